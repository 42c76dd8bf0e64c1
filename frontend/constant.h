/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Constants of the syntax tree. */
#ifndef HOLO_FRONTEND_CONSTANT_H
#define HOLO_FRONTEND_CONSTANT_H

#include "frontend/ast.h"

/* The value of a number as the source writes it: underscores, bases, and
 * imaginary ones included. It is well formed; the lexer saw to that. */
Constant constant_number(Arena *a, Text source);

#endif
