/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Joins: the objects that changed, and the order in which their places are
 * joined. See join.h. */
#include "passes/staging/join_cell.h"
#include "passes/python/grown.h"
#include "passes/python/protocol.h"
#include "passes/staging/trace.h"

#include <assert.h>

/* ---- bodies on the two sides ---- */

void join_touch(Join *j, Object *o)
{
    if (o->visit == j->serial)
        return;
    o->visit = j->serial;
    o->reached = false;
    for (int z = 0; z < 2; z++) {
        o->count[z] = 0;
        o->owner[z] = NULL;
        o->change[z] = NULL;
    }
}

const Body *join_body(const Join *j, const Object *o, int side)
{
    int z = j->side[side].absent ? !side : side;

    return o->visit == j->serial && o->change[z] ? o->change[z]
                                                 : object_peek(o);
}

Join *join_new(Spec *s, const JoinCause *cause, uint32_t first_new,
               const Side *a, const Side *b)
{
    Join *j = ARENA_NEW(s->arena, Join);

    j->s = s;
    arena_part_open(&j->arena, s->arena);
    j->cause = *cause;
    j->first_new = first_new;
    j->side[0] = *a;
    j->side[1] = *b;
    j->serial = ++s->heap.visit;
    for (int z = 0; z < 2; z++) {
        const Changes *c = j->side[z].changes;

        for (int i = 0; c && i < c->n; i++) {
            join_touch(j, c->item[i].object);
            c->item[i].object->change[z] = &c->item[i].after;
        }
    }
    return j;
}

void join_end(Join *j)
{
    arena_part_close(&j->arena);
}

void join_add(Join *j, Object *o)
{
    for (int i = 0; i < j->nholder; i++)
        if (j->holder[i].object == o)
            return;
    join_touch(j, o);
    *ARENA_PUSH(&j->arena, j->holder, j->nholder, j->holder_capacity) =
        (Holder){.object = o, .content = -1};
}

void join_values(Join *j, Value a, Value b)
{
    j->has_values = true;
    j->value[0] = a;
    j->value[1] = b;
}

/* ---- the contents of objects ---- */

/* What is the same on both sides anchors what it holds. */
static Cell *join_item(Join *j, const Holder *h, Value x, Value y)
{
    if (h->only)
        return cell_one(j, h->only - 1, x);
    if (value_same(x, y) && !j->side[0].absent && !j->side[1].absent)
        return cell_fixed(j, x);
    return cell_two(j, x, y);
}

static bool way_writes(const Join *j, int side, Field f)
{
    const Changes *c = j->side[side].absent ? NULL : j->side[side].changes;

    for (int i = 0; c && i < c->nwritten; i++)
        if (c->written[i].object == f.object && c->written[i].name == f.name)
            return true;
    return false;
}

/* Which names are written, of an object that is older than the trace. A name
 * that one way leaves as it is is read there; so is one that the only way to
 * get here leaves as it is, and that is joined all the same. */
static void note_names(Join *j, Holder *h)
{
    if (h->object->id >= j->s->heap.trace_first)
        return;
    h->is_written = ARENA_ARRAY(&j->arena, bool, h->nitem);
    for (int i = 0; i < h->nitem; i++) {
        Field f = {h->object, h->name[i]};
        bool first = way_writes(j, 0, f), second = way_writes(j, 1, f);
        bool neither = !first && !second && h->item[i]->kind != CELL_FIXED;

        h->is_written[i] = first || second || neither;
        if (neither ||
            (first != second && !j->side[0].absent && !j->side[1].absent))
            trace_read(f.object, f.name);
    }
}

/* Are the names that both have in one order? */
static bool in_one_order(const Body *a, const Body *b)
{
    int last = -1;

    for (int i = 0; i < b->nitem; i++) {
        int k = i < a->nitem && a->name[i] == b->name[i] ? i : 0;

        while (k < a->nitem && a->name[k] != b->name[i])
            k++;
        if (k < a->nitem && k < last)
            return false;
        if (k < a->nitem)
            last = k;
    }
    return true;
}

