/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Methods of Python's containers, strings and numbers. */
#include "passes/python/protocol.h"

#include <ctype.h>
#include <math.h>
#include <string.h>

/* ---- lists and tuples ---- */

static Value do_append(Spec *s, Args *a)
{
    object_append(s, a->self.object, a->arg[0]);
    return value_none();
}

static Value do_extend(Spec *s, Args *a)
{
    value_inplace(s, OPERATOR_ADD, a->self,
                  value_is_object(a->arg[0], OBJECT_LIST)
                      ? value_list(s, object_body(a->arg[0].object)->nitem,
                                   object_body(a->arg[0].object)->item)
                      : a->arg[0]);
    return value_none();
}

static Value do_insert(Spec *s, Args *a)
{
    Object *list = a->self.object;
    int64_t at, n = object_body(list)->nitem;

    if (!spec_need_int(s, a->arg[0], "the place", &at))
        return value_poison();
    at += at < 0 ? n : 0;
    at = at < 0 ? 0 : at > n ? n : at;
    object_append(s, list, a->arg[1]);
    for (int64_t i = n; i > at; i--)
        object_edit(list)->item[i] = object_body(list)->item[i - 1];
    object_edit(list)->item[at] = a->arg[1];
    return value_none();
}

static Value do_pop(Spec *s, Args *a)
{
    Object *list = a->self.object;
    int64_t at = -1, n = object_body(list)->nitem;
    Value v;

    if (arg_given(a->arg[0]) && !spec_need_int(s, a->arg[0], "the place", &at))
        return value_poison();
    if (at < -n || at >= n)
        return spec_fail(s, DIAG_H0506,
                         n ? "pop() of an index out of range"
                           : "pop() of an empty list");
    at += at < 0 ? n : 0;
    v = object_body(list)->item[at];
    object_remove_at(s, list, (int)at);
    return v;
}

static Value do_reverse(Spec *s, Args *a)
{
    Body *b = object_edit(a->self.object);

    heap_touch(s, a->self.object);
    for (int i = 0; i < b->nitem / 2; i++) {
        Value v = b->item[i];

        b->item[i] = b->item[b->nitem - 1 - i];
        b->item[b->nitem - 1 - i] = v;
    }
    return value_none();
}

static int find_item(Spec *s, Args *a)
{
    const Body *b = object_body(a->self.object);

    for (int i = 0; i < b->nitem; i++) {
        Node *node;
        int same = spec_truth(s, value_equal(s, b->item[i], a->arg[0]), &node);

        if (same == -1)
            spec_error(s, DIAG_H0301,
                       "%s() compares with elements that are known only when "
                       "running",
                       a->builtin->name);
        if (same < 0)
            return -2;
        if (same)
            return i;
    }
    return -1;
}

static Value do_index(Spec *s, Args *a)
{
    int at = find_item(s, a);

    if (at == -1)
        return spec_fail(s, DIAG_H0515, "the value is not in the %s",
                         value_type_name(s, a->self));
    return at < 0 ? value_poison() : value_int(at);
}

static Value do_remove(Spec *s, Args *a)
{
    int at = find_item(s, a);

    if (at == -1)
        return spec_fail(s, DIAG_H0515, "the value is not in the list");
    if (at >= 0)
        object_remove_at(s, a->self.object, at);
    return value_none();
}

static Value do_count(Spec *s, Args *a)
{
    const Body *b = object_body(a->self.object);
    Value total = value_int(0);

    for (int i = 0; i < b->nitem; i++) {
        Value same = value_equal(s, b->item[i], a->arg[0]);
        Node *node;
        int truth = spec_truth(s, same, &node);

        if (truth == -2)
            return value_poison();
        same = truth == -1 ? value_scalar(node) : value_bool(truth);
        total = value_binary(s, OPERATOR_ADD, total, same);
    }
    return total;
}

static Value do_clear(Spec *s, Args *a)
{
    heap_touch(s, a->self.object);
    object_edit(a->self.object)->nitem = 0;
    return value_none();
}

