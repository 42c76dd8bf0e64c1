/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The gradient of `cond`; copies without effects.
 *
 * A branch is *re-executed*: the backward computation contains a copy of the
 * forward one, with a sweep behind it. Nothing has to be kept from the forward
 * run but inputs, and where the copy does not differ from the original in its
 * inputs, common-subexpression elimination merges them again. Effects are taken
 * out of the copy: they happened. */
#include "passes/grad.h"

#include "ir/regions.h"

/* ---- copies without effects ---- */

static bool takes_token(const Node *n)
{
    for (int i = 0; i < n->ninput; i++)
        if (n->input[i]->type.kind == TYPE_TOKEN)
            return true;
    return false;
}

static Node *token_of(const Node *call)
{
    int i = 0;

    while (call->input[i]->type.kind != TYPE_TOKEN)
        i++;
    return call->input[i];
}

/* A function that does the same without effects: it takes and gives no tokens.
 */
static Graph *silent_function(Grad *gr, Graph *function)
{
    Derived *d = grad_derived(function);
    Graph *g;
    bool *param, *output;

    if (d->silent && module_find(function->module, d->silent->name))
        return d->silent;
    d->silent = grad_function(function, "silent");
    g = graph_copy(function->module, function);
    param = ARENA_ARRAY(gr->scratch, bool, g->nparam);
    output = ARENA_ARRAY(gr->scratch, bool, g->noutput);
    for (int i = 0; i < g->noutput; i++)
        output[i] = g->output[i]->type.kind != TYPE_TOKEN;
    for (int i = 0; i < g->nparam; i++)
        param[i] = g->param[i]->type.kind != TYPE_TOKEN;
    region_keep_outputs(g, output);
    grad_strip_effects(gr, g, NULL);
    region_keep_params(g, param);
    graph_take(d->silent, g);
    return d->silent;
}

/* The results of a call that no longer gives tokens; those become what went in.
 */
static void silence_results(Node *call, Rewrites *r)
{
    Node *token = token_of(call);

    for (Node *n = call->next, *next; n; n = next) {
        int before = 0;

        next = n->next;
        if (n->op != OP_result || n->input[0] != call)
            continue;
        if (n->type.kind == TYPE_TOKEN) {
            rewrites_add(r, n, token);
            node_unlink(n);
            continue;
        }
        for (int i = 0; i < node_index(n); i++)
            before += call->type.element[i].kind == TYPE_TOKEN;
        node_set_int(n, ATTR_index, node_index(n) - before);
    }
}

static void silence_call(Grad *gr, Node *call, Rewrites *r)
{
    Arena *a = call->graph->module->arena;
    Graph *callee = call_target(call), *silent;
    bool *keep = ARENA_ARRAY(gr->scratch, bool, call->ninput);
    Type *element = ARENA_ARRAY(a, Type, call->type.nelement);
    int n = 0;

    if (!callee || !callee->output) {
        grad_not_yet(gr, "a function that is not there yet");
        return;
    }
    silent = silent_function(gr, callee);
    silence_results(call, r);
    for (int i = 0; i < call->ninput; i++)
        keep[i] = call->input[i]->type.kind != TYPE_TOKEN;
    for (int i = 0; i < call->type.nelement; i++)
        if (call->type.element[i].kind != TYPE_TOKEN)
            element[n++] = call->type.element[i];
    node_keep_inputs(call, keep);
    node_set_text(call, ATTR_callee, text_from(silent->name));
    call->type = type_tuple(a, element, n);
}

static void strip(Grad *gr, Graph *g, Node *begin, Rewrites *r)
{
    for (Node *n = begin ? begin : g->first, *next; n && !gr->failed;
         n = next) {
        next = n->next;
        for (int i = 0; i < n->nregion; i++)
            strip(gr, n->region[i], NULL, r);
        if (n->op == OP_call && takes_token(n)) {
            silence_call(gr, n, r);
            next = n->next;
        } else if (op_is(n->op, OP_EFFECT)) {
            rewrites_add(r, n, n->input[0]);
            node_unlink(n);
        }
    }
}

