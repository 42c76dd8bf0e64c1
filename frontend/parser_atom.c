/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Atoms: names, literals, and what stands in brackets of its own. */
#include "frontend/constant.h"
#include "frontend/parser.h"

static Expr *constant_new(Parser *p, uint32_t begin, Constant c)
{
    Expr *e = expr_new(p, EXPR_CONSTANT, begin);

    e->constant = c;
    return e;
}

static Expr *parse_keyword_constant(Parser *p, ConstantKind kind)
{
    uint32_t begin = next_token(p)->begin;

    return constant_new(p, begin, (Constant){.kind = kind});
}

static Expr *parse_number(Parser *p)
{
    const Token *t = next_token(p);
    Constant zero = {.kind = CONSTANT_INT, .text = {"0", 1}};

    if (t->repaired)
        return constant_new(p, t->begin, zero);
    return constant_new(p, t->begin,
                        constant_number(p->ctx->arena, token_source(p, t)));
}

static Expr *parse_name(Parser *p)
{
    const Token *t = next_token(p);
    Expr *e = expr_new(p, EXPR_NAME, t->begin);

    e->name.id = token_name(p, t);
    suspect_name(p, e);
    return e;
}

/* ---- comprehensions ---- */

bool at_comprehension(const Parser *p)
{
    return at_token(p, TOKEN_FOR) ||
           (at_token(p, TOKEN_ASYNC) && token_ahead(p, 1)->kind == TOKEN_FOR);
}

static Comprehension parse_clause(Parser *p)
{
    uint32_t begin = p->token->begin;
    Comprehension c = {.is_async = accept_token(p, TOKEN_ASYNC)};

    next_token(p);
    c.target = parse_for_targets(p);
    if (expect_token(p, TOKEN_IN, "`in` and a value"))
        c.iter = parse_disjunction(p);
    else
        c.iter = expr_poison(p);
    while (!p->panic && accept_token(p, TOKEN_IF)) {
        Expr *test = parse_disjunction(p);

        if (at_token(p, TOKEN_QUESTION) || at_token(p, TOKEN_ASSIGN))
            expected(p, "`]` or another `if` or `for`");
        expr_push(p, &c.ifs, test);
    }
    c.span = span_from(p, begin);
    return c;
}

ComprehensionList parse_comprehension_for(Parser *p)
{
    ComprehensionList list = {0};

    while (!p->panic && at_comprehension(p)) {
        Comprehension c = parse_clause(p);

        *ARENA_PUSH(p->ctx->arena, list.item, list.n, list.capacity) = c;
    }
    return list;
}

void adopt_comprehensions(Parser *p, Expr *e, ComprehensionList list)
{
    for (int i = 0; i < list.n; i++) {
        Comprehension *c = &list.item[i];

        c->target = expr_adopt(p, e, c->target);
        c->iter = expr_adopt(p, e, c->iter);
        expr_adopt_all(p, e, &c->ifs);
        if (c->is_async && e->kind != EXPR_GENERATOR_EXP &&
            p->scope->kind != SCOPE_ASYNC && !p->orphan)
            parser_report(p, DIAG_H0117, c->span,
                          "`async for` is not in an `async def` function");
    }
}

/* [elt for ...] and the like, `elt` being read. */
static Expr *parse_comprehension(Parser *p, ExprKind kind, uint32_t begin,
                                 Expr *elt)
{
    ComprehensionList list = parse_comprehension_for(p);
    Expr *e = expr_new(p, kind, begin);

    if (elt->kind == EXPR_STARRED)
        parser_report(p, DIAG_H0101, elt->span,
                      "`*` cannot spread values in a comprehension");
    e->comp.elt = expr_adopt(p, e, elt);
    e->comp.generators = list;
    adopt_comprehensions(p, e, list);
    return e;
}

/* ---- parentheses, lists ---- */

