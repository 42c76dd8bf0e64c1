/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Surgery on nodes with regions. The invariant that all of this keeps: input,
 * params and outputs of one carried value have one index. */
#include "ir/regions.h"

#include "ir/build.h"
#include "ir/id_table.h"
#include "ir/literal.h"

#include <string.h>

/* The sources of param `i` of a region. */
static int param_sources(const Graph *region, int i, Node **source)
{
    const Node *owner = region->owner;

    if (owner && owner->op == OP_cond) {
        source[0] = region_input(owner, i);
        return 1;
    }
    if (!owner || owner->op != OP_while)
        return 0;
    if (region == while_test(owner)) {
        source[0] = edge_test(owner).from[i];
        return 1;
    }
    source[0] = edge_in(owner, region).from[i];
    source[1] = edge_turn(owner).from[i];
    return 2;
}

int node_sources(const Node *n, Node **source)
{
    const Node *tuple = n->op == OP_result ? n->input[0] : NULL;

    if (n->op == OP_param)
        return param_sources(n->graph, node_index(n), source);
    if (tuple && tuple->op == OP_while) {
        source[0] = region_leaves(tuple, while_body(tuple), node_index(n));
        return 1;
    }
    if (tuple && tuple->op == OP_cond) {
        source[0] = region_leaves(tuple, cond_then(tuple), node_index(n));
        source[1] = region_leaves(tuple, cond_else(tuple), node_index(n));
        return 2;
    }
    return 0;
}

/* The value before `owner` that comes to `n`, a param of one of its regions. */
static Node *param_origin(const Node *owner, const Node *n)
{
    int i = node_index(n);

    if (owner->op == OP_while && !while_is_invariant(owner, i))
        return NULL;
    return region_input(owner, i);
}

Node *node_outside(const Node *n)
{
    const Node *owner = n->op == OP_param ? n->graph->owner : n->input[0];
    Node *source[MOST_SOURCES], *origin = NULL;
    int count;

    if (!owner || (owner->op != OP_cond && owner->op != OP_while))
        return NULL;
    if (n->op == OP_param)
        return param_origin(owner, n);
    count = node_sources(n, source);
    for (int i = 0; i < count; i++) {
        Node *from =
            source[i]->op == OP_param ? param_origin(owner, source[i]) : NULL;

        if (!from || (origin && from != origin))
            return NULL;
        origin = from;
    }
    return origin;
}

bool graph_is_staged(const Graph *g)
{
    for (const Node *n = g->first; n; n = n->next) {
        if (op_is(n->op, OP_SCRIPT | OP_KERNEL) || n->type.kind == TYPE_POISON)
            return false;
        for (int i = 0; i < n->nregion; i++)
            if (!graph_is_staged(n->region[i]))
                return false;
    }
    return true;
}

/* A copy of a node array with one more at its end. */
static Node **with_one_more(Arena *a, Node *const *item, int n, Node *last)
{
    Node **more = ARENA_ARRAY(a, Node *, n + 1);

    memcpy(more, item, (size_t)n * sizeof *more);
    more[n] = last;
    return more;
}

int while_add_carried(Node *loop, Node *initial)
{
    Graph *body = while_body(loop);
    Arena *a = body->module->arena;
    int index = loop->ninput;
    Node *param = graph_param(body, initial->type);

    graph_param(while_test(loop), initial->type);
    body->output = with_one_more(a, body->output, body->noutput++, param);
    loop->input = with_one_more(a, loop->input, loop->ninput++, initial);
    return index;
}

bool while_is_invariant(const Node *loop, int i)
{
    const Graph *body = while_body(loop);

    return body->output[i] == body->param[i];
}

/* The int, or truth, that a scalar constant is. */
static bool constant_int(const Node *n, int64_t *out)
{
    Literal l;

    if (n->op != OP_constant || !type_is_scalar(&n->type) ||
        dtype_info[n->type.dtype].is_float)
        return false;
    l = (Literal){n->type, (void *)node_attr(n, ATTR_data)->data};
    *out = literal_i64(&l, 0);
    return true;
}

