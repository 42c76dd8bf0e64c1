/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What is done with each of many items that are known while compiling. */
#ifndef HOLO_PASSES_STAGING_MANY_H
#define HOLO_PASSES_STAGING_MANY_H

#include "passes/staging/spec.h"

typedef struct Many {
    void (*each)(Spec *s, void *data); /* item by item */
    bool (*roll)(Spec *s, void *data); /* or false */
    void *data;
    bool is_expression;
} Many;

/* Does a loop go through many items, of lists that can be grown? The same of a
 * generator expression that is new, through whatever has an index. */
bool many_items(Spec *s, Value iterable);
bool many_in_expression(Spec *s, Value v);
/* True if it is done, by `each` without leaving a node, or by `roll`. Otherwise
 * nothing of it stays. */
bool many_tried(Spec *s, Value iterable, const Many *m);

/* ---- iterate.c ---- */

/* How many items there are of a range, an array, a list that grew. */
Value many_length(Spec *s, Value v);

#endif
