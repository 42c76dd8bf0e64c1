/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Views: their kinds, and how each reads from and writes into its base.
 * See view.h. */
#include "passes/numpy/view.h"

#include <assert.h>
#include <string.h>

/* ---- basic indexing ---- */

/* Where the window of staged starts begins. */
static void basic_starts(Spec *s, const View *view, Node **start)
{
    const Basic *v = view->fixed;
    Build b = spec_build(s);
    int next = 0;

    for (int i = 0; i < v->rank; i++)
        start[i] = v->staged[i] ? spec_import(s, view->staged[next++])
                                : build_i64(&b, DTYPE_I64, 0);
}

static Shape basic_window(const Basic *v, Shape base)
{
    for (int i = 0; i < v->rank; i++)
        if (v->staged[i])
            base.dim[i] = v->count[i];
    return base;
}

/* The base reduced to the window that staged starts choose. */
static Node *basic_enter(Spec *s, const View *view, Node *base)
{
    const Basic *v = view->fixed;
    Node *start[MAX_RANK];
    Shape window = basic_window(v, base->type.shape);
    Build b;

    if (!v->any_staged)
        return base;
    basic_starts(s, view, start);
    b = spec_build(s);
    return build_dynamic_slice(&b, base, start, window.dim);
}

/* Bounds, ascending, of the static dimensions inside the window. */
static void basic_bounds(const Basic *v, int64_t *start, int64_t *limit,
                         int64_t *stride)
{
    for (int i = 0; i < v->rank; i++) {
        int64_t n = v->count[i], step = v->step[i];
        int64_t first = v->staged[i] ? 0 : v->start[i];
        int64_t last = first + (n - 1) * step;

        stride[i] = step < 0 ? -step : step;
        if (!n)
            first = last = 0;
        start[i] = step < 0 ? last : first;
        limit[i] = n ? (step < 0 ? first : last) + 1 : start[i];
    }
}

static Node *basic_reverse(Spec *s, const Basic *v, Node *x)
{
    int64_t dims[MAX_RANK];
    int n = 0;
    Build b = spec_build(s);
    Node *r;

    if (!v->any_reversed)
        return x;
    for (int i = 0; i < v->rank; i++)
        if (v->step[i] < 0)
            dims[n++] = i;
    r = node_new(b.graph, OP_reverse, 1, &x);
    r->span = b.span;
    r->calls = b.calls;
    node_set_ints(r, ATTR_dimensions, n, dims);
    node_infer(r);
    return r;
}

static Node *basic_read(Spec *s, const View *view, Node *base)
{
    const Basic *v = view->fixed;
    int64_t start[MAX_RANK], limit[MAX_RANK], stride[MAX_RANK];
    Node *x = basic_enter(s, view, base);
    Build b;

    basic_bounds(v, start, limit, stride);
    b = spec_build(s);
    x = build_slice(&b, x, start, limit, stride);
    x = basic_reverse(s, v, x);
    b = spec_build(s);
    return build_reshape(&b, x, v->shape);
}

/* Strided: the elements spread out by padding between them, and a mask of
 * where they are. */
static Node *basic_write_strided(Spec *s, const Basic *v, Node *window, Node *x)
{
    int64_t start[MAX_RANK], limit[MAX_RANK], stride[MAX_RANK];
    int64_t high[MAX_RANK], interior[MAX_RANK];
    Build b = spec_build(s);
    Type mask_type = type_tensor(DTYPE_BOOL, x->type.shape);
    Node *mask;

    basic_bounds(v, start, limit, stride);
    for (int i = 0; i < v->rank; i++) {
        interior[i] = stride[i] - 1;
        high[i] = window->type.shape.dim[i] - limit[i];
    }
    mask = build_splat(&b, mask_type, 1);
    mask = build_pad(&b, mask, build_bool(&b, false), start, high, interior);
    x = build_pad(&b, x, build_i64(&b, x->type.dtype, 0), start, high,
                  interior);
    return build3(&b, OP_select, mask, x, window);
}

static Node *basic_write_block(Spec *s, const Basic *v, Node *window, Node *x)
{
    int64_t start[MAX_RANK], limit[MAX_RANK], stride[MAX_RANK];
    Node *at[MAX_RANK];
    Build b = spec_build(s);

    basic_bounds(v, start, limit, stride);
    for (int i = 0; i < v->rank; i++)
        at[i] = build_i64(&b, DTYPE_I64, start[i]);
    return build_dynamic_update_slice(&b, window, x, at);
}

static Node *basic_write(Spec *s, const View *view, Node *base, Node *value)
{
    const Basic *v = view->fixed;
    Node *window = basic_enter(s, view, base), *start[MAX_RANK];
    Shape taken = {.rank = v->rank};
    bool whole = v->any_staged && !v->any_strided;
    Build b = spec_build(s);

    for (int i = 0; i < v->rank; i++) {
        taken.dim[i] = v->count[i];
        whole &= v->count[i] == window->type.shape.dim[i];
    }
    value = build_reshape(&b, value, taken);
    value = basic_reverse(s, v, value);
    if (!shape_size(taken))
        return base;
    if (whole)
        window = value;
    else if (v->any_strided)
        window = basic_write_strided(s, v, window, value);
    else
        window = basic_write_block(s, v, window, value);
    if (!v->any_staged)
        return window;
    basic_starts(s, view, start);
    b = spec_build(s);
    return build_dynamic_update_slice(&b, base, window, start);
}

