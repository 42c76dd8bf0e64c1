/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Loops: run while compiling, rolled into a `while`, or unrolled.
 *
 * Turns that make no nodes are simply run. The first one that does is taken
 * back, and what becomes of the rest is strategy.c's. */
#include "passes/python/protocol.h"
#include "passes/staging/loop.h"
#include "passes/staging/many.h"
#include "passes/python/python.h"

/* ---- one turn, and the test ---- */

/* Has the loop ended between two turns, by a jump or an exception? */
static Value loop_stopped(Loop *l)
{
    Spec *s = l->s;
    const Value *slot =
        l->stop_flag ? object_find(s->activation->frame, l->stop_flag) : NULL;
    Value flag =
        slot && slot->kind != VALUE_UNDEFINED ? *slot : value_bool(false);
    Node *none;

    switch (raise_none(s, &none)) {
    case 1:
        return flag;
    case 0:
        return value_bool(true);
    default:
        return number_or(s, flag, number_not(s, value_scalar(none)));
    }
}

void loop_turn(Loop *l, Value k)
{
    const Graph *body = l->node->region[l->is_for ? 0 : 1];

    raise_clear(l->s);
    if (l->is_for)
        eval_set_temp(l->s, body->param[0], source_item(l->s, &l->source, k));
    eval_nodes(l->s, body);
    l->s->unguarded = false; /* what follows asks loop_test() */
}

static Value way_over(Spec *s, void *data)
{
    (void)s;
    (void)data;
    return value_bool(false);
}

/* What was tested, where the test has raised nothing. */
static Value way_tested(Spec *s, void *data)
{
    const Graph *test = ((Loop *)data)->node->region[0];

    return value_truth(s, eval_temp(s, test->output[0]));
}

static Value way_test(Spec *s, void *data)
{
    const Graph *test = ((Loop *)data)->node->region[0];
    Node *none;

    eval_nodes(s, test);
    if (spec_ended(s)) /* what it yields was not evaluated */
        return value_bool(false);
    if (!s->unguarded)
        return eval_temp(s, test->output[0]);
    s->unguarded = false;
    if (raise_none(s, &none) == 1)
        return way_tested(s, data);
    return control_branch(s, none, way_tested, way_over, data);
}

/* The test of a `while`, unless an exception ends it. */
static int while_test(Loop *l, Node **node)
{
    Spec *s = l->s;
    Node *none;
    Value v;

    switch (raise_none(s, &none)) {
    case 0:
        return 0;
    case 1:
        v = way_test(s, l);
        break;
    default:
        v = control_branch(s, none, way_test, way_over, l);
    }
    s->unguarded = false;
    return spec_ended(s) ? -2 : spec_truth(s, v, node);
}

int loop_test(Loop *l, Value k, Node **node)
{
    Spec *s = l->s;
    Value more;
    Node *stop, *go;
    Build b;
    int truth;

    if (!l->is_for)
        return while_test(l, node);
    s->span = l->node->span; /* what it goes through may have changed */
    more = scalar_compare(s, OPERATOR_LT, k, source_count(l->s, &l->source));
    truth = spec_truth(s, more, node);
    if (truth == 0)
        return truth;
    switch (spec_truth(s, loop_stopped(l), &stop)) {
    case 0:
        return truth;
    case 1:
        return 0;
    case -1:
        break;
    default:
        return -2;
    }
    b = spec_build(s);
    go = condition_not(s, stop);
    *node = truth == 1 ? go : build2(&b, OP_and, *node, go);
    facts_note(s, *node, facts_of(s, go, true), NULL);
    return -1;
}

/* ---- turns at compile time ---- */

int loop_next(Loop *l, Node **node)
{
    return loop_test(l, value_int(l->done), node);
}

static bool loop_over_budget(const Loop *l, int64_t first_step)
{
    return !l->to_the_end && !l->s->runs_again &&
           l->s->steps - first_step > spec_static_steps(l->s);
}

static Value way_turn(Spec *s, void *data)
{
    Loop *l = data;

    (void)s;
    loop_turn(l, value_int(l->done));
    return value_none();
}

