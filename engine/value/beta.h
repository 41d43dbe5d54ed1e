// SPDX-License-Identifier: GPL-3.0-or-later
/* beta: the distribution of an unknown chance after some successes and failures. */
#ifndef VALUE_BETA_H
#define VALUE_BETA_H

/* P(X <= x) for X ~ Beta(a, b); a, b > 0; to about 1e-12. x outside 0..1 counts as the
 * nearer end. */
double beta_share_below(double a, double b, double x);

/* The x with beta_share_below(a, b, x) = share, 0 < share < 1. */
double beta_quantile(double a, double b, double share);

#endif
