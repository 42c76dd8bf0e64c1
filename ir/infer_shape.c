/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Inference of what moves elements: shapes, slices, padding, joining,
 * reductions and products. */
#include "ir/infer.h"

static Type with_shape(const Node *n, Shape shape)
{
    return type_tensor(n->input[0]->type.dtype, shape);
}

/* Adds to a size that may leave the range of int64_t; false if it does. */
static bool grow(int64_t *size, int64_t by)
{
    return !__builtin_add_overflow(*size, by, size);
}

static Type too_large(const Node *n)
{
    diag_error(infer_context(n), DIAG_H0515, n->span,
               "the result of `%s` is too large", op_info[n->op].name);
    return infer_poison();
}

Type infer_reshape(const Node *n)
{
    Context *ctx = infer_context(n);
    Shape from, to;
    Diag *d;

    if (!infer_is_tensor(n, 0) || !infer_shape_attr(n, ATTR_shape, &to))
        return infer_poison();
    from = n->input[0]->type.shape;
    if (shape_size(from) == shape_size(to))
        return with_shape(n, to);
    d = diag_error(ctx, DIAG_H0503, n->span,
                   "shape %s has %lld elements, and %s has %lld",
                   shape_str(ctx->arena, from), (long long)shape_size(from),
                   shape_str(ctx->arena, to), (long long)shape_size(to));
    infer_blame(n, d, 0);
    return infer_poison();
}

Type infer_broadcast_in_dim(const Node *n)
{
    Context *ctx = infer_context(n);
    const Attr *dims = node_attr(n, ATTR_dimensions);
    Shape from, to;
    unsigned mask;

    if (!infer_is_tensor(n, 0) || !infer_shape_attr(n, ATTR_shape, &to))
        return infer_poison();
    from = n->input[0]->type.shape;
    if (!infer_per_dim(n, ATTR_dimensions, from.rank) ||
        !infer_dims_attr(n, ATTR_dimensions, to.rank, &mask))
        return infer_poison();
    for (int i = 0; i < from.rank; i++) {
        Diag *d;

        if (from.dim[i] == 1 || from.dim[i] == to.dim[dims->ints[i]])
            continue;
        d = diag_error(ctx, DIAG_H0502, n->span,
                       "shape %s does not broadcast to %s",
                       shape_str(ctx->arena, from), shape_str(ctx->arena, to));
        infer_blame(n, d, 0);
        return infer_poison();
    }
    return with_shape(n, to);
}

Type infer_transpose(const Node *n)
{
    const Attr *permutation = node_attr(n, ATTR_permutation);
    Shape from, to;
    unsigned mask;

    if (!infer_is_tensor(n, 0))
        return infer_poison();
    from = n->input[0]->type.shape;
    if (!infer_per_dim(n, ATTR_permutation, from.rank) ||
        !infer_dims_attr(n, ATTR_permutation, from.rank, &mask))
        return infer_poison();
    to = from;
    for (int i = 0; i < from.rank; i++)
        to.dim[i] = from.dim[permutation->ints[i]];
    return with_shape(n, to);
}

Type infer_reverse(const Node *n)
{
    unsigned mask;

    if (!infer_is_tensor(n, 0) ||
        !infer_dims_attr(n, ATTR_dimensions, n->input[0]->type.shape.rank,
                         &mask))
        return infer_poison();
    return n->input[0]->type;
}

Type infer_slice(const Node *n)
{
    const int64_t *start = node_attr(n, ATTR_start)->ints;
    const int64_t *limit = node_attr(n, ATTR_limit)->ints;
    const int64_t *stride = node_attr(n, ATTR_stride)->ints;
    Shape s;

    if (!infer_is_tensor(n, 0))
        return infer_poison();
    s = n->input[0]->type.shape;
    if (!infer_per_dim(n, ATTR_start, s.rank) ||
        !infer_per_dim(n, ATTR_limit, s.rank) ||
        !infer_per_dim(n, ATTR_stride, s.rank))
        return infer_poison();
    for (int i = 0; i < s.rank; i++) {
        if (start[i] < 0 || start[i] > limit[i] || limit[i] > s.dim[i] ||
            stride[i] < 1) {
            diag_error(infer_context(n), DIAG_H0506, n->span,
                       "a slice %lld:%lld:%lld of an axis of size %lld",
                       (long long)start[i], (long long)limit[i],
                       (long long)stride[i], (long long)s.dim[i]);
            return infer_poison();
        }
        s.dim[i] = (limit[i] - start[i]) / stride[i] +
                   ((limit[i] - start[i]) % stride[i] != 0);
    }
    return with_shape(n, s);
}

/* The size of one padded dimension: low + high + size + the gaps' interior.
 * False when it cannot be told, or is negative. */
