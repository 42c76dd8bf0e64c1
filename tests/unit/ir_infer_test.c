/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Inference: what each rule finds, and what it says to inputs that do not
 * fit. Each case is an operation on params in the text form. */
#include "ir_test.h"

typedef struct Case {
    const char *params, *operation;
    const char *want; /* the type found, or the code reported */
} Case;

static const Case cases[] = {
    /* elementwise */
    {"%0: f32[3], %1: f32[3]", "add(%0, %1)", "f32[3]"},
    {"%0: f32[], %1: f32[]", "multiply(%0, %1)", "f32[]"},
    {"%0: i64[0, 7], %1: i64[0, 7]", "subtract(%0, %1)", "i64[0, 7]"},
    {"%0: f32[3], %1: f32[4]", "add(%0, %1)", "H0502"},
    {"%0: f32[3], %1: f32[1]", "add(%0, %1)", "H0502"},
    {"%0: f32[3], %1: f64[3]", "add(%0, %1)", "H0507"},
    {"%0: bool[3], %1: bool[3]", "add(%0, %1)", "H0507"},
    {"%0: bool[3], %1: bool[3]", "maximum(%0, %1)", "bool[3]"},
    {"%0: i32[3]", "exp(%0)", "H0507"},
    {"%0: f64[3]", "exp(%0)", "f64[3]"},
    {"%0: token", "exp(%0)", "H0516"},
    {"%0: f32[2]", "is_nan(%0)", "bool[2]"},
    {"%0: u8[2]", "is_nan(%0)", "H0507"},
    {"%0: bool[2]", "not(%0)", "bool[2]"},
    {"%0: f32[2]", "not(%0)", "H0507"},
    {"%0: i8[2], %1: i8[2]", "shift_left(%0, %1)", "i8[2]"},
    {"%0: bool[2], %1: bool[2]", "shift_left(%0, %1)", "H0507"},
    {"%0: f32[2], %1: f32[2]", "less(%0, %1)", "bool[2]"},
    {"%0: i32[2], %1: i32[2]", "add_overflows(%0, %1)", "bool[2]"},
    {"%0: f32[2], %1: f32[2]", "add_overflows(%0, %1)", "H0507"},
    {"%0: f32[2]", "convert(%0) {dtype = \"i16\"}", "i16[2]"},
    {"%0: f32[2]", "convert(%0) {dtype = \"int16\"}", "H0507"},
    {"%0: bool[2], %1: f32[2], %2: f32[2]", "select(%0, %1, %2)", "f32[2]"},
    {"%0: i8[2], %1: f32[2], %2: f32[2]", "select(%0, %1, %2)", "H0507"},
    {"%0: bool[], %1: f32[2], %2: f32[2]", "select(%0, %1, %2)", "H0502"},
    {"%0: bool[2], %1: f32[2], %2: i32[2]", "select(%0, %1, %2)", "H0507"},
    /* shapes */
    {"%0: f32[6]", "reshape(%0) {shape = [2, 3]}", "f32[2, 3]"},
    {"%0: f32[1, 1]", "reshape(%0) {shape = []}", "f32[]"},
    {"%0: f32[0, 5]", "reshape(%0) {shape = [3, 0]}", "f32[3, 0]"},
    {"%0: f32[6]", "reshape(%0) {shape = [4]}", "H0503"},
    {"%0: f32[6]", "reshape(%0) {shape = [-2, -3]}", "H0515"},
    {"%0: f32[]", "reshape(%0) {shape = [1, 1, 1, 1, 1, 1, 1, 1, 1]}", "H0515"},
    {"%0: f32[3]", "broadcast_in_dim(%0) {dimensions = [1], shape = [2, 3]}",
     "f32[2, 3]"},
    {"%0: f32[1]", "broadcast_in_dim(%0) {dimensions = [0], shape = [7, 3]}",
     "f32[7, 3]"},
    {"%0: f32[]", "broadcast_in_dim(%0) {dimensions = [], shape = [0]}",
     "f32[0]"},
    {"%0: f32[3]", "broadcast_in_dim(%0) {dimensions = [0], shape = [2, 3]}",
     "H0502"},
    {"%0: f32[3]", "broadcast_in_dim(%0) {dimensions = [2], shape = [2, 3]}",
     "H0505"},
    {"%0: f32[3]", "broadcast_in_dim(%0) {dimensions = [], shape = [2, 3]}",
     "H0506"},
    {"%0: f32[]",
     "broadcast_in_dim(%0) {dimensions = [], shape = [4611686018427387904]}",
     "H0515"},
    {"%0: f32[2, 3]", "transpose(%0) {permutation = [1, 0]}", "f32[3, 2]"},
    {"%0: f32[]", "transpose(%0) {permutation = []}", "f32[]"},
    {"%0: f32[2, 3]", "transpose(%0) {permutation = [1, 1]}", "H0505"},
    {"%0: f32[2, 3]", "transpose(%0) {permutation = [1]}", "H0506"},
    {"%0: f32[2, 3]", "reverse(%0) {dimensions = [1]}", "f32[2, 3]"},
    {"%0: f32[2, 3]", "reverse(%0) {dimensions = [-1]}", "H0505"},
    {"%0: f32[10]", "slice(%0) {start = [1], limit = [10], stride = [4]}",
     "f32[3]"},
    {"%0: f32[10]", "slice(%0) {start = [10], limit = [10], stride = [1]}",
     "f32[0]"},
    {"%0: f32[10]", "slice(%0) {start = [0], limit = [11], stride = [1]}",
     "H0506"},
    {"%0: f32[10]", "slice(%0) {start = [3], limit = [2], stride = [1]}",
     "H0506"},
    {"%0: f32[10]", "slice(%0) {start = [0], limit = [2], stride = [0]}",
     "H0506"},
    {"%0: f32[3], %1: f32[]",
     "pad(%0, %1) {low = [1], high = [2], interior = [1]}", "f32[8]"},
    {"%0: f32[3], %1: f32[]",
     "pad(%0, %1) {low = [-1], high = [-2], interior = [0]}", "f32[0]"},
    {"%0: f32[0], %1: f32[]",
     "pad(%0, %1) {low = [1], high = [0], interior = [9]}", "f32[1]"},
    {"%0: f32[3], %1: f32[]",
     "pad(%0, %1) {low = [-4], high = [0], interior = [0]}", "H0515"},
    {"%0: f32[3], %1: f32[]",
     "pad(%0, %1) {low = [9223372036854775807], high = [1], interior = [0]}",
     "H0515"},
    {"%0: f32[3], %1: f64[]",
     "pad(%0, %1) {low = [0], high = [0], interior = [0]}", "H0516"},
    {"%0: f32[2, 3], %1: f32[2, 0]", "concatenate(%0, %1) {dimension = 1}",
     "f32[2, 3]"},
    {"%0: f32[2, 3], %1: f32[4, 3]", "concatenate(%0, %1) {dimension = 0}",
     "f32[6, 3]"},
    {"%0: f32[2, 3], %1: f32[4, 3]", "concatenate(%0, %1) {dimension = 1}",
     "H0504"},
    {"%0: f32[], %1: f32[]", "concatenate(%0, %1) {dimension = 0}", "H0505"},
    {"", "concatenate {dimension = 0}", "H0504"},
    /* reductions */
    {"%0: f32[2, 3, 5]", "reduce_sum(%0) {dimensions = [0, 2]}", "f32[3]"},
    {"%0: f32[0]", "reduce_max(%0) {dimensions = [0]}", "f32[]"},
    {"%0: f32[2]", "reduce_sum(%0) {dimensions = []}", "f32[2]"},
    {"%0: bool[2]", "reduce_sum(%0) {dimensions = [0]}", "H0507"},
    {"%0: bool[2]", "reduce_or(%0) {dimensions = [0]}", "bool[]"},
    {"%0: i32[2]", "reduce_and(%0) {dimensions = [0]}", "H0507"},
    {"%0: f32[2]", "reduce_sum(%0) {dimensions = [1]}", "H0505"},
    {"%0: f32[2, 3]", "argmax(%0) {dimension = 1}", "i64[2]"},
    {"%0: f32[2, 0]", "argmax(%0) {dimension = 1}", "H0512"},
    {"%0: f32[]", "argmin(%0) {dimension = 0}", "H0505"},
    {"%0: f32[2, 3]", "cumsum(%0) {dimension = 1}", "f32[2, 3]"},
    {"%0: bool[2]", "cumprod(%0) {dimension = 0}", "H0507"},
    {"%0: bool[2]", "sort(%0) {dimension = 0}", "bool[2]"},
    {"%0: f32[2]", "argsort(%0) {dimension = 0}", "i64[2]"},
    {"%0: bool[2]", "nonzero(%0)", "i64[2]"},
    {"%0: bool[2, 3]", "nonzero(%0)", "H0506"},
    {"%0: f32[2]", "nonzero(%0)", "H0506"},
    {"", "iota {dimension = 1} : i32[2, 3]", "i32[2, 3]"},
    {"", "iota {dimension = 0} : i32[]", "H0505"},
    {"", "iota {dimension = 0} : bool[2]", "H0507"},
    /* products */
    {"%0: f32[2, 3], %1: f32[3, 5]",
     "dot_general(%0, %1) {lhs_batching = [], rhs_batching = [], "
     "lhs_contracting = [1], rhs_contracting = [0]}",
     "f32[2, 5]"},
    {"%0: f32[7, 2, 3], %1: f32[3, 7, 5]",
     "dot_general(%0, %1) {lhs_batching = [0], rhs_batching = [1], "
     "lhs_contracting = [2], rhs_contracting = [0]}",
     "f32[7, 2, 5]"},
    {"%0: f32[2], %1: f32[3]",
     "dot_general(%0, %1) {lhs_batching = [], rhs_batching = [], "
     "lhs_contracting = [], rhs_contracting = []}",
     "f32[2, 3]"},
    {"%0: f32[2, 3], %1: f32[4, 5]",
     "dot_general(%0, %1) {lhs_batching = [], rhs_batching = [], "
     "lhs_contracting = [1], rhs_contracting = [0]}",
     "H0501"},
    {"%0: f32[2, 3], %1: f32[2, 5]",
     "dot_general(%0, %1) {lhs_batching = [0], rhs_batching = [0], "
     "lhs_contracting = [0], rhs_contracting = [0]}",
     "H0501"},
    {"%0: f32[1, 1, 1, 1, 1], %1: f32[1, 1, 1, 1, 1]",
     "dot_general(%0, %1) {lhs_batching = [], rhs_batching = [], "
     "lhs_contracting = [], rhs_contracting = []}",
     "H0515"},
    /* places from data */
    {"%0: f32[5, 7], %1: i64[], %2: i64[]",
     "dynamic_slice(%0, %1, %2) {sizes = [2, 7]}", "f32[2, 7]"},
    {"%0: f32[]", "dynamic_slice(%0) {sizes = []}", "f32[]"},
    {"%0: f32[5], %1: i32[]", "dynamic_slice(%0, %1) {sizes = [2]}", "H0516"},
    {"%0: f32[5], %1: i64[]", "dynamic_slice(%0, %1) {sizes = [6]}", "H0506"},
    {"%0: f32[5]", "dynamic_slice(%0) {sizes = [2]}", "H0506"},
    {"", "dynamic_slice {sizes = []}", "H0516"},
    {"%0: f32[5], %1: f32[2], %2: i64[]", "dynamic_update_slice(%0, %1, %2)",
     "f32[5]"},
    {"%0: f32[5], %1: f32[6], %2: i64[]", "dynamic_update_slice(%0, %1, %2)",
     "H0506"},
    {"%0: f32[5], %1: i32[2], %2: i64[]", "dynamic_update_slice(%0, %1, %2)",
     "H0507"},
    {"%0: f32[5, 7], %1: f32[], %2: i64[]",
     "window(%0, %1, %2, %2) {dimensions = [1], sizes = [9]}", "f32[5, 9]"},
    {"%0: f32[], %1: f32[]", "window(%0, %1) {dimensions = [], sizes = []}",
     "f32[]"},
    {"%0: f32[5, 7], %1: f32[], %2: i64[]",
     "window(%0, %1, %2) {dimensions = [1], sizes = [9]}", "H0506"},
    {"%0: f32[5, 7], %1: f32[], %2: i64[]",
     "window(%0, %1, %2, %2) {dimensions = [1], sizes = [9, 2]}", "H0506"},
    {"%0: f32[5], %1: f64[], %2: i64[]",
     "window(%0, %1, %2, %2) {dimensions = [0], sizes = [2]}", "H0516"},
    {"%0: f32[5], %1: f32[], %2: i32[]",
     "window(%0, %1, %2, %2) {dimensions = [0], sizes = [2]}", "H0516"},
    {"%0: f32[5], %1: f32[], %2: i64[]",
     "window(%0, %1, %2, %2) {dimensions = [1], sizes = [2]}", "H0505"},
    {"%0: f32[5], %1: f32[], %2: i64[]",
     "window(%0, %1, %2, %2) {dimensions = [0], sizes = [-1]}", "H0515"},
    {"%0: f32[5, 7], %1: f32[3, 7], %2: i64[]",
     "update_window(%0, %1, %2, %2) {dimensions = [0]}", "f32[5, 7]"},
    {"%0: f32[5, 7], %1: f32[3, 6], %2: i64[]",
     "update_window(%0, %1, %2, %2) {dimensions = [0]}", "H0506"},
    {"%0: f32[5, 7], %1: f64[3, 7], %2: i64[]",
     "update_window(%0, %1, %2, %2) {dimensions = [0]}", "H0507"},
    {"%0: f32[5, 7], %1: f32[7], %2: i64[]",
     "update_window(%0, %1, %2, %2) {dimensions = [0]}", "H0506"},
    {"%0: f32[5, 7], %1: i64[4]",
     "gather(%0, %1) {sizes = [1, 7], offset_dims = [1], "
     "collapsed_slice_dims = [0], start_index_map = [0], "
     "index_vector_dim = 1}",
     "f32[4, 7]"},
    {"%0: f32[5, 7], %1: i64[4, 3, 2]",
     "gather(%0, %1) {sizes = [2, 3], offset_dims = [0, 3], "
     "collapsed_slice_dims = [], start_index_map = [0, 1], "
     "index_vector_dim = 2}",
     "f32[2, 4, 3, 3]"},
    {"%0: f32[5, 7], %1: i64[4]",
     "gather(%0, %1) {sizes = [2, 7], offset_dims = [1], "
     "collapsed_slice_dims = [0], start_index_map = [0], "
     "index_vector_dim = 1}",
     "H0505"},
    {"%0: f32[5, 7], %1: i32[4]",
     "gather(%0, %1) {sizes = [1, 7], offset_dims = [1], "
     "collapsed_slice_dims = [0], start_index_map = [0], "
     "index_vector_dim = 1}",
     "H0506"},
    {"%0: f32[5, 7], %1: i64[4], %2: f32[4, 7]",
     "scatter(%0, %1, %2) {update_window_dims = [1], "
     "inserted_window_dims = [0], scatter_dims_to_operand_dims = [0], "
     "index_vector_dim = 1, combiner = \"add\"}",
     "f32[5, 7]"},
    {"%0: f32[5, 7], %1: i64[4], %2: f32[3, 7]",
     "scatter(%0, %1, %2) {update_window_dims = [1], "
     "inserted_window_dims = [0], scatter_dims_to_operand_dims = [0], "
     "index_vector_dim = 1, combiner = \"add\"}",
     "H0502"},
    {"%0: f32[5, 7], %1: i64[4], %2: f32[4, 7]",
     "scatter(%0, %1, %2) {update_window_dims = [1], "
     "inserted_window_dims = [0], scatter_dims_to_operand_dims = [0], "
     "index_vector_dim = 1, combiner = \"mean\"}",
     "H0515"},
    {"%0: u64[], %1: u64[]", "random_bits(%0, %1) {shape = [3, 5]}",
     "u32[3, 5]"},
    {"%0: i64[], %1: u64[]", "random_bits(%0, %1) {shape = [3]}", "H0516"},
    /* control flow */
    {"%0: bool[], %1: f32[3]",
     "cond(%0, %1) { region(%2: f32[3]) { yield(%2) } "
     "region(%3: f32[3]) { %4 = negate(%3) yield(%4) } }",
     "(f32[3])"},
    {"%0: bool[], %1: f32[3]",
     "cond(%0, %1) { region(%2: f32[3]) { yield(%2) } "
     "region(%3: f32[3]) { yield() } }",
     "H0403"},
    {"%0: bool[], %1: f32[3]",
     "cond(%0, %1) { region(%2: f32[3]) { yield(%2) } "
     "region(%3: f32[3]) { %4 = is_nan(%3) yield(%4) } }",
     "H0402"},
    {"%0: bool[], %1: f32[3]",
     "cond(%0, %1) { region(%2: f32[4]) { yield(%2) } "
     "region(%3: f32[3]) { yield(%3) } }",
     "H0516"},
    {"%0: bool[2]", "cond(%0) { region() { yield() } region() { yield() } }",
     "H0516"},
    {"", "cond { region() { yield() } region() { yield() } }", "H0516"},
    {"%0: bool[]",
     "while(%0) { region(%1: bool[]) { yield(%1) } "
     "region(%2: bool[]) { %3 = not(%2) yield(%3) } }",
     "(bool[])"},
    {"%0: f32[]",
     "while(%0) { region(%1: f32[]) { yield(%1) } "
     "region(%2: f32[]) { yield(%2) } }",
     "H0516"},
    {"%0: bool[]",
     "while(%0) { region(%1: bool[]) { yield(%1) } "
     "region(%2: bool[]) { yield() } }",
     "H0404"},
    {"%0: bool[], %9: i32[1]",
     "while(%0, %9) { region(%1: bool[], %4: i32[1]) { yield(%1) } "
     "region(%2: bool[], %5: i32[1]) { "
     "%6 = reshape(%5) {shape = []} yield(%2, %6) } }",
     "H0405"},
    {"%0: (f32[3], token)", "result(%0) {index = 0}", "f32[3]"},
    {"%0: (f32[3], token)", "result(%0) {index = 2}", "H0516"},
    {"%0: f32[3]", "result(%0) {index = 0}", "H0516"},
    /* effects and tapes */
    {"%0: token, %1: f32[3]",
     "print(%0, %1) {pieces = [\"\", \"\\n\"], formats = [\"\"], "
     "origins = [2]}",
     "token"},
    {"%0: token, %1: f32[3]",
     "print(%0, %1) {pieces = [\"\"], formats = [\"\"], origins = [2]}",
     "H0515"},
    {"%0: f32[]", "print(%0) {pieces = [\"\"], formats = [], origins = []}",
     "H0516"},
    {"%0: token, %1: bool[]",
     "check(%0, %1) {pieces = [\"no\"], formats = [], origins = [], "
     "code = \"H0906\"}",
     "token"},
    {"%0: token, %1: bool[]",
     "check(%0, %1) {pieces = [\"no\"], formats = [], origins = [], "
     "code = \"H9906\"}",
     "H0515"},
    {"%0: token, %1: i64[]",
     "system(%0, %1) {call = \"exit\", pieces = [\"\"], formats = [], "
     "origins = []}",
     "(token, i64[])"},
    {"%0: token, %1: f64[]",
     "system(%0, %1) {call = \"exit\", pieces = [\"\"], formats = [], "
     "origins = []}",
     "H0516"},
    {"%0: token, %1: i64[]",
     "system(%0, %1) {call = \"enter\", pieces = [\"\"], formats = [], "
     "origins = []}",
     "H0515"},
    {"%0: token",
     "check(%0) {pieces = [\"no\"], formats = [], origins = [], "
     "code = \"H0906\"}",
     "H0516"},
    {"", "token", "token"},
    {"", "tape_create", "tape"},
    {"%0: tape, %1: f32[3]", "tape_push(%0, %1)", "tape"},
    {"%0: f32[3]", "tape_push(%0)", "H0516"},
    {"%0: tape", "tape_pop(%0) : (tape, f32[3])", "(tape, f32[3])"},
    {"%0: tape", "tape_pop(%0) : (f32[3])", "H0516"},
    {"%0: f32[]", "tape_pop(%0) : (tape)", "H0516"},
    /* poison in, poison out, and nothing said */
    {"%0: poison, %1: f32[3]", "add(%0, %1)", "poison"},
    {"%0: poison", "reshape(%0) {shape = [-1]}", "poison"},
};

