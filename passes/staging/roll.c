/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A loop as a `while` of the program.
 *
 * Its body is run with what it changes replaced by params, in rounds: what the
 * state before the loop and that after a turn have in common is what the next
 * round begins with, until the two joins are alike.
 *
 * A loop inside another is met again in each round of that. What it carried
 * before is then its first guess, and the first round confirms it: so a nest
 * costs what its levels do, not twice as much for each. */
#include "passes/python/protocol.h"
#include "passes/staging/loop.h"
#include "passes/python/python.h"

enum {
    LOOP_ROUNDS = 8,    /* in which more comes to be carried */
    MOST_ROUNDS = 80,   /* in all: a reference gets one candidate in each */
    GROWING_ROUNDS = 4, /* with more objects each: a structure is built */
    MOST_VAIN = 8       /* guesses, in sequence */
};

/* The params of a region that holds the loop: the count of turns or the
 * `go` flag first, the token, the carried contents, then what it captures. */
typedef struct Frame {
    Attempt attempt;
    Region *region;
    Node *counter, *go, *token;
    Leaves leaves;
} Frame;

static void frame_open(Loop *l, Frame *f, bool is_test)
{
    Spec *s = l->s;
    Graph *g;

    *f = (Frame){0};
    attempt_open_region(s, &f->attempt);
    f->region = f->attempt.region;
    g = f->region->graph;
    if (l->is_for)
        f->counter = graph_param(g, type_scalar(DTYPE_I64));
    if (l->rotated)
        f->go = graph_param(g, type_scalar(DTYPE_BOOL));
    f->token = graph_param(g, type_of_kind(TYPE_TOKEN));
    if (!is_test)
        f->region->token = f->token;
    if (l->head) {
        join_params(l->head, g, &f->leaves);
        join_make(l->head, &f->leaves);
        join_settle_rows(l->head);
    }
}

static bool loop_carries(const Loop *l, const Object *o)
{
    for (int i = 0; i < l->ncarried; i++)
        if (l->carried[i] == o)
            return true;
    return false;
}

static void loop_set_head(Loop *l, Join *j)
{
    if (l->head && l->head != l->kept)
        join_end(l->head);
    l->head = j;
}

/* Joins the state before the loop with that after a turn. 1: it is what the
 * turn began with; 0: another round is needed; -1: an error. */
static int loop_join(Loop *l, uint32_t first_new, const Side *exit)
{
    Side entry = {.region = l->s->region};
    bool still = l->head || !exit->changes->n;
    Join *j;

    for (int i = 0; i < exit->changes->n; i++) {
        Object *o = exit->changes->item[i].object;

        if (loop_carries(l, o))
            continue;
        *ARENA_PUSH(l->s->arena, l->carried, l->ncarried, l->capacity) = o;
        still = false;
    }
    l->s->growth.list = NULL;
    j = join_new(l->s, &l->cause, first_new, &entry, exit);
    for (int i = 0; i < l->ncarried; i++)
        join_add(j, l->carried[i]);
    if (!join_run(j)) {
        join_end(j);
        return -1;
    }
    still = still && (!l->head || join_alike(j, l->head));
    l->rounds += join_grew(j, l->head);
    l->growing =
        l->head && join_nslot(j) > join_nslot(l->head) ? l->growing + 1 : 0;
    loop_set_head(l, j);
    return still;
}

/* Copies of the bodies of what a frame carries, to see what a test changes:
 * the carried objects, and those that were made for slots. */
typedef struct Bodies {
    int n;
    Object **object;
    Body *body;
} Bodies;

static Bodies carried_bodies(const Loop *l)
{
    Spec *s = l->s;
    Object **made = NULL;
    int nmade = l->head ? join_made(l->head, &made) : 0;
    Bodies b = {.n = l->ncarried + nmade};

    b.object = ARENA_ARRAY(s->arena, Object *, b.n);
    b.body = ARENA_ARRAY(s->arena, Body, b.n);
    for (int i = 0; i < b.n; i++) {
        Object *o = i < l->ncarried ? l->carried[i] : made[i - l->ncarried];

        b.object[i] = o;
        b.body[i] = *object_peek(o);
        if (object_peek(o)->nitem)
            b.body[i].item = arena_copy(s->arena, object_peek(o)->item,
                                        (size_t)object_peek(o)->nitem *
                                            sizeof *object_peek(o)->item);
    }
    return b;
}

