/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Lowering: what its files offer each other.
 *
 *   lower.c             the module; nodes, regions, names
 *   lower_expr.c        expressions
 *   lower_call.c        calls, displays, and what is spread into them
 *   lower_target.c      what is assigned to, augmented, deleted
 *   lower_function.c    functions, classes, comprehensions
 *   lower_stmt.c        statements
 *   lower_match.c, lower_pattern.c  the statement `match`
 *   lower_import.c      imports
 *   lower_unsupported.c constructs that are not converted
 *
 * Nodes come out in the order in which CPython evaluates: the order of the
 * list is the order of the effects. */
#ifndef HOLO_FRONTEND_LOWER_H
#define HOLO_FRONTEND_LOWER_H

#include "frontend/scope.h"

/* How deep regions may nest; the passes recurse over them. */
enum { LOWER_MAX_NEST = 1100 };

typedef struct Lower {
    Context *ctx;
    Module *m;
    const Scopes *scopes;
    Graph *g;              /* the end of it is where nodes go */
    const Scope *scope;    /* whose names are in force */
    const Arguments *args; /* of the function in hand; NULL outside */
    bool in_async;         /* inside of what was reported as async */
    bool yields;           /* the function in hand has a `yield` */
    int nest;              /* regions around `g` */
} Lower;

/* ---- lower.c ---- */

/* A node at the end of the graph in hand. */
Node *lower_emit(Lower *l, Op op, Span span, int ninput, Node *const *input);
Node *lower_emit1(Lower *l, Op op, Span span, Node *x);
Node *lower_emit2(Lower *l, Op op, Span span, Node *x, Node *y);
Node *lower_emit3(Lower *l, Op op, Span span, Node *x, Node *y, Node *z);
Node *lower_poison(Lower *l, Span span);
/* A py_literal from its repr(). */
Node *lower_literal(Lower *l, Span span, const char *repr);
Node *lower_attribute(Lower *l, Span span, Node *x, Sym name);

/* Names are given as written, and mangled here. */
Node *lower_load(Lower *l, Span span, Sym name);
void lower_store_name(Lower *l, Span span, Sym name, Node *value);
void lower_delete_name(Lower *l, Span span, Sym name);
void lower_set_name(Node *n, AttrKey key, Sym name);
/* A name of the lowering's own, which begins with a dot; local. */
Node *lower_load_hidden(Lower *l, Span span, const char *name);
void lower_store_hidden(Lower *l, Span span, const char *name, Node *value);

/* Opens a region: nodes go there until lower_region_close gives the graph
 * around it back. NULL, after H0908, when regions nest too deeply. */
typedef struct OpenRegion {
    Graph *graph, *outer;
} OpenRegion;
bool lower_region_open(Lower *l, Span span, OpenRegion *r);
void lower_region_close(Lower *l, const OpenRegion *r);
/* The same, with what the region yields. */
void region_yield(Lower *l, const OpenRegion *r, Node *value);

/* ---- lower_expr.c ---- */

Node *lower_expr(Lower *l, const Expr *e);
/* `yield from x` as a statement. */
void lower_yield_from(Lower *l, const Expr *e);
/* A region that yields an expression; false where lower_region_open says so. */
/* An expression of which only the truth is asked for: what `and`, `or` and the
 * ways of a conditional expression yield need not be of one type. */
Node *lower_condition(Lower *l, const Expr *e);
bool lower_condition_region(Lower *l, const Expr *e, OpenRegion *r);

/* ---- lower_call.c ---- */

Node *lower_call(Lower *l, const Expr *e);
Node *lower_display(Lower *l, const Expr *e, Op op, const ExprList *elts);
Node *lower_dict(Lower *l, const Expr *e);
/* A node whose inputs are arguments: a class's bases and keywords. */
Node *lower_arguments(Lower *l, Op op, Span span, Node *first,
                      const ExprList *args, const KeywordList *keywords);

/* ---- lower_target.c ---- */

void lower_store(Lower *l, const Expr *target, Node *value);
void lower_aug_assign(Lower *l, const Stmt *s);
void lower_delete(Lower *l, const Expr *target);

/* ---- lower_function.c ---- */

void lower_function_def(Lower *l, const Stmt *s);
void lower_class_def(Lower *l, const Stmt *s);
Node *lower_lambda(Lower *l, const Expr *e);
Node *lower_comprehension(Lower *l, const Expr *e);
/* The docstring that a body begins with; NULL if it has none. */
const Constant *body_docstring(const StmtList *body);

/* ---- lower_stmt.c ---- */

void lower_stmts(Lower *l, const StmtList *list);

/* ---- lower_match.c ---- */

void lower_match(Lower *l, const Stmt *s);

/* ---- lower_pattern.c ---- */

/* Reports what Python's compiler refuses of a case. */
void lower_check_case(Lower *l, const MatchCase *c, bool is_last);

/* ---- lower_import.c ---- */

void lower_import(Lower *l, const Stmt *s);
void lower_import_from(Lower *l, const Stmt *s);

/* ---- lower_unsupported.c ---- */

typedef enum Unsupported {
    UNSUPPORTED_EXCEPT_STAR,
    UNSUPPORTED_ASYNC,
    UNSUPPORTED_AWAIT,
    UNSUPPORTED_IMPORT_STAR
} Unsupported;

/* Reports H0114: the construct, the reason, and what to write instead. */
void lower_unsupported(Lower *l, Unsupported what, Span span);

#endif
