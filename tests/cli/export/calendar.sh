# SPDX-License-Identifier: GPL-3.0-or-later
# A calendar that Beat wrote is refreshed at its place: the same events, a later sequence. Anything
# else that lies there stays.
. "$HERE/../company.sh"
make_planned_company
uids()
{
    grep -o '^UID:[^@]*' "$1" | sort
}
"$BEAT" export plan --format ics --rep R01 --output r01.ics --now 2026-11-20T12:00
cp r01.ics before.ics
"$BEAT" export plan --format ics --rep R01 --output r01.ics --now 2026-11-20T12:01
uids before.ics >before
uids r01.ics | cmp - before && [ -s before ]
grep -h '^SEQUENCE' before.ics r01.ics | sort -u
try export plan --format csv --rep R01 --output r01.ics
grep -c '^BEGIN:VCALENDAR' r01.ics
sed 's/^PRODID:.*/PRODID:-\/\/Somebody\/\/EN\r/' before.ics >theirs.ics
try export plan --format ics --rep R01 --output theirs.ics
printf 'PRODID:-//Beat//Beat//EN\r\n' >notes.txt
try export plan --format ics --rep R01 --output notes.txt
