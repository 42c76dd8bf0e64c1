/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The gradient of `call`: calls of two functions.
 *
 * From a function two are made, for all calls that want the same of it. The
 * forward one does what the function does, and gives what the way back needs as
 * further results. The backward one takes that, and the cotangents of the
 * results, to the cotangents of the params.
 *
 *     y = f(x)      becomes      y, kept = f.forward(x)
 *                                x_ct = f.backward(y_ct, total, kept, x)
 *
 * They are made by sweeping a copy of the function as if it stood where it is
 * called, and cutting the copy in two. So nothing is computed twice, however
 * deep calls are nested, and no bit of a gradient hangs on what is a call: a
 * cotangent that other users of `x` have already gone into, its total so far,
 * goes in, and the sums go on from there. */
#include "passes/grad_cut.h"

#include "ir/regions.h"

#include <string.h>

Graph *grad_function(const Graph *of, const char *what)
{
    Module *m = of->module;
    const char *name = arena_printf(m->arena, "%s.%s", of->name, what);
    const char *unique = name;

    for (int i = 1; module_find(m, unique); i++)
        unique = arena_printf(m->arena, "%s_%d", name, i);
    return module_function(m, unique);
}

/* ---- the two functions ---- */

/* A sweep of a copy of the function. */
typedef struct Work {
    Grad *gr;
    Graph *graph;
    Arena *scratch;
    int ny, nx;
    Node **y_ct, **x, **x_total, **x_ct;
    bool *y_masked, *x_masked;
    int *param; /* which x is */
} Work;

static Work work_begin(Grad *gr, Graph *graph, const Vjp *v)
{
    int n = graph->nparam;
    Work w = {.gr = gr,
              .graph = graph,
              .scratch = gr->scratch,
              .ny = graph->noutput,
              .y_ct = ARENA_ARRAY(gr->scratch, Node *, graph->noutput),
              .y_masked = ARENA_ARRAY(gr->scratch, bool, graph->noutput),
              .x = ARENA_ARRAY(gr->scratch, Node *, n),
              .x_total = ARENA_ARRAY(gr->scratch, Node *, n),
              .x_ct = ARENA_ARRAY(gr->scratch, Node *, n),
              .x_masked = ARENA_ARRAY(gr->scratch, bool, n),
              .param = ARENA_ARRAY(gr->scratch, int, n)};

    for (int i = 0; i < w.ny; i++)
        if (v->given[i]) {
            w.y_ct[i] = graph_param(w.graph, w.graph->output[i]->type);
            w.y_masked[i] = v->given[i] == GIVEN_MASKED;
        }
    for (int i = 0; i < n; i++) {
        if (!v->wants[i])
            continue;
        w.param[w.nx] = i;
        w.x[w.nx] = w.graph->param[i];
        if (v->wants[i] == ADDED)
            w.x_total[w.nx] = graph_param(w.graph, w.x[w.nx]->type);
        w.nx++;
    }
    return w;
}

static bool work_sweep(Work *w, uint32_t low)
{
    return grad_sweep(w->gr, &(Sweep){.graph = w->graph,
                                      .low = low,
                                      .ny = w->ny,
                                      .y = w->graph->output,
                                      .y_cotangent = w->y_ct,
                                      .y_masked = w->y_masked,
                                      .nx = w->nx,
                                      .x = w->x,
                                      .x_total = w->x_total,
                                      .x_cotangent = w->x_ct,
                                      .x_masked = w->x_masked});
}

/* The cotangents behind the function's outputs; what nothing came to has none.
 */
static void work_outputs(Work *w, Vjp *v)
{
    Node **all = ARENA_ARRAY(w->scratch, Node *, w->ny + w->nx);
    int n = 0;

    while (n < w->ny) {
        all[n] = w->graph->output[n];
        n++;
    }
    for (int i = 0; i < w->nx; i++) {
        v->masked[w->param[i]] = w->x_masked[i];
        if (!w->x_ct[i] || w->x_ct[i] == w->x_total[i])
            continue;
        v->out[w->param[i]] = n - w->ny;
        all[n++] = w->x_ct[i];
    }
    graph_set_outputs(w->graph, n, all);
}