static bool carried_unchanged(const Bodies *before)
{
    for (int i = 0; i < before->n; i++) {
        const Body *a = &before->body[i], *b = object_peek(before->object[i]);

        if (a->nitem != b->nitem || a->node != b->node)
            return false;
        for (int k = 0; k < a->nitem; k++)
            if (!value_same(a->item[k], b->item[k]))
                return false;
    }
    return true;
}

/* The test as a region of its own; false if it has effects. */
static bool loop_roll_test(Loop *l, Frame *f)
{
    Spec *s = l->s;
    Node *node = NULL;
    bool pure = true;
    int truth, nput, nwritten;
    Bodies put;

    frame_open(l, f, true);
    nput = s->heap.ntrail;
    nwritten = trace_nwritten(s->heap.trace);
    put = carried_bodies(l);
    if (l->rotated)
        node = f->go;
    else {
        Value k = l->is_for ? value_scalar(f->counter) : value_none();

        truth = loop_test(l, k, &node);
        if (truth >= 0) {
            Build b = spec_build(s);

            node = build_bool(&b, truth != 0);
        }
    }
    pure = s->heap.ntrail == nput && !f->region->token &&
           trace_nwritten(s->heap.trace) == nwritten && carried_unchanged(&put);
    l->tested = node && !l->rotated ? facts_of(s, node, true) : NULL;
    if (node && node->graph != f->region->graph)
        node = spec_import(s, node);
    if (node)
        graph_set_outputs(f->region->graph, 1, &node);
    attempt_leave(s, &f->attempt);
    return pure && node;
}

static void leaves_push(Spec *s, Leaves *l, Node *n)
{
    if (n)
        *ARENA_PUSH(s->arena, l->node, l->n, l->capacity) = n;
}

/* What the body's region yields: as frame_open() orders it. */
static Leaves loop_outputs(Loop *l, const Frame *f, Node *go)
{
    Spec *s = l->s;
    Leaves out = {0};
    Region *before = s->region;

    s->region = f->region;
    if (l->is_for) {
        Build b = spec_build(s);

        leaves_push(
            s, &out,
            build2(&b, OP_add, f->counter, build_i64(&b, DTYPE_I64, 1)));
    }
    if (l->rotated)
        leaves_push(s, &out, spec_import(s, go));
    leaves_push(s, &out, f->region->token);
    s->region = before;
    join_flatten(l->head, 1, &out);
    return out;
}

/* The initial carried values, in the region around the loop. */
static Leaves loop_inputs(Loop *l, Node *go)
{
    Spec *s = l->s;
    Leaves in = {0};

    if (l->is_for) {
        Build b = spec_build(s);

        leaves_push(s, &in, build_i64(&b, DTYPE_I64, l->done));
    }
    if (l->rotated)
        leaves_push(s, &in, go);
    leaves_push(s, &in, spec_token(s));
    join_flatten(l->head, 0, &in);
    return in;
}

/* All params of a region in the order of the `while`'s inputs. */
static void loop_set_params(Loop *l, const Frame *f, int ncapture)
{
    Leaves p = {0};

    leaves_push(l->s, &p, f->counter);
    leaves_push(l->s, &p, f->go);
    leaves_push(l->s, &p, f->token);
    for (int i = 0; i < f->leaves.n; i++)
        leaves_push(l->s, &p, f->leaves.node[i]);
    for (int i = 0; i < ncapture; i++)
        leaves_push(l->s, &p, f->region->param[i]);
    region_set_params(f->region->graph, p.n, p.node);
}

/* How many turns a counted loop makes that nothing ends early; -1: unknown. */
static int64_t turns_for_sure(Loop *l, const Frame *test)
{
    const Node *more = test->region->graph->output[0];
    Literal end;
    int64_t n;

    if (!l->is_for || more->op != OP_less || more->input[0] != test->counter ||
        more->input[1]->op != OP_constant ||
        !spec_cheap_literal(l->s, more->input[1], &end))
        return -1;
    n = literal_i64(&end, 0) - l->done;
    return n > 0 ? n : 0;
}

