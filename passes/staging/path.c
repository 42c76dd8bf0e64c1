/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Paths: a walk from what is under way, breadth first, until all is found. */
#include "passes/numpy/extent.h"
#include "passes/staging/path.h"
#include "passes/staging/live.h"
#include "passes/staging/staging.h"

#include <assert.h>
#include <string.h>

enum { MOST_STEPS = 5000, MOST_OBJECTS = 1000 };

typedef enum Link {
    LINK_ROOT,   /* what activation `depth` is of: root_object() */
    LINK_TEMP,   /* a temporary of activation `depth` */
    LINK_MODULE, /* a loaded module */
    LINK_PIN,    /* what C code holds */
    LINK_NAME,   /* of the object that the path led to so far */
    LINK_ITEM,
    LINK_BESIDE /* what it holds beside its items: beside() */
} Link;

typedef struct PathStep {
    int from; /* the step to its holder; -1: none */
    Link link;
    int depth, index;
    Sym name;
    int k; /* it is this one of a choice; -1: the value itself */
    Object *found;
    int place; /* of a walk's step: where it is kept, or -1 */
} PathStep;

struct Paths {
    int n, nstep;
    int *at; /* the last step to each object */
    PathStep *step;
};

/* ---- links ---- */

static Value value_of(Object *o)
{
    return o ? value_object(o) : value_none();
}

static Value root(const Activation *a, int k)
{
    Object *const all[] = {a->frame, a->module, a->function, a->class};

    return value_of(all[k]);
}

enum { NROOT = 4 };

/* The k-th of what an object holds beside its items; UNDEFINED behind the
 * last. */
static Value beside(const Object *o, int k)
{
    const Value none = {.kind = VALUE_UNDEFINED};

    switch (o->kind) {
    case OBJECT_ARRAY:
        return k == 0 && o->array.view ? o->array.view->base : none;
    case OBJECT_FUNCTION:
        if (k < o->function.node->ninput)
            return o->function.defaults[k];
        k -= o->function.node->ninput;
        return k == 0   ? value_of(o->function.frame)
               : k == 1 ? value_of(o->function.module)
               : k == 2 ? value_of(o->function.owner)
                        : none;
    case OBJECT_INSTANCE:
        return k == 0 ? value_of(o->instance.class) : none;
    case OBJECT_CLASS:
        return k < o->class.nbase ? value_of(o->class.base[k]) : none;
    case OBJECT_FRAME:
        return k == 0 ? value_of(o->frame.parent) : none;
    case OBJECT_ITERATOR:
        return k == 0   ? value_of(o->iterator.function)
               : k == 1 ? value_of(o->iterator.frame)
                        : none;
    default:
        return none;
    }
}

bool leads_nowhere(Value v)
{
    const Object *o = v.object;

    if (v.kind != VALUE_OBJECT)
        return v.kind != VALUE_CHOICE && v.kind != VALUE_UNSETTLED;
    return o->kind == OBJECT_FUNCTION && !o->function.owner &&
           !o->function.node->ninput && !object_peek(o)->nitem &&
           (!o->function.frame || o->function.frame->kind == OBJECT_MODULE);
}

static Value settled(Value v)
{
    return value_is_perhaps(v) ? v.unsettled->value : v;
}

static const Activation *activation_at(const Spec *s, int depth)
{
    const Activation *a = s->activation;

    while (a && depth--)
        a = a->caller;
    return a;
}

/* Where a step leads from an object. */
static Value follow(Spec *s, const PathStep *t, const Object *from)
{
    const Activation *a = activation_at(s, t->depth);

    assert(from || t->link == LINK_ROOT || t->link == LINK_TEMP ||
           t->link == LINK_MODULE || t->link == LINK_PIN);
    switch (t->link) {
    case LINK_ROOT:
        return a ? root(a, t->index) : value_none();
    case LINK_TEMP:
        return a && live_temp(s, a, t->index) ? a->temp[t->index]
                                              : value_none();
    case LINK_MODULE:
        return t->index < s->nmodule ? value_object(s->module[t->index])
                                     : value_none();
    case LINK_PIN:
        return t->index < s->npin ? s->pin[t->index] : value_none();
    case LINK_NAME:
        return body_find(object_peek(from), t->name);
    case LINK_ITEM:
        return t->index < object_peek(from)->nitem
                   ? object_peek(from)->item[t->index]
                   : value_none();
    case LINK_BESIDE:
        return beside(from, t->index);
    }
    return value_none();
}

