/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The math functions of base/scalar_math.def: SLEEF's deterministic scalar
 * forms, with which its vector forms agree, or, of f64 where the node says
 * `libm`, the C library's. */
#include "ir/eval_rules.h"

#include <math.h>

/* sleef.h declares these only to a compiler that targets their CPU. */
#define SLEEF_DECLARE1(c)                                                      \
    double Sleef_finz_##c##d1_u10purecfma(double);                             \
    float Sleef_finz_##c##f1_u10purecfma(float);
#define SLEEF_DECLARE2(c)                                                      \
    double Sleef_finz_##c##d1_u10purecfma(double, double);                     \
    float Sleef_finz_##c##f1_u10purecfma(float, float);
#define MATH(op, ninput, c) SLEEF_DECLARE##ninput(c)
#include "base/scalar_math.def"

typedef struct MathFunctions {
    int ninput;
    double (*libm1)(double), (*sleef1)(double);
    double (*libm2)(double, double), (*sleef2)(double, double);
    float (*single1)(float);
    float (*single2)(float, float);
} MathFunctions;

#define FUNCTIONS1(c)                                                          \
    {.ninput = 1,                                                              \
     .libm1 = c,                                                               \
     .sleef1 = Sleef_finz_##c##d1_u10purecfma,                                 \
     .single1 = Sleef_finz_##c##f1_u10purecfma}
#define FUNCTIONS2(c)                                                          \
    {.ninput = 2,                                                              \
     .libm2 = c,                                                               \
     .sleef2 = Sleef_finz_##c##d1_u10purecfma,                                 \
     .single2 = Sleef_finz_##c##f1_u10purecfma}

static const MathFunctions functions[OP_COUNT] = {
#define MATH(op, ninput, c) [OP_##op] = FUNCTIONS##ninput(c),
#include "base/scalar_math.def"
};

double math_f64(Op op, bool libm, double x, double y)
{
    const MathFunctions *f = &functions[op];

    if (f->ninput == 1)
        return libm ? f->libm1(x) : f->sleef1(x);
    return libm ? f->libm2(x, y) : f->sleef2(x, y);
}

float math_f32(Op op, float x, float y)
{
    const MathFunctions *f = &functions[op];

    return f->ninput == 1 ? f->single1(x) : f->single2(x, y);
}
