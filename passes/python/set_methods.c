/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Sets: their displays, and their methods. */
#include "passes/python/protocol.h"
#include "passes/python/table.h"

#include <string.h>

static bool is_set(Value v)
{
    return value_is_object(v, OBJECT_SET);
}

/* ---- displays ---- */

/* Does CPython's compiler make a constant of it? */
static bool is_constant(const Node *n)
{
    if (n->op != OP_py_literal && n->op != OP_unary && n->op != OP_binary &&
        n->op != OP_build_tuple)
        return false;
    for (int i = 0; i < n->ninput; i++)
        if (!is_constant(n->input[i]))
            return false;
    return !node_attr(n, ATTR_starred);
}

/* Is it what a loop, or a comprehension, goes through? */
static bool is_gone_through(const Node *n)
{
    const Node *user = n->next;
    Text name;

    if (!user || !user->ninput)
        return false;
    if (user->op == OP_py_for)
        return user->input[0] == n;
    if (user->ninput < 2 || user->input[1] != n)
        return false;
    if (user->op == OP_build_generator)
        return true;
    if (user->op != OP_py_call || user->input[0]->op != OP_make_function)
        return false;
    name = node_text(user->input[0], ATTR_name);
    return name.size > 6 && !memcmp(name.data + name.size - 5, "comp>", 5);
}

static Object *set_of(Spec *s, int n, const Value *item)
{
    Object *set = set_new(s, false);

    for (int i = 0; i < n; i++)
        if (!set_put(s, set, item[i]))
            return NULL;
    return set;
}

/* Of more than two constants, and of any that a loop goes through, CPython's
 * compiler makes a frozenset, and another of the elements in its order
 * (merge_consts_recursive()), which the loop goes through; otherwise a new set
 * is updated with it. */
Value set_display(Spec *s, const Node *n, int count, const Value *item)
{
    bool looped = is_gone_through(n), constant = count > 2 || looped;
    Object *set = set_of(s, count, item), *copy;
    Value *element;

    for (int i = 0; i < n->ninput; i++)
        constant = constant && is_constant(n->input[i]);
    if (set && constant) {
        count = set_items(s, set, &element);
        set = set_of(s, count, element);
        if (!looped) {
            copy = set_new(s, false);
            set_update(s, copy, value_object(set));
            set = copy;
        }
    }
    return set ? value_object(set) : value_poison();
}

/* ---- methods ---- */

/* As CPython, which looks for a set as if it were a frozenset. */
static bool element_hash(Spec *s, Value x, uint64_t *hash)
{
    if (!is_set(x))
        return key_hash(s, x, hash);
    *hash = value_hash(x);
    return true;
}

int set_contains(Spec *s, Object *set, Value x)
{
    uint64_t hash;

    return element_hash(s, x, &hash) ? set_has(s, set, x, hash) : -1;
}

static Value no_attribute(Spec *s, Args *a)
{
    return raise_certain(s, DIAG_H0202, "a frozenset has no attribute `%s`",
                         a->builtin->name);
}

static Value do_add(Spec *s, Args *a)
{
    if (a->self.object->is_frozen)
        return no_attribute(s, a);
    return set_put(s, a->self.object, a->arg[0]) ? value_none()
                                                 : value_poison();
}

static Value do_discard(Spec *s, Args *a)
{
    uint64_t hash;
    int had;

    if (a->self.object->is_frozen)
        return no_attribute(s, a);
    if (object_body(a->self.object)->nitem && key_is_staged(a->arg[0]))
        return table_instead(s, a->self.object, a->arg[0],
                             (Value){.kind = VALUE_UNDEFINED}, a->builtin->name,
                             1, a->arg);
    if (!element_hash(s, a->arg[0], &hash))
        return value_poison();
    had = set_discard(s, a->self.object, a->arg[0], hash);
    if (had < 0)
        return value_poison();
    if (!had)
        s->words = a->arg[0];
    if (!had && a->builtin->op)
        return raise_other(s, "KeyError", DIAG_H0506,
                           "the set has no such element");
    return value_none();
}

