/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Decimal digits. The C library rounds correctly and exactly; here its output
 * is only taken apart, whatever character its locale puts for the dot. */
#include "base/decimal.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SHORT_TEXT = 40 };

static void decimal_trim(Decimal *d)
{
    while (d->n && d->digit[d->n - 1] == '0')
        d->n--;
    if (!d->n)
        d->point = 1;
}

/* Reads the digits of [-]d.ddd[e+xx], which has `whole` digits in front of
 * the dot. */
static void decimal_read(Decimal *d, const char *text, int whole)
{
    d->n = 0;
    d->point = whole;
    for (; *text && *text != 'e'; text++) {
        if (*text < '0' || *text > '9')
            continue;
        if (*text == '0' && !d->n)
            d->point--;
        else
            d->digit[d->n++] = *text;
    }
    if (*text == 'e')
        d->point += atoi(text + 1);
    decimal_trim(d);
}

void decimal_significant(Decimal *d, double x, int64_t digits)
{
    char text[DECIMAL_DIGITS];
    int n = digits > DECIMAL_PLACES ? DECIMAL_PLACES : (int)digits;

    snprintf(text, sizeof text, "%.*e", n - 1, fabs(x));
    decimal_read(d, text, 1);
}

void decimal_places(Decimal *d, double x, int64_t places)
{
    char text[DECIMAL_DIGITS];
    int n = places > DECIMAL_PLACES ? DECIMAL_PLACES : (int)places;
    int whole;

    snprintf(text, sizeof text, "%.*f", n, fabs(x));
    whole = (int)strspn(text, "0123456789");
    decimal_read(d, text, whole);
}

/* The digits as text that strtod() reads in any locale: an integer and an
 * exponent. */
static void decimal_plain(const Decimal *d, char text[SHORT_TEXT])
{
    snprintf(text, SHORT_TEXT, "%.*se%d", d->n ? d->n : 1,
             d->n ? d->digit : "0", d->point - d->n);
}

static bool reads_back_f64(const Decimal *d, double x)
{
    char text[SHORT_TEXT];

    decimal_plain(d, text);
    return strtod(text, NULL) == x;
}

static bool reads_back_f32(const Decimal *d, float x)
{
    char text[SHORT_TEXT];

    decimal_plain(d, text);
    return strtof(text, NULL) == x;
}

/* The next decimal upwards with the same last place as `digits` gives. */
static void decimal_next(Decimal *d, int digits)
{
    while (d->n < digits)
        d->digit[d->n++] = '0';
    while (d->n && d->digit[d->n - 1] == '9')
        d->n--;
    if (!d->n) {
        d->digit[d->n++] = '1';
        d->point++;
    } else {
        d->digit[d->n - 1]++;
    }
}

/* Below a power of two the numbers lie closer together than above it: there
 * the nearest decimal can be a stranger while the next one up reads back. */
static bool tries_f64(Decimal *d, double x, int digits)
{
    decimal_significant(d, x, digits);
    if (reads_back_f64(d, x))
        return true;
    decimal_next(d, digits);
    return reads_back_f64(d, x);
}

static bool tries_f32(Decimal *d, float x, int digits)
{
    decimal_significant(d, x, digits);
    if (reads_back_f32(d, x))
        return true;
    decimal_next(d, digits);
    return reads_back_f32(d, x);
}

/* Every decimal of 15 digits survives the way into a normal double and back,
 * so what 15 digits can tell they tell without a search. */
void decimal_shortest_f64(Decimal *d, double x)
{
    x = fabs(x);
    for (int n = x < 0x1p-1022 ? 1 : 15; n <= 17; n++)
        if (tries_f64(d, x, n))
            return;
}

/* As above; 6 digits for a float. */
void decimal_shortest_f32(Decimal *d, float x)
{
    x = fabsf(x);
    for (int n = x < 0x1p-126f ? 1 : 6; n <= 9; n++)
        if (tries_f32(d, x, n))
            return;
}

int decimal_fraction_size(const Decimal *d)
{
    return d->n > d->point ? d->n - d->point : 0;
}

/* The digit that counts 10^power. */
static char digit_at(const Decimal *d, int64_t power)
{
    int64_t i = d->point - 1 - power;

    return i >= 0 && i < d->n ? d->digit[i] : '0';
}

void decimal_put_positional(TextBuffer *out, const Decimal *d, int64_t places,
                            bool dot)
{
    for (int64_t p = d->point > 0 ? d->point - 1 : 0; p >= 0; p--)
        buffer_putc(out, digit_at(d, p));
    if (dot || places > 0)
        buffer_putc(out, '.');
    for (int64_t p = 1; p <= places; p++)
        buffer_putc(out, digit_at(d, -p));
}

void decimal_put_scientific(TextBuffer *out, const Decimal *d, int64_t places,
                            bool dot, char mark, int exponent_digits)
{
    int exponent = d->point - 1;

    buffer_putc(out, digit_at(d, exponent));
    if (dot || places > 0)
        buffer_putc(out, '.');
    for (int64_t p = 1; p <= places; p++)
        buffer_putc(out, digit_at(d, exponent - p));
    buffer_printf(out, "%c%c%0*d", mark, exponent < 0 ? '-' : '+',
                  exponent_digits, abs(exponent));
}
