/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The lexer: source text to tokens. */
#ifndef HOLO_FRONTEND_LEXER_H
#define HOLO_FRONTEND_LEXER_H

#include "base/diag.h"
#include "frontend/token.h"

/* More brackets than this inside each other are not read. */
enum { MAX_NESTING = 200 };

/* The tokens of a whole source, INDENT and DEDENT included. */
TokenList lex_source(Context *ctx, uint32_t file);

/* The tokens of a part of a source that is an expression in braces, such as
 * those of an f-string: line ends are white space. */
TokenList lex_expression(Context *ctx, uint32_t file, uint32_t begin,
                         uint32_t end);

#endif
