# SPDX-License-Identifier: GPL-3.0-or-later
. "$HERE/../company.sh"
write_reps
write_accounts
"$BEAT" init >/dev/null
"$BEAT" import reps reps.csv
"$BEAT" import accounts accounts.csv
"$BEAT" import accounts accounts.csv
sed 's/60000/61000/' accounts.csv >changed.csv
"$BEAT" import accounts changed.csv --format csv
"$BEAT" import accounts changed.csv --format json
