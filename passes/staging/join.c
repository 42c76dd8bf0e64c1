/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Joins: which cells, slots and leaves there are. See join.h. */
#include "passes/staging/join_cell.h"
#include "passes/python/protocol.h"

#include <math.h>
#include <string.h>

/* Of asking whether what owners have is all there is. */
enum { MOST_CASES = 16, MOST_TAGS = 3 };

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

Value body_find(const Body *b, Sym name)
{
    for (int i = 0; i < b->nitem; i++)
        if (b->name[i] == name)
            return b->item[i];
    return (Value){.kind = VALUE_UNDEFINED};
}

Join *join_new(Spec *s, const JoinCause *cause, uint32_t first_new,
               const Side *a, const Side *b)
{
    Join *j = ARENA_NEW(s->arena, Join);

    j->s = s;
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

void join_add(Join *j, Object *o)
{
    for (int i = 0; i < j->nholder; i++)
        if (j->holder[i].object == o)
            return;
    join_touch(j, o);
    *ARENA_PUSH(j->s->arena, j->holder, j->nholder, j->holder_capacity) =
        (Holder){.object = o, .content = -1};
}

void join_values(Join *j, Value a, Value b)
{
    j->has_values = true;
    j->value[0] = a;
    j->value[1] = b;
}

/* ---- cells and leaves ---- */

static int leaf_new(Join *j, LeafKind kind, Type type)
{
    *ARENA_PUSH(j->s->arena, j->leaf, j->nleaf, j->leaf_capacity) =
        (Leaf){.kind = kind, .type = type};
    return j->nleaf - 1;
}

static Cell *cell_new(Join *j, CellKind kind, Value v)
{
    Cell *c = ARENA_NEW(j->s->arena, Cell);

    c->kind = kind;
    c->value = v;
    c->leaf = c->only = -1;
    return c;
}

static Cell *cell_fixed(Join *j, Value v)
{
    return cell_new(j, CELL_FIXED, v);
}

static Cell *join_place(Join *j, const Alternatives in[2]);

/* The first value on a side, for messages; of the other if there is none. */
static Value first_of(const Alternatives all[2], int side)
{
    return all[all[side].n ? side : !side].item[0].value;
}

/* ---- numbers and strings ---- */

static bool is_number(Value v)
{
    return value_is_python_number(v) ||
           (value_is_array(v) && v.object->array.is_scalar);
}

static bool is_string(Value v)
{
    return choice_is_text(v);
}

/* Is a Python number the same as a NumPy scalar of a dtype, but for its type?
 * A float that a float32 would round is not. */
static bool number_is_like(Spec *s, Value v, DType dtype)
{
    DType d = number_dtype(v);

    if (d == dtype)
        return true;
    if (v.kind == VALUE_INT)
        return dtype_info[dtype].is_integer &&
               number_is_bool(number_in_range(s, v, dtype), true);
    return v.kind == VALUE_FLOAT && dtype == DTYPE_F32 &&
           ((float)v.f == v.f || isnan(v.f));
}

Value number_join(Spec *s, Value a, Value b)
{
    Value none = {.kind = VALUE_UNDEFINED};

    if (value_is_array(a) == value_is_array(b))
        return value_dtype(a) == value_dtype(b) ? a : none;
    if (!value_is_array(a))
        return number_join(s, b, a);
    return number_is_like(s, b, value_dtype(a)) ? a : none;
}

static Cell *cell_of_numbers(Join *j, const Alternatives all[2])
{
    Value like = first_of(all, 0);
    Cell *c;

    for (int z = 0; z < 2; z++)
        for (int i = 0; i < all[z].n; i++) {
            Value v = number_join(j->s, like, all[z].item[i].value);

            if (v.kind == VALUE_UNDEFINED)
                return cell_fixed(
                    j, no_join(j, first_of(all, 0), all[z].item[i].value));
            like = v;
        }
    c = cell_new(j, CELL_NUMBER, like);
    c->leaf = leaf_new(j, LEAF_NUMBER, type_scalar(value_dtype(like)));
    for (int z = 0; z < 2; z++)
        j->leaf[c->leaf].from[z] = all[z];
    return c;
}

static Cell *cell_of_strings(Join *j, const Alternatives all[2])
{
    Value among = first_of(all, 0);
    Cell *c;

    for (int z = 0; z < 2; z++)
        for (int i = 0; i < all[z].n; i++) {
            among =
                choice_join(j->s, value_none(), among, all[z].item[i].value);
            if (among.kind == VALUE_UNDEFINED)
                return cell_fixed(
                    j, no_join(j, first_of(all, 0), first_of(all, 1)));
        }
    c = cell_new(j, CELL_TEXT, among);
    c->leaf = leaf_new(j, LEAF_TEXT, type_scalar(DTYPE_I64));
    j->leaf[c->leaf].among = among.object;
    for (int z = 0; z < 2; z++)
        j->leaf[c->leaf].from[z] = all[z];
    return c;
}

/* ---- parts ---- */

static Cell *cell_of_parts(Join *j, const Alternatives all[2])
{
    Value like = first_of(all, 0);
    Cell *c = cell_new(j, CELL_PARTS, like);

    c->npart = object_body(like.object)->nitem;
    c->part = ARENA_ARRAY(j->s->arena, Cell *, c->npart);
    for (int i = 0; i < c->npart; i++) {
        Alternatives in[2] = {0};

        for (int z = 0; z < 2; z++)
            for (int k = 0; k < all[z].n; k++)
                alternatives_add(
                    j->s, &in[z],
                    object_body(all[z].item[k].value.object)->item[i],
                    all[z].item[k].when);
        c->part[i] = join_place(j, in);
        if (c->part[i]->kind == CELL_FIXED &&
            c->part[i]->value.kind == VALUE_UNSETTLED)
            return cell_fixed(
                j, unsettled_value(j->s,
                                   *no_join_item(j, like.object,
                                                 object_body(like.object), i,
                                                 c->part[i]->value.unsettled)));
    }
    return c;
}

/* Is it one value without identity, whatever way was taken? */
static bool is_same(const Join *j, const Alternatives all[2])
{
    Value v = first_of(all, 0);

    if (v.kind == VALUE_CHOICE || v.kind == VALUE_UNSETTLED ||
        has_identity(v) || is_part(v) ||
        (v.kind == VALUE_OBJECT && v.object->id >= j->first_new))
        return false;
    if ((v.kind == VALUE_SCALAR || value_is_array(v)) &&
        (!all[0].n || !all[1].n))
        return false;
    for (int z = 0; z < 2; z++)
        for (int i = 0; i < all[z].n; i++)
            if (!value_same(v, all[z].item[i].value))
                return false;
    return true;
}

/* ---- one of several ---- */

typedef struct OneOf {
    Join *j;
    Cell *cell;
    const Alternatives *all;
    Alternatives tag[2]; /* indices of targets, in the order they are found */
    Value failure;       /* UNDEFINED: none yet */
} OneOf;

static bool target_is(const Target *t, const Target *u)
{
    if (t->kind != u->kind)
        return false;
    return t->kind == TARGET_VALUE ? value_same(t->value, u->value) ||
                                         same_function(t->value, u->value)
           : t->kind == TARGET_SLOT ? t->slot == u->slot
                                    : t->cell == u->cell;
}

static void candidate(OneOf *o, int side, Target t, const Guard *when)
{
    Cell *c = o->cell;
    int at = 0;

    while (at < c->ntarget && !target_is(&c->target[at], &t))
        at++;
    if (at == c->ntarget)
        *ARENA_PUSH(o->j->s->arena, c->target, c->ntarget, c->target_capacity) =
            t;
    alternatives_add(o->j->s, &o->tag[side], value_int(at), when);
}

/* The slot of this place for an object; NULL if its form does not fit. */
static Slot *slot_for(OneOf *o, int side, Object *like)
{
    Join *j = o->j;
    Cell *c = o->cell;
    Slot *slot;

    for (int i = 0; i < c->nslot; i++) {
        const Object *other = c->slot[i]->like;

        if (form_equal(j, other, c->slot[i]->side, like, side))
            return c->slot[i];
        if (other->kind != like->kind || other->is_frozen != like->is_frozen ||
            like->kind == OBJECT_ARRAY ||
            (like->kind == OBJECT_INSTANCE &&
             other->instance.class != like->instance.class))
            continue;
        o->failure = no_join_form(j, first_of(o->all, 0), first_of(o->all, 1));
        return NULL;
    }
    if (j->nslot == MOST_SLOTS) {
        o->failure = no_join_many(j, BOUND_SLOTS, first_of(o->all, 0),
                                  first_of(o->all, 1));
        return NULL;
    }
    slot = ARENA_NEW(j->s->arena, Slot);
    *slot = (Slot){.index = j->nslot,
                   .side = side,
                   .like = like,
                   .form = *join_body(j, like, side),
                   .content = -1};
    *ARENA_PUSH(j->s->arena, c->slot, c->nslot, c->slot_capacity) = slot;
    *ARENA_PUSH(j->s->arena, j->slot, j->nslot, j->slot_capacity) = slot;
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
    const Guard *by = NULL, *both;

    for (const Owner *o = owners; o; o = o->next) {
        j->nstep++;
        if (guard_implies(g, o->when))
            return true;
        for (const Guard *l = o->when; l && !by; l = l->more)
            if (!has_tag(g, l->tag) && l->n <= MOST_CASES &&
                guard_both(j->s, g, o->when, &both))
                by = l;
    }
    if (!by || !depth)
        return false;
    for (int k = 0; k < by->n; k++) {
        guard_and(j->s, g, by->tag, k, by->n, &both);
        if (!is_owned(j, owners, both, depth - 1))
            return false;
    }
    return true;
}

/* A loose object lives with who had it first; with this place, if nobody had
 * it whenever `when` holds. */
static void loose_candidate(OneOf *o, int side, Object *object,
                            const Guard *when)
{
    Join *j = o->j;
    Owner **end;
    Slot *slot;

    join_touch(j, object);
    for (end = &object->owner[side]; *end; end = &(*end)->next) {
        const Guard *both;
        Target t = {.kind = TARGET_SLOT, .slot = (*end)->slot};

        if (!guard_both(j->s, when, (*end)->when, &both))
            continue;
        candidate(o, side, t, both);
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
    alternatives_add(j->s, &slot->from[side], value_object(object), when);
    *end = ARENA_NEW(j->s->arena, Owner);
    **end = (Owner){NULL, slot, when};
    candidate(o, side, (Target){.kind = TARGET_SLOT, .slot = slot}, when);
}

/* May the program go on with a function outside of the region that made it?
 * It may if no staged values of the region can hide in it. */
static bool outlives(const Join *j, const Object *f)
{
    const Object *frame = f->function.frame, *owner = f->function.owner;

    return f->kind == OBJECT_FUNCTION && !f->function.node->ninput &&
           (!frame || frame->id < j->first_new) &&
           (!owner || owner->id < j->first_new);
}

static void reference(OneOf *o, int side, Value v, const Guard *when)
{
    Join *j = o->j;
    Target t = {.kind = TARGET_VALUE, .value = v};

    if (v.kind != VALUE_OBJECT || v.object->id < j->first_new) {
        if (has_identity(v) && !anchor_holds(j, v.object, &o->all[!side]))
            loose_candidate(o, side, v.object, when);
        else
            candidate(o, side, t, when);
        return;
    }
    if (has_identity(v) && !(v.object->kind == OBJECT_INSTANCE &&
                             v.object->instance.class->id >= j->first_new))
        loose_candidate(o, side, v.object, when);
    else if (outlives(j, v.object))
        candidate(o, side, t, when);
    else
        o->failure = no_way_out(j, v);
}

/* Targets in one order wherever they are joined, so that an inner and an
 * outer join number them alike: values, then objects by age, slots, cells. */
static int64_t target_rank(const Target *t)
{
    if (t->kind == TARGET_VALUE)
        return t->value.kind == VALUE_NONE ? -1
               : t->value.kind == VALUE_OBJECT
                   ? 1 + (int64_t)t->value.object->id
                   : 0;
    return ((int64_t)(t->kind == TARGET_SLOT ? 1 : 2) << 40) +
           (t->kind == TARGET_SLOT ? t->slot->index : 0);
}

static void sort_targets(OneOf *o)
{
    Cell *c = o->cell;
    int *place = ARENA_ARRAY(o->j->s->arena, int, c->ntarget);
    Target *sorted = ARENA_ARRAY(o->j->s->arena, Target, c->ntarget);

    for (int i = 0; i < c->ntarget; i++)
        for (int k = 0; k < c->ntarget; k++) {
            int64_t mine = target_rank(&c->target[i]);
            int64_t other = target_rank(&c->target[k]);

            place[i] += other < mine || (other == mine && k < i);
        }
    for (int i = 0; i < c->ntarget; i++)
        sorted[place[i]] = c->target[i];
    c->target = sorted;
    for (int z = 0; z < 2; z++)
        for (int i = 0; i < o->tag[z].n; i++)
            o->tag[z].item[i].value =
                value_int(place[o->tag[z].item[i].value.i]);
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
static void keep_same(OneOf *o)
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

/* The alternatives of a kind, as in `like`, become one cell among the
 * targets. */
static void cell_candidate(OneOf *o, Value like)
{
    Join *j = o->j;
    Alternatives some[2] = {0};
    Target t = {.kind = TARGET_CELL};

    for (int z = 0; z < 2; z++)
        for (int i = 0; i < o->all[z].n; i++) {
            Value v = o->all[z].item[i].value;

            if (is_number(like)   ? is_number(v)
                : is_string(like) ? is_string(v)
                : is_part(like)   ? is_part(v) && parts_alike(like, v)
                                  : false)
                alternatives_add(j->s, &some[z], v, o->all[z].item[i].when);
        }
    t.cell = is_same(j, some)  ? cell_fixed(j, like)
             : is_number(like) ? cell_of_numbers(j, some)
             : is_string(like) ? cell_of_strings(j, some)
                               : cell_of_parts(j, some);
    if (t.cell->kind == CELL_FIXED) {
        t = (Target){.kind = TARGET_VALUE, .value = t.cell->value};
        if (t.value.kind == VALUE_UNSETTLED)
            o->failure = t.value;
    }
    for (int z = 0; z < 2; z++)
        for (int i = 0; i < some[z].n; i++)
            candidate(o, z, t, some[z].item[i].when);
}

/* Is `v` of a kind that an alternative before it stood for? */
static bool has_cell(const OneOf *o, int side, int at)
{
    Value v = o->all[side].item[at].value;

    for (int z = 0; z <= side; z++)
        for (int i = 0; i < (z == side ? at : o->all[z].n); i++) {
            Value w = o->all[z].item[i].value;

            if ((is_number(v) && is_number(w)) ||
                (is_string(v) && is_string(w)) ||
                (is_part(v) && is_part(w) && parts_alike(v, w)))
                return true;
        }
    return false;
}

static bool words_alike(Value a, Value b)
{
    if (is_string(a) || is_string(b))
        return is_string(a) && is_string(b);
    return parts_alike(a, b);
}

/* What stands for one of several must not differ in ways that decide how it
 * is used: arrays have one dtype and shape (beside those of rank 0 NumPy
 * scalars may stand), and no numbers or tuples of another form stand beside
 * them; nor, in a loop, texts of another form: they would get longer. */
static bool may_mix(const Join *j, const Alternatives all[2], Value *a,
                    Value *b)
{
    Value seen[3] = {{.kind = VALUE_UNDEFINED},
                     {.kind = VALUE_UNDEFINED},
                     {.kind = VALUE_UNDEFINED}};

    for (int z = 0; z < 2; z++)
        for (int i = 0; i < all[z].n; i++) {
            Value v = all[z].item[i].value;
            bool data = is_number(v) || value_is_array(v);
            bool word = is_string(v) || value_is_object(v, OBJECT_TEXT);
            bool tuple =
                is_part(v) && !word && !value_is_object(v, OBJECT_METHOD);
            Value *mine = &seen[data ? 0 : word ? 1 : 2];

            *b = v;
            if (!data && !word && !tuple)
                continue;
            for (int k = 0; k < 3; k++) {
                *a = seen[k];
                if (&seen[k] != mine && a->kind != VALUE_UNDEFINED)
                    return false;
            }
            *a = *mine;
            if (mine->kind != VALUE_UNDEFINED &&
                ((tuple && !parts_alike(*a, v)) ||
                 (word && j->cause.is_loop && !words_alike(*a, v)) ||
                 (data && is_number(*a) != is_number(v) &&
                  !(value_is_array(*a) && value_is_array(v))) ||
                 (data && value_is_array(*a) && value_is_array(v) &&
                  (a->object->array.dtype != v.object->array.dtype ||
                   a->object->array.read_only != v.object->array.read_only ||
                   !shape_equal(a->object->array.shape,
                                v.object->array.shape)))))
                return false;
            *mine = v;
        }
    return true;
}

static Cell *cell_of_many(Join *j, const Alternatives all[2])
{
    OneOf o = {.j = j,
               .cell = cell_new(j, CELL_ONE_OF, value_none()),
               .all = all,
               .failure = {.kind = VALUE_UNDEFINED}};
    Value a, b;
    Cell *c = o.cell;

    if (!may_mix(j, all, &a, &b))
        return cell_fixed(j, is_part(a) && is_part(b) ? no_join_form(j, a, b)
                                                      : no_join(j, a, b));
    for (int z = 0; z < 2; z++)
        for (int i = 0; i < all[z].n; i++) {
            Value v = all[z].item[i].value;

            if (!is_number(v) && !is_string(v) && !is_part(v))
                reference(&o, z, v, all[z].item[i].when);
            else if (!has_cell(&o, z, i))
                cell_candidate(&o, v);
        }
    keep_same(&o);
    if (o.failure.kind != VALUE_UNDEFINED)
        return cell_fixed(j, o.failure);
    if (c->ntarget > MOST_CANDIDATES)
        return cell_fixed(j, no_join_many(j, BOUND_CANDIDATES, first_of(all, 0),
                                          first_of(all, 1)));
    if (c->ntarget == 1 && c->target[0].kind == TARGET_VALUE)
        return cell_fixed(j, c->target[0].value);
    if (c->ntarget == 1)
        return c;
    sort_targets(&o);
    c->leaf = leaf_new(j, LEAF_TAG, type_scalar(DTYPE_I64));
    for (int z = 0; z < 2; z++)
        j->leaf[c->leaf].from[z] = o.tag[z];
    return c;
}

/* ---- places ---- */

/* Arrays of rank 0 that nobody else holds, beside NumPy scalars, are such. */
static void arrays_as_scalars(Join *j, Alternatives all[2])
{
    bool any = false, fit = true;

    for (int z = 0; z < 2; z++)
        for (int i = 0; i < all[z].n; i++) {
            Value v = all[z].item[i].value;

            if (is_number(v))
                any = true;
            else
                fit &= value_is_array(v) && !v.object->array.shape.rank;
        }
    for (int z = 0; z < 2 && any && fit; z++)
        for (int i = 0; i < all[z].n; i++)
            if (!is_number(all[z].item[i].value))
                fit &= !anchor_holds(j, all[z].item[i].value.object, &all[!z]);
    j->scalars_fit = any && fit;
}

typedef bool Test(Value v);

static bool all_are(const Alternatives all[2], Test *test)
{
    for (int z = 0; z < 2; z++)
        for (int i = 0; i < all[z].n; i++)
            if (!test(all[z].item[i].value))
                return false;
    return true;
}

static bool parts_fit(const Alternatives all[2])
{
    for (int z = 0; z < 2; z++)
        for (int i = 0; i < all[z].n; i++)
            if (!is_part(all[z].item[i].value) ||
                !parts_alike(first_of(all, 0), all[z].item[i].value))
                return false;
    return true;
}

/* Of what is set on both sides. */
static Cell *join_set(Join *j, const Alternatives in[2])
{
    Alternatives all[2] = {0};

    if (is_same(j, in))
        return cell_fixed(j, first_of(in, 0));
    for (int z = 0; z < 2; z++)
        for (int i = 0; i < in[z].n; i++)
            alternatives_of(j->s, in[z].item[i].value, in[z].item[i].when,
                            &all[z]);
    arrays_as_scalars(j, all);
    if (all_are(all, is_number) || j->scalars_fit)
        return cell_of_numbers(j, all);
    if (all_are(all, is_string))
        return cell_of_strings(j, all);
    if (parts_fit(all))
        return cell_of_parts(j, all);
    return cell_of_many(j, all);
}

/* One side is undefined, or perhaps undefined. */
static Cell *join_perhaps(Join *j, const Alternatives in[2])
{
    Cell *c = cell_new(j, CELL_PERHAPS, value_none());
    Alternatives set[2] = {0};
    Leaf *leaf;

    c->unsettled =
        (Unsettled){.code = j->cause.is_loop ? DIAG_H0406 : DIAG_H0401,
                    .by_loop = j->cause.is_loop,
                    .span = j->cause.span};
    c->leaf = leaf_new(j, LEAF_DEFINED, type_scalar(DTYPE_BOOL));
    for (int z = 0; z < 2; z++)
        for (int i = 0; i < in[z].n; i++) {
            Value v = in[z].item[i].value, defined = value_bool(true);

            if (v.kind == VALUE_UNDEFINED)
                defined = value_bool(false);
            if (v.kind == VALUE_UNSETTLED) {
                c->unsettled = *v.unsettled;
                defined = value_scalar(v.unsettled->defined);
                v = v.unsettled->value;
            }
            if (v.kind != VALUE_UNDEFINED)
                alternatives_add(j->s, &set[z], v, in[z].item[i].when);
            leaf = &j->leaf[c->leaf];
            alternatives_add(j->s, &leaf->from[z], defined, in[z].item[i].when);
        }
    c->npart = 1;
    c->part = ARENA_ARRAY(j->s->arena, Cell *, 1);
    c->part[0] = join_set(j, set);
    if (c->part[0]->kind == CELL_FIXED &&
        c->part[0]->value.kind == VALUE_UNSETTLED)
        return c->part[0];
    return c;
}

static Cell *join_place(Join *j, const Alternatives in[2])
{
    bool perhaps = false, set = false;

    for (int z = 0; z < 2; z++)
        for (int i = 0; i < in[z].n; i++) {
            Value v = in[z].item[i].value;

            if (v.kind == VALUE_POISON ||
                (v.kind == VALUE_UNSETTLED && !v.unsettled->defined))
                return cell_fixed(j, v);
            perhaps |= v.kind == VALUE_UNDEFINED || v.kind == VALUE_UNSETTLED;
            set |= v.kind != VALUE_UNDEFINED;
        }
    if (!set)
        return cell_fixed(j, (Value){.kind = VALUE_UNDEFINED});
    return perhaps ? join_perhaps(j, in) : join_set(j, in);
}

static Cell *join_two(Join *j, Value a, Value b)
{
    Alternatives in[2] = {0};

    if (!j->side[0].absent)
        alternatives_add(j->s, &in[0], a, NULL);
    if (!j->side[1].absent)
        alternatives_add(j->s, &in[1], b, NULL);
    return join_place(j, in);
}

/* ---- the contents of objects ---- */

static bool fixed_unsettled(const Cell *c)
{
    return (c->kind == CELL_FIXED && c->value.kind == VALUE_UNSETTLED) ||
           c->kind == CELL_PERHAPS;
}

/* What is the same on both sides anchors what it holds. */
static Cell *join_item(Join *j, Value x, Value y)
{
    if (value_same(x, y) && !j->side[0].absent && !j->side[1].absent)
        return cell_fixed(j, x);
    return join_two(j, x, y);
}

static void holder_names(Join *j, Holder *h, const Body *a, const Body *b)
{
    int n = 0;

    h->item = ARENA_ARRAY(j->s->arena, Cell *, a->nitem + b->nitem);
    h->name = ARENA_ARRAY(j->s->arena, Sym, a->nitem + b->nitem);
    for (int z = 0; z < 2; z++) {
        const Body *mine = z ? b : a;

        for (int i = 0; i < mine->nitem; i++) {
            bool known = false;

            for (int k = 0; z && k < a->nitem && !known; k++)
                known = a->name[k] == b->name[i];
            if (known)
                continue;
            h->name[n] = mine->name[i];
            h->item[n++] = anchor_is_dead(j, h->object, mine->name[i])
                               ? cell_fixed(j, (Value){.kind = VALUE_UNDEFINED})
                               : join_item(j, body_find(a, mine->name[i]),
                                           body_find(b, mine->name[i]));
        }
    }
    h->nitem = n;
}

static bool join_holder(Join *j, Holder *h)
{
    const Body *a = join_body(j, h->object, 0);
    const Body *b = join_body(j, h->object, 1);

    h->form = *a;
    if (a->node &&
        (a->node != b->node || j->side[0].absent || j->side[1].absent)) {
        h->content = leaf_new(j, LEAF_CONTENT, a->node->type);
        for (int z = 0; z < 2; z++)
            if (!j->side[z].absent)
                alternatives_add(j->s, &j->leaf[h->content].from[z],
                                 value_object(h->object), NULL);
    }
    if (a->name || b->name) {
        holder_names(j, h, a, b);
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
    h->item = ARENA_ARRAY(j->s->arena, Cell *, a->nitem);
    for (int i = 0; i < a->nitem; i++) {
        h->item[i] = join_item(j, a->item[i], b->item[i]);
        if (fixed_unsettled(h->item[i]))
            return unlike_item(
                j, h->object, a, i,
                h->item[i]->kind == CELL_PERHAPS
                    ? unsettled_value(j->s, h->item[i]->unsettled)
                    : h->item[i]->value);
    }
    return true;
}

static void slot_items(Join *j, Slot *slot)
{
    const Body *like = &slot->form;

    slot->item = ARENA_ARRAY(j->s->arena, Cell *, like->nitem);
    for (int i = 0; i < like->nitem; i++) {
        Alternatives in[2] = {0};

        for (int z = 0; z < 2; z++)
            for (int k = 0; k < slot->from[z].n; k++) {
                Alternative *from = &slot->from[z].item[k];
                const Body *b = join_body(j, from->value.object, z);

                alternatives_add(j->s, &in[z], b->item[i], from->when);
            }
        slot->item[i] = join_place(j, in);
        if (fixed_unsettled(slot->item[i]) && !like->name && !slot->broken)
            slot->broken = no_join_item(j, slot->like, like, i,
                                        slot->item[i]->kind == CELL_PERHAPS
                                            ? &slot->item[i]->unsettled
                                            : slot->item[i]->value.unsettled);
    }
}

static void slot_view(Join *j, Slot *slot, const View *v)
{
    Alternatives in[2] = {0};

    for (int z = 0; z < 2; z++)
        for (int k = 0; k < slot->from[z].n; k++) {
            Alternative *from = &slot->from[z].item[k];

            alternatives_add(j->s, &in[z], from->value.object->array.view->base,
                             from->when);
        }
    slot->base = join_place(j, in);
    if (fixed_unsettled(slot->base)) /* one of too many arrays */
        slot->broken = slot->base->kind == CELL_FIXED
                           ? slot->base->value.unsettled
                           : &slot->base->unsettled;
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

static void join_slot(Join *j, Slot *slot)
{
    if (slot->kept)
        return;
    if (slot->like->kind == OBJECT_ARRAY)
        slot->strides = slot_strides(slot);
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

/* A slot that holds a broken one has no join either. */
static void break_outward(Join *j)
{
    for (bool again = true; again;) {
        again = false;
        for (int i = 0; i < j->nslot; i++) {
            Slot *slot = j->slot[i];
            const Body *like = &slot->form;

            for (int k = 0;
                 slot->item && !like->name && !slot->broken && k < like->nitem;
                 k++)
                for (int t = 0; t < slot->item[k]->ntarget; t++) {
                    const Target *target = &slot->item[k]->target[t];

                    if (target->kind != TARGET_SLOT || !target->slot->broken)
                        continue;
                    slot->broken = no_join_item(j, slot->like, like, k,
                                                target->slot->broken);
                    again = true;
                    break;
                }
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

static bool views_end(const Join *j)
{
    for (int i = 0; i < j->nslot; i++)
        if (!view_ends(j->slot[i]))
            return false;
    return true;
}

bool join_run(Join *j)
{
    int slot = 0;

    if (join_needs_walk(j))
        anchor_walk(j);
    if (j->has_values)
        j->cell = join_two(j, j->value[0], j->value[1]);
    for (bool more = true; more;) {
        more = false;
        for (int i = 0; i < j->nholder; i++) {
            Holder *h = &j->holder[i];

            if (h->done || (j->walked && !h->object->reached && !h->kept))
                continue;
            h->done = more = true;
            if (!join_holder(j, h))
                return false;
        }
        while (slot < j->nslot) {
            more = true;
            join_slot(j, j->slot[slot++]);
        }
    }
    break_outward(j);
    return views_end(j) || views_of_views(j);
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

/* ---- are two joins alike? ---- */

static bool cells_alike(const Cell *x, const Cell *y);

static bool targets_alike(const Target *t, const Target *u)
{
    if (t->kind != u->kind)
        return false;
    if (t->kind == TARGET_SLOT)
        return t->slot->index == u->slot->index;
    if (t->kind == TARGET_CELL)
        return cells_alike(t->cell, u->cell);
    return target_is(t, u);
}

static bool fixed_alike(Value a, Value b)
{
    if (a.kind == VALUE_UNSETTLED && b.kind == VALUE_UNSETTLED)
        return !a.unsettled->defined == !b.unsettled->defined;
    return value_same(a, b) || same_function(a, b);
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
        return object_body(x->value.object)->nitem ==
               object_body(y->value.object)->nitem;
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

    if (o->kind != p->kind || x->kept != y->kept || !x->broken != !y->broken ||
        x->form.nitem != y->form.nitem || !x->base != !y->base ||
        !x->item != !y->item)
        return false;
    if (o->kind == OBJECT_INSTANCE && o->instance.class != p->instance.class)
        return false;
    if (o->kind == OBJECT_ARRAY &&
        (o->array.dtype != p->array.dtype ||
         x->strides.open != y->strides.open ||
         !strides_equal(o->array.shape, x->strides, y->strides) ||
         !shape_equal(o->array.shape, p->array.shape)))
        return false;
    if (x->base && !cells_alike(x->base, y->base))
        return false;
    for (int i = 0; x->item && i < x->form.nitem; i++)
        if (!cells_alike(x->item[i], y->item[i]) ||
            (x->form.name && x->form.name[i] != y->form.name[i]) ||
            (x->form.key &&
             !value_static_equal(x->form.key[i], y->form.key[i])))
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

/* ---- after a loop that surely makes a turn ---- */

static void cell_settle(Join *j, Cell *c)
{
    const Alternatives *exit = c->leaf >= 0 ? &j->leaf[c->leaf].from[1] : NULL;
    bool same = exit && exit->n > 0;

    for (int i = 0; i < c->npart; i++)
        cell_settle(j, c->part[i]);
    for (int i = 0; i < c->ntarget; i++)
        if (c->target[i].kind == TARGET_CELL)
            cell_settle(j, c->target[i].cell);
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

void join_settle_exit(Join *j)
{
    for (int i = 0; i < j->nholder; i++)
        for (int k = 0; j->holder[i].done && k < j->holder[i].nitem; k++)
            cell_settle(j, j->holder[i].item[k]);
    for (int i = 0; i < j->nslot; i++) {
        Slot *slot = j->slot[i];

        if (slot->base)
            cell_settle(j, slot->base);
        for (int k = 0; slot->item && k < slot->form.nitem; k++)
            cell_settle(j, slot->item[k]);
    }
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

/* ---- one value of several, here and now ---- */

Value join_pick(Spec *s, const Alternatives *a)
{
    JoinCause cause = {.span = s->span};
    Side here = {.region = s->region}, none = {.absent = true};
    Join *j = join_new(s, &cause, UINT32_MAX, &here, &none);
    Alternatives in[2] = {*a, {0}};
    Leaves leaves = {0};

    j->has_values = true;
    j->cell = join_place(j, in);
    join_flatten(j, 0, &leaves);
    return join_make(j, &leaves);
}
