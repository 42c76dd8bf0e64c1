/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Compound statements: headers, blocks, and what may follow them. */
#include "frontend/parser.h"

/* ---- blocks ---- */

static void report_missing_block(Parser *p, const Header *h)
{
    const Source *source = source_get(&p->ctx->sources, p->file);
    Span header = {p->file, h->begin, p->token[-1].begin};
    Diag *d;

    d = parser_error(p, DIAG_H0107,
                     at_token(p, TOKEN_END) || at_token(p, TOKEN_DEDENT)
                         ? (Span){p->file, p->token->begin, p->token->begin}
                         : span_here(p),
                     "expected an indented block after `%s` on line %d",
                     h->word, source_position(source, h->begin).line);
    diag_label(p->ctx, d, header, "this needs a block");
    diag_help(p->ctx, d, "indent the lines that belong to it, or write `pass`");
    p->panic = false;
}

/* The colon of a header; when it is missing, it is as if it were there. */
void expect_colon(Parser *p, const Header *h)
{
    Diag *d;

    if (p->panic) {
        skip_line(p);
        return;
    }
    if (accept_token(p, TOKEN_COLON))
        return;
    if (at_token(p, TOKEN_NEWLINE) || starts_expression(p->token)) {
        d = parser_error(p, DIAG_H0102, span_before(p), "expected `:` after %s",
                         h->what);
        diag_help(p->ctx, d, "insert `:`");
        p->panic = false;
        return;
    }
    d = parser_error(p, DIAG_H0102, span_here(p),
                     "expected `:` after %s, found %s", h->what,
                     token_called(p));
    diag_help(p->ctx, d, "insert `:`");
    skip_line(p);
}

/* A simple statement on the line after a header most likely is the block that
 * was not indented. */
static void parse_unindented(Parser *p, StmtList *body)
{
    if (!at_token(p, TOKEN_DEDENT) && !at_token(p, TOKEN_END) &&
        !begins_compound(p) && !at_token(p, TOKEN_ELSE) &&
        !at_token(p, TOKEN_ELIF) && !at_token(p, TOKEN_EXCEPT) &&
        !at_token(p, TOKEN_FINALLY))
        parse_simple_line(p, body);
}

/* `: statement` on the line, or a NEWLINE and an indented block. */
StmtList parse_block(Parser *p, const Header *h)
{
    StmtList body = {0};
    bool failed = p->panic;

    expect_colon(p, h);
    if (begins_compound(p)) {
        Diag *d = parser_error(p, DIAG_H0101, span_here(p),
                               "`%s` begins a line of its own",
                               token_text[p->token->kind]);

        diag_help(p->ctx, d, "write it on the next line, indented");
        skip_line(p);
    }
    if (!at_token(p, TOKEN_NEWLINE)) {
        if (!at_token(p, TOKEN_END))
            parse_simple_line(p, &body);
        return body;
    }
    next_token(p);
    if (!accept_token(p, TOKEN_INDENT)) {
        if (!failed) {
            report_missing_block(p, h);
            parse_unindented(p, &body);
        }
        return body;
    }
    parse_statements(p, &body);
    accept_token(p, TOKEN_DEDENT);
    return body;
}

void end_header(Parser *p, Stmt *s, uint32_t begin)
{
    s->header = span_from(p, begin);
    if (at_token(p, TOKEN_COLON))
        s->header.end = p->token->end;
}

static StmtList parse_loop_body(Parser *p, const Header *h)
{
    StmtList body;

    p->scope->nloop++;
    body = parse_block(p, h);
    p->scope->nloop--;
    return body;
}

/* Takes the keyword of a clause, if it is next, perhaps misspelt. */
static bool accept_clause(Parser *p, TokenKind kind)
{
    repair_keyword(p);
    return accept_token(p, kind);
}

static StmtList parse_else(Parser *p)
{
    Header h = {p->token->begin, "else", "`else`"};

    if (!accept_clause(p, TOKEN_ELSE))
        return (StmtList){0};
    return parse_block(p, &h);
}

/* ---- if, while, for ---- */

static Stmt *parse_if(Parser *p, const char *word);

/* `else if`, as other languages write it. */
static bool at_else_if(Parser *p)
{
    Span span = span_here(p);
    Diag *d;

    if (!at_token(p, TOKEN_ELSE) || token_ahead(p, 1)->kind != TOKEN_IF)
        return false;
    span.end = token_ahead(p, 1)->end;
    d = parser_report(p, DIAG_H0112, span,
                      "`else if` is written `elif` in Python");
    diag_help(p->ctx, d, "write `elif`");
    next_token(p);
    return true;
}

