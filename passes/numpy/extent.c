/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Ragged arrays: extents that meet, and what lies behind them. See extent.h. */
#include "passes/numpy/extent.h"
#include "passes/numpy/order.h"
#include "passes/python/protocol.h"
#include "passes/staging/alternative.h"

#include <math.h>

/* ---- of one array ---- */

bool extents_any(const Extents *x)
{
    for (int d = 0; d < MAX_RANK; d++)
        if (x->of[d])
            return true;
    return false;
}

bool array_is_ragged(const Object *a)
{
    return a->array.extents != NULL;
}

bool value_is_ragged(Value v)
{
    return value_is_array(v) && array_is_ragged(v.object);
}

Value array_ragged(Spec *s, Value v, const Extents *x)
{
    Extents *kept;

    if (!value_is_array(v) || !x || !extents_any(x))
        return v;
    kept = arena_copy(s->arena, x, sizeof *x);
    if (!kept->made.file)
        kept->made = s->span;
    v.object->array.extents = kept;
    return v;
}

Value array_ragged_in(Spec *s, Value v, Strides strides, const Extents *x)
{
    if (x && extents_any(x) && value_is_array(v))
        strides.open = strides_matter(v.object->array.shape);
    return array_ragged(s, array_in_order(v, strides), x);
}

Value array_sized(Spec *s, Node *n, Strides strides, const Extents *x)
{
    return array_ragged_in(s, array_result(s, n), strides, x);
}

Value array_ragged_like(Spec *s, Node *n, Strides strides, Value from)
{
    return array_ragged_in(s, array_value(s, n), strides,
                           from.object->array.extents);
}

Node *array_extent(Spec *s, const Object *a, int d)
{
    const Extents *x = a->array.extents;

    return x && x->of[d] ? spec_import(s, x->of[d]) : NULL;
}

Value array_count(Spec *s, const Object *a, int d)
{
    Node *n = array_extent(s, a, d);

    return n ? value_scalar(n) : value_int(a->array.shape.dim[d]);
}

Node *operand_padded(Spec *s, Value v, DType weak)
{
    return value_is_array(v) ? array_padded(s, v.object)
                             : spec_node(s, v, weak);
}

Node *array_count_node(Spec *s, const Object *a, int d)
{
    Node *n = array_extent(s, a, d);
    Build b = spec_build(s);

    return n ? n : build_i64(&b, DTYPE_I64, a->array.shape.dim[d]);
}

Node *array_shape_node(Spec *s, const Object *a)
{
    int rank = a->array.shape.rank;
    Node *n[MAX_RANK];
    Build b;

    for (int d = 0; d < rank; d++) {
        n[d] = array_count_node(s, a, d);
        b = spec_build(s);
        n[d] = build_reshape(&b, n[d], (Shape){.rank = 1, .dim = {1}});
    }
    b = spec_build(s);
    return build_concatenate(&b, rank, n, 0);
}

bool extents_alike(const Extents *x, const Extents *y)
{
    for (int d = 0; (x || y) && d < MAX_RANK; d++)
        if ((x && x->of[d]) != (y && y->of[d]))
            return false;
    return true;
}

/* The counts of each along a dimension, one of which is meant. */
static Node *chosen_count(Spec *s, const Alternatives *all, int d)
{
    Node **node = ARENA_ARRAY(s->arena, Node *, all->n);

    for (int i = 0; i < all->n; i++)
        node[i] = array_count_node(s, all->item[i].value.object, d);
    return alternatives_select(s, all, node);
}

Shape shape_of_choice(const Choice *c)
{
    Shape bound = c->item[0].object->array.shape;

    for (int i = 1; i < c->n; i++)
        for (int d = 0; d < bound.rank; d++)
            if (c->item[i].object->array.shape.dim[d] > bound.dim[d])
                bound.dim[d] = c->item[i].object->array.shape.dim[d];
    return bound;
}

