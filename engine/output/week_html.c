// SPDX-License-Identifier: GPL-3.0-or-later
/* Charts are bars of SVG, one a row of a table, so that number and picture stand side
 * by side and a screen reader has the numbers. Text goes through xml_text. */
#include "output/week_html.h"

#include "base/civil.h"
#include "output/week_chances.h"
#include "output/week_page.h"
#include "output/week_text.h"
#include "output/xml.h"
#include "text/stream.h"

#include <inttypes.h>
#include <stddef.h>

enum { LIST_SHOWN = 20 };

static const char head[] =
    "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
    "<meta http-equiv=\"Content-Security-Policy\" "
    "content=\"default-src 'none'; style-src 'unsafe-inline'\">\n<style>\n"
    ":root { color-scheme: light dark; --paper: #ffffff; --ink: #1c2226; --quiet: "
    "#566068; --line: #e2e0d8; --a: #0072b2; --b: #c4501b; --c: #8a6a00; --rest: "
    "#c9ced1; }\n"
    "@media (prefers-color-scheme: dark) { :root { --paper: #1c2125; --ink: #e7eaeb; "
    "--quiet: #a7b1b7; --line: #30383e; --a: #5ab4ec; --b: #f28d52; --c: #dcb94c; "
    "--rest: #4a545b; } }\n"
    "body { margin: 0 auto; max-width: 1060px; padding: 24px 20px 40px; background: "
    "var(--paper); color: var(--ink); font: 14px/1.45 system-ui, \"Noto Sans\", "
    "sans-serif; font-variant-numeric: tabular-nums; }\n"
    "h1 { margin: 0; font-size: 22px; } h2 { margin: 30px 0 6px; font-size: 16px; }\n"
    "p { margin: 2px 0 8px; max-width: 96ch; } .quiet { color: var(--quiet); }\n"
    ".figures { display: flex; flex-wrap: wrap; gap: 10px 34px; margin: 18px 0 0; }\n"
    ".figures dt { color: var(--quiet); font-size: 12px; } .figures dd { margin: 0; "
    "font-size: 21px; font-weight: 600; } .figures small { display: block; color: "
    "var(--quiet); font-size: 12px; font-weight: 400; }\n"
    ".wide { overflow-x: auto; } table { width: 100%; border-collapse: collapse; }\n"
    "th { padding: 4px 0 4px 10px; color: var(--quiet); font-size: 12px; font-weight: "
    "500; text-align: right; vertical-align: bottom; white-space: nowrap; }\n"
    "td { padding: 5px 0 5px 10px; border-top: 1px solid var(--line); text-align: "
    "right; white-space: nowrap; }\n"
    "th:first-child, td:first-child { padding-left: 0; } .text { text-align: left; }\n"
    "tfoot td { border-top: 1.5px solid var(--quiet); font-weight: 600; }\n"
    "svg { display: block; } .a { fill: var(--a); } .b { fill: var(--b); } .c { fill: "
    "var(--c); } .rest { fill: var(--rest); } .line { fill: var(--line); }\n"
    ".key { display: inline-block; margin-right: 14px; white-space: nowrap; } .key i { "
    "display: inline-block; width: 10px; height: 10px; margin-right: 5px; "
    "border-radius: "
    "2px; } i.a { background: var(--a); } i.b { background: "
    "var(--b); } i.c { background: var(--c); } i.rest { background: var(--rest); }\n"
    "td.text, th.text { padding-left: 18px; } .none { color: var(--quiet); } .chart { "
    "width: 220px; padding-left: 20px; "
    "text-align: left; }\n"
    "@media print { body { padding: 0; } section { break-inside: avoid; } }\n"
    "</style>\n";

/* ---- sections ---- */

static void figures_write(const struct week_page *page)
{
    const struct rep_figures *sum = &page->figures->sum;
    struct arena *arena = page->arena;
    const int64_t cost_ct =
        sum->travel_ct + sum->night_ct + sum->overtime_ct + sum->penalty_ct;
    fputs("<dl class=\"figures\">\n", page->out);
    week_page_figure(
        page, "Visits planned", arena_format(arena, "%" PRIu32, sum->visit_count),
        arena_format(arena, "%s a day, of %" PRIu32 " accounts",
                     week_mean_text(sum->visit_count, sum->day_count, arena),
                     sum->account_count));
    week_page_figure(page, "Value planned", week_money_text(sum->value_ct, arena),
                     page->figures->model->currency);
    week_page_figure(page, "Costs", week_money_text(cost_ct, arena),
                     arena_format(arena, "%s of the value",
                                  week_share_text(cost_ct, sum->value_ct, arena)));
    week_page_figure(page, "Net", week_money_text(sum->net_ct, arena),
                     arena_format(arena, "at most %s more by any plan",
                                  week_money_text(sum->bound_ct - sum->net_ct, arena)));
    week_page_figure(page, "Driving", week_hours_text(sum->drive_s, arena),
                     arena_format(arena, "%s of the time out",
                                  week_share_text(sum->drive_s, sum->out_s, arena)));
    fputs("</dl>\n", page->out);
}

