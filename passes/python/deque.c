/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* collections.deque: a class of ours whose instances hold a list (derived.c),
 * and how many items there may be at most. */
#include "passes/python/protocol.h"

#include <string.h>

static Sym bound_name(Spec *s)
{
    return spec_sym(s, " maxlen");
}

/* An empty list of an instance that has none yet, or after an error. */
static Object *items_of(Spec *s, Value deque)
{
    Value held = derived_held(s, deque);

    if (value_is_object(held, OBJECT_LIST))
        return held.object;
    if (held.kind == VALUE_CHOICE)
        spec_not_yet(s, "a deque that is made anew in a branch is not there "
                        "yet");
    return object_new(s, OBJECT_LIST);
}

/* Its maxlen; -1: it has none. */
static int64_t bound_of(Spec *s, Value deque)
{
    const Value *v = object_find(deque.object, bound_name(s));

    if (v && v->kind != VALUE_INT && v->kind != VALUE_NONE)
        spec_not_yet(s, "a deque whose maxlen depends on a staged condition is "
                        "not there yet");
    return v && v->kind == VALUE_INT ? v->i : -1;
}

static Value bound_value(Spec *s, Value deque)
{
    int64_t n = bound_of(s, deque);

    return n < 0 ? value_none() : value_int(n);
}

/* One of list's own methods, of what it holds. */
static Value list_method(Spec *s, Value deque, const char *name, int n,
                         const Value *arg)
{
    return builtin_call(s, builtin_find(list_methods, name),
                        derived_held(s, deque), n, arg, 0, NULL);
}

/* Takes away at one end what is too much. */
static void keep_bound(Spec *s, Value deque, bool at_left)
{
    Object *list = items_of(s, deque);
    int64_t most = bound_of(s, deque);

    while (most >= 0 && object_body(list)->nitem > most)
        object_remove_at(s, list, at_left ? 0 : object_body(list)->nitem - 1);
}

static void push_left(Spec *s, Value deque, Value v)
{
    Value arg[2] = {value_int(0), v};

    list_method(s, deque, "insert", 2, arg);
    keep_bound(s, deque, false);
}

static bool take_right(Spec *s, Value item, void *deque)
{
    Value self = *(Value *)deque;

    object_append(s, items_of(s, self), item);
    keep_bound(s, self, true);
    return true;
}

static bool take_left(Spec *s, Value item, void *deque)
{
    push_left(s, *(Value *)deque, item);
    return true;
}

static Value do_append(Spec *s, Args *a)
{
    if (a->builtin->op)
        push_left(s, a->self, a->arg[0]);
    else
        take_right(s, a->arg[0], &a->self);
    return value_none();
}

/* What is extended by itself goes through a copy. */
static Value do_extend(Spec *s, Args *a)
{
    Value x = a->arg[0];

    if (value_same(x, a->self))
        x = value_list(s, object_body(items_of(s, x))->nitem,
                       object_body(items_of(s, x))->item);
    return value_each(s, x, a->builtin->op ? take_left : take_right, &a->self)
               ? value_none()
               : value_poison();
}

static Value do_init(Spec *s, Args *a)
{
    int64_t most = -1;

    if (arg_given(a->arg[1])) {
        if (!spec_need_index(s, a->arg[1], "maxlen", &most))
            return value_poison();
        if (most < 0)
            return raise_certain(s, DIAG_H0515, "maxlen must be non-negative");
    }
    object_set(s, a->self.object, bound_name(s),
               most < 0 ? value_none() : value_int(most));
    list_method(s, a->self, "clear", 0, NULL);
    return a->arg[0].kind == VALUE_UNDEFINED ||
                   value_each(s, a->arg[0], take_right, &a->self)
               ? value_none()
               : value_poison();
}

static Value do_pop(Spec *s, Args *a)
{
    Object *list = items_of(s, a->self);
    int at = a->builtin->op ? 0 : object_body(list)->nitem - 1;
    Value v;

    if (!object_body(list)->nitem)
        return raise_certain(s, DIAG_H0506, "pop from an empty deque");
    v = object_body(list)->item[at];
    object_remove_at(s, list, at);
    return v;
}

