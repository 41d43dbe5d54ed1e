# SPDX-License-Identifier: GPL-3.0-or-later
# Killed in the middle of an import, at many instants: the file is as before or as after.
. "$HERE/../company.sh"
make_company
{
    echo "id,name,lon,lat"
    i=0
    while [ $i -lt 30000 ]; do
        echo "B$i,Account $i,24.1,56.9"
        i=$((i + 1))
    done
} >many.csv
for after in 0.05 0.1 0.2 0.3 0.4 0.6 0.8 1.0 1.3 1.6 2.0; do
    timeout -s KILL $after "$BEAT" import accounts many.csv >/dev/null 2>&1 || true
    count=$("$BEAT" status --format csv | sed -n 's/^accounts,\([0-9]*\).*/\1/p')
    case $count in
    12 | 30012) ;;
    *) echo "after $after: $count accounts" ;;
    esac
done
"$BEAT" import accounts many.csv >/dev/null
"$BEAT" status --format csv | grep '^accounts,'
