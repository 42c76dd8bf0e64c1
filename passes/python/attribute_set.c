/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Setting and deleting attributes. */
#include "passes/numpy/numpy.h"
#include "passes/python/protocol.h"
#include "passes/staging/alternative.h"

#include <string.h>

/* ---- of one of several ---- */

static Value set_attribute_settled(Spec *s, const Value *pair, void *data)
{
    value_set_attribute(s, pair[0], data, pair[1]);
    return value_none();
}

/* Each of the objects gets the value where it is the one; false if that takes
 * a branch. */
static bool put_attribute(Spec *s, Value x, Sym name, Value v)
{
    Alternatives all = {0};

    alternatives_of(s, x, NULL, &all);
    for (int i = 0; i < all.n; i++) {
        Value one = all.item[i].value;
        const Value *old;

        if (!value_is_object(one, OBJECT_INSTANCE) ||
            class_find(one.object->instance.class, name, 0) ||
            class_find(one.object->instance.class, spec_sym(s, "__setattr__"),
                       0))
            return false;
        old = object_find(one.object, name);
        if (!old || old->kind == VALUE_UNDEFINED ||
            old->kind == VALUE_UNSETTLED)
            return false;
    }
    for (int i = 0; i < all.n; i++) {
        Object *o = all.item[i].value.object;
        Alternatives both = {0};

        alternatives_of(s, v, all.item[i].when, &both);
        alternatives_of(s, *object_find(o, name), NULL, &both);
        object_set(s, o, name, join_pick(s, &both));
    }
    return true;
}

static void choice_set_attribute(Spec *s, Value x, Sym name, Value v)
{
    Value pair[2];

    pair[0] = choice_settle(
        s,
        choice_require(
            s, x,
            arena_printf(s->arena,
                         "AttributeError: 'NoneType' object has no attribute "
                         "'%s'",
                         name)));
    pair[1] = v;
    if (pair[0].kind != VALUE_CHOICE)
        value_set_attribute(s, pair[0], name, v);
    else if (!put_attribute(s, pair[0], name, v))
        spec_met(s, choice_split(s, 0, 2, pair, set_attribute_settled,
                                 (void *)name));
}

/* ---- of one ---- */

static void no_attribute(Spec *s, Value x, Sym name, const char *what)
{
    raise_certain(s, DIAG_H0202, "%s has no attribute `%s`%s",
                  value_describe(s, x), name, what);
}

/* What of an object's machinery cannot be set, or deleted. */
static bool is_machinery(Spec *s, Value x, Sym name, const char *what)
{
    static const char *const of_exceptions[] = {
        "__cause__", "__context__", "__suppress_context__", "__traceback__"};
    bool is = !strcmp(name, "__class__") || !strcmp(name, "__dict__");

    for (size_t i = 0; i < sizeof of_exceptions / sizeof *of_exceptions; i++)
        is |= class_of(x)->class.exception && !strcmp(name, of_exceptions[i]);
    if (is)
        spec_not_yet(s, "%s `%s` is not there yet", what, name);
    return is;
}

/* `args` of an exception, which it always has. */
static bool is_args(Value x, Sym name)
{
    return class_of(x)->class.exception && !strcmp(name, "args");
}

/* They are a tuple, whatever gives them. */
static void set_args(Spec *s, Value x, Sym name, Value v)
{
    Value *item;
    int n;

    if (!value_is_object(v, OBJECT_TUPLE)) {
        n = iterator_collect(s, v, &item);
        if (n < 0)
            return;
        v = value_tuple(s, n, item);
    }
    object_set(s, x.object, name, v);
}

void instance_set(Spec *s, Value x, Sym name, Value v)
{
    const Object *class = class_of(x);
    const Value *p = class_find(class, name, 0);
    Value pair[2] = {x, v};

    if (p && value_is_property(*p)) {
        if (object_body(p->object)->item[1].kind == VALUE_NONE)
            raise_found(s, DIAG_H0202, "the property `%s` has no setter", name);
        else
            spec_met(
                s, call_function(s, object_body(p->object)->item[1], 2, pair));
        return;
    }
    if (p && type_find(s, *p, "__set__")) {
        spec_met(s, call_function(s, class_method(s, *p, "__set__"), 2, pair));
        return;
    }
    if (p && type_find(s, *p, "__delete__")) {
        no_attribute(s, x, name, " that can be set");
        return;
    }
    if (class->class.methods) {
        spec_not_yet(s, "setting attributes of %s is not there yet",
                     value_describe(s, x));
        return;
    }
    if (class->class.slots_only && !(p && value_is_slot(*p))) {
        no_attribute(s, x, name, " among its `__slots__`");
        return;
    }
    if (is_args(x, name))
        set_args(s, x, name, v);
    else if (!is_machinery(s, x, name, "setting"))
        object_set(s, x.object, name, v);
}

