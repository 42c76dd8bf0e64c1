/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Sets, in CPython's order.
 *
 * A set goes through its elements as they lie in CPython's hash table, so the
 * table is kept as CPython keeps it: its probing, its growth, the dummies that
 * removed elements leave, and what each operation goes through (setobject.c of
 * CPython 3.11). A slot holds the place of its element in the body's keys.
 *
 * The hashes of strings, None and objects differ from process to process:
 * a set that ever held one is gone through in the order of its keys, which is
 * that in which they were added. */
#include "passes/python/protocol.h"
#include "passes/python/table.h"

#include <limits.h>
#include <string.h>

enum { LEAST_SLOTS = 8, LINEAR_PROBES = 9, PERTURB_SHIFT = 5 };

enum { SLOT_EMPTY = 0, SLOT_DUMMY = -1 };

struct SetTable {
    uint64_t mask; /* slots, less one */
    int fill;      /* slots that are not empty */
    int finger;    /* where pop() goes on */
    bool unordered;
    int *slot; /* the place of an element, counted from 1 */
};

static SetTable *table_new(Spec *s, uint64_t nslot)
{
    SetTable *t = ARENA_NEW(s->arena, SetTable);

    t->mask = nslot - 1;
    t->slot = ARENA_ARRAY(s->arena, int, nslot);
    return t;
}

SetTable *set_table_new(Spec *s)
{
    return table_new(s, LEAST_SLOTS);
}

SetTable *set_table_copy(Spec *s, const SetTable *t)
{
    SetTable *copy = table_new(s, t->mask + 1);
    int *slot = copy->slot;

    memcpy(slot, t->slot, (t->mask + 1) * sizeof *slot);
    *copy = *t;
    copy->slot = slot;
    return copy;
}

bool set_tables_same(const SetTable *a, const SetTable *b)
{
    if (a == b)
        return true;
    return a && b && a->mask == b->mask && a->fill == b->fill &&
           a->finger == b->finger && a->unordered == b->unordered &&
           !memcmp(a->slot, b->slot, (a->mask + 1) * sizeof *a->slot);
}

bool set_order_is_known(const Object *set)
{
    return !object_body(set)->table->unordered;
}

/* ---- probing ---- */

/* The slots where a hash may lie, one after the other. */
typedef struct Probe {
    uint64_t mask, perturb, begin, at, last;
} Probe;

static void probe_run(Probe *p)
{
    p->at = p->begin;
    p->last = p->begin + LINEAR_PROBES <= p->mask ? p->begin + LINEAR_PROBES
                                                  : p->begin;
}

static Probe probe_from(const SetTable *t, uint64_t hash)
{
    Probe p = {.mask = t->mask, .perturb = hash, .begin = hash & t->mask};

    probe_run(&p);
    return p;
}

static void probe_next(Probe *p)
{
    if (p->at++ < p->last)
        return;
    p->perturb >>= PERTURB_SHIFT;
    p->begin = (p->begin * 5 + 1 + p->perturb) & p->mask;
    probe_run(p);
}

/* The slot of a key, or the empty one where it is not; -1 after an error.
 * `*dummy` is the last one on the way, or -1. */
static int64_t set_look(Spec *s, Object *set, Value key, uint64_t hash,
                        int64_t *dummy)
{
    SetTable *t = object_body(set)->table;
    int fill = t->fill, n = object_body(set)->nitem;

    *dummy = -1;
    for (Probe p = probe_from(t, hash);; probe_next(&p)) {
        int place = t->slot[p.at], same;

        if (place == SLOT_EMPTY)
            return (int64_t)p.at;
        if (place == SLOT_DUMMY)
            *dummy = (int64_t)p.at;
        if (place == SLOT_DUMMY || object_body(set)->hash[place - 1] != hash)
            continue;
        same = keys_equal(s, object_body(set)->key[place - 1], key);
        if (same == 1)
            return (int64_t)p.at;
        if (same < 0)
            return -1;
        if (object_body(set)->table != t || t->fill != fill ||
            object_body(set)->nitem != n) {
            spec_not_yet(s, "a set that changes while `__eq__` compares its "
                            "elements");
            return -1;
        }
    }
}

int set_place(const Object *set, Value key)
{
    const SetTable *t = object_body(set)->table;
    uint64_t hash = value_hash(key);

    for (Probe p = probe_from(t, hash); t->slot[p.at] != SLOT_EMPTY;
         probe_next(&p)) {
        int place = t->slot[p.at] - 1;

        if (place >= 0 && object_body(set)->hash[place] == hash &&
            (value_same(object_body(set)->key[place], key) ||
             value_static_equal(object_body(set)->key[place], key)))
            return place;
    }
    return -1;
}

