/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A string that a staged branch chooses among several known ones.
 *
 * `"even" if n % 2 == 0 else "odd"`: the strings are static, and which of them
 * it is is a staged index. Such a choice can be printed, joined to other
 * texts, formatted and compared with strings; what else it is asked each of the
 * strings is (choice_opened()). */
#include "passes/staging/staging.h"
#include "passes/python/protocol.h"

#include <string.h>

enum { MOST_CHOICES = 64 };

bool choice_is_text(Value v)
{
    return v.kind == VALUE_STR || value_is_object(v, OBJECT_CHOICE);
}

static int choice_find(const Object *list, Text t)
{
    for (int i = 1; i < object_body(list)->nitem; i++)
        if (text_equal(object_body(list)->item[i].s, t))
            return i - 1;
    return -1;
}

static void choice_add(Spec *s, Object *list, Value v)
{
    if (v.kind == VALUE_STR) {
        if (choice_find(list, v.s) < 0)
            object_append(s, list, v);
        return;
    }
    for (int i = 1; i < object_body(v.object)->nitem; i++)
        choice_add(s, list, object_body(v.object)->item[i]);
}

Value choice_join(Spec *s, Value index, Value a, Value b)
{
    Object *list = object_items(s, OBJECT_CHOICE, 1, &index);

    choice_add(s, list, a);
    choice_add(s, list, b);
    if (object_body(list)->nitem > MOST_CHOICES)
        return (Value){.kind = VALUE_UNDEFINED};
    return value_object(list);
}

Node *choice_index(Spec *s, const Object *among, Value v)
{
    Build b = spec_build(s);
    Node *index, *mine;

    if (v.kind == VALUE_STR)
        return build_i64(&b, DTYPE_I64, choice_find(among, v.s));
    index = spec_scalar_node(s, object_body(v.object)->item[0]);
    mine = index;
    for (int i = 1; i < object_body(v.object)->nitem; i++) {
        int at = choice_find(among, object_body(v.object)->item[i].s);
        Node *is_it;

        if (at == i - 1)
            continue;
        is_it = build2(&b, OP_equal, index, build_i64(&b, DTYPE_I64, i - 1));
        mine = build3(&b, OP_select, is_it, build_i64(&b, DTYPE_I64, at), mine);
    }
    return mine;
}

/* Both are the same one of the strings of the first. */
static Value choices_equal(Spec *s, Value x, Value y)
{
    Node *mine = choice_index(s, x.object, x);  /* the first of those alike */
    Node *other = choice_index(s, x.object, y); /* -1: none of them */
    Build b = spec_build(s);

    return value_scalar(build2(&b, OP_equal, mine, other));
}

Value choice_equal(Spec *s, Value choice, Value other)
{
    Object *list = choice.object;
    Value is_it = value_bool(false);
    Node *index, *same, *any = NULL;
    Build b;

    if (value_is_object(other, OBJECT_CHOICE))
        return choices_equal(s, choice, other);
    if (other.kind != VALUE_STR && value_is_text(other))
        return spec_not_yet(s, "comparing %s with %s is not there yet",
                            value_describe(s, choice),
                            value_describe(s, other));
    if (other.kind != VALUE_STR)
        return value_bool(value_same(choice, other));
    index = spec_scalar_node(s, object_body(list)->item[0]);
    b = spec_build(s);
    for (int i = 1; i < object_body(list)->nitem; i++)
        if (text_equal(object_body(list)->item[i].s, other.s)) {
            same = build2(&b, OP_equal, index, build_i64(&b, DTYPE_I64, i - 1));
            any = any ? build2(&b, OP_or, any, same) : same;
        }
    return any ? value_scalar(any) : is_it;
}

Value choice_opened(Spec *s, Value text)
{
    const Body *b = object_body(text.object);
    Choice *c = ARENA_NEW(s->arena, Choice);

    *c = (Choice){spec_scalar_node(s, b->item[0]), b->nitem - 1,
                  arena_copy(s->arena, b->item + 1,
                             (size_t)(b->nitem - 1) * sizeof *b->item)};
    return (Value){.kind = VALUE_CHOICE, .choice = c};
}

Value choice_map(Spec *s, Value choice, ChoiceMap *map, const void *data)
{
    Object *list =
        object_items(s, OBJECT_CHOICE, 1, &object_body(choice.object)->item[0]);

    for (int i = 1; i < object_body(choice.object)->nitem; i++) {
        Value v = map(s, object_body(choice.object)->item[i], data);

        if (v.kind != VALUE_STR)
            return value_poison();
        object_append(s, list, v);
    }
    return value_object(list);
}

Value choice_hole(Spec *s, Value choice, bool repr)
{
    TextBuffer format = {.arena = s->arena};
    Value pair[2] = {object_body(choice.object)->item[0]};

    for (int i = 1; i < object_body(choice.object)->nitem; i++) {
        TextBuffer text = {.arena = s->arena};

        if (repr)
            value_repr_into(s, &text, object_body(choice.object)->item[i]);
        else
            value_str_into(s, &text, object_body(choice.object)->item[i]);
        buffer_printf(&format, "?%zu:", text.size);
        buffer_put(&format, text.data ? text.data : "", text.size);
    }
    pair[1] = value_str(buffer_text(&format));
    return value_tuple(s, 2, pair);
}
