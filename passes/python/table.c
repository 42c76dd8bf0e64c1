/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Tables: see table.h. What they do is written in the language, in
 * lib/_table.py. */
#include "passes/python/table.h"
#include "passes/numpy/extent.h"
#include "passes/numpy/numpy.h"
#include "passes/python/item_form.h"
#include "passes/staging/alternative.h"
#include "passes/staging/trace.h"

#include <math.h>
#include <string.h>

static const char entries_name[] = " entries", head_name[] = " head",
                  keys_name[] = " keys", values_name[] = " values",
                  gone_name[] = " gone", came_name[] = " came";

bool value_is_table(Value v)
{
    return value_is_object(v, OBJECT_INSTANCE) && v.object->may_grow &&
           v.object->plain_kind != OBJECT_LIST;
}

/* ---- kinds ---- */

/* How many places a key or value has, a tuple; 0: it is a number, -1: neither.
 */
static int places_of(Value v)
{
    bool plain = value_is_object(v, OBJECT_TUPLE) && !v.object->tuple.field;
    int n = plain ? object_body(v.object)->nitem : 0;

    if (value_is_python_number(v) || value_is_numpy_scalar(v))
        return 0;
    return n > 0 && n < MOST_COLUMNS ? n : -1;
}

static int parts_of(Value v, int nplace, Value *part)
{
    int n = nplace > 0 ? nplace : nplace == 0;

    for (int i = 0; i < n; i++)
        part[i] = nplace ? object_body(v.object)->item[i] : v;
    return n;
}

/* What a new table is to hold becomes part of its kind; false if that cannot
 * be. A NaN is no key: which one it is, is asked. */
static bool kind_takes(TableKind *k, Value key, Value v)
{
    bool is_first = !k->n, is_set = v.kind == VALUE_UNDEFINED;
    int nkey = places_of(key), nvalue = is_set ? -1 : places_of(v), n;
    Value part[2 * MOST_COLUMNS];

    if (nkey < 0 || (!is_set && nvalue < 0))
        return false;
    if (!is_first && (k->nkey != nkey || k->nvalue != nvalue))
        return false;
    n = parts_of(key, nkey, part);
    for (int i = 0; i < n; i++)
        if (part[i].kind == VALUE_FLOAT && isnan(part[i].f))
            return false;
    n += parts_of(v, nvalue, part + n);
    if (n >= MOST_COLUMNS)
        return false;
    k->nkey = nkey;
    k->nvalue = nvalue;
    k->n = n;
    for (int i = 0; i < n; i++)
        if (!number_is_of_kind(part[i], &k->column[i]))
            return false;
    return true;
}

static Value held_at(const Body *b, ObjectKind kind, int i)
{
    return kind == OBJECT_SET ? (Value){.kind = VALUE_UNDEFINED} : b->item[i];
}

bool table_kind_takes(TableKind *k, const Body *b, ObjectKind kind)
{
    for (int i = 0; i < b->nitem; i++)
        if (!kind_takes(k, b->key[i], held_at(b, kind, i)))
            return false;
    return true;
}

static Value part_of(Spec *s, const Body *b, const char *name)
{
    return body_find(b, spec_sym(s, name));
}

static const Body *columns_of(Spec *s, const Body *table)
{
    Value entries = part_of(s, table, entries_name), columns;

    if (entries.kind != VALUE_OBJECT)
        return NULL;
    columns = part_of(s, object_body(entries.object), " columns");
    return value_is_object(columns, OBJECT_TUPLE) ? object_body(columns.object)
                                                  : NULL;
}

bool table_kind(Spec *s, const Body *b, TableKind *kind)
{
    const Body *column = columns_of(s, b);
    Value nkey = part_of(s, b, keys_name), nvalue = part_of(s, b, values_name);

    *kind = (TableKind){0};
    if (!column || nkey.kind != VALUE_INT || nvalue.kind != VALUE_INT)
        return false;
    kind->nkey = (int)nkey.i;
    kind->nvalue = (int)nvalue.i;
    kind->n = column->nitem - 1;
    for (int i = 0; i < kind->n; i++)
        if (column->item[i].kind != VALUE_OBJECT ||
            !number_kind_of(s, object_body(column->item[i].object),
                            &kind->column[i]))
            return false;
    return true;
}

