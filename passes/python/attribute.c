/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Attributes: of instances and classes by Python's protocol of descriptors,
 * and of the values whose attributes are ours. */
#include "passes/python/protocol.h"
#include "passes/numpy/numpy.h"
#include "passes/staging/alternative.h"

#include <string.h>

static const Value undefined = {.kind = VALUE_UNDEFINED};

Object *asked_class(Value v)
{
    return value_is_object(v, OBJECT_CLASS) ? v.object->class.meta
                                            : class_of(v);
}

const Value *type_find(Spec *s, Value v, const char *name)
{
    const Object *class = asked_class(v);

    return class ? class_find(class, spec_sym(s, name), 0) : NULL;
}

bool value_is_property(Value v)
{
    return value_is_object(v, OBJECT_PROPERTY) &&
           object_body(v.object)->item[0].kind != VALUE_BOOL &&
           object_body(v.object)->item[0].kind != VALUE_STR;
}

bool value_is_slot(Value v)
{
    return value_is_object(v, OBJECT_PROPERTY) &&
           object_body(v.object)->item[0].kind == VALUE_STR;
}

/* Does it come before what an instance holds itself? */
static bool is_data_descriptor(Spec *s, Value v)
{
    return value_is_property(v) || value_is_slot(v) ||
           type_find(s, v, "__set__") || type_find(s, v, "__delete__");
}

Value method_bind(Spec *s, Value function, Value self)
{
    Value pair[2] = {function, self};

    return value_object(object_items(s, OBJECT_METHOD, 2, pair));
}

/* `list.append`, which an instance whose class has it binds. */
static bool is_method_of_type(Value v)
{
    return value_is_object(v, OBJECT_METHOD) &&
           object_body(v.object)->item[0].kind == VALUE_BUILTIN &&
           object_body(v.object)->item[1].kind == VALUE_TYPE;
}

static Value descriptor_get(Spec *s, Value v, Value self, Object *class);

static Value descriptor_get_one(Spec *s, const Value *all, void *data)
{
    (void)data;
    return descriptor_get(s, all[0], all[1], all[2].object);
}

/* Does getting it give something else than what it is? */
static bool is_descriptor(Spec *s, Value v)
{
    return value_is_object(v, OBJECT_FUNCTION) || is_method_of_type(v) ||
           value_is_object(v, OBJECT_PROPERTY) || type_find(s, v, "__get__");
}

static bool has_descriptor(Spec *s, const Choice *c)
{
    for (int i = 0; i < c->n; i++)
        if (is_descriptor(s, c->item[i]))
            return true;
    return false;
}

/* What a class attribute is when it is looked up through an instance, or
 * through the class (`self` is None then). */
static Value descriptor_get(Spec *s, Value v, Value self, Object *class)
{
    Value pair[2] = {self, value_object(class)};
    Value all[3] = {v, self, value_object(class)};
    bool bound = self.kind != VALUE_NONE;

    if (v.kind == VALUE_CHOICE && has_descriptor(s, v.choice))
        return choice_split(s, 0, 3, all, descriptor_get_one, NULL);
    if (value_is_object(v, OBJECT_FUNCTION) || is_method_of_type(v))
        return bound ? method_bind(s, v, self) : v;
    if (value_is_object(v, OBJECT_PROPERTY)) {
        const Value *item = object_body(v.object)->item;

        if (item[0].kind == VALUE_BOOL) /* staticmethod, classmethod */
            return item[0].b ? method_bind(s, item[1], value_object(class))
                             : item[1];
        if (!bound || value_is_slot(v))
            return v;
        return item[0].kind == VALUE_NONE ? undefined
                                          : call_function(s, item[0], 1, &self);
    }
    if (type_find(s, v, "__get__"))
        return call_function(s, class_method(s, v, "__get__"), 2, pair);
    return v;
}

