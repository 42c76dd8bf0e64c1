/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Methods of strings that are known while compiling. Places are counted in
 * characters; what needs the properties of characters beyond ASCII, other than
 * being white space, is not there yet. */
#include "passes/python/protocol.h"

#include <ctype.h>
#include <string.h>

#include "base/utf8.h"

static bool self_text(Spec *s, Args *a, Text *t)
{
    return spec_need_str(s, a->self, "the string", t);
}

/* The string, if its characters' properties are known. */
static bool self_ascii(Spec *s, Args *a, Text *t)
{
    if (!self_text(s, a, t))
        return false;
    if (utf8_is_ascii(*t))
        return true;
    spec_not_yet(s, "%s() of more than ASCII is not there yet",
                 a->builtin->name);
    return false;
}

/* Is the byte at `i` inside a character? */
static bool is_inside(Text t, size_t i)
{
    return i < t.size && ((unsigned char)t.data[i] & 0xC0) == 0x80;
}

static int64_t count_characters(Text t)
{
    int64_t n = 0;

    for (size_t i = 0; i < t.size; i++)
        n += !is_inside(t, i);
    return n;
}

static Text part(Text t, size_t begin, size_t end)
{
    return (Text){t.data + begin, end - begin};
}

static bool matches(Text t, size_t at, Text what)
{
    return what.size <= t.size - at &&
           !memcmp(t.data + at, what.data, what.size);
}

static uint32_t character_at(Text t, size_t at)
{
    uint32_t c = 0;

    return utf8_decode(t, at, &c) ? c : 0;
}

/* The begin of the character that ends at `end`. */
static size_t before(Text t, size_t end)
{
    do
        end--;
    while (end && is_inside(t, end));
    return end;
}

static size_t after(Text t, size_t at)
{
    do
        at++;
    while (is_inside(t, at));
    return at;
}

/* As Python's str.isspace(). */
static bool is_space(uint32_t c)
{
    return (c >= 9 && c <= 13) || (c >= 28 && c <= 32) || c == 0x85 ||
           c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) ||
           c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F ||
           c == 0x3000;
}

/* ---- searching ---- */

typedef struct Range {
    Text text;      /* from start to end */
    int64_t before; /* characters before it */
    bool none;      /* it begins behind the end: nothing is in it */
} Range;

static bool bound(Spec *s, Value v, const char *what, int64_t n, int64_t *out)
{
    if (!arg_given(v))
        return true;
    if (!spec_need_index(s, v, what, out))
        return false;
    *out += *out < 0 ? n : 0;
    *out = *out < 0 ? 0 : *out;
    return true;
}

/* What the arguments `start` and `end`, at `first`, leave of the string. */
static bool range_of(Spec *s, Args *a, int first, Range *r)
{
    Text t;
    int64_t n, start = 0, end;
    size_t from = 0, to;

    if (!self_text(s, a, &t))
        return false;
    end = n = count_characters(t);
    if (!bound(s, a->arg[first], "the start", n, &start) ||
        !bound(s, a->arg[first + 1], "the end", n, &end))
        return false;
    end = end > n ? n : end;
    *r = (Range){.before = start, .none = start > end};
    if (r->none)
        return true;
    for (int64_t i = 0; i < start; i++)
        from = after(t, from);
    to = from;
    for (int64_t i = start; i < end; i++)
        to = after(t, to);
    r->text = part(t, from, to);
    return true;
}

/* The byte where `what` begins, from the left or the right; -1: nowhere. */
static int64_t find_in(Text t, Text what, bool from_right)
{
    if (what.size > t.size)
        return -1;
    for (size_t i = 0; i <= t.size - what.size; i++) {
        size_t at = from_right ? t.size - what.size - i : i;

        if (matches(t, at, what))
            return (int64_t)at;
    }
    return -1;
}

enum { FIND_LEFT = 0, FIND_RIGHT = 1, FIND_RAISES = 2 };

static Value do_find(Spec *s, Args *a)
{
    Range r;
    Text what;
    int64_t at = -1;

    if (!range_of(s, a, 1, &r) ||
        !spec_need_str(s, a->arg[0], "what is sought", &what))
        return value_poison();
    if (!r.none)
        at = find_in(r.text, what, a->builtin->op & FIND_RIGHT);
    if (at >= 0)
        return value_int(r.before +
                         count_characters(part(r.text, 0, (size_t)at)));
    raise_says(s, "substring not found");
    return a->builtin->op & FIND_RAISES
               ? raise_certain(s, DIAG_H0515, "the substring is not there")
               : value_int(-1);
}

