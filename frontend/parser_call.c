/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What stands behind a value: calls, subscripts, attributes. */
#include "frontend/parser.h"

/* ---- arguments ---- */

/* Repeated names are looked for among this many. */
enum { MOST_COMPARED = 500 };

typedef struct ArgumentState {
    ExprList *args;
    KeywordList *keywords;
    Span keyword; /* the first `name=` so far; file 0: none */
    Span spread;  /* the first `**` so far */
} ArgumentState;

static void push_keyword(Parser *p, ArgumentState *s, Keyword k)
{
    int compared = k.arg ? s->keywords->n : 0;

    for (int i = 0; i < compared && i < MOST_COMPARED; i++) {
        const Keyword *other = &s->keywords->item[i];
        Diag *d;

        if (other->arg != k.arg)
            continue;
        d = parser_report(p, DIAG_H0116, k.name_span,
                          "the argument `%s` is given twice", k.arg);
        diag_label(p->ctx, d, other->name_span, "first given here");
        diag_help(p->ctx, d, "remove one of them");
        break;
    }
    *ARENA_PUSH(p->ctx->arena, s->keywords->item, s->keywords->n,
                s->keywords->capacity) = k;
}

/* name=value */
static void parse_keyword(Parser *p, ArgumentState *s)
{
    const Token *name = next_token(p);
    Keyword k = {.name_span = {p->file, name->begin, name->end}};
    Diag *d;

    if (name->kind == TOKEN_NAME) {
        k.arg = token_name(p, name);
    } else {
        d = parser_report(p, DIAG_H0116, k.name_span,
                          "`%s` cannot be the name of an argument",
                          token_text[name->kind]);
        diag_help(p->ctx, d, "`==` compares");
    }
    next_token(p);
    if (at_token(p, TOKEN_COMMA) || at_token(p, TOKEN_RPAREN)) {
        expected(p, "the argument's value");
        k.value = expr_poison(p);
    } else {
        k.value = parse_expression(p);
    }
    k.span = span_from(p, name->begin);
    if (!k.arg)
        return;
    if (!s->keyword.file)
        s->keyword = k.name_span;
    push_keyword(p, s, k);
}

/* **value */
static void parse_spread_keywords(Parser *p, ArgumentState *s)
{
    Keyword k = {.name_span = span_here(p)};

    next_token(p);
    k.value = parse_expression(p);
    k.span = span_from(p, k.name_span.begin);
    if (!s->spread.file)
        s->spread = k.name_span;
    push_keyword(p, s, k);
}

/* `a.b = 1` where an argument should be. */
static void assignment_as_argument(Parser *p, const Expr *target)
{
    Diag *d = parser_report(p, DIAG_H0115, target->span,
                            "an argument is named by a name, not by %s",
                            expr_called(target));

    diag_help(p->ctx, d, "`==` compares");
    next_token(p);
    parse_expression(p);
}

static void check_order(Parser *p, const ArgumentState *s, const Expr *e)
{
    bool starred = e->kind == EXPR_STARRED;
    Span before = s->spread.file ? s->spread : s->keyword;
    Diag *d;

    if (!before.file || (starred && !s->spread.file))
        return;
    d = parser_report(p, DIAG_H0116, e->span,
                      starred ? "`*` after `**` in a call"
                              : "a positional argument follows %s",
                      s->spread.file ? "`**`" : "a named one");
    diag_label(p->ctx, d, before, "this comes first");
    diag_help(p->ctx, d, "put it before, or name it");
}

static Expr *parse_generator_argument(Parser *p, uint32_t begin, Expr *elt)
{
    ComprehensionList list = parse_comprehension_for(p);
    Expr *e = expr_new(p, EXPR_GENERATOR_EXP, begin);

    e->comp.elt = expr_adopt(p, e, elt);
    e->comp.generators = list;
    adopt_comprehensions(p, e, list);
    return e;
}

static void parse_positional(Parser *p, ArgumentState *s)
{
    uint32_t begin = p->token->begin;
    Expr *e;

    if (accept_token(p, TOKEN_MULT)) {
        Expr *value = parse_expression(p);

        e = expr_new(p, EXPR_STARRED, begin);
        e->starred.value = expr_adopt(p, e, value);
    } else {
        e = parse_named_expression(p);
        if (!p->panic && at_comprehension(p))
            e = parse_generator_argument(p, begin, e);
        else if (!p->panic && at_token(p, TOKEN_ASSIGN))
            assignment_as_argument(p, e);
    }
    check_order(p, s, e);
    expr_push(p, s->args, e);
}

/* A generator without parentheses of its own must be alone. */
static void check_generators(Parser *p, const ExprList *args, int nargument,
                             bool comma)
{
    for (int i = 0; i < args->n; i++) {
        const Expr *e = args->item[i];
        Diag *d;

        if (e->kind != EXPR_GENERATOR_EXP || e->parenthesised ||
            (nargument == 1 && !comma))
            continue;
        d = parser_report(p, DIAG_H0116, e->span,
                          "a generator among other arguments needs "
                          "parentheses of its own");
        diag_help(p->ctx, d, "write `(%s)`", "x for x in values");
    }
}

