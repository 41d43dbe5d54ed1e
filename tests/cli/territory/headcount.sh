# SPDX-License-Identifier: GPL-3.0-or-later
# Twelve accounts are one rep's week; what a rep costs decides, not a ratio.
. "$HERE/../company.sh"
make_company
"$BEAT" territory headcount --weeks 2 --now 2026-11-20T12:00
"$BEAT" territory design >/dev/null
"$BEAT" territory headcount --most 3 --weeks 1 --cost 0 --format csv --now 2026-11-20T12:00
"$BEAT" territory headcount --least 2 --most 2 --weeks 1 --now 2026-11-20T12:00
try territory headcount --least 3 --most 2
try territory headcount --least 1 --most 51
try territory headcount --cost much
