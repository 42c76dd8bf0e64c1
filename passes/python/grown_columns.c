/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Lists of tuples of numbers whose length is known only when running: a list
 * for each place of the tuples.
 *
 * Such a list is grown (grown.h), but holds no array: a tuple of lists, the
 * columns, which are grown as any list of numbers is. They always have as many
 * items, as no script can reach them. What is known after its loop is a plain
 * list of tuples again. */
#include "passes/numpy/numpy.h"
#include "passes/python/grown.h"

#include <string.h>

static Sym columns_name(Spec *s)
{
    return spec_sym(s, " columns");
}

static const Value *columns_value(Spec *s, Value list)
{
    return value_is_grown(list) ? object_find(list.object, columns_name(s))
                                : NULL;
}

static bool is_list(Value v)
{
    return value_is_object(v, OBJECT_LIST) || value_is_grown(v);
}

/* The columns of a list that has some, n of them. NULL, after an error: a join
 * left it to be one of several lists, of which each has its own. */
static const Value *columns_of(Spec *s, Value list, int *n)
{
    const Value *v = columns_value(s, list);
    const Body *b =
        v && value_is_object(*v, OBJECT_TUPLE) ? object_body(v->object) : NULL;
    bool all = b && b->nitem > 0 && b->nitem <= MOST_COLUMNS;

    for (int i = 0; all && i < b->nitem; i++)
        all = is_list(b->item[i]);
    if (!all)
        spec_not_yet(s, "a list of tuples that grows when running, and is one "
                        "of several");
    *n = all ? b->nitem : 0;
    return all ? b->item : NULL;
}

bool grown_has_columns(Spec *s, Value list)
{
    return columns_value(s, list) != NULL;
}

static Value ask(Spec *s, Value column, const char *method, int n,
                 const Value *arg)
{
    return call_function(
        s, value_find_attribute(s, column, spec_sym(s, method)), n, arg);
}

/* A tuple of what each column gives, where only the run knows which it is. */
static Value tuple_of(Spec *s, int n, const Value *item)
{
    Value v;

    for (int i = 0; i < n; i++)
        if (item[i].kind == VALUE_POISON)
            return item[i];
    v = value_tuple(s, n, item);
    v.object->is_joined = true;
    return v;
}

Value columns_length(Spec *s, Value list)
{
    int n;
    const Value *column = columns_of(s, list, &n);
    Value first = column ? column[0] : value_poison();

    if (!column)
        return first;
    return value_is_grown(first) ? grown_length(s, first)
                                 : value_int(object_body(first.object)->nitem);
}

static Value from_each(Spec *s, Value list, const char *method, int narg,
                       const Value *arg)
{
    int n;
    const Value *column = columns_of(s, list, &n);
    Value *item = ARENA_ARRAY(s->arena, Value, n);

    for (int i = 0; i < n && !spec_ended(s); i++)
        item[i] = ask(s, column[i], method, narg, arg);
    return !n || spec_ended(s) ? value_poison() : tuple_of(s, n, item);
}

Value columns_item(Spec *s, Value list, Value k)
{
    int n;
    const Value *column = columns_of(s, list, &n);
    Value *item = ARENA_ARRAY(s->arena, Value, n);

    for (int i = 0; i < n; i++)
        item[i] = value_get_item(s, column[i], k);
    return n ? tuple_of(s, n, item) : value_poison();
}

Value columns_pop(Spec *s, Value list)
{
    return from_each(s, list, "pop", 0, NULL);
}

Value columns_clear(Spec *s, Value list)
{
    from_each(s, list, "clear", 0, NULL);
    return value_none();
}

/* Is it a tuple of n numbers, of these kinds? */
static bool is_row(Value v, int n, NumberKind *kind)
{
    const Body *b;

    if (!value_is_object(v, OBJECT_TUPLE) || v.object->tuple.field)
        return false;
    b = object_body(v.object);
    for (int i = 0; b->nitem == n && i < n; i++)
        if (!number_is_of_kind(b->item[i], &kind[i]))
            return false;
    return b->nitem == n;
}

