// SPDX-License-Identifier: GPL-3.0-or-later
/* One VCALENDAR: a VTIMEZONE for each zone that a rep of the plans lives in, then the
 * events. libical escapes and folds; nothing of it is kept between calls.
 *
 * A visit that nobody agreed to is TENTATIVE, an appointment CONFIRMED: calendars show
 * the two differently. */
#include "output/ical.h"

#include "base/civil.h"
#include "base/zone.h"
#include "output/day_route.h"
#include "output/ical_zone.h"
#include "text/number.h"
#include "text/stream.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

/* A zone is told for this long before and after the plans, so that events which a
 * reader moves by some weeks still have one. */
enum { ZONE_MARGIN_DAYS = 200, FIRST_SECOND_OF_2000 = 946684800 };

static const char product[] = "-//Beat//Beat//EN";

struct calendar {
    const struct plan_list *list;
    int64_t now_utc;
    icalcomponent *component;
    struct arena *arena;
};

static struct icaltimetype wall_time(int32_t day, int32_t tod)
{
    const struct civil date = civil_from_day(day + tod / DAY_S);
    struct icaltimetype time = icaltime_null_time();
    time.year = date.year;
    time.month = date.month;
    time.day = date.mday;
    time.hour = tod % DAY_S / 3600;
    time.minute = tod / 60 % 60;
    time.second = tod % 60;
    return time;
}

/* UTC needs no VTIMEZONE: its times end in Z. */
static bool is_utc(const char *zone)
{
    return strcmp(zone, "UTC") == 0;
}

static struct icaltimetype zone_time(int32_t day, int32_t tod, const char *zone)
{
    struct icaltimetype time = wall_time(day, tod);
    if (is_utc(zone))
        time.zone = icaltimezone_get_utc_timezone();
    return time;
}

static void add_time(icalcomponent *event, icalproperty *property, const char *zone)
{
    if (!is_utc(zone))
        icalproperty_add_parameter(property, icalparameter_new_tzid(zone));
    icalcomponent_add_property(event, property);
}

/* ---- names ---- */

