// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/err.h"

#include <stdio.h>
#include <string.h>

static void mark_cut(char *text, int length)
{
    if (length >= ERR_TEXT_SIZE)
        memcpy(text + ERR_TEXT_SIZE - 4, "...", 4);
}

bool err_set(struct err *err, enum err_code code, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    err->code = code;
    mark_cut(err->text, vsnprintf(err->text, sizeof err->text, format, args));
    va_end(args);
    return false;
}

bool err_in(struct err *err, const char *format, ...)
{
    char place[ERR_TEXT_SIZE], inner[ERR_TEXT_SIZE];
    va_list args;
    va_start(args, format);
    vsnprintf(place, sizeof place, format, args);
    va_end(args);
    memcpy(inner, err->text, sizeof inner);
    mark_cut(err->text, snprintf(err->text, sizeof err->text, "%s: %s", place, inner));
    return false;
}

int err_exit_code(const struct err *err)
{
    switch (err->code) {
    case ERR_NONE:
        return 0;
    case ERR_USAGE:
        return 2;
    case ERR_INPUT:
    case ERR_MISSING:
    case ERR_LIMIT:
        return 3;
    case ERR_SYSTEM:
        return 4;
    }
    return 4;
}
