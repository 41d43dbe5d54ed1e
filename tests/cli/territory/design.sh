# SPDX-License-Identifier: GPL-3.0-or-later
. "$HERE/../company.sh"
make_company
"$BEAT" territory design
"$BEAT" territory show
"$BEAT" territory show --format csv
try territory design
try territory design --dry-run >/dev/null
"$BEAT" territory design --force >/dev/null
"$BEAT" check territory
