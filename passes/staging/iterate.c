/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What a `for` goes through: ranges, arrays, enumerate() and zip() of them,
 * and lists of things that may be unlike. */
#include "passes/staging/iterate.h"
#include "passes/numpy/numpy.h"
#include "passes/python/protocol.h"

static Value known_count(Spec *s, Node *n)
{
    Literal known;

    return spec_cheap_literal(s, n, &known) ? value_int(literal_i64(&known, 0))
                                            : value_scalar(n);
}

/* How many turns a range makes, with a static step. */
static Value range_count(Spec *s, Value start, Value stop, int64_t step)
{
    Value distance, count;
    Node *n;
    Build b;

    distance = step > 0 ? scalar_binary(s, OPERATOR_SUB, stop, start)
                        : scalar_binary(s, OPERATOR_SUB, start, stop);
    step = step > 0 ? step : -step;
    if (step != 1) {
        distance =
            scalar_binary(s, OPERATOR_ADD, distance, value_int(step - 1));
        distance =
            scalar_binary(s, OPERATOR_FLOORDIV, distance, value_int(step));
    }
    count = distance;
    if (count.kind == VALUE_INT)
        return value_int(count.i < 0 ? 0 : count.i);
    n = spec_scalar_node(s, count);
    b = spec_build(s);
    return n ? known_count(
                   s, build2(&b, OP_maximum, n, build_i64(&b, DTYPE_I64, 0)))
             : value_poison();
}

/* The same with a step that only running knows, and that is not 0: over what
 * lies between start and stop in its direction. */
static Value range_count_staged(Spec *s, const Value part[3])
{
    Value up = scalar_binary(s, OPERATOR_SUB, part[1], part[0]);
    Value down = scalar_binary(s, OPERATOR_SUB, part[0], part[1]);
    Node *distance[2], *step = spec_scalar_node(s, part[2]), *rises, *n;
    Node *zero, *one;
    Build b;

    distance[0] = spec_scalar_node(s, up);
    distance[1] = spec_scalar_node(s, down);
    if (!distance[0] || !distance[1] || !step)
        return value_poison();
    b = spec_build(s);
    zero = build_i64(&b, DTYPE_I64, 0);
    one = build_i64(&b, DTYPE_I64, 1);
    rises = build2(&b, OP_less, zero, step);
    n = build3(&b, OP_select, rises, distance[0], distance[1]);
    step = build3(&b, OP_select, rises, step, build1(&b, OP_negate, step));
    step = build2(&b, OP_floor_divide, build2(&b, OP_subtract, n, one), step);
    return known_count(s, build3(&b, OP_select, build2(&b, OP_less, zero, n),
                                 build2(&b, OP_add, step, one), zero));
}

static bool source_range(Spec *s, Object *range, Iterated *out)
{
    const Value *part = object_body(range)->item;
    int64_t step;
    bool is_static = spec_static_int(s, part[2], &step);

    if (is_static && !step) {
        raise_found(s, DIAG_H0515, "the step of range() cannot be zero");
        return false;
    }
    out->kind = SOURCE_RANGE;
    out->start = part[0];
    out->step = is_static ? value_int(step) : part[2];
    out->rolls = true;
    out->count = is_static ? range_count(s, part[0], part[1], step)
                           : range_count_staged(s, part);
    return out->count.kind != VALUE_POISON;
}

static bool source_parts(Spec *s, int n, const Value *v, Iterated *out)
{
    out->npart = n;
    out->part = ARENA_ARRAY(s->arena, Iterated, n);
    out->rolls = n > 0;
    out->count = value_int(0);
    for (int i = 0; i < n; i++) {
        Iterated *p = &out->part[i];

        if (!source_open(s, v[i], p))
            return false;
        out->rolls &= p->rolls && (n == 1 || p->count.kind == VALUE_INT);
        if (!i || (p->count.kind == VALUE_INT && out->count.kind == VALUE_INT &&
                   p->count.i < out->count.i))
            out->count = p->count;
    }
    if (out->rolls || n == 1)
        return true;
    for (int i = 0; i < n; i++)
        if (out->part[i].count.kind != VALUE_INT) {
            spec_not_yet(s, "zip() with a range of staged length is not "
                            "there yet");
            return false;
        }
    return true;
}

static bool source_items(Spec *s, Value v, Iterated *out)
{
    int n = value_iterate(s, v, &out->item);

    out->kind = SOURCE_ITEMS;
    out->count = value_int(n);
    if (value_is_object(v, OBJECT_LIST))
        out->list = v.object;
    if (value_is_object(v, OBJECT_DICT) || value_is_object(v, OBJECT_SET))
        out->keyed = v.object;
    if (value_is_object(v, OBJECT_DICT_VIEW)) {
        out->keyed = dict_of_view(s, v);
        out->view = v;
    }
    if (out->keyed)
        out->nchange = object_body(out->keyed)->nchange;
    /* through anything else the loop goes as it is now */
    if (n > 0)
        out->item =
            arena_copy(s->arena, out->item, (size_t)n * sizeof *out->item);
    return n >= 0;
}

/* How many turns there are, as far as is known now: a list may change its
 * length while a loop goes through it. */
Value source_count(Spec *s, Iterated *src)
{
    Value least = src->count;

    if (src->list)
        return value_int(object_body(src->list)->nitem);
    if (src->choice.kind == VALUE_CHOICE)
        return value_int(value_length(s, src->choice));
    if (src->kind == SOURCE_NEXT)
        return value_int(src->ntaken);
    if (src->keyed &&
        !keys_stand_still(s, src->keyed, src->count.i, src->nchange))
        return value_int(0);
    for (int i = 0; i < src->npart && !src->rolls; i++) {
        Value n = source_count(s, &src->part[i]);

        if (!i ||
            (n.kind == VALUE_INT && least.kind == VALUE_INT && n.i < least.i))
            least = n;
    }
    return least;
}

