/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What a slice takes of one dimension of an array.
 *
 * Known bounds are counted while compiling. Staged ones that differ by a
 * constant (affine.c) take a known number of elements, from a staged start on,
 * and are checked to lie inside. All others are clamped as Python does, and
 * how many elements they take is staged: the part is ragged. */
#include "passes/numpy/extent.h"
#include "passes/staging/trace.h"

enum { NUMBERED = 64 };

/* ---- nodes of bounds ---- */

/* The nodes that were just made, from the last one on: none from before the
 * call in hand, which may be evaluated once for many. */
static Node *recent(Spec *s, const Node *after, int *left)
{
    Node *n = after ? after->prev : s->region->graph->last;
    uint32_t first = s->heap.trace ? s->heap.trace->before.nnode : 0;

    return n && (*left)-- > 0 && n->id >= first ? n : NULL;
}

/* The op of these inputs, perhaps as it was made just before: extents of two
 * slices that are written alike are one node, and agree without a check. */
static Node *numbered(Spec *s, Op op, int n, Node *const *input)
{
    Build b = spec_build(s);
    int left = NUMBERED;

    for (Node *m = NULL; (m = recent(s, m, &left));) {
        bool same = m->op == op && m->ninput == n;

        for (int i = 0; same && i < n; i++)
            same = m->input[i] == input[i];
        if (same)
            return m;
    }
    return build_op(&b, op, n, input);
}

static Node *numbered2(Spec *s, Op op, Node *x, Node *y)
{
    return numbered(s, op, 2, (Node *[]){x, y});
}

static Node *numbered_int(Spec *s, int64_t k)
{
    Build b = spec_build(s);
    int left = NUMBERED;
    Literal l;

    for (Node *m = NULL; (m = recent(s, m, &left));)
        if (m->op == OP_constant && type_is_scalar(&m->type) &&
            m->type.dtype == DTYPE_I64 && spec_static_literal(s, m, &l) &&
            literal_i64(&l, 0) == k)
            return m;
    return build_i64(&b, DTYPE_I64, k);
}

/* A bound as i64; a np.uint64 above them all is the greatest of them. */
static Node *bound_node(Spec *s, Value bound)
{
    Node *n = bound.kind == VALUE_INT ? numbered_int(s, bound.i)
                                      : spec_node(s, bound, DTYPE_I64);
    Build b = spec_build(s);

    if (!n || n->type.kind != TYPE_TENSOR)
        return NULL;
    if (n->type.dtype == DTYPE_U64)
        n = build2(&b, OP_minimum, n, build_i64(&b, DTYPE_U64, INT64_MAX));
    return n->type.dtype == DTYPE_I64 ? n : build_convert(&b, n, DTYPE_I64);
}

/* ---- staged slices of a known number of elements ---- */

/* The part from a staged start on that is checked to lie inside. */
static SlicePart take_checked(Spec *s, Node *start, Node *stop, int64_t count,
                              int64_t size)
{
    Build b = spec_build(s);
    Node *ok =
        build2(&b, OP_and,
               build2(&b, OP_greater_equal, start, build_i64(&b, DTYPE_I64, 0)),
               build2(&b, OP_less_equal, stop, build_i64(&b, DTYPE_I64, size)));

    spec_limit_values(
        s, DIAG_H0904, ok, 2,
        (const char *const[]){"the slice ", ":",
                              arena_printf(s->arena,
                                           " does not lie inside a dimension "
                                           "of size %lld, and its size would "
                                           "change",
                                           (long long)size)},
        (Node *const[]){start, stop});
    return (SlicePart){.staged = start, .count = count, .step = 1};
}

/* Do the bounds differ by a known number of elements that the dimension may
 * have, and do they not leave it in a later turn of a loop? If not, and nothing
 * `failed`, the part is ragged, and has at most `*most` elements. */
static bool take_known(Spec *s, const Value *bound, int64_t size, int64_t *most,
                       SlicePart *out, bool *failed)
{
    Build b = spec_build(s);
    Node *start = bound[0].kind == VALUE_NONE ? build_i64(&b, DTYPE_I64, 0)
                                              : bound_node(s, bound[0]);
    Node *stop = bound[1].kind == VALUE_NONE ? build_i64(&b, DTYPE_I64, size)
                                             : bound_node(s, bound[1]);
    int64_t count;

    *failed = !start || !stop;
    if (*failed || !affine_difference(s, stop, start, &count) || count < 0 ||
        count > size)
        return false;
    if (!count)
        *out = (SlicePart){.step = 1};
    else if (interval_within(s, start, 0, size - count))
        *out = (SlicePart){.staged = start, .count = count, .step = 1};
    else if (interval_leaves(s, start, 0, size - count)) {
        *most = count;
        return false;
    } else
        *out = take_checked(s, start, stop, count, size);
    return true;
}

/* ---- ragged slices ---- */

/* A bound where Python puts it, in 0..size; `known` is its place if that is
 * known, else -1. */
