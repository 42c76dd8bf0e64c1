/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Views: their kinds, and how each reads from and writes into its base.
 * See view.h. */
#include "passes/numpy/view.h"

#include <assert.h>
#include <string.h>

/* ---- basic indexing ---- */

/* The staged offsets by dimension, as the region in hand sees them. */
typedef struct Offsets {
    Node *start[MAX_RANK]; /* 0 where it is known */
    Node *extent[MAX_RANK];
} Offsets;

static Offsets basic_offsets(Spec *s, const View *view)
{
    const Basic *v = view->fixed;
    Build b = spec_build(s);
    Offsets o = {0};
    int next = 0;

    for (int i = 0; i < v->rank; i++) {
        o.start[i] = v->staged[i] ? spec_import(s, view->staged[next++])
                                  : build_i64(&b, DTYPE_I64, 0);
        if (v->ragged[i])
            o.extent[i] = spec_import(s, view->staged[next++]);
    }
    return o;
}

/* Is this dimension taken by what goes before static slices: by the window of
 * staged starts? Where some of it is ragged, it is every part in steps of 1. */
static bool in_window(const Basic *v, int i, int64_t size)
{
    return v->staged[i] || (v->any_ragged && v->step[i] == 1 &&
                            (v->start[i] || v->count[i] != size));
}

static Shape basic_window(const Basic *v, Shape base)
{
    for (int i = 0; i < v->rank; i++)
        if (in_window(v, i, base.dim[i]))
            base.dim[i] = v->count[i];
    return base;
}

/* Where that window lies in a base of this shape. */
typedef struct BasicPlace {
    int64_t dimension[MAX_RANK], size[MAX_RANK];
    Node *at[2 * MAX_RANK];
    WindowPlace place;
} BasicPlace;

static void basic_place(Spec *s, const View *view, Shape base, BasicPlace *p)
{
    const Basic *v = view->fixed;
    Offsets o = basic_offsets(s, view);
    Build b = spec_build(s);
    int n = 0;

    for (int i = 0; i < v->rank; i++)
        if (in_window(v, i, base.dim[i])) {
            p->dimension[n] = i;
            p->size[n] = v->count[i];
            p->at[n++] = v->staged[i] ? o.start[i]
                                      : build_i64(&b, DTYPE_I64, v->start[i]);
        }
    for (int k = 0; k < n; k++)
        p->at[n + k] = o.extent[p->dimension[k]]
                           ? o.extent[p->dimension[k]]
                           : build_i64(&b, DTYPE_I64, p->size[k]);
    p->place = (WindowPlace){n, p->dimension, p->at};
}

/* The base reduced to the window that staged starts choose. */
static Node *basic_enter(Spec *s, const View *view, Node *base)
{
    const Basic *v = view->fixed;
    Shape window = basic_window(v, base->type.shape);
    BasicPlace at;
    Offsets o;
    Build b;

    if (!v->any_staged)
        return base;
    if (v->any_ragged) {
        basic_place(s, view, base->type.shape, &at);
        b = spec_build(s);
        return build_window(&b, base,
                            build_zeros(&b, type_scalar(base->type.dtype)),
                            &at.place, at.size);
    }
    o = basic_offsets(s, view);
    b = spec_build(s);
    return build_dynamic_slice(&b, base, o.start, window.dim);
}

/* The base with its window replaced. */
static Node *basic_leave(Spec *s, const View *view, Node *base, Node *window)
{
    const Basic *v = view->fixed;
    BasicPlace at;
    Offsets o;
    Build b;

    if (!v->any_staged)
        return window;
    if (v->any_ragged) {
        basic_place(s, view, base->type.shape, &at);
        b = spec_build(s);
        return build_update_window(&b, base, window, &at.place);
    }
    o = basic_offsets(s, view);
    b = spec_build(s);
    return build_dynamic_update_slice(&b, base, window, o.start);
}

/* Bounds, ascending, of the static dimensions inside the window. */
static void basic_bounds(const Basic *v, Shape base, int64_t *start,
                         int64_t *limit, int64_t *stride)
{
    for (int i = 0; i < v->rank; i++) {
        int64_t n = v->count[i], step = v->step[i];
        int64_t first = in_window(v, i, base.dim[i]) ? 0 : v->start[i];
        int64_t last = first + (n - 1) * step;

        stride[i] = step < 0 ? -step : step;
        if (!n)
            first = last = 0;
        start[i] = step < 0 ? last : first;
        limit[i] = n ? (step < 0 ? first : last) + 1 : start[i];
    }
}

static Node *reverse(Spec *s, Node *x, int n, const int64_t *dimension)
{
    Build b = spec_build(s);
    Node *r = node_new(b.graph, OP_reverse, 1, &x);

    r->span = b.span;
    r->calls = b.calls;
    node_set_ints(r, ATTR_dimensions, n, dimension);
    node_infer(r);
    return r;
}

static Node *basic_reverse(Spec *s, const Basic *v, Node *x)
{
    int64_t dims[MAX_RANK];
    int n = 0;

    if (!v->any_reversed)
        return x;
    for (int i = 0; i < v->rank; i++)
        if (v->step[i] < 0)
            dims[n++] = i;
    return reverse(s, x, n, dims);
}

static Node *basic_read(Spec *s, const View *view, Node *base)
{
    const Basic *v = view->fixed;
    int64_t start[MAX_RANK], limit[MAX_RANK], stride[MAX_RANK];
    Node *x = basic_enter(s, view, base);
    Build b;

    basic_bounds(v, base->type.shape, start, limit, stride);
    b = spec_build(s);
    x = build_slice(&b, x, start, limit, stride);
    x = basic_reverse(s, v, x);
    b = spec_build(s);
    return build_reshape(&b, x, v->shape);
}

