/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What the tests of ir/ share: a context, and going through the text form. */
#ifndef HOLO_TESTS_UNIT_IR_TEST_H
#define HOLO_TESTS_UNIT_IR_TEST_H

#include "ir/ir.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct Test {
    Arena arena;
    jmp_buf escape;
    Context ctx;
    int failures;
} Test;

#define CHECK(t, what)                                                         \
    ((what) ? (void)0                                                          \
            : (void)((t)->failures++,                                          \
                     printf("%s:%d: %s\n", __FILE__, __LINE__, #what)))

/* Ends the program when memory does; otherwise nothing leaves by `escape`. */
#define TEST_BEGIN(t)                                                          \
    do {                                                                       \
        (t)->arena.escape = &(t)->escape;                                      \
        if (setjmp((t)->escape)) {                                             \
            puts("no memory");                                                 \
            exit(1);                                                           \
        }                                                                      \
        context_init(&(t)->ctx, &(t)->arena);                                  \
    } while (0)

/* Forgets modules and diagnostics, not failures. */
static inline void test_clear(Test *t)
{
    arena_free(&t->arena);
    context_init(&t->ctx, &t->arena);
}

static inline int test_end(Test *t)
{
    arena_free(&t->arena);
    return t->failures != 0;
}

/* NULL if the text was refused. */
static inline Module *test_parse(Test *t, const char *text)
{
    uint32_t file =
        source_add(&t->arena, &t->ctx.sources, "test.ir", text_from(text));

    return module_parse(&t->ctx, file);
}

static inline const char *test_print(Test *t, const Module *m, bool spans)
{
    TextBuffer out = {.arena = &t->arena};
    PrintOptions options = {.spans = spans};

    buffer_puts(&out, "");
    module_print(&out, m, &options);
    return out.data;
}

/* The first diagnostic's code and message; "" if there is none. */
static inline const char *test_code(const Test *t)
{
    return t->ctx.diag ? diag_info[t->ctx.diag->code].code : "";
}

static inline const char *test_message(const Test *t)
{
    return t->ctx.diag ? t->ctx.diag->message : "";
}

/* Counts a failure, saying how two texts differ. */
static inline void test_same(Test *t, const char *found, const char *wanted,
                             const char *where)
{
    if (!strcmp(found, wanted))
        return;
    t->failures++;
    printf("%s: found\n%s\nwanted\n%s\n", where, found, wanted);
}

/* A copy is all there when what it is a copy of is gone. */
static inline void test_copy_stays(Test *t, const char *text)
{
    Arena *part = ARENA_NEW(&t->arena, Arena);
    Module *m;

    arena_part_open(part, &t->arena);
    t->ctx.arena = part;
    m = test_parse(t, text);
    t->ctx.arena = t->ctx.kept;
    m = module_copy(&t->ctx, m);
    arena_part_close(part);
    CHECK(t, !module_verify(m));
    test_same(t, test_print(t, m, true), text, "copy");
}

/* Printing what was parsed gives the text again, with and without spans. */
static inline void test_round_trip(Test *t, const char *text)
{
    Module *m = test_parse(t, text);
    const char *spans;

    if (!m) {
        t->failures++;
        printf("refused (%s %s):\n%s\n", test_code(t), test_message(t), text);
        return;
    }
    test_same(t, test_print(t, m, false), text, "round trip");
    spans = test_print(t, m, true);
    m = test_parse(t, spans);
    CHECK(t, m != NULL);
    if (!m)
        return;
    test_same(t, test_print(t, m, true), spans, "round trip of spans");
    test_copy_stays(t, spans);
}

#endif
