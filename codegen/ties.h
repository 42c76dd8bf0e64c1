/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Ties: a function of the module that changes an array which it is given, and
 * gives it back, does so in place. The param comes in the memory of the output;
 * who calls has it there, or copies it there before, as a loop does with a
 * value that it carries. So what a recursion costs hangs on what it changes,
 * not on how large the arrays are that go through its calls. */
#ifndef HOLO_CODEGEN_TIES_H
#define HOLO_CODEGEN_TIES_H

#include "codegen/buffers.h"

/* Finds the ties of all functions that only the module calls, before any is
 * planned. */
void find_ties(ModulePlan *p, Arena *arena);

/* The result of a call that lies where input `i` is to come; NULL: none. */
const Node *tied_result(const ModulePlan *p, const Node *call, int i);
/* Is this result of a call tied to an input? */
bool is_tied(const Plan *callee, int output);

#endif
