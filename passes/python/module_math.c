/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The module math: functions of Python's floats.
 *
 * Static arguments are computed by the C library, as CPython does; staged ones
 * by the rank-0 ops, which call the same functions. Where CPython raises
 * ValueError or OverflowError, a staged call is checked. */
#include "passes/python/python.h"

#include <math.h>
#include <string.h>

/* A function of one float: how to compute it, and where it is defined. */
typedef struct MathFunction {
    const char *name;
    double (*compute)(double);
    Op op;
    double low, high; /* the domain; an open bound is given by `open` */
    bool open;
    bool overflows; /* an infinite result of a finite argument is an error */
} MathFunction;

static const MathFunction math_functions[] = {
    {"acos", acos, OP_acos, -1, 1, false, false},
    {"asin", asin, OP_asin, -1, 1, false, false},
    {"atan", atan, OP_atan, -INFINITY, INFINITY, false, false},
    {"cbrt", cbrt, OP_cbrt, -INFINITY, INFINITY, false, false},
    {"cos", cos, OP_cos, -INFINITY, INFINITY, true, false},
    {"cosh", cosh, OP_cosh, -INFINITY, INFINITY, false, true},
    {"erf", erf, OP_erf, -INFINITY, INFINITY, false, false},
    {"exp", exp, OP_exp, -INFINITY, INFINITY, false, true},
    {"exp2", exp2, OP_exp2, -INFINITY, INFINITY, false, true},
    {"expm1", expm1, OP_expm1, -INFINITY, INFINITY, false, true},
    {"fabs", fabs, OP_abs, -INFINITY, INFINITY, false, false},
    {"log10", log10, OP_log10, 0, INFINITY, true, false},
    {"log1p", log1p, OP_log1p, -1, INFINITY, true, false},
    {"log2", log2, OP_log2, 0, INFINITY, true, false},
    {"sin", sin, OP_sin, -INFINITY, INFINITY, true, false},
    {"sinh", sinh, OP_sinh, -INFINITY, INFINITY, false, true},
    {"sqrt", sqrt, OP_sqrt, 0, INFINITY, false, false},
    {"tan", tan, OP_tan, -INFINITY, INFINITY, true, false},
    {"tanh", tanh, OP_tanh, -INFINITY, INFINITY, false, false},
    {"log", log, OP_log, 0, INFINITY, true, false},
};

static const MathFunction *math_find(const char *name)
{
    for (size_t i = 0; i < sizeof math_functions / sizeof *math_functions; i++)
        if (!strcmp(math_functions[i].name, name))
            return &math_functions[i];
    return NULL;
}

/* Is x where the function has a value? NaN is passed through, and infinity
 * too where the upper bound is infinite and the function a logarithm. */
static bool in_domain(const MathFunction *f, double x)
{
    if (isnan(x))
        return true;
    if (f->open && isinf(f->low))
        return !isinf(x); /* sin, cos, tan */
    return f->open ? x > f->low && x <= f->high : x >= f->low && x <= f->high;
}

static Value math_static(Spec *s, const MathFunction *f, double x)
{
    double y;

    if (!in_domain(f, x))
        return spec_fail(s, DIAG_H0909, "math.%s() is not defined for %g",
                         f->name, x);
    y = f->compute(x);
    if (f->overflows && isinf(y) && !isinf(x))
        return spec_fail(s, DIAG_H0907,
                         "the result of math.%s() is too large for a float",
                         f->name);
    return value_float(y);
}

static void math_check_domain(Spec *s, const MathFunction *f, Node *x)
{
    Build b = spec_build(s);
    Node *ok = build2(&b, OP_not_equal, x, x); /* NaN */
    const char *piece[] = {
        arena_printf(s->arena, "math.%s() is not defined for ", f->name), ""};

    if (isinf(f->low) && !f->open)
        return;
    if (isinf(f->low)) {
        ok = build2(&b, OP_or, ok, build1(&b, OP_is_finite, x));
    } else {
        Node *low = build_f64(&b, DTYPE_F64, f->low);
        Node *in = build2(&b, f->open ? OP_greater : OP_greater_equal, x, low);

        if (!isinf(f->high))
            in = build2(&b, OP_and, in,
                        build2(&b, OP_less_equal, x,
                               build_f64(&b, DTYPE_F64, f->high)));
        ok = build2(&b, OP_or, ok, in);
    }
    spec_check_values(s, DIAG_H0909, ok, 1, piece, &x);
}

