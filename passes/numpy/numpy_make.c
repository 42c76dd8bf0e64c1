/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* NumPy's functions that make arrays. */
#include "passes/numpy/extent.h"
#include "passes/numpy/functions.h"
#include "passes/numpy/order.h"
#include "passes/python/protocol.h"

#include <math.h>
#include <string.h>

static bool dtype_or(Spec *s, Value v, DType otherwise, DType *out)
{
    *out = otherwise;
    return !arg_given(v) || spec_need_dtype(s, v, out);
}

static Value copy_ragged(Spec *s, Value from, Node *n)
{
    return array_ragged_like(s, n, strides_of_rows(n->type.shape), from);
}

/* Order K: a new array in the order of the one that it is made from. */
static Value in_order_of(Value v, Value from)
{
    if (!value_is_array(v) || !value_is_array(from))
        return v;
    return array_in_order(
        v, strides_of_copy(value_shape(from), from.object->array.strides));
}

/* A new array of a value. */
static Value array_made(Spec *s, Value x, DType d)
{
    Node *n;
    Build b;

    if (value_is_array(x) && array_is_ragged(x.object)) {
        n = array_padded(s, x.object);
        b = spec_build(s);
        return copy_ragged(s, x, d ? build_convert(&b, n, d) : n);
    }
    n = array_from(s, x, d);
    return in_order_of(array_value(s, n), x);
}

/* With as many dimensions as `ndmin` asks for, the new ones first. */
static Value with_dimensions(Spec *s, Value x, Value ndmin)
{
    Value dim[MAX_RANK], shape;
    int64_t least = 0;
    int rank;

    if (x.kind == VALUE_POISON || (ndmin.kind != VALUE_UNDEFINED &&
                                   !spec_need_int(s, ndmin, "`ndmin`", &least)))
        return value_poison();
    rank = value_shape(x).rank;
    if (least > MAX_RANK)
        return spec_not_yet(s, "an array of %lld dimensions", (long long)least);
    if (least <= rank)
        return x;
    for (int i = 0; i < least; i++)
        dim[i] = i < least - rank
                     ? value_int(1)
                     : array_count(s, x.object, i - (int)least + rank);
    shape = value_tuple(s, (int)least, dim);
    return builtin_call(s, builtin_find(array_methods, "reshape"), x, 1, &shape,
                        0, NULL);
}

/* array() copies, if nothing else is said; asarray() (op 1) gives an array, not
 * a NumPy scalar, back as it is. */
Value numpy_array(Spec *s, Args *a)
{
    bool is_array = !a->builtin->op, copies = is_array;
    Value x = a->arg[0], copy = arg_named(s, a, "copy");
    Value ndmin = {.kind = VALUE_UNDEFINED};
    DType d;

    if (is_array)
        ndmin = arg_named(s, a, "ndmin");
    if (!dtype_or(s, a->arg[1], DTYPE_NONE, &d) ||
        !numpy_truth(s, copy, "`copy`", &copies))
        return value_poison();
    if (!copies && value_is_ndarray(x) && (!d || d == value_dtype(x)))
        return with_dimensions(s, x, ndmin);
    if (!copies && arg_given(copy))
        return raise_certain(s, DIAG_H0515,
                             "Unable to avoid copy while creating an array as "
                             "requested.");
    return with_dimensions(s, array_made(s, x, d), ndmin);
}

/* Of arrays, Python's numbers, and what stands for a dtype. */
Value numpy_result_type(Spec *s, Args *a)
{
    Value *all = ARENA_ARRAY(s->arena, Value, a->nrest);
    DType d;

    if (!a->nrest)
        return raise_certain(s, DIAG_H0515,
                             "at least one array or dtype is required");
    for (int i = 0; i < a->nrest; i++) {
        Build b = spec_build(s);

        all[i] = a->rest[i];
        if (value_is_array(all[i]) || value_is_weak(all[i]))
            continue;
        if (!spec_need_dtype(s, all[i], &d))
            return value_poison();
        all[i] = array_value(s, build_zeros(&b, type_tensor(d, (Shape){0})));
    }
    return (Value){.kind = VALUE_DTYPE,
                   .dtype = array_promote(s, a->nrest, all)};
}

