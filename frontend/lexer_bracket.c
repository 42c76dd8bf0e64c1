/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Brackets: the parser gets them balanced.
 *
 * A source is read twice when a bracket is never closed. The first reading
 * finds that out; the second ends a statement where a line begins another
 * one, so that one missing bracket does not swallow the rest of the file. */
#include "frontend/lexer_internal.h"

#include <string.h>

/* How far a bracket's end is looked for. */
enum { LOOK_AHEAD = 10000 };

static TokenKind closer_of(TokenKind open)
{
    return open == TOKEN_LPAREN     ? TOKEN_RPAREN
           : open == TOKEN_LBRACKET ? TOKEN_RBRACKET
                                    : TOKEN_RBRACE;
}

void lex_open(Lexer *l, TokenKind kind)
{
    if (l->nopen == MAX_NESTING) {
        lexer_error(l, DIAG_H0118, l->at, l->at + 1,
                    "more than %d brackets inside each other", MAX_NESTING);
        l->stopped = true;
        l->at = l->end;
        return;
    }
    l->open[l->nopen++] = (Token){kind, false, l->at, l->at + 1};
    lexer_push(l, kind, l->at, l->at + 1, false);
    l->at++;
}

static int line_of(const Lexer *l, uint32_t offset)
{
    return source_position(source_get(&l->ctx->sources, l->file), offset).line;
}

static void report_unclosed(Lexer *l, const Token *open)
{
    const Token *last = &l->tokens.item[l->tokens.n - 1];
    Diag *d;

    l->unclosed = true;
    if (l->quiet)
        return;
    d = lexer_error(l, DIAG_H0104, open->begin, open->end,
                    "`%s` was never closed", token_text[open->kind]);
    diag_help(l->ctx, d, "insert `%s` at the end of line %d",
              token_text[closer_of(open->kind)], line_of(l, last->begin));
}

void close_rest(Lexer *l, int keep, bool silent)
{
    while (l->nopen > keep) {
        const Token *open = &l->open[--l->nopen];
        uint32_t at = l->tokens.item[l->tokens.n - 1].end;

        if (!silent)
            report_unclosed(l, open);
        lexer_push(l, closer_of(open->kind), at, at, true);
    }
}

/* Skips a string of one line roughly; `i` is on its quote. */
static uint32_t skip_quotes(const Lexer *l, uint32_t i)
{
    char quote = l->text[i++];

    while (i < l->end && l->text[i] != quote && l->text[i] != '\n')
        i += l->text[i] == '\\' ? 2 : 1;
    return i;
}

/* Is the next bracket that is closed without being opened, from here on, the
 * one that ends `open`? Then what stands here is one too many. */
static bool closer_follows(const Lexer *l, TokenKind open)
{
    uint32_t stop = l->end - l->at > LOOK_AHEAD ? l->at + LOOK_AHEAD : l->end;
    int depth = 0;

    for (uint32_t i = l->at; i < stop; i++) {
        char c = l->text[i];

        if (c == '"' || c == '\'')
            i = skip_quotes(l, i);
        else if (c == '(' || c == '[' || c == '{')
            depth++;
        else if ((c == ')' || c == ']' || c == '}') && depth-- == 0)
            return c == token_text[closer_of(open)][0];
    }
    return false;
}

static void report_close(Lexer *l, TokenKind kind, const Token *open,
                         const char *help)
{
    Diag *d =
        lexer_error(l, DIAG_H0105, l->at - 1, l->at, "`%s` does not close `%s`",
                    token_text[kind], token_text[open->kind]);

    diag_label(l->ctx, d, lexer_span(l, open->begin, open->end),
               "this bracket is open");
    diag_help(l->ctx, d, help, token_text[closer_of(open->kind)]);
}

static void close_nothing(Lexer *l, TokenKind kind)
{
    Diag *d = lexer_error(l, DIAG_H0105, l->at - 1, l->at,
                          "`%s` closes no bracket", token_text[kind]);

    diag_help(l->ctx, d, "remove it, or write the opening bracket");
    lexer_doubt_last(l, l->at - 1);
}

/* `)` where `[` is open. If a `(` is open further out, the `[` in between is
 * what lacks its end; if the `]` is still to come, the `)` is one too many;
 * else the user took the wrong one. */
static void close_other(Lexer *l, TokenKind kind, const Token *open, int match)
{
    uint32_t begin = l->at - 1;

    if (match >= 0) {
        report_close(l, kind, open, "write `%s` here first");
        close_rest(l, match + 1, true);
        l->nopen--;
        lexer_push(l, kind, begin, l->at, true);
    } else if (closer_follows(l, open->kind)) {
        report_close(l, kind, open, "remove it, or write `%s` here");
        l->tokens.item[l->tokens.n - 1].repaired = true;
    } else {
        report_close(l, kind, open, "write `%s` here");
        l->nopen--;
        lexer_push(l, closer_of(open->kind), begin, l->at, true);
    }
}

