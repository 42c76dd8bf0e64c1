/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What fusion, the buffer plan and emission ask about ops and kernels. */
#include "codegen/kernel.h"
#include "codegen/layout.h"

#include <string.h>

const LowerKind lower_kind[OP_COUNT] = {
#define OP(name, in, nregion, traits, req, opt, infer, grad, eval, lower,      \
           samples, cost, doc)                                                 \
    [OP_##name] = LOWER_##lower,
#include "ir/ops.def"
};

const int op_cost[OP_COUNT] = {
#define OP(name, in, nregion, traits, req, opt, infer, grad, eval, lower,      \
           samples, cost, doc)                                                 \
    [OP_##name] = cost,
#include "ir/ops.def"
};

bool reshape_keeps_order(const Node *n)
{
    Shape from = n->input[0]->type.shape, to = n->type.shape;
    int i = 0, j = 0;

    for (;;) {
        while (i < from.rank && from.dim[i] == 1)
            i++;
        while (j < to.rank && to.dim[j] == 1)
            j++;
        if (i == from.rank || j == to.rank)
            return i == from.rank && j == to.rank;
        if (from.dim[i++] != to.dim[j++])
            return false;
    }
}

bool constant_is_zero(const Node *n)
{
    int64_t x;

    if (n->op != OP_constant || n->type.dtype != DTYPE_I64 ||
        n->type.shape.rank != 0)
        return false;
    memcpy(&x, node_attr(n, ATTR_data)->data, sizeof x);
    return x == 0;
}

bool constant_is_splat(const Node *n)
{
    const Attr *data = node_attr(n, ATTR_data);
    int64_t count = shape_size(n->type.shape);
    size_t size = (size_t)dtype_info[n->type.dtype].size;
    const char *p = data->data;

    if (count <= 0)
        return false;
    return count == 1 || memcmp(p, p + size, (size_t)(count - 1) * size) == 0;
}

bool node_is_fusable(const Node *n)
{
    if (n->type.kind != TYPE_TENSOR)
        return false;
    switch (lower_kind[n->op]) {
    case LOWER_map:
    case LOWER_convert:
    case LOWER_index:
        return true;
    case LOWER_reshape:
        return reshape_keeps_order(n);
    case LOWER_constant:
        return constant_is_splat(n);
    default:
        return false;
    }
}

/* ---- where what is read ends ---- */

static bool contains(const Attr *a, int64_t x)
{
    for (int i = 0; i < a->n; i++)
        if (a->ints[i] == x)
            return true;
    return false;
}

const Node *window_extent(const Node *n, int64_t d)
{
    const Attr *dims = node_attr(n, ATTR_dimensions);

    for (int k = 0; n->op == OP_window && k < dims->n; k++)
        if (dims->ints[k] == d)
            return n->input[2 + dims->n + k];
    return NULL;
}

/* The bits of a window's fill, widened; false if they are not known. */
static bool fill_bits(const Node *n, uint64_t *bits)
{
    const Node *fill = n->input[1];

    *bits = 0;
    if (fill->op != OP_constant)
        return false;
    memcpy(bits, node_attr(fill, ATTR_data)->data,
           (size_t)dtype_info[fill->type.dtype].size);
    return true;
}

/* Do fills that meet add nothing at all? Zeros, and of floats of unlike signs:
 * -0.0 is what leaves all as it is. */
static bool fills_vanish(const Node *a, const Node *b)
{
    DType dtype = a->type.dtype;
    uint64_t x, y, sign = 1ull << (8 * dtype_info[dtype].size - 1);

    if (!fill_bits(a, &x) || !fill_bits(b, &y))
        return false;
    if (!dtype_info[dtype].is_float)
        return x == 0 && y == 0;
    return (x == sign && y == 0) || (x == 0 && y == sign);
}

const Node *product_end(const Node *n, int k)
{
    const Node *a = n->input[0], *b = n->input[1];
    int64_t i = node_attr(n, ATTR_lhs_contracting)->ints[k];
    int64_t j = node_attr(n, ATTR_rhs_contracting)->ints[k];
    const Node *e = window_extent(a, i);

    return e && e == window_extent(b, j) && fills_vanish(a, b) ? e : NULL;
}

const Node *scatter_end(const Node *n, int *d)
{
    const Attr *window = node_attr(n, ATTR_update_window_dims);
    const Node *at = n->input[1], *e;
    uint64_t fill;

    if (at->op == OP_reshape && at->type.shape.rank == 2 &&
        at->type.shape.dim[1] == 1 && node_int(n, ATTR_index_vector_dim) == 1)
        at = at->input[0];
    e = at->type.shape.rank == 1 ? window_extent(at, 0) : NULL;
    if (!e || !fill_bits(at, &fill) || (int64_t)fill >= 0)
        return NULL;
    for (*d = 0; contains(window, *d);)
        ++*d;
    return e;
}

