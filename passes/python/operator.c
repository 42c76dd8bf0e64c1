/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Operators and comparisons: which kind of values decides who computes. */
#include "passes/python/complex.h"
#include "passes/python/table.h"
#include "passes/python/protocol.h"
#include "passes/numpy/numpy.h"

#include <string.h>

bool value_is_text(Value v)
{
    return choice_is_text(v) || value_is_object(v, OBJECT_TEXT);
}

/* Is it a type, or the alias of a generic? */
static bool is_of_union(Value v)
{
    return value_is_type(v) ||
           (v.kind == VALUE_UNSETTLED && v.unsettled->is_alias);
}

/* Is `x | y` a type to Python? */
static bool is_union(Value x, Value y)
{
    return (is_of_union(x) && (is_of_union(y) || y.kind == VALUE_NONE)) ||
           (x.kind == VALUE_NONE && is_of_union(y));
}

static bool is_sequence(Value v)
{
    return v.kind == VALUE_STR || value_is_object(v, OBJECT_LIST) ||
           value_is_object(v, OBJECT_TUPLE);
}

/* In CPython's words. */
static void says_no_operator(Spec *s, Operator op, Value x, Value y)
{
    const char *left = value_type_name(s, x), *right = value_type_name(s, y);
    const char *text = operator_info[op].text;
    const Node *n = s->activation->node;

    x = derived_scalar(s, x);
    y = derived_scalar(s, y);
    if (op == OPERATOR_LT || op == OPERATOR_LE || op == OPERATOR_GT ||
        op == OPERATOR_GE)
        raise_says(s, "'%s' not supported between instances of '%s' and '%s'",
                   text, left, right);
    else if (op == OPERATOR_ADD && is_sequence(x))
        raise_says(s, "can only concatenate %s (not \"%s\") to %s",
                   value_type_name(s, x), right, value_type_name(s, x));
    else if (op == OPERATOR_MUL && (is_sequence(x) || is_sequence(y)))
        raise_says(s, "can't multiply sequence by non-int of type '%s'",
                   is_sequence(x) ? right : left);
    else if (op != OPERATOR_POW)
        raise_says(s, "unsupported operand type(s) for %s%s: '%s' and '%s'",
                   text, n && n->op == OP_inplace ? "=" : "", left, right);
}

/* NumPy takes any other object for an element, or for an array of objects, and
 * so does not raise where there are no elements. */
static bool meets_nothing(Value v)
{
    return value_is_ndarray(v) &&
           (v.object->array.extents || !shape_size(v.object->array.shape));
}

Value operand_error(Spec *s, Operator op, Value x, Value y)
{
    const char *text = operator_info[op].text, *left = value_describe(s, x),
               *right = value_describe(s, y);

    if (op == OPERATOR_OR && is_union(x, y))
        return spec_not_yet(s, "a union of types, %s %s %s, is not there yet",
                            left, text, right);
    if (op == OPERATOR_MUL && (x.kind == VALUE_DTYPE || y.kind == VALUE_DTYPE))
        return spec_not_yet(s, "a dtype of several, %s %s %s, is not there yet",
                            left, text, right);
    if (meets_nothing(x) || meets_nothing(y))
        return spec_not_yet(s,
                            "`%s` of an array that may be empty and an object, "
                            "%s and %s, is not there yet",
                            text, left, right);
    if ((value_is_array(x) || value_is_array(y)) &&
        (op != OPERATOR_MATMUL || value_is_ndarray(x) || value_is_ndarray(y)))
        /* an exception of its own */
        return raise_other(
            s, NULL, DIAG_H0511,
            arena_printf(s->arena, "`%s` is not defined for %s and %s",
                         operator_info[op].text, value_describe(s, x),
                         value_describe(s, y)));
    says_no_operator(s, op, x, y);
    return raise_certain(s, DIAG_H0511, "`%s` is not defined for %s and %s",
                         text, left, right);
}

