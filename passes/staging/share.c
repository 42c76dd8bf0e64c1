/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Which names still share an object that a staged branch or loop made.
 *
 * Where two ways leave different objects in a name, merge.c makes one that
 * stands for either (Object.joined). Changing it, or one of the two, in place
 * ought to be seen through every other name of it; which names those are is
 * known only when running. So at such a change all other places that may hold
 * it become unsettled: an error if they are used, and none if they are not. */
#include "passes/staging/staging.h"
#include "passes/numpy/numpy.h"

typedef struct Search {
    Spec *s;
    Object *changed;
    uint64_t visit;
    Object **todo;
    int ntodo, capacity;
} Search;

static Object *root_of(Object *o)
{
    return o && o->kind == OBJECT_ARRAY ? array_root(o) : o;
}

/* May the two be one on some way through the program, and not on another? */
static bool in_doubt(Object *x, Object *y)
{
    for (int i = 0; i < 2; i++) {
        Object *a = root_of(x->joined[i]), *c = root_of(y->joined[i]);

        if (a == y || c == x || (a && a == c))
            return true;
    }
    return false;
}

static void search_object(Search *q, Object *o)
{
    if (!o || o->visit == q->visit)
        return;
    o->visit = q->visit;
    *ARENA_PUSH(q->s->arena, q->todo, q->ntodo, q->capacity) = o;
}

static Object *held_by(Value v)
{
    const Unsettled *u = v.unsettled;

    if (v.kind == VALUE_OBJECT)
        return v.object;
    if (v.kind == VALUE_UNSETTLED && u->defined && u->by_loop &&
        u->value.kind == VALUE_OBJECT)
        return u->value.object;
    return NULL;
}

static Value doubtful(Search *q, Object *o)
{
    const char *type = value_type_name(q->s, value_object(o));
    Unsettled u = {.code = DIAG_H0414, .span = q->s->span};

    u.message = arena_printf(q->s->arena,
                             "perhaps the %s that was changed in place by "
                             "another name, and perhaps not",
                             type);
    u.label = "changed here; a staged branch or loop decided which object it "
              "is";
    u.help = "give the name an object of its own: `.copy()`";
    return (Value){.kind = VALUE_UNSETTLED,
                   .unsettled = arena_copy(q->s->arena, &u, sizeof u)};
}

/* Looks at what `holder` holds, and goes on from there. */
static void search_items(Search *q, Object *holder)
{
    for (int i = 0; i < holder->body.nitem; i++) {
        Object *o = held_by(holder->body.item[i]);
        Object *root = root_of(o);

        if (root && root != q->changed && in_doubt(root, q->changed)) {
            heap_touch(q->s, holder);
            holder->body.item[i] = doubtful(q, o);
            continue;
        }
        search_object(q, o);
    }
}

static void search_inside(Search *q, Object *o)
{
    search_items(q, o);
    switch (o->kind) {
    case OBJECT_ARRAY:
        search_object(q, root_of(o));
        break;
    case OBJECT_FUNCTION:
        search_object(q, o->function.frame);
        search_object(q, o->function.module);
        search_object(q, o->function.owner);
        for (int i = 0; i < o->function.node->ninput; i++)
            search_object(q, held_by(o->function.defaults[i]));
        break;
    case OBJECT_INSTANCE:
        search_object(q, o->instance.class);
        break;
    case OBJECT_CLASS:
        for (int i = 0; i < o->class.nbase; i++)
            search_object(q, o->class.base[i]);
        break;
    case OBJECT_FRAME:
        search_object(q, o->frame.parent);
        break;
    default:
        break;
    }
}

void share_unsettle(Spec *s, Object *changed)
{
    Search q = {.s = s, .changed = changed, .visit = ++s->heap.visit};

    for (Activation *a = s->activation; a; a = a->caller) {
        search_object(&q, a->frame);
        search_object(&q, a->module);
        search_object(&q, a->function);
    }
    for (int i = 0; i < s->nmodule; i++)
        search_object(&q, s->module[i]);
    while (q.ntodo)
        search_inside(&q, q.todo[--q.ntodo]);
}
