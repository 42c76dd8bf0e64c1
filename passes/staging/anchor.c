/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Which objects are held by something else than the places of a join.
 *
 * From the roots (frames, modules and functions under way, live temporaries,
 * what C code holds) all that is reached without going through a place that
 * the ways changed, or a name that is not read again, is anchored. The walk is
 * a list, so rings are walked once.
 *
 * What is not reached is loose, and lives in a slot after the join, but for
 * older objects that hold others, such as the nodes of a ring: they are kept,
 * and anchor what they hold, unless each of the objects in them is held once
 * and the other way has a new object in the place. So a list of arrays that
 * is built anew in each turn is moved as a whole, and a pointer that goes
 * along a list moves nothing. */
#include "passes/staging/trace.h"
#include "passes/staging/join_cell.h"
#include "passes/staging/live.h"
#include "passes/staging/path.h"

#include <assert.h>

static bool is_older(const Join *j, const Object *o)
{
    return o->id < j->first_new;
}

static const Activation *activation_of(const Join *j, const Object *frame)
{
    const Activation *a = j->s->activation;

    if (frame->kind != OBJECT_FRAME && frame->kind != OBJECT_MODULE)
        return NULL;
    while (a && a->frame != frame)
        a = a->caller;
    return a;
}

bool anchor_is_dead(const Join *j, const Object *o, Sym name)
{
    const Activation *a = activation_of(j, o);

    return a && !live_name(j->s, a, name);
}

/* ---- the walk ---- */

static void push(Join *j, Object *o)
{
    if (!o || !is_older(j, o))
        return;
    join_touch(j, o);
    if (o->reached)
        return;
    assert(!o->owner[0] && !o->owner[1]); /* or it would be in two places */
    o->reached = true;
    *ARENA_PUSH(&j->arena, j->todo, j->ntodo, j->todo_capacity) = o;
}

static void push_value(Join *j, Value v)
{
    const Choice *c;

    if (v.kind == VALUE_UNSETTLED && v.unsettled->defined)
        v = v.unsettled->value;
    c = choice_of(v);
    for (int i = 0; c && i < c->n; i++)
        push_value(j, c->item[i]);
    if (v.kind == VALUE_OBJECT)
        push(j, v.object);
}

/* What an object holds beside its items. */
static void push_fixed(Join *j, const Object *o)
{
    switch (o->kind) {
    case OBJECT_ARRAY:
        if (o->array.view)
            push_value(j, o->array.view->base);
        break;
    case OBJECT_FUNCTION:
        push(j, o->function.frame);
        push(j, o->function.module);
        push(j, o->function.owner);
        for (int i = 0; i < o->function.node->ninput; i++)
            push_value(j, o->function.defaults[i]);
        break;
    case OBJECT_INSTANCE:
        push(j, o->instance.class);
        break;
    case OBJECT_CLASS:
        for (int i = 0; i < o->class.nbase; i++)
            push(j, o->class.base[i]);
        break;
    case OBJECT_FRAME:
        push(j, o->frame.parent);
        break;
    case OBJECT_ITERATOR:
        push(j, o->iterator.function);
        push(j, o->iterator.frame);
        break;
    default:
        break;
    }
}

/* The items that are the same on both sides; the others are places. */
static void push_items(Join *j, const Object *o)
{
    const Body *a = join_body(j, o, 0), *b = join_body(j, o, 1);
    const Activation *under_way = activation_of(j, o);

    if (a->is_grown != b->is_grown)
        return; /* what it holds has no join */
    for (int i = 0; i < a->nitem; i++) {
        Value x = a->item[i], y;

        if (leads_nowhere(x))
            continue;
        if (a == b)
            y = x;
        else if (a->name && !(i < b->nitem && b->name[i] == a->name[i]))
            y = body_find(b, a->name[i]);
        else if (i < b->nitem)
            y = b->item[i];
        else
            continue;
        if (value_same(x, y) &&
            !(under_way && !live_name(j->s, under_way, a->name[i])))
            push_value(j, x);
    }
}

static void walk_on(Join *j)
{
    while (j->ntodo) {
        Object *o = j->todo[--j->ntodo];

        push_items(j, o);
        push_fixed(j, o);
    }
}

