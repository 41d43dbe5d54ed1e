# SPDX-License-Identifier: GPL-3.0-or-later
# The drives of a planned week, and what workload reckons with; kept, territories reckon with it.
. "$HERE/../company.sh"
make_company
try territory workload
"$BEAT" plan --week 2026-W48 --now 2026-11-20T12:00 >/dev/null
"$BEAT" territory workload
"$BEAT" territory workload --rep R02 --format csv
"$BEAT" territory design >/dev/null
"$BEAT" territory show | head -5
"$BEAT" territory workload --set
"$BEAT" settings travel_share
"$BEAT" territory show | head -5
