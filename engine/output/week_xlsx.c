// SPDX-License-Identifier: GPL-3.0-or-later
#include "output/week_xlsx.h"

#include "base/civil.h"
#include "model/words.h"
#include "output/week_chances.h"
#include "text/stream.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <xlsxwriter.h>

struct book {
    const struct week_figures *figures;
    lxw_workbook *workbook;
    lxw_format *head, *head_number, *money, *count, *hours, *share;
};

/* A sheet that is filled cell by cell, row by row. */
struct sheet {
    const struct book *book;
    lxw_worksheet *worksheet;
    lxw_row_t row;
    lxw_col_t col;
};

static lxw_format *format_of(lxw_workbook *workbook, const char *number)
{
    lxw_format *format = workbook_add_format(workbook);
    format_set_num_format(format, number);
    return format;
}

/* ---- cells ---- */

static void put_number(struct sheet *sheet, double number, lxw_format *format)
{
    worksheet_write_number(sheet->worksheet, sheet->row, sheet->col++, number, format);
}

static void put_count(struct sheet *sheet, int64_t count)
{
    put_number(sheet, (double)count, sheet->book->count);
}

static void put_money(struct sheet *sheet, int64_t money_ct)
{
    put_number(sheet, (double)money_ct / 100, sheet->book->money);
}

static void put_hours(struct sheet *sheet, int64_t time_s)
{
    put_number(sheet, (double)time_s / 3600, sheet->book->hours);
}

static void put_share(struct sheet *sheet, int64_t part, int64_t whole)
{
    if (whole > 0)
        put_number(sheet, (double)part / (double)whole, sheet->book->share);
    else
        sheet->col++;
}

/* As text, whatever it begins with. */
static void put_text(struct sheet *sheet, const char *text)
{
    worksheet_write_string(sheet->worksheet, sheet->row, sheet->col++, text ? text : "",
                           NULL);
}

static void next_row(struct sheet *sheet)
{
    sheet->row++;
    sheet->col = 0;
}

/* The first `text_count` columns are texts, those after them numbers. */
static struct sheet sheet_begin(const struct book *book, const char *name,
                                const char *const *titles, lxw_col_t text_count,
                                double first_width)
{
    struct sheet sheet = {book, workbook_add_worksheet(book->workbook, name), 0, 0};
    for (; titles[sheet.col]; sheet.col++)
        worksheet_write_string(sheet.worksheet, 0, sheet.col, titles[sheet.col],
                               sheet.col < text_count ? book->head : book->head_number);
    worksheet_set_column(sheet.worksheet, 0, 0, first_width, NULL);
    worksheet_set_column(sheet.worksheet, 1, (lxw_col_t)(sheet.col - 1), 12, NULL);
    /* Room for two lines: LibreOffice does not make it by itself. */
    worksheet_set_row(sheet.worksheet, 0, 30, NULL);
    worksheet_repeat_rows(sheet.worksheet, 0, 0);
    worksheet_freeze_panes(sheet.worksheet, 1, 1);
    worksheet_set_landscape(sheet.worksheet);
    worksheet_fit_to_pages(sheet.worksheet, 1, 0);
    next_row(&sheet);
    return sheet;
}

/* Columns first..last of the rows filled so far, stacked, one bar a row. */
static void add_chart(const struct sheet *sheet, const char *name, const char *title,
                      lxw_col_t first, lxw_col_t last, lxw_row_t row_count)
{
    static const lxw_color_t colours[] = {0x0072B2, 0xC4501B, 0x8A6A00, 0xC9CED1};
    lxw_chart *chart = workbook_add_chart(sheet->book->workbook, LXW_CHART_BAR_STACKED);
    if (row_count == 0)
        return;
    for (lxw_col_t col = first; col <= last; col++) {
        lxw_chart_series *series = chart_add_series(chart, NULL, NULL);
        lxw_chart_fill fill = {.color = colours[(col - first) % 4]};
        chart_series_set_categories(series, name, 1, 0, row_count, 0);
        chart_series_set_values(series, name, 1, col, row_count, col);
        chart_series_set_name_range(series, name, 0, col);
        chart_series_set_fill(series, &fill);
    }
    chart_title_set_name(chart, title);
    chart_axis_set_reverse(chart->y_axis);
    chart_legend_set_position(chart, LXW_CHART_LEGEND_BOTTOM);
    lxw_chart_options options = {.x_scale = 1.6, .y_scale = 1.3};
    worksheet_insert_chart_opt(sheet->worksheet, sheet->row + 1, 0, chart, &options);
}

