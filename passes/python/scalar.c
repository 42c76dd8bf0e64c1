/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Python's numbers: static ones are computed here, staged ones become scalar
 * nodes with the checks that make them exact.
 *
 * A staged int has 64 bits, and its overflow is a run-time error; so are
 * divisions by zero. The formulas of floor division and modulo are CPython's
 * (Objects/floatobject.c, float_divmod). */
#include "passes/python/python.h"
#include "passes/numpy/numpy.h"

#include <math.h>
#include <string.h>

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
        if (text_is(t, operator_info[i].text))
            return (Operator)i;
    return OPERATOR_NONE;
}

/* ---- static numbers ---- */

static int64_t static_int(Value v)
{
    return v.kind == VALUE_BOOL ? v.b : v.i;
}

static double static_float(Value v)
{
    return v.kind == VALUE_FLOAT ? v.f : (double)static_int(v);
}

static Value too_big(Spec *s)
{
    return spec_not_yet(s, "ints of more than 64 bits are not there yet");
}

static Value divided_by_zero(Spec *s)
{
    return spec_fail(s, DIAG_H0905, "division by zero");
}

static int64_t floor_div_i64(int64_t x, int64_t y)
{
    int64_t q = x / y;

    return q - (x % y != 0 && (x < 0) != (y < 0));
}

static uint64_t magnitude(int64_t x)
{
    return x < 0 ? -(uint64_t)x : (uint64_t)x;
}

/* x / y rounded once, as Python's, also where an int is no double. */
static double true_divide(int64_t x, int64_t y)
{
    uint64_t a = magnitude(x), b = magnitude(y);
    unsigned __int128 dividend, quotient;
    int shift;
    double r;

    if (!a || (a <= 1ull << 53 && b <= 1ull << 53))
        return (double)x / (double)y;
    shift = __builtin_clzll(a);
    dividend = (unsigned __int128)(a << shift) << 64;
    quotient = dividend / b;
    quotient |= dividend % b != 0; /* at least 64 bits: only rounding sees it */
    r = ldexp((double)quotient, -64 - shift);
    return (x < 0) != (y < 0) ? -r : r;
}

static Value static_int_pow(Spec *s, int64_t x, int64_t y)
{
    int64_t result = 1;

    while (y) {
        if ((y & 1) && __builtin_mul_overflow(result, x, &result))
            return too_big(s);
        y >>= 1;
        if (y && __builtin_mul_overflow(x, x, &x))
            return too_big(s);
    }
    return value_int(result);
}

static Value static_float_divmod(Spec *s, Operator op, double x, double y)
{
    double mod, div;

    if (y == 0)
        return divided_by_zero(s);
    mod = fmod(x, y);
    div = (x - mod) / y;
    if (mod) {
        if ((y < 0) != (mod < 0)) {
            mod += y;
            div -= 1;
        }
    } else {
        mod = copysign(0, y);
    }
    if (op == OPERATOR_MOD)
        return value_float(mod);
    if (!div)
        return value_float(copysign(0, x / y));
    return value_float(div - floor(div) > 0.5 ? floor(div) + 1 : floor(div));
}

static Value static_float_binary(Spec *s, Operator op, double x, double y)
{
    double r;

    switch (op) {
    case OPERATOR_ADD:
        return value_float(x + y);
    case OPERATOR_SUB:
        return value_float(x - y);
    case OPERATOR_MUL:
        return value_float(x * y);
    case OPERATOR_DIV:
        return y == 0 ? divided_by_zero(s) : value_float(x / y);
    case OPERATOR_FLOORDIV:
    case OPERATOR_MOD:
        return static_float_divmod(s, op, x, y);
    case OPERATOR_POW:
        if (x == 0 && y < 0)
            return divided_by_zero(s);
        if (x < 0 && isfinite(x) && isfinite(y) && y != floor(y))
            return spec_not_yet(s, "complex numbers are not there yet: a "
                                   "negative number to a fractional power");
        r = pow(x, y);
        if (isinf(r) && isfinite(x) && isfinite(y))
            return spec_fail(s, DIAG_H0907,
                             "the result of `**` is too large "
                             "for a float");
        return value_float(r);
    default:
        return spec_fail(s, DIAG_H0511, "`%s` is not defined for floats",
                         operator_info[op].text);
    }
}

