/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Methods of lists, tuples and numbers. */
#include "passes/numpy/numpy.h"
#include "passes/python/grown.h"
#include "passes/python/protocol.h"

#include <math.h>
#include <string.h>

/* ---- lists and tuples ---- */

static Value do_append(Spec *s, Args *a)
{
    object_append(s, a->self.object, a->arg[0]);
    return value_none();
}

static Value do_extend(Spec *s, Args *a)
{
    list_extend(s, a->self.object,
                value_is_object(a->arg[0], OBJECT_LIST)
                    ? value_list(s, object_body(a->arg[0].object)->nitem,
                                 object_body(a->arg[0].object)->item)
                    : a->arg[0]);
    return value_none();
}

/* Is the place, argument 0, known only when running, and the list one of
 * numbers? Then it is grown. */
static bool grows_for(Spec *s, Args *a, const char *name, int n, Value *out)
{
    int64_t known;

    if (!value_is_staged(a->arg[0]) || spec_static_int(s, a->arg[0], &known))
        return false;
    *out = grown_instead(s, a->self, name, n, a->arg);
    return out->kind != VALUE_UNDEFINED;
}

static Value do_insert(Spec *s, Args *a)
{
    Object *list = a->self.object;
    int64_t at, n = object_body(list)->nitem;
    Value grown;

    if (grows_for(s, a, "insert", 2, &grown))
        return grown;
    if (!spec_need_index(s, a->arg[0], "the place", &at))
        return value_poison();
    at += at < 0 ? n : 0;
    at = at < 0 ? 0 : at > n ? n : at;
    object_append(s, list, a->arg[1]);
    for (int64_t i = n; i > at; i--)
        object_edit(list)->item[i] = object_body(list)->item[i - 1];
    object_edit(list)->item[at] = a->arg[1];
    return value_none();
}

static Value do_pop(Spec *s, Args *a)
{
    Object *list = a->self.object;
    int64_t at = -1, n = object_body(list)->nitem;
    Value v, grown;

    if (grows_for(s, a, "pop", 1, &grown))
        return grown;
    if (a->arg[0].kind != VALUE_UNDEFINED &&
        !spec_need_index(s, a->arg[0], "the place", &at))
        return value_poison();
    if (at < -n || at >= n)
        raise_says(s, n ? "pop index out of range" : "pop from empty list");
    if (at < -n || at >= n)
        return raise_certain(s, DIAG_H0506, "%s",
                             n ? "pop() of an index out of range"
                               : "pop() of an empty list");
    at += at < 0 ? n : 0;
    v = object_body(list)->item[at];
    object_remove_at(s, list, (int)at);
    return v;
}

static Value do_reverse(Spec *s, Args *a)
{
    Body *b;

    heap_touch(s, a->self.object);
    b = object_edit(a->self.object);
    for (int i = 0; i < b->nitem / 2; i++) {
        Value v = b->item[i];

        b->item[i] = b->item[b->nitem - 1 - i];
        b->item[b->nitem - 1 - i] = v;
    }
    return value_none();
}

/* ---- looking for an item ---- */

/* A bound of index(), which None is not. */
static bool bound(Spec *s, Value v, int64_t n, int64_t *out)
{
    if (v.kind == VALUE_UNDEFINED)
        return true;
    if (!spec_need_index(s, v, "a bound", out))
        return false;
    *out += *out < 0 ? n : 0;
    *out = *out < 0 ? 0 : *out;
    return true;
}

/* Items that are equal to what is looked for, or may be. */
typedef struct Looked {
    int n, *place;
    Node **same;   /* of those that only running knows */
    bool is_known; /* the last one is equal, or none is */
} Looked;

/* Is comparing it nothing that could be seen? */
static bool is_plain(Value v)
{
    return value_is_python_number(v) || value_is_numpy_scalar(v) ||
           value_is_text(v) || v.kind == VALUE_NONE;
}

static bool not_known(Spec *s, const Args *a)
{
    spec_error(s, DIAG_H0301,
               "%s() compares with elements that are known only when running",
               a->builtin->name);
    return false;
}

