/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Classes that derive from str, int and float.
 *
 * An instance holds a plain string or number, as derived.c has it. Where what
 * is asked for is a string or a number, whatever its class (a method of str,
 * an index, a function of NumPy), derived_scalar() puts that in its place: the
 * binding of builtins (bind.c) and the functions that need one (convert.c) call
 * it, and so do the operators here. Where the object itself is asked, its class
 * answers, by the special methods below unless the script's own come before.
 *
 * Which operand an operator asks first follows CPython's slots: a plain number
 * takes what derives from its type for a number, and asks no class, unless that
 * class derives from the number's own type and overrides the operator. */
#include "passes/python/complex.h"
#include "passes/python/protocol.h"
#include "passes/numpy/numpy.h"

#include <string.h>

static const Value not_implemented = {.kind = VALUE_NOT_IMPLEMENTED};

static bool type_is(Value v, const char *name)
{
    return !strcmp(class_of(v)->class.type->name, name);
}

bool derived_is_scalar(Value v)
{
    const BuiltinType *t = class_of(v) ? class_of(v)->class.type : NULL;

    return t && (!strcmp(t->name, "str") || derived_is_number(v));
}

bool derived_is_number(Value v)
{
    const BuiltinType *t = class_of(v) ? class_of(v)->class.type : NULL;

    return t && (!strcmp(t->name, "int") || !strcmp(t->name, "float"));
}

Value derived_scalar(Spec *s, Value v)
{
    return derived_is_scalar(v) ? derived_held(s, v) : v;
}

Value derived_as_float(Spec *s, Value v)
{
    return derived_is_number(v) &&
                   (type_is(v, "float") || type_gives(s, v, "__float__"))
               ? derived_held(s, v)
               : v;
}

Value derived_as_int(Spec *s, Value v)
{
    return derived_is_number(v) &&
                   (type_is(v, "int") || type_gives(s, v, "__int__"))
               ? derived_held(s, v)
               : v;
}

/* Where that differs from what it holds, which method NumPy asks depends on the
 * array. */
Value derived_for_numpy(Spec *s, Value v)
{
    if (!derived_is_number(v) ||
        (type_gives(s, v, "__float__") && type_gives(s, v, "__int__")))
        return derived_scalar(s, v);
    return spec_not_yet(s,
                        "%s in NumPy, as its class says what int and float it "
                        "is, is not there yet",
                        value_describe(s, v));
}

Value derived_beside_array(Spec *s, Value v)
{
    Value plain = derived_for_numpy(s, v);

    if (!derived_is_number(v) || plain.kind == VALUE_POISON)
        return plain;
    if (plain.kind == VALUE_LONG)
        return spec_not_yet(s, "%s of more than 64 bits beside an array",
                            value_describe(s, v));
    return array_result(s, spec_node(s, plain, number_dtype(plain)));
}

/* ---- special methods ---- */

static Value held(Spec *s, const Args *a)
{
    return derived_held(s, a->self);
}

static bool is_int(Value v)
{
    return v.kind == VALUE_LONG ||
           (value_is_python_number(v) && number_dtype(v) != DTYPE_F64);
}

/* The other operand as the type's operators take it: to a float that is an int,
 * too, and np.float64, which derives from float. UNDEFINED of what they
 * decline. */
static Value taken(Spec *s, const Args *a)
{
    Value x = held(s, a), y = derived_scalar(s, a->arg[0]);
    const Value none = {.kind = VALUE_UNDEFINED};

    if (y.kind == VALUE_POISON)
        return y;
    if (value_is_text(x))
        return value_is_text(y) ? y : none;
    if (is_int(x))
        return is_int(y) ? y : none;
    if (value_is_numpy_scalar(y) && y.object->array.dtype == DTYPE_F64)
        return scalar_to_float(s, y);
    return value_is_weak(y) ? y : none;
}

static Value do_operator(Spec *s, Args *a)
{
    Value x = held(s, a), y = taken(s, a);

    return y.kind == VALUE_UNDEFINED
               ? not_implemented
               : value_binary(s, (Operator)a->builtin->op, x, y);
}

static Value do_reflected(Spec *s, Args *a)
{
    Value x = held(s, a), y = taken(s, a);

    return y.kind == VALUE_UNDEFINED
               ? not_implemented
               : value_binary(s, (Operator)a->builtin->op, y, x);
}

