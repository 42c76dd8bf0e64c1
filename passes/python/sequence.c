/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Containers: slices, lengths, iteration. */
#include "passes/python/table.h"
#include "passes/python/protocol.h"
#include "passes/numpy/extent.h"
#include "passes/staging/alternative.h"

#include <assert.h>

enum { LONGEST_STATIC = 1 << 24 };

Value value_tuple(Spec *s, int n, const Value *item)
{
    return value_object(object_items(s, OBJECT_TUPLE, n, item));
}

Value value_list(Spec *s, int n, const Value *item)
{
    return value_object(object_items(s, OBJECT_LIST, n, item));
}

static int64_t clamp(int64_t i, int64_t low, int64_t high)
{
    return i < low ? low : i > high ? high : i;
}

/* A bound of a slice; far beyond any length it may be any int. */
static bool slice_bound(Spec *s, Value v, const char *what, int64_t length,
                        int64_t *out)
{
    if (v.kind == VALUE_LONG)
        v = value_int(v.big->negative ? INT64_MIN : INT64_MAX);
    if (!spec_need_index(s, v, what, out))
        return false;
    *out += *out < 0 ? length : 0;
    return true;
}

void slice_needs_step(Spec *s)
{
    raise_certain(s, DIAG_H0515, "a slice's step cannot be zero");
}

/* CPython's PySlice_AdjustIndices. */
bool slice_resolve(Spec *s, Value slice, int64_t length, int64_t out[4])
{
    const Value *part = object_body(slice.object)->item;
    int64_t step = 1, start, stop;
    bool down;

    if (part[2].kind != VALUE_NONE &&
        !slice_bound(s, part[2], "a slice's step", 0, &step))
        return false;
    step = step == INT64_MIN ? -INT64_MAX : step;
    if (!step) {
        slice_needs_step(s);
        return false;
    }
    down = step < 0;
    start = down ? length - 1 : 0;
    stop = down ? -1 : length;
    if (part[0].kind != VALUE_NONE) {
        if (!slice_bound(s, part[0], "a slice's start", length, &start))
            return false;
        start = clamp(start, down ? -1 : 0, down ? length - 1 : length);
    }
    if (part[1].kind != VALUE_NONE) {
        if (!slice_bound(s, part[1], "a slice's stop", length, &stop))
            return false;
        stop = clamp(stop, down ? -1 : 0, down ? length - 1 : length);
    }
    out[0] = start;
    out[1] = stop;
    out[2] = step;
    out[3] = down ? (start > stop ? (start - stop - 1) / -step + 1 : 0)
                  : (stop > start ? (stop - start - 1) / step + 1 : 0);
    return true;
}

/* ---- lengths and iteration ---- */

bool range_static(Spec *s, const Object *range, int64_t part[3])
{
    for (int i = 0; i < 3; i++)
        if (!spec_static_int(s, object_body(range)->item[i], &part[i]))
            return false;
    return true;
}

int64_t range_length(const int64_t part[3])
{
    uint64_t distance, step;

    if (part[2] > 0 ? part[0] >= part[1] : part[0] <= part[1])
        return 0;
    distance = part[2] > 0 ? (uint64_t)part[1] - (uint64_t)part[0]
                           : (uint64_t)part[0] - (uint64_t)part[1];
    step = part[2] > 0 ? (uint64_t)part[2] : -(uint64_t)part[2];
    distance = (distance - 1) / step + 1;
    return distance > INT64_MAX ? INT64_MAX : (int64_t)distance;
}

int64_t range_number(const int64_t part[3], int64_t i)
{
    return (int64_t)((uint64_t)part[0] + (uint64_t)i * (uint64_t)part[2]);
}

bool range_need_step(Spec *s, Value step)
{
    raise_says(s, "range() arg 3 must not be zero");
    return number_need(
        s, DIAG_H0515,
        number_op2(s, OP_not_equal, DTYPE_I64, step, value_int(0)),
        "range() arg 3 must not be zero");
}

Value range_too_long(Spec *s)
{
    return spec_not_yet(s, "ranges of 2**63 numbers or more are not there yet");
}

