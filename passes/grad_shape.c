/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Gradients of operations that move elements by constants: each is the
 * transpose of a linear map, and mostly an operation of the same kind. */
#include "passes/grad.h"

/* The same elements in the input's shape. */
void grad_reshape(Grad *gr, Node *n, Node *ct)
{
    Node *x = n->input[0];

    grad_flow(gr, x, build_reshape(&gr->b, ct, x->type.shape));
}

/* The copies of each element are summed: first over result dimensions that
 * are new or stretched; what is left are the input's dimensions in the order
 * in which the result has them. */
void grad_broadcast_in_dim(Grad *gr, Node *n, Node *ct)
{
    Node *x = n->input[0];
    const int64_t *dims = node_attr(n, ATTR_dimensions)->ints;
    Shape from = x->type.shape, to = n->type.shape;
    int64_t summed[MAX_RANK], permutation[MAX_RANK] = {0};
    int source[MAX_RANK], nsummed = 0, nleft = 0, position[MAX_RANK] = {0};

    for (int d = 0; d < to.rank; d++)
        source[d] = -1;
    for (int i = 0; i < from.rank; i++)
        if (from.dim[i] == to.dim[dims[i]])
            source[dims[i]] = i;
    for (int d = 0; d < to.rank; d++) {
        if (source[d] < 0)
            summed[nsummed++] = d;
        else
            position[source[d]] = nleft++;
    }
    nleft = 0;
    for (int i = 0; i < from.rank; i++)
        if (from.dim[i] == to.dim[dims[i]])
            permutation[nleft++] = position[i];
    ct = build_reduce(&gr->b, OP_reduce_sum, ct, nsummed, summed);
    ct = build_transpose(&gr->b, ct, permutation);
    grad_flow(gr, x, build_reshape(&gr->b, ct, from));
}

/* Back by the inverse permutation. */
void grad_transpose(Grad *gr, Node *n, Node *ct)
{
    const Attr *forward = node_attr(n, ATTR_permutation);
    int64_t inverse[MAX_RANK];

    for (int i = 0; i < forward->n; i++)
        inverse[forward->ints[i]] = i;
    grad_flow(gr, n->input[0], build_transpose(&gr->b, ct, inverse));
}

void grad_reverse(Grad *gr, Node *n, Node *ct)
{
    const Attr *dims = node_attr(n, ATTR_dimensions);
    Node *back = build_bare(&gr->b, OP_reverse, 1, &ct);

    node_set_ints(back, ATTR_dimensions, dims->n, dims->ints);
    node_infer(back);
    grad_flow(gr, n->input[0], back);
}

/* Zeros where nothing was taken: before, behind and, with a stride, between. */
void grad_slice(Grad *gr, Node *n, Node *ct)
{
    Node *x = n->input[0];
    const int64_t *start = node_attr(n, ATTR_start)->ints;
    const int64_t *stride = node_attr(n, ATTR_stride)->ints;
    int64_t low[MAX_RANK], high[MAX_RANK], interior[MAX_RANK];
    Node *zero = build_f64(&gr->b, x->type.dtype, 0.0);

    for (int i = 0; i < x->type.shape.rank; i++) {
        int64_t taken = n->type.shape.dim[i];
        int64_t spread = taken ? (taken - 1) * stride[i] + 1 : 0;

        low[i] = start[i];
        high[i] = x->type.shape.dim[i] - start[i] - spread;
        interior[i] = stride[i] - 1;
    }
    grad_flow(gr, x, build_pad(&gr->b, ct, zero, low, high, interior));
}

/* What lies where the input's elements went. A negative low or high cut
 * elements off: those get the zeros that padding the other way puts there. */
static Node *unpad(Grad *gr, const Node *n, Node *ct)
{
    const Shape from = n->input[0]->type.shape;
    const int64_t *low = node_attr(n, ATTR_low)->ints;
    const int64_t *high = node_attr(n, ATTR_high)->ints;
    const int64_t *interior = node_attr(n, ATTR_interior)->ints;
    int64_t cut_low[MAX_RANK], cut_high[MAX_RANK], zero[MAX_RANK] = {0};
    int64_t stride[MAX_RANK];

    for (int i = 0; i < from.rank; i++) {
        cut_low[i] = -low[i];
        cut_high[i] = -high[i];
        stride[i] = interior[i] + 1;
    }
    ct = build_pad(&gr->b, ct, build_f64(&gr->b, ct->type.dtype, 0.0), cut_low,
                   cut_high, zero);
    return build_slice(&gr->b, ct, zero, ct->type.shape.dim, stride);
}

/* Is an element of the result padding? */
static Node *padding_mask(Grad *gr, const Node *n)
{
    Type inside = type_tensor(DTYPE_BOOL, n->input[0]->type.shape);

    return build_pad(&gr->b, build_zeros(&gr->b, inside),
                     build_bool(&gr->b, true), node_attr(n, ATTR_low)->ints,
                     node_attr(n, ATTR_high)->ints,
                     node_attr(n, ATTR_interior)->ints);
}

/* To the input its elements, to the padding value the sum of all copies. */
void grad_pad(Grad *gr, Node *n, Node *ct)
{
    Node *x = n->input[0], *value = n->input[1];
    int64_t all[MAX_RANK] = {0, 1, 2, 3, 4, 5, 6, 7};

    if (grad_wants(gr, x))
        grad_flow(gr, x, unpad(gr, n, ct));
    if (grad_wants(gr, value)) {
        Node *copies = build3(&gr->b, OP_select, padding_mask(gr, n), ct,
                              grad_zeros(gr, ct));

        grad_flow(gr, value,
                  build_reduce(&gr->b, OP_reduce_sum, copies,
                               n->type.shape.rank, all));
    }
}

/* To each input its part. */
void grad_concatenate(Grad *gr, Node *n, Node *ct)
{
    int dim = (int)node_int(n, ATTR_dimension);
    int64_t start[MAX_RANK] = {0}, stride[MAX_RANK];
    Shape limit = n->type.shape;

    for (int i = 0; i < MAX_RANK; i++)
        stride[i] = 1;
    for (int i = 0; i < n->ninput; i++) {
        Node *x = n->input[i];

        limit.dim[dim] = start[dim] + x->type.shape.dim[dim];
        if (grad_wants(gr, x))
            grad_flow(gr, x, build_slice(&gr->b, ct, start, limit.dim, stride));
        start[dim] = limit.dim[dim];
    }
}
