/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Python's operators on its numbers: a table says which elementwise op each
 * is on ints and on floats, where it is defined, and when an int overflows.
 * number.c makes one thing of static and staged numbers. */
#include "passes/python/python.h"
#include "passes/numpy/numpy.h"

#include <math.h>

const OperatorInfo operator_info[OPERATOR_COUNT] = {
    [OPERATOR_NONE] = {"", "", "", OP_poison},
    [OPERATOR_ADD] = {"+", "__add__", "__radd__", OP_add},
    [OPERATOR_SUB] = {"-", "__sub__", "__rsub__", OP_subtract},
    [OPERATOR_MUL] = {"*", "__mul__", "__rmul__", OP_multiply},
    [OPERATOR_DIV] = {"/", "__truediv__", "__rtruediv__", OP_divide},
    [OPERATOR_FLOORDIV] = {"//", "__floordiv__", "__rfloordiv__",
                           OP_floor_divide},
    [OPERATOR_MOD] = {"%", "__mod__", "__rmod__", OP_floor_mod},
    [OPERATOR_POW] = {"**", "__pow__", "__rpow__", OP_power},
    [OPERATOR_MATMUL] = {"@", "__matmul__", "__rmatmul__", OP_dot_general},
    [OPERATOR_LSHIFT] = {"<<", "__lshift__", "__rlshift__", OP_shift_left},
    [OPERATOR_RSHIFT] = {">>", "__rshift__", "__rrshift__", OP_shift_right},
    [OPERATOR_AND] = {"&", "__and__", "__rand__", OP_and},
    [OPERATOR_OR] = {"|", "__or__", "__ror__", OP_or},
    [OPERATOR_XOR] = {"^", "__xor__", "__rxor__", OP_xor},
    [OPERATOR_LT] = {"<", "__lt__", "__gt__", OP_less},
    [OPERATOR_LE] = {"<=", "__le__", "__ge__", OP_less_equal},
    [OPERATOR_GT] = {">", "__gt__", "__lt__", OP_greater},
    [OPERATOR_GE] = {">=", "__ge__", "__le__", OP_greater_equal},
    [OPERATOR_EQ] = {"==", "__eq__", "__eq__", OP_equal},
    [OPERATOR_NE] = {"!=", "__ne__", "__ne__", OP_not_equal},
    [OPERATOR_IS] = {"is", "", "", OP_poison},
    [OPERATOR_IS_NOT] = {"is not", "", "", OP_poison},
    [OPERATOR_IN] = {"in", "__contains__", "", OP_poison},
    [OPERATOR_NOT_IN] = {"not in", "__contains__", "", OP_poison},
    [OPERATOR_NEG] = {"-", "__neg__", "", OP_negate},
    [OPERATOR_POS] = {"+", "__pos__", "", OP_identity},
    [OPERATOR_INVERT] = {"~", "__invert__", "", OP_not},
    [OPERATOR_NOT] = {"not", "", "", OP_not},
};

Operator operator_from_text(Text t, bool is_unary)
{
    int first = is_unary ? OPERATOR_NEG : OPERATOR_ADD;
    int last = is_unary ? OPERATOR_COUNT : OPERATOR_NEG;

    if (t.size > 1 && t.data[t.size - 1] == '=' && !text_is(t, "==") &&
        !text_is(t, "<=") && !text_is(t, ">=") && !text_is(t, "!="))
        t.size--; /* an augmented assignment's `+=` */
    for (int i = first; i < last; i++)
        if (t.size && t.data[0] == operator_info[i].text[0] &&
            text_is(t, operator_info[i].text))
            return (Operator)i;
    return OPERATOR_NONE;
}

/* ---- where operators are defined ---- */

/* CPython 3.11 says of each operator another thing. */
static bool by_nonzero(Spec *s, DType d, Value y, const char *says)
{
    raise_says(s, "%s", says);
    return number_need(s, DIAG_H0905,
                       number_op2(s, OP_not_equal, d, y, value_int(0)),
                       "division by zero");
}

static bool ints_divide(Spec *s, Value x, Value y)
{
    (void)x;
    return by_nonzero(s, DTYPE_I64, y, "division by zero");
}

static bool ints_modulo(Spec *s, Value x, Value y)
{
    (void)x;
    return by_nonzero(s, DTYPE_I64, y, "integer modulo by zero");
}

static bool floats_divide(Spec *s, Value x, Value y)
{
    (void)x;
    return by_nonzero(s, DTYPE_F64, y, "float division by zero");
}

