/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Matrix products: the loops around the micro-kernel.
 *
 *     for each batch, for each block of k:
 *         for each block of rows:            its part of the lhs stays in L2
 *             pack that, tile by tile, if it is far apart
 *             for each column tile:          its panel of the rhs in L1
 *                 pack the panel, likewise
 *                 for each row tile: the micro-kernel, in registers
 *
 * Blocks of k come in order and go on from what the result holds, so an
 * element's sum never depends on the blocking. Shapes are static: tile sizes
 * are chosen by what the whole product costs with them, tails included. */
#include "codegen/dot.h"

#include <assert.h>

#include "codegen/dot_tile.h"
#include "codegen/loop.h"
#include "codegen/math.h"

enum {
    MAX_FLOAT_LANES = 16,
    MAX_INT_LANES = 8,
    PANEL_STEPS = 320,         /* of k, for a panel of two vectors */
    LHS_BLOCK_BYTES = 1 << 18, /* half an L2 cache */
    L1_BYTES = 1 << 15
};

/* How a product is cut. */
typedef struct DotPlan {
    DotSpec spec;
    int lanes;
    int rows, vectors; /* of a tile */
    int64_t kblock, mblock;
    bool packs_lhs, packs_rhs, accumulates;
} DotPlan;

/* ---- planning ---- */

/* A matrix times a vector is the vector times the transposed matrix: the
 * result's elements lie side by side again. */
static DotSpec transposed(const DotSpec *s)
{
    DotSpec t = *s;

    t.m = s->n, t.lhs_m = s->rhs_n, t.out_m = s->out_n;
    t.n = s->m, t.rhs_n = s->lhs_m, t.out_n = s->out_m;
    t.lhs_k = s->rhs_k, t.rhs_k = s->lhs_k;
    for (int i = 0; i < s->nloop; i++)
        t.loop[i].lhs = s->loop[i].rhs, t.loop[i].rhs = s->loop[i].lhs;
    for (int i = 0; i < s->nkloop; i++)
        t.kloop[i].lhs = s->kloop[i].rhs, t.kloop[i].rhs = s->kloop[i].lhs;
    return t;
}

static bool is_transposed(const DotSpec *s)
{
    return s->n == 1 && s->m > 1;
}

/* Half cycles of one step of k: two fmas, or two loads, a cycle; and an fma
 * takes four cycles until the next one can follow it. */
static int64_t step_cost(int64_t rows, int64_t vectors)
{
    int64_t cost = 8;

    if (rows == 0 || vectors == 0)
        return 0;
    if (cost < rows * vectors)
        cost = rows * vectors;
    return cost < rows + vectors ? rows + vectors : cost;
}

/* The most rows of a tile: accumulators, a row of the rhs and elements of the
 * lhs are in registers. With fewer registers to spare, register
 * allocation spills. */
static int64_t most_rows(TargetInfo target, int64_t vectors)
{
    int64_t spare = vectors < 2 ? 4 : vectors + 2, rows;

    if (vectors == 0)
        return 0;
    rows = (target.nregister - spare) / vectors;
    return rows < DOT_MAX_ROWS ? rows : DOT_MAX_ROWS;
}

/* How many rows a tile should have when `m` rows are to be covered; what a
 * step of k then costs in `*cost`. */
static int best_rows(TargetInfo target, int64_t m, int64_t vectors,
                     int64_t *cost)
{
    int64_t most = most_rows(target, vectors);
    int best = 0;

    *cost = 0;
    for (int rows = 1; rows <= most && rows <= m; rows++) {
        int64_t c =
            m / rows * step_cost(rows, vectors) + step_cost(m % rows, vectors);

        if (best == 0 || c <= *cost)
            *cost = c, best = rows;
    }
    return best;
}

/* How many vectors a column tile should have. */
static int best_vectors(TargetInfo target, int64_t m, int64_t n, int lanes)
{
    int64_t total = (n + lanes - 1) / lanes, least = 0;
    int best = 0;

    for (int v = 1; v <= DOT_MAX_VECTORS && v <= total; v++) {
        int64_t full, rest;

        if (most_rows(target, v) < 1)
            break;
        best_rows(target, m, v, &full);
        best_rows(target, m, total % v, &rest);
        if (best == 0 || total / v * full + rest < least)
            least = total / v * full + rest, best = v;
    }
    return best;
}

/* Near-equal blocks of at most `most`, all but the last a multiple of `unit`.
 */
static int64_t block_size(int64_t size, int64_t most, int64_t unit)
{
    int64_t count = (size + most - 1) / most, block;

    assert(most > 0 && unit > 0);
    if (count <= 1)
        return size;
    block = (size + count - 1) / count;
    return (block + unit - 1) / unit * unit;
}

