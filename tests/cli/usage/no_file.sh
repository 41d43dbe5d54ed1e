# SPDX-License-Identifier: GPL-3.0-or-later
. "$HERE/../company.sh"
try status
try status --db missing/sales.db
try plan
BEAT_DB=other.db try day R01
mkdir folder
try status --db folder
echo "id,name" >text
try status --db text
: >empty
try status --db empty
