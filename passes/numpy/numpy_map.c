/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* NumPy's elementwise functions and products. */
#include "passes/numpy/extent.h"
#include "passes/numpy/functions.h"
#include "passes/numpy/order.h"

#include <string.h>

Value numpy_any_array(Spec *s, Value v)
{
    if (v.kind == VALUE_POISON || value_is_array(v))
        return v;
    return array_value(s, array_from(s, v, DTYPE_NONE));
}

Value numpy_as_array(Spec *s, Value v)
{
    v = numpy_any_array(s, v);
    return value_is_array(v) && !array_need_shape(s, v.object) ? value_poison()
                                                               : v;
}

Value numpy_any_subject(Spec *s, Args *a, int *first)
{
    if (value_is_array(a->self)) {
        *first = 0;
        return a->self;
    }
    *first = 1;
    return numpy_any_array(s, a->arg[0]);
}

Value numpy_subject(Spec *s, Args *a, int *first)
{
    return numpy_as_array(s, numpy_any_subject(s, a, first));
}

/* The array, its order kept, or NumPy's scalar, in another dtype. */
static Value cast_to(Spec *s, Value x, DType dtype)
{
    Node *n = array_padded(s, x.object);
    Build b = spec_build(s);

    n = build_convert(&b, n, dtype);
    if (x.object->array.is_scalar)
        return array_scalar(s, n);
    return array_ragged_like(s, n, strides_of_map(n->type.shape, 1, &x), x);
}

/* Before anything is computed NumPy asks what `out=` is. Of operands that do
 * not fit together it is not known here whether it first says that their result
 * is not of the kind. */
static bool out_may_take(Spec *s, Value out, int n, const Value *v)
{
    Shape shape = {0};

    if (!arg_given(out))
        return true;
    if (value_is_object(out, OBJECT_TUPLE)) {
        spec_not_yet(s, "`out` as a tuple is not there yet");
        return false;
    }
    if (!value_is_ndarray(out)) {
        raise_certain(s, DIAG_H0516, "return arrays must be of ArrayType");
        return false;
    }
    if (!array_need_writable(s, out.object))
        return false;
    for (int i = 0; i < n; i++) {
        if (value_is_ragged(v[i]) ||
            shape_broadcast(shape, value_shape(v[i]), &shape))
            continue;
        spec_error(s, DIAG_H0502, "shapes %s and %s do not broadcast",
                   shape_str(s->arena, shape),
                   shape_str(s->arena, value_shape(v[i])));
        return false;
    }
    return true;
}

/* `where=` says which elements are computed: UNDEFINED of all; poison after an
 * error. */
static Value asked_where(Spec *s, Args *a)
{
    Value where = arg_named(s, a, "where");

    if (where.kind == VALUE_UNDEFINED || number_is_bool(where, true))
        return (Value){.kind = VALUE_UNDEFINED};
    where = numpy_any_array(s, where);
    if (where.kind != VALUE_POISON && value_dtype(where) != DTYPE_BOOL)
        return raise_certain(s, DIAG_H0516,
                             "Cannot cast array data from dtype('%s') to "
                             "dtype('bool') according to the rule 'safe'",
                             dtype_info[value_dtype(where)].numpy);
    return where;
}

static Value scalar_of(Spec *s, DType d, double x)
{
    Build b = spec_build(s);

    return array_scalar(s, build_splat(&b, type_tensor(d, (Shape){0}), x));
}

static Value choose(Spec *s, Value where, Value x, Value y)
{
    Value all[3] = {where, x, y};

    return builtin_call(s, builtin_find(numpy_module, "where"), value_none(), 3,
                        all, 0, NULL);
}

/* The operand with 1 where nothing is computed: no function fails there, and
 * no gradient. */
static Value shielded(Spec *s, Value x, Value where)
{
    if (where.kind == VALUE_UNDEFINED || x.kind == VALUE_POISON)
        return x;
    if (where.kind == VALUE_POISON)
        return where;
    return choose(s, where, x,
                  value_is_weak(x) ? value_int(1)
                                   : scalar_of(s, value_dtype(x), 1));
}

/* `out=` names an array to put the result into: cast, and broadcast. Without
 * one there are zeros where `where=` is false. */
