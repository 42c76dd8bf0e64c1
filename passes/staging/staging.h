/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Staging: what becomes of control flow whose conditions are known only when
 * the program runs.
 *
 *   region.c   the graph under construction: captured nodes, tokens
 *   heap.c     objects and the trail; keys.c  keys of dicts and sets; share.c
 * aliases that joins leave behind control.c  staged branches; loop.c  loops;
 * iterate.c  what a loop goes through; merge.c  joining what two ways leave
 *   affine.c   differences of staged ints that are known all the same
 *   choice.c   strings that staged branches choose
 *
 * The evaluator hands its control flow to this room, and this room runs ways
 * and bodies by the evaluator (python/python.h). What Python's operators and
 * NumPy's functions mean is not known here. The functions of merge.h and
 * iterate.h are this room's alone. */
#ifndef HOLO_PASSES_STAGING_STAGING_H
#define HOLO_PASSES_STAGING_STAGING_H

#include "passes/staging/spec.h"

/* ---- affine.c ---- */

/* stop - start, if it is the same number whatever the running values are. */
bool affine_difference(Spec *s, Node *stop, Node *start, int64_t *out);

/* ---- control.c, loop.c ---- */

/* Runs one of two ways by a staged condition, and merges their effects. A way
 * yields a value (none for statements). */
typedef Value Way(Spec *s, void *data);
Value control_branch(Spec *s, Node *pred, Way *then_way, Way *else_way,
                     void *data);
void control_if(Spec *s, const Node *n); /* also the expression */
void control_short_circuit(Spec *s, const Node *n);
void control_while(Spec *s, const Node *n);
void control_for(Spec *s, const Node *n);

/* ---- choice.c: strings that staged branches choose ---- */

bool choice_is_text(Value v); /* a string or a choice */
/* The strings of both, at an index; UNDEFINED if there are too many. */
Value choice_join(Spec *s, Value index, Value a, Value b);
/* The index of `v` among the strings of a choice. */
Node *choice_index(Spec *s, const Object *among, Value v);
Value choice_equal(Spec *s, Value choice, Value other);
typedef Value ChoiceMap(Spec *s, Value string, const void *data);
Value choice_map(Spec *s, Value choice, ChoiceMap *map, const void *data);
/* A hole of a text: the index, and `?size:string` for each. */
Value choice_hole(Spec *s, Value choice, bool repr);

#endif
