/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Gradients against central differences, by the reference interpreter.
 *
 * A module is differentiated: its outputs become the gradients of a fixed
 * random weighting of its float outputs. The differentiated module is compared
 * with differences of the original, then it is differentiated again and
 * compared likewise, and each of them with itself after the optimiser, bit for
 * bit. The elementwise rows come from the table; the others are written out
 * below, and a row that none of them reaches is a failure. */
#include "passes_test.h"

#include <math.h>

static bool covered[OP_COUNT];

static void mark_covered(const Graph *g)
{
    for (const Node *n = g->first; n; n = n->next) {
        covered[n->op] = true;
        for (int i = 0; i < n->nregion; i++)
            mark_covered(n->region[i]);
    }
}

/* ---- differentiating ---- */

/* The weights of an output: fixed, and unlike each other. */
static double weight(int output, int64_t i)
{
    return 0.5 + 0.37 * ((3 * output + 7 * i) % 5) - 0.11 * (double)(i % 3);
}

static Node *weights(Build *b, const Type *type, int output)
{
    Literal l = literal_new(b->graph->module->arena, *type);

    for (int64_t i = 0; i < shape_size(type->shape); i++)
        literal_set_f64(&l, i, weight(output, i));
    return build_constant(b, *type, l.data);
}

/* Makes @main's outputs the gradients of their weighted sum. */
static bool differentiate(Test *t, Module *m)
{
    Graph *g = module_find(m, "main");
    Build b = {.graph = g};
    Node *y[8], *ct[8], *x[8], *x_ct[8];
    int ny = 0, nx = 0;

    for (int i = 0; i < g->noutput; i++)
        if (type_is_float(&g->output[i]->type)) {
            ct[ny] = weights(&b, &g->output[i]->type, ny);
            y[ny++] = g->output[i];
        }
    for (int i = 0; i < g->nparam; i++)
        if (type_is_float(&g->param[i]->type))
            x[nx++] = g->param[i];
    if (!grad_vjp(&t->ctx, &b, NULL, ny, y, ct, nx, x, x_ct))
        return false;
    for (int i = 0; i < nx; i++)
        if (!x_ct[i])
            x_ct[i] = build_zeros(&b, x[i]->type);
    graph_set_outputs(g, nx, x_ct);
    return true;
}

/* ---- checking ---- */

enum { MOST_VALUES = 8 };

typedef struct Values {
    int n;
    Literal item[MOST_VALUES];
} Values;

static double loss(const Values *y)
{
    double sum = 0;
    int output = 0;

    for (int o = 0; o < y->n; o++) {
        if (!type_is_float(&y->item[o].type))
            continue;
        for (int64_t i = 0; i < shape_size(y->item[o].type.shape); i++)
            sum += weight(output, i) * literal_f64(&y->item[o], i);
        output++;
    }
    return sum;
}

static double loss_at(Test *t, const Module *m, const Values *x)
{
    Values y = {0};

    test_eval(t, m, x->item, x->n, y.item, &y.n);
    return loss(&y);
}

/* d loss / d x[p][i], by central differences. */
static double difference(Test *t, const Module *m, Values *x, int p, int64_t i)
{
    const double h = 1e-5, at = literal_f64(&x->item[p], i);
    double up, down;

    literal_set_f64(&x->item[p], i, at + h);
    up = loss_at(t, m, x);
    literal_set_f64(&x->item[p], i, at - h);
    down = loss_at(t, m, x);
    literal_set_f64(&x->item[p], i, at);
    return (up - down) / (2 * h);
}

static void check_gradients(Test *t, const char *name, int order,
                            const Module *before, const Values *gradient,
                            Values *x)
{
    int g = 0;

    for (int p = 0; p < x->n; p++) {
        if (!type_is_float(&x->item[p].type))
            continue;
        for (int64_t i = 0; i < shape_size(x->item[p].type.shape); i++) {
            double want = difference(t, before, x, p, i);
            double found = literal_f64(&gradient->item[g], i);

            if (fabs(found - want) <= 2e-6 * (1 + fabs(want)))
                continue;
            t->failures++;
            printf("%s: gradient of order %d of input %d at %lld is %.9g, by "
                   "differences %.9g\n",
                   name, order, p, (long long)i, found, want);
            return;
        }
        g++;
    }
}

