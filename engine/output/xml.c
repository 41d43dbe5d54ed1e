// SPDX-License-Identifier: GPL-3.0-or-later
#include "output/xml.h"

#include "text/number.h"

enum { PLACE_DECIMALS = 6 }; /* 11 cm */

static const char *escape_of(unsigned char byte)
{
    switch (byte) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    default:
        return NULL;
    }
}

void xml_text(FILE *out, const char *text)
{
    for (; text && *text; text++) {
        const unsigned char byte = (unsigned char)*text;
        const char *escape = escape_of(byte);
        if (escape)
            fputs(escape, out);
        else if (byte >= 0x20 || byte == '\n' || byte == '\t')
            fputc(byte, out);
    }
}

void xml_element(FILE *out, uint32_t level, const char *name, const char *text)
{
    if (!text || !text[0])
        return;
    fprintf(out, "%*s<%s>", (int)(2 * level), "", name);
    xml_text(out, text);
    fprintf(out, "</%s>\n", name);
}

void xml_lat_lon(FILE *out, struct geo_point at)
{
    char lat[NUMBER_SIZE], lon[NUMBER_SIZE];
    number_real_text(at.lat_deg, PLACE_DECIMALS, lat);
    number_real_text(at.lon_deg, PLACE_DECIMALS, lon);
    fprintf(out, " lat=\"%s\" lon=\"%s\"", lat, lon);
}