/* ---- strings, lists, tuples ---- */

static Value text_repeat(Spec *s, Value x, int64_t n)
{
    size_t size;
    char *text;

    if (x.kind != VALUE_STR)
        return n > 0 ? text_times(s, x, value_int(n)) : value_cstr("");
    if (n > 0 && x.s.size > SPEC_TEXT / (uint64_t)n)
        return spec_too_long(s);
    size = n > 0 ? (size_t)n * x.s.size : 0;
    text = arena_alloc(s->arena, size + 1);
    for (size_t at = 0; at < size; at += x.s.size)
        memcpy(text + at, x.s.data, x.s.size);
    s->steps += (int64_t)size / SPEC_STEP_BYTES;
    return value_str((Text){text, size});
}

static Value items_repeat(Spec *s, Value x, int64_t n)
{
    const Object *o = x.object;
    int64_t total;
    Object *r;
    Body *b;

    n = n < 0 ? 0 : n;
    if (o->kind == OBJECT_TUPLE && n == 1)
        return x;
    if (__builtin_mul_overflow(n, (int64_t)object_body(o)->nitem, &total) ||
        total > 1 << 24)
        return spec_fail(s, DIAG_H0901, "a list of more than 16M elements");
    s->steps += total;
    r = object_new(s, o->kind);
    r->resized = s->span;
    b = object_edit(r);
    b->item = ARENA_ARRAY(s->arena, Value, total);
    b->capacity = (int)total;
    for (; b->nitem < total; b->nitem += object_body(o)->nitem)
        memcpy(b->item + b->nitem, object_body(o)->item,
               (size_t)object_body(o)->nitem * sizeof *b->item);
    return value_object(r);
}

static Value items_join(Spec *s, Value x, Value y)
{
    const Body *head = object_body(x.object), *tail = object_body(y.object);
    bool is_tuple = value_is_object(x, OBJECT_TUPLE);

    if (is_tuple && !tail->nitem)
        return x;
    if (is_tuple && !head->nitem)
        return y;
    return value_object(object_extended(s, x.object, tail->nitem, tail->item));
}

static Value repeat_staged(Spec *s, Value list, Value count)
{
    const Body *b = object_body(list.object);
    Value all = b->nitem == 1 && count.kind == VALUE_SCALAR
                    ? list_of_some(s, b->item[0], count)
                    : (Value){.kind = VALUE_UNDEFINED};

    return all.kind != VALUE_UNDEFINED
               ? all
               : grown_builtin(s, "repeat", 2, (Value[]){list, count});
}

static Value repeat(Spec *s, Value x, Value count)
{
    int64_t n;

    if (value_is_object(x, OBJECT_LIST) && value_is_staged(count) &&
        !spec_static_int(s, count, &n))
        return repeat_staged(s, x, scalar_to_int(s, count));
    if (value_is_text(x) && value_is_staged(count) && value_counts(count) &&
        !spec_static_int(s, count, &n))
        return text_times(s, x, scalar_to_int(s, count));
    if (!spec_need_index(s, count, "the count of a repetition", &n))
        return value_poison();
    if (value_is_object(x, OBJECT_LIST) && object_body(x.object)->nitem == 1) {
        Value many = list_of_many(s, object_body(x.object)->item[0], n);

        if (many.kind != VALUE_UNDEFINED)
            return many;
    }
    return value_is_text(x) ? text_repeat(s, x, n) : items_repeat(s, x, n);
}

static bool is_repeatable(Value v)
{
    return value_is_text(v) || value_is_object(v, OBJECT_LIST) ||
           value_is_object(v, OBJECT_TUPLE);
}

/* How often a sequence is repeated: an int, or a NumPy scalar of ints. To an
 * array of no dimensions a sequence is another array. */
static bool is_count(Value v)
{
    return value_is_integral(v) &&
           (!value_is_array(v) ||
            (value_is_numpy_scalar(v) && v.object->array.dtype != DTYPE_BOOL));
}

