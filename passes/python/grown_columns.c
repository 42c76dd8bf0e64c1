/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Lists of tuples, of lists and of arrays whose length is known only when
 * running: a list for each leaf of the items' form (item_form.h).
 *
 * Such a list is grown (grown.h), but holds no array: a tuple of lists, the
 * columns, which are grown as any list of numbers is, or hold arrays by value.
 * They always have as many items, as no script can reach them. What is known
 * after its loop is a plain list again. */
#include "passes/numpy/extent.h"
#include "passes/numpy/numpy.h"
#include "passes/python/item_form.h"

#include <string.h>

static Sym columns_name(Spec *s)
{
    return spec_sym(s, " columns");
}

static Sym form_name(Spec *s)
{
    return spec_sym(s, " form");
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

/* Columns of which the form is not known: a join kept them as several lists,
 * or they are lost, after an error. */
static Value one_of_several(Spec *s)
{
    return spec_not_yet(s, "a list that grows when running, of tuples, strings "
                           "or the like, and is one of several");
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
        one_of_several(s);
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

/* A leaf's form, of what its column holds: nothing is known of the rows of a
 * matrix. False: it is lost, after an error. */
static bool leaf_in(Spec *s, Value column, ItemForm *leaf)
{
    const Object *data;

    if (leaf->kind == FORM_TEXT)
        return true;
    if (leaf->kind == FORM_NUMBER) {
        number_kind_of(s, object_body(column.object), &leaf->number);
        return true;
    }
    data = value_is_grown(column) ? grown_data(s, column) : NULL;
    if (!data)
        return false;
    leaf->number = grown_kind(s, column);
    leaf->shape = data->array.shape;
    leaf->shape.rank--;
    for (int d = 0; d < leaf->shape.rank; d++)
        leaf->shape.dim[d] = data->array.shape.dim[d + 1];
    return true;
}

/* The form of the items of a body that has columns; NULL: it is lost, or one of
 * several. */
static ItemForm *form_in(Spec *s, const Body *b, int n, const Value *column)
{
    Value letters = body_find(b, form_name(s));
    ItemForm *leaf[MOST_COLUMNS], *form;

    if (letters.kind != VALUE_STR)
        return NULL;
    form = form_of_letters(s, letters.s);
    if (form_leaves(form, leaf) != n)
        return NULL;
    for (int i = 0; i < n; i++)
        if (!leaf_in(s, column[i], leaf[i]))
            return NULL;
    return form;
}

const ItemForm *columns_form(Spec *s, Value list, int *n, const Value **column)
{
    const ItemForm *form;

    *column = columns_of(s, list, n);
    if (!*column)
        return NULL;
    form = form_in(s, object_body(list.object), *n, *column);
    if (!form)
        one_of_several(s);
    return form;
}

/* An item of what each column gives. */
static Value item_of(Spec *s, Value list, int n, const Value *leaf)
{
    const Value *column = columns_of(s, list, &n);
    const ItemForm *form;

    for (int i = 0; i < n; i++)
        if (leaf[i].kind == VALUE_POISON)
            return leaf[i];
    form = form_in(s, object_body(list.object), n, column);
    return form ? form_join(s, form, leaf) : one_of_several(s);
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
    return !n || spec_ended(s) ? value_poison() : item_of(s, list, n, item);
}

Value columns_item(Spec *s, Value list, Value k)
{
    int n;
    const Value *column = columns_of(s, list, &n);
    Value *item = ARENA_ARRAY(s->arena, Value, n);

    for (int i = 0; i < n; i++)
        item[i] = value_get_item(s, column[i], k);
    return n ? item_of(s, list, n, item) : value_poison();
}

Value columns_pop(Spec *s, Value list)
{
    return from_each(s, list, "pop", 0, NULL);
}

Value columns_clear(Spec *s, Value list)
{
    int n;
    const Value *column = columns_of(s, list, &n);

    for (int i = 0; i < n && !spec_ended(s); i++)
        ask(s, column[i], "clear", 0, NULL);
    return value_none();
}

static void refused(Spec *s, Value item)
{
    spec_not_yet(s,
                 "a list that grows when running, where what comes to it is "
                 "not of the form of its items: here %s",
                 value_describe(s, item));
}

static void hold_columns(Spec *s, Object *list, const char *form, int n,
                         const Value *column)
{
    grown_begin(s, list);
    object_set(s, list, columns_name(s), value_tuple(s, n, column));
    object_set(s, list, form_name(s), value_cstr(form));
}

/* ---- columns of rows ---- */

/* The matrix of a column of lists that are known, and rows of one; NULL: it is
 * another column. */
static Object *matrix_in(Spec *s, Value column)
{
    return value_is_object(column, OBJECT_LIST) && column.object->has_rows
               ? rows_matrix(s, column.object)
               : NULL;
}

/* The form of what may come to a body that has columns: rows are lists. */
static ItemForm *form_to_come(Spec *s, const Body *b, int n,
                              const Value *column)
{
    ItemForm *form = form_in(s, b, n, column), *leaf[MOST_COLUMNS];

    if (form)
        form_leaves(form, leaf);
    for (int i = 0; form && i < n; i++) {
        const Object *m = matrix_in(s, column[i]);

        if (m)
            *leaf[i] = (ItemForm){
                .kind = FORM_LIST,
                .number = {m->array.dtype, false},
                .shape = {.rank = 1, .dim = {m->array.shape.dim[1]}}};
    }
    return form;
}

/* What is a row of a matrix is kept by value from now on. */
static bool rows_become_values(Spec *s, Value list)
{
    int n;
    const Value *column = columns_of(s, list, &n);
    Value own[MOST_COLUMNS];
    ItemForm *form;
    bool any = false;

    if (!column)
        return false;
    form = form_to_come(s, object_body(list.object), n, column);
    if (!form)
        return false;
    for (int i = 0; i < n; i++) {
        Object *m = matrix_in(s, column[i]);
        const Body *row = object_body(column[i].object);

        own[i] = column[i];
        if (!m)
            continue;
        for (int k = 0; k < row->nitem; k++)
            if (!value_keep(s, row->item[k]))
                return false;
        any = true;
        own[i] = value_list(s, 0, NULL);
        grown_keep_by_value(
            s, own[i].object, (NumberKind){m->array.dtype, false},
            array_value(s, array_node(s, m)), value_int(row->nitem));
    }
    if (any)
        hold_columns(s, list.object, form_letters(s, form), n, own);
    return any;
}

/* What comes to the list, one value for each column, which may be others after
 * that. NULL, after an error. */
static const Value *leaves_of(Spec *s, Value list, Value item)
{
    int n;
    const Value *column = columns_of(s, list, &n);
    Value *leaf = ARENA_ARRAY(s->arena, Value, n);
    ItemForm *form =
        column ? form_in(s, object_body(list.object), n, column) : NULL;
    const char *letters;

    if (form && !form_is_known(form) && rows_become_values(s, list)) {
        column = columns_of(s, list, &n);
        form = form_in(s, object_body(list.object), n, column);
    }
    if (!form && column)
        one_of_several(s);
    if (!form || item.kind == VALUE_POISON)
        return NULL;
    letters = form_letters(s, form);
    if (!form_is_known(form) || !form_takes(s, form, item)) {
        refused(s, item);
        return NULL;
    }
    if (strcmp(letters, form_letters(s, form)))
        object_set(s, list.object, form_name(s),
                   value_cstr(form_letters(s, form)));
    return form_split(s, form, item, leaf) ? leaf : NULL;
}

Value columns_append(Spec *s, Value list, Value item)
{
    int n;
    const Value *leaf = leaves_of(s, list, item);
    const Value *column = columns_of(s, list, &n);

    for (int i = 0; leaf && i < n && !spec_ended(s); i++)
        ask(s, column[i], "append", 1, &leaf[i]);
    return leaf ? value_none() : value_poison();
}

Value columns_set_item(Spec *s, Value list, Value k, Value item)
{
    int n;
    const Value *leaf = leaves_of(s, list, item);
    const Value *column = columns_of(s, list, &n);

    for (int i = 0; leaf && i < n && !spec_ended(s); i++)
        value_set_item(s, column[i], k, leaf[i]);
    return leaf ? value_none() : value_poison();
}

/* What stands at one place of all lists that a column holds, in an array. */
static Value place_of(Spec *s, Value all, int64_t at)
{
    Value none[3] = {value_none(), value_none(), value_none()};
    Value index[2] = {value_object(object_items(s, OBJECT_SLICE, 3, none)),
                      value_int(at)};

    return value_get_item(s, all, value_tuple(s, 2, index));
}

/* The numbers at each place of the items, as arrays, of strings those that are
 * in their order, or by which they are kept; of which kinds they are, and of
 * which form an item. How many they are; -1: that cannot be. */
static int places_of(Spec *s, Value list, bool in_order, Value *place,
                     NumberKind *kind, int most, const ItemForm **form)
{
    int n = 1, at = 0;
    const Value *column = &list;
    ItemForm *leaf[MOST_COLUMNS], *own = ARENA_NEW(s->arena, ItemForm);

    own->kind = FORM_LIST; /* of rows */
    if (!grown_has_columns(s, list))
        own = leaf_in(s, list, own) ? own : NULL;
    else if ((column = columns_of(s, list, &n)) != NULL)
        own = form_in(s, object_body(list.object), n, column);
    *form = own;
    if (!own || !column || form_leaves(own, leaf) != n)
        return -1;
    for (int i = 0; i < n; i++) {
        int64_t width = form_size(leaf[i]);
        Value all = list_array(s, column[i]);

        if (leaf[i]->kind == FORM_ARRAY || at + width > most ||
            all.kind == VALUE_POISON)
            return -1;
        for (int64_t k = 0; k < width; k++) {
            kind[at] = leaf[i]->number;
            place[at] = leaf[i]->kind == FORM_LIST ? place_of(s, all, k) : all;
            if (leaf[i]->kind == FORM_TEXT && in_order)
                place[at] = value_get_item(s, form_ranks(s), all);
            at++;
        }
    }
    return at;
}

Value columns_text(Spec *s, Value list)
{
    Value place[MOST_COLUMNS];
    NumberKind kind[MOST_COLUMNS];
    const ItemForm *form;
    int n = places_of(s, list, false, place, kind, MOST_COLUMNS, &form);

    if (n > 0)
        return text_columns(s, n, place, form_pattern(s, form, kind));
    return spec_unwinds(s) || !form
               ? value_poison()
               : spec_not_yet(s,
                              "the text of a list that grows when running, "
                              "of arrays or of items with more than %d "
                              "numbers",
                              MOST_COLUMNS);
}

Value columns_places(Spec *s, Value list)
{
    enum { MOST_PLACES = 64 };
    Value place[MOST_PLACES];
    NumberKind kind[MOST_PLACES];
    const ItemForm *form;
    int n = 1;

    place[0] = list;
    if (!grown_has_columns(s, list) && !grown_has_rows(s, list))
        place[0] = list_array(s, list);
    else
        n = places_of(s, list, true, place, kind, MOST_PLACES, &form);
    return n > 0 ? value_tuple(s, n, place)
                 : spec_not_yet(s,
                                "sorting a list that grows when running, of "
                                "arrays or of items with more than %d "
                                "numbers",
                                MOST_PLACES);
}

/* Copies of n columns, of which those that are known are plain lists. */
static Value copies_of(Spec *s, const char *form, int n, const Value *column)
{
    Value copy[MOST_COLUMNS], out = value_list(s, 0, NULL);

    for (int i = 0; i < n; i++) {
        copy[i] = is_list(column[i]) ? grown_copy(s, column[i]) : column[i];
        if (!is_list(copy[i]))
            return spec_not_yet(s, "a copy of such a list of tuples");
    }
    hold_columns(s, out.object, form, n, copy);
    return out;
}

Value columns_of_copies(Spec *s, int n, const Value *column)
{
    NumberKind none[MOST_COLUMNS] = {{DTYPE_NONE, false}};
    ItemForm form = form_of_numbers(s, n, none);

    return copies_of(s, form_letters(s, &form), n, column);
}

Value columns_copy(Spec *s, Value list)
{
    int n;
    const Value *column = columns_of(s, list, &n);

    return n ? copies_of(s,
                         text_copy(s->arena,
                                   object_find(list.object, form_name(s))->s)
                             .data,
                         n, column)
             : value_poison();
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

Value columns_only(Spec *s, Value list)
{
    int n;
    const Value *column = columns_of(s, list, &n);

    return n == 1 && grown_is_by_value(s, column[0]) &&
                   object_find(list.object, form_name(s))->s.data[0] != '('
               ? column[0]
               : (Value){.kind = VALUE_UNDEFINED};
}

/* ---- from a plain list, and back ---- */

bool columns_same(Spec *s, const Body *a, const Body *b, bool in_loop)
{
    return value_same(body_find(a, columns_name(s)),
                      body_find(b, columns_name(s))) &&
           (!in_loop || value_static_equal(body_find(a, form_name(s)),
                                           body_find(b, form_name(s))));
}

bool columns_join_form(Spec *s, const Body *a, const Body *b, Sym name,
                       Value *form)
{
    Value x = body_find(a, name), y = body_find(b, name);
    ItemForm *both;

    if (name != form_name(s) || x.kind != VALUE_STR || y.kind != VALUE_STR)
        return false;
    both = form_of_letters(s, x.s);
    form_add_texts(s, both, form_of_letters(s, y.s));
    *form = value_cstr(form_letters(s, both));
    return true;
}

/* The columns of a body that has some; NULL: it has none. */
static const Body *columns_in(Spec *s, const Body *b)
{
    Value v = body_find(b, columns_name(s));
    const Body *column =
        value_is_object(v, OBJECT_TUPLE) ? object_body(v.object) : NULL;

    if (!column || column->nitem > MOST_COLUMNS)
        return NULL;
    for (int i = 0; i < column->nitem; i++)
        if (!is_list(column->item[i]))
            return NULL;
    return column;
}

bool columns_may_be(Spec *s, const Body *b, ItemForm *form)
{
    const Body *column;
    const ItemForm *own;
    ItemForm *leaf[MOST_COLUMNS];

    if (b->is_grown) {
        column = columns_in(s, b);
        own = column ? form_to_come(s, b, column->nitem, column->item) : NULL;
        if (!own || !form_is_known(own))
            return false;
        if (form->kind == FORM_NONE)
            *form = *own;
        if (!form_same(form, own))
            return false;
        form_add_texts(s, form, own);
        return true;
    }
    for (int i = 0; i < b->nitem; i++)
        if (!form_takes(s, form, b->item[i]))
            return false;
    return !b->nitem || form_leaves(form, leaf) > 0;
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

/* A column of arrays that are known: their elements, one array behind the
 * other, and zeros up to the room. */
static bool begin_by_value(Spec *s, Object *column, const ItemForm *leaf,
                           int64_t room)
{
    Value all = value_object(column);
    int64_t n = object_body(column)->nitem;
    Type t = {.kind = TYPE_TENSOR, .dtype = leaf->number.dtype};
    Node *data;

    t.shape.rank = leaf->shape.rank + 1;
    t.shape.dim[0] = n;
    for (int d = 0; d < leaf->shape.rank; d++)
        t.shape.dim[d + 1] = leaf->shape.dim[d];
    data = n ? array_from(s, all, t.dtype) : NULL;
    if (n && (!data || !type_equal(&data->type, &t)))
        return false;
    t.shape.dim[0] = room;
    data = grown_in_room(s, data, t.dtype, t.shape);
    grown_keep_by_value(s, column, leaf->number, array_value(s, data),
                        value_int(n));
    return true;
}

/* So many items there is room for, at most. */
static int64_t room_within(const ItemForm *form, int64_t room)
{
    enum { MOST_NUMBERS = 1 << 24 };
    int64_t most = MOST_NUMBERS / form_size(form);

    return room < most ? room : most;
}

/* The columns of the items that a list has. */
static bool make_columns(Spec *s, const Body *b, const ItemForm *form, int n,
                         Value *column)
{
    Value leaf[MOST_COLUMNS];

    for (int i = 0; i < n; i++)
        column[i] = value_list(s, 0, NULL);
    for (int k = 0; k < b->nitem; k++) {
        if (!form_split(s, form, b->item[k], leaf))
            return false;
        for (int i = 0; i < n; i++)
            object_append(s, column[i].object, leaf[i]);
    }
    return true;
}

bool columns_begin(Spec *s, Object *list, const ItemForm *form, int64_t room,
                   bool fix)
{
    const Body *b = object_body(list);
    ItemForm own = *form, *leaf[MOST_COLUMNS];
    Value column[MOST_COLUMNS];
    int n = form_leaves(&own, leaf);

    if (b->is_grown) {
        rows_become_values(s, value_object(list));
        object_set(s, list, form_name(s), value_cstr(form_letters(s, form)));
        return columns_grow(s, list, room_within(form, room), fix);
    }
    room = room_within(form, room);
    if (list->kind != OBJECT_LIST || list->is_held || !n || room < b->nitem ||
        !columns_may_be(s, b, &own) || !make_columns(s, b, &own, n, column))
        return false;
    for (int i = 0; i < n; i++) {
        NumberKind kind = leaf[i]->kind == FORM_TEXT
                              ? (NumberKind){DTYPE_I64, false}
                              : leaf[i]->number;

        if (leaf[i]->kind == FORM_NUMBER || leaf[i]->kind == FORM_TEXT
                ? !list_grow(s, column[i].object, kind, room, false)
                : !begin_by_value(s, column[i].object, leaf[i], room))
            return false;
        if (fix)
            list_fix(s, column[i].object);
    }
    hold_columns(s, list, form_letters(s, &own), n, column);
    return true;
}

/* ---- of many items that are known ---- */

/* What stands at one place of all items, as a list. */
static Value column_at(Spec *s, const Body *b, int at)
{
    Value column = value_list(s, 0, NULL);

    for (int i = 0; i < b->nitem; i++)
        object_append(s, column.object,
                      object_body(b->item[i].object)->item[at]);
    return column;
}

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
    NumberKind kind[MOST_COLUMNS];
    ItemForm form;

    if (!columns_are_known(list)) /* it was when it was asked for */
        return false;
    n = object_body(b->item[0].object)->nitem;
    item = arena_copy(s->arena, b->item, (size_t)nitem * sizeof *item);
    heap_touch(s, list); /* before its items: a join asks for it first */
    for (int i = 0; i < n; i++) {
        bool of_lists;

        kind[i] = (NumberKind){DTYPE_NONE, false};
        is_column(b, i, &of_lists);
        column[i] = column_at(s, b, i);
        number_kind_of(s, object_body(column[i].object), &kind[i]);
        if (of_lists
                ? !rows_grow(s, column[i].object)
                : !list_grow(s, column[i].object, kind[i], b->nitem, false))
            return false;
    }
    form = form_of_numbers(s, n, kind);
    hold_columns(s, list, form_letters(s, &form), n, column);
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
