# SPDX-License-Identifier: GPL-3.0-or-later
# Mapping files that are none, and an import of no known kind.
. "$HERE/../company.sh"
make_company
"$BEAT" status >before
printf 'id,name\nB01,Somebody\n' >b.csv
echo '{' >m.json
try import accounts b.csv --mapping m.json
echo '{"fields":{"idd":"id"}}' >m.json
try import accounts b.csv --mapping m.json
echo '{"kind":"reps","fields":{"id":"id"}}' >m.json
try import accounts b.csv --mapping m.json
echo '{"fields":{"id":"nope","name":"name"}}' >m.json
try import accounts b.csv --mapping m.json
try import accounts b.csv --mapping .
try import accounts b.csv --mapping none.json
try import acounts b.csv
try import accounts
"$BEAT" status | cmp - before
