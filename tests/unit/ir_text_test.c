/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The text form: every row of the table round trips, and what the printer
 * would not write is refused with a reason. */
#include "ir_test.h"

static bool covered[OP_COUNT];

static void mark_covered(const Graph *g)
{
    for (const Node *n = g->first; n; n = n->next) {
        covered[n->op] = true;
        for (int i = 0; i < n->nregion; i++)
            mark_covered(n->region[i]);
    }
}

static void round_trip(Test *t, const char *text)
{
    Module *m = test_parse(t, text);

    for (Graph *g = m ? m->first : NULL; g; g = g->next)
        mark_covered(g);
    test_round_trip(t, text);
    test_clear(t);
}

/* ---- texts as they are printed ---- */

static const char *const texts[] = {
    "",
    "func @empty() -> () {\n"
    "  return()\n"
    "}\n",
    "func @\"two\\nlines \\\"\\\\ \\x01\\xff \xc3\xa9\"() -> () {\n"
    "  return()\n"
    "}\n",
    "func @leaves(%0: f32[2], %1: object, %2: tape, %3: (f32[], token)) -> "
    "(f32[2], token) {\n"
    "  %4 = constant {data = []} : f64[0, 3]\n"
    "  %5 = constant {data = [true, false]} : bool[2]\n"
    "  %6 = constant {data = [-128, 127]} : i8[2]\n"
    "  %7 = constant {data = [-9223372036854775808, 9223372036854775807]} : "
    "i64[2]\n"
    "  %8 = constant {data = [18446744073709551615]} : u64[1]\n"
    "  %9 = poison : poison\n"
    "  %10 = add(%9, %0) : poison\n"
    "  %11 = iota {dimension = 1} : f32[7, 65]\n"
    "  %12 = result(%3) {index = 1} : token\n"
    "  %13 = undefined : i64[9]\n"
    "  return(%0, %12)\n"
    "}\n",
    "func @floats() -> () {\n"
    "  %0 = constant {data = [0.0, -0.0, 1.0, 0.1, -2.5, 1e-45, 1.6777216e+07, "
    "3.4028235e+38, inf, -inf, nan, 0xffc00000, 0x7f800001]} : f32[13]\n"
    "  %1 = constant {data = [0.1, 5e-324, 1.7976931348623157e+308, nan, "
    "0xfff8000000000000, 0x7ff8000000000001, 123456789.125, 1e+22]} : "
    "f64[8]\n"
    "  return()\n"
    "}\n",
    "func @shapes(%0: f32[2, 3], %1: f32[], %2: i64[]) -> () {\n"
    "  %3 = convert(%0) {dtype = \"i16\"} : i16[2, 3]\n"
    "  %4 = reshape(%0) {shape = [3, 2]} : f32[3, 2]\n"
    "  %5 = broadcast_in_dim(%1) {dimensions = [], shape = [2, 3]} : "
    "f32[2, 3]\n"
    "  %6 = transpose(%0) {permutation = [1, 0]} : f32[3, 2]\n"
    "  %7 = reverse(%0) {dimensions = [1]} : f32[2, 3]\n"
    "  %8 = slice(%0) {start = [0, 1], limit = [2, 3], stride = [1, 2]} : "
    "f32[2, 1]\n"
    "  %9 = pad(%0, %1) {low = [1, -1], high = [0, 0], interior = [0, 1]} : "
    "f32[3, 4]\n"
    "  %10 = concatenate(%0, %5) {dimension = 0} : f32[4, 3]\n"
    "  %11 = dynamic_slice(%0, %2, %2) {sizes = [1, 3]} : f32[1, 3]\n"
    "  %12 = dynamic_update_slice(%0, %11, %2, %2) : f32[2, 3]\n"
    "  %13 = reduce_sum(%0) {dimensions = [0, 1]} : f32[]\n"
    "  %14 = reduce_prod(%0) {dimensions = [0]} : f32[3]\n"
    "  %15 = reduce_max(%0) {dimensions = [1]} : f32[2]\n"
    "  %16 = reduce_min(%0) {dimensions = []} : f32[2, 3]\n"
    "  %17 = is_nan(%0) : bool[2, 3]\n"
    "  %18 = reduce_and(%17) {dimensions = [0]} : bool[3]\n"
    "  %19 = reduce_or(%17) {dimensions = [0, 1]} : bool[]\n"
    "  %20 = argmax(%0) {dimension = 0} : i64[3]\n"
    "  %21 = argmin(%0) {dimension = 1} : i64[2]\n"
    "  %22 = cumsum(%0) {dimension = 0} : f32[2, 3]\n"
    "  %23 = cumprod(%0) {dimension = 1} : f32[2, 3]\n"
    "  %24 = sort(%0) {dimension = 0} : f32[2, 3]\n"
    "  %25 = argsort(%0) {dimension = 0} : i64[2, 3]\n"
    "  %26 = select(%17, %0, %5) : f32[2, 3]\n"
    "  %27 = dot_general(%0, %6) {lhs_batching = [], rhs_batching = [], "
    "lhs_contracting = [1], rhs_contracting = [0]} : f32[2, 2]\n"
    "  %28 = constant {data = [0, 1]} : i64[2]\n"
    "  %29 = gather(%0, %28) {sizes = [1, 3], offset_dims = [1], "
    "collapsed_slice_dims = [0], start_index_map = [0], "
    "index_vector_dim = 1} : f32[2, 3]\n"
    "  %30 = scatter(%0, %28, %29) {index_vector_dim = 1, "
    "update_window_dims = [1], inserted_window_dims = [0], "
    "scatter_dims_to_operand_dims = [0], combiner = \"add\"} : f32[2, 3]\n"
    "  %31 = constant {data = [7]} : u64[]\n"
    "  %32 = random_bits(%31, %31) {shape = [5]} : u32[5]\n"
    "  %33 = window(%0, %1, %2, %2) {dimensions = [1], sizes = [4]} : "
    "f32[2, 4]\n"
    "  %34 = update_window(%0, %33, %2, %2) {dimensions = [1]} : "
    "f32[2, 3]\n"
    "  %35 = constant {data = [true, false]} : bool[2]\n"
    "  %36 = nonzero(%35) : i64[2]\n"
    "  return()\n"
    "}\n",
    "func @control(%0: token, %1: bool[], %2: f32[3]) -> (token, f32[3]) {\n"
    "  %3 = cond(%1, %2) {\n"
    "    region(%4: f32[3]) {\n"
    "      %5 = while(%4) {\n"
    "        region(%6: f32[3]) {\n"
    "          %7 = constant {data = [true]} : bool[]\n"
    "          yield(%7)\n"
    "        }\n"
    "        region(%8: f32[3]) {\n"
    "          yield(%8)\n"
    "        }\n"
    "      } : (f32[3])\n"
    "      %9 = result(%5) {index = 0} : f32[3]\n"
    "      yield(%9)\n"
    "    }\n"
    "    region(%10: f32[3]) {\n"
    "      yield(%10)\n"
    "    }\n"
    "  } : (f32[3])\n"
    "  %11 = result(%3) {index = 0} : f32[3]\n"
    "  %12 = call(%0, %11) {callee = \"effects\"} : (token, f32[3])\n"
    "  %13 = result(%12) {index = 0} : token\n"
    "  return(%13, %11)\n"
    "}\n"
    "\n"
    "func @effects(%0: token, %1: f32[3]) -> (token, f32[3]) {\n"
    "  %2 = print(%0, %1) {pieces = [\"a\", \"\\n\"], formats = [\":.3f\"], "
    "origins = [2]} : token\n"
    "  %3 = constant {data = [false]} : bool[]\n"
    "  %4 = check(%2, %3) {pieces = [\"no\"], formats = [], origins = [], "
    "code = \"H0906\"} : token\n"
    "  %5 = tape_create : tape\n"
    "  %6 = tape_push(%5, %1) : tape\n"
    "  %7 = tape_pop(%6) : (tape, f32[3])\n"
    "  %8 = result(%7) {index = 1} : f32[3]\n"
    "  %9 = token : token\n"
    "  %10 = constant {data = [1]} : i64[]\n"
    "  %11 = system(%9, %10) {pieces = [\"\"], formats = [], origins = [], "
    "call = \"exit\"} : (token, i64[])\n"
    "  return(%4, %8)\n"
    "}\n",
    "func @kernels(%0: f32[3]) -> () {\n"
    "  %1 = kernel(%0) {name = \"k\", domain = [3]} {\n"
    "    region(%2: f32[3]) {\n"
    "      yield(%2)\n"
    "    }\n"
    "  } : (f32[3])\n"
    "  return()\n"
    "}\n",
    "func @script() -> (object) {\n"
    "  %0 = py_literal {literal = \"1\"}\n"
    "  py_for(%0) {\n"
    "    region(%1: object) {\n"
    "      py_if(%1) {\n"
    "        region() {\n"
    "          store_name(%0) {name = \"x\", scope = \"local\"}\n"
    "          yield()\n"
    "        }\n"
    "        region() {\n"
    "          py_break\n"
    "          yield()\n"
    "        }\n"
    "      }\n"
    "      yield()\n"
    "    }\n"
    "    region() {\n"
    "      yield()\n"
    "    }\n"
    "  }\n"
    "  %2 = unpack(%0) {before = 2, after = -1}\n"
    "  %3 = result(%2) {index = 1}\n"
    "  return(%3)\n"
    "}\n",
};

