/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* NumPy's functions on shapes: views where NumPy gives views. */
#include "passes/numpy/functions.h"
#include "passes/numpy/view.h"

#include <string.h>

/* ---- views by reshaping and transposing ---- */

static Value reshaped(Spec *s, Value x, Shape shape)
{
    View view;

    if (shape_size(shape) != shape_size(value_shape(x)))
        return spec_fail(
            s, DIAG_H0503, "an array of shape %s cannot be reshaped to %s",
            shape_str(s->arena, value_shape(x)), shape_str(s->arena, shape));
    view = view_reshaped(s, &shape);
    return array_view(s, x.object, type_tensor(x.object->array.dtype, shape),
                      &view);
}

static Value transposed(Spec *s, Value x, const int64_t *to)
{
    Shape from = value_shape(x), shape = from;
    View view = view_transposed(s, from.rank, to);

    for (int i = 0; i < from.rank; i++)
        shape.dim[i] = from.dim[to[i]];
    return array_view(s, x.object, type_tensor(x.object->array.dtype, shape),
                      &view);
}

/* The arguments behind the subject: one tuple, or several ints. */
static Value spread_arguments(Spec *s, Args *a, int first)
{
    if (first == 0 && a->nrest == 1)
        return a->rest[0];
    if (first == 0)
        return value_tuple(s, a->nrest, a->rest);
    return a->arg[first];
}

Value numpy_reshape(Spec *s, Args *a)
{
    int first, hole = -1;
    Value x = numpy_subject(s, a, &first);
    Value wanted = spread_arguments(s, a, first);
    Shape shape;
    int64_t known = 1;

    if (x.kind == VALUE_POISON ||
        !spec_need_shape(s, wanted, "the new shape", &shape))
        return value_poison();
    for (int i = 0; i < shape.rank; i++) {
        if (shape.dim[i] >= 0) {
            known *= shape.dim[i];
            continue;
        }
        if (hole >= 0)
            return spec_fail(s, DIAG_H0503, "only one size can be -1");
        hole = i;
    }
    if (hole >= 0) {
        int64_t size = shape_size(value_shape(x));

        if (!known || size % known)
            return spec_fail(s, DIAG_H0503,
                             "%lld elements cannot be reshaped to %s",
                             (long long)size, shape_str(s->arena, shape));
        shape.dim[hole] = size / known;
    }
    return reshaped(s, x, shape);
}

Value numpy_ravel(Spec *s, Args *a)
{
    int first;
    Value x = numpy_subject(s, a, &first);
    Shape shape = {.rank = 1};

    if (x.kind == VALUE_POISON)
        return x;
    shape.dim[0] = shape_size(value_shape(x));
    if (!a->builtin->op)
        return reshaped(s, x, shape);
    {
        Node *n = array_node(s, x.object); /* flatten() copies */
        Build b = spec_build(s);

        return array_value(s, build_reshape(&b, n, shape));
    }
}

Value numpy_transpose(Spec *s, Args *a)
{
    int first, rank;
    Value x = numpy_subject(s, a, &first);
    Value axes = spread_arguments(s, a, first), *item;
    int64_t to[MAX_RANK];
    bool used[MAX_RANK] = {0};

    if (x.kind == VALUE_POISON)
        return x;
    rank = value_shape(x).rank;
    for (int i = 0; i < rank; i++)
        to[i] = rank - 1 - i;
    if (!arg_given(axes) ||
        (value_is_object(axes, OBJECT_TUPLE) && !axes.object->body.nitem))
        return transposed(s, x, to);
    if (value_iterate(s, axes, &item) != rank)
        return spec_fail(
            s, DIAG_H0505, "%d axes for %d dimensions",
            value_is_object(axes, OBJECT_TUPLE) ? axes.object->body.nitem : 1,
            rank);
    for (int i = 0; i < rank; i++) {
        int axis;

        if (!spec_need_axis(s, item[i], rank, &axis))
            return value_poison();
        if (used[axis])
            return spec_fail(s, DIAG_H0505, "axis %d is named twice", axis);
        used[axis] = true;
        to[i] = axis;
    }
    return transposed(s, x, to);
}

Value numpy_swapaxes(Spec *s, Args *a)
{
    int first, one, two;
    Value x = numpy_subject(s, a, &first);
    int64_t to[MAX_RANK] = {0, 1, 2, 3, 4, 5, 6, 7};

    if (x.kind == VALUE_POISON ||
        !spec_need_axis(s, a->arg[first], value_shape(x).rank, &one) ||
        !spec_need_axis(s, a->arg[first + 1], value_shape(x).rank, &two))
        return value_poison();
    to[one] = two;
    to[two] = one;
    return transposed(s, x, to);
}

