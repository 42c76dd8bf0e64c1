/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Integers of any size by the schoolbook's methods: they are few and small.
 *
 * Division is Knuth's algorithm D (The Art of Computer Programming 2, 4.3.1).
 * Bits of negative numbers are those of the two's complement: -x is ~(x - 1).
 */
#include "base/bigint.h"

#include <assert.h>
#include <math.h>
#include <string.h>

enum {
    LIMB_BITS = 32,
    MOST_LIMBS = BIGINT_BITS / LIMB_BITS,
    LONGEST_POWER = 1 << 28, /* products of limbs in a power with a modulus */
    SMALLEST_PLACE = 1074    /* the least float is 2^-1074 */
};

static BigInt *big_new(Arena *a, int n)
{
    BigInt *x = arena_alloc(a, sizeof *x + (size_t)n * sizeof x->limb[0]);

    x->negative = false;
    x->n = n;
    memset(x->limb, 0, (size_t)n * sizeof x->limb[0]);
    return x;
}

static const BigInt *big_trim(BigInt *x, bool negative)
{
    while (x->n && !x->limb[x->n - 1])
        x->n--;
    x->negative = negative && x->n;
    return x;
}

/* What is given to others: NULL if it has too many bits. */
static const BigInt *limited(const BigInt *x)
{
    return x->n > MOST_LIMBS ? NULL : x;
}

static uint32_t limb_at(const BigInt *x, int i)
{
    return i < x->n ? x->limb[i] : 0;
}

int bigint_bits(const BigInt *x)
{
    return x->n ? LIMB_BITS * x->n - __builtin_clz(x->limb[x->n - 1]) : 0;
}

/* ---- to and from others ---- */

static const BigInt *big_from_u64(Arena *a, uint64_t x, bool negative)
{
    BigInt *r = big_new(a, 2);

    r->limb[0] = (uint32_t)x;
    r->limb[1] = (uint32_t)(x >> LIMB_BITS);
    return big_trim(r, negative);
}

const BigInt *bigint_from_u64(Arena *a, uint64_t x)
{
    return big_from_u64(a, x, false);
}

const BigInt *bigint_from_i64(Arena *a, int64_t x)
{
    return big_from_u64(a, x < 0 ? -(uint64_t)x : (uint64_t)x, x < 0);
}

const BigInt *bigint_from_f64(Arena *a, double x)
{
    int exponent;
    double fraction = frexp(trunc(x), &exponent);
    const BigInt *r = bigint_from_i64(a, (int64_t)ldexp(fraction, 53));

    if (exponent >= 53)
        return bigint_shift_left(a, r, (uint64_t)(exponent - 53));
    return bigint_from_i64(a, (int64_t)x);
}

/* x = x * by + plus, in place; x has room. */
static void scale(BigInt *x, uint32_t by, uint32_t plus)
{
    uint64_t carry = plus;

    for (int i = 0; i < x->n; i++) {
        carry += (uint64_t)x->limb[i] * by;
        x->limb[i] = (uint32_t)carry;
        carry >>= LIMB_BITS;
    }
    if (carry)
        x->limb[x->n++] = (uint32_t)carry;
}

