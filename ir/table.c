/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The tables of operations and attributes, as data. */
#include "ir/graph.h"

#include <string.h>

const OpInfo op_info[OP_COUNT] = {
#define OP(name, in, nregion, traits, required, optional, infer, grad, eval,   \
           lower, samples, cost, doc)                                          \
    [OP_##name] = {#name, in, nregion, traits, required, optional, doc},
#include "ir/ops.def"
};

const AttrInfo attr_info[ATTR_COUNT] = {
#define ATTR(name, kind, doc) [ATTR_##name] = {#name, ATTR_##kind, doc},
#include "ir/attrs.def"
};

bool op_from_name(const char *name, Op *op)
{
    for (int i = 0; i < OP_COUNT; i++)
        if (!strcmp(op_info[i].name, name)) {
            *op = (Op)i;
            return true;
        }
    return false;
}

static const char *attr_row_error(const Node *n, uint64_t present)
{
    Arena *a = n->graph->module->arena;
    const OpInfo *info = &op_info[n->op];
    uint64_t missing = info->required & ~present;
    uint64_t foreign = present & ~(info->required | info->optional);

    for (int i = 0; i < ATTR_COUNT; i++) {
        if (missing & 1ull << i)
            return arena_printf(a, "`%s` has no attribute `%s`", info->name,
                                attr_info[i].name);
        if (foreign & 1ull << i)
            return arena_printf(a, "`%s` takes no attribute `%s`", info->name,
                                attr_info[i].name);
    }
    return NULL;
}

const char *node_row_error(const Node *n)
{
    Arena *a = n->graph->module->arena;
    const OpInfo *info = &op_info[n->op];
    uint64_t present = 0;

    if (info->ninput != VARIADIC && n->ninput != info->ninput)
        return arena_printf(a, "`%s` takes %d inputs, %d given", info->name,
                            info->ninput, n->ninput);
    if (info->nregion != VARIADIC && n->nregion != info->nregion)
        return arena_printf(a, "`%s` owns %d regions, %d given", info->name,
                            info->nregion, n->nregion);
    for (int i = 0; i < n->nattr; i++) {
        if (i && n->attr[i].key <= n->attr[i - 1].key)
            return arena_printf(a, "attributes of `%s` out of order",
                                info->name);
        present |= 1ull << n->attr[i].key;
    }
    return attr_row_error(n, present);
}
