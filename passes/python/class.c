/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Classes and attributes: of instances, classes, modules, and of the values
 * whose attributes are ours. */
#include "passes/python/python.h"
#include "passes/numpy/numpy.h"
#include "passes/staging/alternative.h"

#include <string.h>

enum { MOST_BASES = 64 };

static bool base_listed(Object *const *list, int n, const Object *o)
{
    for (int i = 0; i < n; i++)
        if (list[i] == o)
            return true;
    return false;
}

/* C3 linearisation, as Python merges the bases' orders. */
static int linearise(Spec *s, Object **base, int nbase, Object **out)
{
    int n = 0, at[MOST_BASES] = {0};

    for (bool more = true; more;) {
        Object *next = NULL;

        more = false;
        for (int i = 0; i < nbase && !next; i++) {
            int length = base[i]->class.nbase + 1;
            Object *head;
            bool elsewhere = false;

            while (at[i] < length) {
                head = at[i] ? base[i]->class.base[at[i] - 1] : base[i];
                if (!base_listed(out, n, head))
                    break;
                at[i]++;
            }
            if (at[i] >= length)
                continue;
            more = true;
            head = at[i] ? base[i]->class.base[at[i] - 1] : base[i];
            for (int k = 0; k < nbase; k++)
                elsewhere |= k != i && base[k] != head &&
                             base_listed(base[k]->class.base + 0,
                                         base[k]->class.nbase, head) &&
                             !base_listed(out, n, base[k]);
            if (!elsewhere)
                next = head;
        }
        if (more && !next) {
            spec_error(s, DIAG_H0516,
                       "the bases of this class have no consistent order");
            return n;
        }
        if (next && n < MOST_BASES)
            out[n++] = next;
        else if (next)
            return n;
    }
    return n;
}

Value class_new(Spec *s, const Node *n, int nbase, const Value *base)
{
    Object *class = object_new(s, OBJECT_CLASS);
    Object *direct[MOST_BASES], *order[MOST_BASES];
    Object *frame = object_new(s, OBJECT_FRAME);
    Object *outer = s->activation->frame;
    const Attr *locals = node_attr(n, ATTR_locals);
    int ndirect = 0;
    Text name = node_text(n, ATTR_name);

    class->class.name = sym_intern(&s->ctx->names, name.data, name.size);
    for (int i = 0; i < nbase && ndirect < MOST_BASES; i++) {
        if (value_is_object(base[i], OBJECT_CLASS))
            direct[ndirect++] = base[i].object;
        else if (base[i].kind == VALUE_TYPE && base[i].type->is_exception)
            class->class.exception = base[i].type;
        else if (base[i].kind != VALUE_TYPE ||
                 strcmp(base[i].type->name, "object"))
            spec_not_yet(s, "a class derived from %s is not there yet",
                         value_describe(s, base[i]));
    }
    class->class.nbase = linearise(s, direct, ndirect, order);
    class->class.base =
        arena_copy(s->arena, order, (size_t)class->class.nbase * sizeof *order);
    for (int i = 0; i < class->class.nbase; i++)
        if (order[i]->class.exception)
            class->class.exception = order[i]->class.exception;
    frame->frame.parent = frame_hold(outer);
    frame->frame.is_class = true;
    for (int i = 0; locals && i < locals->n; i++)
        object_set(s, frame,
                   sym_intern(&s->ctx->names, locals->texts[i].data,
                              locals->texts[i].size),
                   (Value){.kind = VALUE_UNDEFINED});
    eval_body(s, n->region[0], frame, s->activation->module, class, NULL);
    if (object_find(frame, spec_sym(s, "__class__")))
        object_set(s, frame, spec_sym(s, "__class__"), value_object(class));
    for (int i = 0; i < frame->body.nitem; i++)
        if (frame->body.item[i].kind != VALUE_UNDEFINED &&
            strcmp(frame->body.name[i], "__class__"))
            object_set(s, class, frame->body.name[i], frame->body.item[i]);
    return value_object(class);
}

