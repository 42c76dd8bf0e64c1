/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The laws of passes/rewrites.def keep every bit: all elementwise expressions
 * of depth two over x, y, 0, 1, -0.0, infinity, NaN and the limits of a dtype,
 * of all operations that take it, evaluated by the reference interpreter before
 * and after `simplify`. x and y are arrays that hold all of these values. Each
 * law must apply somewhere, those about shapes and control flow in the text
 * below. */
#include "passes/rewrites.h"
#include "passes_test.h"

#include <math.h>

enum {
    MOST_LEAVES = 12,
    MOST_LAWS = 256,
    ELEMENTS = 27,
    ROUNDS = 2,
    MOST_FAILURES = 20
};

static const DType tested[] = {DTYPE_BOOL, DTYPE_I8,  DTYPE_U8, DTYPE_I64,
                               DTYPE_U64,  DTYPE_F32, DTYPE_F64};

enum { TESTED = sizeof tested / sizeof *tested, BOOL = 0 };

/* ---- which operation takes which dtype ---- */

static Node *apply(Build *b, Op op, Node *x, Node *y)
{
    return op_info[op].ninput == 1 ? build1(b, op, x) : build2(b, op, x, y);
}

/* Elementwise operations of one or two inputs without attributes. */
static bool is_plain(Op op)
{
    return op_is(op, OP_MAP) && op != OP_convert && op_info[op].ninput <= 2;
}

static bool takes(Test *t, Op op, DType d)
{
    Graph *g = module_function(module_new(&t->ctx), "main");
    Build b = {.graph = g};
    Node *x = graph_param(g, type_scalar(d));
    bool good;

    apply(&b, op, x, x);
    good = !t->ctx.diag;
    test_clear(t);
    return good;
}

static void find_taken(Test *t, bool taken[OP_COUNT][TESTED])
{
    for (int op = 0; op < OP_COUNT; op++)
        for (int d = 0; d < TESTED && is_plain((Op)op); d++)
            taken[op][d] = takes(t, (Op)op, tested[d]);
}

/* ---- leaves ---- */

static int special_floats(DType d, Literal *value)
{
    static const double special[] = {0.0, 1.0, -0.0, INFINITY,      -INFINITY,
                                     NAN, 2.5, -1.0, 0x1.fffffep127};
    int n = sizeof special / sizeof *special;

    for (int i = 0; i < n; i++)
        literal_set_f64(&value[i], 0, special[i]);
    if (d == DTYPE_F64)
        literal_set_f64(&value[n - 1], 0, 0x1.fffffffffffffp1023);
    return n;
}

/* 0, 1, all ones, 3, and what lies to both sides of the highest bit. */
static int special_integers(DType d, Literal *value)
{
    int64_t high = (int64_t)(UINT64_C(1) << (8 * dtype_info[d].size - 1));
    int64_t special[] = {0, 1, -1, 3, high, (int64_t)((uint64_t)high - 1)};
    int n = d == DTYPE_BOOL ? 2 : 6;

    for (int i = 0; i < n; i++)
        literal_set_i64(&value[i], 0, special[i]);
    return n;
}

static int special_values(Test *t, DType d, Literal *value)
{
    for (int i = 0; i < MOST_LEAVES; i++)
        value[i] = literal_new(&t->arena, type_scalar(d));
    return dtype_info[d].is_float ? special_floats(d, value)
                                  : special_integers(d, value);
}

static Type array_type(DType d)
{
    return type_tensor(d, (Shape){.rank = 1, .dim = {ELEMENTS}});
}

/* All special values in turn; `y` meets those of x in several ways. */
static Literal all_values(Test *t, DType d, bool y)
{
    Literal value[MOST_LEAVES], l = literal_new(&t->arena, array_type(d));
    int n = special_values(t, d, value);
    size_t size = (size_t)dtype_info[d].size;

    for (int i = 0; i < ELEMENTS; i++)
        memcpy((char *)l.data + (size_t)i * size,
               value[(y ? i + i / n : i) % n].data, size);
    return l;
}

/* ---- expressions ---- */

typedef struct Value {
    Node *node;
    const char *name;
} Value;

/* An expression: an operation on some of the values. */
typedef struct Output {
    Node *node;
    Op op;
    int in[3];
} Output;

typedef struct Case {
    Test *t;
    Build b;
    Literal arg[2 * TESTED]; /* x and y of each dtype */
    Value leaf[TESTED][MOST_LEAVES];
    int nleaf[TESTED];
    Value *value; /* of the dtype at hand; its leaves first */
    int nvalue, value_room;
    Output *output;
    int noutput, output_room;
} Case;

