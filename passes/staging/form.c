/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Which values may be joined, and the words for those that may not. */
#include "passes/staging/join_cell.h"
#include "passes/python/complex.h"
#include "passes/python/grown.h"
#include "passes/python/protocol.h"

#include <string.h>

/* ---- kinds of values ---- */

bool has_identity(Value v)
{
    if (v.kind != VALUE_OBJECT)
        return false;
    if (value_is_complex_number(v))
        return false;
    switch (v.object->kind) {
    case OBJECT_ARRAY:
        return !v.object->array.is_scalar;
    case OBJECT_LIST:
    case OBJECT_DICT:
    case OBJECT_SET:
    case OBJECT_INSTANCE:
    case OBJECT_RNG:
    case OBJECT_ITERATOR:
        return true;
    default:
        return false;
    }
}

bool is_part(Value v)
{
    return value_is_object(v, OBJECT_TUPLE) ||
           value_is_object(v, OBJECT_SLICE) ||
           value_is_object(v, OBJECT_RANGE) ||
           value_is_object(v, OBJECT_DICT_VIEW) ||
           value_is_object(v, OBJECT_METHOD) ||
           value_is_object(v, OBJECT_TEXT) || value_is_complex_number(v);
}

/* Is repr() of one and of the other written alike? */
static bool holes_alike(Value x, Value y)
{
    return value_is_array(x) == value_is_array(y) &&
           class_of(x) == class_of(y) &&
           (!value_is_array(x) ||
            x.object->array.is_scalar == y.object->array.is_scalar);
}

/* Two texts differ in nothing but what is staged: their strings, the formats
 * of their holes and the kinds of what these show are the same. */
static bool texts_alike(const Body *x, const Body *y)
{
    for (int i = 0; i < x->nitem; i++) {
        Value p = x->item[i], q = y->item[i];

        if (p.kind == VALUE_OBJECT && q.kind == VALUE_OBJECT) {
            if (!holes_alike(object_body(p.object)->item[0],
                             object_body(q.object)->item[0]))
                return false;
            p = object_body(p.object)->item[1];
            q = object_body(q.object)->item[1];
        }
        if (p.kind != VALUE_STR || !value_same(p, q))
            return false;
    }
    return true;
}

static bool rooms_alike(Value x, Value y)
{
    return !value_is_array(x) || !value_is_array(y) ||
           shape_equal(x.object->array.shape, y.object->array.shape);
}

/* What code of ours keeps in an instance under a name that no script can write
 * is known, too: the `maxlen` of a deque; of what grows, what it may hold and
 * for how much there is room, but not how much there is. The number or string
 * that an instance holds (python/derived.c) is joined as any. */
static bool hidden_alike(const Body *a, const Body *b)
{
    for (int i = 0; a->name && i < a->nitem && i < b->nitem; i++) {
        Value x = a->item[i], y = b->item[i];

        if (a->name[i][0] != ' ' || !strcmp(a->name[i], " held") ||
            (a->is_grown && grown_counts(a->name[i])))
            continue;
        if (a->is_grown && (x.kind == VALUE_OBJECT || x.kind == VALUE_CHOICE)
                ? !rooms_alike(x, y)
                : x.kind != VALUE_OBJECT && !value_same(x, y))
            return false;
    }
    return true;
}

/* Numbers of an object that are always known are not joined: whether a view is
 * of keys or values, a generator's key, what grad() was told, where a function
 * has yielded. */
static bool known_alike(const Object *x, const Body *a, const Body *b)
{
    if (x->kind == OBJECT_INSTANCE)
        return hidden_alike(a, b);
    if (x->kind != OBJECT_DICT_VIEW && x->kind != OBJECT_RNG &&
        x->kind != OBJECT_WRAPPER &&
        (x->kind != OBJECT_ITERATOR || x->iterator.kind != ITERATOR_FUNCTION))
        return true;
    for (int i = 0; i < a->nitem; i++)
        if (value_is_python_number(a->item[i]) &&
            !value_same(a->item[i], b->item[i]))
            return false;
    return true;
}

bool parts_alike(Value a, Value b)
{
    const Body *x = object_body(a.object), *y = object_body(b.object);

    if (a.object->kind != b.object->kind || x->nitem != y->nitem)
        return false;
    if (a.object->kind == OBJECT_TEXT)
        return texts_alike(x, y);
    if (a.object->kind == OBJECT_DICT_VIEW &&
        !value_same(x->item[0], y->item[0]))
        return false; /* a view is of one dict */
    if (a.object->kind == OBJECT_INSTANCE &&
        a.object->instance.class != b.object->instance.class)
        return false;
    if (a.object->kind == OBJECT_METHOD)
        return value_same(x->item[0], y->item[0]) ||
               same_function(x->item[0], y->item[0]);
    return known_alike(a.object, x, y);
}

/* Two functions of one `def` that see the same names, and have none. */
bool same_function(Value a, Value b)
{
    return value_is_object(a, OBJECT_FUNCTION) &&
           value_is_object(b, OBJECT_FUNCTION) &&
           a.object->function.node == b.object->function.node &&
           a.object->function.frame == b.object->function.frame &&
           a.object->function.owner == b.object->function.owner &&
           !a.object->function.node->ninput && !object_peek(a.object)->nitem &&
           !object_peek(b.object)->nitem;
}

