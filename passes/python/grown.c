/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Grown lists: their class. See grown.h. What is not of this file is written in
 * the language, in lib/_list.py. */
#include "passes/python/grown.h"
#include "passes/numpy/index.h"
#include "passes/staging/alternative.h"
#include "passes/staging/join.h"
#include "passes/staging/trace.h"

#include <assert.h>
#include <string.h>

/* An instance holds these names, which no script can write. */
static const char length_name[] = " length", data_name[] = " data",
                  kind_name[] = " kind", most_name[] = " most",
                  fixed_name[] = " fixed", row_name[] = " row",
                  outer_name[] = " outer", by_value_name[] = " by value";

enum { NUMPY_KIND = 256, MOST_ROOM = 1 << 24 };

bool value_is_grown(Value v)
{
    if (!value_is_object(v, OBJECT_INSTANCE))
        return false;
    assert(v.object);
    return v.object->may_grow && v.object->plain_kind == OBJECT_LIST;
}

/* ---- what it holds ---- */

static Value part(Spec *s, Value list, const char *name)
{
    const Value *v = object_find(list.object, spec_sym(s, name));

    return v ? value_settle(s, *v, "this list")
             : (Value){.kind = VALUE_UNDEFINED};
}

Object *grown_data(Spec *s, Value list)
{
    Value v = part(s, list, data_name);

    if (grown_has_columns(s, list))
        spec_not_yet(s, "this, of a list of tuples that grows when running");
    return value_is_array(v) ? v.object : NULL;
}

static NumberKind kind_from(Value v)
{
    if (v.kind != VALUE_INT)
        return (NumberKind){DTYPE_NONE, false};
    return (NumberKind){(DType)(v.i % NUMPY_KIND), v.i >= NUMPY_KIND};
}

NumberKind grown_kind(Spec *s, Value list)
{
    return kind_from(part(s, list, kind_name));
}

int64_t grown_room(Spec *s, const Body *b)
{
    Value data = body_find(b, spec_sym(s, data_name));

    return value_is_array(data) ? data.object->array.shape.dim[0] : -1;
}

int64_t grown_length_of(Spec *s, const Body *b)
{
    Value n = body_find(b, spec_sym(s, length_name));
    Literal known;

    if (n.kind == VALUE_SCALAR && n.node->op == OP_constant &&
        spec_cheap_literal(s, n.node, &known))
        return literal_i64(&known, 0);
    return n.kind == VALUE_INT ? n.i : -1;
}

Sym grown_most(Spec *s)
{
    return spec_sym(s, most_name);
}

Sym grown_data_name(Spec *s)
{
    return spec_sym(s, data_name);
}

bool grown_counts(Sym name)
{
    static const char *const of_tables[] = {" gone", " came", " order"};

    for (size_t i = 0; i < sizeof of_tables / sizeof *of_tables; i++)
        if (!strcmp(name, of_tables[i]))
            return true;
    return !strcmp(name, length_name) || !strcmp(name, most_name) ||
           !strcmp(name, fixed_name);
}

int64_t grown_at_most(Spec *s, const Body *b)
{
    Value most;

    if (!b->is_grown)
        return b->nitem;
    if (columns_at_most(s, b) >= 0)
        return columns_at_most(s, b);
    most = body_find(b, grown_most(s));
    return most.kind == VALUE_INT ? most.i : grown_room(s, b);
}

static int64_t room_of(Spec *s, Value list)
{
    const Object *data = grown_data(s, list);

    return data ? data->array.shape.dim[0] : 0;
}

static int64_t size_at_most(Spec *s, Value list)
{
    Value most = part(s, list, most_name);
    int64_t room = room_of(s, list);

    return most.kind == VALUE_INT && most.i < room ? most.i : room;
}

Value grown_length(Spec *s, Value list)
{
    Value n = part(s, list, length_name);
    Literal known;
    int64_t high;

    if (grown_has_columns(s, list))
        return columns_length(s, list);
    if (n.kind != VALUE_SCALAR)
        return n.kind == VALUE_INT ? n : value_poison();
    if (n.node->op == OP_constant && spec_cheap_literal(s, n.node, &known))
        return value_int(literal_i64(&known, 0));
    n.node = spec_import(s, n.node);
    high = size_at_most(s, list);
    if (!interval_within(s, n.node, 0, high))
        interval_note(s, n.node, (Interval){0, high, false});
    return n;
}

int64_t grown_length_known(Spec *s, Value list)
{
    Value n = grown_length(s, list);
    Diag *d;

    if (n.kind == VALUE_INT)
        return n.i;
    if (n.kind == VALUE_POISON)
        return -1;
    d = spec_error(s, DIAG_H0301,
                   "how many items this list has must be known when compiling "
                   "here");
    diag_note(s->ctx, d,
              "it grew in a loop or a branch that is known only "
              "when running");
    return -1;
}

