/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What a `for` goes through: ranges, arrays, enumerate() and zip() of them,
 * and lists of things that may be unlike. */
#include "passes/staging/iterate.h"
#include "passes/numpy/extent.h"
#include "passes/python/grown.h"
#include "passes/python/protocol.h"
#include "passes/staging/many.h"

static Value known_count(Spec *s, Node *n)
{
    Literal known;

    return spec_cheap_literal(s, n, &known) ? value_int(literal_i64(&known, 0))
                                            : value_scalar(n);
}

static void count_need(Spec *s, Value fits, const char *message)
{
    if (fits.kind == VALUE_SCALAR)
        spec_check(s, DIAG_H0907, fits.node, message);
}

/* Is high - low, if it is not below 0, sure to fit 64 bits? */
static bool is_near(Value low, Value high)
{
    return (low.kind == VALUE_INT && low.i >= 0) ||
           (high.kind == VALUE_INT && high.i < 0);
}

/* distance / step, rounded up; both are of u64. */
static Node *divide_up(Build *b, Node *distance, Node *step)
{
    Node *zero = build_i64(b, DTYPE_U64, 0), *one = build_i64(b, DTYPE_U64, 1);
    Node *n = build2(b, OP_subtract, distance, one);

    n = build2(b, OP_floor_divide, n, step);
    n = build2(b, OP_add, n, one);
    return build3(b, OP_select, build2(b, OP_equal, distance, zero), zero, n);
}

/* From low up to high, or back, in steps of a u64 (NULL: of 1). The distance
 * fits a u64 always; so does the result, which is less than 0 as an i64 if it
 * does not fit that. */
static Node *turns_between(Build *b, Node *low, Node *high, Node *step)
{
    Node *n = build2(b, OP_subtract, build2(b, OP_maximum, high, low), low);

    if (!step)
        return n;
    n = divide_up(b, build_convert(b, n, DTYPE_U64), step);
    return build_convert(b, n, DTYPE_I64);
}

static Node *turns_by_static(Spec *s, Value low, Value high, int64_t step)
{
    Node *from = spec_scalar_node(s, low), *to = spec_scalar_node(s, high);
    uint64_t length = step > 0 ? (uint64_t)step : -(uint64_t)step;
    Build b = spec_build(s);

    return turns_between(
        &b, from, to,
        length == 1 ? NULL : build_i64(&b, DTYPE_U64, (int64_t)length));
}

static Node *turns_by_staged(Spec *s, const Value part[3])
{
    Node *start = spec_scalar_node(s, part[0]);
    Node *stop = spec_scalar_node(s, part[1]);
    Node *step = spec_scalar_node(s, part[2]), *rises, *low, *high;
    Build b = spec_build(s);

    rises = build2(&b, OP_less, build_i64(&b, DTYPE_I64, 0), step);
    low = build3(&b, OP_select, rises, start, stop);
    high = build3(&b, OP_select, rises, stop, start);
    step = build3(&b, OP_select, rises, step, build1(&b, OP_negate, step));
    return turns_between(&b, low, high, build_convert(&b, step, DTYPE_U64));
}

/* There are at most as many turns as lie between the ends. */
static void note_turns(Spec *s, const Value part[3], Value count)
{
    Interval start = interval_of(s, part[0]), stop = interval_of(s, part[1]);
    int64_t up, down;

    if (count.kind != VALUE_SCALAR ||
        __builtin_sub_overflow(stop.high, start.low, &up) ||
        __builtin_sub_overflow(start.high, stop.low, &down) ||
        up == INT64_MAX || down == INT64_MAX)
        return;
    if (part[2].kind == VALUE_INT)
        down = up = part[2].i > 0 ? up / part[2].i + 1
                                  : 1 - (down < 0 ? 0 : down / part[2].i);
    else if (interval_of(s, part[2]).low > 0)
        down = up;
    up = up > down ? up : down;
    if (!interval_within(s, count.node, 0, up < 0 ? 0 : up))
        interval_note(s, count.node, (Interval){0, up < 0 ? 0 : up, false});
}

/* How many turns a range makes. */
static Value range_count(Spec *s, const Value part[3], Value step)
{
    bool is_static = step.kind == VALUE_INT, down = is_static && step.i < 0;
    Value low = part[down ? 1 : 0], high = part[down ? 0 : 1], count;
    Node *n;

    if (is_static && low.kind == VALUE_INT && high.kind == VALUE_INT)
        return value_int(
            range_length((int64_t[3]){part[0].i, part[1].i, step.i}));
    n = is_static ? turns_by_static(s, low, high, step.i)
                  : turns_by_staged(s, part);
    count = known_count(s, n);
    note_turns(s, part, count);
    if (is_static && (step.i > 2 || step.i < -2 || is_near(low, high)))
        return count;
    if (count.kind == VALUE_INT)
        return count.i < 0 ? range_too_long(s) : count;
    count_need(s, scalar_compare(s, OPERATOR_GE, count, value_int(0)),
               "the length of this range() does not fit a 64-bit int");
    return count;
}

