/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Recursion where only running decides: functions that call themselves.
 *
 * A call that is met again, in a staged branch or loop of its own body and with
 * arguments that are alike, would be followed for ever. In the first round it
 * is taken for a path that does not return, so what comes back is that of the
 * other paths, the base cases. The next round is evaluated in a region of its
 * own and calls the function to be, with the types that the round before
 * found, until a round finds what it was given. Then the region becomes the
 * function, and the call in hand its first call.
 *
 * What is used of calls under way is provisional, so what was traced in between
 * is not used again. Static numbers that come back are taken for staged ones,
 * and static arguments where a staged one was first. So are, by a round more,
 * static numbers that a call finds to differ from those of the call that it is
 * in: names that the function changes, at once, and arguments, after a few
 * calls that were followed. */
#include "passes/staging/reuse.h"

#include <string.h>

enum {
    MOST_ROUNDS = 8,
    FOLLOWED = 100 /* calls whose static numbers differ */
};

/* ---- is it a call under way? ---- */

static bool is_plain_array(Value v)
{
    return value_is_array(v) && !v.object->array.view &&
           !v.object->array.mask && !v.object->array.choice;
}

static bool argument_like(Spec *s, Value under_way, Value *arg);

/* Of choices, each candidate is like its counterpart. */
static bool choice_like(Spec *s, const Choice *under_way, const Choice *c)
{
    if (c->n != under_way->n)
        return false;
    for (int i = 0; i < c->n; i++) {
        Value item = c->item[i];

        if (!argument_like(s, under_way->item[i], &item))
            return false;
    }
    return true;
}

/* The argument as the call under way takes it; false if it differs. */
static bool argument_like(Spec *s, Value under_way, Value *arg)
{
    if (value_same(under_way, *arg))
        return true;
    if (under_way.kind == VALUE_SCALAR) {
        DType dtype = under_way.node->type.dtype;

        if ((arg->kind == VALUE_INT && dtype == DTYPE_I64) ||
            (arg->kind == VALUE_FLOAT && dtype == DTYPE_F64) ||
            (arg->kind == VALUE_BOOL && dtype == DTYPE_BOOL))
            *arg = value_scalar(spec_scalar_node(s, *arg));
        return arg->kind == VALUE_SCALAR && arg->node->type.dtype == dtype;
    }
    if (under_way.kind == VALUE_CHOICE)
        return arg->kind == VALUE_CHOICE &&
               choice_like(s, under_way.choice, arg->choice);
    return is_plain_array(under_way) && is_plain_array(*arg);
}

/* What is known of a call under way: the round before, or its queries so far,
 * which each call inside it is compared with, and are noted once: its own trace
 * rests while those of the calls inside are open. */
static const Specialised *known_of(Spec *s, OpenCall *open)
{
    Trace *t = open->trace;
    Specialised *r = open->asked;

    if (open->known)
        return open->known;
    if (t->unknown)
        return NULL;
    if (!r || open->asked_version != t->version) {
        r = ARENA_NEW(s->arena, Specialised);
        r->is_recursive = true;
        open->asked = r;
        open->asked_version = t->version;
        queries_record(s, t, open->args, r);
    }
    return r->why ? NULL : r;
}

static Match match_of(Spec *s, const Specialised *r)
{
    return (Match){.s = s,
                   .r = r,
                   .is_loose = true,
                   .object = ARENA_ARRAY(s->arena, Object *, r->nmet),
                   .node = ARENA_ARRAY(s->arena, Node *, r->nleaf)};
}

/* A call as it is compared with one under way after the other, in the same
 * memory. */
typedef struct Meeting {
    const CallArgs *args; /* as they are */
    CallArgs like;        /* as the call under way takes them */
    Value *arg;           /* of `like` */
    Match match;
    int nobject, nnode; /* the room that the match has */
} Meeting;

static void match_again(Meeting *g, Spec *s, const Specialised *r)
{
    Match m = g->match;

    if (r->nmet > g->nobject || r->nleaf > g->nnode) {
        m = match_of(s, r);
        g->nobject = r->nmet;
        g->nnode = r->nleaf;
    }
    g->match = (Match){
        .s = s, .r = r, .is_loose = true, .object = m.object, .node = m.node};
}

/* ---- numbers that differ from call to call ---- */

