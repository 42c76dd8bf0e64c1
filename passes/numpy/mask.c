/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Masks: the indices of what is true, and stores that a select does.
 *
 * How many elements a mask selects is known only when running, unless all of
 * the mask is known while compiling: the indices are ragged, bounded by the
 * mask's size. `x[mask]` is x at these indices; a value that meets each
 * selected element alike is stored without them. */
#include "passes/numpy/index.h"

#include <string.h>

bool array_is_mask(Value v)
{
    return value_is_array(v) && v.object->array.dtype == DTYPE_BOOL &&
           v.object->array.shape.rank;
}

/* ---- the indices of what is true ---- */

static const int64_t every[MAX_RANK] = {0, 1, 2, 3, 4, 5, 6, 7};

/* Its elements in row-major order, false behind its extents. */
static Node *mask_flat(Spec *s, Object *mask)
{
    Node *m = array_padded(s, mask);
    Shape shape = m->type.shape;
    Build b;

    m = extent_fill_all(s, m, mask->array.extents, FILL_ZERO);
    b = spec_build(s);
    return build_reshape(&b, m, (Shape){.rank = 1, .dim = {shape_size(shape)}});
}

/* Where in a flat mask what is true lies, packed to the front. */
static Node *packed_places(Spec *s, Node *flat, Extents *extents)
{
    int64_t first = 0;
    Build b = spec_build(s);
    Node *count = build_convert(&b, flat, DTYPE_I64);

    *extents =
        (Extents){.of = {build_reduce(&b, OP_reduce_sum, count, 1, &first)}};
    return build_op(&b, OP_nonzero, 1, &flat);
}

/* The same of a mask that is known while compiling. */
static Node *known_places(Spec *s, const Literal *mask)
{
    int64_t n = shape_size(mask->type.shape), count = 0;
    int64_t *place = ARENA_ARRAY(s->arena, int64_t, n ? n : 1);
    Build b = spec_build(s);

    for (int64_t i = 0; i < n; i++)
        if (literal_i64(mask, i))
            place[count++] = i;
    return build_constant(
        &b, type_tensor(DTYPE_I64, (Shape){.rank = 1, .dim = {count}}), place);
}

void mask_indices(Spec *s, Object *mask, Value *out)
{
    Shape shape = mask->array.shape;
    Node *flat = mask_flat(s, mask), *place;
    Extents extents = {0};
    Literal l = {0};

    place = shape_size(shape) && !spec_static_literal(s, flat, &l)
                ? packed_places(s, flat, &extents)
                : known_places(s, shape_size(shape)
                                      ? &l
                                      : &(Literal){.type = flat->type});
    for (int d = shape.rank - 1; d >= 0; d--) {
        Build b = spec_build(s);
        Node *size = build_splat(&b, place->type, (double)shape.dim[d]);
        bool last = !d || !shape.dim[d];

        out[d] = array_ragged(
            s,
            array_value(s,
                        last ? place : build2(&b, OP_floor_mod, place, size)),
            &extents);
        if (!last)
            place = build2(&b, OP_floor_divide, place, size);
    }
}

/* Has the mask as many elements as the array along the dimensions from `dim`
 * on? False after an error; what only running knows is checked. */
static bool mask_meets(Spec *s, const Object *a, int dim, const Object *mask)
{
    for (int i = 0; i < mask->array.shape.rank; i++) {
        int64_t size = a->array.shape.dim[dim + i];
        int64_t own = mask->array.shape.dim[i];
        Node *there = array_extent(s, a, dim + i);
        Node *mine = array_extent(s, mask, i);

        if (there || mine) {
            extents_need_same(s, there, size, mine, own, "IndexError");
            continue;
        }
        if (size == own)
            continue;
        raise_found(s, DIAG_H0506,
                    "boolean index did not match indexed array along axis %d; "
                    "size of axis is %lld but size of corresponding boolean "
                    "axis is %lld",
                    dim + i, (long long)size, (long long)own);
        return false;
    }
    return true;
}

