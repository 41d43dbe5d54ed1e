# SPDX-License-Identifier: GPL-3.0-or-later
# Ten thousand rows with one id: the first is taken, the others are told, twenty of them.
. "$HERE/../company.sh"
make_company
{
    echo "id,name,lon,lat"
    i=0
    while [ $i -lt 10000 ]; do
        echo "B01,Twice,24.1,56.9"
        i=$((i + 1))
    done
} >many.csv
try import accounts many.csv
"$BEAT" status --format csv | grep '^accounts,'
