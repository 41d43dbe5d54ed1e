# SPDX-License-Identifier: GPL-3.0-or-later
# A rep's own file: nothing of others is in it, she works on it, and a merge brings her log
# back, once; what both sides changed is told.
. "$HERE/../company.sh"
make_planned_company
now="--now 2026-11-23T08:40"
"$BEAT" log R01 A01 done --deal 900 --now 2026-11-22T10:00
try pack R01 --output r01.db $now
for other in A07 A10 Latgales Preiļu Daugavpils janis; do
    grep -c -a "$other" r01.db r01.db-wal 2>/dev/null | grep -v ':0$' || true
done
try status --db r01.db | head -3
try next R01 --db r01.db $now --limit 1
"$BEAT" log R01 A02 order --amount 120 --minutes 30 --db r01.db $now
"$BEAT" log R01 A01 advanced --stage proposal --db r01.db --now 2026-11-23T10:40
"$BEAT" log R01 A04 done --deal 500 --db r01.db --now 2026-11-23T12:00
"$BEAT" override R01 A05 skip 2026-11-27 --reason "shut" --db r01.db $now
try replan R01 --db r01.db --now 2026-11-23T12:00 --yes
try check data --db r01.db --now 2026-11-23T12:00
try merge r01.db
try merge r01.db
try explain A02 --now 2026-11-23T13:00 | grep order
# The same opportunity on both sides.
"$BEAT" log R01 A01 done --stage negotiation --now 2026-11-23T14:00
"$BEAT" log R01 A01 done --stage won --db r01.db --now 2026-11-23T15:00
"$BEAT" override R01 A05 add 2026-11-27 --reason "open after all" $now
try merge r01.db
try check data --now 2026-11-23T16:00
# A pack that a pack was made of is still the one that it is.
"$BEAT" pack R01 --db r01.db --output second.db $now
try merge second.db
try merge r01.db
# What is no pack of this file.
try merge beat.db
try merge none.db
try pack R01 --output r01.db
try pack R99