/* clear, count, remove, reverse, index: as of a list. */
static Value do_as_list(Spec *s, Args *a)
{
    int n = 0;

    while (n < MAX_BUILTIN_ARGS && a->arg[n].kind != VALUE_UNDEFINED)
        n++;
    if (a->builtin->op) { /* it moves items, which iterators notice */
        heap_touch(s, items_of(s, a->self));
        object_edit(items_of(s, a->self))->nchange++;
    }
    return list_method(s, a->self, a->builtin->name, n, a->arg);
}

static Value do_insert(Spec *s, Args *a)
{
    int64_t at;

    if (!spec_need_index(s, a->arg[0], "the place", &at))
        return value_poison();
    if (bound_of(s, a->self) == object_body(items_of(s, a->self))->nitem)
        return raise_certain(s, DIAG_H0506,
                             "deque already at its maximum size");
    return list_method(s, a->self, "insert", 2, a->arg);
}

static Value do_rotate(Spec *s, Args *a)
{
    Object *list = items_of(s, a->self);
    int64_t by = 1, n = object_body(list)->nitem;
    const Value *old;

    if (a->arg[0].kind != VALUE_UNDEFINED &&
        !spec_need_index(s, a->arg[0], "how far to rotate", &by))
        return value_poison();
    if (n < 2)
        return value_none();
    by = ((by % n) + n) % n;
    heap_touch(s, list);
    old =
        arena_copy(s->arena, object_body(list)->item, (size_t)n * sizeof *old);
    for (int64_t i = 0; i < n; i++)
        object_edit(list)->item[(i + by) % n] = old[i];
    object_edit(list)->nchange++;
    return value_none();
}

/* Another one of its class: with the same items and bound. */
static Value copy_of(Spec *s, Value deque)
{
    Value arg[2] = {deque, bound_value(s, deque)};
    Value class = value_object(class_of(deque));

    return call_function(
        s, class,
        arg[1].kind == VALUE_NONE && !class_of(deque)->class.is_type ? 1 : 2,
        arg);
}

static Value do_copy(Spec *s, Args *a)
{
    return copy_of(s, a->self);
}

static Value do_get_item(Spec *s, Args *a)
{
    if (value_is_object(a->arg[0], OBJECT_SLICE))
        return raise_certain(s, DIAG_H0516,
                             "the index of a deque is an int, not a slice");
    return value_get_item(s, derived_held(s, a->self), a->arg[0]);
}

static Value do_set_item(Spec *s, Args *a)
{
    if (value_is_object(a->arg[0], OBJECT_SLICE))
        return raise_certain(s, DIAG_H0516,
                             "the index of a deque is an int, not a slice");
    if (a->builtin->op)
        value_delete_item(s, derived_held(s, a->self), a->arg[0]);
    else
        value_set_item(s, derived_held(s, a->self), a->arg[0], a->arg[1]);
    return value_none();
}

static Value do_len(Spec *s, Args *a)
{
    return value_int(object_body(items_of(s, a->self))->nitem);
}

static Value do_iterate(Spec *s, Args *a)
{
    return iterator_of_keyed(s, items_of(s, a->self), a->builtin->op);
}

static Value do_contains(Spec *s, Args *a)
{
    return value_contains(s, a->arg[0], derived_held(s, a->self));
}

static bool is_deque(Spec *s, Value v)
{
    return class_of(v) && class_of(v)->class.type == deque_type(s)->class.type;
}

static Value do_compare(Spec *s, Args *a)
{
    if (!is_deque(s, a->arg[0]))
        return (Value){.kind = VALUE_NOT_IMPLEMENTED};
    return value_compare(s, (Operator)a->builtin->op, derived_held(s, a->self),
                         derived_held(s, a->arg[0]));
}

static Value do_add(Spec *s, Args *a)
{
    Value sum;

    if (!is_deque(s, a->arg[0]))
        return raise_certain(s, DIAG_H0511,
                             "`+` is not defined for deque and %s",
                             value_describe(s, a->arg[0]));
    sum = copy_of(s, a->self);
    if (sum.kind == VALUE_POISON || spec_ended(s))
        return value_poison();
    spec_pin(s, 1, &sum);
    return value_each(s, derived_held(s, a->arg[0]), take_right, &sum)
               ? sum
               : value_poison();
}

/* `+=` takes any iterable. */
static Value do_add_inplace(Spec *s, Args *a)
{
    return do_extend(s, a).kind == VALUE_POISON ? value_poison() : a->self;
}

