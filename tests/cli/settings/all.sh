# SPDX-License-Identifier: GPL-3.0-or-later
"$BEAT" init >/dev/null
"$BEAT" settings
