# SPDX-License-Identifier: GPL-3.0-or-later
# An entry opens an opportunity, moves one on, and is taken back with all that it did.
. "$HERE/../company.sh"
make_company
now="--now 2026-11-24T11:00"
try log R01 A01 done --stage won $now
try log R01 A01 done --deal 1250.50 $now
try log R01 A01 advanced --stage proposal $now
try explain A01 $now | grep deal
try log R01 A01 done --deal 800 --stage lead $now
try log R01 A01 done --stage won $now
try log R01 A01 done --stage won --opportunity log-1 $now
try log R01 A01 done --stage won --opportunity X9 $now
try log R01 A01 done --opportunity log-1 $now
try log R01 --undo $now
try log R01 --undo $now
try explain A01 $now | grep deal
try log R01 --undo $now
try log R01 --undo $now
try explain A01 $now | grep -c deal
