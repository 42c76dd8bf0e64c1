/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Paths: objects named by where they are found.
 *
 * What is said of a loop is said of objects: what it carried, what a reference
 * may be. When the loop is met again, in another round of the loop around it
 * or in another call, these may be gone, and others are in their places. A
 * path is the way to a place: a frame or a temporary under way, a name, an
 * attribute, an item. */
#ifndef HOLO_PASSES_STAGING_PATH_H
#define HOLO_PASSES_STAGING_PATH_H

#include "passes/staging/spec.h"

/* Is there nothing behind a value but what is under way anyway? So it is of
 * functions at the top of a module, of which a script has many. */
bool leads_nowhere(Value v);

typedef struct Paths Paths;

/* Of each of some objects, where it is in the state in hand; NULL if one of
 * them is nowhere, or far away. */
Paths *paths_to(Spec *s, int n, Object *const *object);
/* What is there now; false if the way to one is no more, or leads to an object
 * of another form. */
bool paths_follow(Spec *s, const Paths *p, Object **now);

#endif
