/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Elementwise operations: a rule scalar_<name>() for each MAP row.
 *
 * A rule sees values in registers, scalars or vectors alike; LLVM's
 * instructions and overloaded intrinsics work on either. */
#include "codegen/math.h"

#include <assert.h>
#include <string.h>

/* ---- helpers of the rules ---- */

/* Constants of x's type. */
static LLVMValueRef splat_constant(LLVMValueRef x, LLVMValueRef value)
{
    LLVMValueRef lane[MATH_MAX_WIDTH];
    int width = math_width(x);

    if (width == 0)
        return value;
    for (int i = 0; i < width; i++)
        lane[i] = value;
    return LLVMConstVector(lane, (unsigned)width);
}

static LLVMTypeRef scalar_type(LLVMValueRef x)
{
    return math_width(x) ? LLVMGetElementType(LLVMTypeOf(x)) : LLVMTypeOf(x);
}

static LLVMValueRef real_like(LLVMValueRef x, double value)
{
    return splat_constant(x, LLVMConstReal(scalar_type(x), value));
}

static LLVMValueRef int_like(LLVMValueRef x, int64_t value)
{
    return splat_constant(
        x, LLVMConstInt(scalar_type(x), (unsigned long long)value, true));
}

static LLVMValueRef zero_like(LLVMValueRef x)
{
    return LLVMConstNull(LLVMTypeOf(x));
}

static bool is_float(DType dtype)
{
    return dtype_info[dtype].is_float;
}

static bool is_signed(DType dtype)
{
    return dtype_info[dtype].is_signed;
}

static unsigned bits_of(LLVMValueRef x)
{
    return LLVMGetIntTypeWidth(scalar_type(x));
}

/* The least value of x's (signed) type. */
static LLVMValueRef least_like(LLVMValueRef x)
{
    return splat_constant(
        x, LLVMConstInt(scalar_type(x), 1ull << (bits_of(x) - 1), false));
}

static LLVMValueRef call_intrinsic(const MathEmit *m, const char *name,
                                   LLVMTypeRef *overload, int noverload,
                                   LLVMValueRef *x, int ninput)
{
    LLVMContextRef c = LLVMGetModuleContext(m->module);
    unsigned id = LLVMLookupIntrinsicID(name, strlen(name));
    LLVMTypeRef type = LLVMIntrinsicGetType(c, id, overload, (size_t)noverload);
    LLVMValueRef f =
        LLVMGetIntrinsicDeclaration(m->module, id, overload, (size_t)noverload);

    return LLVMBuildCall2(m->builder, type, f, x, (unsigned)ninput, "");
}

static LLVMValueRef intrinsic1(const MathEmit *m, const char *name,
                               LLVMValueRef x)
{
    LLVMTypeRef type = LLVMTypeOf(x);

    return call_intrinsic(m, name, &type, 1, &x, 1);
}

static LLVMValueRef intrinsic2(const MathEmit *m, const char *name,
                               LLVMValueRef x, LLVMValueRef y)
{
    LLVMTypeRef type = LLVMTypeOf(x);
    LLVMValueRef input[2] = {x, y};

    return call_intrinsic(m, name, &type, 1, input, 2);
}

typedef LLVMValueRef (*BuildBinary)(LLVMBuilderRef, LLVMValueRef, LLVMValueRef,
                                    const char *);

/* An instruction with a form for floats and one for integers. */
static LLVMValueRef arithmetic(const MathEmit *m, const MathOp *op,
                               BuildBinary of_float, BuildBinary of_int,
                               LLVMValueRef *x)
{
    BuildBinary build = is_float(op->in) ? of_float : of_int;

    return build(m->builder, x[0], x[1], "");
}

static LLVMValueRef compare(const MathEmit *m, const MathOp *op,
                            LLVMRealPredicate of_float,
                            LLVMIntPredicate of_signed,
                            LLVMIntPredicate of_unsigned, LLVMValueRef *x)
{
    if (is_float(op->in))
        return LLVMBuildFCmp(m->builder, of_float, x[0], x[1], "");
    return LLVMBuildICmp(m->builder,
                         is_signed(op->in) ? of_signed : of_unsigned, x[0],
                         x[1], "");
}

/* ---- one input ---- */