static Value dict_join(Spec *s, Value x, Value y)
{
    Object *r = object_new(s, OBJECT_DICT);

    return dict_update(s, r, x) && dict_update(s, r, y) ? value_object(r)
                                                        : value_poison();
}

bool operator_is_of_sets(Operator op)
{
    return op == OPERATOR_OR || op == OPERATOR_AND || op == OPERATOR_SUB ||
           op == OPERATOR_XOR;
}

static Value container_binary(Spec *s, Operator op, Value x, Value y)
{
    if (op == OPERATOR_ADD && value_is_text(x) && value_is_text(y)) {
        Value part[2] = {x, y};

        return text_join(s, 2, part);
    }
    if (op == OPERATOR_ADD &&
        (both_are(x, y, OBJECT_LIST) || both_are(x, y, OBJECT_TUPLE)))
        return items_join(s, x, y);
    if (op == OPERATOR_MUL && is_repeatable(x) && is_count(y))
        return repeat(s, x, y);
    if (op == OPERATOR_MUL && is_repeatable(y) && is_count(x))
        return repeat(s, y, x);
    if (both_are(x, y, OBJECT_SET) && operator_is_of_sets(op))
        return set_binary(s, op, x, y);
    if (value_is_object(x, OBJECT_DICT_VIEW) ||
        value_is_object(y, OBJECT_DICT_VIEW)) {
        Value r = dict_view_binary(s, op, x, y);

        return r.kind == VALUE_UNDEFINED ? operand_error(s, op, x, y) : r;
    }
    if (both_are(x, y, OBJECT_DICT) && op == OPERATOR_OR)
        return dict_join(s, x, y);
    return operand_error(s, op, x, y);
}

/* ---- operands that are one of several ---- */

typedef struct OperatorSplit {
    Operator op;
    BinaryOperation *operation;
} OperatorSplit;

static Value operate_settled(Spec *s, const Value *pair, void *data)
{
    const OperatorSplit *split = data;

    return split->operation(s, split->op, pair[0], pair[1]);
}

/* The order of two strings, and whether one is a part of the other: of one that
 * a staged branch chose each is asked. */
static bool texts_split(Spec *s, Operator op, Value x, Value y, Value *out)
{
    OperatorSplit split = {op, value_compare};
    Value pair[2] = {x, y};
    int which = !value_is_object(x, OBJECT_CHOICE);

    if (op == OPERATOR_EQ || op == OPERATOR_NE || !choice_is_text(x) ||
        !choice_is_text(y) || (which && y.kind == VALUE_STR))
        return false;
    pair[which] = choice_opened(s, pair[which]);
    *out = choice_split(s, which, 2, pair, operate_settled, &split);
    return true;
}

/* Settles both; true if that made a branch on what one of them is, and the
 * operation is done. `needs`: None is an error. */
static bool operator_split(Spec *s, Operator op, BinaryOperation *operation,
                           bool needs, Value *x, Value *y, Value *out)
{
    OperatorSplit split = {op, operation};
    Value pair[2] = {*x, *y};
    const char *message;
    int which;

    if (x->kind != VALUE_CHOICE && y->kind != VALUE_CHOICE)
        return false;
    message = arena_printf(
        s->arena, "TypeError: unsupported operand types for %s: one is None",
        operator_info[op].text);
    for (int i = 0; i < 2 && needs; i++)
        pair[i] = choice_require(s, pair[i], message);
    for (int i = 0; i < 2 && operation != value_inplace; i++)
        pair[i] = choice_settle_number(s, pair[i]);
    for (int i = 0; i < 2; i++)
        pair[i] = mixed_beside(s, op, pair[i], pair[!i]);
    which = choice_settle_all(s, 2, pair);
    if (which >= 0 && mixed_binary(s, op, operation, pair[0], pair[1], out))
        return true;
    *x = pair[0];
    *y = pair[1];
    if (which < 0)
        return false;
    *out = value_settle(
        s, choice_split(s, which, 2, pair, operate_settled, &split),
        "the result of this operator");
    return true;
}

