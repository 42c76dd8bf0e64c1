/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#include <stdio.h>
#include <stdlib.h>

int main(int argc, char **argv)
{
    long steps = argc > 1 ? atol(argv[1]) : 1;
    double x = 0.4;

    for (long i = 0; i < steps; i++)
        x = 3.7 * x * (1.0 - x);
    printf("%.6f\n", x);
    return 0;
}
