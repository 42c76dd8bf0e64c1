/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What a gradient has to do with: activity.
 *
 * A node is *varied* if it depends on some x through differentiable
 * operations; it is *active* if it is varied and some y depends on it in such a
 * way. Both look into regions: the facts about carried value i of a `while` are
 * kept at param i of its body, and found by a fixpoint, which is reached
 * because marks are only ever added. Integers are never varied; but of those
 * that x decides through an op without a gradient, such as argmax, note is
 * taken, as it is an error when they become floats on the way to y.
 *
 * Of a function it is found once which outputs hang on which params, for all
 * its calls: the marks of a node are bits, one for each param. Functions that
 * call each other are looked at in turn until nothing is added. */
#include "passes/grad.h"

#include "ir/regions.h"
#include "passes/scratch.h"

enum { MOST_CALLS = 1000, BITS = 64 };

bool grad_has_cotangent(const Type *t)
{
    return type_is_float(t) || t->kind == TYPE_TAPE;
}

static uint64_t varied(const Grad *gr, const Node *n)
{
    return grad_is_forward(gr, n) ? gr->varied[n->id - gr->low] : 0;
}

static uint64_t picked(const Grad *gr, const Node *n)
{
    return grad_is_forward(gr, n) ? gr->picked[n->id - gr->low] : 0;
}

bool grad_is_varied(const Grad *gr, const Node *n)
{
    return varied(gr, n) != 0;
}

bool grad_is_picked(const Grad *gr, const Node *n)
{
    return picked(gr, n) != 0;
}

/* Does a change of the inputs change the value by more than jumps? */
static bool is_smooth(const Node *n)
{
    return grad_rule[n->op] != grad_zero && grad_rule[n->op] != grad_none &&
           (grad_has_cotangent(&n->type) || n->type.kind == TYPE_TUPLE);
}

static void vary(Grad *gr, Node *n, uint64_t by)
{
    if (grad_is_forward(gr, n))
        gr->varied[n->id - gr->low] |= by;
}

static bool is_integer(const Node *n)
{
    return n->type.kind == TYPE_TENSOR && dtype_info[n->type.dtype].is_integer;
}

static void pick(Grad *gr, Node *n, uint64_t by)
{
    if (grad_is_forward(gr, n) && is_integer(n))
        gr->picked[n->id - gr->low] |= by;
}

/* argmax and its kin pick an integer by floats; arithmetic hands it on. What
 * only compares or selects by it is flat, and an end of it. */
static void pick_integer(Grad *gr, Node *n)
{
    bool by_floats = grad_rule[n->op] == grad_nondifferentiable;

    if (grad_rule[n->op] == grad_zero)
        return;
    for (int i = 0; i < n->ninput; i++)
        pick(gr, n,
             picked(gr, n->input[i]) |
                 (by_floats ? varied(gr, n->input[i]) : 0));
}

bool grad_floats_picked(const Grad *gr, const Node *n)
{
    return n->op == OP_convert && type_is_float(&n->type) &&
           picked(gr, n->input[0]);
}

/* ---- from x on ---- */

static void vary_nodes(Grad *gr, Node *first);

/* Along an edge. Does anything vary by more than it did? */
static bool vary_edge(Grad *gr, Edge e)
{
    bool news = false;

    for (int i = 0; i < e.n; i++) {
        uint64_t before = varied(gr, e.to[i]);

        vary(gr, e.to[i], varied(gr, e.from[i]));
        news |= varied(gr, e.to[i]) != before;
    }
    return news;
}

/* What leaves `region` as results of its owner. */
static void vary_leaves(Grad *gr, Node *owner, const Graph *region)
{
    for (int i = 0; i < owner->type.nelement; i++)
        vary(gr, owner, varied(gr, region_leaves(owner, region, i)));
}

static void vary_while(Grad *gr, Node *n)
{
    Graph *body = while_body(n);

    vary_edge(gr, edge_in(n, body));
    do
        vary_nodes(gr, body->first);
    while (vary_edge(gr, edge_turn(n)));
    vary_leaves(gr, n, body);
}

static void vary_cond(Grad *gr, Node *n)
{
    for (int r = 0; r < n->nregion; r++) {
        Graph *g = n->region[r];

        vary_edge(gr, edge_in(n, g));
        vary_nodes(gr, g->first);
        vary_leaves(gr, n, g);
    }
}

