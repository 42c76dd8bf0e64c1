/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Gradients of functions that call themselves.
 *
 * What the way back needs of a call is as much as the recursion is deep, so it
 * is no result. It is kept on a tape: one *thread* goes through all calls that
 * the outermost one makes, and back.
 *
 *     y, tape = f.forward(x, tape)        tape, x_ct = f.backward(tape, y_ct)
 *
 * Each call pushes a record at its end, behind those of the calls that it made;
 * the way back pops it first. A branch with such calls in it does the same for
 * what is computed in it, so no branch on the way back computes anything again,
 * and a linear recursion costs linear time. A loop in such a function keeps its
 * turns on the thread as well. A turn that has calls in it is computed again,
 * and these calls have a tape of their own.
 *
 * A function is declared before it is filled, so what is handed over is known
 * by then: what a function hands to itself as it came, weights say. */
#include "passes/grad_cut.h"

#include "ir/regions.h"

/* ---- which functions ---- */

/* Functions that are reached from one. */
typedef struct Reached {
    Arena *scratch;
    bool *seen; /* by index */
    Graph **item;
    int n, capacity;
    bool has_loop;
} Reached;

static void reach_calls(Reached *r, const Graph *g)
{
    for (const Node *n = g->first; n; n = n->next) {
        Graph *callee = n->op == OP_call ? call_target(n) : NULL;

        r->has_loop |= n->op == OP_while;
        if (callee && !r->seen[callee->index]) {
            r->seen[callee->index] = true;
            *ARENA_PUSH(r->scratch, r->item, r->n, r->capacity) = callee;
        }
        for (int i = 0; i < n->nregion; i++)
            reach_calls(r, n->region[i]);
    }
}

static Reached reached_from(const Graph *function, Arena *scratch)
{
    Reached r = {
        .scratch = scratch,
        .seen = ARENA_ARRAY(scratch, bool, (int)function->module->nfunction)};

    reach_calls(&r, function);
    for (int i = 0; i < r.n; i++)
        reach_calls(&r, r.item[i]);
    return r;
}

static bool reaches(const Graph *from, const Graph *to, Arena *scratch)
{
    return reached_from(from, scratch).seen[to->index];
}

bool grad_is_recursive(Graph *function, Arena *scratch)
{
    int8_t *known = &grad_derived(function)->recursive;

    if (!*known)
        *known = reaches(function, function, scratch) ? 1 : -1;
    return *known > 0;
}

bool grad_is_taped(Graph *function, Arena *scratch)
{
    int8_t *known = &grad_derived(function)->taped;
    Reached r;

    if (*known)
        return *known > 0;
    r = reached_from(function, scratch);
    *known = r.has_loop || r.seen[function->index] ? 1 : -1;
    for (int i = 0; i < r.n; i++)
        if (grad_is_recursive(r.item[i], scratch))
            *known = 1;
    return *known > 0;
}

/* Has a graph calls that come back to a function? */
static bool has_calls_back(const Graph *g, const Graph *function,
                           Arena *scratch)
{
    for (const Node *n = g->first; n; n = n->next) {
        const Graph *callee = n->op == OP_call ? call_target(n) : NULL;

        if (callee &&
            (callee == function || reaches(callee, function, scratch)))
            return true;
        for (int i = 0; i < n->nregion; i++)
            if (has_calls_back(n->region[i], function, scratch))
                return true;
    }
    return false;
}

/* ---- what a function hands to itself ---- */

/* Where a value comes from that regions only hand on. */
static const Node *handed_on(const Node *n)
{
    for (;;) {
        const Node *owner = n->op == OP_param ? n->graph->owner : NULL;

        if (n->op == OP_identity)
            n = n->input[0];
        else if (owner && (owner->op == OP_cond ||
                           while_is_invariant(owner, node_index(n))))
            n = region_input(owner, node_index(n));
        else
            return n;
    }
}

static void keep_handed(Edge call, bool *handed)
{
    for (int i = 0; i < call.n; i++)
        handed[i] &= handed_on(call.from[i]) == call.to[i];
}

static void find_invariants(const Graph *g, const Graph *function, bool *handed)
{
    for (const Node *n = g->first; n; n = n->next) {
        if (n->op == OP_call && call_target(n) == function)
            keep_handed(edge_in(n, function), handed);
        for (int i = 0; i < n->nregion; i++)
            find_invariants(n->region[i], function, handed);
    }
}

