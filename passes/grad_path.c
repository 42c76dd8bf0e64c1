/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Paths from a loss to a variable, and the gradients that are cut on them.
 *
 * A float is *cut* from what it is computed of where a comparison, a conversion
 * to ints, an op such as argmax, or stop_gradient stands between: no small
 * change comes through, and what comes by jumps is not what a gradient says.
 * Steps such as floor are not cuts: their slope is 0 wherever they have one.
 *
 * Dependence is searched backwards, through regions, and by the conditions of
 * branches and loops: the shortest path is the one that is shown. */
#include "passes/grad.h"
#include "ir/regions.h"
#include "passes/scratch.h"

enum { MOST_LABELS = 8, MOST_INNER = 1000 };

/* ---- paths ---- */

void grad_path_push(GradPath *p, const Node *n)
{
    *ARENA_PUSH(p->arena, p->node, p->n, p->capacity) = n;
}

static bool same_span(Span a, Span b)
{
    return a.file == b.file && a.begin == b.begin && a.end == b.end;
}

/* Drops what says nothing to the user: what only hands values on, and what
 * stands at the same place in the source as its neighbour. */
static void path_thin(GradPath *p, const Node *keep)
{
    int kept = 0;

    for (int i = 0; i < p->n; i++) {
        const Node *n = p->node[i];
        bool hands_on =
            n->op == OP_result || (n->op == OP_param && i < p->n - 1);
        bool repeats = kept && same_span(p->node[kept - 1]->span, n->span);

        if (repeats && n == keep)
            p->node[kept - 1] = n;
        else if (n->span.file && !hands_on && !repeats)
            p->node[kept++] = n;
    }
    p->n = kept;
}

void grad_path_label(Context *ctx, Diag *d, GradPath *p, const Node *keep)
{
    const int half = MOST_LABELS / 2;

    path_thin(p, keep);
    for (int i = 0; i < p->n; i++) {
        const char *op = op_info[p->node[i]->op].name;

        if (i >= half && i < p->n - half)
            continue;
        if (i == p->n - 1 && p->node[i]->op == OP_param)
            diag_label(ctx, d, p->node[i]->span, "to an argument here");
        else if (i == 0)
            diag_label(ctx, d, p->node[i]->span, "from here, by `%s`,", op);
        else if (i == p->n - 1)
            diag_label(ctx, d, p->node[i]->span, "to here, by `%s`", op);
        else
            diag_label(ctx, d, p->node[i]->span, "through `%s`", op);
    }
}

/* ---- dependence ---- */

typedef struct Search Search;

/* The searches in functions, one for each output that is asked for. */
typedef struct Searches {
    struct Searched {
        const Graph *function;
        int output;
        Search *search;
        bool is_shown; /* by the path in hand: a recursion goes on in itself */
    } *item;
    int n, capacity;
} Searches;

struct Search {
    Arena *arena;
    Searches *inner;
    int depth;
    const Graph *graph;
    bool past_cuts;    /* look behind cuts too */
    bool *seen;        /* by id */
    const Node **user; /* by id: from which it was come to */
    const Node **work;
    int nwork, done, capacity;
};

static bool is_float_tensor(const Node *n)
{
    return n->type.kind == TYPE_TENSOR && type_is_float(&n->type);
}

/* Does no gradient come through, whatever its inputs are? */
static bool is_cut(const Node *n)
{
    if (n->op == OP_stop_gradient)
        return true;
    if (n->type.kind != TYPE_TENSOR || type_is_float(&n->type) ||
        n->op == OP_result || n->op == OP_param)
        return false;
    for (int i = 0; i < n->ninput; i++)
        if (is_float_tensor(n->input[i]))
            return true;
    return false;
}

static void come_to(Search *s, const Node *n, const Node *from)
{
    if (s->seen[n->id])
        return;
    s->seen[n->id] = true;
    s->user[n->id] = from;
    *ARENA_PUSH(s->arena, s->work, s->nwork, s->capacity) = n;
}

