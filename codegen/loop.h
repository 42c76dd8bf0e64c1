/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Counted loops in LLVM IR; the values that a turn hands to the next live in
 * phis. */
#ifndef HOLO_CODEGEN_LOOP_H
#define HOLO_CODEGEN_LOOP_H

#include <llvm-c/Core.h>

#include <stdint.h>

enum { LOOP_MAX_CARRIED = 64 };

typedef struct Loop {
    LLVMBuilderRef builder;
    LLVMBasicBlockRef head, end;
    LLVMValueRef index; /* i64: begin, begin + step, ... */
    int64_t step;
    int ncarried;
    LLVMValueRef carried[LOOP_MAX_CARRIED]; /* at the start of a turn */
} Loop;

/* Opens a loop over begin <= index < end, of no turns perhaps, and leaves the
 * builder in its body. */
Loop loop_begin(LLVMBuilderRef b, LLVMValueRef begin, LLVMValueRef end,
                int64_t step, int ncarried, LLVMValueRef *initial);
/* The same from 0 to a constant. */
Loop loop_begin_count(LLVMBuilderRef b, int64_t end, int64_t step, int ncarried,
                      LLVMValueRef *initial);
/* Closes it, with the values for the next turn, and leaves the builder behind
 * it; `next` then holds those that the last turn left. */
void loop_end(Loop *loop, LLVMValueRef *next);

/* i64 arithmetic with constants, without an instruction where it is idle. */
LLVMValueRef index_constant(LLVMBuilderRef b, int64_t value);
LLVMValueRef index_add(LLVMBuilderRef b, LLVMValueRef x, int64_t y);
LLVMValueRef index_multiply(LLVMBuilderRef b, LLVMValueRef x, int64_t y);

#endif
