# SPDX-License-Identifier: GPL-3.0-or-later
#
# A dinner after work that the rep has to attend, one that she may miss, and a fair on a
# Saturday: the first and the last are in the plan, at their time.
. "$HERE/../company.sh"

make_company
cat >events.csv <<'END'
id,name,rep,date,start,end,lon,lat,value,must
E1,Dealers' dinner,R01,2026-11-24,19:00,21:30,24.1130,56.9490,300,yes
E2,Concert,R01,2026-11-25,19:00,21:30,24.1130,56.9490,300,no
E3,Saturday fair,R02,2026-11-28,10:00,15:00,26.5300,55.8750,300,yes
END
try import events events.csv --now 2026-11-20T12:00 >/dev/null
try plan --week 2026-W48 --now 2026-11-20T12:00
try check plan --week 2026-W48 --now 2026-11-20T12:00
try day R01 2026-11-24 --now 2026-11-20T12:00
try day R01 2026-11-25 --now 2026-11-20T12:00
try day R02 2026-11-28 --now 2026-11-20T12:00
try next R01 --now 2026-11-24T17:30
