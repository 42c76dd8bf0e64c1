/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Kernels with a root: the ops that need a loop nest of their own. */
#include "codegen/emit.h"

#include <string.h>

#include "codegen/dot.h"
#include "codegen/reduce.h"
#include "codegen/sort.h"

typedef struct Root {
    const Node *node;
    LLVMValueRef out, scratch;
    bool in_place; /* `out` is where input 0 is */
} Root;

static bool is_among(const Attr *a, int64_t x)
{
    for (int i = 0; a && i < a->n; i++)
        if (a->ints[i] == x)
            return true;
    return false;
}

/* A pointer to a tensor, or a scalar's value. */
static LLVMValueRef eval_input(Eval *v, const Node *in)
{
    return in->op == OP_param ? v->param[node_int(in, ATTR_index)]
                              : eval_element(v, in, NULL);
}

/* Where a value lies; a scalar is put into memory first. */
static LLVMValueRef pointer_to(Eval *v, const Node *in)
{
    LLVMValueRef x = eval_input(v, in), p;

    if (value_in_memory(in))
        return x;
    p = LLVMBuildAlloca(v->b, math_memory_type(v->e->c, in->type.dtype, 0), "");
    LLVMBuildStore(v->b, math_to_memory(v->b, in->type.dtype, x), p);
    return p;
}

static LLVMValueRef input_pointer(Eval *v, const Node *n, int i)
{
    return pointer_to(v, n->input[i]);
}

/* ---- reductions ---- */

/* A reduction of the elements at `at` (which is one of the result). */
typedef struct ReduceAt {
    Eval *v;
    const Root *root;
    const Index *at;
    Shape reduced;
    bool linear; /* the reduced dimensions are walked as one */
} ReduceAt;

static bool is_reduced(const Node *n, int d)
{
    const Attr *dims = node_attr(n, ATTR_dimensions);

    return dims ? is_among(dims, d) : node_int(n, ATTR_dimension) == d;
}

static Shape reduced_shape(const Node *n)
{
    const Shape *in = &n->input[0]->type.shape;
    Shape out = {0};

    for (int d = 0; d < in->rank; d++)
        if (is_reduced(n, d))
            out.dim[out.rank++] = in->dim[d];
    return out;
}

/* Element r of those that meet in a result. */
static LLVMValueRef reduce_element(const ReduceAt *ra, Index r)
{
    Eval *v = ra->v;
    const Node *n = ra->root->node;
    Index part[MAX_RANK], at[MAX_RANK];
    int rank = n->input[0]->type.shape.rank, nmemo = v->nmemo;
    LLVMValueRef x;

    if (ra->linear) {
        for (int d = 0; d < ra->reduced.rank; d++)
            part[d] = index_scalar(index_constant(v->b, 0));
        part[ra->reduced.rank - 1] = r;
    } else {
        index_split(v, ra->reduced, r, part);
    }
    for (int d = 0, kept = 0, gone = 0; d < rank; d++)
        at[d] = is_reduced(n, d) ? part[gone++] : ra->at[kept++];
    x = eval_vector(v, n->input[0], at);
    v->nmemo = nmemo;
    return x;
}

static LLVMValueRef minor_element(void *self, LLVMBuilderRef b, LLVMValueRef r,
                                  int width, int lanes)
{
    const ReduceAt *ra = self;
    LLVMValueRef x;

    (void)b;
    ra->v->width = width;
    ra->v->lanes = lanes;
    x = reduce_element(ra, (Index){.base = r, .step = width > 0});
    ra->v->width = 0;
    return x;
}

static LLVMValueRef major_element(void *self, LLVMBuilderRef b, LLVMValueRef r,
                                  int width, int lanes)
{
    (void)b;
    (void)width;
    (void)lanes;
    return reduce_element(self, index_scalar(r));
}

static void store_result(Eval *v, const Root *root, const Index *at,
                         LLVMValueRef x)
{
    const Type *type = &root->node->type;

    store_elements(v, root->out, type->dtype, offset_of(v, type->shape, at), x);
}

