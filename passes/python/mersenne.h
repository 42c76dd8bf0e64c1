/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The Mersenne Twister MT19937 (Matsumoto and Nishimura 1998), which Python's
 * `random` and NumPy's old random numbers share.
 *
 * A generator is an object of the script with two attributes: `_block`, an
 * array of the 624 words of the state, and `_index`, how many of them were
 * drawn. Both are kept, joined and carried as those of any object. As long as
 * they are known, numbers are drawn here, while compiling; when they are not,
 * the script draws them by operations of arrays (lib/_twister.py). */
#ifndef HOLO_PASSES_PYTHON_MERSENNE_H
#define HOLO_PASSES_PYTHON_MERSENNE_H

#include "passes/python/python.h"

enum { MERSENNE_WORDS = 624 };

/* The words of a seed: init_genrand(), and init_by_array() of n > 0 words. */
void mersenne_seed(uint32_t *mt, uint32_t seed);
void mersenne_seed_by(uint32_t *mt, const uint32_t *key, int n);
/* An array of known words. No node counts for it: a loop that draws from it
 * stays one that runs while compiling. */
Value mersenne_block(Spec *s, const uint32_t *mt);

/* The state of a generator while numbers are drawn from it. */
typedef struct Draw {
    Object *rng;
    int64_t index;
    uint32_t mt[MERSENNE_WORDS];
    bool twisted;
} Draw;

/* False if the state is not known. */
bool draw_begin(Spec *s, Value self, Draw *d);
uint32_t draw_word(Draw *d);
double draw_double(Draw *d); /* of 53 bits, in [0, 1) */
void draw_end(Spec *s, const Draw *d);

#endif
