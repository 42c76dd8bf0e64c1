/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Making classes: the order of their bases, and what their bodies bind. */
#include "passes/python/protocol.h"

#include <stdlib.h>
#include <string.h>

static bool base_listed(Object *const *list, int n, const Object *o)
{
    for (int i = 0; i < n; i++)
        if (list[i] == o)
            return true;
    return false;
}

/* Orders that are merged, the last one that of the direct bases, and how far
 * each is taken. */
typedef struct Merge {
    Object **base; /* direct */
    int nbase;
    int *at;
} Merge;

/* Class number `k` of an order; NULL behind its last. */
static Object *merge_class(const Merge *m, int order, int k)
{
    Object *base;

    if (order == m->nbase)
        return k < m->nbase ? m->base[k] : NULL;
    base = m->base[order];
    return k > base->class.nbase ? NULL : k ? base->class.base[k - 1] : base;
}

static bool is_in_tail(const Merge *m, const Object *class)
{
    for (int order = 0; order <= m->nbase; order++)
        for (int k = m->at[order] + 1; merge_class(m, order, k); k++)
            if (merge_class(m, order, k) == class)
                return true;
    return false;
}

/* C3 linearisation: again and again the first head of an order that stands in
 * the tail of none. */
static void linearise(Spec *s, Object *class, Object **base, int nbase)
{
    Merge m = {base, nbase, ARENA_ARRAY(s->arena, int, nbase + 1)};
    int capacity = 0;

    for (bool more = true; more;) {
        Object *next = NULL;

        more = false;
        for (int order = 0; order <= nbase && !next; order++) {
            Object *head = merge_class(&m, order, m.at[order]);

            more |= head != NULL;
            if (head && !is_in_tail(&m, head))
                next = head;
        }
        if (more && !next) {
            raise_found(s, DIAG_H0516,
                        "the bases of this class have no consistent order");
            return;
        }
        for (int order = 0; next && order <= nbase; order++)
            m.at[order] += merge_class(&m, order, m.at[order]) == next;
        if (next)
            *ARENA_PUSH(s->arena, class->class.base, class->class.nbase,
                        capacity) = next;
    }
}

/* Does every class of the order say by `__slots__` what its instances hold? */
static bool slots_only(Spec *s, const Object *class)
{
    for (int i = 0; i <= class->class.nbase; i++) {
        const Object *c = i ? class->class.base[i - 1] : class;

        if (!c->class.is_type && !object_find(c, spec_sym(s, "__slots__")))
            return false;
    }
    return !class->class.exception;
}

/* A slot is a data descriptor whose value stands in the instance. */
static void class_slot(Spec *s, Object *class, Value name)
{
    Text t;
    Sym sym;
    Value item[3] = {name, value_none(), value_none()};

    if (!spec_need_str(s, name, "a name in `__slots__`", &t))
        return;
    sym = sym_intern(&s->ctx->names, t.data, t.size);
    if (!strcmp(sym, "__dict__") || !strcmp(sym, "__weakref__") ||
        (!strncmp(sym, "__", 2) && !special_is(sym)))
        spec_not_yet(s, "`%s` in `__slots__` is not there yet", sym);
    else if (body_find(object_body(class), sym).kind != VALUE_UNDEFINED)
        raise_found(s, DIAG_H0515,
                    "`%s` is in `__slots__` and is an attribute of the class",
                    sym);
    else
        object_set(s, class, sym,
                   value_object(object_items(s, OBJECT_PROPERTY, 3, item)));
}

/* Do its instances, as ints and tuples, differ in size, so that CPython has no
 * place for slots in them? */
static bool varies_in_size(const Object *class)
{
    const BuiltinType *t = class->class.type;

    return t && (!strcmp(t->name, "int") || !strcmp(t->name, "tuple"));
}

void class_slots(Spec *s, Object *class)
{
    const Value *slots = object_find(class, spec_sym(s, "__slots__"));
    Value *name;
    int n;

    class->class.slots_only = slots_only(s, class);
    if (!slots)
        return;
    if (varies_in_size(class) && value_length(s, *slots) != 0) {
        raise_found(s, DIAG_H0516,
                    "nonempty __slots__ not supported for subtype of '%s'",
                    class->class.type->name);
        return;
    }
    if (slots->kind == VALUE_STR) {
        class_slot(s, class, *slots);
        return;
    }
    n = value_iterate(s, *slots, &name);
    if (n > 0)
        name = arena_copy(s->arena, name, (size_t)n * sizeof *name);
    for (int i = 0; i < n; i++)
        class_slot(s, class, name[i]);
}

