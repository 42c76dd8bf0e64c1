/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Jump lowering on text that no script was lowered to: jumps that leave
 * nothing, what was lowered before, and nesting without end. The programs of
 * scripts are tests/passes/jumps/ and tests/passes/lowering_oracle.py. */
#include "passes/passes.h"

#include "ir_test.h"

static const char *lowered(Test *t, const char *text)
{
    TextBuffer out = {.arena = &t->arena};
    Module *m = test_parse(t, text);

    if (!m)
        return "not read";
    pass_jumps(m);
    if (module_verify(m))
        return module_verify(m);
    module_print(&out, m, &(PrintOptions){0});
    return out.data;
}

/* ---- misplaced jumps are reported, and nothing is changed ---- */

static const char *const misplaced[] = {
    "func @main() -> () { py_break return() }",
    "func @main() -> () { py_continue return() }",
    "func @main() -> () {\n"
    "  %0 = py_literal {literal = \"1\"}\n"
    "  py_return(%0)\n"
    "  return()\n"
    "}\n",
    /* The `else` of a loop is not in the loop. */
    "func @main() -> () {\n"
    "  %0 = py_literal {literal = \"1\"}\n"
    "  py_for(%0) {\n"
    "    region(%1: object) { yield() }\n"
    "    region() { py_break yield() }\n"
    "  }\n"
    "  return()\n"
    "}\n",
    /* Expressions are not jumped out of. */
    "func @main() -> () {\n"
    "  %0 = py_literal {literal = \"1\"}\n"
    "  py_for(%0) {\n"
    "    region(%1: object) {\n"
    "      %2 = py_and(%1) { region() { py_break yield(%1) } }\n"
    "      yield()\n"
    "    }\n"
    "    region() { yield() }\n"
    "  }\n"
    "  return()\n"
    "}\n",
    /* A function in a loop is not in the loop. */
    "func @main() -> () {\n"
    "  %0 = py_literal {literal = \"1\"}\n"
    "  py_for(%0) {\n"
    "    region(%1: object) {\n"
    "      %2 = make_function {name = \"f\", params = [], locals = []} {\n"
    "        region() { py_break yield() }\n"
    "      }\n"
    "      yield()\n"
    "    }\n"
    "    region() { yield() }\n"
    "  }\n"
    "  return()\n"
    "}\n",
};

static void test_misplaced(Test *t)
{
    for (size_t i = 0; i < sizeof misplaced / sizeof *misplaced; i++) {
        lowered(t, misplaced[i]);
        CHECK(t, t->ctx.nerror == 1 && t->ctx.diag->code == DIAG_H0117);
        test_clear(t);
    }
}

/* ---- lowering what is lowered changes nothing ---- */

static void test_twice(Test *t)
{
    const char *once =
        lowered(t, "func @main() -> () {\n"
                   "  %0 = make_function {name = \"f\", params = [\"x\"], "
                   "locals = [\"x\"]} {\n"
                   "    region() {\n"
                   "      %1 = load_name {name = \"x\", scope = \"local\"}\n"
                   "      py_while {\n"
                   "        region() { yield(%1) }\n"
                   "        region() {\n"
                   "          py_if(%1) {\n"
                   "            region() { py_return(%1) yield() }\n"
                   "            region() { py_break yield() }\n"
                   "          }\n"
                   "          yield()\n"
                   "        }\n"
                   "        region() { yield() }\n"
                   "      }\n"
                   "      yield()\n"
                   "    }\n"
                   "  }\n"
                   "  return()\n"
                   "}\n");

    CHECK(t, strstr(once, ".value") && strstr(once, ".break1"));
    CHECK(t, !strcmp(once, lowered(t, once)));
    test_clear(t);
}

/* ---- structure is bounded, whatever the script ---- */

/* `count` times `if x: return x`, one behind the other. */
static const char *many_returns(Test *t, int count)
{
    TextBuffer out = {.arena = &t->arena};

    buffer_puts(&out,
                "func @main() -> () {\n"
                "  %0 = make_function {name = \"f\", params = [\"x\"], "
                "locals = [\"x\"]} {\n"
                "    region() {\n"
                "      %1 = load_name {name = \"x\", scope = \"local\"}\n");
    for (int i = 0; i < count; i++)
        buffer_puts(&out, "      py_if(%1) {\n"
                          "        region() { py_return(%1) yield() }\n"
                          "        region() { yield() }\n"
                          "      }\n");
    buffer_puts(&out, "      yield()\n    }\n  }\n  return()\n}\n");
    return out.data;
}

static int deepest_line(const char *text)
{
    int deepest = 0;

    for (const char *s = text; s; s = strchr(s, '\n')) {
        int depth = (int)strspn(s + (*s == '\n'), " ");

        deepest = depth > deepest ? depth : deepest;
        s += *s == '\n';
    }
    return deepest;
}

static void test_many_returns(Test *t)
{
    const char *text = lowered(t, many_returns(t, 1000));
    int deepest = deepest_line(text);

    CHECK(t, deepest < 400);
    CHECK(t, deepest == deepest_line(lowered(t, many_returns(t, 2000))));
    CHECK(t, !strstr(text, "py_return"));
    CHECK(t, t->ctx.nerror == 0);
    test_clear(t);
}

int main(void)
{
    Test t = {0};

    TEST_BEGIN(&t);
    test_misplaced(&t);
    test_twice(&t);
    test_many_returns(&t);
    return test_end(&t);
}
