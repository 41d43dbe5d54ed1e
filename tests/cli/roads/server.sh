# SPDX-License-Identifier: GPL-3.0-or-later
# Drives told by a server, asked once, and remembered.
. "$HERE/../company.sh"
make_company
node "$ROOT/tests/stand_in/tables.js" port log &
server=$!
trap 'kill $server 2>/dev/null' EXIT
while kill -0 $server && [ ! -s port ]; do sleep 0.1; done
url="http://127.0.0.1:$(cat port)"
"$BEAT" settings travel_server "osrm $url" | sed "s|$url|URL|"
"$BEAT" plan --week 2026-W48 --now 2026-11-20T12:00 --threads 1 --reasons
cat log
: >log
echo "again: nothing is asked"
"$BEAT" plan --week 2026-W48 --now 2026-11-20T12:00 --threads 1 --rep R01 --format csv |
    cut -d, -f1,4
cat log
: >log
"$BEAT" next R01 --now 2026-11-24T08:00 --at 56.9,24.2 --format csv | cut -d, -f3,5,6 | sort
"$BEAT" day R01 2026-11-24 --now 2026-11-24T07:00 | head -3
cat log
: >log
"$BEAT" settings travel_server "valhalla $url/" >/dev/null
"$BEAT" plan --week 2026-W48 --now 2026-11-20T12:00 --threads 1 --rep R02 --format csv |
    cut -d, -f1,4
cat log
"$BEAT" plan --week 2026-W48 --now 2026-11-20T12:00 --rep R02 --travel straight --dry-run --format csv |
    cut -d, -f1,4
try settings travel_server "valhalla ftp://maps"
try settings travel_server "google http://maps"
try settings travel_server "osrm http://maps b/c"
"$BEAT" settings travel_server "valhalla $url hoverboard" >/dev/null
try plan --week 2026-W48 --now 2026-11-20T12:00 --rep R02 2>&1 | sed "s|$url|URL|"
"$BEAT" settings travel_server "osrm $url/elsewhere" >/dev/null
try plan --week 2026-W48 --now 2026-11-20T12:00 --rep R02 2>&1 | sed "s|$url|URL|"
"$BEAT" settings travel_server --unset
try plan --week 2026-W48 --now 2026-11-20T12:00 --rep R02 --travel server
# The server tells no lines: days are drawn along the file's roads. None leads to A04.
cat >town.osm <<'END'
<osm version="0.6">
<node id="1" lon="24.1052" lat="56.9496"/><node id="2" lon="24.1190" lat="56.9530"/>
<node id="3" lon="24.0640" lat="56.9280"/><node id="4" lon="24.1710" lat="56.9720"/>
<way id="1"><nd ref="4"/><nd ref="2"/><nd ref="1"/><nd ref="3"/><tag k="highway" v="primary"/></way>
</osm>
END
"$BEAT" roads import town.osm --now 2026-11-20T12:00 >/dev/null
"$BEAT" settings travel_server "osrm $url" >/dev/null
for travel in server straight; do
    "$BEAT" plan --week 2026-W48 --now 2026-11-20T12:00 --rep R01 --travel $travel >/dev/null
    "$BEAT" export plan --week 2026-W48 --rep R01 --format geojson --now 2026-11-20T12:00 |
        tr '{' '\n' | grep -o '"drive_s.*\|"is_by_road.*' | tr -d ' }]' | head -4
done
"$BEAT" export plan --week 2026-W48 --rep R01 --format gpx --now 2026-11-20T12:00 |
    grep -A2 '<trk>' | head -3