/* `*` (op 0) and `*=`: the last items stay, if there are too many. */
static Value do_multiply(Spec *s, Args *a)
{
    Value self = a->self, list;

    if (!value_counts(a->arg[0]))
        return raise_certain(s, DIAG_H0511,
                             "`*` is not defined for deque and %s",
                             value_describe(s, a->arg[0]));
    if (!a->builtin->op)
        self = copy_of(s, self);
    if (self.kind == VALUE_POISON || spec_ended(s))
        return value_poison();
    list = value_inplace(s, OPERATOR_MUL, derived_held(s, self), a->arg[0]);
    if (list.kind == VALUE_POISON)
        return list;
    keep_bound(s, self, true);
    return self;
}

static Value do_text(Spec *s, Args *a)
{
    int64_t most = bound_of(s, a->self);
    Value part[3] = {
        value_cstr(
            arena_printf(s->arena, "%s(", class_of(a->self)->class.name)),
        text_format(s, derived_held(s, a->self), 'r', value_none()),
        value_cstr(most < 0 ? ")"
                            : arena_printf(s->arena, ", maxlen=%lld)",
                                           (long long)most))};

    if (text_is_shown(s, items_of(s, a->self)))
        return value_cstr("[...]");
    return text_join(s, 3, part);
}

static Value do_bound(Spec *s, Args *a)
{
    return bound_value(s, a->arg[0]);
}

static const Builtin get_bound = {"maxlen", "self, /", do_bound, 0, NULL};

const Builtin deque_special[] = {
    {"__add__", "other, /", do_add, 0, NULL},
    {"__contains__", "item, /", do_contains, 0, NULL},
    {"__copy__", "", do_copy, 0, NULL},
    {"__delitem__", "index, /", do_set_item, 1, NULL},
    {"__eq__", "other, /", do_compare, OPERATOR_EQ, NULL},
    {"__ge__", "other, /", do_compare, OPERATOR_GE, NULL},
    {"__getitem__", "index, /", do_get_item, 0, NULL},
    {"__gt__", "other, /", do_compare, OPERATOR_GT, NULL},
    {"__iadd__", "iterable, /", do_add_inplace, 0, NULL},
    {"__imul__", "count, /", do_multiply, 1, NULL},
    {"__init__", "iterable=, maxlen=", do_init, 0, NULL},
    {"__iter__", "", do_iterate, 0, NULL},
    {"__le__", "other, /", do_compare, OPERATOR_LE, NULL},
    {"__len__", "", do_len, 0, NULL},
    {"__lt__", "other, /", do_compare, OPERATOR_LT, NULL},
    {"__mul__", "count, /", do_multiply, 0, NULL},
    {"__ne__", "other, /", do_compare, OPERATOR_NE, NULL},
    {"__new__", "class, /, *args, **names", derived_new, 0, NULL},
    {"__repr__", "", do_text, 0, NULL},
    {"__reversed__", "", do_iterate, 1, NULL},
    {"__rmul__", "count, /", do_multiply, 0, NULL},
    {"__setitem__", "index, value, /", do_set_item, 0, NULL},
    {"append", "x, /", do_append, 0, NULL},
    {"appendleft", "x, /", do_append, 1, NULL},
    {"clear", "", do_as_list, 1, NULL},
    {"copy", "", do_copy, 0, NULL},
    {"count", "x, /", do_as_list, 0, NULL},
    {"extend", "iterable, /", do_extend, 0, NULL},
    {"extendleft", "iterable, /", do_extend, 1, NULL},
    {"index", "x, start=, stop=, /", do_as_list, 0, NULL},
    {"insert", "index, x, /", do_insert, 0, NULL},
    {"pop", "", do_pop, 0, NULL},
    {"popleft", "", do_pop, 1, NULL},
    {"remove", "x, /", do_as_list, 1, NULL},
    {"reverse", "", do_as_list, 1, NULL},
    {"rotate", "n=, /", do_rotate, 0, NULL},
    {0},
};

void deque_fill(Spec *s, Object *class)
{
    Value getter[3] = {{.kind = VALUE_BUILTIN, .builtin = &get_bound},
                       value_none(),
                       value_none()};

    object_set(s, class, spec_sym(s, "maxlen"),
               value_object(object_items(s, OBJECT_PROPERTY, 3, getter)));
}
