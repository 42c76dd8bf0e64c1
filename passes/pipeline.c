/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The passes by name, and the order in which the optimiser runs them. */
#include "passes/optimise.h"

#include "ir/regions.h"
#include "passes/scratch.h"

#include <string.h>

const PassInfo pass_info[] = {
    {"jumps", pass_jumps, "break, continue and return become structure"},
    {"inline", pass_inline, "calls of small functions become what they do"},
    {"fold", pass_fold, "operations on constants become constants"},
    {"simplify", pass_simplify, "algebra that keeps every bit"},
    {"carry", pass_carry, "values that pass regions unchanged go round them"},
    {"licm", pass_licm, "what no turn changes is computed before the loop"},
    {"cse", pass_cse, "equal expressions are computed once"},
    {"dce", pass_dce, "what no output needs is dropped"},
    {"grad", pass_grad, "functions also return gradients; for tests"},
    {NULL, NULL, NULL}};

const PassInfo *pass_find(const char *name)
{
    for (const PassInfo *p = pass_info; p->name; p++)
        if (!strcmp(p->name, name))
            return p;
    return NULL;
}

/* ---- a pass over each function ---- */

typedef struct GraphJob {
    Graph *g;
    GraphPass *pass;
} GraphJob;

static void graph_job(void *data, Arena *scratch)
{
    const GraphJob *job = data;

    job->pass(job->g, scratch);
}

void pass_each_function(Module *m, GraphPass *pass)
{
    for (Graph *g = m->first; g; g = g->next)
        if (g->is_staged || (g->is_staged = graph_is_staged(g)))
            scratch_run(m->ctx, graph_job, &(GraphJob){g, pass});
}

/* ---- the optimiser ---- */

/* One round; each pass leaves the next one work. */
static const struct {
    const char *name;
    void (*run)(Module *m);
} one_round[] = {
    {"simplify", pass_simplify}, {"fold", pass_fold}, {"carry", pass_carry},
    {"licm", pass_licm},         {"cse", pass_cse},   {"dce", pass_dce},
};

enum { MOST_ROUNDS = 8 };

/* Is the module as it must be? A violation is our bug. */
static bool verified(Module *m, const char *pass)
{
    const char *violation = m->ctx->verify ? module_verify(m) : NULL;

    if (violation)
        diag_error(m->ctx, DIAG_H0999, SPAN_NONE, "after the pass `%s`: %s",
                   pass, violation);
    return !violation;
}

/* A sum that differs, but for accidents, when a pass changed something. */
static uint64_t graph_sum(const Graph *g)
{
    uint64_t sum = 1;

    for (const Node *n = g->first; n; n = n->next) {
        sum = sum * 31 + n->op * 1000003ull + (uint64_t)n->ninput;
        for (int i = 0; i < n->ninput; i++)
            sum = sum * 31 + n->input[i]->id;
        for (int i = 0; i < n->nregion; i++)
            sum = sum * 31 + graph_sum(n->region[i]);
    }
    for (int i = 0; i < g->noutput; i++)
        sum = sum * 31 + g->output[i]->id;
    return sum;
}

static uint64_t module_sum(const Module *m)
{
    uint64_t sum = 0;

    for (const Graph *g = m->first; g; g = g->next)
        sum = sum * 31 + graph_sum(g);
    return sum;
}

bool pass_optimise(Module *m)
{
    uint64_t before = 0, sum = module_sum(m);

    pass_inline(m);
    for (int i = 0; i < MOST_ROUNDS && sum != before; i++) {
        for (size_t p = 0; p < sizeof one_round / sizeof *one_round; p++) {
            one_round[p].run(m);
            if (!verified(m, one_round[p].name))
                return false;
        }
        before = sum;
        sum = module_sum(m);
    }
    return true;
}