static void find_handed(const Graph *function, Arena *scratch, bool *handed)
{
    Reached r = reached_from(function, scratch);

    for (int i = 0; i < function->nparam; i++)
        handed[i] = function->param[i]->type.kind == TYPE_TENSOR;
    find_invariants(function, function, handed);
    for (int k = 0; k < r.n; k++)
        for (int i = 0; i < function->nparam && r.item[k] != function &&
                        reaches(r.item[k], function, scratch);
             i++)
            handed[i] = false;
}

/* ---- the thread ---- */

Node *thread_add(Grad *gr, Node *n, int index)
{
    Thread *t = gr->thread;
    Build b = gr->b;
    Node *out;

    b.before = n->next;
    out = build_result(&b, n, index);
    *ARENA_PUSH(t->arena, t->item, t->n, t->capacity) = (Taped){n, out};
    return out;
}

/* The tape goes through what takes it, in the order of the way there; where it
 * comes out. */
static Node *thread_link(const Thread *t, Graph *work, Node *tape)
{
    for (const Node *n = work->first; n; n = n->next)
        for (int i = 0; i < t->n; i++)
            if (t->item[i].node == n) {
                t->item[i].node->input[n->ninput - 1] = tape;
                tape = t->item[i].out;
            }
    node_unlink(t->unset);
    return tape;
}

/* ---- works ---- */

/* A copy of a function, or of a branch of one, with a sweep behind it and a
 * tape through both. */
typedef struct Work {
    Cut cut;
    Graph *graph;
    Thread thread;
    Node *tape; /* the param of the way there */
    int nown;   /* outputs of what is copied */
    int nct, nx;
    Node **y, **ct, **x, **x_ct;
} Work;

static Work work_open(Grad *gr, const Graph *from, const Graph *function)
{
    uint32_t low = from->module->nnode;
    Graph *g = graph_copy(from->module, from);
    Build b = {.graph = g, .before = region_begin(g)};
    Work w = {.graph = g,
              .nown = g->noutput,
              .thread = {.arena = gr->scratch, .function = function}};

    w.thread.unset = build_op(&b, OP_tape_create, 0, NULL);
    w.tape = graph_param(g, type_of_kind(TYPE_TAPE));
    w.cut = cut_begin(g, low, gr->scratch);
    w.thread.tape = graph_param(g, type_of_kind(TYPE_TAPE));
    w.y = ARENA_ARRAY(gr->scratch, Node *, g->noutput);
    w.ct = ARENA_ARRAY(gr->scratch, Node *, g->noutput);
    w.x = ARENA_ARRAY(gr->scratch, Node *, g->nparam);
    w.x_ct = ARENA_ARRAY(gr->scratch, Node *, g->nparam);
    return w;
}

/* Output `i` has a cotangent. */
static void work_given(Work *w, int i)
{
    w->y[w->nct] = w->graph->output[i];
    w->ct[w->nct++] = graph_param(w->graph, w->graph->output[i]->type);
}

/* Param `i` wants one. */
static void work_wants(Work *w, int i)
{
    w->x[w->nx++] = w->graph->param[i];
}

/* The sweep: outputs are, behind the work's own, the tape; then the tape of the
 * way back and the cotangents. Says what crosses. */
static bool work_sweep(Work *w, Grad *gr, const Node *at)
{
    Build b = {.graph = w->graph, .span = at->span, .calls = at->calls};
    Node **out;
    int n = 0;

    if (!grad_sweep(gr, &(Sweep){.graph = w->graph,
                                 .low = w->cut.low,
                                 .masked = true,
                                 .ny = w->nct,
                                 .y = w->y,
                                 .y_cotangent = w->ct,
                                 .nx = w->nx,
                                 .x = w->x,
                                 .x_cotangent = w->x_ct,
                                 .thread = &w->thread}))
        return false;
    out = ARENA_ARRAY(gr->scratch, Node *, w->nown + 2 + w->nx);
    for (; n < w->nown; n++)
        out[n] = w->graph->output[n];
    out[n++] = thread_link(&w->thread, w->graph, w->tape);
    out[n++] = w->thread.tape;
    for (int i = 0; i < w->nx; i++)
        out[n++] = w->x_ct[i] ? w->x_ct[i] : build_zeros(&b, w->x[i]->type);
    cut_mark(&w->cut);
    graph_set_outputs(w->graph, n, out);
    w->cut.noutput = w->nown + 1;
    cut_find(&w->cut);
    return true;
}

