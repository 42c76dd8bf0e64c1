/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Checkers of what fusion and the buffer plan decided. Each knows nothing of
 * how it was found, and reports what it finds as a bug, H0999, at the node. */
#ifndef HOLO_CODEGEN_PLAN_CHECK_H
#define HOLO_CODEGEN_PLAN_CHECK_H

#include "codegen/buffers.h"

/* What the emitter relies on, in linear time: inputs come before their users,
 * what is in memory has a place that is large enough, a kernel's outputs have
 * names, regions have the params and outputs that their owner needs. */
bool plan_is_whole(const Module *m, const ModulePlan *p);
/* Does each reader find in memory the value that is meant? The plan is whole.
 */
bool plan_check(const Module *m, const ModulePlan *p);

/* fuse_check.c: do the kernels compute what the graph level says? */
bool fuse_check(const Module *graph, const Module *kernels);

#endif
