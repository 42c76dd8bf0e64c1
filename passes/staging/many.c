/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What goes through many items that are known while compiling: the numbers of a
 * list, the rows of a list of lists, also by enumerate() and zip().
 *
 * It is evaluated item by item, as long as that makes no nodes and is short.
 * Then its lists are grown (python/grown.h), so that the item is one that only
 * running knows, and it is rolled. If that cannot be it is evaluated as any
 * other, item by item, whatever that makes. */
#include "passes/python/grown.h"
#include "passes/python/protocol.h"
#include "passes/staging/attempt.h"
#include "passes/staging/many.h"

enum {
    MANY = 48,        /* items, of which none may make a node */
    SOME = 8,         /* fewer, which may make some: */
    SOME_EMITS = 1500 /* as many, at most */
};

static bool is_list_of_some(Spec *s, Value v)
{
    NumberKind kind = {DTYPE_NONE, false};
    const Body *b;

    if (!value_is_object(v, OBJECT_LIST))
        return false;
    b = object_body(v.object);
    return b->nitem >= SOME &&
           ((number_kind_of(s, b, &kind) && kind.dtype) ||
            rows_may_be(s, v.object) || columns_are_known(v.object));
}

/* The least number of items of what can be gone through by index, once lists
 * are grown; -1: it cannot. */
static int64_t items_of(Spec *s, Value v)
{
    int64_t least = INT64_MAX;
    const Body *b;
    int n;

    if (is_list_of_some(s, v))
        return object_body(v.object)->nitem;
    if (value_is_object(v, OBJECT_RANGE) || value_is_grown(v) ||
        (value_is_array(v) && v.object->array.shape.rank)) {
        Value count = many_length(s, v);

        return count.kind == VALUE_INT ? count.i : INT64_MAX;
    }
    if (!value_is_object(v, OBJECT_ITERATOR) || object_body(v.object)->position)
        return -1;
    b = object_body(v.object);
    if (v.object->iterator.kind == ITERATOR_ENUMERATE && b->nitem == 2 &&
        !(b->item[1].kind == VALUE_INT && b->item[1].i >= 0 &&
          b->item[1].i < 1 << 30))
        return -1;
    if (v.object->iterator.kind != ITERATOR_ITEMS &&
        v.object->iterator.kind != ITERATOR_ENUMERATE &&
        (v.object->iterator.kind != ITERATOR_ZIP || v.object->iterator.strict))
        return -1;
    n = v.object->iterator.kind == ITERATOR_ZIP ? b->nitem : 1;
    for (int i = 0; i < n; i++) {
        int64_t k = items_of(s, b->item[i]);

        least = k < least ? k : least;
    }
    return n ? least : -1;
}

/* Is there a list in it that is to be grown, or rows? */
static bool has_list(Value v)
{
    const Body *b;

    if (!value_is_object(v, OBJECT_ITERATOR))
        return value_is_object(v, OBJECT_LIST);
    b = object_body(v.object);
    for (int i = 0; i < b->nitem; i++)
        if (has_list(b->item[i]))
            return true;
    return false;
}

static bool is_new_plain_expression(Value v)
{
    return value_is_object(v, OBJECT_ITERATOR) &&
           v.object->iterator.kind == ITERATOR_GENERATOR &&
           !object_body(v.object)->position && !expression_is_new(v);
}

int64_t many_items(Spec *s, Value v)
{
    int64_t n;

    if (!s->grows_early || s->only_static || !has_list(v))
        return 0;
    n = items_of(s, v);
    return n >= SOME ? n : 0;
}

bool many_in_one(Spec *s, const Choice *c)
{
    for (int i = 0; i < c->n; i++)
        if (many_items(s, c->item[i]) >= MANY)
            return true;
    return false;
}

int64_t many_in_expression(Spec *s, Value v)
{
    int64_t n;

    if (!s->grows_early || s->only_static || !is_new_plain_expression(v))
        return 0;
    n = items_of(s, object_body(v.object)->item[0]);
    return n >= SOME ? n : 0;
}

