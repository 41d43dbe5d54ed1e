# SPDX-License-Identifier: GPL-3.0-or-later
. "$HERE/../company.sh"
write_reps
"$BEAT" init >/dev/null
"$BEAT" import reps reps.csv --dry-run
"$BEAT" status --format csv | head -n 2
