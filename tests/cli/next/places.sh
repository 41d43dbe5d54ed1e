# SPDX-License-Identifier: GPL-3.0-or-later
# Where she is, in words; what is near; what fits into a gap; and what is not understood.
. "$HERE/../company.sh"
make_planned_company
ask()
{
    try next R01 --now 2026-11-24T10:30 "$@"
}
ask --from home --limit 1
ask --from rīga --limit 2
ask --from A02 --nearby
ask --from A02 --gap 45m
ask --from A02 --gap 1m
ask --from nowhere
ask --from A02 --at 56.95,24.11
ask --gap 5x
ask --gap 25h
