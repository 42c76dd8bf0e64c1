/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Reverse-mode autodiff: the sweep.
 *
 * Two analyses come first. A node is *varied* if it depends on some x through
 * differentiable operations; it is *active* if it is varied and some y depends
 * on it in such a way. Both look into regions: the facts about carried value i
 * of a `while` are kept at param i of its body, and found by a fixpoint, which
 * is reached because marks are only ever added. Integers are never varied; but
 * of those that x decides through an op without a gradient, such as argmax,
 * note is taken, as it is an error when they become floats on the way to y.
 *
 * Then the nodes are walked backwards. When a node is reached all its users
 * have been, so its cotangent is complete, and its rule (the `grad` column of
 * ir/ops.def) hands it on to the inputs. Shapes agree in every op, so the
 * rules have no special cases for broadcasting. */
#include "passes/grad.h"

#include "ir/regions.h"
#include "passes/scratch.h"

enum { MOST_DEPTH = 200 };

static GradRule *const grad_rule[OP_COUNT] = {
#define OP(name, in, nregion, traits, required, optional, infer, grad, eval,   \
           lower, samples, cost, doc)                                          \
    [OP_##name] = grad_##grad,
#include "ir/ops.def"
};

/* No cotangent comes here: the row has no value or no input to pass it to. */
void grad_none(Grad *gr, Node *n, Node *ct)
{
    (void)gr, (void)n, (void)ct;
}

/* Flat wherever it is smooth. */
void grad_zero(Grad *gr, Node *n, Node *ct)
{
    (void)gr, (void)n, (void)ct;
}

void grad_nondifferentiable(Grad *gr, Node *n, Node *ct)
{
    (void)n, (void)ct;
    grad_broken(gr, "it has no gradient");
}

/* ---- activity ---- */

bool grad_has_cotangent(const Type *t)
{
    return type_is_float(t) || t->kind == TYPE_TAPE;
}

static bool is_forward(const Grad *gr, const Node *n)
{
    return n->id < gr->nid;
}

static bool is_varied(const Grad *gr, const Node *n)
{
    return is_forward(gr, n) && gr->varied[n->id];
}

/* Does a change of the inputs change the value by more than jumps? */
static bool is_smooth(const Node *n)
{
    return grad_rule[n->op] != grad_zero && grad_rule[n->op] != grad_none &&
           (grad_has_cotangent(&n->type) || n->type.kind == TYPE_TUPLE);
}

static void vary(Grad *gr, Node *n, bool varied)
{
    if (varied && is_forward(gr, n))
        gr->varied[n->id] = true;
}

static bool is_picked(const Grad *gr, const Node *n)
{
    return is_forward(gr, n) && gr->picked[n->id];
}

/* argmax and its kin pick an integer by floats; arithmetic hands it on. What
 * only compares or selects by it is flat, and an end of it. */
static void pick_integer(Grad *gr, Node *n)
{
    bool by_floats = grad_rule[n->op] == grad_nondifferentiable;

    if (n->type.kind != TYPE_TENSOR || !dtype_info[n->type.dtype].is_integer ||
        !is_forward(gr, n) || grad_rule[n->op] == grad_zero)
        return;
    for (int i = 0; i < n->ninput; i++)
        gr->picked[n->id] |= is_picked(gr, n->input[i]) ||
                             (by_floats && is_varied(gr, n->input[i]));
}

/* Does it make a float of a picked integer? */
static bool floats_picked(const Grad *gr, const Node *n)
{
    return n->op == OP_convert && type_is_float(&n->type) &&
           is_picked(gr, n->input[0]);
}

static void vary_nodes(Grad *gr, Node *first);

