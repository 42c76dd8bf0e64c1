/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The buffer plan.
 *
 * Every tensor that is stored is a value; values that must or may lie in the
 * same place are joined into classes, and each class gets a place of its own.
 *
 *  - Names of one content are one class from the start: a reshape and its
 *    input, an input of `cond` and the regions' params, a loop's invariants.
 *    The params and the result of a carried value are one class too: the place
 *    where the loop keeps it.
 *  - Then classes are joined whose lives do not meet, where that saves a copy:
 *    what a loop's body yields with the place it is carried in, a loop's first
 *    value with it, a branch's output with the result of the `cond`, an output
 *    of the function with the caller's memory; and an updated or elementwise
 *    input that dies with the kernel's result. What could not be joined is
 *    copied by the emitter, which sees that the two places differ.
 *  - Classes that the caller does not provide are laid out in one arena, the
 *    largest first, each at the lowest offset that is free while it lives.
 *
 * Lives are sets of intervals over the order of execution (codegen/live.h);
 * each loop is laid out once, and a carried place is live across its back edge
 * because it is written there at the end (see walk_while). */
#include "codegen/buffers.h"

#include "codegen/dot.h"
#include "codegen/layout.h"
#include "codegen/ties.h"

enum { CALL_DEPTH = 200 /* of functions that call each other */ };

typedef struct Planner {
    const Module *m;
    Arena *arena;
    TargetInfo target;
    ModulePlan *plan;
    int *state;   /* of each function: 0 new, 1 being planned, 2 done */
    int nordered; /* functions whose plan is made */
    int depth;
    /* of the function in hand */
    Plan *current;
    int *parent; /* indexed by node id: union-find */
    Class **of;  /* indexed by node id, of roots */
    int *begin;  /* indexed by node id: the instant of its writing */
    int *mark;   /* indexed by node id: the param it was last seen to read */
    int nplace;
    int nclass, class_capacity;
    Class **classes;
    bool failed;
} Planner;

int64_t value_bytes(const Type *type)
{
    int64_t n = shape_size(type->shape), bytes;

    if (n < 0 ||
        __builtin_mul_overflow(n, dtype_info[type->dtype].size, &bytes))
        return -1;
    return bytes > MAX_ARENA ? -1 : bytes;
}

bool value_in_memory(const Node *n)
{
    return n->type.kind == TYPE_TENSOR && n->type.shape.rank > 0;
}

/* ---- classes ---- */

static int root_of(Planner *p, const Node *n)
{
    uint32_t i = n->id;

    while (p->parent[i] != (int)i) {
        p->parent[i] = p->parent[p->parent[i]];
        i = (uint32_t)p->parent[i];
    }
    return (int)i;
}

static Class *class_of(Planner *p, const Node *n)
{
    return p->of[root_of(p, n)];
}

static void value_new(Planner *p, const Node *n, int begin)
{
    Class *c = ARENA_NEW(p->arena, Class);
    int64_t bytes = value_bytes(&n->type);

    if (bytes < 0 && !p->failed) {
        p->failed = true;
        diag_error(p->m->ctx, DIAG_H0901, n->span,
                   "a tensor of type `%s` is larger than memory",
                   type_str(p->arena, &n->type));
    }
    c->size = bytes < 0 ? 0 : bytes;
    c->buffer = -1;
    c->live = live_add(p->arena, c->live, (Interval){begin, begin, false});
    p->parent[n->id] = (int)n->id;
    p->of[n->id] = c;
}

static void value_live(Planner *p, const Node *n, Interval i)
{
    Class *c = class_of(p, n);

    c->live = live_add(p->arena, c->live, i);
}

/* `n` is needed from where it is written until instant `end`. */
static void value_used(Planner *p, const Node *n, int end, bool safe)
{
    Class *c = class_of(p, n);
    int begin = p->begin[n->id];

    c->live = live_add(p->arena, c->live,
                       (Interval){begin, end, safe && begin < end});
}

static void handovers_append(Handovers *list, const Handovers *more)
{
    if (!more->n)
        return;
    if (list->n)
        list->last->next = more->first;
    else
        list->first = more->first;
    list->last = more->last;
    list->n += more->n;
}

