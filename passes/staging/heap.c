/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Objects and the trail.
 *
 * Staged control flow runs a branch or a loop body at compile time and must
 * know what it changed. Whoever changes an object touches it first; under an
 * open mark the first touch copies the object's body to the trail. Taking a
 * mark back restores every body and yields the list of changes, which join.c
 * turns into outputs of a `cond` or carried values of a `while`.
 *
 * Epochs number the marks. An object whose epoch is not below that of the
 * innermost mark is on the trail already (or younger than the mark). */
#include "passes/staging/staging.h"
#include "passes/python/protocol.h"

#include <string.h>

Object *object_new(Spec *s, ObjectKind kind)
{
    Object *o = ARENA_NEW(s->arena, Object);

    object_init(s, o, kind);
    return o;
}

void object_init(Spec *s, Object *o, ObjectKind kind)
{
    *o = (Object){.kind = kind};
    o->id = s->heap.nobject++;
    o->epoch = s->heap.last_epoch;
    o->heap = &s->heap;
    if (kind == OBJECT_SET)
        o->guarded.table = set_table_new(s);
}

Object *object_items(Spec *s, ObjectKind kind, int n, const Value *item)
{
    Object *o = object_new(s, kind);

    o->guarded.nitem = o->guarded.capacity = n;
    o->guarded.item = ARENA_ARRAY(s->arena, Value, n);
    if (n)
        memcpy(o->guarded.item, item, (size_t)n * sizeof *item);
    return o;
}

Body body_copy(Spec *s, const Body *b)
{
    Body copy = *b;
    size_t n = (size_t)b->nitem;

    copy.capacity = b->nitem;
    copy.is_shared = false;
    if (b->item)
        copy.item = arena_copy(s->arena, b->item, n * sizeof *b->item);
    if (b->key)
        copy.key = arena_copy(s->arena, b->key, n * sizeof *b->key);
    if (b->hash)
        copy.hash = arena_copy(s->arena, b->hash, n * sizeof *b->hash);
    if (b->table)
        copy.table = set_table_copy(s, b->table);
    if (b->name)
        copy.name = arena_copy(s->arena, b->name, n * sizeof *b->name);
    return copy;
}

/* Is there room for n more behind the items, in which nobody put any? */
static bool has_room(const Body *b, int n)
{
    if (b->capacity - b->nitem < n)
        return false;
    for (int i = 0; i < n; i++)
        if (b->item[b->nitem + i].kind != VALUE_UNDEFINED)
            return false;
    return true;
}

/* To grow by a few costs what they are, not what there was: the new one begins
 * in the items of the old one, with its own behind them where nobody else put
 * any. Who changes one of them copies it first (heap_touch). */
Object *object_extended(Spec *s, Object *of, int n, const Value *item)
{
    Object *o = object_new(s, of->kind);
    Body *from = &of->guarded, *b = &o->guarded;
    bool is_few = n < from->nitem;

    b->nitem = from->nitem + n;
    b->is_shared = is_few && has_room(from, n);
    if (b->is_shared) {
        from->is_shared = true;
        b->item = from->item;
        b->capacity = from->capacity;
    } else {
        b->capacity = is_few ? 2 * b->nitem : b->nitem;
        b->item = ARENA_ARRAY(s->arena, Value, b->capacity);
        if (from->nitem)
            memcpy(b->item, from->item, (size_t)from->nitem * sizeof *b->item);
        s->steps += from->nitem;
    }
    if (n)
        memcpy(b->item + from->nitem, item, (size_t)n * sizeof *item);
    s->steps += n;
    o->resized = s->span;
    return o;
}

/* What a list, dict or set is goes with its body: see grown.h, table.h. */
static void settle_kind(Object *o)
{
    if (o->may_grow)
        o->kind = o->guarded.is_grown ? OBJECT_INSTANCE : o->plain_kind;
}

Object *object_like(Spec *s, const Object *of, const Body *body)
{
    Object *o = object_new(s, of->kind);
    Object made = *of;

    made.id = o->id;
    made.epoch = o->epoch;
    made.visit = made.hash = made.changed = 0;
    made.walk = (Walk){0};
    made.guarded = body_copy(s, body);
    made.guarded.item = ARENA_ARRAY(s->arena, Value, body->nitem);
    *o = made;
    settle_kind(o);
    return o;
}

static void keep_body(Spec *s, Object *o)
{
    TrailEntry *entry;

    if (o->epoch >= s->heap.epoch)
        return;
    entry = ARENA_PUSH(s->arena, s->heap.trail, s->heap.ntrail,
                       s->heap.trail_capacity);
    entry->object = o;
    entry->before = o->guarded;
    entry->epoch = o->epoch;
    o->guarded = body_copy(s, &o->guarded);
    o->epoch = s->heap.epoch;
}

