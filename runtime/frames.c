/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The arenas of calls of functions that may enter themselves: a stack, in
 * blocks, as the last one entered is the first one left. */
#include "runtime/runtime.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { ALIGNMENT = 64, BLOCK = 1 << 18 }; /* bytes */

/* In front of its memory, which is aligned as it is. */
struct FrameBlock {
    _Alignas(ALIGNMENT) struct FrameBlock *below;
    size_t size, used; /* bytes behind it */
};

static char *memory_of(FrameBlock *block)
{
    return (char *)(block + 1);
}

/* The block on top, with room for so many bytes; NULL: there is no memory. What
 * is on top of the stack in use is one empty block, at most. */
static FrameBlock *block_for(RunState *run, size_t size)
{
    FrameBlock *top = run->frames, *block = run->spare_frames;
    size_t whole = size > BLOCK ? size : BLOCK;

    if (top && top->size - top->used >= size)
        return top;
    run->spare_frames = NULL;
    if (block && block->size < size) {
        free(block);
        block = NULL;
    }
    if (!block) {
        block = aligned_alloc(ALIGNMENT, sizeof *block + whole);
        if (!block)
            return NULL;
        block->size = whole;
    }
    block->below = top;
    block->used = 0;
    run->frames = block;
    return block;
}

void *rt_enter(RunState *run, int32_t site, int64_t size)
{
    static const char deep[] =
        "RecursionError: maximum recursion depth exceeded";
    FrameBlock *block;
    size_t whole;
    char *arena;

    if (run->depth >= RUN_DEPTH) {
        run_fail(run, site, deep, strlen(deep));
        return NULL;
    }
    run->depth++;
    if (!size)
        return run;
    if (size > PTRDIFF_MAX / 4)
        return rt_out_of_memory(run), NULL;
    whole = ((size_t)size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    block = block_for(run, whole);
    if (!block)
        return rt_out_of_memory(run), NULL;
    arena = memory_of(block) + block->used;
    block->used += whole;
    return arena;
}

void rt_leave(RunState *run, void *arena)
{
    FrameBlock *top = run->frames;

    run->depth--;
    if (arena == run || !arena)
        return;
    top->used = (size_t)((char *)arena - memory_of(top));
    if (top->used || !top->below)
        return;
    free(run->spare_frames);
    run->spare_frames = top;
    run->frames = top->below;
}

void run_frames_free(RunState *run)
{
    while (run->frames) {
        FrameBlock *top = run->frames;

        run->frames = top->below;
        free(top);
    }
    free(run->spare_frames);
    run->spare_frames = NULL;
}