static Value builtin_method(Spec *s, Value x, const Builtin *table, Sym name)
{
    const Builtin *b = builtin_find(table, name);

    if (!b)
        return undefined;
    return method_bind(s, (Value){.kind = VALUE_BUILTIN, .builtin = b}, x);
}

/* A method of an instance of a class of ours; UNDEFINED if it has none. */
static Value own_method(Spec *s, Value x, const char *name)
{
    const Object *class = class_of(x);

    return class && class->class.methods
               ? builtin_method(s, x, class->class.methods, spec_sym(s, name))
               : undefined;
}

Value class_method(Spec *s, Value x, const char *name)
{
    const Value *v = type_find(s, x, name);

    if (v && value_is_perhaps(*v))
        return spec_not_yet(s,
                            "`%s`, if it is set on some ways only, is not "
                            "there yet",
                            name);
    return v ? descriptor_get(s, value_settle(s, *v, name), x, asked_class(x))
             : own_method(s, x, name);
}

/* Looking a name up, from place `from` in the order of the class's bases. */
typedef struct Lookup {
    Value self; /* an instance, or None */
    Object *class;
    Sym name;
    int from;
} Lookup;

static Value lookup_value(Spec *s, const Lookup *l);

static Value way_lookup(Spec *s, void *data)
{
    return lookup_value(s, data);
}

/* What the class or its bases give; UNDEFINED if they do not. What is perhaps
 * set hides, perhaps, what comes behind it. */
static Value lookup_value(Spec *s, const Lookup *l)
{
    const Value *v = class_find(l->class, l->name, l->from);
    Lookup behind = *l;
    Value got;

    if (!v)
        return undefined;
    if (!value_is_perhaps(*v))
        return descriptor_get(s, value_settle(s, *v, l->name), l->self,
                              l->class);
    for (behind.from = l->from;
         class_find(l->class, l->name, behind.from) == v;)
        behind.from++;
    got = *v;
    if (value_is_object(got.unsettled->value, OBJECT_FUNCTION) ||
        value_is_object(got.unsettled->value, OBJECT_PROPERTY) ||
        class_of(got.unsettled->value) ||
        got.unsettled->value.kind == VALUE_CHOICE)
        return spec_not_yet(s,
                            "`%s`, if a class has it on some ways only, is "
                            "not there yet",
                            l->name);
    return class_find(l->class, l->name, behind.from)
               ? control_perhaps(s, got, way_lookup, &behind)
               : got;
}

/* ---- numbers ---- */

static bool is_float(Value x)
{
    return x.kind == VALUE_FLOAT ||
           (x.kind == VALUE_SCALAR && x.node->type.dtype == DTYPE_F64);
}

static Value number_attribute(Spec *s, Value x, Sym name)
{
    bool floats = is_float(x);

    if (!strcmp(name, "imag"))
        return floats ? value_float(0) : value_int(0);
    if (!floats && !strcmp(name, "denominator"))
        return value_int(1);
    if (strcmp(name, "real") && (floats || strcmp(name, "numerator")))
        return undefined;
    return floats ? x : scalar_to_int(s, x);
}

/* ---- instances and classes ---- */

/* object.__getattribute__(). */
Value instance_plain(Spec *s, Value x, Sym name)
{
    Object *class = x.object->instance.class;
    const Value *own = object_find(x.object, name);
    const Value *v = class_find(class, name, 0);
    Lookup of_class = {x, class, name, 0};

    if (own && own->kind == VALUE_UNDEFINED)
        own = NULL;
    if (v && value_is_slot(*v))
        return own ? *own : undefined;
    if (v && is_data_descriptor(s, *v) &&
        (value_is_property(*v) || type_find(s, *v, "__get__")))
        return descriptor_get(s, *v, x, class);
    if (own && v && value_is_perhaps(*own))
        return control_perhaps(s, *own, way_lookup, &of_class);
    if (own)
        return *own;
    if (v)
        return lookup_value(s, &of_class);
    if (!strcmp(name, "__class__"))
        return value_class(s, x);
    if (class->class.exception)
        return builtin_method(s, x, exception_methods, name);
    if (!strcmp(name, "__dict__") && !class->class.slots_only)
        return attributes_of(s, x);
    return derived_is_number(x)
               ? number_attribute(s, derived_scalar(s, x), name)
               : own_method(s, x, name);
}

