# SPDX-License-Identifier: GPL-3.0-or-later
. "$HERE/../company.sh"
try pln
try frobnicate
try territory
try territory desing
try help pln
try help plan everything
try --db x status
