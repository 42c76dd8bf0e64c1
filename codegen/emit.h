/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Emission: kernel level -> LLVM IR. Table of contents of its files.
 *
 *   element.c       one element (or a vector of them) of a kernel's expressions
 *   element_window.c
 *                   the same of windows
 *   element_random.c
 *                   the same of random numbers
 *   collapse.c      which dimensions are walked as one
 *   kernel_share.c  which kernels are one function
 *   emit_kernel.c   a kernel: its loop nest around the expressions
 *   emit_root.c     the kernels with a root: updates, scatters, reductions, ...
 *   emit_product.c  products that are walked, element by element
 *   emit_control.c  a function: scalars, branches, loops, calls
 *   emit_effect.c   prints, checks and tapes
 *   emit.c          a module: functions, constants, entries */
#ifndef HOLO_CODEGEN_EMIT_H
#define HOLO_CODEGEN_EMIT_H

#include "codegen/buffers.h"
#include "codegen/codegen.h"
#include "codegen/kernel_share.h"
#include "codegen/loop.h"
#include "codegen/math.h"

/* What a module's emission shares. */
struct Emit {
    Context *ctx;
    Arena *arena;    /* of the compilation */
    const Module *m; /* kernel level */
    ModulePlan plan;
    LLVMContextRef c;
    LLVMModuleRef module;
    TargetInfo target;
    LLVMTypeRef i1, i8, i32, i64, ptr, none;
    /* kernel_share.c: groups of kernels in a hash table, and indexed by node id
     * what is known of a kernel, its nodes' gaps and their places in it. */
    KernelGroup **slot;
    int nslot, ngroup;
    KernelUse *use;
    int *gap, *place;
    int nkernel;
    bool *never_fails; /* indexed by function: its code is there, and gives 0 */
    LLVMValueRef *value; /* indexed by node id: scalars, tapes */
    int nstamp, *stamp;  /* indexed by node id: who marked it last */
    int nconstant, constant_capacity;
    const Node **constant; /* kept in memory, as `constant.<index>` */
    int nsite, site_capacity;
    EffectSite *site;
    Arena *kept; /* outlives the compilation: the sites' texts */
};

/* ---- element.c ---- */

/* Where elements stand along one dimension: `base`, or, for a vector, `base +
 * lane * step`, or `lanes` if that is not NULL (an i64 vector). */
typedef struct Index {
    LLVMValueRef base;
    int64_t step;
    LLVMValueRef lanes;
    bool by_four; /* `base` is a multiple of 4 */
} Index;

typedef struct Memo Memo;

/* The evaluation of a region's nodes at given indices. */
typedef struct Eval {
    Emit *e;
    LLVMBuilderRef b;
    MathEmit math;              /* with the same builder */
    const Graph *region;        /* NULL: the control function's scalars */
    LLVMValueRef *param;        /* indexed as the region's params */
    LLVMValueRef end[MAX_RANK]; /* i64: where the kernel ends along its domain's
                                   dimensions; NULL: where that does */
    const Node *extent[MAX_RANK]; /* the params which that is */
    LLVMValueRef *gap; /* what stands in the gaps; NULL: see the nodes */
    int width;         /* of vectors; 0: scalars only */
    int lanes;         /* of those, the ones that exist */
    LLVMValueRef mask; /* of i1: which of these are read and written; an
                          index may lie outside in the others. NULL: all */
    bool inside;       /* all windows lie inside of what they are of */
    int nfact;         /* see fact_below() */
    struct {
        LLVMValueRef index;
        const Node *extent;
    } fact[3 * MAX_RANK];
    int nmemo, memo_capacity;
    Memo *memo;
} Eval;

/* The value of `n` at `at` (one for each dimension): a scalar where it is the
 * same in all lanes, else a vector. */
LLVMValueRef eval_element(Eval *v, const Node *n, const Index *at);
/* The same, computed anew: what the control function's scalars begin with. */
LLVMValueRef eval_node_at(Eval *v, const Node *n, const Index *at);
/* As eval_element, always a vector of the width (a scalar at width 0). */
LLVMValueRef eval_vector(Eval *v, const Node *n, const Index *at);
/* The one element of a constant. */
LLVMValueRef constant_element(Emit *e, const Node *n);
/* Elements that lie next to each other (or one scalar) at an offset. */
LLVMValueRef load_elements(Eval *v, LLVMValueRef base, DType dtype,
                           LLVMValueRef offset);
