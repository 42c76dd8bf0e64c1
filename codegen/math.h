/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Elementwise operations on registers: every MAP row and `convert`.
 *
 * Values are scalars or vectors of any width. In registers a bool is i1 (or
 * <n x i1>), the others their LLVM types; in memory a bool is a byte 0 or 1.
 * The bits are those of the reference interpreter, whatever the width:
 *
 *  - math functions (base/scalar_math.def) are SLEEF's deterministic family,
 *    whose vector forms agree with its scalar ones, or, of f64 where the node
 *    says `libm`, the C library's, lane by lane;
 *  - integers wrap; x / 0 is 0 and MIN / -1 wraps, without a trap; shifts past
 *    the width are 0 (or all sign);
 *  - floats to integers saturate, and NaN becomes 0;
 *  - maximum and minimum propagate NaN, and take +0 for larger than -0;
 *  - floor_divide and floor_mod of floats are CPython's algorithm.
 *
 * No emitted operation traps, whatever its inputs, so a masked lane may hold
 * any number (but not undef: a masked load gives zeros there). Vectors have at
 * most MATH_MAX_WIDTH lanes. Integer powers emit a loop, so the builder may be
 * in another block afterwards. */
#ifndef HOLO_CODEGEN_MATH_H
#define HOLO_CODEGEN_MATH_H

#include <llvm-c/Core.h>

#include "codegen/target.h"
#include "ir/graph.h"

typedef struct MathEmit {
    LLVMModuleRef module; /* external functions are declared in it */
    LLVMBuilderRef builder;
    TargetInfo target;
} MathEmit;

/* What must be known of a MAP node. */
typedef struct MathOp {
    Op op;
    DType in;  /* of the inputs; of the second one for `select` */
    DType out; /* of the result */
    bool libm; /* f64 functions are the C library's */
} MathOp;

MathOp math_op(const Node *n);

/* A dtype in registers and in memory, `width` lanes; width 0: a scalar. */
LLVMTypeRef math_type(LLVMContextRef c, DType dtype, int width);
LLVMTypeRef math_memory_type(LLVMContextRef c, DType dtype, int width);
/* Of a value: its lanes, or 0 of a scalar; the context of its type. */
int math_width(LLVMValueRef x);
LLVMContextRef math_context(LLVMValueRef x);
/* From memory's form to the register's, and back; only bools differ. */
LLVMValueRef math_from_memory(LLVMBuilderRef b, DType dtype, LLVMValueRef x);
LLVMValueRef math_to_memory(LLVMBuilderRef b, DType dtype, LLVMValueRef x);
/* A scalar in each of `width` lanes; width 0: x itself. */
LLVMValueRef math_splat(LLVMBuilderRef b, LLVMValueRef x, int width);

enum { MATH_MAX_WIDTH = 256 };

/* A function of base/scalar_math.def of floats: `libm` is MathOp's. */
bool math_is_function(Op op);
LLVMValueRef math_function(const MathEmit *m, Op op, DType dtype, bool libm,
                           LLVMValueRef *x);
/* A pure function from scalars to `result`, lane by lane. */
LLVMValueRef math_call(const MathEmit *m, const char *name, int ninput,
                       LLVMTypeRef result, LLVMValueRef *x);

/* Emits the operation on `x` (one value for each input, all of one width) and
 * gives its result, of that width. */
LLVMValueRef math_emit(const MathEmit *m, MathOp op, LLVMValueRef *x);

#endif
