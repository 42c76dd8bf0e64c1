/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What the emitter takes for granted of a kernel-level module and its plan,
 * checked in every build: were it not so, the compiler would read wild memory.
 * Whether the plan is right is for plan_check.c. */
#include "codegen/plan_check.h"

enum { MOST_KERNEL_OUTPUTS = 32 };

typedef struct Whole {
    const Module *m;
    const ModulePlan *plan;
    const Plan *function;
    bool *seen; /* indexed by node id: it stands before what is looked at */
    const Node *at;
    const char *wrong; /* NULL: nothing yet */
} Whole;

static void wrong(Whole *w, const Node *n, const char *what)
{
    if (w->wrong)
        return;
    w->at = n;
    w->wrong = what;
}

/* ---- places ---- */

/* How much memory there is from a buffer's begin on. */
static int64_t room_of(const Whole *w, const Buffer *b)
{
    const Graph *g = w->function->function;

    switch (b->kind) {
    case BUFFER_ARENA:
        return b->offset < 0 ? -1 : w->function->arena_size - b->offset;
    case BUFFER_PARAM:
        return b->index < g->nparam ? value_bytes(&g->param[b->index]->type)
                                    : -1;
    case BUFFER_RESULT:
        return b->index < g->noutput ? value_bytes(&g->output[b->index]->type)
                                     : -1;
    case BUFFER_CONSTANT:
        return b->constant ? value_bytes(&b->constant->type) : -1;
    }
    return -1;
}

static bool has_room(const Whole *w, int buffer, int64_t bytes)
{
    const Buffer *b;

    if (buffer < 0 || buffer >= w->function->nbuffer)
        return false;
    b = &w->function->buffer[buffer];
    return bytes <= b->size && bytes <= room_of(w, b);
}

static void check_place(Whole *w, const Node *n)
{
    int scratch = w->plan->scratch[n->id];

    if (value_in_memory(n) &&
        !has_room(w, w->plan->value[n->id], value_bytes(&n->type)))
        wrong(w, n, "has no place in memory");
    if (scratch >= 0 &&
        (scratch >= w->function->nbuffer ||
         !has_room(w, scratch, w->function->buffer[scratch].size)))
        wrong(w, n, "has no scratch memory");
}

/* ---- edges ---- */

static void check_tuple(Whole *w, const Node *n, int nresult)
{
    if (n->type.kind != TYPE_TUPLE || n->type.nelement != nresult)
        wrong(w, n, "yields another number of values than its regions");
    for (const Node *r = NULL; (r = tuple_next_result(n, r));)
        if (node_int(r, ATTR_index) < 0 || node_int(r, ATTR_index) >= nresult)
            wrong(w, r, "takes a value that is not there");
}

static bool takes_what_comes(const Node *n, const Graph *g)
{
    return g->nparam == edge_in(n, g).n;
}

static void check_kernel(Whole *w, const Node *n)
{
    const Graph *g = n->region[0];

    if (!takes_what_comes(n, g) || g->noutput < 1 ||
        g->noutput > MOST_KERNEL_OUTPUTS) {
        wrong(w, n, "does not fit its region");
        return;
    }
    check_tuple(w, n, g->noutput);
    for (int i = 0; i < g->noutput; i++)
        if (!tuple_result(n, i))
            wrong(w, n, "has an output without a name");
}

static void check_while(Whole *w, const Node *n)
{
    const Graph *test = while_test(n), *body = while_body(n);
    int ncarried = while_ncarried(n);

    if (!takes_what_comes(n, test) || !takes_what_comes(n, body) ||
        body->noutput != ncarried || test->noutput != 1)
        wrong(w, n, "does not fit its regions");
    check_tuple(w, n, ncarried);
}

static void check_cond(Whole *w, const Node *n)
{
    const Graph *yes = cond_then(n), *no = cond_else(n);

    if (n->ninput < 1 || !takes_what_comes(n, yes) ||
        !takes_what_comes(n, no) || yes->noutput != no->noutput)
        wrong(w, n, "does not fit its regions");
    check_tuple(w, n, yes->noutput);
}

static void check_call(Whole *w, const Node *n)
{
    const Plan *callee = plan_of_call(w->plan, n);

    if (!callee || !takes_what_comes(n, callee->function)) {
        wrong(w, n, "calls what is not there");
        return;
    }
    check_tuple(w, n, callee->function->noutput);
}

static void check_edges(Whole *w, const Node *n)
{
    if (n->op == OP_kernel)
        check_kernel(w, n);
    else if (n->op == OP_while)
        check_while(w, n);
    else if (n->op == OP_cond)
        check_cond(w, n);
    else if (n->op == OP_call)
        check_call(w, n);
}

static void check_graph(Whole *w, const Graph *g)
{
    for (const Node *n = g->first; n && !w->wrong; n = n->next) {
        for (int i = 0; i < n->ninput; i++)
            if (!n->input[i] || n->input[i]->graph != g ||
                !w->seen[n->input[i]->id])
                wrong(w, n, "comes before what it reads");
        w->seen[n->id] = true;
        check_place(w, n);
        check_edges(w, n);
        for (int i = 0; n->op != OP_kernel && i < n->nregion; i++)
            check_graph(w, n->region[i]);
    }
    for (int i = 0; i < g->noutput && !w->wrong; i++)
        if (!g->output[i] || g->output[i]->graph != g)
            wrong(w, g->last, "is followed by an output from elsewhere");
}

bool plan_is_whole(const Module *m, const ModulePlan *p)
{
    Whole w = {.m = m, .plan = p};

    w.seen = ARENA_ARRAY(m->arena, bool, m->nnode + 1);
    for (int i = 0; i < p->nplan && !w.wrong; i++) {
        w.function = &p->plan[i];
        check_graph(&w, w.function->function);
    }
    if (w.wrong)
        diag_error(m->ctx, DIAG_H0999, w.at ? w.at->span : SPAN_NONE,
                   "the kernel level of `%s`: `%s` %s",
                   w.function->function->name,
                   w.at ? op_info[w.at->op].name : "nothing", w.wrong);
    return !w.wrong;
}
