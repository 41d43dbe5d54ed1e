# SPDX-License-Identifier: GPL-3.0-or-later
. "$HERE/../company.sh"
make_planned_company
"$BEAT" explain A01 --now 2026-11-20T12:00
"$BEAT" explain A06 --now 2026-11-20T12:00 --format csv
