/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { N = 1000000 };

static float x[N];

/* The derivative of one element's part of the sum, by hand. */
static inline float slope(float a)
{
    float y0 = a * 0.3f + 0.5f;
    float y1 = y0 * y0 - a;
    float y2 = fmaxf(y1, -1.0f) * 0.25f;
    float y3 = (y2 + a) * (y2 - a) + 0.1f;
    float d3 = y3 > 0.0f ? 0.5f : y3 < 0.0f ? -0.5f : 0.0f;
    float d2 = d3 * 2.0f * y2;
    float d1 = y1 > -1.0f ? d2 * 0.25f : 0.0f;
    float d0 = d1 * 2.0f * y0;

    return d0 * 0.3f - d1 - d3 * 2.0f * a + 2.0f * a;
}

int main(int argc, char **argv)
{
    long steps = argc > 1 ? atol(argv[1]) : 1;
    double sum = 0.0;

    for (int i = 0; i < N; i++)
        x[i] = (float)i / (float)N;
    for (long s = 0; s < steps; s++)
        for (int i = 0; i < N; i++)
            x[i] -= 0.001f * slope(x[i]);
    for (int i = 0; i < N; i++)
        sum += x[i];
    printf("%.4f\n", sum / N);
    return 0;
}
