/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The cut through a sweep: which nodes the way back needs of the way there.
 *
 * Constants are made again, and so is what only has another shape. Cheap
 * elementwise work is done again where that needs no more values than keeping
 * its result: fused, it costs less than memory. The rest crosses; whoever cuts
 * says how. */
#include "passes/grad_cut.h"

#include "ir/regions.h"
#include "passes/optimise.h"

enum { CHEAP = 4 /* cycles an element */ };

static const uint8_t op_cost[OP_COUNT] = {
#define OP(name, in, nregion, traits, required, optional, infer, grad, eval,   \
           lower, samples, cost, doc)                                          \
    [OP_##name] = (cost),
#include "ir/ops.def"
};

Cut cut_begin(Graph *work, uint32_t low, Arena *scratch)
{
    return (Cut){.work = work,
                 .scratch = scratch,
                 .low = low,
                 .nparam = work->nparam,
                 .noutput = work->noutput,
                 .last = work->last};
}

static bool is_forward(const Cut *c, const Node *n)
{
    return c->is_forward[n->id - c->low];
}

void cut_mark(Cut *c)
{
    uint32_t n;

    c->high = c->work->module->nnode;
    n = c->high - c->low;
    c->is_forward = ARENA_ARRAY(c->scratch, bool, n);
    c->crosses = ARENA_ARRAY(c->scratch, bool, n);
    c->again = ARENA_ARRAY(c->scratch, bool, n);
    c->there = ARENA_ARRAY(c->scratch, Node *, n);
    for (int i = 0; i < c->work->nparam; i++)
        c->is_forward[c->work->param[i]->id - c->low] = true;
    for (const Node *at = c->work->first; at;
         at = at == c->last ? NULL : at->next)
        c->is_forward[at->id - c->low] = true;
    /* A result stays with its tuple. */
    for (const Node *at = c->work->first; at; at = at->next)
        if (at->op == OP_result && is_forward(c, at->input[0]))
            c->is_forward[at->id - c->low] = true;
}

/* What only says again what there is. */
static bool is_shaped_again(const Node *n)
{
    return n->op == OP_reshape || n->op == OP_broadcast_in_dim;
}

static void note_use(Cut *c, const Node *n)
{
    while (!node_is_remade(n) && is_shaped_again(n))
        n = n->input[0];
    if (!node_is_remade(n) && !c->there[n->id - c->low] &&
        !c->again[n->id - c->low])
        c->crosses[n->id - c->low] = true;
}

static bool is_at_hand(const Cut *c, const Node *n)
{
    while (!node_is_remade(n) && is_shaped_again(n))
        n = n->input[0];
    return node_is_remade(n) || n->op == OP_param || cut_crosses(c, n) ||
           c->again[n->id - c->low];
}

/* Is it done again for what is at hand, and one more value at most? */
static bool is_worth_again(const Cut *c, const Node *n)
{
    const Node *more = NULL;

    if (!op_is(n->op, OP_MAP) || op_cost[n->op] > CHEAP ||
        n->type.shape.rank == 0)
        return false;
    for (int i = 0; i < n->ninput; i++) {
        if (n->input[i] == more || is_at_hand(c, n->input[i]))
            continue;
        if (more)
            return false;
        more = n->input[i];
    }
    return true;
}

/* From the end on, so that what is needed instead may be done again, too. */
static void find_again(Cut *c)
{
    for (const Node *n = c->work->last; n; n = n->prev) {
        if (!is_forward(c, n) || !cut_crosses(c, n) || !is_worth_again(c, n))
            continue;
        c->crosses[n->id - c->low] = false;
        c->again[n->id - c->low] = true;
        for (int i = 0; i < n->ninput; i++)
            note_use(c, n->input[i]);
    }
}

/* The params behind the work's own are those of `back`. */
static void take_params(Cut *c)
{
    for (int i = c->nparam; i < c->work->nparam; i++)
        cut_hand(c, c->work->param[i]);
}

void cut_find(Cut *c)
{
    Build b;

    dce_graph(c->work, c->scratch);
    c->back = graph_region(c->work->module);
    b = (Build){.graph = c->back};
    c->front = build_op(&b, OP_token, 0, NULL);
    take_params(c);
    for (const Node *n = c->work->first; n; n = n->next)
        for (int i = 0; i < n->ninput && !is_forward(c, n); i++)
            if (is_forward(c, n->input[i]))
                note_use(c, n->input[i]);
    for (int i = c->noutput; i < c->work->noutput; i++)
        if (is_forward(c, c->work->output[i]))
            note_use(c, c->work->output[i]);
    find_again(c);
}

void cut_becomes(Cut *c, const Node *n, Node *there)
{
    c->there[n->id - c->low] = there;
}

Node *cut_hand(Cut *c, const Node *n)
{
    Node *param = graph_param(c->back, n->type);

    cut_becomes(c, n, param);
    return param;
}

/* What an input of the backward part is in `back`. */
static Node *there(Cut *c, Node *n)
{
    Node **known = &c->there[n->id - c->low];
    Node *input;

    if (!is_forward(c, n))
        return n;
    if (*known)
        return *known;
    if (node_is_remade(n)) {
        *known = node_remake(n, c->back, c->front);
        return *known;
    }
    input = there(c, n->input[0]); /* it is shaped again */
    *known = node_copy(n, c->back, c->front);
    (*known)->input[0] = input;
    return *known;
}

/* In the order of the way there: what they need is there before. */
static void do_again(Cut *c)
{
    for (Node *n = c->work->first; n; n = n->next) {
        Node *copy;

        if (!is_forward(c, n) || !c->again[n->id - c->low])
            continue;
        for (int i = 0; i < n->ninput; i++)
            there(c, n->input[i]);
        copy = node_copy(n, c->back, c->front);
        for (int i = 0; i < n->ninput; i++)
            copy->input[i] = there(c, n->input[i]);
        cut_becomes(c, n, copy);
    }
}

static void move_backward(Cut *c, Node *end)
{
    for (Node *n = c->work->first, *next; n; n = next) {
        next = n->next;
        if (is_forward(c, n))
            continue;
        node_move_before(n, end);
        for (int i = 0; i < n->ninput; i++)
            n->input[i] = there(c, n->input[i]);
    }
}

static void drop_params(Cut *c)
{
    bool *keep = ARENA_ARRAY(c->scratch, bool, c->work->nparam);

    for (int i = 0; i < c->nparam; i++)
        keep[i] = true;
    region_keep_params(c->work, keep);
}

void cut_end(Cut *c)
{
    int nout = c->work->noutput - c->noutput;
    Node **out = ARENA_ARRAY(c->scratch, Node *, nout);
    Build b = {.graph = c->back};
    Node *end = build_op(&b, OP_token, 0, NULL);

    do_again(c);
    move_backward(c, end);
    for (int i = 0; i < nout; i++)
        out[i] = there(c, c->work->output[c->noutput + i]);
    graph_set_outputs(c->back, nout, out);
    c->work->noutput = c->noutput;
    drop_params(c);
    node_unlink(c->front);
    node_unlink(end);
}
