/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Reductions in the order of ir/reduce.h.
 *
 * A minor reduction keeps the lanes of a block in one vector. Blocks are
 * independent of each other until their totals meet, so that several of them
 * run side by side and hide each other's latency. */
#include "codegen/reduce.h"

#include <assert.h>

#include "codegen/loop.h"
#include "ir/reduce.h"

/* Blocks side by side. */
enum { REDUCE_GROUP = 4 };

bool reduce_is_minor(const Node *n)
{
    int64_t last = n->input[0]->type.shape.rank - 1;
    const Attr *dimensions = node_attr(n, ATTR_dimensions);

    if (!dimensions)
        return node_int(n, ATTR_dimension) == last;
    for (int i = 0; i < dimensions->n; i++) {
        if (dimensions->ints[i] == last)
            return true;
    }
    return false;
}

/* ---- combining ---- */

/* The elementwise operation of each reduction. */
static const Op reduce_step[OP_COUNT] = {
    [OP_reduce_sum] = OP_add,     [OP_reduce_prod] = OP_multiply,
    [OP_reduce_max] = OP_maximum, [OP_reduce_min] = OP_minimum,
    [OP_reduce_and] = OP_and,     [OP_reduce_or] = OP_or,
};

LLVMValueRef reduce_combine(const MathEmit *m, Op op, DType dtype,
                            LLVMValueRef acc, LLVMValueRef x)
{
    LLVMValueRef input[2] = {acc, x};

    return math_emit(m, (MathOp){reduce_step[op], dtype, dtype, false}, input);
}

static LLVMValueRef constant_vector(LLVMValueRef x, int width)
{
    LLVMValueRef lane[MATH_MAX_WIDTH];

    if (width == 0)
        return x;
    for (int i = 0; i < width; i++)
        lane[i] = x;
    return LLVMConstVector(lane, (unsigned)width);
}

/* The least (or greatest) value of a dtype. */
static LLVMValueRef extreme(LLVMTypeRef type, DType dtype, bool least)
{
    unsigned bits;

    if (dtype_info[dtype].is_float)
        return LLVMConstReal(type, least ? -__builtin_inf() : __builtin_inf());
    if (!dtype_info[dtype].is_signed)
        return least ? LLVMConstNull(type) : LLVMConstAllOnes(type);
    bits = LLVMGetIntTypeWidth(type);
    return LLVMConstInt(type, (1ull << (bits - 1)) - !least, false);
}

static LLVMValueRef one(LLVMTypeRef type, DType dtype)
{
    return dtype_info[dtype].is_float ? LLVMConstReal(type, 1)
                                      : LLVMConstInt(type, 1, false);
}

static LLVMValueRef scalar_identity(LLVMTypeRef type, Op op, DType dtype)
{
    if (op == OP_reduce_prod)
        return one(type, dtype);
    if (op == OP_reduce_max || op == OP_argmax)
        return extreme(type, dtype, true);
    if (op == OP_reduce_min || op == OP_argmin)
        return extreme(type, dtype, false);
    return op == OP_reduce_and ? LLVMConstAllOnes(type) : LLVMConstNull(type);
}

LLVMValueRef reduce_identity(LLVMContextRef c, Op op, DType dtype, int width)
{
    return constant_vector(scalar_identity(math_type(c, dtype, 0), op, dtype),
                           width);
}

/* ---- lanes ---- */

static LLVMContextRef context_of(const MathEmit *m)
{
    return LLVMGetModuleContext(m->module);
}

/* `x` in the first `lanes` lanes, `other` in the rest. */
static LLVMValueRef mask_lanes(const MathEmit *m, LLVMValueRef x,
                               LLVMValueRef other, int width, int lanes)
{
    LLVMTypeRef i1 = LLVMInt1TypeInContext(context_of(m));
    LLVMValueRef mask[MATH_MAX_WIDTH];

    if (lanes == width)
        return x;
    for (int i = 0; i < width; i++)
        mask[i] = LLVMConstInt(i1, i < lanes, false);
    return LLVMBuildSelect(m->builder, LLVMConstVector(mask, (unsigned)width),
                           x, other, "");
}