/* An input that is far apart, step by step of k: its lines do not stay in the
 * L1 cache until the next tile reads them. */
static bool is_scattered(const DotSpec *s, int64_t stride)
{
    int64_t distance = stride * dtype_info[s->dtype].size;

    return distance >= 256 && s->k * distance > L1_BYTES;
}

static bool should_pack_lhs(const DotPlan *p)
{
    const DotSpec *s = &p->spec;

    return s->lhs_k != 1 && is_scattered(s, s->lhs_k) && s->m >= p->rows &&
           s->n >= 4 * (int64_t)p->vectors * p->lanes;
}

/* Its vectors must be neighbours; else it is a matter of cost. */
static bool should_pack_rhs(const DotPlan *p)
{
    const DotSpec *s = &p->spec;

    return s->rhs_n != 1 ||
           (is_scattered(s, s->rhs_k) && s->m >= 4 * (int64_t)p->rows);
}

static DotPlan dot_plan(const DotSpec *spec, TargetInfo target)
{
    DotPlan p = {.spec = is_transposed(spec) ? transposed(spec) : *spec};
    DotSpec *s = &p.spec;
    int size = dtype_info[s->dtype].size;
    int most = dtype_info[s->dtype].is_float ? MAX_FLOAT_LANES : MAX_INT_LANES;
    int64_t cost, kmost;

    p.lanes = target.vector_bytes / size;
    if (p.lanes > most)
        p.lanes = most;
    if (s->n <= 1)
        s->rhs_n = s->out_n = 1;
    p.vectors = best_vectors(target, s->m, s->n, p.lanes);
    if (p.vectors == 0 || s->m == 0)
        return p;
    p.rows = best_rows(target, s->m, p.vectors, &cost);
    p.packs_lhs = should_pack_lhs(&p);
    p.packs_rhs = should_pack_rhs(&p);
    kmost = (int64_t)PANEL_STEPS * 2 / p.vectors;
    p.kblock = block_size(s->k, kmost, 4);
    p.accumulates = s->nkloop > 0 || p.kblock < s->k || s->k == 0;
    p.mblock = s->m;
    if (p.kblock > 0)
        p.mblock =
            block_size(s->m, LHS_BLOCK_BYTES / (p.kblock * size), p.rows);
    return p;
}

/* Elements of the rhs's panel, in whole cache lines. */
static int64_t panel_size(const DotPlan *p)
{
    return p->packs_rhs ? (p->kblock * p->vectors * p->lanes + 63) / 64 * 64
                        : 0;
}

int64_t dot_scratch_size(const DotSpec *spec, TargetInfo target)
{
    DotPlan p = dot_plan(spec, target);
    int64_t lhs = p.packs_lhs ? p.kblock * p.mblock : 0;

    return (panel_size(&p) + lhs) * dtype_info[spec->dtype].size;
}

/* ---- emission ---- */

/* What the loops know on their way inwards. */
typedef struct Place {
    LLVMValueRef lhs, rhs, out;        /* of the next element inwards */
    LLVMValueRef lhs_panel, rhs_panel; /* in the scratch memory */
    LLVMValueRef k;                    /* steps of k to be done */
} Place;

typedef struct Emission {
    DotEmit emit;
    DotPlan plan;
    LLVMBuilderRef b;
} Emission;

static Place advance(const Emission *e, Place p, LLVMValueRef index,
                     int64_t lhs, int64_t rhs, int64_t out)
{
    if (lhs)
        p.lhs = dot_at(&e->emit, e->b, p.lhs, index, lhs);
    if (rhs)
        p.rhs = dot_at(&e->emit, e->b, p.rhs, index, rhs);
    if (out)
        p.out = dot_at(&e->emit, e->b, p.out, index, out);
    return p;
}

static void call(const Emission *e, LLVMValueRef f, LLVMValueRef *input,
                 unsigned ninput)
{
    LLVMBuildCall2(e->b, LLVMGlobalGetValueType(f), f, input, ninput, "");
}

/* ---- row tiles ---- */

/* How many rows a tile has in a block of `m`; a packed lhs fixes that. */
static int tile_rows(const Emission *e, int vectors, int64_t m)
{
    int64_t cost;

    if (e->plan.packs_lhs)
        return m < e->plan.rows ? (int)m : e->plan.rows;
    return best_rows(e->emit.target, m, vectors, &cost);
}

/* What is emitted for a tile of so many rows. */
typedef void EmitTile(const Emission *e, DotTile tile, Place p);

