/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The order of an array's elements in memory, as NumPy would have it.
 *
 * Nothing is kept in that order here: a node's elements are in the order of
 * its indices. But NumPy's strides decide whether a reshape is a view or a
 * copy, and new arrays follow those that they are computed from ("order K"),
 * so they are part of what a script means. Shapes are static, so strides are
 * too; only where two ways of a staged branch or loop leave different ones are
 * they open. A stride counts elements; those of a view are relative to the
 * memory of its root. Where a dimension has one element or an array none, its
 * stride means nothing. */
#ifndef HOLO_PASSES_NUMPY_ORDER_H
#define HOLO_PASSES_NUMPY_ORDER_H

#include "passes/numpy/numpy.h"

/* Contiguous: the last index moves fastest ("C"), or the first ("F"). */
Strides strides_of_rows(Shape shape);
Strides strides_of_columns(Shape shape);
bool strides_are_rows(Shape shape, Strides x);
bool strides_are_columns(Shape shape, Strides x);
bool strides_equal(Shape shape, Strides x, Strides y);
/* May the two be told apart by what decides views and copies? */
bool strides_matter(Shape shape);

/* Order K of a copy: NumPy's empty_like(). */
Strides strides_of_copy(Shape shape, Strides x);
/* In columns if all of x lies so and not in rows, else in rows. */
Strides strides_of_block(Shape shape, Value x);
/* Order K of an elementwise function: NumPy's iterator over all inputs. */
Strides strides_of_map(Shape shape, int n, const Value *input);
/* Of a reduction of an array; the axes stay with one element (`keepdims`), or
 * go. */
Strides strides_of_reduction(Shape shape, Strides x, int naxis,
                             const int64_t *axis, bool keepdims);
/* Of arrays joined along a dimension to one of this shape. */
Strides strides_of_join(Shape shape, int n, const Shape *part,
                        const Strides *strides);
/* Of a product of matrices: the last two dimensions in rows. */
Strides strides_of_matmul(Shape shape, Value x, Value y);
/* Of what index arrays select: the `nbatch` dimensions from `at` on are
 * theirs, the others come from dimensions `from` of an array x. */
Strides strides_of_gather(Shape shape, int at, int nbatch, const int64_t *from,
                          Shape x_shape, Strides x);

/* NumPy's reshape without a copy: the strides of the view, or false. */
bool strides_reshape(Shape shape, Strides x, Shape to, Strides *out);

#endif
