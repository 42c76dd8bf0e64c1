/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What fusion, the buffer plan and emission ask about ops and kernels. */
#include "codegen/kernel.h"

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

bool root_fuses_input(const Node *root, int i)
{
    switch (lower_kind[root->op]) {
    case LOWER_reduce:
    case LOWER_arg_reduce:
    case LOWER_cumulative:
    case LOWER_concatenate:
        return true;
    case LOWER_update:
        return i == 1;
    case LOWER_scatter:
        return i >= 1;
    case LOWER_dot_general:
        return root->input[i]->op == OP_transpose;
    default:
        return false;
    }
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
