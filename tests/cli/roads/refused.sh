# SPDX-License-Identifier: GPL-3.0-or-later
. "$HERE/../company.sh"
make_company
echo hello >none.txt
echo hello >bad.pbf
echo '<osm></osm>' >bare.osm
echo 'class primary fast' >wrong.txt
try roads import none.txt
try roads import bad.pbf
try roads import bare.osm
try roads import missing.osm.pbf
try roads import "$ROOT/data/roads/town.osm" --country Malta
try roads import "$ROOT/data/roads/town.osm" --profile wrong.txt
try roads import
try roads
try roads show
