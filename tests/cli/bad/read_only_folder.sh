# SPDX-License-Identifier: GPL-3.0-or-later
# Modes do not stop root, so root takes the identity of nobody.
. "$HERE/../company.sh"
make_company
mkdir locked
cp beat.db locked/
chmod 444 locked/beat.db
chmod 555 locked
chmod 755 . ..
as=
if [ "$(id -u)" -eq 0 ]; then as="setpriv --reuid=65534 --clear-groups"; fi
try_as()
{
    code=0
    $as "$BEAT" "$@" || code=$?
    echo "exit $code" >&2
}
try_as status --db locked/beat.db --format csv >out
head -n 2 out
try_as log R01 A01 done --db locked/beat.db
try_as init locked/new.db
try_as export territory --format csv --db locked/beat.db --output locked/t.csv
chmod 755 locked
ls locked
