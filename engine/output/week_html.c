// SPDX-License-Identifier: GPL-3.0-or-later
/* Charts are bars of SVG, one a row of a table, so that number and picture stand side
 * by side and a screen reader has the numbers. Text goes through xml_text. */
#include "output/week_html.h"

#include "base/civil.h"
#include "output/week_text.h"
#include "output/xml.h"
#include "text/stream.h"

#include <inttypes.h>
#include <stddef.h>

enum { LIST_SHOWN = 20, BAR_WIDTH = 220, BAR_HEIGHT = 12 };

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
    "p { margin: 2px 0 8px; max-width: 75ch; } .quiet { color: var(--quiet); }\n"
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
    "var(--c); } .rest { fill: var(--rest); }\n"
    ".key { display: inline-block; width: 10px; height: 10px; border-radius: 2px; "
    "margin: 0 5px 0 12px; } .key:first-child { margin-left: 0; } i.a { background: "
    "var(--a); } i.b { background: "
    "var(--b); } i.c { background: var(--c); } i.rest { background: var(--rest); }\n"
    "@media print { body { padding: 0; } section { break-inside: avoid; } }\n"
    "</style>\n";

struct page {
    const struct week_figures *figures;
    FILE *out;
    struct arena *arena;
};

/* ---- parts ---- */

static void cell(const struct page *page, const char *text)
{
    fputs("<td>", page->out);
    xml_text(page->out, text);
    fputs("</td>", page->out);
}

static void text_cell(const struct page *page, const char *text)
{
    fputs("<td class=\"text\">", page->out);
    xml_text(page->out, text);
    fputs("</td>", page->out);
}

static void count_cell(const struct page *page, int64_t count)
{
    fprintf(page->out, "<td>%" PRId64 "</td>", count);
}

static void money_cell(const struct page *page, int64_t money_ct)
{
    cell(page, week_money_text(money_ct, page->arena));
}

/* Parts of `whole` side by side, in the colours a, b, c and rest. */
struct bar {
    int64_t parts[4];
    int64_t whole;
};

static void bar_cell(const struct page *page, const struct bar *bar)
{
    static const char *const classes[4] = {"a", "b", "c", "rest"};
    int64_t before = 0;
    fprintf(page->out,
            "<td class=\"text\"><svg width=\"%d\" height=\"%d\" aria-hidden=\"true\">",
            BAR_WIDTH, BAR_HEIGHT);
    for (int i = 0; i < 4 && bar->whole > 0; i++) {
        const int64_t part = bar->parts[i] > 0 ? bar->parts[i] : 0;
        const int64_t from = before * BAR_WIDTH / bar->whole;
        before += part;
        const int64_t until = before * BAR_WIDTH / bar->whole;
        if (until > from)
            fprintf(page->out,
                    "<rect class=\"%s\" x=\"%" PRId64 "\" width=\"%" PRId64
                    "\" height=\"%d\"/>",
                    classes[i], from, until - from, BAR_HEIGHT);
    }
    fputs("</svg></td>", page->out);
}

/* Titles are constants of this file; those of text columns begin with '<'. */
static void table_begin(const struct page *page, const char *const *titles)
{
    fputs("<table>\n<thead><tr>", page->out);
    for (; *titles; titles++) {
        const bool is_text = **titles == '<';
        fprintf(page->out, "<th scope=\"col\"%s>%s</th>",
                is_text ? " class=\"text\"" : "", *titles + is_text);
    }
    fputs("</tr></thead>\n<tbody>\n", page->out);
}

static void table_end(const struct page *page)
{
    fputs("</tbody></table></div></section>\n", page->out);
}

/* Where the table that follows is too wide for the window it scrolls, by keys too. */
static void section_begin(const struct page *page, const char *title, const char *note)
{
    fprintf(page->out,
            "<section><h2>%s</h2>\n<p class=\"quiet\">%s</p>\n<div class=\"wide\" "
            "role=\"region\" tabindex=\"0\" aria-label=\"%s\">",
            title, note, title);
}

static void figure(const struct page *page, const char *title, const char *number,
                   const char *below)
{
    fprintf(page->out, "<div><dt>%s</dt><dd>", title);
    xml_text(page->out, number);
    fputs("<small>", page->out);
    xml_text(page->out, below);
    fputs("</small></dd></div>\n", page->out);
}

/* ---- sections ---- */

static void figures_write(const struct page *page)
{
    const struct rep_figures *sum = &page->figures->sum;
    struct arena *arena = page->arena;
    const int64_t cost_ct =
        sum->travel_ct + sum->night_ct + sum->overtime_ct + sum->penalty_ct;
    fputs("<dl class=\"figures\">\n", page->out);
    figure(page, "Visits planned", arena_format(arena, "%" PRIu32, sum->visit_count),
           arena_format(arena, "%s a day, of %" PRIu32 " accounts",
                        week_mean_text(sum->visit_count, sum->day_count, arena),
                        sum->account_count));
    figure(page, "Value planned", week_money_text(sum->value_ct, arena),
           page->figures->model->currency);
    figure(page, "Costs", week_money_text(cost_ct, arena),
           arena_format(arena, "%s of the value",
                        week_share_text(cost_ct, sum->value_ct, arena)));
    figure(page, "Net", week_money_text(sum->net_ct, arena),
           arena_format(arena, "at most %s more by any plan",
                        week_money_text(sum->bound_ct - sum->net_ct, arena)));
    figure(page, "Driving", week_hours_text(sum->drive_s, arena),
           arena_format(arena, "%s of the time out",
                        week_share_text(sum->drive_s, sum->out_s, arena)));
    fputs("</dl>\n", page->out);
}

