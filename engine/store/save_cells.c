// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/save_parts.h"

#include "base/civil.h"
#include <assert.h>
#include <stdlib.h>
#include <string.h>

bool cell_is_same(const struct cell *a, const struct cell *b)
{
    if (a->type != b->type)
        return false;
    switch (a->type) {
    case CELL_KEEP:
    case CELL_NULL:
        return true;
    case CELL_NUMBER:
        return a->number == b->number;
    case CELL_REAL:
        return a->real == b->real;
    case CELL_TEXT:
        return strcmp(a->text, b->text) == 0;
    }
    return false;
}

struct cell cell_load(sqlite3_stmt *statement, int at)
{
    switch (sqlite3_column_type(statement, at)) {
    case SQLITE_INTEGER:
        return (struct cell){.type = CELL_NUMBER,
                             .number = sqlite3_column_int64(statement, at)};
    case SQLITE_FLOAT:
        return (struct cell){.type = CELL_REAL,
                             .real = sqlite3_column_double(statement, at)};
    case SQLITE_TEXT:
        return (struct cell){.type = CELL_TEXT, .text = sql_peek(statement, at)};
    default:
        return (struct cell){.type = CELL_NULL};
    }
}

void cell_bind(sqlite3_stmt *statement, int at, const struct cell *cell)
{
    switch (cell->type) {
    case CELL_KEEP:
    case CELL_NULL:
        sqlite3_bind_null(statement, at);
        return;
    case CELL_NUMBER:
        sqlite3_bind_int64(statement, at, cell->number);
        return;
    case CELL_REAL:
        sqlite3_bind_double(statement, at, cell->real);
        return;
    case CELL_TEXT:
        sql_bind_text(statement, at, cell->text);
        return;
    }
}

/* "Mo-Su" as bits. */
static int64_t usual_weekdays(const char *text)
{
    int first = 7, last = 7;
    assert(strlen(text) == 5 && text[2] == '-');
    for (int day = 0; day < 7; day++) {
        if (strncmp(text, civil_weekday_name(day), 2) == 0)
            first = day;
        if (strncmp(text + 3, civil_weekday_name(day), 2) == 0)
            last = day;
    }
    assert(first <= last && last < 7);
    int64_t bits = 0;
    for (int day = first; day <= last; day++)
        bits |= INT64_C(1) << day;
    return bits;
}

/* The texts are our own, from the table of fields; a test reads all of them. */
struct cell cell_usual(const struct field *field)
{
    const char *usual = field->usual;
    if (!usual)
        return (struct cell){.type = CELL_NULL};
    switch (field->type) {
    case FIELD_ID:
    case FIELD_TEXT:
    case FIELD_WORD:
    case FIELD_TIER:
    case FIELD_OPENING:
        return (struct cell){.type = CELL_TEXT, .text = usual};
    case FIELD_FLAG:
        return (struct cell){.type = CELL_NUMBER, .number = strcmp(usual, "yes") == 0};
    case FIELD_WEEKDAYS:
        return (struct cell){.type = CELL_NUMBER, .number = usual_weekdays(usual)};
    case FIELD_SHARE:
        assert(strchr(usual, '%'));
        return (struct cell){.type = CELL_NUMBER,
                             .number = strtoll(usual, NULL, 10) * 10000};
    case FIELD_MONEY:
        return (struct cell){.type = CELL_NUMBER,
                             .number = strtoll(usual, NULL, 10) * 100};
    case FIELD_LENGTH:
        return (struct cell){.type = CELL_NUMBER,
                             .number = strtoll(usual, NULL, 10) * 60};
    case FIELD_COUNT:
        return (struct cell){.type = CELL_NUMBER, .number = strtoll(usual, NULL, 10)};
    case FIELD_LON:
    case FIELD_LAT:
    case FIELD_DATE:
    case FIELD_TOD:
    case FIELD_WEEKDAY:
    case FIELD_ACCOUNT:
    case FIELD_ACCOUNTS:
    case FIELD_REP:
        break;
    }
    assert(false); /* nothing is usual here */
    return (struct cell){.type = CELL_NULL};
}

size_t cell_packed_size(const struct cell *cell)
{
    switch (cell->type) {
    case CELL_KEEP:
    case CELL_NULL:
        return 1;
    case CELL_NUMBER:
        return 1 + sizeof cell->number;
    case CELL_REAL:
        return 1 + sizeof cell->real;
    case CELL_TEXT:
        return 1 + strlen(cell->text) + 1;
    }
    return 0;
}

unsigned char *cell_pack(unsigned char *at, const struct cell *cell)
{
    const size_t size = cell_packed_size(cell);
    *at = (unsigned char)cell->type;
    if (cell->type == CELL_NUMBER)
        memcpy(at + 1, &cell->number, size - 1);
    else if (cell->type == CELL_REAL)
        memcpy(at + 1, &cell->real, size - 1);
    else if (cell->type == CELL_TEXT)
        memcpy(at + 1, cell->text, size - 1);
    return at + size;
}

const unsigned char *cell_unpack(const unsigned char *at, struct cell *cell)
{
    *cell = (struct cell){.type = (enum cell_type) * at};
    if (cell->type == CELL_NUMBER)
        memcpy(&cell->number, at + 1, sizeof cell->number);
    else if (cell->type == CELL_REAL)
        memcpy(&cell->real, at + 1, sizeof cell->real);
    else if (cell->type == CELL_TEXT)
        cell->text = (const char *)at + 1;
    return at + cell_packed_size(cell);
}

void id_list_add(struct id_list *list, struct arena *arena, int64_t id)
{
    list->ids = arena_grow(arena, list->ids, &list->capacity, list->count + 1,
                           sizeof *list->ids);
    list->ids[list->count++] = id;
}

static int compare_ids(const void *a, const void *b)
{
    int64_t x, y;
    memcpy(&x, a, sizeof x);
    memcpy(&y, b, sizeof y);
    return (x > y) - (x < y);
}

void id_list_sort(struct id_list *list)
{
    size_t kept = 0;
    if (list->count == 0)
        return;
    qsort(list->ids, list->count, sizeof *list->ids, compare_ids);
    for (size_t i = 0; i < list->count; i++)
        if (kept == 0 || list->ids[kept - 1] != list->ids[i])
            list->ids[kept++] = list->ids[i];
    list->count = kept;
}
