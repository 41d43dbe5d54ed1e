# SPDX-License-Identifier: GPL-3.0-or-later
# Latvia as six boxes: whole ones make a territory. Rēzekne lies in none; the last touches no other.
. "$HERE/../company.sh"
make_company
box()
{
    echo "{\"type\":\"Feature\",\"properties\":{\"name\":\"$1\"},\"geometry\":{\"type\":\"Polygon\"," \
        "\"coordinates\":[[[$2,$3],[$4,$3],[$4,$5],[$2,$5],[$2,$3]]]}}${6:-}"
}
{
    echo '{"type":"FeatureCollection","features":['
    box Jūrmala 23.5 56.7 24.0 57.3 ,
    box Rīga 24.0 56.7 24.5 57.3 ,
    box Sigulda 24.5 56.7 25.5 57.3 ,
    box Līvāni 25.5 56.2 26.9 56.7 ,
    box Daugavpils 25.5 55.7 26.9 56.2 ,
    box Krāslava 27.0 55.7 27.4 56.2
    echo ']}'
} >areas.geojson
"$BEAT" territory areas areas.geojson --now 2026-11-20T12:00
"$BEAT" territory show
"$BEAT" check territory
"$BEAT" export territory --format csv | head -4
"$BEAT" export layer areas | grep -o '"area":[^}]*'
try territory areas areas.geojson
"$BEAT" territory areas areas.geojson --force --code name --dry-run --format csv
try territory areas areas.geojson --force --code zip
try territory areas areas.geojson --force --count 7
try territory areas none.geojson --force
"$BEAT" territory undo --now 2026-11-20T12:00
"$BEAT" export layer areas | grep -o '"name[^}]*'
