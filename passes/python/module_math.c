/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The module math: functions of Python's floats, by the C library's functions
 * that CPython calls too. Where CPython raises ValueError or OverflowError is
 * told by the result, in CPython's way (Modules/mathmodule.c, math_1): so what
 * is a domain or a pole is said once, for numbers known and not. */
#include "passes/python/math_known.h"
#include "passes/python/protocol.h"

#include <math.h>
#include <string.h>

/* What an unusual result means. */
typedef enum MathKind {
    MATH_TOTAL,    /* nothing: the function has a value everywhere */
    MATH_DOMAIN,   /* NaN of a number: it has none there */
    MATH_POLE,     /* the same, and infinity of a finite number */
    MATH_OVERFLOW, /* infinity of a finite number: it is too large */
} MathKind;

typedef struct MathFunction {
    const char *name;
    Op op;
    MathKind kind;
} MathFunction;

static const MathFunction math_functions[] = {
    {"acos", OP_acos, MATH_DOMAIN},   {"asin", OP_asin, MATH_DOMAIN},
    {"atan", OP_atan, MATH_TOTAL},    {"cbrt", OP_cbrt, MATH_TOTAL},
    {"cos", OP_cos, MATH_DOMAIN},     {"cosh", OP_cosh, MATH_OVERFLOW},
    {"erf", OP_erf, MATH_TOTAL},      {"exp", OP_exp, MATH_OVERFLOW},
    {"exp2", OP_exp2, MATH_OVERFLOW}, {"expm1", OP_expm1, MATH_OVERFLOW},
    {"fabs", OP_abs, MATH_TOTAL},     {"log10", OP_log10, MATH_POLE},
    {"log1p", OP_log1p, MATH_POLE},   {"log2", OP_log2, MATH_POLE},
    {"sin", OP_sin, MATH_DOMAIN},     {"sinh", OP_sinh, MATH_OVERFLOW},
    {"sqrt", OP_sqrt, MATH_DOMAIN},   {"tan", OP_tan, MATH_DOMAIN},
    {"tanh", OP_tanh, MATH_TOTAL},    {"log", OP_log, MATH_POLE},
};

static const MathFunction *math_find(const char *name)
{
    for (size_t i = 0; i < sizeof math_functions / sizeof *math_functions; i++)
        if (!strcmp(math_functions[i].name, name))
            return &math_functions[i];
    return NULL;
}

static Value f64_op1(Spec *s, Op op, Value x)
{
    return number_op1(s, op, DTYPE_F64, x);
}

static Value f64_op2(Spec *s, Op op, Value x, Value y)
{
    return number_op2(s, op, DTYPE_F64, x, y);
}

/* Is the result y of x usual? */
static Value math_usual(Spec *s, MathKind kind, Value x, Value y)
{
    Value ok = f64_op1(s, OP_is_finite, y);

    switch (kind) {
    case MATH_TOTAL:
        return value_bool(true);
    case MATH_DOMAIN:
        return number_or(s, number_not(s, f64_op1(s, OP_is_nan, y)),
                         f64_op1(s, OP_is_nan, x));
    case MATH_POLE:
        return number_or(
            s, ok,
            number_or(s, f64_op1(s, OP_is_nan, x),
                      f64_op2(s, OP_equal, x, value_float(INFINITY))));
    case MATH_OVERFLOW:
        break;
    }
    return number_or(s, ok, number_not(s, f64_op1(s, OP_is_finite, x)));
}

static bool math_need_domain(Spec *s, const char *name, Value ok, Value x)
{
    const char *text =
        arena_printf(s->arena, "math.%s() is not defined for ", name);

    raise_says(s, "math domain error");
    return number_need_of(s, DIAG_H0909, ok, text, x, "");
}

static bool math_need_size(Spec *s, const char *name, Value ok)
{
    const char *text = arena_printf(
        s->arena, "the result of math.%s() is too large for a float", name);

    if (ok.kind == VALUE_BOOL && !ok.b) {
        raise_says(s, "math range error");
        raise_other(s, "OverflowError", DIAG_H0907, text);
        return false;
    }
    return number_need(s, DIAG_H0907, ok, text);
}

