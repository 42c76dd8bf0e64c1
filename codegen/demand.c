/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Demand: where what anybody reads of a value ends.
 *
 * Who reads along a ragged dimension does so through a `window` from 0 on, or
 * puts what it reads into an array by an `update_window`; behind the extent of
 * these nothing is read. So, users first: along each dimension a value ends
 * where all of its users end, if they end at one extent. An elementwise user
 * ends where it is read itself.
 *
 * What lies behind that never shows, whatever it is: a kernel stops there (its
 * `cut`), and leaves what is in memory. The extent must be known before the
 * value is, so it counts as what the value reads. */
#include "codegen/fuse.h"

static bool lists(const Attr *a, int64_t x)
{
    for (int i = 0; a && i < a->n; i++)
        if (a->ints[i] == x)
            return true;
    return false;
}

/* ---- what a user reads ---- */

/* Where a node itself ends along a dimension; NULL: it is read as a whole. */
static const Node *own_end(const Fuse *f, const Node *n, int64_t d)
{
    const Fact *of = fact(f, n);

    return of->end ? of->end[d] : NULL;
}

/* Fills in where what `n` reads of its input `i` ends; elsewhere it is NULL. */
typedef void EndRule(const Fuse *f, const Node *n, int i, const Node **end);

static void end_same(const Fuse *f, const Node *n, int i, const Node **end)
{
    if (n->input[i]->type.shape.rank == n->type.shape.rank)
        for (int d = 0; d < n->type.shape.rank; d++)
            end[d] = own_end(f, n, d);
}

static void end_broadcast(const Fuse *f, const Node *n, int i, const Node **end)
{
    const Attr *dims = node_attr(n, ATTR_dimensions);
    const Shape *in = &n->input[i]->type.shape;

    for (int d = 0; d < in->rank; d++)
        if (in->dim[d] == n->type.shape.dim[dims->ints[d]])
            end[d] = own_end(f, n, dims->ints[d]);
}

static void end_reshape(const Fuse *f, const Node *n, int i, const Node **end)
{
    const Shape *in = &n->input[i]->type.shape, *out = &n->type.shape;

    if (!reshape_keeps_order(n))
        return;
    for (int d = 0, k = 0; d < in->rank; d++) {
        if (in->dim[d] == 1)
            continue;
        while (out->dim[k] == 1)
            k++;
        end[d] = own_end(f, n, k++);
    }
}

static void end_transpose(const Fuse *f, const Node *n, int i, const Node **end)
{
    const Attr *permutation = node_attr(n, ATTR_permutation);

    (void)i;
    for (int d = 0; d < n->type.shape.rank; d++)
        end[permutation->ints[d]] = own_end(f, n, d);
}

/* A part that begins at 0 in a dimension. */
static void end_slice(const Fuse *f, const Node *n, int i, const Node **end)
{
    const Attr *start = node_attr(n, ATTR_start);
    const Attr *stride = node_attr(n, ATTR_stride);

    (void)i;
    for (int d = 0; d < n->type.shape.rank; d++)
        if (start->ints[d] == 0 && stride->ints[d] == 1)
            end[d] = own_end(f, n, d);
}

static void end_pad(const Fuse *f, const Node *n, int i, const Node **end)
{
    for (int d = 0; i == 0 && d < n->type.shape.rank; d++)
        if (node_attr(n, ATTR_low)->ints[d] == 0 &&
            node_attr(n, ATTR_interior)->ints[d] == 0)
            end[d] = own_end(f, n, d);
}

static void end_window(const Fuse *f, const Node *n, int i, const Node **end)
{
    const Attr *dims = node_attr(n, ATTR_dimensions);

    if (i > 0)
        return;
    end_same(f, n, i, end);
    for (int k = 0; k < dims->n; k++)
        end[dims->ints[k]] = constant_is_zero(n->input[2 + k])
                                 ? n->input[2 + dims->n + k]
                                 : NULL;
}

/* Of what is put into another. */
static void end_update(const Fuse *f, const Node *n, int i, const Node **end)
{
    const Attr *dims = node_attr(n, ATTR_dimensions);

    if (i != 1)
        return;
    end_same(f, n, i, end);
    for (int k = 0; k < dims->n; k++)
        end[dims->ints[k]] = n->input[2 + dims->n + k];
}

static void end_reduce(const Fuse *f, const Node *n, int i, const Node **end)
{
    const Attr *dims = node_attr(n, ATTR_dimensions);
    int kept = 0;

    for (int d = 0; d < n->input[i]->type.shape.rank; d++)
        if (dims ? !lists(dims, d) : node_int(n, ATTR_dimension) != d)
            end[d] = own_end(f, n, kept++);
}

