/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* NumPy's functions that join, repeat and move elements. */
#include "passes/numpy/extent.h"
#include "passes/numpy/functions.h"
#include "passes/numpy/order.h"
#include "passes/python/protocol.h"

#include <string.h>

/* ---- joining and repeating ---- */

/* Arrays to join, some perhaps ragged: their nodes, converted to one dtype, and
 * their orders. */
typedef struct Parts {
    bool may_be_ragged;
    bool weak; /* Python numbers are not made arrays before dtypes are met */
    int n;
    Value *array;
    Node **node;
    Strides *strides;
    bool any_ragged;
} Parts;

/* Reads what is to be joined, by what the first fields say. */
static bool join_parts(Spec *s, Value sequence, Parts *parts)
{
    Value *item, *array, *met;
    DType d;
    int n;

    if (value_is_object(sequence, OBJECT_DICT) ||
        value_is_object(sequence, OBJECT_SET)) {
        spec_error(s, DIAG_H0516, "arrays are joined from a sequence, not %s",
                   value_describe(s, sequence));
        return false;
    }
    n = value_iterate(s, sequence, &item);

    if (n <= 0) {
        if (n == 0)
            raise_found(s, DIAG_H0504, "there is nothing to join");
        return false;
    }
    array = parts->array = ARENA_ARRAY(s->arena, Value, n);
    met = ARENA_ARRAY(s->arena, Value, n);
    parts->n = n;
    parts->node = ARENA_ARRAY(s->arena, Node *, n);
    parts->strides = ARENA_ARRAY(s->arena, Strides, n);
    for (int i = 0; i < n; i++) {
        array[i] = parts->may_be_ragged ? numpy_any_array(s, item[i])
                                        : numpy_as_array(s, item[i]);
        if (array[i].kind == VALUE_POISON)
            return false;
        parts->any_ragged |= array_is_ragged(array[i].object);
        met[i] = parts->weak && value_is_weak(item[i]) ? item[i] : array[i];
    }
    d = array_promote(s, n, met);
    for (int i = 0; i < n; i++) {
        Node *x = array_padded(s, array[i].object);
        Build b = spec_build(s);

        parts->node[i] = build_convert(&b, x, d);
        parts->strides[i] = array[i].object->array.strides;
    }
    return true;
}

static void blame_part(Spec *s, Diag *d, const Node *x)
{
    if (x->span.file && x->span.begin != s->span.begin)
        diag_label(s->ctx, d, x->span, "this is %s",
                   type_str(s->arena, &x->type));
}

/* Are they alike but along one dimension? */
static bool shapes_join(Spec *s, const Parts *parts, int dimension)
{
    Shape first = parts->node[0]->type.shape;
    Diag *d;

    for (int i = 1; i < parts->n; i++) {
        Shape own = parts->node[i]->type.shape, x = own;

        if (x.rank == first.rank && x.rank)
            x.dim[dimension] = first.dim[dimension];
        if (shape_equal(x, first))
            continue;
        d = raise_found(
            s, DIAG_H0504, "shapes %s and %s cannot be joined along axis %d",
            shape_str(s->arena, first), shape_str(s->arena, own), dimension);
        blame_part(s, d, parts->node[0]);
        blame_part(s, d, parts->node[i]);
        return false;
    }
    return true;
}

static bool ragged_along_alone(Spec *s, const Parts *parts, int dimension)
{
    for (int i = 0; i < parts->n; i++) {
        const Object *a = parts->array[i].object;

        for (int d = 0; d < a->array.shape.rank; d++)
            if (d != dimension && array_extent(s, a, d))
                return array_need_shape(s, a);
    }
    return true;
}

/* One behind the other, each where what is there of those before it ends. */
static Value join_ragged(Spec *s, const Parts *parts, int dimension)
{
    Node *all = parts->node[0];
    Node *end = array_count_node(s, parts->array[0].object, dimension);
    int64_t d = dimension, bound = 0;
    Extents extents = {0};

    for (int i = 0; i < parts->n; i++)
        bound += parts->node[i]->type.shape.dim[dimension];
    all = extent_bound(s, all, dimension, bound);
    for (int i = 1; i < parts->n; i++) {
        Node *count = array_count_node(s, parts->array[i].object, dimension);
        Build b = spec_build(s);

        all =
            build_update_window(&b, all, parts->node[i],
                                &(WindowPlace){1, &d, (Node *[]){end, count}});
        end = build2(&b, OP_add, end, count);
    }
    extents.of[dimension] = end;
    return array_sized(s, all, strides_of_rows(all->type.shape), &extents);
}

