/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Gradients of reductions, running reductions, sorting and products.
 *
 * All but sums work on *rows*: the dimensions that an operation works along
 * are brought to the end and made one, the others made one before it. */
#include "passes/grad.h"

#include <string.h>

/* ---- rows ---- */

typedef struct Rows {
    int64_t permutation[MAX_RANK], inverse[MAX_RANK];
    Shape permuted; /* the input's shape, its rows' dimensions last */
    Shape rows;     /* (number of rows, elements of a row) */
} Rows;

static Rows rows_along(Shape shape, int n, const int64_t *dims)
{
    Rows r = {.permuted.rank = shape.rank, .rows = {2, {1, 1}}};
    bool along[MAX_RANK] = {false};
    int next = 0;

    for (int i = 0; i < n; i++)
        along[dims[i]] = true;
    for (int pass = 0; pass < 2; pass++)
        for (int d = 0; d < shape.rank; d++) {
            if (along[d] != (pass == 1))
                continue;
            r.rows.dim[pass] *= shape.dim[d];
            r.permuted.dim[next] = shape.dim[d];
            r.inverse[d] = next;
            r.permutation[next++] = d;
        }
    return r;
}

static Node *to_rows(Grad *gr, const Rows *r, Node *x)
{
    Node *t = build_transpose(&gr->b, x, r->permutation);

    return build_reshape(&gr->b, t, r->rows);
}

static Node *from_rows(Grad *gr, const Rows *r, Node *x)
{
    Node *t = build_reshape(&gr->b, x, r->permuted);

    return build_transpose(&gr->b, t, r->inverse);
}

/* One value for each row, for each element of it. */
static Node *over_rows(Grad *gr, const Rows *r, Node *x)
{
    Shape column = {1, {r->rows.dim[0]}};
    int64_t dim = 0;

    return build_broadcast_in_dim(&gr->b, build_reshape(&gr->b, x, column),
                                  r->rows, &dim);
}

static Rows rows_of_reduce(const Node *n)
{
    const Attr *dims = node_attr(n, ATTR_dimensions);

    return rows_along(n->input[0]->type.shape, dims->n, dims->ints);
}

static Rows rows_of_cumulative(const Node *n)
{
    int64_t dim = node_int(n, ATTR_dimension);

    return rows_along(n->input[0]->type.shape, 1, &dim);
}

/* An operation along one dimension. */
static Node *along(Grad *gr, Op op, Node *x, int64_t dim)
{
    Node *n = build_bare(&gr->b, op, 1, &x);

    node_set_int(n, ATTR_dimension, dim);
    node_infer(n);
    return n;
}

static Node *reversed(Grad *gr, Node *x, int64_t dim)
{
    Node *n = build_bare(&gr->b, OP_reverse, 1, &x);

    node_set_ints(n, ATTR_dimensions, 1, &dim);
    node_infer(n);
    return n;
}

/* Each row moved by `by` elements towards its end (its beginning if that is
 * negative); `fill` comes in. */
static Node *shifted(Grad *gr, Node *x, int64_t by, double fill)
{
    int64_t low[] = {0, by}, high[] = {0, -by}, interior[] = {0, 0};

    return build_pad(&gr->b, x, build_f64(&gr->b, x->type.dtype, fill), low,
                     high, interior);
}

/* ---- reductions ---- */

/* d sum x = sum dx */
void grad_reduce_sum(Grad *gr, Node *n, Node *ct)
{
    Node *x = n->input[0];
    const Attr *reduced = node_attr(n, ATTR_dimensions);
    bool is_reduced[MAX_RANK] = {false};
    int64_t kept[MAX_RANK];
    int nkept = 0;

    for (int i = 0; i < reduced->n; i++)
        is_reduced[reduced->ints[i]] = true;
    for (int d = 0; d < x->type.shape.rank; d++)
        if (!is_reduced[d])
            kept[nkept++] = d;
    grad_flow(gr, x, build_broadcast_in_dim(&gr->b, ct, x->type.shape, kept));
}

/* prod over j < i of x[j] */
static Node *product_before(Grad *gr, Node *x)
{
    return along(gr, OP_cumprod, shifted(gr, x, 1, 1.0), 1);
}

/* d prod x = sum over i of (prod over j != i of x[j]) dx[i]: the product of
 * what is before i and behind it, so that zeros do no harm. */
void grad_reduce_prod(Grad *gr, Node *n, Node *ct)
{
    Rows r = rows_of_reduce(n);
    Node *x = to_rows(gr, &r, n->input[0]);
    Node *behind = reversed(gr, product_before(gr, reversed(gr, x, 1)), 1);
    Node *others = build2(&gr->b, OP_multiply, product_before(gr, x), behind);
    Node *dx = grad_scale(gr, over_rows(gr, &r, ct), others);

    grad_flow(gr, n->input[0], from_rows(gr, &r, dx));
}