/* Is one of them ragged along this dimension, or shorter than the others? */
static bool choice_is_ragged(const Choice *c, int d)
{
    int64_t size = c->item[0].object->array.shape.dim[d];

    for (int i = 0; i < c->n; i++) {
        const Object *a = c->item[i].object;

        if (a->array.shape.dim[d] != size ||
            (a->array.extents && a->array.extents->of[d]))
            return true;
    }
    return false;
}

Extents extents_of_choice(Spec *s, const Choice *c)
{
    Extents out = {0};
    Alternatives all = {0};

    for (int i = 0; i < c->n; i++)
        if (c->item[i].object->array.extents)
            out.made = c->item[i].object->array.extents->made;
    for (int d = 0; d < c->item[0].object->array.shape.rank; d++) {
        if (!choice_is_ragged(c, d))
            continue;
        if (!all.n)
            alternatives_of(s, (Value){.kind = VALUE_CHOICE, .choice = c}, NULL,
                            &all);
        out.of[d] = chosen_count(s, &all, d);
    }
    return out;
}

Node *extents_bound(Spec *s, Node *x, Shape bound)
{
    for (int d = 0; x->type.kind == TYPE_TENSOR && d < bound.rank; d++)
        x = extent_bound(s, x, d, bound.dim[d]);
    return x;
}

bool array_need_shape(Spec *s, const Object *a)
{
    const Extents *x = a->array.extents;
    Diag *d;

    if (!x)
        return true;
    d = spec_error(s, DIAG_H0302,
                   "what is done here needs a known size, and that of this "
                   "array depends on values of the running program");
    if (x->made.file && x->made.begin != s->span.begin)
        diag_label(s->ctx, d, x->made, "its size is that of this");
    diag_help(s->ctx, d,
              "write both bounds of a slice from one start, so that the size "
              "is plain: `x[i : i + 64]`, or use a mask: `np.where`");
    return false;
}

/* ---- extents that meet ---- */

/* Checks that two counts are the same, one of which may be known, or, for what
 * then stretches, that the second one is 1; NULL: NumPy raises ValueError. */
static void need_same(Spec *s, Node *a, Node *b, bool stretches,
                      const char *exception)
{
    int64_t difference;
    Build build;
    Node *ok;

    if (a == b || (affine_difference(s, a, b, &difference) && !difference))
        return;
    build = spec_build(s);
    ok = build2(&build, OP_equal, a, b);
    if (stretches)
        ok = build2(
            &build, OP_or, ok,
            build2(&build, OP_equal, b, build_i64(&build, DTYPE_I64, 1)));
    spec_check_as(s, exception, DIAG_H0910, ok, 2,
                  (const char *const[]){"arrays of ", " and of ",
                                        " elements do not fit together"},
                  (Node *const[]){a, b});
}

static Node *count_node(Spec *s, Node *extent, int64_t size)
{
    Build b = spec_build(s);

    return extent ? extent : build_i64(&b, DTYPE_I64, size);
}

void extents_need_same(Spec *s, Node *a, int64_t m, Node *b, int64_t n,
                       const char *exception)
{
    need_same(s, count_node(s, a, m), count_node(s, b, n), false, exception);
}

Node *extent_bound(Spec *s, Node *x, int d, int64_t size)
{
    int64_t low[MAX_RANK] = {0}, high[MAX_RANK] = {0}, step[MAX_RANK];
    Shape shape = x->type.shape;
    Build b = spec_build(s);

    if (shape.dim[d] == size)
        return x;
    if (shape.dim[d] > size) {
        for (int i = 0; i < shape.rank; i++) {
            high[i] = shape.dim[i];
            step[i] = 1;
        }
        high[d] = size;
        return build_slice(&b, x, low, high, step);
    }
    high[d] = size - shape.dim[d];
    return build_pad(&b, x, build_zeros(&b, type_scalar(x->type.dtype)), low,
                     high, (int64_t[MAX_RANK]){0});
}

/* How many elements those that meet along a dimension have. */
typedef struct Meeting {
    Node *extent; /* the first that is staged */
    int64_t size; /* known, and not 1; or -1 */
    int64_t bound;
} Meeting;

/* Dimension `back` of an operand, counted from its last one; false if it has
 * none. */