#define RULE(name)                                                             \
    static LLVMValueRef scalar_##name(const MathEmit *m, const MathOp *op,     \
                                      LLVMValueRef *x)
/* For rules that do not look at all of their arguments. */
#define UNUSED(a) ((void)(a))

RULE(identity)
{
    UNUSED(m), UNUSED(op);
    return x[0];
}

RULE(stop_gradient)
{
    UNUSED(m), UNUSED(op);
    return x[0];
}

RULE(negate)
{
    if (is_float(op->in))
        return LLVMBuildFNeg(m->builder, x[0], "");
    return LLVMBuildNeg(m->builder, x[0], "");
}

RULE(abs)
{
    LLVMTypeRef type = LLVMTypeOf(x[0]);
    LLVMValueRef input[2] = {
        x[0], LLVMConstNull(LLVMInt1TypeInContext(math_context(x[0])))};

    if (is_float(op->in))
        return intrinsic1(m, "llvm.fabs", x[0]);
    if (!is_signed(op->in))
        return x[0];
    return call_intrinsic(m, "llvm.abs", &type, 1, input, 2);
}

static LLVMValueRef sign_of_float(LLVMBuilderRef b, LLVMValueRef x)
{
    LLVMValueRef zero = zero_like(x);
    LLVMValueRef above = LLVMBuildFCmp(b, LLVMRealOGT, x, zero, "");
    LLVMValueRef below = LLVMBuildFCmp(b, LLVMRealOLT, x, zero, "");
    LLVMValueRef nan = LLVMBuildFCmp(b, LLVMRealUNO, x, x, "");
    LLVMValueRef sign = LLVMBuildSelect(
        b, below, real_like(x, -1), LLVMBuildSelect(b, nan, x, zero, ""), "");

    return LLVMBuildSelect(b, above, real_like(x, 1), sign, "");
}

RULE(sign)
{
    LLVMBuilderRef b = m->builder;
    LLVMValueRef zero = zero_like(x[0]), sign;

    if (is_float(op->in))
        return sign_of_float(b, x[0]);
    sign = LLVMBuildZExt(b, LLVMBuildICmp(b, LLVMIntNE, x[0], zero, ""),
                         LLVMTypeOf(x[0]), "");
    if (!is_signed(op->in))
        return sign;
    return LLVMBuildSelect(b, LLVMBuildICmp(b, LLVMIntSLT, x[0], zero, ""),
                           int_like(x[0], -1), sign, "");
}

/* Rules that are one intrinsic. */
#define INTRINSIC(name, intrinsic)                                             \
    RULE(name)                                                                 \
    {                                                                          \
        UNUSED(op);                                                            \
        return intrinsic1(m, intrinsic, x[0]);                                 \
    }
INTRINSIC(floor, "llvm.floor")
INTRINSIC(ceil, "llvm.ceil")
INTRINSIC(trunc, "llvm.trunc")
INTRINSIC(round_nearest_even, "llvm.roundeven")
INTRINSIC(sqrt, "llvm.sqrt")

RULE(rsqrt)
{
    LLVMValueRef root = scalar_sqrt(m, op, x);

    return LLVMBuildFDiv(m->builder, real_like(root, 1), root, "");
}

/* 1 / (1 + exp(-x)) */
RULE(logistic)
{
    LLVMBuilderRef b = m->builder;
    LLVMValueRef one = real_like(x[0], 1);
    LLVMValueRef minus = LLVMBuildFNeg(b, x[0], "");
    LLVMValueRef e = math_function(m, OP_exp, op->in, op->libm, &minus);

    return LLVMBuildFDiv(b, one, LLVMBuildFAdd(b, one, e, ""), "");
}

RULE(is_finite)
{
    LLVMValueRef size;

    if (!is_float(op->in))
        return LLVMConstAllOnes(
            math_type(math_context(x[0]), DTYPE_BOOL, math_width(x[0])));
    size = intrinsic1(m, "llvm.fabs", x[0]);
    return LLVMBuildFCmp(m->builder, LLVMRealOLT, size,
                         real_like(x[0], __builtin_inf()), "");
}

RULE(is_nan)
{
    if (!is_float(op->in))
        return LLVMConstNull(
            math_type(math_context(x[0]), DTYPE_BOOL, math_width(x[0])));
    return LLVMBuildFCmp(m->builder, LLVMRealUNO, x[0], x[0], "");
}

