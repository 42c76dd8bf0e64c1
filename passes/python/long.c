/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Static ints of more than 64 bits (VALUE_LONG): the few that a script
 * computes with while it is compiled, up to BIGINT_BITS. A value that fits an
 * int64 is never a long. There are no staged ones. */
#include "passes/python/protocol.h"

#include <math.h>

#include "base/format.h"

bool value_is_static_int(Value v)
{
    return v.kind == VALUE_BOOL || v.kind == VALUE_INT || v.kind == VALUE_LONG;
}

bool value_is_weak(Value v)
{
    return value_is_python_number(v) || v.kind == VALUE_LONG;
}

static Value too_long(Spec *s)
{
    return spec_not_yet(s, "ints of more than %d bits are not there yet",
                        BIGINT_BITS);
}

/* Work on long ints counts as steps. */
static Value long_value(Spec *s, const BigInt *x)
{
    int64_t i;

    if (!x)
        return too_long(s);
    s->steps += (int64_t)x->n * x->n / 256;
    if (bigint_to_i64(x, &i))
        return value_int(i);
    return (Value){.kind = VALUE_LONG, .big = x};
}

static const BigInt *big_of(Spec *s, Value v)
{
    return v.kind == VALUE_LONG ? v.big
                                : bigint_from_i64(s->arena, number_int(v));
}

Value long_from_u64(Spec *s, uint64_t x)
{
    return long_value(s, bigint_from_u64(s->arena, x));
}

Value long_from_float(Spec *s, double x)
{
    return long_value(s, bigint_from_f64(s->arena, x));
}

Value long_to_float(Spec *s, Value x)
{
    double f = bigint_to_f64(x.big);

    if (isinf(f))
        return raise_certain(s, DIAG_H0907,
                             "this int is too large for a float");
    return value_float(f);
}

double long_fraction(Spec *s, Value x, int *exponent)
{
    const BigInt *top = x.big;
    int bits = bigint_bits(top), shift = bits > 1000 ? bits - 1000 : 0, more;
    double f;

    if (shift)
        top = bigint_shift_right(s->arena, top, (uint64_t)shift);
    f = frexp(bigint_to_f64(top), &more);
    *exponent = more + shift;
    return f;
}

/* ---- texts ---- */

static bool is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static Text trimmed(Text t)
{
    while (t.size && is_space(t.data[0]))
        t = (Text){t.data + 1, t.size - 1};
    while (t.size && is_space(t.data[t.size - 1]))
        t.size--;
    return t;
}

static int digit_of(char c)
{
    return c >= '0' && c <= '9'                     ? c - '0'
           : (c | 0x20) >= 'a' && (c | 0x20) <= 'z' ? (c | 0x20) - 'a' + 10
                                                    : 36;
}

/* `0x`, `0o` or `0b` in front, of the base or of any base; the base. */
static int read_prefix(Text *t, int base)
{
    char c = t->size > 2 && t->data[0] == '0' ? t->data[1] | 0x20 : 0;
    int found = c == 'x' ? 16 : c == 'o' ? 8 : c == 'b' ? 2 : 0;

    if (!found || (base && base != found))
        return base;
    *t = (Text){t->data + 2, t->size - 2};
    if (t->data[0] == '_')
        *t = (Text){t->data + 1, t->size - 1};
    return found;
}

/* Digits with single `_` between them; how many, -1 if it is something else.
 * Base 0 takes decimals without zeros in front, as literals are. */
static int64_t count_digits(Text t, int base)
{
    bool zeros = !base && t.size && t.data[0] == '0';
    int64_t n = 0;

    for (size_t i = 0; i < t.size; i++) {
        bool is_gap = t.data[i] == '_';

        if (is_gap ? !i || i + 1 == t.size || t.data[i - 1] == '_'
                   : digit_of(t.data[i]) >= (zeros  ? 1
                                             : base ? base
                                                    : 10))
            return -1;
        n += !is_gap;
    }
    return n ? n : -1;
}

