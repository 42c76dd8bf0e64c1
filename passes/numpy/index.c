/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Subscripts of arrays.
 *
 * Basic indexing (ints, slices, None, ...) makes a view (view.h). Arrays as
 * indices make a gather or a scatter. A staged index is checked against the
 * bounds, counted from the end if negative. */
#include "passes/numpy/extent.h"
#include "passes/numpy/view.h"
#include "passes/numpy/order.h"

#include <assert.h>
#include <string.h>

typedef struct Index {
    Basic basic;
    Strides strides;          /* of the basic view */
    Node *staged[MAX_RANK];   /* starts that are known only when running */
    Node *extent[MAX_RANK];   /* and how many elements, from there on */
    Extents extents;          /* of the basic view */
    bool backwards[MAX_RANK]; /* the dimensions of what goes through them */
    bool any_backwards;
    Node *array[MAX_RANK]; /* integer index arrays, by base dimension */
    Value index[MAX_RANK]; /* what they are made from */
    int narray, first_array;
    bool adjacent;               /* the arrays stand next to each other */
    bool dropped[MAX_RANK];      /* dimensions that an int takes away */
    int before[MAX_RANK + 1];    /* new axes in front of each dimension */
    bool ellipsis[MAX_RANK + 1]; /* `...` stands there; it keeps index arrays
                                    apart, also if it stands for nothing */
} Index;

/* ---- reading a subscript ---- */

static Value too_many(Spec *s, Object *a, int n)
{
    return raise_certain(
        s, DIAG_H0506, "%d indices for an array of %d dimension%s", n,
        a->array.shape.rank, a->array.shape.rank == 1 ? "" : "s");
}

/* Is an index from -n on and below n, n being of its shape? */
static void index_check(Spec *s, Node *i, Node *n, Node *size, int64_t known)
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

/* A staged index, checked, and counted from the end if negative; `extent` is
 * the dimension's size where that is not known. */