/* A Python float from a number or an array of one element. */
bool math_number(Spec *s, const Args *a, Value v, Value *out)
{
    v = derived_as_float(s, v);
    if (class_method(s, v, "__float__").kind != VALUE_UNDEFINED)
        v = convert_by(s, v, "__float__", "float");
    else
        v = value_indexed(s, v);
    if (v.kind == VALUE_POISON || spec_ended(s))
        return false;
    if (!value_is_weak(v) && !value_is_array(v)) {
        raise_found(s, DIAG_H0516, "math.%s() takes a number, not %s",
                    a->builtin->name, value_describe(s, v));
        return false;
    }
    *out = scalar_to_float(s, v);
    return out->kind != VALUE_POISON;
}

static bool math_argument(Spec *s, const Args *a, int i, Value *out)
{
    return math_number(s, a, a->arg[i], out);
}

static Value math_apply(Spec *s, const MathFunction *f, Value x)
{
    Value y = f64_op1(s, f->op, x), ok = math_usual(s, f->kind, x, y);
    bool fine = f->kind == MATH_OVERFLOW ? math_need_size(s, f->name, ok)
                                         : math_need_domain(s, f->name, ok, x);

    return fine ? y : value_poison();
}

/* A logarithm of an int that is too large for a float: of fraction and
 * exponent, as CPython computes it. */
static Value log_of_long(Spec *s, const MathFunction *f, Value x)
{
    int exponent;
    Value y = value_float(long_fraction(s, x, &exponent));

    y = f64_op1(s, f->op, y);
    x = f64_op2(s, OP_multiply, f64_op1(s, f->op, value_float(2)),
                value_float(exponent));
    return f64_op2(s, OP_add, y, x);
}

static Value do_math(Spec *s, Args *a)
{
    const MathFunction *f = math_find(a->builtin->name);
    Value x = a->arg[0];

    if (x.kind == VALUE_LONG && !x.big->negative && f->kind == MATH_POLE &&
        f->op != OP_log1p && isinf(bigint_to_f64(x.big)))
        return log_of_long(s, f, x);

    if (!math_argument(s, a, 0, &x))
        return value_poison();
    return math_apply(s, f, x);
}

static Value do_log(Spec *s, Args *a)
{
    Value x = do_math(s, a), base;

    if (a->arg[1].kind == VALUE_UNDEFINED || x.kind == VALUE_POISON)
        return x;
    if (!math_argument(s, a, 1, &base))
        return value_poison();
    base = math_apply(s, math_find("log"), base);
    return value_binary(s, OPERATOR_DIV, x, base);
}

/* Of NumPy only np.float64 has `__trunc__`, as it is a float: floor() and
 * ceil() take any number as a float where it has no method of theirs. */
static bool has_trunc(Value x)
{
    return !value_is_array(x) ||
           (x.object->array.is_scalar && x.object->array.dtype == DTYPE_F64);
}

/* floor, ceil, trunc: to an int. */
static Value do_whole(Spec *s, Args *a)
{
    Value x = a->arg[0];

    if ((Op)a->builtin->op == OP_trunc && !has_trunc(x))
        return raise_certain(s, DIAG_H0516, "%s has no __trunc__()",
                             value_describe(s, x));
    if (value_is_weak(x) && number_dtype(x) != DTYPE_F64)
        return scalar_to_int(s, x);
    if (!math_argument(s, a, 0, &x))
        return value_poison();
    return scalar_to_int(s, f64_op1(s, (Op)a->builtin->op, x));
}

static Value do_atan2(Spec *s, Args *a)
{
    Value x, y;

    if (!math_argument(s, a, 0, &x) || !math_argument(s, a, 1, &y))
        return value_poison();
    return f64_op2(s, OP_atan2, x, y);
}

/* NaN of two numbers: x is infinite or y is 0. */
static Value do_fmod(Spec *s, Args *a)
{
    Value x, y, r, ok;

    if (!math_argument(s, a, 0, &x) || !math_argument(s, a, 1, &y))
        return value_poison();
    r = f64_op2(s, OP_remainder, x, y);
    ok = number_or(
        s, number_not(s, f64_op1(s, OP_is_nan, r)),
        number_or(s, f64_op1(s, OP_is_nan, x), f64_op1(s, OP_is_nan, y)));
    if (!number_need(s, DIAG_H0909, ok,
                     "math.fmod() is not defined for an infinite x or a y "
                     "of 0"))
        return value_poison();
    return r;
}

/* Of finite numbers NaN is a fractional power of a negative one, infinity a
 * negative power of 0, or too large. */