/* Where one reduced dimension is read through a window that is filled with
 * what changes nothing: the window's extent. */
static LLVMValueRef reduce_end(Eval *v, const Node *n, int64_t size)
{
    const Node *in = n->input[0];

    for (int d = 0; d < in->type.shape.rank; d++) {
        const Node *e = is_reduced(n, d) ? window_extent(in, d) : NULL;

        if (e && constant_element(v->e, in->input[1]) ==
                     reduce_identity(v->e->c, n->op, in->type.dtype, 0))
            return clamp_index(v, eval_element(v, e, NULL), size);
    }
    return NULL;
}

static Reduce reduce_of(ReduceAt *ra, ReduceElement element)
{
    const Node *n = ra->root->node;
    int64_t size = shape_size(ra->reduced);

    return (Reduce){.op = n->op,
                    .dtype = n->input[0]->type.dtype,
                    .size = size,
                    .end = ra->reduced.rank == 1 ? reduce_end(ra->v, n, size)
                                                 : NULL,
                    .element = element,
                    .self = ra};
}

static void minor_body(void *self, Eval *v, const Index *at)
{
    const Root *root = self;
    ReduceAt ra = {v, root, at, reduced_shape(root->node), false};
    int rank = root->node->input[0]->type.shape.rank, k = ra.reduced.rank;
    Reduce reduce;

    ra.linear = k > 0 && collapsible_dimensions(v->e, v->region,
                                                root->node->input[0]) >= k;
    for (int d = rank - k; d < rank; d++)
        ra.linear &= is_reduced(root->node, d);
    reduce = reduce_of(&ra, minor_element);
    store_result(v, root, at, reduce_minor(&v->math, &reduce));
}

static void major_body(void *self, Eval *v, const Index *at)
{
    const Root *root = self;
    ReduceAt ra = {v, root, at, reduced_shape(root->node), false};
    Reduce reduce = reduce_of(&ra, major_element);

    store_result(v, root, at, reduce_major(&v->math, &reduce, v->width));
}

/* How many of the last dimensions, none of them reduced, are walked as one. */
static int kept_tail(Eval *v, const Node *n)
{
    int k = collapsible_dimensions(v->e, v->region, n->input[0]);
    int rank = n->input[0]->type.shape.rank;

    for (int i = 1; i <= k; i++)
        if (is_reduced(n, rank - i))
            return i > 2 ? i - 1 : 1;
    return k;
}

static void emit_reduce(Eval *v, const Root *root)
{
    const Node *n = root->node;
    Nest nest = {.domain = n->type.shape, .collapse = 1, .self = (void *)root};

    if (reduce_is_minor(n)) {
        nest.body = minor_body;
    } else {
        nest.body = major_body;
        nest.width = vector_width(v->e, v->region);
        nest.collapse = kept_tail(v, n);
    }
    nest_cut(v, &nest);
    emit_nest(v, &nest);
}

/* ---- running sums and products ---- */

/* What leaves the first element as it is: -0.0 where 0.0 would not. */
static LLVMValueRef cumulative_start(Eval *v, Op op, DType dtype)
{
    LLVMTypeRef type = math_type(v->e->c, dtype, 0);

    if (op == OP_reduce_sum && dtype_info[dtype].is_float)
        return math_splat(v->b, LLVMConstReal(type, -0.0), v->width);
    return reduce_identity(v->e->c, op, dtype, v->width);
}

static void cumulative_body(void *self, Eval *v, const Index *at)
{
    const Root *root = self;
    const Node *n = root->node;
    int64_t d = node_int(n, ATTR_dimension);
    Op op = n->op == OP_cumsum ? OP_reduce_sum : OP_reduce_prod;
    DType dtype = n->type.dtype;
    LLVMValueRef acc = cumulative_start(v, op, dtype);
    Loop loop = loop_begin_count(v->b, n->type.shape.dim[d], 1, 1, &acc);
    Index here[MAX_RANK];
    int nmemo = v->nmemo;

    memcpy(here, at, sizeof *at * (size_t)n->type.shape.rank);
    here[d] = index_scalar(loop.index);
    acc = reduce_combine(&v->math, op, dtype, loop.carried[0],
                         eval_vector(v, n->input[0], here));
    store_result(v, root, here, acc);
    loop_end(&loop, &acc);
    v->nmemo = nmemo;
}