Value numpy_expand_dims(Spec *s, Args *a)
{
    int first, axis;
    Value x = numpy_subject(s, a, &first);
    Shape from, shape = {0};

    if (x.kind == VALUE_POISON)
        return x;
    from = value_shape(x);
    if (!spec_need_axis(s, a->arg[first], from.rank + 1, &axis))
        return value_poison();
    if (from.rank == MAX_RANK)
        return spec_fail(s, DIAG_H0515, "an array can have %d dimensions",
                         MAX_RANK);
    for (int i = 0; i <= from.rank; i++) {
        if (i == axis)
            shape.dim[shape.rank++] = 1;
        if (i < from.rank)
            shape.dim[shape.rank++] = from.dim[i];
    }
    return reshaped(s, x, shape);
}

Value numpy_squeeze(Spec *s, Args *a)
{
    int first, n = 0;
    Value x = numpy_subject(s, a, &first);
    int64_t axis[MAX_RANK];
    bool drop[MAX_RANK] = {0};
    Shape from, shape = {0};

    if (x.kind == VALUE_POISON)
        return x;
    from = value_shape(x);
    if (!spec_need_axes(s, a->arg[first], from.rank, axis, &n))
        return value_poison();
    for (int i = 0; i < n; i++) {
        if (from.dim[axis[i]] == 1)
            drop[axis[i]] = true;
        else if (arg_given(a->arg[first]))
            return spec_fail(s, DIAG_H0505, "axis %lld has size %lld, not 1",
                             (long long)axis[i], (long long)from.dim[axis[i]]);
    }
    for (int i = 0; i < from.rank; i++)
        if (!drop[i])
            shape.dim[shape.rank++] = from.dim[i];
    return reshaped(s, x, shape);
}

/* ---- joining and repeating ---- */

Value numpy_broadcast_to(Spec *s, Args *a)
{
    Value x = numpy_as_array(s, a->arg[0]);
    Shape shape, both;
    Node *n;
    Build b;

    if (x.kind == VALUE_POISON ||
        !spec_need_shape(s, a->arg[1], "the shape", &shape))
        return value_poison();
    if (!shape_broadcast(value_shape(x), shape, &both) ||
        !shape_equal(both, shape))
        return spec_fail(s, DIAG_H0502, "shape %s does not broadcast to %s",
                         shape_str(s->arena, value_shape(x)),
                         shape_str(s->arena, shape));
    n = array_node(s, x.object);
    b = spec_build(s);
    return array_value(s, build_broadcast_to(&b, n, shape));
}

/* Arrays of a sequence, converted to one dtype; -1 after an error. */
static int join_parts(Spec *s, Value sequence, Node ***out)
{
    Value *item, *array;
    Node **part;
    DType d;
    int n = value_iterate(s, sequence, &item);

    if (n <= 0) {
        if (n == 0)
            spec_error(s, DIAG_H0504, "there is nothing to join");
        return -1;
    }
    array = ARENA_ARRAY(s->arena, Value, n);
    part = ARENA_ARRAY(s->arena, Node *, n);
    for (int i = 0; i < n; i++) {
        array[i] = numpy_as_array(s, item[i]);
        if (array[i].kind == VALUE_POISON)
            return -1;
    }
    d = array_promote(s, n, array);
    for (int i = 0; i < n; i++) {
        Node *x = array_node(s, array[i].object);
        Build b = spec_build(s);

        part[i] = build_convert(&b, x, d);
    }
    *out = part;
    return n;
}

static Value join_along(Spec *s, int n, Node **part, Value axis)
{
    int dimension = 0;
    Build b;

    if (arg_given(axis) &&
        !spec_need_axis(s, axis, part[0]->type.shape.rank, &dimension))
        return value_poison();
    b = spec_build(s);
    return array_value(s, build_concatenate(&b, n, part, dimension));
}