static Node *added(Spec *s, Node *n, int64_t sum)
{
    Build b = spec_build(s);
    Literal from;

    if (n->op == OP_constant && spec_cheap_literal(s, n, &from) &&
        !__builtin_add_overflow(sum, literal_i64(&from, 0), &sum))
        return build_i64(&b, DTYPE_I64, sum);
    return build2(&b, OP_add, n, build_i64(&b, DTYPE_I64, sum));
}

/* An int to which each turn adds as much is known behind the loop: so is the
 * length of a list to which each turn appends. */
static void loop_add_up(Loop *l, int at, int64_t turns, const Frame *body,
                        const Leaves *in, const Leaves *out, Leaves *result)
{
    for (int i = 0; turns >= 0 && i < body->leaves.n; i++) {
        const Node *end = out->node[at + i];
        Literal each;
        int64_t sum;

        if (end->op != OP_add || end->type.dtype != DTYPE_I64 ||
            !type_is_scalar(&end->type) ||
            end->input[0] != body->leaves.node[i] ||
            end->input[1]->op != OP_constant ||
            !spec_cheap_literal(l->s, end->input[1], &each) ||
            __builtin_mul_overflow(turns, literal_i64(&each, 0), &sum))
            continue;
        result->node[at + i] = added(l->s, in->node[at + i], sum);
    }
}

static void loop_finish(Loop *l, Leaves *result, bool turns_known)
{
    Spec *s = l->s;

    result->next = l->is_for + l->rotated;
    spec_set_token(s, result->node[result->next++]);
    if (turns_known)
        join_settle_exit(l->head, true);
    join_make(l->head, result);
    join_settle_rows(l->head);
}

/* Builds the `while` of two finished regions. */
static void loop_build(Loop *l, Frame *test, Frame *body, Leaves *in,
                       Leaves *out, Leaves *result)
{
    Spec *s = l->s;
    Node **captured;
    int n = region_align(s, test->region, body->region, &captured);
    Build b;

    loop_set_params(l, test, n);
    loop_set_params(l, body, n);
    for (int i = 0; i < n; i++) {
        leaves_push(s, in, spec_import(s, captured[i]));
        leaves_push(s, out, body->region->param[i]);
    }
    graph_set_outputs(body->region->graph, out->n, out->node);
    result->n = in->n;
    result->node = ARENA_ARRAY(s->arena, Node *, in->n);
    b = spec_build(s);
    build_while(&b, in->n, in->node, test->region->graph, body->region->graph,
                result->node);
}

/* What a true test says of tags, in terms of the body's params. */
static const Fact *loop_facts(Loop *l, const Frame *test, const Frame *body)
{
    const Graph *g = test->region->graph;
    const Fact *facts = NULL;

    for (const Fact *f = l->tested; f; f = f->outer) {
        Node *tag = f->tag;

        for (int i = 0; i < test->leaves.n; i++)
            if (test->leaves.node[i] == f->tag)
                tag = body->leaves.node[i];
        if (tag != f->tag || tag->graph != g)
            facts = fact_add(l->s, facts, tag, f->k, f->is);
    }
    return facts;
}

/* In the body, the counter lies between the turns that were made and all. */
static void loop_note_counter(Loop *l, const Frame *f)
{
    Interval turns = interval_of(l->s, source_count(l->s, &l->source));

    if (turns.high > l->done)
        interval_note(
            l->s, f->counter,
            (Interval){l->done, turns.high - 1, turns.low == turns.high});
}

