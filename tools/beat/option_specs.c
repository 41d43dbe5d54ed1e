// SPDX-License-Identifier: GPL-3.0-or-later
/* option_specs: the rows: every option that a command may take. */
#include "beat/option.h"

#include <stddef.h>

const struct option_spec option_help = {
    .name = "help", .letter = 'h', .meaning = "show this page"};
const struct option_spec option_db = {.name = "db",
                                      .letter = 'd',
                                      .kind = OPTION_FILE,
                                      .argument = "FILE",
                                      .usual = "$BEAT_DB, else beat.db",
                                      .meaning = "the file to work on"};
const struct option_spec option_colour = {.name = "color",
                                          .usual =
                                              "on a terminal, unless NO_COLOR is set",
                                          .meaning = "colours in tables"};
const struct option_spec *const options_common[] = {&option_db, &option_colour,
                                                    &option_help, NULL};

const struct option_spec option_format = {.name = "format",
                                          .letter = 'f',
                                          .kind = OPTION_WORD,
                                          .argument = "FORMAT",
                                          .usual = "table",
                                          .words = "table|csv|json",
                                          .meaning = "how the answer is written"};
const struct option_spec option_format_plan = {.name = "format",
                                               .letter = 'f',
                                               .kind = OPTION_WORD,
                                               .argument = "FORMAT",
                                               .usual = "csv",
                                               .words =
                                                   "csv|json|geojson|ics|gpx|kml|html",
                                               .meaning = "what is written"};
const struct option_spec option_format_territory = {.name = "format",
                                                    .letter = 'f',
                                                    .kind = OPTION_WORD,
                                                    .argument = "FORMAT",
                                                    .usual = "geojson",
                                                    .words = "csv|json|geojson",
                                                    .meaning = "what is written"};

const struct option_spec option_format_accounts = {.name = "format",
                                                   .letter = 'f',
                                                   .kind = OPTION_WORD,
                                                   .argument = "FORMAT",
                                                   .usual = "csv",
                                                   .words = "csv|json|geojson",
                                                   .meaning = "what is written"};

const struct option_spec option_format_touches = {.name = "format",
                                                  .letter = 'f',
                                                  .kind = OPTION_WORD,
                                                  .argument = "FORMAT",
                                                  .usual = "table",
                                                  .words = "table|csv|json",
                                                  .meaning = "what is written"};

const struct option_spec option_format_report = {.name = "format",
                                                 .letter = 'f',
                                                 .kind = OPTION_WORD,
                                                 .argument = "FORMAT",
                                                 .usual = "table",
                                                 .words = "table|csv|json|html|xlsx",
                                                 .meaning = "what is written"};

const struct option_spec option_now = {
    .name = "now",
    .kind = OPTION_INSTANT,
    .argument = "TIME",
    .usual = "the clock",
    .meaning = "take this for the present time, as 2026-11-24T08:30"};
const struct option_spec option_seed = {.name = "seed",
                                        .kind = OPTION_COUNT,
                                        .argument = "N",
                                        .usual = "1",
                                        .least = 0,
                                        .most = INT64_MAX,
                                        .meaning = "start of the random numbers"};
const struct option_spec option_effort = {
    .name = "effort",
    .letter = 'e',
    .kind = OPTION_WORD,
    .argument = "EFFORT",
    .usual = "standard",
    .words = "quick|standard|certify",
    .meaning = "how much work goes into the answer; counted, not timed"};
const struct option_spec option_time_limit = {
    .name = "time-limit",
    .kind = OPTION_COUNT,
    .argument = "SECONDS",
    .usual = "none",
    .least = 1,
    .most = 1000000,
    .meaning = "finish soon after so many seconds by the clock; the answer then "
               "depends on the machine and may differ on another run"};
const struct option_spec option_threads = {
    .name = "threads",
    .letter = 'j',
    .kind = OPTION_COUNT,
    .argument = "N",
    .usual = "the processors at hand",
    .least = 1,
    .most = 256,
    .meaning = "reps planned at a time; the answer does not depend on it"};
const struct option_spec option_week = {.name = "week",
                                        .letter = 'w',
                                        .kind = OPTION_WEEK,
                                        .argument = "WEEK",
                                        .usual = "the week after the present one",
                                        .meaning =
                                            "the week, as 2026-W48, or a day of it"};
const struct option_spec option_planned_week = {
    .name = "week",
    .letter = 'w',
    .kind = OPTION_WEEK,
    .argument = "WEEK",
    .usual = "the newest that is planned",
    .meaning = "the week, as 2026-W48, or a day of it"};