/* What was there before the ways and is read after them is older than they. */
static void push_root(Join *j, Value v)
{
    assert(!has_identity(v) || is_older(j, v.object));
    push_value(j, v);
}

static void push_roots(Join *j)
{
    const Spec *s = j->s;

    for (Activation *a = s->activation; a; a = a->caller) {
        const uint32_t *live;
        int n = live_temps(j->s, a, &live);

        push(j, a->frame);
        push(j, a->module);
        push(j, a->function);
        push(j, a->class);
        for (int i = 0; i < n; i++)
            push_root(j, a->temp[live[i]]);
    }
    for (int i = 0; i < s->nmodule; i++)
        push(j, s->module[i]);
    for (int i = 0; i < s->npin; i++)
        push_root(j, s->pin[i]);
}

/* ---- what is kept ---- */

static bool holds_objects_at(Value v)
{
    if (is_part(v)) {
        for (int i = 0; i < object_peek(v.object)->nitem; i++)
            if (holds_objects_at(object_peek(v.object)->item[i]))
                return true;
        return false;
    }
    return v.kind == VALUE_CHOICE || has_identity(v) ||
           value_is_object(v, OBJECT_FUNCTION);
}

static bool holds_objects(const Join *j, const Object *o)
{
    if (o->kind == OBJECT_ARRAY)
        return o->array.view != NULL;
    for (int z = 0; z < 2; z++) {
        const Body *b = join_body(j, o, z);

        for (int i = 0; i < b->nitem; i++)
            if (holds_objects_at(b->item[i]))
                return true;
    }
    return false;
}

static void count_value(Join *j, int side, Value v);

static void count_object(Join *j, int side, Object *o)
{
    const Body *b;

    join_touch(j, o);
    if (o->reached || o->count[side] > 1)
        return;
    trace_loose(j->s, o);
    if (o->count[side]++)
        return;
    if (is_older(j, o) && !o->count[!side] && holds_objects(j, o))
        *ARENA_PUSH(&j->arena, j->held, j->nheld, j->held_capacity) = o;
    b = join_body(j, o, side);
    for (int i = 0; i < b->nitem; i++)
        count_value(j, side, b->item[i]);
    if (o->kind == OBJECT_ARRAY && o->array.view)
        count_value(j, side, o->array.view->base);
}

/* Counts by how many paths loose objects are held on a side. What is no data
 * (functions and the like) anchors what it holds. */
static void count_value(Join *j, int side, Value v)
{
    Alternatives all = {0};

    if (v.kind == VALUE_UNSETTLED && v.unsettled->defined)
        v = v.unsettled->value;
    alternatives_in(j->s, &j->arena, v, NULL, &all);
    for (int i = 0; i < all.n; i++) {
        Value c = all.item[i].value;

        if (has_identity(c))
            count_object(j, side, c.object);
        else if (is_part(c))
            for (int k = 0; k < object_peek(c.object)->nitem; k++)
                count_value(j, side, object_peek(c.object)->item[k]);
        else if (c.kind == VALUE_OBJECT && !value_is_array(c)) {
            push(j, c.object);
            push_fixed(j, c.object);
            if (!is_older(j, c.object))
                for (int k = 0; k < object_peek(c.object)->nitem; k++)
                    push_value(j, object_peek(c.object)->item[k]);
        }
    }
}

static bool is_tree_value(const Join *j, int side, Value v, int depth);

/* Is each loose object in it held by one path? */
static bool is_tree(const Join *j, int side, const Object *o, int depth)
{
    const Body *b;

    if (depth > 64)
        return false;
    if (o->visit != j->serial || o->reached)
        return true;
    if (o->count[0] > 1 || o->count[1] > 1)
        return false;
    b = join_body(j, o, side);
    for (int i = 0; i < b->nitem; i++)
        if (!is_tree_value(j, side, b->item[i], depth + 1))
            return false;
    return o->kind != OBJECT_ARRAY || !o->array.view ||
           is_tree_value(j, side, o->array.view->base, depth + 1);
}

static bool is_tree_value(const Join *j, int side, Value v, int depth)
{
    if (depth > 64 || choice_of(v))
        return false;
    if (is_part(v)) {
        for (int i = 0; i < object_peek(v.object)->nitem; i++)
            if (!is_tree_value(j, side, object_peek(v.object)->item[i],
                               depth + 1))
                return false;
        return true;
    }
    return !has_identity(v) || is_tree(j, side, v.object, depth);
}

