/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Classes that derive from list, dict and the like; of those that derive from
 * str, int and float derived_scalar.c says what they do.
 *
 * An instance holds, beside its attributes, a plain list (dict, ...): what it
 * is as one. It lies in the instance under a name that no script can write, so
 * whatever joins, carries and compares objects needs to know nothing of it, and
 * nothing but this file and what asks it takes the instance for a list.
 *
 * What the type of Python's gives to its classes stands in a class of our own,
 * the last but `object` in their order: the methods of methods.c and its kin,
 * and the special methods below. They are found, overridden and called like
 * those of any class; super() comes to them. A special method gets the
 * instance, any other what it holds. */
#include "passes/python/table.h"
#include "passes/python/protocol.h"

#include <assert.h>
#include <string.h>

static const Value not_implemented = {.kind = VALUE_NOT_IMPLEMENTED};

static Sym held_name(Spec *s)
{
    return spec_sym(s, " held");
}

Value derived_held(Spec *s, Value v)
{
    const Object *class = class_of(v);
    const Value *held;

    if (!class || !class->class.type)
        return v;
    held = object_find(v.object, held_name(s));
    return held ? choice_settle(s, value_settle(s, *held, "what it holds"))
                : (Value){.kind = VALUE_UNDEFINED};
}

void derived_mark(Spec *s, Value self)
{
    Value held = derived_held(s, self);

    if (held.kind != VALUE_OBJECT)
        return;
    held.object->is_held = true;
    held.object->is_ordered =
        class_find(class_of(self), spec_sym(s, ".ordered"), 0);
}

Value derived_nest(Spec *s, Value v, int depth)
{
    Value *item = NULL;

    if (value_is_grown(v))
        return grown_for_numpy(s, v);
    if (derived_is_scalar(v))
        return derived_for_numpy(s, v);
    if (type_gives(s, v, "__iter__") && type_gives(s, v, "__len__") &&
        type_gives(s, v, "__getitem__"))
        v = derived_held(s, v);
    if ((!value_is_object(v, OBJECT_LIST) &&
         !value_is_object(v, OBJECT_TUPLE)) ||
        depth == MAX_RANK)
        return v;
    for (int i = 0; i < object_body(v.object)->nitem; i++) {
        const Body *b = object_body(v.object);
        Value plain = derived_nest(s, b->item[i], depth + 1);

        if (plain.kind == VALUE_UNDEFINED || value_same(plain, b->item[i]))
            continue;
        if (!item)
            item =
                arena_copy(s->arena, b->item, (size_t)b->nitem * sizeof *item);
        item[i] = plain;
    }
    return item ? value_object(object_items(s, v.object->kind,
                                            object_body(v.object)->nitem, item))
                : v;
}

static Value held_of_kind(Spec *s, Value v, ObjectKind kind)
{
    Value x = class_of(v) ? derived_held(s, v) : v;

    return value_is_object(x, kind) ? x : v;
}

Value derived_set(Spec *s, Value v)
{
    return held_of_kind(s, v, OBJECT_SET);
}

Value derived_tuple(Spec *s, Value v)
{
    return held_of_kind(s, v, OBJECT_TUPLE);
}

/* ---- special methods ---- */

/* What the receiver holds; it is one of the type. */
static Value held(Spec *s, const Args *a)
{
    return derived_held(s, a->self);
}

Value derived_new(Spec *s, Args *a)
{
    Object *class = a->arg[0].object;

    if (!value_is_object(a->arg[0], OBJECT_CLASS))
        return spec_not_yet(s, "`__new__` of a type by %s is not there yet",
                            value_describe(s, a->arg[0]));
    if (!class->class.type ||
        type_special(class->class.type, "__new__") != a->builtin)
        return raise_certain(s, DIAG_H0516,
                             "`__new__` of a type that %s does not derive from",
                             class->class.name);
    return object_make(s, class, 0, NULL);
}

