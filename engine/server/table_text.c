// SPDX-License-Identifier: GPL-3.0-or-later
/* OSRM: https://project-osrm.org/docs/v5.24.0/api/#table-service. Valhalla:
 * https://valhalla.github.io/valhalla/api/matrix/api-reference/ (both its usual form,
 * an object for each pair, and the short one of `verbose: false`).
 *
 * Their seconds and metres have fractions; they are rounded up like all drives, but for
 * a millionth, which is the noise of kilometres times a thousand. */
#include "server/table_text.h"

#include "text/json.h"
#include "travel/roads.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MEASURE_MAX = 1000000000, STATUS_OK = 200, MESSAGE_MAX = 200 };

static void write_places(FILE *out, const struct geo_point *at, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++)
        fprintf(out, "%s%.6f,%.6f", i == 0 ? "" : ";", at[i].lon_deg, at[i].lat_deg);
}

static void write_numbers(FILE *out, uint32_t first, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++)
        fprintf(out, "%s%u", i == 0 ? "" : ";", first + i);
}

static void write_osrm(FILE *out, const struct table_service *service,
                       const struct table_block *block)
{
    fprintf(out, "%s/table/v1/%s/", service->url, service->profile);
    write_places(out, block->from, block->from_count);
    fputc(';', out);
    write_places(out, block->to, block->to_count);
    fputs("?sources=", out);
    write_numbers(out, 0, block->from_count);
    fputs("&destinations=", out);
    write_numbers(out, block->from_count, block->to_count);
    fputs("&annotations=duration,distance&radiuses=", out);
    for (uint32_t i = 0; i < block->from_count + block->to_count; i++)
        fprintf(out, "%s%d", i == 0 ? "" : ";", ROADS_WALK_MAX_M);
}

static void write_objects(FILE *out, const char *key, const struct geo_point *at,
                          uint32_t count)
{
    fprintf(out, "\"%s\":[", key);
    for (uint32_t i = 0; i < count; i++)
        fprintf(out, "%s{\"lon\":%.6f,\"lat\":%.6f,\"search_cutoff\":%d}",
                i == 0 ? "" : ",", at[i].lon_deg, at[i].lat_deg, ROADS_WALK_MAX_M);
    fputs("],", out);
}

static void write_valhalla(FILE *out, const struct table_service *service,
                           const struct table_block *block)
{
    fputc('{', out);
    write_objects(out, "sources", block->from, block->from_count);
    write_objects(out, "targets", block->to, block->to_count);
    fprintf(out, "\"costing\":\"%s\",\"units\":\"kilometers\"}", service->profile);
}

struct http_request table_text_request(const struct table_service *service,
                                       const struct table_block *block,
                                       struct arena *arena)
{
    const bool is_osrm = service->kind == TABLE_SERVICE_OSRM;
    char *bytes = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&bytes, &size);
    if (out == NULL)
        abort(); /* as an arena does without memory */
    (is_osrm ? write_osrm : write_valhalla)(out, service, block);
    fclose(out);
    const char *text = arena_text(arena, bytes);
    free(bytes);
    if (is_osrm)
        return (struct http_request){.url = text};
    return (struct http_request){
        .url = arena_format(arena, "%s/sources_to_targets", service->url),
        .body = text};
}

/* One measure in its unit times `scale`. JSON's null is -1: cannot be reached. */
static bool read_measure(const struct json_value *value, double scale, int32_t *measure)
{
    if (value == NULL)
        return false;
    *measure = -1;
    if (value->kind == JSON_KIND_NULL)
        return true;
    if (value->kind != JSON_KIND_REAL && value->kind != JSON_KIND_WHOLE)
        return false;
    if (!(value->real * scale >= 0 && value->real * scale <= MEASURE_MAX))
        return false;
    *measure = (int32_t)ceil(value->real * scale - 1e-6);
    return true;
}

static bool read_drive(const struct json_value *seconds,
                       const struct json_value *lengths, double scale,
                       struct drive *drive)
{
    if (!read_measure(seconds, 1, &drive->drive_s) ||
        !read_measure(lengths, scale, &drive->drive_m))
        return false;
    if (drive->drive_s < 0 || drive->drive_m < 0)
        *drive = (struct drive){-1, 0, 0};
    return true;
}

static bool is_list(const struct json_value *value, uint32_t count)
{
    return value != NULL && value->kind == JSON_KIND_ARRAY && value->count == count;
}

/* Two tables of plain numbers. */
static bool read_tables(const struct json_value *durations,
                        const struct json_value *distances, double scale,
                        const struct table_block *block)
{
    if (!is_list(durations, block->from_count) ||
        !is_list(distances, block->from_count))
        return false;
    struct drive *drive = block->drives;
    for (uint32_t i = 0; i < block->from_count; i++) {
        if (!is_list(&durations->items[i], block->to_count) ||
            !is_list(&distances->items[i], block->to_count))
            return false;
        for (uint32_t j = 0; j < block->to_count; j++) {
            if (!read_drive(&durations->items[i].items[j],
                            &distances->items[i].items[j], scale, drive++))
                return false;
        }
    }
    return true;
}