static bool all_new(const Join *j, const Alternatives *a)
{
    for (int i = 0; i < a->n; i++)
        if (!has_identity(a->item[i].value) ||
            is_older(j, a->item[i].value.object))
            return false;
    return a->n > 0;
}

static void keep(Join *j, Object *o)
{
    push(j, o);
    walk_on(j);
}

bool anchor_holds(Join *j, Object *o, const Alternatives *other)
{
    if (!is_older(j, o))
        return false;
    if (!j->walked)
        return true;
    join_touch(j, o);
    if (o->reached)
        return true;
    if (o->owner[0] || o->owner[1] || !holds_objects(j, o) ||
        (all_new(j, other) && is_tree(j, 0, o, 0) && is_tree(j, 1, o, 0)))
        return false;
    keep(j, o);
    return true;
}

/* Both values of each changed place of an object, by `visit`. */
static void each_place(Join *j, const Object *o,
                       void (*visit)(Join *j, Value x, Value y))
{
    const Body *a = join_body(j, o, 0), *b = join_body(j, o, 1);

    if (a->is_grown != b->is_grown)
        return; /* they have no join */
    for (int i = 0; i < a->nitem; i++) {
        Value x = a->item[i], y = {.kind = VALUE_UNDEFINED};

        if (a->name)
            y = body_find(b, a->name[i]);
        else if (i < b->nitem)
            y = b->item[i];
        if (!value_same(x, y) && !(a->name && anchor_is_dead(j, o, a->name[i])))
            visit(j, x, y);
    }
    for (int i = 0; i < b->nitem; i++) {
        Value x = {.kind = VALUE_UNDEFINED};

        if (a->name && body_find(a, b->name[i]).kind == VALUE_UNDEFINED &&
            b->item[i].kind != VALUE_UNDEFINED &&
            !anchor_is_dead(j, o, b->name[i]) &&
            !(i < a->nitem && a->name[i] == b->name[i]))
            visit(j, x, b->item[i]);
    }
}

static void count_place(Join *j, Value x, Value y)
{
    count_value(j, 0, x);
    count_value(j, 1, y);
}

/* Older objects that hold others are kept where the other side has no new
 * object in the place. */
static void keep_place(Join *j, Value x, Value y)
{
    Alternatives side[2] = {0};
    Value v[2] = {x, y};

    for (int z = 0; z < 2; z++) {
        if (v[z].kind == VALUE_UNSETTLED && v[z].unsettled->defined)
            v[z] = v[z].unsettled->value;
        alternatives_in(j->s, &j->arena, v[z], NULL, &side[z]);
    }
    for (int z = 0; z < 2; z++)
        for (int i = 0; i < side[z].n; i++)
            if (has_identity(side[z].item[i].value))
                anchor_holds(j, side[z].item[i].value.object, &side[!z]);
}

/* Counts in the changed places of anchored objects; false if no such object
 * was found since the last time. */
static bool count_places(Join *j)
{
    bool found = false;

    for (int i = 0; i < j->nholder; i++) {
        Holder *h = &j->holder[i];

        if (h->counted || !h->object->reached)
            continue;
        h->counted = found = true;
        each_place(j, h->object, count_place);
    }
    walk_on(j);
    return found;
}

static void keep_what_is_shared(Join *j)
{
    for (int i = 0; i < j->nheld; i++) {
        Object *o = j->held[i];

        if (!o->reached && !(is_tree(j, 0, o, 0) && is_tree(j, 1, o, 0)))
            keep(j, o);
    }
    for (int i = 0; i < j->nholder; i++)
        if (j->holder[i].object->reached)
            each_place(j, j->holder[i].object, keep_place);
    if (j->has_values)
        keep_place(j, j->value[0], j->value[1]);
}

void anchor_walk(Join *j)
{
    j->walked = true;
    push_roots(j);
    walk_on(j);
    if (j->has_values)
        count_place(j, j->value[0], j->value[1]);
    /* what is kept may anchor objects that have changed places of their own */
    while (count_places(j))
        keep_what_is_shared(j);
    keep_what_is_shared(j);
}