static void vary_while(Grad *gr, Node *n)
{
    Graph *body = while_body(n);
    bool changed = true;

    for (int i = 0; i < n->ninput; i++)
        vary(gr, body->param[i], is_varied(gr, n->input[i]));
    while (changed) {
        changed = false;
        vary_nodes(gr, body->first);
        for (int i = 0; i < n->ninput; i++) {
            if (!is_varied(gr, body->output[i]))
                continue;
            changed |= !is_varied(gr, body->param[i]);
            vary(gr, body->param[i], true);
        }
    }
    for (int i = 0; i < n->ninput; i++)
        vary(gr, n, is_varied(gr, body->param[i]));
}

static void vary_cond(Grad *gr, Node *n)
{
    for (int r = 0; r < n->nregion; r++) {
        Graph *g = n->region[r];

        for (int i = 0; i < g->nparam; i++)
            vary(gr, g->param[i], is_varied(gr, region_input(n, i)));
        vary_nodes(gr, g->first);
        for (int i = 0; i < g->noutput; i++)
            vary(gr, n, is_varied(gr, g->output[i]));
    }
}

static bool result_varied(const Grad *gr, const Node *n)
{
    Node *source[MOST_SOURCES];
    int count = node_sources(n, source);

    for (int i = 0; i < count; i++)
        if (is_varied(gr, source[i]))
            return true;
    return count == 0 && is_varied(gr, n->input[0]);
}

static void vary_nodes(Grad *gr, Node *first)
{
    for (Node *n = first; n; n = n->next) {
        if (n->op == OP_while)
            vary_while(gr, n);
        else if (n->op == OP_cond)
            vary_cond(gr, n);
        else if (!is_smooth(n))
            pick_integer(gr, n);
        else if (n->op == OP_result)
            vary(gr, n, result_varied(gr, n));
        else if (floats_picked(gr, n))
            vary(gr, n, true);
        else
            for (int i = 0; i < n->ninput; i++)
                vary(gr, n, is_varied(gr, n->input[i]));
    }
}

static bool is_active(const Grad *gr, const Node *n)
{
    return is_forward(gr, n) && gr->active[n->id];
}

static void activate(Grad *gr, Node *n)
{
    if (is_varied(gr, n))
        gr->active[n->id] = true;
}

static void activate_nodes(Grad *gr, Node *last, const Node *begin);

static void activate_while(Grad *gr, Node *n)
{
    Graph *body = while_body(n);
    bool changed = true;

    while (changed) {
        changed = false;
        for (int i = 0; i < n->ninput; i++) {
            if (!is_active(gr, body->param[i]))
                continue;
            changed |= is_varied(gr, body->output[i]) &&
                       !is_active(gr, body->output[i]);
            activate(gr, body->output[i]);
        }
        activate_nodes(gr, body->last, NULL);
        for (int i = 0; i < n->ninput; i++)
            changed |= is_active(gr, body->param[i]) &&
                       is_varied(gr, body->output[i]) &&
                       !is_active(gr, body->output[i]);
    }
    for (int i = 0; i < n->ninput; i++)
        if (is_active(gr, body->param[i]))
            activate(gr, n->input[i]);
}

static void activate_cond(Grad *gr, Node *n)
{
    for (int r = 0; r < n->nregion; r++) {
        Graph *g = n->region[r];

        activate_nodes(gr, g->last, NULL);
        for (int i = 0; i < g->nparam; i++)
            if (is_active(gr, g->param[i]))
                activate(gr, region_input(n, i));
    }
}

static void activate_result(Grad *gr, Node *n)
{
    Node *source[MOST_SOURCES];
    int count = node_sources(n, source);

    activate(gr, n->input[0]);
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
        else if (is_smooth(n))
            for (int i = 0; i < n->ninput; i++)
                activate(gr, n->input[i]);
    }
}

/* ---- cotangents ---- */

bool grad_wants(const Grad *gr, const Node *x)
{
    return is_active(gr, x);
}

Node *grad_total(const Grad *gr, const Node *x)
{
    return is_forward(gr, x) ? gr->cotangent[x->id] : NULL;
}

void grad_replace(Grad *gr, Node *x, Node *total)
{
    if (!gr->cotangent[x->id])
        gr->user[x->id] = gr->node;
    gr->cotangent[x->id] = total;
    gr->masked[x->id] |= gr->mask;
}

