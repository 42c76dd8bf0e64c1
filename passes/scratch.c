/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Scratch memory: side tables that end with the pass that made them.
 *
 * Exhausted memory leaves a compilation by a long jump. While scratch is in
 * use that jump is caught here, the scratch freed, and the jump continued. */
#include "passes/scratch.h"

/* False if `work` was left by a jump. */
static bool guarded(Context *ctx, void (*work)(void *data, Arena *scratch),
                    void *data, Arena *scratch)
{
    jmp_buf escape;

    if (setjmp(escape))
        return false;
    ctx->kept->escape = scratch->escape = &escape;
    work(data, scratch);
    return true;
}

void scratch_run(Context *ctx, void (*work)(void *data, Arena *scratch),
                 void *data)
{
    jmp_buf *outer = ctx->kept->escape;
    Arena scratch = {.limit = ctx->kept->limit};
    bool done = guarded(ctx, work, data, &scratch);

    ctx->kept->escape = outer;
    arena_free(&scratch);
    if (!done)
        longjmp(*outer, 1);
}
