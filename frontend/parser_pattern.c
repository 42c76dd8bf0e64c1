/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Patterns of `match`. */
#include "frontend/constant.h"
#include "frontend/parser.h"

static Pattern *pattern_new(Parser *p, PatternKind kind, uint32_t begin)
{
    Pattern *pattern = ARENA_NEW(p->ctx->arena, Pattern);

    pattern->kind = kind;
    pattern->span = span_from(p, begin);
    return pattern;
}

static Pattern *pattern_poison(Parser *p)
{
    return pattern_new(p, PATTERN_POISON, p->prev_end);
}

static void pattern_push(Parser *p, PatternList *list, Pattern *pattern)
{
    *ARENA_PUSH(p->ctx->arena, list->item, list->n, list->capacity) = pattern;
}

static Pattern *parse_pattern(Parser *p); /* with `|` and `as` */

/* The name that a pattern captures; NULL for `_`. */
static Sym capture_name(Parser *p, const Token *t)
{
    Sym name;

    if (text_is(token_source(p, t), "_"))
        return NULL;
    name = token_name(p, t);
    bind_name(p, name);
    return name;
}

/* ---- values ---- */

static Expr *parse_signed_number(Parser *p)
{
    uint32_t begin = p->token->begin;
    bool minus = accept_token(p, TOKEN_SUB);
    Expr *e, *number;

    if (!at_token(p, TOKEN_NUMBER)) {
        expected(p, "a number");
        return expr_poison(p);
    }
    number = parse_atom(p);
    if (!minus)
        return number;
    e = expr_new(p, EXPR_UNARY_OP, begin);
    e->unary_op.op = UNARY_SUB;
    e->unary_op.operand = expr_adopt(p, e, number);
    return e;
}

/* A number, or a complex one: 1 + 2j. */
static Expr *parse_number_value(Parser *p)
{
    uint32_t begin = p->token->begin;
    Expr *left = parse_signed_number(p), *e;
    bool plus = at_token(p, TOKEN_ADD);

    if (p->panic || (!plus && !at_token(p, TOKEN_SUB)))
        return left;
    e = expr_new(p, EXPR_BIN_OP, begin);
    e->bin_op.op_span = span_here(p);
    next_token(p);
    e->bin_op.left = expr_adopt(p, e, left);
    e->bin_op.op = plus ? OPERATOR_ADD : OPERATOR_SUB;
    e->bin_op.right = expr_adopt(p, e, parse_signed_number(p));
    e->span = span_from(p, begin);
    return e;
}

static Pattern *value_new(Parser *p, Expr *value)
{
    Pattern *pattern = pattern_new(p, PATTERN_VALUE, value->span.begin);

    pattern->value.value = value;
    return pattern;
}

static Pattern *parse_singleton(Parser *p, ConstantKind kind)
{
    Pattern *pattern = pattern_new(p, PATTERN_SINGLETON, next_token(p)->begin);

    pattern->span = span_from(p, pattern->span.begin);
    pattern->singleton.value.kind = kind;
    return pattern;
}

/* name.attr.attr, the name being next. */
static Expr *parse_dotted(Parser *p)
{
    uint32_t begin = p->token->begin;
    Expr *e = parse_atom(p);

    while (!p->panic && at_token(p, TOKEN_DOT)) {
        Expr *attribute;
        Span span;
        Sym name;

        next_token(p);
        name = expect_name(p, "a name", &span);
        if (!name)
            break;
        attribute = expr_new(p, EXPR_ATTRIBUTE, begin);
        attribute->attribute.value = expr_adopt(p, attribute, e);
        attribute->attribute.attr = name;
        attribute->attribute.attr_span = span;
        e = attribute;
    }
    return e;
}

/* ---- classes, mappings, sequences ---- */

static void parse_class_argument(Parser *p, Pattern *pattern)
{
    Sym name;

    if (!at_token(p, TOKEN_NAME) || token_ahead(p, 1)->kind != TOKEN_ASSIGN) {
        Span here = span_here(p);

        pattern_push(p, &pattern->class_.patterns, parse_pattern(p));
        if (pattern->class_.kwd_attrs.n)
            parser_report(p, DIAG_H0116, here,
                          "a positional pattern follows a named one");
        return;
    }
    name = token_name(p, next_token(p));
    next_token(p);
    *ARENA_PUSH(p->ctx->arena, pattern->class_.kwd_attrs.item,
                pattern->class_.kwd_attrs.n,
                pattern->class_.kwd_attrs.capacity) = name;
    pattern_push(p, &pattern->class_.kwd_patterns, parse_pattern(p));
}