/* Is what a module computes the same, in every bit, after the optimiser? */
static void check_optimised(Test *t, const char *name, Module *m,
                            const Values *x, const Values *y)
{
    Values again = {0};

    if (!pass_optimise(m)) {
        t->failures++;
        printf("%s: %s\n", name, test_message(t));
        return;
    }
    test_eval(t, m, x->item, x->n, again.item, &again.n);
    for (int i = 0; i < y->n; i++)
        if (memcmp(again.item[i].data, y->item[i].data,
                   literal_size(&y->item[i].type))) {
            t->failures++;
            printf("%s: output %d is another after the optimiser\n", name, i);
            return;
        }
}

static Values draw(Test *t, const Module *m, Sample sample, int64_t turns,
                   uint64_t seed)
{
    const Graph *g = module_find(m, "main");
    Values x = {0};

    for (int i = 0; i < g->nparam; i++)
        if (g->param[i]->type.kind == TYPE_TENSOR)
            x.item[x.n++] =
                test_draw(t, g->param[i]->type, sample, turns, &seed);
    return x;
}

static void fail(Test *t, const char *name, const char *what)
{
    t->failures++;
    printf("%s: %s: %s\n", name, what, test_message(t));
}

/* Gradients of the first and of the second order of a module. */
static void check_module(Test *t, const char *name, const char *text,
                         Sample sample, int64_t turns)
{
    Module *m = test_parse(t, text), *before, *optimised;
    Values x, y = {0};
    const char *violation;

    if (!m) {
        fail(t, name, "refused");
        return;
    }
    for (Graph *g = m->first; g; g = g->next)
        mark_covered(g);
    x = draw(t, m, sample, turns, 1 + (uint64_t)turns);
    for (int order = 1; order <= 3; order++) {
        const char *printed = test_print(t, m, false);

        before = test_parse(t, printed);
        if (!differentiate(t, m)) {
            fail(t, name, "not differentiated");
            return;
        }
        violation = module_verify(m);
        if (violation) {
            fail(t, name, violation);
            return;
        }
        test_eval(t, m, x.item, x.n, y.item, &y.n);
        check_gradients(t, name, order, before, &y, &x);
        optimised = test_parse(t, test_print(t, m, false));
        check_optimised(t, name, optimised, &x, &y);
    }
}

/* ---- elementwise rows ---- */

static const struct {
    const char *grad;
    Sample sample;
} row[OP_COUNT] = {
#define OP(name, in, nregion, traits, required, optional, infer, grad, eval,   \
           lower, samples, cost, doc)                                          \
    [OP_##name] = {#grad, SAMPLE_##samples},
#include "ir/ops.def"
};

static bool has_gradient(Op op)
{
    return strcmp(row[op].grad, "none") && strcmp(row[op].grad, "zero") &&
           strcmp(row[op].grad, "nondifferentiable");
}

static void test_elementwise(Test *t)
{
    static const char *const shape[] = {"", "0", "5", "2, 3"};

    for (int op = 0; op < OP_COUNT; op++) {
        if (!op_is(op, OP_MAP) || row[op].sample == SAMPLE_SPECIAL ||
            op_info[op].required || !has_gradient(op))
            continue;
        for (size_t s = 0; s < sizeof shape / sizeof *shape; s++) {
            bool two = op_info[op].ninput == 2;
            const char *text = arena_printf(
                &t->arena,
                "func @main(%%0: f64[%s]%s%s%s) -> (f64[%s]) {\n"
                "  %%2 = %s(%%0%s)\n  return(%%2)\n}\n",
                shape[s], two ? ", %1: f64[" : "", two ? shape[s] : "",
                two ? "]" : "", shape[s], op_info[op].name, two ? ", %1" : "");

            check_module(t, op_info[op].name, text, row[op].sample, 0);
            test_clear(t);
        }
    }
}

/* ---- the other rows ---- */

static const struct {
    const char *name;
    Sample sample;
    const char *text;
} cases[] = {
#include "passes_grad_cases.def"
};