static Value static_shift(Spec *s, Operator op, int64_t x, int64_t y)
{
    if (y < 0)
        return spec_fail(s, DIAG_H0515, "a shift by a negative count");
    if (op == OPERATOR_RSHIFT)
        return value_int(x >> (y > 63 ? 63 : y));
    if (x && (y > 62 || x > INT64_MAX >> y || x < INT64_MIN >> y))
        return too_big(s);
    return value_int(x ? (int64_t)((uint64_t)x << y) : 0);
}

static Value static_int_binary(Spec *s, Operator op, int64_t x, int64_t y)
{
    int64_t r = 0;
    bool overflow = false;

    switch (op) {
    case OPERATOR_ADD:
        overflow = __builtin_add_overflow(x, y, &r);
        break;
    case OPERATOR_SUB:
        overflow = __builtin_sub_overflow(x, y, &r);
        break;
    case OPERATOR_MUL:
        overflow = __builtin_mul_overflow(x, y, &r);
        break;
    case OPERATOR_DIV:
        if (!y)
            return divided_by_zero(s);
        return value_float(true_divide(x, y));
    case OPERATOR_FLOORDIV:
    case OPERATOR_MOD:
        if (!y)
            return divided_by_zero(s);
        if (y == -1) {
            if (op == OPERATOR_MOD)
                return value_int(0);
            overflow = __builtin_sub_overflow((int64_t)0, x, &r);
            break;
        }
        r = op == OPERATOR_MOD ? x - floor_div_i64(x, y) * y
                               : floor_div_i64(x, y);
        break;
    case OPERATOR_POW:
        if (y < 0)
            return static_float_binary(s, op, (double)x, (double)y);
        return static_int_pow(s, x, y);
    case OPERATOR_LSHIFT:
    case OPERATOR_RSHIFT:
        return static_shift(s, op, x, y);
    case OPERATOR_AND:
        r = x & y;
        break;
    case OPERATOR_OR:
        r = x | y;
        break;
    case OPERATOR_XOR:
        r = x ^ y;
        break;
    default:
        return spec_fail(s, DIAG_H0511, "`%s` is not defined for ints",
                         operator_info[op].text);
    }
    return overflow ? too_big(s) : value_int(r);
}

static Value static_binary(Spec *s, Operator op, Value x, Value y)
{
    bool bits = op == OPERATOR_AND || op == OPERATOR_OR || op == OPERATOR_XOR;
    Value r;

    if (x.kind == VALUE_FLOAT || y.kind == VALUE_FLOAT)
        return static_float_binary(s, op, static_float(x), static_float(y));
    r = static_int_binary(s, op, static_int(x), static_int(y));
    if (bits && x.kind == VALUE_BOOL && y.kind == VALUE_BOOL &&
        r.kind == VALUE_INT)
        return value_bool(r.i != 0);
    return r;
}

static int order_of_floats(double a, double b)
{
    return (a > b) - (a < b);
}

/* An int and a float that is no NaN, compared exactly. */
static int order_of_mixed(int64_t i, double f)
{
    if (f >= 0x1p63 || f < -0x1p63)
        return f > 0 ? -1 : 1;
    if (i != (int64_t)f)
        return i < (int64_t)f ? -1 : 1;
    return order_of_floats(trunc(f), f);
}

static bool static_compare(Operator op, Value x, Value y)
{
    int order;

    if (x.kind == VALUE_FLOAT || y.kind == VALUE_FLOAT) {
        double a = static_float(x), b = static_float(y);

        if (isnan(a) || isnan(b))
            return op == OPERATOR_NE;
        order = x.kind != VALUE_FLOAT   ? order_of_mixed(static_int(x), b)
                : y.kind != VALUE_FLOAT ? -order_of_mixed(static_int(y), a)
                                        : order_of_floats(a, b);
    } else {
        int64_t a = static_int(x), b = static_int(y);

        order = (a > b) - (a < b);
    }
    return op == OPERATOR_LT   ? order < 0
           : op == OPERATOR_LE ? order <= 0
           : op == OPERATOR_GT ? order > 0
           : op == OPERATOR_GE ? order >= 0
           : op == OPERATOR_EQ ? order == 0
                               : order != 0;
}