static bool grow(Spec *s, Value v)
{
    const Body *b;

    if (value_is_object(v, OBJECT_LIST)) {
        NumberKind kind = {DTYPE_NONE, false};

        b = object_body(v.object);
        if (number_kind_of(s, b, &kind))
            return list_grow(s, v.object, kind, b->nitem, false);
        if (columns_are_known(v.object))
            return columns_keep(s, v.object);
        return rows_are(s, v.object) || rows_grow(s, v.object);
    }
    if (!value_is_object(v, OBJECT_ITERATOR))
        return true;
    b = object_body(v.object);
    for (int i = 0; i < b->nitem; i++)
        if (!grow(s, b->item[i]))
            return false;
    return true;
}

/* Without nodes, errors and many steps? Otherwise nothing of it stays. */
static bool tried_static(Spec *s, const Many *m)
{
    int64_t most = s->most_steps, begun = s->steps;
    int64_t own = spec_static_steps(s);
    Attempt a;
    bool good;

    attempt_open(s, &a);
    s->static_errors = s->ctx->nfound;
    s->only_static = true;
    if (s->steps + own < most)
        s->most_steps = s->steps + own;
    m->each(s, m->data);
    s->only_static = false;
    s->most_steps = most;
    good = !progress_emitted(s, &a.before) && !progress_failed(s, &a.before) &&
           !(s->diverged && !s->raised) && !s->abandoned;
    if (good) {
        attempt_keep(s, &a);
        return true;
    }
    if (s->steps >= begun + own)
        spec_in_vain(s, own);
    attempt_drop(s, &a);
    s->abandoned = false;
    return s->gave_up;
}

/* With few nodes, and not in vain as items that only running knows are left
 * out? Otherwise nothing of it stays. */
static bool tried_short(Spec *s, const Many *m, const Object *expression)
{
    int64_t most = s->most_emits, own = s->nemit + SOME_EMITS;
    Attempt a;

    if (own < most)
        s->most_emits = own;
    attempt_open(s, &a);
    s->unknown_choice = NULL;
    m->each(s, m->data);
    s->most_emits = most;
    if ((!s->abandoned &&
         !(expression && expression_met_unknown(s, expression))) ||
        s->only_static || s->nemit > most) {
        attempt_keep(s, &a); /* or it is taken back by who set that limit */
        return true;
    }
    attempt_drop(s, &a);
    s->abandoned = false;
    return s->gave_up;
}

bool many_tried(Spec *s, int64_t n, Value iterable, const Many *m)
{
    Object *expression = m->is_expression ? iterable.object : NULL;
    Value through = expression ? object_body(expression)->item[0] : iterable;
    Attempt a;
    bool good;

    if (n >= MANY ? tried_static(s, m) : tried_short(s, m, expression))
        return true;
    attempt_open(s, &a);
    if (expression)
        expression->iterator.rolls = true;
    good = grow(s, through) && m->roll(s, m->data) &&
           !progress_failed(s, &a.before);
    if (expression)
        expression->iterator.rolls = false;
    s->grew_early |= good;
    if (good || spec_unwinds(s)) {
        attempt_keep(s, &a);
        return true;
    }
    attempt_drop(s, &a);
    return false;
}

Value choices_tried(Spec *s, Object *expression, Way *ask, void *data)
{
    Attempt a;
    Value v;

    if (!expression)
        return ask(s, data);
    attempt_open(s, &a);
    s->unknown_choice = NULL;
    v = ask(s, data);
    if (!expression_met_unknown(s, expression) || spec_unwinds(s)) {
        attempt_keep(s, &a);
        return v;
    }
    attempt_drop(s, &a);
    expression->iterator.rolls = true;
    v = ask(s, data);
    expression->iterator.rolls = false;
    return v;
}
