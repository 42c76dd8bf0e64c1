/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Gradients of operations that move elements to and from places that data
 * give: dynamic slices, windows, gather, scatter.
 *
 * What is read at some places flows back by adding there. If x has a cotangent
 * already, the sum is made in it, in place: a loop that reads one element of x
 * a turn then costs one element a turn in the backward sweep too, not all of
 * x. */
#include "passes/grad.h"

/* The cotangent of x so far, or zeros. */
static Node *total_or_zeros(Grad *gr, Node *x)
{
    Node *total = grad_total(gr, x);

    return total ? total : grad_zeros(gr, x);
}

/* ---- dynamic slices ---- */

/* Adds to the slice that was read. */
void grad_dynamic_slice(Grad *gr, Node *n, Node *ct)
{
    Node *x = n->input[0], *const *start = n->input + 1;
    Node *total = grad_total(gr, x);

    if (!grad_wants(gr, x))
        return;
    if (total) {
        Node *there =
            build_dynamic_slice(&gr->b, total, start, n->type.shape.dim);

        ct = build2(&gr->b, OP_add, there, ct);
    }
    grad_replace(
        gr, x,
        build_dynamic_update_slice(&gr->b, total_or_zeros(gr, x), ct, start));
}

/* To the update its slice, to x the rest. */
void grad_dynamic_update_slice(Grad *gr, Node *n, Node *ct)
{
    Node *x = n->input[0], *update = n->input[1], *const *start = n->input + 2;

    if (grad_wants(gr, update))
        grad_flow(
            gr, update,
            build_dynamic_slice(&gr->b, ct, start, update->type.shape.dim));
    if (grad_wants(gr, x))
        grad_flow(gr, x,
                  build_dynamic_update_slice(&gr->b, ct, grad_zeros(gr, update),
                                             start));
}

/* ---- windows ---- */

/* Of a window, or of what is put into one. */
static WindowPlace window_place(const Node *n)
{
    const Attr *dims = node_attr(n, ATTR_dimensions);

    return (WindowPlace){dims->n, dims->ints, n->input + 2};
}

/* The sizes along its dimensions of what has a window's shape. */
static const int64_t *window_sizes(const Node *part, const WindowPlace *at,
                                   int64_t *size)
{
    for (int i = 0; i < at->n; i++)
        size[i] = part->type.shape.dim[at->dimensions[i]];
    return size;
}

/* What of `x` lies in the window that `part` has the shape of, else zeros. */
static Node *window_of(Grad *gr, Node *x, const Node *part,
                       const WindowPlace *at)
{
    int64_t size[MAX_RANK];

    return build_window(&gr->b, x,
                        build_zeros(&gr->b, type_scalar(x->type.dtype)), at,
                        window_sizes(part, at, size));
}

/* The fill is where a window of trues is false. */
static Node *sum_of_filled(Grad *gr, const Node *n, Node *ct,
                           const WindowPlace *at)
{
    Node *x = n->input[0], *inside;
    Type all = type_tensor(DTYPE_BOOL, x->type.shape);

    inside = window_of(gr, build_splat(&gr->b, all, 1.0), n, at);
    return build_sum_to(
        &gr->b, build3(&gr->b, OP_select, inside, grad_zeros(gr, ct), ct),
        n->input[1]->type.shape);
}

/* Adds to what was read. Behind the extent there may be anything in a
 * cotangent, as 0 times infinity: it is dropped without arithmetic. */
void grad_window(Grad *gr, Node *n, Node *ct)
{
    Node *x = n->input[0], *total = grad_total(gr, x);
    WindowPlace at = window_place(n);

    gr->mask = true;
    if (grad_wants(gr, n->input[1]))
        grad_flow(gr, n->input[1], sum_of_filled(gr, n, ct, &at));
    if (!grad_wants(gr, x))
        return;
    if (total)
        ct = build2(&gr->b, OP_add, window_of(gr, total, n, &at), ct);
    grad_replace(gr, x,
                 build_update_window(&gr->b, total_or_zeros(gr, x), ct, &at));
}