static bool basic_equal(const View *x, const View *y)
{
    const Basic *v = x->fixed, *w = y->fixed;
    size_t n = (size_t)v->rank;

    return v->rank == w->rank && shape_equal(v->shape, w->shape) &&
           !memcmp(v->start, w->start, n * sizeof *v->start) &&
           !memcmp(v->count, w->count, n * sizeof *v->count) &&
           !memcmp(v->step, w->step, n * sizeof *v->step) &&
           !memcmp(v->staged, w->staged, n * sizeof *v->staged);
}

Basic basic_all(Shape shape)
{
    Basic v = {.rank = shape.rank, .shape = shape};

    for (int i = 0; i < shape.rank; i++) {
        v.count[i] = shape.dim[i];
        v.step[i] = 1;
    }
    return v;
}

View view_basic(Spec *s, const Basic *basic, Node *const *staged)
{
    static const ViewKind kind = {"basic", basic_read, basic_write,
                                  basic_equal};
    Basic *fixed = arena_copy(s->arena, basic, sizeof *basic);
    View v = {.kind = &kind, .fixed = fixed};

    fixed->any_staged = fixed->any_strided = fixed->any_reversed = false;
    for (int i = 0; i < basic->rank; i++) {
        int64_t step = basic->step[i];

        fixed->staged[i] = staged[i] != NULL;
        if (staged[i])
            fixed->start[i] = 0;
        v.nstaged += staged[i] != NULL;
        fixed->any_strided |= step != 1 && step != -1;
        fixed->any_reversed |= step < 0;
    }
    fixed->any_staged = v.nstaged;
    v.staged = ARENA_ARRAY(s->arena, Node *, v.nstaged);
    for (int i = 0, next = 0; i < basic->rank; i++)
        if (staged[i])
            v.staged[next++] = staged[i];
    return v;
}

/* ---- another shape for the same elements in the same order ---- */

static Node *reshaped_read(Spec *s, const View *v, Node *base)
{
    Build b = spec_build(s);

    return build_reshape(&b, base, *(const Shape *)v->fixed);
}

static Node *reshaped_write(Spec *s, const View *v, Node *base, Node *value)
{
    Build b = spec_build(s);

    (void)v;
    return build_reshape(&b, value, base->type.shape);
}

/* Of views whose fixed part is their shape. */
static bool shapes_equal(const View *x, const View *y)
{
    return shape_equal(*(const Shape *)x->fixed, *(const Shape *)y->fixed);
}

View view_reshaped(Spec *s, const Shape *shape)
{
    static const ViewKind kind = {"reshaped", reshaped_read, reshaped_write,
                                  shapes_equal};

    return (View){.kind = &kind,
                  .fixed = arena_copy(s->arena, shape, sizeof *shape)};
}

/* ---- dimensions in another order ---- */

typedef struct Permutation {
    int rank;
    int64_t to[MAX_RANK], back[MAX_RANK];
} Permutation;

static Node *transposed_read(Spec *s, const View *v, Node *base)
{
    Build b = spec_build(s);

    return build_transpose(&b, base, ((const Permutation *)v->fixed)->to);
}

static Node *transposed_write(Spec *s, const View *v, Node *base, Node *value)
{
    Build b = spec_build(s);

    (void)base;
    return build_transpose(&b, value, ((const Permutation *)v->fixed)->back);
}

static bool transposed_equal(const View *x, const View *y)
{
    const Permutation *p = x->fixed, *q = y->fixed;

    return p->rank == q->rank &&
           !memcmp(p->to, q->to, (size_t)p->rank * sizeof *p->to);
}

View view_transposed(Spec *s, int rank, const int64_t *to)
{
    static const ViewKind kind = {"transposed", transposed_read,
                                  transposed_write, transposed_equal};
    Permutation p = {.rank = rank};

    for (int i = 0; i < rank; i++) {
        p.to[i] = to[i];
        p.back[to[i]] = i;
    }
    return (View){.kind = &kind, .fixed = arena_copy(s->arena, &p, sizeof p)};
}

/* ---- elements that are seen many times ---- */

static Node *broadcast_read(Spec *s, const View *v, Node *base)
{
    Build b = spec_build(s);

    return build_broadcast_to(&b, base, *(const Shape *)v->fixed);
}

View view_broadcast(Spec *s, const Shape *shape)
{
    static const ViewKind kind = {"broadcast", broadcast_read, NULL,
                                  shapes_equal};

    return (View){.kind = &kind,
                  .fixed = arena_copy(s->arena, shape, sizeof *shape)};
}

/* ---- all kinds ---- */

Node *view_read(Spec *s, const View *v, Node *base)
{
    return v->kind->read(s, v, base);
}

Node *view_write(Spec *s, const View *v, Node *base, Node *value)
{
    assert(v->kind->write);
    return v->kind->write(s, v, base, value);
}

bool view_alike(const View *x, const View *y)
{
    return x->kind == y->kind && x->nstaged == y->nstaged &&
           x->kind->equal(x, y);
}
