/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* copy.copy() and copy.deepcopy(): objects that hold what others hold.
 *
 * A deep copy remembers the copy of each object that it has met, so that what
 * is shared stays shared and circles close: the memo. A class says by
 * `__deepcopy__` how its instances are copied; it is given a dict that stands
 * for the memo, and what it hands on with it is of the same copy. */
#include "passes/python/grown.h"
#include "passes/python/protocol.h"
#include "passes/numpy/numpy.h"

#include <string.h>

typedef struct CopyPair {
    const Object *of;
    Value copy;
} CopyPair;

typedef struct CopyMemo {
    struct CopyMemo *outer;
    Object *dict; /* what stands for it in the script; NULL: not yet asked */
    int n, capacity, depth;
    CopyPair *pair;
} CopyMemo;

enum { COPY_DEPTH = 500 };

static Value deep(Spec *s, CopyMemo *m, Value v);

static void memo_add(Spec *s, CopyMemo *m, const Object *of, Value copy)
{
    *ARENA_PUSH(s->arena, m->pair, m->n, m->capacity) = (CopyPair){of, copy};
}

static const CopyPair *memo_find(const CopyMemo *m, const Object *of)
{
    for (int i = m->n - 1; i >= 0; i--)
        if (m->pair[i].of == of)
            return &m->pair[i];
    return NULL;
}

/* Whatever is copied may be left in doubt by a branch. */
static Value part_of(Spec *s, const CopyMemo *m, Value v)
{
    v = value_settle(s, v, "a part of what is copied");
    if (v.kind != VALUE_CHOICE || !m)
        return v;
    return spec_not_yet(s, "a deep copy of what is one of several");
}

static Value copy_array(Spec *s, Value v)
{
    return v.object->array.is_scalar
               ? v
               : builtin_call(s, builtin_find(numpy_module, "copy"),
                              value_none(), 1, &v, 0, NULL);
}

static Value copy_rng(Spec *s, Value v)
{
    const Body *b = object_body(v.object);
    Object *o = object_items(s, OBJECT_RNG, b->nitem, b->item);

    object_edit(o)->node = b->node;
    return value_object(o);
}

/* The items of a list or tuple, copied; false after an error. */
static bool copy_items(Spec *s, CopyMemo *m, const Object *of, Object *to)
{
    for (int i = 0; i < object_body(of)->nitem; i++) {
        Value v = part_of(s, m, object_body(of)->item[i]);

        v = m ? deep(s, m, v) : v;
        if (v.kind == VALUE_POISON || spec_ended(s))
            return false;
        object_append(s, to, v);
    }
    return true;
}

static Value copy_list(Spec *s, CopyMemo *m, Value v)
{
    Object *o = object_new(s, OBJECT_LIST);

    if (m)
        memo_add(s, m, v.object, value_object(o));
    return copy_items(s, m, v.object, o) ? value_object(o) : value_poison();
}

/* A tuple of what is no other after copying is itself. */
static Value copy_tuple(Spec *s, CopyMemo *m, Value v)
{
    Object *list = object_new(s, OBJECT_LIST);
    const CopyPair *made;
    bool same = true;

    if (!copy_items(s, m, v.object, list))
        return value_poison();
    made = memo_find(m, v.object); /* it may hold itself */
    if (made)
        return made->copy;
    for (int i = 0; i < object_body(list)->nitem; i++)
        same &= value_same(object_body(list)->item[i],
                           object_body(v.object)->item[i]);
    if (!same)
        v = value_tuple(s, object_body(list)->nitem, object_body(list)->item);
    return v;
}

static Value copy_dict(Spec *s, CopyMemo *m, Value v)
{
    Object *o = object_new(s, OBJECT_DICT);

    if (m)
        memo_add(s, m, v.object, value_object(o));
    for (int i = 0; i < object_body(v.object)->nitem; i++) {
        Value key = object_body(v.object)->key[i];
        Value item = part_of(s, m, object_body(v.object)->item[i]);

        key = m ? deep(s, m, key) : key;
        item = m ? deep(s, m, item) : item;
        if (key.kind == VALUE_POISON || item.kind == VALUE_POISON ||
            spec_ended(s) || !object_set_key(s, o, key, item))
            return value_poison();
    }
    return value_object(o);
}

static Value copy_set(Spec *s, CopyMemo *m, Value v)
{
    Object *o = set_new(s, v.object->is_frozen);
    Value *item;
    int n = set_items(s, v.object, &item);

    if (!m && v.object->is_frozen)
        return v;
    if (!m)
        return value_object(set_copy(s, v.object));
    memo_add(s, m, v.object, value_object(o));
    if (n > 0)
        item = arena_copy(s->arena, item, (size_t)n * sizeof *item);
    for (int i = 0; i < n; i++) {
        Value key = deep(s, m, item[i]);
        uint64_t hash;

        if (key.kind == VALUE_POISON || !key_hash(s, key, &hash) ||
            !set_add(s, o, key, hash))
            return value_poison();
    }
    return n < 0 ? value_poison() : value_object(o);
}

