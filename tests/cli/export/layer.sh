# SPDX-License-Identifier: GPL-3.0-or-later
. "$HERE/../company.sh"
make_company
cat >events.csv <<'END'
id,name,rep,date,start,end,lon,lat,value,must
E1,Fair of Riga,,2026-11-25,10:00,12:00,24.1,56.95,300,yes
E2,Breakfast in Preiļi,R02,2026-11-26,08:00,09:00,26.72,56.29,50,no
END
cat >lodgings.csv <<'END'
id,name,lon,lat,night
L1,Hotel Latgola,26.52,55.87,70
END
"$BEAT" import events events.csv >/dev/null
"$BEAT" import lodgings lodgings.csv >/dev/null
"$BEAT" export layer homes
"$BEAT" export layer lodgings
"$BEAT" export layer events --rep R01
"$BEAT" export layer events | grep -o '"event_id":"[^"]*"'
try export layer routes
try export layer territories --output t.geojson
[ ! -e t.geojson ]
"$BEAT" territory design >/dev/null
"$BEAT" plan --week 2026-W48 --now 2026-11-20T12:00 >/dev/null
"$BEAT" export layer territories | cmp - "$("$BEAT" export territory --output t.geojson && echo t.geojson)"
"$BEAT" export layer accounts --rep R02 | grep -o '"account_id":"[^"]*"' | wc -l
"$BEAT" export layer accounts | grep -o '"account_id":"[^"]*"' | wc -l
"$BEAT" export layer routes --rep R01 | grep -o '"kind":"[a-z]*"' | sort | uniq -c
"$BEAT" export layer routes --output routes.geojson
try export layer routes --output routes.geojson
try export layer lodgings --rep R01
try export layer homes --week 2026-W48
"$BEAT" export layer areas
try export layer roads
