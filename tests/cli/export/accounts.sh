# SPDX-License-Identifier: GPL-3.0-or-later
. "$HERE/../company.sh"
make_company
"$BEAT" export accounts | head -n 2
"$BEAT" territory design >/dev/null
"$BEAT" plan --week 2026-W48 --now 2026-11-20T12:00 >/dev/null
"$BEAT" export accounts --output back.csv
head -n 3 back.csv | cut -d, -f1-12,15-
try export accounts --output back.csv
"$BEAT" export accounts --format geojson | head -c 200
echo
"$BEAT" export touches
"$BEAT" export touches --format csv
"$BEAT" export accounts --rep R02 | wc -l
try export touches --week 2026-W50