static bool padded_size(int64_t size, int64_t low, int64_t high,
                        int64_t interior, int64_t *out)
{
    int64_t gaps = size > 0 ? size - 1 : 0;

    return interior >= 0 && !__builtin_mul_overflow(gaps, interior, out) &&
           grow(out, size) && grow(out, low) && grow(out, high) && *out >= 0;
}

Type infer_pad(const Node *n)
{
    const int64_t *low = node_attr(n, ATTR_low)->ints;
    const int64_t *high = node_attr(n, ATTR_high)->ints;
    const int64_t *interior = node_attr(n, ATTR_interior)->ints;
    Shape s;

    if (!infer_is_tensor(n, 0) ||
        !infer_is_scalar(n, 1, n->input[0]->type.dtype))
        return infer_poison();
    s = n->input[0]->type.shape;
    if (!infer_per_dim(n, ATTR_low, s.rank) ||
        !infer_per_dim(n, ATTR_high, s.rank) ||
        !infer_per_dim(n, ATTR_interior, s.rank))
        return infer_poison();
    for (int i = 0; i < s.rank; i++)
        if (!padded_size(s.dim[i], low[i], high[i], interior[i], &s.dim[i])) {
            diag_error(infer_context(n), DIAG_H0515, n->span,
                       "axis %d cannot be padded by %lld before, %lld behind "
                       "and %lld between",
                       i, (long long)low[i], (long long)high[i],
                       (long long)interior[i]);
            return infer_poison();
        }
    return with_shape(n, s);
}

/* Do two shapes agree but in dimension `dim`? */
static bool joins(Shape a, Shape b, int dim)
{
    if (a.rank != b.rank)
        return false;
    b.dim[dim] = a.dim[dim];
    return shape_equal(a, b);
}

Type infer_concatenate(const Node *n)
{
    Context *ctx = infer_context(n);
    Shape s;
    int dim;

    if (n->ninput == 0) {
        diag_error(ctx, DIAG_H0504, n->span, "there is nothing to join");
        return infer_poison();
    }
    if (!infer_same_dtype(n, 0))
        return infer_poison();
    s = n->input[0]->type.shape;
    if (!infer_dim_attr(n, s.rank, &dim))
        return infer_poison();
    for (int i = 1; i < n->ninput; i++) {
        Shape part = n->input[i]->type.shape;

        if (!joins(s, part, dim)) {
            Diag *d =
                diag_error(ctx, DIAG_H0504, n->span,
                           "shapes %s and %s cannot be joined along axis %d",
                           shape_str(ctx->arena, n->input[0]->type.shape),
                           shape_str(ctx->arena, part), dim);

            infer_blame(n, d, 0);
            infer_blame(n, d, i);
            return infer_poison();
        }
        if (!grow(&s.dim[dim], part.dim[dim]))
            return too_large(n);
    }
    return with_shape(n, s);
}

/* ---- reductions ---- */

static Shape without(Shape s, unsigned mask)
{
    Shape out = {0};

    for (int i = 0; i < s.rank; i++)
        if (!(mask & 1u << i))
            out.dim[out.rank++] = s.dim[i];
    return out;
}

static Type reduced(const Node *n, bool want_bool)
{
    unsigned mask;

    if (!infer_is_tensor(n, 0))
        return infer_poison();
    if ((n->input[0]->type.dtype == DTYPE_BOOL) != want_bool) {
        Diag *d = diag_error(infer_context(n), DIAG_H0507, n->span,
                             "`%s` takes %s, not %s", op_info[n->op].name,
                             want_bool ? "bools" : "numbers",
                             dtype_info[n->input[0]->type.dtype].numpy);

        infer_blame(n, d, 0);
        return infer_poison();
    }
    if (!infer_dims_attr(n, ATTR_dimensions, n->input[0]->type.shape.rank,
                         &mask))
        return infer_poison();
    return with_shape(n, without(n->input[0]->type.shape, mask));
}

Type infer_reduce(const Node *n)
{
    return reduced(n, false);
}

Type infer_reduce_bool(const Node *n)
{
    return reduced(n, true);
}

Type infer_arg_reduce(const Node *n)
{
    Shape s;
    int dim;

    if (!infer_is_tensor(n, 0))
        return infer_poison();
    s = n->input[0]->type.shape;
    if (!infer_dim_attr(n, s.rank, &dim))
        return infer_poison();
    if (s.dim[dim] == 0) {
        Diag *d =
            diag_error(infer_context(n), DIAG_H0512, n->span,
                       "`%s` of an axis without elements", op_info[n->op].name);

        infer_blame(n, d, 0);
        return infer_poison();
    }
    return type_tensor(DTYPE_I64, without(s, 1u << dim));
}

Type infer_sort(const Node *n)
{
    int dim;

    if (!infer_is_tensor(n, 0) ||
        !infer_dim_attr(n, n->input[0]->type.shape.rank, &dim))
        return infer_poison();
    return n->input[0]->type;
}

