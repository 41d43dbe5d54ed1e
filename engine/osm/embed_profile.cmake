# SPDX-License-Identifier: GPL-3.0-or-later
#
# cmake -D INPUT=roads-car.txt -D OUTPUT=profile_text.c -P embed_profile.cmake
# Bytes, not a string literal: that may have 4,095 characters only.
file(READ ${INPUT} hex HEX)
string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${hex}")
file(WRITE ${OUTPUT} "#include \"osm/profile_text.h\"\n\nconst char profile_text[] = {${bytes}0};\n")
