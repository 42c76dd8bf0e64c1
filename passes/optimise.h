/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The optimiser's passes, and the parts that other passes use. */
#ifndef HOLO_PASSES_OPTIMISE_H
#define HOLO_PASSES_OPTIMISE_H

#include "ir/id_table.h"
#include "passes/passes.h"

/* A pass over one function; its regions are its own business. */
typedef void GraphPass(Graph *g, Arena *scratch);

/* Runs a pass over each function that is at graph level, with fresh scratch
 * memory for each. */
void pass_each_function(Module *m, GraphPass *pass);

void pass_inline(Module *m);
void pass_fold(Module *m);
void pass_simplify(Module *m);
void pass_carry(Module *m);
void pass_licm(Module *m);
void pass_cse(Module *m);
void pass_dce(Module *m);
/* For tests and `holo opt`: each function returns, behind its outputs, the
 * gradients of the sum of its first float output. */
void pass_grad(Module *m);

GraphPass fold_graph, simplify_graph, carry_graph, licm_graph, cse_graph,
    dce_graph;

#endif