void lex_close(Lexer *l, TokenKind kind)
{
    uint32_t begin = l->at++;
    int match = l->nopen - 1;

    while (match >= 0 && closer_of(l->open[match].kind) != kind)
        match--;
    if (!l->nopen) {
        close_nothing(l, kind);
    } else if (match == l->nopen - 1) {
        l->nopen--;
        lexer_push(l, kind, begin, l->at, false);
    } else {
        Token open = l->open[l->nopen - 1];

        close_other(l, kind, &open, match);
    }
}

/* ---- where a statement ends though a bracket is open ---- */

static bool begins_compound(TokenKind kind)
{
    return kind == TOKEN_IF || kind == TOKEN_ELIF || kind == TOKEN_WHILE ||
           kind == TOKEN_FOR || kind == TOKEN_DEF || kind == TOKEN_CLASS ||
           kind == TOKEN_WITH || kind == TOKEN_EXCEPT || kind == TOKEN_ASYNC;
}

static bool ends_operand(const Token *t)
{
    return t->kind == TOKEN_NAME || t->kind == TOKEN_NUMBER ||
           t->kind == TOKEN_STRING || t->kind == TOKEN_RPAREN ||
           t->kind == TOKEN_RBRACKET || t->kind == TOKEN_RBRACE ||
           t->kind == TOKEN_NONE || t->kind == TOKEN_TRUE ||
           t->kind == TOKEN_FALSE;
}

static bool word_in(Text word, const char *const *list)
{
    for (; *list; list++)
        if (text_is(word, *list))
            return true;
    return false;
}

/* Does the physical line at `from` end with a colon? */
static bool line_ends_with_colon(const Lexer *l, uint32_t from)
{
    char last = 0;

    for (; from < l->end && l->text[from] != '\n' && l->text[from] != '\r' &&
           l->text[from] != '#';
         from++)
        if (l->text[from] != ' ' && l->text[from] != '\t')
            last = l->text[from];
    return last == ':';
}

/* Is it `name = ...` at `from`, where `word` is the name? In a list of
 * arguments `name=value` is written without spaces. */
static bool is_assignment(const Lexer *l, uint32_t from, const Token *last)
{
    bool spaced = false;

    while (from < l->end && (l->text[from] == ' ' || l->text[from] == '\t')) {
        from++;
        spaced = true;
    }
    if (l->end - from < 2 || l->text[from] != '=' || l->text[from + 1] == '=')
        return false;
    return spaced || ends_operand(last);
}

static bool starts_statement(const Lexer *l, uint32_t from)
{
    static const char *const always[] = {
        "class", "def",      "return", "import",   "while",  "with", "try",
        "raise", "pass",     "break",  "continue", "global", "del",  "assert",
        "elif",  "nonlocal", "except", "finally",  "from",   NULL};
    static const char *const with_colon[] = {"if", "for", "else", "async",
                                             NULL};
    static const char *const never[] = {"in",  "and", "or", "is",
                                        "not", "as",  NULL};
    const Token *last = &l->tokens.item[l->tokens.n - 1];
    uint32_t end = from;
    Text word;

    while (end < l->end && is_name_byte(l->text[end]))
        end++;
    word = (Text){l->text + from, end - from};
    if (!word.size)
        return l->text[from] == '@' && ends_operand(last);
    if (word_in(word, always))
        return true;
    if (word_in(word, with_colon))
        return line_ends_with_colon(l, from);
    if (word_in(word, never))
        return false;
    return is_assignment(l, end, last) || ends_operand(last);
}

/* The column of the text at or behind `at`, past empty lines; its offset in
 * `*from`. */
static int next_column(const Lexer *l, uint32_t *from)
{
    uint32_t i = l->at;
    int column = 0;

    for (; i < l->end; i++) {
        if (l->text[i] == ' ')
            column++;
        else if (l->text[i] == '\t')
            column = (column / 8 + 1) * 8;
        else if (l->text[i] == '\n' || l->text[i] == '\r')
            column = 0;
        else if (l->text[i] == '#')
            while (i + 1 < l->end && l->text[i + 1] != '\n' &&
                   l->text[i + 1] != '\r')
                i++;
        else
            break;
    }
    *from = i;
    return column;
}

bool statement_ended(Lexer *l)
{
    TokenList *t = &l->tokens;
    Token last = t->item[t->n - 1];
    int now = l->indent[l->nindent - 1].column;
    bool header = last.kind == TOKEN_COLON && l->statement < t->n &&
                  begins_compound(t->item[l->statement].kind);
    uint32_t from;
    int column = next_column(l, &from);

    if (from >= l->end)
        return false;
    if (header && (column > now || starts_statement(l, from))) {
        t->n--;
        close_rest(l, 0, false);
        lexer_push(l, TOKEN_COLON, last.begin, last.end, false);
        return true;
    }
    if (column > now || !starts_statement(l, from))
        return false;
    close_rest(l, 0, false);
    return true;
}
