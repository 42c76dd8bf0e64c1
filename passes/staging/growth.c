/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Lists that staged ways or turns leave with other lengths: see
 * python/grown.h. */
#include "passes/python/item_form.h"
#include "passes/python/table.h"
#include "passes/staging/join_cell.h"

static bool is_alike(const Join *j, const Object *o, const Body *a,
                     const Body *b)
{
    Spec *s = j->s;

    if (a->is_grown != b->is_grown)
        return false;
    if (o->plain_kind != OBJECT_LIST && o->may_grow)
        return true; /* as a dict or set, or as an instance */
    if (!a->is_grown)
        return a->nitem == b->nitem;
    if (columns_at_most(s, a) >= 0 || columns_at_most(s, b) >= 0)
        return columns_same(s, a, b,
                            j->cause.is_loop); /* then the columns are asked */
    return grown_room(s, a) == grown_room(s, b) &&
           (!j->cause.is_loop || grown_at_most(s, a) == grown_at_most(s, b));
}

/* What is run again for a list, in what is, and so on, costs twice as much for
 * each. */
enum { MOST_AGAIN = 3, MOST_REGROWN = 64 };

static bool is_again_too_often(const Spec *s)
{
    return s->growth.nagain > MOST_AGAIN ||
           (s->nbranch_again && s->nregrown > MOST_REGROWN);
}

void growth_branch_again(Spec *s, int by)
{
    s->nregrown = s->nbranch_again ? s->nregrown + (by > 0) : 0;
    s->nbranch_again += by;
    s->growth.nagain += by;
}

/* Is a function under way that was called while it was under way? Of the
 * innermost few. A loop through a generator runs in its function's frame, which
 * is under way twice. */
static bool is_recursive(const Spec *s)
{
    enum { MOST_LOOKED_AT = 8 };
    const Activation *a = s->activation;

    for (int i = 0; a && i < MOST_LOOKED_AT; i++, a = a->caller)
        for (const Activation *b = a->caller; a->function && b; b = b->caller)
            if (b->function == a->function && b->frame != a->frame)
                return true;
    return false;
}

/* A recursion whose end only running knows carries no list that grows; to run
 * its branches again would cost twice as much for each level. */
static bool grows_in_recursion(const Spec *s, const Object *o)
{
    return o->id < s->heap.trace_first && (s->nentered || is_recursive(s));
}

bool growth_may_be_asked(const Spec *s, const Object *o)
{
    return !s->growth.refused && !is_again_too_often(s) &&
           !grows_in_recursion(s, o);
}

int64_t growth_width(Join *j, const Body *b, NumberKind *kind)
{
    Spec *s = j->s;
    int64_t width = -1;

    for (int i = 0; i < b->nitem; i++) {
        const Object *o = b->item[i].object;
        const Body *row;
        int64_t n;

        if (b->item[i].kind != VALUE_OBJECT ||
            (o->kind != OBJECT_LIST && !o->may_grow))
            return 0;
        row = join_body(j, o, 1);
        n = row->is_grown ? grown_length_of(s, row) : row->nitem;
        if (n <= 0 || (width >= 0 && n != width) ||
            !number_kind_of(s, row, kind))
            return 0;
        width = n;
    }
    return kind->dtype && width > 0 ? width : 0;
}

/* Is one of the items a list that is kept by value elsewhere? It is so here. */
static bool any_is_kept(const Body *b)
{
    for (int i = 0; i < b->nitem; i++)
        if (b->item[i].kind == VALUE_OBJECT && b->item[i].object->is_immutable)
            return true;
    return false;
}

/* A list gets lists: asks for one that does. */
static void ask_for_rows(Join *j, Object *o, const Body *a, const Body *b)
{
    Spec *s = j->s;
    NumberKind kind = {DTYPE_NONE, false};
    int64_t width;

    if (!s->grows_early || !j->cause.is_loop || o->kind != OBJECT_LIST ||
        o->is_held || a->is_grown || b->is_grown || b->nitem <= a->nitem ||
        any_is_kept(b))
        return;
    width = growth_width(j, b, &kind);
    if (width && !kind.is_numpy)
        s->growth = (Growth){.list = o,
                             .width = width,
                             .nagain = s->growth.nagain,
                             .dtype = kind.dtype,
                             .from = a->nitem,
                             .to = b->nitem};
}

