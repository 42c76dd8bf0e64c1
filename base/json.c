/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The JSON reader and writer: recursive descent over a bounded depth, with
 * the first violation of the grammar ending the reading. */
#include "base/json.h"

#include <assert.h>
#include <locale.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/format.h"
#include "base/utf8.h"

typedef struct Reader {
    Arena *arena;
    Text text;
    size_t at;
    unsigned flags;
    int depth;
    JsonError *error;
} Reader;

static bool read_value(Reader *r, Json *out);

/* As utf8_decode(), and no half of a surrogate pair either. */
static size_t decode(Text s, size_t at, uint32_t *c)
{
    size_t n = utf8_decode(s, at, c);

    return n && *c >= 0xD800 && *c <= 0xDFFF ? 0 : n;
}

/* ---- reading ---- */

/* The byte at hand, or NUL behind the end. */
static char peek(const Reader *r)
{
    return r->at < r->text.size ? r->text.data[r->at] : 0;
}

static bool fail_at(Reader *r, size_t begin, size_t end, const char *message)
{
    r->error->begin = begin;
    r->error->end = end > r->text.size ? r->text.size : end;
    r->error->message = message;
    return false;
}

static bool fail(Reader *r, const char *message)
{
    return fail_at(r, r->at, r->at + 1,
                   r->at < r->text.size ? message : "the text ends too early");
}

static void skip_space(Reader *r)
{
    while (r->at < r->text.size && memchr(" \t\r\n", r->text.data[r->at], 4))
        r->at++;
}

static bool take(Reader *r, char c)
{
    if (r->at >= r->text.size || r->text.data[r->at] != c)
        return false;
    r->at++;
    return true;
}

static bool take_word(Reader *r, const char *word)
{
    size_t n = strlen(word);

    if (r->text.size - r->at < n || memcmp(r->text.data + r->at, word, n))
        return false;
    r->at += n;
    return true;
}

static bool read_hex4(Reader *r, uint32_t *out)
{
    *out = 0;
    for (int i = 0; i < 4; i++) {
        char c = peek(r);
        uint32_t digit;

        if (c >= '0' && c <= '9')
            digit = (uint32_t)(c - '0');
        else if (c >= 'a' && c <= 'f')
            digit = (uint32_t)(c - 'a') + 10;
        else if (c >= 'A' && c <= 'F')
            digit = (uint32_t)(c - 'A') + 10;
        else
            return fail(r, "four hexadecimal digits must follow `\\u`");
        *out = *out << 4 | digit;
        r->at++;
    }
    return true;
}

/* What follows `\u`; a pair of surrogates is one character. */
static bool read_unicode(Reader *r, TextBuffer *out)
{
    size_t begin = r->at;
    uint32_t c, low;

    if (!read_hex4(r, &c))
        return false;
    if (c >= 0xD800 && c <= 0xDFFF) {
        if (c > 0xDBFF || !take_word(r, "\\u"))
            return fail_at(r, begin, r->at, "half of a surrogate pair");
        if (!read_hex4(r, &low))
            return false;
        if (low < 0xDC00 || low > 0xDFFF)
            return fail_at(r, begin, r->at, "half of a surrogate pair");
        c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
    }
    utf8_put(out, c);
    return true;
}

static bool read_escape(Reader *r, TextBuffer *out)
{
    static const char letter[] = "\"\\/bfnrt", meaning[] = "\"\\/\b\f\n\r\t";
    char c = peek(r);
    const char *found = c ? strchr(letter, c) : NULL;

    if (c == 'u') {
        r->at++;
        return read_unicode(r, out);
    }
    if (!found)
        return fail(r, "there is no such escape in JSON");
    buffer_putc(out, meaning[found - letter]);
    r->at++;
    return true;
}

