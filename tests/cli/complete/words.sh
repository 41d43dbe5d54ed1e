# SPDX-License-Identifier: GPL-3.0-or-later
. "$HERE/../company.sh"
make_company
show()
{
    echo "? $*"
    "$BEAT" --complete -- "$@"
}
show ''
show pl
show territory ''
show plan --e
show plan --effort ''
show plan --rep ''
show import o
show import accounts ''
show next ''
show log R01 A01 ''
show settings vis
show init ''
show day R01 --format j
show nothing ''
