/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Drops what marks values for autodiff alone: `stop_gradient` and `identity`.
 * To run when no gradient will be taken any more. */
#include "passes/optimise.h"

static void collect(Graph *g, Node **replacement)
{
    for (Node *n = g->first, *next; n; n = next) {
        next = n->next;
        for (int i = 0; i < n->nregion; i++)
            collect(n->region[i], replacement);
        if (n->op == OP_stop_gradient || n->op == OP_identity) {
            replacement[n->id] = n->input[0];
            node_unlink(n);
        }
    }
}

void unmark_graph(Graph *g, Arena *scratch)
{
    Node **replacement = ARENA_ARRAY(scratch, Node *, g->module->nnode);

    collect(g, replacement);
    graph_rewrite(g, replacement);
}

void pass_unmark(Module *m)
{
    pass_each_function(m, unmark_graph);
}
