/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Source files and spans: where in the user's text something stands. */
#ifndef HOLO_BASE_SOURCE_H
#define HOLO_BASE_SOURCE_H

#include "base/text.h"

/* Bytes [begin, end) of a source; `file` 0 means "nowhere". */
typedef struct Span {
    uint32_t file; /* 1 + index into Sources */
    uint32_t begin, end;
} Span;

#define SPAN_NONE ((Span){0, 0, 0})

typedef struct Source {
    const char *name; /* as the user gave it; shown in diagnostics */
    Text text;        /* owned by the arena, NUL-terminated */
    uint32_t *line;   /* byte offset of each line's first byte */
    int nline, line_capacity;
    bool is_library; /* ours: no file of the user has it */
} Source;

typedef struct Sources {
    Source *item;
    int count, capacity;
} Sources;

typedef struct Position {
    int line;   /* from 1 */
    int column; /* 1 + code points before it on the line */
} Position;

/* Registers a text (copied) under a name; returns its file number, from 1. */
uint32_t source_add(Arena *a, Sources *s, const char *name, Text text);

const Source *source_get(const Sources *s, uint32_t file);
Position source_position(const Source *s, uint32_t offset);
/* Does a span lie in a text of the library? */
bool span_is_library(const Sources *s, Span span);
/* Line `line` (from 1) without its line end. */
Text source_line(const Source *s, int line);
/* The smallest span that covers both; either may be SPAN_NONE. */
Span span_join(Span a, Span b);
/* The text under a span; empty for SPAN_NONE. */
Text span_text(const Sources *s, Span span);

#endif