static Value way_turn_unless_stopped(Spec *s, void *data)
{
    Node *stop;

    switch (spec_truth(s, loop_stopped(data), &stop)) {
    case 0:
        return way_turn(s, data);
    case -1:
        return control_branch(s, condition_not(s, stop), way_turn,
                              control_nothing, data);
    default:
        return value_none();
    }
}

void loop_unroll_turn(Loop *l)
{
    Spec *s = l->s;
    Node *stop;

    if (spec_truth(s, loop_stopped(l), &stop) == -1) {
        raise_then(s, way_turn_unless_stopped, l);
        s->unguarded = false; /* what follows asks loop_stopped() */
    } else {
        loop_turn(l, value_int(l->done));
    }
    l->done++;
}

/* A turn is made only if it is certain. */
static bool loop_has_more(Spec *s, Value more)
{
    if (more.kind == VALUE_SCALAR)
        spec_error(s, DIAG_H0301,
                   "this loop cannot be rolled, and how many turns it has is "
                   "known only when running");
    return more.kind == VALUE_BOOL && more.b;
}

void loop_unroll(Loop *l)
{
    Spec *s = l->s;
    Progress before = progress_of(s);
    Node *node;

    while (spec_steps_left(s) && !progress_failed(s, &before) && !s->diverged &&
           !s->abandoned) {
        Value more = value_bool(true);
        int truth, stop = spec_truth(s, loop_stopped(l), &node);

        if (stop == 1)
            return;
        s->span = l->node->span;
        if (l->is_for && !source_take(s, &l->source, stop == -1))
            return;
        if (l->is_for)
            more = scalar_compare(s, OPERATOR_LT, value_int(l->done),
                                  source_count(s, &l->source));
        if (s->diverged || !loop_has_more(s, more))
            return;
        if (!l->is_for) {
            truth = loop_next(l, &node);
            if (truth != 1) {
                if (truth == -1)
                    spec_error(s, DIAG_H0301,
                               "this loop cannot be rolled, and its condition "
                               "is known only when running");
                return;
            }
        }
        loop_unroll_turn(l);
    }
}

/* What came of some turns at compile time. */
typedef enum Turns {
    TURNS_MADE,  /* all of them */
    TURNS_OVER,  /* the loop ended */
    TURNS_STAGED /* the next one makes nodes, or its test is staged */
} Turns;

/* A turn that may make no nodes, nor errors, nor too many steps. Of those under
 * way the outermost is left at once when that happens: it is taken back,
 * whatever the loops in it would make of the rest. So a nest of loops costs
 * what its levels do. */
static void loop_only_static_turn(Loop *l, int64_t first_step)
{
    Spec *s = l->s;
    bool outermost = !s->only_static;
    int64_t most = s->most_steps;
    int64_t own = first_step + 2 * spec_static_steps(s);
    bool limits = outermost && s->grows_early && own < most && !l->to_the_end &&
                  !s->runs_again;

    if (limits)
        s->most_steps = own;
    if (outermost)
        s->static_errors = s->ctx->nfound;
    s->only_static = true;
    loop_turn(l, value_int(l->done));
    if (outermost)
        s->only_static = false;
    if (limits && s->steps >= own) {
        s->grew_early = true;
        spec_in_vain(s, s->steps - first_step);
    }
    s->most_steps = most;
}

static Turns loop_static_turns(Loop *l, int64_t most, int64_t first_step)
{
    Spec *s = l->s;
    Progress before = progress_of(s);
    Node *node;

    for (int64_t i = 0; i < most; i++) {
        int truth = loop_next(l, &node);

        if (truth == -2 && !spec_unwinds(s))
            control_lost(s, way_turn, l);
        if (truth == 0 || truth == -2 || s->gave_up)
            return TURNS_OVER;
        if (truth != -1 && loop_over_budget(l, first_step)) {
            spec_in_vain(s, s->steps - first_step);
            return TURNS_STAGED;
        }
        if (truth == -1)
            return TURNS_STAGED;
        loop_only_static_turn(l, first_step);
        if (progress_emitted(s, &before) || progress_failed(s, &before) ||
            (s->diverged && !s->raised) || s->abandoned)
            return TURNS_STAGED;
        if (s->diverged) /* it raises, and someone waits for that */
            return TURNS_OVER;
        l->done++;
    }
    return TURNS_MADE;
}