/* ---- sheets ---- */

static const char *rep_name(const struct book *book, uint32_t rep_ix)
{
    return rep_ix == NO_IX ? "All" : book->figures->model->reps[rep_ix].name;
}

static void rep_row(struct sheet *sheet, const struct rep_figures *rep)
{
    put_text(sheet, rep_name(sheet->book, rep->rep_ix));
    put_money(sheet, rep->net_ct);
    put_money(sheet, rep->travel_ct);
    put_money(sheet, rep->night_ct + rep->overtime_ct + rep->penalty_ct);
    put_money(sheet, rep->bound_ct - rep->net_ct);
    put_money(sheet, rep->value_ct);
    put_money(sheet, rep->km_ct);
    put_money(sheet, rep->fare_ct);
    put_money(sheet, rep->lodging_ct);
    put_money(sheet, rep->meal_ct);
    put_money(sheet, rep->overtime_ct);
    put_money(sheet, rep->penalty_ct);
    put_count(sheet, rep->account_count);
    put_count(sheet, rep->left_count);
    next_row(sheet);
}

static void time_row(struct sheet *sheet, const struct rep_figures *rep)
{
    put_text(sheet, rep_name(sheet->book, rep->rep_ix));
    put_count(sheet, rep->visit_count);
    put_count(sheet, rep->day_count);
    put_hours(sheet, rep->visit_s);
    put_hours(sheet, rep->drive_s);
    put_hours(sheet, rep->out_s);
    put_share(sheet, rep->drive_s, rep->out_s);
    put_count(sheet, (rep->drive_m + 500) / 1000);
    next_row(sheet);
}

static void write_reps(const struct book *book)
{
    static const char *const titles[] = {
        "Rep",      "Net",        "Travel",   "Other costs", "Gap at most",
        "Value",    "Kilometres", "Fares",    "Lodging",     "Meals",
        "Overtime", "Missed",     "Accounts", "Left out",    NULL};
    const struct week_figures *figures = book->figures;
    struct sheet sheet = sheet_begin(book, "Reps", titles, 1, 24);
    for (uint32_t i = 0; i < figures->rep_count; i++)
        rep_row(&sheet, &figures->reps[i]);
    rep_row(&sheet, &figures->sum);
    add_chart(&sheet, "Reps", "What the week brings, and what it costs", 1, 4,
              figures->rep_count);
}

static void write_time(const struct book *book)
{
    static const char *const titles[] = {"Rep",           "Visits",       "Days",
                                         "Visiting, h",   "Driving, h",   "Out, h",
                                         "Driving share", "Distance, km", NULL};
    const struct week_figures *figures = book->figures;
    struct sheet sheet = sheet_begin(book, "Time", titles, 1, 24);
    for (uint32_t i = 0; i < figures->rep_count; i++)
        time_row(&sheet, &figures->reps[i]);
    time_row(&sheet, &figures->sum);
}

static void write_tiers(const struct book *book)
{
    static const char *const titles[] = {
        "Tier",  "In time", "Overdue, left out", "Accounts", "Planned",
        "Share", "Overdue", "Never visited",     NULL};
    const struct week_figures *figures = book->figures;
    struct sheet sheet = sheet_begin(book, "Tiers", titles, 1, 12);
    for (uint32_t i = 0; i < figures->tier_count; i++) {
        const struct tier_figures *tier = &figures->tiers[i];
        put_text(&sheet, figures->model->tiers[tier->tier_ix].name);
        put_count(&sheet, tier->in_time_count);
        put_count(&sheet, tier->overdue_left_count);
        put_count(&sheet, tier->account_count);
        put_count(&sheet, tier->planned_count);
        put_share(&sheet, tier->in_time_count, tier->account_count);
        put_count(&sheet, tier->overdue_count);
        put_count(&sheet, tier->never_count);
        next_row(&sheet);
    }
    add_chart(&sheet, "Tiers", "Seen as often as wished", 1, 2, figures->tier_count);
}

