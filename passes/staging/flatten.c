/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The leaves of a join: from each side's values, and to the heap again. */
#include "passes/python/protocol.h"
#include "passes/staging/join_cell.h"

#include <string.h>

static void leaf_push(Spec *s, Leaves *out, Node *n)
{
    *ARENA_PUSH(s->arena, out->node, out->n, out->capacity) = n;
}

/* ---- one side's values as nodes ---- */

/* The elements of an array as the side left them. */
static Node *side_array(Join *j, int z, Object *a)
{
    Spec *s = j->s;
    const View *v = a->array.view;
    Alternatives all = {0};
    Node **node;

    if (v) {
        const Object *root = array_root(a);

        if (v->seen && v->seen == join_body(j, root, z)->node)
            return spec_import(s, object_body(a)->node);
        return view_read(s, v, side_array(j, z, v->base.object));
    }
    if (!a->array.choice) {
        (void)object_body(a); /* what it is, not where it is kept */
        return spec_import(s, join_body(j, a, z)->node);
    }
    alternatives_in(s, &j->arena, value_object(a), NULL, &all);
    node = ARENA_ARRAY(&j->arena, Node *, all.n);
    for (int i = 0; i < all.n; i++)
        node[i] = extents_bound(s, side_array(j, z, all.item[i].value.object),
                                a->array.shape);
    return alternatives_select(s, &all, node);
}

static Node *side_number(Join *j, int z, Value v, DType dtype)
{
    Spec *s = j->s;
    Node *n =
        value_is_array(v) ? side_array(j, z, v.object) : spec_node(s, v, dtype);
    Build b = spec_build(s);

    return n ? build_convert(&b, n, dtype) : build_poison(&b);
}

static Node *side_content(Join *j, int z, Object *o)
{
    if (o->kind == OBJECT_ARRAY)
        return side_array(j, z, o);
    (void)object_body(o);
    return spec_import_counter(j->s, join_body(j, o, z)->node);
}

static Node *side_node(Join *j, int z, const Leaf *leaf, Value v)
{
    Spec *s = j->s;

    switch (leaf->kind) {
    case LEAF_NUMBER:
        return side_number(j, z, v, leaf->type.dtype);
    case LEAF_TEXT:
        return choice_index(s, leaf->among, v);
    case LEAF_CONTENT:
        return side_content(j, z, v.object);
    case LEAF_STAGED:
        return spec_import(s, v.object->array.view->staged[leaf->part]);
    case LEAF_EXTENT:
        return array_count_node(s, v.object, leaf->part);
    case LEAF_TAG:
    case LEAF_DEFINED:
        break;
    }
    return spec_scalar_node(s, v);
}

/* ---- fillers: what a side yields that is never read ---- */

static bool is_outside(const Join *j, const Node *n)
{
    for (int z = 0; z < 2; z++)
        if (j->side[z].region && n->graph == j->side[z].region->graph)
            return false;
    return true;
}

/* The other side's content where it comes from outside, so that the leaf is
 * the same on both sides; else zeros. */
static Node *filler(Join *j, const Leaf *leaf, int side)
{
    const Alternatives *other = &leaf->from[!side];
    Build b;

    if (!j->cause.is_loop && leaf->kind == LEAF_CONTENT && other->n == 1) {
        const Object *o = other->item[0].value.object;
        const Node *n = join_body(j, o, !side)->node;

        if (o->id < j->first_new && n && !o->array.view && !o->array.choice &&
            is_outside(j, n))
            return spec_import(j->s, (Node *)n);
    }
    b = spec_build(j->s);
    return build_zeros(&b, leaf->type);
}

static Node *leaf_node(Join *j, int z, const Leaf *leaf)
{
    const Alternatives *from = &leaf->from[z];
    Node **node;
    int *index;

    if (!from->n)
        return filler(j, leaf, z);
    if (leaf->kind == LEAF_TAG) {
        index = ARENA_ARRAY(&j->arena, int, from->n);
        for (int i = 0; i < from->n; i++)
            index[i] = (int)from->item[i].value.i;
        return alternatives_tag(j->s, from, index);
    }
    node = ARENA_ARRAY(&j->arena, Node *, from->n);
    for (int i = 0; i < from->n; i++)
        node[i] = side_node(j, z, leaf, from->item[i].value);
    return alternatives_select(j->s, from, node);
}

