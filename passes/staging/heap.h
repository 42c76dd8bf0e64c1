/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Objects and the trail: what a branch or a loop body changes, however deep.
 *
 * What an object holds is read by object_body(), or by a function below that
 * reads one name or key of it, and changed by object_edit() after it was
 * touched, or by a function below that touches it: from whatever room. What is
 * changed behind the trail's back is carried by no loop and joined by no
 * branch. A test forbids the field itself outside the heap's own files. */
#ifndef HOLO_PASSES_STAGING_HEAP_H
#define HOLO_PASSES_STAGING_HEAP_H

#include "passes/python/value.h"

#include <assert.h>

typedef struct TrailEntry {
    Object *object;
    Body before;
    uint64_t epoch; /* the object's, before */
} TrailEntry;

typedef struct Trace Trace;

/* What one name of a namespace is; name NULL: all that an object holds. */
typedef struct Field {
    const Object *object;
    Sym name;
} Field;

typedef struct Heap {
    Arena *arena;
    Trace *trace;         /* the innermost call that notes what it reads */
    uint32_t trace_first; /* objects below this id are older than it */
    uint32_t nobject;
    uint64_t epoch;      /* the innermost open mark; 0: none */
    uint32_t mark_first; /* objects below this id are older than that */
    uint64_t clock;      /* how many changes there were, of all objects */
    uint64_t last_epoch;
    uint64_t visit; /* the number of the last join */
    TrailEntry *trail;
    int ntrail, trail_capacity;
} Heap;

typedef struct Mark {
    uint64_t outer; /* the epoch to return to */
    uint32_t outer_first;
    int ntrail;
    int nwritten;     /* fields that the innermost trace had written */
    uint32_t nobject; /* objects with this id or a later one are younger */
} Mark;

/* One object that changed since a mark: its contents before and after. */
typedef struct Change {
    Object *object;
    Body before, after;
} Change;

typedef struct Changes {
    int n;
    Change *item;
    int nwritten; /* which fields that was, of what is older than the trace */
    const Field *written;
} Changes;

/* Was it made since the innermost mark and in the innermost trace? What its
 * body does not hold may be changed then. */
static inline bool object_is_fresh(const Heap *h, const Object *o)
{
    return o->id >= h->mark_first && o->id >= h->trace_first;
}

Object *object_new(Spec *s, ObjectKind kind);
/* Makes a new object of one that nothing refers to. */
void object_init(Spec *s, Object *o, ObjectKind kind);
Object *object_items(Spec *s, ObjectKind kind, int n, const Value *item);
/* A new list or tuple of the items of one and n more. */
Object *object_extended(Spec *s, Object *of, int n, const Value *item);
/* A new container like `of`, with the body's keys and names, and room for its
 * items. */
Object *object_like(Spec *s, const Object *of, const Body *body);
/* trace.c: notes a read of an older object (all it holds, or a name), or that
 * it is about to change there. */
void trace_read(const Object *o, Sym name);
void trace_write(Spec *s, const Object *o, Sym name);
/* How many fields are written that were not before; and that those from `n` on
 * are not written after all; which those were goes into `changes`, if any. */
int trace_nwritten(const Trace *t);
void trace_take_back(Spec *s, int n, Changes *changes);

/* What it holds, to be read. */
static inline const Body *object_body(const Object *o)
{
    if (o->id < o->heap->trace_first)
        trace_read(o, NULL);
    return &o->guarded;
}

/* The same for the machinery that joins and carries objects: what it finds
 * decides how values are kept, never what they are, and is not noted. */
static inline const Body *object_peek(const Object *o)
{
    return &o->guarded;
}

/* The same, to be changed: of an object that was touched, or is younger than
 * all open marks. */
static inline Body *object_edit(Object *o)
{
    assert(o->epoch >= o->heap->epoch && !o->guarded.is_shared);
    return &o->guarded;
}

/* Call before any change of what is no namespace: keeps what it was for open
 * marks. */
void heap_touch(Spec *s, Object *o);
/* The same where the object keeps what it holds, in another form. */
void heap_touch_form(Spec *s, Object *o);
/* What is in a list, a dict or a set is unknown because of an error: where it
 * is used, no error follows. */
void object_lose(Spec *s, Object *o);
Mark heap_mark(Spec *s);
/* Takes back everything since the mark and says what it was. */
Changes heap_take_back(Spec *s, Mark m);
/* The same, and says nothing. */
void heap_drop(Spec *s, Mark m);
/* After an error that was reported: the names that were changed by what was
 * taken back have no value, and to use one is no error of its own. */
void changes_poison(Spec *s, const Changes *c);
/* What the objects older than the mark that were touched since held before, one
 * at a time: `*at` begins with 0. NULL after the last one. */
const TrailEntry *heap_next_change(const Spec *s, Mark m, int *at);
/* Forgets the mark and keeps the changes. */
void heap_keep(Spec *s, Mark m);
/* Sets an object's body. What of it changes was noted by trace_write(). */
void heap_put(Spec *s, Object *o, const Body *body);

/* What a body has for a name, and no trace notes: NULL, or undefined, if it is
 * absent. */
Value *body_slot(const Body *b, Sym name);
Value body_find(const Body *b, Sym name);

/* Namespaces: frames, modules, classes, instances. NULL if absent. */
const Value *object_find(const Object *o, Sym name);
void object_set(Spec *s, Object *o, Sym name, Value v);
bool object_delete(Spec *s, Object *o, Sym name);
void object_append(Spec *s, Object *o, Value v); /* lists, items in general */
/* Dicts: the index of a key; -1: it is not there, -2: an error, as of a key
 * that has no hash. Classes are asked as Python asks them. */
int object_key(Spec *s, Object *o, Value key);
bool object_set_key(Spec *s, Object *o, Value key, Value v);
/* The same where the hash is known; and of a key that is not there. */
bool object_set_hashed(Spec *s, Object *o, Value key, uint64_t hash, Value v);
void object_add_key(Spec *s, Object *o, Value key, uint64_t hash, Value v);
/* Puts a key last that is not there. */
void object_push_key(Spec *s, Object *o, Value key, uint64_t hash, Value v);
void object_remove_at(Spec *s, Object *o, int index);
Body body_copy(Spec *s, const Body *b);
/* keys.c: the same of a body, which looks through all keys if it has no index;
 * and what the functions above say of a key that was put last, or was where
 * another is now. */
int body_key(const Body *b, Value key); /* no class is asked */
int key_find(Spec *s, Object *o, Value key, uint64_t hash);
void body_key_added(Spec *s, Body *b);
void body_key_removed(Body *b, int at);

#endif