/* To the value its window, to x the rest. */
void grad_update_window(Grad *gr, Node *n, Node *ct)
{
    Node *x = n->input[0], *value = n->input[1];
    WindowPlace at = window_place(n);

    gr->mask = true;
    if (grad_wants(gr, value))
        grad_flow(gr, value, window_of(gr, ct, value, &at));
    if (grad_wants(gr, x))
        grad_flow(gr, x,
                  build_update_window(&gr->b, ct, grad_zeros(gr, value), &at));
}

/* ---- gather and scatter ---- */

/* Which windows of x: the attributes of a gather or, under its own names, a
 * scatter. */
typedef struct Windows {
    const Attr *update_dims;   /* dimensions of the windows in the updates */
    const Attr *inserted_dims; /* dimensions of x that have size 1, dropped */
    const Attr *map;           /* dimension of x of each index component */
    int64_t vector_dim;        /* where the components of an index lie */
    int64_t size[MAX_RANK];    /* of a window, in each dimension of x */
    Shape x;
} Windows;

static Windows windows_of_gather(const Node *n)
{
    Windows w = {.update_dims = node_attr(n, ATTR_offset_dims),
                 .inserted_dims = node_attr(n, ATTR_collapsed_slice_dims),
                 .map = node_attr(n, ATTR_start_index_map),
                 .vector_dim = node_int(n, ATTR_index_vector_dim),
                 .x = n->input[0]->type.shape};
    const Attr *sizes = node_attr(n, ATTR_sizes);

    for (int i = 0; i < w.x.rank; i++)
        w.size[i] = sizes->ints[i];
    return w;
}

static bool contains(const Attr *list, int64_t value)
{
    for (int i = 0; i < list->n; i++)
        if (list->ints[i] == value)
            return true;
    return false;
}

static Windows windows_of_scatter(const Node *n)
{
    Windows w = {.update_dims = node_attr(n, ATTR_update_window_dims),
                 .inserted_dims = node_attr(n, ATTR_inserted_window_dims),
                 .map = node_attr(n, ATTR_scatter_dims_to_operand_dims),
                 .vector_dim = node_int(n, ATTR_index_vector_dim),
                 .x = n->input[0]->type.shape};
    const Shape updates = n->input[2]->type.shape;
    int next = 0;

    for (int i = 0; i < w.x.rank; i++)
        w.size[i] = contains(w.inserted_dims, i)
                        ? 1
                        : updates.dim[w.update_dims->ints[next++]];
    return w;
}

static Node *scatter(Grad *gr, const Windows *w, Node *x, Node *index,
                     Node *updates, const char *combiner)
{
    Node *input[] = {x, index, updates};
    Node *n = build_bare(&gr->b, OP_scatter, 3, input);

    node_set_ints(n, ATTR_update_window_dims, w->update_dims->n,
                  w->update_dims->ints);
    node_set_ints(n, ATTR_inserted_window_dims, w->inserted_dims->n,
                  w->inserted_dims->ints);
    node_set_ints(n, ATTR_scatter_dims_to_operand_dims, w->map->n,
                  w->map->ints);
    node_set_int(n, ATTR_index_vector_dim, w->vector_dim);
    node_set_text(n, ATTR_combiner, text_from(combiner));
    node_infer(n);
    return n;
}

static Node *gather(Grad *gr, const Windows *w, Node *x, Node *index)
{
    Node *input[] = {x, index};
    Node *n = build_bare(&gr->b, OP_gather, 2, input);

    node_set_ints(n, ATTR_offset_dims, w->update_dims->n, w->update_dims->ints);
    node_set_ints(n, ATTR_collapsed_slice_dims, w->inserted_dims->n,
                  w->inserted_dims->ints);
    node_set_ints(n, ATTR_start_index_map, w->map->n, w->map->ints);
    node_set_int(n, ATTR_index_vector_dim, w->vector_dim);
    node_set_ints(n, ATTR_sizes, w->x.rank, w->size);
    node_infer(n);
    return n;
}

/* The largest index at which a window fits, in the shape of the indices. */
static Node *last_index(Grad *gr, const Windows *w, const Node *index)
{
    Shape shape = index->type.shape, components = {1, {w->map->n}};
    bool has_dim = w->vector_dim < shape.rank;
    int64_t last[MAX_RANK];
    Node *bound;

    for (int k = 0; k < w->map->n; k++)
        last[k] = w->x.dim[w->map->ints[k]] - w->size[w->map->ints[k]];
    if (!has_dim)
        components = (Shape){0};
    bound = build_constant(&gr->b, type_tensor(DTYPE_I64, components), last);
    return build_broadcast_in_dim(&gr->b, bound, shape, &w->vector_dim);
}

