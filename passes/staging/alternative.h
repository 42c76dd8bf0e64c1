/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Values that are one of several: under which condition it is which.
 *
 * A reference that staged control flow leaves in doubt is a Choice
 * (python/value.h): candidates and a staged tag. Here every value is a list of
 * alternatives, each with a guard, a conjunction of `tag == k`; of a plain
 * value there is one, always. An earlier alternative goes before a later one
 * where both guards hold. What is known of tags in the region in hand, since a
 * condition asked for it, are facts. */
#ifndef HOLO_PASSES_STAGING_ALTERNATIVE_H
#define HOLO_PASSES_STAGING_ALTERNATIVE_H

#include "passes/staging/staging.h"

enum { MOST_CANDIDATES = 64 };

/* A conjunction of `tag == k`; NULL: always. */
typedef struct Guard {
    const struct Guard *more;
    Node *tag;
    int k, n; /* 0 <= tag < n */
} Guard;

/* `g` and `tag == k`, of n; false if that is never. What is made is in `m`,
 * here and below. */
bool guard_and(Arena *m, const Guard *g, Node *tag, int k, int n,
               const Guard **out);
bool guard_both(Arena *m, const Guard *a, const Guard *b, const Guard **out);
/* May both hold? It asks, and makes nothing. */
bool guard_meets(const Guard *a, const Guard *b);
bool guard_implies(const Guard *g, const Guard *what);
/* As a bool node of the region in hand; NULL: always. Between guards_begin()
 * and guards_end(), which gets what the former gave, a guard is one node. */
Node *guard_node(Spec *s, const Guard *g);
GuardNotes guards_begin(Spec *s);
void guards_end(Spec *s, GuardNotes outer);

/* Says no fact in the region in hand anything of it? */
bool tag_is_unknown(const Spec *s, const Node *tag);

typedef struct Alternative {
    Value value;
    const Guard *when;
} Alternative;

typedef struct Alternatives {
    int n, capacity;
    Alternative *item;
} Alternatives;

void alternatives_add(Arena *m, Alternatives *a, Value v, const Guard *when);
/* Appends what `v` may be when `when` holds: no choices among them. */
void alternatives_in(Spec *s, Arena *m, Value v, const Guard *when,
                     Alternatives *out);
/* The same, to stay. */
void alternatives_of(Spec *s, Value v, const Guard *when, Alternatives *out);
/* The node of the alternative that is the one, in the region in hand: of each
 * there is one in `node`. */
Node *alternatives_select(Spec *s, const Alternatives *a, Node *const *node);
/* The same of indices: `index[i]` belongs to alternative i. */
Node *alternatives_tag(Spec *s, const Alternatives *a, const int *index);
/* What one of the alternatives is, without a branch: selects, tags, parts;
 * unsettled if they have no common form (join.c). */
Value join_pick(Spec *s, const Alternatives *a);

#endif