static Value do_pow(Spec *s, Args *a)
{
    Value x, y, r, ok, special;

    if (!math_argument(s, a, 0, &x) || !math_argument(s, a, 1, &y))
        return value_poison();
    r = f64_op2(s, OP_power, x, y);
    ok = f64_op1(s, OP_is_finite, r);
    special = number_not(s, number_and(s, f64_op1(s, OP_is_finite, x),
                                       f64_op1(s, OP_is_finite, y)));
    ok = number_or(s, ok, special);
    special = number_or(s, f64_op1(s, OP_is_nan, r),
                        number_op2(s, OP_equal, DTYPE_F64, x, value_float(0)));
    if (!math_need_domain(s, "pow", number_or(s, ok, number_not(s, special)),
                          x) ||
        !math_need_size(s, "pow", ok))
        return value_poison();
    return r;
}

static Value do_predicate(Spec *s, Args *a)
{
    Value x, is_nan, is_finite;

    if (!math_argument(s, a, 0, &x))
        return value_poison();
    is_finite = f64_op1(s, OP_is_finite, x);
    is_nan = f64_op1(s, OP_is_nan, x);
    return a->builtin->op == 0 ? is_finite
           : a->builtin->op == 1
               ? is_nan
               : number_not(s, number_or(s, is_finite, is_nan));
}

static bool need_static_int(Spec *s, Value *v)
{
    int64_t n;

    if (value_is_static_int(*v))
        return true;
    if (!spec_need_index(s, *v, "the argument", &n))
        return false;
    *v = value_int(n);
    return true;
}

/* The greatest common divisor of any number of ints. */
static Value do_gcd(Spec *s, Args *a)
{
    Value divisor = math_of_ints(s, a, a->nrest, a->rest), n;

    if (divisor.kind != VALUE_UNDEFINED)
        return divisor;
    divisor = value_int(0);
    for (int i = 0; i < a->nrest; i++) {
        n = a->rest[i];
        if (!need_static_int(s, &n))
            return value_poison();
        divisor = int_gcd(s, n, divisor);
    }
    return divisor;
}

static Value do_factorial(Spec *s, Args *a)
{
    Value r = math_of_ints(s, a, 1, a->arg);
    int64_t n;

    if (r.kind != VALUE_UNDEFINED)
        return r;
    r = value_int(1);
    if (!spec_need_index(s, a->arg[0], "the argument", &n))
        return value_poison();
    if (n < 0)
        return raise_certain(s, DIAG_H0909, "math.factorial() of %lld",
                             (long long)n);
    for (int64_t i = 2; i <= n && r.kind != VALUE_POISON; i++)
        r = value_binary(s, OPERATOR_MUL, r, value_int(i));
    return r;
}

static Value do_isqrt(Spec *s, Args *a)
{
    Value r = math_of_ints(s, a, 1, a->arg);

    if (r.kind != VALUE_UNDEFINED)
        return r;
    if (!need_static_int(s, &a->arg[0]))
        return value_poison();
    if (number_order(a->arg[0], value_int(0)) < 0)
        return raise_certain(s, DIAG_H0909, "math.isqrt() of %s",
                             value_describe(s, a->arg[0]));
    return int_root(s, a->arg[0]);
}

static Value do_radians(Spec *s, Args *a)
{
    const double pi = 3.14159265358979323846;
    Value x;

    if (!math_argument(s, a, 0, &x))
        return value_poison();
    return scalar_binary(s, OPERATOR_MUL, x,
                         value_float(a->builtin->op ? 180 / pi : pi / 180));
}

static Value is_most(Spec *s, Value x, Value bound)
{
    return number_op2(s, OP_less_equal, DTYPE_F64, x, bound);
}

static Value part_of(Spec *s, Value part, Value x)
{
    return f64_op1(s, OP_abs, f64_op2(s, OP_multiply, part, x));
}

/* Equal, or finite and no further apart than a part of either or abs_tol. */
static Value do_isclose(Spec *s, Args *a)
{
    Value x, y, zero = value_float(0), rel = value_float(1e-9), least = zero;
    Value apart, close;

    if (!math_argument(s, a, 0, &x) || !math_argument(s, a, 1, &y) ||
        (a->arg[2].kind != VALUE_UNDEFINED && !math_argument(s, a, 2, &rel)) ||
        (a->arg[3].kind != VALUE_UNDEFINED && !math_argument(s, a, 3, &least)))
        return value_poison();
    close = number_or(s, number_op2(s, OP_less, DTYPE_F64, rel, zero),
                      number_op2(s, OP_less, DTYPE_F64, least, zero));
    if (!number_need(s, DIAG_H0515, number_not(s, close),
                     "the tolerances of math.isclose() cannot be negative"))
        return value_poison();
    apart = f64_op1(s, OP_abs, f64_op2(s, OP_subtract, y, x));
    close = number_or(s, is_most(s, apart, part_of(s, rel, y)),
                      is_most(s, apart, part_of(s, rel, x)));
    close = number_or(s, close, is_most(s, apart, least));
    close = number_and(s, close, f64_op1(s, OP_is_finite, x));
    close = number_and(s, close, f64_op1(s, OP_is_finite, y));
    return number_or(s, number_op2(s, OP_equal, DTYPE_F64, x, y), close);
}

