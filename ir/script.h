/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The words of the script level's attributes, as the frontend writes and the
 * specialiser reads them. */
#ifndef HOLO_IR_SCRIPT_H
#define HOLO_IR_SCRIPT_H

#include "ir/graph.h"

/* Where a name is found: attribute `scope`. */
typedef enum NamePlace {
    PLACE_LOCAL,
    PLACE_ENCLOSING,
    PLACE_GLOBAL,
    PLACE_BUILTIN,
    PLACE_NOWHERE, /* which is reported */
    PLACE_COUNT
} NamePlace;

extern const char *const name_place_text[PLACE_COUNT];

/* The place that a node's name is found in; of a word that is none, among
 * Python's own. */
NamePlace node_place(const Node *n);

#endif