/* Are its items there, so that to list them runs no code of the script? */
static bool has_items(Value v)
{
    static const bool has[] = {
        [OBJECT_TUPLE] = true,   [OBJECT_LIST] = true,
        [OBJECT_DICT] = true,    [OBJECT_SET] = true,
        [OBJECT_RANGE] = true,   [OBJECT_DICT_VIEW] = true,
        [OBJECT_WRAPPER] = false};

    if (value_is_array(v))
        return v.object->array.shape.rank > 0;
    return v.kind == VALUE_STR ||
           (v.kind == VALUE_OBJECT && has[v.object->kind]);
}

/* What is one of several has a length that is known if all have the same. */
static int64_t choice_length(Spec *s, const Choice *c)
{
    int64_t n = -1;

    for (int i = 0; i < c->n; i++) {
        int64_t mine;

        if (c->item[i].kind == VALUE_NONE)
            continue;
        if (!has_items(c->item[i])) { /* nobody asks which one it is */
            spec_not_yet(s, "going through what may be %s here",
                         value_describe(s, c->item[i]));
            return -1;
        }
        mine = value_length(s, c->item[i]);
        if (mine < 0 || (n >= 0 && n != mine)) {
            if (mine >= 0)
                spec_error(s, DIAG_H0301,
                           "a length is needed here that does not depend on "
                           "which of several containers it is");
            return -1;
        }
        n = mine;
    }
    return n;
}

static int64_t not_sized(Spec *s, Value x)
{
    if (x.kind == VALUE_POISON || refuse_text(s, x))
        return -1;
    raise_says(s, "object of type '%s' has no len()", value_type_name(s, x));
    raise_found(s, DIAG_H0516, "%s has no length", value_describe(s, x));
    return -1;
}

int64_t value_length(Spec *s, Value x)
{
    int64_t part[3];

    if (x.kind == VALUE_CHOICE)
        return choice_length(s, x.choice);
    if (x.kind == VALUE_STR) {
        int64_t n = 0;

        for (size_t i = 0; i < x.s.size; i++)
            n += ((unsigned char)x.s.data[i] & 0xC0) != 0x80;
        return n;
    }
    if (x.kind == VALUE_DTYPE)
        return 0; /* of its fields */
    if (x.kind != VALUE_OBJECT)
        return not_sized(s, x);
    switch (x.object->kind) {
    case OBJECT_TUPLE:
    case OBJECT_LIST:
    case OBJECT_DICT:
    case OBJECT_SET:
        return object_body(x.object)->nitem;
    case OBJECT_DICT_VIEW: {
        const Object *dict = dict_of_view(s, x);

        return dict ? object_body(dict)->nitem : -1;
    }
    case OBJECT_INSTANCE:
        if (value_is_table(x)) {
            spec_error(s, DIAG_H0301,
                       "how many keys this %s has must be known when compiling "
                       "here",
                       value_type_name(s, x));
            return -1;
        }
        if (!value_is_grown(x))
            return not_sized(s, x);
        return grown_length_known(s, x);
    case OBJECT_ARRAY:
        if (!x.object->array.shape.rank)
            return not_sized(s, x);
        return array_need_shape(s, x.object) ? x.object->array.shape.dim[0]
                                             : -1;
    case OBJECT_RANGE:
        if (range_static(s, x.object, part))
            return range_length(part);
        spec_error(s, DIAG_H0301,
                   "the length of this range is not known when compiling");
        return -1;
    default:
        return not_sized(s, x);
    }
}

static int iterate_range(Spec *s, Object *range, Value **item)
{
    int64_t part[3], n;

    if (!range_static(s, range, part)) {
        spec_error(s, DIAG_H0301,
                   "this range must be known when compiling here");
        return -1;
    }
    n = range_length(part);
    if (n > LONGEST_STATIC) {
        spec_error(s, DIAG_H0306, "a static range of %lld elements",
                   (long long)n);
        return -1;
    }
    *item = ARENA_ARRAY(s->arena, Value, n);
    for (int64_t i = 0; i < n; i++)
        (*item)[i] = value_int(range_number(part, i));
    return (int)n;
}

static int iterate_array(Spec *s, Value x, Value **item)
{
    int64_t n = value_length(s, x);

    if (n < 0)
        return -1;
    if (n > LONGEST_STATIC) {
        spec_error(s, DIAG_H0306, "%lld rows while compiling", (long long)n);
        return -1;
    }
    *item = ARENA_ARRAY(s->arena, Value, n);
    for (int64_t i = 0; i < n; i++)
        (*item)[i] = array_get(s, x.object, value_int(i));
    return (int)n;
}

