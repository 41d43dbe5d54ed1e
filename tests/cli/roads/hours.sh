# SPDX-License-Identifier: GPL-3.0-or-later
# Riga's one road is twice as slow from 8 to 10; tertiary roads there are none.
. "$HERE/../company.sh"
make_company
cat >town.osm <<'END'
<osm version="0.6">
<node id="1" lon="24.1052" lat="56.9496"/><node id="2" lon="24.1190" lat="56.9530"/>
<node id="3" lon="24.0640" lat="56.9280"/><node id="4" lon="23.7950" lat="56.9700"/>
<way id="1"><nd ref="2"/><nd ref="1"/><nd ref="3"/><nd ref="4"/><tag k="highway" v="primary"/></way>
</osm>
END
cat >rush.txt <<'END'
class primary 60
piece_junctions 1
hours primary 8-10 200
hours tertiary 7-9 120
hours tertiary 16-24 130
END
"$BEAT" roads import town.osm --profile rush.txt --now 2026-11-20T12:00 >/dev/null
"$BEAT" roads show | grep hours
# On a free road; a quarter of an hour before the rush; in it; after it.
for time in 06:00 07:45 08:30 12:00; do
    "$BEAT" journey R01 home A04 --leave 2026-11-24T$time --now 2026-11-24T06:00 --format csv |
        cut -d, -f4,9-11 | tail -1
done
# A plan counts with the slowest hour of her work: it can be kept.
"$BEAT" plan --week 2026-W48 --now 2026-11-20T12:00 --rep R01 >/dev/null
"$BEAT" day R01 2026-11-23 --now 2026-11-23T06:30 --format csv | cut -d, -f3,6,8-10
"$BEAT" check >/dev/null && echo sound
# From here and now: the drive that begins at half past eight, and the one at noon.
"$BEAT" next R01 --at 56.9280,24.0640 --now 2026-11-24T08:30 --format csv | cut -d, -f1-8
"$BEAT" next R01 --at 56.9280,24.0640 --now 2026-11-24T12:00 --format csv | cut -d, -f1-8
echo 'hours primary 8-10 2000' >>rush.txt
try roads import town.osm --profile rush.txt --now 2026-11-20T12:00
