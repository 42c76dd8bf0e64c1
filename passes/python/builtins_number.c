/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* abs(), round(), divmod() and pow(): of Python's numbers, static or staged,
 * and of arrays and NumPy scalars by NumPy's functions. */
#include "passes/python/python.h"
#include "passes/numpy/numpy.h"

Value builtin_abs(Spec *s, Args *a)
{
    Value x = a->arg[0], method;

    if (value_is_python_number(x))
        return scalar_abs(s, x);
    if (value_is_array(x))
        return array_map(s, OP_abs, 1, &x);
    method = class_method(s, x, "__abs__");
    if (method.kind != VALUE_UNDEFINED)
        return call_function(s, method, 0, NULL);
    return spec_fail(s, DIAG_H0516, "abs() of %s", value_describe(s, x));
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

    if (value_shape(x).rank)
        return spec_fail(s, DIAG_H0516, "round() of %s: use np.round()",
                         value_describe(s, x));
    if (value_dtype(x) == DTYPE_BOOL)
        return spec_fail(s, DIAG_H0516, "round() of %s", value_describe(s, x));
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

    if (to_digits && !spec_need_int(s, a->arg[1], "the digits", &digits))
        return value_poison();
    if (value_is_python_number(x))
        return round_number(s, x, to_digits, digits);
    if (value_is_array(x) && to_digits)
        return numpy_round(s, a);
    if (value_is_array(x))
        return round_array(s, x);
    method = class_method(s, x, "__round__");
    if (method.kind != VALUE_UNDEFINED)
        return call_function(s, method, to_digits, &a->arg[1]);
    return spec_fail(s, DIAG_H0516, "round() of %s", value_describe(s, x));
}

/* ---- divmod and pow ---- */

Value builtin_divmod(Spec *s, Args *a)
{
    Value pair[2] = {value_binary(s, OPERATOR_FLOORDIV, a->arg[0], a->arg[1]),
                     value_binary(s, OPERATOR_MOD, a->arg[0], a->arg[1])};

    if (pair[0].kind == VALUE_POISON || pair[1].kind == VALUE_POISON)
        return value_poison();
    return value_tuple(s, 2, pair);
}

/* The inverse of x modulo m > 0, or 0 if there is none but of m = 1. */
static int64_t inverse_modulo(int64_t x, int64_t m)
{
    __int128 a = m, b = x % m, u = 0, v = 1;

    if (b < 0)
        b += m;
    while (b) {
        __int128 q = a / b, next = a - q * b;

        a = b;
        b = next;
        next = u - q * v;
        u = v;
        v = next;
    }
    return a == 1 ? (int64_t)(u < 0 ? u + m : u) : 0;
}

/* x to the y modulo m > 0, for y >= 0. */
static int64_t power_modulo(int64_t x, int64_t y, int64_t m)
{
    __int128 base = x % m, result = 1 % m;

    if (base < 0)
        base += m;
    for (; y; y >>= 1) {
        if (y & 1)
            result = result * base % m;
        base = base * base % m;
    }
    return (int64_t)result;
}

/* pow(x, y, m) of static ints; the result has the sign of m. */
static Value modular_power(Spec *s, const Value *arg)
{
    int64_t v[3], size, r;

    for (int i = 0; i < 3; i++) {
        if (value_is_staged(arg[i]))
            return spec_not_yet(s, "pow() with a modulus, of staged ints");
        if (!spec_need_int(s, arg[i], "an argument of pow() with a modulus",
                           &v[i]))
            return value_poison();
    }
    if (!v[2])
        return spec_fail(s, DIAG_H0515, "the modulus of pow() cannot be 0");
    if (v[2] == INT64_MIN || v[1] == INT64_MIN)
        return spec_not_yet(s, "pow() of such large ints");
    size = v[2] < 0 ? -v[2] : v[2];
    if (v[1] < 0) {
        v[0] = inverse_modulo(v[0], size);
        v[1] = -v[1];
        if (!v[0] && size != 1)
            return spec_fail(s, DIAG_H0515,
                             "the base of pow() has no inverse for this "
                             "modulus");
    }
    r = power_modulo(v[0], v[1], size);
    return value_int(v[2] < 0 && r ? r + v[2] : r);
}

Value builtin_pow(Spec *s, Args *a)
{
    if (arg_given(a->arg[2]))
        return modular_power(s, a->arg);
    return value_binary(s, OPERATOR_POW, a->arg[0], a->arg[1]);
}