static Value do_copy(Spec *s, Args *a)
{
    Object *o = object_new(s, a->self.object->kind);

    *object_edit(o) = body_copy(s, object_body(a->self.object));
    return value_object(o);
}

static Value do_sort(Spec *s, Args *a)
{
    const Text name[2] = {text_from("key"), text_from("reverse")};
    Value arg[3] = {a->self, arg_given(a->arg[0]) ? a->arg[0] : value_none(),
                    arg_given(a->arg[1]) ? a->arg[1] : value_bool(false)};
    Value sorted = builtin_call(s, builtin_find(builtins, "sorted"),
                                value_none(), 3, arg, 2, name);

    if (sorted.kind == VALUE_POISON)
        return sorted;
    heap_touch(s, a->self.object);
    object_edit(a->self.object)->item = object_body(sorted.object)->item;
    return value_none();
}

const Builtin list_methods[] = {
    {"append", "x", do_append, 0, NULL},
    {"clear", "", do_clear, 0, NULL},
    {"copy", "", do_copy, 0, NULL},
    {"count", "x", do_count, 0, NULL},
    {"extend", "iterable", do_extend, 0, NULL},
    {"index", "x", do_index, 0, NULL},
    {"insert", "i, x", do_insert, 0, NULL},
    {"pop", "i=", do_pop, 0, NULL},
    {"remove", "x", do_remove, 0, NULL},
    {"reverse", "", do_reverse, 0, NULL},
    {"sort", "*, key=, reverse=", do_sort, 0, NULL},
    {0},
};

const Builtin tuple_methods[] = {
    {"count", "x", do_count, 0, NULL},
    {"index", "x", do_index, 0, NULL},
    {0},
};

/* ---- strings ---- */

static bool self_text(Spec *s, Args *a, Text *t)
{
    return spec_need_str(s, a->self, "the string", t);
}

static Value do_join(Spec *s, Args *a)
{
    Value *item, *part;
    int n = value_iterate(s, a->arg[0], &item);

    if (n < 0)
        return value_poison();
    part = ARENA_ARRAY(s->arena, Value, 2 * n + 1);
    for (int i = 0; i < n; i++) {
        if (!choice_is_text(item[i]) && !value_is_object(item[i], OBJECT_TEXT))
            return spec_fail(s, DIAG_H0516, "join() takes strings, not %s",
                             value_describe(s, item[i]));
        part[2 * i] = i ? a->self : value_cstr("");
        part[2 * i + 1] = item[i];
    }
    return text_join(s, 2 * n, part);
}

static Value do_case(Spec *s, Args *a)
{
    Text t;
    char *out;

    if (!self_text(s, a, &t))
        return value_poison();
    out = arena_alloc(s->arena, t.size + 1);
    for (size_t i = 0; i < t.size; i++) {
        unsigned char c = (unsigned char)t.data[i];

        if (c >= 0x80)
            return spec_not_yet(s, "%s() of more than ASCII", a->builtin->name);
        out[i] = (char)(a->builtin->op ? toupper(c) : tolower(c));
    }
    return value_str((Text){out, t.size});
}

static Value do_strip(Spec *s, Args *a)
{
    Text t, chars = text_from(" \t\n\r\f\v");
    size_t begin = 0, end;

    if (!self_text(s, a, &t))
        return value_poison();
    if (arg_given(a->arg[0]) &&
        !spec_need_str(s, a->arg[0], "the characters", &chars))
        return value_poison();
    end = t.size;
    while (a->builtin->op & 1 && begin < end &&
           memchr(chars.data, t.data[begin], chars.size))
        begin++;
    while (a->builtin->op & 2 && end > begin &&
           memchr(chars.data, t.data[end - 1], chars.size))
        end--;
    return value_str((Text){t.data + begin, end - begin});
}

