# SPDX-License-Identifier: GPL-3.0-or-later
# When an account could be visited, and at what price.
. "$HERE/../company.sh"
make_company
now="--now 2026-11-23T09:00"
try quote A05 $now
"$BEAT" plan --week 2026-W48 --now 2026-11-20T12:00 >/dev/null
try quote A05 $now
try quote A05 $now --limit 20 --format csv
try quote A99 $now
"$BEAT" log R01 A02 done $now
try quote A02 --now 2026-11-23T09:30
