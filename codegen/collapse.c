/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Collapsing: how many of the last dimensions of a nest can be walked as one.
 *
 * Walked as one, the index of the last dimension runs over all of them and the
 * others stay 0. That is right for a dense tensor, whose last dimensions lie
 * behind each other, and for a node that hands the same dimensions on to its
 * inputs, or does not look at them at all. */
#include "codegen/emit.h"

/* Do the last `k` dimensions of two shapes agree? */
static bool same_tail(Shape a, Shape b, int k)
{
    if (a.rank < k || b.rank < k)
        return false;
    for (int i = 1; i <= k; i++)
        if (a.dim[a.rank - i] != b.dim[b.rank - i])
            return false;
    return true;
}

/* What a node does with the last k dimensions of its result. */
typedef enum { TAIL_BREAKS, TAIL_IGNORED, TAIL_PASSED } Tail;

static Tail broadcast_tail(const Node *n, int k)
{
    const Attr *dims = node_attr(n, ATTR_dimensions);
    int rank = n->type.shape.rank, touched = 0;

    for (int i = 0; i < dims->n; i++)
        touched += dims->ints[i] >= rank - k;
    if (touched == 0)
        return TAIL_IGNORED;
    for (int i = 1; i <= k; i++)
        if (touched != k || dims->ints[dims->n - i] != rank - i)
            return TAIL_BREAKS;
    return same_tail(n->type.shape, n->input[0]->type.shape, k) ? TAIL_PASSED
                                                                : TAIL_BREAKS;
}

static Tail transpose_tail(const Node *n, int k)
{
    const Attr *permutation = node_attr(n, ATTR_permutation);

    for (int i = n->type.shape.rank - k; i < n->type.shape.rank; i++)
        if (permutation->ints[i] != i)
            return TAIL_BREAKS;
    return TAIL_PASSED;
}

static Tail slice_tail(const Node *n, int k)
{
    const Attr *stride = node_attr(n, ATTR_stride);
    int rank = n->type.shape.rank;

    if (stride && stride->ints[rank - 1] != 1)
        return TAIL_BREAKS;
    return same_tail(n->type.shape, n->input[0]->type.shape, k) ? TAIL_PASSED
                                                                : TAIL_BREAKS;
}

static Tail window_tail(const Node *n, int k)
{
    const Attr *dims = node_attr(n, ATTR_dimensions);

    for (int i = 0; i < dims->n; i++)
        if (dims->ints[i] >= n->type.shape.rank - k)
            return TAIL_BREAKS;
    return TAIL_PASSED;
}

static Tail tail_of(const Node *n, int k)
{
    int rank = n->type.shape.rank;

    if (n->op == OP_param || n->op == OP_random_bits || n->op == OP_undefined)
        return TAIL_IGNORED;
    if (op_is(n->op, OP_MAP))
        return TAIL_PASSED;
    switch (n->op) {
    case OP_iota:
        return node_int(n, ATTR_dimension) < rank - k ? TAIL_IGNORED
                                                      : TAIL_BREAKS;
    case OP_broadcast_in_dim:
        return broadcast_tail(n, k);
    case OP_transpose:
        return transpose_tail(n, k);
    case OP_slice:
    case OP_dynamic_slice:
        return slice_tail(n, k);
    case OP_window:
        return window_tail(n, k);
    default:
        return TAIL_BREAKS;
    }
}

static bool tail_collapses(Emit *e, const Graph *region, const Node *top, int k)
{
    int stamp = ++e->nstamp;

    e->stamp[top->id] = stamp;
    for (const Node *n = region->last; n; n = n->prev) {
        Tail tail = e->stamp[n->id] == stamp ? tail_of(n, k) : TAIL_IGNORED;

        if (tail == TAIL_BREAKS)
            return false;
        for (int i = 0; i < n->ninput && tail == TAIL_PASSED; i++)
            if (n->input[i]->type.shape.rank > 0)
                e->stamp[n->input[i]->id] = stamp;
    }
    return true;
}

int collapsible_dimensions(Emit *e, const Graph *region, const Node *n)
{
    int k = n->type.shape.rank;

    while (k > 1 && !tail_collapses(e, region, n, k))
        k--;
    return k;
}
