/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Elementwise operations.
 *
 * Each MAP row has a scalar_<name>(), which picks by the class of its inputs
 * one expression: of floats, of signed and of unsigned integers. */
#include "ir/eval_rules.h"

#include "base/arithmetic.h"

#include <assert.h>
#include <math.h>
#include <string.h>

/* ---- loading and storing ---- */

ScalarType scalar_type(DType dtype, bool libm)
{
    const DTypeInfo *info = &dtype_info[dtype];
    ScalarClass class = dtype == DTYPE_F32   ? SCALAR_F32
                        : dtype == DTYPE_F64 ? SCALAR_F64
                        : info->is_signed    ? SCALAR_SIGNED
                                             : SCALAR_UNSIGNED;

    return (ScalarType){dtype, class, info->size * 8, libm};
}

Scalar scalar_load(const Literal *l, int64_t i)
{
    Scalar x = {.u = 0};

    switch (l->type.dtype) {
#define LOAD(dtype, ctype, member)                                             \
    case DTYPE_##dtype:                                                        \
        x.member = ((const ctype *)l->data)[i];                                \
        break;
        LOAD(BOOL, uint8_t, u)
        LOAD(I8, int8_t, i)
        LOAD(I16, int16_t, i)
        LOAD(I32, int32_t, i)
        LOAD(I64, int64_t, i)
        LOAD(U8, uint8_t, u)
        LOAD(U16, uint16_t, u)
        LOAD(U32, uint32_t, u)
        LOAD(U64, uint64_t, u)
        LOAD(F32, float, f32)
        LOAD(F64, double, f64)
#undef LOAD
    case DTYPE_NONE:
    case DTYPE_COUNT:
        break;
    }
    return x;
}

void scalar_store(Literal *l, int64_t i, Scalar x)
{
    switch (l->type.dtype) {
#define STORE(dtype, ctype, member)                                            \
    case DTYPE_##dtype:                                                        \
        ((ctype *)l->data)[i] = (ctype)x.member;                               \
        break;
        STORE(BOOL, uint8_t, u)
        STORE(I8, int8_t, i)
        STORE(I16, int16_t, i)
        STORE(I32, int32_t, i)
        STORE(I64, int64_t, i)
        STORE(U8, uint8_t, u)
        STORE(U16, uint16_t, u)
        STORE(U32, uint32_t, u)
        STORE(U64, uint64_t, u)
        STORE(F32, float, f32)
        STORE(F64, double, f64)
#undef STORE
    case DTYPE_NONE:
    case DTYPE_COUNT:
        break;
    }
}

static Scalar truth(bool b)
{
    return (Scalar){.u = b};
}

bool scalar_nan(const ScalarType *t, Scalar x)
{
    return (t->class == SCALAR_F32 && isnan(x.f32)) ||
           (t->class == SCALAR_F64 && isnan(x.f64));
}

/* ---- the shapes of rules ---- */

#define RULE(name)                                                             \
    static Scalar scalar_##name(const ScalarType *t, const Scalar *in)

/* A rule by one expression for each class, of inputs a and b of its type. A
 * rule of one input does not look at b; in[1] is 0 then. */
