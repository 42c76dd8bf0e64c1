/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Panels: an input's elements in the order in which a tile reads them.
 *
 * A panel holds, for each step of k, the elements across it (rows of the left
 * input, columns of the right one) side by side: few cache lines and pages,
 * whatever the strides of the input are.
 *
 * Where neighbours in the input lie along k (as in x @ w.T) squares of
 * lanes x lanes elements are transposed in registers on the way. */
#include "codegen/dot_tile.h"

#include <assert.h>
#include <stdio.h>

#include "codegen/loop.h"

enum { MAX_LANES = 16, PIECE_BYTES = 16 };

/* What is copied for one vector of the panel's width. */
typedef struct PanelPart {
    LLVMValueRef from, to; /* at k = 0 */
    int used;              /* lanes that the input has; the rest are 0 */
    int stored;            /* lanes that the panel has */
} PanelPart;

typedef struct Pack {
    const DotEmit *e;
    LLVMBuilderRef b;
    DotPanel panel;
    LLVMValueRef k;
} Pack;

static LLVMValueRef lane_number(const Pack *p, int i)
{
    return LLVMConstInt(LLVMInt32TypeInContext(p->e->context), (unsigned)i,
                        false);
}

/* ---- one step of k ---- */

/* Gathered element by element. */
static void copy_step(const Pack *p, PanelPart part, LLVMValueRef k)
{
    LLVMValueRef from = dot_at(p->e, p->b, part.from, k, p->panel.along);
    LLVMValueRef x = LLVMConstNull(p->e->vector);

    for (int i = 0; i < part.used; i++) {
        LLVMValueRef at = dot_at(p->e, p->b, from, NULL, i * p->panel.across);

        x = LLVMBuildInsertElement(p->b, x,
                                   LLVMBuildLoad2(p->b, p->e->scalar, at, ""),
                                   lane_number(p, i), "");
    }
    dot_store(p->e, p->b, x, dot_at(p->e, p->b, part.to, k, p->panel.width),
              part.stored);
}

/* The same where neighbours lie across. */
static void copy_dense_step(const Pack *p, PanelPart part, LLVMValueRef k)
{
    LLVMValueRef from = dot_at(p->e, p->b, part.from, k, p->panel.along);

    dot_store(p->e, p->b, dot_load(p->e, p->b, from, part.used),
              dot_at(p->e, p->b, part.to, k, p->panel.width), part.stored);
}

/* ---- squares ---- */

/* Elements in 128 bits, between which shuffles are cheap. */
static int piece_lanes(const DotEmit *e)
{
    int lanes = PIECE_BYTES / (int)e->element;

    return lanes < e->lanes ? lanes : e->lanes;
}

/* x0 y0 x1 y1 ... of the lower (or upper) halves of each piece. */
static LLVMValueRef interleave(const Pack *p, LLVMValueRef x, LLVMValueRef y,
                               bool upper)
{
    int lanes = p->e->lanes, piece = piece_lanes(p->e);
    LLVMValueRef lane[MAX_LANES];

    for (int i = 0; i < lanes; i++) {
        int from = i / piece * piece + (upper ? piece / 2 : 0) + i % piece / 2;

        lane[i] = lane_number(p, i % 2 ? lanes + from : from);
    }
    return LLVMBuildShuffleVector(p->b, x, y,
                                  LLVMConstVector(lane, (unsigned)lanes), "");
}

/* Transposes the squares that the pieces of `row` are: interleaving the first
 * half of the rows with the second moves one bit of the row number into the
 * lane number; after all bits have moved, rows are lanes. */
static void transpose_pieces(const Pack *p, LLVMValueRef *row)
{
    int piece = piece_lanes(p->e), half = piece / 2;

    assert(piece == 1 || piece == 2 * half);
    for (int width = 1; width < piece; width *= 2) {
        LLVMValueRef next[MAX_LANES] = {0};

        for (int i = 0; i < half; i++) {
            next[2 * i] = interleave(p, row[i], row[i + half], false);
            next[2 * i + 1] = interleave(p, row[i], row[i + half], true);
        }
        for (int i = 0; i < piece; i++)
            row[i] = next[i];
    }
}

static LLVMValueRef join(const Pack *p, LLVMValueRef x, LLVMValueRef y)
{
    int lanes = (int)LLVMGetVectorSize(LLVMTypeOf(x));
    LLVMValueRef lane[MAX_LANES];

    for (int i = 0; i < 2 * lanes; i++)
        lane[i] = lane_number(p, i);
    return LLVMBuildShuffleVector(
        p->b, x, y, LLVMConstVector(lane, 2 * (unsigned)lanes), "");
}

