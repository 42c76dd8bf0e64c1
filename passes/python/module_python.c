/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The module _python, which only texts of the library see: what Python's own
 * modules do to classes, functions and objects that no script can say. */
#include "passes/numpy/functions.h"
#include "passes/numpy/numpy.h"
#include "passes/python/table.h"
#include "passes/python/protocol.h"

#include <string.h>

static bool argument_is(Spec *s, const Args *a, ObjectKind kind,
                        const char *what)
{
    if (value_is_object(a->arg[0], kind))
        return true;
    if (a->arg[0].kind != VALUE_POISON)
        raise_found(s, DIAG_H0516, "this takes a %s, not %s", what,
                    value_describe(s, a->arg[0]));
    return false;
}

/* A class, or an object whose attributes are its own. */
static bool holds_names(Spec *s, const Args *a)
{
    return value_is_object(a->arg[0], OBJECT_INSTANCE) ||
           argument_is(s, a, OBJECT_CLASS, "class");
}

/* What is not there yet, in the library's own words. */
static Value do_refuse(Spec *s, Args *a)
{
    Text t;

    if (!spec_need_str(s, a->arg[0], "the message", &t))
        return value_poison();
    return spec_not_yet(s, "%.*s", (int)t.size, t.data);
}

/* Marks a function that a derived class has to define. */
static Value do_abstract(Spec *s, Args *a)
{
    if (!argument_is(s, a, OBJECT_FUNCTION, "function"))
        return value_poison();
    a->arg[0].object->function.is_abstract = true;
    return a->arg[0];
}

/* The operations of a class, and of those derived from it, ask a class of the
 * library, as Python's ask a metaclass. */
static Value do_set_meta(Spec *s, Args *a)
{
    if (argument_is(s, a, OBJECT_CLASS, "class"))
        a->arg[0].object->class.meta = a->arg[1].object;
    return a->arg[0];
}

/* To isinstance() the instances of a class are of a type of Python's. */
static Value do_set_like(Spec *s, Args *a)
{
    if (argument_is(s, a, OBJECT_CLASS, "class") &&
        a->arg[1].kind == VALUE_TYPE)
        a->arg[0].object->class.like = a->arg[1].type;
    return a->arg[0];
}

/* ((name, annotation), ...) of a class's own body, as they are written. */
static Value do_annotations(Spec *s, Args *a)
{
    const Attr *all = NULL;
    Object *list = object_new(s, OBJECT_LIST);

    if (!argument_is(s, a, OBJECT_CLASS, "class"))
        return value_poison();
    if (a->arg[0].object->class.node)
        all = node_attr(a->arg[0].object->class.node, ATTR_annotations);
    for (int i = 0; all && i < all->n; i += 2) {
        Value pair[2] = {value_str(all->texts[i]),
                         value_str(all->texts[i + 1])};

        object_append(s, list, value_tuple(s, 2, pair));
    }
    return value_object(list);
}

/* Does an object's class have a method? One that is None is as good as none. */
static Value do_has(Spec *s, Args *a)
{
    const Object *class = class_of(a->arg[0]);
    const Value *v;
    Text t;

    if (!spec_need_str(s, a->arg[1], "the name", &t))
        return value_poison();
    if (!class)
        return value_bool(false);
    v = class_find(class, sym_intern(&s->ctx->names, t.data, t.size), 0);
    return value_bool(v ? v->kind != VALUE_NONE : text_is(t, "__hash__"));
}

static const char *kind_of(Spec *s, Value v)
{
    if (value_is_object(v, OBJECT_ITERATOR))
        return v.object->iterator.kind == ITERATOR_GENERATOR ||
                       v.object->iterator.kind == ITERATOR_FUNCTION
                   ? "generator"
                   : "iterator";
    return value_is_object(v, OBJECT_DICT_VIEW) ? dict_view_name(v)
                                                : value_type_name(s, v);
}

/* What isinstance() asks of a value that is no object of a class: the name of
 * its type, and what it is that this does not tell. */
