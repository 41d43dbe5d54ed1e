# SPDX-License-Identifier: GPL-3.0-or-later
. "$HERE/../company.sh"
make_company
printf 'id,name,lon,lat,owner\nB03,Swapped,56.95,24.11,R01\n' >swapped.csv
"$BEAT" import accounts swapped.csv >/dev/null
"$BEAT" check data --now 2026-11-20
cat >odd.csv <<'END'
id,name,lon,lat,owner
B01,Nowhere,,,R01
B02,At zero,0,0,R01
B04,Far away,-70,10,R01
B05,SIA Zaļā Pērle,24.1190,56.9530,R01
B06,Nobody's,24.1,56.9,
END
"$BEAT" import accounts odd.csv >/dev/null
"$BEAT" check data --now 2026-11-20
"$BEAT" check data --now 2026-11-20 --format csv
try check data --strict --now 2026-11-20 >/dev/null
try check plan
try check territory
