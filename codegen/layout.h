/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Classes of values, and where in a function's arena each lies. */
#ifndef HOLO_CODEGEN_LAYOUT_H
#define HOLO_CODEGEN_LAYOUT_H

#include "codegen/buffers.h"
#include "codegen/live.h"

/* Larger than any memory. */
#define MAX_ARENA ((int64_t)1 << 47)

/* Where control flow copies a value to another's place, unless the two are
 * one: the first and the next value of a loop, the output of a branch. Each
 * stands in two lists, of where it comes from and of where it goes to. */
typedef struct Handover Handover;
struct Handover {
    const Node *other; /* at the other end */
    int at;
    Handover *next;
};

typedef struct Handovers {
    int n;
    Handover *first, *last;
} Handovers;

/* A set of values in one place. */
typedef struct Class {
    Live live;
    int64_t size;
    bool pinned; /* the caller provides it */
    Buffer pin;
    int buffer; /* once planned; -1 before */
    Handovers from, to;
} Class;

/* Gives class i of `classes` the plan's buffer i, and those that nobody
 * provides an offset each, where no other lies while they live. `nplace` is the
 * number of places of the function. */
void lay_out(Arena *a, int n, Class **classes, int nplace, Plan *plan);

#endif