static Pattern *parse_class(Parser *p, uint32_t begin, Expr *cls)
{
    Pattern *pattern = pattern_new(p, PATTERN_CLASS, begin);
    bool more;

    next_token(p);
    pattern->class_.cls = cls;
    more = !at_token(p, TOKEN_RPAREN);
    while (more) {
        parse_class_argument(p, pattern);
        more = list_goes_on(p, TOKEN_RPAREN, "patterns");
    }
    close_list(p, TOKEN_RPAREN);
    pattern->span = span_from(p, begin);
    return pattern;
}

/* A capture, `_`, a dotted value, or a class. */
static Pattern *parse_name_pattern(Parser *p)
{
    const Token *t = p->token;
    TokenKind after = token_ahead(p, 1)->kind;
    Pattern *pattern;
    Expr *e;

    if (after != TOKEN_DOT && after != TOKEN_LPAREN) {
        next_token(p);
        pattern = pattern_new(p, PATTERN_AS, t->begin);
        pattern->as.name = capture_name(p, t);
        return pattern;
    }
    e = parse_dotted(p);
    if (!p->panic && at_token(p, TOKEN_LPAREN))
        return parse_class(p, t->begin, e);
    return value_new(p, e);
}

static Expr *parse_mapping_key(Parser *p)
{
    switch ((int)p->token->kind) {
    case TOKEN_NUMBER:
    case TOKEN_SUB:
        return parse_number_value(p);
    case TOKEN_STRING:
    case TOKEN_NONE:
    case TOKEN_TRUE:
    case TOKEN_FALSE:
        return parse_atom(p);
    case TOKEN_NAME:
        if (token_ahead(p, 1)->kind == TOKEN_DOT)
            return parse_dotted(p);
        break;
    default:
        break;
    }
    expected(p, "a literal or a dotted name as key");
    return expr_poison(p);
}

static Pattern *parse_mapping(Parser *p)
{
    uint32_t begin = next_token(p)->begin;
    Pattern *pattern = pattern_new(p, PATTERN_MAPPING, begin);
    bool more = !at_token(p, TOKEN_RBRACE);

    while (more) {
        if (accept_token(p, TOKEN_POW)) {
            const Token *t = p->token;
            Span span;

            if (expect_name(p, "a name", &span))
                pattern->mapping.rest = capture_name(p, t);
        } else {
            expr_push(p, &pattern->mapping.keys, parse_mapping_key(p));
            if (!p->panic)
                expect_token(p, TOKEN_COLON, "`:` and a pattern");
            pattern_push(p, &pattern->mapping.patterns, parse_pattern(p));
        }
        more = list_goes_on(p, TOKEN_RBRACE, "items");
    }
    close_list(p, TOKEN_RBRACE);
    pattern->span = span_from(p, begin);
    return pattern;
}

static Pattern *parse_star_pattern(Parser *p)
{
    uint32_t begin = p->token->begin;
    const Token *t;
    Pattern *pattern;
    Span span;

    if (!accept_token(p, TOKEN_MULT))
        return parse_pattern(p);
    t = p->token;
    pattern = pattern_new(p, PATTERN_STAR, begin);
    if (expect_name(p, "a name", &span))
        pattern->star.name = capture_name(p, t);
    pattern->span = span_from(p, begin);
    return pattern;
}

static void check_stars(Parser *p, const Pattern *sequence)
{
    const PatternList *list = &sequence->sequence.patterns;
    const Pattern *first = NULL;

    for (int i = 0; i < list->n; i++) {
        Diag *d;

        if (list->item[i]->kind != PATTERN_STAR)
            continue;
        if (first) {
            d = parser_report(p, DIAG_H0115, list->item[i]->span,
                              "two starred patterns in one sequence");
            diag_label(p->ctx, d, first->span, "the first one");
        }
        first = list->item[i];
    }
}

