# SPDX-License-Identifier: GPL-3.0-or-later
#
# Remote touches: none without time for them; a slot at the end of the day makes some, and
# no day is back later than it begins.
. "$HERE/../company.sh"

make_company
now="--now 2026-11-20T12:00"
cat >small.csv <<'END'
id,name,kind,tier,owner,lon,lat,city,phone,yearly_revenue,opening_hours
S01,Latgales Kiosks,account,C,R01,26.5300,55.8800,Daugavpils,+371 67000001,7500,Mo-Fr 09:00-18:00
S02,Krāslavas Veikals,account,C,R01,27.1650,55.8950,Krāslava,,8000,
END
"$BEAT" import accounts small.csv $now >/dev/null
try plan --week 2026-W48 --rep R01 $now
try export touches --week 2026-W48 --rep R01 --format csv
try settings phone_slot 45m
try plan --week 2026-W48 --rep R01 $now
try export touches --week 2026-W48 --rep R01 --format csv
try day R01 2026-11-23 $now
try check plan --week 2026-W48 --rep R01 $now
try settings phone_slot 9h