static void test_cases(Test *t)
{
    static const int64_t turns[] = {0, 1, 7};

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        bool loops = strstr(cases[i].text, "i64[])") != NULL ||
                     strstr(cases[i].text, "%0: i64[]") != NULL;

        for (int k = 0; k < (loops ? 3 : 1); k++) {
            check_module(t, cases[i].name, cases[i].text, cases[i].sample,
                         turns[k]);
            test_clear(t);
        }
    }
}

/* ---- values at special places ---- */

/* Functions of one f64[4] at {0, 0, 1, -1}, with the gradient of the sum. */
static const struct {
    const char *name, *body;
    double gradient[4];
} special[] = {
    {"abs is flat at 0", "%1 = abs(%0)", {0, 0, 1, -1}},
    {"stop_gradient",
     "%2 = stop_gradient(%0) %1 = multiply(%0, %2)",
     {0, 0, 1, -1}},
    {"the first of equal ones",
     "%2 = negate(%0) %3 = maximum(%0, %2) %4 = minimum(%2, %0)"
     "%1 = add(%3, %4)",
     {0, 0, 0, 0}},
    {"the first of the smallest",
     "%2 = multiply(%0, %0) %3 = reduce_min(%2) {dimensions = [0]}"
     "%4 = broadcast_in_dim(%3) {dimensions = [], shape = [4]}"
     "%1 = add(%0, %4)",
     {1, 1, 1, 1}},
    {"x ** 2 at 0 and below",
     "%2 = constant {data = [2.0, 2.0, 2.0, 2.0]} : f64[4]"
     "%1 = power(%0, %2)",
     {0, 0, 2, -2}},
    {"x ** 0",
     "%2 = constant {data = [0.0, 0.0, 0.0, 0.0]} : f64[4]"
     "%1 = power(%0, %2)",
     {0, 0, 0, 0}},
    {"0 ** y",
     "%2 = constant {data = [0.0, 0.0, 0.0, 0.0]} : f64[4]"
     "%3 = multiply(%0, %0) %1 = power(%2, %3)",
     {0, 0, 0, 0}},
    {"integers in between",
     "%2 = convert(%0) {dtype = \"i64\"} %3 = convert(%2) {dtype = \"f64\"}"
     "%1 = multiply(%0, %3)",
     {0, 0, 1, -1}},
    {"division that is not selected",
     "%2 = constant {data = [0.0, 0.0, 0.0, 0.0]} : f64[4]"
     "%3 = equal(%0, %2) %4 = divide(%0, %0) %5 = divide(%4, %0)"
     "%1 = select(%3, %0, %5)",
     {1, 1, -1, -1}},
};

static void test_special(Test *t)
{
    for (size_t k = 0; k < sizeof special / sizeof *special; k++) {
        const char *text = arena_printf(
            &t->arena, "func @main(%%0: f64[4]) -> (f64[4]) { %s return(%%1) }",
            special[k].body);
        Module *m = test_parse(t, text);
        double at[] = {0, 0, 1, -1};
        Literal x = {type_tensor(DTYPE_F64, (Shape){1, {4}}), at}, y[2];
        int ny;

        if (!m) {
            fail(t, special[k].name, "refused");
            continue;
        }
        pass_grad(m);
        if (!test_eval(t, m, &x, 1, y, &ny))
            continue;
        for (int i = 0; i < 4; i++)
            if (literal_f64(&y[1], i) != special[k].gradient[i]) {
                t->failures++;
                printf("%s: the gradient at %g is %g, not %g\n",
                       special[k].name, at[i], literal_f64(&y[1], i),
                       special[k].gradient[i]);
            }
        test_clear(t);
    }
}

/* ---- errors ---- */

