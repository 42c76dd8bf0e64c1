/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* `in`: of keys by their hash, of texts as parts, of all else one by one. */
#include "passes/numpy/extent.h"
#include "passes/python/ask.h"
#include "passes/python/protocol.h"
#include "passes/python/table.h"
#include "passes/numpy/numpy.h"
#include "passes/staging/many.h"

#include <string.h>

static Value equals_item(Spec *s, Value element, void *item)
{
    return value_equal(s, element, *(const Value *)item);
}

typedef struct Search {
    Value item, container;
} Search;

static Value search(Spec *s, void *data)
{
    Search *in = data;
    Answers found = answers_of(OP_or, "`in` among");
    Value arg[2] = {in->container, in->item};
    AskedLoop loop = {"holds", 2, arg};

    if (expression_is_new(in->container))
        return grown_builtin(s, "holds", 2, arg);
    return answers_or_loop(s, &found, &loop, equals_item, &in->item);
}

static Value contains_item(Spec *s, Value item, Value container)
{
    Search in = {item, container};
    bool chooses = generator_may_choose(container);

    return choices_tried(s, chooses ? container.object : NULL, search, &in);
}

/* Among keys, which is which no hash says. */
static Value contains_staged(Spec *s, Value item, Value keyed)
{
    const Body *b = object_body(keyed.object);
    bool asks = value_asks_for_key(item);

    for (int i = 0; i < b->nitem; i++)
        asks |= value_asks_for_key(b->key[i]);
    return asks ? spec_not_yet(s,
                               "looking for %s among keys whose class says "
                               "what they are equal to",
                               value_describe(s, item))
                : contains_item(s, item, keyed);
}

static bool text_contains(Text inside, Text t)
{
    return !t.size || (inside.size >= t.size && memmem(inside.data, inside.size,
                                                       t.data, t.size) != NULL);
}

Value value_contains(Spec *s, Value item, Value container)
{
    Value method, r;
    Node *n;
    int has;
    int64_t all[MAX_RANK] = {0, 1, 2, 3, 4, 5, 6, 7};
    Build b;

    if (value_is_text(container) || value_is_array(container))
        item = derived_scalar(s, item);
    if (container.kind == VALUE_STR && item.kind == VALUE_STR)
        return value_bool(text_contains(container.s, item.s));
    if (value_is_text(container) &&
        (refuse_text(s, item) || refuse_text(s, container)))
        return value_poison();
    if (value_is_object(container, OBJECT_DICT) ||
        value_is_object(container, OBJECT_SET)) {
        if (table_reads(s, container.object, item))
            return table_call(s, container, "__contains__", 1, &item);
        if (value_is_object(container, OBJECT_DICT) && key_is_staged(item))
            return keyed_has(s, container.object, item);
        if (value_has_staged(item) && !value_is_array(item) &&
            value_has_hash(item))
            return contains_staged(s, item, container);
        has = value_is_object(container, OBJECT_SET)
                  ? set_contains(s, container.object, item)
                  : object_key(s, container.object, item);
        if (value_is_object(container, OBJECT_DICT))
            has = has == -2 ? -1 : has >= 0;
        return has < 0 ? value_poison() : value_bool(has);
    }
    if (value_is_object(container, OBJECT_DICT_VIEW) &&
        (!value_has_staged(item) || value_is_array(item))) {
        r = dict_view_contains(s, item, container);
        if (r.kind != VALUE_UNDEFINED)
            return r.kind == VALUE_POISON ? r : value_truth(s, r);
    }
    method = class_method(s, container, "__contains__");
    if (method.kind == VALUE_NONE)
        return raise_certain(s, DIAG_H0516, "%s is no container",
                             value_describe(s, container));
    if (method.kind != VALUE_UNDEFINED)
        return value_truth(s, call_function(s, method, 1, &item));
    if (container.kind == VALUE_STR && !value_is_text(item))
        return raise_certain(s, DIAG_H0516,
                             "`in` a string takes a string, not %s",
                             value_describe(s, item));
    if (!value_is_array(container))
        return contains_item(s, item, container);
    if (container.object->array.is_scalar)
        return raise_certain(s, DIAG_H0516, "%s is no container",
                             value_describe(s, container));
    r = value_compare(s, OPERATOR_EQ, container, item);
    if (!value_is_array(r))
        return r;
    n = array_settled(s, r.object); /* false behind its extents */
    b = spec_build(s);
    return value_scalar(
        build_reduce(&b, OP_reduce_or, n, n->type.shape.rank, all));
}
