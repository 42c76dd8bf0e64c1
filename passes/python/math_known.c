/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The functions of math that are of known numbers alone, as CPython's
 * Modules/mathmodule.c computes them: of a staged number they are refused. */
#include "passes/python/math_known.h"

#include <float.h>
#include <math.h>
#include <string.h>

#include "passes/python/protocol.h"

static const double PI = 3.14159265358979323846;

/* ---- gamma: Lanczos' approximation ---- */

enum { LANCZOS = 13, FACTORIALS = 23 };

static const double LANCZOS_G = 6.024680040776729583740234375;
static const double LANCZOS_G_HALF = 5.524680040776729583740234375;

static double lanczos_sum(double x)
{
    static const double above[LANCZOS] = {
        23531376880.410759688572007674451636754734846804940,
        42919803642.649098768957899047001988850926355848959,
        35711959237.355668049440185451547166705960488635843,
        17921034426.037209699919755754458931112671403265390,
        6039542586.3520280050642916443072979210699388420708,
        1439720407.3117216736632230727949123939715485786372,
        248874557.86205415651146038641322942321632125127801,
        31426415.585400194380614231628318205362874684987640,
        2876370.6289353724412254090516208496135991145378768,
        186056.26539522349504029498971604569928220784236328,
        8071.6720023658162106380029022722506138218516325024,
        210.82427775157934587250973392071336271166969580291,
        2.5066282746310002701649081771338373386264310793408};
    static const double below[LANCZOS] = {
        0.0,        39916800.0, 120543840.0, 150917976.0, 105258076.0,
        45995730.0, 13339535.0, 2637558.0,   357423.0,    32670.0,
        1925.0,     66.0,       1.0};
    double num = 0, den = 0;

    for (int i = 0; i < LANCZOS; i++) {
        int k = x < 5 ? LANCZOS - 1 - i : i;

        num = x < 5 ? num * x + above[k] : num / x + above[k];
        den = x < 5 ? den * x + below[k] : den / x + below[k];
    }
    return num / den;
}

/* sin(pi x) */
static double sin_pi(double x)
{
    double y = fmod(fabs(x), 2), r = 0;

    switch ((int)round(2 * y)) {
    case 0:
        r = sin(PI * y);
        break;
    case 1:
        r = cos(PI * (y - 0.5));
        break;
    case 2:
        r = sin(PI * (1 - y));
        break;
    case 3:
        r = -cos(PI * (y - 1.5));
        break;
    default: /* 4 */
        r = sin(PI * (y - 2));
        break;
    }
    return copysign(1, x) * r;
}

/* For |x| that is neither tiny nor beyond all floats. */
static double gamma_of(double x)
{
    double absx = fabs(x), y = absx + LANCZOS_G_HALF, r, root;
    double z = absx > LANCZOS_G_HALF ? y - absx - LANCZOS_G_HALF
                                     : y - LANCZOS_G_HALF - absx;

    z = z * LANCZOS_G / y;
    if (x < 0) {
        r = -PI / sin_pi(absx) / absx * exp(y) / lanczos_sum(absx);
        r -= z * r;
    } else {
        r = lanczos_sum(absx) / exp(y);
        r += z * r;
    }
    root = absx < 140 ? pow(y, absx - 0.5) : pow(y, absx / 2 - 0.25);
    r = x < 0 ? r / root : r * root;
    if (absx >= 140)
        r = x < 0 ? r / root : r * root;
    return r;
}

/* NaN where it is not defined, infinite where it is too large. */
static double gamma_value(double x)
{
    double absx = fabs(x), product = 1;

    if (!isfinite(x))
        return isnan(x) || x > 0 ? x : NAN;
    if (x == 0 || (x == floor(x) && x < 0))
        return NAN;
    if (x == floor(x) && x <= FACTORIALS) {
        for (int i = 2; i < (int)x; i++)
            product *= i;
        return product;
    }
    if (absx < 1e-20)
        return 1 / x;
    if (absx > 200)
        return x < 0 ? 0 / sin_pi(x) : INFINITY;
    return gamma_of(x);
}

static double log_gamma(double x)
{
    const double log_pi = 1.144729885849400174143427351353058711647;
    double absx = fabs(x), r;

    if (!isfinite(x))
        return isnan(x) ? x : INFINITY;
    if (x == floor(x) && x <= 2)
        return x <= 0 ? NAN : 0;
    if (absx < 1e-20)
        return -log(absx);
    r = log(lanczos_sum(absx)) - LANCZOS_G;
    r += (absx - 0.5) * (log(absx + LANCZOS_G - 0.5) - 1);
    if (x < 0)
        r = log_pi - log(fabs(sin_pi(absx))) - log(absx) - r;
    return r;
}

/* ---- the Euclidean norm, in double length ---- */

