/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Are the eigenvalues of a real matrix that is known real? NumPy's result hangs
 * on it; lib/_linalg_general.py computes that. Double shifts make a Hessenberg
 * matrix triangular but for blocks of two, as Francis found; it is not
 * balanced, and what is real to a part in ten million counts as real: that the
 * run checks. */
#include "passes/numpy/functions.h"
#include "passes/python/protocol.h"

#include <float.h>
#include <math.h>

enum { LARGEST = 64, TURNS = 60 };

typedef struct Matrix {
    int n;
    double *at; /* rows of n + 1 */
    double size;
} Matrix;

static double *element(const Matrix *m, int i, int j)
{
    return &m->at[i * (m->n + 1) + j];
}

/* Turns three neighbours by the reflection that leaves of (x, y, z) the first:
 * rows, then columns. */
static void reflect(Matrix *m, int k, int count, const double v[3])
{
    double size = sqrt(v[0] * v[0] + v[1] * v[1] + v[2] * v[2]), w[3], length;

    if (size == 0)
        return;
    w[0] = v[0] + (v[0] < 0 ? -size : size);
    w[1] = v[1];
    w[2] = v[2];
    length = w[0] * w[0] + w[1] * w[1] + w[2] * w[2];
    for (int side = 0; side < 2; side++)
        for (int j = 0; j < m->n; j++) {
            double *x[3], dot = 0;

            for (int i = 0; i < count; i++) {
                x[i] = side ? element(m, j, k + i) : element(m, k + i, j);
                dot += w[i] * *x[i];
            }
            for (int i = 0; i < count; i++)
                *x[i] -= 2 * dot / length * w[i];
        }
}

/* By rotations of two neighbours: zeros below what stands below the middle. */
static void make_hessenberg(Matrix *m)
{
    for (int j = 0; j < m->n - 2; j++)
        for (int i = m->n - 2; i > j; i--) {
            double v[3] = {*element(m, i, j), *element(m, i + 1, j), 0};

            if (v[1] != 0)
                reflect(m, i, 2, v);
            *element(m, i + 1, j) = 0;
        }
}

static bool is_small(const Matrix *m, int k)
{
    double beside = fabs(*element(m, k, k)) + fabs(*element(m, k - 1, k - 1));

    return fabs(*element(m, k, k - 1)) <=
           DBL_EPSILON * (beside == 0 ? m->size : beside);
}

/* Of a block of two that ends at k. */
static bool is_real(const Matrix *m, int k)
{
    double p = (*element(m, k - 1, k - 1) - *element(m, k, k)) / 2;
    double square = p * p + *element(m, k, k - 1) * *element(m, k - 1, k);

    return square >= 0 || sqrt(-square) <= 1e-7 * m->size;
}

static void turn(Matrix *m, int low, int high, bool odd)
{
    double a = *element(m, high - 1, high - 1), d = *element(m, high, high);
    double sum = a + d, h = *element(m, low, low), v[3];
    double product =
        a * d - *element(m, high - 1, high) * *element(m, high, high - 1);

    if (odd) {
        sum = 1.5 * (fabs(*element(m, high, high - 1)) +
                     fabs(*element(m, high - 1, high - 2)));
        product = sum * sum / 2.25;
    }
    v[0] = h * h + *element(m, low, low + 1) * *element(m, low + 1, low) -
           sum * h + product;
    v[1] =
        *element(m, low + 1, low) * (h + *element(m, low + 1, low + 1) - sum);
    v[2] = *element(m, low + 1, low) * *element(m, low + 2, low + 1);
    for (int k = low; k < high; k++) {
        int count = k + 2 <= high ? 3 : 2;

        if (k > low) {
            v[0] = *element(m, k, k - 1);
            v[1] = *element(m, k + 1, k - 1);
            v[2] = count == 3 ? *element(m, k + 2, k - 1) : 0;
        }
        reflect(m, k, count, v);
        for (int i = 1; k > low && i < count; i++)
            *element(m, k + i, k - 1) = 0;
    }
}

static bool all_are_real(Matrix *m)
{
    int high = m->n - 1, turns = 0;

    make_hessenberg(m);
    while (high > 0 && turns < TURNS) {
        int low = high;

        while (low > 0 && !is_small(m, low))
            low--;
        if (low < high - 1) {
            turns++;
            turn(m, low, high, turns % 10 == 0);
            continue;
        }
        if (low == high - 1 && !is_real(m, high))
            return false;
        high = low - 1;
        turns = 0;
    }
    return true;
}

/* "complex" if some eigenvalue of the matrix surely is; else "". */
Value numpy_eigen_kind(Spec *s, Args *a)
{
    Object *array = a->arg[0].object;
    Matrix m = {0};
    Literal l;

    if (!value_is_ndarray(a->arg[0]) || array->array.extents ||
        array->array.shape.rank != 2 || array->array.shape.dim[0] > LARGEST ||
        !spec_static_literal(s, array_node(s, array), &l))
        return value_cstr("");
    m.n = (int)array->array.shape.dim[0];
    m.at = ARENA_ARRAY(s->arena, double, (m.n + 1) * (m.n + 1));
    for (int i = 0; i < m.n; i++)
        for (int j = 0; j < m.n; j++) {
            double x = literal_f64(&l, i * m.n + j);

            *element(&m, i, j) = x;
            m.size = fmax(m.size, fabs(x));
            if (!isfinite(x))
                return value_cstr("");
        }
    return value_cstr(all_are_real(&m) ? "" : "complex");
}
