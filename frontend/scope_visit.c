/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The walk that notes how each scope mentions each name.
 *
 * One rule for each kind of statement and expression. The walk goes in
 * Python's order, because whether a name is used before it is declared global
 * depends on it. Annotations are not visited: they are not evaluated. */
#include "frontend/scope.h"

#include <string.h>

typedef struct Visit {
    Scopes *s;
    Scope *scope;
    bool is_iter_target; /* in the target of a comprehension's `for` */
    int iter_depth;      /* in how many iterables of comprehensions */
    bool expects;        /* in a `try` that waits for NameError */
} Visit;

typedef void ExprVisit(Visit *v, const Expr *e);
typedef void StmtVisit(Visit *v, const Stmt *s);

/* Both may be NULL: a part that is left out. */
static void visit_expr(Visit *v, const Expr *e);
static void visit_stmt(Visit *v, const Stmt *s);

static void visit_exprs(Visit *v, const ExprList *list)
{
    for (int i = 0; i < list->n; i++)
        visit_expr(v, list->item[i]);
}

static void visit_stmts(Visit *v, const StmtList *list)
{
    for (int i = 0; i < list->n; i++)
        visit_stmt(v, list->item[i]);
}

static void visit_keywords(Visit *v, const KeywordList *list)
{
    for (int i = 0; i < list->n; i++)
        visit_expr(v, list->item[i].value);
}

/* ---- mentions ---- */

/* Notes a mention of `name`, as written, in a scope. */
static ScopeName *mention_in(Visit *v, Scope *scope, Sym name, unsigned flag,
                             Span span)
{
    Sym mangled = scope_mangle(v->s->ctx, v->scope, name);
    ScopeName *entry = scope_enter(v->s, scope, mangled);

    if (flag & NAME_USED && !(entry->flags & NAME_USED))
        entry->use = span;
    if (!(flag & NAME_USED) && !entry->binding.file)
        entry->binding = span;
    entry->flags |= flag;
    return entry;
}

static void rebinds_walrus(Visit *v, Sym name, Span span)
{
    diag_error(v->s->ctx, DIAG_H0115, span,
               "a comprehension's `for` cannot rebind `%s`, which `:=` sets in "
               "the same comprehension",
               name);
}

static void mention(Visit *v, Sym name, unsigned flag, Span span)
{
    ScopeName *entry = mention_in(v, v->scope, name, flag, span);

    if (!v->is_iter_target || !(flag & NAME_ASSIGNED))
        return;
    if (entry->flags & (NAME_GLOBAL | NAME_NONLOCAL))
        rebinds_walrus(v, name, span);
    entry->flags |= NAME_ITERATED;
}

static void bind(Visit *v, Sym name, Span span)
{
    mention(v, name, NAME_ASSIGNED, span);
}

/* ---- functions, classes, comprehensions ---- */

static Scope *enter(Visit *v, ScopeKind kind, const void *node)
{
    Scope *outer = v->scope;

    v->scope = scope_open(v->s, kind, outer, node);
    return outer;
}

/* The parser has reported two parameters of one name. */
static void visit_param(Visit *v, const Arg *arg)
{
    mention(v, arg->arg, NAME_PARAM, arg->name_span);
}

static void visit_param_list(Visit *v, const ArgList *list)
{
    for (int i = 0; i < list->n; i++)
        visit_param(v, &list->item[i]);
}

static void visit_params(Visit *v, const Arguments *args)
{
    visit_param_list(v, &args->posonlyargs);
    visit_param_list(v, &args->args);
    visit_param_list(v, &args->kwonlyargs);
    if (args->vararg)
        visit_param(v, args->vararg);
    if (args->kwarg)
        visit_param(v, args->kwarg);
}

static void visit_defaults(Visit *v, const Arguments *args)
{
    visit_exprs(v, &args->defaults);
    visit_exprs(v, &args->kw_defaults);
}

static void visit_function_def(Visit *v, const Stmt *s)
{
    Scope *outer;

    bind(v, s->function_def.name, s->function_def.name_span);
    visit_defaults(v, s->function_def.args);
    visit_exprs(v, &s->function_def.decorator_list);
    outer = enter(v, SCOPE_FUNCTION, s);
    visit_params(v, s->function_def.args);
    visit_stmts(v, &s->function_def.body);
    v->scope = outer;
}