static void join_classes(Planner *p, const Node *x, const Node *y)
{
    int i = root_of(p, x), j = root_of(p, y);
    Class *a = p->of[i], *b = p->of[j];

    if (i == j)
        return;
    a->live = live_union(p->arena, a->live, b->live);
    if (b->size > a->size)
        a->size = b->size;
    if (b->pinned) {
        a->pinned = true;
        a->pin = b->pin;
    }
    handovers_append(&a->from, &b->from);
    handovers_append(&a->to, &b->to);
    p->parent[j] = i;
}

static bool is_read_only(const Class *c)
{
    return c->pinned && c->pin.kind != BUFFER_RESULT;
}

/* When content of class `a` is handed over to class `b`: of what either has to
 * do with, the shorter list tells. */
static Joints joints_between(Planner *p, const Class *a, const Class *b)
{
    Joints out = {0};
    bool by_a = a->from.n <= b->to.n;

    for (const Handover *h = by_a ? a->from.first : b->to.first; h; h = h->next)
        if (by_a ? class_of(p, h->other) == b : class_of(p, h->other) == a)
            *ARENA_PUSH(p->arena, out.at, out.n, out.capacity) = h->at;
    return out;
}

/* Joins the places of two values unless their lives meet. */
static bool try_join(Planner *p, const Node *x, const Node *y)
{
    Class *a = class_of(p, x), *b = class_of(p, y);
    Joints from_a, from_b;

    if (a == b)
        return true;
    if ((a->pinned && b->pinned) || is_read_only(a) || is_read_only(b) ||
        a->size != b->size)
        return false;
    from_a = joints_between(p, a, b);
    from_b = joints_between(p, b, a);
    if (live_conflict(a->live, b->live, &from_a, &from_b))
        return false;
    join_classes(p, x, y);
    return true;
}

static void handovers_add(Planner *p, Handovers *list, const Node *other,
                          int at)
{
    Handover *h = ARENA_NEW(p->arena, Handover);

    *h = (Handover){.other = other, .at = at};
    handovers_append(list, &(Handovers){1, h, h});
}

static void add_handover(Planner *p, const Node *from, const Node *to, int at)
{
    handovers_add(p, &class_of(p, from)->from, to, at);
    handovers_add(p, &class_of(p, to)->to, from, at);
}

/* ---- which inputs a kernel may overwrite ---- */

static int64_t element_size(const Node *n)
{
    return dtype_info[n->type.dtype].size;
}

/* Does all that depends on `param` depend on it element by element? Then
 * element i of it is read only where element i of the results is computed. */
static bool read_in_place(Planner *p, const Node *param)
{
    int mark = (int)param->id;

    p->mark[param->id] = mark;
    for (const Node *n = param->next; n; n = n->next)
        for (int i = 0; i < n->ninput; i++) {
            if (p->mark[n->input[i]->id] != mark)
                continue;
            if (!op_is(n->op, OP_MAP))
                return false;
            p->mark[n->id] = mark;
        }
    return true;
}

/* Is the updated tensor (input 0 of the root) read by nothing else? */
static bool read_by_root_only(const Node *root, const Node *param)
{
    if (root->input[0] != param)
        return false;
    for (const Node *user = param->next; user; user = user->next)
        for (int i = 0; i < user->ninput; i++)
            if (user->input[i] == param && (user != root || i != 0))
                return false;
    return true;
}

static bool input_is_overwritable(Planner *p, const Node *kernel, int i)
{
    const Graph *g = kernel->region[0];
    const Node *root = kernel_root(kernel), *param = g->param[i];

    if (!value_in_memory(param))
        return false;
    if (root)
        return root_info(root)->updates && read_by_root_only(root, param);
    for (int k = 0; k < g->noutput; k++)
        if (!shape_equal(g->output[k]->type.shape, param->type.shape) ||
            element_size(g->output[k]) != element_size(param))
            return false;
    return read_in_place(p, param);
}

/* ---- lives, in the order of execution ---- */

static void walk_graph(Planner *p, const Graph *g);

static void use_inputs(Planner *p, const Node *n, int instant)
{
    for (int i = 0; i < n->ninput; i++)
        if (value_in_memory(n->input[i]))
            value_used(p, n->input[i], instant, false);
}

static void define(Planner *p, const Node *n, int instant)
{
    if (!value_in_memory(n))
        return;
    p->begin[n->id] = instant;
    value_new(p, n, instant);
}

