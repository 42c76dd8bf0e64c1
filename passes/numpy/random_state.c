/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* NumPy's old random numbers, RandomState and the functions of numpy.random
 * that share one: what lib/_random_state.py asks for.
 *
 * The stream is that of the Mersenne Twister (python/mersenne.h). Beside the
 * state of that a generator has `_has_gauss` and `_gauss`: normal numbers come
 * in pairs, of which the second one may be waiting. As in mersenne.h, numbers
 * are drawn here as long as all of that is known; the answer is None when it is
 * not, or when they are too many to be constants of the program. */
#include "passes/numpy/functions.h"
#include "passes/python/mersenne.h"
#include "passes/python/protocol.h"

#include <math.h>
#include <string.h>

enum { MOST_KNOWN = 1 << 14 };

/* ---- the generator of the module ---- */

void random_state_open(Spec *s, Object *m)
{
    Object *class = object_new(s, OBJECT_CLASS);
    uint32_t mt[MERSENNE_WORDS];
    Value block, state = object_make(s, class, 0, NULL);

    class->class.name = spec_sym(s, "RandomState");
    mersenne_seed(mt, 0);
    block = mersenne_block(s, mt);
    s->random_block = object_body(block.object)->node;
    object_set(s, state.object, spec_sym(s, "_block"), block);
    object_set(s, state.object, spec_sym(s, "_index"),
               value_int(MERSENNE_WORDS));
    object_set(s, state.object, spec_sym(s, "_gauss"), value_float(0));
    object_set(s, state.object, spec_sym(s, "_has_gauss"), value_bool(false));
    object_set(s, m, spec_sym(s, ".state"), state);
    s->numpy_random = m;
}

Value random_state_attribute(Spec *s, const char *name)
{
    Value v = random_state_name(s, name);

    if (v.kind == VALUE_UNDEFINED)
        v = distribution_function(s, name);
    if (v.kind == VALUE_UNDEFINED)
        return spec_not_yet(s, "numpy.random needs the library");
    s->random_block = NULL;
    return value_is_object(v, OBJECT_FUNCTION)
               ? method_bind(
                     s, v, *object_find(s->numpy_random, spec_sym(s, ".state")))
               : v;
}

void random_state_close(Spec *s)
{
    if (s->random_block)
        node_unlink(s->random_block);
}

/* ---- drawing while compiling ---- */

/* The state of a generator that is wholly known, and how many are drawn. */
typedef struct KnownDraw {
    Draw draw;
    bool has_gauss, one; /* one: a number of Python's, and no array */
    double gauss;
    int64_t n;
} KnownDraw;

/* Of the arguments (rng, n): n may be None. */
static bool known_begin(Spec *s, const Args *a, KnownDraw *k)
{
    const Value *has, *gauss;

    k->one = a->arg[1].kind == VALUE_NONE;
    k->n = k->one ? 1 : a->arg[1].i;
    if ((!k->one && a->arg[1].kind != VALUE_INT) || k->n > MOST_KNOWN ||
        !draw_begin(s, a->arg[0], &k->draw))
        return false;
    has = object_find(k->draw.rng, spec_sym(s, "_has_gauss"));
    gauss = object_find(k->draw.rng, spec_sym(s, "_gauss"));
    if (!has || has->kind != VALUE_BOOL || !gauss || gauss->kind != VALUE_FLOAT)
        return false;
    k->has_gauss = has->b;
    k->gauss = gauss->f;
    s->steps += k->n;
    return true;
}

static Value known_array(Spec *s, const KnownDraw *k, DType d, const void *data)
{
    Type type = {
        .kind = TYPE_TENSOR, .dtype = d, .shape = {.rank = 1, .dim = {k->n}}};
    Build b = spec_build(s);

    return array_value(s, build_constant(&b, type, data));
}

static void known_end(Spec *s, const KnownDraw *k)
{
    Object *rng = k->draw.rng;

    draw_end(s, &k->draw);
    object_set(s, rng, spec_sym(s, "_has_gauss"), value_bool(k->has_gauss));
    object_set(s, rng, spec_sym(s, "_gauss"), value_float(k->gauss));
}

