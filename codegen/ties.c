/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Which outputs of a function lie where a param came: see ties.h.
 *
 * An output is made of a param in place if control flow, updates of it and
 * calls that are tied lead from the one to the other. What a function gets from
 * itself is made of what its other ways say. */
#include "codegen/ties.h"

#include "ir/regions.h"

typedef struct Search {
    const ModulePlan *plan;
    Arena *arena;
    bool *done; /* indexed by function */
    int *seen;  /* indexed by node id: the last output that was met there, all
                   functions' counted */
    int nseen;
    int output; /* of the function in hand */
    int *made;  /* indexed as its params: how many outputs are made of it, */
    int *of;    /* and the last of these */
    int nleft, capacity;
    const Node **left; /* still to be looked at */
} Search;

static void look(Search *s, const Node *n)
{
    if (!value_in_memory(n) || s->seen[n->id] == s->nseen)
        return;
    s->seen[n->id] = s->nseen;
    *ARENA_PUSH(s->arena, s->left, s->nleft, s->capacity) = n;
}

static void look_before_kernel(Search *s, const Node *kernel)
{
    const Node *root = kernel_root(kernel);

    if (!root || !root_info(root)->updates)
        return;
    for (int i = 0; i < kernel->ninput; i++)
        if (kernel->region[0]->param[i] == root->input[0])
            look(s, kernel->input[i]);
}

static void look_before_call(Search *s, const Node *call, int result)
{
    const Plan *callee = plan_of_call(s->plan, call);

    for (int i = 0; callee && callee->tie && i < call->ninput; i++)
        if (callee->tie[i] == result)
            look(s, call->input[i]);
}

static void look_before(Search *s, const Node *n)
{
    Node *source[MOST_SOURCES];
    int count = node_sources(n, source);

    for (int i = 0; i < count; i++)
        look(s, source[i]);
    if (count)
        return;
    if (n->op == OP_param) {
        s->made[node_index(n)]++;
        s->of[node_index(n)] = s->output;
    } else if (lower_kind[n->op] == LOWER_reshape) {
        look(s, n->input[0]);
    } else if (n->op == OP_result && n->input[0]->op == OP_kernel) {
        look_before_kernel(s, n->input[0]);
    } else if (n->op == OP_result && n->input[0]->op == OP_call) {
        look_before_call(s, n->input[0], node_index(n));
    }
}

/* Where two outputs may be made of one param, it stays what it is: at the end
 * both would be wanted there. */
static void tie_function(Search *s, Plan *plan)
{
    const Graph *g = plan->function;
    bool *used = ARENA_ARRAY(s->arena, bool, g->noutput + 1);
    int *tie = ARENA_ARRAY(s->arena, int, g->nparam + 1);

    s->made = ARENA_ARRAY(s->arena, int, g->nparam + 1);
    s->of = ARENA_ARRAY(s->arena, int, g->nparam + 1);
    for (s->output = 0; s->output < g->noutput; s->output++) {
        s->nseen++;
        look(s, g->output[s->output]);
        while (s->nleft)
            look_before(s, s->left[--s->nleft]);
    }
    for (int i = 0; i < g->nparam; i++) {
        bool tied = s->made[i] == 1 && !used[s->of[i]] &&
                    type_equal(&g->param[i]->type, &g->output[s->of[i]]->type);

        tie[i] = tied ? s->of[i] : -1;
        if (tied)
            used[s->of[i]] = true;
    }
    plan->tie = tie;
}

static void tie_from(Search *s, Plan *plan, int depth);

/* Of what is called before what calls it, as far as that goes. */
static void tie_called(Search *s, const Graph *g, int depth)
{
    enum { DEEP = 200 };

    for (const Node *n = g->first; n && depth < DEEP; n = n->next) {
        const Plan *callee = n->op == OP_call ? plan_of_call(s->plan, n) : NULL;

        if (callee)
            tie_from(s, &s->plan->plan[callee->function->index], depth + 1);
        for (int i = 0; n->op != OP_kernel && i < n->nregion; i++)
            tie_called(s, n->region[i], depth + 1);
    }
}

static void tie_from(Search *s, Plan *plan, int depth)
{
    uint32_t index = plan->function->index;

    if (s->done[index])
        return;
    s->done[index] = true;
    tie_called(s, plan->function, depth);
    if (plan->called && plan->function != s->plan->m->first)
        tie_function(s, plan);
}

void find_ties(ModulePlan *p, Arena *arena)
{
    Search s = {.plan = p, .arena = arena};

    s.seen = ARENA_ARRAY(arena, int, p->m->nnode + 1);
    s.done = ARENA_ARRAY(arena, bool, p->nplan + 1);
    for (int i = 0; i < p->nplan; i++)
        tie_from(&s, &p->plan[i], 0);
}

const Node *tied_result(const ModulePlan *p, const Node *call, int i)
{
    const Plan *callee = plan_of_call(p, call);

    return callee && callee->tie && callee->tie[i] >= 0
               ? tuple_result(call, callee->tie[i])
               : NULL;
}

bool is_tied(const Plan *callee, int output)
{
    for (int i = 0; callee->tie && i < callee->function->nparam; i++)
        if (callee->tie[i] == output)
            return true;
    return false;
}
