# SPDX-License-Identifier: GPL-3.0-or-later
. "$HERE/../company.sh"
make_company
"$BEAT" settings visit 20m
"$BEAT" settings visit 1h --tier A
"$BEAT" settings work_end 16:00 --rep anna
"$BEAT" settings visit 35m --account "zala perle"
"$BEAT" settings visit --unset --tier A
"$BEAT" settings visit --unset --tier A
"$BEAT" settings currency SEK
"$BEAT" settings visit --format csv
"$BEAT" settings work_end --format json