const struct option_spec option_rep = {.name = "rep",
                                       .letter = 'r',
                                       .kind = OPTION_REP,
                                       .can_repeat = true,
                                       .argument = "REP",
                                       .usual = "all",
                                       .meaning = "this rep only; may be repeated"};
const struct option_spec option_for_rep = {.name = "rep",
                                           .letter = 'r',
                                           .kind = OPTION_REP,
                                           .argument = "REP",
                                           .meaning = "the value for one rep"};
const struct option_spec option_tier = {.name = "tier",
                                        .kind = OPTION_TIER,
                                        .argument = "TIER",
                                        .meaning = "the value for accounts of a tier"};
const struct option_spec option_account = {.name = "account",
                                           .kind = OPTION_ACCOUNT,
                                           .argument = "ACCOUNT",
                                           .meaning = "the value for one account"};
const struct option_spec option_unset = {
    .name = "unset", .meaning = "take the value away, so that the wider one holds"};
const struct option_spec option_dry_run = {
    .name = "dry-run",
    .letter = 'n',
    .meaning = "show what would be done and change nothing"};
const struct option_spec option_strict = {
    .name = "strict", .meaning = "all or nothing: one row refused refuses all"};
const struct option_spec option_force = {.name = "force",
                                         .meaning = "replace what is there already"};
const struct option_spec option_mapping = {
    .name = "mapping",
    .letter = 'm',
    .kind = OPTION_FILE,
    .argument = "FILE",
    .meaning = "which column of the file is which field"};
const struct option_spec option_rejects = {
    .name = "rejects",
    .kind = OPTION_FILE,
    .argument = "FILE",
    .meaning = "write the rows that were refused here, in the shape of the input"};
const struct option_spec option_count = {.name = "count",
                                         .letter = 'c',
                                         .kind = OPTION_COUNT,
                                         .argument = "N",
                                         .usual = "one for each rep",
                                         .least = 1,
                                         .most = 100000,
                                         .meaning = "how many territories"};
const struct option_spec option_names = {.name = "names",
                                         .kind = OPTION_TEXT,
                                         .argument = "NAME,NAME...",
                                         .usual = "R01, R02, ...",
                                         .meaning =
                                             "names of the reps that --count makes"};
const struct option_spec option_at = {.name = "at",
                                      .kind = OPTION_POSITION,
                                      .argument = "LAT,LON",
                                      .usual = "the last visit logged today, else home",
                                      .meaning = "where the rep is"};
const struct option_spec option_from = {.name = "from",
                                        .kind = OPTION_TEXT,
                                        .argument = "PLACE",
                                        .meaning =
                                            "where the rep is, in words: an account, a "
                                            "town or street of hers, or home"};
const struct option_spec option_nearby = {
    .name = "nearby", .meaning = "only what is within a quarter of an hour's drive"};
const struct option_spec option_gap = {
    .name = "gap",
    .kind = OPTION_LENGTH,
    .argument = "TIME",
    .meaning = "only what fits into this time, as 45m: there, done, and back here"};
const struct option_spec option_deal = {
    .name = "deal",
    .kind = OPTION_MONEY,
    .argument = "MONEY",
    .meaning = "a new opportunity of this amount; qualified, unless --stage says more"};
const struct option_spec option_stage = {
    .name = "stage",
    .kind = OPTION_WORD,
    .argument = "STAGE",
    .words = "lead|qualified|proposal|negotiation|won|lost",
    .meaning = "where the account's open opportunity stands now"};
const struct option_spec option_opportunity = {
    .name = "opportunity",
    .kind = OPTION_TEXT,
    .argument = "ID",
    .usual = "the only open one",
    .meaning = "which opportunity --stage is about"};
const struct option_spec option_limit_slots = {.name = "limit",
                                               .letter = 'l',
                                               .kind = OPTION_COUNT,
                                               .argument = "N",
                                               .usual = "3",
                                               .least = 1,
                                               .most = 100,
                                               .meaning = "how many times are shown"};
const struct option_spec option_urgent = {
    .name = "urgent",
    .letter = 'u',
    .kind = OPTION_ACCOUNT,
    .argument = "ACCOUNT",
    .meaning = "visit this account today, whatever it displaces"};
const struct option_spec option_late = {
    .name = "late",
    .kind = OPTION_LENGTH,
    .argument = "TIME",
    .meaning = "she can go on only so much later than now, as 20m"};
const struct option_spec option_sick = {
    .name = "sick", .meaning = "no more work today; her calendar says so from then on"};
const struct option_spec option_reason = {.name = "reason",
                                          .kind = OPTION_TEXT,
                                          .argument = "TEXT",
                                          .meaning = "why, in her own words"};
const struct option_spec option_yes = {
    .name = "yes", .letter = 'y', .meaning = "store it without asking"};
