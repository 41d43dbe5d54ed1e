// SPDX-License-Identifier: GPL-3.0-or-later
/* arena: memory that lives and goes together.
 *
 * All data of one load or one answer is allocated in the arena the caller passes, and
 * is given back with it. Out of memory ends the program with one message, so no caller
 * tests for NULL; sizes that users control are checked against a limit before they come
 * here. */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stddef.h>
#include <stdint.h>

struct arena_block;

struct arena {
    struct arena_block *blocks; /* newest first; all-zero is an empty arena */
    size_t used, size;          /* of the newest block */
    size_t total;               /* bytes handed out since the start */
};

/* For the start of a program that opens and closes many arenas: memory given back stays
 * with the process, up to 256 MiB at the top of each heap, in the place of going to the
 * system and coming back page by page. */
void arena_keep_pages(void);

/* Everything allocated so far is given back; the arena is empty and usable again. */
void arena_release(struct arena *arena);
/* The same, but the newest block is kept, zeroed, for what comes next: for work in
 * batches, where giving memory back and asking for it again costs page faults. */
void arena_empty(struct arena *arena);

/* Zeroed, aligned for any type; `size` 0 gives a valid pointer. Never NULL. */
void *arena_alloc(struct arena *arena, size_t size);

/* Room for `count` things of `size` bytes; an overflow of the product ends the program.
 */
void *arena_array(struct arena *arena, size_t count, size_t size);

#define ARENA_NEW(arena, type) ((type *)arena_array((arena), 1, sizeof(type)))
#define ARENA_ARRAY(arena, count, type) \
    ((type *)arena_array((arena), (count), sizeof(type)))

/* A copy ending in NUL; NULL stays NULL. */
char *arena_text(struct arena *arena, const char *text);
char *arena_text_n(struct arena *arena, const char *text, size_t length);
char *arena_format(struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Room for `count` things when `have` are there: the old ones are copied, growth
 * doubles. Use: items = arena_grow(arena, items, &capacity, count + 1, sizeof *items).
 */
void *arena_grow(struct arena *arena, void *items, size_t *capacity, size_t count,
                 size_t size);

#endif