#define BY_CLASS(name, of_f32, of_f64, of_signed, of_unsigned)                 \
    static float name##_f32(float a, float b)                                  \
    {                                                                          \
        (void)a, (void)b;                                                      \
        return of_f32;                                                         \
    }                                                                          \
    static double name##_f64(double a, double b)                               \
    {                                                                          \
        (void)a, (void)b;                                                      \
        return of_f64;                                                         \
    }                                                                          \
    static int64_t name##_signed(int64_t a, int64_t b)                         \
    {                                                                          \
        (void)a, (void)b;                                                      \
        return of_signed;                                                      \
    }                                                                          \
    static uint64_t name##_unsigned(uint64_t a, uint64_t b)                    \
    {                                                                          \
        (void)a, (void)b;                                                      \
        return of_unsigned;                                                    \
    }                                                                          \
    RULE(name)                                                                 \
    {                                                                          \
        switch (t->class) {                                                    \
        case SCALAR_F32:                                                       \
            return (Scalar){.f32 = name##_f32(in[0].f32, in[1].f32)};          \
        case SCALAR_F64:                                                       \
            return (Scalar){.f64 = name##_f64(in[0].f64, in[1].f64)};          \
        case SCALAR_SIGNED:                                                    \
            return (Scalar){.i = name##_signed(in[0].i, in[1].i)};             \
        case SCALAR_UNSIGNED:                                                  \
            break;                                                             \
        }                                                                      \
        return (Scalar){.u = name##_unsigned(in[0].u, in[1].u)};               \
    }

/* Signed arithmetic that wraps. */
#define WRAP(a, operator, b) ((int64_t)((uint64_t)(a) operator(uint64_t)(b)))

/* ---- one input ---- */

RULE(identity)
{
    (void)t;
    return in[0];
}

RULE(stop_gradient)
{
    (void)t;
    return in[0];
}

BY_CLASS(negate, -a, -a, WRAP(0, -, a), 0 - a)
BY_CLASS(abs, fabsf(a), fabs(a), a < 0 ? WRAP(0, -, a) : a, a)

/* NaN compares as neither; then a itself, or 0, is the answer. */
static double sign_of(double a)
{
    return a > 0 ? 1 : a < 0 ? -1 : isnan(a) ? a : 0;
}

BY_CLASS(sign, (float)sign_of(a), sign_of(a), (a > 0) - (a < 0), a > 0)
BY_CLASS(floor, floorf(a), floor(a), a, a)
BY_CLASS(ceil, ceilf(a), ceil(a), a, a)
BY_CLASS(trunc, truncf(a), trunc(a), a, a)
/* The rounding mode is never changed: to nearest, halves to even. */
BY_CLASS(round_nearest_even, rintf(a), rint(a), a, a)
BY_CLASS(sqrt, sqrtf(a), sqrt(a), a, a)
BY_CLASS(rsqrt, 1 / sqrtf(a), 1 / sqrt(a), a, a)

RULE(logistic)
{
    if (t->class == SCALAR_F32)
        return (Scalar){.f32 = 1 / (1 + math_f32(OP_exp, -in[0].f32, 0))};
    return (Scalar){.f64 = 1 / (1 + math_f64(OP_exp, t->libm, -in[0].f64, 0))};
}

RULE(is_finite)
{
    if (t->class == SCALAR_F32)
        return truth(isfinite(in[0].f32));
    return truth(t->class != SCALAR_F64 || isfinite(in[0].f64));
}

RULE(is_nan)
{
    return truth(scalar_nan(t, in[0]));
}

RULE(not)
{
    return (Scalar){.u = t->dtype == DTYPE_BOOL ? !in[0].u : ~in[0].u};
}

/* ---- arithmetic ---- */

BY_CLASS(add, a + b, a + b, WRAP(a, +, b), a + b)
BY_CLASS(subtract, a - b, a - b, WRAP(a, -, b), a - b)
BY_CLASS(multiply, a *b, a *b, WRAP(a, *, b), a *b)

/* The least value divided by -1 wraps. */
static int64_t divide_signed_or_zero(int64_t a, int64_t b)
{
    return b == 0 ? 0 : b == -1 ? WRAP(0, -, a) : a / b;
}

static int64_t remainder_signed_or_zero(int64_t a, int64_t b)
{
    return b == 0 || b == -1 ? 0 : a % b;
}

BY_CLASS(divide, a / b, a / b, divide_signed_or_zero(a, b), b ? a / b : 0)
BY_CLASS(remainder, fmodf(a, b), fmod(a, b), remainder_signed_or_zero(a, b),
         b ? a % b : 0)

/* Python's integers: the remainder has the sign of b. */
static int64_t floor_mod_of_signed(int64_t a, int64_t b)
{
    int64_t mod = remainder_signed_or_zero(a, b);

    return mod != 0 && (mod < 0) != (b < 0) ? mod + b : mod;
}

static int64_t floor_divide_of_signed(int64_t a, int64_t b)
{
    int64_t mod = remainder_signed_or_zero(a, b);
    int64_t quotient = divide_signed_or_zero(a, b);

    return mod != 0 && (mod < 0) != (b < 0) ? quotient - 1 : quotient;
}

/* CPython's float_divmod(), in the type of the inputs, as NumPy has it too:
 * a / 0 is what the division gives. */
#define FLOAT_DIVMOD(suffix, type, c)                                          \
    static type floor_mod_##suffix##_of(type a, type b)                        \
    {                                                                          \
        type mod = fmod##c(a, b);                                              \
                                                                               \
        if (mod == 0)                                                          \
            return copysign##c(0, b);                                          \
        return (mod < 0) != (b < 0) ? mod + b : mod;                           \
    }                                                                          \
    static type floor_divide_##suffix##_of(type a, type b)                     \
    {                                                                          \
        type mod = fmod##c(a, b), div = (a - mod) / b, floored;                \
                                                                               \
        if (b == 0)                                                            \
            return a / b;                                                      \
        if (mod != 0 && (mod < 0) != (b < 0))                                  \
            div -= 1;                                                          \
        if (div == 0)                                                          \
            return copysign##c(0, a / b);                                      \
        floored = floor##c(div);                                               \
        return div - floored > (type)0.5 ? floored + 1 : floored;              \
    }
FLOAT_DIVMOD(single, float, f)
FLOAT_DIVMOD(double, double, )

BY_CLASS(floor_divide, floor_divide_single_of(a, b),
         floor_divide_double_of(a, b), floor_divide_of_signed(a, b),
         b ? a / b : 0)
BY_CLASS(floor_mod, floor_mod_single_of(a, b), floor_mod_double_of(a, b),
         floor_mod_of_signed(a, b), b ? a % b : 0)

/* The root of the sum of squares, ax being the larger, and a correction by what
 * was rounded: as the C library of GNU computes it (A. Borges, "An Improved
 * Algorithm for hypot(a,b)"). */
static double hypot_near(double ax, double ay)
{
    double h = sqrt(ax * ax + ay * ay), delta, t1, t2;

    if (h <= 2 * ay) {
        delta = h - ay;
        t1 = ax * (2 * delta - ax);
        t2 = (delta - 2 * (ax - ay)) * delta;
    } else {
        delta = h - ax;
        t1 = 2 * delta * (ax - 2 * ay);
        t2 = (4 * delta - ay) * ay + delta * delta;
    }
    return h - (t1 + t2) / (2 * h);
}

static double hypot_of(double a, double b)
{
    double x = fabs(a), y = fabs(b);
    double ax = x > y ? x : y, ay = x > y ? y : x;
    double scale = ax > 0x1p511 ? 0x1p-600 : ay < 0x1p-459 ? 0x1p600 : 1;

    if (isinf(x) || isinf(y))
        return INFINITY;
    return ay <= ax * 0x1p-54
               ? ax + ay
               : hypot_near(ax * scale, ay * scale) * (1 / scale);
}

static float hypot_single(float a, float b)
{
    double x = a, y = b;

    return isinf(a) || isinf(b) ? INFINITY : (float)sqrt(x * x + y * y);
}

BY_CLASS(hypot, hypot_single(a, b), hypot_of(a, b), a, a)

/* NaN if either is; +0 is larger than -0. */
static double larger(double a, double b)
{
    if (isnan(a) || isnan(b))
        return a + b;
    return a > b || (a == b && !signbit(a)) ? a : b;
}

static double smaller(double a, double b)
{
    if (isnan(a) || isnan(b))
        return a + b;
    return a < b || (a == b && signbit(a)) ? a : b;
}

BY_CLASS(maximum, (float)larger(a, b), larger(a, b), a > b ? a : b,
         a > b ? a : b)
BY_CLASS(minimum, (float)smaller(a, b), smaller(a, b), a < b ? a : b,
         a < b ? a : b)

RULE(true_divide)
{
    (void)t;
    return (Scalar){.f64 = int_quotient(in[0].i, in[1].i)};
}

RULE(round_decimal)
{
    (void)t;
    return (Scalar){.f64 = round_decimal(in[0].f64, in[1].f64)};
}

/* ---- integers ---- */

RULE(and)
{
    (void)t;
    return (Scalar){.u = in[0].u & in[1].u};
}

RULE(or)
{
    (void)t;
    return (Scalar){.u = in[0].u | in[1].u};
}

RULE(xor)
{
    (void)t;
    return (Scalar){.u = in[0].u ^ in[1].u};
}

/* A negative shift is a large unsigned one. */
static bool shift_fits(const ScalarType *t, Scalar by)
{
    return by.u < (uint64_t)t->bits;
}

RULE(shift_left)
{
    return (Scalar){.u = shift_fits(t, in[1]) ? in[0].u << in[1].u : 0};
}

RULE(shift_right)
{
    bool fits = shift_fits(t, in[1]);

    if (t->class == SCALAR_SIGNED)
        return (Scalar){.i = in[0].i >> (fits ? in[1].i : t->bits - 1)};
    return (Scalar){.u = fits ? in[0].u >> in[1].u : 0};
}

/* Does x fit the dtype? Else it wraps. */
static bool fits_dtype(const ScalarType *t, __int128 x)
{
    bool is_signed = t->class == SCALAR_SIGNED;
    __int128 high = (__int128)1 << (t->bits - is_signed);
    __int128 low = is_signed ? -high : 0;

    return x >= low && x < high;
}

static __int128 widen(const ScalarType *t, Scalar x)
{
    return t->class == SCALAR_SIGNED ? (__int128)x.i : (__int128)x.u;
}

RULE(add_overflows)
{
    return truth(!fits_dtype(t, widen(t, in[0]) + widen(t, in[1])));
}

RULE(subtract_overflows)
{
    return truth(!fits_dtype(t, widen(t, in[0]) - widen(t, in[1])));
}

/* The largest product, of two unsigned numbers, would not fit an __int128. */
RULE(multiply_overflows)
{
    __int128 product;

    return truth(
        __builtin_mul_overflow(widen(t, in[0]), widen(t, in[1]), &product) ||
        !fits_dtype(t, product));
}

/* x to the y by squaring, wrapping to the dtype at the end; whether a product
 * on the way that counts does not fit it. 1 / x for a negative y, truncated. */
static uint64_t integer_power(const ScalarType *t, const Scalar *in,
                              bool *overflows)
{
    ScalarRule *overflow = scalar_multiply_overflows;
    Scalar result = {.u = 1}, base = in[0];
    uint64_t y = in[1].u;

    *overflows = false;
    if (t->class == SCALAR_SIGNED && in[1].i < 0) {
        if (base.i != 1 && base.i != -1)
            return 0;
        y &= 1; /* as good as |y|, for 1 and -1 */
    }
    while (y) {
        if (y & 1) {
            *overflows |= overflow(t, (Scalar[]){result, base}).u;
            result.u *= base.u;
        }
        y >>= 1;
        if (!y)
            break;
        *overflows |= overflow(t, (Scalar[]){base, base}).u;
        base.u *= base.u;
    }
    return result.u;
}

RULE(power_overflows)
{
    bool overflows;

    integer_power(t, in, &overflows);
    return truth(overflows);
}

/* ---- math functions ---- */

/* Of integers there is power only. */
static Scalar call_function(Op op, const ScalarType *t, const Scalar *in)
{
    bool overflows;

    if (t->class == SCALAR_F32)
        return (Scalar){.f32 = math_f32(op, in[0].f32, in[1].f32)};
    if (t->class == SCALAR_F64)
        return (Scalar){.f64 = math_f64(op, t->libm, in[0].f64, in[1].f64)};
    return (Scalar){.u = integer_power(t, in, &overflows)};
}

#define MATH(op, ninput, c)                                                    \
    RULE(op)                                                                   \
    {                                                                          \
        return call_function(OP_##op, t, in);                                  \
    }
#include "base/scalar_math.def"

/* ---- comparison ---- */

#define COMPARE(name, operator)                                                \
    RULE(name)                                                                 \
    {                                                                          \
        switch (t->class) {                                                    \
        case SCALAR_F32:                                                       \
            return truth(in[0].f32 operator in[1].f32);                        \
        case SCALAR_F64:                                                       \
            return truth(in[0].f64 operator in[1].f64);                        \
        case SCALAR_SIGNED:                                                    \
            return truth(in[0].i operator in[1].i);                            \
        case SCALAR_UNSIGNED:                                                  \
            break;                                                             \
        }                                                                      \
        return truth(in[0].u operator in[1].u);                                \
    }
COMPARE(equal, ==)
COMPARE(not_equal, !=)
COMPARE(less, <)
COMPARE(less_equal, <=)
COMPARE(greater, >)
COMPARE(greater_equal, >=)

RULE(select)
{
    (void)t;
    return in[0].u ? in[1] : in[2];
}

bool scalar_before(const ScalarType *t, Scalar x, Scalar y)
{
    if (scalar_nan(t, x) || scalar_nan(t, y))
        return !scalar_nan(t, x);
    return scalar_less(t, (Scalar[]){x, y}).u;
}

/* ---- the table and the loop over elements ---- */

static ScalarRule *const rule[OP_COUNT] = {
#define OP(...)
#define MAP(name, ...) [OP_##name] = scalar_##name,
#include "ir/ops.def"
};

ScalarRule *scalar_rule(Op op)
{
    return rule[op];
}

enum { MOST_INPUTS = 3 };

Value *eval_map(Eval *e, const Node *n, Value *const *x)
{
    const Value *typical = x[n->op == OP_select ? 1 : 0];
    ScalarType t =
        scalar_type(typical->tensor.type.dtype, node_int(n, ATTR_libm) != 0);
    Value *out = value_tensor(e, n->type);
    int64_t size = shape_size(n->type.shape);

    for (int64_t i = 0; i < size; i++) {
        Scalar in[MOST_INPUTS] = {{.u = 0}, {.u = 0}, {.u = 0}};

        for (int k = 0; k < n->ninput; k++)
            in[k] = scalar_load(&x[k]->tensor, i);
        scalar_store(&out->tensor, i, rule[n->op](&t, in));
    }
    return out;
}

/* A result's dtype by the rule of inference: the inputs', or bool. */
static const DType result_dtype[OP_COUNT] = {
#define OP(...)
#define DTYPE_OF_predicate DTYPE_BOOL
#define DTYPE_OF_compare DTYPE_BOOL
#define DTYPE_OF_overflow DTYPE_BOOL
#define DTYPE_OF_true_divide DTYPE_F64
#define DTYPE_OF_round_decimal DTYPE_NONE
#define DTYPE_OF_same DTYPE_NONE
#define DTYPE_OF_numeric DTYPE_NONE
#define DTYPE_OF_floating DTYPE_NONE
#define DTYPE_OF_integral DTYPE_NONE
#define DTYPE_OF_bitwise DTYPE_NONE
#define DTYPE_OF_ordered DTYPE_NONE
#define DTYPE_OF_select DTYPE_NONE
#define MAP(name, in, traits, infer, ...) [OP_##name] = DTYPE_OF_##infer,
#include "ir/ops.def"
};

DType eval_scalar(Op op, DType dtype, bool libm, const Scalar *x,
                  Scalar *result)
{
    ScalarType t = scalar_type(dtype, libm);
    DType to = result_dtype[op] ? result_dtype[op] : dtype;

    assert(dtype == DTYPE_BOOL || dtype == DTYPE_I64 || dtype == DTYPE_F64);
    *result = rule[op](&t, x);
    if (to == DTYPE_BOOL)
        result->u &= 1;
    return to;
}

/* ---- convert ---- */

/* A float as an integer of `to`: truncated, saturated, NaN is 0. */
static Scalar float_to_integer(ScalarType to, double x)
{
    bool is_signed = to.class == SCALAR_SIGNED;
    double high = ldexp(1, to.bits - is_signed), low = is_signed ? -high : 0;

    if (isnan(x))
        return (Scalar){.u = 0};
    if (x >= high)
        return (Scalar){.u = UINT64_MAX >> (64 - to.bits + is_signed)};
    if (x <= low)
        return is_signed
                   ? (Scalar){.i = -(int64_t)(high / 2) - (int64_t)(high / 2)}
                   : (Scalar){.u = 0};
    return is_signed ? (Scalar){.i = (int64_t)x} : (Scalar){.u = (uint64_t)x};
}

static Scalar integer_to_float(ScalarType from, ScalarType to, Scalar x)
{
    bool is_signed = from.class == SCALAR_SIGNED;

    if (to.class == SCALAR_F32)
        return (Scalar){.f32 = is_signed ? (float)x.i : (float)x.u};
    return (Scalar){.f64 = is_signed ? (double)x.i : (double)x.u};
}

static Scalar scalar_convert(ScalarType from, ScalarType to, Scalar x)
{
    bool from_float = dtype_info[from.dtype].is_float;
    bool to_float = dtype_info[to.dtype].is_float;
    double value = from.class == SCALAR_F32 ? (double)x.f32 : x.f64;

    if (to.dtype == DTYPE_BOOL)
        return truth(from_float ? value != 0 : x.u != 0);
    if (from_float && to_float)
        return to.class == SCALAR_F32 ? (Scalar){.f32 = (float)value}
                                      : (Scalar){.f64 = value};
    if (from_float)
        return float_to_integer(to, value);
    return to_float ? integer_to_float(from, to, x) : x;
}

Value *eval_convert(Eval *e, const Node *n, Value *const *x)
{
    ScalarType from = scalar_type(x[0]->tensor.type.dtype, false);
    ScalarType to = scalar_type(n->type.dtype, false);
    Value *out = value_tensor(e, n->type);
    int64_t size = shape_size(n->type.shape);

    for (int64_t i = 0; i < size; i++) {
        Scalar in = scalar_load(&x[0]->tensor, i);

        scalar_store(&out->tensor, i, scalar_convert(from, to, in));
    }
    return out;
}