static bool work_needs(const Work *w, int i)
{
    return cut_crosses(&w->cut, w->graph->param[i]);
}

/* Cuts: params that are handed over are so, in their order; all else that
 * crosses goes on a record, at the end of the way there. */
static void work_cut(Work *w, const bool *handed, Node *at)
{
    Cut *c = &w->cut;
    Build b = {.graph = c->back,
               .before = c->front,
               .span = at->span,
               .calls = at->calls};
    Node **kept = NULL, *pop;
    Type *type;
    int n = 0, capacity = 0;

    for (int i = 0; i < c->nparam - 1; i++)
        if (handed[i])
            cut_hand(c, w->graph->param[i]);
    for (Node *k = w->graph->first; k; k = k->next)
        if (cut_crosses(c, k) && !c->there[k->id - c->low])
            *ARENA_PUSH(c->scratch, kept, n, capacity) = k;
    type = ARENA_ARRAY(c->scratch, Type, n);
    for (int i = 0; i < n; i++)
        type[i] = kept[i]->type;
    if (n) {
        pop = tape_pop_record(&b, c->back->param[0], n, type);
        cut_becomes(c, w->graph->param[c->nparam], build_result(&b, pop, 0));
        for (int i = 0; i < n; i++)
            cut_becomes(c, kept[i], build_result(&b, pop, 1 + i));
    }
    cut_end(c);
    b.graph = w->graph;
    b.before = NULL;
    if (n)
        w->graph->output[w->nown] =
            tape_push_record(&b, w->graph->output[w->nown], n, kept);
}

/* ---- functions ---- */

bool grad_make_taped(Grad *gr, Graph *function, Vjp *v)
{
    Derived *d = grad_derived(function);
    bool recursive = grad_is_recursive(function, gr->scratch);
    Work w;

    v->handed = ARENA_ARRAY(function->module->arena, bool, function->nparam);
    v->forward = grad_function(function, "forward");
    v->backward = grad_function(function, "backward");
    if (recursive)
        find_handed(function, gr->scratch, v->handed);
    v->next = d->vjp;
    d->vjp = v;
    w = work_open(gr, function, function);
    for (int i = 0; i < function->noutput; i++)
        if (v->given[i])
            work_given(&w, i);
    for (int i = 0; i < function->nparam; i++) {
        if (!v->wants[i])
            continue;
        v->out[i] = 1 + w.nx;
        v->masked[i] = true;
        work_wants(&w, i);
    }
    if (!work_sweep(&w, gr, gr->node))
        return false;
    for (int i = 0; i < function->nparam && !recursive; i++)
        v->handed[i] = work_needs(&w, i);
    work_cut(&w, v->handed, gr->node);
    graph_take(v->forward, w.graph);
    graph_take(v->backward, w.cut.back);
    return true;
}

static bool has_tape(const Graph *function)
{
    for (int i = 0; i < function->nparam; i++)
        if (function->param[i]->type.kind == TYPE_TAPE)
            return true;
    for (int i = 0; i < function->noutput; i++)
        if (function->output[i]->type.kind == TYPE_TAPE)
            return true;
    return false;
}

/* The call of the way there: one that takes the tape and gives it back. Where
 * that is afterwards. */
static Node *call_forward(Grad *gr, Node *n, const Vjp *v)
{
    Arena *a = n->graph->module->arena;
    int count = n->type.nelement;
    Type *element = ARENA_ARRAY(a, Type, count + 1);
    Build b = gr->b;

    b.before = n;
    for (int i = 0; i < count; i++)
        element[i] = n->type.element[i];
    element[count] = type_of_kind(TYPE_TAPE);
    node_add_input(n, gr->thread ? gr->thread->unset
                                 : build_op(&b, OP_tape_create, 0, NULL));
    node_set_text(n, ATTR_callee, text_from(v->forward->name));
    n->type = type_tuple(a, element, count + 1);
    if (gr->thread) {
        thread_add(gr, n, count);
        return gr->thread->tape;
    }
    b.before = n->next;
    return build_result(&b, n, count);
}