int64_t table_at_most(Spec *s, const Body *b)
{
    const Body *column = columns_of(s, b);

    return column && column->item[0].kind == VALUE_OBJECT
               ? grown_at_most(s, object_body(column->item[0].object))
               : -1;
}

/* ---- begin ---- */

/* Does a set have its elements as CPython's table does to which they were added
 * one after another? */
static bool is_in_order(Spec *s, const Object *o)
{
    const Body *b = object_body(o);
    Object *again;

    if (o->kind != OBJECT_SET)
        return true;
    again = set_new(s, false);
    for (int i = 0; i < b->nitem; i++)
        set_add(s, again, b->key[i], b->hash[i]);
    return !b->table || (set_order_is_known(o) &&
                         set_tables_same(b->table, object_body(again)->table));
}

/* How many chains there are: all of them are made before the first entry, and
 * most tables stay far below their room. */
static int64_t chains_for(int64_t room)
{
    enum { LEAST = 16, MOST = 1 << 20, MOST_EACH = 4 };
    int64_t n = LEAST;

    while (n * MOST_EACH < room && n < MOST)
        n *= 2;
    return n;
}

/* What a dict or set holds, as entries of no chain. */
static Value entries_of(Spec *s, const Object *o)
{
    Value list = value_list(s, 0, NULL), part[2 * MOST_COLUMNS];

    for (int i = 0; i < object_body(o)->nitem; i++) {
        Value key = object_body(o)->key[i],
              v = held_at(object_body(o), o->kind, i);
        int n = parts_of(key, places_of(key), part);

        n += parts_of(v, v.kind == VALUE_UNDEFINED ? -1 : places_of(v),
                      part + n);
        part[n++] = value_int(-1);
        object_append(s, list.object, value_tuple(s, n, part));
    }
    return list;
}

static Value table_function(Spec *s, const char *name)
{
    const Value *v = table_library(s)
                         ? object_find(s->table_module, spec_sym(s, name))
                         : NULL;

    return v ? *v : value_poison();
}

/* The classes of the library are shown as Python's types. */
static void name_class(Spec *s, const char *of, const char *name)
{
    Value v = table_function(s, of);
    Object *class = v.object;

    if (!value_is_object(v, OBJECT_CLASS))
        return;
    class->class.name = class->class.qualname = spec_sym(s, name);
    class->class.module = NULL;
    class->class.like = builtin_type_find(name);
    class->class.slots_only = class->class.like;
}

static Object *table_class(Spec *s, ObjectKind kind)
{
    static const char *const views[] = {"dict_keys", "dict_values",
                                        "dict_items"};
    Value class = table_function(s, kind == OBJECT_DICT ? "Dict" : "Set");

    if (!value_is_object(class, OBJECT_CLASS))
        return NULL;
    if (class.object->class.like)
        return class.object;
    name_class(s, "Dict", "dict");
    name_class(s, "Set", "set");
    for (int i = 0; i < 3; i++)
        name_class(s, views[i], views[i]);
    return class.object;
}

/* Classes that derive from set take what they hold apart. */
bool table_may_be(const Object *o)
{
    ObjectKind kind = o->may_grow ? o->plain_kind : o->kind;

    return (kind == OBJECT_DICT && !o->is_ordered) ||
           (kind == OBJECT_SET && !o->is_frozen && !o->is_held);
}

/* The heads of chains that have no entry. */
static Value no_chains(Spec *s, int64_t room)
{
    Build b = spec_build(s);

    return array_value(
        s, build_broadcast_to(&b, build_i64(&b, DTYPE_I64, -1),
                              (Shape){.rank = 1, .dim = {chains_for(room)}}));
}

static int64_t room_of(Spec *s, const Object *table)
{
    const Body *column = columns_of(s, object_body(table));

    return column && column->item[0].kind == VALUE_OBJECT
               ? grown_room(s, object_body(column->item[0].object))
               : 0;
}

