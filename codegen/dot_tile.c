/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The micro-kernel: a tile of the result, held in registers over k.
 *
 *     for each k:                                  b[v]: vectors of the rhs
 *         for each row i, vector v of the tile:
 *             acc[i][v] = fma(lhs[i, k], b[v], acc[i][v])
 *
 * Rows lie at constant distances, so that their addresses are displacements of
 * one pointer, and so do the vectors of the right input. */
#include "codegen/dot_tile.h"

#include <stdio.h>
#include <string.h>

#include "codegen/loop.h"

/* Steps of k in one turn of the loop. */
enum { DOT_UNROLL = 4 };

/* ---- shared with the packing ---- */

static void add_attribute(const DotEmit *e, LLVMValueRef f, unsigned index,
                          const char *name)
{
    unsigned kind = LLVMGetEnumAttributeKindForName(name, strlen(name));

    LLVMAddAttributeAtIndex(f, index,
                            LLVMCreateEnumAttribute(e->context, kind, 0));
}

LLVMBuilderRef dot_begin_function(const DotEmit *e, const char *name,
                                  LLVMTypeRef type, LLVMValueRef *f)
{
    LLVMBuilderRef b;

    *f = LLVMGetNamedFunction(e->module, name);
    if (*f)
        return NULL;
    *f = LLVMAddFunction(e->module, name, type);
    LLVMSetLinkage(*f, LLVMInternalLinkage);
    add_attribute(e, *f, LLVMAttributeFunctionIndex, "nounwind");
    for (unsigned i = 0; i < LLVMCountParams(*f); i++) {
        LLVMTypeRef param = LLVMTypeOf(LLVMGetParam(*f, i));

        if (LLVMGetTypeKind(param) == LLVMPointerTypeKind)
            add_attribute(e, *f, i + 1, "noalias");
    }
    b = LLVMCreateBuilderInContext(e->context);
    LLVMPositionBuilderAtEnd(
        b, LLVMAppendBasicBlockInContext(e->context, *f, "entry"));
    return b;
}

void dot_finish_function(LLVMBuilderRef b)
{
    LLVMBuildRetVoid(b);
    LLVMDisposeBuilder(b);
}

LLVMValueRef dot_at(const DotEmit *e, LLVMBuilderRef b, LLVMValueRef base,
                    LLVMValueRef count, int64_t stride)
{
    LLVMValueRef distance =
        count ? index_multiply(b, count, stride) : index_constant(b, stride);

    return LLVMBuildInBoundsGEP2(b, e->scalar, base, &distance, 1, "");
}

static LLVMValueRef lane_mask(const DotEmit *e, int lanes)
{
    LLVMTypeRef i1 = LLVMInt1TypeInContext(e->context);
    LLVMValueRef mask[64];

    for (int i = 0; i < e->lanes; i++)
        mask[i] = LLVMConstInt(i1, i < lanes, false);
    return LLVMConstVector(mask, (unsigned)e->lanes);
}

static LLVMValueRef alignment(const DotEmit *e)
{
    return LLVMConstInt(LLVMInt32TypeInContext(e->context),
                        (unsigned)e->element, false);
}

static LLVMValueRef call_masked(const DotEmit *e, LLVMBuilderRef b,
                                const char *name, LLVMValueRef *x)
{
    unsigned id = LLVMLookupIntrinsicID(name, strlen(name));
    LLVMTypeRef overload[2] = {e->vector,
                               LLVMPointerTypeInContext(e->context, 0)};
    LLVMTypeRef type = LLVMIntrinsicGetType(e->context, id, overload, 2);
    LLVMValueRef f = LLVMGetIntrinsicDeclaration(e->module, id, overload, 2);

    return LLVMBuildCall2(b, type, f, x, 4, "");
}

LLVMValueRef dot_load(const DotEmit *e, LLVMBuilderRef b, LLVMValueRef at,
                      int lanes)
{
    LLVMValueRef x;

    if (lanes < e->lanes) {
        LLVMValueRef input[4] = {at, alignment(e), lane_mask(e, lanes),
                                 LLVMConstNull(e->vector)};

        return call_masked(e, b, "llvm.masked.load", input);
    }
    x = LLVMBuildLoad2(b, e->vector, at, "");
    LLVMSetAlignment(x, (unsigned)e->element);
    return x;
}

/* Lanes begin .. begin + count - 1, in a narrower vector. */
static LLVMValueRef cut_lanes(const DotEmit *e, LLVMBuilderRef b,
                              LLVMValueRef x, int begin, int count)
{
    LLVMTypeRef i32 = LLVMInt32TypeInContext(e->context);
    LLVMValueRef lane[64];

    for (int i = 0; i < count; i++)
        lane[i] = LLVMConstInt(i32, (unsigned)(begin + i), false);
    return LLVMBuildShuffleVector(b, x, LLVMGetPoison(LLVMTypeOf(x)),
                                  LLVMConstVector(lane, (unsigned)count), "");
}

