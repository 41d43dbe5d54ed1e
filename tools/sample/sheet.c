// SPDX-License-Identifier: GPL-3.0-or-later
#include "sample/sheet.h"

#include "base/civil.h"
#include "text/csv_writer.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

struct sheet {
    char path[1024];
    struct csv_writer writer;
};

static void write_header(struct csv_writer *writer, const char *header)
{
    char name[64];
    for (const char *p = header; *p;) {
        const size_t length = strcspn(p, ",");
        snprintf(name, sizeof name, "%.*s", (int)length, p);
        csv_writer_text(writer, name);
        p += length + (p[length] == ',');
    }
    csv_writer_end_row(writer);
}

bool sheet_open(const char *folder, const char *name, const char *header,
                struct sheet **sheet, struct err *err)
{
    struct sheet *made = calloc(1, sizeof *made);
    if (!made)
        return err_set(err, ERR_SYSTEM, "out of memory");
    snprintf(made->path, sizeof made->path, "%s/%s.csv", folder, name);
    FILE *out = fopen(made->path, "wb");
    if (!out) {
        err_set(err, ERR_SYSTEM, "cannot write '%s': %s", made->path, strerror(errno));
        free(made);
        return false;
    }
    made->writer = csv_writer_to(out, false);
    write_header(&made->writer, header);
    *sheet = made;
    return true;
}

bool sheet_close(struct sheet *sheet, struct err *err)
{
    bool done = csv_writer_check(&sheet->writer, err);
    if (fclose(sheet->writer.out) != 0 && done)
        done = err_set(err, ERR_SYSTEM, "cannot write it all: %s", strerror(errno));
    if (!done)
        err_in(err, "%s", sheet->path);
    free(sheet);
    return done;
}

void sheet_text(struct sheet *sheet, const char *text)
{
    csv_writer_text(&sheet->writer, *text ? text : NULL);
}

void sheet_number(struct sheet *sheet, int64_t number)
{
    csv_writer_count(&sheet->writer, number);
}

void sheet_money(struct sheet *sheet, int64_t amount_ct)
{
    csv_writer_decimal(&sheet->writer, amount_ct, 2);
}

void sheet_day(struct sheet *sheet, int32_t day)
{
    char text[CIVIL_DATE_SIZE];
    csv_writer_text(&sheet->writer, civil_day_text(day, text));
}

void sheet_tod(struct sheet *sheet, int32_t tod)
{
    char text[CIVIL_TOD_SIZE];
    csv_writer_text(&sheet->writer, civil_tod_text(tod, text));
}

void sheet_point(struct sheet *sheet, struct geo_point point)
{
    csv_writer_real(&sheet->writer, point.lon_deg, 5);
    csv_writer_real(&sheet->writer, point.lat_deg, 5);
}

void sheet_end_row(struct sheet *sheet)
{
    csv_writer_end_row(&sheet->writer);
}
