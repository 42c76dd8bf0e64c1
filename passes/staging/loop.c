/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Loops: run while compiling, rolled into a `while`, or unrolled.
 *
 * Turns that make no nodes are simply run. The first one that does is taken
 * back, and the rest of the loop is rolled: the body is run with what it
 * changes replaced by params, until the types of the carried values stand
 * still. When that fails (a value changes its type once, a list grows, an
 * index must be known), the first turn is peeled off; when that fails too, a
 * loop whose turns are known is unrolled. So it is when it rolls but loses a
 * value, as that has another form after a turn than before the loop: it may be
 * needed later. */
#include "passes/numpy/numpy.h"
#include "passes/python/table.h"
#include "passes/python/protocol.h"
#include "passes/staging/loop.h"
#include "passes/staging/many.h"
#include "passes/python/python.h"

enum {
    UNROLL_TURNS = 5000,
    LOST_TURNS = 64 /* unrolled for the sake of a name that may be needed */
};

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

/* May the next turn run now? 1 yes, 0 the loop is over, -1 a staged test. */
static int loop_next(Loop *l, Node **node)
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

/* One unrolled turn, guarded if a staged flag, or what was raised, may have
 * ended the loop. */
static void loop_unroll_turn(Loop *l)
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

static void loop_unroll(Loop *l)
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

/* Runs turns for as long as they make no nodes; true when the loop is over.
 * Otherwise the turn that did was taken back. A mark makes the next change of
 * each object copy it, so the turns between two marks double; what is taken
 * back of good turns is run again. */
static bool loop_run_static(Loop *l)
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

/* ---- strategies ---- */

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

/* The kinds of values in a frame, and in the small objects that it holds: a
 * total begins as an int, and is a float after a turn. Whether a number is
 * known makes no difference. */
static uint64_t kinds_of(uint64_t hash, const Body *b, int depth)
{
    enum { SMALL = 16, PRIME = 0x01000193 };

    for (int i = 0; i < b->nitem; i++) {
        Value v = b->item[i];
        const Object *o = v.kind == VALUE_OBJECT ? v.object : NULL;
        int kind = o ? 64 + (int)o->kind : value_dtype(v) ? 0 : (int)v.kind;

        hash = (hash ^ (uint64_t)(kind * 64 + (int)value_dtype(v))) * PRIME;
        if (o && depth && o->kind != OBJECT_FUNCTION &&
            object_peek(o)->nitem <= SMALL)
            hash = kinds_of(hash, object_peek(o), depth - 1);
    }
    return hash;
}

/* What worked here for values of such kinds; rolling is tried first. */
static Worked *loop_worked(const Loop *l)
{
    LoopMemo *m = l->memo;
    uint64_t kinds = kinds_of(0, object_peek(l->s->activation->frame), 2);
    Worked *w = m->worked;

    while (w && w->kinds != kinds)
        w = w->next;
    if (w)
        return w;
    w = ARENA_NEW(l->s->arena, Worked);
    w->kinds = kinds;
    w->strategy = ROLL;
    w->next = m->worked;
    m->worked = w;
    return w;
}

/* Of a `for`, where it is known. */
static int64_t loop_turns_left(const Loop *l)
{
    return l->is_for && l->source.count.kind == VALUE_INT
               ? l->source.count.i - l->done
               : INT64_MAX;
}

static bool loop_can_unroll(const Loop *l)
{
    return !l->is_for || loop_turns_left(l) <= UNROLL_TURNS;
}

/* The next test, as spec_truth(), and nothing of it stays. It is true, too, if
 * it is staged and comes out true (`may_fold`). */
static int loop_foresees(Loop *l, bool may_fold)
{
    Attempt a;
    Node *node;
    int truth;
    Literal known;

    attempt_open(l->s, &a);
    truth = loop_next(l, &node);
    if (truth == -1 && may_fold && spec_cheap_literal(l->s, node, &known))
        truth = literal_i64(&known, 0) != 0;
    attempt_drop(l->s, &a);
    return truth;
}

/* Is at least one more turn certain, so that the next can be taken out? */
static bool loop_turn_is_certain(Loop *l, bool may_fold)
{
    return loop_foresees(l, may_fold) == 1;
}

/* Where a static number is staged, recursion that it ends has no end. The
 * outermost loop that is tried is then not rolled: those inside would each go
 * down as deep again. */
