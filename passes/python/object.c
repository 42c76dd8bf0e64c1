/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What every object has from `object`, and every exception from
 * BaseException: the last of the methods that super() finds. */
#include "passes/python/protocol.h"

#include <string.h>

static bool name_of(Spec *s, Value v, Sym *out)
{
    Text t;

    if (!spec_need_str(s, v, "the attribute's name", &t))
        return false;
    *out = sym_intern(&s->ctx->names, t.data, t.size);
    return true;
}

/* Does a class make or set up its instances by a method of the script? */
static bool class_defines(Spec *s, const Object *class, const char *name)
{
    return class_find(class, spec_sym(s, name), 0) != NULL;
}

/* What `code` of a SystemExit is. */
static void set_code(Spec *s, Value x, int narg, const Value *arg)
{
    Value code = narg == 0   ? value_none()
                 : narg == 1 ? arg[0]
                             : value_tuple(s, narg, arg);

    object_set(s, x.object, spec_sym(s, "code"), code);
}

/* OSError's own: of two arguments and more the errno, the words, and the file,
 * which is none of `args`. Gives how many are. */
static int set_os_error(Spec *s, Value x, int narg, const Value *arg)
{
    static const char *const name[] = {"errno", "strerror", "filename"};
    bool own = narg >= 2 && narg <= 5;

    for (int i = 0; i < 3; i++)
        object_set(s, x.object, spec_sym(s, name[i]),
                   own && i < narg ? arg[i] : value_none());
    return own && narg > 2 && arg[2].kind != VALUE_NONE ? 2 : narg;
}

void exception_set_args(Spec *s, Value x, int narg, const Value *arg)
{
    if (exception_is(exception_type(x), "OSError"))
        narg = set_os_error(s, x, narg, arg);
    object_set(s, x.object, spec_sym(s, "args"), value_tuple(s, narg, arg));
    if (exception_is(exception_type(x), "SystemExit"))
        set_code(s, x, narg, arg);
}

Value object_make(Spec *s, Object *class, int narg, const Value *arg)
{
    Object *o = object_new(s, OBJECT_INSTANCE);

    o->instance.class = class;
    if (class->class.exception)
        exception_set_args(s, value_object(o), narg, arg);
    if (class->class.type)
        derived_fill(s, value_object(o));
    return value_object(o);
}

/* object.__new__(class, *args): more than the class is an error, unless
 * `__init__` takes it. */
static Value do_new(Spec *s, Args *a)
{
    Object *class = a->arg[0].object;

    if (!value_is_object(a->arg[0], OBJECT_CLASS))
        return spec_not_yet(s, "object.__new__() of %s is not there yet",
                            value_describe(s, a->arg[0]));
    if (class->class.type)
        return raise_certain(s, DIAG_H0516,
                             "object.__new__() of a class derived from %s: use "
                             "%s.__new__()",
                             class->class.type->name, class->class.type->name);
    if (a->nrest && !class->class.exception &&
        (class_defines(s, class, "__new__") ||
         !class_defines(s, class, "__init__")))
        return spec_fail(s, DIAG_H0207,
                         "object.__new__() takes one argument, the class");
    return object_make(s, class, a->nrest, a->rest);
}

static Value do_init(Spec *s, Args *a)
{
    Object *class = class_of(a->self);

    if (a->nrest && class &&
        (class_defines(s, class, "__init__") ||
         !class_defines(s, class, "__new__")))
        return spec_fail(s, DIAG_H0207, "object.__init__() takes no arguments");
    return value_none();
}

static Value do_init_subclass(Spec *s, Args *a)
{
    (void)s;
    (void)a;
    return value_none();
}

static bool is_instance(Spec *s, Args *a)
{
    if (class_of(a->self))
        return true;
    spec_not_yet(s, "object.%s() of %s is not there yet", a->builtin->name,
                 value_describe(s, a->self));
    return false;
}

