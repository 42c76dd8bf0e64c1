/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Inference of what takes places from data: dynamic slices, windows, gather,
 * scatter, and random numbers by counter. */
#include "ir/infer.h"

/* ---- dynamic slices ---- */

/* Are the inputs from `first` on one i64 scalar for each dimension? */
static bool starts_fit(const Node *n, int first, int rank)
{
    if (n->ninput - first != rank) {
        diag_error(infer_context(n), DIAG_H0506, n->span,
                   "`%s` has %d indices for %d dimensions", op_info[n->op].name,
                   n->ninput - first, rank);
        return false;
    }
    for (int i = first; i < n->ninput; i++)
        if (!infer_is_scalar(n, i, DTYPE_I64))
            return false;
    return true;
}

static bool has_inputs(const Node *n, int least)
{
    if (n->ninput >= least)
        return true;
    diag_error(infer_context(n), DIAG_H0516, n->span,
               "`%s` takes at least %d inputs, %d given", op_info[n->op].name,
               least, n->ninput);
    return false;
}

/* Does a slice of shape `inner` have a place in `outer`? */
static bool slice_fits(const Node *n, Shape inner, Shape outer)
{
    Context *ctx = infer_context(n);
    bool fits = inner.rank == outer.rank;

    for (int i = 0; fits && i < inner.rank; i++)
        fits = inner.dim[i] <= outer.dim[i];
    if (!fits)
        diag_error(ctx, DIAG_H0506, n->span,
                   "a slice of shape %s of an array of shape %s",
                   shape_str(ctx->arena, inner), shape_str(ctx->arena, outer));
    return fits;
}

Type infer_dynamic_slice(const Node *n)
{
    Shape from, sizes;

    if (!has_inputs(n, 1) || !infer_is_tensor(n, 0) ||
        !infer_shape_attr(n, ATTR_sizes, &sizes))
        return infer_poison();
    from = n->input[0]->type.shape;
    if (!starts_fit(n, 1, from.rank) || !slice_fits(n, sizes, from))
        return infer_poison();
    return type_tensor(n->input[0]->type.dtype, sizes);
}

static Type update_dtype_error(const Node *n, int x, int update)
{
    Diag *d = diag_error(infer_context(n), DIAG_H0507, n->span,
                         "%s cannot be put into an array of %s",
                         dtype_info[n->input[update]->type.dtype].numpy,
                         dtype_info[n->input[x]->type.dtype].numpy);

    infer_blame(n, d, x);
    infer_blame(n, d, update);
    return infer_poison();
}

Type infer_dynamic_update_slice(const Node *n)
{
    const Type *x, *update;

    if (!has_inputs(n, 2) || !infer_is_tensor(n, 0) || !infer_is_tensor(n, 1))
        return infer_poison();
    x = &n->input[0]->type;
    update = &n->input[1]->type;
    if (x->dtype != update->dtype)
        return update_dtype_error(n, 0, 1);
    if (!starts_fit(n, 2, x->shape.rank) ||
        !slice_fits(n, update->shape, x->shape))
        return infer_poison();
    return *x;
}

/* ---- windows ---- */

/* Behind two inputs, a start and an extent for each of the dimensions; these
 * in a mask. */
static bool window_fits(const Node *n, int rank, unsigned *dimensions)
{
    int count = node_attr(n, ATTR_dimensions)->n;

    if (!infer_dims_attr(n, ATTR_dimensions, rank, dimensions))
        return false;
    if (n->ninput != 2 + 2 * count) {
        diag_error(infer_context(n), DIAG_H0506, n->span,
                   "`%s` has %d starts and extents for %d dimensions",
                   op_info[n->op].name, n->ninput - 2, count);
        return false;
    }
    for (int i = 2; i < n->ninput; i++)
        if (!infer_is_scalar(n, i, DTYPE_I64))
            return false;
    return true;
}

Type infer_window(const Node *n)
{
    const Attr *dims = node_attr(n, ATTR_dimensions);
    Type type;
    Shape sizes;
    unsigned mask;

    if (!has_inputs(n, 2) || !infer_is_tensor(n, 0) ||
        !infer_shape_attr(n, ATTR_sizes, &sizes) ||
        !infer_is_scalar(n, 1, n->input[0]->type.dtype) ||
        !window_fits(n, n->input[0]->type.shape.rank, &mask))
        return infer_poison();
    if (sizes.rank != dims->n) {
        diag_error(infer_context(n), DIAG_H0506, n->span,
                   "`window` has %d sizes for %d dimensions", sizes.rank,
                   dims->n);
        return infer_poison();
    }
    type = n->input[0]->type;
    for (int i = 0; i < dims->n; i++)
        type.shape.dim[dims->ints[i]] = sizes.dim[i];
    return type;
}

