# SPDX-License-Identifier: GPL-3.0-or-later
# One leaves, one joins, one moves house; the answers are kept, and can be put in use.
. "$HERE/../company.sh"
make_company
try territory homes
"$BEAT" territory design >/dev/null
"$BEAT" territory homes
"$BEAT" territory whatif --without R02
"$BEAT" territory whatif --join 1 --name hire --now 2026-11-20T12:00
"$BEAT" territory whatif --home "Jānis=56.50,26.40" --dry-run --format csv
"$BEAT" territory apply hire --now 2026-11-20T12:00
"$BEAT" status | grep reps
"$BEAT" territory undo --now 2026-11-20T12:00
"$BEAT" status | grep reps
"$BEAT" territory apply 'without R02' --now 2026-11-20T12:00
"$BEAT" check territory
try territory whatif
try territory whatif --without R02
try territory whatif --without R01
try territory whatif --home R01
try territory whatif --home R01=95,0
try territory whatif --join 1 --name present
