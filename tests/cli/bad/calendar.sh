# SPDX-License-Identifier: GPL-3.0-or-later
# An appointment on a holiday, and two that overlap.
. "$HERE/../company.sh"
make_company
printf 'rep,date,kind\n,2026-11-25,off\n' >calendar.csv
"$BEAT" import calendar calendar.csv >/dev/null
cat >appointments.csv <<'END'
id,account,kind,date,start,duration,subject
P1,A01,fixed,2026-11-25,10:00,30,On a holiday
P2,A02,fixed,2026-11-26,10:00,60,One
P3,A03,fixed,2026-11-26,10:30,60,Two
END
"$BEAT" import appointments appointments.csv >/dev/null
try check data --now 2026-11-20
try plan --week 2026-W48 --now 2026-11-20 --strict >/dev/null
"$BEAT" check plan --strict
