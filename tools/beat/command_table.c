// SPDX-License-Identifier: GPL-3.0-or-later
/* command_table: every command, its arguments, options and words.
 *
 * One piece on purpose: it is data, and reads like a list. */
#include "beat/command_table.h"

#include <stddef.h>

static const struct option_spec *const no_options[] = {NULL};
static const struct option_spec *const format_options[] = {&option_format, NULL};

static const struct option_spec *const init_options[] = {&option_zone, &option_currency,
                                                         NULL};

static const struct option_spec *const import_options[] = {
    &option_mapping, &option_strict, &option_rejects,  &option_force, &option_dry_run,
    &option_now,     &option_format, &option_progress, NULL};

static const struct option_spec *const check_options[] = {
    &option_strict, &option_planned_week, &option_rep, &option_travel,
    &option_now,    &option_format,       NULL};

static const struct option_spec *const settings_options[] = {
    &option_tier,  &option_for_rep, &option_account,
    &option_unset, &option_format,  NULL};

static const struct option_spec *const design_options[] = {
    &option_count,         &option_names,    &option_force,    &option_barriers,
    &option_barrier_price, &option_boundary, &option_dry_run,  &option_seed,
    &option_now,           &option_format,   &option_progress, NULL};

static const struct option_spec *const realign_options[] = {
    &option_budget,   &option_as_scenario,
    &option_barriers, &option_barrier_price,
    &option_boundary, &option_dry_run,
    &option_now,      &option_format,
    &option_progress, NULL};

static const struct option_spec *const assign_options[] = {
    &option_force, &option_dry_run, &option_now, &option_format, NULL};

static const struct option_spec *const explore_options[] = {
    &option_dry_run, &option_now, &option_format, &option_progress, NULL};
static const struct option_spec *const territory_show_options[] = {
    &option_by, &option_format, NULL};
static const struct option_spec *const areas_options[] = {
    &option_code, &option_count,  &option_force,    &option_dry_run,
    &option_now,  &option_format, &option_progress, NULL};
static const struct option_spec *const workload_options[] = {
    &option_planned_week, &option_rep, &option_set, &option_now, &option_format, NULL};
static const struct option_spec *const whatif_options[] = {
    &option_without, &option_join, &option_home,   &option_budget,   &option_name,
    &option_dry_run, &option_now,  &option_format, &option_progress, NULL};
static const struct option_spec *const homes_options[] = {&option_travel,
                                                          &option_format, NULL};
static const struct option_spec *const headcount_options[] = {
    &option_least, &option_most,         &option_weeks,    &option_week,
    &option_cost,  &option_effort_quick, &option_threads,  &option_travel,
    &option_now,   &option_format,       &option_progress, NULL};
static const struct option_spec *const scenarios_options[] = {&option_remove,
                                                              &option_format, NULL};
static const struct option_spec *const apply_options[] = {&option_dry_run, &option_now,
                                                          &option_format, NULL};
static const struct option_spec *const undo_options[] = {&option_now, NULL};

static const struct option_spec *const lock_options[] = {&option_rep, &option_undo,
                                                         &option_dry_run, NULL};

static const struct option_spec *const plan_options[] = {
    &option_week,     &option_rep,
    &option_effort,   &option_time_limit,
    &option_threads,  &option_seed,
    &option_now,      &option_reasons,
    &option_strict,   &option_travel,
    &option_dry_run,  &option_format,
    &option_progress, NULL};

static const struct option_spec *const roads_import_options[] = {&option_profile,
                                                                 &option_country_code,
                                                                 &option_dry_run,
                                                                 &option_now,
                                                                 &option_format,
                                                                 &option_progress,
                                                                 NULL};

static const struct option_spec *const export_plan_options[] = {
    &option_format_plan, &option_planned_week, &option_rep, &option_output,
    &option_force,       &option_now,          NULL};
static const struct option_spec *const export_territory_options[] = {
    &option_format_territory, &option_rep, &option_output, &option_force, NULL};
static const struct option_spec *const export_accounts_options[] = {
    &option_format_accounts, &option_planned_week, &option_rep,
    &option_output,          &option_force,        NULL};
static const struct option_spec *const export_touches_options[] = {
    &option_format_touches, &option_planned_week, &option_rep,
    &option_output,         &option_force,        NULL};
static const struct option_spec *const export_map_options[] = {
    &option_planned_week, &option_rep,      &option_of_scenario,
    &option_output,       &option_force,    &option_now,
    &option_tiles,        &option_tiles_by, NULL};

static const struct option_spec *const export_layer_options[] = {
    &option_planned_week, &option_rep, &option_output, &option_force, NULL};

static const struct option_spec *const report_week_options[] = {
    &option_format_report, &option_planned_week, &option_rep, &option_output,
    &option_force,         &option_now,          NULL};

static const struct option_spec *const report_calibration_options[] = {
    &option_format, &option_now, NULL};

static const struct option_spec *const report_quotas_options[] = {
    &option_format, &option_planned_week, &option_rep, &option_now, NULL};

