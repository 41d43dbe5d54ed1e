# SPDX-License-Identifier: GPL-3.0-or-later
. "$HERE/../company.sh"
make_company
try territory assign
"$BEAT" territory design >/dev/null
printf 'id,name,lon,lat\nB01,In Riga,24.13,56.95\nB02,By Daugavpils,26.6,55.9\n' >new.csv
"$BEAT" import accounts new.csv >/dev/null
"$BEAT" territory assign --dry-run
"$BEAT" territory assign
"$BEAT" territory assign | head -n 1
"$BEAT" export territory --format csv | grep '^B0'
"$BEAT" check territory
