/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Arrays as indices: a gather, a scatter. See index.h. */
#include "passes/numpy/index.h"

#include <assert.h>

/* ---- reading them ---- */

void index_put_array(Index *x, int dim, int64_t size, Value v, Node *n)
{
    index_all(x, dim, size);
    x->array[dim] = n;
    x->index[dim] = value_is_array(v) ? v : value_none();
    if (!x->narray++)
        x->first_array = dim;
}

bool index_array(Spec *s, Index *x, int dim, Value v, int64_t size)
{
    Node *n = value_is_object(v, OBJECT_RANGE)
                  ? array_from(s, v, DTYPE_I64)
                  : operand_padded(s, v, DTYPE_NONE);

    if (!n || n->type.kind != TYPE_TENSOR)
        return false;
    if (!dtype_info[n->type.dtype].is_integer &&
        (value_is_array(v) || shape_size(n->type.shape))) {
        spec_error(s, DIAG_H0506, "indices must be ints, not %s",
                   value_describe(s, v));
        return false;
    }
    if (!size && value_is_array(v) && !array_need_shape(s, v.object))
        return false;
    index_put_array(x, dim, size, v, n);
    return true;
}

static const Extents *own_extents(const Index *x, int dim)
{
    return value_is_array(x->index[dim]) ? x->index[dim].object->array.extents
                                         : NULL;
}

/* Where one of the index arrays is empty nothing is selected, and NumPy looks
 * at none of the others' indices. */
static void index_wrap_arrays(Spec *s, Index *x, const Object *a)
{
    bool some = true;

    for (int i = 0; i < x->basic.rank; i++)
        some &= !x->array[i] || shape_size(x->array[i]->type.shape) > 0;
    for (int i = 0; i < x->basic.rank; i++) {
        const Extents *own = own_extents(x, i);
        Node *n = x->array[i];

        if (!n || x->sure[i])
            continue;
        n = extent_fill_all(s, n, own, FILL_ZERO);
        x->array[i] = index_wrap(s, n, a->array.shape.dim[i],
                                 array_extent(s, a, i), own, some);
    }
}

/* Once arrays index, ints beside them are arrays of one element too. */
static void index_ints_as_arrays(Spec *s, Index *x, const Object *a)
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
        x->sure[i] = true;
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

/* ---- gathers and scatters ---- */

/* Where they do not meet NumPy raises IndexError. */
static bool indices_meet(Spec *s, Node **x, Node **y)
{
    Shape a = (*x)->type.shape, c = (*y)->type.shape, both;

    if (shape_broadcast(a, c, &both))
        return array_broadcast(s, x, y);
    raise_found(s, DIAG_H0506,
                "indexing arrays of shapes %s and %s do not broadcast",
                shape_str(s->arena, a), shape_str(s->arena, c));
    return false;
}

/* All index arrays broadcast and stacked along a last dimension. Behind their
 * extents those to read at are 0, and those to `store` at no indices. */
