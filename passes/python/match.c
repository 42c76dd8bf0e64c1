/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What patterns of `match` ask a subject, as functions that no script can name:
 * frontend/lower_match.c calls them. They are CPython's instructions
 * MATCH_SEQUENCE, MATCH_MAPPING, MATCH_KEYS and MATCH_CLASS. One that does not
 * match answers None, else the parts that the pattern's own patterns are
 * matched with, as a tuple. */
#include "passes/python/table.h"
#include "passes/python/protocol.h"

#include <string.h>

/* Is it of a class that collections.abc calls a sequence or a mapping? Those
 * are not asked yet. */
static bool is_abstract(Spec *s, Value x)
{
    const Object *class = class_of(x);

    for (int i = 0; class && i <= class->class.nbase; i++) {
        const char *name = (i ? class->class.base[i - 1] : class)->class.name;

        if (strcmp(name, "Sequence") && strcmp(name, "Mapping"))
            continue;
        spec_not_yet(s,
                     "matching an object of collections.abc.%s is not there "
                     "yet",
                     name);
        return true;
    }
    return false;
}

/* One subject, and no other, as what a class that derives from list or dict
 * holds; false after an error. */
static bool settle_subject(Spec *s, Value *x)
{
    *x = choice_settle(s, *x);
    if (x->kind == VALUE_CHOICE) {
        spec_not_yet(s, "matching one of several values with the pattern of a "
                        "sequence, a mapping or a class is not there yet");
        return false;
    }
    if (class_of(*x) && class_of(*x)->class.type)
        *x = derived_held(s, *x);
    if (value_is_table(*x)) {
        spec_not_yet(s,
                     "a pattern for a %s whose keys are known only when "
                     "running",
                     value_type_name(s, *x));
        return false;
    }
    return x->kind != VALUE_POISON && !spec_ended(s) && !is_abstract(s, *x);
}

static Value do_sequence(Spec *s, Args *a)
{
    Value x = a->arg[0], *item, star;
    int64_t before = a->arg[1].i, after = a->arg[2].i;
    Object *out;
    int n;

    if (!settle_subject(s, &x))
        return value_poison();
    if (value_is_grown(x))
        return spec_not_yet(s, "a pattern of items for a list whose length is "
                               "known only when running");
    if (!value_is_object(x, OBJECT_LIST) && !value_is_object(x, OBJECT_TUPLE) &&
        !value_is_object(x, OBJECT_RANGE))
        return value_none();
    n = value_iterate(s, x, &item);
    if (n < 0)
        return value_poison();
    if (after < 0 ? n != before : n < before + after)
        return value_none();
    out = object_items(s, OBJECT_TUPLE, (int)before, item);
    if (after < 0)
        return value_object(out);
    n -= (int)(before + after);
    star = value_list(s, n, item + before);
    object_append(s, out, star);
    for (int i = 0; i < after; i++)
        object_append(s, out, item[before + n + i]);
    return value_object(out);
}

static Value do_mapping(Spec *s, Args *a)
{
    Value x = a->arg[0];

    return settle_subject(s, &x) ? value_bool(value_is_object(x, OBJECT_DICT))
                                 : value_poison();
}

/* Does a key stand among those before it? */
static bool is_twice(Spec *s, const Value *key, int n)
{
    TextBuffer text = {.arena = s->arena};

    for (int i = 0; i < n; i++)
        if (value_static_equal(key[i], key[n])) {
            buffer_puts(&text, "mapping pattern checks duplicate key (");
            if (value_repr_into(s, &text, key[n])) {
                buffer_putc(&text, ')');
                raise_error(s, "ValueError", text.data);
            }
            return true;
        }
    return false;
}

static Value do_keys(Spec *s, Args *a)
{
    Value x = a->arg[0], *key;
    int nkey = value_iterate(s, a->arg[1], &key);
    Object *out = object_items(s, OBJECT_TUPLE, 0, NULL), *rest = NULL;

    if (nkey < 0 || !settle_subject(s, &x))
        return value_poison();
    if (object_body(x.object)->nitem < nkey)
        return value_none();
    for (int i = 0; i < nkey; i++) {
        int at = is_twice(s, key, i) ? -2 : object_key(s, x.object, key[i]);

        if (at < 0)
            return at == -1 ? value_none() : value_poison();
        object_append(s, out, object_body(x.object)->item[at]);
    }
    if (!number_is_bool(a->arg[2], true))
        return value_object(out);
    rest = object_new(s, OBJECT_DICT);
    if (!dict_update(s, rest, x))
        return value_poison();
    for (int i = 0; i < nkey; i++)
        object_remove_at(s, rest, object_key(s, rest, key[i]));
    object_append(s, out, value_object(rest));
    return value_object(out);
}

/* ---- classes ---- */

/* Types whose one positional pattern is matched with the subject itself. */
static bool matches_self(Value class)
{
    static const char *const names[] = {"bool", "dict",      "float",
                                        "int",  "frozenset", "list",
                                        "set",  "str",       "tuple"};
    const BuiltinType *type = class.kind == VALUE_TYPE ? class.type
                              : class.kind == VALUE_OBJECT
                                  ? class.object->class.type
                                  : NULL;

    for (size_t i = 0; type && i < sizeof names / sizeof *names; i++)
        if (!strcmp(type->name, names[i]))
            return true;
    return false;
}