static bool search(Search *s, const Node *y, const Node *x);

static Search *search_new(Search *s, const Graph *function)
{
    Search *inner = ARENA_NEW(s->arena, Search);

    *inner = (Search){.arena = s->arena,
                      .inner = s->inner,
                      .depth = s->depth + 1,
                      .graph = function,
                      .past_cuts = s->past_cuts};
    inner->seen = ARENA_ARRAY(s->arena, bool, function->module->nnode);
    return inner;
}

static bool same_params(const Search *a, const Search *b)
{
    const Graph *g = a->graph;

    for (int i = 0; i < g->nparam; i++)
        if (a->seen[g->param[i]->id] != b->seen[g->param[i]->id])
            return false;
    return true;
}

/* What an output of a function hangs on; NULL where that is not said, as of
 * one that is not there. Of a function that calls itself it is the least that
 * agrees with itself: nothing at first, then what that makes it hang on, until
 * nothing is new. What was found on the way is found again. */
static const Search *search_function(Search *s, const Graph *function,
                                     int output)
{
    Search *inner, *before;
    int at;

    if (!function || output >= function->noutput || s->depth == MOST_INNER)
        return NULL;
    for (int i = 0; i < s->inner->n; i++)
        if (s->inner->item[i].function == function &&
            s->inner->item[i].output == output)
            return s->inner->item[i].search;
    at = s->inner->n;
    *ARENA_PUSH(s->arena, s->inner->item, s->inner->n, s->inner->capacity) =
        (struct Searched){function, output, search_new(s, function), false};
    do {
        s->inner->n = at + 1;
        before = s->inner->item[at].search;
        inner = search_new(s, function);
        search(inner, function->output[output], NULL);
        s->inner->item[at].search = inner;
    } while (!same_params(before, inner));
    return inner;
}

/* Is input `i` of a call among what a search in the callee came to? */
static bool came_to_param(const Search *inner, const Node *call, int i)
{
    return !inner || inner->seen[inner->graph->param[i]->id] ||
           i >= call->ninput;
}

static void expand_call(Search *s, const Node *n)
{
    const Node *call = n->input[0];
    const Search *inner = search_function(s, call_target(call), node_index(n));

    for (int i = 0; i < call->ninput; i++)
        if (came_to_param(inner, call, i))
            come_to(s, call->input[i], n);
}

static void expand_result(Search *s, const Node *n)
{
    const Node *tuple = n->input[0];
    Node *source[MOST_SOURCES];
    int count = node_sources(n, source);

    for (int i = 0; i < count; i++)
        come_to(s, source[i], n);
    if (tuple->op == OP_while && !while_is_invariant(tuple, node_index(n)))
        come_to(s, while_condition(tuple), n);
    if (tuple->op == OP_call)
        expand_call(s, n);
    else if (tuple->op == OP_cond || !count)
        come_to(s, tuple->op == OP_cond ? cond_predicate(tuple) : tuple, n);
}

static void expand_param(Search *s, const Node *n)
{
    Node *source[MOST_SOURCES];
    int count = n->graph == s->graph ? 0 : node_sources(n, source);

    for (int i = 0; i < count; i++)
        come_to(s, source[i], n);
}

/* Goes from y backwards; true if that comes to x, which may be NULL. */
static bool search(Search *s, const Node *y, const Node *x)
{
    uint32_t n = y->graph->module->nnode;

    s->graph = y->graph;
    s->seen = ARENA_ARRAY(s->arena, bool, n);
    s->user = ARENA_ARRAY(s->arena, const Node *, n);
    s->nwork = s->done = s->capacity = 0;
    come_to(s, y, NULL);
    while (s->done < s->nwork) {
        const Node *at = s->work[s->done++];

        if (at == x)
            return true;
        if (!s->past_cuts && is_cut(at))
            continue;
        if (at->op == OP_result)
            expand_result(s, at);
        else if (at->op == OP_param)
            expand_param(s, at);
        else
            for (int i = 0; i < at->ninput; i++)
                come_to(s, at->input[i], at);
    }
    return false;
}