/* Puts a place into a table that holds no dummies and not its key. */
static void table_put(SetTable *t, uint64_t hash, int place)
{
    Probe p = probe_from(t, hash);

    while (t->slot[p.at] != SLOT_EMPTY)
        probe_next(&p);
    t->slot[p.at] = place;
}

/* set_table_resize(): more than `least` slots, and no dummies. */
static void set_resize(Spec *s, Object *set, int64_t least)
{
    SetTable *old = object_body(set)->table, *t;
    uint64_t n = LEAST_SLOTS;

    while (n <= (uint64_t)least)
        n *= 2;
    if (n == LEAST_SLOTS && old->mask == LEAST_SLOTS - 1 &&
        old->fill == object_body(set)->nitem)
        return;
    t = table_new(s, n);
    t->finger = old->finger;
    t->unordered = old->unordered;
    t->fill = object_body(set)->nitem;
    for (uint64_t i = 0; i <= old->mask; i++)
        if (old->slot[i] > 0)
            table_put(t, object_body(set)->hash[old->slot[i] - 1],
                      old->slot[i]);
    object_edit(set)->table = t;
}

static int64_t grown(const Object *set)
{
    int64_t n = object_body(set)->nitem;

    return n > 50000 ? n * 2 : n * 4;
}

/* ---- one element ---- */

int set_has(Spec *s, Object *set, Value key, uint64_t hash)
{
    int64_t dummy, at = set_look(s, set, key, hash, &dummy);

    return at < 0 ? -1 : object_body(set)->table->slot[at] != SLOT_EMPTY;
}

bool set_add(Spec *s, Object *set, Value key, uint64_t hash)
{
    int64_t dummy, at = set_look(s, set, key, hash, &dummy);
    SetTable *t;

    if (at < 0)
        return false;
    if (object_body(set)->table->slot[at] != SLOT_EMPTY)
        return true;
    object_push_key(s, set, key, hash, value_none());
    t = object_body(set)->table;
    t->unordered = t->unordered || !value_hash_is_known(key);
    t->slot[dummy < 0 ? at : dummy] = object_body(set)->nitem;
    if (dummy >= 0)
        return true;
    t->fill++;
    if ((uint64_t)t->fill * 5 >= t->mask * 3)
        set_resize(s, set, grown(set));
    return true;
}

/* Takes the key at a place out of the body: the last one goes there, or, where
 * their order is the set's, those behind it move up. */
static void body_remove(Spec *s, Object *set, int place)
{
    SetTable *t = object_body(set)->table;
    Body *b = object_edit(set);
    int last = b->nitem;

    if (t->unordered) {
        object_remove_at(s, set, place - 1);
        for (uint64_t i = 0; i <= t->mask; i++)
            t->slot[i] -= t->slot[i] > place;
        return;
    }
    if (place != last) {
        Probe p = probe_from(t, b->hash[last - 1]);

        while (t->slot[p.at] != last)
            probe_next(&p);
        t->slot[p.at] = place;
        ((Value *)b->key)[place - 1] = b->key[last - 1];
        b->hash[place - 1] = b->hash[last - 1];
    }
    object_remove_at(s, set, last - 1);
}

static void set_remove_slot(Spec *s, Object *set, uint64_t at)
{
    int place;

    heap_touch(s, set);
    place = object_body(set)->table->slot[at];
    object_edit(set)->table->slot[at] = SLOT_DUMMY;
    body_remove(s, set, place);
}

int set_discard(Spec *s, Object *set, Value key, uint64_t hash)
{
    int64_t dummy, at = set_look(s, set, key, hash, &dummy);

    if (at < 0)
        return -1;
    if (object_body(set)->table->slot[at] == SLOT_EMPTY)
        return 0;
    set_remove_slot(s, set, (uint64_t)at);
    return 1;
}

/* From the slot behind the one of the last pop on. */
Value set_pop(Spec *s, Object *set)
{
    const SetTable *t = object_body(set)->table;
    uint64_t at = (uint64_t)t->finger & t->mask;
    Value v;

    if (t->unordered) /* the element that was added first */
        for (at = 0; t->slot[at] != 1;)
            at++;
    while (t->slot[at] <= 0)
        at = (at + 1) & t->mask;
    v = object_body(set)->key[t->slot[at] - 1];
    set_remove_slot(s, set, at);
    object_edit(set)->table->finger = (int)at + 1;
    return v;
}

