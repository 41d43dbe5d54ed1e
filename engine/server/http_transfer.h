// SPDX-License-Identifier: GPL-3.0-or-later
/* http_transfer: one try of one request. Only server/http.c uses this. */
#ifndef SERVER_HTTP_TRANSFER_H
#define SERVER_HTTP_TRANSFER_H

#include "server/http.h"

#include <curl/curl.h>

struct http_transfer {
    CURL *easy;
    struct curl_slist *headers;
    const struct http_options *options;
    struct arena *arena; /* of the body */
    char *body;
    size_t size, capacity;
    bool is_too_large;
};

/* In `transfer`, which must not move until http_transfer_end. */
void http_transfer_begin(struct http_transfer *transfer,
                         const struct http_options *options,
                         const struct http_request *request, struct arena *arena);
/* What came of it. True when another try may help, then after *wait_ms if the server
 * said so (else it is left alone). */
bool http_transfer_take(struct http_transfer *transfer, CURLcode code, const char *url,
                        struct http_answer *answer, uint32_t *wait_ms);
void http_transfer_end(struct http_transfer *transfer);

#endif