Type infer_update_window(const Node *n)
{
    const Type *x, *value;
    Context *ctx = infer_context(n);
    unsigned mask;
    bool fits;

    if (!has_inputs(n, 2) || !infer_is_tensor(n, 0) || !infer_is_tensor(n, 1))
        return infer_poison();
    x = &n->input[0]->type;
    value = &n->input[1]->type;
    if (x->dtype != value->dtype)
        return update_dtype_error(n, 0, 1);
    if (!window_fits(n, x->shape.rank, &mask))
        return infer_poison();
    fits = value->shape.rank == x->shape.rank;
    for (int d = 0; fits && d < x->shape.rank; d++)
        fits = mask >> d & 1 || value->shape.dim[d] == x->shape.dim[d];
    if (fits)
        return *x;
    diag_error(ctx, DIAG_H0506, n->span,
               "a window of shape %s of an array of shape %s",
               shape_str(ctx->arena, value->shape),
               shape_str(ctx->arena, x->shape));
    return infer_poison();
}

/* ---- gather and scatter: see the StableHLO specification ---- */

/* The shape of the indices without the dimension `index_vector_dim` that their
 * components lie along; that one may be the rank: then each index has one
 * component. */
static bool index_shape(const Node *n, int ncomponent, Shape *batch)
{
    const Type *t = &n->input[1]->type;
    int64_t at = node_int(n, ATTR_index_vector_dim);
    int64_t found;

    if (!infer_is_tensor(n, 1))
        return false;
    if (t->dtype != DTYPE_I64 || at < 0 || at > t->shape.rank) {
        diag_error(infer_context(n), DIAG_H0506, n->span,
                   "the indices of `%s` must be int64 and have axis %lld",
                   op_info[n->op].name, (long long)at);
        return false;
    }
    found = at < t->shape.rank ? t->shape.dim[at] : 1;
    if (found != ncomponent) {
        diag_error(infer_context(n), DIAG_H0506, n->span,
                   "`%s` has indices of %lld components for %d axes",
                   op_info[n->op].name, (long long)found, ncomponent);
        return false;
    }
    *batch = (Shape){0};
    for (int i = 0; i < t->shape.rank; i++)
        if (i != at)
            batch->dim[batch->rank++] = t->shape.dim[i];
    return true;
}

static bool is_ascending(const Node *n, AttrKey key)
{
    const Attr *a = node_attr(n, key);

    for (int i = 1; i < a->n; i++)
        if (a->ints[i] <= a->ints[i - 1]) {
            diag_error(infer_context(n), DIAG_H0505, n->span,
                       "`%s` of `%s` must ascend", attr_info[key].name,
                       op_info[n->op].name);
            return false;
        }
    return true;
}

static Type index_rank_error(const Node *n)
{
    diag_error(infer_context(n), DIAG_H0505, n->span,
               "the dimensions of `%s` do not add up", op_info[n->op].name);
    return infer_poison();
}

/* Puts the kept dimensions of the slice at the places `offset` and the
 * indices' at the others, each in order. */
static Shape gathered_shape(Shape batch, Shape slice, unsigned collapsed,
                            unsigned offset, int rank)
{
    Shape out = {.rank = rank};
    int next_batch = 0, next_slice = 0;

    for (int i = 0; i < rank; i++) {
        if (offset & 1u << i) {
            while (collapsed & 1u << next_slice)
                next_slice++;
            out.dim[i] = slice.dim[next_slice++];
        } else {
            out.dim[i] = batch.dim[next_batch++];
        }
    }
    return out;
}