/* The elements behind the first one; true if there was a comma. */
static bool parse_more(Parser *p, ExprList *elts, Expr *first, TokenKind close)
{
    bool comma = at_token(p, TOKEN_COMMA);

    expr_push(p, elts, first);
    while (list_goes_on(p, close, "elements"))
        expr_push(p, elts, parse_star_named(p));
    return comma || elts->n > 1;
}

static Expr *sequence_new(Parser *p, ExprKind kind, uint32_t begin,
                          ExprList elts)
{
    Expr *e = expr_new(p, kind, begin);

    expr_adopt_all(p, e, &elts);
    e->sequence.elts = elts;
    return e;
}

Expr *parse_in_parentheses(Parser *p, uint32_t begin, TokenKind close)
{
    ExprList elts = {0};
    Expr *first;

    if (at_token(p, close))
        return sequence_new(p, EXPR_TUPLE, begin, elts);
    if (at_token(p, TOKEN_YIELD))
        first = parse_yield(p);
    else
        first = parse_star_named(p);
    if (!p->panic && at_comprehension(p))
        return parse_comprehension(p, EXPR_GENERATOR_EXP, begin, first);
    if (parse_more(p, &elts, first, close))
        return sequence_new(p, EXPR_TUPLE, begin, elts);
    if (first->kind == EXPR_STARRED)
        parser_report(p, DIAG_H0101, first->span,
                      "`*` spreads values into a tuple, list, set or call");
    return first;
}

/* A group's span is that of the expression inside; a tuple's and a
 * generator's has the parentheses too. */
static Expr *parse_parenthesised(Parser *p)
{
    uint32_t begin = next_token(p)->begin;
    uint32_t inside = p->token->begin;
    Expr *e = parse_in_parentheses(p, begin, TOKEN_RPAREN);

    close_list(p, TOKEN_RPAREN);
    if (e->span.begin == begin && inside != begin)
        e->span = span_from(p, begin);
    e->parenthesised = true;
    return e;
}

static Expr *parse_list(Parser *p)
{
    uint32_t begin = next_token(p)->begin;
    ExprList elts = {0};
    Expr *e;

    if (!at_token(p, TOKEN_RBRACKET)) {
        Expr *first = parse_star_named(p);

        if (!p->panic && at_comprehension(p)) {
            e = parse_comprehension(p, EXPR_LIST_COMP, begin, first);
            close_list(p, TOKEN_RBRACKET);
            e->span = span_from(p, begin);
            return e;
        }
        parse_more(p, &elts, first, TOKEN_RBRACKET);
    }
    close_list(p, TOKEN_RBRACKET);
    return sequence_new(p, EXPR_LIST, begin, elts);
}

/* ---- sets and dicts ---- */

/* One `key: value` or `**mapping`. */
static void parse_item(Parser *p, Expr **key, Expr **value)
{
    *key = NULL;
    if (accept_token(p, TOKEN_POW)) {
        *value = parse_bit_or(p);
        return;
    }
    *key = parse_expression(p);
    if (!p->panic && expect_token(p, TOKEN_COLON, "`:` and a value"))
        *value = parse_expression(p);
    else
        *value = expr_poison(p);
}

static Expr *parse_dict_rest(Parser *p, uint32_t begin, Expr *key, Expr *value)
{
    ExprList keys = {0}, values = {0};
    Expr *e;

    expr_push(p, &keys, key);
    expr_push(p, &values, value);
    while (list_goes_on(p, TOKEN_RBRACE, "items")) {
        parse_item(p, &key, &value);
        expr_push(p, &keys, key);
        expr_push(p, &values, value);
    }
    close_list(p, TOKEN_RBRACE);
    e = expr_new(p, EXPR_DICT, begin);
    expr_adopt_all(p, e, &keys);
    expr_adopt_all(p, e, &values);
    e->dict.keys = keys;
    e->dict.values = values;
    return e;
}

