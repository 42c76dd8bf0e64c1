/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Surgery on nodes with regions. The invariant that all of this keeps: input,
 * params and outputs of one carried value have one index. */
#include "passes/regions.h"

#include "ir/build.h"

#include <string.h>

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

void node_keep_inputs(Node *n, int first, const bool *keep)
{
    int kept = first;

    for (int i = first; i < n->ninput; i++)
        if (keep[i - first])
            n->input[kept++] = n->input[i];
    n->ninput = kept;
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
    return n->op == OP_iota;
}

Node *node_copy(const Node *n, Graph *g, Node *at)
{
    Build b = {.graph = g, .before = at, .span = n->span, .calls = n->calls};
    Node *copy = build_bare(&b, n->op, n->ninput, n->input);

    copy->type = n->type;
    copy->nattr = n->nattr;
    copy->attr = arena_copy(g->module->arena, n->attr,
                            (size_t)n->nattr * sizeof *n->attr);
    return copy;
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
    Node **replacement;

    if (!r->n)
        return;
    replacement = ARENA_ARRAY(r->arena, Node *, g->module->nnode);
    for (int i = 0; i < r->n; i++)
        replacement[r->item[i].old->id] = r->item[i].by;
    graph_rewrite(g, replacement);
}

/* Redirects the users of a tuple's results, and unlinks both. */
static void replace_results(Node *tuple, Node *const *value, Arena *scratch)
{
    Graph *g = tuple->graph;
    Node **replacement = ARENA_ARRAY(scratch, Node *, g->module->nnode);

    for (Node *n = tuple, *next; n; n = next) {
        next = n->next;
        if (n->op != OP_result || n->input[0] != tuple)
            continue;
        replacement[n->id] = value[node_index(n)];
        node_unlink(n);
    }
    graph_rewrite(g, replacement);
    node_unlink(tuple);
}

Node *inline_call(Node *call, Arena *scratch)
{
    Module *m = call->graph->module;
    Graph *g = graph_copy(m, module_find(m, node_text(call, ATTR_callee).data));
    Node **replacement = ARENA_ARRAY(scratch, Node *, m->nnode);
    Node *before = call->prev;

    for (int i = 0; i < g->nparam; i++)
        replacement[g->param[i]->id] = call->input[i];
    graph_rewrite(g, replacement);
    region_move_nodes(g, call);
    replace_results(call, g->output, scratch);
    return before;
}
