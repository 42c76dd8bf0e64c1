/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The training step of examples/digits.py written by hand in C: a network
 * 64-128-10 on a batch of 64, cross-entropy, gradients, Adam, in float.
 * Products are tiled in registers and the ten outputs padded to sixteen.
 * Prints microseconds a step, processor time, the least of ten runs. */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

enum { ROWS = 1500, BATCH = 64, IN = 64, HIDDEN = 128, OUT = 10, PAD = 16 };
enum { RUNS = 10, STEPS = 2000 };

typedef float Vector __attribute__((vector_size(32), aligned(4), may_alias));
enum { LANES = sizeof(Vector) / sizeof(float) };

typedef struct Layers {
    float w0[IN][HIDDEN], b0[HIDDEN], w1[HIDDEN][PAD], b1[PAD];
} Layers;

typedef struct Training {
    Layers p, gradient, mean, square;
    int step;
} Training;

static float images[ROWS][IN];
static int labels[ROWS], order[ROWS];
static Training training;

static uint32_t next_random(uint32_t *state)
{
    *state = *state * 1664525u + 1013904223u;
    return *state >> 8;
}

static void make_data(void)
{
    uint32_t state = 1;

    for (int i = 0; i < ROWS; i++) {
        labels[i] = (int)(next_random(&state) % OUT);
        order[i] = (i * 7) % ROWS;
        for (int j = 0; j < IN; j++)
            images[i][j] = (float)next_random(&state) * 0x1p-24f;
    }
    for (int i = 0; i < IN; i++)
        for (int j = 0; j < HIDDEN; j++)
            training.p.w0[i][j] =
                (float)next_random(&state) * 0x1p-26f - 0.125f;
    for (int i = 0; i < HIDDEN; i++)
        for (int j = 0; j < OUT; j++)
            training.p.w1[i][j] =
                (float)next_random(&state) * 0x1p-26f - 0.125f;
}

/* c = a b + bias for each row (none if NULL): c is m x n; a's element (i, t)
 * is a[i * row + t * column]. m is a multiple of 4, n of 2 * LANES. */
static inline void product(int m, int n, int k, const float *a, int row,
                           int column, const float *b, const float *bias,
                           float *c)
{
    for (int j = 0; j < n; j += 2 * LANES)
        for (int i = 0; i < m; i += 4) {
            Vector sum[4][2] = {0};

            for (int r = 0; bias && r < 4; r++)
                for (int h = 0; h < 2; h++)
                    sum[r][h] = *(const Vector *)(bias + j + h * LANES);
            for (int t = 0; t < k; t++)
                for (int r = 0; r < 4; r++)
                    for (int h = 0; h < 2; h++)
                        sum[r][h] +=
                            a[(i + r) * row + t * column] *
                            *(const Vector *)(b + t * n + j + h * LANES);
            for (int r = 0; r < 4; r++)
                for (int h = 0; h < 2; h++)
                    *(Vector *)(c + (i + r) * n + j + h * LANES) = sum[r][h];
        }
}

/* Turns logits into their gradient; gives the loss of the row. */
static float softmax_row(float *logit, int label)
{
    float most = logit[0], total = 0, loss;

    for (int j = 1; j < OUT; j++)
        most = fmaxf(most, logit[j]);
    loss = most - logit[label];
    for (int j = 0; j < OUT; j++) {
        logit[j] = expf(logit[j] - most);
        total += logit[j];
    }
    for (int j = 0; j < OUT; j++)
        logit[j] /= total * BATCH;
    logit[label] -= 1.0f / BATCH;
    return loss + logf(total);
}

static void sum_rows(int n, const float *x, float *sum)
{
    memset(sum, 0, (size_t)n * sizeof *sum);
    for (int i = 0; i < BATCH; i++)
        for (int j = 0; j < n; j++)
            sum[j] += x[i * n + j];
}

/* x where `of` is positive, else 0. */
static void keep_positive(float of[BATCH][HIDDEN], float x[BATCH][HIDDEN])
{
    for (int i = 0; i < BATCH; i++)
        for (int j = 0; j < HIDDEN; j++)
            x[i][j] = of[i][j] > 0 ? x[i][j] : 0;
}

static void transpose_w1(const Layers *p, float w1t[OUT][HIDDEN])
{
    for (int i = 0; i < HIDDEN; i++)
        for (int j = 0; j < OUT; j++)
            w1t[j][i] = p->w1[i][j];
}

static void adam(Training *t)
{
    enum { COUNT = sizeof(Layers) / sizeof(float) };
    float *p = (float *)&t->p, *g = (float *)&t->gradient;
    float *mean = (float *)&t->mean, *square = (float *)&t->square;
    float rate, unbias;

    t->step++;
    rate = (float)(0.003 / (1 - pow(0.9, t->step)));
    unbias = (float)(1 - pow(0.999, t->step));
    for (int i = 0; i < COUNT; i++) {
        mean[i] += 0.1f * (g[i] - mean[i]);
        square[i] += 0.001f * (g[i] * g[i] - square[i]);
        p[i] -= rate * mean[i] / (sqrtf(square[i] / unbias) + 1e-8f);
    }
}

static float train_batch(Training *t, const int *batch)
{
    static float x[BATCH][IN], hidden[BATCH][HIDDEN], logit[BATCH][PAD];
    static float d_hidden[BATCH][HIDDEN], w1t[OUT][HIDDEN];
    Layers *p = &t->p, *g = &t->gradient;
    float loss = 0;

    for (int i = 0; i < BATCH; i++)
        memcpy(x[i], images[batch[i]], sizeof x[i]);
    product(BATCH, HIDDEN, IN, x[0], IN, 1, p->w0[0], p->b0, hidden[0]);
    keep_positive(hidden, hidden);
    product(BATCH, PAD, HIDDEN, hidden[0], HIDDEN, 1, p->w1[0], p->b1,
            logit[0]);
    for (int i = 0; i < BATCH; i++)
        loss += softmax_row(logit[i], labels[batch[i]]);
    transpose_w1(p, w1t);
    product(BATCH, HIDDEN, OUT, logit[0], PAD, 1, w1t[0], NULL, d_hidden[0]);
    keep_positive(hidden, d_hidden);
    product(HIDDEN, PAD, BATCH, hidden[0], 1, HIDDEN, logit[0], NULL, g->w1[0]);
    product(IN, HIDDEN, BATCH, x[0], 1, IN, d_hidden[0], NULL, g->w0[0]);
    sum_rows(PAD, logit[0], g->b1);
    sum_rows(HIDDEN, d_hidden[0], g->b0);
    adam(t);
    return loss / BATCH;
}

static double now(void)
{
    struct timespec t;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

int main(void)
{
    double best = 1;
    float loss = 0;

    make_data();
    for (int run = 0; run < RUNS; run++) {
        double begin = now();

        for (int step = 0; step < STEPS; step++)
            loss +=
                train_batch(&training, order + step % (ROWS / BATCH) * BATCH);
        best = fmin(best, (now() - begin) / STEPS);
    }
    printf("%.2f us a step (sum of losses %g)\n", 1e6 * best, (double)loss);
    return 0;
}
