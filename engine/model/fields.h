// SPDX-License-Identifier: GPL-3.0-or-later
/* fields: what can be imported, field by field. One table drives the reading of files,
 * the writing to the database, the list of formats in the documents, and export
 * headers.
 *
 * intake/ turns a row of a foreign file into field values, store/ binds them to the
 * columns named here; neither knows the other. A field that a file does not have is not
 * `given`, and an import leaves what the database holds there. */
#ifndef MODEL_FIELDS_H
#define MODEL_FIELDS_H

#include "model/account.h"

enum import_kind {
    IMPORT_REPS,
    IMPORT_ACCOUNTS,
    IMPORT_CONTACTS,
    IMPORT_OPPORTUNITIES,
    IMPORT_LEADS,
    IMPORT_HOURS, /* one row a window: account, weekday or date, open, close */
    IMPORT_APPOINTMENTS,
    IMPORT_BLOCKS,
    IMPORT_CALENDAR, /* days off, holidays, half days of reps */
    IMPORT_EVENTS,
    IMPORT_LODGINGS,
    IMPORT_SERVICES,
    IMPORT_QUOTAS,
    IMPORT_VISITS, /* the log */
    IMPORT_COUNT
};

enum field_type {
    FIELD_ID,   /* the CRM's key of the row: text, 1..255 bytes */
    FIELD_TEXT, /* text, control characters refused */
    FIELD_LON,  /* degrees; field_value.degrees */
    FIELD_LAT,
    FIELD_MONEY,    /* hundredths: "1,234.50", "1.234,50", "EUR 900" */
    FIELD_LENGTH,   /* seconds: "45" (minutes), "1h30m", "00:45" */
    FIELD_COUNT,    /* a whole number */
    FIELD_SHARE,    /* ppm: "80%", "0.8" */
    FIELD_DATE,     /* civil day: ISO, or with the day order that the mapping names */
    FIELD_TOD,      /* "09:30", "9:30 am" */
    FIELD_WEEKDAY,  /* 0..6: "Mon", "monday", "1" (ISO) */
    FIELD_WEEKDAYS, /* bits: "Mon-Fri", "Mo,We" */
    FIELD_FLAG,     /* 0 or 1: yes/no, true/false, 1/0, x */
    FIELD_WORD,     /* one of `words`; number is its index, text the word */
    FIELD_TIER,     /* a tier's name; unknown names make a tier */
    FIELD_ACCOUNT,  /* crm_id of an account; must exist */
    FIELD_ACCOUNTS, /* several of them, separated by ';' or '|' */
    FIELD_REP,      /* crm_id, name or e-mail of a rep; must exist */
    FIELD_OPENING   /* opening hours, OpenStreetMap syntax */
};

/* What others write for one of our words. */
struct word_synonym {
    const char *others; /* letters and digits only, lower case */
    const char *word;
};

struct field {
    const char *name;   /* in our own files and mapping files: "yearly_revenue" */
    const char *column; /* of the table; NULL: handled apart */
    enum field_type type;
    bool is_required;         /* in every row of a file */
    int64_t least, most;      /* of `number`; both 0: no bounds */
    const char *const *words; /* FIELD_WORD: NULL-ended, in the order of the enum */
    const struct word_synonym *synonyms; /* FIELD_WORD; ends with NULL; may be NULL */
    const char
        *usual; /* what a new row gets when the file does not say; NULL: nothing */
    const char *aliases; /* header names of others, lower case, '|' between; '>' comes
                            before those that are looked for only when none of the
                            earlier is there; '+' joins columns with a space. NULL: none
                            but the name itself */
    const char *meaning; /* one sentence, unit included */
};

struct import_info {
    const char *name;  /* "accounts": the word of the command line */
    const char *table; /* in the database; NULL: handled apart */
    const struct field *fields;
    uint32_t field_count;
};

const struct import_info *import_info_get(enum import_kind kind);
bool import_find(const char *name, enum import_kind *kind);
/* Index of a field by its own name. */
bool import_find_field(enum import_kind kind, const char *name, uint32_t *field_ix);

/* A window of FIELD_OPENING: weekdays as bits (1 Monday). */
struct opening {
    int32_t weekdays;
    int32_t open_tod, close_tod;
};

struct field_value {
    bool is_given;   /* the file has this field and the cell is not empty */
    bool is_cleared; /* the file has it and the cell is empty */
    int64_t number;
    double degrees;
    const char *text; /* ID, TEXT, WORD, TIER, ACCOUNT(S), REP, OPENING: as read */
    const struct opening *openings; /* FIELD_OPENING */
    uint32_t opening_count;
};

/* Some rows of a file: values[row * field_count + field]. Owned by the reader, good
 * until its next call. */
struct import_batch {
    enum import_kind kind;
    uint32_t row_count, field_count;
    const struct field_value *values;
    const uint64_t *lines; /* where each row begins in its file, from 1 */
};

/* A row that cannot be taken, and why; field_ix NO_IX: the row as a whole. */
struct import_fault {
    uint32_t row; /* in its batch */
    uint32_t field_ix;
    const char *text; /* "is not the id of an account": value and expectation */
};

#endif
