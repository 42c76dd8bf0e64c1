/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The reference interpreter: evaluates the graph level directly. Slow, small,
 * obviously right; the oracle of the optimiser and of the code generator. */
#ifndef HOLO_IR_EVAL_H
#define HOLO_IR_EVAL_H

#include "base/system.h"
#include "ir/graph.h"
#include "ir/literal.h"

/* Where a program's output goes, and what it asks of the system. */
typedef struct EvalHost {
    void (*write)(void *self, const char *data, size_t size);
    void *self;
    int64_t step_limit; /* nodes evaluated; 0: none */
    /* False: the run ends; for a failure if that is in `*why`. A double is the
     * bits of its number. NULL: what goes to standard output is written, and
     * every other answer is 0. */
    bool (*system)(void *self, SystemCall call, const int64_t *number,
                   Text text, int64_t *answer, const char **why);
    void *system_self;
} EvalHost;

/* Evaluates a function on tensors (one per tensor param; token params are
 * supplied). `result` gets one literal per tensor output. False after a
 * diagnostic: a failed check (PHASE_RUN), the step limit, no memory. */
bool eval_function(Context *ctx, const Graph *function, const Literal *arg,
                   int narg, Literal *result, int nresult,
                   const EvalHost *host);

/* Evaluates one pure node on literals, as constant folding needs it; false
 * if the op has no evaluation or an effect. */
bool eval_node(Context *ctx, const Node *n, const Literal *input,
               Literal *result);

typedef union Scalar {
    float f32;
    double f64;
    int64_t i;
    uint64_t u;
} Scalar;

/* A MAP op on Python's numbers, scalars of `dtype` (the last two inputs of a
 * `select`): bool (in `u`), i64 or f64. Writes the result, one of them too,
 * and gives its dtype. */
DType eval_scalar(Op op, DType dtype, bool libm, const Scalar *x,
                  Scalar *result);

#endif