static Value do_kinds(Spec *s, Args *a)
{
    static const char *const unhashable[] = {
        "list",       "dict",  "set",          "dict_keys",
        "dict_items", "slice", "numpy.ndarray"};
    Value v = a->arg[0], kind[3], callable = {.kind = VALUE_BUILTIN};
    bool has_hash = true;
    int n = 0;

    if (class_of(v)) {
        bool is_deque =
            class_of(v)->class.type &&
            !strcmp(class_of(v)->class.type->name, "collections.deque");

        kind[0] = value_cstr(is_deque ? "deque" : "bytes");
        return value_tuple(s, is_deque || value_is_bytes(s, v), kind);
    }
    kind[n++] = value_cstr(kind_of(s, v));
    callable.builtin = builtin_find(builtins, "callable");
    if (number_is_bool(call_function(s, callable, 1, &v), true))
        kind[n++] = value_cstr("callable");
    for (size_t i = 0; i < sizeof unhashable / sizeof *unhashable; i++)
        has_hash &= !text_is(kind[0].s, unhashable[i]);
    if (has_hash)
        kind[n++] = value_cstr("hashable");
    return value_tuple(s, n, kind);
}

/* Is it a class of a script, or of the library? */
static Value do_is_class(Spec *s, Args *a)
{
    (void)s;
    return value_bool(value_is_object(a->arg[0], OBJECT_CLASS));
}

/* The classes that it derives from, in their order, with itself. */
static Value do_order(Spec *s, Args *a)
{
    const Object *class = a->arg[0].object;
    Object *list = object_new(s, OBJECT_LIST);

    if (!argument_is(s, a, OBJECT_CLASS, "class"))
        return value_poison();
    object_append(s, list, a->arg[0]);
    for (int i = 0; i < class->class.nbase; i++)
        object_append(s, list, value_object(class->class.base[i]));
    return value_object(list);
}

static Value do_list_array(Spec *s, Args *a)
{
    return list_array(s, a->arg[0]);
}

/* Is it a list that is known to be empty? */
static Value do_is_empty(Spec *s, Args *a)
{
    Value v = derived_iterable(s, a->arg[0]);

    return value_bool(value_is_object(v, OBJECT_LIST) &&
                      !object_body(v.object)->nitem);
}

/* The one number that all items of a list are, as it was made so; or None. */
static Value do_list_same(Spec *s, Args *a)
{
    return grown_same(s, a->arg[0]);
}

/* "int" of Python's ints and bools, which add up to an int; else "other". */
static Value do_list_kind(Spec *s, Args *a)
{
    NumberKind kind = {DTYPE_NONE, false};

    number_kind_of(s, object_body(a->arg[0].object), &kind);
    return value_cstr(!kind.is_numpy && kind.dtype != DTYPE_F64 ? "int"
                                                                : "other");
}

static Value do_list_cut(Spec *s, Args *a)
{
    grown_cut(s, a->arg[0], a->arg[1]);
    return value_none();
}

static Value do_list_fill(Spec *s, Args *a)
{
    grown_fill(s, a->arg[0], a->arg[1]);
    return value_none();
}

/* Lists of one length, in a tuple, as one container shows their items. */
static Value do_list_texts(Spec *s, Args *a)
{
    const Body *b = object_body(a->arg[0].object);
    Text t;

    return value_is_object(a->arg[0], OBJECT_TUPLE) &&
                   spec_need_str(s, a->arg[1], "the pattern", &t)
               ? grown_text(s, b->nitem, b->item, text_copy(s->arena, t).data)
               : value_poison();
}

/* A list of tuples, whose places are copies of these lists. */
static Value do_list_of_columns(Spec *s, Args *a)
{
    const Body *b = object_body(a->arg[0].object);

    return columns_of_copies(s, b->nitem, b->item);
}

static Value do_list_columns(Spec *s, Args *a)
{
    return columns_each(s, a->arg[0]);
}

static Value do_list_places(Spec *s, Args *a)
{
    return columns_places(s, a->arg[0]);
}

/* Of lib/_set_order.py: a library file is read where it is first needed. */
static Value do_order_of_ints(Spec *s, Args *a)
{
    return call_function(s, set_order_function(s), 2, a->arg);
}