/* A number where another one of its type was, static or not. */
static bool is_another_number(Value was, Value now)
{
    if (!value_is_number(was))
        return false;
    return now.kind == VALUE_SCALAR
               ? now.node->type.dtype == number_dtype(was)
               : now.kind == was.kind && !value_same(was, now);
}

static void widen(Spec *s, OpenCall *open, Widened w)
{
    for (int i = 0; i < open->nwidened; i++) {
        const Widened *old = &open->widened[i];

        if (old->arg == w.arg && old->field.object == w.field.object &&
            old->field.name == w.field.name)
            return;
    }
    *ARENA_PUSH(s->arena, open->widened, open->nwidened,
                open->widened_capacity) = w;
}

/* A name that the call changes itself, on the way to where it is called
 * again. */
bool recursion_widens(Match *m, const Asked *q, Value v)
{
    const Object *o = q->subject >= 0 ? m->object[q->subject] : q->object;
    const Noted *n = trace_noted(m->widens->trace, o, q->name);

    if (q->answer.kind != ANSWER_VALUE || !n || !n->is_written ||
        !is_another_number(q->answer.value, v))
        return false;
    widen(m->s, m->widens,
          (Widened){.field = {o, q->name}, .value = q->answer.value});
    return true;
}

/* What the call in hand changes and asks for: where it is called again, that
 * is another number. */
static void widen_written(Spec *s, OpenCall *open, const Trace *t)
{
    for (int i = 0; i < t->nwritten; i++) {
        const Noted *n = &t->noted[t->written[i]];
        const Value *now;

        if (!n->field.name || !n->is_asked)
            continue;
        now = object_find(n->field.object, n->field.name);
        if (now && is_another_number(n->value, *now))
            widen(s, open, (Widened){.field = n->field, .value = n->value});
    }
}

/* Were enough calls followed, since the function was first called? */
static bool was_followed(const Spec *s, const CallMemory *m)
{
    const OpenCall *first = m->open;

    if (s->outward && s->outward->is_again)
        return true;
    while (first->outer)
        first = first->outer;
    return m->ncall - first->ncall >= FOLLOWED;
}

/* Arguments that are as those of the call under way; static numbers may be
 * others once so many calls were followed. */
static bool arguments_like(Spec *s, const CallMemory *m, OpenCall *open,
                           int narg, Value *arg)
{
    bool may_widen = !open->known && was_followed(s, m);
    int before = open->nwidened;

    for (int i = 0; i < narg; i++) {
        Value was = open->args->arg[i];

        if (argument_like(s, was, &arg[i]))
            continue;
        if (!may_widen || !is_another_number(was, arg[i])) {
            open->nwidened = before;
            return false;
        }
        widen(s, open, (Widened){.arg = i, .value = was});
        arg[i] = was;
    }
    return true;
}

/* Is none noted of those that it is in? The first call of a function is not. */
static bool is_outermost_noted(const OpenCall *open)
{
    for (const OpenCall *o = open->outer; o; o = o->outer)
        if (o->trace)
            return false;
    return true;
}

static bool meets(Spec *s, const CallMemory *memory, OpenCall *open, Meeting *g)
{
    const CallArgs *args = g->args;
    const Specialised *r;
    int before = open->nwidened;

    if (args->narg != open->args->narg ||
        args->function != open->args->function)
        return false;
    if (!g->arg)
        g->arg = ARENA_ARRAY(s->arena, Value, args->narg);
    if (args->narg)
        memcpy(g->arg, args->arg, (size_t)args->narg * sizeof *g->arg);
    g->like = *args;
    g->like.arg = g->arg;
    if (!arguments_like(s, memory, open, args->narg, g->arg))
        return false;
    r = known_of(s, open);
    if (r) {
        match_again(g, s, r);
        g->match.widens = open->known || !was_followed(s, memory) ? NULL : open;
        if (queries_match(&g->match, &g->like))
            return true;
    }
    if (is_outermost_noted(open) && !open->known && was_followed(s, memory))
        outward_ask_changed(s, open->trace);
    open->nwidened = before;
    return false;
}

/* What is traced inside the call under way hangs on what is not settled. */
static void make_provisional(Spec *s, const OpenCall *open)
{
    for (Trace *t = s->heap.trace; t && t != open->trace; t = t->outer)
        t->is_provisional = true;
}

static void enter(Spec *s, OpenCall *open)
{
    if (!open->is_entered)
        *ARENA_PUSH(s->arena, s->entered, s->nentered, s->entered_capacity) =
            open;
    open->is_entered = true;
    open->trace->is_undone = true;
}