/* Without a call of its class, as Python makes it. */
static Value copy_instance(Spec *s, CopyMemo *m, Value v)
{
    Object *o = object_new(s, OBJECT_INSTANCE);

    o->instance.class = v.object->instance.class;
    if (m)
        memo_add(s, m, v.object, value_object(o));
    for (int i = 0; i < object_body(v.object)->nitem; i++) {
        Sym name = object_body(v.object)->name[i];
        Value item = object_body(v.object)->item[i];

        if (item.kind == VALUE_UNDEFINED)
            continue;
        item = part_of(s, m, item);
        item = m ? deep(s, m, item) : item;
        if (item.kind == VALUE_POISON || spec_ended(s))
            return value_poison();
        object_set(s, o, name, item);
    }
    derived_mark(s, value_object(o));
    return value_object(o);
}

static Value copy_method(Spec *s, CopyMemo *m, Value v)
{
    Value self = object_body(v.object)->item[1];
    Value function = object_body(v.object)->item[0];

    if (!m)
        return v;
    self = deep(s, m, self);
    return self.kind == VALUE_POISON ? self : method_bind(s, function, self);
}

/* One level of an object of ours; `m` NULL: what it holds stays the same. */
static Value copy_object(Spec *s, CopyMemo *m, Value v)
{
    switch (v.object->kind) {
    case OBJECT_LIST:
        return copy_list(s, m, v);
    case OBJECT_TUPLE:
        return m ? copy_tuple(s, m, v) : v;
    case OBJECT_DICT:
        return copy_dict(s, m, v);
    case OBJECT_SET:
        return copy_set(s, m, v);
    case OBJECT_ARRAY:
        return copy_array(s, v);
    case OBJECT_RNG:
        return copy_rng(s, v);
    case OBJECT_INSTANCE:
        return copy_instance(s, m, v);
    case OBJECT_METHOD:
        return copy_method(s, m, v);
    case OBJECT_FUNCTION:
    case OBJECT_CLASS:
    case OBJECT_RANGE:
    case OBJECT_SLICE:
    case OBJECT_TEXT:
    case OBJECT_CHOICE:
    case OBJECT_WRAPPER:
    case OBJECT_PROPERTY:
        return v;
    case OBJECT_DICT_VIEW:
    case OBJECT_MODULE:
    case OBJECT_FRAME:
    case OBJECT_ITERATOR:
    case OBJECT_SUPER:
        break;
    }
    return spec_not_yet(s, "copying %s is not there yet", value_describe(s, v));
}

/* What the class says; UNDEFINED if it says nothing. */
static Value copy_by_class(Spec *s, CopyMemo *m, Value v)
{
    Value method = class_of(v)
                       ? class_method(s, v, m ? "__deepcopy__" : "__copy__")
                       : (Value){.kind = VALUE_UNDEFINED};
    Value memo;

    if (value_is_grown(v))
        return grown_copy(s, v);
    if (method.kind == VALUE_UNDEFINED)
        return method;
    if (!m)
        return call_function(s, method, 0, NULL);
    if (!m->dict)
        m->dict = object_new(s, OBJECT_DICT);
    memo = value_object(m->dict);
    return call_function(s, method, 1, &memo);
}

static Value deep(Spec *s, CopyMemo *m, Value v)
{
    const CopyPair *made;
    Value copy;
    int n;

    if (v.kind != VALUE_OBJECT)
        return v;
    made = memo_find(m, v.object);
    if (made)
        return made->copy;
    if (m->depth >= COPY_DEPTH)
        return spec_not_yet(s,
                            "a deep copy of what is nested more than %d "
                            "deep",
                            COPY_DEPTH);
    m->depth++;
    n = m->n;
    copy = copy_by_class(s, m, v);
    if (copy.kind == VALUE_UNDEFINED)
        copy = copy_object(s, m, v);
    m->depth--;
    if (copy.kind != VALUE_POISON && (n == m->n || !memo_find(m, v.object)))
        memo_add(s, m, v.object, copy);
    return copy;
}

static Value deep_settled(Spec *s, const Value *v, void *data)
{
    CopyMemo *m = data;

    m->n = 0; /* each way makes its own */
    return deep(s, m, *v);
}

Value copy_deep(Spec *s, Args *a)
{
    CopyMemo mine = {.outer = s->copying}, *m = s->copying;
    Value v = choice_settle(s, a->arg[0]);

    while (m && !(value_is_object(a->arg[1], OBJECT_DICT) &&
                  m->dict == a->arg[1].object))
        m = m->outer;
    if (arg_given(a->arg[1]) && !m)
        return spec_not_yet(s, "a memo of one's own for deepcopy()");
    if (m)
        return deep(s, m, v);
    s->copying = &mine;
    v = v.kind == VALUE_CHOICE ? choice_split(s, 0, 1, &v, deep_settled, &mine)
                               : deep(s, &mine, v);
    s->copying = mine.outer;
    return v;
}

static Value shallow_settled(Spec *s, const Value *v, void *data)
{
    Value copy = copy_by_class(s, NULL, *v);

    (void)data;
    if (copy.kind != VALUE_UNDEFINED || v->kind != VALUE_OBJECT)
        return copy.kind == VALUE_UNDEFINED ? *v : copy;
    return copy_object(s, NULL, *v);
}

Value copy_shallow(Spec *s, Args *a)
{
    Value v = choice_settle(s, a->arg[0]);

    return v.kind == VALUE_CHOICE
               ? choice_split(s, 0, 1, &v, shallow_settled, NULL)
               : shallow_settled(s, &v, NULL);
}
