/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The pass `grad`, by which autodiff is tested from the text form: each
 * function that none calls returns, behind its outputs, the gradients of the
 * sum of its first float output with respect to its float params. */
#include "passes/optimise.h"

#include "ir/regions.h"
#include "passes/scratch.h"

static Node *first_float_output(const Graph *g)
{
    for (int i = 0; i < g->noutput; i++)
        if (type_is_float(&g->output[i]->type))
            return g->output[i];
    return NULL;
}

static int float_params(const Graph *g, Node **x)
{
    int n = 0;

    for (int i = 0; i < g->nparam; i++)
        if (type_is_float(&g->param[i]->type))
            x[n++] = g->param[i];
    return n;
}

static void grad_graph(Graph *g, Arena *scratch)
{
    Build b = {.graph = g};
    Node *y = first_float_output(g), *ct;
    Node **x = ARENA_ARRAY(scratch, Node *, g->nparam);
    int nx = float_params(g, x), n = g->noutput;
    Node **x_ct = ARENA_ARRAY(scratch, Node *, nx);
    Node **out = ARENA_ARRAY(scratch, Node *, n + nx);

    if (!y || !nx)
        return;
    ct = build_splat(&b, y->type, 1.0);
    if (!grad_vjp(g->module->ctx, &b, NULL, 1, &y, &ct, nx, x, x_ct))
        return;
    for (int i = 0; i < n; i++)
        out[i] = g->output[i];
    for (int i = 0; i < nx; i++)
        out[n + i] = x_ct[i] ? x_ct[i] : build_zeros(&b, x[i]->type);
    graph_set_outputs(g, n + nx, out);
}

/* Those that are there before: gradients add functions of their own. */
static void grad_module(void *data, Arena *scratch)
{
    Module *m = data;
    size_t n = m->nfunction, i = 0;
    bool *called = ARENA_ARRAY(scratch, bool, n);

    for (const Graph *g = m->first; g; g = g->next)
        graph_mark_called(g, called);
    for (Graph *g = m->first; g && i < n; g = g->next, i++)
        if (!called[i] && graph_is_staged(g))
            grad_graph(g, scratch);
}

void pass_grad(Module *m)
{
    scratch_run(m->ctx, grad_module, m);
}
