/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Comparisons of lists, tuples, dicts, strings and dtypes: equality, and the
 * order of what they hold, which only running may know. */
#include "passes/python/ask.h"
#include "passes/python/protocol.h"
#include "passes/numpy/numpy.h"

#include <string.h>

/* As PyObject_RichCompareBool(): who is the same is equal, arrays too. */
Value value_equal(Spec *s, Value x, Value y)
{
    if (value_same(x, y))
        return value_bool(true);
    return value_compare(s, OPERATOR_EQ, x, y);
}

static Value too_deep(Spec *s)
{
    return spec_fail(s, DIAG_H0908,
                     "comparing what is nested more than %d deep, or holds "
                     "itself",
                     VALUE_DEPTH);
}

static bool is_float(Value v)
{
    return (value_is_python_number(v) || value_is_numpy_scalar(v)) &&
           dtype_info[value_dtype(v)].is_float;
}

void compare_need_one_nan(Spec *s, Value x, Value y)
{
    if (is_float(x) && is_float(y) && !value_same(x, y))
        number_bound(
            s, DIAG_H0990,
            number_or(s, value_truth(s, value_compare(s, OPERATOR_EQ, x, x)),
                      value_truth(s, value_compare(s, OPERATOR_EQ, y, y))),
            "whether two NaN in a list are one object");
}

/* The same of all floats of two lists or tuples, where one is of the items of a
 * list that keeps them by value. */
static void need_no_nans(Spec *s, Value x, Value y, int depth)
{
    enum { DEEPEST = 8 };
    const Body *b = object_body(x.object), *c = object_body(y.object);
    bool kept = x.object->is_immutable || x.object->is_joined ||
                y.object->is_immutable || y.object->is_joined;

    for (int i = 0; i < b->nitem && i < c->nitem; i++) {
        if (kept)
            compare_need_one_nan(s, b->item[i], c->item[i]);
        if (depth < DEEPEST && (both_are(b->item[i], c->item[i], OBJECT_LIST) ||
                                both_are(b->item[i], c->item[i], OBJECT_TUPLE)))
            need_no_nans(s, b->item[i], c->item[i], depth + 1);
    }
}

/* The order of what two lists or tuples hold, from item i on. */
typedef struct Ordering {
    Operator op;
    const Body *x, *y;
    int i;
} Ordering;

static Value compare_from(Spec *s, const Ordering *o);

static Value way_of_rest(Spec *s, void *data)
{
    Ordering rest = *(const Ordering *)data;

    rest.i++;
    return compare_from(s, &rest);
}

static Value way_of_item(Spec *s, void *data)
{
    const Ordering *o = data;

    return value_compare(s, o->op, o->x->item[o->i], o->y->item[o->i]);
}

/* Are all items from i on numbers of Python's? To compare them asks nobody, and
 * raises nothing. */
static bool rest_is_numbers(const Ordering *o)
{
    for (int i = o->i; i < o->x->nitem && i < o->y->nitem; i++)
        if (!value_is_python_number(o->x->item[i]) ||
            !value_is_python_number(o->y->item[i]))
            return false;
    return true;
}

/* Only running knows whether item i is equal in both. */
static Value compare_staged(Spec *s, Ordering *o, Node *equal)
{
    enum { MOST_BRANCHES = 32 }; /* in each other */
    Value item, rest;
    Build b;

    compare_need_one_nan(s, o->x->item[o->i], o->y->item[o->i]);
    if (!rest_is_numbers(o)) {
        if (o->i >= MOST_BRANCHES)
            return spec_not_yet(s,
                                "an order of lists or tuples that is known "
                                "only when running, of more than %d items "
                                "that are not numbers alone,",
                                MOST_BRANCHES);
        return control_branch(s, equal, way_of_rest, way_of_item, o);
    }
    item = way_of_item(s, o);
    rest = way_of_rest(s, o);
    if (!value_is_bool(item) || !value_is_bool(rest))
        return item.kind == VALUE_POISON ? item : value_poison();
    b = spec_build(s);
    return value_scalar(build3(&b, OP_select, equal, spec_scalar_node(s, rest),
                               spec_scalar_node(s, item)));
}

static Value compare_from(Spec *s, const Ordering *o)
{
    int n = o->x->nitem, m = o->y->nitem;

    for (int i = o->i; i < n && i < m; i++) {
        Value a = o->x->item[i], c = o->y->item[i];
        Ordering here = {o->op, o->x, o->y, i};
        Node *node;
        int same = spec_truth(s, value_equal(s, a, c), &node);

        if (same == -2)
            return value_poison();
        if (same == -1 && (n != m || i < n - 1))
            return compare_staged(s, &here, node);
        if (same != 1)
            return value_compare(s, o->op, a, c);
    }
    return value_bool(o->op == OPERATOR_LT   ? n < m
                      : o->op == OPERATOR_LE ? n <= m
                      : o->op == OPERATOR_GT ? n > m
                                             : n >= m);
}

static Value compare_items(Spec *s, Operator op, Value x, Value y)
{
    return compare_from(
        s, &(Ordering){op, object_body(x.object), object_body(y.object), 0});
}

int text_order(Text x, Text y)
{
    size_t n = x.size < y.size ? x.size : y.size;
    int order = n ? memcmp(x.data, y.data, n) : 0;

    return order ? order : (x.size > y.size) - (x.size < y.size);
}

static Value compare_texts(Operator op, Text a, Text c)
{
    int order = text_order(a, c);

    return value_bool(op == OPERATOR_LT   ? order < 0
                      : op == OPERATOR_LE ? order <= 0
                      : op == OPERATOR_GT ? order > 0
                                          : order >= 0);
}