/* Letters, digits, '-', '.' and '_' as they are, all else as %XX. */
static char *plain_id(const char *id, struct arena *arena)
{
    static const char plain[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
                                "0123456789-._";
    char *text = arena_alloc(arena, 3 * strlen(id) + 1);
    size_t length = 0;
    for (; *id; id++) {
        if (strchr(plain, *id))
            text[length++] = *id;
        else
            length += (size_t)snprintf(text + length, 4, "%%%02X", (unsigned char)*id);
    }
    text[length] = '\0';
    return text;
}

/* How many stops at the same account come before this one in the plan. */
static uint32_t stops_before(const struct plan *plan, const struct stop *stop)
{
    uint32_t count = 0;
    for (const struct stop *other = plan->stops; other < stop; other++)
        count += other->account_ix == stop->account_ix &&
                 other->appointment_ix == NO_IX && other->event_ix == NO_IX;
    return count;
}

static char *event_uid(const struct calendar *calendar, const struct plan *plan,
                       const struct stop *stop)
{
    const struct model *model = calendar->list->model;
    struct arena *arena = calendar->arena;
    char week[CIVIL_DATE_SIZE];
    civil_week_text(plan->monday_day, week);
    const char *rep = plain_id(model->reps[plan->rep_ix].crm_id, arena);
    if (stop->appointment_ix != NO_IX)
        return arena_format(
            arena, "appointment.%s.%s@beat",
            plain_id(model->appointments[stop->appointment_ix].crm_id, arena), rep);
    if (stop->event_ix != NO_IX)
        return arena_format(arena, "event.%s.%s@beat",
                            plain_id(model->events[stop->event_ix].crm_id, arena), rep);
    return arena_format(arena, "visit.%s.%s.%s.%" PRIu32 "@beat", week, rep,
                        plain_id(model->accounts[stop->account_ix].crm_id, arena),
                        stops_before(plan, stop) + 1);
}

static char *joined(const char *a, const char *between, const char *b,
                    struct arena *arena)
{
    const bool has_a = a && a[0], has_b = b && b[0];
    return arena_format(arena, "%s%s%s", has_a ? a : "", has_a && has_b ? between : "",
                        has_b ? b : "");
}

/* ---- description ---- */

static char *money_text(int64_t amount_ct, const char *currency, struct arena *arena)
{
    char number[NUMBER_SIZE];
    number_decimal_text(amount_ct, 2, number);
    return arena_format(arena, "%s %s", number, currency);
}

static char *contacts_text(const struct model *model, const struct account *account,
                           struct arena *arena)
{
    char *text = arena_text(arena, "");
    for (uint32_t i = 0; i < account->contacts.count; i++) {
        const struct contact *contact = &model->contacts[account->contacts.first + i];
        text = arena_format(arena, "%s\n%s", text,
                            joined(contact->name, ", ", contact->phone, arena));
    }
    return text;
}

static char *description_text(const struct model *model, const struct stop *stop,
                              struct arena *arena)
{
    char arrive[CIVIL_TOD_SIZE], km[NUMBER_SIZE];
    number_decimal_text((stop->drive_m + 50) / 100, 1, km);
    char *text = arena_format(
        arena, "Arrive %s after %" PRId32 " min, %s km\nValue %s, worth %s",
        civil_tod_text(stop->arrive_tod, arrive), (stop->drive_s + 30) / 60, km,
        money_text(stop->value_ct, model->currency, arena),
        money_text(stop->worth_ct, model->currency, arena));
    if (stop->appointment_ix != NO_IX) {
        const char *subject = model->appointments[stop->appointment_ix].subject;
        text = joined(subject, "\n", text, arena);
    }
    if (stop->account_ix == NO_IX)
        return text;
    const struct account *account = &model->accounts[stop->account_ix];
    text = joined(text, "\n", account->phone, arena);
    return arena_format(arena, "%s%s", text, contacts_text(model, account, arena));
}

/* ---- events ---- */

/* Whole minutes since 2000: a file made later replaces what an earlier one said. */
static int sequence_of(int64_t now_utc)
{
    const int64_t minutes = (now_utc - FIRST_SECOND_OF_2000) / 60;
    return minutes < 0 ? 0 : minutes > INT32_MAX ? INT32_MAX : (int)minutes;
}

static void place_properties(icalcomponent *event, const struct calendar *calendar,
                             const struct stop *stop)
{
    const struct icalgeotype geo = {.lat = stop->at.lat_deg, .lon = stop->at.lon_deg};
    icalcomponent_add_property(event, icalproperty_new_geo(geo));
    if (stop->account_ix == NO_IX)
        return;
    const struct account *account = &calendar->list->model->accounts[stop->account_ix];
    const char *location = route_place_address(account, calendar->arena);
    if (location[0])
        icalcomponent_add_property(event, icalproperty_new_location(location));
}

static void text_properties(icalcomponent *event, const struct calendar *calendar,
                            const struct stop *stop)
{
    const struct model *model = calendar->list->model;
    const bool is_agreed = stop->appointment_ix != NO_IX || stop->event_ix != NO_IX;
    icalcomponent_add_property(event,
                               icalproperty_new_summary(plan_stop_name(model, stop)));
    icalcomponent_add_property(event, icalproperty_new_description(description_text(
                                          model, stop, calendar->arena)));
    icalcomponent_add_property(event,
                               icalproperty_new_categories(plan_stop_kind(stop)));
    icalcomponent_add_property(
        event, icalproperty_new_status(is_agreed ? ICAL_STATUS_CONFIRMED
                                                 : ICAL_STATUS_TENTATIVE));
}

static void name_properties(icalcomponent *event, const struct calendar *calendar,
                            const char *uid)
{
    icalcomponent_add_property(event, icalproperty_new_uid(uid));
    const struct icaltimetype now = icaltime_from_timet_with_zone(
        (time_t)calendar->now_utc, 0, icaltimezone_get_utc_timezone());
    icalcomponent_add_property(event, icalproperty_new_dtstamp(now));
    icalcomponent_add_property(
        event, icalproperty_new_sequence(sequence_of(calendar->now_utc)));
}

static icalcomponent *stop_event(const struct calendar *calendar,
                                 const struct plan *plan, const struct plan_day *day,
                                 const struct stop *stop)
{
    const char *zone = calendar->list->model->reps[plan->rep_ix].zone;
    icalcomponent *event = icalcomponent_new_vevent();
    name_properties(event, calendar, event_uid(calendar, plan, stop));
    /* Whole minutes, as people keep calendars; never shorter than the visit. */
    const int32_t start_tod = stop->start_tod / 60 * 60;
    const int32_t end_tod = (stop->end_tod + 59) / 60 * 60;
    add_time(event, icalproperty_new_dtstart(zone_time(day->day, start_tod, zone)),
             zone);
    add_time(event, icalproperty_new_dtend(zone_time(day->day, end_tod, zone)), zone);
    text_properties(event, calendar, stop);
    place_properties(event, calendar, stop);
    return event;
}

/* A night out: from coming there to leaving the next morning. A day on which she stays
 * where she is has no times; then the night goes on to midnight, and from it. */
static icalcomponent *night_event(const struct calendar *calendar,
                                  const struct plan *plan, const struct plan_day *day)
{
    const struct model *model = calendar->list->model;
    const struct rep *rep = &model->reps[plan->rep_ix];
    const struct lodging *lodging = &model->lodgings[day->end_lodging_ix];
    const struct plan_day *next = day + 1;
    const bool comes = day->leave_tod != day->back_tod;
    const bool leaves = next->leave_tod != next->back_tod;
    char date[CIVIL_DATE_SIZE];
    icalcomponent *event = icalcomponent_new_vevent();
    name_properties(event, calendar,
                    arena_format(calendar->arena, "night.%s.%s@beat",
                                 civil_day_text(day->day, date),
                                 plain_id(rep->crm_id, calendar->arena)));
    const int32_t start_tod = comes ? (day->back_tod + 59) / 60 * 60 : 0;
    const int32_t end_tod = leaves ? next->leave_tod / 60 * 60 : 0;
    add_time(event, icalproperty_new_dtstart(zone_time(day->day, start_tod, rep->zone)),
             rep->zone);
    add_time(event, icalproperty_new_dtend(zone_time(next->day, end_tod, rep->zone)),
             rep->zone);
    icalcomponent_add_property(
        event, icalproperty_new_summary(
                   arena_format(calendar->arena, "Sleep at %s", lodging->name)));
    icalcomponent_add_property(event, icalproperty_new_categories("night"));
    icalcomponent_add_property(event, icalproperty_new_status(ICAL_STATUS_TENTATIVE));
    const struct icalgeotype geo = {.lat = lodging->at.lat_deg,
                                    .lon = lodging->at.lon_deg};
    icalcomponent_add_property(event, icalproperty_new_geo(geo));
    return event;
}

static void add_events(const struct calendar *calendar, const struct plan *plan)
{
    for (uint32_t d = 0; d < plan->day_count; d++) {
        const struct plan_day *day = &plan->days[d];
        for (uint32_t i = 0; i < day->stop_count; i++) {
            const struct stop *stop = &plan->stops[day->stop_first + i];
            icalcomponent_add_component(calendar->component,
                                        stop_event(calendar, plan, day, stop));
        }
        if (day->end_lodging_ix != NO_IX && d + 1 < plan->day_count)
            icalcomponent_add_component(calendar->component,
                                        night_event(calendar, plan, day));
    }
}

/* ---- the calendar ---- */

static const char *plan_zone(const struct calendar *calendar, uint32_t plan_ix)
{
    const struct plan_list *list = calendar->list;
    return list->model->reps[list->plans[plan_ix].rep_ix].zone;
}

static bool is_first_of_zone(const struct calendar *calendar, uint32_t plan_ix)
{
    for (uint32_t i = 0; i < plan_ix; i++) {
        if (strcmp(plan_zone(calendar, i), plan_zone(calendar, plan_ix)) == 0)
            return false;
    }
    return true;
}

static bool add_zones(const struct calendar *calendar, struct err *err)
{
    const struct plan_list *list = calendar->list;
    int64_t least_day = INT32_MAX, most_day = INT32_MIN;
    for (uint32_t i = 0; i < list->plan_count; i++) {
        const struct plan *plan = &list->plans[i];
        const int64_t last_day = plan->monday_day + (int64_t)plan->day_count;
        least_day = plan->monday_day < least_day ? plan->monday_day : least_day;
        most_day = last_day > most_day ? last_day : most_day;
    }
    for (uint32_t i = 0; i < list->plan_count; i++) {
        const struct zone *zone = NULL;
        if (is_utc(plan_zone(calendar, i)) || !is_first_of_zone(calendar, i))
            continue;
        if (!zone_load(plan_zone(calendar, i), calendar->arena, &zone, err))
            return false;
        icalcomponent_add_component(
            calendar->component,
            ical_zone_component(zone, (least_day - ZONE_MARGIN_DAYS) * DAY_S,
                                (most_day + ZONE_MARGIN_DAYS) * DAY_S));
    }
    return true;
}

static icalcomponent *calendar_component(void)
{
    icalcomponent *component = icalcomponent_new_vcalendar();
    icalcomponent_add_property(component, icalproperty_new_version("2.0"));
    icalcomponent_add_property(component, icalproperty_new_prodid(product));
    icalcomponent_add_property(component, icalproperty_new_calscale("GREGORIAN"));
    icalcomponent_add_property(component, icalproperty_new_method(ICAL_METHOD_PUBLISH));
    return component;
}

bool ical_write(const struct plan_list *list, int64_t now_utc, FILE *out,
                struct err *err)
{
    struct arena arena = {0};
    const struct calendar calendar = {
        .list = list,
        .now_utc = now_utc,
        .component = calendar_component(),
        .arena = &arena,
    };
    bool ok = add_zones(&calendar, err);
    if (ok) {
        for (uint32_t i = 0; i < list->plan_count; i++)
            add_events(&calendar, &list->plans[i]);
        char *text = icalcomponent_as_ical_string_r(calendar.component);
        ok = stream_put(out, text, strlen(text), err);
        icalmemory_free_buffer(text);
    }
    icalcomponent_free(calendar.component);
    icalmemory_free_ring();
    arena_release(&arena);
    return ok && stream_check(out, err);
}

/* Its product stands among the first lines of a calendar, before the zones and events,
 * whose text might name anything. */
bool ical_is_own(const char *path)
{
    enum { LINES_READ = 5 };
    char line[128], wanted[sizeof product + 10];
    FILE *file = fopen(path, "rb");
    bool is_own = false;
    snprintf(wanted, sizeof wanted, "PRODID:%s\r\n", product);
    if (file == NULL)
        return false;
    for (int i = 0; i < LINES_READ && fgets(line, sizeof line, file) != NULL; i++) {
        if (i == 0 && strcmp(line, "BEGIN:VCALENDAR\r\n") != 0)
            break;
        is_own = is_own || strcmp(line, wanted) == 0;
    }
    fclose(file);
    return is_own;
}
