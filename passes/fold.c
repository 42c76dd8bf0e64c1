/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Constant folding: a pure operation on constants is evaluated by the
 * reference interpreter and becomes a constant where it stands.
 *
 * Large results and inputs are left to the run, and so is what would turn a
 * few bytes into many: a broadcast constant stays a broadcast. */
#include "passes/optimise.h"

#include "ir/regions.h"

enum { LARGEST = 4096 };

static bool is_small(const Node *n)
{
    return n->type.kind == TYPE_TENSOR && shape_size(n->type.shape) <= LARGEST;
}

static bool grows(const Node *n)
{
    return n->op == OP_broadcast_in_dim &&
           shape_size(n->type.shape) > shape_size(n->input[0]->type.shape);
}

static bool is_foldable(const Node *n)
{
    if (!n->ninput || n->nregion || op_is(n->op, OP_EFFECT | OP_LINEAR) ||
        n->op == OP_call || !is_small(n) || grows(n))
        return false;
    for (int i = 0; i < n->ninput; i++)
        if (n->input[i]->op != OP_constant || !is_small(n->input[i]))
            return false;
    return true;
}

static void become_constant(Node *n, const Literal *value)
{
    n->op = OP_constant;
    n->ninput = 0;
    n->nattr = 0;
    node_set_data(n, ATTR_data, value->data, literal_size(&n->type));
}

static void fold_node(Node *n, Arena *scratch)
{
    Literal *input = ARENA_ARRAY(scratch, Literal, n->ninput);
    Literal value;

    for (int i = 0; i < n->ninput; i++) {
        const Node *in = n->input[i];

        input[i].type = in->type;
        input[i].data = (void *)node_attr(in, ATTR_data)->data;
    }
    if (eval_node(n->graph->module->ctx, n, input, &value))
        become_constant(n, &value);
}

void fold_graph(Graph *g, Arena *scratch)
{
    for (Node *n = g->first; n; n = n->next) {
        if (is_foldable(n))
            fold_node(n, scratch);
        for (int i = 0; i < n->nregion; i++)
            fold_graph(n->region[i], scratch);
    }
}

void pass_fold(Module *m)
{
    pass_each_function(m, fold_graph);
}
