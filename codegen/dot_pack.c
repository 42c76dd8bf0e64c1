/* Panels of the right input.
 *
 * A tile reads the right input row by row, as many vectors as it is wide. A
 * panel holds just those, one row behind the other: it fits the L1 cache, and
 * its rows are in one place whatever the strides of the input are.
 *
 * An input whose columns lie one behind the other (as in x @ w.T) is turned
 * round on the way, a square of lanes x lanes elements in registers. */
#include "codegen/dot_tile.h"

#include <stdio.h>

#include "codegen/loop.h"

enum { MAX_LANES = 16 };

/* Row k of the tile's columns, gathered element by element. */
static void copy_row(const DotEmit *e, LLVMBuilderRef b, DotTile tile,
                     LLVMValueRef rhs, LLVMValueRef panel)
{
    LLVMTypeRef i32 = LLVMInt32TypeInContext(e->context);

    for (int v = 0; v < tile.vectors; v++) {
        LLVMValueRef x = LLVMConstNull(e->vector);

        for (int i = 0; i < dot_tile_lanes(e, tile, v); i++) {
            int64_t column = (int64_t)v * e->lanes + i;
            LLVMValueRef at = dot_at(e, b, rhs, NULL, column * e->spec->rhs_n);

            x = LLVMBuildInsertElement(
                b, x, LLVMBuildLoad2(b, e->scalar, at, ""),
                LLVMConstInt(i32, (unsigned)i, false), "");
        }
        dot_store(e, b, x, dot_at(e, b, panel, NULL, (int64_t)v * e->lanes),
                  e->lanes);
    }
}

/* The same where the columns are neighbours. */
static void copy_dense_row(const DotEmit *e, LLVMBuilderRef b, DotTile tile,
                           LLVMValueRef rhs, LLVMValueRef panel)
{
    for (int v = 0; v < tile.vectors; v++) {
        int64_t column = (int64_t)v * e->lanes;
        LLVMValueRef x = dot_load(e, b, dot_at(e, b, rhs, NULL, column),
                                  dot_tile_lanes(e, tile, v));

        dot_store(e, b, x, dot_at(e, b, panel, NULL, column), e->lanes);
    }
}

/* x0 y0 x1 y1 ... of the lower (or upper) halves of x and y. */
static LLVMValueRef interleave(const DotEmit *e, LLVMBuilderRef b,
                               LLVMValueRef x, LLVMValueRef y, bool upper)
{
    LLVMTypeRef i32 = LLVMInt32TypeInContext(e->context);
    LLVMValueRef lane[MAX_LANES];

    for (int i = 0; i < e->lanes; i++) {
        int from = (upper ? e->lanes / 2 : 0) + i / 2;

        lane[i] = LLVMConstInt(i32, (unsigned)(i % 2 ? e->lanes + from : from),
                               false);
    }
    return LLVMBuildShuffleVector(
        b, x, y, LLVMConstVector(lane, (unsigned)e->lanes), "");
}

/* Transposes a square in place: interleaving the first half of its rows with
 * the second, log2(lanes) times, moves each bit of the row number into the
 * lane number. */
static void transpose(const DotEmit *e, LLVMBuilderRef b, LLVMValueRef *row)
{
    int half = e->lanes / 2;

    for (int width = 1; width < e->lanes; width *= 2) {
        LLVMValueRef next[MAX_LANES];

        for (int i = 0; i < half; i++) {
            next[2 * i] = interleave(e, b, row[i], row[i + half], false);
            next[2 * i + 1] = interleave(e, b, row[i], row[i + half], true);
        }
        for (int i = 0; i < e->lanes; i++)
            row[i] = next[i];
    }
}

/* `lanes` rows, of columns whose elements are neighbours along k. */
static void copy_square(const DotEmit *e, LLVMBuilderRef b, DotTile tile,
                        LLVMValueRef rhs, LLVMValueRef panel)
{
    for (int v = 0; v < tile.vectors; v++) {
        LLVMValueRef row[MAX_LANES];
        int64_t column = (int64_t)v * e->lanes;

        for (int i = 0; i < e->lanes; i++)
            row[i] = i < dot_tile_lanes(e, tile, v)
                         ? dot_load(e, b,
                                    dot_at(e, b, rhs, NULL,
                                           (column + i) * e->spec->rhs_n),
                                    e->lanes)
                         : LLVMConstNull(e->vector);
        transpose(e, b, row);
        for (int i = 0; i < e->lanes; i++)
            dot_store(
                e, b, row[i],
                dot_at(e, b, panel, NULL, i * dot_tile_width(e, tile) + column),
                e->lanes);
    }
}

typedef void CopyRows(const DotEmit *e, LLVMBuilderRef b, DotTile tile,
                      LLVMValueRef rhs, LLVMValueRef panel);

/* Rows begin, begin + step, ... below end. */
static void copy_rows(const DotEmit *e, LLVMBuilderRef b, DotTile tile,
                      LLVMValueRef f, CopyRows *copy, LLVMValueRef begin,
                      LLVMValueRef end, int step)
{
    Loop loop = loop_begin(b, begin, end, step, 0, NULL);

    copy(e, b, tile,
         dot_at(e, b, LLVMGetParam(f, 0), loop.index, e->spec->rhs_k),
         dot_at(e, b, LLVMGetParam(f, 1), loop.index, dot_tile_width(e, tile)));
    loop_end(&loop, NULL);
}

static void pack_body(const DotEmit *e, LLVMBuilderRef b, DotTile tile,
                      LLVMValueRef f)
{
    LLVMValueRef zero = index_constant(b, 0), k = LLVMGetParam(f, 2), squares;

    if (e->k_is_static)
        k = index_constant(b, e->spec->k);
    if (e->spec->rhs_n == 1) {
        copy_rows(e, b, tile, f, copy_dense_row, zero, k, 1);
        return;
    }
    if (e->spec->rhs_k != 1) {
        copy_rows(e, b, tile, f, copy_row, zero, k, 1);
        return;
    }
    squares = LLVMBuildAnd(b, k, index_constant(b, -(int64_t)e->lanes), "");
    copy_rows(e, b, tile, f, copy_square, zero, squares, e->lanes);
    copy_rows(e, b, tile, f, copy_row, squares, k, 1);
}

LLVMValueRef dot_pack_function(const DotEmit *e, DotTile tile)
{
    LLVMTypeRef pointer = LLVMPointerTypeInContext(e->context, 0);
    LLVMTypeRef param[3] = {pointer, pointer,
                            LLVMInt64TypeInContext(e->context)};
    LLVMTypeRef type =
        LLVMFunctionType(LLVMVoidTypeInContext(e->context), param, 3, false);
    LLVMBuilderRef b;
    LLVMValueRef f;
    char name[256];

    snprintf(name, sizeof name, "%s.pack.%d.%d", e->name, tile.vectors,
             tile.last);
    b = dot_begin_function(e, name, type, &f);
    if (b) {
        pack_body(e, b, tile, f);
        dot_finish_function(b);
    }
    return f;
}
