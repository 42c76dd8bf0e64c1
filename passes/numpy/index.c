/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Subscripts of arrays.
 *
 * Basic indexing (ints, slices, None, ...) makes a view (view.h). Arrays as
 * indices make a gather or a scatter. A staged index is checked against the
 * bounds, counted from the end if negative. */
#include "passes/numpy/index.h"

/* ---- reading a subscript ---- */

static Value too_many(Spec *s, Object *a, int n)
{
    return raise_certain(
        s, DIAG_H0506, "%d indices for an array of %d dimension%s", n,
        a->array.shape.rank, a->array.shape.rank == 1 ? "" : "s");
}

/* Is an index from -n on and below n, n being of its shape? */
static void index_check(Spec *s, Node *i, Node *n, Node *size, int64_t known,
                        const Extents *own)
{
    Build b = spec_build(s);
    Node *least = size ? build1(&b, OP_negate, n)
                       : build_splat(&b, i->type, -(double)known);
    Node *low = build2(&b, OP_greater_equal, i, least);
    Node *ok = build2(&b, OP_and, low, build2(&b, OP_less, i, n));
    int64_t all[MAX_RANK] = {0, 1, 2, 3, 4, 5, 6, 7};
    const char *of = " is out of bounds for a dimension of size ";
    const char *piece[] = {"index ", of, ""};

    if (i->type.shape.rank) {
        ok = extent_fill_all(s, ok, own, FILL_ONE);
        b = spec_build(s);
        ok = build_reduce(&b, OP_reduce_and, ok, i->type.shape.rank, all);
        spec_check(s, DIAG_H0904, ok,
                   size ? "an index is out of bounds"
                        : arena_printf(s->arena,
                                       "an index is out of bounds for a "
                                       "dimension of size %lld",
                                       (long long)known));
        return;
    }
    if (!size)
        piece[1] = arena_printf(s->arena, "%s%lld", of, (long long)known);
    spec_check_values(s, DIAG_H0904, ok, size ? 2 : 1, piece,
                      (Node *[]){i, size});
}

Node *index_wrap(Spec *s, Node *i, int64_t known, Node *extent,
                 const Extents *own, bool check)
{
    Build b = spec_build(s);
    Type t = i->type;
    Node *n, *negative;

    i = build_convert(&b, i, DTYPE_I64);
    if (!extent && !i->type.shape.rank && interval_within(s, i, 0, known - 1))
        return i;
    t.dtype = DTYPE_I64;
    n = extent ? build_broadcast_to(&b, extent, t.shape)
               : build_splat(&b, t, (double)known);
    negative = build2(&b, OP_less, i, build_zeros(&b, t));
    if (check && !s->ctx->unchecked)
        index_check(s, i, n, extent, known, own);
    b = spec_build(s);
    return build3(&b, OP_select, negative, build2(&b, OP_add, i, n), i);
}

static bool index_int(Spec *s, Index *x, int dim, Value v, const Object *a)
{
    Basic *basic = &x->basic;
    int64_t i, size = a->array.shape.dim[dim];
    Node *extent = array_extent(s, a, dim);

    basic->count[dim] = basic->step[dim] = 1;
    x->dropped[dim] = true;
    if (!extent && spec_static_int(s, v, &i)) {
        if (i < -size || i >= size) {
            raise_found(s, DIAG_H0506,
                        "index %lld is out of bounds for a dimension of size "
                        "%lld",
                        (long long)i, (long long)size);
            return false;
        }
        basic->start[dim] = i < 0 ? i + size : i;
        return true;
    }
    if (!size) {
        raise_found(s, DIAG_H0506,
                    "an index is out of bounds for a dimension of size 0");
        return false;
    }
    x->staged[dim] =
        index_wrap(s, spec_node(s, v, DTYPE_NONE), size, extent, NULL, true);
    return true;
}