static void refused(Spec *s, Value item)
{
    spec_not_yet(s,
                 "a list of tuples that grows when running, where what "
                 "comes to it is no tuple of as many numbers of the "
                 "same kinds: here %s",
                 value_describe(s, item));
}

/* The kinds of the columns' numbers. */
static void kinds_of(Spec *s, const Value *column, int n, NumberKind *kind)
{
    for (int i = 0; i < n; i++) {
        kind[i] = (NumberKind){DTYPE_NONE, false};
        number_kind_of(s, object_body(column[i].object), &kind[i]);
    }
}

/* The places of what comes to the list, one for each column: NULL, after an
 * error. */
static const Value *row_of(Spec *s, const Value *column, int n, Value item)
{
    NumberKind kind[MOST_COLUMNS];

    if (!column)
        return NULL;
    kinds_of(s, column, n, kind);
    if (is_row(item, n, kind))
        return object_body(item.object)->item;
    refused(s, item);
    return NULL;
}

Value columns_append(Spec *s, Value list, Value item)
{
    int n;
    const Value *column = columns_of(s, list, &n);
    const Value *row = row_of(s, column, n, item);

    for (int i = 0; row && i < n && !spec_ended(s); i++)
        ask(s, column[i], "append", 1, &row[i]);
    return row ? value_none() : value_poison();
}

Value columns_set_item(Spec *s, Value list, Value k, Value item)
{
    int n;
    const Value *column = columns_of(s, list, &n);
    const Value *row = row_of(s, column, n, item);

    for (int i = 0; row && i < n && !spec_ended(s); i++)
        value_set_item(s, column[i], k, row[i]);
    return row ? value_none() : value_poison();
}

Value columns_text(Spec *s, Value list)
{
    TextBuffer pattern = {.arena = s->arena};
    int n;
    const Value *column = columns_of(s, list, &n);

    buffer_puts(&pattern, "[(");
    for (int i = 0; i < n; i++)
        buffer_printf(&pattern, "%s%d", i ? ", " : "", i);
    buffer_puts(&pattern, n == 1 ? ",)]" : ")]");
    return n ? grown_text(s, n, column, buffer_text(&pattern).data)
             : value_poison();
}

static void hold_columns(Spec *s, Object *list, int n, const Value *column)
{
    grown_begin(s, list);
    object_set(s, list, columns_name(s), value_tuple(s, n, column));
}

Value columns_of_copies(Spec *s, int n, const Value *column)
{
    Value copy[MOST_COLUMNS], out = value_list(s, 0, NULL);

    for (int i = 0; i < n; i++) {
        copy[i] = is_list(column[i]) ? grown_copy(s, column[i]) : column[i];
        if (!is_list(copy[i]))
            return spec_not_yet(s, "a copy of such a list of tuples");
    }
    hold_columns(s, out.object, n, copy);
    return out;
}

Value columns_copy(Spec *s, Value list)
{
    int n;
    const Value *column = columns_of(s, list, &n);

    return n ? columns_of_copies(s, n, column) : value_poison();
}

void columns_cut(Spec *s, Value list, Value n)
{
    int ncolumn;
    const Value *column = columns_of(s, list, &ncolumn);

    for (int i = 0; i < ncolumn; i++) {
        if (value_is_grown(column[i]))
            grown_cut(s, column[i], n);
        else
            spec_not_yet(s, "a part of such a list of tuples");
    }
}

Value columns_each(Spec *s, Value list)
{
    int n = 1;
    const Value *column =
        grown_has_columns(s, list) ? columns_of(s, list, &n) : &list;

    return column ? value_tuple(s, n, column) : value_poison();
}

/* ---- from a plain list, and back ---- */

bool columns_same(Spec *s, const Body *a, const Body *b)
{
    return value_same(body_find(a, columns_name(s)),
                      body_find(b, columns_name(s)));
}

