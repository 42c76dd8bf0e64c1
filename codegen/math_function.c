/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Calls of the math functions of base/scalar_math.def.
 *
 * A vector is cut into pieces of the widths that SLEEF has, the last one
 * filled up with copies of its last lane. The forms of the deterministic
 * family agree bit for bit, so the cut does not show. */
#include "codegen/math.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

enum { MAX_FUNCTION_INPUT = 2, MAX_FUNCTION_WIDTH = 16 };

typedef struct MathFunction {
    int ninput;
    const char *name;
} MathFunction;

static const MathFunction math_functions[OP_COUNT] = {
#define MATH(op, ninput, c) [OP_##op] = {ninput, #c},
#include "base/scalar_math.def"
};

bool math_is_function(Op op)
{
    return math_functions[op].name != NULL;
}

static void add_attribute(LLVMContextRef c, LLVMValueRef function,
                          const char *name, uint64_t value)
{
    unsigned kind = LLVMGetEnumAttributeKindForName(name, strlen(name));

    assert(kind != 0);
    LLVMAddAttributeAtIndex(function, LLVMAttributeFunctionIndex,
                            LLVMCreateEnumAttribute(c, kind, value));
}

/* Declares a pure function from `type`s to `type`. LLVM is not to know the C
 * library's by name (`nobuiltin`): it would evaluate or combine them its own
 * way. */
static LLVMValueRef declare(const MathEmit *m, const char *name,
                            LLVMTypeRef function)
{
    LLVMContextRef c = LLVMGetModuleContext(m->module);
    LLVMValueRef f = LLVMGetNamedFunction(m->module, name);

    if (f)
        return f;
    f = LLVMAddFunction(m->module, name, function);
    add_attribute(c, f, "nounwind", 0);
    add_attribute(c, f, "willreturn", 0);
    add_attribute(c, f, "memory", 0);
    add_attribute(c, f, "nobuiltin", 0);
    return f;
}

static LLVMValueRef call_pure(const MathEmit *m, const char *name, int ninput,
                              LLVMTypeRef result, LLVMValueRef *x)
{
    LLVMTypeRef type = LLVMTypeOf(x[0]);
    LLVMTypeRef input[MAX_FUNCTION_INPUT] = {type, type};
    LLVMTypeRef function =
        LLVMFunctionType(result, input, (unsigned)ninput, false);

    return LLVMBuildCall2(m->builder, function, declare(m, name, function), x,
                          (unsigned)ninput, "");
}

LLVMValueRef math_call(const MathEmit *m, const char *name, int ninput,
                       LLVMTypeRef result, LLVMValueRef *x)
{
    LLVMTypeRef type = LLVMTypeOf(x[0]);
    LLVMTypeRef i32 = LLVMInt32TypeInContext(LLVMGetTypeContext(type));
    LLVMValueRef lanes;
    unsigned width;

    assert(ninput > 0);
    if (LLVMGetTypeKind(type) != LLVMVectorTypeKind)
        return call_pure(m, name, ninput, result, x);
    width = LLVMGetVectorSize(type);
    lanes = LLVMGetPoison(LLVMVectorType(result, width));
    for (unsigned i = 0; i < width; i++) {
        LLVMValueRef at = LLVMConstInt(i32, i, false), in[MAX_FUNCTION_INPUT];

        for (int k = 0; k < ninput; k++)
            in[k] = LLVMBuildExtractElement(m->builder, x[k], at, "");
        lanes = LLVMBuildInsertElement(
            m->builder, lanes, call_pure(m, name, ninput, result, in), at, "");
    }
    return lanes;
}

/* SLEEF's form for `width` lanes: 1, or one that fills a register. */
static LLVMValueRef call_sleef(const MathEmit *m, const MathFunction *f,
                               DType dtype, int width, LLVMValueRef *x)
{
    int bytes = width * dtype_info[dtype].size;
    char name[64];

    snprintf(name, sizeof name, "Sleef_finz_%s%c%d_u10%s", f->name,
             dtype == DTYPE_F32 ? 'f' : 'd', width,
             width == 1    ? "purecfma"
             : bytes == 64 ? "avx512f"
                           : "avx2");
    return call_pure(m, name, f->ninput, LLVMTypeOf(x[0]), x);
}

