/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* NumPy's functions that give views where NumPy does: other shapes, orders and
 * parts of the same elements. The order in memory (order.h) decides whether a
 * reshape is one. */
#include "passes/numpy/extent.h"
#include "passes/numpy/functions.h"
#include "passes/python/protocol.h"
#include "passes/numpy/view.h"
#include "passes/numpy/order.h"

#include <string.h>

/* ---- other shapes and orders of dimensions ---- */

/* Do the two differ in dimensions of one element alone? */
static bool same_but_ones(Shape x, Shape y)
{
    int i = 0, k = 0;

    for (;;) {
        while (i < x.rank && x.dim[i] == 1)
            i++;
        while (k < y.rank && y.dim[k] == 1)
            k++;
        if (i == x.rank || k == y.rank)
            return i == x.rank && k == y.rank;
        if (x.dim[i++] != y.dim[k++])
            return false;
    }
}

static Value order_is_open(Spec *s, Value x)
{
    Diag *d = spec_error(
        s, DIAG_H0521,
        "whether this is a view or a copy depends on which way the program "
        "went: the elements of this %s lie in another order on each",
        value_describe(s, x));

    diag_help(s->ctx, d,
              "`.flatten()` is always a copy, and so is "
              "`.copy().reshape(...)`");
    return value_poison();
}

static Value reshaped_copy(Spec *s, Value x, Shape shape)
{
    Node *n = array_node(s, x.object);
    Build b = spec_build(s);

    n = build_reshape(&b, n, shape);
    return x.object->array.is_scalar ? array_result(s, n) : array_value(s, n);
}

/* A view where the order in memory allows it, as in NumPy; else a copy. */
static Value reshaped(Spec *s, Value x, Shape shape)
{
    const Object *a = x.object;
    Strides strides = a->array.strides;
    View view;

    if (shape_size(shape) != shape_size(value_shape(x)))
        return raise_certain(
            s, DIAG_H0503, "an array of shape %s cannot be reshaped to %s",
            shape_str(s->arena, value_shape(x)), shape_str(s->arena, shape));
    if (a->array.is_scalar)
        return reshaped_copy(s, x, shape);
    if (shape_equal(a->array.shape, shape))
        strides = a->array.strides;
    else if (strides.open && a->array.shape.rank > 1 &&
             !same_but_ones(a->array.shape, shape))
        return order_is_open(s, x);
    else if (!strides.open &&
             !strides_reshape(a->array.shape, strides, shape, &strides))
        return reshaped_copy(s, x, shape);
    view = view_reshaped(s, &shape);
    return array_view(s, x.object, type_tensor(a->array.dtype, shape), strides,
                      &view);
}

/* Those of dimension to[i] at dimension i; NULL of none. */
static const Extents *extents_moved(const Extents *x, int rank,
                                    const int64_t *to, Extents *out)
{
    *out = (Extents){0};
    for (int i = 0; x && i < rank; i++)
        out->of[i] = x->of[to[i]];
    if (x)
        out->made = x->made;
    return out;
}

