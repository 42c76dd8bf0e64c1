/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Loops: run while compiling, rolled into a `while`, or unrolled.
 *
 * Turns that make no nodes are simply run. The first one that does is taken
 * back, and the rest of the loop is rolled: the body is run with what it
 * changes replaced by params, until the types of the carried values stand
 * still. When that fails (a value changes its type once, a list grows, an
 * index must be known), the first turn is peeled off; when that fails too, a
 * loop whose turns are known is unrolled. */
#include "passes/staging/iterate.h"
#include "passes/staging/merge.h"
#include "passes/python/python.h"

#include <string.h>

enum { LOOP_ROUNDS = 8, UNROLL_TURNS = 5000 };

/* ---- taking a trial back ---- */

/* What evaluation so far has left, so that an attempt can be undone. */
typedef struct Snapshot {
    Mark mark;
    Node *last; /* of the region in hand */
    Node *token;
    DiagMark diag;
    int64_t nemit;
    int nmodule;
} Snapshot;

static Snapshot snapshot_take(Spec *s)
{
    return (Snapshot){heap_mark(s),     s->region->graph->last,
                      s->region->token, diag_mark(s->ctx),
                      s->nemit,         s->nmodule};
}

static bool snapshot_failed(const Spec *s, const Snapshot *t)
{
    return s->ctx->nerror != t->diag.nerror;
}

static void snapshot_restore(Spec *s, const Snapshot *t)
{
    Graph *g = s->region->graph;

    heap_take_back(s, t->mark);
    for (Node *n = g->last, *before; n && n != t->last; n = before) {
        before = n->prev;
        if (n->op != OP_param)
            node_unlink(n);
    }
    s->region->token = t->token;
    diag_take_back(s->ctx, t->diag, s->gave_up);
    s->nmodule = t->nmodule;
    s->diverged = false;
}

/* ---- one loop ---- */

/* An object that the body changes: its contents on entry, and their join with
 * those after a turn. */
typedef struct Carried {
    Object *object;
    Body entry, template;
} Carried;

typedef struct Loop {
    Spec *s;
    const Node *node;
    JoinCause cause;
    bool is_for;
    Iterated source;
    Sym stop_flag; /* NULL: none */
    Sym held;      /* the hidden name of what a `for` goes through, or NULL */
    int64_t done;  /* turns of a `for` run already */
    bool rotated;  /* the test has effects: it runs before the loop and at the
                      end of each turn */
    bool turns_known; /* while rolling: there surely is a turn */
    Carried *carried;
    int ncarried, capacity;
} Loop;

static Value loop_flag(Loop *l)
{
    Value *slot = object_find(l->s->activation->frame, l->stop_flag);

    return slot && slot->kind != VALUE_UNDEFINED ? *slot : value_bool(false);
}

/* Is what the loop goes through still surely the same object, if a turn
 * changed one in place that may be it? Otherwise that is reported. */
static bool source_is_settled(Loop *l)
{
    Spec *s = l->s;
    Value v = *object_find(s->activation->frame, l->held);

    if (value_settle(s, v, "what the loop goes through").kind == VALUE_POISON)
        return false;
    if (!value_is_object(v, OBJECT_ITERATOR))
        return true;
    for (int i = 0; i < v.object->body.nitem; i++)
        if (value_settle(s, v.object->body.item[i],
                         "what the loop goes through")
                .kind == VALUE_POISON)
            return false;
    return true;
}

/* One turn: with the item k, of a `for`. */
static void loop_turn(Loop *l, Value k)
{
    const Graph *body = l->node->region[l->is_for ? 0 : 1];

    if (l->held && !source_is_settled(l))
        return;
    if (l->is_for)
        eval_set_temp(l->s, body->param[0], source_item(l->s, &l->source, k));
    eval_nodes(l->s, body);
}