static const struct {
    const char *code, *message, *text;
} errors[] = {
    {"H0601",
     "no gradient passes `scatter`: a scatter by `max` or `min` has "
     "no gradient",
     "func @main(%0: f64[4], %1: i64[2]) -> (f64[4]) {"
     "%2 = slice(%0) {start = [0], limit = [2], stride = [1]}"
     "%3 = scatter(%0, %1, %2) {update_window_dims = [], "
     "inserted_window_dims = [0], scatter_dims_to_operand_dims = [0], "
     "index_vector_dim = 1, combiner = \"max\"} %4 = exp(%3) return(%4) }"},
    {"H0990", "the gradient of a gradient of a function that calls itself",
     "func @main(%0: f64[]) -> (f64[]) {"
     "%1 = tape_create %2 = call(%0, %1) {callee = \"f\"} : (f64[], tape)"
     "%3 = result(%2) {index = 0} return(%3) }"
     "func @f(%0: f64[], %1: tape) -> (f64[], tape) {"
     "%2 = tape_push(%1, %0)"
     "%3 = call(%0, %2) {callee = \"f\"} : (f64[], tape)"
     "%4 = result(%3) {index = 0} %5 = result(%3) {index = 1}"
     "%6 = multiply(%0, %4) return(%6, %5) }"},
    {"H0990", "the gradient of a branch that works on a tape from outside",
     "func @main(%0: bool[], %1: f64[]) -> (f64[]) {"
     "%2 = tape_create %3 = tape_push(%2, %1)"
     "%4 = cond(%0, %3) { region(%5: tape) { %6 = tape_pop(%5) : (tape, f64[])"
     "%7 = result(%6) {index = 1} yield(%7) }"
     "region(%8: tape) { %9 = constant {data = [1.0]} : f64[] yield(%9) } }"
     "%10 = result(%4) {index = 0} return(%10) }"},
};

static void test_errors(Test *t)
{
    for (size_t k = 0; k < sizeof errors / sizeof *errors; k++) {
        Module *m = test_parse(t, errors[k].text);

        if (!m) {
            fail(t, errors[k].message, "refused");
            continue;
        }
        pass_grad(m);
        test_same(t, test_code(t), errors[k].code, "code");
        test_same(t, test_message(t), errors[k].message, "message");
        test_clear(t);
    }
}

/* The labels lead from the loss to the variable, through a loop. */
static void test_path(Test *t)
{
    static const char *const want[] = {
        "from here, by `exp`,", "through `while`", "through `negate`",
        "through `scatter`",    "through `sin`",   "to an argument here",
    };
    const size_t nwant = sizeof want / sizeof *want;
    Module *m = test_parse(
        t, "func @main(%0: f64[4], %1: i64[2]) -> (f64[4]) {\n"
           "%2 = sin(%0)\n"
           "%3 = while(%2, %1) {\n"
           "region(%4: f64[4], %5: i64[2]) {\n"
           "%6 = constant {data = [false]} : bool[] yield(%6) }\n"
           "region(%7: f64[4], %8: i64[2]) {\n"
           "%9 = slice(%7) {start = [0], limit = [2], stride = [1]}\n"
           "%10 = scatter(%7, %8, %9) {update_window_dims = [], "
           "inserted_window_dims = [0], scatter_dims_to_operand_dims = [0], "
           "index_vector_dim = 1, combiner = \"min\"}\n"
           "%11 = negate(%10) yield(%11, %8) } }\n"
           "%12 = result(%3) {index = 0}\n"
           "%13 = exp(%12) return(%13) }\n");
    const DiagPart *part;
    size_t n = 0;

    pass_grad(m);
    part = t->ctx.diag ? t->ctx.diag->part : NULL;
    for (; part; part = part->next)
        if (part->kind == PART_LABEL && n < nwant)
            test_same(t, part->text, want[n++], "a label of the path");
    CHECK(t, n == nwant);
    test_clear(t);
}

static void test_coverage(Test *t)
{
    for (int op = 0; op < OP_COUNT; op++)
        if (has_gradient(op) && !covered[op]) {
            t->failures++;
            printf("no test of the gradient of `%s`: add a case to "
                   "tests/unit/passes_grad_cases.def\n",
                   op_info[op].name);
        }
}

int main(void)
{
    Test t = {0};

    TEST_BEGIN(&t);
    test_elementwise(&t);
    test_cases(&t);
    test_special(&t);
    test_errors(&t);
    test_path(&t);
    test_coverage(&t);
    return test_end(&t);
}
