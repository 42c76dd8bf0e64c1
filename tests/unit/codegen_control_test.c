/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Calls, tapes, prints and failing checks, native against interpreted. */
#include "codegen_run.h"

typedef struct Case {
    const char *name, *text;
} Case;

static const Case cases[] = {
    {"a failing check in a loop, behind prints",
     "func @main(%0: token) -> (token, i64[]) {\n"
     "  %1 = constant {data = [0]} : i64[]\n"
     "  %2 = while(%1, %0) {\n"
     "    region(%3: i64[], %4: token) {\n"
     "      %5 = constant {data = [10]} : i64[]\n"
     "      %6 = less(%3, %5) : bool[]\n"
     "      yield(%6)\n"
     "    }\n"
     "    region(%7: i64[], %8: token) {\n"
     "      %9 = print(%8, %7) {pieces = [\"turn \", \"\\n\"], formats = "
     "[\"\"], origins = [0]} : token\n"
     "      %10 = constant {data = [3]} : i64[]\n"
     "      %11 = less(%7, %10) : bool[]\n"
     "      %12 = check(%9, %11, %7) {pieces = [\"index \", \" is out of "
     "range\"], formats = [\"\"], origins = [0], code = \"H0904\"} : token\n"
     "      %13 = constant {data = [1]} : i64[]\n"
     "      %14 = add(%7, %13) : i64[]\n"
     "      yield(%14, %12)\n"
     "    }\n"
     "  } : (i64[], token)\n"
     "  %15 = result(%2) {index = 0} : i64[]\n"
     "  %16 = result(%2) {index = 1} : token\n"
     "  return(%16, %15)\n"
     "}\n"},
    {"a function that calls itself, with an array of its own in each call",
     "func @main(%0: f64[40]) -> (f64[40], i64[]) {\n"
     "  %1 = constant {data = [6]} : i64[]\n"
     "  %2 = call(%0, %1) {callee = \"sums\"} : (f64[40], i64[])\n"
     "  %3 = result(%2) {index = 0} : f64[40]\n"
     "  %4 = result(%2) {index = 1} : i64[]\n"
     "  return(%3, %4)\n"
     "}\n"
     "func @sums(%0: f64[40], %1: i64[]) -> (f64[40], i64[]) {\n"
     "  %2 = constant {data = [0]} : i64[]\n"
     "  %3 = greater(%1, %2) : bool[]\n"
     "  %4 = cond(%3, %0, %1) {\n"
     "    region(%5: f64[40], %6: i64[]) {\n"
     "      %7 = constant {data = [1]} : i64[]\n"
     "      %8 = subtract(%6, %7) : i64[]\n"
     "      %9 = cumsum(%5) {dimension = 0} : f64[40]\n"
     "      %10 = call(%9, %8) {callee = \"sums\"} : (f64[40], i64[])\n"
     "      %11 = result(%10) {index = 0} : f64[40]\n"
     "      %12 = result(%10) {index = 1} : i64[]\n"
     "      %13 = reverse(%11) {dimensions = [0]} : f64[40]\n"
     "      %14 = call(%13, %8) {callee = \"sums\"} : (f64[40], i64[])\n"
     "      %15 = result(%14) {index = 0} : f64[40]\n"
     "      %16 = result(%14) {index = 1} : i64[]\n"
     "      %17 = subtract(%15, %9) : f64[40]\n"
     "      %18 = add(%12, %16) : i64[]\n"
     "      yield(%17, %18)\n"
     "    }\n"
     "    region(%19: f64[40], %20: i64[]) {\n"
     "      %21 = constant {data = [1]} : i64[]\n"
     "      yield(%19, %21)\n"
     "    }\n"
     "  } : (f64[40], i64[])\n"
     "  %22 = result(%4) {index = 0} : f64[40]\n"
     "  %23 = result(%4) {index = 1} : i64[]\n"
     "  return(%22, %23)\n"
     "}\n"},
    {"functions that call each other too deep",
     "func @main(%0: token) -> (token, i64[]) {\n"
     "  %1 = constant {data = [5]} : i64[]\n"
     "  %2 = call(%0, %1) {callee = \"even\"} : (token, i64[])\n"
     "  %3 = result(%2) {index = 0} : token\n"
     "  %4 = result(%2) {index = 1} : i64[]\n"
     "  return(%3, %4)\n"
     "}\n"
     "func @even(%0: token, %1: i64[]) -> (token, i64[]) {\n"
     "  %2 = call(%0, %1) {callee = \"odd\"} : (token, i64[])\n"
     "  %3 = result(%2) {index = 0} : token\n"
     "  %4 = result(%2) {index = 1} : i64[]\n"
     "  return(%3, %4)\n"
     "}\n"
     "func @odd(%0: token, %1: i64[]) -> (token, i64[]) {\n"
     "  %2 = constant {data = [0]} : i64[]\n"
     "  %3 = equal(%1, %2) : bool[]\n"
     "  %4 = cond(%3, %0, %1) {\n"
     "    region(%5: token, %6: i64[]) {\n"
     "      yield(%5, %6)\n"
     "    }\n"
     "    region(%7: token, %8: i64[]) {\n"
     "      %9 = constant {data = [2]} : i64[]\n"
     "      %10 = subtract(%8, %9) : i64[]\n"
     "      %11 = call(%7, %10) {callee = \"even\"} : (token, i64[])\n"
     "      %12 = result(%11) {index = 0} : token\n"
     "      %13 = result(%11) {index = 1} : i64[]\n"
     "      yield(%12, %13)\n"
     "    }\n"
     "  } : (token, i64[])\n"
     "  %14 = result(%4) {index = 0} : token\n"
     "  %15 = result(%4) {index = 1} : i64[]\n"
     "  return(%14, %15)\n"
     "}\n"},
    {"a function called twice, and one that calls it",
     "func @main(%0: f32[9], %1: f32[], %2: bool[]) -> (f32[9], f32[], "
     "bool[]) {\n"
     "  %3 = call(%0, %1, %2) {callee = \"outer\"} : (f32[9], f32[], "
     "bool[])\n"
     "  %4 = result(%3) {index = 0} : f32[9]\n"
     "  %5 = result(%3) {index = 1} : f32[]\n"
     "  %6 = result(%3) {index = 2} : bool[]\n"
     "  %7 = call(%4, %5, %6) {callee = \"outer\"} : (f32[9], f32[], "
     "bool[])\n"
     "  %8 = result(%7) {index = 0} : f32[9]\n"
     "  %9 = result(%7) {index = 1} : f32[]\n"
     "  %10 = add(%8, %4) : f32[9]\n"
     "  return(%10, %9, %6)\n"
     "}\n"
     "func @outer(%0: f32[9], %1: f32[], %2: bool[]) -> (f32[9], f32[], "
     "bool[]) {\n"
     "  %3 = reverse(%0) {dimensions = [0]} : f32[9]\n"
     "  %4 = cumsum(%3) {dimension = 0} : f32[9]\n"
     "  %5 = call(%4, %1) {callee = \"inner\"} : (f32[9], f32[])\n"
     "  %6 = result(%5) {index = 0} : f32[9]\n"
     "  %7 = result(%5) {index = 1} : f32[]\n"
     "  %8 = add(%6, %4) : f32[9]\n"
     "  %9 = not(%2) : bool[]\n"
     "  return(%8, %7, %9)\n"
     "}\n"
     "func @inner(%0: f32[9], %1: f32[]) -> (f32[9], f32[]) {\n"
     "  %2 = sort(%0) {dimension = 0} : f32[9]\n"
     "  %3 = reduce_sum(%2) {dimensions = [0]} : f32[]\n"
     "  %4 = add(%3, %1) : f32[]\n"
     "  return(%2, %4)\n"
     "}\n"},
    {"a value that does not fit its format",
     "func @main(%0: token) -> (token, i64[]) {\n"
     "  %1 = constant {data = [-5]} : i64[]\n"
     "  %2 = print(%0, %1) {pieces = [\"\", \"\\n\"], formats = [\":c\"], "
     "origins = [0]} : token\n"
     "  %3 = print(%2) {pieces = [\"behind\"], formats = [], origins = []} "
     ": token\n"
     "  return(%3, %1)\n"
     "}\n"},
    {"a tensor of a called function that nobody reads",
     "func @main(%0: f32[64]) -> (f32[64]) {\n"
     "  %1 = call(%0) {callee = \"f\"} : (f32[64], f32[64])\n"
     "  %2 = result(%1) {index = 1} : f32[64]\n"
     "  return(%2)\n"
     "}\n"
     "func @f(%0: f32[64]) -> (f32[64], f32[64]) {\n"
     "  %1 = sin(%0) : f32[64]\n"
     "  %2 = cos(%0) : f32[64]\n"
     "  return(%1, %2)\n"
     "}\n"},
    {"carried values exchanged by another name",
     "func @main(%0: f32[2,3], %1: f32[6]) -> (f32[2,3], f32[6]) {\n"
     "  %2 = constant {data = [3]} : i64[]\n"
     "  %3 = while(%0, %1, %2) {\n"
     "    region(%4: f32[2,3], %5: f32[6], %6: i64[]) {\n"
     "      %7 = constant {data = [0]} : i64[]\n"
     "      %8 = greater(%6, %7) : bool[]\n"
     "      yield(%8)\n"
     "    }\n"
     "    region(%9: f32[2,3], %10: f32[6], %11: i64[]) {\n"
     "      %12 = constant {data = [1]} : i64[]\n"
     "      %13 = subtract(%11, %12) : i64[]\n"
     "      %14 = reshape(%10) {shape = [2, 3]} : f32[2,3]\n"
     "      %15 = reshape(%9) {shape = [6]} : f32[6]\n"
     "      yield(%14, %15, %13)\n"
     "    }\n"
     "  } : (f32[2,3], f32[6], i64[])\n"
     "  %16 = result(%3) {index = 0} : f32[2,3]\n"
     "  %17 = result(%3) {index = 1} : f32[6]\n"
     "  return(%16, %17)\n"
     "}\n"},
    {"a check that fails in a called function",
     "func @main(%0: token, %1: i64[]) -> (token) {\n"
     "  %2 = call(%0, %1) {callee = \"f\"} : (token)\n"
     "  %3 = result(%2) {index = 0} : token\n"
     "  %4 = print(%3) {pieces = [\"never\\n\"], formats = [], origins = "
     "[]} : token\n"
     "  return(%4)\n"
     "}\n"
     "func @f(%0: token, %1: i64[]) -> (token) {\n"
     "  %2 = constant {data = [false]} : bool[]\n"
     "  %3 = print(%0, %1) {pieces = [\"before \", \"\\n\"], formats = "
     "[\"\"], origins = [0]} : token\n"
     "  %4 = check(%3, %2) {pieces = [\"it fails\"], formats = [], origins = "
     "[], code = \"H0906\"} : token\n"
     "  return(%4)\n"
     "}\n"},
    {"a tape filled by a loop and emptied by another",
     "func @main(%0: f64[11], %1: f64[]) -> (f64[11], f64[]) {\n"
     "  %2 = constant {data = [0]} : i64[]\n"
     "  %3 = tape_create : tape\n"
     "  %4 = while(%2, %0, %3, %1) {\n"
     "    region(%5: i64[], %6: f64[11], %7: tape, %8: f64[]) {\n"
     "      %9 = constant {data = [20]} : i64[]\n"
     "      %10 = less(%5, %9) : bool[]\n"
     "      yield(%10)\n"
     "    }\n"
     "    region(%11: i64[], %12: f64[11], %13: tape, %14: f64[]) {\n"
     "      %15 = tape_push(%13, %12, %14, %11) : tape\n"
     "      %16 = add(%12, %12) : f64[11]\n"
     "      %17 = reverse(%16) {dimensions = [0]} : f64[11]\n"
     "      %18 = constant {data = [1]} : i64[]\n"
     "      %19 = add(%11, %18) : i64[]\n"
     "      %20 = add(%14, %14) : f64[]\n"
     "      yield(%19, %17, %15, %20)\n"
     "    }\n"
     "  } : (i64[], f64[11], tape, f64[])\n"
     "  %21 = result(%4) {index = 0} : i64[]\n"
     "  %22 = result(%4) {index = 1} : f64[11]\n"
     "  %23 = result(%4) {index = 2} : tape\n"
     "  %24 = result(%4) {index = 3} : f64[]\n"
     "  %25 = while(%21, %22, %23, %24) {\n"
     "    region(%26: i64[], %27: f64[11], %28: tape, %29: f64[]) {\n"
     "      %30 = constant {data = [0]} : i64[]\n"
     "      %31 = greater(%26, %30) : bool[]\n"
     "      yield(%31)\n"
     "    }\n"
     "    region(%32: i64[], %33: f64[11], %34: tape, %35: f64[]) {\n"
     "      %36 = tape_pop(%34) : (tape, f64[11], f64[], i64[])\n"
     "      %37 = result(%36) {index = 0} : tape\n"
     "      %38 = result(%36) {index = 1} : f64[11]\n"
     "      %39 = result(%36) {index = 2} : f64[]\n"
     "      %40 = result(%36) {index = 3} : i64[]\n"
     "      %41 = add(%33, %38) : f64[11]\n"
     "      %42 = add(%35, %39) : f64[]\n"
     "      yield(%40, %41, %37, %42)\n"
     "    }\n"
     "  } : (i64[], f64[11], tape, f64[])\n"
     "  %43 = result(%25) {index = 1} : f64[11]\n"
     "  %44 = result(%25) {index = 3} : f64[]\n"
     "  return(%43, %44)\n"
     "}\n"},
    {"scalars of every kind printed",
     "func @main(%0: token, %1: bool[], %2: u8[], %3: f32[], %4: i64[2, 2], "
     "%5: bool[3]) -> (token) {\n"
     "  %6 = print(%0, %1, %2, %3, %4, %5) {pieces = [\"\", \" \", \" \", "
     "\" \", \" \", \"\\n\"], formats = [\"\", \"\", \"\", \"\", \"\"], "
     "origins = [0, 1, 1, 2, 2]} : token\n"
     "  return(%6)\n"
     "}\n"},
    {"reading one element in a loop",
     "func @main(%0: f64[50]) -> (f64[]) {\n"
     "  %1 = constant {data = [0]} : i64[]\n"
     "  %2 = constant {data = [0.0]} : f64[]\n"
     "  %3 = while(%1, %2, %0) {\n"
     "    region(%4: i64[], %5: f64[], %6: f64[50]) {\n"
     "      %7 = constant {data = [50]} : i64[]\n"
     "      %8 = less(%4, %7) : bool[]\n"
     "      yield(%8)\n"
     "    }\n"
     "    region(%9: i64[], %10: f64[], %11: f64[50]) {\n"
     "      %12 = dynamic_slice(%11, %9) {sizes = [1]} : f64[1]\n"
     "      %13 = reshape(%12) {shape = []} : f64[]\n"
     "      %14 = sin(%13) : f64[]\n"
     "      %15 = add(%10, %14) : f64[]\n"
     "      %16 = constant {data = [1]} : i64[]\n"
     "      %17 = add(%9, %16) : i64[]\n"
     "      yield(%17, %15, %11)\n"
     "    }\n"
     "  } : (i64[], f64[], f64[50])\n"
     "  %18 = result(%3) {index = 1} : f64[]\n"
     "  return(%18)\n"
     "}\n"},
    {"random numbers at every alignment",
     "func @main(%0: u64[], %1: u64[]) -> (u32[67], u32[5, 6, 12], u32[3, 13], "
     "u32[4, 20], u32[20, 4]) {\n"
     "  %2 = random_bits(%0, %1) {shape = [67]} : u32[67]\n"
     "  %3 = random_bits(%0, %1) {shape = [5, 6, 12]} : u32[5, 6, 12]\n"
     "  %4 = random_bits(%0, %1) {shape = [3, 13]} : u32[3, 13]\n"
     "  %5 = random_bits(%0, %1) {shape = [5, 24]} : u32[5, 24]\n"
     "  %6 = slice(%5) {start = [1, 2], limit = [5, 22], stride = [1, 1]} : "
     "u32[4, 20]\n"
     "  %7 = transpose(%6) {permutation = [1, 0]} : u32[20, 4]\n"
     "  return(%2, %3, %4, %6, %7)\n"
     "}\n"},
    {"shapes of a kernel",
     "func @main(%0: f32[4, 1, 6], %1: f32[6], %2: f32[4], %3: i64[3, 2], "
     "%4: f32[5, 1]) -> (f32[4, 5, 6], f32[4], f32[6], f32[3, 6], f32[5, 1], "
     "f32[1], f32[2, 9, 6]) {\n"
     "  %5 = broadcast_in_dim(%0) {dimensions = [0, 1, 2], shape = [4, 5, 6]} "
     ": f32[4, 5, 6]\n"
     "  %6 = broadcast_in_dim(%1) {dimensions = [2], shape = [4, 5, 6]} : "
     "f32[4, 5, 6]\n"
     "  %7 = broadcast_in_dim(%2) {dimensions = [0], shape = [4, 5, 6]} : "
     "f32[4, 5, 6]\n"
     "  %8 = add(%5, %6) : f32[4, 5, 6]\n"
     "  %9 = multiply(%8, %7) : f32[4, 5, 6]\n"
     "  %10 = reduce_sum(%9) {dimensions = [1, 2]} : f32[4]\n"
     "  %11 = reduce_sum(%9) {dimensions = [0, 1]} : f32[6]\n"
     "  %12 = reshape(%0) {shape = [4, 6]} : f32[4, 6]\n"
     "  %13 = gather(%12, %3) {sizes = [1, 6], offset_dims = [1], "
     "collapsed_slice_dims = [0], start_index_map = [0, 1], index_vector_dim "
     "= 1} : f32[3, 6]\n"
     "  %14 = add(%4, %4) : f32[5, 1]\n"
     "  %15 = reduce_max(%14) {dimensions = [0]} : f32[1]\n"
     "  %16 = constant {data = [7.0]} : f32[]\n"
     "  %17 = slice(%9) {start = [1, 0, 0], limit = [3, 5, 6], stride = "
     "[1, 1, 1]} : f32[2, 5, 6]\n"
     "  %18 = pad(%17, %16) {low = [0, 2, -1], high = [0, -2, 1], interior = "
     "[0, 1, 0]} : f32[2, 9, 6]\n"
     "  return(%9, %10, %11, %13, %14, %15, %18)\n"
     "}\n"},
};

