/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* NumPy's reductions, sorting and what is made of them. */
#include "passes/numpy/extent.h"
#include "passes/numpy/functions.h"
#include "passes/numpy/order.h"
#include "passes/python/protocol.h"

#include <math.h>
#include <string.h>

typedef struct Reduction {
    Node *x;
    Strides strides; /* of x */
    Extents extents; /* of x */
    int64_t axis[MAX_RANK];
    int naxis;
    bool keepdims;
} Reduction;

static void reduction_of(Spec *s, Value x, Reduction *r)
{
    const Extents *extents = x.object->array.extents;

    r->x = array_padded(s, x.object);
    r->strides = x.object->array.strides;
    r->extents = extents ? *extents : (Extents){0};
}

/* Subject, axis and keepdims; false after an error. Are numbers reduced along
 * their axis 0, too? */
static bool reduction_read(Spec *s, Args *a, bool numbers, Reduction *r)
{
    int ignored;
    Value x = numpy_any_subject(s, a, &ignored);
    Value axis = arg_named(s, a, "axis");

    if (x.kind == VALUE_POISON)
        return false;
    reduction_of(s, x, r);
    r->keepdims = false;
    if (numbers && axis_of_scalar(s, axis, r->x->type.shape.rank))
        axis = value_none();
    return numpy_flag(s, arg_named(s, a, "keepdims"), "keepdims",
                      &r->keepdims) &&
           spec_need_axes(s, axis, r->x->type.shape.rank, r->axis, &r->naxis);
}

static Fill reduce_fill(Op op)
{
    switch (op) {
    case OP_reduce_prod:
    case OP_reduce_and:
        return FILL_ONE;
    case OP_reduce_max:
        return FILL_LEAST;
    case OP_reduce_min:
        return FILL_GREATEST;
    default:
        return FILL_ZERO;
    }
}

/* The number of an element in the order of a reduction hangs on the sizes of
 * all but the first dimension: those of them that are ragged go one by one,
 * the last one first. What is left goes in one step; how many is in *left. */
static Node *reduce_ragged(Spec *s, Op op, const Reduction *r, Node *x,
                           int64_t *axis, int *left)
{
    *left = 0;
    x = extent_fill(s, x, &r->extents, r->naxis, r->axis, reduce_fill(op));
    for (int i = 0; i < r->naxis; i++)
        axis[(*left)++] = r->axis[i];
    for (int i = r->naxis - 1; i > 0; i--) {
        Build b = spec_build(s);

        if (!r->extents.of[r->axis[i]])
            continue;
        x = build_reduce(&b, op, x, 1, &r->axis[i]);
        (*left)--;
        for (int k = i; k < *left; k++)
            axis[k] = axis[k + 1] - 1;
    }
    return x;
}

static Node *reduce(Spec *s, Op op, const Reduction *r, Node *x)
{
    Build b = spec_build(s);
    Shape kept = x->type.shape;
    int64_t axis[MAX_RANK];
    int left;

    if (op == OP_reduce_sum && !r->naxis) /* -0.0 becomes 0.0 */
        x = build2(&b, OP_add, x, build_zeros(&b, x->type));
    x = reduce_ragged(s, op, r, x, axis, &left);
    b = spec_build(s);
    x = build_reduce(&b, op, x, left, axis);
    if (!r->keepdims)
        return x;
    for (int i = 0; i < r->naxis; i++)
        kept.dim[r->axis[i]] = 1;
    return build_reshape(&b, x, kept);
}

/* A result of it, in the order that NumPy gives it. */
static Value reduced(Spec *s, const Reduction *r, Node *n)
{
    Shape shape = r->x->type.shape;
    Extents left = extents_without(&r->extents, shape.rank, r->naxis, r->axis,
                                   r->keepdims);
    Strides strides =
        strides_of_reduction(shape, r->strides, r->naxis, r->axis, r->keepdims);

    return array_sized(s, n, strides, &left);
}

/* How many elements are reduced to one, as far as that is known: the bound. */
static int64_t reduced_bound(const Reduction *r)
{
    int64_t n = 1;

    for (int i = 0; i < r->naxis; i++)
        n *= r->x->type.shape.dim[r->axis[i]];
    return n;
}

