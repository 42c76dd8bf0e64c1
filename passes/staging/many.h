/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What is done with each of many items that are known while compiling. */
#ifndef HOLO_PASSES_STAGING_MANY_H
#define HOLO_PASSES_STAGING_MANY_H

#include "passes/staging/staging.h"

typedef struct Many {
    void (*each)(Spec *s, void *data); /* item by item */
    bool (*roll)(Spec *s, void *data); /* or false */
    void *data;
    bool is_expression;
} Many;

/* Through how many items a loop goes, of lists that can be grown; 0: there are
 * none, or few. The same of a generator expression that is new, through
 * whatever has an index. */
int64_t many_items(Spec *s, Value iterable);
int64_t many_in_expression(Spec *s, Value v);
/* Are there, among several lists, some of so many items that a loop for each of
 * the lists is better than one through what is at each place of them? */
bool many_in_one(Spec *s, const Choice *c);
/* True if it is done with all n: by `each`, which leaves no nodes, or few if
 * the items are not many; or by `roll`. Otherwise nothing of it stays. */
bool many_tried(Spec *s, int64_t n, Value iterable, const Many *m);

/* What asks a generator expression (or NULL) for its items. Where it asks for
 * them one by one and only running knows a condition of the expression, it is
 * asked again: now `expression_is_new`, and it goes through a loop. */
Value choices_tried(Spec *s, Object *expression, Way *ask, void *data);

/* ---- iterate.c ---- */

/* How many items there are of a range, an array, a list that grew. */
Value many_length(Spec *s, Value v);

#endif