void grad_flow(Grad *gr, Node *x, Node *ct)
{
    Node *total = grad_total(gr, x);

    if (grad_wants(gr, x))
        grad_replace(gr, x, total ? build2(&gr->b, OP_add, total, ct) : ct);
}

Node **grad_elements(const Grad *gr, const Node *tuple)
{
    return is_forward(gr, tuple) ? gr->element[tuple->id] : NULL;
}

/* result i of a tuple: its cotangent is the tuple's at i. */
void grad_result(Grad *gr, Node *n, Node *ct)
{
    Node *tuple = n->input[0];
    Node ***element = &gr->element[tuple->id];
    Node **total;

    if (!*element)
        *element = ARENA_ARRAY(gr->scratch, Node *, tuple->type.nelement);
    total = &(*element)[node_index(n)];
    *total = *total ? build2(&gr->b, OP_add, *total, ct) : ct;
    gr->masked[tuple->id] |= gr->mask;
    gr->user[tuple->id] = n;
}

Node *grad_like(Grad *gr, const Node *x, double value)
{
    return build_splat(&gr->b, x->type, value);
}

Node *grad_zeros(Grad *gr, const Node *x)
{
    return build_zeros(&gr->b, x->type);
}

Node *grad_scale(Grad *gr, Node *ct, Node *partial)
{
    Node *product = build2(&gr->b, OP_multiply, ct, partial);
    Node *zero;

    if (!gr->mask)
        return product;
    zero = grad_zeros(gr, ct);
    return build3(&gr->b, OP_select, build2(&gr->b, OP_equal, ct, zero), zero,
                  product);
}

/* ---- errors ---- */

/* From the loss down to the node of a sweep, the outer sweeps' part first. */
static void path_from_loss(GradPath *p, const Grad *gr)
{
    int begin;

    if (gr->outer)
        path_from_loss(p, gr->outer);
    begin = p->n;
    for (const Node *n = gr->node; n; n = gr->user[n->id])
        grad_path_push(p, n);
    for (int i = begin, j = p->n - 1; i < j; i++, j--) {
        const Node *n = p->node[i];

        p->node[i] = p->node[j];
        p->node[j] = n;
    }
}

static const Node *varied_input(const Grad *gr, const Node *n)
{
    for (int i = 0; i < n->ninput; i++)
        if (is_varied(gr, n->input[i]))
            return n->input[i];
    return NULL;
}

/* From the node of a sweep on to a variable, then in the outer sweeps. */
static void path_to_variable(GradPath *p, const Grad *gr)
{
    for (; gr; gr = gr->outer)
        for (const Node *n = varied_input(gr, gr->node); n;
             n = varied_input(gr, n))
            grad_path_push(p, n);
}

void grad_broken(Grad *gr, const char *reason)
{
    GradPath p = {.arena = gr->scratch};
    const Node *n = gr->node;
    Diag *d =
        diag_error(gr->ctx, DIAG_H0601, n->span, "no gradient passes `%s`: %s",
                   op_info[n->op].name, reason);

    gr->failed = true;
    path_from_loss(&p, gr);
    path_to_variable(&p, gr);
    grad_path_label(gr->ctx, d, &p, n);
    diag_help(gr->ctx, d,
              "where this path is not meant to count, put `stop_gradient` "
              "around the value");
}

void grad_not_yet(Grad *gr, const char *what)
{
    gr->failed = true;
    diag_error(gr->ctx, DIAG_H0990, gr->node->span, "the gradient of %s", what);
}

/* ---- the sweep ---- */

/* A cotangent came to a float of a picked integer: blames what picked it. */
static void blame_picker(Grad *gr, Node *n)
{
    Node *at = n->input[0];

    while (!varied_input(gr, at))
        for (int i = 0; i < at->ninput; i++)
            if (is_picked(gr, at->input[i])) {
                gr->user[at->input[i]->id] = at;
                at = at->input[i];
                break;
            }
    gr->user[n->input[0]->id] = n;
    gr->node = at;
    grad_nondifferentiable(gr, at, NULL);
}