static Expr *parse_dict_comp(Parser *p, uint32_t begin, Expr *key, Expr *value)
{
    ComprehensionList list = parse_comprehension_for(p);
    Expr *e;

    if (!key)
        parser_report(p, DIAG_H0101, value->span,
                      "`**` cannot spread a dict in a comprehension");
    close_list(p, TOKEN_RBRACE);
    e = expr_new(p, EXPR_DICT_COMP, begin);
    e->dict_comp.key = expr_adopt(p, e, key ? key : expr_poison(p));
    e->dict_comp.value = expr_adopt(p, e, value);
    e->dict_comp.generators = list;
    adopt_comprehensions(p, e, list);
    return e;
}

static Expr *parse_dict(Parser *p, uint32_t begin, Expr *key)
{
    Expr *value;

    if (!key) {
        parse_item(p, &key, &value);
    } else {
        next_token(p);
        value = parse_expression(p);
    }
    if (!p->panic && at_comprehension(p))
        return parse_dict_comp(p, begin, key, value);
    return parse_dict_rest(p, begin, key, value);
}

static Expr *parse_brace(Parser *p)
{
    uint32_t begin = next_token(p)->begin;
    ExprList elts = {0};
    Expr *first, *e;

    if (accept_token(p, TOKEN_RBRACE))
        return expr_new(p, EXPR_DICT, begin);
    if (at_token(p, TOKEN_POW))
        return parse_dict(p, begin, NULL);
    first = parse_star_named(p);
    if (!p->panic && at_token(p, TOKEN_COLON))
        return parse_dict(p, begin, first);
    if (!p->panic && at_comprehension(p)) {
        e = parse_comprehension(p, EXPR_SET_COMP, begin, first);
        close_list(p, TOKEN_RBRACE);
        e->span = span_from(p, begin);
        return e;
    }
    parse_more(p, &elts, first, TOKEN_RBRACE);
    close_list(p, TOKEN_RBRACE);
    e = expr_new(p, EXPR_SET, begin);
    expr_adopt_all(p, e, &elts);
    e->set.elts = elts;
    return e;
}

/* ---- atoms ---- */

static Expr *not_an_expression(Parser *p)
{
    TokenKind kind = p->token->kind;
    Diag *d;

    if (kind == TOKEN_YIELD) {
        d = parser_error(p, DIAG_H0101, span_here(p),
                         "`yield` needs parentheses here");
        diag_help(p->ctx, d, "write `(yield ...)`");
    } else if (kind == TOKEN_MULT || kind == TOKEN_POW) {
        expected(p, "an expression");
    } else if (token_is_keyword(kind) && kind != TOKEN_IN &&
               kind != TOKEN_AND && kind != TOKEN_OR && kind != TOKEN_IS &&
               kind != TOKEN_IF && kind != TOKEN_ELSE && kind != TOKEN_FOR) {
        d = parser_error(p, DIAG_H0101, span_here(p),
                         "`%s` is a keyword and cannot be a value",
                         token_text[kind]);
        diag_help(p->ctx, d, "if it is a name, choose another one");
    } else {
        expected(p, "an expression");
    }
    return expr_poison(p);
}

Expr *parse_atom(Parser *p)
{
    switch ((int)p->token->kind) {
    case TOKEN_NAME:
        return parse_name(p);
    case TOKEN_NUMBER:
        return parse_number(p);
    case TOKEN_STRING:
        return parse_strings(p);
    case TOKEN_LPAREN:
        return parse_parenthesised(p);
    case TOKEN_LBRACKET:
        return parse_list(p);
    case TOKEN_LBRACE:
        return parse_brace(p);
    case TOKEN_NONE:
        return parse_keyword_constant(p, CONSTANT_NONE);
    case TOKEN_TRUE:
        return parse_keyword_constant(p, CONSTANT_TRUE);
    case TOKEN_FALSE:
        return parse_keyword_constant(p, CONSTANT_FALSE);
    case TOKEN_ELLIPSIS:
        return parse_keyword_constant(p, CONSTANT_ELLIPSIS);
    default:
        return not_an_expression(p);
    }
}
