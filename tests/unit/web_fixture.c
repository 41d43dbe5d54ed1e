// SPDX-License-Identifier: GPL-3.0-or-later
#include "web_fixture.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum { REQUEST_MAX = 1 << 20 };

static void die(const char *what)
{
    perror(what);
    abort();
}

static size_t body_size(const char *headers)
{
    const char *length = strstr(headers, "Content-Length: ");
    return length == NULL ? 0 : (size_t)strtoul(length + 16, NULL, 10);
}

/* Reads until the headers and the body they tell of are there. */
static bool receive(int connection, char *bytes)
{
    size_t size = 0;
    for (;;) {
        const ssize_t got = recv(connection, bytes + size, REQUEST_MAX - 1 - size, 0);
        if (got <= 0)
            return false;
        size += (size_t)got;
        bytes[size] = '\0';
        const char *end = strstr(bytes, "\r\n\r\n");
        if (end != NULL && size >= (size_t)(end + 4 - bytes) + body_size(bytes))
            return true;
    }
}

static void send_all(int connection, const char *bytes, size_t size)
{
    while (size > 0) {
        const ssize_t sent = send(connection, bytes, size, MSG_NOSIGNAL);
        if (sent <= 0)
            return; /* the client has gone: what some tests are about */
        bytes += sent;
        size -= (size_t)sent;
    }
}

/* Returns when the other side has closed the connection. */
static void wait_for_end(int connection)
{
    char bytes[64];
    while (recv(connection, bytes, sizeof bytes, 0) > 0) {
    }
}

static void reply(int connection, const struct web_answer *answer)
{
    char head[512];
    const char *body = answer->body == NULL ? "" : answer->body;
    if (answer->is_never)
        wait_for_end(connection);
    if (answer->status == 0 || answer->is_never)
        return;
    const int size =
        snprintf(head, sizeof head,
                 "HTTP/1.1 %d Said\r\nConnection: close\r\n%s"
                 "Content-Length: %zu\r\n\r\n",
                 answer->status, answer->headers == NULL ? "" : answer->headers,
                 strlen(body) + answer->cut);
    send_all(connection, head, (size_t)size);
    send_all(connection, body, strlen(body));
}

static void handle(const struct web *web, int connection, char *bytes)
{
    if (!receive(connection, bytes))
        return;
    char *body = strstr(bytes, "\r\n\r\n");
    *body = '\0';
    char *path = strchr(bytes, ' ');
    *path++ = '\0';
    char *headers = strstr(path, " HTTP/");
    *headers++ = '\0';
    const struct web_request request = {bytes, path, headers, body + 4};
    const struct web_answer answer = web->handler(web->context, &request);
    reply(connection, &answer);
}

static void *serve(void *context)
{
    const struct web *web = context;
    char *bytes = malloc(REQUEST_MAX);
    for (;;) {
        const int connection = accept(web->listener, NULL, NULL);
        if (connection < 0)
            break; /* web_close */
        handle(web, connection, bytes);
        close(connection);
    }
    free(bytes);
    return NULL;
}

void web_open(struct web *web, web_handler *handler, void *context)
{
    struct sockaddr_in address = {.sin_family = AF_INET,
                                  .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t size = sizeof address;
    *web = (struct web){.handler = handler, .context = context};
    web->listener = socket(AF_INET, SOCK_STREAM, 0);
    if (web->listener < 0 ||
        bind(web->listener, (const struct sockaddr *)&address, size) != 0 ||
        listen(web->listener, 64) != 0 ||
        getsockname(web->listener, (struct sockaddr *)&address, &size) != 0)
        die("web_open");
    web->port = ntohs(address.sin_port);
    snprintf(web->url, sizeof web->url, "http://127.0.0.1:%d", web->port);
    /* Not through somebody's proxy. */
    setenv("no_proxy", "*", 1);
    if (pthread_create(&web->thread, NULL, serve, web) != 0)
        die("pthread_create");
}

void web_close(struct web *web)
{
    shutdown(web->listener, SHUT_RDWR);
    pthread_join(web->thread, NULL);
    close(web->listener);
}