typedef struct Double2 {
    double hi, lo;
} Double2;

/* a + b, for |a| >= |b|. */
static Double2 fast_sum(double a, double b)
{
    double x = a + b;

    return (Double2){x, (a - x) + b};
}

static Double2 product(double x, double y)
{
    double z = x * y;

    return (Double2){z, fma(x, y, -z)};
}

typedef struct Sum {
    double sum, low1, low2;
} Sum;

static void sum_add(Sum *s, double x, double y)
{
    Double2 p = product(x, y), t = fast_sum(s->sum, p.hi);

    s->sum = t.hi;
    s->low1 += p.lo;
    s->low2 += t.lo;
}

static double norm(int n, const double *x)
{
    Sum s = {1, 0, 0};
    double max = 0, scale, h;
    bool has_nan = false;
    int exponent;

    for (int i = 0; i < n; i++) {
        has_nan |= isnan(x[i]);
        max = fabs(x[i]) > max ? fabs(x[i]) : max;
    }
    if (isinf(max))
        return max;
    if (has_nan)
        return NAN;
    if (max == 0 || n <= 1)
        return max;
    frexp(max, &exponent);
    /* Of what is below all normal floats the scale is the greatest. */
    scale = exponent >= -1023 ? ldexp(1, -exponent) : 1 / DBL_MIN;
    for (int i = 0; i < n; i++)
        sum_add(&s, x[i] * scale, x[i] * scale);
    h = sqrt(s.sum - 1 + (s.low1 + s.low2));
    sum_add(&s, -h, h);
    h += (s.sum - 1 + (s.low1 + s.low2)) / (2 * h);
    return h / scale;
}

/* ---- what scripts find ---- */

bool math_known(Spec *s, const Args *a, Value v, double *out)
{
    Value x;

    if (!math_number(s, a, v, &x))
        return false;
    if (x.kind != VALUE_FLOAT) {
        spec_not_yet(s, "math.%s() of a number that only running knows",
                     a->builtin->name);
        return false;
    }
    *out = x.f;
    return true;
}

static double ulp(double x)
{
    double next;

    if (!isfinite(x))
        return fabs(x);
    x = fabs(x);
    next = nextafter(x, INFINITY);
    return isinf(next) ? x - nextafter(x, -INFINITY) : next - x;
}

static const struct {
    const char *name;
    double (*function)(double);
} of_one[] = {
    {"acosh", acosh}, {"asinh", asinh},       {"atanh", atanh},
    {"erfc", erfc},   {"gamma", gamma_value}, {"lgamma", log_gamma},
    {"ulp", ulp},
};

/* Of a float that only running knows, what the library has for it; UNDEFINED:
 * nothing, or it is known. */
static Value math_staged(Spec *s, Args *a)
{
    Value x, f = {.kind = VALUE_UNDEFINED};

    if (!value_is_staged(a->arg[0]))
        return f;
    if (!math_number(s, a, a->arg[0], &x))
        return value_poison();
    if (x.kind != VALUE_FLOAT)
        f = math_function(s, a->builtin->name);
    return f.kind == VALUE_UNDEFINED ? f : call_function(s, f, 1, &x);
}

/* NaN of a number: it has no value there; infinity of a finite one: it has
 * none, or is too large. */
Value math_of_one(Spec *s, Args *a)
{
    const char *name = a->builtin->name;
    Value staged = math_staged(s, a);
    double x, y = 0;

    if (staged.kind != VALUE_UNDEFINED)
        return staged;
    if (!math_known(s, a, a->arg[0], &x))
        return value_poison();
    for (size_t i = 0; i < sizeof of_one / sizeof *of_one; i++)
        if (!strcmp(of_one[i].name, name))
            y = of_one[i].function(x);
    if ((isnan(y) && !isnan(x)) || (isinf(y) && isfinite(x) && *name == 'a'))
        return raise_certain(s, DIAG_H0909, "math.%s() is not defined for %s",
                             name, value_describe(s, value_float(x)));
    if (isinf(y) && isfinite(x))
        return raise_certain(s, DIAG_H0907,
                             "the result of math.%s() is too large for a float",
                             name);
    return value_new_float(s, value_float(y));
}

static const struct {
    const char *name;
    double (*function)(double, double);
} of_two[] = {
    {"copysign", copysign},
    {"nextafter", nextafter},
    {"remainder", remainder},
};

Value math_of_two(Spec *s, Args *a)
{
    double x, y, r = 0;

    if (!math_known(s, a, a->arg[0], &x) || !math_known(s, a, a->arg[1], &y))
        return value_poison();
    for (size_t i = 0; i < sizeof of_two / sizeof *of_two; i++)
        if (!strcmp(of_two[i].name, a->builtin->name))
            r = of_two[i].function(x, y);
    if (isnan(r) && !isnan(x) && !isnan(y))
        return raise_certain(s, DIAG_H0909,
                             "math.%s() is not defined for an infinite x or a "
                             "y of 0",
                             a->builtin->name);
    return value_new_float(s, value_float(r));
}

