/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { N = 1000000 };

static float x[N], out[N];

static inline float chain(float a, float c)
{
    float y = a * c + 0.5f;

    y = y * y - a;
    y = fmaxf(y, -1.0f) * 0.25f;
    y = (y + a) * (y - a) + c;
    return fabsf(y) * 0.5f + a;
}

int main(int argc, char **argv)
{
    long steps = argc > 1 ? atol(argv[1]) : 1;
    double sum = 0.0;

    for (int i = 0; i < N; i++)
        x[i] = (float)i / (float)N;
    for (long s = 0; s < steps; s++) {
        float c = 0.001f * (float)(s % 7);

        for (int i = 0; i < N; i++)
            out[i] = chain(x[i], c) + out[i] * 0.5f;
    }
    for (int i = 0; i < N; i++)
        sum += out[i];
    printf("%.4f\n", sum / N);
    return 0;
}