Value grown_array(Spec *s, Value list)
{
    Value only = grown_has_columns(s, list) ? columns_only(s, list)
                                            : (Value){.kind = VALUE_UNDEFINED};
    bool has_parts = grown_has_columns(s, list) && only.kind != VALUE_OBJECT;
    Object *data = has_parts
                       ? NULL
                       : grown_data(s, only.kind == VALUE_OBJECT ? only : list);
    Value n = grown_length(s, list);
    Extents extents = {.made = s->span};

    if (has_parts)
        return columns_array(s, list);
    if (!data || n.kind == VALUE_POISON)
        return value_poison();
    if (n.kind == VALUE_INT)
        return array_value(s, extent_bound(s, array_node(s, data), 0, n.i));
    extents.of[0] = spec_scalar_node(s, n);
    return array_ragged(s, array_value(s, array_node(s, data)), &extents);
}

Value list_array(Spec *s, Value list)
{
    NumberKind kind = {DTYPE_NONE, false};
    Node *n;

    if (!value_is_object(list, OBJECT_LIST))
        return grown_array(s, list);
    if (!number_kind_of(s, object_body(list.object), &kind))
        return spec_not_yet(s, "an array of what is no list of numbers");
    n = array_from(s, list, kind.dtype ? kind.dtype : DTYPE_F64);
    return n ? array_value(s, n) : value_poison();
}

/* An element as the script sees it. */
static Value as_item(Spec *s, Value list, Value element)
{
    if (element.kind == VALUE_POISON || grown_kind(s, list).is_numpy)
        return element;
    return value_scalar(array_node(s, element.object));
}

bool grown_is_by_value(Spec *s, Value list)
{
    return part(s, list, by_value_name).kind != VALUE_UNDEFINED;
}

void grown_keep_by_value(Spec *s, Object *list, NumberKind kind, Value data,
                         Value n)
{
    grown_keep_in(s, list, kind, data, n);
    object_set(s, list, spec_sym(s, by_value_name), value_bool(true));
}

/* A fresh array. */
static Value array_at(Spec *s, Object *data, Value k)
{
    Value row = array_row(s, data, spec_scalar_node(s, k));

    return row.kind == VALUE_POISON ? row
                                    : array_value(s, array_node(s, row.object));
}

Value grown_item(Spec *s, Value list, Value k)
{
    Object *data;

    if (grown_has_columns(s, list))
        return columns_item(s, list, k);
    data = grown_data(s, list);
    if (data && grown_is_by_value(s, list))
        return array_at(s, data, k);
    if (data && grown_has_rows(s, list))
        return rows_item(s, list, k);
    return data ? as_item(s, list, array_row(s, data, spec_scalar_node(s, k)))
                : value_poison();
}

/* Is it one that may be changed? False after an error. */
static bool may_change(Spec *s, Value list)
{
    if (list.object->is_immutable) {
        heap_touch(s, list.object);
        return false;
    }
    list.object->changed = ++s->heap.clock;
    return true;
}

/* Sets how many items there are: a row keeps as many. */
static bool set_length(Spec *s, Value list, Value n)
{
    if (!may_change(s, list))
        return false;
    if (grown_is_row(s, list) || grown_has_rows(s, list)) {
        spec_not_yet(s, "another length of a list in a list of lists that an "
                        "index reaches which only running knows");
        return false;
    }
    object_set(s, list.object, spec_sym(s, length_name), n);
    return true;
}

void grown_cut(Spec *s, Value list, Value n)
{
    if (grown_has_columns(s, list))
        columns_cut(s, list, n);
    else
        set_length(s, list, scalar_to_int(s, n)); /* of a bool, or NumPy's */
}

void grown_fill(Spec *s, Value list, Value items)
{
    Object *data = grown_data(s, list);

    if (data && may_change(s, list) && value_is_array(items))
        array_store(s, data,
                    extent_bound(s, array_padded(s, items.object), 0,
                                 data->array.shape.dim[0]));
}

/* ---- growing ---- */

bool number_is_of_kind(Value v, NumberKind *kind)
{
    bool is_numpy = value_is_numpy_scalar(v);

    if (!is_numpy && !value_is_python_number(v))
        return false;
    if (!kind->dtype)
        *kind = (NumberKind){value_dtype(v), is_numpy};
    return kind->dtype == value_dtype(v) && kind->is_numpy == is_numpy;
}

/* What of a grown list is kept as one of several arrays says no kind to those
 * who join it, but what it holds is known all the same. */
bool number_kind_of(Spec *s, const Body *b, NumberKind *kind)
{
    if (b->is_grown) {
        NumberKind own = kind_from(body_find(b, spec_sym(s, kind_name)));
        Value data = body_find(b, spec_sym(s, data_name));

        if (!kind->dtype)
            *kind = own;
        return value_is_array(data) && data.object->array.shape.rank == 1 &&
               kind->dtype == own.dtype && kind->is_numpy == own.is_numpy;
    }
    for (int i = 0; i < b->nitem; i++)
        if (!number_is_of_kind(b->item[i], kind))
            return false;
    return true;
}

bool by_value_kind_of(Spec *s, const Body *b, NumberKind *kind)
{
    bool is = b->is_grown &&
              body_find(b, spec_sym(s, by_value_name)).kind != VALUE_UNDEFINED;

    if (is)
        *kind = kind_from(body_find(b, spec_sym(s, kind_name)));
    return is;
}