/* Skips the clause that begins here, its block included. */
static void skip_clause(Parser *p)
{
    int depth = 0;

    skip_line(p);
    accept_token(p, TOKEN_NEWLINE);
    do {
        if (at_token(p, TOKEN_INDENT))
            depth++;
        else if (at_token(p, TOKEN_DEDENT))
            depth--;
        else if (!depth)
            break; /* the block stood on the line */
        next_token(p);
    } while (depth && !at_token(p, TOKEN_END));
}

/* elif and else. */
static StmtList parse_if_rest(Parser *p)
{
    StmtList orelse = {0};
    Stmt *s;

    repair_keyword(p);
    if (!at_token(p, TOKEN_ELIF) && !at_else_if(p))
        return parse_else(p);
    if (p->nblock >= MAX_BLOCKS) {
        parser_error(p, DIAG_H0118, span_here(p),
                     "more than %d blocks inside each other", MAX_BLOCKS);
        while (at_token(p, TOKEN_ELIF) || at_token(p, TOKEN_ELSE))
            skip_clause(p);
        p->panic = false;
        return orelse;
    }
    p->nblock++;
    s = parse_if(p, "elif");
    p->nblock--;
    stmt_push(p, &orelse, s);
    return orelse;
}

static Stmt *parse_if(Parser *p, const char *word)
{
    Header h = {p->token->begin, word, "the condition"};
    Stmt *s = stmt_new(p, STMT_IF, h.begin);

    next_token(p);
    s->if_.test = parse_condition(p);
    end_header(p, s, h.begin);
    s->if_.body = parse_block(p, &h);
    s->if_.orelse = parse_if_rest(p);
    return s;
}

static Stmt *parse_while(Parser *p)
{
    Header h = {p->token->begin, "while", "the condition"};
    Stmt *s = stmt_new(p, STMT_WHILE, h.begin);

    next_token(p);
    s->while_.test = parse_condition(p);
    end_header(p, s, h.begin);
    s->while_.body = parse_loop_body(p, &h);
    s->while_.orelse = parse_else(p);
    return s;
}

static Stmt *parse_for(Parser *p, uint32_t begin, StmtKind kind)
{
    Header h = {begin, "for", "what is looped over"};
    Stmt *s = stmt_new(p, kind, begin);

    next_token(p);
    s->for_.target = parse_for_targets(p);
    if (!p->panic && expect_token(p, TOKEN_IN, "`in` and a value"))
        s->for_.iter = parse_star_expressions(p);
    else
        s->for_.iter = expr_poison(p);
    end_header(p, s, begin);
    s->for_.body = parse_loop_body(p, &h);
    s->for_.orelse = parse_else(p);
    return s;
}

/* ---- with ---- */

/* `(` begins a list of items if its `)` comes before the colon, and if what
 * is inside can be one: no `yield`, `:=`, `*`, and not nothing. */
static bool at_item_list(const Parser *p)
{
    const Token *t = p->token;
    int depth = 0;

    if (t->kind != TOKEN_LPAREN || t[1].kind == TOKEN_RPAREN ||
        t[1].kind == TOKEN_YIELD)
        return false;
    for (; t->kind != TOKEN_NEWLINE && t->kind != TOKEN_END; t++) {
        bool opens = t->kind == TOKEN_LPAREN || t->kind == TOKEN_LBRACKET ||
                     t->kind == TOKEN_LBRACE;
        bool closes = t->kind == TOKEN_RPAREN || t->kind == TOKEN_RBRACKET ||
                      t->kind == TOKEN_RBRACE;
        bool first = t[-1].kind == TOKEN_LPAREN || t[-1].kind == TOKEN_COMMA;

        depth += opens - closes;
        if (closes && depth == 0)
            return t[1].kind == TOKEN_COLON;
        if (depth == 1 && (t->kind == TOKEN_WALRUS || t->kind == TOKEN_FOR ||
                           (t->kind == TOKEN_MULT && first)))
            return false;
    }
    return false;
}

/* What `as` assigns to ends before a comma. */
static Expr *parse_as_target(Parser *p)
{
    Expr *e = parse_bit_or(p);

    make_target(p, e, CONTEXT_STORE);
    return e;
}

static void parse_with_item(Parser *p, WithItemList *items)
{
    uint32_t begin = p->token->begin;
    WithItem item = {.context_expr = parse_expression(p)};

    if (!p->panic && accept_token(p, TOKEN_AS))
        item.optional_vars = parse_as_target(p);
    item.span = span_from(p, begin);
    *ARENA_PUSH(p->ctx->arena, items->item, items->n, items->capacity) = item;
}