/* The indices where gather reads: clamped so that windows fit. */
static Node *clamped(Grad *gr, const Windows *w, Node *index)
{
    Node *last = last_index(gr, w, index);
    Node *capped = build2(&gr->b, OP_minimum, index, last);

    return build2(&gr->b, OP_maximum, capped, grad_zeros(gr, index));
}

/* Reading at places flows back by adding there. */
void grad_gather(Grad *gr, Node *n, Node *ct)
{
    Node *x = n->input[0];
    Windows w = windows_of_gather(n);

    if (grad_wants(gr, x))
        grad_replace(gr, x,
                     scatter(gr, &w, total_or_zeros(gr, x),
                             clamped(gr, &w, n->input[1]), ct, "add"));
}

/* A mask over the indices' batch dimensions, for each element of a window. */
static Node *over_windows(Grad *gr, const Windows *w, Node *mask, Shape updates)
{
    int64_t dims[MAX_RANK];
    int ndim = 0;

    for (int i = 0; i < updates.rank; i++)
        if (!contains(w->update_dims, i))
            dims[ndim++] = i;
    return build_broadcast_in_dim(&gr->b, mask, updates, dims);
}

/* Of which updates does the window fit? */
static Node *fits(Grad *gr, const Windows *w, Node *index, Shape updates)
{
    Node *low = build2(&gr->b, OP_greater_equal, index, grad_zeros(gr, index));
    Node *high = build2(&gr->b, OP_less_equal, index, last_index(gr, w, index));
    Node *mask = build2(&gr->b, OP_and, low, high);

    if (w->vector_dim < index->type.shape.rank)
        mask = build_reduce(&gr->b, OP_reduce_and, mask, 1, &w->vector_dim);
    return over_windows(gr, w, mask, updates);
}

/* Which elements of the updates are still there in the end, not overwritten
 * by a later one: each update's number is scattered, and read back. */
static Node *survives(Grad *gr, const Windows *w, Node *index, Shape updates)
{
    Shape flat = {1, {shape_size(updates)}};
    Type numbers = type_tensor(DTYPE_I64, w->x);
    Node *number = build_reshape(
        &gr->b, build_iota(&gr->b, type_tensor(DTYPE_I64, flat), 0), updates);
    Node *none = build_broadcast_to(&gr->b, build_i64(&gr->b, DTYPE_I64, -1),
                                    numbers.shape);
    Node *last = scatter(gr, w, none, index, number, "set");

    return build2(&gr->b, OP_equal, gather(gr, w, last, index), number);
}

/* What was combined into windows flows back by reading there; `mask` says
 * which updates had an effect. */
static void flow_to_updates(Grad *gr, const Windows *w, Node *n, Node *ct,
                            Node *mask)
{
    Node *updates = n->input[2];
    Node *read = gather(gr, w, ct, n->input[1]);

    grad_flow(gr, updates,
              build3(&gr->b, OP_select, mask, read, grad_zeros(gr, updates)));
}

/* add: all of ct to x, and the windows to the updates.
 * set: the windows to the updates that survive, the rest to x. */
void grad_scatter(Grad *gr, Node *n, Node *ct)
{
    Node *x = n->input[0], *index = n->input[1], *updates = n->input[2];
    Shape shape = updates->type.shape;
    Windows w = windows_of_scatter(n);

    if (text_is(node_text(n, ATTR_combiner), "add")) {
        grad_flow(gr, x, ct);
        if (grad_wants(gr, updates))
            flow_to_updates(gr, &w, n, ct, fits(gr, &w, index, shape));
        return;
    }
    if (!text_is(node_text(n, ATTR_combiner), "set")) {
        grad_broken(gr, "a scatter by `max` or `min` has no gradient");
        return;
    }
    grad_flow(gr, x,
              scatter(gr, &w, ct, index, grad_zeros(gr, updates), "set"));
    if (grad_wants(gr, updates))
        flow_to_updates(gr, &w, n, ct, survives(gr, &w, index, shape));
}
