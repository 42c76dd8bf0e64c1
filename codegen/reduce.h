/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Reductions in the order of ir/reduce.h.
 *
 * A producer is fused by the callback that supplies the elements. The number
 * of elements is static; the loops over them are emitted here. */
#ifndef HOLO_CODEGEN_REDUCE_H
#define HOLO_CODEGEN_REDUCE_H

#include "codegen/math.h"

/* The elements of one result that are numbered r, r + 1, ... r + lanes - 1.
 *
 * Minor: a vector of `width` registers' lanes; those past `lanes` are ignored
 * and must not be loaded (`lanes` is width but in the last one of a row).
 * Major: `r` alone counts; the width is what the caller of reduce_major chose,
 * and the vector's lanes are that many results (0: a scalar, one result). */
typedef LLVMValueRef (*ReduceElement)(void *self, LLVMBuilderRef b,
                                      LLVMValueRef r, int width, int lanes);

typedef struct Reduce {
    Op op;            /* reduce_*, argmax or argmin */
    DType dtype;      /* of the elements */
    int64_t size;     /* how many elements meet in one result */
    LLVMValueRef end; /* i64, of the elements that count, behind which `element`
                         gives what changes nothing; NULL: the size */
    ReduceElement element;
    void *self;
} Reduce;

/* Does this reduction have the minor order? (Else the major one.) Those of
 * argmax and argmin, which any order suits, follow the same rule. */
bool reduce_is_minor(const Node *n);

/* One result, a scalar: of `dtype`, or i64 of argmax and argmin. Leaves the
 * builder in a new block when the size needs a loop. */
LLVMValueRef reduce_minor(const MathEmit *m, const Reduce *reduce);

/* `width` results side by side (0: one, a scalar), likewise. */
LLVMValueRef reduce_major(const MathEmit *m, const Reduce *reduce, int width);

/* One step, for who wants his own loops: acc op x. Not argmax, argmin. */
LLVMValueRef reduce_combine(const MathEmit *m, Op op, DType dtype,
                            LLVMValueRef acc, LLVMValueRef x);
/* What a reduction starts from. Not argmax, argmin. */
LLVMValueRef reduce_identity(LLVMContextRef c, Op op, DType dtype, int width);

#endif
