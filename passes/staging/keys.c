/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Finding a key of a dict.
 *
 * A body with more than a few keys has an index: a hash table of places. An
 * index is only ever added to, and a place that it gives is believed if the
 * key that stands there is the one that is looked for. So the bodies that the
 * trail keeps, and the templates that joins make, share the index of the body
 * that they are copies of: it finds every key of each of them, and what it
 * knows of another's keys does no harm. */
#include "passes/python/protocol.h"

enum { FEW_KEYS = 8 };

typedef struct KeySlot {
    uint64_t hash;
    int at; /* the place, counted from 1; 0: empty */
} KeySlot;

struct KeyIndex {
    int nslot, nused; /* a power of two; at most half of it */
    KeySlot *slot;
};

static uint64_t slot_of(const KeyIndex *x, uint64_t hash)
{
    hash *= 11400714819323198485u; /* Fibonacci hashing */
    return (hash >> 32) & (uint64_t)(x->nslot - 1);
}

static void index_insert(KeyIndex *x, uint64_t hash, int at)
{
    uint64_t i = slot_of(x, hash);

    while (x->slot[i].at)
        i = (i + 1) & (uint64_t)(x->nslot - 1);
    x->slot[i] = (KeySlot){hash, at + 1};
    x->nused++;
}

static uint64_t hash_at(const Body *b, int at)
{
    return b->hash ? b->hash[at] : value_hash(b->key[at]);
}

/* A new index of a body's keys, with room for as many again. */
static KeyIndex *index_new(Arena *arena, const Body *b)
{
    KeyIndex *x = ARENA_NEW(arena, KeyIndex);

    x->nslot = 4 * FEW_KEYS;
    while (x->nslot / 4 < b->nitem)
        x->nslot *= 2;
    x->slot = ARENA_ARRAY(arena, KeySlot, x->nslot);
    for (int i = 0; i < b->nitem; i++)
        index_insert(x, hash_at(b, i), i);
    return x;
}

static bool key_is(Value old, Value key)
{
    return value_same(old, key) || value_static_equal(old, key);
}

static int index_find(const KeyIndex *x, const Body *b, Value key)
{
    uint64_t hash = value_hash(key);

    for (uint64_t i = slot_of(x, hash); x->slot[i].at;
         i = (i + 1) & (uint64_t)(x->nslot - 1)) {
        int at = x->slot[i].at - 1;

        if (x->slot[i].hash == hash && at < b->nitem && key_is(b->key[at], key))
            return at;
    }
    return -1;
}

int body_key(const Body *b, Value key)
{
    if (b->index)
        return index_find(b->index, b, key);
    for (int i = 0; i < b->nitem; i++)
        if (key_is(b->key[i], key))
            return i;
    return -1;
}

/* Is the key at a place the one? -2: an error. While a class is asked the dict
 * must stay as it is: Python would begin anew. */
static int key_at_is(Spec *s, Object *o, int at, Value key, uint64_t hash)
{
    const Value *keys = object_body(o)->key;
    int n = object_body(o)->nitem, same;

    if (hash_at(object_body(o), at) != hash)
        return 0;
    same = keys_equal(s, keys[at], key);
    if (same >= 0 &&
        (object_body(o)->key != keys || object_body(o)->nitem != n)) {
        spec_not_yet(s, "a dict that changes while `__eq__` compares its keys");
        return -2;
    }
    return same;
}

/* Keys of one hash are asked in the order in which they were put. */
static int find_asking(Spec *s, Object *o, Value key, uint64_t hash)
{
    int same = 0;

    for (int i = 0; i < object_body(o)->nitem; i++) {
        same = key_at_is(s, o, i, key, hash);
        if (same)
            return same < 0 ? same : i;
    }
    return -1;
}

int key_find(Spec *s, Object *o, Value key, uint64_t hash)
{
    Body *b = &o->guarded;

    (void)object_body(o); /* a read of all it holds */
    if (b->hash || value_asks_for_key(key))
        return find_asking(s, o, key, hash);
    if (!b->index && b->nitem > FEW_KEYS)
        b->index = index_new(s->arena, b);
    return body_key(b, key);
}

int object_key(Spec *s, Object *o, Value key)
{
    uint64_t hash;

    return key_hash(s, key, &hash) ? key_find(s, o, key, hash) : -2;
}

void body_key_added(Spec *s, Body *b)
{
    KeyIndex *x = b->index;

    if (!x)
        return;
    if (x->nused + 1 > x->nslot / 2)
        b->index = index_new(s->arena, b);
    else
        index_insert(x, hash_at(b, b->nitem - 1), b->nitem - 1);
}

void body_key_removed(Body *b, int at)
{
    if (at < b->nitem)
        b->index = NULL; /* the places of those after it have changed */
}
