/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Simple statements, and the lines they stand on. */
#include "frontend/parser.h"

Stmt *stmt_new(Parser *p, StmtKind kind, uint32_t begin)
{
    Stmt *s = ARENA_NEW(p->ctx->arena, Stmt);

    s->kind = kind;
    s->span = s->header = span_from(p, begin);
    return s;
}

void stmt_push(Parser *p, StmtList *list, Stmt *s)
{
    *ARENA_PUSH(p->ctx->arena, list->item, list->n, list->capacity) = s;
}

static void push_name(Parser *p, NameList *list, Sym name)
{
    *ARENA_PUSH(p->ctx->arena, list->item, list->n, list->capacity) = name;
}

static bool at_statement_end(const Parser *p)
{
    return at_token(p, TOKEN_NEWLINE) || at_token(p, TOKEN_SEMICOLON) ||
           at_token(p, TOKEN_END);
}

/* ---- assignments and expressions ---- */

static bool augmented_operator(TokenKind kind, Operator *op)
{
    static const struct {
        TokenKind kind;
        Operator op;
    } table[] = {
        {TOKEN_ADD_ASSIGN, OPERATOR_ADD},
        {TOKEN_SUB_ASSIGN, OPERATOR_SUB},
        {TOKEN_MULT_ASSIGN, OPERATOR_MULT},
        {TOKEN_MAT_MULT_ASSIGN, OPERATOR_MAT_MULT},
        {TOKEN_DIV_ASSIGN, OPERATOR_DIV},
        {TOKEN_MOD_ASSIGN, OPERATOR_MOD},
        {TOKEN_POW_ASSIGN, OPERATOR_POW},
        {TOKEN_LSHIFT_ASSIGN, OPERATOR_L_SHIFT},
        {TOKEN_RSHIFT_ASSIGN, OPERATOR_R_SHIFT},
        {TOKEN_OR_ASSIGN, OPERATOR_BIT_OR},
        {TOKEN_XOR_ASSIGN, OPERATOR_BIT_XOR},
        {TOKEN_AND_ASSIGN, OPERATOR_BIT_AND},
        {TOKEN_FLOOR_DIV_ASSIGN, OPERATOR_FLOOR_DIV},
    };

    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (table[i].kind == kind) {
            *op = table[i].op;
            return true;
        }
    return false;
}

static Stmt *parse_augmented(Parser *p, uint32_t begin, Expr *target,
                             Operator op)
{
    Stmt *s = stmt_new(p, STMT_AUG_ASSIGN, begin);

    make_single_target(p, target, "an augmented assignment");
    s->aug_assign.target = target;
    s->aug_assign.op = op;
    s->aug_assign.op_span = span_here(p);
    next_token(p);
    s->aug_assign.value = parse_value(p);
    return s;
}

static Stmt *parse_annotated(Parser *p, uint32_t begin, Expr *target)
{
    Stmt *s = stmt_new(p, STMT_ANN_ASSIGN, begin);

    next_token(p);
    make_single_target(p, target, "an annotation");
    s->ann_assign.target = target;
    s->ann_assign.simple = target->kind == EXPR_NAME && !target->parenthesised;
    s->ann_assign.annotation = parse_expression(p);
    if (!p->panic && accept_token(p, TOKEN_ASSIGN))
        s->ann_assign.value = parse_value(p);
    return s;
}

static Stmt *parse_assign(Parser *p, uint32_t begin, Expr *first)
{
    Stmt *s = stmt_new(p, STMT_ASSIGN, begin);
    Expr *e = first;

    while (!p->panic && accept_token(p, TOKEN_ASSIGN)) {
        make_target(p, e, CONTEXT_STORE);
        expr_push(p, &s->assign.targets, e);
        e = parse_value(p);
    }
    s->assign.value = e;
    return s;
}

/* `x := 1` as a statement. */
static Stmt *bare_walrus(Parser *p, uint32_t begin, Expr *target)
{
    Diag *d = parser_report(p, DIAG_H0101, span_here(p),
                            "`:=` as a statement needs parentheses");
    Stmt *s = stmt_new(p, STMT_ASSIGN, begin);

    diag_help(p->ctx, d, "write `=`");
    next_token(p);
    make_target(p, target, CONTEXT_STORE);
    expr_push(p, &s->assign.targets, target);
    s->assign.value = parse_value(p);
    return s;
}

static Stmt *parse_expression_statement(Parser *p)
{
    uint32_t begin = p->token->begin;
    Expr *e = parse_value(p);
    Operator op;
    Stmt *s;

    if (!p->panic && at_token(p, TOKEN_ASSIGN))
        return parse_assign(p, begin, e);
    if (!p->panic && augmented_operator(p->token->kind, &op))
        return parse_augmented(p, begin, e, op);
    if (!p->panic && at_token(p, TOKEN_COLON) &&
        token_ahead(p, 1)->kind != TOKEN_NEWLINE)
        return parse_annotated(p, begin, e);
    if (!p->panic && at_token(p, TOKEN_WALRUS))
        return bare_walrus(p, begin, e);
    s = stmt_new(p, STMT_EXPR, begin);
    s->expr.value = e;
    return s;
}