static void define_results(Planner *p, const Node *tuple, int instant)
{
    for (const Node *r = NULL; (r = tuple_next_result(tuple, r));)
        define(p, r, instant);
}

static void add_scratch(Planner *p, const Node *n, int64_t size, int start,
                        int end)
{
    Class *c = ARENA_NEW(p->arena, Class);

    if (size <= 0)
        return;
    c->size = size;
    c->buffer = -1;
    c->live =
        live_add(p->arena, c->live, (Interval){2 * start, 2 * end + 1, false});
    *ARENA_PUSH(p->arena, p->classes, p->nclass, p->class_capacity) = c;
    p->plan->scratch[n->id] = p->nclass - 1;
}

static void walk_kernel(Planner *p, const Node *n)
{
    const Node *root = kernel_root(n);
    int place = p->nplace++;

    for (int i = 0; i < n->ninput; i++)
        if (value_in_memory(n->input[i]))
            value_used(p, n->input[i], 2 * place + 1,
                       input_is_overwritable(p, n, i));
    define_results(p, n, 2 * place + 1);
    add_scratch(p, n, root ? root_info(root)->scratch(root, p->target) : 0,
                place, place);
}

/* A region's param is another name for an input. */
static void define_alias(Planner *p, const Node *param, const Node *input,
                         int instant)
{
    if (!value_in_memory(param))
        return;
    define(p, param, instant);
    join_classes(p, input, param);
}

/* The copies on an edge to a loop's head. */
static void add_handovers(Planner *p, Edge e, int at)
{
    for (int i = 0; i < e.n; i++)
        if (value_in_memory(e.to[i]) && !node_outside(e.to[i]))
            add_handover(p, e.from[i], e.to[i], at);
}

/* A loop at places s (start), the test's, m, the body's, e (end).
 *
 * The place that carries a value is live from 2s + 1, when the first value is
 * copied there, to m, because a loop that ends yields it; in the body as long
 * as it is read; and at e, when the next value is copied there. What the body
 * yields is live until 2e + 1. An invariant is live all the time. */
static void walk_while(Planner *p, const Node *n)
{
    Edge in = edge_in(n, while_body(n)), turn = edge_turn(n);
    int start = p->nplace++;

    for (int i = 0; i < in.n; i++) {
        if (!value_in_memory(in.from[i]))
            continue;
        value_used(p, in.from[i], 2 * start + 1, false);
        define(p, in.to[i], 2 * start + 1);
        if (node_outside(in.to[i]))
            join_classes(p, in.from[i], in.to[i]);
        define_alias(p, edge_test(n).to[i], in.to[i], 2 * start + 1);
    }
    walk_graph(p, while_test(n));

    int middle = p->nplace++;

    for (int i = 0; i < in.n; i++)
        if (value_in_memory(in.to[i]))
            value_used(p, in.to[i], 2 * middle, false);
    walk_graph(p, while_body(n));

    int end = p->nplace++;

    for (int i = 0; i < turn.n; i++) {
        if (!value_in_memory(turn.to[i]))
            continue;
        value_used(p, turn.from[i], 2 * end + 1, false);
        value_live(p, turn.to[i], (Interval){2 * end, 2 * end + 1, false});
        if (node_outside(turn.to[i]))
            value_used(p, turn.to[i], 2 * end + 1, false);
    }
    for (const Node *r = NULL; (r = tuple_next_result(n, r));)
        define_alias(p, r, region_leaves(n, while_body(n), node_index(r)),
                     2 * end + 1);
    add_handovers(p, turn, 2 * end + 1);
    add_handovers(p, in, 2 * start + 1);
}

/* A branch ends at place e: its outputs are copied to the results there. Gives
 * that instant. */
static int walk_branch(Planner *p, const Node *n, const Graph *g)
{
    Edge in = edge_in(n, g);
    int start = p->nplace++;

    for (int i = 0; i < in.n; i++)
        define_alias(p, in.to[i], in.from[i], 2 * start);
    walk_graph(p, g);

    int end = p->nplace++;

    for (int i = 0; i < g->noutput; i++)
        if (value_in_memory(g->output[i]))
            value_used(p, g->output[i], 2 * end + 1, false);
    return 2 * end + 1;
}

