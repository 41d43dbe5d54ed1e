# SPDX-License-Identifier: GPL-3.0-or-later
# As installed: bin/beat finds libexec/beat/beat-ops, through a link too.
mkdir -p usr/bin usr/libexec/beat elsewhere
cp "$BEAT" usr/bin/beat
cp "$(dirname "$BEAT")/beat-ops" usr/libexec/beat/
ln -s ../usr/bin/beat elsewhere/beat
usr/bin/beat help plan | head -n 1
usr/bin/beat init a.db
elsewhere/beat init b.db