/* What never changes is made of the arguments. */
Value derived_make(Spec *s, Args *a)
{
    Value self = derived_new(s, a), all;
    Object *arg = object_items(s, OBJECT_LIST, a->nrest, a->rest);

    if (self.kind == VALUE_POISON || spec_ended(s))
        return self;
    for (int i = 0; i < a->nkeyword; i++)
        object_append(s, arg, a->named[i]);
    all = builtin_call(s, class_of(self)->class.type->call, value_none(),
                       object_body(arg)->nitem, object_body(arg)->item,
                       a->nkeyword, a->keyword);
    if (all.kind == VALUE_POISON || spec_ended(s))
        return value_poison();
    object_set(s, self.object, held_name(s), all);
    return self;
}

/* list.__init__() and dict.__init__(). */
static Value do_list_init(Spec *s, Args *a)
{
    Object *list = held(s, a).object;

    heap_touch(s, list);
    object_edit(list)->nitem = 0;
    list->resized = s->span;
    return a->arg[0].kind == VALUE_UNDEFINED || list_extend(s, list, a->arg[0])
               ? value_none()
               : value_poison();
}

static Value do_dict_init(Spec *s, Args *a)
{
    Object *dict = held(s, a).object;

    return (a->arg[0].kind == VALUE_UNDEFINED ||
            dict_update(s, dict, a->arg[0])) &&
                   dict_update_names(s, dict, a)
               ? value_none()
               : value_poison();
}

static Value do_set_init(Spec *s, Args *a)
{
    Object *set = held(s, a).object;

    set_clear(s, set);
    return a->arg[0].kind == VALUE_UNDEFINED || set_update(s, set, a->arg[0])
               ? value_none()
               : value_poison();
}

static Value do_len(Spec *s, Args *a)
{
    Value x = held(s, a);
    int64_t n;

    if (value_is_table(x))
        return table_call(s, x, "__len__", 0, NULL);
    n = value_length(s, x);
    return n < 0 ? value_poison() : value_int(n);
}

/* ---- keys that only running knows ---- */

typedef struct Missed {
    Value item, missing, key;
} Missed;

static Value way_there(Spec *s, void *data)
{
    (void)s;
    return ((Missed *)data)->item;
}

static Value way_missing(Spec *s, void *data)
{
    const Missed *m = data;

    return call_function(s, m->missing, 1, &m->key);
}

static Value way_of_table(Spec *s, void *data)
{
    const Missed *m = data;

    return value_get_item(s, m->item, m->key);
}

static Value get_from_table(Spec *s, Missed *m, Value table)
{
    Value there = value_contains(s, m->key, table);

    m->item = table;
    if (there.kind == VALUE_POISON || spec_ended(s))
        return value_poison();
    if (there.kind == VALUE_BOOL)
        return there.b ? way_of_table(s, m) : way_missing(s, m);
    return control_branch(s, spec_scalar_node(s, there), way_of_table,
                          way_missing, m);
}

static Value get_keyed(Spec *s, const Args *a, Object *dict)
{
    Missed m = {.missing = class_method(s, a->self, "__missing__"),
                .key = a->arg[0]};
    Node *there;

    if (spec_ended(s))
        return value_poison();
    if (m.missing.kind == VALUE_UNDEFINED)
        return value_get_item(s, value_object(dict), m.key);
    if (value_is_table(value_object(dict)) || table_reads(s, dict, m.key))
        return get_from_table(s, &m, value_object(dict));
    if (!keyed_look(s, dict, m.key, &m.item, &there))
        return value_poison();
    if (m.item.kind == VALUE_UNDEFINED)
        return way_missing(s, &m);
    return there ? control_branch(s, there, way_there, way_missing, &m)
                 : m.item;
}

/* dict_subscript(): a class may say what a missing key is. */
static Value do_get_item(Spec *s, Args *a)
{
    Value x = held(s, a), missing;
    int at;

    if (!value_is_object(x, OBJECT_DICT) && !value_is_table(x))
        return value_get_item(s, x, a->arg[0]);
    if (value_is_table(x) || key_is_staged(a->arg[0]))
        return value_settle(s, get_keyed(s, a, x.object), "this element");
    at = object_key(s, x.object, a->arg[0]);
    if (at == -2)
        return value_poison();
    if (at >= 0)
        return value_settle(s, object_body(x.object)->item[at], "this element");
    missing = class_method(s, a->self, "__missing__");
    if (spec_ended(s))
        return value_poison();
    return missing.kind == VALUE_UNDEFINED
               ? key_error(s, a->arg[0])
               : call_function(s, missing, 1, a->arg);
}