static Value do_pop(Spec *s, Args *a)
{
    if (a->self.object->is_frozen)
        return no_attribute(s, a);
    raise_says(s, "pop from an empty set");
    if (!object_body(a->self.object)->nitem)
        return raise_other(s, "KeyError", DIAG_H0506, "pop from an empty set");
    return set_pop(s, a->self.object);
}

static Value do_clear(Spec *s, Args *a)
{
    if (a->self.object->is_frozen)
        return no_attribute(s, a);
    set_clear(s, a->self.object);
    return value_none();
}

static Value do_copy(Spec *s, Args *a)
{
    return a->self.object->is_frozen
               ? a->self
               : value_object(set_copy(s, a->self.object));
}

/* Do all items have a hash, and come without code of the script's? */
static bool is_harmless(Value v)
{
    bool is_plain =
        value_is_object(v, OBJECT_LIST) || value_is_object(v, OBJECT_TUPLE);

    for (int i = 0; is_plain && i < object_body(v.object)->nitem; i++)
        if (!value_has_hash(object_body(v.object)->item[i]))
            return false;
    return is_plain || value_is_grown(v) || value_is_object(v, OBJECT_RANGE);
}

/* What a method of a plain set is given: where its elements are known only when
 * running, as a set of them, which is a table. A method that takes them one by
 * one has seen those before one that raises. */
static Value as_table(Spec *s, Value v, bool one_by_one)
{
    Value set = derived_set(s, v);
    Object *all;
    bool done;

    if (value_is_object(set, OBJECT_SET) || value_is_table_set(set))
        return set;
    all = set_new(s, false);
    if ((one_by_one && !is_harmless(v)) || !table_fills(s, all, v, &done))
        return v;
    return done ? value_object(all) : value_poison();
}

/* With a table among what it is given, a method of a plain set is one of a
 * table, which the set becomes, or a copy of it. UNDEFINED: there is none. */
static Value by_table(Spec *s, Args *a, Beside what, bool one_by_one)
{
    int n = a->nrest ? a->nrest : a->arg[0].kind != VALUE_UNDEFINED;
    const Value *given = a->nrest ? a->rest : a->arg;
    Value *arg = ARENA_ARRAY(s->arena, Value, n + 1);
    Value table = {.kind = VALUE_UNDEFINED};

    for (int i = 0; i < n; i++) {
        arg[i] = as_table(s, given[i], one_by_one);
        if (arg[i].kind == VALUE_POISON)
            return arg[i];
        if (value_is_table_set(arg[i]))
            table = arg[i];
    }
    if (a->nrest) /* an iterator among them has come to its end */
        a->rest = arg;
    else
        a->arg[0] = arg[0];
    if (table.kind == VALUE_UNDEFINED)
        return table;
    table = table_beside(s, a->self, table, what);
    return table.kind == VALUE_POISON
               ? table
               : table_call(s, table, a->builtin->name, n, arg);
}

/* union(), intersection(), difference(): of any number of iterables. */
static Value do_operation(Spec *s, Args *a)
{
    Operator op = (Operator)a->builtin->op;
    Object *so = a->self.object, *out;
    Value v = by_table(s, a, BESIDE_MAKES, false);

    if (v.kind != VALUE_UNDEFINED)
        return v;
    if (!a->nrest)
        return value_object(set_copy(s, so));
    if (op == OPERATOR_AND) {
        for (int i = 0; i < a->nrest; i++, so = out) {
            out = set_new(s, a->self.object->is_frozen);
            if (!set_intersect(s, out, so, a->rest[i]))
                return value_poison();
        }
        return value_object(so);
    }
    out = set_new(s, so->is_frozen);
    if (!set_operate(s, op, out, so, a->rest[0]))
        return value_poison();
    for (int i = 1; i < a->nrest; i++)
        if (op == OPERATOR_OR ? !set_update(s, out, a->rest[i])
                              : !set_take_away(s, out, a->rest[i]))
            return value_poison();
    return value_object(out);
}

static Value do_symmetric(Spec *s, Args *a)
{
    Value v = by_table(s, a, BESIDE_MAKES, false);

    if (v.kind != VALUE_UNDEFINED)
        return v;
    return set_binary(s, OPERATOR_XOR, a->self, a->arg[0]);
}