/* To an array an object that counts as an int is that int. */
static Value beside_array(Spec *s, Value v, Value other)
{
    return value_is_array(other) && class_of(v) && class_of(v)->class.like
               ? value_indexed(s, v)
               : v;
}

/* Is it, or one of those that it may be, of a class that derives from a string
 * or number, which is asked first? */
static bool may_be_derived(Value v)
{
    const Choice *c = choice_of(v);

    for (int i = 0; c && i < c->n; i++)
        if (may_be_derived(c->item[i]))
            return true;
    return derived_is_scalar(v);
}

Value value_binary(Spec *s, Operator op, Value x, Value y)
{
    Value r;

    x = beside_array(s, x, y);
    y = beside_array(s, y, x);
    if (op == OPERATOR_MOD && value_is_text(x) && !may_be_derived(y))
        return text_percent(s, x, y);
    if (operator_split(s, op, value_binary, true, &x, &y, &r))
        return r;
    if (x.kind == VALUE_POISON || y.kind == VALUE_POISON)
        return value_poison();
    if (derived_is_scalar(x) || derived_is_scalar(y))
        return derived_binary(s, op, x, y);
    if (complex_meets(x, y))
        return complex_binary(s, op, x, y);
    if (value_is_object(x, OBJECT_INSTANCE) ||
        value_is_object(y, OBJECT_INSTANCE))
        return instance_binary(s, op, x, y);
    if (value_is_python_number(x) && value_is_python_number(y) &&
        op != OPERATOR_MATMUL)
        return value_new_float(s, scalar_binary(s, op, x, y));
    if (value_is_weak(x) && value_is_weak(y) && op != OPERATOR_MATMUL)
        return value_new_float(s, long_binary(s, op, x, y));
    if (op == OPERATOR_MATMUL && !value_is_ndarray(x) && !value_is_ndarray(y))
        return operand_error(s, op, x, y);
    if (op == OPERATOR_MUL && ((is_repeatable(x) && value_is_numpy_scalar(y)) ||
                               (is_repeatable(y) && value_is_numpy_scalar(x))))
        return container_binary(s, op, x, y);
    if ((value_is_array(x) || value_is_array(y)) && x.kind != VALUE_NONE &&
        y.kind != VALUE_NONE && !value_is_text(x) && !value_is_text(y))
        return array_binary(s, op, x, y);
    return container_binary(s, op, x, y);
}

static bool append_item(Spec *s, Value item, void *list)
{
    object_append(s, list, item);
    return true;
}

bool list_extend(Spec *s, Object *list, Value iterable)
{
    Value *item;
    int n;

    iterable = table_listed(s, iterable, true);
    if (length_is_staged(iterable))
        return grown_builtin(s, "extend", 2,
                             (Value[]){value_object(list), iterable})
                   .kind != VALUE_POISON;
    if (value_is_object(iterable, OBJECT_ITERATOR))
        return iterator_asks_length(s, iterable) &&
               iterator_each(s, iterable, append_item, list);
    n = iterator_collect(s, iterable, &item);
    for (int i = 0; i < n; i++)
        object_append(s, list, item[i]);
    return n >= 0;
}

/* `+=` and `*=` of a list: Python asks the right operand first, if that says
 * what adding and multiplying mean, as arrays do. */
