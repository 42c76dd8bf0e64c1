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

Loop loop_begin(LLVMBuilderRef b, LLVMValueRef begin, LLVMValueRef end,
                int64_t step, int ncarried, LLVMValueRef *initial)
{
    LLVMBasicBlockRef before = LLVMGetInsertBlock(b);
    Loop loop = {.builder = b, .step = step, .end = end, .ncarried = ncarried};

    assert(ncarried <= LOOP_MAX_CARRIED);
    loop.body = LLVMAppendBasicBlockInContext(
        context_of(b), LLVMGetBasicBlockParent(before), "loop");
    LLVMBuildBr(b, loop.body);
    LLVMPositionBuilderAtEnd(b, loop.body);
    loop.index = LLVMBuildPhi(b, LLVMTypeOf(begin), "i");
    LLVMAddIncoming(loop.index, &begin, &before, 1);
    for (int i = 0; i < ncarried; i++) {
        loop.carried[i] = LLVMBuildPhi(b, LLVMTypeOf(initial[i]), "");
        LLVMAddIncoming(loop.carried[i], &initial[i], &before, 1);
    }
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
    LLVMValueRef more = LLVMBuildICmp(b, LLVMIntSLT, index, loop->end, "");
    LLVMBasicBlockRef last = LLVMGetInsertBlock(b);
    LLVMBasicBlockRef end = LLVMAppendBasicBlockInContext(
        context_of(b), LLVMGetBasicBlockParent(last), "end");

    LLVMBuildCondBr(b, more, loop->body, end);
    LLVMAddIncoming(loop->index, &index, &last, 1);
    for (int i = 0; i < loop->ncarried; i++) {
        LLVMAddIncoming(loop->carried[i], &next[i], &last, 1);
        loop->carried[i] = next[i];
    }
    LLVMPositionBuilderAtEnd(b, end);
}