static void visit_lambda(Visit *v, const Expr *e)
{
    Scope *outer;

    visit_defaults(v, e->lambda.args);
    outer = enter(v, SCOPE_FUNCTION, e);
    visit_params(v, e->lambda.args);
    visit_expr(v, e->lambda.body);
    v->scope = outer;
}

static void visit_class_def(Visit *v, const Stmt *s)
{
    Scope *outer;

    bind(v, s->class_def.name, s->class_def.name_span);
    visit_exprs(v, &s->class_def.bases);
    visit_keywords(v, &s->class_def.keywords);
    visit_exprs(v, &s->class_def.decorator_list);
    outer = enter(v, SCOPE_CLASS, s);
    v->scope->class_name = s->class_def.name;
    visit_stmts(v, &s->class_def.body);
    v->scope = outer;
}

static void visit_iterable(Visit *v, const Expr *iter)
{
    v->iter_depth++;
    visit_expr(v, iter);
    v->iter_depth--;
}

static void visit_generator(Visit *v, const Comprehension *c)
{
    bool was = v->is_iter_target;

    v->is_iter_target = true;
    visit_expr(v, c->target);
    v->is_iter_target = was;
    visit_exprs(v, &c->ifs);
}

/* The first iterable belongs to the scope around; all else is inside. */
static void visit_comprehension(Visit *v, const Expr *e,
                                const ComprehensionList *generators,
                                const Expr *key, const Expr *value)
{
    Scope *outer;
    bool was = v->is_iter_target;

    visit_iterable(v, generators->item[0].iter);
    outer = enter(v, SCOPE_COMPREHENSION, e);
    v->is_iter_target = false;
    mention(v, sym_from(&v->s->ctx->names, ".0"), NAME_PARAM, e->span);
    visit_generator(v, &generators->item[0]);
    for (int i = 1; i < generators->n; i++) {
        visit_iterable(v, generators->item[i].iter);
        visit_generator(v, &generators->item[i]);
    }
    visit_expr(v, key);
    visit_expr(v, value);
    v->is_iter_target = was;
    v->scope = outer;
}

static void visit_comp(Visit *v, const Expr *e)
{
    visit_comprehension(v, e, &e->comp.generators, e->comp.elt, NULL);
}

static void visit_dict_comp(Visit *v, const Expr *e)
{
    visit_comprehension(v, e, &e->dict_comp.generators, e->dict_comp.key,
                        e->dict_comp.value);
}

/* ---- `:=` ---- */

/* In a comprehension `:=` binds a name of the function around it: finds that
 * scope, and makes the comprehension's own mention refer to it. */
static void walrus_in_comprehension(Visit *v, const Expr *target)
{
    Context *ctx = v->s->ctx;
    Sym name = scope_mangle(ctx, v->scope, target->name.id);
    Scope *p = v->scope;
    const ScopeName *entry;
    unsigned declared;

    for (; p->kind == SCOPE_COMPREHENSION; p = p->parent) {
        entry = scope_find(p, name);
        if (entry && entry->flags & NAME_ITERATED) {
            diag_error(ctx, DIAG_H0115, target->span,
                       "`:=` cannot rebind `%s`, which the comprehension's "
                       "`for` sets",
                       target->name.id);
            return;
        }
    }
    if (p->kind == SCOPE_CLASS) {
        diag_error(ctx, DIAG_H0115, target->span,
                   "`:=` cannot be used in a comprehension of a class's body");
        return;
    }
    entry = scope_find(p, name);
    declared = p->kind == SCOPE_MODULE || (entry && entry->flags & NAME_GLOBAL)
                   ? NAME_GLOBAL
                   : NAME_NONLOCAL;
    mention_in(v, v->scope, target->name.id, declared, target->span);
    mention_in(v, p, target->name.id, NAME_ASSIGNED, target->span);
}

static void visit_named_expr(Visit *v, const Expr *e)
{
    const Expr *target = e->named_expr.target;

    if (v->iter_depth) {
        diag_error(v->s->ctx, DIAG_H0115, e->span,
                   "`:=` cannot be used in the iterable of a comprehension");
        return;
    }
    if (v->scope->kind == SCOPE_COMPREHENSION && target->kind == EXPR_NAME)
        walrus_in_comprehension(v, target);
    visit_expr(v, e->named_expr.value);
    if (v->scope->kind != SCOPE_COMPREHENSION)
        visit_expr(v, target);
}

