/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Reductions in the order of ir/reduce.h, running sums, and sorting. */
#include "ir/eval_rules.h"
#include "ir/reduce.h"

#include <math.h>

/* ---- reductions ---- */

typedef struct Reduction {
    ScalarType type;
    ScalarRule *combine;
    Scalar identity;
} Reduction;

/* The least and the greatest value of a dtype. */
static Scalar extreme(const ScalarType *t, bool greatest)
{
    switch (t->class) {
    case SCALAR_F32:
        return (Scalar){.f32 = greatest ? INFINITY : -INFINITY};
    case SCALAR_F64:
        return (Scalar){.f64 = greatest ? INFINITY : -INFINITY};
    case SCALAR_SIGNED:
        return (Scalar){.i = greatest ? INT64_MAX >> (64 - t->bits)
                                      : INT64_MIN >> (64 - t->bits)};
    case SCALAR_UNSIGNED:
        break;
    }
    if (!greatest)
        return (Scalar){.u = 0};
    return (Scalar){.u = t->dtype == DTYPE_BOOL ? 1
                                                : UINT64_MAX >> (64 - t->bits)};
}

static Scalar one(const ScalarType *t)
{
    return t->class == SCALAR_F32   ? (Scalar){.f32 = 1}
           : t->class == SCALAR_F64 ? (Scalar){.f64 = 1}
                                    : (Scalar){.u = 1};
}

static Reduction reduction(Op op, DType dtype)
{
    Reduction r = {.type = scalar_type(dtype, false)};

    if (op == OP_reduce_sum) {
        r.combine = scalar_rule(OP_add);
    } else if (op == OP_reduce_prod) {
        r.combine = scalar_rule(OP_multiply);
        r.identity = one(&r.type);
    } else if (op == OP_reduce_max) {
        r.combine = scalar_rule(OP_maximum);
        r.identity = extreme(&r.type, false);
    } else if (op == OP_reduce_min) {
        r.combine = scalar_rule(OP_minimum);
        r.identity = extreme(&r.type, true);
    } else if (op == OP_reduce_and) {
        r.combine = scalar_rule(OP_and);
        r.identity.u = 1;
    } else {
        r.combine = scalar_rule(OP_or);
    }
    return r;
}

static Scalar combine(const Reduction *r, Scalar x, Scalar y)
{
    return r->combine(&r->type, (Scalar[]){x, y});
}

/* The elements that meet in one result, numbered row-major. */
typedef struct Group {
    const Literal *x;
    Shape inner; /* the reduced dimensions */
    int64_t stride[MAX_RANK];
    int64_t base; /* of element 0 */
    int64_t size;
} Group;

static Scalar group_element(const Group *g, int64_t r)
{
    int64_t at[MAX_RANK], offset = g->base;

    shape_coordinates(&g->inner, r, at);
    for (int d = 0; d < g->inner.rank; d++)
        offset += at[d] * g->stride[d];
    return scalar_load(g->x, offset);
}

/* One block: the lanes take elements in turn, then are folded in halves. */
static Scalar reduce_block(const Reduction *red, const Group *g, int64_t begin,
                           int64_t end)
{
    Scalar lane[REDUCE_LANES];

    for (int l = 0; l < REDUCE_LANES; l++)
        lane[l] = red->identity;
    for (int64_t r = begin; r < end; r++) {
        Scalar *at = &lane[r % REDUCE_LANES];

        *at = combine(red, *at, group_element(g, r));
    }
    for (int half = REDUCE_LANES / 2; half > 0; half /= 2)
        for (int l = 0; l < half; l++)
            lane[l] = combine(red, lane[l], lane[l + half]);
    return lane[0];
}

static Scalar reduce_minor(const Reduction *red, const Group *g)
{
    Scalar total = red->identity;

    for (int64_t begin = 0; begin < g->size; begin += REDUCE_BLOCK) {
        int64_t end =
            g->size - begin < REDUCE_BLOCK ? g->size : begin + REDUCE_BLOCK;
        Scalar block = reduce_block(red, g, begin, end);

        total = begin == 0 ? block : combine(red, total, block);
    }
    return total;
}