/* One piece, of lane `lane` and on from step `k`; 0 past the input's lanes. */
static LLVMValueRef load_piece(const Pack *p, PanelPart part, LLVMValueRef from,
                               int lane, int k)
{
    LLVMTypeRef type =
        LLVMVectorType(p->e->scalar, (unsigned)piece_lanes(p->e));
    LLVMValueRef x;

    if (lane >= part.used)
        return LLVMConstNull(type);
    x = LLVMBuildLoad2(
        p->b, type, dot_at(p->e, p->b, from, NULL, lane * p->panel.across + k),
        "");
    LLVMSetAlignment(x, (unsigned)p->e->element);
    return x;
}

/* Piece g of the result comes from lane `lane` + g * piece. */
static LLVMValueRef load_pieces(const Pack *p, PanelPart part,
                                LLVMValueRef from, int lane, int k)
{
    int piece = piece_lanes(p->e), n = p->e->lanes / piece;
    LLVMValueRef x[MAX_LANES] = {load_piece(p, part, from, lane, k)};

    for (int g = 1; g < n; g++)
        x[g] = load_piece(p, part, from, lane + g * piece, k);
    for (; n > 1; n /= 2) {
        for (int g = 0; g < n / 2; g++)
            x[g] = join(p, x[2 * g], x[2 * g + 1]);
    }
    return x[0];
}

/* As many steps of k as a piece has lanes, where neighbours lie along k. */
static void copy_square(const Pack *p, PanelPart part, LLVMValueRef k)
{
    int piece = piece_lanes(p->e);
    LLVMValueRef from = dot_at(p->e, p->b, part.from, k, 1);
    LLVMValueRef to = dot_at(p->e, p->b, part.to, k, p->panel.width);
    LLVMValueRef row[MAX_LANES] = {0};

    for (int i = 0; i < piece; i++)
        row[i] = load_pieces(p, part, from, i, 0);
    transpose_pieces(p, row);
    for (int i = 0; i < piece; i++)
        dot_store(p->e, p->b, row[i],
                  dot_at(p->e, p->b, to, NULL, i * p->panel.width),
                  part.stored);
}

/* ---- the whole panel ---- */

typedef void CopyStep(const Pack *p, PanelPart part, LLVMValueRef k);

static void copy_steps(const Pack *p, PanelPart part, CopyStep *copy,
                       LLVMValueRef begin, LLVMValueRef end, int step)
{
    Loop loop = loop_begin(p->b, begin, end, step, 0, NULL);

    copy(p, part, loop.index);
    loop_end(&loop, NULL);
}

/* One vector of the panel's width, for all k. */
static void copy_part(const Pack *p, PanelPart part)
{
    LLVMValueRef zero = index_constant(p->b, 0), squares;
    int piece = piece_lanes(p->e);

    if (p->panel.across == 1) {
        copy_steps(p, part, copy_dense_step, zero, p->k, 1);
        return;
    }
    squares = zero;
    if (p->panel.along == 1 && piece > 1) {
        squares =
            LLVMBuildAnd(p->b, p->k, index_constant(p->b, -(int64_t)piece), "");
        copy_steps(p, part, copy_square, zero, squares, piece);
    }
    copy_steps(p, part, copy_step, squares, p->k, 1);
}

/* The part that begins at lane `at` (an index). */
static PanelPart part_at(const Pack *p, LLVMValueRef f, LLVMValueRef at,
                         int used, int stored)
{
    return (PanelPart){
        dot_at(p->e, p->b, LLVMGetParam(f, 0), at, p->panel.across),
        dot_at(p->e, p->b, LLVMGetParam(f, 1), at, 1), used, stored};
}

static void pack_body(const Pack *p, LLVMValueRef f)
{
    int lanes = p->e->lanes, rest = p->panel.used % lanes;
    int64_t full = p->panel.used - rest;
    Loop loop;

    if (full > 0) {
        loop = loop_begin_count(p->b, full, lanes, 0, NULL);
        copy_part(p, part_at(p, f, loop.index, lanes, lanes));
        loop_end(&loop, NULL);
    }
    if (rest > 0)
        copy_part(p, part_at(p, f, index_constant(p->b, full), rest,
                             (int)(p->panel.width - full)));
}

LLVMValueRef dot_pack_function(const DotEmit *e, const char *which,
                               DotPanel panel)
{
    LLVMTypeRef pointer = LLVMPointerTypeInContext(e->context, 0);
    LLVMTypeRef param[3] = {pointer, pointer,
                            LLVMInt64TypeInContext(e->context)};
    LLVMTypeRef type =
        LLVMFunctionType(LLVMVoidTypeInContext(e->context), param, 3, false);
    Pack p = {.e = e, .panel = panel};
    LLVMValueRef f;
    char name[256];

    snprintf(name, sizeof name, "%s.%s.%d", e->name, which, panel.used);
    p.b = dot_begin_function(e, name, type, &f);
    if (p.b) {
        p.k = e->k_is_static ? index_constant(p.b, e->spec->k)
                             : LLVMGetParam(f, 2);
        pack_body(&p, f);
        dot_finish_function(p.b);
    }
    return f;
}
