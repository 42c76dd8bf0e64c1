/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* NumPy's reductions, sorting and what is made of them. */
#include "passes/numpy/functions.h"
#include "passes/numpy/order.h"
#include "passes/python/protocol.h"

#include <math.h>
#include <string.h>

typedef struct Reduction {
    Node *x;
    Strides strides; /* of x */
    int64_t axis[MAX_RANK];
    int naxis;
    bool keepdims;
} Reduction;

/* Subject, axis and keepdims; false after an error. Are numbers reduced along
 * their axis 0, too? */
static bool reduction_read(Spec *s, Args *a, bool numbers, Reduction *r)
{
    int ignored;
    Value x = numpy_subject(s, a, &ignored), axis = arg_named(s, a, "axis");

    if (x.kind == VALUE_POISON)
        return false;
    r->x = array_node(s, x.object);
    r->strides = x.object->array.strides;
    r->keepdims = false;
    if (numbers && axis_of_scalar(s, axis, r->x->type.shape.rank))
        axis = value_none();
    return numpy_flag(s, arg_named(s, a, "keepdims"), "keepdims",
                      &r->keepdims) &&
           spec_need_axes(s, axis, r->x->type.shape.rank, r->axis, &r->naxis);
}

static Node *reduce(Spec *s, Op op, const Reduction *r, Node *x)
{
    Build b = spec_build(s);
    Shape kept = x->type.shape;

    if (op == OP_reduce_sum && !r->naxis) /* -0.0 becomes 0.0 */
        x = build2(&b, OP_add, x, build_zeros(&b, x->type));
    x = build_reduce(&b, op, x, r->naxis, r->axis);
    if (!r->keepdims)
        return x;
    for (int i = 0; i < r->naxis; i++)
        kept.dim[r->axis[i]] = 1;
    return build_reshape(&b, x, kept);
}

/* A result of it, in the order that NumPy gives it. */
static Value reduced(Spec *s, const Reduction *r, Node *n)
{
    return array_in_order(array_result(s, n),
                          strides_of_reduction(r->x->type.shape, r->strides,
                                               r->naxis, r->axis, r->keepdims));
}

static int64_t reduced_count(const Reduction *r)
{
    int64_t n = 1;

    for (int i = 0; i < r->naxis; i++)
        n *= r->x->type.shape.dim[r->axis[i]];
    return n;
}

DType sum_dtype(DType d)
{
    if (d == DTYPE_BOOL ||
        (dtype_info[d].is_integer && dtype_info[d].is_signed))
        return DTYPE_I64;
    return dtype_info[d].is_integer ? DTYPE_U64 : d;
}

Value numpy_reduce(Spec *s, Args *a)
{
    Reduction r;
    Op op = (Op)a->builtin->op;
    DType d;
    Build b;

    if (!reduction_read(s, a, true, &r))
        return value_poison();
    d = r.x->type.dtype;
    if (op == OP_reduce_sum || op == OP_reduce_prod) {
        Value dtype = arg_named(s, a, "dtype");

        d = sum_dtype(d);
        if (arg_given(dtype) && !spec_need_dtype(s, dtype, &d))
            return value_poison();
        if (d == DTYPE_BOOL)
            return spec_not_yet(s, "%s() of dtype bool", a->builtin->name);
    } else if (op == OP_reduce_and || op == OP_reduce_or) {
        d = DTYPE_BOOL;
    } else if (!reduced_count(&r)) {
        return raise_certain(s, DIAG_H0512, "%s() of no elements has no value",
                             a->builtin->name);
    }
    b = spec_build(s);
    if (d == DTYPE_BOOL && op == OP_reduce_max)
        op = OP_reduce_or;
    if (d == DTYPE_BOOL && op == OP_reduce_min)
        op = OP_reduce_and;
    r.x = build_convert(&b, r.x, d);
    return reduced(s, &r, reduce(s, op, &r, r.x));
}

static Node *mean_node(Spec *s, const Reduction *r, Node *x, int64_t ddof)
{
    Node *total = reduce(s, OP_reduce_sum, r, x), *count;
    Build b = spec_build(s);

    ddof = reduced_count(r) > ddof ? reduced_count(r) - ddof : 0;
    count = build_splat(&b, total->type, (double)ddof);
    return build2(&b, OP_divide, total, count);
}

static Node *as_float(Spec *s, Node *x)
{
    Build b = spec_build(s);

    return dtype_info[x->type.dtype].is_float ? x
                                              : build_convert(&b, x, DTYPE_F64);
}

Value numpy_mean(Spec *s, Args *a)
{
    Reduction r;

    if (!reduction_read(s, a, false, &r))
        return value_poison();
    r.x = as_float(s, r.x);
    return reduced(s, &r, mean_node(s, &r, r.x, 0));
}

/* Of x less its mean. */
static Strides strides_of_distance(Spec *s, const Reduction *r, Value mean)
{
    Value pair[2] = {array_in_order(array_value(s, r->x), r->strides), mean};

    return strides_of_map(r->x->type.shape, 2, pair);
}

