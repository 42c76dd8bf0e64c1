/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Scratch memory: side tables that end with the pass that made them. */
#ifndef HOLO_PASSES_SCRATCH_H
#define HOLO_PASSES_SCRATCH_H

#include "base/diag.h"

/* Runs `work(data, scratch)` with an arena that is given back afterwards, also
 * when memory ends and control leaves by the escape of `ctx->kept`. */
void scratch_run(Context *ctx, void (*work)(void *data, Arena *scratch),
                 void *data);

#endif