void grad_strip_effects(Grad *gr, Graph *g, Node *begin)
{
    Build b = {.graph = g, .before = region_begin(g)};
    Rewrites r = {.arena = gr->scratch};

    strip(gr, g, begin, &r);
    for (int i = 0; i < g->nparam && !g->owner; i++)
        if (g->param[i]->type.kind == TYPE_TOKEN)
            rewrites_add(&r, g->param[i], build_op(&b, OP_token, 0, NULL));
    rewrites_apply(&r, g);
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

static bool wants_in_branches(const Grad *gr, const Node *n, int i)
{
    Edge yes = edge_in(n, cond_then(n)), no = edge_in(n, cond_else(n));

    return grad_wants(gr, yes.from[i]) &&
           (grad_wants(gr, yes.to[i]) || grad_wants(gr, no.to[i]));
}

static Branches branches_of(Grad *gr, Node *n)
{
    Branches s = {.element = grad_elements(gr, n)};
    int ninput = edge_in(n, cond_then(n)).n;

    s.ct = ARENA_ARRAY(gr->scratch, int, n->type.nelement);
    s.x = ARENA_ARRAY(gr->scratch, int, ninput);
    for (int i = 0; i < n->type.nelement; i++)
        if (s.element[i])
            s.ct[s.nct++] = i;
    for (int i = 0; i < ninput; i++)
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
static Graph *branch_backward(Grad *gr, const Node *n, const Branches *s,
                              const Graph *branch)
{
    Module *m = branch->module;
    uint32_t low = m->nnode;
    Graph *g = graph_region(m);
    Build b = {.graph = g, .span = n->span, .calls = n->calls};
    Node **ct = ARENA_ARRAY(gr->scratch, Node *, s->nct);
    Node **y = ARENA_ARRAY(gr->scratch, Node *, s->nct);
    Node **x = ARENA_ARRAY(gr->scratch, Node *, s->nx);
    Node **x_ct = ARENA_ARRAY(gr->scratch, Node *, s->nx);
    Edge in = edge_in(n, branch);
    Node **start = ARENA_ARRAY(gr->scratch, Node *, in.n);
    Copies copies = copies_of_graph(gr->scratch, branch);

    for (int i = 0; i < in.n; i++)
        start[i] = grad_start(g, &in.to[i]->type);
    for (int i = 0; i < s->nct; i++)
        ct[i] = graph_param(g, s->element[s->ct[i]]->type);
    for (int i = 0; i < in.n; i++)
        copies_put(&copies, in.to[i], start[i]);
    graph_copy_body(g, branch, &copies);
    for (int i = 0; i < s->nct; i++)
        y[i] = copies_find(&copies, region_leaves(n, branch, s->ct[i]));
    graph_set_outputs(g, s->nct, y);
    grad_strip_effects(gr, g, NULL);
    for (int i = 0; i < s->nx; i++)
        x[i] = start[s->x[i]];
    if (gr->failed || !grad_sweep(gr, &(Sweep){.graph = g,
                                               .low = low,
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
    Edge in = edge_in(n, cond_then(n));
    Node **input = ARENA_ARRAY(gr->scratch, Node *, in.n + s.nct);
    Node **out = ARENA_ARRAY(gr->scratch, Node *, s.nx);
    Graph *yes, *no;
    int ninput = 0;

    (void)ct;
    if (has_tape(n)) {
        grad_not_yet(gr, "a branch that works on a tape from outside");
        return;
    }
    if (gr->thread && grad_cond_taped(gr, n, &s))
        return;
    for (int i = 0; i < in.n; i++)
        if (in.from[i]->type.kind == TYPE_TENSOR)
            input[ninput++] = in.from[i];
    for (int i = 0; i < s.nct; i++)
        input[ninput++] = s.element[s.ct[i]];
    yes = branch_backward(gr, n, &s, cond_then(n));
    no = yes ? branch_backward(gr, n, &s, cond_else(n)) : NULL;
    if (!no)
        return;
    build_cond(&gr->b, cond_predicate(n), ninput, input, yes, no, out);
    gr->mask = true;
    for (int i = 0; i < s.nx; i++)
        grad_flow(gr, region_input(n, s.x[i]), out[i]);
}
