# SPDX-License-Identifier: GPL-3.0-or-later
# Values that only the data can judge.
. "$HERE/../company.sh"
make_company
try day R01 2026-13-01
try day R01 --now yesterday
try log R01 A01 sold
try import thing accounts.csv
try settings km_cots 0.5
try settings km_cost cheap
try settings km_cost -1
try settings km_cost -- -1
try settings currency euro
try settings zone Mars/Base
try settings detour 1.2 --tier A
try settings visit 30m --tier A --rep R01
try settings --unset
