/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Loops that end where a window does: products, reductions and elementwise
 * kernels, each compared with the reference interpreter, which knows of no such
 * ends, with windows that lie inside of what they are of and others. */
#include "codegen_run.h"

#define HEAD                                                                   \
    "func @main(%0: f64[70, 90], %1: f64[90], %2: f64[70], %3: i64[], "        \
    "%4: i64[], %5: i64[]) -> "
#define ZEROS                                                                  \
    "  %6 = constant {data = [0.0]} : f64[]\n"                                 \
    "  %7 = constant {data = [-0.0]} : f64[]\n"                                \
    "  %8 = constant {data = [0]} : i64[]\n"
#define DOT(l, r)                                                              \
    "{lhs_batching = [], rhs_batching = [], lhs_contracting = [" l             \
    "], rhs_contracting = [" r "]}"

static const struct {
    const char *name, *text;
} products[] = {
    {"vectors",
     HEAD "(f64[]) {\n" ZEROS "  %9 = window(%1, %7, %3, %5) {dimensions = "
          "[0], sizes = [90]} : f64[90]\n"
          "  %10 = window(%1, %6, %4, %5) {dimensions = [0], sizes = [90]} : "
          "f64[90]\n"
          "  %11 = dot_general(%9, %10) " DOT("0", "0") " : f64[]\n"
                                                        "  return(%11)\n}\n"},
    {"vectors with fills that add",
     HEAD "(f64[]) {\n" ZEROS "  %9 = window(%1, %6, %3, %5) {dimensions = "
          "[0], sizes = [90]} : f64[90]\n"
          "  %10 = window(%1, %6, %4, %5) {dimensions = [0], sizes = [90]} : "
          "f64[90]\n"
          "  %11 = dot_general(%9, %10) " DOT("0", "0") " : f64[]\n"
                                                        "  return(%11)\n}\n"},
    {"vectors of two ends",
     HEAD "(f64[]) {\n" ZEROS "  %9 = window(%1, %7, %3, %5) {dimensions = "
          "[0], sizes = [90]} : f64[90]\n"
          "  %10 = window(%1, %6, %4, %3) {dimensions = [0], sizes = [90]} : "
          "f64[90]\n"
          "  %11 = dot_general(%9, %10) " DOT("0", "0") " : f64[]\n"
                                                        "  return(%11)\n}\n"},
    {"rows, that end along k", HEAD
     "(f64[70]) {\n" ZEROS
     "  %9 = window(%0, %7, %3, %5) {dimensions = [1], sizes = [90]} : f64[70, "
     "90]\n"
     "  %10 = window(%1, %6, %4, %5) {dimensions = [0], sizes = [90]} : "
     "f64[90]\n"
     "  %11 = dot_general(%9, %10) " DOT("1", "0") " : f64[70]\n"
                                                   "  return(%11)\n}\n"},
    {"columns, that end along both", HEAD
     "(f64[90]) {\n" ZEROS
     "  %9 = window(%0, %6, %3, %4, %5, %4) {dimensions = [0, 1], sizes = [70, "
     "90]} : f64[70, 90]\n"
     "  %10 = window(%9, %6, %8, %5) {dimensions = [0], sizes = [70]} : "
     "f64[70, "
     "90]\n"
     "  %11 = window(%2, %7, %4, %5) {dimensions = [0], sizes = [70]} : "
     "f64[70]\n"
     "  %12 = dot_general(%11, %10) " DOT(
         "0", "0") " : f64[90]\n"
                   "  %13 = window(%12, %6, %8, %4) {dimensions = [0], sizes = "
                   "[90]} : "
                   "f64[90]\n"
                   "  return(%13)\n}\n"},
    {"columns, put into a matrix", HEAD
     "(f64[70, 90]) {\n" ZEROS
     "  %9 = window(%0, %6, %3, %5) {dimensions = [1], sizes = [90]} : f64[70, "
     "90]\n"
     "  %10 = dot_general(%2, %9) " DOT(
         "0", "0") " : f64[90]\n"
                   "  %11 = reshape(%10) {shape = [1, 90]} : f64[1, 90]\n"
                   "  %12 = constant {data = [1]} : i64[]\n"
                   "  %13 = update_window(%0, %11, %4, %3, %12, %5) "
                   "{dimensions = [0, 1]} : "
                   "f64[70, 90]\n"
                   "  return(%13)\n}\n"},
    {"elementwise, stored and read twice", HEAD
     "(f64[], f64[]) {\n" ZEROS "  %9 = window(%1, %6, %3, %5) {dimensions = "
     "[0], sizes = [90]} : f64[90]\n"
     "  %10 = exp(%9) : f64[90]\n"
     "  %11 = log(%10) : f64[90]\n"
     "  %12 = window(%11, %6, %8, %5) {dimensions = [0], sizes = [90]} : "
     "f64[90]\n"
     "  %13 = reduce_sum(%12) {dimensions = [0]} : f64[]\n"
     "  %14 = constant {data = [1.0]} : f64[]\n"
     "  %15 = window(%11, %14, %8, %5) {dimensions = [0], sizes = [90]} : "
     "f64[90]\n"
     "  %16 = reduce_prod(%15) {dimensions = [0]} : f64[]\n"
     "  return(%13, %16)\n}\n"},
    {"a matrix that ends, reduced both ways",
     HEAD "(f64[90], f64[70]) {\n" ZEROS "  %9 = sqrt(%0) : f64[70, 90]\n"
          "  %10 = exp(%9) : f64[70, 90]\n"
          "  %11 = window(%10, %6, %8, %8, %5, %4) {dimensions = [0, 1], sizes "
          "= [70, "
          "90]} : f64[70, 90]\n"
          "  %12 = reduce_sum(%11) {dimensions = [0]} : f64[90]\n"
          "  %13 = reduce_sum(%11) {dimensions = [1]} : f64[70]\n"
          "  return(%12, %13)\n}\n"},
    {"the best", HEAD
     "(i64[], i64[90]) {\n" ZEROS "  %9 = constant {data = [-inf]} : f64[]\n"
     "  %10 = window(%1, %9, %3, %5) {dimensions = [0], sizes = [90]} : "
     "f64[90]\n"
     "  %11 = argmax(%10) {dimension = 0} : i64[]\n"
     "  %12 = window(%0, %9, %3, %5) {dimensions = [0], sizes = [70]} : "
     "f64[70, "
     "90]\n"
     "  %13 = argmax(%12) {dimension = 0} : i64[90]\n"
     "  return(%11, %13)\n}\n"},
    {"the extent hangs on what would end there",
     HEAD "(f64[], i64[]) {\n" ZEROS "  %9 = exp(%1) : f64[90]\n"
          "  %10 = sqrt(%9) : f64[90]\n"
          "  %11 = argmax(%10) {dimension = 0} : i64[]\n"
          "  %12 = window(%10, %6, %8, %11) {dimensions = [0], sizes = [90]} : "
          "f64[90]\n"
          "  %13 = reduce_sum(%12) {dimensions = [0]} : f64[]\n"
          "  return(%13, %11)\n}\n"},
};