static void emit_cumulative(Eval *v, const Root *root)
{
    const Node *n = root->node;
    int64_t d = node_int(n, ATTR_dimension);
    Nest nest = {.domain = n->type.shape,
                 .collapse = 1,
                 .body = cumulative_body,
                 .self = (void *)root};

    if (shape_size(n->type.shape) == 0)
        return;
    if (d != n->type.shape.rank - 1)
        nest.width = vector_width(v->e, v->region);
    nest.domain.dim[d] = 1;
    emit_nest(v, &nest);
}

/* ---- putting parts into a whole ---- */

/* An input of a concatenation, or an update: stored `shift` further on. */
typedef struct Part {
    const Root *root;
    const Node *from;
    LLVMValueRef shift[MAX_RANK]; /* i64; NULL: 0 */
} Part;

static void part_body(void *self, Eval *v, const Index *at)
{
    const Part *part = self;
    Index to[MAX_RANK];

    for (int d = 0; d < part->from->type.shape.rank; d++) {
        to[d] = at[d];
        if (part->shift[d])
            to[d].base = LLVMBuildAdd(v->b, at[d].base, part->shift[d], "");
    }
    store_result(v, part->root, to, eval_vector(v, part->from, at));
}

static Nest part_nest(Eval *v, Part *part)
{
    return (Nest){.domain = part->from->type.shape,
                  .collapse = 1,
                  .width = vector_width(v->e, v->region),
                  .body = part_body,
                  .self = part};
}

static void emit_part(Eval *v, Part *part)
{
    Nest nest = part_nest(v, part);

    emit_nest(v, &nest);
}

static void emit_concatenate(Eval *v, const Root *root)
{
    int64_t d = node_int(root->node, ATTR_dimension), shift = 0;

    for (int i = 0; i < root->node->ninput; i++) {
        Part part = {.root = root, .from = root->node->input[i]};

        if (shift > 0)
            part.shift[d] = index_constant(v->b, shift);
        emit_part(v, &part);
        shift += part.from->type.shape.dim[d];
    }
}

static void copy_input(Eval *v, const Root *root)
{
    if (!root->in_place)
        emit_copy(v->e, v->b, root->out, input_pointer(v, root->node, 0),
                  value_bytes(&root->node->type));
}

static void emit_update(Eval *v, const Root *root)
{
    const Node *n = root->node;
    Part part = {.root = root, .from = n->input[1]};

    copy_input(v, root);
    for (int d = 0; d < n->type.shape.rank; d++) {
        int64_t room = n->type.shape.dim[d] - part.from->type.shape.dim[d];

        if (room > 0)
            part.shift[d] =
                clamp_index(v, eval_element(v, n->input[2 + d], NULL), room);
    }
    emit_part(v, &part);
}

/* No more is walked than what is put there. */
static void emit_update_window(Eval *v, const Root *root)
{
    const Node *n = root->node;
    const Attr *dims = node_attr(n, ATTR_dimensions);
    Part part = {.root = root, .from = n->input[1]};
    Nest nest = part_nest(v, &part);

    copy_input(v, root);
    for (int i = 0; i < dims->n; i++) {
        int64_t d = dims->ints[i];
        WindowBounds b;

        window_bounds(v, n, i, nest.domain.dim[d], n->type.shape.dim[d], &b);
        part.shift[d] = b.start;
        nest.low[d] = b.low;
        nest.high[d] = b.high;
    }
    emit_nest(v, &nest);
}

/* ---- scatter ---- */

