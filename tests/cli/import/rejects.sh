# SPDX-License-Identifier: GPL-3.0-or-later
# Bad rows are told with line, column and value, the others go in, and the reject file has
# the shape of the input.
. "$HERE/../company.sh"
make_company
cat >more.csv <<'END'
id,name,lon,lat,yearly_revenue,tier
B01,Good,24.1,56.9,1000,A
B02,Too far north,24.1,91,1000,A
B03,Not a number,24.1,nan,1000,A
B04,Less than nothing,24.1,56.9,-5,A
,Without an id,24.1,56.9,1000,A
B01,Twice,24.1,56.9,1000,A
END
try import accounts more.csv --rejects rejected.csv
cat rejected.csv
try import accounts more.csv --rejects rejected.csv
"$BEAT" status --format csv | grep '^accounts,'
