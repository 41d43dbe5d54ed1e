// SPDX-License-Identifier: GPL-3.0-or-later
/* http: questions to a server, answered whole or with one reason.
 *
 * What may pass by itself (no connection, no answer in time, 429, 500, 502, 503, 504)
 * is tried again, all of a batch together, after a wait that doubles or that the
 * server named in Retry-After. Any other status is an answer, whatever it says: its
 * body often holds the reason. Answers are bounded in size, http and https are the
 * only protocols, redirections are followed, compressed answers are unpacked. Proxies
 * come from the environment as curl has them (http_proxy, no_proxy). */
#ifndef SERVER_HTTP_H
#define SERVER_HTTP_H

#include "base/arena.h"
#include "base/err.h"

struct http_options {
    uint32_t timeout_s;   /* one try, from connecting to the last byte; 1..3600 */
    uint32_t tries;       /* >= 1 */
    uint32_t wait_ms;     /* before the second try; twice as long before each next */
    uint32_t wait_max_ms; /* bounds it, and what Retry-After may ask for */
    uint32_t pause_ms;    /* before each request but the first of the handle; > 0:
                             one at a time. Public servers ask for 1000 */
    uint32_t parallel;    /* requests at once; >= 1 */
    uint32_t size_max;    /* bytes of an answer's body */
    const char *agent;    /* User-Agent; public servers refuse a nameless one */
};

/* 30 s, 4 tries after 0.5, 1 and 2 s, at most 30 s; no pause; 4 at once; 64 MiB;
 * "beat". */
struct http_options http_options_default(void);

struct http;

/* Keeps a copy of `options`; `agent` must outlive the handle. One thread. */
bool http_open(const struct http_options *options, struct http **http,
               struct err *err) MUST_CHECK;
void http_close(struct http *http);

struct http_request {
    const char *url;          /* http:// or https:// */
    const char *body;         /* NULL: GET; else POST, up to its NUL */
    const char *content_type; /* of the body; NULL: application/json */
    const char *language;     /* Accept-Language; NULL: none */
};

struct http_answer {
    int32_t status;      /* 200; 0: none came, `failure` says why */
    const char *body;    /* ends in NUL; may hold more of them */
    size_t size;         /* of the body, without that NUL */
    const char *failure; /* NULL: answered */
    enum err_code code;  /* of the failure: ERR_LIMIT size_max, ERR_INPUT a URL that
                            is none, else ERR_SYSTEM */
};

/* The answers, in the order of the requests, in `arena`. A failure of one does not
 * keep the others: "server 'http://localhost:5000': connection refused (4 tries)". */
void http_ask_all(struct http *http, const struct http_request *requests,
                  uint32_t count, struct arena *arena, struct http_answer *answers);

/* One; false when there is no answer. */
bool http_ask(struct http *http, const struct http_request *request,
              struct arena *arena, struct http_answer *answer,
              struct err *err) MUST_CHECK;

/* `text` as a part of a URL's query: "a b" is "a%20b". */
const char *http_escape(const char *text, struct arena *arena);

/* Scheme, host and port of a URL, for messages: never a password or a key. */
const char *http_server_name(const char *url, struct arena *arena);

#endif