Type infer_gather(const Node *n)
{
    int ncomponent = node_attr(n, ATTR_start_index_map)->n;
    int noffset = node_attr(n, ATTR_offset_dims)->n;
    int ncollapsed = node_attr(n, ATTR_collapsed_slice_dims)->n;
    Shape from, sizes, batch;
    unsigned map, collapsed, offset;
    int rank;

    if (!infer_is_tensor(n, 0) || !infer_shape_attr(n, ATTR_sizes, &sizes))
        return infer_poison();
    from = n->input[0]->type.shape;
    if (!infer_dims_attr(n, ATTR_start_index_map, from.rank, &map) ||
        !infer_dims_attr(n, ATTR_collapsed_slice_dims, from.rank, &collapsed) ||
        !index_shape(n, ncomponent, &batch))
        return infer_poison();
    if ((sizes.rank != from.rank || shape_size(batch)) &&
        !slice_fits(n, sizes, from))
        return infer_poison();
    rank = batch.rank + noffset;
    if (noffset + ncollapsed != from.rank || rank > MAX_RANK)
        return index_rank_error(n);
    if (!infer_dims_attr(n, ATTR_offset_dims, rank, &offset) ||
        !is_ascending(n, ATTR_offset_dims))
        return infer_poison();
    for (int i = 0; i < from.rank; i++)
        if (collapsed & 1u << i && sizes.dim[i] != 1)
            return index_rank_error(n);
    return type_tensor(n->input[0]->type.dtype,
                       gathered_shape(batch, sizes, collapsed, offset, rank));
}

static bool is_combiner(Text name)
{
    return text_is(name, "set") || text_is(name, "add") ||
           text_is(name, "max") || text_is(name, "min");
}

/* Are the updates the indices' dimensions with windows that fit between? */
static bool updates_fit(const Node *n, Shape batch, unsigned window,
                        unsigned inserted)
{
    Shape x = n->input[0]->type.shape, update = n->input[2]->type.shape;
    int next_batch = 0, next_window = 0;

    for (int i = 0; i < update.rank; i++) {
        if (window & 1u << i) {
            while (inserted & 1u << next_window)
                next_window++;
            if (update.dim[i] > x.dim[next_window++])
                return false;
        } else if (update.dim[i] != batch.dim[next_batch++]) {
            return false;
        }
    }
    return true;
}

Type infer_scatter(const Node *n)
{
    Context *ctx = infer_context(n);
    int ncomponent = node_attr(n, ATTR_scatter_dims_to_operand_dims)->n;
    int nwindow = node_attr(n, ATTR_update_window_dims)->n;
    int ninserted = node_attr(n, ATTR_inserted_window_dims)->n;
    const Type *x = &n->input[0]->type, *update = &n->input[2]->type;
    unsigned map, inserted, window;
    Shape batch;

    if (!infer_is_tensor(n, 0) || !infer_is_tensor(n, 2))
        return infer_poison();
    if (x->dtype != update->dtype)
        return update_dtype_error(n, 0, 2);
    if (!is_combiner(node_text(n, ATTR_combiner))) {
        diag_error(ctx, DIAG_H0515, n->span, "`scatter` cannot combine by `%s`",
                   node_text(n, ATTR_combiner).data);
        return infer_poison();
    }
    if (x->dtype == DTYPE_BOOL && text_is(node_text(n, ATTR_combiner), "add")) {
        diag_error(ctx, DIAG_H0507, n->span, "bools cannot be added up");
        return infer_poison();
    }
    if (!infer_dims_attr(n, ATTR_scatter_dims_to_operand_dims, x->shape.rank,
                         &map) ||
        !infer_dims_attr(n, ATTR_inserted_window_dims, x->shape.rank,
                         &inserted) ||
        !infer_dims_attr(n, ATTR_update_window_dims, update->shape.rank,
                         &window) ||
        !is_ascending(n, ATTR_update_window_dims) ||
        !index_shape(n, ncomponent, &batch))
        return infer_poison();
    if (nwindow + ninserted != x->shape.rank ||
        batch.rank + nwindow != update->shape.rank)
        return index_rank_error(n);
    if (!updates_fit(n, batch, window, inserted)) {
        diag_error(ctx, DIAG_H0502, n->span,
                   "updates of shape %s do not fit into an array of shape %s",
                   shape_str(ctx->arena, update->shape),
                   shape_str(ctx->arena, x->shape));
        return infer_poison();
    }
    return *x;
}

/* ---- random numbers ---- */

Type infer_random_bits(const Node *n)
{
    Shape shape;

    if (!infer_is_scalar(n, 0, DTYPE_U64) ||
        !infer_is_scalar(n, 1, DTYPE_U64) ||
        !infer_shape_attr(n, ATTR_shape, &shape))
        return infer_poison();
    return type_tensor(DTYPE_U32, shape);
}
