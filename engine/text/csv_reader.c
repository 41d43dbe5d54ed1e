// SPDX-License-Identifier: GPL-3.0-or-later
/* csv_reader: libcsv fed line by line.
 *
 * libcsv is a push parser that knows no lines, so each physical line is one push: then
 * the line at which a row begins is the one that was pushed when none was in progress.
 * A push can end several rows (stray carriage returns), so rows go through a queue.
 * Where bytes come from and what they mean is decoder's matter. docs/decisions has the
 * measurement of libcsv. */
#include "text/csv_reader.h"

#include "base/arena.h"
#include "text/decoder.h"
#include "text/separator.h"

#include <csv.h>
#include <inttypes.h>
#include <string.h>

/* What libcsv's pstate says; its header does not name it. */
enum { ROW_NOT_BEGUN = 0, CELL_BEGUN = 2 };

/* Where its text is in the body, which may move. */
struct queued_cell {
    size_t at;
    uint32_t length;
};

struct queued_row {
    size_t first;
    uint32_t count;
    uint64_t line;
};

struct csv_reader {
    struct arena arena; /* holds all of this, the reader included */
    struct decoder decoder;
    struct csv_parser parser;
    const char *text; /* of the chunk in hand */
    size_t length, at;
    char line_end; /* '\n', or '\r' where the file has no other */
    char separator;
    uint64_t line;     /* of text + at, from 1 */
    uint64_t row_line; /* where the row in progress begins */
    size_t row_bytes;  /* pushed since then */
    bool is_finished;

    char *body; /* text of the queued cells */
    size_t body_size, body_capacity;
    struct queued_cell *cells;
    size_t cell_count, cell_capacity;
    struct queued_row *rows;
    size_t row_count, row_capacity, row_at;
    size_t row_first;       /* first cell of the row in progress */
    struct csv_cell *given; /* of the row handed out */
    size_t given_capacity;
    struct err fault; /* met inside libcsv's calls */
};

static const char *const encoding_words[CSV_ENCODING_COUNT] = {
    [CSV_ENCODING_GUESS] = "guess",      [CSV_UTF8] = "utf-8",
    [CSV_UTF16LE] = "utf-16le",          [CSV_UTF16BE] = "utf-16be",
    [CSV_WINDOWS_1250] = "windows-1250", [CSV_WINDOWS_1251] = "windows-1251",
    [CSV_WINDOWS_1252] = "windows-1252", [CSV_WINDOWS_1257] = "windows-1257"};

const char *csv_encoding_word(enum csv_encoding encoding)
{
    return encoding_words[encoding];
}

bool csv_encoding_find(const char *word, enum csv_encoding *encoding)
{
    for (unsigned i = 0; i < CSV_ENCODING_COUNT; i++) {
        if (strcmp(encoding_words[i], word) == 0) {
            *encoding = (enum csv_encoding)i;
            return true;
        }
    }
    return false;
}

static void take_cell(void *bytes, size_t length, void *context)
{
    struct csv_reader *reader = context;
    if (reader->fault.code != ERR_NONE)
        return;
    if (length > CSV_CELL_MAX) {
        err_set(&reader->fault, ERR_LIMIT, "a cell is longer than %d bytes",
                CSV_CELL_MAX);
        return;
    }
    if (reader->cell_count - reader->row_first == CSV_COLUMNS_MAX) {
        err_set(&reader->fault, ERR_LIMIT, "a row has more than %d cells",
                CSV_COLUMNS_MAX);
        return;
    }
    reader->cells = arena_grow(&reader->arena, reader->cells, &reader->cell_capacity,
                               reader->cell_count + 1, sizeof *reader->cells);
    reader->body = arena_grow(&reader->arena, reader->body, &reader->body_capacity,
                              reader->body_size + length + 1, 1);
    memcpy(reader->body + reader->body_size, bytes, length);
    reader->body[reader->body_size + length] = '\0';
    reader->cells[reader->cell_count++] =
        (struct queued_cell){reader->body_size, (uint32_t)length};
    reader->body_size += length + 1;
}

static void take_row(int terminator, void *context)
{
    (void)terminator;
    struct csv_reader *reader = context;
    if (reader->fault.code != ERR_NONE)
        return;
    reader->rows = arena_grow(&reader->arena, reader->rows, &reader->row_capacity,
                              reader->row_count + 1, sizeof *reader->rows);
    reader->rows[reader->row_count++] = (struct queued_row){
        reader->row_first, (uint32_t)(reader->cell_count - reader->row_first),
        reader->row_line};
    reader->row_first = reader->cell_count;
    reader->row_bytes = 0;
}

/* The rows of the queue have been handed out; a row in progress moves to the front. */
static void empty_queue(struct csv_reader *reader)
{
    reader->row_count = reader->row_at = 0;
    const size_t kept = reader->cell_count - reader->row_first;
    if (kept == 0) {
        reader->cell_count = reader->row_first = reader->body_size = 0;
        return;
    }
    if (reader->row_first == 0)
        return;
    const struct queued_cell *cells = reader->cells + reader->row_first;
    const size_t gone = cells[0].at;
    memmove(reader->body, reader->body + gone, reader->body_size - gone);
    for (size_t i = 0; i < kept; i++)
        reader->cells[i] = (struct queued_cell){cells[i].at - gone, cells[i].length};
    reader->body_size -= gone;
    reader->cell_count = kept;
    reader->row_first = 0;
}

