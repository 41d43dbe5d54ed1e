// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/table_service.h"

#include <string.h>

static const struct {
    const char *word, *profile;
} kinds[] = {
    [TABLE_SERVICE_OSRM] = {"osrm", "driving"},
    [TABLE_SERVICE_VALHALLA] = {"valhalla", "auto"},
};

enum { KIND_COUNT = sizeof kinds / sizeof *kinds, WORDS = 3 };

/* Words between blanks; how many there are, also beyond WORDS. */
static uint32_t split(const char *text, struct arena *arena, const char *words[WORDS])
{
    uint32_t count = 0;
    for (const char *at = text; *at != '\0';) {
        const size_t blanks = strspn(at, " \t");
        const size_t length = strcspn(at + blanks, " \t");
        if (length > 0 && count < WORDS)
            words[count] = arena_text_n(arena, at + blanks, length);
        count += length > 0;
        at += blanks + length;
    }
    return count;
}

/* Profiles are a part of an address and of a JSON text. */
static bool is_plain(const char *word)
{
    return word[strspn(word, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                             "0123456789_-")] == '\0';
}

static bool is_web_address(const char *url)
{
    return (strncmp(url, "http://", 7) == 0 && url[7] != '\0') ||
           (strncmp(url, "https://", 8) == 0 && url[8] != '\0');
}

bool table_service_read(const char *text, struct arena *arena,
                        struct table_service *service, struct err *err)
{
    const char *words[WORDS] = {NULL};
    const uint32_t count = split(text, arena, words);
    int kind = 0;
    while (count > 0 && kind < KIND_COUNT && strcmp(kinds[kind].word, words[0]) != 0)
        kind++;
    if (count < 2 || count > WORDS || kind == KIND_COUNT)
        return err_set(
            err, ERR_INPUT,
            "'%.80s' is not 'osrm URL [PROFILE]' or 'valhalla URL [COSTING]'", text);
    if (!is_web_address(words[1]))
        return err_set(err, ERR_INPUT,
                       "'%.80s' begins with neither http:// nor https://", words[1]);
    const char *profile = words[2] == NULL ? kinds[kind].profile : words[2];
    if (!is_plain(profile))
        return err_set(err, ERR_INPUT, "'%.80s' is no profile like '%s'", profile,
                       kinds[kind].profile);
    size_t length = strlen(words[1]);
    while (words[1][length - 1] == '/')
        length--;
    const char *url = arena_text_n(arena, words[1], length);
    *service = (struct table_service){
        .kind = (enum table_service_kind)kind,
        .url = url,
        .profile = profile,
        .name = arena_format(arena, "%s %s %s", kinds[kind].word, url, profile),
    };
    return true;
}
