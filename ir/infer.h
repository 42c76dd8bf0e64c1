/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What the files of inference share; ir/graph.h has the way in.
 *
 * A rule finds the type of a node from inputs and attributes. It may trust
 * that the number of inputs, the attributes and the regions are as the table
 * says, and that no input is poison. When something does not fit it reports,
 * and returns TYPE_POISON. */
#ifndef HOLO_IR_INFER_H
#define HOLO_IR_INFER_H

#include "ir/graph.h"

typedef Type InferRule(const Node *n);

#define OP(name, in, nregion, traits, required, optional, infer, grad, eval,   \
           lower, samples, cost, doc)                                          \
    InferRule infer_##infer;
#include "ir/ops.def"

static inline Context *infer_context(const Node *n)
{
    return n->graph->module->ctx;
}

static inline Type infer_poison(void)
{
    return type_of_kind(TYPE_POISON);
}

/* Labels input `i` with its type, where it was made elsewhere. */
void infer_blame(const Node *n, Diag *d, int i);

/* Is input `i` a tensor? Reports it if not. */
bool infer_is_tensor(const Node *n, int i);
/* Is input `i` a scalar of that dtype? Reports it if not. */
bool infer_is_scalar(const Node *n, int i, DType dtype);
/* Are inputs `first` and those behind it tensors of one dtype? */
bool infer_same_dtype(const Node *n, int first);

/* A list of sizes as a shape; reports ranks and sizes that cannot be. */
bool infer_shape_attr(const Node *n, AttrKey key, Shape *shape);
/* Is every element of a list a dimension of a value of `rank`, and none there
 * twice? `*mask` is the set of them. */
bool infer_dims_attr(const Node *n, AttrKey key, int rank, unsigned *mask);
/* Has a list as many elements as there are dimensions? */
bool infer_per_dim(const Node *n, AttrKey key, int rank);
/* The one dimension that ATTR_dimension names. */
bool infer_dim_attr(const Node *n, int rank, int *dim);

#endif