static Value into(Spec *s, Value result, Value out, Value where)
{
    if (where.kind == VALUE_POISON || result.kind == VALUE_POISON)
        return value_poison();
    if (!arg_given(out) && where.kind != VALUE_UNDEFINED)
        return choose(s, where, result, scalar_of(s, value_dtype(result), 0));
    if (!arg_given(out))
        return result;
    if (array_other_kind(s, "out=", value_dtype(result), value_dtype(out)))
        return value_poison();
    if (value_shape(result).rank > value_shape(out).rank)
        return spec_fail(s, DIAG_H0502,
                         "a result of shape %s does not fit `out` of shape %s",
                         shape_str(s->arena, value_shape(result)),
                         shape_str(s->arena, value_shape(out)));
    if (where.kind != VALUE_UNDEFINED)
        result = choose(s, where, cast_to(s, result, value_dtype(out)), out);
    if (result.kind == VALUE_POISON)
        return result;
    result = array_ragged(s, array_value(s, array_padded(s, result.object)),
                          result.object->array.extents);
    array_set(s, out.object, (Value){.kind = VALUE_ELLIPSIS}, result);
    return out;
}

/* One op of each element; not() of numbers is whether they are 0. */
static Value unary(Spec *s, Op op, Value x)
{
    if (op == OP_not && x.object->array.dtype != DTYPE_BOOL)
        return array_map(s, OP_equal, 2, (Value[]){x, value_int(0)});
    return array_map(s, op, 1, &x);
}

Value numpy_unary(Spec *s, Args *a)
{
    Value x = a->arg[0], where = asked_where(s, a);
    Op op = (Op)a->builtin->op;

    if (!value_is_array(x) && value_is_staged(x) == false &&
        !value_is_weak(x) && !value_is_object(x, OBJECT_LIST) &&
        !value_is_object(x, OBJECT_TUPLE))
        return spec_fail(s, DIAG_H0516, "%s() of %s", a->builtin->name,
                         value_describe(s, x));
    x = shielded(s, numpy_any_array(s, x), where);
    if (x.kind == VALUE_POISON || !out_may_take(s, a->arg[1], 0, NULL))
        return value_poison();
    if (!dtype_info[x.object->array.dtype].is_float) {
        if (op == OP_floor || op == OP_ceil || op == OP_trunc ||
            op == OP_round_nearest_even)
            return spec_not_yet(s, "%s() of integers is not there yet",
                                a->builtin->name);
        if (op == OP_is_finite || op == OP_is_nan)
            x = cast_to(s, x, DTYPE_F64);
    }
    return into(s, unary(s, op, x), a->arg[1], where);
}

/* abs() in floats. */
Value numpy_fabs(Spec *s, Args *a)
{
    Value x = numpy_any_array(s, a->arg[0]), where = asked_where(s, a);
    DType d;

    if (x.kind == VALUE_POISON || !out_may_take(s, a->arg[1], 0, NULL))
        return value_poison();
    d = array_float_dtype(s, value_dtype(x));
    if (!d)
        return value_poison();
    x = cast_to(s, x, d);
    return into(s, array_map(s, OP_abs, 1, &x), a->arg[1], where);
}

static Value logical(Spec *s, Args *a)
{
    Value pair[2];

    for (int i = 0; i < 2; i++) {
        pair[i] = numpy_any_array(s, a->arg[i]);
        if (pair[i].kind == VALUE_POISON)
            return pair[i];
        pair[i] = cast_to(s, pair[i], DTYPE_BOOL);
    }
    if (!out_may_take(s, a->arg[2], 2, pair))
        return value_poison();
    return into(s, array_map(s, (Op)a->builtin->op, 2, pair), a->arg[2],
                asked_where(s, a));
}

/* Is no exponent one that ints do not take? */
static bool is_plain_power(Spec *s, const Value *pair)
{
    int64_t exponent;

    return dtype_info[array_promote(s, 2, pair)].is_float ||
           (spec_static_int(s, pair[1], &exponent) && exponent >= 0);
}

