# SPDX-License-Identifier: GPL-3.0-or-later
# Every command that is listed has a page, of this program or of the other.
"$BEAT" help | sed -n 's/^  \([a-z]\{2,\}\( [a-z]\{2,\}\)\{0,1\}\)  .*/\1/p' | while read -r name; do
    # shellcheck disable=SC2086 # one or two words
    "$BEAT" help $name | head -n 1
done
