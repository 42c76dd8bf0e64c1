/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Inference: the way in, the elementwise rules, and what the rules share.
 *
 * Each op's rule is named in its table row. Shapes agree exactly here: NumPy's
 * broadcasting has been made explicit by whoever built the node. */
#include "ir/infer.h"

#include <assert.h>

/* More bytes than any machine addresses; sums of some of them do not
 * overflow, so that nobody behind inference has to look. */
#define MOST_BYTES ((int64_t)1 << 47)

/* ---- shared by the rules ---- */

void infer_blame(const Node *n, Diag *d, int i)
{
    Context *ctx = infer_context(n);
    const Node *in = n->input[i];

    if (in->span.file && in->span.begin != n->span.begin)
        diag_label(ctx, d, in->span, "this is %s",
                   type_str(ctx->arena, &in->type));
}

bool infer_is_tensor(const Node *n, int i)
{
    Context *ctx = infer_context(n);
    Diag *d;

    if (n->input[i]->type.kind == TYPE_TENSOR)
        return true;
    d = diag_error(ctx, DIAG_H0516, n->span,
                   "`%s` takes arrays, and input %d is %s", op_info[n->op].name,
                   i, type_str(ctx->arena, &n->input[i]->type));
    infer_blame(n, d, i);
    return false;
}

bool infer_is_scalar(const Node *n, int i, DType dtype)
{
    Context *ctx = infer_context(n);
    Type want = type_scalar(dtype);
    Diag *d;

    if (type_equal(&n->input[i]->type, &want))
        return true;
    d = diag_error(ctx, DIAG_H0516, n->span,
                   "input %d of `%s` must be a %s scalar and is %s", i,
                   op_info[n->op].name, dtype_info[dtype].numpy,
                   type_str(ctx->arena, &n->input[i]->type));
    infer_blame(n, d, i);
    return false;
}

bool infer_same_dtype(const Node *n, int first)
{
    const Type *a = &n->input[first]->type;

    if (!infer_is_tensor(n, first))
        return false;
    for (int i = first + 1; i < n->ninput; i++) {
        const Type *b = &n->input[i]->type;
        Diag *d;

        if (!infer_is_tensor(n, i))
            return false;
        if (a->dtype == b->dtype)
            continue;
        d = diag_error(infer_context(n), DIAG_H0507, n->span,
                       "`%s` takes inputs of one dtype, not %s and %s",
                       op_info[n->op].name, dtype_info[a->dtype].numpy,
                       dtype_info[b->dtype].numpy);
        infer_blame(n, d, first);
        infer_blame(n, d, i);
        return false;
    }
    return true;
}

bool infer_shape_attr(const Node *n, AttrKey key, Shape *shape)
{
    const Attr *a = node_attr(n, key);
    Context *ctx = infer_context(n);

    if (a->n > MAX_RANK) {
        diag_error(ctx, DIAG_H0515, n->span,
                   "an array has at most %d dimensions, not %d", MAX_RANK,
                   a->n);
        return false;
    }
    for (int i = 0; i < a->n; i++)
        if (a->ints[i] < 0) {
            diag_error(ctx, DIAG_H0515, n->span,
                       "a dimension cannot have size %lld",
                       (long long)a->ints[i]);
            return false;
        }
    *shape = shape_of(a->n, a->ints);
    return true;
}

bool infer_dims_attr(const Node *n, AttrKey key, int rank, unsigned *mask)
{
    const Attr *a = node_attr(n, key);

    *mask = 0;
    for (int i = 0; i < a->n; i++) {
        int64_t d = a->ints[i];

        if (d < 0 || d >= rank) {
            diag_error(infer_context(n), DIAG_H0505, n->span,
                       "`%s` names axis %lld of an array with %d",
                       op_info[n->op].name, (long long)d, rank);
            return false;
        }
        if (*mask & 1u << d) {
            diag_error(infer_context(n), DIAG_H0505, n->span,
                       "`%s` names axis %lld twice", op_info[n->op].name,
                       (long long)d);
            return false;
        }
        *mask |= 1u << d;
    }
    return true;
}