/* Of a body that has columns: are they n, if that is not 0, of these kinds? */
static int columns_alike(Spec *s, const Body *b, int n, NumberKind *kind)
{
    Value v = body_find(b, columns_name(s));
    const Body *column =
        value_is_object(v, OBJECT_TUPLE) ? object_body(v.object) : NULL;

    if (!column || (n && n != column->nitem) || column->nitem > MOST_COLUMNS)
        return 0;
    for (int i = 0; i < column->nitem; i++)
        if (!is_list(column->item[i]) ||
            !number_kind_of(s, object_body(column->item[i].object), &kind[i]))
            return 0;
    return column->nitem;
}

bool columns_are_in(Spec *s, const Body *b)
{
    return body_find(b, columns_name(s)).kind != VALUE_UNDEFINED;
}

Value columns_first(Spec *s, const Body *b)
{
    Value v = body_find(b, columns_name(s));

    return value_is_object(v, OBJECT_TUPLE) && object_body(v.object)->nitem
               ? object_body(v.object)->item[0]
               : (Value){.kind = VALUE_UNDEFINED};
}

int64_t columns_at_most(Spec *s, const Body *b)
{
    Value first = columns_first(s, b);

    return is_list(first) ? grown_at_most(s, object_body(first.object)) : -1;
}

int columns_may_be(Spec *s, const Body *b, int n, NumberKind *kind)
{
    if (b->is_grown)
        return columns_alike(s, b, n, kind);
    for (int i = 0; i < b->nitem; i++) {
        if (!n && value_is_object(b->item[i], OBJECT_TUPLE))
            n = object_body(b->item[i].object)->nitem;
        if (!n || n > MOST_COLUMNS || !is_row(b->item[i], n, kind))
            return 0;
    }
    return n;
}

/* What stands at one place of all items, as a list. */
static Value column_at(Spec *s, const Body *b, int at)
{
    Value column = value_list(s, 0, NULL);

    for (int i = 0; i < b->nitem; i++)
        object_append(s, column.object,
                      object_body(b->item[i].object)->item[at]);
    return column;
}

bool columns_begin(Spec *s, Object *list, int n, const NumberKind *kind,
                   int64_t room, bool fix)
{
    const Body *b = object_body(list);
    NumberKind own[MOST_COLUMNS];
    Value column[MOST_COLUMNS];

    memcpy(own, kind, (size_t)n * sizeof *own);
    if (list->kind != OBJECT_LIST || list->is_held ||
        columns_may_be(s, b, n, own) != n)
        return false;
    for (int i = 0; i < n; i++) {
        column[i] = column_at(s, b, i);
        if (!list_grow(s, column[i].object, kind[i], room, fix))
            return false;
    }
    hold_columns(s, list, n, column);
    return true;
}

/* ---- of many items that are known ---- */

/* Is place `at` of all items a number, each of one kind, or a list? */
static bool is_column(const Body *b, int at, bool *of_lists)
{
    NumberKind kind = {DTYPE_NONE, false};
    Value first = object_body(b->item[0].object)->item[at];

    *of_lists = is_list(first);
    for (int i = 0; i < b->nitem; i++) {
        Value v = object_body(b->item[i].object)->item[at];

        if (*of_lists ? !is_list(v) : !number_is_of_kind(v, &kind))
            return false;
    }
    return true;
}

/* The items of a list that is kept in columns, as they were before: they are
 * its items again where nothing was stored. */
struct Kept {
    const Object *columns; /* the tuple of them */
    int n;
    const Value *item;
    const Node *node[MOST_COLUMNS]; /* what the columns of numbers held */
};

static const Node *numbers_in(Spec *s, Value column)
{
    const Object *data = value_is_grown(column) ? grown_data(s, column) : NULL;

    return data ? object_peek(data)->node : NULL;
}

