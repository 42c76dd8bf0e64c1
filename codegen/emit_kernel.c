/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Kernels: one LLVM function each, a loop nest around expressions.
 *
 *     for (outer dimensions)
 *         for (i = 0; i + width <= n; i += width)
 *             outputs[.., i ..] = expressions at [.., i ..], a vector
 *         the rest, as one vector of the least power of two that holds it,
 *         its idle lanes masked
 *
 * Kernels that are alike are one function; see kernel_share.c. */
#include "codegen/emit.h"

#include <assert.h>

/* ---- loop nests ---- */

static int64_t tail_product(const Shape *s, int k)
{
    int64_t n = 1;

    for (int d = s->rank - k; d < s->rank; d++)
        n *= s->dim[d];
    return n;
}

/* Is the last index a multiple of four at the start of each vector? */
static bool steps_by_four(const Nest *nest)
{
    return nest->width > 1 && nest->width % 4 == 0 &&
           !nest->high[nest->domain.rank - 1];
}

static void nest_body(Eval *v, const Nest *nest, Index *at, LLVMValueRef base,
                      int width, int lanes)
{
    int outer_width = v->width, outer_lanes = v->lanes, nmemo = v->nmemo;
    int last = nest->domain.rank - 1, nfact = v->nfact;

    if (nest->extent[last])
        fact_below(v, base, nest->extent[last]);
    v->width = width == 1 ? 0 : width;
    v->lanes = lanes;
    at[last] = (Index){.base = base,
                       .step = v->width > 0 ? 1 : 0,
                       .by_four = steps_by_four(nest)};
    nest->body(nest->self, v, at);
    v->nmemo = nmemo;
    v->nfact = nfact;
    v->width = outer_width;
    v->lanes = outer_lanes;
}

static int rest_width(int64_t rest)
{
    int width = 1;

    while (width < rest)
        width *= 2;
    return width;
}

/* The innermost loop: whole vectors, then the rest. */
static void nest_inner(Eval *v, const Nest *nest, Index *at)
{
    int64_t n = tail_product(&nest->domain, nest->collapse);
    int width = nest->width > 1 ? nest->width : 1;
    int64_t whole = n / width * width, rest = n - whole;

    if (whole == width) {
        nest_body(v, nest, at, index_constant(v->b, 0), width, width);
    } else if (whole > 0) {
        Loop loop = loop_begin_count(v->b, whole, width, 0, NULL);

        nest_body(v, nest, at, loop.index, width, width);
        loop_end(&loop, NULL);
    }
    if (rest > 0)
        nest_body(v, nest, at, index_constant(v->b, whole), rest_width(rest),
                  (int)rest);
}

/* Vectors that lie inside the bounds, then one with the rest under a mask. */
static void nest_bounded(Eval *v, const Nest *nest, Index *at)
{
    int last = nest->domain.rank - 1, width = nest->width > 1 ? nest->width : 1;
    LLVMValueRef high = nest->high[last], outer = v->mask, rest;
    Loop whole = loop_begin(v->b, nest->low[last],
                            index_add(v->b, high, 1 - width), width, 0, NULL);
    Loop once;

    assert(nest->collapse == 1);
    nest_body(v, nest, at, whole.index, width, width);
    loop_end(&whole, NULL);
    if (width == 1)
        return;
    once = loop_begin(v->b, whole.index, high, width, 0, NULL);
    rest = LLVMBuildSub(v->b, high, once.index, "");
    v->mask = lanes_below(v, rest, width);
    nest_body(v, nest, at, once.index, width, width);
    v->mask = outer;
    loop_end(&once, NULL);
}