/* ---- the walk ---- */

/* Objects that the walk has met have its serial; of those that are sought and
 * not yet found the count is 1. */
typedef struct Walking {
    Spec *s;
    uint64_t serial;
    int nstep, left;
} Walking;

static void arrive_at(Walking *w, PathStep t, Object *o)
{
    bool sought = o->visit == w->serial && o->count[0];

    if (o->visit == w->serial && !sought)
        return;
    o->visit = w->serial;
    o->count[0] = 0;
    w->left -= sought;
    if (!sought && (leads_nowhere(value_object(o)) ||
                    (o->kind == OBJECT_ARRAY && !o->array.view)))
        return;
    t.found = o;
    *ARENA_PUSH(w->s->arena, w->s->step, w->nstep, w->s->step_capacity) = t;
}

static void arrive(Walking *w, PathStep t, Value v)
{
    const Choice *c;

    v = settled(v);
    c = choice_of(v);
    t.k = -1;
    if (v.kind == VALUE_OBJECT)
        arrive_at(w, t, v.object);
    for (t.k = 0; c && t.k < c->n; t.k++)
        if (c->item[t.k].kind == VALUE_OBJECT)
            arrive_at(w, t, c->item[t.k].object);
}

static void walk_roots(Walking *w)
{
    Spec *s = w->s;
    PathStep t = {.from = -1};
    const uint32_t *live;

    for (Activation *a = s->activation; a; a = a->caller, t.depth++) {
        t.link = LINK_ROOT;
        for (t.index = 0; t.index < NROOT; t.index++)
            arrive(w, t, root(a, t.index));
        t.link = LINK_TEMP;
        for (int i = 0, n = live_temps(s, a, &live); i < n; i++) {
            t.index = (int)live[i];
            arrive(w, t, a->temp[t.index]);
        }
    }
    t.link = LINK_MODULE;
    for (t.index = 0; t.index < s->nmodule; t.index++)
        arrive(w, t, value_object(s->module[t.index]));
    t.link = LINK_PIN;
    for (t.index = 0; t.index < s->npin; t.index++)
        arrive(w, t, s->pin[t.index]);
}

static void walk_from(Walking *w, int at)
{
    const Object *o = w->s->step[at].found;
    const Body *b = object_peek(o);
    PathStep t = {.from = at, .link = b->name ? LINK_NAME : LINK_ITEM};

    for (t.index = 0; t.index < b->nitem && w->left; t.index++) {
        t.name = b->name ? b->name[t.index] : NULL;
        arrive(w, t, b->item[t.index]);
    }
    t.link = LINK_BESIDE;
    for (t.index = 0; w->left; t.index++) {
        Value v = beside(o, t.index);

        if (v.kind == VALUE_UNDEFINED)
            return;
        arrive(w, t, v);
    }
}

/* Marks what is sought; gives how many objects that are. */
static int seek(uint64_t serial, int n, Object *const *object)
{
    int count = 0;

    for (int i = 0; i < n; i++) {
        count += object[i]->visit != serial;
        object[i]->visit = serial;
        object[i]->count[0] = 1;
    }
    return count;
}

/* Marks the steps of a walk that lead to what was sought; gives how many. */
static int mark_needed(PathStep *step, int n, uint64_t serial)
{
    int count = 0;

    for (int i = 0; i < n; i++)
        step[i].place = -1;
    for (int i = n - 1; i >= 0; i--) {
        PathStep *t = &step[i];

        if (t->found->visit == serial)
            t->place = 0;
        if (t->place >= 0 && t->from >= 0)
            step[t->from].place = 0;
        count += t->place >= 0;
    }
    return count;
}