RULE(not)
{
    UNUSED(op);
    return LLVMBuildNot(m->builder, x[0], "");
}

/* ---- conversion ---- */

static LLVMValueRef float_to_int(const MathEmit *m, DType to, LLVMTypeRef type,
                                 LLVMValueRef x)
{
    LLVMTypeRef overload[2] = {type, LLVMTypeOf(x)};

    return call_intrinsic(m,
                          is_signed(to) ? "llvm.fptosi.sat" : "llvm.fptoui.sat",
                          overload, 2, &x, 1);
}

static LLVMValueRef to_float(const MathEmit *m, DType from, LLVMTypeRef type,
                             LLVMValueRef x)
{
    if (is_float(from))
        return LLVMBuildFPCast(m->builder, x, type, "");
    return is_signed(from) ? LLVMBuildSIToFP(m->builder, x, type, "")
                           : LLVMBuildUIToFP(m->builder, x, type, "");
}

RULE(convert)
{
    LLVMTypeRef type = math_type(math_context(x[0]), op->out, math_width(x[0]));

    if (op->in == op->out)
        return x[0];
    if (is_float(op->out))
        return to_float(m, op->in, type, x[0]);
    if (op->out == DTYPE_BOOL && is_float(op->in))
        return LLVMBuildFCmp(m->builder, LLVMRealUNE, x[0], zero_like(x[0]),
                             "");
    if (op->out == DTYPE_BOOL)
        return LLVMBuildICmp(m->builder, LLVMIntNE, x[0], zero_like(x[0]), "");
    if (is_float(op->in))
        return float_to_int(m, op->out, type, x[0]);
    return LLVMBuildIntCast2(m->builder, x[0], type, is_signed(op->in), "");
}

/* ---- arithmetic of two inputs ---- */

RULE(add)
{
    return arithmetic(m, op, LLVMBuildFAdd, LLVMBuildAdd, x);
}

RULE(subtract)
{
    return arithmetic(m, op, LLVMBuildFSub, LLVMBuildSub, x);
}

RULE(multiply)
{
    return arithmetic(m, op, LLVMBuildFMul, LLVMBuildMul, x);
}

/* A divisor that cannot trap: 1 instead of 0, and instead of -1 below the
 * least value. x / 1 is what the latter wraps to, and x % 1 is 0. */
static LLVMValueRef safe_divisor(const MathEmit *m, const MathOp *op,
                                 LLVMValueRef *x)
{
    LLVMBuilderRef b = m->builder;
    LLVMValueRef unsafe =
        LLVMBuildICmp(b, LLVMIntEQ, x[1], zero_like(x[1]), "");

    if (is_signed(op->in)) {
        LLVMValueRef minus =
            LLVMBuildICmp(b, LLVMIntEQ, x[1], int_like(x[1], -1), "");
        LLVMValueRef least =
            LLVMBuildICmp(b, LLVMIntEQ, x[0], least_like(x[0]), "");

        unsafe = LLVMBuildOr(b, unsafe, LLVMBuildAnd(b, minus, least, ""), "");
    }
    return LLVMBuildSelect(b, unsafe, int_like(x[1], 1), x[1], "");
}

static LLVMValueRef int_divide(const MathEmit *m, const MathOp *op,
                               LLVMValueRef x, LLVMValueRef divisor)
{
    return is_signed(op->in) ? LLVMBuildSDiv(m->builder, x, divisor, "")
                             : LLVMBuildUDiv(m->builder, x, divisor, "");
}

static LLVMValueRef int_remainder(const MathEmit *m, const MathOp *op,
                                  LLVMValueRef *x)
{
    LLVMValueRef divisor = safe_divisor(m, op, x);

    return is_signed(op->in) ? LLVMBuildSRem(m->builder, x[0], divisor, "")
                             : LLVMBuildURem(m->builder, x[0], divisor, "");
}

/* `y` where the divisor is not 0, else 0. */
static LLVMValueRef zero_by_zero(const MathEmit *m, LLVMValueRef divisor,
                                 LLVMValueRef y)
{
    LLVMValueRef zero = zero_like(divisor);

    return LLVMBuildSelect(
        m->builder, LLVMBuildICmp(m->builder, LLVMIntEQ, divisor, zero, ""),
        zero, y, "");
}

