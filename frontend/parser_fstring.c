/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* F-strings, by the rules of Python 3.11.
 *
 * The lexer has read the string as a whole, so that a quote ends it wherever
 * it stands. Here its text is taken apart: literal pieces, and expressions in
 * braces, whose text is lexed and parsed as if in parentheses. The spans of
 * these tokens are places in the source, like all others. */
#include "frontend/parser.h"

#include <string.h>

/* A format spec may hold fields, and these hold specs without fields. */
enum { DEEPEST_FIELD = 2 };

typedef struct FString {
    Parser *p;
    uint32_t at, end;
    bool raw;
    int level; /* 0: the string itself; else a format spec */
    bool failed;
} FString;

static Diag *field_error(FString *f, DiagCode code, uint32_t begin,
                         uint32_t end, const char *format)
{
    Parser *p = f->p;

    f->at = f->end;
    f->failed = true;
    return parser_report(p, code, (Span){p->file, begin, end}, "%s", format);
}

/* ---- literal pieces ---- */

static void put_literal(FString *f, StringParts *s, uint32_t begin,
                        uint32_t end)
{
    if (f->raw)
        copy_raw(f->p, &s->literal, begin, end);
    else
        decode_escapes(f->p, &s->literal, begin, end, false);
}

/* Skips `\N{name}`, whose braces hold no field. `at` is on the backslash. */
static bool skip_named(FString *f)
{
    const char *text = f->p->text;

    if (f->end - f->at < 3 || memcmp(text + f->at, "\\N{", 3) != 0)
        return false;
    while (f->at < f->end && text[f->at] != '}')
        f->at++;
    f->at += f->at < f->end;
    return true;
}

/* Reads up to a field, or in a spec to the `}` that ends it. `{{` and `}}`
 * stand for a brace, in the string itself only. */
static void parse_literal(FString *f, StringParts *s)
{
    const char *text = f->p->text;
    uint32_t begin = f->at;

    while (f->at < f->end) {
        char c = text[f->at];
        bool twice;

        if (!f->raw && c == '\\' && f->at + 1 < f->end) {
            if (skip_named(f))
                continue;
            f->at++;
            c = text[f->at];
        }
        if (c != '{' && c != '}') {
            f->at++;
            continue;
        }
        twice = f->level == 0 && f->at + 1 < f->end && text[f->at + 1] == c;
        if (!twice)
            break;
        put_literal(f, s, begin, f->at + 1);
        f->at += 2;
        begin = f->at;
    }
    put_literal(f, s, begin, f->at);
}

/* ---- fields ---- */

static uint32_t skip_quoted(const FString *f, uint32_t at)
{
    const char *text = f->p->text;
    char q = text[at];
    uint32_t size =
        f->end - at >= 3 && text[at + 1] == q && text[at + 2] == q ? 3 : 1;

    for (at += size; at < f->end; at++)
        if (text[at] == q &&
            (size == 1 ||
             (f->end - at >= 3 && text[at + 1] == q && text[at + 2] == q)))
            return at + size;
    return f->end;
}

/* Is it the second character of `!=`, `==`, `<=` or `>=` that is at `at + 1`,
 * or a comparison alone? How many characters to step over; 0: the end of the
 * expression. */
static uint32_t comparison_size(const FString *f, uint32_t at)
{
    const char *text = f->p->text;
    char c = text[at];

    if (at + 1 < f->end && text[at + 1] == '=' && c != ':' && c != '}')
        return 2;
    return c == '<' || c == '>' ? 1 : 0;
}

static bool refuse_in_braces(FString *f, uint32_t at, const char *what)
{
    Diag *d = field_error(f, DIAG_H0111, at, at + 1,
                          arena_printf(f->p->ctx->arena,
                                       "%s cannot stand in the braces of an "
                                       "f-string",
                                       what));

    diag_help(f->p->ctx, d, "give the value a name before");
    return false;
}

/* Moves to where the expression that begins at `at` ends: to `!`, `:`, `=` or
 * `}` outside brackets and quotes. False after an error. */
static bool find_expression_end(FString *f)
{
    const char *text = f->p->text;
    int depth = 0;

    while (f->at < f->end) {
        char c = text[f->at];
        bool quoted = c == '"' || c == '\'';
        uint32_t size = quoted ? skip_quoted(f, f->at) - f->at : 1;
        const char *slash = memchr(text + f->at, '\\', size);

        if (slash)
            return refuse_in_braces(f, (uint32_t)(slash - text), "a backslash");
        if (c == '#')
            return refuse_in_braces(f, f->at, "`#`");
        if (strchr("([{", c)) {
            depth++;
        } else if (depth > 0) {
            depth -= strchr(")]}", c) != NULL;
        } else if (strchr("!:=}<>", c)) {
            size = comparison_size(f, f->at);
            if (!size)
                return true;
        }
        f->at += size;
    }
    return true;
}

