# SPDX-License-Identifier: GPL-3.0-or-later
# A cell of 2 MB and a row of 8 MB: more than either may have.
. "$HERE/../company.sh"
make_company
"$BEAT" status >before
{ printf 'id,name\nB01,'; head -c 2000000 /dev/zero | tr '\0' x; echo; } >cell.csv
try import accounts cell.csv
{
    printf 'id,name\nB01'
    i=0
    while [ $i -lt 16 ]; do
        printf ','
        head -c 500000 /dev/zero | tr '\0' x
        i=$((i + 1))
    done
    echo
} >row.csv
try import accounts row.csv
"$BEAT" status | cmp - before
