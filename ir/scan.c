/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The words of the text form, read strictly. */
#include "ir/scan.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { LONGEST_NUMBER = 127 };

/* ---- characters ---- */

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

static bool is_name_char(char c)
{
    return is_letter(c) || is_digit(c) || c == '.';
}

static bool is_number_char(char c)
{
    return is_name_char(c) || c == '-' || c == '+';
}

/* The next character, NUL at the end. */
static char peek(const Scan *s)
{
    return s->at < s->text.size ? s->text.data[s->at] : 0;
}

/* ---- failing ---- */

Span scan_span(const Scan *s, size_t begin)
{
    return (Span){s->file, (uint32_t)begin, (uint32_t)s->at};
}

bool scan_fail(Scan *s, size_t begin, const char *format, ...)
{
    va_list args;

    if (s->failed)
        return false;
    s->failed = true;
    va_start(args, format);
    diag_error(s->ctx, DIAG_H0951, scan_span(s, begin), "%s",
               arena_vprintf(s->ctx->arena, format, args));
    va_end(args);
    return false;
}

/* ---- marks and names ---- */

size_t scan_space(Scan *s)
{
    for (; s->at < s->text.size; s->at++) {
        char c = peek(s);

        if (c == '/' && s->at + 1 < s->text.size &&
            s->text.data[s->at + 1] == '/')
            while (s->at < s->text.size && peek(s) != '\n')
                s->at++;
        else if (c != ' ' && c != '\n' && c != '\t' && c != '\r')
            break;
    }
    if (s->at > s->text.size)
        s->at = s->text.size;
    return s->at;
}

bool scan_at_end(Scan *s)
{
    return scan_space(s) == s->text.size;
}

bool scan_accept(Scan *s, const char *mark)
{
    size_t size = strlen(mark), behind = s->at;
    size_t begin = scan_space(s);

    if (!s->failed && s->text.size - begin >= size &&
        !memcmp(s->text.data + begin, mark, size)) {
        s->at = begin + size;
        return true;
    }
    s->at = behind;
    return false;
}

bool scan_expect(Scan *s, const char *mark)
{
    if (scan_accept(s, mark))
        return true;
    return scan_fail(s, scan_space(s), "expected `%s`", mark);
}

bool scan_name(Scan *s, Text *name)
{
    size_t begin = scan_space(s);

    if (s->failed || !is_letter(peek(s)))
        return scan_fail(s, begin, "expected a name");
    while (is_name_char(peek(s)))
        s->at++;
    *name =
        text_copy(s->ctx->arena, (Text){s->text.data + begin, s->at - begin});
    return true;
}

bool scan_accept_name(Scan *s, const char *name)
{
    size_t begin = scan_space(s);

    if (!scan_accept(s, name))
        return false;
    if (!is_name_char(peek(s)))
        return true;
    s->at = begin;
    return false;
}

/* ---- numbers ---- */

/* Copies the characters of a number. */
static bool scan_digits(Scan *s, char digits[LONGEST_NUMBER + 1])
{
    size_t begin = scan_space(s);
    size_t size;

    if (s->failed)
        return false;
    while (is_number_char(peek(s)))
        s->at++;
    size = s->at - begin;
    if (size == 0 || size > LONGEST_NUMBER)
        return scan_fail(s, begin, "expected a number");
    memcpy(digits, s->text.data + begin, size);
    digits[size] = 0;
    return true;
}

static bool is_integer(const char *digits)
{
    digits += *digits == '-';
    return *digits && strspn(digits, "0123456789") == strlen(digits);
}

bool scan_int(Scan *s, int64_t *value)
{
    size_t begin = scan_space(s);
    char digits[LONGEST_NUMBER + 1] = "";

    /* `3-4` in a span is two numbers: stop where digits do. */
    if (s->failed)
        return false;
    s->at += peek(s) == '-';
    while (is_digit(peek(s)))
        s->at++;
    if (s->at - begin > 20)
        return scan_fail(s, begin, "a number out of range");
    memcpy(digits, s->text.data + begin, s->at - begin);
    digits[s->at - begin] = 0;
    if (!is_integer(digits))
        return scan_fail(s, begin, "expected a whole number");
    errno = 0;
    *value = strtoll(digits, NULL, 10);
    return errno == 0 || scan_fail(s, begin, "a number out of range");
}

/* Stores the low bytes of `bits`, on this little-endian machine. */
static bool store_bits(void *to, DType dtype, uint64_t bits)
{
    memcpy(to, &bits, (size_t)dtype_info[dtype].size);
    return true;
}

static bool parse_u64(const char *digits, uint64_t *value)
{
    if (!is_integer(digits) || *digits == '-')
        return false;
    errno = 0;
    *value = strtoull(digits, NULL, 10);
    return errno == 0;
}

