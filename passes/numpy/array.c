/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Arrays: objects whose elements are a node of the graph.
 *
 * NumPy's arrays are mutable and may share elements. An owning array holds its
 * node in its body; storing into it replaces the node. A view names its base
 * and how to read from and write back into it, so assignments through views,
 * and to their bases, are seen on both sides. */
#include "passes/numpy/extent.h"
#include "passes/numpy/view.h"
#include "passes/numpy/order.h"
#include "passes/python/grown.h"
#include "passes/python/protocol.h"

#include <string.h>

enum { NESTED_LISTS = 16 };

static Value array_new(Spec *s, Node *n, bool is_scalar)
{
    Object *a;

    if (!n || n->type.kind != TYPE_TENSOR)
        return value_poison();
    a = object_new(s, OBJECT_ARRAY);
    object_edit(a)->node = n;
    a->array.dtype = n->type.dtype;
    a->array.shape = n->type.shape;
    a->array.strides = strides_of_rows(n->type.shape);
    a->array.is_scalar = is_scalar;
    return value_object(a);
}

Value array_value(Spec *s, Node *n)
{
    return array_new(s, n, false);
}

Value array_scalar(Spec *s, Node *n)
{
    return array_new(s, n, true);
}

Value array_result(Spec *s, Node *n)
{
    return array_new(s, n, n && n->type.shape.rank == 0);
}

Value array_in_order(Value v, Strides strides)
{
    if (value_is_array(v))
        v.object->array.strides = strides;
    return v;
}

Value array_like(Value v, const Object *like)
{
    if (value_is_array(v))
        v.object->array.read_only = like->array.read_only;
    return array_in_order(v, like->array.strides);
}

/* ---- arrays that are one to the script ---- */

void array_twin(Spec *s, Object *fresh, Object *original)
{
    Object *root = array_root(original);

    fresh->array.original = original;
    if (root->array.choice) {
        for (int i = 0; i < root->array.choice->n; i++)
            array_twin(s, fresh, root->array.choice->item[i].object);
        fresh->array.original = original;
        return;
    }
    if (!root->array.twins) {
        root->array.twins = ARENA_NEW(s->arena, Twins);
        root->array.version = 0;
    }
    fresh->array.twins = root->array.twins;
    fresh->array.version = root->array.twins->version;
}

void array_twin_agrees(Object *a)
{
    Object *root = array_root(a);

    if (root->array.twins)
        root->array.version = root->array.twins->version;
}

Value array_original(Value v)
{
    while (value_is_array(v) && v.object->array.original)
        v = value_object(v.object->array.original);
    return v;
}

bool array_is_current(const Object *o)
{
    return o->kind != OBJECT_ARRAY || !o->array.twins ||
           o->array.version == o->array.twins->version;
}

Node *array_node(Spec *s, Object *a)
{
    Build b = spec_build(s);

    return array_need_shape(s, a) ? array_padded(s, a) : build_poison(&b);
}

/* Nothing changes a NumPy scalar: what would be a view of one is a scalar too,
 * or an array of its own. */
static Value view_of_scalar(Spec *s, Object *base, Strides strides,
                            const View *view)
{
    return array_in_order(
        array_result(s, view_read(s, view, array_node(s, base))), strides);
}

Value array_view(Spec *s, Object *base, Type type, Strides strides,
                 const View *view)
{
    Object *a;
    View *v;

    if (base->array.is_scalar)
        return view_of_scalar(s, base, strides, view);
    base->array.has_views = true;
    a = object_new(s, OBJECT_ARRAY);
    v = arena_copy(s->arena, view, sizeof *view);
    v->base = value_object(base);
    v->seen = object_body(array_root(base))->node;
    a->array.view = v;
    a->array.dtype = type.dtype;
    a->array.shape = type.shape;
    a->array.strides = strides;
    a->array.read_only = base->array.read_only;
    object_edit(a)->node = view_read(s, v, array_padded(s, base));
    if (!object_body(a)->node || object_body(a)->node->type.kind != TYPE_TENSOR)
        return value_poison();
    return value_object(a);
}

/* ---- arrays from nested lists ---- */

typedef struct Nest {
    Shape shape;
    DType dtype;
    int64_t nleaf;
    bool is_static; /* leaves are Python numbers */
    bool any_dtype; /* the array's dtype is given */
} Nest;

/* An array stands for as many levels of lists as it has dimensions. */
static bool nest_has_form(Nest *nest, Shape inner, int depth, bool first)
{
    if (first) {
        for (int i = 0; i < inner.rank; i++)
            nest->shape.dim[depth + i] = inner.dim[i];
        nest->shape.rank = depth + inner.rank;
    }
    return nest->shape.rank == depth + inner.rank &&
           (!inner.rank || !memcmp(&nest->shape.dim[depth], inner.dim,
                                   (size_t)inner.rank * 8));
}