/* A list of what is kept in columns gets another length. */
static void ask_for_columns(Spec *s, Object *o, const Body *a, const Body *b)
{
    ItemForm form = {.kind = FORM_NONE};

    if (!s->grows_early || o->is_held)
        return;
    if (!a->is_grown && a->nitem && columns_at_most(s, b) == a->nitem &&
        columns_are_known(o)) {
        s->growth = (Growth){.list = o,
                             .is_kept = true,
                             .is_staged = true,
                             .nagain = s->growth.nagain};
        return;
    }
    if (columns_may_be(s, a, &form) && columns_may_be(s, b, &form) &&
        form.kind != FORM_NONE && form.kind != FORM_NUMBER)
        s->growth = (Growth){.list = o,
                             .form = arena_copy(s->arena, &form, sizeof form),
                             .nagain = s->growth.nagain,
                             .is_staged = a->is_grown || b->is_grown,
                             .from = grown_at_most(s, a),
                             .to = grown_at_most(s, b)};
}

/* Of a dict or set: has it other keys on the two sides, is it a table on one of
 * them alone, or was it made one on each, with other rooms? */
static bool is_unlike(const Join *j, const Object *o, const Body *a,
                      const Body *b)
{
    if (o->kind != OBJECT_DICT && o->kind != OBJECT_SET &&
        !(o->may_grow && o->plain_kind != OBJECT_LIST))
        return false;
    if (a->is_grown && b->is_grown)
        return !value_same(table_entries(j->s, a), table_entries(j->s, b)) &&
               !growth_rooms_alike(j, o, 0, o, 1);
    if (a->is_grown || b->is_grown)
        return true;
    if (a->nitem != b->nitem)
        return true;
    for (int i = 0; i < a->nitem; i++)
        if (!value_alike(a->key[i], b->key[i]))
            return true;
    return false;
}

static void ask_for_table(Spec *s, Object *o, const Body *a, const Body *b)
{
    ObjectKind plain = o->may_grow ? o->plain_kind : o->kind;
    bool is_staged = a->is_grown || b->is_grown;
    TableKind kind = {0};

    if (!table_may_be(o) || (!is_staged && !s->grows_early))
        return;
    if (is_staged ? !table_kind(s, a->is_grown ? a : b, &kind)
                  : !table_kind_takes(&kind, a, plain) ||
                        !table_kind_takes(&kind, b, plain))
        return;
    s->growth = (Growth){.list = o,
                         .table = arena_copy(s->arena, &kind, sizeof kind),
                         .nagain = s->growth.nagain,
                         .is_staged = is_staged,
                         .from = a->is_grown ? table_at_most(s, a) : a->nitem,
                         .to = b->is_grown ? table_at_most(s, b) : b->nitem};
}

/* Is it asked that a list gets more numbers? */
static bool is_of_numbers(const Growth *g)
{
    return g->list && g->dtype && !g->is_matrix && !g->is_kept && !g->is_like &&
           !g->width && !g->form && !g->table;
}

/* What was asked for before, of other lists, to be asked for beside `o`. */
static const Growth *asked_beside(Spec *s, const Growth *g, const Object *o)
{
    const Growth *all = NULL;

    if (!is_of_numbers(g))
        return NULL;
    for (; g; g = g->more)
        if (g->list != o) {
            Growth *copy = arena_copy(s->arena, g, sizeof *g);

            copy->more = all;
            all = copy;
        }
    return all;
}

/* Are they lists of numbers of one kind, or the column of a list? */
static bool both_are_arrays(Spec *s, const Body *a, const Body *b,
                            NumberKind *kind)
{
    if (by_value_kind_of(s, a, kind) && by_value_kind_of(s, b, kind))
        return true;
    *kind = (NumberKind){DTYPE_NONE, false};
    return number_kind_of(s, a, kind) && number_kind_of(s, b, kind) &&
           kind->dtype;
}

/* A plain list that is kept in an array: has it room for no more than it has?
 */
static bool is_exact(Spec *s, const Body *plain, const Body *grown)
{
    return !plain->is_grown && grown->is_grown &&
           grown_room(s, grown) == plain->nitem &&
           grown_at_most(s, grown) == plain->nitem;
}

static void ask_for_numbers(Spec *s, Object *o, const Body *a, const Body *b,
                            NumberKind kind)
{
    s->growth = (Growth){.list = o,
                         .nagain = s->growth.nagain,
                         .more = asked_beside(s, &s->growth, o),
                         .dtype = kind.dtype,
                         .is_numpy = kind.is_numpy,
                         .is_staged = a->is_grown || b->is_grown,
                         .is_exact = is_exact(s, a, b) || is_exact(s, b, a),
                         .from = grown_at_most(s, a),
                         .to = grown_at_most(s, b)};
}

static bool may_be_numbers(Spec *s, const Object *o, const Body *a,
                           const Body *b, NumberKind *kind)
{
    return !o->is_held && grown_at_most(s, a) >= 0 &&
           grown_at_most(s, b) >= 0 && both_are_arrays(s, a, b, kind);
}