bool class_is(const Object *class, const Object *of)
{
    return class == of ||
           base_listed(class->class.base, class->class.nbase, of);
}

/* A name in a class or its bases, in their order; NULL if there is none. */
static const Value *class_find(const Object *class, Sym name, int from)
{
    for (int i = from; i <= class->class.nbase; i++) {
        const Object *c = i ? class->class.base[i - 1] : class;
        const Value *v = object_find(c, name);

        if (v && v->kind != VALUE_UNDEFINED)
            return v;
    }
    return NULL;
}

static Value bound_method(Spec *s, Value function, Value self)
{
    Value pair[2] = {function, self};

    return value_object(object_items(s, OBJECT_METHOD, 2, pair));
}

/* What a class attribute is when it is looked up through an instance. */
static Value class_bind(Spec *s, Value v, Value self, Object *class)
{
    if (value_is_object(v, OBJECT_FUNCTION))
        return bound_method(s, v, self);
    if (value_is_object(v, OBJECT_PROPERTY)) {
        const Value *item = v.object->body.item;

        if (item[0].kind == VALUE_BOOL) /* staticmethod, classmethod */
            return item[0].b ? bound_method(s, item[1], value_object(class))
                             : item[1];
        return call_function(s, item[0], 1, &self);
    }
    return value_settle(s, v, "this attribute");
}

Value class_method(Spec *s, Value x, const char *name)
{
    const Value *v;

    if (!value_is_object(x, OBJECT_INSTANCE))
        return (Value){.kind = VALUE_UNDEFINED};
    v = class_find(x.object->instance.class, spec_sym(s, name), 0);
    return v ? class_bind(s, *v, x, x.object->instance.class)
             : (Value){.kind = VALUE_UNDEFINED};
}

/* ---- attributes of each kind of value ---- */

static Value instance_attribute(Spec *s, Value x, Sym name)
{
    Object *class = x.object->instance.class;
    const Value *own = object_find(x.object, name);
    const Value *v = class_find(class, name, 0);

    if (v && value_is_object(*v, OBJECT_PROPERTY) &&
        v->object->body.item[0].kind != VALUE_BOOL)
        return class_bind(s, *v, x, class);
    if (own && own->kind != VALUE_UNDEFINED)
        return value_settle(s, *own, name);
    if (v)
        return class_bind(s, *v, x, class);
    if (!strcmp(name, "__class__"))
        return value_object(class);
    return (Value){.kind = VALUE_UNDEFINED};
}

static Value class_attribute(Spec *s, Value x, Sym name)
{
    const Value *v = class_find(x.object, name, 0);

    if (v && value_is_object(*v, OBJECT_PROPERTY) &&
        v->object->body.item[0].kind == VALUE_BOOL)
        return class_bind(s, *v, value_none(), x.object);
    if (v)
        return value_settle(s, *v, name);
    if (!strcmp(name, "__name__"))
        return value_cstr(x.object->class.name);
    return (Value){.kind = VALUE_UNDEFINED};
}

/* super(): what comes behind the class in the order of self's class. */
static Value super_attribute(Spec *s, Value x, Sym name)
{
    Object *owner = x.object->body.item[0].object;
    Value self = x.object->body.item[1];
    Object *class = value_is_object(self, OBJECT_INSTANCE)
                        ? self.object->instance.class
                        : self.object;
    int from = 1;
    const Value *v;

    for (int i = 0; i < class->class.nbase; i++)
        if (class->class.base[i] == owner)
            from = i + 2;
    v = class_find(class, name, from);
    if (v)
        return class_bind(s, *v, self, class);
    if (!strcmp(name, "__init__"))
        return (Value){.kind = VALUE_BUILTIN,
                       .builtin = builtin_find(builtins, "object")};
    return (Value){.kind = VALUE_UNDEFINED};
}