static void remember(Spec *s, Object *list, int nitem, const Value *item)
{
    struct Kept *k = ARENA_NEW(s->arena, struct Kept);
    int n;
    const Value *column = columns_of(s, value_object(list), &n);

    k->columns = columns_value(s, value_object(list))->object;
    k->n = nitem;
    k->item = item;
    for (int i = 0; i < n; i++)
        k->node[i] = numbers_in(s, column[i]);
    list->kept = k;
}

/* A column of lists has no numbers of its own: its rows are views, wherever
 * they are. */
static bool is_as_kept(Spec *s, Object *list, int n, const Value *column)
{
    const struct Kept *k = list->kept;
    bool any = false;

    if (!k || columns_value(s, value_object(list))->object != k->columns)
        return false;
    for (int i = 0; i < n; i++) {
        if (k->node[i] != numbers_in(s, column[i]))
            return false;
        any |= k->node[i] != NULL;
    }
    return any;
}

bool columns_are_known(const Object *list)
{
    const Body *b = object_body(list);
    int n = 0;
    bool of_lists;

    for (int i = 0; i < b->nitem; i++) {
        const Object *o = b->item[i].object;

        if (!value_is_object(b->item[i], OBJECT_TUPLE) || o->tuple.field ||
            (i && object_body(o)->nitem != n))
            return false;
        n = object_body(o)->nitem;
    }
    for (int i = 0; i < n; i++)
        if (!is_column(b, i, &of_lists))
            return false;
    return n > 0 && n <= MOST_COLUMNS && list->kind == OBJECT_LIST &&
           !list->is_held;
}

bool columns_keep(Spec *s, Object *list)
{
    const Body *b = object_body(list);
    int n, nitem = b->nitem;
    const Value *item;
    Value column[MOST_COLUMNS];

    if (!columns_are_known(list)) /* it was when it was asked for */
        return false;
    n = object_body(b->item[0].object)->nitem;
    item = arena_copy(s->arena, b->item, (size_t)nitem * sizeof *item);
    heap_touch(s, list); /* before its items: a join asks for it first */
    for (int i = 0; i < n; i++) {
        NumberKind kind = {DTYPE_NONE, false};
        bool of_lists;

        is_column(b, i, &of_lists);
        column[i] = column_at(s, b, i);
        number_kind_of(s, object_body(column[i].object), &kind);
        if (of_lists ? !rows_grow(s, column[i].object)
                     : !list_grow(s, column[i].object, kind, b->nitem, false))
            return false;
    }
    hold_columns(s, list, n, column);
    remember(s, list, nitem, item);
    return true;
}

bool columns_grow(Spec *s, Object *list, int64_t room, bool fix)
{
    int n;
    const Value *column = columns_of(s, value_object(list), &n);

    for (int i = 0; i < n; i++)
        if (!list_grow(s, column[i].object, (NumberKind){DTYPE_NONE, false},
                       room, fix))
            return false;
    return n > 0;
}

bool columns_set_room(Spec *s, Object *list, int64_t room)
{
    int n;
    const Value *column = columns_of(s, value_object(list), &n);

    for (int i = 0; i < n; i++)
        if (!list_set_room(s, column[i].object, room))
            return false;
    return n > 0;
}

void columns_settle(Spec *s, Object *list)
{
    enum { MOST = 1 << 12 };
    int n;
    const Value *column;
    Value length, *item;

    if (!grown_has_columns(s, value_object(list)))
        return;
    column = columns_of(s, value_object(list), &n);
    for (int i = 0; i < n; i++)
        list_unfix(s, column[i].object);
    length = column ? columns_length(s, value_object(list)) : value_none();
    if (length.kind != VALUE_INT || length.i > MOST)
        return;
    if (is_as_kept(s, list, n, column) && list->kept->n == length.i) {
        grown_leave(s, list, list->kept->n, list->kept->item);
        return;
    }
    item = ARENA_ARRAY(s->arena, Value, length.i);
    for (int64_t k = 0; k < length.i; k++)
        item[k] = columns_item(s, value_object(list), value_int(k));
    grown_leave(s, list, (int)length.i, item);
}