/* ---- rows that need no text of their own ---- */

static void module_round_trips(Test *t, const Module *m)
{
    const char *wrong = module_verify(m);

    if (wrong) {
        t->failures++;
        puts(wrong);
    }
    mark_covered(m->first);
    test_round_trip(t, test_print(t, m, false));
    test_clear(t);
}

/* A MAP row on the first dtype that its rule takes. */
static void map_row(Test *t, Op op)
{
    static const DType dtype[] = {DTYPE_F32, DTYPE_I32, DTYPE_I64, DTYPE_F64};

    for (int i = 0; i < 4; i++) {
        Module *m = module_new(&t->ctx);
        Graph *g = module_function(m, "row");
        Build b = {.graph = g};
        Node *x = graph_param(
            g, type_tensor(dtype[i], shape_of(2, (int64_t[]){7, 65})));
        Node *n = build_op(&b, op, op_info[op].ninput, (Node *[]){x, x, x});

        if (n->type.kind == TYPE_TENSOR) {
            module_round_trips(t, m);
            return;
        }
        test_clear(t);
    }
    t->failures++;
    printf("`%s` takes no dtype\n", op_info[op].name);
}

static void set_any_value(Node *n, AttrKey key)
{
    switch (attr_info[key].kind) {
    case ATTR_INT:
        node_set_int(n, key, 1);
        return;
    case ATTR_INTS:
        node_set_ints(n, key, 2, (int64_t[]){0, 1});
        return;
    case ATTR_TEXT:
        node_set_text(n, key, text_from("text"));
        return;
    case ATTR_TEXTS:
        node_set_texts(n, key, 2, (Text[]){text_from("one"), text_from("")});
        return;
    case ATTR_DATA:
        return;
    }
}

