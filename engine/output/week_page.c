// SPDX-License-Identifier: GPL-3.0-or-later
#include "output/week_page.h"

#include "output/week_text.h"
#include "output/xml.h"

#include <inttypes.h>

enum { BAR_HEIGHT = 12 };

void week_page_cell(const struct week_page *page, const char *text)
{
    fputs("<td>", page->out);
    xml_text(page->out, text);
    fputs("</td>", page->out);
}

void week_page_text_cell(const struct week_page *page, const char *text)
{
    fputs("<td class=\"text\">", page->out);
    xml_text(page->out, text);
    fputs("</td>", page->out);
}

/* Nothing is written faintly, so that what there is stands out. */
static void number_cell(const struct week_page *page, int64_t number, const char *text)
{
    fprintf(page->out, "<td%s>%s</td>", number == 0 ? " class=\"none\"" : "", text);
}

void week_page_count_cell(const struct week_page *page, int64_t count)
{
    number_cell(page, count, week_count_text(count, page->arena));
}

void week_page_money_cell(const struct week_page *page, int64_t money_ct)
{
    number_cell(page, money_ct, week_money_text(money_ct, page->arena));
}

void week_page_bar_cell(const struct week_page *page, const struct week_bar *bar)
{
    static const char *const classes[4] = {"a", "b", "c", "rest"};
    int64_t before = 0;
    fprintf(page->out,
            "<td class=\"chart\"><svg width=\"%d\" height=\"%d\" aria-hidden=\"true\">",
            WEEK_BAR_WIDTH, BAR_HEIGHT);
    for (int i = 0; i < 4 && bar->whole > 0; i++) {
        const int64_t part = bar->parts[i] > 0 ? bar->parts[i] : 0;
        const int64_t from = before * WEEK_BAR_WIDTH / bar->whole;
        before += part;
        const int64_t until = before * WEEK_BAR_WIDTH / bar->whole;
        if (until > from)
            fprintf(page->out,
                    "<rect class=\"%s\" x=\"%" PRId64 "\" width=\"%" PRId64
                    "\" height=\"%d\"/>",
                    classes[i], from, until - from, BAR_HEIGHT);
    }
    fputs("</svg></td>", page->out);
}

void week_page_table_begin(const struct week_page *page, const char *const *titles)
{
    fputs("<table>\n<thead><tr>", page->out);
    for (; *titles; titles++) {
        const char *kind = **titles == '<'   ? " class=\"text\""
                           : **titles == '|' ? " class=\"chart\""
                                             : "";
        fprintf(page->out, "<th scope=\"col\"%s>%s</th>", kind,
                *titles + (*kind != '\0'));
    }
    fputs("</tr></thead>\n<tbody>\n", page->out);
}

void week_page_table_end(const struct week_page *page)
{
    fputs("</tbody></table></div></section>\n", page->out);
}

void week_page_section_begin(const struct week_page *page, const char *title,
                             const char *note)
{
    fprintf(page->out,
            "<section><h2>%s</h2>\n<p class=\"quiet\">%s</p>\n<div class=\"wide\" "
            "role=\"region\" tabindex=\"0\" aria-label=\"%s\">",
            title, note, title);
}

void week_page_figure(const struct week_page *page, const char *title,
                      const char *number, const char *below)
{
    fprintf(page->out, "<div><dt>%s</dt><dd>", title);
    xml_text(page->out, number);
    fputs("<small>", page->out);
    xml_text(page->out, below);
    fputs("</small></dd></div>\n", page->out);
}
