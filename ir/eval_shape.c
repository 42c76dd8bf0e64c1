/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Moving elements: each rule says where the elements of its result come
 * from, by coordinates. */
#include "ir/eval_rules.h"

#include <string.h>

/* ---- places ---- */

void shape_coordinates(const Shape *s, int64_t index, int64_t at[MAX_RANK])
{
    for (int d = s->rank - 1; d >= 0; d--) {
        at[d] = index % s->dim[d];
        index /= s->dim[d];
    }
}

int64_t shape_index(const Shape *s, const int64_t at[MAX_RANK])
{
    int64_t index = 0;

    for (int d = 0; d < s->rank; d++)
        /* NOLINTNEXTLINE(clang-analyzer-core.*): inference made ranks agree */
        index = index * s->dim[d] + at[d];
    return index;
}

int64_t clamp_start(int64_t start, int64_t dim, int64_t size)
{
    if (start > dim - size)
        start = dim - size;
    return start < 0 ? 0 : start;
}

bool attr_contains(const Attr *list, int64_t value)
{
    for (int i = 0; i < list->n; i++)
        if (list->ints[i] == value)
            return true;
    return false;
}

void copy_element(Literal *to, int64_t i, const Literal *from, int64_t j)
{
    size_t size = (size_t)dtype_info[to->type.dtype].size;

    memcpy((char *)to->data + (size_t)i * size,
           (const char *)from->data + (size_t)j * size, size);
}

/* Where element `at` of the result of `n` is in the input, as coordinates. */
typedef void PlaceRule(const Node *n, const Shape *input, const int64_t *at,
                       int64_t *from);

static Value *take(Eval *e, const Node *n, const Value *x, PlaceRule *place)
{
    Value *out = value_tensor(e, n->type);
    const Shape *input = &x->tensor.type.shape;
    int64_t size = shape_size(n->type.shape);

    for (int64_t i = 0; i < size; i++) {
        int64_t at[MAX_RANK], from[MAX_RANK] = {0};

        shape_coordinates(&n->type.shape, i, at);
        place(n, input, at, from);
        copy_element(&out->tensor, i, &x->tensor, shape_index(input, from));
    }
    return out;
}

static const int64_t *ints(const Node *n, AttrKey key)
{
    return node_attr(n, key)->ints;
}

/* ---- leaves ---- */

/* The node's own elements: the module outlives the run. */
Value *eval_constant(Eval *e, const Node *n, Value *const *x)
{
    (void)x;
    return value_borrow(
        e, (Literal){n->type, (void *)node_attr(n, ATTR_data)->data});
}

Value *eval_iota(Eval *e, const Node *n, Value *const *x)
{
    Value *out = value_tensor(e, n->type);
    int64_t size = shape_size(n->type.shape);
    int64_t dimension = node_int(n, ATTR_dimension);

    (void)x;
    for (int64_t i = 0; i < size; i++) {
        int64_t at[MAX_RANK];

        shape_coordinates(&n->type.shape, i, at);
        literal_set_i64(&out->tensor, i, at[dimension]);
    }
    return out;
}

/* Something that shows where a result hangs on it. */
Value *eval_undefined(Eval *e, const Node *n, Value *const *x)
{
    enum { ODD = 0x5A };
    Value *out = value_tensor(e, n->type);

    (void)x;
    if (literal_size(&n->type))
        memset(out->tensor.data, ODD, literal_size(&n->type));
    return out;
}

/* ---- whole tensors ---- */

Value *eval_reshape(Eval *e, const Node *n, Value *const *x)
{
    Value *out = value_tensor(e, n->type);

    if (literal_size(&n->type))
        memcpy(out->tensor.data, x[0]->tensor.data, literal_size(&n->type));
    return out;
}

static void place_in_broadcast(const Node *n, const Shape *input,
                               const int64_t *at, int64_t *from)
{
    for (int d = 0; d < input->rank; d++)
        from[d] = input->dim[d] == 1 ? 0 : at[ints(n, ATTR_dimensions)[d]];
}

Value *eval_broadcast_in_dim(Eval *e, const Node *n, Value *const *x)
{
    return take(e, n, x[0], place_in_broadcast);
}

static void place_in_transpose(const Node *n, const Shape *input,
                               const int64_t *at, int64_t *from)
{
    for (int d = 0; d < input->rank; d++)
        from[ints(n, ATTR_permutation)[d]] = at[d];
}

Value *eval_transpose(Eval *e, const Node *n, Value *const *x)
{
    return take(e, n, x[0], place_in_transpose);
}

static void place_in_reverse(const Node *n, const Shape *input,
                             const int64_t *at, int64_t *from)
{
    const Attr *dimensions = node_attr(n, ATTR_dimensions);

    memcpy(from, at, (size_t)input->rank * sizeof *at);
    for (int i = 0; i < dimensions->n; i++) {
        int64_t d = dimensions->ints[i];

        from[d] = input->dim[d] - 1 - at[d];
    }
}

Value *eval_reverse(Eval *e, const Node *n, Value *const *x)
{
    return take(e, n, x[0], place_in_reverse);
}

static void place_in_slice(const Node *n, const Shape *input, const int64_t *at,
                           int64_t *from)
{
    for (int d = 0; d < input->rank; d++)
        from[d] = ints(n, ATTR_start)[d] + at[d] * ints(n, ATTR_stride)[d];
}

Value *eval_slice(Eval *e, const Node *n, Value *const *x)
{
    return take(e, n, x[0], place_in_slice);
}

/* The place of input element `at` in a padded dimension, -1 if it is cut
 * away. Only elements that stay can be in range, so nothing overflows that
 * inference has let pass. */
