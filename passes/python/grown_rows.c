/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Lists of lists of numbers, all of one length, at an index that only running
 * knows, or that get more of them in a loop: the rows of a matrix.
 *
 * The outer list stays what it is, a list of objects known while compiling.
 * Each of these becomes a grown list whose array is a view of a row of one
 * array, so that the row at a staged index is another such list: what is stored
 * through one of them is seen through the others. They keep their length; and
 * which of them a staged one is, nobody knows.
 *
 * Where a loop appends to the outer list, that is grown itself, and its array
 * the matrix. What is appended is stored there, and is a view of its row from
 * then on. There is room for exactly what the loop appends: so the array stays
 * the one that all rows are views of. */
#include "passes/numpy/extent.h"
#include "passes/numpy/numpy.h"
#include "passes/python/grown.h"

/* The array that a list is a row of; NULL: it is none. */
static Object *matrix_of(Spec *s, Value row)
{
    const Object *data =
        value_is_grown(row) && grown_is_row(s, row) ? grown_data(s, row) : NULL;

    return data && data->array.view ? data->array.view->base.object : NULL;
}

Object *rows_matrix(Spec *s, const Object *outer)
{
    const Body *b = object_body(outer);
    Object *m = b->nitem ? matrix_of(s, b->item[0]) : NULL;

    for (int i = 0; m && i < b->nitem; i++)
        if (matrix_of(s, b->item[i]) != m || grown_row(s, b->item[i]) != i)
            return NULL;
    return m && m->array.shape.dim[0] == b->nitem ? m : NULL;
}

static bool is_again(const Value *item, int i)
{
    for (int k = 0; k < i; k++)
        if (item[k].object == item[i].object)
            return true;
    return false;
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
        if (is_again(b->item, i))
            return false;
    }
    return n * object_body(b->item[0].object)->nitem > FEW;
}

bool rows_are(Spec *s, const Object *outer)
{
    return outer->has_rows && outer->kind == OBJECT_LIST &&
           rows_matrix(s, outer);
}

bool rows_may_be(Spec *s, const Object *outer)
{
    NumberKind kind = {DTYPE_NONE, false};

    return rows_are(s, outer) || may_be_rows(s, outer, &kind);
}

/* The items of `outer`, which are all rows, become views of a matrix. */
static void make_views(Spec *s, Object *outer, int n, const Value *item,
                       NumberKind kind, Object *matrix)
{
    outer->has_rows = true;
    for (int i = 0; i < n; i++)
        grown_make_row(s, item[i].object, kind,
                       array_get(s, matrix, value_int(i)), i,
                       value_object(outer));
}

bool rows_grow(Spec *s, Object *outer)
{
    NumberKind kind = {DTYPE_NONE, false};
    const Body *b = object_body(outer);
    Node *all;
    Value matrix;

    if (rows_matrix(s, outer)) { /* they are, of another list of them */
        outer->has_rows = true;
        return true;
    }
    if (!may_be_rows(s, outer, &kind))
        return false;
    all = array_from(s, value_object(outer), kind.dtype);
    if (!all || all->type.kind != TYPE_TENSOR)
        return false;
    matrix = array_value(s, all);
    make_views(s, outer, b->nitem, b->item, kind, matrix.object);
    return true;
}

/* One more name for a row. */
static Value row_new(Spec *s, NumberKind kind, Value view, Value outer)
{
    bool unguarded = s->unguarded;
    Value row;

    s->unguarded = false; /* nobody has seen the row yet */
    row = value_object(object_new(s, OBJECT_LIST));
    grown_make_row(s, row.object, kind, view, -1, outer);
    s->unguarded = unguarded;
    return row;
}

Value rows_at(Spec *s, Object *outer, Value index)
{
    const Body *b = object_body(outer);
    Value row = {.kind = VALUE_UNDEFINED};
    NumberKind kind = {DTYPE_NONE, false};
    Object *m = rows_matrix(s, outer);

    if (!m && !rows_grow(s, outer))
        return row;
    if (!m)
        m = rows_matrix(s, outer);
    if (!m)
        return value_poison();
    number_kind_of(s, object_body(b->item[0].object), &kind);
    index = array_get(s, m, index);
    if (index.kind == VALUE_POISON)
        return index;
    return row_new(s, kind, index, value_object(outer));
}

/* ---- lists that get rows ---- */

bool grown_has_rows(Spec *s, Value list)
{
    const Object *data =
        grown_has_columns(s, list) ? NULL : grown_data(s, list);

    return data && data->array.shape.rank == 2 && !grown_is_by_value(s, list);
}