static void refuse_change(Spec *s, const Object *o)
{
    Diag *d =
        spec_error(s, DIAG_H0990,
                   "changing %s after it was put into a list that grows "
                   "when running, and keeps it by value, is not there yet",
                   o->kind == OBJECT_ARRAY ? "an array" : "a list");

    diag_help(s->ctx, d,
              o->kind == OBJECT_ARRAY ? "put a copy there: `.copy()`"
                                      : "put a copy there: `[:]`");
}

void heap_touch(Spec *s, Object *o)
{
    if (o->is_immutable)
        refuse_change(s, o);
    o->changed = ++s->heap.clock;
    heap_touch_form(s, o);
}

void heap_touch_form(Spec *s, Object *o)
{
    if (s->unguarded)
        spec_unguarded(s);
    if (o->id < s->heap.trace_first)
        trace_write(s, o, NULL);
    keep_body(s, o);
    if (o->guarded.is_shared)
        o->guarded = body_copy(s, &o->guarded);
}

Mark heap_mark(Spec *s)
{
    Mark m = {s->heap.epoch, s->heap.mark_first, s->heap.ntrail,
              trace_nwritten(s->heap.trace), s->heap.nobject};

    s->heap.epoch = ++s->heap.last_epoch;
    s->heap.mark_first = s->heap.nobject;
    return m;
}

static Change *change_of(const Changes *c, const Object *o)
{
    for (int i = 0; i < c->n; i++)
        if (c->item[i].object == o)
            return &c->item[i];
    return NULL;
}

static void undo(Heap *h, Mark m)
{
    while (h->ntrail > m.ntrail) {
        TrailEntry *e = &h->trail[--h->ntrail];

        if (e->object->id >= m.nobject)
            continue;
        e->object->guarded = e->before;
        settle_kind(e->object);
        e->object->epoch = e->epoch;
    }
    h->epoch = m.outer;
    h->mark_first = m.outer_first;
}

void heap_drop(Spec *s, Mark m)
{
    undo(&s->heap, m);
    trace_take_back(s, m.nwritten, NULL);
}

/* Objects younger than the mark may be on the trail because of a mark inside
 * that was kept. Nothing older refers to them once all is taken back, so they
 * are no changes, and stay as they are for who joins them. */
Changes heap_take_back(Spec *s, Mark m)
{
    Changes changes = {0};

    changes.item = ARENA_ARRAY(s->arena, Change, s->heap.ntrail - m.ntrail);
    for (int i = m.ntrail; i < s->heap.ntrail; i++) {
        TrailEntry *e = &s->heap.trail[i];

        if (e->object->id < m.nobject && !change_of(&changes, e->object))
            changes.item[changes.n++] =
                (Change){e->object, e->before, e->object->guarded};
    }
    undo(&s->heap, m);
    trace_take_back(s, m.nwritten, &changes);
    return changes;
}

void object_lose(Spec *s, Object *o)
{
    if (o->kind != OBJECT_LIST && o->kind != OBJECT_DICT &&
        o->kind != OBJECT_SET)
        return;
    heap_touch(s, o);
    object_edit(o)->is_lost = true;
}

void changes_poison(Spec *s, const Changes *c)
{
    for (int i = 0; i < c->n; i++) {
        const Body *after = &c->item[i].after;
        Object *o = c->item[i].object;

        object_lose(s, o);
        if (after->is_grown != o->guarded.is_grown)
            continue;
        for (int k = 0; after->name && k < after->nitem; k++) {
            const Value *before = object_find(o, after->name[k]);

            if (!before || !value_same(*before, after->item[k]))
                object_set(s, o, after->name[k], value_poison());
        }
    }
}

const TrailEntry *heap_next_change(const Spec *s, Mark m, int *at)
{
    while (m.ntrail + *at < s->heap.ntrail) {
        const TrailEntry *e = &s->heap.trail[m.ntrail + (*at)++];

        if (e->object->id < m.nobject)
            return e;
    }
    return NULL;
}

void heap_keep(Spec *s, Mark m)
{
    s->heap.epoch = m.outer;
    s->heap.mark_first = m.outer_first;
}

void heap_put(Spec *s, Object *o, const Body *body)
{
    keep_body(s, o);
    o->guarded = *body;
    settle_kind(o);
}

Value *body_slot(const Body *b, Sym name)
{
    for (int i = 0; b->name && i < b->nitem; i++)
        if (b->name[i] == name)
            return &b->item[i];
    return NULL;
}

Value body_find(const Body *b, Sym name)
{
    const Value *v = body_slot(b, name);

    return v ? *v : (Value){.kind = VALUE_UNDEFINED};
}

const Value *object_find(const Object *o, Sym name)
{
    if (o->id < o->heap->trace_first)
        trace_read(o, name);
    return body_slot(&o->guarded, name);
}

