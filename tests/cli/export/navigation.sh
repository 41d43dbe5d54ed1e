# SPDX-License-Identifier: GPL-3.0-or-later
# Routes for a navigation device, folders for a globe.
. "$HERE/../company.sh"
make_planned_company
"$BEAT" export plan --format gpx --rep R01 --now 2026-11-20T12:00
"$BEAT" export plan --format kml --rep R01 --now 2026-11-20T12:00 --output r01.kml
grep -c '<Placemark>' r01.kml
try export plan --format kmz
