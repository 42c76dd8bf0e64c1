/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What people write instead of Python: misspelt keywords and the words and
 * operators of other languages. */
#include "frontend/parser.h"

#include <string.h>

/* ---- keywords ---- */

/* Words of other languages for what a statement begins with. */
static const struct {
    const char *word;
    TokenKind kind;
} foreign_word[] = {
    {"function", TOKEN_DEF}, {"func", TOKEN_DEF},    {"fun", TOKEN_DEF},
    {"fn", TOKEN_DEF},       {"elseif", TOKEN_ELIF}, {"elsif", TOKEN_ELIF},
    {"catch", TOKEN_EXCEPT}, {"foreach", TOKEN_FOR}, {"throw", TOKEN_RAISE},
};

static const TokenKind statement_keyword[] = {
    TOKEN_FOR,    TOKEN_FROM,  TOKEN_IF,     TOKEN_ELIF,     TOKEN_ELSE,
    TOKEN_WHILE,  TOKEN_DEF,   TOKEN_CLASS,  TOKEN_RETURN,   TOKEN_IMPORT,
    TOKEN_WITH,   TOKEN_TRY,   TOKEN_EXCEPT, TOKEN_FINALLY,  TOKEN_RAISE,
    TOKEN_ASSERT, TOKEN_DEL,   TOKEN_GLOBAL, TOKEN_NONLOCAL, TOKEN_YIELD,
    TOKEN_ASYNC,  TOKEN_AWAIT,
};

enum { NKEYWORD = sizeof statement_keyword / sizeof *statement_keyword };

static bool same_letters(const char *a, const char *b)
{
    return strlen(a) == 2 && strlen(b) == 2 && a[0] == b[1] && a[1] == b[0];
}

/* The line's last token before its NEWLINE. */
static const Token *line_end(const Parser *p)
{
    const Token *t = p->token;

    while (t[1].kind != TOKEN_NEWLINE && t[1].kind != TOKEN_END)
        t++;
    return t;
}

static bool line_has(const Parser *p, TokenKind kind)
{
    const Token *last = line_end(p);

    for (const Token *t = p->token; t <= last; t++)
        if (t->kind == kind)
            return true;
    return false;
}

static TokenKind nearest_keyword(const Parser *p, const char *name)
{
    const char *candidate[NKEYWORD];
    const char *best;
    int n = 0;

    for (int i = 0; i < NKEYWORD; i++) {
        bool is_from = statement_keyword[i] == TOKEN_FROM;
        bool is_for = statement_keyword[i] == TOKEN_FOR;

        /* Both are near to `fro`; the line tells them apart. */
        if ((is_from && !line_has(p, TOKEN_IMPORT)) ||
            (is_for && line_has(p, TOKEN_IMPORT)))
            continue;
        candidate[n++] = token_text[statement_keyword[i]];
    }
    best = diag_nearest(name, candidate, n);
    if (!best || (strlen(name) < 3 && !same_letters(name, best)))
        return TOKEN_NAME;
    for (int i = 0; i < NKEYWORD; i++)
        if (!strcmp(token_text[statement_keyword[i]], best))
            return statement_keyword[i];
    return TOKEN_NAME;
}

/* Can this line not be a statement that begins with a name? */
static bool wants_keyword(const Parser *p)
{
    const Token *after = p->token + 1;
    bool header;

    switch ((int)after->kind) {
    case TOKEN_NAME:
    case TOKEN_NUMBER:
    case TOKEN_STRING:
    case TOKEN_NONE:
    case TOKEN_TRUE:
    case TOKEN_FALSE:
    case TOKEN_LAMBDA:
    case TOKEN_AWAIT:
    case TOKEN_TILDE:
    case TOKEN_LBRACE:
    case TOKEN_DEF:
    case TOKEN_WITH:
        return true;
    case TOKEN_NOT:
        return after[1].kind != TOKEN_IN;
    case TOKEN_COLON:
    case TOKEN_LPAREN:
    case TOKEN_LBRACKET:
        header = line_end(p)->kind == TOKEN_COLON;
        return header && line_end(p)[1].kind == TOKEN_NEWLINE &&
               line_end(p)[2].kind == TOKEN_INDENT;
    default:
        return false;
    }
}

static bool repair_foreign_word(Parser *p, Text name)
{
    for (size_t i = 0; i < sizeof foreign_word / sizeof *foreign_word; i++) {
        Diag *d;

        if (!text_is(name, foreign_word[i].word))
            continue;
        d = parser_report(
            p, DIAG_H0112, span_here(p), "`%s` is written `%s` in Python",
            foreign_word[i].word, token_text[foreign_word[i].kind]);
        diag_help(p->ctx, d, "write `%s`", token_text[foreign_word[i].kind]);
        p->token->kind = foreign_word[i].kind;
        return true;
    }
    return false;
}

