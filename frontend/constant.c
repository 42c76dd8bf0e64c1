/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Constants of the syntax tree: the values of numbers, and repr(). */
#include "frontend/constant.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "base/format.h"

/* Python prints no integer of more decimal digits than this. */
enum { MOST_DIGITS = 4300 };
enum { LIMB = 1000000000, LIMB_DIGITS = 9 };

/* The number's text without underscores. */
static Text plain_digits(Arena *a, Text source)
{
    char *digits = arena_alloc(a, source.size + 1);
    size_t n = 0;

    for (size_t i = 0; i < source.size; i++)
        if (source.data[i] != '_')
            digits[n++] = source.data[i];
    return (Text){digits, n};
}

static Text without_zeros(Text digits)
{
    while (digits.size > 1 && digits.data[0] == '0') {
        digits.data++;
        digits.size--;
    }
    return digits;
}

static uint32_t digit_value(char c)
{
    return c <= '9' ? (uint32_t)(c - '0') : (uint32_t)((c | 0x20) - 'a' + 10);
}

/* The decimal digits of digits in another base: one multiply-and-add over the
 * whole number, in limbs of nine digits, for each of them. */
static Text decimal_digits(Arena *a, Text digits, uint32_t base)
{
    size_t most = digits.size * 4 / 29 + 1; /* 29 bits fit a limb */
    uint32_t *limb = ARENA_ARRAY(a, uint32_t, most + 1);
    size_t n = 1;
    TextBuffer out = {.arena = a};

    for (size_t i = 0; i < digits.size; i++) {
        uint64_t carry = digit_value(digits.data[i]);

        for (size_t k = 0; k < n; k++) {
            carry += (uint64_t)limb[k] * base;
            limb[k] = (uint32_t)(carry % LIMB);
            carry /= LIMB;
        }
        if (carry)
            limb[n++] = (uint32_t)carry;
    }
    buffer_printf(&out, "%u", limb[n - 1]);
    for (size_t k = n - 1; k-- > 0;)
        buffer_printf(&out, "%0*u", LIMB_DIGITS, limb[k]);
    return buffer_text(&out);
}

/* 0x and the digits of a base that is a power of two, in base 16. */
static Text hex_digits(Arena *a, Text digits, int bits)
{
    size_t size = (digits.size * (size_t)bits + 3) / 4;
    char *hex = arena_alloc(a, size + 3);
    char *at = hex + 2 + size;
    uint32_t have = 0;
    int nbit = 0;
    Text out;

    for (size_t i = digits.size; i-- > 0;) {
        have |= digit_value(digits.data[i]) << nbit;
        nbit += bits;
        while (nbit >= 4) {
            *--at = "0123456789abcdef"[have & 15];
            have >>= 4;
            nbit -= 4;
        }
    }
    if (nbit > 0 && at > hex + 2)
        *--at = "0123456789abcdef"[have & 15];
    out = without_zeros((Text){at, (size_t)(hex + 2 + size - at)});
    memcpy((char *)out.data - 2, "0x", 2);
    return (Text){out.data - 2, out.size + 2};
}

static Text integer_text(Arena *a, Text digits)
{
    char mark = digits.size > 1 ? (char)(digits.data[1] | 0x20) : 0;
    int bits = mark == 'x' ? 4 : mark == 'o' ? 3 : mark == 'b' ? 1 : 0;

    if (!bits)
        return without_zeros(digits);
    digits = without_zeros((Text){digits.data + 2, digits.size - 2});
    if (digits.size * (size_t)bits > (size_t)MOST_DIGITS * 10 / 3)
        return hex_digits(a, digits, bits);
    return decimal_digits(a, digits, 1u << bits);
}

/* strtod() of the C locale, whatever the program's own is. */
static double float_value(const char *digits)
{
    locale_t c = newlocale(LC_ALL_MASK, "C", (locale_t)0);
    double x = c ? strtod_l(digits, NULL, c) : strtod(digits, NULL);

    if (c)
        freelocale(c);
    return x;
}

Constant constant_number(Arena *a, Text source)
{
    Text digits = plain_digits(a, source);
    char last = digits.size ? digits.data[digits.size - 1] : '0';
    bool hex = digits.size > 1 && (digits.data[1] | 0x20) == 'x';
    Constant c = {.kind = CONSTANT_INT};

    if (last == 'j' || last == 'J')
        c.kind = CONSTANT_COMPLEX;
    else if (!hex && strpbrk(digits.data, ".eE"))
        c.kind = CONSTANT_FLOAT;
    if (c.kind == CONSTANT_INT)
        c.text = integer_text(a, digits);
    else
        c.number = float_value(digits.data);
    return c;
}

/* ---- repr() ---- */

static void bytes_repr(TextBuffer *out, Text bytes)
{
    bool has_single = bytes.size && memchr(bytes.data, '\'', bytes.size);
    bool has_double = bytes.size && memchr(bytes.data, '"', bytes.size);
    unsigned char quote = has_single && !has_double ? '"' : '\'';

    buffer_printf(out, "b%c", quote);
    for (size_t i = 0; i < bytes.size; i++) {
        unsigned char c = (unsigned char)bytes.data[i];

        if (c == quote || c == '\\')
            buffer_printf(out, "\\%c", c);
        else if (c == '\t')
            buffer_puts(out, "\\t");
        else if (c == '\n')
            buffer_puts(out, "\\n");
        else if (c == '\r')
            buffer_puts(out, "\\r");
        else if (c < ' ' || c >= 0x7F)
            buffer_printf(out, "\\x%02x", c);
        else
            buffer_putc(out, (char)c);
    }
    buffer_putc(out, quote);
}

/* The float's repr() without the `.0` of a whole number. */
static void imaginary_repr(TextBuffer *out, double x)
{
    TextBuffer digits = {.arena = out->arena};
    size_t n;

    format_f64_repr(&digits, x);
    n = digits.size;
    if (n > 2 && !memcmp(digits.data + n - 2, ".0", 2))
        n -= 2;
    buffer_put(out, digits.data, n);
    buffer_putc(out, 'j');
}

void constant_repr(TextBuffer *out, const Constant *c)
{
    switch (c->kind) {
    case CONSTANT_NONE:
        buffer_puts(out, "None");
        return;
    case CONSTANT_TRUE:
        buffer_puts(out, "True");
        return;
    case CONSTANT_FALSE:
        buffer_puts(out, "False");
        return;
    case CONSTANT_ELLIPSIS:
        buffer_puts(out, "Ellipsis");
        return;
    case CONSTANT_INT:
        buffer_put(out, c->text.data, c->text.size);
        return;
    case CONSTANT_FLOAT:
        format_f64_repr(out, c->number);
        return;
    case CONSTANT_COMPLEX:
        imaginary_repr(out, c->number);
        return;
    case CONSTANT_STR:
        format_str_repr(out, c->text);
        return;
    case CONSTANT_BYTES:
        bytes_repr(out, c->text);
        return;
    }
}