/* ---- names and other expressions ---- */

/* super() needs the class that it stands in. */
static void visit_name(Visit *v, const Expr *e)
{
    Sym class_cell;

    if (e->name.ctx != CONTEXT_LOAD) {
        bind(v, e->name.id, e->span);
        return;
    }
    mention(v, e->name.id, NAME_USED | (v->expects ? NAME_EXPECTED : 0),
            e->span);
    if (v->scope->kind != SCOPE_FUNCTION || strcmp(e->name.id, "super"))
        return;
    class_cell = sym_from(&v->s->ctx->names, "__class__");
    if (!scope_find(v->scope, class_cell))
        mention(v, class_cell, NAME_USED | NAME_IMPLIED, e->span);
}

static void visit_leaf(Visit *v, const Expr *e)
{
    (void)v, (void)e;
}

static void visit_bool_op(Visit *v, const Expr *e)
{
    visit_exprs(v, &e->bool_op.values);
}

static void visit_bin_op(Visit *v, const Expr *e)
{
    visit_expr(v, e->bin_op.left);
    visit_expr(v, e->bin_op.right);
}

static void visit_unary_op(Visit *v, const Expr *e)
{
    visit_expr(v, e->unary_op.operand);
}

static void visit_if_exp(Visit *v, const Expr *e)
{
    visit_expr(v, e->if_exp.test);
    visit_expr(v, e->if_exp.body);
    visit_expr(v, e->if_exp.orelse);
}

static void visit_dict(Visit *v, const Expr *e)
{
    visit_exprs(v, &e->dict.keys);
    visit_exprs(v, &e->dict.values);
}

static void visit_set(Visit *v, const Expr *e)
{
    visit_exprs(v, &e->set.elts);
}

static void visit_await(Visit *v, const Expr *e)
{
    visit_expr(v, e->await.value);
}

static void visit_yield(Visit *v, const Expr *e)
{
    visit_expr(v, e->yield.value);
}

static void visit_compare(Visit *v, const Expr *e)
{
    visit_expr(v, e->compare.left);
    visit_exprs(v, &e->compare.comparators);
}

static void visit_call(Visit *v, const Expr *e)
{
    visit_expr(v, e->call.func);
    visit_exprs(v, &e->call.args);
    visit_keywords(v, &e->call.keywords);
}

static void visit_formatted_value(Visit *v, const Expr *e)
{
    visit_expr(v, e->formatted_value.value);
    visit_expr(v, e->formatted_value.format_spec);
}

static void visit_joined_str(Visit *v, const Expr *e)
{
    visit_exprs(v, &e->joined_str.values);
}

static void visit_attribute(Visit *v, const Expr *e)
{
    visit_expr(v, e->attribute.value);
}

static void visit_subscript(Visit *v, const Expr *e)
{
    visit_expr(v, e->subscript.value);
    visit_expr(v, e->subscript.slice);
}

static void visit_starred(Visit *v, const Expr *e)
{
    visit_expr(v, e->starred.value);
}

static void visit_sequence(Visit *v, const Expr *e)
{
    visit_exprs(v, &e->sequence.elts);
}

static void visit_slice(Visit *v, const Expr *e)
{
    visit_expr(v, e->slice.lower);
    visit_expr(v, e->slice.upper);
    visit_expr(v, e->slice.step);
}

static ExprVisit *const expr_visit[EXPR_KIND_COUNT] = {
    [EXPR_POISON] = visit_leaf,
    [EXPR_BOOL_OP] = visit_bool_op,
    [EXPR_NAMED_EXPR] = visit_named_expr,
    [EXPR_BIN_OP] = visit_bin_op,
    [EXPR_UNARY_OP] = visit_unary_op,
    [EXPR_LAMBDA] = visit_lambda,
    [EXPR_IF_EXP] = visit_if_exp,
    [EXPR_DICT] = visit_dict,
    [EXPR_SET] = visit_set,
    [EXPR_LIST_COMP] = visit_comp,
    [EXPR_SET_COMP] = visit_comp,
    [EXPR_DICT_COMP] = visit_dict_comp,
    [EXPR_GENERATOR_EXP] = visit_comp,
    [EXPR_AWAIT] = visit_await,
    [EXPR_YIELD] = visit_yield,
    [EXPR_YIELD_FROM] = visit_yield,
    [EXPR_COMPARE] = visit_compare,
    [EXPR_CALL] = visit_call,
    [EXPR_FORMATTED_VALUE] = visit_formatted_value,
    [EXPR_JOINED_STR] = visit_joined_str,
    [EXPR_CONSTANT] = visit_leaf,
    [EXPR_ATTRIBUTE] = visit_attribute,
    [EXPR_SUBSCRIPT] = visit_subscript,
    [EXPR_STARRED] = visit_starred,
    [EXPR_NAME] = visit_name,
    [EXPR_LIST] = visit_sequence,
    [EXPR_TUPLE] = visit_sequence,
    [EXPR_SLICE] = visit_slice,
};