static void write_past(const struct book *book)
{
    static const char *const titles[] = {
        "Rep",    "Made as planned", "Met besides", "Planned", "Share",
        "Missed", "Value planned",   "Value made",  "Ordered", NULL};
    const struct week_figures *figures = book->figures;
    struct sheet sheet = sheet_begin(book, "Week before", titles, 1, 24);
    for (uint32_t i = 0; i < figures->past_count; i++) {
        const struct past_figures *past = &figures->past[i];
        put_text(&sheet, rep_name(book, past->rep_ix));
        put_count(&sheet, past->made_count);
        put_count(&sheet, past->other_count);
        put_count(&sheet, past->planned_count);
        put_share(&sheet, past->made_count, past->planned_count);
        put_count(&sheet, past->missed_count);
        put_money(&sheet, past->planned_ct);
        put_money(&sheet, past->made_ct);
        put_money(&sheet, past->ordered_ct);
        next_row(&sheet);
    }
    add_chart(&sheet, "Week before", "Visits of the week before", 1, 2,
              figures->past_count);
}

static void write_overrides(const struct book *book)
{
    static const char *const titles[] = {
        "Reason", "Week before", "This week", "Skipped", "Added", "Moved", NULL};
    const struct week_figures *figures = book->figures;
    struct sheet sheet = sheet_begin(book, "Decided by reps", titles, 1, 13);
    for (uint32_t i = 0; i < figures->override_count; i++) {
        const struct override_figures *row = &figures->overrides[i];
        put_text(&sheet, row->reason);
        put_count(&sheet, row->past_count);
        put_count(&sheet, row->week_count);
        for (int kind = 0; kind < OVERRIDE_COUNT; kind++)
            put_count(&sheet, row->counts[kind]);
        next_row(&sheet);
    }
}

static void write_chances(const struct book *book)
{
    static const char *const titles[] = {
        "Tier",     "Stage",   "Account", "Verdict", "Predicted", "Estimated",
        "At least", "At most", "Decided", "Won",     NULL};
    static const double widths[] = {12, 12, 16, 12, 12, 12, 12, 12, 12};
    const struct week_figures *figures = book->figures;
    struct sheet sheet = sheet_begin(book, "Chances to win", titles, 4, 12);
    for (lxw_col_t i = 0; i < sizeof widths / sizeof *widths; i++)
        worksheet_set_column(sheet.worksheet, i + 1, i + 1, widths[i], NULL);
    if (figures->chance_count == 0)
        put_text(&sheet, "No opportunity was decided in the log yet.");
    for (uint32_t i = 0; i < figures->chance_count; i++) {
        const struct calibration_cell *cell = &figures->chances[i];
        put_text(&sheet, figures->model->tiers[cell->tier_ix].name);
        put_text(&sheet, stage_word(cell->stage));
        put_text(&sheet, cell->is_visited ? "visited" : "not visited");
        put_text(&sheet, week_verdict_text(cell->verdict));
        put_number(&sheet, cell->predicted, book->share);
        put_number(&sheet, cell->mean, book->share);
        put_number(&sheet, cell->low, book->share);
        put_number(&sheet, cell->high, book->share);
        put_count(&sheet, cell->trial_count);
        put_count(&sheet, cell->won_count);
        next_row(&sheet);
    }
}

static void left_row(struct sheet *sheet, const struct left_figures *left)
{
    const struct model *model = sheet->book->figures->model;
    const struct account *account = &model->accounts[left->account_ix];
    put_text(sheet, account->crm_id);
    put_text(sheet, account->name);
    put_text(sheet, account->city);
    put_text(sheet, model->tiers[account->tier_ix].name);
    put_text(sheet, left->rep_ix != NO_IX ? model->reps[left->rep_ix].name : "");
    put_text(sheet, account->phone);
}