Node *grown_in_room(Spec *s, Node *items, DType dtype, Shape shape)
{
    Type t = type_tensor(dtype, shape);
    Build b = spec_build(s);
    Node *at[MAX_RANK], *room;

    if (items && items->type.shape.dim[0] >= shape.dim[0])
        return extent_bound(s, items, 0, shape.dim[0]);
    if (dtype == DTYPE_BOOL)
        return items ? extent_bound(s, items, 0, shape.dim[0])
                     : build_zeros(&b, t);
    room = build_undefined(&b, t);
    for (int d = 0; d < shape.rank; d++)
        at[d] = build_i64(&b, DTYPE_I64, 0);
    return items ? build_dynamic_update_slice(&b, room, items, at) : room;
}

/* The numbers of a list, and behind them what has no meaning, up to the room.
 */
static Node *numbers_of(Spec *s, Object *list, NumberKind kind, int64_t room)
{
    const Body *b = object_body(list);
    Shape shape = {.rank = 1, .dim = {room}};
    Node *n;

    if (!b->nitem)
        return grown_in_room(s, NULL, kind.dtype, shape);
    n = array_from(s, value_list(s, b->nitem, b->item), kind.dtype);
    return n && n->type.kind == TYPE_TENSOR
               ? grown_in_room(s, n, kind.dtype, shape)
               : NULL;
}

void grown_begin(Spec *s, Object *list)
{
    Body *b;

    outward_note(s, list);
    if (list->id < s->heap.trace_first)
        trace_unknown(s, "it lets a list grow");
    heap_touch_form(s, list);
    list->may_grow = true;
    if (list->kind != OBJECT_INSTANCE)
        list->plain_kind = list->kind;
    list->instance.class = s->grown_class;
    list->instance.raised = NULL;
    b = object_edit(list);
    *b = (Body){.is_grown = true};
    list->kind = OBJECT_INSTANCE;
}

/* The items are the first n elements of an array. */
void grown_keep_in(Spec *s, Object *list, NumberKind kind, Value data, Value n)
{
    grown_begin(s, list);
    object_set(s, list, spec_sym(s, length_name), n);
    object_set(s, list, spec_sym(s, data_name), data);
    object_set(s, list, spec_sym(s, kind_name),
               value_int(kind.dtype + (kind.is_numpy ? NUMPY_KIND : 0)));
    object_set(s, list, spec_sym(s, most_name), n);
    object_set(s, list, spec_sym(s, fixed_name), value_bool(false));
}

void grown_leave(Spec *s, Object *list, int n, const Value *item)
{
    heap_touch_form(s, list);
    *object_edit(list) = (Body){0};
    list->kind = OBJECT_LIST;
    for (int i = 0; i < n; i++)
        object_append(s, list, item[i]);
}

static bool make_grown(Spec *s, Object *list, NumberKind kind, int64_t room)
{
    Node *data = numbers_of(s, list, kind, room);

    if (list->is_held || !data || data->type.kind != TYPE_TENSOR)
        return false;
    grown_keep_in(s, list, kind, array_value(s, data),
                  value_int(object_body(list)->nitem));
    return true;
}

void grown_make_row(Spec *s, Object *list, NumberKind kind, Value view, int at,
                    Value outer)
{
    grown_keep_in(s, list, kind, view,
                  value_int(view.object->array.shape.dim[0]));
    object_set(s, list, spec_sym(s, row_name), value_int(at));
    object_set(s, list, spec_sym(s, outer_name), outer);
}

bool grown_is_row(Spec *s, Value list)
{
    return part(s, list, row_name).kind != VALUE_UNDEFINED;
}

int64_t grown_row(Spec *s, Value list)
{
    Value at = part(s, list, row_name);

    return at.kind == VALUE_INT ? at.i : -1;
}

Object *grown_outer(Spec *s, const Body *b)
{
    Value outer = body_find(b, spec_sym(s, outer_name));

    return outer.kind == VALUE_OBJECT ? outer.object : NULL;
}

static bool set_room(Spec *s, Value list, int64_t room)
{
    Object *data = grown_data(s, list);
    Shape shape;
    Node *n;

    if (!data || room > MOST_ROOM || grown_has_rows(s, list))
        return false;
    shape = data->array.shape;
    shape.dim[0] = room;
    n = grown_in_room(s, array_node(s, data), data->array.dtype, shape);
    object_set(s, list.object, spec_sym(s, data_name), array_value(s, n));
    return true;
}

static const char *no_room(Spec *s, int64_t room)
{
    return arena_printf(s->arena,
                        "a list grows beyond the %lld items that there is room "
                        "for: say how many turns its loop makes at most, as by "
                        "`range(holo.at_most(n, N))`",
                        (long long)room);
}

void list_fix(Spec *s, Object *list)
{
    int64_t room = room_of(s, value_object(list));

    object_set(s, list, spec_sym(s, most_name), value_int(room));
    object_set(s, list, spec_sym(s, fixed_name), value_bool(true));
}

