/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Functions that no call leads to from the module's first are dropped.
 *
 * Calls that are alike are compiled once, and each of them may be gone again:
 * replaced by one that also gives what a gradient needs, inlined, or dead. */
#include "passes/passes.h"

#include "ir/regions.h"
#include "passes/scratch.h"

typedef struct Reached {
    bool *drop; /* by index of the function: not reached so far */
} Reached;

static void reach(Reached *r, const Graph *g)
{
    for (const Node *n = g->first; n; n = n->next) {
        const Graph *callee = n->op == OP_call ? call_target(n) : NULL;

        for (int i = 0; i < n->nregion; i++)
            reach(r, n->region[i]);
        if (!callee || !r->drop[callee->index])
            continue;
        r->drop[callee->index] = false;
        reach(r, callee);
    }
}

static void drop_unreached(void *data, Arena *scratch)
{
    Module *m = data;
    Reached r = {ARENA_ARRAY(scratch, bool, m->nfunction)};

    for (size_t i = 1; i < m->nfunction; i++)
        r.drop[i] = true;
    reach(&r, m->first);
    module_drop(m, r.drop);
}

void module_keep_reached(Module *m)
{
    if (m->nfunction > 1)
        scratch_run(m->ctx, drop_unreached, m);
}
