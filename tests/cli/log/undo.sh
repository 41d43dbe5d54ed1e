# SPDX-License-Identifier: GPL-3.0-or-later
# The last entry is taken back, and the one before it after that; then there is none.
. "$HERE/../company.sh"
make_company
"$BEAT" log R01 A01 order --amount 100 --now 2026-11-24T10:00
"$BEAT" log R01 A02 not_in --now 2026-11-24T11:00
"$BEAT" log R02 A07 done --now 2026-11-24T12:00
try log R01 --undo --now 2026-11-24T12:30
try log R01 --undo --now 2026-11-24T12:30
try log R01 --undo --now 2026-11-24T12:30
try log R01 A01 --undo
try log R01 A01
try log R01
