// SPDX-License-Identifier: GPL-3.0-or-later
/* option: what an option is called, takes and means.
 *
 * Each option is one struct here, and each command lists those it takes (command.h).
 * The parser, `beat help`, shell completion and the test of the man pages all read the
 * same rows. One idea has one option in every command. */
#ifndef BEAT_OPTION_H
#define BEAT_OPTION_H

#include "base/err.h"
#include "geo/point.h"
#include <stdint.h>

enum option_kind {
    OPTION_FLAG,     /* no argument; --no-name undoes it */
    OPTION_TEXT,     /* anything */
    OPTION_FILE,     /* a path */
    OPTION_COUNT,    /* a whole number, least..most */
    OPTION_WORD,     /* one of `words` */
    OPTION_WEEK,     /* 2026-W48, or a day of it */
    OPTION_INSTANT,  /* 2026-11-24T08:30, in the zone of the question */
    OPTION_POSITION, /* LAT,LON: the order in which people say it */
    OPTION_MONEY,    /* 1234.50 */
    OPTION_LENGTH,   /* 45m, 1h30m */
    OPTION_REP,      /* id or part of the name */
    OPTION_ACCOUNT,
    OPTION_TIER
};

struct option_spec {
    const char *name; /* "week"; used as --week */
    char letter;      /* 'w', or 0 */
    enum option_kind kind;
    bool can_repeat;
    const char *argument; /* "WEEK"; NULL for a flag */
    const char *usual;    /* what holds without it, as people read it; NULL: nothing */
    const char *words;    /* OPTION_WORD: "quick|standard|certify" */
    int64_t least, most;  /* OPTION_COUNT */
    const char *meaning;  /* lower case, no full stop */
};

/* Taken by every command. */
extern const struct option_spec option_help, option_db, option_colour;
extern const struct option_spec *const options_common[];

/* The form of an answer; which words it may be differs by command. */
extern const struct option_spec option_format, option_format_plan,
    option_format_territory, option_format_accounts, option_format_touches,
    option_format_report;

extern const struct option_spec option_now, option_seed, option_effort,
    option_time_limit, option_threads, option_week, option_planned_week, option_rep,
    option_for_rep, option_tier, option_account, option_unset, option_dry_run,
    option_strict, option_force, option_mapping, option_rejects, option_count,
    option_names, option_at, option_minutes, option_note, option_remote, option_amount,
    option_output, option_pack_output, option_limit, option_undo, option_undo_entry,
    option_undo_decision, option_undo_joint, option_from, option_nearby, option_gap,
    option_urgent, option_late, option_sick, option_yes, option_reason, option_progress,
    option_reasons, option_zone, option_travel, option_leave, option_arrive,
    option_directions, option_profile, option_country_code, option_currency, option_dir,
    option_budget, option_remove, option_tiles, option_tiles_by, option_without,
    option_join, option_home, option_name, option_as_scenario, option_of_scenario,
    option_least, option_most, option_weeks, option_cost, option_effort_quick,
    option_limit_slots, option_code, option_set, option_barriers, option_barrier_price,
    option_boundary, option_by;
/* What an entry of the log does to opportunities, and when it is made instead. */
extern const struct option_spec option_deal, option_stage, option_opportunity,
    option_to;

/* Is `text` what this option takes? Values that need the data (a rep, an instant in its
 * zone) are judged later. ERR_USAGE names the option and what it wants. */
bool option_check(const struct option_spec *option, const char *text,
                  struct err *err) MUST_CHECK;

/* "56.95,24.11", latitude first, or ERR_USAGE. */
bool option_position_read(const char *text, struct geo_point *point,
                          struct err *err) MUST_CHECK;

/* "45m", "1h30m", "90" (minutes), from one minute to a day, or ERR_USAGE. */
bool option_length_read(const char *text, int32_t *length_s,
                        struct err *err) MUST_CHECK;

/* Is `word` one of "a|b|c"? */
bool option_has_word(const char *words, const char *word);

#endif