Value int_from_text(Spec *s, Text text, int base)
{
    Text t = trimmed(text);
    bool negative = t.size && t.data[0] == '-';
    const BigInt *x;
    int64_t n;

    if (negative || (t.size && t.data[0] == '+'))
        t = (Text){t.data + 1, t.size - 1};
    base = read_prefix(&t, base);
    n = count_digits(t, base);
    base = base ? base : 10;
    if (n < 0)
        return (Value){.kind = VALUE_UNDEFINED};
    if (n > FORMAT_DIGITS && (base & (base - 1)))
        return raise_certain(s, DIAG_H0515,
                             "an int of %lld digits: Python reads at most %d",
                             (long long)n, FORMAT_DIGITS);
    x = bigint_from_digits(s->arena, t, base);
    return long_value(s, negative && x ? bigint_negated(s->arena, x) : x);
}

bool long_text(Spec *s, Value x, Text *out)
{
    *out = bigint_text(s->arena, x.big, 10);
    if (out->size - x.big->negative <= FORMAT_DIGITS)
        return true;
    raise_found(s, DIAG_H0515, "an int of %d digits: Python writes at most %d",
                (int)(out->size - x.big->negative), FORMAT_DIGITS);
    return false;
}

/* ---- order ---- */

static int order_of_int(Value a, double b)
{
    int64_t i = number_int(a);

    if (b >= 0x1p63 || b < -0x1p63)
        return b > 0 ? -1 : 1;
    if (i != (int64_t)b)
        return i < (int64_t)b ? -1 : 1;
    return (trunc(b) > b) - (trunc(b) < b);
}

int number_order(Value a, Value b)
{
    int64_t x, y;

    if (a.kind == VALUE_FLOAT && b.kind == VALUE_FLOAT)
        return isnan(a.f) || isnan(b.f) ? NUMBER_UNORDERED
                                        : (a.f > b.f) - (a.f < b.f);
    if (a.kind == VALUE_FLOAT) {
        int order = number_order(b, a);

        return order == NUMBER_UNORDERED ? order : -order;
    }
    if (b.kind == VALUE_FLOAT)
        return isnan(b.f)             ? NUMBER_UNORDERED
               : a.kind == VALUE_LONG ? bigint_compare_f64(a.big, b.f)
                                      : order_of_int(a, b.f);
    if (a.kind == VALUE_LONG && b.kind == VALUE_LONG)
        return bigint_compare(a.big, b.big);
    if (a.kind == VALUE_LONG)
        return a.big->negative ? -1 : 1;
    if (b.kind == VALUE_LONG)
        return b.big->negative ? 1 : -1;
    x = number_int(a);
    y = number_int(b);
    return (x > y) - (x < y);
}

static bool holds(Operator op, int order)
{
    switch (op) {
    case OPERATOR_LT:
        return order < 0;
    case OPERATOR_LE:
        return order <= 0;
    case OPERATOR_GT:
        return order > 0;
    case OPERATOR_GE:
        return order >= 0;
    case OPERATOR_EQ:
        return order == 0;
    default:
        return order != 0;
    }
}

/* A staged float x with a long y, of which `near` is the nearest float. */
static Value compare_float(Spec *s, Operator op, Value x, Value y)
{
    Value near = value_float(bigint_to_f64(y.big));
    int order = -bigint_compare_f64(y.big, near.f); /* of near with y */

    if (order && (op == OPERATOR_EQ || op == OPERATOR_NE))
        return value_bool(op == OPERATOR_NE);
    if (order < 0)
        op = op == OPERATOR_LT   ? OPERATOR_LE
             : op == OPERATOR_GE ? OPERATOR_GT
                                 : op;
    else if (order > 0)
        op = op == OPERATOR_LE   ? OPERATOR_LT
             : op == OPERATOR_GT ? OPERATOR_GE
                                 : op;
    return scalar_compare(s, op, x, near);
}

Value long_compare(Spec *s, Operator op, Value x, Value y)
{
    int order;

    if (y.kind == VALUE_SCALAR)
        return long_compare(s, operator_mirrored(op), y, x);
    if (x.kind == VALUE_SCALAR && number_dtype(x) == DTYPE_F64)
        return compare_float(s, op, x, y);
    if (x.kind == VALUE_SCALAR)
        return value_bool(holds(op, y.big->negative ? 1 : -1));
    order = number_order(x, y);
    if (order == NUMBER_UNORDERED)
        return value_bool(op == OPERATOR_NE);
    return value_bool(holds(op, order));
}