static void visit(Grad *gr, Node *n)
{
    Node *ct = gr->cotangent[n->id];

    gr->node = n;
    gr->mask = gr->masked[n->id];
    gr->b.span = n->span;
    gr->b.calls = n->calls;
    if (floats_picked(gr, n))
        blame_picker(gr, n);
    else if ((ct || gr->element[n->id]) && varied_input(gr, n))
        grad_rule[n->op](gr, n, ct);
}

static void sweep_begin(Grad *gr, const Sweep *s)
{
    uint32_t n = s->graph->module->nnode;

    gr->b.graph = s->graph;
    gr->nid = n;
    gr->varied = ARENA_ARRAY(gr->scratch, bool, n);
    gr->active = ARENA_ARRAY(gr->scratch, bool, n);
    gr->picked = ARENA_ARRAY(gr->scratch, bool, n);
    gr->masked = ARENA_ARRAY(gr->scratch, bool, n);
    gr->cotangent = ARENA_ARRAY(gr->scratch, Node *, n);
    gr->element = ARENA_ARRAY(gr->scratch, Node **, n);
    gr->user = ARENA_ARRAY(gr->scratch, Node *, n);
}

static void sweep_run(Grad *gr, const Sweep *s)
{
    Node *begin = s->begin ? s->begin : s->graph->first;
    Node *last = s->graph->last;

    for (int i = 0; i < s->nx; i++)
        vary(gr, s->x[i], grad_has_cotangent(&s->x[i]->type));
    vary_nodes(gr, begin);
    for (int i = 0; i < s->ny; i++)
        if (s->y_cotangent[i])
            activate(gr, s->y[i]);
    activate_nodes(gr, last, begin);
    gr->mask = s->masked;
    for (int i = 0; i < s->ny; i++)
        if (s->y_cotangent[i])
            grad_flow(gr, s->y[i], s->y_cotangent[i]);
    for (Node *n = last; n && !gr->failed; n = n == begin ? NULL : n->prev)
        if (is_active(gr, n))
            visit(gr, n);
    for (int i = 0; i < s->nx; i++)
        s->x_cotangent[i] = gr->failed ? NULL : grad_total(gr, s->x[i]);
}

typedef struct SweepJob {
    Grad gr;
    const Sweep *sweep;
} SweepJob;

static void sweep_job(void *data, Arena *scratch)
{
    SweepJob *job = data;

    job->gr.scratch = scratch;
    sweep_begin(&job->gr, job->sweep);
    sweep_run(&job->gr, job->sweep);
}

bool grad_sweep(Grad *outer, const Sweep *s)
{
    SweepJob job = {.gr = {.ctx = outer->ctx,
                           .outer = outer,
                           .depth = outer->depth + 1,
                           .b = outer->b},
                    .sweep = s};

    if (job.gr.depth > MOST_DEPTH) {
        diag_error(outer->ctx, DIAG_H0908, outer->node->span,
                   "loops, branches and calls nest too deeply for a gradient");
        outer->failed = true;
        return false;
    }
    scratch_run(outer->ctx, sweep_job, &job);
    outer->failed |= job.gr.failed;
    return !job.gr.failed;
}

bool grad_vjp(Context *ctx, Build *b, int ny, Node *const *y,
              Node *const *y_cotangent, int nx, Node *const *x,
              Node **x_cotangent)
{
    Sweep s = {.graph = b->graph,
               .ny = ny,
               .y = y,
               .y_cotangent = y_cotangent,
               .nx = nx,
               .x = x,
               .x_cotangent = x_cotangent};
    SweepJob job = {.gr = {.ctx = ctx}, .sweep = &s};

    for (int i = 0; i < nx; i++)
        x_cotangent[i] = NULL;
    scratch_run(ctx, sweep_job, &job);
    return !job.gr.failed;
}
