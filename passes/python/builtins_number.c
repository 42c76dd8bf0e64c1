/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* abs(), round(), divmod() and pow(): of Python's numbers, static or staged,
 * and of arrays and NumPy scalars by NumPy's functions. */
#include "passes/python/protocol.h"
#include "passes/python/python.h"
#include "passes/numpy/numpy.h"

Value builtin_abs(Spec *s, Args *a)
{
    Value x = a->arg[0], method;

    if (value_is_weak(x))
        return scalar_abs(s, x);
    if (value_is_array(x))
        return array_map(s, OP_abs, 1, &x);
    method = class_method(s, x, "__abs__");
    if (method.kind != VALUE_UNDEFINED)
        return call_function(s, method, 0, NULL);
    return raise_certain(s, DIAG_H0516, "abs() of %s", value_describe(s, x));
}

/* ---- round ---- */

enum { POWERS_OF_TEN = 19 }; /* that fit an int64 */

static Value int_op(Spec *s, Op op, Value x, Value y)
{
    return number_op2(s, op, DTYPE_I64, x, y);
}

/* The remainder of x by 10^digits that is nearest to 0; of halves, the one
 * that leaves an even multiple (CPython's _PyLong_DivmodNear). */
static Value near_remainder(Spec *s, Value x, int64_t digits)
{
    int64_t ten = 1;
    Value power, half, rest, odd, above;

    for (int i = 0; i < digits; i++)
        ten *= 10;
    power = value_int(ten);
    half = value_int(ten / 2);
    rest = int_op(s, OP_floor_mod, x, power);
    odd = int_op(s, OP_and, int_op(s, OP_floor_divide, x, power), value_int(1));
    odd = number_and(s, int_op(s, OP_equal, odd, value_int(1)),
                     int_op(s, OP_equal, rest, half));
    above = number_or(s, int_op(s, OP_greater, rest, half), odd);
    return number_op(
        s, OP_select, DTYPE_I64, 3,
        (Value[]){above, int_op(s, OP_subtract, rest, power), rest});
}

/* An int rounded to a multiple of 10^digits. Half of 10^19 is the first that
 * not all are below. */
static Value round_int(Spec *s, Value x, int64_t digits)
{
    Value half = value_int(5000000000000000000), rest, out;

    x = number_as(s, x, DTYPE_I64);
    if (digits <= 0)
        return x;
    if (digits >= POWERS_OF_TEN) {
        out = number_or(s, int_op(s, OP_greater, x, half),
                        int_op(s, OP_less, x, value_int(-5000000000000000000)));
        if (digits == POWERS_OF_TEN && !number_need_room(s, out, "round()"))
            return value_poison();
        return value_int(0);
    }
    rest = near_remainder(s, x, digits);
    out = int_op(s, OP_subtract_overflows, x, rest);
    if (!number_need_room(s, out, "round()"))
        return value_poison();
    return int_op(s, OP_subtract, x, rest);
}

static Value round_float(Spec *s, Value x, int64_t digits)
{
    Value places = value_float((double)digits);
    Value r = number_op2(s, OP_round_decimal, DTYPE_F64, x, places), ok;

    ok = number_or(s, number_op1(s, OP_is_finite, DTYPE_F64, r),
                   number_not(s, number_op1(s, OP_is_finite, DTYPE_F64, x)));
    if (digits < 0 && !number_need(s, DIAG_H0907, ok,
                                   "the rounded value is too large for a "
                                   "float"))
        return value_poison();
    return r;
}

static Value round_number(Spec *s, Value x, bool to_digits, int64_t digits)
{
    if (number_dtype(x) != DTYPE_F64)
        return round_int(s, x, digits == INT64_MIN ? INT64_MAX : -digits);
    if (to_digits)
        return round_float(s, x, digits);
    return scalar_to_int(s, number_op1(s, OP_round_nearest_even, DTYPE_F64, x));
}

/* A NumPy scalar: with digits as numpy.round(), without them an int. */
static Value round_array(Spec *s, Value x)
{
    Node *n;
    Build b;

    if (value_dtype(x) == DTYPE_BOOL)
        return raise_certain(s, DIAG_H0516, "round() of %s",
                             value_describe(s, x));
    if (value_is_integral(x))
        return scalar_to_int(s, x);
    n = array_node(s, x.object);
    b = spec_build(s);
    n = build1(&b, OP_round_nearest_even, n);
    return scalar_to_int(s, value_scalar(build_convert(&b, n, DTYPE_F64)));
}