static const struct option_spec *const day_options[] = {&option_directions, &option_now,
                                                        &option_format, NULL};
static const struct option_spec *const next_options[] = {
    &option_at,    &option_from,   &option_nearby, &option_gap, &option_now,
    &option_limit, &option_travel, &option_format, NULL};
static const struct option_spec *const quote_options[] = {
    &option_now, &option_limit_slots, &option_travel, &option_format, NULL};
static const struct option_spec *const journey_options[] = {
    &option_leave, &option_arrive, &option_now, &option_travel, &option_format, NULL};
static const struct option_spec *const replan_options[] = {
    &option_urgent, &option_late, &option_sick,   &option_yes,    &option_at,
    &option_from,   &option_now,  &option_travel, &option_format, NULL};
static const struct option_spec *const diff_options[] = {
    &option_planned_week, &option_now, &option_format, NULL};
static const struct option_spec *const pack_options[] = {&option_pack_output,
                                                         &option_now, NULL};
static const struct option_spec *const override_options[] = {
    &option_reason, &option_undo_decision, &option_now, NULL};
static const struct option_spec *const joint_options[] = {
    &option_planned_week, &option_undo_joint, &option_now, NULL};
static const struct option_spec *const log_options[] = {&option_minutes,
                                                        &option_amount,
                                                        &option_note,
                                                        &option_remote,
                                                        &option_deal,
                                                        &option_stage,
                                                        &option_opportunity,
                                                        &option_to,
                                                        &option_undo_entry,
                                                        &option_now,
                                                        NULL};
static const struct option_spec *const demo_options[] = {&option_dir, &option_effort,
                                                         NULL};
static const struct option_spec *const explain_options[] = {
    &option_planned_week, &option_now, &option_travel, &option_format, NULL};

