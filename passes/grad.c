/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Reverse-mode autodiff: the sweep.
 *
 * Once it is known which nodes are active (grad_activity.c), they are walked
 * backwards. When a node is reached all its users have been, so its cotangent
 * is complete, and its rule (the `grad` column of ir/ops.def) hands it on to
 * the inputs. Shapes agree in every op, so the rules have no special cases for
 * broadcasting. */
#include "passes/grad.h"

#include "ir/regions.h"
#include "passes/scratch.h"

#include <assert.h>

enum { MOST_DEPTH = 200 };

GradRule *const grad_rule[OP_COUNT] = {
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

/* ---- cotangents ---- */

static Swept *swept(const Grad *gr, const Node *n)
{
    return &gr->swept[n->id - gr->low];
}

Node *grad_total(const Grad *gr, const Node *x)
{
    return grad_is_forward(gr, x) ? swept(gr, x)->cotangent : NULL;
}

void grad_replace(Grad *gr, Node *x, Node *total)
{
    if (!swept(gr, x)->cotangent)
        swept(gr, x)->user = gr->node;
    swept(gr, x)->cotangent = total;
    swept(gr, x)->masked |= gr->mask;
}

void grad_flow(Grad *gr, Node *x, Node *ct)
{
    Node *total = grad_total(gr, x);

    if (grad_wants(gr, x))
        grad_replace(gr, x, total ? build2(&gr->b, OP_add, total, ct) : ct);
}

Node **grad_elements(const Grad *gr, const Node *tuple)
{
    return grad_is_forward(gr, tuple) ? swept(gr, tuple)->element : NULL;
}

const bool *grad_elements_masked(const Grad *gr, const Node *tuple)
{
    return swept(gr, tuple)->element_masked;
}

/* result i of a tuple: its cotangent is the tuple's at i. */
void grad_result(Grad *gr, Node *n, Node *ct)
{
    Swept *tuple = swept(gr, n->input[0]);
    int count = n->input[0]->type.nelement, i = node_index(n);
    Node **total;

    if (!tuple->element) {
        tuple->element = ARENA_ARRAY(gr->scratch, Node *, count);
        tuple->element_masked = ARENA_ARRAY(gr->scratch, bool, count);
    }
    total = &tuple->element[i];
    *total = *total ? build2(&gr->b, OP_add, *total, ct) : ct;
    tuple->element_masked[i] |= gr->mask;
    tuple->masked |= gr->mask;
    tuple->user = n;
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
    Node *zero, *nothing;

    if (!gr->mask)
        return product;
    zero = grad_zeros(gr, ct);
    nothing =
        build2(&gr->b, OP_and, build2(&gr->b, OP_equal, ct, zero),
               build1(&gr->b, OP_not, build1(&gr->b, OP_is_finite, partial)));
    return build3(&gr->b, OP_select, nothing, zero,
                  build2(&gr->b, OP_add, product, zero));
}

/* ---- errors ---- */

/* From the loss down to the node of a sweep, the outer sweeps' part first. */
static void path_from_loss(GradPath *p, const Grad *gr)
{
    int begin;

    if (gr->outer)
        path_from_loss(p, gr->outer);
    begin = p->n;
    for (const Node *n = gr->node; n; n = swept(gr, n)->user)
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
        if (grad_is_varied(gr, n->input[i]))
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

static Node *picked_input(const Grad *gr, const Node *n)
{
    for (int i = 0; i < n->ninput; i++)
        if (grad_is_picked(gr, n->input[i]))
            return n->input[i];
    return NULL;
}

/* A cotangent came to what `n` makes of a picked integer: blames what picked
 * it. */
static void blame_picker(Grad *gr, Node *n, Node *input)
{
    Node *at = input, *before;

    assert(input); /* what is picked comes from somewhere */
    swept(gr, at)->user = n;
    while (!varied_input(gr, at) && (before = picked_input(gr, at))) {
        swept(gr, before)->user = at;
        at = before;
    }
    gr->node = at->op == OP_result ? at->input[0] : at;
    assert(gr->node);
    if (gr->node != at)
        swept(gr, gr->node)->user = at;
    grad_nondifferentiable(gr, gr->node, NULL);
}

/* A call whose cotangents come to an input that argmax picked. */
static bool passes_picked(const Grad *gr, const Node *call, Node **input)
{
    Node *const *element = swept(gr, call)->element;

    for (int i = 0; i < call->ninput; i++)
        for (int k = 0; element && k < call->type.nelement; k++)
            if (element[k] && grad_is_picked(gr, call->input[i]) &&
                grad_reach(call, k, i) & REACH_SMOOTH) {
                *input = call->input[i];
                return true;
            }
    return false;
}

static void visit(Grad *gr, Node *n)
{
    Node *ct = swept(gr, n)->cotangent, *input = n->ninput ? n->input[0] : NULL;

    gr->node = n;
    gr->mask = swept(gr, n)->masked;
    gr->b.span = n->span;
    gr->b.calls = n->calls;
    if (grad_floats_picked(gr, n) ||
        (n->op == OP_call && passes_picked(gr, n, &input)))
        blame_picker(gr, n, input);
    else if ((ct || swept(gr, n)->element) && varied_input(gr, n))
        grad_rule[n->op](gr, n, ct);
}

static Node *first_node(const Sweep *s)
{
    return s->begin ? s->begin : s->graph->first;
}

static void sweep_begin(Grad *gr, const Sweep *s)
{
    gr->b.graph = s->graph;
    grad_activity_open(gr, s->low, s->graph->module->nnode);
    gr->swept = ARENA_ARRAY(gr->scratch, Swept, gr->nid - gr->low);
    if (grad_find_reach(gr->ctx, first_node(s)))
        return;
    gr->failed = true;
    diag_error(gr->ctx, DIAG_H0908, SPAN_NONE,
               "calls nest too deeply for a gradient");
}

/* The cotangents of y come, and x have those that they are added to. */
static void sweep_starts(Grad *gr, const Sweep *s)
{
    for (int i = 0; s->x_total && i < s->nx; i++)
        swept(gr, s->x[i])->cotangent = s->x_total[i];
    for (int i = 0; i < s->ny; i++) {
        gr->mask = s->masked || (s->y_masked && s->y_masked[i]);
        if (s->y_cotangent[i])
            grad_flow(gr, s->y[i], s->y_cotangent[i]);
    }
}

static void sweep_run(Grad *gr, const Sweep *s)
{
    Node *begin = first_node(s), *last = s->graph->last;

    grad_vary(gr, s->nx, s->x, begin);
    grad_activate(gr, s->ny, s->y, s->y_cotangent, begin, last);
    sweep_starts(gr, s);
    for (Node *n = last; n && !gr->failed; n = n == begin ? NULL : n->prev)
        if (grad_wants(gr, n))
            visit(gr, n);
    for (int i = 0; i < s->nx; i++) {
        s->x_cotangent[i] = gr->failed ? NULL : grad_total(gr, s->x[i]);
        if (s->x_masked)
            s->x_masked[i] = swept(gr, s->x[i])->masked;
    }
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
    if (!job->gr.failed)
        sweep_run(&job->gr, job->sweep);
}

bool grad_sweep(Grad *outer, const Sweep *s)
{
    SweepJob job = {.gr = {.ctx = outer->ctx,
                           .outer = outer,
                           .depth = outer->depth + 1,
                           .thread = s->thread,
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

bool grad_vjp(Context *ctx, Build *b, Node *begin, int ny, Node *const *y,
              Node *const *y_cotangent, int nx, Node *const *x,
              Node **x_cotangent)
{
    Sweep s = {.graph = b->graph,
               .begin = begin,
               .low = begin ? begin->id : 0,
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
