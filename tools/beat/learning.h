// SPDX-License-Identifier: GPL-3.0-or-later
/* learning: the log's lessons about the chances to win, renewed when a week is planned.
 *
 * Not with every entry: a rep's questions weigh visits against the prices of her plan,
 * so both use the same chances until the next one. */
#ifndef BEAT_LEARNING_H
#define BEAT_LEARNING_H

#include "beat/session.h"
#include "value/calibration.h"

/* What the log says by now against the settings alone; model is whole. *unknown_count:
 * opportunities whose stage before is not known. In the session's arena. */
bool learning_calibrate(struct session *session, struct calibration *calibration,
                        uint32_t *unknown_count, struct err *err) MUST_CHECK;

/* Reckon anew, keep it in the file unless `is_trial`, and go on with it in the
 * session's model. Nothing happens when the setting `learning` is 0. */
bool learning_renew(struct session *session, bool is_trial, struct err *err) MUST_CHECK;

#endif