/* How much param `i` of the body grows in a turn: an odd number, or 0. */
static int64_t odd_step(const Graph *body, int i)
{
    const Node *next = body->output[i], *param = body->param[i];
    int64_t step;

    if (next->op == OP_add && next->input[0] == param &&
        constant_int(next->input[1], &step))
        return step % 2 ? step : 0;
    if (next->op == OP_add && next->input[1] == param &&
        constant_int(next->input[0], &step))
        return step % 2 ? step : 0;
    if (next->op == OP_subtract && next->input[0] == param &&
        constant_int(next->input[1], &step))
        return step % 2 && step != INT64_MIN ? -step : 0;
    return 0;
}

/* Which carried value a node of the loop stands for: in the test and at the
 * beginning of the body a param, at its end (`go` of the next turn) an output.
 * -1: none. */
static int carried_index(const Node *loop, const Node *n)
{
    const Graph *body = while_body(loop);

    if (n->op == OP_param && n->graph->owner == loop)
        return node_index(n);
    for (int i = 0; i < body->noutput; i++)
        if (body->output[i] == n)
            return i;
    return -1;
}

static bool stays_the_same(const Node *loop, const Node *n)
{
    return n->op == OP_constant ||
           (n->op == OP_param && n->graph->owner == loop &&
            while_is_invariant(loop, node_index(n)));
}

/* Does `less < more`, which holds before each turn, fail in the end? */
static bool runs_out(const Node *loop, const Node *less, const Node *more)
{
    int i = carried_index(loop, less), k = carried_index(loop, more);
    const Graph *body = while_body(loop);

    return (i >= 0 && stays_the_same(loop, more) && odd_step(body, i) > 0) ||
           (k >= 0 && stays_the_same(loop, less) && odd_step(body, k) < 0);
}

/* The same of a condition; of `a and b` if it is true of one of them. */
static bool condition_ends(const Node *loop, const Node *n)
{
    const Graph *body = while_body(loop);
    int64_t truth;

    switch (n->op) {
    case OP_and:
        return condition_ends(loop, n->input[0]) ||
               condition_ends(loop, n->input[1]);
    case OP_less:
        return runs_out(loop, n->input[0], n->input[1]);
    case OP_greater:
        return runs_out(loop, n->input[1], n->input[0]);
    case OP_constant:
        return constant_int(n, &truth) && !truth;
    case OP_param: /* the body computes whether there is another turn */
        return n->graph == while_test(loop) &&
               body->output[node_index(n)] != body->param[node_index(n)] &&
               body->output[node_index(n)]->op != OP_param &&
               condition_ends(loop, body->output[node_index(n)]);
    default:
        return false;
    }
}

bool while_ends(const Node *loop)
{
    return condition_ends(loop, while_condition(loop));
}

void region_keep_params(Graph *g, const bool *keep)
{
    int kept = 0;

    for (int i = 0; i < g->nparam; i++) {
        Node *param = g->param[i];

        if (!keep[i]) {
            node_unlink(param);
            continue;
        }
        node_set_int(param, ATTR_index, kept);
        g->param[kept++] = param;
    }
    g->nparam = kept;
}

void region_keep_outputs(Graph *g, const bool *keep)
{
    int kept = 0;

    for (int i = 0; i < g->noutput; i++)
        if (keep[i])
            g->output[kept++] = g->output[i];
    g->noutput = kept;
}

void node_keep_inputs(Node *n, const bool *keep)
{
    int first = region_input_index(n, 0), kept = first;

    for (int i = first; i < n->ninput; i++)
        if (keep[i - first])
            n->input[kept++] = n->input[i];
    n->ninput = kept;
}

void while_keep(Node *loop, const bool *keep)
{
    region_keep_params(while_test(loop), keep);
    region_keep_params(while_body(loop), keep);
    region_keep_outputs(while_body(loop), keep);
    node_keep_inputs(loop, keep);
    node_infer(loop);
}