static Node *index_vectors(Spec *s, Index *x, bool store)
{
    Node *part[MAX_RANK];
    Value value[MAX_RANK] = {0};
    int n = 0;
    Build b;

    for (int i = 0; i < x->basic.rank; i++)
        if (x->array[i]) {
            value[n] = x->index[i];
            part[n++] = spec_import(s, x->array[i]);
        }
    assert(n > 0); /* or there is nothing to stack */
    if (!extents_meet_as(s, "IndexError", n, value, part, &x->batch))
        return NULL;
    for (int pass = 0; pass < 2; pass++)
        for (int i = 1; i < n; i++)
            if (!indices_meet(s, &part[0], &part[i]))
                return NULL;
    if (store)
        part[0] = extent_fill_all(s, part[0], &x->batch, FILL_LEAST);
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
    l->batch_at = before;
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

/* The extents of what is selected: those of the index arrays where they stand,
 * and the base's along its other dimensions. */
static Extents selected_extents(const Index *x, const Layout *l,
                                const Object *base)
{
    const Extents *from = base->array.extents;
    Extents out = {.made = x->batch.made};
    int at = 0;

    if (from && !out.made.file)
        out.made = from->made;
    for (int i = 0; i < l->batch_rank; i++)
        out.of[l->batch_at + i] = x->batch.of[i];
    for (int d = 0; d < x->basic.rank; d++)
        if (!x->array[d])
            out.of[l->offset[at++]] = from ? from->of[d] : NULL;
    return out;
}

static Node *index_gather(Spec *s, Index *x, Node *base, Layout *l)
{
    Node *input[2] = {base, index_vectors(s, x, false)};
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

static Shape selected_shape(const Index *x, const Layout *l, Shape base,
                            Shape vectors)
{
    Shape shape = {.rank = l->noffset + l->batch_rank};
    int at = 0;

    for (int i = 0; i < l->batch_rank; i++)
        shape.dim[l->batch_at + i] = vectors.dim[i];
    for (int d = 0; d < x->basic.rank; d++)
        if (!x->array[d])
            shape.dim[l->offset[at++]] = base.dim[d];
    return shape;
}

/* Do the arrays meet, and does what is stored fit what they select? NumPy asks
 * that before it looks at any of their indices. What only running knows is
 * checked later. */
static bool indices_fit(Spec *s, Index *x, Object *a, const Value *stored)
{
    Shape base = {.rank = x->basic.rank}, shape;
    Node *vectors, *v;
    Layout l;

    for (int i = 0; i < x->basic.rank; i++) {
        if (own_extents(x, i))
            return true;
        base.dim[i] = x->basic.count[i];
    }
    if (array_is_ragged(a) || extents_any(&x->extents) ||
        (stored && value_is_ragged(*stored)))
        return true;
    vectors = index_vectors(s, x, false);
    if (!vectors || !stored)
        return vectors != NULL;
    v = assigned_node(s, a, *stored);
    if (!v || !index_layout(s, x, vectors, &l))
        return false;
    shape = selected_shape(x, &l, base, vectors->type.shape);
    return stretched_to(s, without_leading_ones(s, v, shape.rank), shape);
}

bool index_finish_arrays(Spec *s, Index *x, Object *a, const Value *stored)
{
    if (!x->narray)
        return true;
    index_ints_as_arrays(s, x, a);
    if (s->catching && !indices_fit(s, x, a, stored))
        return false;
    index_wrap_arrays(s, x, a);
    if (x->any_backwards)
        spec_not_yet(s, "an array as an index beside a slice from the end of "
                        "an array whose size depends on values of the running "
                        "program");
    return !x->any_backwards;
}

Node *scatter_set(Spec *s, Node *const *input, const Layout *l)
{
    Build b = spec_build(s);
    Node *n = node_new(b.graph, OP_scatter, 3, input);

    n->span = b.span;
    n->calls = b.calls;
    node_set_ints(n, ATTR_update_window_dims, l->noffset, l->offset);
    node_set_ints(n, ATTR_inserted_window_dims, l->ncollapsed, l->collapsed);
    node_set_ints(n, ATTR_scatter_dims_to_operand_dims, l->ncollapsed,
                  l->collapsed);
    node_set_int(n, ATTR_index_vector_dim, l->batch_rank);
    node_set_text(n, ATTR_combiner, text_from("set"));
    node_infer(n);
    return n;
}

/* The base with a value at what is selected; NULL: said. */
static Node *index_scatter(Spec *s, Index *x, Object *base, Value value)
{
    Node *input[3] = {array_padded(s, base), index_vectors(s, x, true),
                      assigned_node(s, base, value)};
    Extents extents;
    Shape shape;
    Layout l;

    if (!input[1] || !input[2] || !index_layout(s, x, input[1], &l))
        return NULL;
    shape = selected_shape(x, &l, input[0]->type.shape, input[1]->type.shape);
    if (value_is_array(value) && value_shape(value).rank > shape.rank &&
        !array_need_shape(s, value.object))
        return NULL;
    extents = selected_extents(x, &l, base);
    input[2] = without_leading_ones(s, input[2], shape.rank);
    input[2] = extents_stored(s, value, input[2], shape, &extents);
    input[2] = stretched_to(s, input[2], shape);
    if (!input[2])
        return NULL;
    input[2] = extent_fill_all(s, input[2], &extents, FILL_ZERO);
    return scatter_set(s, input, &l);
}

/* The base behind the basic part of a mixed index: a view to gather from. */
static Object *index_base(Spec *s, Object *a, Index *x)
{
    View view = view_basic(s, &x->basic, x->staged, x->extent);
    const Basic *basic = view.fixed;
    Type type = type_tensor(a->array.dtype, x->basic.shape);
    bool whole = !basic->any_staged && !basic->any_ragged &&
                 !basic->any_reversed && !basic->any_strided;
    Value v;

    for (int i = 0; i < x->basic.rank; i++)
        whole &= x->basic.count[i] == a->array.shape.dim[i];
    if (whole)
        return a;
    v = array_ragged(s, array_view(s, a, type, x->strides, &view), &x->extents);
    return v.kind == VALUE_OBJECT ? v.object : NULL;
}

/* The arrays that index, or numbers where ints stand beside them. */
static Strides gathered_strides(const Index *x, const Object *base,
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
    return strides_of_gather(shape, x->adjacent ? x->first_array : 0,
                             l->batch_rank, from, base->array.shape,
                             base->array.strides);
}

Value array_gathered(Spec *s, Object *a, Index *x)
{
    Object *base = index_base(s, a, x);
    Node *n;
    Layout l;
    Strides strides;
    Extents extents;

    if (!base)
        return value_poison();
    n = index_gather(s, x, array_settled(s, base), &l);
    if (!n || n->type.kind != TYPE_TENSOR)
        return value_poison();
    extents = selected_extents(x, &l, base);
    strides = gathered_strides(x, base, &l, n->type.shape);
    return array_ragged_in(s, array_value(s, n), strides, &extents);
}

bool array_scattered(Spec *s, Object *a, Index *x, Value value)
{
    Object *base = index_base(s, a, x);
    Node *n = base ? index_scatter(s, x, base, value) : NULL;

    if (n)
        array_store(s, base, n);
    return n != NULL;
}