/* Runs the body in a region; gives what it left. */
static Side loop_roll_body(Loop *l, const Frame *test, Frame *f, Node **go)
{
    Spec *s = l->s;
    Node *node = NULL;
    int64_t room = s->replaced_room;
    Turn turn;

    frame_open(l, f, false);
    turn = (Turn){s->turn, s->heap.nobject, l->clock};
    s->turn = &turn;
    s->replaced_room = l->cap;
    if (l->is_for)
        loop_note_counter(l, f);
    f->region->certain = l->turns_known;
    facts_push(s, loop_facts(l, test, f));
    loop_turn(l, l->is_for ? value_scalar(f->counter) : value_none());
    if (l->cap && !spec_ended(s))
        growth_cap(s, f->attempt.mark, l->cap);
    s->replaced_room = room;
    if (l->rotated && !s->diverged) {
        int truth = loop_test(l, value_none(), &node);
        Build b = spec_build(s);

        *go = truth < 0 ? node : build_bool(&b, truth != 0);
    }
    s->turn = turn.outer;
    attempt_leave(s, &f->attempt);
    return side_of(&f->attempt);
}

/* A first test outside a rotated loop: staged, or true. */
static Node *loop_first_test(Loop *l)
{
    Node *node = NULL;
    int truth = loop_test(l, value_none(), &node);
    Build b = spec_build(l->s);

    return truth < 0 ? node : build_bool(&b, truth != 0);
}

/* ---- what it carried before ---- */

/* Says what was carried of the objects that are in those places now; false if
 * that cannot be. */
static bool carried_again(Spec *s, const Carried *c)
{
    Object **now = ARENA_ARRAY(s->arena, Object *, c->said.n);

    if (!paths_follow(s, c->paths, now))
        return false;
    for (int i = 0; i < c->said.n; i++)
        *c->said.at[i] = now[i];
    join_settle_exit(c->head, false);
    return join_read_again(c->head);
}

static void forget(LoopMemo *m)
{
    if (m->last.head)
        join_end(m->last.head);
    m->last.head = NULL;
}

static void loop_remember(Loop *l)
{
    Spec *s = l->s;
    Carried c = {l->head, l->carried, l->ncarried, {0}, NULL};
    Object **object;

    forget(l->memo);
    if (!join_says(c.head, &c.said))
        return;
    for (int i = 0; i < c.nobject; i++)
        *ARENA_PUSH(s->arena, c.said.at, c.said.n, c.said.capacity) =
            &c.object[i];
    object = ARENA_ARRAY(s->arena, Object *, c.said.n);
    for (int i = 0; i < c.said.n; i++)
        object[i] = *c.said.at[i];
    c.paths = paths_to(s, c.said.n, object);
    if (!c.paths)
        return;
    l->memo->last = c;
    l->kept = c.head;
}

/* Is there something that the loop carries and never changes? Had it not been
 * guessed, it would be none of what is carried. */
static bool carries_in_vain(const Frame *body, const Leaves *out)
{
    int first = out->n - body->leaves.n;

    for (int i = 0; i < body->leaves.n; i++)
        if (out->node[first + i] == body->leaves.node[i])
            return true;
    return false;
}

/* ---- the rounds ---- */

static void never_rests(Loop *l)
{
    Diag *d;

    if (l->growing < GROWING_ROUNDS) {
        spec_error(l->s, DIAG_H0404,
                   "the types of this loop's values do not come to rest");
        return;
    }
    d = spec_error(l->s, DIAG_H0407,
                   "this loop builds a structure that has more objects after "
                   "each turn");
    diag_help(l->s->ctx, d,
              "keep what it holds in arrays of known size, with an index");
}

/* A round is alike to what it began with: the `while` is built. False if what
 * was guessed does not stand. */
static bool loop_come_to_rest(Loop *l, Frame *test, Frame *body, Node *first,
                              Node *go, const Carried *guess)
{
    Leaves out = loop_outputs(l, body, go), in, result = {0};
    int nout = out.n;

    if (guess && carries_in_vain(body, &out))
        return false;
    in = loop_inputs(l, first);
    loop_remember(l);
    loop_build(l, test, body, &in, &out, &result);
    loop_add_up(l, nout - body->leaves.n, turns_for_sure(l, test), body, &in,
                &out, &result);
    loop_finish(l, &result, l->turns_known);
    return !guess || !progress_failed(l->s, &test->attempt.before);
}

