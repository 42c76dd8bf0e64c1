/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* numpy.random.default_rng: NumPy's interface over Holograph's own streams.
 *
 * A generator is a key (its seed) and a count of the Philox blocks that were
 * used, which is state like any other: it is carried through loops. Each draw
 * takes whole blocks. The formulas:
 *
 *   uniform f32   (word >> 8) * 2^-24
 *   uniform f64   ((a >> 5) * 2^26 + (b >> 6)) * 2^-53 of words a, b
 *   normal        sqrt(-2 log u) cos(2 pi v) of two uniforms, u in (0, 1]
 *                 (Box and Muller 1958)
 *   integers      low + floor(uniform f64 * (high - low))
 *   permutation   the order of 64-bit keys, stably sorted */
#include "passes/numpy/functions.h"

#include <math.h>
#include <string.h>

static Object *rng_of(Args *a)
{
    return a->self.object;
}

static Shape vector(int64_t n)
{
    return (Shape){.rank = 1, .dim = {n}};
}

/* The next `n` words, u32, and the generator moved on. */
static Node *rng_words(Spec *s, Object *rng, int64_t n)
{
    Build b = spec_build(s);
    Node *input[2], *bits;
    Shape shape = vector(n);

    input[0] = build_i64(&b, DTYPE_U64, object_body(rng)->item[0].i);
    input[1] = spec_import_counter(s, object_body(rng)->node);
    bits = build_bare(&b, OP_random_bits, 2, input);
    node_set_ints(bits, ATTR_shape, 1, shape.dim);
    node_infer(bits);
    heap_touch(s, rng);
    object_edit(rng)->node = build2(
        &b, OP_add, input[1], build_i64(&b, DTYPE_U64, n / 4 + (n % 4 != 0)));
    return bits;
}

static Node *splat_like(Build *b, Node *n, double value)
{
    return build_splat(b, n->type, value);
}

/* Every second word, from the first or the second on; of none, none. */
static Node *every_second(Build *b, Node *words, int64_t from)
{
    int64_t limit = words->type.shape.dim[0], stride = 2;

    from = from < limit ? from : limit;
    return build_slice(b, words, &from, &limit, &stride);
}

/* n uniforms in [0, 1), of a float dtype, as a vector. */
static Node *rng_uniform(Spec *s, Object *rng, int64_t n, DType d)
{
    Node *w = rng_words(s, rng, d == DTYPE_F32 ? n : 2 * n), *hi, *lo;
    Build b = spec_build(s);

    if (d == DTYPE_F32) {
        w = build2(&b, OP_shift_right, w, splat_like(&b, w, 8));
        w = build_convert(&b, w, DTYPE_F32);
        return build2(&b, OP_multiply, w, splat_like(&b, w, 0x1p-24));
    }
    hi = every_second(&b, w, 0);
    lo = every_second(&b, w, 1);
    hi = build2(&b, OP_shift_right, hi, splat_like(&b, hi, 5));
    lo = build2(&b, OP_shift_right, lo, splat_like(&b, lo, 6));
    hi = build_convert(&b, hi, DTYPE_F64);
    lo = build_convert(&b, lo, DTYPE_F64);
    hi = build2(&b, OP_multiply, hi, splat_like(&b, hi, 0x1p26));
    hi = build2(&b, OP_add, hi, lo);
    return build2(&b, OP_multiply, hi, splat_like(&b, hi, 0x1p-53));
}

static Node *rng_normal(Spec *s, Object *rng, int64_t n, DType d)
{
    Node *u = rng_uniform(s, rng, n, d), *v = rng_uniform(s, rng, n, d);
    Build b = spec_build(s);

    u = build2(&b, OP_subtract, splat_like(&b, u, 1), u); /* (0, 1] */
    u = build1(&b, OP_log, u);
    u = build2(&b, OP_multiply, splat_like(&b, u, -2), u);
    u = build1(&b, OP_sqrt, u);
    v = build2(&b, OP_multiply, splat_like(&b, v, 6.28318530717958647692), v);
    return build2(&b, OP_multiply, u, build1(&b, OP_cos, v));
}

