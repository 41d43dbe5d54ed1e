# SPDX-License-Identifier: GPL-3.0-or-later
# Bytes of another encoding than UTF-8; bytes of none; and what a terminal would obey.
. "$HERE/../company.sh"
make_company
printf 'id;name\nB01;Caf\351 Z\374rich\n' >west.csv
try import accounts west.csv --dry-run
printf 'id,name\nB01,R\356ga\n' >baltic.csv
echo '{"encoding":"windows-1257"}' >baltic.json
try import accounts baltic.csv --mapping baltic.json
"$BEAT" explain B01 --now 2026-11-24 | head -n 1
printf 'i\000d\000,\000n\000a\000m\000e\000\n\000' >wide.csv
try import accounts wide.csv
printf 'id,name\nB02,R\304\253ga\nB03,half \304\nB04,whole\n' >half.csv
try import accounts half.csv
printf 'id,na\033[31mme\n1,2\n' >header.csv
try import accounts header.csv
printf 'id,name\nB04,\033]0;title\007red\n' >cell.csv
try import accounts cell.csv
"$BEAT" status --format csv | grep "^accounts,"
