/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Ragged arrays: how many elements there are along some dimensions is known
 * only when running, and a bound of it while compiling.
 *
 * The node of a ragged array has the bound's shape, and the extents
 * (`array.extents`) are i64 scalars beside it. What lies behind an extent is
 * of no meaning and never shows: whoever reads along a ragged dimension puts
 * what its operation is indifferent to there (extent_fill). Maps compute it
 * along. array_node() refuses ragged arrays, so that a function that knows
 * nothing of them computes on no bound; those that do call array_padded(). */
#ifndef HOLO_PASSES_NUMPY_EXTENT_H
#define HOLO_PASSES_NUMPY_EXTENT_H

#include "passes/numpy/numpy.h"

bool array_is_ragged(const Object *a);
bool value_is_ragged(Value v);
/* Its elements, and what lies behind them up to the bound. */
Node *array_padded(Spec *s, Object *a);
/* The same for those who read some of its elements alone: behind them are
 * zeros. */
Node *array_settled(Spec *s, Object *a);
/* As array_padded() of any value, as spec_node() gives it. */
Node *operand_padded(Spec *s, Value v, DType weak);
/* A fresh array, now with these extents; with none, or NULL, it is as it was.
 */
Value array_ragged(Spec *s, Value v, const Extents *x);
/* The same, in this order, or, as how far apart elements lie hangs on extents,
 * in one that is open. */
Value array_ragged_in(Spec *s, Value v, Strides strides, const Extents *x);
/* A result like `from`, of its extents. */
Value array_ragged_like(Spec *s, Node *n, Strides strides, Value from);
/* The same of given extents; a scalar if the node has rank 0. */
Value array_sized(Spec *s, Node *n, Strides strides, const Extents *x);
bool extents_any(const Extents *x);
/* As the region in hand sees it; NULL: it is known. */
Node *array_extent(Spec *s, const Object *a, int d);
/* len() along a dimension: an int, perhaps staged. */
Value array_count(Spec *s, const Object *a, int d);
/* H0302 where an array must have a known shape; false if it has not. */
bool array_need_shape(Spec *s, const Object *a);

/* Are the same dimensions ragged? Both may be NULL. */
bool extents_alike(const Extents *x, const Extents *y);
/* Those of one of several arrays of one rank, and the bound of all of them. */
Extents extents_of_choice(Spec *s, const Choice *c);
Shape shape_of_choice(const Choice *c);
/* The node of one of them with that bound. */
Node *extents_bound(Spec *s, Node *x, Shape bound);
/* How many elements there are along dimension d, in any case as a node. */
Node *array_count_node(Spec *s, const Object *a, int d);

/* A view of a ragged array, backwards along a dimension that is ragged. */
Value array_backwards(Spec *s, Object *a, int axis);
/* All of them, a vector of i64. */
Node *array_shape_node(Spec *s, const Object *a);

/* Nodes of operands that meet elementwise, made alike along ragged dimensions:
 * checked to have as many elements, or, of those whose bound is 1, to have one,
 * which stretches. What the result has. False: said. */
bool extents_meet(Spec *s, int n, const Value *v, Node **x, Extents *out);
/* Where Python raises another exception than ValueError. */
bool extents_meet_as(Spec *s, const char *exception, int n, const Value *v,
                     Node **x, Extents *out);
/* The same of two along dimension `i` of the one and `k` of the other, of which
 * none stretches. */
void extents_equal(Spec *s, const Value *v, Node **x, int i, int k);
/* Checks that two counts along a dimension are the same: an extent, or, where
 * it is NULL, a size. Python raises the exception. */
void extents_need_same(Spec *s, Node *a, int64_t m, Node *b, int64_t n,
                       const char *exception);
/* A value's node for a place of this shape and these extents: checked to have
 * as many elements, or 1, and as long as the bound. */
Node *extents_stored(Spec *s, Value v, Node *x, Shape shape,
                     const Extents *place);
/* The first `size` along a dimension, or zeros behind what is there. */
Node *extent_bound(Spec *s, Node *x, int d, int64_t size);
/* x with what an operation is indifferent to behind the extents along some
 * dimensions: 0 of a sum, the least value of a maximum. */
typedef enum Fill {
    FILL_ZERO,
    FILL_NEGATIVE_ZERO, /* of floats: beside a zero, it adds nothing at all */
    FILL_ONE,
    FILL_LEAST,
    FILL_GREATEST,
    FILL_LAST /* in the order of a sort */
} Fill;
Node *extent_fill(Spec *s, Node *x, const Extents *extents, int n,
                  const int64_t *dimensions, Fill fill);
/* The same along all of them; x itself if `extents` is NULL. */
Node *extent_fill_all(Spec *s, Node *x, const Extents *extents, Fill fill);
/* The extents without those of some dimensions, which go, or become 1. */
Extents extents_without(const Extents *x, int rank, int n,
                        const int64_t *dimensions, bool keep);

/* ---- slice.c ---- */

/* What a slice takes of a dimension. */
typedef struct SlicePart {
    int64_t start;
    Node *staged; /* where it begins, if that is known when running */
    int64_t count, step;
    Node *extent;   /* how many it takes, at most `count`; NULL: so many */
    bool backwards; /* it is all of a ragged dimension, from its end */
} SlicePart;

/* Of a dimension of a known size, or, where `extent` is given, of that bound.
 * False after an error. */
bool slice_take(Spec *s, Value slice, int64_t size, Node *extent,
                SlicePart *out);

#endif