static bool shape_is_fine(Spec *s, Shape shape)
{
    for (int i = 0; i < shape.rank; i++)
        if (shape.dim[i] < 0) {
            raise_found(s, DIAG_H0515, "a negative size in the shape %s",
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

/* An int that no dtype holds makes an array of objects, if none is given. */
static bool fill_has_dtype(Spec *s, Value fill, Value dtype)
{
    if (fill.kind != VALUE_LONG || arg_given(dtype) ||
        number_in_range(s, fill, DTYPE_U64).b)
        return true;
    spec_not_yet(s, "arrays of objects: %s fits no dtype",
                 value_describe(s, fill));
    return false;
}

/* What full() repeats: a Python int must fit, of bools an int64; all else is
 * cast. */
static Node *fill_node(Spec *s, Value fill, DType dtype)
{
    if (fill.kind == VALUE_LONG && dtype == DTYPE_BOOL) {
        raise_certain(s, DIAG_H0510, "%s does not fit int64",
                      value_describe(s, fill));
        return NULL;
    }
    return spec_node(s, fill,
                     number_dtype(fill) == DTYPE_F64 ? DTYPE_NONE : dtype);
}

/* zeros (op 0), ones (op 1), empty (op 0), full (op 2). */
Value numpy_full(Spec *s, Args *a)
{
    bool is_full = a->builtin->op == 2;
    Value fill = is_full ? fill_value(s, a->arg[1]) : value_int(a->builtin->op);
    DType d = is_full ? value_dtype(fill) : DTYPE_F64;
    Extents extents;
    Shape shape;
    Node *n;
    Build b;

    if (!numpy_sizes(s, a->arg[0], "the shape", &shape, &extents) ||
        !fill_has_dtype(s, fill, a->arg[is_full ? 2 : 1]) ||
        !dtype_or(s, a->arg[is_full ? 2 : 1], d, &d) ||
        !shape_is_fine(s, shape))
        return value_poison();
    n = fill_node(s, fill, d);
    if (!n)
        return value_poison();
    b = spec_build(s);
    n = build_convert(&b, n, d);
    return array_ragged(s, array_value(s, build_broadcast_to(&b, n, shape)),
                        &extents);
}

/* zeros_like (0), ones_like (1), full_like (2). */
Value numpy_like(Spec *s, Args *a)
{
    bool is_full = a->builtin->op == 2;
    Value x = numpy_any_array(s, a->arg[0]);
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
    n = build_broadcast_to(&b, n, value_shape(x));
    return array_is_ragged(x.object) ? copy_ragged(s, x, n)
                                     : in_order_of(array_value(s, n), x);
}

/* A part of arange() as a static Python number. */
static bool arange_part(Spec *s, Value *v)
{
    int64_t i;
    double f;
    bool is_u64 = value_is_array(*v) && value_dtype(*v) == DTYPE_U64;

    if (v->kind == VALUE_LONG) {
        spec_not_yet(s, "arange() of %s", value_describe(s, *v));
        return false;
    }
    if (value_shape(*v).rank) {
        spec_error(s, DIAG_H0516, "a bound of arange() is %s",
                   value_describe(s, *v));
        return false;
    }
    if (!is_u64 && spec_static_int(s, *v, &i)) {
        *v = value_int(i);
        return true;
    }
    if (value_is_array(*v))
        *v = scalar_to_float(s, *v);
    if (!spec_need_float(s, *v, "a bound of arange()", &f))
        return false;
    *v = value_float(f);
    return true;
}

/* How many there are of start, start + step, ... before stop; negative after
 * an error. NumPy's scalars are subtracted as such: they may wrap. Python's
 * numbers are divided by Python. */
static int64_t arange_count(Spec *s, const Value part[3])
{
    Value way = value_binary(s, OPERATOR_SUB, part[1], part[0]), n;
    Value step = part[2];
    bool divides = value_is_weak(way) && value_is_weak(step);

    if ((way.kind != VALUE_LONG && !arange_part(s, &way)) ||
        !arange_part(s, &step))
        return -1;
    if (number_float(step) == 0) {
        raise_found(s, divides ? DIAG_H0905 : DIAG_H0515, "a step of zero");
        return -1;
    }
    n = value_binary(s, OPERATOR_DIV, way, step);
    if (n.kind != VALUE_FLOAT)
        return -1;
    if (isnan(n.f) || fabs(n.f) > 0x1p60) {
        spec_error(s, DIAG_H0515,
                   isnan(n.f) ? "arange() has no length"
                              : "arange() of too many elements");
        return -1;
    }
    if (n.f == 0 && !signbit(n.f) && number_float(way) != 0)
        return 1; /* an infinite step */
    return n.f > 0 ? (int64_t)ceil(n.f) : 0;
}

/* Are the first two elements, rounded to the dtype, the first and the sum of it
 * and their difference? */
static bool second_is_sum(double first, double second, DType d)
{
    float low = (float)first, high = (float)second;
    float difference = high - low, sum = low + difference;

    return d == DTYPE_F32 ? sum == high : first + (second - first) == second;
}

/* x with element i, from a scalar, in place of its own. */
static Node *with_element(Build *b, Node *x, int64_t i, Node *element)
{
    Type turns = type_tensor(DTYPE_I64, x->type.shape);
    Node *at = build2(b, OP_equal, build_iota(b, turns, 0),
                      build_splat(b, turns, (double)i));

    return build3(b, OP_select, at,
                  build_broadcast_to(b, element, x->type.shape), x);
}

/* As NumPy fills it: the first element, the second, and from both on, all in
 * the dtype; those two as they are, where a sum makes others of them. */
static Node *arange_fill(Spec *s, Value low, Value high, int64_t count, DType d)
{
    Shape shape = {.rank = 1, .dim = {count}};
    Type turns = type_tensor(DTYPE_I64, shape);
    Node *first = number_node(s, low, d), *second = number_node(s, high, d);
    double f = number_float(low), g = number_float(high);
    Node *delta, *n;
    Build b;

    if (!first || !second)
        return NULL;
    b = spec_build(s);
    n = build_convert(&b, build_iota(&b, turns, 0), d);
    delta = build2(&b, OP_subtract, second, first);
    if (f != 0 || g != 1)
        n = build2(&b, OP_multiply, n, build_broadcast_to(&b, delta, shape));
    if (f != 0 || g < 0)
        n = build2(&b, OP_add, build_broadcast_to(&b, first, shape), n);
    if (!dtype_info[d].is_float)
        return n;
    if (f == 0 && signbit(f))
        n = with_element(&b, n, 0, first);
    return second_is_sum(f, g, d) ? n : with_element(&b, n, 1, second);
}

/* At most two: NumPy has no sums of bools. */
static Node *arange_bools(Spec *s, Value low, Value high, int64_t count)
{
    Shape shape = {.rank = 1, .dim = {count}};
    Build b = spec_build(s);
    Node *first = number_node(s, low, DTYPE_BOOL);
    Node *second = number_node(s, high, DTYPE_BOOL);

    if (count > 2) {
        raise_found(s, DIAG_H0516, "arange() of bools has at most 2 elements");
        return NULL;
    }
    return with_element(&b, build_broadcast_to(&b, first, shape), 1, second);
}

/* Where the start has its name, it stands first; what stands first and alone is
 * the stop. */
static bool arange_start(Spec *s, Args *a)
{
    Value start = arg_named(s, a, "start");
    bool first = a->arg[0].kind != VALUE_UNDEFINED;
    bool named = start.kind != VALUE_UNDEFINED;
    bool stop =
        named ? a->arg[1].kind != VALUE_UNDEFINED : arg_given(a->arg[1]);

    if (first && named) {
        raise_certain(s, DIAG_H0207, "arange() got `start` twice");
        return false;
    }
    if (!first && !stop) {
        raise_certain(s, DIAG_H0207, "arange() needs a value for `stop`");
        return false;
    }
    if (!first)
        a->arg[0] = start;
    return true;
}

/* Of ints in steps of 1, of which one is known only when running? */
static bool arange_is_staged(Spec *s, Args *a)
{
    bool staged = false;
    int64_t ignored;

    for (int i = 0; i < 2; i++) {
        Value v = a->arg[i];

        if (!arg_given(v))
            continue;
        if (!value_counts(v) || value_dtype(v) != DTYPE_I64)
            return false;
        staged |= value_is_staged(v) && !spec_static_index(s, v, &ignored);
    }
    return staged && !arg_given(a->arg[2]) && !arg_given(a->arg[3]);
}

/* Is a part known only when running, and a number that counts or a float? */
static bool arange_in_text(Spec *s, const Args *a)
{
    bool staged = false;

    for (int i = 0; i < 3; i++) {
        Value v = a->arg[i];
        DType d =
            value_is_weak(v) || value_is_array(v) ? value_dtype(v) : DTYPE_NONE;
        Literal ignored;

        if (!arg_given(v) && v.kind != VALUE_NONE)
            continue;
        if ((d != DTYPE_F64 && d != DTYPE_I64) ||
            (value_is_array(v) && value_shape(v).rank))
            return false;
        staged |= value_is_staged(v) &&
                  !spec_static_literal(s, spec_node(s, v, d), &ignored);
    }
    return staged && !arg_given(a->arg[3]);
}

/* start + i * step, in the dtype of the parts. */
Value numpy_arange(Spec *s, Args *a)
{
    Value part[3] = {value_int(0), value_int(0), value_int(1)}, given[3];
    bool one = !arg_given(a->arg[1]);
    Node *n;
    int64_t count;
    DType d = DTYPE_I64;
    Build b;

    if (!arange_start(s, a))
        return value_poison();
    if (arange_is_staged(s, a))
        return numpy_arange_staged(
            s, one || !arg_given(a->arg[0]) ? value_int(0) : a->arg[0],
            one ? a->arg[0] : a->arg[1]);
    if (arange_in_text(s, a)) {
        Value text = numpy_text(s, "numpy:arange_staged");

        given[0] = one || !arg_given(a->arg[0]) ? part[0] : a->arg[0];
        given[1] = one ? a->arg[0] : a->arg[1];
        given[2] = arg_given(a->arg[2]) ? a->arg[2] : part[2];
        return text.kind == VALUE_POISON ? text
                                         : call_function(s, text, 3, given);
    }
    memcpy(given, part, sizeof given);
    for (int i = 0; i < 3; i++) {
        int at = i == 0 && one ? 1 : i;

        if (i < 2 && a->arg[0].kind == VALUE_NONE)
            return spec_fail(s, DIAG_H0516, "arange() from None");
        if (!arg_given(a->arg[i]))
            continue;
        part[at] = given[at] = a->arg[i];
        if (!arange_part(s, &part[at]))
            return value_poison();
        if (part[at].kind == VALUE_FLOAT)
            d = DTYPE_F64;
    }
    count = arange_count(s, given);
    if (count < 0 || !dtype_or(s, a->arg[3], d, &d) ||
        !shape_is_fine(s, (Shape){.rank = 1, .dim = {count}}))
        return value_poison();
    if (!count) {
        b = spec_build(s);
        return array_value(
            s, build_zeros(&b, type_tensor(d, (Shape){.rank = 1, .dim = {0}})));
    }
    part[2] =
        count > 1 ? value_binary(s, OPERATOR_ADD, part[0], part[2]) : part[0];
    n = d == DTYPE_BOOL ? arange_bools(s, part[0], part[2], count)
                        : arange_fill(s, part[0], part[2], count, d);
    return n ? array_value(s, n) : value_poison();
}

/* Is an end of it, or how it is asked for, for the text in the language? */
static bool linspace_in_text(Spec *s, Args *a)
{
    Literal ignored;

    for (int i = 0; i < 2; i++) {
        Value v = a->arg[i];

        if (value_is_object(v, OBJECT_LIST) ||
            value_is_object(v, OBJECT_TUPLE) || value_is_array(v) ||
            (v.kind == VALUE_SCALAR &&
             !spec_static_literal(s, v.node, &ignored)))
            return true;
    }
    return arg_named(s, a, "retstep").kind != VALUE_UNDEFINED;
}

static Value linspace_of_text(Spec *s, Args *a)
{
    Value f = numpy_text(s, "numpy:linspace_staged"),
          dtype = arg_named(s, a, "dtype");
    bool endpoint = true, retstep = false;
    int64_t n = 50;
    Value arg[6];

    if (f.kind == VALUE_POISON ||
        (a->arg[2].kind != VALUE_UNDEFINED &&
         !spec_need_int(s, a->arg[2], "the count", &n)) ||
        !numpy_truth(s, a->arg[3], "the endpoint", &endpoint) ||
        !numpy_truth(s, arg_named(s, a, "retstep"), "retstep", &retstep))
        return value_poison();
    if (n < 0)
        return spec_fail(s, DIAG_H0515, "a count of %lld", (long long)n);
    arg[0] = a->arg[0];
    arg[1] = a->arg[1];
    arg[2] = value_int(n);
    arg[3] = value_bool(endpoint);
    arg[4] = dtype.kind == VALUE_UNDEFINED ? value_none() : dtype;
    arg[5] = value_bool(retstep);
    return call_function(s, f, 6, arg);
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

    if (linspace_in_text(s, a))
        return linspace_of_text(s, a);
    if (!spec_need_float(s, a->arg[0], "the start", &start) ||
        !spec_need_float(s, a->arg[1], "the stop", &stop) ||
        (arg_given(a->arg[2]) && !spec_need_int(s, a->arg[2], "the count", &n)))
        return value_poison();
    if (a->arg[2].kind == VALUE_NONE)
        return spec_fail(s, DIAG_H0516, "the count must be an int, not None");
    if (!numpy_truth(s, a->arg[3], "the endpoint", &endpoint))
        return value_poison();
    if (n < 0 || n > 1 << 26 ||
        !dtype_or(s, arg_named(s, a, "dtype"), DTYPE_F64, &d))
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

Value numpy_identity(Spec *s, Args *a)
{
    Args eye = *a;

    eye.arg[3] = a->arg[1];
    eye.arg[1].kind = VALUE_UNDEFINED;
    return numpy_eye(s, &eye);
}

Value numpy_copy(Spec *s, Args *a)
{
    int first;
    Value x = numpy_any_subject(s, a, &first);
    Node *n;

    if (x.kind == VALUE_POISON)
        return x;
    n = array_padded(s, x.object);
    if (!first && x.object->array.is_scalar)
        return array_scalar(s, n);
    if (array_is_ragged(x.object))
        return copy_ragged(s, x, n);
    x = array_value(s, n);
    return first ? in_order_of(x, a->arg[0]) : x;
}

Value numpy_astype(Spec *s, Args *a)
{
    DType d;
    Node *n;
    Build b;

    if (!spec_need_dtype(s, a->arg[0], &d))
        return value_poison();
    n = array_padded(s, a->self.object);
    b = spec_build(s);
    n = build_convert(&b, n, d);
    if (array_is_ragged(a->self.object))
        return copy_ragged(s, a->self, n);
    return a->self.object->array.is_scalar
               ? array_scalar(s, n)
               : in_order_of(array_value(s, n), a->self);
}
