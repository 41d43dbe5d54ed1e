// SPDX-License-Identifier: GPL-3.0-or-later
/* Each row has a scale from 0 to 100 %: a bar for where the chance lies nine times in
 * ten, a mark for what the settings predict, one for what came of it. A prediction
 * beside its bar is one to change; the row says so in words too. */
#include "output/week_chances.h"

#include "model/words.h"
#include "output/week_text.h"

#include <math.h>

enum { SCALE_HEIGHT = 14, MARK_WIDTH = 3 };

const char *week_verdict_text(enum calibration_verdict verdict)
{
    switch (verdict) {
    case CALIBRATION_FEW:
        return "too few to tell";
    case CALIBRATION_AGREES:
        return "as predicted";
    case CALIBRATION_LOWER:
        return "won less often";
    case CALIBRATION_HIGHER:
        return "won more often";
    }
    return "";
}

static void share_cell(const struct week_page *page, double share)
{
    week_page_cell(page, week_share_text(llround(share * 1e6), 1000000, page->arena));
}

static double across(double share)
{
    return share * (WEEK_BAR_WIDTH - MARK_WIDTH);
}

static void put_mark(const struct week_page *page, const char *kind, double share)
{
    fprintf(page->out,
            "<rect class=\"%s\" x=\"%.1f\" width=\"%d\" height=\"%d\" rx=\"1\"/>", kind,
            across(share), MARK_WIDTH, SCALE_HEIGHT);
}

static void scale_cell(const struct week_page *page,
                       const struct calibration_cell *cell)
{
    fprintf(page->out,
            "<td class=\"chart\"><svg width=\"%d\" height=\"%d\" aria-hidden=\"true\">"
            "<rect class=\"line\" y=\"%d\" width=\"%d\" height=\"1\"/>"
            "<rect class=\"rest\" x=\"%.1f\" y=\"3\" width=\"%.1f\" height=\"%d\" "
            "rx=\"2\"/>",
            WEEK_BAR_WIDTH, SCALE_HEIGHT, SCALE_HEIGHT / 2, WEEK_BAR_WIDTH,
            across(cell->low), across(cell->high) - across(cell->low) + MARK_WIDTH,
            SCALE_HEIGHT - 6);
    put_mark(page, "b", cell->predicted);
    put_mark(page, "a", cell->mean);
    fputs("</svg></td>", page->out);
}

static void row_write(const struct week_page *page, const struct calibration_cell *cell)
{
    fputs("<tr>", page->out);
    week_page_text_cell(page, page->figures->model->tiers[cell->tier_ix].name);
    week_page_text_cell(page, stage_word(cell->stage));
    week_page_text_cell(page, cell->is_visited ? "visited" : "not visited");
    week_page_count_cell(page, cell->trial_count);
    week_page_count_cell(page, cell->won_count);
    share_cell(page, cell->predicted);
    share_cell(page, cell->mean);
    share_cell(page, cell->low);
    share_cell(page, cell->high);
    week_page_text_cell(page, week_verdict_text(cell->verdict));
    scale_cell(page, cell);
    fputs("</tr>\n", page->out);
}

void week_chances_write(const struct week_page *page)
{
    static const char *const titles[] = {
        "<Tier",   "<Stage",    "<Account",       "Decided",
        "Won",     "Predicted", "Estimated",      "At least",
        "At most", "<Verdict",  WEEK_CHART_TITLE, NULL};
    static const char title[] = "Chances to win: predicted, and as they turned out";
    if (page->figures->chance_count == 0) {
        fprintf(
            page->out,
            "<section><h2>%s</h2>\n<p class=\"quiet\">No opportunity was decided in "
            "the log yet.</p></section>\n",
            title);
        return;
    }
    week_page_section_begin(
        page, title,
        "Opportunities of the whole log that were won or lost; older ones count "
        "less. " WEEK_KEY("b", "predicted by the settings")
            WEEK_KEY("a", "estimated from both")
                WEEK_KEY("rest", "it lies here nine times in ten"));
    week_page_table_begin(page, titles);
    for (uint32_t i = 0; i < page->figures->chance_count; i++)
        row_write(page, &page->figures->chances[i]);
    week_page_table_end(page);
}
