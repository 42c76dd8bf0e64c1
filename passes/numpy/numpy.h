/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* NumPy: arrays, views, indexing.
 *
 *   array.c   arrays: objects with elements; nested lists as arrays
 *   arithmetic.c  promotion, broadcasting, operators, matrix products
 *   view.c    the kinds of views (view.h)
 *   extent.c, slice.c  arrays whose size is known only when running (extent.h)
 *   order.c   the order of elements in memory (order.h)
 *   array_number.c  where the value of a number counts, not its dtype alone
 *   index.c   subscripts of arrays (index.h)
 *   sized.c   arrays made with a size that only running knows
 *   random_state.c  the old random numbers: what lib/_random_state.py asks
 *   numpy.c, numpy_*.c  the functions and methods that scripts find, in tables
 *             that functions.h shares
 *
 * An array's elements are read by array_node() and changed by array_store(),
 * from every room: views and the trail depend on it. Nothing here opens a
 * region or a mark but through staging/staging.h. */
#ifndef HOLO_PASSES_NUMPY_NUMPY_H
#define HOLO_PASSES_NUMPY_NUMPY_H

#include "passes/python/python.h"

/* What `np.ndarray` makes when it is called: as np.empty(). */
extern const Builtin call_ndarray;

/* ---- array.c ---- */

/* A new array (or NumPy scalar) that owns its elements. */
Value array_value(Spec *s, Node *n);
/* `a.shape = wanted`. */
void array_set_shape(Spec *s, Object *a, Value wanted);
Value array_scalar(Spec *s, Node *n);
/* A scalar if the node has rank 0, as NumPy's reductions give; else array. */
Value array_result(Spec *s, Node *n);
/* The array that owns its elements: itself, unless it is a view. */
Object *array_root(Object *a);
/* The node that holds its elements now, in the region in hand; poison, and
 * H0302, if its shape is not known: see extent.h. */
Node *array_node(Spec *s, Object *a);
/* Changes its elements in place (and its base's, if it is a view). */
void array_store(Spec *s, Object *a, Node *value);
bool array_need_writable(Spec *s, const Object *a); /* H0519 of a view */
/* `fresh` is to the script what `original` is. If either is changed, the other
 * cannot be used before they agree again. */
void array_twin(Spec *s, Object *fresh, Object *original);
void array_twin_agrees(Object *a);
bool array_is_current(const Object *o); /* it may be used */
Value array_original(Value v);
/* A view of `base`; of `view` the map is given (view.h). It is read-only if
 * its base is. */
Value array_view(Spec *s, Object *base, Type type, Strides strides,
                 const View *view);
/* A new array, unless it is poison: its elements lie in this order (order.h);
 * they lie in rows if nothing is said. */
Value array_in_order(Value v, Strides strides);
/* A new array like another: its strides, and whether it may be changed. */
Value array_like(Value v, const Object *like);
/* Numbers, arrays, and nested lists and tuples of them as one array node;
 * dtype NONE: by promotion. NULL after an error. */
Node *array_from(Spec *s, Value v, DType dtype);
/* What putting it into an array of a dtype asks of a value. */
Value array_stored(Spec *s, Value v, DType dtype);

/* ---- arithmetic.c ---- */

/* NumPy's (NEP 50) result dtype: Python numbers are weak. */
DType array_promote(Spec *s, int n, const Value *v);
DType dtype_promote(DType a, DType b);
/* The dtype of a value: an array's, or a Python number's default. */
DType value_dtype(Value v);
Shape value_shape(Value v);
/* Elementwise with promotion and broadcasting, the result as a value. */
Value array_map(Spec *s, Op op, int n, const Value *v);
/* What functions like exp() give of a dtype; NONE after an error: float16. */
DType array_float_dtype(Spec *s, DType d);
Value array_unary(Spec *s, Operator op, Value x);
Value array_binary(Spec *s, Operator op, Value x, Value y);
/* x * x; of bools ints of 8 bits, as np.square() gives. */
Value array_square(Spec *s, Value x);
/* `x ** y`, or np.power(): `**` alone takes that for the square of bools. */
Value array_power(Spec *s, Value x, Value y, bool is_operator);
Value array_inplace(Spec *s, Operator op, Value x, Value y);
/* The error of results that NumPy puts into no array of that dtype: they are
 * cast to what is of the same kind. NULL if there is none. */
Diag *array_other_kind(Spec *s, const char *what, DType from, DType to);
Value array_matmul(Spec *s, Value x, Value y);
/* Broadcasts two nodes to their common shape; false after H0502. */
bool array_broadcast(Spec *s, Node **x, Node **y);

/* ---- array_number.c ---- */

/* A comparison of integers that goes by value, UNDEFINED if it is as others. */
Value array_compare_ints(Spec *s, Op op, Value x, Value y);
/* `==`, or `!=`, of an array and what is no number nor a sequence of them:
 * NumPy's truths, element by element, though a scalar's only beside a string.
 * UNDEFINED: it is none of these. */
Value array_equals_object(Spec *s, Value array, Value other, bool differs);
/* No integer of dtype d to a negative power: H0515. */
bool array_need_exponent(Spec *s, DType d, Value y);
/* A bound of clip(): itself, or None where it bounds nothing. */
Value array_clip_bound(Spec *s, Value x, Value bound, bool is_low);

/* ---- index.c ---- */

Value array_get(Spec *s, Object *a, Value index);
void array_set(Spec *s, Object *a, Value index, Value value);
/* What `a[mask] op= y` computes with: a copy that keeps a's shape, so that a y
 * that meets each element alike needs no indices of what the mask selects. For
 * array_inplace() and array_set() alone. */
Value array_masked(Spec *s, Object *a, Object *mask);
/* What the mask selects of such a copy. */
Value array_packed(Spec *s, Value x);
bool array_is_mask(Value v);
/* May it become one element of a? False after an error. */
bool array_fits_element(Spec *s, const Object *a, Value value);
/* x along its first dimension at a staged or static index, unchecked. */
Value array_row(Spec *s, Object *a, Node *index);

/* ---- what scripts find ---- */

extern const Builtin array_methods[];
extern const Builtin numpy_module[], numpy_random_module[],
    numpy_linalg_module[], numpy_fft_module[];
Value numpy_round(Spec *s, Args *a); /* also round() of NumPy scalars */
/* names.c: what a module or type of NumPy has and is not there yet, in words
 * that stand apart by a space; NULL if it is none of these. */
const char *numpy_words(const char *of);
/* `np.add.outer`; UNDEFINED: it is no such name. */
Value numpy_ufunc_attribute(Spec *s, const Builtin *b, Sym name);
Value array_attribute(Spec *s, Object *a, Sym name);
Value rng_attribute(Spec *s, Object *rng, Sym name);

/* ---- random_state.c ---- */

/* The generator that the functions of numpy.random share is there from the
 * start, so that branches and loops join it as all that is older than they
 * are. */
void random_state_open(Spec *s, Object *m);
/* A function of numpy.random that draws from it, or the class RandomState. */
Value random_state_attribute(Spec *s, const char *name);
/* Where nothing drew from it, no trace of it stays in the graph. */
void random_state_close(Spec *s);

#endif