static void vary_call(Grad *gr, Node *n)
{
    for (int i = 0; i < n->ninput; i++)
        vary(gr, n, varied(gr, n->input[i]) | picked(gr, n->input[i]));
}

static void vary_call_result(Grad *gr, Node *n)
{
    const Node *call = n->input[0];

    for (int i = 0; i < call->ninput; i++) {
        int reach = grad_reach(call, node_index(n), i);
        uint64_t by = varied(gr, call->input[i]) | picked(gr, call->input[i]);

        if (reach & REACH_SMOOTH)
            vary(gr, n, by);
        if (reach & REACH_PICKS)
            pick(gr, n, by);
    }
}

static void vary_result(Grad *gr, Node *n)
{
    Node *source[MOST_SOURCES];
    int count = node_sources(n, source);

    for (int i = 0; i < count; i++)
        vary(gr, n, varied(gr, source[i]));
    if (!count)
        vary(gr, n, varied(gr, n->input[0]));
}

static void vary_nodes(Grad *gr, Node *first)
{
    for (Node *n = first; n; n = n->next) {
        if (n->op == OP_while)
            vary_while(gr, n);
        else if (n->op == OP_cond)
            vary_cond(gr, n);
        else if (n->op == OP_call)
            vary_call(gr, n);
        else if (n->op == OP_result && n->input[0]->op == OP_call)
            vary_call_result(gr, n);
        else if (!is_smooth(n))
            pick_integer(gr, n);
        else if (n->op == OP_result)
            vary_result(gr, n);
        else if (grad_floats_picked(gr, n))
            vary(gr, n, picked(gr, n->input[0]));
        else
            for (int i = 0; i < n->ninput; i++)
                vary(gr, n, varied(gr, n->input[i]));
    }
}

void grad_vary(Grad *gr, int nx, Node *const *x, Node *begin)
{
    for (int i = 0; i < nx; i++)
        vary(gr, x[i], grad_has_cotangent(&x[i]->type));
    vary_nodes(gr, begin);
}

/* ---- from y back ---- */

static bool is_active(const Grad *gr, const Node *n)
{
    return grad_is_forward(gr, n) && gr->active[n->id - gr->low];
}

bool grad_wants(const Grad *gr, const Node *x)
{
    return is_active(gr, x);
}

static void activate(Grad *gr, Node *n)
{
    if (varied(gr, n))
        gr->active[n->id - gr->low] = true;
}

static void activate_nodes(Grad *gr, Node *last, const Node *begin);

/* Back along an edge. Is anything active that was not? */
static bool activate_edge(Grad *gr, Edge e)
{
    bool news = false;

    for (int i = 0; i < e.n; i++) {
        if (!is_active(gr, e.to[i]) || is_active(gr, e.from[i]))
            continue;
        activate(gr, e.from[i]);
        news |= is_active(gr, e.from[i]);
    }
    return news;
}

static void activate_while(Grad *gr, Node *n)
{
    Graph *body = while_body(n);

    activate_edge(gr, edge_turn(n));
    do
        activate_nodes(gr, body->last, NULL);
    while (activate_edge(gr, edge_turn(n)));
    activate_edge(gr, edge_in(n, body));
}

static void activate_cond(Grad *gr, Node *n)
{
    for (int r = 0; r < n->nregion; r++) {
        Graph *g = n->region[r];

        activate_nodes(gr, g->last, NULL);
        activate_edge(gr, edge_in(n, g));
    }
}

static void activate_call_result(Grad *gr, Node *n)
{
    Node *call = n->input[0];

    for (int i = 0; i < call->ninput; i++)
        if (grad_reach(call, node_index(n), i) & REACH_SMOOTH)
            activate(gr, call->input[i]);
}

static void activate_result(Grad *gr, Node *n)
{
    Node *source[MOST_SOURCES];
    int count = node_sources(n, source);

    activate(gr, n->input[0]);
    if (n->input[0]->op == OP_call)
        activate_call_result(gr, n);
    for (int i = 0; i < count; i++)
        activate(gr, source[i]);
}

static void activate_nodes(Grad *gr, Node *last, const Node *begin)
{
    for (Node *n = last; n; n = n == begin ? NULL : n->prev) {
        if (!is_active(gr, n))
            continue;
        if (n->op == OP_while)
            activate_while(gr, n);
        else if (n->op == OP_cond)
            activate_cond(gr, n);
        else if (n->op == OP_result)
            activate_result(gr, n);
        else if (n->op != OP_call && is_smooth(n))
            for (int i = 0; i < n->ninput; i++)
                activate(gr, n->input[i]);
    }
}

