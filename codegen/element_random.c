/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Random numbers by their counter: base/philox.h, on registers. */
#include "codegen/emit.h"

typedef struct Wide {
    LLVMValueRef low, high;
} Wide;

static LLVMValueRef word(Eval *v, int width, uint64_t x)
{
    return math_splat(v->b, LLVMConstInt(v->e->i64, x, false), width);
}

/* The two halves of a product of 32-bit words that are held in 64 bits. */
static Wide multiply_words(Eval *v, int width, uint32_t m, LLVMValueRef x)
{
    LLVMValueRef p = LLVMBuildMul(v->b, word(v, width, m), x, "");

    return (Wide){LLVMBuildAnd(v->b, p, word(v, width, UINT32_MAX), ""),
                  LLVMBuildLShr(v->b, p, word(v, width, 32), "")};
}

static LLVMValueRef add_key(Eval *v, LLVMValueRef key, uint32_t by)
{
    LLVMValueRef sum =
        LLVMBuildAdd(v->b, key, LLVMConstInt(v->e->i64, by, false), "");

    return LLVMBuildAnd(v->b, sum, LLVMConstInt(v->e->i64, UINT32_MAX, false),
                        "");
}

static LLVMValueRef mix(Eval *v, int width, LLVMValueRef x, LLVMValueRef y,
                        LLVMValueRef key)
{
    x = LLVMBuildXor(v->b, x, y, "");
    return LLVMBuildXor(v->b, x, math_splat(v->b, key, width), "");
}

/* The four words of the blocks `counter` (i64, `width` of them). */
static void philox(Eval *v, LLVMValueRef key, LLVMValueRef counter, int width,
                   LLVMValueRef *c)
{
    LLVMValueRef mask = LLVMConstInt(v->e->i64, UINT32_MAX, false);
    LLVMValueRef half = LLVMConstInt(v->e->i64, 32, false);
    LLVMValueRef k0 = LLVMBuildAnd(v->b, key, mask, "");
    LLVMValueRef k1 = LLVMBuildLShr(v->b, key, half, "");

    c[0] = LLVMBuildAnd(v->b, counter, word(v, width, UINT32_MAX), "");
    c[1] = LLVMBuildLShr(v->b, counter, word(v, width, 32), "");
    c[2] = c[3] = word(v, width, 0);
    for (int round = 0; round < 10; round++) {
        Wide p0 = multiply_words(v, width, 0xD2511F53u, c[0]);
        Wide p1 = multiply_words(v, width, 0xCD9E8D57u, c[2]);

        c[0] = mix(v, width, p1.high, c[1], k0);
        c[2] = mix(v, width, p0.high, c[3], k1);
        c[1] = p1.low;
        c[3] = p0.low;
        k0 = add_key(v, k0, 0x9E3779B9u);
        k1 = add_key(v, k1, 0xBB67AE85u);
    }
}

/* Any elements: each computes its block and takes one word of it. */
static LLVMValueRef random_words(Eval *v, LLVMValueRef key, LLVMValueRef first,
                                 LLVMValueRef number, int width)
{
    LLVMValueRef which = LLVMBuildAnd(v->b, number, word(v, width, 3), "");
    LLVMValueRef block = LLVMBuildLShr(v->b, number, word(v, width, 2), "");
    LLVMValueRef c[4], out;

    philox(v, key,
           LLVMBuildAdd(v->b, block, math_splat(v->b, first, width), ""), width,
           c);
    out = c[0];
    for (int i = 1; i < 4; i++) {
        LLVMValueRef here = LLVMBuildICmp(v->b, LLVMIntEQ, which,
                                          word(v, width, (uint64_t)i), "");

        out = LLVMBuildSelect(v->b, here, c[i], out, "");
    }
    return LLVMBuildTrunc(v->b, out, math_type(v->e->c, DTYPE_U32, width), "");
}

/* x[0], y[0], x[1], ...: two vectors of `width` lanes as one. */
static LLVMValueRef interleave(Eval *v, LLVMValueRef x, LLVMValueRef y,
                               int width)
{
    LLVMValueRef lane[64];

    for (int i = 0; i < 2 * width; i++)
        lane[i] = LLVMConstInt(v->e->i32,
                               (unsigned)(i / 2 + (i % 2 ? width : 0)), false);
    return LLVMBuildShuffleVector(
        v->b, x, y, LLVMConstVector(lane, (unsigned)(2 * width)), "");
}

/* Neighbours that begin with a block's first word: whole blocks. */
static LLVMValueRef random_blocks(Eval *v, LLVMValueRef key, LLVMValueRef first,
                                  LLVMValueRef number)
{
    int nblock = v->width / 4;
    LLVMTypeRef type = math_type(v->e->c, DTYPE_U32, nblock);
    LLVMValueRef block = LLVMBuildLShr(v->b, number, word(v, 0, 2), ""), c[4];
    LLVMValueRef lane[16];

    for (int i = 0; i < nblock; i++)
        lane[i] = index_constant(v->b, i);
    block = LLVMBuildAdd(v->b, block, first, "");
    block = LLVMBuildAdd(v->b, math_splat(v->b, block, nblock),
                         LLVMConstVector(lane, (unsigned)nblock), "");
    philox(v, key, block, nblock, c);
    for (int i = 0; i < 4; i++)
        c[i] = LLVMBuildTrunc(v->b, c[i], type, "");
    return interleave(v, interleave(v, c[0], c[2], nblock),
                      interleave(v, c[1], c[3], nblock), 2 * nblock);
}

LLVMValueRef element_random(Eval *v, const Node *n, const Index *at)
{
    LLVMValueRef key = eval_element(v, n->input[0], NULL);
    LLVMValueRef first = eval_element(v, n->input[1], NULL);
    Index i = index_join(v, n->type.shape, at);

    if (!index_varies(v, i))
        return random_words(v, key, first, i.base, 0);
    if (!i.lanes && i.step == 1 && i.by_four && v->width >= 8)
        return random_blocks(v, key, first, i.base);
    return random_words(v, key, first, index_lanes(v, i), v->width);
}