bool list_grow(Spec *s, Object *list, NumberKind kind, int64_t room, bool fix)
{
    Value v = value_object(list);

    if (room > MOST_ROOM)
        room = MOST_ROOM;
    if (grown_has_columns(s, v))
        return columns_grow(s, list, room, fix);
    if (list->kind == OBJECT_LIST) {
        if (room < object_body(list)->nitem) /* it was asked for another one */
            room = room_for_more(object_body(list)->nitem);
        if (!kind.dtype || !make_grown(s, list, kind, room))
            return false;
    } else if (room_of(s, v) < room && !set_room(s, v, room)) {
        return false;
    }
    if (fix)
        list_fix(s, list);
    return true;
}

bool list_set_room(Spec *s, Object *list, int64_t room)
{
    Value v = value_object(list), most;
    Object *data;

    if (grown_has_columns(s, v))
        return columns_set_room(s, list, room);
    data = grown_data(s, v);
    if (!data || grown_has_rows(s, v) || room > MOST_ROOM)
        return false;
    most = part(s, v, most_name);
    if (room < data->array.shape.dim[0] &&
        !(most.kind == VALUE_INT && most.i <= room) &&
        !number_bound(
            s, DIAG_H0910,
            scalar_compare(s, OPERATOR_LE, grown_length(s, v), value_int(room)),
            no_room(s, room)))
        return false;
    if (most.kind != VALUE_INT || most.i > room)
        object_set(s, list, spec_sym(s, most_name), value_int(room));
    return set_room(s, v, room);
}

void list_unfix(Spec *s, Object *list)
{
    Value v = value_object(list), n;

    if (!value_is_grown(v) || grown_has_columns(s, v))
        return;
    object_set(s, list, spec_sym(s, fixed_name), value_bool(false));
    n = grown_length(s, v);
    if (n.kind != VALUE_INT)
        return;
    object_set(s, list, spec_sym(s, length_name), n); /* known, by the turns */
    object_set(s, list, spec_sym(s, most_name), n);   /* of the loop */
}

/* Is how many numbers it gives known only when running? */
bool length_is_staged(Value v)
{
    if (value_is_object(v, OBJECT_RANGE))
        for (int i = 0; i < 3; i++)
            if (object_body(v.object)->item[i].kind == VALUE_SCALAR)
                return true;
    return value_is_grown(v) || expression_is_new(v) ||
           (value_is_object(v, OBJECT_ITERATOR) && iterator_is_plain(v) &&
            iterator_is_staged(v)) ||
           (value_is_ragged(v) && v.object->array.shape.rank == 1);
}

/* ---- its own methods ---- */

/* What takes such a list apart is not there yet. */
static bool need_numbers(Spec *s, Value list)
{
    if (!value_is_grown(list) || grown_has_columns(s, list) ||
        !grown_has_rows(s, list))
        return true;
    spec_not_yet(s, "this, of a list of lists that grows when running");
    return false;
}

Value grown_builtin(Spec *s, const char *name, int n, const Value *arg)
{
    Value f = list_function(s, name);

    if (!need_numbers(s, arg[0]))
        return value_poison();
    return f.kind == VALUE_POISON ? f : call_function(s, f, n, arg);
}

/* What is to become an item. */
static bool item_fits(Spec *s, Value list, Value v)
{
    NumberKind kind = grown_kind(s, list);

    if (v.kind == VALUE_POISON || !kind.dtype)
        return false;
    if (grown_is_by_value(s, list) || number_is_of_kind(v, &kind))
        return true;
    spec_not_yet(s,
                 "a list whose length is known only when running, of items "
                 "that are not all of one type: here %s comes to %s%s",
                 value_describe(s, v), kind.is_numpy ? "np." : "",
                 kind.is_numpy              ? dtype_info[kind.dtype].numpy
                 : kind.dtype == DTYPE_BOOL ? "bools"
                 : dtype_info[kind.dtype].is_float ? "floats"
                                                   : "ints");
    return false;
}

/* In a recursion: for more room, before its outermost call. */
static bool ask_outward(Spec *s, Value list)
{
    NumberKind kind = grown_kind(s, list);
    int64_t room = room_of(s, list);
    Growth g = {.list = list.object,
                .dtype = kind.dtype,
                .is_numpy = kind.is_numpy,
                .is_staged = true,
                .from = room,
                .to = room + 1};

    if (!kind.dtype || !outward_may_ask(s, list.object))
        return false;
    outward_ask(s, &g);
    return s->asks_outward;
}

/* Makes sure that there is room for one more. */
static bool need_room(Spec *s, Value list, Value length)
{
    Value most = part(s, list, most_name);
    int64_t room = room_of(s, list);

    if (number_is_bool(part(s, list, fixed_name), true))
        return number_bound(
            s, DIAG_H0910,
            scalar_compare(s, OPERATOR_LT, length, value_int(room)),
            no_room(s, room));
    if (s->nentered && list.object->id < s->heap.trace_first) {
        if (ask_outward(s, list))
            return false;
        spec_error(s, DIAG_H0407,
                   "a list grows in a recursion that only running ends");
        return false;
    }
    if (length.kind == VALUE_INT)
        most = length;
    else if (most.kind == VALUE_SCALAR && ask_outward(s, list))
        return false; /* another number in each call of a recursion */
    if (most.kind != VALUE_INT)
        most = value_int(room);
    if (most.i >= room && !set_room(s, list, room_for_more(room))) {
        if (ask_outward(s, list))
            return false;
        spec_not_yet(s, "a list that may come to hold more than %d numbers",
                     MOST_ROOM);
        return false;
    }
    object_set(s, list.object, spec_sym(s, most_name), value_int(most.i + 1));
    return true;
}