Value numpy_binary(Spec *s, Args *a)
{
    Value pair[2] = {a->arg[0], a->arg[1]}, where = asked_where(s, a), result;
    Operator operator= OPERATOR_NONE;

    if (!strncmp(a->builtin->name, "logical", 7))
        return logical(s, a);
    for (int i = 0; i < 2; i++) {
        if (!value_is_weak(pair[i]))
            pair[i] = numpy_any_array(s, pair[i]);
        if (pair[i].kind == VALUE_POISON)
            return pair[i];
    }
    for (int i = OPERATOR_ADD; i < OPERATOR_NEG && !operator; i++)
        if (operator_info[i].op == (Op)a->builtin->op)
            operator=(Operator) i;
    if (!value_is_array(pair[0]) && !value_is_array(pair[1]))
        pair[0] = numpy_as_array(s, pair[0]);
    if (pair[0].kind == VALUE_POISON || !out_may_take(s, a->arg[2], 2, pair))
        return value_poison();
    if (operator== OPERATOR_POW && arg_given(a->arg[2]) &&
        !is_plain_power(s, pair))
        return spec_not_yet(s, "power() of ints into `out`, whose elements are "
                               "set up to the first negative exponent");
    pair[1] = shielded(s, pair[1], where);
    if (pair[1].kind == VALUE_POISON)
        return value_poison();
    result = operator== OPERATOR_POW ? array_power(s, pair[0], pair[1], false)
             : operator&& operator<OPERATOR_LT
                 ? array_binary(s, operator, pair[0], pair[1])
                 : array_map(s, (Op)a->builtin->op, 2, pair);
    return into(s, result, a->arg[2], where);
}

/* where() casts a Python int that does not fit, as it does arrays. */
static Node *chosen_node(Spec *s, Value v, DType dtype)
{
    if ((number_dtype(v) == DTYPE_I64 || v.kind == VALUE_LONG) &&
        !number_is_bool(number_in_range(s, v, dtype), true))
        dtype = DTYPE_NONE;
    return spec_node(s, v, dtype);
}

/* The nodes of a choice between two, of one shape; false after an error. */
static bool where_nodes(Spec *s, const Value *v, Node **x, Extents *extents)
{
    DType d = array_promote(s, 2, v + 1);

    for (int i = 0; i < 3; i++) {
        Build b;

        x[i] = i && !value_is_array(v[i]) ? chosen_node(s, v[i], d)
                                          : operand_padded(s, v[i], d);
        if (!x[i])
            return false;
        b = spec_build(s);
        x[i] = build_convert(&b, x[i], i ? d : DTYPE_BOOL);
    }
    return extents_meet(s, 3, v, x, extents) &&
           array_broadcast(s, &x[1], &x[2]) &&
           array_broadcast(s, &x[0], &x[1]) && array_broadcast(s, &x[0], &x[2]);
}

Value numpy_where(Spec *s, Args *a)
{
    Value v[3] = {numpy_any_array(s, a->arg[0])};
    Extents extents;
    Strides strides;
    Node *x[3];
    Build b;

    if (a->arg[1].kind == VALUE_UNDEFINED)
        return numpy_nonzero(s, a);
    for (int i = 1; i < 3; i++) {
        v[i] = a->arg[i];
        if (!value_is_weak(v[i]))
            v[i] = numpy_any_array(s, v[i]);
        if (v[i].kind == VALUE_POISON)
            return value_poison();
    }
    if (v[0].kind == VALUE_POISON)
        return v[0];
    if (!where_nodes(s, v, x, &extents))
        return value_poison();
    b = spec_build(s);
    x[0] = build3(&b, OP_select, x[0], x[1], x[2]);
    if (x[0]->type.kind != TYPE_TENSOR)
        return value_poison();
    strides = strides_of_map(x[0]->type.shape, 3, v);
    return array_ragged_in(s, array_value(s, x[0]), strides, &extents);
}

/* A bound: a Python number, or an array. */
static Value bound_of(Spec *s, Value x, Value bound, bool low)
{
    if (!arg_given(bound))
        return bound;
    bound = array_clip_bound(s, x, bound, low);
    return value_is_weak(bound) || !arg_given(bound)
               ? bound
               : numpy_any_array(s, bound);
}

/* The bounds by their names of NumPy 2, or the older ones, of which none or
 * both are given. */
