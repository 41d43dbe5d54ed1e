// SPDX-License-Identifier: GPL-3.0-or-later
/* command: the one table of commands.
 *
 * Both programs read it. Which program a command runs in is its own business
 * (is_heavy); the functions that run them are in two lists of their own (light.c,
 * heavy.c), so that the table links to nothing. */
#ifndef BEAT_COMMAND_H
#define BEAT_COMMAND_H

#include "beat/option.h"

#include <stddef.h>

enum command_id {
    COMMAND_INIT,
    COMMAND_IMPORT,
    COMMAND_CHECK,
    COMMAND_STATUS,
    COMMAND_SETTINGS,
    COMMAND_TERRITORY_DESIGN,
    COMMAND_TERRITORY_REALIGN,
    COMMAND_TERRITORY_ASSIGN,
    COMMAND_TERRITORY_SHOW,
    COMMAND_TERRITORY_AREAS,
    COMMAND_TERRITORY_EXPLORE,
    COMMAND_TERRITORY_SCENARIOS,
    COMMAND_TERRITORY_COMPARE,
    COMMAND_TERRITORY_WHATIF,
    COMMAND_TERRITORY_HOMES,
    COMMAND_TERRITORY_HEADCOUNT,
    COMMAND_TERRITORY_APPLY,
    COMMAND_TERRITORY_UNDO,
    COMMAND_TERRITORY_WORKLOAD,
    COMMAND_TERRITORY_LOCK,
    COMMAND_ROADS_IMPORT,
    COMMAND_ROADS_SHOW,
    COMMAND_ROADS_REMOVE,
    COMMAND_PLAN,
    COMMAND_EXPORT_PLAN,
    COMMAND_EXPORT_TERRITORY,
    COMMAND_EXPORT_ACCOUNTS,
    COMMAND_EXPORT_TOUCHES,
    COMMAND_EXPORT_MAP,
    COMMAND_EXPORT_LAYER,
    COMMAND_REPORT_WEEK,
    COMMAND_REPORT_CALIBRATION,
    COMMAND_REPORT_QUOTAS,
    COMMAND_DAY,
    COMMAND_NEXT,
    COMMAND_QUOTE,
    COMMAND_JOURNEY,
    COMMAND_REPLAN,
    COMMAND_DIFF,
    COMMAND_PACK,
    COMMAND_MERGE,
    COMMAND_OVERRIDE,
    COMMAND_JOINT,
    COMMAND_LOG,
    COMMAND_EXPLAIN,
    COMMAND_DEMO,
    COMMAND_HELP,
    COMMAND_VERSION,
    COMMAND_COMPLETION,
    COMMAND_COMPLETE,
    COMMAND_COUNT
};

/* The headings of `beat help`, in this order. */
enum command_group {
    GROUP_FILE,    /* the file and what goes into it */
    GROUP_QUARTER, /* territories */
    GROUP_WEEK,
    GROUP_DAY,
    GROUP_PROGRAM,
    GROUP_HIDDEN, /* not for people */
    GROUP_COUNT
};

/* What the shell may offer at an argument. */
enum argument_kind {
    ARGUMENT_NONE,
    ARGUMENT_FILE,
    ARGUMENT_WORD, /* of `words` */
    ARGUMENT_KIND, /* of import */
    ARGUMENT_KEY,  /* of settings */
    ARGUMENT_REP,
    ARGUMENT_ACCOUNT,
    ARGUMENT_DAY,
    ARGUMENT_OUTCOME,
    ARGUMENT_COMMAND,
    ARGUMENT_TEXT
};

enum { ARGUMENTS_SHOWN = 4, ARGUMENTS_MANY = 4096 };

struct command {
    const char *name;
    const char *what;      /* "design" of `territory design`; NULL: none */
    const char *arguments; /* "REP [DATE]"; "" when it takes none */
    uint32_t least, most;  /* how many arguments */
    enum argument_kind kinds[ARGUMENTS_SHOWN]; /* the last one holds for all further */
    const char *words;                         /* ARGUMENT_WORD: "a|b" */
    enum command_group group;
    bool is_heavy;                            /* runs in beat-ops */
    const char *summary;                      /* one line, lower case, no full stop */
    const char *text;                         /* paragraphs, one empty line between */
    const struct option_spec *const *options; /* NULL-ended; the common ones apart */
    const char *examples;                     /* lines of "$ beat ..."; NULL: none */
};

const struct command *command_get(enum command_id id);
enum command_id command_id_of(const struct command *command);

/* The command that `words` begin with; *used is 1, or 2 with a what. ERR_USAGE when
 * there is none, with the nearest name when one is near. */
bool command_find(const char *const *words, uint32_t word_count,
                  const struct command **command, uint32_t *used,
                  struct err *err) MUST_CHECK;

/* Is there a command of this name, with or without a what? One whose whats differ? */
bool command_is_name(const char *name);
bool command_has_whats(const char *name);

/* The whats of a command, as "design, assign, show"; cut where they do not fit. */
void command_whats(const char *name, char *text, size_t size);

/* "territory design", into a buffer of COMMAND_NAME_SIZE; returns it. */
enum { COMMAND_NAME_SIZE = 48 };
char *command_text(const struct command *command, char text[COMMAND_NAME_SIZE]);

/* The option of that name among a command's own and the common ones; NULL. */
const struct option_spec *command_find_option(const struct command *command,
                                              const char *name);

/* Own options first, then the common ones: the `ix`-th, NULL past the end. */
const struct option_spec *command_option(const struct command *command, uint32_t ix);

#endif
