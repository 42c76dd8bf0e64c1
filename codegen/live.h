/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Sets of instants at which a buffer's content is needed. */
#ifndef HOLO_CODEGEN_LIVE_H
#define HOLO_CODEGEN_LIVE_H

#include "base/arena.h"

#include <stdbool.h>

/* From the instant of writing to that of the last reading, both included. A
 * node at place p of the execution order reads at 2p and writes at 2p + 1; a
 * kernel's inputs are live until 2p + 1, since it writes while it reads. `safe`
 * says that this last reader reads each element just before it writes the same
 * one of its result, so that the result may lie in the same place. */
typedef struct Interval {
    int begin, end;
    bool safe;
} Interval;

/* In ascending order, without overlap. */
typedef struct Live {
    int n;
    Interval *item;
} Live;

/* The union; what overlaps becomes one. */
Live live_union(Arena *a, Live x, Live y);
Live live_add(Arena *a, Live x, Interval i);
/* Do the two meet at any instant? */
bool live_meet(Live x, Live y);
/* Instants at which a content is handed over to another class. */
typedef struct Joints {
    int n, capacity;
    int *at;
} Joints;

/* Can the two never be one place? They may meet where one is safely
 * overwritten by the other; and what of the one ends where it is handed over
 * to the other (`from_x`, `from_y`) does not hinder. */
bool live_conflict(Live x, Live y, const Joints *from_x, const Joints *from_y);

#endif
