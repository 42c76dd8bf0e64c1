/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Joining what two paths of staged control flow leave behind.
 *
 * A template is a value whose staged leaves are placeholders: only their types
 * count. The join of two values is the template that both fit; a value
 * flattens into the leaves of its template, as nodes of its own region; and
 * from the leaves of a `cond` or `while` a template makes the value that the
 * program goes on with. Branches and loops differ only in who supplies the
 * leaves. What has no join is not an error until it is used (Unsettled). */
#ifndef HOLO_PASSES_STAGING_MERGE_H
#define HOLO_PASSES_STAGING_MERGE_H

#include "passes/staging/staging.h"

/* One of the paths: where its nodes are, and what it had changed. */
typedef struct Side {
    const Changes *changes; /* NULL: the heap as it is */
    Region *region;
    bool absent;        /* it never gets here: its leaves are fillers */
    uint32_t first_new; /* objects with this id or a later one are its own */
} Side;

/* Why values are joined, for the words of diagnostics. */
typedef struct JoinCause {
    bool is_loop;
    Span span; /* the condition, or the loop's head */
} JoinCause;

typedef struct Leaves {
    Node **node;
    int n, capacity;
    int next; /* the next one that merge_make takes */
} Leaves;

Value merge_join(Spec *s, const JoinCause *cause, const Side *sa, Value a,
                 const Side *sb, Value b);
/* Joins the contents of one object; false after an error (a list that changes
 * its length, say). */
bool merge_join_body(Spec *s, const JoinCause *cause, const Object *o,
                     const Side *sa, const Body *a, const Side *sb,
                     const Body *b, Body *out);
bool merge_alike(Value a, Value b);
bool merge_body_alike(const Body *a, const Body *b);

/* Appends the leaves of `v`, as its template wants them, in `side->region`. */
void merge_flatten(Spec *s, const Side *side, Value template, Value v,
                   Leaves *out);
void merge_flatten_body(Spec *s, const Side *side, const Body *template,
                        const Body *b, Leaves *out);
/* Appends new params of a region for the leaves of a template. */
void merge_params(Spec *s, Graph *g, Value template, Leaves *out);
void merge_params_body(Spec *s, Graph *g, const Body *template, Leaves *out);
/* Makes a value of leaves. */
Value merge_make(Spec *s, Value template, Leaves *in);
Body merge_make_body(Spec *s, const Body *template, Leaves *in);

#endif
