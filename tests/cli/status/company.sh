# SPDX-License-Identifier: GPL-3.0-or-later
. "$HERE/../company.sh"
make_planned_company
"$BEAT" status
"$BEAT" status --format csv
"$BEAT" status --format json | head -n 8