static void add_value(Case *c, Node *node, const char *name)
{
    *ARENA_PUSH(&c->t->arena, c->value, c->nvalue, c->value_room) =
        (Value){node, name};
}

static void add_output(Case *c, Node *node, Op op, int i, int j, int k)
{
    *ARENA_PUSH(&c->t->arena, c->output, c->noutput, c->output_room) =
        (Output){node, op, {i, j, k}};
}

/* Leaves 0 and 1 are x and y, the others constants. */
static void make_leaves(Case *c, int d)
{
    Literal value[MOST_LEAVES];
    int n = special_values(c->t, tested[d], value);

    c->leaf[d][0] = (Value){c->b.graph->param[2 * d], "x"};
    c->leaf[d][1] = (Value){c->b.graph->param[2 * d + 1], "y"};
    for (int i = 0; i < n; i++) {
        Node *scalar = build_constant(&c->b, value[i].type, value[i].data);

        c->leaf[d][i + 2] = (Value){
            build_broadcast_to(&c->b, scalar, array_type(tested[d]).shape),
            arena_printf(&c->t->arena, "%g", literal_f64(&value[i], 0))};
    }
    c->nleaf[d] = n + 2;
}

static void begin_case(Case *c, Test *t)
{
    Graph *g = module_function(module_new(&t->ctx), "main");

    *c = (Case){.t = t, .b = {.graph = g}};
    for (int i = 0; i < 2 * TESTED; i++) {
        graph_param(g, array_type(tested[i / 2]));
        c->arg[i] = all_values(t, tested[i / 2], i % 2);
    }
    for (int d = 0; d < TESTED; d++)
        make_leaves(c, d);
}

static const char *inner_name(const Case *c, Op op, int from, int i, int j)
{
    const Value *leaf = c->leaf[from];

    return arena_printf(&c->t->arena, "%s.%s(%s%s%s)",
                        dtype_info[tested[from]].name, op_info[op].name,
                        leaf[i].name, j < 0 ? "" : ", ",
                        j < 0 ? "" : leaf[j].name);
}

/* The values op(a, b) whose dtype is `to`, of leaves a and b of `from`, of
 * which not both are constants. */
static void add_inner(Case *c, Op op, int from, int to)
{
    bool unary = op_info[op].ninput == 1;
    const Value *leaf = c->leaf[from];

    for (int i = 0; i < c->nleaf[from]; i++)
        for (int j = 0; j < (unary ? 1 : c->nleaf[from]); j++) {
            Node *n;

            if (i > 1 && (unary || j > 1))
                continue;
            n = apply(&c->b, op, leaf[i].node, leaf[j].node);
            if (n->type.dtype != tested[to]) {
                node_unlink(n);
                continue;
            }
            add_value(c, n, inner_name(c, op, from, i, unary ? -1 : j));
        }
}

/* The leaves of a dtype, and what one operation makes of leaves. */
static void make_values(Case *c, bool taken[OP_COUNT][TESTED], int d)
{
    Node *p = c->leaf[BOOL][0].node;

    for (int i = 0; i < c->nleaf[d]; i++)
        add_value(c, c->leaf[d][i].node, c->leaf[d][i].name);
    for (int op = 0; op < OP_COUNT; op++)
        for (int from = 0; from < TESTED; from++)
            if (taken[op][from] && (from == d || d == BOOL) &&
                !(op == OP_power && dtype_info[tested[from]].is_float))
                add_inner(c, (Op)op, from, d);
    for (int from = 0; from < TESTED; from++)
        if (from != d)
            add_value(c, build_convert(&c->b, c->leaf[from][0].node, tested[d]),
                      arena_printf(&c->t->arena, "convert(%s x)",
                                   dtype_info[tested[from]].name));
    for (int i = 0; i < c->nleaf[d]; i++)
        add_value(
            c,
            build3(&c->b, OP_select, p, c->leaf[d][0].node, c->leaf[d][i].node),
            arena_printf(&c->t->arena, "select(p, x, %s)", c->leaf[d][i].name));
}

static void add_unary(Case *c, Op op)
{
    for (int i = 0; i < c->nvalue; i++)
        add_output(c, build1(&c->b, op, c->value[i].node), op, i, -1, -1);
}

/* Each value with each leaf, either way round, and with itself. */
static void add_binary(Case *c, Op op, int nleaf)
{
    const Value *v = c->value;

    for (int i = 0; i < c->nvalue; i++) {
        for (int j = 0; j < nleaf; j++) {
            add_output(c, build2(&c->b, op, v[i].node, v[j].node), op, i, j,
                       -1);
            add_output(c, build2(&c->b, op, v[j].node, v[i].node), op, j, i,
                       -1);
        }
        add_output(c, build2(&c->b, op, v[i].node, v[i].node), op, i, i, -1);
    }
}