/* The mean of squared distances from the mean; its root for std. */
Value numpy_var(Spec *s, Args *a)
{
    Reduction r, kept;
    Value given = arg_named(s, a, "ddof");
    int64_t ddof = 0;
    Node *mean, *distance;
    Build b;

    if (!reduction_read(s, a, false, &r))
        return value_poison();
    if (given.kind != VALUE_UNDEFINED &&
        !spec_need_int(s, given, "ddof", &ddof))
        return value_poison();
    r.x = as_float(s, r.x);
    kept = r;
    kept.keepdims = true;
    mean = mean_node(s, &kept, r.x, 0);
    r.strides = strides_of_distance(s, &r, reduced(s, &kept, mean));
    b = spec_build(s);
    mean = build_broadcast_to(&b, mean, r.x->type.shape);
    distance = build2(&b, OP_subtract, r.x, mean);
    distance = build2(&b, OP_multiply, distance, distance);
    mean = mean_node(s, &r, distance, ddof);
    b = spec_build(s);
    if (a->builtin->op)
        mean = build1(&b, OP_sqrt, mean);
    return reduced(s, &r, mean);
}

Value numpy_ptp(Spec *s, Args *a)
{
    Reduction r;
    Node *high, *low;
    Build b;

    if (!reduction_read(s, a, true, &r))
        return value_poison();
    if (!reduced_count(&r))
        return raise_certain(s, DIAG_H0512,
                             "ptp() of no elements has no value");
    high = reduce(s, OP_reduce_max, &r, r.x);
    low = reduce(s, OP_reduce_min, &r, r.x);
    b = spec_build(s);
    return reduced(s, &r, build2(&b, OP_subtract, high, low));
}

static Node *flat(Spec *s, Node *x)
{
    Shape one = {.rank = 1, .dim = {shape_size(x->type.shape)}};
    Build b = spec_build(s);

    return x->type.shape.rank == 1 ? x : build_reshape(&b, x, one);
}

/* A node along one dimension; a missing axis is all of them, flattened. */
static Node *along(Spec *s, Op op, Node *x, Value axis, bool flatten,
                   int fallback)
{
    int dimension;
    Build b;
    Node *n;

    if (flatten &&
        (!arg_given(axis) || axis_of_scalar(s, axis, x->type.shape.rank))) {
        x = flat(s, x);
        dimension = 0;
    } else if (!arg_given(axis)) {
        dimension = fallback;
    } else if (!spec_need_axis(s, axis, x->type.shape.rank, &dimension)) {
        return NULL;
    }
    b = spec_build(s);
    n = node_new(b.graph, op, 1, &x);
    n->span = b.span;
    n->calls = b.calls;
    node_set_int(n, ATTR_dimension, dimension);
    node_infer(n);
    return n;
}

/* Of no elements: along an axis that has some, an empty array. */
static Value no_arg_reduce(Spec *s, Args *a, Value x, Value axis)
{
    Shape shape = value_shape(x), rest = {0};
    int dimension = 0;
    Build b = spec_build(s);

    if (arg_given(axis) && !spec_need_axis(s, axis, shape.rank, &dimension))
        return value_poison();
    if (!arg_given(axis) || !shape.dim[dimension])
        return raise_certain(s, DIAG_H0512, "%s() of no elements has no value",
                             a->builtin->name);
    for (int i = 0; i < shape.rank; i++)
        if (i != dimension)
            rest.dim[rest.rank++] = shape.dim[i];
    return array_value(s, build_zeros(&b, type_tensor(DTYPE_I64, rest)));
}

Value numpy_arg_reduce(Spec *s, Args *a)
{
    int first;
    Value x = numpy_subject(s, a, &first);
    Node *n;

    if (x.kind == VALUE_POISON)
        return x;
    if (!shape_size(value_shape(x)))
        return no_arg_reduce(s, a, x, a->arg[first]);
    n = along(s, (Op)a->builtin->op, array_node(s, x.object), a->arg[first],
              true, 0);
    return n ? array_result(s, n) : value_poison();
}

Value numpy_cumulative(Spec *s, Args *a)
{
    int first;
    Value x = numpy_subject(s, a, &first);
    Node *n;
    Build b;

    if (x.kind == VALUE_POISON)
        return x;
    n = array_node(s, x.object);
    b = spec_build(s);
    n = build_convert(&b, n, sum_dtype(n->type.dtype));
    n = along(s, (Op)a->builtin->op, n, a->arg[first], true, 0);
    if (!n)
        return value_poison();
    if (!arg_given(a->arg[first]))
        return array_value(s, n);
    return array_in_order(array_value(s, n),
                          strides_of_map(n->type.shape, 1, &x));
}