bool repair_keyword(Parser *p)
{
    Text name = token_source(p, p->token);
    TokenKind meant;
    Diag *d;

    if (!at_token(p, TOKEN_NAME) || p->token->repaired || !wants_keyword(p) ||
        text_is(name, "print") || text_is(name, "exec"))
        return false;
    if (repair_foreign_word(p, name))
        return true;
    meant = nearest_keyword(p, token_name(p, p->token));
    if (meant == TOKEN_NAME)
        return false;
    d = parser_report(p, DIAG_H0113, span_here(p),
                      "`%s` is not a keyword: did you mean `%s`?",
                      token_name(p, p->token), token_text[meant]);
    diag_help(p->ctx, d, "write `%s`", token_text[meant]);
    p->token->kind = meant;
    return true;
}

bool skip_orphan(Parser *p, StmtList *out)
{
    static const char *const owner[TOKEN_KIND_COUNT] = {
        [TOKEN_ELSE] = "an `if`, a loop or a `try`",
        [TOKEN_ELIF] = "an `if`",
        [TOKEN_EXCEPT] = "a `try`",
        [TOKEN_FINALLY] = "a `try`",
    };
    TokenKind kind = p->token->kind;
    Diag *d;

    if (!owner[kind])
        return false;
    d = parser_error(p, DIAG_H0117, span_here(p),
                     "`%s` does not follow %s of this indentation",
                     token_text[kind], owner[kind]);
    diag_help(p->ctx, d, "indent it like the statement it belongs to");
    skip_line(p);
    accept_token(p, TOKEN_NEWLINE);
    skip_orphan_block(p, out);
    return true;
}

/* ---- the rest of a line ---- */

static bool is_statement_word(const Parser *p, const Token *t)
{
    return t->kind == TOKEN_NAME && (text_is(token_source(p, t), "print") ||
                                     text_is(token_source(p, t), "exec"));
}

void report_rest_of_line(Parser *p, const Token *first)
{
    Diag *d;

    if (is_statement_word(p, first) && p->token == first + 1) {
        Text word = token_source(p, first);

        d = parser_error(p, DIAG_H0101, span_here(p),
                         "`%.*s` is a function: its arguments stand in "
                         "parentheses",
                         (int)word.size, word.data);
        diag_help(p->ctx, d, "write `%.*s(...)`", (int)word.size, word.data);
        return;
    }
    if (at_token(p, TOKEN_COLON)) {
        d = parser_error(p, DIAG_H0101, span_here(p),
                         "this line ends like a header and begins like none");
        diag_help(p->ctx, d,
                  "begin it with `if`, `while`, `for`, `def` or "
                  "another keyword, or remove the `:`");
        return;
    }
    d = parser_error(p, DIAG_H0101, span_here(p),
                     "expected an operator or the end of the line, found %s",
                     token_called(p));
    diag_help(p->ctx, d, "write one statement on each line");
}

bool skip_increment(Parser *p, const Expr *operand)
{
    const Token *t = p->token;
    char sign = at_token(p, TOKEN_ADD) ? '+' : '-';
    Diag *d;

    if ((t->kind != TOKEN_ADD && t->kind != TOKEN_SUB) ||
        t[1].kind != t->kind || t[1].begin != t->end ||
        starts_expression(t + 2) || t[2].kind == TOKEN_ADD ||
        t[2].kind == TOKEN_SUB)
        return false;
    d = parser_report(p, DIAG_H0112, (Span){p->file, t->begin, t[1].end},
                      "Python has no `%c%c`", sign, sign);
    if (operand->kind == EXPR_NAME)
        diag_help(p->ctx, d, "write `%s %c= 1`", operand->name.id, sign);
    else
        diag_help(p->ctx, d, "write `%c= 1`", sign);
    next_token(p);
    next_token(p);
    return true;
}

/* ---- constants of other languages ---- */

static const char *const foreign_constant[][2] = {
    {"null", "None"}, {"nil", "None"}, {"true", "True"}, {"false", "False"}};

static const char *python_constant(Sym name)
{
    size_t n = sizeof foreign_constant / sizeof *foreign_constant;

    for (size_t i = 0; i < n; i++)
        if (!strcmp(name, foreign_constant[i][0]))
            return foreign_constant[i][1];
    return NULL;
}

void suspect_name(Parser *p, Expr *name)
{
    if (python_constant(name->name.id))
        expr_push(p, &p->suspects->use, name);
}

void bind_name(Parser *p, Sym name)
{
    NameList *bound = &p->suspects->bound;

    if (!python_constant(name))
        return;
    for (int i = 0; i < bound->n; i++)
        if (bound->item[i] == name)
            return;
    *ARENA_PUSH(p->ctx->arena, bound->item, bound->n, bound->capacity) = name;
}

void report_suspects(Parser *p)
{
    const Suspects *s = p->suspects;

    for (int i = 0; i < s->use.n && !s->all_bound; i++) {
        const Expr *e = s->use.item[i];
        bool bound = false;
        Diag *d;

        for (int k = 0; k < s->bound.n; k++)
            bound |= s->bound.item[k] == e->name.id;
        if (bound)
            continue;
        d = parser_report(p, DIAG_H0112, e->span,
                          "`%s` is written `%s` in Python", e->name.id,
                          python_constant(e->name.id));
        diag_help(p->ctx, d, "write `%s`", python_constant(e->name.id));
    }
}
