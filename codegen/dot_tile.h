/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The pieces of a product: tiles held in registers, panels of the inputs.
 * Internal to dot*.c. */
#ifndef HOLO_CODEGEN_DOT_TILE_H
#define HOLO_CODEGEN_DOT_TILE_H

#include "codegen/dot.h"

enum { DOT_MAX_ROWS = 24, DOT_MAX_VECTORS = 8 };

/* What all functions of one product share. */
typedef struct DotEmit {
    LLVMModuleRef module;
    LLVMContextRef context;
    const char *name; /* of the product: prefix of the others' */
    const DotSpec *spec;
    TargetInfo target;
    int64_t element;  /* bytes */
    int lanes;        /* of a vector */
    bool accumulates; /* onto the result, rather than from 0 */
    bool k_is_static; /* one pass over k, of spec->k steps */
    LLVMTypeRef scalar, vector;
} DotEmit;

/* `rows` x `vectors` accumulators; the last vector has `last` lanes in use. */
typedef struct DotTile {
    int rows, vectors, last;
    bool lhs_packed, rhs_packed; /* the input comes as a panel */
} DotTile;

/* `void f(ptr lhs, ptr rhs, ptr out, i64 k)`: one tile over k steps. */
LLVMValueRef dot_tile_function(const DotEmit *e, DotTile tile);

/* What a tile reads of one input, k by k. */
typedef struct DotPanel {
    int64_t across, along; /* strides of the input: across the panel, along k */
    int used;              /* elements across */
    int64_t width; /* of the panel: `used`, or filled up to whole vectors */
} DotPanel;

/* `void f(ptr input, ptr panel, i64 k)`: fills a panel for k steps; `which`
 * input, for the name. */
LLVMValueRef dot_pack_function(const DotEmit *e, const char *which,
                               DotPanel panel);

/* acc + x * y, scalars or vectors: by fma of floats; `or` of `and`s of bools.
 */
LLVMValueRef dot_multiply_add(LLVMModuleRef module, LLVMBuilderRef b,
                              DType dtype, LLVMValueRef x, LLVMValueRef y,
                              LLVMValueRef acc);

/* ---- shared by both ---- */

/* Opens the function's body; NULL if it is there already (in `*f`). */
LLVMBuilderRef dot_begin_function(const DotEmit *e, const char *name,
                                  LLVMTypeRef type, LLVMValueRef *f);
void dot_finish_function(LLVMBuilderRef b);

/* The lanes in use of the tile's vector, and the lanes of all of them. */
int dot_tile_lanes(const DotEmit *e, DotTile tile, int vector);
int64_t dot_tile_width(const DotEmit *e, DotTile tile);

/* base + count * stride elements; `count` NULL: 1. */
LLVMValueRef dot_at(const DotEmit *e, LLVMBuilderRef b, LLVMValueRef base,
                    LLVMValueRef count, int64_t stride);
/* Vectors in memory, of which the first `lanes` lanes exist. */
LLVMValueRef dot_load(const DotEmit *e, LLVMBuilderRef b, LLVMValueRef at,
                      int lanes);
void dot_store(const DotEmit *e, LLVMBuilderRef b, LLVMValueRef x,
               LLVMValueRef at, int lanes);

#endif