static bool floats_floor_divide(Spec *s, Value x, Value y)
{
    (void)x;
    return by_nonzero(s, DTYPE_F64, y, "float floor division by zero");
}

static bool floats_modulo(Spec *s, Value x, Value y)
{
    (void)x;
    return by_nonzero(s, DTYPE_F64, y, "float modulo");
}

/* The least int divided by -1 is one more than the greatest. */
static bool ints_floor_divide(Spec *s, Value x, Value y)
{
    Value least = value_int(INT64_MIN), minus = value_int(-1);

    if (!by_nonzero(s, DTYPE_I64, y, "integer division or modulo by zero"))
        return false;
    y = number_op2(s, OP_equal, DTYPE_I64, y, minus);
    if (number_is_bool(y, false))
        return true;
    x = number_op2(s, OP_equal, DTYPE_I64, x, least);
    return number_need_room(s, number_and(s, x, y), "//");
}

/* Whether the result is an int or a float must be known. */
static bool ints_power(Spec *s, Value x, Value y)
{
    (void)x;
    return number_need(
        s, DIAG_H0990,
        number_op2(s, OP_greater_equal, DTYPE_I64, y, value_int(0)),
        "an int to a negative staged int is not there yet: use "
        "a float base");
}

static bool ints_shift(Spec *s, Value x, Value y)
{
    (void)x;
    raise_says(s, "negative shift count");
    return number_need(
        s, DIAG_H0515,
        number_op2(s, OP_greater_equal, DTYPE_I64, y, value_int(0)),
        "a shift by a negative count");
}

static Value is_finite(Spec *s, Value x)
{
    return number_op1(s, OP_is_finite, DTYPE_F64, x);
}

/* CPython's float_pow(): 0 to a negative power is an error, a negative number
 * to a fractional one is complex; infinities and NaN are as in C. */
static bool floats_power(Spec *s, Value x, Value y)
{
    Value zero = value_float(0), pole, fraction;

    fraction = number_not(s, number_op2(s, OP_equal, DTYPE_F64, y,
                                        number_op1(s, OP_floor, DTYPE_F64, y)));
    fraction = number_and(s, fraction, is_finite(s, y));
    if (!number_is_bool(fraction, false)) {
        Value below = number_op2(s, OP_less, DTYPE_F64, x, zero);

        fraction =
            number_and(s, fraction, number_and(s, below, is_finite(s, x)));
    }
    if (!number_bound(s, DIAG_H0909, number_not(s, fraction),
                      "a negative number to a fractional power is complex"))
        return false;
    pole = number_and(s, number_op2(s, OP_less, DTYPE_F64, y, zero),
                      is_finite(s, y));
    if (!number_is_bool(pole, false))
        pole = number_and(s, pole, number_op2(s, OP_equal, DTYPE_F64, x, zero));
    raise_says(s, "0.0 cannot be raised to a negative power");
    return number_need(s, DIAG_H0905, number_not(s, pole),
                       "0 cannot be raised to a negative power");
}

/* ---- the table ---- */

typedef struct NumberRule {
    Op op; /* OP_param: there is no such operator */
    /* Is it defined for x and y? Reports, or checks, where it is not. */
    bool (*defined)(Spec *s, Value x, Value y);
    Op overflows; /* does the result of ints leave 64 bits? OP_param: never */
} NumberRule;

static const NumberRule of_ints[OPERATOR_COUNT] = {
    [OPERATOR_ADD] = {OP_add, NULL, OP_add_overflows},
    [OPERATOR_SUB] = {OP_subtract, NULL, OP_subtract_overflows},
    [OPERATOR_MUL] = {OP_multiply, NULL, OP_multiply_overflows},
    [OPERATOR_DIV] = {OP_true_divide, ints_divide, OP_param},
    [OPERATOR_FLOORDIV] = {OP_floor_divide, ints_floor_divide, OP_param},
    [OPERATOR_MOD] = {OP_floor_mod, ints_modulo, OP_param},
    [OPERATOR_POW] = {OP_power, ints_power, OP_power_overflows},
    [OPERATOR_LSHIFT] = {OP_shift_left, ints_shift, OP_param},
    [OPERATOR_RSHIFT] = {OP_shift_right, ints_shift, OP_param},
    [OPERATOR_AND] = {OP_and, NULL, OP_param},
    [OPERATOR_OR] = {OP_or, NULL, OP_param},
    [OPERATOR_XOR] = {OP_xor, NULL, OP_param},
};