static Value math_staged(Spec *s, const MathFunction *f, Node *x)
{
    Build b;
    Node *y, *ok;

    math_check_domain(s, f, x);
    b = spec_build(s);
    y = build1(&b, f->op, x);
    if (f->overflows) {
        ok = build2(&b, OP_or, build1(&b, OP_is_finite, y),
                    build1(&b, OP_not, build1(&b, OP_is_finite, x)));
        spec_check(s, DIAG_H0907, ok,
                   arena_printf(s->arena,
                                "the result of math.%s() is too large for a "
                                "float",
                                f->name));
    }
    return value_scalar(y);
}

/* A Python float from a number or an array of one element. */
static bool math_argument(Spec *s, Args *a, int i, Value *out)
{
    Value v = a->arg[i];

    if (!value_is_number(v) && !value_is_staged(v)) {
        spec_error(s, DIAG_H0516, "math.%s() takes a number, not %s",
                   a->builtin->name, value_describe(s, v));
        return false;
    }
    *out = scalar_to_float(s, v);
    return out->kind != VALUE_POISON;
}

static Value math_apply(Spec *s, const MathFunction *f, Value x)
{
    return x.kind == VALUE_FLOAT ? math_static(s, f, x.f)
                                 : math_staged(s, f, spec_import(s, x.node));
}

static Value do_math(Spec *s, Args *a)
{
    Value x;

    if (!math_argument(s, a, 0, &x))
        return value_poison();
    return math_apply(s, math_find(a->builtin->name), x);
}

static Value do_log(Spec *s, Args *a)
{
    Value x = do_math(s, a), base;

    if (!arg_given(a->arg[1]) || x.kind == VALUE_POISON)
        return x;
    if (!math_argument(s, a, 1, &base))
        return value_poison();
    base = math_apply(s, math_find("log"), base);
    return value_binary(s, OPERATOR_DIV, x, base);
}

/* floor, ceil, trunc: to an int. */
static Value do_whole(Spec *s, Args *a)
{
    Value x;
    Build b;

    if (a->arg[0].kind == VALUE_INT || a->arg[0].kind == VALUE_BOOL ||
        (a->arg[0].kind == VALUE_SCALAR && value_is_integral(a->arg[0])))
        return scalar_to_int(s, a->arg[0]);
    if (!math_argument(s, a, 0, &x))
        return value_poison();
    if (x.kind == VALUE_FLOAT) {
        double y = a->builtin->op == OP_floor  ? floor(x.f)
                   : a->builtin->op == OP_ceil ? ceil(x.f)
                                               : trunc(x.f);

        return scalar_to_int(s, value_float(y));
    }
    b = spec_build(s);
    return scalar_to_int(s, value_scalar(build1(&b, (Op)a->builtin->op,
                                                spec_import(s, x.node))));
}

static Value do_pair(Spec *s, Args *a)
{
    bool is_pow = a->builtin->op == OP_power;
    Value x, y;
    Node *nx, *ny;
    Build b;

    if (!math_argument(s, a, 0, &x) || !math_argument(s, a, 1, &y))
        return value_poison();
    if (is_pow)
        return scalar_binary(s, OPERATOR_POW, x, y);
    if (x.kind == VALUE_FLOAT && y.kind == VALUE_FLOAT)
        return value_float(a->builtin->op == OP_atan2 ? atan2(x.f, y.f)
                                                      : fmod(x.f, y.f));
    nx = spec_scalar_node(s, x);
    ny = spec_scalar_node(s, y);
    b = spec_build(s);
    return value_scalar(build2(&b, (Op)a->builtin->op, nx, ny));
}