static Value do_split(Spec *s, Args *a)
{
    Object *list = object_items(s, OBJECT_LIST, 0, NULL);
    Text t, sep = {0};
    size_t at = 0;

    if (!self_text(s, a, &t))
        return value_poison();
    if (arg_given(a->arg[0]) &&
        (!spec_need_str(s, a->arg[0], "the separator", &sep) || !sep.size))
        return sep.size ? value_poison()
                        : spec_fail(s, DIAG_H0515, "an empty separator");
    while (at <= t.size) {
        size_t end = at;

        if (!sep.size) {
            while (at < t.size && isspace((unsigned char)t.data[at]))
                at++;
            end = at;
            while (end < t.size && !isspace((unsigned char)t.data[end]))
                end++;
            if (end == at)
                break;
        } else {
            while (end + sep.size <= t.size &&
                   memcmp(t.data + end, sep.data, sep.size))
                end++;
            if (end + sep.size > t.size)
                end = t.size;
        }
        object_append(s, list, value_str((Text){t.data + at, end - at}));
        if (sep.size && end == t.size)
            break;
        at = end + (sep.size ? sep.size : 0);
    }
    return value_object(list);
}

static Value do_starts(Spec *s, Args *a)
{
    Text t, part;
    bool ends = a->builtin->op;

    if (!self_text(s, a, &t) || !spec_need_str(s, a->arg[0], "the part", &part))
        return value_poison();
    return value_bool(part.size <= t.size &&
                      !memcmp(ends ? t.data + t.size - part.size : t.data,
                              part.data, part.size));
}

/* Is the byte at `i` inside a character? */
static bool is_inside(Text t, size_t i)
{
    return i < t.size && ((unsigned char)t.data[i] & 0xC0) == 0x80;
}

/* An empty old part stands before each character and at the end. */
static Value do_replace(Spec *s, Args *a)
{
    TextBuffer out = {.arena = s->arena};
    int64_t most = -1;
    Text t, old, new;

    if (!self_text(s, a, &t) ||
        !spec_need_str(s, a->arg[0], "the old part", &old) ||
        !spec_need_str(s, a->arg[1], "the new part", &new))
        return value_poison();
    if (arg_given(a->arg[2]) &&
        !spec_need_int(s, a->arg[2], "the count", &most))
        return value_poison();
    for (size_t i = 0; i <= t.size && out.size <= SPEC_TEXT;) {
        bool here = most && i + old.size <= t.size && !is_inside(t, i) &&
                    (!old.size || !memcmp(t.data + i, old.data, old.size));

        if (here) {
            buffer_put(&out, new.data, new.size);
            most--;
            i += old.size;
        }
        if ((!here || !old.size) && i++ < t.size)
            buffer_putc(&out, t.data[i - 1]);
    }
    if (out.size > SPEC_TEXT)
        return spec_too_long(s);
    s->steps += (int64_t)out.size / SPEC_STEP_BYTES;
    return value_str(buffer_text(&out));
}

/* ljust, rjust, center: to a width. */
static Value do_justify(Spec *s, Args *a)
{
    char spec[2] = {"<>^"[a->builtin->op], 0};
    Text fill = text_from(" ");
    int64_t width;

    if (!spec_need_int(s, a->arg[0], "the width", &width))
        return value_poison();
    if (arg_given(a->arg[1]) && !spec_need_str(s, a->arg[1], "the fill", &fill))
        return value_poison();
    if (width < 0)
        width = 0;
    return text_format(
        s, a->self, 0,
        value_cstr(arena_printf(s->arena, "%.*s%s%lld", (int)fill.size,
                                fill.data, spec, (long long)width)));
}

