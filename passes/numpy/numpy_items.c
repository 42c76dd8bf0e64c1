/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* tolist(): an array's elements as Python numbers, in nested lists.
 *
 * An array that is known while compiling gives static numbers. Of another,
 * each element is a slice of the flat array, converted as one before. */
#include "passes/numpy/functions.h"

#include "ir/eval.h"

enum { MOST_KNOWN = 1 << 24 };

typedef struct Items {
    Node *flat;    /* NULL: known */
    Literal known; /* its elements */
} Items;

static Value known_number(Spec *s, const Literal *l, int64_t i)
{
    const DType d = l->type.dtype;

    if (dtype_info[d].is_float)
        return value_float(literal_f64(l, i));
    if (d == DTYPE_BOOL)
        return value_bool(literal_i64(l, i) != 0);
    if (d == DTYPE_U64 && literal_i64(l, i) < 0)
        return long_from_u64(s, (uint64_t)literal_i64(l, i));
    return value_int(literal_i64(l, i));
}

static Value element(Spec *s, const Items *x, int64_t i)
{
    Build b = spec_build(s);
    int64_t start = i, limit = i + 1, stride = 1;

    if (!x->flat)
        return known_number(s, &x->known, i);
    return value_scalar(build_reshape(
        &b, build_slice(&b, x->flat, &start, &limit, &stride), (Shape){0}));
}

/* The elements from `at` on, those of dimension `d` and the ones behind. */
static Value nested(Spec *s, const Items *x, Shape shape, int d, int64_t at)
{
    int64_t inner = 1;
    Value *item;

    if (d == shape.rank)
        return element(s, x, at);
    for (int k = d + 1; k < shape.rank; k++)
        inner *= shape.dim[k];
    item = ARENA_ARRAY(s->arena, Value, shape.dim[d]);
    for (int64_t i = 0; i < shape.dim[d]; i++)
        item[i] = nested(s, x, shape, d + 1, at + i * inner);
    return value_object(object_items(s, OBJECT_LIST, (int)shape.dim[d], item));
}

static bool is_known(Spec *s, Node *n, Literal *out)
{
    if (n->op == OP_iota && !s->heap.trace)
        return eval_node(s->ctx, n, NULL, out);
    return spec_static_literal(s, n, out);
}

/* One by one: the checks of what Python's int cannot hold are theirs. */
static Value each_item(Spec *s, Value x)
{
    Args a = {.self = x};
    Object *list;
    Value *item;
    int n;

    if (x.kind == VALUE_POISON)
        return x;
    if (!value_shape(x).rank)
        return numpy_item(s, &a);
    list = object_items(s, OBJECT_LIST, 0, NULL);
    n = value_iterate(s, x, &item);
    for (int i = 0; i < n; i++)
        object_append(s, list, each_item(s, item[i]));
    return value_object(list);
}

Value numpy_tolist(Spec *s, Args *a)
{
    const Shape shape = value_shape(a->self);
    const int64_t size = shape_size(shape);
    const DType d = a->self.object->array.dtype;
    Node *n = array_node(s, a->self.object);
    Items x = {0};
    Build b = spec_build(s);

    if (n->type.kind != TYPE_TENSOR)
        return value_poison();
    if (size > MOST_KNOWN)
        return each_item(s, a->self);
    if (is_known(s, n, &x.known))
        return nested(s, &x, shape, 0, 0);
    if (d == DTYPE_U64)
        return each_item(s, a->self);
    x.flat = build_reshape(&b, n, (Shape){.rank = 1, .dim = {size}});
    if (d != DTYPE_BOOL)
        x.flat = build_convert(&b, x.flat,
                               dtype_info[d].is_float ? DTYPE_F64 : DTYPE_I64);
    return nested(s, &x, shape, 0, 0);
}
