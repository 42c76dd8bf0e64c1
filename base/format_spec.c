/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Python's format mini-language: format(value, spec).
 *
 * A spec is read once into a Spec, checked as CPython checks it, in its order
 * and with its words; then the value is laid out as
 *
 *     <left padding> <sign> <prefix> <inner padding> <digits> <rest> <padding>
 *
 * where the digits may be grouped and `rest` starts at the dot. */
#include "base/format.h"

#include <limits.h>
#include <math.h>
#include <string.h>

#include "base/decimal.h"
#include "base/utf8.h"

/* Widths and precisions past FORMAT_LONGEST are refused: Python would need as
 * many bytes of memory. That is no error of Python's. */
const char format_too_long[] = "a text of more than 64 Mi characters";

typedef struct Spec {
    Text fill; /* one code point */
    char align;
    char sign;          /* 0 if not given */
    bool no_minus_zero; /* z */
    bool alternate;     /* # */
    int64_t width;      /* -1: none */
    char separator;     /* `,`, `_` or 0 */
    int64_t precision;  /* -1: none */
    uint32_t type;      /* a code point; 0: none given */
} Spec;

/* What went wrong, for the caller's `*why`; always false. */
#define FAIL(out, why, ...)                                                    \
    (*(why) = arena_printf((out)->arena, __VA_ARGS__), false)

/* ---- reading a spec ---- */

/* The bytes of the code point at the front; 0 at the end. Bytes that are not
 * UTF-8 count as one each. */
static size_t code_point_size(Text s)
{
    size_t n = 1;

    if (!s.size)
        return 0;
    if ((unsigned char)s.data[0] < 0xC0)
        return 1;
    while (n < s.size && n < 4 && ((unsigned char)s.data[n] & 0xC0) == 0x80)
        n++;
    return n;
}

static uint32_t code_point(Text s)
{
    static const unsigned char mask[] = {0, 0xFF, 0x1F, 0x0F, 0x07};
    size_t n = code_point_size(s);
    uint32_t c = n ? (unsigned char)s.data[0] & mask[n] : 0;

    for (size_t i = 1; i < n; i++)
        c = c << 6 | ((unsigned char)s.data[i] & 0x3F);
    return c;
}

static int64_t code_point_count(Text s)
{
    int64_t n = 0;

    while (s.size) {
        size_t size = code_point_size(s);

        s.data += size;
        s.size -= size;
        n++;
    }
    return n;
}

static void skip(Text *s, size_t n)
{
    s->data += n;
    s->size -= n;
}

static bool is_align(Text s)
{
    return s.size && memchr("<>=^", s.data[0], 4) != NULL;
}

static bool accept(Text *s, char c)
{
    if (!s->size || s->data[0] != c)
        return false;
    skip(s, 1);
    return true;
}

/* Reads digits; -1 if there are none, -2 if there are too many. */
static int64_t read_size(Text *s)
{
    int64_t value = -1;

    while (s->size && s->data[0] >= '0' && s->data[0] <= '9') {
        int digit = s->data[0] - '0';

        if (value < 0)
            value = 0;
        if (value > (INT64_MAX - digit) / 10)
            return -2;
        value = value * 10 + digit;
        skip(s, 1);
    }
    return value;
}

/* Fill and alignment; whether they were given. */
static void read_align(Text *s, Spec *spec, bool *filled, bool *aligned)
{
    size_t first = code_point_size(*s);
    Text behind = {s->data + first, s->size - first};

    *filled = first && is_align(behind);
    *aligned = *filled || is_align(*s);
    if (*filled) {
        spec->fill = (Text){s->data, first};
        skip(s, first);
    }
    if (*aligned) {
        spec->align = s->data[0];
        skip(s, 1);
    }
}

static const char *code_point_name(Arena *a, uint32_t c)
{
    if (c > 32 && c < 128)
        return arena_printf(a, "'%c'", (int)c);
    return arena_printf(a, "'\\x%x'", (unsigned)c);
}

