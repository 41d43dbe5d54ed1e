# SPDX-License-Identifier: GPL-3.0-or-later
# Riga to Daugavpils by car, rail and air; the rails go to Daugavpils at 7:00 and 15:30.
. "$HERE/../company.sh"
make_company
cat >services.csv <<'END'
id,mode,from_name,from_lon,from_lat,to_name,to_lon,to_lat,duration,fare,weekdays,departures
S1,rail,Rīga,24.1200,56.9470,Daugavpils,26.5260,55.8740,2h45m,9.50,Mo-Fr,15:30 07:00
S2,rail,Daugavpils,26.5260,55.8740,Rīga,24.1200,56.9470,2h45m,9.50,Mo-Su,06:30 13:00 17:10
S3,air,Rīga,23.9711,56.9236,Daugavpils,26.6650,55.9447,40m,120,Tu,08:30
END
"$BEAT" import services services.csv --now 2026-11-20T12:00
"$BEAT" journey R01 home 55.8714,26.5167 --leave 2026-11-24T06:30 --now 2026-11-24T06:00
"$BEAT" journey R01 home 55.8714,26.5167 --leave 2026-11-24T06:30 --now 2026-11-24T06:00 --format csv
# On a Monday nothing flies, and on a Sunday no train goes there.
"$BEAT" journey R01 home 55.8714,26.5167 --leave 2026-11-23T06:30 --now 2026-11-23T06:00
"$BEAT" journey R01 home 55.8714,26.5167 --leave 2026-11-29T06:30 --now 2026-11-23T06:00
# There by eleven: as late as one can leave.
"$BEAT" journey R01 home 55.8714,26.5167 --arrive 2026-11-24T11:00 --now 2026-11-24T06:00
# A car has to be hired where there is more than a walk of 1 km to go.
"$BEAT" settings hire_cost 45 >/dev/null
"$BEAT" journey R01 home 55.8800,26.5500 --arrive 2026-11-24T11:00 --now 2026-11-24T06:00
try journey R01 home A03 --leave 2026-11-24T06:30 --arrive 2026-11-24T11:00
try journey R01 home A03 --leave soon
try journey R01 home nowhere
"$BEAT" journey R01 home 55.8714,26.5167 --leave 2026-11-24T23:30 --now 2026-11-24T06:00
# A plan says which trips would be cheaper: R03's one account is in Daugavpils.
cat >more_reps.csv <<'END'
id,name,lon,lat
R03,Ilze Kalna,24.1052,56.9496
END
cat >far.csv <<'END'
id,name,kind,tier,owner,lon,lat,city,yearly_revenue,opening_hours
A13,Daugavas Tilts,account,A,R03,26.5260,55.8750,Daugavpils,900000,We 10:30-12:00
END
"$BEAT" import reps more_reps.csv --now 2026-11-20T12:00 >/dev/null
"$BEAT" import accounts far.csv --now 2026-11-20T12:00 >/dev/null
"$BEAT" settings hire_cost --unset >/dev/null
"$BEAT" plan --week 2026-W48 --now 2026-11-20T12:00 --rep R03
"$BEAT" day R03 2026-11-25 --now 2026-11-23T07:00
# A hired car costs more than that saves.
"$BEAT" settings hire_cost 300 >/dev/null
"$BEAT" plan --week 2026-W48 --now 2026-11-20T12:00 --rep R03 --dry-run | tail -2