static Value do_set_item(Spec *s, Args *a)
{
    value_set_item(s, held(s, a), a->arg[0], a->arg[1]);
    return value_none();
}

static Value do_delete_item(Spec *s, Args *a)
{
    value_delete_item(s, held(s, a), a->arg[0]);
    return value_none();
}

static Value do_iter_held(Spec *s, Args *a)
{
    return iterator_of(s, held(s, a));
}

static Value do_reversed_held(Spec *s, Args *a)
{
    Value x = held(s, a);

    return call_function(s,
                         (Value){.kind = VALUE_BUILTIN,
                                 .builtin = builtin_find(builtins, "reversed")},
                         1, &x);
}

static Value do_contains(Spec *s, Args *a)
{
    return value_contains(s, a->arg[0], held(s, a));
}

Value derived_text(Spec *s, Args *a)
{
    return text_format(s, held(s, a), (char)a->builtin->op, value_none());
}

/* A set says what class it is of. */
static Value do_set_text(Spec *s, Args *a)
{
    Value x = held(s, a), part[3] = {value_cstr(value_type_name(s, a->self)),
                                     value_cstr("("), value_cstr(")")};

    if (!object_body(x.object)->nitem)
        return text_join(s, 3, part);
    part[0] = text_join(s, 2, part);
    part[1] = text_format(s, x, 'r', value_none());
    return text_join(s, 3, part);
}

Value derived_hash(Spec *s, Args *a)
{
    uint64_t hash;

    return key_hash(s, held(s, a), &hash) ? value_int((int64_t)hash)
                                          : value_poison();
}

static ObjectKind plain_kind(Value v)
{
    return value_is_table(v) ? v.object->plain_kind : v.object->kind;
}

/* Is it an object of a kind, or one of several such? */
static bool is_of_kind(Value v, ObjectKind kind)
{
    bool all = v.kind == VALUE_CHOICE;

    for (int i = 0; all && i < v.choice->n; i++)
        all = is_of_kind(v.choice->item[i], kind);
    return all || (v.kind == VALUE_OBJECT && plain_kind(v) == kind);
}

static bool is_like(Value x, Value y)
{
    Value one = x.kind == VALUE_CHOICE ? x.choice->item[0] : x;

    return one.kind == VALUE_OBJECT && is_of_kind(x, plain_kind(one)) &&
           is_of_kind(y, plain_kind(one));
}

/* The other operand as what it is to the type's own operators: to a list a
 * deque is none. */
static Value other_of(Spec *s, const Args *a)
{
    return class_of(a->arg[0]) && class_is(class_of(a->arg[0]), deque_type(s))
               ? a->arg[0]
               : derived_held(s, a->arg[0]);
}

static Value do_compare(Spec *s, Args *a)
{
    Value x = held(s, a), y = other_of(s, a);

    if (y.kind == VALUE_POISON)
        return y;
    return is_like(x, y) ? value_compare(s, (Operator)a->builtin->op, x, y)
                         : not_implemented;
}

/* What an operator of the type makes of an operand that it does not take:
 * those of sequences ask nobody else. */
static Value unlike(Spec *s, Operator op, Value x, Value y)
{
    if (op != OPERATOR_ADD && op != OPERATOR_MUL)
        return not_implemented;
    return raise_certain(s, DIAG_H0511, "`%s` is not defined for %s and %s",
                         operator_info[op].text, value_describe(s, x),
                         value_describe(s, y));
}

/* PyDict_Copy(): one that iterates in a way of its own says what is in it,
 * unless nothing is. NULL: an error. */