/* ---- staged numbers ---- */

/* A Python number as a node of one of the three dtypes of Python scalars. */
static Node *scalar_as(Spec *s, Value v, DType dtype)
{
    Build b = spec_build(s);
    Node *n;

    if (v.kind == VALUE_INT && dtype == DTYPE_F64)
        return build_f64(&b, DTYPE_F64, (double)v.i);
    n = spec_scalar_node(s, v);
    return n ? build_convert(&b, n, dtype) : NULL;
}

static DType scalar_dtype(Value v)
{
    switch (v.kind) {
    case VALUE_BOOL:
        return DTYPE_BOOL;
    case VALUE_INT:
        return DTYPE_I64;
    case VALUE_FLOAT:
        return DTYPE_F64;
    case VALUE_SCALAR:
        return v.node->type.dtype;
    default:
        return DTYPE_NONE;
    }
}

static Node *not_zero(Build *b, Node *n)
{
    return build2(b, OP_not_equal, n, build_i64(b, n->type.dtype, 0));
}

static void check_divisor(Spec *s, Value y, Node *node)
{
    Build b = spec_build(s);

    if (y.kind == VALUE_SCALAR)
        spec_check(s, DIAG_H0905, not_zero(&b, node), "division by zero");
    else if (static_float(y) == 0)
        divided_by_zero(s);
}

static void check_no_overflow(Spec *s, Node *overflows, const char *what)
{
    Build b = spec_build(s);

    spec_check(s, DIAG_H0907, build1(&b, OP_not, overflows),
               arena_printf(s->arena,
                            "the result of `%s` does not fit a 64-bit int",
                            what));
}

static Value int_arithmetic(Spec *s, Op op, Op overflows, const char *text,
                            Node *x, Node *y)
{
    Build b = spec_build(s);

    if (!s->ctx->unchecked)
        check_no_overflow(s, build2(&b, overflows, x, y), text);
    return value_scalar(build2(&b, op, x, y));
}

static Value int_division(Spec *s, Operator op, Value yv, Node *x, Node *y)
{
    Build b = spec_build(s);

    check_divisor(s, yv, y);
    if (op == OPERATOR_FLOORDIV &&
        (yv.kind == VALUE_SCALAR || static_int(yv) == -1)) {
        Node *least = build_i64(&b, DTYPE_I64, INT64_MIN);
        Node *minus = build_i64(&b, DTYPE_I64, -1);

        check_no_overflow(s,
                          build2(&b, OP_and, build2(&b, OP_equal, x, least),
                                 build2(&b, OP_equal, y, minus)),
                          "//");
    }
    return value_scalar(build2(&b, operator_info[op].op, x, y));
}

static Value int_power(Spec *s, Value yv, Node *x, Node *y)
{
    Build b = spec_build(s);

    if (value_is_number(yv) && static_int(yv) < 0) {
        x = build_convert(&b, x, DTYPE_F64);
        spec_check(s, DIAG_H0905, not_zero(&b, x),
                   "0 cannot be raised to a negative power");
        return value_scalar(
            build2(&b, OP_power, x, build_convert(&b, y, DTYPE_F64)));
    }
    if (!value_is_number(yv)) {
        Node *zero = build_i64(&b, DTYPE_I64, 0);

        spec_check(s, DIAG_H0990, build2(&b, OP_greater_equal, y, zero),
                   "an int to a negative staged int is not there yet: use a "
                   "float base");
    }
    return int_arithmetic(s, OP_power, OP_power_overflows, "**", x, y);
}

static Value int_shift(Spec *s, Operator op, Node *x, Node *y)
{
    Build b = spec_build(s);
    Node *zero = build_i64(&b, DTYPE_I64, 0);
    Node *r = build2(&b, operator_info[op].op, x, y);

    spec_check(s, DIAG_H0515, build2(&b, OP_greater_equal, y, zero),
               "a shift by a negative count");
    if (op == OPERATOR_LSHIFT) {
        Node *back = build2(&b, OP_shift_right, r, y);

        check_no_overflow(s, build2(&b, OP_not_equal, back, x), "<<");
    }
    return value_scalar(r);
}

