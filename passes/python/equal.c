/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Comparing static values, and what is in them; hash.c hashes them.
 *
 * Values share what they hold, so a value of n objects may have 2^n paths
 * through it. Each walk goes by an object once: it leaves marks in the objects
 * (Object.walk) and takes them off before it ends. Two objects that were found
 * equal are twins for the rest of the walk, in a union-find forest. */
#include "passes/python/protocol.h"

#include <math.h>
#include <string.h>

/* ---- equality ---- */

static bool is_number(Value v)
{
    return value_is_number(v) || v.kind == VALUE_LONG;
}

typedef struct Equality {
    Object *twins; /* the objects that have one */
    int depth;
    bool too_deep;
} Equality;

static Object *first_twin(Object *o)
{
    while (o->walk.twin) {
        if (o->walk.twin->walk.twin)
            o->walk.twin = o->walk.twin->walk.twin;
        o = o->walk.twin;
    }
    return o;
}

static void make_twins(Equality *e, Object *a, Object *b)
{
    a = first_twin(a);
    b = first_twin(b);
    if (a == b)
        return;
    a->walk.twin = b;
    a->walk.next = e->twins;
    e->twins = a;
}

static void equality_end(Equality *e)
{
    for (Object *o = e->twins, *next; o; o = next) {
        next = o->walk.next;
        o->walk = (Walk){0};
    }
}

static bool equal_at(Equality *e, Value a, Value b);

static bool items_equal(Equality *e, const Object *a, const Object *b)
{
    if (object_body(a)->nitem != object_body(b)->nitem)
        return false;
    for (int i = 0; i < object_body(a)->nitem; i++)
        if (!equal_at(e, object_body(a)->item[i], object_body(b)->item[i]))
            return false;
    return true;
}

/* Ranges are equal if they go through the same numbers. */
static bool ranges_equal(const Object *a, const Object *b)
{
    int64_t x[3], y[3], n;

    for (int i = 0; i < 3; i++) {
        x[i] = object_body(a)->item[i].i;
        y[i] = object_body(b)->item[i].i;
    }
    n = range_length(x);
    return n == range_length(y) &&
           (n == 0 || (x[0] == y[0] && (n == 1 || x[2] == y[2])));
}

static bool keyed_equal(Equality *e, const Object *a, const Object *b)
{
    if (object_body(a)->nitem != object_body(b)->nitem)
        return false;
    for (int i = 0; i < object_body(a)->nitem; i++) {
        int at = a->kind == OBJECT_SET
                     ? set_place(b, object_body(a)->key[i])
                     : body_key(object_body(b), object_body(a)->key[i]);

        if (at < 0 ||
            (a->kind == OBJECT_DICT &&
             !equal_at(e, object_body(a)->item[i], object_body(b)->item[at])))
            return false;
    }
    return true;
}

static bool objects_equal(Equality *e, const Object *a, const Object *b)
{
    switch (a->kind) {
    case OBJECT_TUPLE:
    case OBJECT_LIST:
    case OBJECT_SLICE:
        return items_equal(e, a, b);
    case OBJECT_METHOD: /* of the same object */
        return value_same(object_body(a)->item[0], object_body(b)->item[0]) &&
               value_same(object_body(a)->item[1], object_body(b)->item[1]);
    case OBJECT_RANGE:
        return ranges_equal(a, b);
    case OBJECT_DICT:
    case OBJECT_SET:
        return keyed_equal(e, a, b);
    default:
        return false;
    }
}

static bool equal_at(Equality *e, Value a, Value b)
{
    bool equal;

    if (is_number(a) && is_number(b))
        return (e->depth && value_same(a, b)) || number_order(a, b) == 0;
    if (a.kind != b.kind)
        return false;
    if (a.kind != VALUE_OBJECT)
        return value_same(a, b);
    if (first_twin(a.object) == first_twin(b.object))
        return true;
    if (a.object->kind != b.object->kind)
        return false;
    if (e->depth >= VALUE_DEPTH) {
        e->too_deep = true;
        return false;
    }
    e->depth++;
    equal = objects_equal(e, a.object, b.object);
    e->depth--;
    if (equal)
        make_twins(e, a.object, b.object);
    return equal;
}

int value_find_equal(Value a, Value b)
{
    Equality e = {0};
    bool equal = equal_at(&e, a, b);

    equality_end(&e);
    return e.too_deep ? -1 : equal;
}

bool value_static_equal(Value a, Value b)
{
    return value_find_equal(a, b) == 1;
}

bool value_alike(Value a, Value b)
{
    if (!value_is_object(a, OBJECT_TUPLE) || !value_is_object(b, OBJECT_TUPLE))
        return value_same(a, b) ||
               (a.kind == VALUE_OBJECT && value_static_equal(a, b));
    if (a.object == b.object)
        return true;
    if (!value_static_equal(a, b))
        return false;
    for (int i = 0; i < object_body(a.object)->nitem; i++)
        if (!value_alike(object_body(a.object)->item[i],
                         object_body(b.object)->item[i]))
            return false;
    return true;
}

/* ---- what can be a key, and what is staged ---- */

bool walk_enter(Object **seen, Object *o)
{
    if (o->walk.seen)
        return false;
    o->walk.seen = true;
    o->walk.next = *seen;
    *seen = o;
    return true;
}

void walk_end(Object *seen)
{
    for (Object *o = seen, *next; o; o = next) {
        next = o->walk.next;
        o->walk.seen = false;
        o->walk.next = NULL;
    }
}

/* Is the object of a bound method one of several? */
static bool method_is_open(const Object *method)
{
    Value self = object_body(method)->item[1];

    return self.kind == VALUE_CHOICE || value_is_object(self, OBJECT_CHOICE) ||
           value_is_object(self, OBJECT_TEXT);
}

