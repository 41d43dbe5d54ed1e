// SPDX-License-Identifier: GPL-3.0-or-later
/* decoder: the bytes of a file as sound UTF-8 without NUL, chunk by chunk.
 *
 * Guessing: a byte order mark decides; else the first chunk that is not ASCII does, by
 * being sound UTF-8 or not. Chunks are of fixed size, so a file always decodes alike.
 */
#ifndef TEXT_DECODER_H
#define TEXT_DECODER_H

#include "text/csv_reader.h"

enum {
    DECODER_CHUNK = 1 << 14, /* bytes read at once */
    DECODER_CARRY = 4,       /* of a character cut by the end of a chunk */
    DECODER_TEXT = 3 * (DECODER_CHUNK + DECODER_CARRY)
};

struct decoder {
    FILE *file; /* borrowed */
    enum csv_encoding encoding;
    bool is_settled; /* the encoding is known, not only ASCII so far */
    bool has_mark;
    bool is_begun, is_ended;
    size_t carry_size;
    struct err fault; /* found behind the text handed out last; code ERR_NONE: none */
    unsigned char bytes[DECODER_CARRY + DECODER_CHUNK];
    char text[DECODER_TEXT];
};

void decoder_init(struct decoder *decoder, FILE *file, enum csv_encoding encoding);

/* The next text, good until the next call; length 0 at the end. All that is sound comes
 * first, the fault behind it with the next call. */
bool decoder_next(struct decoder *decoder, const char **text, size_t *length,
                  struct err *err) MUST_CHECK;

#endif