static Paths *keep_steps(Spec *s, int nwalked, int n, Object *const *object)
{
    Paths *p = ARENA_NEW(s->arena, Paths);
    int *last = ARENA_ARRAY(s->arena, int, n), nlast = 0;
    uint64_t serial = ++s->heap.visit;

    seek(serial, n, object);
    p->step =
        ARENA_ARRAY(s->arena, PathStep, mark_needed(s->step, nwalked, serial));
    for (int i = 0; i < nwalked; i++) {
        PathStep *t = &p->step[p->nstep];

        if (s->step[i].place < 0)
            continue;
        *t = s->step[i];
        t->from = t->from >= 0 ? s->step[t->from].place : -1;
        if (t->found->visit == serial)
            last[nlast++] = p->nstep;
        s->step[i].place = p->nstep++;
    }
    p->n = n;
    p->at = ARENA_ARRAY(s->arena, int, n);
    for (int i = 0; i < n; i++)
        for (int k = 0; k < nlast; k++)
            if (p->step[last[k]].found == object[i])
                p->at[i] = last[k];
    return p;
}

Paths *paths_to(Spec *s, int n, Object *const *object)
{
    Walking w = {.s = s, .serial = ++s->heap.visit};

    if (n > MOST_OBJECTS)
        return NULL;
    w.left = seek(w.serial, n, object);
    walk_roots(&w);
    for (int i = 0; i < w.nstep && w.nstep < MOST_STEPS && w.left; i++)
        walk_from(&w, i);
    return w.left ? NULL : keep_steps(s, w.nstep, n, object);
}

/* ---- the way again ---- */

/* May one object stand for another, as far as that is fixed while they live? */
static bool is_like(const Object *x, const Object *y)
{
    if (x->kind != y->kind || x->is_frozen != y->is_frozen)
        return false;
    switch (x->kind) {
    case OBJECT_ARRAY:
        return x->array.dtype == y->array.dtype &&
               x->array.is_scalar == y->array.is_scalar &&
               x->array.read_only == y->array.read_only &&
               !x->array.view == !y->array.view &&
               shape_equal(x->array.shape, y->array.shape) &&
               extents_alike(x->array.extents, y->array.extents);
    case OBJECT_INSTANCE:
        return x->instance.class == y->instance.class;
    case OBJECT_FUNCTION:
        return x->function.node == y->function.node;
    case OBJECT_ITERATOR:
        return x->iterator.kind == y->iterator.kind;
    default:
        return true;
    }
}

static Object *object_at(Value v, int k)
{
    v = settled(v);
    if (k >= 0) {
        const Choice *c = choice_of(v);

        if (!c || k >= c->n)
            return NULL;
        v = c->item[k];
    }
    return v.kind == VALUE_OBJECT ? v.object : NULL;
}

/* What is done to the objects at its end is noted of them: so is, before that,
 * how they are found. */
static void note_step(const PathStep *t, const Object *from)
{
    if (t->link == LINK_NAME)
        object_find(from, t->name);
    else if (t->link == LINK_ITEM)
        object_body(from);
}

bool paths_follow(Spec *s, const Paths *p, Object **now)
{
    Object **found = ARENA_ARRAY(s->arena, Object *, p->nstep);

    for (int i = 0; i < p->nstep; i++) {
        const PathStep *t = &p->step[i];
        const Object *from = t->from >= 0 ? found[t->from] : NULL;

        found[i] = object_at(follow(s, t, from), t->k);
        if (!found[i] || !is_like(found[i], t->found))
            return false;
    }
    for (int i = 0; i < p->nstep; i++)
        if (p->step[i].from >= 0)
            note_step(&p->step[i], found[p->step[i].from]);
    for (int i = 0; i < p->n; i++)
        now[i] = found[p->at[i]];
    return true;
}