static Value append_row(Spec *s, Value list, Value item, Value n)
{
    if (n.kind == VALUE_POISON || !need_room(s, list, n))
        return value_poison();
    if (n.kind == VALUE_SCALAR)
        interval_note(s, n.node, (Interval){0, room_of(s, list) - 1, false});
    if (!rows_append(s, list, item, n))
        return value_poison();
    n = number_op2(s, OP_add, DTYPE_I64, n, value_int(1));
    object_set(s, list.object, spec_sym(s, length_name), n);
    return value_none();
}

static Value do_append(Spec *s, Args *a)
{
    Value list = a->self, n = grown_length(s, list);
    Object *data;
    Node *one, *at[MAX_RANK];
    Shape shape;
    Build b;

    if (grown_has_columns(s, list))
        return columns_append(s, list, a->arg[0]);
    if (grown_has_rows(s, list))
        return append_row(s, list, a->arg[0], n);
    if (n.kind == VALUE_POISON || !item_fits(s, list, a->arg[0]) ||
        !set_length(s, list,
                    number_op2(s, OP_add, DTYPE_I64, n, value_int(1))) ||
        !need_room(s, list, n))
        return value_poison();
    data = grown_data(s, list);
    if (!data)
        return value_poison();
    one = spec_node(s, a->arg[0], data->array.dtype);
    shape = data->array.shape;
    shape.dim[0] = 1;
    b = spec_build(s);
    for (int d = 0; d < shape.rank; d++)
        at[d] = d ? build_i64(&b, DTYPE_I64, 0) : spec_scalar_node(s, n);
    b = spec_build(s);
    one = build_reshape(&b, one, shape);
    array_store(s, data,
                build_dynamic_update_slice(&b, array_node(s, data), one, at));
    return value_none();
}

static Value do_len(Spec *s, Args *a)
{
    return grown_length(s, a->self);
}

static Value do_clear(Spec *s, Args *a)
{
    if (grown_has_columns(s, a->self))
        return columns_clear(s, a->self);
    grown_cut(s, a->self, value_int(0));
    if (!number_is_bool(part(s, a->self, fixed_name), true))
        object_set(s, a->self.object, spec_sym(s, most_name), value_int(0));
    return value_none();
}

static Value way_pop(Spec *s, void *data)
{
    Value list = *(Value *)data, item;
    Value n = number_op2(s, OP_subtract, DTYPE_I64, grown_length(s, list),
                         value_int(1));

    item = grown_item(s, list, n);
    return set_length(s, list, n) ? item : value_poison();
}

static Value do_pop(Spec *s, Args *a)
{
    Value arg[2] = {a->self, a->arg[0]}, n = grown_length(s, a->self);

    if (a->arg[0].kind != VALUE_UNDEFINED)
        return grown_builtin(s, "pop_at", 2, arg);
    if (grown_has_columns(s, a->self))
        return columns_pop(s, a->self);
    raise_says(s, "pop from empty list");
    if (n.kind == VALUE_POISON)
        return n;
    if (n.kind == VALUE_INT && !n.i)
        return raise_certain(s, DIAG_H0506, "pop() of an empty list");
    if (!number_need(s, DIAG_H0904,
                     scalar_compare(s, OPERATOR_GT, n, value_int(0)),
                     "pop() of an empty list"))
        return value_poison();
    return s->unguarded ? raise_then(s, way_pop, &a->self)
                        : way_pop(s, &a->self);
}

/* An index as Python counts. */
static bool need_index(Spec *s, Value *index)
{
    *index = value_indexed(s, *index);
    raise_says(s, "list indices must be integers or slices, not %s",
               value_type_name(s, *index));
    if (!value_counts(*index)) {
        if (index->kind != VALUE_POISON)
            raise_found(s, DIAG_H0516, "the index of a list is an int, not %s",
                        value_describe(s, *index));
        return false;
    }
    *index = scalar_to_int(s, *index);
    return index->kind != VALUE_POISON;
}

/* An index, checked against the length and counted from there if negative;
 * poison after an error. */
static Value index_inside(Spec *s, Value list, Value index)
{
    Value n = grown_length(s, list);
    bool is_known = n.kind == VALUE_INT;
    Node *node;

    if (n.kind == VALUE_POISON)
        return n;
    if (is_known && index.kind == VALUE_INT) {
        if (index.i < -n.i || index.i >= n.i)
            return raise_certain(s, DIAG_H0506,
                                 "index %lld is out of range for list of %lld",
                                 (long long)index.i, (long long)n.i);
        return index.i < 0 ? value_int(index.i + n.i) : index;
    }
    node = index_wrap(s, spec_scalar_node(s, index), is_known ? n.i : 0,
                      is_known ? NULL : spec_scalar_node(s, n), NULL, true);
    if (!interval_within(s, node, 0, room_of(s, list) - 1))
        interval_note(s, node, (Interval){0, room_of(s, list) - 1, false});
    return value_scalar(node);
}

