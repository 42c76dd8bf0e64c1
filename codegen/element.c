/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Elements: the value of an expression at an index.
 *
 * A region's node is evaluated on demand, at one index for each dimension. An
 * elementwise node asks its inputs at the same index, an indexing node asks
 * elsewhere, and a param is loaded. Indices may step from lane to lane: then
 * the value is a vector, loaded in one piece where neighbours in memory are
 * neighbours in lanes, gathered where not. What is the same in all lanes stays
 * a scalar until it meets a vector. */
#include "codegen/emit.h"

#include <assert.h>
#include <string.h>

struct Memo {
    const Node *node;
    Index at[MAX_RANK];
    LLVMValueRef mask; /* Eval.mask then: other lanes hold nothing */
    LLVMValueRef value;
};

/* ---- indices ---- */

Index index_scalar(LLVMValueRef base)
{
    return (Index){.base = base};
}

static Index index_number(Eval *v, int64_t i)
{
    return index_scalar(index_constant(v->b, i));
}

bool index_varies(const Eval *v, Index i)
{
    return v->width > 0 && (i.step != 0 || i.lanes);
}

/* 0, step, 2 step, ... */
static LLVMValueRef lane_numbers(Eval *v, int64_t step)
{
    LLVMValueRef lane[64];

    for (int i = 0; i < v->width; i++)
        lane[i] = index_constant(v->b, i * step);
    return LLVMConstVector(lane, (unsigned)v->width);
}

LLVMValueRef index_lanes(Eval *v, Index i)
{
    LLVMValueRef base;

    if (i.lanes)
        return i.lanes;
    base = math_splat(v->b, i.base, v->width);
    if (i.step == 0)
        return base;
    return LLVMBuildAdd(v->b, base, lane_numbers(v, i.step), "");
}

LLVMValueRef lanes_below(Eval *v, LLVMValueRef n, int width)
{
    LLVMValueRef lane[64];

    for (int i = 0; i < width; i++)
        lane[i] = index_constant(v->b, i);
    return LLVMBuildICmp(v->b, LLVMIntSLT,
                         LLVMConstVector(lane, (unsigned)width),
                         math_splat(v->b, n, width), "");
}

static LLVMValueRef splat_i64(Eval *v, int64_t x)
{
    return math_splat(v->b, index_constant(v->b, x), v->width);
}

static Index index_shift(Eval *v, Index i, int64_t by)
{
    i.by_four &= by % 4 == 0;
    if (i.lanes && by != 0)
        i.lanes = LLVMBuildAdd(v->b, i.lanes, splat_i64(v, by), "");
    else if (!i.lanes)
        i.base = index_add(v->b, i.base, by);
    return i;
}

static Index index_scale(Eval *v, Index i, int64_t by)
{
    i.by_four |= by % 4 == 0 || (i.base && LLVMIsNull(i.base));
    if (i.lanes && by != 1)
        i.lanes = LLVMBuildMul(v->b, i.lanes, splat_i64(v, by), "");
    else if (!i.lanes) {
        i.base = index_multiply(v->b, i.base, by);
        i.step *= by;
    }
    return i;
}

Index index_sum(Eval *v, Index i, Index k)
{
    if (i.lanes || k.lanes)
        return (Index){.base = i.base,
                       .lanes = LLVMBuildAdd(v->b, index_lanes(v, i),
                                             index_lanes(v, k), "")};
    i.base = LLVMBuildAdd(v->b, i.base, k.base, "");
    i.step += k.step;
    i.by_four &= k.by_four;
    return i;
}

LLVMValueRef index_smaller(Eval *v, LLVMValueRef x, LLVMValueRef y)
{
    LLVMValueRef test = LLVMBuildICmp(v->b, LLVMIntSLT, x, y, "");

    return LLVMBuildSelect(v->b, test, x, y, "");
}

LLVMValueRef index_larger(Eval *v, LLVMValueRef x, LLVMValueRef y)
{
    LLVMValueRef test = LLVMBuildICmp(v->b, LLVMIntSGT, x, y, "");

    return LLVMBuildSelect(v->b, test, x, y, "");
}

LLVMValueRef index_between(Eval *v, LLVMValueRef x, LLVMValueRef low,
                           LLVMValueRef high)
{
    return index_smaller(v, index_larger(v, x, low), high);
}

