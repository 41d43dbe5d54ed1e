# SPDX-License-Identifier: GPL-3.0-or-later
# Standard streams that are closed: nothing of an answer goes into the database.
. "$HERE/../company.sh"
make_company
code=0
"$BEAT" status >&- || code=$?
echo "exit $code" >&2
code=0
"$BEAT" log R01 A01 done --now 2026-11-20T12:00 >&- 2>&- || code=$?
echo "exit $code" >&2
"$BEAT" log R01 A01 done --now 2026-11-20T13:00 <&- 2>&-
"$BEAT" status --format csv | grep '^visits'
"$BEAT" check data --format csv >found
grep -c ',file,' found || true