/* All to the first of the largest (or smallest). */
static void flow_to_extreme(Grad *gr, Node *n, Node *ct, Op arg_reduce)
{
    Rows r = rows_of_reduce(n);
    Type index = type_tensor(DTYPE_I64, r.rows);
    Node *at, *hit, *dx;

    if (r.rows.dim[1] == 0)
        return;
    at = along(gr, arg_reduce, to_rows(gr, &r, n->input[0]), 1);
    hit = build2(&gr->b, OP_equal, over_rows(gr, &r, at),
                 build_iota(&gr->b, index, 1));
    ct = over_rows(gr, &r, ct);
    dx = build3(&gr->b, OP_select, hit, ct, grad_zeros(gr, ct));
    gr->mask = true;
    grad_flow(gr, n->input[0], from_rows(gr, &r, dx));
}

void grad_reduce_max(Grad *gr, Node *n, Node *ct)
{
    flow_to_extreme(gr, n, ct, OP_argmax);
}

void grad_reduce_min(Grad *gr, Node *n, Node *ct)
{
    flow_to_extreme(gr, n, ct, OP_argmin);
}

/* ---- running reductions ---- */

static Node *cumsum_from_end(Grad *gr, Node *x, int64_t dim)
{
    return reversed(gr, along(gr, OP_cumsum, reversed(gr, x, dim), dim), dim);
}

/* y[k] = sum over i <= k of x[i]: x[i] is in all y from i on. */
void grad_cumsum(Grad *gr, Node *n, Node *ct)
{
    int64_t dim = node_int(n, ATTR_dimension);

    grad_flow(gr, n->input[0], cumsum_from_end(gr, ct, dim));
}

/* The solution of s[i] = b[i] + a[i] s[i + 1], by doubling: after a step that
 * looks k elements ahead, (a, b) maps s[i + 2 k] to s[i]. */
static Node *recur_from_end(Grad *gr, Node *a, Node *b)
{
    int64_t n = a->type.shape.dim[1];

    for (int64_t k = 1; k < n; k *= 2) {
        Node *ahead = build2(&gr->b, OP_multiply, a, shifted(gr, b, -k, 0.0));

        b = build2(&gr->b, OP_add, b, ahead);
        a = build2(&gr->b, OP_multiply, a, shifted(gr, a, -k, 1.0));
    }
    return b;
}

/* y[k] = prod over j <= k of x[j]. With s[i] = ct[i] + x[i + 1] s[i + 1], the
 * cotangent of x[i] is s[i] times the product before i. Nothing is divided,
 * so that zeros do no harm. */
void grad_cumprod(Grad *gr, Node *n, Node *ct)
{
    Rows r = rows_of_cumulative(n);
    Node *x = to_rows(gr, &r, n->input[0]);
    Node *s = recur_from_end(gr, shifted(gr, x, -1, 0.0), to_rows(gr, &r, ct));

    grad_flow(gr, n->input[0],
              from_rows(gr, &r, grad_scale(gr, s, product_before(gr, x))));
}

/* ---- sorting ---- */

/* Element (i, index[i, j]) of each row of x. */
static Node *take_along_rows(Grad *gr, const Rows *r, Node *x, Node *index)
{
    int64_t size = shape_size(r->rows), zero = 0, one = 1;
    Shape flat = {1, {size}};
    Type type = type_tensor(DTYPE_I64, r->rows);
    Node *width = build_broadcast_to(
        &gr->b, build_i64(&gr->b, DTYPE_I64, r->rows.dim[1]), r->rows);
    Node *begin =
        build2(&gr->b, OP_multiply, build_iota(&gr->b, type, 0), width);
    Node *at = build2(&gr->b, OP_add, begin, index);
    Node *input[] = {build_reshape(&gr->b, x, flat),
                     build_reshape(&gr->b, at, flat)};
    Node *n;

    if (!size)
        return x;
    n = build_bare(&gr->b, OP_gather, 2, input);
    node_set_ints(n, ATTR_offset_dims, 0, NULL);
    node_set_ints(n, ATTR_collapsed_slice_dims, 1, &zero);
    node_set_ints(n, ATTR_start_index_map, 1, &zero);
    node_set_int(n, ATTR_index_vector_dim, 1);
    node_set_ints(n, ATTR_sizes, 1, &one);
    node_infer(n);
    return build_reshape(&gr->b, n, r->rows);
}

/* y[k] = x[p[k]] with p = argsort(x), so dx[i] = ct[q[i]] with q the inverse
 * of p, which is what sorts p. */
