/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Statements, each kind by a rule of its own. */
#include "frontend/lower.h"

typedef void StmtLower(Lower *l, const Stmt *s);

/* A region of statements; false when regions nest too deeply. */
static bool lower_block(Lower *l, Span span, const StmtList *list,
                        OpenRegion *r)
{
    if (!lower_region_open(l, span, r))
        return false;
    lower_stmts(l, list);
    lower_region_close(l, r);
    return true;
}

/* ---- simple statements ---- */

static void lower_nothing(Lower *l, const Stmt *s)
{
    (void)l, (void)s;
}

/* CPython leaves constants out as well; docstrings are among them. */
static void lower_expr_stmt(Lower *l, const Stmt *s)
{
    if (s->expr.value->kind == EXPR_YIELD_FROM)
        lower_yield_from(l, s->expr.value);
    else if (s->expr.value->kind != EXPR_CONSTANT)
        lower_expr(l, s->expr.value);
}

static void lower_assign(Lower *l, const Stmt *s)
{
    Node *value = lower_expr(l, s->assign.value);

    for (int i = 0; i < s->assign.targets.n; i++)
        lower_store(l, s->assign.targets.item[i], value);
}

/* The parts of a target that is annotated but not set are evaluated. */
static void lower_target_parts(Lower *l, const Expr *target)
{
    if (target->kind == EXPR_ATTRIBUTE)
        lower_expr(l, target->attribute.value);
    if (target->kind != EXPR_SUBSCRIPT)
        return;
    lower_expr(l, target->subscript.value);
    lower_expr(l, target->subscript.slice);
}

/* Annotations are not evaluated (docs/language.md). */
static void lower_ann_assign(Lower *l, const Stmt *s)
{
    const Expr *value = s->ann_assign.value;

    if (value)
        lower_store(l, s->ann_assign.target, lower_expr(l, value));
    else
        lower_target_parts(l, s->ann_assign.target);
}

static void lower_delete_stmt(Lower *l, const Stmt *s)
{
    for (int i = 0; i < s->delete_.targets.n; i++)
        lower_delete(l, s->delete_.targets.item[i]);
}

static void lower_assert(Lower *l, const Stmt *s)
{
    Node *test = lower_condition(l, s->assert_.test);
    OpenRegion r;
    Node *n;

    if (!lower_region_open(l, s->span, &r))
        return;
    region_yield(l, &r,
                 s->assert_.msg ? lower_expr(l, s->assert_.msg)
                                : lower_literal(l, s->span, "None"));
    n = lower_emit1(l, OP_py_assert, s->span, test);
    node_set_regions(n, 1, &r.graph);
}

static void lower_raise(Lower *l, const Stmt *s)
{
    Node *part[2];
    int n = 0;

    if (s->raise.exc)
        part[n++] = lower_expr(l, s->raise.exc);
    if (s->raise.cause)
        part[n++] = lower_expr(l, s->raise.cause);
    lower_emit(l, OP_py_raise, s->span, n, part);
}

/* ---- jumps; the parser has reported those that stand outside ---- */

static void lower_return(Lower *l, const Stmt *s)
{
    Node *value = s->return_.value ? lower_expr(l, s->return_.value)
                                   : lower_literal(l, s->span, "None");

    lower_emit1(l, OP_py_return, s->span, value);
}

static void lower_break(Lower *l, const Stmt *s)
{
    lower_emit(l, OP_py_break, s->span, 0, NULL);
}

static void lower_continue(Lower *l, const Stmt *s)
{
    lower_emit(l, OP_py_continue, s->span, 0, NULL);
}

/* ---- compound statements ---- */

static void lower_if(Lower *l, const Stmt *s)
{
    Node *test = lower_condition(l, s->if_.test);
    OpenRegion body, orelse;
    Node *n;

    if (!lower_block(l, s->header, &s->if_.body, &body) ||
        !lower_block(l, s->header, &s->if_.orelse, &orelse))
        return;
    n = lower_emit1(l, OP_py_if, s->header, test);
    node_set_regions(n, 2, (Graph *[]){body.graph, orelse.graph});
}