bool index_mask(Spec *s, Index *x, int dim, Object *mask, const Object *a)
{
    Value index[MAX_RANK];

    if (!mask_meets(s, a, dim, mask))
        return false;
    mask_indices(s, mask, index);
    for (int i = 0; i < mask->array.shape.rank; i++) {
        index_put_array(x, dim + i, a->array.shape.dim[dim + i], index[i],
                        array_padded(s, index[i].object));
        x->sure[dim + i] = true;
    }
    return true;
}

bool mask_is_whole(const Object *a, const Object *mask)
{
    return mask->array.shape.rank > 1 && !array_is_ragged(a) &&
           !array_is_ragged(mask) &&
           shape_equal(a->array.shape, mask->array.shape);
}

Value array_flattened(Spec *s, Value x)
{
    Shape shape = value_shape(x);
    Build b = spec_build(s);
    Node *n = array_padded(s, x.object);
    Value all, index[MAX_RANK];

    if (array_is_ragged(x.object) && shape.rank > 1) {
        all = array_ragged(
            s,
            array_value(s, build_splat(&b, type_tensor(DTYPE_BOOL, shape), 1)),
            x.object->array.extents);
        mask_indices(s, all.object, index);
        return array_get(s, x.object, value_tuple(s, shape.rank, index));
    }
    shape = (Shape){.rank = 1, .dim = {shape_size(shape)}};
    b = spec_build(s);
    return array_ragged(s, array_value(s, build_reshape(&b, n, shape)),
                        x.object->array.extents);
}

/* ---- stores that a select does ---- */

bool mask_is_simple(const Object *a, const Object *mask, Value value,
                    const Node *v)
{
    Shape shape = v->type.shape;
    int each = a->array.shape.rank - mask->array.shape.rank;
    bool ragged =
        array_is_ragged(a) || array_is_ragged(mask) || value_is_ragged(value);

    /* one value in a sequence is one value */
    return !ragged && (shape.rank <= each ||
                       (!each && shape.rank == 1 && shape.dim[0] == 1) ||
                       (each && shape.rank == each + 1 && shape.dim[0] == 1));
}

bool mask_is_as_read(Spec *s, const Object *masked, Object *mask)
{
    const Object *then = masked->array.mask;

    return !array_is_ragged(mask) &&
           shape_equal(mask->array.shape, then->array.shape) &&
           array_padded(s, mask) == spec_import(s, object_body(then)->node);
}

bool array_set_masked(Spec *s, Object *a, Object *mask, Value value, Node *v)
{
    Shape shape = a->array.shape, wide = {0};
    bool whole = value_is_array(value) && value.object->array.mask;
    int rank = mask->array.shape.rank;
    Node *m = array_padded(s, mask), *x = array_padded(s, a);
    Build b;

    for (int i = rank; i < shape.rank; i++)
        wide.dim[wide.rank++] = shape.dim[i];
    if (!mask_meets(s, a, 0, mask))
        return false;
    if (!whole)
        v = stretched_to(s, v, wide);
    if (!v)
        return false;
    b = spec_build(s);
    m = build_broadcast_in_dim(&b, m, shape, every);
    v = build_broadcast_to(&b, v, shape);
    array_store(s, a, build3(&b, OP_select, m, v, x));
    return true;
}

Value array_masked(Spec *s, Object *a, Object *mask)
{
    Value v;

    if (array_is_ragged(a) || array_is_ragged(mask) ||
        mask->array.shape.rank > a->array.shape.rank)
        return array_get(s, a, value_object(mask));
    if (!mask_meets(s, a, 0, mask))
        return value_poison();
    v = array_value(s, array_node(s, a));
    if (v.kind == VALUE_OBJECT)
        v.object->array.mask = array_value(s, array_node(s, mask)).object;
    return v;
}

Value array_packed(Spec *s, Value x)
{
    Value copy = array_value(s, array_node(s, x.object));

    return array_get(s, copy.object, value_object(x.object->array.mask));
}
