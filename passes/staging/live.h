/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What is still read of a function under way: see live.c. */
#ifndef HOLO_PASSES_STAGING_LIVE_H
#define HOLO_PASSES_STAGING_LIVE_H

#include "passes/staging/spec.h"

/* For an activation of a body of `count` nodes; what is found out about it is
 * kept in `*known`. */
void live_open(Spec *s, Activation *a, const Graph *body, uint32_t count,
               LiveFunction **known);
/* The temporaries that may have a value at the node in hand and are read there
 * or later: how many, and which. */
int live_temps(Spec *s, Activation *a, const uint32_t **live);
/* The number of the last node in a node's regions, or its own. */
uint32_t live_end(Spec *s, const Activation *a, const Node *n);
/* Is a temporary one of them? */
bool live_temp(Spec *s, const Activation *a, int i);
/* May a name be read behind the node in hand (of a loop: from its head on)
 * before it is set? */
bool live_name(Spec *s, const Activation *a, Sym name);

#endif