/* `size=`: None (one number, `*scalar`), an int, or a tuple. */
bool random_size(Spec *s, Value v, Shape *shape, bool *scalar)
{
    *scalar = !arg_given(v);
    *shape = (Shape){0};
    if (*scalar)
        return true;
    if (!spec_need_shape(s, v, "the size", shape))
        return false;
    for (int i = 0; i < shape->rank; i++)
        if (shape->dim[i] < 0) {
            raise_found(s, DIAG_H0515, "a negative size");
            return false;
        }
    if (shape_size(*shape) < 0 || shape_size(*shape) > (int64_t)1 << 40) {
        spec_error(s, DIAG_H0901, "so many random numbers at once");
        return false;
    }
    return true;
}

static bool float_dtype(Spec *s, Value v, DType *d)
{
    *d = DTYPE_F64;
    if (!arg_given(v))
        return true;
    if (!spec_need_dtype(s, v, d))
        return false;
    if (!dtype_info[*d].is_float) {
        spec_error(s, DIAG_H0507, "random numbers of dtype %s",
                   dtype_info[*d].numpy);
        return false;
    }
    return true;
}

/* A vector of draws in the wanted shape; without one, a Python float. */
static Value shaped(Spec *s, Node *n, Shape shape, bool scalar)
{
    Build b = spec_build(s);

    n = build_reshape(&b, n, shape);
    return scalar ? value_scalar(build_convert(&b, n, DTYPE_F64))
                  : array_value(s, n);
}

/* random (op 0) and standard_normal (op 1). */
static Value do_standard(Spec *s, Args *a)
{
    Shape shape;
    bool scalar;
    DType d;
    Node *n;

    if (!float_dtype(s, a->arg[1], &d) ||
        !random_size(s, a->arg[0], &shape, &scalar))
        return value_poison();
    n = a->builtin->op ? rng_normal(s, rng_of(a), shape_size(shape), d)
                       : rng_uniform(s, rng_of(a), shape_size(shape), d);
    return shaped(s, n, shape, scalar);
}

/* Is the sign bit clear, or the number a NaN? -0.0 counts as negative. */
static Node *is_not_negative(Build *b, Node *n)
{
    Node *zero = build_zeros(b, n->type), *up;

    if (!dtype_info[n->type.dtype].is_float)
        return build2(b, OP_greater_equal, n, zero);
    up = build2(b, OP_divide, splat_like(b, n, 1), n);
    up = build2(b, OP_and, build2(b, OP_equal, n, zero),
                build2(b, OP_greater, up, zero));
    up = build2(b, OP_or, up, build2(b, OP_greater, n, zero));
    return build2(b, OP_or, up, build1(b, OP_is_nan, n));
}

/* What a draw is multiplied with, known when running: each element. */
static bool check_factor(Spec *s, bool normal, Value factor)
{
    int64_t all[MAX_RANK] = {0, 1, 2, 3, 4, 5, 6, 7};
    Node *n = spec_node(s, factor, DTYPE_NONE), *ok;
    const char *finite = "uniform() needs low and high that are finite";
    Build b;

    if (!n)
        return false;
    b = spec_build(s);
    if (!normal && dtype_info[n->type.dtype].is_float) {
        ok = build_reduce(&b, OP_reduce_and, build1(&b, OP_is_finite, n),
                          n->type.shape.rank, all);
        spec_check_as(s, "OverflowError", DIAG_H0909, ok, 0, &finite, NULL);
        b = spec_build(s);
    }
    ok = build_reduce(&b, OP_reduce_and, is_not_negative(&b, n),
                      n->type.shape.rank, all);
    spec_check(s, DIAG_H0909, ok,
               normal ? "a negative scale" : "uniform() needs low <= high");
    return true;
}

static void range_not_finite(Spec *s)
{
    raise_other(s, "OverflowError", DIAG_H0515,
                "high - low range exceeds valid bounds");
}

