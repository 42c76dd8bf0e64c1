/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Dicts: their methods, and the live views that keys(), values() and items()
 * give. A view holds its dict and goes through what that holds now. */
#include "passes/python/protocol.h"
#include "passes/python/table.h"

#include <string.h>

typedef enum DictView { VIEW_KEYS, VIEW_VALUES, VIEW_ITEMS } DictView;

/* ---- views ---- */

static DictView view_of(Value v)
{
    return (DictView)object_body(v.object)->item[1].i;
}

Object *dict_of_view(Spec *s, Value v)
{
    Value dict = value_settle(s, object_body(v.object)->item[0], "the dict");

    if (value_is_object(dict, OBJECT_DICT))
        return dict.object;
    if (dict.kind != VALUE_POISON)
        spec_not_yet(s, "a view of one of several dicts is not there yet");
    return NULL;
}

const char *dict_view_name(Value v)
{
    static const char *const name[2][3] = {
        {"dict_keys", "dict_values", "dict_items"},
        {"odict_keys", "odict_values", "odict_items"}};

    return name[object_body(v.object)->nitem > 2][view_of(v)];
}

static Value view_item(Spec *s, DictView view, const Body *b, int at)
{
    Value pair[2] = {b->key[at], b->item[at]};

    return view == VIEW_ITEMS
               ? value_tuple(s, 2, pair)
               : value_settle(s, pair[view == VIEW_VALUES], "this item");
}

Value dict_view_item(Spec *s, Value v, int64_t at)
{
    const Object *dict = dict_of_view(s, v);

    return dict ? view_item(s, view_of(v), object_body(dict), (int)at)
                : value_poison();
}

int dict_view_items(Spec *s, Value v, Value **item)
{
    const Object *dict = dict_of_view(s, v);
    int n = dict ? object_body(dict)->nitem : -1;

    if (n < 0)
        return -1;
    *item = ARENA_ARRAY(s->arena, Value, n);
    for (int i = 0; i < n; i++)
        (*item)[i] = view_item(s, view_of(v), object_body(dict), i);
    return n;
}

static bool is_view(Value v)
{
    return value_is_object(v, OBJECT_DICT_VIEW);
}

/* Views of keys and of items are sets. */
static bool is_set_view(Value v)
{
    return is_view(v) && view_of(v) != VIEW_VALUES;
}

static bool is_set_like(Value v)
{
    return is_set_view(v) || value_is_object(v, OBJECT_SET);
}

/* `item in view`; UNDEFINED: by comparing with each. */
Value dict_view_contains(Spec *s, Value item, Value v)
{
    Object *dict = dict_of_view(s, v);
    const Body *pair;
    int at;

    if (!dict)
        return value_poison();
    if (view_of(v) == VIEW_VALUES)
        return (Value){.kind = VALUE_UNDEFINED};
    if (view_of(v) == VIEW_KEYS) {
        at = object_key(s, dict, item);
        return at == -2 ? value_poison() : value_bool(at >= 0);
    }
    if (!value_is_object(item, OBJECT_TUPLE))
        return value_bool(false);
    pair = object_body(item.object);
    if (pair->nitem != 2)
        return value_bool(false);
    at = object_key(s, dict, pair->item[0]);
    if (at < 0)
        return at == -2 ? value_poison() : value_bool(false);
    return value_equal(s, object_body(dict)->item[at], pair->item[1]);
}

/* all_contained_in() of CPython: 1, 0, -1 after an error. */
static int all_in(Spec *s, Value x, Value y)
{
    Value *item;
    int n = value_iterate(s, x, &item);

    for (int i = 0; i < n; i++) {
        Node *node;
        int in =
            spec_truth(s, value_compare(s, OPERATOR_IN, item[i], y), &node);

        if (in == -1)
            spec_not_yet(s, "comparing views of values that are known only "
                            "when running");
        if (in != 1)
            return in < 0 ? -1 : 0;
    }
    return n < 0 ? -1 : 1;
}

