/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Scopes and lowering: the rules that are reported, code by code and place by
 * place, and bounds on nesting. What is accepted is tests/frontend/lower/ and
 * tests/passes/lowering_oracle.py. */
#include "frontend/frontend.h"

#include "ir_test.h"

static Module *lower(Test *t, const char *script)
{
    uint32_t file =
        source_add(&t->arena, &t->ctx.sources, "t.py", text_from(script));

    return frontend_lower(&t->ctx, frontend_parse(&t->ctx, file));
}

/* A script and its diagnostics: "line:column code" of each, in order. */
typedef struct Case {
    const char *script;
    const char *wanted;
} Case;

static const Case cases[] = {
    /* global and nonlocal */
    {"x = 1\nglobal x", "2:1 H0117"},
    {"def f():\n x = 1\n global x", "3:2 H0117"},
    {"def f():\n print(x)\n global x", "3:2 H0117"},
    {"def f():\n x += 1\n global x", "3:2 H0117"},
    {"def f():\n x: int\n global x", "3:2 H0117"},
    {"def f():\n global x\n x: int", "3:2 H0117"},
    {"def f(x):\n global x", "2:2 H0117"},
    {"def f(x):\n nonlocal x", "2:2 H0117"},
    {"def f():\n global x\n nonlocal x", "3:2 H0117"},
    {"def f():\n import q\n global q", ""},
    {"def f():\n global q, q\n global q", ""},
    {"def f():\n nonlocal x", "2:2 H0201"},
    {"x = 1\ndef f():\n nonlocal x", "3:2 H0201"},
    {"class A:\n x = 1\n def f(self):\n  nonlocal x", "4:3 H0201"},
    {"def f(x):\n def g():\n  nonlocal x\n  x = 1", ""},
    {"def f(x):\n global y\n def g():\n  nonlocal y", "4:3 H0201"},
    {"class A:\n def f(self):\n  nonlocal __class__", ""},
    /* := in comprehensions */
    {"[x := 1 for x in []]", "1:2 H0115"},
    {"[[x := 1 for y in []] for x in []]", "1:3 H0115"},
    {"[0 for x in [] if (z := 1) for z in []]", "1:32 H0115"},
    {"[0 for y in (z := [])]", "1:14 H0115"},
    {"class A:\n [y := 1 for z in []]", "2:3 H0115"},
    {"def f():\n [y := 1 for z in []]\n return y", ""},
    /* parameters */
    {"def f(x, *x): pass", "1:11 H0116"},
    {"lambda x, x: 1", "1:11 H0116"},
    /* names that nothing binds */
    {"print(a)\ndef f():\n return b\na + c", "1:7 H0201 4:5 H0201 3:9 H0201"},
    {"def f():\n global late\n late = 1\nprint(late)", ""},
    {"class A:\n x = 1\n def f(self):\n  return x", "4:10 H0201"},
    {"print(len, __name__, __file__)", ""},
    {"[x for x in []]\nx", "2:1 H0201"},
    {"def f() -> nowhere:\n x: nothing = 1\n return x", ""},
    {"from m import *\nprint(anything)", "1:1 H0114"},
    /* constructs */
    {"try: pass\nexcept* ValueError: pass", "1:1 H0114"},
    {"with open('f') as f:\n yes", "2:2 H0201"},
    {"def f():\n yield", ""},
    {"async def f():\n await f()", "1:1 H0114"},
    {"from __future__ import annotations, nothing", "1:37 H0204"},
};

static const char *found(Test *t)
{
    TextBuffer out = {.arena = &t->arena};

    buffer_puts(&out, "");
    for (const Diag *d = t->ctx.diag; d; d = d->next) {
        Position at = source_position(source_get(&t->ctx.sources, d->span.file),
                                      d->span.begin);

        buffer_printf(&out, "%s%d:%d %s", d == t->ctx.diag ? "" : " ", at.line,
                      at.column, diag_info[d->code].code);
    }
    return out.data;
}

static void test_reports(Test *t)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Module *m = lower(t, cases[i].script);

        if (strcmp(found(t), cases[i].wanted)) {
            t->failures++;
            printf("%s\n  wanted: %s\n  found: %s\n", cases[i].script,
                   cases[i].wanted, found(t));
        }
        CHECK(t, m || *cases[i].wanted);
        CHECK(t, !m || !module_verify(m));
        test_clear(t);
    }
}

/* `head`, `count` times `again`, and `tail`. */
static const char *repeated(Test *t, const char *head, const char *again,
                            int count, const char *tail)
{
    TextBuffer out = {.arena = &t->arena};

    buffer_puts(&out, head);
    for (int i = 0; i < count; i++)
        buffer_puts(&out, again);
    buffer_puts(&out, tail);
    return out.data;
}

static bool too_deep(Test *t, const char *script)
{
    Module *m = lower(t, script);
    bool reported = t->ctx.diag && t->ctx.diag->code == DIAG_H0908;

    CHECK(t, (m == NULL) == reported);
    CHECK(t, !m || !module_verify(m));
    test_clear(t);
    return reported;
}

static void test_depth(Test *t)
{
    CHECK(t, !too_deep(t, repeated(t, "0", " and 0", 1000, "")));
    CHECK(t, too_deep(t, repeated(t, "0", " and 0", 100000, "")));
    CHECK(t, too_deep(t, repeated(t, "0", " < 0", 100000, "")));
    CHECK(t, too_deep(t, repeated(t, "0", " and 0", 1200, "")));
    CHECK(t, !too_deep(
                 t, repeated(t, "if 0: pass\n", "elif 0: pass\n", 1000, "")));
    CHECK(t,
          !too_deep(t, repeated(t, "x = 0", "; x = [x for x in x]", 5000, "")));
}

int main(void)
{
    Test t = {0};

    TEST_BEGIN(&t);
    test_reports(&t);
    test_depth(&t);
    return test_end(&t);
}