static bool read_separator(TextBuffer *out, Text *s, Spec *spec,
                           const char **why)
{
    if (accept(s, ','))
        spec->separator = ',';
    if (accept(s, '_')) {
        if (spec->separator)
            return FAIL(out, why, "Cannot specify both ',' and '_'.");
        spec->separator = '_';
    }
    if (s->size && s->data[0] == ',' && spec->separator == '_')
        return FAIL(out, why, "Cannot specify both ',' and '_'.");
    return true;
}

static bool separator_fits(const Spec *spec)
{
    if (!spec->type ||
        (spec->type < 128 && strchr("defgEG%F", (int)spec->type)))
        return true;
    return spec->separator == '_' && spec->type < 128 &&
           strchr("boxX", (int)spec->type);
}

/* `type` is what the value's class takes when the spec names none, and
 * `align` where it stands. */
static bool spec_read(TextBuffer *out, Spec *spec, Text s, char type,
                      char align, const char *class_name, const char **why)
{
    Text whole = s;
    bool filled, aligned;

    *spec = (Spec){.fill = {" ", 1}, .align = align, .type = (uint32_t)type};
    read_align(&s, spec, &filled, &aligned);
    if (s.size && memchr(" +-", s.data[0], 3)) {
        spec->sign = s.data[0];
        skip(&s, 1);
    }
    spec->no_minus_zero = accept(&s, 'z');
    spec->alternate = accept(&s, '#');
    if (!filled && accept(&s, '0')) {
        spec->fill = (Text){"0", 1};
        if (!aligned && align == '>')
            spec->align = '=';
    }
    spec->width = read_size(&s);
    if (spec->width == -2)
        return FAIL(out, why, "Too many decimal digits in format string");
    if (!read_separator(out, &s, spec, why))
        return false;
    spec->precision = -1;
    if (accept(&s, '.')) {
        spec->precision = read_size(&s);
        if (spec->precision == -2)
            return FAIL(out, why, "Too many decimal digits in format string");
        if (spec->precision == -1)
            return FAIL(out, why, "Format specifier missing precision");
    }
    if (s.size > code_point_size(s))
        return FAIL(out, why,
                    "Invalid format specifier '%.*s' for object of type '%s'",
                    (int)whole.size, whole.data, class_name);
    if (s.size)
        spec->type = code_point(s);
    if (spec->separator && !separator_fits(spec))
        return FAIL(out, why, "Cannot specify '%c' with %s.", spec->separator,
                    code_point_name(out->arena, spec->type));
    if (spec->width > FORMAT_LONGEST) {
        *why = format_too_long;
        return false;
    }
    return true;
}

static bool unknown_type(TextBuffer *out, const Spec *spec,
                         const char *class_name, const char **why)
{
    return FAIL(out, why, "Unknown format code %s for object of type '%s'",
                code_point_name(out->arena, spec->type), class_name);
}

static bool type_is_one_of(const Spec *spec, const char *types)
{
    return spec->type && spec->type < 128 && strchr(types, (int)spec->type);
}

/* ---- laying out ---- */

static void put_fill(TextBuffer *out, const Spec *spec, int64_t n)
{
    for (int64_t i = 0; i < n; i++)
        buffer_put(out, spec->fill.data, spec->fill.size);
}

/* Digits with the separator between groups, filled with zeros on the left to
 * at least `width` characters; never a separator in front. */
static void put_grouped(TextBuffer *out, Text digits, int group, char separator,
                        int64_t width)
{
    int64_t n = (int64_t)digits.size, zeros, total;

    if (!separator)
        group = 1;
    for (total = n; separator && total + (total - 1) / group < width; total++)
        ;
    if (!separator && width > n)
        total = width;
    zeros = total - n;
    for (int64_t i = 0; i < total; i++) {
        buffer_putc(out, i < zeros ? '0' : digits.data[i - zeros]);
        if (separator && i + 1 < total && (total - 1 - i) % group == 0)
            buffer_putc(out, separator);
    }
}