static Value do_getattribute(Spec *s, Args *a)
{
    Sym name;
    Value v;

    if (!is_instance(s, a) || !name_of(s, a->arg[0], &name))
        return value_poison();
    v = instance_plain(s, a->self, name);
    if (value_is_perhaps(v) && catch_waits(s, "AttributeError"))
        return spec_not_yet(s,
                            "an attribute that is set on some ways only, "
                            "where AttributeError is caught, is not there yet");
    if (v.kind != VALUE_UNDEFINED || spec_ended(s))
        return value_settle(s, v, name);
    if (attribute_absence(s, a->self, name) != ABSENCE_SURE)
        return spec_not_yet(s, "`%s` of %s is not there yet", name,
                            value_describe(s, a->self));
    return raise_certain(s, DIAG_H0202, "%s has no attribute `%s`",
                         value_describe(s, a->self), name);
}

static Value do_setattr(Spec *s, Args *a)
{
    Sym name;

    if (is_instance(s, a) && name_of(s, a->arg[0], &name))
        instance_set(s, a->self, name, a->arg[1]);
    return value_none();
}

static Value do_delattr(Spec *s, Args *a)
{
    Sym name;

    if (is_instance(s, a) && name_of(s, a->arg[0], &name))
        instance_delete(s, a->self, name);
    return value_none();
}

static Value do_eq(Spec *s, Args *a)
{
    (void)s;
    return value_same(a->self, a->arg[0])
               ? value_bool(true)
               : (Value){.kind = VALUE_NOT_IMPLEMENTED};
}

/* Texts by the default, below what a class may say. */
static Value do_text(Spec *s, Args *a)
{
    if (!strcmp(a->builtin->name, "__str__"))
        return text_format(s, a->self, 'r', value_none());
    if (!class_of(a->self))
        return spec_not_yet(s, "object.__repr__() of %s is not there yet",
                            value_describe(s, a->self));
    return value_cstr(instance_default_text(s, a->self));
}

/* Its address, in Python. */
static Value do_hash(Spec *s, Args *a)
{
    (void)s;
    return value_int((int64_t)value_hash(a->self));
}

const Builtin object_methods[] = {
    {"__delattr__", "name, /", do_delattr, 0, NULL},
    {"__eq__", "other, /", do_eq, 0, NULL},
    {"__getattribute__", "name, /", do_getattribute, 0, NULL},
    {"__hash__", "", do_hash, 0, NULL},
    {"__init__", "*args", do_init, 0, NULL},
    {"__init_subclass__", "", do_init_subclass, 0, NULL},
    {"__new__", "class, /, *args", do_new, 0, NULL},
    {"__repr__", "", do_text, 0, NULL},
    {"__setattr__", "name, value, /", do_setattr, 0, NULL},
    {"__str__", "", do_text, 0, NULL},
    {0},
};

/* ---- exceptions ---- */

bool exception_keywords(Spec *s, Value v, int nname, const Text *name)
{
    static const char *const taken[][2] = {{"AttributeError", "name"},
                                           {"AttributeError", "obj"},
                                           {"NameError", "name"},
                                           {"ImportError", "name"},
                                           {"ImportError", "path"}};

    const char *called = value_type_name(s, v);

    if (!nname)
        return true;
    for (size_t i = 0; i < sizeof taken / sizeof *taken; i++)
        if (exception_is(exception_type(v), taken[i][0]) &&
            text_equal(name[0], text_from(taken[i][1]))) {
            spec_not_yet(s, "the parameter `%s` of %s() is not there yet",
                         taken[i][1], called);
            return false;
        }
    raise_found(s, DIAG_H0207, "%s() has no parameter `%.*s`", called,
                (int)name[0].size, name[0].data);
    return false;
}

static Value do_exception_init(Spec *s, Args *a)
{
    if (exception_type(a->self) &&
        !exception_keywords(s, a->self, a->nkeyword, a->keyword))
        return value_poison();
    if (class_of(a->self))
        exception_set_args(s, a->self, a->nrest, a->rest);
    return value_none();
}

static Value do_exception_text(Spec *s, Args *a)
{
    return exception_text(s, a->self, a->builtin->op);
}

const Builtin exception_methods[] = {
    {"__init__", "*args, **names", do_exception_init, 0, NULL},
    {"__repr__", "", do_exception_text, 1, NULL},
    {"__str__", "", do_exception_text, 0, NULL},
    {0},
};