/* A list of lists of objects. */
static bool read_pairs(const struct json_value *rows, const struct table_block *block)
{
    if (!is_list(rows, block->from_count))
        return false;
    struct drive *drive = block->drives;
    for (uint32_t i = 0; i < block->from_count; i++) {
        if (!is_list(&rows->items[i], block->to_count))
            return false;
        for (uint32_t j = 0; j < block->to_count; j++) {
            const struct json_value *pair = &rows->items[i].items[j];
            if (!read_drive(json_find(pair, "time"), json_find(pair, "distance"), 1000,
                            drive++))
                return false;
        }
    }
    return true;
}

static bool read_told(const struct table_service *service,
                      const struct json_value *said, const struct table_block *block)
{
    if (service->kind == TABLE_SERVICE_OSRM)
        return read_tables(json_find(said, "durations"), json_find(said, "distances"),
                           1, block);
    const struct json_value *rows = json_find(said, "sources_to_targets");
    if (rows != NULL && rows->kind == JSON_KIND_OBJECT)
        return read_tables(json_find(rows, "durations"), json_find(rows, "distances"),
                           1000, block);
    return read_pairs(rows, block);
}

static bool is_text(const struct json_value *value, const char *text)
{
    return value != NULL && value->kind == JSON_KIND_TEXT &&
           strcmp(value->text, text) == 0;
}

/* Refusals that smaller blocks may get round. */
static bool osrm_verdict(const struct json_value *said, enum table_verdict *verdict)
{
    const struct json_value *code = json_find(said, "code");
    *verdict = is_text(code, "TooBig") ? TABLE_TOO_LARGE : TABLE_NO_ROAD;
    return is_text(code, "TooBig") || is_text(code, "NoSegment") ||
           is_text(code, "NoTable");
}

static bool valhalla_verdict(const struct json_value *said, enum table_verdict *verdict)
{
    static const struct {
        int64_t code;
        enum table_verdict verdict;
    } known[] = {
        {150, TABLE_TOO_LARGE}, /* exceeded max locations */
        {170, TABLE_NO_ROAD},   /* locations are in unconnected regions */
        {171, TABLE_NO_ROAD},   /* no suitable edges near location */
        {442, TABLE_NO_ROAD},   /* no path could be found for input */
    };
    const struct json_value *code = json_find(said, "error_code");
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        if (code != NULL && code->kind == JSON_KIND_WHOLE &&
            code->whole == known[i].code) {
            *verdict = known[i].verdict;
            return true;
        }
    }
    return false;
}

static const char *words_of(const struct json_value *said)
{
    static const char *const keys[] = {"message", "error", "code"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        const struct json_value *value = json_find(said, keys[i]);
        if (value != NULL && value->kind == JSON_KIND_TEXT)
            return value->text;
    }
    return NULL;
}

static bool refuse(const struct http_answer *answer, const struct json_value *said,
                   struct err *err)
{
    const char *words = said == NULL ? NULL : words_of(said);
    if (words == NULL)
        return err_set(err, ERR_SYSTEM,
                       "status %d, and no answer of a table service: is this the "
                       "address of one?",
                       answer->status);
    return err_set(err, ERR_SYSTEM, "status %d: %.*s", answer->status, MESSAGE_MAX,
                   words);
}

static bool judge(const struct table_service *service, const struct table_block *block,
                  const struct http_answer *answer, const struct json_value *said,
                  enum table_verdict *verdict, struct err *err)
{
    const bool is_osrm = service->kind == TABLE_SERVICE_OSRM;
    const bool is_good = answer->status == STATUS_OK &&
                         (!is_osrm || is_text(json_find(said, "code"), "Ok"));
    if (!is_good)
        return (is_osrm ? osrm_verdict : valhalla_verdict)(said, verdict) ||
               refuse(answer, said, err);
    *verdict = TABLE_TOLD;
    return read_told(service, said, block) ||
           err_set(err, ERR_SYSTEM, "the answer is not a table of %u x %u drives%s",
                   block->from_count, block->to_count,
                   is_osrm && json_find(said, "distances") == NULL
                       ? ": it lacks distances, as those of old servers do"
                       : "");
}

bool table_text_read(const struct table_service *service,
                     const struct table_block *block, const struct http_answer *answer,
                     enum table_verdict *verdict, struct err *err)
{
    enum { TOO_LARGE = 413, ADDRESS_TOO_LONG = 414 };
    struct arena scratch = {0};
    struct json_value said;
    struct err ignored;
    bool is_done;
    if (answer->status == TOO_LARGE || answer->status == ADDRESS_TOO_LONG) {
        *verdict = TABLE_TOO_LARGE;
        return true;
    }
    if (json_read(answer->body, answer->size, &scratch, &said, &ignored))
        is_done = judge(service, block, answer, &said, verdict, err);
    else
        is_done = refuse(answer, NULL, err);
    arena_release(&scratch);
    return is_done;
}