/* A place is one of several arrays of one form only: may these be such? */
static bool bases_alike(Value x, Value y)
{
    return value_is_array(x) && value_is_array(y) &&
           x.object->array.dtype == y.object->array.dtype &&
           x.object->array.read_only == y.object->array.read_only &&
           shape_equal(x.object->array.shape, y.object->array.shape);
}

static bool arrays_alike(const Object *x, const Object *y)
{
    const View *v = x->array.view, *w = y->array.view;

    if (x->array.dtype != y->array.dtype ||
        !shape_equal(x->array.shape, y->array.shape) ||
        x->array.read_only != y->array.read_only || !v != !w)
        return false;
    return !v || (v->nstaged == w->nstaged && view_alike(v, w) &&
                  bases_alike(v->base, w->base));
}

/* What exceptions of one class hold differs from `raise` to `raise`; those that
 * would have no join live in slots of their own. */
static bool holds_alike(Value a, Value b)
{
    if (a.kind == VALUE_OBJECT && b.kind == VALUE_OBJECT) {
        const Body *x = object_peek(a.object), *y = object_peek(b.object);

        if (a.object->kind != OBJECT_TUPLE || b.object->kind != OBJECT_TUPLE)
            return a.object->kind == b.object->kind &&
                   form_alike(a.object, x, b.object, y);
        if (x->nitem != y->nitem)
            return false;
        for (int i = 0; i < x->nitem; i++)
            if (!holds_alike(x->item[i], y->item[i]))
                return false;
        return true;
    }
    if (value_is_weak(a) && value_is_weak(b))
        return value_dtype(a) == value_dtype(b);
    return a.kind == b.kind;
}

static bool raised_alike(const Object *x, const Body *a, const Body *b)
{
    if (x->kind != OBJECT_INSTANCE || !x->instance.class->class.exception)
        return true;
    for (int i = 0; i < a->nitem; i++)
        if (!holds_alike(a->item[i], b->item[i]))
            return false;
    return true;
}

bool form_alike(const Object *x, const Body *a, const Object *y, const Body *b)
{
    if (a->is_grown != (x->may_grow && x->kind == OBJECT_INSTANCE) ||
        b->is_grown != (y->may_grow && y->kind == OBJECT_INSTANCE))
        return false; /* it was grown in there */
    if (x->kind != y->kind || x->is_frozen != y->is_frozen ||
        a->nitem != b->nitem || a->position != b->position)
        return false;
    if (x->kind == OBJECT_ARRAY)
        return arrays_alike(x, y);
    if (x->kind == OBJECT_INSTANCE && x->instance.class != y->instance.class)
        return false;
    if (x->kind == OBJECT_ITERATOR && x->iterator.kind != y->iterator.kind)
        return false;
    if (!known_alike(x, a, b))
        return false;
    for (int i = 0; a->key && i < a->nitem; i++)
        if (!value_alike(a->key[i], b->key[i]))
            return false;
    if (!set_tables_same(a->table, b->table))
        return false;
    for (int i = 0; a->name && i < a->nitem; i++)
        if (a->name[i] != b->name[i])
            return false;
    return raised_alike(x, a, b);
}

/* ---- what has no join ---- */

Value unsettled_value(Spec *s, Unsettled u)
{
    return (Value){.kind = VALUE_UNSETTLED,
                   .unsettled = arena_copy(s->arena, &u, sizeof u)};
}

/* What to write before a loop that changes a type. */
static const char *loop_help(Spec *s, bool shapes, Value before, Value after)
{
    if (shapes)
        return "write into an array of known size: `out = np.zeros(n)` before "
               "the loop, `out[i] = value` in it";
    if (before.kind == VALUE_NONE)
        return "give it a value of the same type before the loop";
    if (value_is_array(before) && value_is_array(after))
        return arena_printf(s->arena,
                            "convert it before the loop: `.astype(np.%s)`",
                            dtype_info[after.object->array.dtype].numpy);
    return "give it the same type and shape before the loop as after a turn";
}

Value no_join(Join *j, Value a, Value b)
{
    bool is_loop = j->cause.is_loop;
    Unsettled u = {.code = is_loop ? DIAG_H0404 : DIAG_H0402,
                   .span = j->cause.span};
    bool shapes = value_is_array(a) && value_is_array(b) &&
                  a.object->array.dtype == b.object->array.dtype;

    if (shapes && is_loop)
        u.code = DIAG_H0405;
    u.message = arena_printf(
        j->s->arena,
        is_loop ? "%s before the loop and %s after a turn"
                : "%s on one way through the branch and %s on the other",
        value_describe(j->s, a), value_describe(j->s, b));
    if (is_loop)
        u.help = loop_help(j->s, shapes, a, b);
    u.label = is_loop ? "the loop is staged, so its type must not change"
                      : "a staged value decides this, so both ways are "
                        "compiled";
    return unsettled_value(j->s, u);
}

