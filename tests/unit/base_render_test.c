/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Diagnostics as text, as one line and as JSON. */
#include <setjmp.h>
#include <stdio.h>
#include <string.h>

#include "base/diag.h"

static int failures;

static void expect(const char *what, Text got, const char *want)
{
    if (text_is(got, want))
        return;
    printf("%s: got\n%.*s--- want\n%s", what, (int)got.size, got.data, want);
    failures++;
}

/* The span of the first `needle` in a source. */
static Span find(Context *ctx, uint32_t file, const char *needle)
{
    const Source *s = source_get(&ctx->sources, file);
    const char *at = strstr(s->text.data, needle);
    uint32_t begin = (uint32_t)(at - s->text.data);

    return (Span){file, begin, begin + (uint32_t)strlen(needle)};
}

static void expect_text(Context *ctx, const Diag *d, int width,
                        const char *what, const char *want)
{
    RenderOptions options = {.width = width};
    TextBuffer out = {.arena = ctx->arena};

    diag_render_text(&out, &ctx->sources, d, &options);
    expect(what, buffer_text(&out), want);
}

static uint32_t add(Context *ctx, const char *name, const char *text)
{
    return source_add(ctx->arena, &ctx->sources, name, text_from(text));
}

static void test_labels(Context *ctx)
{
    uint32_t f = add(ctx, "train.py",
                     "import math\n\n\n"
                     "    if x.sum() > 0:\n"
                     "        y = x + 1\n"
                     "    return y\n");
    CallSite main = {NULL, NULL, find(ctx, f, "import")};
    CallSite call = {&main, "step", find(ctx, f, "x.sum()")};
    Diag *d = diag_error(ctx, DIAG_H0401, find(ctx, f, "y\n"),
                         "`y` is set in one branch only");
    TextBuffer line = {.arena = ctx->arena}, json = {.arena = ctx->arena};

    d->calls = &call;
    d->span.end--;
    diag_label(ctx, d, find(ctx, f, "x.sum() > 0"), "a staged condition");
    diag_label(ctx, d, d->span, "`y` may have no value here");
    diag_note(ctx, d, "first\nsecond");
    diag_help(ctx, d, "give `y` a value before the `if`");
    expect_text(ctx, d, 0, "labels",
                "error[H0401]: `y` is set in one branch only\n"
                "  --> train.py:6:12\n"
                "   |\n"
                " 4 |     if x.sum() > 0:\n"
                "   |        ----------- a staged condition\n"
                " 5 |         y = x + 1\n"
                " 6 |     return y\n"
                "   |            ^ `y` may have no value here\n"
                "   = note: first\n"
                "     second\n"
                "   = in step, called at train.py:4:8\n"
                "   = called at train.py:1:1\n"
                "help: give `y` a value before the `if`\n"
                "   = more: holo explain H0401\n");
    diag_render_short(&line, &ctx->sources, d);
    expect("short", buffer_text(&line),
           "train.py:6:12: error[H0401]: `y` is set in one branch only\n");
    d->calls = NULL;
    d->part = d->part->next; /* without the first label */
    diag_render_json(&json, &ctx->sources, d);
    expect("json", buffer_text(&json),
           "{\"version\":1,\"code\":\"H0401\",\"slug\":\"one-branch-def\","
           "\"severity\":\"error\",\"kind\":\"user\",\"message\":\"`y` is set "
           "in one branch only\",\"phase\":\"compile\",\"spans\":[{\"file\":"
           "\"train.py\",\"line\":6,\"column\":12,\"end_line\":6,"
           "\"end_column\":13,\"label\":null,\"primary\":true},{\"file\":"
           "\"train.py\",\"line\":6,\"column\":12,\"end_line\":6,"
           "\"end_column\":13,\"label\":\"`y` may have no value here\","
           "\"primary\":false}],\"notes\":[\"first\\nsecond\"],\"help\":"
           "[\"give `y` a value before the `if`\"],\"stack\":[]}\n");
}

