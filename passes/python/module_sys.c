/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The module sys: the script's arguments, its streams and its end, and what the
 * Python is that scripts are written for. */
#include "passes/python/protocol.h"

#include <float.h>
#include <string.h>

/* What recursion of staged calls is limited to: see runtime.h, RUN_DEPTH. */
enum { RECURSION_LIMIT = 1000 };

static Value do_setrecursionlimit(Spec *s, Args *a)
{
    int64_t limit;

    if (!spec_need_index(s, a->arg[0], "the limit", &limit))
        return value_poison();
    if (limit < 1)
        return raise_error(s, "ValueError",
                           "recursion limit must be greater or equal than 1");
    return value_none();
}

static Value do_getrecursionlimit(Spec *s, Args *a)
{
    (void)s;
    (void)a;
    return value_int(RECURSION_LIMIT);
}

const Builtin sys_module[] = {
    {"exit", "status=, /", do_exit, 0, NULL},
    {"getrecursionlimit", "", do_getrecursionlimit, 0, NULL},
    {"setrecursionlimit", "limit, /", do_setrecursionlimit, 0, NULL},
    {.name = "argv", .constant = "own"},
    {.name = "byteorder", .constant = "own"},
    {.name = "float_info", .constant = "own"},
    {.name = "maxsize", .constant = "own"},
    {.name = "platform", .constant = "own"},
    {.name = "stderr", .constant = "own"},
    {.name = "stdin", .constant = "own"},
    {.name = "stdout", .constant = "own"},
    {.name = "version", .constant = "own"},
    {.name = "version_info", .constant = "own"},
    {0},
};

static Value float_info(Spec *s)
{
    static const char *const field[] = {
        "sys.float_info", "max", "max_exp",  "max_10_exp", "min",   "min_exp",
        "min_10_exp",     "dig", "mant_dig", "epsilon",    "radix", "rounds",
    };
    Value part[11] = {
        value_float(DBL_MAX),
        value_int(DBL_MAX_EXP),
        value_int(DBL_MAX_10_EXP),
        value_float(DBL_MIN),
        value_int(DBL_MIN_EXP),
        value_int(DBL_MIN_10_EXP),
        value_int(DBL_DIG),
        value_int(DBL_MANT_DIG),
        value_float(DBL_EPSILON),
        value_int(FLT_RADIX),
        value_int(1),
    };
    Value v = value_tuple(s, 11, part);

    v.object->tuple.field = field;
    return v;
}

static Value arguments(Spec *s)
{
    Object *list = object_new(s, OBJECT_LIST);

    for (int i = 0; s->host && i < s->host->nargument; i++)
        object_append(s, list, value_cstr(s->host->argument[i]));
    return value_object(list);
}

static Value version_info(Spec *s)
{
    static const char *const field[] = {
        "sys.version_info", "major", "minor", "micro", "releaselevel", "serial",
    };
    Value part[5] = {value_int(3), value_int(11), value_int(0),
                     value_cstr("final"), value_int(0)};
    Value v = value_tuple(s, 5, part);

    v.object->tuple.field = field;
    return v;
}

void sys_module_open(Spec *s, Object *m)
{
    object_set(s, m, spec_sym(s, "argv"), arguments(s));
    object_set(s, m, spec_sym(s, "byteorder"), value_cstr("little"));
    object_set(s, m, spec_sym(s, "float_info"), float_info(s));
    object_set(s, m, spec_sym(s, "maxsize"), value_int(INT64_MAX));
    object_set(s, m, spec_sym(s, "platform"), value_cstr("linux"));
    object_set(s, m, spec_sym(s, "stdout"),
               file_of_stream(s, "<stdout>", "w", value_int(STREAM_OUT)));
    object_set(s, m, spec_sym(s, "stderr"),
               file_of_stream(s, "<stderr>", "w", value_int(STREAM_ERROR)));
    s->input_file = file_of_stream(s, "<stdin>", "r", value_none());
    object_set(s, m, spec_sym(s, "stdin"), s->input_file);
    object_set(s, m, spec_sym(s, "version"), value_cstr("3.11.0 (holo)"));
    object_set(s, m, spec_sym(s, "version_info"), version_info(s));
}