/* `__new__` is a static method, `__init_subclass__` and `__class_getitem__`
 * are class methods, without being told. */
static Value implicit_method(Spec *s, Sym name, Value v)
{
    bool is_class_method = !strcmp(name, "__init_subclass__") ||
                           !strcmp(name, "__class_getitem__");
    Value pair[3] = {value_bool(is_class_method), v, value_none()};

    if (!value_is_object(v, OBJECT_FUNCTION) ||
        (!is_class_method && strcmp(name, "__new__")))
        return v;
    return value_object(object_items(s, OBJECT_PROPERTY, 3, pair));
}

/* What the body has bound becomes the class's, and says how it hashes. */
static void class_take(Spec *s, Object *class, const Object *frame)
{
    for (int i = 0; i < object_body(frame)->nitem; i++) {
        Sym name = object_body(frame)->name[i];

        if (object_body(frame)->item[i].kind != VALUE_UNDEFINED &&
            strcmp(name, "__class__"))
            object_set(s, class, name,
                       implicit_method(s, name, object_body(frame)->item[i]));
    }
    if (object_find(class, spec_sym(s, "__eq__")) &&
        !object_find(class, spec_sym(s, "__hash__")))
        object_set(s, class, spec_sym(s, "__hash__"), value_none());
}

/* type.__new__ tells each attribute its name, then the next class in the
 * order that it has a subclass. */
static void class_announce(Spec *s, Object *class, int nname, const Text *name,
                           const Value *value)
{
    Value self = value_object(class), super[2] = {self, self}, init;

    for (int i = 0; i < object_body(class)->nitem && !spec_ended(s); i++) {
        Value pair[2] = {self, value_cstr(object_body(class)->name[i])};
        Value method =
            class_method(s, object_body(class)->item[i], "__set_name__");

        if (method.kind != VALUE_UNDEFINED)
            call_function(s, method, 2, pair);
    }
    if (spec_ended(s))
        return;
    init = value_find_attribute(
        s, value_object(object_items(s, OBJECT_SUPER, 2, super)),
        spec_sym(s, "__init_subclass__"));
    if (init.kind != VALUE_UNDEFINED)
        value_call(s, init, nname, value, nname, name);
}

/* Is a base that is a type of Python's behind another one in its order? */
static bool is_base_of(Value type, Value of)
{
    const BuiltinType *exception = exception_type(of);

    return type.kind == VALUE_TYPE &&
           (!strcmp(type.type->name, "object") ||
            (exception && exception_is(exception, type.type->name)));
}

/* What Python says of two bases, the first of which stands before the other;
 * C3 is asked of classes of the script alone. */
static bool bases_agree(Spec *s, Value first, Value second)
{
    bool same = first.kind == VALUE_TYPE
                    ? second.kind == VALUE_TYPE && first.type == second.type
                    : value_is_object(first, OBJECT_CLASS) &&
                          value_is_object(second, OBJECT_CLASS) &&
                          first.object == second.object;

    if (same)
        raise_found(s, DIAG_H0516, "duplicate base class %s",
                    first.kind == VALUE_TYPE ? first.type->name
                                             : first.object->class.name);
    else if (is_base_of(first, second))
        raise_found(s, DIAG_H0516,
                    "the bases of this class have no consistent order");
    return !same && !is_base_of(first, second);
}

static bool all_agree(Spec *s, int nbase, const Value *base)
{
    for (int i = 0; i < nbase; i++)
        for (int k = i + 1; k < nbase; k++)
            if (base[k].kind != VALUE_POISON &&
                !bases_agree(s, base[i], base[k]))
                return false;
    return true;
}

/* The type of Python's that it derives from, of which there is one at most. */
static void class_type(Spec *s, Object *class)
{
    for (int i = 0; i < class->class.nbase; i++) {
        const Object *base = class->class.base[i];

        if (!base->class.is_type)
            continue;
        if (class->class.type || class->class.exception)
            raise_found(s, DIAG_H0516,
                        "the bases of this class have instances of several "
                        "forms");
        class->class.type = base->class.type;
    }
}