static void visit_expr(Visit *v, const Expr *e)
{
    if (e)
        expr_visit[e->kind](v, e);
}

/* ---- global and nonlocal ---- */

/* How a name was mentioned in its scope before it was declared; NULL: it was
 * not, or only in ways that Python allows. */
static const char *earlier_mention(const ScopeName *entry)
{
    if (entry->flags & NAME_PARAM)
        return "is a parameter";
    if (entry->flags & NAME_USED)
        return "is used";
    if (entry->flags & NAME_ANNOTATED)
        return "has an annotation";
    if (entry->flags & NAME_ASSIGNED)
        return "is set";
    return NULL;
}

/* True after reporting that a name cannot be declared here any more. */
static bool declared_late(Visit *v, const Stmt *s, Sym name,
                          const char *keyword)
{
    Context *ctx = v->s->ctx;
    ScopeName *entry = scope_find(v->scope, scope_mangle(ctx, v->scope, name));
    const char *how = entry ? earlier_mention(entry) : NULL;
    Span where;
    Diag *d;

    if (!how)
        return false;
    where = entry->flags & NAME_USED && !(entry->flags & NAME_PARAM)
                ? entry->use
                : entry->binding;
    if (entry->flags & NAME_PARAM)
        d = diag_error(ctx, DIAG_H0117, s->span, "`%s` is a parameter and %s",
                       name, keyword);
    else
        d = diag_error(ctx, DIAG_H0117, s->span,
                       "`%s` %s before it is declared %s", name, how, keyword);
    diag_label(ctx, d, where, "`%s` %s here", name, how);
    if (entry->flags & NAME_PARAM)
        diag_help(ctx, d, "rename the parameter, or leave `%s %s` out", keyword,
                  name);
    else
        diag_help(ctx, d, "put `%s %s` before all else that names `%s`",
                  keyword, name, name);
    entry->flags |= NAME_IMPLIED; /* nothing more is to be said of it */
    return true;
}

static void declare(Visit *v, const Stmt *s, Sym name, unsigned flag)
{
    unsigned other = flag == NAME_GLOBAL ? NAME_NONLOCAL : NAME_GLOBAL;
    ScopeName *entry = mention_in(v, v->scope, name, 0, s->span);
    Diag *d;

    if (!(entry->flags & other)) {
        entry->flags |= flag;
        return;
    }
    d = diag_error(v->s->ctx, DIAG_H0117, s->span,
                   "`%s` is declared nonlocal and global", name);
    diag_label(v->s->ctx, d, entry->binding, "the other declaration");
    diag_help(v->s->ctx, d, "keep the one that is meant");
}

static void visit_global(Visit *v, const Stmt *s)
{
    for (int i = 0; i < s->global.names.n; i++) {
        Sym name = s->global.names.item[i];

        if (declared_late(v, s, name, "global"))
            continue;
        declare(v, s, name, NAME_GLOBAL);
        mention_in(v, v->s->first, name, NAME_GLOBAL, s->span);
    }
}

static void visit_nonlocal(Visit *v, const Stmt *s)
{
    if (v->scope->kind == SCOPE_MODULE)
        return; /* the parser has reported it */
    for (int i = 0; i < s->global.names.n; i++)
        if (!declared_late(v, s, s->global.names.item[i], "nonlocal"))
            declare(v, s, s->global.names.item[i], NAME_NONLOCAL);
}

/* ---- imports ---- */

/* `import a.b` binds `a`. */
static void bind_alias(Visit *v, const Alias *alias)
{
    Sym name = alias->asname;

    if (!name)
        name = sym_intern(&v->s->ctx->names, alias->name,
                          strcspn(alias->name, "."));
    mention(v, name, NAME_IMPORTED, alias->span);
}

