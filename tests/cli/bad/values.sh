# SPDX-License-Identifier: GPL-3.0-or-later
. "$HERE/../company.sh"
make_company
cat >bad.csv <<'END'
id,name,lon,lat,yearly_revenue,visit_length,interval,opening_hours
B01,Latitude 91,24.1,91,1000,30,30,
B02,Latitude is no number,24.1,NaN,1000,30,30,
B03,Only a longitude,24.1,,1000,30,30,
B04,Infinite,inf,56.9,1000,30,30,
B05,A negative length,24.1,56.9,1000,-30,30,
B06,A negative interval,24.1,56.9,1000,30,-7,
B07,Shuts before it opens,24.1,56.9,1000,30,30,Mo-Fr 17:00-09:00
B08,Hours that nobody reads,24.1,56.9,1000,30,30,whenever
B09,Too much,24.1,56.9,99999999999999999999,30,30,
END
try import accounts bad.csv
cat >hours.csv <<'END'
account,weekday,open,close
A03,Mon,17:00,09:00
A03,Tue,09:00,09:00
A03,Wed,25:00,26:00
A03,Thu,09:00,17:00
NONE,Fri,09:00,17:00
END
try import hours hours.csv
cat >appointments.csv <<'END'
id,account,kind,date,start,duration
P1,A01,fixed,2026-11-24,10:00,-30
P2,A01,fixed,2026-11-24,,30
P3,A01,someday,2026-11-24,10:00,30
P4,NONE,fixed,2026-11-24,10:00,30
P5,A01,fixed,2026-02-30,10:00,30
END
try import appointments appointments.csv
cat >blocks.csv <<'END'
id,account,kind,from,until
K1,A01,block,2026-11-24,2026-11-20
END
try import blocks blocks.csv