/* Predicates: two leaves, two constants, the opposite of a leaf. */
static void add_select(Case *c, int nleaf)
{
    const Value *v = c->value;
    Node *pred[5];

    for (int k = 0; k < 4; k++)
        pred[k] = c->leaf[BOOL][k].node;
    pred[4] = build1(&c->b, OP_not, pred[0]);
    for (int k = 0; k < 5; k++)
        for (int i = 0; i < c->nvalue; i++)
            for (int j = 0; j < nleaf; j++) {
                add_output(
                    c, build3(&c->b, OP_select, pred[k], v[i].node, v[j].node),
                    OP_select, i, j, k);
                add_output(
                    c, build3(&c->b, OP_select, pred[k], v[j].node, v[i].node),
                    OP_select, j, i, k);
            }
}

/* 0 if x == 0 and not is_finite(y) else x * y + 0, of all leaves. */
static void add_masked(Case *c, int nleaf)
{
    const Value *v = c->value;

    for (int i = 0; i < nleaf; i++)
        for (int j = 0; j < nleaf; j++) {
            Node *x = v[i].node, *y = v[j].node, *zero, *both, *product;

            zero = build_zeros(&c->b, x->type);
            both =
                build2(&c->b, OP_and, build2(&c->b, OP_equal, x, zero),
                       build1(&c->b, OP_not, build1(&c->b, OP_is_finite, y)));
            product =
                build2(&c->b, OP_add, build2(&c->b, OP_multiply, x, y), zero);
            add_output(c, build3(&c->b, OP_select, both, zero, product),
                       OP_multiply, i, j, -1);
        }
}

static void add_converts(Case *c)
{
    for (int d = 0; d < TESTED; d++)
        for (int i = 0; i < c->nvalue; i++) {
            Node *n = build_bare(&c->b, OP_convert, 1, &c->value[i].node);

            node_set_text(n, ATTR_dtype, text_from(dtype_info[tested[d]].name));
            node_infer(n);
            add_output(c, n, OP_convert, i, -1, -1);
        }
}

/* ---- before and after ---- */

static void note_laws(const Graph *g, bool *used)
{
    Node *in[REWRITE_INPUTS];

    for (const Node *n = g->first; n; n = n->next) {
        int law = rewrite_find(n, in);

        if (law >= 0)
            used[law] = true;
        for (int i = 0; i < n->nregion; i++)
            note_laws(n->region[i], used);
    }
}

static Literal *evaluate(Test *t, const Graph *g, const Literal *arg, int narg,
                         int noutput)
{
    Literal *result = ARENA_ARRAY(&t->arena, Literal, noutput);

    CHECK(t, eval_function(&t->ctx, g, arg, narg, result, noutput, NULL));
    return result;
}

static bool same_bits(const Literal *a, const Literal *b)
{
    return type_equal(&a->type, &b->type) &&
           !memcmp(a->data, b->data, literal_size(&a->type));
}

/* The next float up or down, or any NaN for a NaN. */
static bool next_to(const Literal *a, const Literal *b, int64_t i)
{
    double x = literal_f64(a, i), y = literal_f64(b, i);

    if (a->type.dtype == DTYPE_F32)
        return x == y || nextafterf((float)x, (float)y) == (float)y ||
               (isnan(x) && isnan(y));
    return x == y || nextafter(x, y) == y || (isnan(x) && isnan(y));
}

/* The vectorised power of floats is one unit of its last digit away from x for
 * some x ** 1; the law gives the better answer. */
static bool same_power(const Literal *a, const Literal *b)
{
    if (!type_is_float(&a->type) || !type_equal(&a->type, &b->type))
        return same_bits(a, b);
    for (int64_t i = 0; i < shape_size(a->type.shape); i++)
        if (!next_to(a, b, i))
            return false;
    return true;
}

static void say_case(const Case *c, const Output *o)
{
    printf("%s(", op_info[o->op].name);
    if (o->op == OP_select)
        printf("predicate %d, ", o->in[2]);
    for (int i = 0; i < 2 && o->in[i] >= 0; i++)
        printf("%s%s", i ? ", " : "", c->value[o->in[i]].name);
    printf(") as %s is not what it was\n",
           dtype_info[o->node->type.dtype].name);
}