/* All sorts are stable here, which each of NumPy's kinds may be. */
static bool sort_kind_is_right(Spec *s, Value kind)
{
    static const char *const kinds[] = {"quicksort", "mergesort", "heapsort",
                                        "stable"};

    if (!arg_given(kind))
        return true;
    if (refuse_text(s, kind))
        return false;
    for (size_t i = 0; kind.kind == VALUE_STR && i < 4; i++)
        if (text_is(kind.s, kinds[i]))
            return true;
    spec_error(s, DIAG_H0515,
               "the kind is \"quicksort\", \"mergesort\", \"heapsort\" or "
               "\"stable\", not %s",
               value_describe(s, kind));
    return false;
}

Value numpy_sort(Spec *s, Args *a)
{
    int first;
    Value x = numpy_subject(s, a, &first);
    bool in_place = first == 0 && a->builtin->op == OP_sort;
    Value axis = a->arg[first];
    Node *n;

    if (x.kind == VALUE_POISON ||
        !sort_kind_is_right(s, arg_named(s, a, "kind")))
        return value_poison();
    if (!value_shape(x).rank && a->builtin->op == OP_argsort &&
        (!arg_given(axis) || axis_of_scalar(s, axis, 0)))
        axis = value_none();
    if (!value_shape(x).rank && (in_place || axis.kind != VALUE_NONE))
        return raise_certain(s, DIAG_H0505,
                             "a scalar has no axis to sort along");
    if (axis.kind == VALUE_NONE && in_place)
        return spec_fail(s, DIAG_H0516, "the axis must be an int, not None");
    n = along(s, (Op)a->builtin->op, array_node(s, x.object), axis,
              axis.kind == VALUE_NONE, value_shape(x).rank - 1);
    if (!n)
        return value_poison();
    if (axis.kind == VALUE_NONE)
        return array_value(s, n);
    if (!in_place && a->builtin->op == OP_argsort)
        return array_value(s, n);
    if (!in_place)
        return array_in_order(
            array_value(s, n),
            strides_of_copy(n->type.shape, x.object->array.strides));
    array_store(s, x.object, n);
    return value_none();
}

/* The 2-norm of all elements, or along an axis. */
Value numpy_norm(Spec *s, Args *a)
{
    Value x = numpy_as_array(s, a->arg[0]);
    Reduction r = {0};
    Node *n;
    Build b;

    if (arg_given(a->arg[1]))
        return spec_not_yet(s, "norm() of another order than the default");
    if (a->arg[2].kind == VALUE_FLOAT)
        return spec_not_yet(s, "norm() along a float");
    if (x.kind == VALUE_POISON)
        return x;
    r.x = as_float(s, array_node(s, x.object));
    r.strides = strides_of_map(r.x->type.shape, 1, &x);
    if (!numpy_truth(s, a->arg[3], "keepdims", &r.keepdims) ||
        !spec_need_axes(s, a->arg[2], r.x->type.shape.rank, r.axis, &r.naxis))
        return value_poison();
    if (arg_given(a->arg[2]) && !r.naxis)
        return spec_fail(s, DIAG_H0505, "norm() along no axis");
    b = spec_build(s);
    n = build2(&b, OP_multiply, r.x, r.x);
    n = reduce(s, OP_reduce_sum, &r, n);
    b = spec_build(s);
    return reduced(s, &r, build1(&b, OP_sqrt, n));
}

Value numpy_count_nonzero(Spec *s, Args *a)
{
    Reduction r;
    Build b;

    if (!reduction_read(s, a, true, &r))
        return value_poison();
    b = spec_build(s);
    r.x = build_convert(&b, build_convert(&b, r.x, DTYPE_BOOL), DTYPE_I64);
    return reduced(s, &r, reduce(s, OP_reduce_sum, &r, r.x));
}

static Value all_of(Spec *s, Value v)
{
    int64_t all[MAX_RANK] = {0, 1, 2, 3, 4, 5, 6, 7};
    Node *n;
    Build b;

    if (!value_is_array(v))
        return v;
    n = array_node(s, v.object);
    b = spec_build(s);
    return value_scalar(
        build_reduce(&b, OP_reduce_and, n, n->type.shape.rank, all));
}

Value numpy_allclose(Spec *s, Args *a)
{
    return all_of(s, numpy_isclose(s, a));
}

Value numpy_array_equal(Spec *s, Args *a)
{
    Value x = a->arg[0], y = a->arg[1];

    if (value_is_text(x) || value_is_text(y) || x.kind == VALUE_NONE ||
        y.kind == VALUE_NONE)
        return spec_not_yet(s, "array_equal() of %s and %s",
                            value_describe(s, x), value_describe(s, y));
    x = numpy_as_array(s, x);
    y = numpy_as_array(s, y);
    if (x.kind == VALUE_POISON || y.kind == VALUE_POISON)
        return value_poison();
    if (!shape_equal(value_shape(x), value_shape(y)))
        return value_bool(false);
    return all_of(s, value_compare(s, OPERATOR_EQ, x, y));
}
