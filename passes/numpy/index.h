/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What a subscript of an array selects, as its parts share it.
 *
 *   index.c         reads a subscript: ints, slices, None and ... are a view
 *   index_array.c   arrays as indices: a gather, a scatter
 *   mask.c          masks: the indices of what is true in them
 *
 * How many elements index arrays select may be known only when running: then
 * they, and what they select, are ragged (extent.h). */
#ifndef HOLO_PASSES_NUMPY_INDEX_H
#define HOLO_PASSES_NUMPY_INDEX_H

#include "passes/numpy/extent.h"
#include "passes/numpy/functions.h"
#include "passes/numpy/order.h"
#include "passes/numpy/view.h"

typedef struct Index {
    Basic basic;
    Strides strides;          /* of the basic view */
    Node *staged[MAX_RANK];   /* starts that are known only when running */
    Node *extent[MAX_RANK];   /* and how many elements, from there on */
    Extents extents;          /* of the basic view */
    bool backwards[MAX_RANK]; /* the dimensions of what goes through them */
    bool any_backwards;
    Node *array[MAX_RANK]; /* integer index arrays, by base dimension */
    Value index[MAX_RANK]; /* what they are made from */
    bool sure[MAX_RANK];   /* they lie inside: a mask found them, or checked */
    Extents batch;         /* of the index arrays together */
    int narray, first_array;
    bool adjacent;               /* the arrays stand next to each other */
    bool dropped[MAX_RANK];      /* dimensions that an int takes away */
    int before[MAX_RANK + 1];    /* new axes in front of each dimension */
    bool ellipsis[MAX_RANK + 1]; /* `...` stands there; it keeps index arrays
                                    apart, also if it stands for nothing */
} Index;

/* Where the index arrays' dimensions stand in the result, and which
 * dimensions come from the base. */
typedef struct Layout {
    int64_t offset[MAX_RANK], collapsed[MAX_RANK];
    int noffset, ncollapsed;
    int batch_rank, batch_at;
} Layout;

/* ---- index.c ---- */

/* All of a dimension of the base. */
void index_all(Index *x, int dim, int64_t size);
/* A staged index, checked if asked for, and counted from the end if negative;
 * `extent` is the dimension's size where that is not known, and `own` are the
 * extents of an array of indices, or NULL: behind them nothing is checked. */
Node *index_wrap(Spec *s, Node *i, int64_t known, Node *extent,
                 const Extents *own, bool check);
/* A value as elements of an array: a Python number must fit, arrays and NumPy
 * scalars are cast. NULL: said. */
Node *assigned_node(Spec *s, Object *a, Value value);
/* The value without leading ones, down to a rank. */
Node *without_leading_ones(Spec *s, Node *v, int rank);
/* The value as what is stored into the selected shape; NULL: said. */
Node *stretched_to(Spec *s, Node *v, Shape shape);

/* ---- index_array.c ---- */

/* Puts an array of ints, or a list of them, at a dimension. The others: false
 * after an error. */
bool index_array(Spec *s, Index *x, int dim, Value v, int64_t size);
void index_put_array(Index *x, int dim, int64_t size, Value v, Node *n);
/* Once all parts are read: indices are checked, and ints beside the arrays
 * become such. What is stored there, or NULL, is checked to fit first. */
bool index_finish_arrays(Spec *s, Index *x, Object *a, const Value *stored);
/* The scatter of base, index vectors and value that sets elements. */
Node *scatter_set(Spec *s, Node *const *input, const Layout *l);
Value array_gathered(Spec *s, Object *a, Index *x);
bool array_scattered(Spec *s, Object *a, Index *x, Value value);

/* ---- mask.c ---- */

/* Puts the indices of what a mask selects at `dim` and, if it has more
 * dimensions, at those behind it. False after an error. */
bool index_mask(Spec *s, Index *x, int dim, Object *mask, const Object *a);
/* Is a mask, whose shape is known, one of all dimensions of an array? Of both
 * together, not of vectors, which are what it comes to. */
bool mask_is_whole(const Object *a, const Object *mask);
/* Is it what it was when `masked` was read (array_masked())? */
bool mask_is_as_read(Spec *s, const Object *masked, Object *mask);
/* x[mask] = v keeps x's shape, where one v meets all that is selected. */
bool mask_is_simple(const Object *a, const Object *mask, Value value,
                    const Node *v);
bool array_set_masked(Spec *s, Object *a, Object *mask, Value value, Node *v);

#endif
