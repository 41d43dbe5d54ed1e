// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/header_match.h"
#include "testing.h"

enum { COLUMNS_MAX = 32, FIELDS_MAX = 32 };

struct matched {
    struct arena arena;
    struct csv_cell cells[COLUMNS_MAX];
    struct header header;
    struct binding bindings[FIELDS_MAX];
    struct err err;
};

/* `names` are headers, parted by '|'. */
static bool match(struct matched *matched, enum import_kind kind, const char *names,
                  const char *mapping_text)
{
    matched->arena = (struct arena){0};
    uint32_t count = 0;
    for (const char *at = names; *at;) {
        const size_t length = strcspn(at, "|");
        matched->cells[count++] = (struct csv_cell){
            arena_text_n(&matched->arena, at, length), (uint32_t)length};
        at += length + (at[length] == '|');
    }
    matched->header = (struct header){matched->cells, count};
    const struct mapping *mapping = NULL;
    if (mapping_text)
        assert_ok(mapping_read(mapping_text, strlen(mapping_text), &matched->arena,
                               &mapping, &matched->err),
                  &matched->err);
    return header_match(kind, matched->header, mapping, &matched->arena,
                        matched->bindings, &matched->err);
}

/* The header that a field comes from; "+" for several, "" for none. */
static const char *from(const struct matched *matched, enum import_kind kind,
                        const char *field)
{
    uint32_t ix;
    assert_true(import_find_field(kind, field, &ix));
    const struct binding *binding = &matched->bindings[ix];
    if (!binding->is_bound)
        return "";
    return binding->column_ix == NO_IX ? "+" : matched->cells[binding->column_ix].text;
}

struct expected {
    const char *field, *header;
};

static void assert_matched(enum import_kind kind, const char *names,
                           const struct expected *expected)
{
    struct matched matched;
    assert_ok(match(&matched, kind, names, NULL), &matched.err);
    for (; expected->field; expected++)
        assert_string_equal(from(&matched, kind, expected->field), expected->header);
    arena_release(&matched.arena);
}

static void accounts_of_salesforce_are_known(void **state)
{
    (void)state;
    static const struct expected expected[] = {{"id", "Id"},
                                               {"name", "Name"},
                                               {"owner", "OwnerId"},
                                               {"street", "BillingStreet"},
                                               {"postcode", "BillingPostalCode"},
                                               {"lat", "BillingLatitude"},
                                               {"lon", "BillingLongitude"},
                                               {"yearly_revenue", "AnnualRevenue"},
                                               {"phone", "Phone"},
                                               {"tier", ""},
                                               {NULL, NULL}};
    assert_matched(IMPORT_ACCOUNTS,
                   "Id|Name|ParentId|BillingStreet|BillingCity|BillingPostalCode|"
                   "BillingLatitude|BillingLongitude|ShippingStreet|ShippingLatitude|"
                   "ShippingLongitude|Phone|AnnualRevenue|OwnerId",
                   expected);
    static const struct expected report[] = {{"id", "Account ID"},
                                             {"name", "Account Name"},
                                             {"owner", "Account Owner"},
                                             {"postcode", "Billing Zip/Postal Code"},
                                             {NULL, NULL}};
    assert_matched(IMPORT_ACCOUNTS,
                   "Account Owner|Account Name|Account ID|Billing Street|Billing City|"
                   "Billing Zip/Postal Code|Last Activity",
                   report);
}

static void accounts_of_hubspot_are_known(void **state)
{
    (void)state;
    static const struct expected expected[] = {
        {"id", "Record ID"},         {"name", "Company name"},
        {"owner", "Company owner"},  {"street", "Street Address"},
        {"postcode", "Postal Code"}, {"yearly_revenue", "Annual Revenue"},
        {"kind", "Lifecycle Stage"}, {NULL, NULL}};
    assert_matched(IMPORT_ACCOUNTS,
                   "Record ID|Company name|Company owner|Street Address|City|Postal "
                   "Code|Country/Region|Phone Number|Annual Revenue|Lifecycle "
                   "Stage|Last Activity Date",
                   expected);
}

static void accounts_of_dynamics_are_known(void **state)
{
    (void)state;
    static const struct expected expected[] = {
        {"id", "(Do Not Modify) Account"},
        {"name", "Account Name"},
        {"phone", "Main Phone"},
        {"street", "Address 1: Street 1"},
        {"city", "Address 1: City"},
        {"postcode", "Address 1: ZIP/Postal Code"},
        {"lat", "Address 1: Latitude"},
        {"kind", "Relationship Type"},
        {"owner", "Owner"},
        {NULL, NULL}};
    assert_matched(IMPORT_ACCOUNTS,
                   "(Do Not Modify) Account|(Do Not Modify) Row Checksum|(Do Not "
                   "Modify) Modified On|Account Name|Main Phone|Address 1: Street "
                   "1|Address 1: City|Address 1: ZIP/Postal Code|Address 1: "
                   "Latitude|Address 1: Longitude|Relationship Type|Annual "
                   "Revenue|Owner|Primary Contact",
                   expected);
}