/* The place of row `row`; in a packed lhs each row takes k elements. */
static Place at_row(const Emission *e, Place p, LLVMValueRef row)
{
    const DotSpec *s = &e->plan.spec;

    p = advance(e, p, row, s->lhs_m, 0, s->out_m);
    if (e->plan.packs_lhs)
        p.lhs_panel = dot_at(&e->emit, e->b, p.lhs_panel,
                             LLVMBuildNSWMul(e->b, row, p.k, ""), 1);
    return p;
}

/* All tiles of `m` rows. */
static void for_rows(const Emission *e, DotTile tile, int64_t m, Place p,
                     EmitTile *emit)
{
    int rows = tile_rows(e, tile.vectors, m);
    int64_t full = m - m % rows;
    Loop loop = loop_begin_count(e->b, full, rows, 0, NULL);

    tile.rows = rows;
    emit(e, tile, at_row(e, p, loop.index));
    loop_end(&loop, NULL);
    tile.rows = (int)(m - full);
    if (tile.rows > 0)
        emit(e, tile, at_row(e, p, index_constant(e->b, full)));
}

static void emit_tile(const Emission *e, DotTile tile, Place p)
{
    LLVMValueRef input[4] = {tile.lhs_packed ? p.lhs_panel : p.lhs,
                             tile.rhs_packed ? p.rhs_panel : p.rhs, p.out, p.k};

    call(e, dot_tile_function(&e->emit, tile), input, 4);
}

static void emit_lhs_pack(const Emission *e, DotTile tile, Place p)
{
    const DotSpec *s = &e->plan.spec;
    DotPanel panel = {s->lhs_m, s->lhs_k, tile.rows, tile.rows};
    LLVMValueRef input[3] = {p.lhs, p.lhs_panel, p.k};

    call(e, dot_pack_function(&e->emit, "lhs", panel), input, 3);
}

/* ---- columns and blocks ---- */

/* A column tile over `m` rows. */
static void emit_column(const Emission *e, DotTile tile, int64_t m, Place p)
{
    const DotSpec *s = &e->plan.spec;
    int64_t width = dot_tile_width(&e->emit, tile);

    if (tile.rhs_packed) {
        DotPanel panel = {s->rhs_n, s->rhs_k,
                          (int)width - e->plan.lanes + tile.last, width};
        LLVMValueRef input[3] = {p.rhs, p.rhs_panel, p.k};

        call(e, dot_pack_function(&e->emit, "rhs", panel), input, 3);
    }
    for_rows(e, tile, m, p, emit_tile);
}

/* All columns of a block of `m` rows. */
static void emit_rows(const Emission *e, int64_t m, Place p)
{
    const DotSpec *s = &e->plan.spec;
    int lanes = e->plan.lanes;
    DotTile tile = {.vectors = e->plan.vectors,
                    .last = lanes,
                    .lhs_packed = e->plan.packs_lhs,
                    .rhs_packed = e->plan.packs_rhs};
    int64_t width = dot_tile_width(&e->emit, tile);
    int64_t full = s->n - s->n % width, rest = s->n - full;

    if (tile.lhs_packed)
        for_rows(e, tile, m, p, emit_lhs_pack);
    if (full > 0) {
        Loop loop = loop_begin_count(e->b, full, width, 0, NULL);

        emit_column(e, tile, m, advance(e, p, loop.index, 0, s->rhs_n, 1));
        loop_end(&loop, NULL);
    }
    if (rest > 0) {
        tile.vectors = (int)((rest + lanes - 1) / lanes);
        tile.last = (int)(rest - (int64_t)(tile.vectors - 1) * lanes);
        emit_column(e, tile, m,
                    advance(e, p, index_constant(e->b, full), 0, s->rhs_n, 1));
    }
}

/* All rows, for a block of k. */
static void emit_block(const Emission *e, Place p)
{
    const DotSpec *s = &e->plan.spec;
    int64_t block = e->plan.mblock, full;
    Loop loop;

    assert(block > 0); /* an empty product has a plan without vectors */
    full = s->m - s->m % block;
    loop = loop_begin_count(e->b, full, block, 0, NULL);

    emit_rows(e, block, advance(e, p, loop.index, s->lhs_m, 0, s->out_m));
    loop_end(&loop, NULL);
    if (full < s->m)
        emit_rows(
            e, s->m - full,
            advance(e, p, index_constant(e->b, full), s->lhs_m, 0, s->out_m));
}

