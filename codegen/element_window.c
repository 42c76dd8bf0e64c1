/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Elements of windows.
 *
 * What lies outside of a window is not read: a vector is read under a mask, and
 * a scalar index that lies outside is 0. Nothing of that is emitted where an
 * index is the one of a loop that ends at the window's extent (a fact), once it
 * was asked, in front of the loops, whether the windows lie inside of what they
 * are of (`inside`), as all do that a script makes. */
#include "codegen/emit.h"

#include <assert.h>

/* ---- where a window lies ---- */

static int ndimension(const Node *n)
{
    return node_attr(n, ATTR_dimensions)->n;
}

static LLVMValueRef extent_value(Eval *v, const Node *n, int i, int64_t inner)
{
    const Node *extent = n->input[2 + ndimension(n) + i];

    return clamp_index(v, eval_element(v, extent, NULL), inner);
}

void window_bounds(Eval *v, const Node *n, int i, int64_t inner, int64_t outer,
                   WindowBounds *bounds)
{
    LLVMValueRef zero = index_constant(v->b, 0);
    LLVMValueRef start = index_between(
        v, eval_element(v, n->input[2 + i], NULL), index_constant(v->b, -inner),
        index_constant(v->b, outer));
    LLVMValueRef room =
        LLVMBuildSub(v->b, index_constant(v->b, outer), start, "");
    LLVMValueRef before = LLVMBuildNeg(v->b, start, "");

    bounds->start = start;
    bounds->low = index_larger(v, before, zero);
    bounds->high = index_smaller(v, extent_value(v, n, i, inner), room);
}

/* 0 <= start and start + extent <= outer */
static LLVMValueRef lies_inside(Eval *v, const Node *n, int i)
{
    int64_t d = node_attr(n, ATTR_dimensions)->ints[i];
    LLVMValueRef outer = index_constant(v->b, n->input[0]->type.shape.dim[d]);
    LLVMValueRef start = eval_element(v, n->input[2 + i], NULL);
    LLVMValueRef room = LLVMBuildSub(
        v->b, outer, extent_value(v, n, i, n->type.shape.dim[d]), "");

    /* unsigned: a negative start is too large, and the room is none if it is
     * negative */
    return LLVMBuildAnd(
        v->b,
        LLVMBuildICmp(v->b, LLVMIntSGE, room, index_constant(v->b, 0), ""),
        LLVMBuildICmp(v->b, LLVMIntULE, start, room, ""), "");
}

LLVMValueRef windows_inside(Eval *v)
{
    LLVMValueRef all = NULL;

    for (const Node *n = v->region->first; n; n = n->next)
        for (int i = 0; n->op == OP_window && i < ndimension(n); i++)
            all = mask_both(v, all, lies_inside(v, n, i));
    return all;
}

/* ---- facts ---- */

void fact_below(Eval *v, LLVMValueRef index, const Node *extent)
{
    assert(v->nfact < (int)(sizeof v->fact / sizeof *v->fact));
    v->fact[v->nfact].index = index;
    v->fact[v->nfact++].extent = extent;
}

static bool is_below(const Eval *v, Index at, const Node *extent)
{
    if (at.lanes || at.step < 0 || at.step > 1)
        return false;
    for (int i = 0; i < v->nfact; i++)
        if (v->fact[i].index == at.base && v->fact[i].extent == extent)
            return true;
    return false;
}

/* ---- elements ---- */

/* Whether an index lies in a window along its dimension number `i`, and in
 * `*to` where in x. NULL: surely. */
static LLVMValueRef window_index(Eval *v, const Node *n, int i, Index at,
                                 Index *to)
{
    int64_t d = node_attr(n, ATTR_dimensions)->ints[i];
    int64_t inner = n->type.shape.dim[d];
    WindowBounds b;
    LLVMValueRef here;

    if (v->inside) {
        LLVMValueRef start = eval_element(v, n->input[2 + i], NULL);

        *to = index_sum(v, at, index_scalar(start));
        if (is_below(v, at, n->input[2 + ndimension(n) + i]))
            return NULL;
        b.low = index_constant(v->b, 0);
        b.high = extent_value(v, n, i, inner);
    } else {
        window_bounds(v, n, i, inner, n->input[0]->type.shape.dim[d], &b);
        *to = index_sum(v, at, index_scalar(b.start));
    }
    here = mask_both(v, index_compare(v, LLVMIntSGE, at, b.low),
                     index_compare(v, LLVMIntSLT, at, b.high));
    if (!index_varies(v, at))
        to->base =
            LLVMBuildSelect(v->b, here, to->base, index_constant(v->b, 0), "");
    return here;
}

LLVMValueRef element_window(Eval *v, const Node *n, const Index *at)
{
    const Attr *dims = node_attr(n, ATTR_dimensions);
    Shape in = n->input[0]->type.shape;
    LLVMValueRef inside = NULL, outer = v->mask, x;
    LLVMValueRef fill = eval_element(v, n->input[1], NULL);
    Index to[MAX_RANK];

    if (shape_size(in) == 0)
        return fill;
    for (int d = 0; d < in.rank; d++)
        to[d] = at[d];
    for (int i = 0; i < dims->n; i++) {
        int64_t d = dims->ints[i];
        LLVMValueRef here = window_index(v, n, i, at[d], &to[d]);

        if (here)
            inside = mask_both(v, inside, here);
    }
    if (inside && LLVMGetTypeKind(LLVMTypeOf(inside)) == LLVMVectorTypeKind)
        v->mask = mask_both(v, outer, inside);
    x = eval_element(v, n->input[0], to);
    v->mask = outer;
    return inside ? mask_choose(v, inside, x, fill) : x;
}
