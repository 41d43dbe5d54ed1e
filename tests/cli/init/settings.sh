# SPDX-License-Identifier: GPL-3.0-or-later
# Zone and currency are said at the start; a wrong word leaves no file behind.
. "$HERE/../company.sh"
try init --zone America/Chicago --currency USD
"$BEAT" settings zone
"$BEAT" settings currency
try init other.db --zone Europe/Rga
try init other.db --zone ../../etc/passwd
try init other.db --zone ''
try init other.db --currency dollars
ls