static void holder_names(Join *j, Holder *h, const Body *a, const Body *b)
{
    int n = 0;

    h->item = ARENA_ARRAY(&j->arena, Cell *, a->nitem + b->nitem);
    h->name = ARENA_ARRAY(&j->arena, Sym, a->nitem + b->nitem);
    for (int z = 0; z < 2; z++) {
        const Body *mine = z ? b : a;

        assert(mine->name || !mine->nitem);
        for (int i = 0; i < mine->nitem; i++) {
            bool known = false;

            for (int k = 0; z && k < a->nitem && !known; k++)
                known = a->name[k] == b->name[i];
            if (known)
                continue;
            h->name[n] = mine->name[i];
            if (growth_keeps(j, a, b, mine->name[i], &h->item[n])) {
                n++;
                continue;
            }
            h->item[n++] = anchor_is_dead(j, h->object, mine->name[i])
                               ? cell_fixed(j, (Value){.kind = VALUE_UNDEFINED})
                               : join_item(j, h, body_find(a, mine->name[i]),
                                           body_find(b, mine->name[i]));
        }
    }
    h->nitem = n;
}

static bool join_holder(Join *j, Holder *h)
{
    const Body *a = join_body(j, h->object, h->only == 2);
    const Body *b = join_body(j, h->object, h->only != 1);

    if (growth_is_needed(j, h->object, a, b))
        return changes_length(j, h->object);
    h->form = *a;
    if (a->node && (a->node != b->node || h->only || j->side[0].absent ||
                    j->side[1].absent)) {
        h->content = leaf_new(j, LEAF_CONTENT, a->node->type);
        for (int z = 0; z < 2; z++)
            if (!j->side[z].absent && h->only != 2 - z)
                alternatives_add(&j->arena, &j->leaf[h->content].from[z],
                                 value_object(h->object), NULL);
    }
    if (a->name || b->name) {
        holder_names(j, h, a, b);
        note_names(j, h);
        if (b->nchange > a->nchange)
            h->form.nchange = b->nchange;
        if (h->object->kind == OBJECT_INSTANCE && !in_one_order(a, b))
            h->form.nchange++; /* it is not known: see object_delete() */
        return true;
    }
    if (a->nitem != b->nitem || a->position != b->position)
        return changes_length(j, h->object);
    for (int i = 0; a->key && i < a->nitem; i++)
        if (!value_alike(a->key[i], b->key[i]))
            return changes_length(j, h->object);
    if (!set_tables_same(a->table, b->table))
        return changes_length(j, h->object);
    h->nitem = a->nitem;
    h->item = ARENA_ARRAY(&j->arena, Cell *, a->nitem);
    for (int i = 0; i < a->nitem; i++) {
        h->item[i] = join_item(j, h, a->item[i], b->item[i]);
        if (cell_unsettled(h->item[i]))
            return unlike_item(
                j, h->object, a, i,
                h->item[i]->kind == CELL_PERHAPS
                    ? unsettled_value(j->s, *h->item[i]->unsettled)
                    : h->item[i]->value);
    }
    return true;
}

/* ---- the whole ---- */

/* Does a changed place hold an older object on one side and another value on
 * the other, so that it matters who else holds it? */
static bool value_asks(const Join *j, Value v)
{
    if (v.kind == VALUE_UNSETTLED && v.unsettled->defined)
        v = v.unsettled->value;
    if (v.kind == VALUE_CHOICE)
        return true;
    if (v.kind != VALUE_OBJECT)
        return false;
    if (is_part(v)) {
        for (int i = 0; i < object_body(v.object)->nitem; i++)
            if (value_asks(j, object_body(v.object)->item[i]))
                return true;
        return false;
    }
    if (!has_identity(v))
        return false;
    if (v.object->id < j->first_new)
        return true;
    for (int i = 0; i < object_body(v.object)->nitem; i++)
        if (object_body(v.object)->item[i].kind == VALUE_OBJECT ||
            object_body(v.object)->item[i].kind == VALUE_CHOICE)
            return true; /* a container of objects: some may be older */
    return v.object->kind == OBJECT_ARRAY && v.object->array.view;
}