static void check_case(Case *c, bool *used)
{
    Test *t = c->t;
    Graph *g = c->b.graph;
    Node **output = ARENA_ARRAY(&t->arena, Node *, c->noutput);
    Literal *before, *after;

    for (int i = 0; i < c->noutput; i++)
        output[i] = c->output[i].node;
    graph_set_outputs(g, c->noutput, output);
    note_laws(g, used);
    before = evaluate(t, g, c->arg, 2 * TESTED, c->noutput);
    for (int i = 0; i < ROUNDS; i++)
        pass_simplify(g->module);
    after = evaluate(t, g, c->arg, 2 * TESTED, c->noutput);
    for (int i = 0; i < c->noutput && t->failures < MOST_FAILURES; i++) {
        const Output *o = &c->output[i];
        bool same = o->op == OP_power ? same_power(&before[i], &after[i])
                                      : same_bits(&before[i], &after[i]);

        if (!same) {
            t->failures++;
            say_case(c, o);
        }
    }
}

static void test_operation(Test *t, Op op, int d, bool taken[OP_COUNT][TESTED],
                           bool *used)
{
    Case c;

    if (t->failures >= MOST_FAILURES ||
        !(op == OP_select || op == OP_convert || taken[op][d]))
        return;
    begin_case(&c, t);
    make_values(&c, taken, d);
    if (op == OP_select) {
        add_select(&c, c.nleaf[d] < 5 ? c.nleaf[d] : 5);
        if (dtype_info[tested[d]].is_float)
            add_masked(&c, c.nleaf[d]);
    } else if (op == OP_convert)
        add_converts(&c);
    else if (op_info[op].ninput == 1)
        add_unary(&c, op);
    else
        add_binary(&c, op, c.nleaf[d]);
    check_case(&c, used);
    test_clear(t);
}

/* ---- shapes, control flow, effects ---- */

static const char others[] =
    "func @main(%0: token, %1: f64[2, 3], %2: f64[]) -> (token, f64[2, 3], "
    "f64[3, 2], f64[3, 2], f64[2, 3], f64[3, 2], f64[3, 2], f64[2, 3], "
    "f64[4, 2, 3], f64[2, 3], f64[2, 3], f64[2, 3], f64[2, 3], f64[1, 3], "
    "f64[2, 3], f64[2, 3], f64[2, 3], f64[1, 3], f64[2, 3], f64[], f64[], "
    "f64[], f64[2, 3]) {\n"
    "  %3 = reshape(%1) {shape = [2, 3]} : f64[2, 3]\n"
    "  %4 = reshape(%1) {shape = [6]} : f64[6]\n"
    "  %5 = reshape(%4) {shape = [3, 2]} : f64[3, 2]\n"
    "  %6 = broadcast_in_dim(%2) {dimensions = [], shape = [2, 3]} : "
    "f64[2, 3]\n"
    "  %7 = reshape(%6) {shape = [3, 2]} : f64[3, 2]\n"
    "  %8 = transpose(%1) {permutation = [0, 1]} : f64[2, 3]\n"
    "  %9 = transpose(%1) {permutation = [1, 0]} : f64[3, 2]\n"
    "  %10 = transpose(%9) {permutation = [1, 0]} : f64[2, 3]\n"
    "  %11 = transpose(%6) {permutation = [1, 0]} : f64[3, 2]\n"
    "  %12 = reshape(%1) {shape = [1, 2, 3]} : f64[1, 2, 3]\n"
    "  %13 = transpose(%12) {permutation = [2, 0, 1]} : f64[3, 1, 2]\n"
    "  %14 = transpose(%13) {permutation = [1, 0, 2]} : f64[1, 3, 2]\n"
    "  %15 = reshape(%14) {shape = [3, 2]} : f64[3, 2]\n"
    "  %16 = broadcast_in_dim(%1) {dimensions = [0, 1], shape = [2, 3]} : "
    "f64[2, 3]\n"
    "  %17 = broadcast_in_dim(%6) {dimensions = [1, 2], shape = [4, 2, 3]} : "
    "f64[4, 2, 3]\n"
    "  %18 = reverse(%1) {dimensions = []} : f64[2, 3]\n"
    "  %19 = reverse(%1) {dimensions = [1]} : f64[2, 3]\n"
    "  %20 = reverse(%19) {dimensions = [1]} : f64[2, 3]\n"
    "  %21 = reverse(%6) {dimensions = [1]} : f64[2, 3]\n"
    "  %22 = slice(%1) {start = [0, 0], limit = [2, 3], stride = [1, 1]} : "
    "f64[2, 3]\n"
    "  %23 = slice(%6) {start = [1, 0], limit = [2, 3], stride = [1, 1]} : "
    "f64[1, 3]\n"
    "  %24 = pad(%1, %2) {low = [0, 0], high = [0, 0], interior = [0, 0]} : "
    "f64[2, 3]\n"
    "  %25 = concatenate(%1) {dimension = 0} : f64[2, 3]\n"
    "  %26 = constant {data = [1]} : i64[]\n"
    "  %27 = dynamic_slice(%1, %26, %26) {sizes = [2, 3]} : f64[2, 3]\n"
    "  %28 = dynamic_slice(%6, %26, %26) {sizes = [1, 3]} : f64[1, 3]\n"
    "  %29 = dynamic_update_slice(%6, %1, %26, %26) : f64[2, 3]\n"
    "  %30 = constant {data = [false]} : bool[]\n"
    "  %31 = while(%2) {\n"
    "    region(%32: f64[]) {\n"
    "      %33 = constant {data = [false]} : bool[]\n"
    "      yield(%33)\n"
    "    }\n"
    "    region(%34: f64[]) {\n"
    "      %35 = exp(%34) : f64[]\n"
    "      yield(%35)\n"
    "    }\n"
    "  } : (f64[])\n"
    "  %36 = result(%31) {index = 0} : f64[]\n"
    "  %37 = cond(%30, %2) {\n"
    "    region(%38: f64[]) {\n"
    "      yield(%38)\n"
    "    }\n"
    "    region(%39: f64[]) {\n"
    "      %40 = exp(%39) : f64[]\n"
    "      yield(%40)\n"
    "    }\n"
    "  } : (f64[])\n"
    "  %41 = result(%37) {index = 0} : f64[]\n"
    "  %42 = tape_create : tape\n"
    "  %43 = tape_push(%42, %2) : tape\n"
    "  %44 = tape_pop(%43) : (tape, f64[])\n"
    "  %45 = result(%44) {index = 1} : f64[]\n"
    "  %46 = constant {data = [true]} : bool[]\n"
    "  %47 = check(%0, %46) {code = \"H0906\", pieces = [\"no\"], formats = "
    "[], origins = []} : token\n"
    "  %48 = dynamic_slice(%1, %26, %26) {sizes = [1, 3]} : f64[1, 3]\n"
    "  %49 = reshape(%48) {shape = [3]} : f64[3]\n"
    "  %50 = reshape(%2) {shape = [1]} : f64[1]\n"
    "  %51 = dynamic_update_slice(%49, %50, %26) : f64[3]\n"
    "  %52 = reshape(%51) {shape = [1, 3]} : f64[1, 3]\n"
    "  %53 = dynamic_update_slice(%1, %52, %26, %26) : f64[2, 3]\n"
    "  return(%47, %3, %5, %7, %8, %11, %15, %16, %17, %18, %20, %21, %22, "
    "%23, %24, %25, %27, %28, %29, %36, %41, %45, %53)\n"
    "}\n";

