/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Python's random numbers: the Mersenne Twister MT19937 as CPython's
 * Modules/_randommodule.c has it, for lib/python/random.py.
 *
 * A generator is an object of the script with two attributes: `_block`, an
 * array of the 624 words of the state, and `_index`, how many of them were
 * drawn. Both are kept, joined and carried as those of any object. As long as
 * they are known, numbers are drawn here, while compiling; when they are not,
 * the answer is None, and the script draws them by operations of arrays. */
#include "passes/python/protocol.h"
#include "passes/numpy/numpy.h"

#include <string.h>

enum { WORDS = 624, SHIFT = 397 };

static const Type block_type = {
    .kind = TYPE_TENSOR,
    .dtype = DTYPE_U32,
    .shape = {.rank = 1, .dim = {WORDS}},
};

/* ---- the generator on words ---- */

static void seed_word(uint32_t *mt, uint32_t seed)
{
    mt[0] = seed;
    for (uint32_t i = 1; i < WORDS; i++)
        mt[i] = 1812433253u * (mt[i - 1] ^ (mt[i - 1] >> 30)) + i;
}

/* init_by_array() */
static void seed_words(uint32_t *mt, const uint32_t *key, int n)
{
    int i = 1, j = 0;

    seed_word(mt, 19650218u);
    for (int k = n > WORDS ? n : WORDS; k; k--) {
        mt[i] = (mt[i] ^ ((mt[i - 1] ^ (mt[i - 1] >> 30)) * 1664525u)) +
                key[j] + (uint32_t)j;
        if (++i >= WORDS) {
            mt[0] = mt[WORDS - 1];
            i = 1;
        }
        if (++j >= n)
            j = 0;
    }
    for (int k = WORDS - 1; k; k--) {
        mt[i] = (mt[i] ^ ((mt[i - 1] ^ (mt[i - 1] >> 30)) * 1566083941u)) -
                (uint32_t)i;
        if (++i >= WORDS) {
            mt[0] = mt[WORDS - 1];
            i = 1;
        }
    }
    mt[0] = 0x80000000u;
}

/* The next 624 words. */
static void twist(uint32_t *mt)
{
    for (int i = 0; i < WORDS; i++) {
        uint32_t y =
            (mt[i] & 0x80000000u) | (mt[(i + 1) % WORDS] & 0x7fffffffu);

        mt[i] = mt[(i + SHIFT) % WORDS] ^ (y >> 1) ^ (y & 1 ? 0x9908b0dfu : 0);
    }
}

static uint32_t tempered(uint32_t y)
{
    y ^= y >> 11;
    y ^= (y << 7) & 0x9d2c5680u;
    y ^= (y << 15) & 0xefc60000u;
    return y ^ (y >> 18);
}

/* ---- generators of the script ---- */

/* The state of a generator while numbers are drawn from it. */
typedef struct Draw {
    Object *rng;
    int64_t index;
    uint32_t mt[WORDS];
    bool twisted;
} Draw;

/* An array of known words. No node counts for it: a loop that draws from it
 * stays one that runs while compiling. */
static Value block_value(Spec *s, const uint32_t *mt)
{
    Build b = {
        .graph = s->region->graph, .span = s->span, .calls = s->ctx->calls};

    return array_value(s, build_constant(&b, block_type, mt));
}

/* False if the state is not known. */
static bool draw_begin(Spec *s, Value self, Draw *d)
{
    const Value *block, *index;
    Literal l;

    d->rng = class_of(self) ? self.object : NULL;
    if (!d->rng)
        return false;
    block = object_find(d->rng, spec_sym(s, "_block"));
    index = object_find(d->rng, spec_sym(s, "_index"));
    d->twisted = false;
    if (!block || !index || index->kind != VALUE_INT ||
        !value_is_array(*block) || block->object->array.view ||
        !spec_static_literal(s, object_body(block->object)->node, &l))
        return false;
    d->index = index->i;
    memcpy(d->mt, l.data, sizeof d->mt);
    return true;
}

static uint32_t draw_word(Draw *d)
{
    if (d->index >= WORDS) {
        twist(d->mt);
        d->index = 0;
        d->twisted = true;
    }
    return tempered(d->mt[d->index++]);
}