static const NumberRule of_floats[OPERATOR_COUNT] = {
    [OPERATOR_ADD] = {OP_add, NULL, OP_param},
    [OPERATOR_SUB] = {OP_subtract, NULL, OP_param},
    [OPERATOR_MUL] = {OP_multiply, NULL, OP_param},
    [OPERATOR_DIV] = {OP_divide, floats_divide, OP_param},
    [OPERATOR_FLOORDIV] = {OP_floor_divide, floats_floor_divide, OP_param},
    [OPERATOR_MOD] = {OP_floor_mod, floats_modulo, OP_param},
    [OPERATOR_POW] = {OP_power, floats_power, OP_param},
};

static bool is_least_by_minus_one(Value x, Value y)
{
    return x.kind == VALUE_INT && x.i == INT64_MIN && y.kind == VALUE_INT &&
           y.i == -1;
}

/* Do 64 bits hold the result, wherever between their bounds the two lie? */
static bool surely_fits(Spec *s, Operator op, Value x, Value y)
{
    Interval a = interval_of(s, x), b = interval_of(s, y);
    int64_t r;

    switch (op) {
    case OPERATOR_ADD:
        return !__builtin_add_overflow(a.low, b.low, &r) &&
               !__builtin_add_overflow(a.high, b.high, &r);
    case OPERATOR_SUB:
        return !__builtin_sub_overflow(a.low, b.high, &r) &&
               !__builtin_sub_overflow(a.high, b.low, &r);
    case OPERATOR_MUL:
        return !__builtin_mul_overflow(a.low, b.low, &r) &&
               !__builtin_mul_overflow(a.low, b.high, &r) &&
               !__builtin_mul_overflow(a.high, b.low, &r) &&
               !__builtin_mul_overflow(a.high, b.high, &r);
    default:
        return false;
    }
}

static Value int_binary(Spec *s, Operator op, Value x, Value y)
{
    const NumberRule *rule = &of_ints[op];
    const char *text = operator_info[op].text;
    Value r, over;

    if (!rule->op)
        return raise_certain(s, DIAG_H0511, "`%s` is not defined for ints",
                             text);
    if (op == OPERATOR_FLOORDIV && is_least_by_minus_one(x, y))
        return long_ints(s, op, x, y);
    if (rule->defined && !rule->defined(s, x, y))
        return value_poison();
    if (rule->overflows && !surely_fits(s, op, x, y)) {
        over = number_op2(s, rule->overflows, DTYPE_I64, x, y);
        if (number_is_bool(over, true))
            return long_ints(s, op, x, y);
        if (!number_need_room(s, over, text))
            return value_poison();
    }
    r = number_op2(s, rule->op, DTYPE_I64, x, y);
    if (op == OPERATOR_LSHIFT) {
        over = number_op2(s, OP_shift_right, DTYPE_I64, r, y);
        over = number_op2(s, OP_not_equal, DTYPE_I64, over, x);
        if (number_is_bool(over, true))
            return long_ints(s, op, x, y);
        if (!number_need_room(s, over, text))
            return value_poison();
    }
    return r;
}

static Value float_binary(Spec *s, Operator op, Value x, Value y)
{
    const NumberRule *rule = &of_floats[op];
    const char *text = operator_info[op].text;
    Value r, ok;

    if (!rule->op) {
        const Node *n = s->activation->node;

        raise_says(s, "unsupported operand type(s) for %s%s: '%s' and '%s'",
                   text, n && n->op == OP_inplace ? "=" : "",
                   value_type_name(s, x), value_type_name(s, y));
        return raise_certain(s, DIAG_H0511, "`%s` is not defined for floats",
                             text);
    }
    x = number_as(s, x, DTYPE_F64);
    y = number_as(s, y, DTYPE_F64);
    if (rule->defined && !rule->defined(s, x, y))
        return value_poison();
    r = number_op2(s, rule->op, DTYPE_F64, x, y);
    if (op != OPERATOR_POW)
        return r;
    ok = number_not(s, number_and(s, is_finite(s, x), is_finite(s, y)));
    if (!number_is_bool(ok, true))
        ok = number_or(s, ok, is_finite(s, r));
    if (!number_need(s, DIAG_H0907, ok,
                     "the result of `**` is too large for a float"))
        return value_poison();
    return r;
}

static bool is_negative(Value v)
{
    return (v.kind == VALUE_INT || v.kind == VALUE_BOOL) && number_int(v) < 0;
}

