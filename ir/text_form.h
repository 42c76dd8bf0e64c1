/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What the printers of ir/ share: ir/graph.h has the ways in. */
#ifndef HOLO_IR_TEXT_FORM_H
#define HOLO_IR_TEXT_FORM_H

#include "ir/graph.h"

/* "text", with escapes for quotes, control characters and what is not UTF-8. */
void put_quoted(TextBuffer *out, Text t);
/* An attribute's value; `limit` elements of lists, then `...`. */
void put_attr_value(TextBuffer *out, const Node *n, const Attr *a,
                    int64_t limit);

#endif
