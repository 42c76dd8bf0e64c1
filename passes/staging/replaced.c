/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Lists, dicts and sets that each turn of a loop puts into the place of the
 * last ones: `front = nxt`, `xs = [x for x in xs if ...]`, `row = [1] + row`.
 *
 * What a turn makes has a form of its own: how many items it has comes to be
 * known only when running, and for how many it has room follows from how it was
 * made. The one before the loop is given that form (Growth.is_like), so that
 * both live in one slot of the join. Where the room is another in each round,
 * as what is made of it has more, it is given once, and capped: at the end of
 * each turn what the turn made gets that very room, and the run checks that it
 * is enough. */
#include "passes/python/item_form.h"
#include "passes/python/table.h"
#include "passes/staging/join_cell.h"

/* ---- what it holds, and for how many there is room ---- */

/* For how many numbers or rows there is room; -1: it is no such thing. */
static int64_t room_in(const Join *j, const Object *o, int side)
{
    Spec *s = j->s;
    const Body *b = join_body(j, o, side);
    Value of;

    if (!b->is_grown)
        return -1;
    of = table_entries(s, b);
    if (of.kind == VALUE_OBJECT)
        b = join_body(j, of.object, side);
    of = columns_first(s, b);
    if (of.kind == VALUE_OBJECT)
        b = join_body(j, of.object, side);
    return grown_room(s, b);
}

bool growth_rooms_alike(const Join *j, const Object *x, int x_side,
                        const Object *y, int y_side)
{
    return room_in(j, x, x_side) == room_in(j, y, y_side);
}

/* Is it a row of a matrix, whose room is that one's? */
static bool is_row(Spec *s, const Body *b)
{
    return b->is_grown && grown_outer(s, b);
}

static ObjectKind plain_kind(const Object *o)
{
    return o->may_grow ? o->plain_kind : o->kind;
}

/* Of what kind the numbers are, or rows, that one of these holds; false if it
 * is not known, as there are none. */
static bool holds(Spec *s, const Object *o, const Body *b, Growth *g)
{
    NumberKind kind = {DTYPE_NONE, false};
    ItemForm form = {.kind = FORM_NONE};
    TableKind table = {0};
    Value data = body_find(b, grown_data_name(s));

    if (plain_kind(o) != OBJECT_LIST) {
        bool known = b->is_grown ? table_kind(s, b, &table)
                                 : table_kind_takes(&table, b, plain_kind(o));

        g->table = arena_copy(s->arena, &table, sizeof table);
        return known;
    }
    if (value_is_array(data) && data.object->array.shape.rank == 2) {
        g->width = data.object->array.shape.dim[1];
        g->dtype = data.object->array.dtype;
        return true;
    }
    if (number_kind_of(s, b, &kind)) {
        g->dtype = kind.dtype;
        g->is_numpy = kind.is_numpy;
        return kind.dtype != DTYPE_NONE;
    }
    if (!columns_may_be(s, b, &form) || form.kind == FORM_NONE)
        return false;
    g->form = arena_copy(s->arena, &form, sizeof form);
    return true;
}

static bool forms_fit(const ItemForm *x, const ItemForm *y)
{
    return x && y ? form_same(x, y) : x == y;
}

static bool columns_fit(int n, const NumberKind *x, const NumberKind *y)
{
    for (int i = 0; i < n; i++)
        if (x[i].dtype != y[i].dtype || x[i].is_numpy != y[i].is_numpy)
            return false;
    return true;
}

/* May what is there have the form that is asked for, which is no matrix? */
static bool fits(Spec *s, const Object *o, const Body *b, const Growth *g)
{
    Growth own = {0};

    if (!b->is_grown && !b->nitem)
        return true;
    if (!holds(s, o, b, &own) || own.dtype != g->dtype ||
        own.is_numpy != g->is_numpy || !forms_fit(own.form, g->form) ||
        own.width)
        return false;
    if (g->table)
        return own.table && own.table->nkey == g->table->nkey &&
               own.table->nvalue == g->table->nvalue &&
               own.table->n == g->table->n &&
               columns_fit(g->table->n, own.table->column, g->table->column);
    return !own.table;
}

/* A list of lists of so many numbers? */
static bool fits_rows(Join *j, const Body *a, const Body *b, const Growth *g)
{
    NumberKind kind = {g->dtype, false};

    return !a->is_grown && growth_width(j, a, &kind) == g->width &&
           kind.dtype == g->dtype && grown_length_of(j->s, b) == a->nitem;
}

/* ---- asking ---- */

