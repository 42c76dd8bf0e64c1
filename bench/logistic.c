/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The loop of logistic.py as a C programmer writes it. */
#include <stdint.h>
#include <stdio.h>

int main(void)
{
    double x = 0.4;

    for (int64_t i = 0; i < 100000000; i++)
        x = 3.7 * x * (1.0 - x);
    printf("%.17g\n", x);
    return 0;
}