static int64_t padded_place(const Node *n, int d, int64_t at, int64_t size)
{
    int64_t place;

    if (__builtin_mul_overflow(at, ints(n, ATTR_interior)[d] + 1, &place) ||
        __builtin_add_overflow(place, ints(n, ATTR_low)[d], &place) ||
        place < 0 || place >= size)
        return -1;
    return place;
}

Value *eval_pad(Eval *e, const Node *n, Value *const *x)
{
    Value *out = value_tensor(e, n->type);
    const Shape *from = &x[0]->tensor.type.shape, *to = &n->type.shape;
    int64_t size = shape_size(*to), count = shape_size(*from);

    for (int64_t i = 0; i < size; i++)
        copy_element(&out->tensor, i, &x[1]->tensor, 0);
    for (int64_t i = 0; i < count; i++) {
        int64_t at[MAX_RANK];
        bool inside = true;

        shape_coordinates(from, i, at);
        for (int d = 0; d < from->rank; d++) {
            at[d] = padded_place(n, d, at[d], to->dim[d]);
            inside &= at[d] >= 0;
        }
        if (inside)
            copy_element(&out->tensor, shape_index(to, at), &x[0]->tensor, i);
    }
    return out;
}

/* Puts `part` over `out` from `start` on. */
static void put_part(Literal *out, const Literal *part, const int64_t *start)
{
    int64_t size = shape_size(part->type.shape);

    for (int64_t i = 0; i < size; i++) {
        int64_t at[MAX_RANK];

        shape_coordinates(&part->type.shape, i, at);
        for (int d = 0; d < part->type.shape.rank; d++)
            at[d] += start[d];
        copy_element(out, shape_index(&out->type.shape, at), part, i);
    }
}

Value *eval_concatenate(Eval *e, const Node *n, Value *const *x)
{
    Value *out = value_tensor(e, n->type);
    int64_t dimension = node_int(n, ATTR_dimension);
    int64_t start[MAX_RANK] = {0};

    for (int i = 0; i < n->ninput; i++) {
        put_part(&out->tensor, &x[i]->tensor, start);
        start[dimension] += x[i]->tensor.type.shape.dim[dimension];
    }
    return out;
}

/* ---- places from data ---- */

/* The starts in the scalars x[0], x[1], ..., moved so that `size` fits. */
static void dynamic_start(Value *const *x, const Shape *outer,
                          const Shape *size, int64_t *start)
{
    for (int d = 0; d < outer->rank; d++)
        start[d] = clamp_start(literal_i64(&x[d]->tensor, 0), outer->dim[d],
                               size->dim[d]);
}

Value *eval_dynamic_slice(Eval *e, const Node *n, Value *const *x)
{
    Value *out = value_tensor(e, n->type);
    const Shape *outer = &x[0]->tensor.type.shape;
    int64_t size = shape_size(n->type.shape);
    int64_t start[MAX_RANK] = {0};

    dynamic_start(x + 1, outer, &n->type.shape, start);
    for (int64_t i = 0; i < size; i++) {
        int64_t at[MAX_RANK];

        shape_coordinates(&n->type.shape, i, at);
        for (int d = 0; d < outer->rank; d++)
            at[d] += start[d];
        copy_element(&out->tensor, i, &x[0]->tensor, shape_index(outer, at));
    }
    return out;
}

/* Where element `at` of a window lies in x: starts, then extents, are in the
 * scalars x[0], x[1], .... False if nowhere. */
static bool window_place(const Node *n, Value *const *x, const Shape *outer,
                         int64_t *at)
{
    const Attr *dims = node_attr(n, ATTR_dimensions);

    for (int i = 0; i < dims->n; i++) {
        int64_t d = dims->ints[i], r = at[d];
        int64_t start = literal_i64(&x[i]->tensor, 0);
        int64_t extent = literal_i64(&x[dims->n + i]->tensor, 0);

        if (r >= extent || __builtin_add_overflow(start, r, &at[d]) ||
            at[d] < 0 || at[d] >= outer->dim[d])
            return false;
    }
    return true;
}

Value *eval_window(Eval *e, const Node *n, Value *const *x)
{
    Value *out = value_tensor(e, n->type);
    const Shape *outer = &x[0]->tensor.type.shape;
    int64_t size = shape_size(n->type.shape);

    for (int64_t i = 0; i < size; i++) {
        int64_t at[MAX_RANK];

        shape_coordinates(&n->type.shape, i, at);
        if (window_place(n, x + 2, outer, at))
            copy_element(&out->tensor, i, &x[0]->tensor,
                         shape_index(outer, at));
        else
            copy_element(&out->tensor, i, &x[1]->tensor, 0);
    }
    return out;
}

Value *eval_update_window(Eval *e, const Node *n, Value *const *x)
{
    Value *out = eval_reshape(e, n, x);
    const Shape *inner = &x[1]->tensor.type.shape;
    int64_t size = shape_size(*inner);

    for (int64_t i = 0; i < size; i++) {
        int64_t at[MAX_RANK];

        shape_coordinates(inner, i, at);
        if (window_place(n, x + 2, &n->type.shape, at))
            copy_element(&out->tensor, shape_index(&n->type.shape, at),
                         &x[1]->tensor, i);
    }
    return out;
}

Value *eval_dynamic_update_slice(Eval *e, const Node *n, Value *const *x)
{
    Value *out = eval_reshape(e, n, x);
    int64_t start[MAX_RANK] = {0};

    dynamic_start(x + 2, &n->type.shape, &x[1]->tensor.type.shape, start);
    put_part(&out->tensor, &x[1]->tensor, start);
    return out;
}