LLVMValueRef clamp_index(Eval *v, LLVMValueRef x, int64_t high)
{
    if (high == 0)
        return index_constant(v->b, 0);
    return index_between(v, x, index_constant(v->b, 0),
                         index_constant(v->b, high));
}

static Index index_clamp(Eval *v, Index i, int64_t high)
{
    if (high == 0)
        return index_number(v, 0);
    if (!index_varies(v, i))
        return index_scalar(clamp_index(v, i.base, high));
    return (Index){.base = i.base,
                   .lanes = index_between(v, index_lanes(v, i), splat_i64(v, 0),
                                          splat_i64(v, high))};
}

/* x / by and x % by of an index that is not negative. */
static Index index_divide(Eval *v, Index i, int64_t by, bool rest)
{
    LLVMOpcode op = rest ? LLVMURem : LLVMUDiv;

    if (by == 1)
        return rest ? index_number(v, 0) : i;
    if (!index_varies(v, i))
        return index_scalar(
            LLVMBuildBinOp(v->b, op, i.base, index_constant(v->b, by), ""));
    return (Index){.base = i.base,
                   .lanes = LLVMBuildBinOp(v->b, op, index_lanes(v, i),
                                           splat_i64(v, by), "")};
}

void index_split(Eval *v, Shape shape, Index r, Index *at)
{
    int first = 0;

    while (first < shape.rank - 1 && shape.dim[first] == 1)
        at[first++] = index_number(v, 0);
    for (int d = shape.rank - 1; d > first; d--) {
        at[d] = index_divide(v, r, shape.dim[d], true);
        r = index_divide(v, r, shape.dim[d], false);
    }
    if (shape.rank > 0)
        at[first] = r;
}

Index index_join(Eval *v, Shape shape, const Index *at)
{
    int64_t stride[MAX_RANK];
    Index sum = index_number(v, 0);

    assert(at || shape.rank == 0);
    shape_strides(shape, stride);
    for (int d = 0; d < shape.rank; d++) {
        Index term = index_scale(v, at[d], stride[d]);

        sum = d == 0 ? term : index_sum(v, sum, term);
    }
    return sum;
}

LLVMValueRef offset_of(Eval *v, Shape shape, const Index *at)
{
    return index_join(v, shape, at).base;
}

/* ---- memory ---- */

static bool reads_all_lanes(const Eval *v)
{
    return v->lanes == v->width && !v->mask;
}

static LLVMValueRef lane_mask(Eval *v)
{
    LLVMValueRef lane[64], exist;

    for (int i = 0; i < v->width; i++)
        lane[i] = LLVMConstInt(v->e->i1, i < v->lanes, false);
    exist = LLVMConstVector(lane, (unsigned)v->width);
    return v->mask ? LLVMBuildAnd(v->b, exist, v->mask, "") : exist;
}

/* Where elements lie: in the array, but for those that a mask leaves out. */
static LLVMValueRef address(Eval *v, LLVMValueRef base, DType dtype,
                            LLVMValueRef offset)
{
    LLVMTypeRef type = math_memory_type(v->e->c, dtype, 0);

    return v->mask ? LLVMBuildGEP2(v->b, type, base, &offset, 1, "")
                   : LLVMBuildInBoundsGEP2(v->b, type, base, &offset, 1, "");
}

/* Calls one of LLVM's masked memory operations. */
static LLVMValueRef masked(Eval *v, const char *name, LLVMTypeRef *overload,
                           int noverload, LLVMValueRef *arg, int narg)
{
    unsigned id = LLVMLookupIntrinsicID(name, strlen(name));
    LLVMValueRef f = LLVMGetIntrinsicDeclaration(v->e->module, id, overload,
                                                 (size_t)noverload);

    return LLVMBuildCall2(v->b, LLVMGlobalGetValueType(f), f, arg,
                          (unsigned)narg, "");
}

static LLVMValueRef alignment(Eval *v, DType dtype)
{
    return LLVMConstInt(v->e->i32, (unsigned)dtype_info[dtype].size, false);
}

