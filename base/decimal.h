/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Decimal digits of floating-point numbers: what every formatter of numbers
 * starts from. Results do not depend on the C locale. */
#ifndef HOLO_BASE_DECIMAL_H
#define HOLO_BASE_DECIMAL_H

#include "base/text.h"

/* No double has more significant decimal digits than 767, or more decimal
 * places than 1074: past these bounds all digits are zeros. */
enum { DECIMAL_PLACES = 1100, DECIMAL_DIGITS = 1500 };

/* The value 0.d1d2d3... * 10^point, finite and without its sign. Trailing
 * zeros are not kept; zero has no digits and the point of "0". */
typedef struct Decimal {
    char digit[DECIMAL_DIGITS];
    int n;
    int point;
} Decimal;

/* The shortest digits that read back as x (finite), and of these the nearest;
 * as a double, or as a float. */
void decimal_shortest_f64(Decimal *d, double x);
void decimal_shortest_f32(Decimal *d, float x);
/* x rounded, half to even on its exact value, to a number of significant
 * digits (at least 1), or of decimal places. */
void decimal_significant(Decimal *d, double x, int64_t digits);
void decimal_places(Decimal *d, double x, int64_t places);

/* How many decimal places there are digits for; at least 0. */
int decimal_fraction_size(const Decimal *d);

/* 123.45 with so many places, and a dot if there are any or it is wanted. */
void decimal_put_positional(TextBuffer *out, const Decimal *d, int64_t places,
                            bool dot);
/* 1.2345e+02 with so many places, `mark` being the letter. */
void decimal_put_scientific(TextBuffer *out, const Decimal *d, int64_t places,
                            bool dot, char mark, int exponent_digits);

#endif