static void opportunities_of_three_systems_are_known(void **state)
{
    (void)state;
    static const struct expected salesforce[] = {
        {"id", "Id"},         {"account", "AccountId"}, {"name", "Name"},
        {"amount", "Amount"}, {"stage", "StageName"},   {"close_date", "CloseDate"},
        {NULL, NULL}};
    assert_matched(IMPORT_OPPORTUNITIES, "Id|AccountId|Name|StageName|Amount|CloseDate",
                   salesforce);
    static const struct expected hubspot[] = {
        {"id", "Record ID"},          {"name", "Deal Name"},
        {"stage", "Deal Stage"},      {"account", "Associated Company IDs (Primary)"},
        {"close_date", "Close Date"}, {NULL, NULL}};
    assert_matched(IMPORT_OPPORTUNITIES,
                   "Record ID|Deal Name|Deal Stage|Close Date|Deal owner|Amount|"
                   "Associated Company IDs (Primary)",
                   hubspot);
    static const struct expected dynamics[] = {{"id", "(Do Not Modify) Opportunity"},
                                               {"name", "Topic"},
                                               {"account", "Potential Customer"},
                                               {"amount", "Est. Revenue"},
                                               {"close_date", "Est. Close Date"},
                                               {"stage", "Pipeline Phase"},
                                               {NULL, NULL}};
    assert_matched(IMPORT_OPPORTUNITIES,
                   "(Do Not Modify) Opportunity|Topic|Potential Customer|Est. Close "
                   "Date|Est. Revenue|Pipeline Phase|Status",
                   dynamics);
}

static void names_of_people_are_joined(void **state)
{
    (void)state;
    static const struct expected joined[] = {
        {"id", "Record ID"}, {"name", "+"}, {"account", "Company ID"}, {NULL, NULL}};
    assert_matched(IMPORT_CONTACTS, "Record ID|First Name|Last Name|Email|Company ID",
                   joined);
    static const struct expected whole[] = {{"name", "Full Name"}, {NULL, NULL}};
    assert_matched(IMPORT_CONTACTS, "Id|First Name|Last Name|Full Name|AccountId",
                   whole);
    static const struct expected last[] = {{"name", "Last Name"}, {NULL, NULL}};
    assert_matched(IMPORT_CONTACTS, "Id|Last Name|AccountId", last);
}

static void our_own_names_are_known_for_every_kind(void **state)
{
    (void)state;
    for (unsigned kind = 0; kind < IMPORT_COUNT; kind++) {
        const struct import_info *info = import_info_get((enum import_kind)kind);
        char names[1024] = "";
        for (uint32_t i = 0; i < info->field_count; i++) {
            strcat(names, i ? "|" : "");
            strcat(names, info->fields[i].name);
        }
        struct matched matched;
        assert_ok(match(&matched, (enum import_kind)kind, names, NULL), &matched.err);
        for (uint32_t i = 0; i < info->field_count; i++)
            assert_int_equal(matched.bindings[i].column_ix, i);
        arena_release(&matched.arena);
    }
}

static void refuse(enum import_kind kind, const char *names, const char *mapping,
                   const char *sentence)
{
    struct matched matched;
    assert_false(match(&matched, kind, names, mapping));
    assert_err(&matched.err, ERR_INPUT, sentence);
    arena_release(&matched.arena);
}

static void two_columns_that_fit_are_both_named(void **state)
{
    (void)state;
    refuse(IMPORT_ACCOUNTS, "Account ID|Account Name|Zip|Postal Code", NULL,
           "columns 4 'Postal Code' and 3 'Zip' both look like postcode: name one of "
           "them in a mapping file");
    refuse(IMPORT_ACCOUNTS, "id|name|NAME", NULL,
           "columns 2 'name' and 3 'NAME' both look like name: name one of them in a "
           "mapping file");
}

static void a_missing_column_is_told_with_its_meaning(void **state)
{
    (void)state;
    refuse(IMPORT_ACCOUNTS, "id|city", NULL,
           "no column is known as name (what people call it); name one in a mapping "
           "file. The columns are id, city");
    refuse(IMPORT_ACCOUNTS, "foo|bar", NULL,
           "no column is known as a field of accounts: foo, bar");
}

static void a_mapping_must_fit_the_file(void **state)
{
    (void)state;
    refuse(IMPORT_ACCOUNTS, "id|name", "{\"fields\": {\"id\": \"store\"}}",
           "mapping of id: the file has no column 'store'; it has id, name");
    refuse(IMPORT_ACCOUNTS, "id|name", "{\"fields\": {\"colour\": \"id\"}}",
           "mapping: 'colour' is no field of accounts");
    refuse(IMPORT_ACCOUNTS, "id|name", "{\"kind\": \"reps\"}",
           "mapping: it is for reps, not for accounts");
    refuse(IMPORT_ACCOUNTS, "id|a b|A-B", "{\"fields\": {\"name\": \"AB\"}}",
           "mapping of name: columns 2 'a b' and 3 'A-B' both look like 'AB'");
}

static void a_mapping_wins_over_headers(void **state)
{
    (void)state;
    struct matched matched;
    assert_ok(match(&matched, IMPORT_ACCOUNTS, "id|name|zip|Postal Code|phone",
                    "{\"fields\": {\"postcode\": \"zip\", \"phone\": null}}"),
              &matched.err);
    assert_string_equal(from(&matched, IMPORT_ACCOUNTS, "postcode"), "zip");
    assert_string_equal(from(&matched, IMPORT_ACCOUNTS, "phone"), "");
    arena_release(&matched.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(accounts_of_salesforce_are_known),
        cmocka_unit_test(accounts_of_hubspot_are_known),
        cmocka_unit_test(accounts_of_dynamics_are_known),
        cmocka_unit_test(opportunities_of_three_systems_are_known),
        cmocka_unit_test(names_of_people_are_joined),
        cmocka_unit_test(our_own_names_are_known_for_every_kind),
        cmocka_unit_test(two_columns_that_fit_are_both_named),
        cmocka_unit_test(a_missing_column_is_told_with_its_meaning),
        cmocka_unit_test(a_mapping_must_fit_the_file),
        cmocka_unit_test(a_mapping_wins_over_headers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