/* A tuple of the items of a list, of which only running knows which it is. */
static Value do_some_tuple(Spec *s, Args *a)
{
    const Body *b = object_body(a->arg[0].object);
    Value v = value_tuple(s, b->nitem, b->item);

    v.object->is_joined = true;
    return v;
}

static Value do_is_table(Spec *s, Args *a)
{
    return value_bool(value_is_table(derived_held(s, a->arg[0])));
}

/* What is a limit of ours when the program runs, in the library's own words:
 * no `try` catches it. */
/* The int that a number surely is, or None. */
static Value do_known_int(Spec *s, Args *a)
{
    int64_t i;

    return spec_static_int(s, a->arg[0], &i) ? value_int(i) : value_none();
}

static Value do_limit(Spec *s, Args *a)
{
    Value ok = value_truth(s, a->arg[0]);
    Text t;

    if (!spec_need_str(s, a->arg[1], "the message", &t))
        return value_poison();
    number_bound(s, DIAG_H0990, ok, text_copy(s->arena, t).data);
    return value_none();
}

/* As PyObject_RichCompareBool(): Python asks first whether they are one object,
 * which counts of NaN. */
static Value do_equal(Spec *s, Args *a)
{
    Value x = a->arg[0], y = a->arg[1];

    compare_need_one_nan(s, x, y);
    return value_equal(s, x, y);
}

/* The names that a class or an instance itself holds. */
static Value do_names(Spec *s, Args *a)
{
    const Body *b;
    Object *list = object_new(s, OBJECT_LIST);

    if (!holds_names(s, a))
        return value_poison();
    b = object_body(a->arg[0].object);
    if (b->nchange)
        return spec_not_yet(s, "the order of attributes of an object of which "
                               "one was deleted, or that were set in another "
                               "order on another way");
    for (int i = 0; i < b->nitem; i++) {
        Value v = b->item[i];

        if (value_is_perhaps(v) || v.kind == VALUE_UNSETTLED)
            return spec_not_yet(s,
                                "the attributes of an object that has `%s` "
                                "on some ways only",
                                b->name[i]);
        if (v.kind != VALUE_UNDEFINED)
            object_append(s, list, value_cstr(b->name[i]));
    }
    return value_object(list);
}

/* What a class or an object itself binds to a name, as it stands there; else a
 * default. */
static Value do_own(Spec *s, Args *a)
{
    const Value *v;
    Text t;

    if (!holds_names(s, a) || !spec_need_str(s, a->arg[1], "the name", &t))
        return value_poison();
    v = object_find(a->arg[0].object,
                    sym_intern(&s->ctx->names, t.data, t.size));
    return v && v->kind != VALUE_UNDEFINED
               ? value_settle(s, *v, "this attribute")
               : a->arg[2];
}

/* Binds a name of a class that was just made, or of an object. */
static Value do_bind(Spec *s, Args *a)
{
    Object *class = a->arg[0].object;
    Text t;

    if (!holds_names(s, a) || !spec_need_str(s, a->arg[1], "the name", &t))
        return value_poison();
    object_set(s, class, sym_intern(&s->ctx->names, t.data, t.size), a->arg[2]);
    if (class->kind == OBJECT_CLASS) {
        class->class.has_equal |= text_is(t, "__eq__");
        class->class.has_hash |= text_is(t, "__hash__");
    }
    return value_none();
}

static Value do_unbind(Spec *s, Args *a)
{
    Text t;

    if (!holds_names(s, a) || !spec_need_str(s, a->arg[1], "the name", &t))
        return value_poison();
    object_delete(s, a->arg[0].object,
                  sym_intern(&s->ctx->names, t.data, t.size));
    return value_none();
}

/* What a text defines under a name, of a module of its own. `place` is what
 * diagnostics call the text. */
static Value do_define(Spec *s, Args *a)
{
    Text place, text, name;
    Module *script;
    Object *m;
    const Value *v;

    if (!spec_need_str(s, a->arg[0], "the place", &place) ||
        !spec_need_str(s, a->arg[1], "the text", &text) ||
        !spec_need_str(s, a->arg[2], "the name", &name))
        return value_poison();
    script = s->host->read_text(s->host->self, text_copy(s->arena, place).data,
                                text);
    if (!script)
        return spec_fail(s, DIAG_H0999, "a text of the library has errors");
    m = object_new(s, OBJECT_MODULE);
    m->module.name = s->activation->module->module.name;
    eval_body(s, module_find(script, "main"), m, m, NULL, NULL);
    v = object_find(m, sym_intern(&s->ctx->names, name.data, name.size));
    return v ? *v : value_poison();
}

