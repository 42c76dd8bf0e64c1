/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Random modules go through the verifier and the text form, and damaged texts
 * are refused or understood, never worse.
 *
 *     ir_random_test [MODULES [FIRST_SEED]] */
#include "ir_random.h"
#include "ir_test.h"

enum { DAMAGED_TEXTS = 40 };

static bool holds(Test *t, const Module *m, uint64_t seed, const char *what)
{
    const char *wrong = m ? module_verify(m) : "refused";

    if (!wrong && !t->ctx.diag)
        return true;
    t->failures++;
    printf("seed %llu, %s: %s %s\n", (unsigned long long)seed, what,
           wrong ? wrong : "", test_message(t));
    return false;
}

static Span random_span(Random *r, uint32_t file, size_t size)
{
    uint32_t a = (uint32_t)random_below(r, (int64_t)size + 1);
    uint32_t b = (uint32_t)random_below(r, (int64_t)size + 1);

    return (Span){file, a < b ? a : b, a < b ? b : a};
}

/* Spans all over a source with lines and code points of several bytes, and
 * calls that led there. */
static void add_places(Test *t, Module *m, Random *r)
{
    Text source = text_from("x = 1\ny = \"\xc3\xa9\xe2\x82\xac\"\r\n\nz");
    uint32_t file = source_add(&t->arena, &t->ctx.sources, "a.py", source);
    const CallSite *calls = NULL;

    for (Node *n = m->first->first; n; n = n->next) {
        if (random_below(r, 3))
            n->span = random_span(r, file, source.size);
        if (!random_below(r, 5)) {
            CallSite *c = ARENA_NEW(&t->arena, CallSite);

            c->caller = random_below(r, 2) ? calls : NULL;
            c->function = random_below(r, 2) ? "f" : "<lambda>";
            c->span = random_span(r, file, source.size);
            calls = c;
        }
        n->calls = calls;
    }
}

static void test_module(Test *t, uint64_t seed)
{
    Module *m = random_module(&t->ctx, seed), *again;
    TextBuffer dot = {.arena = &t->arena};
    Random r = {seed};
    const char *text;

    if (!holds(t, m, seed, "made"))
        return;
    text = test_print(t, m, false);
    again = test_parse(t, text);
    if (!holds(t, again, seed, "read back"))
        return;
    test_same(t, test_print(t, again, false), text, "read back");
    add_places(t, m, &r);
    text = test_print(t, m, true);
    again = test_parse(t, text);
    if (!holds(t, again, seed, "read back with spans"))
        return;
    test_same(t, test_print(t, again, true), text, "read back with spans");
    module_print_dot(&dot, m);
}

/* ---- damage ---- */

static char random_mark(Random *r)
{
    static const char marks[] = "%@{}()[]:,=\"\\-+.0123456789 \nnaxf/";

    return marks[random_below(r, (int64_t)sizeof marks - 1)];
}

/* One of: another character, a piece cut out, a piece doubled. */
static Text damage(Random *r, Arena *a, Text t)
{
    size_t at = (size_t)random_below(r, (int64_t)t.size);
    size_t size = (size_t)random_below(r, 40);
    TextBuffer out = {.arena = a};

    if (size > t.size - at)
        size = t.size - at;
    buffer_put(&out, t.data, at);
    switch (random_below(r, 4)) {
    case 0:
        buffer_putc(&out, random_mark(r));
        size = 1;
        break;
    case 1:
        buffer_putc(&out, (char)random_below(r, 256));
        size = 0;
        break;
    case 2:
        break;
    default:
        buffer_put(&out, t.data + at, size);
        size = 0;
        break;
    }
    buffer_put(&out, t.data + at + size, t.size - at - size);
    return buffer_text(&out);
}

/* What is understood has a text that is understood in the same way. */
static void test_damaged(Test *t, Text text, uint64_t seed)
{
    uint32_t file = source_add(&t->arena, &t->ctx.sources, "d.ir", text);
    Module *m = module_parse(&t->ctx, file);

    if (m)
        test_round_trip(t, test_print(t, m, false));
    else if (!t->ctx.diag || !t->ctx.diag->span.file) {
        t->failures++;
        printf("seed %llu: refused without a reason\n",
               (unsigned long long)seed);
    }
}

static void test_damage(Test *t, uint64_t seed)
{
    for (int i = 0; i < DAMAGED_TEXTS; i++) {
        Module *m = random_module(&t->ctx, seed);
        Text text = text_from(test_print(t, m, i % 4 == 0));
        Random r = {seed * DAMAGED_TEXTS + (uint64_t)i};

        for (int k = (int)random_below(&r, 3); k >= 0; k--)
            text = damage(&r, &t->arena, text);
        test_damaged(t, text, seed);
        test_clear(t);
    }
}

static void test_seeds(Test *t, uint64_t seed, uint64_t count)
{
    for (uint64_t end = seed + count; seed < end && t->failures < 5; seed++) {
        test_module(t, seed);
        test_clear(t);
        if (seed % 4 == 0)
            test_damage(t, seed);
    }
}

int main(int argc, char **argv)
{
    Test t = {0};

    TEST_BEGIN(&t);
    test_seeds(&t, argc > 2 ? strtoull(argv[2], NULL, 10) : 1,
               argc > 1 ? strtoull(argv[1], NULL, 10) : 60);
    return test_end(&t);
}
