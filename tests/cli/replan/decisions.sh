# SPDX-License-Identifier: GPL-3.0-or-later
# A rep's own decisions, which next, replan and plan keep to.
. "$HERE/../company.sh"
make_planned_company
now="--now 2026-11-23T08:05"
"$BEAT" override R01 A02 skip --reason "shut for stocktaking" $now
"$BEAT" override R01 A05 move 2026-11-23 --reason "she is away on Friday" $now
try next R01 $now --limit 6
try replan R01 $now --yes
"$BEAT" override R01 A05 --undo $now
"$BEAT" override R01 A02 add 2026-11-24 --reason "open again" $now
"$BEAT" plan --week 2026-W48 --now 2026-11-20T12:00 --rep R01 >/dev/null
try day R01 2026-11-24 $now