static bool index_slice(Spec *s, Index *x, int dim, Value v, const Object *a)
{
    SlicePart part;

    if (!slice_take(s, v, a->array.shape.dim[dim], array_extent(s, a, dim),
                    &part))
        return false;
    x->staged[dim] = part.staged;
    x->extent[dim] = part.extent;
    x->backwards[dim] = part.backwards;
    x->any_backwards |= part.backwards;
    x->basic.start[dim] = part.start;
    x->basic.step[dim] = part.step;
    x->basic.count[dim] = part.count;
    return true;
}

void index_all(Index *x, int dim, int64_t size)
{
    x->basic.start[dim] = 0;
    x->basic.count[dim] = size;
    x->basic.step[dim] = 1;
}

static bool is_index_array(Value v)
{
    return (value_is_array(v) && v.object->array.shape.rank) ||
           value_is_object(v, OBJECT_LIST) || value_is_object(v, OBJECT_RANGE);
}

static bool is_int_index(Value v)
{
    return v.kind == VALUE_INT ||
           (v.kind == VALUE_SCALAR && v.node->type.dtype == DTYPE_I64) ||
           (value_is_array(v) && !v.object->array.shape.rank &&
            dtype_info[v.object->array.dtype].is_integer);
}

static bool index_one(Spec *s, Index *x, int dim, Value v, const Object *a)
{
    static const char not_by[] =
        "an array is indexed by ints, slices, None, ... and integer arrays, "
        "not by %s";

    if (value_is_object(v, OBJECT_SLICE))
        return index_slice(s, x, dim, v, a);
    if (array_is_mask(v))
        return index_mask(s, x, dim, v.object, a);
    if (is_index_array(v))
        return index_array(s, x, dim, v, a->array.shape.dim[dim]);
    if (is_int_index(v))
        return index_int(s, x, dim, v, a);
    if (v.kind == VALUE_STR || v.kind == VALUE_FLOAT)
        raise_found(s, DIAG_H0506, not_by, value_describe(s, v));
    else if (v.kind != VALUE_POISON)
        spec_error(s, DIAG_H0506, not_by, value_describe(s, v));
    return false;
}

/* Of a dimension of the base that is taken whole. */
static Node *whole_extent(Spec *s, const Index *x, const Object *a, int dim)
{
    return x->staged[dim] || x->basic.count[dim] != a->array.shape.dim[dim]
               ? NULL
               : array_extent(s, a, dim);
}

/* The shape of a basic view: dropped dimensions gone, new axes put in. */
static bool index_shape(Spec *s, Index *x, const Object *a)
{
    const Strides *base = &a->array.strides;
    Shape *shape = &x->basic.shape;

    if (a->array.extents)
        x->extents.made = a->array.extents->made;

    x->strides.open = base->open;
    for (int i = 0; i <= x->basic.rank; i++) {
        for (int k = 0; k < x->before[i]; k++) {
            if (shape->rank == MAX_RANK)
                goto too_deep;
            shape->dim[shape->rank++] = 1;
        }
        if (i == x->basic.rank || x->dropped[i])
            continue;
        if (shape->rank == MAX_RANK)
            goto too_deep;
        x->strides.of[shape->rank] = base->of[i] * x->basic.step[i];
        x->extents.of[shape->rank] =
            x->extent[i] ? x->extent[i] : whole_extent(s, x, a, i);
        shape->dim[shape->rank++] = x->basic.count[i];
    }
    return true;
too_deep:
    spec_error(s, DIAG_H0515, "an array can have %d dimensions", MAX_RANK);
    return false;
}

static bool is_one_bool(Value v)
{
    return number_dtype(v) == DTYPE_BOOL ||
           (value_is_array(v) && v.object->array.dtype == DTYPE_BOOL &&
            !v.object->array.shape.rank);
}

/* A list of truths is a mask. One that holds itself is none. */
static Value listed_mask(Spec *s, Value v)
{
    Value first = v;
    Node *n;

    for (int depth = 0;
         depth < MAX_RANK && value_is_object(first, OBJECT_LIST) &&
         object_body(first.object)->nitem;
         depth++)
        first = object_body(first.object)->item[0];
    if (!value_is_object(v, OBJECT_LIST) || number_dtype(first) != DTYPE_BOOL)
        return v;
    n = array_from(s, v, DTYPE_NONE);
    if (!n || n->type.kind != TYPE_TENSOR)
        return value_poison();
    return n->type.dtype == DTYPE_BOOL ? array_value(s, n) : v;
}

