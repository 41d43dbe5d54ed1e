// SPDX-License-Identifier: GPL-3.0-or-later
/* writing: what a writer puts into a stream, as text in memory. */
#ifndef UNIT_WRITING_H
#define UNIT_WRITING_H

#include "testing.h"

struct writing {
    FILE *out;
    char *text;
    size_t size;
};

static inline void writing_open(struct writing *writing)
{
    *writing = (struct writing){0};
    writing->out = open_memstream(&writing->text, &writing->size);
    assert_non_null(writing->out);
}

/* Ends the writing; the text is the caller's until writing_close. */
static inline const char *writing_text(struct writing *writing)
{
    assert_int_equal(fclose(writing->out), 0);
    writing->out = NULL;
    return writing->text;
}

static inline void writing_close(struct writing *writing)
{
    free(writing->text);
}

#endif