RULE(divide)
{
    if (is_float(op->in))
        return LLVMBuildFDiv(m->builder, x[0], x[1], "");
    return zero_by_zero(m, x[1],
                        int_divide(m, op, x[0], safe_divisor(m, op, x)));
}

RULE(remainder)
{
    if (is_float(op->in))
        return LLVMBuildFRem(m->builder, x[0], x[1], "");
    return int_remainder(m, op, x);
}

/* Is the C remainder `mod` not 0 and of another sign than `y`? */
static LLVMValueRef needs_floor(const MathEmit *m, const MathOp *op,
                                LLVMValueRef mod, LLVMValueRef y)
{
    LLVMBuilderRef b = m->builder;
    LLVMValueRef zero = zero_like(y), some, differ;

    if (is_float(op->in)) {
        some = LLVMBuildFCmp(b, LLVMRealUNE, mod, zero, "");
        differ = LLVMBuildXor(b, LLVMBuildFCmp(b, LLVMRealOLT, mod, zero, ""),
                              LLVMBuildFCmp(b, LLVMRealOLT, y, zero, ""), "");
    } else {
        some = LLVMBuildICmp(b, LLVMIntNE, mod, zero, "");
        differ =
            LLVMBuildICmp(b, LLVMIntSLT, LLVMBuildXor(b, mod, y, ""), zero, "");
    }
    return LLVMBuildAnd(b, some, differ, "");
}

/* A zero with the sign of x. */
static LLVMValueRef signed_zero(const MathEmit *m, LLVMValueRef x)
{
    return intrinsic2(m, "llvm.copysign", zero_like(x), x);
}

/* float_divmod() of CPython's Objects/floatobject.c, as NumPy has it too: the
 * quotient of what the remainder leaves is all but an integer already. */
static LLVMValueRef float_floor_divide(const MathEmit *m, const MathOp *op,
                                       LLVMValueRef x, LLVMValueRef y)
{
    LLVMBuilderRef b = m->builder;
    LLVMValueRef zero = zero_like(x), one = real_like(x, 1);
    LLVMValueRef mod = LLVMBuildFRem(b, x, y, "");
    LLVMValueRef quotient = LLVMBuildFDiv(b, x, y, "");
    LLVMValueRef div = LLVMBuildFDiv(b, LLVMBuildFSub(b, x, mod, ""), y, "");
    LLVMValueRef floor, high, result;

    div = LLVMBuildSelect(b, needs_floor(m, op, mod, y),
                          LLVMBuildFSub(b, div, one, ""), div, "");
    floor = intrinsic1(m, "llvm.floor", div);
    high = LLVMBuildFCmp(b, LLVMRealOGT, LLVMBuildFSub(b, div, floor, ""),
                         real_like(x, 0.5), "");
    floor =
        LLVMBuildSelect(b, high, LLVMBuildFAdd(b, floor, one, ""), floor, "");
    result = LLVMBuildSelect(b, LLVMBuildFCmp(b, LLVMRealUNE, div, zero, ""),
                             floor, signed_zero(m, quotient), "");
    return LLVMBuildSelect(b, LLVMBuildFCmp(b, LLVMRealOEQ, y, zero, ""),
                           quotient, result, "");
}

RULE(floor_divide)
{
    LLVMBuilderRef b = m->builder;
    LLVMValueRef divisor, q, mod;

    if (is_float(op->in))
        return float_floor_divide(m, op, x[0], x[1]);
    divisor = safe_divisor(m, op, x);
    q = int_divide(m, op, x[0], divisor);
    if (is_signed(op->in)) {
        mod = LLVMBuildSub(b, x[0], LLVMBuildMul(b, q, divisor, ""), "");
        q = LLVMBuildSelect(b, needs_floor(m, op, mod, divisor),
                            LLVMBuildSub(b, q, int_like(q, 1), ""), q, "");
    }
    return zero_by_zero(m, x[1], q);
}

