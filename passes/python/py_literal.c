/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Python's literals: the value of what repr() writes. */
#include "passes/python/complex.h"
#include "passes/python/protocol.h"
#include "passes/python/python.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

static void put_code_point(TextBuffer *out, uint32_t c)
{
    if (c < 0x80) {
        buffer_putc(out, (char)c);
    } else if (c < 0x800) {
        buffer_putc(out, (char)(0xC0 | c >> 6));
        buffer_putc(out, (char)(0x80 | (c & 63)));
    } else if (c < 0x10000) {
        buffer_putc(out, (char)(0xE0 | c >> 12));
        buffer_putc(out, (char)(0x80 | (c >> 6 & 63)));
        buffer_putc(out, (char)(0x80 | (c & 63)));
    } else {
        buffer_putc(out, (char)(0xF0 | c >> 18));
        buffer_putc(out, (char)(0x80 | (c >> 12 & 63)));
        buffer_putc(out, (char)(0x80 | (c >> 6 & 63)));
        buffer_putc(out, (char)(0x80 | (c & 63)));
    }
}

static uint32_t read_hex(const char *p, const char *end, int digits)
{
    uint32_t c = 0;

    for (int i = 0; i < digits && p + i < end; i++) {
        char d = p[i];

        c = c * 16 + (uint32_t)(d <= '9' ? d - '0' : (d | 32) - 'a' + 10);
    }
    return c;
}

/* What repr() of a string stands for. */
static Text read_string(Spec *s, Text t)
{
    TextBuffer out = {.arena = s->arena};
    const char *p = t.data + 1, *end = t.data + t.size - 1;

    for (; p < end; p++) {
        if (*p != '\\' || p + 1 >= end) {
            buffer_putc(&out, *p);
            continue;
        }
        switch (*++p) {
        case 'n':
            buffer_putc(&out, '\n');
            break;
        case 't':
            buffer_putc(&out, '\t');
            break;
        case 'r':
            buffer_putc(&out, '\r');
            break;
        case 'x':
            put_code_point(&out, read_hex(p + 1, end, 2));
            p += 2;
            break;
        case 'u':
            put_code_point(&out, read_hex(p + 1, end, 4));
            p += 4;
            break;
        case 'U':
            put_code_point(&out, read_hex(p + 1, end, 8));
            p += 8;
            break;
        default:
            buffer_putc(&out, *p);
        }
    }
    return buffer_text(&out);
}

/* A float of few digits and no exponent; false of another text. Digits below
 * 2^53 and powers of ten to 10^22 are exact, so their quotient is rounded once
 * and is what strtod() gives. */
static bool read_short_float(const char *text, double *value)
{
    int64_t digits = 0;
    double scale = 1;
    bool after_point = false;
    size_t n = strlen(text);

    if (n > 16)
        return false;
    for (size_t i = 0; i < n; i++) {
        bool is_point = text[i] == '.' && !after_point;

        if (!is_point && (text[i] < '0' || text[i] > '9'))
            return false;
        if (!is_point)
            digits = 10 * digits + (text[i] - '0');
        scale *= after_point ? 10 : 1;
        after_point |= is_point;
    }
    *value = (double)digits / scale;
    return after_point;
}

static Value read_number(Spec *s, const char *text)
{
    bool is_hex = text[0] == '0' && (text[1] | 32) == 'x';
    char *end;
    long long i;
    double x;

    if (read_short_float(text, &x))
        return value_float(x);
    if (text[strlen(text) - 1] == 'j')
        return complex_imaginary(s, strtod(text, NULL));
    if (!is_hex && strpbrk(text, ".eEn"))
        return value_float(strtod(text, NULL));
    errno = 0;
    i = strtoll(text, &end, 0);
    return errno || *end ? int_from_text(s, text_from(text), 0) : value_int(i);
}

/* A surrogate, which Python's strings may hold, has no UTF-8. */
static bool is_utf8(Text t)
{
    for (size_t i = 0; i + 1 < t.size; i++)
        if ((unsigned char)t.data[i] == 0xED &&
            (unsigned char)t.data[i + 1] >= 0xA0)
            return false;
    return true;
}

Value literal_value(Spec *s, Text t)
{
    if (text_is(t, "None"))
        return value_none();
    if (text_is(t, "True") || text_is(t, "False"))
        return value_bool(t.data[0] == 'T');
    if (text_is(t, "Ellipsis"))
        return (Value){.kind = VALUE_ELLIPSIS};
    if (t.size >= 3 && t.data[0] == 'b') {
        Value f = bytes_library(s, "of_text");
        Value text = value_str(read_string(s, (Text){t.data + 1, t.size - 1}));

        return f.kind == VALUE_POISON ? f : call_function(s, f, 1, &text);
    }
    if (t.size >= 2 && (t.data[0] == '\'' || t.data[0] == '"')) {
        Text text = read_string(s, t);

        return is_utf8(text)
                   ? value_str(text)
                   : spec_not_yet(s, "a string with half of a surrogate pair "
                                     "is not there yet");
    }
    return read_number(s, text_copy(s->arena, t).data);
}