static bool clip_bounds(Spec *s, Args *a, Value *low, Value *high)
{
    bool has_low = low->kind != VALUE_UNDEFINED;
    bool has_high = high->kind != VALUE_UNDEFINED;
    Value min = arg_named(s, a, "min"), max = arg_named(s, a, "max");

    if (has_low != has_high) {
        raise_certain(s, DIAG_H0207, "clip() needs a value for `%s`",
                      has_low ? "a_max" : "a_min");
        return false;
    }
    if (has_low &&
        (min.kind != VALUE_UNDEFINED || max.kind != VALUE_UNDEFINED)) {
        raise_certain(s, DIAG_H0515,
                      "Passing `min` or `max` keyword argument when `a_min` "
                      "and `a_max` are provided is forbidden.");
        return false;
    }
    if (!has_low) {
        *low = min;
        *high = max;
    }
    return true;
}

Value numpy_clip(Spec *s, Args *a)
{
    int first;
    Value x = numpy_any_subject(s, a, &first), out = arg_named(s, a, "out");
    Value low = a->arg[first], high = a->arg[first + 1], pair[2], all[3];

    if (x.kind == VALUE_POISON || !out_may_take(s, out, 1, &x) ||
        (first && !clip_bounds(s, a, &low, &high)))
        return value_poison();
    low = bound_of(s, x, low, true);
    high = bound_of(s, x, high, false);
    if (low.kind == VALUE_POISON || high.kind == VALUE_POISON)
        return value_poison();
    if (arg_given(low) && arg_given(high)) {
        all[0] = x;
        all[1] = low;
        all[2] = high;
        x = cast_to(s, x, array_promote(s, 3, all));
    }
    if (arg_given(low)) {
        pair[0] = x;
        pair[1] = low;
        x = array_map(s, OP_maximum, 2, pair);
    }
    if (arg_given(high) && x.kind != VALUE_POISON) {
        pair[0] = x;
        pair[1] = high;
        x = array_map(s, OP_minimum, 2, pair);
    }
    return into(s, x, out, (Value){.kind = VALUE_UNDEFINED});
}

Value numpy_round(Spec *s, Args *a)
{
    DType d;
    int first;
    Value x = numpy_any_subject(s, a, &first), scaled[2];
    int64_t digits = 0;
    double ten = 1;
    Strides order;

    if (a->arg[first].kind != VALUE_UNDEFINED &&
        !spec_need_int(s, a->arg[first], "the decimals", &digits))
        return value_poison();
    if (x.kind == VALUE_POISON)
        return x;
    d = x.object->array.dtype;
    if (d == DTYPE_BOOL)
        return spec_not_yet(s, "rounding bools");
    if (digits >= 0 && !dtype_info[d].is_float)
        return array_map(s, OP_identity, 1, &x);
    if (!digits)
        return array_map(s, OP_round_nearest_even, 1, &x);
    if (digits < -20 || digits > 20)
        return spec_not_yet(s, "rounding %s to so many decimals",
                            value_describe(s, x));
    for (int64_t i = digits < 0 ? -digits : digits; i > 0; i--)
        ten *= 10;
    order = strides_of_block(value_shape(x), x);
    scaled[0] = x;
    scaled[1] = value_float(ten);
    x = array_map(s, digits < 0 ? OP_divide : OP_multiply, 2, scaled);
    if (x.kind == VALUE_POISON)
        return x;
    scaled[0] = array_map(s, OP_round_nearest_even, 1, &x);
    x = array_map(s, digits < 0 ? OP_multiply : OP_divide, 2, scaled);
    if (x.kind == VALUE_POISON)
        return x;
    x = cast_to(s, x, d);
    return array_is_ragged(x.object) ? x : array_in_order(x, order);
}

/* A tolerance: a number or an array. */
static bool tolerance(Spec *s, Value v, double otherwise, Value *out)
{
    *out = v.kind == VALUE_UNDEFINED ? value_float(otherwise) : v;
    if (value_is_array(*out) || value_is_python_number(*out))
        return true;
    spec_error(s, DIAG_H0516, "a tolerance is a number, not %s",
               value_describe(s, v));
    return false;
}

