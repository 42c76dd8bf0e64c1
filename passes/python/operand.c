/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Operators of instances: which operand's class is asked, and when, as by
 * CPython's slots; and what an operand that is no instance takes the other one
 * for, if that derives from its type. */
#include "passes/python/grown.h"
#include "passes/numpy/numpy.h"

#include <string.h>

static const Value not_implemented = {.kind = VALUE_NOT_IMPLEMENTED};

Value settled_answer(Spec *s, Value v)
{
    for (int i = 0; v.kind == VALUE_CHOICE && i < v.choice->n; i++)
        if (v.choice->item[i].kind == VALUE_NOT_IMPLEMENTED)
            return spec_not_yet(s, "NotImplemented on one way alone, where the "
                                   "run decides, is not there yet");
    return v;
}

/* What a special method of x's class gives; NotImplemented if there is none. */
Value operand_ask(Spec *s, Value x, const char *name, int narg,
                  const Value *arg)
{
    Value method = class_method(s, x, name);

    if (method.kind == VALUE_UNDEFINED || spec_ended(s))
        return not_implemented;
    return settled_answer(s, call_function(s, method, narg, arg));
}

static bool is_declined(Value v)
{
    return v.kind == VALUE_NOT_IMPLEMENTED;
}

/* Of a type that is no class: a list that grows, and a table, have one that no
 * script sees. */
static bool is_plain(Value v)
{
    return !class_of(v) || v.object->may_grow;
}

/* Is y's class derived from x's, and another one? */
static bool is_derived(Spec *s, Value y, Value x)
{
    const Object *a = class_of(x), *b = class_of(y);

    if (is_plain(x) && b && b->class.type)
        return value_is_of(s, x,
                           (Value){.kind = VALUE_TYPE, .type = b->class.type});
    return a && b && a != b && class_is(b, a);
}

/* A frozenset takes a set of any class for one, and no class is derived from
 * its type. */
static bool takes_any_set(Spec *s, Value x, Value y)
{
    return value_is_object(x, OBJECT_SET) && x.object->is_frozen &&
           !value_same(derived_set(s, y), y);
}

/* Does y's class define `name` by another method than x's? */
static bool overrides(Spec *s, Value y, Value x, const char *name)
{
    const Value *mine = class_find(class_of(y), spec_sym(s, name), 0);
    const Value *theirs =
        is_plain(x) ? NULL : class_find(class_of(x), spec_sym(s, name), 0);

    if (is_plain(x) && type_gives(s, y, name))
        return false;
    return mine && (!theirs || !value_same(*mine, *theirs));
}

/* `+` and `*` of a sequence's type come after what the other operand says of
 * numbers, unless the class says something of them, too. */
static bool is_late(Spec *s, Operator op, Value x)
{
    const OperatorInfo *info = &operator_info[op];

    return (op == OPERATOR_ADD || op == OPERATOR_MUL) &&
           !derived_is_number(x) && type_gives(s, x, info->method) &&
           (!class_find(class_of(x), spec_sym(s, info->reflected), 0) ||
            type_gives(s, x, info->reflected));
}

/* A class that derives from a sequence's type says `op=` as any class does: so
 * CPython fills its slots. */
Value operand_ask_right(Spec *s, Operator op, Value x, Value y)
{
    const OperatorInfo *info = &operator_info[op];
    const BuiltinType *type = class_of(x)->class.type;

    if (!type || class_of(x) != type_class(s, type) || !is_late(s, op, x) ||
        !class_of(y) || class_of(x) == class_of(y) ||
        type_gives(s, y, info->reflected))
        return not_implemented;
    return operand_ask(s, y, info->reflected, 1, &x);
}

/* As binary_op1() of CPython: the right operand is asked first if its class
 * derives from the left's and overrides the method; operands of one class are
 * asked once. */
Value instance_try(Spec *s, Operator op, Value x, Value y)
{
    const OperatorInfo *info = &operator_info[op];
    bool other = class_of(y) && class_of(x) != class_of(y);
    Value r = not_implemented;

    if (other && is_late(s, op, x) && !type_gives(s, y, info->reflected)) {
        r = operand_ask(s, y, info->reflected, 1, &x);
        other = false;
    }
    if (other && is_derived(s, y, x) && overrides(s, y, x, info->reflected)) {
        r = operand_ask(s, y, info->reflected, 1, &x);
        other = false;
    }
    if (is_declined(r))
        r = operand_ask(s, x, info->method, 1, &y);
    if (is_declined(r) && other && !spec_ended(s))
        r = operand_ask(s, y, info->reflected, 1, &x);
    return r;
}

/* NumPy takes another object for an element: an array meets it element by
 * element, and a NumPy scalar hands it its Python number. */
static Value numpy_meets(Spec *s, Value x)
{
    if (!x.object->array.is_scalar)
        return spec_not_yet(s, "an operator between an array and an object, "
                               "which NumPy applies element by element, is "
                               "not there yet");
    return call_function(s, value_find_attribute(s, x, spec_sym(s, "item")), 0,
                         NULL);
}

/* A list that grows meets an array as the array that NumPy makes of it. */
static bool list_meets_array(Value list, Value array)
{
    return value_is_grown(list) && value_is_ndarray(array);
}

