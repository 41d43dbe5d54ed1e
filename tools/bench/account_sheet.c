// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/account_sheet.h"

#include "base/rng.h"
#include "text/csv_writer.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

enum { TOWNS = 200, STREETS = 500, TEXT_SIZE = 128 };

struct town {
    double lon_deg, lat_deg;
};

static bool open_sheet(const char *path, FILE **file, struct csv_writer *writer,
                       struct err *err)
{
    *file = fopen(path, "w");
    if (!*file)
        return err_set(err, ERR_SYSTEM, "%s: %s", path, strerror(errno));
    *writer = csv_writer_to(*file, false);
    return true;
}

static bool close_sheet(const char *path, FILE *file, struct csv_writer *writer,
                        struct err *err)
{
    const bool is_whole = csv_writer_check(writer, err);
    fclose(file);
    return is_whole || err_in(err, "%s", path);
}

static void put_header(struct csv_writer *writer, const char *const *names)
{
    for (; *names; names++)
        csv_writer_text(writer, *names);
    csv_writer_end_row(writer);
}

/* "12,345.60": thousands are grouped, as people export them. */
static void put_revenue(struct csv_writer *writer, struct rng *rng)
{
    const double revenue = exp(9.8 + 1.1 * rng_normal(rng));
    const uint64_t cents = (uint64_t)llround(100 * fmin(revenue, 9e6));
    const unsigned long long units = cents / 100;
    const unsigned fraction = (unsigned)(cents % 100);
    char text[TEXT_SIZE];
    if (units >= 1000000)
        snprintf(text, sizeof text, "%llu,%03llu,%03llu.%02u", units / 1000000,
                 units / 1000 % 1000, units % 1000, fraction);
    else if (units >= 1000)
        snprintf(text, sizeof text, "%llu,%03llu.%02u", units / 1000, units % 1000,
                 fraction);
    else
        snprintf(text, sizeof text, "%llu.%02u", units, fraction);
    csv_writer_text(writer, text);
}

static void put_place(struct csv_writer *writer, struct rng *rng, struct town town,
                      double spread_deg)
{
    csv_writer_real(writer, town.lon_deg + spread_deg * rng_normal(rng), 6);
    csv_writer_real(writer, town.lat_deg + spread_deg * rng_normal(rng), 6);
}

static void put_hours(struct csv_writer *writer, struct rng *rng)
{
    static const char *const hours[] = {
        "Mo-Fr 09:00-18:00", "Mo-Fr 08:00-17:00; Sa 09:00-14:00", "Mo-Su 08:00-22:00",
        "Mo-Fr 09:00-13:00,14:00-18:00", ""};
    csv_writer_text(writer, hours[rng_below(rng, sizeof hours / sizeof *hours)]);
}

static void make_towns(struct rng *rng, struct town towns[TOWNS])
{
    for (uint32_t i = 0; i < TOWNS; i++)
        towns[i] = (struct town){21.5 + 6 * rng_real(rng), 54.2 + 5 * rng_real(rng)};
}

static void put_account(struct csv_writer *writer, struct rng *rng,
                        const struct account_sheet *sheet, const struct town *towns,
                        uint32_t number)
{
    static const char *const tiers[] = {"A", "B", "B", "C", "C", "C", "D", "D"};
    char text[TEXT_SIZE];
    const uint32_t town = rng_below(rng, TOWNS);
    snprintf(text, sizeof text, "A%07u", number);
    csv_writer_text(writer, text);
    snprintf(text, sizeof text, "SIA \"Zaļā Pērle\" %u", number);
    csv_writer_text(writer, text);
    csv_writer_text(writer, tiers[rng_below(rng, 8)]);
    snprintf(text, sizeof text, "R%05u", 1 + rng_below(rng, sheet->reps));
    csv_writer_text(writer, text);
    put_place(writer, rng, towns[town], 0.08);
    snprintf(text, sizeof text, "Brīvības iela %u", 1 + rng_below(rng, STREETS));
    csv_writer_text(writer, text);
    snprintf(text, sizeof text, "LV-%04u", 1000 + town);
    csv_writer_text(writer, text);
    snprintf(text, sizeof text, "Pilsēta %u", town);
    csv_writer_text(writer, text);
    snprintf(text, sizeof text, "+371 2%07u", rng_below(rng, 10000000));
    csv_writer_text(writer, text);
    put_revenue(writer, rng);
    if (sheet->has_hours)
        put_hours(writer, rng);
    csv_writer_end_row(writer);
}

bool account_sheet_write(const struct account_sheet *sheet, const char *path,
                         struct err *err)
{
    static const char *const names[] = {"Account ID",
                                        "Account Name",
                                        "Tier",
                                        "Account Owner",
                                        "Billing Longitude",
                                        "Billing Latitude",
                                        "Billing Street",
                                        "Billing Zip/Postal Code",
                                        "Billing City",
                                        "Phone",
                                        "Annual Revenue",
                                        NULL,
                                        NULL};
    const char *header[sizeof names / sizeof *names];
    memcpy(header, names, sizeof names);
    if (sheet->has_hours)
        header[sizeof names / sizeof *names - 2] = "Opening Hours";
    FILE *file;
    struct csv_writer writer;
    if (!open_sheet(path, &file, &writer, err))
        return false;
    struct rng rng;
    struct town towns[TOWNS];
    rng_init(&rng, sheet->seed, 1);
    make_towns(&rng, towns);
    put_header(&writer, header);
    for (uint32_t i = 1; i <= sheet->accounts; i++)
        put_account(&writer, &rng, sheet, towns, i);
    return close_sheet(path, file, &writer, err);
}

bool rep_sheet_write(const struct account_sheet *sheet, const char *path,
                     struct err *err)
{
    static const char *const header[] = {"id", "name", "lon", "lat", NULL};
    FILE *file;
    struct csv_writer writer;
    if (!open_sheet(path, &file, &writer, err))
        return false;
    struct rng rng;
    struct town towns[TOWNS];
    rng_init(&rng, sheet->seed, 2);
    make_towns(&rng, towns);
    put_header(&writer, header);
    for (uint32_t i = 1; i <= sheet->reps; i++) {
        char text[TEXT_SIZE];
        snprintf(text, sizeof text, "R%05u", i);
        csv_writer_text(&writer, text);
        snprintf(text, sizeof text, "Rep %u", i);
        csv_writer_text(&writer, text);
        put_place(&writer, &rng, towns[i % TOWNS], 0.02);
        csv_writer_end_row(&writer);
    }
    return close_sheet(path, file, &writer, err);
}