static bool check_bounds(const struct csv_reader *reader, struct err *err)
{
    if (reader->fault.code != ERR_NONE) {
        *err = reader->fault;
        return err_in(err, "line %" PRIu64, reader->row_line);
    }
    const bool is_open_quote = reader->parser.quoted != 0;
    if (reader->parser.entry_pos > CSV_CELL_MAX)
        err_set(err, ERR_LIMIT, "a cell is longer than %d bytes%s", CSV_CELL_MAX,
                is_open_quote ? ": a quote may not be closed" : "");
    else if (reader->parser.pstate != ROW_NOT_BEGUN && reader->row_bytes > CSV_ROW_MAX)
        err_set(err, ERR_LIMIT, "a row is longer than %d bytes%s", CSV_ROW_MAX,
                is_open_quote ? ": a quote may not be closed" : "");
    else
        return true;
    return err_in(err, "line %" PRIu64, reader->row_line);
}

/* The rest of the line in hand, or of the chunk. */
static bool push_line(struct csv_reader *reader, struct err *err)
{
    const char *from = reader->text + reader->at;
    const size_t left = reader->length - reader->at;
    const char *end = memchr(from, reader->line_end, left);
    const size_t size = end ? (size_t)(end - from) + 1 : left;
    if (reader->parser.pstate == ROW_NOT_BEGUN) {
        reader->row_line = reader->line;
        reader->row_bytes = 0;
    }
    reader->row_bytes += size;
    if (csv_parse(&reader->parser, from, size, take_cell, take_row, reader) != size)
        return err_set(err, ERR_SYSTEM, "line %" PRIu64 ": %s", reader->line,
                       csv_strerror(csv_error(&reader->parser)));
    reader->at += size;
    if (end)
        reader->line++;
    return check_bounds(reader, err);
}

static bool finish(struct csv_reader *reader, struct err *err)
{
    reader->is_finished = true;
    /* libcsv itself would say so only where it refuses stray quotes as well. */
    if (reader->parser.pstate == CELL_BEGUN && reader->parser.quoted)
        return err_set(err, ERR_INPUT,
                       "line %" PRIu64 ": a quote of the row that begins here is never "
                       "closed",
                       reader->row_line);
    if (csv_fini(&reader->parser, take_cell, take_row, reader) != 0)
        return err_set(err, ERR_SYSTEM, "line %" PRIu64 ": %s", reader->line,
                       csv_strerror(csv_error(&reader->parser)));
    return check_bounds(reader, err);
}

static bool fill_queue(struct csv_reader *reader, struct err *err)
{
    empty_queue(reader);
    while (reader->row_count == 0 && !reader->is_finished) {
        if (reader->at < reader->length) {
            if (!push_line(reader, err))
                return false;
            continue;
        }
        reader->at = 0;
        if (!decoder_next(&reader->decoder, &reader->text, &reader->length, err))
            return err_in(err, "line %" PRIu64, reader->line);
        if (reader->length == 0 && !finish(reader, err))
            return false;
    }
    return true;
}

bool csv_reader_next(struct csv_reader *reader, struct csv_row *row, struct err *err)
{
    if (reader->row_at == reader->row_count && !fill_queue(reader, err))
        return false;
    *row = (struct csv_row){.line = reader->line};
    if (reader->row_at == reader->row_count)
        return true;
    const struct queued_row *queued = &reader->rows[reader->row_at++];
    reader->given = arena_grow(&reader->arena, reader->given, &reader->given_capacity,
                               queued->count, sizeof *reader->given);
    for (uint32_t i = 0; i < queued->count; i++) {
        const struct queued_cell *cell = &reader->cells[queued->first + i];
        reader->given[i] = (struct csv_cell){reader->body + cell->at, cell->length};
    }
    *row = (struct csv_row){reader->given, queued->count, queued->line};
    return true;
}

/* Separator and line ends, from the first chunk. */
static bool look(struct csv_reader *reader, char separator, struct err *err)
{
    if (!decoder_next(&reader->decoder, &reader->text, &reader->length, err))
        return false;
    char said = '\0';
    reader->at = separator_line(reader->text, reader->length, &said);
    reader->line = reader->at > 0 ? 2 : 1;
    if (separator == '\0')
        separator = said;
    if (separator == '\0')
        separator =
            separator_guess(reader->text, reader->length, reader->decoder.is_ended);
    reader->separator = separator;
    const bool has_feeds = memchr(reader->text, '\n', reader->length) != NULL;
    const bool has_returns = memchr(reader->text, '\r', reader->length) != NULL;
    reader->line_end = !has_feeds && has_returns ? '\r' : '\n';
    return true;
}

bool csv_reader_open(FILE *file, const struct csv_options *options,
                     struct csv_reader **opened, struct err *err)
{
    struct arena arena = {0};
    struct csv_reader *reader = ARENA_NEW(&arena, struct csv_reader);
    decoder_init(&reader->decoder, file, options->encoding);
    reader->arena = arena;
    if (!look(reader, options->separator, err)) {
        arena_release(&arena);
        return false;
    }
    if (csv_init(&reader->parser, 0) != 0) {
        arena_release(&arena);
        return err_set(err, ERR_SYSTEM, "libcsv cannot be started");
    }
    csv_set_delim(&reader->parser, (unsigned char)reader->separator);
    csv_set_blk_size(&reader->parser, 4096); /* its usual 128 grows too often */
    *opened = reader;
    return true;
}

void csv_reader_close(struct csv_reader *reader)
{
    if (!reader)
        return;
    csv_free(&reader->parser);
    struct arena arena = reader->arena;
    arena_release(&arena);
}

char csv_reader_separator(const struct csv_reader *reader)
{
    return reader->separator;
}

enum csv_encoding csv_reader_encoding(const struct csv_reader *reader)
{
    return reader->decoder.is_settled ? reader->decoder.encoding : CSV_UTF8;
}

bool csv_reader_has_mark(const struct csv_reader *reader)
{
    return reader->decoder.has_mark;
}
