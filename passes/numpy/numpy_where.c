/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* NumPy's functions that find where, and what is found there: how much it is
 * is mostly known only when running (mask.c, extent.h). */
#include "passes/numpy/extent.h"
#include "passes/numpy/functions.h"

/* Which elements are true, as a mask. */
static Value truths(Spec *s, Value x)
{
    if (x.kind == VALUE_POISON || x.object->array.dtype == DTYPE_BOOL)
        return x;
    return array_map(s, OP_not_equal, 2, (Value[]){x, value_int(0)});
}

/* The elements in one dimension. */
static Value flat(Spec *s, Value x)
{
    return value_shape(x).rank == 1 ? x : array_flattened(s, x);
}

Value numpy_nonzero(Spec *s, Args *a)
{
    int first;
    Value x = truths(s, numpy_any_subject(s, a, &first)), index[MAX_RANK];

    if (x.kind == VALUE_POISON)
        return x;
    if (!value_shape(x).rank)
        return raise_certain(s, DIAG_H0515,
                             "Calling nonzero on 0d arrays is not allowed. Use "
                             "np.atleast_1d(scalar).nonzero() instead.");
    mask_indices(s, x.object, index);
    return value_tuple(s, value_shape(x).rank, index);
}

Value numpy_flatnonzero(Spec *s, Args *a)
{
    Value x = truths(s, numpy_any_array(s, a->arg[0])), index[MAX_RANK];

    if (x.kind != VALUE_POISON)
        x = flat(s, x);
    if (x.kind == VALUE_POISON)
        return x;
    mask_indices(s, x.object, index);
    return index[0];
}

Value numpy_argwhere(Spec *s, Args *a)
{
    Value x = truths(s, numpy_any_array(s, a->arg[0])), index[MAX_RANK];
    int rank = x.kind == VALUE_POISON ? 0 : value_shape(x).rank;
    Node *column[MAX_RANK];
    const Extents *extents;
    Build b;

    if (x.kind == VALUE_POISON)
        return x;
    if (!rank)
        return spec_not_yet(s, "argwhere() of one number is not there yet");
    mask_indices(s, x.object, index);
    extents = index[0].object->array.extents;
    for (int d = 0; d < rank; d++) {
        Shape shape = {.rank = 2, .dim = {value_shape(index[d]).dim[0], 1}};

        column[d] = array_padded(s, index[d].object);
        b = spec_build(s);
        column[d] = build_reshape(&b, column[d], shape);
    }
    b = spec_build(s);
    return array_ragged(
        s, array_value(s, build_concatenate(&b, rank, column, 1)), extents);
}

/* extract() and compress(): what stands in x where a condition is true. */
static Value taken_where(Spec *s, Value condition, Value x, Value axis)
{
    Value index[MAX_RANK];
    int dimension = 0, rank = value_shape(x).rank;

    if (arg_given(axis) && !spec_need_axis(s, axis, rank, &dimension))
        return value_poison();
    mask_indices(s, condition.object, index);
    for (int d = 0; d < dimension; d++) /* the one stands behind them */
        index[d + 1] = index[0];
    for (int d = 0; d < dimension; d++)
        index[d] = numpy_whole_slice(s);
    return array_get(s, x.object, value_tuple(s, dimension + 1, index));
}

Value numpy_extract(Spec *s, Args *a)
{
    Value condition = truths(s, numpy_any_array(s, a->arg[0]));
    Value x = numpy_any_array(s, a->arg[1]);

    if (condition.kind != VALUE_POISON)
        condition = flat(s, condition);
    if (x.kind != VALUE_POISON)
        x = flat(s, x);
    if (condition.kind == VALUE_POISON || x.kind == VALUE_POISON)
        return value_poison();
    return taken_where(s, condition, x, value_none());
}

Value numpy_compress(Spec *s, Args *a)
{
    bool is_method = value_is_array(a->self);
    Value condition = truths(s, numpy_any_array(s, a->arg[0]));
    Value x = is_method ? a->self : numpy_any_array(s, a->arg[1]);
    Value axis = a->arg[is_method ? 1 : 2];

    if (condition.kind == VALUE_POISON || x.kind == VALUE_POISON)
        return value_poison();
    if (value_shape(condition).rank != 1)
        return raise_certain(s, DIAG_H0515, "condition must be a 1-d array");
    if (!arg_given(axis))
        x = flat(s, x);
    return x.kind == VALUE_POISON ? x : taken_where(s, condition, x, axis);
}

/* ---- unique() ---- */

static Node *part_of(Spec *s, Node *x, int64_t low, int64_t high)
{
    int64_t step = 1;
    Build b = spec_build(s);

    return build_slice(&b, x, &low, &high, &step);
}

