# SPDX-License-Identifier: GPL-3.0-or-later
#
# At least two prospects, though there is one; at most one account of tier B: the plan, its
# reasons, what the report and check say, and rows that are refused.
. "$HERE/../company.sh"

make_company
now="--now 2026-11-20T12:00"
cat >quotas.csv <<'END'
id,name,tier,kind,new,least,most,missing
Q1,two prospects,,prospect,yes,2,,250
Q2,one of tier B,B,,,,1,
END
try report quotas --week 2026-W48
try import quotas quotas.csv $now
try plan --week 2026-W48 $now --reasons
try report quotas --week 2026-W48
try report quotas --week 2026-W48 --rep R01 --format csv
try check plan --week 2026-W48 $now
try explain A02 --week 2026-W48 $now
printf 'id,name,least,most\nQ3,more than the most,3,2\n,no key,1,\n' >wrong.csv
try import quotas wrong.csv $now
printf 'id,name,tier\nQ2,all tiers,\n' >wider.csv
try import quotas wider.csv $now
try report quotas --week 2026-W48 --rep R01
