/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Tokens: what the lexer hands to the parser. */
#ifndef HOLO_FRONTEND_TOKEN_H
#define HOLO_FRONTEND_TOKEN_H

#include <stdbool.h>
#include <stdint.h>

typedef enum TokenKind {
#define TOKEN(kind, text) TOKEN_##kind,
#define PUNCT(kind, text) TOKEN_##kind,
#define KEYWORD(kind, text) TOKEN_##kind,
#include "frontend/token.def"
    TOKEN_KIND_COUNT
} TokenKind;

typedef struct Token {
    TokenKind kind;
    /* Not as the user wrote it: inserted or cut off by the lexer, which has
     * reported why. Errors that come of it are not reported again. */
    bool repaired;
    uint32_t begin, end; /* bytes of the source */
} Token;

/* Brackets are balanced in every list, a NEWLINE is never inside of them, and
 * the last token is END. */
typedef struct TokenList {
    int n, capacity;
    Token *item;
} TokenList;

/* The spelling, or what a diagnostic calls the token. */
extern const char *const token_text[TOKEN_KIND_COUNT];

bool token_is_keyword(TokenKind kind);

#endif