void join_flatten(Join *j, int side, Leaves *out)
{
    Region *before = j->s->region;
    GuardNotes outer = guards_begin(j->s);

    j->s->region = j->side[side].region;
    for (int i = 0; i < j->nleaf; i++)
        leaf_push(j->s, out, leaf_node(j, side, &j->leaf[i]));
    j->s->region = before;
    guards_end(j->s, outer);
}

void join_params(Join *j, Graph *g, Leaves *out)
{
    for (int i = 0; i < j->nleaf; i++)
        leaf_push(j->s, out, graph_param(g, j->leaf[i].type));
}

/* ---- values of leaves ---- */

/* The leaves in hand: leaf i is node[i]. */
typedef struct Making {
    Join *j;
    Node *const *node;
} Making;

static Value make(const Making *m, const Cell *c);

static Value make_target(const Making *m, const Target *t)
{
    if (t->kind == TARGET_VALUE)
        return t->value;
    if (t->kind == TARGET_CELL)
        return make(m, t->cell);
    return value_object(t->slot->kept ? t->slot->kept : t->slot->made);
}

static Value make_one_of(const Making *m, const Cell *c)
{
    Choice *choice;
    Value one;

    for (int i = 0; i < c->ntarget; i++)
        if (c->target[i].kind == TARGET_SLOT && c->target[i].slot->broken)
            return unsettled_value(m->j->s, *c->target[i].slot->broken);
    if (c->ntarget == 1 || c->only >= 0)
        return make_target(m, &c->target[c->only >= 0 ? c->only : 0]);
    choice = ARENA_NEW(m->j->s->arena, Choice);
    choice->tag = m->node[c->leaf];
    choice->n = c->ntarget;
    choice->item = ARENA_ARRAY(m->j->s->arena, Value, c->ntarget);
    for (int i = 0; i < c->ntarget; i++)
        choice->item[i] = make_target(m, &c->target[i]);
    one = (Value){.kind = VALUE_CHOICE, .choice = choice};
    /* what a loop carries is one of the same from turn to turn */
    return m->j->cause.is_loop ? one : text_of_several(m->j->s, one);
}

static Value joined(const Cell *c, Object *o)
{
    o->is_joined = true;
    o->joined_from = c->oldest;
    return value_object(o);
}

static Value make_parts(const Making *m, const Cell *c)
{
    Object *o =
        object_like(m->j->s, c->value.object, object_body(c->value.object));

    for (int i = 0; i < c->npart; i++)
        object_edit(o)->item[i] = make(m, c->part[i]);
    return joined(c, o);
}

static Value make_perhaps(const Making *m, const Cell *c)
{
    Unsettled u = *c->unsettled;

    u.value = make(m, c->part[0]);
    u.defined = m->node[c->leaf];
    if (u.value.kind == VALUE_UNSETTLED || !c->only)
        return u.value;
    return unsettled_value(m->j->s, u);
}

/* After an error there is none. */
static Value make_number(const Making *m, const Cell *c)
{
    Value v = value_scalar(m->node[c->leaf]);

    if (!value_is_array(c->value))
        return v;
    v = array_scalar(m->j->s, m->node[c->leaf]);
    return v.kind == VALUE_OBJECT ? joined(c, v.object) : v;
}

static Value make(const Making *m, const Cell *c)
{
    Object *list;

    switch (c->kind) {
    case CELL_FIXED:
        return c->value;
    case CELL_NUMBER:
        return make_number(m, c);
    case CELL_TEXT:
        list = object_items(m->j->s, OBJECT_CHOICE,
                            object_body(c->value.object)->nitem,
                            object_body(c->value.object)->item);
        object_edit(list)->item[0] = value_scalar(m->node[c->leaf]);
        return joined(c, list);
    case CELL_PARTS:
        return make_parts(m, c);
    case CELL_ONE_OF:
        return make_one_of(m, c);
    case CELL_PERHAPS:
        return make_perhaps(m, c);
    }
    return value_poison();
}

