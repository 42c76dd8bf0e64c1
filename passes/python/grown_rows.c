/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Lists of lists of numbers, all of one length, at an index that only running
 * knows: the rows of a matrix.
 *
 * The outer list stays what it is, a list of objects known while compiling.
 * Each of these becomes a grown list whose array is a view of a row of one
 * array, so that the row at a staged index is another such list: what is stored
 * through one of them is seen through the others. They keep their length; and
 * which of them a staged one is, nobody knows. */
#include "passes/numpy/numpy.h"
#include "passes/python/grown.h"

/* The array that a list is a row of; NULL: it is none. */
static Object *matrix_of(Spec *s, Value row)
{
    const Object *data =
        value_is_grown(row) && grown_is_row(s, row) ? grown_data(s, row) : NULL;

    return data && data->array.view ? data->array.view->base.object : NULL;
}

/* The matrix whose rows are all items of a list, in their order; or NULL. */
static Object *matrix_of_all(Spec *s, const Object *outer)
{
    const Body *b = object_body(outer);
    Object *m = b->nitem ? matrix_of(s, b->item[0]) : NULL;

    for (int i = 0; m && i < b->nitem; i++)
        if (matrix_of(s, b->item[i]) != m || grown_row(s, b->item[i]) != i)
            return NULL;
    return m && m->array.shape.dim[0] == b->nitem ? m : NULL;
}

/* Are they different lists of numbers of one kind and number, that are nothing
 * else yet? */
static bool may_be_rows(Spec *s, const Object *outer, NumberKind *kind)
{
    enum { FEW = 64 }; /* numbers, of which each is as good by itself */
    const Body *b = object_body(outer);
    int64_t n = b->nitem;

    if (outer->kind != OBJECT_LIST || n < 2)
        return false;
    for (int i = 0; i < n; i++) {
        const Object *row = b->item[i].object;

        if (!value_is_object(b->item[i], OBJECT_LIST) || row->is_held ||
            !object_body(row)->nitem ||
            object_body(row)->nitem != object_body(b->item[0].object)->nitem ||
            !number_kind_of(s, object_body(row), kind))
            return false;
        for (int k = 0; k < i; k++)
            if (b->item[k].object == row)
                return false;
    }
    return n * object_body(b->item[0].object)->nitem > FEW;
}

bool rows_grow(Spec *s, Object *outer)
{
    NumberKind kind = {DTYPE_NONE, false};
    const Body *b = object_body(outer);
    Node *all;
    Value matrix;

    if (!may_be_rows(s, outer, &kind))
        return false;
    all = array_from(s, value_object(outer), kind.dtype);
    if (!all || all->type.kind != TYPE_TENSOR)
        return false;
    matrix = array_value(s, all);
    for (int i = 0; i < b->nitem; i++)
        grown_make_row(s, b->item[i].object, kind,
                       array_get(s, matrix.object, value_int(i)), i,
                       value_object(outer));
    return true;
}

Value rows_at(Spec *s, Object *outer, Value index)
{
    const Body *b = object_body(outer);
    Value row = {.kind = VALUE_UNDEFINED};
    NumberKind kind = {DTYPE_NONE, false};
    bool unguarded;
    Object *m = matrix_of_all(s, outer);

    if (!m && !rows_grow(s, outer))
        return row;
    if (!m)
        m = matrix_of_all(s, outer);
    if (!m)
        return value_poison();
    number_kind_of(s, object_body(b->item[0].object), &kind);
    index = array_get(s, m, index);
    if (index.kind == VALUE_POISON)
        return index;
    unguarded = s->unguarded;
    s->unguarded = false; /* nobody has seen the row yet */
    row = value_object(object_new(s, OBJECT_LIST));
    grown_make_row(s, row.object, kind, index, -1, value_object(outer));
    s->unguarded = unguarded;
    return row;
}
