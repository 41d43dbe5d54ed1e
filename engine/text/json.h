// SPDX-License-Identifier: GPL-3.0-or-later
/* json: values read into an arena, and values written to a stream.
 *
 * Reading takes RFC 8259 text, depth at most JSON_DEPTH_MAX; members keep their order,
 * a key that comes twice is refused. Writing keeps the order of calls; whole numbers
 * are exact, doubles have the decimals the caller names or the fewest digits that read
 * back the same; no locale matters. */
#ifndef TEXT_JSON_H
#define TEXT_JSON_H

#include "base/arena.h"
#include "base/err.h"
#include <stdint.h>
#include <stdio.h>

enum { JSON_DEPTH_MAX = 64, JSON_SIZE_MAX = 1 << 26 };

enum json_kind {
    JSON_KIND_NULL,
    JSON_KIND_FLAG,
    JSON_KIND_WHOLE, /* fits in int64_t, written without point and exponent */
    JSON_KIND_REAL,
    JSON_KIND_TEXT,
    JSON_KIND_ARRAY,
    JSON_KIND_OBJECT
};

struct json_value {
    enum json_kind kind;
    bool is_true;                   /* FLAG */
    int64_t whole;                  /* WHOLE */
    double real;                    /* REAL and WHOLE */
    const char *text;               /* TEXT; ends in NUL and holds none */
    const struct json_value *items; /* ARRAY and OBJECT */
    const char *const *keys;        /* OBJECT: of items, in the order of the text */
    uint32_t count;
};

/* All of `bytes` is one value. ERR_INPUT: "line 3, column 7: ..."; ERR_LIMIT beyond
 * JSON_SIZE_MAX bytes. */
bool json_read(const char *bytes, size_t size, struct arena *arena,
               struct json_value *value, struct err *err) MUST_CHECK;
/* The rest of a stream. */
bool json_read_file(FILE *file, struct arena *arena, struct json_value *value,
                    struct err *err) MUST_CHECK;

/* The member of an object; NULL when there is none, or `object` is no object. */
const struct json_value *json_find(const struct json_value *object, const char *key);

/* "text", "a number": what a message calls it. */
const char *json_kind_name(enum json_kind kind);

/* A writer; json_to(out, 2) indents by two, 0 writes no line breaks but one at the end.
 */
struct json_writer {
    FILE *out;
    int indent;
    bool is_for_html; /* < > & come as escapes: safe inside <script> */
    int depth;
    bool has_items; /* something was written at this depth */
    bool is_after_key;
    uint64_t is_array; /* bit by depth */
};

struct json_writer json_to(FILE *out, int indent);

void json_begin_object(struct json_writer *writer);
void json_end_object(struct json_writer *writer);
void json_begin_array(struct json_writer *writer);
void json_end_array(struct json_writer *writer);
/* Before each member's value. */
void json_key(struct json_writer *writer, const char *key);
void json_text(struct json_writer *writer, const char *text); /* NULL: null */
void json_whole(struct json_writer *writer, int64_t number);
/* `decimals` >= 0: fixed; < 0: the fewest digits that read back the same. NaN and
 * infinities are null. */
void json_number(struct json_writer *writer, double real, int decimals);
/* Whole units of 10^-decimals, exact: (w, 123450, 2) 1234.50. */
void json_decimal(struct json_writer *writer, int64_t units, int decimals);
void json_flag(struct json_writer *writer, bool flag);
void json_none(struct json_writer *writer);

/* Ends the text with a line break and flushes; ERR_SYSTEM when anything could not be
 * written. All that was begun must have ended. */
bool json_writer_check(struct json_writer *writer, struct err *err) MUST_CHECK;

/* What `write` writes of `context`, without line breaks, as a text in `arena`. */
bool json_to_text(void (*write)(struct json_writer *, const void *),
                  const void *context, struct arena *arena, const char **text,
                  struct err *err) MUST_CHECK;

#endif