static void visit_import(Visit *v, const Stmt *s)
{
    for (int i = 0; i < s->import.names.n; i++)
        bind_alias(v, &s->import.names.item[i]);
}

static void visit_import_from(Visit *v, const Stmt *s)
{
    for (int i = 0; i < s->import_from.names.n; i++) {
        const Alias *alias = &s->import_from.names.item[i];

        if (!strcmp(alias->name, "*"))
            v->s->open = true;
        else
            bind_alias(v, alias);
    }
}

/* ---- patterns ---- */

static void visit_pattern(Visit *v, const Pattern *p);

static void visit_patterns(Visit *v, const PatternList *list)
{
    for (int i = 0; i < list->n; i++)
        visit_pattern(v, list->item[i]);
}

static void bind_capture(Visit *v, const Pattern *p, Sym name)
{
    Sym hidden;

    if (!name)
        return;
    bind(v, name, p->span);
    hidden = sym_from(&v->s->ctx->names,
                      arena_printf(v->s->ctx->arena, ".%s", name));
    mention(v, hidden, NAME_ASSIGNED, p->span); /* see lower_match.c */
}

static void visit_pattern(Visit *v, const Pattern *p)
{
    switch (p->kind) {
    case PATTERN_POISON:
    case PATTERN_SINGLETON:
    case PATTERN_KIND_COUNT:
        break;
    case PATTERN_VALUE:
        visit_expr(v, p->value.value);
        break;
    case PATTERN_SEQUENCE:
    case PATTERN_OR:
        visit_patterns(v, &p->sequence.patterns);
        break;
    case PATTERN_MAPPING:
        visit_exprs(v, &p->mapping.keys);
        visit_patterns(v, &p->mapping.patterns);
        bind_capture(v, p, p->mapping.rest);
        break;
    case PATTERN_CLASS:
        visit_expr(v, p->class_.cls);
        visit_patterns(v, &p->class_.patterns);
        visit_patterns(v, &p->class_.kwd_patterns);
        break;
    case PATTERN_STAR:
        bind_capture(v, p, p->star.name);
        break;
    case PATTERN_AS:
        if (p->as.pattern)
            visit_pattern(v, p->as.pattern);
        bind_capture(v, p, p->as.name);
        break;
    }
}

/* ---- other statements ---- */

static void visit_nothing(Visit *v, const Stmt *s)
{
    (void)v, (void)s;
}

static void visit_return(Visit *v, const Stmt *s)
{
    visit_expr(v, s->return_.value);
}

static void visit_delete(Visit *v, const Stmt *s)
{
    visit_exprs(v, &s->delete_.targets);
}

static void visit_assign(Visit *v, const Stmt *s)
{
    visit_exprs(v, &s->assign.targets);
    visit_expr(v, s->assign.value);
}

static void visit_aug_assign(Visit *v, const Stmt *s)
{
    visit_expr(v, s->aug_assign.target);
    visit_expr(v, s->aug_assign.value);
}

static void visit_annotated_name(Visit *v, const Stmt *s)
{
    const Expr *target = s->ann_assign.target;
    const ScopeName *entry = scope_find(
        v->scope, scope_mangle(v->s->ctx, v->scope, target->name.id));

    if (entry && entry->flags & (NAME_GLOBAL | NAME_NONLOCAL) &&
        v->scope->kind != SCOPE_MODULE)
        diag_error(v->s->ctx, DIAG_H0117, target->span,
                   "the annotated name `%s` cannot be global or nonlocal",
                   target->name.id);
    mention(v, target->name.id, NAME_ANNOTATED | NAME_ASSIGNED, target->span);
}

static void visit_ann_assign(Visit *v, const Stmt *s)
{
    if (s->ann_assign.target->kind == EXPR_NAME && s->ann_assign.simple)
        visit_annotated_name(v, s);
    else if (s->ann_assign.target->kind != EXPR_NAME || s->ann_assign.value)
        visit_expr(v, s->ann_assign.target);
    visit_expr(v, s->ann_assign.value);
}

static void visit_for(Visit *v, const Stmt *s)
{
    visit_expr(v, s->for_.target);
    visit_expr(v, s->for_.iter);
    visit_stmts(v, &s->for_.body);
    visit_stmts(v, &s->for_.orelse);
}

static void visit_while(Visit *v, const Stmt *s)
{
    visit_expr(v, s->while_.test);
    visit_stmts(v, &s->while_.body);
    visit_stmts(v, &s->while_.orelse);
}