static Value do_compare(Spec *s, Args *a)
{
    Value x = held(s, a), y = taken(s, a);

    return y.kind == VALUE_UNDEFINED
               ? not_implemented
               : value_compare(s, (Operator)a->builtin->op, x, y);
}

static Value do_unary(Spec *s, Args *a)
{
    return value_unary(s, (Operator)a->builtin->op, held(s, a));
}

static Value do_repeat(Spec *s, Args *a)
{
    Value count = derived_scalar(s, a->arg[0]);

    return value_counts(count) || class_of(count)
               ? value_binary(s, OPERATOR_MUL, held(s, a),
                              value_indexed(s, count))
               : not_implemented;
}

/* A form that asks for nothing is given as it is, as by CPython. */
static Value do_percent(Spec *s, Args *a)
{
    Value form = held(s, a), text = text_percent(s, form, a->arg[0]);
    bool is_whole = form.kind == VALUE_STR && form.s.size &&
                    !memchr(form.s.data, '%', form.s.size);

    return is_whole && text.kind == VALUE_STR ? a->self : text;
}

/* partition() and rpartition(): the string is in what they give, if the
 * separator is not in it. */
static Value do_partition(Spec *s, Args *a)
{
    Value all = builtin_call(s, builtin_find(str_methods, a->builtin->name),
                             held(s, a), 1, a->arg, 0, NULL);
    Value part[3];

    if (!value_is_object(all, OBJECT_TUPLE))
        return all;
    memcpy(part, object_body(all.object)->item, sizeof part);
    if (part[1].kind != VALUE_STR || part[1].s.size)
        return all;
    part[a->builtin->op] = a->self;
    return value_tuple(s, 3, part);
}

static Value do_percent_of(Spec *s, Args *a)
{
    Value form = derived_scalar(s, a->arg[0]);

    return value_is_text(form) ? text_percent(s, form, a->self)
                               : not_implemented;
}

/* A function of ours that is not asked for the object's class. */
static Value by_builtin(Spec *s, const Args *a, const char *name, int n)
{
    Value arg[2] = {held(s, a), a->arg[0]};

    return call_function(
        s,
        (Value){.kind = VALUE_BUILTIN, .builtin = builtin_find(builtins, name)},
        n, arg);
}

static Value do_abs(Spec *s, Args *a)
{
    return by_builtin(s, a, "abs", 1);
}

static Value do_round(Spec *s, Args *a)
{
    return by_builtin(s, a, "round", 1 + arg_given(a->arg[0]));
}

static Value do_len(Spec *s, Args *a)
{
    return by_builtin(s, a, "len", 1);
}

static Value do_truth(Spec *s, Args *a)
{
    return value_truth(s, held(s, a));
}

static Value do_int(Spec *s, Args *a)
{
    return scalar_to_int(s, held(s, a));
}

static Value do_float(Spec *s, Args *a)
{
    return scalar_to_float(s, held(s, a));
}

static Value do_get_item(Spec *s, Args *a)
{
    return value_get_item(s, held(s, a), a->arg[0]);
}

static Value do_contains(Spec *s, Args *a)
{
    return value_contains(s, a->arg[0], held(s, a));
}

static Value do_iter_held(Spec *s, Args *a)
{
    return iterator_of(s, held(s, a));
}

/* Without a spec, what the class shows of it. */
static Value do_format(Spec *s, Args *a)
{
    Value spec = derived_scalar(s, a->arg[0]);

    return spec.kind == VALUE_STR && !spec.s.size
               ? text_format(s, a->self, 's', value_none())
               : text_format(s, held(s, a), 0, spec);
}

#define COMPARISONS                                                            \
    {"__eq__", "other, /", do_compare, OPERATOR_EQ, NULL},                     \
        {"__ge__", "other, /", do_compare, OPERATOR_GE, NULL},                 \
        {"__gt__", "other, /", do_compare, OPERATOR_GT, NULL},                 \
        {"__le__", "other, /", do_compare, OPERATOR_LE, NULL},                 \
        {"__lt__", "other, /", do_compare, OPERATOR_LT, NULL},                 \
    {                                                                          \
        "__ne__", "other, /", do_compare, OPERATOR_NE, NULL                    \
    }

#define BINARY(name, op)                                                       \
    {"__" name "__", "other, /", do_operator, op, NULL},                       \
    {                                                                          \
        "__r" name "__", "other, /", do_reflected, op, NULL                    \
    }