const struct option_spec option_minutes = {.name = "minutes",
                                           .letter = 'm',
                                           .kind = OPTION_COUNT,
                                           .argument = "N",
                                           .least = 0,
                                           .most = 1440,
                                           .meaning = "how long it took"};
const struct option_spec option_to = {
    .name = "to",
    .kind = OPTION_TEXT,
    .argument = "WHEN",
    .meaning = "the new time of what is moved: 2026-11-26T14:00, 2026-11-26 or 14:00"};
const struct option_spec option_note = {.name = "note",
                                        .kind = OPTION_TEXT,
                                        .argument = "TEXT",
                                        .meaning = "anything worth keeping"};
const struct option_spec option_remote = {.name = "remote",
                                          .meaning = "it was by phone, mail or video"};
const struct option_spec option_amount = {.name = "amount",
                                          .kind = OPTION_MONEY,
                                          .argument = "MONEY",
                                          .meaning = "what was ordered"};
const struct option_spec option_output = {.name = "output",
                                          .letter = 'o',
                                          .kind = OPTION_FILE,
                                          .argument = "FILE",
                                          .usual = "standard output",
                                          .meaning = "write here"};
const struct option_spec option_pack_output = {.name = "output",
                                               .letter = 'o',
                                               .kind = OPTION_FILE,
                                               .argument = "FILE",
                                               .usual = "the rep's id, and .db",
                                               .meaning = "write here"};
const struct option_spec option_limit = {.name = "limit",
                                         .letter = 'l',
                                         .kind = OPTION_COUNT,
                                         .argument = "N",
                                         .usual = "5",
                                         .least = 1,
                                         .most = 10,
                                         .meaning = "how many visits are shown"};
const struct option_spec option_undo = {.name = "undo",
                                        .meaning = "let them move again"};
const struct option_spec option_undo_entry = {
    .name = "undo", .meaning = "take back the entry that the rep logged last"};
const struct option_spec option_undo_decision = {
    .name = "undo", .meaning = "take back the last decision about this account"};
const struct option_spec option_undo_joint = {
    .name = "undo", .meaning = "take the joint visit of that week back"};
const struct option_spec option_progress = {
    .name = "progress",
    .usual = "when standard error is a terminal",
    .meaning = "a bar that shows how far long work has come"};
const struct option_spec option_leave = {.name = "leave",
                                         .kind = OPTION_INSTANT,
                                         .argument = "TIME",
                                         .usual = "now",
                                         .meaning = "when one can leave"};
const struct option_spec option_arrive = {
    .name = "arrive",
    .kind = OPTION_INSTANT,
    .argument = "TIME",
    .meaning = "when one has to be there; then one leaves as late as one can"};
const struct option_spec option_travel = {
    .name = "travel",
    .kind = OPTION_WORD,
    .argument = "WHAT",
    .usual = NULL,
    .words = "roads|server|straight",
    .meaning =
        "drives by the road network, by the server of the setting travel_server, "
        "or by straight lines; usual: the server, else the roads, where there "
        "is one"};
const struct option_spec option_directions = {
    .name = "directions", .meaning = "the way along the roads, turn by turn"};
const struct option_spec option_profile = {
    .name = "profile",
    .kind = OPTION_FILE,
    .argument = "FILE",
    .meaning = "how a car drives, in place of the rules that are built in"};
const struct option_spec option_country_code = {
    .name = "country",
    .kind = OPTION_TEXT,
    .argument = "CC",
    .meaning = "use this country's speeds where the profile has some, as MT"};
const struct option_spec option_tiles = {
    .name = "tiles",
    .kind = OPTION_TEXT,
    .argument = "URL",
    .usual = "the setting map_tiles",
    .meaning =
        "a picture of the ground from this server of tiles, with {z}, {x} and {y}; "
        "who opens the page asks it; 'none': no server"};
const struct option_spec option_tiles_by = {.name = "tiles-by",
                                            .kind = OPTION_TEXT,
                                            .argument = "TEXT",
                                            .usual = "the setting map_tiles_by, with "
                                                     "its server",
                                            .meaning = "whose tiles they are, named on "
                                                       "the map"};
const struct option_spec option_budget = {
    .name = "budget",
    .letter = 'b',
    .kind = OPTION_COUNT,
    .argument = "PERCENT",
    .usual = "10",
    .least = 0,
    .most = 100,
    .meaning = "how much of all relations may change hands, in per cent"};

const struct option_spec option_remove = {.name = "remove",
                                          .kind = OPTION_TEXT,
                                          .can_repeat = true,
                                          .argument = "NAME",
                                          .meaning =
                                              "forget this one; may be repeated"};

