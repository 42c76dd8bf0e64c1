/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A compilation for one test: a source, its tree, its diagnostics. */
#ifndef HOLO_TESTS_UNIT_FRONTEND_TEST_H
#define HOLO_TESTS_UNIT_FRONTEND_TEST_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "frontend/ast.h"

typedef struct Parsed {
    Arena arena;
    Context ctx;
    AstModule *ast;
} Parsed;

static inline void parse_source(Parsed *t, jmp_buf *escape, Text source)
{
    memset(t, 0, sizeof *t);
    t->arena.escape = escape;
    context_init(&t->ctx, &t->arena);
    t->ctx.error_limit = 100;
    t->ast = frontend_parse(
        &t->ctx, source_add(&t->arena, &t->ctx.sources, "test.py", source));
}

/* All errors, one on each line: "2:5 H0101 message". */
static inline const char *errors_text(Parsed *t)
{
    TextBuffer out = {.arena = &t->arena};

    buffer_puts(&out, "");
    for (const Diag *d = t->ctx.diag; d; d = d->next) {
        const Source *source = source_get(&t->ctx.sources, d->span.file);
        Position at = source_position(source, d->span.begin);

        buffer_printf(&out, "%d:%d %s %s\n", at.line, at.column,
                      diag_info[d->code].code, d->message);
    }
    return out.data;
}

#endif
