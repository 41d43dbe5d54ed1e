# SPDX-License-Identifier: GPL-3.0-or-later
. "$HERE/../company.sh"
make_company
try export map
"$BEAT" territory design --now 2026-11-20T12:00 >/dev/null
"$BEAT" export map --output a.html --now 2026-11-20T12:00
"$BEAT" plan --week 2026-W48 --now 2026-11-20T12:00 >/dev/null
"$BEAT" export map --output b.html --now 2026-11-20T12:00
"$BEAT" export map --now 2026-11-20T12:00 | cmp - b.html
head -c 15 b.html