/* A loop's body; `target` is NULL in a `while`. */
static bool lower_loop_body(Lower *l, const Stmt *s, const StmtList *body,
                            const Expr *target, OpenRegion *r)
{
    if (!lower_region_open(l, s->header, r))
        return false;
    if (target) {
        Node *item = graph_param(r->graph, type_of_kind(TYPE_OBJECT));

        item->span = target->span;
        lower_store(l, target, item);
    }
    lower_stmts(l, body);
    lower_region_close(l, r);
    return true;
}

static void lower_while(Lower *l, const Stmt *s)
{
    OpenRegion test, body, orelse;
    Node *n;

    if (!lower_condition_region(l, s->while_.test, &test) ||
        !lower_loop_body(l, s, &s->while_.body, NULL, &body) ||
        !lower_block(l, s->header, &s->while_.orelse, &orelse))
        return;
    n = lower_emit(l, OP_py_while, s->header, 0, NULL);
    node_set_regions(n, 3, (Graph *[]){test.graph, body.graph, orelse.graph});
}

static void lower_for(Lower *l, const Stmt *s)
{
    OpenRegion body, orelse;
    Node *iter, *n;

    if (s->kind == STMT_ASYNC_FOR && !l->in_async)
        lower_unsupported(l, UNSUPPORTED_ASYNC, s->header);
    iter = lower_expr(l, s->for_.iter);
    if (!lower_loop_body(l, s, &s->for_.body, s->for_.target, &body) ||
        !lower_block(l, s->header, &s->for_.orelse, &orelse))
        return;
    n = lower_emit1(l, OP_py_for, s->header, iter);
    node_set_regions(n, 2, (Graph *[]){body.graph, orelse.graph});
}

/* ---- exceptions ---- */

/* `try: body`, `finally: final` of regions that are complete. */
static void emit_finally(Lower *l, Span span, Graph *body, Graph *final)
{
    Node *n = lower_emit(l, OP_py_finally, span, 0, NULL);

    node_set_regions(n, 2, (Graph *[]){body, final});
}

/* What a handler does. Its name is gone afterwards, also if it was deleted. */
static void lower_handler(Lower *l, const ExceptHandler *h, Node *x)
{
    OpenRegion body, final;

    if (!h->name) {
        lower_stmts(l, &h->body);
        return;
    }
    lower_store_name(l, h->name_span, h->name, x);
    if (!lower_block(l, h->span, &h->body, &body) ||
        !lower_region_open(l, h->span, &final))
        return;
    lower_store_name(l, h->name_span, h->name,
                     lower_literal(l, h->name_span, "None"));
    lower_delete_name(l, h->name_span, h->name);
    lower_region_close(l, &final);
    emit_finally(l, h->span, body.graph, final.graph);
}

/* The i-th handler and those behind it, of the exception x; behind the last it
 * is raised again. */
static void lower_handlers(Lower *l, const Stmt *s, int i, Node *x)
{
    const ExceptHandler *h = &s->try_.handlers.item[i];
    OpenRegion body, others;
    Node *test, *n;

    if (i == s->try_.handlers.n) {
        lower_emit(l, OP_py_raise, s->header, 0, NULL);
        return;
    }
    if (!h->type) {
        lower_handler(l, h, x);
        return;
    }
    test = lower_emit2(l, OP_exception_matches, h->type->span, x,
                       lower_expr(l, h->type));
    if (!lower_region_open(l, h->span, &body))
        return;
    lower_handler(l, h, x);
    lower_region_close(l, &body);
    if (!lower_region_open(l, h->span, &others))
        return;
    lower_handlers(l, s, i + 1, x);
    lower_region_close(l, &others);
    n = lower_emit1(l, OP_py_if, h->type->span, test);
    node_set_regions(n, 2, (Graph *[]){body.graph, others.graph});
}