bool infer_per_dim(const Node *n, AttrKey key, int rank)
{
    int count = node_attr(n, key)->n;

    if (count == rank)
        return true;
    diag_error(infer_context(n), DIAG_H0506, n->span,
               "`%s` has %d values for `%s` and the array has %d dimensions",
               op_info[n->op].name, count, attr_info[key].name, rank);
    return false;
}

bool infer_dim_attr(const Node *n, int rank, int *dim)
{
    int64_t d = node_int(n, ATTR_dimension);

    if (d < 0 || d >= rank) {
        diag_error(infer_context(n), DIAG_H0505, n->span,
                   "`%s` names axis %lld of an array with %d dimension%s",
                   op_info[n->op].name, (long long)d, rank,
                   rank == 1 ? "" : "s");
        return false;
    }
    *dim = (int)d;
    return true;
}

/* ---- elementwise ---- */

static bool same_shape(const Node *n, int a, int b)
{
    Context *ctx = infer_context(n);
    Shape x = n->input[a]->type.shape, y = n->input[b]->type.shape;
    Diag *d;

    if (shape_equal(x, y))
        return true;
    d = diag_error(ctx, DIAG_H0502, n->span,
                   "shapes %s and %s do not fit together in `%s`",
                   shape_str(ctx->arena, x), shape_str(ctx->arena, y),
                   op_info[n->op].name);
    infer_blame(n, d, a);
    infer_blame(n, d, b);
    return false;
}

/* One dtype and one shape, which are the result's. */
Type infer_same(const Node *n)
{
    if (!infer_same_dtype(n, 0))
        return infer_poison();
    for (int i = 1; i < n->ninput; i++)
        if (!same_shape(n, 0, i))
            return infer_poison();
    return n->input[0]->type;
}

static Type wrong_dtype(const Node *n, const char *want)
{
    Diag *d = diag_error(infer_context(n), DIAG_H0507, n->span,
                         "`%s` takes %s, not %s", op_info[n->op].name, want,
                         dtype_info[n->input[0]->type.dtype].numpy);

    infer_blame(n, d, 0);
    return infer_poison();
}

static const DTypeInfo *dtype_of(const Type *t)
{
    return &dtype_info[t->dtype];
}

/* Integers and floats. */
Type infer_numeric(const Node *n)
{
    Type t = infer_same(n);

    if (t.kind == TYPE_TENSOR && t.dtype == DTYPE_BOOL)
        return wrong_dtype(n, "numbers");
    return t;
}

Type infer_floating(const Node *n)
{
    Type t = infer_same(n);

    if (t.kind == TYPE_TENSOR && !dtype_of(&t)->is_float)
        return wrong_dtype(n, "floating values");
    return t;
}

Type infer_integral(const Node *n)
{
    Type t = infer_same(n);

    if (t.kind == TYPE_TENSOR && !dtype_of(&t)->is_integer)
        return wrong_dtype(n, "integers");
    return t;
}

Type infer_bitwise(const Node *n)
{
    Type t = infer_same(n);

    if (t.kind == TYPE_TENSOR && dtype_of(&t)->is_float)
        return wrong_dtype(n, "integers or bools");
    return t;
}

/* Every dtype has an order; of bools, False is the smaller. */
Type infer_ordered(const Node *n)
{
    return infer_same(n);
}

static Type as_bool(Type t)
{
    if (t.kind == TYPE_TENSOR)
        t.dtype = DTYPE_BOOL;
    return t;
}

Type infer_predicate(const Node *n)
{
    return as_bool(infer_floating(n));
}

Type infer_compare(const Node *n)
{
    return as_bool(infer_same(n));
}

Type infer_overflow(const Node *n)
{
    return as_bool(infer_integral(n));
}

Type infer_true_divide(const Node *n)
{
    Type t = infer_same(n);

    if (t.kind != TYPE_TENSOR)
        return t;
    if (t.dtype != DTYPE_I64)
        return wrong_dtype(n, "int64 values");
    t.dtype = DTYPE_F64;
    return t;
}

