/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Keys of dicts that are known only when running.
 *
 * The keys of a dict are always known; which of them a staged number, a tuple
 * of such or one of several strings is, is asked of each. Where it is, is a
 * list of alternatives: places of the dict, and MISSING. So reading selects
 * among the items, and writing writes to each under its guard, without a
 * branch. A new key cannot come of it. */
#include "passes/python/protocol.h"
#include "passes/python/table.h"
#include "passes/staging/alternative.h"

#include <math.h>

enum { MISSING = -1, MOST_PLACES = 256 };

/* What it is compared with must not be asked of a class, nor be a NaN, which is
 * only equal to itself. */
static bool can_ask(const Body *b, Value key)
{
    bool can = !value_asks_for_key(key) && !b->hash;

    for (int i = 0; can && i < b->nitem; i++)
        can = !value_asks_for_key(b->key[i]) &&
              !(b->key[i].kind == VALUE_FLOAT && isnan(b->key[i].f));
    return can;
}

static bool is_number(Value v)
{
    return value_is_python_number(v) || v.kind == VALUE_LONG ||
           value_is_numpy_scalar(v);
}

/* What is of another kind is not equal. */
static Value equals_key(Spec *s, Value key, Value other)
{
    bool may_be = is_number(key) ? is_number(other)
                                 : value_is_object(other, OBJECT_TUPLE);

    return may_be ? value_truth(s, value_equal(s, key, other))
                  : value_bool(false);
}

/* The key is the one in the place k if the tag is k; missing if it is n. */
static bool ask_each(Spec *s, const Body *b, Value key, Alternatives *at)
{
    Node **is_it = ARENA_ARRAY(s->arena, Node *, b->nitem), *tag;
    int *place = ARENA_ARRAY(s->arena, int, b->nitem), n = 0;
    Build build;

    for (int i = 0; i < b->nitem; i++) {
        Value same = equals_key(s, key, b->key[i]);

        if (same.kind == VALUE_POISON || n == MOST_PLACES)
            return false;
        if (number_is_bool(same, false))
            continue;
        is_it[n] = spec_scalar_node(s, same);
        place[n++] = i;
    }
    build = spec_build(s);
    tag = build_i64(&build, DTYPE_I64, n);
    for (int k = n - 1; k >= 0; k--)
        tag = build3(&build, OP_select, is_it[k],
                     build_i64(&build, DTYPE_I64, k), tag);
    for (int k = 0; k <= n; k++) {
        const Guard *g = NULL;

        if (n && !guard_and(s->arena, NULL, tag, k, n + 1, &g))
            continue;
        alternatives_add(s->arena, at, value_int(k < n ? place[k] : MISSING),
                         g);
    }
    return true;
}

/* The strings are known, and an index says which it is. */
static void ask_strings(Spec *s, const Body *b, Value key, Alternatives *at)
{
    const Body *list = object_body(key.object);
    Choice c = {.tag = spec_scalar_node(s, list->item[0]),
                .n = list->nitem - 1,
                .item = list->item + 1};

    alternatives_of(s, (Value){.kind = VALUE_CHOICE, .choice = &c}, NULL, at);
    for (int i = 0; i < at->n; i++)
        at->item[i].value = value_int(body_key(b, at->item[i].value));
}

bool key_is_staged(Value key)
{
    return value_is_object(key, OBJECT_CHOICE) || key.kind == VALUE_SCALAR ||
           ((value_is_numpy_scalar(key) ||
             value_is_object(key, OBJECT_TUPLE)) &&
            value_has_staged(key));
}

/* Where the key is in a dict; false after an error. */
static bool key_places(Spec *s, Object *dict, Value key, Alternatives *at)
{
    const Body *b = object_body(dict);
    uint64_t hash;

    if (value_has_hash(key) && can_ask(b, key)) {
        if (value_is_object(key, OBJECT_CHOICE)) {
            ask_strings(s, b, key, at);
            return true;
        }
        if (ask_each(s, b, key, at))
            return true;
        if (spec_ended(s))
            return false;
    }
    return key_hash(s, key, &hash) && false; /* says what is wrong with it */
}

/* Without those where it is missing; is it there? NULL: for sure. */
static Node *places_found(Spec *s, const Alternatives *at, Alternatives *found)
{
    Node *missing = NULL;

    for (int i = 0; i < at->n; i++) {
        Node *is_it;
        Build b;

        if (at->item[i].value.i != MISSING) {
            alternatives_add(s->arena, found, at->item[i].value,
                             at->item[i].when);
            continue;
        }
        is_it = guard_node(s, at->item[i].when);
        b = spec_build(s);
        if (!is_it)
            is_it = build_bool(&b, true);
        missing = missing ? build2(&b, OP_or, missing, is_it) : is_it;
    }
    if (missing) {
        Build b = spec_build(s);

        missing = build1(&b, OP_not, missing);
    }
    return missing;
}

