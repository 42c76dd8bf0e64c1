/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The types of values in registers and in memory, and the way from one to the
 * other. */
#include "codegen/math.h"

static LLVMTypeRef with_width(LLVMTypeRef type, int width)
{
    return width == 0 ? type : LLVMVectorType(type, (unsigned)width);
}

static LLVMTypeRef element_type(LLVMContextRef c, DType dtype)
{
    if (dtype == DTYPE_F32)
        return LLVMFloatTypeInContext(c);
    if (dtype == DTYPE_F64)
        return LLVMDoubleTypeInContext(c);
    return LLVMIntTypeInContext(c, 8 * (unsigned)dtype_info[dtype].size);
}

LLVMTypeRef math_memory_type(LLVMContextRef c, DType dtype, int width)
{
    return with_width(element_type(c, dtype), width);
}

LLVMTypeRef math_type(LLVMContextRef c, DType dtype, int width)
{
    if (dtype == DTYPE_BOOL)
        return with_width(LLVMInt1TypeInContext(c), width);
    return math_memory_type(c, dtype, width);
}

int math_width(LLVMValueRef x)
{
    LLVMTypeRef type = LLVMTypeOf(x);

    return LLVMGetTypeKind(type) == LLVMVectorTypeKind
               ? (int)LLVMGetVectorSize(type)
               : 0;
}

LLVMContextRef math_context(LLVMValueRef x)
{
    return LLVMGetTypeContext(LLVMTypeOf(x));
}

LLVMValueRef math_from_memory(LLVMBuilderRef b, DType dtype, LLVMValueRef x)
{
    if (dtype != DTYPE_BOOL)
        return x;
    return LLVMBuildICmp(b, LLVMIntNE, x, LLVMConstNull(LLVMTypeOf(x)), "");
}

LLVMValueRef math_to_memory(LLVMBuilderRef b, DType dtype, LLVMValueRef x)
{
    if (dtype != DTYPE_BOOL)
        return x;
    return LLVMBuildZExt(
        b, x, math_memory_type(math_context(x), dtype, math_width(x)), "");
}

LLVMValueRef math_splat(LLVMBuilderRef b, LLVMValueRef x, int width)
{
    LLVMTypeRef type, i32 = LLVMInt32TypeInContext(math_context(x));
    LLVMValueRef first;

    if (width == 0)
        return x;
    type = LLVMVectorType(LLVMTypeOf(x), (unsigned)width);
    first = LLVMBuildInsertElement(b, LLVMGetPoison(type), x,
                                   LLVMConstNull(i32), "");
    return LLVMBuildShuffleVector(
        b, first, LLVMGetPoison(type),
        LLVMConstNull(LLVMVectorType(i32, (unsigned)width)), "");
}