static bool loop_recurred(Spec *s)
{
    if (s->ntry || !s->gave_up || !s->recurred || s->nrecurred == SPEC_TRIES)
        return false;
    s->nrecurred++;
    s->gave_up = NULL;
    s->recurred = false;
    s->abandoned = s->only_static; /* what was given up is not gone on with */
    return true;
}

static bool loop_roll_tried(Loop *l, bool certain)
{
    Spec *s = l->s;
    bool done;

    if (!s->ntry++)
        s->try_depth = s->depth;
    done = loop_roll(l, certain);
    s->ntry--;
    return done;
}

/* ---- behind a turn that only running knows of ---- */

/* The turn is made, and what follows it is rolled. The loop is told that it
 * goes on: that is what the branch around this says. */
static Value way_goes_on(Spec *s, void *data)
{
    Loop *l = data;
    int64_t done = l->done;

    if (l->stop_flag)
        object_set(s, s->activation->frame, l->stop_flag, value_bool(false));
    loop_turn(l, value_int(l->done++));
    if (!spec_ended(s)) {
        l->rotated = false;
        l->has_gone_on = loop_roll_tried(l, false);
        l->wanted = s->growth;
    }
    l->done = done;
    return value_none();
}

/* Rolls a loop that may end with the turn that was taken out: the one behind
 * that is taken out as well, in a branch on the test, and the rest is rolled in
 * there. What the first turn puts into the place of something else, which is
 * there only where the loop has ended, is then none of what is carried. */
static bool loop_roll_guarded(Loop *l)
{
    Spec *s = l->s;
    Progress before = progress_of(s);
    int ntrail = s->heap.ntrail, nwritten = trace_nwritten(s->heap.trace);
    Node *test;

    if (loop_next(l, &test) != -1 || s->heap.ntrail != ntrail ||
        trace_nwritten(s->heap.trace) != nwritten ||
        s->region->token != before.token || progress_failed(s, &before))
        return false;
    l->has_gone_on = false;
    l->wanted.list = NULL;
    control_branch(s, test, way_goes_on, control_nothing, l);
    s->unguarded = false; /* noted behind the loop */
    if (!l->has_gone_on && !spec_unwinds(s))
        s->growth = l->wanted;
    return l->has_gone_on && !progress_failed(s, &before);
}

/* Takes the first turn out; is there a second one for sure? */
static bool loop_peel(Loop *l)
{
    Node *node;
    int truth = -2;

    if (!l->is_for)
        loop_next(l, &node); /* for its effects */
    loop_unroll_turn(l);
    if (!spec_ended(l->s))
        truth = loop_foresees(l, false);
    l->may_end |= truth == -1;
    return l->is_for && truth == 1;
}

static bool loop_try(Loop *l, Strategy strategy, bool may_lose)
{
    int64_t done = l->done;
    Attempt a;
    bool certain;

    attempt_open(l->s, &a);
    l->first_tried = a.before.nobject;
    certain = loop_turn_is_certain(l, strategy == PEEL);
    l->rotated = false;
    l->may_lose = may_lose;
    l->may_mix = strategy != ROLL;
    l->mixes = false;
    l->loses = 0;
    if (strategy == PEEL || strategy == GUARD) {
        if (!certain)
            goto failed;
        certain = loop_peel(l);
    }
    if (!progress_failed(l->s, &a.before) && !l->s->diverged &&
        (strategy == GUARD ? loop_roll_guarded(l)
                           : loop_roll_tried(l, certain)) &&
        !spec_unwinds(l->s)) {
        attempt_keep(l->s, &a);
        return true;
    }
    if (spec_unwinds(l->s) && !loop_recurred(l->s)) {
        attempt_keep(l->s, &a);
        return true;
    }
failed:
    attempt_drop(l->s, &a);
    l->done = done;
    return false;
}

/* ---- lists that grow in it ---- */

enum {
    GROWN_LISTS = MOST_CANDIDATES + 16, /* in one loop, at most */
    KEPT_TURNS = 100, /* so many are rather unrolled than a list is grown, */
    KEPT_EARLY = 16   /* where lists are not grown early, and where they are */
};

/* Lists that are grown for a loop: their room is fixed while it is rolled. */
typedef struct GrownLists {
    int n;
    Object *list[GROWN_LISTS];
} GrownLists;

static int64_t most_turns(const Loop *l)
{
    Interval turns;

    if (!l->is_for || l->endless)
        return -1;
    turns = interval_of(l->s, source_count(l->s, (Iterated *)&l->source));
    return turns.high < INT64_MAX && turns.high >= l->done
               ? turns.high - l->done
               : -1;
}

