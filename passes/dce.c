/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Dead-code elimination.
 *
 * A value is live if an output of the function needs it or an effect does.
 * Liveness runs through regions value by value: a carried value of a `while`
 * is live if its result is, or if the test or another live carried value needs
 * it; of a `cond`, only the outputs whose results are live. So a loop loses
 * the carried values that only feed themselves, and a branch the work whose
 * result nobody takes. Tapes are values like others here: a record that
 * nobody pops is not pushed. */
#include "passes/optimise.h"

#include "ir/regions.h"

typedef struct Fact {
    bool live;
    int *element; /* of tuples of `cond` and `while`; see below */
} Fact;

typedef struct Dce {
    Graph *g; /* its own params and outputs stay as they are */
    Arena *scratch;
    IdTable fact;
    Node **work; /* live, but what it needs is not marked yet */
    int nwork, work_capacity;
} Dce;

static bool is_live(const Dce *d, const Node *n)
{
    const Fact *f = id_table_find(&d->fact, n);

    return f && f->live;
}

static void mark(Dce *d, Node *n)
{
    Fact *f = id_table_at(&d->fact, n);

    if (f->live)
        return;
    f->live = true;
    *ARENA_PUSH(d->scratch, d->work, d->nwork, d->work_capacity) = n;
}

/* While marking, element[i] is 1 if result i is live; once the node has been
 * pruned, it is the new index of result i. */
static int *elements(Dce *d, const Node *tuple)
{
    Fact *f = id_table_at(&d->fact, tuple);

    if (!f->element)
        f->element = ARENA_ARRAY(d->scratch, int, tuple->type.nelement);
    return f->element;
}

/* What a value may be, by the edges of control flow that lead to it. */
static void mark_sources(Dce *d, Node *n)
{
    Node *source[MOST_SOURCES];
    int count = node_sources(n, source);

    for (int i = 0; i < count; i++)
        mark(d, source[i]);
}

static void mark_result(Dce *d, Node *n)
{
    Node *tuple = n->input[0];

    mark(d, tuple);
    if (tuple->op == OP_cond)
        elements(d, tuple)[node_index(n)] = 1;
    mark_sources(d, n);
}

/* Marks what a live node needs. */
static void mark_needs(Dce *d, Node *n)
{
    if (n->graph != d->g)
        mark(d, n->graph->owner);
    if (n->op == OP_result)
        mark_result(d, n);
    else if (n->op == OP_param && n->graph != d->g)
        mark_sources(d, n);
    else if (n->op == OP_while)
        mark(d, while_condition(n));
    else if (n->op == OP_cond)
        mark(d, cond_predicate(n));
    else
        for (int i = 0; i < n->ninput; i++)
            mark(d, n->input[i]);
}

/* A function that takes a token may print. */
static bool has_effect(const Node *n)
{
    if (n->op == OP_call)
        for (int i = 0; i < n->ninput; i++)
            if (n->input[i]->type.kind == TYPE_TOKEN)
                return true;
    return op_is(n->op, OP_EFFECT);
}

static void mark_effects(Dce *d, Graph *g)
{
    for (Node *n = g->first; n; n = n->next) {
        if (has_effect(n))
            mark(d, n);
        for (int i = 0; i < n->nregion; i++)
            mark_effects(d, n->region[i]);
    }
}

/* Numbers what is kept from 0 on. */
static void renumber(int *element, const bool *keep, int n)
{
    int kept = 0;

    for (int i = 0; i < n; i++)
        element[i] = keep[i] ? kept++ : -1;
}

static void prune_while(Dce *d, Node *n)
{
    int ncarried = while_ncarried(n), nkept = 0;
    bool *keep = ARENA_ARRAY(d->scratch, bool, ncarried);

    for (int i = 0; i < ncarried; i++)
        nkept += keep[i] = is_live(d, while_head(n, i));
    renumber(elements(d, n), keep, ncarried);
    if (nkept < ncarried)
        while_keep(n, keep);
}

static void prune_cond(Dce *d, Node *n)
{
    Edge yes = edge_in(n, cond_then(n)), no = edge_in(n, cond_else(n));
    int nresult = n->type.nelement;
    bool *input = ARENA_ARRAY(d->scratch, bool, yes.n);
    bool *result = ARENA_ARRAY(d->scratch, bool, nresult);

    for (int i = 0; i < yes.n; i++)
        input[i] = is_live(d, yes.to[i]) || is_live(d, no.to[i]);
    for (int i = 0; i < nresult; i++)
        result[i] = elements(d, n)[i];
    renumber(elements(d, n), result, nresult);
    cond_keep(n, input, result);
}

static void renumber_result(Dce *d, Node *n)
{
    const Fact *f = id_table_find(&d->fact, n->input[0]);

    if (f && f->element)
        node_set_int(n, ATTR_index, f->element[node_index(n)]);
}

static void sweep(Dce *d, Graph *g)
{
    for (Node *n = g->first, *next; n; n = next) {
        next = n->next;
        if (n->op == OP_param)
            continue;
        if (!is_live(d, n)) {
            node_unlink(n);
            continue;
        }
        if (n->op == OP_while)
            prune_while(d, n);
        else if (n->op == OP_cond)
            prune_cond(d, n);
        else if (n->op == OP_result)
            renumber_result(d, n);
        for (int i = 0; i < n->nregion; i++)
            sweep(d, n->region[i]);
    }
}

void dce_graph(Graph *g, Arena *scratch)
{
    Dce d = {.g = g,
             .scratch = scratch,
             .fact = id_table(scratch, g->module, sizeof(Fact))};

    for (int i = 0; i < g->noutput; i++)
        mark(&d, g->output[i]);
    mark_effects(&d, g);
    while (d.nwork)
        mark_needs(&d, d.work[--d.nwork]);
    sweep(&d, g);
}

void pass_dce(Module *m)
{
    pass_each_function(m, dce_graph);
}