/* Lanes begin .. begin + count - 1; a scalar if count is 1. */
static LLVMValueRef cut_lanes(const MathEmit *m, LLVMValueRef x, int begin,
                              int count)
{
    LLVMTypeRef i32 = LLVMInt32TypeInContext(context_of(m));
    LLVMValueRef lane[REDUCE_LANES];

    if (count == 1)
        return LLVMBuildExtractElement(
            m->builder, x, LLVMConstInt(i32, (unsigned)begin, false), "");
    for (int i = 0; i < count; i++)
        lane[i] = LLVMConstInt(i32, (unsigned)(begin + i), false);
    return LLVMBuildShuffleVector(m->builder, x, LLVMGetPoison(LLVMTypeOf(x)),
                                  LLVMConstVector(lane, (unsigned)count), "");
}

/* ---- minor: sums and their kin ---- */

/* lane[i] = lane[i] op lane[i + half], for halves of 8, 4, 2 and 1. */
static LLVMValueRef fold_lanes(const MathEmit *m, const Reduce *r,
                               LLVMValueRef x)
{
    for (int half = REDUCE_LANES / 2; half > 0; half /= 2)
        x = reduce_combine(m, r->op, r->dtype, cut_lanes(m, x, 0, half),
                           cut_lanes(m, x, half, half));
    return x;
}

/* acc op the vector of elements from `index` on, in its first `lanes`. */
static LLVMValueRef take_vector(const MathEmit *m, const Reduce *r,
                                LLVMValueRef acc, LLVMValueRef index, int lanes)
{
    LLVMValueRef x =
        r->element(r->self, m->builder, index, REDUCE_LANES, lanes);

    return mask_lanes(m, reduce_combine(m, r->op, r->dtype, acc, x), acc,
                      REDUCE_LANES, lanes);
}

/* The totals of `nblock` blocks of `size` elements, from `first` on: all full
 * ones, or one that is shorter. They advance side by side. */
static void reduce_blocks(const MathEmit *m, const Reduce *r,
                          LLVMValueRef first, int nblock, int64_t size,
                          LLVMValueRef *total)
{
    LLVMBuilderRef b = m->builder;
    int64_t whole = size - size % REDUCE_LANES;
    LLVMValueRef acc[REDUCE_GROUP];

    for (int i = 0; i < nblock; i++)
        acc[i] = reduce_identity(context_of(m), r->op, r->dtype, REDUCE_LANES);
    if (whole == REDUCE_LANES) {
        for (int i = 0; i < nblock; i++)
            acc[i] = take_vector(m, r, acc[i], first, REDUCE_LANES);
    } else if (whole > 0) {
        Loop loop = loop_begin_count(b, whole, REDUCE_LANES, nblock, acc);
        LLVMValueRef at = LLVMBuildAdd(b, first, loop.index, "");

        for (int i = 0; i < nblock; i++)
            acc[i] =
                take_vector(m, r, loop.carried[i],
                            index_add(b, at, i * REDUCE_BLOCK), REDUCE_LANES);
        loop_end(&loop, acc);
    }
    if (size > whole)
        acc[0] = take_vector(m, r, acc[0], index_add(b, first, whole),
                             (int)(size - whole));
    for (int i = 0; i < nblock; i++)
        total[i] = fold_lanes(m, r, acc[i]);
}

/* total op the totals of `nblock` blocks from `first` on. */
static LLVMValueRef take_blocks(const MathEmit *m, const Reduce *r,
                                LLVMValueRef total, LLVMValueRef first,
                                int nblock, int64_t size)
{
    LLVMValueRef block[REDUCE_GROUP];

    reduce_blocks(m, r, first, nblock, size, block);
    for (int i = 0; i < nblock; i++)
        total = reduce_combine(m, r->op, r->dtype, total, block[i]);
    return total;
}

/* Full blocks from `begin` to `end`, `nblock` at a time. */
static LLVMValueRef take_range(const MathEmit *m, const Reduce *r,
                               LLVMValueRef total, LLVMValueRef begin,
                               LLVMValueRef end, int nblock)
{
    Loop loop = loop_begin(m->builder, begin, end,
                           (int64_t)nblock * REDUCE_BLOCK, 1, &total);

    total =
        take_blocks(m, r, loop.carried[0], loop.index, nblock, REDUCE_BLOCK);
    loop_end(&loop, &total);
    return total;
}