static Stmt *parse_with(Parser *p, uint32_t begin, StmtKind kind)
{
    Header h = {begin, "with", "what is entered"};
    Stmt *s = stmt_new(p, kind, begin);
    bool more = true;

    next_token(p);
    if (at_item_list(p)) {
        next_token(p);
        while (more) {
            parse_with_item(p, &s->with.items);
            more = list_goes_on(p, TOKEN_RPAREN, "items");
        }
        close_list(p, TOKEN_RPAREN);
    } else {
        while (more && !p->panic) {
            parse_with_item(p, &s->with.items);
            more = !p->panic && accept_token(p, TOKEN_COMMA);
        }
    }
    end_header(p, s, begin);
    s->with.body = parse_block(p, &h);
    return s;
}

/* ---- try ---- */

/* E as name */
static void parse_handler_type(Parser *p, ExceptHandler *handler)
{
    handler->type = parse_expression(p);
    if (!p->panic && at_token(p, TOKEN_COMMA)) {
        Diag *d = parser_error(p, DIAG_H0101, handler->type->span,
                               "several types in `except` need parentheses");

        diag_help(p->ctx, d, "write `except (A, B):`");
    }
    if (p->panic || !accept_token(p, TOKEN_AS))
        return;
    handler->name = expect_name(p, "a name", &handler->name_span);
    if (handler->name)
        bind_name(p, handler->name);
}

/* except E as name; `*star` says whether it is except*. */
static ExceptHandler parse_handler(Parser *p, bool *star)
{
    Header h = {p->token->begin, "except", "`except` and its type"};
    ExceptHandler handler = {0};

    next_token(p);
    *star = accept_token(p, TOKEN_MULT);
    if (*star || (!at_token(p, TOKEN_COLON) && !at_token(p, TOKEN_NEWLINE)))
        parse_handler_type(p, &handler);
    handler.body = parse_block(p, &h);
    handler.span = span_from(p, h.begin);
    return handler;
}

static void parse_handlers(Parser *p, Stmt *s)
{
    ExceptHandlerList *list = &s->try_.handlers;

    for (repair_keyword(p); at_token(p, TOKEN_EXCEPT); repair_keyword(p)) {
        Span here = span_here(p);
        bool star;
        ExceptHandler handler = parse_handler(p, &star);

        if (list->n && star != (s->kind == STMT_TRY_STAR))
            parser_report(p, DIAG_H0117, here,
                          "`except` and `except*` cannot belong to one `try`");
        else if (list->n && !list->item[list->n - 1].type)
            parser_report(p, DIAG_H0117, here,
                          "no `except` can follow one that catches all");
        if (star)
            s->kind = STMT_TRY_STAR;
        *ARENA_PUSH(p->ctx->arena, list->item, list->n, list->capacity) =
            handler;
    }
}

static Stmt *parse_try(Parser *p)
{
    Header h = {p->token->begin, "try", "`try`"};
    Stmt *s = stmt_new(p, STMT_TRY, h.begin);
    Span word = span_here(p);
    Header final = {0, "finally", "`finally`"};

    next_token(p);
    end_header(p, s, h.begin);
    s->try_.body = parse_block(p, &h);
    parse_handlers(p, s);
    if (s->try_.handlers.n)
        s->try_.orelse = parse_else(p);
    final.begin = p->token->begin;
    if (accept_clause(p, TOKEN_FINALLY))
        s->try_.finalbody = parse_block(p, &final);
    else if (!s->try_.handlers.n) {
        Diag *d = parser_report(p, DIAG_H0101, word,
                                "`try` needs an `except` or a `finally`");

        diag_help(p->ctx, d, "add `except Exception:` behind its block");
    }
    return s;
}

/* ---- def, class, decorators ---- */

static StmtList parse_scope(Parser *p, ScopeKind kind, const Header *h)
{
    ParseScope scope = {p->scope, kind, 0};
    bool orphan = p->orphan;
    StmtList body;

    p->scope = &scope;
    p->orphan = false;
    body = parse_block(p, h);
    check_nesting(p, &body);
    p->orphan = orphan;
    p->scope = (ParseScope *)scope.outer;
    return body;
}

static Stmt *parse_def(Parser *p, uint32_t begin, ExprList decorators,
                       bool is_async)
{
    Header h = {begin, "def", "the parameters"};
    Stmt *s = stmt_new(
        p, is_async ? STMT_ASYNC_FUNCTION_DEF : STMT_FUNCTION_DEF, begin);

    next_token(p);
    s->function_def.decorator_list = decorators;
    s->function_def.args = ARENA_NEW(p->ctx->arena, Arguments);
    s->function_def.name =
        expect_name(p, "the function's name", &s->function_def.name_span);
    if (s->function_def.name)
        bind_name(p, s->function_def.name);
    if (!p->panic && expect_token(p, TOKEN_LPAREN, "`(` and parameters")) {
        s->function_def.args = parse_parameters(p, TOKEN_RPAREN);
        close_list(p, TOKEN_RPAREN);
    }
    if (!p->panic && accept_token(p, TOKEN_ARROW)) {
        h.what = "the annotation";
        s->function_def.returns = parse_expression(p);
    }
    end_header(p, s, begin);
    s->function_def.body =
        parse_scope(p, is_async ? SCOPE_ASYNC : SCOPE_FUNCTION, &h);
    return s->function_def.name ? s : NULL;
}

