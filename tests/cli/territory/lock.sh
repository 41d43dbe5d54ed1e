# SPDX-License-Identifier: GPL-3.0-or-later
. "$HERE/../company.sh"
make_company
"$BEAT" territory design >/dev/null
try territory lock
"$BEAT" territory lock A01 "latgales maize"
"$BEAT" territory lock A02 --dry-run
"$BEAT" territory lock --rep R01
"$BEAT" territory lock A01 --undo
"$BEAT" territory design --force >/dev/null
try territory lock NONE