typedef struct CutJob {
    Context *ctx;
    const Node *y, *x;
    Diag **report; /* NULL: none is made */
    GradLink link;
} CutJob;

static const Node *path_push(GradPath *p, const Search *s, const Node *x);

/* The part of a path that is in a function: from an input of a call to result
 * `n`. Gives the cut in it. */
static const Node *path_push_call(GradPath *p, const Search *s,
                                  const Node *input, const Node *n)
{
    const Node *call = n->input[0];
    const Graph *callee = call_target(call);
    const Search *inner = NULL;

    for (int i = 0; i < s->inner->n; i++) {
        struct Searched *in = &s->inner->item[i];

        if (in->function != callee || in->output != node_index(n) ||
            in->is_shown)
            continue;
        in->is_shown = true;
        inner = in->search;
    }
    for (int i = 0; inner && i < call->ninput; i++)
        if (call->input[i] == input && came_to_param(inner, call, i))
            return path_push(p, inner, callee->param[i]);
    return NULL;
}

/* The shortest path from x to where a search began; gives the cut on it that is
 * nearest to that. */
static const Node *path_push(GradPath *p, const Search *s, const Node *x)
{
    const Node *cut = NULL;

    for (const Node *n = x; n; n = s->user[n->id]) {
        const Node *user = s->user[n->id], *inner = NULL;

        grad_path_push(p, n);
        if (is_cut(n))
            cut = n;
        if (user && user->op == OP_result && user->input[0]->op == OP_call)
            inner = path_push_call(p, s, n, user);
        if (inner)
            cut = inner;
    }
    return cut;
}

/* A cut in a function that calls itself: the shortest path may come back from
 * it without the turn that holds the cut. */
static const Node *any_cut(const Searches *all)
{
    for (int i = 0; i < all->n; i++) {
        const Search *s = all->item[i].search;

        for (int k = 0; k < s->nwork; k++)
            if (is_cut(s->work[k]))
                return s->work[k];
    }
    return NULL;
}

/* The shortest path, reported with the cut that is nearest to y. */
static void report_cut(CutJob *job, const Search *s)
{
    GradPath p = {.arena = s->arena};
    const Node *cut = path_push(&p, s, job->x);
    Diag *d;

    for (int i = 0, k = p.n - 1; i < k; i++, k--) {
        const Node *n = p.node[i];

        p.node[i] = p.node[k];
        p.node[k] = n;
    }
    if (!cut)
        cut = any_cut(s->inner);
    if (!cut)
        cut = job->y;
    d = diag_error(
        job->ctx, DIAG_H0607, cut->span,
        "no gradient comes to an argument (%s): it is cut here by "
        "`%s`%s",
        type_str(job->ctx->arena, &job->x->type), op_info[cut->op].name,
        cut->op == OP_stop_gradient ? ""
                                    : ", whose result is no floating value");
    grad_path_label(job->ctx, d, &p, cut);
    *job->report = d;
}

static void cut_job(void *data, Arena *scratch)
{
    CutJob *job = data;
    Searches uncut = {0}, all = {0};
    Search s = {.arena = scratch, .inner = &uncut};

    if (search(&s, job->y, job->x)) {
        job->link = GRAD_LINKED;
        return;
    }
    s.past_cuts = true;
    s.inner = &all;
    if (!search(&s, job->y, job->x)) {
        job->link = GRAD_APART;
        return;
    }
    job->link = GRAD_CUT;
    if (job->report)
        report_cut(job, &s);
}

GradLink grad_link(Context *ctx, const Node *y, const Node *x, Diag **report)
{
    CutJob job = {.ctx = ctx, .y = y, .x = x, .report = report};

    scratch_run(ctx, cut_job, &job);
    return job.link;
}
