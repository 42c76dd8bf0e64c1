/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The special names that a class may bind.
 *
 * Python gives them a meaning by asking for them. Those that are asked for
 * here are honoured, with CPython's order of calls; some mean nothing until
 * what asks for them is there. A class that binds any other name of this form
 * would mean something else than in Python, and is refused at that name. The
 * names of operators stand in operator_info. */
#include "passes/python/protocol.h"

#include <string.h>

static const char *const honoured[] = {
    /* making and attributes */
    "__new__", "__init__", "__init_subclass__", "__set_name__",
    "__class_getitem__", "__slots__", "__getattribute__", "__getattr__",
    "__setattr__", "__delattr__", "__get__", "__set__", "__delete__",
    /* calls, texts, truth, keys */
    "__call__", "__str__", "__repr__", "__format__", "__bool__", "__len__",
    "__hash__",
    /* containers */
    "__getitem__", "__setitem__", "__delitem__", "__contains__", "__iter__",
    "__next__", "__reversed__",
    /* numbers */
    "__abs__", "__int__", "__float__", "__round__",
    /* nothing here asks for them */
    "__doc__", "__module__", "__qualname__", "__annotations__",
    "__match_args__", "__post_init__", "__copy__", "__deepcopy__", "__enter__",
    "__exit__"};

bool special_is(const char *name)
{
    size_t n = strlen(name);

    return n > 4 && !strncmp(name, "__", 2) && !strcmp(name + n - 2, "__");
}

static bool is_one_of(const char *name, const char *const *of)
{
    while (*of && strcmp(name, *of))
        of++;
    return *of != NULL;
}

/* Of these not all attributes are known here. */
static bool is_numpy(Value v)
{
    return value_is_array(v) || v.kind == VALUE_NUMBER_TYPE ||
           v.kind == VALUE_DTYPE || v.kind == VALUE_BUILTIN ||
           value_is_object(v, OBJECT_RNG) ||
           (value_is_object(v, OBJECT_MODULE) && v.object->module.builtin);
}

bool attribute_is_missing(Value x, Sym name)
{
    static const char *const of_objects[] = {
        "__class__",        "__delattr__",
        "__dict__",         "__dir__",
        "__doc__",          "__eq__",
        "__format__",       "__ge__",
        "__getattribute__", "__getstate__",
        "__gt__",           "__hash__",
        "__init__",         "__init_subclass__",
        "__le__",           "__lt__",
        "__module__",       "__ne__",
        "__new__",          "__reduce__",
        "__reduce_ex__",    "__repr__",
        "__setattr__",      "__sizeof__",
        "__str__",          "__subclasshook__",
        "__weakref__",      NULL};
    static const char *const of_exceptions[] = {"__cause__",
                                                "__context__",
                                                "__setstate__",
                                                "__suppress_context__",
                                                "__traceback__",
                                                "add_note",
                                                "name",
                                                "obj",
                                                "value",
                                                "with_traceback",
                                                NULL};
    static const char *const of_values[] = {
        "add_note",     "args",           "as_integer_ratio",
        "bit_count",    "bit_length",     "close",
        "conjugate",    "count",          "deleter",
        "denominator",  "encode",         "fdel",
        "fget",         "format_map",     "from_bytes",
        "fromhex",      "fset",           "getter",
        "gi_code",      "gi_frame",       "gi_running",
        "gi_suspended", "gi_yieldfrom",   "hex",
        "imag",         "index",          "is_integer",
        "maketrans",    "mapping",        "mro",
        "name",         "numerator",      "obj",
        "real",         "send",           "setter",
        "throw",        "to_bytes",       "translate",
        "value",        "with_traceback", NULL};

    if (is_numpy(x))
        return true;
    if (!value_is_object(x, OBJECT_INSTANCE))
        return special_is(name) ||
               (x.kind != VALUE_NONE && is_one_of(name, of_values));
    return is_one_of(name, of_objects) ||
           (x.object->instance.class->class.exception &&
            is_one_of(name, of_exceptions));
}

/* `__iadd__` of `__add__`. */
static bool is_inplace(const char *name, const char *method)
{
    return !strncmp(name, "__i", 3) && !strcmp(name + 3, method + 2);
}

static bool is_operator(const char *name)
{
    for (int op = OPERATOR_NONE + 1; op < OPERATOR_COUNT; op++) {
        const OperatorInfo *info = &operator_info[op];

        if (!strcmp(name, info->method) || !strcmp(name, info->reflected))
            return true;
        if (op < OPERATOR_LT && is_inplace(name, info->method))
            return true;
    }
    return false;
}

bool special_check(Spec *s, const char *name)
{
    if (!special_is(name) || is_operator(name))
        return true;
    for (size_t i = 0; i < sizeof honoured / sizeof *honoured; i++)
        if (!strcmp(name, honoured[i]))
            return true;
    spec_not_yet(s, "a class that defines `%s` is not there yet", name);
    return false;
}