static bool parse_integer(const char *digits, DType dtype, void *to)
{
    int unused = 64 - dtype_info[dtype].size * 8;
    uint64_t bits;
    int64_t value;

    if (!dtype_info[dtype].is_signed)
        return parse_u64(digits, &bits) && bits <= UINT64_MAX >> unused &&
               store_bits(to, dtype, bits);
    if (!is_integer(digits))
        return false;
    errno = 0;
    value = strtoll(digits, NULL, 10);
    if (errno || value > INT64_MAX >> unused || value < INT64_MIN >> unused)
        return false;
    return store_bits(to, dtype, (uint64_t)value);
}

/* The bits of a float behind `0x`. */
static bool parse_bits(const char *digits, DType dtype, void *to)
{
    size_t width = (size_t)dtype_info[dtype].size * 2;

    if (strlen(digits) != width || strspn(digits, "0123456789abcdef") != width)
        return false;
    return store_bits(to, dtype, strtoull(digits, NULL, 16));
}

static bool store_float(void *to, DType dtype, double x)
{
    float narrow = (float)x;

    if (dtype == DTYPE_F32)
        memcpy(to, &narrow, sizeof narrow);
    else
        memcpy(to, &x, sizeof x);
    return true;
}

/* Read in the element's own width: rounding twice could differ. */
static bool parse_decimal(const char *digits, DType dtype, void *to)
{
    const char *first = digits + (*digits == '-');
    char *end;
    double x;

    if (!is_digit(*first) || strspn(first, "0123456789.eE+-") != strlen(first))
        return false;
    x = dtype == DTYPE_F32 ? strtof(digits, &end) : strtod(digits, &end);
    return !*end && isfinite(x) && store_float(to, dtype, x);
}

static bool parse_float(const char *digits, DType dtype, void *to)
{
    if (!strcmp(digits, "nan"))
        return store_bits(to, dtype,
                          dtype == DTYPE_F32 ? 0x7FC00000 : 0x7FF8000000000000);
    if (!strcmp(digits, "inf"))
        return store_float(to, dtype, INFINITY);
    if (!strcmp(digits, "-inf"))
        return store_float(to, dtype, -INFINITY);
    if (!strncmp(digits, "0x", 2))
        return parse_bits(digits + 2, dtype, to);
    return parse_decimal(digits, dtype, to);
}

static bool parse_bool(const char *word, void *to)
{
    bool yes = !strcmp(word, "true");

    return (yes || !strcmp(word, "false")) && store_bits(to, DTYPE_BOOL, yes);
}

bool scan_element(Scan *s, DType dtype, void *to)
{
    size_t begin = scan_space(s);
    char digits[LONGEST_NUMBER + 1] = "";
    bool good;

    if (!scan_digits(s, digits))
        return false;
    if (dtype == DTYPE_BOOL)
        good = parse_bool(digits, to);
    else if (dtype_info[dtype].is_float)
        good = parse_float(digits, dtype, to);
    else
        good = parse_integer(digits, dtype, to);
    return good ||
           scan_fail(s, begin, "`%s` is no %s", digits, dtype_info[dtype].name);
}

/* ---- quoted texts ---- */

static int hex_value(char c)
{
    if (is_digit(c))
        return c - '0';
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* The byte that an escape stands for; reading is behind the backslash. */
static bool scan_escape(Scan *s, char *byte)
{
    static const char letter[] = "ntr\"\\", meaning[] = "\n\t\r\"\\";
    char c = peek(s);
    const char *known = c ? strchr(letter, c) : NULL;

    s->at += c != 0;
    if (known) {
        *byte = meaning[known - letter];
        return true;
    }
    if (c == 'x' && s->at + 1 < s->text.size) {
        int high = hex_value(s->text.data[s->at]);
        int low = hex_value(s->text.data[s->at + 1]);

        if (high >= 0 && low >= 0) {
            s->at += 2;
            *byte = (char)(high * 16 + low);
            return true;
        }
    }
    return scan_fail(s, s->at, "an escape that is not known");
}

bool scan_quoted(Scan *s, Text *value)
{
    TextBuffer out = {.arena = s->ctx->arena};
    size_t begin = scan_space(s);

    if (!scan_expect(s, "\""))
        return false;
    buffer_put(&out, "", 0);
    for (;;) {
        char c = peek(s);

        if (s->at == s->text.size || c == '\n')
            return scan_fail(s, begin, "a text that is not ended");
        s->at++;
        if (c == '"')
            break;
        if (c == '\\' && !scan_escape(s, &c))
            return false;
        buffer_putc(&out, c);
    }
    *value = buffer_text(&out);
    return true;
}

bool scan_any_name(Scan *s, Text *name)
{
    size_t begin = scan_space(s);

    if (peek(s) != '"')
        return scan_name(s, name);
    if (!scan_quoted(s, name))
        return false;
    return !memchr(name->data, 0, name->size) ||
           scan_fail(s, begin, "a name with a NUL");
}
