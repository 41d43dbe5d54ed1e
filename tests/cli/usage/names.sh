# SPDX-License-Identifier: GPL-3.0-or-later
# Reps and accounts by id, by name, by words of it; accents and case do not matter.
. "$HERE/../company.sh"
make_planned_company
"$BEAT" day berzins 2026-11-24 | head -n 1
"$BEAT" day "JĀNIS" 2026-11-24 | head -n 1
"$BEAT" explain "zala perl" --now 2026-11-20 | head -n 1
"$BEAT" explain A01 --now 2026-11-20 | head -n 1
"$BEAT" explain "ozola un" --now 2026-11-20 | head -n 1
try explain ozola
try day nobody
try log R01 nowhere done