static LLVMValueRef load_neighbours(Eval *v, LLVMValueRef p, DType dtype)
{
    LLVMTypeRef type = math_memory_type(v->e->c, dtype, v->width);
    LLVMValueRef x;

    if (reads_all_lanes(v)) {
        x = LLVMBuildLoad2(v->b, type, p, "");
        LLVMSetAlignment(x, (unsigned)dtype_info[dtype].size);
        return x;
    }
    return masked(v, "llvm.masked.load", (LLVMTypeRef[]){type, v->e->ptr}, 2,
                  (LLVMValueRef[]){p, alignment(v, dtype), lane_mask(v),
                                   LLVMConstNull(type)},
                  4);
}

static LLVMValueRef load_scattered(Eval *v, LLVMValueRef base, DType dtype,
                                   LLVMValueRef offsets)
{
    LLVMTypeRef type = math_memory_type(v->e->c, dtype, v->width);
    LLVMTypeRef pointers = LLVMVectorType(v->e->ptr, (unsigned)v->width);
    LLVMValueRef p = address(v, base, dtype, offsets);

    return masked(v, "llvm.masked.gather", (LLVMTypeRef[]){type, pointers}, 2,
                  (LLVMValueRef[]){p, alignment(v, dtype), lane_mask(v),
                                   LLVMConstNull(type)},
                  4);
}

static LLVMValueRef load_element(Eval *v, LLVMValueRef base, const Type *type,
                                 const Index *at)
{
    Index i = index_join(v, type->shape, at);
    LLVMValueRef x;

    if (!index_varies(v, i))
        x = LLVMBuildLoad2(v->b, math_memory_type(v->e->c, type->dtype, 0),
                           address(v, base, type->dtype, i.base), "");
    else if (!i.lanes && i.step == 1)
        x = load_neighbours(v, address(v, base, type->dtype, i.base),
                            type->dtype);
    else
        x = load_scattered(v, base, type->dtype, index_lanes(v, i));
    return math_from_memory(v->b, type->dtype, x);
}

LLVMValueRef load_elements(Eval *v, LLVMValueRef base, DType dtype,
                           LLVMValueRef offset)
{
    LLVMValueRef p = address(v, base, dtype, offset), x;

    if (v->width > 0)
        return math_from_memory(v->b, dtype, load_neighbours(v, p, dtype));
    x = LLVMBuildLoad2(v->b, math_memory_type(v->e->c, dtype, 0), p, "");
    return math_from_memory(v->b, dtype, x);
}

void store_elements(Eval *v, LLVMValueRef base, DType dtype,
                    LLVMValueRef offset, LLVMValueRef value)
{
    LLVMValueRef p = address(v, base, dtype, offset);
    LLVMValueRef x = math_to_memory(v->b, dtype, value);

    if (v->width == 0 || reads_all_lanes(v)) {
        LLVMSetAlignment(LLVMBuildStore(v->b, x, p),
                         (unsigned)dtype_info[dtype].size);
        return;
    }
    masked(v, "llvm.masked.store", (LLVMTypeRef[]){LLVMTypeOf(x), v->e->ptr}, 2,
           (LLVMValueRef[]){x, p, alignment(v, dtype), lane_mask(v)}, 4);
}

/* ---- values ---- */

static bool is_vector(LLVMValueRef x)
{
    return LLVMGetTypeKind(LLVMTypeOf(x)) == LLVMVectorTypeKind;
}

LLVMValueRef eval_vector(Eval *v, const Node *n, const Index *at)
{
    LLVMValueRef x = eval_element(v, n, at);

    return v->width > 0 && !is_vector(x) ? math_splat(v->b, x, v->width) : x;
}

LLVMValueRef constant_element(Emit *e, const Node *n)
{
    const void *data = node_attr(n, ATTR_data)->data;
    DType dtype = n->type.dtype;
    LLVMTypeRef type = math_type(e->c, dtype, 0);
    uint64_t bits = 0;

    if (dtype == DTYPE_F32) {
        memcpy(&bits, data, sizeof(float));
        return LLVMConstBitCast(LLVMConstInt(e->i32, bits, false), type);
    }
    if (dtype == DTYPE_F64) {
        memcpy(&bits, data, sizeof(double));
        return LLVMConstBitCast(LLVMConstInt(e->i64, bits, false), type);
    }
    memcpy(&bits, data, (size_t)dtype_info[dtype].size);
    return LLVMConstInt(type, bits, false);
}

