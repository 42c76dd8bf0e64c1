/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What emission needs to know of the CPU. jit.c fills it from the host (or
 * from the options); everything below it asks nothing else. */
#ifndef HOLO_CODEGEN_TARGET_H
#define HOLO_CODEGEN_TARGET_H

#include <stdbool.h>

/* AVX2 with FMA is the least that is supported: {32, 16}. AVX-512 F, BW, DQ
 * and VL: {64, 32}. */
typedef struct TargetInfo {
    int vector_bytes; /* of the widest registers: 32 or 64 */
    int nregister;    /* vector registers: 16 or 32 */
} TargetInfo;

#define TARGET_AVX2 ((TargetInfo){32, 16})
#define TARGET_AVX512 ((TargetInfo){64, 32})

#endif
