/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* UTF-8 and what a terminal makes of it. */
#ifndef HOLO_BASE_UTF8_H
#define HOLO_BASE_UTF8_H

#include "base/text.h"

/* Decodes the code point at byte `at`; the number of its bytes, or 0 if they
 * are not UTF-8. */
size_t utf8_decode(Text s, size_t at, uint32_t *c);
void utf8_put(TextBuffer *out, uint32_t c);
/* Is each byte a character? */
bool utf8_is_ascii(Text s);

/* As Python's str.isprintable(). */
bool utf8_is_printable(uint32_t c);
/* Columns of a terminal: 0, 1 or 2. */
int utf8_width(uint32_t c);

#endif
