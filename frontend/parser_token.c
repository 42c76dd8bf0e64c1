/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Reading on, and the errors that every rule of the grammar reports. */
#include "frontend/parser.h"

#include <string.h>

/* ---- the next token ---- */

const Token *token_ahead(const Parser *p, int k)
{
    const Token *t = p->token;

    while (k-- > 0 && t->kind != TOKEN_END)
        t++;
    return t;
}

const Token *next_token(Parser *p)
{
    const Token *t = p->token;

    if (t->kind > TOKEN_DEDENT)
        p->prev_end = t->end;
    if (t->kind != TOKEN_END)
        p->token++;
    return t;
}

bool accept_token(Parser *p, TokenKind kind)
{
    if (!at_token(p, kind))
        return false;
    next_token(p);
    return true;
}

Text token_source(const Parser *p, const Token *t)
{
    return (Text){p->text + t->begin, t->end - t->begin};
}

bool at_word(const Parser *p, const char *word)
{
    return at_token(p, TOKEN_NAME) && text_is(token_source(p, p->token), word);
}

Sym token_name(Parser *p, const Token *t)
{
    return sym_intern(&p->ctx->names, p->text + t->begin, t->end - t->begin);
}

Span span_here(const Parser *p)
{
    return (Span){p->file, p->token->begin, p->token->end};
}

Span span_before(const Parser *p)
{
    return (Span){p->file, p->prev_end, p->prev_end};
}

Span span_from(const Parser *p, uint32_t begin)
{
    return (Span){p->file, begin, p->prev_end < begin ? begin : p->prev_end};
}

/* Is the next token one that only structures lines? */
static bool at_line_end(const Parser *p)
{
    return p->token->kind <= TOKEN_DEDENT;
}

/* A token's text for a message: of a long one its beginning. */
static const char *quoted(const Parser *p, const Token *t)
{
    int size = (int)(t->end - t->begin);
    int shown = size > 30 ? 30 : size;

    while (shown < size && shown > 0 &&
           ((unsigned char)p->text[t->begin + (uint32_t)shown] & 0xC0) == 0x80)
        shown--;
    for (int i = 0; i < shown; i++)
        if (p->text[t->begin + (uint32_t)i] == '\n' ||
            p->text[t->begin + (uint32_t)i] == '\r')
            shown = i;
    return arena_printf(p->ctx->arena, "`%.*s%s`", shown, p->text + t->begin,
                        shown < size ? "..." : "");
}

const char *token_called(const Parser *p)
{
    return at_line_end(p) ? token_text[p->token->kind] : quoted(p, p->token);
}

bool starts_expression(const Token *t)
{
    switch ((int)t->kind) {
    case TOKEN_NAME:
    case TOKEN_NUMBER:
    case TOKEN_STRING:
    case TOKEN_LPAREN:
    case TOKEN_LBRACKET:
    case TOKEN_LBRACE:
    case TOKEN_ELLIPSIS:
    case TOKEN_NONE:
    case TOKEN_TRUE:
    case TOKEN_FALSE:
    case TOKEN_NOT:
    case TOKEN_LAMBDA:
    case TOKEN_AWAIT:
    case TOKEN_TILDE:
        return true;
    default:
        return false;
    }
}

/* ---- errors ---- */

static Diag *unseen_diag(Parser *p)
{
    Diag *d = ARENA_NEW(p->ctx->arena, Diag);

    d->last_part = &d->part;
    return d;
}

Diag *parser_report(Parser *p, DiagCode code, Span span, const char *format,
                    ...)
{
    va_list args;
    char *message;

    if (p->panic)
        return unseen_diag(p);
    va_start(args, format);
    message = arena_vprintf(p->ctx->arena, format, args);
    va_end(args);
    return diag_error(p->ctx, code, span, "%s", message);
}

Diag *parser_error(Parser *p, DiagCode code, Span span, const char *format, ...)
{
    va_list args;
    char *message;
    bool silent = p->panic || p->token->repaired ||
                  (p->token > p->first && p->token[-1].repaired);

    p->panic = true;
    if (silent)
        return unseen_diag(p);
    va_start(args, format);
    message = arena_vprintf(p->ctx->arena, format, args);
    va_end(args);
    return diag_error(p->ctx, code, span, "%s", message);
}

/* At the end of a line the place is behind its last token, not on the next
 * line. */
