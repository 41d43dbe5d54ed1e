# SPDX-License-Identifier: GPL-3.0-or-later
. "$HERE/../company.sh"
make_planned_company
"$BEAT" log R01 A01 order --minutes 35 --amount 1250.50 --note "new range" --now 2026-11-24T09:05
"$BEAT" log R01 A02 not_in --now 2026-11-24T10:00
"$BEAT" log R01 "kafija" done --remote --minutes 10 --now 2026-11-24T10:20
# An account of a colleague.
"$BEAT" log R01 A07 done --now 2026-11-24T11:00
"$BEAT" status --format csv | grep visit
"$BEAT" day R01 2026-11-24 --now 2026-11-24T11:10
"$BEAT" explain A01 --now 2026-11-24T12:00
