// SPDX-License-Identifier: GPL-3.0-or-later
/* memory: what a short question uses, got from the system in one piece. */
#ifndef BEAT_MEMORY_H
#define BEAT_MEMORY_H

/* To be called first. Where the system does not do it, nothing is lost but time. */
void memory_prepare(void);

#endif
