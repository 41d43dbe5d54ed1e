// SPDX-License-Identifier: GPL-3.0-or-later
/* request: one command line, understood. */
#ifndef BEAT_REQUEST_H
#define BEAT_REQUEST_H

#include "base/arena.h"
#include "beat/command.h"

struct option_given {
    const struct option_spec *option;
    const char *value; /* NULL for a flag */
    bool is_undone;    /* --no-name */
};

struct request {
    const struct command *command;
    const char *const *arguments;
    uint32_t argument_count;
    const struct option_given *given; /* as they came */
    uint32_t given_count;
    bool wants_help;
    char **argv; /* of this program; for what starts another (program.c sets it) */
};

/* `words` follow the command; they are borrowed. Every value is checked as far as that
 * can be done without the data. ERR_USAGE in one sentence. With --help nothing else is
 * judged. */
bool request_read(const struct command *command, const char *const *words,
                  uint32_t word_count, struct arena *arena, struct request *request,
                  struct err *err) MUST_CHECK;

/* A flag's state, `usual` when it was not given; the last one wins. */
bool request_flag(const struct request *request, const struct option_spec *option,
                  bool usual);
/* The value given last; NULL when it was not given. */
const char *request_text(const struct request *request,
                         const struct option_spec *option);
/* The same, or the option's usual word. */
const char *request_word(const struct request *request,
                         const struct option_spec *option);
int64_t request_count(const struct request *request, const struct option_spec *option,
                      int64_t usual);
/* Every value of an option that may be repeated, in order; returns how many. */
uint32_t request_texts(const struct request *request, const struct option_spec *option,
                       struct arena *arena, const char *const **texts);
/* The ix-th argument; NULL past the last. */
const char *request_argument(const struct request *request, uint32_t ix);

#endif