/* A number in its parts. */
typedef struct NumberText {
    bool negative;
    const char *prefix;
    Text digits; /* may be grouped */
    Text rest;   /* behind them: fraction, exponent, per cent; inf; nan */
} NumberText;

static void put_number(TextBuffer *out, const Spec *spec, const NumberText *t)
{
    bool four = type_is_one_of(spec, "boxX");
    bool zeros = spec->align == '=' && text_is(spec->fill, "0");
    TextBuffer grouped = {.arena = out->arena};
    char sign = t->negative                              ? '-'
                : spec->sign == '+' || spec->sign == ' ' ? spec->sign
                                                         : 0;
    int64_t around =
        (sign != 0) + (int64_t)strlen(t->prefix) + code_point_count(t->rest);
    int64_t left, padding;

    if (t->digits.size)
        put_grouped(&grouped, t->digits, four ? 4 : 3, spec->separator,
                    zeros ? spec->width - around : 0);
    padding = spec->width - around - (int64_t)grouped.size;
    if (padding < 0)
        padding = 0;
    left = spec->align == '>' ? padding : spec->align == '^' ? padding / 2 : 0;
    put_fill(out, spec, left);
    if (sign)
        buffer_putc(out, sign);
    buffer_puts(out, t->prefix);
    if (spec->align == '=')
        put_fill(out, spec, padding);
    buffer_put(out, grouped.data, grouped.size);
    buffer_put(out, t->rest.data, t->rest.size);
    if (spec->align != '=')
        put_fill(out, spec, padding - left);
}

/* ---- floats ---- */

/* Positional unless the point lies far from the digits. `padded`: the zeros
 * up to the precision stay. */
static void put_general(TextBuffer *out, const Decimal *d, int64_t precision,
                        const Spec *spec, bool padded)
{
    bool dot_zero = spec->type == 0;
    char mark = spec->type == 'G' ? 'E' : 'e';
    int64_t places;

    if (d->point <= -4 || d->point > precision - dot_zero) {
        places = padded ? precision - 1 : d->n ? d->n - 1 : 0;
        decimal_put_scientific(out, d, places, spec->alternate, mark, 2);
        return;
    }
    places = padded ? precision - d->point : decimal_fraction_size(d);
    if (dot_zero && places < 1)
        places = 1;
    decimal_put_positional(out, d, places, spec->alternate);
}

/* |x|, finite, as the type wants it. */
static void put_magnitude(TextBuffer *out, double x, const Spec *spec)
{
    bool none = spec->type == 0, percent = spec->type == '%';
    int64_t precision = spec->precision < 0 ? 6 : spec->precision;
    Decimal d;

    if (none && spec->precision < 0) {
        decimal_shortest_f64(&d, x);
        put_general(out, &d, 17, spec, false);
    } else if (type_is_one_of(spec, "eE")) {
        decimal_significant(&d, x, precision + 1);
        decimal_put_scientific(out, &d, precision, spec->alternate,
                               (char)spec->type, 2);
    } else if (percent || type_is_one_of(spec, "fF")) {
        decimal_places(&d, x, precision);
        decimal_put_positional(out, &d, precision, spec->alternate);
    } else {
        if (precision == 0)
            precision = 1;
        decimal_significant(&d, x, precision);
        put_general(out, &d, precision, spec, spec->alternate);
    }
}

/* Are all digits zeros? */
static bool shows_zero(Text t)
{
    for (size_t i = 0; i < t.size && t.data[i] != 'e' && t.data[i] != 'E'; i++)
        if (t.data[i] >= '1' && t.data[i] <= '9')
            return false;
    return true;
}