static Value join_along(Spec *s, const Parts *parts, Value axis)
{
    Shape *shape = ARENA_ARRAY(s->arena, Shape, parts->n);
    int dimension = 0;
    Node *n;
    Build b;

    if (axis.kind != VALUE_UNDEFINED &&
        !spec_need_axis(s, axis, parts->node[0]->type.shape.rank, &dimension))
        return value_poison();
    for (int i = 0; i < parts->n; i++)
        shape[i] = parts->node[i]->type.shape;
    if (parts->any_ragged && !ragged_along_alone(s, parts, dimension))
        return value_poison();
    if (!shapes_join(s, parts, dimension))
        return value_poison();
    if (parts->any_ragged)
        return join_ragged(s, parts, dimension);
    b = spec_build(s);
    n = build_concatenate(&b, parts->n, parts->node, dimension);
    if (n->type.kind != TYPE_TENSOR)
        return value_poison();
    return array_in_order(
        array_value(s, n),
        strides_of_join(n->type.shape, parts->n, shape, parts->strides));
}

/* All elements in a row, which is what the axis None asks for. */
static Value join_flat(Spec *s, const Parts *parts)
{
    Build b = spec_build(s);
    Node *n;

    for (int i = 0; i < parts->n; i++) {
        Shape row = {.rank = 1,
                     .dim = {shape_size(parts->node[i]->type.shape)}};

        parts->node[i] = build_reshape(&b, parts->node[i], row);
    }
    n = build_concatenate(&b, parts->n, parts->node, 0);
    return n->type.kind == TYPE_TENSOR ? array_value(s, n) : value_poison();
}

Value numpy_concatenate(Spec *s, Args *a)
{
    bool is_flat = a->arg[1].kind == VALUE_NONE;
    Parts parts = {.may_be_ragged = !is_flat, .weak = is_flat};

    if (!join_parts(s, a->arg[0], &parts))
        return value_poison();
    return is_flat ? join_flat(s, &parts) : join_along(s, &parts, a->arg[1]);
}

static Node *with_axis(Spec *s, Node *x, int axis)
{
    Shape from = x->type.shape, shape = {0};
    Build b = spec_build(s);

    if (from.rank == MAX_RANK) {
        spec_error(s, DIAG_H0515, "an array can have at most %d dimensions",
                   MAX_RANK);
        return build_poison(&b);
    }
    for (int i = 0; i <= from.rank; i++) {
        if (i == axis)
            shape.dim[shape.rank++] = 1;
        if (i < from.rank)
            shape.dim[shape.rank++] = from.dim[i];
    }
    return build_reshape(&b, x, shape);
}

/* Part i with one more dimension, of one element. */
static void part_with_axis(Spec *s, Parts *parts, int i, int axis)
{
    Strides *strides = &parts->strides[i];
    int rank = parts->node[i]->type.shape.rank;

    parts->node[i] = with_axis(s, parts->node[i], axis);
    for (int k = rank < MAX_RANK ? rank : MAX_RANK - 1; k > axis; k--)
        strides->of[k] = strides->of[k - 1];
    strides->of[axis] = 0;
}

Value numpy_stack(Spec *s, Args *a)
{
    Parts parts = {0};
    Shape first;
    int axis = 0;

    if (!join_parts(s, a->arg[0], &parts))
        return value_poison();
    first = parts.node[0]->type.shape;
    if (a->arg[1].kind != VALUE_UNDEFINED &&
        !spec_need_axis(s, a->arg[1], first.rank + 1, &axis))
        return value_poison();
    for (int i = 1; i < parts.n; i++)
        if (!shape_equal(parts.node[i]->type.shape, first))
            return raise_certain(
                s, DIAG_H0504,
                "stack() joins arrays of one shape, not %s and %s",
                shape_str(s->arena, first),
                shape_str(s->arena, parts.node[i]->type.shape));
    for (int i = 0; i < parts.n; i++)
        part_with_axis(s, &parts, i, axis);
    return join_along(s, &parts, value_int(axis));
}