static Node *index_wrap(Spec *s, Node *i, int64_t known, Node *extent,
                        bool check)
{
    Build b = spec_build(s);
    Type t = i->type;
    Node *n, *negative;

    i = build_convert(&b, i, DTYPE_I64);
    t.dtype = DTYPE_I64;
    n = extent ? build_broadcast_to(&b, extent, t.shape)
               : build_splat(&b, t, (double)known);
    negative = build2(&b, OP_less, i, build_zeros(&b, t));
    if (check && !s->ctx->unchecked)
        index_check(s, i, n, extent, known);
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
    x->staged[dim] =
        index_wrap(s, spec_node(s, v, DTYPE_NONE), size, extent, true);
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

static void index_all(Index *x, int dim, int64_t size)
{
    x->basic.start[dim] = 0;
    x->basic.count[dim] = size;
    x->basic.step[dim] = 1;
}

bool array_is_mask(Value v)
{
    return value_is_array(v) && v.object->array.dtype == DTYPE_BOOL &&
           v.object->array.shape.rank;
}

static bool index_array(Spec *s, Index *x, int dim, Value v, int64_t size)
{
    Node *n;

    if (array_is_mask(v)) {
        Diag *d = spec_error(s, DIAG_H0302,
                             "the size of what a mask selects depends on data");

        diag_help(s->ctx, d,
                  "`np.where(mask, x, 0)` keeps the shape; `x[mask] = v` is "
                  "fine");
        return false;
    }
    n = value_is_object(v, OBJECT_RANGE) ? array_from(s, v, DTYPE_I64)
                                         : spec_node(s, v, DTYPE_NONE);
    if (!n || n->type.kind != TYPE_TENSOR)
        return false;
    if (!dtype_info[n->type.dtype].is_integer &&
        (value_is_array(v) || shape_size(n->type.shape))) {
        spec_error(s, DIAG_H0506, "indices must be ints, not %s",
                   value_describe(s, v));
        return false;
    }
    index_all(x, dim, size);
    x->array[dim] = n;
    x->index[dim] = value_is_array(v) ? v : value_none();
    if (!x->narray++)
        x->first_array = dim;
    return true;
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

/* Once arrays index, ints beside them are arrays of one element too. */
static void index_ints_as_arrays(Spec *s, Index *x, Object *a)
{
    for (int i = 0; i < x->basic.rank; i++) {
        Build b = spec_build(s);

        if (!x->dropped[i])
            continue;
        x->array[i] = x->staged[i]
                          ? x->staged[i]
                          : build_i64(&b, DTYPE_I64, x->basic.start[i]);
        x->staged[i] = NULL;
        x->dropped[i] = false;
        index_all(x, i, a->array.shape.dim[i]);
    }
    x->narray = 0;
    x->adjacent = true;
    for (int i = 0, last = -1; i < x->basic.rank; i++) {
        if (!x->array[i])
            continue;
        x->adjacent &= last < 0 || (last == i - 1 && !x->ellipsis[i]);
        if (last < 0)
            x->first_array = i;
        last = i;
        x->narray++;
    }
}

/* Of a dimension of the base that is taken whole. */
static Node *whole_extent(Spec *s, const Index *x, const Object *a, int dim)
{
    return x->staged[dim] ? NULL : array_extent(s, a, dim);
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

/* Where one of the index arrays is empty nothing is selected, and NumPy looks
 * at none of the others' indices. */
static void index_wrap_arrays(Spec *s, Index *x, const Object *a)
{
    bool some = true;

    for (int i = 0; i < x->basic.rank; i++)
        some &= !x->array[i] || shape_size(x->array[i]->type.shape) > 0;
    for (int i = 0; i < x->basic.rank; i++)
        if (x->array[i])
            x->array[i] =
                index_wrap(s, x->array[i], a->array.shape.dim[i], NULL, some);
}

/* Arrays as indices of what is ragged are not there yet. */
static bool index_of_ragged(Spec *s)
{
    spec_not_yet(s, "an array as an index, of an array whose size depends on "
                    "values of the running program");
    return false;
}

static bool index_read(Spec *s, Object *a, Value v, Index *x)
{
    Value *item = &v;
    int n = 1, used = 0, dim = 0, ellipsis = -1;
    int rank = a->array.shape.rank;

    *x = (Index){.basic = {.rank = rank}};
    if (value_is_object(v, OBJECT_TUPLE)) {
        item = object_body(v.object)->item;
        n = object_body(v.object)->nitem;
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
        used += item[i].kind != VALUE_ELLIPSIS && item[i].kind != VALUE_NONE;
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
        dim++;
    }
    for (; dim < rank; dim++)
        index_all(x, dim, a->array.shape.dim[dim]);
    index_wrap_arrays(s, x, a);
    if (x->narray)
        index_ints_as_arrays(s, x, a);
    for (int i = 0; x->narray && i < rank; i++)
        if (a->array.extents || x->extent[i])
            return index_of_ragged(s);
    return index_shape(s, x, a);
}

/* ---- index arrays ---- */

/* All index arrays broadcast and stacked along a last dimension. */
static Node *index_vectors(Spec *s, const Index *x)
{
    Node *part[MAX_RANK];
    int n = 0;
    Build b;

    for (int i = 0; i < x->basic.rank; i++)
        if (x->array[i])
            part[n++] = spec_import(s, x->array[i]);
    assert(n > 0); /* or there is nothing to stack */
    for (int pass = 0; pass < 2; pass++)
        for (int i = 1; i < n; i++)
            if (!array_broadcast(s, &part[0], &part[i]))
                return NULL;
    b = spec_build(s);
    for (int i = 0; i < n; i++) {
        Shape with = part[i]->type.shape;

        if (with.rank == MAX_RANK)
            return spec_not_yet(s, "indices of so many dimensions"), NULL;
        with.dim[with.rank++] = 1;
        part[i] = build_reshape(&b, part[i], with);
    }
    return build_concatenate(&b, n, part, part[0]->type.shape.rank - 1);
}

/* The value without leading ones, down to a rank. */
static Node *without_leading_ones(Spec *s, Node *v, int rank)
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

/* The value as what is stored into the selected shape; NULL: said. */
static Node *stretched_to(Spec *s, Node *v, Shape shape)
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

/* Where the index arrays' dimensions stand in the result, and which
 * dimensions come from the base. */
typedef struct Layout {
    int64_t offset[MAX_RANK], collapsed[MAX_RANK];
    int noffset, ncollapsed;
    int batch_rank;
} Layout;

static bool index_layout(Spec *s, const Index *x, Node *vectors, Layout *l)
{
    int at = 0, before = 0;

    *l = (Layout){.batch_rank = vectors->type.shape.rank - 1};
    for (int i = 0; i <= x->basic.rank; i++)
        if (x->before[i]) {
            spec_not_yet(s, "None beside index arrays is not there yet: "
                            "reshape the result");
            return false;
        }
    for (int i = 0; x->adjacent && i < x->first_array; i++)
        before++;
    if (x->basic.rank - x->narray + l->batch_rank > MAX_RANK) {
        spec_error(s, DIAG_H0515, "an array can have %d dimensions", MAX_RANK);
        return false;
    }
    for (int i = 0; i < x->basic.rank; i++) {
        if (x->array[i]) {
            l->collapsed[l->ncollapsed++] = i;
            continue;
        }
        if (at == before)
            at += l->batch_rank;
        l->offset[l->noffset++] = at++;
    }
    return true;
}

static Node *index_gather(Spec *s, const Index *x, Node *base, Layout *l)
{
    Node *input[2] = {base, index_vectors(s, x)};
    int64_t sizes[MAX_RANK];
    Build b;
    Node *g;

    if (!input[1] || !index_layout(s, x, input[1], l))
        return NULL;
    for (int i = 0; i < x->basic.rank; i++) {
        sizes[i] = x->array[i] ? 1 : base->type.shape.dim[i];
        if (sizes[i] > base->type.shape.dim[i] &&
            shape_size(input[1]->type.shape)) {
            raise_found(s, DIAG_H0506, "an index into an axis of size 0");
            return NULL;
        }
    }
    b = spec_build(s);
    g = node_new(b.graph, OP_gather, 2, input);
    g->span = b.span;
    g->calls = b.calls;
    node_set_ints(g, ATTR_offset_dims, l->noffset, l->offset);
    node_set_ints(g, ATTR_collapsed_slice_dims, l->ncollapsed, l->collapsed);
    node_set_ints(g, ATTR_start_index_map, l->ncollapsed, l->collapsed);
    node_set_int(g, ATTR_index_vector_dim, l->batch_rank);
    node_set_ints(g, ATTR_sizes, x->basic.rank, sizes);
    node_infer(g);
    return g;
}

static Node *index_scatter(Spec *s, const Index *x, Node *base, Node *value,
                           const char *combiner)
{
    Node *input[3] = {base, index_vectors(s, x), value};
    Shape shape = {0};
    Layout l;
    Build b;
    Node *n;

    if (!input[1] || !index_layout(s, x, input[1], &l))
        return NULL;
    shape.rank = l.noffset + l.batch_rank;
    for (int i = 0, batch = 0, o = 0, d = 0; i < shape.rank; i++) {
        if (o < l.noffset && l.offset[o] == i) {
            while (x->array[d])
                d++;
            shape.dim[i] = base->type.shape.dim[d++];
            o++;
        } else {
            shape.dim[i] = input[1]->type.shape.dim[batch++];
        }
    }
    input[2] = stretched_to(s, value, shape);
    if (!input[2])
        return NULL;
    b = spec_build(s);
    n = node_new(b.graph, OP_scatter, 3, input);
    n->span = b.span;
    n->calls = b.calls;
    node_set_ints(n, ATTR_update_window_dims, l.noffset, l.offset);
    node_set_ints(n, ATTR_inserted_window_dims, l.ncollapsed, l.collapsed);
    node_set_ints(n, ATTR_scatter_dims_to_operand_dims, l.ncollapsed,
                  l.collapsed);
    node_set_int(n, ATTR_index_vector_dim, l.batch_rank);
    node_set_text(n, ATTR_combiner, text_from(combiner));
    node_infer(n);
    return n;
}

/* The base behind the basic part of a mixed index: a view to gather from. */
static Object *index_base(Spec *s, Object *a, Index *x)
{
    View view = view_basic(s, &x->basic, x->staged, x->extent);
    const Basic *basic = view.fixed;
    Type type = type_tensor(a->array.dtype, x->basic.shape);
    bool whole =
        !basic->any_staged && !basic->any_reversed && !basic->any_strided;
    Value v;

    for (int i = 0; i < x->basic.rank; i++)
        whole &= x->basic.count[i] == a->array.shape.dim[i];
    if (whole)
        return a;
    v = array_view(s, a, type, x->strides, &view);
    return v.kind == VALUE_OBJECT ? v.object : NULL;
}

/* The arrays that index, or numbers where ints stand beside them. */
static Strides gathered_strides(Spec *s, const Index *x, const Object *base,
                                const Layout *l, Shape shape)
{
    Value index[MAX_RANK];
    int64_t from[MAX_RANK];
    int n = 0, nfrom = 0;

    for (int i = 0; i < x->basic.rank; i++) {
        if (!x->array[i])
            from[nfrom++] = i;
        else if (x->index[i].kind == VALUE_OBJECT)
            index[n++] = x->index[i];
    }
    if (!nfrom)
        return strides_of_map(shape, n, index);
    (void)s;
    return strides_of_gather(shape, x->adjacent ? x->first_array : 0,
                             l->batch_rank, from, base->array.shape,
                             base->array.strides);
}

static Value array_gathered(Spec *s, const Index *x, Object *base)
{
    Layout l;
    Node *n = index_gather(s, x, array_node(s, base), &l);

    if (!n || n->type.kind != TYPE_TENSOR)
        return value_poison();
    return array_in_order(array_value(s, n),
                          gathered_strides(s, x, base, &l, n->type.shape));
}

/* A view, or a scalar if all dimensions were dropped by plain ints; of a NumPy
 * scalar an array of its own. */
static Value index_view(Spec *s, Object *a, const Index *x, bool is_array)
{
    View view = view_basic(s, &x->basic, x->staged, x->extent);
    Value v;

    if (!x->basic.shape.rank && !is_array)
        return array_scalar(s, view_read(s, &view, array_padded(s, a)));
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

    if (!index_read(s, a, index, &x))
        return value_poison();
    if (x.narray) {
        Object *base = index_base(s, a, &x);

        return base ? array_gathered(s, &x, base) : value_poison();
    }
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

/* A value as elements of an array: a Python number must fit, arrays and NumPy
 * scalars are cast. */
static Node *assigned_node(Spec *s, Object *a, Value value)
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

/* Does the mask fit, and does a value of this shape fit whatever number of
 * elements it selects? */
static bool mask_fits(Spec *s, const Object *a, const Object *mask, Shape value)
{
    Shape shape = a->array.shape, ms = mask->array.shape, wide = {0}, both;

    if (ms.rank > shape.rank ||
        (ms.rank && memcmp(ms.dim, shape.dim, (size_t)ms.rank * 8))) {
        raise_found(s, DIAG_H0506,
                    "a mask of shape %s for an array of shape %s",
                    shape_str(s->arena, ms), shape_str(s->arena, shape));
        return false;
    }
    for (int i = ms.rank; i < shape.rank; i++)
        wide.dim[wide.rank++] = shape.dim[i];
    if (value.rank > wide.rank) {
        spec_error(s, DIAG_H0302,
                   "how many elements a mask selects depends on data, so only "
                   "one value can be assigned to them");
        return false;
    }
    if (!shape_broadcast(value, wide, &both) || !shape_equal(both, wide)) {
        raise_found(s, DIAG_H0502,
                    "a value of shape %s does not fit the shape %s of what the "
                    "mask selects",
                    shape_str(s->arena, value), shape_str(s->arena, wide));
        return false;
    }
    return true;
}

Value array_masked(Spec *s, Object *a, Object *mask)
{
    Value v;

    if (!mask_fits(s, a, mask, (Shape){0}))
        return value_poison();
    v = array_value(s, array_node(s, a));
    if (v.kind == VALUE_OBJECT)
        v.object->array.mask = mask;
    return v;
}

/* x[mask] = v keeps its shape: a select. One value in a sequence is one value,
 * but NumPy takes no deeper one where the mask is as deep as the array. */
static bool array_set_masked(Spec *s, Object *a, Object *mask, Value value)
{
    Node *m = array_node(s, mask), *v = assigned_node(s, a, value);
    Node *x = array_node(s, a);
    Shape shape = a->array.shape;
    bool whole = value_is_array(value) && value.object->array.mask == mask;
    int rank = mask->array.shape.rank;
    int most = rank == shape.rank ? 1 : MAX_RANK;
    int64_t dims[MAX_RANK] = {0, 1, 2, 3, 4, 5, 6, 7};
    Build b;

    if (v && !whole && v->type.shape.rank <= most)
        v = without_leading_ones(s, v, shape.rank - rank);
    if (!v || (!whole && !mask_fits(s, a, mask, v->type.shape)))
        return false;
    b = spec_build(s);
    m = build_broadcast_in_dim(&b, m, shape, dims);
    v = build_broadcast_to(&b, v, shape);
    array_store(s, a, build3(&b, OP_select, m, v, x));
    return true;
}

/* False after an error. */
static bool array_assign(Spec *s, Object *a, Value index, Value value)
{
    Index x;
    Node *v;
    View view;
    Object *base;

    if (value.kind == VALUE_POISON || index.kind == VALUE_POISON)
        return false;
    if (array_is_mask(index))
        return (!value_is_array(value) || array_need_shape(s, value.object)) &&
               array_set_masked(s, a, index.object, value);
    if (!index_read(s, a, index, &x))
        return false;
    if (x.any_backwards) {
        Value all = index_view(s, a, &x, true);

        return value_is_array(all) &&
               array_assign(s, all.object, (Value){.kind = VALUE_ELLIPSIS},
                            value);
    }
    if (value_is_array(value) &&
        (x.narray || value_shape(value).rank > x.basic.shape.rank) &&
        !array_need_shape(s, value.object))
        return false;
    if (!x.narray)
        value = array_stored(s, value, a->array.dtype);
    if (!x.narray && !x.basic.shape.rank && !has_ellipsis(index) &&
        !array_fits_element(s, a, value))
        return false;
    v = assigned_node(s, a, value);
    if (!v || (!x.narray && !nest_fits(s, value, v, x.basic.shape)))
        return false;
    if (x.narray) {
        base = index_base(s, a, &x);
        if (base)
            array_store(s, base,
                        index_scatter(s, &x, array_node(s, base), v, "set"));
        return base != NULL;
    }
    v = without_leading_ones(s, v, x.basic.shape.rank);
    v = extents_stored(s, value, v, x.basic.shape, &x.extents);
    v = stretched_to(s, v, x.basic.shape);
    if (!v)
        return false;
    view = view_basic(s, &x.basic, x.staged, x.extent);
    if (a->array.is_scalar) {
        raise_found(s, DIAG_H0511, "a NumPy scalar cannot be assigned to");
        return false;
    }
    array_store(s, a, view_write(s, &view, array_padded(s, a), v));
    return true;
}

void array_set(Spec *s, Object *a, Value index, Value value)
{
    if (!array_assign(s, a, index, value))
        spec_met(s, value_poison());
}
