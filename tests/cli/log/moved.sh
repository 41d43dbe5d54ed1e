# SPDX-License-Identifier: GPL-3.0-or-later
# A moved visit is an appointment: next, replan, day and explain agree, and undo takes
# it back.
. "$HERE/../company.sh"
make_planned_company
now="--now 2026-11-23T08:10"
try log R01 A01 moved --to 2026-11-26T14:00 $now
try next R01 --limit 10 --format csv $now | grep -c ,A01, || true
try day R01 2026-11-23 --now 2026-11-23T08:11
try replan R01 --yes --now 2026-11-23T08:12
try next R01 --limit 2 --now 2026-11-26T13:00
try replan R01 --now 2026-11-26T13:00
try log R01 A02 moved --to 2026-11-28 $now
try log R01 A02 moved --to 2026-11-26T19:00 $now
try log R01 A02 moved --to 08:00 $now
try log R01 A02 moved --to tomorrow $now
try log R01 A02 done --to 15:00 $now
try log R01 --undo $now
try next R01 --limit 10 --format csv $now | grep -c ,A01, || true