static void nest_outer(Eval *v, const Nest *nest, Index *at, int d)
{
    int nmemo = v->nmemo, nfact = v->nfact;

    if (d == nest->domain.rank - nest->collapse) {
        for (int k = d; k < nest->domain.rank; k++)
            at[k] = index_scalar(index_constant(v->b, 0));
        if (nest->high[nest->domain.rank - 1])
            nest_bounded(v, nest, at);
        else
            nest_inner(v, nest, at);
    } else if (nest->domain.dim[d] == 1 && !nest->high[d]) {
        at[d] = index_scalar(index_constant(v->b, 0));
        nest_outer(v, nest, at, d + 1);
    } else {
        LLVMValueRef size = index_constant(v->b, nest->domain.dim[d]);
        Loop loop = loop_begin(
            v->b, nest->high[d] ? nest->low[d] : index_constant(v->b, 0),
            nest->high[d] ? nest->high[d] : size, 1, 0, NULL);

        at[d] = index_scalar(loop.index);
        if (nest->extent[d])
            fact_below(v, loop.index, nest->extent[d]);
        nest_outer(v, nest, at, d + 1);
        loop_end(&loop, NULL);
    }
    v->nmemo = nmemo;
    v->nfact = nfact;
}

void emit_nest(Eval *v, const Nest *nest)
{
    Index at[MAX_RANK];

    if (shape_size(nest->domain) == 0)
        return;
    if (nest->domain.rank == 0)
        nest->body(nest->self, v, at);
    else
        nest_outer(v, nest, at, 0);
}

void nest_cut(const Eval *v, Nest *nest)
{
    int rank = nest->domain.rank;

    for (int d = 0; d < rank; d++) {
        if (!v->end[d])
            continue;
        nest->low[d] = index_constant(v->b, 0);
        nest->high[d] = v->end[d];
        nest->extent[d] = v->extent[d];
        if (nest->collapse > rank - 1 - d)
            nest->collapse = d == rank - 1 ? 1 : rank - 1 - d;
    }
}

int vector_width(const Emit *e, const Graph *region)
{
    int size = 4;

    (void)e;
    for (const Node *n = region->first; n; n = n->next)
        if (n->type.shape.rank > 0 && dtype_info[n->type.dtype].size > size)
            size = dtype_info[n->type.dtype].size;
    return 64 / size;
}

/* ---- elementwise kernels ---- */

enum { MAX_OUTPUT = 32 };

void eval_outputs(Eval *v, const Index *at, LLVMValueRef *value)
{
    for (int i = 0; i < v->region->noutput; i++)
        value[i] = eval_vector(v, v->region->output[i], at);
}

/* All outputs are computed before the first is stored: one may lie where an
 * input did. */
static void map_body(void *self, Eval *v, const Index *at)
{
    const LLVMValueRef *out = self;
    LLVMValueRef value[MAX_OUTPUT];

    eval_outputs(v, at, value);
    for (int i = 0; i < v->region->noutput; i++) {
        const Type *type = &v->region->output[i]->type;

        store_elements(v, out[i], type->dtype, offset_of(v, type->shape, at),
                       value[i]);
    }
}

static void emit_map(Eval *v, LLVMValueRef *out)
{
    const Graph *g = v->region;
    Nest nest = {.domain = g->output[0]->type.shape,
                 .width = vector_width(v->e, g),
                 .body = map_body,
                 .self = out};

    nest.collapse = nest.domain.rank;
    for (int i = 0; i < g->noutput; i++) {
        int k = collapsible_dimensions(v->e, g, g->output[i]);

        if (k < nest.collapse)
            nest.collapse = k;
    }
    nest_cut(v, &nest);
    emit_nest(v, &nest);
}

/* ---- functions ---- */

/* A table and not an argument each: of thousands of constants in one function
 * LLVM would keep track, to find those that are equal. */
LLVMValueRef gap_table(Emit *e, const KernelUse *use)
{
    LLVMValueRef *bits = ARENA_ARRAY(e->arena, LLVMValueRef, use->ngap), g;

    for (int i = 0; i < use->ngap; i++)
        bits[i] = LLVMConstInt(e->i64, gap_bits(&use->gap[i]), false);
    g = LLVMAddGlobal(e->module, LLVMArrayType2(e->i64, (uint64_t)use->ngap),
                      "gaps");
    LLVMSetInitializer(g, LLVMConstArray2(e->i64, bits, (uint64_t)use->ngap));
    LLVMSetLinkage(g, LLVMPrivateLinkage);
    LLVMSetGlobalConstant(g, true);
    return g;
}

