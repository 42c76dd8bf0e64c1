/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What nobody sees any more where an exception is on its way.
 *
 * From there control goes to the `try` that waits: the calls inside of that
 * have ended. What is younger than the `try`, and not reached from the frames
 * of its function and its callers, from modules, from what C code holds or
 * from the exception (which is in a hidden name of that frame), is gone. What
 * the other way leaves of it is what there is behind the branch: a list that
 * grows behind a call that may raise, say. */
#include "passes/python/protocol.h"
#include "passes/staging/join_cell.h"
#include "passes/staging/live.h"

typedef struct Reach {
    Join *j;
    int side;
    Object *seen; /* walk_enter() */
    int ntodo, capacity;
    Object **todo;
} Reach;

static void reach(Reach *r, Object *o)
{
    if (o && walk_enter(&r->seen, o))
        *ARENA_PUSH(&r->j->arena, r->todo, r->ntodo, r->capacity) = o;
}

static void reach_value(Reach *r, Value v)
{
    const Choice *c;

    if (v.kind == VALUE_UNSETTLED)
        v = v.unsettled->value;
    c = choice_of(v);
    for (int i = 0; c && i < c->n; i++)
        reach_value(r, c->item[i]);
    if (v.kind == VALUE_OBJECT)
        reach(r, v.object);
}

/* What an object holds beside its items. */
static void reach_fixed(Reach *r, const Object *o)
{
    switch (o->kind) {
    case OBJECT_ARRAY:
        if (o->array.view)
            reach_value(r, o->array.view->base);
        reach(r, o->array.original);
        break;
    case OBJECT_FUNCTION:
        reach(r, o->function.frame);
        reach(r, o->function.module);
        reach(r, o->function.owner);
        for (int i = 0; i < o->function.node->ninput; i++)
            reach_value(r, o->function.defaults[i]);
        break;
    case OBJECT_INSTANCE:
        reach(r, o->instance.class);
        break;
    case OBJECT_CLASS:
        reach(r, o->class.meta);
        for (int i = 0; i < o->class.nbase; i++)
            reach(r, o->class.base[i]);
        break;
    case OBJECT_FRAME:
        reach(r, o->frame.parent);
        break;
    case OBJECT_ITERATOR:
        reach(r, o->iterator.function);
        reach(r, o->iterator.frame);
        break;
    default:
        break;
    }
}

static void reach_all(Reach *r)
{
    while (r->ntodo) {
        Object *o = r->todo[--r->ntodo];
        const Body *b = join_body(r->j, o, r->side);

        for (int i = 0; i < b->nitem; i++) {
            reach_value(r, b->item[i]);
            if (b->key)
                reach_value(r, b->key[i]);
        }
        reach_fixed(r, o);
    }
}

/* The activation whose `try` it is. */
static Activation *activation_of(const Spec *s, const Catch *c)
{
    Activation *a = s->activation;

    while (a && a->frame != c->frame)
        a = a->caller;
    return a;
}

static void reach_roots(Reach *r, Activation *a)
{
    Spec *s = r->j->s;

    for (; a; a = a->caller) {
        const uint32_t *live;
        int n = live_temps(s, a, &live);

        reach(r, a->frame);
        reach(r, a->module);
        reach(r, a->function);
        reach(r, a->class);
        for (int i = 0; i < n; i++)
            reach_value(r, a->temp[live[i]]);
    }
    for (int i = 0; i < s->nmodule; i++)
        reach(r, s->module[i]);
    for (int i = 0; i < s->npin; i++)
        reach_value(r, s->pin[i]);
    for (const Handling *h = s->handling; h; h = h->outer)
        reach_value(r, h->exception);
}

void join_find_gone(Join *j)
{
    int z = j->side[1].raised ? 1 : 0;
    const Catch *c = j->side[z].raised;
    Reach r = {.j = j, .side = z};
    Activation *a;
    bool any = false;

    if (j->cause.is_loop || !c || j->side[!z].raised || j->side[!z].absent)
        return;
    for (int i = 0; i < j->nholder; i++)
        any |= j->holder[i].object->id >= c->nobject;
    a = any ? activation_of(j->s, c) : NULL;
    if (!a)
        return;
    reach_roots(&r, a);
    reach_all(&r);
    for (int i = 0; i < j->nholder; i++) {
        Object *o = j->holder[i].object;

        j->holder[i].only = o->id >= c->nobject && !o->walk.seen ? 1 + !z : 0;
    }
    walk_end(r.seen);
}