static uint32_t digit_value(char c)
{
    return (uint32_t)(c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
}

const BigInt *bigint_from_digits(Arena *a, Text t, int base)
{
    BigInt *r;

    if (t.size > BIGINT_BITS)
        return NULL;
    r = big_new(a, (int)(t.size / 5) + 2); /* at most 36^6 a limb */
    r->n = 0;
    for (size_t at = 0; at < t.size; at++)
        if (t.data[at] != '_')
            scale(r, (uint32_t)base, digit_value(t.data[at]));
    return limited(big_trim(r, false));
}

bool bigint_to_u64(const BigInt *x, uint64_t *out)
{
    *out = limb_at(x, 0) | (uint64_t)limb_at(x, 1) << LIMB_BITS;
    return !x->negative && x->n <= 2;
}

bool bigint_to_i64(const BigInt *x, int64_t *out)
{
    uint64_t size = limb_at(x, 0) | (uint64_t)limb_at(x, 1) << LIMB_BITS;

    *out = (int64_t)(x->negative ? -size : size);
    return x->n <= 2 && size <= (uint64_t)INT64_MAX + x->negative;
}

/* The highest 64 bits of x, the lowest of them set if any below is. */
static uint64_t top_bits(const BigInt *x, int *exponent)
{
    int bits = bigint_bits(x), first = bits - 64;
    uint64_t top = 0;

    *exponent = first;
    for (int i = bits - 1; i >= 0 && i >= first; i--)
        top = top << 1 | (x->limb[i / LIMB_BITS] >> i % LIMB_BITS & 1);
    if (first <= 0) {
        *exponent = 0;
        return top;
    }
    for (int i = 0; i < first; i++)
        if (x->limb[i / LIMB_BITS] >> i % LIMB_BITS & 1)
            return top | 1;
    return top;
}

double bigint_to_f64(const BigInt *x)
{
    int exponent;
    uint64_t top = top_bits(x, &exponent);
    double r = ldexp((double)top, exponent);

    return x->negative ? -r : r;
}

/* Divides in place; gives the remainder. */
static uint32_t divide_small(BigInt *x, uint32_t by)
{
    uint64_t rest = 0;

    for (int i = x->n - 1; i >= 0; i--) {
        rest = rest << LIMB_BITS | x->limb[i];
        x->limb[i] = (uint32_t)(rest / by);
        rest %= by;
    }
    while (x->n && !x->limb[x->n - 1])
        x->n--;
    return (uint32_t)rest;
}

static BigInt *big_copy(Arena *a, const BigInt *x, int extra)
{
    BigInt *r = big_new(a, x->n + extra);

    memcpy(r->limb, x->limb, (size_t)x->n * sizeof x->limb[0]);
    r->negative = x->negative;
    return r;
}

/* Digits are divided off as many at a time as a limb holds. */
Text bigint_text(Arena *a, const BigInt *x, int base)
{
    uint32_t chunk = (uint32_t)base;
    size_t size = (size_t)x->n * LIMB_BITS + 2, at = size;
    char *text = arena_alloc(a, size);
    BigInt *left = big_copy(a, x, 0);
    int digits = 1;

    for (; (uint64_t)chunk * (uint32_t)base <= UINT32_MAX; digits++)
        chunk *= (uint32_t)base;
    do {
        uint32_t rest = divide_small(left, chunk);

        for (int i = 0; i < digits && (i == 0 || rest || left->n); i++) {
            text[--at] = "0123456789abcdef"[rest % (uint32_t)base];
            rest /= (uint32_t)base;
        }
    } while (left->n);
    if (x->negative)
        text[--at] = '-';
    return (Text){text + at, size - at};
}

/* CPython's: modulo the prime 2^61 - 1, with the sign; -1 is none. */
uint64_t bigint_hash(const BigInt *x)
{
    const uint64_t prime = ((uint64_t)1 << 61) - 1;
    uint64_t hash = 0;

    for (int i = x->n - 1; i >= 0; i--)
        hash = (uint64_t)(((unsigned __int128)hash << LIMB_BITS | x->limb[i]) %
                          prime);
    if (x->negative)
        hash = 0 - hash;
    return hash == UINT64_MAX ? (uint64_t)-2 : hash;
}

/* ---- sums ---- */

static int compare_size(const BigInt *x, const BigInt *y)
{
    if (x->n != y->n)
        return x->n < y->n ? -1 : 1;
    for (int i = x->n - 1; i >= 0; i--)
        if (x->limb[i] != y->limb[i])
            return x->limb[i] < y->limb[i] ? -1 : 1;
    return 0;
}

int bigint_compare(const BigInt *x, const BigInt *y)
{
    if (x->negative != y->negative)
        return x->negative ? -1 : 1;
    return x->negative ? -compare_size(x, y) : compare_size(x, y);
}

/* Where x rounds to y, its highest 64 bits say which way. */
int bigint_compare_f64(const BigInt *x, double y)
{
    double rounded = bigint_to_f64(x);
    int exponent, order;
    uint64_t top;

    if (rounded != y)
        return rounded < y ? -1 : 1;
    if (isinf(y))
        return x->negative ? 1 : -1;
    top = top_bits(x, &exponent);
    rounded = (double)top;
    if (rounded >= 0x1p64)
        order = -1;
    else
        order = (top > (uint64_t)rounded) - (top < (uint64_t)rounded);
    return x->negative ? -order : order;
}

static const BigInt *add_sizes(Arena *a, const BigInt *x, const BigInt *y,
                               bool negative)
{
    int n = (x->n > y->n ? x->n : y->n) + 1;
    BigInt *r = big_new(a, n);
    uint64_t carry = 0;

    for (int i = 0; i < n; i++) {
        carry += (uint64_t)limb_at(x, i) + limb_at(y, i);
        r->limb[i] = (uint32_t)carry;
        carry >>= LIMB_BITS;
    }
    return big_trim(r, negative);
}

/* |x| - |y|, of which x is not the smaller. */
static const BigInt *subtract_sizes(Arena *a, const BigInt *x, const BigInt *y,
                                    bool negative)
{
    BigInt *r = big_new(a, x->n);
    int64_t borrow = 0;

    for (int i = 0; i < x->n; i++) {
        borrow += (int64_t)x->limb[i] - limb_at(y, i);
        r->limb[i] = (uint32_t)borrow;
        borrow >>= LIMB_BITS;
    }
    assert(!borrow);
    return big_trim(r, negative);
}

static const BigInt *add_signed(Arena *a, const BigInt *x, const BigInt *y,
                                bool y_negative)
{
    if (x->negative == y_negative)
        return add_sizes(a, x, y, x->negative);
    if (compare_size(x, y) >= 0)
        return subtract_sizes(a, x, y, x->negative);
    return subtract_sizes(a, y, x, y_negative);
}

const BigInt *bigint_add(Arena *a, const BigInt *x, const BigInt *y)
{
    return limited(add_signed(a, x, y, y->negative));
}

const BigInt *bigint_subtract(Arena *a, const BigInt *x, const BigInt *y)
{
    return limited(add_signed(a, x, y, !y->negative));
}

/* ---- products ---- */

static const BigInt *multiply(Arena *a, const BigInt *x, const BigInt *y)
{
    BigInt *r = big_new(a, x->n + y->n);

    for (int i = 0; i < x->n; i++) {
        uint64_t carry = 0;

        for (int k = 0; k < y->n; k++) {
            carry += (uint64_t)x->limb[i] * y->limb[k] + r->limb[i + k];
            r->limb[i + k] = (uint32_t)carry;
            carry >>= LIMB_BITS;
        }
        r->limb[i + y->n] = (uint32_t)carry;
    }
    return big_trim(r, x->negative != y->negative);
}

const BigInt *bigint_multiply(Arena *a, const BigInt *x, const BigInt *y)
{
    return limited(multiply(a, x, y));
}

const BigInt *bigint_power(Arena *a, const BigInt *x, uint64_t y)
{
    const BigInt *r = bigint_from_i64(a, 1);
    uint64_t doublings = x->n ? (uint64_t)bigint_bits(x) - 1 : 0;

    if (doublings && y > BIGINT_BITS / doublings)
        return NULL;
    while (y) {
        if (y & 1)
            r = multiply(a, r, x);
        y >>= 1;
        if (y)
            x = multiply(a, x, x);
    }
    return limited(r);
}

static const BigInt *shifted_left(Arena *a, const BigInt *x, int by)
{
    int limbs = by / LIMB_BITS, bits = by % LIMB_BITS;
    BigInt *r = big_new(a, x->n + limbs + 1);

    for (int i = 0; i < x->n; i++) {
        uint64_t wide = (uint64_t)x->limb[i] << bits;

        r->limb[i + limbs] |= (uint32_t)wide;
        r->limb[i + limbs + 1] |= (uint32_t)(wide >> LIMB_BITS);
    }
    return big_trim(r, x->negative);
}

const BigInt *bigint_shift_left(Arena *a, const BigInt *x, uint64_t by)
{
    if (!x->n)
        return x;
    return by > BIGINT_BITS ? NULL : limited(shifted_left(a, x, (int)by));
}

/* ---- quotients ---- */

/* Knuth's step D: the quotient of u by v, which has n >= 2 limbs and its
 * highest bit set; u, one limb longer than it needs, becomes the remainder. */
static void divide_long(BigInt *u, const BigInt *v, BigInt *q)
{
    int n = v->n;
    uint64_t high = v->limb[n - 1], next = v->limb[n - 2];

    for (int j = u->n - n - 1; j >= 0; j--) {
        uint64_t top =
            (uint64_t)u->limb[j + n] << LIMB_BITS | u->limb[j + n - 1];
        uint64_t guess = top / high, rest = top % high, carry = 0;
        int64_t borrow = 0;

        while (guess >> LIMB_BITS ||
               guess * next > (rest << LIMB_BITS | u->limb[j + n - 2])) {
            guess--;
            rest += high;
            if (rest >> LIMB_BITS)
                break;
        }
        for (int i = 0; i < n; i++) {
            carry += guess * v->limb[i];
            borrow += (int64_t)u->limb[i + j] - (int64_t)(uint32_t)carry;
            u->limb[i + j] = (uint32_t)borrow;
            borrow >>= LIMB_BITS;
            carry >>= LIMB_BITS;
        }
        borrow += (int64_t)u->limb[j + n] - (int64_t)carry;
        u->limb[j + n] = (uint32_t)borrow;
        if (borrow < 0) { /* one too many: put v back */
            guess--;
            carry = 0;
            for (int i = 0; i < n; i++) {
                carry += (uint64_t)u->limb[i + j] + v->limb[i];
                u->limb[i + j] = (uint32_t)carry;
                carry >>= LIMB_BITS;
            }
            u->limb[j + n] += (uint32_t)carry;
        }
        q->limb[j] = (uint32_t)guess;
    }
}

/* |x| / |y|, truncated, and what it leaves. */
static void divide_sizes(Arena *a, const BigInt *x, const BigInt *y,
                         const BigInt **quotient, const BigInt **remainder)
{
    int shift = __builtin_clz(y->limb[y->n - 1]);
    BigInt *u, *q;

    if (compare_size(x, y) < 0) {
        *quotient = big_new(a, 0);
        *remainder = big_trim(big_copy(a, x, 0), false);
        return;
    }
    if (y->n == 1) {
        q = big_copy(a, x, 0);
        *remainder = big_from_u64(a, divide_small(q, y->limb[0]), false);
        *quotient = big_trim(q, false);
        return;
    }
    y = shifted_left(a, y, shift);
    u = big_copy(a, shifted_left(a, x, shift), 1);
    q = big_new(a, u->n - y->n);
    divide_long(u, y, q);
    *quotient = big_trim(q, false);
    *remainder = bigint_shift_right(a, big_trim(u, false), (uint64_t)shift);
}

const BigInt *bigint_negated(Arena *a, const BigInt *x)
{
    return big_trim(big_copy(a, x, 0), !x->negative);
}

static void floor_divide(Arena *a, const BigInt *x, const BigInt *y,
                         const BigInt **quotient, const BigInt **remainder)
{
    const BigInt *minus = bigint_from_i64(a, -1);

    divide_sizes(a, x, y, quotient, remainder);
    if (x->negative)
        *remainder = bigint_negated(a, *remainder);
    if (x->negative != y->negative) {
        *quotient = bigint_negated(a, *quotient);
        if ((*remainder)->n) {
            *quotient = add_signed(a, *quotient, minus, true);
            *remainder = add_signed(a, *remainder, y, y->negative);
        }
    }
}

void bigint_divide(Arena *a, const BigInt *x, const BigInt *y,
                   const BigInt **quotient, const BigInt **remainder)
{
    floor_divide(a, x, y, quotient, remainder);
    *quotient = limited(*quotient);
    *remainder = limited(*remainder);
}

static const BigInt *modulo(Arena *a, const BigInt *x, const BigInt *m)
{
    const BigInt *quotient, *remainder;

    floor_divide(a, x, m, &quotient, &remainder);
    return remainder;
}

/* Euclid's, extended: u m + v x = the greatest common divisor. */
const BigInt *bigint_inverse(Arena *a, const BigInt *x, const BigInt *m)
{
    const BigInt *size = m->negative ? bigint_negated(a, m) : m;
    const BigInt *p = size, *q = modulo(a, x, size);
    const BigInt *u = big_new(a, 0), *v = bigint_from_i64(a, 1);

    while (q->n) {
        const BigInt *quotient, *rest, *product, *next;

        floor_divide(a, p, q, &quotient, &rest);
        product = multiply(a, quotient, v);
        next = add_signed(a, u, product, !product->negative);
        p = q;
        q = rest;
        u = v;
        v = next;
    }
    if (p->n != 1 || p->limb[0] != 1)
        return NULL;
    return modulo(a, u, m);
}

const BigInt *bigint_power_modulo(Arena *a, const BigInt *x, const BigInt *y,
                                  const BigInt *m)
{
    const BigInt *r = modulo(a, bigint_from_i64(a, 1), m);
    int bits = bigint_bits(y);

    if ((int64_t)bits * m->n * m->n > LONGEST_POWER)
        return NULL;
    x = modulo(a, x, m);
    for (int i = bits - 1; i >= 0; i--) {
        r = modulo(a, multiply(a, r, r), m);
        if (y->limb[i / LIMB_BITS] >> i % LIMB_BITS & 1)
            r = modulo(a, multiply(a, r, x), m);
    }
    return r;
}

const BigInt *bigint_shift_right(Arena *a, const BigInt *x, uint64_t by)
{
    const BigInt *minus, *q;
    BigInt *r;

    if (x->negative) { /* ~(~x >> by) */
        minus = bigint_from_i64(a, -1);
        q = add_signed(a, bigint_negated(a, x), minus, true);
        q = bigint_negated(a, bigint_shift_right(a, q, by));
        return add_signed(a, q, minus, true);
    }
    if (by >= (uint64_t)bigint_bits(x))
        return big_new(a, 0);
    r = big_new(a, x->n - (int)(by / LIMB_BITS));
    for (int i = 0; i < r->n; i++) {
        int from = i + (int)(by / LIMB_BITS);
        uint64_t wide = limb_at(x, from) | (uint64_t)limb_at(x, from + 1)
                                               << LIMB_BITS;

        r->limb[i] = (uint32_t)(wide >> by % LIMB_BITS);
    }
    return big_trim(r, false);
}

/* At least 64 bits of the quotient, the lowest set if it is not exact: then
 * the conversion rounds it once. Below the normal floats only as many bits are
 * taken as the float has, and two more: a half, and whether there is a rest. */
double bigint_quotient(Arena *a, const BigInt *x, const BigInt *y)
{
    int by = 66 - bigint_bits(x) + bigint_bits(y);
    const BigInt *q, *r;
    BigInt *sticky;
    double result;

    if (!x->n)
        return y->negative ? -0.0 : 0.0;
    if (by > SMALLEST_PLACE + 2)
        by = SMALLEST_PLACE + 2;
    if (by > 0)
        x = shifted_left(a, x, by);
    else
        y = shifted_left(a, y, -by);
    divide_sizes(a, x, y, &q, &r);
    sticky = big_copy(a, q, 1);
    if (r->n)
        sticky->limb[0] |= 1;
    sticky->n++;
    result = ldexp(bigint_to_f64(big_trim(sticky, false)), -by);
    return x->negative != y->negative ? -result : result;
}

/* ---- bits ---- */

const BigInt *bigint_bitwise(Arena *a, char op, const BigInt *x,
                             const BigInt *y)
{
    const BigInt *one = bigint_from_i64(a, 1);
    const BigInt *p = x->negative ? subtract_sizes(a, x, one, false) : x;
    const BigInt *q = y->negative ? subtract_sizes(a, y, one, false) : y;
    int n = p->n > q->n ? p->n : q->n;
    BigInt *r = big_new(a, n);
    bool negative = op == '&'   ? x->negative && y->negative
                    : op == '|' ? x->negative || y->negative
                                : x->negative != y->negative;

    for (int i = 0; i < n; i++) {
        uint32_t u = limb_at(p, i) ^ (x->negative ? UINT32_MAX : 0);
        uint32_t v = limb_at(q, i) ^ (y->negative ? UINT32_MAX : 0);
        uint32_t w = op == '&' ? u & v : op == '|' ? u | v : u ^ v;

        r->limb[i] = w ^ (negative ? UINT32_MAX : 0);
    }
    if (!negative)
        return big_trim(r, false);
    return limited(add_sizes(a, big_trim(r, false), one, true));
}