/* Where the window of an update begins in the operand: its index vector's
 * components, at the dimensions they belong to. */
static void window_start(Eval *v, const Node *n, const Index *at,
                         LLVMValueRef *start)
{
    const Attr *window = node_attr(n, ATTR_update_window_dims);
    const Attr *map = node_attr(n, ATTR_scatter_dims_to_operand_dims);
    int64_t vector_dim = node_int(n, ATTR_index_vector_dim);
    const Shape *indices = &n->input[1]->type.shape;
    Index batch[MAX_RANK], to[MAX_RANK];
    int nbatch = 0;

    for (int d = 0; d < n->input[2]->type.shape.rank; d++)
        if (!is_among(window, d))
            batch[nbatch++] = at[d];
    for (int k = 0; k < map->n; k++) {
        int b = 0;

        for (int d = 0; d < indices->rank; d++)
            to[d] = d == vector_dim ? index_scalar(index_constant(v->b, k))
                                    : batch[b++];
        start[map->ints[k]] = eval_element(v, n->input[1], to);
    }
}

/* Gives the operand's index that an update meets, and in `*fits` whether its
 * whole window lies inside. */
static void scatter_target(Eval *v, const Node *n, const Index *at, Index *to,
                           LLVMValueRef *fits)
{
    const Attr *window = node_attr(n, ATTR_update_window_dims);
    const Attr *inserted = node_attr(n, ATTR_inserted_window_dims);
    const Shape *updates = &n->input[2]->type.shape;
    LLVMValueRef start[MAX_RANK] = {NULL};

    *fits = LLVMConstInt(v->e->i1, 1, false);
    window_start(v, n, at, start);
    for (int d = 0, w = 0; d < n->type.shape.rank; d++) {
        bool gone = is_among(inserted, d);
        int64_t size = gone ? 1 : updates->dim[window->ints[w]];
        LLVMValueRef room = index_constant(v->b, n->type.shape.dim[d] - size);

        to[d] = gone ? index_scalar(index_constant(v->b, 0))
                     : at[window->ints[w++]];
        if (!start[d])
            continue;
        to[d].base = LLVMBuildAdd(v->b, to[d].base, start[d], "");
        /* Unsigned: a negative start is too large as well. */
        *fits = LLVMBuildAnd(
            v->b, *fits,
            LLVMBuildAnd(v->b,
                         LLVMBuildICmp(v->b, LLVMIntSGE, start[d],
                                       index_constant(v->b, 0), ""),
                         LLVMBuildICmp(v->b, LLVMIntSLE, start[d], room, ""),
                         ""),
            "");
    }
}

static LLVMValueRef combine(Eval *v, const Node *n, LLVMValueRef p,
                            LLVMValueRef update)
{
    static const struct {
        const char *name;
        Op op;
    } combiner[] = {{"add", OP_add}, {"max", OP_maximum}, {"min", OP_minimum}};
    Text name = node_text(n, ATTR_combiner);
    DType dtype = n->type.dtype;
    LLVMValueRef x[2];

    for (size_t i = 0; i < sizeof combiner / sizeof *combiner; i++) {
        if (!text_is(name, combiner[i].name))
            continue;
        x[0] = math_from_memory(
            v->b, dtype,
            LLVMBuildLoad2(v->b, math_memory_type(v->e->c, dtype, 0), p, ""));
        x[1] = update;
        return math_emit(
            &v->math, (MathOp){.op = combiner[i].op, .in = dtype, .out = dtype},
            x);
    }
    return update;
}