bool source_has_length(const Choice *c)
{
    for (int i = 0; i < c->n; i++)
        if ((!value_is_object(c->item[i], OBJECT_LIST) &&
             !value_is_object(c->item[i], OBJECT_TUPLE)) ||
            object_body(c->item[i].object)->nitem !=
                object_body(c->item[0].object)->nitem)
            return false;
    return true;
}

/* An iterator that can be gone through by index. */
static bool source_plain(Spec *s, Value v, Iterated *out)
{
    Object *o = v.object;

    if (o->iterator.kind == ITERATOR_ITEMS) {
        if (!source_open(s, object_body(o)->item[0], out))
            return false;
    } else {
        bool is_zip = o->iterator.kind == ITERATOR_ZIP;

        out->kind = is_zip ? SOURCE_ZIP : SOURCE_ENUMERATE;
        out->start = is_zip ? value_none() : object_body(o)->item[1];
        if (!source_parts(s, is_zip ? object_body(o)->nitem : 1,
                          object_body(o)->item, out))
            return false;
    }
    out->iterator = v;
    iterator_leave(s, v, ITERATOR_LOST); /* while the loop runs */
    return true;
}

/* Of what iter() gave. */
static bool source_next(Value iterator, Iterated *out)
{
    out->kind = SOURCE_NEXT;
    out->iterator = iterator;
    out->count = value_int(0);
    return true;
}

bool source_open(Spec *s, Value v, Iterated *out)
{
    Object *o = v.object;

    *out = (Iterated){.choice = value_none(),
                      .view = value_none(),
                      .iterator = {.kind = VALUE_UNDEFINED}};
    if (v.kind == VALUE_CHOICE) {
        int64_t n = value_length(s, v);

        out->kind = SOURCE_ITEMS;
        out->choice = v;
        out->count = value_int(n);
        return n >= 0;
    }
    if (value_is_object(v, OBJECT_RANGE))
        return source_range(s, o, out);
    if (value_is_array(v) && o->array.shape.rank) {
        out->kind = SOURCE_ROWS;
        out->array = o;
        out->rolls = true;
        out->count = value_int(o->array.shape.dim[0]);
        return true;
    }
    if (value_is_object(v, OBJECT_ITERATOR))
        return iterator_is_plain(v) ? source_plain(s, v, out)
                                    : source_next(v, out);
    if (value_is_object(v, OBJECT_INSTANCE)) {
        v = iterator_of(s, v);
        if (v.kind == VALUE_POISON || spec_ended(s))
            return false;
        return value_is_object(v, OBJECT_ITERATOR) ? source_open(s, v, out)
                                                   : source_next(v, out);
    }
    return source_items(s, v, out);
}

static Value scaled(Spec *s, Value start, Value step, Value k)
{
    Node *n;
    Build b;
    bool by_one = step.kind == VALUE_INT && step.i == 1;

    if (k.kind == VALUE_INT && start.kind == VALUE_INT &&
        step.kind == VALUE_INT)
        return value_int(start.i + k.i * step.i);
    n = spec_scalar_node(s, k);
    b = spec_build(s);
    if (!by_one)
        n = build2(&b, OP_multiply, n, spec_scalar_node(s, step));
    if (start.kind != VALUE_INT || start.i)
        n = build2(&b, OP_add, n, spec_scalar_node(s, start));
    return value_scalar(n);
}

/* Item k, which is known to be there. */
Value source_item(Spec *s, const Iterated *src, Value k)
{
    Value *tuple;

    switch (src->kind) {
    case SOURCE_RANGE:
        return scaled(s, src->start, src->step, k);
    case SOURCE_ROWS:
        return k.kind == VALUE_INT ? array_get(s, src->array, k)
                                   : array_row(s, src->array, k.node);
    case SOURCE_NEXT:
        return src->next;
    case SOURCE_ITEMS:
        if (src->choice.kind == VALUE_CHOICE)
            return value_get_item(s, src->choice, k);
        if (src->view.kind == VALUE_OBJECT)
            return dict_view_item(s, src->view, k.i);
        return value_settle(
            s, src->list ? object_body(src->list)->item[k.i] : src->item[k.i],
            "this item");
    case SOURCE_ENUMERATE:
        tuple = ARENA_ARRAY(s->arena, Value, 2);
        tuple[0] = scaled(s, src->start, value_int(1), k);
        tuple[1] = source_item(s, &src->part[0], k);
        return value_tuple(s, 2, tuple);
    case SOURCE_ZIP:
        tuple = ARENA_ARRAY(s->arena, Value, src->npart);
        for (int i = 0; i < src->npart; i++)
            tuple[i] = source_item(s, &src->part[i], k);
        return value_tuple(s, src->npart, tuple);
    }
    return value_poison();
}

bool source_take(Spec *s, Iterated *src, bool maybe)
{
    if (src->kind != SOURCE_NEXT || src->ended)
        return true;
    if (maybe)
        asking_begin(s, &src->asking, src->iterator);
    src->ended = iterator_next(s, src->iterator, &src->next) != 1;
    src->ntaken += !src->ended;
    return !maybe || asking_end(s, &src->asking,
                                "a loop that a `break` may have left, through");
}

void source_close(Spec *s, const Iterated *src, int position)
{
    if (position == ITERATOR_LOST)
        asking_lose(s, &src->asking);
    if (src->iterator.kind == VALUE_UNDEFINED)
        return;
    if (src->kind != SOURCE_NEXT || position == ITERATOR_LOST)
        iterator_leave(s, src->iterator, position);
}