static void walk_cond(Planner *p, const Node *n)
{
    int joint[2];

    use_inputs(p, n, 2 * p->nplace++);
    for (int i = 0; i < 2; i++)
        joint[i] = walk_branch(p, n, n->region[i]);
    for (const Node *r = NULL; (r = tuple_next_result(n, r));) {
        if (!value_in_memory(r))
            continue;
        define(p, r, joint[1]);
        value_live(p, r, (Interval){joint[0] - 1, joint[0], false});
        value_live(p, r, (Interval){joint[1] - 1, joint[1], false});
        for (int i = 0; i < 2; i++)
            add_handover(p, region_leaves(n, n->region[i], node_index(r)), r,
                         joint[i]);
    }
}

/* What is tied is copied, at the start of a call, to where the callee changes
 * it; all else that comes in or out is apart from that. */
static void walk_call(Planner *p, const Node *n)
{
    int start = p->nplace++, end = p->nplace++;
    const Plan *callee = plan_of_call(p->plan, n);

    for (int i = 0; i < n->ninput; i++)
        if (value_in_memory(n->input[i]))
            value_used(p, n->input[i],
                       2 * (tied_result(p->plan, n, i) ? start : end) + 1,
                       false);
    for (const Node *r = NULL; (r = tuple_next_result(n, r));) {
        if (!value_in_memory(r))
            continue;
        define(p, r,
               callee && is_tied(callee, node_index(r)) ? 2 * start + 1
                                                        : 2 * start);
        value_live(p, r, (Interval){2 * start + 1, 2 * end + 1, false});
    }
    for (int i = 0; i < n->ninput; i++)
        if (tied_result(p->plan, n, i))
            add_handover(p, n->input[i], tied_result(p->plan, n, i),
                         2 * start + 1);
    if (callee && !callee->recursive)
        add_scratch(p, n, callee->arena_size, start, end);
}

static void walk_other(Planner *p, const Node *n)
{
    int place = p->nplace++;

    use_inputs(p, n, 2 * place + 1);
    define_results(p, n, 2 * place);
}

static void walk_node(Planner *p, const Node *n)
{
    switch (lower_kind[n->op]) {
    case LOWER_kernel:
        walk_kernel(p, n);
        break;
    case LOWER_while:
        walk_while(p, n);
        break;
    case LOWER_cond:
        walk_cond(p, n);
        break;
    case LOWER_call:
        walk_call(p, n);
        break;
    case LOWER_reshape:
        if (value_in_memory(n) && value_in_memory(n->input[0]))
            define_alias(p, n, n->input[0], p->begin[n->input[0]->id]);
        break;
    case LOWER_constant:
        if (value_in_memory(n)) {
            define(p, n, -1);
            class_of(p, n)->pinned = true;
            class_of(p, n)->pin =
                (Buffer){.kind = BUFFER_CONSTANT, .constant = n};
        }
        break;
    case LOWER_result:
        break;
    default:
        if (n->op != OP_param)
            walk_other(p, n);
    }
}

static void walk_graph(Planner *p, const Graph *g)
{
    for (const Node *n = g->first; n; n = n->next)
        walk_node(p, n);
}

/* ---- joining what saves copies ---- */

static void join_updates(Planner *p, const Node *kernel)
{
    const Node *root = kernel_root(kernel);
    const Node *result = tuple_result(kernel, 0);

    if (!root || !result || !value_in_memory(result))
        return;
    for (int i = 0; i < kernel->ninput; i++)
        if (kernel->region[0]->param[i] == root->input[0] &&
            input_is_overwritable(p, kernel, i))
            try_join(p, kernel->input[i], result);
}

static void join_while(Planner *p, const Node *n)
{
    Edge in = edge_in(n, while_body(n)), turn = edge_turn(n);

    for (int i = 0; i < in.n; i++) {
        if (!value_in_memory(in.to[i]) || node_outside(in.to[i]))
            continue;
        try_join(p, turn.from[i], turn.to[i]);
        try_join(p, in.from[i], in.to[i]);
    }
}

/* Is this the class of an input of the `cond`? */
static bool comes_from_outside(Planner *p, const Node *cond, const Class *c)
{
    Edge in = edge_in(cond, cond_then(cond));

    for (int i = 0; i < in.n; i++)
        if (value_in_memory(in.from[i]) && class_of(p, in.from[i]) == c)
            return true;
    return false;
}