/* Stores elements that lie next to each other (or one scalar) at an offset. */
void store_elements(Eval *v, LLVMValueRef base, DType dtype,
                    LLVMValueRef offset, LLVMValueRef value);
Eval eval_begin(Emit *e, LLVMBuilderRef b, const Graph *region,
                LLVMValueRef *param);
/* The offset of an element in a dense tensor; steps are ignored. */
LLVMValueRef offset_of(Eval *v, Shape shape, const Index *at);
Index index_scalar(LLVMValueRef base);
/* Does it differ from lane to lane? */
bool index_varies(const Eval *v, Index i);
/* The index as a vector of i64. */
LLVMValueRef index_lanes(Eval *v, Index i);
/* The row-major number of an element. */
Index index_join(Eval *v, Shape shape, const Index *at);
/* Index `r` of a row-major enumeration of `shape`, taken apart. */
void index_split(Eval *v, Shape shape, Index r, Index *at);
/* Of `width` lanes, which are below a number (i64). */
LLVMValueRef lanes_below(Eval *v, LLVMValueRef n, int width);
/* A scalar i64 forced into [0, high]. */
LLVMValueRef clamp_index(Eval *v, LLVMValueRef x, int64_t high);

/* i64, scalars or vectors: the smaller and the larger of two; x forced into
 * [low, high]. */
LLVMValueRef index_smaller(Eval *v, LLVMValueRef x, LLVMValueRef y);
LLVMValueRef index_larger(Eval *v, LLVMValueRef x, LLVMValueRef y);
LLVMValueRef index_between(Eval *v, LLVMValueRef x, LLVMValueRef low,
                           LLVMValueRef high);
Index index_sum(Eval *v, Index i, Index k);
/* `x <op> bound` of an index, in as many lanes as it has. */
LLVMValueRef index_compare(Eval *v, LLVMIntPredicate op, Index i,
                           LLVMValueRef bound);
/* x and y, which are scalars or vectors; NULL: true. */
LLVMValueRef mask_both(Eval *v, LLVMValueRef x, LLVMValueRef y);
/* A select, likewise. */
LLVMValueRef mask_choose(Eval *v, LLVMValueRef test, LLVMValueRef x,
                         LLVMValueRef y);

/* ---- element_window.c ---- */

/* Along dimension number `i` of those of a window (or of what is put into one)
 * of size `inner`, in an array of size `outer`: element r of the window lies at
 * start + r, for low <= r < high. All i64; low and high are in [0, inner],
 * whatever the start and the extent are. */
typedef struct WindowBounds {
    LLVMValueRef start, low, high;
} WindowBounds;
void window_bounds(Eval *v, const Node *n, int i, int64_t inner, int64_t outer,
                   WindowBounds *bounds);
LLVMValueRef element_window(Eval *v, const Node *n, const Index *at);
/* Do all windows of the region lie inside of what they are of? An i1; NULL: it
 * has none. While `v->inside` is set, they do. */
LLVMValueRef windows_inside(Eval *v);
/* Within a loop: its index is below the extent, in all lanes that count. The
 * number is put back behind it. */
void fact_below(Eval *v, LLVMValueRef index, const Node *extent);

/* ---- element_random.c ---- */

LLVMValueRef element_random(Eval *v, const Node *n, const Index *at);

/* ---- collapse.c ---- */

/* How many of the last dimensions of `n` can be walked as one. */
int collapsible_dimensions(Emit *e, const Graph *region, const Node *n);

/* ---- emit_kernel.c ---- */

/* Runs `body` over a domain: scalar loops over all dimensions but the last,
 * vectors (of `width`, with a tail) along that. The last `collapse` dimensions
 * are walked as one: the index of the last of them counts, the others are 0.
 * Where a dimension has bounds (i64), only low <= index < high is walked; the
 * last one then is not collapsed. */
typedef struct Nest {
    Shape domain;
    LLVMValueRef low[MAX_RANK], high[MAX_RANK]; /* NULL: all of it */
    const Node *extent[MAX_RANK]; /* that `high` does not exceed; or NULL */
    int collapse;
    int width;
    void (*body)(void *self, Eval *v, const Index *at);
    void *self;
} Nest;
void emit_nest(Eval *v, const Nest *nest);
/* Ends a nest over a kernel's domain where the kernel does. */
void nest_cut(const Eval *v, Nest *nest);
int vector_width(const Emit *e, const Graph *region);

