/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The functions that compiled code may call, by name. */
#include "runtime/runtime.h"

#include "base/arithmetic.h"

#include <math.h>
#include <string.h>

/* SLEEF's own header declares a vector form only for a compiler that is told
 * of the CPU; here their addresses are all that matters. */
#define MATH(op, ninput, c)                                                    \
    void Sleef_finz_##c##d1_u10purecfma(void);                                 \
    void Sleef_finz_##c##f1_u10purecfma(void);                                 \
    void Sleef_finz_##c##d4_u10avx2(void);                                     \
    void Sleef_finz_##c##f8_u10avx2(void);                                     \
    void Sleef_finz_##c##d8_u10avx512f(void);                                  \
    void Sleef_finz_##c##f16_u10avx512f(void);
#include "base/scalar_math.def"

#define SYMBOL(name) {#name, (void *)name}

const RtSymbol runtime_symbol[] = {
    SYMBOL(rt_print),
    SYMBOL(rt_fail),
    SYMBOL(rt_system),
    SYMBOL(rt_called),
    SYMBOL(rt_enter),
    SYMBOL(rt_leave),
    SYMBOL(rt_tape_create),
    SYMBOL(rt_tape_push),
    SYMBOL(rt_tape_pop),
    SYMBOL(rt_tape_free),
    SYMBOL(rt_alloc),
    SYMBOL(rt_free),
    SYMBOL(rt_out_of_memory),
    SYMBOL(int_quotient),
    SYMBOL(round_decimal),
    /* What LLVM itself makes calls of: frem, fma without the instruction,
       copies. */
    SYMBOL(fmod),
    SYMBOL(fmodf),
    SYMBOL(fma),
    SYMBOL(fmaf),
    SYMBOL(memcpy),
    SYMBOL(memmove),
    SYMBOL(memset),
#define MATH(op, ninput, c)                                                    \
    SYMBOL(c), SYMBOL(Sleef_finz_##c##d1_u10purecfma),                         \
        SYMBOL(Sleef_finz_##c##f1_u10purecfma),                                \
        SYMBOL(Sleef_finz_##c##d4_u10avx2),                                    \
        SYMBOL(Sleef_finz_##c##f8_u10avx2),                                    \
        SYMBOL(Sleef_finz_##c##d8_u10avx512f),                                 \
        SYMBOL(Sleef_finz_##c##f16_u10avx512f),
#include "base/scalar_math.def"
    {NULL, NULL},
};