static void scatter_body(void *self, Eval *v, const Index *at)
{
    const Root *root = self;
    const Node *n = root->node;
    LLVMValueRef function = LLVMGetBasicBlockParent(LLVMGetInsertBlock(v->b));
    LLVMBasicBlockRef write, next;
    LLVMValueRef fits, update, p, offset;
    Index to[MAX_RANK];

    scatter_target(v, n, at, to, &fits);
    update = eval_element(v, n->input[2], at);
    write = LLVMAppendBasicBlockInContext(v->e->c, function, "write");
    next = LLVMAppendBasicBlockInContext(v->e->c, function, "next");
    LLVMBuildCondBr(v->b, fits, write, next);
    LLVMPositionBuilderAtEnd(v->b, write);
    offset = offset_of(v, n->type.shape, to);
    p = LLVMBuildInBoundsGEP2(v->b, math_memory_type(v->e->c, n->type.dtype, 0),
                              root->out, &offset, 1, "");
    store_elements(v, root->out, n->type.dtype, offset,
                   combine(v, n, p, update));
    LLVMBuildBr(v->b, next);
    LLVMPositionBuilderAtEnd(v->b, next);
}

static void emit_scatter(Eval *v, const Root *root)
{
    Nest nest = {.domain = root->node->input[2]->type.shape,
                 .collapse = 1,
                 .body = scatter_body,
                 .self = (void *)root};

    int d;
    const Node *e = scatter_end(root->node, &d);

    copy_input(v, root);
    if (e) {
        nest.low[d] = index_constant(v->b, 0);
        nest.high[d] =
            clamp_index(v, eval_element(v, e, NULL), nest.domain.dim[d]);
    }
    emit_nest(v, &nest);
}

/* ---- what is true ---- */

/* The indices of what is true, and how many there are so far: a place in
 * memory. */
typedef struct Found {
    const Root *root;
    LLVMValueRef count;
} Found;

static LLVMValueRef trailing_zeros(Eval *v, LLVMValueRef bits)
{
    const char *name = "llvm.cttz";
    unsigned id = LLVMLookupIntrinsicID(name, strlen(name));
    LLVMValueRef f =
        LLVMGetIntrinsicDeclaration(v->e->module, id, &v->e->i64, 1);
    LLVMValueRef arg[2] = {bits, LLVMConstInt(v->e->i1, 1, false)};

    return LLVMBuildCall2(v->b, LLVMGlobalGetValueType(f), f, arg, 2, "");
}

/* What is true in a vector of at most 64 lanes, as bits. */
static LLVMValueRef true_bits(Eval *v, LLVMValueRef x)
{
    uint64_t lanes = v->lanes < 64 ? (1ull << v->lanes) - 1 : ~0ull;

    if (v->width > 0)
        x = LLVMBuildBitCast(
            v->b, x, LLVMIntTypeInContext(v->e->c, (unsigned)v->width), "");
    x = LLVMBuildZExt(v->b, x, v->e->i64, "");
    return v->width > v->lanes
               ? LLVMBuildAnd(v->b, x, LLVMConstInt(v->e->i64, lanes, false),
                              "")
               : x;
}

/* while (bits) { out[count++] = index + ctz(bits); bits &= bits - 1; } */
static void found_body(void *self, Eval *v, const Index *at)
{
    const Found *found = self;
    const Node *n = found->root->node;
    LLVMValueRef function = LLVMGetBasicBlockParent(LLVMGetInsertBlock(v->b));
    LLVMBasicBlockRef from, head, one, next;
    LLVMValueRef bits = true_bits(v, eval_vector(v, n->input[0], at));
    LLVMValueRef left, place, count, index;

    head = LLVMAppendBasicBlockInContext(v->e->c, function, "bits");
    one = LLVMAppendBasicBlockInContext(v->e->c, function, "bit");
    next = LLVMAppendBasicBlockInContext(v->e->c, function, "next");
    from = LLVMGetInsertBlock(v->b);
    LLVMBuildBr(v->b, head);
    LLVMPositionBuilderAtEnd(v->b, head);
    left = LLVMBuildPhi(v->b, v->e->i64, "");
    LLVMBuildCondBr(
        v->b, LLVMBuildICmp(v->b, LLVMIntEQ, left, index_constant(v->b, 0), ""),
        next, one);
    LLVMPositionBuilderAtEnd(v->b, one);
    count = LLVMBuildLoad2(v->b, v->e->i64, found->count, "");
    index = LLVMBuildAdd(v->b, at[0].base, trailing_zeros(v, left), "");
    place =
        LLVMBuildInBoundsGEP2(v->b, v->e->i64, found->root->out, &count, 1, "");
    LLVMBuildStore(v->b, index, place);
    LLVMBuildStore(v->b, index_add(v->b, count, 1), found->count);
    index = LLVMBuildAnd(v->b, left, index_add(v->b, left, -1), "");
    LLVMBuildBr(v->b, head);
    LLVMAddIncoming(left, (LLVMValueRef[]){bits, index},
                    (LLVMBasicBlockRef[]){from, one}, 2);
    LLVMPositionBuilderAtEnd(v->b, next);
}

