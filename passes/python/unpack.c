/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* An iterable taken apart: `a, *b = x`. */
#include "passes/python/protocol.h"
#include "passes/staging/alternative.h"

#include <assert.h>

typedef struct Unpacked {
    Value *item;
    int n, capacity;
} Unpacked;

/* Of an iterator, until there are `most` of them; false after an error. */
static bool take_items(Spec *s, Value it, int64_t most, Unpacked *u)
{
    while (u->n < most) {
        Value v;
        int more;

        if (it.kind == VALUE_POISON || spec_ended(s))
            return false;
        more = iterator_next(s, it, &v);
        if (more <= 0)
            return more == 0;
        *ARENA_PUSH(s->arena, u->item, u->n, u->capacity) = v;
    }
    return true;
}

static bool take_rest(Spec *s, Value it, Unpacked *u)
{
    Value *rest;
    int n = value_iterate(s, it, &rest);

    for (int i = 0; i < n; i++)
        *ARENA_PUSH(s->arena, u->item, u->n, u->capacity) = rest[i];
    return n >= 0;
}

/* The items that are unpacked to names: of an iterator no more than they, and
 * one that there should not be; for a starred name, the rest. */
static int unpacked_items(Spec *s, Value x, int64_t before, int64_t after,
                          Value **item)
{
    bool starred = after >= 0, ok;
    Unpacked u = {0};
    Value it;

    *item = NULL;
    if (!value_is_object(x, OBJECT_ITERATOR) && !class_of(x))
        return value_iterate(s, x, item);
    it = iterator_of(s, x);
    ok = take_items(s, it, starred ? before : before + 1, &u) &&
         (!starred || u.n < before || take_rest(s, it, &u));
    *item = u.item;
    return ok ? u.n : -1;
}

/* Is it one of several containers, not all of one length? */
static bool lengths_differ(Spec *s, Value x)
{
    Alternatives all = {0};
    int n = -1;

    if (x.kind != VALUE_CHOICE)
        return false;
    alternatives_of(s, x, NULL, &all);
    for (int i = 0; i < all.n; i++) {
        Value v = all.item[i].value;
        int mine = value_is_object(v, OBJECT_TUPLE) ||
                           value_is_object(v, OBJECT_LIST) ||
                           value_is_object(v, OBJECT_DICT) ||
                           value_is_object(v, OBJECT_SET)
                       ? object_body(v.object)->nitem
                       : -1;

        if (mine >= 0 && n >= 0 && mine != n)
            return true;
        n = mine >= 0 ? mine : n;
    }
    return false;
}

static Value unpack_settled(Spec *s, const Value *x, void *data);

/* A tuple of what the names get. */
static Value unpack(Spec *s, Value x, const Node *n)
{
    int64_t before = node_int(n, ATTR_before), after = node_int(n, ATTR_after);
    Object *out;
    Value *item;
    int count;

    if (lengths_differ(s, x))
        return value_settle(
            s, choice_split(s, 0, 1, &x, unpack_settled, (void *)n),
            "what is unpacked");
    out = object_items(s, OBJECT_TUPLE, 0, NULL);
    count = unpacked_items(s, x, before, after, &item);
    if (count < 0)
        return value_poison();
    if (after < 0 ? count != before : count < before + after) {
        if (count < before + (after < 0 ? 0 : after))
            raise_says(s,
                       "not enough values to unpack (expected %s%lld, got %d)",
                       after < 0 ? "" : "at least ",
                       (long long)before + (after < 0 ? 0 : after), count);
        else
            raise_says(s, "too many values to unpack (expected %lld)",
                       (long long)before);
        return raise_certain(s, DIAG_H0514, "%d value%s for %s%lld names",
                             count, count == 1 ? "" : "s",
                             after < 0 ? "" : "at least ",
                             (long long)before + (after < 0 ? 0 : after));
    }
    assert(item || (before <= 0 && after <= 0));
    for (int i = 0; i < before; i++)
        object_append(s, out, item[i]);
    if (after >= 0) {
        int middle = count - (int)(before + after);

        object_append(s, out, value_list(s, middle, item + before));
        for (int i = 0; i < after; i++)
            object_append(s, out, item[before + middle + i]);
    }
    return value_object(out);
}

static Value unpack_settled(Spec *s, const Value *x, void *data)
{
    return unpack(s, *x, data);
}

void eval_unpack(Spec *s, const Node *n)
{
    eval_set_temp(s, n, unpack(s, eval_temp(s, n->input[0]), n));
}

void eval_unpacked(Spec *s, const Node *n)
{
    Value x = eval_temp(s, n->input[0]);
    int64_t i = node_int(n, ATTR_index);

    eval_set_temp(
        s, n,
        value_is_object(x, OBJECT_TUPLE) && i < object_body(x.object)->nitem
            ? value_settle(s, object_body(x.object)->item[i], "this item")
            : value_poison());
}