/* Where in sorted values another one than before begins; NaN equals NaN. */
static Node *firsts(Spec *s, Node *sorted)
{
    int64_t n = sorted->type.shape.dim[0];
    Node *part[2], *before, *behind, *both;
    Build b;

    before = part_of(s, sorted, 0, n - 1);
    behind = part_of(s, sorted, 1, n);
    b = spec_build(s);
    part[0] = build_splat(
        &b, type_tensor(DTYPE_BOOL, (Shape){.rank = 1, .dim = {1}}), 1);
    part[1] = build2(&b, OP_not_equal, before, behind);
    if (dtype_info[sorted->type.dtype].is_float) {
        both = build2(&b, OP_and, build1(&b, OP_is_nan, before),
                      build1(&b, OP_is_nan, behind));
        part[1] = build2(&b, OP_and, part[1], build1(&b, OP_not, both));
    }
    return build_concatenate(&b, 2, part, 0);
}

/* How many there are of each: to where the next one begins, or to the end. */
static Value counts_of(Spec *s, Value first, Node *end)
{
    Node *at = array_padded(s, first.object), *next, *last;
    int64_t n = at->type.shape.dim[0];
    Node *part[2], *count = array_count_node(s, first.object, 0);
    Build b;

    part[0] = part_of(s, at, 1, n);
    part[1] = part_of(s, at, 0, 1);
    b = spec_build(s);
    next = build_concatenate(&b, 2, part, 0);
    last = build2(&b, OP_subtract, count, build_i64(&b, DTYPE_I64, 1));
    last = build2(&b, OP_equal, build_iota(&b, at->type, 0),
                  build_broadcast_to(&b, last, at->type.shape));
    next = build3(&b, OP_select, last,
                  build_broadcast_to(&b, end, at->type.shape), next);
    return array_ragged(s, array_value(s, build2(&b, OP_subtract, next, at)),
                        first.object->array.extents);
}

/* Which of the different values each element is. */
static Value inverse_of(Spec *s, Value order, Node *is_first, Shape shape)
{
    Build b = spec_build(s);
    Node *rank =
        numpy_along(s, OP_cumsum, build_convert(&b, is_first, DTYPE_I64), 0);
    Value out;

    b = spec_build(s);
    rank = build2(&b, OP_subtract, rank, build_splat(&b, rank->type, 1));
    out = array_value(s, build_zeros(&b, rank->type));
    array_set(s, out.object, order, array_value(s, rank));
    b = spec_build(s);
    return array_value(s, build_reshape(&b, array_node(s, out.object), shape));
}

/* unique() of nothing at all. */
static Value unique_of_none(Spec *s, Value x, Shape shape, const bool *wanted)
{
    Build b = spec_build(s);
    Value out[4] = {x};
    int n = 1;

    for (int i = 0; i < 3; i++)
        if (wanted[i])
            out[n++] = array_value(
                s,
                build_zeros(&b, type_tensor(DTYPE_I64,
                                            i == 1 ? shape : value_shape(x))));
    return n == 1 ? out[0] : value_tuple(s, n, out);
}

static Value unique_parts(Spec *s, Value x, Shape shape, const bool *wanted)
{
    const Extents *extents = x.object->array.extents;
    Node *n = array_padded(s, x.object), *sorted, *is_first, *count;
    Value order, mask, first[MAX_RANK], out[4];
    int64_t dim = 0;
    int nout = 0;

    if (extents)
        n = extent_fill(s, n, extents, 1, &dim, FILL_LAST);
    sorted = numpy_along(s, OP_sort, n, 0);
    is_first = firsts(s, sorted);
    mask = array_ragged(s, array_value(s, is_first), extents);
    mask_indices(s, mask.object, first);
    out[nout++] = array_get(
        s, array_ragged(s, array_value(s, sorted), extents).object, first[0]);
    order = array_ragged(s, array_value(s, numpy_along(s, OP_argsort, n, 0)),
                         extents);
    if (wanted[0])
        out[nout++] = array_get(s, order.object, first[0]);
    if (wanted[1])
        out[nout++] = inverse_of(s, order, is_first, shape);
    count = array_count_node(s, x.object, 0);
    if (wanted[2])
        out[nout++] = counts_of(s, first[0], count);
    return nout == 1 ? out[0] : value_tuple(s, nout, out);
}

Value numpy_unique(Spec *s, Args *a)
{
    static const char *const what[3] = {"return_index", "return_inverse",
                                        "return_counts"};
    Value x = numpy_any_array(s, a->arg[0]);
    bool wanted[3] = {0};
    Shape shape;

    if (x.kind == VALUE_POISON)
        return x;
    shape = value_shape(x);
    for (int i = 0; i < 3; i++)
        if (!numpy_truth(s, a->arg[1 + i], what[i], &wanted[i]))
            return value_poison();
    if (wanted[1] && !array_need_shape(s, x.object))
        return value_poison();
    x = flat(s, x);
    if (x.kind == VALUE_POISON)
        return x;
    return value_shape(x).dim[0] ? unique_parts(s, x, shape, wanted)
                                 : unique_of_none(s, x, shape, wanted);
}
