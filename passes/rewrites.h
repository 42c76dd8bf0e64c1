/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The algebraic laws of rewrites.def, and what they ask of a value. */
#ifndef HOLO_PASSES_REWRITES_H
#define HOLO_PASSES_REWRITES_H

#include "passes/optimise.h"

enum { REWRITE_INPUTS = 3 };

/* Is every element `value`, with its sign if that is zero? */
bool splat_is(const Node *n, double value);

/* The branch of a `cond` that is taken, NULL if that is not known. */
Graph *known_branch(const Node *n);
/* Is the test of a `while` false from the start? */
bool never_runs(const Node *loop);
/* Is what a tape_pop takes what the tape_push before it put there? */
bool pops_push(const Node *n);

/* The first law that applies to a node, -1 if there is none. `in` gets up to
 * REWRITE_INPUTS of its inputs in the order in which they match. */
int rewrite_find(const Node *n, Node **in);
/* What the node's users shall use instead, built before the node. */
Node *rewrite_apply(int rewrite, Build *b, Node *n, Node *const *in);
/* The law in words; NULL behind the last. */
const char *rewrite_law(int rewrite);

#endif
