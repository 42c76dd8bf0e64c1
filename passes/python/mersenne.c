/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The Mersenne Twister, while compiling: see mersenne.h. */
#include "passes/python/mersenne.h"
#include "passes/numpy/numpy.h"
#include "passes/python/protocol.h"

#include <string.h>

enum { WORDS = MERSENNE_WORDS, SHIFT = 397 };

static const Type block_type = {
    .kind = TYPE_TENSOR,
    .dtype = DTYPE_U32,
    .shape = {.rank = 1, .dim = {WORDS}},
};

/* ---- the generator on words ---- */

void mersenne_seed(uint32_t *mt, uint32_t seed)
{
    mt[0] = seed;
    for (uint32_t i = 1; i < WORDS; i++)
        mt[i] = 1812433253u * (mt[i - 1] ^ (mt[i - 1] >> 30)) + i;
}

void mersenne_seed_by(uint32_t *mt, const uint32_t *key, int n)
{
    int i = 1, j = 0;

    mersenne_seed(mt, 19650218u);
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

Value mersenne_block(Spec *s, const uint32_t *mt)
{
    Build b = {
        .graph = s->region->graph, .span = s->span, .calls = s->ctx->calls};

    return array_value(s, build_constant(&b, block_type, mt));
}

bool draw_begin(Spec *s, Value self, Draw *d)
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

uint32_t draw_word(Draw *d)
{
    if (d->index >= WORDS) {
        twist(d->mt);
        d->index = 0;
        d->twisted = true;
    }
    return tempered(d->mt[d->index++]);
}

double draw_double(Draw *d)
{
    uint32_t high = draw_word(d) >> 5;

    return (high * 67108864.0 + (draw_word(d) >> 6)) *
           (1.0 / 9007199254740992.0);
}

void draw_end(Spec *s, const Draw *d)
{
    object_set(s, d->rng, spec_sym(s, "_index"), value_int(d->index));
    if (d->twisted)
        object_set(s, d->rng, spec_sym(s, "_block"), mersenne_block(s, d->mt));
}
