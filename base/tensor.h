/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Tensors of the host: dtypes, shapes, and dense row-major data. */
#ifndef HOLO_BASE_TENSOR_H
#define HOLO_BASE_TENSOR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/text.h"

enum { MAX_RANK = 8 };

typedef enum DType {
    DTYPE_NONE,
    DTYPE_BOOL, /* one byte, 0 or 1 */
    DTYPE_I8,
    DTYPE_I16,
    DTYPE_I32,
    DTYPE_I64,
    DTYPE_U8,
    DTYPE_U16,
    DTYPE_U32,
    DTYPE_U64,
    DTYPE_F32,
    DTYPE_F64,
    DTYPE_COUNT
} DType;

/* Row-major, static. Rank 0 is a scalar; a dimension may be 0. */
typedef struct Shape {
    int rank;
    int64_t dim[MAX_RANK];
} Shape;

typedef struct DTypeInfo {
    const char *name;  /* in the text form: "f32" */
    const char *numpy; /* in scripts: "float32" */
    int size;          /* bytes */
    /* bool is none of them */
    bool is_float, is_signed, is_integer;
} DTypeInfo;

extern const DTypeInfo dtype_info[DTYPE_COUNT];

DType dtype_from_name(const char *name);  /* "f32", or DTYPE_NONE */
DType dtype_from_numpy(const char *name); /* "float32", or DTYPE_NONE */

Shape shape_of(int rank, const int64_t *dim);
bool shape_equal(Shape a, Shape b);
/* The number of elements; -1 when it does not fit an int64_t. */
int64_t shape_size(Shape s);
/* Row-major strides, in elements. */
void shape_strides(Shape s, int64_t stride[MAX_RANK]);
/* NumPy's broadcasting of two shapes into `*out`; false if they disagree. */
bool shape_broadcast(Shape a, Shape b, Shape *out);

/* "(64, 10)", as Python prints a shape. */
const char *shape_str(Arena *a, Shape s);

/* A dense row-major tensor somewhere in memory; owns nothing. */
typedef struct TensorView {
    DType dtype;
    Shape shape;
    const void *data;
} TensorView;

#endif