/* [a, b], (a, b), or the pattern alone in parentheses. */
static Pattern *parse_sequence(Parser *p, TokenKind close)
{
    uint32_t begin = next_token(p)->begin;
    Pattern *pattern = pattern_new(p, PATTERN_SEQUENCE, begin), *first = NULL;
    bool more = !at_token(p, close);
    bool comma = false;

    while (more) {
        first = parse_star_pattern(p);
        pattern_push(p, &pattern->sequence.patterns, first);
        comma |= at_token(p, TOKEN_COMMA);
        more = list_goes_on(p, close, "patterns");
    }
    close_list(p, close);
    if (close == TOKEN_RPAREN && !comma && first &&
        pattern->sequence.patterns.n == 1 && first->kind != PATTERN_STAR)
        return first;
    pattern->span = span_from(p, begin);
    check_stars(p, pattern);
    return pattern;
}

/* ---- |, as, and what a case takes ---- */

static Pattern *parse_closed(Parser *p)
{
    switch ((int)p->token->kind) {
    case TOKEN_NAME:
        return parse_name_pattern(p);
    case TOKEN_NUMBER:
    case TOKEN_SUB:
        return value_new(p, parse_number_value(p));
    case TOKEN_STRING:
        return value_new(p, parse_strings(p));
    case TOKEN_NONE:
        return parse_singleton(p, CONSTANT_NONE);
    case TOKEN_TRUE:
        return parse_singleton(p, CONSTANT_TRUE);
    case TOKEN_FALSE:
        return parse_singleton(p, CONSTANT_FALSE);
    case TOKEN_LPAREN:
        return parse_sequence(p, TOKEN_RPAREN);
    case TOKEN_LBRACKET:
        return parse_sequence(p, TOKEN_RBRACKET);
    case TOKEN_LBRACE:
        return parse_mapping(p);
    default:
        expected(p, "a pattern");
        return pattern_poison(p);
    }
}

static Pattern *parse_or(Parser *p)
{
    uint32_t begin = p->token->begin;
    Pattern *first = parse_closed(p), *pattern;

    if (p->panic || !at_token(p, TOKEN_BIT_OR))
        return first;
    pattern = pattern_new(p, PATTERN_OR, begin);
    pattern_push(p, &pattern->sequence.patterns, first);
    while (!p->panic && accept_token(p, TOKEN_BIT_OR))
        pattern_push(p, &pattern->sequence.patterns, parse_closed(p));
    pattern->span = span_from(p, begin);
    return pattern;
}

static Pattern *parse_as(Parser *p)
{
    uint32_t begin = p->token->begin;
    Pattern *inner = parse_or(p), *pattern;
    const Token *t;
    Span span;
    Diag *d;

    if (p->panic || !accept_token(p, TOKEN_AS))
        return inner;
    t = p->token;
    pattern = pattern_new(p, PATTERN_AS, begin);
    pattern->as.pattern = inner;
    if (expect_name(p, "a name", &span)) {
        pattern->as.name = capture_name(p, t);
        if (!pattern->as.name) {
            d = parser_report(p, DIAG_H0115, span,
                              "`_` in a pattern is not a name");
            diag_help(p->ctx, d, "choose another name");
        }
    }
    pattern->span = span_from(p, begin);
    return pattern;
}

static Pattern *parse_pattern(Parser *p)
{
    Pattern *pattern;

    if (p->depth >= MAX_NESTING) {
        parser_error(p, DIAG_H0118, span_here(p),
                     "this pattern is nested too deeply");
        return pattern_poison(p);
    }
    p->depth++;
    pattern = parse_as(p);
    p->depth--;
    return pattern;
}

Pattern *parse_case_pattern(Parser *p)
{
    uint32_t begin = p->token->begin;
    Pattern *first = parse_star_pattern(p), *pattern;

    if (p->panic || (!at_token(p, TOKEN_COMMA) && first->kind != PATTERN_STAR))
        return first;
    pattern = pattern_new(p, PATTERN_SEQUENCE, begin);
    pattern_push(p, &pattern->sequence.patterns, first);
    while (!p->panic && accept_token(p, TOKEN_COMMA)) {
        if (at_token(p, TOKEN_COLON) || at_token(p, TOKEN_IF))
            break;
        pattern_push(p, &pattern->sequence.patterns, parse_star_pattern(p));
    }
    pattern->span = span_from(p, begin);
    check_stars(p, pattern);
    return pattern;
}