void recursion_forget(Spec *s, int n)
{
    while (s->nentered > n)
        s->entered[--s->nentered]->is_entered = false;
}

void recursion_leave(Spec *s, const OpenCall *open)
{
    int n = 0;

    for (int i = 0; i < s->nentered; i++)
        if (s->entered[i] != open)
            s->entered[n++] = s->entered[i];
    s->nentered = n;
}

bool recursion_meets(Spec *s, CallMemory *m, const CallArgs *args, Value *out)
{
    Meeting g = {.args = args};
    OpenCall *open = m->open;

    while (open && !s->asks_outward &&
           !(open->trace && open->region != s->region && meets(s, m, open, &g)))
        open = open->outer;
    if (s->asks_outward) {
        *out = value_poison();
        return true;
    }
    if (!open)
        return false;
    enter(s, open);
    make_provisional(s, open);
    if (open->known) {
        *out = specialised_call(&g.match, open->known, open->callee, m->name);
        return true;
    }
    s->raised = NULL;
    s->diverged = true;
    *out = value_poison();
    return true;
}

bool recursion_use(Spec *s, CallMemory *m, const CallArgs *args, Value *out)
{
    for (const Specialised *r = m->first; r; r = r->next) {
        Value *arg = arena_copy(s->arena, args->arg,
                                (size_t)args->narg * sizeof *args->arg);
        CallArgs like = *args;
        Match match;

        if (!r->is_recursive || r->narg != args->narg)
            continue;
        for (int i = 0; i < args->narg; i++)
            if (r->arg[i].kind == ANSWER_LEAF)
                argument_like(s, r->arg[i].value, &arg[i]);
        like.arg = arg;
        match = match_of(s, r);
        if (!queries_match(&match, &like))
            continue;
        *out = specialised_call(&match, r, r->callee, m->name);
        return true;
    }
    return false;
}

/* ---- rounds ---- */

/* Static numbers become nodes: another path may come back with another. */
static Value staged(Spec *s, Value v, int depth)
{
    Object *o;

    if (v.kind == VALUE_BOOL || v.kind == VALUE_INT || v.kind == VALUE_FLOAT)
        return value_scalar(spec_scalar_node(s, v));
    if (!value_is_object(v, OBJECT_TUPLE) || depth > 8)
        return v;
    o = object_items(s, OBJECT_TUPLE, object_body(v.object)->nitem,
                     object_body(v.object)->item);
    for (int i = 0; i < object_body(o)->nitem; i++)
        object_edit(o)->item[i] = staged(s, object_body(o)->item[i], depth + 1);
    return value_object(o);
}

static bool alike(Spec *s, const Specialised *a, const Specialised *b)
{
    TextBuffer text[2] = {{.arena = s->arena}, {.arena = s->arena}};
    Match x = own_match(s, a), y = own_match(s, b);

    if (a->nleaf != b->nleaf || a->noutput != b->noutput ||
        a->has_token != b->has_token)
        return false;
    for (int i = 0; i < a->nleaf; i++)
        if (a->leaf[i].node != b->leaf[i].node)
            return false;
    for (int i = 0; i < a->noutput; i++)
        if (!type_equal(&a->output[i]->type, &b->output[i]->type))
            return false;
    result_print(&text[0], &x);
    result_print(&text[1], &y);
    return text_equal(buffer_text(&text[0]), buffer_text(&text[1]));
}

static Value refuse(Spec *s, const CallMemory *m, const char *why)
{
    Diag *d;

    if (spec_unwinds(s))
        return value_poison();
    d = spec_error(s, DIAG_H0308,
                   "%s() calls itself where only running decides, and %s",
                   m->name, why);
    diag_help(s->ctx, d, "write it as a loop");
    return value_poison();
}

/* Static numbers that a call leaves behind are staged, too. */
static void stage_written(Spec *s, const Trace *t)
{
    for (int i = 0; i < t->nwritten; i++) {
        Field f = t->noted[t->written[i]].field;
        const Value *now = f.name ? object_find(f.object, f.name) : NULL;

        if (now && value_is_number(*now))
            object_set(s, (Object *)f.object, f.name,
                       value_scalar(spec_scalar_node(s, *now)));
    }
}

/* What was found to differ from call to call is a param of the round's
 * region. */
