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
#include "passes/grad.h"

#include "ir/regions.h"
#include "passes/optimise.h"

#include <string.h>

/* What is wanted of a param's cotangent, and what there is of an output's. */
enum { UNWANTED, WANTED, ADDED };
enum { NOT_GIVEN, GIVEN, GIVEN_MASKED };

/* What the backward function takes of the forward one's: an input, or a result.
 */
typedef struct Crossing {
    bool is_input;
    int index;
} Crossing;

struct Vjp {
    Vjp *next;
    uint8_t *wants, *given; /* by param, by output */
    Graph *forward, *backward;
    int ncross;
    Crossing *cross;
    int *out;     /* by param: which output is its cotangent; -1: none */
    bool *masked; /* by param: may that be zero behind a `select`? */
};

Graph *grad_function(const Graph *of, const char *what)
{
    Module *m = of->module;
    const char *name = arena_printf(m->arena, "%s.%s", of->name, what);
    const char *unique = name;

    for (int i = 1; module_find(m, unique); i++)
        unique = arena_printf(m->arena, "%s_%d", name, i);
    return module_function(m, unique);
}

/* ---- the cut ---- */

/* A copy of the function with a sweep behind it, which is taken away to `back`.
 */
typedef struct Cut {
    Graph *work, *back;
    uint32_t low, high;
    int nparam;        /* of the function; cotangents come behind them */
    bool *is_forward;  /* by id - low */
    Node **there;      /* by id - low: what stands for it in `back` */
    Node *front, *end; /* of `back` */
    Arena *scratch;
    int ncrossing, capacity;
    Node **crossing; /* what `back` uses, in the order of its params for it */
    int nkept;
    Node **kept; /* what the forward function gives beside its results */
} Cut;

static bool is_forward(const Cut *c, const Node *n)
{
    return c->is_forward[n->id - c->low];
}

static void mark_forward(Cut *c, const Node *last)
{
    for (int i = 0; i < c->work->nparam; i++)
        c->is_forward[c->work->param[i]->id - c->low] = true;
    for (const Node *n = c->work->first; n; n = n == last ? NULL : n->next)
        c->is_forward[n->id - c->low] = true;
}

/* What only says again what there is costs less than being kept. */
static bool is_shaped_again(const Node *n)
{
    return n->op == OP_reshape || n->op == OP_broadcast_in_dim;
}

/* What a node of the forward part is in the backward function. */
static Node *across(Cut *c, Node *n)
{
    Node **there = &c->there[n->id - c->low];

    if (*there)
        return *there;
    if (node_is_remade(n)) {
        *there = node_remake(n, c->back, c->front);
    } else if (is_shaped_again(n)) {
        Node *input = across(c, n->input[0]);

        *there = node_copy(n, c->back, c->front);
        (*there)->input[0] = input;
    } else {
        *there = graph_param(c->back, n->type);
        *ARENA_PUSH(c->scratch, c->crossing, c->ncrossing, c->capacity) = n;
    }
    return *there;
}

static Node *input_of_back(Cut *c, Node *n)
{
    return is_forward(c, n) ? across(c, n) : n;
}

/* Moves what the sweep made; a result of a forward tuple stays with it. */
static void move_backward(Cut *c)
{
    for (Node *n = c->work->first, *next; n; n = next) {
        next = n->next;
        if (n->op == OP_result && is_forward(c, n->input[0]))
            c->is_forward[n->id - c->low] = true;
        if (is_forward(c, n))
            continue;
        node_move_before(n, c->end);
        for (int i = 0; i < n->ninput; i++)
            n->input[i] = input_of_back(c, n->input[i]);
    }
}

/* What crosses is an input or a result of the function, or is kept. That is
 * listed in the order of the work, so that forward functions for several
 * patterns that keep the same are the same. */
static void find_crossings(Cut *c, Vjp *v)
{
    int *result = ARENA_ARRAY(c->scratch, int, c->high - c->low);

    for (int i = 0; i < c->ncrossing; i++)
        result[c->crossing[i]->id - c->low] = -1;
    for (int i = 0; i < c->work->noutput; i++)
        if (result[c->work->output[i]->id - c->low] < 0)
            result[c->work->output[i]->id - c->low] = i + 1;
    c->kept = ARENA_ARRAY(c->scratch, Node *, c->ncrossing);
    for (Node *n = region_begin(c->work); n; n = n->next)
        if (result[n->id - c->low] < 0) {
            c->kept[c->nkept++] = n;
            result[n->id - c->low] = c->work->noutput + c->nkept;
        }
    v->ncross = c->ncrossing;
    v->cross = ARENA_ARRAY(c->work->module->arena, Crossing, c->ncrossing);
    for (int i = 0; i < c->ncrossing; i++) {
        const Node *n = c->crossing[i];
        int index = result[n->id - c->low];

        v->cross[i] = n->op == OP_param ? (Crossing){true, node_index(n)}
                                        : (Crossing){false, index - 1};
    }
}

/* The work's params behind the function's are the backward function's. */
static void take_cotangents(Cut *c)
{
    for (int i = c->nparam; i < c->work->nparam; i++)
        c->there[c->work->param[i]->id - c->low] =
            graph_param(c->back, c->work->param[i]->type);
}