Value numpy_concatenate(Spec *s, Args *a)
{
    Node **part;
    int n = join_parts(s, a->arg[0], &part);

    return n < 0 ? value_poison() : join_along(s, n, part, a->arg[1]);
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

Value numpy_stack(Spec *s, Args *a)
{
    Node **part;
    int n = join_parts(s, a->arg[0], &part), axis = 0;

    if (n < 0)
        return value_poison();
    if (arg_given(a->arg[1]) &&
        !spec_need_axis(s, a->arg[1], part[0]->type.shape.rank + 1, &axis))
        return value_poison();
    for (int i = 1; i < n; i++)
        if (!shape_equal(part[i]->type.shape, part[0]->type.shape))
            return spec_fail(s, DIAG_H0504,
                             "stack() joins arrays of one shape, not %s and %s",
                             shape_str(s->arena, part[0]->type.shape),
                             shape_str(s->arena, part[i]->type.shape));
    for (int i = 0; i < n; i++)
        part[i] = with_axis(s, part[i], axis);
    return join_along(s, n, part, value_int(axis));
}

/* vstack (op 0) and hstack (op 1). */
Value numpy_vstack(Spec *s, Args *a)
{
    Node **part;
    int n = join_parts(s, a->arg[0], &part), axis = a->builtin->op;

    if (n < 0)
        return value_poison();
    for (int i = 0; i < n; i++) {
        if (!part[i]->type.shape.rank)
            part[i] = with_axis(s, part[i], 0);
        if (!axis && part[i]->type.shape.rank == 1)
            part[i] = with_axis(s, part[i], 0);
    }
    if (axis && part[0]->type.shape.rank == 1)
        axis = 0;
    return join_along(s, n, part, value_int(axis));
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
    if (count < 0)
        return spec_fail(s, DIAG_H0515, "a negative count of repetitions");
    n = array_node(s, x.object);
    shape = n->type.shape;
    if (!arg_given(a->arg[first + 1])) {
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

Value numpy_tile(Spec *s, Args *a)
{
    Value x = numpy_as_array(s, a->arg[0]);
    Shape reps, shape;
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
    return array_value(s, n);
}

/* ---- order and choice ---- */

Value numpy_flip(Spec *s, Args *a)
{
    Value x = numpy_as_array(s, a->arg[0]);
    int64_t axis[MAX_RANK];
    Node *n, *in;
    Build b;
    int count;

    if (x.kind == VALUE_POISON ||
        !spec_need_axes(s, a->arg[1], value_shape(x).rank, axis, &count))
        return value_poison();
    in = array_node(s, x.object);
    b = spec_build(s);
    n = node_new(b.graph, OP_reverse, 1, &in);
    n->span = b.span;
    n->calls = b.calls;
    node_set_ints(n, ATTR_dimensions, count, axis);
    node_infer(n);
    return array_value(s, n);
}

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
    return array_value(s, node);
}

Value numpy_take(Spec *s, Args *a)
{
    int first, axis;
    Value x = numpy_subject(s, a, &first), index[MAX_RANK];

    if (x.kind == VALUE_POISON)
        return x;
    if (!arg_given(a->arg[first + 1])) {
        x = reshaped(s, x,
                     (Shape){.rank = 1, .dim = {shape_size(value_shape(x))}});
        return x.kind == VALUE_POISON ? x
                                      : array_get(s, x.object, a->arg[first]);
    }
    if (!spec_need_axis(s, a->arg[first + 1], value_shape(x).rank, &axis))
        return value_poison();
    for (int i = 0; i < axis; i++) {
        Value none[3] = {value_none(), value_none(), value_none()};

        index[i] = value_object(object_items(s, OBJECT_SLICE, 3, none));
    }
    index[axis] = a->arg[first];
    return array_get(s, x.object, value_tuple(s, axis + 1, index));
}

/* The diagonal of a matrix, by a gather of rows and columns. */
static Value diagonal(Spec *s, Value x)
{
    Shape shape = value_shape(x);
    int64_t n = shape.dim[0] < shape.dim[1] ? shape.dim[0] : shape.dim[1];
    Type type = type_tensor(DTYPE_I64, (Shape){.rank = 1, .dim = {n}});
    Build b = spec_build(s);
    Value iota = array_value(s, build_iota(&b, type, 0)), pair[2];

    if (iota.kind == VALUE_POISON)
        return iota;
    pair[0] = pair[1] = iota;
    return array_get(s, x.object, value_tuple(s, 2, pair));
}

Value numpy_diag(Spec *s, Args *a)
{
    Value x = numpy_as_array(s, a->arg[0]);
    Shape shape;
    Node *n, *rows, *columns, *zero;
    Type index;
    Build b;

    if (x.kind == VALUE_POISON)
        return x;
    shape = value_shape(x);
    if (shape.rank == 2)
        return diagonal(s, x);
    if (shape.rank != 1)
        return spec_fail(s, DIAG_H0505, "diag() of one or two dimensions");
    shape.rank = 2;
    shape.dim[1] = shape.dim[0];
    n = array_node(s, x.object);
    b = spec_build(s);
    index = type_tensor(DTYPE_I64, shape);
    rows = build_iota(&b, index, 0);
    columns = build_iota(&b, index, 1);
    n = build_broadcast_to(&b, n, shape);
    zero = build_zeros(&b, n->type);
    return array_value(
        s, build3(&b, OP_select, build2(&b, OP_equal, rows, columns), n, zero));
}

Value numpy_trace(Spec *s, Args *a)
{
    int first;
    Value x = numpy_subject(s, a, &first);
    int64_t dimension = 0;
    Node *n;
    Build b;

    if (x.kind == VALUE_POISON)
        return x;
    if (value_shape(x).rank != 2)
        return spec_fail(s, DIAG_H0505, "trace() of two dimensions");
    x = diagonal(s, x);
    if (x.kind == VALUE_POISON)
        return x;
    n = array_node(s, x.object);
    b = spec_build(s);
    return array_result(s, build_reduce(&b, OP_reduce_sum, n, 1, &dimension));
}

/* split() into equal parts along an axis: a list of views. */
Value numpy_split(Spec *s, Args *a)
{
    Value x = numpy_as_array(s, a->arg[0]), index[MAX_RANK];
    Object *list = object_items(s, OBJECT_LIST, 0, NULL);
    int64_t parts, size;
    int axis = 0;

    if (x.kind == VALUE_POISON ||
        !spec_need_int(s, a->arg[1], "the number of parts", &parts))
        return value_poison();
    if (arg_given(a->arg[2]) &&
        !spec_need_axis(s, a->arg[2], value_shape(x).rank, &axis))
        return value_poison();
    if (!value_shape(x).rank)
        return spec_fail(s, DIAG_H0505, "a scalar cannot be split");
    size = value_shape(x).dim[axis];
    if (parts <= 0 || size % parts)
        return spec_fail(s, DIAG_H0504,
                         "%lld elements cannot be split into %lld equal parts",
                         (long long)size, (long long)parts);
    for (int64_t i = 0; i < parts; i++) {
        Value none[3] = {value_none(), value_none(), value_none()};

        for (int d = 0; d < axis; d++)
            index[d] = value_object(object_items(s, OBJECT_SLICE, 3, none));
        none[0] = value_int(i * (size / parts));
        none[1] = value_int((i + 1) * (size / parts));
        index[axis] = value_object(object_items(s, OBJECT_SLICE, 3, none));
        object_append(s, list,
                      array_get(s, x.object, value_tuple(s, axis + 1, index)));
    }
    return value_object(list);
}

/* pad() with a constant: an int, a pair, or a pair for each axis. */
Value numpy_pad(Spec *s, Args *a)
{
    Value x = numpy_as_array(s, a->arg[0]), *item, *pair;
    int64_t low[MAX_RANK], high[MAX_RANK], interior[MAX_RANK] = {0}, one;
    Node *n, *value;
    Text mode;
    int rank;
    Build b;

    if (x.kind == VALUE_POISON)
        return x;
    rank = value_shape(x).rank;
    if (arg_given(a->arg[2]) &&
        (!spec_need_str(s, a->arg[2], "the mode", &mode) ||
         !text_is(mode, "constant")))
        return spec_not_yet(s, "pad() of another mode than constant");
    for (int i = 0; i < rank; i++) {
        Value width = a->arg[1];

        if (spec_static_int(s, width, &one)) {
            low[i] = high[i] = one;
            continue;
        }
        if (value_iterate(s, width, &item) == rank && rank &&
            item[i].kind == VALUE_OBJECT)
            width = item[i];
        if (value_iterate(s, width, &pair) != 2 ||
            !spec_need_int(s, pair[0], "the padding", &low[i]) ||
            !spec_need_int(s, pair[1], "the padding", &high[i]))
            return spec_fail(s, DIAG_H0515,
                             "the padding is an int, a pair, or a pair for "
                             "each of %d axes",
                             rank);
    }
    n = array_node(s, x.object);
    value =
        arg_given(a->arg[3]) ? spec_node(s, a->arg[3], n->type.dtype) : NULL;
    b = spec_build(s);
    if (!value)
        value = build_i64(&b, n->type.dtype, 0);
    value = build_convert(&b, value, n->type.dtype);
    return array_value(s, build_pad(&b, n, value, low, high, interior));
}
