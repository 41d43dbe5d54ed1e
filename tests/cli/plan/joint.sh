# SPDX-License-Identifier: GPL-3.0-or-later
#
# A specialist joins a visit: the time is that of the plan, both are bound to it, and what
# cannot be is refused.
. "$HERE/../company.sh"

make_company
now="--now 2026-11-20T12:00"
printf 'id,name,lon,lat,specialist\nS01,Ilze Kalne,24.2000,56.9000,yes\n' >specialists.csv
"$BEAT" import reps specialists.csv $now >/dev/null
try joint S01 A01 --week 2026-W48 $now
"$BEAT" plan --week 2026-W48 $now >/dev/null
try joint R01 A01 $now
try joint S01 A01 --undo $now
try joint S01 A01 $now
try plan --week 2026-W48 $now
try explain S01 --week 2026-W48 $now
try day S01 2026-11-23 $now
try check plan --week 2026-W48 $now
try joint S01 A01 $now
printf 'rep,date,kind\nS01,2026-11-23,off\n' >off.csv
"$BEAT" import calendar off.csv $now >/dev/null
try joint S01 A01 $now
try joint S01 A01 --undo $now
try joint S01 A01 --undo $now