/* A draw is multiplied with the scale, or with what lies between the bounds. */
static bool factor_is_right(Spec *s, bool normal, Value factor)
{
    double x;

    if (factor.kind == VALUE_POISON)
        return false;
    if (!value_is_number(factor))
        return check_factor(s, normal, factor);
    if (!spec_need_float(s, factor, "a bound", &x))
        return false;
    if (signbit(x) && !isnan(x)) {
        if (normal || isfinite(x))
            raise_found(s, DIAG_H0515, "a %s of %g: it cannot be negative",
                        normal ? "scale" : "range", x);
        else
            range_not_finite(s);
        return false;
    }
    if (!normal && !isfinite(x))
        range_not_finite(s);
    return normal || isfinite(x);
}

bool random_scale(Spec *s, Value scale)
{
    return factor_is_right(s, true, scale);
}

/* A bound, a location or a scale: a number or an array of them, of float64. */
bool random_parameter(Spec *s, Value *v, double otherwise)
{
    if (v->kind == VALUE_UNDEFINED) {
        *v = value_float(otherwise);
    } else if (value_is_weak(*v)) {
        *v = scalar_to_float(s, *v);
    } else if (value_is_array(*v) || value_is_object(*v, OBJECT_LIST) ||
               value_is_object(*v, OBJECT_TUPLE)) {
        Node *n = array_from(s, *v, DTYPE_F64);

        *v = !n                          ? value_poison()
             : value_is_numpy_scalar(*v) ? array_scalar(s, n)
                                         : array_value(s, n);
    } else if (v->kind != VALUE_POISON) {
        spec_error(s, DIAG_H0516, "a number is needed here, not %s",
                   v->kind == VALUE_NONE ? "None" : value_describe(s, *v));
        return false;
    }
    return v->kind != VALUE_POISON;
}

/* Each element of what the parameters broadcast to is a draw of its own; a
 * given size is that shape, or wider. */
bool random_shape(Spec *s, Value first, Value second, Shape *shape,
                  bool *scalar)
{
    Shape a = value_shape(first), b = value_shape(second), both, out;

    if (!shape_broadcast(a, b, &both)) {
        raise_found(s, DIAG_H0502, "shapes %s and %s do not broadcast",
                    shape_str(s->arena, a), shape_str(s->arena, b));
        return false;
    }
    if (*scalar) {
        *shape = both;
        *scalar = !both.rank;
        return true;
    }
    if (!shape_broadcast(both, *shape, &out) || !shape_equal(out, *shape)) {
        raise_found(s, DIAG_H0502,
                    "the size %s does not fit the parameters' shape %s",
                    shape_str(s->arena, *shape), shape_str(s->arena, both));
        return false;
    }
    return true;
}

/* uniform(low, high) (op 0) and normal(loc, scale) (op 1). */
static Value do_scaled(Spec *s, Args *a)
{
    bool normal = a->builtin->op, scalar;
    Value first = a->arg[0], second = a->arg[1], draw;
    Shape shape;
    Node *n;

    if (!random_parameter(s, &first, 0) || !random_parameter(s, &second, 1))
        return value_poison();
    if (!normal)
        second = value_binary(s, OPERATOR_SUB, second, first);
    if (!factor_is_right(s, normal, second) ||
        !random_size(s, a->arg[2], &shape, &scalar) ||
        !random_shape(s, first, second, &shape, &scalar))
        return value_poison();
    n = normal ? rng_normal(s, rng_of(a), shape_size(shape), DTYPE_F64)
               : rng_uniform(s, rng_of(a), shape_size(shape), DTYPE_F64);
    draw = value_binary(s, OPERATOR_MUL, second, shaped(s, n, shape, false));
    draw = value_binary(s, OPERATOR_ADD, first, draw);
    n = draw.kind == VALUE_POISON ? NULL : spec_node(s, draw, DTYPE_F64);
    return n ? shaped(s, n, shape, scalar) : value_poison();
}

/* NumPy asks for the dtype before all else. */
static bool integer_dtype(Spec *s, Value v, DType *d)
{
    *d = DTYPE_I64;
    if (v.kind != VALUE_UNDEFINED && !spec_need_dtype(s, v, d))
        return false;
    if (*d == DTYPE_BOOL || dtype_info[*d].is_integer)
        return true;
    spec_error(s, DIAG_H0507, "integers() of dtype %s", dtype_info[*d].numpy);
    return false;
}

