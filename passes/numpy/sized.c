/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Arrays that are made with a size that only running knows: `zeros(n)`. The
 * bound is what is known of n, by how it is computed or by at_most(). */
#include "passes/numpy/extent.h"
#include "passes/numpy/functions.h"

enum { MOST_BOUND = 1 << 28 }; /* elements along a dimension */

static bool no_bound(Spec *s, Value n)
{
    Diag *d = spec_error(s, DIAG_H0301,
                         "how many elements there may be at most must be known "
                         "when compiling; this is %s",
                         value_describe(s, n));

    if (n.node->span.file && n.node->span.begin != s->span.begin)
        diag_label(s->ctx, d, n.node->span,
                   "this is computed when the program runs");
    diag_help(s->ctx, d,
              "say how many: `from holo import at_most`, and "
              "`at_most(n, 1000)` for `n`");
    return false;
}

/* A size: known, or staged and then its bound. False after an error. */
static bool one_size(Spec *s, Value v, const char *what, int64_t *bound,
                     Node **extent)
{
    Interval is;

    *extent = NULL;
    if (!value_is_staged(v) || !value_counts(v) ||
        spec_static_index(s, v, bound))
        return spec_need_int(s, v, what, bound);
    v = scalar_to_int(s, v);
    if (v.kind != VALUE_SCALAR)
        return spec_need_int(s, v, what, bound);
    is = interval_needed(s, v);
    if (is.high > MOST_BOUND)
        return no_bound(s, v);
    if (is.low < 0)
        number_need(s, DIAG_H0515,
                    scalar_compare(s, OPERATOR_GE, v, value_int(0)),
                    "negative dimensions are not allowed");
    *bound = is.high < 0 ? 0 : is.high;
    *extent = v.node;
    return true;
}

bool numpy_sizes(Spec *s, Value v, const char *what, Shape *bound,
                 Extents *extents)
{
    Value *item = &v;
    int n = 1;

    *extents = (Extents){0};
    if (!value_has_staged(v))
        return spec_need_shape(s, v, what, bound);
    if (value_is_object(v, OBJECT_TUPLE) || value_is_object(v, OBJECT_LIST))
        n = value_iterate(s, v, &item);
    if (n > MAX_RANK)
        return spec_need_shape(s, v, what, bound);
    *bound = (Shape){.rank = n < 0 ? 0 : n};
    for (int i = 0; i < n; i++)
        if (!one_size(s, item[i], what, &bound->dim[i], &extents->of[i]))
            return false;
    return n >= 0;
}

/* arange(start, stop) of ints of which one is staged. */
Value numpy_arange_staged(Spec *s, Value start, Value stop)
{
    Value count = number_op2(s, OP_subtract, DTYPE_I64, scalar_to_int(s, stop),
                             scalar_to_int(s, start));
    Extents extents = {0};
    int64_t bound;
    Node *n, *first;
    Shape shape;
    Build b;

    count = number_op2(s, OP_maximum, DTYPE_I64, count, value_int(0));
    if (!one_size(s, count, "the length of arange()", &bound, &extents.of[0]))
        return value_poison();
    first = spec_node(s, scalar_to_int(s, start), DTYPE_I64);
    shape = (Shape){.rank = 1, .dim = {bound}};
    b = spec_build(s);
    n = build_iota(&b, type_tensor(DTYPE_I64, shape), 0);
    n = build2(&b, OP_add, n, build_broadcast_to(&b, first, shape));
    return array_ragged(s, array_value(s, n), &extents);
}