/* For how many turns a list gets room. The turns of a loop in another may be
 * more in each round of that, as they go through what the last one made
 * (`front = next`): they are raised once, and then a check of the run says
 * whether that was enough. */
static int64_t turns_for_room(Loop *l)
{
    LoopMemo *m = l->memo;
    int64_t turns = most_turns(l);

    if (!l->s->rolled_since || turns < 0)
        return turns;
    if (m->since != l->s->rolled_since) {
        m->since = l->s->rolled_since;
        m->raised = false;
        m->turns = turns;
    } else if (!m->raised && turns > m->turns) {
        m->raised = true;
        m->turns = growth_for_more_turns(turns);
    }
    return m->raised ? m->turns : turns;
}

/* Grows a list that the last attempt asked for, if it is older than that: one
 * that a peeled turn made went with it. */
static bool loop_grows_one(Loop *l, GrownLists *grown, uint32_t first_new)
{
    Spec *s = l->s;
    Object *list = s->growth.list;
    bool again = false, done;
    int npin = s->npin;
    int64_t cap;

    if (!list || list->id >= first_new || grown->n == GROWN_LISTS)
        return false;
    if (!l->endless && source_goes_through(&l->source, list)) {
        l->endless = true; /* what was grown for fewer turns gets more room */
        for (int i = 0; i < grown->n; i++)
            growth_for_any_turns(s, grown->list[i]);
    }
    for (int i = 0; i < grown->n; i++)
        again |= grown->list[i] == list;
    cap = growth_raise_cap(s, again);
    l->cap = cap > l->cap ? cap : l->cap;
    done = growth_before_loop(s, turns_for_room(l));
    s->npin = npin; /* what the library held for it, while the loop goes on */
    if (done)
        grown->list[grown->n++] = list;
    return done;
}

/* The same of all such. */
static bool loop_grows(Loop *l, GrownLists *grown, uint32_t first_new)
{
    Spec *s = l->s;
    const Growth *more = s->growth.more;
    bool done = loop_grows_one(l, grown, first_new);

    while (done && growth_next(s, &more))
        loop_grows_one(l, grown, first_new);
    return done;
}

static void loop_unfix(Loop *l, const GrownLists *grown)
{
    for (int i = 0; i < grown->n; i++)
        growth_unfix(l->s, grown->list[i]);
}

/* Are there so few turns that a list is rather kept as it is? */
static bool loop_keeps(const Loop *l)
{
    const Growth *g = &l->s->growth;
    int64_t turns = loop_turns_left(l), all = turns;

    if (g->is_staged || turns > KEPT_TURNS)
        return false;
    if (g->width)
        all *= g->width;
    if (!l->s->grows_early || all <= KEPT_EARLY)
        return true;
    l->s->grew_early = true;
    return false;
}

/* As loop_try(), with lists grown before it. Where a list gets as many items in
 * each of a few turns, it is rather kept as it is. */
static bool loop_try_growing(Loop *l, Strategy strategy, bool may_lose)
{
    Spec *s = l->s;
    GrownLists grown = {0};
    Attempt a;
    bool done;

    s->growth.list = NULL;
    l->cap = 0;
    if (loop_try(l, strategy, may_lose))
        return true;
    if (!s->growth.list || loop_keeps(l) ||
        (strategy == ROLL && s->growth.is_like && !s->growth.is_staged))
        return false; /* it may have that length from the first turn on */
    attempt_open(s, &a);
    while (loop_grows(l, &grown, l->first_tried)) {
        s->growth.nagain++;
        done = loop_try(l, strategy, may_lose);
        s->growth.nagain--;
        if (!done)
            continue;
        loop_unfix(l, &grown);
        attempt_keep(s, &a);
        return true;
    }
    attempt_drop(s, &a);
    return false;
}

/* A loop of which no turn is certain: it is rolled, or has no form. */
static void loop_roll_growing(Loop *l)
{
    Spec *s = l->s;
    GrownLists grown = {0};
    bool refused = s->growth.refused;

    l->cap = 0;
    for (;;) {
        bool rotated = l->rotated, done;
        Attempt a;

        s->growth.list = NULL;
        attempt_open(s, &a);
        s->growth.nagain += grown.n > 0;
        done = loop_roll(l, false);
        s->growth.nagain -= grown.n > 0;
        if (done || !s->growth.list || spec_unwinds(s)) {
            attempt_keep(s, &a);
            break;
        }
        attempt_drop(s, &a);
        l->rotated = rotated;
        s->growth.refused = !loop_grows(l, &grown, a.before.nobject);
    }
    s->growth.refused = refused;
    if (!spec_unwinds(s))
        loop_unfix(l, &grown);
}

