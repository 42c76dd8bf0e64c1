/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* ir/: the graph in its three levels. Table of contents.
 *
 *   type.h     dtypes, shapes, types
 *   attrs.def  the attributes of nodes
 *   ops.def    the table of operations
 *   script.h   the words of the script level's attributes
 *   graph.h    nodes, graphs, modules; inference, verifier, text form
 *   regions.h  nodes with regions: the edges of control flow, and surgery
 *   build.h    making graph-level nodes
 *   literal.h  tensors of the host
 *   reduce.h   the order of reductions
 *   eval.h     the reference interpreter */
#ifndef HOLO_IR_IR_H
#define HOLO_IR_IR_H

#include "ir/build.h"
#include "ir/eval.h"
#include "ir/graph.h"
#include "ir/literal.h"
#include "ir/reduce.h"
#include "ir/script.h"
#include "ir/type.h"

#endif
