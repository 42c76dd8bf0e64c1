/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Names: where a script finds what is bound to one, binds it and unbinds it. */
#include "passes/python/complex.h"
#include "passes/python/file.h"
#include "passes/python/protocol.h"

#include <string.h>

bool value_is_lost(Value v)
{
    return v.kind == VALUE_POISON || ((value_is_object(v, OBJECT_LIST) ||
                                       value_is_object(v, OBJECT_DICT) ||
                                       value_is_object(v, OBJECT_SET)) &&
                                      object_body(v.object)->is_lost);
}

/* A name of the script stands in backquotes, a phrase of ours does not. */
static const char *quoted(Spec *s, const char *name)
{
    return strchr(name, ' ') ? name : arena_printf(s->arena, "`%s`", name);
}

/* An alias of a generic may be what another one is of. */
static bool settles_as_alias(Spec *s, const Unsettled *u)
{
    const Node *n = s->activation->node;

    return u->is_alias && n &&
           (n->op == OP_load_name || n->op == OP_py_attribute) &&
           generic_takes(s, n);
}

Value value_settle(Spec *s, Value v, const char *name)
{
    const Unsettled *u = v.unsettled;
    Diag *d;

    if (value_is_lost(v)) {
        spec_met(s, value_poison());
        return value_poison();
    }
    if (v.kind != VALUE_UNSETTLED)
        return choice_settle(s, v);
    if (settles_as_alias(s, u))
        return v;
    if (name[0] == '.' && u->defined)
        return value_settle(s, u->value, name);
    if (u->defined) {
        spec_check(s, u->code, u->defined,
                   arena_printf(s->arena,
                                u->by_loop ? "%s has no value: the loop that "
                                             "sets it made no turn"
                                           : "%s has no value: the way that "
                                             "sets it was not taken",
                                quoted(s, name)));
        return value_settle(s, u->value, name);
    }
    if (name[0] == '.')
        d = spec_error(s, DIAG_H0409, "the function returns %s", u->message);
    else
        d = spec_error(s, u->code, "%s is %s", quoted(s, name), u->message);
    diag_label(s->ctx, d, u->span, "%s",
               u->label ? u->label
                        : "a staged value decides this, so both ways are "
                          "compiled");
    diag_help(s->ctx, d, "%s",
              u->help ? u->help : "make both of one type and shape");
    return value_poison();
}

static const Value *enclosing_slot(Spec *s, Sym name)
{
    Object *f = s->activation->frame;

    if (f->kind == OBJECT_FRAME)
        f = f->frame.parent;
    else
        f = NULL;
    for (; f; f = f->frame.parent) {
        const Value *slot = object_find(f, name);

        if (slot && (!f->frame.is_class || !strcmp(name, "__class__")))
            return slot;
    }
    return NULL;
}

/* The file that is being evaluated: behind the folder where Python stands, if
 * it is the script; else as an absolute path. */
static Value file_name(Spec *s)
{
    const Source *source = source_get(&s->ctx->sources, s->span.file);
    bool is_script = !strcmp(
        module_dunder_name(s, s->activation->module->module.name), "__main__");
    Text path;

    if (!source || source->name[0] == '<' || !strcmp(source->name, "-"))
        return spec_not_yet(s, "`__file__` of a text that is in no file");
    if (is_script && source->name[0] == '/')
        return value_cstr(source->name);
    if (is_script && file_folder(s, &path))
        return value_cstr(arena_printf(s->arena, "%.*s/%s", (int)path.size,
                                       path.data, source->name));
    return path_absolute(s, text_from(source->name), &path)
               ? value_str(text_copy(s->arena, path))
               : value_poison();
}

static Value builtin_name(Spec *s, Sym name)
{
    const Builtin *b =
        builtin_find(name[0] == '.' ? match_functions : builtins, name);
    const BuiltinType *t = builtin_type_find(name);

    if (t)
        return (Value){.kind = VALUE_TYPE, .type = t};
    if (b)
        return (Value){.kind = VALUE_BUILTIN, .builtin = b};
    if (!strcmp(name, "complex"))
        return complex_library(s, name);
    if (!strcmp(name, "bytes"))
        return bytes_library(s, name);
    if (!strcmp(name, "NotImplemented"))
        return (Value){.kind = VALUE_NOT_IMPLEMENTED};
    if (!strcmp(name, "Ellipsis"))
        return (Value){.kind = VALUE_ELLIPSIS};
    if (!strcmp(name, "__file__"))
        return file_name(s);
    if (!strcmp(name, "__name__"))
        return value_cstr(
            module_dunder_name(s, s->activation->module->module.name));
    return (Value){.kind = VALUE_UNDEFINED};
}

static Value way_this(Spec *s, void *data)
{
    (void)s;
    return *(Value *)data;
}

/* A name of the module or of Python, in the manner of `global`. */
static Value global_value(Spec *s, Sym name)
{
    const Value *slot = object_find(s->activation->module, name);
    Value builtin;

    if (slot && slot->kind != VALUE_UNDEFINED && !value_is_perhaps(*slot))
        return *slot;
    builtin = builtin_name(s, name);
    if (!slot || slot->kind == VALUE_UNDEFINED)
        return builtin;
    return builtin.kind == VALUE_UNDEFINED
               ? *slot
               : control_perhaps(s, *slot, way_this, &builtin);
}

static Value way_global(Spec *s, void *data)
{
    return global_value(s, data);
}