/* Turns that made nothing when they were tried: they and the loops in them take
 * as many steps as they took then, whatever the limit has become. */
static void run_again(Loop *l, int64_t turns)
{
    bool outer = l->s->runs_again;

    l->s->runs_again = true;
    loop_static_turns(l, turns, l->s->steps);
    l->s->runs_again = outer;
}

/* A mark makes the next change of each object copy it, so the turns between two
 * marks double; what is taken back of good turns is run again. */
bool loop_run_static(Loop *l)
{
    Spec *s = l->s;
    int64_t first_step = s->steps;

    for (int64_t most = 1;; most *= 2) {
        int64_t before = l->done, good;
        Attempt a;
        Turns turns;

        attempt_open(s, &a);
        turns = loop_static_turns(l, most, first_step);
        if (turns != TURNS_STAGED) {
            attempt_keep(s, &a);
            if (turns == TURNS_OVER)
                return true;
            continue;
        }
        attempt_drop(s, &a);
        if (s->gave_up || (s->abandoned && s->only_static))
            return true;
        s->abandoned = false;
        good = l->done - before;
        l->done = before;
        run_again(l, good);
        return false;
    }
}

/* ---- the statements ---- */

static LoopMemo *loop_memo(Spec *s, const Node *n)
{
    LoopMemo **first = &s->memo[n->id % SPEC_MEMOS], *m = *first;

    while (m && m->node != n)
        m = m->next;
    if (m)
        return m;
    m = ARENA_NEW(s->arena, LoopMemo);
    m->node = n;
    m->next = *first;
    *first = m;
    return m;
}

static void loop_run(Loop *l)
{
    l->first_step = l->s->steps;
    if (l->must_roll) {
        l->has_rolled = loop_rolls(l);
        return;
    }
    if ((l->is_for && !l->source.rolls) || !loop_run_static(l))
        loop_stage(l);
}

void control_while(Spec *s, const Node *n)
{
    Loop l = {
        .s = s, .node = n, .memo = loop_memo(s, n), .cause = {true, n->span}};

    loop_run(&l);
    raise_note(s);
}

/* Gives what the loop goes through a hidden name, which holds it while the
 * loop's turns are joined. */
static void loop_hold(Loop *l, Value iterable)
{
    Spec *s = l->s;

    l->held =
        spec_sym(s, arena_printf(s->arena, ".for%u", (unsigned)l->node->id));
    object_set(s, s->activation->frame, l->held, iterable);
}

/* What the loop went through knows how far it was taken. */
static void loop_close(Loop *l)
{
    Node *node;
    int stopped = l->s->diverged ? 0 : spec_truth(l->s, loop_stopped(l), &node);

    bool raised =
        l->s->diverged ? l->s->raised != NULL : raise_none(l->s, &node) != 1;

    source_close(l->s, &l->source,
                 raised         ? ITERATOR_LOST
                 : stopped == 0 ? ITERATOR_AT_END
                 : stopped == 1 ? (int)l->done
                                : ITERATOR_LOST);
}

/* A turn with an item that is unknown because of an error. */
static Value way_lost(Spec *s, void *data)
{
    const Node *n = data;

    eval_set_temp(s, n->region[0]->param[0], value_poison());
    eval_nodes(s, n->region[0]);
    return value_none();
}

typedef enum ForEnd {
    FOR_RUN,
    FOR_NOT_ROLLED, /* and it should have been */
    FOR_IN_VAIN     /* an item behind a `break` left something behind */
} ForEnd;