static void money_row(const struct page *page, const struct rep_figures *rep,
                      int64_t most_ct)
{
    const int64_t cost_ct = rep->night_ct + rep->overtime_ct + rep->penalty_ct;
    const struct bar bar = {
        {rep->net_ct, rep->travel_ct, cost_ct, rep->bound_ct - rep->net_ct}, most_ct};
    count_cell(page, rep->visit_count);
    money_cell(page, rep->value_ct);
    money_cell(page, rep->travel_ct);
    money_cell(page, rep->night_ct);
    money_cell(page, rep->overtime_ct);
    money_cell(page, rep->penalty_ct);
    money_cell(page, rep->net_ct);
    money_cell(page, rep->bound_ct - rep->net_ct);
    if (most_ct > 0)
        bar_cell(page, &bar);
    else
        cell(page, "");
    fputs("</tr>\n", page->out);
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

static const char *rep_name(const struct page *page, uint32_t rep_ix)
{
    return rep_ix == NO_IX ? "" : page->figures->model->reps[rep_ix].name;
}

static void money_write(const struct page *page)
{
    static const char *const titles[] = {"<Rep",         "Visits",   "Value",  "Travel",
                                         "Nights",       "Overtime", "Missed", "Net",
                                         "At most more", "<Chart",   NULL};
    section_begin(
        page, "What it brings, and what it costs",
        "<i class=\"key a\"></i>net<i class=\"key b\"></i>travel<i class=\"key "
        "c\"></i>nights, overtime, missed appointments<i class=\"key rest\"></i>what a "
        "better plan could add at most");
    table_begin(page, titles);
    for (uint32_t i = 0; i < page->figures->rep_count; i++) {
        fputs("<tr>", page->out);
        text_cell(page, rep_name(page, page->figures->reps[i].rep_ix));
        money_row(page, &page->figures->reps[i], most_money(page->figures));
    }
    fputs("</tbody><tfoot><tr><td class=\"text\">All</td>", page->out);
    money_row(page, &page->figures->sum, 0);
    fputs("</tfoot></table></div></section>\n", page->out);
}

static void time_write(const struct page *page)
{
    static const char *const titles[] = {"<Rep",    "Days", "Visits a day", "Visiting",
                                         "Driving", "Out",  "Driving",      "km",
                                         "<Chart",  NULL};
    int64_t most_s = 1;
    section_begin(page, "Where the time goes",
                  "<i class=\"key a\"></i>visiting<i class=\"key b\"></i>driving<i "
                  "class=\"key rest\"></i>lunch and waiting");
    table_begin(page, titles);
    for (uint32_t i = 0; i < page->figures->rep_count; i++)
        most_s = page->figures->reps[i].out_s > most_s ? page->figures->reps[i].out_s
                                                       : most_s;
    for (uint32_t i = 0; i < page->figures->rep_count; i++) {
        const struct rep_figures *rep = &page->figures->reps[i];
        const struct bar bar = {
            {rep->visit_s, rep->drive_s, 0, rep->out_s - rep->visit_s - rep->drive_s},
            most_s};
        fputs("<tr>", page->out);
        text_cell(page, rep_name(page, rep->rep_ix));
        count_cell(page, rep->day_count);
        cell(page, week_mean_text(rep->visit_count, rep->day_count, page->arena));
        cell(page, week_hours_text(rep->visit_s, page->arena));
        cell(page, week_hours_text(rep->drive_s, page->arena));
        cell(page, week_hours_text(rep->out_s, page->arena));
        cell(page, week_share_text(rep->drive_s, rep->out_s, page->arena));
        count_cell(page, (rep->drive_m + 500) / 1000);
        bar_cell(page, &bar);
        fputs("</tr>\n", page->out);
    }
    table_end(page);
}

static void tiers_write(const struct page *page)
{
    static const char *const titles[] = {
        "<Tier",   "Accounts",         "Planned",       "In time", "Share",
        "Overdue", "of them left out", "Never visited", "<Chart",  NULL};
    section_begin(page, "Who is seen as often as wished",
                  "In time: planned this week, or not due before it ends. <i "
                  "class=\"key a\"></i>in time<i class=\"key b\"></i>overdue and left "
                  "out");
    table_begin(page, titles);
    for (uint32_t i = 0; i < page->figures->tier_count; i++) {
        const struct tier_figures *tier = &page->figures->tiers[i];
        const struct bar bar = {{tier->in_time_count, tier->overdue_left_count, 0,
                                 (int64_t)tier->account_count - tier->in_time_count -
                                     tier->overdue_left_count},
                                tier->account_count};
        fputs("<tr>", page->out);
        text_cell(page, page->figures->model->tiers[tier->tier_ix].name);
        count_cell(page, tier->account_count);
        count_cell(page, tier->planned_count);
        count_cell(page, tier->in_time_count);
        cell(page,
             week_share_text(tier->in_time_count, tier->account_count, page->arena));
        count_cell(page, tier->overdue_count);
        count_cell(page, tier->overdue_left_count);
        count_cell(page, tier->never_count);
        bar_cell(page, &bar);
        fputs("</tr>\n", page->out);
    }
    table_end(page);
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

static void past_write(const struct page *page)
{
    static const char *const titles[] = {
        "<Rep",          "Planned",    "Made",    "Share",  "Met besides", "Missed",
        "Value planned", "Value made", "Ordered", "<Chart", NULL};
    const int64_t most_count = most_visits(page->figures);
    section_begin(page, "The week before: planned and made",
                  "<i class=\"key a\"></i>made as planned<i class=\"key b\"></i>met "
                  "besides<i class=\"key rest\"></i>planned, and not met");
    table_begin(page, titles);
    for (uint32_t i = 0; i < page->figures->past_count; i++) {
        const struct past_figures *past = &page->figures->past[i];
        const int64_t open = (int64_t)past->planned_count - past->made_count;
        const struct bar bar = {{past->made_count, past->other_count, 0, open},
                                most_count};
        fputs("<tr>", page->out);
        text_cell(page, rep_name(page, past->rep_ix));
        count_cell(page, past->planned_count);
        count_cell(page, past->made_count);
        cell(page, week_share_text(past->made_count, past->planned_count, page->arena));
        count_cell(page, past->other_count);
        count_cell(page, past->missed_count);
        money_cell(page, past->planned_ct);
        money_cell(page, past->made_ct);
        money_cell(page, past->ordered_ct);
        bar_cell(page, &bar);
        fputs("</tr>\n", page->out);
    }
    table_end(page);
}

static void overrides_write(const struct page *page)
{
    static const char *const titles[] = {
        "<Reason", "Week before", "This week", "Skipped", "Added", "Moved", NULL};
    if (page->figures->override_count == 0)
        return;
    section_begin(
        page, "Decided by the reps",
        "Visits that reps skipped, added or moved themselves, by their reason.");
    table_begin(page, titles);
    for (uint32_t i = 0; i < page->figures->override_count; i++) {
        const struct override_figures *figures = &page->figures->overrides[i];
        fputs("<tr>", page->out);
        text_cell(page, figures->reason);
        count_cell(page, figures->past_count);
        count_cell(page, figures->week_count);
        for (int kind = 0; kind < OVERRIDE_COUNT; kind++)
            count_cell(page, figures->counts[kind]);
        fputs("</tr>\n", page->out);
    }
    table_end(page);
}

static void left_row(const struct page *page, const struct left_figures *left)
{
    const struct account *account = &page->figures->model->accounts[left->account_ix];
    fputs("<tr>", page->out);
    text_cell(page, account->crm_id);
    text_cell(page, account->name);
    text_cell(page, account->city);
    text_cell(page, page->figures->model->tiers[account->tier_ix].name);
    text_cell(page, rep_name(page, left->rep_ix));
    text_cell(page, account->phone);
}

static void remote_write(const struct page *page)
{
    static const char *const titles[] = {"<Account", "<Name",  "<Town", "<Tier",
                                         "<Rep",     "<Phone", "Gain",  NULL};
    if (page->figures->remote_count == 0)
        return;
    section_begin(page, "For the inside team",
                  "A call or a mail is worth more than a visit here, by this much.");
    table_begin(page, titles);
    for (uint32_t i = 0; i < page->figures->remote_count && i < LIST_SHOWN; i++) {
        left_row(page, &page->figures->remote[i]);
        money_cell(page, page->figures->remote[i].amount_ct);
        fputs("</tr>\n", page->out);
    }
    table_end(page);
}

static void overdue_write(const struct page *page)
{
    static const char *const titles[] = {"<Account", "<Name",  "<Town",        "<Tier",
                                         "<Rep",     "<Phone", "Days overdue", NULL};
    if (page->figures->overdue_count == 0)
        return;
    section_begin(page, "Longest overdue, and not planned",
                  "'beat explain ACCOUNT' says why.");
    table_begin(page, titles);
    for (uint32_t i = 0; i < page->figures->overdue_count && i < LIST_SHOWN; i++) {
        left_row(page, &page->figures->overdue[i]);
        count_cell(page, page->figures->overdue[i].overdue_days);
        fputs("</tr>\n", page->out);
    }
    table_end(page);
}

bool week_html_write(const struct week_figures *figures, const char *made, FILE *out,
                     struct err *err)
{
    struct arena arena = {0};
    const struct page page = {figures, out, &arena};
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
    overrides_write(&page);
    remote_write(&page);
    overdue_write(&page);
    fputs("</main>\n</body>\n</html>\n", out);
    arena_release(&arena);
    return stream_check(out, err);
}
