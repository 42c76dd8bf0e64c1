/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* sorted() and list.sort(): stable, by `<` alone, asked in CPython's order
 * (listobject.c): a first run is counted, and what is behind it is put in by
 * binary search. Longer lists than 64 CPython merges in pieces; only an object
 * that counts its comparisons could tell.
 *
 * Where all keys are of one class, or tuples that begin with one, CPython calls
 * their `__lt__` itself, and compares as ever if that declines: it is asked
 * once more.
 *
 * Where the run decides a comparison and all keys are numbers of one dtype, the
 * order is that of argsort, and each item one of several, by a staged place. */
#include "passes/python/table.h"
#include "passes/python/protocol.h"
#include "passes/numpy/functions.h"

#include <string.h>

typedef struct Sorted {
    Spec *s;
    Value *item, *key; /* key: what is compared; the items, if there is none */
    int n;
    bool of_one_class; /* all keys, or the first items of all */
    bool in_tuples;
    bool failed;
    bool staged; /* the run decides one of the comparisons */
} Sorted;

static bool is_full_tuple(Value v)
{
    return value_is_object(v, OBJECT_TUPLE) && object_body(v.object)->nitem;
}

static void look_at_keys(Sorted *l)
{
    const Object *class = NULL;

    l->in_tuples = l->of_one_class = true;
    for (int i = 0; i < l->n; i++)
        l->in_tuples &= is_full_tuple(l->key[i]);
    for (int i = 0; i < l->n; i++) {
        Value v =
            l->in_tuples ? object_body(l->key[i].object)->item[0] : l->key[i];

        if (!i)
            class = class_of(v);
        l->of_one_class &= class && class_of(v) == class;
    }
}

/* `a < b` of what all keys have a class of. */
static Value compare_of_class(Spec *s, Value a, Value b)
{
    Value method = class_method(s, a, "__lt__");
    Value r = {.kind = VALUE_NOT_IMPLEMENTED};

    if (method.kind != VALUE_UNDEFINED)
        r = settled_answer(s, call_function(s, method, 1, &b));
    if (spec_ended(s))
        return value_poison();
    return r.kind == VALUE_NOT_IMPLEMENTED ? value_compare(s, OPERATOR_LT, a, b)
                                           : r;
}

/* As unsafe_tuple_compare() of CPython. */
static Value compare_tuples(Spec *s, Value x, Value y)
{
    int n = object_body(x.object)->nitem, m = object_body(y.object)->nitem;

    for (int i = 0; i < n && i < m; i++) {
        Value a = object_body(x.object)->item[i],
              b = object_body(y.object)->item[i];
        Node *node;
        int same = spec_truth(s, value_equal(s, a, b), &node);

        if (same == -2)
            return value_poison();
        if (same == -1)
            return value_scalar(node);
        if (!same)
            return i ? value_compare(s, OPERATOR_LT, a, b)
                     : compare_of_class(s, a, b);
    }
    return value_bool(n < m);
}

static Value compare(const Sorted *l, Value a, Value b)
{
    if (!l->of_one_class)
        return value_compare(l->s, OPERATOR_LT, a, b);
    return l->in_tuples ? compare_tuples(l->s, a, b)
                        : compare_of_class(l->s, a, b);
}

static bool less(Sorted *l, Value a, Value b)
{
    Spec *s = l->s;
    Node *node;
    int truth;

    if (l->failed)
        return false;
    truth = spec_truth(s, compare(l, a, b), &node);
    l->staged = truth == -1;
    l->failed = truth < 0 || spec_ended(s);
    return truth == 1;
}

static void turn(Value *v, int n)
{
    for (int i = 0; i < n / 2; i++) {
        Value t = v[i];

        v[i] = v[n - 1 - i];
        v[n - 1 - i] = t;
    }
}

static void turn_all(Sorted *l, int n)
{
    turn(l->item, n);
    if (l->key != l->item)
        turn(l->key, n);
}

/* The length of the run at the begin, which rises afterwards. */
static int first_run(Sorted *l)
{
    bool falls = less(l, l->key[1], l->key[0]);
    int n = 2;

    while (n < l->n && less(l, l->key[n], l->key[n - 1]) == falls && !l->failed)
        n++;
    if (falls)
        turn_all(l, n);
    return n;
}

