# SPDX-License-Identifier: GPL-3.0-or-later
"$BEAT" init sales.db
"$BEAT" status --db sales.db
