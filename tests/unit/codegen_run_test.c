/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Native code against the reference interpreter, bit for bit: every row of the
 * graph level, control flow, effects, and random graphs. */
#include "codegen_run.h"
#include "ir_random.h"

/* ---- elementwise rows, over every dtype that inference takes ---- */

static bool is_map_row(Op op)
{
    return op_is(op, OP_MAP) && op != OP_convert && !op_is(op, OP_SCRIPT);
}

/* A function of one MAP row; NULL if the dtype does not suit it. */
static Module *map_module(Test *t, Op op, DType dtype, Shape shape)
{
    Module *m = module_new(&t->ctx);
    Graph *g = module_function(m, "main");
    Build b = {.graph = g};
    Node *in[3], *out;

    for (int i = 0; i < op_info[op].ninput; i++)
        in[i] = graph_param(
            g,
            type_tensor(op == OP_select && i == 0 ? DTYPE_BOOL : dtype, shape));
    out = build_op(&b, op, op_info[op].ninput, in);
    graph_set_outputs(g, 1, &out);
    return out->type.kind == TYPE_TENSOR ? m : NULL;
}

static void test_map_rows(Test *t)
{
    static const Shape shapes[] = {
        {0}, {1, {37}}, {2, {3, 16}}, {3, {2, 1, 5}}, {2, {4, 0}}};

    for (int op = 0; op < OP_COUNT; op++)
        for (int d = DTYPE_BOOL; is_map_row((Op)op) && d < DTYPE_COUNT; d++)
            for (int s = 0; s < 5; s++) {
                Module *m = map_module(t, (Op)op, (DType)d, shapes[s]);

                if (m && (s < 2 || d >= DTYPE_F32))
                    run_both(t, op_info[op].name, m, (uint64_t)s, NULL);
                test_clear(t);
            }
}

static void test_converts(Test *t)
{
    for (int from = DTYPE_BOOL; from < DTYPE_COUNT; from++)
        for (int to = DTYPE_BOOL; to < DTYPE_COUNT; to++) {
            Module *m = module_new(&t->ctx);
            Graph *g = module_function(m, "main");
            Build b = {.graph = g};
            Shape shape = {1, {19}};
            Node *x = graph_param(g, type_tensor((DType)from, shape));
            Node *out = build_convert(&b, x, (DType)to);

            graph_set_outputs(g, 1, &out);
            run_both(t, "convert", m, 5, NULL);
            test_clear(t);
        }
}

/* ---- random bits where they are read ---- */

/* A block gives four neighbours: rows of seven do not begin with one. */
static void test_rows_of_random_bits(Test *t)
{
    Module *m = test_parse(
        t, "func @main() -> (i64[7]) {\n"
           "  %0 = constant {data = [22]} : u64[]\n"
           "  %1 = random_bits(%0, %0) {shape = [7, 7]} : u32[7, 7]\n"
           "  %2 = argmin(%1) {dimension = 1} : i64[7]\n"
           "  return(%2)\n"
           "}\n");

    CHECK(t, m);
    if (m)
        run_both(t, "rows of random bits", m, 1, NULL);
    test_clear(t);
}

/* ---- windows at the ends of what an i64 says ---- */

typedef struct WindowCase {
    Shape outer;
    int n;
    int64_t dimensions[2], sizes[2];
} WindowCase;

/* window() and update_window() of i32s, at the same place: an i64 start for
 * each dimension, then an extent. */
static Module *window_module(Test *t, const WindowCase *c)
{
    Module *m = module_new(&t->ctx);
    Graph *g = module_function(m, "main");
    Build b = {.graph = g};
    Shape inner = c->outer;
    Node *x, *value, *place[4], *out[2];
    WindowPlace at = {.n = c->n, .dimensions = c->dimensions, .start = place};

    for (int i = 0; i < c->n; i++)
        inner.dim[c->dimensions[i]] = c->sizes[i];
    x = graph_param(g, type_tensor(DTYPE_I32, c->outer));
    value = graph_param(g, type_tensor(DTYPE_I32, inner));
    for (int i = 0; i < 2 * c->n; i++)
        place[i] = graph_param(g, type_tensor(DTYPE_I64, (Shape){0}));
    out[0] = build_window(&b, x, build_i64(&b, DTYPE_I32, 99), &at, c->sizes);
    out[1] = build_update_window(&b, x, value, &at);
    graph_set_outputs(g, 2, out);
    return m;
}

static void test_windows(Test *t)
{
    static const WindowCase cases[] = {{{1, {40}}, 1, {0}, {33}},
                                       {{2, {4, 5}}, 1, {0}, {6}},
                                       {{2, {4, 5}}, 2, {1, 0}, {7, 2}},
                                       {{3, {2, 3, 17}}, 2, {2, 0}, {17, 2}}};
    static const int64_t starts[] = {0, 1, 5, -1, INT64_MAX, INT64_MIN};
    static const int64_t extents[] = {0,         1,
                                      3,         7,
                                      40,        -1,
                                      INT64_MAX, -(INT64_MAX - 5),
                                      INT64_MIN, INT64_MIN + 15};
    enum { CASES = 4, STARTS = 6, EXTENTS = 10 };

    for (int k = 0; k < CASES * EXTENTS * 3; k++) {
        const WindowCase *c = &cases[k % CASES];
        Module *m = window_module(t, c);
        RunArgs a = run_arguments(t, module_find(m, "main"), (uint64_t)k);
        int which = k / CASES;

        for (int i = 0; i < c->n; i++) {
            literal_set_i64(&a.arg[2 + i], 0,
                            starts[(which + 5 * i + which / 10) % STARTS]);
            literal_set_i64(&a.arg[2 + c->n + i], 0,
                            extents[(which + 4 * i) % EXTENTS]);
        }
        run_both_on(t, arena_printf(&t->arena, "window %d", k), m, a, NULL);
        test_clear(t);
    }
}

/* ---- random graphs ---- */

static void test_random(Test *t, uint64_t first, int count)
{
    for (uint64_t seed = first; seed < first + (uint64_t)count; seed++) {
        Module *m = random_module(&t->ctx, seed);
        char *name =
            arena_printf(&t->arena, "random %llu", (unsigned long long)seed);
        int before = t->failures;

        if (m && t->ctx.nerror == 0)
            run_both(t, name, m, seed, NULL);
        if (t->failures > before && t->failures < 3)
            puts(test_print(t, m, false));
        test_clear(t);
    }
}

/* Machine code for AVX-512 comes out too; it may not run here. */
static void test_wide(Test *t, uint64_t first, int count)
{
    CodegenOptions options = {.cpu = "x86-64-v4"};

    for (uint64_t seed = first; seed < first + (uint64_t)count; seed++) {
        Module *m = random_module(&t->ctx, seed);
        TextBuffer out = {.arena = &t->arena};

        if (!holo_codegen_api()->dump(&t->ctx, m, &options, CODEGEN_ASM,
                                      &out)) {
            t->failures++;
            printf("AVX-512, random %llu: %s\n", (unsigned long long)seed,
                   test_message(t));
        }
        test_clear(t);
    }
}

int main(int argc, char **argv)
{
    Test t = {0};

    TEST_BEGIN(&t);
    if (argc > 2) {
        test_random(&t, strtoull(argv[1], NULL, 10), atoi(argv[2]));
        return test_end(&t);
    }
    test_map_rows(&t);
    test_converts(&t);
    test_rows_of_random_bits(&t);
    test_windows(&t);
    test_random(&t, 1, 60);
    test_wide(&t, 200, 10);
    return test_end(&t);
}