/* Costs that nobody has this week take no room. */
static const struct money_column {
    const char *title;
    size_t at; /* of the int64_t in rep_figures */
    bool is_kept;
} money_columns[] = {
    {"Value", offsetof(struct rep_figures, value_ct), true},
    {"Kilometres", offsetof(struct rep_figures, km_ct), true},
    {"Fares", offsetof(struct rep_figures, fare_ct), false},
    {"Lodging", offsetof(struct rep_figures, lodging_ct), false},
    {"Meals", offsetof(struct rep_figures, meal_ct), false},
    {"Overtime", offsetof(struct rep_figures, overtime_ct), false},
    {"Missed", offsetof(struct rep_figures, penalty_ct), false},
    {"Net", offsetof(struct rep_figures, net_ct), true},
};

enum { MONEY_COLUMNS = sizeof money_columns / sizeof *money_columns };

static int64_t money_of(const struct rep_figures *rep,
                        const struct money_column *column)
{
    return *(const int64_t *)(const void *)((const char *)rep + column->at);
}

static bool is_shown(const struct week_page *page, const struct money_column *column)
{
    return column->is_kept || money_of(&page->figures->sum, column) != 0;
}

static void money_row(const struct week_page *page, const struct rep_figures *rep,
                      int64_t most_ct)
{
    const int64_t cost_ct = rep->night_ct + rep->overtime_ct + rep->penalty_ct;
    const struct week_bar bar = {
        {rep->net_ct, rep->travel_ct, cost_ct, rep->bound_ct - rep->net_ct}, most_ct};
    week_page_count_cell(page, rep->visit_count);
    for (int i = 0; i < MONEY_COLUMNS; i++) {
        if (is_shown(page, &money_columns[i]))
            week_page_money_cell(page, money_of(rep, &money_columns[i]));
    }
    week_page_money_cell(page, rep->bound_ct - rep->net_ct);
    if (most_ct > 0)
        week_page_bar_cell(page, &bar);
    else
        week_page_cell(page, "");
    fputs("</tr>\n", page->out);
}

static void money_head(const struct week_page *page)
{
    const char *titles[MONEY_COLUMNS + 5] = {"<Rep", "Visits"};
    int count = 2;
    for (int i = 0; i < MONEY_COLUMNS; i++) {
        if (is_shown(page, &money_columns[i]))
            titles[count++] = money_columns[i].title;
    }
    titles[count++] = "Gap at most";
    titles[count++] = WEEK_CHART_TITLE;
    titles[count] = NULL;
    week_page_table_begin(page, titles);
}

static int64_t most_money(const struct week_figures *figures)
{
    int64_t most_ct = 1;
    for (uint32_t i = 0; i < figures->rep_count; i++) {
        const struct rep_figures *rep = &figures->reps[i];
        const int64_t cost_ct =
            rep->travel_ct + rep->night_ct + rep->overtime_ct + rep->penalty_ct;
        const int64_t ct = rep->bound_ct + cost_ct;
        most_ct = ct > most_ct ? ct : most_ct;
    }
    return most_ct;
}

static const char *rep_name(const struct week_page *page, uint32_t rep_ix)
{
    return rep_ix == NO_IX ? "" : page->figures->model->reps[rep_ix].name;
}

static void money_write(const struct week_page *page)
{
    week_page_section_begin(
        page, "What it brings, and what it costs",
        WEEK_KEY("a", "net") WEEK_KEY("b", "kilometres and fares")
            WEEK_KEY("c", "nights, overtime, missed appointments")
                WEEK_KEY("rest", "gap: what a better plan could add at most"));
    money_head(page);
    for (uint32_t i = 0; i < page->figures->rep_count; i++) {
        fputs("<tr>", page->out);
        week_page_text_cell(page, rep_name(page, page->figures->reps[i].rep_ix));
        money_row(page, &page->figures->reps[i], most_money(page->figures));
    }
    fputs("</tbody><tfoot><tr><td class=\"text\">All</td>", page->out);
    money_row(page, &page->figures->sum, 0);
    fputs("</tfoot></table></div></section>\n", page->out);
}

