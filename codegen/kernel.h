/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The kernel level: graphs whose tensors are made by `kernel` nodes.
 *
 * A kernel owns a region in the vocabulary of the graph level. Its params are
 * what the kernel reads: whole tensors, and scalars by value. Its outputs are
 * either elementwise expressions over one domain, or the one result of an op
 * that needs a loop nest of its own: its root. Around the kernels stand
 * scalars, `reshape` as another name for a buffer, `cond`, `while`, `call`,
 * effects and tapes: what the control function executes itself. */
#ifndef HOLO_CODEGEN_KERNEL_H
#define HOLO_CODEGEN_KERNEL_H

#include "codegen/dot.h"
#include "ir/regions.h"

/* How code generation treats an op at graph level: the `lower` column. */
typedef enum LowerKind {
    LOWER_none,
    LOWER_constant,
    LOWER_index, /* an element is an element of an input, or computed */
    LOWER_result,
    LOWER_map,
    LOWER_convert,
    LOWER_reshape,
#define ROOT(kind, emit, fuses, traits, scratch) LOWER_##kind,
#include "codegen/roots.def"
    LOWER_cond,
    LOWER_while,
    LOWER_call,
    LOWER_token,
    LOWER_print,
    LOWER_check,
    LOWER_system,
    LOWER_tape_create,
    LOWER_tape_push,
    LOWER_tape_pop,
    LOWER_kernel
} LowerKind;

extern const LowerKind lower_kind[OP_COUNT];
/* The cost column of ir/ops.def. */
extern const int op_cost[OP_COUNT];

/* Is `n` computed element by element inside any loop nest? */
bool node_is_fusable(const Node *n);
/* Is it a reshape that only adds or drops dimensions of size 1? */
bool reshape_keeps_order(const Node *n);
/* A row of codegen/roots.def. */
typedef struct RootInfo {
    bool is_root, updates, transposes, is_cut;
    unsigned fuses; /* inputs that may be expressions, computed on the way */
    int64_t (*scratch)(const Node *root, TargetInfo target);
} RootInfo;

/* Of any op; one that is no root is all zeros. */
const RootInfo *root_info(const Node *n);
/* Can input `i` of a root be an expression computed on the way? */
bool root_fuses_input(const Node *root, int i);
/* The extent of a window along a dimension; NULL: it is no window, or all of
 * the dimension. */
const Node *window_extent(const Node *n, int64_t d);
/* Where the indices of a scatter end, as those behind that fit nowhere: an
 * extent, and the dimension of the updates; NULL: nowhere. */
const Node *scatter_end(const Node *n, int *d);
/* Is it a scalar i64 constant of 0? */
bool constant_is_zero(const Node *n);
/* A constant whose elements are all the same. */
bool constant_is_splat(const Node *n);

/* The op of a kernel that is no elementwise expression; NULL if none. */
const Node *kernel_root(const Node *kernel);
/* Which dimension of a product's result each dimension of its two inputs is;
 * -1: none, it is contracted. */
void product_dimensions(const Node *root, int64_t to[2][MAX_RANK]);
/* The extent at which its contracted dimension number `k` ends: what lies
 * behind that in both inputs adds nothing; NULL: it has none. */
const Node *product_end(const Node *root, int k);
/* Is it a nest of chains, whose inputs may be expressions? See emit_product.c.
 */
bool product_is_walked(const Node *root);
/* The product that a dot_general root is, transposes in front of it included.
 */
DotSpec kernel_dot(const Node *root);
/* The tensor in memory that input `i` of a product reads. */
const Node *kernel_dot_input(const Node *root, int i);
/* Is a kernel's domain a single element, computed in line by the control
 * function? */
bool kernel_is_inline(const Node *kernel);

/* The `result` nodes of a tuple stand right behind it: the one behind `after`
 * (NULL: the first), and the one of an index; NULL if there is none. */
const Node *tuple_next_result(const Node *tuple, const Node *after);
const Node *tuple_result(const Node *tuple, int index);

/* Graph level -> kernel level, as a new module in the context's arena. */
Module *kernel_fuse(const Module *m);

#endif