static void emit_nonzero(Eval *v, const Root *root)
{
    LLVMValueRef zero = index_constant(v->b, 0), count, rest;
    Found found = {root, LLVMBuildAlloca(v->b, v->e->i64, "")};
    Nest nest = {.domain = root->node->type.shape,
                 .collapse = 1,
                 .width = 64,
                 .body = found_body,
                 .self = &found};

    LLVMBuildStore(v->b, zero, found.count);
    emit_nest(v, &nest);
    if (v->end[0])
        return;
    count = LLVMBuildLoad2(v->b, v->e->i64, found.count, "");
    rest =
        LLVMBuildSub(v->b, index_constant(v->b, nest.domain.dim[0]), count, "");
    LLVMBuildMemSet(
        v->b, LLVMBuildInBoundsGEP2(v->b, v->e->i64, root->out, &count, 1, ""),
        LLVMConstNull(v->e->i8), index_multiply(v->b, rest, 8), 8);
}

/* ---- products and sorting: functions of their own ---- */

static void emit_dot_general(Eval *v, const Root *root)
{
    const Node *n = root->node;
    LLVMValueRef f, arg[4] = {NULL, NULL, root->out, root->scratch};
    DotSpec spec;

    if (product_is_walked(n)) {
        emit_chains(v, n, root->out);
        return;
    }
    spec = kernel_dot(n);
    f = dot_emit(v->e->module,
                 arena_printf(v->e->arena, "dot.%d", v->e->nkernel++), &spec,
                 v->e->target);
    for (int i = 0; i < 2; i++)
        arg[i] = pointer_to(v, kernel_dot_input(n, i));
    LLVMBuildCall2(v->b, LLVMGlobalGetValueType(f), f, arg, 4, "");
}

static void emit_sort(Eval *v, const Root *root)
{
    const Node *n = root->node;
    int64_t d = node_int(n, ATTR_dimension), outer = 1, inner = 1;
    const Shape *s = &n->type.shape;
    LLVMValueRef arg[8] = {input_pointer(v, n, 0), root->out, root->scratch};

    if (shape_size(*s) == 0)
        return;
    for (int i = 0; i < s->rank; i++) {
        outer *= i < d ? s->dim[i] : 1;
        inner *= i > d ? s->dim[i] : 1;
    }
    arg[3] = index_constant(v->b, outer);
    arg[4] = index_constant(v->b, s->dim[d]);
    arg[5] = index_constant(v->b, inner);
    arg[6] = LLVMConstInt(v->e->i32, n->input[0]->type.dtype, false);
    arg[7] = LLVMConstInt(v->e->i32, n->op == OP_argsort, false);
    emit_runtime_call(v->e, v->b, SORT_SYMBOL, v->e->none, 8, arg);
}

typedef void RootRule(Eval *v, const Root *root);

static RootRule *const root_rule[] = {
#define ROOT(kind, emit, fuses, traits, scratch) [LOWER_##kind] = emit_##emit,
#include "codegen/roots.def"
};

void emit_root(Eval *v, const Node *root, LLVMValueRef out,
               LLVMValueRef scratch, bool in_place)
{
    Root r = {root, out, scratch, in_place};

    root_rule[lower_kind[root->op]](v, &r);
}