void cond_keep(Node *n, const bool *input, const bool *result)
{
    for (int i = 0; i < n->nregion; i++) {
        region_keep_params(n->region[i], input);
        region_keep_outputs(n->region[i], result);
    }
    node_keep_inputs(n, input);
    node_infer(n);
}

void region_move_nodes(Graph *region, Node *at)
{
    for (Node *n = region->first, *next; n; n = next) {
        next = n->next;
        if (n->op != OP_param)
            node_move_before(n, at);
    }
}

Node *region_begin(const Graph *g)
{
    return g->nparam ? g->param[g->nparam - 1]->next : g->first;
}

enum { MOST_REMADE = 16 };

bool node_is_remade(const Node *n)
{
    if (n->op == OP_constant)
        return shape_size(n->type.shape) <= MOST_REMADE;
    if (n->op == OP_broadcast_in_dim)
        return n->input[0]->op == OP_constant && node_is_remade(n->input[0]);
    return n->op == OP_iota || n->op == OP_undefined;
}

Node *node_remake(const Node *n, Graph *g, Node *at)
{
    Node *in = n->ninput ? node_remake(n->input[0], g, at) : NULL;
    Node *copy = node_copy(n, g, at);

    if (in)
        copy->input[0] = in;
    return copy;
}

void rewrites_add(Rewrites *r, const Node *old, Node *by)
{
    *ARENA_PUSH(r->arena, r->item, r->n, r->capacity) =
        (struct Rewrite){old, by};
}

void rewrites_apply(Rewrites *r, Graph *g)
{
    IdTable replacement = id_table(r->arena, g->module, sizeof(Node *));

    for (int i = 0; i < r->n; i++)
        node_table_put(&replacement, r->item[i].old, r->item[i].by);
    if (r->n)
        graph_rewrite(g, &replacement);
}

/* Redirects the users of a tuple's results, and unlinks both. */
static void replace_results(Node *tuple, Node *const *value, Arena *scratch)
{
    Graph *g = tuple->graph;
    IdTable replacement = id_table(scratch, g->module, sizeof(Node *));

    for (Node *n = tuple, *next; n; n = next) {
        next = n->next;
        if (n->op != OP_result || n->input[0] != tuple)
            continue;
        node_table_put(&replacement, n, value[node_index(n)]);
        node_unlink(n);
    }
    graph_rewrite(g, &replacement);
    node_unlink(tuple);
}

Graph *call_target(const Node *call)
{
    return module_find(call->graph->module, node_text(call, ATTR_callee).data);
}

void graph_mark_called(const Graph *g, bool *called)
{
    for (const Node *n = g->first; n; n = n->next) {
        const Graph *callee = n->op == OP_call ? call_target(n) : NULL;

        if (callee)
            called[callee->index] = true;
        for (int i = 0; i < n->nregion; i++)
            graph_mark_called(n->region[i], called);
    }
}

/* What a function's nodes say of calls begins at the function. */
static void called_from(Node *n, const CallSite *calls)
{
    if (op_is(n->op, OP_EFFECT) || n->op == OP_call)
        n->calls = calls_join(n->graph->module->arena, n->calls, calls);
    for (int i = 0; i < n->nregion; i++)
        for (Node *m = n->region[i]->first; m; m = m->next)
            called_from(m, calls);
}

Node *call_insert(Node *call, const Graph *callee, Node **output)
{
    Node *before = call->prev;

    graph_insert(call, callee, call->input, output);
    for (Node *n = before ? before->next : call->graph->first; n != call;
         n = n->next)
        called_from(n, call->calls);
    return before;
}

Node *inline_call(Node *call, Arena *scratch)
{
    const Graph *callee = call_target(call);
    Node **output = ARENA_ARRAY(scratch, Node *, callee->noutput);
    Node *before = call_insert(call, callee, output);

    replace_results(call, output, scratch);
    return before;
}