/* What a script has set of a function, another one has then, too. */
static void copy_attributes(Spec *s, Object *to, Value from)
{
    const Body *b;

    if (!value_is_object(from, OBJECT_FUNCTION))
        return;
    b = object_body(from.object);
    for (int i = 0; i < b->nitem; i++)
        object_set(s, to, b->name[i], b->item[i]);
}

/* Lets a function show the name and the docstring of another; an object gets
 * them as attributes. */
static Value do_wraps(Spec *s, Args *a)
{
    static const char *const shown[] = {"__module__", "__name__",
                                        "__qualname__", "__doc__"};
    Value other = a->arg[1];

    if (value_is_object(a->arg[0], OBJECT_FUNCTION)) {
        copy_attributes(s, a->arg[0].object, other);
        a->arg[0].object->function.shown =
            arena_copy(s->arena, &other, sizeof other);
        return a->arg[0];
    }
    if (!class_of(a->arg[0]))
        return spec_not_yet(s, "update_wrapper() of %s is not there yet",
                            value_describe(s, a->arg[0]));
    for (size_t i = 0; i < sizeof shown / sizeof *shown; i++) {
        Sym name = spec_sym(s, shown[i]);
        Value v = value_find_attribute(s, other, name);

        if (v.kind != VALUE_UNDEFINED)
            value_set_attribute(s, a->arg[0], name, v);
    }
    value_set_attribute(s, a->arg[0], spec_sym(s, "__wrapped__"), other);
    return a->arg[0];
}

/* Is a part of it known only when running? */
static bool is_staged_in(Spec *s, Value v)
{
    if (value_is_object(v, OBJECT_TUPLE))
        for (int i = 0; i < object_body(v.object)->nitem; i++)
            if (is_staged_in(s, object_body(v.object)->item[i]))
                return true;
    return v.kind == VALUE_SCALAR || v.kind == VALUE_CHOICE ||
           value_is_numpy_scalar(v) || value_is_object(v, OBJECT_TEXT) ||
           value_is_object(v, OBJECT_CHOICE);
}

static Value do_is_staged(Spec *s, Args *a)
{
    return value_bool(is_staged_in(s, a->arg[0]));
}

/* By what lru_cache() knows a call: an int or a string that is alone by
 * itself, all else by the tuple of it. */
static Value do_cache_key(Spec *s, Args *a)
{
    const Body *args = object_body(a->arg[0].object);
    const Body *named = object_body(a->arg[1].object);
    bool typed = number_is_bool(a->arg[2], true);
    Object *key = object_new(s, OBJECT_LIST);

    if (is_staged_in(s, a->arg[0]))
        return spec_not_yet(s, "a cache of arguments that only running knows: "
                               "take the decorator away");
    if (args->nitem == 1 && !named->nitem && !typed &&
        (args->item[0].kind == VALUE_INT || args->item[0].kind == VALUE_STR ||
         args->item[0].kind == VALUE_LONG))
        return args->item[0];
    object_append(s, key, value_tuple(s, args->nitem, args->item));
    for (int i = 0; i < named->nitem; i++) {
        if (is_staged_in(s, named->item[i]))
            return spec_not_yet(s, "a cache of arguments that only running "
                                   "knows: take the decorator away");
        object_append(s, key, named->key[i]);
        object_append(s, key, named->item[i]);
    }
    for (int i = 0; typed && i < args->nitem; i++)
        object_append(s, key, value_cstr(value_type_name(s, args->item[i])));
    return value_tuple(s, object_body(key)->nitem, object_body(key)->item);
}

