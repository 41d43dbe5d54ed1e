// SPDX-License-Identifier: GPL-3.0-or-later
#include "beat/show.h"

#include "beat/wrap.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum table_form show_form(const struct request *request)
{
    const char *word = request_word(request, &option_format);
    if (strcmp(word, "csv") == 0)
        return TABLE_CSV;
    return strcmp(word, "json") == 0 ? TABLE_JSON : TABLE_PEOPLE;
}

bool show_is_for_people(const struct request *request)
{
    return show_form(request) == TABLE_PEOPLE;
}

static uint32_t terminal_width(void)
{
    const char *columns = getenv("COLUMNS");
    struct winsize size;
    if (columns != NULL) {
        const long width = strtol(columns, NULL, 10);
        if (width >= 20 && width <= 10000)
            return (uint32_t)width;
    }
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col >= 20)
        return size.ws_col;
    return 0;
}

struct table_look show_look(const struct request *request)
{
    const char *refusal = getenv("NO_COLOR");
    const bool is_usual =
        isatty(STDOUT_FILENO) && (refusal == NULL || refusal[0] == '\0');
    return (struct table_look){terminal_width(),
                               request_flag(request, &option_colour, is_usual)};
}

struct column *show_columns(const struct column *columns, uint32_t count,
                            struct arena *arena)
{
    struct column *copy = ARENA_ARRAY(arena, count, struct column);
    memcpy(copy, columns, count * sizeof *copy);
    return copy;
}

void show_hide(struct column *columns, uint32_t count, const char *title)
{
    for (uint32_t i = 0; i < count; i++) {
        if (columns[i].title != NULL && strcmp(columns[i].title, title) == 0)
            columns[i].title = NULL;
    }
}

bool show_table(const struct request *request, const struct table *table,
                struct err *err)
{
    const struct table_look look = show_look(request);
    return table_write(table, show_form(request), &look, stdout, err) ||
           err_in(err, "standard output");
}

void show_line(const struct request *request, const char *format, ...)
{
    va_list args;
    if (!show_is_for_people(request))
        return;
    va_start(args, format);
    vprintf(format, args);
    va_end(args);
    putchar('\n');
}

static void write_wrapped(const char *format, va_list args)
{
    struct arena scratch = {0};
    va_list again;
    va_copy(again, args);
    const int length = vsnprintf(NULL, 0, format, args);
    char *text = arena_alloc(&scratch, (size_t)length + 1);
    vsnprintf(text, (size_t)length + 1, format, again);
    va_end(again);
    wrap_write(text, 0, 4, terminal_width(), stdout);
    arena_release(&scratch);
}

void show_wrapped(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    write_wrapped(format, args);
    va_end(args);
}

void show_paragraph(const struct request *request, const char *format, ...)
{
    va_list args;
    if (!show_is_for_people(request))
        return;
    va_start(args, format);
    write_wrapped(format, args);
    va_end(args);
}

void show_remark(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    fputs("beat: ", stderr);
    vfprintf(stderr, format, args);
    fputc('\n', stderr);
    va_end(args);
}

/* Digits in groups of three. */
static char *grouped(struct arena *arena, uint64_t number)
{
    char digits[24];
    const int length = snprintf(digits, sizeof digits, "%" PRIu64, number);
    char *text = arena_alloc(arena, (size_t)length + (size_t)length / 3 + 1);
    char *at = text;
    for (int i = 0; i < length; i++) {
        if (i > 0 && (length - i) % 3 == 0)
            *at++ = ' ';
        *at++ = digits[i];
    }
    *at = '\0';
    return text;
}

const char *show_count(struct arena *arena, uint64_t count, const char *one,
                       const char *plural)
{
    const char *number = grouped(arena, count);
    if (count == 1)
        return arena_format(arena, "%s %s", number, one);
    if (plural != NULL)
        return arena_format(arena, "%s %s", number, plural);
    return arena_format(arena, "%s %ss", number, one);
}

const char *show_money(struct arena *arena, int64_t money_ct, const char *currency)
{
    const bool is_negative = money_ct < 0;
    uint64_t ct = is_negative ? 0 - (uint64_t)money_ct : (uint64_t)money_ct;
    const char *sign = is_negative ? "-" : "";
    if (ct >= 1000000)
        return arena_format(arena, "%s%s %s", sign, grouped(arena, (ct + 50) / 100),
                            currency);
    return arena_format(arena, "%s%s.%02d %s", sign, grouped(arena, ct / 100),
                        (int)(ct % 100), currency);
}