static Object *dict_copied(Spec *s, Value x)
{
    Object *dict = object_new(s, OBJECT_DICT);
    Value plain = derived_held(s, x);

    if (value_is_object(plain, OBJECT_DICT) &&
        !object_body(plain.object)->nitem)
        return dict;
    return dict_update(s, dict, x) ? dict : NULL;
}

static Value do_dict_copy(Spec *s, Args *a)
{
    Object *dict = dict_copied(s, a->self);

    return dict ? value_object(dict) : value_poison();
}

/* `x op y`, of which `self` is one. What a dict takes from another is asked of
 * the object, which may say itself what its keys are. */
static Value operate(Spec *s, const Args *a, bool self_is_left)
{
    Operator op = (Operator)a->builtin->op;
    Value x = held(s, a), y = other_of(s, a);
    Object *dict;

    if (y.kind == VALUE_POISON)
        return y;
    if (op == OPERATOR_MUL ? !value_counts(y) : !is_like(x, y))
        return unlike(s, op, x, a->arg[0]);
    if (op != OPERATOR_OR || !value_is_object(x, OBJECT_DICT))
        return self_is_left ? value_binary(s, op, x, y)
                            : value_binary(s, op, y, x);
    dict = dict_copied(s, self_is_left ? a->self : a->arg[0]);
    return dict && dict_update(s, dict, self_is_left ? a->arg[0] : a->self)
               ? value_object(dict)
               : value_poison();
}

static Value do_binary(Spec *s, Args *a)
{
    return operate(s, a, true);
}

static Value do_reflected(Spec *s, Args *a)
{
    return operate(s, a, false);
}

/* They give the instance itself. */
static Value do_inplace(Spec *s, Args *a)
{
    Operator op = (Operator)a->builtin->op;
    Value x = held(s, a), y = other_of(s, a), r;

    if (op == OPERATOR_ADD)
        return list_extend(s, x.object, a->arg[0]) ? a->self : value_poison();
    if (value_is_object(x, OBJECT_SET) && !is_like(x, y))
        return not_implemented;
    if (op == OPERATOR_MUL && !value_counts(y))
        return unlike(s, op, x, a->arg[0]);
    r = value_inplace(s, op, x,
                      value_is_object(x, OBJECT_DICT) ? a->arg[0] : y);
    return r.kind == VALUE_POISON ? r : a->self;
}

#define COMPARISONS                                                            \
    {"__eq__", "other, /", do_compare, OPERATOR_EQ, NULL},                     \
    {                                                                          \
        "__ne__", "other, /", do_compare, OPERATOR_NE, NULL                    \
    }

#define ORDERS                                                                 \
    {"__ge__", "other, /", do_compare, OPERATOR_GE, NULL},                     \
        {"__gt__", "other, /", do_compare, OPERATOR_GT, NULL},                 \
        {"__le__", "other, /", do_compare, OPERATOR_LE, NULL},                 \
    {                                                                          \
        "__lt__", "other, /", do_compare, OPERATOR_LT, NULL                    \
    }

#define CONTAINER                                                              \
    {"__contains__", "item, /", do_contains, 0, NULL},                         \
        {"__getitem__", "key, /", do_get_item, 0, NULL},                       \
        {"__iter__", "", do_iter_held, 0, NULL},                               \
    {                                                                          \
        "__len__", "", do_len, 0, NULL                                         \
    }

static const Builtin list_special[] = {
    COMPARISONS,
    ORDERS,
    CONTAINER,
    {"__add__", "other, /", do_binary, OPERATOR_ADD, NULL},
    {"__delitem__", "key, /", do_delete_item, 0, NULL},
    {"__iadd__", "other, /", do_inplace, OPERATOR_ADD, NULL},
    {"__imul__", "other, /", do_inplace, OPERATOR_MUL, NULL},
    {"__init__", "iterable=, /", do_list_init, 0, NULL},
    {"__mul__", "other, /", do_binary, OPERATOR_MUL, NULL},
    {"__new__", "class, /, *args, **names", derived_new, 0, NULL},
    {"__repr__", "", derived_text, 'r', NULL},
    {"__reversed__", "", do_reversed_held, 0, NULL},
    {"__rmul__", "other, /", do_reflected, OPERATOR_MUL, NULL},
    {"__setitem__", "key, value, /", do_set_item, 0, NULL},
    {0},
};