/* str.format: `{}`, `{0}`, `{name}`, with format specs. */
static Value do_str_format(Spec *s, Args *a)
{
    Object *parts = object_items(s, OBJECT_LIST, 0, NULL);
    TextBuffer plain = {.arena = s->arena};
    Text t;
    int next = 0;

    if (!self_text(s, a, &t))
        return value_poison();
    for (size_t i = 0; i < t.size; i++) {
        char c = t.data[i];
        size_t end, colon;
        int index;
        Text spec;

        if ((c == '{' || c == '}') && i + 1 < t.size && t.data[i + 1] == c) {
            buffer_putc(&plain, c);
            i++;
            continue;
        }
        if (c != '{') {
            buffer_putc(&plain, c);
            continue;
        }
        end = i + 1;
        while (end < t.size && t.data[end] != '}')
            end++;
        colon = i + 1;
        while (colon < end && t.data[colon] != ':')
            colon++;
        index = colon == i + 1 ? next++ : t.data[i + 1] - '0';
        if (end >= t.size || index < 0 || index >= a->nrest || colon > i + 2)
            return spec_not_yet(s, "this form of str.format() is not there "
                                   "yet: use an f-string");
        spec = colon < end ? (Text){t.data + colon + 1, end - colon - 1}
                           : (Text){"", 0};
        object_append(s, parts, value_str(buffer_text(&plain)));
        object_append(s, parts,
                      text_format(s, a->rest[index], 0, value_str(spec)));
        plain = (TextBuffer){.arena = s->arena};
        i = end;
    }
    object_append(s, parts, value_str(buffer_text(&plain)));
    return text_join(s, object_body(parts)->nitem, object_body(parts)->item);
}

static Value do_is_digit(Spec *s, Args *a)
{
    Text t;

    if (!self_text(s, a, &t))
        return value_poison();
    for (size_t i = 0; i < t.size; i++) {
        unsigned char c = (unsigned char)t.data[i];

        if (a->builtin->op ? !isalpha(c) : !isdigit(c))
            return value_bool(false);
    }
    return value_bool(t.size > 0);
}

const Builtin str_methods[] = {
    {"center", "width, fill=", do_justify, 2, NULL},
    {"endswith", "part", do_starts, 1, NULL},
    {"format", "*args", do_str_format, 0, NULL},
    {"isalpha", "", do_is_digit, 1, NULL},
    {"isdigit", "", do_is_digit, 0, NULL},
    {"join", "iterable", do_join, 0, NULL},
    {"ljust", "width, fill=", do_justify, 0, NULL},
    {"lower", "", do_case, 0, NULL},
    {"lstrip", "chars=", do_strip, 1, NULL},
    {"replace", "old, new, count=", do_replace, 0, NULL},
    {"rjust", "width, fill=", do_justify, 1, NULL},
    {"rstrip", "chars=", do_strip, 2, NULL},
    {"split", "sep=", do_split, 0, NULL},
    {"startswith", "part", do_starts, 0, NULL},
    {"strip", "chars=", do_strip, 3, NULL},
    {"upper", "", do_case, 1, NULL},
    {0},
};

/* ---- numbers ---- */

static Value do_is_integer(Spec *s, Args *a)
{
    Value x = a->self;

    if (x.kind == VALUE_FLOAT)
        return value_bool(isfinite(x.f) && x.f == floor(x.f));
    if (x.kind != VALUE_SCALAR)
        return value_bool(true);
    return value_compare(s, OPERATOR_EQ, x,
                         value_binary(s, OPERATOR_FLOORDIV, x, value_int(1)));
}

static Value do_item(Spec *s, Args *a)
{
    return a->self.kind == VALUE_BOOL ? scalar_to_int(s, a->self) : a->self;
}

const Builtin float_methods[] = {
    {"conjugate", "", do_item, 0, NULL},
    {"is_integer", "", do_is_integer, 0, NULL},
    {0},
};

static Value do_bit_length(Spec *s, Args *a)
{
    if (!value_is_static_int(a->self))
        return spec_not_yet(s, "%s() of a staged int", a->builtin->name);
    return int_bits(s, a->self, a->builtin->op);
}

const Builtin int_methods[] = {
    {"bit_count", "", do_bit_length, true, NULL},
    {"bit_length", "", do_bit_length, false, NULL},
    {"conjugate", "", do_item, 0, NULL},
    {0},
};
