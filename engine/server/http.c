// SPDX-License-Identifier: GPL-3.0-or-later
/* Batches of requests in rounds: all that is open is sent, `parallel` at a time; what
 * failed for a passing reason makes the next round, after one wait. So a server that
 * is down costs the waits of one request, not of each, and a server that asks for
 * time gets it from all of them. Waiting is polling on nothing (curl_multi_poll). */
#include "server/http_transfer.h"

#include <assert.h>
#include <string.h>

struct http {
    struct arena arena; /* holds this too */
    struct http_options options;
    CURLM *multi;
    bool has_asked; /* the next request comes after a pause */
};

struct http_options http_options_default(void)
{
    return (struct http_options){.timeout_s = 30,
                                 .tries = 4,
                                 .wait_ms = 500,
                                 .wait_max_ms = 30000,
                                 .parallel = 4,
                                 .size_max = 64U << 20,
                                 .agent = "beat"};
}

bool http_open(const struct http_options *options, struct http **http, struct err *err)
{
    assert(options->tries >= 1 && options->parallel >= 1 && options->timeout_s >= 1);
    if (curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK)
        return err_set(err, ERR_SYSTEM, "curl cannot be used");
    struct arena arena = {0};
    struct http *made = ARENA_NEW(&arena, struct http);
    made->options = *options;
    made->arena = arena;
    made->multi = curl_multi_init();
    if (made->multi == NULL) {
        arena_release(&arena);
        curl_global_cleanup();
        return err_set(err, ERR_SYSTEM, "curl cannot be used");
    }
    *http = made;
    return true;
}

void http_close(struct http *http)
{
    if (http == NULL)
        return;
    curl_multi_cleanup(http->multi);
    curl_global_cleanup();
    struct arena arena = http->arena;
    arena_release(&arena);
}

static void wait_for(struct http *http, uint32_t wait_ms)
{
    if (wait_ms > 0)
        curl_multi_poll(http->multi, NULL, 0,
                        wait_ms > INT32_MAX ? INT32_MAX : (int)wait_ms, NULL);
}

/* One round: the requests whose number is in open[0..count - 1]. */
struct round {
    struct http *http;
    const struct http_request *requests;
    struct http_answer *answers;
    struct arena *arena;
    uint32_t *open; /* numbers of requests; what stays open moves to the front */
    uint32_t count, begun, running;
    struct http_transfer *transfers; /* by place in `open` */
    bool *is_again;                  /* by place in `open` */
    uint32_t wait_ms;                /* before the next round */
};

static void begin_next(struct round *round)
{
    struct http *http = round->http;
    struct http_transfer *transfer = &round->transfers[round->begun];
    if (http->has_asked)
        wait_for(http, http->options.pause_ms);
    http->has_asked = true;
    http_transfer_begin(transfer, &http->options,
                        &round->requests[round->open[round->begun]], round->arena);
    curl_multi_add_handle(http->multi, transfer->easy);
    round->begun++;
    round->running++;
}

static void take_finished(struct round *round, const CURLMsg *message)
{
    const CURLcode code = message->data.result; /* gone once the handle is */
    char *private = NULL;
    curl_easy_getinfo(message->easy_handle, CURLINFO_PRIVATE, &private);
    struct http_transfer *transfer = (struct http_transfer *)(void *)private;
    const size_t place = (size_t)(transfer - round->transfers);
    const uint32_t request = round->open[place];
    round->is_again[place] =
        http_transfer_take(transfer, code, round->requests[request].url,
                           &round->answers[request], &round->wait_ms);
    curl_multi_remove_handle(round->http->multi, transfer->easy);
    http_transfer_end(transfer);
    round->running--;
}

static void work(struct round *round)
{
    CURLM *multi = round->http->multi;
    int running, left;
    const CURLMsg *message;
    curl_multi_perform(multi, &running);
    while ((message = curl_multi_info_read(multi, &left)) != NULL) {
        if (message->msg == CURLMSG_DONE)
            take_finished(round, message);
    }
    if (round->running > 0)
        curl_multi_poll(multi, NULL, 0, 1000, NULL);
}