/* Masked stores are slow without AVX-512; powers of two are not. */
static void store_pieces(const DotEmit *e, LLVMBuilderRef b, LLVMValueRef x,
                         LLVMValueRef at, int lanes)
{
    int begin = 0;

    for (int piece = e->lanes; piece > 0; piece /= 2) {
        LLVMValueRef store;

        if (!(lanes & piece))
            continue;
        store = LLVMBuildStore(b, cut_lanes(e, b, x, begin, piece),
                               dot_at(e, b, at, NULL, begin));
        LLVMSetAlignment(store, (unsigned)e->element);
        begin += piece;
    }
}

void dot_store(const DotEmit *e, LLVMBuilderRef b, LLVMValueRef x,
               LLVMValueRef at, int lanes)
{
    LLVMValueRef input[4] = {x, at, alignment(e), NULL};

    if (lanes == e->lanes || e->target.vector_bytes < 64) {
        store_pieces(e, b, x, at, lanes);
        return;
    }
    input[3] = lane_mask(e, lanes);
    call_masked(e, b, "llvm.masked.store", input);
}

int dot_tile_lanes(const DotEmit *e, DotTile tile, int vector)
{
    return vector == tile.vectors - 1 ? tile.last : e->lanes;
}

int64_t dot_tile_width(const DotEmit *e, DotTile tile)
{
    return (int64_t)tile.vectors * e->lanes;
}

/* ---- the micro-kernel ---- */

/* What a step hands to the next: the pointers to the next k of both inputs,
 * then the accumulators, row by row. */
typedef struct TileState {
    LLVMValueRef value[LOOP_MAX_CARRIED];
} TileState;

enum { TILE_LHS, TILE_RHS, TILE_ACC };

static int state_size(DotTile tile)
{
    return TILE_ACC + tile.rows * tile.vectors;
}

static LLVMValueRef *accumulator(TileState *s, DotTile tile, int row,
                                 int vector)
{
    return &s->value[TILE_ACC + row * tile.vectors + vector];
}

static LLVMValueRef splat(const DotEmit *e, LLVMBuilderRef b, LLVMValueRef x)
{
    LLVMTypeRef i32 = LLVMInt32TypeInContext(e->context);
    LLVMValueRef poison = LLVMGetPoison(e->vector);

    x = LLVMBuildInsertElement(b, poison, x, LLVMConstNull(i32), "");
    return LLVMBuildShuffleVector(
        b, x, poison, LLVMConstNull(LLVMVectorType(i32, (unsigned)e->lanes)),
        "");
}

LLVMValueRef dot_multiply_add(LLVMModuleRef module, LLVMBuilderRef b,
                              DType dtype, LLVMValueRef x, LLVMValueRef y,
                              LLVMValueRef acc)
{
    LLVMContextRef c = LLVMGetModuleContext(module);
    LLVMValueRef input[3] = {x, y, acc}, f;
    LLVMTypeRef type = LLVMTypeOf(acc);
    unsigned id;

    if (dtype == DTYPE_BOOL)
        return LLVMBuildOr(b, acc, LLVMBuildAnd(b, x, y, ""), "");
    if (!dtype_info[dtype].is_float)
        return LLVMBuildAdd(b, acc, LLVMBuildMul(b, x, y, ""), "");
    id = LLVMLookupIntrinsicID("llvm.fma", strlen("llvm.fma"));
    f = LLVMGetIntrinsicDeclaration(module, id, &type, 1);
    return LLVMBuildCall2(b, LLVMIntrinsicGetType(c, id, &type, 1), f, input, 3,
                          "");
}

/* One step of k. */
static void tile_step(const DotEmit *e, LLVMBuilderRef b, DotTile tile,
                      TileState *s)
{
    LLVMValueRef lhs = s->value[TILE_LHS], rhs = s->value[TILE_RHS];
    int64_t lhs_m = tile.lhs_packed ? 1 : e->spec->lhs_m;
    LLVMValueRef y[DOT_MAX_VECTORS];

    for (int v = 0; v < tile.vectors; v++)
        y[v] =
            dot_load(e, b, dot_at(e, b, rhs, NULL, (int64_t)v * e->lanes),
                     tile.rhs_packed ? e->lanes : dot_tile_lanes(e, tile, v));
    for (int i = 0; i < tile.rows; i++) {
        LLVMValueRef at = dot_at(e, b, lhs, NULL, i * lhs_m);
        LLVMValueRef x = splat(e, b, LLVMBuildLoad2(b, e->scalar, at, ""));

        for (int v = 0; v < tile.vectors; v++) {
            LLVMValueRef *acc = accumulator(s, tile, i, v);

            *acc =
                dot_multiply_add(e->module, b, e->spec->dtype, x, y[v], *acc);
        }
    }
    s->value[TILE_LHS] =
        dot_at(e, b, lhs, NULL, tile.lhs_packed ? tile.rows : e->spec->lhs_k);
    s->value[TILE_RHS] =
        dot_at(e, b, rhs, NULL,
               tile.rhs_packed ? dot_tile_width(e, tile) : e->spec->rhs_k);
}