static Value builtin_method(Spec *s, Value x, const Builtin *table, Sym name)
{
    const Builtin *b = builtin_find(table, name);

    if (!b)
        return (Value){.kind = VALUE_UNDEFINED};
    return bound_method(s, (Value){.kind = VALUE_BUILTIN, .builtin = b}, x);
}

static Value range_attribute(Value x, Sym name)
{
    static const char *const part[] = {"start", "stop", "step"};

    for (int i = 0; i < 3; i++)
        if (!strcmp(name, part[i]))
            return x.object->body.item[i];
    return (Value){.kind = VALUE_UNDEFINED};
}

static Value function_attribute(Value x, Sym name)
{
    if (!strcmp(name, "__name__"))
        return value_str(node_text(x.object->function.node, ATTR_name));
    if (!strcmp(name, "__doc__")) {
        Text doc = node_text(x.object->function.node, ATTR_doc);

        return doc.size ? value_str(doc) : value_none();
    }
    return (Value){.kind = VALUE_UNDEFINED};
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
    case OBJECT_SET:
        return builtin_method(s, x, set_methods, name);
    case OBJECT_TUPLE:
        return builtin_method(s, x, tuple_methods, name);
    case OBJECT_TEXT:
        return builtin_method(s, x, str_methods, name);
    case OBJECT_RANGE:
    case OBJECT_SLICE:
        return range_attribute(x, name);
    case OBJECT_FUNCTION:
        return function_attribute(x, name);
    case OBJECT_PROPERTY:
        return builtin_method(s, x, property_methods, name);
    case OBJECT_CHOICE:
    case OBJECT_METHOD:
    case OBJECT_ITERATOR:
    case OBJECT_FRAME:
    case OBJECT_WRAPPER:
        break;
    }
    return (Value){.kind = VALUE_UNDEFINED};
}

static Value number_attribute(Value x, Sym name)
{
    bool is_complex_part = !strcmp(name, "real") || !strcmp(name, "numerator");

    if (is_complex_part)
        return x;
    if (!strcmp(name, "imag"))
        return value_int(0);
    return (Value){.kind = VALUE_UNDEFINED};
}

Value value_find_attribute(Spec *s, Value x, Sym name)
{
    switch (x.kind) {
    case VALUE_OBJECT:
        return object_attribute(s, x, name);
    case VALUE_STR:
        return builtin_method(s, x, str_methods, name);
    case VALUE_BOOL:
    case VALUE_INT:
    case VALUE_FLOAT:
    case VALUE_SCALAR: {
        Value v = builtin_method(s, x, number_methods, name);

        return v.kind == VALUE_UNDEFINED ? number_attribute(x, name) : v;
    }
    case VALUE_TYPE: {
        const Builtin *b =
            x.type->method ? builtin_find(x.type->method, name) : NULL;

        if (b)
            return (Value){.kind = VALUE_BUILTIN, .builtin = b};
        if (!strcmp(name, "__name__"))
            return value_cstr(x.type->name);
        break;
    }
    case VALUE_DTYPE:
        if (!strcmp(name, "name"))
            return value_cstr(dtype_info[x.dtype].numpy);
        if (!strcmp(name, "itemsize"))
            return value_int(dtype_info[x.dtype].size);
        break;
    default:
        break;
    }
    return (Value){.kind = VALUE_UNDEFINED};
}