/* The same as a node, if it is staged; else NULL. */
static Node *reduced_extent(Spec *s, const Reduction *r)
{
    Node *n = NULL;

    for (int i = 0; i < r->naxis; i++) {
        Node *extent = r->extents.of[r->axis[i]];
        Build b = spec_build(s);

        if (!extent)
            continue;
        extent = spec_import(s, extent);
        n = n ? build2(&b, OP_multiply, n, extent) : extent;
    }
    for (int i = 0; n && i < r->naxis; i++) {
        Build b = spec_build(s);

        if (!r->extents.of[r->axis[i]])
            n = build2(
                &b, OP_multiply, n,
                build_i64(&b, DTYPE_I64, r->x->type.shape.dim[r->axis[i]]));
    }
    return n;
}

/* Is there an element to be the result? False if there is none for sure. */
static bool need_elements(Spec *s, const Reduction *r, const char *name)
{
    Node *n = reduced_extent(s, r);
    const char *message =
        arena_printf(s->arena, "%s() of no elements has no value", name);
    Build b = spec_build(s);

    if (!reduced_bound(r)) {
        raise_certain(s, DIAG_H0512, "%s", message);
        return false;
    }
    if (n)
        spec_check(s, DIAG_H0910,
                   build2(&b, OP_less, build_i64(&b, DTYPE_I64, 0), n),
                   message);
    return true;
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
    } else if (!need_elements(s, &r, a->builtin->name)) {
        return value_poison();
    }
    b = spec_build(s);
    if (d == DTYPE_BOOL && op == OP_reduce_max)
        op = OP_reduce_or;
    if (d == DTYPE_BOOL && op == OP_reduce_min)
        op = OP_reduce_and;
    r.x = build_convert(&b, r.x, d);
    return reduced(s, &r, reduce(s, op, &r, r.x));
}

/* By how many a total is divided, as its type has them. */
static Node *divisor(Spec *s, const Reduction *r, Type type, int64_t ddof)
{
    Node *n = reduced_extent(s, r);
    int64_t known = reduced_bound(r) > ddof ? reduced_bound(r) - ddof : 0;
    Build b = spec_build(s);

    if (!n)
        return build_splat(&b, type, (double)known);
    if (ddof)
        n = build2(&b, OP_maximum,
                   build2(&b, OP_subtract, n, build_i64(&b, DTYPE_I64, ddof)),
                   build_i64(&b, DTYPE_I64, 0));
    return build_broadcast_to(&b, build_convert(&b, n, type.dtype), type.shape);
}

