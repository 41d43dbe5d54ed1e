# SPDX-License-Identifier: GPL-3.0-or-later
# Help that is asked for goes to standard output with 0, whichever way it is asked.
"$BEAT" help >help
"$BEAT" --help | cmp - help
"$BEAT" -h | cmp - help
"$BEAT" help next >next
"$BEAT" next --help | cmp - next
"$BEAT" next -h | cmp - next
"$BEAT" next R01 --limit 3 --help | cmp - next
"$BEAT" help territory >territory
"$BEAT" territory --help | cmp - territory
"$BEAT" help territory design >design
"$BEAT" territory design --help | cmp - design
echo same