static Node *clamped(Spec *s, Value bound, Node *size, int64_t known_size,
                     int64_t *known)
{
    Node *n, *zero = numbered_int(s, 0), *from_end;
    Literal l;

    *known = -1;
    n = bound_node(s, bound);
    if (!n)
        return NULL;
    if (spec_static_literal(s, n, &l)) {
        int64_t k = literal_i64(&l, 0);

        if (known_size >= 0) {
            k = k < 0 ? (k < -known_size ? 0 : k + known_size) : k;
            *known = k < known_size ? k : known_size;
            return numbered_int(s, *known);
        }
        if (k >= 0)
            return numbered2(s, OP_minimum, n, size);
    }
    if (known_size >= 0 && interval_within(s, n, 0, known_size))
        return n;
    from_end = numbered2(s, OP_maximum, numbered2(s, OP_add, n, size), zero);
    return numbered(s, OP_select, 3,
                    (Node *[]){numbered2(s, OP_less, n, zero), from_end,
                               numbered2(s, OP_minimum, n, size)});
}

/* A bound that counts from the start, or what it is when it is left out. */
static bool known_place(Value bound, int64_t otherwise, int64_t *out)
{
    *out = bound.kind == VALUE_INT ? bound.i : otherwise;
    return (bound.kind == VALUE_INT || bound.kind == VALUE_NONE) && *out >= 0;
}

/* At most `most` elements of a dimension whose size is known (`extent` NULL),
 * or staged, and then `size` its bound. */
static bool take_ragged(Spec *s, const Value *bound, int64_t size, int64_t most,
                        Node *extent, SlicePart *out)
{
    int64_t known = extent ? -1 : size, at[2] = {0, size};
    int64_t first, last;
    Node *n = extent ? extent : numbered_int(s, size), *place[2];

    for (int i = 0; i < 2; i++) {
        place[i] = i ? n : numbered_int(s, 0);
        if (bound[i].kind == VALUE_NONE)
            continue;
        place[i] = clamped(s, bound[i], n, known, &at[i]);
        if (!place[i])
            return false;
    }
    *out = (SlicePart){.staged = place[0], .step = 1};
    out->count = (at[1] < 0 ? size : at[1]) - (at[0] < 0 ? 0 : at[0]);
    if (out->count > most)
        out->count = most;
    if (extent && known_place(bound[0], 0, &first) &&
        known_place(bound[1], size, &last) && last - first < out->count)
        out->count = last - first;
    if (out->count <= 0) {
        *out = (SlicePart){.step = 1}; /* of none there is none */
        return true;
    }
    out->extent = bound[0].kind == VALUE_NONE
                      ? place[1]
                      : numbered2(s, OP_maximum,
                                  numbered2(s, OP_subtract, place[1], place[0]),
                                  numbered_int(s, 0));
    return true;
}

/* ---- all slices ---- */

/* Its bounds are ints, known or staged, and those beyond 64 bits the nearest
 * of them; false after an error. CPython asks for the step first, and that it
 * is not 0. */
static bool bounds_count(Spec *s, Value part[3], bool *is_staged)
{
    static const int order[3] = {2, 0, 1};
    int64_t k;

    *is_staged = false;
    for (int at = 0; at < 3; at++) {
        int i = order[at];

        if (part[i].kind == VALUE_LONG)
            part[i] = value_int(part[i].big->negative ? INT64_MIN : INT64_MAX);
        if (part[i].kind == VALUE_NONE)
            continue;
        if (spec_static_index(s, part[i], &k)) {
            if (i < 2 || k)
                continue;
            slice_needs_step(s);
            return false;
        }
        if (value_is_staged(part[i]) && value_counts(part[i])) {
            *is_staged = true;
            continue;
        }
        raise_other(s, "TypeError", DIAG_H0506,
                    arena_printf(s->arena, "a slice is made of ints, not of %s",
                                 value_describe(s, part[i])));
        return false;
    }
    return true;
}

static bool steps_by_one(Spec *s, Value step)
{
    int64_t k;

    return step.kind == VALUE_NONE || (spec_static_int(s, step, &k) && k == 1);
}

/* Is it `::-1`? */
static bool is_backwards(Spec *s, const Value *part)
{
    int64_t k;

    return part[0].kind == VALUE_NONE && part[1].kind == VALUE_NONE &&
           spec_static_int(s, part[2], &k) && k == -1;
}

static bool no_such_step(Spec *s)
{
    Diag *d = spec_error(
        s, DIAG_H0302,
        "the size of this slice depends on values of the running program, and "
        "its step is not 1");

    diag_help(s->ctx, d,
              "write both bounds from one start, so that the size is "
              "plain: `x[i : i + 64]`, or use a mask: `np.where`");
    return false;
}

bool slice_take(Spec *s, Value slice, int64_t size, Node *extent,
                SlicePart *out)
{
    const Value *item = object_body(slice.object)->item;
    Value part[3] = {item[0], item[1], item[2]};
    int64_t resolved[4];
    bool is_staged, failed = false;
    int64_t most = size;

    if (!bounds_count(s, part, &is_staged))
        return false;
    if (!is_staged && !extent) {
        if (!slice_resolve(s, slice, size, resolved))
            return false;
        *out = (SlicePart){
            .start = resolved[0], .step = resolved[2], .count = resolved[3]};
        return true;
    }
    if (extent && is_backwards(s, part)) {
        *out = (SlicePart){.count = size, .step = 1, .backwards = true};
        return true;
    }
    if (!steps_by_one(s, part[2]))
        return no_such_step(s);
    if (!extent && take_known(s, part, size, &most, out, &failed))
        return true;
    return !failed && take_ragged(s, part, size, most, extent, out);
}
