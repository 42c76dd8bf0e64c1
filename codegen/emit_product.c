/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Products that are walked: a nest of chains.
 *
 * A product with a vector reads each element of its other input once, so there
 * is nothing to keep in caches, and its inputs may be expressions, computed on
 * the way: above all windows, which are read where they lie. The nest walks
 * the result, the last dimension in vectors, and each element is
 *
 *     for each k:  sum = fma(lhs[.., k], rhs[k, ..], sum)
 *
 * as dot.c has it, to the bit. Where both inputs are windows that end at one
 * extent along k, what lies behind adds nothing, and the chain ends there. */
#include "codegen/emit.h"

#include "codegen/dot_tile.h"

/* Steps of k between a load and a store of a sum that is kept in memory. */
enum { BLOCK = 16 };

typedef struct Product {
    const Node *node;
    LLVMValueRef out;
    const Attr *contracting[2];
    int64_t to[2][MAX_RANK];                     /* see product_dimensions() */
    LLVMValueRef begin[MAX_RANK], end[MAX_RANK]; /* of contracted dimensions */
    const Node *extent[MAX_RANK]; /* of those, where they are no constants */
    int first;    /* the contracted dimension that a chain begins with */
    bool goes_on; /* from the sums that the result holds */
    Index at[2][MAX_RANK]; /* of the elements in hand */
} Product;

/* Sets the index of contracted dimension `k`. */
static void at_step(Product *p, Eval *v, int k, LLVMValueRef index)
{
    if (p->extent[k])
        fact_below(v, index, p->extent[k]);
    for (int i = 0; i < 2; i++)
        p->at[i][p->contracting[i]->ints[k]] = index_scalar(index);
}

/* Sums over contracted dimensions from `k` on. */
static LLVMValueRef chain(Product *p, Eval *v, int k, LLVMValueRef sum)
{
    const Node *n = p->node;
    int nmemo = v->nmemo, nfact = v->nfact;
    Loop loop;

    if (k == p->contracting[0]->n) {
        LLVMValueRef x = eval_vector(v, n->input[0], p->at[0]);
        LLVMValueRef y = eval_vector(v, n->input[1], p->at[1]);

        return dot_multiply_add(v->e->module, v->b, n->type.dtype, x, y, sum);
    }
    loop = loop_begin(v->b, p->begin[k], p->end[k], 1, 1, &sum);
    at_step(p, v, k, loop.index);
    sum = chain(p, v, k + 1, loop.carried[0]);
    loop_end(&loop, &sum);
    v->nmemo = nmemo;
    v->nfact = nfact;
    return sum;
}

static LLVMValueRef zeros(const Eval *v, const Node *n)
{
    LLVMTypeRef type = math_type(v->e->c, n->type.dtype, 0);

    return LLVMConstNull(v->width > 0 ? LLVMVectorType(type, (unsigned)v->width)
                                      : type);
}

static void chain_body(void *self, Eval *v, const Index *at)
{
    Product *p = self;
    const Type *type = &p->node->type;
    LLVMValueRef offset = offset_of(v, type->shape, at);
    LLVMValueRef sum = zeros(v, p->node);

    if (p->goes_on)
        sum = load_elements(v, p->out, type->dtype, offset);
    for (int i = 0; i < 2; i++)
        for (int d = 0; d < p->node->input[i]->type.shape.rank; d++)
            if (p->to[i][d] >= 0)
                p->at[i][d] = at[p->to[i][d]];
    sum = chain(p, v, p->first, sum);
    store_elements(v, p->out, type->dtype, offset, sum);
}

static void zero_body(void *self, Eval *v, const Index *at)
{
    const Product *p = self;
    const Type *type = &p->node->type;

    store_elements(v, p->out, type->dtype, offset_of(v, type->shape, at),
                   zeros(v, p->node));
}

static int64_t last_size(const Node *n)
{
    int rank = n->type.shape.rank;

    return rank ? n->type.shape.dim[rank - 1] : 1;
}

/* Vectors of several registers: as many chains beside each other. */
static int chain_width(const Node *n)
{
    int most = 256 / dtype_info[n->type.dtype].size, width = 1;

    if (most > 64)
        most = 64;
    while (width < most && width < last_size(n))
        width *= 2;
    return width;
}

/* ---- rows ---- */