/* The names that a value has, for a suggestion. */
static const char *nearest_attribute(Spec *s, Value x, Sym name)
{
    const char *candidate[1024];
    int n = 0;
    const Builtin *table = NULL;

    (void)s;
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
        for (int i = 0; o->body.name && i < o->body.nitem && n < 300; i++)
            candidate[n++] = o->body.name[i];
        if (o->kind == OBJECT_INSTANCE)
            for (int i = 0; i < o->instance.class->body.nitem && n < 500; i++)
                candidate[n++] = o->instance.class->body.name[i];
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
    v = class_find(x.object->instance.class, name, 0);
    if (v && value_is_object(*v, OBJECT_PROPERTY))
        return false;
    if (v)
        return true;
    v = object_find(x.object, name);
    return v && v->kind != VALUE_UNDEFINED && v->kind != VALUE_UNSETTLED &&
           !class_find(x.object->instance.class,
                       spec_sym(s, "__getattribute__"), 0);
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
        if (v.kind == VALUE_UNDEFINED || v.kind == VALUE_POISON)
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

    x = choice_settle(
        s, choice_require(s, x,
                          arena_printf(s->arena,
                                       "'NoneType' object has no attribute "
                                       "'%s'",
                                       name)));
    if (x.kind != VALUE_CHOICE)
        return value_get_attribute(s, x, name);
    v = pick_attribute(s, x, name);
    if (v.kind == VALUE_UNDEFINED)
        v = choice_split(s, 0, 1, &x, get_attribute_settled, &split);
    return value_settle(s, v, name);
}

static Value set_attribute_settled(Spec *s, const Value *pair, void *data)
{
    value_set_attribute(s, pair[0], ((AttributeSplit *)data)->name, pair[1]);
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
    AttributeSplit split = {name};
    Value pair[2];

    pair[0] = choice_settle(
        s, choice_require(s, x,
                          arena_printf(s->arena,
                                       "'NoneType' object has no attribute "
                                       "'%s'",
                                       name)));
    pair[1] = v;
    if (pair[0].kind != VALUE_CHOICE)
        value_set_attribute(s, pair[0], name, v);
    else if (!put_attribute(s, pair[0], name, v))
        choice_split(s, 0, 2, pair, set_attribute_settled, &split);
}

Value value_get_attribute(Spec *s, Value x, Sym name)
{
    Value v;
    const char *near;
    Diag *d;

    if (x.kind == VALUE_CHOICE)
        return choice_get_attribute(s, x, name);
    if (x.kind == VALUE_POISON)
        return x;
    v = value_find_attribute(s, x, name);
    if (v.kind != VALUE_UNDEFINED)
        return v;
    near = nearest_attribute(s, x, name);
    if (value_is_object(x, OBJECT_MODULE))
        d = spec_error(s, DIAG_H0202, "module `%s` has no attribute `%s`",
                       x.object->module.name, name);
    else
        d = spec_error(s, DIAG_H0202, "%s has no attribute `%s`",
                       value_describe(s, x), name);
    if (near)
        diag_help(s->ctx, d, "a similar name exists: `%s`", near);
    return value_poison();
}

void value_set_attribute(Spec *s, Value x, Sym name, Value v)
{
    const Value *p;

    if (x.kind == VALUE_POISON)
        return;
    if (x.kind == VALUE_CHOICE) {
        choice_set_attribute(s, x, name, v);
        return;
    }
    if (value_is_object(x, OBJECT_INSTANCE)) {
        p = class_find(x.object->instance.class, name, 0);
        if (p && value_is_object(*p, OBJECT_PROPERTY) &&
            p->object->body.item[0].kind != VALUE_BOOL) {
            Value pair[2] = {x, v};

            if (p->object->body.item[1].kind == VALUE_NONE)
                spec_error(s, DIAG_H0202, "the property `%s` has no setter",
                           name);
            else
                call_function(s, p->object->body.item[1], 2, pair);
            return;
        }
    }
    if (value_is_object(x, OBJECT_INSTANCE) ||
        value_is_object(x, OBJECT_CLASS) ||
        (value_is_object(x, OBJECT_MODULE) && !x.object->module.builtin)) {
        object_set(s, x.object, name, v);
        return;
    }
    if (value_is_array(x) && !strcmp(name, "shape")) {
        spec_not_yet(s, "setting `.shape` is not there yet: use reshape()");
        return;
    }
    spec_error(s, DIAG_H0202, "attributes of %s cannot be set",
               value_describe(s, x));
}
