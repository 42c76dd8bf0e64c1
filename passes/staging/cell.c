/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The cells of a join: what may be in a place, by what the sides leave there.
 *
 * Numbers become a leaf, strings the index of one, tuples and the like are
 * joined part by part, and what is left is one of several targets with a tag.
 * Where loose objects live is slot.c's. */
#include "passes/staging/join_cell.h"
#include "passes/python/protocol.h"

/* ---- cells and leaves ---- */

int leaf_new(Join *j, LeafKind kind, Type type)
{
    *ARENA_PUSH(&j->arena, j->leaf, j->nleaf, j->leaf_capacity) =
        (Leaf){.kind = kind, .type = type};
    return j->nleaf - 1;
}

static Cell *cell_new(Join *j, CellKind kind, Value v)
{
    Cell *c = ARENA_NEW(&j->arena, Cell);

    c->kind = kind;
    c->value = v;
    c->leaf = c->only = -1;
    return c;
}

/* The least id of what is joined; a loop brings more than is known yet. */
static uint32_t oldest_of(const Join *j, const Alternatives all[2])
{
    uint32_t oldest = UINT32_MAX;

    for (int z = 0; z < 2; z++)
        for (int i = 0; i < all[z].n; i++) {
            Value v = all[z].item[i].value;
            uint32_t mine = v.kind != VALUE_OBJECT ? 0
                            : v.object->is_joined  ? v.object->joined_from
                                                   : v.object->id;

            if (!value_is_python_number(v) && mine < oldest)
                oldest = mine;
        }
    return j->cause.is_loop ? 0 : oldest;
}

static Cell *cell_joined(Join *j, CellKind kind, Value v,
                         const Alternatives all[2])
{
    Cell *c = cell_new(j, kind, v);

    c->oldest = oldest_of(j, all);
    return c;
}

Cell *cell_fixed(Join *j, Value v)
{
    return cell_new(j, CELL_FIXED, v);
}

Value first_of(const Alternatives all[2], int side)
{
    const Alternatives *a = &all[all[side].n ? side : !side];

    assert(a->n); /* there is one on some side */
    return a->item[0].value;
}

/* ---- numbers and strings ---- */

static bool is_number(Value v)
{
    return value_is_python_number(v) || value_is_numpy_scalar(v);
}

static bool is_string(Value v)
{
    return choice_is_text(v);
}

/* Are they numbers of one kind: of one type of Python's, or of one dtype of
 * NumPy's? */
static bool same_number(Value a, Value b)
{
    return is_number(a) && is_number(b) &&
           value_is_array(a) == value_is_array(b) &&
           value_dtype(a) == value_dtype(b);
}