static void slot_shell(Join *j, Slot *slot)
{
    if (slot->kept || slot->broken)
        return;
    slot->made = object_like(j->s, slot->like, &slot->form);
    slot->made->is_immutable = slot->is_immutable;
    object_edit(slot->made)->node = NULL;
    if (slot->like->kind == OBJECT_ARRAY) {
        slot->made->array.strides = slot->strides;
        slot->made->array.mask = NULL;
    }
}

static void slot_fill_extents(const Making *m, Slot *slot)
{
    Extents x = {0};

    if (slot->kept || slot->broken || slot->like->kind != OBJECT_ARRAY)
        return;
    slot->made->array.extents = NULL;
    if (slot->like->array.extents)
        x.made = slot->like->array.extents->made;
    for (int d = 0; d < MAX_RANK; d++)
        if (slot->extent[d] >= 0)
            x.of[d] = m->node[slot->extent[d]];
    array_ragged(m->j->s, value_object(slot->made), &x);
}

static void slot_fill(const Making *m, Slot *slot)
{
    Object *o = slot->made;
    View *view;

    if (slot->kept || slot->broken)
        return;
    if (slot->content >= 0)
        object_edit(o)->node = m->node[slot->content];
    for (int i = 0; slot->item && i < object_body(o)->nitem; i++)
        object_edit(o)->item[i] = make(m, slot->item[i]);
    if (!slot->base)
        return;
    view = arena_copy(m->j->s->arena, o->array.view, sizeof *view);
    view->base = choice_settle(m->j->s, make(m, slot->base));
    view->seen = NULL; /* it is read when it is needed */
    view->staged = ARENA_ARRAY(m->j->s->arena, Node *, view->nstaged);
    for (int i = 0; i < view->nstaged; i++)
        view->staged[i] = m->node[slot->staged + i];
    o->array.view = view;
}

/* What has no names is written as a whole. */
static void note_written(Spec *s, const Holder *h)
{
    if (h->object->id >= s->heap.trace_first)
        return;
    if (!h->is_written)
        trace_write(s, h->object, NULL);
    for (int i = 0; h->is_written && i < h->nitem; i++)
        if (h->is_written[i])
            trace_write(s, h->object, h->name[i]);
}

static void holder_put(const Making *m, const Holder *h)
{
    Body b = h->form;
    Spec *s = m->j->s;

    note_written(s, h);
    b.nitem = b.capacity = h->nitem;
    b.item = ARENA_ARRAY(s->arena, Value, h->nitem);
    for (int i = 0; i < h->nitem; i++)
        b.item[i] = make(m, h->item[i]);
    if (h->name)
        b.name =
            arena_copy(s->arena, h->name, (size_t)h->nitem * sizeof *h->name);
    else if (b.key)
        b.key = arena_copy(s->arena, b.key, (size_t)h->nitem * sizeof *b.key);
    if (b.hash)
        b.hash =
            arena_copy(s->arena, b.hash, (size_t)h->nitem * sizeof *b.hash);
    if (b.table)
        b.table = set_table_copy(s, b.table);
    if (h->content >= 0)
        b.node = m->node[h->content];
    heap_put(s, h->object, &b);
}

Value join_make(Join *j, Leaves *in)
{
    Making m = {j, in->node + in->next};

    in->next += j->nleaf;
    for (int i = 0; i < j->nslot; i++)
        slot_shell(j, j->slot[i]);
    for (int i = 0; i < j->nslot; i++) /* what is one of them asks for these */
        slot_fill_extents(&m, j->slot[i]);
    for (int i = 0; i < j->nslot; i++)
        slot_fill(&m, j->slot[i]);
    for (int i = 0; i < j->nholder; i++)
        if (j->holder[i].done)
            holder_put(&m, &j->holder[i]);
    return j->has_values ? make(&m, j->cell) : value_none();
}