Value math_ldexp(Spec *s, Args *a)
{
    Value n = a->arg[1];
    double x, r;
    int by;

    if (!math_known(s, a, a->arg[0], &x))
        return value_poison();
    if (value_is_staged(n))
        return spec_not_yet(s, "math.ldexp() by a staged int");
    if (!value_is_static_int(n))
        return raise_certain(s, DIAG_H0516, "math.ldexp() by %s: it is an int",
                             value_describe(s, n));
    if (n.kind == VALUE_LONG)
        by = n.big->negative ? -5000 : 5000;
    else
        by = (int)(number_int(n) < -5000  ? -5000
                   : number_int(n) > 5000 ? 5000
                                          : number_int(n));
    r = ldexp(x, by);
    return isinf(r) && isfinite(x)
               ? raise_certain(s, DIAG_H0907,
                               "the result of math.ldexp() is too large for a "
                               "float")
               : value_new_float(s, value_float(r));
}

/* frexp() and modf(): two parts. */
Value math_split(Spec *s, Args *a)
{
    Value pair[2];
    double x, part, whole = 0;
    int exponent = 0;

    if (!math_known(s, a, a->arg[0], &x))
        return value_poison();
    if (a->builtin->op) {
        part = isinf(x) ? copysign(0, x) : modf(x, &whole);
        whole = isinf(x) ? x : whole;
        pair[1] = value_new_float(s, value_float(whole));
    } else {
        part = isfinite(x) ? frexp(x, &exponent) : x;
        pair[1] = value_int(exponent);
    }
    pair[0] = value_new_float(s, value_float(part));
    return value_tuple(s, 2, pair);
}

/* The exact sum, rounded once: sums that do not overlap, smallest first. */
typedef struct Partials {
    int n, capacity;
    double *part;
    double special; /* of what is not finite */
    bool has_special, has_nan, has_high, has_low;
} Partials;

static void partials_add(Spec *s, Partials *p, double x)
{
    int kept = 0;

    if (!isfinite(x)) {
        p->has_special = true;
        p->has_nan |= isnan(x);
        p->has_high |= isinf(x) && x > 0;
        p->has_low |= isinf(x) && x < 0;
        p->special += x;
        return;
    }
    for (int j = 0; j < p->n; j++) {
        double y = p->part[j], hi, lo;

        if (fabs(x) < fabs(y)) {
            double t = x;

            x = y;
            y = t;
        }
        hi = x + y;
        lo = y - (hi - x);
        if (lo != 0)
            p->part[kept++] = lo;
        x = hi;
    }
    p->n = kept;
    *ARENA_PUSH(s->arena, p->part, p->n, p->capacity) = x;
}

static double partials_sum(const Partials *p)
{
    double hi = 0, lo = 0;
    int n = p->n;

    if (n)
        hi = p->part[--n];
    while (n) {
        double x = hi, y = p->part[--n];

        hi = x + y;
        lo = y - (hi - x);
        if (lo != 0)
            break;
    }
    /* Halfway cases look at the sign of what is below. */
    if (n &&
        ((lo < 0 && p->part[n - 1] < 0) || (lo > 0 && p->part[n - 1] > 0))) {
        double y = lo * 2, x = hi + y;

        if (y == x - hi)
            hi = x;
    }
    return hi;
}

typedef struct FSum {
    const Args *args;
    Partials partials;
} FSum;

static bool take_summand(Spec *s, Value item, void *data)
{
    FSum *f = data;
    double x;

    if (!math_known(s, f->args, item, &x))
        return false;
    partials_add(s, &f->partials, x);
    return !spec_ended(s);
}

Value math_fsum(Spec *s, Args *a)
{
    FSum f = {.args = a};
    double sum;

    if (!value_each(s, a->arg[0], take_summand, &f))
        return value_poison();
    if (f.partials.has_special && !f.partials.has_nan && f.partials.has_high &&
        f.partials.has_low)
        return raise_certain(s, DIAG_H0515, "-inf + inf in math.fsum()");
    sum =
        f.partials.has_special ? f.partials.special : partials_sum(&f.partials);
    return isinf(sum) && !f.partials.has_special
               ? raise_certain(s, DIAG_H0907,
                               "the sum of math.fsum() is too large for a "
                               "float")
               : value_new_float(s, value_float(sum));
}

