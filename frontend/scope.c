/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Where names live: the tables of scopes, and the decision for each name.
 *
 * A name that a scope binds is local to it (global in the module). Any other
 * is looked for outwards: functions and comprehensions count, classes do not;
 * a scope that declares the name global ends the search. What is left is the
 * module's, a builtin, or nothing. */
#include "frontend/scope.h"

#include <string.h>

/* ---- tables ---- */

static uint32_t hash_pointer(const void *p)
{
    return (uint32_t)text_hash(&p, sizeof p);
}

static void scopes_grow(Scopes *s)
{
    s->nslot = s->nslot ? s->nslot * 2 : 64;
    s->slot = ARENA_ARRAY(s->ctx->arena, Scope *, s->nslot);
    for (Scope *scope = s->first; scope; scope = scope->next) {
        uint32_t at = hash_pointer(scope->node);

        while (s->slot[at & (s->nslot - 1)])
            at++;
        s->slot[at & (s->nslot - 1)] = scope;
    }
}

Scope *scope_open(Scopes *s, ScopeKind kind, Scope *parent, const void *node)
{
    Scope *scope = ARENA_NEW(s->ctx->arena, Scope);
    uint32_t at = hash_pointer(node);

    if ((uint32_t)s->nscope * 2 >= s->nslot)
        scopes_grow(s);
    while (s->slot[at & (s->nslot - 1)])
        at++;
    s->slot[at & (s->nslot - 1)] = scope;
    s->nscope++;
    scope->kind = kind;
    scope->parent = parent;
    scope->node = node;
    scope->class_name = parent ? parent->class_name : NULL;
    if (s->last)
        s->last->next = scope;
    else
        s->first = scope;
    s->last = scope;
    return scope;
}

const Scope *scope_of(const Scopes *s, const void *node)
{
    uint32_t at = hash_pointer(node);

    while (s->slot[at & (s->nslot - 1)]->node != node)
        at++;
    return s->slot[at & (s->nslot - 1)];
}

ScopeName *scope_find(const Scope *scope, Sym name)
{
    if (!scope->nslot)
        return NULL;
    for (uint32_t at = hash_pointer(name);; at++) {
        uint32_t i = scope->slot[at & (scope->nslot - 1)];

        if (!i)
            return NULL;
        if (scope->name[i - 1].name == name)
            return &scope->name[i - 1];
    }
}

static void scope_note(Scope *scope, Sym name, int index)
{
    uint32_t at = hash_pointer(name);

    while (scope->slot[at & (scope->nslot - 1)])
        at++;
    scope->slot[at & (scope->nslot - 1)] = (uint32_t)index + 1;
}

static void scope_grow(Scopes *s, Scope *scope)
{
    scope->nslot = scope->nslot ? scope->nslot * 2 : 16;
    scope->slot = ARENA_ARRAY(s->ctx->arena, uint32_t, scope->nslot);
    for (int i = 0; i < scope->nname; i++)
        scope_note(scope, scope->name[i].name, i);
}

ScopeName *scope_enter(Scopes *s, Scope *scope, Sym name)
{
    ScopeName *entry = scope_find(scope, name);

    if (entry)
        return entry;
    if ((uint32_t)scope->nname * 2 >= scope->nslot)
        scope_grow(s, scope);
    scope_note(scope, name, scope->nname);
    entry = ARENA_PUSH(s->ctx->arena, scope->name, scope->nname,
                       scope->name_capacity);
    entry->name = name;
    return entry;
}

/* CPython's _Py_Mangle. */
Sym scope_mangle(Context *ctx, const Scope *scope, Sym name)
{
    const char *class_name = scope->class_name;
    size_t size = strlen(name);

    if (!class_name || strncmp(name, "__", 2) ||
        !strcmp(name + size - 2, "__") || strchr(name, '.'))
        return name;
    class_name += strspn(class_name, "_");
    if (!*class_name)
        return name;
    return sym_from(&ctx->names,
                    arena_printf(ctx->arena, "_%s%s", class_name, name));
}

NamePlace scope_place(Context *ctx, const Scope *scope, Sym name)
{
    const ScopeName *entry = scope_find(scope, scope_mangle(ctx, scope, name));

    /* A scope mentions every name that lowering asks for, but what stands in
     * code that was left out after an error. */
    return entry ? entry->place : PLACE_GLOBAL;
}

/* ---- where a name lives ---- */

/* What every module has without binding it. */
static bool module_has(Sym name)
{
    static const char *const names[] = {
        "__name__",   "__doc__",     "__file__", "__package__",
        "__loader__", "__spec__",    "__dict__", "__annotations__",
        "__cached__", "__builtins__"};

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (!strcmp(names[i], name))
            return true;
    return false;
}

static NamePlace place_outside(const Scopes *s, Sym name)
{
    const ScopeName *entry = scope_find(s->first, name);

    if ((entry && entry->flags & (NAME_BOUND | NAME_GLOBAL)) ||
        module_has(name) || !builtin_name_exists(name))
        return PLACE_GLOBAL;
    return PLACE_BUILTIN;
}

/* The scope around `scope` that binds a name for it; NULL: the module, or
 * none. */