static void test_lines(Context *ctx)
{
    uint32_t f = add(ctx, "a.py", "f(1,\n  2,\n  3,\n  4,\n  5)\n");
    uint32_t g = add(ctx, "b.py", "def f(a):\n");
    Diag *d = diag_error(ctx, DIAG_H0207, (Span){f, 0, 24}, "too many");

    diag_label(ctx, d, find(ctx, g, "f(a)"), "defined here");
    expect_text(ctx, d, 0, "several lines",
                "error[H0207]: too many\n"
                "  --> a.py:1:1\n"
                "   |\n"
                " 1 | f(1,\n"
                "   | ^^^^\n"
                "...\n"
                " 5 |   5)\n"
                "   |   ^^\n"
                "  ::: b.py:1:5\n"
                "   |\n"
                " 1 | def f(a):\n"
                "   |     ---- defined here\n"
                "   = more: holo explain H0207\n");
}

static void test_characters(Context *ctx)
{
    uint32_t f = add(ctx, "c.py", "\tx\xe2\x80\xae = \xe6\x97\xa5\xff + e\n");

    expect_text(ctx,
                diag_error(ctx, DIAG_H0111, find(ctx, f, "+"), "bad \033[1m"),
                0, "characters",
                "error[H0111]: bad <U+001B>[1m\n"
                "  --> c.py:1:10\n"
                "   |\n"
                " 1 |     x<U+202E> = \xe6\x97\xa5<FF> + e\n"
                "   |                        ^\n"
                "   = more: holo explain H0111\n");
}

static void test_window(Context *ctx)
{
    char text[400];
    uint32_t f;

    memset(text, 'a', sizeof text);
    memcpy(text + 200, "+", 1);
    text[sizeof text - 1] = 0;
    f = add(ctx, "long.py", text);
    expect_text(ctx, diag_error(ctx, DIAG_H0101, find(ctx, f, "+"), "long"), 52,
                "window",
                "error[H0101]: long\n"
                "  --> long.py:1:201\n"
                "   |\n"
                " 1 | ...aaaaaaaaaaaaaaaaaaaaaaaaaaaa+aaaaaaaaaaa...\n"
                "   |                                ^\n"
                "   = more: holo explain H0101\n");
}

/* Between words, never in backquotes. */
static void test_wrapping(Context *ctx)
{
    Diag *d = diag_error(ctx, DIAG_H0516, SPAN_NONE,
                         "`f(a, b, c)` takes words that `g(a, b, c, d)` does "
                         "not, and `unclosed ones too");

    diag_note(ctx, d, "%s", "a  note of words that go on for longer than that");
    expect_text(ctx, d, 40, "wrapping",
                "error[H0516]: `f(a, b, c)` takes words\n"
                "  that `g(a, b, c, d)` does not, and\n"
                "  `unclosed ones too\n"
                "   = note: a  note of words that go on\n"
                "     for longer than that\n"
                "   = more: holo explain H0516\n");
}

/* No file, an empty one, a span behind the end: all are shown. */
static void test_edges(Context *ctx)
{
    uint32_t f = add(ctx, "empty.py", "");
    uint32_t g = add(ctx, "short.py", "ab\n");

    expect_text(ctx, diag_error(ctx, DIAG_H0950, SPAN_NONE, "no file"), 0,
                "no file",
                "error[H0950]: no file\n   = more: holo explain H0950\n");
    expect_text(ctx, diag_error(ctx, DIAG_H0118, (Span){f, 0, 0}, "empty"), 0,
                "empty",
                "error[H0118]: empty\n  --> empty.py:1:1\n   |\n 1 |\n"
                "   | ^\n   = more: holo explain H0118\n");
    expect_text(ctx, diag_error(ctx, DIAG_H0118, (Span){g, 90, 7}, "behind"), 0,
                "behind",
                "error[H0118]: behind\n  --> short.py:2:1\n   |\n 2 |\n"
                "   | ^\n   = more: holo explain H0118\n");
    expect_text(ctx, diag_error(ctx, DIAG_H0118, (Span){99, 9, 9}, "nowhere"),
                0, "nowhere",
                "error[H0118]: nowhere\n   = more: holo explain H0118\n");
}

int main(void)
{
    jmp_buf escape;
    Arena arena = {.escape = &escape};
    Context ctx;

    if (setjmp(escape))
        return 1;
    context_init(&ctx, &arena);
    test_labels(&ctx);
    test_lines(&ctx);
    test_characters(&ctx);
    test_window(&ctx);
    test_wrapping(&ctx);
    test_edges(&ctx);
    arena_free(&arena);
    return failures != 0;
}
