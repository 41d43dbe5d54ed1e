# SPDX-License-Identifier: GPL-3.0-or-later
. "$HERE/../company.sh"
make_planned_company
"$BEAT" check --now 2026-11-20
"$BEAT" check data --format json --now 2026-11-20
try check --strict --now 2026-11-20 >/dev/null