/* Does a dtype hold the integers from low up to, but without, high? NumPy asks
 * if there are some to draw. */
static bool integers_fit(Spec *s, DType d, int64_t low, int64_t high, bool some)
{
    const DTypeInfo *info = &dtype_info[d];
    int bits = info->size * 8 - info->is_signed;

    if (d == DTYPE_BOOL)
        bits = 1;
    if ((bits >= 63 ||
         (high <= (int64_t)1 << bits &&
          low >= (info->is_signed ? -((int64_t)1 << bits) : 0))) &&
        (info->is_signed || low >= 0))
        return true;
    if (some)
        raise_found(s, DIAG_H0515, "integers() from %lld to %lld do not fit %s",
                    (long long)low, (long long)high, info->numpy);
    else
        spec_not_yet(s, "none of integers() that do not fit %s", info->numpy);
    return false;
}

/* One number is NumPy's, but Python's where its type is asked for. */
static Value do_integers(Spec *s, Args *a)
{
    int64_t low = 0, high;
    Shape shape;
    bool scalar, endpoint = false;
    DType d;
    Node *n;
    Build b;

    if (!integer_dtype(s, a->arg[3], &d) ||
        !spec_need_int(s, a->arg[0], "a bound", &high))
        return value_poison();
    if (arg_given(a->arg[1])) {
        low = high;
        if (!spec_need_int(s, a->arg[1], "a bound", &high))
            return value_poison();
    }
    if (!random_size(s, a->arg[2], &shape, &scalar) ||
        !numpy_truth(s, a->arg[4], "the endpoint", &endpoint))
        return value_poison();
    if (endpoint && high == INT64_MAX)
        return spec_not_yet(s, "integers() up to 2**63 - 1, with it");
    high += endpoint;
    if (high <= low && shape_size(shape))
        return raise_certain(s, DIAG_H0515, "integers() from %lld to %lld",
                             (long long)low, (long long)high);
    if (high <= low || (double)high - (double)low > 0x1p53)
        return spec_not_yet(s, "integers() from %lld to %lld, %s",
                            (long long)low, (long long)high,
                            high <= low ? "none of them"
                                        : "which are more than 2**53");
    if (!integers_fit(s, d, low, high, shape_size(shape) > 0))
        return value_poison();
    n = rng_uniform(s, rng_of(a), shape_size(shape), DTYPE_F64);
    b = spec_build(s);
    n = build2(&b, OP_multiply, n,
               splat_like(&b, n, (double)high - (double)low));
    n = build_convert(&b, n, DTYPE_I64);
    n = build2(
        &b, OP_add, n,
        build_broadcast_to(&b, build_i64(&b, DTYPE_I64, low), n->type.shape));
    n = build_reshape(&b, build_convert(&b, n, d), shape);
    return !scalar                        ? array_value(s, n)
           : a->arg[3].kind == VALUE_TYPE ? value_scalar(n)
                                          : array_scalar(s, n);
}

static Value permutation_of(Spec *s, Object *rng, int64_t n)
{
    Node *w = rng_words(s, rng, 2 * n), *hi, *lo, *order;
    Build b = spec_build(s);

    hi = build_convert(&b, every_second(&b, w, 0), DTYPE_U64);
    lo = build_convert(&b, every_second(&b, w, 1), DTYPE_U64);
    hi = build2(&b, OP_shift_left, hi, splat_like(&b, hi, 32));
    hi = build2(&b, OP_or, hi, lo);
    order = build_bare(&b, OP_argsort, 1, &hi);
    node_set_int(order, ATTR_dimension, 0);
    node_infer(order);
    return array_value(s, order);
}

