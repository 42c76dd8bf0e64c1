/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Computes with base/bigint.h what its input asks for: a line is an operator
 * and its operands in decimals (floats as C writes them in hexadecimals), the
 * answer is a line, `none` where the result has too many bits. The oracle is
 * tests/base/bigint_oracle.py. */
#include "base/bigint.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LONGEST_LINE = 1 << 18 };

static const BigInt *read_int(Arena *a, const char *text)
{
    bool negative = *text == '-';
    const BigInt *x = bigint_from_digits(a, text_from(text + negative), 10);

    return negative && x ? bigint_negated(a, x) : x;
}

static void show(Arena *a, const BigInt *x)
{
    Text t = x ? bigint_text(a, x, 10) : text_from("none");

    printf("%.*s\n", (int)t.size, t.data);
}

static void show_text(Text t)
{
    printf("%.*s\n", (int)t.size, t.data);
}

static bool unary(Arena *a, const char *op, const BigInt *x)
{
    int64_t i;
    uint64_t u;

    if (!strcmp(op, "neg"))
        show(a, bigint_negated(a, x));
    else if (!strcmp(op, "float"))
        printf("%a\n", bigint_to_f64(x));
    else if (!strcmp(op, "bits"))
        printf("%d\n", bigint_bits(x));
    else if (!strcmp(op, "hash"))
        printf("%lld\n", (long long)bigint_hash(x));
    else if (!strcmp(op, "i64"))
        printf("%d\n", bigint_to_i64(x, &i));
    else if (!strcmp(op, "u64"))
        printf("%d\n", bigint_to_u64(x, &u));
    else if (!strcmp(op, "bin"))
        show_text(bigint_text(a, x, 2));
    else if (!strcmp(op, "hex"))
        show_text(bigint_text(a, x, 16));
    else
        return false;
    return true;
}

static void binary(Arena *a, const char *op, const BigInt *x, const BigInt *y)
{
    const BigInt *quotient, *remainder;
    uint64_t by = 0;

    bigint_to_u64(y, &by);
    switch (op[0]) {
    case '+':
        show(a, bigint_add(a, x, y));
        break;
    case '-':
        show(a, bigint_subtract(a, x, y));
        break;
    case '*':
        show(a, op[1] ? bigint_power(a, x, by) : bigint_multiply(a, x, y));
        break;
    case 'd':
        bigint_divide(a, x, y, &quotient, &remainder);
        show(a, quotient);
        show(a, remainder);
        break;
    case '/':
        printf("%a\n", bigint_quotient(a, x, y));
        break;
    case '<':
        show(a, bigint_shift_left(a, x, by));
        break;
    case '>':
        show(a, bigint_shift_right(a, x, by));
        break;
    case 'c':
        printf("%d\n", bigint_compare(x, y));
        break;
    case 'i':
        show(a, bigint_inverse(a, x, y));
        break;
    default:
        show(a, bigint_bitwise(a, op[0], x, y));
    }
}

static void answer(Arena *a, char *line)
{
    const char *op = strtok(line, " \n"), *first = strtok(NULL, " \n");
    const char *second = strtok(NULL, " \n"), *third = strtok(NULL, " \n");
    const BigInt *x;

    if (!strcmp(op, "trunc")) {
        show(a, bigint_from_f64(a, strtod(first, NULL)));
        return;
    }
    if (!strcmp(op, "digits")) {
        show(a, bigint_from_digits(a, text_from(second), atoi(first)));
        return;
    }
    x = read_int(a, first);
    if (!second) {
        if (!unary(a, op, x))
            exit(2);
    } else if (!strcmp(op, "cf")) {
        printf("%d\n", bigint_compare_f64(x, strtod(second, NULL)));
    } else if (third) {
        show(a, bigint_power_modulo(a, x, read_int(a, second),
                                    read_int(a, third)));
    } else {
        binary(a, op, x, read_int(a, second));
    }
}

int main(void)
{
    char *line = malloc(LONGEST_LINE);

    while (line && fgets(line, LONGEST_LINE, stdin)) {
        Arena a = {0};

        answer(&a, line);
        arena_free(&a);
    }
    free(line);
    return 0;
}
