/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Quotients of ints and rounding to decimals, correctly rounded as CPython's
 * (Objects/longobject.c, long_true_divide; Objects/floatobject.c,
 * double_round). */
#include "base/arithmetic.h"

#include "base/decimal.h"

#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static uint64_t magnitude(int64_t x)
{
    return x < 0 ? -(uint64_t)x : (uint64_t)x;
}

double int_quotient(int64_t x, int64_t y)
{
    uint64_t a = magnitude(x), b = magnitude(y);
    unsigned __int128 dividend, quotient;
    int shift;
    double r;

    if (!a || (a <= 1ull << 53 && b <= 1ull << 53) || !b)
        return (double)x / (double)y;
    shift = __builtin_clzll(a);
    dividend = (unsigned __int128)(a << shift) << 64;
    quotient = dividend / b;
    quotient |= dividend % b != 0; /* at least 64 bits: only rounding sees it */
    r = ldexp((double)quotient, -64 - shift);
    return (x < 0) != (y < 0) ? -r : r;
}

/* The first `n` digits of d, rounded half to even; d is exact. */
static void keep_digits(Decimal *d, int n)
{
    bool up = d->digit[n] > '5' ||
              (d->digit[n] == '5' &&
               (d->n > n + 1 || (n > 0 && (d->digit[n - 1] - '0') % 2)));

    d->n = n;
    if (!up)
        return;
    while (d->n && d->digit[d->n - 1] == '9')
        d->n--;
    if (d->n) {
        d->digit[d->n - 1]++;
    } else {
        d->digit[d->n++] = '1';
        d->point++;
    }
}

/* Past these bounds no double has a digit there, or all are rounded away. */
enum { MOST_PLACES = 323, LEAST_PLACES = -309 };

double round_decimal(double x, double places)
{
    char text[DECIMAL_DIGITS + 8];
    Decimal d;
    int keep;

    if (!isfinite(x) || !(places <= MOST_PLACES))
        return x;
    if (places < LEAST_PLACES || x == 0)
        return copysign(0, x);
    decimal_significant(&d, x, DECIMAL_PLACES);
    keep = d.point + (int)places;
    if (keep >= d.n)
        return x;
    if (keep < 0)
        return copysign(0, x);
    keep_digits(&d, keep);
    snprintf(text, sizeof text, "%.*se%d", d.n ? d.n : 1, d.n ? d.digit : "0",
             d.point - d.n);
    return copysign(strtod(text, NULL), x);
}
