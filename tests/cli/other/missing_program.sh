# SPDX-License-Identifier: GPL-3.0-or-later
# Without beat-ops beside it the light program says so, and its own commands work.
cp "$BEAT" ./beat
code=0
./beat plan 2>err || code=$?
sed "s|$PWD|FOLDER|g" err
echo "exit $code"
./beat version