void set_clear(Spec *s, Object *set)
{
    int finger = object_body(set)->table->finger;

    heap_touch(s, set);
    object_edit(set)->nitem = 0;
    object_edit(set)->nchange++;
    set->resized = s->span;
    object_edit(set)->table = table_new(s, LEAST_SLOTS);
    object_edit(set)->table->finger = finger;
}

/* ---- all of them ---- */

/* The places of a set's keys in its order. */
static int set_places(Spec *s, const Object *set, int **out)
{
    const SetTable *t = object_body(set)->table;
    int n = 0, *place = ARENA_ARRAY(s->arena, int, object_body(set)->nitem + 1);

    *out = place;
    if (t->unordered)
        for (; n < object_body(set)->nitem; n++)
            place[n] = n;
    else
        for (uint64_t i = 0; i <= t->mask; i++)
            if (t->slot[i] > 0)
                place[n++] = t->slot[i] - 1;
    return n;
}

int set_items(Spec *s, const Object *set, Value **item)
{
    int *place, n = set_places(s, set, &place);

    *item = ARENA_ARRAY(s->arena, Value, n);
    for (int i = 0; i < n; i++)
        (*item)[i] = object_body(set)->key[place[i]];
    return n;
}

/* Elements with their hashes, as an operation goes through them: those of a
 * set or dict are what it holds now; others are hashed one by one. */
typedef struct Elements {
    int n, next;
    Value *key;
    const uint64_t *hash; /* NULL: each is to be hashed */
    Value iterator;       /* UNDEFINED: `key` is all */
} Elements;

static bool is_set(Value v)
{
    return value_is_object(v, OBJECT_SET);
}

static void elements_hashed(Spec *s, const Object *of, Elements *e)
{
    uint64_t *hash =
        ARENA_ARRAY(s->arena, uint64_t, object_body(of)->nitem + 1);
    int *place = NULL;

    e->n = object_body(of)->nitem;
    e->key = ARENA_ARRAY(s->arena, Value, e->n);
    e->hash = hash;
    if (of->kind == OBJECT_SET)
        set_places(s, of, &place);
    for (int i = 0; i < e->n; i++) {
        int at = place ? place[i] : i;

        e->key[i] = object_body(of)->key[at];
        hash[i] = object_body(of)->hash ? object_body(of)->hash[at]
                                        : value_hash(e->key[i]);
    }
}

static bool elements_of(Spec *s, Value x, Elements *e)
{
    *e = (Elements){.iterator = {.kind = VALUE_UNDEFINED}};
    if (is_set(x) || value_is_object(x, OBJECT_DICT)) {
        elements_hashed(s, x.object, e);
        return true;
    }
    if (value_is_object(x, OBJECT_ITERATOR) || class_of(x)) {
        e->iterator = iterator_of(s, x);
        return e->iterator.kind != VALUE_POISON && !spec_ended(s);
    }
    e->n = value_iterate(s, x, &e->key);
    return e->n >= 0;
}

/* 1, 0 at the end, -1 after an error. */
static int elements_next(Spec *s, Elements *e, Value *key, uint64_t *hash)
{
    if (e->iterator.kind != VALUE_UNDEFINED) {
        int more = iterator_next(s, e->iterator, key);

        return more != 1 ? more : key_hash(s, *key, hash) ? 1 : -1;
    }
    if (e->next == e->n)
        return 0;
    *key = e->key[e->next];
    if (e->hash)
        *hash = e->hash[e->next];
    else if (!key_hash(s, *key, hash))
        return -1;
    e->next++;
    return 1;
}

/* Is it in a set, or a dict? -1 after an error. */
static int holds(Spec *s, Object *in, Value key, uint64_t hash)
{
    int at;

    if (in->kind == OBJECT_SET)
        return set_has(s, in, key, hash);
    at = key_find(s, in, key, hash);
    return at == -2 ? -1 : at >= 0;
}

/* Is there an element that is in `in`, or that is not? It looks no further
 * than that; -1 after an error. */
static int find_element(Spec *s, Elements *e, Object *in, bool wanted)
{
    Value key;
    uint64_t hash;
    int more, has;

    while ((more = elements_next(s, e, &key, &hash)) == 1) {
        has = holds(s, in, key, hash);
        if (has < 0 || has == wanted)
            return has < 0 ? -1 : 1;
    }
    return more;
}

/* Of which a set has a part: those that are in `in`, or that are not, go into
 * `out`, as long as it has fewer than `most`. False after an error. */
