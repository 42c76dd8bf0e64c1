/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The builder: each call makes one node (or a few) where the Build points,
 * sets its attributes and infers its type. */
#include "ir/build.h"

#include "ir/literal.h"
#include "ir/regions.h"

#include <assert.h>

/* ---- any op ---- */

Node *build_bare(Build *b, Op op, int ninput, Node *const *input)
{
    Node *n = node_new(b->graph, op, ninput, input);

    n->span = b->span;
    n->calls = b->calls;
    if (b->before)
        node_move_before(n, b->before);
    return n;
}

static Node *inferred(Node *n)
{
    node_infer(n);
    return n;
}

Node *build_op(Build *b, Op op, int ninput, Node *const *input)
{
    return inferred(build_bare(b, op, ninput, input));
}

Node *build1(Build *b, Op op, Node *x)
{
    return build_op(b, op, 1, &x);
}

Node *build2(Build *b, Op op, Node *x, Node *y)
{
    return build_op(b, op, 2, (Node *[]){x, y});
}

Node *build3(Build *b, Op op, Node *x, Node *y, Node *z)
{
    return build_op(b, op, 3, (Node *[]){x, y, z});
}

Node *build_function(Build *b, Op op, int ninput, Node *const *input, bool libm)
{
    Node *n = build_bare(b, op, ninput, input);

    if (libm && (op_info[op].optional & 1ull << ATTR_libm))
        node_set_int(n, ATTR_libm, 1);
    return inferred(n);
}

static bool is_tensor(const Node *n)
{
    return n->type.kind == TYPE_TENSOR;
}

/* ---- constants ---- */

Node *build_poison(Build *b)
{
    Node *n = build_bare(b, OP_poison, 0, NULL);

    n->type = type_of_kind(TYPE_POISON);
    return n;
}

Node *build_constant(Build *b, Type type, const void *data)
{
    Node *n;

    if (type.kind != TYPE_TENSOR)
        return build_poison(b);
    n = build_bare(b, OP_constant, 0, NULL);
    n->type = type;
    node_set_data(n, ATTR_data, data, literal_size(&type));
    return inferred(n);
}

/* An element of any dtype. */
typedef union Element {
    double align;
    char byte[8];
} Element;

/* A scalar's type; of the dtype of what is poison, poison. */
static Type scalar_type(DType dtype)
{
    return dtype == DTYPE_NONE ? type_of_kind(TYPE_POISON) : type_scalar(dtype);
}

Node *build_f64(Build *b, DType dtype, double value)
{
    Element data = {0};
    Literal l = {scalar_type(dtype), &data};

    literal_set_f64(&l, 0, value);
    return build_constant(b, l.type, &data);
}

Node *build_i64(Build *b, DType dtype, int64_t value)
{
    Element data = {0};
    Literal l = {scalar_type(dtype), &data};

    literal_set_i64(&l, 0, value);
    return build_constant(b, l.type, &data);
}

Node *build_bool(Build *b, bool value)
{
    return build_i64(b, DTYPE_BOOL, value);
}

Node *build_splat(Build *b, Type type, double value)
{
    if (type.kind != TYPE_TENSOR)
        return build_poison(b);
    return build_broadcast_to(b, build_f64(b, type.dtype, value), type.shape);
}

Node *build_zeros(Build *b, Type type)
{
    return build_splat(b, type, 0);
}

/* ---- shapes ---- */

Node *build_convert(Build *b, Node *x, DType dtype)
{
    Node *n;

    if (is_tensor(x) && x->type.dtype == dtype)
        return x;
    if (dtype == DTYPE_NONE)
        return build_poison(b);
    n = build_bare(b, OP_convert, 1, &x);
    node_set_text(n, ATTR_dtype, text_from(dtype_info[dtype].name));
    return inferred(n);
}

Node *build_reshape(Build *b, Node *x, Shape shape)
{
    Node *n;

    if (is_tensor(x) && shape_equal(x->type.shape, shape))
        return x;
    n = build_bare(b, OP_reshape, 1, &x);
    node_set_ints(n, ATTR_shape, shape.rank, shape.dim);
    return inferred(n);
}

Node *build_broadcast_in_dim(Build *b, Node *x, Shape shape,
                             const int64_t *dimensions)
{
    int rank = is_tensor(x) ? x->type.shape.rank : 0;
    Node *n = build_bare(b, OP_broadcast_in_dim, 1, &x);

    node_set_ints(n, ATTR_dimensions, rank, dimensions);
    node_set_ints(n, ATTR_shape, shape.rank, shape.dim);
    return inferred(n);
}