/* What of a class's body is no value to an enumeration. */
static Value do_is_descriptor(Spec *s, Args *a)
{
    Value v = a->arg[0];

    if (value_is_object(v, OBJECT_CLASS))
        return spec_not_yet(s, "a class in an enumeration is not there yet");
    return value_bool(value_is_object(v, OBJECT_FUNCTION) ||
                      value_is_object(v, OBJECT_PROPERTY) ||
                      class_method(s, v, "__get__").kind != VALUE_UNDEFINED);
}

/* What a class or a base of it binds to a name; else a default. */
static Value do_find(Spec *s, Args *a)
{
    Text t;
    Sym name;

    if (!argument_is(s, a, OBJECT_CLASS, "class") ||
        !spec_need_str(s, a->arg[1], "the name", &t))
        return value_poison();
    name = sym_intern(&s->ctx->names, t.data, t.size);
    return class_find(a->arg[0].object, name, 0)
               ? value_get_attribute(s, a->arg[0], name)
               : a->arg[2];
}

static Value do_is_type(Spec *s, Args *a)
{
    (void)s;
    return value_bool(value_is_type(a->arg[0]));
}

/* Has a type a say in what is of it? */
static Value do_checks(Spec *s, Args *a)
{
    return value_bool(class_method(s, a->arg[0], "__instancecheck__").kind !=
                      VALUE_UNDEFINED);
}

/* A class, or the type of Python's that it stands for. */
static Value class_or_type(Object *class)
{
    const BuiltinType *t = class->class.type;

    return class->class.is_type && t && builtin_type_find(t->name) == t
               ? (Value){.kind = VALUE_TYPE, .type = t}
               : value_object(class);
}

/* The order of any type: of Python's own by their names. */
static Value do_type_order(Spec *s, Args *a)
{
    Object *list = object_new(s, OBJECT_LIST);
    const char *base = "object";
    Value v = a->arg[0];

    if (value_is_object(v, OBJECT_CLASS)) {
        object_append(s, list, v);
        for (int i = 0; i < v.object->class.nbase; i++)
            object_append(s, list, class_or_type(v.object->class.base[i]));
        if (v.object->class.exception)
            v = (Value){.kind = VALUE_TYPE, .type = v.object->class.exception};
    }
    if (v.kind != VALUE_OBJECT)
        object_append(s, list, v);
    if (v.kind == VALUE_TYPE && !strcmp(v.type->name, "bool"))
        object_append(
            s, list,
            (Value){.kind = VALUE_TYPE, .type = builtin_type_find("int")});
    while (v.kind == VALUE_TYPE && v.type->is_exception && v.type->base) {
        v.type = builtin_type_find(v.type->base);
        object_append(s, list, v);
    }
    object_append(s, list,
                  (Value){.kind = VALUE_TYPE, .type = builtin_type_find(base)});
    return value_object(list);
}

/* The int that a number of NumPy's stands for, as `__index__` says it. */
static Value do_index(Spec *s, Args *a)
{
    if (value_counts(value_indexed(s, a->arg[0])))
        return scalar_to_int(s, value_indexed(s, a->arg[0]));
    return raise_certain(s, DIAG_H0516,
                         "%s cannot be interpreted as an integer",
                         value_describe(s, a->arg[0]));
}

static Value call_with(Spec *s, const Value *arg, void *data)
{
    (void)data;
    return call_function(s, arg[1], 1, &arg[0]);
}

/* What a function makes of a text that is one of several known ones: a branch,
 * in each way of which it is known. */
static Value do_of_each(Spec *s, Args *a)
{
    Value pair[2] = {a->arg[0], a->arg[1]};

    if (a->arg[0].kind == VALUE_STR)
        return call_function(s, a->arg[1], 1, &a->arg[0]);
    if (!value_is_object(a->arg[0], OBJECT_CHOICE))
        return refuse_text(s, a->arg[0])
                   ? value_poison()
                   : spec_not_yet(s, "a text that only running knows");
    pair[0] = choice_opened(s, a->arg[0]);
    return choice_split(s, 0, 2, pair, call_with, NULL);
}

static Value do_json_float(Spec *s, Args *a)
{
    return text_json(s, scalar_to_float(s, a->arg[0]));
}

