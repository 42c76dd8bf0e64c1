/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The items that a function yields, one by one: next(), zip(), list() and all
 * else than a `for` (yield.c).
 *
 * The function's body is evaluated up to a `yield`, and later from there on.
 * Where it stopped is a path: from the body inwards, the statement in each
 * region that it is in, and of a `for` the iterator. The path is what the
 * iterator holds (three items a level), so that it is taken back with whatever
 * else an attempt changed. Its loops and conditions must be known while
 * compiling. */
#include "passes/python/protocol.h"
#include "passes/staging/live.h"

enum { STEP_NODE, STEP_REGION, STEP_ITERATOR, STEP_PARTS };

typedef enum Went { WENT_WRONG = -1, WENT_TO_END, WENT_TO_YIELD } Went;

typedef struct Resume {
    Spec *s;
    Object *it;
    const Value *from; /* the path to where it goes on */
    int nfrom;         /* its levels; 0: it begins, or has gone on */
    Value *to;         /* the path to where it yields */
    int nto;           /* its levels */
    Value *out;
    Went went; /* what came of it */
} Resume;

static Went run_graph(Resume *r, const Graph *g, int level);

static bool yields(const Node *n)
{
    if (n->op == OP_py_yield)
        return true;
    if (n->op == OP_make_function || n->op == OP_make_class)
        return false;
    for (int i = 0; i < n->nregion; i++)
        for (const Node *m = n->region[i]->first; m; m = m->next)
            if (yields(m))
                return true;
    return false;
}

/* ---- paths ---- */

static const Value *step_from(const Resume *r, int level)
{
    return r->from + level * STEP_PARTS;
}

static const Node *node_from(const Resume *r, int level)
{
    return (const Node *)(intptr_t)step_from(r, level)[STEP_NODE].i;
}

/* On the way back from a `yield`: the innermost level comes first. */
static void step_to(Resume *r, int level, const Node *n, int region,
                    Value iterator)
{
    Value *step;

    if (!r->to) {
        r->nto = level + 1;
        r->to = ARENA_ARRAY(r->s->arena, Value, r->nto * STEP_PARTS);
    }
    step = r->to + level * STEP_PARTS;
    step[STEP_NODE] = value_int((int64_t)(intptr_t)n);
    step[STEP_REGION] = value_int(region);
    step[STEP_ITERATOR] = iterator;
}

/* A path whose steps a join has made one of several cannot be gone. */
static bool path_is_known(Spec *s, const Body *b)
{
    for (int i = 0; i < b->nitem; i++)
        if (i % STEP_PARTS != STEP_ITERATOR && b->item[i].kind != VALUE_INT) {
            spec_not_yet(s, "a generator that has yielded in another place on "
                            "the other way is not there yet");
            return false;
        }
    return true;
}

/* ---- statements with a `yield` in them ---- */

static Went not_known(const Resume *r)
{
    r->s->unknown_choice = r->it;
    spec_error(r->s, DIAG_H0302,
               "which items a generator yields depends on data: a `for` goes "
               "through such a one");
    return WENT_WRONG;
}

/* Is it what a loop around it has tested? */
static bool is_test(const Activation *a, const Node *n, uint32_t temp)
{
    for (const Node *at = n->graph->owner; at; at = at->graph->owner)
        if (at->op == OP_py_while &&
            temp == a->local[at->region[0]->output[0]->id])
            return true;
    return false;
}

/* What an expression has computed so far would be forgotten. */
static bool in_expression(Spec *s, const Node *n)
{
    Activation *a = s->activation;
    const uint32_t *live;
    int count;

    a->at = live_end(s, a, n) + 1;
    count = live_temps(s, a, &live);
    for (int i = 0; i < count; i++)
        if (live[i] < a->local[n->id] && !is_test(a, n, live[i]) &&
            a->temp[live[i]].kind != VALUE_UNDEFINED)
            return true;
    return false;
}

static Went run_yield(Resume *r, const Node *n, int level)
{
    Spec *s = r->s;

    if (in_expression(s, n)) {
        spec_not_yet(s, "`yield` in the midst of an expression is not there "
                        "yet, where the items are taken one by one");
        return WENT_WRONG;
    }
    *r->out = eval_temp(s, n->input[0]);
    step_to(r, level, n, 0, value_none());
    return WENT_TO_YIELD;
}

static Went run_if(Resume *r, const Node *n, int level)
{
    Node *node;
    int region;
    Went went;

    if (r->nfrom) {
        region = (int)step_from(r, level)[STEP_REGION].i;
    } else {
        int truth = spec_truth(r->s, eval_temp(r->s, n->input[0]), &node);

        if (truth < 0)
            return spec_ended(r->s) ? WENT_WRONG : not_known(r);
        region = !truth;
    }
    went = run_graph(r, n->region[region], level + 1);
    if (went == WENT_TO_YIELD)
        step_to(r, level, n, region, value_none());
    return went;
}