/* What region `i` of a script-level row yields and takes. */
static Graph *region_of(Module *m, Op op, int i, Node *x)
{
    bool yields = op == OP_py_and || op == OP_py_or || op == OP_py_assert ||
                  op == OP_if_expression || (op == OP_py_while && i == 0);
    bool takes = (op == OP_py_for && i == 0) || (op == OP_py_try && i == 1) ||
                 (op == OP_py_with && i == 0);
    Graph *g = graph_region(m);

    if (takes)
        graph_param(g, type_of_kind(TYPE_OBJECT));
    graph_set_outputs(g, yields, &x);
    return g;
}

/* A row of the script level with every attribute that it may have. */
static void script_row(Test *t, Op op)
{
    Module *m = module_new(&t->ctx);
    Graph *g = module_function(m, "row");
    const OpInfo *info = &op_info[op];
    Node *x = graph_param(g, type_of_kind(TYPE_OBJECT));
    int ninput = info->ninput == VARIADIC ? 3 : info->ninput;
    Node *n = node_new(g, op, ninput, (Node *[]){x, x, x});
    Graph *region[3];

    for (int i = 0; i < ATTR_COUNT; i++)
        if ((info->required | info->optional) & 1ull << i)
            set_any_value(n, (AttrKey)i);
    for (int i = 0; i < info->nregion; i++)
        region[i] = region_of(m, op, i, x);
    node_set_regions(n, info->nregion, region);
    node_infer(n);
    module_round_trips(t, m);
}

static void test_rows(Test *t)
{
    for (int i = 0; i < OP_COUNT; i++) {
        if (op_is((Op)i, OP_SCRIPT))
            script_row(t, (Op)i);
        else if (op_is((Op)i, OP_MAP) && i != OP_select && i != OP_convert)
            map_row(t, (Op)i);
    }
    for (int i = 0; i < OP_COUNT; i++)
        if (!covered[i]) {
            t->failures++;
            printf("no text has a `%s`\n", op_info[i].name);
        }
}

/* ---- a hand may write less than the printer ---- */

