# SPDX-License-Identifier: GPL-3.0-or-later
# A river that territories keep to where loads allow it, and a boundary that areas are cut to.
. "$HERE/../company.sh"
{
    echo 'id,name,lon,lat'
    echo 'R01,Anna,24.1,57.0'
    echo 'R02,Jānis,24.8,57.0'
} >reps.csv
{
    echo 'id,name,tier,lon,lat,yearly_revenue'
    for row in 0 1 2 3 4; do
        for column in 0 1 2 3 4 5 6 7 8 9; do
            echo "A$row$column,Shop $row$column,B,24.$column,57.$row,10000"
        done
    done
} >accounts.csv
"$BEAT" init >/dev/null
"$BEAT" import reps reps.csv --now 2026-11-20T12:00 >/dev/null
"$BEAT" import accounts accounts.csv --now 2026-11-20T12:00 >/dev/null
"$BEAT" settings workload_spread 25% >/dev/null
"$BEAT" settings value_spread 25% >/dev/null
echo '{"type":"LineString","coordinates":[[24.35,56],[24.36,57.2],[24.34,58]]}' >river.geojson
cat >land.geojson <<'END'
{"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":
[[[23.9,56.9],[25.0,56.9],[25.0,57.45],[24.6,57.5],[23.9,57.45],[23.9,56.9]]]}}
END
"$BEAT" territory design --now 2026-11-20T12:00 | tail -3
"$BEAT" export territory --format csv | head -2
echo "== with the river"
"$BEAT" territory design --force --barriers river.geojson --barrier-price 100 \
    --boundary land.geojson --now 2026-11-20T12:00
"$BEAT" check territory
"$BEAT" export layer territories | grep -o '\[[0-9.]*,[0-9.]*\]' | tr -d '[]' | sort -u >corners
cut -d, -f1 corners | sort -n | sed -n '1p;$p' # of the boundary: 23.9 to 25, 56.9 to 57.5
cut -d, -f2 corners | sort -n | sed -n '1p;$p'
echo "== the same river, realigned"
"$BEAT" territory realign --barriers river.geojson --now 2026-11-20T12:00
echo "== loads that need both banks"
"$BEAT" settings workload_spread 5% >/dev/null
"$BEAT" territory design --force --barriers river.geojson --now 2026-11-20T12:00 | tail -1
echo "== what cannot be read"
echo '{"type":"Point","coordinates":[24,57]}' >point.geojson
try territory design --force --barriers point.geojson
try territory design --force --barriers none.geojson
try territory design --force --boundary river.geojson
try territory design --force --barrier-price 3
