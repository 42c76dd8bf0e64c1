/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Gather and scatter, as the StableHLO specification defines them (without
 * batching dimensions of the operand).
 *
 * Both walk over the elements of a tensor whose dimensions are those of the
 * indices ("batch") mixed with those of a window into the first input. */
#include "ir/eval_rules.h"

/* How the two inputs are read. */
typedef struct Windows {
    const Literal *indices;
    const Attr *window_dims; /* of the walked tensor: the window's */
    const Attr *dropped;     /* of the first input: not in the window */
    const Attr *map;         /* index component -> dimension */
    int64_t vector_dim;
} Windows;

/* Splits the coordinates of the walked tensor: `start` becomes the index that
 * is found there, spread over the dimensions of the first input, `within` the
 * place in the window. */
static void locate(const Windows *w, int walked_rank, int rank,
                   const int64_t *at, int64_t *start, int64_t *within)
{
    const Shape *shape = &w->indices->type.shape;
    int64_t batch[MAX_RANK] = {0}, index[MAX_RANK] = {0};
    int nbatch = 0, next = 0;

    for (int d = 0; d < rank; d++)
        start[d] = within[d] = 0;
    for (int d = 0; d < walked_rank; d++) {
        if (!attr_contains(w->window_dims, d)) {
            batch[nbatch++] = at[d];
            continue;
        }
        while (attr_contains(w->dropped, next))
            next++;
        within[next++] = at[d];
    }
    for (int d = 0, b = 0; d < shape->rank; d++)
        if (d != w->vector_dim)
            index[d] = batch[b++];
    for (int k = 0; k < w->map->n; k++) {
        if (w->vector_dim < shape->rank)
            index[w->vector_dim] = k;
        start[w->map->ints[k]] =
            literal_i64(w->indices, shape_index(shape, index));
    }
}

Value *eval_gather(Eval *e, const Node *n, Value *const *x)
{
    Windows w = {&x[1]->tensor, node_attr(n, ATTR_offset_dims),
                 node_attr(n, ATTR_collapsed_slice_dims),
                 node_attr(n, ATTR_start_index_map),
                 node_int(n, ATTR_index_vector_dim)};
    const int64_t *sizes = node_attr(n, ATTR_sizes)->ints;
    const Shape *from = &x[0]->tensor.type.shape;
    Value *out = value_tensor(e, n->type);
    int64_t size = shape_size(n->type.shape);

    for (int64_t i = 0; i < size; i++) {
        int64_t at[MAX_RANK], start[MAX_RANK], within[MAX_RANK];

        shape_coordinates(&n->type.shape, i, at);
        locate(&w, n->type.shape.rank, from->rank, at, start, within);
        for (int d = 0; d < from->rank; d++)
            at[d] = clamp_start(start[d], from->dim[d], sizes[d]) + within[d];
        copy_element(&out->tensor, i, &x[0]->tensor, shape_index(from, at));
    }
    return out;
}

/* Does the whole window lie inside? `window[d]` is its size. */
static bool window_fits(const Shape *s, const int64_t *start,
                        const int64_t *window)
{
    for (int d = 0; d < s->rank; d++)
        if (start[d] < 0 || start[d] > s->dim[d] - window[d])
            return false;
    return true;
}

/* The window's size in each dimension of the first input. */
static void window_sizes(const Windows *w, const Shape *updates, int rank,
                         int64_t *window)
{
    int k = 0;

    for (int d = 0; d < rank; d++)
        window[d] = attr_contains(w->dropped, d)
                        ? 1
                        : updates->dim[w->window_dims->ints[k++]];
}

/* How an update meets what is there; NULL: it replaces it. */
static ScalarRule *combiner(Text name)
{
    return text_is(name, "add")   ? scalar_rule(OP_add)
           : text_is(name, "max") ? scalar_rule(OP_maximum)
           : text_is(name, "min") ? scalar_rule(OP_minimum)
                                  : NULL;
}

static void combine(Literal *out, int64_t i, const Literal *update, int64_t j,
                    ScalarRule *rule)
{
    ScalarType t = scalar_type(out->type.dtype, false);
    Scalar x[] = {scalar_load(out, i), scalar_load(update, j)};

    scalar_store(out, i, rule ? rule(&t, x) : x[1]);
}

Value *eval_scatter(Eval *e, const Node *n, Value *const *x)
{
    Windows w = {&x[1]->tensor, node_attr(n, ATTR_update_window_dims),
                 node_attr(n, ATTR_inserted_window_dims),
                 node_attr(n, ATTR_scatter_dims_to_operand_dims),
                 node_int(n, ATTR_index_vector_dim)};
    const Shape *to = &n->type.shape, *updates = &x[2]->tensor.type.shape;
    ScalarRule *rule = combiner(node_text(n, ATTR_combiner));
    Value *out = eval_reshape(e, n, x);
    int64_t size = shape_size(*updates);
    int64_t window[MAX_RANK];

    window_sizes(&w, updates, to->rank, window);
    for (int64_t i = 0; i < size; i++) {
        int64_t at[MAX_RANK], start[MAX_RANK], within[MAX_RANK];

        shape_coordinates(updates, i, at);
        locate(&w, updates->rank, to->rank, at, start, within);
        if (!window_fits(to, start, window))
            continue;
        for (int d = 0; d < to->rank; d++)
            at[d] = start[d] + within[d];
        combine(&out->tensor, shape_index(to, at), &x[2]->tensor, i, rule);
    }
    return out;
}