/* Parses [begin, end) with tokens of its own. */
static Expr *parse_field_expression(Parser *p, uint32_t begin, uint32_t end)
{
    TokenList list = lex_expression(p->ctx, p->file, begin, end);
    Token *token = p->token;
    const Token *first = p->first;
    uint32_t prev_end = p->prev_end;
    bool panic = p->panic;
    Expr *e;

    p->first = p->token = list.item;
    p->prev_end = begin;
    e = parse_in_parentheses(p, begin, TOKEN_END);
    if (!p->panic && !at_token(p, TOKEN_END))
        expected(p, "the end of the field");
    p->panic = panic;
    p->token = token;
    p->first = first;
    p->prev_end = prev_end;
    return e;
}

static bool is_blank(const Parser *p, uint32_t begin, uint32_t end)
{
    for (; begin < end; begin++)
        if (!strchr(" \t\f\r\n", p->text[begin]))
            return false;
    return true;
}

static void skip_blanks(FString *f)
{
    while (f->at < f->end && is_blank(f->p, f->at, f->at + 1))
        f->at++;
}

static int parse_conversion(FString *f)
{
    char c = f->at < f->end ? f->p->text[f->at] : 0;
    Diag *d;

    if (c == 's' || c == 'r' || c == 'a') {
        f->at++;
        return c;
    }
    d = field_error(f, DIAG_H0101, f->at - 1, f->at,
                    "a conversion is `!s`, `!r` or `!a`");
    diag_help(f->p->ctx, d, "write `!r` for repr()");
    return -1;
}

static void parse_parts(FString *f, StringParts *s);

static Expr *parse_spec(FString *f)
{
    Parser *p = f->p;
    FString spec = {p, f->at, f->end, f->raw, f->level + 1, false};
    StringParts parts = {.literal.arena = p->ctx->arena, .begin = f->at};

    parse_parts(&spec, &parts);
    f->at = spec.at;
    f->failed = spec.failed;
    return string_joined(p, &parts, f->at);
}

/* What follows the expression: `=`, a conversion, a spec, the brace. */
static void parse_field_end(FString *f, StringParts *s, Expr *e, uint32_t begin)
{
    Parser *p = f->p;
    const char *text = p->text;
    bool debug = f->at < f->end && text[f->at] == '=';

    e->formatted_value.conversion = -1;
    if (debug) {
        f->at++;
        skip_blanks(f);
        copy_raw(p, &s->literal, begin + 1, f->at);
    }
    if (f->at < f->end && text[f->at] == '!') {
        f->at++;
        e->formatted_value.conversion = parse_conversion(f);
    }
    if (f->at < f->end && text[f->at] == ':') {
        f->at++;
        e->formatted_value.format_spec = expr_adopt(p, e, parse_spec(f));
    }
    if (debug && e->formatted_value.conversion < 0 &&
        !e->formatted_value.format_spec)
        e->formatted_value.conversion = 'r';
    if (f->failed)
        return;
    if (f->at >= f->end || text[f->at] != '}') {
        Diag *d = field_error(f, DIAG_H0104, begin, begin + 1,
                              "`{` was never closed in this f-string");

        diag_help(p->ctx, d, "insert `}`, or write `{{` for a brace");
        return;
    }
    f->at++;
}

/* A field; `at` is on its brace. */
static void parse_field(FString *f, StringParts *s)
{
    Parser *p = f->p;
    uint32_t begin = f->at++, inside = f->at;
    Expr *e, *value;
    Diag *d;

    if (f->level >= DEEPEST_FIELD || p->depth >= MAX_NESTING) {
        field_error(f, DIAG_H0118, begin, begin + 1,
                    "fields of an f-string are nested too deeply");
        return;
    }
    if (!find_expression_end(f))
        return;
    if (is_blank(p, inside, f->at)) {
        d = field_error(f, DIAG_H0101, begin, f->at + (f->at < f->end),
                        "expected an expression in the braces");
        diag_help(p->ctx, d, "write `{{` and `}}` for braces");
        return;
    }
    p->depth++;
    value = parse_field_expression(p, inside, f->at);
    p->depth--;
    e = expr_new(p, EXPR_FORMATTED_VALUE, begin);
    e->formatted_value.value = expr_adopt(p, e, value);
    parse_field_end(f, s, e, begin);
    e->span = (Span){p->file, begin, f->at};
    string_flush(p, s);
    expr_push(p, &s->values, e);
}

static void parse_parts(FString *f, StringParts *s)
{
    for (;;) {
        Diag *d;

        parse_literal(f, s);
        if (f->at >= f->end)
            return;
        if (f->p->text[f->at] == '{') {
            parse_field(f, s);
            continue;
        }
        if (f->level > 0)
            return; /* the `}` of the field around */
        d = field_error(f, DIAG_H0105, f->at, f->at + 1,
                        "a single `}` in an f-string");
        diag_help(f->p->ctx, d, "write `}}` for a brace");
    }
}

void parse_fstring(Parser *p, StringParts *s, uint32_t begin, uint32_t end,
                   bool raw)
{
    FString f = {p, begin, end, raw, 0, false};

    parse_parts(&f, s);
}
