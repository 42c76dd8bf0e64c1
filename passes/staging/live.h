/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What is still read of a function under way: see live.c. */
#ifndef HOLO_PASSES_STAGING_LIVE_H
#define HOLO_PASSES_STAGING_LIVE_H

#include "passes/staging/spec.h"

/* For an activation of a body of `count` nodes; what is found out about it is
 * kept in `*known`. */
void live_open(Spec *s, Activation *a, const Graph *body, uint32_t count,
               LiveFunction **known);
/* How many temporaries may have a value at the node in hand, and whether the
 * i-th of them is read there or later. */
int live_temps(Spec *s, const Activation *a);
/* After live_temps(). */
bool live_temp(const Activation *a, int i);
/* May a name be read behind the node in hand (of a loop: from its head on)
 * before it is set? */
bool live_name(Spec *s, const Activation *a, Sym name);

#endif
