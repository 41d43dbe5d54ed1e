# SPDX-License-Identifier: GPL-3.0-or-later
# The tour from files to a week: every step ends with 0 and leaves what it says.
. "$HERE/../company.sh"
"$BEAT" demo --dir tour --effort quick 2>/dev/null >said
grep -c '^\$ beat ' said
sed -n '1,2p' said
sed -n "/^Look at next/,\$ s|$PWD|HERE|p" said
ls tour
BEAT_DB=tour/beat.db "$BEAT" check --strict --week 2026-W48 --now 2026-11-20T16:00 |
    grep -v appointment
# What is there is kept.
try demo --dir tour
try demo --dir said
try demo --dir none/tour
try demo --db tour.db
