/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Kernels that share a function; see kernel_share.c. */
#ifndef HOLO_CODEGEN_KERNEL_SHARE_H
#define HOLO_CODEGEN_KERNEL_SHARE_H

#include <llvm-c/Core.h>

#include "codegen/kernel.h"

typedef struct Emit Emit;
typedef struct KernelGroup KernelGroup;

/* Where kernels of a group may differ: a constant, or where a slice begins
 * along a dimension. */
typedef struct Gap {
    const Node *node;
    int dim; /* -1: a constant */
} Gap;

/* What is known of a kernel. */
typedef struct KernelUse {
    KernelGroup *group;
    int ngap, capacity;
    Gap *gap;
} KernelUse;

typedef struct KernelFunction KernelFunction;
struct KernelFunction {
    KernelFunction *next; /* of the group */
    const Node *kernel;   /* the one it was made for */
    bool in_place;
    LLVMValueRef function; /* NULL: to be emitted */
};

/* Finds the groups of a module's kernels: fills e->use, and e->gap with the
 * number from 1 on of a node's first gap. */
void share_kernels(Emit *e);
/* What stands there, as bits. */
uint64_t gap_bits(const Gap *h);
/* Does a kernel's function take a table of what stands in its gaps? */
bool kernel_is_open(const KernelUse *use);
KernelFunction *shared_function(Emit *e, const Node *kernel, bool in_place);

#endif
