/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Python's random numbers: the Mersenne Twister MT19937 as CPython's
 * Modules/_randommodule.c has it, for lib/python/random.py. */
#include "passes/python/mersenne.h"
#include "passes/python/protocol.h"
#include "passes/numpy/numpy.h"

#include <string.h>

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
    uint32_t mt[MERSENNE_WORDS], *key = ARENA_ARRAY(s->arena, uint32_t, 4096);
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
    mersenne_seed_by(mt, key, n);
    return mersenne_block(s, mt);
}

/* A float of 53 bits, as random() draws it; None: the state is not known. */
static Value do_random(Spec *s, Args *a)
{
    Draw d;
    double x;

    if (!draw_begin(s, a->arg[0], &d))
        return value_none();
    x = draw_double(&d);
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
    Value *word = ARENA_ARRAY(s->arena, Value, MERSENNE_WORDS);

    if (!draw_begin(s, a->arg[0], &d))
        return spec_not_yet(s, "getstate() of a state that only running knows");
    for (int i = 0; i < MERSENNE_WORDS; i++)
        word[i] = value_int(d.mt[i]);
    return value_tuple(s, MERSENNE_WORDS, word);
}

static Value do_block(Spec *s, Args *a)
{
    uint32_t mt[MERSENNE_WORDS];
    Value *word;
    int n = value_iterate(s, a->arg[0], &word);

    if (n != MERSENNE_WORDS)
        return n < 0 ? value_poison()
                     : raise_certain(s, DIAG_H0515,
                                     "a state of random has 624 words, not %d",
                                     n);
    for (int i = 0; i < MERSENNE_WORDS; i++)
        mt[i] = (uint32_t)word[i].i;
    return mersenne_block(s, mt);
}

const Builtin mersenne_module[] = {
    {"below", "rng, n, /", do_below, 0, NULL},
    {"bits", "rng, k, /", do_bits, 0, NULL},
    {"block", "words, /", do_block, 0, NULL},
    {.name = "double", .constant = "twister:double"},
    {"random", "rng, /", do_random, 0, NULL},
    {"seed", "n, /", do_seed, 0, NULL},
    {.name = "word", .constant = "twister:word"},
    {"words", "rng, /", do_words, 0, NULL},
    {0},
};