/* Emits the function of a kernel, or finds one that it shares. Its arguments:
 * the params, a pointer for each output, one to scratch memory, and one to what
 * stands in its gaps, if it is open. `in_place`: output 0 lies where the root's
 * first input does. */
LLVMValueRef emit_kernel(Emit *e, const Node *kernel, bool in_place);
/* Number of arguments of a kernel's function. */
int kernel_arity(const Emit *e, const Node *kernel);
/* What stands in the gaps of an open kernel: a constant array of their bits. */
LLVMValueRef gap_table(Emit *e, const KernelUse *use);
/* The values of an elementwise kernel at an index, into `value`. */
void eval_outputs(Eval *v, const Index *at, LLVMValueRef *value);

/* ---- emit_root.c ---- */
void emit_root(Eval *v, const Node *root, LLVMValueRef out,
               LLVMValueRef scratch, bool in_place);

/* ---- emit_product.c ---- */

/* A product that is walked. */
void emit_chains(Eval *v, const Node *n, LLVMValueRef out);

/* ---- emit_control.c ---- */

/* A function in the making. */
typedef struct Control {
    Emit *e;
    const Plan *plan;
    LLVMValueRef function, run, arena;
    LLVMValueRef *param, *result;  /* as the graph's; NULL where no argument */
    LLVMValueRef params, results;  /* of a packed function: arrays of places, */
    int *param_item, *result_item; /* and where in them, as the graph's */
    int *output_item, *next_item;  /* which of them a node is, in a list */
    LLVMBuilderRef b;
    LLVMBasicBlockRef entry;  /* holds the allocas, and nothing else */
    LLVMBasicBlockRef failed; /* returns 1 */
    LLVMValueRef slots[32];   /* of 1 << i words each; NULL: none yet */
    int nodes;                /* emitted into the block in hand */
    Eval scalars;
} Control;

/* Memory in the function's frame. */
LLVMValueRef control_alloca(Control *f, LLVMTypeRef type, int count);
/* Words in the frame for the next call alone: the same memory is handed out
 * again and again. */
LLVMValueRef control_slots(Control *f, int count);
/* The place of a value in memory. */
LLVMValueRef control_place(Control *f, const Node *n);
LLVMValueRef control_buffer(Control *f, int buffer);
/* Leaves the function when `test` is true, after what the block `fail` does;
 * NULL: nothing. */
LLVMBasicBlockRef control_block(Control *f, const char *name);
LLVMBasicBlockRef control_failed(Control *f);
/* Declares the function of a graph: i32 (run, arena, one argument for each
 * tensor or tape param, one pointer for each such output); a packed one takes
 * the two arrays of places that the host gives. */
LLVMValueRef declare_function(Emit *e, const Plan *plan);
/* Has it more arguments than a call should have, and only the host calls it? */
bool is_packed(const Plan *plan);
/* Pointer number `i` of an array of them. */
LLVMValueRef array_item(Emit *e, LLVMBuilderRef b, LLVMValueRef array, int i);
void emit_function(Emit *e, const Plan *plan);
void emit_copy(Emit *e, LLVMBuilderRef b, LLVMValueRef to, LLVMValueRef from,
               int64_t size);
/* Does a param or output take part in calls? Tokens do not. */
bool is_argument(const Node *n);
/* A scalar in memory, or the pointer that a tape is. */
LLVMTypeRef argument_type(Emit *e, const Node *n);
LLVMValueRef emit_runtime_call(Emit *e, LLVMBuilderRef b, const char *name,
                               LLVMTypeRef result, int n, LLVMValueRef *arg);

/* ---- emit_effect.c ---- */
void emit_print(Control *f, const Node *n);
void emit_check(Control *f, const Node *n);
void emit_system(Control *f, const Node *n);
/* Says which call failed, on the way out. */
void emit_called(Control *f, const Node *call);
/* Before and after a call of a function that may enter itself: its arena. */
LLVMValueRef emit_enter(Control *f, const Node *call, int64_t size);
void emit_leave(Control *f, LLVMValueRef arena);
void emit_tape_create(Control *f, const Node *n);
void emit_tape_push(Control *f, const Node *n);
void emit_tape_pop(Control *f, const Node *n);

/* ---- emit.c ---- */

/* Fills e->module from the plan. */
void emit_module(Emit *e);

#endif
