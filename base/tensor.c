/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Dtypes by name, and arithmetic on shapes that cannot overflow. */
#include "base/tensor.h"

#include <string.h>

const DTypeInfo dtype_info[DTYPE_COUNT] = {
    /*               name    numpy      size  float  signed integer */
    [DTYPE_NONE] = {"none", "none", 0, false, false, false},
    [DTYPE_BOOL] = {"bool", "bool", 1, false, false, false},
    [DTYPE_I8] = {"i8", "int8", 1, false, true, true},
    [DTYPE_I16] = {"i16", "int16", 2, false, true, true},
    [DTYPE_I32] = {"i32", "int32", 4, false, true, true},
    [DTYPE_I64] = {"i64", "int64", 8, false, true, true},
    [DTYPE_U8] = {"u8", "uint8", 1, false, false, true},
    [DTYPE_U16] = {"u16", "uint16", 2, false, false, true},
    [DTYPE_U32] = {"u32", "uint32", 4, false, false, true},
    [DTYPE_U64] = {"u64", "uint64", 8, false, false, true},
    [DTYPE_F32] = {"f32", "float32", 4, true, true, false},
    [DTYPE_F64] = {"f64", "float64", 8, true, true, false},
};

DType dtype_from_name(const char *name)
{
    for (int i = DTYPE_NONE + 1; i < DTYPE_COUNT; i++)
        if (!strcmp(dtype_info[i].name, name))
            return (DType)i;
    return DTYPE_NONE;
}

DType dtype_from_numpy(const char *name)
{
    for (int i = DTYPE_NONE + 1; i < DTYPE_COUNT; i++)
        if (!strcmp(dtype_info[i].numpy, name))
            return (DType)i;
    return DTYPE_NONE;
}

Shape shape_of(int rank, const int64_t *dim)
{
    Shape s = {.rank = rank};

    for (int i = 0; i < rank; i++)
        s.dim[i] = dim[i];
    return s;
}

bool shape_equal(Shape a, Shape b)
{
    if (a.rank != b.rank)
        return false;
    for (int i = 0; i < a.rank; i++)
        if (a.dim[i] != b.dim[i])
            return false;
    return true;
}

int64_t shape_size(Shape s)
{
    int64_t size = 1;

    for (int i = 0; i < s.rank; i++)
        if (s.dim[i] == 0)
            return 0;
    for (int i = 0; i < s.rank; i++)
        if (__builtin_mul_overflow(size, s.dim[i], &size))
            return -1;
    return size;
}

/* Dimensions of 0 count as 1 here; where there are no elements no stride is
 * used, and where the product wraps there is no such tensor. */
void shape_strides(Shape s, int64_t stride[MAX_RANK])
{
    uint64_t step = 1;

    for (int i = s.rank - 1; i >= 0; i--) {
        stride[i] = (int64_t)step;
        step *= s.dim[i] ? (uint64_t)s.dim[i] : 1;
    }
}

/* Dimension `i` of `s` once ones have been put before it up to `rank`. */
static int64_t aligned_dim(const Shape *s, int rank, int i)
{
    int at = i - (rank - s->rank);

    return at < 0 ? 1 : s->dim[at];
}

bool shape_broadcast(Shape a, Shape b, Shape *out)
{
    int rank = a.rank > b.rank ? a.rank : b.rank;
    Shape s = {.rank = rank};

    for (int i = 0; i < rank; i++) {
        int64_t x = aligned_dim(&a, rank, i), y = aligned_dim(&b, rank, i);

        if (x != y && x != 1 && y != 1)
            return false;
        s.dim[i] = x == 1 ? y : x;
    }
    *out = s;
    return true;
}

const char *shape_str(Arena *a, Shape s)
{
    TextBuffer out = {.arena = a};

    buffer_putc(&out, '(');
    for (int i = 0; i < s.rank; i++)
        buffer_printf(&out, "%s%lld", i ? ", " : "", (long long)s.dim[i]);
    buffer_puts(&out, s.rank == 1 ? ",)" : ")");
    return out.data;
}