/* Is the result long, and does its last dimension lie side by side in an input?
 * Then this is gone through row by row, as it lies in memory. */
static bool has_rows(const Product *p, int width)
{
    int last = p->node->type.shape.rank - 1;

    if (last_size(p->node) <= width || p->contracting[0]->n == 0)
        return false;
    for (int i = 0; i < 2; i++) {
        int rank = p->node->input[i]->type.shape.rank;

        if (rank > 0 && p->to[i][rank - 1] == last)
            return true;
    }
    return false;
}

/* For blocks of some steps: all of the result, which goes on from what the
 * blocks before left. */
static void emit_rows(Product *p, Eval *v, const Nest *nest, int k)
{
    LLVMValueRef end = p->end[k], next, less;
    int nfact = v->nfact;
    Loop loop;

    p->first = k;
    if (k < p->contracting[0]->n - 1) {
        loop = loop_begin(v->b, p->begin[k], end, 1, 0, NULL);
        at_step(p, v, k, loop.index);
        emit_rows(p, v, nest, k + 1);
    } else {
        loop = loop_begin(v->b, p->begin[k], end, BLOCK, 0, NULL);
        next = index_add(v->b, loop.index, BLOCK);
        less = LLVMBuildICmp(v->b, LLVMIntSLT, next, end, "");
        p->begin[k] = loop.index;
        p->end[k] = LLVMBuildSelect(v->b, less, next, end, "");
        emit_nest(v, nest);
    }
    loop_end(&loop, NULL);
    v->nfact = nfact;
}

/* All of the result; `plain`: by the least code. */
static void emit_result(Product *p, Eval *v, Nest nest, bool plain)
{
    if (plain)
        nest.width = 1;
    if (plain || !has_rows(p, nest.width)) {
        emit_nest(v, &nest);
        return;
    }
    nest.body = zero_body;
    emit_nest(v, &nest);
    nest.body = chain_body;
    p->goes_on = true;
    emit_rows(p, v, &nest, 0);
}

/* Where all windows lie inside of what they are of, and where one does not:
 * then nobody waits for it. */
static void emit_versions(Product *p, Eval *v, Nest nest, LLVMValueRef inside)
{
    LLVMValueRef function = LLVMGetBasicBlockParent(LLVMGetInsertBlock(v->b));
    LLVMBasicBlockRef next =
        LLVMAppendBasicBlockInContext(v->e->c, function, "");
    LLVMBasicBlockRef version[2];
    Product part = *p;
    int nmemo = v->nmemo;

    for (int i = 0; i < 2; i++)
        version[i] = LLVMAppendBasicBlockInContext(v->e->c, function,
                                                   i ? "outside" : "inside");
    LLVMBuildCondBr(v->b, inside, version[0], version[1]);
    for (int i = 0; i < 2; i++) {
        LLVMPositionBuilderAtEnd(v->b, version[i]);
        *p = part;
        v->inside = i == 0;
        emit_result(p, v, nest, i == 1);
        v->inside = false;
        v->nmemo = nmemo;
        LLVMBuildBr(v->b, next);
    }
    LLVMPositionBuilderAtEnd(v->b, next);
}

void emit_chains(Eval *v, const Node *n, LLVMValueRef out)
{
    Product p = {.node = n,
                 .out = out,
                 .contracting = {node_attr(n, ATTR_lhs_contracting),
                                 node_attr(n, ATTR_rhs_contracting)}};
    Nest nest = {.domain = n->type.shape,
                 .collapse = 1,
                 .width = chain_width(n),
                 .body = chain_body,
                 .self = &p};
    LLVMValueRef inside;

    product_dimensions(n, p.to);
    for (int k = 0; k < p.contracting[0]->n; k++) {
        int64_t d = p.contracting[0]->ints[k];
        int64_t size = n->input[0]->type.shape.dim[d];
        const Node *e = p.extent[k] = product_end(n, k);

        p.begin[k] = index_constant(v->b, 0);
        p.end[k] = e ? clamp_index(v, eval_element(v, e, NULL), size)
                     : index_constant(v->b, size);
    }
    nest_cut(v, &nest);
    inside = windows_inside(v);
    if (inside)
        emit_versions(&p, v, nest, inside);
    else
        emit_result(&p, v, nest, false);
}
