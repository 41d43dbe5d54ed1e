// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/json.h"
#include "text/number.h"
#include "text/stream.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

struct json_writer json_to(FILE *out, int indent)
{
    return (struct json_writer){.out = out, .indent = indent};
}

static void break_line(struct json_writer *writer)
{
    if (writer->indent == 0)
        return;
    putc('\n', writer->out);
    for (int i = 0; i < writer->depth * writer->indent; i++)
        putc(' ', writer->out);
}

/* What comes before any value or key: a comma, a line break. */
static void begin_item(struct json_writer *writer)
{
    if (writer->is_after_key) {
        writer->is_after_key = false;
        return;
    }
    if (writer->depth == 0)
        return;
    if (writer->has_items)
        putc(',', writer->out);
    break_line(writer);
    writer->has_items = true;
}

static void begin_group(struct json_writer *writer, bool is_array)
{
    begin_item(writer);
    assert(writer->depth < JSON_DEPTH_MAX - 1);
    putc(is_array ? '[' : '{', writer->out);
    writer->depth++;
    const uint64_t bit = UINT64_C(1) << writer->depth;
    writer->is_array = is_array ? writer->is_array | bit : writer->is_array & ~bit;
    writer->has_items = false;
}

static void end_group(struct json_writer *writer, bool is_array)
{
    assert(writer->depth > 0 && !writer->is_after_key);
    assert((writer->is_array >> writer->depth & 1) == (is_array ? 1 : 0));
    writer->depth--;
    if (writer->has_items)
        break_line(writer);
    putc(is_array ? ']' : '}', writer->out);
    writer->has_items = true;
}

void json_begin_object(struct json_writer *writer)
{
    begin_group(writer, false);
}

void json_end_object(struct json_writer *writer)
{
    end_group(writer, false);
}

void json_begin_array(struct json_writer *writer)
{
    begin_group(writer, true);
}

void json_end_array(struct json_writer *writer)
{
    end_group(writer, true);
}

static void put_escaped(struct json_writer *writer, unsigned char byte)
{
    static const char shorts[] = "\bb\ff\nn\rr\tt\"\"\\\\";
    for (const char *pair = shorts; *pair; pair += 2) {
        if (*pair == (char)byte) {
            putc('\\', writer->out);
            putc(pair[1], writer->out);
            return;
        }
    }
    fprintf(writer->out, "\\u%04x", byte);
}

static bool needs_escape(const struct json_writer *writer, unsigned char byte)
{
    if (byte < 0x20 || byte == '"' || byte == '\\' || byte == 0x7F)
        return true;
    return writer->is_for_html && (byte == '<' || byte == '>' || byte == '&');
}

static void put_text(struct json_writer *writer, const char *text)
{
    putc('"', writer->out);
    const char *from = text;
    for (const char *at = text; *at; at++) {
        if (!needs_escape(writer, (unsigned char)*at))
            continue;
        fwrite(from, 1, (size_t)(at - from), writer->out);
        put_escaped(writer, (unsigned char)*at);
        from = at + 1;
    }
    fputs(from, writer->out);
    putc('"', writer->out);
}

void json_key(struct json_writer *writer, const char *key)
{
    assert(writer->depth > 0 && !(writer->is_array >> writer->depth & 1));
    begin_item(writer);
    put_text(writer, key);
    fputs(writer->indent ? ": " : ":", writer->out);
    writer->is_after_key = true;
}

static void put_raw(struct json_writer *writer, const char *text)
{
    begin_item(writer);
    fputs(text, writer->out);
}

void json_text(struct json_writer *writer, const char *text)
{
    if (!text) {
        json_none(writer);
        return;
    }
    begin_item(writer);
    put_text(writer, text);
}

void json_whole(struct json_writer *writer, int64_t number)
{
    json_decimal(writer, number, 0);
}

void json_decimal(struct json_writer *writer, int64_t units, int decimals)
{
    char text[NUMBER_SIZE];
    number_decimal_text(units, decimals, text);
    put_raw(writer, text);
}

void json_number(struct json_writer *writer, double real, int decimals)
{
    if (!isfinite(real)) {
        json_none(writer);
        return;
    }
    char text[NUMBER_SIZE];
    if (decimals >= 0)
        number_real_text(real, decimals, text);
    else
        number_shortest_text(real, text);
    put_raw(writer, text);
}

void json_flag(struct json_writer *writer, bool flag)
{
    put_raw(writer, flag ? "true" : "false");
}

void json_none(struct json_writer *writer)
{
    put_raw(writer, "null");
}

bool json_writer_check(struct json_writer *writer, struct err *err)
{
    assert(writer->depth == 0 && !writer->is_after_key);
    putc('\n', writer->out);
    return stream_check(writer->out, err);
}

bool json_to_text(void (*write)(struct json_writer *, const void *),
                  const void *context, struct arena *arena, const char **text,
                  struct err *err)
{
    char *bytes = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&bytes, &size);
    if (out == NULL)
        return err_set(err, ERR_SYSTEM, "cannot write to memory");
    struct json_writer json = json_to(out, 0);
    write(&json, context);
    const bool is_good = json_writer_check(&json, err);
    fclose(out);
    *text = arena_text(arena, bytes);
    free(bytes);
    return is_good;
}