Type infer_nonzero(const Node *n)
{
    Type t = infer_is_tensor(n, 0) ? n->input[0]->type : infer_poison();

    if (t.kind != TYPE_TENSOR)
        return t;
    if (t.dtype != DTYPE_BOOL || t.shape.rank != 1) {
        Diag *d = diag_error(infer_context(n), DIAG_H0506, n->span,
                             "`nonzero` needs a vector of bools");

        infer_blame(n, d, 0);
        return infer_poison();
    }
    t.dtype = DTYPE_I64;
    return t;
}

Type infer_argsort(const Node *n)
{
    Type t = infer_sort(n);

    if (t.kind == TYPE_TENSOR)
        t.dtype = DTYPE_I64;
    return t;
}

Type infer_cumulative(const Node *n)
{
    Type t = infer_sort(n);

    if (t.kind == TYPE_TENSOR && t.dtype == DTYPE_BOOL) {
        Diag *d =
            diag_error(infer_context(n), DIAG_H0507, n->span,
                       "`%s` takes numbers, not bool", op_info[n->op].name);

        infer_blame(n, d, 0);
        return infer_poison();
    }
    return t;
}

/* ---- products ---- */

/* Have the paired dimensions of both inputs the same sizes? */
static bool dims_pair(const Node *n, AttrKey left, AttrKey right)
{
    Context *ctx = infer_context(n);
    const Attr *l = node_attr(n, left), *r = node_attr(n, right);
    Shape x = n->input[0]->type.shape, y = n->input[1]->type.shape;
    Diag *d;

    if (l->n != r->n) {
        diag_error(ctx, DIAG_H0501, n->span,
                   "`%s` names %d axes and `%s` names %d", attr_info[left].name,
                   l->n, attr_info[right].name, r->n);
        return false;
    }
    for (int i = 0; i < l->n; i++) {
        if (x.dim[l->ints[i]] == y.dim[r->ints[i]])
            continue;
        d = diag_error(ctx, DIAG_H0501, n->span,
                       "shapes %s and %s do not multiply: axis %lld of the "
                       "left has size %lld, axis %lld of the right %lld",
                       shape_str(ctx->arena, x), shape_str(ctx->arena, y),
                       (long long)l->ints[i], (long long)x.dim[l->ints[i]],
                       (long long)r->ints[i], (long long)y.dim[r->ints[i]]);
        infer_blame(n, d, 0);
        infer_blame(n, d, 1);
        return false;
    }
    return true;
}

/* The dimensions that one side batches and contracts, which must differ. */
static bool side_dims(const Node *n, int side, AttrKey batching,
                      AttrKey contracting, unsigned *used)
{
    int rank = n->input[side]->type.shape.rank;
    unsigned contracted;

    if (!infer_dims_attr(n, batching, rank, used) ||
        !infer_dims_attr(n, contracting, rank, &contracted))
        return false;
    if (*used & contracted) {
        diag_error(infer_context(n), DIAG_H0501, n->span,
                   "an axis in both `%s` and `%s`", attr_info[batching].name,
                   attr_info[contracting].name);
        return false;
    }
    *used |= contracted;
    return true;
}

/* Appends the dimensions of `s` that are not used up; false past MAX_RANK. */
static bool append_free(Shape *out, Shape s, unsigned used)
{
    Shape rest = without(s, used);

    if (out->rank + rest.rank > MAX_RANK)
        return false;
    for (int i = 0; i < rest.rank; i++)
        out->dim[out->rank++] = rest.dim[i];
    return true;
}

Type infer_dot_general(const Node *n)
{
    const Attr *batch = node_attr(n, ATTR_lhs_batching);
    Shape out = {0};
    unsigned left, right;

    if (!infer_same_dtype(n, 0) ||
        !side_dims(n, 0, ATTR_lhs_batching, ATTR_lhs_contracting, &left) ||
        !side_dims(n, 1, ATTR_rhs_batching, ATTR_rhs_contracting, &right) ||
        !dims_pair(n, ATTR_lhs_batching, ATTR_rhs_batching) ||
        !dims_pair(n, ATTR_lhs_contracting, ATTR_rhs_contracting))
        return infer_poison();
    if (n->input[0]->type.dtype == DTYPE_BOOL) {
        diag_error(infer_context(n), DIAG_H0507, n->span,
                   "a product of bools; convert them to numbers");
        return infer_poison();
    }
    for (int i = 0; i < batch->n; i++)
        out.dim[out.rank++] = n->input[0]->type.shape.dim[batch->ints[i]];
    if (!append_free(&out, n->input[0]->type.shape, left) ||
        !append_free(&out, n->input[1]->type.shape, right)) {
        diag_error(infer_context(n), DIAG_H0515, n->span,
                   "a product with more than %d dimensions", MAX_RANK);
        return infer_poison();
    }
    return with_shape(n, out);
}