static Value list_inplace(Spec *s, Operator op, Value x, Value y)
{
    bool repeats;
    Value r;
    int64_t known;

    if (op == OPERATOR_MUL && type_gives(s, y, "__rmul__"))
        y = derived_scalar(s, y);
    repeats = op == OPERATOR_MUL && is_count(y);
    if (value_is_array(y) && !repeats)
        return value_binary(s, op, x, y);
    if (repeats && value_is_staged(y) && !spec_static_int(s, y, &known))
        return grown_builtin(s, "__imul__", 2,
                             (Value[]){x, scalar_to_int(s, y)});
    if (value_is_object(y, OBJECT_INSTANCE) && !value_is_grown(y)) {
        r = operand_ask(s, y, operator_info[op].reflected, 1, &x);
        if (r.kind != VALUE_NOT_IMPLEMENTED || spec_ended(s))
            return r;
        if (op == OPERATOR_MUL)
            return operand_error(s, op, x, y);
    }
    if (op == OPERATOR_ADD)
        return list_extend(s, x.object, y) ? x : value_poison();
    if (!repeats)
        return value_binary(s, op, x, y);
    r = repeat(s, x, y);
    if (r.kind == VALUE_POISON)
        return r;
    heap_touch(s, x.object);
    x.object->resized = s->span;
    *object_edit(x.object) = *object_body(r.object);
    return x;
}

Value value_inplace(Spec *s, Operator op, Value x, Value y)
{
    char name[20] = "__i";
    Value r;

    if (operator_split(s, op, value_inplace, true, &x, &y, &r))
        return r;
    if (x.kind == VALUE_POISON || y.kind == VALUE_POISON)
        return value_poison();
    if (value_is_ndarray(x))
        y = derived_beside_array(s, y);
    if (complex_is_data(x) && derived_is_number(y))
        y = complex_kind(x) == COMPLEX_PYTHON ? derived_scalar(s, y)
                                              : derived_beside_array(s, y);
    if (complex_meets(x, y))
        return complex_inplace(s, op, x, y);
    if (value_is_ndarray(x)) /* NumPy's scalars have no such operators */
        return array_inplace(s, op, x, y);
    if (value_is_object(x, OBJECT_LIST) &&
        (op == OPERATOR_ADD || op == OPERATOR_MUL))
        return list_inplace(s, op, x, y);
    if (value_is_object(x, OBJECT_SET) && operator_is_of_sets(op) &&
        !x.object->is_frozen && value_is_table_set(derived_set(s, y))) {
        x = table_beside(s, x, derived_set(s, y), BESIDE_CHANGES);
        if (x.kind == VALUE_POISON)
            return x;
    }
    if (both_are(x, derived_set(s, y), OBJECT_SET) && operator_is_of_sets(op) &&
        !x.object->is_frozen)
        return set_change(s, op, x.object, derived_set(s, y)) ? x
                                                              : value_poison();
    if (value_is_object(x, OBJECT_DICT) && op == OPERATOR_OR)
        return dict_update(s, x.object, y) ? x : value_poison();
    if (value_is_object(x, OBJECT_INSTANCE)) {
        r = op == OPERATOR_MUL ? multiply_inplace(s, x, y)
                               : (Value){.kind = VALUE_NOT_IMPLEMENTED};
        if (r.kind != VALUE_NOT_IMPLEMENTED || spec_ended(s))
            return r;
        strncat(name, operator_info[op].method + 2, sizeof name - 4);
        r = operand_ask_right(s, op, x, y);
        if (r.kind != VALUE_NOT_IMPLEMENTED || spec_ended(s))
            return r;
        r = operand_ask(s, x, name, 1, &y);
        if (r.kind != VALUE_NOT_IMPLEMENTED || spec_ended(s))
            return r;
    }
    return value_binary(s, op, x, y);
}

static Value unary_settled(Spec *s, Operator op, Value x, Value unused)
{
    (void)unused;
    return value_unary(s, op, x);
}

