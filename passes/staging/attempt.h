/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Attempts: what is evaluated before it is known what becomes of it.
 *
 * A way of a branch, the test and the body of a loop, turns of a loop while
 * compiling, a strategy for a loop: each is opened, evaluated, and ended in
 * exactly one way:
 *
 *   leave  it had a region of its own, which is finished now; what it changed
 *          is taken back and said. Two ways are joined to a `cond`, a test and
 *          a body are rolled to a `while`
 *   keep   it stays where it is, in the region in hand
 *   drop   nothing of it stays: no nodes, changes, effects or errors
 *
 * Attempts nest. The errors since one was opened are its own; an error that
 * ends the evaluation as a whole (Spec.gave_up) outlives what is dropped. A
 * call that notes what it reads (trace.h) is an attempt that marks nothing: it
 * stays in place, becomes a `call`, or is a round of a recursion. */
#ifndef HOLO_PASSES_STAGING_ATTEMPT_H
#define HOLO_PASSES_STAGING_ATTEMPT_H

#include "passes/staging/spec.h"

/* How far evaluation has come: what it leaves behind as it goes on. */
typedef struct Progress {
    Region *region; /* the one in hand */
    Node *last, *token;
    const IntervalNote *intervals;
    DiagMark diag;
    Span lost;
    int64_t nemit;
    int nmodule, nsweep, nentered, nsettled;
    uint32_t nobject, nnode;
} Progress;

Progress progress_of(const Spec *s);
/* Were there errors since? */
bool progress_failed(const Spec *s, const Progress *p);
/* Was something made that is there when the program runs? */
bool progress_emitted(const Spec *s, const Progress *p);
/* Takes the nodes and effects since out of the region, which is in hand. */
void progress_unlink(Spec *s, const Progress *p);

typedef struct Attempt {
    Progress before;
    Mark mark;
    const Fact *facts;
    int npin;
    const Node *node; /* the script node in hand */
    uint32_t at;
    /* Once it is left: */
    Region *region;
    Changes changes;
    bool absent;          /* nobody gets to its end */
    struct Catch *raised; /* but to who waits for an exception; or NULL */
} Attempt;

/* In the region in hand; in one of its own. */
void attempt_open(Spec *s, Attempt *a);
void attempt_open_region(Spec *s, Attempt *a);

void attempt_leave(Spec *s, Attempt *a);
void attempt_keep(Spec *s, const Attempt *a);
void attempt_drop(Spec *s, const Attempt *a);

/* What is tried here (a loop that is rolled, a recursion that is made again),
 * until Spec.ntry is less again, and what is called in it goes less deep. */
void attempt_try(Spec *s);
/* Where a static number is staged, recursion that it ends has no end. True if
 * the outermost of what is tried was given up for that: it is not done, as what
 * is inside would go down as deep again each time. */
bool attempt_recurred(Spec *s);

#endif