static void draw_end(Spec *s, const Draw *d)
{
    object_set(s, d->rng, spec_sym(s, "_index"), value_int(d->index));
    if (d->twisted)
        object_set(s, d->rng, spec_sym(s, "_block"), block_value(s, d->mt));
}

/* As many bits as the 64 of a word of ours hold. */
static uint64_t draw_bits(Draw *d, int k)
{
    uint64_t low;

    if (k <= 32)
        return k ? draw_word(d) >> (32 - k) : 0;
    low = draw_word(d);
    return low | (uint64_t)(draw_word(d) >> (64 - k)) << 32;
}

/* ---- what the script finds ---- */

/* The block of a seed: the words of the number, without its sign. */
static Value do_seed(Spec *s, Args *a)
{
    uint32_t mt[WORDS], *key = ARENA_ARRAY(s->arena, uint32_t, 4096);
    Value x = a->arg[0], mask = value_int(0xffffffff), shift = value_int(32);
    int n = 0;

    if (!value_is_static_int(x))
        return spec_not_yet(s, "a seed that only running knows");
    if (number_order(x, value_int(0)) < 0)
        x = value_unary(s, OPERATOR_NEG, x);
    while (n < 4096 && x.kind != VALUE_POISON &&
           number_order(x, value_int(0)) > 0) {
        key[n++] = (uint32_t)number_int(long_ints(s, OPERATOR_AND, x, mask));
        x = long_ints(s, OPERATOR_RSHIFT, x, shift);
    }
    if (!n)
        key[n++] = 0;
    seed_words(mt, key, n);
    return block_value(s, mt);
}

/* A float of 53 bits, as random() draws it; None: the state is not known. */
static Value do_random(Spec *s, Args *a)
{
    Draw d;
    uint32_t high;
    double x;

    if (!draw_begin(s, a->arg[0], &d))
        return value_none();
    high = draw_word(&d) >> 5;
    x = (high * 67108864.0 + (draw_word(&d) >> 6)) * (1.0 / 9007199254740992.0);
    draw_end(s, &d);
    return value_float(x);
}

/* An int of so many bits, up to 62; None: something is not known. */
static Value do_bits(Spec *s, Args *a)
{
    Draw d;
    uint64_t x;

    if (a->arg[1].kind != VALUE_INT || a->arg[1].i > 62 ||
        !draw_begin(s, a->arg[0], &d))
        return value_none();
    x = draw_bits(&d, (int)a->arg[1].i);
    draw_end(s, &d);
    return value_int((int64_t)x);
}

/* An int below n; None: something is not known, or n is larger than that. */
static Value do_below(Spec *s, Args *a)
{
    Draw d;
    int64_t n = a->arg[1].i;
    uint64_t x;
    int k = 0;

    if (a->arg[1].kind != VALUE_INT || n < 1 || n >> 61 ||
        !draw_begin(s, a->arg[0], &d))
        return value_none();
    while (n >> k)
        k++;
    do
        x = draw_bits(&d, k);
    while (x >= (uint64_t)n);
    draw_end(s, &d);
    return value_int((int64_t)x);
}

/* The words of a state that is known; and a block of such words. */
static Value do_words(Spec *s, Args *a)
{
    Draw d;
    Value *word = ARENA_ARRAY(s->arena, Value, WORDS);

    if (!draw_begin(s, a->arg[0], &d))
        return spec_not_yet(s, "getstate() of a state that only running knows");
    for (int i = 0; i < WORDS; i++)
        word[i] = value_int(d.mt[i]);
    return value_tuple(s, WORDS, word);
}

static Value do_block(Spec *s, Args *a)
{
    uint32_t mt[WORDS];
    Value *word;
    int n = value_iterate(s, a->arg[0], &word);

    if (n != WORDS)
        return n < 0 ? value_poison()
                     : raise_certain(s, DIAG_H0515,
                                     "a state of random has 624 words, not %d",
                                     n);
    for (int i = 0; i < WORDS; i++)
        mt[i] = (uint32_t)word[i].i;
    return block_value(s, mt);
}

const Builtin mersenne_module[] = {
    {"below", "rng, n, /", do_below, 0, NULL},
    {"bits", "rng, k, /", do_bits, 0, NULL},
    {"block", "words, /", do_block, 0, NULL},
    {"random", "rng, /", do_random, 0, NULL},
    {"seed", "n, /", do_seed, 0, NULL},
    {"words", "rng, /", do_words, 0, NULL},
    {0},
};