static ForEnd run_for(Spec *s, const Node *n, Value iterable, bool must_roll)
{
    Loop l = {.s = s,
              .node = n,
              .memo = loop_memo(s, n),
              .cause = {true, n->span},
              .is_for = true,
              .must_roll = must_roll};
    Text flag = node_text(n, ATTR_stop_flag);

    if (iterable.kind == VALUE_POISON) {
        control_lost(s, way_lost, (void *)n);
        return FOR_RUN;
    }
    if (flag.size)
        l.stop_flag = sym_intern(&s->ctx->names, flag.data, flag.size);
    if (!source_open(s, iterable, &l.source)) {
        spec_met(s, value_poison());
        if (!spec_ended(s))
            control_lost(s, way_lost, (void *)n);
        return FOR_RUN;
    }
    if (l.source.kind == SOURCE_YIELDED) {
        loop_hold(&l, l.source.iterator);
        generator_run_loop(s, l.source.iterator, n);
        s->unguarded = false; /* noted below */
        object_delete(s, s->activation->frame, l.held);
        raise_note(s);
        return FOR_RUN;
    }
    if (l.source.kind != SOURCE_RANGE)
        loop_hold(&l, l.source.iterator.kind == VALUE_UNDEFINED
                          ? iterable
                          : l.source.iterator);
    loop_run(&l);
    if (must_roll && !l.has_rolled)
        return FOR_NOT_ROLLED;
    s->unguarded = false; /* noted below */
    loop_close(&l);
    if (l.held)
        object_delete(s, s->activation->frame, l.held);
    raise_note(s);
    return l.source.in_vain ? FOR_IN_VAIN : FOR_RUN;
}

typedef struct ForMany {
    const Node *node;
    Value iterable;
} ForMany;

static void for_each_item(Spec *s, void *data)
{
    const ForMany *m = data;

    run_for(s, m->node, m->iterable, false);
}

static bool for_rolled(Spec *s, void *data)
{
    const ForMany *m = data;

    return run_for(s, m->node, m->iterable, true) != FOR_NOT_ROLLED;
}

/* A loop with a `break`, through a generator expression: if its items may not
 * be asked for behind that, as they print or raise, its own loop is run, with
 * the script's body where it gives an item. */
static void for_through_expression(Spec *s, const Node *n, Value iterable)
{
    Attempt a;

    attempt_open(s, &a);
    if (run_for(s, n, iterable, false) != FOR_IN_VAIN || spec_unwinds(s)) {
        attempt_keep(s, &a);
        return;
    }
    attempt_drop(s, &a);
    iterable.object->iterator.rolls = true;
    run_for(s, n, iterable, false);
    iterable.object->iterator.rolls = false;
}

void control_for_through(Spec *s, const Node *n, Value iterable)
{
    enum { IN_VAIN = 2 };
    ForMany data = {n, iterable};
    LoopMemo *memo = loop_memo(s, n);
    Many m = {for_each_item, for_rolled, &data, false};
    int64_t nitem = memo->nstuck < IN_VAIN ? many_items(s, iterable) : 0;
    bool is_lost = s->ctx->nfound > 0; /* it says nothing of another time */

    if (nitem) {
        if (many_tried(s, nitem, iterable, &m))
            return;
        memo->nstuck += !is_lost && !s->abandoned;
    }
    if (expression_is_between(iterable))
        for_through_expression(s, n, iterable);
    else
        run_for(s, n, iterable, false);
}

static Value for_settled(Spec *s, const Value *iterable, void *data)
{
    control_for_through(s, data, *iterable);
    return value_none();
}

/* A loop through what is one of several, other than short lists of one length,
 * is a branch with a loop in each way. */
void control_for(Spec *s, const Node *n)
{
    Value v = choice_settle(
        s, choice_require(s, eval_temp(s, n->input[0]),
                          "TypeError: 'NoneType' object is not iterable"));

    if (v.kind == VALUE_CHOICE &&
        (!source_has_length(v.choice) || many_in_one(s, v.choice)))
        choice_split(s, 0, 1, &v, for_settled, (void *)n);
    else
        control_for_through(s, n, v);
}
