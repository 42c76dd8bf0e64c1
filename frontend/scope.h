/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Scopes: what each function, class, comprehension and the module binds, and
 * where every name that it mentions is found.
 *
 * The rules are CPython's (symtable.c). scope_visit.c walks the tree once and
 * notes how each scope mentions each name; scope.c decides from these notes
 * where the name lives, and reports the names that nothing binds. */
#ifndef HOLO_FRONTEND_SCOPE_H
#define HOLO_FRONTEND_SCOPE_H

#include "frontend/ast.h"
#include "ir/script.h"

typedef enum ScopeKind {
    SCOPE_MODULE,
    SCOPE_FUNCTION, /* and lambda */
    SCOPE_COMPREHENSION,
    SCOPE_CLASS
} ScopeKind;

/* How a scope mentions a name. */
enum {
    NAME_USED = 1 << 0,
    NAME_ASSIGNED = 1 << 1,
    NAME_PARAM = 1 << 2,
    NAME_IMPORTED = 1 << 3,
    NAME_GLOBAL = 1 << 4, /* declared so here; in the module: by a function */
    NAME_NONLOCAL = 1 << 5,
    NAME_ANNOTATED = 1 << 6,
    NAME_ITERATED = 1 << 7, /* by a comprehension's `for` */
    NAME_IMPLIED = 1 << 8,  /* `__class__`, for super(); or reported already */
    NAME_EXPECTED = 1 << 9, /* used where a `try` waits for NameError */
    NAME_BOUND = NAME_ASSIGNED | NAME_PARAM | NAME_IMPORTED
};

typedef struct ScopeName {
    Sym name; /* mangled */
    unsigned flags;
    NamePlace place; /* known after scopes_resolve */
    Span use;        /* the first one */
    Span binding;    /* the first one, or the declaration */
} ScopeName;

typedef struct Scope Scope;
struct Scope {
    ScopeKind kind;
    Scope *parent;    /* NULL for the module */
    Scope *next;      /* in the order in which they are opened */
    const void *node; /* the Stmt, Expr or AstModule that opens it */
    Sym class_name;   /* of the innermost class around or here; or NULL */
    bool needs_class; /* a class whose functions mention `__class__` */
    int nname, name_capacity;
    ScopeName *name; /* in the order of their first mention: params first */
    uint32_t *slot;  /* hash table over `name`: index + 1 */
    uint32_t nslot;
};

typedef struct Scopes {
    Context *ctx;
    Scope *first, *last; /* the module's first */
    int nscope;
    bool open;    /* there may be names that the tree does not show */
    Scope **slot; /* hash table by `node` */
    uint32_t nslot;
} Scopes;

/* All scopes of a tree, after reporting what breaks Python's rules. Unless
 * `complete`, the tree lacks what could not be read, and names that nothing
 * binds are not reported. */
Scopes *scopes_of_module(Context *ctx, const AstModule *ast, bool complete);

/* The scope that a node opens; it must open one. */
const Scope *scope_of(const Scopes *s, const void *node);

/* Where a name (as written) that `scope` mentions is found. */
NamePlace scope_place(Context *ctx, const Scope *scope, Sym name);

/* A name as it is stored: `__x` in class `C` is `_C__x`. */
Sym scope_mangle(Context *ctx, const Scope *scope, Sym name);

/* ---- between scope_visit.c and scope.c ---- */

void scopes_visit(Scopes *s, const AstModule *ast);
void scopes_resolve(Scopes *s);
Scope *scope_open(Scopes *s, ScopeKind kind, Scope *parent, const void *node);
/* A mangled name's entry; scope_find gives NULL where there is none. */
ScopeName *scope_find(const Scope *scope, Sym name);
ScopeName *scope_enter(Scopes *s, Scope *scope, Sym name);

/* ---- builtin_names.c ---- */

/* Does CPython have a builtin of this name? */
bool builtin_name_exists(const char *name);
extern const char *const builtin_names[];
extern const int nbuiltin_name;

#endif