Value scalar_binary(Spec *s, Operator op, Value x, Value y)
{
    DType dx = number_dtype(x), dy = number_dtype(y);
    bool bits = op == OPERATOR_AND || op == OPERATOR_OR || op == OPERATOR_XOR;

    if (bits && dx == DTYPE_BOOL && dy == DTYPE_BOOL)
        return number_op2(s, operator_info[op].op, DTYPE_BOOL, x, y);
    if (dx == DTYPE_F64 || dy == DTYPE_F64 ||
        (op == OPERATOR_POW && is_negative(y)))
        return float_binary(s, op, x, y);
    return int_binary(s, op, number_as(s, x, DTYPE_I64),
                      number_as(s, y, DTYPE_I64));
}

/* ---- comparisons ---- */

Operator operator_mirrored(Operator op)
{
    return op == OPERATOR_LT   ? OPERATOR_GT
           : op == OPERATOR_LE ? OPERATOR_GE
           : op == OPERATOR_GT ? OPERATOR_LT
           : op == OPERATOR_GE ? OPERATOR_LE
                               : op;
}

/* Is an int with this float's neighbours, or this int, exact as a float? Below
 * 2^53 all are. */
static bool compares_exactly(Value v)
{
    if (v.kind == VALUE_FLOAT)
        return !(fabs(v.f) >= 0x1p53) || isinf(v.f);
    return v.kind == VALUE_BOOL ||
           (v.kind == VALUE_INT && v.i >= -(1ll << 53) && v.i <= 1ll << 53);
}

/* An int with a float. Rounding the int to a float keeps their order but may
 * make them equal; then the float is an integer, and those are compared: a
 * float of 2^63 is beyond all of them. */
static Value compare_mixed(Spec *s, Operator op, Value x, Value y)
{
    Op cmp = operator_info[op].op;
    Value rounded = number_as(s, x, DTYPE_F64);
    Value far = number_op2(s, cmp, DTYPE_F64, rounded, y), near, beyond, same;

    if (compares_exactly(x) || compares_exactly(y))
        return far;
    near = number_op2(s, cmp, DTYPE_I64, x, y);
    beyond = number_op2(s, OP_greater_equal, DTYPE_F64, y, value_float(0x1p63));
    if (op == OPERATOR_LT || op == OPERATOR_LE || op == OPERATOR_NE)
        near = number_or(s, near, beyond);
    else
        near = number_and(s, near, number_not(s, beyond));
    same = number_op2(s, OP_equal, DTYPE_F64, rounded, y);
    return number_op(s, OP_select, DTYPE_BOOL, 3, (Value[]){same, near, far});
}

Value scalar_compare(Spec *s, Operator op, Value x, Value y)
{
    DType dx = number_dtype(x), dy = number_dtype(y);
    Op cmp = operator_info[op].op;

    if (dx == DTYPE_I64 && dy == DTYPE_F64)
        return compare_mixed(s, op, x, y);
    if (dx == DTYPE_F64 && dy == DTYPE_I64)
        return compare_mixed(s, operator_mirrored(op), y, x);
    if (dx == DTYPE_F64 || dy == DTYPE_F64)
        return number_op2(s, cmp, DTYPE_F64, x, y);
    if (dx == DTYPE_BOOL && dy == DTYPE_BOOL &&
        (op == OPERATOR_EQ || op == OPERATOR_NE))
        return number_op2(s, cmp, DTYPE_BOOL, x, y);
    return number_op2(s, cmp, DTYPE_I64, x, y);
}

/* ---- one operand ---- */

static Value int_negate(Spec *s, Value x, const char *what)
{
    Value zero = value_int(0), over;

    over = number_op2(s, OP_subtract_overflows, DTYPE_I64, zero, x);
    if (number_is_bool(over, true))
        return long_ints(s, OPERATOR_SUB, zero, x);
    if (!number_need_room(s, over, what))
        return value_poison();
    return number_op2(s, OP_subtract, DTYPE_I64, zero, x);
}

Value scalar_unary(Spec *s, Operator op, Value x)
{
    bool is_float = number_dtype(x) == DTYPE_F64;

    x = number_as(s, x, is_float ? DTYPE_F64 : DTYPE_I64);
    if (op == OPERATOR_POS)
        return x;
    if (is_float && op == OPERATOR_INVERT)
        return raise_certain(s, DIAG_H0511, "`~` is not defined for a float");
    if (is_float)
        return number_op1(s, OP_negate, DTYPE_F64, x);
    if (op == OPERATOR_NEG)
        return int_negate(s, x, "-");
    return number_op1(s, operator_info[op].op, DTYPE_I64, x);
}

