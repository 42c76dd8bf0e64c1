/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* One loop under way: for loop.c, strategy.c and roll.c alone. */
#ifndef HOLO_PASSES_STAGING_LOOP_H
#define HOLO_PASSES_STAGING_LOOP_H

#include "passes/staging/iterate.h"
#include "passes/staging/join.h"
#include "passes/staging/path.h"

/* Rolled whole, where no number changes its kind by the first turn; behind that
 * turn; whole, whatever its numbers do; behind the first turn and one that may
 * be made, where that is known. */
typedef enum Strategy { ROLL, PEEL, MIX, UNROLL, GUARD } Strategy;

/* What a loop carried: the objects that its body changes, and how they are
 * joined. */
typedef struct Carried {
    Join *head; /* NULL: nothing is known that can be said again */
    Object **object;
    int nobject;
    ObjectPlaces said; /* the objects of which all this says something, */
    Paths *paths;      /* and where they are found */
} Carried;

/* What worked for a loop, where the names in sight held values of some kinds.
 * In the turn that is peeled off a loop, those inside it are met with other
 * kinds than in what is rolled, and another strategy is right for them. */
typedef struct Worked {
    struct Worked *next;
    uint64_t kinds;
    Strategy strategy;
    int64_t turns; /* that it was unrolled for */
    bool may_lose; /* neither way kept all values */
    bool mixes;    /* a turn changes a number's kind */
    bool may_end;  /* only running knows whether there is a second turn */
} Worked;

/* What earlier visits of a loop found out. */
typedef struct LoopMemo {
    struct LoopMemo *next;
    const Node *node;
    Worked *worked;
    Carried last;   /* what it carried when it was last rolled: roll.c */
    int nvain;      /* so often in sequence that was of no use */
    int nstuck;     /* so often its many items did not roll: many.c */
    uint32_t since; /* Spec.rolled_since when it grew lists last, */
    int64_t turns;  /* which were to have room for so many turns; */
    bool raised;    /* that was more than was asked for in a round before */
} LoopMemo;

typedef struct Loop {
    Spec *s;
    const Node *node;
    LoopMemo *memo;
    JoinCause cause;
    bool is_for;
    bool must_roll;  /* or nothing of it stays */
    bool to_the_end; /* turns that make nothing may take all steps there are */
    bool has_rolled;
    bool may_end;     /* with its first turn, which only running knows */
    bool has_gone_on; /* of GUARD: it rolled behind the second turn; */
    Growth wanted;    /* else, which list should be grown for that */
    Iterated source;
    Sym stop_flag; /* NULL: none */
    Sym held;      /* the hidden name of what a `for` goes through, or NULL */
    int64_t done;  /* turns of a `for` run already */
    int64_t first_step; /* of the compilation's, in the first turn */
    bool rotated; /* the test has effects: it runs before the loop and at the
                     end of each turn */
    bool turns_known; /* while rolling: there surely is a turn */
    bool endless;     /* it goes through a list that grows in it */
    int64_t cap;      /* the room of what each turn makes anew; 0: its own */
    uint32_t first_tried; /* the first object of the last attempt */
    bool may_lose;        /* rolls even if that loses values */
    bool may_mix;         /* the same if a turn changes a number's kind */
    bool mixes;           /* that was it, in the last attempt */
    int loses;            /* as join_loses(), of the last attempt that lost */
    Object **carried;     /* objects that the body changes */
    int ncarried, capacity;
    Join *head; /* of the state before and after a turn; NULL: nothing known */
    Join *kept; /* a head that is not this loop's to end: one that was guessed,
                   or is remembered */
    const Fact *tested;  /* what a true test says, in the test's region */
    uint64_t clock;      /* when the round in hand began: see Turn */
    int rounds, growing; /* of those rounds, how many more in sequence */
} Loop;

/* ---- loop.c ---- */

/* One turn: with the item k, of a `for`. */
void loop_turn(Loop *l, Value k);
/* Is there another turn? As spec_truth(). */
int loop_test(Loop *l, Value k, Node **node);

/* May the next turn run now? 1 yes, 0 the loop is over, -1 a staged test. */
int loop_next(Loop *l, Node **node);
/* One unrolled turn, guarded if a staged flag, or what was raised, may have
 * ended the loop; and all that are left. */
void loop_unroll_turn(Loop *l);
void loop_unroll(Loop *l);
/* Runs turns for as long as they make no nodes; true when the loop is over.
 * Otherwise the turn that did was taken back. */
bool loop_run_static(Loop *l);

/* ---- strategy.c ---- */

/* Rolls it, or unrolls it, from the state in hand. */
void loop_stage(Loop *l);
/* Rolls it whole, or behind its first turn; false if that cannot be. */
bool loop_rolls(Loop *l);

/* ---- roll.c ---- */

/* Rolls the loop from the state in hand; false if it cannot be. */
bool loop_roll(Loop *l, bool turns_known);

#endif
