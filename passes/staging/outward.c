/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What a recursion asks of its outermost call: lists, dicts and sets that only
 * running knows in it are grown before that.
 *
 * A function that calls itself becomes one of the program if its calls are
 * alike. They are not where one finds other items in a list, or another number
 * of them, than the call that it is in: then the evaluation unwinds to the
 * outermost call, which grows the list and is made again. A loop does the same
 * with its turns (loop.c). There is a mark for that where a function calls
 * something of its own name. */
#include "passes/python/grown.h"
#include "passes/python/table.h"
#include "passes/staging/attempt.h"
#include "passes/staging/join_cell.h"
#include "passes/staging/reuse.h"

enum { MOST_ASKED = 16 /* lists and the like, of one recursion */ };

bool outward_may_ask(const Spec *s, const Object *o)
{
    return s->outward && !s->outward->refused && !s->outward->growth.list &&
           !s->only_static && o->id < s->outward->first_new;
}

void outward_ask(Spec *s, const Growth *g)
{
    Outward *w = s->outward;

    if (!g->list || g->list->id >= w->first_new || g->is_like || g->width)
        return;
    w->growth = *g;
    w->growth.more = NULL;
    if (!g->is_exact && g->to <= g->from) /* what it appends, it takes away */
        w->growth.to = g->from + 1;
    s->asks_outward = true;
}

/* Is it, where the function is called again, no longer what it was? */
static bool has_changed(const Body *before, const Body *now)
{
    if (before->is_grown)
        return false;
    if (now->is_grown || before->nitem != now->nitem)
        return true;
    for (int i = 0; i < now->nitem; i++)
        if ((now->item && !value_same(before->item[i], now->item[i])) ||
            (now->key && !value_same(before->key[i], now->key[i])))
            return true;
    return false;
}

void outward_note(Spec *s, Object *o)
{
    Outward *w = s->outward;

    if (w && o->id < w->first_new)
        *ARENA_PUSH(s->arena, w->grown, w->ngrown, w->capacity) =
            (struct GrownSince){o, body_copy(s, object_peek(o))};
}

static void ask_for_change(Spec *s, Object *o, const Body *before)
{
    Growth g;

    if (!outward_may_ask(s, o) || !has_changed(before, object_peek(o)))
        return;
    g = growth_of_change(s, o, before, object_peek(o));
    outward_ask(s, &g);
}

void outward_ask_grown(Spec *s)
{
    for (int i = 0; s->outward && i < s->outward->ngrown; i++)
        if (object_peek(s->outward->grown[i].object)->is_grown)
            ask_for_change(s, s->outward->grown[i].object,
                           &s->outward->grown[i].before);
}

static bool is_container(const Object *o)
{
    return o->kind == OBJECT_LIST || o->kind == OBJECT_DICT ||
           o->kind == OBJECT_SET || o->may_grow;
}

/* A trace in which one was grown notes no more. */
void outward_ask_changed(Spec *s, const Trace *t)
{
    outward_ask_grown(s);
    for (int i = 0; i < t->nwritten; i++) {
        const Noted *n = &t->noted[t->written[i]];

        if (!n->field.name && is_container(n->field.object))
            ask_for_change(s, (Object *)n->field.object, &n->body);
    }
}

/* A call in an attempt that may ask. The caller is where it was before each. */
static Value call_asking(Spec *s, Outward *w, const Attempt *a, CallMemory *m,
                         const CallArgs *args, CallRun *run, void *data)
{
    Outward *outer = s->outward;
    Value v;

    if (s->activation)
        s->activation->at = a->at;
    s->outward = w;
    v = call_traced(s, m, args, run, data);
    s->outward = outer;
    return v;
}

/* Grows one more list and calls again, until none is asked for. False: nothing
 * comes of that. */
static bool call_growing(Spec *s, Outward *w, CallMemory *m,
                         const CallArgs *args, CallRun *run, void *data,
                         Value *v)
{
    Object *grown[MOST_ASKED];
    int n = 0;

    while (n < MOST_ASKED) {
        Attempt a;

        grown[n] = w->growth.list;
        s->growth = w->growth;
        s->asks_outward = false;
        w->growth.list = NULL;
        w->is_again = true;
        w->ngrown = 0;
        if (!growth_before_loop(s, -1))
            return false;
        n++;
        attempt_open(s, &a);
        attempt_try(s);
        *v = call_asking(s, w, &a, m, args, run, data);
        s->ntry--;
        if (!s->asks_outward) {
            bool failed = attempt_recurred(s) || progress_failed(s, &a.before);

            attempt_keep(s, &a);
            for (int i = 0; i < n && !failed; i++)
                growth_unfix(s, grown[i]);
            return !failed;
        }
        attempt_drop(s, &a);
        s->npin = a.npin;
    }
    return false;
}

Value call_outermost(Spec *s, CallMemory *m, const CallArgs *args, CallRun *run,
                     void *data)
{
    Outward w = {.first_new = 0};
    Growth before = s->growth;
    bool asks = s->asks_outward;
    Attempt all, a;
    Value v;

    attempt_open(s, &a);
    w.first_new = a.before.nobject;
    v = call_asking(s, &w, &a, m, args, run, data);
    if (!w.growth.list) {
        attempt_keep(s, &a);
        return v;
    }
    attempt_drop(s, &a);
    s->npin = a.npin;
    attempt_open(s, &all);
    if (call_growing(s, &w, m, args, run, data, &v)) {
        attempt_keep(s, &all);
        return v;
    }
    attempt_drop(s, &all);
    s->npin = all.npin;
    s->asks_outward = asks;
    s->growth = before;
    w.refused = true;
    return call_asking(s, &w, &all, m, args, run, data);
}
