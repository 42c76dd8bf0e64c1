/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The checkers of fusion and of the buffer plan find what is wrong: a plan in
 * which two buffers were put into one place, a kernel that computes another
 * value. */
#include "codegen/plan_check.h"
#include "ir_test.h"

typedef struct Planned {
    Module *graph, *kernels;
    ModulePlan plan;
} Planned;

static bool planned(Test *t, const char *text, Planned *out)
{
    bool ok;

    out->graph = test_parse(t, text);
    out->kernels = out->graph ? kernel_fuse(out->graph) : NULL;
    ok = out->kernels && plan_module(out->kernels, TARGET_AVX2, &out->plan) &&
         plan_is_whole(out->kernels, &out->plan) &&
         fuse_check(out->graph, out->kernels) &&
         plan_check(out->kernels, &out->plan);
    if (!ok)
        printf("%s\n", test_message(t));
    CHECK(t, ok);
    return ok;
}

/* ---- plans ---- */

typedef struct PlanCase {
    const char *about;
    const char *text;
    int right; /* other places that are as good */
} PlanCase;

/* No buffer of the arena can be where another of its size is, the caller's
 * results excepted, which are free until the end. */
static const PlanCase plan_cases[] = {
    {"both values are read at the end",
     "func @main(%0: f64[8]) -> (f64[16]) {\n"
     "  %1 = sort(%0) {dimension = 0} : f64[8]\n"
     "  %2 = cumsum(%1) {dimension = 0} : f64[8]\n"
     "  %3 = concatenate(%1, %2) {dimension = 0} : f64[16]\n"
     "  return(%3)\n"
     "}\n",
     0},
    {"an update that reads what it changes",
     "func @main(%0: f64[8], %1: i64[8, 1]) -> (f64[8]) {\n"
     "  %2 = sort(%0) {dimension = 0} : f64[8]\n"
     "  %3 = scatter(%2, %1, %2) {combiner = \"set\", index_vector_dim = 1, "
     "inserted_window_dims = [0], scatter_dims_to_operand_dims = [0], "
     "update_window_dims = []} : f64[8]\n"
     "  %4 = cumsum(%3) {dimension = 0} : f64[8]\n"
     "  return(%4)\n"
     "}\n",
     0},
    {"a loop whose test has a tensor of its own",
     "func @main(%0: f64[8], %1: f64[]) -> (f64[16]) {\n"
     "  %2 = cumsum(%0) {dimension = 0} : f64[8]\n"
     "  %3 = while(%2, %1) {\n"
     "    region(%4: f64[8], %5: f64[]) {\n"
     "      %6 = sort(%4) {dimension = 0} : f64[8]\n"
     "      %7 = cumsum(%6) {dimension = 0} : f64[8]\n"
     "      %8 = add(%6, %7) : f64[8]\n"
     "      %9 = reduce_sum(%8) {dimensions = [0]} : f64[]\n"
     "      %10 = less(%9, %5) : bool[]\n"
     "      yield(%10)\n"
     "    }\n"
     "    region(%11: f64[8], %12: f64[]) {\n"
     "      %13 = cumsum(%11) {dimension = 0} : f64[8]\n"
     "      yield(%13, %12)\n"
     "    }\n"
     "  } : (f64[8], f64[])\n"
     "  %14 = result(%3) {index = 0} : f64[8]\n"
     "  %15 = concatenate(%14, %14) {dimension = 0} : f64[16]\n"
     "  return(%15)\n"
     "}\n",
     1 /* what the body makes, where the test's tensor was */},
    {"what a branch does not touch is read behind it",
     "func @main(%0: f64[8], %1: bool[]) -> (f64[16]) {\n"
     "  %2 = sort(%0) {dimension = 0} : f64[8]\n"
     "  %3 = cumsum(%0) {dimension = 0} : f64[8]\n"
     "  %4 = cond(%1, %2) {\n"
     "    region(%5: f64[8]) {\n"
     "      %6 = cumsum(%5) {dimension = 0} : f64[8]\n"
     "      yield(%6)\n"
     "    }\n"
     "    region(%7: f64[8]) {\n"
     "      yield(%7)\n"
     "    }\n"
     "  } : (f64[8])\n"
     "  %8 = result(%4) {index = 0} : f64[8]\n"
     "  %9 = add(%2, %3) : f64[8]\n"
     "  %10 = concatenate(%8, %9) {dimension = 0} : f64[16]\n"
     "  return(%10)\n"
     "}\n",
     0},
};