/* Unrolling once is no reason to unroll more turns, or turns unknown. */
static void loop_reconsider(const Loop *l, Worked *w)
{
    int64_t turns = loop_turns_left(l);

    if (w->strategy == UNROLL && turns <= w->turns)
        return;
    if (w->strategy == UNROLL)
        w->strategy = ROLL;
    w->turns = turns < INT64_MAX ? turns : 0;
}

/* Tries what may work, from the one that did before; what was lost, if none
 * does, is in `*loses`. After an error, or in what is left at once, nothing is
 * learnt for another time. */
static bool loop_tries(Loop *l, Worked *w, int *loses)
{
    bool is_lost = l->s->ctx->nfound > 0;
    Strategy before = w->strategy;
    int nrecurred = l->s->nrecurred;

    l->may_end = false;
    for (; w->strategy < UNROLL; w->strategy++) {
        if (w->strategy == MIX && !w->mixes)
            continue;
        if (loop_try_growing(l, w->strategy, w->may_lose))
            return true;
        w->mixes |= l->mixes;
        if (l->loses)
            *loses = l->loses;
    }
    if (l->s->nrecurred == nrecurred)
        w->may_end |= l->may_end;
    if (is_lost || l->s->abandoned)
        w->strategy = before;
    return false;
}

/* Once more, as it cannot be rolled. */
static void loop_roll_for_errors(Loop *l)
{
    Spec *s = l->s;
    bool refused = s->growth.refused;

    l->rotated = false;
    l->may_mix = l->may_lose = true;
    s->growth.refused = true; /* none is asked for any more */
    if (!loop_roll(l, false) && !s->ctx->nfound && !spec_unwinds(s))
        spec_error(s, DIAG_H0999, "a loop that was not rolled");
    s->growth.refused = refused;
}

static bool loop_unrolls(Loop *l)
{
    if (!loop_can_unroll(l) || !loop_turn_is_certain(l, false))
        return false;
    loop_unroll(l);
    return true;
}

/* What cannot be rolled and has too many turns to be unrolled may still make
 * nothing, if there are as many steps as that would take. */
static bool loop_runs_to_the_end(Loop *l)
{
    int64_t turns = l->done ? l->done : 1, left = loop_turns_left(l), all;
    int64_t each = 1 + (l->s->steps - l->first_step) / turns;
    bool over;

    if (l->s->only_static || __builtin_mul_overflow(left, each, &all) ||
        all > SPEC_STEPS - l->s->steps || !loop_turn_is_certain(l, false))
        return false;
    l->to_the_end = true;
    over = loop_run_static(l);
    l->to_the_end = false;
    return over || loop_unrolls(l);
}

/* What neither way of rolling can may be possible where it is known that the
 * loop goes on. Turns that may be unrolled keep all values. */
static bool loop_guards(Loop *l, const Worked *w)
{
    return w->may_end && (loop_try_growing(l, GUARD, false) ||
                          (!l->is_for && !spec_unwinds(l->s) &&
                           loop_try_growing(l, GUARD, true)));
}

static void loop_stage(Loop *l)
{
    Worked *w;
    int loses = 0;

    if (l->is_for && !l->source.rolls) {
        loop_unroll(l);
        return;
    }
    if (!loop_turn_is_certain(l, true)) { /* none can be taken out */
        l->may_lose = l->may_mix = true;
        loop_roll_growing(l);
        return;
    }
    w = loop_worked(l);
    loop_reconsider(l, w);
    if (loop_tries(l, w, &loses))
        return;
    if (loses && !(loses == 2 && loop_turns_left(l) <= LOST_TURNS)) {
        w->may_lose = true;
        w->strategy = ROLL;
        if (loop_tries(l, w, &loses))
            return;
    }
    if (spec_unwinds(l->s) || loop_guards(l, w))
        return;
    if (!loop_unrolls(l) && !loop_runs_to_the_end(l))
        loop_roll_for_errors(l);
}

/* Rolls it whole, or behind its first turn. */
static bool loop_rolls(Loop *l)
{
    Worked *w;
    int loses = 0;

    if (!l->source.rolls || !loop_turn_is_certain(l, true))
        return false;
    w = loop_worked(l);
    loop_reconsider(l, w);
    return loop_tries(l, w, &loses);
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