static LLVMValueRef element_map(Eval *v, const Node *n, const Index *at)
{
    LLVMValueRef x[3];
    bool vector = false;

    for (int i = 0; i < n->ninput; i++) {
        x[i] = eval_element(v, n->input[i], at);
        vector |= is_vector(x[i]);
    }
    for (int i = 0; i < n->ninput && vector; i++)
        if (!is_vector(x[i]))
            x[i] = math_splat(v->b, x[i], v->width);
    return math_emit(&v->math, math_op(n), x);
}

/* An index as a value of a dtype. */
static LLVMValueRef element_iota(Eval *v, const Node *n, const Index *at)
{
    Index i = at[node_int(n, ATTR_dimension)];
    MathOp op = {.op = OP_convert, .in = DTYPE_I64, .out = n->type.dtype};
    LLVMValueRef x = index_varies(v, i) ? index_lanes(v, i) : i.base;

    return math_emit(&v->math, op, &x);
}

/* Any will do. */
static LLVMValueRef element_undefined(Eval *v, const Node *n, const Index *at)
{
    MathOp op = {.op = OP_convert, .in = DTYPE_I64, .out = n->type.dtype};
    LLVMValueRef x = index_constant(v->b, 0);

    (void)at;
    return math_emit(&v->math, op, &x);
}

static LLVMValueRef element_broadcast(Eval *v, const Node *n, const Index *at)
{
    const Attr *dims = node_attr(n, ATTR_dimensions);
    const Shape *in = &n->input[0]->type.shape;
    Index to[MAX_RANK];

    for (int d = 0; d < in->rank; d++) {
        int64_t from = dims->ints[d];
        bool stretched = in->dim[d] != n->type.shape.dim[from];

        to[d] = stretched ? index_number(v, 0) : at[from];
    }
    return eval_element(v, n->input[0], to);
}

static LLVMValueRef element_transpose(Eval *v, const Node *n, const Index *at)
{
    const Attr *permutation = node_attr(n, ATTR_permutation);
    Index to[MAX_RANK];

    for (int d = 0; d < n->type.shape.rank; d++)
        to[permutation->ints[d]] = at[d];
    return eval_element(v, n->input[0], to);
}

static LLVMValueRef element_reverse(Eval *v, const Node *n, const Index *at)
{
    const Attr *dims = node_attr(n, ATTR_dimensions);
    Index to[MAX_RANK];

    for (int d = 0; d < n->type.shape.rank; d++)
        to[d] = at[d];
    for (int i = 0; i < dims->n; i++) {
        int64_t d = dims->ints[i];

        if (at[d].lanes) {
            to[d].lanes = LLVMBuildNeg(v->b, at[d].lanes, "");
        } else {
            to[d].base = LLVMBuildNeg(v->b, at[d].base, "");
            to[d].step = -at[d].step;
        }
        to[d] = index_shift(v, to[d], n->type.shape.dim[d] - 1);
    }
    return eval_element(v, n->input[0], to);
}

static LLVMValueRef element_slice(Eval *v, const Node *n, const Index *at)
{
    const Attr *start = node_attr(n, ATTR_start);
    const Attr *stride = node_attr(n, ATTR_stride);
    Index to[MAX_RANK];
    int gap = v->gap ? v->e->gap[n->id] : 0;

    for (int d = 0; d < n->type.shape.rank; d++) {
        to[d] = index_scale(v, at[d], stride->ints[d]);
        if (gap && n->type.shape.dim[d] != n->input[0]->type.shape.dim[d])
            to[d] = index_sum(v, to[d], index_scalar(v->gap[gap++ - 1]));
        else
            to[d] = index_shift(v, to[d], start->ints[d]);
    }
    return eval_element(v, n->input[0], to);
}

static LLVMValueRef element_dynamic_slice(Eval *v, const Node *n,
                                          const Index *at)
{
    Shape in = n->input[0]->type.shape;
    Index to[MAX_RANK];

    for (int d = 0; d < in.rank; d++) {
        LLVMValueRef start = eval_element(v, n->input[1 + d], NULL);

        to[d] = at[d];
        if (in.dim[d] != n->type.shape.dim[d])
            to[d] = index_sum(v, at[d],
                              index_scalar(clamp_index(
                                  v, start, in.dim[d] - n->type.shape.dim[d])));
    }
    return eval_element(v, n->input[0], to);
}

