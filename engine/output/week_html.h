// SPDX-License-Identifier: GPL-3.0-or-later
/* week_html: the week report as one HTML page, with charts, for a manager. No script
 * and no network; light or dark as the reader's system; prints. */
#ifndef OUTPUT_WEEK_HTML_H
#define OUTPUT_WEEK_HTML_H

#include "output/week_figures.h"

#include <stdio.h>

/* `made` is when, as people read it. ERR_SYSTEM when the stream does not take it. */
bool week_html_write(const struct week_figures *figures, const char *made, FILE *out,
                     struct err *err) MUST_CHECK;

#endif