/* Of the indices: each belongs to an element of the result. */
static void end_gather(const Fuse *f, const Node *n, int i, const Node **end)
{
    const Attr *offset = node_attr(n, ATTR_offset_dims);
    int64_t vector = node_int(n, ATTR_index_vector_dim);
    int64_t batch = 0;

    for (int d = 0; i == 1 && d < n->type.shape.rank; d++) {
        if (lists(offset, d))
            continue;
        batch += batch == vector;
        end[batch++] = own_end(f, n, d);
    }
}

/* Of what is put where the indices say. */
static void end_scatter(const Fuse *f, const Node *n, int i, const Node **end)
{
    const Node *e;
    int d;

    (void)f;
    e = i == 2 ? scatter_end(n, &d) : NULL;
    if (e)
        end[d] = e;
}

static void end_product(const Fuse *f, const Node *n, int i, const Node **end)
{
    int64_t to[2][MAX_RANK];

    product_dimensions(n, to);
    for (int d = 0; d < n->input[i]->type.shape.rank; d++)
        if (to[i][d] >= 0)
            end[d] = own_end(f, n, to[i][d]);
}

static EndRule *end_rule(const Node *n)
{
    switch (lower_kind[n->op]) {
    case LOWER_map:
    case LOWER_convert:
        return end_same;
    case LOWER_reshape:
        return end_reshape;
    case LOWER_update_window:
        return end_update;
    case LOWER_scatter:
        return end_scatter;
    case LOWER_reduce:
    case LOWER_arg_reduce:
        return end_reduce;
    case LOWER_dot_general:
        return end_product;
    default:
        break;
    }
    switch (n->op) {
    case OP_broadcast_in_dim:
        return end_broadcast;
    case OP_transpose:
        return end_transpose;
    case OP_slice:
        return end_slice;
    case OP_pad:
        return end_pad;
    case OP_window:
        return end_window;
    case OP_gather:
        return end_gather;
    default:
        return NULL;
    }
}

/* ---- what all users read ---- */

static bool any(const Node *const *end, int rank)
{
    for (int d = 0; d < rank; d++)
        if (end[d])
            return true;
    return false;
}

/* Somebody reads `x` up to these ends. */
static void meet(Fuse *f, const Node *x, const Node *const *end)
{
    int rank = x->type.shape.rank;
    Fact *of = fact(f, x);

    if (!of->is_read) {
        of->is_read = true;
        of->end = any(end, rank)
                      ? arena_copy(f->arena, end, sizeof *end * (size_t)rank)
                      : NULL;
        return;
    }
    for (int d = 0; of->end && d < rank; d++)
        if (of->end[d] != end[d])
            of->end[d] = NULL;
    if (of->end && !any(of->end, rank))
        of->end = NULL;
}

static bool has_dimensions(const Node *n)
{
    return n->type.kind == TYPE_TENSOR && n->type.shape.rank > 0;
}

static void read_inputs(Fuse *f, const Node *n)
{
    EndRule *rule = end_rule(n);

    for (int i = 0; i < n->ninput; i++) {
        const Node *end[MAX_RANK] = {NULL};

        if (!has_dimensions(n->input[i]))
            continue;
        if (rule)
            rule(f, n, i, end);
        meet(f, n->input[i], end);
    }
}

/* The extents at which `n` ends become what it reads: those that are there
 * before it is. */
static void settle(Fuse *f, const Node *n)
{
    Fact *of = fact(f, n);

    for (int d = 0; of->end && d < n->type.shape.rank; d++) {
        const Node *e = of->end[d];
        Users *u;

        if (!e)
            continue;
        if (fact(f, e)->position > of->position || n->type.shape.dim[d] <= 1) {
            of->end[d] = NULL;
            continue;
        }
        u = &fact(f, e)->users;
        *ARENA_PUSH(f->arena, u->item, u->n, u->capacity) = n;
    }
}

static bool can_be_cut(const Node *n)
{
    return node_is_fusable(n) || root_info(n)->is_cut;
}

void demand_find(Fuse *f)
{
    static const Node *const whole[MAX_RANK];
    bool ragged = false;

    for (int p = 0; p < f->nnode && !ragged; p++)
        ragged =
            f->node[p]->op == OP_window || f->node[p]->op == OP_update_window;
    if (!ragged)
        return;
    for (int i = 0; i < f->from->noutput; i++)
        if (has_dimensions(f->from->output[i]))
            meet(f, f->from->output[i], whole);
    for (int p = f->nnode - 1; p >= 0; p--)
        read_inputs(f, f->node[p]);
    for (int p = 0; p < f->nnode; p++)
        if (can_be_cut(f->node[p]))
            settle(f, f->node[p]);
        else
            fact(f, f->node[p])->end = NULL;
}

bool demand_ends_at(const Fuse *f, const Node *n, const Node *e)
{
    const Fact *of = fact(f, n);

    for (int d = 0; of->end && d < n->type.shape.rank; d++)
        if (of->end[d] == e)
            return true;
    return false;
}