/* Lanes begin .. begin + count - 1 of x in a vector of `width`; past them its
 * last one again. */
static LLVMValueRef take_lanes(LLVMBuilderRef b, LLVMValueRef x, int begin,
                               int count, int width)
{
    LLVMTypeRef i32 = LLVMInt32TypeInContext(LLVMGetTypeContext(LLVMTypeOf(x)));
    LLVMValueRef lane[MAX_FUNCTION_WIDTH];

    for (int i = 0; i < width; i++) {
        int from = begin + (i < count ? i : count - 1);

        lane[i] = LLVMConstInt(i32, (unsigned)from, false);
    }
    return LLVMBuildShuffleVector(b, x, LLVMGetPoison(LLVMTypeOf(x)),
                                  LLVMConstVector(lane, (unsigned)width), "");
}

/* `into` with the first `count` lanes of `x` (a vector of `width`) put over
 * those from `begin` on. */
static LLVMValueRef put_lanes(LLVMBuilderRef b, LLVMValueRef into,
                              LLVMValueRef x, int begin, int count)
{
    LLVMTypeRef i32 = LLVMInt32TypeInContext(LLVMGetTypeContext(LLVMTypeOf(x)));
    int total = (int)LLVMGetVectorSize(LLVMTypeOf(into));
    int width = (int)LLVMGetVectorSize(LLVMTypeOf(x));
    LLVMValueRef lane[MATH_MAX_WIDTH];

    /* A shuffle takes two vectors of one type: widen x first. */
    for (int i = 0; i < total; i++)
        lane[i] = LLVMConstInt(i32, (unsigned)(i < width ? i : width - 1), 0);
    x = LLVMBuildShuffleVector(b, x, LLVMGetPoison(LLVMTypeOf(x)),
                               LLVMConstVector(lane, (unsigned)total), "");
    for (int i = 0; i < total; i++) {
        bool inside = i >= begin && i < begin + count;

        lane[i] = LLVMConstInt(i32, (unsigned)(inside ? total + i - begin : i),
                               false);
    }
    return LLVMBuildShuffleVector(b, into, x,
                                  LLVMConstVector(lane, (unsigned)total), "");
}

/* The width of the piece that serves the first of `left` lanes. */
static int piece_width(const MathEmit *m, DType dtype, int left)
{
    int small = 32 / dtype_info[dtype].size;

    return m->target.vector_bytes == 64 && left > small ? 2 * small : small;
}

LLVMValueRef math_function(const MathEmit *m, Op op, DType dtype, bool libm,
                           LLVMValueRef *x)
{
    const MathFunction *f = &math_functions[op];
    LLVMTypeRef type = LLVMTypeOf(x[0]);
    LLVMValueRef result = LLVMGetPoison(type);
    int total;

    assert(f->ninput > 0);
    if (libm && dtype == DTYPE_F64)
        return math_call(m, f->name, f->ninput,
                         LLVMDoubleTypeInContext(LLVMGetTypeContext(type)), x);
    if (LLVMGetTypeKind(type) != LLVMVectorTypeKind)
        return call_sleef(m, f, dtype, 1, x);
    total = (int)LLVMGetVectorSize(type);
    for (int begin = 0, width; begin < total; begin += width) {
        LLVMValueRef piece[MAX_FUNCTION_INPUT], y;
        int left = total - begin;

        width = piece_width(m, dtype, left);
        if (left == width && begin == 0)
            return call_sleef(m, f, dtype, width, x);
        if (left > width)
            left = width;
        for (int i = 0; i < f->ninput; i++)
            piece[i] = take_lanes(m->builder, x[i], begin, left, width);
        y = call_sleef(m, f, dtype, width, piece);
        result = put_lanes(m->builder, result, y, begin, left);
    }
    return result;
}