static void run_case(Test *t, const Case *c)
{
    Module *m = test_parse(t, c->text);
    const char *bad = m ? module_verify(m) : test_message(t);

    if (bad) {
        t->failures++;
        printf("%s: %s\n", c->name, bad);
    } else {
        run_both(t, c->name, m, 1, NULL);
        run_both(t, c->name, m, 2, "x86-64-v3");
    }
    test_clear(t);
}

/* ---- what needs no copy ---- */

/* A loop that updates an array in one branch and leaves it in the other. */
static const char *const branched_update =
    "func @main(%0: i64[]) -> (i64[], f64[5000]) {\n"
    "  %1 = constant {data = [0]} : i64[]\n"
    "  %2 = constant {data = [0.0]} : f64[]\n"
    "  %3 = broadcast_in_dim(%2) {dimensions = [], shape = [5000]} : "
    "f64[5000]\n"
    "  %4 = while(%1, %0, %3) {\n"
    "    region(%5: i64[], %6: i64[], %7: f64[5000]) {\n"
    "      %8 = less(%5, %6) : bool[]\n"
    "      yield(%8)\n"
    "    }\n"
    "    region(%9: i64[], %10: i64[], %11: f64[5000]) {\n"
    "      %12 = constant {data = [3]} : i64[]\n"
    "      %13 = floor_mod(%9, %12) : i64[]\n"
    "      %14 = constant {data = [1]} : i64[]\n"
    "      %15 = equal(%13, %14) : bool[]\n"
    "      %16 = cond(%15, %9, %11) {\n"
    "        region(%17: i64[], %18: f64[5000]) {\n"
    "          %19 = constant {data = [1.0]} : f64[]\n"
    "          %20 = broadcast_in_dim(%19) {dimensions = [], shape = [1]} : "
    "f64[1]\n"
    "          %21 = dynamic_update_slice(%18, %20, %17) : f64[5000]\n"
    "          yield(%21)\n"
    "        }\n"
    "        region(%22: i64[], %23: f64[5000]) {\n"
    "          yield(%23)\n"
    "        }\n"
    "      } : (f64[5000])\n"
    "      %24 = result(%16) {index = 0} : f64[5000]\n"
    "      %25 = add(%9, %14) : i64[]\n"
    "      yield(%25, %10, %24)\n"
    "    }\n"
    "  } : (i64[], i64[], f64[5000])\n"
    "  %26 = result(%4) {index = 0} : i64[]\n"
    "  %27 = result(%4) {index = 2} : f64[5000]\n"
    "  return(%26, %27)\n"
    "}\n";

