/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Calls become the nodes of what they call.
 *
 * The specialiser compiles calls that are alike once. Where the body is small,
 * or called from one place alone, or all scalars, a call costs more than it
 * saves: kernels fuse with what is around them, and scalars stay in registers.
 * No bit depends on it. Callees are done before their callers, so sizes are
 * those of what would be put in; functions that nothing calls any more go. */
#include "passes/optimise.h"

#include "ir/regions.h"
#include "passes/scratch.h"

enum {
    SMALL = 24,          /* nodes without loops and branches */
    SMALL_SCALARS = 80,  /* of scalars */
    FEW_BYTES = 4096,    /* that a call copies of what it changes */
    LEAST_GROWTH = 2000, /* nodes that a module may grow by in any case */
};

/* A result, which others may hold, becomes another name of what it is. */
static void become_name(Node *result, Node *n)
{
    result->input[0] = n;
    result->op = OP_identity;
    result->nattr = 0;
}

/* ---- of a module ---- */

typedef struct FunctionNotes {
    int ncall; /* places that call it */
    int64_t size;
    bool was_called, has_regions, all_scalars, is_done, is_open, is_recursive;
    bool copies; /* more of what it changes in place than is worth a call */
} FunctionNotes;

typedef struct Inliner {
    Module *m;
    Arena *scratch;
    FunctionNotes *of; /* by index of the function */
    int64_t growth;    /* nodes that may be added yet */
    Node ***output;    /* by id: what the outputs of an inlined call are */
} Inliner;

static void count_calls(Inliner *k, const Graph *g)
{
    for (const Node *n = g->first; n; n = n->next) {
        const Graph *callee = n->op == OP_call ? call_target(n) : NULL;

        if (callee) {
            k->of[callee->index].ncall++;
            k->of[callee->index].was_called = true;
        }
        for (int i = 0; i < n->nregion; i++)
            count_calls(k, n->region[i]);
    }
}

static void measure(FunctionNotes *f, const Graph *g)
{
    for (const Node *n = g->first; n; n = n->next) {
        f->size++;
        f->has_regions |= n->nregion > 0;
        if (n->type.kind == TYPE_TENSOR && n->type.shape.rank)
            f->all_scalars = false;
        for (int i = 0; i < n->nregion; i++)
            measure(f, n->region[i]);
    }
}

static bool copies_much(const Graph *g)
{
    int64_t bytes = 0;

    for (int i = 0; g->over && i < g->noutput; i++) {
        const Type *t = &g->output[i]->type;

        if (g->over[i] >= 0)
            bytes += shape_size(t->shape) * dtype_info[t->dtype].size;
    }
    return bytes > FEW_BYTES;
}

static bool is_wanted(Inliner *k, const FunctionNotes *f)
{
    if (f->is_recursive || f->is_open)
        return false;
    if (f->ncall == 1)
        return true;
    if (f->copies && f->size <= k->growth)
        return true;
    return f->size <= k->growth &&
           ((f->size <= SMALL && !f->has_regions) ||
            (f->size <= SMALL_SCALARS && f->all_scalars));
}

static void inline_function(Inliner *k, Graph *g);

static void inline_call_of(Inliner *k, Node *call, const Graph *callee)
{
    FunctionNotes *f = &k->of[callee->index];
    Node **output;

    if (!is_wanted(k, f))
        return;
    if (f->ncall > 1)
        k->growth -= f->size;
    f->ncall--;
    output = ARENA_ARRAY(k->scratch, Node *, callee->noutput);
    k->output[call->id] = output;
    call_insert(call, callee, output);
    node_unlink(call);
}

/* The results of a call come after it: each becomes another name of what it
 * is when the walk gets there. */
static void inline_in(Inliner *k, Graph *g)
{
    for (Node *n = g->first, *next; n; n = next) {
        Graph *callee = n->op == OP_call ? call_target(n) : NULL;

        next = n->next;
        for (int i = 0; i < n->nregion; i++)
            inline_in(k, n->region[i]);
        if (n->op == OP_result && k->output[n->input[0]->id])
            become_name(n, k->output[n->input[0]->id][node_index(n)]);
        if (!callee || !callee->output)
            continue;
        inline_function(k, callee);
        inline_call_of(k, n, callee);
    }
}

/* Each once, what it calls first. */
static void inline_function(Inliner *k, Graph *g)
{
    FunctionNotes *f = &k->of[g->index];

    if (f->is_open)
        f->is_recursive = true;
    if (f->is_done || f->is_open)
        return;
    f->is_open = true;
    inline_in(k, g);
    f->is_open = false;
    f->is_done = true;
    f->all_scalars = true;
    measure(f, g);
    f->copies = copies_much(g);
}

static void inline_module(void *data, Arena *scratch)
{
    Module *m = data;
    Inliner k = {.m = m,
                 .scratch = scratch,
                 .of = ARENA_ARRAY(scratch, FunctionNotes, m->nfunction),
                 .output = ARENA_ARRAY(scratch, Node **, m->nnode)};
    bool *drop = ARENA_ARRAY(scratch, bool, m->nfunction);
    int64_t size = 0;
    size_t i = 0;

    for (const Graph *g = m->first; g; g = g->next) {
        FunctionNotes all = {0};

        count_calls(&k, g);
        measure(&all, g);
        size += all.size;
    }
    k.growth = size / 2 > LEAST_GROWTH ? size / 2 : LEAST_GROWTH;
    for (Graph *g = m->first; g; g = g->next)
        inline_function(&k, g);
    for (const Graph *g = m->first; g; g = g->next, i++)
        drop[i] = g != m->first && !k.of[i].ncall && k.of[i].was_called;
    module_drop(m, drop);
}

void pass_inline(Module *m)
{
    if (m->nfunction > 1)
        scratch_run(m->ctx, inline_module, m);
}