/* vstack (op 0) and hstack (op 1). */
Value numpy_vstack(Spec *s, Args *a)
{
    Parts parts = {0};
    int axis = a->builtin->op;

    if (!join_parts(s, a->arg[0], &parts))
        return value_poison();
    for (int i = 0; i < parts.n; i++) {
        if (!parts.node[i]->type.shape.rank)
            part_with_axis(s, &parts, i, 0);
        if (!axis && parts.node[i]->type.shape.rank == 1)
            part_with_axis(s, &parts, i, 0);
    }
    if (axis && parts.node[0]->type.shape.rank == 1)
        axis = 0;
    return join_along(s, &parts, value_int(axis));
}

Value numpy_repeat(Spec *s, Args *a)
{
    int first, axis = 0;
    Value x = numpy_subject(s, a, &first);
    int64_t count;
    Node *n;
    Shape shape;
    Build b;

    if (x.kind == VALUE_POISON ||
        !spec_need_int(s, a->arg[first], "the count", &count))
        return value_poison();
    if (count < 0 && shape_size(value_shape(x)))
        return raise_certain(s, DIAG_H0515, "a negative count of repetitions");
    if (count < 0)
        return spec_not_yet(s, "a negative count of repetitions of nothing");
    n = array_node(s, x.object);
    shape = n->type.shape;
    if (!arg_given(a->arg[first + 1]) ||
        axis_of_scalar(s, a->arg[first + 1], shape.rank)) {
        shape = (Shape){.rank = 1, .dim = {shape_size(shape)}};
        b = spec_build(s);
        n = build_reshape(&b, n, shape);
    } else if (!spec_need_axis(s, a->arg[first + 1], shape.rank, &axis)) {
        return value_poison();
    }
    n = with_axis(s, n, axis + 1);
    if (n->type.kind != TYPE_TENSOR)
        return value_poison();
    {
        Shape wide = n->type.shape;

        wide.dim[axis + 1] = count;
        shape.dim[axis] *= count;
        b = spec_build(s);
        n = build_broadcast_to(&b, n, wide);
        return array_value(s, build_reshape(&b, n, shape));
    }
}

/* The order of a copy with more dimensions in front. */
static Strides with_leading_ones(const Object *a, Shape shape)
{
    Strides x = {.open = a->array.strides.open};
    int more = shape.rank - a->array.shape.rank;

    for (int i = more; i < shape.rank; i++)
        x.of[i] = a->array.strides.of[i - more];
    return strides_of_copy(shape, x);
}

Value numpy_tile(Spec *s, Args *a)
{
    Value x = numpy_as_array(s, a->arg[0]);
    Shape reps, shape;
    bool copies = false;
    Node *n;

    if (x.kind == VALUE_POISON ||
        !spec_need_shape(s, a->arg[1], "the repetitions", &reps))
        return value_poison();
    n = array_node(s, x.object);
    while (n->type.shape.rank < reps.rank)
        n = with_axis(s, n, 0);
    shape = n->type.shape;
    for (int i = 0; i < reps.rank; i++) {
        int axis = shape.rank - reps.rank + i;
        Node **part;
        Build b = spec_build(s);

        if (reps.dim[i] == 1)
            continue;
        copies = true;
        if (reps.dim[i] < 0 || reps.dim[i] > 1 << 20)
            return spec_fail(s, DIAG_H0515, "a count of %lld repetitions",
                             (long long)reps.dim[i]);
        part = ARENA_ARRAY(s->arena, Node *, reps.dim[i] + 1);
        for (int64_t k = 0; k < reps.dim[i]; k++)
            part[k] = n;
        if (!reps.dim[i])
            return spec_not_yet(s, "tile() to nothing");
        n = build_concatenate(&b, (int)reps.dim[i], part, axis);
    }
    return copies ? array_value(s, n)
                  : array_in_order(array_value(s, n),
                                   with_leading_ones(x.object, n->type.shape));
}

/* ---- order and choice ---- */

static Node *roll_axis(Spec *s, Node *x, int axis, int64_t shift)
{
    int64_t size = x->type.shape.dim[axis];
    int64_t start[MAX_RANK] = {0}, limit[MAX_RANK], stride[MAX_RANK];
    Node *part[2];
    Build b = spec_build(s);

    if (!size)
        return x;
    shift = ((shift % size) + size) % size;
    if (!shift)
        return x;
    for (int i = 0; i < x->type.shape.rank; i++) {
        limit[i] = x->type.shape.dim[i];
        stride[i] = 1;
    }
    start[axis] = size - shift;
    part[0] = build_slice(&b, x, start, limit, stride);
    start[axis] = 0;
    limit[axis] = size - shift;
    part[1] = build_slice(&b, x, start, limit, stride);
    return build_concatenate(&b, 2, part, axis);
}

