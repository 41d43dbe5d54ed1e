# SPDX-License-Identifier: GPL-3.0-or-later
# The number of threads and the order of rows change nothing.
. "$HERE/../company.sh"
make_company
"$BEAT" plan --week 2026-W48 --now 2026-11-20T12:00 --threads 1 --format json >one
"$BEAT" plan --week 2026-W48 --now 2026-11-20T12:00 --threads 4 --format json >four
cmp one four
"$BEAT" export plan --format json --now 2026-11-20T12:00 >plan
rm beat.db
write_reps
write_accounts
{
    head -n 1 accounts.csv
    tail -n +2 accounts.csv | sort -r
} >shuffled.csv
"$BEAT" init >/dev/null
"$BEAT" settings zone Europe/Riga >/dev/null
"$BEAT" import reps reps.csv >/dev/null
"$BEAT" import accounts shuffled.csv >/dev/null
"$BEAT" plan --week 2026-W48 --now 2026-11-20T12:00 --format json | cmp - one
"$BEAT" export plan --format json --now 2026-11-20T12:00 | cmp - plan
echo same