/* Is there another turn? As spec_truth(). */
static int loop_test(Loop *l, Value k, Node **node)
{
    Spec *s = l->s;
    const Graph *test = l->node->region[0];
    Value more, flag;
    Node *stop;
    Build b;
    int truth;

    if (!l->is_for) {
        eval_nodes(s, test);
        return spec_truth(s, eval_temp(s, test->output[0]), node);
    }
    more = scalar_compare(s, OPERATOR_LT, k, source_count(&l->source));
    truth = spec_truth(s, more, node);
    if (!l->stop_flag || truth == 0)
        return truth;
    flag = loop_flag(l);
    switch (spec_truth(s, flag, &stop)) {
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
    stop = build1(&b, OP_not, stop);
    *node = truth == 1 ? stop : build2(&b, OP_and, *node, stop);
    return -1;
}

/* ---- rolling ---- */

/* The params of a region that holds the loop: the count of turns or the
 * `go` flag first, the token, the carried contents, then what it captures. */
typedef struct Frame {
    Region *region;
    Node *counter, *go, *token;
    Leaves leaves;
} Frame;

static void frame_open(Loop *l, Frame *f, bool is_test)
{
    Spec *s = l->s;
    Graph *g;

    *f = (Frame){.region = region_open(s)};
    g = f->region->graph;
    if (l->is_for)
        f->counter = graph_param(g, type_scalar(DTYPE_I64));
    if (l->rotated)
        f->go = graph_param(g, type_scalar(DTYPE_BOOL));
    f->token = graph_param(g, type_of_kind(TYPE_TOKEN));
    if (!is_test)
        f->region->token = f->token;
    for (int i = 0; i < l->ncarried; i++)
        merge_params_body(s, g, &l->carried[i].template, &f->leaves);
    for (int i = 0; i < l->ncarried; i++) {
        Body b = merge_make_body(s, &l->carried[i].template, &f->leaves);

        heap_put(s, l->carried[i].object, &b);
    }
}

static Carried *loop_find(Loop *l, const Object *o)
{
    for (int i = 0; i < l->ncarried; i++)
        if (l->carried[i].object == o)
            return &l->carried[i];
    return NULL;
}

/* Joins what a turn changed into the carried templates. 1: they stood still;
 * 0: another round is needed; -1: an error. */
static int loop_join(Loop *l, const Side *exit)
{
    Side entry = {.first_new = UINT32_MAX};
    bool still = true;

    for (int i = 0; i < exit->changes->n; i++) {
        const Change *change = &exit->changes->item[i];
        Carried *c = loop_find(l, change->object);
        Body joined;

        if (!c) {
            c = ARENA_PUSH(l->s->arena, l->carried, l->ncarried, l->capacity);
            *c = (Carried){change->object, change->before, change->before};
            still = false;
        }
        if (!merge_join_body(l->s, &l->cause, c->object, &entry, &c->entry,
                             exit, &change->after, &joined))
            return -1;
        if (!merge_body_alike(&joined, &c->template))
            still = false;
        c->template = joined;
    }
    return still;
}

/* Copies of the carried objects' bodies, to see what a test changes. */
static Body *carried_bodies(const Loop *l)
{
    Body *copy = ARENA_ARRAY(l->s->arena, Body, l->ncarried);

    for (int i = 0; i < l->ncarried; i++) {
        copy[i] = l->carried[i].object->body;
        if (copy[i].nitem)
            copy[i].item =
                arena_copy(l->s->arena, copy[i].item,
                           (size_t)copy[i].nitem * sizeof *copy[i].item);
    }
    return copy;
}

static bool carried_unchanged(const Loop *l, const Body *before)
{
    for (int i = 0; i < l->ncarried; i++) {
        const Body *a = &before[i], *b = &l->carried[i].object->body;

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
    Mark m = heap_mark(s);
    Node *node = NULL;
    bool pure = true;
    int truth, nput;
    Body *put;

    frame_open(l, f, true);
    nput = s->heap.ntrail;
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
           carried_unchanged(l, put);
    if (node && node->graph != f->region->graph)
        node = spec_import(s, node);
    if (node)
        graph_set_outputs(f->region->graph, 1, &node);
    region_close(s);
    heap_take_back(s, m);
    return pure && node;
}

static void leaves_push(Spec *s, Leaves *l, Node *n)
{
    if (n)
        *ARENA_PUSH(s->arena, l->node, l->n, l->capacity) = n;
}

/* What the body's region yields: as frame_open() orders it. */
static Leaves loop_outputs(Loop *l, const Frame *f, const Side *exit, Node *go)
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
    for (int i = 0; i < l->ncarried; i++)
        merge_flatten_body(s, exit, &l->carried[i].template,
                           changes_body(exit->changes, l->carried[i].object),
                           &out);
    return out;
}

/* The initial carried values, in the region around the loop. */
static Leaves loop_inputs(Loop *l, Node *go)
{
    Spec *s = l->s;
    Side entry = {.region = s->region, .first_new = UINT32_MAX};
    Leaves in = {0};

    if (l->is_for) {
        Build b = spec_build(s);

        leaves_push(s, &in, build_i64(&b, DTYPE_I64, l->done));
    }
    if (l->rotated)
        leaves_push(s, &in, go);
    leaves_push(s, &in, spec_token(s));
    for (int i = 0; i < l->ncarried; i++)
        merge_flatten_body(s, &entry, &l->carried[i].template,
                           &l->carried[i].entry, &in);
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

/* Names that a loop of at least one turn surely defines are settled. */
static void settle_names(const Side *exit, const Carried *c, Body *b)
{
    const Body *after = changes_body(exit->changes, c->object);

    for (int i = 0; b->name && i < b->nitem && i < after->nitem; i++)
        if (b->item[i].kind == VALUE_UNSETTLED &&
            b->item[i].unsettled->defined && b->name[i] == after->name[i] &&
            after->item[i].kind != VALUE_UNSETTLED &&
            after->item[i].kind != VALUE_UNDEFINED)
            b->item[i] = b->item[i].unsettled->value;
}

static void loop_finish(Loop *l, const Side *exit, Leaves *result,
                        bool turns_known)
{
    Spec *s = l->s;

    result->next = l->is_for + l->rotated;
    spec_set_token(s, result->node[result->next++]);
    for (int i = 0; i < l->ncarried; i++) {
        Carried *c = &l->carried[i];
        Body b = merge_make_body(s, &c->template, result);

        if (turns_known)
            settle_names(exit, c, &b);
        heap_put(s, c->object, &b);
    }
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

/* Runs the body in a region; `*exit` is what it left. */
static void loop_roll_body(Loop *l, Frame *f, Side *exit, Changes *changes,
                           Node **go)
{
    Spec *s = l->s;
    Mark m = heap_mark(s);
    Node *node = NULL;

    exit->first_new = s->heap.nobject;
    frame_open(l, f, false);
    f->region->certain = l->turns_known;
    exit->region = f->region;
    loop_turn(l, l->is_for ? value_scalar(f->counter) : value_none());
    if (l->rotated && !s->diverged) {
        int truth = loop_test(l, value_none(), &node);
        Build b = spec_build(s);

        *go = truth < 0 ? node : build_bool(&b, truth != 0);
    }
    exit->absent = s->diverged;
    s->diverged = false;
    region_close(s);
    *changes = heap_take_back(s, m);
    exit->changes = changes;
}

/* A first test outside a rotated loop: staged, or true. */
static Node *loop_first_test(Loop *l)
{
    Node *node = NULL;
    int truth = loop_test(l, value_none(), &node);
    Build b = spec_build(l->s);

    return truth < 0 ? node : build_bool(&b, truth != 0);
}

/* Rolls the loop from the state in hand; false if it cannot be. */
static bool loop_roll(Loop *l, bool turns_known)
{
    Spec *s = l->s;
    Node *first = NULL;

    l->ncarried = 0;
    l->turns_known = turns_known;
    if (l->rotated)
        first = loop_first_test(l);
    if (l->rotated && !first)
        return false;
    for (int round = 0; round < LOOP_ROUNDS; round++) {
        Frame test, body;
        Changes changes;
        Side exit = {0};
        Node *go = NULL;
        int before = s->ctx->nerror, joined;

        if (!loop_roll_test(l, &test)) {
            if (l->rotated || s->ctx->nerror != before)
                return false;
            l->rotated = true;
            return loop_roll(l, turns_known);
        }
        loop_roll_body(l, &body, &exit, &changes, &go);
        if (s->ctx->nerror != before || spec_unwinds(s) ||
            (l->rotated && !go && !exit.absent)) /* a test of poison */
            return false;
        if (!go)
            go = first;
        joined = loop_join(l, &exit);
        if (joined < 0)
            return false;
        if (joined) {
            Leaves out = loop_outputs(l, &body, &exit, go);
            Leaves in = loop_inputs(l, first), result = {0};

            loop_build(l, &test, &body, &in, &out, &result);
            loop_finish(l, &exit, &result, turns_known);
            return true;
        }
    }
    spec_error(s, DIAG_H0404,
               "the types of this loop's values do not come to rest");
    return false;
}

/* ---- turns at compile time ---- */

/* May the next turn run now? 1 yes, 0 the loop is over, -1 a staged test. */
static int loop_next(Loop *l, Node **node)
{
    return loop_test(l, value_int(l->done), node);
}

static bool loop_over_budget(const Loop *l, int64_t first_step)
{
    return l->s->steps - first_step > SPEC_STATIC_STEPS;
}

static Value way_turn(Spec *s, void *data)
{
    Loop *l = data;

    (void)s;
    loop_turn(l, value_int(l->done));
    return value_none();
}

static Value way_nothing(Spec *s, void *data)
{
    (void)s;
    (void)data;
    return value_none();
}

/* One unrolled turn, guarded if a staged flag may have ended the loop. */
static void loop_unroll_turn(Loop *l)
{
    Spec *s = l->s;
    Node *stop;
    Build b;

    if (l->stop_flag && spec_truth(s, loop_flag(l), &stop) == -1) {
        b = spec_build(s);
        control_branch(s, build1(&b, OP_not, stop), way_turn, way_nothing, l);
    } else {
        loop_turn(l, value_int(l->done));
    }
    l->done++;
}

static void loop_unroll(Loop *l)
{
    Spec *s = l->s;
    int errors = s->ctx->nerror;
    Node *node;

    while (spec_steps_left(s) && s->ctx->nerror == errors && !s->diverged &&
           !s->abandoned) {
        Value more = value_bool(true);
        int truth;

        if (l->is_for)
            more = scalar_compare(s, OPERATOR_LT, value_int(l->done),
                                  source_count(&l->source));
        if (l->is_for && !more.b)
            return;
        if (l->stop_flag && spec_truth(s, loop_flag(l), &node) == 1)
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

/* A turn that may make no nodes, nor errors. Of those under way the outermost
 * is left at once when that happens: it is taken back, whatever the loops in
 * it would make of the rest. So a nest of loops costs what its levels do. */
static void loop_only_static_turn(Loop *l)
{
    Spec *s = l->s;
    bool outermost = !s->only_static;

    if (outermost)
        s->static_errors = s->ctx->nerror;
    s->only_static = true;
    loop_turn(l, value_int(l->done));
    if (outermost)
        s->only_static = false;
}

static Turns loop_static_turns(Loop *l, int64_t most, int64_t first_step)
{
    Spec *s = l->s;
    int64_t nemit = s->nemit;
    int nerror = s->ctx->nerror;
    Node *node;

    for (int64_t i = 0; i < most; i++) {
        int truth = loop_next(l, &node);

        if (truth == 0 || truth == -2 || s->gave_up)
            return TURNS_OVER;
        if (truth == -1 || loop_over_budget(l, first_step))
            return TURNS_STAGED;
        loop_only_static_turn(l);
        if (s->nemit != nemit || s->ctx->nerror != nerror || s->diverged ||
            s->abandoned)
            return TURNS_STAGED;
        l->done++;
    }
    return TURNS_MADE;
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
        Snapshot t = snapshot_take(s);
        Turns turns = loop_static_turns(l, most, first_step);

        if (turns != TURNS_STAGED) {
            heap_keep(s, t.mark);
            if (turns == TURNS_OVER)
                return true;
            continue;
        }
        snapshot_restore(s, &t);
        if (s->gave_up || (s->abandoned && s->only_static))
            return true;
        s->abandoned = false;
        good = l->done - before;
        l->done = before;
        loop_static_turns(l, good, s->steps);
        return false;
    }
}

/* ---- strategies ---- */

typedef enum Strategy { ROLL, PEEL, UNROLL } Strategy;

/* What worked for a loop before is tried first. */
struct LoopMemo {
    struct LoopMemo *next;
    const Node *node;
    Strategy strategy;
    int64_t turns; /* that it was unrolled for */
};

static struct LoopMemo *loop_memo(Spec *s, const Node *n)
{
    struct LoopMemo *m = s->memo;

    while (m && m->node != n)
        m = m->next;
    if (m)
        return m;
    m = ARENA_NEW(s->arena, struct LoopMemo);
    m->node = n;
    m->strategy = ROLL;
    m->next = s->memo;
    s->memo = m;
    return m;
}

static bool loop_can_unroll(const Loop *l)
{
    return !l->is_for || (l->source.count.kind == VALUE_INT &&
                          l->source.count.i - l->done <= UNROLL_TURNS);
}

/* Is at least one more turn certain? */
static bool loop_turn_is_certain(Loop *l)
{
    Snapshot t = snapshot_take(l->s);
    Node *node;
    int truth = loop_next(l, &node);

    snapshot_restore(l->s, &t);
    return truth == 1;
}

static bool loop_try(Loop *l, Strategy strategy)
{
    int64_t done = l->done;
    Snapshot t = snapshot_take(l->s);
    bool certain = loop_turn_is_certain(l);
    Node *node;

    l->rotated = false;
    if (strategy == PEEL) {
        if (!certain || (!l->is_for && loop_next(l, &node) != 1))
            goto failed;
        loop_unroll_turn(l);
        certain = false;
    }
    if (!snapshot_failed(l->s, &t) && !l->s->diverged &&
        loop_roll(l, certain)) {
        heap_keep(l->s, t.mark);
        return true;
    }
    if (spec_unwinds(l->s)) {
        heap_keep(l->s, t.mark);
        return true;
    }
failed:
    snapshot_restore(l->s, &t);
    l->done = done;
    return false;
}

/* Unrolling once is no reason to unroll more turns, or turns unknown. */
static void memo_reconsider(struct LoopMemo *memo, const Loop *l)
{
    int64_t turns = l->is_for && l->source.count.kind == VALUE_INT
                        ? l->source.count.i - l->done
                        : INT64_MAX;

    if (memo->strategy == UNROLL && turns <= memo->turns)
        return;
    if (memo->strategy == UNROLL)
        memo->strategy = ROLL;
    memo->turns = turns < INT64_MAX ? turns : 0;
}

static void loop_stage(Loop *l)
{
    struct LoopMemo *memo = loop_memo(l->s, l->node);

    if (l->is_for && !l->source.rolls) {
        loop_unroll(l);
        return;
    }
    memo_reconsider(memo, l);
    for (; memo->strategy < UNROLL; memo->strategy++)
        if (loop_try(l, memo->strategy))
            return;
    if (spec_unwinds(l->s))
        return;
    if (loop_can_unroll(l) && loop_turn_is_certain(l)) {
        loop_unroll(l);
        return;
    }
    l->rotated = false;
    loop_roll(l, false); /* once more, for its errors */
}

static void loop_run(Loop *l)
{
    if ((l->is_for && !l->source.rolls) || !loop_run_static(l))
        loop_stage(l);
}

void control_while(Spec *s, const Node *n)
{
    Loop l = {.s = s, .node = n, .cause = {true, n->span}};

    loop_run(&l);
}

/* Gives what the loop goes through a hidden name, where a change in place of
 * an object that may be the same one finds it. */
static void loop_hold(Loop *l, Value iterable)
{
    Spec *s = l->s;

    l->held =
        spec_sym(s, arena_printf(s->arena, ".for%u", (unsigned)l->node->id));
    object_set(s, s->activation->frame, l->held, iterable);
}

void control_for(Spec *s, const Node *n)
{
    Loop l = {.s = s, .node = n, .cause = {true, n->span}, .is_for = true};
    Text flag = node_text(n, ATTR_stop_flag);
    Value iterable = eval_temp(s, n->input[0]);

    if (iterable.kind == VALUE_POISON) {
        Mark m = heap_mark(s);

        eval_set_temp(s, n->region[0]->param[0], value_poison());
        eval_nodes(s, n->region[0]);
        heap_keep(s, m);
        return;
    }
    if (flag.size)
        l.stop_flag = sym_intern(&s->ctx->names, flag.data, flag.size);
    if (!source_open(s, iterable, &l.source))
        return;
    if (l.source.kind != SOURCE_RANGE)
        loop_hold(&l, iterable);
    loop_run(&l);
    if (l.held)
        object_delete(s, s->activation->frame, l.held);
}