static void cut_outputs(Cut *c, int n, Node *const *output, int nx,
                        Node *const *x_ct, Vjp *v)
{
    Node **out = ARENA_ARRAY(c->scratch, Node *, nx), **all;

    for (int i = 0; i < nx; i++)
        out[i] = input_of_back(c, x_ct[i]);
    graph_set_outputs(c->back, nx, out);
    find_crossings(c, v);
    all = ARENA_ARRAY(c->scratch, Node *, n + c->nkept);
    for (int i = 0; i < n + c->nkept; i++)
        all[i] = i < n ? output[i] : c->kept[i - n];
    graph_set_outputs(c->work, n + c->nkept, all);
}

static void keep_params(Graph *g, int n, Arena *scratch)
{
    bool *keep = ARENA_ARRAY(scratch, bool, g->nparam);

    for (int i = 0; i < n; i++)
        keep[i] = true;
    region_keep_params(g, keep);
}

/* Cuts the work, whose outputs are the function's and, behind those, the
 * cotangents. */
static void cut(Cut *c, int noutput, Vjp *v)
{
    Module *m = c->work->module;
    int nx = c->work->noutput - noutput;
    Node **output = c->work->output;
    Build b;

    c->back = graph_region(m);
    b = (Build){.graph = c->back};
    c->there = ARENA_ARRAY(c->scratch, Node *, c->high - c->low);
    c->front = build_op(&b, OP_token, 0, NULL);
    c->end = build_op(&b, OP_token, 0, NULL);
    graph_set_outputs(c->work, noutput, output);
    take_cotangents(c);
    move_backward(c);
    cut_outputs(c, noutput, output, nx, output + noutput, v);
    keep_params(c->work, c->nparam, c->scratch);
    node_unlink(c->front);
    node_unlink(c->end);
}

/* ---- the two functions ---- */

/* A sweep of a copy of the function. */
typedef struct Work {
    Grad *gr;
    Graph *function, *graph;
    Arena *scratch;
    int ny, nx;
    Node **y_ct, **x, **x_total, **x_ct;
    bool *y_masked, *x_masked;
    int *param; /* which x is */
} Work;

static Work work_begin(Grad *gr, Graph *function, const Vjp *v)
{
    int n = function->nparam;
    Work w = {.gr = gr,
              .function = function,
              .graph = graph_copy(function->module, function),
              .scratch = gr->scratch,
              .ny = function->noutput,
              .y_ct = ARENA_ARRAY(gr->scratch, Node *, function->noutput),
              .y_masked = ARENA_ARRAY(gr->scratch, bool, function->noutput),
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
        if (v->forward->noutput == region->noutput && v->forward != function &&
            text_equal(text_of(scratch, region), text_of(scratch, v->forward)))
            return v->forward;
    made = grad_function(function, "forward");
    graph_take(made, region);
    return made;
}

static bool vjp_make(Grad *gr, Graph *function, Vjp *v)
{
    uint32_t low = function->module->nnode;
    Work w = work_begin(gr, function, v);
    const Node *last = w.graph->last;
    Cut c = {.work = w.graph,
             .low = low,
             .nparam = function->nparam,
             .scratch = gr->scratch};

    v->out = ARENA_ARRAY(function->module->arena, int, function->nparam);
    v->masked = ARENA_ARRAY(function->module->arena, bool, function->nparam);
    for (int i = 0; i < function->nparam; i++)
        v->out[i] = -1;
    if (!work_sweep(&w, low))
        return false;
    work_outputs(&w, v);
    c.high = function->module->nnode;
    c.is_forward = ARENA_ARRAY(gr->scratch, bool, c.high - low);
    mark_forward(&c, last);
    dce_graph(w.graph, gr->scratch);
    cut(&c, w.ny, v);
    v->forward = function;
    if (c.nkept)
        v->forward = forward_function(function, c.work, gr->scratch);
    v->backward = grad_function(function, "backward");
    graph_take(v->backward, c.back);
    return true;
}

static bool is_there(const Graph *function)
{
    return module_find(function->module, function->name) == function;
}

/* The functions for a pattern; NULL after an error. */
static Vjp *vjp_of(Grad *gr, Graph *function, const uint8_t *wants,
                   const uint8_t *given)
{
    Arena *a = function->module->arena;
    Derived *d = grad_derived(function);
    size_t nparam = (size_t)function->nparam;
    size_t noutput = (size_t)function->noutput;
    bool made;
    Vjp *v;

    for (v = d->vjp; v; v = v->next)
        if (!memcmp(v->wants, wants, nparam) &&
            !memcmp(v->given, given, noutput) && is_there(v->forward) &&
            is_there(v->backward))
            return v;
    if (d->is_open) {
        grad_not_yet(gr, "a function that calls itself");
        return NULL;
    }
    v = ARENA_NEW(a, Vjp);
    v->wants = arena_copy(a, wants, nparam + 1);
    v->given = arena_copy(a, given, noutput + 1);
    d->is_open = true;
    made = vjp_make(gr, function, v);
    d->is_open = false;
    if (!made)
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
    v = vjp_of(gr, callee, wants, given);
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