static bool join_needs_walk(const Join *j)
{
    if (j->side[0].absent || j->side[1].absent)
        return false;
    if (j->has_values && !value_same(j->value[0], j->value[1]) &&
        (value_asks(j, j->value[0]) || value_asks(j, j->value[1])))
        return true;
    for (int h = 0; h < j->nholder; h++) {
        const Body *b[2];

        for (int z = 0; z < 2; z++)
            b[z] = join_body(j, j->holder[h].object, z);
        for (int i = 0; i < b[0]->nitem && i < b[1]->nitem; i++)
            if (!value_same(b[0]->item[i], b[1]->item[i]) &&
                (value_asks(j, b[0]->item[i]) || value_asks(j, b[1]->item[i])))
                return true;
    }
    return false;
}

/* What nothing holds is not joined; in a later call something may hold it. */
static void note_dropped(const Join *j)
{
    for (int i = 0; i < j->nholder; i++)
        if (!j->holder[i].done)
            trace_loose(j->s, j->holder[i].object);
}

static bool is_left(const Join *j, const Holder *h)
{
    return !h->done && (!j->walked || h->object->reached || h->kept);
}

/* Where a list is to be grown, others are often, too: all are, at once. */
static void ask_for_others(Join *j)
{
    for (int i = 0; i < j->nholder; i++) {
        Holder *h = &j->holder[i];

        if (is_left(j, h))
            growth_ask_beside(j, h->object,
                              join_body(j, h->object, h->only == 2),
                              join_body(j, h->object, h->only != 1));
    }
}

bool join_run(Join *j)
{
    int slot = 0;

    join_find_gone(j);
    if (join_needs_walk(j))
        anchor_walk(j);
    if (j->has_values)
        j->cell = cell_yielded(j, j->value[0], j->value[1]);
    for (bool more = true; more;) {
        more = false;
        for (int i = 0; i < j->nholder; i++) {
            Holder *h = &j->holder[i];

            if (!is_left(j, h))
                continue;
            h->done = more = true;
            if (!join_holder(j, h)) {
                ask_for_others(j);
                return false;
            }
        }
        while (slot < j->nslot) {
            more = true;
            slot_join(j, j->slot[slot++]);
        }
    }
    note_dropped(j);
    slots_break_outward(j);
    return slots_end(j) || views_of_views(j);
}

int join_made(const Join *j, Object ***out)
{
    int n = 0;

    *out = ARENA_ARRAY(j->s->arena, Object *, j->nslot);
    for (int i = 0; i < j->nslot; i++)
        if (!j->slot[i]->kept && !j->slot[i]->broken)
            (*out)[n++] = j->slot[i]->made;
    return n;
}

void join_settle_rows(const Join *j)
{
    for (int i = 0; i < j->nslot; i++)
        if (!j->slot[i]->kept && !j->slot[i]->broken && j->slot[i]->made)
            rows_settle(j->s, j->slot[i]->made);
}

/* ---- one value of several, here and now ---- */

Value join_pick(Spec *s, const Alternatives *a)
{
    JoinCause cause = {.span = s->span};
    Side here = {.region = s->region}, none = {.absent = true};
    Join *j = join_new(s, &cause, UINT32_MAX, &here, &none);
    Alternatives in[2] = {*a, {0}};
    Leaves leaves = {0};
    Value v;

    j->has_values = true;
    j->cell = cell_place(j, in);
    join_flatten(j, 0, &leaves);
    v = join_make(j, &leaves);
    join_end(j);
    return v;
}
