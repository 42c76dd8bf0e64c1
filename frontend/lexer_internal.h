/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What the files of the lexer share. */
#ifndef HOLO_FRONTEND_LEXER_INTERNAL_H
#define HOLO_FRONTEND_LEXER_INTERNAL_H

#include "frontend/lexer.h"

enum { MAX_INDENT = 100 };

typedef struct Indent {
    int column; /* a tab goes to the next multiple of 8 */
    int tabs_as_one;
    uint32_t begin, end; /* the white space */
} Indent;

typedef struct Lexer {
    Context *ctx;
    uint32_t file;
    const char *text;
    uint32_t at, end;
    TokenList tokens;
    bool quiet;      /* the first reading: nothing is reported */
    bool unclosed;   /* found by it: some bracket is never closed */
    bool recovering; /* so end a statement where the next one begins */
    bool expression; /* a part in braces: line ends mean nothing */
    bool line_start; /* the indent of this line is not read yet */
    bool stopped;    /* nested too deeply to go on */
    int nopen;
    Token open[MAX_NESTING];
    int nindent; /* at least 1: the top level */
    Indent indent[MAX_INDENT + 1];
    int statement; /* the first token of this logical line */
} Lexer;

/* The byte `k` ahead; 0 past the end. */
static inline char lexer_peek(const Lexer *l, uint32_t k)
{
    return k < l->end - l->at ? l->text[l->at + k] : 0;
}

/* The bytes of the line end at `at`: 0 if there is none. */
static inline uint32_t lexer_line_end(const Lexer *l)
{
    char c = lexer_peek(l, 0);

    return c == '\n' ? 1 : c != '\r' ? 0 : lexer_peek(l, 1) == '\n' ? 2 : 1;
}

static inline bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static inline bool is_name_byte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || is_digit(c) ||
           c == '_' || (unsigned char)c >= 0x80;
}

/* Reports unless quiet; a diagnostic that nobody sees comes back then. */
Diag *lexer_error(Lexer *l, DiagCode code, uint32_t begin, uint32_t end,
                  const char *format, ...)
    __attribute__((format(printf, 5, 6)));
Span lexer_span(const Lexer *l, uint32_t begin, uint32_t end);
void lexer_push(Lexer *l, TokenKind kind, uint32_t begin, uint32_t end,
                bool repaired);

/* What follows the token before, up to `end`, was dropped: the errors that come
 * of that are not reported again. */
void lexer_doubt_last(Lexer *l, uint32_t end);

/* lexer_number.c: reads the number at `at`. */
void lex_number(Lexer *l);

/* lexer_bracket.c: the stack of open brackets. */
void lex_open(Lexer *l, TokenKind kind);
void lex_close(Lexer *l, TokenKind kind);
/* Closes all brackets from the `keep`-th on where the user did not; `silent`
 * if what is wrong was reported in other words. */
void close_rest(Lexer *l, int keep, bool silent);
/* Called behind a line end inside brackets: does a new statement begin? If so
 * the brackets are closed. */
bool statement_ended(Lexer *l);

#endif
