// SPDX-License-Identifier: GPL-3.0-or-later
/* certificate_json: a certificate as text, and back. docs/formats.md has the members.
 */
#ifndef STORE_CERTIFICATE_JSON_H
#define STORE_CERTIFICATE_JSON_H

#include "base/err.h"
#include "model/plan_certificate.h"

/* In `arena`. */
bool certificate_json_write(const struct certificate *certificate, struct arena *arena,
                            const char **text, struct err *err) MUST_CHECK;

/* Whole again, in `arena`; ERR_INPUT names what is not understood. Whether it is sound
 * is for audit to say. */
bool certificate_json_read(const char *text, struct arena *arena,
                           struct certificate *certificate, struct err *err) MUST_CHECK;

#endif
