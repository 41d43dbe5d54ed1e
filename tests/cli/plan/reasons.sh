# SPDX-License-Identifier: GPL-3.0-or-later
. "$HERE/../company.sh"
make_company
cat >blocks.csv <<'END'
id,account,kind,from,until
K1,A01,block,2026-11-20,2026-12-10
END
"$BEAT" import blocks blocks.csv >/dev/null
cat >visits.csv <<'END'
id,account,rep,date,kind,outcome
V1,A02,R01,2026-11-19,visit,order
END
"$BEAT" import visits visits.csv >/dev/null
"$BEAT" plan --week 2026-W48 --now 2026-11-20T12:00 --reasons
"$BEAT" plan --week 2026-W48 --now 2026-11-20T12:00 --reasons --format csv
