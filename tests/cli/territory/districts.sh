# SPDX-License-Identifier: GPL-3.0-or-later
# Territories take district and region from their reps, and roll up to them.
. "$HERE/../company.sh"
make_company
cat >teams.csv <<'END'
id,name,district,region,lon,lat
R01,Anna Ozola,Rīga,Latvia,24.1052,56.9496
R02,Jānis Bērziņš,Latgale,Latvia,26.5167,55.8714
R03,Ieva Kalna,Rīga,Latvia,24.2,57.0
END
"$BEAT" import reps teams.csv --now 2026-11-20T12:00 | tail -1
"$BEAT" territory design --now 2026-11-20T12:00 >/dev/null
"$BEAT" territory show --by district
"$BEAT" territory show --by region --format csv
"$BEAT" export territory --format csv | cut -d, -f1,8-10 | head -3
try territory show --by country
