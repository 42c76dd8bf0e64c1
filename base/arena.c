/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Arenas: blocks of doubling size, linked newest first. */
#include "base/arena.h"

#include <assert.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_BLOCK = 1 << 14, LARGEST_BLOCK = 1 << 22, PART_BLOCK = 1 << 10 };

struct ArenaBlock {
    ArenaBlock *older;
    size_t size, used;
    max_align_t data[];
};

static Arena *whole_of(Arena *a)
{
    while (a->whole)
        a = a->whole;
    return a;
}

static _Noreturn void arena_exhausted(Arena *a)
{
    longjmp(*whole_of(a)->escape, 1);
}

static size_t round_up(size_t size)
{
    size_t align = sizeof(max_align_t);

    return (size + align - 1) / align * align;
}

static void arena_add_block(Arena *a, size_t size)
{
    size_t first = a->whole ? PART_BLOCK : FIRST_BLOCK;
    size_t bytes = a->block ? a->block->size * 2 : first;
    ArenaBlock *b;

    if (bytes > LARGEST_BLOCK)
        bytes = LARGEST_BLOCK;
    if (bytes < size)
        bytes = size;
    b = calloc(1, sizeof *b + bytes);
    if (!b)
        arena_exhausted(a);
    b->size = bytes;
    b->older = a->block;
    a->block = b;
}

void *arena_alloc(Arena *a, size_t size)
{
    Arena *whole = whole_of(a);
    char *p;

    if (size > PTRDIFF_MAX / 2)
        arena_exhausted(a);
    size = round_up(size ? size : 1);
    if (whole->limit &&
        (size > whole->limit || whole->used > whole->limit - size))
        arena_exhausted(a);
    if (!a->block || a->block->size - a->block->used < size)
        arena_add_block(a, size);
    p = (char *)a->block->data + a->block->used;
    a->block->used += size;
    for (; a; a = a->whole)
        a->used += size;
    return p;
}

void *arena_array_alloc(Arena *a, size_t count, size_t size)
{
    if (size && count > PTRDIFF_MAX / 2 / size)
        arena_exhausted(a);
    return arena_alloc(a, count * size);
}

void *arena_copy(Arena *a, const void *data, size_t size)
{
    void *copy = arena_alloc(a, size);

    if (size)
        memcpy(copy, data, size);
    return copy;
}

char *arena_vprintf(Arena *a, const char *format, va_list args)
{
    va_list again;
    int n;
    char *text;

    va_copy(again, args);
    n = vsnprintf(NULL, 0, format, again);
    va_end(again);
    if (n < 0)
        return ARENA_NEW(a, char);
    text = arena_alloc(a, (size_t)n + 1);
    vsnprintf(text, (size_t)n + 1, format, args);
    return text;
}

char *arena_printf(Arena *a, const char *format, ...)
{
    va_list args;
    char *text;

    va_start(args, format);
    text = arena_vprintf(a, format, args);
    va_end(args);
    return text;
}

void *arena_grow(Arena *a, void *items, size_t n, int *cap, size_t size)
{
    void *more;

    if (n < (size_t)*cap)
        return items;
    if (n > INT32_MAX / 2)
        arena_exhausted(a);
    *cap = n ? (int)n * 2 : 8;
    more = arena_array_alloc(a, (size_t)*cap, size);
    if (n)
        memcpy(more, items, n * size);
    return more;
}

static void free_blocks(Arena *a)
{
    while (a->block) {
        ArenaBlock *older = a->block->older;

        free(a->block);
        a->block = older;
    }
    a->used = 0;
}

/* An Arena may lie in the blocks of what it is a part of: those go last, and a
 * part's own parts before it. */
void arena_free(Arena *a)
{
    while (a->part) {
        Arena *deepest = a->part;

        while (deepest->part)
            deepest = deepest->part;
        assert(deepest->whole && deepest->whole->part == deepest);
        deepest->whole->part = deepest->next;
        if (deepest->next)
            deepest->next->prev = NULL;
        free_blocks(deepest);
        *deepest = (Arena){0};
    }
    free_blocks(a);
}

void arena_part_open(Arena *part, Arena *whole)
{
    *part = (Arena){.whole = whole, .next = whole->part};
    if (part->next)
        part->next->prev = part;
    whole->part = part;
}

void arena_part_close(Arena *part)
{
    Arena *whole = part->whole;
    size_t used = part->used;

    if (!whole)
        return;
    if (part->prev)
        part->prev->next = part->next;
    else
        whole->part = part->next;
    if (part->next)
        part->next->prev = part->prev;
    arena_free(part);
    for (; whole; whole = whole->whole)
        whole->used -= used;
    *part = (Arena){0};
}
