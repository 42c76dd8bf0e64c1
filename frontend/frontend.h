/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* frontend/: source text to script level. Table of contents.
 *
 *   lexer.c     text to tokens
 *   parser*.c   tokens to the syntax tree, with recovery
 *   ast.h       the syntax tree: CPython's Python.asdl
 *   scope.c     which scope each name belongs to
 *   lower*.c    syntax tree to script level */
#ifndef HOLO_FRONTEND_FRONTEND_H
#define HOLO_FRONTEND_FRONTEND_H

#include "ir/graph.h"

typedef struct AstModule AstModule;

/* Parses a whole source. Never NULL: what could not be read was reported and
 * is left out. */
AstModule *frontend_parse(Context *ctx, uint32_t file);

/* The tree as text, for `holo dump --stage=ast`. */
void frontend_print_ast(TextBuffer *out, const AstModule *ast);

/* Lowers a tree to the script level: a Module whose function "main" is the
 * top level. NULL after errors, but for those of names, which leave a place
 * "nowhere": a script whose names are misspelt is looked at further. */
Module *frontend_lower(Context *ctx, const AstModule *ast);

#endif
