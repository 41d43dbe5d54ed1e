# SPDX-License-Identifier: GPL-3.0-or-later
# Daugavpils has grown: work and value go to Riga, but for what is locked, and no more than allowed.
. "$HERE/../company.sh"
make_company
"$BEAT" territory design >/dev/null
try territory realign --now 2026-11-20T12:00
cat >grown.csv <<'END'
id,name,kind,tier,owner,lon,lat,city,yearly_revenue
A10,Preiļu Piens,account,A,R02,26.7240,56.2940,Preiļi,40000
A11,Līvānu Stikls,account,A,R02,26.1750,56.3540,Līvāni,21000
END
"$BEAT" import accounts grown.csv --now 2026-11-20T12:00 >/dev/null
"$BEAT" territory lock A11 >/dev/null
try territory realign --budget 40 --dry-run --now 2026-11-20T12:00
"$BEAT" territory lock --undo A11 >/dev/null
try territory realign --budget 0 --dry-run --now 2026-11-20T12:00
try territory realign --budget 40 --format csv --now 2026-11-20T12:00
"$BEAT" territory show
try territory realign --budget 101