static bool same_buffer(const Buffer *a, const Buffer *b)
{
    return a->kind == b->kind && a->offset == b->offset && a->index == b->index;
}

/* Puts each buffer of the arena where another is, one at a time; says how many
 * of these plans were taken for right, and how many there were. */
static int seed_plans(Test *t, const Planned *p, int *seeded)
{
    Plan *plan = &p->plan.plan[0];
    int accepted = 0;

    *seeded = 0;
    for (int i = 0; i < plan->nbuffer; i++)
        for (int k = 0; k < plan->nbuffer; k++) {
            Buffer own = plan->buffer[i];

            if (i == k || own.kind != BUFFER_ARENA ||
                plan->buffer[k].kind == BUFFER_RESULT ||
                own.size != plan->buffer[k].size ||
                same_buffer(&own, &plan->buffer[k]))
                continue;
            plan->buffer[i] = plan->buffer[k];
            accepted += plan_check(p->kernels, &p->plan);
            plan->buffer[i] = own;
            ++*seeded;
        }
    CHECK(t, plan_check(p->kernels, &p->plan));
    return accepted;
}

static void test_plans(Test *t)
{
    for (size_t i = 0; i < sizeof plan_cases / sizeof *plan_cases; i++) {
        Planned p;
        int seeded, accepted;

        if (planned(t, plan_cases[i].text, &p)) {
            accepted = seed_plans(t, &p, &seeded);
            if (accepted != plan_cases[i].right || seeded < 2) {
                t->failures++;
                printf("%s: %d of %d wrong plans were taken for right\n",
                       plan_cases[i].about, accepted, seeded);
            }
        }
        test_clear(t);
    }
}

/* ---- what the emitter relies on ---- */

static void test_whole(Test *t)
{
    Planned p;
    Plan *plan;

    if (!planned(t, plan_cases[0].text, &p))
        return;
    plan = &p.plan.plan[0];
    for (uint32_t id = 0; id < p.kernels->nnode; id++) {
        int own = p.plan.value[id];

        if (own < 0)
            continue;
        p.plan.value[id] = -1;
        CHECK(t, !plan_is_whole(p.kernels, &p.plan));
        p.plan.value[id] = own;
    }
    plan->arena_size -= 8;
    CHECK(t, !plan_is_whole(p.kernels, &p.plan));
    plan->arena_size += 8;
    CHECK(t, plan_is_whole(p.kernels, &p.plan));
    CHECK(t, strcmp(test_code(t), "H0999") == 0);
    test_clear(t);
}

/* ---- fusion ---- */

static const char fused[] =
    "func @main(%0: f64[8], %1: f64[8]) -> (f64[8], f64[]) {\n"
    "  %2 = subtract(%0, %1) : f64[8]\n"
    "  %3 = exp(%2) : f64[8]\n"
    "  %4 = reduce_sum(%3) {dimensions = [0]} : f64[]\n"
    "  %5 = divide(%3, %1) : f64[8]\n"
    "  return(%5, %4)\n"
    "}\n";

/* Each node of a kernel that becomes another op, or reads another input. */
static void test_fusion(Test *t)
{
    Planned p;
    int seeded = 0;

    if (!planned(t, fused, &p))
        return;
    for (Node *k = p.kernels->first->first; k; k = k->next)
        for (Node *n = k->op == OP_kernel ? k->region[0]->first : NULL; n;
             n = n->next) {
            Op op = n->op;

            if (op == OP_param)
                continue;
            n->op = op == OP_exp ? OP_log : OP_exp;
            CHECK(t, !fuse_check(p.graph, p.kernels));
            n->op = op;
            seeded++;
            if (n->ninput == 2) {
                Node *first = n->input[0];

                n->input[0] = n->input[1];
                CHECK(t, !fuse_check(p.graph, p.kernels));
                n->input[0] = first;
            }
        }
    CHECK(t, seeded >= 4);
    CHECK(t, fuse_check(p.graph, p.kernels));
    test_clear(t);
}

int main(void)
{
    Test t = {0};

    TEST_BEGIN(&t);
    test_plans(&t);
    test_whole(&t);
    test_fusion(&t);
    return test_end(&t);
}
