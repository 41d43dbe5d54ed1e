# SPDX-License-Identifier: GPL-3.0-or-later
# No rep at all; no account; a rep without accounts; a rep without a home.
. "$HERE/../company.sh"
write_reps
write_accounts
"$BEAT" init >/dev/null
try plan --week 2026-W48
try territory design
try territory design --count 3
try territory show
try next R01
"$BEAT" import reps reps.csv >/dev/null
try plan --week 2026-W48
"$BEAT" import accounts accounts.csv >/dev/null
printf 'id,name,lon,lat\nR03,Nobody,24.1,56.9\n' >r3.csv
printf 'id,name\nR04,Homeless\n' >r4.csv
"$BEAT" import reps r3.csv >/dev/null
"$BEAT" import reps r4.csv >/dev/null
printf 'id,name,owner,lon,lat\nA13,Hers,R04,24.1,56.9\n' >a13.csv
"$BEAT" import accounts a13.csv >/dev/null
try plan --week 2026-W48 --now 2026-11-20 >/dev/null
try plan --week 2026-W48 --now 2026-11-20 --rep R04
try plan --week 2026-W48 --now 2026-11-20 --rep R03
try next R04 --now 2026-11-24T10:00
try next R03 --now 2026-11-24T10:00