/* What stands in gap `i`, of the type that the region computes with. */
static LLVMValueRef gap_value(Emit *e, LLVMBuilderRef b, const KernelUse *use,
                              LLVMValueRef table, int i)
{
    const Gap *g = &use->gap[i];
    DType dtype = g->node->type.dtype;
    unsigned size = (unsigned)dtype_info[dtype].size;
    LLVMValueRef at = index_constant(b, i), bits;

    at = LLVMBuildInBoundsGEP2(b, e->i64, table, &at, 1, "");
    bits = LLVMBuildLoad2(b, e->i64, at, "");
    if (g->dim >= 0)
        return bits;
    if (size < 8)
        bits =
            LLVMBuildTrunc(b, bits, LLVMIntTypeInContext(e->c, 8 * size), "");
    return LLVMBuildBitCast(b, bits, math_type(e->c, dtype, 0), "");
}

int kernel_arity(const Emit *e, const Node *kernel)
{
    const KernelUse *use = &e->use[kernel->id];
    const Graph *g = kernel->region[0];

    return g->nparam + g->noutput + 1 + kernel_is_open(use);
}

static LLVMTypeRef kernel_type(Emit *e, const Node *kernel)
{
    const Graph *g = kernel->region[0];
    int n = 0, arity = kernel_arity(e, kernel);
    LLVMTypeRef *type = ARENA_ARRAY(e->arena, LLVMTypeRef, arity);

    for (int i = 0; i < g->nparam; i++)
        type[n++] = value_in_memory(g->param[i])
                        ? e->ptr
                        : math_type(e->c, g->param[i]->type.dtype, 0);
    while (n < arity)
        type[n++] = e->ptr;
    return LLVMFunctionType(e->none, type, (unsigned)n, false);
}

static const char *kernel_name(Emit *e, const Node *kernel)
{
    Text name = node_text(kernel, ATTR_name);

    return arena_printf(e->arena, "kernel.%d.%.*s", e->nkernel++,
                        (int)name.size, name.data);
}

/* Where the kernel ends, as its first params say. */
static void find_ends(Eval *v, const Node *kernel)
{
    const Attr *cut = node_attr(kernel, ATTR_cut);
    const int64_t *domain = node_attr(kernel, ATTR_domain)->ints;

    for (int i = 0; cut && i < cut->n; i++) {
        int64_t d = cut->ints[i];

        v->end[d] = clamp_index(v, v->param[i], domain[d]);
        v->extent[d] = v->region->param[i];
    }
}

static LLVMValueRef new_kernel(Emit *e, const Node *kernel, bool in_place)
{
    const Graph *g = kernel->region[0];
    const Node *root = kernel_root(kernel);
    const KernelUse *use = &e->use[kernel->id];
    LLVMValueRef function = LLVMAddFunction(e->module, kernel_name(e, kernel),
                                            kernel_type(e, kernel));
    LLVMBuilderRef b = LLVMCreateBuilderInContext(e->c);
    LLVMValueRef *param =
        ARENA_ARRAY(e->arena, LLVMValueRef, kernel_arity(e, kernel));
    LLVMValueRef *out = param + g->nparam, *scratch = out + g->noutput;
    Eval v = eval_begin(e, b, g, param);

    LLVMSetLinkage(function, LLVMInternalLinkage);
    LLVMGetParams(function, param);
    LLVMPositionBuilderAtEnd(
        b, LLVMAppendBasicBlockInContext(e->c, function, "entry"));
    if (kernel_is_open(use)) {
        v.gap = ARENA_ARRAY(e->arena, LLVMValueRef, use->ngap);
        for (int i = 0; i < use->ngap; i++)
            v.gap[i] = gap_value(e, b, use, scratch[1], i);
    }
    find_ends(&v, kernel);
    if (root)
        emit_root(&v, root, *out, *scratch, in_place);
    else
        emit_map(&v, out);
    LLVMBuildRetVoid(b);
    LLVMDisposeBuilder(b);
    return function;
}

LLVMValueRef emit_kernel(Emit *e, const Node *kernel, bool in_place)
{
    KernelFunction *f = shared_function(e, kernel, in_place);

    if (!f->function)
        f->function = new_kernel(e, kernel, in_place);
    return f->function;
}