Diag *expected(Parser *p, const char *what)
{
    const Token *before = p->token > p->first ? p->token - 1 : NULL;
    const char *after = "", *name = "";
    const char *found;

    if (before && before->kind > TOKEN_DEDENT && !before->repaired) {
        after = " after ";
        name = quoted(p, before);
    }
    if (at_line_end(p))
        return parser_error(p, DIAG_H0101,
                            before ? span_before(p) : span_here(p),
                            "expected %s%s%s", what, after, name);
    found = token_called(p);
    return parser_error(p, DIAG_H0101, span_here(p),
                        "expected %s%s%s, found %s", what, after, name, found);
}

bool expect_token(Parser *p, TokenKind kind, const char *what)
{
    if (accept_token(p, kind))
        return true;
    expected(p, what);
    return false;
}

Sym expect_name(Parser *p, const char *what, Span *span)
{
    Diag *d;

    *span = span_here(p);
    if (at_token(p, TOKEN_NAME)) {
        const Token *t = next_token(p);

        return token_name(p, t);
    }
    if (token_is_keyword(p->token->kind)) {
        d = parser_error(p, DIAG_H0101, span_here(p),
                         "`%s` is a keyword and cannot be a name",
                         token_text[p->token->kind]);
        diag_help(p->ctx, d, "choose another name, such as `%s_`",
                  token_text[p->token->kind]);
        return NULL;
    }
    expected(p, what);
    return NULL;
}

/* ---- recovery ---- */

static bool opens(TokenKind kind)
{
    return kind == TOKEN_LPAREN || kind == TOKEN_LBRACKET ||
           kind == TOKEN_LBRACE;
}

static bool closes(TokenKind kind)
{
    return kind == TOKEN_RPAREN || kind == TOKEN_RBRACKET ||
           kind == TOKEN_RBRACE;
}

/* Skips to the end of the bracket around, or to a comma in it. */
static void skip_in_bracket(Parser *p, bool to_comma)
{
    int depth = 0;

    for (; !at_token(p, TOKEN_END) && !at_token(p, TOKEN_NEWLINE);
         next_token(p)) {
        if (opens(p->token->kind))
            depth++;
        else if (closes(p->token->kind) && depth-- == 0)
            return;
        else if (to_comma && depth == 0 && at_token(p, TOKEN_COMMA))
            return;
    }
}

/* `f(a b)`: the comma is missing, if the next token begins an element. */
static bool missing_comma(Parser *p, const char *between)
{
    Diag *d;

    if (!starts_expression(p->token) && !at_token(p, TOKEN_MULT) &&
        !at_token(p, TOKEN_POW))
        return false;
    if (p->token->repaired || p->token[-1].repaired) {
        p->panic = true;
        return false;
    }
    d = parser_report(p, DIAG_H0106, span_before(p), "expected `,` between %s",
                      between);
    diag_label(p->ctx, d, span_here(p), "the next one begins here");
    diag_help(p->ctx, d, "insert `,` before %s", token_called(p));
    return true;
}

/* `(x = 1)`: reads over it. */
static void assignment_in_list(Parser *p)
{
    Diag *d = parser_report(p, DIAG_H0103, span_here(p),
                            "`=` assigns and cannot stand in an expression");

    diag_help(p->ctx, d, "`==` compares; `name := value` assigns in place");
    next_token(p);
    parse_expression(p);
}

bool list_goes_on(Parser *p, TokenKind close, const char *between)
{
    if (!p->panic && at_token(p, TOKEN_ASSIGN) && close != TOKEN_COLON)
        assignment_in_list(p);
    if (!p->panic && !at_token(p, TOKEN_COMMA) && !at_token(p, close)) {
        if (missing_comma(p, between))
            return true;
        expected(p,
                 arena_printf(p->ctx->arena, "`,` or `%s`", token_text[close]));
    }
    if (p->panic && close != TOKEN_COLON) {
        skip_in_bracket(p, true);
        p->panic = false;
    }
    return accept_token(p, TOKEN_COMMA) && !at_token(p, close);
}

void close_list(Parser *p, TokenKind close)
{
    if (!p->panic && !at_token(p, close))
        expected(p, arena_printf(p->ctx->arena, "`%s`", token_text[close]));
    if (!at_token(p, close) || p->panic)
        skip_in_bracket(p, false);
    if (accept_token(p, close))
        p->panic = false;
}

void skip_line(Parser *p)
{
    while (!at_token(p, TOKEN_NEWLINE) && !at_token(p, TOKEN_END))
        next_token(p);
    p->panic = false;
}
