# SPDX-License-Identifier: GPL-3.0-or-later
# A manager's week: tables, page and workbook; the week before by its log.
. "$HERE/../company.sh"
make_planned_company
"$BEAT" log R01 A02 order --amount 250 --now 2026-11-24T10:00 >/dev/null
"$BEAT" log R01 A04 not_in --now 2026-11-24T11:00 >/dev/null
"$BEAT" override R01 A05 skip 2026-11-25 --reason 'Road works' --now 2026-11-24T12:00 >/dev/null
"$BEAT" override R01 A02 skip 2026-11-26 --reason 'road works.' --now 2026-11-24T12:00 >/dev/null
"$BEAT" override R01 A04 move 2026-12-01 --reason 'he asked for Tuesday' --now 2026-11-24T12:00 >/dev/null
"$BEAT" report week
"$BEAT" report week --rep R01 --format csv
"$BEAT" report week --rep R02 --format json
"$BEAT" plan --week 2026-W49 --now 2026-11-27T12:00 >/dev/null
"$BEAT" report week
"$BEAT" report week --format html --now 2026-11-27T12:00 --output week.html
grep -c '<section>' week.html
"$BEAT" report week --format xlsx --now 2026-11-27T12:00 --output week.xlsx
head -c 2 week.xlsx
echo
try report week --format html --output week.html
try report week --week 2026-W02
try report week --format pdf
try report month