/* Arrays and modules of ours have what Python sets. */
static bool is_not_yet_set(Spec *s, Value x, Sym name)
{
    static const char *const of_arrays[] = {"data", "dtype",   "flat",
                                            "imag", "strides", "real"};

    if (value_is_object(x, OBJECT_MODULE)) {
        spec_not_yet(s, "changing a module of Python's or NumPy's is not "
                        "there yet");
        return true;
    }
    for (size_t i = 0; i < sizeof of_arrays / sizeof *of_arrays; i++)
        if (value_is_array(x) && !x.object->array.is_scalar &&
            !strcmp(name, of_arrays[i])) {
            spec_not_yet(s, "setting `.%s` is not there yet", name);
            return true;
        }
    return false;
}

void value_set_attribute(Spec *s, Value x, Sym name, Value v)
{
    Value pair[2] = {value_cstr(name), v};

    spec_met(s, x);
    if (x.kind == VALUE_POISON)
        return;
    if (x.kind == VALUE_CHOICE) {
        choice_set_attribute(s, x, name, v);
        return;
    }
    if (type_find(s, x, "__setattr__")) {
        spec_met(s,
                 call_function(s, class_method(s, x, "__setattr__"), 2, pair));
        return;
    }
    if (class_of(x)) {
        instance_set(s, x, name, v);
        return;
    }
    if (value_is_object(x, OBJECT_CLASS)) {
        if (!strcmp(name, "__eq__") || !strcmp(name, "__hash__"))
            spec_not_yet(s, "setting `%s` of a class is not there yet", name);
        else if (special_check(s, name))
            object_set(s, x.object, name, v);
        return;
    }
    if (value_is_object(x, OBJECT_FUNCTION)) {
        if (special_is(name))
            spec_not_yet(s, "setting `%s` of a function is not there yet",
                         name);
        else
            object_set(s, x.object, name, v);
        return;
    }
    if (value_is_object(x, OBJECT_MODULE) && !x.object->module.builtin) {
        object_set(s, x.object, name, v);
        return;
    }
    if (value_is_ndarray(x) && !strcmp(name, "shape")) {
        array_set_shape(s, x.object, v);
        return;
    }
    if (!is_not_yet_set(s, x, name))
        raise_found(s, DIAG_H0202, "attributes of %s cannot be set",
                    value_describe(s, x));
}

static bool delete_own(Spec *s, Object *o, Sym name)
{
    const Value *own = object_find(o, name);

    if (own && value_is_perhaps(*own))
        value_settle(s, *own, name);
    return object_delete(s, o, name);
}

void instance_delete(Spec *s, Value x, Sym name)
{
    const Value *p = class_find(class_of(x), name, 0);

    if (p && value_is_property(*p)) {
        if (object_body(p->object)->item[2].kind == VALUE_NONE)
            raise_found(s, DIAG_H0202, "the property `%s` has no deleter",
                        name);
        else
            spec_met(s,
                     call_function(s, object_body(p->object)->item[2], 1, &x));
    } else if (p && type_find(s, *p, "__delete__")) {
        spec_met(s, call_function(s, class_method(s, *p, "__delete__"), 1, &x));
    } else if (!p && is_args(x, name)) {
        raise_certain(s, DIAG_H0516, "`args` of %s may not be deleted",
                      value_describe(s, x));
    } else if (!p && is_machinery(s, x, name, "deleting")) {
        return;
    } else if ((p && type_find(s, *p, "__set__")) ||
               !delete_own(s, x.object, name)) {
        no_attribute(s, x, name, " to delete");
    }
}

void value_delete_attribute(Spec *s, Value x, Sym name)
{
    Value key = value_cstr(name);

    if (x.kind == VALUE_POISON)
        return;
    if (type_find(s, x, "__delattr__"))
        spec_met(s,
                 call_function(s, class_method(s, x, "__delattr__"), 1, &key));
    else if (class_of(x))
        instance_delete(s, x, name);
    else if (value_is_object(x, OBJECT_MODULE))
        spec_not_yet(s, "deleting attributes of a %s is not there yet",
                     value_type_name(s, x));
    else if (!(value_is_object(x, OBJECT_CLASS) ||
               value_is_object(x, OBJECT_FUNCTION)) ||
             !delete_own(s, x.object, name))
        no_attribute(s, x, name, " to delete");
}