/* Room for one more item, with a key or a name beside it where there are. */
static void body_grow(Spec *s, Body *b, bool named, bool keyed)
{
    int capacity = b->capacity ? b->capacity * 2 : 8;
    size_t n = (size_t)b->nitem;
    Value *item;

    if (b->nitem < b->capacity)
        return;
    item = ARENA_ARRAY(s->arena, Value, capacity);
    if (n)
        memcpy(item, b->item, n * sizeof *item);
    b->item = item;
    if (named) {
        Sym *name = ARENA_ARRAY(s->arena, Sym, capacity);

        if (n)
            memcpy(name, b->name, n * sizeof *name);
        b->name = name;
    }
    if (keyed) {
        Value *key = ARENA_ARRAY(s->arena, Value, capacity);

        if (n)
            memcpy(key, b->key, n * sizeof *key);
        b->key = key;
    }
    if (b->hash) {
        uint64_t *hash = ARENA_ARRAY(s->arena, uint64_t, capacity);

        if (n)
            memcpy(hash, b->hash, n * sizeof *hash);
        b->hash = hash;
    }
    b->capacity = capacity;
}

void object_set(Spec *s, Object *o, Sym name, Value v)
{
    Value *slot;

    if (s->unguarded)
        spec_unguarded(s);
    if (o->id < s->heap.trace_first)
        trace_write(s, o, name);
    keep_body(s, o);
    slot = body_slot(&o->guarded, name);
    if (slot) {
        *slot = v;
        return;
    }
    body_grow(s, &o->guarded, true, false);
    o->guarded.name[o->guarded.nitem] = name;
    o->guarded.item[o->guarded.nitem++] = v;
}

bool object_delete(Spec *s, Object *o, Sym name)
{
    const Value *slot = object_find(o, name);

    if (!slot || slot->kind == VALUE_UNDEFINED)
        return false;
    object_set(s, o, name, (Value){.kind = VALUE_UNDEFINED});
    if (o->kind == OBJECT_INSTANCE)
        o->guarded.nchange++; /* names are no longer in Python's order */
    return true;
}

void object_append(Spec *s, Object *o, Value v)
{
    if (o->guarded.is_grown) { /* under the hands of who takes it for a list */
        spec_not_yet(s, "a list that comes to grow while it is built");
        return;
    }
    heap_touch(s, o);
    o->resized = s->span;
    body_grow(s, &o->guarded, false, false);
    o->guarded.item[o->guarded.nitem++] = v;
}

/* The first key that a class was asked for: from now on hashes are kept. */
static void keep_hashes(Spec *s, Body *b)
{
    b->hash = ARENA_ARRAY(s->arena, uint64_t, b->capacity);
    for (int i = 0; i < b->nitem; i++)
        b->hash[i] = value_hash(b->key[i]);
}

void object_push_key(Spec *s, Object *o, Value key, uint64_t hash, Value v)
{
    Body *b = &o->guarded;

    heap_touch(s, o);
    o->resized = s->span;
    body_grow(s, b, false, true);
    if (!b->hash && (o->kind == OBJECT_SET || value_asks_for_key(key)))
        keep_hashes(s, b);
    if (b->hash)
        b->hash[b->nitem] = hash;
    ((Value *)b->key)[b->nitem] = key;
    b->item[b->nitem++] = v;
    b->nchange++;
}

void object_add_key(Spec *s, Object *o, Value key, uint64_t hash, Value v)
{
    heap_touch(s, o);
    object_push_key(s, o, key, hash, v);
    body_key_added(s, &o->guarded);
}

bool object_set_hashed(Spec *s, Object *o, Value key, uint64_t hash, Value v)
{
    int at = key_find(s, o, key, hash);

    if (at == -1)
        object_add_key(s, o, key, hash, v);
    if (at < 0)
        return at == -1;
    heap_touch(s, o);
    o->guarded.item[at] = v;
    return true;
}

bool object_set_key(Spec *s, Object *o, Value key, Value v)
{
    uint64_t hash;

    if (key_hash(s, key, &hash) && object_set_hashed(s, o, key, hash, v))
        return true;
    if (!s->diverged) /* nothing was raised: it is the script's error */
        object_lose(s, o);
    return false;
}

void object_remove_at(Spec *s, Object *o, int index)
{
    Body *b = &o->guarded;
    size_t n;

    heap_touch(s, o);
    o->resized = s->span;
    n = (size_t)(b->nitem - index - 1);
    memmove(b->item + index, b->item + index + 1, n * sizeof *b->item);
    if (b->key)
        memmove((Value *)b->key + index, b->key + index + 1,
                n * sizeof *b->key);
    if (b->hash)
        memmove(b->hash + index, b->hash + index + 1, n * sizeof *b->hash);
    if (b->name)
        memmove(b->name + index, b->name + index + 1, n * sizeof *b->name);
    b->nitem--;
    b->nchange++;
    body_key_removed(b, index);
}
