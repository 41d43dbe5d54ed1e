// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/gazetteer.h"

#include "testing.h"

#include <math.h>
#include <stdlib.h>
#include <unistd.h>

static const char postal[] = "LV\tLV-1001\tR\u012bga\tRIX\t\t\t\t\t\t56.90\t24.10\t4\n"
                             "LV\tLV-1010\tR\u012bga\tRIX\t\t\t\t\t\t57.00\t24.10\t4\n"
                             "LV\tLV-9999\tMe\u017evidi\t\t\t\t\t\t\t56.55\t27.90\t4\n"
                             "LV\tLV-9998\tMe\u017evidi\t\t\t\t\t\t\t56.45\t23.50\t4\n"
                             "EE\t1001\tTallinn\t\t\t\t\t\t\t59.44\t24.75\t4\n"
                             "LV\tLV-1\tnowhere\t\t\t\t\t\t\t95\t24\t1\n";

/* The text as a file; the path is the caller's to unlink and free. */
static char *file_of(const char *text)
{
    char *path = strdup("/tmp/beat-gazetteer-XXXXXX");
    const int handle = mkstemp(path);
    assert_true(handle >= 0);
    assert_int_equal(write(handle, text, strlen(text)), (ssize_t)strlen(text));
    close(handle);
    return path;
}

static bool read_text(struct gazetteer *gazetteer, const char *text,
                      uint64_t *place_count, uint64_t *passed_count, struct err *err)
{
    char *path = file_of(text);
    const bool is_done =
        gazetteer_read(gazetteer, path, place_count, passed_count, err);
    unlink(path);
    free(path);
    return is_done;
}

static struct gazetteer_answer ask(const char *country, const char *postcode,
                                   const char *town)
{
    struct arena arena = {0};
    struct err err = {0};
    uint64_t place_count, passed_count;
    struct gazetteer *gazetteer = gazetteer_new(&arena);
    assert_ok(read_text(gazetteer, postal, &place_count, &passed_count, &err), &err);
    assert_int_equal(place_count, 5);
    assert_int_equal(passed_count, 1);
    const struct gazetteer_question question = {country, postcode, town};
    const struct gazetteer_answer answer = gazetteer_find(gazetteer, &question);
    arena_release(&arena);
    return answer;
}

static void a_postcode_is_found_with_and_without_its_country(void **state)
{
    (void)state;
    static const char *const asked[][2] = {
        {"LV", "LV-1010"}, {"LV", "1010"}, {"lv", "lv 1010"}, {NULL, "LV-1010"}};
    for (size_t i = 0; i < sizeof asked / sizeof *asked; i++) {
        const struct gazetteer_answer answer =
            ask(asked[i][0], asked[i][1], "Elsewhere");
        assert_int_equal(answer.precision, PLACE_POSTCODE);
        assert_near(answer.at.lat_deg, 57.00, 1e-9);
        assert_near(answer.at.lon_deg, 24.10, 1e-9);
        assert_near(answer.radius_m, 0, 1e-3);
    }
}

/* Two postcodes of the town, 0.1 degrees of latitude apart, 11.1 km: the middle lies at
 * 56.95, and both within 5.6 km. */
static void a_town_is_the_middle_of_its_postcodes(void **state)
{
    (void)state;
    const struct gazetteer_answer answer = ask("LV", "0000", "RIGA");
    assert_int_equal(answer.precision, PLACE_TOWN);
    assert_near(answer.at.lat_deg, 56.95, 1e-6);
    assert_near(answer.radius_m, 5570, 20);
}

static void towns_of_one_name_that_lie_far_apart_are_no_answer(void **state)
{
    (void)state;
    const struct gazetteer_answer answer = ask("LV", NULL, "Mezvidi");
    assert_int_equal(answer.precision, PLACE_NONE);
    assert_true(answer.is_ambiguous);
}

/* 1001 is in Riga and in Tallinn, 280 km apart. */
static void a_postcode_of_two_countries_needs_its_country(void **state)
{
    (void)state;
    assert_true(ask(NULL, "1001", NULL).is_ambiguous);
    assert_int_equal(ask("EE", "1001", NULL).precision, PLACE_POSTCODE);
    assert_int_equal(ask(NULL, "1001", "Tallinn").precision, PLACE_TOWN);
}

static void what_is_not_there_is_not_found(void **state)
{
    (void)state;
    const struct gazetteer_answer answer = ask("LV", "LV-7777", "Atlantis");
    assert_int_equal(answer.precision, PLACE_NONE);
    assert_false(answer.is_ambiguous);
    assert_int_equal(ask(NULL, NULL, NULL).precision, PLACE_NONE);
    assert_int_equal(ask("LV", "", "").precision, PLACE_NONE);
}

static void a_table_with_a_header_is_a_gazetteer_too(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct err err = {0};
    uint64_t place_count, passed_count;
    struct gazetteer *gazetteer = gazetteer_new(&arena);
    assert_ok(read_text(gazetteer, "id;name;lat;lon\n1;Riga;56,95;24,1\n2;;1;1\n",
                        &place_count, &passed_count, &err),
              &err);
    assert_int_equal(place_count, 1);
    const struct gazetteer_question question = {.town = "R\u012bga"};
    assert_near(gazetteer_find(gazetteer, &question).at.lon_deg, 24.1, 1e-9);
    arena_release(&arena);
}

/* On both sides of the date line the middle is on it. */
static void a_town_across_the_date_line_has_a_middle(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct err err = {0};
    uint64_t place_count, passed_count;
    struct gazetteer *gazetteer = gazetteer_new(&arena);
    assert_ok(read_text(gazetteer,
                        "name,lat,lon\nWaiyevo,-16.8,179.95\nWaiyevo,-16.8,"
                        "-179.95\n",
                        &place_count, &passed_count, &err),
              &err);
    const struct gazetteer_question question = {.town = "waiyevo"};
    const struct gazetteer_answer answer = gazetteer_find(gazetteer, &question);
    assert_int_equal(answer.precision, PLACE_TOWN);
    assert_near(fabs(answer.at.lon_deg), 180, 1e-6);
    arena_release(&arena);
}

static void what_is_no_gazetteer_is_refused(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct err err = {0};
    uint64_t place_count, passed_count;
    struct gazetteer *gazetteer = gazetteer_new(&arena);
    assert_false(
        read_text(gazetteer, "id,name\n1,Riga\n", &place_count, &passed_count, &err));
    assert_int_equal(err.code, ERR_INPUT);
    assert_non_null(strstr(err.text, "is neither a list of postal codes"));
    assert_false(gazetteer_read(gazetteer, "/nowhere/LV.txt", &place_count,
                                &passed_count, &err));
    assert_int_equal(err.code, ERR_MISSING);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_postcode_is_found_with_and_without_its_country),
        cmocka_unit_test(a_town_is_the_middle_of_its_postcodes),
        cmocka_unit_test(towns_of_one_name_that_lie_far_apart_are_no_answer),
        cmocka_unit_test(a_postcode_of_two_countries_needs_its_country),
        cmocka_unit_test(what_is_not_there_is_not_found),
        cmocka_unit_test(a_table_with_a_header_is_a_gazetteer_too),
        cmocka_unit_test(a_town_across_the_date_line_has_a_middle),
        cmocka_unit_test(what_is_no_gazetteer_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