bool table_begin_like(Spec *s, Object *o, const TableKind *kind, int64_t room,
                      bool fix)
{
    NumberKind column[MOST_COLUMNS];
    ItemForm form;
    TableKind own = *kind;
    Value entries, table = value_object(o);
    int n = object_body(o)->nitem;
    Object *class;
    bool in_order;

    if (value_is_table(table))
        return room_of(s, o) >= room || table_set_room(s, o, room);
    class = table_class(s, o->kind);
    in_order = is_in_order(s, o);
    if (!table_may_be(o) || !class || object_body(o)->is_lost ||
        !table_kind_takes(&own, object_body(o), o->kind))
        return false;
    memcpy(column, own.column, sizeof column);
    column[own.n] = (NumberKind){DTYPE_I64, false};
    entries = entries_of(s, o);
    form = form_of_numbers(s, own.n + 1, column);
    if (!columns_begin(s, entries.object, &form, room, fix))
        return false;
    grown_begin(s, o);
    o->instance.class = class;
    object_set(s, o, spec_sym(s, entries_name), entries);
    object_set(s, o, spec_sym(s, head_name), no_chains(s, room));
    object_set(s, o, spec_sym(s, keys_name), value_int(own.nkey));
    object_set(s, o, spec_sym(s, values_name), value_int(own.nvalue));
    object_set(s, o, spec_sym(s, gone_name), value_int(0));
    object_set(s, o, spec_sym(s, came_name), value_int(0));
    object_set(s, o, spec_sym(s, " order"), value_bool(in_order));
    if (n)
        call_function(s, table_function(s, "chain"), 1, &table);
    return !spec_ended(s);
}

bool table_begin(Spec *s, Object *o, Value key, Value v)
{
    TableKind kind = {0};

    return (o->kind == OBJECT_DICT || o->kind == OBJECT_SET) &&
           table_kind_takes(&kind, object_body(o), o->kind) &&
           kind_takes(&kind, key, v) &&
           table_begin_like(s, o, &kind, room_for_more(object_body(o)->nitem),
                            false);
}

bool table_set_room(Spec *s, Object *o, int64_t room)
{
    Value entries = part_of(s, object_body(o), entries_name),
          head = part_of(s, object_body(o), head_name), table = value_object(o);

    if (!value_is_grown(entries) || !value_is_array(head) ||
        !columns_set_room(s, entries.object, room))
        return false;
    if (head.object->array.shape.dim[0] == chains_for(room))
        return true;
    object_set(s, o, spec_sym(s, head_name), no_chains(s, room));
    call_function(s, table_function(s, "chain_anew"), 1, &table);
    return !spec_ended(s);
}

Value table_entries(Spec *s, const Body *b)
{
    return part_of(s, b, entries_name);
}

void table_unfix(Spec *s, Object *o)
{
    const Body *column =
        value_is_table(value_object(o)) ? columns_of(s, object_body(o)) : NULL;

    for (int i = 0; column && i < column->nitem; i++)
        if (column->item[i].kind == VALUE_OBJECT)
            list_unfix(s, column->item[i].object);
}

Value table_beside(Spec *s, Value set, Value table, Beside what)
{
    Object *o = set.object;
    bool is_frozen = o->is_frozen && what != BESIDE_ASKS;
    TableKind kind;

    if (what != BESIDE_CHANGES) {
        o = set_new(s, false);
        set_update(s, o, set);
    }
    if (!is_frozen && table_kind(s, object_body(table.object), &kind) &&
        table_begin_like(s, o, &kind, room_for_more(object_body(o)->nitem),
                         false))
        return value_object(o);
    return spec_ended(s)
               ? value_poison()
               : spec_not_yet(s,
                              "a %s of known elements with a set whose "
                              "elements are known only when running%s",
                              is_frozen ? "frozenset" : "set",
                              is_frozen ? "" : ", of another type");
}

bool value_is_table_set(Value v)
{
    return value_is_table(v) && v.object->plain_kind == OBJECT_SET;
}

bool table_reads(Spec *s, Object *o, Value key)
{
    enum { MANY = 64 };
    TableKind kind = {0};
    int n = object_body(o)->nitem;

    if (n <= MANY || !s->grows_early || !key_is_staged(key) ||
        (o->kind != OBJECT_DICT && o->kind != OBJECT_SET) ||
        !table_kind_takes(&kind, object_body(o), o->kind) ||
        kind.nkey != places_of(key))
        return false;
    s->grew_early = true;
    table_begin_like(s, o, &kind, room_for_more(n), false);
    return value_is_table(value_object(o)); /* evaluation may end meanwhile */
}

