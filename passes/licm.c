/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Loop-invariant code motion.
 *
 * A pure node of a loop's body or test whose inputs no turn changes is computed
 * once, before the loop. Operations are total, so nothing goes wrong when the
 * loop makes no turn. What is cheaper made than kept stays: constants, and
 * broadcasts, which codegen fuses into their users; where a moved node needs
 * one, it is made again outside. Nodes with regions stay: an inner loop might
 * not end.
 *
 * Moved nodes that the loop still uses come in as invariant carried values. */
#include "passes/optimise.h"

#include "ir/regions.h"

/* What is known of a node while its region's loop is at work. */
typedef struct Fact {
    bool invariant;
    Node *outside; /* what stands for it before the loop, if anything yet */
    Node *inside;  /* the param by which it comes back in */
} Fact;

typedef struct Licm {
    Node *loop;
    Graph *region; /* the body or the test */
    IdTable fact;
} Licm;

static Fact *fact(Licm *l, const Node *n)
{
    return id_table_at(&l->fact, n);
}

/* Worth more where it is used than before the loop. */
static bool stays(const Node *n)
{
    return node_is_remade(n) || (n->op == OP_broadcast_in_dim &&
                                 n->input[0]->op != OP_broadcast_in_dim);
}

static bool is_movable(const Node *n)
{
    return !n->nregion && n->op != OP_call && n->op != OP_result &&
           n->type.kind == TYPE_TENSOR && !op_is(n->op, OP_EFFECT | OP_LINEAR);
}

static void find_invariants(Licm *l)
{
    for (int i = 0; i < l->region->nparam; i++) {
        Node *origin = node_outside(l->region->param[i]);

        *fact(l, l->region->param[i]) = (Fact){origin != NULL, origin, NULL};
    }
    for (Node *n = region_begin(l->region); n; n = n->next) {
        bool invariant = is_movable(n);

        for (int i = 0; i < n->ninput; i++)
            invariant = invariant && fact(l, n->input[i])->invariant;
        *fact(l, n) = (Fact){.invariant = invariant};
    }
}

/* What an invariant node is before the loop: if it stays inside, a copy. */
static Node *get_outside(Licm *l, Node *n)
{
    Node *copy;

    if (fact(l, n)->outside)
        return fact(l, n)->outside;
    for (int i = 0; i < n->ninput; i++)
        get_outside(l, n->input[i]);
    copy = node_copy(n, l->loop->graph, l->loop);
    for (int i = 0; i < n->ninput; i++)
        copy->input[i] = fact(l, n->input[i])->outside;
    fact(l, n)->outside = copy;
    return copy;
}

static void move_out(Licm *l, Node *n)
{
    for (int i = 0; i < n->ninput; i++)
        n->input[i] = get_outside(l, n->input[i]);
    node_move_before(n, l->loop);
    fact(l, n)->outside = n;
}

/* The param by which a node comes in that was moved out. */
static Node *get_inside(Licm *l, Node *n)
{
    if (n->graph == l->region)
        return n;
    if (!fact(l, n)->inside) {
        int i = while_add_carried(l->loop, n);

        fact(l, n)->inside = l->region->param[i];
    }
    return fact(l, n)->inside;
}

static void bring_in_moved(Licm *l)
{
    for (Node *n = l->region->first; n; n = n->next)
        for (int i = 0; i < n->ninput; i++)
            n->input[i] = get_inside(l, n->input[i]);
    for (int i = 0, n = l->region->noutput; i < n; i++) {
        Node *inside = get_inside(l, l->region->output[i]);

        l->region->output[i] = inside; /* the array may have moved */
    }
}

static void move_from(Licm *l, Graph *region)
{
    bool moved = false;

    l->region = region;
    find_invariants(l);
    for (Node *n = region_begin(region), *next; n; n = next) {
        next = n->next;
        if (!fact(l, n)->invariant || stays(n))
            continue;
        move_out(l, n);
        moved = true;
    }
    if (moved)
        bring_in_moved(l);
}

/* Inner loops first: what leaves them may leave the next one too. */
static void licm_region(Licm *l, Graph *g)
{
    for (Node *n = g->first; n; n = n->next) {
        for (int i = 0; i < n->nregion; i++)
            licm_region(l, n->region[i]);
        if (n->op != OP_while)
            continue;
        l->loop = n;
        move_from(l, while_body(n));
        move_from(l, while_test(n));
        node_infer(n);
    }
}

void licm_graph(Graph *g, Arena *scratch)
{
    Licm l = {.fact = id_table(scratch, g->module, sizeof(Fact))};

    licm_region(&l, g);
}

void pass_licm(Module *m)
{
    pass_each_function(m, licm_graph);
}
