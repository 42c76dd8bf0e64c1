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

/* ---- while ---- */

static void share_invariant(Carry *c, Node *loop, int i)
{
    for (int r = 0; r < loop->nregion; r++) {
        Graph *g = loop->region[r];

        for (int j = 0; j < i; j++)
            if (loop->input[j] == loop->input[i] &&
                while_is_invariant(loop, j)) {
                replace(c, g->param[i], g->param[j]);
                break;
            }
    }
}

/* Only outputs of the body that are its own params say that a value is
 * invariant, so those are not rewritten: a value stays until it is dead. */
static void carry_while(Carry *c, Node *loop)
{
    for (int i = 0; i < loop->ninput; i++) {
        if (!while_is_invariant(loop, i))
            continue;
        if (node_is_remade(loop->input[i])) {
            remake_param(c, while_test(loop), i, loop->input[i]);
            remake_param(c, while_body(loop), i, loop->input[i]);
        } else {
            share_invariant(c, loop, i);
        }
    }
}

static void result_of_while(Carry *c, Node *n)
{
    Node *loop = n->input[0];

    if (n->type.kind == TYPE_TOKEN && !while_ends(loop))
        return;
    if (while_is_invariant(loop, node_index(n)))
        replace(c, n, loop->input[node_index(n)]);
}

/* ---- cond ---- */

static void share_input(Carry *c, Node *n, int i)
{
    for (int j = 0; j < i; j++)
        if (region_input(n, j) == region_input(n, i)) {
            replace(c, cond_then(n)->param[i], cond_then(n)->param[j]);
            replace(c, cond_else(n)->param[i], cond_else(n)->param[j]);
            return;
        }
}

/* In the first branch the predicate is true, in the second it is false. */
static void know_predicate(Carry *c, Node *n, int i)
{
    for (int r = 0; r < 2; r++) {
        Graph *g = n->region[r];
        Build b = {.graph = g, .span = n->span, .calls = n->calls};

        b.before = region_begin(g);
        replace(c, g->param[i], build_bool(&b, r == 0));
    }
}

static void carry_cond(Carry *c, Node *n)
{
    for (int i = 0; i < n->ninput - 1; i++) {
        Node *in = region_input(n, i);

        if (node_is_remade(in)) {
            remake_param(c, cond_then(n), i, in);
            remake_param(c, cond_else(n), i, in);
        } else if (in == n->input[0]) {
            know_predicate(c, n, i);
        } else {
            share_input(c, n, i);
        }
    }
}

static void result_of_cond(Carry *c, Node *n)
{
    Node *cond = n->input[0];
    Node *yes = cond_then(cond)->output[node_index(n)];
    Node *no = cond_else(cond)->output[node_index(n)];

    if (yes->op == OP_param && no->op == OP_param &&
        node_index(yes) == node_index(no))
        replace(c, n, region_input(cond, node_index(yes)));
    else if (yes->op == OP_constant && no->op == OP_constant &&
             attrs_equal(yes, no))
        replace(c, n, node_remake(yes, n->graph, n));
}

static void carry_region(Carry *c, Graph *g)
{
    for (Node *n = g->first; n; n = n->next) {
        if (n->op == OP_while)
            carry_while(c, n);
        else if (n->op == OP_cond)
            carry_cond(c, n);
        else if (n->op == OP_result && n->input[0]->op == OP_while)
            result_of_while(c, n);
        else if (n->op == OP_result && n->input[0]->op == OP_cond)
            result_of_cond(c, n);
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