/* ---- what the rest of the room asks of it ---- */

Value table_call(Spec *s, Value table, const char *method, int n,
                 const Value *arg)
{
    Value f = class_method(s, table, method);

    return f.kind == VALUE_UNDEFINED
               ? spec_not_yet(s,
                              "%s() of a %s whose keys are known only when "
                              "running is not there yet",
                              method, value_type_name(s, table))
               : call_function(s, f, n, arg);
}

Value table_instead(Spec *s, Object *o, Value key, Value v, const char *method,
                    int n, const Value *arg)
{
    uint64_t hash;

    if (!value_is_table(value_object(o)) && !table_begin(s, o, key, v)) {
        if (!spec_ended(s))
            key_hash(s, key, &hash); /* says what is wrong with it */
        return value_poison();
    }
    return table_call(s, value_object(o), method, n, arg);
}

bool dict_put(Spec *s, Object *dict, Value key, Value v)
{
    Value pair[2] = {key, v};

    if (dict->kind == OBJECT_DICT && !key_is_staged(key))
        return object_set_key(s, dict, key, v);
    return table_instead(s, dict, key, v, "__setitem__", 2, pair).kind !=
               VALUE_POISON &&
           !spec_ended(s);
}

bool set_put(Spec *s, Object *set, Value key)
{
    uint64_t hash;

    if (set->kind == OBJECT_SET && (!key_is_staged(key) || set->is_frozen))
        return key_hash(s, key, &hash) && set_add(s, set, key, hash);
    return table_instead(s, set, key, (Value){.kind = VALUE_UNDEFINED}, "add",
                         1, &key)
                   .kind != VALUE_POISON &&
           !spec_ended(s);
}

static bool is_view(Spec *s, Value v)
{
    Value class = table_function(s, "View");

    return value_is_object(class, OBJECT_CLASS) && class_of(v) &&
           class_is(class_of(v), class.object);
}

static bool is_table_or_view(Spec *s, Value v)
{
    return value_is_object(v, OBJECT_INSTANCE) &&
           (value_is_table(v) || (s->table_module && is_view(s, v)));
}

Value table_listed(Spec *s, Value v, bool in_order)
{
    Value plain = derived_iterable(s, v), arg[2] = {v, value_bool(in_order)};

    if (value_is_table(plain))
        arg[0] = v = plain;
    if ((value_is_array(v) ||
         (value_is_object(v, OBJECT_ITERATOR) && !expression_is_new(v))) &&
        length_is_staged(v))
        return grown_builtin(s, "copy", 1, &v);
    return is_table_or_view(s, v)
               ? call_function(s, table_function(s, "listed"), 2, arg)
               : v;
}

bool table_fills(Spec *s, Object *o, Value iterable, bool *done)
{
    Value arg[2] = {value_object(o), iterable};
    bool is_listed = value_is_object(iterable, OBJECT_LIST) ||
                     value_is_object(iterable, OBJECT_TUPLE) ||
                     value_is_array(iterable);

    if (!table_may_be(o) ||
        (!length_is_staged(iterable) && !is_table_or_view(s, iterable) &&
         !(is_listed && value_has_staged(iterable))))
        return false;
    *done = call_function(s,
                          table_function(s, value_is_object(arg[0], OBJECT_SET)
                                                ? "fill_set"
                                                : "fill_dict"),
                          2, arg)
                    .kind != VALUE_POISON &&
            !spec_ended(s);
    return true;
}

bool set_fill(Spec *s, Object *set, Value other)
{
    bool done;

    if (value_is_table(value_object(set)))
        return table_call(s, value_object(set), "update", 1, &other).kind !=
                   VALUE_POISON &&
               !spec_ended(s);
    return table_fills(s, set, derived_set(s, other), &done)
               ? done
               : set_update(s, set, other);
}

/* ---- for lib/_table.py ---- */

static bool kind_from(Spec *s, Value table, TableKind *kind)
{
    if (value_is_table(table) && table_kind(s, object_body(table.object), kind))
        return true;
    spec_not_yet(s, "a dict or set whose keys are known only when running, and "
                    "that is one of several");
    return false;
}