static bool may_be(Join *j, const Object *o, const Body *b)
{
    bool is_kind = o->may_grow || o->kind == OBJECT_LIST || table_may_be(o);

    return is_kind && !o->is_held && !is_row(j->s, b);
}

/* The form that both may have, for so many as either has or has room for. */
static bool common_form(Join *j, const Object *o, const Body *a,
                        const Object *like, const Body *b, Growth *g)
{
    Spec *s = j->s;
    Growth own = *g;

    if (holds(s, like, b, g))
        return g->width ? fits_rows(j, a, b, g) : fits(s, o, a, g);
    *g = own;
    return !b->is_grown && holds(s, o, a, g) && !g->width &&
           fits(s, like, b, g);
}

bool growth_asks_alike(Join *j, const Object *o, int side, const Object *like)
{
    Spec *s = j->s;
    const Body *a = join_body(j, o, side), *b = join_body(j, like, 1 - side);
    int64_t now = a->is_grown ? room_in(j, o, side) : a->nitem;
    int64_t then = b->is_grown ? room_in(j, like, 1 - side) : b->nitem;
    Growth g = {.list = (Object *)o,
                .is_like = true,
                .is_staged = a->is_grown || b->is_grown,
                .nagain = s->growth.nagain};

    if (!j->cause.is_loop || o->id >= j->first_new ||
        plain_kind(o) != plain_kind(like) || !may_be(j, o, a) ||
        !may_be(j, like, b) || !growth_may_be_asked(s, o))
        return false;
    if (a->is_grown ? b->is_grown && now == then : !s->grows_early)
        return false;
    if (!common_form(j, o, a, like, b, &g))
        return false;
    g.is_capped = !b->is_grown || then < now;
    g.room = now > then ? now : then;
    if (!g.is_staged)
        g.room = room_for_more(g.room);
    s->growth = g;
    return true;
}

/* ---- growing ---- */

bool growth_makes_alike(Spec *s, const Growth *g)
{
    Object *o = g->list;
    bool is_grown = object_body(o)->is_grown;

    s->grew_early |= !is_grown;
    if (g->width)
        return rows_begin(s, o, (NumberKind){g->dtype, g->is_numpy}, g->width,
                          g->room, false);
    if (g->table)
        return is_grown ? table_set_room(s, o, g->room)
                        : table_begin_like(s, o, g->table, g->room, false);
    if (is_grown)
        return list_set_room(s, o, g->room);
    if (g->form)
        return columns_begin(s, o, g->form, g->room, false);
    return list_grow(s, o, (NumberKind){g->dtype, g->is_numpy}, g->room, false);
}

/* ---- at the end of a turn ---- */

/* What a turn put into a place that held `before` becomes as that is, with this
 * room. */
static void cap(Spec *s, Object *o, const Object *before, int64_t room)
{
    Growth g = {.list = o, .room = room};

    if (object_body(o)->is_grown) {
        if (value_is_table(value_object(o)))
            table_set_room(s, o, room);
        else
            list_set_room(s, o, room);
    } else if (holds(s, before, object_body(before), &g) && !g.width &&
               fits(s, o, object_body(o), &g)) {
        growth_makes_alike(s, &g);
    }
}

/* What is grown among the objects that a place may hold; NULL: none is. */
static const Object *grown_among(Spec *s, Value v)
{
    const Choice *c = choice_of(v);
    const Object *found = NULL;

    for (int i = 0; c && i < c->n && !found; i++)
        found = grown_among(s, c->item[i]);
    if (v.kind == VALUE_OBJECT && object_body(v.object)->is_grown &&
        !is_row(s, object_body(v.object)))
        found = v.object;
    return found;
}

static void cap_all(Spec *s, Value now, const Object *before, Mark since,
                    int64_t room)
{
    const Choice *c = choice_of(now);

    for (int i = 0; c && i < c->n; i++)
        cap_all(s, c->item[i], before, since, room);
    if (now.kind == VALUE_OBJECT && now.object->id >= since.nobject &&
        !now.object->is_held && !is_row(s, object_body(now.object)))
        cap(s, now.object, before, room);
}

void growth_cap(Spec *s, Mark since, int64_t room)
{
    const TrailEntry *e;

    for (int at = 0; (e = heap_next_change(s, since, &at)) != NULL;) {
        Body before = e->before, now = *object_body(e->object);

        for (int i = 0; now.name && i < now.nitem && !spec_ended(s); i++) {
            const Object *o = grown_among(s, body_find(&before, now.name[i]));

            if (o)
                cap_all(s, now.item[i], o, since, room);
        }
    }
}
