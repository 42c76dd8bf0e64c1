/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The slots of a join: where loose objects live after it, and their contents.
 *
 * A loose object lives with who held it first. Whether the owners before hold
 * it whenever a guard holds is asked by cases on a few tags. */
#include "passes/staging/join_cell.h"

#include <limits.h>

/* Of asking whether what owners have is all there is. */
enum { MOST_CASES = 16, MOST_TAGS = 3 };

/* ---- where a loose object lives ---- */

/* So many forms objects of the kind of this one may have in one place: arrays
 * are bounded by what may be beside each other, exceptions by who raises them,
 * and a list that grows in a loop has no end. */
static int most_forms(const Join *j, const Object *like)
{
    if (like->kind == OBJECT_ARRAY || (like->kind == OBJECT_INSTANCE &&
                                       like->instance.class->class.exception))
        return INT_MAX;
    if (!j->cause.is_loop)
        return MOST_FORMS;
    return like->kind == OBJECT_DICT || like->kind == OBJECT_INSTANCE
               ? MOST_LOOP_FORMS
               : 1;
}

/* Where forms differ: may what is before the loop have that of what a turn
 * makes? Of two that a turn makes, what is before it in that place. */
static bool asks_alike(OneOf *o, const Slot *slot, int side, const Object *like)
{
    const Alternatives *before = &o->all[0];

    if (slot->side != side)
        return growth_asks_alike(o->j, slot->like, slot->side, like) ||
               growth_asks_alike(o->j, like, side, slot->like);
    for (int i = 0; side && i < before->n; i++)
        if (before->item[i].value.kind == VALUE_OBJECT &&
            growth_asks_alike(o->j, before->item[i].value.object, 0, like))
            return true;
    return false;
}

/* The slot of this place for an object; NULL if its form does not fit. */
static Slot *slot_for(OneOf *o, int side, Object *like)
{
    Join *j = o->j;
    Cell *c = o->cell;
    Slot *slot;
    int nform = 1;

    for (int i = 0; i < c->nslot; i++) {
        const Object *other = c->slot[i]->like;

        if (form_alike(other, join_body(j, other, c->slot[i]->side), like,
                       join_body(j, like, side)) &&
            growth_rooms_alike(j, other, c->slot[i]->side, like, side))
            return c->slot[i];
        if (asks_alike(o, c->slot[i], side, like)) {
            o->failure =
                no_join_form(j, first_of(o->all, 0), first_of(o->all, 1));
            return NULL;
        }
        if (other->kind != like->kind || other->is_frozen != like->is_frozen ||
            (like->kind == OBJECT_INSTANCE &&
             other->instance.class != like->instance.class) ||
            ++nform <= most_forms(j, like))
            continue;
        o->failure = no_join_form(j, first_of(o->all, 0), first_of(o->all, 1));
        return NULL;
    }
    if (j->nslot == MOST_SLOTS) {
        o->failure = no_join_many(j, BOUND_SLOTS, first_of(o->all, 0),
                                  first_of(o->all, 1));
        return NULL;
    }
    slot = ARENA_NEW(&j->arena, Slot);
    *slot = (Slot){.index = j->nslot,
                   .side = side,
                   .like = like,
                   .form = *join_body(j, like, side),
                   .content = -1};
    for (int d = 0; d < MAX_RANK; d++)
        slot->extent[d] = -1;
    *ARENA_PUSH(&j->arena, c->slot, c->nslot, c->slot_capacity) = slot;
    *ARENA_PUSH(&j->arena, j->slot, j->nslot, j->slot_capacity) = slot;
    return slot;
}

static bool has_tag(const Guard *g, const Node *tag)
{
    while (g && g->tag != tag)
        g = g->more;
    return g != NULL;
}

/* Does one of the owners have the object whenever `g` holds? */
static bool is_owned(Join *j, const Owner *owners, const Guard *g, int depth)
{
    const Guard *by = NULL;

    for (const Owner *o = owners; o; o = o->next) {
        j->nstep++;
        if (guard_implies(g, o->when))
            return true;
        for (const Guard *l = o->when; l && !by; l = l->more)
            if (!has_tag(g, l->tag) && l->n <= MOST_CASES &&
                guard_meets(g, o->when))
                by = l;
    }
    if (!by || !depth)
        return false;
    for (int k = 0; k < by->n; k++) {
        Guard one = {g, by->tag, k, by->n};

        if (!is_owned(j, owners, &one, depth - 1))
            return false;
    }
    return true;
}