static Value way_getattr(Spec *s, void *data)
{
    Value *pair = data;

    return call_function(s, class_method(s, pair[0], "__getattr__"), 1,
                         &pair[1]);
}

static Value instance_attribute(Spec *s, Value x, Sym name)
{
    const Value *own = type_find(s, x, "__getattribute__");
    const Value *more = type_find(s, x, "__getattr__");
    Value pair[2] = {x, value_cstr(name)}, v;
    Catch c;

    if (more)
        catch_begin(s, &c, "AttributeError");
    v = own ? call_function(s, class_method(s, x, "__getattribute__"), 1,
                            &pair[1])
            : instance_plain(s, x, name);
    if (more && catch_end(s, &c))
        v = undefined;
    if (more && v.kind == VALUE_UNDEFINED && !spec_ended(s))
        return way_getattr(s, pair);
    return more && value_is_perhaps(v)
               ? control_perhaps(s, v, way_getattr, pair)
               : v;
}

static Value class_attribute(Spec *s, Value x, Sym name)
{
    Lookup of_class = {value_none(), x.object, name, 0};

    if (class_find(x.object, name, 0))
        return lookup_value(s, &of_class);
    if (!strcmp(name, "__name__"))
        return value_cstr(x.object->class.name);
    if (!strcmp(name, "__qualname__"))
        return value_cstr(x.object->class.module ? x.object->class.qualname
                                                 : x.object->class.name);
    if (!strcmp(name, "__module__") && x.object->class.module)
        return value_cstr(x.object->class.module);
    if (x.object->class.meta && class_find(x.object->class.meta, name, 0))
        return descriptor_get(s, *class_find(x.object->class.meta, name, 0), x,
                              x.object->class.meta);
    return undefined;
}

/* super(): what comes behind the class in the order of self's class, and at
 * last `object`, or the exception. */
static Value super_attribute(Spec *s, Value x, Sym name)
{
    Object *owner = object_body(x.object)->item[0].object;
    Value self = object_body(x.object)->item[1], bound = self;
    Object *class = class_of(self);
    int from = 1;

    if (!class) {
        class = self.object;
        bound = value_none();
    }
    for (int i = 0; i < class->class.nbase; i++)
        if (class->class.base[i] == owner)
            from = i + 2;
    if (class_find(class, name, from)) {
        Lookup behind = {bound, class, name, from};

        return lookup_value(s, &behind);
    }
    if (!strcmp(name, "__new__"))
        return (Value){.kind = VALUE_BUILTIN,
                       .builtin = builtin_find(object_methods, name)};
    if (class->class.exception && builtin_find(exception_methods, name))
        return builtin_method(s, self, exception_methods, name);
    return builtin_method(s, self, object_methods, name);
}

/* ---- attributes of each kind of value ---- */

static Value range_attribute(Value x, Sym name)
{
    static const char *const part[] = {"start", "stop", "step"};

    for (int i = 0; i < 3; i++)
        if (!strcmp(name, part[i]))
            return object_body(x.object)->item[i];
    return undefined;
}

static Value tuple_attribute(Spec *s, Value x, Sym name)
{
    const char *const *field = x.object->tuple.field;

    for (int i = 0; field && i < object_body(x.object)->nitem; i++)
        if (!strcmp(name, field[i + 1]))
            return object_body(x.object)->item[i];
    return builtin_method(s, x, tuple_methods, name);
}