/* legacy_gauss() of NumPy: Marsaglia's polar method. */
static double known_gauss(KnownDraw *k)
{
    double x, y, r, f;

    if (k->has_gauss) {
        f = k->gauss;
        k->has_gauss = false;
        k->gauss = 0;
        return f;
    }
    do {
        x = 2 * draw_double(&k->draw) - 1;
        y = 2 * draw_double(&k->draw) - 1;
        r = x * x + y * y;
    } while (r >= 1 || r == 0);
    f = sqrt(-2 * log(r) / r);
    k->has_gauss = true;
    k->gauss = f * x;
    return f * y;
}

/* No numbers of a dtype: whatever the state is. */
static bool known_none(Spec *s, const Args *a, DType d, Value *out)
{
    const KnownDraw none = {.n = 0};

    if (a->arg[1].kind != VALUE_INT || a->arg[1].i)
        return false;
    *out = known_array(s, &none, d, NULL);
    return true;
}

/* Floats in [0, 1) (op 0), normal ones (op 1). */
static Value do_floats(Spec *s, Args *a)
{
    KnownDraw k;
    Value none;
    double *x;

    if (known_none(s, a, DTYPE_F64, &none))
        return none;
    if (!known_begin(s, a, &k))
        return value_none();
    x = ARENA_ARRAY(s->arena, double, k.n);
    for (int64_t i = 0; i < k.n; i++)
        x[i] = a->builtin->op ? known_gauss(&k) : draw_double(&k.draw);
    known_end(s, &k);
    return k.one ? value_float(x[0]) : known_array(s, &k, DTYPE_F64, x);
}

/* random_interval() of NumPy: an int of no more than `most`, by rejection. */
static uint64_t draw_interval(Draw *d, uint64_t most)
{
    uint64_t mask = most, x;

    if (!most)
        return 0;
    for (int shift = 1; shift < 64; shift *= 2)
        mask |= mask >> shift;
    do {
        x = draw_word(d);
        if (most > UINT32_MAX)
            x = x << 32 | draw_word(d);
        x &= mask;
    } while (x > most);
    return x;
}

static Value do_intervals(Spec *s, Args *a)
{
    KnownDraw k;
    Value none;
    int64_t *x;

    if (known_none(s, a, DTYPE_I64, &none))
        return none;
    if (a->arg[2].kind != VALUE_INT || !known_begin(s, a, &k))
        return value_none();
    x = ARENA_ARRAY(s->arena, int64_t, k.n);
    for (int64_t i = 0; i < k.n; i++)
        x[i] = (int64_t)draw_interval(&k.draw, (uint64_t)a->arg[2].i);
    known_end(s, &k);
    return k.one ? value_int(x[0]) : known_array(s, &k, DTYPE_I64, x);
}

/* The numbers below n in the order that shuffle() leaves. */
static Value do_order(Spec *s, Args *a)
{
    KnownDraw k;
    Value none;
    int64_t *x;

    if (known_none(s, a, DTYPE_I64, &none))
        return none;
    if (!known_begin(s, a, &k))
        return value_none();
    x = ARENA_ARRAY(s->arena, int64_t, k.n);
    for (int64_t i = 0; i < k.n; i++)
        x[i] = i;
    for (int64_t i = k.n - 1; i > 0; i--) {
        int64_t j = (int64_t)draw_interval(&k.draw, (uint64_t)i), at = x[i];

        x[i] = x[j];
        x[j] = at;
    }
    known_end(s, &k);
    return known_array(s, &k, DTYPE_I64, x);
}

/* ---- seeds ---- */

/* The block of a seed of 32 bits; None: it is not known. */
static Value do_seed(Spec *s, Args *a)
{
    uint32_t mt[MERSENNE_WORDS];

    if (a->arg[0].kind != VALUE_INT)
        return value_none();
    mersenne_seed(mt, (uint32_t)a->arg[0].i);
    return mersenne_block(s, mt);
}

