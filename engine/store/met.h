// SPDX-License-Identifier: GPL-3.0-or-later
/* met: which rows of the log met somebody face to face, for statements.
 *
 * The outcomes are those of visit_outcome_is_met; a test holds the two together. */
#ifndef STORE_MET_H
#define STORE_MET_H

#define MET_OUTCOMES_SQL "('done', 'order', 'advanced', 'lost')"
/* Of the table or alias `v`. */
#define MET_SQL(v) "(" v ".kind = 'visit' AND " v ".outcome IN " MET_OUTCOMES_SQL ")"

#endif