/* ---- statements that begin with a keyword ---- */

static Stmt *parse_bare(Parser *p, StmtKind kind)
{
    return stmt_new(p, kind, next_token(p)->begin);
}

static bool in_function(const Parser *p)
{
    return p->scope->kind == SCOPE_FUNCTION || p->scope->kind == SCOPE_ASYNC;
}

static Stmt *parse_return(Parser *p)
{
    const Token *t = next_token(p);
    Stmt *s = stmt_new(p, STMT_RETURN, t->begin);
    Diag *d;

    if (!in_function(p) && !p->orphan) {
        d = parser_report(p, DIAG_H0117, s->span,
                          "`return` is not in a function");
        diag_help(p->ctx, d, "remove it, or indent it into a `def`");
    }
    if (!at_statement_end(p))
        s->return_.value = parse_value(p);
    return s;
}

static Stmt *parse_jump(Parser *p, StmtKind kind, const char *word)
{
    Stmt *s = parse_bare(p, kind);
    bool outside =
        p->scope->outer && in_function(p) && p->scope->outer->nloop > 0;
    Diag *d;

    if (p->scope->nloop > 0 || p->orphan)
        return s;
    d = parser_report(p, DIAG_H0117, s->span, "`%s` is not in a loop", word);
    if (outside)
        diag_note(p->ctx, d, "the loop around is outside of this function");
    diag_help(p->ctx, d, "remove it, or indent it into a loop");
    return s;
}

static Stmt *parse_delete(Parser *p)
{
    uint32_t begin = next_token(p)->begin;
    Stmt *s = stmt_new(p, STMT_DELETE, begin);
    bool more = true;

    if (at_statement_end(p))
        expected(p, "a name");
    while (more && !p->panic) {
        Expr *e = parse_bit_or(p);

        make_target(p, e, CONTEXT_DEL);
        expr_push(p, &s->delete_.targets, e);
        more =
            !p->panic && accept_token(p, TOKEN_COMMA) && !at_statement_end(p);
    }
    return s;
}

static Stmt *parse_raise(Parser *p)
{
    uint32_t begin = next_token(p)->begin;
    Stmt *s = stmt_new(p, STMT_RAISE, begin);

    if (at_statement_end(p))
        return s;
    s->raise.exc = parse_expression(p);
    if (!p->panic && accept_token(p, TOKEN_FROM))
        s->raise.cause = parse_expression(p);
    return s;
}

static Stmt *parse_assert(Parser *p)
{
    uint32_t begin = next_token(p)->begin;
    Stmt *s = stmt_new(p, STMT_ASSERT, begin);

    s->assert_.test = parse_condition(p);
    if (!p->panic && accept_token(p, TOKEN_COMMA))
        s->assert_.msg = parse_expression(p);
    return s;
}

static Stmt *parse_global(Parser *p, StmtKind kind)
{
    const Token *word = next_token(p);
    Stmt *s = stmt_new(p, kind, word->begin);
    bool more = true;

    if (kind == STMT_NONLOCAL && p->scope->kind == SCOPE_MODULE && !p->orphan)
        parser_report(p, DIAG_H0117, s->span,
                      "`nonlocal` is not in a function");
    while (more && !p->panic) {
        Span span;
        Sym name = expect_name(p, "a name", &span);

        if (name) {
            bind_name(p, name);
            push_name(p, &s->global.names, name);
        }
        more = accept_token(p, TOKEN_COMMA);
    }
    return s;
}

/* ---- imports ---- */

/* a.b.c as one name; NULL after an error. */
static Sym parse_dotted_name(Parser *p)
{
    uint32_t begin = p->token->begin;
    TextBuffer name = {.arena = p->ctx->arena};
    Span span;

    for (;;) {
        Sym part = expect_name(p, "the name of a module", &span);

        if (!part)
            return NULL;
        if (span.begin == begin)
            bind_name(p, part);
        buffer_puts(&name, part);
        if (!accept_token(p, TOKEN_DOT))
            break;
        buffer_putc(&name, '.');
    }
    return sym_intern(&p->ctx->names, name.data, name.size);
}

static void push_alias(Parser *p, AliasList *list, uint32_t begin, Sym name)
{
    Alias a = {.name = name};
    Span span;

    if (!p->panic && accept_token(p, TOKEN_AS)) {
        a.asname = expect_name(p, "a name", &span);
        if (a.asname)
            bind_name(p, a.asname);
    }
    a.span = span_from(p, begin);
    if (name)
        *ARENA_PUSH(p->ctx->arena, list->item, list->n, list->capacity) = a;
}

