/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Arenas: memory that is given back all at once.
 *
 * Everything a compilation makes lives in one arena; a pass may use a scratch
 * arena of its own. Memory comes zeroed, and zeroed memory is a valid empty
 * object of every type in this project. */
#ifndef HOLO_BASE_ARENA_H
#define HOLO_BASE_ARENA_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

typedef struct ArenaBlock ArenaBlock;

typedef struct Arena {
    ArenaBlock *block;   /* newest first */
    size_t used;         /* bytes handed out, for limits and statistics */
    size_t limit;        /* 0: none; past it the arena is exhausted */
    jmp_buf *escape;     /* where to go when memory ends; never NULL in use */
    struct Arena *whole; /* it is a part of, perhaps a part too; or NULL */
    struct Arena *part, *next, *prev; /* its parts; those beside it */
} Arena;

/* Zeroed memory for `size` bytes, aligned for any type; never NULL. When the
 * system has no more, or the limit is passed, control goes to `a->escape`,
 * which the outermost caller has set (see context_guard). */
void *arena_alloc(Arena *a, size_t size);

/* An array of `count` elements; a product that overflows exhausts the arena. */
void *arena_array_alloc(Arena *a, size_t count, size_t size);

/* A copy of `size` bytes. */
void *arena_copy(Arena *a, const void *data, size_t size);

/* A formatted string, NUL-terminated. */
char *arena_printf(Arena *a, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
char *arena_vprintf(Arena *a, const char *format, va_list args)
    __attribute__((format(printf, 2, 0)));

/* Gives all blocks back, its parts' too; the arena is empty and usable. */
void arena_free(Arena *a);

/* A part of an arena (or of a part), to be given back before the whole of it:
 * its limit and escape are the whole's, and its bytes are among the whole's.
 * Closing one that is closed, or that went with the whole, does nothing. */
void arena_part_open(Arena *part, Arena *whole);
void arena_part_close(Arena *part);

#define ARENA_NEW(a, type) ((type *)arena_alloc((a), sizeof(type)))
#define ARENA_ARRAY(a, type, count)                                            \
    ((type *)arena_array_alloc((a), (size_t)(count), sizeof(type)))

/* Makes room for one more element in a growing arena array: `items` is the
 * array, `n` its length, `cap` its capacity. The old copy stays behind. */
#define ARENA_PUSH(a, items, n, cap)                                           \
    ((items) = arena_grow((a), (items), (size_t)(n), &(cap), sizeof *(items)), \
     &(items)[(n)++])
void *arena_grow(Arena *a, void *items, size_t n, int *cap, size_t size);

#endif
