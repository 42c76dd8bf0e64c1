/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Sorting: a merge sort of indices, which is stable. */
#include "codegen/sort.h"

#include <string.h>

typedef struct Row {
    const char *first;
    int64_t step; /* bytes */
    DType dtype;
} Row;

#define LESS(type)                                                             \
    {                                                                          \
        type p, q;                                                             \
        memcpy(&p, x, sizeof p);                                               \
        memcpy(&q, y, sizeof q);                                               \
        return p < q;                                                          \
    }

#define LESS_FLOAT(type)                                                       \
    {                                                                          \
        type p, q;                                                             \
        memcpy(&p, x, sizeof p);                                               \
        memcpy(&q, y, sizeof q);                                               \
        return p < q || (q != q && p == p); /* NaNs last */                    \
    }

static bool is_less(const Row *r, int64_t i, int64_t k)
{
    const char *x = r->first + i * r->step, *y = r->first + k * r->step;

    switch (r->dtype) {
    case DTYPE_BOOL:
    case DTYPE_U8:
        LESS(uint8_t)
    case DTYPE_I8:
        LESS(int8_t)
    case DTYPE_I16:
        LESS(int16_t)
    case DTYPE_I32:
        LESS(int32_t)
    case DTYPE_I64:
        LESS(int64_t)
    case DTYPE_U16:
        LESS(uint16_t)
    case DTYPE_U32:
        LESS(uint32_t)
    case DTYPE_U64:
        LESS(uint64_t)
    case DTYPE_F32:
        LESS_FLOAT(float)
    case DTYPE_F64:
        LESS_FLOAT(double)
    case DTYPE_NONE:
    case DTYPE_COUNT:
        break;
    }
    return false;
}

/* Merges [begin, middle) and [middle, end) of `from` into `to`. */
static void merge(const Row *r, const int64_t *from, int64_t *to, int64_t begin,
                  int64_t middle, int64_t end)
{
    int64_t i = begin, k = middle;

    for (int64_t at = begin; at < end; at++) {
        bool right = i == middle || (k < end && is_less(r, from[k], from[i]));

        to[at] = right ? from[k++] : from[i++];
    }
}

/* Where the elements begin that are in order up to the end: of a row that is
 * filled up behind its real length these are nearly all of them. */
static int64_t ordered_from(const Row *r, int64_t n)
{
    int64_t i = n - 1;

    while (i > 0 && !is_less(r, i, i - 1))
        i--;
    return i > 0 ? i : 0;
}

/* The sorted order of a row, in one of the two halves of `scratch`. */
static const int64_t *sort_row(const Row *r, int64_t *scratch, int64_t n)
{
    int64_t *from = scratch, *to = scratch + n, head = ordered_from(r, n);

    for (int64_t i = 0; i < n; i++)
        from[i] = to[i] = i;
    for (int64_t width = 1; width < head; width *= 2) {
        int64_t *swap = from;

        for (int64_t i = 0; i < head; i += 2 * width) {
            int64_t middle = i + width < head ? i + width : head;
            int64_t end = i + 2 * width < head ? i + 2 * width : head;

            merge(r, from, to, i, middle, end);
        }
        from = to;
        to = swap;
    }
    if (!head)
        return from;
    merge(r, from, to, 0, head, n);
    return to;
}

void sort_rows(const void *in, void *out, int64_t *scratch, int64_t outer,
               int64_t n, int64_t inner, int32_t dtype, int32_t indices)
{
    int64_t size = dtype_info[dtype].size;
    int64_t out_size = indices ? (int64_t)sizeof(int64_t) : size;

    for (int64_t row = 0; row < outer * inner; row++) {
        int64_t first = row / inner * n * inner + row % inner;
        Row r = {(const char *)in + first * size, inner * size, (DType)dtype};
        const int64_t *order = sort_row(&r, scratch, n);

        for (int64_t i = 0; i < n; i++)
            memcpy((char *)out + (first + i * inner) * out_size,
                   indices ? (const char *)&order[i]
                           : r.first + order[i] * r.step,
                   (size_t)out_size);
    }
}
