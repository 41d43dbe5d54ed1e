# SPDX-License-Identifier: GPL-3.0-or-later
. "$HERE/../company.sh"
write_accounts
sed -i 's/,R0[12],/,,/' accounts.csv
"$BEAT" init >/dev/null
"$BEAT" import accounts accounts.csv >/dev/null
try territory design --count 2 --names Anna
"$BEAT" territory design --count 2 --names "Anna,Jānis"
"$BEAT" status --format csv | head -n 4
try territory design --count 13 --force