/* == of containers that hold staged numbers: all elements equal. An element
 * that is the same object in both is equal to itself, as in Python. */
static Value equal_items(Spec *s, Value x, Value y)
{
    Answers all = answers_of(OP_and, "comparing");

    if (object_body(x.object)->nitem != object_body(y.object)->nitem)
        return value_bool(false);
    if (s->compare_depth == 1) /* what is in them is looked at, too */
        need_no_nans(s, x, y, 0);
    for (int i = 0; i < object_body(x.object)->nitem; i++) {
        Value a = object_body(x.object)->item[i],
              c = object_body(y.object)->item[i];

        answers_ask(s, &all);
        if (answers_take(s, &all, value_equal(s, a, c)))
            return all.sofar;
    }
    return all.sofar;
}

/* As dict_equal() of CPython: the values of the second come first. */
static Value equal_dicts(Spec *s, Value x, Value y)
{
    const Body *b = object_body(x.object);
    Answers all = answers_of(OP_and, "comparing");

    if (b->nitem != object_body(y.object)->nitem)
        return value_bool(false);
    for (int i = 0; i < b->nitem; i++) {
        Value a = b->item[i];
        int at;

        answers_ask(s, &all);
        at = key_find(s, y.object, b->key[i],
                      b->hash ? b->hash[i] : value_hash(b->key[i]));
        if (answers_take(
                s, &all,
                at == -1 ? value_bool(false)
                : at < 0 ? value_poison()
                         : value_equal(s, object_body(y.object)->item[at], a)))
            return all.sofar;
    }
    return all.sofar;
}

/* A dtype equals whatever stands for it. */
static Value dtype_equals(Spec *s, Operator op, Value dtype, Value other)
{
    DType d = DTYPE_NONE;

    if (refuse_text(s, other))
        return value_poison();
    if (other.kind == VALUE_NONE) /* the default */
        d = DTYPE_F64;
    else if (other.kind == VALUE_TYPE)
        d = dtype_of_type(other.type->name);
    else if (other.kind == VALUE_STR)
        d = dtype_named(s, other.s);
    else if (other.kind == VALUE_NUMBER_TYPE)
        d = other.dtype;
    return value_bool((d == dtype.dtype) == (op == OPERATOR_EQ));
}

/* Are they of kinds that may be equal, apart from what was asked before? */
static bool may_be_equal(Value x, Value y)
{
    return (value_is_text(x) && value_is_text(y)) ||
           (x.kind == VALUE_OBJECT && y.kind == VALUE_OBJECT &&
            x.object->kind == y.object->kind);
}

static Value compare_equal(Spec *s, Operator op, Value x, Value y)
{
    bool asks = value_has_staged(x) || value_has_staged(y) ||
                value_has_equal(x) || value_has_equal(y);
    int equal;
    Value r;

    if (x.kind == VALUE_DTYPE && y.kind != VALUE_DTYPE)
        return dtype_equals(s, op, x, y);
    if (y.kind == VALUE_DTYPE && x.kind != VALUE_DTYPE)
        return dtype_equals(s, op, y, x);

    if (value_is_object(x, OBJECT_CHOICE) ||
        value_is_object(y, OBJECT_CHOICE)) {
        r = value_is_object(x, OBJECT_CHOICE) ? choice_equal(s, x, y)
                                              : choice_equal(s, y, x);
        return op == OPERATOR_EQ ? r : value_unary(s, OPERATOR_NOT, r);
    }
    if (both_are(x, y, OBJECT_SET))
        return set_compare(s, op, x, y);
    if (asks && (both_are(x, y, OBJECT_LIST) || both_are(x, y, OBJECT_TUPLE) ||
                 both_are(x, y, OBJECT_DICT))) {
        r = value_is_object(x, OBJECT_DICT) ? equal_dicts(s, x, y)
                                            : equal_items(s, x, y);
        return op == OPERATOR_EQ ? r : value_unary(s, OPERATOR_NOT, r);
    }
    if ((value_has_staged(x) || value_has_staged(y)) && may_be_equal(x, y))
        return spec_not_yet(s, "comparing %s with %s is not there yet",
                            value_describe(s, x), value_describe(s, y));
    equal = value_find_equal(x, y);
    return equal < 0 ? too_deep(s) : value_bool(equal == (op == OPERATOR_EQ));
}

/* Lists, tuples, dicts and the like, which may hold themselves. */
static Value compare_containers(Spec *s, Operator op, Value x, Value y)
{
    Value r;

    if (s->compare_depth >= VALUE_DEPTH)
        return too_deep(s);
    s->compare_depth++;
    r = op == OPERATOR_EQ || op == OPERATOR_NE ? compare_equal(s, op, x, y)
                                               : compare_items(s, op, x, y);
    s->compare_depth--;
    return r;
}

/* What is neither a number nor an array, an instance or a view of a dict. */
Value compare_others(Spec *s, Operator op, Value x, Value y)
{
    if (op == OPERATOR_EQ || op == OPERATOR_NE)
        return compare_containers(s, op, x, y);
    if (x.kind == VALUE_STR && y.kind == VALUE_STR)
        return compare_texts(op, x.s, y.s);
    if (value_is_text(x) && value_is_text(y))
        return spec_not_yet(s, "the order of texts that are known only when "
                               "running is not there yet");
    if (both_are(x, y, OBJECT_LIST) || both_are(x, y, OBJECT_TUPLE))
        return compare_containers(s, op, x, y);
    if (both_are(x, y, OBJECT_SET))
        return set_compare(s, op, x, y);
    return operand_error(s, op, x, y);
}