enum { OTHER_RESULTS = 22 };

static void test_others(Test *t, bool *used)
{
    Module *m = test_parse(t, others);
    Literal arg[2], *before, *after;
    Graph *g;

    CHECK(t, m && !module_verify(m));
    if (!m)
        return;
    g = module_find(m, "main");
    note_laws(g, used);
    for (int i = 0; i < 2; i++) {
        arg[i] = literal_new(&t->arena, g->param[i + 1]->type);
        for (int k = 0; k < shape_size(arg[i].type.shape); k++)
            literal_set_f64(&arg[i], k, k - 1.5);
    }
    before = evaluate(t, g, arg, 2, OTHER_RESULTS);
    pass_simplify(m);
    CHECK(t, !module_verify(m));
    after = evaluate(t, g, arg, 2, OTHER_RESULTS);
    for (int i = 0; i < OTHER_RESULTS; i++)
        if (!same_bits(&before[i], &after[i])) {
            t->failures++;
            printf("output %d of the text is not what it was\n", i + 1);
        }
    test_clear(t);
}

static void test_laws_used(Test *t, const bool *used)
{
    for (int i = 0; rewrite_law(i); i++)
        if (!used[i]) {
            t->failures++;
            printf("no expression shows that %s\n", rewrite_law(i));
        }
}

int main(void)
{
    static bool taken[OP_COUNT][TESTED];
    bool used[MOST_LAWS] = {0};
    Test t = {0};

    TEST_BEGIN(&t);
    find_taken(&t, taken);
    for (int op = 0; op < OP_COUNT; op++)
        for (int d = 0; d < TESTED; d++)
            test_operation(&t, (Op)op, d, taken, used);
    test_others(&t, used);
    test_laws_used(&t, used);
    return test_end(&t);
}