static void test_products(Test *t)
{
    static const int64_t place[][3] = {
        {0, 0, 0},    {0, 0, 1},   {3, 5, 17},         {1, 2, 64},
        {0, 0, 90},   {0, 10, 70}, {20, 3, 33},        {-1, 0, 20},
        {60, 70, 40}, {5, -7, 30}, {0, 0, INT64_MAX},  {2, 1, -4},
        {89, 1, 1},   {0, 40, 33}, {INT64_MAX, 0, 12}, {INT64_MIN, 4, 8}};

    for (size_t k = 0; k < sizeof products / sizeof *products; k++)
        for (size_t i = 0; i < sizeof place / sizeof *place; i++) {
            Module *m = test_parse(t, products[k].text);
            RunArgs a;

            CHECK(t, m);
            if (!m)
                break;
            a = run_arguments(t, module_find(m, "main"), i);
            for (int j = 0; j < 3; j++)
                literal_set_i64(&a.arg[3 + j], 0, place[i][j]);
            run_both_on(t,
                        arena_printf(&t->arena, "%s, %zu", products[k].name, i),
                        m, a, NULL);
            test_clear(t);
        }
}

/* Each reduction, filled with what changes nothing and with what does, up to
 * each end near the borders of vectors and blocks. */
static void test_reductions(Test *t)
{
    static const struct {
        const char *op, *dtype, *fill;
    } cases[] = {{"reduce_sum", "f64", "0.0"},  {"reduce_sum", "f64", "2.5"},
                 {"reduce_prod", "f32", "1.0"}, {"reduce_max", "f64", "-inf"},
                 {"reduce_min", "f32", "inf"},  {"reduce_max", "i64", "7"},
                 {"reduce_sum", "i32", "0"},    {"reduce_and", "bool", "true"},
                 {"reduce_or", "bool", "false"}};
    static const int64_t ends[] = {0,    1,    15,   16,   17,   1023,
                                   1024, 1025, 4095, 4096, 5000, 6000};

    for (size_t k = 0; k < sizeof cases / sizeof *cases; k++)
        for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
            const char *d = cases[k].dtype;
            Module *m = test_parse(
                t, arena_printf(
                       &t->arena,
                       "func @main(%%0: %s[5003], %%1: i64[], %%2: i64[]) -> "
                       "(%s[]) {\n"
                       "  %%3 = constant {data = [%s]} : %s[]\n"
                       "  %%4 = window(%%0, %%3, %%1, %%2) {dimensions = [0], "
                       "sizes = [5003]} : %s[5003]\n"
                       "  %%5 = %s(%%4) {dimensions = [0]} : %s[]\n"
                       "  return(%%5)\n}\n",
                       d, d, cases[k].fill, d, d, cases[k].op, d));
            RunArgs a;

            CHECK(t, m);
            if (!m)
                break;
            a = run_arguments(t, module_find(m, "main"), i);
            literal_set_i64(&a.arg[1], 0, i % 3 ? 3 : -2);
            literal_set_i64(&a.arg[2], 0, ends[i]);
            run_both_on(t,
                        arena_printf(&t->arena, "%s of %s to %lld", cases[k].op,
                                     d, (long long)ends[i]),
                        m, a, NULL);
            test_clear(t);
        }
}

int main(void)
{
    Test t = {0};

    TEST_BEGIN(&t);
    test_products(&t);
    test_reductions(&t);
    return test_end(&t);
}
