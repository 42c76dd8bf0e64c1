/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* How a view's elements lie in its base: the kinds of views.
 *
 * A View (python/value.h) is a base, a kind, a fixed part of the kind's own
 * form, and staged offsets. Reading takes the base's node to the view's;
 * writing gives the base's node with the view's elements replaced. Whoever
 * joins views needs no more: two views of one kind whose fixed parts are equal
 * differ in their bases and in nodes. */
#ifndef HOLO_PASSES_NUMPY_VIEW_H
#define HOLO_PASSES_NUMPY_VIEW_H

#include "passes/numpy/numpy.h"

struct ViewKind {
    const char *name;
    Node *(*read)(Spec *s, const View *v, Node *base);
    Node *(*write)(Spec *s, const View *v, Node *base, Node *value); /* NULL:
                                                               read-only */
    bool (*equal)(const View *x, const View *y); /* their fixed parts */
};

/* Basic indexing: of each dimension of the base, where it starts, how many
 * elements and with which step it takes. */
typedef struct Basic {
    int rank; /* of the base */
    int64_t start[MAX_RANK], count[MAX_RANK], step[MAX_RANK];
    bool staged[MAX_RANK]; /* the start is the view's next staged offset */
    bool ragged[MAX_RANK]; /* and behind it is how many it takes, at most
                              `count`, in steps of 1 */
    Shape shape;           /* of the view */
    bool any_staged, any_ragged, any_strided, any_reversed;
} Basic;

/* All of an array of this shape. */
Basic basic_all(Shape shape);
/* `staged[i]`: the start along a dimension that is known only when running;
 * `extent[i]`: how many elements it takes, where that is staged too. NULL where
 * they are known. */
View view_basic(Spec *s, const Basic *basic, Node *const *staged,
                Node *const *extent);
View view_reshaped(Spec *s, const Shape *shape);
/* Dimension i of the view is dimension to[i] of the base. */
View view_transposed(Spec *s, int rank, const int64_t *to);
/* Backwards along a ragged dimension, of so many elements. */
View view_backwards(Spec *s, int dimension, Node *extent);
/* Read-only: it cannot be written. */
View view_broadcast(Spec *s, const Shape *shape);

Node *view_read(Spec *s, const View *v, Node *base);
Node *view_write(Spec *s, const View *v, Node *base, Node *value);
/* Do they differ in their bases and staged offsets alone? */
bool view_alike(const View *x, const View *y);

#endif
