/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Staged branches: both ways are run at compile time, each with a region open
 * and the heap marked; what they changed is joined and becomes the outputs of
 * a `cond`. */
#include "passes/staging/join.h"
#include "passes/python/protocol.h"

#include <assert.h>
#include <string.h>

/* One way through a branch. */
typedef struct Path {
    Attempt attempt;
    Side side; /* what it left */
    Value value;
} Path;

typedef struct Branch {
    Spec *s;
    Path path[2];
    Join *join; /* NULL: nobody gets behind the branch */
    bool has_token;
    Leaves leaves[2];
} Branch;

/* Runs a way; what the condition says holds in it. */
static void path_run(Branch *b, int way, Way *run, void *data,
                     const Fact *facts)
{
    Spec *s = b->s;
    Path *p = &b->path[way];
    Span span = s->span;

    attempt_open_region(s, &p->attempt);
    facts_push(s, facts);
    p->value = run(s, data);
    if (s->replaced_room && !spec_ended(s) && !s->unguarded)
        growth_cap(s, p->attempt.mark, s->replaced_room);
    attempt_leave(s, &p->attempt);
    p->side = side_of(&p->attempt);
    s->span = span;
}

static void branch_join(Branch *b, Span span)
{
    JoinCause cause = {.span = span};
    Join *j = join_new(b->s, &cause, b->path[0].attempt.before.nobject,
                       &b->path[0].side, &b->path[1].side);

    for (int p = 0; p < 2; p++)
        for (int i = 0; i < b->path[p].side.changes->n; i++)
            join_add(j, b->path[p].side.changes->item[i].object);
    join_values(j, b->path[0].value, b->path[1].value);
    if (join_run(j))
        b->join = j;
    else
        join_end(j);
    for (int p = 0; p < 2 && !b->join && !b->s->growth.list; p++)
        if (!b->path[p].side.absent)
            changes_poison(b->s, b->path[p].side.changes);
}

static void branch_flatten(Branch *b, int p)
{
    Spec *s = b->s;

    if (b->join)
        join_flatten(b->join, p, &b->leaves[p]);
    if (b->has_token) {
        Region *before = s->region;
        Leaves *l = &b->leaves[p];

        s->region = b->path[p].side.region;
        *ARENA_PUSH(s->arena, l->node, l->n, l->capacity) = spec_token(s);
        s->region = before;
    }
}

/* The `cond` node; its results go to `*out`. */
static void branch_build(Branch *b, Node *pred, Leaves *out)
{
    Spec *s = b->s;
    Region *x = b->path[0].side.region, *y = b->path[1].side.region;
    Node **captured;
    int n = region_align(s, x, y, &captured);
    Build build = spec_build(s);

    region_set_params(x->graph, n, x->param);
    region_set_params(y->graph, n, y->param);
    for (int p = 0; p < 2; p++)
        graph_set_outputs(b->path[p].side.region->graph, b->leaves[p].n,
                          b->leaves[p].node);
    for (int i = 0; i < n; i++)
        captured[i] = spec_import(s, captured[i]);
    out->n = b->leaves[0].n;
    out->node = ARENA_ARRAY(s->arena, Node *, out->n);
    build_cond(&build, pred, n, captured, x->graph, y->graph, out->node);
}

/* Where a way raises, what is behind the branch is not for it. Of two who wait
 * the inner one is asked first. */
static void branch_raised(Branch *b)
{
    Spec *s = b->s;
    const Attempt *way[2] = {&b->path[0].attempt, &b->path[1].attempt};

    if ((way[0]->raised || way[1]->raised) && way[0]->absent &&
        way[1]->absent) {
        struct Catch *c = s->catching;

        while (c != way[0]->raised && c != way[1]->raised)
            c = c->outer;
        s->raised = c;
        s->diverged = true;
    }
    raise_note(s);
}

static Value branch_apply(Branch *b, Leaves *in)
{
    Value v = b->join ? join_make(b->join, in) : value_poison();

    if (b->join) {
        join_settle_rows(b->join);
        join_end(b->join);
    }
    assert(in->node || !b->has_token);
    if (b->has_token)
        spec_set_token(b->s, in->node[in->next]);
    return v;
}

/* Does the run end there, with an error that nobody waits for? */
static bool path_ends(const Path *p)
{
    return p->side.absent && !p->attempt.raised;
}

/* What it comes to, unless a list should be grown before. */
static Value branch_once(Spec *s, Node *pred, Way *then_way, Way *else_way,
                         void *data)
{
    Branch b = {.s = s};
    Leaves out = {0};
    Value v;

    if (spec_is_spent(s) && !spec_steps_left(s))
        return value_poison();
    path_run(&b, 0, then_way, data, facts_of(s, pred, true));
    path_run(&b, 1, else_way, data, facts_of(s, pred, false));
    if (spec_unwinds(s))
        return value_poison();
    if (s->growth.is_outward) {
        s->growth.is_outward = s->diverged = false;
        return value_poison();
    }
    s->diverged = b.path[0].side.absent && b.path[1].side.absent;
    if (s->diverged)
        s->raised = NULL;
    else if (path_ends(&b.path[0]) || path_ends(&b.path[1]))
        s->ended = s->span;
    b.has_token = b.path[0].side.region->token || b.path[1].side.region->token;
    s->growth.list = NULL;
    if (!s->diverged)
        branch_join(&b, s->span);
    if (s->growth.list) {
        s->diverged = false;
        return value_poison();
    }
    branch_flatten(&b, 0);
    branch_flatten(&b, 1);
    if (b.leaves[0].n)
        branch_build(&b, spec_import(s, pred), &out);
    if (b.join)
        join_tell(b.join, pred, b.leaves, out.node);
    v = branch_apply(&b, &out);
    branch_raised(&b);
    return v;
}

