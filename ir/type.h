/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Types: what a node's value is. Small, and passed by value. */
#ifndef HOLO_IR_TYPE_H
#define HOLO_IR_TYPE_H

#include "base/tensor.h"

typedef enum TypeKind {
    TYPE_NONE,   /* a script-level statement: no value */
    TYPE_POISON, /* follows a reported error; agrees with everything */
    TYPE_OBJECT, /* script level: any Python object */
    TYPE_TENSOR, /* graph level: dtype and shape */
    TYPE_TOKEN,  /* orders effects */
    TYPE_TAPE,   /* a stack of values, used linearly; see tape_push */
    TYPE_TUPLE   /* of `while`, `cond`, `call`; taken apart by `result` */
} TypeKind;

typedef struct Type Type;
struct Type {
    TypeKind kind;
    DType dtype;         /* TENSOR */
    Shape shape;         /* TENSOR */
    int nelement;        /* TUPLE */
    const Type *element; /* TUPLE; arena-owned */
};

Type type_tensor(DType dtype, Shape shape);
Type type_scalar(DType dtype);
Type type_of_kind(TypeKind kind); /* token, tape, object, poison, none */
Type type_tuple(Arena *a, const Type *element, int nelement);
bool type_equal(const Type *a, const Type *b);
bool type_is_scalar(const Type *t); /* a tensor of rank 0 */
bool type_is_float(const Type *t);  /* a tensor of f32 or f64 */

/* "f32[64, 10]", "i64[]", "token", "(f32[3], i64[])". */
const char *type_str(Arena *a, const Type *t);

#endif