static void test_short_forms(Test *t)
{
    Module *m = test_parse(t, "// a comment\n"
                              "func @f(%7: f32[ 2 ,3]) -> (f32[2,3]) { // x\n"
                              "%1=negate ( %7 )%2 = token()return(%1)}");

    CHECK(t, m != NULL);
    if (m)
        test_same(t, test_print(t, m, false),
                  "func @f(%0: f32[2, 3]) -> (f32[2, 3]) {\n"
                  "  %1 = negate(%0) : f32[2, 3]\n"
                  "  %2 = token : token\n"
                  "  return(%1)\n"
                  "}\n",
                  "short form");
    test_clear(t);
}

/* Spans and calls, as they are printed. */
static void test_places(Test *t)
{
    static const char text[] =
        "sources {\n"
        "  1 \"a.py\" {\n"
        "    \"f = lambda x:\\n\"\n"
        "    \"    -x\\n\"\n"
        "  }\n"
        "}\n\n"
        "func @f(%0: f32[] @ 1:1:12-1:13) -> (f32[]) {\n"
        "  %1 = negate(%0) : f32[] @ 1:2:5-2:7 in \"<lambda>\" @ 1:1:1-1:2 "
        "in g @ 1:1:5-1:6\n"
        "  %2 = negate(%1) : f32[]\n"
        "  return(%2)\n"
        "}\n";
    Module *m = test_parse(t, text);
    const Node *n;

    CHECK(t, m != NULL);
    if (!m)
        return;
    test_same(t, test_print(t, m, true), text, "places");
    n = m->first->param[0]->next;
    CHECK(t, text_is(span_text(&t->ctx.sources, n->span), "-x"));
    CHECK(t, text_is(text_from(n->calls->caller->function), "g"));
    CHECK(t, n->next->span.file == 0);
    test_clear(t);
}

/* ---- errors ---- */

typedef struct Refused {
    const char *text, *why; /* a part of the message */
} Refused;

/* `body` of a function with a param %0: f32[2]. */
#define F(body) "func @f(%0: f32[2]) -> () { " body " return() }"

