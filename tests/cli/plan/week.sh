# SPDX-License-Identifier: GPL-3.0-or-later
. "$HERE/../company.sh"
make_company
"$BEAT" plan --week 2026-W48 --now 2026-11-20T12:00
"$BEAT" plan --week 2026-11-25 --now 2026-11-20T12:00 --rep R01 --dry-run
"$BEAT" plan --week 2026-W48 --now 2026-11-20T12:00 --format csv
"$BEAT" check plan