const struct option_spec option_without = {.name = "without",
                                           .kind = OPTION_REP,
                                           .can_repeat = true,
                                           .argument = "REP",
                                           .meaning = "she leaves; may be repeated"};
const struct option_spec option_join = {.name = "join",
                                        .kind = OPTION_COUNT,
                                        .argument = "N",
                                        .least = 1,
                                        .most = 1000,
                                        .meaning = "so many join, wherever it is best"};
const struct option_spec option_home = {.name = "home",
                                        .kind = OPTION_TEXT,
                                        .can_repeat = true,
                                        .argument = "REP=LAT,LON",
                                        .meaning = "she lives there; may be repeated"};
const struct option_spec option_name = {.name = "name",
                                        .kind = OPTION_TEXT,
                                        .argument = "NAME",
                                        .usual = "what it is about",
                                        .meaning = "what the scenario is called"};

const struct option_spec option_as_scenario = {
    .name = "scenario",
    .kind = OPTION_TEXT,
    .argument = "NAME",
    .meaning = "keep the answer as this scenario and change nothing else"};
const struct option_spec option_of_scenario = {
    .name = "scenario",
    .kind = OPTION_TEXT,
    .argument = "NAME",
    .meaning = "the territories of this scenario, and what would change hands"};

const struct option_spec option_code = {
    .name = "code",
    .kind = OPTION_TEXT,
    .argument = "FIELD",
    .usual = "the feature's id, else code, GEOID, postcode, zip or name",
    .meaning = "the property that tells areas apart"};
const struct option_spec option_barriers = {
    .name = "barriers",
    .kind = OPTION_FILE,
    .argument = "FILE",
    .meaning = "GeoJSON of lines and polygons that no territory should cross"};
const struct option_spec option_barrier_price = {
    .name = "barrier-price",
    .kind = OPTION_COUNT,
    .argument = "N",
    .usual = "20",
    .least = 0,
    .most = 10000,
    .meaning = "how much a neighbourhood across a barrier costs, in such of a border"};
const struct option_spec option_boundary = {
    .name = "boundary",
    .kind = OPTION_FILE,
    .argument = "FILE",
    .usual = "the outline of the accounts",
    .meaning = "GeoJSON of the polygons that areas of territories are cut to"};
const struct option_spec option_by = {.name = "by",
                                      .kind = OPTION_WORD,
                                      .argument = "LEVEL",
                                      .usual = "territory",
                                      .words = "territory|district|region",
                                      .meaning = "what a row stands for"};
const struct option_spec option_set = {.name = "set",
                                       .meaning = "keep the answer in the settings"};
const struct option_spec option_least = {.name = "least",
                                         .kind = OPTION_COUNT,
                                         .argument = "N",
                                         .usual = "two fewer than there are",
                                         .least = 1,
                                         .most = 100000,
                                         .meaning = "the fewest reps to try"};
const struct option_spec option_most = {.name = "most",
                                        .kind = OPTION_COUNT,
                                        .argument = "N",
                                        .usual = "two more than there are",
                                        .least = 1,
                                        .most = 100000,
                                        .meaning = "the most reps to try"};
const struct option_spec option_weeks = {
    .name = "weeks",
    .kind = OPTION_COUNT,
    .argument = "N",
    .usual = "4",
    .least = 1,
    .most = 52,
    .meaning = "how many weeks are planned, one after the other"};
const struct option_spec option_cost = {
    .name = "cost",
    .kind = OPTION_MONEY,
    .argument = "MONEY",
    .usual = "the hours of a week at the price of an hour",
    .meaning = "what a rep costs a week"};
const struct option_spec option_effort_quick = {
    .name = "effort",
    .letter = 'e',
    .kind = OPTION_WORD,
    .argument = "EFFORT",
    .usual = "quick",
    .words = "quick|standard|certify",
    .meaning = "how much work goes into the answer; counted, not timed"};

const struct option_spec option_reasons = {
    .name = "reasons", .meaning = "every account that was left out, and why"};

const struct option_spec option_zone = {
    .name = "zone",
    .letter = 'z',
    .kind = OPTION_TEXT,
    .argument = "ZONE",
    .usual = "UTC",
    .meaning = "the clock that reps go by, as Europe/Riga"};
const struct option_spec option_currency = {.name = "currency",
                                            .letter = 'c',
                                            .kind = OPTION_TEXT,
                                            .argument = "CODE",
                                            .usual = "EUR",
                                            .meaning = "what all money is in"};

const struct option_spec option_dir = {.name = "dir",
                                       .kind = OPTION_FILE,
                                       .argument = "DIR",
                                       .usual = "a new temporary folder",
                                       .meaning = "where its files go"};