static const Refused refused[] = {
    {"fun @f() -> () { return() }", "expected `func`"},
    {"func f() -> () { return() }", "expected `@`"},
    {"func @f() -> () { return()", "expected `}`"},
    {"func @f() -> () {", "expected a name"},
    {"func @f() -> (f32[]) { return() }", "of other types"},
    {"func @f() -> () { return() } func @f() -> () { return() }", "already"},
    {"func @f(%0: f32[1,1,1,1,1,1,1,1,1]) -> () { return() }", "cannot be"},
    {"func @f(%0: f32[-1]) -> () { return() }", "cannot be"},
    {"func @f(%0: f99[1]) -> () { return() }", "no type `f99`"},
    {"func @f(%0: f32) -> () { return() }", "expected `[`"},
    {"func @f(%0: f32[99999999999999999999]) -> () { return() }", "range"},
    {"func @f(%0: f32[4611686018427387904]) -> () { return() }", "too large"},
    {"func @f(%0: f32[], %0: f32[]) -> () { return() }", "already"},
    {"func @f(%-1: f32[]) -> () { return() }", "number of a value"},
    {"func @\"a\\x00\"() -> () { return() }", "NUL"},
    {"func @\"a\n\"() -> () { return() }", "not ended"},
    {"func @\"a\\q\"() -> () { return() }", "escape"},
    {F("%1 = nothing(%0)"), "no operation `nothing`"},
    {F("%1 = param {index = 0} : f32[]"), "no operation `param`"},
    {F("%1 = negate(%2)"), "no value %2"},
    {F("%1 = negate(%1)"), "no value %1"},
    {F("%1 = negate(%0, %0)"), "takes 1 inputs, 2 given"},
    {F("%1 = negate"), "takes 1 inputs, 0 given"},
    {F("%1 = negate(%0) : f32[3]"), "this is f32[2], not f32[3]"},
    {F("negate(%0)"), "has no number"},
    {F("%1 = py_break"), "has no value"},
    {F("%1 = reshape(%0)"), "has no attribute `shape`"},
    {F("%1 = negate(%0) {shape = [2]}"), "takes no attribute `shape`"},
    {F("%1 = reshape(%0) {shape = [2], shape = [2]}"), "already"},
    {F("%1 = reshape(%0) {size = [2]}"), "no attribute `size`"},
    {F("%1 = reshape(%0) {shape = 2}"), "expected `[`"},
    {F("%1 = reshape(%0) {shape = [2}"), "expected `]`"},
    {F("%1 = reshape(%0) {shape = [3]}"), "has 2 elements"},
    {F("%1 = reshape(%0) {shape = [1.0]}"), "expected `]`"},
    {F("%1 = constant {data = [1]}"), "not the elements"},
    {F("%1 = constant {data = [1]} : f32[2]"), "not the elements"},
    {F("%1 = constant {data = [1, 2]} : f32[]"), "not the elements"},
    {F("%1 = constant {data = [1, ]} : f32[2]"), "expected a number"},
    {F("%1 = constant {data = []} : f32[99999999]"), "not the elements"},
    {F("%1 = constant {data = []} : object"), "not the elements"},
    {F("%1 = constant {data = [1.5]} : i32[1]"), "`1.5` is no i32"},
    {F("%1 = constant {data = [128]} : i8[1]"), "`128` is no i8"},
    {F("%1 = constant {data = [-1]} : u8[1]"), "`-1` is no u8"},
    {F("%1 = constant {data = [256]} : u8[1]"), "`256` is no u8"},
    {F("%1 = constant {data = [18446744073709551616]} : u64[1]"), "no u64"},
    {F("%1 = constant {data = [1]} : bool[1]"), "`1` is no bool"},
    {F("%1 = constant {data = [0x1p3]} : f32[1]"), "no f32"},
    {F("%1 = constant {data = [1e999]} : f64[1]"), "no f64"},
    {F("%1 = constant {data = [infinity]} : f64[1]"), "no f64"},
    {F("%1 = cond(%0) { region() { yield() } }"), "owns 2 regions, 1 given"},
    {F("%1 = negate(%0) { region() { yield() } }"), "owns 0 regions"},
    {F("%1 = call {callee = \"g\"}"), "must be stated"},
    {F("%1 = call {callee = \"g\"} : ()"), "not there"},
    {F("%1 = token %2 = print(%1) {pieces = [\"\"], formats = [], "
       "origins = []} %3 = print(%1) {pieces = [\"\"], formats = [], "
       "origins = []}"),
     "used twice"},
    /* regions of the graph level see their own values only */
    {"func @f(%0: bool[]) -> () { %1 = cond(%0) { region() { yield(%0) } "
     "region() { yield() } } return() }",
     "%0 is not seen here"},
    {"func @f(%0: object) -> () { %1 = make_function {name = \"g\", "
     "params = [], locals = []} { region() { yield(%0) } } return() }",
     "%0 is not seen here"},
    {"func @f(%0: object) -> () { py_if(%0) { region() { "
     "%1 = py_literal {literal = \"1\"} yield() } region() { yield(%1) } } "
     "return() }",
     "%1 is not seen here"},
    {"func @f(%0: object) -> () { %1 = py_and(%0) { region() { yield() } } "
     "return() }",
     "yields 0 values"},
    {"func @f(%0: object) -> () { py_for(%0) { region() { yield() } "
     "region() { yield() } } return() }",
     "region 0 with 0 params"},
    /* sources and spans */
    {"func @f() -> () { %0 = token @ 1:1:1-1:2 return() }", "no source 1"},
    {"sources { 2 \"a\" { } }", "numbered from 1"},
    {"sources { 1 \"a\" {", "expected `\"`"},
    {"sources { 1 \"a\" { \"xy\" } } "
     "func @f() -> () { %0 = token @ 1:1:1-1:4 return() }",
     "a place that the source does not have"},
    {"sources { 1 \"a\" { \"xy\" } } "
     "func @f() -> () { %0 = token @ 1:0:1-1:1 return() }",
     "a place that the source does not have"},
};

static void test_refused(Test *t)
{
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        Module *m = test_parse(t, refused[i].text);

        if (m || !t->ctx.diag || !t->ctx.diag->span.file ||
            !strstr(test_message(t), refused[i].why)) {
            t->failures++;
            printf("%s\n    said `%s`, not `%s`\n", refused[i].text,
                   test_message(t), refused[i].why);
        }
        test_clear(t);
    }
}

/* `open` and `close` so often that recursion without a bound would crash. */
static void test_nesting(Test *t, const char *begin, const char *open)
{
    TextBuffer text = {.arena = &t->arena};

    buffer_puts(&text, begin);
    for (int i = 0; i < 100000; i++)
        buffer_puts(&text, open);
    CHECK(t, test_parse(t, text.data) == NULL);
    CHECK(t, !strcmp(test_code(t), "H0908"));
    test_clear(t);
}

int main(void)
{
    Test t = {0};

    TEST_BEGIN(&t);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        round_trip(&t, texts[i]);
    test_rows(&t);
    test_short_forms(&t);
    test_places(&t);
    test_refused(&t);
    test_nesting(&t, "func @f(%0: ", "(");
    test_nesting(&t, "func @f() -> () { ", "py_while { region() { ");
    return test_end(&t);
}
