// SPDX-License-Identifier: GPL-3.0-or-later
/* member: a key and its value in one call, for the writers of JSON. */
#ifndef OUTPUT_MEMBER_H
#define OUTPUT_MEMBER_H

#include "model/plan.h"
#include "text/json.h"

void member_text(struct json_writer *json, const char *key, const char *text);
void member_whole(struct json_writer *json, const char *key, int64_t number);
void member_number(struct json_writer *json, const char *key, double real,
                   int decimals);
void member_flag(struct json_writer *json, const char *key, bool flag);
/* "2026-11-24"; NO_DAY is null. */
void member_day(struct json_writer *json, const char *key, int32_t day);
/* "09:30:15"; below zero is null. */
void member_tod(struct json_writer *json, const char *key, int32_t tod);
/* The times, drive and money of a stop, as every writer of JSON names them. */
void stop_members(struct json_writer *json, const struct stop *stop);

#endif