/* ---- operators ---- */

static Value long_power(Spec *s, const BigInt *x, Value y)
{
    int64_t i;

    if (y.kind != VALUE_LONG)
        return long_value(s,
                          bigint_power(s->arena, x, (uint64_t)number_int(y)));
    if (!bigint_to_i64(x, &i) || i < -1 || i > 1)
        return too_long(s);
    return value_int(i >= 0 ? i : y.big->limb[0] & 1 ? -1 : 1);
}

static Value long_shift(Spec *s, Operator op, const BigInt *x, Value y)
{
    bool left = op == OPERATOR_LSHIFT, negative;

    negative = y.kind == VALUE_LONG ? y.big->negative : number_int(y) < 0;
    if (negative)
        return raise_certain(s, DIAG_H0515, "a shift by a negative count");
    if (y.kind == VALUE_LONG)
        return left && x->n ? too_long(s) : value_int(left ? 0 : -x->negative);
    return long_value(
        s, left ? bigint_shift_left(s->arena, x, (uint64_t)number_int(y))
                : bigint_shift_right(s->arena, x, (uint64_t)number_int(y)));
}

static Value long_division(Spec *s, Operator op, const BigInt *x,
                           const BigInt *y)
{
    const BigInt *quotient, *remainder;
    double f;

    if (!y->n)
        return raise_certain(s, DIAG_H0905, "division by zero");
    if (op != OPERATOR_DIV) {
        bigint_divide(s->arena, x, y, &quotient, &remainder);
        return long_value(s, op == OPERATOR_MOD ? remainder : quotient);
    }
    f = bigint_quotient(s->arena, x, y);
    if (isnan(f))
        return too_long(s);
    if (isinf(f))
        return raise_certain(s, DIAG_H0907,
                             "the result of `/` is too large for a float");
    return value_float(f);
}

Value long_ints(Spec *s, Operator op, Value xv, Value yv)
{
    Arena *a = s->arena;
    const BigInt *x = big_of(s, xv), *y = big_of(s, yv);

    switch (op) {
    case OPERATOR_ADD:
        return long_value(s, bigint_add(a, x, y));
    case OPERATOR_SUB:
        return long_value(s, bigint_subtract(a, x, y));
    case OPERATOR_MUL:
        return long_value(s, bigint_multiply(a, x, y));
    case OPERATOR_DIV:
    case OPERATOR_FLOORDIV:
    case OPERATOR_MOD:
        return long_division(s, op, x, y);
    case OPERATOR_POW:
        return long_power(s, x, yv);
    case OPERATOR_LSHIFT:
    case OPERATOR_RSHIFT:
        return long_shift(s, op, x, yv);
    case OPERATOR_AND:
    case OPERATOR_OR:
    case OPERATOR_XOR:
        return long_value(s,
                          bigint_bitwise(a, operator_info[op].text[0], x, y));
    default:
        return raise_certain(s, DIAG_H0511, "`%s` is not defined for ints",
                             operator_info[op].text);
    }
}

static bool is_below_zero(Value v)
{
    return v.kind == VALUE_LONG ? v.big->negative
                                : v.kind == VALUE_INT && v.i < 0;
}

/* One of the two is a long. */
Value long_binary(Spec *s, Operator op, Value x, Value y)
{
    bool ints = value_is_static_int(x) && value_is_static_int(y);

    if (ints && !(op == OPERATOR_POW && is_below_zero(y)))
        return long_ints(s, op, x, y);
    if (!ints && number_dtype(x) != DTYPE_F64 && number_dtype(y) != DTYPE_F64)
        return spec_not_yet(s,
                            "`%s` of a staged int and one of more than 64 "
                            "bits",
                            operator_info[op].text);
    if (x.kind == VALUE_LONG)
        x = long_to_float(s, x);
    if (y.kind == VALUE_LONG)
        y = long_to_float(s, y);
    if (x.kind == VALUE_POISON || y.kind == VALUE_POISON)
        return value_poison();
    if (ints) /* a negative power */
        x = number_as(s, x, DTYPE_F64);
    return scalar_binary(s, op, x, y);
}

