/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A join that is made again, in another state than that which was joined.
 *
 * What it says must hold there: which places hold what is said of objects,
 * each of which becomes the one that is in its place now, and what was the
 * same on both sides becomes what is there now. Whatever else is of the state
 * that was joined, such as a node in a place that had no value before, has no
 * such word, and then the join cannot be made again. */
#include "passes/staging/join_cell.h"

/* ---- what it says of objects ---- */

static void say(Join *j, ObjectPlaces *out, Object **at)
{
    *ARENA_PUSH(j->s->arena, out->at, out->n, out->capacity) = at;
}

/* A value that is not read anew from the state in hand. */
static bool say_value(Join *j, ObjectPlaces *out, Value *v)
{
    if (v->kind == VALUE_OBJECT)
        say(j, out, &v->object);
    return v->kind != VALUE_SCALAR && v->kind != VALUE_CHOICE &&
           !value_is_perhaps(*v);
}

/* What has no join, and what follows an error. */
static bool is_lost(Value v)
{
    return v.kind == VALUE_POISON ||
           (v.kind == VALUE_UNSETTLED && !v.unsettled->defined);
}

/* `is_read`: the state in hand has a value for it. */
static bool say_cell(Join *j, ObjectPlaces *out, Cell *c, bool is_read)
{
    if (c->kind == CELL_FIXED &&
        (is_lost(c->value) || (!is_read && !say_value(j, out, &c->value))))
        return false;
    for (int i = 0; i < c->npart; i++)
        if (!say_cell(j, out, c->part[i], is_read && c->kind == CELL_PARTS))
            return false;
    for (int i = 0; i < c->ntarget; i++) {
        Target *t = &c->target[i];

        if ((t->kind == TARGET_VALUE && !say_value(j, out, &t->value)) ||
            (t->kind == TARGET_CELL && !say_cell(j, out, t->cell, false)))
            return false;
    }
    return true;
}

/* Does what objects in the slot are made like know nothing of its own? */
static bool is_mere_form(const Object *like)
{
    if (like->kind == OBJECT_ITERATOR)
        return !like->iterator.generator;
    return like->kind != OBJECT_ARRAY ||
           (!like->array.choice && !like->array.original && !like->array.twins);
}

static bool say_slot(Join *j, ObjectPlaces *out, Slot *slot)
{
    bool is_read = slot->from[0].n > 0;

    if (slot->kept)
        say(j, out, &slot->kept);
    if (slot->kept || slot->broken)
        return true;
    if (!is_mere_form(slot->like))
        return false;
    if (is_read)
        say(j, out, &slot->from[0].item[0].value.object);
    for (int i = 0; slot->item && i < slot->form.nitem; i++)
        if (!say_cell(j, out, slot->item[i], is_read))
            return false;
    return !slot->base || say_cell(j, out, slot->base, false);
}

/* Names and attributes may have no join. */
static bool is_lost_name(const Holder *h, int k)
{
    return h->name && h->item[k]->kind == CELL_FIXED &&
           h->item[k]->value.kind == VALUE_UNSETTLED &&
           is_lost(h->item[k]->value);
}

bool join_says(Join *j, ObjectPlaces *out)
{
    for (int i = 0; i < j->nholder; i++) {
        Holder *h = &j->holder[i];

        say(j, out, &h->object);
        for (int k = 0; h->done && k < h->nitem; k++)
            if (!is_lost_name(h, k) && !say_cell(j, out, h->item[k], true))
                return false;
    }
    for (int i = 0; i < j->nslot; i++)
        if (!say_slot(j, out, j->slot[i]))
            return false;
    return true;
}

/* ---- what is there now ---- */

static bool read_cell(Cell *c, Value now)
{
    const Body *b;

    if (c->kind == CELL_FIXED && c->value.kind != VALUE_UNDEFINED &&
        !is_lost(c->value))
        c->value = now;
    if (c->kind != CELL_PARTS)
        return true;
    if (now.kind != VALUE_OBJECT || now.object->kind != c->value.object->kind ||
        object_peek(now.object)->nitem != c->npart)
        return false;
    b = object_peek(now.object);
    for (int i = 0; i < c->npart; i++)
        if (!read_cell(c->part[i], b->item[i]))
            return false;
    return true;
}

static bool is_among(Sym name, int n, const Sym *names)
{
    for (int i = 0; i < n; i++)
        if (names[i] == name)
            return true;
    return false;
}

/* Is each name that has a value among these? */
static bool names_are_among(const Body *b, int n, const Sym *name)
{
    for (int i = 0; i < b->nitem; i++)
        if (b->item[i].kind != VALUE_UNDEFINED &&
            !(i < n && name[i] == b->name[i]) && !is_among(b->name[i], n, name))
            return false;
    return true;
}

static bool read_items(const Body *now, int n, Cell **item, const Sym *name)
{
    if (name ? !now->name || !names_are_among(now, n, name)
             : now->name || now->nitem != n)
        return false;
    for (int i = 0; i < n; i++) {
        bool is_there = i < now->nitem && (!name || now->name[i] == name[i]);

        if (!read_cell(item[i],
                       is_there ? now->item[i] : body_find(now, name[i])))
            return false;
    }
    return true;
}

/* To a call that is traced now, what is the same on both sides is not written:
 * who reads it reads what was there before. */
static void note_names_again(const Join *j, Holder *h)
{
    h->is_written = NULL;
    if (!h->name || h->object->id >= j->s->heap.trace_first)
        return;
    h->is_written = ARENA_ARRAY(j->s->arena, bool, h->nitem);
    for (int i = 0; i < h->nitem; i++)
        h->is_written[i] = h->item[i]->kind != CELL_FIXED;
}

static bool read_holder(const Join *j, Holder *h)
{
    const Body *now = object_peek(h->object);

    if (!h->done)
        return true;
    if (h->content >= 0 &&
        !(now->node && type_equal(&now->node->type, &j->leaf[h->content].type)))
        return false;
    if (now->is_grown != h->form.is_grown)
        return false;
    h->form = *now;
    note_names_again(j, h);
    return read_items(now, h->nitem, h->item, h->name);
}

static bool read_slot(Slot *slot)
{
    const Object *o =
        slot->from[0].n ? slot->from[0].item[0].value.object : NULL;

    return slot->kept || slot->broken || !slot->item || !o ||
           (object_peek(o)->is_grown == slot->form.is_grown &&
            read_items(object_peek(o), slot->form.nitem, slot->item,
                       slot->form.name));
}

bool join_read_again(Join *j)
{
    for (int i = 0; i < j->nholder; i++)
        if (!read_holder(j, &j->holder[i]))
            return false;
    for (int i = 0; i < j->nslot; i++)
        if (!read_slot(j->slot[i]))
            return false;
    return true;
}

bool join_loses_in_vain(const Join *now, const Join *again)
{
    for (int i = 0; i < again->nholder; i++) {
        const Holder *h = &again->holder[i];
        const Body *after = join_body(now, h->object, 1);

        for (int k = 0; h->done && k < h->nitem; k++) {
            Value v;

            if (!is_lost_name(h, k))
                continue;
            v = body_find(after, h->name[k]);
            if (v.kind == VALUE_UNSETTLED &&
                v.unsettled == h->item[k]->value.unsettled)
                return true;
        }
    }
    return false;
}
