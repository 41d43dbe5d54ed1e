# SPDX-License-Identifier: GPL-3.0-or-later
# An appointment that cannot be reached any more is named; one that can is kept.
. "$HERE/../company.sh"
make_company
cat >appointments.csv <<'END'
id,account,kind,date,start,duration
P1,A06,fixed,2026-11-24,10:45,30m
P2,A01,fixed,2026-11-24,15:00,30m
END
"$BEAT" import appointments appointments.csv --now 2026-11-20T12:00 >/dev/null
"$BEAT" plan --week 2026-W48 --now 2026-11-20T12:00 >/dev/null
"$BEAT" next R01 --now 2026-11-24T10:30 --from home --limit 2
