// SPDX-License-Identifier: GPL-3.0-or-later
/* week_page: what the page of a week report is put together from: sections, tables and
 * cells. Text goes through xml_text; titles and notes are constants of the program. */
#ifndef OUTPUT_WEEK_PAGE_H
#define OUTPUT_WEEK_PAGE_H

#include "output/week_figures.h"

#include <stdio.h>

struct week_page {
    const struct week_figures *figures;
    FILE *out;
    struct arena *arena; /* for texts until the page is written */
};

/* Parts of `whole` side by side, in the colours a, b, c and rest. */
struct week_bar {
    int64_t parts[4];
    int64_t whole;
};

enum { WEEK_BAR_WIDTH = 220 }; /* pixels */

/* The last column of a table that has a picture in each row. */
#define WEEK_CHART_TITLE "|Chart"
/* A colour and what it stands for, for the note of a section. */
#define WEEK_KEY(colour, text) \
    "<span class=\"key\"><i class=\"" colour "\"></i>" text "</span>"

void week_page_cell(const struct week_page *page, const char *text);
void week_page_text_cell(const struct week_page *page, const char *text);
void week_page_count_cell(const struct week_page *page, int64_t count);
void week_page_money_cell(const struct week_page *page, int64_t money_ct);
void week_page_bar_cell(const struct week_page *page, const struct week_bar *bar);

/* A figure of the head, with what it means below it. */
void week_page_figure(const struct week_page *page, const char *title,
                      const char *number, const char *below);

/* Where the table that follows is too wide for the window it scrolls, by keys too. */
void week_page_section_begin(const struct week_page *page, const char *title,
                             const char *note);
/* Titles end in NULL; those of text columns begin with '<', of charts with '|'. */
void week_page_table_begin(const struct week_page *page, const char *const *titles);
/* Of the table and its section. */
void week_page_table_end(const struct week_page *page);

#endif
