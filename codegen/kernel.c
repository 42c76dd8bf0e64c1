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
    DotSpec spec = kernel_dot(root);

    return dot_scratch_size(&spec, target);
}

enum { UPDATES = 1, TRANSPOSES = 2 };

static const RootInfo root_table[LOWER_kernel + 1] = {
#define ROOT(kind, emit, fuses, traits, scratch)                               \
    [LOWER_##kind] = {true, ((traits) & UPDATES) != 0,                         \
                      ((traits) & TRANSPOSES) != 0, fuses, scratch_##scratch},
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