void grad_activate(Grad *gr, int ny, Node *const *y, Node *const *y_cotangent,
                   Node *begin, Node *last)
{
    for (int i = 0; i < ny; i++)
        if (y_cotangent[i])
            activate(gr, y[i]);
    activate_nodes(gr, last, begin);
}

void grad_activity_open(Grad *gr, uint32_t low, uint32_t high)
{
    gr->low = low;
    gr->nid = high;
    gr->varied = ARENA_ARRAY(gr->scratch, uint64_t, high - low);
    gr->picked = ARENA_ARRAY(gr->scratch, uint64_t, high - low);
    gr->active = ARENA_ARRAY(gr->scratch, bool, high - low);
}

/* ---- of functions ---- */

int grad_reach(const Node *call, int output, int param)
{
    const Graph *callee = call_target(call);
    const uint8_t *reach =
        callee && callee->derived ? callee->derived->reach : NULL;

    /* Of what is not there the rule reports that it is not. */
    return reach ? reach[output * callee->nparam + param] : REACH_SMOOTH;
}

Derived *grad_derived(Graph *function)
{
    if (!function->derived)
        function->derived = ARENA_NEW(function->module->arena, Derived);
    return function->derived;
}

/* Functions whose reach is looked for, those that they call before them. */
typedef struct Reaching {
    Arena *scratch;
    Graph **item;
    int n, capacity, depth;
    bool changed, too_deep;
} Reaching;

static void collect_calls(Reaching *w, const Node *first);

static void collect(Reaching *w, Graph *function)
{
    Derived *d = grad_derived(function);

    if (d->reach || !function->output)
        return;
    if (w->depth == MOST_CALLS) {
        w->too_deep = true;
        return;
    }
    d->reach = ARENA_ARRAY(function->module->arena, uint8_t,
                           function->noutput * function->nparam + 1);
    w->depth++;
    collect_calls(w, function->first);
    w->depth--;
    *ARENA_PUSH(w->scratch, w->item, w->n, w->capacity) = function;
}

static void collect_calls(Reaching *w, const Node *first)
{
    for (const Node *n = first; n; n = n->next) {
        Graph *callee = n->op == OP_call ? call_target(n) : NULL;

        if (callee)
            collect(w, callee);
        for (int i = 0; i < n->nregion; i++)
            collect_calls(w, n->region[i]->first);
    }
}

/* Params from `first` on, a bit each. */
static void reach_of_params(Reaching *w, Graph *g, int first, Grad *gr)
{
    uint8_t *reach = g->derived->reach;

    for (int j = first; j < g->nparam && j < first + BITS; j++)
        if (grad_has_cotangent(&g->param[j]->type))
            vary(gr, g->param[j], (uint64_t)1 << (j - first));
        else
            pick(gr, g->param[j], (uint64_t)1 << (j - first));
    vary_nodes(gr, g->first);
    for (int i = 0; i < g->noutput; i++)
        for (int j = first; j < g->nparam && j < first + BITS; j++) {
            uint64_t bit = (uint64_t)1 << (j - first);
            int found = (varied(gr, g->output[i]) & bit ? REACH_SMOOTH : 0) |
                        (picked(gr, g->output[i]) & bit ? REACH_PICKS : 0);
            uint8_t *known = &reach[i * g->nparam + j];

            w->changed |= (found & ~*known) != 0;
            *known |= (uint8_t)found;
        }
}

static void reach_of(Reaching *w, Graph *g)
{
    uint32_t low, high;

    graph_id_range(g, &low, &high);
    for (int first = 0; first < g->nparam; first += BITS) {
        Grad gr = {.scratch = w->scratch};

        grad_activity_open(&gr, low, high);
        reach_of_params(w, g, first, &gr);
    }
}

typedef struct ReachJob {
    const Node *begin;
    bool too_deep;
} ReachJob;

static void reach_job(void *data, Arena *scratch)
{
    ReachJob *job = data;
    Reaching w = {.scratch = scratch};

    collect_calls(&w, job->begin);
    do {
        w.changed = false;
        for (int i = 0; i < w.n && !w.too_deep; i++)
            reach_of(&w, w.item[i]);
    } while (w.changed);
    job->too_deep = w.too_deep;
}

bool grad_find_reach(Context *ctx, const Node *begin)
{
    ReachJob job = {.begin = begin};

    scratch_run(ctx, reach_job, &job);
    return !job.too_deep;
}