/* A tuple in a subscript is an index as a list of the same is: the parts of a
 * subscript are those of the outermost alone. */
static Value part_of_index(Spec *s, Value v)
{
    const Body *b;

    if (!value_is_object(v, OBJECT_TUPLE))
        return v;
    b = object_body(v.object);
    return value_object(object_items(s, OBJECT_LIST, b->nitem, b->item));
}

/* How many dimensions of the base a part of a subscript is for. */
static int index_dimensions(Value v)
{
    if (v.kind == VALUE_ELLIPSIS || v.kind == VALUE_NONE)
        return 0;
    return array_is_mask(v) ? v.object->array.shape.rank : 1;
}

/* `stored`: the value, or NULL where it is read. */
static bool index_read(Spec *s, Object *a, Value v, const Value *stored,
                       Index *x)
{
    Value *item = &v;
    int n = 1, used = 0, dim = 0, ellipsis = -1;
    int rank = a->array.shape.rank;

    *x = (Index){.basic = {.rank = rank}};
    if (value_is_object(v, OBJECT_TUPLE)) {
        n = object_body(v.object)->nitem;
        item = arena_copy(s->arena, object_body(v.object)->item,
                          (size_t)n * sizeof *item);
        for (int i = 0; i < n; i++)
            item[i] = part_of_index(s, item[i]);
    }
    for (int i = 0; i < n; i++) {
        item[i] = choice_settle(s, listed_mask(s, item[i]));
        if (item[i].kind == VALUE_CHOICE) {
            spec_not_yet(s, "an index in which stands %s",
                         value_describe(s, item[i]));
            return false;
        }
    }
    for (int i = 0; i < n; i++) {
        if (is_one_bool(item[i])) {
            spec_not_yet(s, "%s as an index, a mask of no dimensions",
                         value_describe(s, item[i]));
            return false;
        }
        if (item[i].kind == VALUE_ELLIPSIS && ellipsis >= 0) {
            raise_found(s, DIAG_H0506, "an index can hold one `...`");
            return false;
        }
        if (item[i].kind == VALUE_ELLIPSIS)
            ellipsis = i;
        used += index_dimensions(item[i]);
    }
    if (used > rank) {
        too_many(s, a, used);
        return false;
    }
    for (int i = 0; i < n; i++) {
        int all = item[i].kind == VALUE_ELLIPSIS ? rank - used : 0;

        if (item[i].kind == VALUE_NONE) {
            x->before[dim]++;
            continue;
        }
        for (; all > 0; all--, dim++)
            index_all(x, dim, a->array.shape.dim[dim]);
        if (item[i].kind == VALUE_ELLIPSIS) {
            x->ellipsis[dim] = true;
            continue;
        }
        if (!index_one(s, x, dim, item[i], a))
            return false;
        dim += index_dimensions(item[i]);
    }
    for (; dim < rank; dim++)
        index_all(x, dim, a->array.shape.dim[dim]);
    return index_finish_arrays(s, x, a, stored) && index_shape(s, x, a);
}

/* A view, or a scalar if all dimensions were dropped by plain ints; of a NumPy
 * scalar an array of its own. */
static Value index_view(Spec *s, Object *a, const Index *x, bool is_array)
{
    View view = view_basic(s, &x->basic, x->staged, x->extent);
    Value v;

    if (!x->basic.shape.rank && !is_array)
        return array_scalar(s, view_read(s, &view, array_settled(s, a)));
    if (!x->basic.shape.rank && a->array.is_scalar)
        return array_value(s, view_read(s, &view, array_node(s, a)));
    v = array_ragged(s,
                     array_view(s, a,
                                type_tensor(a->array.dtype, x->basic.shape),
                                x->strides, &view),
                     &x->extents);
    for (int i = 0, d = 0; x->any_backwards && i < x->basic.rank; i++) {
        d += x->before[i];
        if (x->backwards[i] && value_is_array(v))
            v = array_backwards(s, v.object, d);
        d += !x->dropped[i];
    }
    return v;
}

