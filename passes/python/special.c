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
    "__mro_entries__", "__instancecheck__",
    /* calls, texts, truth, keys */
    "__call__", "__str__", "__repr__", "__format__", "__bool__", "__len__",
    "__hash__", "__fspath__",
    /* containers */
    "__getitem__", "__setitem__", "__delitem__", "__contains__", "__iter__",
    "__next__", "__reversed__", "__missing__",
    /* numbers */
    "__abs__", "__index__", "__int__", "__float__", "__round__",
    /* with */
    "__enter__", "__exit__",
    /* the library asks for them */
    "__post_init__", "__copy__", "__deepcopy__",
    /* nothing here asks for them */
    "__doc__", "__module__", "__qualname__", "__annotations__",
    "__match_args__"};

bool special_is(const char *name)
{
    size_t n = strlen(name);

    return n > 4 && !strncmp(name, "__", 2) && !strcmp(name + n - 2, "__");
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
    if (!special_is(name) || is_operator(name) ||
        span_is_library(&s->ctx->sources, s->span))
        return true;
    for (size_t i = 0; i < sizeof honoured / sizeof *honoured; i++)
        if (!strcmp(name, honoured[i]))
            return true;
    spec_not_yet(s, "a class that defines `%s` is not there yet", name);
    return false;
}