/* A loose object lives with who had it first; with this place, if nobody had
 * it whenever `when` holds. */
void slot_add(OneOf *o, int side, Object *object, const Guard *when)
{
    Join *j = o->j;
    Owner **end;
    Slot *slot;

    join_touch(j, object);
    for (end = &object->owner[side]; *end; end = &(*end)->next) {
        const Guard *both;
        Target t = {.kind = TARGET_SLOT, .slot = (*end)->slot};

        if (!guard_both(&j->arena, when, (*end)->when, &both))
            continue;
        target_add(o, side, t, both);
        if (guard_implies(when, (*end)->when))
            return;
        j->nstep++;
    }
    if (is_owned(j, object->owner[side], when, MOST_TAGS))
        return;
    if (j->nstep > MOST_STEPS) {
        o->failure = no_join_many(j, BOUND_STEPS, first_of(o->all, 0),
                                  first_of(o->all, 1));
        return;
    }
    slot = slot_for(o, side, object);
    if (!slot)
        return;
    slot->is_immutable |= object->is_immutable;
    alternatives_add(&j->arena, &slot->from[side], value_object(object), when);
    *end = ARENA_NEW(&j->arena, Owner);
    **end = (Owner){NULL, slot, when};
    target_add(o, side, (Target){.kind = TARGET_SLOT, .slot = slot}, when);
}

/* The contents of an object are places of the join, though it is loose. */
static void hold(Join *j, const Object *o)
{
    for (int i = 0; i < j->nholder; i++)
        if (j->holder[i].object == o)
            j->holder[i].kept = true;
}

/* A slot that holds one older object whatever way was taken is no slot. The
 * object stays loose: another place may be its first holder on some ways. */
void slots_keep_same(OneOf *o)
{
    for (int i = 0; i < o->cell->ntarget; i++) {
        Target *t = &o->cell->target[i];
        Slot *slot = t->kind == TARGET_SLOT ? t->slot : NULL;
        Object *same = NULL;
        bool all = slot && slot->from[0].n && slot->from[1].n;

        for (int z = 0; z < 2 && all; z++)
            for (int k = 0; k < slot->from[z].n; k++) {
                Object *c = slot->from[z].item[k].value.object;

                all &= c->id < o->j->first_new && (!same || same == c);
                same = c;
            }
        if (!all)
            continue;
        slot->kept = same;
        hold(o->j, same);
    }
}

/* ---- the contents of slots ---- */

static void slot_items(Join *j, Slot *slot)
{
    const Body *like = &slot->form;

    slot->item = ARENA_ARRAY(&j->arena, Cell *, like->nitem);
    for (int i = 0; i < like->nitem; i++) {
        Alternatives in[2] = {0};

        for (int z = 0; z < 2; z++)
            for (int k = 0; k < slot->from[z].n; k++) {
                Alternative *from = &slot->from[z].item[k];
                const Body *b = join_body(j, from->value.object, z);

                alternatives_add(&j->arena, &in[z], b->item[i], from->when);
            }
        slot->item[i] = cell_place(j, in);
        if (cell_unsettled(slot->item[i]) && !like->name && !slot->broken)
            slot->broken = no_join_item(j, slot->like, like, i,
                                        slot->item[i]->kind == CELL_PERHAPS
                                            ? slot->item[i]->unsettled
                                            : slot->item[i]->value.unsettled);
    }
}

static void slot_view(Join *j, Slot *slot, const View *v)
{
    Alternatives in[2] = {0};

    for (int z = 0; z < 2; z++)
        for (int k = 0; k < slot->from[z].n; k++) {
            Alternative *from = &slot->from[z].item[k];

            alternatives_add(&j->arena, &in[z],
                             from->value.object->array.view->base, from->when);
        }
    slot->base = cell_place(j, in);
    if (cell_unsettled(slot->base)) /* one of too many arrays */
        slot->broken = slot->base->kind == CELL_FIXED
                           ? slot->base->value.unsettled
                           : slot->base->unsettled;
    slot->staged = j->nleaf;
    for (int i = 0; i < v->nstaged; i++) {
        int leaf = leaf_new(j, LEAF_STAGED, v->staged[i]->type);

        j->leaf[leaf].part = i;
        for (int z = 0; z < 2; z++)
            j->leaf[leaf].from[z] = slot->from[z];
    }
}