static bool nest_measure(Spec *s, Value v, int depth, Nest *nest, bool first)
{
    Value *item;
    int n;

    v = mixed_settle(s, v);
    if (v.kind == VALUE_POISON ||
        (value_is_array(v) && !array_need_shape(s, v.object)))
        return false;
    if (value_is_array(v)) {
        Shape inner = v.object->array.shape;

        if (first && depth + inner.rank > MAX_RANK)
            goto too_deep;
        if (!nest_has_form(nest, inner, depth, first))
            goto ragged;
        nest->dtype = dtype_promote(nest->dtype, v.object->array.dtype);
        nest->is_static = false;
        return true;
    }
    if (value_is_weak(v)) {
        if (v.kind == VALUE_LONG && !nest->any_dtype &&
            !number_in_range(s, v, DTYPE_U64).b) {
            spec_not_yet(s, "arrays of objects: %s fits no dtype",
                         value_describe(s, v));
            return false;
        }
        if (first)
            nest->shape.rank = depth;
        else if (nest->shape.rank != depth)
            goto ragged;
        nest->dtype = dtype_promote(nest->dtype, value_dtype(v));
        nest->is_static &= v.kind != VALUE_SCALAR;
        return true;
    }
    if (!value_is_object(v, OBJECT_LIST) && !value_is_object(v, OBJECT_TUPLE)) {
        if (value_is_grown(v))
            spec_not_yet(s, "an array of lists of which one grew in a loop or "
                            "a branch that only running knows");
        else
            spec_error(s, DIAG_H0516, "an array cannot hold %s",
                       value_describe(s, v));
        return false;
    }
    if (depth >= MAX_RANK)
        goto too_deep;
    n = value_iterate(s, v, &item);
    if (n < 0)
        return false;
    if (first)
        nest->shape.dim[depth] = n;
    else if (nest->shape.rank <= depth || nest->shape.dim[depth] != n)
        goto ragged;
    if (first && !n)
        nest->shape.rank = depth + 1;
    for (int i = 0; i < n; i++)
        if (!nest_measure(s, item[i], depth + 1, nest, first && !i))
            return false;
    return true;
ragged:
    spec_error(s, DIAG_H0504,
               "the nested lists have no common shape: NumPy would make an "
               "array of objects of them");
    return false;
too_deep:
    spec_error(s, DIAG_H0515, "an array can have %d dimensions", MAX_RANK);
    return false;
}

static bool nest_fill_long(Spec *s, Value v, Literal *l, int64_t *at)
{
    Node *n = number_node(s, v, l->type.dtype);
    Literal one;

    if (!n || !spec_static_literal(s, n, &one))
        return false;
    memcpy((char *)l->data + (*at)++ * dtype_info[l->type.dtype].size, one.data,
           (size_t)dtype_info[l->type.dtype].size);
    return true;
}

/* False after an error: a number that does not fit. */
static bool nest_fill(Spec *s, Value v, Literal *l, int64_t *at)
{
    DType dtype = l->type.dtype;
    Value *item;
    int n;

    if (v.kind == VALUE_LONG)
        return nest_fill_long(s, v, l, at);
    if (value_is_number(v)) {
        if (!number_need_fit(s, v, dtype))
            return false;
        if (v.kind == VALUE_FLOAT || dtype_info[dtype].is_float)
            literal_set_f64(l, (*at)++, number_float(v));
        else
            literal_set_i64(l, (*at)++, number_int(v));
        return true;
    }
    n = value_iterate(s, v, &item);
    for (int i = 0; i < n; i++)
        if (!nest_fill(s, item[i], l, at))
            return false;
    return true;
}

/* NumPy puts a scalar of its own into an array of signed ints as it puts a
 * Python number: it must fit. */
Value array_stored(Spec *s, Value v, DType dtype)
{
    DType from;

    if (!value_is_numpy_scalar(v) || !dtype_info[dtype].is_integer ||
        !dtype_info[dtype].is_signed)
        return v;
    from = v.object->array.dtype;
    if (dtype_promote(from, dtype) == dtype)
        return v;
    return dtype_info[from].is_float ? scalar_to_float(s, v)
                                     : scalar_to_int(s, v);
}

/* The rows one behind the other, each with a leading dimension of 1. */
static Node *nest_stack(Spec *s, Value v, DType dtype)
{
    Value *item;
    Node **row;
    int n;
    Build b;

    if (!value_is_object(v, OBJECT_LIST) && !value_is_object(v, OBJECT_TUPLE)) {
        Node *x = spec_node(s, array_stored(s, v, dtype), dtype);

        b = spec_build(s);
        return x ? build_convert(&b, x, dtype) : NULL;
    }
    n = value_iterate(s, v, &item);
    row = ARENA_ARRAY(s->arena, Node *, n);
    for (int i = 0; i < n; i++) {
        Node *x = nest_stack(s, item[i], dtype);
        Shape with = {.rank = 1, .dim = {1}};

        if (!x || x->type.kind != TYPE_TENSOR)
            return NULL;
        for (int d = 0; d < x->type.shape.rank; d++)
            with.dim[with.rank++] = x->type.shape.dim[d];
        b = spec_build(s);
        row[i] = build_reshape(&b, x, with);
    }
    b = spec_build(s);
    return build_concatenate(&b, n, row, 0);
}

Node *array_from(Spec *s, Value v, DType dtype)
{
    Nest nest = {.is_static = true, .any_dtype = dtype != DTYPE_NONE};
    Build b;

    if (value_is_array(v)) {
        Node *n = array_node(s, v.object);

        b = spec_build(s);
        return dtype ? build_convert(&b, n, dtype) : n;
    }
    if (value_is_object(v, OBJECT_RANGE)) {
        Value *item;
        int n = value_iterate(s, v, &item);

        if (n < 0)
            return NULL;
        v = value_list(s, n, item);
    }
    if (!nest_measure(s, v, 0, &nest, true))
        return NULL;
    if (!dtype)
        dtype = nest.dtype ? nest.dtype : DTYPE_F64;
    if (nest.is_static) {
        Literal l = literal_new(s->arena, type_tensor(dtype, nest.shape));
        int64_t at = 0;

        if (!nest_fill(s, v, &l, &at))
            return NULL;
        b = spec_build(s);
        return build_constant(&b, l.type, l.data);
    }
    return nest_stack(s, v, dtype);
}