/* ---- functions ---- */

Value int_bits(Spec *s, Value xv, bool only_ones)
{
    const BigInt *x = big_of(s, xv);
    int ones = 0;

    for (int i = 0; i < x->n; i++)
        ones += __builtin_popcount(x->limb[i]);
    return value_int(only_ones ? ones : bigint_bits(x));
}

Value int_in_base(Spec *s, Value xv, int base)
{
    const BigInt *x = big_of(s, xv);
    Text t = bigint_text(s->arena, x, base);

    return value_cstr(
        arena_printf(s->arena, "%s0%c%.*s", x->negative ? "-" : "",
                     base == 16  ? 'x'
                     : base == 8 ? 'o'
                                 : 'b',
                     (int)t.size - x->negative, t.data + x->negative));
}

Value int_power_modulo(Spec *s, const Value arg[3])
{
    const BigInt *x = big_of(s, arg[0]), *y = big_of(s, arg[1]);
    const BigInt *m = big_of(s, arg[2]);

    if (!m->n)
        return raise_certain(s, DIAG_H0515, "the modulus of pow() cannot be 0");
    if (y->negative) {
        x = bigint_inverse(s->arena, x, m);
        y = bigint_negated(s->arena, y);
        if (!x)
            return raise_certain(s, DIAG_H0515,
                                 "the base of pow() has no inverse for this "
                                 "modulus");
    }
    x = bigint_power_modulo(s->arena, x, y, m);
    return x ? long_value(s, x)
             : spec_not_yet(s, "a pow() of so large ints is not there yet");
}

Value int_gcd(Spec *s, Value xv, Value yv)
{
    const BigInt *x = big_of(s, xv), *y = big_of(s, yv), *quotient, *rest;

    while (y->n) {
        bigint_divide(s->arena, x, y, &quotient, &rest);
        s->steps += 1 + (int64_t)y->n * y->n / 256;
        x = y;
        y = rest;
    }
    return long_value(s, x->negative ? bigint_negated(s->arena, x) : x);
}

/* Newton's iteration from above. */
Value int_root(Spec *s, Value xv)
{
    const BigInt *x = big_of(s, xv), *r, *next, *rest;
    int bits = bigint_bits(x);

    r = bigint_shift_left(s->arena, bigint_from_i64(s->arena, 1),
                          (uint64_t)(bits + 1) / 2);
    for (;;) {
        if (!r->n)
            return value_int(0);
        bigint_divide(s->arena, x, r, &next, &rest);
        next = bigint_shift_right(s->arena, bigint_add(s->arena, next, r), 1);
        if (bigint_compare(next, r) >= 0)
            return long_value(s, r);
        s->steps += 1 + (int64_t)x->n * x->n / 256;
        r = next;
    }
}

/* To the nearest multiple of 10^digits, of two the even one. */
Value int_round(Spec *s, Value xv, int64_t digits)
{
    const BigInt *x = big_of(s, xv), *ten = bigint_from_i64(s->arena, 10);
    const BigInt *power, *quotient, *rest, *twice;
    int order;

    if (digits > bigint_bits(x)) /* half the power is beyond it */
        return value_int(0);
    power = bigint_power(s->arena, ten, (uint64_t)digits);
    if (!power)
        return too_long(s);
    bigint_divide(s->arena, x, power, &quotient, &rest);
    twice = bigint_add(s->arena, rest, rest);
    order = twice ? bigint_compare(twice, power) : 1;
    x = bigint_subtract(s->arena, x, rest);
    if (order > 0 || (order == 0 && quotient->n && quotient->limb[0] & 1))
        x = x ? bigint_add(s->arena, x, power) : NULL;
    return long_value(s, x);
}

Value long_unary(Spec *s, Operator op, Value x)
{
    switch (op) {
    case OPERATOR_POS:
        return x;
    case OPERATOR_NEG:
        return long_ints(s, OPERATOR_SUB, value_int(0), x);
    default: /* ~x */
        return long_ints(s, OPERATOR_SUB, value_int(-1), x);
    }
}