LLVMValueRef index_compare(Eval *v, LLVMIntPredicate op, Index i,
                           LLVMValueRef bound)
{
    if (!index_varies(v, i))
        return LLVMBuildICmp(v->b, op, i.base, bound, "");
    return LLVMBuildICmp(v->b, op, index_lanes(v, i),
                         math_splat(v->b, bound, v->width), "");
}

LLVMValueRef mask_both(Eval *v, LLVMValueRef x, LLVMValueRef y)
{
    if (!x)
        return y;
    if (is_vector(x) && !is_vector(y))
        y = math_splat(v->b, y, v->width);
    if (!is_vector(x) && is_vector(y))
        x = math_splat(v->b, x, v->width);
    return LLVMBuildAnd(v->b, x, y, "");
}

LLVMValueRef mask_choose(Eval *v, LLVMValueRef test, LLVMValueRef x,
                         LLVMValueRef y)
{
    if (is_vector(test) || is_vector(x) || is_vector(y)) {
        if (!is_vector(x))
            x = math_splat(v->b, x, v->width);
        if (!is_vector(y))
            y = math_splat(v->b, y, v->width);
    }
    return LLVMBuildSelect(v->b, test, x, y, "");
}

/* The padded input where the index falls on it: element (at - low) / (interior
 * + 1), if that divides and lies inside. */
static LLVMValueRef element_pad(Eval *v, const Node *n, const Index *at)
{
    const int64_t *low = node_attr(n, ATTR_low)->ints;
    const int64_t *high = node_attr(n, ATTR_high)->ints;
    const int64_t *interior = node_attr(n, ATTR_interior)->ints;
    Shape in = n->input[0]->type.shape;
    LLVMValueRef inside = NULL, x, y = eval_element(v, n->input[1], NULL);
    Index to[MAX_RANK];

    if (shape_size(in) == 0)
        return y;
    for (int d = 0; d < in.rank; d++) {
        int64_t step = interior[d] + 1;

        if (low[d] == 0 && high[d] == 0 && interior[d] == 0) {
            to[d] = at[d];
            continue;
        }
        to[d] = index_shift(v, at[d], -low[d]);
        inside = mask_both(
            v, inside,
            index_compare(v, LLVMIntSGE, to[d], index_constant(v->b, 0)));
        inside = mask_both(
            v, inside,
            index_compare(v, LLVMIntSLE, to[d],
                          index_constant(v->b, (in.dim[d] - 1) * step)));
        to[d] = index_clamp(v, to[d], (in.dim[d] - 1) * step);
        if (step > 1) {
            inside = mask_both(v, inside,
                               index_compare(v, LLVMIntEQ,
                                             index_divide(v, to[d], step, true),
                                             index_constant(v->b, 0)));
            to[d] = index_divide(v, to[d], step, false);
        }
    }
    x = eval_element(v, n->input[0], to);
    return inside ? mask_choose(v, inside, x, y) : x;
}

static bool is_among(const Attr *a, int64_t x)
{
    for (int i = 0; i < a->n; i++)
        if (a->ints[i] == x)
            return true;
    return false;
}

/* Component `k` of the index vector that belongs to the batch indices. */
static LLVMValueRef index_component(Eval *v, const Node *indices,
                                    const Index *batch, int64_t vector_dim,
                                    int64_t k)
{
    Shape s = indices->type.shape;
    Index to[MAX_RANK];
    int b = 0;

    for (int d = 0; d < s.rank; d++)
        to[d] = d == vector_dim ? index_number(v, k) : batch[b++];
    return eval_element(v, indices, to);
}