static void move_down(Value *v, int from, int to)
{
    Value moved = v[from];

    memmove(v + to + 1, v + to, (size_t)(from - to) * sizeof *v);
    v[to] = moved;
}

static void sort(Sorted *l)
{
    if (l->n < 2 || l->failed)
        return;
    look_at_keys(l);
    for (int i = first_run(l); i < l->n && !l->failed; i++) {
        int low = 0, high = i;

        while (low < high) {
            int middle = low + (high - low) / 2;

            if (less(l, l->key[i], l->key[middle]))
                high = middle;
            else
                low = middle + 1;
        }
        move_down(l->item, i, low);
        if (l->key != l->item)
            move_down(l->key, i, low);
    }
}

static Value sorted_of_grown(Spec *s, const Args *a)
{
    Value reverse =
        a->arg[2].kind == VALUE_UNDEFINED ? value_bool(false) : a->arg[2];

    if (arg_given(a->arg[1]))
        return grown_builtin(s, "sorted_by", 3,
                             (Value[]){a->arg[0], a->arg[1], reverse});
    return grown_sorted(s, a->arg[0], reverse);
}

/* ---- keys that only running knows ---- */

/* The numbers at the places of all keys, key by key: a key has `width`. */
typedef struct Places {
    int n, width, capacity;
    Value *item;
} Places;

/* Adds those of a key; false if it holds anything else. */
static bool add_places(Spec *s, Places *p, Value key, int depth)
{
    enum { DEEPEST = 8, MOST = 1 << 16 };
    const Body *b;

    if (value_is_python_number(key) || value_is_numpy_scalar(key)) {
        *ARENA_PUSH(s->arena, p->item, p->n, p->capacity) = key;
        return p->n <= MOST;
    }
    if ((!value_is_object(key, OBJECT_TUPLE) &&
         !value_is_object(key, OBJECT_LIST)) ||
        depth == DEEPEST)
        return false;
    b = object_body(key.object);
    for (int i = 0; i < b->nitem; i++)
        if (!add_places(s, p, b->item[i], depth + 1))
            return false;
    return b->nitem > 0;
}

/* Are two keys of one form, so that their order is that of their places? */
static bool keys_alike(Value x, Value y)
{
    const Body *a, *b;

    if (x.kind != VALUE_OBJECT || y.kind != VALUE_OBJECT ||
        value_is_numpy_scalar(x) || value_is_numpy_scalar(y))
        return !value_is_object(x, OBJECT_TUPLE) &&
               !value_is_object(x, OBJECT_LIST) &&
               !value_is_object(y, OBJECT_TUPLE) &&
               !value_is_object(y, OBJECT_LIST) &&
               value_dtype(x) == value_dtype(y);
    a = object_body(x.object);
    b = object_body(y.object);
    if (x.object->kind != y.object->kind || a->nitem != b->nitem)
        return false;
    for (int i = 0; i < a->nitem; i++)
        if (!keys_alike(a->item[i], b->item[i]))
            return false;
    return true;
}

/* False: the keys are no numbers, or tuples or lists of them, of one form. */
static bool find_places(const Sorted *l, Places *p)
{
    for (int i = 0; i < l->n; i++)
        if (!add_places(l->s, p, l->key[i], 0) ||
            !keys_alike(l->key[0], l->key[i]))
            return false;
    p->width = p->n / l->n;
    return true;
}

/* What CPython makes of a NaN hangs on which comparisons it asks for. */
static bool has_no_nan(Spec *s, Node *key)
{
    int64_t first = 0;
    Build b = spec_build(s);
    Node *ok = build2(&b, OP_equal, key, key);

    if (!dtype_info[key->type.dtype].is_float)
        return true;
    ok = build_reduce(&b, OP_reduce_and, ok, 1, &first);
    return number_bound(s, DIAG_H0990, value_scalar(ok),
                        "sorted() of a NaN that only running knows is not "
                        "there yet");
}