static Value float_power(Spec *s, Value yv, Node *x, Node *y)
{
    Build b = spec_build(s);
    Node *zero = build_f64(&b, DTYPE_F64, 0);
    Node *r = build2(&b, OP_power, x, y);
    bool whole =
        value_is_number(yv) && static_float(yv) == floor(static_float(yv));

    if (!whole) {
        Node *integral = build2(&b, OP_equal, y, build1(&b, OP_floor, y));
        Node *positive = build2(&b, OP_greater_equal, x, zero);

        spec_check(s, DIAG_H0909, build2(&b, OP_or, positive, integral),
                   "a negative number to a fractional power is complex");
    }
    if (!whole || static_float(yv) < 0) {
        Node *up = build2(&b, OP_greater_equal, y, zero);

        spec_check(s, DIAG_H0905, build2(&b, OP_or, not_zero(&b, x), up),
                   "0.0 cannot be raised to a negative power");
    }
    return value_scalar(r);
}

static Value staged_int_binary(Spec *s, Operator op, Value xv, Value yv)
{
    Node *x = scalar_as(s, xv, DTYPE_I64), *y = scalar_as(s, yv, DTYPE_I64);
    Build b = spec_build(s);

    switch (op) {
    case OPERATOR_ADD:
        return int_arithmetic(s, OP_add, OP_add_overflows, "+", x, y);
    case OPERATOR_SUB:
        return int_arithmetic(s, OP_subtract, OP_subtract_overflows, "-", x, y);
    case OPERATOR_MUL:
        return int_arithmetic(s, OP_multiply, OP_multiply_overflows, "*", x, y);
    case OPERATOR_FLOORDIV:
    case OPERATOR_MOD:
        return int_division(s, op, yv, x, y);
    case OPERATOR_POW:
        return int_power(s, yv, x, y);
    case OPERATOR_LSHIFT:
    case OPERATOR_RSHIFT:
        return int_shift(s, op, x, y);
    case OPERATOR_AND:
    case OPERATOR_OR:
    case OPERATOR_XOR:
        return value_scalar(build2(&b, operator_info[op].op, x, y));
    default:
        return spec_fail(s, DIAG_H0511, "`%s` is not defined for ints",
                         operator_info[op].text);
    }
}

static Value staged_float_binary(Spec *s, Operator op, Value xv, Value yv)
{
    Node *x = scalar_as(s, xv, DTYPE_F64), *y = scalar_as(s, yv, DTYPE_F64);
    Build b = spec_build(s);

    switch (op) {
    case OPERATOR_DIV:
    case OPERATOR_FLOORDIV:
    case OPERATOR_MOD:
        check_divisor(s, yv, y);
        return value_scalar(build2(&b, operator_info[op].op, x, y));
    case OPERATOR_ADD:
    case OPERATOR_SUB:
    case OPERATOR_MUL:
        return value_scalar(build2(&b, operator_info[op].op, x, y));
    case OPERATOR_POW:
        return float_power(s, yv, x, y);
    default:
        return spec_fail(s, DIAG_H0511, "`%s` is not defined for floats",
                         operator_info[op].text);
    }
}

Value scalar_binary(Spec *s, Operator op, Value x, Value y)
{
    DType dx = scalar_dtype(x), dy = scalar_dtype(y);
    bool bits = op == OPERATOR_AND || op == OPERATOR_OR || op == OPERATOR_XOR;

    if (x.kind != VALUE_SCALAR && y.kind != VALUE_SCALAR)
        return static_binary(s, op, x, y);
    if (bits && dx == DTYPE_BOOL && dy == DTYPE_BOOL) {
        Node *a = spec_scalar_node(s, x), *c = spec_scalar_node(s, y);
        Build b = spec_build(s);

        return value_scalar(build2(&b, operator_info[op].op, a, c));
    }
    if (dx == DTYPE_F64 || dy == DTYPE_F64 || op == OPERATOR_DIV)
        return staged_float_binary(s, op, x, y);
    return staged_int_binary(s, op, x, y);
}

