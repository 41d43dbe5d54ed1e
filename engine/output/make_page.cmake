# SPDX-License-Identifier: GPL-3.0-or-later
#
# cmake -D TEMPLATES=data/templates/map -D LEAFLET=/usr/share/javascript/leaflet
#       -D OUTPUT=map_page.c -P make_page.cmake
#
# Puts style, Leaflet and the programs of the page into page.html and cuts the page at the
# marks @TILES@, @TITLE@ and @DATA@ into four arrays of bytes.

function(read_text path out)
    file(READ ${path} text)
    set(${out} "${text}" PARENT_SCOPE)
endfunction()

# Pictures of Leaflet are for markers and a control that the page does not have; a rule that
# names one would make a browser look for a file.
function(leaflet_style out)
    read_text(${LEAFLET}/leaflet.css style)
    string(REGEX REPLACE "url\\([^)]*\\)" "none" style "${style}")
    string(REGEX REPLACE "/\\*# sourceMappingURL=[^*]*\\*/" "" style "${style}")
    set(${out} "${style}" PARENT_SCOPE)
endfunction()

function(leaflet_script out)
    read_text(${LEAFLET}/leaflet.min.js script)
    string(REGEX REPLACE "//# sourceMappingURL=[^\n]*" "" script "${script}")
    set(${out} "${script}" PARENT_SCOPE)
endfunction()

function(page_script out)
    set(script "")
    foreach(name ${PROGRAMS})
        read_text(${TEMPLATES}/${name}.js part)
        string(APPEND script "${part}\n")
    endforeach()
    set(${out} "(() => {\n\"use strict\";\n\n${script}})();" PARENT_SCOPE)
endfunction()

function(part_array number text out)
    file(WRITE ${OUTPUT}.part "${text}")
    file(READ ${OUTPUT}.part bytes HEX)
    file(REMOVE ${OUTPUT}.part)
    string(LENGTH "${bytes}" digits)
    if(digits EQUAL 0)
        message(FATAL_ERROR "part ${number} of the page is empty")
    endif()
    string(REGEX REPLACE "(..)" "0x\\1," bytes "${bytes}")
    string(REGEX REPLACE "(................................................................................)"
        "\\1\n" bytes "${bytes}")
    file(APPEND ${out} "static const unsigned char part_${number}[] = {\n${bytes}\n};\n\n")
endfunction()

set(PROGRAMS text world state colour element drawing ground marks details
    opening filters lists print main)
read_text(${TEMPLATES}/page.html page)
read_text(${TEMPLATES}/page.css style)
read_text(${TEMPLATES}/leaflet-notice.txt notice)
leaflet_style(leaflet_style)
leaflet_script(leaflet_script)
page_script(script)

set(scripts "${notice}\n${leaflet_script}\n${script}")
string(FIND "${scripts}" "</script" at)
if(NOT at EQUAL -1)
    message(FATAL_ERROR "a script of the page would end itself at byte ${at}")
endif()
string(REPLACE "@STYLE@" "${notice}\n${leaflet_style}\n${style}" page "${page}")
string(REPLACE "@SCRIPT@" "${scripts}" page "${page}")

set(rest "${page}")
set(number 0)
file(WRITE ${OUTPUT} "#include \"output/map_page.h\"\n\n")
foreach(mark @TILES@ @TITLE@ @DATA@)
    string(FIND "${rest}" "${mark}" at)
    if(at EQUAL -1)
        message(FATAL_ERROR "page.html has not @TILES@, then @TITLE@, then @DATA@")
    endif()
    string(SUBSTRING "${rest}" 0 ${at} part)
    part_array(${number} "${part}" ${OUTPUT})
    string(LENGTH "${mark}" length)
    math(EXPR from "${at} + ${length}")
    string(SUBSTRING "${rest}" ${from} -1 rest)
    math(EXPR number "${number} + 1")
endforeach()
part_array(${number} "${rest}" ${OUTPUT})
file(APPEND ${OUTPUT} "const struct page_part map_page_parts[4] = {\n")
foreach(number 0 1 2 3)
    file(APPEND ${OUTPUT} "    {part_${number}, sizeof part_${number}},\n")
endforeach()
file(APPEND ${OUTPUT} "};\n")
