/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The words of the text form: what ir/parse.c reads character by character.
 *
 * Every function returns false after the first failure has been reported, and
 * does nothing but that from then on: callers only pass it up. */
#ifndef HOLO_IR_SCAN_H
#define HOLO_IR_SCAN_H

#include "ir/graph.h"

typedef struct Scan {
    Context *ctx;
    Text text;
    size_t at;
    uint32_t file;
    bool failed;
} Scan;

/* Reports H0951 at [begin, where reading is]; returns false. */
bool scan_fail(Scan *s, size_t begin, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
Span scan_span(const Scan *s, size_t begin);

/* Skips white space and `//` comments; where the next word begins. */
size_t scan_space(Scan *s);
/* Takes a punctuation mark if it comes next. */
bool scan_accept(Scan *s, const char *mark);
bool scan_expect(Scan *s, const char *mark);
/* Is the end of the text reached? */
bool scan_at_end(Scan *s);

/* A name: letters, digits, `_` and, behind the first, `.`. */
bool scan_name(Scan *s, Text *name);
/* Takes a name if it is this one. */
bool scan_accept_name(Scan *s, const char *name);
bool scan_int(Scan *s, int64_t *value);
bool scan_quoted(Scan *s, Text *value);
/* A name, or any text without a NUL in quotes. */
bool scan_any_name(Scan *s, Text *name);
/* A dtype's element, written at `to`. */
bool scan_element(Scan *s, DType dtype, void *to);

#endif
