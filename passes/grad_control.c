/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Gradients of `cond` and `call`.
 *
 * Both *re-execute*: the backward computation contains a copy of the forward
 * one, with a sweep behind it. Nothing has to be kept from the forward run but
 * inputs, and where the copy does not differ from the original in its inputs,
 * common-subexpression elimination merges them again. Effects are taken out of
 * the copy: they happened. */
#include "passes/grad.h"

#include "ir/regions.h"

enum { MOST_INLINED = 10000 };

static bool takes_token(const Node *n)
{
    for (int i = 0; i < n->ninput; i++)
        if (n->input[i]->type.kind == TYPE_TOKEN)
            return true;
    return false;
}

/* ---- recursion ---- */

/* The functions that one may enter, itself maybe among them. */
typedef struct Entered {
    Arena *arena;
    const Graph **item;
    int n, capacity;
} Entered;

static const Graph *callee_of(const Node *call)
{
    return module_find(call->graph->module, node_text(call, ATTR_callee).data);
}

static void enter(Entered *e, const Graph *function)
{
    for (int i = 0; i < e->n; i++)
        if (e->item[i] == function)
            return;
    *ARENA_PUSH(e->arena, e->item, e->n, e->capacity) = function;
}

static void enter_calls(Entered *e, const Graph *g)
{
    for (const Node *n = g->first; n; n = n->next) {
        if (n->op == OP_call && callee_of(n))
            enter(e, callee_of(n));
        for (int i = 0; i < n->nregion; i++)
            enter_calls(e, n->region[i]);
    }
}

/* May a function enter itself? Inlining it would have no end. */
static bool is_recursive(const Graph *function, Arena *scratch)
{
    Entered e = {.arena = scratch};

    enter_calls(&e, function);
    for (int i = 0; i < e.n; i++) {
        if (e.item[i] == function)
            return true;
        enter_calls(&e, e.item[i]);
    }
    return false;
}

/* The function that a call enters, if it can be differentiated by inlining;
 * NULL after reporting that it cannot. */
static const Graph *inlinable_callee(Grad *gr, const Node *call)
{
    const Graph *callee = callee_of(call);

    if (!callee)
        grad_not_yet(gr, "a function that is not there yet");
    else if (is_recursive(callee, gr->scratch))
        grad_not_yet(gr, "a function that calls itself");
    else
        return callee;
    return NULL;
}

/* ---- copies without effects ---- */

/* A call that may print becomes its callee's nodes, where the effects can be
 * taken out. */
static void inline_effectful_calls(Grad *gr, Graph *g, Node *begin, int *budget)
{
    for (Node *n = begin ? begin : g->first; n && !gr->failed; n = n->next) {
        for (int i = 0; i < n->nregion; i++)
            inline_effectful_calls(gr, n->region[i], NULL, budget);
        if (n->op != OP_call || !takes_token(n))
            continue;
        if (!inlinable_callee(gr, n))
            return;
        if (!(*budget)--) {
            grad_not_yet(gr, "so many calls with effects");
            return;
        }
        n = inline_call(n, gr->scratch);
    }
}

static void pass_effects_by(Graph *g, Node *begin, Node **replacement)
{
    for (Node *n = begin ? begin : g->first, *next; n; n = next) {
        next = n->next;
        for (int i = 0; i < n->nregion; i++)
            pass_effects_by(n->region[i], NULL, replacement);
        if (op_is(n->op, OP_EFFECT)) {
            replacement[n->id] = n->input[0];
            node_unlink(n);
        }
    }
}

void grad_strip_effects(Grad *gr, Graph *g, Node *begin)
{
    int budget = MOST_INLINED;
    Node **replacement;

    inline_effectful_calls(gr, g, begin, &budget);
    replacement = ARENA_ARRAY(gr->scratch, Node *, g->module->nnode);
    pass_effects_by(g, begin, replacement);
    graph_rewrite(g, replacement);
}

Node *grad_start(Graph *g, const Type *t)
{
    Build b = {.graph = g};

    if (t->kind == TYPE_TOKEN)
        return build_op(&b, OP_token, 0, NULL);
    if (t->kind == TYPE_TAPE)
        return build_op(&b, OP_tape_create, 0, NULL);
    return graph_param(g, *t);
}

/* ---- cond ---- */

/* The cotangents that come to a `cond`, and those that leave it. */
typedef struct Branches {
    Grad *gr;
    Node *n;
    Node **element;
    int nct, *ct; /* outputs that have cotangents */
    int nx, *x;   /* inputs that want them */
} Branches;

static bool wants_in_branches(const Grad *gr, const Node *n, int i)
{
    return grad_wants(gr, region_input(n, i)) &&
           (grad_wants(gr, cond_then(n)->param[i]) ||
            grad_wants(gr, cond_else(n)->param[i]));
}

static Branches branches_of(Grad *gr, Node *n)
{
    Branches s = {.gr = gr, .n = n, .element = grad_elements(gr, n)};

    s.ct = ARENA_ARRAY(gr->scratch, int, n->type.nelement);
    s.x = ARENA_ARRAY(gr->scratch, int, n->ninput);
    for (int i = 0; i < n->type.nelement; i++)
        if (s.element[i])
            s.ct[s.nct++] = i;
    for (int i = 0; i < n->ninput - 1; i++)
        if (wants_in_branches(gr, n, i))
            s.x[s.nx++] = i;
    return s;
}

/* Tapes are made and used within one region; see grad_while.c. */
static bool has_tape(const Node *n)
{
    for (int i = 0; i < n->ninput; i++)
        if (n->input[i]->type.kind == TYPE_TAPE)
            return true;
    for (int i = 0; i < n->type.nelement; i++)
        if (n->type.element[i].kind == TYPE_TAPE)
            return true;
    return false;
}