static const Builtin dict_special[] = {
    COMPARISONS,
    CONTAINER,
    {"__delitem__", "key, /", do_delete_item, 0, NULL},
    {"__init__", "mapping=, /, **names", do_dict_init, 0, NULL},
    {"__ior__", "other, /", do_inplace, OPERATOR_OR, NULL},
    {"__new__", "class, /, *args, **names", derived_new, 0, NULL},
    {"__or__", "other, /", do_binary, OPERATOR_OR, NULL},
    {"__repr__", "", derived_text, 'r', NULL},
    {"__reversed__", "", do_reversed_held, 0, NULL},
    {"__ror__", "other, /", do_reflected, OPERATOR_OR, NULL},
    {"__setitem__", "key, value, /", do_set_item, 0, NULL},
    {"copy", "", do_dict_copy, 0, NULL},
    {0},
};

static const Builtin tuple_special[] = {
    COMPARISONS,
    ORDERS,
    CONTAINER,
    {"__add__", "other, /", do_binary, OPERATOR_ADD, NULL},
    {"__hash__", "", derived_hash, 0, NULL},
    {"__mul__", "other, /", do_binary, OPERATOR_MUL, NULL},
    {"__new__", "class, /, *args, **names", derived_make, 0, NULL},
    {"__repr__", "", derived_text, 'r', NULL},
    {"__rmul__", "other, /", do_reflected, OPERATOR_MUL, NULL},
    {0},
};

static const Builtin set_special[] = {
    COMPARISONS,
    ORDERS,
    {"__and__", "other, /", do_binary, OPERATOR_AND, NULL},
    {"__contains__", "item, /", do_contains, 0, NULL},
    {"__iand__", "other, /", do_inplace, OPERATOR_AND, NULL},
    {"__init__", "iterable=, /", do_set_init, 0, NULL},
    {"__ior__", "other, /", do_inplace, OPERATOR_OR, NULL},
    {"__isub__", "other, /", do_inplace, OPERATOR_SUB, NULL},
    {"__iter__", "", do_iter_held, 0, NULL},
    {"__ixor__", "other, /", do_inplace, OPERATOR_XOR, NULL},
    {"__len__", "", do_len, 0, NULL},
    {"__new__", "class, /, *args, **names", derived_new, 0, NULL},
    {"__or__", "other, /", do_binary, OPERATOR_OR, NULL},
    {"__rand__", "other, /", do_reflected, OPERATOR_AND, NULL},
    {"__repr__", "", do_set_text, 0, NULL},
    {"__ror__", "other, /", do_reflected, OPERATOR_OR, NULL},
    {"__rsub__", "other, /", do_reflected, OPERATOR_SUB, NULL},
    {"__rxor__", "other, /", do_reflected, OPERATOR_XOR, NULL},
    {"__sub__", "other, /", do_binary, OPERATOR_SUB, NULL},
    {"__xor__", "other, /", do_binary, OPERATOR_XOR, NULL},
    {0},
};

/* ---- the classes of Python's types ---- */

/* It makes the list that an instance of it holds. */
static const BuiltinType deque = {"collections.deque", NULL, NULL, false, NULL};

static const struct {
    const char *name;
    const Builtin *special;
    bool has_hash;           /* are its objects keys? */
    const BuiltinType *type; /* NULL: the builtin of that name */
} derivable[] = {
    {"list", list_special, false, NULL},
    {"dict", dict_special, false, NULL},
    {"tuple", tuple_special, true, NULL},
    {"set", set_special, false, NULL},
    {"str", str_special, true, NULL},
    {"int", int_special, true, NULL},
    {"float", float_special, true, NULL},
    {"collections.deque", deque_special, false, &deque},
};

enum { NDERIVABLE = sizeof derivable / sizeof *derivable };

const Builtin *type_special(const BuiltinType *t, const char *name)
{
    for (int i = 0; i < NDERIVABLE; i++)
        if (!strcmp(derivable[i].name, t->name))
            return builtin_find(derivable[i].special, name);
    return NULL;
}

