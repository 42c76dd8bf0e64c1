/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The optimiser changes no bit: random modules compute and print the same
 * before and after each pass, and after the whole pipeline, which reaches a
 * fixpoint and does the same each time.
 *
 *     passes_optimise_test [MODULES [FIRST_SEED]] */
#include "ir_random.h"
#include "passes_test.h"

/* What a module computes and prints, or its diagnostic, as bytes. */
typedef struct Run {
    TextBuffer text;
} Run;

static void run_write(void *self, const char *data, size_t size)
{
    buffer_put(&((Run *)self)->text, data, size);
}

/* NaNs count as one: an operation on two of them may take either's bits, so
 * swapping its inputs may change them. */
static void put_element(TextBuffer *out, const Literal *l, int64_t i)
{
    int size = dtype_info[l->type.dtype].size;

    if (type_is_float(&l->type) && literal_f64(l, i) != literal_f64(l, i))
        buffer_puts(out, "nan");
    else
        buffer_put(out, (const char *)l->data + i * size, (size_t)size);
}

static Text run_module(Test *t, const Module *m, const Literal *arg, int narg)
{
    Run run = {.text.arena = &t->arena};
    EvalHost host = {.write = run_write, .self = &run, .step_limit = 3000000};
    const Graph *g = module_find(m, "main");
    Literal *result = ARENA_ARRAY(&t->arena, Literal, g->noutput);
    int nresult = 0;

    for (int i = 0; i < g->noutput; i++)
        nresult += g->output[i]->type.kind == TYPE_TENSOR;
    t->ctx.diag = NULL;
    t->ctx.last_diag = &t->ctx.diag;
    t->ctx.nerror = 0;
    if (!eval_function(&t->ctx, g, arg, narg, result, nresult, &host)) {
        buffer_puts(&run.text, test_message(t));
        return buffer_text(&run.text);
    }
    for (int r = 0; r < nresult; r++)
        for (int64_t i = 0; i < shape_size(result[r].type.shape); i++)
            put_element(&run.text, &result[r], i);
    return buffer_text(&run.text);
}

static bool holds(Test *t, const Module *m, uint64_t seed, const char *what)
{
    const char *wrong = module_verify(m);

    if (!wrong)
        return true;
    t->failures++;
    printf("seed %llu, after %s: %s\n", (unsigned long long)seed, what, wrong);
    return false;
}

static void same_run(Test *t, Text found, Text wanted, uint64_t seed,
                     const char *what)
{
    if (text_equal(found, wanted))
        return;
    t->failures++;
    printf("seed %llu: another result after %s\n", (unsigned long long)seed,
           what);
}

static void test_passes(Test *t, uint64_t seed, const Literal *arg, int narg,
                        Text wanted)
{
    for (const PassInfo *p = pass_info; p->name; p++) {
        Module *m;

        if (!strcmp(p->name, "jumps") || !strcmp(p->name, "grad"))
            continue;
        m = random_module(&t->ctx, seed);
        p->run(m);
        if (holds(t, m, seed, p->name))
            same_run(t, run_module(t, m, arg, narg), wanted, seed, p->name);
    }
}

static void test_pipeline(Test *t, uint64_t seed, const Literal *arg, int narg,
                          Text wanted)
{
    Module *m = random_module(&t->ctx, seed);
    Module *again = random_module(&t->ctx, seed);
    const char *text;

    if (!pass_optimise(m) || !pass_optimise(again)) {
        t->failures++;
        printf("seed %llu: %s\n", (unsigned long long)seed, test_message(t));
        return;
    }
    same_run(t, run_module(t, m, arg, narg), wanted, seed, "the pipeline");
    text = test_print(t, m, false);
    test_same(t, test_print(t, again, false), text, "a second time");
    pass_optimise(m);
    test_same(t, test_print(t, m, false), text, "optimised again");
}

static void test_seed(Test *t, uint64_t seed)
{
    Module *m = random_module(&t->ctx, seed);
    const Graph *g = module_find(m, "main");
    uint64_t random = seed;
    Literal arg = test_draw(t, g->param[1]->type, SAMPLE_ANY, 0, &random);
    Text wanted = run_module(t, m, &arg, 1);

    test_passes(t, seed, &arg, 1, wanted);
    test_pipeline(t, seed, &arg, 1, wanted);
    test_clear(t);
}

int main(int argc, char **argv)
{
    uint64_t modules = argc > 1 ? strtoull(argv[1], NULL, 10) : 60;
    uint64_t first = argc > 2 ? strtoull(argv[2], NULL, 10) : 1;
    Test t = {0};

    TEST_BEGIN(&t);
    for (uint64_t i = 0; i < modules && t.failures < 10; i++)
        test_seed(&t, first + i);
    return test_end(&t);
}
