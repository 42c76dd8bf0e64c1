/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Tapes: stacks of records for loops whose trip count is not known.
 *
 * A tape is a chain of chunks, each twice the size of the one before. Records
 * never straddle chunks, so each is one piece of memory. Popping only moves
 * back; chunks above the top stay for the next push, which is what keeps a
 * popped record valid until then.
 *
 * A loop in a loop makes a tape and frees it in each turn of the outer one, so
 * a run keeps a few freed tapes, with their small chunks, for the next. */
#include "runtime/runtime.h"

#include <assert.h>
#include <stdlib.h>

enum { ALIGNMENT = 64, FIRST_CHUNK = 4096 };
enum { MOST_SPARE = 8, SPARE_CHUNK = 64 << 10 }; /* tapes, bytes of a chunk */

typedef struct Chunk Chunk;
struct Chunk {
    Chunk *below, *above;
    int64_t size, used; /* bytes of `data` */
    char *data;
};

struct Tape {
    Tape *previous, *next; /* of the run, or of its spare ones */
    Chunk *top;            /* the one in use; NULL before the first push */
};

static Tape *take_spare(RunState *run)
{
    Tape *tape = run->spare;

    if (tape) { /* NOLINTNEXTLINE(clang-analyzer-unix.Malloc): it is listed */
        run->spare = tape->next;
        run->nspare--;
    }
    return tape;
}

Tape *rt_tape_create(RunState *run)
{
    Tape *tape = run->spare ? take_spare(run) : calloc(1, sizeof *tape);

    if (!tape)
        return NULL;
    tape->previous = NULL;
    tape->next = run->tapes;
    if (run->tapes)
        run->tapes->previous = tape;
    run->tapes = tape;
    return tape;
}

/* Frees `chunk` and those above it. */
static void chunks_free(Chunk *chunk)
{
    while (chunk) {
        Chunk *above = chunk->above;

        free(chunk->data);
        free(chunk);
        chunk = above;
    }
}

static Chunk *chunk_create(Chunk *below, int64_t size)
{
    Chunk *chunk = calloc(1, sizeof *chunk);

    if (!chunk)
        return NULL;
    chunk->data = aligned_alloc(ALIGNMENT, (size_t)size);
    if (!chunk->data) {
        free(chunk);
        return NULL;
    }
    chunk->below = below;
    chunk->size = size;
    return chunk;
}

/* Moves the top to a chunk with room for `size` bytes: the one above, if it
 * is large enough, or a new one. */
static bool tape_grow(Tape *tape, int64_t size)
{
    Chunk *top = tape->top, *above = top ? top->above : NULL;
    int64_t whole = FIRST_CHUNK;

    if (above && above->size >= size) {
        above->used = 0;
        tape->top = above;
        return true;
    }
    chunks_free(above);
    if (top) {
        top->above = NULL;
        whole = top->size <= INT64_MAX / 4 ? 2 * top->size : top->size;
    }
    above = chunk_create(top, whole < size ? size : whole);
    if (!above)
        return false;
    if (top)
        top->above = above;
    tape->top = above;
    return true;
}

static int64_t record_size(int64_t size)
{
    return (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
}

void *rt_tape_push(Tape *tape, int64_t size)
{
    char *record;

    if (size < 0 || size > INT64_MAX / 4)
        return NULL;
    size = record_size(size);
    if (!tape->top || tape->top->size - tape->top->used < size) {
        if (!tape_grow(tape, size))
            return NULL;
    }
    record = tape->top->data + tape->top->used;
    tape->top->used += size;
    return record;
}

const void *rt_tape_pop(Tape *tape, int64_t size)
{
    size = record_size(size);
    assert(tape->top);
    while (tape->top->used < size) {
        assert(tape->top->used == 0 && tape->top->below);
        tape->top = tape->top->below;
    }
    tape->top->used -= size;
    return tape->top->data + tape->top->used;
}

/* Its first chunk, empty; NULL when it never had one. */
static Chunk *rewound(Tape *tape)
{
    Chunk *bottom = tape->top;

    while (bottom && bottom->below)
        bottom = bottom->below;
    if (bottom)
        bottom->used = 0;
    return bottom;
}

/* The chain from its first chunk on, without the large ones at its end. */
static Chunk *small_chunks(Chunk *bottom)
{
    Chunk *last = bottom;

    if (bottom && bottom->size > SPARE_CHUNK) {
        chunks_free(bottom);
        return NULL;
    }
    while (last && last->above && last->above->size <= SPARE_CHUNK)
        last = last->above;
    if (last) {
        chunks_free(last->above);
        last->above = NULL;
    }
    return bottom;
}

void rt_tape_free(RunState *run, Tape *tape)
{
    if (tape->previous)
        tape->previous->next = tape->next;
    else
        run->tapes = tape->next;
    if (tape->next)
        tape->next->previous = tape->previous;
    tape->top = rewound(tape);
    if (run->nspare == MOST_SPARE) {
        chunks_free(tape->top);
        free(tape);
        return;
    }
    tape->top = small_chunks(tape->top);
    tape->next = run->spare;
    run->spare = tape;
    run->nspare++;
}

void rt_tapes_free(RunState *run)
{
    Tape *tape;

    while (
        run->tapes) /* NOLINTNEXTLINE(clang-analyzer-unix.Malloc): unlinked */
        rt_tape_free(run, run->tapes);
    while ((tape = take_spare(run))) {
        chunks_free(tape->top);
        free(tape);
    }
}