/* It is needed: asks for what would help. */
static void ask(Join *j, Object *o, const Body *a, const Body *b, bool unlike)
{
    Spec *s = j->s;
    NumberKind kind = {DTYPE_NONE, false};
    Object *outer;

    if (unlike) {
        ask_for_table(s, o, a, b);
        return;
    }
    outer = b->is_grown   ? grown_outer(s, b)
            : a->is_grown ? grown_outer(s, a)
                          : NULL;
    if (outer && outer->id >= j->first_new)
        return;
    if (outer)
        s->growth = (Growth){.list = outer,
                             .is_matrix = true,
                             .is_staged = true,
                             .nagain = s->growth.nagain};
    else if (may_be_numbers(s, o, a, b, &kind))
        ask_for_numbers(s, o, a, b, kind);
    else
        ask_for_rows(j, o, a, b);
    if (!s->growth.list)
        ask_for_columns(s, o, a, b);
}

bool growth_is_needed(Join *j, Object *o, const Body *a, const Body *b)
{
    Spec *s = j->s;
    Growth before = s->growth;
    bool unlike = is_unlike(j, o, a, b), outward;

    if (!unlike &&
        ((o->kind != OBJECT_LIST && !o->may_grow) || is_alike(j, o, a, b)))
        return false;
    outward = grows_in_recursion(s, o) && outward_may_ask(s, o);
    if (!outward && grows_in_recursion(s, o))
        outward_ask_grown(s); /* it may be a part of that */
    if ((!outward && !growth_may_be_asked(s, o)) ||
        (s->growth.list && s->growth.is_like && s->growth.is_staged))
        return true; /* what is replaced is asked for first: it holds others */
    if (outward)
        s->growth.list = NULL;
    ask(j, o, a, b, unlike);
    if (outward) {
        outward_ask(s, &s->growth);
        s->growth = before;
    }
    return true;
}

Growth growth_of_change(Spec *s, Object *o, const Body *a, const Body *b)
{
    Growth before = s->growth, g;
    NumberKind kind = {DTYPE_NONE, false};

    s->growth.list = NULL;
    if (o->kind == OBJECT_DICT || o->kind == OBJECT_SET ||
        (o->may_grow && o->plain_kind != OBJECT_LIST))
        ask_for_table(s, o, a, b);
    else if (may_be_numbers(s, o, a, b, &kind))
        ask_for_numbers(s, o, a, b, kind);
    else
        ask_for_columns(s, o, a, b);
    g = s->growth;
    g.is_exact |= !b->is_grown && a->nitem == b->nitem;
    s->growth = before;
    return g;
}

void growth_ask_beside(Join *j, Object *o, const Body *a, const Body *b)
{
    Growth before = j->s->growth;

    if (!is_of_numbers(&before))
        return;
    growth_is_needed(j, o, a, b);
    if (!is_of_numbers(&j->s->growth))
        j->s->growth = before;
}

bool growth_keeps(Join *j, const Body *a, const Body *b, Sym name, Cell **cell)
{
    Value x, y;

    if (!a->is_grown || !b->is_grown)
        return false;
    if (columns_join_form(j->s, a, b, name, &x)) {
        *cell = cell_fixed(j, x);
        return true;
    }
    if (name != grown_most(j->s))
        return false;
    x = body_find(a, name);
    y = body_find(b, name);
    if (x.kind != VALUE_INT || y.kind != VALUE_INT)
        return false;
    *cell = cell_fixed(j, x.i > y.i ? x : y);
    return true;
}

/* What is asked for alike before branches and loops, whatever their turns: true
 * if it is that; `*done` if it could be. */
static bool grow_as_it_is(Spec *s, const Growth *g, bool *done)
{
    if (g->is_like)
        *done = growth_makes_alike(s, g);
    else if (g->is_matrix)
        *done = rows_grow(s, g->list);
    else if (g->is_kept)
        *done = columns_keep(s, g->list);
    return g->is_like || g->is_matrix || g->is_kept;
}

/* The list that is tried, or whose method; NULL: it is none. */
static Object *list_of(const Alternative *a)
{
    Value v = a->value;

    if (value_is_object(v, OBJECT_METHOD))
        v = object_body(v.object)->item[1];
    return value_is_object(v, OBJECT_LIST) ? v.object : NULL;
}

/* Where one of several lists grows, the others will, too. */
static void grow_candidates(Spec *s, const Growth *g, int64_t room)
{
    const Alternatives *all = s->split;
    bool is_one = false;

    for (int i = 0; all && i < all->n; i++)
        is_one |= list_of(&all->item[i]) == g->list;
    for (int i = 0; is_one && i < all->n; i++) {
        Object *o = list_of(&all->item[i]);
        NumberKind kind = {g->dtype, g->is_numpy};

        if (o && o != g->list && !o->is_held &&
            number_kind_of(s, object_body(o), &kind))
            list_grow(s, o, kind, room, false);
    }
}