static int iterate_text(Spec *s, Text t, Value **item)
{
    int n = 0;

    *item = ARENA_ARRAY(s->arena, Value, t.size);
    for (size_t i = 0; i < t.size;) {
        size_t end = i + 1;

        while (end < t.size && ((unsigned char)t.data[end] & 0xC0) == 0x80)
            end++;
        (*item)[n++] = value_str((Text){t.data + i, end - i});
        i = end;
    }
    return n;
}

/* Items as they are used: settled. */
static int iterate_settled(Spec *s, int n, Value **item)
{
    Value *settled = NULL;

    for (int i = 0; i < n; i++) {
        Value v = (*item)[i];

        if (v.kind != VALUE_UNSETTLED && v.kind != VALUE_CHOICE)
            continue;
        if (!settled)
            settled = arena_copy(s->arena, *item, (size_t)n * sizeof *settled);
        settled[i] = value_settle(s, v, "this item");
    }
    if (settled)
        *item = settled;
    return n;
}

/* The items of what is one of several containers of one length. */
static int iterate_choice(Spec *s, Value x, Value **item)
{
    Alternatives all = {0};
    Value **items;
    int64_t n;

    x = choice_settle(
        s,
        choice_require(s, x, "TypeError: 'NoneType' object is not iterable"));
    if (x.kind != VALUE_CHOICE)
        return value_iterate(s, x, item);
    alternatives_of(s, x, NULL, &all);
    for (int k = 0; k < all.n; k++)
        if (!has_items(all.item[k].value)) {
            spec_not_yet(s, "going through %s here is not there yet",
                         value_describe(s, x));
            return -1;
        }
    items = ARENA_ARRAY(s->arena, Value *, all.n);
    n = value_length(s, x);
    if (n < 0)
        return -1;
    for (int k = 0; k < all.n; k++) {
        int mine = value_iterate(s, all.item[k].value, &items[k]);

        if (mine < 0)
            return -1;
        assert(mine == n);
    }
    *item = ARENA_ARRAY(s->arena, Value, n);
    for (int64_t i = 0; i < n; i++) {
        Alternatives one = {0};

        for (int k = 0; k < all.n; k++)
            alternatives_of(s, items[k][i], all.item[k].when, &one);
        (*item)[i] = join_pick(s, &one);
    }
    return iterate_settled(s, (int)n, item);
}

int value_iterate(Spec *s, Value x, Value **item)
{
    Diag *d;
    Value it;

    *item = NULL;
    if (x.kind == VALUE_CHOICE)
        return iterate_choice(s, x, item);
    if (x.kind == VALUE_STR)
        return iterate_text(s, x.s, item);
    if (x.kind == VALUE_OBJECT)
        switch (x.object->kind) {
        case OBJECT_TUPLE:
        case OBJECT_LIST:
            *item = object_body(x.object)->item;
            return iterate_settled(s, object_body(x.object)->nitem, item);
        case OBJECT_SET:
            return set_items(s, x.object, item);
        case OBJECT_DICT_VIEW:
            return dict_view_items(s, x, item);
        case OBJECT_DICT:
            *item = (Value *)object_body(x.object)->key;
            return object_body(x.object)->nitem;
        case OBJECT_RANGE:
            return iterate_range(s, x.object, item);
        case OBJECT_ARRAY:
            if (x.object->array.shape.rank)
                return iterate_array(s, x, item);
            break;
        case OBJECT_ITERATOR:
            return iterator_drain(s, x, item);
        case OBJECT_CLASS:
            if (!asked_class(x))
                break;
            __attribute__((fallthrough));
        case OBJECT_INSTANCE:
            it = iterator_of(s, x);
            return it.kind == VALUE_POISON || spec_ended(s)
                       ? -1
                       : iterator_drain(s, it, item);
        default:
            break;
        }
    if (x.kind == VALUE_POISON || refuse_text(s, x))
        return -1;
    raise_says(s, "'%s' object is not iterable", value_type_name(s, x));
    d = raise_found(s, DIAG_H0413, "%s cannot be iterated",
                    value_describe(s, x));
    if (value_is_array(x))
        diag_note(s->ctx, d, "an array without dimensions has one element");
    else if (x.kind == VALUE_INT || x.kind == VALUE_SCALAR)
        diag_help(s->ctx, d,
                  "a loop over the numbers below it goes through `range(...)`");
    return -1;
}
