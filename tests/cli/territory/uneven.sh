# SPDX-License-Identifier: GPL-3.0-or-later
# One account that buys more than an even share: the table says who misses what, and why.
. "$HERE/../company.sh"
make_company
cat >large.csv <<'END'
id,name,yearly_revenue
A07,Latgales Maize,400000
END
"$BEAT" import accounts large.csv --now 2026-11-20T12:00 >/dev/null
"$BEAT" settings workload_spread 1% >/dev/null
"$BEAT" territory design --now 2026-11-20
