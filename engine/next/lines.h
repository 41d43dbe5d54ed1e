// SPDX-License-Identifier: GPL-3.0-or-later
/* lines: the lines of an explanation as they are written. Only next/ uses this. */
#ifndef NEXT_LINES_H
#define NEXT_LINES_H

#include "next/explain.h"

struct lines {
    const struct model *model;
    uint32_t account_ix, rep_ix;
    struct arena *arena;
    struct explain_line *lines;
    size_t capacity;
    uint32_t count;
    const char *part; /* of the lines that follow */
};

/* `text` and `source` are kept. */
void lines_put(struct lines *lines, const char *term, const char *text,
               const char *source);
void lines_put_money(struct lines *lines, const char *term, int64_t ct,
                     const char *source);

/* "427.00 EUR", "-3.20 EUR"; "30 %", "12.5 %"; "2026-11-24". */
const char *lines_money(struct lines *lines, int64_t ct);
const char *lines_share(struct lines *lines, int64_t ppm);
const char *lines_day(struct lines *lines, int32_t day);

/* "margin 30 % (tier A)": the value in force and the level that gave it. */
const char *lines_setting(struct lines *lines, enum setting setting);

#endif