/* A number as one of another kind that equals it; None: there is none. */
static Value part_as(Spec *s, Value v, DType dtype)
{
    bool is_float = dtype_info[dtype].is_float;
    DType own = value_dtype(v);
    int64_t known;

    if (own == dtype)
        return v;
    if (is_float && own == DTYPE_BOOL)
        return scalar_to_float(s, v);
    if (is_float && !dtype_info[own].is_float && spec_static_int(s, v, &known))
        return fabs((double)known) < 0x1p63 && (int64_t)(double)known == known
                   ? value_float((double)known)
                   : value_none();
    if (dtype == DTYPE_I64 && !dtype_info[own].is_float)
        return scalar_to_int(s, v);
    if (dtype == DTYPE_I64 && v.kind == VALUE_FLOAT)
        return v.f == trunc(v.f) && fabs(v.f) < 0x1p63 ? value_int((int64_t)v.f)
                                                       : value_none();
    return spec_not_yet(s,
                        "%s as the key of a dict or set whose keys are %s and "
                        "known only when running",
                        value_describe(s, v),
                        dtype == DTYPE_BOOL ? "bools"
                        : is_float          ? "floats"
                                            : "ints");
}

Value table_key(Spec *s, Args *a)
{
    Value key = a->arg[1], part[MOST_COLUMNS];
    TableKind kind;
    int n = places_of(key);

    if (!kind_from(s, a->arg[0], &kind))
        return value_poison();
    if (kind.nvalue < 0 && value_is_object(derived_set(s, key), OBJECT_SET))
        return value_none(); /* it is looked for as if it were frozen */
    if (!value_has_hash(key)) {
        uint64_t ignored;

        return key_hash(s, key, &ignored) ? value_none() : value_poison();
    }
    if (value_asks_for_key(key))
        return spec_not_yet(s, "a key that its class compares, of a dict or "
                               "set whose keys are known only when running");
    if (n != kind.nkey)
        return value_none();
    n = parts_of(key, n, part);
    for (int i = 0; i < n; i++) {
        if (!value_is_python_number(part[i]) && !value_is_numpy_scalar(part[i]))
            return value_none();
        part[i] = part_as(s, part[i], kind.column[i].dtype);
        if (part[i].kind == VALUE_POISON || part[i].kind == VALUE_NONE)
            return part[i];
        if (part[i].kind == VALUE_FLOAT && isnan(part[i].f))
            return value_none();
        if (dtype_info[kind.column[i].dtype].is_float)
            number_bound(
                s, DIAG_H0990,
                value_truth(s, value_compare(s, OPERATOR_EQ, part[i], part[i])),
                "a key that is NaN, of a dict or set whose keys are "
                "known only when running");
    }
    return kind.nkey ? value_tuple(s, n, part) : part[0];
}

/* A part of a key as a word of bits, equal where the part is; what a float's
 * digits are, its product with the golden ratio says. */
static Node *word_of(Spec *s, Value v)
{
    Node *n = value_is_array(v) ? array_node(s, v.object)
                                : spec_scalar_node(s, v),
         *whole, *finite;
    Build b = spec_build(s);
    Type t = type_scalar(DTYPE_F64);

    if (!dtype_info[n->type.dtype].is_float)
        return build_convert(&b, n, DTYPE_U64);
    n = build_convert(&b, n, DTYPE_F64);
    n = build2(&b, OP_multiply, n,
               build_f64(&b, DTYPE_F64, 0.6180339887498949));
    whole = build1(&b, OP_floor, n);
    n = build2(&b, OP_subtract, n, whole);
    finite = build2(&b, OP_less, n, build_f64(&b, DTYPE_F64, 1)); /* no NaN */
    n = build3(&b, OP_select, finite, n, build_zeros(&b, t));
    n = build2(&b, OP_multiply, n, build_f64(&b, DTYPE_F64, 0x1p62));
    return build_convert(&b, n, DTYPE_U64);
}

/* Fibonacci hashing (Knuth, The Art of Computer Programming 3, 6.4): the upper
 * bits of the product with 2^64 over the golden ratio. */