/* The same of constants. */
static LLVMValueRef take_known(const MathEmit *m, const Reduce *r,
                               LLVMValueRef total, int64_t begin, int64_t end,
                               int nblock)
{
    return begin == end
               ? total
               : take_range(m, r, total, index_constant(m->builder, begin),
                            index_constant(m->builder, end), nblock);
}

/* The whole parts of a number, of a power of two each. */
static LLVMValueRef whole_parts(const MathEmit *m, LLVMValueRef n, int64_t part)
{
    return LLVMBuildAnd(m->builder, n, index_constant(m->builder, -part), "");
}

/* Up to `end`: full blocks, then vectors, the last of which goes beyond. */
static LLVMValueRef reduce_minor_until(const MathEmit *m, const Reduce *r)
{
    LLVMContextRef c = context_of(m);
    LLVMValueRef total = reduce_identity(c, r->op, r->dtype, 0);
    LLVMValueRef acc = reduce_identity(c, r->op, r->dtype, REDUCE_LANES);
    LLVMValueRef begin = index_constant(m->builder, 0), end;
    Loop loop;

    for (int n = REDUCE_GROUP; n > 0; n = n > 1 ? 1 : 0) {
        if (r->size < n * REDUCE_BLOCK)
            continue;
        end = whole_parts(m, r->end, n * REDUCE_BLOCK);
        total = take_range(m, r, total, begin, end, n);
        begin = end;
    }
    loop = loop_begin(m->builder, begin, r->end, REDUCE_LANES, 1, &acc);
    acc = take_vector(m, r, loop.carried[0], loop.index, REDUCE_LANES);
    loop_end(&loop, &acc);
    return reduce_combine(m, r->op, r->dtype, total, fold_lanes(m, r, acc));
}

static LLVMValueRef reduce_minor_plain(const MathEmit *m, const Reduce *r)
{
    int64_t full = r->size - r->size % REDUCE_BLOCK;
    int64_t grouped = full - full % (REDUCE_GROUP * REDUCE_BLOCK);
    LLVMValueRef total = reduce_identity(context_of(m), r->op, r->dtype, 0);

    if (r->size == 0)
        return total;
    if (r->end)
        return reduce_minor_until(m, r);
    if (r->size <= REDUCE_BLOCK) {
        reduce_blocks(m, r, index_constant(m->builder, 0), 1, r->size, &total);
        return total;
    }
    total = take_known(m, r, total, 0, grouped, REDUCE_GROUP);
    total = take_known(m, r, total, grouped, full, 1);
    if (r->size > full)
        total = take_blocks(m, r, total, index_constant(m->builder, full), 1,
                            r->size - full);
    return total;
}

/* ---- argmax and argmin ---- */

/* The best element so far, and its index, in each lane. */
typedef struct Best {
    LLVMValueRef value, index;
} Best;

/* Indices are kept in 32 bits where they fit: half the registers. */
static LLVMTypeRef index_type(const MathEmit *m, const Reduce *r)
{
    return r->size <= INT32_MAX ? LLVMInt32TypeInContext(context_of(m))
                                : LLVMInt64TypeInContext(context_of(m));
}

static bool is_float(const Reduce *r)
{
    return dtype_info[r->dtype].is_float;
}

/* Is x better than `best`? NaN is better than any number. */
static LLVMValueRef is_better(const MathEmit *m, const Reduce *r,
                              LLVMValueRef x, LLVMValueRef best)
{
    LLVMBuilderRef b = m->builder;
    LLVMValueRef input[2] = {x, best};
    Op op = r->op == OP_argmax ? OP_greater : OP_less;

    if (!is_float(r))
        return math_emit(m, (MathOp){op, r->dtype, DTYPE_BOOL, false}, input);
    return LLVMBuildAnd(
        b,
        LLVMBuildFCmp(b, op == OP_greater ? LLVMRealUGT : LLVMRealULT, x, best,
                      ""),
        LLVMBuildFCmp(b, LLVMRealORD, best, best, ""), "");
}