/* The bases' order, and the exception among them. */
static void class_bases(Spec *s, Object *class, int nbase, const Value *base)
{
    Object **direct = ARENA_ARRAY(s->arena, Object *, nbase);
    int ndirect = 0;

    for (int i = 0; i < nbase; i++) {
        if (value_is_object(base[i], OBJECT_CLASS))
            direct[ndirect++] = base[i].object;
        else if (base[i].kind == VALUE_TYPE && type_class(s, base[i].type))
            direct[ndirect++] = type_class(s, base[i].type);
        else if (base[i].kind == VALUE_TYPE && base[i].type->is_exception)
            class->class.exception = base[i].type;
        else if (base[i].kind != VALUE_POISON &&
                 (base[i].kind != VALUE_TYPE ||
                  strcmp(base[i].type->name, "object")))
            spec_not_yet(s, "a class derived from %s is not there yet",
                         value_describe(s, base[i]));
    }
    if (all_agree(s, nbase, base))
        linearise(s, class, direct, ndirect);
    for (int i = 0; i < class->class.nbase; i++)
        if (class->class.base[i]->class.exception)
            class->class.exception = class->class.base[i]->class.exception;
    class_type(s, class);
    for (int i = class->class.nbase - 1; i >= 0; i--) {
        if (class->class.base[i]->class.meta)
            class->class.meta = class->class.base[i]->class.meta;
        if (class->class.base[i]->class.like)
            class->class.like = class->class.base[i]->class.like;
    }
}

static bool is_abstract(Value v)
{
    if (value_is_object(v, OBJECT_PROPERTY))
        for (int i = 0; i < 3; i++)
            if (is_abstract(object_body(v.object)->item[i]))
                return true;
    return value_is_object(v, OBJECT_FUNCTION) &&
           v.object->function.is_abstract;
}

static int by_name(const void *a, const void *b)
{
    return strcmp(*(const Sym *)a, *(const Sym *)b);
}

/* The names that the order of a class's bases leaves abstract, sorted. */
static void class_abstract(Spec *s, Object *class)
{
    Sym *name = NULL;
    int n = 0, capacity = 0;
    TextBuffer out = {.arena = s->arena};

    for (int i = 0; i <= class->class.nbase; i++) {
        const Object *c = i ? class->class.base[i - 1] : class;

        for (int k = 0; k < object_body(c)->nitem; k++)
            if (is_abstract(object_body(c)->item[k]) &&
                class_find(class, object_body(c)->name[k], 0) ==
                    &object_body(c)->item[k])
                *ARENA_PUSH(s->arena, name, n, capacity) =
                    object_body(c)->name[k];
    }
    if (!n)
        return;
    qsort(name, (size_t)n, sizeof *name, by_name);
    for (int i = 0; i < n; i++)
        buffer_printf(&out, "%s%s", i ? ", " : "", name[i]);
    buffer_putc(&out, '\0');
    class->class.abstract = buffer_text(&out).data;
}

Value class_new(Spec *s, const Node *n, int nbase, const Value *base, int nname,
                const Text *name, const Value *value)
{
    Object *class = object_new(s, OBJECT_CLASS);
    Object *frame = object_new(s, OBJECT_FRAME);
    Object *outer = s->activation->frame;
    const Attr *locals = node_attr(n, ATTR_locals);
    Text own_name = node_text(n, ATTR_name);

    class->class.name =
        sym_intern(&s->ctx->names, own_name.data, own_name.size);
    class->class.qualname = made_qualname(s, n);
    class->class.module = s->activation->module->module.name;
    class->class.node = n;
    class_bases(s, class, nbase, base);
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
    if (spec_ended(s))
        return value_poison();
    class_take(s, class, frame);
    class->class.has_equal = class_find(class, spec_sym(s, "__eq__"), 0);
    class->class.has_hash = class_find(class, spec_sym(s, "__hash__"), 0);
    class_slots(s, class);
    if (class->class.meta)
        class_abstract(s, class);
    class_announce(s, class, nname, name, value);
    for (int i = 0; i < nbase; i++)
        if (base[i].kind == VALUE_POISON)
            return base[i]; /* what it would inherit is unknown */
    return value_object(class);
}

bool class_is(const Object *class, const Object *of)
{
    return class == of ||
           base_listed(class->class.base, class->class.nbase, of);
}

const Value *class_find(const Object *class, Sym name, int from)
{
    for (int i = from; i <= class->class.nbase; i++) {
        const Object *c = i ? class->class.base[i - 1] : class;
        const Value *v = object_find(c, name);

        if (v && v->kind != VALUE_UNDEFINED)
            return v;
    }
    return NULL;
}

Object *class_of(Value v)
{
    return value_is_object(v, OBJECT_INSTANCE) ? v.object->instance.class
                                               : NULL;
}
