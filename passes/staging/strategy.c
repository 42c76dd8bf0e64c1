/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What becomes of a loop whose turns make nodes.
 *
 * It is rolled: the body is run with what it changes replaced by params, until
 * the types of the carried values stand still. When that fails (a value changes
 * its type once, a list grows, an index must be known), the first turn is
 * peeled off; when that fails too, and that turn may be the last, so is the
 * second, in a branch on the test; else a loop whose turns are known is
 * unrolled. So it is when it rolls but loses a value, as that has another form
 * after a turn than before the loop: it may be needed later. What worked is
 * remembered. */
#include "passes/numpy/numpy.h"
#include "passes/python/protocol.h"
#include "passes/staging/loop.h"

enum {
    UNROLL_TURNS = 5000,
    LOST_TURNS = 64 /* unrolled for the sake of a name that may be needed */
};

/* ---- attempts ---- */

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

static bool loop_roll_tried(Loop *l, bool certain)
{
    Spec *s = l->s;
    bool done;

    attempt_try(s);
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
    if (spec_unwinds(l->s) && !attempt_recurred(l->s)) {
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

void loop_stage(Loop *l)
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

bool loop_rolls(Loop *l)
{
    Worked *w;
    int loses = 0;

    if (!l->source.rolls || !loop_turn_is_certain(l, true))
        return false;
    w = loop_worked(l);
    loop_reconsider(l, w);
    return loop_tries(l, w, &loses);
}