static Scalar reduce_major(const Reduction *red, const Group *g)
{
    Scalar total = red->identity;

    for (int64_t r = 0; r < g->size; r++)
        total = combine(red, total, group_element(g, r));
    return total;
}

/* The dimensions as a set: their order does not matter. */
static unsigned dimension_set(const Node *n)
{
    const Attr *a = node_attr(n, ATTR_dimensions);
    unsigned set = 0;

    for (int i = 0; i < a->n; i++)
        set |= 1u << a->ints[i];
    return set;
}

/* Splits the dimensions of x into the reduced ones, in the group, and the
 * kept ones, whose strides are in `outer`. */
static Group group_of(const Literal *x, unsigned reduced,
                      int64_t outer[MAX_RANK])
{
    const Shape *s = &x->type.shape;
    int64_t stride[MAX_RANK];
    Group g = {.x = x};
    int nouter = 0;

    shape_strides(*s, stride);
    for (int d = 0; d < s->rank; d++) {
        if (reduced & 1u << d) {
            g.stride[g.inner.rank] = stride[d];
            g.inner.dim[g.inner.rank++] = s->dim[d];
        } else {
            outer[nouter++] = stride[d];
        }
    }
    g.size = shape_size(g.inner);
    return g;
}

Value *eval_reduce(Eval *e, const Node *n, Value *const *x)
{
    const Literal *in = &x[0]->tensor;
    unsigned reduced = dimension_set(n);
    int rank = in->type.shape.rank;
    bool minor = rank && (reduced & 1u << (rank - 1));
    Reduction red = reduction(n->op, in->type.dtype);
    int64_t size = shape_size(n->type.shape), outer[MAX_RANK] = {0};
    Group g = group_of(in, reduced, outer);
    Value *out = value_tensor(e, n->type);

    for (int64_t i = 0; i < size; i++) {
        int64_t at[MAX_RANK] = {0};

        g.base = 0;
        shape_coordinates(&n->type.shape, i, at);
        for (int d = 0; d < n->type.shape.rank; d++)
            g.base += at[d] * outer[d];
        scalar_store(&out->tensor, i,
                     minor ? reduce_minor(&red, &g) : reduce_major(&red, &g));
    }
    return out;
}

/* ---- along one dimension ---- */

/* The elements along a dimension: `count` of them, `stride` apart. */
typedef struct Row {
    int64_t base, stride, count;
} Row;

static int64_t row_place(const Row *r, int64_t k)
{
    return r->base + k * r->stride;
}

/* The dimension as the middle one of three. */
static Row row_of(const Shape *s, int64_t dimension, int64_t *nrow)
{
    Row r = {.stride = 1, .count = s->dim[dimension]};
    int64_t size = shape_size(*s);

    for (int d = (int)dimension + 1; d < s->rank; d++)
        r.stride *= s->dim[d];
    *nrow = size ? size / r.count : 0;
    return r;
}

static void row_select(Row *r, int64_t i)
{
    r->base = i / r->stride * r->stride * r->count + i % r->stride;
}

/* The first that no other one beats; a NaN beats all numbers. */
static int64_t best_of(const Literal *x, const Row *row, bool largest)
{
    ScalarType t = scalar_type(x->type.dtype, false);
    ScalarRule *beats = scalar_rule(largest ? OP_greater : OP_less);
    int64_t best = 0;

    for (int64_t k = 1; k < row->count; k++) {
        Scalar a = scalar_load(x, row_place(row, k));
        Scalar b = scalar_load(x, row_place(row, best));
        bool nan = scalar_nan(&t, a) && !scalar_nan(&t, b);

        if (nan || beats(&t, (Scalar[]){a, b}).u)
            best = k;
    }
    return best;
}

Value *eval_arg_reduce(Eval *e, const Node *n, Value *const *x)
{
    const Literal *in = &x[0]->tensor;
    Value *out = value_tensor(e, n->type);
    int64_t nrow;
    Row row = row_of(&in->type.shape, node_int(n, ATTR_dimension), &nrow);

    for (int64_t i = 0; i < nrow; i++) {
        row_select(&row, i);
        literal_set_i64(&out->tensor, i, best_of(in, &row, n->op == OP_argmax));
    }
    return out;
}