/* What a script has set comes before what is shown of another function. */
static Value function_attribute(Spec *s, Value x, Sym name)
{
    const Value *own = object_find(x.object, name);

    if (own)
        return *own;
    if (x.object->function.shown && !strcmp(name, "__wrapped__"))
        return *x.object->function.shown;
    if (x.object->function.shown)
        return value_find_attribute(s, *x.object->function.shown, name);
    if (!strcmp(name, "__qualname__"))
        return value_cstr(made_qualname(s, x.object->function.node));
    if (!strcmp(name, "__name__"))
        return value_str(node_text(x.object->function.node, ATTR_name));
    if (!strcmp(name, "__doc__")) {
        Text doc = node_text(x.object->function.node, ATTR_doc);

        return doc.size ? value_str(doc) : value_none();
    }
    return undefined;
}

static Value method_attribute(Spec *s, Value x, Sym name)
{
    Value function = object_body(x.object)->item[0];

    if (!strcmp(name, "__self__"))
        return object_body(x.object)->item[1];
    if (!strcmp(name, "__func__") && value_is_object(function, OBJECT_FUNCTION))
        return function;
    if (value_is_object(function, OBJECT_FUNCTION))
        return function_attribute(s, function, name);
    return undefined;
}

static Value object_attribute(Spec *s, Value x, Sym name)
{
    switch (x.object->kind) {
    case OBJECT_INSTANCE:
        return instance_attribute(s, x, name);
    case OBJECT_CLASS:
        return class_attribute(s, x, name);
    case OBJECT_MODULE:
        return module_attribute(s, x.object, name);
    case OBJECT_ARRAY:
        return array_attribute(s, x.object, name);
    case OBJECT_RNG:
        return rng_attribute(s, x.object, name);
    case OBJECT_SUPER:
        return super_attribute(s, x, name);
    case OBJECT_LIST:
        return builtin_method(s, x, list_methods, name);
    case OBJECT_DICT:
        return builtin_method(s, x, dict_methods, name);
    case OBJECT_DICT_VIEW:
        return builtin_method(s, x, dict_view_methods, name);
    case OBJECT_SET:
        return builtin_method(s, x, set_methods, name);
    case OBJECT_TUPLE:
        return tuple_attribute(s, x, name);
    case OBJECT_TEXT:
    case OBJECT_CHOICE:
        return builtin_method(s, x, str_methods, name);
    case OBJECT_SLICE:
        if (builtin_find(slice_methods, name))
            return builtin_method(s, x, slice_methods, name);
        return range_attribute(x, name);
    case OBJECT_RANGE:
        return range_attribute(x, name);
    case OBJECT_FUNCTION:
        return function_attribute(s, x, name);
    case OBJECT_PROPERTY:
        return builtin_method(s, x, property_methods, name);
    case OBJECT_METHOD:
        return method_attribute(s, x, name);
    case OBJECT_ITERATOR:
    case OBJECT_FRAME:
    case OBJECT_WRAPPER:
        break;
    }
    return undefined;
}

static Value type_attribute(Spec *s, Value x, Sym name)
{
    const BuiltinType *t = x.type;
    const Builtin *b = t->method ? builtin_find(t->method, name) : NULL;

    if (!b)
        b = type_special(t, name);
    if (t->is_exception && !b)
        b = builtin_find(exception_methods, name);
    if (b && (!strcmp(name, "__new__") || b->op == BUILTIN_OF_CLASS))
        return (Value){.kind = VALUE_BUILTIN, .builtin = b};
    if (b)
        return method_bind(s, (Value){.kind = VALUE_BUILTIN, .builtin = b}, x);
    if (!strcmp(name, "__name__") || !strcmp(name, "__qualname__")) {
        const char *dot = strrchr(t->name, '.');

        return value_cstr(dot ? dot + 1 : t->name);
    }
    return undefined;
}

