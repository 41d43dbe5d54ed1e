// SPDX-License-Identifier: GPL-3.0-or-later
/* web_fixture: a web server on 127.0.0.1 in a thread, for what asks servers.
 *
 *     struct web web;
 *     web_open(&web, answer, &counter);      http_ask(... web.url ...)
 *     web_close(&web);
 *
 * One request a connection, one after the other, in the order in which they come. */
#ifndef UNIT_WEB_FIXTURE_H
#define UNIT_WEB_FIXTURE_H

#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct web_request {
    const char *method;  /* "GET" */
    const char *path;    /* "/table?x=1" */
    const char *headers; /* all lines */
    const char *body;    /* ends in NUL */
};

struct web_answer {
    int status;          /* 0: the connection is closed without a word */
    const char *headers; /* "Retry-After: 1\r\n"; NULL: none */
    const char *body;    /* must live until the next request */
    size_t cut;          /* so many bytes of the body are promised but not sent */
    bool is_never;       /* nothing is said until the client has given up */
};

/* Runs in the server's thread. */
typedef struct web_answer web_handler(void *context, const struct web_request *request);

struct web {
    char url[40]; /* "http://127.0.0.1:40123" */
    uint16_t port;
    int listener;
    pthread_t thread;
    web_handler *handler;
    void *context;
};

/* Ends the test when there is no port to listen at. */
void web_open(struct web *web, web_handler *handler, void *context);
/* The requests so far have been handled when it returns. */
void web_close(struct web *web);

#endif