/* A branch's backward region: on the branch's inputs and the cotangents of
 * its outputs it re-executes the branch, and yields the cotangents of the
 * inputs; zeros for those that it does not use. */
static Graph *branch_backward(const Branches *s, const Graph *branch)
{
    Grad *gr = s->gr;
    Module *m = branch->module;
    Graph *g = graph_region(m);
    Build b = {.graph = g, .span = s->n->span, .calls = s->n->calls};
    Node **ct = ARENA_ARRAY(gr->scratch, Node *, s->nct);
    Node **y = ARENA_ARRAY(gr->scratch, Node *, s->nct);
    Node **x = ARENA_ARRAY(gr->scratch, Node *, s->nx);
    Node **x_ct = ARENA_ARRAY(gr->scratch, Node *, s->nx);
    Node **start = ARENA_ARRAY(gr->scratch, Node *, branch->nparam);
    Node **map;

    for (int i = 0; i < branch->nparam; i++)
        start[i] = grad_start(g, &branch->param[i]->type);
    for (int i = 0; i < s->nct; i++)
        ct[i] = graph_param(g, s->element[s->ct[i]]->type);
    map = ARENA_ARRAY(gr->scratch, Node *, m->nnode);
    for (int i = 0; i < branch->nparam; i++)
        map[branch->param[i]->id] = start[i];
    graph_copy_body(g, branch, map);
    for (int i = 0; i < s->nct; i++)
        y[i] = map[branch->output[s->ct[i]]->id];
    graph_set_outputs(g, s->nct, y);
    grad_strip_effects(gr, g, NULL);
    for (int i = 0; i < s->nx; i++)
        x[i] = start[s->x[i]];
    if (gr->failed || !grad_sweep(gr, &(Sweep){.graph = g,
                                               .masked = gr->mask,
                                               .ny = s->nct,
                                               .y = g->output,
                                               .y_cotangent = ct,
                                               .nx = s->nx,
                                               .x = x,
                                               .x_cotangent = x_ct}))
        return NULL;
    for (int i = 0; i < s->nx; i++)
        if (!x_ct[i])
            x_ct[i] = build_zeros(&b, x[i]->type);
    graph_set_outputs(g, s->nx, x_ct);
    return g;
}

/* A `cond` on the same predicate: nothing of the branch that was not taken is
 * computed backwards either. */
void grad_cond(Grad *gr, Node *n, Node *ct)
{
    Branches s = branches_of(gr, n);
    Node **input = ARENA_ARRAY(gr->scratch, Node *, n->ninput + s.nct);
    Node **out = ARENA_ARRAY(gr->scratch, Node *, s.nx);
    Graph *yes, *no;
    int ninput = 0;

    (void)ct;
    if (has_tape(n)) {
        grad_not_yet(gr, "a branch that works on a tape from outside");
        return;
    }
    for (int i = 1; i < n->ninput; i++)
        if (n->input[i]->type.kind == TYPE_TENSOR)
            input[ninput++] = n->input[i];
    for (int i = 0; i < s.nct; i++)
        input[ninput++] = s.element[s.ct[i]];
    yes = branch_backward(&s, cond_then(n));
    no = yes ? branch_backward(&s, cond_else(n)) : NULL;
    if (!no)
        return;
    build_cond(&gr->b, n->input[0], ninput, input, yes, no, out);
    gr->mask = true;
    for (int i = 0; i < s.nx; i++)
        grad_flow(gr, region_input(n, s.x[i]), out[i]);
}

/* ---- call ---- */

/* The callee's nodes behind a call's inputs: `x[i]` stands for input i, so
 * that cotangents stop there. Returns a graph without params; its nodes belong
 * to the graph that the sweep writes to. */
static Graph *call_inlined(Grad *gr, const Node *n, const Graph *callee,
                           Node **x)
{
    Graph *g = graph_copy(callee->module, callee);
    Node **replacement;

    grad_strip_effects(gr, g, NULL);
    for (int i = 0; i < n->ninput; i++)
        x[i] = n->input[i]->type.kind == TYPE_TENSOR
                   ? build1(&gr->b, OP_identity, n->input[i])
                   : build_op(&gr->b, OP_token, 0, NULL);
    replacement = ARENA_ARRAY(gr->scratch, Node *, g->module->nnode);
    for (int i = 0; i < n->ninput; i++)
        replacement[g->param[i]->id] = x[i];
    graph_rewrite(g, replacement);
    region_move_nodes(g, build_op(&gr->b, OP_token, 0, NULL));
    return g;
}

/* The callee is inlined a second time and swept: each call has a backward part
 * of its own. */
void grad_call(Grad *gr, Node *n, Node *ct)
{
    const Graph *callee = inlinable_callee(gr, n);
    Node *begin = build_op(&gr->b, OP_token, 0, NULL);
    Node **x = ARENA_ARRAY(gr->scratch, Node *, n->ninput);
    Node **x_ct = ARENA_ARRAY(gr->scratch, Node *, n->ninput);
    Graph *g;

    (void)ct;
    if (!callee)
        return;
    if (has_tape(n)) {
        grad_not_yet(gr, "a call that works on a tape from outside");
        return;
    }
    g = call_inlined(gr, n, callee, x);
    if (gr->failed ||
        !grad_sweep(gr, &(Sweep){.graph = gr->b.graph,
                                 .begin = begin,
                                 .masked = gr->mask,
                                 .ny = g->noutput,
                                 .y = g->output,
                                 .y_cotangent = grad_elements(gr, n),
                                 .nx = n->ninput,
                                 .x = x,
                                 .x_cotangent = x_ct}))
        return;
    for (int i = 0; i < n->ninput; i++)
        if (x_ct[i])
            grad_flow(gr, n->input[i], x_ct[i]);
}