/* From what was guessed, or NULL, until nothing more comes to be carried; a
 * guess that does not stand is given up at once. */
static bool loop_rounds(Loop *l, bool turns_known, const Carried *guess)
{
    Spec *s = l->s;
    Node *first = NULL;
    Changes changes = {0};
    DiagMark before = diag_mark(s->ctx);

    l->turns_known = turns_known;
    l->rounds = l->growing = 0;
    loop_set_head(l, NULL);
    l->head = l->kept = guess ? guess->head : NULL;
    l->carried = guess ? guess->object : NULL;
    l->ncarried = l->capacity = guess ? guess->nobject : 0;
    if (l->rotated)
        first = loop_first_test(l);
    if (l->rotated && !first)
        return false;
    for (int round = 0; round < MOST_ROUNDS && l->rounds < LOOP_ROUNDS &&
                        l->growing < GROWING_ROUNDS;
         round++) {
        Frame test, body;
        Side exit;
        Node *go = NULL;
        int joined;

        diag_take_back(s->ctx, before,
                       s->gave_up); /* the last round's warnings */
        l->clock = s->heap.clock;
        if (!loop_roll_test(l, &test)) {
            if (l->rotated || progress_failed(s, &test.attempt.before))
                return false;
            l->rotated = true;
            return loop_rounds(l, turns_known, guess);
        }
        exit = loop_roll_body(l, &test, &body, &go);
        if (progress_failed(s, &test.attempt.before) || spec_unwinds(s) ||
            (l->rotated && !go && !exit.absent && !exit.raised)) {
            /* a test of poison */
            changes_poison(s, exit.changes);
            return false;
        }
        if (!go)
            go = first;
        changes = *exit.changes;
        joined = loop_join(l, body.attempt.before.nobject, &exit);
        if (joined < 0) {
            changes_poison(s, &changes);
            return false;
        }
        if (s->growth.list && s->growth.is_like)
            return false; /* the list is grown, and the loop rolled anew */
        if (!l->may_mix && (l->mixes = join_mixes(l->head)))
            return false;
        if (joined && !l->may_lose && (l->loses = join_loses(l->head)))
            return false;
        if (guess && (!joined || join_loses_in_vain(l->head, guess->head)))
            return false;
        if (joined)
            return loop_come_to_rest(l, &test, &body, first, go, guess);
    }
    never_rests(l);
    changes_poison(s, &changes);
    return false;
}

/* What is guessed to be carried is joined in one round, or nothing of that is
 * left. Values come into the loop in another order then, and what checks that
 * calls are alike compares their graphs to the letter: there is no guess. */
static bool loop_roll_guess(Loop *l, bool turns_known)
{
    Spec *s = l->s;
    LoopMemo *m = l->memo;
    Carried guess = m->last;
    Attempt a;
    bool done;

    if (!guess.head || m->nvain == MOST_VAIN ||
        s->ctx->tracing == TRACING_CHECK)
        return false;
    m->nvain++;
    m->last.head = NULL; /* the body may get here again, by a call */
    if (!carried_again(s, &guess)) {
        join_end(guess.head);
        return false;
    }
    attempt_open(s, &a);
    done = loop_rounds(l, turns_known, &guess);
    loop_set_head(l, NULL);
    if (done)
        m->nvain = 0;
    if (done || spec_unwinds(s))
        attempt_keep(s, &a);
    else
        attempt_drop(s, &a);
    join_end(guess.head);
    return done;
}

static bool loop_roll_anew(Loop *l, bool turns_known)
{
    bool done;

    l->loses = 0;
    done = loop_rounds(l, turns_known, NULL);
    loop_set_head(l, NULL);
    return done;
}

bool loop_roll(Loop *l, bool turns_known)
{
    Spec *s = l->s;
    uint32_t since = s->rolled_since;
    bool rotated = l->rotated, done;

    if (!since)
        s->rolled_since = s->heap.nobject;
    done = loop_roll_guess(l, turns_known);
    if (!done && !spec_unwinds(s)) {
        l->rotated = rotated;
        done = loop_roll_anew(l, turns_known);
    }
    s->rolled_since = since;
    return done;
}
