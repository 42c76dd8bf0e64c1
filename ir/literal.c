/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Literals: reading and writing elements of any dtype as f64 and i64. */
#include "ir/literal.h"

#include <math.h>

/* DTYPE(enumerator, C type), the integers; then the floats and bool. */
/* clang-format off */
#define EACH_INTEGER(X) \
    X(I8, int8_t) X(I16, int16_t) X(I32, int32_t) X(I64, int64_t) \
    X(U8, uint8_t) X(U16, uint16_t) X(U32, uint32_t) X(U64, uint64_t)
#define EACH_DTYPE(X) \
    X(BOOL, uint8_t) EACH_INTEGER(X) X(F32, float) X(F64, double)
/* clang-format on */

size_t literal_size(const Type *type)
{
    return (size_t)shape_size(type->shape) *
           (size_t)dtype_info[type->dtype].size;
}

Literal literal_new(Arena *a, Type type)
{
    int64_t count = shape_size(type.shape);
    size_t element = (size_t)dtype_info[type.dtype].size;

    /* A count that does not fit exhausts the arena, as any large one does. */
    return (Literal){type, arena_array_alloc(a, (size_t)count, element)};
}

/* Truncated, saturated, NaN is 0: what the `convert` op does. `low` and `high`
 * are the limits as doubles; `high` is the first power of two that is too
 * large. */
static int64_t saturate_i64(double x, double low, double high, int64_t least,
                            int64_t most)
{
    if (isnan(x))
        return 0;
    if (x <= low)
        return least;
    if (x >= high)
        return most;
    return (int64_t)x;
}

static uint64_t saturate_u64(double x)
{
    if (isnan(x) || x <= 0)
        return 0;
    return x >= 0x1p64 ? UINT64_MAX : (uint64_t)x;
}

/* `x` as an integer of `dtype`, in the bits of an int64_t. */
static int64_t saturate(double x, DType dtype)
{
    int bits = dtype_info[dtype].size * 8;
    double high;

    if (dtype == DTYPE_U64)
        return (int64_t)saturate_u64(x);
    if (!dtype_info[dtype].is_signed) {
        high = ldexp(1, bits);
        return saturate_i64(x, 0, high, 0, (int64_t)high - 1);
    }
    high = ldexp(1, bits - 1);
    return saturate_i64(x, -high, high, (int64_t)-high,
                        (int64_t)(((uint64_t)1 << (bits - 1)) - 1));
}

double literal_f64(const Literal *l, int64_t i)
{
    switch (l->type.dtype) {
#define READ(dtype, ctype)                                                     \
    case DTYPE_##dtype:                                                        \
        return (double)((const ctype *)l->data)[i];
        EACH_DTYPE(READ)
#undef READ
    case DTYPE_NONE:
    case DTYPE_COUNT:
        break;
    }
    return 0;
}

int64_t literal_i64(const Literal *l, int64_t i)
{
    switch (l->type.dtype) {
#define READ(dtype, ctype)                                                     \
    case DTYPE_##dtype:                                                        \
        return (int64_t)((const ctype *)l->data)[i];
        READ(BOOL, uint8_t)
        EACH_INTEGER(READ)
#undef READ
    case DTYPE_F32:
    case DTYPE_F64:
        return saturate(literal_f64(l, i), DTYPE_I64);
    case DTYPE_NONE:
    case DTYPE_COUNT:
        break;
    }
    return 0;
}

void literal_set_f64(Literal *l, int64_t i, double value)
{
    switch (l->type.dtype) {
    case DTYPE_BOOL:
        ((uint8_t *)l->data)[i] = value != 0;
        break;
#define WRITE(dtype, ctype)                                                    \
    case DTYPE_##dtype:                                                        \
        ((ctype *)l->data)[i] = (ctype)saturate(value, DTYPE_##dtype);         \
        break;
        EACH_INTEGER(WRITE)
#undef WRITE
    case DTYPE_F32:
        ((float *)l->data)[i] = (float)value;
        break;
    case DTYPE_F64:
        ((double *)l->data)[i] = value;
        break;
    case DTYPE_NONE:
    case DTYPE_COUNT:
        break;
    }
}

/* Integers wrap. */
void literal_set_i64(Literal *l, int64_t i, int64_t value)
{
    switch (l->type.dtype) {
    case DTYPE_BOOL:
        ((uint8_t *)l->data)[i] = value != 0;
        break;
#define WRITE(dtype, ctype)                                                    \
    case DTYPE_##dtype:                                                        \
        ((ctype *)l->data)[i] = (ctype)value;                                  \
        break;
        EACH_INTEGER(WRITE)
        WRITE(F32, float)
        WRITE(F64, double)
#undef WRITE
    case DTYPE_NONE:
    case DTYPE_COUNT:
        break;
    }
}
