/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The module _collections: what the library's `collections` cannot say in the
 * language. */
#include "passes/python/protocol.h"

/* A view of an OrderedDict: of its keys (0), values (1) or items (2). */
static Value do_dict_view(Spec *s, Args *a)
{
    Value part[3] = {derived_held(s, a->arg[0]), a->arg[1], value_bool(true)};

    return value_object(object_items(s, OBJECT_DICT_VIEW, 3, part));
}

/* The key of a dict that equals this one, which is there. */
static Value do_dict_key(Spec *s, Args *a)
{
    Value dict = derived_held(s, a->arg[0]);
    int at;

    if (!value_is_object(dict, OBJECT_DICT))
        return value_poison();
    at = object_key(s, dict.object, a->arg[1]);
    return at < 0 ? a->arg[1] : object_body(dict.object)->key[at];
}

/* The module whose code called that of the module in hand. */
static Sym calling_module(const Spec *s)
{
    const Activation *a = s->activation;
    const Object *own = a->module;

    while (a->module == own && a->caller)
        a = a->caller;
    return a->module->module.name;
}

/* A class that was just made gets the name of what it is for, and of a module
 * (None: the one that asked for it). */
static Value do_name_class(Spec *s, Args *a)
{
    Object *class = a->arg[0].object;
    Text name, module;

    if (!spec_need_str(s, a->arg[1], "the name", &name))
        return value_poison();
    class->class.name = sym_intern(&s->ctx->names, name.data, name.size);
    class->class.qualname = class->class.name;
    class->class.module = calling_module(s);
    if (!arg_given(a->arg[2]))
        return a->arg[0];
    if (!spec_need_str(s, a->arg[2], "the module", &module))
        return value_poison();
    class->class.module = sym_intern(&s->ctx->names, module.data, module.size);
    return a->arg[0];
}

/* What is not there yet, in the library's own words. */
static Value do_refuse(Spec *s, Args *a)
{
    Text t;

    return spec_need_str(s, a->arg[0], "the message", &t)
               ? spec_not_yet(s, "%.*s", (int)t.size, t.data)
               : value_poison();
}

const Builtin collections_module[] = {
    {"deque", NULL, NULL, 0, "deque"},
    {"dict_key", "dict, key, /", do_dict_key, 0, NULL},
    {"dict_view", "dict, kind, /", do_dict_view, 0, NULL},
    {"name_class", "cls, name, module, /", do_name_class, 0, NULL},
    {"refuse", "message, /", do_refuse, 0, NULL},
    {0},
};
