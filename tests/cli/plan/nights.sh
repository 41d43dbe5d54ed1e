# SPDX-License-Identifier: GPL-3.0-or-later
#
# A rep in Riga with customers round Daugavpils: with an inn there she sleeps out, once
# nights out are not allowed she does not; day, plan and calendar say where.
. "$HERE/../company.sh"

make_company
cat >far.csv <<'END'
id,name,kind,tier,owner,lon,lat,city,yearly_revenue
F01,Dinaburgas Cietoksnis,account,A,R01,26.4970,55.8850,Daugavpils,90000
F02,Daugavas Koks,account,A,R01,26.5420,55.8730,Daugavpils,80000
F03,Latgales Dzirnavas,account,A,R01,26.5010,55.8990,Daugavpils,70000
F04,Sēlijas Piens,account,A,R01,26.2750,55.9650,Ilūkste,90000
F05,Krauja,account,A,R01,26.6100,55.9100,Krauja,80000
F06,Līksnas Maize,account,A,R01,26.4100,56.0000,Līksna,90000
F07,Višķu Zivis,account,A,R01,26.7800,56.0500,Višķi,80000
F08,Aglonas Vīns,account,A,R01,27.0100,56.1300,Aglona,80000
END
cat >inns.csv <<'END'
id,name,lon,lat,night
H01,Viesu nams Latgola,26.5170,55.8720,45.00
H02,Viesu nams Rīga,24.1100,56.9500,45.00
END
"$BEAT" import accounts far.csv --now 2026-11-20T12:00 >/dev/null
"$BEAT" import lodgings inns.csv --now 2026-11-20T12:00 >/dev/null
try plan --week 2026-W48 --rep R01 --now 2026-11-20T12:00
try explain R01 --week 2026-W48
try check plan --week 2026-W48 --rep R01 --now 2026-11-20T12:00
try export plan --week 2026-W48 --rep R01 --format ics --now 2026-11-20T12:00 | grep -A8 '^UID:night'
try settings nights_max 0 >/dev/null
try plan --week 2026-W48 --rep R01 --now 2026-11-20T12:00