/* The items in these places; where it is missing, `other`. */
static Value items_at(Spec *s, const Object *dict, const Alternatives *at,
                      Value other)
{
    Alternatives all = {0};

    for (int i = 0; i < at->n; i++) {
        int64_t k = at->item[i].value.i;

        alternatives_of(s, k < 0 ? other : object_body(dict)->item[k],
                        at->item[i].when, &all);
    }
    return join_pick(s, &all);
}

Value keyed_has(Spec *s, Object *dict, Value key)
{
    Alternatives at = {0}, found = {0};
    Node *there;

    if (!key_places(s, dict, key, &at))
        return value_poison();
    there = places_found(s, &at, &found);
    return there && found.n ? value_scalar(there) : value_bool(found.n > 0);
}

bool keyed_look(Spec *s, Object *dict, Value key, Value *v, Node **there)
{
    Alternatives at = {0}, found = {0};

    v->kind = VALUE_UNDEFINED;
    if (!key_places(s, dict, key, &at))
        return false;
    *there = places_found(s, &at, &found);
    if (found.n)
        *v = items_at(s, dict, &found, value_none());
    return true;
}

Value keyed_get(Spec *s, Object *dict, Value key)
{
    Value v;
    Node *there;

    if (!keyed_look(s, dict, key, &v, &there))
        return value_poison();
    s->words = key;
    if (v.kind == VALUE_UNDEFINED)
        return raise_other(s, "KeyError", DIAG_H0506,
                           "the dict has no such key");
    if (there && key.kind == VALUE_SCALAR && key.node->type.dtype == DTYPE_I64)
        spec_check_values(s, DIAG_H0906, there, 1,
                          (const char *[]){"KeyError: ", ""},
                          (Node *[]){spec_scalar_node(s, key)});
    else if (there)
        spec_check(s, DIAG_H0906, there, "KeyError: the dict has no such key");
    s->words = (Value){.kind = VALUE_UNDEFINED};
    return v;
}

Value keyed_find(Spec *s, Object *dict, Value key, Value other)
{
    Alternatives at = {0};

    return key_places(s, dict, key, &at) ? items_at(s, dict, &at, other)
                                         : value_poison();
}

/* The value where the key is there, and what was there before elsewhere. */
static Value put_at(Spec *s, Value old, Value v, const Guard *when)
{
    Alternatives both = {0};

    alternatives_of(s, v, when, &both);
    if (when)
        alternatives_of(s, old, NULL, &both);
    return value_settle(s, join_pick(s, &both), "an item of this dict");
}

bool keyed_set(Spec *s, Object *dict, Value key, Value v)
{
    static const char *const words[] = {
        "a key of a dict that came and went between `d[k]` and `d[k] =`"};
    Alternatives at = {0}, found = {0};
    Node *there;
    Value *item;
    uint64_t hash;

    if (!key_places(s, dict, key, &at))
        return false;
    there = places_found(s, &at, &found);
    if (!found.n || (there && !s->key_read)) { /* it may be a new one */
        Value pair[2] = {key, v};

        if (table_begin(s, dict, key, v))
            return table_call(s, value_object(dict), "__setitem__", 2, pair)
                           .kind != VALUE_POISON &&
                   !spec_ended(s);
        if (spec_ended(s))
            return false;
    }
    if (!found.n)
        return key_hash(s, key, &hash) && false; /* it must be known */
    if (there && !s->key_read) {
        spec_error(s, DIAG_H0301,
                   "a key that may be a new one of the dict must be known when "
                   "compiling; this is %s",
                   value_describe(s, key));
        return false;
    }
    if (there)
        spec_limit_values(s, DIAG_H0990, there, 0, words, NULL);
    item = ARENA_ARRAY(s->arena, Value, found.n);
    for (int i = 0; i < found.n; i++) {
        item[i] = put_at(s, object_body(dict)->item[found.item[i].value.i], v,
                         found.item[i].when);
        if (item[i].kind == VALUE_POISON)
            return false;
    }
    heap_touch(s, dict);
    for (int i = 0; i < found.n; i++)
        object_edit(dict)->item[found.item[i].value.i] = item[i];
    return true;
}
