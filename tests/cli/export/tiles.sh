# SPDX-License-Identifier: GPL-3.0-or-later
# The server of tiles: stored, replaced for one map, left out of one.
. "$HERE/../company.sh"
make_planned_company
told()
{
    "$BEAT" export map --now 2026-11-20T12:00 "$@" |
        grep -o '"tiles":[^,]*,"tilesBy":[^,}]*\|img-src data:[^;]*'
}
told
"$BEAT" settings map_tiles 'https://tiles.example.com/{z}/{x}/{y}.png' >/dev/null
"$BEAT" settings map_tiles_by 'Example & Co' >/dev/null
told
told --tiles-by 'Somebody'
told --tiles 'https://b.example.com/{z}/{x}/{y}.png'
told --tiles none
try settings map_tiles 'https://tiles.example.com/map.png'
try settings map_tiles_by ''
try settings map_tiles_by Anna --rep R01
try export map --tiles ftp://a.example/
"$BEAT" settings map_tiles --unset >/dev/null
told