static Value dtype_attribute(Value x, Sym name)
{
    if (!strcmp(name, "name"))
        return value_cstr(dtype_info[x.dtype].numpy);
    if (!strcmp(name, "itemsize"))
        return value_int(dtype_info[x.dtype].size);
    if (!strcmp(name, "kind"))
        return value_cstr(x.dtype == DTYPE_BOOL           ? "b"
                          : dtype_info[x.dtype].is_float  ? "f"
                          : dtype_info[x.dtype].is_signed ? "i"
                                                          : "u");
    if (!strcmp(name, "type"))
        return (Value){.kind = VALUE_NUMBER_TYPE, .dtype = x.dtype};
    return undefined;
}

Value value_find_attribute(Spec *s, Value x, Sym name)
{
    Value v;

    switch (x.kind) {
    case VALUE_OBJECT:
        v = object_attribute(s, x, name);
        break;
    case VALUE_STR:
        v = builtin_method(s, x, str_methods, name);
        break;
    case VALUE_BOOL:
    case VALUE_INT:
    case VALUE_FLOAT:
    case VALUE_LONG:
    case VALUE_SCALAR:
        v = builtin_method(s, x, is_float(x) ? float_methods : int_methods,
                           name);
        if (v.kind == VALUE_UNDEFINED)
            v = number_attribute(s, x, name);
        break;
    case VALUE_TYPE:
        v = type_attribute(s, x, name);
        break;
    case VALUE_NUMBER_TYPE:
        v = strcmp(name, "__name__") ? undefined
                                     : value_cstr(dtype_info[x.dtype].numpy);
        break;
    case VALUE_DTYPE:
        v = dtype_attribute(x, name);
        break;
    case VALUE_BUILTIN:
        v = strcmp(name, "__name__") ? numpy_ufunc_attribute(s, x.builtin, name)
                                     : value_cstr(x.builtin->name);
        break;
    default:
        v = undefined;
        break;
    }
    if (v.kind == VALUE_UNDEFINED && !strcmp(name, "__class__") &&
        x.kind != VALUE_TYPE && !value_is_object(x, OBJECT_CLASS))
        return call_function(s,
                             (Value){.kind = VALUE_BUILTIN,
                                     .builtin = builtin_find(builtins, "type")},
                             1, &x);
    return v;
}

/* The names that a value has, for a suggestion. */
static const char *nearest_attribute(Value x, Sym name)
{
    const char *candidate[1024];
    int n = 0;
    const Builtin *table = NULL;

    if (x.kind == VALUE_STR)
        table = str_methods;
    if (x.kind == VALUE_OBJECT) {
        const Object *o = x.object;

        table = o->kind == OBJECT_ARRAY    ? array_methods
                : o->kind == OBJECT_LIST   ? list_methods
                : o->kind == OBJECT_DICT   ? dict_methods
                : o->kind == OBJECT_SET    ? set_methods
                : o->kind == OBJECT_MODULE ? o->module.builtin
                                           : NULL;
        for (int i = 0;
             object_body(o)->name && i < object_body(o)->nitem && n < 300; i++)
            candidate[n++] = object_body(o)->name[i];
        if (o->kind == OBJECT_INSTANCE)
            for (int i = 0;
                 i < object_body(o->instance.class)->nitem && n < 500; i++)
                candidate[n++] = object_body(o->instance.class)->name[i];
    }
    for (; table && table->name && n < 1000; table++)
        candidate[n++] = table->name;
    return diag_nearest(name, candidate, n);
}

/* ---- attributes of what is one of several ---- */

/* Is looking up the attribute no more than that: no code runs? */
static bool is_plain_lookup(Spec *s, Value x, Sym name)
{
    const Value *v;

    if (x.kind != VALUE_OBJECT)
        return x.kind == VALUE_STR;
    if (x.object->kind != OBJECT_INSTANCE)
        return x.object->kind == OBJECT_LIST || x.object->kind == OBJECT_DICT ||
               x.object->kind == OBJECT_SET;
    if (type_find(s, x, "__getattribute__"))
        return false;
    v = class_find(x.object->instance.class, name, 0);
    if (v && (value_is_object(*v, OBJECT_PROPERTY) || class_of(*v)))
        return false;
    if (v)
        return !value_is_perhaps(*v);
    v = object_find(x.object, name);
    return v && v->kind != VALUE_UNDEFINED && v->kind != VALUE_UNSETTLED;
}