/* Strided: the elements spread out by padding between them, and a mask of
 * where they are. */
static Node *basic_write_strided(Spec *s, const Basic *v, Shape base,
                                 Node *window, Node *x)
{
    int64_t start[MAX_RANK], limit[MAX_RANK], stride[MAX_RANK];
    int64_t high[MAX_RANK], interior[MAX_RANK];
    Build b = spec_build(s);
    Type mask_type = type_tensor(DTYPE_BOOL, x->type.shape);
    Node *mask;

    basic_bounds(v, base, start, limit, stride);
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

static Node *basic_write_block(Spec *s, const Basic *v, Shape base,
                               Node *window, Node *x)
{
    int64_t start[MAX_RANK], limit[MAX_RANK], stride[MAX_RANK];
    Node *at[MAX_RANK];
    Build b = spec_build(s);

    basic_bounds(v, base, start, limit, stride);
    for (int i = 0; i < v->rank; i++)
        at[i] = build_i64(&b, DTYPE_I64, start[i]);
    return build_dynamic_update_slice(&b, window, x, at);
}

static Node *basic_write(Spec *s, const View *view, Node *base, Node *value)
{
    const Basic *v = view->fixed;
    Shape taken = {.rank = v->rank};
    Shape inner = basic_window(v, base->type.shape);
    bool whole = v->any_staged && !v->any_strided;
    Node *window;
    Build b = spec_build(s);

    for (int i = 0; i < v->rank; i++) {
        taken.dim[i] = v->count[i];
        whole &= v->count[i] == inner.dim[i];
    }
    value = build_reshape(&b, value, taken);
    value = basic_reverse(s, v, value);
    if (!shape_size(taken))
        return base;
    if (whole)
        return basic_leave(s, view, base, value);
    window = basic_enter(s, view, base);
    if (v->any_strided)
        window = basic_write_strided(s, v, base->type.shape, window, value);
    else
        window = basic_write_block(s, v, base->type.shape, window, value);
    return basic_leave(s, view, base, window);
}

static bool basic_equal(const View *x, const View *y)
{
    const Basic *v = x->fixed, *w = y->fixed;
    size_t n = (size_t)v->rank;

    return v->rank == w->rank && shape_equal(v->shape, w->shape) &&
           !memcmp(v->start, w->start, n * sizeof *v->start) &&
           !memcmp(v->count, w->count, n * sizeof *v->count) &&
           !memcmp(v->step, w->step, n * sizeof *v->step) &&
           !memcmp(v->staged, w->staged, n * sizeof *v->staged) &&
           !memcmp(v->ragged, w->ragged, n * sizeof *v->ragged);
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

View view_basic(Spec *s, const Basic *basic, Node *const *staged,
                Node *const *extent)
{
    static const ViewKind kind = {"basic", basic_read, basic_write,
                                  basic_equal};
    Basic *fixed = arena_copy(s->arena, basic, sizeof *basic);
    View v = {.kind = &kind, .fixed = fixed};

    fixed->any_staged = fixed->any_ragged = false;
    fixed->any_strided = fixed->any_reversed = false;
    v.staged = ARENA_ARRAY(s->arena, Node *, 2 * basic->rank);
    for (int i = 0; i < basic->rank; i++) {
        int64_t step = basic->step[i];

        assert(!extent[i] || (staged[i] && step == 1));
        fixed->staged[i] = staged[i] != NULL;
        fixed->ragged[i] = extent[i] != NULL;
        if (staged[i]) {
            fixed->start[i] = 0;
            v.staged[v.nstaged++] = staged[i];
        }
        if (extent[i])
            v.staged[v.nstaged++] = extent[i];
        fixed->any_staged |= staged[i] != NULL;
        fixed->any_ragged |= extent[i] != NULL;
        fixed->any_strided |= step != 1 && step != -1;
        fixed->any_reversed |= step < 0;
    }
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

/* ---- backwards along a ragged dimension ---- */

/* The last of its elements comes first; what is behind it stays behind. It is
 * its own inverse. */
static Node *backwards(Spec *s, const View *v, Node *x)
{
    int64_t d = *(const int64_t *)v->fixed, size = x->type.shape.dim[d];
    Node *at[2];
    Build b;

    x = reverse(s, x, 1, &d);
    at[1] = spec_import(s, v->staged[0]);
    b = spec_build(s);
    at[0] = build2(&b, OP_subtract, build_i64(&b, DTYPE_I64, size), at[1]);
    return build_window(&b, x, build_zeros(&b, type_scalar(x->type.dtype)),
                        &(WindowPlace){1, &d, at}, &size);
}

static Node *backwards_write(Spec *s, const View *v, Node *base, Node *value)
{
    (void)base;
    return backwards(s, v, value);
}

static bool dimensions_equal(const View *x, const View *y)
{
    return *(const int64_t *)x->fixed == *(const int64_t *)y->fixed;
}

View view_backwards(Spec *s, int dimension, Node *extent)
{
    static const ViewKind kind = {"backwards", backwards, backwards_write,
                                  dimensions_equal};
    int64_t d = dimension;

    return (View){.kind = &kind,
                  .fixed = arena_copy(s->arena, &d, sizeof d),
                  .nstaged = 1,
                  .staged = arena_copy(s->arena, &extent, sizeof(Node *))};
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