Object *deque_type(Spec *s)
{
    return type_class(s, &deque);
}

/* A method of the type as its classes have it: bound when it is looked up. */
static Value method_of_type(Spec *s, const BuiltinType *t, const Builtin *b)
{
    Value of = {.kind = VALUE_TYPE, .type = t};
    Value method = {.kind = VALUE_BUILTIN, .builtin = b};
    Value pair[3] = {value_bool(true), method, value_none()};

    if (!strcmp(b->name, "__new__"))
        return method;
    if (b->op == BUILTIN_OF_CLASS)
        return value_object(object_items(s, OBJECT_PROPERTY, 3, pair));
    return method_bind(s, method, of);
}

static void take_methods(Spec *s, Object *class, const BuiltinType *t,
                         const Builtin *table)
{
    for (; table && table->name; table++)
        object_set(s, class, spec_sym(s, table->name),
                   method_of_type(s, t, table));
}

Object *type_class(Spec *s, const BuiltinType *t)
{
    for (int i = 0; i < s->ntype_class; i++)
        if (s->type_class[i]->class.type == t)
            return s->type_class[i];
    return NULL;
}

void type_classes_open(Spec *s)
{
    assert((size_t)NDERIVABLE <= sizeof s->type_class / sizeof *s->type_class);
    for (int i = 0; i < NDERIVABLE; i++) {
        const BuiltinType *t = derivable[i].type
                                   ? derivable[i].type
                                   : builtin_type_find(derivable[i].name);
        const char *dot = strrchr(t->name, '.');
        Object *class = object_new(s, OBJECT_CLASS);

        class->class.name = spec_sym(s, dot ? dot + 1 : t->name);
        class->class.type = t;
        class->class.is_type = class->class.slots_only = true;
        class->class.has_equal = class->class.has_hash = true;
        take_methods(s, class, t, t->method);
        take_methods(s, class, t, derivable[i].special);
        if (!derivable[i].has_hash)
            object_set(s, class, spec_sym(s, "__hash__"), value_none());
        if (t == &deque)
            deque_fill(s, class);
        s->type_class[s->ntype_class++] = class;
    }
}

const Value *derived_hashed(const Object *o)
{
    const Object *class = o->instance.class;
    const Body *b = object_body(o);

    for (int i = 0; class->class.type && i <= class->class.nbase; i++) {
        const Object *c = i ? class->class.base[i - 1] : class;

        for (int k = 0; k < object_body(c)->nitem && !c->class.is_type; k++)
            if (!strcmp(object_body(c)->name[k], "__hash__"))
                return NULL;
    }
    for (int i = 0; class->class.type && i < b->nitem; i++)
        if (!strcmp(b->name[i], " held"))
            return &b->item[i];
    return NULL;
}

bool type_gives(Spec *s, Value v, const char *name)
{
    const Object *class = class_of(v);
    const Value *own;

    if (!class || !class->class.type)
        return false;
    own = class_find(class, spec_sym(s, name), 0);
    return own && own == object_find(type_class(s, class->class.type),
                                     spec_sym(s, name));
}

static bool is_deque(Spec *s, Value v)
{
    return class_of(v) && class_is(class_of(v), deque_type(s));
}

Object *deque_items(Spec *s, Value v)
{
    Value list;

    if (!is_deque(s, v) || !type_gives(s, v, "__iter__"))
        return NULL;
    list = derived_held(s, v);
    return value_is_object(list, OBJECT_LIST) ? list.object : NULL;
}

Value derived_iterable(Spec *s, Value v)
{
    return type_gives(s, v, "__iter__") && !is_deque(s, v) ? derived_held(s, v)
                                                           : v;
}

void derived_fill(Spec *s, Value self)
{
    const BuiltinType *t = class_of(self)->class.type;

    object_set(s, self.object, held_name(s),
               t->call
                   ? builtin_call(s, t->call, value_none(), 0, NULL, 0, NULL)
                   : value_list(s, 0, NULL));
    derived_mark(s, self);
}