/* Instances of the class hold these names and nothing else. */
static Value do_slots(Spec *s, Args *a)
{
    Value *name;
    int n = value_iterate(s, a->arg[1], &name);

    if (n < 0 || !argument_is(s, a, OBJECT_CLASS, "class"))
        return value_poison();
    for (int i = 0; i < n; i++)
        object_delete(
            s, a->arg[0].object,
            sym_intern(&s->ctx->names, name[i].s.data, name[i].s.size));
    object_set(s, a->arg[0].object, spec_sym(s, "__slots__"),
               value_tuple(s, n, name));
    class_slots(s, a->arg[0].object);
    return a->arg[0];
}

const Builtin python_module[] = {
    {"abstract", "function, /", do_abstract, 0, NULL},
    {"annotations", "cls, /", do_annotations, 0, NULL},
    {"bind", "cls, name, value, /", do_bind, 0, NULL},
    {"cache_key", "args, keywords, typed, /", do_cache_key, 0, NULL},
    {"checks", "type, /", do_checks, 0, NULL},
    {"copy_deep", "x, memo=", copy_deep, 0, NULL},
    {"copy_shallow", "x", copy_shallow, 0, NULL},
    {"define", "place, text, name, /", do_define, 0, NULL},
    {"eigen_kind", "a, /", numpy_eigen_kind, 0, NULL},
    {"equal", "x, y, /", do_equal, 0, NULL},
    {"find", "cls, name, default, /", do_find, 0, NULL},
    {"has", "x, name, /", do_has, 0, NULL},
    {"index", "x, /", do_index, 0, NULL},
    {"is_class", "x, /", do_is_class, 0, NULL},
    {"is_descriptor", "x, /", do_is_descriptor, 0, NULL},
    {"is_table", "x, /", do_is_table, 0, NULL},
    {"is_staged", "x, /", do_is_staged, 0, NULL},
    {"is_type", "x, /", do_is_type, 0, NULL},
    {"json_float", "x, /", do_json_float, 0, NULL},
    {"kinds", "x, /", do_kinds, 0, NULL},
    {"is_empty", "x, /", do_is_empty, 0, NULL},
    {"known_int", "x, /", do_known_int, 0, NULL},
    {"limit", "ok, message, /", do_limit, 0, NULL},
    {"list_array", "x, /", do_list_array, 0, NULL},
    {"list_columns", "x, /", do_list_columns, 0, NULL},
    {"list_kind", "x, /", do_list_kind, 0, NULL},
    {"list_places", "x, /", do_list_places, 0, NULL},
    {"list_cut", "x, n, /", do_list_cut, 0, NULL},
    {"list_fill", "x, items, /", do_list_fill, 0, NULL},
    {"list_same", "x, /", do_list_same, 0, NULL},
    {"names", "x, /", do_names, 0, NULL},
    {"of_each", "text, function, /", do_of_each, 0, NULL},
    {"order", "cls, /", do_order, 0, NULL},
    {"order_of_ints", "keys, most, /", do_order_of_ints, 0, NULL},
    {"own", "cls, name, default, /", do_own, 0, NULL},
    {"refuse", "message, /", do_refuse, 0, NULL},
    {"set_like", "cls, type, /", do_set_like, 0, NULL},
    {"set_meta", "cls, meta, /", do_set_meta, 0, NULL},
    {"slots", "cls, names, /", do_slots, 0, NULL},
    {"list_texts", "lists, pattern, /", do_list_texts, 0, NULL},
    {"list_of_columns", "lists, /", do_list_of_columns, 0, NULL},
    {"some_tuple", "items, /", do_some_tuple, 0, NULL},
    {"table_copy", "table, /", table_copy, 0, NULL},
    {"table_key", "table, key, /", table_key, 0, NULL},
    {"table_most", "table, /", table_most, 0, NULL},
    {"table_of", "set, like, /", table_of, 0, NULL},
    {"table_row", "table, key, value, /", table_row, 0, NULL},
    {"table_slot", "table, key, /", table_slot, 0, NULL},
    {"type_order", "cls, /", do_type_order, 0, NULL},
    {"unbind", "cls, name, /", do_unbind, 0, NULL},
    {"wraps", "function, other, /", do_wraps, 0, NULL},
    {0},
};
