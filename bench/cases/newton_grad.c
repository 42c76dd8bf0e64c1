/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* As one writes it by hand: the turns forward, their y kept, then back. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

static double slope(double a)
{
    double tape[64], y = a, dy = 1.0, da = 0.0;
    int n = 0;

    while (fabs(y * y - a) > 1e-12 * a) {
        tape[n++] = y;
        y = 0.5 * (y + a / y);
    }
    while (n > 0) {
        y = tape[--n];
        da += dy * 0.5 / y;
        dy *= 0.5 * (1.0 - a / (y * y));
    }
    return da + dy;
}

int main(int argc, char **argv)
{
    long steps = argc > 1 ? atol(argv[1]) : 1;
    double total = 0.0;

    for (long i = 0; i < steps; i++)
        total += slope(1.0 + 0.001 * (double)(i % 1000));
    printf("%.6f\n", total / (double)steps);
    return 0;
}