static Value do_count(Spec *s, Args *a)
{
    Range r;
    Text what;
    int64_t n = 0;

    if (!range_of(s, a, 1, &r) ||
        !spec_need_str(s, a->arg[0], "what is counted", &what))
        return value_poison();
    if (r.none)
        return value_int(0);
    if (!what.size)
        return value_int(count_characters(r.text) + 1);
    for (size_t i = 0; i + what.size <= r.text.size;) {
        bool here = matches(r.text, i, what);

        n += here;
        i += here ? what.size : 1;
    }
    return value_int(n);
}

/* startswith() and endswith(): of one text, or of one of a tuple. */
static int has_end(Spec *s, Args *a, const Range *r, Value v)
{
    Text what;
    const char *of = a->builtin->op ? "the suffix" : "the prefix";

    if (!spec_need_str(s, v, of, &what))
        return -1;
    if (r->none || what.size > r->text.size)
        return 0;
    return matches(r->text, a->builtin->op ? r->text.size - what.size : 0,
                   what);
}

static Value do_starts(Spec *s, Args *a)
{
    Range r;
    int has = 0;
    const Body *all;
    Value ends = derived_tuple(s, a->arg[0]);

    if (!range_of(s, a, 1, &r))
        return value_poison();
    if (!value_is_object(ends, OBJECT_TUPLE)) {
        has = has_end(s, a, &r, ends);
        return has < 0 ? value_poison() : value_bool(has);
    }
    all = object_body(ends.object);
    for (int i = 0; i < all->nitem && !has; i++)
        has = has_end(s, a, &r, all->item[i]);
    return has < 0 ? value_poison() : value_bool(has);
}