const struct command command_table[COMMAND_COUNT] = {
    [COMMAND_INIT] =
        {.name = "init",
         .arguments = "[FILE]",
         .most = 1,
         .kinds = {ARGUMENT_FILE},
         .group = GROUP_FILE,
         .is_heavy = true,
         .summary = "make a new, empty file",
         .text =
             "Everything Beat knows is kept in one file, a SpatiaLite database that "
             "QGIS opens as it is. A file that is there already is left alone. "
             "'beat settings' changes zone and currency later.",
         .options = init_options,
         .examples = "$ beat init sales.db --zone Europe/Riga\n"},
    [COMMAND_IMPORT] =
        {.name = "import",
         .arguments = "KIND FILE...",
         .least = 2,
         .most = ARGUMENTS_MANY,
         .kinds = {ARGUMENT_KIND, ARGUMENT_FILE},
         .group = GROUP_FILE,
         .is_heavy = true,
         .summary = "take in what a CRM exports",
         .text =
             "Reads CSV files: comma, semicolon, tab or bar between cells; UTF-8, "
             "UTF-16 "
             "or a Windows code page; decimal point or comma. Column names as "
             "Salesforce, HubSpot and Dynamics write them are known; for others a "
             "mapping file says which column is which field.\n\n"
             "The CRM's id is the key: a second import updates, and columns that a "
             "file "
             "does not have are left as they are. A row that cannot be taken is listed "
             "with file, line, column, value and reason, and the others go in; "
             "with --strict nothing does. Import reps before accounts, and accounts "
             "before "
             "what hangs on them.\n\n"
             "A gazetteer (postal codes as GeoNames has them, or a table with name, "
             "lat "
             "and lon) puts accounts without coordinates where their postcode or town "
             "is; the address of a geocoding server that speaks Nominatim's protocol, "
             "in the place of a file, asks it for the whole address. Every guess is "
             "listed, and marked as one in the file.",
         .options = import_options,
         .examples = "$ beat import reps data/sample/reps.csv\n"
                     "$ beat import accounts data/sample/accounts.csv\n"
                     "$ beat import gazetteer data/sample/towns.csv\n"},
    [COMMAND_CHECK] =
        {.name = "check",
         .arguments = "[data|plan|territory]",
         .most = 1,
         .kinds = {ARGUMENT_WORD},
         .words = "data|plan|territory",
         .group = GROUP_FILE,
         .is_heavy = true,
         .summary = "find what would spoil a plan",
         .text =
             "Looks for accounts without coordinates or with latitude and longitude "
             "swapped, places far from all others, opening hours that never open, "
             "reps without a home base, accounts that are there twice (data); judges "
             "the stored plans of a week (plan) and the territories (territory) "
             "anew. Without a word: all three. The bound of a plan is proved again, "
             "from "
             "the certificate that is kept with it, by code that knows nothing of the "
             "planner; where data has changed since, that is said instead. With "
             "--strict the exit code is 1 when an error or a warning was found.",
         .options = check_options,
         .examples = "$ beat check data\n"},
    [COMMAND_STATUS] = {.name = "status",
                        .arguments = "",
                        .group = GROUP_FILE,
                        .summary = "what the file holds",
                        .text = "Counts accounts, reps and all else, and shows which "
                                "weeks are planned.",
                        .options = format_options,
                        .examples = "$ beat status\n"},
    [COMMAND_SETTINGS] =
        {.name = "settings",
         .arguments = "[KEY [VALUE]]",
         .most = 2,
         .kinds = {ARGUMENT_KEY, ARGUMENT_TEXT},
         .group = GROUP_FILE,
         .summary = "show or change what plans are made with",
         .text =
             "Without a key: all of them, with their values. With a key: that one, and "
             "where it is overridden. With a value: set it, for the whole organisation "
             "or for one tier, rep or account. The narrower value wins: organisation, "
             "tier, rep, account.",
         .options = settings_options,
         .examples = "$ beat settings km_cost 0.52\n"
                     "$ beat settings visit 30m --tier C\n"},
    [COMMAND_TERRITORY_DESIGN] =
        {.name = "territory",
         .what = "design",
         .arguments = "",
         .group = GROUP_QUARTER,
         .is_heavy = true,
         .summary = "divide the accounts among the reps, evenly and compactly",
         .text =
             "Makes one territory for each rep, around her home base: equal in "
             "workload and in value, in one piece, with little driving. Where no reps "
             "are "
             "there yet, --count makes territories around centres that it finds, and "
             "a rep R01, R02, ... for each.\n\n"
             "Territories that are there already are kept unless --force is given; "
             "what each account had before is kept in the history in any case.",
         .options = design_options,
         .examples = "$ beat territory design --force\n"},
    [COMMAND_TERRITORY_REALIGN] =
        {.name = "territory",
         .what = "realign",
         .arguments = "",
         .group = GROUP_QUARTER,
         .is_heavy = true,
         .summary = "even out territories, moving few accounts",
         .text =
             "Starts from the territories as they are and moves accounts until "
             "workload and value are within their tolerances, or until --budget is "
             "used up: a share of what all relations are worth, margin times "
             "revenue. Locked accounts stay. The answer is the list of accounts to "
             "hand over, with the first reason that holds: it had no territory; its "
             "old territory had too much work; the new one had too little (fills "
             "work); the same for value; the old one was in pieces; the new home is "
             "nearer; it makes room for another that moves. With --scenario the answer "
             "is kept as one: 'export map --scenario' draws it, 'territory apply' puts "
             "it in use.",
         .options = realign_options,
         .examples = "$ beat territory realign --budget 5 --dry-run\n"},
    [COMMAND_TERRITORY_ASSIGN] =
        {.name = "territory",
         .what = "assign",
         .arguments = "",
         .group = GROUP_QUARTER,
         .is_heavy = true,
         .summary = "give accounts without a territory to the one they lie in",
         .text = "New accounts go to the territory whose area they lie in, else to the "
                 "one with the nearest home base. Accounts that have a territory keep "
                 "it; with --force all but the locked ones are given anew.",
         .options = assign_options,
         .examples = "$ beat territory assign\n"},
    [COMMAND_TERRITORY_SHOW] =
        {.name = "territory",
         .what = "show",
         .arguments = "",
         .group = GROUP_QUARTER,
         .is_heavy = true,
         .summary = "how even and how compact the territories are",
         .text =
             "One row a territory: accounts, workload, value, how far both are from "
             "an even share, pieces, and the mean drive to its home. With --by one row "
             "a "
             "district or region, which territories have from their reps.",
         .options = territory_show_options,
         .examples = "$ beat territory show\n"
                     "$ beat territory show --by district\n"},
    [COMMAND_TERRITORY_AREAS] =
        {.name = "territory",
         .what = "areas",
         .arguments = "FILE",
         .least = 1,
         .most = 1,
         .kinds = {ARGUMENT_FILE},
         .group = GROUP_QUARTER,
         .is_heavy = true,
         .summary = "territories of whole postcodes or counties",
         .text =
             "Takes areas from a GeoJSON file and makes one territory for each rep of "
             "whole areas that hang together, compact, and as even in workload and "
             "value as whole areas allow. Accounts go with the area that they lie in; "
             "locked ones stay with their rep. Reps get the territories nearest to "
             "their homes; every territory is to be as large as any other, whatever "
             "the reps' availability. The areas are kept with the territories that "
             "they went to: 'beat export layer areas'.",
         .options = areas_options,
         .examples = "$ beat territory areas data/sample/areas.geojson --dry-run\n"},
    [COMMAND_TERRITORY_EXPLORE] =
        {.name = "territory",
         .what = "explore",
         .arguments = "",
         .group = GROUP_QUARTER,
         .is_heavy = true,
         .summary = "up to seven scenarios between travel, balance and continuity",
         .text =
             "Designs the territories in ten ways, from moving next to nothing to "
             "starting anew, under narrow and wide tolerances. Ways that another one "
             "beats in the drive from home, in balance and in what changes hands alike "
             "drop out; up to seven are kept as scenarios A, B, ... in the order of "
             "what they move. The table has the same measures for each, and for the "
             "territories as they are. Nothing is changed before one is applied.",
         .options = explore_options,
         .examples = "$ beat territory explore\n"},
    [COMMAND_TERRITORY_SCENARIOS] =
        {.name = "territory",
         .what = "scenarios",
         .arguments = "",
         .group = GROUP_QUARTER,
         .is_heavy = true,
         .summary = "the scenarios that are kept, side by side",
         .text = "One row a scenario, after the territories as they are. The one whose "
                 "territories still stand is marked.",
         .options = scenarios_options,
         .examples = "$ beat territory scenarios\n"},
    [COMMAND_TERRITORY_COMPARE] =
        {.name = "territory",
         .what = "compare",
         .arguments = "SCENARIO [SCENARIO]",
         .least = 1,
         .most = 2,
         .kinds = {ARGUMENT_TEXT},
         .group = GROUP_QUARTER,
         .is_heavy = true,
         .summary = "two scenarios, territory by territory",
         .text = "Accounts, workload and value of each territory in both, and how many "
                 "accounts it gets and gives. One name alone is compared with the "
                 "territories as they are, which are called 'present'.",
         .options = format_options,
         .examples = "$ beat territory compare hire\n"},
    [COMMAND_TERRITORY_WHATIF] =
        {.name = "territory",
         .what = "whatif",
         .arguments = "",
         .group = GROUP_QUARTER,
         .is_heavy = true,
         .summary = "what if a rep leaves, some join, or one moves house",
         .text =
             "The territories are evened out with other reps, as 'realign' would: "
             "accounts of a rep who leaves go to her neighbours, those who join get a "
             "part of others' around a centre that is found. --budget is what may "
             "change hands on top of that: where n of m reps are new, n/m of all "
             "relations. The answer is kept as a scenario, with the same measures "
             "before and after.",
         .options = whatif_options,
         .examples = "$ beat territory whatif --without R03 --dry-run\n"
                     "$ beat territory whatif --join 2 --name hire\n"},
    [COMMAND_TERRITORY_HOMES] =
        {.name = "territory",
         .what = "homes",
         .arguments = "",
         .group = GROUP_QUARTER,
         .is_heavy = true,
         .summary = "where each rep would best live",
         .text = "For each territory as it is: the mean drive from home to its "
                 "accounts, each counted by its hours a year, and the place of the "
                 "account from which that would be shortest.",
         .options = homes_options,
         .examples = "$ beat territory homes\n"},
    [COMMAND_TERRITORY_HEADCOUNT] =
        {.name = "territory",
         .what = "headcount",
         .arguments = "",
         .group = GROUP_QUARTER,
         .is_heavy = true,
         .summary = "how many reps are right, by the weeks that they could plan",
         .text =
             "For each number of reps territories are evened out and the weeks that "
             "these reps could make are planned, one after the other, so that what is "
             "visited in one is not due in the next. Fewer reps: the territories with "
             "the least value go first; more: they join where it is best. Right is the "
             "number with the most left of what the visits are worth, after trips and "
             "what the reps cost. Nothing is stored.",
         .options = headcount_options,
         .examples = "$ beat territory headcount --least 5 --most 7 --weeks 1\n"},
    [COMMAND_TERRITORY_APPLY] =
        {.name = "territory",
         .what = "apply",
         .arguments = "SCENARIO",
         .least = 1,
         .most = 1,
         .kinds = {ARGUMENT_TEXT},
         .group = GROUP_QUARTER,
         .is_heavy = true,
         .summary = "put a scenario in use",
         .text = "The scenario's territories take the place of those that are there. "
                 "Accounts that were locked since stay where they are, and accounts "
                 "that came since keep their territory.",
         .options = apply_options,
         .examples = "$ beat territory apply hire\n"},
    [COMMAND_TERRITORY_UNDO] =
        {.name = "territory",
         .what = "undo",
         .arguments = "",
         .group = GROUP_QUARTER,
         .is_heavy = true,
         .summary = "take the last change of territories back",
         .text = "Territories, their reps and areas, and the accounts that the last "
                 "design, realignment, assignment or scenario moved are as they were "
                 "before it. Reps that it made are gone again, unless something is "
                 "planned or known of them. Given again, it takes back the one before.",
         .options = undo_options,
         .examples = "$ beat territory undo\n"},
    [COMMAND_TERRITORY_WORKLOAD] =
        {.name = "territory",
         .what = "workload",
         .arguments = "",
         .group = GROUP_QUARTER,
         .is_heavy = true,
         .summary = "how far the drives that territories reckon with come true",
         .text =
             "The workload of a territory counts a drive for each visit, told by how "
             "dense accounts lie. Once weeks are planned, for some reps or all, this "
             "fits the setting travel_share to the drives of the planned days, and "
             "shows how far a day is off with it and with the share as it is. With "
             "--set it is kept.",
         .options = workload_options,
         .examples = "$ beat territory workload\n"},
    [COMMAND_TERRITORY_LOCK] =
        {.name = "territory",
         .what = "lock",
         .arguments = "[ACCOUNT...]",
         .most = ARGUMENTS_MANY,
         .kinds = {ARGUMENT_ACCOUNT},
         .group = GROUP_QUARTER,
         .is_heavy = true,
         .summary = "keep accounts with their present rep",
         .text =
             "A locked account stays where it is when territories are made anew. "
             "With --rep all accounts of a rep are locked; with --undo they may move "
             "again.",
         .options = lock_options,
         .examples = "$ beat territory lock LV00042 LV00190\n"},
    [COMMAND_ROADS_IMPORT] =
        {.name = "roads",
         .what = "import",
         .arguments = "FILE...",
         .least = 1,
         .most = 64,
         .kinds = {ARGUMENT_FILE},
         .group = GROUP_FILE,
         .is_heavy = true,
         .summary = "take in the roads of OpenStreetMap extracts",
         .text =
             "Reads extracts as .osm.pbf or .osm; several make one network, in which "
             "what they share counts once. The network is prepared for exact answers "
             "in microseconds and kept in the file, in the place of the one that was "
             "there. From then on drives are told by roads: one-way streets, speed "
             "limits, gates, ferries and forbidden turns are kept.\n\n"
             "A file that is cut off or holds no roads is refused, and nothing is "
             "changed. Pieces of road that do not lead to the rest and back are left "
             "out.",
         .options = roads_import_options,
         .examples = "$ beat roads import data/roads/town.osm\n"},
    [COMMAND_ROADS_SHOW] =
        {.name = "roads",
         .what = "show",
         .arguments = "",
         .group = GROUP_FILE,
         .is_heavy = true,
         .summary = "the road network, and what straight lines would miss",
         .text = "Counts of the network that is in the file, and how far straight "
                 "lines are off its drives: with the present settings, and with those "
                 "that fit it best.",
         .options = format_options,
         .examples = "$ beat roads show\n"},
    [COMMAND_ROADS_REMOVE] = {.name = "roads",
                              .what = "remove",
                              .arguments = "",
                              .group = GROUP_FILE,
                              .is_heavy = true,
                              .summary = "take the road network out of the file",
                              .text = "Drives are told by straight lines again.",
                              .options = no_options,
                              .examples = "$ beat roads remove\n"},
    [COMMAND_PLAN] =
        {.name = "plan",
         .arguments = "",
         .group = GROUP_WEEK,
         .is_heavy = true,
         .summary = "plan each rep's week: which visits, which day, in what order",
         .text = "Chooses for each rep the visits whose value, less the driving, is "
                 "largest, "
                 "within opening hours, appointments, working days, lunch and caps. "
                 "Each plan is "
                 "judged by other code before it is stored, and comes with a bound: no "
                 "plan "
                 "of that week has a larger net. Every account that is left out has a "
                 "reason.",
         .options = plan_options,
         .examples = "$ beat plan --week 2026-W48\n"},
    [COMMAND_EXPORT_PLAN] =
        {.name = "export",
         .what = "plan",
         .arguments = "",
         .group = GROUP_WEEK,
         .is_heavy = true,
         .summary = "a week's stops as a table, a calendar, routes or a layer",
         .text = "Writes the stored plans of a week. A file that is there already is "
                 "replaced only with --force. With --format ics each visit is an event "
                 "of a calendar; one that Beat wrote is replaced without --force, so "
                 "that who subscribes to it sees the newest week. With gpx each day is "
                 "a route for a navigation "
                 "device, with kml a folder for a globe, with html sheets to print, a "
                 "day a page, with links that start navigation; take one rep with "
                 "--rep.",
         .options = export_plan_options,
         .examples = "$ beat export plan --week 2026-W48 --format ics --rep R01 "
                     "--output r01.ics\n"},
    [COMMAND_EXPORT_TERRITORY] =
        {.name = "export",
         .what = "territory",
         .arguments = "",
         .group = GROUP_WEEK,
         .is_heavy = true,
         .summary = "territories as GeoJSON, or who has which account as CSV or JSON",
         .text =
             "GeoJSON holds the areas with their measures. CSV and JSON hold one row "
             "an account with its territory and rep, ready for the CRM.",
         .options = export_territory_options,
         .examples = "$ beat export territory --format csv\n"},
    [COMMAND_EXPORT_ACCOUNTS] =
        {.name = "export",
         .what = "accounts",
         .arguments = "",
         .group = GROUP_WEEK,
         .is_heavy = true,
         .summary =
             "who owns each account, its next visit and its channel, for the CRM",
         .text = "One row an account, with the CRM's own ids: the rep who shall own it "
                 "and whether that is a change, when it was seen last, when it is due, "
                 "the next visit, and the channel: visit, remote or later, with the "
                 "reason. GeoJSON holds the same as points.",
         .options = export_accounts_options,
         .examples = "$ beat export accounts --output back-to-crm.csv\n"},
    [COMMAND_EXPORT_TOUCHES] =
        {.name = "export",
         .what = "touches",
         .arguments = "",
         .group = GROUP_WEEK,
         .is_heavy = true,
         .summary = "whom the inside team should call",
         .text =
             "Accounts without a visit in the week: first those for which a call or "
             "a mail is worth more than the visit, most gained first; then those "
             "that are due and were left out, longest overdue first.",
         .options = export_touches_options,
         .examples = "$ beat export touches --week 2026-W48 --format csv\n"},
    [COMMAND_EXPORT_MAP] =
        {.name = "export",
         .what = "map",
         .arguments = "",
         .group = GROUP_WEEK,
         .is_heavy = true,
         .summary = "one web page with the map: territories, routes, stops, reasons",
         .text =
             "The page holds all it needs and opens without a network. After "
             "territories were changed it shows which accounts changed hands, before "
             "and after; with --scenario which would. With --tiles, or the setting "
             "map_tiles, a picture of the "
             "ground is asked for by whoever opens it.",
         .options = export_map_options,
         .examples = "$ beat export map --week 2026-W48 --output map.html\n"},
    [COMMAND_EXPORT_LAYER] =
        {.name = "export",
         .what = "layer",
         .arguments = "LAYER",
         .least = 1,
         .most = 1,
         .kinds = {ARGUMENT_WORD},
         .words = "accounts|areas|events|homes|lodgings|routes|territories",
         .group = GROUP_WEEK,
         .is_heavy = true,
         .summary = "one layer of the map as GeoJSON, for QGIS and others",
         .text = "LAYER is accounts, areas, events, homes, lodgings, routes or "
                 "territories. Each "
                 "is one collection of features of one kind: points, the ways of the "
                 "days of a planned week as lines, territories as areas. --rep narrows "
                 "accounts, events, homes and routes.",
         .options = export_layer_options,
         .examples = "$ beat export layer routes --output routes.geojson\n"},
    [COMMAND_REPORT_WEEK] =
        {.name = "report",
         .what = "week",
         .arguments = "",
         .group = GROUP_WEEK,
         .is_heavy = true,
         .summary = "what a week brings and costs, and what came of the last",
         .text =
             "For a manager: value and costs by rep, where the time goes, which "
             "accounts are seen as often as wished, what was planned and made in the "
             "week before, what reps decided themselves and why, who is longest "
             "overdue, and whom the inside team should call. As tables, as one web "
             "page with charts (html), or as a workbook "
             "(xlsx).",
         .options = report_week_options,
         .examples = "$ beat report week --week 2026-W48 --format html "
                     "--output week.html\n"},
    [COMMAND_REPORT_CALIBRATION] =
        {.name = "report",
         .what = "calibration",
         .arguments = "",
         .group = GROUP_WEEK,
         .summary = "chances to win as predicted, and as they turned out",
         .text =
             "By tier, stage, and visited or not: how often opportunities were won "
             "that "
             "the log saw decided, against the settings win_..., and what is now held "
             "likely, with an interval that is right nine times in ten. Older ones "
             "fade "
             "by 2 % a month; a cell with fewer than 30 leans on its tier. Values and "
             "plans are not changed by it: set the settings to do that.",
         .options = report_calibration_options,
         .examples = "$ beat report calibration\n"},
    [COMMAND_REPORT_QUOTAS] =
        {.name = "report",
         .what = "quotas",
         .arguments = "",
         .group = GROUP_WEEK,
         .is_heavy = true,
         .summary = "what a planned week has of each quota, and lacks",
         .text = "By rep and quota: how many visits of that sort the week has, between "
                 "the least and the most that are asked for, how many accounts could "
                 "give one, and what those that are missing cost the plan. Quotas come "
                 "from 'beat import quotas'.",
         .options = report_quotas_options,
         .examples = "$ beat report quotas --week 2026-W48\n"},
    [COMMAND_DAY] =
        {.name = "day",
         .arguments = "REP [DATE]",
         .least = 1,
         .most = 2,
         .kinds = {ARGUMENT_REP, ARGUMENT_DAY},
         .group = GROUP_DAY,
         .summary = "a rep's day as planned",
         .text =
             "The stops of one day in order, with times, drives and values. Without "
             "a date: today, in the rep's zone. With --directions: the roads from stop "
             "to stop, with the turns between them, by the file's road network.",
         .options = day_options,
         .examples = "$ beat day R01 2026-11-24\n"},
    [COMMAND_NEXT] = {.name = "next",
                      .arguments = "REP",
                      .least = 1,
                      .most = 1,
                      .kinds = {ARGUMENT_REP},
                      .group = GROUP_DAY,
                      .summary = "where now: the best next visits from here",
                      .text = "Ranks the visits that can still be made today by what "
                              "they bring, less the "
                              "drive, the wait and what they displace of the plan, "
                              "against driving home. "
                              "Appointments are kept; one that cannot be kept any more "
                              "is named. With --gap a gap is filled, without moving "
                              "on.",
                      .options = next_options,
                      .examples =
                          "$ beat next R01 --at 56.95,24.11 --now 2026-11-24T10:30\n"},
    [COMMAND_QUOTE] =
        {.name = "quote",
         .arguments = "ACCOUNT",
         .least = 1,
         .most = 1,
         .kinds = {ARGUMENT_ACCOUNT},
         .group = GROUP_DAY,
         .summary = "when could it be visited, and what would each time cost",
         .text =
             "The best times for one account in what is left of this week's plan and "
             "in "
             "the next: when the visit may start, the travel it adds, its time at the "
             "price of that day's hours, and, on a day that is full, the visit that "
             "would have to go. Nothing is changed.",
         .options = quote_options,
         .examples = "$ beat quote LV00075 --now 2026-11-24T10:30\n"},
    [COMMAND_JOURNEY] =
        {.name = "journey",
         .arguments = "REP FROM TO",
         .least = 3,
         .most = 3,
         .kinds = {ARGUMENT_REP, ARGUMENT_TEXT, ARGUMENT_TEXT},
         .group = GROUP_DAY,
         .summary = "from place to place: by car, or by rail, air, ferry or bus",
         .text =
             "All ways to get from one place to the other on one day: by car, and by "
             "each service of the file with the drive to where it starts and the drive "
             "from where it ends, in the order of what they cost with her time at "
             "hour_cost. A place is an account, a town or street of hers, LAT,LON or "
             "home.",
         .options = journey_options,
         .examples = "$ beat journey R01 home LV00075 --leave 2026-11-24T08:00 --now "
                     "2026-11-24T07:00\n"},
    [COMMAND_REPLAN] =
        {.name = "replan",
         .arguments = "REP",
         .least = 1,
         .most = 1,
         .kinds = {ARGUMENT_REP},
         .group = GROUP_DAY,
         .summary = "decide the rest of the day anew",
         .text =
             "From here and now on: appointments are kept, what drops out of today "
             "goes "
             "to later days of the week, and a visit that is planned already moves "
             "only "
             "when that pays for the disruption. What is past stays, and so does what "
             "is pinned. The change is shown, and stored when it is agreed to.",
         .options = replan_options,
         .examples = "$ beat replan R01 --late 40m --now 2026-11-24T10:30\n"},
    [COMMAND_DIFF] =
        {.name = "diff",
         .arguments = "REP [PLAN [PLAN]]",
         .least = 1,
         .most = 3,
         .kinds = {ARGUMENT_REP, ARGUMENT_TEXT},
         .group = GROUP_DAY,
         .summary = "what differs between two plans of a week",
         .text = "Of the newest plan and the one before it, or of the plans with these "
                 "numbers, the earlier one first: stops that are new, out, on another "
                 "day, earlier or later.",
         .options = diff_options,
         .examples = "$ beat replan R01 --late 40m --yes --now 2026-11-24T10:30\n"
                     "$ beat diff R01 --week 2026-W48\n"},
    [COMMAND_PACK] =
        {.name = "pack",
         .arguments = "REP",
         .least = 1,
         .most = 1,
         .kinds = {ARGUMENT_REP},
         .group = GROUP_DAY,
         .is_heavy = true,
         .summary = "a file with one rep's accounts, to take along",
         .text = "Makes a file of its own with all that she needs on the road: her "
                 "accounts "
                 "and what hangs on them, her plans with their prices, and the road "
                 "network. It is written anew, so nothing of other reps' accounts is "
                 "in it. "
                 "The commands of the day work on it as on any file. Without --output "
                 "it is "
                 "called after her id. A file that is there is not replaced.",
         .options = pack_options,
         .examples = "$ beat pack R01 --output r01.db\n"},
    [COMMAND_MERGE] =
        {.name = "merge",
         .arguments = "PACK",
         .least = 1,
         .most = 1,
         .kinds = {ARGUMENT_FILE},
         .group = GROUP_DAY,
         .summary = "bring back what was logged in a pack",
         .text =
             "Entries of the log, opportunities that they opened or moved on, and her "
             "decisions. What was brought back before changes nothing. Where both "
             "files "
             "have changed the same thing since the pack was made, it is left as it is "
             "here, and told.",
         .options = no_options,
         .examples = "$ beat pack R02 --output r02.db\n"
                     "$ beat merge r02.db\n"},
    [COMMAND_OVERRIDE] =
        {.name = "override",
         .arguments = "REP ACCOUNT [skip|add|move [DATE]]",
         .least = 2,
         .most = 4,
         .kinds = {ARGUMENT_REP, ARGUMENT_ACCOUNT, ARGUMENT_TEXT, ARGUMENT_DAY},
         .group = GROUP_DAY,
         .summary = "the rep knows better: skip a visit, add one, move one",
         .text =
             "Her decision holds for one day, today without a date, and comes with a "
             "reason. 'next', 'replan' and 'plan' keep to it from then on: skip keeps "
             "the account out of that day, add and move have it on that day whatever "
             "it "
             "displaces. A newer decision about the same account and day takes the "
             "place of the older one; --undo takes the last one back.",
         .options = override_options,
         .examples =
             "$ beat override R01 LV00075 skip 2026-11-25 --reason 'on holiday' "
             "--now 2026-11-24T09:00\n"},
    [COMMAND_JOINT] =
        {.name = "joint",
         .arguments = "REP ACCOUNT",
         .least = 2,
         .most = 2,
         .kinds = {ARGUMENT_REP, ARGUMENT_ACCOUNT},
         .group = GROUP_WEEK,
         .is_heavy = true,
         .summary = "a rep or specialist joins the visit of another",
         .text =
             "Weeks are planned one after the other: the plan of whose account it is "
             "says when, and both get an appointment for that time, which plans and "
             "replans keep. Refused where REP does not work then, or has another "
             "appointment. Agreed anew after a replan, the new time takes the place of "
             "the old one.",
         .options = joint_options,
         .examples = "$ beat joint R02 LV00075 --week 2026-W48\n"},
    [COMMAND_LOG] = {.name = "log",
                     .arguments = "REP [ACCOUNT OUTCOME]",
                     .least = 1,
                     .most = 3,
                     .kinds = {ARGUMENT_REP, ARGUMENT_ACCOUNT, ARGUMENT_OUTCOME},
                     .group = GROUP_DAY,
                     .summary = "note what happened at an account",
                     .text =
                         "The outcome is done, order, advanced, lost, missed, moved or "
                         "not_in. What was acknowledged is on disk. With --deal or "
                         "--stage the entry also opens an opportunity or moves one "
                         "on. Of a moved visit --to says the new time: from then on it "
                         "is an appointment, in the place of the one that was agreed "
                         "for the next seven days, if any. Without --to that one is "
                         "cancelled. With --undo the last entry is taken back, with "
                         "all that it did.",
                     .options = log_options,
                     .examples =
                         "$ beat log R01 LV00042 order --minutes 35 --amount 1250 "
                         "--now 2026-11-24T11:05\n"
                         "$ beat log R01 LV00043 moved --to 2026-11-26T14:00 "
                         "--now 2026-11-24T11:10\n"},
    [COMMAND_EXPLAIN] =
        {.name = "explain",
         .arguments = "ACCOUNT|REP",
         .least = 1,
         .most = 1,
         .kinds = {ARGUMENT_ACCOUNT},
         .group = GROUP_DAY,
         .summary = "take an account's worth or a rep's plan apart",
         .text =
             "Shows every term of what a visit is worth and why the account is or is "
             "not in the plan; for a rep, the sums of her week and where they come "
             "from.",
         .options = explain_options,
         .examples = "$ beat explain LV00042 --now 2026-11-24\n"},
    [COMMAND_DEMO] = {.name = "demo",
                      .arguments = "",
                      .group = GROUP_PROGRAM,
                      .is_heavy = true,
                      .summary = "a tour with a sample company, from files to a week",
                      .text =
                          "Imports a distributor in Latvia (700 accounts, 6 reps), "
                          "designs territories, plans a week, and leaves a map, a "
                          "calendar and routes to look at. Each command of the tour "
                          "is shown before it runs. It stops at the first that fails, "
                          "with the exit code of that command.",
                      .options = demo_options,
                      .examples = "$ beat demo --dir tour --effort quick\n"},
    [COMMAND_HELP] = {.name = "help",
                      .arguments = "[COMMAND [WHAT]]",
                      .most = 2,
                      .kinds = {ARGUMENT_COMMAND, ARGUMENT_NONE},
                      .group = GROUP_PROGRAM,
                      .summary = "this list, or all about one command",
                      .text = "The same words as in the manual pages: beat(1), "
                              "beat-plan(1) and so on.",
                      .options = no_options,
                      .examples = "$ beat help plan\n"},
    [COMMAND_VERSION] = {.name = "version",
                         .arguments = "",
                         .group = GROUP_PROGRAM,
                         .summary = "which version this is",
                         .text = "The version of the program and of the file format.",
                         .options = no_options,
                         .examples = "$ beat version\n"},
    [COMMAND_COMPLETION] =
        {.name = "completion",
         .arguments = "bash|zsh|fish",
         .least = 1,
         .most = 1,
         .kinds = {ARGUMENT_WORD},
         .words = "bash|zsh|fish",
         .group = GROUP_PROGRAM,
         .summary = "print what makes the shell complete commands and options",
         .text = "For bash: eval \"$(beat completion bash)\" in ~/.bashrc. For zsh the "
                 "same "
                 "in ~/.zshrc. For fish: beat completion fish | source.",
         .options = no_options,
         .examples = "$ beat completion bash\n"},
    [COMMAND_COMPLETE] = {.name = "--complete",
                          .arguments = "[WORD...]",
                          .most = ARGUMENTS_MANY,
                          .group = GROUP_HIDDEN,
                          .summary = "what could stand in place of the last word",
                          .text = "One candidate a line, a tab, its meaning.",
                          .options = no_options},
};
