/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Keys that only running knows, of dicts whose keys are known: which of those
 * one is, `==` says, and what is found there is one of several. What it is if
 * it is none of them is Python's KeyError where it is read; a dict that would
 * get it as a new key is not there. */
#include "passes/python/protocol.h"
#include "passes/staging/alternative.h"

/* Of the keys that may be the one: their places, and whether each is. */
typedef struct Among {
    int n;
    int *place;
    Node **is;
    Node *tag; /* which of them, or n: none */
    Node *found;
} Among;

bool key_is_staged(const Object *dict, Value key)
{
    const Body *b = object_body(dict);

    if ((value_is_array(key) && !value_is_numpy_scalar(key)) ||
        !value_has_hash(key) || !value_has_staged(key) ||
        value_asks_for_key(key))
        return false;
    for (int i = 0; i < b->nitem; i++)
        if (value_asks_for_key(b->key[i]))
            return false;
    return b->nitem > 0;
}

static void among_finish(Spec *s, Among *a)
{
    Build b = spec_build(s);

    a->tag = build_i64(&b, DTYPE_I64, a->n);
    a->found = build_bool(&b, false);
    for (int i = a->n - 1; i >= 0; i--) {
        Node *is = spec_import(s, a->is[i]);

        b = spec_build(s);
        a->tag = build3(&b, OP_select, is, build_i64(&b, DTYPE_I64, i), a->tag);
        a->found = build2(&b, OP_or, a->found, is);
    }
}

/* False after an error. */
static bool key_among(Spec *s, Object *dict, Value key, Among *a)
{
    int n = object_body(dict)->nitem;

    *a = (Among){.place = ARENA_ARRAY(s->arena, int, n),
                 .is = ARENA_ARRAY(s->arena, Node *, n)};
    for (int i = 0; i < n; i++) {
        Value same = value_equal(s, object_body(dict)->key[i], key);
        Node *node;
        int truth = spec_truth(s, same, &node);

        if (truth == -2 || spec_ended(s))
            return false;
        if (!truth)
            continue;
        if (truth == 1) {
            Build b = spec_build(s);

            node = build_bool(&b, true);
        }
        a->place[a->n] = i;
        a->is[a->n++] = node;
    }
    if (!a->n)
        spec_error(s, DIAG_H0301,
                   "a key must be known when compiling; this is %s, and no key "
                   "of the dict can be it",
                   value_describe(s, key));
    else
        among_finish(s, a);
    return a->n > 0;
}

static const Guard *guard_of(Spec *s, const Among *a, int i)
{
    const Guard *g;

    guard_and(s->arena, NULL, a->tag, i, a->n + 1, &g);
    return g;
}

static Value way_missing(Spec *s, void *data)
{
    Object *class = exception_class(s, builtin_type_find("KeyError"));

    raise_value(s, object_make(s, class, 1, data));
    return value_none();
}

static void need_key(Spec *s, const Among *a, Value key)
{
    const char *piece[] = {"KeyError: ", ""};

    if (key.kind != VALUE_SCALAR || key.node->type.dtype != DTYPE_I64) {
        control_branch(s, a->found, control_nothing, way_missing, &key);
        return;
    }
    s->words = key;
    spec_check_values(s, DIAG_H0906, a->found, 1, piece,
                      (Node *[]){spec_scalar_node(s, key)});
    s->words = (Value){.kind = VALUE_UNDEFINED};
}

/* What is found is made before what may raise, behind which nothing is. */
Value key_staged_get(Spec *s, Object *dict, Value key, Value other)
{
    bool needed = other.kind == VALUE_UNDEFINED;
    Alternatives all = {0};
    Value found;
    Among a;

    if (!key_among(s, dict, key, &a))
        return value_poison();
    for (int i = 0; i < a.n; i++) {
        Value v = value_settle(s, object_body(dict)->item[a.place[i]],
                               "this element");

        if (v.kind == VALUE_POISON)
            return v;
        alternatives_of(
            s, v, needed && i == a.n - 1 ? NULL : guard_of(s, &a, i), &all);
    }
    if (!needed)
        alternatives_of(s, other, NULL, &all);
    found = join_pick(s, &all);
    if (needed)
        need_key(s, &a, key);
    return spec_ended(s) ? value_poison() : found;
}

void key_staged_set(Spec *s, Object *dict, Value key, Value v)
{
    Among a;

    if (!key_among(s, dict, key, &a)) {
        spec_met(s, value_poison());
        return;
    }
    spec_limit_values(s, DIAG_H0305, a.found, 0,
                      (const char *[]){"a dict gets a new key, which only "
                                       "running knows"},
                      NULL);
    heap_touch(s, dict);
    for (int i = 0; i < a.n; i++) {
        Value old = object_body(dict)->item[a.place[i]];
        Alternatives both = {0};

        alternatives_of(s, v, guard_of(s, &a, i), &both);
        alternatives_of(s, old, NULL, &both);
        old = join_pick(s, &both);
        heap_touch(s, dict);
        object_edit(dict)->item[a.place[i]] = old;
    }
}
