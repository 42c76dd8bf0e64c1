/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Algebraic simplification.
 *
 * Applies the laws of rewrites.def, which keep every bit of every value. A law
 * looks at one node, whose inputs are simple already, and says what the node's
 * users shall use instead. What it builds stands before the node, and is itself
 * looked at in the next round.
 *
 * A `cond` whose predicate is known becomes the nodes of one branch, a `while`
 * whose test is false from the start becomes its inputs. */
#include "passes/rewrites.h"

#include "ir/regions.h"

#include <string.h>

/* ---- splats ---- */

/* An operation on broadcast scalars is done on the scalars. */
static Node *simplify_splats(Build *b, Node *n)
{
    Node *scalar[3], *done;

    if (!op_is(n->op, OP_MAP) || !n->type.shape.rank)
        return NULL;
    for (int i = 0; i < n->ninput; i++) {
        const Node *x = n->input[i];

        if (x->op != OP_broadcast_in_dim || x->input[0]->type.shape.rank ||
            x->input[0]->op != OP_constant)
            return NULL;
        scalar[i] = x->input[0];
    }
    done = node_copy(n, n->graph, n);
    for (int i = 0; i < n->ninput; i++)
        done->input[i] = scalar[i];
    node_infer(done);
    return build_broadcast_to(b, done, n->type.shape);
}

/* ---- the walk ---- */

typedef struct Simplify {
    IdTable instead; /* of the nodes that were there at the start */
    uint32_t nid;
} Simplify;

static Node *resolve(const Simplify *s, Node *n)
{
    for (Node *next = n; next; next = node_table_find(&s->instead, n))
        n = next;
    return n;
}

static void simplify_region(Simplify *s, Graph *g);

/* Puts the nodes of a branch in the place of its `cond`; the first of them is
 * where the walk goes on. The results find the branch's outputs by themselves:
 * the `cond` is unlinked, but still there for them to look at. */
static Node *open_branch(Simplify *s, Node *n, Graph *branch)
{
    Node *next = region_begin(branch);

    for (int i = 0; i < branch->nparam; i++)
        node_table_put(&s->instead, branch->param[i], region_input(n, i));
    region_move_nodes(branch, n);
    if (!next)
        next = n->next;
    node_unlink(n);
    return next;
}

/* Unlinks a pop and the push before it. */
static Node *drop_pop(Node *n)
{
    Node *next = n->next;

    node_unlink(n->input[0]);
    node_unlink(n);
    return next;
}

static Node *simplify_node(Simplify *s, Node *n)
{
    Build b = {
        .graph = n->graph, .before = n, .span = n->span, .calls = n->calls};
    Node *next = n->next, *better = NULL, *in[REWRITE_INPUTS];
    int rewrite;

    for (int i = 0; i < n->ninput; i++)
        n->input[i] = resolve(s, n->input[i]);
    if (n->op == OP_cond && known_branch(n))
        return open_branch(s, n, known_branch(n));
    for (int i = 0; i < n->nregion; i++)
        simplify_region(s, n->region[i]);
    if (n->op == OP_tape_pop && pops_push(n))
        return drop_pop(n);
    rewrite = rewrite_find(n, in);
    if (n->op == OP_while && never_runs(n))
        node_unlink(n);
    else if (rewrite >= 0)
        better = rewrite_apply(rewrite, &b, n, in);
    if (!better)
        better = simplify_splats(&b, n);
    if (better && n->id < s->nid) {
        node_table_put(&s->instead, n, resolve(s, better));
        node_unlink(n);
    }
    return next;
}

static void simplify_region(Simplify *s, Graph *g)
{
    for (Node *n = g->first; n;)
        n = simplify_node(s, n);
    for (int i = 0; i < g->noutput; i++)
        g->output[i] = resolve(s, g->output[i]);
}

void simplify_graph(Graph *g, Arena *scratch)
{
    Simplify s = {.instead = id_table(scratch, g->module, sizeof(Node *)),
                  .nid = g->module->nnode};

    simplify_region(&s, g);
}

void pass_simplify(Module *m)
{
    pass_each_function(m, simplify_graph);
}