static bool take_factor(Spec *s, Value item, void *product)
{
    *(Value *)product = value_binary(s, OPERATOR_MUL, *(Value *)product, item);
    return !spec_ended(s);
}

static Value do_prod(Spec *s, Args *a)
{
    Value product =
        a->arg[1].kind == VALUE_UNDEFINED ? value_int(1) : a->arg[1];

    return value_each(s, a->arg[0], take_factor, &product) ? product
                                                           : value_poison();
}

#define MATH(name) {name, "x, /", do_math, 0, NULL}

const Builtin math_module[] = {
    MATH("acos"),
    MATH("asin"),
    MATH("atan"),
    MATH("cbrt"),
    MATH("cos"),
    MATH("cosh"),
    MATH("erf"),
    MATH("exp"),
    MATH("exp2"),
    MATH("expm1"),
    MATH("fabs"),
    MATH("log10"),
    MATH("log1p"),
    MATH("log2"),
    MATH("sin"),
    MATH("sinh"),
    MATH("sqrt"),
    MATH("tan"),
    MATH("tanh"),
    {"log", "x, base=, /", do_log, 0, NULL},
    {"atan2", "y, x, /", do_atan2, 0, NULL},
    {"isclose", "a, b, *, rel_tol=, abs_tol=", do_isclose, 0, NULL},
    {"prod", "iterable, /, *, start=", do_prod, 0, NULL},
    {"pow", "x, y, /", do_pow, 0, NULL},
    {"fmod", "x, y, /", do_fmod, 0, NULL},
    {"floor", "x, /", do_whole, OP_floor, NULL},
    {"ceil", "x, /", do_whole, OP_ceil, NULL},
    {"trunc", "x, /", do_whole, OP_trunc, NULL},
    {"isfinite", "x, /", do_predicate, 0, NULL},
    {"isnan", "x, /", do_predicate, 1, NULL},
    {"isinf", "x, /", do_predicate, 2, NULL},
    {"gcd", "*integers", do_gcd, 0, NULL},
    {"factorial", "n, /", do_factorial, 0, NULL},
    {"isqrt", "n, /", do_isqrt, 0, NULL},
    {"hypot", "*coordinates", math_hypot, 0, NULL},
    {"acosh", "x, /", math_of_one, 0, NULL},
    {"asinh", "x, /", math_of_one, 0, NULL},
    {"atanh", "x, /", math_of_one, 0, NULL},
    {"comb", "n, k, /", math_choose, 0, NULL},
    {"copysign", "x, y, /", math_of_two, 0, NULL},
    {"dist", "p, q, /", math_dist, 0, NULL},
    {"erfc", "x, /", math_of_one, 0, NULL},
    {"frexp", "x, /", math_split, 0, NULL},
    {"fsum", "iterable, /", math_fsum, 0, NULL},
    {"gamma", "x, /", math_of_one, 0, NULL},
    {"lcm", "*integers", math_lcm, 0, NULL},
    {"ldexp", "x, i, /", math_ldexp, 0, NULL},
    {"lgamma", "x, /", math_of_one, 0, NULL},
    {"modf", "x, /", math_split, 1, NULL},
    {"nextafter", "x, y, /", math_of_two, 0, NULL},
    {"perm", "n, k=, /", math_choose, 1, NULL},
    {"remainder", "x, y, /", math_of_two, 0, NULL},
    {"ulp", "x, /", math_of_one, 0, NULL},
    {"radians", "x, /", do_radians, 0, NULL},
    {"degrees", "x, /", do_radians, 1, NULL},
    {.name = "pi", .constant = "pi"},
    {.name = "e", .constant = "e"},
    {.name = "tau", .constant = "tau"},
    {.name = "inf", .constant = "inf"},
    {.name = "nan", .constant = "nan"},
    {0},
};
