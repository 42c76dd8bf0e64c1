/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* NumPy's functions that make arrays. */
#include "passes/numpy/functions.h"
#include "passes/numpy/order.h"

#include <math.h>
#include <string.h>

static bool dtype_or(Spec *s, Value v, DType otherwise, DType *out)
{
    *out = otherwise;
    return !arg_given(v) || spec_need_dtype(s, v, out);
}

/* Order K: a new array in the order of the one that it is made from. */
static Value in_order_of(Value v, Value from)
{
    if (!value_is_array(v) || !value_is_array(from))
        return v;
    return array_in_order(
        v, strides_of_copy(value_shape(from), from.object->array.strides));
}

/* array() copies; asarray() (op 1) gives an array back as it is. */
Value numpy_array(Spec *s, Args *a)
{
    DType d;
    Node *n;

    if (!dtype_or(s, a->arg[1], DTYPE_NONE, &d))
        return value_poison();
    if (a->builtin->op && value_is_array(a->arg[0]) &&
        (!d || d == a->arg[0].object->array.dtype))
        return a->arg[0];
    n = array_from(s, a->arg[0], d);
    return in_order_of(array_value(s, n), a->arg[0]);
}

static bool shape_is_fine(Spec *s, Shape shape)
{
    for (int i = 0; i < shape.rank; i++)
        if (shape.dim[i] < 0) {
            spec_error(s, DIAG_H0515, "a negative size in the shape %s",
                       shape_str(s->arena, shape));
            return false;
        }
    if (shape_size(shape) >= 0)
        return true;
    spec_error(s, DIAG_H0901, "an array of shape %s is too large",
               shape_str(s->arena, shape));
    return false;
}

/* What to fill with: lists are arrays. */
static Value fill_value(Spec *s, Value v)
{
    return value_is_object(v, OBJECT_LIST) || value_is_object(v, OBJECT_TUPLE)
               ? numpy_as_array(s, v)
               : v;
}

/* What full() repeats: a Python int must fit, all else is cast. */
static Node *fill_node(Spec *s, Value fill, DType dtype)
{
    return spec_node(s, fill,
                     number_dtype(fill) == DTYPE_F64 ? DTYPE_NONE : dtype);
}

/* zeros (op 0), ones (op 1), empty (op 0), full (op 2). */
Value numpy_full(Spec *s, Args *a)
{
    bool is_full = a->builtin->op == 2;
    Value fill = is_full ? fill_value(s, a->arg[1]) : value_int(a->builtin->op);
    DType d = is_full ? value_dtype(fill) : DTYPE_F64;
    Shape shape;
    Node *n;
    Build b;

    if (!spec_need_shape(s, a->arg[0], "the shape", &shape) ||
        !dtype_or(s, a->arg[is_full ? 2 : 1], d, &d) ||
        !shape_is_fine(s, shape))
        return value_poison();
    n = fill_node(s, fill, d);
    if (!n)
        return value_poison();
    b = spec_build(s);
    n = build_convert(&b, n, d);
    return array_value(s, build_broadcast_to(&b, n, shape));
}

/* zeros_like (0), ones_like (1), full_like (2). */
Value numpy_like(Spec *s, Args *a)
{
    bool is_full = a->builtin->op == 2;
    Value x = numpy_as_array(s, a->arg[0]);
    Value fill = is_full ? fill_value(s, a->arg[1]) : value_int(a->builtin->op);
    DType d;
    Node *n;
    Build b;

    if (x.kind == VALUE_POISON ||
        !dtype_or(s, a->arg[is_full ? 2 : 1], x.object->array.dtype, &d))
        return value_poison();
    n = fill_node(s, fill, d);
    if (!n)
        return value_poison();
    b = spec_build(s);
    n = build_convert(&b, n, d);
    return in_order_of(
        array_value(s, build_broadcast_to(&b, n, value_shape(x))), x);
}

static bool all_ints(const Value *v)
{
    for (int i = 0; i < 3; i++)
        if (v[i].kind != VALUE_UNDEFINED && v[i].kind != VALUE_INT &&
            v[i].kind != VALUE_BOOL)
            return false;
    return true;
}

/* start + i * step, in the dtype of the parts. */
Value numpy_arange(Spec *s, Args *a)
{
    double part[3] = {0, 0, 1};
    bool whole;
    int64_t count;
    DType d;
    Node *n;
    Type type;
    Build b;

    for (int i = 0; i < 3; i++) {
        int64_t k;

        if (spec_static_int(s, a->arg[i], &k))
            a->arg[i] = value_int(k);
        if (arg_given(a->arg[i]) &&
            !spec_need_float(s, a->arg[i], "a bound of arange()", &part[i]))
            return value_poison();
    }
    whole = all_ints(a->arg);
    if (!arg_given(a->arg[1])) {
        part[1] = part[0];
        part[0] = 0;
    }
    if (part[2] == 0)
        return spec_fail(s, DIAG_H0515, "a step of zero");
    part[1] = ceil((part[1] - part[0]) / part[2]);
    count = part[1] > 0 ? (int64_t)fmin(part[1], 0x1p60) : 0;
    type = type_tensor(whole ? DTYPE_I64 : DTYPE_F64,
                       (Shape){.rank = 1, .dim = {count}});
    if (!dtype_or(s, a->arg[3], type.dtype, &d) ||
        !shape_is_fine(s, type.shape))
        return value_poison();
    b = spec_build(s);
    n = build_iota(&b, type, 0);
    if (part[2] != 1)
        n = build2(&b, OP_multiply, n, build_splat(&b, type, part[2]));
    if (part[0] != 0)
        n = build2(&b, OP_add, n, build_splat(&b, type, part[0]));
    return array_value(s, build_convert(&b, n, d));
}

