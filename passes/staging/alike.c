/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What a loop asks of the joins of its rounds: are two alike, so that it has
 * come to rest? does it lose a value? what is known after a turn? */
#include "passes/staging/join_cell.h"

/* ---- are two joins alike? ---- */

static bool cells_alike(const Cell *x, const Cell *y);

static bool fixed_alike(Value a, Value b)
{
    if (a.kind == VALUE_UNSETTLED && b.kind == VALUE_UNSETTLED)
        return !a.unsettled->defined == !b.unsettled->defined;
    return value_same(a, b) || same_function(a, b);
}

static bool targets_alike(const Target *t, const Target *u)
{
    if (t->kind != u->kind)
        return false;
    if (t->kind == TARGET_SLOT)
        return t->slot->index == u->slot->index;
    return t->kind == TARGET_CELL ? cells_alike(t->cell, u->cell)
                                  : fixed_alike(t->value, u->value);
}

/* The strings of a choice, which are behind its index. */
static bool texts_among_alike(const Object *x, const Object *y)
{
    const Body *a = object_peek(x), *b = object_peek(y);

    if (a->nitem != b->nitem)
        return false;
    for (int i = 1; i < a->nitem; i++)
        if (!value_static_equal(a->item[i], b->item[i]))
            return false;
    return true;
}

static bool cells_alike(const Cell *x, const Cell *y)
{
    if (x->kind != y->kind || x->ntarget != y->ntarget || x->npart != y->npart)
        return false;
    for (int i = 0; i < x->ntarget; i++)
        if (!targets_alike(&x->target[i], &y->target[i]))
            return false;
    for (int i = 0; i < x->npart; i++)
        if (!cells_alike(x->part[i], y->part[i]))
            return false;
    switch (x->kind) {
    case CELL_FIXED:
        return fixed_alike(x->value, y->value);
    case CELL_NUMBER:
        return value_is_array(x->value) == value_is_array(y->value) &&
               value_dtype(x->value) == value_dtype(y->value);
    case CELL_TEXT:
        return texts_among_alike(x->value.object, y->value.object);
    case CELL_PARTS:
        return parts_alike(x->value, y->value);
    case CELL_ONE_OF:
    case CELL_PERHAPS:
        break;
    }
    return true;
}

static bool slots_alike(const Slot *x, const Slot *y)
{
    const Object *o = x->like, *p = y->like;

    if (x->kept != y->kept || !x->broken != !y->broken ||
        !x->base != !y->base || !x->item != !y->item ||
        !form_alike(o, &x->form, p, &y->form))
        return false;
    if (o->kind == OBJECT_ARRAY &&
        (x->strides.open != y->strides.open ||
         !strides_equal(o->array.shape, x->strides, y->strides)))
        return false;
    for (int d = 0; d < MAX_RANK; d++)
        if ((x->extent[d] < 0) != (y->extent[d] < 0))
            return false;
    if (x->base && !cells_alike(x->base, y->base))
        return false;
    for (int i = 0; x->item && i < x->form.nitem; i++)
        if (!cells_alike(x->item[i], y->item[i]))
            return false;
    return true;
}

static bool holders_alike(const Holder *x, const Holder *y)
{
    if (x->object != y->object || x->done != y->done || x->nitem != y->nitem ||
        (x->content < 0) != (y->content < 0))
        return false;
    for (int i = 0; x->done && i < x->nitem; i++)
        if (!cells_alike(x->item[i], y->item[i]) ||
            (x->name && x->name[i] != y->name[i]))
            return false;
    return true;
}

bool join_alike(const Join *a, const Join *b)
{
    if (a->nholder != b->nholder || a->nslot != b->nslot ||
        a->nleaf != b->nleaf)
        return false;
    for (int i = 0; i < a->nholder; i++)
        if (!holders_alike(&a->holder[i], &b->holder[i]))
            return false;
    for (int i = 0; i < a->nslot; i++)
        if (!slots_alike(a->slot[i], b->slot[i]))
            return false;
    for (int i = 0; i < a->nleaf; i++)
        if (a->leaf[i].kind != b->leaf[i].kind ||
            !type_equal(&a->leaf[i].type, &b->leaf[i].type))
            return false;
    return true;
}

bool join_grew(const Join *now, const Join *before)
{
    return !before || now->nslot != before->nslot ||
           now->nholder != before->nholder;
}

int join_nslot(const Join *j)
{
    return j->nslot;
}

/* ---- what is lost ---- */

static bool cell_is_lost(const Cell *c)
{
    return c->kind == CELL_FIXED && c->value.kind == VALUE_UNSETTLED &&
           !value_is_perhaps(c->value);
}

