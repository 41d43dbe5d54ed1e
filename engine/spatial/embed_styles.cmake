# SPDX-License-Identifier: GPL-3.0-or-later
#
# cmake -D STYLES=a.qml,b.qml -D OUTPUT=layer_style_text.c -P embed_styles.cmake
# The name of a file is that of the layer. Bytes, not string literals: those may have 4,095
# characters only.
string(REPLACE "," ";" paths "${STYLES}")
set(texts "")
set(rows "")
foreach(path ${paths})
    get_filename_component(name ${path} NAME_WE)
    file(READ ${path} hex HEX)
    string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${hex}")
    string(APPEND texts "static const char ${name}_qml[] = {${bytes}0};\n")
    string(APPEND rows "    {\"${name}\", ${name}_qml},\n")
endforeach()
list(LENGTH paths count)
file(WRITE ${OUTPUT} "#include \"spatial/layer_style.h\"\n\n${texts}\n"
    "const struct layer_style layer_styles[] = {\n${rows}};\n"
    "const unsigned layer_style_count = ${count};\n")