static bool put_float(TextBuffer *out, double x, const Spec *spec,
                      const char **why)
{
    TextBuffer body = {.arena = out->arena};
    NumberText t = {.prefix = ""};
    bool upper = type_is_one_of(spec, "EFG");
    size_t whole = 0;

    if (spec->precision > INT_MAX)
        return FAIL(out, why, "precision too big");
    if (spec->precision > FORMAT_LONGEST) {
        *why = format_too_long;
        return false;
    }
    if (spec->type == '%')
        x *= 100;
    t.negative = signbit(x) && !isnan(x);
    if (isnan(x))
        buffer_puts(&body, upper ? "NAN" : "nan");
    else if (isinf(x))
        buffer_puts(&body, upper ? "INF" : "inf");
    else
        put_magnitude(&body, x, spec);
    if (spec->no_minus_zero && isfinite(x) && shows_zero(buffer_text(&body)))
        t.negative = false;
    if (spec->type == '%')
        buffer_putc(&body, '%');
    while (whole < body.size && body.data[whole] >= '0' &&
           body.data[whole] <= '9')
        whole++;
    t.digits = (Text){body.data, whole};
    t.rest = (Text){body.data + whole, body.size - whole};
    put_number(out, spec, &t);
    return true;
}

bool format_float(TextBuffer *out, double x, Text text, const char **why)
{
    Spec spec;

    if (!spec_read(out, &spec, text, 0, '>', "float", why))
        return false;
    if (spec.type && !type_is_one_of(&spec, "eEfFgGn%"))
        return unknown_type(out, &spec, "float", why);
    return put_float(out, x, &spec, why);
}

/* ---- integers ---- */

/* An integer: of either signedness, or one that needs more bits. */
typedef struct Integer {
    bool negative;
    uint64_t magnitude;
    const BigInt *big; /* then it is this one */
} Integer;

/* Type c: the character of that code. */
static bool put_character(TextBuffer *out, Integer x, const Spec *spec,
                          const char **why)
{
    TextBuffer body = {.arena = out->arena};
    NumberText t = {.prefix = ""};

    if (spec->sign)
        return FAIL(out, why,
                    "Sign not allowed with integer format specifier 'c'");
    if (spec->alternate)
        return FAIL(out, why,
                    "Alternate form (#) not allowed with integer format "
                    "specifier 'c'");
    if (x.negative || x.big || x.magnitude > 0x10FFFF)
        return FAIL(out, why, "%%c arg not in range(0x110000)");
    utf8_put(&body, (uint32_t)x.magnitude);
    t.rest = buffer_text(&body);
    put_number(out, spec, &t);
    return true;
}

static int digits_base(const Spec *spec)
{
    return spec->type == 'b'            ? 2
           : spec->type == 'o'          ? 8
           : type_is_one_of(spec, "xX") ? 16
                                        : 10;
}

static void put_small_digits(TextBuffer *out, uint64_t x, unsigned base)
{
    char text[64];
    size_t n = 0;

    do {
        text[sizeof text - ++n] = "0123456789abcdef"[x % base];
        x /= base;
    } while (x);
    buffer_put(out, text + sizeof text - n, n);
}

/* False where CPython refuses to write so many decimals. */
static bool put_digits(TextBuffer *out, Integer x, const Spec *spec)
{
    int base = digits_base(spec);

    if (x.big) {
        Text t = bigint_text(out->arena, x.big, base);

        buffer_put(out, t.data + x.negative, t.size - x.negative);
    } else {
        put_small_digits(out, x.magnitude, (unsigned)base);
    }
    for (size_t i = 0; spec->type == 'X' && i < out->size; i++)
        if (out->data[i] >= 'a')
            out->data[i] -= 'a' - 'A';
    return base != 10 || out->size <= FORMAT_DIGITS;
}

static const char *base_prefix(const Spec *spec)
{
    if (!spec->alternate || !type_is_one_of(spec, "boxX"))
        return "";
    return spec->type == 'b'   ? "0b"
           : spec->type == 'o' ? "0o"
           : spec->type == 'x' ? "0x"
                               : "0X";
}