RULE(floor_mod)
{
    LLVMBuilderRef b = m->builder;
    LLVMValueRef mod = scalar_remainder(m, op, x), zero, none;

    if (!is_float(op->in) && !is_signed(op->in))
        return mod;
    if (!is_float(op->in))
        return LLVMBuildSelect(b, needs_floor(m, op, mod, x[1]),
                               LLVMBuildAdd(b, mod, x[1], ""), mod, "");
    zero = signed_zero(m, x[1]);
    none = LLVMBuildFCmp(b, LLVMRealOEQ, mod, zero_like(mod), "");
    mod = LLVMBuildSelect(b, needs_floor(m, op, mod, x[1]),
                          LLVMBuildFAdd(b, mod, x[1], ""), mod, "");
    return LLVMBuildSelect(b, none, zero, mod, "");
}

RULE(true_divide)
{
    LLVMTypeRef f64 = math_type(math_context(x[0]), op->out, 0);

    return math_call(m, "int_quotient", 2, f64, x);
}

RULE(round_decimal)
{
    LLVMTypeRef f64 = math_type(math_context(x[0]), op->out, 0);

    return math_call(m, "round_decimal", 2, f64, x);
}

/* As hypot_near() of ir/eval_map.c. */
static LLVMValueRef hypot_near(const MathEmit *m, LLVMValueRef ax,
                               LLVMValueRef ay)
{
    LLVMBuilderRef b = m->builder;
#define ADD(x, y) LLVMBuildFAdd(b, x, y, "")
#define SUB(x, y) LLVMBuildFSub(b, x, y, "")
#define MUL(x, y) LLVMBuildFMul(b, x, y, "")
    LLVMValueRef two = real_like(ax, 2), four = real_like(ax, 4);
    LLVMValueRef h = intrinsic1(m, "llvm.sqrt", ADD(MUL(ax, ax), MUL(ay, ay)));
    LLVMValueRef near = LLVMBuildFCmp(b, LLVMRealOLE, h, MUL(two, ay), "");
    LLVMValueRef d = SUB(h, ay), e = SUB(h, ax), t1, t2, u1, u2;

    t1 = MUL(ax, SUB(MUL(two, d), ax));
    t2 = MUL(SUB(d, MUL(two, SUB(ax, ay))), d);
    u1 = MUL(MUL(two, e), SUB(ax, MUL(two, ay)));
    u2 = ADD(MUL(SUB(MUL(four, e), ay), ay), MUL(e, e));
    t1 = LLVMBuildSelect(b, near, ADD(t1, t2), ADD(u1, u2), "");
    return SUB(h, LLVMBuildFDiv(b, t1, MUL(two, h), ""));
#undef ADD
#undef SUB
#undef MUL
}

static LLVMValueRef hypot_of_f64(const MathEmit *m, LLVMValueRef x,
                                 LLVMValueRef y)
{
    LLVMBuilderRef b = m->builder;
    LLVMValueRef above = LLVMBuildFCmp(b, LLVMRealOGT, x, y, "");
    LLVMValueRef ax = LLVMBuildSelect(b, above, x, y, "");
    LLVMValueRef ay = LLVMBuildSelect(b, above, y, x, "");
    LLVMValueRef large =
        LLVMBuildFCmp(b, LLVMRealOGT, ax, real_like(x, 0x1p511), "");
    LLVMValueRef small =
        LLVMBuildFCmp(b, LLVMRealOLT, ay, real_like(x, 0x1p-459), "");
    LLVMValueRef scale =
        LLVMBuildSelect(b, small, real_like(x, 0x1p600), real_like(x, 1), "");
    LLVMValueRef back =
        LLVMBuildSelect(b, small, real_like(x, 0x1p-600), real_like(x, 1), "");
    LLVMValueRef far =
        LLVMBuildFCmp(b, LLVMRealOLE, ay,
                      LLVMBuildFMul(b, ax, real_like(x, 0x1p-54), ""), "");
    LLVMValueRef near;

    scale = LLVMBuildSelect(b, large, real_like(x, 0x1p-600), scale, "");
    back = LLVMBuildSelect(b, large, real_like(x, 0x1p600), back, "");
    near = hypot_near(m, LLVMBuildFMul(b, ax, scale, ""),
                      LLVMBuildFMul(b, ay, scale, ""));
    return LLVMBuildSelect(b, far, LLVMBuildFAdd(b, ax, ay, ""),
                           LLVMBuildFMul(b, near, back, ""), "");
}