Value scalar_abs(Spec *s, Value x)
{
    Value least;

    if (x.kind == VALUE_LONG)
        return x.big->negative ? long_unary(s, OPERATOR_NEG, x) : x;
    if (number_dtype(x) == DTYPE_F64)
        return number_op1(s, OP_abs, DTYPE_F64, x);
    x = number_as(s, x, DTYPE_I64);
    least = number_op2(s, OP_equal, DTYPE_I64, x, value_int(INT64_MIN));
    if (number_is_bool(least, true))
        return int_negate(s, x, "abs()");
    if (!number_need_room(s, least, "abs()"))
        return value_poison();
    return number_op1(s, OP_abs, DTYPE_I64, x);
}

/* ---- conversions ---- */

/* A number, a NumPy scalar or an array without dimensions as a scalar node. */
static Node *one_element(Spec *s, Value x, const char *type)
{
    if (!value_is_array(x))
        return spec_scalar_node(s, x);
    if (!x.object->array.shape.rank)
        return array_node(s, x.object);
    spec_error(s, DIAG_H0516, "%s() takes one value; this is %s%s", type,
               value_describe(s, x),
               shape_size(x.object->array.shape) == 1 ? ": write `.item()`"
                                                      : "");
    return NULL;
}

/* A float that is to become an int. */
static Value int_of_float(Spec *s, Value x)
{
    Value low = value_float(-0x1p63), high = value_float(0x1p63), fits;

    if (!number_need(s, DIAG_H0515,
                     number_not(s, number_op1(s, OP_is_nan, DTYPE_F64, x)),
                     "NaN cannot be converted to an int"))
        return value_poison();
    if (x.kind == VALUE_FLOAT && isinf(x.f))
        return raise_certain(s, DIAG_H0907,
                             "infinity cannot be converted to an int");
    if (x.kind == VALUE_FLOAT && fabs(x.f) >= 0x1p63)
        return long_from_float(s, x.f);
    fits = number_and(s, number_op2(s, OP_greater_equal, DTYPE_F64, x, low),
                      number_op2(s, OP_less, DTYPE_F64, x, high));
    if (!number_need_room(s, number_not(s, fits), "int()"))
        return value_poison();
    return number_as(s, x, DTYPE_I64);
}

/* The int of NumPy's number, if that is known and needs more than 64 bits. */
static bool int_beyond(Spec *s, Node *n, Value *out)
{
    bool is_float = dtype_info[n->type.dtype].is_float;
    Literal l;

    if ((!is_float && n->type.dtype != DTYPE_U64) ||
        !spec_static_literal(s, n, &l))
        return false;
    if (is_float && fabs(literal_f64(&l, 0)) >= 0x1p63)
        *out = int_of_float(s, value_float(literal_f64(&l, 0)));
    else if (!is_float && literal_i64(&l, 0) < 0)
        *out = long_from_u64(s, (uint64_t)literal_i64(&l, 0));
    else
        return false;
    return true;
}

Value scalar_to_int(Spec *s, Value x)
{
    Value known;
    Build b;
    Node *n;

    if (x.kind == VALUE_LONG)
        return x;
    if (number_dtype(x) == DTYPE_F64)
        return int_of_float(s, x);
    if (number_dtype(x))
        return number_as(s, x, DTYPE_I64);
    n = one_element(s, x, "int");
    if (!n)
        return value_poison();
    if (int_beyond(s, n, &known))
        return known;
    b = spec_build(s);
    if (dtype_info[n->type.dtype].is_float)
        return int_of_float(s, value_scalar(build_convert(&b, n, DTYPE_F64)));
    if (n->type.dtype == DTYPE_U64)
        spec_check(
            s, DIAG_H0907,
            build2(&b, OP_less_equal, n, build_i64(&b, DTYPE_U64, INT64_MAX)),
            "this uint64 does not fit a 64-bit int");
    b = spec_build(s);
    return value_scalar(build_convert(&b, n, DTYPE_I64));
}

Value scalar_to_float(Spec *s, Value x)
{
    Build b;
    Node *n;

    if (x.kind == VALUE_LONG)
        return long_to_float(s, x);
    if (number_dtype(x))
        return number_as(s, x, DTYPE_F64);
    n = one_element(s, x, "float");
    if (!n)
        return value_poison();
    b = spec_build(s);
    return value_scalar(build_convert(&b, n, DTYPE_F64));
}