/* Two containers of unlike form. */
Value no_join_form(Join *j, Value a, Value b)
{
    Value v = no_join(j, a, b);

    if (!j->cause.is_loop)
        v.unsettled->code = DIAG_H0403;
    return v;
}

Value no_join_many(Join *j, Bound bound, Value a, Value b)
{
    Unsettled u = {.code = DIAG_H0414, .span = j->cause.span};
    const char *way = j->cause.is_loop ? "loop" : "branch";

    if (bound == BOUND_CANDIDATES)
        u.message = arena_printf(
            j->s->arena, "one of more than %d objects, from %s to %s",
            MOST_CANDIDATES, value_describe(j->s, a), value_describe(j->s, b));
    else if (bound == BOUND_SLOTS)
        u.message = arena_printf(
            j->s->arena, "among more than %d objects that a staged %s leaves",
            MOST_SLOTS, way);
    else
        u.message = arena_printf(
            j->s->arena,
            "among objects that a staged %s leaves in so many places that it "
            "takes more than %d steps to tell which is where",
            way, MOST_STEPS);
    u.label = j->cause.is_loop ? "each turn may leave another object here"
                               : "a staged value decides this";
    u.help = "keep an index instead, or one array with a row for each";
    return unsettled_value(j->s, u);
}

Value no_way_out(Join *j, Value v)
{
    Unsettled u = {.code = j->cause.is_loop ? DIAG_H0404 : DIAG_H0402,
                   .span = j->cause.span};

    u.message = arena_printf(j->s->arena, "a %s that a staged %s made",
                             value_is_object(v, OBJECT_ITERATOR)
                                 ? "generator"
                                 : value_type_name(j->s, v),
                             j->cause.is_loop ? "loop" : "branch");
    u.label = "what is made in here may hold staged values of it";
    u.help = "use it in there, or make it outside";
    return unsettled_value(j->s, u);
}

/* How diagnostics name item i of a container. */
static const char *item_name(Spec *s, const Body *b, int i)
{
    TextBuffer text = {.arena = s->arena};

    if (!b->key)
        return arena_printf(s->arena, "item %d", i);
    value_repr_into(s, &text, b->key[i]);
    return arena_printf(s->arena, "item %s", text.data);
}

/* Items are always settled, so that a container one of whose items is not has
 * no join as a whole. */
Unsettled *no_join_item(Join *j, const Object *container, const Body *b, int i,
                        const Unsettled *item)
{
    Unsettled *u = arena_copy(j->s->arena, item, sizeof *item);

    if (!j->cause.is_loop && item->code != DIAG_H0414)
        u->code = DIAG_H0403;
    u->defined = NULL;
    u->message =
        item->message
            ? arena_printf(
                  j->s->arena, "a %s whose %s is %s",
                  value_type_name(j->s, value_object((Object *)container)),
                  item_name(j->s, b, i), item->message)
            : "a container with an item that is not always there";
    return u;
}

bool changes_length(Join *j, const Object *o)
{
    const char *what = j->cause.is_loop ? "loop" : "branch";
    bool is_list =
        o->kind == OBJECT_LIST || (o->may_grow && o->plain_kind == OBJECT_LIST);
    Diag *d;

    if (o->kind == OBJECT_ITERATOR) {
        d = diag_error(j->s->ctx, DIAG_H0305, j->cause.span,
                       "how far an iterator was taken is not known after this "
                       "staged %s",
                       what);
        diag_help(j->s->ctx, d,
                  "put the values into an array, and index it with a number "
                  "that counts");
        return false;
    }
    d = diag_error(j->s->ctx, is_list ? DIAG_H0407 : DIAG_H0305,
                   o->resized.file ? o->resized : j->cause.span,
                   "a %s changes its %s in a staged %s",
                   value_type_name(j->s, value_object((Object *)o)),
                   is_list ? "length" : "keys", what);
    if (o->resized.file)
        diag_label(j->s->ctx, d, j->cause.span,
                   "how this %s goes is known only when the program runs",
                   what);
    diag_help(j->s->ctx, d,
              "write into an array of known size: `out = np.zeros(n)`, then "
              "`out[i] = value`");
    return false;
}

bool unlike_item(Join *j, const Object *o, const Body *b, int i, Value item)
{
    const Unsettled *u = item.unsettled;
    Diag *d =
        diag_error(j->s->ctx, j->cause.is_loop ? u->code : DIAG_H0403,
                   j->cause.span, "%s of a %s is %s", item_name(j->s, b, i),
                   value_type_name(j->s, value_object((Object *)o)),
                   u->message ? u->message : "not always set");

    diag_help(j->s->ctx, d, "make both of one type and shape");
    return false;
}

bool views_of_views(Join *j)
{
    Diag *d = diag_error(j->s->ctx, DIAG_H0407, j->cause.span,
                         "a view of a view of one array or another, in a "
                         "staged %s",
                         j->cause.is_loop ? "loop" : "branch");

    diag_label(j->s->ctx, d, j->cause.span,
               "how many views it is made of is known only when the program "
               "runs");
    diag_help(j->s->ctx, d,
              "name the array instead of making a view of it again");
    return false;
}