static void test_case(Test *t, const Case *c)
{
    const char *text = arena_printf(
        &t->arena, "func @f(%s) -> () {\n  %%99 = %s\n  return()\n}\n",
        c->params, c->operation);
    Module *m = test_parse(t, text);
    const char *found =
        m ? type_str(&t->arena, &m->first->last->type) : test_code(t);

    if (strcmp(found, c->want)) {
        t->failures++;
        printf("%s on %s: found %s, wanted %s\n    %s\n", c->operation,
               c->params, found, c->want, test_message(t));
    }
}

/* The builder's helpers keep poison quiet and do nothing where nothing is to
 * be done. */
static void test_build(Test *t)
{
    Module *m = module_new(&t->ctx);
    Graph *g = module_function(m, "f");
    Build b = {.graph = g};
    Shape s23 = shape_of(2, (int64_t[]){2, 3});
    Shape s3 = shape_of(1, (int64_t[]){3});
    Node *x = graph_param(g, type_tensor(DTYPE_F32, s3));
    Node *wide = build_broadcast_to(&b, x, s23);
    Node *bad = build_broadcast_to(&b, wide, s3);

    CHECK(t, shape_equal(wide->type.shape, s23));
    CHECK(t, bad->type.kind == TYPE_POISON && t->ctx.nerror == 1);
    CHECK(t, build_broadcast_to(&b, x, s3) == x);
    CHECK(t, build_sum_to(&b, x, s3) == x);
    CHECK(t, build_convert(&b, x, DTYPE_F32) == x);
    CHECK(t, shape_equal(build_sum_to(&b, wide, s3)->type.shape, s3));
    CHECK(t, shape_equal(build_sum_to(&b, wide, (Shape){0})->type.shape,
                         (Shape){0}));
    CHECK(t, build_sum_to(&b, bad, s3)->type.kind == TYPE_POISON);
    CHECK(t,
          build_transpose(&b, bad, (int64_t[]){0})->type.kind == TYPE_POISON);
    CHECK(t, build_f64(&b, bad->type.dtype, 1)->type.kind == TYPE_POISON);
    CHECK(t, build_zeros(&b, bad->type)->type.kind == TYPE_POISON);
    CHECK(t, build_zeros(&b, type_scalar(DTYPE_BOOL))->op == OP_constant);
    CHECK(t, build2(&b, OP_add, bad, x)->type.kind == TYPE_POISON);
    CHECK(t, t->ctx.nerror == 1);
    graph_set_outputs(g, 1, &wide);
    CHECK(t, module_verify(m) == NULL);
}

int main(void)
{
    Test t = {0};

    TEST_BEGIN(&t);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        test_case(&t, &cases[i]);
        test_clear(&t);
    }
    test_build(&t);
    return test_end(&t);
}
