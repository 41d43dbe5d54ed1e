# SPDX-License-Identifier: GPL-3.0-or-later
# Drives told by a server, asked once, and remembered.
. "$HERE/../company.sh"
make_company
node "$ROOT/tests/stand_in/tables.js" port log &
server=$!
trap 'kill $server 2>/dev/null' EXIT
while kill -0 $server && [ ! -s port ]; do sleep 0.1; done
url="http://127.0.0.1:$(cat port)"
"$BEAT" settings travel_server "osrm $url" | sed "s|$url|URL|"
"$BEAT" plan --week 2026-W48 --now 2026-11-20T12:00 --threads 1 --reasons
cat log
: >log
echo "again: nothing is asked"
"$BEAT" plan --week 2026-W48 --now 2026-11-20T12:00 --threads 1 --rep R01 --format csv |
    cut -d, -f1,4
cat log
: >log
"$BEAT" next R01 --now 2026-11-24T08:00 --at 56.9,24.2 --format csv | cut -d, -f3,5,6 | sort
"$BEAT" day R01 2026-11-24 --now 2026-11-24T07:00 | head -3
cat log
: >log
"$BEAT" settings travel_server "valhalla $url/" >/dev/null
"$BEAT" plan --week 2026-W48 --now 2026-11-20T12:00 --threads 1 --rep R02 --format csv |
    cut -d, -f1,4
cat log
"$BEAT" plan --week 2026-W48 --now 2026-11-20T12:00 --rep R02 --travel straight --dry-run --format csv |
    cut -d, -f1,4
try settings travel_server "valhalla ftp://maps"
try settings travel_server "google http://maps"
try settings travel_server "osrm http://maps b/c"
"$BEAT" settings travel_server "valhalla $url hoverboard" >/dev/null
try plan --week 2026-W48 --now 2026-11-20T12:00 --rep R02 2>&1 | sed "s|$url|URL|"
"$BEAT" settings travel_server "osrm $url/elsewhere" >/dev/null
try plan --week 2026-W48 --now 2026-11-20T12:00 --rep R02 2>&1 | sed "s|$url|URL|"
"$BEAT" settings travel_server --unset
try plan --week 2026-W48 --now 2026-11-20T12:00 --rep R02 --travel server