/* ---- roots ---- */

static int64_t scratch_none(const Node *root, TargetInfo target)
{
    (void)root, (void)target;
    return 0;
}

/* Two rows of indices; see codegen/sort.h. */
static int64_t scratch_sort(const Node *root, TargetInfo target)
{
    int64_t n = root->type.shape.dim[node_int(root, ATTR_dimension)];

    (void)target;
    return n < MAX_ARENA / 16 ? 16 * n : 0;
}

static int64_t scratch_dot_general(const Node *root, TargetInfo target)
{
    DotSpec spec;

    if (product_is_walked(root))
        return 0;
    spec = kernel_dot(root);
    return dot_scratch_size(&spec, target);
}

enum { UPDATES = 1, TRANSPOSES = 2, CUT = 4 };

static const RootInfo root_table[LOWER_kernel + 1] = {
#define ROOT(kind, emit, fuses, traits, scratch)                               \
    [LOWER_##kind] = {true,                                                    \
                      ((traits) & UPDATES) != 0,                               \
                      ((traits) & TRANSPOSES) != 0,                            \
                      ((traits) & CUT) != 0,                                   \
                      fuses,                                                   \
                      scratch_##scratch},
#include "codegen/roots.def"
};

const RootInfo *root_info(const Node *n)
{
    return &root_table[lower_kind[n->op]];
}

bool root_fuses_input(const Node *root, int i)
{
    const RootInfo *info = root_info(root);

    return (i < 32 ? info->fuses >> i & 1 : info->fuses == ~0u) ||
           (info->transposes && root->input[i]->op == OP_transpose);
}

const Node *kernel_root(const Node *kernel)
{
    const Node *out = kernel->region[0]->output[0];

    return node_is_fusable(out) || out->op == OP_param ? NULL : out;
}

const Node *kernel_dot_input(const Node *root, int i)
{
    const Node *in = root->input[i];

    return in->op == OP_transpose ? in->input[0] : in;
}

void product_dimensions(const Node *root, int64_t to[2][MAX_RANK])
{
    static const AttrKey batching[2] = {ATTR_lhs_batching, ATTR_rhs_batching};
    static const AttrKey contracting[2] = {ATTR_lhs_contracting,
                                           ATTR_rhs_contracting};
    int64_t next = node_attr(root, ATTR_lhs_batching)->n;

    for (int i = 0; i < 2; i++) {
        const Attr *batch = node_attr(root, batching[i]);

        for (int d = 0; d < root->input[i]->type.shape.rank; d++)
            if (!contains(batch, d))
                to[i][d] =
                    contains(node_attr(root, contracting[i]), d) ? -1 : next++;
        for (int b = 0; b < batch->n; b++)
            to[i][batch->ints[b]] = b;
    }
}

bool product_is_walked(const Node *root)
{
    for (int i = 0; i < 2; i++)
        if (kernel_dot_input(root, i)->op != OP_param)
            return true;
    return shape_size(root->type.shape) == 1;
}

/* The strides of input `i` as the product numbers its dimensions. */
static void dot_strides(const Node *root, int i, int64_t *stride)
{
    const Node *in = root->input[i], *memory = kernel_dot_input(root, i);
    const Attr *permutation = node_attr(in, ATTR_permutation);
    int64_t dense[MAX_RANK];

    shape_strides(memory->type.shape, dense);
    for (int d = 0; d < in->type.shape.rank; d++)
        stride[d] = dense[in == memory ? d : permutation->ints[d]];
}

DotSpec kernel_dot(const Node *root)
{
    int64_t lhs[MAX_RANK], rhs[MAX_RANK];

    dot_strides(root, 0, lhs);
    dot_strides(root, 1, rhs);
    return dot_spec(root, lhs, rhs);
}

bool kernel_is_inline(const Node *kernel)
{
    const Node *root = kernel_root(kernel);
    const Type *type = &kernel->region[0]->output[0]->type;

    return !root && shape_size(type->shape) == 1;
}

const Node *tuple_next_result(const Node *tuple, const Node *after)
{
    const Node *n = after ? after->next : tuple->next;

    return n && n->op == OP_result && n->input[0] == tuple ? n : NULL;
}

const Node *tuple_result(const Node *tuple, int index)
{
    for (const Node *n = NULL; (n = tuple_next_result(tuple, n));)
        if (node_int(n, ATTR_index) == index)
            return n;
    return NULL;
}