static void widen_in(Spec *s, OpenCall *open, CallArgs *args)
{
    for (int i = 0; i < open->nwidened; i++) {
        Widened *w = &open->widened[i];
        Value v = value_scalar(spec_import_counter(s, w->node));

        if (w->field.object)
            object_set(s, (Object *)w->field.object, w->field.name, v);
        else
            ((Value *)args->arg)[w->arg] = v;
    }
}

static void widen_nodes(Spec *s, OpenCall *open)
{
    for (int i = 0; i < open->nwidened; i++)
        if (!open->widened[i].node)
            open->widened[i].node = spec_scalar_node(s, open->widened[i].value);
}

static void widened_back(Spec *s, const OpenCall *open)
{
    for (int i = 0; i < open->nwidened; i++) {
        const Widened *w = &open->widened[i];

        if (w->field.object)
            object_set(s, (Object *)w->field.object, w->field.name, w->value);
    }
}

/* A round in a region of its own, and nothing that it changed stays. What the
 * round before asked is asked first, so that leaves have the same numbers. */
static Specialised *run_round(Spec *s, OpenCall *open, CallRun *run, void *data)
{
    Trace t;
    Specialised *r;
    Value v;
    const Specialised *before = open->known;
    CallArgs args = *open->args;

    args.arg =
        arena_copy(s->arena, args.arg, (size_t)args.narg * sizeof *args.arg);
    widen_nodes(s, open);
    open->region = region_open(s);
    widen_in(s, open, &args);
    open->args = &args;
    trace_open(s, &t);
    t.is_undone = true;
    for (int i = 0; before && i < before->nasked; i++)
        trace_again(s, &t,
                    (Field){before->asked[i].object, before->asked[i].name});
    open->trace = &t;
    open->is_entered = false;
    recursion_leave(s, open);
    v = run(s, open->args, data);
    if (!s->diverged && !spec_unwinds(s))
        v = staged(s, v, 0);
    if (!before)
        widen_written(s, open, &t);
    stage_written(s, &t);
    trace_close(s, &t);
    r = specialised_new(s, &t, open->args, v, true,
                        before ? open->callee : NULL);
    open->is_provisional |= t.is_provisional;
    trace_undo(s, &t);
    region_close(s);
    return r;
}

/* The first round was evaluated in place, and nothing of it stays. */
static void take_back(Spec *s, const Trace *t)
{
    trace_undo(s, t);
    progress_unlink(s, &t->before);
}

/* What comes back by the ways that do not recur: rounds without calls, until
 * no more numbers are found that differ. */
static Specialised *first_round(Spec *s, OpenCall *open, const Specialised *r,
                                CallRun *run, void *data)
{
    const CallArgs *args = open->args;
    int before = 0;

    while (open->nwidened > before) {
        before = open->nwidened;
        r = run_round(s, open, run, data);
        open->args = args;
        s->diverged = false;
    }
    return (Specialised *)r;
}

Value recursion_close(Spec *s, CallMemory *m, OpenCall *open, Value v,
                      CallRun *run, void *data, Specialised **made)
{
    Trace *t = open->trace;
    const CallArgs *args = open->args;
    Specialised *r;
    Match match;

    if (spec_unwinds(s))
        return value_poison();
    open->is_provisional = t->is_provisional;
    if (s->diverged && !open->nwidened) {
        if (t->is_provisional) /* nor does it, if the one around it does not */
            return value_poison();
        s->diverged = false;
        return refuse(s, m, "no way leads out of it");
    }
    if (!s->diverged) {
        v = staged(s, v, 0);
        stage_written(s, t);
    }
    widen_written(s, open, t);
    s->diverged = false;
    r = specialised_new(s, t, open->args, v, true, NULL);
    take_back(s, t);
    r = first_round(s, open, r, run, data);
    open->callee = new_function(s, m->name);
    for (int i = 0; i < MOST_ROUNDS && !r->why; i++) {
        open->known = r;
        r = run_round(s, open, run, data);
        open->args = args;
        if (!r->why && alike(s, open->known, r)) {
            graph_take(open->callee, r->graph);
            r->callee = open->callee;
            widened_back(s, open);
            match = own_match(s, r);
            *made = open->is_provisional ? NULL : r;
            return specialised_call(&match, r, r->callee, m->name);
        }
        r->why = spec_unwinds(s) ? "it is given up" : r->why;
    }
    widened_back(s, open);
    s->diverged = false;
    return refuse(s, m,
                  r->why ? r->why : "what comes back differs with each turn");
}
