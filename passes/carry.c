/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Values that pass regions unchanged go round them.
 *
 * The result of an invariant carried value is what it was before the loop; an
 * output that both branches of a `cond` take from one input is that input. A
 * small constant is made again inside a region rather than handed in; two
 * equal inputs become one. In the branches the predicate is known.
 *
 * A loop that may not end keeps its token though no effect in it takes it.
 *
 * Params and outputs that have lost their users are removed at once: a token
 * that goes round a loop must not also go in. */
#include "passes/optimise.h"

#include "ir/regions.h"

typedef struct Carry {
    Graph *g;
    Arena *scratch;
    Rewrites rewrites;
} Carry;

static void replace(Carry *c, Node *old, Node *by)
{
    rewrites_add(&c->rewrites, old, by);
}

/* Param `i` of a region whose input is `in`. */
static void remake_param(Carry *c, Graph *region, int i, Node *in)
{
    replace(c, region->param[i], node_remake(in, region, region_begin(region)));
}

/* ---- what comes in ---- */

/* Another param of the region that is the same value. */
static void share_param(Carry *c, Graph *g, int i, const Node *origin)
{
    for (int j = 0; j < i; j++)
        if (node_outside(g->param[j]) == origin) {
            replace(c, g->param[i], g->param[j]);
            return;
        }
}

/* In the first branch the predicate is true, in the second it is false. */
static void know_predicate(Carry *c, Node *n, int i)
{
    for (int truth = 0; truth < 2; truth++) {
        Graph *g = cond_branch(n, truth);
        Build b = {.graph = g, .span = n->span, .calls = n->calls};

        b.before = region_begin(g);
        replace(c, g->param[i], build_bool(&b, truth));
    }
}

/* Only outputs of a loop's body that are its own params say that a value is
 * invariant, so those are not rewritten: a value stays until it is dead. */
static void carry_in(Carry *c, Node *n)
{
    for (int i = 0; i < n->region[0]->nparam; i++) {
        Node *origin = node_outside(n->region[0]->param[i]);

        if (!origin)
            continue;
        if (n->op == OP_cond && origin == cond_predicate(n) &&
            !node_is_remade(origin)) {
            know_predicate(c, n, i);
            continue;
        }
        for (int r = 0; r < n->nregion; r++)
            if (node_is_remade(origin))
                remake_param(c, n->region[r], i, origin);
            else
                share_param(c, n->region[r], i, origin);
    }
}

/* ---- what comes out ---- */

static void carry_out(Carry *c, Node *n)
{
    Node *tuple = n->input[0], *source[MOST_SOURCES];
    Node *origin = node_outside(n);

    if (tuple->op == OP_while && n->type.kind == TYPE_TOKEN &&
        !while_ends(tuple))
        return;
    if (origin)
        replace(c, n, origin);
    else if (node_sources(n, source) == 2 && source[0]->op == OP_constant &&
             source[1]->op == OP_constant && attrs_equal(source[0], source[1]))
        replace(c, n, node_remake(source[0], n->graph, n));
}

static void carry_region(Carry *c, Graph *g)
{
    for (Node *n = g->first; n; n = n->next) {
        if (n->op == OP_while || n->op == OP_cond)
            carry_in(c, n);
        else if (n->op == OP_result)
            carry_out(c, n);
        for (int i = 0; i < n->nregion; i++)
            carry_region(c, n->region[i]);
    }
}

void carry_graph(Graph *g, Arena *scratch)
{
    Carry c = {.g = g, .scratch = scratch, .rewrites.arena = scratch};

    carry_region(&c, g);
    rewrites_apply(&c.rewrites, g);
    dce_graph(g, scratch);
}

void pass_carry(Module *m)
{
    pass_each_function(m, carry_graph);
}
