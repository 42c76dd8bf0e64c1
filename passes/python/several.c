/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* One of several texts with staged parts, as one text: what all of them begin
 * with, and behind that what each has, between two holes of which the first
 * says whether it is the one (base/format.h). Its parts are those of all texts
 * together, where a choice among them would multiply with the next one. */
#include "passes/python/protocol.h"
#include "passes/staging/alternative.h"

enum {
    SEVERAL = 4,     /* so many stay a choice: what asks each of them may */
    MOST_PARTS = 512 /* know more; and so do texts of more parts together */
};

/* What one of them has behind what all begin with. */
typedef struct Rest {
    int n;
    const Value *part;
    size_t from; /* in the first part, a string */
} Rest;

/* Does a part show one number? Arrays are joined as objects with an identity,
 * and what all begin with would not be found to be the same. */
static bool shows_number(Value part)
{
    Value shown = object_body(part.object)->item[0];

    return shown.kind != VALUE_CHOICE &&
           (!value_is_array(shown) || shown.object->array.is_scalar);
}

static bool is_simple(const Value *v)
{
    const Body *b;

    if (v->kind == VALUE_STR)
        return true;
    if (!value_is_object(*v, OBJECT_TEXT))
        return false;
    b = object_body(v->object);
    for (int i = 0; i < b->nitem; i++)
        if (b->item[i].kind == VALUE_OBJECT && !shows_number(b->item[i]))
            return false;
    return true;
}

static Rest rest_of(const Value *v)
{
    const Body *b = v->kind == VALUE_STR ? NULL : object_body(v->object);

    return b ? (Rest){b->nitem, b->item, 0} : (Rest){1, v, 0};
}

static bool is_same_part(Value a, Value b)
{
    const Value *hole[2];

    if (a.kind != b.kind || a.kind == VALUE_STR)
        return a.kind == b.kind && text_equal(a.s, b.s);
    hole[0] = object_body(a.object)->item;
    hole[1] = object_body(b.object)->item;
    return value_same(hole[0][0], hole[1][0]) &&
           text_equal(hole[0][1].s, hole[1][1].s);
}

/* By how many the texts that have begun are more behind a part. */
static int depth_of(Value part)
{
    Text t;

    if (part.kind == VALUE_STR)
        return 0;
    t = object_body(part.object)->item[1].s;
    if (!t.size)
        return 0;
    return (t.data[0] == '(' || t.data[0] == '{') -
           (t.data[0] == ')' || t.data[0] == '}');
}

static bool begin_alike(int n, const Rest *rest, int nth)
{
    for (int i = 0; i < n; i++)
        if (rest[i].n <= nth ||
            !is_same_part(rest[i].part[nth], rest[0].part[nth]))
            return false;
    return true;
}

/* Takes the parts that all begin with, as parts of a text; what begins among
 * them also ends. */
static void take_common(Spec *s, int n, Rest *rest, Object *begin)
{
    int common = 0, depth = 0;

    for (int nth = 0; begin_alike(n, rest, nth); nth++) {
        depth += depth_of(rest[0].part[nth]);
        if (!depth)
            common = nth + 1;
    }
    for (int i = 0; i < common; i++)
        object_append(s, begin, rest[0].part[i]);
    for (int i = 0; i < n; i++)
        rest[i] = (Rest){rest[i].n - common, rest[i].part + common, 0};
}

/* The same of characters of strings: of whole ones, as a text is cut where
 * they begin. */
static Text take_common_text(int n, Rest *rest)
{
    Text all = {0};

    for (int i = 0; i < n; i++)
        if (!rest[i].n || rest[i].part[0].kind != VALUE_STR)
            return all;
    all = rest[0].part[0].s;
    for (int i = 1; i < n; i++) {
        Text t = rest[i].part[0].s;
        size_t k = 0;

        while (k < all.size && k < t.size && all.data[k] == t.data[k])
            k++;
        all.size = k;
    }
    while (all.size && all.size < rest[0].part[0].s.size &&
           (all.data[all.size] & 0xc0) == 0x80)
        all.size--;
    for (int i = 0; i < n; i++)
        rest[i].from = all.size;
    return all;
}

/* What one has, shown if the tag says that it is this one. */
static Value shown_if(Spec *s, Node *tag, int which, Rest rest)
{
    Value *part = ARENA_ARRAY(s->arena, Value, rest.n + 2), shown;
    Build b = spec_build(s);

    shown = value_scalar(
        build2(&b, OP_equal, tag, build_i64(&b, DTYPE_I64, which)));
    part[0] = text_of_hole(s, shown, "{");
    for (int i = 0; i < rest.n; i++) {
        Value v = rest.part[i];

        if (!i && rest.from)
            v = value_str((Text){v.s.data + rest.from, v.s.size - rest.from});
        if (v.kind == VALUE_OBJECT) {
            Object *text = object_new(s, OBJECT_TEXT);

            object_append(s, text, v);
            v = value_object(text);
        }
        part[i + 1] = v;
    }
    part[rest.n + 1] = text_of_hole(s, shown, "}");
    return text_join(s, rest.n + 2, part);
}

/* The rest of each text that is all of one; false if one is no plain text, or
 * all are known, or they are too long. */
static bool rests_of(const Alternatives *all, Rest *rest)
{
    bool any = false;
    int nparts = 0;

    for (int i = 0; i < all->n; i++) {
        if (!is_simple(&all->item[i].value))
            return false;
        any |= all->item[i].value.kind != VALUE_STR;
        rest[i] = rest_of(&all->item[i].value);
        nparts += rest[i].n;
    }
    return any && nparts <= MOST_PARTS;
}

static Node *tag_of(Spec *s, const Alternatives *all)
{
    int *index = ARENA_ARRAY(s->arena, int, all->n);

    for (int i = 0; i < all->n; i++)
        index[i] = i;
    return alternatives_tag(s, all, index);
}

/* Where an exception may be on its way, the join that asks is followed by a
 * branch on that, behind which fewer may be left. */
Value text_of_several(Spec *s, Value v)
{
    Alternatives all = {0};
    Value *part;
    Rest *rest;
    Object *begin;
    Node *tag;

    if (v.kind != VALUE_CHOICE || v.choice->n <= SEVERAL || s->unguarded)
        return v;
    alternatives_of(s, v, NULL, &all);
    rest = ARENA_ARRAY(s->arena, Rest, all.n);
    if (!rests_of(&all, rest))
        return v;
    begin = object_new(s, OBJECT_TEXT);
    take_common(s, all.n, rest, begin);
    part = ARENA_ARRAY(s->arena, Value, all.n + 2);
    part[0] = value_object(begin);
    part[1] = value_str(take_common_text(all.n, rest));
    tag = tag_of(s, &all);
    for (int i = 0; i < all.n; i++)
        part[i + 2] = shown_if(s, tag, i, rest[i]);
    return text_join(s, all.n + 2, part);
}