Value instance_binary(Spec *s, Operator op, Value x, Value y)
{
    Value r;

    if (list_meets_array(y, x))
        return value_binary(s, op, x, grown_for_numpy(s, y));
    if (list_meets_array(x, y))
        return value_binary(s, op, grown_for_numpy(s, x), y);

    if (value_is_array(x))
        x = numpy_meets(s, x);
    if (x.kind == VALUE_POISON)
        return x;
    if (value_is_array(y) && !value_same(derived_held(s, x), x))
        return spec_not_yet(s,
                            "an operator between %s and an array is not "
                            "there yet",
                            value_describe(s, x));
    if (value_is_object(x, OBJECT_DICT_VIEW) && operator_is_of_sets(op) &&
        !value_same(derived_held(s, y), y)) /* it takes whatever has items */
        return value_binary(s, op, x, derived_iterable(s, derived_set(s, y)));
    if (operator_is_of_sets(op) && takes_any_set(s, x, y))
        return value_binary(s, op, x, derived_set(s, y));
    r = instance_try(s, op, x, y);
    if (spec_ended(s))
        return value_poison();
    if (!is_declined(r))
        return r;
    if (value_is_object(y, OBJECT_DICT_VIEW) &&
        !value_same(derived_set(s, x), x))
        return value_binary(s, op, derived_set(s, x), y);
    if (is_derived(s, y, x) && !class_of(x)) /* x takes y for what it is */
        return value_binary(s, op, x, derived_held(s, y));
    /* dict.__or__() is asked of both, list.__add__() of the left one */
    if (is_derived(s, x, y) && !class_of(y) &&
        !type_special(class_of(x)->class.type, "__add__"))
        return value_binary(s, op, derived_held(s, x), y);
    return operand_error(s, op, x, y);
}

Value instance_length(Spec *s, Value x)
{
    Value n;

    if (value_is_grown(x))
        return grown_length(s, x);
    n = call_function(s, class_method(s, x, "__len__"), 0, NULL);
    if (n.kind == VALUE_POISON || spec_ended(s))
        return value_poison();
    if (!value_counts(n))
        return raise_other(s, "TypeError", DIAG_H0516,
                           arena_printf(s->arena,
                                        "__len__() gives an int, not %s",
                                        value_describe(s, n)));
    n = scalar_to_int(s, n);
    if (n.kind == VALUE_SCALAR) {
        Build b = spec_build(s);
        Node *length = spec_import(s, n.node);

        spec_check(
            s, DIAG_H0515,
            build2(&b, OP_greater_equal, length, build_i64(&b, DTYPE_I64, 0)),
            "__len__() gives a negative number");
    }
    if (value_is_static_int(n) && number_order(n, value_int(0)) < 0)
        return raise_certain(s, DIAG_H0515, "__len__() gives %s",
                             value_describe(s, n));
    if (n.kind == VALUE_LONG)
        return raise_certain(s, DIAG_H0907,
                             "__len__() gives %s, which does not fit 64 bits",
                             value_describe(s, n));
    return n;
}

/* `*=` of what derives from a list: what the classes say of `*` comes before
 * what the type says of `*=`. */
Value multiply_inplace(Spec *s, Value x, Value y)
{
    if (!type_gives(s, x, "__imul__"))
        return not_implemented;
    if (!is_late(s, OPERATOR_MUL, x))
        return instance_try(s, OPERATOR_MUL, x, y);
    return class_of(y) && !type_gives(s, y, "__rmul__")
               ? operand_ask(s, y, "__rmul__", 1, &x)
               : not_implemented;
}

/* One side of a comparison. object.__ne__() is `not` of `__eq__`. */
Value compare_ask(Spec *s, Operator op, const char *name, Value x, Value y)
{
    Value r;

    if (!class_of(x))
        return not_implemented;
    if (op != OPERATOR_NE || class_find(class_of(x), spec_sym(s, name), 0))
        return operand_ask(s, x, name, 1, &y);
    r = operand_ask(s, x, "__eq__", 1, &y);
    return is_declined(r) || spec_ended(s) ? r
                                           : value_unary(s, OPERATOR_NOT, r);
}

/* Is x no instance, and takes y for what it holds? */
static bool takes_held(Spec *s, Value x, Value y)
{
    if (value_is_object(x, OBJECT_DICT_VIEW))
        return !value_same(derived_set(s, y), y);
    return !class_of(x) && is_derived(s, y, x);
}

/* As do_richcompare() of CPython. */
Value compare_instances(Spec *s, Operator op, Value x, Value y)
{
    const OperatorInfo *info = &operator_info[op];
    bool first = is_derived(s, y, x);
    Value r = not_implemented;

    if (value_is_array(x))
        return spec_not_yet(s, "comparing an array with an object is not "
                               "there yet");
    if (takes_any_set(s, x, y))
        return value_compare(s, op, x, derived_set(s, y));
    if (first)
        r = compare_ask(s, op, info->reflected, y, x);
    if (is_declined(r) && !spec_ended(s))
        r = compare_ask(s, op, info->method, x, y);
    if (is_declined(r) && !first && !spec_ended(s))
        r = compare_ask(s, op, info->reflected, y, x);
    if (spec_ended(s))
        return value_poison();
    if (!is_declined(r))
        return r;
    if (value_is_array(y))
        return spec_not_yet(s, "comparing an object that declines with an "
                               "array is not there yet");
    if (takes_held(s, x, y) || takes_held(s, y, x))
        return value_compare(s, op, derived_held(s, x), derived_held(s, y));
    if (op == OPERATOR_EQ || op == OPERATOR_NE)
        return value_bool(value_same(x, y) == (op == OPERATOR_EQ));
    return operand_error(s, op, x, y);
}
