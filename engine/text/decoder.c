// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/decoder.h"

#include "text/charset.h"
#include "text/utf8.h"

#include <errno.h>
#include <string.h>

/* Bytes taken, and text made of them. A fault stops a stretch. */
struct stretch {
    size_t taken, made;
};

void decoder_init(struct decoder *decoder, FILE *file, enum csv_encoding encoding)
{
    decoder->file = file;
    decoder->encoding = encoding;
    decoder->is_settled = encoding != CSV_ENCODING_GUESS;
    decoder->has_mark = decoder->is_begun = decoder->is_ended = false;
    decoder->carry_size = 0;
    decoder->fault.code = ERR_NONE;
}

static bool begins_with(const unsigned char *bytes, size_t size, const char *mark,
                        size_t length)
{
    return size >= length && memcmp(bytes, mark, length) == 0;
}

static bool settle(struct decoder *decoder, enum csv_encoding encoding)
{
    decoder->encoding = encoding;
    return decoder->is_settled = true;
}

/* Takes a byte order mark off the beginning; returns its length. */
static size_t take_mark(struct decoder *decoder, size_t size)
{
    static const struct {
        const char *mark;
        size_t length;
        enum csv_encoding encoding;
    } marks[] = {{"\xEF\xBB\xBF", 3, CSV_UTF8},
                 {"\xFF\xFE", 2, CSV_UTF16LE},
                 {"\xFE\xFF", 2, CSV_UTF16BE}};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        const bool fits =
            !decoder->is_settled || decoder->encoding == marks[i].encoding;
        if (fits && begins_with(decoder->bytes, size, marks[i].mark, marks[i].length)) {
            decoder->has_mark = settle(decoder, marks[i].encoding);
            return marks[i].length;
        }
    }
    return 0;
}

static bool check_beginning(const struct decoder *decoder, size_t size, struct err *err)
{
    if (size == 0)
        return err_set(err, ERR_INPUT, "is empty");
    if (begins_with(decoder->bytes, size, "PK\x03\x04", 4) ||
        begins_with(decoder->bytes, size, "\xD0\xCF\x11\xE0", 4))
        return err_set(err, ERR_INPUT,
                       "is a workbook or an archive, not CSV: save it as CSV");
    return true;
}

/* Could the last bytes be the beginning of a character? Its length then, else 0. */
static size_t open_tail(const unsigned char *bytes, size_t size)
{
    for (size_t back = 1; back <= 3 && back <= size; back++) {
        const unsigned char byte = bytes[size - back];
        if ((byte & 0xC0) == 0x80)
            continue;
        const size_t whole = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC2 ? 2 : 1;
        return whole > back ? back : 0;
    }
    return 0;
}

static bool is_ascii(const unsigned char *bytes, size_t size)
{
    unsigned char all = 0;
    for (size_t i = 0; i < size; i++)
        all |= bytes[i];
    return all < 0x80;
}

/* Nothing told the encoding yet: the first bytes beyond ASCII do. UTF-8 that breaks
 * later on stays UTF-8, and is refused with its line: read as one-byte text every
 * letter before would come out as two wrong ones. */
static void guess(struct decoder *decoder, const unsigned char *bytes, size_t size)
{
    const size_t tail = decoder->is_ended ? 0 : open_tail(bytes, size);
    if (is_ascii(bytes, size - tail))
        return;
    const size_t sound = utf8_sound_length((const char *)bytes, size - tail);
    const bool is_utf8 = sound == size - tail || !is_ascii(bytes, sound);
    settle(decoder, is_utf8 ? CSV_UTF8 : CSV_WINDOWS_1252);
}

static struct stretch decode_utf8(struct decoder *decoder, const unsigned char *bytes,
                                  size_t size)
{
    const size_t tail = decoder->is_ended ? 0 : open_tail(bytes, size);
    const size_t sound = utf8_sound_length((const char *)bytes, size - tail);
    memcpy(decoder->text, bytes, sound);
    if (sound < size - tail)
        err_set(&decoder->fault, ERR_INPUT,
                "byte 0x%02X is not UTF-8; say the encoding of the file", bytes[sound]);
    return (struct stretch){sound, sound};
}

static struct stretch decode_one_byte(struct decoder *decoder,
                                      const unsigned char *bytes, size_t size)
{
    const uint16_t *upper = charset_upper_half(decoder->encoding);
    struct stretch stretch = {0};
    for (; stretch.taken < size; stretch.taken++) {
        const unsigned char byte = bytes[stretch.taken];
        const uint32_t code = byte < 0x80 ? byte : upper[byte - 0x80];
        if (code == 0 && byte != 0) {
            err_set(&decoder->fault, ERR_INPUT,
                    "byte 0x%02X is neither UTF-8 nor %s; say the encoding of the file",
                    byte, csv_encoding_word(decoder->encoding));
            break;
        }
        stretch.made += utf8_put(code, decoder->text + stretch.made);
    }
    return stretch;
}