/* Are they equal, or both NaN? */
static LLVMValueRef is_as_good(const MathEmit *m, const Reduce *r,
                               LLVMValueRef x, LLVMValueRef y)
{
    LLVMBuilderRef b = m->builder;

    if (!is_float(r))
        return LLVMBuildICmp(b, LLVMIntEQ, x, y, "");
    return LLVMBuildOr(b, LLVMBuildFCmp(b, LLVMRealOEQ, x, y, ""),
                       LLVMBuildAnd(b, LLVMBuildFCmp(b, LLVMRealUNO, x, x, ""),
                                    LLVMBuildFCmp(b, LLVMRealUNO, y, y, ""),
                                    ""),
                       "");
}

static Best choose(const MathEmit *m, LLVMValueRef which, Best yes, Best no)
{
    return (Best){LLVMBuildSelect(m->builder, which, yes.value, no.value, ""),
                  LLVMBuildSelect(m->builder, which, yes.index, no.index, "")};
}

/* The better of two whose indices are in no order. */
static Best best_of(const MathEmit *m, const Reduce *r, Best x, Best y)
{
    LLVMBuilderRef b = m->builder;
    LLVMValueRef before = LLVMBuildICmp(b, LLVMIntSLT, y.index, x.index, "");
    LLVMValueRef tie =
        LLVMBuildAnd(b, before, is_as_good(m, r, x.value, y.value), "");

    return choose(m, LLVMBuildOr(b, is_better(m, r, y.value, x.value), tie, ""),
                  y, x);
}

static LLVMValueRef fold_best(const MathEmit *m, const Reduce *r, Best best)
{
    for (int half = REDUCE_LANES / 2; half > 0; half /= 2) {
        Best low = {cut_lanes(m, best.value, 0, half),
                    cut_lanes(m, best.index, 0, half)};
        Best high = {cut_lanes(m, best.value, half, half),
                     cut_lanes(m, best.index, half, half)};

        best = best_of(m, r, low, high);
    }
    return best.index;
}

/* index, index + 1, ... in `width` lanes. */
static LLVMValueRef count_lanes(const MathEmit *m, const Reduce *r,
                                LLVMValueRef index, int width)
{
    LLVMTypeRef type = index_type(m, r);
    LLVMValueRef lane[REDUCE_LANES];

    index = LLVMBuildIntCast2(m->builder, index, type, true, "");
    for (int i = 0; i < width; i++)
        lane[i] = LLVMConstInt(type, (unsigned)i, false);
    return LLVMBuildAdd(m->builder, math_splat(m->builder, index, width),
                        LLVMConstVector(lane, (unsigned)width), "");
}

/* The best of `best`, earlier ones, and the vector from `index` on. */
static Best take_best(const MathEmit *m, const Reduce *r, Best best,
                      LLVMValueRef index, int lanes)
{
    Best next, x = {r->element(r->self, m->builder, index, REDUCE_LANES, lanes),
                    count_lanes(m, r, index, REDUCE_LANES)};

    next = choose(m, is_better(m, r, x.value, best.value), x, best);
    next.value = mask_lanes(m, next.value, best.value, REDUCE_LANES, lanes);
    next.index = mask_lanes(m, next.index, best.index, REDUCE_LANES, lanes);
    return next;
}

/* The first vector; lanes past the end hold what never wins. */
static Best first_best(const MathEmit *m, const Reduce *r, int lanes)
{
    LLVMContextRef c = context_of(m);
    LLVMValueRef zero = index_constant(m->builder, 0);
    LLVMValueRef last = constant_vector(
        LLVMConstInt(index_type(m, r), INT32_MAX, false), REDUCE_LANES);
    LLVMValueRef worst = reduce_identity(c, r->op, r->dtype, REDUCE_LANES);
    LLVMValueRef x = r->element(r->self, m->builder, zero, REDUCE_LANES, lanes);

    return (Best){mask_lanes(m, x, worst, REDUCE_LANES, lanes),
                  mask_lanes(m, count_lanes(m, r, zero, REDUCE_LANES), last,
                             REDUCE_LANES, lanes)};
}