static void run_round(struct round *round)
{
    const struct http_options *options = &round->http->options;
    const uint32_t parallel = options->pause_ms > 0 ? 1 : options->parallel;
    round->begun = round->running = 0;
    do {
        while (round->begun < round->count && round->running < parallel)
            begin_next(round);
        work(round);
    } while (round->running > 0 || round->begun < round->count);
    uint32_t kept = 0;
    for (uint32_t i = 0; i < round->count; i++) {
        if (round->is_again[i])
            round->open[kept++] = round->open[i];
    }
    round->count = kept;
}

void http_ask_all(struct http *http, const struct http_request *requests,
                  uint32_t count, struct arena *arena, struct http_answer *answers)
{
    const struct http_options *options = &http->options;
    struct arena scratch = {0};
    struct round round = {
        .http = http,
        .requests = requests,
        .answers = answers,
        .arena = arena,
        .open = ARENA_ARRAY(&scratch, count, uint32_t),
        .count = count,
        .transfers = ARENA_ARRAY(&scratch, count, struct http_transfer),
        .is_again = ARENA_ARRAY(&scratch, count, bool),
    };
    for (uint32_t i = 0; i < count; i++)
        round.open[i] = i;
    uint32_t backoff_ms = options->wait_ms;
    for (uint32_t try = 0; try < options->tries && round.count > 0; try++) {
        if (try > 0) {
            const uint32_t wait_ms =
                round.wait_ms > backoff_ms ? round.wait_ms : backoff_ms;
            wait_for(http,
                     wait_ms < options->wait_max_ms ? wait_ms : options->wait_max_ms);
            backoff_ms = backoff_ms > UINT32_MAX / 2 ? backoff_ms : 2 * backoff_ms;
        }
        round.wait_ms = 0;
        run_round(&round);
    }
    for (uint32_t i = 0; i < round.count; i++) {
        struct http_answer *answer = &answers[round.open[i]];
        answer->failure =
            arena_format(arena, "%s (%u %s)", answer->failure, options->tries,
                         options->tries == 1 ? "try" : "tries");
    }
    arena_release(&scratch);
}

bool http_ask(struct http *http, const struct http_request *request,
              struct arena *arena, struct http_answer *answer, struct err *err)
{
    struct http_answer given;
    http_ask_all(http, request, 1, arena, &given);
    if (given.failure != NULL)
        return err_set(err, given.code, "%s", given.failure);
    *answer = given;
    return true;
}

const char *http_escape(const char *text, struct arena *arena)
{
    static const char hex[] = "0123456789ABCDEF";
    char *escaped = arena_alloc(arena, 3 * strlen(text) + 1);
    char *end = escaped;
    for (const char *c = text; *c != '\0'; c++) {
        const unsigned char byte = (unsigned char)*c;
        if ((byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
            (byte >= '0' && byte <= '9') || strchr("-._~", byte) != NULL) {
            *end++ = *c;
        } else {
            *end++ = '%';
            *end++ = hex[byte >> 4];
            *end++ = hex[byte & 15];
        }
    }
    *end = '\0';
    return escaped;
}

static const char *part_of(CURLU *parsed, CURLUPart part, struct arena *arena)
{
    char *text = NULL;
    if (curl_url_get(parsed, part, &text, 0) != CURLUE_OK)
        return NULL;
    const char *kept = arena_text(arena, text);
    curl_free(text);
    return kept;
}

const char *http_server_name(const char *url, struct arena *arena)
{
    CURLU *parsed = curl_url();
    if (parsed == NULL || curl_url_set(parsed, CURLUPART_URL, url,
                                       CURLU_NON_SUPPORT_SCHEME) != CURLUE_OK) {
        curl_url_cleanup(parsed);
        return "?";
    }
    const char *scheme = part_of(parsed, CURLUPART_SCHEME, arena);
    const char *host = part_of(parsed, CURLUPART_HOST, arena);
    const char *port = part_of(parsed, CURLUPART_PORT, arena);
    curl_url_cleanup(parsed);
    return arena_format(arena, "%s://%s%s%s", scheme == NULL ? "" : scheme,
                        host == NULL ? "?" : host, port == NULL ? "" : ":",
                        port == NULL ? "" : port);
}