/* Of f32 the squares and their sum have room in an f64. */
static LLVMValueRef hypot_of_f32(const MathEmit *m, LLVMValueRef x,
                                 LLVMValueRef y)
{
    LLVMBuilderRef b = m->builder;
    LLVMTypeRef type = LLVMTypeOf(x);
    LLVMTypeRef wide = math_type(math_context(x), DTYPE_F64, math_width(x));
    LLVMValueRef u = LLVMBuildFPExt(b, x, wide, "");
    LLVMValueRef v = LLVMBuildFPExt(b, y, wide, "");
    LLVMValueRef sum = LLVMBuildFAdd(b, LLVMBuildFMul(b, u, u, ""),
                                     LLVMBuildFMul(b, v, v, ""), "");

    return LLVMBuildFPTrunc(b, intrinsic1(m, "llvm.sqrt", sum), type, "");
}

RULE(hypot)
{
    LLVMBuilderRef b = m->builder;
    LLVMValueRef u = intrinsic1(m, "llvm.fabs", x[0]);
    LLVMValueRef v = intrinsic1(m, "llvm.fabs", x[1]);
    LLVMValueRef inf = real_like(u, __builtin_inf());
    LLVMValueRef infinite =
        LLVMBuildOr(b, LLVMBuildFCmp(b, LLVMRealOEQ, u, inf, ""),
                    LLVMBuildFCmp(b, LLVMRealOEQ, v, inf, ""), "");

    return LLVMBuildSelect(b, infinite, inf,
                           op->in == DTYPE_F32 ? hypot_of_f32(m, u, v)
                                               : hypot_of_f64(m, u, v),
                           "");
}

RULE(maximum)
{
    if (is_float(op->in))
        return intrinsic2(m, "llvm.maximum", x[0], x[1]);
    return intrinsic2(m, is_signed(op->in) ? "llvm.smax" : "llvm.umax", x[0],
                      x[1]);
}

RULE(minimum)
{
    if (is_float(op->in))
        return intrinsic2(m, "llvm.minimum", x[0], x[1]);
    return intrinsic2(m, is_signed(op->in) ? "llvm.smin" : "llvm.umin", x[0],
                      x[1]);
}

/* ---- bits ---- */

RULE(and)
{
    UNUSED(op);
    return LLVMBuildAnd(m->builder, x[0], x[1], "");
}

RULE(or)
{
    UNUSED(op);
    return LLVMBuildOr(m->builder, x[0], x[1], "");
}

RULE(xor)
{
    UNUSED(op);
    return LLVMBuildXor(m->builder, x[0], x[1], "");
}

/* Is the shift x[1], as an unsigned number, below the width? */
static LLVMValueRef shift_fits(const MathEmit *m, LLVMValueRef *x)
{
    return LLVMBuildICmp(m->builder, LLVMIntULT, x[1],
                         int_like(x[1], bits_of(x[1])), "");
}

/* A logical shift, 0 past the width. */
static LLVMValueRef shift(const MathEmit *m, BuildBinary build, LLVMValueRef *x)
{
    LLVMBuilderRef b = m->builder;
    LLVMValueRef zero = zero_like(x[0]), fits = shift_fits(m, x);
    LLVMValueRef by = LLVMBuildSelect(b, fits, x[1], zero, "");

    return LLVMBuildSelect(b, fits, build(b, x[0], by, ""), zero, "");
}

RULE(shift_left)
{
    UNUSED(op);
    return shift(m, LLVMBuildShl, x);
}

RULE(shift_right)
{
    LLVMValueRef last = int_like(x[1], (int64_t)bits_of(x[1]) - 1), by;

    if (!is_signed(op->in))
        return shift(m, LLVMBuildLShr, x);
    by = LLVMBuildSelect(m->builder, shift_fits(m, x), x[1], last, "");
    return LLVMBuildAShr(m->builder, x[0], by, "");
}

/* ---- comparison ---- */

