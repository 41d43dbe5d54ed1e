# SPDX-License-Identifier: GPL-3.0-or-later
. "$HERE/../company.sh"
make_company
"$BEAT" territory design >/dev/null
"$BEAT" export territory --format csv | head -n 3
"$BEAT" export territory --format json | head -n 8
"$BEAT" export territory --output t.geojson
head -c 40 t.geojson
