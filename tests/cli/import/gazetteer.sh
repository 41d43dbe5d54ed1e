# SPDX-License-Identifier: GPL-3.0-or-later
. "$HERE/../company.sh"
printf 'LV\tLV-1010\tRīga\tRīga\tRIX\t\t\t\t\t56.96\t24.12\t4\n' >LV.txt
printf 'LV\tLV-4101\tCēsis\t\t\t\t\t\t\t57.3119\t25.2749\t4\n' >>LV.txt
printf 'LV\tLV-9999\tMežvidi\t\t\t\t\t\t\t56.55\t27.9\t4\n' >>LV.txt
printf 'LV\tLV-9998\tMežvidi\t\t\t\t\t\t\t56.45\t23.5\t4\n' >>LV.txt
cat >accounts.csv <<'END'
id,name,tier,lon,lat,postcode,city,country
A1,Given,A,24.1,56.9,LV-4101,Cēsis,LV
A2,By code,B,,,1010,Rīga,LV
A3,By town,B,,,,cesis,
A4,Two of them,C,,,,Mežvidi,LV
A5,Nowhere,C,,,,Atlantis,LV
A6,Without,C,,,,,
END
"$BEAT" init --zone Europe/Riga >/dev/null
"$BEAT" import accounts accounts.csv >/dev/null
"$BEAT" import gazetteer LV.txt --dry-run | tail -n 2
"$BEAT" import gazetteer LV.txt
"$BEAT" import gazetteer LV.txt --format csv
"$BEAT" export accounts | cut -d, -f1-5
try import gazetteer accounts.csv nowhere.txt
try import gazetteer reps.xyz