static bool source_range(Spec *s, Object *range, Iterated *out)
{
    const Value *part = object_body(range)->item;
    int64_t step;

    out->kind = SOURCE_RANGE;
    out->start = part[0];
    out->stop = part[1];
    out->step = spec_static_int(s, part[2], &step) ? value_int(step) : part[2];
    out->rolls = true;
    if (out->step.kind == VALUE_INT && !range_need_step(s, out->step))
        return false;
    out->count = range_count(s, part, out->step);
    return out->count.kind != VALUE_POISON;
}

Value range_turns(Spec *s, Object *range)
{
    Iterated through = {0};

    return source_range(s, range, &through) ? through.count : value_poison();
}

Value many_length(Spec *s, Value v)
{
    if (value_is_object(v, OBJECT_RANGE))
        return range_turns(s, v.object);
    return value_is_grown(v) ? grown_length(s, v) : array_count(s, v.object, 0);
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
        out->rolls &= p->rolls;
        out->count =
            i ? number_op2(s, OP_minimum, DTYPE_I64, out->count, p->count)
              : p->count;
    }
    if (out->rolls || n == 1)
        return true;
    for (int i = 0; i < n; i++)
        if (out->part[i].count.kind != VALUE_INT) {
            spec_not_yet(s, "zip() of what has a staged length with what is "
                            "gone through while compiling");
            return false;
        }
    return true;
}