/* The first element as it is; then each total with the next element. */
Value *eval_cumulative(Eval *e, const Node *n, Value *const *x)
{
    const Literal *in = &x[0]->tensor;
    ScalarType t = scalar_type(n->type.dtype, false);
    ScalarRule *rule = scalar_rule(n->op == OP_cumsum ? OP_add : OP_multiply);
    Value *out = value_tensor(e, n->type);
    int64_t nrow;
    Row row = row_of(&n->type.shape, node_int(n, ATTR_dimension), &nrow);

    for (int64_t i = 0; i < nrow; i++) {
        Scalar total;

        row_select(&row, i);
        for (int64_t k = 0; k < row.count; k++) {
            Scalar element = scalar_load(in, row_place(&row, k));

            total = k ? rule(&t, (Scalar[]){total, element}) : element;
            scalar_store(&out->tensor, row_place(&row, k), total);
        }
    }
    return out;
}

Value *eval_nonzero(Eval *e, const Node *n, Value *const *x)
{
    const Literal *in = &x[0]->tensor;
    Value *out = value_tensor(e, n->type);
    int64_t size = n->type.shape.dim[0], count = 0;

    for (int64_t i = 0; i < size; i++)
        if (literal_i64(in, i))
            literal_set_i64(&out->tensor, count++, i);
    while (count < size)
        literal_set_i64(&out->tensor, count++, 0);
    return out;
}

/* ---- sorting ---- */

/* Merges the sorted runs [begin, middle) and [middle, end) of `from`; of two
 * equal elements the one of the first run goes first. */
static void merge(const Literal *x, const Row *row, const int64_t *from,
                  int64_t *to, int64_t begin, int64_t middle, int64_t end)
{
    ScalarType t = scalar_type(x->type.dtype, false);
    int64_t a = begin, b = middle;

    for (int64_t k = begin; k < end; k++) {
        bool second =
            a == middle ||
            (b < end &&
             scalar_before(&t, scalar_load(x, row_place(row, from[b])),
                           scalar_load(x, row_place(row, from[a]))));

        to[k] = second ? from[b++] : from[a++];
    }
}

/* The numbers of a row's elements in sorted order, by merging runs of 1, 2,
 * 4, ... `order` and `scratch` have row->count elements; the result is in
 * either. */
static int64_t *sort_row(const Literal *x, const Row *row, int64_t *order,
                         int64_t *scratch)
{
    for (int64_t k = 0; k < row->count; k++)
        order[k] = k;
    for (int64_t run = 1; run < row->count; run *= 2) {
        int64_t *sorted = scratch;

        for (int64_t begin = 0; begin < row->count; begin += 2 * run) {
            int64_t left = row->count - begin;
            int64_t middle = begin + (left < run ? left : run);
            int64_t end = begin + (left < 2 * run ? left : 2 * run);

            merge(x, row, order, sorted, begin, middle, end);
        }
        scratch = order;
        order = sorted;
    }
    return order;
}

/* Sorts along a dimension; stores elements, or their numbers. */
static Value *sorted(Eval *e, const Node *n, const Literal *in, bool numbers)
{
    Value *out = value_tensor(e, n->type), *scratch;
    int64_t nrow;
    Row row = row_of(&in->type.shape, node_int(n, ATTR_dimension), &nrow);
    Shape two = shape_of(2, (int64_t[]){2, row.count});

    scratch = value_tensor(e, type_tensor(DTYPE_I64, two));
    for (int64_t i = 0; i < nrow; i++) {
        int64_t *buffer = scratch->tensor.data, *order;

        row_select(&row, i);
        order = sort_row(in, &row, buffer, buffer + row.count);
        for (int64_t k = 0; k < row.count; k++) {
            if (numbers)
                literal_set_i64(&out->tensor, row_place(&row, k), order[k]);
            else
                copy_element(&out->tensor, row_place(&row, k), in,
                             row_place(&row, order[k]));
        }
    }
    value_release(e, scratch);
    return out;
}

Value *eval_sort(Eval *e, const Node *n, Value *const *x)
{
    return sorted(e, n, &x[0]->tensor, false);
}

Value *eval_argsort(Eval *e, const Node *n, Value *const *x)
{
    return sorted(e, n, &x[0]->tensor, true);
}
