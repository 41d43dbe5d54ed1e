# SPDX-License-Identifier: GPL-3.0-or-later
# Several files of a kind are one import: all or nothing.
. "$HERE/../company.sh"
make_company
printf 'id,name,lon,lat\nB01,One,24.1,56.9\n' >one.csv
printf 'id,name,lon,lat\nB02,Two,24.1,56.9\nB01,Again,24.1,56.9\n' >two.csv
try import accounts one.csv missing.csv
"$BEAT" status --format csv | grep '^accounts,'
try import accounts one.csv two.csv
try import accounts one.csv two.csv --rejects rejected.csv