static void time_write(const struct week_page *page)
{
    static const char *const titles[] = {
        "<Rep", "Days",    "Visits a day", "Visiting",       "Driving",
        "Out",  "Driving", "km",           WEEK_CHART_TITLE, NULL};
    int64_t most_s = 1;
    week_page_section_begin(page, "Where the time goes",
                            WEEK_KEY("a", "visiting") WEEK_KEY("b", "driving")
                                WEEK_KEY("rest", "lunch and waiting"));
    week_page_table_begin(page, titles);
    for (uint32_t i = 0; i < page->figures->rep_count; i++)
        most_s = page->figures->reps[i].out_s > most_s ? page->figures->reps[i].out_s
                                                       : most_s;
    for (uint32_t i = 0; i < page->figures->rep_count; i++) {
        const struct rep_figures *rep = &page->figures->reps[i];
        const struct week_bar bar = {
            {rep->visit_s, rep->drive_s, 0, rep->out_s - rep->visit_s - rep->drive_s},
            most_s};
        fputs("<tr>", page->out);
        week_page_text_cell(page, rep_name(page, rep->rep_ix));
        week_page_count_cell(page, rep->day_count);
        week_page_cell(page,
                       week_mean_text(rep->visit_count, rep->day_count, page->arena));
        week_page_cell(page, week_hours_text(rep->visit_s, page->arena));
        week_page_cell(page, week_hours_text(rep->drive_s, page->arena));
        week_page_cell(page, week_hours_text(rep->out_s, page->arena));
        week_page_cell(page, week_share_text(rep->drive_s, rep->out_s, page->arena));
        week_page_count_cell(page, (rep->drive_m + 500) / 1000);
        week_page_bar_cell(page, &bar);
        fputs("</tr>\n", page->out);
    }
    week_page_table_end(page);
}

static void tiers_write(const struct week_page *page)
{
    static const char *const titles[] = {
        "<Tier",   "Accounts",         "Planned",       "In time",        "Share",
        "Overdue", "of them left out", "Never visited", WEEK_CHART_TITLE, NULL};
    week_page_section_begin(
        page, "Who is seen as often as wished",
        "In time: planned this week, or not due before it ends. " WEEK_KEY(
            "a", "in time") WEEK_KEY("b", "overdue and left out"));
    week_page_table_begin(page, titles);
    for (uint32_t i = 0; i < page->figures->tier_count; i++) {
        const struct tier_figures *tier = &page->figures->tiers[i];
        const struct week_bar bar = {{tier->in_time_count, tier->overdue_left_count, 0,
                                      (int64_t)tier->account_count -
                                          tier->in_time_count -
                                          tier->overdue_left_count},
                                     tier->account_count};
        fputs("<tr>", page->out);
        week_page_text_cell(page, page->figures->model->tiers[tier->tier_ix].name);
        week_page_count_cell(page, tier->account_count);
        week_page_count_cell(page, tier->planned_count);
        week_page_count_cell(page, tier->in_time_count);
        week_page_cell(page, week_share_text(tier->in_time_count, tier->account_count,
                                             page->arena));
        week_page_count_cell(page, tier->overdue_count);
        week_page_count_cell(page, tier->overdue_left_count);
        week_page_count_cell(page, tier->never_count);
        week_page_bar_cell(page, &bar);
        fputs("</tr>\n", page->out);
    }
    week_page_table_end(page);
}

static int64_t most_visits(const struct week_figures *figures)
{
    int64_t most_count = 1;
    for (uint32_t i = 0; i < figures->past_count; i++) {
        const struct past_figures *past = &figures->past[i];
        const int64_t count = (int64_t)past->planned_count + past->other_count;
        most_count = count > most_count ? count : most_count;
    }
    return most_count;
}

static void past_write(const struct week_page *page)
{
    static const char *const titles[] = {"<Rep",           "Planned",     "Made",
                                         "Share",          "Met besides", "Missed",
                                         "Value planned",  "Value made",  "Ordered",
                                         WEEK_CHART_TITLE, NULL};
    const int64_t most_count = most_visits(page->figures);
    week_page_section_begin(page, "The week before: planned and made",
                            WEEK_KEY("a", "made as planned")
                                WEEK_KEY("b", "met besides")
                                    WEEK_KEY("rest", "planned, and not met"));
    week_page_table_begin(page, titles);
    for (uint32_t i = 0; i < page->figures->past_count; i++) {
        const struct past_figures *past = &page->figures->past[i];
        const int64_t open = (int64_t)past->planned_count - past->made_count;
        const struct week_bar bar = {{past->made_count, past->other_count, 0, open},
                                     most_count};
        fputs("<tr>", page->out);
        week_page_text_cell(page, rep_name(page, past->rep_ix));
        week_page_count_cell(page, past->planned_count);
        week_page_count_cell(page, past->made_count);
        week_page_cell(
            page, week_share_text(past->made_count, past->planned_count, page->arena));
        week_page_count_cell(page, past->other_count);
        week_page_count_cell(page, past->missed_count);
        week_page_money_cell(page, past->planned_ct);
        week_page_money_cell(page, past->made_ct);
        week_page_money_cell(page, past->ordered_ct);
        week_page_bar_cell(page, &bar);
        fputs("</tr>\n", page->out);
    }
    week_page_table_end(page);
}

