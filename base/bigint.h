/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Integers of any size, as Python's ints: sign and magnitude. They are made in
 * an arena and never changed. */
#ifndef HOLO_BASE_BIGINT_H
#define HOLO_BASE_BIGINT_H

#include "base/text.h"

/* Magnitude in 32-bit limbs, the lowest first, without leading zeros; zero has
 * none, and is not negative. */
typedef struct BigInt {
    bool negative;
    int n;
    uint32_t limb[];
} BigInt;

/* Results of more bits are refused: NULL, before memory is taken for them. */
enum { BIGINT_BITS = 1 << 16 };

const BigInt *bigint_from_i64(Arena *a, int64_t x);
const BigInt *bigint_from_u64(Arena *a, uint64_t x);
/* A finite float, truncated. */
const BigInt *bigint_from_f64(Arena *a, double x);
/* Digits of a base up to 36, with `_` between them; NULL if it is too long. */
const BigInt *bigint_from_digits(Arena *a, Text t, int base);
bool bigint_to_i64(const BigInt *x, int64_t *out); /* false: does not fit */
bool bigint_to_u64(const BigInt *x, uint64_t *out);
double bigint_to_f64(const BigInt *x); /* rounded to even; may be infinite */
/* Digits of a base up to 16, behind a `-`. */
Text bigint_text(Arena *a, const BigInt *x, int base);
int bigint_bits(const BigInt *x); /* of the magnitude */
uint64_t bigint_hash(const BigInt *x);
/* Below 0, 0 or above 0, exactly; y is no NaN. */
int bigint_compare(const BigInt *x, const BigInt *y);
int bigint_compare_f64(const BigInt *x, double y);

/* NULL if the result has too many bits. */
const BigInt *bigint_negated(Arena *a, const BigInt *x);
const BigInt *bigint_add(Arena *a, const BigInt *x, const BigInt *y);
const BigInt *bigint_subtract(Arena *a, const BigInt *x, const BigInt *y);
const BigInt *bigint_multiply(Arena *a, const BigInt *x, const BigInt *y);
const BigInt *bigint_power(Arena *a, const BigInt *x, uint64_t y);
const BigInt *bigint_shift_left(Arena *a, const BigInt *x, uint64_t by);
/* Rounded down, as all bits of an infinite two's complement are. */
const BigInt *bigint_shift_right(Arena *a, const BigInt *x, uint64_t by);
/* Python's // and %, for y other than 0; either result may be NULL. */
void bigint_divide(Arena *a, const BigInt *x, const BigInt *y,
                   const BigInt **quotient, const BigInt **remainder);
/* x / y rounded once, for y other than 0; infinite if it is too large. */
double bigint_quotient(Arena *a, const BigInt *x, const BigInt *y);
/* `op` is &, | or ^, of two's complements. */
const BigInt *bigint_bitwise(Arena *a, char op, const BigInt *x,
                             const BigInt *y);

/* Modulo m other than 0, with its sign. The inverse is NULL if there is none;
 * a power, for y >= 0, if it is too much work. */
const BigInt *bigint_inverse(Arena *a, const BigInt *x, const BigInt *m);
const BigInt *bigint_power_modulo(Arena *a, const BigInt *x, const BigInt *y,
                                  const BigInt *m);

#endif