Value numpy_roll(Spec *s, Args *a)
{
    Value x = numpy_as_array(s, a->arg[0]), *shifts = &a->arg[1],
          *axes = &a->arg[2];
    int n = 1, m = 1, axis;
    int64_t shift;
    Node *node;
    Build b;

    if (x.kind == VALUE_POISON)
        return x;
    node = array_node(s, x.object);
    if (!arg_given(a->arg[2])) {
        Shape shape = node->type.shape;

        if (!spec_need_int(s, a->arg[1], "the shift", &shift))
            return value_poison();
        b = spec_build(s);
        node = build_reshape(&b, node,
                             (Shape){.rank = 1, .dim = {shape_size(shape)}});
        node = roll_axis(s, node, 0, shift);
        b = spec_build(s);
        return array_value(s, build_reshape(&b, node, shape));
    }
    if (value_is_object(a->arg[1], OBJECT_TUPLE))
        n = value_iterate(s, a->arg[1], &shifts);
    if (value_is_object(a->arg[2], OBJECT_TUPLE))
        m = value_iterate(s, a->arg[2], &axes);
    if (n != m && n != 1 && m != 1)
        return spec_fail(s, DIAG_H0505, "%d shifts for %d axes", n, m);
    for (int i = 0; i < (n > m ? n : m); i++) {
        if (!spec_need_int(s, shifts[n == 1 ? 0 : i], "the shift", &shift) ||
            !spec_need_axis(s, axes[m == 1 ? 0 : i], node->type.shape.rank,
                            &axis))
            return value_poison();
        node = roll_axis(s, node, axis, shift);
    }
    return array_in_order(
        array_value(s, node),
        strides_of_copy(value_shape(x), x.object->array.strides));
}

Value numpy_take(Spec *s, Args *a)
{
    int first, axis;
    Value x = numpy_any_subject(s, a, &first), index[MAX_RANK];
    Build b;

    if (x.kind == VALUE_POISON)
        return x;
    if (a->arg[first].kind == VALUE_NONE)
        return spec_fail(s, DIAG_H0516, "take() by None");
    if (a->arg[first].kind == VALUE_FLOAT ||
        a->arg[first].kind == VALUE_ELLIPSIS || value_is_text(a->arg[first]) ||
        value_is_object(a->arg[first], OBJECT_SLICE) ||
        (value_is_array(a->arg[first]) &&
         !dtype_info[value_dtype(a->arg[first])].is_integer))
        return spec_not_yet(s, "take() by %s",
                            value_describe(s, a->arg[first]));
    if (!arg_given(a->arg[first + 1]) ||
        axis_of_scalar(s, a->arg[first + 1], value_shape(x).rank)) {
        x = array_flattened(s, x);
        axis = 0;
    } else if (!spec_need_axis(s, a->arg[first + 1], value_shape(x).rank,
                               &axis)) {
        return value_poison();
    }
    for (int i = 0; i < axis; i++)
        index[i] = numpy_whole_slice(s);
    index[axis] = a->arg[first];
    if (value_is_object(index[axis], OBJECT_LIST)) { /* no mask */
        Node *n = array_from(s, index[axis], DTYPE_NONE);

        if (!n || n->type.kind != TYPE_TENSOR)
            return value_poison();
        b = spec_build(s);
        if (n->type.dtype == DTYPE_BOOL)
            index[axis] = array_value(s, build_convert(&b, n, DTYPE_I64));
    }
    x = array_get(s, x.object, value_tuple(s, axis + 1, index));
    return x.kind == VALUE_POISON || x.object->array.is_scalar
               ? x
               : array_ragged(s, array_value(s, array_padded(s, x.object)),
                              x.object->array.extents);
}

/* The one value to pad with, which NumPy stores as a scalar of its own. */
static Node *padding_node(Spec *s, Value v, DType dtype)
{
    Value x = numpy_as_array(s, v);
    Node *n;
    Build b;

    if (x.kind == VALUE_POISON)
        return NULL;
    if (shape_size(value_shape(x)) != 1) {
        spec_not_yet(s, "padding with several values");
        return NULL;
    }
    n = array_node(s, x.object);
    b = spec_build(s);
    x = array_scalar(s, build_reshape(&b, n, (Shape){0}));
    n = spec_node(s, array_stored(s, x, dtype), dtype);
    b = spec_build(s);
    return n ? build_convert(&b, n, dtype) : NULL;
}

