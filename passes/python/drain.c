/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Taking the items of an iterator, one after the other, to its end. */
#include "passes/python/protocol.h"

enum { MOST_GENERATED = 5000 };

bool iterator_each(Spec *s, Value it, TakeItem *take, void *data)
{
    int n = 0, more;
    int64_t nemit = s->nemit, steps = s->steps;
    Value v;

    while ((more = iterator_next(s, it, &v)) == 1) {
        if (!take(s, v, data))
            return false;
        n++;
        s->steps++;
        if (!spec_steps_left(s))
            return false;
        if (s->nemit != nemit && n > MOST_GENERATED &&
            s->steps - steps > SPEC_STATIC_STEPS) {
            spec_error(s, DIAG_H0306,
                       "an iterator of more than %d items while compiling", n);
            return false;
        }
    }
    return more == 0;
}

/* An iterator is asked for an item when the one before was taken. */
bool value_each(Spec *s, Value iterable, TakeItem *take, void *data)
{
    Value it, *item;
    int n;

    if (!value_is_object(iterable, OBJECT_ITERATOR) && !class_of(iterable)) {
        n = value_iterate(s, iterable, &item);
        for (int i = 0; i < n; i++)
            if (!take(s, item[i], data))
                return false;
        return n >= 0;
    }
    it = iterator_of(s, iterable);
    return it.kind != VALUE_POISON && !spec_ended(s) &&
           iterator_each(s, it, take, data);
}

typedef struct Drained {
    Value *item;
    int n, capacity;
} Drained;

static bool take_item(Spec *s, Value item, void *data)
{
    Drained *d = data;

    spec_pin(s, 1, &item);
    *ARENA_PUSH(s->arena, d->item, d->n, d->capacity) = item;
    return true;
}

/* All items that are left, while compiling. */
int iterator_drain(Spec *s, Value it, Value **item)
{
    Drained d = {0};
    bool done = iterator_each(s, it, take_item, &d);

    *item = d.item;
    return done ? d.n : -1;
}

/* Whose length does list() ask for, before it takes an iterator's items? */
static Value sized_part(Value x)
{
    const Body *b;

    if (!value_is_object(x, OBJECT_ITERATOR))
        return x;
    b = object_body(x.object);
    return x.object->iterator.kind == ITERATOR_BACKWARDS && b->position >= 0
               ? b->item[0]
               : value_none();
}

/* A TypeError says that it has none: PyObject_LengthHint() of CPython. */
bool iterator_asks_length(Spec *s, Value x)
{
    Value sized = sized_part(x), n;
    Catch c;

    if (!class_of(sized) ||
        class_method(s, sized, "__len__").kind == VALUE_UNDEFINED)
        return true;
    catch_begin(s, &c, "TypeError");
    n = instance_length(s, sized);
    return catch_end(s, &c) || n.kind != VALUE_POISON;
}

int iterator_collect(Spec *s, Value x, Value **item)
{
    Value it;

    if (!class_of(x) && !value_is_object(x, OBJECT_ITERATOR))
        return value_iterate(s, x, item);
    it = iterator_of(s, x);
    if (it.kind == VALUE_POISON || spec_ended(s) || !iterator_asks_length(s, x))
        return -1;
    return iterator_drain(s, it, item);
}