static Value do_predicate(Spec *s, Args *a)
{
    Value x;
    Node *n, *finite;
    Build b;

    if (!math_argument(s, a, 0, &x))
        return value_poison();
    if (x.kind == VALUE_FLOAT)
        return value_bool(a->builtin->op == 0   ? isfinite(x.f)
                          : a->builtin->op == 1 ? isnan(x.f)
                                                : isinf(x.f));
    n = spec_import(s, x.node);
    b = spec_build(s);
    if (a->builtin->op == 1)
        return value_scalar(build1(&b, OP_is_nan, n));
    finite = build1(&b, OP_is_finite, n);
    if (a->builtin->op == 0)
        return value_scalar(finite);
    return value_scalar(build1(
        &b, OP_not, build2(&b, OP_or, finite, build1(&b, OP_is_nan, n))));
}

static int64_t gcd(int64_t x, int64_t y)
{
    while (y) {
        int64_t r = x % y;

        x = y;
        y = r;
    }
    return x < 0 ? -x : x;
}

static Value do_gcd(Spec *s, Args *a)
{
    int64_t x, y;

    if (value_is_staged(a->arg[0]) || value_is_staged(a->arg[1]))
        return spec_not_yet(s, "math.gcd() of staged ints: write the loop");
    if (!spec_need_int(s, a->arg[0], "the argument", &x) ||
        !spec_need_int(s, a->arg[1], "the argument", &y))
        return value_poison();
    if (x == INT64_MIN || y == INT64_MIN)
        return spec_not_yet(s, "math.gcd() of such large ints");
    return value_int(gcd(x, y));
}

static Value do_factorial(Spec *s, Args *a)
{
    int64_t n;
    Value r = value_int(1);

    if (!spec_need_int(s, a->arg[0], "the argument", &n))
        return value_poison();
    if (n < 0)
        return spec_fail(s, DIAG_H0909, "math.factorial() of %lld",
                         (long long)n);
    for (int64_t i = 2; i <= n && r.kind == VALUE_INT; i++)
        r = scalar_binary(s, OPERATOR_MUL, r, value_int(i));
    return r;
}

static Value do_isqrt(Spec *s, Args *a)
{
    int64_t n, r;

    if (value_is_staged(a->arg[0]))
        return spec_not_yet(s, "math.isqrt() of a staged int");
    if (!spec_need_int(s, a->arg[0], "the argument", &n))
        return value_poison();
    if (n < 0)
        return spec_fail(s, DIAG_H0909, "math.isqrt() of %lld", (long long)n);
    r = (int64_t)sqrt((double)n);
    while (r > 0 && r > n / r)
        r--;
    while (r + 1 <= n / (r + 1))
        r++;
    return value_int(r);
}

static Value do_hypot(Spec *s, Args *a)
{
    Value x, y;

    if (!math_argument(s, a, 0, &x) || !math_argument(s, a, 1, &y))
        return value_poison();
    if (x.kind == VALUE_FLOAT && y.kind == VALUE_FLOAT)
        return value_float(hypot(x.f, y.f));
    return spec_not_yet(s, "math.hypot() of staged floats: write "
                           "math.sqrt(x * x + y * y)");
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

#define MATH(name) {name, "x", do_math, 0, NULL}

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
    {"log", "x, base=", do_log, 0, NULL},
    {"atan2", "y, x", do_pair, OP_atan2, NULL},
    {"pow", "x, y", do_pair, OP_power, NULL},
    {"fmod", "x, y", do_pair, OP_remainder, NULL},
    {"floor", "x", do_whole, OP_floor, NULL},
    {"ceil", "x", do_whole, OP_ceil, NULL},
    {"trunc", "x", do_whole, OP_trunc, NULL},
    {"isfinite", "x", do_predicate, 0, NULL},
    {"isnan", "x", do_predicate, 1, NULL},
    {"isinf", "x", do_predicate, 2, NULL},
    {"gcd", "a, b", do_gcd, 0, NULL},
    {"factorial", "n", do_factorial, 0, NULL},
    {"isqrt", "n", do_isqrt, 0, NULL},
    {"hypot", "x, y", do_hypot, 0, NULL},
    {"radians", "x", do_radians, 0, NULL},
    {"degrees", "x", do_radians, 1, NULL},
    {.name = "pi", .constant = "pi"},
    {.name = "e", .constant = "e"},
    {.name = "tau", .constant = "tau"},
    {.name = "inf", .constant = "inf"},
    {.name = "nan", .constant = "nan"},
    {0},
};