static Type content_type(const Slot *slot)
{
    const Object *o = slot->like;

    return o->kind == OBJECT_ARRAY ? type_tensor(o->array.dtype, o->array.shape)
                                   : slot->form.node->type;
}

/* Open, if the ways leave arrays of different order here. */
static Strides slot_strides(const Slot *slot)
{
    Strides x = slot->like->array.strides;
    Shape shape = slot->like->array.shape;

    for (int z = 0; z < 2; z++)
        for (int i = 0; i < slot->from[z].n; i++) {
            const Object *o = slot->from[z].item[i].value.object;

            if (o->array.strides.open ||
                !strides_equal(shape, x, o->array.strides))
                x.open = strides_matter(shape);
        }
    return x;
}

/* Where one of the arrays is ragged, what is made of them is. */
static void slot_extents(Join *j, Slot *slot)
{
    for (int z = 0; z < 2; z++)
        for (int i = 0; i < slot->from[z].n; i++) {
            const Extents *x =
                slot->from[z].item[i].value.object->array.extents;

            for (int d = 0; x && d < MAX_RANK; d++)
                if (x->of[d] && slot->extent[d] < 0) {
                    int leaf = leaf_new(j, LEAF_EXTENT, type_scalar(DTYPE_I64));

                    slot->extent[d] = leaf;
                    j->leaf[leaf].part = d;
                    j->leaf[leaf].from[0] = slot->from[0];
                    j->leaf[leaf].from[1] = slot->from[1];
                }
        }
}

void slot_join(Join *j, Slot *slot)
{
    if (slot->kept)
        return;
    if (slot->like->kind == OBJECT_ARRAY) {
        slot->strides = slot_strides(slot);
        slot_extents(j, slot);
    }
    if (slot->like->kind == OBJECT_ARRAY && slot->like->array.view) {
        slot_view(j, slot, slot->like->array.view);
        return;
    }
    if (slot->like->kind == OBJECT_ARRAY || slot->form.node) {
        slot->content = leaf_new(j, LEAF_CONTENT, content_type(slot));
        for (int z = 0; z < 2; z++)
            j->leaf[slot->content].from[z] = slot->from[z];
    }
    slot_items(j, slot);
}

/* ---- when all slots are there ---- */

/* Why one of the slots that a place may hold has no join; NULL: they have. */
static Unsettled *broken_target(const Cell *c)
{
    for (int i = 0; i < c->ntarget; i++)
        if (c->target[i].kind == TARGET_SLOT && c->target[i].slot->broken)
            return c->target[i].slot->broken;
    return NULL;
}

/* The same of what a slot holds, or is a view of. */
static Unsettled *breaks(Join *j, Slot *slot)
{
    const Body *like = &slot->form;
    Unsettled *why = slot->base ? broken_target(slot->base) : NULL;

    for (int i = 0; !why && slot->item && !like->name && i < like->nitem; i++) {
        why = broken_target(slot->item[i]);
        if (why)
            return no_join_item(j, slot->like, like, i, why);
    }
    return why;
}

/* A slot that holds a broken one has no join either. */
void slots_break_outward(Join *j)
{
    for (bool again = true; again;) {
        again = false;
        for (int i = 0; i < j->nslot; i++) {
            Slot *slot = j->slot[i];

            if (slot->broken)
                continue;
            slot->broken = breaks(j, slot);
            again |= slot->broken != NULL;
        }
    }
}

/* Does a view have an array at its end? Where a view of what a slot held moves
 * into that slot, the slot comes to be among its own bases. At no moment is a
 * view its own base, but to read it by selects would never end. */
static bool view_ends(Slot *slot)
{
    if (slot->trail || !slot->base || slot->kept)
        return slot->trail != TRAIL_OPEN;
    slot->trail = TRAIL_OPEN;
    for (int i = 0; i < slot->base->ntarget; i++) {
        const Target *t = &slot->base->target[i];

        if (t->kind == TARGET_SLOT && !view_ends(t->slot))
            return false;
    }
    slot->trail = TRAIL_DONE;
    return true;
}

bool slots_end(const Join *j)
{
    for (int i = 0; i < j->nslot; i++)
        if (!view_ends(j->slot[i]))
            return false;
    return true;
}
