/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The order of reductions, which is the language's.
 *
 * The elements that meet in one result are numbered r = 0, 1, ... in row-major
 * order of the reduced dimensions.
 *
 * If the input's last dimension is among the reduced ones ("minor"), the r are
 * cut into blocks of REDUCE_BLOCK. In a block, lane l starts from the identity
 * and takes the elements with r % REDUCE_LANES == l in order; then the lanes
 * are folded in halves: lane[i] = lane[i] op lane[i + 8] for i < 8, then with
 * 4, 2 and 1. The blocks' totals are combined from the first to the last.
 *
 * Otherwise ("major") the elements are taken in order, from the identity, one
 * after the other. Either way the result depends neither on the vector width
 * nor on how the work is cut. */
#ifndef HOLO_IR_REDUCE_H
#define HOLO_IR_REDUCE_H

enum { REDUCE_LANES = 16, REDUCE_BLOCK = 1024 };

#endif