Value scalar_compare(Spec *s, Operator op, Value x, Value y)
{
    DType dx = scalar_dtype(x), dy = scalar_dtype(y);
    DType d = dx == DTYPE_F64 || dy == DTYPE_F64 ? DTYPE_F64 : DTYPE_I64;
    Node *a, *c;
    Build b;

    if (x.kind != VALUE_SCALAR && y.kind != VALUE_SCALAR)
        return value_bool(static_compare(op, x, y));
    if (dx == DTYPE_BOOL && dy == DTYPE_BOOL &&
        (op == OPERATOR_EQ || op == OPERATOR_NE))
        d = DTYPE_BOOL;
    a = scalar_as(s, x, d);
    c = scalar_as(s, y, d);
    b = spec_build(s);
    return value_scalar(build2(&b, operator_info[op].op, a, c));
}

static Value static_unary(Spec *s, Operator op, Value x)
{
    int64_t i;

    if (x.kind == VALUE_FLOAT) {
        if (op == OPERATOR_INVERT)
            return spec_fail(s, DIAG_H0511, "`~` is not defined for a float");
        return value_float(op == OPERATOR_NEG ? -x.f : x.f);
    }
    i = static_int(x);
    if (op == OPERATOR_NEG && i == INT64_MIN)
        return too_big(s);
    return value_int(op == OPERATOR_NEG ? -i : op == OPERATOR_INVERT ? ~i : i);
}

Value scalar_unary(Spec *s, Operator op, Value x)
{
    Build b;
    Node *n;

    if (x.kind != VALUE_SCALAR)
        return static_unary(s, op, x);
    n = scalar_as(s, x, scalar_dtype(x) == DTYPE_F64 ? DTYPE_F64 : DTYPE_I64);
    b = spec_build(s);
    if (op == OPERATOR_POS)
        return value_scalar(n);
    if (n->type.dtype == DTYPE_F64 && op == OPERATOR_INVERT)
        return spec_fail(s, DIAG_H0511, "`~` is not defined for a float");
    if (n->type.dtype == DTYPE_I64 && op == OPERATOR_NEG)
        return int_arithmetic(s, OP_subtract, OP_subtract_overflows, "-",
                              build_i64(&b, DTYPE_I64, 0), n);
    return value_scalar(build1(&b, operator_info[op].op, n));
}

/* ---- conversions ---- */

/* A number or an array of one element as a scalar node. */
static Node *one_element(Spec *s, Value x, const char *type)
{
    Build b;
    Node *n;

    if (!value_is_array(x))
        return spec_scalar_node(s, x);
    if (shape_size(x.object->array.shape) != 1) {
        spec_error(s, DIAG_H0516, "%s() takes one value; this is %s", type,
                   value_describe(s, x));
        return NULL;
    }
    n = array_node(s, x.object);
    b = spec_build(s);
    return build_reshape(&b, n, (Shape){0});
}

/* A float that is to become an int must be finite and fit. */
static void check_fits_int(Spec *s, Node *x)
{
    Build b = spec_build(s);
    Node *low = build_f64(&b, DTYPE_F64, -0x1p63);
    Node *high = build_f64(&b, DTYPE_F64, 0x1p63);

    spec_check(s, DIAG_H0907,
               build2(&b, OP_and, build2(&b, OP_greater_equal, x, low),
                      build2(&b, OP_less, x, high)),
               "this float does not fit a 64-bit int");
}

Value scalar_to_int(Spec *s, Value x)
{
    Build b;
    Node *n;

    if (x.kind == VALUE_INT || x.kind == VALUE_BOOL)
        return value_int(static_int(x));
    if (x.kind == VALUE_FLOAT) {
        if (!(x.f > -0x1p63 && x.f < 0x1p63))
            return spec_fail(s, DIAG_H0907,
                             "this float does not fit a 64-bit int");
        return value_int((int64_t)x.f);
    }
    n = one_element(s, x, "int");
    if (!n)
        return value_poison();
    b = spec_build(s);
    if (dtype_info[n->type.dtype].is_float) {
        n = build_convert(&b, n, DTYPE_F64);
        check_fits_int(s, n);
    }
    return value_scalar(build_convert(&b, n, DTYPE_I64));
}

Value scalar_to_float(Spec *s, Value x)
{
    Build b;
    Node *n;

    if (value_is_number(x))
        return value_float(static_float(x));
    n = one_element(s, x, "float");
    if (!n)
        return value_poison();
    b = spec_build(s);
    return value_scalar(build_convert(&b, n, DTYPE_F64));
}