/* removeprefix(), removesuffix() */
static Value do_remove(Spec *s, Args *a)
{
    Text t, what;

    if (!self_text(s, a, &t) || !spec_need_str(s, a->arg[0], "the part", &what))
        return value_poison();
    if (what.size > t.size ||
        !matches(t, a->builtin->op ? t.size - what.size : 0, what))
        return a->self;
    return value_str(a->builtin->op ? part(t, 0, t.size - what.size)
                                    : part(t, what.size, t.size));
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
    if (a->arg[2].kind != VALUE_UNDEFINED &&
        !spec_need_index(s, a->arg[2], "the count", &most))
        return value_poison();
    for (size_t i = 0; i <= t.size && out.size <= SPEC_TEXT;) {
        bool here = most && !is_inside(t, i) && matches(t, i, old);

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

/* ---- ends ---- */

/* Is a character one of `chars`, or white space if there are none? */
static bool is_among(uint32_t c, const Text *chars)
{
    if (!chars)
        return is_space(c);
    for (size_t i = 0; i < chars->size; i = after(*chars, i))
        if (character_at(*chars, i) == c)
            return true;
    return false;
}

enum { STRIP_LEFT = 1, STRIP_RIGHT = 2 };

static Text strip(Text t, const Text *chars, int where)
{
    size_t begin = 0, end = t.size;

    while (where & STRIP_LEFT && begin < end &&
           is_among(character_at(t, begin), chars))
        begin = after(t, begin);
    while (where & STRIP_RIGHT && end > begin &&
           is_among(character_at(t, before(t, end)), chars))
        end = before(t, end);
    return part(t, begin, end);
}

Text text_strip(Text t)
{
    return strip(t, NULL, STRIP_LEFT | STRIP_RIGHT);
}

static Value do_strip(Spec *s, Args *a)
{
    Text t, chars;
    bool given = arg_given(a->arg[0]);

    if (!self_text(s, a, &t) ||
        (given && !spec_need_str(s, a->arg[0], "the characters", &chars)))
        return value_poison();
    return value_str(strip(t, given ? &chars : NULL, a->builtin->op));
}

static void put_times(TextBuffer *out, Text t, int64_t n)
{
    for (int64_t i = 0; i < n; i++)
        buffer_put(out, t.data, t.size);
}

enum { MOST_WIDTH = 1 << 24 };

/* How many characters a width adds; -1 after an error. */
static int64_t padding(Spec *s, Value v, Text t, int64_t *width)
{
    int64_t n = count_characters(t);

    if (!spec_need_index(s, v, "the width", width))
        return -1;
    if (*width > MOST_WIDTH) {
        spec_error(s, DIAG_H0901, "a string of more than 16M characters");
        return -1;
    }
    return *width > n ? *width - n : 0;
}

/* The same of a text with staged parts, as a format spec does it. */
static Value justify_staged(Spec *s, Args *a)
{
    Text fill = text_from(" ");
    int64_t width;

    if (!spec_need_index(s, a->arg[0], "the width", &width) ||
        (a->arg[1].kind != VALUE_UNDEFINED &&
         !spec_need_str(s, a->arg[1], "the fill", &fill)))
        return value_poison();
    if (count_characters(fill) != 1)
        return raise_certain(s, DIAG_H0516,
                             "the fill must be exactly one character long");
    return text_padded(
        s, a->self,
        text_from(arena_printf(s->arena, "%.*s%c%lld", (int)fill.size,
                               fill.data, a->builtin->op ? '>' : '<',
                               (long long)(width > 0 ? width : 0))));
}

static Value do_justify(Spec *s, Args *a)
{
    TextBuffer out = {.arena = s->arena};
    Text t, fill = text_from(" ");
    int64_t width, pad, left;

    if (value_is_object(a->self, OBJECT_TEXT) && a->builtin->op < 2)
        return justify_staged(s, a);
    if (!self_text(s, a, &t))
        return value_poison();
    pad = padding(s, a->arg[0], t, &width);
    if (pad < 0 || (a->arg[1].kind != VALUE_UNDEFINED &&
                    !spec_need_str(s, a->arg[1], "the fill", &fill)))
        return value_poison();
    if (count_characters(fill) != 1)
        return raise_certain(s, DIAG_H0516,
                             "the fill must be exactly one character long");
    left = a->builtin->op == 2 ? pad / 2 + (pad & width & 1)
                               : (a->builtin->op ? pad : 0);
    put_times(&out, fill, left);
    buffer_put(&out, t.data, t.size);
    put_times(&out, fill, pad - left);
    return value_str(buffer_text(&out));
}

static Value do_zfill(Spec *s, Args *a)
{
    TextBuffer out = {.arena = s->arena};
    Text t;
    int64_t width, pad;
    size_t sign;

    if (!self_text(s, a, &t))
        return value_poison();
    pad = padding(s, a->arg[0], t, &width);
    if (pad < 0)
        return value_poison();
    sign = t.size && (t.data[0] == '+' || t.data[0] == '-');
    buffer_put(&out, t.data, sign);
    put_times(&out, text_from("0"), pad);
    buffer_put(&out, t.data + sign, t.size - sign);
    return value_str(buffer_text(&out));
}

static Value do_expand(Spec *s, Args *a)
{
    TextBuffer out = {.arena = s->arena};
    Text t;
    int64_t size = 8, column = 0;

    if (!self_text(s, a, &t) ||
        (a->arg[0].kind != VALUE_UNDEFINED &&
         !spec_need_c_int(s, a->arg[0], "the size of a tab", &size)))
        return value_poison();
    for (size_t i = 0; i < t.size; i++) {
        char c = t.data[i];

        if (c == '\t') {
            int64_t n = size > 0 ? size - column % size : 0;

            if (n > MOST_WIDTH)
                return spec_fail(s, DIAG_H0901,
                                 "a string of more than 16M characters");
            put_times(&out, text_from(" "), n);
            column += n;
            continue;
        }
        column = c == '\n' || c == '\r' ? 0 : column + !is_inside(t, i);
        buffer_putc(&out, c);
    }
    return value_str(buffer_text(&out));
}

/* ---- splitting and joining ---- */

static void add_part(Spec *s, Object *list, Text t, size_t begin, size_t end)
{
    object_append(s, list, value_str(part(t, begin, end)));
}

/* By white space, from the left. */
static void split_words(Spec *s, Object *list, Text t, int64_t most)
{
    size_t at = 0, end;

    for (;;) {
        while (at < t.size && is_space(character_at(t, at)))
            at = after(t, at);
        if (at == t.size)
            return;
        if (!most--) {
            add_part(s, list, t, at, t.size);
            return;
        }
        for (end = at; end < t.size && !is_space(character_at(t, end));)
            end = after(t, end);
        add_part(s, list, t, at, end);
        at = end;
    }
}

/* The same from the right, the last part first. */
static void split_words_right(Spec *s, Object *list, Text t, int64_t most)
{
    size_t end = t.size, begin;

    for (;;) {
        while (end && is_space(character_at(t, before(t, end))))
            end = before(t, end);
        if (!end)
            return;
        if (!most--) {
            add_part(s, list, t, 0, end);
            return;
        }
        for (begin = end;
             begin && !is_space(character_at(t, before(t, begin)));)
            begin = before(t, begin);
        add_part(s, list, t, begin, end);
        end = begin;
    }
}

static void split_at(Spec *s, Object *list, Text t, Text sep, int64_t most,
                     bool right)
{
    size_t begin = 0, end = t.size;

    while (most--) {
        int64_t at = find_in(part(t, begin, end), sep, right);

        if (at < 0)
            break;
        if (right) {
            add_part(s, list, t, (size_t)at + sep.size, end);
            end = (size_t)at;
        } else {
            add_part(s, list, t, begin, begin + (size_t)at);
            begin += (size_t)at + sep.size;
        }
    }
    add_part(s, list, t, begin, end);
}

static Value do_split(Spec *s, Args *a)
{
    Object *list = object_items(s, OBJECT_LIST, 0, NULL);
    bool right = a->builtin->op, words = !arg_given(a->arg[0]);
    int64_t most = -1;
    Text t, sep = {0};
    Body *b;

    if (!self_text(s, a, &t) ||
        (!words && !spec_need_str(s, a->arg[0], "the separator", &sep)) ||
        (a->arg[1].kind != VALUE_UNDEFINED &&
         !spec_need_index(s, a->arg[1], "`maxsplit`", &most)))
        return value_poison();
    if (!words && !sep.size)
        return raise_certain(s, DIAG_H0515, "an empty separator");
    most = most < 0 ? -1 : most;
    if (!words)
        split_at(s, list, t, sep, most, right);
    else if (right)
        split_words_right(s, list, t, most);
    else
        split_words(s, list, t, most);
    b = object_edit(list);
    for (int i = 0; right && i < b->nitem / 2; i++) {
        Value v = b->item[i];

        b->item[i] = b->item[b->nitem - 1 - i];
        b->item[b->nitem - 1 - i] = v;
    }
    return value_object(list);
}

static bool ends_line(uint32_t c)
{
    return (c >= 10 && c <= 13) || (c >= 28 && c <= 30) || c == 0x85 ||
           c == 0x2028 || c == 0x2029;
}

static Value do_split_lines(Spec *s, Args *a)
{
    Object *list = object_items(s, OBJECT_LIST, 0, NULL);
    Text t;
    Node *node;
    int keep = 0;

    if (!self_text(s, a, &t))
        return value_poison();
    if (a->arg[0].kind != VALUE_UNDEFINED) {
        if (!spec_is_flag(s, a->arg[0], "`keepends`"))
            return value_poison();
        keep = spec_truth(s, a->arg[0], &node);
    }
    if (keep < 0)
        return spec_not_yet(s, "`keepends` that only the run knows");
    for (size_t at = 0, end, next; at < t.size; at = next) {
        for (end = at; end < t.size && !ends_line(character_at(t, end));)
            end = after(t, end);
        next = end < t.size ? after(t, end) : end;
        if (end < t.size && t.data[end] == '\r' && next < t.size &&
            t.data[next] == '\n')
            next++;
        add_part(s, list, t, at, keep ? next : end);
    }
    return value_object(list);
}

static Value do_partition(Spec *s, Args *a)
{
    Text t, sep;
    Value three[3];
    int64_t at;

    if (!self_text(s, a, &t) ||
        !spec_need_str(s, a->arg[0], "the separator", &sep))
        return value_poison();
    if (!sep.size)
        return raise_certain(s, DIAG_H0515, "an empty separator");
    at = find_in(t, sep, a->builtin->op);
    three[0] = three[1] = three[2] = value_cstr("");
    if (at < 0) {
        three[a->builtin->op ? 2 : 0] = a->self;
    } else {
        three[0] = value_str(part(t, 0, (size_t)at));
        three[1] = a->arg[0];
        three[2] = value_str(part(t, (size_t)at + sep.size, t.size));
    }
    return value_tuple(s, 3, three);
}

static Value do_join(Spec *s, Args *a)
{
    Value *item, *parts;
    int n = value_iterate(s, a->arg[0], &item);

    if (n < 0)
        return value_poison();
    parts = ARENA_ARRAY(s->arena, Value, 2 * n + 1);
    for (int i = 0; i < n; i++) {
        item[i] = derived_scalar(s, item[i]);
        if (item[i].kind == VALUE_POISON)
            return item[i];
        if (!choice_is_text(item[i]) && !value_is_object(item[i], OBJECT_TEXT))
            return raise_certain(s, DIAG_H0516, "join() takes strings, not %s",
                                 value_describe(s, item[i]));
        parts[2 * i] = i ? a->self : value_cstr("");
        parts[2 * i + 1] = item[i];
    }
    return text_join(s, 2 * n, parts);
}

/* ---- letters ---- */

typedef enum Case {
    CASE_LOWER,
    CASE_UPPER,
    CASE_SWAP,
    CASE_TITLE,
    CASE_CAPITAL
} Case;

static Value do_case(Spec *s, Args *a)
{
    Text t;
    char *out;
    bool inside = false; /* of a word */

    if (!self_ascii(s, a, &t))
        return value_poison();
    out = arena_alloc(s->arena, t.size + 1);
    for (size_t i = 0; i < t.size; i++) {
        int c = (unsigned char)t.data[i];
        bool up = false;

        switch ((Case)a->builtin->op) {
        case CASE_LOWER:
            break;
        case CASE_UPPER:
            up = true;
            break;
        case CASE_SWAP:
            up = islower(c);
            break;
        case CASE_TITLE:
            up = !inside;
            break;
        case CASE_CAPITAL:
            up = !i;
            break;
        }
        out[i] = (char)(up ? toupper(c) : tolower(c));
        inside = isalpha(c);
    }
    return value_str((Text){out, t.size});
}

/* isalpha() and its kin: of all characters, and there is one. */
typedef enum Property {
    IS_ALNUM,
    IS_ALPHA,
    IS_DIGIT,
    IS_SPACE,
    IS_PRINTABLE,
    IS_ASCII,
    IS_IDENTIFIER
} Property;

static bool has_property(Property p, int c, bool is_first)
{
    switch (p) {
    case IS_ALNUM:
        return isalnum(c);
    case IS_ALPHA:
        return isalpha(c);
    case IS_DIGIT:
        return isdigit(c);
    case IS_SPACE:
        return is_space((uint32_t)c);
    case IS_PRINTABLE:
        return c >= ' ' && c < 0x7F;
    case IS_ASCII:
        return true;
    case IS_IDENTIFIER:
        return c == '_' || (is_first ? isalpha(c) : isalnum(c));
    }
    return false;
}

static Value do_property(Spec *s, Args *a)
{
    Property p = (Property)a->builtin->op;
    Text t;

    if (p == IS_ASCII && a->self.kind == VALUE_STR)
        return value_bool(utf8_is_ascii(a->self.s));
    if (!self_ascii(s, a, &t))
        return value_poison();
    for (size_t i = 0; i < t.size; i++)
        if (!has_property(p, (unsigned char)t.data[i], !i))
            return value_bool(false);
    return value_bool(t.size || p == IS_PRINTABLE);
}

/* islower(), isupper(), istitle(): there is a letter, and all are so. */
static Value do_is_case(Spec *s, Args *a)
{
    Case want = (Case)a->builtin->op;
    Text t;
    bool any = false, inside = false;

    if (!self_ascii(s, a, &t))
        return value_poison();
    for (size_t i = 0; i < t.size; i++) {
        int c = (unsigned char)t.data[i];
        bool up = want == CASE_UPPER || (want == CASE_TITLE && !inside);

        inside = isalpha(c);
        if (inside && !isupper(c) == up)
            return value_bool(false);
        any |= inside;
    }
    return value_bool(any);
}

static Value do_not_yet(Spec *s, Args *a)
{
    return spec_not_yet(s, "%s() of a string is not there yet",
                        a->builtin->name);
}

static Value do_encode(Spec *s, Args *a)
{
    Value f = bytes_library(s, "encode"), all[3] = {a->self};

    all[1] = arg_given(a->arg[0]) ? a->arg[0] : value_cstr("utf-8");
    all[2] = arg_given(a->arg[1]) ? a->arg[1] : value_cstr("strict");
    return f.kind == VALUE_POISON ? f : call_function(s, f, 3, all);
}

static Value do_maketrans(Spec *s, Args *a)
{
    return text_asked(s, "maketrans", a->nrest, a->rest);
}

static Value do_translate(Spec *s, Args *a)
{
    Value pair[2] = {a->self, a->arg[0]};

    return text_asked(s, "translate", 2, pair);
}

const Builtin str_methods[] = {
    {"capitalize", "", do_case, CASE_CAPITAL, NULL},
    {"casefold", "", do_case, CASE_LOWER, NULL},
    {"center", "width, fill=, /", do_justify, 2, NULL},
    {"count", "part, start=, end=, /", do_count, 0, NULL},
    {"encode", "encoding=, errors=", do_encode, 0, NULL},
    {"endswith", "suffix, start=, end=, /", do_starts, 1, NULL},
    {"expandtabs", "tabsize=", do_expand, 0, NULL},
    {"find", "part, start=, end=, /", do_find, FIND_LEFT, NULL},
    {"format", "*args, **names", text_do_format, 0, NULL},
    {"format_map", "mapping, /", do_not_yet, 0, NULL},
    {"index", "part, start=, end=, /", do_find, FIND_LEFT | FIND_RAISES, NULL},
    {"isalnum", "", do_property, IS_ALNUM, NULL},
    {"isalpha", "", do_property, IS_ALPHA, NULL},
    {"isascii", "", do_property, IS_ASCII, NULL},
    {"isdecimal", "", do_property, IS_DIGIT, NULL},
    {"isdigit", "", do_property, IS_DIGIT, NULL},
    {"isidentifier", "", do_property, IS_IDENTIFIER, NULL},
    {"islower", "", do_is_case, CASE_LOWER, NULL},
    {"isnumeric", "", do_property, IS_DIGIT, NULL},
    {"isprintable", "", do_property, IS_PRINTABLE, NULL},
    {"isspace", "", do_property, IS_SPACE, NULL},
    {"istitle", "", do_is_case, CASE_TITLE, NULL},
    {"isupper", "", do_is_case, CASE_UPPER, NULL},
    {"join", "iterable, /", do_join, 0, NULL},
    {"ljust", "width, fill=, /", do_justify, 0, NULL},
    {"lower", "", do_case, CASE_LOWER, NULL},
    {"lstrip", "chars=, /", do_strip, STRIP_LEFT, NULL},
    {"maketrans", "*args", do_maketrans, BUILTIN_OF_CLASS, NULL},
    {"partition", "sep, /", do_partition, 0, NULL},
    {"removeprefix", "prefix, /", do_remove, 0, NULL},
    {"removesuffix", "suffix, /", do_remove, 1, NULL},
    {"replace", "old, new, count=, /", do_replace, 0, NULL},
    {"rfind", "part, start=, end=, /", do_find, FIND_RIGHT, NULL},
    {"rindex", "part, start=, end=, /", do_find, FIND_RIGHT | FIND_RAISES,
     NULL},
    {"rjust", "width, fill=, /", do_justify, 1, NULL},
    {"rpartition", "sep, /", do_partition, 1, NULL},
    {"rsplit", "sep=, maxsplit=", do_split, 1, NULL},
    {"rstrip", "chars=, /", do_strip, STRIP_RIGHT, NULL},
    {"split", "sep=, maxsplit=", do_split, 0, NULL},
    {"splitlines", "keepends=", do_split_lines, 0, NULL},
    {"startswith", "prefix, start=, end=, /", do_starts, 0, NULL},
    {"strip", "chars=, /", do_strip, STRIP_LEFT | STRIP_RIGHT, NULL},
    {"swapcase", "", do_case, CASE_SWAP, NULL},
    {"title", "", do_case, CASE_TITLE, NULL},
    {"translate", "table, /", do_translate, 0, NULL},
    {"upper", "", do_case, CASE_UPPER, NULL},
    {"zfill", "width, /", do_zfill, 0, NULL},
    {0},
};