static LLVMValueRef reduce_minor_best(const MathEmit *m, const Reduce *r)
{
    LLVMBuilderRef b = m->builder;
    int64_t whole = r->size - r->size % REDUCE_LANES;
    Best best;

    if (r->size == 0)
        return index_constant(b, 0);
    best = first_best(m, r, whole ? REDUCE_LANES : (int)r->size);
    if (r->size > REDUCE_LANES && (r->end || whole > REDUCE_LANES)) {
        LLVMValueRef carried[2] = {best.value, best.index};
        Loop loop = loop_begin(b, index_constant(b, REDUCE_LANES),
                               r->end ? r->end : index_constant(b, whole),
                               REDUCE_LANES, 2, carried);

        best = take_best(m, r, (Best){loop.carried[0], loop.carried[1]},
                         loop.index, REDUCE_LANES);
        carried[0] = best.value;
        carried[1] = best.index;
        loop_end(&loop, carried);
        best = (Best){carried[0], carried[1]};
    }
    if (!r->end && whole > 0 && r->size > whole)
        best = take_best(m, r, best, index_constant(b, whole),
                         (int)(r->size - whole));
    return LLVMBuildIntCast2(b, fold_best(m, r, best),
                             LLVMInt64TypeInContext(context_of(m)), true, "");
}

/* ---- major ---- */

static LLVMValueRef reduce_end(const MathEmit *m, const Reduce *r)
{
    return r->end ? r->end : index_constant(m->builder, r->size);
}

static LLVMValueRef reduce_major_plain(const MathEmit *m, const Reduce *r,
                                       int width)
{
    LLVMBuilderRef b = m->builder;
    LLVMValueRef acc = reduce_identity(context_of(m), r->op, r->dtype, width);
    LLVMValueRef x;
    Loop loop;

    if (r->size == 0)
        return acc;
    loop = loop_begin(b, index_constant(b, 0), reduce_end(m, r), 1, 1, &acc);
    x = r->element(r->self, b, loop.index, width, width);
    acc = reduce_combine(m, r->op, r->dtype, loop.carried[0], x);
    loop_end(&loop, &acc);
    return acc;
}

static LLVMValueRef reduce_major_best(const MathEmit *m, const Reduce *r,
                                      int width)
{
    LLVMBuilderRef b = m->builder;
    LLVMTypeRef i64 = LLVMInt64TypeInContext(context_of(m));
    LLVMValueRef zero = index_constant(b, 0), carried[2];
    Best best, x;
    Loop loop;

    carried[1] = constant_vector(LLVMConstNull(index_type(m, r)), width);
    if (r->size > 0)
        carried[0] = r->element(r->self, b, zero, width, width);
    if (r->size > 1) {
        loop = loop_begin(b, index_constant(b, 1), reduce_end(m, r), 1, 2,
                          carried);
        best = (Best){loop.carried[0], loop.carried[1]};
        x.value = r->element(r->self, b, loop.index, width, width);
        x.index = math_splat(
            b, LLVMBuildIntCast2(b, loop.index, index_type(m, r), true, ""),
            width);
        best = choose(m, is_better(m, r, x.value, best.value), x, best);
        carried[0] = best.value;
        carried[1] = best.index;
        loop_end(&loop, carried);
    }
    return LLVMBuildIntCast2(b, carried[1],
                             width ? LLVMVectorType(i64, (unsigned)width) : i64,
                             true, "");
}

/* ---- either kind ---- */

static bool seeks_best(const Reduce *r)
{
    return r->op == OP_argmax || r->op == OP_argmin;
}

LLVMValueRef reduce_minor(const MathEmit *m, const Reduce *reduce)
{
    assert(seeks_best(reduce) || reduce_step[reduce->op]);
    return seeks_best(reduce) ? reduce_minor_best(m, reduce)
                              : reduce_minor_plain(m, reduce);
}

LLVMValueRef reduce_major(const MathEmit *m, const Reduce *reduce, int width)
{
    assert(seeks_best(reduce) || reduce_step[reduce->op]);
    return seeks_best(reduce) ? reduce_major_best(m, reduce, width)
                              : reduce_major_plain(m, reduce, width);
}
