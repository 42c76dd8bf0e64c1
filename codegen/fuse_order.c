/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Fusion: the order of the units while they grow.
 *
 * A unit waits for another when it computes with what that one stores. Units
 * come into being users first, so that a new one is waited for but waits for
 * nothing yet, and only a further output of an older unit can close a circle.
 * Each unit has a rank that is lower than that of all that wait for it. Where
 * the ranks allow a further output, nothing is searched; where they do not,
 * only the units between the two ranks are, and change places if there is no
 * circle (Pearce and Kelly, A dynamic topological sort algorithm for directed
 * acyclic graphs, 2006). */
#include "codegen/fuse.h"

#include <stdlib.h>

enum { SEARCH_LIMIT = 4000 /* units; a longer search says no */ };

typedef struct Found {
    int n, capacity;
    int *unit;
} Found;

static void found_add(Fuse *f, Found *found, int unit)
{
    *ARENA_PUSH(f->arena, found->unit, found->n, found->capacity) = unit;
}

/* Marks a unit with `stamp`; false if it had it. */
static bool unit_mark(Fuse *f, int unit, int stamp)
{
    if (f->units[unit].stamp == stamp)
        return false;
    f->units[unit].stamp = stamp;
    return true;
}

/* ---- who computes what ---- */

/* Appends the units that compute `n`, those marked with `stamp` excepted. */
static void add_computing(Fuse *f, const Node *n, int stamp, Found *out)
{
    const Fact *of = fact(f, n);

    if (of->unit >= 0 && unit_mark(f, of->unit, stamp))
        found_add(f, out, of->unit);
    for (int i = 0; of->unit == UNIT_INLINE && i < of->ninto; i++)
        if (unit_mark(f, of->into[i], stamp))
            found_add(f, out, of->into[i]);
}

/* The units that compute users of `n`, each once. */
static Found reading_units(Fuse *f, const Node *n)
{
    const Users *users = &fact(f, n)->users;
    int stamp = ++f->shared->nstamp;
    Found out = {0};

    for (int i = 0; i < users->n; i++)
        add_computing(f, users->item[i], stamp, &out);
    return out;
}

void order_inline(Fuse *f, const Node *n)
{
    const Users *users = &fact(f, n)->users;
    const Fact *only = users->n == 1 ? fact(f, users->item[0]) : NULL;
    Fact *of = fact(f, n);
    Found into;

    of->unit = UNIT_INLINE;
    if (only && only->unit == UNIT_INLINE) {
        of->ninto = only->ninto;
        of->into = only->into;
        return;
    }
    into = reading_units(f, n);
    of->ninto = into.n;
    of->into = into.unit;
}

/* ---- ranks ---- */

typedef enum { FORWARD, BACKWARD } Direction;

/* The units reached from `found`, itself included, whose ranks lie between
 * `low` and `high`; false if `goal` is among them or they are too many. */
static bool search(Fuse *f, Found *found, Direction direction, int low,
                   int high, int goal)
{
    int stamp = ++f->shared->nstamp;

    for (int k = 0; k < found->n; k++)
        unit_mark(f, found->unit[k], stamp);
    for (int k = 0; k < found->n; k++) {
        const UnitList *next = direction == FORWARD
                                   ? &f->units[found->unit[k]].after
                                   : &f->units[found->unit[k]].before;

        if (found->unit[k] == goal || found->n > SEARCH_LIMIT)
            return false;
        for (int i = 0; i < next->n; i++) {
            int rank = f->units[next->item[i]].rank;

            if (rank >= low && rank <= high &&
                unit_mark(f, next->item[i], stamp))
                found_add(f, found, next->item[i]);
        }
    }
    return true;
}

typedef struct Ranked {
    int rank, unit;
} Ranked;

static int by_rank(const void *a, const void *b)
{
    int x = ((const Ranked *)a)->rank, y = ((const Ranked *)b)->rank;

    return (x > y) - (x < y);
}

static Ranked *sorted_by_rank(Fuse *f, const Found *found)
{
    Ranked *out = ARENA_ARRAY(f->arena, Ranked, found->n);

    for (int i = 0; i < found->n; i++)
        out[i] = (Ranked){f->units[found->unit[i]].rank, found->unit[i]};
    if (found->n > 1)
        qsort(out, (size_t)found->n, sizeof *out, by_rank);
    return out;
}

/* Hands the ranks of both sets out anew: all of `first` before all of `then`,
 * each set in its order. */
static void rank_anew(Fuse *f, const Found *first, const Found *then)
{
    Ranked *a = sorted_by_rank(f, first), *b = sorted_by_rank(f, then);
    int n = first->n + then->n, i = 0, j = 0;
    int *rank = ARENA_ARRAY(f->arena, int, n);

    for (int k = 0; k < n; k++)
        rank[k] = j == then->n || (i < first->n && a[i].rank < b[j].rank)
                      ? a[i++].rank
                      : b[j++].rank;
    for (int k = 0; k < first->n; k++)
        f->units[a[k].unit].rank = rank[k];
    for (int k = 0; k < then->n; k++)
        f->units[b[k].unit].rank = rank[first->n + k];
}

/* Makes room in the ranks for `unit` to come before all of `readers`. */
static bool rank_before(Fuse *f, int unit, const Found *readers)
{
    Found ahead = {0}, behind = {0};
    int own = f->units[unit].rank, low = own;

    for (int i = 0; i < readers->n; i++) {
        int rank = f->units[readers->unit[i]].rank;

        if (readers->unit[i] == unit || rank > own)
            continue;
        found_add(f, &behind, readers->unit[i]);
        if (rank < low)
            low = rank;
    }
    if (behind.n == 0)
        return true;
    found_add(f, &ahead, unit);
    if (!search(f, &behind, FORWARD, low, own, unit) ||
        !search(f, &ahead, BACKWARD, low, own, UNIT_NONE))
        return false;
    rank_anew(f, &ahead, &behind);
    return true;
}

/* ---- outputs ---- */

static void list_push(Fuse *f, UnitList *list, int unit)
{
    *ARENA_PUSH(f->arena, list->item, list->n, list->capacity) = unit;
}

bool order_output(Fuse *f, int unit, const Node *n)
{
    Found readers = reading_units(f, n);

    if (!rank_before(f, unit, &readers))
        return false;
    for (int i = 0; i < readers.n; i++) {
        if (readers.unit[i] == unit)
            continue;
        list_push(f, &f->units[unit].after, readers.unit[i]);
        list_push(f, &f->units[readers.unit[i]].before, unit);
    }
    return true;
}
