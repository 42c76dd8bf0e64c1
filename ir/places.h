/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Places in the text form: the sources that a text brings along, and the spans
 * and calls behind its nodes. */
#ifndef HOLO_IR_PLACES_H
#define HOLO_IR_PLACES_H

#include "ir/scan.h"

/* Zeroed: no sources have been read, and what has no span is where it stands
 * in the text that is read. */
typedef struct Places {
    bool has_sources; /* what has no span is nowhere */
    uint32_t *source; /* the file of each label, from label 1 */
    int nsource, capacity;
} Places;

/* `sources {...}`, if it comes next. */
bool places_parse_sources(Places *p, Scan *s);
/* ` @ 1:3:5-3:14 in f @ 1:7:1-7:4 ...` of a node that began at `begin`: each
 * part of it may be absent. */
bool places_parse(const Places *p, Scan *s, size_t begin, Node *n);

#endif