Value math_hypot(Spec *s, Args *a)
{
    double *x = ARENA_ARRAY(s->arena, double, a->nrest);

    for (int i = 0; i < a->nrest; i++) {
        Value v;

        if (!math_number(s, a, a->rest[i], &v))
            return value_poison();
        if (v.kind != VALUE_FLOAT)
            return spec_not_yet(s, "math.hypot() of staged floats: write "
                                   "math.sqrt(x * x + y * y)");
        x[i] = v.f;
    }
    return value_new_float(s, value_float(norm(a->nrest, x)));
}

Value math_dist(Spec *s, Args *a)
{
    Value *p, *q;
    int n = value_iterate(s, a->arg[0], &p), m;
    double *x;

    if (n < 0)
        return value_poison();
    p = arena_copy(s->arena, p, (size_t)n * sizeof *p);
    m = value_iterate(s, a->arg[1], &q);
    if (m < 0)
        return value_poison();
    if (n != m)
        return raise_certain(s, DIAG_H0515,
                             "both points of math.dist() must have the same "
                             "number of dimensions");
    x = ARENA_ARRAY(s->arena, double, n);
    for (int i = 0; i < n; i++) {
        double y;

        if (!math_known(s, a, p[i], &x[i]) || !math_known(s, a, q[i], &y))
            return value_poison();
        x[i] -= y;
    }
    return value_new_float(s, value_float(norm(n, x)));
}

/* An int of Python's, of a number that counts. */
static bool as_int(Spec *s, const Args *a, Value v, Value *out)
{
    v = value_indexed(s, v);
    if (v.kind == VALUE_POISON || spec_ended(s))
        return false;
    if (!value_is_static_int(v) && !value_counts(v)) {
        raise_says(s, "'%s' object cannot be interpreted as an integer",
                   value_type_name(s, v));
        raise_found(s, DIAG_H0516, "math.%s() takes ints, not %s",
                    a->builtin->name, value_describe(s, v));
        return false;
    }
    *out = v.kind == VALUE_LONG ? v : scalar_to_int(s, v);
    return out->kind != VALUE_POISON;
}

Value math_of_ints(Spec *s, Args *a, int n, const Value *arg)
{
    Value f = {.kind = VALUE_UNDEFINED}, *given;
    bool any = false;

    while (n && arg[n - 1].kind == VALUE_UNDEFINED)
        n--;
    for (int i = 0; i < n; i++)
        any |= value_is_staged(arg[i]);
    if (!any)
        return f;
    given = ARENA_ARRAY(s->arena, Value, n);
    for (int i = 0; i < n; i++)
        if (!as_int(s, a, arg[i], &given[i]))
            return value_poison();
    f = math_function(s, a->builtin->name);
    return f.kind == VALUE_UNDEFINED
               ? spec_not_yet(s, "math.%s() of staged ints needs the library",
                              a->builtin->name)
               : call_function(s, f, n, given);
}

/* comb() and perm(): n (n - 1) ... of k factors, and of comb() without their
 * orders. */
Value math_choose(Spec *s, Args *a)
{
    bool ordered = a->builtin->op;
    Value r = math_of_ints(s, a, 2, a->arg);
    int64_t n, k;

    if (r.kind != VALUE_UNDEFINED)
        return r;
    r = value_int(1);
    if (!spec_need_index(s, a->arg[0], "n", &n))
        return value_poison();
    k = n;
    if (arg_given(a->arg[1]) && !spec_need_index(s, a->arg[1], "k", &k))
        return value_poison();
    if (n < 0 || k < 0)
        return raise_certain(s, DIAG_H0515, "math.%s() of a negative number",
                             a->builtin->name);
    if (k > n)
        return value_int(0);
    if (!ordered && k > n - k)
        k = n - k;
    for (int64_t i = 0; i < k && r.kind != VALUE_POISON; i++) {
        r = value_binary(s, OPERATOR_MUL, r, value_int(n - i));
        if (!ordered)
            r = value_binary(s, OPERATOR_FLOORDIV, r, value_int(i + 1));
    }
    return r;
}

Value math_lcm(Spec *s, Args *a)
{
    Value r = math_of_ints(s, a, a->nrest, a->rest), n, divisor;

    if (r.kind != VALUE_UNDEFINED)
        return r;
    r = value_int(1);
    for (int i = 0; i < a->nrest; i++) {
        int64_t small;

        n = a->rest[i];
        if (!value_is_static_int(n)) {
            if (!spec_need_index(s, n, "the argument", &small))
                return value_poison();
            n = value_int(small);
        }
        divisor = int_gcd(s, n, r);
        if (number_order(n, value_int(0)) == 0 ||
            number_order(r, value_int(0)) == 0) {
            r = value_int(0);
            continue;
        }
        r = value_binary(s, OPERATOR_MUL,
                         value_binary(s, OPERATOR_FLOORDIV, r, divisor), n);
        if (r.kind != VALUE_POISON && number_order(r, value_int(0)) < 0)
            r = value_unary(s, OPERATOR_NEG, r);
    }
    return r;
}
