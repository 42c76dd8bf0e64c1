/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Floats from text.
 *
 * Most numbers in files have few digits: an integer of at most 15 digits and a
 * power of ten up to 10^22 are exact doubles, so one multiplication or
 * division rounds correctly (Clinger, "How to read floating point numbers
 * accurately", 1990). The rest goes to the C library. */
#include "runtime/csv.h"

#include <locale.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { EXACT_DIGITS = 15, EXACT_POWER = 22, STACK_TEXT = 128 };

static const double power_of_ten[EXACT_POWER + 1] = {
    1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
    1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};

/* A decimal number, taken apart. */
typedef struct Digits {
    int64_t value;  /* of the first digits, while they are exact */
    int64_t ndigit; /* all of them, without leading zeros */
    int64_t places; /* how many stand behind the point */
    int64_t exponent;
    bool any;
} Digits;

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static const char *scan_digits(const char *p, const char *end, Digits *d,
                               bool fraction)
{
    for (; p < end && is_digit(*p); p++) {
        d->any = true;
        d->places += fraction;
        if (d->ndigit == 0 && *p == '0')
            continue;
        if (d->ndigit++ < EXACT_DIGITS)
            d->value = 10 * d->value + (*p - '0');
    }
    return p;
}

/* [eE][+-]digits, if that is what stands there. */
static const char *scan_exponent(const char *p, const char *end, Digits *d)
{
    const char *q = p;
    bool minus;

    if (q == end || (*q != 'e' && *q != 'E'))
        return p;
    q++;
    minus = q < end && *q == '-';
    if (q < end && (*q == '-' || *q == '+'))
        q++;
    if (q == end || !is_digit(*q))
        return p;
    for (; q < end && is_digit(*q); q++) {
        if (d->exponent < 1000000)
            d->exponent = 10 * d->exponent + (*q - '0');
    }
    if (minus)
        d->exponent = -d->exponent;
    return q;
}

/* Is the unsigned text a name that float() knows? */
static bool read_name(const char *p, size_t size, double *x)
{
    static const struct {
        const char *name;
        double value;
    } names[] = {{"inf", INFINITY}, {"infinity", INFINITY}, {"nan", NAN}};

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (strlen(names[i].name) == size &&
            strncasecmp(p, names[i].name, size) == 0) {
            *x = names[i].value;
            return true;
        }
    }
    return false;
}

static bool read_exact(const Digits *d, double *x)
{
    int64_t power = d->exponent - d->places;

    if (d->ndigit > EXACT_DIGITS || power > EXACT_POWER || power < -EXACT_POWER)
        return false;
    *x = power < 0 ? (double)d->value / power_of_ten[-power]
                   : (double)d->value * power_of_ten[power];
    return true;
}

/* strtod() in the C locale; `text` is known to be a number. */
static bool read_slowly(const char *text, size_t size, double *x)
{
    char stack[STACK_TEXT], *copy = stack;
    locale_t c = newlocale(LC_ALL_MASK, "C", NULL);

    if (size >= sizeof stack)
        copy = malloc(size + 1);
    if (c && copy) {
        memcpy(copy, text, size);
        copy[size] = '\0';
        *x = strtod_l(copy, NULL, c);
    }
    if (copy != stack)
        free(copy);
    if (c)
        freelocale(c);
    return c && copy;
}

bool number_read(Text text, double *x)
{
    const char *p = text.data, *end = text.data + text.size, *begin;
    bool minus = p < end && *p == '-';
    Digits d = {0};

    if (p < end && (*p == '-' || *p == '+'))
        p++;
    begin = p;
    p = scan_digits(p, end, &d, false);
    if (p < end && *p == '.')
        p = scan_digits(p + 1, end, &d, true);
    if (d.any)
        p = scan_exponent(p, end, &d);
    if (d.any ? p != end : !read_name(begin, (size_t)(end - begin), x))
        return false;
    if (d.any && !read_exact(&d, x) &&
        !read_slowly(begin, (size_t)(end - begin), x))
        return false;
    if (minus)
        *x = -*x;
    return true;
}

/* Digits as far as they fit 64 bits; nothing else may stand there. */
static bool read_digits(Text text, uint64_t *x)
{
    *x = 0;
    for (size_t i = 0; i < text.size; i++) {
        unsigned digit = (unsigned)(unsigned char)text.data[i] - '0';

        if (digit > 9 || __builtin_mul_overflow(*x, 10, x) ||
            __builtin_add_overflow(*x, digit, x))
            return false;
    }
    return text.size > 0;
}

static Text without_sign(Text text)
{
    size_t sign = text.size > 0 && (text.data[0] == '-' || text.data[0] == '+');

    return (Text){text.data + sign, text.size - sign};
}

bool integer_read(Text text, int bits, int64_t *x)
{
    bool minus = text.size > 0 && text.data[0] == '-';
    uint64_t size, most = ((uint64_t)1 << (bits - 1)) - !minus;

    if (!read_digits(without_sign(text), &size) || size > most)
        return false;
    *x = (int64_t)(minus ? 0 - size : size);
    return true;
}

bool unsigned_read(Text text, int bits, uint64_t *x)
{
    if (text.size > 0 && text.data[0] == '-')
        return false;
    return read_digits(without_sign(text), x) &&
           *x <= UINT64_MAX >> (64 - bits);
}
