# SPDX-License-Identifier: GPL-3.0-or-later
# An appointment that cannot be kept is told; with --strict the code is 1.
. "$HERE/../company.sh"
make_company
cat >appointments.csv <<'END'
id,account,kind,date,start,duration
P1,A01,fixed,2026-11-28,10:00,30
P2,A02,fixed,2026-11-24,10:00,30
END
"$BEAT" import appointments appointments.csv >/dev/null
try plan --week 2026-W48 --now 2026-11-20T12:00 >/dev/null
try plan --week 2026-W48 --now 2026-11-20T12:00 --strict >/dev/null
