// SPDX-License-Identifier: GPL-3.0-or-later
/* One try of one request: an easy handle of curl, its body gathered in an arena.
 *
 * curl's own error texts hold milliseconds and differ between versions; the usual ones
 * are said in our words, so that the same trouble gives the same message. */
#include "server/http_transfer.h"

#include <assert.h>
#include <string.h>

enum { REDIRECTIONS_MAX = 5, MS = 1000 };

static size_t on_body(char *bytes, size_t size, size_t count, void *context)
{
    struct http_transfer *transfer = context;
    const size_t more = size * count;
    if (more > transfer->options->size_max - transfer->size) {
        transfer->is_too_large = true;
        return 0;
    }
    transfer->body = arena_grow(transfer->arena, transfer->body, &transfer->capacity,
                                transfer->size + more + 1, 1);
    memcpy(transfer->body + transfer->size, bytes, more);
    transfer->size += more;
    transfer->body[transfer->size] = '\0';
    return more;
}

static void add_header(struct http_transfer *transfer, const char *name,
                       const char *value)
{
    if (value != NULL)
        transfer->headers = curl_slist_append(
            transfer->headers, arena_format(transfer->arena, "%s: %s", name, value));
}

static void set_request(struct http_transfer *transfer,
                        const struct http_request *request)
{
    CURL *easy = transfer->easy;
    curl_easy_setopt(easy, CURLOPT_URL, request->url);
    add_header(transfer, "Accept", "application/json");
    add_header(transfer, "Accept-Language", request->language);
    if (request->body != NULL) {
        add_header(transfer, "Content-Type",
                   request->content_type == NULL ? "application/json"
                                                 : request->content_type);
        /* Without this curl waits a second for "100 Continue" before a long body. */
        transfer->headers = curl_slist_append(transfer->headers, "Expect:");
        curl_easy_setopt(easy, CURLOPT_POST, 1L);
        curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE_LARGE,
                         (curl_off_t)strlen(request->body));
        curl_easy_setopt(easy, CURLOPT_POSTFIELDS, request->body);
    }
    curl_easy_setopt(easy, CURLOPT_HTTPHEADER, transfer->headers);
}

void http_transfer_begin(struct http_transfer *transfer,
                         const struct http_options *options,
                         const struct http_request *request, struct arena *arena)
{
    *transfer = (struct http_transfer){
        .easy = curl_easy_init(), .options = options, .arena = arena};
    CURL *easy = transfer->easy;
    assert(easy != NULL);
    set_request(transfer, request);
    curl_easy_setopt(easy, CURLOPT_PRIVATE, (void *)transfer);
    curl_easy_setopt(easy, CURLOPT_USERAGENT, options->agent);
    curl_easy_setopt(easy, CURLOPT_TIMEOUT, (long)options->timeout_s);
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(easy, CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 1L);
    curl_easy_setopt(easy, CURLOPT_MAXREDIRS, (long)REDIRECTIONS_MAX);
    curl_easy_setopt(easy, CURLOPT_POSTREDIR, (long)CURL_REDIR_POST_ALL);
    curl_easy_setopt(easy, CURLOPT_ACCEPT_ENCODING, "");
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, on_body);
    curl_easy_setopt(easy, CURLOPT_WRITEDATA, (void *)transfer);
}

void http_transfer_end(struct http_transfer *transfer)
{
    curl_easy_cleanup(transfer->easy);
    curl_slist_free_all(transfer->headers);
}

static const struct {
    CURLcode code;
    const char *text;
    bool is_passing; /* another try may help */
} troubles[] = {
    {CURLE_UNSUPPORTED_PROTOCOL, "neither http:// nor https://", false},
    {CURLE_URL_MALFORMAT, "this is no address of a server", false},
    {CURLE_COULDNT_RESOLVE_PROXY, "the proxy's name is not known", true},
    {CURLE_COULDNT_RESOLVE_HOST, "the server's name is not known", true},
    {CURLE_COULDNT_CONNECT, "no connection", true},
    {CURLE_PARTIAL_FILE, "the answer broke off", true},
    {CURLE_TOO_MANY_REDIRECTS, "too many redirections", false},
    {CURLE_GOT_NOTHING, "the connection was closed without an answer", true},
    {CURLE_SEND_ERROR, "the question could not be sent", true},
    {CURLE_RECV_ERROR, "the answer broke off", true},
    {CURLE_PEER_FAILED_VERIFICATION, "the server's certificate is not valid", false},
};

static bool fail(struct http_transfer *transfer, CURLcode code, const char *server,
                 struct http_answer *answer)
{
    const char *text = curl_easy_strerror(code);
    bool is_passing = code == CURLE_OPERATION_TIMEDOUT;
    for (size_t i = 0; i < sizeof troubles / sizeof *troubles; i++) {
        if (troubles[i].code == code) {
            text = troubles[i].text;
            is_passing = troubles[i].is_passing;
        }
    }
    answer->code = code == CURLE_URL_MALFORMAT || code == CURLE_UNSUPPORTED_PROTOCOL
                       ? ERR_INPUT
                       : ERR_SYSTEM;
    if (transfer->is_too_large) {
        answer->code = ERR_LIMIT;
        text = arena_format(transfer->arena, "the answer is longer than %u bytes",
                            transfer->options->size_max);
    } else if (code == CURLE_OPERATION_TIMEDOUT) {
        text = arena_format(transfer->arena, "no answer within %u s",
                            transfer->options->timeout_s);
    }
    answer->failure = arena_format(transfer->arena, "server '%s': %s", server, text);
    return is_passing && !transfer->is_too_large;
}

static bool is_passing_status(long status)
{
    return status == 429 || status == 500 || status == 502 || status == 503 ||
           status == 504;
}

bool http_transfer_take(struct http_transfer *transfer, CURLcode code, const char *url,
                        struct http_answer *answer, uint32_t *wait_ms)
{
    *answer = (struct http_answer){.body = "", .code = ERR_NONE};
    const char *server = http_server_name(url, transfer->arena);
    if (code != CURLE_OK)
        return fail(transfer, code, server, answer);
    long status = 0;
    curl_off_t retry_after_s = 0;
    curl_easy_getinfo(transfer->easy, CURLINFO_RESPONSE_CODE, &status);
    curl_easy_getinfo(transfer->easy, CURLINFO_RETRY_AFTER, &retry_after_s);
    if (is_passing_status(status)) {
        if (retry_after_s > 0)
            *wait_ms = retry_after_s > UINT32_MAX / MS ? UINT32_MAX
                                                       : (uint32_t)retry_after_s * MS;
        answer->code = ERR_SYSTEM;
        answer->failure =
            arena_format(transfer->arena, "server '%s': status %ld", server, status);
        return true;
    }
    answer->status = (int32_t)status;
    if (transfer->body != NULL)
        answer->body = transfer->body;
    answer->size = transfer->size;
    return false;
}