static uint32_t unit_at(const struct decoder *decoder, const unsigned char *bytes)
{
    return decoder->encoding == CSV_UTF16LE ? (uint32_t)(bytes[0] | bytes[1] << 8)
                                            : (uint32_t)(bytes[1] | bytes[0] << 8);
}

/* One character of UTF-16: the bytes it takes, 0 when more are needed, its code
 * UINT32_MAX when it is broken. */
static size_t utf16_character(const struct decoder *decoder, const unsigned char *bytes,
                              size_t left, uint32_t *code)
{
    if (left < 2)
        return 0;
    *code = unit_at(decoder, bytes);
    if (*code < 0xD800 || *code > 0xDFFF)
        return 2;
    if (*code < 0xDC00 && left < 4)
        return 0;
    const uint32_t low = *code < 0xDC00 ? unit_at(decoder, bytes + 2) : 0;
    if (low < 0xDC00 || low > 0xDFFF) {
        *code = UINT32_MAX;
        return 2;
    }
    *code = 0x10000 + ((*code - 0xD800) << 10) + (low - 0xDC00);
    return 4;
}

static struct stretch decode_utf16(struct decoder *decoder, const unsigned char *bytes,
                                   size_t size)
{
    struct stretch stretch = {0};
    while (stretch.taken < size) {
        uint32_t code = 0;
        const size_t step = utf16_character(decoder, bytes + stretch.taken,
                                            size - stretch.taken, &code);
        if (step == 0 && !decoder->is_ended)
            break;
        if (step == 0 || code == UINT32_MAX) {
            err_set(&decoder->fault, ERR_INPUT, "is not sound UTF-16");
            break;
        }
        stretch.made += utf8_put(code, decoder->text + stretch.made);
        stretch.taken += step;
    }
    return stretch;
}

static struct stretch decode(struct decoder *decoder, const unsigned char *bytes,
                             size_t size)
{
    if (!decoder->is_settled)
        guess(decoder, bytes, size);
    if (decoder->encoding == CSV_UTF16LE || decoder->encoding == CSV_UTF16BE)
        return decode_utf16(decoder, bytes, size);
    if (charset_upper_half(decoder->encoding))
        return decode_one_byte(decoder, bytes, size);
    return decode_utf8(decoder, bytes, size);
}

/* Text ends before a NUL; what is behind it is not looked at. */
static size_t cut_at_nul(struct decoder *decoder, size_t made)
{
    const char *nul = memchr(decoder->text, '\0', made);
    if (!nul)
        return made;
    err_set(&decoder->fault, ERR_INPUT,
            "holds a NUL byte: no text, or UTF-16 without a byte order mark, whose "
            "encoding must be said in a mapping file");
    return (size_t)(nul - decoder->text);
}

/* Bytes now in decoder->bytes, carried ones included. */
static bool read_bytes(struct decoder *decoder, size_t *size, struct err *err)
{
    errno = 0;
    const size_t got =
        fread(decoder->bytes + decoder->carry_size, 1, DECODER_CHUNK, decoder->file);
    if (ferror(decoder->file)) {
        if (errno == EISDIR)
            return err_set(err, ERR_INPUT, "is a folder, not a file");
        return err_set(err, ERR_SYSTEM, "cannot be read: %s", strerror(errno));
    }
    decoder->is_ended = got < DECODER_CHUNK;
    *size = decoder->carry_size + got;
    return true;
}

static bool take_chunk(struct decoder *decoder, size_t *length, struct err *err)
{
    size_t size = 0, mark = 0;
    if (!read_bytes(decoder, &size, err))
        return false;
    if (!decoder->is_begun) {
        if (!check_beginning(decoder, size, err))
            return false;
        mark = take_mark(decoder, size);
        decoder->is_begun = true;
    }
    const struct stretch stretch = decode(decoder, decoder->bytes + mark, size - mark);
    const size_t used = mark + stretch.taken;
    if (decoder->fault.code == ERR_NONE) {
        decoder->carry_size = size - used;
        memmove(decoder->bytes, decoder->bytes + used, decoder->carry_size);
    }
    *length = cut_at_nul(decoder, stretch.made);
    return true;
}

bool decoder_next(struct decoder *decoder, const char **text, size_t *length,
                  struct err *err)
{
    *text = decoder->text;
    *length = 0;
    while (*length == 0 && decoder->fault.code == ERR_NONE && !decoder->is_ended)
        if (!take_chunk(decoder, length, err))
            return false;
    if (*length == 0 && decoder->fault.code != ERR_NONE) {
        *err = decoder->fault;
        return false;
    }
    return true;
}