/* Of numbers of one kind. */
static Cell *cell_of_numbers(Join *j, const Alternatives all[2])
{
    Value like = first_of(all, 0);
    Cell *c = cell_joined(j, CELL_NUMBER, like, all);

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
    c = cell_joined(j, CELL_TEXT, among, all);
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
    Cell *c = cell_joined(j, CELL_PARTS, like, all);

    c->npart = object_body(like.object)->nitem;
    c->part = ARENA_ARRAY(&j->arena, Cell *, c->npart);
    for (int i = 0; i < c->npart; i++) {
        Alternatives in[2] = {0};

        for (int z = 0; z < 2; z++)
            for (int k = 0; k < all[z].n; k++)
                alternatives_add(
                    &j->arena, &in[z],
                    object_body(all[z].item[k].value.object)->item[i],
                    all[z].item[k].when);
        c->part[i] = cell_place(j, in);
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

/* Was a value, which no object made since is, there before a branch, so that
 * it is there behind it? */
static bool was_there(const Join *j, Value v)
{
    const Region *r = j->s->region;

    if (j->cause.is_loop)
        return false;
    if (v.kind != VALUE_SCALAR)
        return true;
    while (r && r->graph != v.node->graph)
        r = r->outer;
    return r != NULL;
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
        (!all[0].n || !all[1].n) && !was_there(j, v))
        return false;
    for (int z = 0; z < 2; z++)
        for (int i = 0; i < all[z].n; i++)
            if (!value_same(v, all[z].item[i].value))
                return false;
    return true;
}

/* ---- one of several ---- */

/* A `def` makes a function in each round of rolling a loop and in each turn:
 * what is made in there, and sees what another one sees, is taken for that. */
static bool same_target_value(const Join *j, Value a, Value b)
{
    uint32_t since = j->s->rolled_since;

    return value_same(a, b) ||
           (since && same_function(a, b) &&
            (a.object->id >= since || b.object->id >= since));
}

bool target_is(const Join *j, const Target *t, const Target *u)
{
    if (t->kind != u->kind)
        return false;
    return t->kind == TARGET_VALUE  ? same_target_value(j, t->value, u->value)
           : t->kind == TARGET_SLOT ? t->slot == u->slot
                                    : t->cell == u->cell;
}

void target_add(OneOf *o, int side, Target t, const Guard *when)
{
    Cell *c = o->cell;
    int at = 0;

    while (at < c->ntarget && !target_is(o->j, &c->target[at], &t))
        at++;
    if (at == c->ntarget)
        *ARENA_PUSH(&o->j->arena, c->target, c->ntarget, c->target_capacity) =
            t;
    alternatives_add(&o->j->arena, &o->tag[side], value_int(at), when);
}

/* May the program go on with a function outside of the region that made it?
 * It may if no staged values of the region can hide in it. */
static bool outlives(const Join *j, const Object *f)
{
    const Object *frame = f->function.frame, *owner = f->function.owner;

    return f->kind == OBJECT_FUNCTION && !f->function.node->ninput &&
           !object_peek(f)->nitem && (!frame || frame->id < j->first_new) &&
           (!owner || owner->id < j->first_new);
}

/* Is it of a class that a way made? Those of Python, and those of what grows,
 * are made when they are first asked for. */
static bool made_inside(const Join *j, const Object *o)
{
    return o->kind == OBJECT_INSTANCE && !o->may_grow &&
           o->instance.class->id >= j->first_new &&
           !o->instance.class->class.is_type &&
           !o->instance.class->class.complex;
}

/* Does a generator that a way made have values in its frame that hold in that
 * way alone? A frame is not joined. */
static bool hides_values(const Join *j, const Object *o)
{
    const Object *frame = o->kind == OBJECT_ITERATOR ? o->iterator.frame : NULL;
    const Body *b =
        frame && frame->id >= j->first_new ? object_peek(frame) : NULL;

    for (int i = 0; b && i < b->nitem; i++) {
        Value v = b->item[i];

        if (v.kind == VALUE_SCALAR || v.kind == VALUE_CHOICE ||
            v.kind == VALUE_UNSETTLED ||
            (v.kind == VALUE_OBJECT && v.object->id >= j->first_new))
            return true;
    }
    return false;
}

static void reference(OneOf *o, int side, Value v, const Guard *when)
{
    Join *j = o->j;
    Target t = {.kind = TARGET_VALUE, .value = v};

    if (v.kind != VALUE_OBJECT || v.object->id < j->first_new) {
        if (has_identity(v) && !anchor_holds(j, v.object, &o->all[!side]))
            slot_add(o, side, v.object, when);
        else
            target_add(o, side, t, when);
        return;
    }
    if (has_identity(v) && !made_inside(j, v.object) &&
        !hides_values(j, v.object))
        slot_add(o, side, v.object, when);
    else if (outlives(j, v.object))
        target_add(o, side, t, when);
    else
        o->failure = no_way_out(j, v);
}

/* Of kinds of numbers: Python's before NumPy's, then by dtype. */
static int64_t number_rank(Value v)
{
    return !is_number(v) ? 0 : value_is_array(v) * DTYPE_COUNT + value_dtype(v);
}

/* Targets in one order wherever they are joined, so that an inner and an
 * outer join number them alike: values, then objects by age, slots, cells. */
static int64_t target_rank(const Target *t)
{
    if (t->kind == TARGET_CELL)
        return ((int64_t)2 << 40) +
               (t->cell->kind == CELL_NUMBER ? number_rank(t->cell->value) : 0);
    if (t->kind == TARGET_VALUE)
        return t->value.kind == VALUE_NONE ? -1
               : t->value.kind == VALUE_OBJECT
                   ? 2 * DTYPE_COUNT + (int64_t)t->value.object->id
                   : number_rank(t->value);
    return ((int64_t)1 << 40) + t->slot->index;
}

static void sort_targets(OneOf *o)
{
    Cell *c = o->cell;
    int *place = ARENA_ARRAY(&o->j->arena, int, c->ntarget);
    Target *sorted = ARENA_ARRAY(&o->j->arena, Target, c->ntarget);

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

/* Is a number of this dtype among them, of the other world? Their values are
 * one leaf then: whose they are does not change it. */
static bool worlds_share(const Alternatives all[2], Value like)
{
    for (int z = 0; z < 2; z++)
        for (int i = 0; i < all[z].n; i++) {
            Value v = all[z].item[i].value;

            if (is_number(v) && value_dtype(v) == value_dtype(like) &&
                value_is_array(v) != value_is_array(like))
                return true;
        }
    return false;
}

/* The numbers of the kind of `like`, in the leaf of both worlds. */
static Cell *cell_of_world(OneOf *o, Value like)
{
    Cell *c = cell_joined(o->j, CELL_NUMBER, like, o->all);
    DType dtype = value_dtype(like);

    for (int i = 0; i < o->nkind && c->leaf < 0; i++)
        if (is_number(o->kind[i].like) && value_dtype(o->kind[i].like) == dtype)
            c->leaf = o->kind[i].target.cell->leaf;
    if (c->leaf >= 0)
        return c;
    c->leaf = leaf_new(o->j, LEAF_NUMBER, type_scalar(dtype));
    for (int z = 0; z < 2; z++)
        for (int i = 0; i < o->all[z].n; i++) {
            Value v = o->all[z].item[i].value;

            if (is_number(v) && value_dtype(v) == dtype)
                alternatives_add(&o->j->arena, &o->j->leaf[c->leaf].from[z], v,
                                 o->all[z].item[i].when);
        }
    return c;
}

/* Do they become one cell among the targets? */
static bool same_kind(Value v, Value w)
{
    return same_number(v, w) || (is_string(v) && is_string(w)) ||
           (is_part(v) && is_part(w) && parts_alike(v, w));
}

/* What the alternatives of a kind, as in `like`, become. */
static Target kind_target(OneOf *o, Value like)
{
    Join *j = o->j;
    Alternatives some[2] = {0};
    Target t = {.kind = TARGET_CELL};

    for (int z = 0; z < 2; z++)
        for (int i = 0; i < o->all[z].n; i++)
            if (same_kind(like, o->all[z].item[i].value))
                alternatives_add(&j->arena, &some[z], o->all[z].item[i].value,
                                 o->all[z].item[i].when);
    t.cell = is_number(like) && worlds_share(o->all, like)
                 ? cell_of_world(o, like)
             : is_same(j, some) ? cell_fixed(j, like)
             : is_number(like)  ? cell_of_numbers(j, some)
             : is_string(like)  ? cell_of_strings(j, some)
                                : cell_of_parts(j, some);
    if (t.cell->kind == CELL_FIXED) {
        t = (Target){.kind = TARGET_VALUE, .value = t.cell->value};
        if (t.value.kind == VALUE_UNSETTLED)
            o->failure = t.value;
    }
    return t;
}

/* The first alternative that holds is it, so the tag asks for them in their
 * order, whatever kinds they are of. */
static void cell_candidate(OneOf *o, int side, Value v, const Guard *when)
{
    int i = 0;

    while (i < o->nkind && !same_kind(o->kind[i].like, v))
        i++;
    if (i == o->nkind) {
        Target t = kind_target(o, v);

        *ARENA_PUSH(&o->j->arena, o->kind, o->nkind, o->kind_capacity) =
            (Kind){v, t};
    }
    target_add(o, side, o->kind[i].target, when);
}

static bool words_alike(Value a, Value b)
{
    if (is_string(a) || is_string(b))
        return is_string(a) && is_string(b);
    return parts_alike(a, b);
}

/* May one array be of either shape? Behind a branch, if one of them is ragged:
 * what stands for both is, too. Turns of a loop would make ever wider ones. */
static bool shapes_may_mix(const Join *j, const Object *a, const Object *b)
{
    return shape_equal(a->array.shape, b->array.shape) ||
           (!j->cause.is_loop && a->array.shape.rank == b->array.shape.rank &&
            (array_is_ragged(a) || array_is_ragged(b)));
}

/* Both are numbers or arrays. */
static bool data_may_mix(const Join *j, Value a, Value b)
{
    if (is_number(a) || is_number(b))
        return true;
    return a.object->array.dtype == b.object->array.dtype &&
           a.object->array.read_only == b.object->array.read_only &&
           shapes_may_mix(j, a.object, b.object);
}

/* Is it of none of these forms, of which there are too many by now? In a loop
 * what grows has another form in each round. */
static bool form_is_beyond(const Join *j, const Alternatives all[2], Value v)
{
    Value seen[MOST_LOOP_FORMS];
    int n = 0;

    for (int z = 0; z < 2 && j->cause.is_loop; z++)
        for (int i = 0; i < all[z].n; i++) {
            Value w = all[z].item[i].value;
            bool known = !is_part(w) || w.object->kind != v.object->kind ||
                         parts_alike(w, v);

            for (int k = 0; k < n && !known; k++)
                known = parts_alike(w, seen[k]);
            if (!known && n == MOST_LOOP_FORMS)
                return true;
            if (!known)
                seen[n++] = w;
        }
    return false;
}

/* What stands for one of several arrays must not differ in ways that decide how
 * it is used: they have one dtype and shape. Nor may, in a loop, a text have
 * one of several forms: it would get longer. */
static bool may_mix(const Join *j, const Alternatives all[2], Value *a,
                    Value *b)
{
    Value data = {.kind = VALUE_UNDEFINED}, word = data;

    for (int z = 0; z < 2; z++)
        for (int i = 0; i < all[z].n; i++) {
            Value v = all[z].item[i].value;
            bool is_word = is_string(v) || value_is_object(v, OBJECT_TEXT);

            *b = v;
            if (is_number(v) || value_is_array(v)) {
                *a = data;
                if (data.kind != VALUE_UNDEFINED && !data_may_mix(j, data, v))
                    return false;
                if (data.kind == VALUE_UNDEFINED || is_number(data))
                    data = v;
            } else if (is_word) {
                *a = word;
                if (word.kind != VALUE_UNDEFINED && j->cause.is_loop &&
                    !words_alike(word, v))
                    return false;
                word = v;
            } else if (is_part(v) && form_is_beyond(j, all, v)) {
                *a = first_of(all, 0);
                return false;
            }
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
            else
                cell_candidate(&o, z, v, all[z].item[i].when);
        }
    slots_keep_same(&o);
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

typedef bool Test(Value v);

static bool all_are(const Alternatives all[2], Test *test)
{
    for (int z = 0; z < 2; z++)
        for (int i = 0; i < all[z].n; i++)
            if (!test(all[z].item[i].value))
                return false;
    return true;
}

static bool one_kind(const Alternatives all[2])
{
    for (int z = 0; z < 2; z++)
        for (int i = 0; i < all[z].n; i++)
            if (!same_number(first_of(all, 0), all[z].item[i].value))
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
            alternatives_in(j->s, &j->arena, in[z].item[i].value,
                            in[z].item[i].when, &all[z]);
    if (one_kind(all))
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

    c->unsettled = ARENA_NEW(&j->arena, Unsettled);
    *c->unsettled =
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
                *c->unsettled = *v.unsettled;
                defined = value_scalar(v.unsettled->defined);
                v = v.unsettled->value;
            }
            if (v.kind != VALUE_UNDEFINED)
                alternatives_add(&j->arena, &set[z], v, in[z].item[i].when);
            leaf = &j->leaf[c->leaf];
            alternatives_add(&j->arena, &leaf->from[z], defined,
                             in[z].item[i].when);
        }
    c->npart = 1;
    c->part = ARENA_ARRAY(&j->arena, Cell *, 1);
    c->part[0] = join_set(j, set);
    if (c->part[0]->kind == CELL_FIXED &&
        c->part[0]->value.kind == VALUE_UNSETTLED)
        return c->part[0];
    return c;
}

Cell *cell_place(Join *j, const Alternatives in[2])
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

static Cell *cell_of(Join *j, bool has_a, Value a, bool has_b, Value b)
{
    Alternative one[2] = {{a, NULL}, {b, NULL}};
    Alternatives in[2] = {{has_a, 1, &one[0]}, {has_b, 1, &one[1]}};

    return cell_place(j, in);
}

Cell *cell_two(Join *j, Value a, Value b)
{
    return cell_of(j, !j->side[0].absent, a, !j->side[1].absent, b);
}

Cell *cell_one(Join *j, int side, Value v)
{
    return cell_of(j, side == 0, v, side == 1, v);
}

Cell *cell_yielded(Join *j, Value a, Value b)
{
    const Side *z = j->side;

    return cell_of(j, !z[0].absent && !z[0].raised, a,
                   !z[1].absent && !z[1].raised, b);
}

bool cell_unsettled(const Cell *c)
{
    return (c->kind == CELL_FIXED && c->value.kind == VALUE_UNSETTLED) ||
           c->kind == CELL_PERHAPS;
}
