/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The buffer plan: where every tensor of a kernel-level function lives. */
#ifndef HOLO_CODEGEN_BUFFERS_H
#define HOLO_CODEGEN_BUFFERS_H

#include "codegen/kernel.h"
#include "codegen/target.h"

typedef enum BufferKind {
    BUFFER_ARENA,    /* at `offset` of the function's arena */
    BUFFER_PARAM,    /* the caller's, of tensor param `index`: read only */
    BUFFER_CONSTANT, /* of the compiled module: read only */
    BUFFER_RESULT /* the caller's, of output `index`, and of the param that is
                     tied to it */
} BufferKind;

typedef struct Buffer {
    BufferKind kind;
    int index;
    int64_t offset, size;
    const Node *constant;
} Buffer;

typedef struct Plan {
    const Graph *function;
    int nbuffer;
    Buffer *buffer;
    int64_t arena_size;
    bool recursive; /* it may enter itself: each call has an arena of its own */
    bool called;    /* by a function of the module, not only by the host */
    int *tie;       /* indexed as the params: the output in whose memory it
                       comes, -1: none (ties.h); NULL: the host calls it */
} Plan;

typedef struct ModulePlan {
    int nplan;
    Plan *plan; /* one for each function, in the module's order */
    int *order; /* of them: what is called before what calls it, but for
                   recursion */
    /* Indexed by node id: a value's buffer, and the scratch memory of a
     * kernel or call; -1: none. */
    int *value;
    int *scratch;
    const Module *m;
} ModulePlan;

/* Is this value kept in memory (a tensor of rank 1 and up)? */
bool value_in_memory(const Node *n);
/* Bytes of a tensor; -1 when they cannot be addressed. */
int64_t value_bytes(const Type *type);

/* Plans every function. False after a diagnostic: too large, or functions
 * that call each other in a circle. */
bool plan_module(const Module *m, TargetInfo target, ModulePlan *out);
/* The plan of the function that a `call` names; NULL if there is none. */
const Plan *plan_of_call(const ModulePlan *p, const Node *call);

/* The kernel level as text: the graph and the plan. */
void plan_print(TextBuffer *out, const Module *m, const ModulePlan *p);

#endif
