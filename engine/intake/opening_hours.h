// SPDX-License-Identifier: GPL-3.0-or-later
/* opening_hours: OpenStreetMap's opening hours into weekly windows, and back.
 *
 * Understood is what shops use: weekdays in ranges and lists, several times a day,
 * times past midnight, "12:00+", "24/7", off and closed, rules that replace (;) and
 * rules that add (,), comments, and some of what people write by mistake (8.15, 9am, en
 * dashes, a forgotten separator). Public and school holidays (PH, SH) are left out
 * without notice: holidays of reps are known elsewhere. A rule with months, dates,
 * weeks or the sun is left out and told; what remains is used. */
#ifndef INTAKE_OPENING_HOURS_H
#define INTAKE_OPENING_HOURS_H

#include "base/arena.h"
#include "model/fields.h"

enum opening_grasp {
    OPENING_WHOLE, /* understood */
    OPENING_PART,  /* some rules were left out */
    OPENING_NONE   /* nothing can be used: not understood, or never open */
};

struct opening_reading {
    enum opening_grasp grasp;
    const struct opening *openings; /* by open_tod, close_tod; each window once */
    uint32_t count;
    const char *left_out; /* the first rule that was; NULL: none */
};

/* Windows of a weekday that touch or overlap are one; none is longer than a day.
 * Linear in the text; everything lives in `arena`. */
struct opening_reading opening_hours_read(const char *text, struct arena *arena);

/* "Mo-Fr 09:00-12:00,13:00-18:00; Sa 10:00-02:00"; "off" for no windows. Reads back as
 * the same windows. */
char *opening_hours_text(const struct opening *openings, uint32_t count,
                         struct arena *arena);

#endif