/* Reports that `x` has no place in a shape. */
static Node *broadcast_error(Build *b, const Node *x, Shape shape)
{
    Context *ctx = b->graph->module->ctx;
    Diag *d = diag_error(
        ctx, DIAG_H0502, b->span, "shape %s does not broadcast to %s",
        shape_str(ctx->arena, x->type.shape), shape_str(ctx->arena, shape));

    if (x->span.file)
        diag_label(ctx, d, x->span, "this is %s",
                   type_str(ctx->arena, &x->type));
    return build_poison(b);
}

Node *build_broadcast_to(Build *b, Node *x, Shape shape)
{
    int64_t dimensions[MAX_RANK];
    Shape both;

    if (!is_tensor(x))
        return build_broadcast_in_dim(b, x, shape, NULL);
    if (shape_equal(x->type.shape, shape))
        return x;
    if (!shape_broadcast(x->type.shape, shape, &both) ||
        !shape_equal(both, shape))
        return broadcast_error(b, x, shape);
    for (int i = 0; i < x->type.shape.rank; i++)
        dimensions[i] = shape.rank - x->type.shape.rank + i;
    return build_broadcast_in_dim(b, x, shape, dimensions);
}

Node *build_sum_to(Build *b, Node *x, Shape shape)
{
    int64_t dimensions[MAX_RANK];
    int n = 0;
    int lead;
    Shape from, both;

    if (!is_tensor(x) || shape_equal(x->type.shape, shape))
        return x;
    from = x->type.shape;
    if (!shape_broadcast(from, shape, &both) || !shape_equal(both, from))
        return broadcast_error(b, x, shape);
    lead = from.rank - shape.rank;
    for (int i = 0; i < from.rank; i++)
        if (i < lead || shape.dim[i - lead] != from.dim[i])
            dimensions[n++] = i;
    x = build_reduce(b, OP_reduce_sum, x, n, dimensions);
    return is_tensor(x) ? build_reshape(b, x, shape) : x;
}

Node *build_transpose(Build *b, Node *x, const int64_t *permutation)
{
    int rank = is_tensor(x) ? x->type.shape.rank : 0;
    Node *n = build_bare(b, OP_transpose, 1, &x);

    node_set_ints(n, ATTR_permutation, rank, permutation);
    return inferred(n);
}

Node *build_slice(Build *b, Node *x, const int64_t *start, const int64_t *limit,
                  const int64_t *stride)
{
    int rank = is_tensor(x) ? x->type.shape.rank : 0;
    Node *n = build_bare(b, OP_slice, 1, &x);

    node_set_ints(n, ATTR_start, rank, start);
    node_set_ints(n, ATTR_limit, rank, limit);
    node_set_ints(n, ATTR_stride, rank, stride);
    return inferred(n);
}

Node *build_pad(Build *b, Node *x, Node *value, const int64_t *low,
                const int64_t *high, const int64_t *interior)
{
    int rank = is_tensor(x) ? x->type.shape.rank : 0;
    Node *n = build_bare(b, OP_pad, 2, (Node *[]){x, value});

    node_set_ints(n, ATTR_low, rank, low);
    node_set_ints(n, ATTR_high, rank, high);
    node_set_ints(n, ATTR_interior, rank, interior);
    return inferred(n);
}

Node *build_concatenate(Build *b, int n, Node *const *x, int64_t dimension)
{
    Node *joined = build_bare(b, OP_concatenate, n, x);

    node_set_int(joined, ATTR_dimension, dimension);
    return inferred(joined);
}

Node *build_reduce(Build *b, Op op, Node *x, int n, const int64_t *dimensions)
{
    Node *reduced;

    if (n == 0)
        return x;
    reduced = build_bare(b, op, 1, &x);
    node_set_ints(reduced, ATTR_dimensions, n, dimensions);
    return inferred(reduced);
}

/* ---- places from data ---- */

/* The first `nfirst` of `input`, then a start for each dimension of input[0].
 */
static Node *with_starts(Build *b, Op op, int nfirst, Node *const *first,
                         Node *const *start)
{
    int rank = is_tensor(first[0]) ? first[0]->type.shape.rank : 0;
    Node *input[2 + MAX_RANK];

    for (int i = 0; i < nfirst; i++)
        input[i] = first[i];
    for (int i = 0; i < rank; i++)
        input[nfirst + i] = start[i];
    return build_bare(b, op, nfirst + rank, input);
}

