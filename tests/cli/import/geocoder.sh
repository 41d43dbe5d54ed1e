# SPDX-License-Identifier: GPL-3.0-or-later
# A file first, then a server for what it knows better.
. "$HERE/../company.sh"
node "$ROOT/tests/stand_in/places.js" port log &
server=$!
trap 'kill $server 2>/dev/null || true' EXIT
while kill -0 $server && [ ! -s port ]; do sleep 0.1; done
url="http://127.0.0.1:$(cat port)"
printf 'name,lat,lon,country\nRīga,56.95,24.10,LV\n' >towns.csv
cat >accounts.csv <<'END'
id,name,tier,lon,lat,street,postcode,city,country
A1,A house,A,,,Brīvības iela 1,LV-1010,Rīga,LV
A2,A town,B,,,,,Rēzekne,LV
A3,Of the file,B,,,Elsewhere 5,,Rīga,LV
A4,Nowhere,C,,,,,Atlantis,LV
A5,Nothing,C,,,,,,
END
"$BEAT" init --zone Europe/Riga >/dev/null
"$BEAT" import accounts accounts.csv >/dev/null
"$BEAT" import gazetteer towns.csv "$url" --format csv
sort log
echo "again: what was found by address is not asked"
: >log
"$BEAT" import gazetteer "$url" --format csv
grep -c Brīvības log || true
kill $server
wait $server 2>/dev/null || true
try import gazetteer "$url" 2>&1 | sed "s|$url|URL|"
