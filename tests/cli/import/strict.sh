# SPDX-License-Identifier: GPL-3.0-or-later
. "$HERE/../company.sh"
make_company
cat >more.csv <<'END'
id,name,lon,lat
B01,Good,24.1,56.9
B02,Too far north,24.1,91
END
try import accounts more.csv --strict
"$BEAT" status --format csv | grep '^accounts,'