Type infer_round_decimal(const Node *n)
{
    Type t = infer_same(n);

    if (t.kind == TYPE_TENSOR && t.dtype != DTYPE_F64)
        return wrong_dtype(n, "float64 values");
    return t;
}

Type infer_convert(const Node *n)
{
    Text name = node_text(n, ATTR_dtype);
    DType dtype = dtype_from_name(name.data);

    if (!infer_is_tensor(n, 0))
        return infer_poison();
    if (dtype == DTYPE_NONE) {
        diag_error(infer_context(n), DIAG_H0507, n->span,
                   "there is no dtype `%s`", name.data);
        return infer_poison();
    }
    return type_tensor(dtype, n->input[0]->type.shape);
}

Type infer_select(const Node *n)
{
    if (!infer_is_tensor(n, 0) || !infer_same_dtype(n, 1))
        return infer_poison();
    if (n->input[0]->type.dtype != DTYPE_BOOL)
        return wrong_dtype(n, "a bool first");
    if (!same_shape(n, 0, 1) || !same_shape(n, 1, 2))
        return infer_poison();
    return n->input[1]->type;
}

/* ---- leaves and the script level ---- */

/* The type was stated by whoever made the node. */
Type infer_declared(const Node *n)
{
    return n->type;
}

Type infer_iota(const Node *n)
{
    int dim;

    if (n->type.kind != TYPE_TENSOR || n->type.dtype == DTYPE_BOOL) {
        diag_error(infer_context(n), DIAG_H0507, n->span,
                   "`iota` makes an array of numbers");
        return infer_poison();
    }
    if (!infer_dim_attr(n, n->type.shape.rank, &dim))
        return infer_poison();
    return n->type;
}

Type infer_undefined(const Node *n)
{
    if (n->type.kind != TYPE_TENSOR || n->type.dtype == DTYPE_BOOL) {
        diag_error(infer_context(n), DIAG_H0507, n->span,
                   "`undefined` makes an array of numbers");
        return infer_poison();
    }
    return n->type;
}

Type infer_object(const Node *n)
{
    (void)n;
    return type_of_kind(TYPE_OBJECT);
}

Type infer_none(const Node *n)
{
    (void)n;
    return type_of_kind(TYPE_NONE);
}

Type infer_unpack(const Node *n)
{
    return infer_object(n);
}

/* ---- the way in ---- */

/* Is a tensor small enough to have an address for each byte? */
static bool tensor_fits(const Node *n, const Type *t)
{
    int64_t size = shape_size(t->shape);
    Context *ctx = infer_context(n);

    if (size >= 0 && size <= MOST_BYTES / dtype_info[t->dtype].size)
        return true;
    diag_error(ctx, DIAG_H0515, n->span, "an array of shape %s is too large",
               shape_str(ctx->arena, t->shape));
    return false;
}

static bool is_well_formed(const Node *n, const Type *t)
{
    if (t->kind == TYPE_TENSOR)
        return tensor_fits(n, t);
    for (int i = 0; t->kind == TYPE_TUPLE && i < t->nelement; i++)
        if (!is_well_formed(n, &t->element[i]))
            return false;
    return true;
}

static bool takes_poison(const Node *n)
{
    for (int i = 0; i < n->ninput; i++)
        if (n->input[i]->type.kind == TYPE_POISON)
            return true;
    return false;
}

static InferRule *const infer_rule[OP_COUNT] = {
#define OP(name, in, nregion, traits, required, optional, infer, grad, eval,   \
           lower, samples, cost, doc)                                          \
    [OP_##name] = infer_##infer,
#include "ir/ops.def"
};

void node_infer(Node *n)
{
    assert(!node_row_error(n));
    if (takes_poison(n) && !op_is(n->op, OP_SCRIPT)) {
        n->type = infer_poison();
        return;
    }
    n->type = infer_rule[n->op](n);
    if (!is_well_formed(n, &n->type))
        n->type = infer_poison();
}