void grad_sort(Grad *gr, Node *n, Node *ct)
{
    Rows r = rows_of_cumulative(n);
    Node *p = along(gr, OP_argsort, to_rows(gr, &r, n->input[0]), 1);
    Node *q = along(gr, OP_argsort, p, 1);
    Node *dx = take_along_rows(gr, &r, to_rows(gr, &r, ct), q);

    grad_flow(gr, n->input[0], from_rows(gr, &r, dx));
}

/* ---- products ---- */

/* One side of a product: its dimensions by their part in it, each list in
 * ascending order but for the first two, which pair with the other side's. */
typedef struct Side {
    int nbatch, ncontract, nfree;
    int64_t batch[MAX_RANK], contract[MAX_RANK], free[MAX_RANK];
} Side;

static Side side_of(const Node *n, int input, AttrKey batching,
                    AttrKey contracting)
{
    const Attr *b = node_attr(n, batching), *c = node_attr(n, contracting);
    Side s = {.nbatch = b->n, .ncontract = c->n};
    bool used[MAX_RANK] = {false};

    for (int i = 0; i < b->n; i++)
        used[s.batch[i] = b->ints[i]] = true;
    for (int i = 0; i < c->n; i++)
        used[s.contract[i] = c->ints[i]] = true;
    for (int d = 0; d < n->input[input]->type.shape.rank; d++)
        if (!used[d])
            s.free[s.nfree++] = d;
    return s;
}

/* How many of the contracting dimensions stand before number `i`. */
static int contract_order(const Side *s, int i)
{
    int before = 0;

    for (int j = 0; j < s->ncontract; j++)
        before += s->contract[j] < s->contract[i];
    return before;
}

/* `first`, `first` + 1, ... */
static void count_from(int64_t *out, int n, int first)
{
    for (int i = 0; i < n; i++)
        out[i] = first + i;
}

/* ct has the dimensions (batch, free of x, free of y). Contracting those of y
 * leaves (batch, free of x, contracted of y), to be permuted to x's order. */
static Node *left_cotangent(Grad *gr, const Side *x, const Side *y, Node *ct,
                            Node *right)
{
    int64_t batch[MAX_RANK], free[MAX_RANK], permutation[MAX_RANK];
    Node *product;

    count_from(batch, x->nbatch, 0);
    count_from(free, y->nfree, x->nbatch + x->nfree);
    product = build_dot_general(&gr->b, ct, right, x->nbatch, batch, y->batch,
                                y->nfree, free, y->free);
    for (int i = 0; i < x->nbatch; i++)
        permutation[x->batch[i]] = i;
    for (int i = 0; i < x->nfree; i++)
        permutation[x->free[i]] = x->nbatch + i;
    for (int i = 0; i < x->ncontract; i++)
        permutation[x->contract[i]] =
            x->nbatch + x->nfree + contract_order(y, i);
    return build_transpose(&gr->b, product, permutation);
}

/* Contracting the free dimensions of x leaves (batch, contracted of x, free of
 * y), to be permuted to y's order. */
static Node *right_cotangent(Grad *gr, const Side *x, const Side *y, Node *ct,
                             Node *left)
{
    int64_t batch[MAX_RANK], free[MAX_RANK], permutation[MAX_RANK];
    Node *product;

    count_from(batch, x->nbatch, 0);
    count_from(free, x->nfree, x->nbatch);
    product = build_dot_general(&gr->b, left, ct, x->nbatch, x->batch, batch,
                                x->nfree, x->free, free);
    for (int i = 0; i < y->nbatch; i++)
        permutation[y->batch[i]] = i;
    for (int i = 0; i < y->ncontract; i++)
        permutation[y->contract[i]] = x->nbatch + contract_order(x, i);
    for (int i = 0; i < y->nfree; i++)
        permutation[y->free[i]] = x->nbatch + x->ncontract + i;
    return build_transpose(&gr->b, product, permutation);
}

/* Of a matrix product: d(X Y) = dX Y + X dY, so X gets ct Y^T and Y gets
 * X^T ct. */
void grad_dot_general(Grad *gr, Node *n, Node *ct)
{
    Node *left = n->input[0], *right = n->input[1];
    Side x = side_of(n, 0, ATTR_lhs_batching, ATTR_lhs_contracting);
    Side y = side_of(n, 1, ATTR_rhs_batching, ATTR_rhs_contracting);

    if (grad_wants(gr, left))
        grad_flow(gr, left, left_cotangent(gr, &x, &y, ct, right));
    if (grad_wants(gr, right))
        grad_flow(gr, right, right_cotangent(gr, &x, &y, ct, left));
}