static bool source_items(Spec *s, Value v, Iterated *out)
{
    int n = value_iterate(s, v, &out->item);

    out->kind = SOURCE_ITEMS;
    out->count = value_int(n);
    out->rolls = value_is_object(v, OBJECT_LIST) && rows_are(s, v.object);
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

static bool source_may_grow(const Iterated *src)
{
    for (int i = 0; i < src->npart; i++)
        if (source_may_grow(&src->part[i]))
            return true;
    return src->kind == SOURCE_GROWN;
}

bool source_goes_through(const Iterated *src, const Object *list)
{
    for (int i = 0; i < src->npart; i++)
        if (source_goes_through(&src->part[i], list))
            return true;
    return src->list == list;
}

/* Of parts of which some are lists that may change their length. */
static Value parts_count(Spec *s, Iterated *src)
{
    Value least = source_count(s, &src->part[0]);

    for (int i = 1; i < src->npart; i++)
        least = number_op2(s, OP_minimum, DTYPE_I64, least,
                           source_count(s, &src->part[i]));
    return least;
}

/* How many turns there are, as far as is known now: a list may change its
 * length while a loop goes through it. */
Value source_count(Spec *s, Iterated *src)
{
    Value least = src->count;

    if (src->list && value_is_grown(value_object(src->list)))
        return grown_length(s, value_object(src->list));
    if (src->list)
        return value_int(object_body(src->list)->nitem);
    if (src->choice.kind == VALUE_CHOICE)
        return value_int(value_length(s, src->choice));
    if (src->kind == SOURCE_NEXT)
        return value_int(src->ntaken);
    if (src->keyed &&
        !keys_stand_still(s, src->keyed, src->count.i, src->nchange))
        return value_int(0);
    if (source_may_grow(src))
        return parts_count(s, src);
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

/* Turns of a rolled loop have numbers of 64 bits; those of known turns may be
 * of any size. Where only running knows whether they fit, it checks. */
static void count_from(Spec *s, Iterated *out)
{
    Value one = value_int(1), last, fits;

    if (!out->rolls || out->start.kind == VALUE_LONG) {
        out->rolls = false;
        return;
    }
    last = number_op2(s, OP_maximum, DTYPE_I64, out->count, one);
    last = number_op2(s, OP_subtract, DTYPE_I64, last, one);
    last = number_op2(s, OP_subtract, DTYPE_I64, value_int(INT64_MAX), last);
    fits = scalar_compare(s, OPERATOR_LE, out->start, last);
    if (fits.kind == VALUE_BOOL)
        out->rolls = fits.b;
    else if (out->start.kind != VALUE_INT || out->start.i > 1)
        count_need(s, fits,
                   "the numbers of this enumerate() do not fit 64-bit ints");
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
        if (!is_zip)
            count_from(s, out);
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

/* Of an OrderedDict, or a view of one? What changes it under a loop is asked
 * for by the iterator. */
static bool is_ordered(Spec *s, Value v)
{
    const Object *dict = value_is_object(v, OBJECT_DICT_VIEW)
                             ? dict_of_view(s, v)
                         : value_is_object(v, OBJECT_DICT) ? v.object
                                                           : NULL;

    return dict && dict->is_ordered;
}

bool source_open(Spec *s, Value v, Iterated *out)
{
    Object *o, *standing = deque_items(s, v);

    v = standing ? value_object(standing) : derived_iterable(s, v);
    o = v.object;
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
    if (value_is_grown(v)) {
        out->kind = SOURCE_GROWN;
        out->list = o;
        out->rolls = true;
        out->count = grown_length(s, v);
        return true;
    }
    if (value_is_array(v) && o->array.shape.rank) {
        out->kind = SOURCE_ROWS;
        out->array = o;
        out->rolls = true;
        out->count = array_count(s, o, 0);
        return true;
    }
    if (generator_is_new(v) || expression_chooses(v)) {
        out->kind = SOURCE_YIELDED;
        out->iterator = v;
        return true;
    }
    if (value_is_object(v, OBJECT_ITERATOR))
        return iterator_is_plain(v) ? source_plain(s, v, out)
                                    : source_next(v, out);
    if (asked_class(v)) {
        v = iterator_of(s, v);
        if (v.kind == VALUE_POISON || spec_ended(s))
            return false;
        return value_is_object(v, OBJECT_ITERATOR) ? source_open(s, v, out)
                                                   : source_next(v, out);
    }
    if (is_ordered(s, v))
        return source_next(iterator_of(s, v), out);
    if (!source_items(s, v, out))
        return false;
    if (standing) {
        out->list = NULL;
        out->keyed = standing;
        out->nchange = object_body(standing)->nchange;
    }
    return true;
}

/* A number of a range lies between its bounds, of which one is staged. */
static void note_number(Spec *s, const Iterated *src, Value number)
{
    Interval start = interval_of(s, src->start), stop;

    if (number.kind != VALUE_SCALAR || src->step.kind != VALUE_INT ||
        src->start.kind == VALUE_INT)
        return;
    stop = interval_of(s, src->stop);
    if (src->step.i > 0 && start.low < stop.high)
        interval_note(s, number.node,
                      (Interval){start.low, stop.high - 1, false});
    if (src->step.i < 0 && stop.low < start.high)
        interval_note(s, number.node,
                      (Interval){stop.low + 1, start.high, false});
}

/* Number k of a range, start + k * step: it fits 64 bits, and where the product
 * does not, that wraps. */
static Value number_of_range(Spec *s, const Iterated *src, Value k)
{
    Value start = src->start, step = src->step;

    if (k.kind == VALUE_INT && start.kind == VALUE_INT &&
        step.kind == VALUE_INT)
        return value_int(range_number((int64_t[3]){start.i, 0, step.i}, k.i));
    if (step.kind != VALUE_INT || step.i != 1)
        k = number_op2(s, OP_multiply, DTYPE_I64, k, step);
    if (start.kind != VALUE_INT || start.i)
        k = number_op2(s, OP_add, DTYPE_I64, k, start);
    note_number(s, src, k);
    return k;
}

/* What enumerate() calls turn k. */
static Value number_of_turn(Spec *s, Value start, Value k)
{
    if (start.kind == VALUE_INT && !start.i)
        return k;
    if (k.kind == VALUE_INT)
        return k.i ? value_binary(s, OPERATOR_ADD, start, k) : start;
    return number_op2(s, OP_add, DTYPE_I64, k, start); /* count_from() */
}

/* Item k, which is known to be there. */
Value source_item(Spec *s, const Iterated *src, Value k)
{
    Value *tuple;

    if (src->list && value_is_grown(value_object(src->list)))
        return grown_item(s, value_object(src->list), k);
    switch (src->kind) {
    case SOURCE_RANGE:
        return number_of_range(s, src, k);
    case SOURCE_ROWS:
        return k.kind == VALUE_INT ? array_get(s, src->array, k)
                                   : array_row(s, src->array, k.node);
    case SOURCE_GROWN:
        break;
    case SOURCE_NEXT:
        return src->next;
    case SOURCE_YIELDED:
        break;
    case SOURCE_ITEMS:
        if (src->choice.kind == VALUE_CHOICE)
            return value_get_item(s, src->choice, k);
        if (src->view.kind == VALUE_OBJECT)
            return dict_view_item(s, src->view, k.i);
        if (k.kind != VALUE_INT)
            return rows_at(s, src->list, k);
        return value_settle(
            s, src->list ? object_body(src->list)->item[k.i] : src->item[k.i],
            "this item");
    case SOURCE_ENUMERATE:
        tuple = ARENA_ARRAY(s->arena, Value, 2);
        tuple[0] = number_of_turn(s, src->start, k);
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
    src->in_vain =
        maybe && !asking_end(s, &src->asking,
                             "a loop that a `break` may have left, through");
    return !src->in_vain;
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
