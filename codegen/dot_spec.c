/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* From a dot_general's dimension numbers to loops around one M x N x K product.
 *
 * The dimensions of each group (batching, left free, right free, contracting)
 * are merged where their strides allow it; usually one is left of each. */
#include "codegen/dot.h"

#include <assert.h>

/* Dimensions of one group, outermost first. */
typedef struct DotGroup {
    int n;
    DotLoop dim[MAX_RANK];
} DotGroup;

static bool contains(const Attr *a, int64_t dimension)
{
    for (int i = 0; i < a->n; i++) {
        if (a->ints[i] == dimension)
            return true;
    }
    return false;
}

/* Is `outer` just the continuation of `inner`? */
static bool continues(DotLoop outer, DotLoop inner)
{
    return outer.lhs == inner.lhs * inner.size &&
           outer.rhs == inner.rhs * inner.size &&
           outer.out == inner.out * inner.size;
}

/* Adds the next inner dimension, merged with the one around it if possible. */
static void group_add(DotGroup *g, DotLoop dim)
{
    DotLoop *last = g->n ? &g->dim[g->n - 1] : NULL;

    if (dim.size == 1)
        return;
    if (last && continues(*last, dim)) {
        dim.size *= last->size;
        *last = dim;
        return;
    }
    g->dim[g->n++] = dim;
}

/* Takes the innermost dimension out of the group. */
static DotLoop group_take_inner(DotGroup *g)
{
    return g->n ? g->dim[--g->n] : (DotLoop){.size = 1};
}

static void add_loops(DotSpec *s, const DotGroup *g)
{
    for (int i = 0; i < g->n; i++) {
        assert(s->nloop < DOT_MAX_LOOP);
        s->loop[s->nloop++] = g->dim[i];
    }
}

/* The dimensions of `x` that are neither batching nor contracting, by their
 * stride in x; `*out` is the result's next dimension. */
static DotGroup free_dimensions(const Node *n, int input, const int64_t *stride,
                                const int64_t *out_stride, int *out)
{
    const Attr *batching =
        node_attr(n, input ? ATTR_rhs_batching : ATTR_lhs_batching);
    const Attr *contracting =
        node_attr(n, input ? ATTR_rhs_contracting : ATTR_lhs_contracting);
    Shape shape = n->input[input]->type.shape;
    DotGroup g = {0};

    for (int i = 0; i < shape.rank; i++) {
        DotLoop dim = {.size = shape.dim[i]};

        if (contains(batching, i) || contains(contracting, i))
            continue;
        *(input ? &dim.rhs : &dim.lhs) = stride[i];
        dim.out = out_stride[(*out)++];
        group_add(&g, dim);
    }
    return g;
}

/* Pairs of dimensions of both inputs; `out_stride` is NULL of contracting
 * ones, which the result has not. */
static DotGroup paired_dimensions(const Node *n, AttrKey lhs, AttrKey rhs,
                                  const int64_t *lhs_stride,
                                  const int64_t *rhs_stride,
                                  const int64_t *out_stride)
{
    const Attr *l = node_attr(n, lhs), *r = node_attr(n, rhs);
    DotGroup g = {0};

    for (int i = 0; i < l->n; i++)
        group_add(&g, (DotLoop){.size = n->input[0]->type.shape.dim[l->ints[i]],
                                .lhs = lhs_stride[l->ints[i]],
                                .rhs = rhs_stride[r->ints[i]],
                                .out = out_stride ? out_stride[i] : 0});
    return g;
}

DotSpec dot_spec(const Node *n, const int64_t *lhs_stride,
                 const int64_t *rhs_stride)
{
    int64_t dense[2][MAX_RANK], out_stride[MAX_RANK];
    int out = node_attr(n, ATTR_lhs_batching)->n;
    DotSpec s = {.dtype = n->type.dtype};
    DotGroup batch, rows, columns, contracting;
    DotLoop row, column, k;

    shape_strides(n->input[0]->type.shape, dense[0]);
    shape_strides(n->input[1]->type.shape, dense[1]);
    shape_strides(n->type.shape, out_stride);
    if (!lhs_stride)
        lhs_stride = dense[0];
    if (!rhs_stride)
        rhs_stride = dense[1];
    batch = paired_dimensions(n, ATTR_lhs_batching, ATTR_rhs_batching,
                              lhs_stride, rhs_stride, out_stride);
    rows = free_dimensions(n, 0, lhs_stride, out_stride, &out);
    columns = free_dimensions(n, 1, rhs_stride, out_stride, &out);
    contracting =
        paired_dimensions(n, ATTR_lhs_contracting, ATTR_rhs_contracting,
                          lhs_stride, rhs_stride, NULL);
    row = group_take_inner(&rows);
    column = group_take_inner(&columns);
    k = group_take_inner(&contracting);
    s.m = row.size, s.lhs_m = row.lhs, s.out_m = row.out;
    s.n = column.size, s.rhs_n = column.rhs, s.out_n = column.out;
    s.k = k.size, s.lhs_k = k.lhs, s.rhs_k = k.rhs;
    add_loops(&s, &batch);
    add_loops(&s, &rows);
    add_loops(&s, &columns);
    for (int i = 0; i < contracting.n; i++)
        s.kloop[s.nkloop++] = contracting.dim[i];
    return s;
}
