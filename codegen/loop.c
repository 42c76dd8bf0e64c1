/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Counted loops in LLVM IR; see loop.h. */
#include "codegen/loop.h"

#include <assert.h>
#include <stdbool.h>

static LLVMContextRef context_of(LLVMBuilderRef b)
{
    return LLVMGetTypeContext(
        LLVMTypeOf(LLVMGetBasicBlockParent(LLVMGetInsertBlock(b))));
}

LLVMValueRef index_constant(LLVMBuilderRef b, int64_t value)
{
    return LLVMConstInt(LLVMInt64TypeInContext(context_of(b)),
                        (unsigned long long)value, true);
}

LLVMValueRef index_add(LLVMBuilderRef b, LLVMValueRef x, int64_t y)
{
    return y == 0 ? x : LLVMBuildNSWAdd(b, x, index_constant(b, y), "");
}

LLVMValueRef index_multiply(LLVMBuilderRef b, LLVMValueRef x, int64_t y)
{
    return y == 1 ? x : LLVMBuildNSWMul(b, x, index_constant(b, y), "");
}

static LLVMBasicBlockRef append_block(LLVMBuilderRef b, const char *name)
{
    return LLVMAppendBasicBlockInContext(
        context_of(b), LLVMGetBasicBlockParent(LLVMGetInsertBlock(b)), name);
}

static LLVMValueRef phi_from(LLVMBuilderRef b, LLVMBasicBlockRef before,
                             LLVMValueRef initial)
{
    LLVMValueRef phi = LLVMBuildPhi(b, LLVMTypeOf(initial), "");

    LLVMAddIncoming(phi, &initial, &before, 1);
    return phi;
}

Loop loop_begin(LLVMBuilderRef b, LLVMValueRef begin, LLVMValueRef end,
                int64_t step, int ncarried, LLVMValueRef *initial)
{
    LLVMBasicBlockRef before = LLVMGetInsertBlock(b), body;
    Loop loop = {.builder = b, .step = step, .ncarried = ncarried};

    assert(ncarried <= LOOP_MAX_CARRIED);
    loop.head = append_block(b, "head");
    body = append_block(b, "body");
    loop.end = append_block(b, "end");
    LLVMBuildBr(b, loop.head);
    LLVMPositionBuilderAtEnd(b, loop.head);
    loop.index = phi_from(b, before, begin);
    for (int i = 0; i < ncarried; i++)
        loop.carried[i] = phi_from(b, before, initial[i]);
    LLVMBuildCondBr(b, LLVMBuildICmp(b, LLVMIntSLT, loop.index, end, ""), body,
                    loop.end);
    LLVMPositionBuilderAtEnd(b, body);
    return loop;
}

Loop loop_begin_count(LLVMBuilderRef b, int64_t end, int64_t step, int ncarried,
                      LLVMValueRef *initial)
{
    return loop_begin(b, index_constant(b, 0), index_constant(b, end), step,
                      ncarried, initial);
}

void loop_end(Loop *loop, LLVMValueRef *next)
{
    LLVMBuilderRef b = loop->builder;
    LLVMValueRef index = index_add(b, loop->index, loop->step);
    LLVMBasicBlockRef last = LLVMGetInsertBlock(b);

    LLVMBuildBr(b, loop->head);
    LLVMAddIncoming(loop->index, &index, &last, 1);
    for (int i = 0; i < loop->ncarried; i++) {
        LLVMAddIncoming(loop->carried[i], &next[i], &last, 1);
        next[i] = loop->carried[i];
    }
    LLVMPositionBuilderAtEnd(b, loop->end);
}