#define ARITHMETIC                                                             \
    BINARY("add", OPERATOR_ADD), BINARY("floordiv", OPERATOR_FLOORDIV),        \
        BINARY("mod", OPERATOR_MOD), BINARY("mul", OPERATOR_MUL),              \
        BINARY("pow", OPERATOR_POW), BINARY("sub", OPERATOR_SUB),              \
        BINARY("truediv", OPERATOR_DIV),                                       \
        {"__neg__", "", do_unary, OPERATOR_NEG, NULL},                         \
    {                                                                          \
        "__pos__", "", do_unary, OPERATOR_POS, NULL                            \
    }

#define NUMBER                                                                 \
    {"__abs__", "", do_abs, 0, NULL}, {"__bool__", "", do_truth, 0, NULL},     \
        {"__float__", "", do_float, 0, NULL},                                  \
        {"__format__", "format_spec, /", do_format, 0, NULL},                  \
        {"__hash__", "", derived_hash, 0, NULL},                               \
        {"__int__", "", do_int, 0, NULL},                                      \
        {"__new__", "class, /, *args, **names", derived_make, 0, NULL},        \
        {"__repr__", "", derived_text, 'r', NULL},                             \
    {                                                                          \
        "__round__", "ndigits=, /", do_round, 0, NULL                          \
    }

const Builtin int_special[] = {
    COMPARISONS,
    ARITHMETIC,
    NUMBER,
    BINARY("and", OPERATOR_AND),
    BINARY("lshift", OPERATOR_LSHIFT),
    BINARY("or", OPERATOR_OR),
    BINARY("rshift", OPERATOR_RSHIFT),
    BINARY("xor", OPERATOR_XOR),
    {"__index__", "", do_int, 0, NULL},
    {"__invert__", "", do_unary, OPERATOR_INVERT, NULL},
    {0},
};

const Builtin float_special[] = {
    COMPARISONS,
    ARITHMETIC,
    NUMBER,
    {0},
};

const Builtin str_special[] = {
    COMPARISONS,
    {"__add__", "other, /", do_operator, OPERATOR_ADD, NULL},
    {"__contains__", "part, /", do_contains, 0, NULL},
    {"__format__", "format_spec, /", do_format, 0, NULL},
    {"__getitem__", "index, /", do_get_item, 0, NULL},
    {"__hash__", "", derived_hash, 0, NULL},
    {"__iter__", "", do_iter_held, 0, NULL},
    {"__len__", "", do_len, 0, NULL},
    {"__mod__", "values, /", do_percent, 0, NULL},
    {"__mul__", "count, /", do_repeat, 0, NULL},
    {"__new__", "class, /, *args, **names", derived_make, 0, NULL},
    {"__repr__", "", derived_text, 'r', NULL},
    {"__rmod__", "form, /", do_percent_of, 0, NULL},
    {"__rmul__", "count, /", do_repeat, 0, NULL},
    {"__str__", "", derived_text, 's', NULL},
    {"partition", "sep, /", do_partition, 0, NULL},
    {"rpartition", "sep, /", do_partition, 2, NULL},
    {0},
};

/* ---- operators ---- */

/* A number of another world, which takes what is derived for a plain one. */
static bool is_foreign(Value v)
{
    return value_is_array(v) || complex_is_data(v);
}

/* What is derived, as a foreign number takes it. */
static Value beside(Spec *s, Value v, Value foreign)
{
    return complex_kind(foreign) == COMPLEX_PYTHON ? derived_scalar(s, v)
                                                   : derived_beside_array(s, v);
}

/* Is it of the very type that y's class derives from? */
static bool is_of_type(Spec *s, Value x, Value y)
{
    return !class_of(x) &&
           !strcmp(value_type_name(s, x), class_of(y)->class.type->name);
}

/* Does the class say, and not the type, what `name` is? */
static bool overrides(Spec *s, Value v, const char *name)
{
    return class_find(class_of(v), spec_sym(s, name), 0) &&
           !type_gives(s, v, name);
}

static bool is_of_bits(Operator op)
{
    return op == OPERATOR_LSHIFT || op == OPERATOR_RSHIFT ||
           op == OPERATOR_AND || op == OPERATOR_OR || op == OPERATOR_XOR ||
           op == OPERATOR_MATMUL;
}

/* Does the type of a plain x take y for a number? */
static bool takes_number(Operator op, Value x, Value y)
{
    if (!derived_is_number(y) || !value_is_weak(x))
        return false;
    return is_int(x) ? type_is(y, "int") && op != OPERATOR_MATMUL
                     : !is_of_bits(op);
}

