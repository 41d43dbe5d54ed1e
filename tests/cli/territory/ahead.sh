# SPDX-License-Identifier: GPL-3.0-or-later
# A realignment kept as a scenario: nothing changes, a map shows what would.
. "$HERE/../company.sh"
make_company
now="--now 2026-11-20T12:00"
"$BEAT" territory design >/dev/null
cat >grown.csv <<'END'
id,name,kind,tier,owner,lon,lat,city,yearly_revenue
A10,Preiļu Piens,account,A,R02,26.7240,56.2940,Preiļi,40000
A11,Līvānu Stikls,account,A,R02,26.1750,56.3540,Līvāni,21000
END
"$BEAT" import accounts grown.csv $now >/dev/null
"$BEAT" territory show --format csv >before.csv
"$BEAT" territory realign --budget 40 --scenario spring $now
"$BEAT" territory show --format csv | cmp - before.csv
"$BEAT" territory scenarios
"$BEAT" export map --scenario spring --output spring.html $now
grep -o '"moves":.*"isAhead":[a-z]*' spring.html
grep -o '"title":"[^"]*"' spring.html
"$BEAT" territory realign --budget 40 --scenario other --dry-run $now | tail -2
try export map --scenario other
try export map --scenario spring --rep R01
try export map --scenario spring --week 2026-W48
try territory realign --scenario present
"$BEAT" territory apply spring >/dev/null
"$BEAT" export map --output applied.html $now
grep -o '"moves":.*"isAhead":[a-z]*' applied.html
