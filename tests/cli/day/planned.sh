# SPDX-License-Identifier: GPL-3.0-or-later
. "$HERE/../company.sh"
make_planned_company
"$BEAT" day R01 2026-11-23 --now 2026-11-20T12:00
"$BEAT" day R01 2026-11-23 --now 2026-11-20T12:00 --format csv
"$BEAT" day R01 2026-11-23 --now 2026-11-20T12:00 --format json | head -n 8
"$BEAT" day R01 2026-11-28 --now 2026-11-20T12:00
try day R01 2026-12-24 --now 2026-11-20T12:00