static Node *call_backward(Grad *gr, Node *n, Graph *callee, const Vjp *v,
                           Node *tape)
{
    Arena *a = n->graph->module->arena;
    Node **input =
        ARENA_ARRAY(gr->scratch, Node *, 1 + callee->noutput + callee->nparam);
    Type *element = ARENA_ARRAY(a, Type, 1 + callee->nparam);
    Node **ct = grad_elements(gr, n), *call;
    int ninput = 0, nelement = 0;

    input[ninput++] = tape;
    element[nelement++] = tape->type;
    for (int i = 0; i < callee->noutput; i++)
        if (v->given[i])
            input[ninput++] = ct[i];
    for (int i = 0; i < callee->nparam; i++) {
        if (v->handed[i])
            input[ninput++] = n->input[i];
        if (v->wants[i])
            element[nelement++] = callee->param[i]->type;
    }
    call = build_bare(&gr->b, OP_call, ninput, input);
    node_set_text(call, ATTR_callee, text_from(v->backward->name));
    call->type = type_tuple(a, element, nelement);
    return call;
}

void grad_call_taped(Grad *gr, Node *n, Graph *callee, uint8_t *wants,
                     uint8_t *given)
{
    Node *call, *tape;
    const Vjp *v;

    if (has_tape(callee)) {
        grad_not_yet(gr, "a gradient of a function that calls itself");
        return;
    }
    for (int i = 0; i < callee->nparam; i++)
        wants[i] = wants[i] ? WANTED : UNWANTED;
    for (int i = 0; i < callee->noutput; i++)
        given[i] = given[i] ? GIVEN_MASKED : NOT_GIVEN;
    v = grad_vjp_of(gr, callee, true, wants, given);
    if (!v)
        return;
    tape = call_forward(gr, n, v);
    call = call_backward(gr, n, callee, v, tape);
    tape = build_result(&gr->b, call, 0);
    if (gr->thread)
        gr->thread->tape = tape;
    gr->mask = true;
    for (int i = 0; i < callee->nparam; i++)
        if (v->wants[i])
            grad_flow(gr, n->input[i], build_result(&gr->b, call, v->out[i]));
}

/* ---- branches ---- */

static Work branch_open(Grad *gr, const Graph *branch, const Branches *s)
{
    Work w = work_open(gr, branch, gr->thread->function);

    for (int i = 0; i < s->nct; i++)
        work_given(&w, s->ct[i]);
    for (int i = 0; i < s->nx; i++)
        work_wants(&w, s->x[i]);
    return w;
}

/* The `cond` of the way back, on the same condition. */
static void branches_backward(Grad *gr, Node *n, const Branches *s,
                              const bool *handed, Work *w)
{
    int nparam = w[0].cut.back->nparam, ninput = 0;
    Node **input = ARENA_ARRAY(gr->scratch, Node *, nparam);
    Node **out = ARENA_ARRAY(gr->scratch, Node *, 1 + s->nx);

    input[ninput++] = gr->thread->tape;
    for (int i = 0; i < s->nct; i++)
        input[ninput++] = s->element[s->ct[i]];
    for (int i = 0; i < w[0].cut.nparam - 1; i++)
        if (handed[i])
            input[ninput++] = region_input(n, i);
    build_cond(&gr->b, cond_predicate(n), ninput, input, w[0].cut.back,
               w[1].cut.back, out);
    gr->thread->tape = out[0];
    gr->mask = true;
    for (int i = 0; i < s->nx; i++)
        grad_flow(gr, region_input(n, s->x[i]), out[1 + i]);
}

bool grad_cond_taped(Grad *gr, Node *n, const Branches *s)
{
    const Graph *function = gr->thread->function;
    Edge in = edge_in(n, cond_then(n));
    bool *handed = ARENA_ARRAY(gr->scratch, bool, in.n);
    int count = n->type.nelement;
    Work w[2];

    if (!has_calls_back(cond_then(n), function, gr->scratch) &&
        !has_calls_back(cond_else(n), function, gr->scratch))
        return false;
    for (int k = 0; k < 2; k++) {
        w[k] = branch_open(gr, n->region[k], s);
        if (!work_sweep(&w[k], gr, n))
            return true;
        for (int i = 0; i < in.n; i++)
            handed[i] |= work_needs(&w[k], i);
    }
    for (int k = 0; k < 2; k++)
        work_cut(&w[k], handed, n);
    branches_backward(gr, n, s, handed, w);
    node_set_regions(n, 2, (Graph *[]){w[0].graph, w[1].graph});
    node_add_input(n, gr->thread->unset);
    node_infer(n);
    thread_add(gr, n, count);
    return true;
}
