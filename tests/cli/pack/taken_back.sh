# SPDX-License-Identifier: GPL-3.0-or-later
# What is taken back on either side stays so on both; moves and plans come home, and two
# answers to one week are told.
. "$HERE/../company.sh"
make_planned_company
now="--now 2026-11-23T08:40"
try pack R01 --output r01.db $now
try log R01 A02 done --deal 400 --db r01.db $now
try log R01 A01 moved --to 2026-11-26T14:00 --db r01.db --now 2026-11-23T08:45
try merge r01.db
try day R01 2026-11-23 --now 2026-11-23T08:46
try next R01 --now 2026-11-26T13:00 --limit 1
echo "-- taken back at home: it does not come again"
try log R01 --undo --now 2026-11-23T08:47
try merge r01.db
try next R01 --now 2026-11-26T13:00 --limit 1
echo "-- taken back in the pack: it goes here too, with its opportunity"
try log R01 --undo --db r01.db --now 2026-11-23T08:48
try log R01 --undo --db r01.db --now 2026-11-23T08:48
try merge r01.db
try merge r01.db
try explain A02 --now 2026-11-23T13:00 | grep -c 'order\|deal  \|done' || true
try check data --now 2026-11-23T09:00
echo "-- a plan of the pack comes home once, and is a conflict when both have one"
try replan R01 --db r01.db --late 40m --now 2026-11-23T09:00 --yes
try merge r01.db
try diff R01 --week 2026-W48
try merge r01.db
try replan R01 --db r01.db --late 30m --now 2026-11-23T10:30 --yes
try replan R01 --late 60m --now 2026-11-23T10:31 --yes
try merge r01.db
try pack R01 --output again.db --now 2026-11-23T11:00
try day R01 2026-11-23 --db again.db --now 2026-11-23T11:00