Value table_slot(Spec *s, Args *a)
{
    Value head = part_of(s, object_body(a->arg[0].object), head_name),
          part[MOST_COLUMNS];
    int n = parts_of(a->arg[1], places_of(a->arg[1]), part), bits = 0;
    Node *hash = NULL;
    Build b;

    if (!value_is_array(head) || n < 1)
        return spec_not_yet(s, "a dict or set whose keys are known only when "
                               "running, and that is one of several");
    for (int i = 0; i < n; i++)
        if (!value_is_python_number(part[i]) && !value_is_numpy_scalar(part[i]))
            return value_poison(); /* table_row() has said why */
    while (1 << bits < head.object->array.shape.dim[0])
        bits++;
    for (int i = 0; i < n; i++) {
        Node *word = word_of(s, part[i]);

        b = spec_build(s);
        hash = hash ? build2(&b, OP_add, hash, word) : word;
        hash = build2(&b, OP_multiply, hash,
                      build_i64(&b, DTYPE_U64, (int64_t)0x9e3779b97f4a7c15u));
        if (i + 1 < n) /* the upper bits come to the lower ones */
            hash = build2(
                &b, OP_xor, hash,
                build2(&b, OP_shift_right, hash, build_i64(&b, DTYPE_U64, 32)));
    }
    hash =
        build2(&b, OP_shift_right, hash, build_i64(&b, DTYPE_U64, 64 - bits));
    hash = build_convert(&b, hash, DTYPE_I64);
    interval_note(s, hash, (Interval){0, ((int64_t)1 << bits) - 1, false});
    return value_scalar(hash);
}

Value table_copy(Spec *s, Args *a)
{
    static const char *const as_they_are[] = {keys_name, values_name, gone_name,
                                              came_name, " order"};
    const Object *of = a->arg[0].object;
    const Body *b = object_body(of);
    Value entries = part_of(s, b, entries_name),
          head = part_of(s, b, head_name);
    Object *o;

    if (!value_is_table(a->arg[0]) || !value_is_grown(entries) ||
        !value_is_array(head))
        return spec_not_yet(s, "a dict or set whose keys are known only when "
                               "running, and that is one of several");
    entries = columns_copy(s, entries);
    head = array_value(s, array_node(s, head.object));
    if (entries.kind != VALUE_OBJECT || head.kind != VALUE_OBJECT)
        return value_poison();
    o = of->plain_kind == OBJECT_SET ? set_new(s, false)
                                     : object_new(s, OBJECT_DICT);
    grown_begin(s, o);
    o->instance.class = of->instance.class;
    object_set(s, o, spec_sym(s, entries_name), entries);
    object_set(s, o, spec_sym(s, head_name), head);
    for (size_t i = 0; i < sizeof as_they_are / sizeof *as_they_are; i++)
        object_set(s, o, spec_sym(s, as_they_are[i]),
                   part_of(s, object_body(of), as_they_are[i]));
    return value_object(o);
}

Value table_most(Spec *s, Args *a)
{
    int64_t most = value_is_table(a->arg[0])
                       ? table_at_most(s, object_body(a->arg[0].object))
                       : -1;

    return most >= 0 ? value_int(most)
                     : spec_not_yet(s, "a dict or set whose keys are known "
                                       "only when running, and that is one of "
                                       "several");
}

Value table_row(Spec *s, Args *a)
{
    bool is_set = a->arg[2].kind == VALUE_NONE;
    Value key = a->arg[1],
          v = is_set ? (Value){.kind = VALUE_UNDEFINED} : a->arg[2];
    TableKind kind;
    Value part[2 * MOST_COLUMNS];
    int n;

    if (!kind_from(s, a->arg[0], &kind))
        return value_poison();
    if ((kind.nvalue < 0) != is_set || !kind_takes(&kind, key, v))
        return spec_not_yet(s,
                            "a %s whose keys are known only when running, of "
                            "%s that are not all of one type: here %s comes "
                            "to it",
                            value_type_name(s, a->arg[0]),
                            kind.nvalue < 0 ? "elements" : "keys or values",
                            is_set ? value_describe(s, key)
                                   : arena_printf(s->arena, "%s: %s",
                                                  value_describe(s, key),
                                                  value_describe(s, v)));
    n = parts_of(key, kind.nkey, part);
    n += parts_of(v, kind.nvalue, part + n);
    return value_tuple(s, n, part);
}

Value table_of(Spec *s, Args *a)
{
    return value_is_object(a->arg[0], OBJECT_SET)
               ? table_beside(s, a->arg[0], a->arg[1], BESIDE_MAKES)
               : a->arg[0];
}
