# SPDX-License-Identifier: GPL-3.0-or-later
. "$HERE/../company.sh"
make_planned_company
"$BEAT" explain R02 --now 2026-11-20T12:00
"$BEAT" explain R02 --week 2026-W48 --format csv
try explain R02 --week 2026-W49
