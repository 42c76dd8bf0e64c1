/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The builder: one call makes a node, infers its type, and reports what does
 * not fit. All passes make graph-level nodes through it.
 *
 * Shapes must agree exactly (StableHLO's rule); NumPy's broadcasting is
 * build_broadcast_to() at the caller's side. */
#ifndef HOLO_IR_BUILD_H
#define HOLO_IR_BUILD_H

#include "ir/graph.h"

/* Where new nodes go and what they are blamed on. */
typedef struct Build {
    Graph *graph;
    Node *before; /* insert before this node; NULL: append */
    Span span;
    const CallSite *calls;
} Build;

/* A node at the builder's place, without a type yet: set its attributes and
 * regions, then call node_infer(). */
Node *build_bare(Build *b, Op op, int ninput, Node *const *input);
/* A node with inputs and no attributes, inferred. */
Node *build_op(Build *b, Op op, int ninput, Node *const *input);
Node *build1(Build *b, Op op, Node *x);
Node *build2(Build *b, Op op, Node *x, Node *y);
Node *build3(Build *b, Op op, Node *x, Node *y, Node *z);

/* A math function, the C library's (`libm`) or SLEEF's; the attribute is left
 * out where the op has none. */
Node *build_function(Build *b, Op op, int ninput, Node *const *input,
                     bool libm);

Node *build_constant(Build *b, Type type, const void *data);
Node *build_f64(Build *b, DType dtype, double value);  /* scalar, converted */
Node *build_i64(Build *b, DType dtype, int64_t value); /* scalar, converted */
Node *build_bool(Build *b, bool value);
Node *build_splat(Build *b, Type type, double value); /* scalar + broadcast */
Node *build_zeros(Build *b, Type type);               /* also for bool, ints */
Node *build_poison(Build *b);

Node *build_convert(Build *b, Node *x, DType dtype); /* x itself if equal */
Node *build_reshape(Build *b, Node *x, Shape shape);
/* NumPy's broadcasting of x to a shape; x itself if equal. */
Node *build_broadcast_to(Build *b, Node *x, Shape shape);
/* The transpose of that: sums x down to a shape it was broadcast from. */
Node *build_sum_to(Build *b, Node *x, Shape shape);
Node *build_broadcast_in_dim(Build *b, Node *x, Shape shape,
                             const int64_t *dimensions);
Node *build_transpose(Build *b, Node *x, const int64_t *permutation);
Node *build_slice(Build *b, Node *x, const int64_t *start, const int64_t *limit,
                  const int64_t *stride);
Node *build_pad(Build *b, Node *x, Node *value, const int64_t *low,
                const int64_t *high, const int64_t *interior);
Node *build_concatenate(Build *b, int n, Node *const *x, int64_t dimension);
Node *build_reduce(Build *b, Op op, Node *x, int n, const int64_t *dimensions);
Node *build_dynamic_slice(Build *b, Node *x, Node *const *start,
                          const int64_t *sizes);
Node *build_dynamic_update_slice(Build *b, Node *x, Node *update,
                                 Node *const *start);
/* Where a window lies along some dimensions: see the ops. */
typedef struct WindowPlace {
    int n;
    const int64_t *dimensions;
    Node *const *start; /* i64 scalars, and behind them the extents */
} WindowPlace;
Node *build_window(Build *b, Node *x, Node *fill, const WindowPlace *at,
                   const int64_t *sizes);
Node *build_update_window(Build *b, Node *x, Node *value,
                          const WindowPlace *at);
Node *build_undefined(Build *b, Type type); /* of numbers */
Node *build_iota(Build *b, Type type, int64_t dimension);
Node *build_dot_general(Build *b, Node *lhs, Node *rhs, int nbatch,
                        const int64_t *lhs_batching,
                        const int64_t *rhs_batching, int ncontract,
                        const int64_t *lhs_contracting,
                        const int64_t *rhs_contracting);

/* Both regions take the inputs as params and agree in their outputs' types;
 * `out[i]` are the results. */
Node *build_cond(Build *b, Node *pred, int ninput, Node *const *input,
                 Graph *then_region, Graph *else_region, Node **out);
/* `test` yields one bool; `body` yields as many values, of the same types, as
 * there are carried values. A value that the body yields unchanged (its own
 * param) is loop-invariant. */
Node *build_while(Build *b, int ncarried, Node *const *carried, Graph *test,
                  Graph *body, Node **out);
Node *build_call(Build *b, const Graph *callee, Node *const *input, Node **out);
Node *build_result(Build *b, Node *tuple, int index);

#endif