static bool has_ellipsis(Value index)
{
    if (value_is_object(index, OBJECT_TUPLE))
        for (int i = 0; i < object_body(index.object)->nitem; i++)
            if (object_body(index.object)->item[i].kind == VALUE_ELLIPSIS)
                return true;
    return index.kind == VALUE_ELLIPSIS;
}

Value array_get(Spec *s, Object *a, Value index)
{
    Index x;

    if (array_is_mask(index) && mask_is_whole(a, index.object))
        return array_get(s, array_flattened(s, value_object(a)).object,
                         array_flattened(s, index));
    if (!index_read(s, a, index, NULL, &x))
        return value_poison();
    if (x.narray)
        return array_gathered(s, a, &x);
    return index_view(s, a, &x, has_ellipsis(index));
}

Value array_row(Spec *s, Object *a, Node *index)
{
    Index x = {.basic = {.rank = a->array.shape.rank}};

    for (int i = 0; i < x.basic.rank; i++)
        index_all(&x, i, i ? a->array.shape.dim[i] : 1);
    x.dropped[0] = true;
    x.staged[0] = index;
    return index_shape(s, &x, a) ? index_view(s, a, &x, false) : value_poison();
}

/* ---- assignment ---- */

/* NumPy puts no sequence into one element, but the truth of an array. */
bool array_fits_element(Spec *s, const Object *a, Value value)
{
    Shape shape = value_shape(value);

    if (value_is_object(value, OBJECT_LIST) ||
        value_is_object(value, OBJECT_TUPLE)) {
        spec_error(s, DIAG_H0516, "one element is a number, not %s",
                   value_describe(s, value));
        return false;
    }
    if (!shape.rank || (a->array.dtype == DTYPE_BOOL && shape_size(shape) == 1))
        return true;
    spec_error(s, DIAG_H0502, "a value of shape %s does not fit one element",
               shape_str(s->arena, shape));
    return false;
}

Node *without_leading_ones(Spec *s, Node *v, int rank)
{
    Shape shape = v->type.shape;
    int ones = 0;
    Build b;

    while (shape.rank - ones > rank && shape.dim[ones] == 1)
        ones++;
    if (!ones)
        return v;
    shape.rank -= ones;
    memmove(shape.dim, shape.dim + ones, sizeof(int64_t) * (size_t)shape.rank);
    b = spec_build(s);
    return build_reshape(&b, v, shape);
}

Node *stretched_to(Spec *s, Node *v, Shape shape)
{
    Shape both;
    Build b;

    v = without_leading_ones(s, v, shape.rank);
    if (!shape_broadcast(v->type.shape, shape, &both) ||
        !shape_equal(both, shape)) {
        raise_found(s, DIAG_H0502,
                    "a value of shape %s does not fit the selected shape %s",
                    shape_str(s->arena, v->type.shape),
                    shape_str(s->arena, shape));
        return NULL;
    }
    b = spec_build(s);
    return build_broadcast_to(&b, v, shape);
}

Node *assigned_node(Spec *s, Object *a, Value value)
{
    Node *v;
    Build b;

    if (value_is_object(value, OBJECT_LIST) ||
        value_is_object(value, OBJECT_TUPLE))
        v = array_from(s, value, a->array.dtype);
    else
        v = operand_padded(s, value, a->array.dtype);
    if (!v || v->type.kind != TYPE_TENSOR)
        return NULL;
    b = spec_build(s);
    return build_convert(&b, v, a->array.dtype);
}

/* NumPy takes leading ones of an array, but no nest that is deeper than what it
 * is stored into. */
static bool nest_fits(Spec *s, Value value, const Node *v, Shape shape)
{
    if (value_is_array(value) || v->type.shape.rank <= shape.rank)
        return true;
    raise_found(s, DIAG_H0502,
                "%s, which has %d dimensions, does not fit the selected "
                "shape %s",
                value_describe(s, value), v->type.shape.rank,
                shape_str(s->arena, shape));
    return false;
}