static bool add_elements(Spec *s, Object *out, Elements *e, Object *in,
                         bool wanted, int most)
{
    Value key;
    uint64_t hash;
    int more, has;

    while ((more = elements_next(s, e, &key, &hash)) == 1) {
        has = in ? holds(s, in, key, hash) : wanted;
        if (has < 0 || (has == wanted && !set_add(s, out, key, hash)))
            return false;
        if (has == wanted && object_body(out)->nitem >= most)
            return true;
    }
    return more == 0;
}

static void grow_for(Spec *s, Object *set, int64_t n)
{
    const SetTable *t = object_body(set)->table;

    if (((uint64_t)t->fill + (uint64_t)n) * 5 >= t->mask * 3)
        set_resize(s, set, (object_body(set)->nitem + n) * 2);
}

/* set_merge(), into a set that holds nothing and never did. */
static void merge_clean(Spec *s, Object *set, const Object *other)
{
    const SetTable *from = object_body(other)->table;
    SetTable *t = object_body(set)->table;
    bool exact =
        t->mask == from->mask && from->fill == object_body(other)->nitem;

    for (int i = 0; i < object_body(other)->nitem; i++)
        object_push_key(s, set, object_body(other)->key[i],
                        object_body(other)->hash[i], value_none());
    for (uint64_t i = 0; i <= from->mask; i++)
        if (exact)
            t->slot[i] = from->slot[i];
        else if (from->slot[i] > 0)
            table_put(t, object_body(other)->hash[from->slot[i] - 1],
                      from->slot[i]);
    t->fill = object_body(other)->nitem;
    t->unordered = from->unordered;
}

bool set_update(Spec *s, Object *set, Value other)
{
    Elements e;

    other = derived_set(s, other);
    if (is_set(other) &&
        (other.object == set || !object_body(other.object)->nitem))
        return true;
    heap_touch(s, set);
    if (is_set(other) || value_is_object(other, OBJECT_DICT))
        grow_for(s, set, object_body(other.object)->nitem);
    if (is_set(other) && !object_body(set)->table->fill) {
        merge_clean(s, set, other.object);
        return true;
    }
    return elements_of(s, other, &e) &&
           add_elements(s, set, &e, NULL, true, INT_MAX);
}

Object *set_new(Spec *s, bool is_frozen)
{
    Object *set = object_new(s, OBJECT_SET);

    set->is_frozen = is_frozen;
    return set;
}

Object *set_copy(Spec *s, const Object *of)
{
    Object *copy = set_new(s, of->is_frozen);

    set_update(s, copy, value_object((Object *)of));
    return copy;
}

bool set_intersect(Spec *s, Object *out, Object *x, Value other)
{
    Elements e;

    other = derived_set(s, other);
    if (is_set(other) && other.object == x)
        return set_update(s, out, other);
    if (is_set(other) &&
        object_body(other.object)->nitem > object_body(x)->nitem) {
        Object *smaller = x;

        x = other.object;
        other = value_object(smaller);
    }
    return elements_of(s, other, &e) &&
           add_elements(s, out, &e, x, true,
                        is_set(other) ? INT_MAX : object_body(x)->nitem);
}

int set_meets(Spec *s, Object *x, Value other)
{
    Elements e;

    other = derived_set(s, other);
    if (is_set(other) && other.object == x)
        return object_body(x)->nitem > 0;
    if (is_set(other) &&
        object_body(other.object)->nitem > object_body(x)->nitem) {
        Object *smaller = x;

        x = other.object;
        other = value_object(smaller);
    }
    return elements_of(s, other, &e) ? find_element(s, &e, x, true) : -1;
}

int set_lacks(Spec *s, Object *x, Value other)
{
    Elements e;

    other = derived_set(s, other);
    return elements_of(s, other, &e) ? find_element(s, &e, x, false) : -1;
}

/* set_difference_update_internal() */
bool set_take_away(Spec *s, Object *set, Value other)
{
    Elements e;
    Value key;
    uint64_t hash;
    int more;

    other = derived_set(s, other);
    if (is_set(other) && other.object == set) {
        set_clear(s, set);
        return true;
    }
    heap_touch(s, set);
    if (is_set(other) &&
        object_body(other.object)->nitem >> 3 > object_body(set)->nitem) {
        Object *both = set_new(s, false);

        if (!set_intersect(s, both, set, other))
            return false;
        other = value_object(both);
    }
    if (!elements_of(s, other, &e))
        return false;
    while ((more = elements_next(s, &e, &key, &hash)) == 1)
        if (set_discard(s, set, key, hash) < 0)
            return false;
    if (more)
        return false;
    if ((uint64_t)(object_body(set)->table->fill - object_body(set)->nitem) >
        object_body(set)->table->mask / 4)
        set_resize(s, set, grown(set));
    return true;
}