static Value do_get_item(Spec *s, Args *a)
{
    Value index = a->arg[0], arg[2] = {a->self, index};

    if (value_is_object(index, OBJECT_SLICE))
        return grown_builtin(s, "get_slice", 2, arg);
    if (grown_has_columns(s, a->self))
        return columns_item(s, a->self, index);
    if (!grown_data(s, a->self) || !need_index(s, &index))
        return value_poison();
    raise_says_out_of_range(s, a->self);
    index = index_inside(s, a->self, index);
    return index.kind == VALUE_POISON ? index : grown_item(s, a->self, index);
}

static Value do_set_item(Spec *s, Args *a)
{
    Value index = a->arg[0], arg[3] = {a->self, index, a->arg[1]};
    Object *data;

    if (value_is_object(index, OBJECT_SLICE))
        return grown_builtin(s, "set_slice", 3, arg);
    if (grown_has_columns(s, a->self))
        return columns_set_item(s, a->self, index, a->arg[1]);
    data = grown_data(s, a->self);
    if (!need_numbers(s, a->self))
        return value_poison();
    if (!data || !need_index(s, &index) || !item_fits(s, a->self, a->arg[1]) ||
        !may_change(s, a->self))
        return value_poison();
    raise_says(s, "list assignment index out of range");
    index = index_inside(s, a->self, index);
    if (index.kind == VALUE_POISON)
        return index;
    array_set(s, data, index, a->arg[1]);
    return value_none();
}

static Value do_iterate(Spec *s, Args *a)
{
    return value_object(iterator_new(s, ITERATOR_ITEMS, 1, &a->self));
}

Value grown_text(Spec *s, int n, const Value *list, const char *pattern)
{
    char *form = arena_printf(s->arena, "%s", pattern);
    Value *column = ARENA_ARRAY(s->arena, Value, n);

    for (int i = 0; i < n; i++)
        if (list[i].kind != VALUE_OBJECT)
            return list[i].kind == VALUE_POISON
                       ? list[i]
                       : spec_not_yet(s, "the text of what grows when running, "
                                         "and is one of several");
    for (int i = 0; i < n; i++) {
        NumberKind kind = {DTYPE_NONE, false};
        char *place = strchr(form, '0' + i);

        number_kind_of(s, object_body(list[i].object), &kind);
        if (place && kind.is_numpy)
            *place = (char)('A' + i);
        column[i] = list_array(s, list[i]);
        if (column[i].kind == VALUE_POISON)
            return column[i];
    }
    return text_columns(s, n, column, form);
}

static Value do_text(Spec *s, Args *a)
{
    if (grown_has_columns(s, a->self) || grown_has_rows(s, a->self))
        return columns_text(s, a->self);
    return grown_text(s, 1, &a->self, "[0]");
}

/* All others. */
static Value do_by_library(Spec *s, Args *a)
{
    Value arg[MAX_BUILTIN_ARGS + 1] = {a->self};
    int n = 1;

    for (int i = 0; i < MAX_BUILTIN_ARGS && a->arg[i].kind != VALUE_UNDEFINED;
         i++)
        arg[n++] = a->arg[i];
    return grown_builtin(s, a->builtin->name, n, arg);
}

static Value do_sort(Spec *s, Args *a)
{
    Value reverse =
        a->arg[1].kind == VALUE_UNDEFINED ? value_bool(false) : a->arg[1];

    if (arg_given(a->arg[0]))
        return grown_builtin(s, "sort_by", 3,
                             (Value[]){a->self, a->arg[0], reverse});
    return grown_builtin(s, "sort", 2, (Value[]){a->self, reverse});
}

static const Builtin methods[] = {
    {"__add__", "other, /", do_by_library, 0, NULL},
    {"__contains__", "item, /", do_by_library, 0, NULL},
    {"__delitem__", "index, /", do_by_library, 0, NULL},
    {"__eq__", "other, /", do_by_library, 0, NULL},
    {"__ge__", "other, /", do_by_library, 0, NULL},
    {"__getitem__", "index, /", do_get_item, 0, NULL},
    {"__gt__", "other, /", do_by_library, 0, NULL},
    {"__iadd__", "other, /", do_by_library, 0, NULL},
    {"__imul__", "other, /", do_by_library, 0, NULL},
    {"__iter__", "", do_iterate, 0, NULL},
    {"__le__", "other, /", do_by_library, 0, NULL},
    {"__len__", "", do_len, 0, NULL},
    {"__lt__", "other, /", do_by_library, 0, NULL},
    {"__mul__", "other, /", do_by_library, 0, NULL},
    {"__ne__", "other, /", do_by_library, 0, NULL},
    {"__radd__", "other, /", do_by_library, 0, NULL},
    {"__repr__", "", do_text, 0, NULL},
    {"__reversed__", "", do_by_library, 0, NULL},
    {"__rmul__", "other, /", do_by_library, 0, NULL},
    {"__setitem__", "index, value, /", do_set_item, 0, NULL},
    {"append", "x, /", do_append, 0, NULL},
    {"clear", "", do_clear, 0, NULL},
    {"copy", "", do_by_library, 0, NULL},
    {"count", "x, /", do_by_library, 0, NULL},
    {"extend", "iterable, /", do_by_library, 0, NULL},
    {"index", "x, start=, stop=, /", do_by_library, 0, NULL},
    {"insert", "i, x, /", do_by_library, 0, NULL},
    {"pop", "i=, /", do_pop, 0, NULL},
    {"remove", "x, /", do_by_library, 0, NULL},
    {"reverse", "", do_by_library, 0, NULL},
    {"sort", "*, key=, reverse=", do_sort, 0, NULL},
    {0},
};

