// SPDX-License-Identifier: GPL-3.0-or-later
#include "sample/names.h"

#include <string.h>

#define COUNT(array) ((uint32_t)(sizeof(array) / sizeof *(array)))

static const char *const words[] = {
    "Bērzu",    "Ozola",    "Kļavas",  "Liepu",    "Priežu", "Egļu",     "Ošu",
    "Vītolu",   "Kadiķa",   "Pīlādža", "Dzērves",  "Stārķa", "Vanaga",   "Zīles",
    "Cielavas", "Lāča",     "Lūša",    "Bebra",    "Ūdra",   "Zvirbuļa", "Rubeņa",
    "Saules",   "Zvaigžņu", "Mēness",  "Vēja",     "Rasas",  "Miglas",   "Krasta",
    "Kalna",    "Gravas",   "Pļavas",  "Birzes",   "Avota",  "Strauta",  "Ezera",
    "Dzirnavu", "Tilta",    "Akmens",  "Dzintara", "Rudzu",  "Miežu",    "Linu",
    "Āboliņa",  "Ķiršu",    "Upeņu",   "Sēņu",     "Medus",  "Ābeles",
};

static const char *const trades[TRADE_COUNT][3] = {
    {"Būvmateriāli", "Būve", "Jumti"},  {"Auto", "Autoserviss", "Riepas"},
    {"Metāls", "Virpas", "Metinātava"}, {"Koks", "Galdnieki", "Mēbeles"},
    {"Agro", "Lauki", "Ferma"},         {"Elektro", "Montāža", "Instalācijas"},
    {"Noma", "Instrumenti", "Tehnika"}, {"Nams", "Serviss", "Apsaimniekotājs"},
};

static const char *const first_names[] = {
    "Jānis",   "Andris",   "Juris",  "Edgars", "Māris",    "Aigars", "Mārtiņš",
    "Kaspars", "Artūrs",   "Raitis", "Gints",  "Normunds", "Uldis",  "Ivars",
    "Anna",    "Kristīne", "Inese",  "Līga",   "Ilze",     "Dace",   "Zane",
    "Laura",   "Evija",    "Sandra", "Gunta",  "Baiba",    "Agnese", "Ieva",
};

/* A pair: as borne by men, as borne by women. */
static const char *const last_names[][2] = {
    {"Bērziņš", "Bērziņa"},     {"Kalniņš", "Kalniņa"}, {"Ozoliņš", "Ozoliņa"},
    {"Jansons", "Jansone"},     {"Liepiņš", "Liepiņa"}, {"Krūmiņš", "Krūmiņa"},
    {"Balodis", "Balode"},      {"Eglītis", "Eglīte"},  {"Zariņš", "Zariņa"},
    {"Pētersons", "Pētersone"}, {"Vītols", "Vītola"},   {"Kļaviņš", "Kļaviņa"},
    {"Vanags", "Vanaga"},       {"Šmits", "Šmite"},     {"Dzenis", "Dzene"},
    {"Grīnbergs", "Grīnberga"}, {"Siliņš", "Siliņa"},   {"Žagars", "Žagare"},
    {"Rozītis", "Rozīte"},      {"Cīrulis", "Cīrule"},  {"Āboltiņš", "Āboltiņa"},
    {"Ķēniņš", "Ķēniņa"},
};

static const char *const streets[] = {
    "Rīgas iela", "Brīvības iela", "Skolas iela",      "Dārza iela", "Raiņa iela",
    "Parka iela", "Stacijas iela", "Fabrikas iela",    "Meža iela",  "Jaunā iela",
    "Lauku iela", "Ganību iela",   "Celtnieku iela",   "Ziedu iela", "Upes iela",
    "Miera iela", "Kalēju iela",   "Rūpniecības iela",
};

void names_init(struct names *names, uint32_t expected, struct rng *rng,
                struct arena *arena)
{
    names->arena = arena;
    names->rng = rng;
    hash_table_init(&names->used, expected, arena);
}

/* Take the name unless it is used; `number` tells a free one from a used one. */
static bool take(struct names *names, const char *name)
{
    const uint32_t number = names->used.count;
    return hash_table_put(&names->used, name, number) == number;
}

const char *names_company(struct names *names, enum trade trade, const char *town)
{
    const char *word = words[rng_below(names->rng, COUNT(words))];
    const char *kind = trades[trade][rng_below(names->rng, 3)];
    const char *name = arena_format(names->arena, "SIA \"%s %s\"", word, kind);
    if (take(names, name))
        return name;
    name = arena_format(names->arena, "SIA \"%s %s %s\"", word, kind, town);
    for (uint32_t number = 2; !take(names, name); number++)
        name =
            arena_format(names->arena, "SIA \"%s %s %s %u\"", word, kind, town, number);
    return name;
}

const char *names_person(struct names *names)
{
    const uint32_t first = rng_below(names->rng, COUNT(first_names));
    const uint32_t is_woman = first >= 14;
    return arena_format(names->arena, "%s %s", first_names[first],
                        last_names[rng_below(names->rng, COUNT(last_names))][is_woman]);
}

const char *names_street(struct names *names)
{
    return arena_format(names->arena, "%s %u",
                        streets[rng_below(names->rng, COUNT(streets))],
                        1 + rng_below(names->rng, 90));
}

static char plain_letter(const char *utf8)
{
    static const char *const pairs[] = {
        "ā", "a", "č", "c", "ē", "e", "ģ", "g", "ī", "i", "ķ", "k", "ļ", "l", "ņ",
        "n", "š", "s", "ū", "u", "ž", "z", "Ā", "a", "Č", "c", "Ē", "e", "Ģ", "g",
        "Ī", "i", "Ķ", "k", "Ļ", "l", "Ņ", "n", "Š", "s", "Ū", "u", "Ž", "z"};
    for (uint32_t i = 0; i < COUNT(pairs); i += 2)
        if (strncmp(utf8, pairs[i], strlen(pairs[i])) == 0)
            return pairs[i + 1][0];
    return '?';
}

const char *names_mailbox(struct names *names, const char *person)
{
    char *out = arena_alloc(names->arena, strlen(person) + 1);
    char *at = out;
    for (const char *p = person; *p; p++) {
        if (*p == ' ')
            *at++ = '.';
        else if (*p >= 'A' && *p <= 'Z')
            *at++ = (char)(*p - 'A' + 'a');
        else if ((unsigned char)*p < 0x80)
            *at++ = *p;
        else if (((unsigned char)*p & 0xC0) == 0xC0)
            *at++ = plain_letter(p);
    }
    return out;
}