/* Up to the first that is surely equal; false after an error. Behind one that
 * only running knows no class is asked. */
static bool look_for(Spec *s, Args *a, Looked *l)
{
    const Body *b = object_body(a->self.object);
    int64_t start = 0, stop = b->nitem;

    *l = (Looked){.place = ARENA_ARRAY(s->arena, int, b->nitem),
                  .same = ARENA_ARRAY(s->arena, Node *, b->nitem)};
    if (!bound(s, a->arg[1], b->nitem, &start) ||
        !bound(s, a->arg[2], b->nitem, &stop))
        return false;
    for (int i = start > b->nitem ? b->nitem : (int)start;
         i < b->nitem && i < stop && !l->is_known; i++) {
        Value item =
            value_settle(s, object_body(a->self.object)->item[i], "this item");
        int same;

        if (l->n && (!is_plain(item) || !is_plain(a->arg[0])))
            return not_known(s, a);
        same = spec_truth(s, value_equal(s, item, a->arg[0]), &l->same[l->n]);
        if (same == -2)
            return false;
        if (same)
            l->place[l->n++] = i;
        l->is_known = same == 1;
    }
    return true;
}

/* The place of the first item that is equal; -1: none is, -2 after an error,
 * or where only running knows. */
static int find_item(Spec *s, Args *a)
{
    Looked l;

    if (!look_for(s, a, &l))
        return -2;
    if (l.n <= l.is_known)
        return l.n ? l.place[0] : -1;
    not_known(s, a);
    return -2;
}

/* Of a tuple CPython does not say which value. */
static void says_absent(Spec *s, const Args *a)
{
    TextBuffer repr = {.arena = s->arena};

    if (value_is_object(a->self, OBJECT_TUPLE)) {
        raise_says(s, "tuple.index(x): x not in tuple");
    } else if (s->catching && !value_has_staged(a->arg[0])) {
        value_repr_into(s, &repr, a->arg[0]);
        buffer_puts(&repr, "");
        raise_says(s, "%s is not in list", repr.data);
    }
}

/* The first that is equal when running, of which the last is sure to be if
 * none is needed to be. */
static Value index_staged(Spec *s, Args *a, const Looked *l)
{
    Build b = spec_build(s);
    Node *at = build_i64(&b, DTYPE_I64, l->place[l->n - 1]);
    Node *found = build_bool(&b, l->is_known);

    for (int i = l->n - 1 - l->is_known; i >= 0; i--) {
        Node *same = spec_import(s, l->same[i]);

        b = spec_build(s);
        at = build3(&b, OP_select, same, build_i64(&b, DTYPE_I64, l->place[i]),
                    at);
        found = build2(&b, OP_or, found, same);
    }
    interval_note(s, at, (Interval){l->place[0], l->place[l->n - 1], false});
    says_absent(s, a);
    return l->is_known || number_need(s, DIAG_H0515, value_scalar(found),
                                      "the value is not in the list or tuple")
               ? value_scalar(at)
               : value_poison();
}

static Value do_index(Spec *s, Args *a)
{
    Looked l;

    if (!look_for(s, a, &l))
        return value_poison();
    if (l.n > l.is_known)
        return index_staged(s, a, &l);
    if (l.n)
        return value_int(l.place[0]);
    says_absent(s, a);
    return raise_certain(s, DIAG_H0515, "the value is not in the %s",
                         value_type_name(s, a->self));
}

static Value do_remove(Spec *s, Args *a)
{
    int at = find_item(s, a);

    if (at == -1)
        raise_says(s, "list.remove(x): x not in list");
    if (at == -1)
        return raise_certain(s, DIAG_H0515, "the value is not in the list");
    if (at >= 0)
        object_remove_at(s, a->self.object, at);
    return value_none();
}

static Value do_count(Spec *s, Args *a)
{
    const Body *b = object_body(a->self.object);
    Value total = value_int(0);

    for (int i = 0; i < b->nitem; i++) {
        Value item = value_settle(s, b->item[i], "this item");
        Value same = value_equal(s, item, a->arg[0]);
        Node *node;
        int truth = spec_truth(s, same, &node);

        if (truth == -2)
            return value_poison();
        same = truth == -1 ? value_scalar(node) : value_bool(truth);
        total = value_binary(s, OPERATOR_ADD, total, same);
    }
    return total;
}

