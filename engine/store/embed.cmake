# SPDX-License-Identifier: GPL-3.0-or-later
#
# cmake -D OUTPUT=schema.c -D MIGRATIONS=a.sql,b.sql -D PROFILES=c.sql -P embed.cmake
# Bytes, not string literals: those may have 4,095 characters only.
function(embed_parts array count paths out)
    string(REPLACE "," ";" paths "${paths}")
    set(texts "")
    set(rows "")
    set(number 0)
    foreach(path ${paths})
        math(EXPR number "${number} + 1")
        get_filename_component(file ${path} NAME)
        string(REGEX REPLACE "(\\.spatial)?\\.sql$" "" name ${file})
        set(spatial false)
        if(file MATCHES "\\.spatial\\.sql$")
            set(spatial true)
        endif()
        file(READ ${path} hex HEX)
        string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${hex}")
        string(REGEX REPLACE "((0x..,)(0x..,)(0x..,)(0x..,)(0x..,)(0x..,)(0x..,)(0x..,))"
            "\\1\n" bytes "${bytes}")
        string(APPEND texts "static const char ${array}_${number}[] = {\n${bytes}0};\n")
        string(APPEND rows "    {\"${name}\", ${array}_${number}, ${spatial}},\n")
    endforeach()
    string(CONCAT text "${texts}" "const struct schema_part ${array}[] = {\n${rows}};\n"
        "const int ${count} = ${number};\n")
    set(${out} "${text}" PARENT_SCOPE)
endfunction()

embed_parts(schema_migrations schema_migration_count "${MIGRATIONS}" migrations)
embed_parts(schema_profiles schema_profile_count "${PROFILES}" profiles)
string(CONCAT text "#include \"store/schema.h\"\n" "${migrations}" "${profiles}")
file(WRITE ${OUTPUT} "${text}")