static Text text_of(Arena *scratch, const Graph *g)
{
    TextBuffer text = {.arena = scratch};
    Graph region = *g;

    region.name = NULL;
    graph_print(&text, &region, NULL);
    return buffer_text(&text);
}

/* The forward function: one for all patterns that keep the same. */
static Graph *forward_function(Graph *function, Graph *region, Arena *scratch)
{
    Graph *made;

    for (const Vjp *v = function->derived->vjp; v; v = v->next)
        if (!v->is_taped && v->forward->output && v->forward != function &&
            v->forward->noutput == region->noutput &&
            text_equal(text_of(scratch, region), text_of(scratch, v->forward)))
            return v->forward;
    made = grad_function(function, "forward");
    graph_take(made, region);
    return made;
}

static int output_index(const Graph *g, const Node *n)
{
    for (int i = 0; i < g->noutput; i++)
        if (g->output[i] == n)
            return i;
    return -1;
}

/* What crosses is an input or a result of the function, or is kept: a further
 * result. That is listed in the order of the work, so that forward functions
 * for several patterns that keep the same are the same. */
static void hand_over(Cut *c, Graph *forward, Vjp *v)
{
    Arena *a = forward->module->arena;
    Node **output = NULL;
    int n = 0, capacity = 0, ncross = 0;

    for (int i = 0; i < c->noutput; i++)
        *ARENA_PUSH(c->scratch, output, n, capacity) = c->work->output[i];
    for (Node *at = c->work->first; at; at = at->next) {
        int index = output_index(forward, at);

        if (!cut_crosses(c, at))
            continue;
        cut_hand(c, at);
        if (at->op != OP_param && index < 0) {
            index = n;
            *ARENA_PUSH(c->scratch, output, n, capacity) = at;
        }
        *ARENA_PUSH(a, v->cross, v->ncross, ncross) =
            at->op == OP_param ? (Crossing){true, node_index(at)}
                               : (Crossing){false, index};
    }
    cut_end(c);
    graph_set_outputs(c->work, n, output);
}

static bool vjp_make(Grad *gr, Graph *function, Vjp *v)
{
    uint32_t low = function->module->nnode;
    Graph *graph = graph_copy(function->module, function);
    Graph own = {.module = graph->module};
    Cut c = cut_begin(graph, low, gr->scratch);
    Work w = work_begin(gr, graph, v);

    if (!work_sweep(&w, low))
        return false;
    own.noutput = c.noutput;
    own.output = graph->output;
    cut_mark(&c);
    work_outputs(&w, v);
    cut_find(&c);
    hand_over(&c, &own, v);
    v->forward = function;
    if (c.work->noutput > c.noutput)
        v->forward = forward_function(function, c.work, gr->scratch);
    v->backward = grad_function(function, "backward");
    graph_take(v->backward, c.back);
    return true;
}

static bool is_there(const Graph *function)
{
    return module_find(function->module, function->name) == function;
}

Vjp *grad_vjp_of(Grad *gr, Graph *function, bool is_taped, const uint8_t *wants,
                 const uint8_t *given)
{
    Arena *a = function->module->arena;
    Derived *d = grad_derived(function);
    size_t nparam = (size_t)function->nparam;
    size_t noutput = (size_t)function->noutput;
    Vjp *v;

    for (v = d->vjp; v; v = v->next)
        if (v->is_taped == is_taped && !memcmp(v->wants, wants, nparam) &&
            !memcmp(v->given, given, noutput) && is_there(v->forward) &&
            is_there(v->backward))
            return v;
    v = ARENA_NEW(a, Vjp);
    v->is_taped = is_taped;
    v->wants = arena_copy(a, wants, nparam + 1);
    v->given = arena_copy(a, given, noutput + 1);
    v->out = ARENA_ARRAY(a, int, nparam);
    v->masked = ARENA_ARRAY(a, bool, nparam);
    for (size_t i = 0; i < nparam; i++)
        v->out[i] = -1;
    if (is_taped)
        return grad_make_taped(gr, function, v) ? v : NULL;
    if (!vjp_make(gr, function, v))
        return NULL;
    v->next = d->vjp;
    d->vjp = v;
    return v;
}

