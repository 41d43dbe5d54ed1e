# SPDX-License-Identifier: GPL-3.0-or-later
# A time limit that is not reached changes nothing but the warning; nothing is no limit.
. "$HERE/../company.sh"
make_company
NOW='--week 2026-W48 --now 2026-11-20T12:00'
"$BEAT" plan $NOW --dry-run >without.txt
try plan $NOW --dry-run --time-limit 3600 >with.txt
cmp without.txt with.txt
try plan $NOW --time-limit 0