/* permutation (op 0) gives a new array; shuffle (op 1) works in place. */
static Value do_permutation(Spec *s, Args *a)
{
    int64_t n;
    Value order, x = a->arg[0], rows;

    if (!value_is_array(x) && !a->builtin->op) {
        if (!spec_need_int(s, x, "the length", &n))
            return value_poison();
        if (n < 0 || n > (int64_t)1 << 32)
            return spec_fail(s, DIAG_H0515, "a permutation of %lld",
                             (long long)n);
        return permutation_of(s, rng_of(a), n);
    }
    if (!value_is_array(x))
        return spec_not_yet(s, "shuffle() of a list: use an array");
    if (!value_shape(x).rank)
        return spec_fail(s, DIAG_H0516, "a scalar has no order");
    order = permutation_of(s, rng_of(a), value_shape(x).dim[0]);
    if (order.kind == VALUE_POISON)
        return order;
    rows = array_get(s, x.object, order);
    if (!a->builtin->op || rows.kind == VALUE_POISON)
        return rows;
    array_store(s, x.object, array_node(s, rows.object));
    return value_none();
}

static const Builtin rng_methods[] = {
    {"random", "size=, dtype=, out?", do_standard, 0, NULL},
    {"standard_normal", "size=, dtype=, out?", do_standard, 1, NULL},
    {"uniform", "low=, high=, size=", do_scaled, 0, NULL},
    {"normal", "loc=, scale=, size=", do_scaled, 1, NULL},
    {"integers", "low, high=, size=, dtype=, endpoint=", do_integers, 0, NULL},
    {"permutation", "x, axis?", do_permutation, 0, NULL},
    {"shuffle", "x, axis?", do_permutation, 1, NULL},
    {0},
};

Value rng_attribute(Spec *s, Object *rng, Sym name)
{
    const Builtin *b = builtin_find(rng_methods, name);
    Value pair[2] = {{.kind = VALUE_BUILTIN, .builtin = b}, value_object(rng)};

    return b ? value_object(object_items(s, OBJECT_METHOD, 2, pair))
             : (Value){.kind = VALUE_UNDEFINED};
}

static Value do_default_rng(Spec *s, Args *a)
{
    Object *rng;
    Value seed;
    int64_t key;
    Build b;

    if (!arg_given(a->arg[0])) /* as random.Random() without a seed */
        a->arg[0] = value_int(0);
    if (value_is_array(a->arg[0]) && !a->arg[0].object->array.is_scalar)
        return spec_fail(s, DIAG_H0516, "a seed of %s: it is an int",
                         value_describe(s, a->arg[0]));
    if (!spec_need_int(s, a->arg[0], "the seed", &key))
        return value_poison();
    if (key < 0)
        return raise_certain(s, DIAG_H0515,
                             "a seed of %lld: it cannot be negative",
                             (long long)key);
    seed = value_int(key);
    rng = object_items(s, OBJECT_RNG, 1, &seed);
    b = spec_build(s);
    object_edit(rng)->node = build_i64(&b, DTYPE_U64, 0);
    return value_object(rng);
}

/* Of the generator that they share: lib/_random_state.py. */
#define OF_STATE(title) {.name = title, .constant = "state:" title}

const Builtin numpy_random_module[] = {
    {"default_rng", "seed=", do_default_rng, 0, NULL},
    OF_STATE("RandomState"),
    OF_STATE("beta"),
    OF_STATE("binomial"),
    OF_STATE("chisquare"),
    OF_STATE("choice"),
    OF_STATE("dirichlet"),
    OF_STATE("exponential"),
    OF_STATE("gamma"),
    OF_STATE("geometric"),
    OF_STATE("get_state"),
    OF_STATE("gumbel"),
    OF_STATE("laplace"),
    OF_STATE("logistic"),
    OF_STATE("lognormal"),
    OF_STATE("multinomial"),
    OF_STATE("normal"),
    OF_STATE("pareto"),
    OF_STATE("permutation"),
    OF_STATE("poisson"),
    OF_STATE("rand"),
    OF_STATE("randint"),
    OF_STATE("randn"),
    OF_STATE("random"),
    OF_STATE("random_sample"),
    OF_STATE("ranf"),
    OF_STATE("sample"),
    OF_STATE("seed"),
    OF_STATE("set_state"),
    OF_STATE("shuffle"),
    OF_STATE("standard_exponential"),
    OF_STATE("standard_gamma"),
    OF_STATE("standard_normal"),
    OF_STATE("uniform"),
    OF_STATE("weibull"),
    {0},
};