/* `staged`: what a number is whose value only running knows. */
static bool hashable_at(Object **seen, Value v, int depth, bool staged)
{
    if (v.kind != VALUE_OBJECT)
        return staged || (v.kind != VALUE_SCALAR && v.kind != VALUE_CHOICE);
    if (depth > VALUE_DEPTH)
        return false;
    switch (v.object->kind) {
    case OBJECT_LIST:
    case OBJECT_DICT:
    case OBJECT_DICT_VIEW:
    case OBJECT_SLICE:
        return false;
    case OBJECT_ARRAY:
        return staged && v.object->array.is_scalar;
    case OBJECT_SET:
        return v.object->is_frozen;
    case OBJECT_METHOD:
        return staged || !method_is_open(v.object);
    case OBJECT_TUPLE:
        if (!walk_enter(seen, v.object))
            return true;
        for (int i = 0; i < object_body(v.object)->nitem; i++)
            if (!hashable_at(seen, object_body(v.object)->item[i], depth + 1,
                             staged))
                return false;
        return true;
    default:
        return true;
    }
}

bool value_is_hashable(Value v)
{
    Object *seen = NULL;
    bool hashable = hashable_at(&seen, v, 0, false);

    walk_end(seen);
    return hashable;
}

bool value_has_hash(Value v)
{
    Object *seen = NULL;
    bool has = hashable_at(&seen, v, 0, true);

    walk_end(seen);
    return has;
}

static bool has_staged_at(Object **seen, Value v, int depth)
{
    if (v.kind == VALUE_SCALAR || v.kind == VALUE_CHOICE)
        return true;
    if (v.kind != VALUE_OBJECT || depth > VALUE_DEPTH)
        return false;
    switch (v.object->kind) {
    case OBJECT_ARRAY:
    case OBJECT_TEXT:
    case OBJECT_CHOICE:
        return true;
    case OBJECT_METHOD:
        return method_is_open(v.object);
    case OBJECT_TUPLE:
    case OBJECT_LIST:
    case OBJECT_DICT:
    case OBJECT_DICT_VIEW:
    case OBJECT_SET:
    case OBJECT_RANGE:
    case OBJECT_SLICE:
        if (!walk_enter(seen, v.object))
            return false;
        for (int i = 0; i < object_body(v.object)->nitem; i++)
            if (has_staged_at(seen, object_body(v.object)->item[i], depth + 1))
                return true;
        return false;
    default:
        return false;
    }
}

bool value_has_staged(Value v)
{
    Object *seen = NULL;
    bool staged = has_staged_at(&seen, v, 0);

    walk_end(seen);
    return staged;
}

/* An object, in what a value holds, that a walk looks for. */
typedef bool Seeks(const Object *o);

static bool holds_equal(const Object *o)
{
    return o->kind == OBJECT_INSTANCE && o->instance.class->class.has_equal;
}

static bool holds_asked(const Object *o)
{
    return o->kind == OBJECT_INSTANCE && (o->instance.class->class.has_equal ||
                                          o->instance.class->class.has_hash);
}

static bool seek_at(Object **seen, Seeks *seeks, Value v, int depth)
{
    const Body *b;

    if (v.kind == VALUE_DTYPE) /* equals what is no dtype */
        return seeks == holds_equal;
    if (v.kind != VALUE_OBJECT || depth > VALUE_DEPTH)
        return false;
    if (seeks(v.object) ||
        (v.object->kind == OBJECT_DICT_VIEW && seeks == holds_equal))
        return true;
    if ((v.object->kind != OBJECT_TUPLE && v.object->kind != OBJECT_LIST &&
         v.object->kind != OBJECT_DICT && v.object->kind != OBJECT_SET) ||
        !walk_enter(seen, v.object))
        return false;
    b = object_body(v.object);
    for (int i = 0; i < b->nitem; i++)
        if (seek_at(seen, seeks, b->item[i], depth + 1) ||
            (b->key && seek_at(seen, seeks, b->key[i], depth + 1)))
            return true;
    return false;
}

static bool seek(Seeks *seeks, Value v)
{
    Object *seen = NULL;
    bool found = seek_at(&seen, seeks, v, 0);

    walk_end(seen);
    return found;
}

bool value_has_equal(Value v)
{
    return seek(holds_equal, v);
}

bool value_asks_for_key(Value v)
{
    return v.kind == VALUE_OBJECT && seek(holds_asked, v);
}

static bool hash_is_known_at(Object **seen, Value v, int depth)
{
    if (v.kind == VALUE_FLOAT)
        return !isnan(v.f);
    if (v.kind != VALUE_OBJECT || depth > VALUE_DEPTH)
        return value_is_static_int(v);
    if (v.object->kind == OBJECT_INSTANCE) {
        const Object *class = v.object->instance.class;
        const Value *held = derived_hashed(v.object);

        return held ? hash_is_known_at(seen, *held, depth + 1)
                    : class->class.has_hash;
    }
    if (v.object->kind == OBJECT_SET)
        return set_order_is_known(v.object);
    if (v.object->kind != OBJECT_TUPLE)
        return false;
    if (!walk_enter(seen, v.object))
        return true;
    for (int i = 0; i < object_body(v.object)->nitem; i++)
        if (!hash_is_known_at(seen, object_body(v.object)->item[i], depth + 1))
            return false;
    return true;
}

bool value_hash_is_known(Value v)
{
    Object *seen = NULL;
    bool known = hash_is_known_at(&seen, v, 0);

    walk_end(seen);
    return known;
}