Value value_unary(Spec *s, Operator op, Value x)
{
    Value method, none = value_none(), r;
    Node *node;
    int truth;

    if (op != OPERATOR_NOT &&
        operator_split(s, op, unary_settled, true, &x, &none, &r))
        return r;
    if (x.kind == VALUE_POISON)
        return x;
    if (op == OPERATOR_NOT) {
        truth = spec_truth(s, x, &node);
        if (truth == -2)
            return value_poison();
        if (truth >= 0)
            return value_bool(!truth);
        return value_scalar(condition_not(s, node));
    }
    if (value_is_python_number(x))
        return op == OPERATOR_POS ? scalar_unary(s, op, x)
                                  : value_new_float(s, scalar_unary(s, op, x));
    if (x.kind == VALUE_LONG)
        return long_unary(s, op, x);
    if (value_is_array(x))
        return array_unary(s, op, x);
    method = class_method(s, x, operator_info[op].method);
    if (method.kind != VALUE_UNDEFINED)
        return call_function(s, method, 0, NULL);
    return raise_certain(s, DIAG_H0511, "`%s` is not defined for %s",
                         operator_info[op].text, value_describe(s, x));
}

/* ---- comparisons ---- */

bool value_is_bool(Value v)
{
    return v.kind == VALUE_BOOL ||
           (v.kind == VALUE_SCALAR && v.node->type.dtype == DTYPE_BOOL);
}

static Value compare_is(Spec *s, Operator op, Value x, Value y)
{
    Value r = choice_identical(s, x, y);

    return op == OPERATOR_IS ? r : value_unary(s, OPERATOR_NOT, r);
}

Value value_compare(Spec *s, Operator op, Value x, Value y)
{
    bool ordered = op == OPERATOR_LT || op == OPERATOR_LE ||
                   op == OPERATOR_GT || op == OPERATOR_GE;
    Value r;

    if (op < OPERATOR_IS) {
        x = beside_array(s, x, y);
        y = beside_array(s, y, x);
    }
    if (x.kind == VALUE_POISON || y.kind == VALUE_POISON)
        return value_poison();
    if (op == OPERATOR_IS || op == OPERATOR_IS_NOT)
        return compare_is(s, op, x, y);
    if (operator_split(s, op, value_compare, ordered, &x, &y, &r) ||
        texts_split(s, op, x, y, &r))
        return r;
    if (op == OPERATOR_IN)
        return value_contains(s, x, y);
    if (op == OPERATOR_NOT_IN)
        return value_unary(s, OPERATOR_NOT, value_contains(s, x, y));
    if (derived_is_scalar(x) || derived_is_scalar(y))
        return derived_compare(s, op, x, y);
    if (complex_meets(x, y))
        return complex_compare(s, op, x, y);
    r = complex_unlike(s, op, x, y);
    if (r.kind != VALUE_UNDEFINED)
        return r;
    if ((value_is_array(x) || value_is_array(y)) && !ordered) {
        r = value_is_array(x) ? array_equals_object(s, x, y, op == OPERATOR_NE)
                              : array_equals_object(s, y, x, op == OPERATOR_NE);
        if (r.kind != VALUE_UNDEFINED)
            return r;
    }
    if (value_is_object(x, OBJECT_INSTANCE) ||
        value_is_object(y, OBJECT_INSTANCE))
        return compare_instances(s, op, x, y);
    if (value_is_python_number(x) && value_is_python_number(y))
        return scalar_compare(s, op, x, y);
    if (value_is_weak(x) && value_is_weak(y))
        return long_compare(s, op, x, y);
    if ((value_is_array(x) || value_is_array(y)) && x.kind != VALUE_NONE &&
        y.kind != VALUE_NONE && !value_is_text(x) && !value_is_text(y)) {
        Value pair[2] = {x, y};

        return array_map(s, operator_info[op].op, 2, pair);
    }
    if (value_is_object(x, OBJECT_DICT_VIEW) ||
        value_is_object(y, OBJECT_DICT_VIEW)) {
        r = dict_view_compare(s, op, x, y);
        return r.kind == VALUE_UNDEFINED ? operand_error(s, op, x, y) : r;
    }
    return compare_others(s, op, x, y);
}