/* dictview_richcompare(); UNDEFINED where it has no answer. */
Value dict_view_compare(Spec *s, Operator op, Value x, Value y)
{
    bool swap = op == OPERATOR_GT || op == OPERATOR_GE;
    bool equal = op == OPERATOR_EQ || op == OPERATOR_NE;
    int64_t n, m;
    int in = 0;

    if (!is_set_like(x) || !is_set_like(y))
        return equal ? value_bool(value_same(x, y) == (op == OPERATOR_EQ))
                     : (Value){.kind = VALUE_UNDEFINED};
    n = value_length(s, x);
    m = value_length(s, y);
    if (n < 0 || m < 0)
        return value_poison();
    if (equal                                    ? n == m
        : op == OPERATOR_LT || op == OPERATOR_GT ? (swap ? m < n : n < m)
                                                 : (swap ? m <= n : n <= m))
        in = swap ? all_in(s, y, x) : all_in(s, x, y);
    return in < 0 ? value_poison() : value_bool(in == (op != OPERATOR_NE));
}

/* _PyDictView_Intersect() */
static Value view_intersect(Spec *s, Value x, Value y)
{
    Value *item, in;
    Object *out = set_new(s, false);
    int n;

    if (!is_set_view(x)) {
        Value other = x;

        x = y;
        y = other;
    }
    if (value_is_object(y, OBJECT_SET) && !y.object->is_frozen &&
        value_length(s, x) <= value_length(s, y))
        return set_binary(s, OPERATOR_AND, y, x);
    if (is_set_view(y) && value_length(s, y) > value_length(s, x)) {
        Value other = x;

        x = y;
        y = other;
    }
    n = value_iterate(s, y, &item);
    for (int i = 0; i < n; i++) {
        uint64_t hash;

        in = dict_view_contains(s, item[i], x);
        if (in.kind != VALUE_BOOL)
            return in.kind == VALUE_POISON
                       ? in
                       : spec_not_yet(s, "this intersection is not there yet");
        if (in.b &&
            (!key_hash(s, item[i], &hash) || !set_add(s, out, item[i], hash)))
            return value_poison();
    }
    return n < 0 ? value_poison() : value_object(out);
}

/* What PySet_New() makes of an operand: of a dict's keys by the dict. */
static Object *set_of_operand(Spec *s, Value x)
{
    Object *set = set_new(s, false);

    if (is_view(x) && view_of(x) == VIEW_KEYS) {
        Object *dict = dict_of_view(s, x);

        if (!dict)
            return NULL;
        x = value_object(dict);
    }
    return set_update(s, set, x) ? set : NULL;
}

Value dict_view_binary(Spec *s, Operator op, Value x, Value y)
{
    Object *set;

    if (!is_set_view(x) && !is_set_view(y))
        return (Value){.kind = VALUE_UNDEFINED};
    if (op == OPERATOR_AND)
        return view_intersect(s, x, y);
    if (op != OPERATOR_OR && op != OPERATOR_SUB && op != OPERATOR_XOR)
        return (Value){.kind = VALUE_UNDEFINED};
    if (op == OPERATOR_XOR && is_view(x) && is_view(y) &&
        view_of(x) == VIEW_ITEMS && view_of(y) == VIEW_ITEMS)
        return spec_not_yet(s, "`^` of the items of two dicts is not there "
                               "yet");
    set = set_of_operand(s, x);
    return set && set_change(s, op, set, y) ? value_object(set)
                                            : value_poison();
}

static Value do_view(Spec *s, Args *a)
{
    Value part[2] = {a->self, value_int(a->builtin->op)};

    return value_object(object_items(s, OBJECT_DICT_VIEW, 2, part));
}

static Value do_view_disjoint(Spec *s, Args *a)
{
    Value *item;
    int n;

    if (!is_set_view(a->self))
        return raise_certain(s, DIAG_H0202,
                             "dict_values has no attribute `isdisjoint`");
    n = value_iterate(s, a->arg[0], &item);
    for (int i = 0; i < n; i++) {
        Value in = dict_view_contains(s, item[i], a->self);

        if (in.kind != VALUE_BOOL)
            return in.kind == VALUE_POISON
                       ? in
                       : spec_not_yet(s, "isdisjoint() of these items");
        if (in.b)
            return value_bool(false);
    }
    return n < 0 ? value_poison() : value_bool(true);
}

