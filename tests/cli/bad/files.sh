# SPDX-License-Identifier: GPL-3.0-or-later
# What is no file of rows: one sentence, and the database as before.
. "$HERE/../company.sh"
make_company
"$BEAT" status >before
: >empty.csv
try import accounts empty.csv
echo "id,name,lon,lat" >header.csv
try import accounts header.csv
mkdir folder
try import accounts folder
try import accounts missing.csv
printf 'id,name\nB01,nu\000ll\n' >nul.csv
try import accounts nul.csv
printf 'id,name\nB01,"never closed\n' >quote.csv
try import accounts quote.csv
printf '\377\376\001\330' >utf16.csv
try import accounts utf16.csv
printf 'PK\003\004workbook' >book.xlsx
try import accounts book.xlsx
echo "colour,shape" >columns.csv
echo "red,round" >>columns.csv
try import accounts columns.csv
"$BEAT" status | cmp - before
