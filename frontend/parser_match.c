/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The statement `match`. */
#include "frontend/parser.h"

/* `match` and `case` are keywords only where a block that begins with a `case`
 * follows. The brackets of a line are balanced, so its NEWLINE is the next
 * one. */
bool at_match(const Parser *p)
{
    const Token *t = p->token;

    if (!at_word(p, "match") ||
        (!starts_expression(t + 1) && t[1].kind != TOKEN_MULT &&
         t[1].kind != TOKEN_SUB && t[1].kind != TOKEN_ADD))
        return false;
    while (t->kind != TOKEN_NEWLINE && t->kind != TOKEN_END)
        t++;
    return t->kind == TOKEN_NEWLINE && t[1].kind == TOKEN_INDENT &&
           t[2].kind == TOKEN_NAME && text_is(token_source(p, t + 2), "case");
}

/* A value, or a tuple of several. */
static Expr *parse_subject(Parser *p)
{
    uint32_t begin = p->token->begin;
    Expr *first = parse_star_named(p), *e;
    ExprList elts = {0};

    if (p->panic || !at_token(p, TOKEN_COMMA))
        return first;
    expr_push(p, &elts, first);
    while (!p->panic && accept_token(p, TOKEN_COMMA) &&
           !at_token(p, TOKEN_COLON))
        expr_push(p, &elts, parse_star_named(p));
    e = expr_new(p, EXPR_TUPLE, begin);
    expr_adopt_all(p, e, &elts);
    e->sequence.elts = elts;
    return e;
}

static void parse_case(Parser *p, MatchCaseList *cases)
{
    Header h = {p->token->begin, "case", "the pattern"};
    MatchCase c = {0};

    next_token(p);
    c.pattern = parse_case_pattern(p);
    if (!p->panic && accept_token(p, TOKEN_IF)) {
        h.what = "the condition";
        c.guard = parse_condition(p);
    }
    c.span = span_from(p, h.begin);
    c.body = parse_block(p, &h);
    *ARENA_PUSH(p->ctx->arena, cases->item, cases->n, cases->capacity) = c;
}

/* Something else than a case among the cases. */
static void skip_stranger(Parser *p)
{
    StmtList lost = {0};

    if (!at_token(p, TOKEN_INDENT)) {
        Diag *d = parser_report(p, DIAG_H0101, span_here(p),
                                "expected `case`, found %s", token_called(p));

        diag_help(p->ctx, d, "a `match` holds nothing but cases");
        if (!parse_compound(p, &lost) && !skip_orphan(p, &lost))
            parse_simple_line(p, &lost);
    }
    skip_orphan_block(p, &lost);
}

Stmt *parse_match(Parser *p)
{
    Header h = {p->token->begin, "match", "what is matched"};
    Stmt *s = stmt_new(p, STMT_MATCH, h.begin);

    next_token(p);
    s->match.subject = parse_subject(p);
    end_header(p, s, h.begin);
    expect_colon(p, &h);
    skip_line(p);
    next_token(p); /* NEWLINE */
    next_token(p); /* INDENT: at_match() saw both */
    while (!at_token(p, TOKEN_DEDENT) && !at_token(p, TOKEN_END)) {
        if (at_word(p, "case"))
            parse_case(p, &s->match.cases);
        else
            skip_stranger(p);
    }
    accept_token(p, TOKEN_DEDENT);
    return s;
}