static void emit_k(const Emission *e, Place p)
{
    const DotSpec *s = &e->plan.spec;
    LLVMValueRef block = index_constant(e->b, e->plan.kblock), left;
    Loop loop;

    p.k = block;
    if (e->plan.kblock == s->k) {
        emit_block(e, p);
        return;
    }
    loop = loop_begin_count(e->b, s->k, e->plan.kblock, 0, NULL);
    left = LLVMBuildSub(e->b, index_constant(e->b, s->k), loop.index, "");
    p.k =
        LLVMBuildSelect(e->b, LLVMBuildICmp(e->b, LLVMIntSLT, left, block, ""),
                        left, block, "");
    emit_block(e, advance(e, p, loop.index, s->lhs_k, s->rhs_k, 0));
    loop_end(&loop, NULL);
}

/* Contracting dimensions from `depth` on, in order. */
static void emit_kloops(const Emission *e, int depth, Place p)
{
    const DotLoop *l = &e->plan.spec.kloop[depth];
    Loop loop;

    if (depth == e->plan.spec.nkloop) {
        emit_k(e, p);
        return;
    }
    loop = loop_begin_count(e->b, l->size, 1, 0, NULL);
    emit_kloops(e, depth + 1, advance(e, p, loop.index, l->lhs, l->rhs, 0));
    loop_end(&loop, NULL);
}

static void emit_zeros(const Emission *e, Place p)
{
    const DotSpec *s = &e->plan.spec;
    bool dense = s->m == 1 || s->out_m == s->n;
    int64_t bytes = s->n * e->emit.element * (dense ? s->m : 1);
    Loop loop = loop_begin_count(e->b, dense ? 1 : s->m, 1, 0, NULL);
    LLVMValueRef zero = LLVMConstNull(LLVMInt8TypeInContext(e->emit.context));

    p = advance(e, p, loop.index, 0, 0, s->out_m);
    LLVMBuildMemSet(e->b, p.out, zero, index_constant(e->b, bytes),
                    (unsigned)e->emit.element);
    loop_end(&loop, NULL);
}

/* Batching dimensions and such from `depth` on. */
static void emit_loops(const Emission *e, int depth, Place p)
{
    const DotSpec *s = &e->plan.spec;
    const DotLoop *l = &s->loop[depth];
    Loop loop;

    if (depth < s->nloop) {
        loop = loop_begin_count(e->b, l->size, 1, 0, NULL);
        emit_loops(e, depth + 1,
                   advance(e, p, loop.index, l->lhs, l->rhs, l->out));
        loop_end(&loop, NULL);
        return;
    }
    if (e->plan.accumulates)
        emit_zeros(e, p);
    if (s->k > 0)
        emit_kloops(e, 0, p);
}

static DotEmit shared_part(LLVMModuleRef module, const char *name,
                           const DotPlan *p, TargetInfo target)
{
    LLVMContextRef c = LLVMGetModuleContext(module);
    DotEmit e = {.module = module,
                 .context = c,
                 .name = name,
                 .spec = &p->spec,
                 .target = target,
                 .element = dtype_info[p->spec.dtype].size,
                 .lanes = p->lanes,
                 .accumulates = p->accumulates,
                 .k_is_static = p->kblock == p->spec.k};

    e.scalar = math_memory_type(c, p->spec.dtype, 0);
    e.vector = math_memory_type(c, p->spec.dtype, p->lanes);
    return e;
}

LLVMValueRef dot_emit(LLVMModuleRef module, const char *name,
                      const DotSpec *spec, TargetInfo target)
{
    LLVMContextRef c = LLVMGetModuleContext(module);
    LLVMTypeRef pointer = LLVMPointerTypeInContext(c, 0);
    LLVMTypeRef param[4] = {pointer, pointer, pointer, pointer};
    LLVMTypeRef type =
        LLVMFunctionType(LLVMVoidTypeInContext(c), param, 4, false);
    bool swap = is_transposed(spec);
    Emission e = {.plan = dot_plan(spec, target)};
    LLVMValueRef f;
    Place p = {0};

    assert(e.plan.spec.out_n == 1);
    e.emit = shared_part(module, name, &e.plan, target);
    e.b = dot_begin_function(&e.emit, name, type, &f);
    assert(e.b);
    p.lhs = LLVMGetParam(f, swap);
    p.rhs = LLVMGetParam(f, !swap);
    p.out = LLVMGetParam(f, 2);
    p.rhs_panel = LLVMGetParam(f, 3);
    p.lhs_panel = dot_at(&e.emit, e.b, p.rhs_panel, NULL, panel_size(&e.plan));
    if (e.plan.spec.m > 0 && e.plan.spec.n > 0)
        emit_loops(&e, 0, p);
    dot_finish_function(e.b);
    return f;
}