/* One argument of update() or difference_update(), of which each is done with
 * before the next one: that may raise. */
static bool change_by(Spec *s, const Args *a, const Value *other)
{
    Args one = *a;
    Value v;

    if (a->builtin->op == OPERATOR_OR)
        return set_fill(s, a->self.object, *other);
    one.rest = other;
    one.nrest = 1;
    v = value_is_table(a->self)
            ? table_call(s, a->self, a->builtin->name, 1, other)
            : by_table(s, &one, BESIDE_CHANGES, true);
    return v.kind == VALUE_UNDEFINED ? set_change(s, (Operator)a->builtin->op,
                                                  a->self.object, *one.rest)
                                     : v.kind != VALUE_POISON && !spec_ended(s);
}

static Value do_change(Spec *s, Args *a)
{
    Object *set = a->self.object;
    Value v;

    if (set->is_frozen)
        return no_attribute(s, a);
    if (a->builtin->op == OPERATOR_AND) {
        v = by_table(s, a, BESIDE_CHANGES, false);
        if (v.kind != VALUE_UNDEFINED)
            return v;
        v = do_operation(s, a);
        if (v.kind != VALUE_POISON)
            set_become(s, set, v.object);
        return v.kind == VALUE_POISON ? v : value_none();
    }
    for (int i = 0; i < a->nrest; i++)
        if (!change_by(s, a, &a->rest[i]))
            return value_poison();
    return value_none();
}

static Value do_symmetric_change(Spec *s, Args *a)
{
    Value v;

    if (a->self.object->is_frozen)
        return no_attribute(s, a);
    v = by_table(s, a, BESIDE_CHANGES, false);
    if (v.kind != VALUE_UNDEFINED)
        return v;
    return set_exchange(s, a->self.object, a->arg[0]) ? value_none()
                                                      : value_poison();
}

static Value do_relation(Spec *s, Args *a)
{
    Value v = by_table(s, a, BESIDE_ASKS, a->builtin->op == OPERATOR_GE), other;
    int lacks;

    if (v.kind != VALUE_UNDEFINED)
        return v;
    other = derived_set(s, a->arg[0]);
    if (!is_set(other) && a->builtin->op == OPERATOR_GE) {
        lacks = set_lacks(s, a->self.object, other);
        return lacks < 0 ? value_poison() : value_bool(!lacks);
    }
    if (!is_set(other)) {
        Object *all = set_new(s, false);

        if (!set_update(s, all, other))
            return value_poison();
        other = value_object(all);
    }
    return set_compare(s, (Operator)a->builtin->op, a->self, other);
}

static Value do_disjoint(Spec *s, Args *a)
{
    Value v = by_table(s, a, BESIDE_ASKS, true);
    int meets;

    if (v.kind != VALUE_UNDEFINED)
        return v;
    meets = set_meets(s, a->self.object, a->arg[0]);
    return meets < 0 ? value_poison() : value_bool(!meets);
}

const Builtin set_methods[] = {
    {"add", "x, /", do_add, 0, NULL},
    {"clear", "", do_clear, 0, NULL},
    {"copy", "", do_copy, 0, NULL},
    {"difference", "*others", do_operation, OPERATOR_SUB, NULL},
    {"difference_update", "*others", do_change, OPERATOR_SUB, NULL},
    {"discard", "x, /", do_discard, 0, NULL},
    {"intersection", "*others", do_operation, OPERATOR_AND, NULL},
    {"intersection_update", "*others", do_change, OPERATOR_AND, NULL},
    {"isdisjoint", "other, /", do_disjoint, 0, NULL},
    {"issubset", "other, /", do_relation, OPERATOR_LE, NULL},
    {"issuperset", "other, /", do_relation, OPERATOR_GE, NULL},
    {"pop", "", do_pop, 0, NULL},
    {"remove", "x, /", do_discard, 1, NULL},
    {"symmetric_difference", "other, /", do_symmetric, 0, NULL},
    {"symmetric_difference_update", "other, /", do_symmetric_change, 0, NULL},
    {"union", "*others", do_operation, OPERATOR_OR, NULL},
    {"update", "*others", do_change, OPERATOR_OR, NULL},
    {0},
};
