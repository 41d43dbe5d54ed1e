# SPDX-License-Identifier: GPL-3.0-or-later
# The second stop is logged, the first is not: it was skipped, and is not done.
. "$HERE/../company.sh"
make_planned_company
second=$("$BEAT" day R01 2026-11-23 --now 2026-11-23T08:00 --format csv | sed -n 3p | cut -d, -f3)
"$BEAT" log R01 "$second" done --now 2026-11-23T11:05 >/dev/null
"$BEAT" day R01 --now 2026-11-23T11:10