/* A string, from its opening quote on. */
static bool read_string(Reader *r, Text *out)
{
    TextBuffer b = {.arena = r->arena};

    r->at++;
    buffer_put(&b, "", 0);
    while (!take(r, '"')) {
        uint32_t c;
        size_t n = r->at < r->text.size ? decode(r->text, r->at, &c) : 0;

        if (r->at == r->text.size)
            return fail(r, "");
        if (take(r, '\\')) {
            if (!read_escape(r, &b))
                return false;
        } else if (n && c < 0x20) {
            return fail(r, "a control character in a string; escape it");
        } else if (!n) {
            return fail(r, "a string is not UTF-8 here");
        } else {
            buffer_put(&b, r->text.data + r->at, n);
            r->at += n;
        }
    }
    *out = buffer_text(&b);
    return true;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool skip_digits(Reader *r)
{
    if (!is_digit(peek(r)))
        return fail(r, "a digit is missing");
    while (is_digit(peek(r)))
        r->at++;
    return true;
}

/* Digits as a 64-bit integer of either signedness, if they fit one. */
static bool read_integer(Reader *r, Json *out)
{
    bool negative = r->text.data[out->begin] == '-';
    uint64_t limit = negative ? (uint64_t)INT64_MAX + 1 : UINT64_MAX;
    uint64_t u = 0;

    for (size_t i = out->begin + negative; i < r->at; i++) {
        uint64_t digit = (uint64_t)(r->text.data[i] - '0');

        if (u > (limit - digit) / 10) {
            out->kind = JSON_LONG;
            out->s = (Text){r->text.data + out->begin, r->at - out->begin};
            return true;
        }
        u = u * 10 + digit;
    }
    if (!negative && u > INT64_MAX) {
        out->kind = JSON_UINT;
        out->u = u;
        return true;
    }
    out->kind = JSON_INT;
    out->i = (int64_t)(negative ? 0 - u : u);
    return true;
}

/* strtod() in the C locale, whatever the host's is. */
static double c_strtod(const char *digits)
{
    locale_t c = newlocale(LC_ALL_MASK, "C", (locale_t)0);
    double x = c ? strtod_l(digits, NULL, c) : strtod(digits, NULL);

    if (c)
        freelocale(c);
    return x;
}

static bool read_float(Reader *r, Json *out)
{
    Text digits = {r->text.data + out->begin, r->at - out->begin};

    out->kind = JSON_FLOAT;
    out->f = c_strtod(text_copy(r->arena, digits).data);
    if (!isfinite(out->f))
        return fail_at(r, out->begin, r->at, "the number overflows a float64");
    return true;
}

static bool read_number(Reader *r, Json *out)
{
    bool integer = true;

    take(r, '-');
    if (take(r, '0')) {
        if (is_digit(peek(r)))
            return fail(r, "a number begins with a zero");
    } else if (!skip_digits(r)) {
        return false;
    }
    if (take(r, '.')) {
        integer = false;
        if (!skip_digits(r))
            return false;
    }
    if (peek(r) == 'e' || peek(r) == 'E') {
        integer = false;
        r->at++;
        if (!take(r, '+'))
            take(r, '-');
        if (!skip_digits(r))
            return false;
    }
    return integer ? read_integer(r, out) : read_float(r, out);
}

/* The words null, true, false, and perhaps NaN and Infinity. */
static bool read_word(Reader *r, Json *out)
{
    bool nonfinite = (r->flags & JSON_NONFINITE) != 0;

    if (take_word(r, "null")) {
        out->kind = JSON_NULL;
    } else if (take_word(r, "true")) {
        out->kind = JSON_BOOL;
        out->b = true;
    } else if (take_word(r, "false")) {
        out->kind = JSON_BOOL;
    } else if (nonfinite && take_word(r, "NaN")) {
        out->kind = JSON_FLOAT;
        out->f = NAN;
    } else if (nonfinite && take_word(r, "Infinity")) {
        out->kind = JSON_FLOAT;
        out->f = INFINITY;
    } else if (nonfinite && take_word(r, "-Infinity")) {
        out->kind = JSON_FLOAT;
        out->f = -INFINITY;
    } else {
        return fail(r, "a JSON value was expected");
    }
    return true;
}

/* The items of an array or object; `names` may be NULL. */
typedef struct Items {
    int n, capacity, name_capacity;
    Json *item;
    Text *name;
} Items;

static bool read_array(Reader *r, Json *out)
{
    Items items = {0};

    r->at++;
    skip_space(r);
    while (!take(r, ']')) {
        Json *item;

        if (items.n && !take(r, ','))
            return fail(r, "`,` or `]` was expected");
        item = ARENA_PUSH(r->arena, items.item, items.n, items.capacity);
        if (!read_value(r, item))
            return false;
        skip_space(r);
    }
    out->kind = JSON_ARRAY;
    out->items.n = items.n;
    out->items.item = items.item;
    return true;
}

/* The index of the first name that repeats an earlier one, or -1. */
static int repeated_name(Reader *r, const Items *items)
{
    size_t nslot = 8;
    int *slot; /* 1 + index of a name */

    while (nslot < (size_t)items->n * 2)
        nslot *= 2;
    slot = ARENA_ARRAY(r->arena, int, nslot);
    for (int i = 0; i < items->n; i++) {
        Text name = items->name[i];
        size_t at = text_hash(name.data, name.size) & (nslot - 1);

        for (; slot[at]; at = (at + 1) & (nslot - 1))
            if (text_equal(items->name[slot[at] - 1], name))
                return i;
        slot[at] = i + 1;
    }
    return -1;
}

static bool read_object(Reader *r, Json *out)
{
    Items items = {0};
    int again;

    r->at++;
    skip_space(r);
    while (!take(r, '}')) {
        int n = items.n;
        Text *name;
        Json *item;

        if (n && !take(r, ','))
            return fail(r, "`,` or `}` was expected");
        skip_space(r);
        if (peek(r) != '"')
            return fail(r, "a name in double quotes was expected");
        name = ARENA_PUSH(r->arena, items.name, n, items.name_capacity);
        item = ARENA_PUSH(r->arena, items.item, items.n, items.capacity);
        if (!read_string(r, name))
            return false;
        skip_space(r);
        if (!take(r, ':'))
            return fail(r, "`:` was expected");
        if (!read_value(r, item))
            return false;
        skip_space(r);
    }
    again = repeated_name(r, &items);
    assert(again < 0 || items.item);
    if (again >= 0)
        return fail_at(r, items.item[again].begin, items.item[again].end,
                       "the object has this name twice");
    out->kind = JSON_OBJECT;
    out->items.n = items.n;
    out->items.item = items.item;
    out->items.name = items.name;
    return true;
}

static bool read_nested(Reader *r, Json *out)
{
    bool read;

    if (r->depth == JSON_DEPTH)
        return fail(r, "nested too deeply");
    r->depth++;
    read = peek(r) == '[' ? read_array(r, out) : read_object(r, out);
    r->depth--;
    return read;
}

static bool read_value(Reader *r, Json *out)
{
    char c;
    bool read;

    skip_space(r);
    c = peek(r);
    out->begin = r->at;
    if (c == '[' || c == '{') {
        read = read_nested(r, out);
    } else if (c == '"') {
        out->kind = JSON_STRING;
        read = read_string(r, &out->s);
    } else if (is_digit(c) || (c == '-' && r->at + 1 < r->text.size &&
                               r->text.data[r->at + 1] != 'I')) {
        read = read_number(r, out);
    } else {
        read = read_word(r, out);
    }
    out->end = r->at;
    return read;
}

const Json *json_parse(Arena *a, Text text, unsigned flags, JsonError *error)
{
    Reader r = {.arena = a, .text = text, .flags = flags, .error = error};
    Json *value = ARENA_NEW(a, Json);

    *error = (JsonError){0};
    if (!read_value(&r, value))
        return NULL;
    skip_space(&r);
    if (r.at < text.size) {
        fail_at(&r, r.at, text.size, "more text behind the value");
        return NULL;
    }
    return value;
}

const Json *json_get(const Json *object, const char *name)
{
    for (int i = 0; i < object->items.n; i++)
        if (text_is(object->items.name[i], name))
            return &object->items.item[i];
    return NULL;
}

/* ---- writing ---- */

static void put_character(TextBuffer *out, char c)
{
    static const char letter[] = "\"\\bfnrt", meaning[] = "\"\\\b\f\n\r\t";
    const char *found = c ? strchr(meaning, c) : NULL;

    if (found) {
        buffer_putc(out, '\\');
        buffer_putc(out, letter[found - meaning]);
    } else if ((unsigned char)c < 0x20 || c == 0x7F) {
        buffer_printf(out, "\\u%04x", (unsigned)c);
    } else {
        buffer_putc(out, c);
    }
}

void json_put_string(TextBuffer *out, Text s)
{
    buffer_putc(out, '"');
    for (size_t i = 0; i < s.size;) {
        uint32_t c;
        size_t n = decode(s, i, &c);

        if (n == 1)
            put_character(out, s.data[i]);
        else if (n)
            buffer_put(out, s.data + i, n);
        else
            buffer_puts(out, "\\ufffd");
        i += n ? n : 1;
    }
    buffer_putc(out, '"');
}

/* NaN and the infinities; false of a finite number. */
static bool put_nonfinite(TextBuffer *out, double x)
{
    if (isfinite(x))
        return false;
    buffer_puts(out, isnan(x) ? "NaN" : x < 0 ? "-Infinity" : "Infinity");
    return true;
}

void json_put_f64(TextBuffer *out, double x)
{
    if (!put_nonfinite(out, x))
        format_f64_repr(out, x);
}

void json_put_f32(TextBuffer *out, float x)
{
    if (!put_nonfinite(out, x))
        format_f32_repr(out, x);
}
