# SPDX-License-Identifier: GPL-3.0-or-later
# What cannot be replanned, and why.
. "$HERE/../company.sh"
make_company
now="--now 2026-11-23T10:00"
try replan R01 $now
"$BEAT" plan --week 2026-W48 --now 2026-11-20T12:00 >/dev/null
try replan R01 --urgent A07 $now
try replan R01 --urgent A05 --sick $now
try replan R01 --at 56.95,24.11 --from home $now
try replan R01 --late soon $now
try diff R01
try diff R01 7
try diff R01 seven
try override R01 A05 skip $now
try override R01 A05 leave --reason why $now
try override R01 A05 skip 2026-11-20 --reason why $now
try override R01 A05 $now
try override R01 A05 --undo $now
