/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Matrix products: one LLVM function for each shape.
 *
 * Each element of the result is accumulated from 0 by fma over k in order, so
 * tiles, packing and vector width never change its bits. */
#ifndef HOLO_CODEGEN_DOT_H
#define HOLO_CODEGEN_DOT_H

#include <llvm-c/Core.h>

#include "codegen/target.h"
#include "ir/graph.h"

/* A loop around the product; strides in elements, 0 where an input does not
 * change along it. */
typedef struct DotLoop {
    int64_t size;
    int64_t lhs, rhs, out;
} DotLoop;

enum { DOT_MAX_LOOP = 2 * MAX_RANK };

/* out[i, j] = sum over l of lhs[i, l] * rhs[l, j], inside of loops; strides in
 * elements. Contracting dimensions that are not one stride in both inputs are
 * `kloop`: the product accumulates over them, in order. */
typedef struct DotSpec {
    DType dtype;
    int64_t m, n, k;
    int64_t lhs_m, lhs_k;
    int64_t rhs_k, rhs_n;
    int64_t out_m, out_n;
    int nloop, nkloop;
    DotLoop
        loop[DOT_MAX_LOOP];  /* batch, outer free dimensions; outermost first */
    DotLoop kloop[MAX_RANK]; /* `out` is 0 */
} DotSpec;

/* The product that a dot_general node is. The strides (in elements, one for
 * each dimension of an input's shape) say how the inputs lie in memory, so that
 * a transpose or a broadcast in front needs no copy; NULL: dense, row-major.
 * The result is dense. */
DotSpec dot_spec(const Node *n, const int64_t *lhs_stride,
                 const int64_t *rhs_stride);

/* Bytes of scratch that the function needs, aligned to 64; 0 if none. */
int64_t dot_scratch_size(const DotSpec *spec, TargetInfo target);

/* Emits `void name(ptr lhs, ptr rhs, ptr out, ptr scratch)`, internal to the
 * module; the three may not overlap. */
LLVMValueRef dot_emit(LLVMModuleRef module, const char *name,
                      const DotSpec *spec, TargetInfo target);

#endif