static bool put_integer(TextBuffer *out, Integer x, const Spec *spec,
                        const char **why)
{
    TextBuffer digits = {.arena = out->arena};
    NumberText t = {.negative = x.negative, .prefix = base_prefix(spec)};

    if (spec->precision >= 0)
        return FAIL(out, why,
                    "Precision not allowed in integer format specifier");
    if (spec->no_minus_zero)
        return FAIL(out, why,
                    "Negative zero coercion (z) not allowed in integer format "
                    "specifier");
    if (spec->type == 'c')
        return put_character(out, x, spec, why);
    if (!put_digits(&digits, x, spec))
        return FAIL(out, why,
                    "Exceeds the limit (%d digits) for integer string "
                    "conversion",
                    (int)FORMAT_DIGITS);
    t.digits = buffer_text(&digits);
    put_number(out, spec, &t);
    return true;
}

static double integer_f64(Integer x)
{
    if (x.big)
        return bigint_to_f64(x.big);
    return x.negative ? -(double)x.magnitude : (double)x.magnitude;
}

/* An integer or a bool. */
static bool format_integer(TextBuffer *out, Integer x, Text text,
                           const char *class_name, const char **why)
{
    double f = integer_f64(x);
    Spec spec;

    if (!spec_read(out, &spec, text, 'd', '>', class_name, why))
        return false;
    if (type_is_one_of(&spec, "bcdoxXn"))
        return put_integer(out, x, &spec, why);
    if (type_is_one_of(&spec, "eEfFgG%") && isinf(f))
        return FAIL(out, why, "int too large to convert to float");
    if (type_is_one_of(&spec, "eEfFgG%"))
        return put_float(out, f, &spec, why);
    return unknown_type(out, &spec, class_name, why);
}

bool format_int(TextBuffer *out, int64_t x, Text spec, const char **why)
{
    uint64_t magnitude = x < 0 ? -(uint64_t)x : (uint64_t)x;

    return format_integer(out, (Integer){x < 0, magnitude, NULL}, spec, "int",
                          why);
}

bool format_bigint(TextBuffer *out, const BigInt *x, Text spec,
                   const char **why)
{
    return format_integer(out, (Integer){x->negative, 0, x}, spec, "int", why);
}

bool format_uint(TextBuffer *out, uint64_t x, Text spec, const char **why)
{
    return format_integer(out, (Integer){false, x, NULL}, spec, "int", why);
}

bool format_bool(TextBuffer *out, bool x, Text spec, const char **why)
{
    if (spec.size)
        return format_integer(out, (Integer){false, x, NULL}, spec, "bool",
                              why);
    buffer_puts(out, x ? "True" : "False");
    return true;
}

/* ---- strings ---- */

static Text first_code_points(Text s, int64_t n)
{
    Text rest = s;

    for (int64_t i = 0; i < n && rest.size; i++)
        skip(&rest, code_point_size(rest));
    return (Text){s.data, s.size - rest.size};
}

bool format_str(TextBuffer *out, Text x, Text text, const char **why)
{
    Spec spec;
    int64_t padding, left;

    if (!spec_read(out, &spec, text, 's', '<', "str", why))
        return false;
    if (spec.type != 's')
        return unknown_type(out, &spec, "str", why);
    if (spec.sign)
        return FAIL(out, why, "%s not allowed in string format specifier",
                    spec.sign == ' ' ? "Space" : "Sign");
    if (spec.no_minus_zero)
        return FAIL(out, why,
                    "Negative zero coercion (z) not allowed in string format "
                    "specifier");
    if (spec.alternate)
        return FAIL(out, why,
                    "Alternate form (#) not allowed in string format "
                    "specifier");
    if (spec.align == '=')
        return FAIL(out, why,
                    "'=' alignment not allowed in string format specifier");
    if (spec.precision >= 0)
        x = first_code_points(x, spec.precision);
    padding = spec.width - code_point_count(x);
    if (padding < 0)
        padding = 0;
    left = spec.align == '>' ? padding : spec.align == '^' ? padding / 2 : 0;
    put_fill(out, &spec, left);
    buffer_put(out, x.data, x.size);
    put_fill(out, &spec, padding - left);
    return true;
}
