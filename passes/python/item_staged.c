/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Items of lists, tuples, ranges and strings at an index that only running
 * knows.
 *
 * It selects: of a list of numbers an element of an array, else one of the
 * items under a tag. Items that are the same value are one of them: so a long
 * string is a table of its characters. */
#include "passes/numpy/numpy.h"
#include "passes/python/grown.h"
#include "passes/staging/alternative.h"

#include <string.h>

/* A list of numbers at an index that only running knows is made an array each
 * time, of at most so many; and one of more than a few, once one of them
 * changes there, is kept in one. */
enum { LONGEST_SELECT = 4096, MOST_APART = 4 };

/* The type of the Python numbers that a list holds; NONE of others. */
static DType numbers_type(const Body *list, bool *staged)
{
    DType d = DTYPE_NONE;

    *staged = false;
    for (int i = 0; i < list->nitem; i++) {
        Value v = list->item[i];

        if (!value_is_python_number(v) || (d && value_dtype(v) != d))
            return DTYPE_NONE;
        d = value_dtype(v);
        *staged |= v.kind == VALUE_SCALAR;
    }
    return d;
}

/* A list of Python numbers of one type, as one array; NULL if it is none. Of
 * many they must be known, and stay what they are. */
static Node *numbers_as_array(Spec *s, Object *list, bool changes)
{
    const Body *b = object_body(list);
    bool staged;
    DType d = numbers_type(b, &staged);

    if (!d || (b->nitem > LONGEST_SELECT && (staged || changes)))
        return NULL;
    return array_from(s, value_list(s, b->nitem, b->item), d);
}

/* Items that no staged index reaches: n of them. */
static Value cannot_index(Spec *s, Value x, int64_t n, Value index)
{
    bool staged;
    int64_t ignored;

    if (!n)
        return raise_certain(s, DIAG_H0506,
                             "an item of what has none, at an index that is "
                             "known only when running");
    if (n > LONGEST_SELECT && x.kind == VALUE_OBJECT &&
        numbers_type(object_body(x.object), &staged))
        return spec_fail(s, DIAG_H0301,
                         "an item of a list of %d numbers at an index that is "
                         "known only when running: keep them in an array, by "
                         "`np.array(...)`",
                         (int)n);
    if (x.kind == VALUE_STR)
        return spec_fail(s, DIAG_H0301,
                         "a character at an index that is known only when "
                         "running, of a string that has more than %d different "
                         "ones",
                         MOST_CANDIDATES);
    spec_need_index(s, index,
                    n > MOST_CANDIDATES
                        ? "the index of a list of so many that are no numbers"
                        : "the index of a list of unlike things",
                    &ignored);
    return value_poison();
}

/* An element of a table of numbers, at a staged index, checked; NULL after an
 * error. */
static Node *table_at(Spec *s, Node *table, Value index)
{
    Value numbers = array_value(s, table);
    Value at = array_get(s, numbers.object, index);

    return at.kind == VALUE_POISON ? NULL : array_node(s, at.object);
}

static Type table_type(int64_t n)
{
    return type_tensor(DTYPE_I64, (Shape){.rank = 1, .dim = {n}});
}

/* A staged index into `n` things as a tag, checked. */
static Node *index_tag(Spec *s, Value index, int64_t n)
{
    Build b = spec_build(s);

    return table_at(s, build_iota(&b, table_type(n), 0), index);
}

/* What some items are, each value once, and which of them stands where. */
typedef struct Distinct {
    int n;
    Value value[MOST_CANDIDATES];
    int64_t *which;
} Distinct;

/* False if they are too many, or one is not settled. */
static bool find_distinct(Spec *s, int n, const Value *item, Distinct *d)
{
    d->n = 0;
    d->which = ARENA_ARRAY(s->arena, int64_t, n ? n : 1);
    for (int i = 0; i < n; i++) {
        int k = 0;

        while (k < d->n && !value_same(d->value[k], item[i]))
            k++;
        if (k == MOST_CANDIDATES || item[i].kind == VALUE_UNSETTLED)
            return false;
        if (k == d->n)
            d->value[d->n++] = item[i];
        d->which[i] = k;
    }
    return n > 0;
}

/* One of some items; UNDEFINED if they have no common form, or are too many. */
static Value get_tagged(Spec *s, int n, const Value *item, Value index)
{
    Value none = {.kind = VALUE_UNDEFINED}, v;
    Alternatives all = {0};
    Build b = spec_build(s);
    bool unguarded;
    Distinct d;
    Node *tag;

    if (!find_distinct(s, n, item, &d))
        return none;
    tag = d.n == n
              ? index_tag(s, index, n)
              : table_at(s, build_constant(&b, table_type(n), d.which), index);
    if (!tag)
        return value_poison();
    for (int i = 0; i < d.n; i++) { /* it is item i where the tag is i */
        const Guard *g = NULL;

        if (d.n > 1)
            guard_and(s->arena, NULL, tag, i, d.n, &g);
        alternatives_of(s, d.value[i], g, &all);
    }
    unguarded = s->unguarded;
    s->unguarded = false; /* nobody has seen what it is yet */
    v = join_pick(s, &all);
    s->unguarded |= unguarded;
    return v.kind == VALUE_UNSETTLED ? none : v;
}

static bool may_be_tagged(const Object *list)
{
    for (int i = 0; i < object_body(list)->nitem; i++)
        if (object_body(list)->item[i].kind == VALUE_UNSETTLED)
            return false;
    return object_body(list)->nitem &&
           object_body(list)->nitem <= MOST_CANDIDATES;
}