/* |x - y| <= atol + rtol * |y|, with a finite y, in floats; or x is y. */
Value numpy_isclose(Spec *s, Args *a)
{
    Value x = numpy_any_array(s, a->arg[0]), y = numpy_any_array(s, a->arg[1]);
    Value rtol, atol, distance, bound, equal;

    if (x.kind == VALUE_POISON || y.kind == VALUE_POISON ||
        !tolerance(s, a->arg[2], 1e-5, &rtol) ||
        !tolerance(s, a->arg[3], 1e-8, &atol))
        return value_poison();
    if (!dtype_info[value_dtype(y)].is_float)
        y = cast_to(s, y, DTYPE_F64);
    distance = value_binary(s, OPERATOR_SUB, x, y);
    if (distance.kind == VALUE_POISON)
        return distance;
    distance = array_map(s, OP_abs, 1, &distance);
    bound = array_map(s, OP_abs, 1, &y);
    bound = value_binary(s, OPERATOR_ADD,
                         value_binary(s, OPERATOR_MUL, rtol, bound), atol);
    equal = value_compare(s, OPERATOR_EQ, x, y);
    bound = value_compare(s, OPERATOR_LE, distance, bound);
    bound =
        value_binary(s, OPERATOR_AND, bound, array_map(s, OP_is_finite, 1, &y));
    return value_binary(s, OPERATOR_OR, equal, bound);
}

/* One without a number somewhere in it has no dtype to dot(). */
static bool list_is_empty(Value v)
{
    for (int depth = 0; depth < MAX_RANK; depth++) {
        if (!value_is_object(v, OBJECT_LIST) &&
            !value_is_object(v, OBJECT_TUPLE))
            return false;
        if (!object_body(v.object)->nitem)
            return true;
        v = object_body(v.object)->item[0];
    }
    return false;
}

Value numpy_matmul(Spec *s, Args *a)
{
    int first;
    Value x = numpy_any_subject(s, a, &first);
    Value y = numpy_any_array(s, a->arg[first]);
    bool dot = a->builtin->op;

    if (x.kind == VALUE_POISON || y.kind == VALUE_POISON)
        return value_poison();
    if (dot && (!value_shape(x).rank || !value_shape(y).rank) &&
        (list_is_empty(a->arg[0]) || list_is_empty(a->arg[first])))
        return spec_not_yet(s, "dot() of a number and an empty list, of the "
                               "number's dtype, is not there yet");
    if (dot && (!value_shape(x).rank || !value_shape(y).rank))
        return value_binary(s, OPERATOR_MUL, x, y);
    if (dot && (value_shape(x).rank > 2 || value_shape(y).rank > 2))
        return spec_not_yet(s, "dot() of more than two dimensions: use `@`");
    return array_matmul(s, x, y);
}

Value numpy_outer(Spec *s, Args *a)
{
    Value v[2];

    for (int i = 0; i < 2; i++) {
        Shape column = {.rank = 2, .dim = {1, 1}};
        Extents extents = {0};
        Build b;

        v[i] = numpy_any_array(s, a->arg[i]);
        if (v[i].kind == VALUE_POISON)
            return v[i];
        v[i] = array_flattened(s, v[i]);
        column.dim[i] = value_shape(v[i]).dim[0];
        extents.of[i] = array_extent(s, v[i].object, 0);
        b = spec_build(s);
        v[i] = array_ragged(
            s,
            array_value(
                s, build_reshape(&b, array_padded(s, v[i].object), column)),
            &extents);
    }
    return array_binary(s, OPERATOR_MUL, v[0], v[1]);
}

/* square (op 0) and reciprocal (op 1). */
Value numpy_square(Spec *s, Args *a)
{
    Value where = asked_where(s, a), pair[2];
    Value x = shielded(s, numpy_any_array(s, a->arg[0]), where);

    if (x.kind == VALUE_POISON || !out_may_take(s, a->arg[1], 0, NULL))
        return value_poison();
    if (a->builtin->op && !dtype_info[value_dtype(x)].is_float)
        return spec_fail(s, DIAG_H0516,
                         "reciprocal() of ints is an int in NumPy, 0 but for "
                         "1 and -1: write `1 / x`");
    pair[0] = value_int(1);
    pair[1] = x;
    return into(s,
                a->builtin->op ? array_map(s, OP_divide, 2, pair)
                               : array_square(s, x),
                a->arg[1], where);
}
