/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Literals: tensors of the host, as interpreters and constants hold them. */
#ifndef HOLO_IR_LITERAL_H
#define HOLO_IR_LITERAL_H

#include "ir/type.h"

/* A dense row-major tensor; `data` belongs to an arena. */
typedef struct Literal {
    Type type;
    void *data;
} Literal;

Literal literal_new(Arena *a, Type type); /* zeroed */
size_t literal_size(const Type *type);    /* in bytes */
double literal_f64(const Literal *l, int64_t i);
int64_t literal_i64(const Literal *l, int64_t i);
void literal_set_f64(Literal *l, int64_t i, double value);
void literal_set_i64(Literal *l, int64_t i, int64_t value);

#endif
