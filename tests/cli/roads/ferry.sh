# SPDX-License-Identifier: GPL-3.0-or-later
# The river has no bridge here.
. "$HERE/../company.sh"
make_company
cat >river.osm <<'END'
<osm version="0.6">
<node id="1" lon="24.1052" lat="56.9496"/><node id="2" lon="24.1190" lat="56.9530"/>
<node id="3" lon="24.0900" lat="56.9400"/><node id="4" lon="24.0700" lat="56.9300"/>
<node id="5" lon="24.0640" lat="56.9280"/>
<way id="1"><nd ref="2"/><nd ref="1"/><nd ref="3"/><tag k="highway" v="primary"/></way>
<way id="2"><nd ref="4"/><nd ref="5"/><tag k="highway" v="primary"/></way>
<way id="3"><nd ref="3"/><nd ref="4"/><tag k="route" v="ferry"/><tag k="motor_vehicle" v="yes"/><tag k="duration" v="00:10"/></way>
</osm>
END
"$BEAT" roads import river.osm --now 2026-11-20T12:00 >/dev/null
"$BEAT" plan --week 2026-W48 --now 2026-11-20T12:00 --rep R01
"$BEAT" plan --week 2026-W48 --now 2026-11-20T12:00 --rep R01 --dry-run --format csv
"$BEAT" settings ferry_cost 20 >/dev/null
"$BEAT" plan --week 2026-W48 --now 2026-11-20T12:00 --rep R01 --dry-run --format csv
"$BEAT" settings ferry_cost --unset >/dev/null
"$BEAT" day R01 2026-11-23 --now 2026-11-23T07:00
"$BEAT" day R01 2026-11-23 --directions --now 2026-11-23T07:00
"$BEAT" day R01 2026-11-23 --directions --now 2026-11-23T07:00 --format csv
"$BEAT" export plan --week 2026-W48 --rep R01 --format gpx --now 2026-11-20T12:00 |
    sed -n "/<trk>/,/<\/trk>/p"
"$BEAT" export plan --week 2026-W48 --rep R01 --format kml --now 2026-11-20T12:00 | grep LineString
"$BEAT" export plan --week 2026-W48 --rep R01 --format geojson --now 2026-11-20T12:00 |
    tr '{' '\n' | grep -A1 -B1 is_by_road
