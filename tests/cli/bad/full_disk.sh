# SPDX-License-Identifier: GPL-3.0-or-later
# A disk that takes no more, by a limit on the size of files; and /dev/full.
. "$HERE/../company.sh"
make_company
"$BEAT" status >before
{
    echo "id,name,lon,lat"
    i=0
    while [ $i -lt 20000 ]; do
        echo "B$i,An account with a long name that fills the disk,24.1,56.9"
        i=$((i + 1))
    done
} >many.csv
code=0
(
    trap '' XFSZ
    ulimit -f 1500
    "$BEAT" import accounts many.csv
) || code=$?
echo "exit $code" >&2
"$BEAT" status | cmp - before
"$BEAT" check data --format csv >found
grep -c ',file,' found || true
code=0
"$BEAT" status >/dev/full || code=$?
echo "exit $code" >&2
code=0
"$BEAT" export territory --format csv --output /dev/full || code=$?
echo "exit $code" >&2
# A file that does not become whole is not there at all.
"$BEAT" territory design >/dev/null
code=0
(
    trap '' XFSZ
    ulimit -f 200
    "$BEAT" export map --output map.html
) || code=$?
echo "exit $code" >&2
ls
