// SPDX-License-Identifier: GPL-3.0-or-later
/* map_page: the page of the map in the parts around tiles, title and data, made
 * from data/templates/map when the engine is built. */
#ifndef OUTPUT_MAP_PAGE_H
#define OUTPUT_MAP_PAGE_H

#include <stddef.h>

struct page_part {
    const unsigned char *bytes;
    size_t size;
};

/* What comes before the host of tiles in its policy, from there to the title, between
 * title and data, and after the data. */
extern const struct page_part map_page_parts[4];

#endif
