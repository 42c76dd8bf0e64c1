/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The array that NumPy makes of a list that is kept in columns: a row for each
 * item, of the numbers that its leaves hold.
 *
 * It is put together from within: what a tuple or a list of an item holds is
 * one dimension. */
#include "passes/numpy/extent.h"
#include "passes/numpy/numpy.h"
#include "passes/python/item_form.h"
#include "passes/python/python.h"

typedef struct Rows {
    Spec *s;
    Node **leaf; /* the columns, of one dtype and room; those ... */
    int at;      /* ... before this one are done */
} Rows;

/* What an item is as an array; false, after an error, if it has no shape. */
static bool item_shape(Spec *s, const ItemForm *f, Shape *out)
{
    Shape part;

    *out = f->shape;
    if (f->kind == FORM_NUMBER)
        *out = (Shape){0};
    if (f->kind == FORM_TEXT || f->kind == FORM_NONE) {
        spec_not_yet(s, "an array of strings is not there yet");
        return false;
    }
    if (f->kind != FORM_TUPLE && f->kind != FORM_PARTS)
        return true;
    for (int i = 0; i < f->n; i++) {
        if (!item_shape(s, &f->part[i], i ? &part : out))
            return false;
        if (i && !shape_equal(part, *out)) {
            spec_error(s, DIAG_H0504,
                       "the nested lists have no common shape: NumPy would "
                       "make an array of objects of them");
            return false;
        }
    }
    if (out->rank + 2 > MAX_RANK) {
        spec_error(s, DIAG_H0515, "an array can have %d dimensions", MAX_RANK);
        return false;
    }
    for (int d = out->rank++; d > 0; d--)
        out->dim[d] = out->dim[d - 1];
    out->dim[0] = f->n;
    return true;
}

static Node *rows_of(Rows *r, const ItemForm *f)
{
    Node **part;
    Build b;

    if (f->kind != FORM_TUPLE && f->kind != FORM_PARTS)
        return r->leaf[r->at++];
    part = ARENA_ARRAY(r->s->arena, Node *, f->n);
    for (int i = 0; i < f->n; i++) {
        Shape shape;

        part[i] = rows_of(r, &f->part[i]);
        shape = part[i]->type.shape;
        for (int d = shape.rank++; d > 1; d--)
            shape.dim[d] = shape.dim[d - 1];
        shape.dim[1] = 1;
        b = spec_build(r->s);
        part[i] = build_reshape(&b, part[i], shape);
    }
    b = spec_build(r->s);
    return build_concatenate(&b, f->n, part, 1);
}

/* The columns as nodes of one dtype and room. NULL after an error. */
static Node **columns_alike(Spec *s, int n, const Value *column)
{
    Node **leaf = ARENA_ARRAY(s->arena, Node *, n);
    DType dtype = DTYPE_NONE;
    int64_t room = INT64_MAX;

    for (int i = 0; i < n; i++) {
        Value v = list_array(s, column[i]);

        if (v.kind == VALUE_POISON)
            return NULL;
        leaf[i] = array_padded(s, v.object);
        dtype = i ? dtype_promote(dtype, v.object->array.dtype)
                  : v.object->array.dtype;
        if (leaf[i]->type.shape.dim[0] < room)
            room = leaf[i]->type.shape.dim[0];
    }
    for (int i = 0; i < n; i++) {
        Build b = spec_build(s);

        leaf[i] = build_convert(&b, leaf[i], dtype);
        leaf[i] = extent_bound(s, leaf[i], 0, room);
    }
    return leaf;
}

Value columns_array(Spec *s, Value list)
{
    int n;
    const Value *column;
    const ItemForm *form = columns_form(s, list, &n, &column);
    Value length = grown_length(s, list);
    Extents extents = {.made = s->span};
    Rows r = {.s = s};
    Shape shape;

    if (!form || length.kind == VALUE_POISON || !item_shape(s, form, &shape))
        return value_poison();
    r.leaf = columns_alike(s, n, column);
    if (!r.leaf)
        return value_poison();
    if (length.kind == VALUE_INT)
        return array_value(s, rows_of(&r, form));
    extents.of[0] = spec_scalar_node(s, length);
    return array_ragged(s, array_value(s, rows_of(&r, form)), &extents);
}

/* Of a list without items NumPy cannot see what an item is, and makes another
 * shape: that only running knows there are some is checked. */
static Value of_items(Spec *s, Value list, Value all)
{
    Value length = grown_length(s, list);
    Build b = spec_build(s);
    Type none = {.kind = TYPE_TENSOR, .dtype = DTYPE_F64, .shape = {.rank = 1}};

    if (length.kind == VALUE_INT && !length.i)
        return array_value(s, build_zeros(&b, none));
    return number_bound(s, DIAG_H0910,
                        scalar_compare(s, OPERATOR_GT, length, value_int(0)),
                        "an array of a list that grows, of tuples or the like, "
                        "and is empty: what shape it has is not known then")
               ? all
               : value_poison();
}

Value grown_for_numpy(Spec *s, Value list)
{
    Value all = grown_array(s, list);

    return all.kind != VALUE_POISON && all.object->array.shape.rank > 1
               ? of_items(s, list, all)
               : all;
}