/* Joins the result `r` of a `cond` with what its branches yield for it. */
static void join_branches(Planner *p, const Node *n, const Node *r,
                          bool passed_on)
{
    for (int i = 0; i < 2; i++) {
        const Node *out = region_leaves(n, n->region[i], node_index(r));

        if (comes_from_outside(p, n, class_of(p, out)) == passed_on)
            try_join(p, out, r);
    }
}

/* First what lies in an input's place: joined with that, an unchanged or
 * updated input need not be copied. */
static void join_cond(Planner *p, const Node *n)
{
    for (const Node *r = NULL; (r = tuple_next_result(n, r));) {
        if (!value_in_memory(r))
            continue;
        join_branches(p, n, r, true);
        join_branches(p, n, r, false);
    }
}

static void join_elementwise(Planner *p, const Node *kernel)
{
    if (kernel_root(kernel))
        return;
    for (const Node *r = NULL; (r = tuple_next_result(kernel, r));) {
        if (!value_in_memory(r))
            continue;
        for (int i = 0; i < kernel->ninput; i++)
            if (input_is_overwritable(p, kernel, i) &&
                try_join(p, kernel->input[i], r))
                break;
    }
}

/* Applies a rule to every node of an op, those of inner regions first. */
static void join_all(Planner *p, const Graph *g, Op op,
                     void (*rule)(Planner *, const Node *))
{
    for (const Node *n = g->first; n; n = n->next) {
        if (n->op != OP_kernel)
            for (int i = 0; i < n->nregion; i++)
                join_all(p, n->region[i], op, rule);
        if (n->op == op)
            rule(p, n);
    }
}

static void join_call(Planner *p, const Node *n)
{
    for (int i = 0; i < n->ninput; i++)
        if (tied_result(p->plan, n, i))
            try_join(p, n->input[i], tied_result(p->plan, n, i));
}

/* ---- the function's own params and outputs ---- */

static int tie_of(const Planner *p, int param)
{
    return p->current->tie ? p->current->tie[param] : -1;
}

static void define_params(Planner *p, const Graph *g)
{
    for (int i = 0; i < g->nparam; i++) {
        if (!value_in_memory(g->param[i]))
            continue;
        define(p, g->param[i], -1);
        class_of(p, g->param[i])->pinned = true;
        class_of(p, g->param[i])->pin =
            tie_of(p, i) < 0
                ? (Buffer){.kind = BUFFER_PARAM, .index = i}
                : (Buffer){.kind = BUFFER_RESULT, .index = tie_of(p, i)};
    }
}

/* Pins what an output lies in to the caller's memory, if nothing else lies
 * there at the end. */
static void join_outputs(Planner *p, const Graph *g)
{
    for (int i = 0; i < g->noutput; i++) {
        Class *c;

        if (!value_in_memory(g->output[i]) || is_tied(p->current, i))
            continue;
        c = class_of(p, g->output[i]);
        if (c->pinned)
            continue;
        c->pinned = true;
        c->pin = (Buffer){.kind = BUFFER_RESULT, .index = i};
    }
}

static void use_outputs(Planner *p, const Graph *g)
{
    int end = p->nplace++;

    for (int i = 0; i < g->noutput; i++)
        if (value_in_memory(g->output[i]))
            value_used(p, g->output[i], 2 * end + 1, false);
    for (int i = 0; i < g->nparam; i++)
        if (tie_of(p, i) >= 0) {
            value_live(p, g->param[i], (Interval){2 * end, 2 * end + 1, false});
            add_handover(p, g->output[tie_of(p, i)], g->param[i], 2 * end + 1);
        }
}

static void join_tied(Planner *p, const Graph *g)
{
    for (int i = 0; i < g->nparam; i++)
        if (tie_of(p, i) >= 0)
            try_join(p, g->param[i], g->output[tie_of(p, i)]);
}

/* ---- the layout ---- */

static void collect_classes(Planner *p, const Graph *g)
{
    for (const Node *n = g->first; n; n = n->next) {
        if (n->op != OP_kernel)
            for (int i = 0; i < n->nregion; i++)
                collect_classes(p, n->region[i]);
        if (!value_in_memory(n) || p->parent[n->id] < 0)
            continue;

        Class *c = class_of(p, n);

        if (c->buffer < 0) {
            *ARENA_PUSH(p->arena, p->classes, p->nclass, p->class_capacity) = c;
            c->buffer = p->nclass - 1;
        }
        p->plan->value[n->id] = c->buffer;
    }
}