/* The items by staged places, which lie among theirs. */
static void put_in_order(Sorted *l, Value order)
{
    Spec *s = l->s;
    Value all = value_object(object_items(s, OBJECT_LIST, l->n, l->item)), at;

    spec_pin(s, 1, &all);
    for (int i = 0; i < l->n && !spec_ended(s); i++) {
        at = value_get_item(s, order, value_int(i));
        at = value_scalar(array_node(s, at.object));
        interval_note(s, at.node, (Interval){0, l->n - 1, false});
        l->item[i] = value_get_item(s, all, at);
        spec_pin(s, 1, &l->item[i]);
    }
}

/* The order by one place of the keys, in which those that are equal stay as
 * they were in an order by the places behind it. */
static Value order_by(const Sorted *l, const Places *p, int at, Value before)
{
    Spec *s = l->s;
    Value key = value_list(s, 0, NULL), order;

    for (int i = 0; i < l->n; i++)
        object_append(s, key.object, p->item[i * p->width + at]);
    key = numpy_as_array(s, key);
    if (key.kind == VALUE_POISON || !has_no_nan(s, array_node(s, key.object)))
        return value_poison();
    if (before.kind != VALUE_UNDEFINED)
        key = value_get_item(s, key, before);
    if (key.kind == VALUE_POISON)
        return key;
    order = array_value(
        s, numpy_along(s, OP_argsort, array_node(s, key.object), 0));
    return before.kind == VALUE_UNDEFINED ? order
                                          : value_get_item(s, before, order);
}

static void sort_staged(Sorted *l)
{
    Spec *s = l->s;
    Places p = {0};
    Value order = {.kind = VALUE_UNDEFINED};

    if (!find_places(l, &p)) {
        spec_error(s, DIAG_H0301,
                   "sorted() needs keys known when compiling: use np.sort for "
                   "arrays");
        return;
    }
    for (int at = p.width - 1; at >= 0 && order.kind != VALUE_POISON; at--)
        order = order_by(l, &p, at, order);
    if (order.kind == VALUE_OBJECT)
        put_in_order(l, order);
    l->failed = spec_ended(s) || order.kind == VALUE_POISON;
}

/* Sorts; where that meets what the run decides, by what the run will know. */
static void sort_all(Sorted *l)
{
    Spec *s = l->s;
    size_t size = (size_t)l->n * sizeof *l->item;
    Value *item = arena_copy(s->arena, l->item, size);
    Value *key = arena_copy(s->arena, l->key, size);

    if (l->n < 2)
        return;
    sort(l);
    if (!l->staged)
        return;
    memcpy(l->item, item, size);
    l->key = key;
    sort_staged(l);
}

Value do_sorted(Spec *s, Args *a)
{
    Sorted l = {.s = s};
    Object *out;
    Node *node;
    int reverse = 0;

    a->arg[0] = table_listed(s, a->arg[0], arg_given(a->arg[1]));
    if (value_is_grown(a->arg[0]) || expression_is_new(a->arg[0]))
        return sorted_of_grown(s, a);
    l.n = iterator_collect(s, a->arg[0], &l.item);
    if (l.n < 0)
        return value_poison();
    if (a->arg[2].kind != VALUE_UNDEFINED) {
        if (!spec_is_flag(s, a->arg[2], "`reverse`"))
            return value_poison();
        reverse = spec_truth(s, a->arg[2], &node);
    }
    if (reverse == -1)
        spec_error(s, DIAG_H0301, "`reverse` must be known when compiling");
    if (reverse < 0)
        return value_poison();
    out = object_items(s, OBJECT_LIST, l.n, l.item);
    l.key = l.item = object_body(out)->item;
    if (arg_given(a->arg[1]))
        l.key = ARENA_ARRAY(s->arena, Value, l.n);
    for (int i = 0; i < l.n && l.key != l.item && !spec_ended(s); i++)
        l.key[i] = call_function(s, a->arg[1], 1, &l.item[i]);
    l.failed = spec_ended(s);
    if (reverse)
        turn_all(&l, l.n);
    sort_all(&l);
    if (reverse)
        turn(l.item, l.n);
    return l.failed ? value_poison() : value_object(out);
}
