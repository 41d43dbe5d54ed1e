# SPDX-License-Identifier: GPL-3.0-or-later
# Scenarios before there are territories and after, one in use, taken back; nothing is lost.
. "$HERE/../company.sh"
make_company
try territory scenarios
"$BEAT" territory explore --now 2026-11-20T12:00
"$BEAT" territory apply A --now 2026-11-20T12:00
cat >grown.csv <<'END'
id,name,kind,tier,owner,lon,lat,city,yearly_revenue
A10,Preiļu Piens,account,A,R02,26.7240,56.2940,Preiļi,40000
A11,Līvānu Stikls,account,A,R02,26.1750,56.3540,Līvāni,21000
END
"$BEAT" import accounts grown.csv --now 2026-11-20T12:00 >/dev/null
"$BEAT" territory explore --now 2026-11-20T12:00 --dry-run
"$BEAT" territory explore --now 2026-11-20T12:00 --format csv
"$BEAT" territory compare A
"$BEAT" territory compare present B --format json
"$BEAT" territory lock A08 >/dev/null
"$BEAT" territory apply B --now 2026-11-20T12:00 --dry-run
"$BEAT" territory apply B --now 2026-11-20T12:00 >/dev/null
"$BEAT" territory scenarios --remove A
"$BEAT" check territory
try territory undo --now 2026-11-20T12:00
try territory undo --now 2026-11-20T12:00
try territory undo --now 2026-11-20T12:00
try territory show
try territory apply Z
try territory compare present B
try territory scenarios --remove Z