const Builtin dict_view_methods[] = {
    {"isdisjoint", "other, /", do_view_disjoint, 0, NULL},
    {0},
};

/* ---- dicts ---- */

static bool take_pair(Spec *s, Value item, void *dict)
{
    Value *pair;
    int size = value_iterate(s, item, &pair);

    if (size >= 0 && size != 2)
        raise_found(s, DIAG_H0515,
                    "a dict takes pairs; this element has length %d", size);
    return size == 2 && dict_put(s, dict, pair[0], pair[1]);
}

/* What an object gives for each of its keys(), all of which it says first. */
static bool dict_update_by_keys(Spec *s, Object *dict, Value x, Value keys)
{
    Value *key, into = value_object(dict), all;
    int n;

    spec_pin(s, 1, &into);
    all = call_function(s, value_settle(s, keys, "keys"), 0, NULL);
    n = all.kind == VALUE_POISON || spec_ended(s)
            ? -1
            : iterator_collect(s, all, &key);
    all = n < 0 ? all : value_list(s, n, key);
    spec_pin(s, 1, &all);
    for (int i = 0; i < n; i++) {
        Value k = object_body(all.object)->item[i], v = value_get_item(s, x, k);

        if (v.kind == VALUE_POISON || spec_ended(s) || !dict_put(s, dict, k, v))
            return false;
    }
    return n >= 0;
}

/* What can be updated from: what has keys(), or pairs. */
bool dict_update(Spec *s, Object *dict, Value other)
{
    Value *item;
    int n;
    bool done;

    if (value_is_table(value_object(dict)))
        return table_call(s, value_object(dict), "update", 1, &other).kind !=
                   VALUE_POISON &&
               !spec_ended(s);
    other = derived_iterable(s, other);
    if ((value_is_table(other) || length_is_staged(other)) &&
        table_fills(s, dict, other, &done))
        return done;
    if (value_is_object(other, OBJECT_DICT)) {
        const Body *b = object_body(other.object);

        for (int i = 0; i < b->nitem && other.object != dict; i++)
            if (b->hash ? !object_set_hashed(s, dict, b->key[i], b->hash[i],
                                             b->item[i])
                        : !object_set_key(s, dict, b->key[i], b->item[i]))
                return false;
        return true;
    }
    if (class_of(other)) {
        Value keys = value_find_attribute(s, other, spec_sym(s, "keys"));

        if (keys.kind != VALUE_UNDEFINED)
            return dict_update_by_keys(s, dict, other, keys);
    }
    if (value_is_object(other, OBJECT_ITERATOR))
        return iterator_each(s, other, take_pair, dict);
    n = value_iterate(s, other, &item);
    for (int i = 0; i < n; i++)
        if (!take_pair(s, item[i], dict))
            return false;
    return n >= 0;
}

bool dict_update_names(Spec *s, Object *dict, const Args *a)
{
    for (int i = 0; i < a->nkeyword; i++)
        if (!dict_put(s, dict, value_str(a->keyword[i]), a->named[i]))
            return false;
    return true;
}

static Value do_get(Spec *s, Args *a)
{
    Value other = a->arg[1].kind == VALUE_UNDEFINED ? value_none() : a->arg[1];
    int at;

    if (table_reads(s, a->self.object, a->arg[0]))
        return table_call(s, a->self, "get", 2, (Value[]){a->arg[0], other});
    if (key_is_staged(a->arg[0]))
        return keyed_find(s, a->self.object, a->arg[0], other);
    at = object_key(s, a->self.object, a->arg[0]);
    if (at == -2)
        return value_poison();
    return at >= 0 ? object_body(a->self.object)->item[at] : other;
}

static Value do_setdefault(Spec *s, Args *a)
{
    Value v = a->arg[1].kind == VALUE_UNDEFINED ? value_none() : a->arg[1];
    uint64_t hash;
    int at = -2;

    if (key_is_staged(a->arg[0]))
        return table_instead(s, a->self.object, a->arg[0], v, "setdefault", 2,
                             (Value[]){a->arg[0], v});
    if (key_hash(s, a->arg[0], &hash))
        at = key_find(s, a->self.object, a->arg[0], hash);
    if (at == -2)
        return value_poison();
    if (at >= 0)
        return object_body(a->self.object)->item[at];
    object_add_key(s, a->self.object, a->arg[0], hash, v);
    return v;
}