/* `x op y` of a plain x, which is no number, and what y holds: is it anything?
 */
static bool takes_text(Operator op, Value x, Value y)
{
    bool is_sequence = value_is_text(x) || value_is_object(x, OBJECT_LIST) ||
                       value_is_object(x, OBJECT_TUPLE);

    if (op == OPERATOR_MUL)
        return is_sequence && value_counts(y);
    return value_is_text(x) &&
           ((op == OPERATOR_ADD && value_is_text(y)) || op == OPERATOR_MOD);
}

/* x is plain. A sequence, and what is of no type of numbers, comes after what
 * y's class says itself; a number asks that of a class of its own type. */
static Value beside_plain(Spec *s, Operator op, Value x, Value y)
{
    const char *name = operator_info[op].reflected;
    bool first =
        overrides(s, y, name) &&
        (is_of_type(s, x, y) || (!value_is_weak(x) && op != OPERATOR_MOD));
    Value r = not_implemented, plain;

    if (first)
        r = operand_ask(s, y, name, 1, &x);
    if (r.kind != VALUE_NOT_IMPLEMENTED || spec_ended(s))
        return r;
    plain = derived_held(s, y);
    if (op == OPERATOR_MOD && value_is_text(x))
        return text_percent(s, x, y);
    if (takes_number(op, x, y) || takes_text(op, x, plain))
        return value_binary(s, op, x, plain);
    if (!first)
        r = operand_ask(s, y, name, 1, &x);
    return r.kind == VALUE_NOT_IMPLEMENTED && !spec_ended(s)
               ? operand_error(s, op, x, y)
               : r;
}

Value derived_binary(Spec *s, Operator op, Value x, Value y)
{
    Value r, plain;

    if (is_foreign(x) && (derived_is_number(y) || value_is_array(x)))
        return value_binary(s, op, x, beside(s, y, x));
    if (!class_of(x) || is_foreign(x))
        return beside_plain(s, op, x, y);
    if (!derived_is_scalar(x))
        return instance_binary(s, op, x, y);
    r = is_foreign(y) ? operand_ask(s, x, operator_info[op].method, 1, &y)
                      : instance_try(s, op, x, y);
    if (spec_ended(s))
        return value_poison();
    if (r.kind != VALUE_NOT_IMPLEMENTED)
        return r;
    plain = is_foreign(y) ? beside(s, x, y) : derived_held(s, x);
    if (is_foreign(y) || takes_number(op, y, x) ||
        (!class_of(y) && takes_text(op, y, plain)))
        return value_binary(s, op, plain, y);
    return operand_error(s, op, x, y);
}

/* What a plain x, or one of another world, says of y by its own type. */
static Value compare_plain(Spec *s, Operator op, Value x, Value y)
{
    Value plain = is_foreign(x) ? beside(s, y, x) : derived_scalar(s, y);

    if (is_foreign(x) || takes_number(op, x, y) ||
        (value_is_text(x) && value_is_text(plain)))
        return value_compare(s, op, x, plain);
    return not_implemented;
}

static Value compare_side(Spec *s, Operator op, const char *name, Value x,
                          Value y)
{
    return class_of(x) && !is_foreign(x) ? compare_ask(s, op, name, x, y)
                                         : compare_plain(s, op, x, y);
}

/* As do_richcompare() of CPython. */
Value derived_compare(Spec *s, Operator op, Value x, Value y)
{
    const OperatorInfo *info = &operator_info[op];
    const Object *a = class_of(x), *b = class_of(y);
    bool first = (a && b && a != b && class_is(b, a)) ||
                 (derived_is_scalar(y) && is_of_type(s, x, y));
    Value r = not_implemented;

    if (first)
        r = compare_side(s, operator_mirrored(op), info->reflected, y, x);
    if (r.kind == VALUE_NOT_IMPLEMENTED && !spec_ended(s))
        r = compare_side(s, op, info->method, x, y);
    if (r.kind == VALUE_NOT_IMPLEMENTED && !first && !spec_ended(s))
        r = compare_side(s, operator_mirrored(op), info->reflected, y, x);
    if (spec_ended(s))
        return value_poison();
    if (r.kind != VALUE_NOT_IMPLEMENTED)
        return r;
    if (op == OPERATOR_EQ || op == OPERATOR_NE)
        return value_bool(value_same(x, y) == (op == OPERATOR_EQ));
    return operand_error(s, op, x, y);
}