static Stmt *parse_class(Parser *p, uint32_t begin, ExprList decorators)
{
    Header h = {begin, "class", "the class's name"};
    Stmt *s = stmt_new(p, STMT_CLASS_DEF, begin);

    next_token(p);
    s->class_def.decorator_list = decorators;
    s->class_def.name =
        expect_name(p, "the class's name", &s->class_def.name_span);
    if (s->class_def.name)
        bind_name(p, s->class_def.name);
    if (!p->panic && accept_token(p, TOKEN_LPAREN)) {
        parse_arguments(p, &s->class_def.bases, &s->class_def.keywords);
        h.what = "the bases";
    }
    end_header(p, s, begin);
    s->class_def.body = parse_scope(p, SCOPE_CLASS, &h);
    return s->class_def.name ? s : NULL;
}

static Stmt *parse_async(Parser *p, ExprList decorators)
{
    uint32_t begin = next_token(p)->begin;
    Span word = {p->file, begin, p->prev_end};
    Diag *d;

    if (at_token(p, TOKEN_DEF))
        return parse_def(p, begin, decorators, true);
    if (!at_token(p, TOKEN_FOR) && !at_token(p, TOKEN_WITH)) {
        expected(p, "`def`, `for` or `with`");
        skip_line(p);
        return NULL;
    }
    if (p->scope->kind != SCOPE_ASYNC && !p->orphan) {
        d = parser_report(p, DIAG_H0117, word,
                          "`async %s` is not in an `async def` function",
                          token_text[p->token->kind]);
        diag_help(p->ctx, d, "remove `async`");
    }
    return at_token(p, TOKEN_FOR) ? parse_for(p, begin, STMT_ASYNC_FOR)
                                  : parse_with(p, begin, STMT_ASYNC_WITH);
}

static Stmt *parse_decorated(Parser *p)
{
    ExprList decorators = {0};
    TokenKind after;

    while (accept_token(p, TOKEN_AT)) {
        expr_push(p, &decorators, parse_named_expression(p));
        if (!p->panic && !at_token(p, TOKEN_NEWLINE))
            expected(p, "the end of the line");
        skip_line(p);
        accept_token(p, TOKEN_NEWLINE);
    }
    after = token_ahead(p, 1)->kind;
    if (at_token(p, TOKEN_DEF))
        return parse_def(p, p->token->begin, decorators, false);
    if (at_token(p, TOKEN_CLASS))
        return parse_class(p, p->token->begin, decorators);
    if (at_token(p, TOKEN_ASYNC) && after == TOKEN_DEF)
        return parse_async(p, decorators);
    expected(p, "`def` or `class` behind a decorator");
    p->panic = false;
    return NULL;
}

/* ---- statements ---- */

typedef Stmt *(*CompoundRule)(Parser *p);

static Stmt *parse_plain_if(Parser *p)
{
    return parse_if(p, "if");
}

static Stmt *parse_plain_for(Parser *p)
{
    return parse_for(p, p->token->begin, STMT_FOR);
}

static Stmt *parse_plain_with(Parser *p)
{
    return parse_with(p, p->token->begin, STMT_WITH);
}

static Stmt *parse_plain_def(Parser *p)
{
    return parse_def(p, p->token->begin, (ExprList){0}, false);
}

static Stmt *parse_plain_class(Parser *p)
{
    return parse_class(p, p->token->begin, (ExprList){0});
}

static Stmt *parse_plain_async(Parser *p)
{
    return parse_async(p, (ExprList){0});
}

static CompoundRule compound_rule(const Parser *p)
{
    static const CompoundRule rule[TOKEN_KIND_COUNT] = {
        [TOKEN_IF] = parse_plain_if,       [TOKEN_WHILE] = parse_while,
        [TOKEN_FOR] = parse_plain_for,     [TOKEN_WITH] = parse_plain_with,
        [TOKEN_TRY] = parse_try,           [TOKEN_DEF] = parse_plain_def,
        [TOKEN_CLASS] = parse_plain_class, [TOKEN_AT] = parse_decorated,
        [TOKEN_ASYNC] = parse_plain_async,
    };

    return at_match(p) ? parse_match : rule[p->token->kind];
}

bool begins_compound(const Parser *p)
{
    return compound_rule(p) != NULL;
}

bool parse_compound(Parser *p, StmtList *out)
{
    CompoundRule rule = compound_rule(p);
    Stmt *s;

    if (!rule)
        return false;
    s = rule(p);
    if (s) {
        s->span = span_from(p, s->span.begin);
        stmt_push(p, out, s);
    }
    return true;
}