static NumberKind kind_of_rows(Spec *s, Value list)
{
    NumberKind kind = {grown_data(s, list)->array.dtype, false};

    return kind;
}

Value rows_item(Spec *s, Value list, Value k)
{
    Value view = array_get(s, grown_data(s, list), k);

    return view.kind == VALUE_POISON
               ? view
               : row_new(s, kind_of_rows(s, list), view, list);
}

static bool grown_length_is(Spec *s, Value list, int64_t width)
{
    Value n = grown_length(s, list);

    return n.kind == VALUE_INT && n.i == width;
}

/* The numbers of a list that is no row yet, if there are so many. */
static Node *numbers_of_row(Spec *s, Value item, NumberKind kind, int64_t width)
{
    Value all = item;

    if (value_is_grown(item)) {
        if (grown_is_row(s, item) ||
            !number_kind_of(s, object_body(item.object), &kind) ||
            !grown_length_is(s, item, width))
            return NULL;
        all = grown_array(s, item);
    } else if (!value_is_object(item, OBJECT_LIST) || item.object->is_held ||
               object_body(item.object)->nitem != width ||
               !number_kind_of(s, object_body(item.object), &kind)) {
        return NULL;
    }
    return array_from(s, all, kind.dtype);
}

bool rows_append(Spec *s, Value list, Value item, Value k)
{
    Object *data = grown_data(s, list);
    NumberKind kind = kind_of_rows(s, list);
    int64_t width = data->array.shape.dim[1];
    Node *n = numbers_of_row(s, item, kind, width);

    if (!n || n->type.kind != TYPE_TENSOR) {
        spec_not_yet(s, "a list of lists that grows when running, where one is "
                        "appended twice, or is of another length or kind");
        return false;
    }
    array_set(s, data, k, array_value(s, n));
    grown_make_row(s, item.object, kind, array_get(s, data, k), -1, list);
    return true;
}

bool rows_begin(Spec *s, Object *outer, NumberKind kind, int64_t width,
                int64_t room, bool fix)
{
    const Body *b = object_body(outer);
    int n = b->nitem;
    Value *item = arena_copy(s->arena, b->item, (size_t)n * sizeof *item);
    Type t =
        type_tensor(kind.dtype, (Shape){.rank = 2, .dim = {n ? n : 1, width}});
    Build build = spec_build(s);
    Node *all;
    Value matrix;

    if (outer->kind != OBJECT_LIST || outer->is_held || kind.is_numpy)
        return false;
    for (int i = 0; i < n; i++)
        if (!value_is_object(item[i], OBJECT_LIST) || is_again(item, i))
            return false;
    all = n ? array_from(s, value_object(outer), kind.dtype)
            : build_zeros(&build, t);
    if (!all || !type_equal(&all->type, &t))
        return false;
    matrix = array_value(s, extent_bound(s, all, 0, room));
    make_views(s, outer, n, item, kind, matrix.object);
    grown_keep_in(s, outer, kind, matrix, value_int(n));
    if (fix)
        list_fix(s, outer);
    return true;
}

void rows_settle(Spec *s, Object *outer)
{
    enum { MOST = 1 << 12 };
    Value list = value_object(outer), n, *item;
    Object *data;

    if (!value_is_grown(list) || !grown_has_rows(s, list))
        return;
    data = grown_data(s, list);
    n = grown_length(s, list);
    if (n.kind != VALUE_INT || n.i != data->array.shape.dim[0] || n.i > MOST)
        return;
    item = ARENA_ARRAY(s->arena, Value, n.i);
    for (int i = 0; i < n.i; i++)
        item[i] = value_object(object_new(s, OBJECT_LIST));
    make_views(s, outer, (int)n.i, item, kind_of_rows(s, list), data);
    grown_leave(s, outer, (int)n.i, item);
    *ARENA_PUSH(s->arena, s->settled, s->nsettled, s->settled_capacity) = outer;
}

void rows_unsettle(Spec *s, int first)
{
    while (s->nsettled > first) {
        Object *outer = s->settled[--s->nsettled];
        Object *m = rows_are(s, outer) ? rows_matrix(s, outer) : NULL;
        NumberKind kind = {DTYPE_NONE, false};

        if (m && !s->diverged &&
            number_kind_of(s, object_body(object_body(outer)->item[0].object),
                           &kind))
            grown_keep_in(s, outer, kind, value_object(m),
                          value_int(m->array.shape.dim[0]));
    }
}