static void overrides_write(const struct week_page *page)
{
    static const char *const titles[] = {
        "<Reason", "Week before", "This week", "Skipped", "Added", "Moved", NULL};
    if (page->figures->override_count == 0)
        return;
    week_page_section_begin(
        page, "Decided by the reps",
        "Visits that reps skipped, added or moved themselves, by their reason.");
    week_page_table_begin(page, titles);
    for (uint32_t i = 0; i < page->figures->override_count; i++) {
        const struct override_figures *figures = &page->figures->overrides[i];
        fputs("<tr>", page->out);
        week_page_text_cell(page, figures->reason);
        week_page_count_cell(page, figures->past_count);
        week_page_count_cell(page, figures->week_count);
        for (int kind = 0; kind < OVERRIDE_COUNT; kind++)
            week_page_count_cell(page, figures->counts[kind]);
        fputs("</tr>\n", page->out);
    }
    week_page_table_end(page);
}

static void left_row(const struct week_page *page, const struct left_figures *left)
{
    const struct account *account = &page->figures->model->accounts[left->account_ix];
    fputs("<tr>", page->out);
    week_page_text_cell(page, account->crm_id);
    week_page_text_cell(page, account->name);
    week_page_text_cell(page, account->city);
    week_page_text_cell(page, page->figures->model->tiers[account->tier_ix].name);
    week_page_text_cell(page, rep_name(page, left->rep_ix));
    week_page_text_cell(page, account->phone);
}

static void remote_write(const struct week_page *page)
{
    static const char *const titles[] = {"<Account", "<Name",  "<Town", "<Tier",
                                         "<Rep",     "<Phone", "Gain",  NULL};
    if (page->figures->remote_count == 0)
        return;
    week_page_section_begin(
        page, "For the inside team",
        "A call or a mail is worth more than a visit here, by this much.");
    week_page_table_begin(page, titles);
    for (uint32_t i = 0; i < page->figures->remote_count && i < LIST_SHOWN; i++) {
        left_row(page, &page->figures->remote[i]);
        week_page_money_cell(page, page->figures->remote[i].amount_ct);
        fputs("</tr>\n", page->out);
    }
    week_page_table_end(page);
}

static void overdue_write(const struct week_page *page)
{
    static const char *const titles[] = {"<Account", "<Name",  "<Town",        "<Tier",
                                         "<Rep",     "<Phone", "Days overdue", NULL};
    if (page->figures->overdue_count == 0)
        return;
    week_page_section_begin(page, "Longest overdue, and not planned",
                            "'beat explain ACCOUNT' says why.");
    week_page_table_begin(page, titles);
    for (uint32_t i = 0; i < page->figures->overdue_count && i < LIST_SHOWN; i++) {
        left_row(page, &page->figures->overdue[i]);
        week_page_count_cell(page, page->figures->overdue[i].overdue_days);
        fputs("</tr>\n", page->out);
    }
    week_page_table_end(page);
}

bool week_html_write(const struct week_figures *figures, const char *made, FILE *out,
                     struct err *err)
{
    struct arena arena = {0};
    const struct week_page page = {figures, out, &arena};
    char week[CIVIL_DATE_SIZE], from[CIVIL_DATE_SIZE];
    civil_week_text(figures->monday_day, week);
    civil_day_text(figures->monday_day, from);
    fputs(head, out);
    fprintf(out,
            "<title>Week %s</title>\n</head>\n<body>\n<main>\n<h1>Week %s</h1>\n"
            "<p class=\"quiet\">from Monday %s; money in ",
            week, week, from);
    xml_text(out, figures->model->currency);
    fputs("; made ", out);
    xml_text(out, made);
    fputs("</p>\n", out);
    figures_write(&page);
    money_write(&page);
    time_write(&page);
    tiers_write(&page);
    past_write(&page);
    week_chances_write(&page);
    overrides_write(&page);
    remote_write(&page);
    overdue_write(&page);
    fputs("</main>\n</body>\n</html>\n", out);
    arena_release(&arena);
    return stream_check(out, err);
}