/* UNDEFINED if it takes a branch. */
static Value pick_attribute(Spec *s, Value x, Sym name)
{
    Alternatives all = {0}, found = {0};
    Value none = {.kind = VALUE_UNDEFINED}, v;

    alternatives_of(s, x, NULL, &all);
    for (int i = 0; i < all.n; i++)
        if (!is_plain_lookup(s, all.item[i].value, name))
            return none;
    for (int i = 0; i < all.n; i++) {
        v = value_find_attribute(s, all.item[i].value, name);
        if (v.kind == VALUE_UNDEFINED || v.kind == VALUE_POISON ||
            v.kind == VALUE_UNSETTLED)
            return none;
        alternatives_of(s, v, all.item[i].when, &found);
    }
    v = join_pick(s, &found);
    return v.kind == VALUE_UNSETTLED ? none : v;
}

typedef struct AttributeSplit {
    Sym name;
} AttributeSplit;

static Value get_attribute_settled(Spec *s, const Value *x, void *data)
{
    return value_get_attribute(s, *x, ((AttributeSplit *)data)->name);
}

static Value choice_get_attribute(Spec *s, Value x, Sym name)
{
    AttributeSplit split = {name};
    Value v;

    if (name != spec_sym(s, "__class__"))
        x = choice_require(
            s, x,
            arena_printf(s->arena,
                         "AttributeError: 'NoneType' object has no attribute "
                         "'%s'",
                         name));
    x = choice_settle(s, x);
    if (x.kind != VALUE_CHOICE)
        return value_get_attribute(s, x, name);
    v = pick_attribute(s, x, name);
    if (v.kind == VALUE_UNDEFINED)
        v = choice_split(s, 0, 1, &x, get_attribute_settled, &split);
    return value_settle(s, v, name);
}

Value value_get_attribute(Spec *s, Value x, Sym name)
{
    static const char no_such[] = "%s has no attribute `%s`";
    Absence absence;
    Value v;
    const char *near, *what;
    Diag *d;

    if (x.kind == VALUE_CHOICE)
        return choice_get_attribute(s, x, name);
    if (x.kind == VALUE_POISON)
        return x;
    v = value_find_attribute(s, x, name);
    if (value_is_perhaps(v) && catch_waits(s, "AttributeError"))
        return spec_not_yet(s,
                            "an attribute that is set on some ways only, "
                            "where AttributeError is caught, is not there yet");
    if (v.kind != VALUE_UNDEFINED)
        return value_settle(s, v, name);
    if (spec_ended(s))
        return value_poison();
    near = nearest_attribute(x, name);
    what = value_is_object(x, OBJECT_MODULE)
               ? arena_printf(s->arena, "module `%s`", x.object->module.name)
               : value_describe(s, x);
    absence = attribute_absence(s, x, name);
    if (absence == ABSENCE_NOT_YET)
        return spec_not_yet(s, "`%s` of %s is not there yet", name, what);
    if (value_is_object(x, OBJECT_MODULE))
        raise_says(s, "module '%s' has no attribute '%s'",
                   x.object->module.name, name);
    else if (x.kind == VALUE_TYPE || value_is_object(x, OBJECT_CLASS))
        raise_says(s, "type object '%s' has no attribute '%s'",
                   x.kind == VALUE_TYPE ? x.type->name : x.object->class.name,
                   name);
    else
        raise_says(s, "'%s' object has no attribute '%s'",
                   value_type_name(s, x), name);
    d = absence == ABSENCE_UNKNOWN
            ? spec_error(s, DIAG_H0202, no_such, what, name)
            : raise_found(s, DIAG_H0202, no_such, what, name);
    if (near)
        diag_help(s->ctx, d, "a similar name exists: `%s`", near);
    return value_poison();
}