Value builtin_round(Spec *s, Args *a)
{
    Value x = a->arg[0], method;
    bool to_digits = arg_given(a->arg[1]);
    int64_t digits = 0;

    if (to_digits && !spec_need_index(s, a->arg[1], "the digits", &digits))
        return value_poison();
    if (value_is_static_int(x))
        return digits >= 0
                   ? scalar_to_int(s, x)
                   : int_round(s, x, digits < -INT64_MAX ? INT64_MAX : -digits);
    if (value_is_python_number(x))
        return round_number(s, x, to_digits, digits);
    if (value_is_array(x) && !x.object->array.is_scalar)
        return raise_certain(s, DIAG_H0516, "round() of %s: use np.round()",
                             value_describe(s, x));
    if (value_is_array(x) && to_digits)
        return numpy_round(s, a);
    if (value_is_array(x))
        return round_array(s, x);
    method = class_method(s, x, "__round__");
    if (method.kind != VALUE_UNDEFINED)
        return call_function(s, method, to_digits, &a->arg[1]);
    return raise_certain(s, DIAG_H0516, "round() of %s", value_describe(s, x));
}

/* ---- divmod and pow ---- */

/* What derives from a number has `__divmod__` from its type, whatever its class
 * says of the operators. */
Value builtin_divmod(Spec *s, Args *a)
{
    Value pair[2], x = a->arg[0], y = a->arg[1];

    if (derived_is_number(x) || derived_is_number(y)) {
        x = derived_scalar(s, x);
        y = derived_scalar(s, y);
    }
    pair[0] = value_binary(s, OPERATOR_FLOORDIV, x, y);
    if (pair[0].kind == VALUE_POISON || spec_ended(s))
        return value_poison();
    pair[1] = value_binary(s, OPERATOR_MOD, x, y);
    if (pair[1].kind == VALUE_POISON)
        return value_poison();
    return value_tuple(s, 2, pair);
}

/* Products of what a modulus of 31 bits leaves fit 64. */
enum { MODULUS_BITS = 31 };

/* pow(x, y, m) for y >= 0, the result with the sign of m: a bit of y at a time,
 * from the lowest, as many as y may have. */
static Value staged_power(Spec *s, Value x, Value y, Value m)
{
    const int64_t most = (int64_t)1 << MODULUS_BITS;
    Value one = value_int(1), r = int_op(s, OP_floor_mod, one, m), ok, bit;
    int bits =
        y.kind == VALUE_INT ? 64 - __builtin_clzll((uint64_t)y.i | 1) : 63;

    ok = number_and(s, int_op(s, OP_less_equal, m, value_int(most)),
                    int_op(s, OP_greater_equal, m, value_int(-most)));
    if (!number_need_room(s, number_not(s, ok), "pow() with a modulus"))
        return value_poison();
    x = int_op(s, OP_floor_mod, x, m);
    for (int i = 0; i < bits; i++) {
        bit =
            int_op(s, OP_and, int_op(s, OP_shift_right, y, value_int(i)), one);
        r = number_op(s, OP_select, DTYPE_I64, 3,
                      (Value[]){int_op(s, OP_equal, bit, one),
                                int_op(s, OP_multiply, r, x), r});
        r = int_op(s, OP_floor_mod, r, m);
        x = int_op(s, OP_floor_mod, int_op(s, OP_multiply, x, x), m);
    }
    return r;
}

/* pow(x, y, m): of static ints of any size, or staged ones. */
static Value modular_power(Spec *s, const Value *arg)
{
    Value v[3], zero = value_int(0);
    bool is_static = true;

    for (int i = 0; i < 3; i++) {
        v[i] = type_gives(s, arg[i], i ? "__rpow__" : "__pow__")
                   ? derived_scalar(s, arg[i])
                   : arg[i];
        is_static &= value_is_static_int(v[i]);
        if (value_is_array(v[i]))
            return spec_not_yet(s, "pow() with a modulus, of NumPy's numbers");
        if (class_of(v[i]))
            return spec_not_yet(s, "pow() with a modulus, of instances");
        if (!value_is_weak(v[i]) || number_dtype(v[i]) == DTYPE_F64)
            return raise_certain(s, DIAG_H0516,
                                 "pow() with a modulus takes ints, not %s",
                                 value_describe(s, arg[i]));
        if (v[i].kind != VALUE_LONG)
            v[i] = number_as(s, v[i], DTYPE_I64);
    }
    if (is_static)
        return int_power_modulo(s, v);
    if (!number_need(s, DIAG_H0515, int_op(s, OP_not_equal, v[2], zero),
                     "the modulus of pow() cannot be 0") ||
        !number_need(s, DIAG_H0990, int_op(s, OP_greater_equal, v[1], zero),
                     "an inverse modulo a staged int is not there yet"))
        return value_poison();
    return staged_power(s, v[0], v[1], v[2]);
}

Value builtin_pow(Spec *s, Args *a)
{
    if (arg_given(a->arg[2]))
        return modular_power(s, a->arg);
    return value_binary(s, OPERATOR_POW, a->arg[0], a->arg[1]);
}

Value builtin_in_base(Spec *s, Args *a)
{
    Value x = value_indexed(s, a->arg[0]);

    if (value_is_staged(x))
        return spec_not_yet(s, "%s() of a staged int", a->builtin->name);
    if (!value_is_static_int(x))
        return raise_certain(s, DIAG_H0516, "%s() of %s", a->builtin->name,
                             value_describe(s, x));
    return int_in_base(s, x, a->builtin->op);
}