static bool dimension_from_end(const Node *x, int back, int *d)
{
    *d = x->type.shape.rank - 1 - back;
    return *d >= 0;
}

static Node *operand_extent(Spec *s, Value v, int d)
{
    return value_is_array(v) ? array_extent(s, v.object, d) : NULL;
}

/* What has one element at most may stretch; `all`: it is asked as well. */
static Meeting meeting_of(Spec *s, int n, const Value *v, Node *const *x,
                          int back, bool all)
{
    Meeting m = {.size = -1, .bound = INT64_MAX};

    for (int i = 0; i < n; i++) {
        int64_t size;
        Node *extent;
        int d;

        if (!dimension_from_end(x[i], back, &d))
            continue;
        extent = operand_extent(s, v[i], d);
        size = x[i]->type.shape.dim[d];
        if (extent && (size > 1 || all)) {
            m.extent = m.extent ? m.extent : extent;
            m.bound = size < m.bound ? size : m.bound;
        }
        if (!extent && size != 1 && m.size < 0)
            m.size = size;
    }
    return m;
}

static Meeting meeting_at(Spec *s, int n, const Value *v, Node *const *x,
                          int back)
{
    Meeting m = meeting_of(s, n, v, x, back, false);

    return m.extent || m.size >= 0 ? m : meeting_of(s, n, v, x, back, true);
}

/* Zeros behind an extent, where nothing reads but a gradient flows back: what
 * an operation left there may be infinite. */
static Node *without_rest(Spec *s, Node *x, Node *extent, int d)
{
    Extents own = {0};
    int64_t dimension = d;

    own.of[d] = extent;
    return extent ? extent_fill(s, x, &own, 1, &dimension, FILL_ZERO) : x;
}

static void meet(Spec *s, const Meeting *m, Node *extent, Node **x, int d,
                 const char *exception)
{
    int64_t bound = m->size >= 0 ? m->size : m->bound;
    bool stretches = (*x)->type.shape.dim[d] == 1 && bound != 1;

    need_same(s, count_node(s, m->size < 0 ? m->extent : NULL, m->size), extent,
              stretches, exception);
    if (m->size >= 0) /* what comes of it is read as a whole */
        *x = without_rest(s, *x, extent, d);
    if (!stretches)
        *x = extent_bound(s, *x, d, bound);
}

bool extents_meet_as(Spec *s, const char *exception, int n, const Value *v,
                     Node **x, Extents *out)
{
    int rank = 0;

    *out = (Extents){0};
    for (int i = 0; i < n; i++) {
        if (x[i]->type.kind != TYPE_TENSOR)
            return false;
        if (x[i]->type.shape.rank > rank)
            rank = x[i]->type.shape.rank;
        if (value_is_array(v[i]) && v[i].object->array.extents &&
            !out->made.file)
            out->made = v[i].object->array.extents->made;
    }
    for (int back = 0; back < rank; back++) {
        Meeting m = meeting_at(s, n, v, x, back);

        for (int i = 0; i < n; i++) {
            Node *extent;
            int d;

            if (!dimension_from_end(x[i], back, &d))
                continue;
            extent = operand_extent(s, v[i], d);
            if (extent)
                meet(s, &m, extent, &x[i], d, exception);
        }
        if (m.size < 0)
            out->of[rank - 1 - back] = m.extent;
    }
    return true;
}

bool extents_meet(Spec *s, int n, const Value *v, Node **x, Extents *out)
{
    return extents_meet_as(s, NULL, n, v, x, out);
}

void extents_equal(Spec *s, const Value *v, Node **x, int i, int k)
{
    Node *a = operand_extent(s, v[0], i), *b = operand_extent(s, v[1], k);
    int64_t m = x[0]->type.shape.dim[i], n = x[1]->type.shape.dim[k];
    int64_t bound = !a ? m : !b ? n : m < n ? m : n;

    if (!a && !b)
        return;
    need_same(s, count_node(s, a, m), count_node(s, b, n), false, NULL);
    x[0] = extent_bound(s, x[0], i, bound);
    x[1] = extent_bound(s, x[1], k, bound);
}