/* start + i * ((stop - start) / (n - 1)), the last element being stop. */
Value numpy_linspace(Spec *s, Args *a)
{
    double start, stop, step;
    int64_t n = 50;
    Literal l;
    DType d;
    Node *node;
    Build b;
    bool endpoint = true;

    if (!spec_need_float(s, a->arg[0], "the start", &start) ||
        !spec_need_float(s, a->arg[1], "the stop", &stop) ||
        (arg_given(a->arg[2]) && !spec_need_int(s, a->arg[2], "the count", &n)))
        return value_poison();
    if (a->arg[2].kind == VALUE_NONE)
        return spec_fail(s, DIAG_H0516, "the count must be an int, not None");
    if (!numpy_flag(s, a->arg[3], "the endpoint", &endpoint))
        return value_poison();
    if (n < 0 || n > 1 << 26 || !dtype_or(s, a->arg[4], DTYPE_F64, &d))
        return spec_fail(s, DIAG_H0515, "a count of %lld", (long long)n);
    l = literal_new(s->arena,
                    type_tensor(DTYPE_F64, (Shape){.rank = 1, .dim = {n}}));
    step = (stop - start) / (double)(endpoint ? (n > 1 ? n - 1 : 1) : n);
    for (int64_t i = 0; i < n; i++)
        literal_set_f64(&l, i, start + (double)i * step);
    if (endpoint && n > 1)
        literal_set_f64(&l, n - 1, stop);
    b = spec_build(s);
    node = build_constant(&b, l.type, l.data);
    return array_value(s, build_convert(&b, node, d));
}

Value numpy_eye(Spec *s, Args *a)
{
    int64_t n, m, k = 0;
    DType d;
    Type type;
    Node *rows, *columns;
    Build b;

    for (int i = 0; i < 3; i++)
        if (a->arg[i].kind == VALUE_BOOL ||
            (i == 2 && a->arg[i].kind == VALUE_NONE))
            return spec_fail(s, DIAG_H0516, "%s() takes ints, not %s",
                             a->builtin->name, value_describe(s, a->arg[i]));
    if (!spec_need_int(s, a->arg[0], "the size", &n))
        return value_poison();
    m = n;
    if (arg_given(a->arg[1]) && !spec_need_int(s, a->arg[1], "the size", &m))
        return value_poison();
    if (arg_given(a->arg[2]) &&
        !spec_need_int(s, a->arg[2], "the diagonal", &k))
        return value_poison();
    type = type_tensor(DTYPE_I64, (Shape){.rank = 2, .dim = {n, m}});
    if (!dtype_or(s, a->arg[3], DTYPE_F64, &d) || !shape_is_fine(s, type.shape))
        return value_poison();
    b = spec_build(s);
    rows = build_iota(&b, type, 0);
    columns = build_iota(&b, type, 1);
    if (k)
        rows = build2(&b, OP_add, rows, build_splat(&b, type, (double)k));
    return array_value(
        s, build_convert(&b, build2(&b, OP_equal, rows, columns), d));
}

Value numpy_copy(Spec *s, Args *a)
{
    int first;
    Value x = numpy_subject(s, a, &first);

    if (x.kind == VALUE_POISON)
        return x;
    x = array_value(s, array_node(s, x.object));
    return first ? in_order_of(x, a->arg[0]) : x;
}

Value numpy_astype(Spec *s, Args *a)
{
    DType d;
    Node *n;
    Build b;

    if (!spec_need_dtype(s, a->arg[0], &d))
        return value_poison();
    n = array_node(s, a->self.object);
    b = spec_build(s);
    n = build_convert(&b, n, d);
    return a->self.object->array.is_scalar
               ? array_scalar(s, n)
               : in_order_of(array_value(s, n), a->self);
}

/* meshgrid of two vectors, in NumPy's default order ("xy"). */
Value numpy_meshgrid(Spec *s, Args *a)
{
    Value x, y, pair[2];
    Shape shape = {.rank = 2};
    Node *n[2];
    int64_t along[2] = {1, 0};
    Build b;

    if (a->nrest != 2)
        return spec_not_yet(s, "meshgrid() of other than two vectors");
    x = numpy_as_array(s, a->rest[0]);
    y = numpy_as_array(s, a->rest[1]);
    if (x.kind == VALUE_POISON || y.kind == VALUE_POISON)
        return value_poison();
    if (value_shape(x).rank != 1 || value_shape(y).rank != 1)
        return spec_fail(s, DIAG_H0516, "meshgrid() takes vectors");
    shape.dim[0] = value_shape(y).dim[0];
    shape.dim[1] = value_shape(x).dim[0];
    n[0] = array_node(s, x.object);
    n[1] = array_node(s, y.object);
    b = spec_build(s);
    for (int i = 0; i < 2; i++)
        pair[i] =
            array_value(s, build_broadcast_in_dim(&b, n[i], shape, &along[i]));
    return value_tuple(s, 2, pair);
}