/* `count` turns of `unroll` steps. */
static void tile_steps(const DotEmit *e, LLVMBuilderRef b, DotTile tile,
                       LLVMValueRef count, int unroll, TileState *s)
{
    LLVMValueRef zero = index_constant(b, 0);
    TileState next;
    Loop loop;

    if (count == zero)
        return;
    loop = loop_begin(b, zero, count, 1, state_size(tile), s->value);
    memcpy(next.value, loop.carried, sizeof next.value);
    for (int i = 0; i < unroll; i++)
        tile_step(e, b, tile, &next);
    loop_end(&loop, next.value);
    *s = next;
}

/* Where the tile's vector lies in the result. */
static LLVMValueRef result_at(const DotEmit *e, LLVMBuilderRef b,
                              LLVMValueRef out, int row, int vector)
{
    return dot_at(e, b, out, NULL,
                  row * e->spec->out_m + (int64_t)vector * e->lanes);
}

static void tile_body(const DotEmit *e, LLVMBuilderRef b, DotTile tile,
                      LLVMValueRef f)
{
    LLVMValueRef out = LLVMGetParam(f, 2), k = LLVMGetParam(f, 3);
    LLVMValueRef unroll = index_constant(b, DOT_UNROLL);
    TileState s;

    if (e->k_is_static)
        k = index_constant(b, e->spec->k);
    s.value[TILE_LHS] = LLVMGetParam(f, 0);
    s.value[TILE_RHS] = LLVMGetParam(f, 1);
    for (int i = 0; i < tile.rows; i++) {
        for (int v = 0; v < tile.vectors; v++)
            *accumulator(&s, tile, i, v) =
                e->accumulates ? dot_load(e, b, result_at(e, b, out, i, v),
                                          dot_tile_lanes(e, tile, v))
                               : LLVMConstNull(e->vector);
    }
    tile_steps(e, b, tile, LLVMBuildUDiv(b, k, unroll, ""), DOT_UNROLL, &s);
    tile_steps(e, b, tile, LLVMBuildURem(b, k, unroll, ""), 1, &s);
    for (int i = 0; i < tile.rows; i++) {
        for (int v = 0; v < tile.vectors; v++)
            dot_store(e, b, *accumulator(&s, tile, i, v),
                      result_at(e, b, out, i, v), dot_tile_lanes(e, tile, v));
    }
}

/* All that the code of a tile depends on, so that equal tiles of several
 * products are one function. Strides of a panel are its own. */
static void tile_name(const DotEmit *e, DotTile tile, char *name, size_t size)
{
    const DotSpec *s = e->spec;

    snprintf(
        name, size, "tile.%s.%dx%d.%d.lhs%lld.%lld.rhs%lld.out%lld.k%lld%s",
        dtype_info[s->dtype].name, tile.rows, tile.vectors, tile.last,
        tile.lhs_packed ? -1LL : (long long)s->lhs_m,
        tile.lhs_packed ? -1LL : (long long)s->lhs_k,
        tile.rhs_packed ? -1LL : (long long)s->rhs_k, (long long)s->out_m,
        e->k_is_static ? (long long)s->k : -1LL, e->accumulates ? ".more" : "");
}

LLVMValueRef dot_tile_function(const DotEmit *e, DotTile tile)
{
    LLVMTypeRef pointer = LLVMPointerTypeInContext(e->context, 0);
    LLVMTypeRef param[4] = {pointer, pointer, pointer,
                            LLVMInt64TypeInContext(e->context)};
    LLVMTypeRef type =
        LLVMFunctionType(LLVMVoidTypeInContext(e->context), param, 4, false);
    LLVMBuilderRef b;
    LLVMValueRef f;
    char name[256];

    tile_name(e, tile, name, sizeof name);
    b = dot_begin_function(e, name, type, &f);
    if (b) {
        tile_body(e, b, tile, f);
        dot_finish_function(b);
    }
    return f;
}