const Builtin *grown_method(const Builtin *b)
{
    return builtin_find(list_methods, b->name) == b
               ? builtin_find(methods, b->name)
               : b;
}

/* A number of several kinds, as the one of the list's kind. */
static Value fit_number(Spec *s, const Alternatives *all, NumberKind kind)
{
    Node **fits = ARENA_ARRAY(s->arena, Node *, all->n);
    Node **node = ARENA_ARRAY(s->arena, Node *, all->n);
    bool any = false;

    for (int i = 0; i < all->n; i++) {
        Value v = all->item[i].value;
        bool good = number_is_of_kind(v, &kind);
        Build b = spec_build(s);

        if (!good && !value_is_python_number(v))
            return (Value){.kind = VALUE_UNDEFINED};
        fits[i] = build_bool(&b, good);
        node[i] = good ? spec_node(s, v, kind.dtype)
                       : build_zeros(&b, type_scalar(kind.dtype));
        any |= good;
    }
    if (!any)
        return (Value){.kind = VALUE_UNDEFINED};
    number_bound(
        s, DIAG_H0990, value_scalar(alternatives_select(s, all, fits)),
        "a list whose length is known only when running, of items that "
        "are not all of one type");
    return value_scalar(alternatives_select(s, all, node));
}

Value grown_fit(Spec *s, Value list, Value v)
{
    Alternatives all = {0};
    NumberKind kind;
    Value one;

    if (v.kind != VALUE_CHOICE || s->unguarded || grown_has_rows(s, list))
        return v;
    kind = grown_kind(s, list);
    if (!kind.dtype || kind.is_numpy)
        return v;
    alternatives_of(s, v, NULL, &all);
    one = fit_number(s, &all, kind);
    return one.kind == VALUE_UNDEFINED ? v : one;
}

const Value *grown_arguments(Spec *s, const Builtin *b, Value list, int n,
                             const Value *arg)
{
    Value *fitted;

    if (n < 1 || arg[n - 1].kind != VALUE_CHOICE ||
        (strcmp(b->name, "append") && strcmp(b->name, "insert")))
        return arg;
    fitted = arena_copy(s->arena, arg, (size_t)n * sizeof *arg);
    fitted[n - 1] = grown_fit(s, list, arg[n - 1]);
    return fitted;
}

/* Grows a plain list of numbers, as it is. */
static bool grow_now(Spec *s, Value list)
{
    NumberKind kind = {DTYPE_NONE, false};
    const Body *b = object_body(list.object);

    return value_is_object(list, OBJECT_LIST) && number_kind_of(s, b, &kind) &&
           kind.dtype && list_grow(s, list.object, kind, b->nitem, false);
}

/* The items in an array of their own: of one with much room no more is copied
 * than there is. */
static Node *items_apart(Spec *s, Value list)
{
    enum { MUCH = 1 << 10 };
    static const int64_t first_dimension[] = {0};
    const Object *data = grown_data(s, list);
    Node *all = array_node(s, grown_data(s, list)), *place[2];
    Value n = grown_length(s, list);
    Build b;
    WindowPlace at = {1, first_dimension, place};

    if (n.kind == VALUE_POISON || data->array.shape.dim[0] <= MUCH ||
        all->op == OP_broadcast_in_dim || data->array.dtype == DTYPE_BOOL)
        return all;
    place[1] = spec_scalar_node(s, n);
    b = spec_build(s);
    place[0] = build_i64(&b, DTYPE_I64, 0);
    return build_update_window(&b, build_undefined(&b, all->type), all, &at);
}

Value grown_copy(Spec *s, Value list)
{
    const Body *b = object_body(list.object);
    Value copy, data;

    if (expression_is_new(list))
        return grown_builtin(s, "copy", 1, &list);
    if (!value_is_grown(list)) {
        copy = value_list(s, b->nitem, b->item);
        return grow_now(s, copy) ? copy : (Value){.kind = VALUE_UNDEFINED};
    }
    if (grown_has_columns(s, list))
        return columns_copy(s, list);
    if (!need_numbers(s, list) || !grown_data(s, list))
        return value_poison();
    copy = value_list(s, 0, NULL);
    data = array_value(s, items_apart(s, list));
    if (grown_is_by_value(s, list))
        grown_keep_by_value(s, copy.object, grown_kind(s, list), data,
                            grown_length(s, list));
    else
        grown_keep_in(s, copy.object, grown_kind(s, list), data,
                      grown_length(s, list));
    object_set(s, copy.object, spec_sym(s, most_name),
               value_int(size_at_most(s, list)));
    return copy;
}

