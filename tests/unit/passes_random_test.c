/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The optimiser changes no bit: random modules print and return the same
 * before and after it, evaluated by the reference interpreter.
 *
 *     passes_random_test [MODULES [FIRST_SEED]] */
#include "ir_random.h"
#include "ir_test.h"
#include "passes/passes.h"

#include <math.h>

typedef struct Run {
    Literal result[RANDOM_RESULTS];
    TextBuffer output;
} Run;

static void keep_output(void *self, const char *data, size_t size)
{
    buffer_put(self, data, size);
}

static bool evaluate(Test *t, const Module *m, Run *run)
{
    const Graph *g = module_find(m, "main");
    Literal arg = literal_new(&t->arena, g->param[1]->type);
    int64_t size = shape_size(arg.type.shape);
    EvalHost host = {.write = keep_output, .self = &run->output};

    for (int64_t i = 0; i < size; i++)
        literal_set_f64(&arg, i, (double)(i * 37 % 11) - 4.5);
    run->output.arena = &t->arena;
    return eval_function(&t->ctx, g, &arg, 1, run->result, RANDOM_RESULTS,
                         &host);
}

/* Bit for bit; which NaN a NaN is does not count. */
static bool same_literal(const Literal *a, const Literal *b)
{
    int64_t size = shape_size(a->type.shape);
    size_t element = (size_t)dtype_info[a->type.dtype].size;

    if (!type_equal(&a->type, &b->type))
        return false;
    for (int64_t i = 0; i < size; i++)
        if (memcmp((const char *)a->data + (size_t)i * element,
                   (const char *)b->data + (size_t)i * element, element) &&
            !(type_is_float(&a->type) && isnan(literal_f64(a, i)) &&
              isnan(literal_f64(b, i))))
            return false;
    return true;
}

static bool same_run(const Run *a, const Run *b)
{
    for (int i = 0; i < RANDOM_RESULTS; i++)
        if (!same_literal(&a->result[i], &b->result[i]))
            return false;
    return text_equal(buffer_text(&a->output), buffer_text(&b->output));
}

/* What goes wrong with a seed, or NULL. */
static const char *trouble(Test *t, uint64_t seed)
{
    Module *m = random_module(&t->ctx, seed);
    Run before = {0}, after = {0};
    const char *wrong;

    if (!evaluate(t, m, &before))
        return "not evaluated";
    if (!pass_optimise(m))
        return "not optimised";
    wrong = module_verify(m);
    if (wrong)
        return wrong;
    if (!evaluate(t, m, &after))
        return "not evaluated once it is optimised";
    return same_run(&before, &after) ? NULL : "differs once it is optimised";
}

static void test_seeds(Test *t, uint64_t seed, uint64_t count)
{
    for (uint64_t end = seed + count; seed < end && t->failures < 5; seed++) {
        const char *wrong = trouble(t, seed);

        if (wrong) {
            t->failures++;
            printf("seed %llu: %s %s\n", (unsigned long long)seed, wrong,
                   test_message(t));
        }
        test_clear(t);
    }
}

int main(int argc, char **argv)
{
    Test t = {0};

    TEST_BEGIN(&t);
    test_seeds(&t, argc > 2 ? strtoull(argv[2], NULL, 10) : 1,
               argc > 1 ? strtoull(argv[1], NULL, 10) : 100);
    return test_end(&t);
}