static Went run_while(Resume *r, const Node *n, int level)
{
    Spec *s = r->s;
    const Graph *test = n->region[0];

    for (;;) {
        Node *node;
        Went went;

        if (!r->nfrom) {
            int truth;

            eval_nodes(s, test);
            if (spec_ended(s) || s->unguarded)
                return WENT_WRONG;
            truth = spec_truth(s, eval_temp(s, test->output[0]), &node);
            if (truth < 0)
                return not_known(r);
            if (!truth)
                return WENT_TO_END;
        }
        went = run_graph(r, n->region[1], level + 1);
        if (went == WENT_TO_YIELD)
            step_to(r, level, n, 1, value_none());
        if (went || !spec_steps_left(s))
            return went ? went : WENT_WRONG;
    }
}

/* Has a jump ended a `for`? 1, 0, or -1: only running knows. */
static int stopped(Spec *s, const Node *n)
{
    Text flag = node_text(n, ATTR_stop_flag);
    const Value *v;
    Node *node;

    if (!flag.size)
        return 0;
    v = object_find(s->activation->frame,
                    sym_intern(&s->ctx->names, flag.data, flag.size));
    return v && v->kind != VALUE_UNDEFINED ? spec_truth(s, *v, &node) : 0;
}

static Went run_for(Resume *r, const Node *n, int level)
{
    Spec *s = r->s;
    const Graph *body = n->region[0];
    Value iterator = r->nfrom ? step_from(r, level)[STEP_ITERATOR]
                              : iterator_of(s, eval_temp(s, n->input[0]));

    for (;;) {
        Went went;

        if (iterator.kind == VALUE_POISON || spec_ended(s))
            return WENT_WRONG;
        if (!r->nfrom) {
            Value item;
            int stop = stopped(s, n), more;

            if (stop < 0 || iterator_is_staged(iterator))
                return not_known(r);
            more = stop ? 0 : iterator_next(s, iterator, &item);
            if (more <= 0)
                return more ? WENT_WRONG : WENT_TO_END;
            eval_set_temp(s, body->param[0], item);
        }
        went = run_graph(r, body, level + 1);
        if (went == WENT_TO_YIELD)
            step_to(r, level, n, 0, iterator);
        if (went || !spec_steps_left(s))
            return went ? went : WENT_WRONG;
    }
}

static Went run_statement(Resume *r, const Node *n, int level)
{
    r->s->span = n->span;
    switch (n->op) {
    case OP_py_yield:
        return run_yield(r, n, level);
    case OP_py_if:
        return run_if(r, n, level);
    case OP_py_while:
        return run_while(r, n, level);
    case OP_py_for:
        return run_for(r, n, level);
    default:
        spec_not_yet(r->s,
                     "`yield` inside of %s, where the items are taken one by "
                     "one, is not there yet",
                     n->op == OP_py_with ? "`with`"
                     : n->op == OP_py_try || n->op == OP_py_finally
                         ? "`try`"
                         : "an expression");
        return WENT_WRONG;
    }
}

/* From the begin of a region, or from where the path leads in it. */
static Went run_graph(Resume *r, const Graph *g, int level)
{
    Spec *s = r->s;
    const Node *n = g->first;

    if (r->nfrom) {
        n = node_from(r, level);
        if (level == r->nfrom - 1) { /* the `yield` */
            r->nfrom = 0;
            eval_set_temp(s, n, value_none());
            n = n->next;
        }
    }
    for (; n; n = n->next) {
        Went went = WENT_TO_END;

        if (r->nfrom || yields(n))
            went = run_statement(r, n, level);
        else
            eval_statement(s, n);
        if (s->unguarded && !spec_ended(s)) {
            spec_unguarded(s);
            return WENT_WRONG;
        }
        if (went || spec_ended(s))
            return spec_ended(s) ? WENT_WRONG : went;
    }
    return WENT_TO_END;
}

/* ---- the whole ---- */

static Value run_on(Spec *s, void *data)
{
    Resume *r = data;
    Body *b;

    r->went =
        run_graph(r, s->activation->function->function.node->region[0], 0);
    heap_touch(s, r->it);
    b = object_edit(r->it);
    if (r->went == WENT_TO_YIELD) {
        b->position++;
        b->item = r->to;
        b->nitem = b->capacity = r->nto * STEP_PARTS;
    } else {
        b->position = ITERATOR_AT_END;
        b->nitem = 0;
    }
    return value_none();
}

int generator_next(Spec *s, Object *it, Value *out)
{
    const Body *b = object_body(it);
    Resume r = {.s = s, .it = it, .out = out, .went = WENT_WRONG};

    if (!path_is_known(s, b))
        return -1;
    r.nfrom = b->nitem / STEP_PARTS;
    r.from = arena_copy(s->arena, b->item, (size_t)b->nitem * sizeof *b->item);
    if (!generator_eval(s, it, it->iterator.function->function.node->region[0],
                        run_on, &r))
        return -1;
    return spec_ended(s) ? -1 : (int)r.went;
}