/* ---- functions ---- */

static bool plan_function(Planner *p, const Graph *g);

static bool is_being_planned(const Planner *p, const Plan *plan)
{
    return p->state[plan->function->index] == 1;
}

static bool plan_callees(Planner *p, const Graph *g)
{
    for (const Node *n = g->first; n; n = n->next) {
        const Plan *callee = n->op == OP_call ? plan_of_call(p->plan, n) : NULL;

        if (n->op != OP_kernel)
            for (int i = 0; i < n->nregion; i++)
                if (!plan_callees(p, n->region[i]))
                    return false;
        if (!callee)
            continue;
        if (is_being_planned(p, callee)) {
            p->plan->plan[callee->function->index].recursive = true;
            continue;
        }
        if (p->depth > CALL_DEPTH) {
            diag_error(p->m->ctx, DIAG_H0308, n->span,
                       "the calls that lead to `%s` are too deep",
                       callee->function->name);
            return false;
        }
        if (!plan_function(p, callee->function))
            return false;
    }
    return true;
}

static bool plan_function(Planner *p, const Graph *g)
{
    Plan *plan = &p->plan->plan[g->index];

    if (p->state[g->index] == 2)
        return true;
    p->state[g->index] = 1;
    p->depth++;
    if (!plan_callees(p, g))
        return false;
    p->depth--;
    p->nplace = 0;
    p->nclass = p->class_capacity = 0;
    p->classes = NULL;
    p->current = plan;
    define_params(p, g);
    walk_graph(p, g);
    use_outputs(p, g);
    join_all(p, g, OP_kernel, join_updates);
    join_all(p, g, OP_call, join_call);
    join_tied(p, g);
    join_all(p, g, OP_cond, join_cond);
    join_all(p, g, OP_while, join_while);
    join_all(p, g, OP_kernel, join_elementwise);
    join_outputs(p, g);
    collect_classes(p, g);
    lay_out(p->arena, p->nclass, p->classes, p->nplace, plan);
    if (!p->failed && plan->arena_size > MAX_ARENA) {
        p->failed = true;
        diag_error(p->m->ctx, DIAG_H0901, SPAN_NONE,
                   "the tensors of `%s` need more memory than there is",
                   g->name);
    }
    p->plan->order[p->nordered++] = (int)g->index;
    p->state[g->index] = 2;
    return !p->failed;
}

bool plan_module(const Module *m, TargetInfo target, ModulePlan *out)
{
    Planner p = {.m = m, .arena = m->arena, .target = target, .plan = out};
    int n = (int)m->nfunction;
    bool *called = ARENA_ARRAY(p.arena, bool, n + 1);

    *out = (ModulePlan){.m = m, .nplan = n};
    out->plan = ARENA_ARRAY(p.arena, Plan, n + 1);
    out->order = ARENA_ARRAY(p.arena, int, n + 1);
    out->value = ARENA_ARRAY(p.arena, int, m->nnode + 1);
    out->scratch = ARENA_ARRAY(p.arena, int, m->nnode + 1);
    p.state = ARENA_ARRAY(p.arena, int, n + 1);
    p.mark = ARENA_ARRAY(p.arena, int, m->nnode + 1);
    p.parent = ARENA_ARRAY(p.arena, int, m->nnode + 1);
    p.of = ARENA_ARRAY(p.arena, Class *, m->nnode + 1);
    p.begin = ARENA_ARRAY(p.arena, int, m->nnode + 1);
    for (uint32_t i = 0; i < m->nnode; i++)
        out->value[i] = out->scratch[i] = p.parent[i] = p.mark[i] = -1;
    for (const Graph *g = m->first; g; g = g->next) {
        out->plan[g->index].function = g;
        graph_mark_called(g, called);
    }
    for (int i = 0; i < n; i++)
        out->plan[i].called = called[i];
    find_ties(out, p.arena);
    for (const Graph *g = m->first; g; g = g->next)
        if (!plan_function(&p, g))
            return false;
    return true;
}

const Plan *plan_of_call(const ModulePlan *p, const Node *call)
{
    const Graph *g = call_target(call);

    return g ? &p->plan[g->index] : NULL;
}