/* The width at an axis and a side of what is broadcast to [rank, 2]. */
static bool pad_width(Spec *s, Value width, Shape shape, int axis, int side,
                      int64_t *out)
{
    Value *item;
    int64_t most = (int64_t)1 << 40;

    for (int d = 0; d < shape.rank; d++) {
        int at = shape.dim[d] == 1 ? 0 : shape.rank - d == 2 ? axis : side;

        if (value_iterate(s, width, &item) != shape.dim[d])
            return false;
        width = item[at];
    }
    if (!spec_need_int(s, width, "the padding", out))
        return false;
    if (*out < 0)
        raise_certain(s, DIAG_H0515, "a padding of %lld elements",
                      (long long)*out);
    else if (*out > most)
        spec_fail(s, DIAG_H0515, "a padding of %lld elements", (long long)*out);
    return *out >= 0 && *out <= most;
}

static bool pad_widths(Spec *s, Value widths, int rank, int64_t *low,
                       int64_t *high)
{
    Shape shape, whole = {.rank = 2, .dim = {rank, 2}}, both;
    Node *n = array_from(s, widths, DTYPE_NONE);

    if (!n)
        return false;
    shape = n->type.shape;
    if (!dtype_info[n->type.dtype].is_integer ||
        !dtype_info[n->type.dtype].is_signed) {
        raise_certain(s, DIAG_H0516, "the padding must be signed ints, not %s",
                      value_describe(s, widths));
        return false;
    }
    if (!shape_broadcast(shape, whole, &both) || !shape_equal(both, whole)) {
        raise_certain(s, DIAG_H0515,
                      "the padding is an int, a pair, or a pair for each of "
                      "%d axes",
                      rank);
        return false;
    }
    for (int i = 0; i < rank || i < 1; i++) /* NumPy looks at them anyway */
        if (!pad_width(s, widths, shape, i, 0, &low[i]) ||
            !pad_width(s, widths, shape, i, 1, &high[i]))
            return false;
    return true;
}

/* pad() with elements of the array: those that an index says. */
static Value pad_by_index(Spec *s, Value x, Value widths, Value mode)
{
    int rank = value_shape(x).rank;
    int64_t low[MAX_RANK], high[MAX_RANK];
    Value all[MAX_RANK], arg[3], f = numpy_text(s, "numpy:pad_by_index");

    if (f.kind == VALUE_POISON || !pad_widths(s, widths, rank, low, high))
        return value_poison();
    for (int i = 0; i < rank; i++) {
        Value pair[2] = {value_int(low[i]), value_int(high[i])};

        all[i] = value_tuple(s, 2, pair);
    }
    arg[0] = x;
    arg[1] = value_tuple(s, rank, all);
    arg[2] = mode;
    return call_function(s, f, 3, arg);
}

/* pad(): a constant here, else see pad_by_index(). */
Value numpy_pad(Spec *s, Args *a)
{
    Value x = numpy_as_array(s, a->arg[0]);
    int64_t low[MAX_RANK], high[MAX_RANK], interior[MAX_RANK] = {0};
    Node *n, *value;
    Build b;

    if (x.kind == VALUE_POISON)
        return x;
    if (a->arg[2].kind != VALUE_UNDEFINED &&
        (a->arg[2].kind != VALUE_STR || !text_is(a->arg[2].s, "constant")))
        return pad_by_index(s, x, a->arg[1], a->arg[2]);
    if (!pad_widths(s, a->arg[1], value_shape(x).rank, low, high))
        return value_poison();
    if (a->arg[3].kind == VALUE_NONE)
        return spec_fail(s, DIAG_H0516, "the value to pad with is None");
    n = array_node(s, x.object);
    value = padding_node(s, arg_given(a->arg[3]) ? a->arg[3] : value_int(0),
                         n->type.dtype);
    if (!value)
        return value_poison();
    b = spec_build(s);
    n = build_pad(&b, n, value, low, high, interior);
    if (n->type.kind != TYPE_TENSOR)
        return value_poison();
    return array_in_order(array_value(s, n),
                          strides_of_block(n->type.shape, x));
}

/* shape(), ndim() and size(): what the array says that the argument is. */
Value numpy_attribute(Spec *s, Args *a)
{
    Value x = numpy_as_array(s, a->arg[0]);

    return x.kind == VALUE_POISON
               ? x
               : array_attribute(s, x.object, spec_sym(s, a->builtin->name));
}