Value control_branch(Spec *s, Node *pred, Way *then_way, Way *else_way,
                     void *data)
{
    enum { MOST_GROWN = 64 }; /* lists, one after the other */
    DiagMark before = diag_mark(s->ctx);
    bool refused = s->growth.refused;
    int npin = s->npin;
    Value v = branch_once(s, pred, then_way, else_way, data);

    for (int i = 0; s->growth.list && !spec_unwinds(s); i++) {
        s->growth.refused = i == MOST_GROWN || !growth_before_branch(s);
        s->npin = npin;
        diag_take_back(s->ctx, before, s->gave_up);
        growth_branch_again(s, 1);
        v = branch_once(s, pred, then_way, else_way, data);
        growth_branch_again(s, -1);
    }
    s->growth.refused = refused;
    return v;
}

Value control_branch_part(Spec *s, Node *pred, Way *then_way, Way *else_way,
                          void *data)
{
    Value v = branch_once(s, pred, then_way, else_way, data);

    s->growth.is_outward = s->growth.list && !spec_unwinds(s);
    return v;
}

Value control_nothing(Spec *s, void *data)
{
    (void)s;
    (void)data;
    return value_none();
}

/* ---- what only some ways set ---- */

typedef struct Perhaps {
    const Unsettled *set;
    Way *other;
    void *data;
} Perhaps;

static Value way_set(Spec *s, void *data)
{
    (void)s;
    return ((Perhaps *)data)->set->value;
}

static Value way_not_set(Spec *s, void *data)
{
    const Perhaps *p = data;

    return p->other(s, p->data);
}

Value control_perhaps(Spec *s, Value perhaps, Way *other, void *data)
{
    Perhaps p = {perhaps.unsettled, other, data};

    return control_branch(s, p.set->defined, way_set, way_not_set, &p);
}

/* ---- if, and its expression, `and` and `or` ---- */

typedef struct IfWays {
    const Node *node;
} IfWays;

static Value run_region(Spec *s, const Graph *g)
{
    eval_nodes(s, g);
    return g->noutput && !s->diverged && !spec_unwinds(s)
               ? eval_temp(s, g->output[0])
               : value_none();
}

/* One way: the value of a region, or its truth where only that is asked for.
 * A way that ends the program has neither. */
static Value run_way(Spec *s, const Node *n, int region)
{
    Value v = run_region(s, n->region[region]);

    return node_int(n, ATTR_truth) && !spec_ended(s) ? value_truth(s, v) : v;
}

static Value way_then(Spec *s, void *data)
{
    return run_way(s, ((IfWays *)data)->node, 0);
}

static Value way_else(Spec *s, void *data)
{
    return run_way(s, ((IfWays *)data)->node, 1);
}

void control_lost(Spec *s, Way *run, void *data)
{
    Attempt a;

    if (s->diverged) /* the condition raises: nobody comes here */
        return;
    attempt_open_region(s, &a);
    run(s, data);
    attempt_leave(s, &a);
    changes_poison(s, &a.changes);
}

void control_if(Spec *s, const Node *n)
{
    IfWays ways = {n};
    Node *pred;
    int truth;
    Value v;

    s->span = n->input[0]->span; /* errors are at the condition */
    truth = spec_truth(s, eval_temp(s, n->input[0]), &pred);
    s->span = n->span;

    if (truth >= 0)
        v = run_way(s, n, !truth);
    else if (truth == -1)
        v = control_branch(s, pred, way_then, way_else, &ways);
    else {
        control_lost(s, way_then, &ways);
        if (n->nregion > 1)
            control_lost(s, way_else, &ways);
        v = value_poison();
    }
    if (n->type.kind == TYPE_OBJECT)
        eval_set_temp(s, n, value_settle(s, v, "the value of this expression"));
}

/* `and`, `or`: the region's value on one way, the operand's on the other; the
 * operand's truth is known there. */
static Value way_operand(Spec *s, void *data)
{
    const Node *n = ((IfWays *)data)->node;

    return node_int(n, ATTR_truth) ? value_bool(n->op == OP_py_or)
                                   : eval_temp(s, n->input[0]);
}

void control_short_circuit(Spec *s, const Node *n)
{
    bool is_and = n->op == OP_py_and;
    IfWays ways = {n};
    Value x = eval_temp(s, n->input[0]);
    Node *pred;
    int truth = spec_truth(s, x, &pred);
    Value v;

    if (truth == -2)
        v = value_poison();
    else if (truth == -1)
        v = control_branch(s, pred, is_and ? way_then : way_operand,
                           is_and ? way_operand : way_then, &ways);
    else if ((truth != 0) == is_and)
        v = run_way(s, n, 0);
    else
        v = node_int(n, ATTR_truth) ? value_bool(truth) : x;
    if (truth == -1 && v.kind == VALUE_SCALAR)
        facts_note(s, v.node, is_and ? facts_of(s, pred, true) : NULL,
                   is_and ? NULL : facts_of(s, pred, false));
    eval_set_temp(s, n, value_settle(s, v, "the value of this expression"));
}
