/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The interpreter's ways in: functions, single nodes, limits. What the ops
 * compute is compared with NumPy in tests/ir. */
#include "ir_test.h"

#include "ir/eval.h"

static const char *const forever =
    "func @main(%0: i64[]) -> (i64[]) {\n"
    "  %1 = while(%0) {\n"
    "    region(%2: i64[]) {\n"
    "      %3 = constant {data = [true]} : bool[]\n"
    "      yield(%3)\n"
    "    }\n"
    "    region(%4: i64[]) {\n"
    "      %5 = add(%4, %4) : i64[]\n"
    "      yield(%5)\n"
    "    }\n"
    "  } : (i64[])\n"
    "  %6 = result(%1) {index = 0} : i64[]\n"
    "  return(%6)\n"
    "}\n";

static DiagCode last_code(const Context *ctx)
{
    DiagCode code = DIAG_NONE;

    for (const Diag *d = ctx->diag; d; d = d->next)
        code = d->code;
    return code;
}

/* Runs `main` on one i64 scalar; the code of what went wrong. */
static DiagCode run(Test *t, const char *text, int64_t x, Literal *result,
                    int64_t step_limit)
{
    EvalHost host = {.step_limit = step_limit};
    Module *m = test_parse(t, text);
    Literal arg = {type_scalar(DTYPE_I64), &x};

    if (!m)
        return last_code(&t->ctx);
    return eval_function(&t->ctx, module_find(m, "main"), &arg, 1, result, 1,
                         &host)
               ? DIAG_NONE
               : last_code(&t->ctx);
}

static void test_step_limit(Test *t)
{
    Literal result;

    CHECK(t, run(t, forever, 1, &result, 1000) == DIAG_H0306);
    test_clear(t);
}

static void test_arguments(Test *t)
{
    Literal result;

    CHECK(t, run(t,
                 "func @main(%0: object) -> (object) {\n"
                 "  return(%0)\n"
                 "}\n",
                 1, &result, 0) == DIAG_H0990);
    test_clear(t);
    CHECK(t, run(t,
                 "func @main(%0: f64[2]) -> (f64[2]) {\n"
                 "  return(%0)\n"
                 "}\n",
                 1, &result, 0) == DIAG_H0516);
    test_clear(t);
}

static void test_memory(Test *t)
{
    Literal result;

    CHECK(t, run(t,
                 "func @main(%0: i64[]) -> (f64[90000000000]) {\n"
                 "  %1 = iota {dimension = 0} : f64[90000000000]\n"
                 "  return(%1)\n"
                 "}\n",
                 1, &result, 0) == DIAG_H0901);
    test_clear(t);
}

/* Poison has no value, wherever it comes from. */
static void test_poison(Test *t)
{
    Literal result;

    CHECK(t, run(t,
                 "func @main(%0: i64[]) -> (i64[]) {\n"
                 "  %1 = poison : poison\n"
                 "  %2 = add(%0, %1) : poison\n"
                 "  return(%0)\n"
                 "}\n",
                 1, &result, 0) == DIAG_H0990);
    test_clear(t);
}

static void test_node(Test *t)
{
    Module *m = test_parse(t, "func @main(%0: f64[], %1: token) -> (token) {\n"
                              "  %2 = exp(%0) : f64[]\n"
                              "  %3 = print(%1, %2) {pieces = [\"\", \"\"], "
                              "formats = [\"\"], origins = [0]} : token\n"
                              "  return(%3)\n"
                              "}\n");
    double x = 1;
    Literal in = {type_scalar(DTYPE_F64), &x}, out = {.data = NULL};
    const Node *n = m ? m->first->param[1]->next : NULL;

    CHECK(t, n != NULL);
    if (!n)
        return;
    CHECK(t, eval_node(&t->ctx, n, &in, &out));
    CHECK(t, out.data && *(double *)out.data == 0x1.5bf0a8b145769p+1);
    CHECK(t, !eval_node(&t->ctx, n->next, &in, &out));
    test_clear(t);
}

int main(void)
{
    Test t = {.failures = 0};

    TEST_BEGIN(&t);
    test_step_limit(&t);
    test_arguments(&t);
    test_memory(&t);
    test_poison(&t);
    test_node(&t);
    return test_end(&t);
}
