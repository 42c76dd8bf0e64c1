/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Hashes, and what makes a value a key.
 *
 * Numbers, and tuples and frozensets of them, have CPython's hashes: the order
 * of sets follows from them. An instance has the one that its class's
 * `__hash__` gives; others have one that only tells them apart. */
#include "passes/python/protocol.h"

#include <math.h>
#include <string.h>

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
        return 0; /* its address's, in Python */
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
static const uint64_t TUPLE_PRIME[3] = {
    11400714785074694791u, 14029467366897019727u, 2870177450012600261u};

static uint64_t tuple_add(uint64_t sofar, uint64_t hash)
{
    sofar += hash * TUPLE_PRIME[1];
    sofar = sofar << 31 | sofar >> 33;
    return sofar * TUPLE_PRIME[0];
}

static uint64_t tuple_end(uint64_t sofar, int n)
{
    sofar += (uint64_t)n ^ TUPLE_PRIME[2] ^ 3527539u;
    return sofar == UINT64_MAX ? 1546275796u : sofar;
}

static uint64_t items_hash(const Body *b)
{
    uint64_t hash = TUPLE_PRIME[2];

    for (int i = 0; i < b->nitem; i++)
        hash = tuple_add(hash, value_hash(b->item[i]));
    return tuple_end(hash, b->nitem);
}

/* CPython's: that of a tuple of the length and, where they tell ranges apart,
 * the start and the step. */
static uint64_t range_hash(const Body *b)
{
    int64_t part[3], n;
    uint64_t hash;

    for (int i = 0; i < 3; i++)
        part[i] = b->item[i].i;
    n = range_length(part);
    hash = tuple_add(TUPLE_PRIME[2], value_hash(value_int(n)));
    hash = tuple_add(hash, value_hash(n ? b->item[0] : value_none()));
    hash = tuple_add(hash, value_hash(n > 1 ? b->item[2] : value_none()));
    return tuple_end(hash, 3);
}

/* frozenset_hash() of CPython, whatever the order. */
static uint64_t set_hash(const Body *b)
{
    uint64_t hash = 0;

    for (int i = 0; i < b->nitem; i++)
        hash ^= ((b->hash[i] ^ 89869747u) ^ b->hash[i] << 16) * 3644798167u;
    hash ^= ((uint64_t)b->nitem + 1) * 1927868237u;
    hash ^= hash >> 11 ^ hash >> 25;
    hash = hash * 69069u + 907133923u;
    return hash == UINT64_MAX ? 590923713u : hash;
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
        return range_hash(object_body(o));
    case OBJECT_METHOD:
        return items_hash(object_body(o));
    case OBJECT_SET:
        return set_hash(object_body(o));
    case OBJECT_LIST:
    case OBJECT_DICT:
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
    case VALUE_LONG:
        return bigint_hash(v.big);
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
    case VALUE_NUMBER_TYPE:
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

/* ---- keys ---- */

/* The `__hash__` that a class gives its instances: its own, or None where it
 * says what is equal and no more; UNDEFINED: that of `object`. */
static Value hash_method(Spec *s, Value v)
{
    const Object *class = class_of(v);
    const Value *hash = NULL, *equal = NULL;

    for (int i = -1; i < class->class.nbase && !hash && !equal; i++) {
        const Object *c = i < 0 ? class : class->class.base[i];

        hash = object_find(c, spec_sym(s, "__hash__"));
        equal = object_find(c, spec_sym(s, "__eq__"));
    }
    if (hash)
        return hash->kind == VALUE_NONE ? *hash
                                        : class_method(s, v, "__hash__");
    return equal ? value_none() : (Value){.kind = VALUE_UNDEFINED};
}

static bool unhashable(Spec *s, Value v)
{
    if (v.kind == VALUE_POISON)
        return false;
    raise_says(s, "unhashable type: '%s'", value_type_name(s, v));
    raise_found(s, DIAG_H0516, "unhashable type: %s",
                value_is_array(v) ? value_type_name(s, v)
                                  : value_describe(s, v));
    return false;
}

/* slot_tp_hash() of CPython. */
static bool instance_hash(Spec *s, Value v, uint64_t *hash)
{
    Value method = hash_method(s, v), h;

    if (method.kind == VALUE_UNDEFINED) {
        *hash = v.object->id;
        return true;
    }
    if (method.kind == VALUE_NONE)
        return unhashable(s, v);
    h = call_function(s, method, 0, NULL);
    if (h.kind == VALUE_POISON || spec_ended(s))
        return false;
    if (h.kind == VALUE_SCALAR)
        spec_error(s, DIAG_H0301,
                   "a hash must be known when compiling; this is %s",
                   value_describe(s, h));
    else if (!value_is_static_int(h))
        raise_found(s, DIAG_H0516, "__hash__() gives an int, not %s",
                    value_describe(s, h));
    *hash = h.kind == VALUE_LONG ? bigint_hash(h.big) : (uint64_t)number_int(h);
    if (*hash == UINT64_MAX)
        *hash = (uint64_t)-2;
    return value_is_static_int(h);
}

/* Of what holds objects whose classes are to be asked. */
static bool asked_hash(Spec *s, Value v, uint64_t *hash)
{
    uint64_t sofar = TUPLE_PRIME[2], item = 0;

    if (class_of(v))
        return instance_hash(s, v, hash);
    if (!value_is_object(v, OBJECT_TUPLE)) {
        *hash = value_hash(v);
        return true;
    }
    for (int i = 0; i < object_body(v.object)->nitem; i++) {
        if (!asked_hash(s, object_body(v.object)->item[i], &item))
            return false;
        sofar = tuple_add(sofar, item);
    }
    *hash = tuple_end(sofar, object_body(v.object)->nitem);
    return true;
}

bool key_hash(Spec *s, Value key, uint64_t *hash)
{
    if (key.kind == VALUE_POISON || spec_ended(s))
        return false;
    if (!value_has_hash(key))
        return unhashable(s, key);
    if (value_has_staged(key)) {
        spec_error(s, DIAG_H0301,
                   "a key must be hashable and known when compiling; this is "
                   "%s",
                   value_describe(s, key));
        return false;
    }
    if (value_asks_for_key(key))
        return asked_hash(s, key, hash);
    *hash = value_hash(key);
    return true;
}

int keys_equal(Spec *s, Value old, Value key)
{
    Node *node;
    int same;

    if (value_same(old, key))
        return 1;
    if (!value_asks_for_key(old) && !value_asks_for_key(key))
        return value_static_equal(old, key);
    same = spec_truth(s, value_compare(s, OPERATOR_EQ, old, key), &node);
    if (spec_ended(s) || same == -2)
        return -2;
    if (same == -1)
        spec_error(s, DIAG_H0301,
                   "whether two keys are equal must be known when compiling");
    return same == -1 ? -2 : same;
}

Value builtin_hash(Spec *s, Args *a)
{
    uint64_t hash;

    if (a->arg[0].kind == VALUE_OBJECT)
        trace_unknown(s, "it asks for the hash of an object");
    return key_hash(s, a->arg[0], &hash) ? value_int((int64_t)hash)
                                         : value_poison();
}