void parse_arguments(Parser *p, ExprList *args, KeywordList *keywords)
{
    ArgumentState s = {args, keywords, SPAN_NONE, SPAN_NONE};
    bool more = !at_token(p, TOKEN_RPAREN);

    while (more) {
        TokenKind after = token_ahead(p, 1)->kind;

        if (accept_token(p, TOKEN_POW)) {
            p->token--;
            parse_spread_keywords(p, &s);
        } else if (after == TOKEN_ASSIGN &&
                   (at_token(p, TOKEN_NAME) || at_token(p, TOKEN_TRUE) ||
                    at_token(p, TOKEN_FALSE) || at_token(p, TOKEN_NONE))) {
            parse_keyword(p, &s);
        } else {
            parse_positional(p, &s);
        }
        more = list_goes_on(p, TOKEN_RPAREN, "arguments");
    }
    check_generators(p, args, args->n + keywords->n,
                     p->token > p->first && p->token[-1].kind == TOKEN_COMMA);
    close_list(p, TOKEN_RPAREN);
}

static Expr *parse_call(Parser *p, uint32_t begin, Expr *func)
{
    ExprList args = {0};
    KeywordList keywords = {0};
    Expr *e;

    next_token(p);
    parse_arguments(p, &args, &keywords);
    e = expr_new(p, EXPR_CALL, begin);
    e->call.func = expr_adopt(p, e, func);
    expr_adopt_all(p, e, &args);
    for (int i = 0; i < keywords.n; i++)
        keywords.item[i].value = expr_adopt(p, e, keywords.item[i].value);
    e->call.args = args;
    e->call.keywords = keywords;
    return e;
}

/* ---- subscripts ---- */

static bool at_slice_end(const Parser *p)
{
    return at_token(p, TOKEN_COLON) || at_token(p, TOKEN_COMMA) ||
           at_token(p, TOKEN_RBRACKET);
}

static Expr *parse_slice(Parser *p)
{
    uint32_t begin = p->token->begin;
    Expr *e, *lower = NULL, *upper = NULL, *step = NULL;

    if (!at_token(p, TOKEN_COLON)) {
        lower = parse_star_named(p);
        if (p->panic || !at_token(p, TOKEN_COLON))
            return lower;
    }
    next_token(p);
    if (!at_slice_end(p))
        upper = parse_expression(p);
    if (!p->panic && accept_token(p, TOKEN_COLON) && !at_slice_end(p))
        step = parse_expression(p);
    e = expr_new(p, EXPR_SLICE, begin);
    e->slice.lower = expr_adopt(p, e, lower);
    e->slice.upper = expr_adopt(p, e, upper);
    e->slice.step = expr_adopt(p, e, step);
    return e;
}

static Expr *parse_slices(Parser *p)
{
    uint32_t begin = p->token->begin;
    ExprList elts = {0};
    bool comma;
    Expr *e;

    if (at_token(p, TOKEN_RBRACKET)) {
        expected(p, "an index");
        return expr_poison(p);
    }
    e = parse_slice(p);
    comma = at_token(p, TOKEN_COMMA) || e->kind == EXPR_STARRED;
    expr_push(p, &elts, e);
    while (list_goes_on(p, TOKEN_RBRACKET, "indices"))
        expr_push(p, &elts, parse_slice(p));
    if (!comma && elts.n == 1)
        return e;
    e = expr_new(p, EXPR_TUPLE, begin);
    expr_adopt_all(p, e, &elts);
    e->sequence.elts = elts;
    return e;
}

static Expr *parse_subscript(Parser *p, uint32_t begin, Expr *value)
{
    Expr *slice, *e;

    next_token(p);
    slice = parse_deeper(p, parse_slices);
    close_list(p, TOKEN_RBRACKET);
    e = expr_new(p, EXPR_SUBSCRIPT, begin);
    e->subscript.value = expr_adopt(p, e, value);
    e->subscript.slice = expr_adopt(p, e, slice);
    return e;
}

/* ---- attributes ---- */

static Expr *parse_attribute(Parser *p, uint32_t begin, Expr *value)
{
    Span attr_span;
    Sym attr;
    Expr *e;

    next_token(p);
    attr = expect_name(p, "a name", &attr_span);
    if (!attr)
        return value;
    e = expr_new(p, EXPR_ATTRIBUTE, begin);
    e->attribute.value = expr_adopt(p, e, value);
    e->attribute.attr = attr;
    e->attribute.attr_span = attr_span;
    return e;
}

Expr *parse_primary(Parser *p)
{
    uint32_t begin = p->token->begin;
    Expr *e = parse_atom(p);

    while (!p->panic) {
        if (at_token(p, TOKEN_DOT))
            e = parse_attribute(p, begin, e);
        else if (at_token(p, TOKEN_LPAREN))
            e = parse_call(p, begin, e);
        else if (at_token(p, TOKEN_LBRACKET))
            e = parse_subscript(p, begin, e);
        else
            break;
    }
    return e;
}
