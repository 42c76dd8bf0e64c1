/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Python's sum() of an array: its rows in order, behind the start.
 *
 * The order of a reduction that is not of the last dimension is plain, from 0
 * on. A start other than 0 is added to the first row, before the others; where
 * that may give -0.0, which 0 would swallow, rows are added one by one. Of an
 * array whose size only running knows, what is behind its end changes no sum;
 * without rows the start is all, of another type. */
#include "passes/numpy/extent.h"
#include "passes/numpy/numpy.h"
#include "passes/python/complex.h"
#include "passes/python/protocol.h"
#include "passes/python/python.h"

#include <math.h>

static bool is_zero(Value v)
{
    return v.kind == VALUE_INT && !v.i;
}

/* Is a sum that begins with it never -0.0? */
static bool is_plain_start(Value v)
{
    return v.kind == VALUE_INT ||
           (v.kind == VALUE_FLOAT && v.f == v.f && (v.f != 0 || !signbit(v.f)));
}

/* A row of shape S as one of shape (1, S). */
static Node *as_rows(Spec *s, Node *row)
{
    Shape shape = {.rank = row->type.shape.rank + 1, .dim = {1}};
    Build b = spec_build(s);

    for (int d = 1; d < shape.rank; d++)
        shape.dim[d] = row->type.shape.dim[d - 1];
    return build_reshape(&b, row, shape);
}

/* The rows with the start added to the first. NULL: that is no such row. */
static Node *rows_from(Spec *s, Node *x, Value start)
{
    int64_t low[MAX_RANK] = {1}, step[MAX_RANK];
    Build b = spec_build(s);
    Value first =
        array_row(s, array_value(s, x).object, build_i64(&b, DTYPE_I64, 0));
    Node *part[2];

    if (first.kind == VALUE_POISON)
        return NULL;
    first = value_binary(s, OPERATOR_ADD, start,
                         array_result(s, array_node(s, first.object)));
    if (!value_is_array(first) || value_is_complex_number(first))
        return NULL;
    part[0] = as_rows(s, array_node(s, first.object));
    for (int d = 0; d < x->type.shape.rank; d++)
        step[d] = 1;
    b = spec_build(s);
    part[1] = build_slice(&b, x, low, x->type.shape.dim, step);
    part[1] = build_convert(&b, part[1], part[0]->type.dtype);
    for (int d = 1; d < x->type.shape.rank; d++)
        if (part[0]->type.shape.rank != x->type.shape.rank ||
            part[0]->type.shape.dim[d] != x->type.shape.dim[d])
            return NULL;
    return build_concatenate(&b, 2, part, 0);
}

static Value sum_of_rows(Spec *s, Node *x, Value start)
{
    bool from_zero = is_zero(start);
    int64_t first = 0;
    Node *n = from_zero ? x : rows_from(s, x, start);
    bool is_vector = n && n->type.shape.rank == 1;
    Shape shape;
    Value sum;
    Build b;

    if (!n)
        return (Value){.kind = VALUE_UNDEFINED};
    b = spec_build(s);
    shape = n->type.shape;
    if (is_vector) {
        shape.dim[shape.rank++] = 1;
        n = build_reshape(&b, n, shape);
    }
    n = build_reduce(&b, OP_reduce_sum, n, 1, &first);
    if (is_vector)
        n = build_reshape(&b, n, (Shape){0});
    sum = array_result(s, n);
    return from_zero ? value_binary(s, OPERATOR_ADD, start, sum) : sum;
}

/* ---- of a size that only running knows ---- */

typedef struct Some {
    Node *x;
    Value start;
} Some;

static Value way_some(Spec *s, void *data)
{
    const Some *some = data;

    return sum_of_rows(s, spec_import(s, some->x), some->start);
}

static Value way_none(Spec *s, void *data)
{
    (void)s;
    return ((Some *)data)->start;
}

/* The rows, and behind them what changes no sum; NULL, after an error. */
static Node *rows_filled(Spec *s, const Object *a, Value start)
{
    int64_t first = 0;
    bool is_bool = a->array.dtype == DTYPE_BOOL;
    Node *x;

    for (int d = 1; d < a->array.shape.rank; d++)
        if (a->array.extents->of[d]) {
            array_need_shape(s, a);
            return NULL;
        }
    x = array_padded(s, (Object *)a);
    if (is_bool && is_zero(start)) {
        Build b = spec_build(s);

        x = build_convert(&b, x, DTYPE_I64);
    } else if (is_bool || !is_plain_start(start)) {
        array_need_shape(s, a);
        return NULL;
    }
    return extent_fill(s, x, a->array.extents, 1, &first, FILL_NEGATIVE_ZERO);
}

static Value sum_of_some(Spec *s, Value x, Value start)
{
    Some some = {.start = start};
    Value count = array_count(s, x.object, 0);
    Node *pred;

    if (!x.object->array.shape.dim[0])
        return start;
    some.x = rows_filled(s, x.object, start);
    if (!some.x)
        return value_poison();
    switch (spec_truth(s, scalar_compare(s, OPERATOR_GT, count, value_int(0)),
                       &pred)) {
    case 0:
        return start;
    case 1:
        return way_some(s, &some);
    case -1:
        return control_branch(s, pred, way_some, way_none, &some);
    default:
        return value_poison();
    }
}

Value sum_of_array(Spec *s, Value x, Value start)
{
    const Object *a = x.object;

    if (!value_is_array(x) || !a->array.shape.rank)
        return (Value){.kind = VALUE_UNDEFINED};
    if (array_is_ragged(a))
        return sum_of_some(s, x, start);
    if (!a->array.shape.dim[0] || a->array.dtype == DTYPE_BOOL ||
        !is_plain_start(start))
        return (Value){.kind = VALUE_UNDEFINED};
    return sum_of_rows(s, array_node(s, x.object), start);
}
