# SPDX-License-Identifier: GPL-3.0-or-later
. "$HERE/../company.sh"
make_planned_company
"$BEAT" next R01 --now 2026-11-24T08:00
"$BEAT" next R01 --now 2026-11-24T10:30 --at 56.95,24.11 --limit 2
"$BEAT" next R01 --now 2026-11-24T10:30 --at 56.95,24.11 --limit 2 --format csv
"$BEAT" next R01 --now 2026-11-24T22:00
"$BEAT" next R01 --now 2026-12-08T09:00 --limit 1
