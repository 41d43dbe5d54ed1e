# SPDX-License-Identifier: GPL-3.0-or-later
# The rest of a day anew: late, ill, with an urgent visit; stored when told to, and compared.
. "$HERE/../company.sh"
make_planned_company
now="--now 2026-11-23T08:40"
"$BEAT" log R01 A02 done --minutes 30 $now
try replan R01 $now
try replan R01 --late 6h $now
try replan R01 --sick $now
try replan R01 --urgent A05 $now --format csv
try replan R01 --urgent A05 $now --yes
try diff R01
try day R01 2026-11-23 $now
try check plan $now
try replan R01 --sick --yes --now 2026-11-23T13:00
try replan R01 --sick --yes --now 2026-11-23T13:05
try next R01 --now 2026-11-23T13:01
try check plan $now
try diff R01 1 2