/* The block of a seed that is a list of ints; of more than 32 bits: None. */
static Value do_seed_by(Spec *s, Args *a)
{
    uint32_t mt[MERSENNE_WORDS], *key;
    int64_t word;
    Value *item;
    int n = value_iterate(s, a->arg[0], &item);

    if (n < 0)
        return value_poison();
    key = ARENA_ARRAY(s->arena, uint32_t, n);
    for (int i = 0; i < n; i++) {
        if (!spec_need_int(s, item[i], "a part of the seed", &word))
            return value_poison();
        if (word < 0 || word > UINT32_MAX)
            return value_none();
        key[i] = (uint32_t)word;
    }
    mersenne_seed_by(mt, key, n);
    return mersenne_block(s, mt);
}

/* ---- arguments ---- */

static Value shape_value(Spec *s, Shape shape)
{
    Value size[MAX_RANK];

    for (int i = 0; i < shape.rank; i++)
        size[i] = value_int(shape.dim[i]);
    return value_tuple(s, shape.rank, size);
}

/* The shape of draws for two parameters; None: one number. */
static Value do_shape(Spec *s, Args *a)
{
    Shape shape;
    bool one;

    return !random_size(s, a->arg[0], &shape, &one) ||
                   !random_shape(s, a->arg[1], a->arg[2], &shape, &one)
               ? value_poison()
           : one ? value_none()
                 : shape_value(s, shape);
}

static Value do_parameter(Spec *s, Args *a)
{
    Value v = a->arg[0];

    return random_parameter(s, &v, 0) ? v : value_poison();
}

/* The same; it must not be negative. */
static Value do_scale(Spec *s, Args *a)
{
    Value v = a->arg[0];

    if (!random_parameter(s, &v, 0) || !random_scale(s, v))
        return value_poison();
    return v;
}

/* exp() (op 0) and log() (op 1) of the C library, of float64. */
static Value do_libm(Spec *s, Args *a)
{
    Op op = a->builtin->op ? OP_log : OP_exp;
    Value x = a->arg[0];
    Node *n;
    Build b;

    if (!value_is_array(x))
        return number_op1(s, op, DTYPE_F64, x);
    n = spec_node(s, x, DTYPE_F64);
    if (!n)
        return value_poison();
    b = spec_build(s);
    return array_value(s, build_function(&b, op, 1, &n, true));
}

/* What a RandomState has beside the methods of its class. */
static Value do_method(Spec *s, Args *a)
{
    Value f = {.kind = VALUE_UNDEFINED};
    Text name;

    if (!spec_need_str(s, a->arg[1], "the name", &name))
        return value_poison();
    if (*name.data != '_')
        f = distribution_function(s, text_copy(s->arena, name).data);
    return value_is_object(f, OBJECT_FUNCTION)
               ? method_bind(s, f, a->arg[0])
               : spec_not_yet(s, "`%.*s` of a RandomState is not there yet",
                              (int)name.size, name.data);
}

/* The class is one of NumPy's, and no text of the library's. */
static Value do_register(Spec *s, Args *a)
{
    if (value_is_object(a->arg[0], OBJECT_CLASS))
        a->arg[0].object->class.module = spec_sym(s, "numpy.random.mtrand");
    return value_none();
}

const Builtin random_state_module[] = {
    {"doubles", "rng, n, /", do_floats, 0, NULL},
    {"exp", "x, /", do_libm, 0, NULL},
    {.name = "gauss", .constant = "twister:gauss"},
    {.name = "gauss_pair", .constant = "twister:gauss_pair"},
    {"gausses", "rng, n, /", do_floats, 1, NULL},
    {"intervals", "rng, n, most, /", do_intervals, 0, NULL},
    {"log", "x, /", do_libm, 1, NULL},
    {"method", "rng, name, /", do_method, 0, NULL},
    {"order", "rng, n, /", do_order, 0, NULL},
    {"parameter", "x, /", do_parameter, 0, NULL},
    {"register", "cls, /", do_register, 0, NULL},
    {"scale", "x, /", do_scale, 0, NULL},
    {"seed", "n, /", do_seed, 0, NULL},
    {"seed_by", "key, /", do_seed_by, 0, NULL},
    {"shape", "size, first, second, /", do_shape, 0, NULL},
    {.name = "double", .constant = "twister:double"},
    {.name = "many_doubles", .constant = "twister:doubles"},
    {.name = "word", .constant = "twister:word"},
    {0},
};