/* As wide as names, towns, reps and telephone numbers usually are. */
static void left_columns(const struct sheet *sheet)
{
    static const double widths[] = {36, 16, 6, 22, 18};
    for (size_t i = 0; i < sizeof widths / sizeof *widths; i++)
        worksheet_set_column(sheet->worksheet, (lxw_col_t)(i + 1), (lxw_col_t)(i + 1),
                             widths[i], NULL);
}

static void write_left(const struct book *book)
{
    static const char *const remote[] = {"Account", "Name",  "Town", "Tier",
                                         "Rep",     "Phone", "Gain", NULL};
    static const char *const overdue[] = {"Account", "Name",  "Town",         "Tier",
                                          "Rep",     "Phone", "Days overdue", NULL};
    const struct week_figures *figures = book->figures;
    struct sheet sheet = sheet_begin(book, "For the inside team", remote, 6, 13);
    left_columns(&sheet);
    for (uint32_t i = 0; i < figures->remote_count; i++) {
        left_row(&sheet, &figures->remote[i]);
        put_money(&sheet, figures->remote[i].amount_ct);
        next_row(&sheet);
    }
    sheet = sheet_begin(book, "Overdue", overdue, 6, 13);
    left_columns(&sheet);
    for (uint32_t i = 0; i < figures->overdue_count; i++) {
        left_row(&sheet, &figures->overdue[i]);
        put_count(&sheet, figures->overdue[i].overdue_days);
        next_row(&sheet);
    }
}

/* ---- the file ---- */

static lxw_format *head_format(lxw_workbook *workbook)
{
    lxw_format *head = workbook_add_format(workbook);
    format_set_bold(head);
    format_set_text_wrap(head);
    format_set_bottom(head, LXW_BORDER_THIN);
    return head;
}

static bool make_book(const struct week_figures *figures, int64_t now_utc,
                      const char *path, struct err *err)
{
    char week[CIVIL_DATE_SIZE], title[64];
    struct book book = {.figures = figures, .workbook = workbook_new(path)};
    if (!book.workbook)
        return err_set(err, ERR_SYSTEM, "'%s' cannot be made", path);
    snprintf(title, sizeof title, "Week %s",
             civil_week_text(figures->monday_day, week));
    lxw_doc_properties properties = {
        .title = title, .author = "Beat", .created = (time_t)now_utc};
    workbook_set_properties(book.workbook, &properties);
    book.head = head_format(book.workbook);
    book.head_number = head_format(book.workbook);
    format_set_align(book.head_number, LXW_ALIGN_RIGHT);
    book.money = format_of(book.workbook, "#,##0");
    book.count = format_of(book.workbook, "0");
    book.hours = format_of(book.workbook, "0.0");
    book.share = format_of(book.workbook, "0 %");
    write_reps(&book);
    write_time(&book);
    write_tiers(&book);
    write_past(&book);
    write_chances(&book);
    write_overrides(&book);
    write_left(&book);
    const lxw_error code = workbook_close(book.workbook);
    return code == LXW_NO_ERROR ||
           err_set(err, ERR_SYSTEM, "'%s' cannot be written: %s", path,
                   lxw_strerror(code));
}

static bool copy(const char *path, FILE *out, struct err *err)
{
    char bytes[1 << 14];
    size_t size;
    bool is_done = true;
    FILE *in = fopen(path, "rb");
    if (!in)
        return err_set(err, ERR_SYSTEM, "'%s' cannot be read: %s", path,
                       strerror(errno));
    while (is_done && (size = fread(bytes, 1, sizeof bytes, in)) > 0)
        is_done = stream_put(out, bytes, size, err);
    fclose(in);
    return is_done && stream_check(out, err);
}

bool week_xlsx_write(const struct week_figures *figures, int64_t now_utc, FILE *out,
                     struct err *err)
{
    struct arena arena = {0};
    const char *folder = getenv("TMPDIR");
    char *path = arena_format(&arena, "%s/beat-XXXXXX", folder ? folder : "/tmp");
    const int file = mkstemp(path);
    bool is_done = false;
    if (file < 0) {
        err_set(err, ERR_SYSTEM, "'%s' cannot be made: %s", path, strerror(errno));
    } else {
        close(file);
        is_done = make_book(figures, now_utc, path, err) && copy(path, out, err);
        unlink(path);
    }
    arena_release(&arena);
    return is_done;
}