static LLVMValueRef element_gather(Eval *v, const Node *n, const Index *at)
{
    const Attr *offset = node_attr(n, ATTR_offset_dims);
    const Attr *collapsed = node_attr(n, ATTR_collapsed_slice_dims);
    const Attr *map = node_attr(n, ATTR_start_index_map);
    const int64_t *sizes = node_attr(n, ATTR_sizes)->ints;
    Shape in = n->input[0]->type.shape;
    Index batch[MAX_RANK], to[MAX_RANK];
    int nbatch = 0, noffset = 0;

    for (int d = 0; d < n->type.shape.rank; d++)
        if (!is_among(offset, d))
            batch[nbatch++] = at[d];
    for (int d = 0; d < in.rank; d++)
        to[d] = is_among(collapsed, d) ? index_number(v, 0)
                                       : at[offset->ints[noffset++]];
    for (int k = 0; k < map->n; k++) {
        int64_t d = map->ints[k];
        LLVMValueRef start = index_component(
            v, n->input[1], batch, node_int(n, ATTR_index_vector_dim), k);
        Index i = is_vector(start) ? (Index){.base = NULL, .lanes = start}
                                   : index_scalar(start);

        i = index_clamp(v, i, in.dim[d] - sizes[d]);
        to[d] = is_among(collapsed, d) ? i : index_sum(v, to[d], i);
    }
    return eval_element(v, n->input[0], to);
}

/* A reshape that only adds or drops dimensions of size 1. */
static LLVMValueRef element_reshape(Eval *v, const Node *n, const Index *at)
{
    Shape from = n->input[0]->type.shape, shape = n->type.shape;
    Index to[MAX_RANK];

    for (int d = 0, k = 0; d < from.rank; d++) {
        if (from.dim[d] == 1) {
            to[d] = index_number(v, 0);
            continue;
        }
        while (shape.dim[k] == 1)
            k++;
        to[d] = at[k++];
    }
    return eval_element(v, n->input[0], to);
}

/* ---- nodes ---- */

typedef LLVMValueRef ElementRule(Eval *v, const Node *n, const Index *at);

static ElementRule *const element_rule[OP_COUNT] = {
    [OP_iota] = element_iota,
    [OP_undefined] = element_undefined,
    [OP_broadcast_in_dim] = element_broadcast,
    [OP_transpose] = element_transpose,
    [OP_reverse] = element_reverse,
    [OP_slice] = element_slice,
    [OP_pad] = element_pad,
    [OP_dynamic_slice] = element_dynamic_slice,
    [OP_window] = element_window,
    [OP_gather] = element_gather,
    [OP_random_bits] = element_random,
    [OP_reshape] = element_reshape,
};

static bool same_index(const Index *a, const Index *b, int n)
{
    assert((a && b) || n == 0);
    for (int d = 0; d < n; d++)
        if (a[d].base != b[d].base || a[d].step != b[d].step ||
            a[d].lanes != b[d].lanes)
            return false;
    return true;
}

LLVMValueRef eval_node_at(Eval *v, const Node *n, const Index *at)
{
    if (n->op == OP_param) {
        LLVMValueRef p = v->param[node_int(n, ATTR_index)];

        return n->type.shape.rank == 0 ? p : load_element(v, p, &n->type, at);
    }
    if (n->op == OP_constant)
        return v->gap && v->e->gap[n->id] ? v->gap[v->e->gap[n->id] - 1]
                                          : constant_element(v->e, n);
    if (element_rule[n->op])
        return element_rule[n->op](v, n, at);
    return element_map(v, n, at);
}

LLVMValueRef eval_element(Eval *v, const Node *n, const Index *at)
{
    int rank = n->type.shape.rank;
    LLVMValueRef x;
    Memo *m;

    if (!v->region)
        return v->e->value[n->id];
    for (int i = v->nmemo - 1; i >= 0; i--)
        if (v->memo[i].node == n && v->memo[i].mask == v->mask &&
            same_index(v->memo[i].at, at, rank))
            return v->memo[i].value;
    x = eval_node_at(v, n, at);
    m = ARENA_PUSH(v->e->arena, v->memo, v->nmemo, v->memo_capacity);
    m->node = n;
    m->mask = v->mask;
    m->value = x;
    assert(at || rank == 0);
    if (rank > 0)
        memcpy(m->at, at, sizeof *at * (size_t)rank);
    return x;
}

Eval eval_begin(Emit *e, LLVMBuilderRef b, const Graph *region,
                LLVMValueRef *param)
{
    return (Eval){
        .e = e,
        .b = b,
        .math = {.module = e->module, .builder = b, .target = e->target},
        .region = region,
        .param = param};
}