static Value transposed(Spec *s, Value x, const int64_t *to)
{
    Extents extents;
    Shape from = value_shape(x), shape = from;
    Strides old = x.object->array.strides, strides = old;
    View view = view_transposed(s, from.rank, to);

    for (int i = 0; i < from.rank; i++) {
        shape.dim[i] = from.dim[to[i]];
        strides.of[i] = old.of[to[i]];
    }
    return array_ragged(
        s,
        array_view(s, x.object, type_tensor(x.object->array.dtype, shape),
                   strides, &view),
        extents_moved(x.object->array.extents, from.rank, to, &extents));
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

Value numpy_whole_slice(Spec *s)
{
    Value part[3] = {value_none(), value_none(), value_none()};

    return value_object(object_items(s, OBJECT_SLICE, 3, part));
}

/* One dimension of a size that only running knows stays one, between ones: a
 * view with new axes. */
static Value reshape_ragged(Spec *s, Value x, Shape shape)
{
    Value part[MAX_RANK];
    int hole = -1;

    for (int i = 0; i < shape.rank; i++) {
        part[i] = value_none();
        if (shape.dim[i] == 1)
            continue;
        if (shape.dim[i] >= 0 || hole >= 0 || value_shape(x).rank != 1) {
            array_need_shape(s, x.object);
            return value_poison();
        }
        hole = i;
        part[i] = numpy_whole_slice(s);
    }
    if (hole < 0 && !array_need_shape(s, x.object))
        return value_poison();
    return array_get(s, x.object, value_tuple(s, shape.rank, part));
}

/* What stands for a size of -1; false after an error. */
static bool fill_hole(Spec *s, Shape of, Shape *shape)
{
    int64_t known = 1, size = shape_size(of);
    int hole = -1;

    for (int i = 0; i < shape->rank; i++) {
        if (shape->dim[i] >= 0) {
            if (__builtin_mul_overflow(known, shape->dim[i], &known))
                known = INT64_MAX; /* no array is so large */
            continue;
        }
        if (hole >= 0) {
            raise_certain(s, DIAG_H0503, "only one size can be -1");
            return false;
        }
        hole = i;
    }
    if (hole < 0)
        return true;
    if (!known || size % known) {
        raise_certain(s, DIAG_H0503, "%lld elements cannot be reshaped to %s",
                      (long long)size, shape_str(s->arena, *shape));
        return false;
    }
    shape->dim[hole] = size / known;
    return true;
}

Value numpy_reshape(Spec *s, Args *a)
{
    int first;
    Value x = numpy_any_subject(s, a, &first);
    Value wanted = spread_arguments(s, a, first);
    Shape shape;

    if (x.kind == VALUE_POISON ||
        !spec_need_shape(s, wanted, "the new shape", &shape))
        return value_poison();
    if (array_is_ragged(x.object))
        return reshape_ragged(s, x, shape);
    return fill_hole(s, value_shape(x), &shape) ? reshaped(s, x, shape)
                                                : value_poison();
}

/* Why the shape of an array cannot be set; NULL: it can. Nothing of what an
 * array is beside its elements is on the trail, and a view knows the shape of
 * its base. */
static const char *shape_is_kept(const Spec *s, const Object *a)
{
    if (array_is_ragged(a))
        return "an array whose size is known only when running";
    if (a->array.choice || a->array.original || a->array.twins ||
        a->array.mask || a->is_immutable)
        return "an array that is one of several, or kept by value";
    if (a->array.has_views)
        return "an array that was sliced, or of which a view was made";
    if (!object_is_fresh(&s->heap, a))
        return "an array that was made outside of this function, or branch or "
               "loop that only running knows";
    return NULL;
}

void array_set_shape(Spec *s, Object *a, Value wanted)
{
    const char *why = shape_is_kept(s, a);
    Strides strides;
    Object *old;
    Shape shape;
    Value v;

    if (wanted.kind == VALUE_POISON ||
        !spec_need_shape(s, wanted, "the new shape", &shape))
        return;
    if (why) {
        spec_not_yet(
            s, "setting `.shape` of %s is not there yet: use reshape()", why);
        return;
    }
    if (!fill_hole(s, a->array.shape, &shape) ||
        shape_equal(a->array.shape, shape))
        return;
    if (shape_size(shape) == shape_size(a->array.shape) &&
        (a->array.strides.open ||
         !strides_reshape(a->array.shape, a->array.strides, shape, &strides))) {
        raise_other(s, "AttributeError", DIAG_H0503,
                    "this order in memory does not allow to set `.shape`: use "
                    "reshape(), which makes a copy");
        return;
    }
    old = object_like(s, a, object_body(a));
    v = reshaped(s, value_object(old), shape);
    if (!value_is_ndarray(v))
        return;
    a->array = v.object->array;
    object_edit(a)->node = object_body(v.object)->node;
}

Value numpy_ravel(Spec *s, Args *a)
{
    int first;
    Value x = numpy_any_subject(s, a, &first);
    Shape shape = {.rank = 1};

    if (x.kind == VALUE_POISON)
        return x;
    if (array_is_ragged(x.object) && a->builtin->op)
        return array_flattened(s, x);
    if (array_is_ragged(x.object))
        return reshape_ragged(s, x, (Shape){.rank = 1, .dim = {-1}});
    shape.dim[0] = shape_size(value_shape(x));
    if (a->builtin->op || x.object->array.is_scalar) /* flatten() copies */
        return reshaped_copy(s, x, shape);
    if (x.object->array.strides.open && strides_matter(shape))
        return order_is_open(s, x);
    return strides_are_rows(value_shape(x), x.object->array.strides)
               ? reshaped(s, x, shape)
               : reshaped_copy(s, x, shape);
}

/* NumPy drops here, and only here, what of an axis is beyond a C int. */
static Value axis_as_c_int(Value axis)
{
    return axis.kind == VALUE_INT ? value_int((int32_t)axis.i) : axis;
}

Value numpy_transpose(Spec *s, Args *a)
{
    int first, rank, n;
    Value x = numpy_any_subject(s, a, &first);
    Value axes = spread_arguments(s, a, first), *item;
    int64_t to[MAX_RANK] = {0};
    bool used[MAX_RANK] = {0};

    if (x.kind == VALUE_POISON)
        return x;
    rank = value_shape(x).rank;
    for (int i = 0; i < rank; i++)
        to[i] = rank - 1 - i;
    if (!arg_given(axes) || (first == 0 && !a->nrest))
        return transposed(s, x, to);
    if (value_counts(axes))
        axes = value_tuple(s, 1, &axes);
    if (!value_is_object(axes, OBJECT_TUPLE) &&
        !value_is_object(axes, OBJECT_LIST) &&
        !value_is_object(axes, OBJECT_RANGE) && !value_is_array(axes))
        return raise_certain(s, DIAG_H0516, "axes are a tuple of ints, not %s",
                             value_describe(s, axes));
    n = value_iterate(s, axes, &item);
    if (n < 0)
        return value_poison();
    if (n != rank)
        return raise_certain(s, DIAG_H0505, "%d axes for %d dimensions", n,
                             rank);
    for (int i = 0; i < rank; i++) {
        int axis;

        if (!spec_need_axis(s, axis_as_c_int(item[i]), rank, &axis))
            return value_poison();
        if (used[axis])
            return raise_certain(s, DIAG_H0505, "axis %d is named twice", axis);
        used[axis] = true;
        to[i] = axis;
    }
    return transposed(s, x, to);
}

Value numpy_swapaxes(Spec *s, Args *a)
{
    int first, one, two;
    Value x = numpy_any_subject(s, a, &first);
    int64_t to[MAX_RANK] = {0, 1, 2, 3, 4, 5, 6, 7};

    if (x.kind == VALUE_POISON ||
        !spec_need_axis(s, a->arg[first], value_shape(x).rank, &one) ||
        !spec_need_axis(s, a->arg[first + 1], value_shape(x).rank, &two))
        return value_poison();
    to[one] = two;
    to[two] = one;
    return transposed(s, x, to);
}

/* The axes of a sequence, or one; -1 after an error. */
static int some_axes(Spec *s, Value v, int rank, int64_t *axis)
{
    Value *item = &v;
    int n = 1;

    if (value_is_object(v, OBJECT_TUPLE) || value_is_object(v, OBJECT_LIST))
        n = value_iterate(s, v, &item);
    if (n > rank) {
        spec_error(s, DIAG_H0505, "%d axes for %d dimensions", n, rank);
        return -1;
    }
    for (int i = 0; i < n; i++) {
        int k;

        if (!spec_need_axis(s, item[i], rank, &k))
            return -1;
        axis[i] = k;
        for (int j = 0; j < i; j++)
            if (axis[j] == k) {
                raise_found(s, DIAG_H0505, "axis %d is named twice", k);
                return -1;
            }
    }
    return n;
}

Value numpy_moveaxis(Spec *s, Args *a)
{
    Value x = numpy_any_array(s, a->arg[0]);
    int64_t from[MAX_RANK], dest[MAX_RANK], to[MAX_RANK] = {0};
    bool moved[MAX_RANK] = {0}, filled[MAX_RANK] = {0};
    int rank, n, next = 0;

    if (x.kind == VALUE_POISON)
        return x;
    rank = value_shape(x).rank;
    n = some_axes(s, a->arg[1], rank, from);
    if (n < 0 || some_axes(s, a->arg[2], rank, dest) != n)
        return n < 0 ? value_poison()
                     : raise_certain(s, DIAG_H0505,
                                     "moveaxis() needs as many places as axes");
    for (int i = 0; i < n; i++) {
        moved[from[i]] = filled[dest[i]] = true;
        to[dest[i]] = from[i];
    }
    for (int i = 0; i < rank; i++) {
        if (filled[i])
            continue;
        while (moved[next])
            next++;
        to[i] = next++;
    }
    return transposed(s, x, to);
}

/* atleast_1d(), atleast_2d(), atleast_3d() of one value. */
static Value at_least(Spec *s, int rank, Value given)
{
    Value x = numpy_as_array(s, given);
    Shape from, shape = {.rank = rank};
    int before;

    if (x.kind == VALUE_POISON)
        return x;
    from = value_shape(x);
    if (from.rank >= shape.rank)
        return x;
    before = shape.rank == 3 && from.rank == 2 ? 0 : shape.rank == 1 ? 0 : 1;
    if (!from.rank)
        before = shape.rank;
    for (int i = 0; i < shape.rank; i++)
        shape.dim[i] =
            i >= before && i - before < from.rank ? from.dim[i - before] : 1;
    return reshaped(s, x, shape);
}

/* One array, or a tuple of several. */
Value numpy_atleast(Spec *s, Args *a)
{
    Value *x = ARENA_ARRAY(s->arena, Value, a->nrest);

    for (int i = 0; i < a->nrest; i++) {
        x[i] = at_least(s, a->builtin->op, a->rest[i]);
        if (x[i].kind == VALUE_POISON)
            return x[i];
    }
    return a->nrest == 1 ? x[0] : value_tuple(s, a->nrest, x);
}

/* Do its elements lie in columns, and not in rows too? */
Value numpy_isfortran(Spec *s, Args *a)
{
    Value x = a->arg[0];
    Strides strides;

    if (x.kind == VALUE_POISON)
        return x;
    if (!value_is_array(x))
        return spec_fail(s, DIAG_H0516, "isfortran() of %s",
                         value_describe(s, x));
    strides = x.object->array.strides;
    if (value_shape(x).rank < 2)
        return value_bool(false);
    if (!array_need_shape(s, x.object))
        return value_poison();
    if (strides.open)
        return order_is_open(s, x);
    return value_bool(strides_are_columns(value_shape(x), strides) &&
                      !strides_are_rows(value_shape(x), strides));
}

Value numpy_expand_dims(Spec *s, Args *a)
{
    int first, axis;
    Value x = numpy_any_subject(s, a, &first), index[MAX_RANK + 1];
    Shape from, shape = {0};

    if (x.kind == VALUE_POISON)
        return x;
    from = value_shape(x);
    if (!spec_need_axis(s, a->arg[first], from.rank + 1, &axis))
        return value_poison();
    if (array_is_ragged(x.object)) {
        for (int i = 0; i < axis; i++)
            index[i] = numpy_whole_slice(s);
        index[axis] = value_none();
        return array_get(s, x.object, value_tuple(s, axis + 1, index));
    }
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
    if (!axis_of_scalar(s, a->arg[first], from.rank) &&
        !spec_need_axes(s, a->arg[first], from.rank, axis, &n))
        return value_poison();
    for (int i = 0; i < n; i++) {
        if (from.dim[axis[i]] == 1)
            drop[axis[i]] = true;
        else if (arg_given(a->arg[first]))
            return raise_certain(
                s, DIAG_H0505, "axis %lld has size %lld, not 1",
                (long long)axis[i], (long long)from.dim[axis[i]]);
    }
    for (int i = 0; i < from.rank; i++)
        if (!drop[i])
            shape.dim[shape.rank++] = from.dim[i];
    return shape.rank == from.rank ? x : reshaped(s, x, shape);
}

/* ---- seen many times, backwards, and in part ---- */

/* A read-only view. */
static Value broadcasted(Spec *s, Value x, Shape shape)
{
    Shape from = value_shape(x);
    Strides old = x.object->array.strides, strides = {.open = old.open};
    View view = view_broadcast(s, &shape);
    Value v;

    for (int i = 0, at = shape.rank - from.rank; i < from.rank; i++)
        strides.of[at + i] = from.dim[i] == 1 ? 0 : old.of[i];
    v = array_view(s, x.object, type_tensor(x.object->array.dtype, shape),
                   strides, &view);
    if (value_is_numpy_scalar(v))
        v = array_value(s, array_node(s, v.object));
    if (value_is_array(v))
        v.object->array.read_only = true;
    return v;
}

Value numpy_broadcast_to(Spec *s, Args *a)
{
    Value x = numpy_as_array(s, a->arg[0]);
    Shape shape, both;

    if (x.kind == VALUE_POISON ||
        !spec_need_shape(s, a->arg[1], "the shape", &shape))
        return value_poison();
    if (!shape_broadcast(value_shape(x), shape, &both) ||
        !shape_equal(both, shape))
        return raise_certain(s, DIAG_H0502, "shape %s does not broadcast to %s",
                             shape_str(s->arena, value_shape(x)),
                             shape_str(s->arena, shape));
    return broadcasted(s, x, shape);
}

/* Backwards along an axis, as many elements as there are: a view. */
Value array_backwards(Spec *s, Object *a, int axis)
{
    const Extents *extents = a->array.extents;
    View view = view_backwards(s, axis, extents->of[axis]);
    Strides strides = a->array.strides;

    strides.of[axis] = -strides.of[axis];
    return array_ragged(s,
                        array_view(s, a,
                                   type_tensor(a->array.dtype, a->array.shape),
                                   strides, &view),
                        extents);
}

/* Reversed along some axes: a view. */
static Value flipped(Spec *s, Value x, int naxis, const int64_t *axis)
{
    Shape shape = value_shape(x);
    Strides strides = x.object->array.strides;
    Basic basic = basic_all(shape);
    Node *staged[MAX_RANK] = {0}; /* none */
    View view;
    Value flip;

    for (int i = 0; i < naxis; i++) {
        int k = (int)axis[i];

        if (array_extent(s, x.object, k))
            continue;
        basic.start[k] = shape.dim[k] ? shape.dim[k] - 1 : 0;
        basic.step[k] = -1;
        strides.of[k] = -strides.of[k];
    }
    view = view_basic(s, &basic, staged, staged);
    flip = array_ragged(s,
                        array_view(s, x.object,
                                   type_tensor(x.object->array.dtype, shape),
                                   strides, &view),
                        x.object->array.extents);
    for (int i = 0; i < naxis && value_is_array(flip); i++)
        if (array_extent(s, x.object, (int)axis[i]))
            flip = array_backwards(s, flip.object, (int)axis[i]);
    return flip;
}

/* fliplr() and flipud(): along the axis that is the builtin's `op`. */
Value numpy_flip_axis(Spec *s, Args *a)
{
    Value x = numpy_any_array(s, a->arg[0]);
    int64_t axis = a->builtin->op;

    if (x.kind == VALUE_POISON)
        return x;
    if (value_shape(x).rank <= axis)
        return spec_fail(s, DIAG_H0505, "%s() of %d dimension%s",
                         a->builtin->name, value_shape(x).rank,
                         value_shape(x).rank == 1 ? "" : "s");
    return flipped(s, x, 1, &axis);
}

/* Quarter turns in the plane of two axes. */
Value numpy_rot90(Spec *s, Args *a)
{
    Value x = numpy_as_array(s, a->arg[0]), *item;
    int64_t turns = 1, axis[2] = {0, 1}, to[MAX_RANK] = {0};
    int rank;

    if (x.kind == VALUE_POISON ||
        (a->arg[1].kind != VALUE_UNDEFINED &&
         !spec_need_int(s, a->arg[1], "the number of turns", &turns)))
        return value_poison();
    rank = value_shape(x).rank;
    if (a->arg[2].kind != VALUE_UNDEFINED) {
        int one, two;

        if (value_iterate(s, a->arg[2], &item) != 2)
            return raise_certain(s, DIAG_H0505, "a plane has two axes");
        if (!spec_need_axis(s, item[0], rank, &one) ||
            !spec_need_axis(s, item[1], rank, &two))
            return value_poison();
        axis[0] = one;
        axis[1] = two;
    }
    if (rank < 2 || axis[0] == axis[1])
        return raise_certain(s, DIAG_H0505, "a plane has two different axes");
    turns = (turns % 4 + 4) % 4;
    for (int i = 0; i < rank; i++)
        to[i] = i;
    to[axis[0]] = axis[1];
    to[axis[1]] = axis[0];
    if (turns == 1)
        x = flipped(s, x, 1, &axis[1]);
    if (turns == 2)
        x = flipped(s, x, 2, axis);
    if (turns % 2 && x.kind != VALUE_POISON)
        x = transposed(s, x, to);
    if (turns == 3 && x.kind != VALUE_POISON)
        x = flipped(s, x, 1, &axis[1]);
    return turns ? x : flipped(s, x, 0, axis);
}

Value numpy_flip(Spec *s, Args *a)
{
    Value x = numpy_any_array(s, a->arg[0]);
    int64_t axis[MAX_RANK];
    int count;

    if (x.kind == VALUE_POISON ||
        !spec_need_axes(s, a->arg[1], value_shape(x).rank, axis, &count))
        return value_poison();
    if (!value_shape(x).rank) /* m[()] */
        return array_scalar(s, array_node(s, x.object));
    return flipped(s, x, count, axis);
}

/* The diagonal of a matrix, a read-only view: of its elements row by row,
 * every one after one more than a row. */
static Value diagonal(Spec *s, Value x)
{
    Shape shape = value_shape(x), line = {.rank = 1};
    Strides strides = x.object->array.strides;
    int64_t n = shape.dim[0] < shape.dim[1] ? shape.dim[0] : shape.dim[1];
    View view;
    Basic basic;
    Node *staged[MAX_RANK] = {0}; /* none */

    line.dim[0] = shape_size(shape);
    view = view_reshaped(s, &line);
    x = array_view(s, x.object, type_tensor(x.object->array.dtype, line),
                   strides, &view);
    if (x.kind == VALUE_POISON)
        return x;
    line.dim[0] = n;
    basic = basic_all(line);
    basic.step[0] = shape.dim[1] + 1;
    view = view_basic(s, &basic, staged, staged);
    strides.of[0] += strides.of[1];
    x = array_view(s, x.object, type_tensor(x.object->array.dtype, line),
                   strides, &view);
    if (value_is_array(x))
        x.object->array.read_only = true;
    return x;
}

/* Of which the diagonal, or the axes, are named: in the language. */
static Value diagonal_in_text(Spec *s, const char *name, Value x,
                              const Value *given)
{
    Value f = numpy_text(s, name), all[4] = {x};

    for (int i = 0; i < 3; i++)
        all[i + 1] = arg_given(given[i]) ? given[i] : value_int(i == 2);
    return f.kind == VALUE_POISON ? f : call_function(s, f, 4, all);
}

static bool any_given(const Value *given)
{
    return arg_given(given[0]) || arg_given(given[1]) || arg_given(given[2]);
}

Value numpy_diagonal(Spec *s, Args *a)
{
    int first;
    Value x = numpy_subject(s, a, &first);

    if (x.kind == VALUE_POISON)
        return x;
    if (any_given(a->arg + first))
        return diagonal_in_text(s, "numpy:diagonal_of", x, a->arg + first);
    if (value_shape(x).rank < 2)
        return spec_fail(s, DIAG_H0505, "diagonal() of %d dimension%s",
                         value_shape(x).rank,
                         value_shape(x).rank == 1 ? "" : "s");
    if (value_shape(x).rank > 2)
        return spec_not_yet(s, "diagonal() of more than two dimensions");
    return diagonal(s, x);
}

Value numpy_diag(Spec *s, Args *a)
{
    Value x = numpy_as_array(s, a->arg[0]);
    Shape shape;
    Node *n, *rows, *columns, *zero;
    Type index;
    int64_t k = 0;
    Build b;

    if (a->arg[1].kind != VALUE_UNDEFINED &&
        !spec_need_int(s, a->arg[1], "the diagonal", &k))
        return value_poison();
    if (k)
        return call_function(s, numpy_text(s, "numpy:diag_of"), 2,
                             (Value[]){x, value_int(k)});
    if (x.kind == VALUE_POISON)
        return x;
    shape = value_shape(x);
    if (shape.rank == 2)
        return diagonal(s, x);
    if (shape.rank != 1)
        return raise_certain(s, DIAG_H0505, "diag() of one or two dimensions");
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
    if (any_given(a->arg + first) || value_shape(x).rank != 2)
        return diagonal_in_text(s, "numpy:trace_of", x, a->arg + first);
    x = diagonal(s, x);
    if (x.kind == VALUE_POISON)
        return x;
    n = array_node(s, x.object);
    b = spec_build(s);
    n = build_convert(&b, n, sum_dtype(n->type.dtype));
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
    if (!value_is_array(a->arg[0]))
        return spec_fail(s, DIAG_H0516, "split() of %s: make an array of it",
                         value_describe(s, a->arg[0]));
    if (a->arg[2].kind != VALUE_UNDEFINED &&
        !spec_need_axis(s, a->arg[2], value_shape(x).rank, &axis))
        return value_poison();
    if (!value_shape(x).rank)
        return spec_fail(s, DIAG_H0505, "a scalar cannot be split");
    size = value_shape(x).dim[axis];
    if (parts <= 0 || size % parts)
        return raise_certain(
            s, DIAG_H0504,
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
