# SPDX-License-Identifier: GPL-3.0-or-later
. "$HERE/../company.sh"
make_planned_company
"$BEAT" export plan --now 2026-11-20T12:00
"$BEAT" export plan --format geojson --rep R01 --now 2026-11-20T12:00 --output r01.geojson
"$BEAT" export plan --format ics --rep R01 --now 2026-11-20T12:00 --output r01.ics
head -n 3 r01.ics
try export plan --output r01.ics
try export plan --format ics --output r01.ics --force
try export plan --week 2026-W50
try export plan --output folder/x.csv
ls
