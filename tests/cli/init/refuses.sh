# SPDX-License-Identifier: GPL-3.0-or-later
. "$HERE/../company.sh"
"$BEAT" init
cp beat.db before.db
try init
cmp beat.db before.db
try init beat.db --db other.db
mkdir folder
try init folder
try init missing/sales.db