/* Is there a value on one side or both, which the cell has not? */
static bool cell_loses(const Cell *c, Value a, Value b)
{
    return cell_is_lost(c) && a.kind != VALUE_POISON &&
           b.kind != VALUE_POISON && b.kind != VALUE_UNDEFINED &&
           (a.kind != VALUE_UNSETTLED || value_is_perhaps(a));
}

int join_loses(const Join *j)
{
    int most = 0;

    if (j->side[0].absent || j->side[1].absent)
        return 0;
    for (int i = 0; i < j->nholder; i++) {
        const Holder *h = &j->holder[i];
        const Body *a = join_body(j, h->object, 0);
        const Body *b = join_body(j, h->object, 1);

        for (int k = 0; h->done && h->name && k < h->nitem; k++)
            if (cell_loses(h->item[k], body_find(a, h->name[k]),
                           body_find(b, h->name[k])))
                most = h->object->kind == OBJECT_FRAME ||
                               h->object->kind == OBJECT_MODULE
                           ? 2
                       : most ? most
                              : 1;
    }
    for (int i = 0; i < j->nslot; i++) {
        const Slot *slot = j->slot[i];

        if (slot->broken && slot->from[0].n && slot->from[1].n && !most)
            most = 1;
        for (int k = 0; slot->item && k < slot->form.nitem && !most; k++)
            if (cell_is_lost(slot->item[k]))
                most = 1;
    }
    return most;
}

/* ---- numbers, texts and tuples that change their kind ---- */

static bool target_is_data(const Target *t)
{
    Value v = t->value;

    return t->kind == TARGET_CELL ||
           (t->kind == TARGET_VALUE &&
            (value_is_python_number(v) || value_is_numpy_scalar(v) ||
             choice_is_text(v) || is_part(v)));
}

/* Is it such a thing before, and none of that kind behind? */
static bool cell_mixes(const Join *j, const Cell *c)
{
    const Leaf *tag;
    bool mixes = false;

    for (int i = 0; i < c->npart && !mixes; i++)
        mixes = cell_mixes(j, c->part[i]);
    if (c->kind != CELL_ONE_OF || c->leaf < 0 || mixes)
        return mixes;
    tag = &j->leaf[c->leaf];
    for (int i = 0; i < tag->from[0].n; i++) {
        int64_t before = tag->from[0].item[i].value.i;

        if (!target_is_data(&c->target[before]))
            return false;
        for (int k = 0; k < tag->from[1].n; k++)
            if (tag->from[1].item[k].value.i == before)
                return false;
    }
    return true;
}

bool join_mixes(const Join *j)
{
    bool mixes = false;

    for (int i = 0; i < j->nholder && !mixes; i++)
        for (int k = 0; j->holder[i].done && k < j->holder[i].nitem && !mixes;
             k++)
            mixes = cell_mixes(j, j->holder[i].item[k]);
    for (int i = 0; i < j->nslot && !mixes; i++)
        for (int k = 0; j->slot[i]->item && k < j->slot[i]->form.nitem; k++)
            mixes |= cell_mixes(j, j->slot[i]->item[k]);
    return mixes;
}

/* ---- after a loop that surely makes a turn ---- */

static void cell_settle(Join *j, Cell *c, bool settled)
{
    const Alternatives *exit = c->leaf >= 0 ? &j->leaf[c->leaf].from[1] : NULL;
    bool same = settled && exit && exit->n > 0;

    for (int i = 0; i < c->npart; i++)
        cell_settle(j, c->part[i], settled);
    for (int i = 0; i < c->ntarget; i++)
        if (c->target[i].kind == TARGET_CELL)
            cell_settle(j, c->target[i].cell, settled);
    c->only = -1;
    if (c->kind == CELL_ONE_OF) {
        for (int i = 1; same && i < exit->n; i++)
            same &= exit->item[i].value.i == exit->item[0].value.i;
        if (same)
            c->only = (int)exit->item[0].value.i;
    } else if (c->kind == CELL_PERHAPS) {
        for (int i = 0; same && i < exit->n; i++)
            same &=
                exit->item[i].value.kind == VALUE_BOOL && exit->item[i].value.b;
        if (same)
            c->only = 0;
    }
}

void join_settle_exit(Join *j, bool settled)
{
    for (int i = 0; i < j->nholder; i++)
        for (int k = 0; j->holder[i].done && k < j->holder[i].nitem; k++)
            cell_settle(j, j->holder[i].item[k], settled);
    for (int i = 0; i < j->nslot; i++) {
        Slot *slot = j->slot[i];

        if (slot->base)
            cell_settle(j, slot->base, settled);
        for (int k = 0; slot->item && k < slot->form.nitem; k++)
            cell_settle(j, slot->item[k], settled);
    }
}