/* How many items make a list long, and how many it may have if it gets no more.
 */
enum { LONG_LIST = 8192, MOST_ITEMS = 1 << 27 };

/* A list of all of an array's elements, Python's numbers. */
static Value list_from(Spec *s, Node *data)
{
    Value list = value_list(s, 0, NULL);
    NumberKind kind = {data->type.dtype, false};

    s->grew_early = true;
    grown_keep_in(s, list.object, kind, array_value(s, data),
                  value_int(data->type.shape.dim[0]));
    return list;
}

static bool begins_grown(const Spec *s, int64_t n)
{
    return s->grows_early && n >= LONG_LIST && n <= MOST_ITEMS;
}

Value list_of_many(Spec *s, Value number, int64_t n)
{
    NumberKind kind = {DTYPE_NONE, false};
    Node *one;
    Build b;

    if (!begins_grown(s, n) || !number_is_of_kind(number, &kind) ||
        kind.is_numpy)
        return (Value){.kind = VALUE_UNDEFINED};
    one = spec_node(s, number, kind.dtype);
    b = spec_build(s);
    return list_from(
        s, build_broadcast_to(&b, one, (Shape){.rank = 1, .dim = {n}}));
}

Value list_of_some(Spec *s, Value number, Value n)
{
    NumberKind kind = {DTYPE_NONE, false};
    Interval is = interval_of(s, n);
    int64_t room = is.high < 1 ? 1 : is.high;
    Value list;
    Node *data;
    Build b;

    if (room > MOST_ROOM || !number_is_of_kind(number, &kind) || kind.is_numpy)
        return (Value){.kind = VALUE_UNDEFINED};
    data = spec_node(s, number, kind.dtype);
    b = spec_build(s);
    data = build_broadcast_to(&b, data, (Shape){.rank = 1, .dim = {room}});
    list = value_list(s, 0, NULL);
    grown_keep_in(s, list.object, kind, array_value(s, data),
                  number_op2(s, OP_maximum, DTYPE_I64, n, value_int(0)));
    object_set(s, list.object, spec_sym(s, most_name), value_int(room));
    return list;
}

Value grown_same(Spec *s, Value list)
{
    Object *data = value_is_grown(list) && !grown_has_columns(s, list)
                       ? grown_data(s, list)
                       : NULL;
    const Node *n = data ? array_node(s, data) : NULL;

    return n && n->op == OP_broadcast_in_dim && !n->input[0]->type.shape.rank &&
                   !grown_kind(s, list).is_numpy
               ? value_scalar(n->input[0])
               : value_none();
}

Value list_of_range(Spec *s, Value range)
{
    int64_t part[3], n;
    Node *all, *step, *start;
    Shape shape;
    Build b;

    for (int i = 0; i < 3; i++) {
        Value v = object_body(range.object)->item[i];

        if (v.kind != VALUE_INT)
            return (Value){.kind = VALUE_UNDEFINED};
        part[i] = v.i;
    }
    n = range_length(part);
    if (!begins_grown(s, n))
        return (Value){.kind = VALUE_UNDEFINED};
    shape = (Shape){.rank = 1, .dim = {n}};
    b = spec_build(s);
    all = build_iota(&b, type_tensor(DTYPE_I64, shape), 0);
    step = build_broadcast_to(&b, build_i64(&b, DTYPE_I64, part[2]), shape);
    start = build_broadcast_to(&b, build_i64(&b, DTYPE_I64, part[0]), shape);
    all = build2(&b, OP_multiply, all, step);
    return list_from(s, build2(&b, OP_add, all, start));
}

Value grown_sorted(Spec *s, Value list, Value reverse)
{
    Value out = grown_copy(s, list);

    if (out.kind != VALUE_OBJECT ||
        grown_builtin(s, "sort", 2, (Value[]){out, reverse}).kind ==
            VALUE_POISON)
        return value_poison();
    return out;
}

Value grown_instead(Spec *s, Value list, const char *name, int n,
                    const Value *arg)
{
    if (!grow_now(s, list))
        return (Value){.kind = VALUE_UNDEFINED};
    return builtin_call(s, builtin_find(methods, name), list, n, arg, 0, NULL);
}

Object *grown_class_new(Spec *s)
{
    Value of = {.kind = VALUE_TYPE, .type = builtin_type_find("list")};
    Object *class = object_new(s, OBJECT_CLASS);

    class->class.name = spec_sym(s, "list");
    class->class.like = of.type;
    class->class.slots_only = class->class.has_equal = true;
    class->class.has_hash = true;
    for (const Builtin *b = methods; b->name; b++)
        object_set(
            s, class, spec_sym(s, b->name),
            method_bind(s, (Value){.kind = VALUE_BUILTIN, .builtin = b}, of));
    object_set(s, class, spec_sym(s, "__hash__"), value_none());
    return class;
}