#define COMPARE(name, of_float, of_signed, of_unsigned)                        \
    RULE(name)                                                                 \
    {                                                                          \
        return compare(m, op, LLVMReal##of_float, LLVMInt##of_signed,          \
                       LLVMInt##of_unsigned, x);                               \
    }
COMPARE(equal, OEQ, EQ, EQ)
COMPARE(not_equal, UNE, NE, NE)
COMPARE(less, OLT, SLT, ULT)
COMPARE(less_equal, OLE, SLE, ULE)
COMPARE(greater, OGT, SGT, UGT)
COMPARE(greater_equal, OGE, SGE, UGE)

RULE(select)
{
    UNUSED(op);
    return LLVMBuildSelect(m->builder, x[0], x[1], x[2], "");
}

/* ---- overflow ---- */

/* The result of `x op y` (wrapped) by an intrinsic such as add.with.overflow;
 * whether it overflowed in `*overflows`. */
static LLVMValueRef with_overflow(const MathEmit *m, const char *name,
                                  LLVMValueRef x, LLVMValueRef y,
                                  LLVMValueRef *overflows)
{
    LLVMValueRef pair = intrinsic2(m, name, x, y);

    *overflows = LLVMBuildExtractValue(m->builder, pair, 1, "");
    return LLVMBuildExtractValue(m->builder, pair, 0, "");
}

#define OVERFLOW(name, of_signed, of_unsigned)                                 \
    RULE(name)                                                                 \
    {                                                                          \
        LLVMValueRef overflows;                                                \
                                                                               \
        with_overflow(m, is_signed(op->in) ? of_signed : of_unsigned, x[0],    \
                      x[1], &overflows);                                       \
        return overflows;                                                      \
    }
OVERFLOW(add_overflows, "llvm.sadd.with.overflow", "llvm.uadd.with.overflow")
OVERFLOW(subtract_overflows, "llvm.ssub.with.overflow",
         "llvm.usub.with.overflow")
OVERFLOW(multiply_overflows, "llvm.smul.with.overflow",
         "llvm.umul.with.overflow")

/* ---- integer powers ---- */

/* The values that a turn of the squaring loop hands to the next. */
typedef struct Squaring {
    LLVMValueRef result, base, exponent, overflows;
} Squaring;

static LLVMValueRef any_lane(const MathEmit *m, LLVMValueRef x)
{
    return math_width(x) ? intrinsic1(m, "llvm.vector.reduce.or", x) : x;
}

/*     if (exponent & 1) result *= base;
 *     exponent >>= 1;
 *     base *= base;
 *
 * A product that overflows counts only where it is taken: base * base when a
 * bit of the exponent is left. */
static Squaring squaring_step(const MathEmit *m, const MathOp *op, Squaring s)
{
    LLVMBuilderRef b = m->builder;
    const char *multiply = is_signed(op->in) ? "llvm.smul.with.overflow"
                                             : "llvm.umul.with.overflow";
    LLVMValueRef one = int_like(s.exponent, 1), zero = zero_like(s.exponent);
    LLVMValueRef odd, more, product_overflows, square_overflows, product;
    Squaring next;

    odd = LLVMBuildICmp(b, LLVMIntNE, LLVMBuildAnd(b, s.exponent, one, ""),
                        zero, "");
    product = with_overflow(m, multiply, s.result, s.base, &product_overflows);
    next.result = LLVMBuildSelect(b, odd, product, s.result, "");
    next.base = with_overflow(m, multiply, s.base, s.base, &square_overflows);
    next.exponent = LLVMBuildLShr(b, s.exponent, one, "");
    more = LLVMBuildICmp(b, LLVMIntNE, next.exponent, zero, "");
    next.overflows = LLVMBuildOr(
        b, s.overflows,
        LLVMBuildOr(b, LLVMBuildAnd(b, odd, product_overflows, ""),
                    LLVMBuildAnd(b, more, square_overflows, ""), ""),
        "");
    return next;
}

static LLVMValueRef phi_from(LLVMBuilderRef b, LLVMBasicBlockRef before,
                             LLVMValueRef x)
{
    LLVMValueRef phi = LLVMBuildPhi(b, LLVMTypeOf(x), "");

    LLVMAddIncoming(phi, &x, &before, 1);
    return phi;
}

/* Repeats the step until no lane has a bit of its exponent left (>= 0). */
static Squaring squaring_loop(const MathEmit *m, const MathOp *op,
                              Squaring start)
{
    LLVMBuilderRef b = m->builder;
    LLVMContextRef c = LLVMGetModuleContext(m->module);
    LLVMBasicBlockRef before = LLVMGetInsertBlock(b);
    LLVMValueRef function = LLVMGetBasicBlockParent(before), some;
    LLVMBasicBlockRef loop = LLVMAppendBasicBlockInContext(c, function, "pow");
    LLVMBasicBlockRef end =
        LLVMAppendBasicBlockInContext(c, function, "pow.end");
    Squaring s, next;

    LLVMBuildBr(b, loop);
    LLVMPositionBuilderAtEnd(b, loop);
    s.result = phi_from(b, before, start.result);
    s.base = phi_from(b, before, start.base);
    s.exponent = phi_from(b, before, start.exponent);
    s.overflows = phi_from(b, before, start.overflows);
    next = squaring_step(m, op, s);
    some = any_lane(m, LLVMBuildICmp(b, LLVMIntNE, next.exponent,
                                     zero_like(next.exponent), ""));
    LLVMAddIncoming(s.result, &next.result, &loop, 1);
    LLVMAddIncoming(s.base, &next.base, &loop, 1);
    LLVMAddIncoming(s.exponent, &next.exponent, &loop, 1);
    LLVMAddIncoming(s.overflows, &next.overflows, &loop, 1);
    LLVMBuildCondBr(b, some, loop, end);
    LLVMPositionBuilderAtEnd(b, end);
    return next;
}

/* x to the y for y >= 0 by squaring; for y < 0 a wrapped 1 / x^-y: 1 of 1, -1
 * or 1 of -1, else 0. With the sign bit cleared, y keeps its lowest bit, and
 * so its parity. */
static Squaring integer_power(const MathEmit *m, const MathOp *op,
                              LLVMValueRef *x)
{
    LLVMBuilderRef b = m->builder;
    LLVMValueRef none = LLVMConstNull(
        math_type(math_context(x[0]), DTYPE_BOOL, math_width(x[0])));
    LLVMValueRef below, unit;
    Squaring s = {int_like(x[0], 1), x[0], x[1], none};

    if (!is_signed(op->in))
        return squaring_loop(m, op, s);
    below = LLVMBuildICmp(b, LLVMIntSLT, x[1], zero_like(x[1]), "");
    unit = LLVMBuildOr(
        b, LLVMBuildICmp(b, LLVMIntEQ, x[0], int_like(x[0], 1), ""),
        LLVMBuildICmp(b, LLVMIntEQ, x[0], int_like(x[0], -1), ""), "");
    s.base = LLVMBuildSelect(
        b, LLVMBuildAnd(b, below, LLVMBuildNot(b, unit, ""), ""),
        zero_like(x[0]), x[0], "");
    s.exponent =
        LLVMBuildAnd(b, x[1], LLVMBuildNot(b, least_like(x[1]), ""), "");
    /* MIN has no bit left, and is even: 0 to the 0 would be 1, not 0. */
    s.exponent = LLVMBuildSelect(
        b, LLVMBuildICmp(b, LLVMIntEQ, x[1], least_like(x[1]), ""),
        int_like(x[1], 2), s.exponent, "");
    return squaring_loop(m, op, s);
}

RULE(power_overflows)
{
    return integer_power(m, op, x).overflows;
}

/* ---- functions ---- */

/* Of integers there is power only. */
static LLVMValueRef call_function(const MathEmit *m, const MathOp *op,
                                  LLVMValueRef *x)
{
    if (!is_float(op->in))
        return integer_power(m, op, x).result;
    return math_function(m, op->op, op->in, op->libm, x);
}

#define MATH(name, ninput, c)                                                  \
    RULE(name)                                                                 \
    {                                                                          \
        return call_function(m, op, x);                                        \
    }
#include "base/scalar_math.def"

/* ---- the table ---- */

typedef LLVMValueRef ScalarRule(const MathEmit *m, const MathOp *op,
                                LLVMValueRef *x);

static ScalarRule *const scalar_rule[OP_COUNT] = {
#define OP(...)
#define MAP(name, ...) [OP_##name] = scalar_##name,
#include "ir/ops.def"
    [OP_convert] = scalar_convert,
};

MathOp math_op(const Node *n)
{
    const Node *typical = n->input[n->op == OP_select ? 1 : 0];

    return (MathOp){n->op, typical->type.dtype, n->type.dtype,
                    node_int(n, ATTR_libm) != 0};
}

LLVMValueRef math_emit(const MathEmit *m, MathOp op, LLVMValueRef *x)
{
    assert(scalar_rule[op.op]);
    return scalar_rule[op.op](m, &op, x);
}
