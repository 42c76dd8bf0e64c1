/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Dtypes by name, and shapes up to the edge of what can be counted. */
#include "base/tensor.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int failures;

#define CHECK(what)                                                            \
    ((what) ? (void)0                                                          \
            : (void)(failures++,                                               \
                     printf("%s:%d: %s\n", __FILE__, __LINE__, #what)))

static Shape shape2(int64_t a, int64_t b)
{
    return shape_of(2, (int64_t[]){a, b});
}

static void test_names(void)
{
    for (int i = DTYPE_NONE + 1; i < DTYPE_COUNT; i++) {
        CHECK(dtype_from_name(dtype_info[i].name) == (DType)i);
        CHECK(dtype_from_numpy(dtype_info[i].numpy) == (DType)i);
    }
    CHECK(dtype_from_name("f16") == DTYPE_NONE);
    CHECK(dtype_from_name("none") == DTYPE_NONE);
    CHECK(dtype_from_numpy("") == DTYPE_NONE);
}

static void test_size(void)
{
    int64_t large = (int64_t)1 << 32;

    CHECK(shape_size((Shape){0}) == 1);
    CHECK(shape_size(shape2(7, 65)) == 455);
    CHECK(shape_size(shape2(0, 5)) == 0);
    CHECK(shape_size(shape2(large, large)) == -1);
    CHECK(shape_size(shape2(INT64_MAX, 1)) == INT64_MAX);
    CHECK(shape_size(shape_of(3, (int64_t[]){large, large, 0})) == 0);
}

static void test_strides(void)
{
    int64_t stride[MAX_RANK];
    int64_t large = (int64_t)1 << 62;

    shape_strides(shape_of(3, (int64_t[]){2, 3, 5}), stride);
    CHECK(stride[0] == 15 && stride[1] == 5 && stride[2] == 1);
    shape_strides((Shape){0}, stride);
    shape_strides(shape_of(3, (int64_t[]){large, large, 0}), stride);
    CHECK(stride[2] == 1);
}

static bool broadcasts(Shape a, Shape b, Shape want)
{
    Shape out;

    return shape_broadcast(a, b, &out) && shape_equal(out, want) &&
           shape_broadcast(b, a, &out) && shape_equal(out, want);
}

static void test_broadcast(void)
{
    Shape scalar = {0}, out = shape2(9, 9);
    Shape row = shape_of(1, (int64_t[]){3});

    CHECK(broadcasts(scalar, scalar, scalar));
    CHECK(broadcasts(scalar, shape2(2, 3), shape2(2, 3)));
    CHECK(broadcasts(row, shape2(2, 3), shape2(2, 3)));
    CHECK(broadcasts(shape2(2, 1), row, shape2(2, 3)));
    CHECK(broadcasts(shape2(0, 1), row, shape2(0, 3)));
    CHECK(broadcasts(shape2(1, 1), shape2(0, 0), shape2(0, 0)));
    CHECK(!shape_broadcast(shape2(0, 3), shape2(2, 3), &out));
    CHECK(!shape_broadcast(shape2(3, 2), row, &out));
    CHECK(shape_equal(out, shape2(9, 9)));
}

static void test_str(Arena *a)
{
    CHECK(!strcmp(shape_str(a, (Shape){0}), "()"));
    CHECK(!strcmp(shape_str(a, shape_of(1, (int64_t[]){3})), "(3,)"));
    CHECK(!strcmp(shape_str(a, shape2(64, 10)), "(64, 10)"));
}

int main(void)
{
    jmp_buf escape;
    Arena a = {.escape = &escape};

    if (setjmp(escape))
        return 1;
    test_names();
    test_size();
    test_strides();
    test_broadcast();
    test_str(&a);
    arena_free(&a);
    return failures != 0;
}
