/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Joining what two ways of staged control flow leave behind.
 *
 * Objects keep their identity: what a join makes staged is references. A place
 * (an item of an object that either way changed, or what the ways yield) gets
 * a Cell, which says what may be in it. Numbers become one leaf, tuples and
 * the like are joined part by part, and references to objects are a list of
 * targets with a tag, if there is more than one target.
 *
 * An object is anchored if it is older than the ways and something else than
 * the joined places holds it (anchor.c): it is a target as it is, and so are
 * None, functions and types. What is loose has no place of its own after the
 * join. It is named by its first holder, in the order of places, and lives in
 * that place's Slot of its form, whatever way made it. A slot's items are
 * places in turn, behind all others.
 *
 * What crosses the edges of the `cond` or `while` are leaves: tags, numbers,
 * contents. Each way flattens into them as nodes of its region (flatten.c);
 * from params or results the heap and the value are made anew. Branches and
 * loops differ only in who supplies the leaves. What has no join is not an
 * error until it is used (Unsettled). */
#ifndef HOLO_PASSES_STAGING_JOIN_H
#define HOLO_PASSES_STAGING_JOIN_H

#include "passes/staging/alternative.h"
#include "passes/staging/attempt.h"

/* One of the ways: where its nodes are, and what it had changed. */
typedef struct Side {
    const Changes *changes; /* NULL: the heap as it is */
    Region *region;
    bool absent;                /* it never gets here: its leaves are fillers */
    const struct Catch *raised; /* it yields nothing: an exception is on its way
                                   to that one; or NULL */
} Side;

/* What an attempt left. */
static inline Side side_of(const Attempt *a)
{
    return (Side){&a->changes, a->region, a->absent && !a->raised, a->raised};
}

/* Why values are joined, for the words of diagnostics. */
typedef struct JoinCause {
    bool is_loop;
    Span span; /* the condition, or the loop's head */
} JoinCause;

typedef struct Leaves {
    Node **node;
    int n, capacity;
    int next; /* the next one that join_make takes */
} Leaves;

typedef struct Join Join;

/* `first_new`: objects with this id or a later one were made by the ways. */
Join *join_new(Spec *s, const JoinCause *cause, uint32_t first_new,
               const Side *a, const Side *b);
/* Gives its memory back: nothing is asked of it any more. */
void join_end(Join *j);
/* An object that may have changed; what the ways yield. In this order. */
void join_add(Join *j, Object *o);
void join_values(Join *j, Value a, Value b);
/* Finds what crosses; false after an error (a list that changes its length,
 * say). */
bool join_run(Join *j);
/* Would both make the same of the same leaves? */
bool join_alike(const Join *a, const Join *b);
/* Do they differ in more than which objects references may be? */
bool join_grew(const Join *now, const Join *before);
/* How many loose objects cross: a structure that is built turn by turn gets
 * more of them in each round. */
int join_nslot(const Join *j);
/* Does it lose what both sides have, for want of a common form? A number, 2 if
 * one of them is a name of the script, 1 if all are attributes and items. */
int join_loses(const Join *j);
/* Does the second side change the kind of a number, text or tuple for sure? */
bool join_mixes(const Join *j);
/* Appends the leaves of side 0 or 1, in its region. */
void join_flatten(Join *j, int side, Leaves *out);
/* Appends new params of a region for the leaves. */
void join_params(Join *j, Graph *g, Leaves *out);
/* Puts what is made of leaves into the heap, and gives the value. Of the sides
 * nothing is needed any more. */
Value join_make(Join *j, Leaves *in);
/* What join_make last made for slots: no mark saw them before. */
int join_made(const Join *j, Object ***out);
/* Of these, lists of rows whose number is known are plain ones again. */
void join_settle_rows(const Join *j);
/* After a loop that surely makes a turn: what its turns (side 1) surely leave
 * is settled; or again not. */
void join_settle_exit(Join *j, bool settled);

/* Notes what truths that come out of a branch tell of the tags beside them, of
 * the leaves on both ways and what came of them: tell.c. */
void join_tell(const Join *j, Node *pred, const Leaves in[2], Node *const *out);

/* ---- again.c: a join that is made again, in a later state ---- */

/* Where a join keeps the objects of which it says something. */
typedef struct ObjectPlaces {
    int n, capacity;
    Object ***at;
} ObjectPlaces;

/* False if it says something that can be of that state alone. */
bool join_says(Join *j, ObjectPlaces *out);
/* The objects are those of the state in hand now: so is what was the same on
 * both sides. False if they do not hold what they held. */
bool join_read_again(Join *j);
/* Is there what has no join by that one alone: a turn left it as it was? */
bool join_loses_in_vain(const Join *now, const Join *again);

/* ---- growth.c ---- */

/* Gives a list that was asked for (Spec.growth) the form and the room that a
 * branch needs, or a loop of so many turns (-1: not known). False if none was,
 * or it cannot be. */
bool growth_before_branch(Spec *s);
/* Asks for the next of those that were asked for beside it; false: there is no
 * more. Whether one of these can be grown is asked again where it is alone. */
bool growth_next(Spec *s, const Growth **more);
/* A branch is run again for a list: 1 where that begins, -1 where it ends. */
void growth_branch_again(Spec *s, int by);
bool growth_before_loop(Spec *s, int64_t turns);
/* So many turns get room, of a loop that makes more in each round of another.
 */
int64_t growth_for_more_turns(int64_t turns);
/* Raises the room that is asked for once for all, and gives it, if it is to be
 * the room of what each turn makes, too; else, 0. */
int64_t growth_raise_cap(Spec *s, bool again);
/* Room for as many turns as a loop may make of which nothing is known. */
void growth_for_any_turns(Spec *s, Object *list);
/* The room of what was grown is fixed no more. */
void growth_unfix(Spec *s, Object *list);
/* What is asked for where a list, dict or set comes to hold what is in another
 * body. */
Growth growth_of_change(Spec *s, Object *o, const Body *a, const Body *b);

/* ---- outward.c ---- */

/* An object is about to be grown. */
void outward_note(Spec *s, Object *o);

/* May a recursion ask its outermost call to grow this object? Asks for it. */
bool outward_may_ask(const Spec *s, const Object *o);
void outward_ask(Spec *s, const Growth *g);
/* Asks for one that was grown since. */
void outward_ask_grown(Spec *s);

/* ---- replaced.c ---- */

/* Makes a list that was asked for like another (Growth.is_like). */
bool growth_makes_alike(Spec *s, const Growth *g);
/* At the end of a turn: what it put into places of older objects gets room for
 * so many. */
void growth_cap(Spec *s, Mark since, int64_t room);

#endif