static bool list_set_tagged(Spec *s, Object *list, Value index, Value v)
{
    Node *tag;
    Value *item;

    if (!may_be_tagged(list))
        return false;
    tag = index_tag(s, index, object_body(list)->nitem);
    if (!tag)
        return true;
    item = ARENA_ARRAY(s->arena, Value, object_body(list)->nitem);
    for (int i = 0; i < object_body(list)->nitem; i++) {
        Alternatives both = {0};
        const Guard *g;

        guard_and(s->arena, NULL, tag, i, object_body(list)->nitem, &g);
        alternatives_of(s, v, g, &both);
        alternatives_of(s, object_body(list)->item[i], NULL, &both);
        item[i] = join_pick(s, &both);
        if (item[i].kind == VALUE_UNSETTLED)
            return false;
    }
    heap_touch(s, list);
    memcpy(object_edit(list)->item, item,
           (size_t)object_body(list)->nitem * sizeof *item);
    return true;
}

/* A staged index as Python counts, by a bool too; false after an error. */
static bool staged_index(Spec *s, Value x, Value *index)
{
    int64_t ignored;

    if (!value_counts(*index))
        return index_position(s, x, *index, &ignored);
    if (value_is_bool(*index))
        *index = scalar_to_int(s, *index);
    return true;
}

/* Keeps a list of numbers of one kind, more than `most`, in an array from now
 * on: see grown.h. `v`: what is stored, or UNDEFINED. */
static bool list_becomes_array(Spec *s, Value x, int most, Value v)
{
    const Body *b = object_body(x.object);
    NumberKind kind = {DTYPE_NONE, false};
    Body one = {.nitem = v.kind != VALUE_UNDEFINED, .item = &v};

    return value_is_object(x, OBJECT_LIST) && b->nitem > most &&
           number_kind_of(s, b, &kind) && number_kind_of(s, &one, &kind) &&
           list_grow(s, x.object, kind, b->nitem, false);
}

/* The same of many tuples, of one form. */
static bool list_becomes_columns(Spec *s, Value x)
{
    return value_is_object(x, OBJECT_LIST) &&
           object_body(x.object)->nitem > MOST_CANDIDATES &&
           columns_are_known(x.object) && columns_keep(s, x.object);
}

static Value list_get(Spec *s, Value x, Value index)
{
    const Body *b = object_body(x.object);
    Node *n;
    Value as_array, item;

    if (list_becomes_array(s, x, LONGEST_SELECT,
                           (Value){.kind = VALUE_UNDEFINED}) ||
        list_becomes_columns(s, x))
        return value_get_item(s, x, index);
    raise_says_out_of_range(s, x);
    if (value_is_object(x, OBJECT_LIST)) {
        item = rows_at(s, x.object, index);
        if (item.kind != VALUE_UNDEFINED)
            return item;
    }
    n = numbers_as_array(s, x.object, false);
    if (!n) {
        item = get_tagged(s, b->nitem, b->item, index);
        return item.kind != VALUE_UNDEFINED
                   ? item
                   : cannot_index(s, x, b->nitem, index);
    }
    as_array = array_value(s, n);
    if (as_array.kind == VALUE_POISON)
        return as_array;
    item = array_get(s, as_array.object, index);
    return item.kind == VALUE_POISON ? item
                                     : value_scalar(array_node(s, item.object));
}

/* A string's characters are few different ones, mostly. */
static Value text_get(Spec *s, Value x, Value index)
{
    Value *item, v;
    int n = value_iterate(s, x, &item);

    if (n < 0)
        return value_poison();
    raise_says_out_of_range(s, x);
    v = get_tagged(s, n, item, index);
    return v.kind != VALUE_UNDEFINED ? v : cannot_index(s, x, n, index);
}

static Value range_get(Spec *s, Value x, Value index)
{
    int64_t part[3], n;
    Build b = spec_build(s);
    Node *at;

    if (!range_static(s, x.object, part) ||
        (n = range_length(part)) > INT32_MAX)
        return spec_not_yet(s, "an index that is known only when running into "
                               "such a range");
    raise_says(s, "range object index out of range");
    if (!n)
        return cannot_index(s, x, n, index);
    at = index_tag(s, index, n);
    if (!at)
        return value_poison();
    b = spec_build(s);
    at = build2(&b, OP_multiply, at, build_i64(&b, DTYPE_I64, part[2]));
    return value_scalar(
        build2(&b, OP_add, at, build_i64(&b, DTYPE_I64, part[0])));
}

Value item_get_staged(Spec *s, Value x, Value index)
{
    if (!staged_index(s, x, &index))
        return value_poison();
    return x.kind == VALUE_STR                ? text_get(s, x, index)
           : value_is_object(x, OBJECT_RANGE) ? range_get(s, x, index)
                                              : list_get(s, x, index);
}

void item_set_staged(Spec *s, Value x, Value index, Value v)
{
    Node *n;
    Value as_array;

    if (!staged_index(s, x, &index))
        return;
    if (list_becomes_array(s, x, MOST_APART, v) || list_becomes_columns(s, x)) {
        value_set_item(s, x, index, v);
        return;
    }
    n = numbers_as_array(s, x.object, true);
    if (!n || (!value_is_number(v) && v.kind != VALUE_SCALAR) ||
        value_dtype(v) != n->type.dtype) {
        if (!n && list_set_tagged(s, x.object, index, v))
            return;
        raise_says_out_of_range(s, x);
        cannot_index(s, x, object_body(x.object)->nitem, index);
        return;
    }
    as_array = array_value(s, n);
    if (as_array.kind == VALUE_POISON)
        return;
    array_set(s, as_array.object, index, v);
    heap_touch(s, x.object);
    for (int i = 0; i < object_body(x.object)->nitem; i++) {
        Value item = array_get(s, as_array.object, value_int(i));

        if (item.kind != VALUE_POISON)
            object_edit(x.object)->item[i] =
                value_scalar(array_node(s, item.object));
    }
}
