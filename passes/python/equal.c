/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Comparing and hashing static values.
 *
 * Values share what they hold, so a value of n objects may have 2^n paths
 * through it. Each walk goes by an object once: it leaves marks in the objects
 * (Object.walk) and takes them off before it ends. Two objects that were found
 * equal are twins for the rest of the walk, in a union-find forest. */
#include "passes/python/python.h"

#include <math.h>
#include <string.h>

/* What is nested deeper is not hashable and equals nothing: Python raises
 * RecursionError there. */
enum { VALUE_DEPTH = 1000 };

/* ---- equality ---- */

static double number_f64(Value v)
{
    return v.kind == VALUE_FLOAT ? v.f
           : v.kind == VALUE_INT ? (double)v.i
                                 : v.b;
}

static bool numbers_equal(Value a, Value b)
{
    if (a.kind != VALUE_FLOAT && b.kind != VALUE_FLOAT)
        return (a.kind == VALUE_INT ? a.i : a.b) ==
               (b.kind == VALUE_INT ? b.i : b.b);
    return number_f64(a) == number_f64(b);
}

typedef struct Equality {
    Object *twins; /* the objects that have one */
    int depth;
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

static bool keyed_equal(Equality *e, const Object *a, const Object *b)
{
    if (object_body(a)->nitem != object_body(b)->nitem)
        return false;
    for (int i = 0; i < object_body(a)->nitem; i++) {
        int at = body_key(object_body(b), object_body(a)->key[i]);

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
    case OBJECT_RANGE:
    case OBJECT_SLICE:
    case OBJECT_METHOD:
        return items_equal(e, a, b);
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

    if (value_is_number(a) && value_is_number(b))
        return numbers_equal(a, b);
    if (a.kind != b.kind)
        return false;
    if (a.kind != VALUE_OBJECT)
        return value_same(a, b);
    if (first_twin(a.object) == first_twin(b.object))
        return true;
    if (a.object->kind != b.object->kind || e->depth >= VALUE_DEPTH)
        return false;
    e->depth++;
    equal = objects_equal(e, a.object, b.object);
    e->depth--;
    if (equal)
        make_twins(e, a.object, b.object);
    return equal;
}

bool value_static_equal(Value a, Value b)
{
    Equality e = {0};
    bool equal = equal_at(&e, a, b);

    equality_end(&e);
    return equal;
}

/* ---- what can be a key, and what is staged ---- */

/* Marks an object as seen; false if it was. */
static bool walk_enter(Object **seen, Object *o)
{
    if (o->walk.seen)
        return false;
    o->walk.seen = true;
    o->walk.next = *seen;
    *seen = o;
    return true;
}

static void walk_end(Object *seen)
{
    for (Object *o = seen, *next; o; o = next) {
        next = o->walk.next;
        o->walk.seen = false;
        o->walk.next = NULL;
    }
}

static bool hashable_at(Object **seen, Value v, int depth)
{
    if (v.kind != VALUE_OBJECT)
        return v.kind != VALUE_SCALAR && v.kind != VALUE_CHOICE;
    if (depth > VALUE_DEPTH)
        return false;
    switch (v.object->kind) {
    case OBJECT_LIST:
    case OBJECT_DICT:
    case OBJECT_ARRAY:
    case OBJECT_SLICE:
        return false;
    case OBJECT_SET:
        return v.object->is_frozen;
    case OBJECT_INSTANCE: /* keys are found without calls of the script */
        return !v.object->instance.class->class.has_equal &&
               !v.object->instance.class->class.has_hash;
    case OBJECT_TUPLE:
        if (!walk_enter(seen, v.object))
            return true;
        for (int i = 0; i < object_body(v.object)->nitem; i++)
            if (!hashable_at(seen, object_body(v.object)->item[i], depth + 1))
                return false;
        return true;
    default:
        return true;
    }
}

bool value_is_hashable(Value v)
{
    Object *seen = NULL;
    bool hashable = hashable_at(&seen, v, 0);

    walk_end(seen);
    return hashable;
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
    case OBJECT_TUPLE:
    case OBJECT_LIST:
    case OBJECT_DICT:
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

static bool has_equal_at(Object **seen, Value v, int depth)
{
    const Body *b;

    if (v.kind != VALUE_OBJECT || depth > VALUE_DEPTH)
        return false;
    if (v.object->kind == OBJECT_INSTANCE)
        return v.object->instance.class->class.has_equal;
    if ((v.object->kind != OBJECT_TUPLE && v.object->kind != OBJECT_LIST &&
         v.object->kind != OBJECT_DICT) ||
        !walk_enter(seen, v.object))
        return false;
    b = object_body(v.object);
    for (int i = 0; i < b->nitem; i++)
        if (has_equal_at(seen, b->item[i], depth + 1))
            return true;
    return false;
}

bool value_has_equal(Value v)
{
    Object *seen = NULL;
    bool found = has_equal_at(&seen, v, 0);

    walk_end(seen);
    return found;
}

/* ---- hashes ---- */

/* CPython reduces numbers modulo the prime 2^61 - 1 (pyhash.h), so that equal
 * ints and floats have one hash. */
enum { HASH_BITS = 61 };
static const uint64_t HASH_PRIME = ((uint64_t)1 << HASH_BITS) - 1;

static uint64_t signed_hash(uint64_t hash, bool negative)
{
    if (negative)
        hash = 0 - hash;
    return hash == UINT64_MAX ? (uint64_t)-2 : hash;
}

static uint64_t int_hash(int64_t i)
{
    uint64_t magnitude = i < 0 ? 0 - (uint64_t)i : (uint64_t)i;

    return signed_hash(magnitude % HASH_PRIME, i < 0);
}

/* _Py_HashDouble(): 28 bits of the mantissa at a time, then the exponent as a
 * rotation. */
static uint64_t float_hash(double f)
{
    int exponent;
    double mantissa;
    uint64_t hash = 0;

    if (isinf(f))
        return signed_hash(314159, f < 0);
    if (isnan(f))
        return 0;
    mantissa = frexp(fabs(f), &exponent);
    while (mantissa != 0) {
        uint64_t digits;

        hash = ((hash << 28) & HASH_PRIME) | hash >> (HASH_BITS - 28);
        mantissa *= 268435456.0; /* 2^28 */
        exponent -= 28;
        digits = (uint64_t)mantissa;
        mantissa -= (double)digits;
        hash += digits;
        if (hash >= HASH_PRIME)
            hash -= HASH_PRIME;
    }
    exponent = exponent >= 0 ? exponent % HASH_BITS
                             : HASH_BITS - 1 - ((-1 - exponent) % HASH_BITS);
    hash = ((hash << exponent) & HASH_PRIME) | hash >> (HASH_BITS - exponent);
    return signed_hash(hash, f < 0);
}

/* FNV-1a. */
static uint64_t bytes_hash(Text t)
{
    uint64_t hash = 14695981039346656037u;

    for (size_t i = 0; i < t.size; i++)
        hash = (hash ^ (unsigned char)t.data[i]) * 1099511628211u;
    return hash;
}

/* CPython's for tuples (tupleobject.c): a part of xxHash. */
static uint64_t items_hash(const Body *b)
{
    const uint64_t prime[3] = {11400714785074694791u, 14029467366897019727u,
                               2870177450012600261u};
    uint64_t hash = prime[2];

    for (int i = 0; i < b->nitem; i++) {
        hash += value_hash(b->item[i]) * prime[1];
        hash = hash << 31 | hash >> 33;
        hash *= prime[0];
    }
    hash += (uint64_t)b->nitem ^ prime[2] ^ 3527539u;
    return hash == UINT64_MAX ? 1546275796u : hash;
}

/* Tuples do not change, so they keep theirs. What is compared by its contents
 * and can change has none in Python; here it has one that never changes. */
static uint64_t object_hash(Object *o)
{
    switch (o->kind) {
    case OBJECT_TUPLE:
        if (!o->hash)
            o->hash = items_hash(object_body(o));
        return o->hash;
    case OBJECT_RANGE:
    case OBJECT_METHOD:
        return items_hash(object_body(o));
    case OBJECT_LIST:
    case OBJECT_DICT:
    case OBJECT_SET:
    case OBJECT_SLICE:
        return o->kind;
    default:
        return o->id;
    }
}

uint64_t value_hash(Value v)
{
    switch (v.kind) {
    case VALUE_BOOL:
        return v.b;
    case VALUE_INT:
        return int_hash(v.i);
    case VALUE_FLOAT:
        return float_hash(v.f);
    case VALUE_STR:
        return bytes_hash(v.s);
    case VALUE_OBJECT:
        return object_hash(v.object);
    case VALUE_BUILTIN:
        return bytes_hash(text_from(v.builtin->name));
    case VALUE_TYPE:
        return bytes_hash(text_from(v.type->name));
    case VALUE_DTYPE:
        return (uint64_t)v.dtype;
    case VALUE_NONE:
        return 0xfca86420u; /* since Python 3.12 */
    case VALUE_UNDEFINED:
    case VALUE_POISON:
    case VALUE_ELLIPSIS:
    case VALUE_NOT_IMPLEMENTED:
    case VALUE_SCALAR:
    case VALUE_CHOICE:
    case VALUE_UNSETTLED:
        break;
    }
    return (uint64_t)v.kind;
}