/* `try` with handlers, and `else`. */
static void lower_except(Lower *l, const Stmt *s)
{
    OpenRegion body, handlers, orelse;
    Node *x, *n;

    if (!lower_block(l, s->header, &s->try_.body, &body) ||
        !lower_region_open(l, s->header, &handlers))
        return;
    x = graph_param(handlers.graph, type_of_kind(TYPE_OBJECT));
    x->span = s->header;
    lower_handlers(l, s, 0, x);
    lower_region_close(l, &handlers);
    if (!lower_block(l, s->header, &s->try_.orelse, &orelse))
        return;
    n = lower_emit(l, OP_py_try, s->header, 0, NULL);
    node_set_regions(n, 3,
                     (Graph *[]){body.graph, handlers.graph, orelse.graph});
}

static void lower_try(Lower *l, const Stmt *s)
{
    OpenRegion body, final;

    if (s->kind == STMT_TRY_STAR)
        lower_unsupported(l, UNSUPPORTED_EXCEPT_STAR, s->header);
    if (!s->try_.finalbody.n) {
        lower_except(l, s);
        return;
    }
    if (!lower_region_open(l, s->header, &body))
        return;
    if (s->try_.handlers.n)
        lower_except(l, s);
    else
        lower_stmts(l, &s->try_.body);
    lower_region_close(l, &body);
    if (lower_block(l, s->header, &s->try_.finalbody, &final))
        emit_finally(l, s->header, body.graph, final.graph);
}

/* The i-th item of a `with` and those behind it: one inside the other. */
static void lower_with_items(Lower *l, const Stmt *s, int i)
{
    const WithItem *item = &s->with.items.item[i];
    OpenRegion body, swallowed;
    Node *x, *n;

    if (i == s->with.items.n) {
        lower_stmts(l, &s->with.body);
        return;
    }
    n = lower_expr(l, item->context_expr);
    if (!lower_region_open(l, item->span, &body))
        return;
    x = graph_param(body.graph, type_of_kind(TYPE_OBJECT));
    x->span = item->span;
    if (item->optional_vars)
        lower_store(l, item->optional_vars, x);
    lower_with_items(l, s, i + 1);
    lower_region_close(l, &body);
    if (!lower_region_open(l, item->span, &swallowed))
        return;
    lower_region_close(l, &swallowed);
    n = lower_emit1(l, OP_py_with, item->context_expr->span, n);
    node_set_regions(n, 2, (Graph *[]){body.graph, swallowed.graph});
}

static void lower_with(Lower *l, const Stmt *s)
{
    if (!l->in_async && s->kind == STMT_ASYNC_WITH)
        lower_unsupported(l, UNSUPPORTED_ASYNC, s->header);
    lower_with_items(l, s, 0);
}

static StmtLower *const stmt_lower[STMT_KIND_COUNT] = {
    [STMT_PASS] = lower_nothing,
    [STMT_FUNCTION_DEF] = lower_function_def,
    [STMT_ASYNC_FUNCTION_DEF] = lower_function_def,
    [STMT_CLASS_DEF] = lower_class_def,
    [STMT_RETURN] = lower_return,
    [STMT_DELETE] = lower_delete_stmt,
    [STMT_ASSIGN] = lower_assign,
    [STMT_AUG_ASSIGN] = lower_aug_assign,
    [STMT_ANN_ASSIGN] = lower_ann_assign,
    [STMT_FOR] = lower_for,
    [STMT_ASYNC_FOR] = lower_for,
    [STMT_WHILE] = lower_while,
    [STMT_IF] = lower_if,
    [STMT_WITH] = lower_with,
    [STMT_ASYNC_WITH] = lower_with,
    [STMT_MATCH] = lower_match,
    [STMT_RAISE] = lower_raise,
    [STMT_TRY] = lower_try,
    [STMT_TRY_STAR] = lower_try,
    [STMT_ASSERT] = lower_assert,
    [STMT_IMPORT] = lower_import,
    [STMT_IMPORT_FROM] = lower_import_from,
    [STMT_GLOBAL] = lower_nothing,
    [STMT_NONLOCAL] = lower_nothing,
    [STMT_EXPR] = lower_expr_stmt,
    [STMT_BREAK] = lower_break,
    [STMT_CONTINUE] = lower_continue,
};

void lower_stmts(Lower *l, const StmtList *list)
{
    for (int i = 0; i < list->n; i++)
        stmt_lower[list->item[i]->kind](l, list->item[i]);
}
