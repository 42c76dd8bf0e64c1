/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Staging: what becomes of control flow whose conditions are known only when
 * the program runs.
 *
 *   region.c   the graph under construction: captured nodes, tokens
 *   heap.c     objects and the trail; keys.c  keys of dicts and sets
 *   attempt.c  what is run before it is known what becomes of it
 *   control.c  staged branches; tell.c  what their truths tell of tags
 *   loop.c     loops: turns while compiling (loop.h); strategy.c  peeled,
 *              rolled or unrolled; roll.c  as a `while`; iterate.c  what a loop
 *              goes through; many.c  through many items that are known
 *   join.c     joining what two ways leave (join.h); cell.c  what may be in a
 *              place; slot.c  where loose objects live; alike.c  the joins of
 *              a loop's rounds; again.c  one of an earlier visit, path.c  where
 *              its objects are; flatten.c  leaves; form.c  what may be joined;
 *              anchor.c  what else holds an object; gone.c  what a raise leaves
 *              behind; live.c  which names and temporaries are still read;
 *              growth.c  lists of other lengths
 *   alternative.c  values under guards; pick.c  what is one of several
 *   trace.c    what a call reads; query.c  asking again; template.c  what
 *              comes back; reuse.c  calls that are alike
 *   affine.c   differences of staged ints that are known all the same
 *   interval.c between which numbers they lie
 *   choice.c   strings that staged branches choose
 *
 * The evaluator hands its control flow to this room, and this room runs ways
 * and bodies by the evaluator (python/python.h). What Python's operators and
 * NumPy's functions mean is not known here. The functions of attempt.h, join.h,
 * live.h and iterate.h are this room's alone. */
#ifndef HOLO_PASSES_STAGING_STAGING_H
#define HOLO_PASSES_STAGING_STAGING_H

#include "passes/staging/spec.h"

/* ---- affine.c ---- */

/* stop - start, if it is the same number whatever the running values are. */
bool affine_difference(Spec *s, Node *stop, Node *start, int64_t *out);

/* ---- interval.c ---- */

/* Both ends are among the numbers; `exact`: both are taken. */
typedef struct Interval {
    int64_t low, high;
    bool exact;
} Interval;

/* Notes that of a node of the region in hand, for all that comes behind in that
 * region: what makes it true, a check or a loop's test, stands before. */
void interval_note(Spec *s, Node *n, Interval is);
/* Of an int, known or staged; of anything else all of 64 bits. */
Interval interval_of(Spec *s, Value v);
/* The same, and who needs it may not be asked for others. */
Interval interval_needed(Spec *s, Value v);
/* Does a staged i64 surely lie there? */
bool interval_within(Spec *s, Node *n, int64_t low, int64_t high);
/* Is it surely outside in one of the turns of a counted loop? */
bool interval_leaves(Spec *s, Node *n, int64_t low, int64_t high);

/* ---- control.c, loop.c ---- */

/* Runs, after an error in what decides whether and how it runs, a way for its
 * own errors. What it changes is unknown then: no error follows from it. */
typedef Value Way(Spec *s, void *data);
void control_lost(Spec *s, Way *run, void *data);
/* Runs one of two ways by a staged condition, and merges their effects. A way
 * yields a value (none for statements). */
Value control_branch(Spec *s, Node *pred, Way *then_way, Way *else_way,
                     void *data);
/* The same of a branch in a way of another that is run for the same end: what
 * has to be grown before it is grown before that one. */
Value control_branch_part(Spec *s, Node *pred, Way *then_way, Way *else_way,
                          void *data);
Value control_nothing(Spec *s, void *data); /* the way that does nothing */
/* What is perhaps set, and what `other` gives where it is not. */
Value control_perhaps(Spec *s, Value perhaps, Way *other, void *data);
/* Notes whether an exception may be on its way, behind what joins two ways or
 * the turns of a loop (python/raise.c). */
void raise_note(Spec *s);
/* Is none on its way, handed to one who waits further out? 1 yes, 0 one surely
 * is, -1: `*none` is true if none is. */
int raise_none(Spec *s, Node **none);
/* A check, where a `try` waits for what Python raises there: a branch that does
 * so. False if none waits. */
bool raise_unless(Spec *s, DiagCode code, Node *ok, const char *message);
/* `ok`, or an exception is on its way, while Spec.unguarded, which ends. */
Node *raise_excused(Spec *s, Node *ok);
/* No turn of a loop begins with one on its way. */
void raise_clear(Spec *s);
void control_if(Spec *s, const Node *n); /* also the expression */
void control_short_circuit(Spec *s, const Node *n);
void control_while(Spec *s, const Node *n);
void control_for(Spec *s, const Node *n);
/* The same through a value. */
void control_for_through(Spec *s, const Node *n, Value iterable);

/* ---- alternative.c: what is known of tags ---- */

const Fact *fact_add(Spec *s, const Fact *outer, Node *tag, int k, bool is);
/* What a condition says, true or false; and what was noted of one. */
void facts_note(Spec *s, Node *pred, const Fact *if_true, const Fact *if_false);
const Fact *facts_of(const Spec *s, const Node *pred, bool truth);
/* The opposite of a condition, with what that one says. */
Node *condition_not(Spec *s, Node *pred);
/* Adds facts to those in hand; gives those before, to be put back. */
const Fact *facts_push(Spec *s, const Fact *more);

/* The choice that a value, or the array that it is, stands for; or NULL. */
const Choice *choice_of(Value v);

/* ---- pick.c: what is one of several ---- */

/* A choice of arrays as an array; a choice that is known as what it is; any
 * other value as it is. */
Value choice_settle(Spec *s, Value v);
/* The same for who only asks for the elements: there NumPy scalars may be among
 * the arrays. */
Value choice_settle_number(Spec *s, Value v);
/* Settles all; the first that still is a choice, or -1. */
int choice_settle_all(Spec *s, int n, Value *v);
/* `op` with argument `which`, a choice, replaced by each candidate under a
 * staged branch on the tag. */
typedef Value SplitOp(Spec *s, const Value *arg, void *data);
Value choice_split(Spec *s, int which, int n, const Value *arg, SplitOp *op,
                   void *data);
/* Without None, which is a run-time error with the message: the exception, a
 * colon, its text. */
Value choice_require(Spec *s, Value v, const char *message);
Value choice_identical(Spec *s, Value x, Value y);

/* ---- choice.c: strings that staged branches choose ---- */

bool choice_is_text(Value v); /* a string or a choice */
/* The strings of both, at an index; UNDEFINED if there are too many. */
Value choice_join(Spec *s, Value index, Value a, Value b);
/* The index of `v` among the strings of a choice. */
Node *choice_index(Spec *s, const Object *among, Value v);
Value choice_equal(Spec *s, Value choice, Value other);
typedef Value ChoiceMap(Spec *s, Value string, const void *data);
/* Such a choice of strings as one of several values, for choice_split(): what
 * no staged string can be asked each of them is, where it is the one. */
Value choice_opened(Spec *s, Value text);
Value choice_map(Spec *s, Value choice, ChoiceMap *map, const void *data);
/* A hole of a text: the index, and `?size:string` for each. */
Value choice_hole(Spec *s, Value choice, bool repr);

#endif
