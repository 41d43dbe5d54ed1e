# SPDX-License-Identifier: GPL-3.0-or-later
# A file of a newer program, of another program, cut off.
. "$HERE/../company.sh"
make_company
cp beat.db newer.db
printf '\000\000\003\347' | dd of=newer.db bs=1 seek=60 conv=notrunc 2>/dev/null
try status --db newer.db 2>&1 | sed "s|knows [0-9]*|knows N|"
cp beat.db other.db
printf 'XXXX' | dd of=other.db bs=1 seek=68 conv=notrunc 2>/dev/null
try status --db other.db
head -c 20000 beat.db >cut.db
try status --db cut.db 2>&1 | sed "s|of [0-9]* bytes|of N bytes|"
