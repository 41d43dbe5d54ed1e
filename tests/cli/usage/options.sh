# SPDX-License-Identifier: GPL-3.0-or-later
. "$HERE/../company.sh"
try plan --wekk 2026-W48
try plan --week
try plan --week next
try plan --effort high
try plan --threads 0
try plan --threads many
try plan --week 2026-W48 --week 2026-W49
try plan -x
try plan --strict=yes
try status --format xml
try status x
try day
try day R01 2026-11-24 x
try next R01 --at 56.95
try next R01 --at 91,24
try next R01 --at nan,24
try next R01 --limit -1
try log R01 A01
try log R01 A01 done --note "$(printf 'red \033[31m')"
try override R01 A01 skip --reason "$(printf 'next \302\205 line')"