/* ---- the rule ---- */

static bool reaches(const Node *call, int param, const uint8_t *given)
{
    for (int i = 0; i < call->type.nelement; i++)
        if (given[i] && grad_reach(call, i, param) & REACH_SMOOTH)
            return true;
    return false;
}

static bool stands_before(const Node *n, int i)
{
    for (int k = 0; k < i; k++)
        if (n->input[k] == n->input[i])
            return true;
    return false;
}

/* What this call gives and wants. */
static void find_pattern(Grad *gr, const Node *call, uint8_t *wants,
                         uint8_t *given)
{
    Node **element = grad_elements(gr, call);
    const bool *masked = grad_elements_masked(gr, call);

    for (int i = 0; i < call->type.nelement; i++)
        if (element[i])
            given[i] = masked[i] ? GIVEN_MASKED : GIVEN;
    for (int i = 0; i < call->ninput; i++) {
        Node *x = call->input[i];

        if (!grad_wants(gr, x) || !reaches(call, i, given))
            continue;
        wants[i] =
            grad_total(gr, x) && !stands_before(call, i) ? ADDED : WANTED;
    }
}

/* The call of the backward function; `out` are its results. The function that
 * was called has `nresult` of its own. */
static void call_backward(Grad *gr, Node *call, const Vjp *v, int nresult,
                          Node **out)
{
    Node **element = grad_elements(gr, call);
    Node **input = ARENA_ARRAY(gr->scratch, Node *, v->backward->nparam);
    int n = 0;

    for (int i = 0; i < nresult; i++)
        if (v->given[i])
            input[n++] = element[i];
    for (int i = 0; i < call->ninput; i++)
        if (v->wants[i] == ADDED)
            input[n++] = grad_total(gr, call->input[i]);
    for (int i = 0; i < v->ncross; i++) {
        const Crossing *x = &v->cross[i];

        input[n++] = x->is_input ? call->input[x->index]
                                 : build_result(&gr->b, call, x->index);
    }
    build_call(&gr->b, v->backward, input, out);
}

void grad_call(Grad *gr, Node *n, Node *ct)
{
    Graph *callee = call_target(n);
    uint8_t *wants = ARENA_ARRAY(gr->scratch, uint8_t, n->ninput + 1);
    uint8_t *given = ARENA_ARRAY(gr->scratch, uint8_t, n->type.nelement + 1);
    Node **out;
    const Vjp *v;

    (void)ct;
    if (!callee || !callee->output) {
        grad_not_yet(gr, "a function that is not there yet");
        return;
    }
    find_pattern(gr, n, wants, given);
    if (grad_is_recursive(callee, gr->scratch) ||
        (gr->thread && grad_is_taped(callee, gr->scratch))) {
        grad_call_taped(gr, n, callee, wants, given);
        return;
    }
    v = grad_vjp_of(gr, callee, false, wants, given);
    if (!v || !v->backward->noutput)
        return;
    if (v->forward != callee) {
        node_set_text(n, ATTR_callee, text_from(v->forward->name));
        node_infer(n);
    }
    out = ARENA_ARRAY(gr->scratch, Node *, v->backward->noutput);
    call_backward(gr, n, v, callee->noutput, out);
    for (int i = 0; i < n->ninput; i++) {
        if (v->out[i] < 0)
            continue;
        gr->mask = v->masked[i];
        if (v->wants[i] == ADDED)
            grad_replace(gr, n->input[i], out[v->out[i]]);
        else
            grad_flow(gr, n->input[i], out[v->out[i]]);
    }
}