static bool assign_arrays(Spec *s, Object *a, Value index, Value value)
{
    Index x;

    return index_read(s, a, index, &value, &x) &&
           array_scattered(s, a, &x, value);
}

/* The same where a mask is of all dimensions: into a vector. */
static bool assign_flat(Spec *s, Object *a, Value mask, Value value)
{
    Object *flat = array_flattened(s, value_object(a)).object;
    Node *n;
    Build b;

    if (!assign_arrays(s, flat, array_flattened(s, mask), value))
        return false;
    n = array_node(s, flat);
    b = spec_build(s);
    array_store(s, a, build_reshape(&b, n, a->array.shape));
    return true;
}

/* x[mask] = v. */
static bool assign_masked(Spec *s, Object *a, Value index, Value value)
{
    Object *mask = index.object;
    Node *v;

    if (value_is_array(value) && value.object->array.mask) {
        if (mask_is_as_read(s, value.object, mask))
            return array_set_masked(s, a, mask, value,
                                    assigned_node(s, a, value));
        value = array_packed(s, value);
    }
    v = assigned_node(s, a, value);
    if (!v || mask->array.shape.rank > a->array.shape.rank)
        return v && (too_many(s, a, mask->array.shape.rank), false);
    if (mask_is_simple(a, mask, value, v))
        return array_set_masked(s, a, mask, value, v);
    if (mask->array.shape.rank == a->array.shape.rank &&
        v->type.shape.rank > 1) {
        raise_other(s, "TypeError", DIAG_H0502,
                    arena_printf(s->arena,
                                 "NumPy boolean array indexing assignment "
                                 "requires a 0 or 1-dimensional input, input "
                                 "has %d dimensions",
                                 v->type.shape.rank));
        return false;
    }
    return mask_is_whole(a, mask) ? assign_flat(s, a, index, value)
                                  : assign_arrays(s, a, index, value);
}

/* Into a view. */
static bool assign_basic(Spec *s, Object *a, Index *x, Value value)
{
    Node *v = assigned_node(s, a, value);
    View view;

    if (!v || !nest_fits(s, value, v, x->basic.shape))
        return false;
    v = without_leading_ones(s, v, x->basic.shape.rank);
    v = extents_stored(s, value, v, x->basic.shape, &x->extents);
    v = stretched_to(s, v, x->basic.shape);
    if (!v)
        return false;
    view = view_basic(s, &x->basic, x->staged, x->extent);
    if (a->array.is_scalar) {
        raise_found(s, DIAG_H0511, "a NumPy scalar cannot be assigned to");
        return false;
    }
    array_store(s, a, view_write(s, &view, array_padded(s, a), v));
    return true;
}

/* False after an error. */
static bool array_assign(Spec *s, Object *a, Value index, Value value)
{
    Index x;

    index = listed_mask(s, index);
    if (value.kind == VALUE_POISON || index.kind == VALUE_POISON)
        return false;
    if (array_is_mask(index))
        return assign_masked(s, a, index, value);
    if (!index_read(s, a, index, &value, &x))
        return false;
    if (x.narray)
        return array_scattered(s, a, &x, value);
    if (x.any_backwards) {
        Value all = index_view(s, a, &x, true);

        return value_is_array(all) &&
               array_assign(s, all.object, (Value){.kind = VALUE_ELLIPSIS},
                            value);
    }
    if (value_is_array(value) && value_shape(value).rank > x.basic.shape.rank &&
        !array_need_shape(s, value.object))
        return false;
    value = array_stored(s, value, a->array.dtype);
    if (!x.basic.shape.rank && !has_ellipsis(index) &&
        !array_fits_element(s, a, value))
        return false;
    return assign_basic(s, a, &x, value);
}

void array_set(Spec *s, Object *a, Value index, Value value)
{
    if (!array_assign(s, a, index, value))
        spec_met(s, value_poison());
}
