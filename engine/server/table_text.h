// SPDX-License-Identifier: GPL-3.0-or-later
/* table_text: the words of two protocols. Only server/table_ask.c uses this. */
#ifndef SERVER_TABLE_TEXT_H
#define SERVER_TABLE_TEXT_H

#include "server/table_ask.h"

/* The question for one block, in `arena`. */
struct http_request table_text_request(const struct table_service *service,
                                       const struct table_block *block,
                                       struct arena *arena);

enum table_verdict {
    TABLE_TOLD,      /* drives are filled */
    TABLE_TOO_LARGE, /* smaller blocks may be answered */
    TABLE_NO_ROAD,   /* a place of the block is near no road, or has no way */
};

/* What a server said to it. False for anything that is no answer to this question. */
bool table_text_read(const struct table_service *service,
                     const struct table_block *block, const struct http_answer *answer,
                     enum table_verdict *verdict, struct err *err) MUST_CHECK;

#endif