Node *build_dynamic_slice(Build *b, Node *x, Node *const *start,
                          const int64_t *sizes)
{
    int rank = is_tensor(x) ? x->type.shape.rank : 0;
    Node *n = with_starts(b, OP_dynamic_slice, 1, &x, start);

    node_set_ints(n, ATTR_sizes, rank, sizes);
    return inferred(n);
}

Node *build_dynamic_update_slice(Build *b, Node *x, Node *update,
                                 Node *const *start)
{
    return inferred(with_starts(b, OP_dynamic_update_slice, 2,
                                (Node *[]){x, update}, start));
}

static Node *with_window(Build *b, Op op, Node *x, Node *y,
                         const WindowPlace *at)
{
    Node *input[2 + 2 * MAX_RANK] = {x, y}, *n;

    assert(at->n <= MAX_RANK);
    for (int i = 0; i < 2 * at->n; i++)
        input[2 + i] = at->start[i];
    n = build_bare(b, op, 2 + 2 * at->n, input);
    node_set_ints(n, ATTR_dimensions, at->n, at->dimensions);
    return n;
}

Node *build_window(Build *b, Node *x, Node *fill, const WindowPlace *at,
                   const int64_t *sizes)
{
    Node *n = with_window(b, OP_window, x, fill, at);

    node_set_ints(n, ATTR_sizes, at->n, sizes);
    return inferred(n);
}

Node *build_update_window(Build *b, Node *x, Node *value, const WindowPlace *at)
{
    return inferred(with_window(b, OP_update_window, x, value, at));
}

Node *build_undefined(Build *b, Type type)
{
    Node *n;

    if (type.kind != TYPE_TENSOR)
        return build_poison(b);
    n = build_bare(b, OP_undefined, 0, NULL);
    n->type = type;
    return inferred(n);
}

Node *build_iota(Build *b, Type type, int64_t dimension)
{
    Node *n;

    if (type.kind != TYPE_TENSOR)
        return build_poison(b);
    n = build_bare(b, OP_iota, 0, NULL);
    n->type = type;
    node_set_int(n, ATTR_dimension, dimension);
    return inferred(n);
}

/* ---- products ---- */

Node *build_dot_general(Build *b, Node *lhs, Node *rhs, int nbatch,
                        const int64_t *lhs_batching,
                        const int64_t *rhs_batching, int ncontract,
                        const int64_t *lhs_contracting,
                        const int64_t *rhs_contracting)
{
    Node *n = build_bare(b, OP_dot_general, 2, (Node *[]){lhs, rhs});

    node_set_ints(n, ATTR_lhs_batching, nbatch, lhs_batching);
    node_set_ints(n, ATTR_rhs_batching, nbatch, rhs_batching);
    node_set_ints(n, ATTR_lhs_contracting, ncontract, lhs_contracting);
    node_set_ints(n, ATTR_rhs_contracting, ncontract, rhs_contracting);
    return inferred(n);
}

/* ---- control flow ---- */

Node *build_result(Build *b, Node *tuple, int index)
{
    Node *n = build_bare(b, OP_result, 1, &tuple);

    node_set_int(n, ATTR_index, index);
    return inferred(n);
}

static void build_results(Build *b, Node *tuple, int n, Node **out)
{
    for (int i = 0; i < n; i++)
        out[i] = build_result(b, tuple, i);
}

Node *build_cond(Build *b, Node *pred, int ninput, Node *const *input,
                 Graph *then_region, Graph *else_region, Node **out)
{
    Arena *a = b->graph->module->arena;
    Node **all = ARENA_ARRAY(a, Node *, COND_FIRST + ninput);
    Node *n;

    all[COND_PREDICATE] = pred;
    for (int i = 0; i < ninput; i++)
        all[COND_FIRST + i] = input[i];
    n = build_bare(b, OP_cond, COND_FIRST + ninput, all);
    node_set_regions(n, 2, (Graph *[]){then_region, else_region});
    node_infer(n);
    build_results(b, n, then_region->noutput, out);
    return n;
}

Node *build_call(Build *b, const Graph *callee, Node *const *input, Node **out)
{
    Node *n = build_bare(b, OP_call, callee->nparam, input);

    node_set_text(n, ATTR_callee, text_from(callee->name));
    node_infer(n);
    build_results(b, n, callee->noutput, out);
    return n;
}

Node *build_while(Build *b, int ncarried, Node *const *carried, Graph *test,
                  Graph *body, Node **out)
{
    Node *n = build_bare(b, OP_while, ncarried, carried);

    node_set_regions(n, 2, (Graph *[]){test, body});
    node_infer(n);
    build_results(b, n, ncarried, out);
    return n;
}