static Stmt *parse_import(Parser *p)
{
    uint32_t begin = next_token(p)->begin;
    Stmt *s = stmt_new(p, STMT_IMPORT, begin);

    do {
        uint32_t name = p->token->begin;

        push_alias(p, &s->import.names, name, parse_dotted_name(p));
    } while (!p->panic && accept_token(p, TOKEN_COMMA));
    return s;
}

static void parse_imported_name(Parser *p, AliasList *names)
{
    uint32_t begin = p->token->begin;
    Span span;
    Sym name = expect_name(p, "a name", &span);

    if (name)
        bind_name(p, name);
    push_alias(p, names, begin, name);
}

static void parse_import_star(Parser *p, Stmt *s)
{
    const Token *star = next_token(p);
    Diag *d;

    p->suspects->all_bound = true;
    push_alias(p, &s->import_from.names, star->begin,
               sym_from(&p->ctx->names, "*"));
    if (p->scope->kind == SCOPE_MODULE || p->orphan)
        return;
    d = parser_report(p, DIAG_H0117, (Span){p->file, star->begin, star->end},
                      "`import *` is only allowed at the top level");
    diag_help(p->ctx, d, "import the names that are used");
}

static void parse_import_names(Parser *p, AliasList *names)
{
    if (accept_token(p, TOKEN_LPAREN)) {
        if (at_token(p, TOKEN_RPAREN))
            expected(p, "a name");
        do
            parse_imported_name(p, names);
        while (list_goes_on(p, TOKEN_RPAREN, "names"));
        close_list(p, TOKEN_RPAREN);
        return;
    }
    do {
        parse_imported_name(p, names);
    } while (!p->panic && accept_token(p, TOKEN_COMMA));
}

static Stmt *parse_import_from(Parser *p)
{
    uint32_t begin = next_token(p)->begin;
    Stmt *s = stmt_new(p, STMT_IMPORT_FROM, begin);

    for (;;) {
        if (accept_token(p, TOKEN_DOT))
            s->import_from.level++;
        else if (accept_token(p, TOKEN_ELLIPSIS))
            s->import_from.level += 3;
        else
            break;
    }
    if (!s->import_from.level || !at_token(p, TOKEN_IMPORT))
        s->import_from.module = parse_dotted_name(p);
    if (p->panic || !expect_token(p, TOKEN_IMPORT, "`import`"))
        return s;
    if (at_token(p, TOKEN_MULT))
        parse_import_star(p, s);
    else
        parse_import_names(p, &s->import_from.names);
    return s;
}

/* ---- lines ---- */

static Stmt *parse_simple(Parser *p)
{
    switch ((int)p->token->kind) {
    case TOKEN_PASS:
        return parse_bare(p, STMT_PASS);
    case TOKEN_BREAK:
        return parse_jump(p, STMT_BREAK, "break");
    case TOKEN_CONTINUE:
        return parse_jump(p, STMT_CONTINUE, "continue");
    case TOKEN_RETURN:
        return parse_return(p);
    case TOKEN_RAISE:
        return parse_raise(p);
    case TOKEN_GLOBAL:
        return parse_global(p, STMT_GLOBAL);
    case TOKEN_NONLOCAL:
        return parse_global(p, STMT_NONLOCAL);
    case TOKEN_DEL:
        return parse_delete(p);
    case TOKEN_ASSERT:
        return parse_assert(p);
    case TOKEN_IMPORT:
        return parse_import(p);
    case TOKEN_FROM:
        return parse_import_from(p);
    default:
        return parse_expression_statement(p);
    }
}

void skip_orphan_block(Parser *p, StmtList *out)
{
    bool orphan = p->orphan;

    if (!at_token(p, TOKEN_INDENT))
        return;
    next_token(p);
    p->orphan = true;
    parse_statements(p, out);
    p->orphan = orphan;
    accept_token(p, TOKEN_DEDENT);
}

void parse_simple_line(Parser *p, StmtList *out)
{
    const Token *first = p->token;
    bool failed = false;

    for (;;) {
        Stmt *s = parse_simple(p);

        s->span = s->header = span_from(p, s->span.begin);
        stmt_push(p, out, s);
        if (p->panic)
            failed = true;
        if (p->panic || !accept_token(p, TOKEN_SEMICOLON) ||
            at_token(p, TOKEN_NEWLINE))
            break;
    }
    if (!p->panic && !at_token(p, TOKEN_NEWLINE) && !at_token(p, TOKEN_END)) {
        report_rest_of_line(p, first);
        failed = true;
    }
    skip_line(p);
    accept_token(p, TOKEN_NEWLINE);
    if (failed)
        skip_orphan_block(p, out);
}