/* An attribute of the subject; UNDEFINED: it has none, and does not match. */
static Value part_of(Spec *s, Value x, Text name)
{
    Sym sym = sym_intern(&s->ctx->names, name.data, name.size);
    Catch c;
    Value v;

    catch_begin(s, &c, "AttributeError");
    v = value_find_attribute(s, x, sym);
    if (catch_end(s, &c))
        return (Value){.kind = VALUE_UNDEFINED};
    if (value_is_perhaps(v))
        return spec_not_yet(s,
                            "an attribute that is set on some ways only, in a "
                            "pattern, is not there yet");
    if (v.kind == VALUE_UNDEFINED && !spec_ended(s) &&
        attribute_absence(s, x, sym) != ABSENCE_SURE)
        return spec_not_yet(s, "`%s` of %s is not there yet", sym,
                            value_describe(s, x));
    return v.kind == VALUE_UNDEFINED ? v : value_settle(s, v, sym);
}

static const char *class_name(Spec *s, Value class)
{
    return class.kind == VALUE_OBJECT ? class.object->class.name
           : class.kind == VALUE_TYPE ? class.type->name
                                      : value_type_name(s, class);
}

static Value type_error(Spec *s, const char *message)
{
    return raise_error(s, "TypeError", message);
}

/* `__match_args__`, which may be none: then one pattern may stand for the
 * subject itself, of some types. Poison after an error. */
static Value match_args(Spec *s, Value class, int npositional, bool self)
{
    const Value *found =
        class.kind == VALUE_OBJECT
            ? class_find(class.object, spec_sym(s, "__match_args__"), 0)
            : NULL;
    Value args = found ? value_settle(s, *found, "`__match_args__`")
                       : value_tuple(s, 0, NULL);
    int n;

    if (args.kind == VALUE_POISON)
        return args;
    if (!value_is_object(args, OBJECT_TUPLE))
        return type_error(
            s,
            arena_printf(s->arena, "%s.__match_args__ must be a tuple (got %s)",
                         class_name(s, class), value_type_name(s, args)));
    n = object_body(args.object)->nitem;
    self &= !found;
    if (self && npositional == 1)
        return args;
    n += self;
    if (npositional > n)
        return type_error(
            s, arena_printf(s->arena,
                            "%s() accepts %d positional sub-pattern%s (%d "
                            "given)",
                            class_name(s, class), n, n == 1 ? "" : "s",
                            npositional));
    for (int i = 0; i < npositional; i++)
        if (object_body(args.object)->item[i].kind != VALUE_STR)
            return type_error(
                s, arena_printf(
                       s->arena,
                       "__match_args__ elements must be strings (got "
                       "%s)",
                       value_type_name(s, object_body(args.object)->item[i])));
    return args;
}

/* The parts that names ask for, behind those that are there; 0 if one is not,
 * -1 after an error. */
static int push_parts(Spec *s, Object *out, Value x, Value class, int n,
                      const Value *name)
{
    for (int i = 0; i < n; i++) {
        Value v;

        for (int k = 0; k < i; k++)
            if (text_equal(name[k].s, name[i].s)) {
                type_error(s,
                           arena_printf(s->arena,
                                        "%s() got multiple sub-patterns "
                                        "for attribute '%.*s'",
                                        class_name(s, class),
                                        (int)name[i].s.size, name[i].s.data));
                return -1;
            }
        v = part_of(s, x, name[i].s);
        if (v.kind == VALUE_POISON || spec_ended(s))
            return -1;
        if (v.kind == VALUE_UNDEFINED)
            return 0;
        object_append(s, out, v);
    }
    return 1;
}

/* The names of `keywords` come behind `npositional` of `__match_args__`. */
static Value do_class(Spec *s, Args *a)
{
    Value x = a->arg[0], class = a->arg[1], args, *keyword;
    int npositional = (int)a->arg[2].i;
    int nkeyword = value_iterate(s, a->arg[3], &keyword);
    bool self = matches_self(class);
    Object *out = object_new(s, OBJECT_TUPLE);
    Object *names = object_new(s, OBJECT_TUPLE);
    int found;

    if (!value_is_type(class))
        return type_error(s, "called match pattern must be a type");
    x = choice_settle(s, x);
    if (x.kind == VALUE_CHOICE)
        return spec_not_yet(s, "matching one of several values with the "
                               "pattern of a class is not there yet");
    if (!value_is_of(s, x, class))
        return spec_ended(s) ? value_poison() : value_none();
    args = match_args(s, class, npositional, self);
    if (args.kind == VALUE_POISON)
        return args;
    if (npositional > object_body(args.object)->nitem) {
        object_append(s, out, x);
        npositional = 0;
    }
    for (int i = 0; i < npositional; i++)
        object_append(s, names, object_body(args.object)->item[i]);
    for (int i = 0; i < nkeyword; i++)
        object_append(s, names, keyword[i]);
    found = push_parts(s, out, x, class, object_body(names)->nitem,
                       object_body(names)->item);
    return found < 0    ? value_poison()
           : found == 0 ? value_none()
                        : value_object(out);
}

const Builtin match_functions[] = {
    {".class", "subject, class, npositional, keywords, /", do_class, 0, NULL},
    {".keys", "subject, keys, rest, /", do_keys, 0, NULL},
    {".mapping", "subject, /", do_mapping, 0, NULL},
    {".sequence", "subject, before, after, /", do_sequence, 0, NULL},
    {0},
};