Node *extents_stored(Spec *s, Value v, Node *x, Shape shape,
                     const Extents *place)
{
    for (int back = 0; back < shape.rank; back++) {
        int at = shape.rank - 1 - back, d;
        Node *mine,
            *there = place->of[at] ? spec_import(s, place->of[at]) : NULL;
        bool stretches;
        int64_t size;

        if (!dimension_from_end(x, back, &d))
            break;
        /* the array's own dimension: x may have lost leading ones */
        mine = value_is_array(v)
                   ? operand_extent(s, v, v.object->array.shape.rank - 1 - back)
                   : NULL;
        size = x->type.shape.dim[d];
        if ((!mine && !there) || (!mine && size == 1))
            continue;
        stretches = size == 1 && shape.dim[at] != 1;
        need_same(s, count_node(s, there, shape.dim[at]),
                  count_node(s, mine, size), stretches, NULL);
        x = without_rest(s, x, mine, d);
        if (!stretches)
            x = extent_bound(s, x, d, shape.dim[at]);
    }
    return x;
}

Extents extents_without(const Extents *x, int rank, int n,
                        const int64_t *dimensions, bool keep)
{
    Extents out = {.made = x->made};
    int at = 0;

    for (int d = 0; d < rank; d++) {
        bool gone = false;

        for (int i = 0; i < n; i++)
            gone |= dimensions[i] == d;
        if (!gone)
            out.of[at++] = x->of[d];
        else if (keep)
            at++;
    }
    return out;
}

/* ---- what lies behind ---- */

static Node *fill_node(Spec *s, DType d, Fill fill)
{
    Build b = spec_build(s);
    bool is_float = dtype_info[d].is_float;

    switch (fill) {
    case FILL_ZERO:
        break;
    case FILL_NEGATIVE_ZERO:
        if (is_float)
            return build_f64(&b, d, -0.0);
        break;
    case FILL_ONE:
        return build_convert(&b, build_bool(&b, true), d);
    case FILL_LAST:
        if (is_float)
            return build_f64(&b, d, NAN);
        /* fallthrough */
    case FILL_GREATEST:
        if (d == DTYPE_U64) /* beyond the ints that make a node */
            return build_constant(&b, type_scalar(d), &(uint64_t){UINT64_MAX});
        /* fallthrough */
    case FILL_LEAST:
        if (d == DTYPE_BOOL)
            return build_bool(&b, fill != FILL_LEAST);
        if (is_float)
            return build_f64(&b, d, fill == FILL_LEAST ? -INFINITY : INFINITY);
        return number_node(s, number_limit(d, fill == FILL_LEAST), d);
    }
    return build_zeros(&b, type_scalar(d));
}

Node *extent_fill(Spec *s, Node *x, const Extents *extents, int n,
                  const int64_t *dimensions, Fill fill)
{
    int64_t along[MAX_RANK], size[MAX_RANK];
    Node *at[2 * MAX_RANK], *behind;
    int count = 0;
    Build b;

    for (int d = 0; x->type.kind == TYPE_TENSOR && d < x->type.shape.rank; d++)
        for (int i = 0; i < n; i++)
            if (dimensions[i] == d && extents->of[d]) {
                along[count] = d;
                size[count++] = x->type.shape.dim[d];
            }
    if (!count)
        return x;
    for (int i = 0; i < count; i++) {
        b = spec_build(s);
        at[i] = build_i64(&b, DTYPE_I64, 0);
        at[count + i] = spec_import(s, extents->of[along[i]]);
    }
    behind = fill_node(s, x->type.dtype, fill);
    b = spec_build(s);
    return build_window(&b, x, behind, &(WindowPlace){count, along, at}, size);
}

Node *extent_fill_all(Spec *s, Node *x, const Extents *extents, Fill fill)
{
    static const int64_t all[MAX_RANK] = {0, 1, 2, 3, 4, 5, 6, 7};

    return extents ? extent_fill(s, x, extents, MAX_RANK, all, fill) : x;
}
