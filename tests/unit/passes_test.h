/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What the tests of passes/ share: inputs, and running modules. */
#ifndef HOLO_TESTS_UNIT_PASSES_TEST_H
#define HOLO_TESTS_UNIT_PASSES_TEST_H

#include "ir_test.h"
#include "passes/optimise.h"

/* The `samples` column of ir/ops.def. */
typedef enum Sample {
    SAMPLE_ANY,
    SAMPLE_POSITIVE,
    SAMPLE_UNIT,
    SAMPLE_SMALL,
    SAMPLE_INT,
    SAMPLE_BOOL,
    SAMPLE_NONZERO,
    SAMPLE_SPECIAL
} Sample;

/* splitmix64 */
static inline uint64_t test_random(uint64_t *seed)
{
    uint64_t z = *seed += 0x9E3779B97F4A7C15ull;

    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9ull;
    z = (z ^ z >> 27) * 0x94D049BB133111EBull;
    return z ^ z >> 31;
}

static inline double test_draw_f64(Sample sample, uint64_t *seed)
{
    double unit = (double)(test_random(seed) >> 11) / 9007199254740992.0;
    double both = 2 * unit - 1;

    switch (sample) {
    case SAMPLE_POSITIVE:
        return 0.3 + 2 * unit;
    case SAMPLE_UNIT:
        return 0.9 * both;
    case SAMPLE_NONZERO:
        return both < 0 ? both - 0.3 : both + 0.3;
    case SAMPLE_ANY:
    case SAMPLE_SMALL:
    case SAMPLE_INT:
    case SAMPLE_BOOL:
    case SAMPLE_SPECIAL:
        break;
    }
    return 1.5 * both;
}

/* A tensor of random floats, of random bools, or of the integer `n`. */
static inline Literal test_draw(Test *t, Type type, Sample sample, int64_t n,
                                uint64_t *seed)
{
    Literal l = literal_new(&t->arena, type);

    for (int64_t i = 0; i < shape_size(type.shape); i++) {
        if (type_is_float(&type))
            literal_set_f64(&l, i, test_draw_f64(sample, seed));
        else if (type.dtype == DTYPE_BOOL)
            literal_set_i64(&l, i, (int64_t)(test_random(seed) & 1));
        else
            literal_set_i64(&l, i, n);
    }
    return l;
}

/* Runs @main; counts a failure if that ends with a diagnostic. */
static inline bool test_eval(Test *t, const Module *m, const Literal *arg,
                             int narg, Literal *result, int *nresult)
{
    const Graph *g = module_find(m, "main");
    EvalHost host = {.step_limit = 10000000};

    *nresult = 0;
    for (int i = 0; i < g->noutput; i++)
        *nresult += g->output[i]->type.kind == TYPE_TENSOR;
    if (eval_function(&t->ctx, g, arg, narg, result, *nresult, &host))
        return true;
    t->failures++;
    *nresult = 0;
    printf("not evaluated: %s\n", test_message(t));
    return false;
}

#endif