/* Of an empty dict no key is hashed. */
static Value do_pop(Spec *s, Args *a)
{
    const Body *b = object_body(a->self.object);
    int at;
    Value v;

    if (b->nitem && key_is_staged(a->arg[0]))
        return table_instead(s, a->self.object, a->arg[0], b->item[0], "pop",
                             1 + (a->arg[1].kind != VALUE_UNDEFINED), a->arg);
    at = b->nitem ? object_key(s, a->self.object, a->arg[0]) : -1;
    if (at == -2)
        return value_poison();
    if (at < 0 && a->arg[1].kind != VALUE_UNDEFINED)
        return a->arg[1];
    if (at < 0)
        return key_error(s, a->arg[0]);
    v = object_body(a->self.object)->item[at];
    object_remove_at(s, a->self.object, at);
    return v;
}

static Value do_popitem(Spec *s, Args *a)
{
    Object *dict = a->self.object;
    int last = object_body(dict)->nitem - 1;
    Value pair;

    if (last < 0)
        return raise_other(s, "KeyError", DIAG_H0506,
                           "popitem() of an empty dict");
    pair = view_item(s, VIEW_ITEMS, object_body(dict), last);
    object_remove_at(s, dict, last);
    return pair;
}

static Value do_clear(Spec *s, Args *a)
{
    heap_touch(s, a->self.object);
    object_edit(a->self.object)->nitem = 0;
    object_edit(a->self.object)->nchange++;
    a->self.object->resized = s->span;
    return value_none();
}

static Value do_copy(Spec *s, Args *a)
{
    Object *o = object_new(s, OBJECT_DICT);

    *object_edit(o) = body_copy(s, object_body(a->self.object));
    return value_object(o);
}

static Value do_update(Spec *s, Args *a)
{
    Object *dict = a->self.object;

    return (a->arg[0].kind == VALUE_UNDEFINED ||
            dict_update(s, dict, a->arg[0])) &&
                   dict_update_names(s, dict, a)
               ? value_none()
               : value_poison();
}

typedef struct FromKeys {
    Object *dict;
    Value value;
    Value derived; /* an object of the class that is asked; UNDEFINED: none */
} FromKeys;

static bool take_key(Spec *s, Value key, void *data)
{
    const FromKeys *f = data;

    if (f->derived.kind != VALUE_UNDEFINED) {
        value_set_item(s, f->derived, key, f->value);
        return !spec_ended(s);
    }
    return dict_put(s, f->dict, key, f->value);
}

static Value do_from_keys(Spec *s, Args *a)
{
    FromKeys f = {object_new(s, OBJECT_DICT), a->arg[1], {0}};
    Value dict = value_object(f.dict);

    if (value_is_object(a->self, OBJECT_CLASS)) {
        f.derived = call_function(s, a->self, 0, NULL);
        spec_pin(s, 1, &f.derived);
        dict = f.derived;
    }
    if (f.value.kind == VALUE_UNDEFINED)
        f.value = value_none();
    spec_pin(s, 1, &dict);
    return value_each(s, a->arg[0], take_key, &f) ? dict : value_poison();
}

const Builtin dict_methods[] = {
    {"clear", "", do_clear, 0, NULL},
    {"copy", "", do_copy, 0, NULL},
    {"fromkeys", "iterable, value=, /", do_from_keys, BUILTIN_OF_CLASS, NULL},
    {"get", "key, default=, /", do_get, 0, NULL},
    {"items", "", do_view, VIEW_ITEMS, NULL},
    {"keys", "", do_view, VIEW_KEYS, NULL},
    {"pop", "key, default=, /", do_pop, 0, NULL},
    {"popitem", "", do_popitem, 0, NULL},
    {"setdefault", "key, default=, /", do_setdefault, 0, NULL},
    {"update", "other=, /, **others", do_update, 0, NULL},
    {"values", "", do_view, VIEW_VALUES, NULL},
    {0},
};
