// SPDX-License-Identifier: GPL-3.0-or-later
#include "output/member.h"

#include "base/civil.h"
#include "model/account.h"

void member_text(struct json_writer *json, const char *key, const char *text)
{
    json_key(json, key);
    json_text(json, text);
}

void member_whole(struct json_writer *json, const char *key, int64_t number)
{
    json_key(json, key);
    json_whole(json, number);
}

void member_number(struct json_writer *json, const char *key, double real, int decimals)
{
    json_key(json, key);
    json_number(json, real, decimals);
}

void member_flag(struct json_writer *json, const char *key, bool flag)
{
    json_key(json, key);
    json_flag(json, flag);
}

void member_day(struct json_writer *json, const char *key, int32_t day)
{
    char text[CIVIL_DATE_SIZE];
    member_text(json, key, day != NO_DAY ? civil_day_text(day, text) : NULL);
}

void member_tod(struct json_writer *json, const char *key, int32_t tod)
{
    char text[CIVIL_TOD_SIZE];
    member_text(json, key, tod >= 0 ? civil_tod_exact_text(tod, text) : NULL);
}

void stop_members(struct json_writer *json, const struct stop *stop)
{
    member_tod(json, "arrive_tod", stop->arrive_tod);
    member_tod(json, "start_tod", stop->start_tod);
    member_tod(json, "end_tod", stop->end_tod);
    member_whole(json, "drive_s", stop->drive_s);
    member_whole(json, "drive_m", stop->drive_m);
    member_whole(json, "value_ct", stop->value_ct);
    member_whole(json, "worth_ct", stop->worth_ct);
    member_whole(json, "detour_ct", stop->detour_ct);
    member_flag(json, "is_pinned", stop->is_pinned);
}