static bool grow_before_branch(Spec *s)
{
    Growth g = s->growth;
    int64_t most = g.from > g.to ? g.from : g.to, room;
    NumberKind kind = {g.dtype, g.is_numpy};
    bool done = false;

    s->growth.list = NULL;
    if (g.list && grow_as_it_is(s, &g, &done))
        return done;
    s->grew_early |= g.table && !g.is_staged;
    if (g.list && g.table)
        return table_begin_like(s, g.list, g.table, room_for_more(most), false);
    s->grew_early |= g.form != NULL;
    if (g.list && g.form)
        return columns_begin(s, g.list, g.form, room_for_more(most), false);
    if (!g.list || g.width)
        return false;
    room = g.is_exact ? most : room_for_more(most);
    grow_candidates(s, &g, room);
    return list_grow(s, g.list, kind, room, false);
}

bool growth_next(Spec *s, const Growth **more)
{
    int nagain = s->growth.nagain;

    if (!*more)
        return false;
    s->growth = **more;
    s->growth.nagain = nagain;
    *more = (*more)->more;
    return true;
}

bool growth_before_branch(Spec *s)
{
    const Growth *more = s->growth.more;
    bool done = grow_before_branch(s);

    while (done && growth_next(s, &more))
        grow_before_branch(s);
    return done;
}

/* The room where how many turns there are is not known, the most that is made
 * where it is, and what a turn may append in passing, more than it leaves. */
enum {
    ROOM = 1 << 16,
    MOST_EXACT = 1 << 24,
    IN_PASSING = 1 << 10,
    MOST_MATRIX = 1 << 26 /* numbers */
};

/* Where that is not known, or more than is made: what each turn appends in
 * passing, in the loops in it, is left out. */
static int64_t room_guessed(const Growth *g, int64_t turns, int64_t each)
{
    int64_t room = 2 * g->from > ROOM ? 2 * g->from : ROOM;
    int64_t net = each % IN_PASSING ? each % IN_PASSING : 1;

    return turns >= 0 && turns < (MOST_EXACT - g->from) / net &&
                   turns * net + g->from > room
               ? turns * net + g->from
               : room;
}

/* Lists of which is not known how many come are kept by value. */
static void form_of_rows(Growth *g, ItemForm *form)
{
    *form = (ItemForm){.kind = FORM_LIST,
                       .number = {g->dtype, g->is_numpy},
                       .shape = {.rank = 1, .dim = {g->width}}};
    g->form = form;
}

bool growth_before_loop(Spec *s, int64_t turns)
{
    ItemForm form;
    Growth g = s->growth;
    int64_t each = g.to > g.from ? g.to - g.from : 0, room, all;
    NumberKind kind = {g.dtype, g.is_numpy};
    bool done = false;

    s->growth.list = NULL;
    if (!g.list)
        return false;
    if (grow_as_it_is(s, &g, &done))
        return done;
    s->grew_early |= g.width > 0 || g.form || (g.table && !g.is_staged);
    if (g.width && turns >= 0 && !__builtin_mul_overflow(turns, each, &room) &&
        !__builtin_add_overflow(room, g.from, &room) &&
        !__builtin_mul_overflow(room, g.width, &all) && all <= MOST_MATRIX)
        return rows_begin(s, g.list, kind, g.width, room, true);
    if (g.width)
        form_of_rows(&g, &form);
    if ((each && turns < 0) || __builtin_mul_overflow(turns, each, &room) ||
        __builtin_add_overflow(room, g.from, &room) || room > MOST_EXACT)
        room = room_guessed(&g, turns, each);
    room = room > g.to ? room : g.to;
    if (g.table)
        return table_begin_like(s, g.list, g.table, room + IN_PASSING, true);
    if (g.form)
        return columns_begin(s, g.list, g.form, room + IN_PASSING, true);
    return list_grow(s, g.list, kind, room + (g.is_exact ? 0 : IN_PASSING),
                     true);
}

int64_t growth_raise_cap(Spec *s, bool again)
{
    Growth *g = &s->growth;

    if (!g->is_like || g->width || !(g->is_capped || again))
        return 0;
    if (g->room < ROOM + IN_PASSING)
        g->room = ROOM + IN_PASSING;
    return g->room;
}

void growth_unfix(Spec *s, Object *list)
{
    list_unfix(s, list);
    table_unfix(s, list);
    columns_settle(s, list);
    rows_settle(s, list);
}

int64_t growth_for_more_turns(int64_t turns)
{
    return turns > ROOM ? turns + ROOM : ROOM;
}

void growth_for_any_turns(Spec *s, Object *list)
{
    list_grow(s, list, (NumberKind){DTYPE_NONE, false}, ROOM, true);
}