/* The nearest of the names that can be seen here. */
static const char *nearest_name(Spec *s, Sym name)
{
    const char *candidate[1024];
    int n = 0;
    const Object *seen[2] = {s->activation->frame, s->activation->module};

    for (int k = 0; k < 2; k++)
        for (int i = 0; i < object_body(seen[k])->nitem && n < 700; i++)
            if (object_body(seen[k])->item[i].kind != VALUE_UNDEFINED)
                candidate[n++] = object_body(seen[k])->name[i];
    for (const Builtin *b = builtins; b->name && n < 900; b++)
        candidate[n++] = b->name;
    for (const BuiltinType *t = builtin_types; t->name && n < 1000; t++)
        candidate[n++] = t->name;
    return diag_nearest(name, candidate, n);
}

static Value undefined_name(Spec *s, Sym name)
{
    const char *near = nearest_name(s, name);
    Diag *d;

    raise_says(s, "name '%s' is not defined", name);
    d = raise_found(s, DIAG_H0201, "`%s` is not defined", name);
    if (near)
        diag_help(s->ctx, d, "a similar name exists: `%s`", near);
    return value_poison();
}

/* Of a name that is looked up: Python ends with its builtins. */
static Value unbound_name(Spec *s, Sym name, bool is_local, NamePlace place)
{
    if (name[0] == '.') /* there was an error where it was to be set */
        return value_poison();
    if (place == PLACE_ENCLOSING) {
        raise_says(s,
                   "cannot access free variable '%s' where it is not "
                   "associated with a value in enclosing scope",
                   name);
        return raise_other(
            s, "NameError", DIAG_H0206,
            arena_printf(s->arena, "`%s` is used before it is set", name));
    }
    if (is_local)
        raise_says(s,
                   "cannot access local variable '%s' where it is not "
                   "associated with a value",
                   name);
    if (is_local)
        return raise_certain(s, DIAG_H0206, "`%s` is used before it is set",
                             name);
    if (builtin_is_missing(name))
        return spec_not_yet(s, "%s`%s` is not there yet",
                            special_is(name) ? "" : "the builtin ", name);
    return undefined_name(s, name);
}

static Value name_value(Spec *s, Sym name, NamePlace place)
{
    const Value *slot = NULL;
    bool is_local = place == PLACE_LOCAL;

    if (is_local)
        slot = object_find(s->activation->frame, name);
    else if (place == PLACE_ENCLOSING)
        slot = enclosing_slot(s, name);
    if (place == PLACE_NOWHERE) /* reported by the frontend */
        return value_poison();
    if (is_local && s->activation->frame == s->activation->module)
        return global_value(s, name);
    if (slot && value_is_perhaps(*slot) && is_local && s->activation->class)
        return control_perhaps(s, *slot, way_global, (void *)name);
    if (slot && slot->kind != VALUE_UNDEFINED)
        return *slot;
    if (is_local && !s->activation->class)
        return (Value){.kind = VALUE_UNDEFINED};
    if (place == PLACE_ENCLOSING)
        return (Value){.kind = VALUE_UNDEFINED};
    return global_value(s, name);
}

Value name_peek(Spec *s, const Node *n)
{
    const Words *w = node_words(s, n);
    Value v = {.kind = VALUE_UNDEFINED};
    const Value *slot = NULL;

    if (w->place == PLACE_LOCAL)
        slot = object_find(s->activation->frame, w->name);
    else if (w->place == PLACE_ENCLOSING)
        slot = enclosing_slot(s, w->name);
    if (w->place == PLACE_NOWHERE || w->place == PLACE_ENCLOSING ||
        (slot && slot->kind != VALUE_UNDEFINED))
        return slot ? *slot : v;
    slot = object_find(s->activation->module, w->name);
    return slot && slot->kind != VALUE_UNDEFINED ? *slot
                                                 : builtin_name(s, w->name);
}

void eval_load_name(Spec *s, const Node *n)
{
    const Words *w = node_words(s, n);
    Value v = name_value(s, w->name, w->place);

    if (v.kind == VALUE_UNDEFINED)
        v = unbound_name(s, w->name,
                         w->place == PLACE_LOCAL &&
                             s->activation->frame != s->activation->module,
                         w->place);
    if (s->catching && value_is_perhaps(v) &&
        raise_unless_as(s,
                        s->activation->frame == s->activation->module
                            ? "NameError"
                            : "UnboundLocalError",
                        v.unsettled->code, v.unsettled->defined,
                        "a name has no value: the way that sets it was not "
                        "taken"))
        v = v.unsettled->value;
    eval_set_temp(s, n, value_settle(s, v, w->name));
}

static Object *name_owner(Spec *s, const Words *w)
{
    Object *f = s->activation->frame;

    if (w->place == PLACE_GLOBAL)
        return s->activation->module;
    if (w->place != PLACE_ENCLOSING)
        return f;
    for (f = f->frame.parent; f; f = f->frame.parent)
        if (!f->frame.is_class && object_find(f, w->name))
            return f;
    return s->activation->frame;
}

void eval_store_name(Spec *s, const Node *n)
{
    Sym name = node_words(s, n)->name;
    Object *owner = name_owner(s, node_words(s, n));

    if (owner->kind == OBJECT_FRAME && owner->frame.is_class &&
        !special_check(s, name))
        return;
    if (owner->kind == OBJECT_MODULE &&
        (!strcmp(name, "__getattr__") || !strcmp(name, "__dir__")))
        spec_not_yet(s, "`%s` of a module is not there yet", name);
    object_set(s, owner, name, eval_temp(s, n->input[0]));
}

void eval_delete_name(Spec *s, const Node *n)
{
    Sym name = node_words(s, n)->name;
    Object *owner = name_owner(s, node_words(s, n));
    const Value *slot = object_find(owner, name);

    if (slot && value_is_perhaps(*slot))
        value_settle(s, *slot, name);
    if (!object_delete(s, owner, name))
        undefined_name(s, name);
}