static Node *mean_node(Spec *s, const Reduction *r, Node *x, int64_t ddof)
{
    Node *total = reduce(s, OP_reduce_sum, r, x);
    Node *count = divisor(s, r, total->type, ddof);
    Build b = spec_build(s);

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
    if (!need_elements(s, &r, "ptp"))
        return value_poison();
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

/* The rows of a ragged array have no order in the bound: what works along all
 * of it works along a copy. */
static Value in_order(Spec *s, Value x, Value axis, bool flatten)
{
    int rank = value_shape(x).rank;
    bool all = flatten && rank > 1 && array_is_ragged(x.object) &&
               (!arg_given(axis) || axis_of_scalar(s, axis, rank));

    return all ? array_flattened(s, x) : x;
}

/* Which dimension an op works along; a missing axis is all of them, flattened.
 * False: said. */
static bool read_along(Spec *s, Node **x, Value axis, bool flatten,
                       int fallback, int *dimension)
{
    int rank = (*x)->type.shape.rank;

    if (flatten && (!arg_given(axis) || axis_of_scalar(s, axis, rank))) {
        *x = flat(s, *x);
        *dimension = 0;
        return true;
    }
    *dimension = fallback;
    return !arg_given(axis) || spec_need_axis(s, axis, rank, dimension);
}

Node *numpy_along(Spec *s, Op op, Node *x, int dimension)
{
    Build b = spec_build(s);
    Node *n = node_new(b.graph, op, 1, &x);

    n->span = b.span;
    n->calls = b.calls;
    node_set_int(n, ATTR_dimension, dimension);
    node_infer(n);
    return n;
}

/* What is ragged along the dimension gets something behind it that does not
 * change what comes of it. */
static Node *filled_along(Spec *s, Node *x, const Extents *extents,
                          int dimension, Fill fill)
{
    int64_t d = dimension;

    return extent_fill(s, x, extents, 1, &d, fill);
}

static Extents extents_of(Value x)
{
    return x.object->array.extents ? *x.object->array.extents : (Extents){0};
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
    int first, dimension;
    Value x = numpy_any_subject(s, a, &first);
    Op op = (Op)a->builtin->op;
    Extents extents, left;
    Reduction r;
    Node *n;

    if (x.kind == VALUE_POISON)
        return x;
    if (!shape_size(value_shape(x)) && !array_need_shape(s, x.object))
        return value_poison();
    if (!shape_size(value_shape(x)))
        return no_arg_reduce(s, a, x, a->arg[first]);
    x = in_order(s, x, a->arg[first], true);
    extents = extents_of(x);
    n = array_padded(s, x.object);
    if (!read_along(s, &n, a->arg[first], true, 0, &dimension))
        return value_poison();
    r = (Reduction){
        .x = n, .extents = extents, .axis = {dimension}, .naxis = 1};
    if (!need_elements(s, &r, a->builtin->name))
        return value_poison();
    n = filled_along(s, n, &extents, dimension,
                     op == OP_argmax ? FILL_LEAST : FILL_GREATEST);
    left = extents_without(&extents, r.x->type.shape.rank, 1, r.axis, false);
    n = numpy_along(s, op, n, dimension);
    return array_sized(s, n, strides_of_rows(n->type.shape), &left);
}

Value numpy_cumulative(Spec *s, Args *a)
{
    int first, dimension;
    Value x = numpy_any_subject(s, a, &first);
    Strides strides;
    Node *n;
    Build b;

    if (x.kind == VALUE_POISON)
        return x;
    x = in_order(s, x, a->arg[first], true);
    n = array_padded(s, x.object);
    b = spec_build(s);
    n = build_convert(&b, n, sum_dtype(n->type.dtype));
    if (!read_along(s, &n, a->arg[first], true, 0, &dimension))
        return value_poison();
    if (array_is_ragged(x.object))
        n = filled_along(s, n, x.object->array.extents, dimension,
                         a->builtin->op == OP_cumprod ? FILL_ONE : FILL_ZERO);
    n = numpy_along(s, (Op)a->builtin->op, n, dimension);
    strides = arg_given(a->arg[first]) ? strides_of_map(n->type.shape, 1, &x)
                                       : strides_of_rows(n->type.shape);
    return array_ragged_like(s, n, strides, x);
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

/* What is sorted along which axis; false after an error. */
static bool sort_read(Spec *s, Args *a, Value x, bool in_place, Value *axis)
{
    bool is_argsort = a->builtin->op == OP_argsort;

    if (!sort_kind_is_right(s, arg_named(s, a, "kind")))
        return false;
    if (!value_shape(x).rank && is_argsort &&
        (!arg_given(*axis) || axis_of_scalar(s, *axis, 0)))
        *axis = value_none();
    if (!value_shape(x).rank && (in_place || axis->kind != VALUE_NONE)) {
        raise_certain(s, DIAG_H0505, "a scalar has no axis to sort along");
        return false;
    }
    if (axis->kind == VALUE_NONE && in_place) {
        spec_error(s, DIAG_H0516, "the axis must be an int, not None");
        return false;
    }
    return true;
}

Value numpy_sort(Spec *s, Args *a)
{
    int first, dimension;
    Value x = numpy_any_subject(s, a, &first);
    Op op = (Op)a->builtin->op;
    bool in_place = first == 0 && op == OP_sort;
    Value axis = a->arg[first];
    Extents extents;
    Strides strides;
    Node *n;

    if (x.kind == VALUE_POISON || !sort_read(s, a, x, in_place, &axis))
        return value_poison();
    x = in_order(s, x, axis, axis.kind == VALUE_NONE);
    extents = extents_of(x);
    n = array_padded(s, x.object);
    if (!read_along(s, &n, axis, axis.kind == VALUE_NONE,
                    value_shape(x).rank - 1, &dimension))
        return value_poison();
    n = filled_along(s, n, &extents, dimension, FILL_LAST);
    n = numpy_along(s, op, n, dimension);
    if (in_place) {
        array_store(s, x.object, n);
        return value_none();
    }
    strides = axis.kind == VALUE_NONE || op == OP_argsort
                  ? strides_of_rows(n->type.shape)
                  : strides_of_copy(n->type.shape, x.object->array.strides);
    return array_ragged_like(s, n, strides, x);
}

static Value norm_of_order(Spec *s, Args *a)
{
    Value f = numpy_text(s, "linalg:norm_of"), arg[4];

    for (int i = 0; i < 4; i++)
        arg[i] = a->arg[i];
    if (!arg_given(arg[2]))
        arg[2] = value_none();
    if (arg[3].kind == VALUE_UNDEFINED)
        arg[3] = value_bool(false);
    return f.kind == VALUE_POISON ? f : call_function(s, f, 4, arg);
}

/* The 2-norm of all elements, or along an axis. */
Value numpy_norm(Spec *s, Args *a)
{
    Value x = numpy_any_array(s, a->arg[0]);
    Reduction r = {0};
    Node *n;
    Build b;

    if (arg_given(a->arg[1]))
        return norm_of_order(s, a);
    if (a->arg[2].kind == VALUE_FLOAT)
        return spec_not_yet(s, "norm() along a float");
    if (x.kind == VALUE_POISON)
        return x;
    reduction_of(s, x, &r);
    r.x = as_float(s, r.x);
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

/* The same of arrays of which one is ragged: their elements where both have
 * some, and their sizes. */
static Value ragged_equal(Spec *s, Object *x, Object *y)
{
    static const int64_t all[MAX_RANK] = {0, 1, 2, 3, 4, 5, 6, 7};
    DType d = array_promote(s, 2, (Value[]){value_object(x), value_object(y)});
    Node *a = array_settled(s, x), *b = array_settled(s, y), *equal;
    int rank = x->array.shape.rank;
    Build build = spec_build(s);

    if (rank != y->array.shape.rank)
        return value_bool(false);
    a = build_convert(&build, a, d);
    b = build_convert(&build, b, d);
    for (int i = 0; i < rank; i++) {
        int64_t m = a->type.shape.dim[i], n = b->type.shape.dim[i];

        a = extent_bound(s, a, i, m < n ? m : n);
        b = extent_bound(s, b, i, m < n ? m : n);
    }
    build = spec_build(s);
    equal = build_reduce(&build, OP_reduce_and, build2(&build, OP_equal, a, b),
                         rank, all);
    for (int i = 0; i < rank; i++) {
        Node *m = array_count_node(s, x, i), *n = array_count_node(s, y, i);

        build = spec_build(s);
        equal = build2(&build, OP_and, equal, build2(&build, OP_equal, m, n));
    }
    return value_scalar(equal);
}

Value numpy_array_equal(Spec *s, Args *a)
{
    Value x = a->arg[0], y = a->arg[1];

    if (value_is_text(x) || value_is_text(y) || x.kind == VALUE_NONE ||
        y.kind == VALUE_NONE)
        return spec_not_yet(s, "array_equal() of %s and %s",
                            value_describe(s, x), value_describe(s, y));
    x = numpy_any_array(s, x);
    y = numpy_any_array(s, y);
    if (x.kind == VALUE_POISON || y.kind == VALUE_POISON)
        return value_poison();
    if (array_is_ragged(x.object) || array_is_ragged(y.object))
        return ragged_equal(s, x.object, y.object);
    if (!shape_equal(value_shape(x), value_shape(y)))
        return value_bool(false);
    return all_of(s, value_compare(s, OPERATOR_EQ, x, y));
}