static void visit_if(Visit *v, const Stmt *s)
{
    visit_expr(v, s->if_.test);
    visit_stmts(v, &s->if_.body);
    visit_stmts(v, &s->if_.orelse);
}

static void visit_with(Visit *v, const Stmt *s)
{
    for (int i = 0; i < s->with.items.n; i++) {
        visit_expr(v, s->with.items.item[i].context_expr);
        visit_expr(v, s->with.items.item[i].optional_vars);
    }
    visit_stmts(v, &s->with.body);
}

static void visit_match(Visit *v, const Stmt *s)
{
    visit_expr(v, s->match.subject);
    for (int i = 0; i < s->match.cases.n; i++) {
        const MatchCase *c = &s->match.cases.item[i];

        visit_pattern(v, c->pattern);
        visit_expr(v, c->guard);
        visit_stmts(v, &c->body);
    }
}

static void visit_raise(Visit *v, const Stmt *s)
{
    visit_expr(v, s->raise.exc);
    visit_expr(v, s->raise.cause);
}

/* Does `except` name it? */
static bool names_name_error(const Expr *type)
{
    if (type && type->kind == EXPR_TUPLE)
        for (int i = 0; i < type->sequence.elts.n; i++)
            if (names_name_error(type->sequence.elts.item[i]))
                return true;
    return type && type->kind == EXPR_NAME &&
           !strcmp(type->name.id, "NameError");
}

static void visit_try(Visit *v, const Stmt *s)
{
    bool expected = v->expects;

    for (int i = 0; i < s->try_.handlers.n; i++)
        v->expects |= names_name_error(s->try_.handlers.item[i].type);
    visit_stmts(v, &s->try_.body);
    v->expects = expected;
    visit_stmts(v, &s->try_.orelse);
    for (int i = 0; i < s->try_.handlers.n; i++) {
        const ExceptHandler *h = &s->try_.handlers.item[i];

        visit_expr(v, h->type);
        if (h->name)
            bind(v, h->name, h->name_span);
        visit_stmts(v, &h->body);
    }
    visit_stmts(v, &s->try_.finalbody);
}

static void visit_assert(Visit *v, const Stmt *s)
{
    visit_expr(v, s->assert_.test);
    visit_expr(v, s->assert_.msg);
}

static void visit_expr_stmt(Visit *v, const Stmt *s)
{
    visit_expr(v, s->expr.value);
}

static StmtVisit *const stmt_visit[STMT_KIND_COUNT] = {
    [STMT_PASS] = visit_nothing,
    [STMT_FUNCTION_DEF] = visit_function_def,
    [STMT_ASYNC_FUNCTION_DEF] = visit_function_def,
    [STMT_CLASS_DEF] = visit_class_def,
    [STMT_RETURN] = visit_return,
    [STMT_DELETE] = visit_delete,
    [STMT_ASSIGN] = visit_assign,
    [STMT_AUG_ASSIGN] = visit_aug_assign,
    [STMT_ANN_ASSIGN] = visit_ann_assign,
    [STMT_FOR] = visit_for,
    [STMT_ASYNC_FOR] = visit_for,
    [STMT_WHILE] = visit_while,
    [STMT_IF] = visit_if,
    [STMT_WITH] = visit_with,
    [STMT_ASYNC_WITH] = visit_with,
    [STMT_MATCH] = visit_match,
    [STMT_RAISE] = visit_raise,
    [STMT_TRY] = visit_try,
    [STMT_TRY_STAR] = visit_try,
    [STMT_ASSERT] = visit_assert,
    [STMT_IMPORT] = visit_import,
    [STMT_IMPORT_FROM] = visit_import_from,
    [STMT_GLOBAL] = visit_global,
    [STMT_NONLOCAL] = visit_nonlocal,
    [STMT_EXPR] = visit_expr_stmt,
    [STMT_BREAK] = visit_nothing,
    [STMT_CONTINUE] = visit_nothing,
};

static void visit_stmt(Visit *v, const Stmt *s)
{
    stmt_visit[s->kind](v, s);
}

void scopes_visit(Scopes *s, const AstModule *ast)
{
    Visit v = {.s = s};

    v.scope = scope_open(s, SCOPE_MODULE, NULL, ast);
    visit_stmts(&v, &ast->body);
}
