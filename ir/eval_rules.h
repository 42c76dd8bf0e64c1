/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What the files of the reference interpreter share; ir/eval.h has the way in.
 *
 *   eval.c          graphs, control flow, effects, tapes
 *   eval_map.c      elementwise operations, by scalar functions
 *   eval_math.c     the math functions: the C library's and SLEEF's
 *   eval_shape.c    moving elements: slices, pads, transposes
 *   eval_gather.c   gather and scatter
 *   eval_reduce.c   reductions, running sums, sorting
 *   eval_dot.c      products; random numbers
 *
 * A rule eval_<name>() serves the rows of ir/ops.def with that name in their
 * eval column. It trusts what inference has checked. */
#ifndef HOLO_IR_EVAL_RULES_H
#define HOLO_IR_EVAL_RULES_H

#include "ir/eval.h"
#include "ir/graph.h"
#include "ir/literal.h"

typedef struct Eval Eval;

/* A value: a tensor, or a tuple of values. A tape is the tuple of its last
 * record: the tape below it, then the values; an empty tape and a token are
 * NULL. Values are counted, never changed once made, and all of a run's are
 * in one list, so that a failed run can drop them. */
typedef struct Value Value;
struct Value {
    Value *previous, *next;
    int64_t references;
    size_t bytes;
    Literal tensor;
    int nelement;
    Value **element;
};

/* A new tensor, zeroed; memory that ends ends the run. */
Value *value_tensor(Eval *e, Type type);
/* A tensor whose elements belong to someone who outlives the run. */
Value *value_borrow(Eval *e, Literal l);
/* A new tuple of NULLs. */
Value *eval_tuple(Eval *e, int nelement);
Value *value_retain(Value *v);
void value_release(Eval *e, Value *v);

/* The result of node `n` for the inputs `x`, retained. */
typedef Value *EvalRule(Eval *e, const Node *n, Value *const *x);

#define OP(name, in, nregion, traits, required, optional, infer, grad, eval,   \
           lower, samples, cost, doc)                                          \
    EvalRule eval_##eval;
#include "ir/ops.def"

/* ---- scalars ---- */

/* How an element of a dtype is computed with. Integers are in 64 bits, and
 * wrap to their dtype when they are stored; a bool is 0 or 1, unsigned. */
typedef enum ScalarClass {
    SCALAR_F32,
    SCALAR_F64,
    SCALAR_SIGNED,
    SCALAR_UNSIGNED
} ScalarClass;

/* What a scalar function must know beside its inputs. */
typedef struct ScalarType {
    DType dtype; /* of the inputs; of the second one for `select` */
    ScalarClass class;
    int bits;
    bool libm; /* f64 math functions are the C library's */
} ScalarType;

typedef Scalar ScalarRule(const ScalarType *t, const Scalar *x);

ScalarType scalar_type(DType dtype, bool libm);
Scalar scalar_load(const Literal *l, int64_t i);
void scalar_store(Literal *l, int64_t i, Scalar x);
/* The function of a MAP row. */
ScalarRule *scalar_rule(Op op);
/* x < y with NaN behind all numbers. */
bool scalar_before(const ScalarType *t, Scalar x, Scalar y);
bool scalar_nan(const ScalarType *t, Scalar x);

/* A function of base/scalar_math.def, of floats. */
double math_f64(Op op, bool libm, double x, double y);
float math_f32(Op op, float x, float y);

/* ---- places ---- */

/* The coordinates of element `index` of a shape, row-major, and back. */
void shape_coordinates(const Shape *s, int64_t index, int64_t at[MAX_RANK]);
int64_t shape_index(const Shape *s, const int64_t at[MAX_RANK]);
/* The start of a window of `size` in a dimension, moved so that it fits. */
int64_t clamp_start(int64_t start, int64_t dim, int64_t size);
/* Is a dimension in an attribute's list? */
bool attr_contains(const Attr *list, int64_t value);
/* Copies one element between tensors of one dtype. */
void copy_element(Literal *to, int64_t i, const Literal *from, int64_t j);

#endif