static Scope *binder_of(const Scope *scope, Sym name)
{
    for (Scope *p = scope->parent; p && p->kind != SCOPE_MODULE;
         p = p->parent) {
        const ScopeName *entry = scope_find(p, name);

        if (p->kind == SCOPE_CLASS) {
            if (!strcmp(name, "__class__"))
                return p;
            continue;
        }
        if (entry && entry->flags & NAME_GLOBAL)
            return NULL;
        if (entry && entry->flags & NAME_NONLOCAL)
            continue;
        if (entry && entry->flags & NAME_BOUND)
            return p;
    }
    return NULL;
}

static NamePlace place_of(const Scopes *s, const Scope *scope,
                          const ScopeName *entry)
{
    Scope *binder;

    if (entry->flags & NAME_GLOBAL)
        return PLACE_GLOBAL;
    if (scope->kind != SCOPE_MODULE && entry->flags & NAME_BOUND &&
        !(entry->flags & NAME_NONLOCAL))
        return PLACE_LOCAL;
    binder = binder_of(scope, entry->name);
    if (!binder)
        return place_outside(s, entry->name);
    if (binder->kind == SCOPE_CLASS)
        binder->needs_class = true;
    return PLACE_ENCLOSING;
}

/* ---- names that nothing binds ---- */

/* A module whose usual name is often used before it is imported. */
static const struct {
    const char *name, *import;
} usual_import[] = {
    {"np", "import numpy as np"},
    {"numpy", "import numpy"},
    {"math", "import math"},
    {"autograd", "from holo import autograd"},
};

static void push_names(Scopes *s, const Scope *scope, const char ***list,
                       int *n, int *capacity)
{
    for (int i = 0; i < scope->nname; i++)
        if (scope->name[i].flags & NAME_BOUND)
            *ARENA_PUSH(s->ctx->arena, *list, *n, *capacity) =
                scope->name[i].name;
}

/* The visible name that is nearest to a misspelt one, or NULL. */
static const char *nearest_visible(Scopes *s, const Scope *scope, Sym name)
{
    const char **list = NULL;
    int n = 0, capacity = 0;

    push_names(s, scope, &list, &n, &capacity);
    for (const Scope *p = scope->parent; p; p = p->parent)
        if (p->kind != SCOPE_CLASS)
            push_names(s, p, &list, &n, &capacity);
    for (int i = 0; i < nbuiltin_name; i++)
        *ARENA_PUSH(s->ctx->arena, list, n, capacity) = builtin_names[i];
    return diag_nearest(name, list, n);
}

static void help_undefined(Scopes *s, Diag *d, const Scope *scope, Sym name)
{
    const char *near;

    for (size_t i = 0; i < sizeof usual_import / sizeof *usual_import; i++) {
        if (strcmp(usual_import[i].name, name))
            continue;
        diag_help(s->ctx, d, "add `%s`", usual_import[i].import);
        return;
    }
    near = nearest_visible(s, scope, name);
    if (near)
        diag_help(s->ctx, d, "did you mean `%s`?", near);
}

/* More errors than any limit shows: looking for near names would only take
 * time. */
enum { ENOUGH_ERRORS = 100 };

static void report_undefined(Scopes *s, const Scope *scope,
                             const ScopeName *entry)
{
    Diag *d = diag_error(s->ctx, DIAG_H0201, entry->use,
                         "name `%s` is not defined", entry->name);

    if (s->ctx->nerror < ENOUGH_ERRORS)
        help_undefined(s, d, scope, entry->name);
}

static bool is_undefined(const Scopes *s, const ScopeName *entry)
{
    const ScopeName *outside = scope_find(s->first, entry->name);

    return entry->place == PLACE_GLOBAL && entry->flags & NAME_USED &&
           !(entry->flags & (NAME_GLOBAL | NAME_IMPLIED | NAME_EXPECTED)) &&
           !(outside && outside->flags & (NAME_BOUND | NAME_GLOBAL)) &&
           !module_has(entry->name);
}

static void check_nonlocal(Scopes *s, const Scope *scope,
                           const ScopeName *entry)
{
    Diag *d;

    if (binder_of(scope, entry->name))
        return;
    d = diag_error(s->ctx, DIAG_H0201, entry->binding,
                   "no enclosing function binds the nonlocal name `%s`",
                   entry->name);
    if (place_outside(s, entry->name) == PLACE_GLOBAL &&
        scope_find(s->first, entry->name))
        diag_help(s->ctx, d, "the module binds it: write `global %s`",
                  entry->name);
}

void scopes_resolve(Scopes *s)
{
    for (Scope *scope = s->first; scope; scope = scope->next)
        for (int i = 0; i < scope->nname; i++) {
            ScopeName *entry = &scope->name[i];

            entry->place = place_of(s, scope, entry);
            if (entry->flags & NAME_NONLOCAL)
                check_nonlocal(s, scope, entry);
            if (!s->open && is_undefined(s, entry)) {
                report_undefined(s, scope, entry);
                entry->place = PLACE_NOWHERE;
            }
        }
}

Scopes *scopes_of_module(Context *ctx, const AstModule *ast, bool complete)
{
    Scopes *s = ARENA_NEW(ctx->arena, Scopes);

    s->ctx = ctx;
    s->open = !complete;
    scopes_visit(s, ast);
    scopes_resolve(s);
    return s;
}