static void test_in_place(Test *t)
{
    CodegenOptions options = {0};
    TextBuffer out = {.arena = &t->arena};
    Module *m = test_parse(t, branched_update);

    CHECK(t, m && holo_codegen_api()->dump(&t->ctx, m, &options,
                                           CODEGEN_KERNELS, &out));
    CHECK(t, out.data && strstr(out.data, "arena of 0 bytes"));
    test_clear(t);
}

/* ---- what does not compile ---- */

static const char *const refused[][2] = {
    {"func @main(%0: f32[]) -> (f32[]) {\n"
     "  %1 = broadcast_in_dim(%0) {dimensions = [], shape = [30000000, "
     "1000000]} : f32[30000000, 1000000]\n"
     "  %2 = cumsum(%1) {dimension = 0} : f32[30000000, 1000000]\n"
     "  %3 = cumsum(%2) {dimension = 1} : f32[30000000, 1000000]\n"
     "  %4 = reduce_sum(%3) {dimensions = [0, 1]} : f32[]\n"
     "  return(%4)\n"
     "}\n",
     "H0901"},
    {"func @main(%0: object) -> () {\n"
     "  return()\n"
     "}\n",
     "H0999"},
    {"func @main(%0: token) -> (poison) {\n"
     "  %1 = poison : poison\n"
     "  return(%1)\n"
     "}\n",
     "H0999"},
};

static void test_refused(Test *t)
{
    const CodegenApi *api = holo_codegen_api();
    CodegenOptions options = {0};

    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        Module *m = test_parse(t, refused[i][0]);
        Compiled *c = m ? api->compile(&t->ctx, m, &options) : NULL;

        if (!m || c || strcmp(test_code(t), refused[i][1]) != 0) {
            t->failures++;
            printf("refused %zu: %s %s\n", i, test_code(t), test_message(t));
        }
        api->free(c);
        test_clear(t);
    }
}

int main(void)
{
    Test t = {0};

    TEST_BEGIN(&t);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        run_case(&t, &cases[i]);
    test_in_place(&t);
    test_refused(&t);
    return test_end(&t);
}
