/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Texts that are one as a whole: one that is repeated, that a width fills up,
 * that repr() shows; and one of several texts of staged parts. They have holes
 * of their own kinds, which base/format.h tells of. */
#include "base/format.h"
#include "passes/python/protocol.h"
#include "passes/staging/alternative.h"

static Value text_of_hole(Spec *s, Value v, const char *format)
{
    Value pair[2] = {v, value_cstr(format)};
    Object *text = object_new(s, OBJECT_TEXT);

    object_append(s, text, value_tuple(s, 2, pair));
    return value_object(text);
}

/* The text between two holes, of which the second says what becomes of it. */
static Value text_whole(Spec *s, Value text, Value value, const char *end)
{
    Value nothing = value_scalar(spec_scalar_node(s, value_int(0)));
    Value part[3] = {text_of_hole(s, nothing, "("), text,
                     text_of_hole(s, value, end)};

    return text_join(s, 3, part);
}

Value text_times(Spec *s, Value text, Value count)
{
    count = value_scalar(spec_scalar_node(s, count));
    return text_whole(s, text, count, ")*");
}

Value text_quoted(Spec *s, Value text)
{
    Value nothing = value_scalar(spec_scalar_node(s, value_int(0)));

    return text_whole(s, text, nothing, ")!r");
}

Value text_padded(Spec *s, Value text, Text spec)
{
    TextBuffer none = {.arena = s->arena};
    Value nothing = value_scalar(spec_scalar_node(s, value_int(0)));
    const char *why = "";

    if (!format_str(&none, (Text){"", 0}, spec, &why))
        return format_refused(s, spec, why);
    return text_whole(
        s, text, nothing,
        arena_printf(s->arena, ")%.*s", (int)spec.size, spec.data));
}

/* ---- one of several ---- */

enum { SEVERAL = 4 }; /* so many are rather taken one by one */

/* What one of them has behind what all begin with. */
typedef struct Rest {
    int n;
    const Value *part;
    size_t from; /* in the first part, a string */
} Rest;

static bool is_simple(const Value *v)
{
    const Body *b;

    if (v->kind == VALUE_STR)
        return true;
    if (!value_is_object(*v, OBJECT_TEXT))
        return false;
    b = object_body(v->object);
    for (int i = 0; i < b->nitem; i++)
        if (b->item[i].kind == VALUE_OBJECT &&
            object_body(b->item[i].object)->item[0].kind == VALUE_CHOICE)
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

/* Takes the parts that all begin with, and gives their number; what begins
 * among them also ends. */
static int take_common(int n, Rest *rest)
{
    int common = 0, depth = 0;

    for (int nth = 0; begin_alike(n, rest, nth); nth++) {
        depth += depth_of(rest[0].part[nth]);
        if (!depth)
            common = nth + 1;
    }
    for (int i = 0; i < n; i++)
        rest[i] = (Rest){rest[i].n - common, rest[i].part + common, 0};
    return common;
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

static Value shown_if(Spec *s, const Alternatives *all, int which, Rest rest)
{
    Node **is = ARENA_ARRAY(s->arena, Node *, all->n);
    Value *part = ARENA_ARRAY(s->arena, Value, rest.n + 2), shown;
    Build b = spec_build(s);

    for (int i = 0; i < all->n; i++)
        is[i] = build_bool(&b, i == which);
    shown = value_scalar(alternatives_select(s, all, is));
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

Value text_of_several(Spec *s, Value v)
{
    Alternatives all = {0};
    Value *part;
    Rest *rest;
    Object *begin;
    int common;
    bool any = false;

    if (v.kind != VALUE_CHOICE || v.choice->n <= SEVERAL || s->unguarded)
        return v;
    alternatives_of(s, v, NULL, &all);
    rest = ARENA_ARRAY(s->arena, Rest, all.n);
    part = ARENA_ARRAY(s->arena, Value, all.n + 2);
    for (int i = 0; i < all.n; i++) {
        if (!is_simple(&all.item[i].value))
            return v;
        any |= all.item[i].value.kind != VALUE_STR;
        rest[i] = rest_of(&all.item[i].value);
    }
    if (!any)
        return v;
    common = take_common(all.n, rest);
    begin = object_new(s, OBJECT_TEXT);
    for (int i = 0; i < common; i++)
        object_append(s, begin, rest[0].part[i - common]);
    part[0] = value_object(begin);
    part[1] = value_str(take_common_text(all.n, rest));
    for (int i = 0; i < all.n; i++)
        part[i + 2] = shown_if(s, &all, i, rest[i]);
    return text_join(s, all.n + 2, part);
}
