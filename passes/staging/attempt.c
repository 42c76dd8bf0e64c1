/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Attempts: opened, and ended in one of their ways (attempt.h). */
#include "passes/python/grown.h"
#include "passes/staging/attempt.h"
#include "passes/staging/reuse.h"

Progress progress_of(const Spec *s)
{
    return (Progress){.region = s->region,
                      .last = s->region->graph->last,
                      .token = s->region->token,
                      .intervals = s->region->intervals,
                      .diag = diag_mark(s->ctx),
                      .lost = s->lost,
                      .nemit = s->nemit,
                      .nmodule = s->nmodule,
                      .nsweep = s->nsweep,
                      .nentered = s->nentered,
                      .nsettled = s->nsettled,
                      .nobject = s->heap.nobject,
                      .nnode = s->out->nnode};
}

bool progress_failed(const Spec *s, const Progress *p)
{
    return s->ctx->nfound != p->diag.nfound;
}

bool progress_emitted(const Spec *s, const Progress *p)
{
    return s->nemit != p->nemit;
}

/* Params stay: what they stand for was captured by the regions around, too. */
void progress_unlink(Spec *s, const Progress *p)
{
    assert(s->region == p->region);
    for (Node *n = s->region->graph->last, *before; n && n != p->last;
         n = before) {
        before = n->prev;
        if (n->op != OP_param && n->id >= p->nnode)
            node_unlink(n);
    }
    s->region->token = p->token;
    s->region->intervals = p->intervals;
}

void attempt_open(Spec *s, Attempt *a)
{
    *a = (Attempt){.before = progress_of(s),
                   .mark = heap_mark(s),
                   .facts = s->facts,
                   .npin = s->npin};
    if (s->activation) { /* none: it is the host that calls */
        a->node = s->activation->node;
        a->at = s->activation->at;
    }
}

void attempt_open_region(Spec *s, Attempt *a)
{
    attempt_open(s, a);
    a->region = region_open(s);
}

void attempt_leave(Spec *s, Attempt *a)
{
    assert(s->region == a->region);
    rows_unsettle(s, a->before.nsettled);
    region_close(s);
    s->facts = a->facts;
    s->npin = a->npin; /* what C code held in there */
    s->activation->node = a->node;
    s->activation->at = a->at;
    a->absent = s->diverged;
    a->raised = s->diverged ? s->raised : NULL;
    s->diverged = s->unguarded = false;
    a->changes = heap_take_back(s, a->mark);
}

void attempt_keep(Spec *s, const Attempt *a)
{
    heap_keep(s, a->mark);
}

void attempt_drop(Spec *s, const Attempt *a)
{
    heap_drop(s, a->mark);
    progress_unlink(s, &a->before);
    diag_take_back(s->ctx, a->before.diag, s->gave_up);
    s->nsettled = a->before.nsettled;
    s->nmodule = a->before.nmodule;
    s->lost = a->before.lost;
    recursion_forget(s, a->before.nentered);
    s->diverged = s->unguarded = false;
}

void attempt_try(Spec *s)
{
    if (!s->ntry++)
        s->try_depth = s->depth;
}

bool attempt_recurred(Spec *s)
{
    if (s->ntry || !s->gave_up || !s->recurred || s->nrecurred == SPEC_TRIES)
        return false;
    s->nrecurred++;
    s->gave_up = NULL;
    s->recurred = false;
    s->abandoned = s->only_static; /* what was given up is not gone on with */
    return true;
}