static bool set_subtract(Spec *s, Object *out, Object *x, Value other)
{
    Elements e;
    bool keyed;

    other = derived_set(s, other);
    keyed = is_set(other) || value_is_object(other, OBJECT_DICT);
    if (!keyed || object_body(x)->nitem >> 2 > object_body(other.object)->nitem)
        return set_update(s, out, value_object(x)) &&
               set_take_away(s, out, other);
    return elements_of(s, value_object(x), &e) &&
           add_elements(s, out, &e, other.object, false, INT_MAX);
}

/* set_symmetric_difference_update() */
bool set_exchange(Spec *s, Object *set, Value other)
{
    Elements e;
    Value key;
    uint64_t hash;
    int more;

    other = derived_set(s, other);
    if (is_set(other) && other.object == set) {
        set_clear(s, set);
        return true;
    }
    heap_touch(s, set);
    if (!is_set(other) && !value_is_object(other, OBJECT_DICT)) {
        Object *all = set_new(s, false);

        if (!set_update(s, all, other))
            return false;
        other = value_object(all);
    }
    if (!elements_of(s, other, &e))
        return false;
    while ((more = elements_next(s, &e, &key, &hash)) == 1) {
        int had = set_discard(s, set, key, hash);

        if (had < 0 || (!had && !set_add(s, set, key, hash)))
            return false;
    }
    return more == 0;
}

/* ---- operators ---- */

/* What an operator, or the method that it stands for, puts into an empty
 * set. */
bool set_operate(Spec *s, Operator op, Object *out, Object *x, Value y)
{
    switch ((int)op) {
    case OPERATOR_OR:
        if (!set_update(s, out, value_object(x)))
            return false;
        y = derived_set(s, y);
        return (is_set(y) && y.object == x) || set_update(s, out, y);
    case OPERATOR_AND:
        return set_intersect(s, out, x, y);
    case OPERATOR_SUB:
        return set_subtract(s, out, x, y);
    default:
        return set_update(s, out, y) && set_exchange(s, out, value_object(x));
    }
}

Value set_binary(Spec *s, Operator op, Value x, Value y)
{
    Object *out = set_new(s, x.object->is_frozen);

    return set_operate(s, op, out, x.object, y) ? value_object(out)
                                                : value_poison();
}

/* The body of another set, as set_swap_bodies() does. */
void set_become(Spec *s, Object *set, const Object *other)
{
    int finger = object_body(set)->table->finger;

    heap_touch(s, set);
    set->resized = s->span;
    *object_edit(set) = *object_body(other);
    object_edit(set)->table->finger = finger;
}

bool set_change(Spec *s, Operator op, Object *set, Value y)
{
    Object *out;

    switch ((int)op) {
    case OPERATOR_OR:
        return set_update(s, set, y);
    case OPERATOR_SUB:
        return set_take_away(s, set, y);
    case OPERATOR_XOR:
        return set_exchange(s, set, y);
    default:
        out = set_new(s, false);
        if (!set_intersect(s, out, set, y))
            return false;
        set_become(s, set, out);
        return true;
    }
}

/* Is all of one set in the other? -1 after an error. */
static int is_subset(Spec *s, Object *x, Object *y)
{
    Elements e = {.iterator = {.kind = VALUE_UNDEFINED}};

    if (object_body(x)->nitem > object_body(y)->nitem)
        return 0;
    elements_hashed(s, x, &e);
    for (int i = 0; i < e.n; i++) {
        int has = set_has(s, y, e.key[i], e.hash[i]);

        if (has != 1)
            return has;
    }
    return 1;
}

Value set_compare(Spec *s, Operator op, Value x, Value y)
{
    bool swap = op == OPERATOR_GT || op == OPERATOR_GE;
    Object *a = swap ? y.object : x.object, *b = swap ? x.object : y.object;
    bool differ = object_body(a)->nitem != object_body(b)->nitem;
    bool equal = op == OPERATOR_EQ || op == OPERATOR_NE;
    int r;

    if (equal ? differ : !differ && (op == OPERATOR_LT || op == OPERATOR_GT))
        return value_bool(op == OPERATOR_NE);
    r = is_subset(s, a, b);
    return r < 0 ? value_poison() : value_bool(r == (op != OPERATOR_NE));
}