static Value do_clear(Spec *s, Args *a)
{
    heap_touch(s, a->self.object);
    object_edit(a->self.object)->nitem = 0;
    return value_none();
}

static Value do_copy(Spec *s, Args *a)
{
    Object *o = object_new(s, a->self.object->kind);

    *object_edit(o) = body_copy(s, object_body(a->self.object));
    return value_object(o);
}

/* While it is sorted a list is empty, as CPython's, and stays so. */
static Value do_sort(Spec *s, Args *a)
{
    const Text name[2] = {text_from("key"), text_from("reverse")};
    Object *list = a->self.object, *all;
    Value arg[3] = {a->self, arg_given(a->arg[0]) ? a->arg[0] : value_none(),
                    a->arg[1].kind == VALUE_UNDEFINED ? value_bool(false)
                                                      : a->arg[1]};
    Value sorted;
    int left;

    heap_touch(s, list);
    all = object_items(s, OBJECT_LIST, object_body(list)->nitem,
                       object_body(list)->item);
    arg[0] = value_object(all);
    spec_pin(s, 1, arg);
    *object_edit(list) = (Body){0};
    sorted = builtin_call(s, builtin_find(builtins, "sorted"), value_none(), 3,
                          arg, 2, name);
    if (value_is_grown(a->self))
        return spec_not_yet(s, "a list that its key changes, while sorted");
    heap_touch(s, list);
    left = object_body(list)->nitem;
    *object_edit(list) =
        *object_body(sorted.kind == VALUE_POISON ? all : sorted.object);
    if (left && !spec_ended(s))
        return raise_error(s, "ValueError", "list modified during sort");
    return sorted.kind == VALUE_POISON ? sorted : value_none();
}

const Builtin list_methods[] = {
    {"append", "x, /", do_append, 0, NULL},
    {"clear", "", do_clear, 0, NULL},
    {"copy", "", do_copy, 0, NULL},
    {"count", "x, /", do_count, 0, NULL},
    {"extend", "iterable, /", do_extend, 0, NULL},
    {"index", "x, start=, stop=, /", do_index, 0, NULL},
    {"insert", "i, x, /", do_insert, 0, NULL},
    {"pop", "i=, /", do_pop, 0, NULL},
    {"remove", "x, /", do_remove, 0, NULL},
    {"reverse", "", do_reverse, 0, NULL},
    {"sort", "*, key=, reverse=", do_sort, 0, NULL},
    {0},
};

const Builtin tuple_methods[] = {
    {"count", "x, /", do_count, 0, NULL},
    {"index", "x, start=, stop=, /", do_index, 0, NULL},
    {0},
};

/* ---- numbers ---- */

static Value do_is_integer(Spec *s, Args *a)
{
    Value x = a->self;

    if (x.kind == VALUE_FLOAT)
        return value_bool(isfinite(x.f) && x.f == floor(x.f));
    if (x.kind != VALUE_SCALAR)
        return value_bool(true);
    return value_compare(s, OPERATOR_EQ, x,
                         value_binary(s, OPERATOR_FLOORDIV, x, value_int(1)));
}

static Value do_item(Spec *s, Args *a)
{
    return a->self.kind == VALUE_BOOL ? scalar_to_int(s, a->self) : a->self;
}

const Builtin float_methods[] = {
    {"conjugate", "", do_item, 0, NULL},
    {"is_integer", "", do_is_integer, 0, NULL},
    {0},
};

static Value do_bit_length(Spec *s, Args *a)
{
    if (!value_is_static_int(a->self))
        return spec_not_yet(s, "%s() of a staged int", a->builtin->name);
    return int_bits(s, a->self, a->builtin->op);
}

const Builtin int_methods[] = {
    {"bit_count", "", do_bit_length, true, NULL},
    {"bit_length", "", do_bit_length, false, NULL},
    {"conjugate", "", do_item, 0, NULL},
    {0},
};
