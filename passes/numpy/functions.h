/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What the tables of numpy.c share (numpy_*.c), and nobody else uses. */
#ifndef HOLO_PASSES_NUMPY_FUNCTIONS_H
#define HOLO_PASSES_NUMPY_FUNCTIONS_H

#include "passes/numpy/numpy.h"

/* A method's self is the array; a function's is its first argument. */
typedef Value BuiltinCall(Spec *s, Args *a);
BuiltinCall numpy_unary, numpy_binary, numpy_where, numpy_clip, numpy_isclose,
    numpy_matmul, numpy_outer, numpy_square, numpy_fabs;
BuiltinCall numpy_reduce, numpy_mean, numpy_var, numpy_arg_reduce,
    numpy_cumulative, numpy_sort, numpy_norm, numpy_count_nonzero,
    numpy_array_equal, numpy_allclose, numpy_ptp, numpy_eigen_kind;
BuiltinCall numpy_item, numpy_tolist, numpy_reshape, numpy_ravel,
    numpy_transpose, numpy_swapaxes, numpy_moveaxis, numpy_atleast,
    numpy_isfortran, numpy_flip_axis, numpy_rot90, numpy_diagonal,
    numpy_expand_dims, numpy_squeeze, numpy_broadcast_to, numpy_concatenate,
    numpy_stack, numpy_vstack, numpy_repeat, numpy_tile, numpy_flip, numpy_roll,
    numpy_take, numpy_diag, numpy_trace, numpy_split, numpy_pad,
    numpy_attribute;
BuiltinCall numpy_array, numpy_full, numpy_like, numpy_arange, numpy_linspace,
    numpy_eye, numpy_identity, numpy_copy, numpy_astype, numpy_loadtxt,
    numpy_result_type;
BuiltinCall numpy_nonzero, numpy_flatnonzero, numpy_argwhere, numpy_extract,
    numpy_compress, numpy_unique;

/* An array of a value: itself, or a new one of numbers and lists; H0302 if its
 * shape is not known. */
Value numpy_as_array(Spec *s, Value v);
/* The array a builtin works on: the receiver of a method, or argument 0. */
Value numpy_subject(Spec *s, Args *a, int *first);
/* The same for those that take ragged arrays (extent.h). */
Value numpy_any_array(Spec *s, Value v);
Value numpy_any_subject(Spec *s, Args *a, int *first);

/* Sums of small ints are computed in 64 bits, as NumPy does. */
DType sum_dtype(DType d);

/* cumsum, cumprod, sort or argsort along a dimension. */
Node *numpy_along(Spec *s, Op op, Node *x, int dimension);
/* The indices of what is true in a mask, in row-major order: an array for each
 * of its dimensions, ragged unless the mask is known while compiling. */
void mask_indices(Spec *s, Object *mask, Value *out);

/* sized.c: a shape whose sizes may be staged; then their bounds, and the
 * sizes. False after an error. */
bool numpy_sizes(Spec *s, Value v, const char *what, Shape *bound,
                 Extents *extents);
Value numpy_arange_staged(Spec *s, Value start, Value stop);
/* `:` */
Value numpy_whole_slice(Spec *s);
/* A copy in one dimension, in row-major order. */
Value array_flattened(Spec *s, Value x);

/* An argument that is True or False, or an int, and one that is asked for its
 * truth, whatever it is: both known while compiling. What they are when they
 * are left out is in *out. */
bool numpy_flag(Spec *s, Value v, const char *what, bool *out);
bool numpy_truth(Spec *s, Value v, const char *what, bool *out);

/* numpy_random.c: `size=`, which is None for one number; a parameter, a number
 * or an array of them, as float64, and `otherwise` what it is when it is left
 * out; the shape that two parameters and a size give; and a parameter that must
 * not be negative. False after an error. */
bool random_size(Spec *s, Value v, Shape *shape, bool *scalar);
bool random_parameter(Spec *s, Value *v, double otherwise);
bool random_shape(Spec *s, Value first, Value second, Shape *shape,
                  bool *scalar);
bool random_scale(Spec *s, Value scale);

#endif
