# SPDX-License-Identifier: GPL-3.0-or-later
. "$HERE/../company.sh"
make_company
try roads show
try plan --week 2026-W48 --now 2026-11-20T12:00 --travel roads
"$BEAT" roads import "$ROOT/data/roads/town.osm" --dry-run --now 2026-11-20T12:00
"$BEAT" roads import "$ROOT/data/roads/town.osm" --now 2026-11-20T12:00
"$BEAT" roads show --format csv
"$BEAT" plan --week 2026-W48 --now 2026-11-20T12:00 --rep R01
"$BEAT" next R01 --now 2026-11-24T08:00 --limit 2
"$BEAT" plan --week 2026-W48 --now 2026-11-20T12:00 --rep R01 --travel straight --dry-run
try day R01 2026-11-24 --directions --now 2026-11-24T07:00
try roads remove
try day R01 2026-11-23 --directions --now 2026-11-24T07:00
try roads remove
