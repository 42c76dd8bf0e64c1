/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The control function of a graph: what is executed around the kernels.
 *
 * Scalars are registers, `cond` and `while` native branches and loops whose
 * scalars meet in phis; tensors lie where the buffer plan says, and are copied
 * where it gave two values that must agree two places. A function returns 0,
 * or 1 after a failed check or when memory ends. */
#include "codegen/emit.h"
#include "codegen/ties.h"

#include <assert.h>
#include <string.h>

enum { LONG_BLOCK = 64 /* nodes */, MANY_ARGUMENTS = 64 };

/* ---- memory ---- */

LLVMValueRef control_alloca(Control *f, LLVMTypeRef type, int count)
{
    LLVMBuilderRef b = LLVMCreateBuilderInContext(f->e->c);
    LLVMValueRef p;

    LLVMPositionBuilderAtEnd(b, f->entry);
    p = LLVMBuildAlloca(b, LLVMArrayType2(type, (uint64_t)count), "");
    LLVMSetAlignment(p, 8);
    LLVMDisposeBuilder(b);
    return p;
}

LLVMValueRef control_slots(Control *f, int count)
{
    int i = 0;

    while (1 << i < count)
        i++;
    if (!f->slots[i])
        f->slots[i] = control_alloca(f, f->e->i64, 1 << i);
    return f->slots[i];
}

static LLVMValueRef constant_pointer(Emit *e, const Node *n)
{
    int i = 0;
    char *name;
    LLVMValueRef g;

    while (i < e->nconstant && e->constant[i] != n)
        i++;
    if (i == e->nconstant)
        *ARENA_PUSH(e->arena, e->constant, e->nconstant, e->constant_capacity) =
            n;
    name = arena_printf(e->arena, "constant.%d", i);
    g = LLVMGetNamedGlobal(e->module, name);
    if (!g) {
        g = LLVMAddGlobal(e->module, e->i8, name);
        LLVMSetGlobalConstant(g, true);
    }
    return g;
}

LLVMValueRef array_item(Emit *e, LLVMBuilderRef b, LLVMValueRef array, int i)
{
    LLVMValueRef at = index_constant(b, i);

    return LLVMBuildLoad2(
        b, e->ptr, LLVMBuildInBoundsGEP2(b, e->ptr, array, &at, 1, ""), "");
}

static LLVMValueRef result_place(Control *f, int i)
{
    if (f->result_item)
        return array_item(f->e, f->b, f->results, f->result_item[i]);
    assert(f->result); /* of a plan with results */
    return f->result[i];
}

LLVMValueRef control_buffer(Control *f, int buffer)
{
    const Buffer *at = &f->plan->buffer[buffer];
    LLVMValueRef offset;

    switch (at->kind) {
    case BUFFER_PARAM:
        if (f->param_item)
            return array_item(f->e, f->b, f->params, f->param_item[at->index]);
        assert(f->param); /* of a plan with params */
        return f->param[at->index];
    case BUFFER_RESULT:
        return result_place(f, at->index);
    case BUFFER_CONSTANT:
        return constant_pointer(f->e, at->constant);
    case BUFFER_ARENA:
        break;
    }
    if (at->offset == 0)
        return f->arena;
    offset = index_constant(f->b, at->offset);
    return LLVMBuildInBoundsGEP2(f->b, f->e->i8, f->arena, &offset, 1, "");
}

static int buffer_of(const Control *f, const Node *n)
{
    return f->e->plan.value[n->id];
}

LLVMValueRef control_place(Control *f, const Node *n)
{
    return control_buffer(f, buffer_of(f, n));
}

void emit_copy(Emit *e, LLVMBuilderRef b, LLVMValueRef to, LLVMValueRef from,
               int64_t size)
{
    if (size > 0)
        LLVMBuildMemCpy(b, to, 1, from, 1,
                        LLVMConstInt(e->i64, (uint64_t)size, false));
}

/* Makes the place of `to` hold `from`. */
static void copy_value(Control *f, const Node *to, const Node *from)
{
    if (buffer_of(f, to) != buffer_of(f, from))
        emit_copy(f->e, f->b, control_place(f, to), control_place(f, from),
                  value_bytes(&to->type));
}

/* ---- registers ---- */

static LLVMValueRef *register_of(Control *f, const Node *n)
{
    return &f->e->value[n->id];
}

/* Is this value in a register? Tokens are nowhere. */
static bool in_register(const Node *n)
{
    return n->type.kind == TYPE_TAPE ||
           (n->type.kind == TYPE_TENSOR && n->type.shape.rank == 0);
}

static LLVMTypeRef register_type(Emit *e, const Node *n)
{
    return n->type.kind == TYPE_TAPE ? e->ptr
                                     : math_type(e->c, n->type.dtype, 0);
}

bool is_argument(const Node *n)
{
    return n->type.kind == TYPE_TENSOR || n->type.kind == TYPE_TAPE;
}

LLVMTypeRef argument_type(Emit *e, const Node *n)
{
    return in_register(n) ? register_type(e, n) : e->ptr;
}

/* A register's content to and from memory. */
static void store_register(Control *f, const Node *n, LLVMValueRef to,
                           LLVMValueRef x)
{
    if (n->type.kind == TYPE_TENSOR)
        x = math_to_memory(f->b, n->type.dtype, x);
    LLVMBuildStore(f->b, x, to);
}

static LLVMValueRef load_register(Control *f, const Node *n, LLVMValueRef from)
{
    if (n->type.kind == TYPE_TAPE)
        return LLVMBuildLoad2(f->b, f->e->ptr, from, "");
    return math_from_memory(
        f->b, n->type.dtype,
        LLVMBuildLoad2(f->b, math_memory_type(f->e->c, n->type.dtype, 0), from,
                       ""));
}

/* ---- blocks ---- */

LLVMBasicBlockRef control_block(Control *f, const char *name)
{
    return LLVMAppendBasicBlockInContext(f->e->c, f->function, name);
}

LLVMBasicBlockRef control_failed(Control *f)
{
    LLVMBasicBlockRef here = LLVMGetInsertBlock(f->b);

    if (f->failed)
        return f->failed;
    f->failed = control_block(f, "failed");
    LLVMPositionBuilderAtEnd(f->b, f->failed);
    LLVMBuildRet(f->b, LLVMConstInt(f->e->i32, 1, false));
    LLVMPositionBuilderAtEnd(f->b, here);
    return f->failed;
}

LLVMValueRef emit_runtime_call(Emit *e, LLVMBuilderRef b, const char *name,
                               LLVMTypeRef result, int n, LLVMValueRef *arg)
{
    LLVMTypeRef type[8], signature;
    LLVMValueRef f = LLVMGetNamedFunction(e->module, name);

    assert(n <= 8);
    for (int i = 0; i < n; i++)
        type[i] = LLVMTypeOf(arg[i]);
    signature = LLVMFunctionType(result, type, (unsigned)n, false);
    if (!f)
        f = LLVMAddFunction(e->module, name, signature);
    return LLVMBuildCall2(b, signature, f, arg, (unsigned)n, "");
}

/* ---- kernels ---- */

static bool updates_in_place(const Control *f, const Node *kernel)
{
    const Node *root = kernel_root(kernel);
    const Node *result = tuple_result(kernel, 0);

    if (!root || !result || root->ninput == 0 || root->input[0]->op != OP_param)
        return false;

    const Node *in = kernel->input[node_int(root->input[0], ATTR_index)];

    return value_in_memory(in) && value_in_memory(result) &&
           buffer_of(f, in) == buffer_of(f, result);
}

/* What a kernel gets for its params. */
static LLVMValueRef *kernel_arguments(Control *f, const Node *n, int extra)
{
    LLVMValueRef *arg =
        ARENA_ARRAY(f->e->arena, LLVMValueRef, n->ninput + extra);

    for (int i = 0; i < n->ninput; i++)
        arg[i] = value_in_memory(n->input[i]) ? control_place(f, n->input[i])
                                              : *register_of(f, n->input[i]);
    return arg;
}

static void emit_kernel_call(Control *f, const Node *n)
{
    int nout = n->type.nelement, scratch = f->e->plan.scratch[n->id];
    int narg = n->ninput + nout, arity = kernel_arity(f->e, n);
    LLVMValueRef *arg = kernel_arguments(f, n, arity - n->ninput);
    LLVMValueRef kernel = emit_kernel(f->e, n, updates_in_place(f, n));
    const KernelUse *use = &f->e->use[n->id];

    for (int i = 0; i < nout; i++) {
        const Node *r = tuple_result(n, i);

        arg[n->ninput + i] =
            value_in_memory(r)
                ? control_place(f, r)
                : control_alloca(f, math_memory_type(f->e->c, r->type.dtype, 0),
                                 1);
    }
    arg[narg++] =
        scratch >= 0 ? control_buffer(f, scratch) : LLVMConstNull(f->e->ptr);
    if (narg < arity)
        arg[narg] = gap_table(f->e, use);
    LLVMBuildCall2(f->b, LLVMGlobalGetValueType(kernel), kernel, arg,
                   (unsigned)arity, "");
    for (const Node *r = NULL; (r = tuple_next_result(n, r));)
        if (in_register(r))
            *register_of(f, r) =
                load_register(f, r, arg[n->ninput + node_int(r, ATTR_index)]);
}

/* A kernel over one element: no function, no call. */
static void emit_kernel_inline(Control *f, const Node *n)
{
    const Graph *g = n->region[0];
    Eval v = eval_begin(f->e, f->b, g, kernel_arguments(f, n, 1));
    LLVMValueRef *value = ARENA_ARRAY(f->e->arena, LLVMValueRef, g->noutput);
    Index at[MAX_RANK];

    for (int d = 0; d < MAX_RANK; d++)
        at[d] = index_scalar(index_constant(f->b, 0));
    eval_outputs(&v, at, value);
    for (const Node *r = NULL; (r = tuple_next_result(n, r));) {
        int64_t i = node_int(r, ATTR_index);

        if (in_register(r))
            *register_of(f, r) = value[i];
        else
            store_elements(&v, control_place(f, r), r->type.dtype,
                           index_constant(f->b, 0), value[i]);
    }
}

/* An update by one element, in place: likewise. */
static void emit_update_inline(Control *f, const Node *n)
{
    const Node *root = kernel_root(n), *r = tuple_result(n, 0);
    Eval v = eval_begin(f->e, f->b, n->region[0], kernel_arguments(f, n, 1));

    emit_root(&v, root, control_place(f, r), NULL, true);
}

static bool is_small_update(const Control *f, const Node *n)
{
    const Node *root = kernel_root(n);

    return root && lower_kind[root->op] == LOWER_update &&
           shape_size(root->input[1]->type.shape) == 1 &&
           updates_in_place(f, n);
}

/* Is what it computes of no meaning? Then what is there will do. */
static bool is_undefined(const Node *n)
{
    const Graph *g = n->region[0];

    for (int i = 0; i < g->noutput; i++)
        if (g->output[i]->op != OP_undefined)
            return false;
    return true;
}

static void control_kernel(Control *f, const Node *n)
{
    if (is_undefined(n) && value_in_memory(tuple_result(n, 0)))
        return;
    if (kernel_is_inline(n))
        emit_kernel_inline(f, n);
    else if (is_small_update(f, n))
        emit_update_inline(f, n);
    else
        emit_kernel_call(f, n);
}

/* ---- control flow ---- */

static void emit_graph(Control *f, const Graph *g);

/* The values in memory that flow along an edge go to their places. */
static void copy_edge(Control *f, Edge e)
{
    for (int i = 0; i < e.n; i++)
        if (value_in_memory(e.to[i]))
            copy_value(f, e.to[i], e.from[i]);
}

/* Registers have the same content at both ends. */
static void name_edge(Control *f, Edge e)
{
    for (int i = 0; i < e.n; i++)
        *register_of(f, e.to[i]) = *register_of(f, e.from[i]);
}

/* A loop:
 *
 *     before:  the first values go to their places
 *     test:    phis of the carried scalars; to body or end
 *     body:    the next values go to their places; to test
 */
static void control_while(Control *f, const Node *n)
{
    Edge in = edge_in(n, while_body(n)), turn = edge_turn(n);
    LLVMBasicBlockRef head = control_block(f, "test");
    LLVMBasicBlockRef body = control_block(f, "body");
    LLVMBasicBlockRef end = control_block(f, "end"), before;
    LLVMValueRef *phi = ARENA_ARRAY(f->e->arena, LLVMValueRef, n->ninput + 1);

    copy_edge(f, in);
    before = LLVMGetInsertBlock(f->b);
    LLVMBuildBr(f->b, head);
    LLVMPositionBuilderAtEnd(f->b, head);
    for (int i = 0; i < in.n; i++) {
        if (!in_register(in.from[i]))
            continue;
        phi[i] = LLVMBuildPhi(f->b, register_type(f->e, in.from[i]), "");
        LLVMAddIncoming(phi[i], register_of(f, in.from[i]), &before, 1);
        *register_of(f, in.to[i]) = phi[i];
    }
    name_edge(f, edge_test(n));
    emit_graph(f, while_test(n));
    LLVMBuildCondBr(f->b, *register_of(f, while_condition(n)), body, end);
    LLVMPositionBuilderAtEnd(f->b, body);
    emit_graph(f, while_body(n));
    copy_edge(f, turn);
    body = LLVMGetInsertBlock(f->b);
    LLVMBuildBr(f->b, head);
    for (int i = 0; i < turn.n; i++)
        if (phi[i])
            LLVMAddIncoming(phi[i], register_of(f, turn.from[i]), &body, 1);
    LLVMMoveBasicBlockAfter(end, body);
    LLVMPositionBuilderAtEnd(f->b, end);
    for (const Node *r = NULL; (r = tuple_next_result(n, r));)
        *register_of(f, r) =
            *register_of(f, region_leaves(n, while_body(n), node_index(r)));
}

/* One branch; ends in a jump to `end`. Gives its last block. */
static LLVMBasicBlockRef emit_branch(Control *f, const Node *n, const Graph *g,
                                     LLVMBasicBlockRef end)
{
    LLVMBasicBlockRef last;

    name_edge(f, edge_in(n, g));
    emit_graph(f, g);
    for (const Node *r = NULL; (r = tuple_next_result(n, r));)
        if (value_in_memory(r))
            copy_value(f, r, region_leaves(n, g, node_index(r)));
    last = LLVMGetInsertBlock(f->b);
    LLVMBuildBr(f->b, end);
    return last;
}

static void control_cond(Control *f, const Node *n)
{
    LLVMBasicBlockRef block[2] = {control_block(f, "then"),
                                  control_block(f, "else")};
    LLVMBasicBlockRef end = control_block(f, "end");

    LLVMBuildCondBr(f->b, *register_of(f, cond_predicate(n)), block[0],
                    block[1]);
    for (int i = 0; i < 2; i++) {
        LLVMPositionBuilderAtEnd(f->b, block[i]);
        block[i] = emit_branch(f, n, n->region[i], end);
    }
    LLVMMoveBasicBlockAfter(end, block[1]);
    LLVMPositionBuilderAtEnd(f->b, end);
    for (const Node *r = NULL; (r = tuple_next_result(n, r));) {
        LLVMValueRef value[2];

        if (!in_register(r))
            continue;
        for (int i = 0; i < 2; i++)
            value[i] =
                *register_of(f, region_leaves(n, n->region[i], node_index(r)));
        *register_of(f, r) = LLVMBuildPhi(f->b, register_type(f->e, r), "");
        LLVMAddIncoming(*register_of(f, r), value, block, 2);
    }
}

/* Leaves the function if the one that it called failed. */
static void check_called(Control *f, const Node *call, LLVMValueRef code)
{
    LLVMBasicBlockRef next = control_block(f, "next");
    LLVMBasicBlockRef fail = control_block(f, "fail");

    LLVMBuildCondBr(f->b, LLVMBuildIsNull(f->b, code, ""), next, fail);
    LLVMPositionBuilderAtEnd(f->b, fail);
    emit_called(f, call);
    LLVMBuildBr(f->b, control_failed(f));
    LLVMPositionBuilderAtEnd(f->b, next);
}

/* What the callee changes is where it leaves it: see ties.h. */
static void copy_tied(Control *f, const Node *call)
{
    for (int i = 0; i < call->ninput; i++) {
        const Node *to = tied_result(&f->e->plan, call, i);

        if (to)
            copy_value(f, to, call->input[i]);
    }
}

static LLVMValueRef argument_of(Control *f, const Node *call, int i)
{
    const Node *to = tied_result(&f->e->plan, call, i), *in = call->input[i];

    return to                    ? control_place(f, to)
           : value_in_memory(in) ? control_place(f, in)
                                 : *register_of(f, in);
}

static void control_call(Control *f, const Node *n)
{
    const Plan *callee = plan_of_call(&f->e->plan, n);
    const Graph *g = callee->function;
    LLVMValueRef *arg =
        ARENA_ARRAY(f->e->arena, LLVMValueRef, g->nparam + g->noutput + 2);
    LLVMValueRef *slot = ARENA_ARRAY(f->e->arena, LLVMValueRef, g->noutput + 1);
    LLVMValueRef function = declare_function(f->e, callee), code, arena;
    int narg = 0, scratch = f->e->plan.scratch[n->id];

    arena = callee->recursive ? emit_enter(f, n, callee->arena_size)
            : scratch >= 0    ? control_buffer(f, scratch)
                              : LLVMConstNull(f->e->ptr);
    arg[narg++] = f->run;
    arg[narg++] = arena;
    copy_tied(f, n);
    for (int i = 0; i < g->nparam; i++)
        if (is_argument(g->param[i]))
            arg[narg++] = argument_of(f, n, i);
    for (int i = 0; i < g->noutput; i++) {
        const Node *r = tuple_result(n, i);

        if (!is_argument(g->output[i]))
            continue;
        slot[i] = r && value_in_memory(r) ? control_place(f, r)
                                          : control_alloca(f, f->e->i64, 1);
        arg[narg++] = slot[i];
    }
    code = LLVMBuildCall2(f->b, LLVMGlobalGetValueType(function), function, arg,
                          (unsigned)narg, "");
    if (callee->recursive)
        emit_leave(f, arena);
    if (!f->e->never_fails[g->index])
        check_called(f, n, code);
    for (const Node *r = NULL; (r = tuple_next_result(n, r));)
        if (in_register(r))
            *register_of(f, r) =
                load_register(f, r, slot[node_int(r, ATTR_index)]);
}

/* ---- nodes ---- */

static void control_nothing(Control *f, const Node *n)
{
    (void)f;
    (void)n;
}

/* A scalar; or a constant or a reshape in memory, which the plan has placed. */
static void control_scalar(Control *f, const Node *n)
{
    f->scalars.nmemo = 0;
    if (in_register(n))
        *register_of(f, n) = eval_node_at(&f->scalars, n, NULL);
}

typedef void ControlRule(Control *f, const Node *n);

static ControlRule *const control_rule[] = {
    [LOWER_none] = control_nothing,     [LOWER_constant] = control_scalar,
    [LOWER_index] = control_scalar,     [LOWER_map] = control_scalar,
    [LOWER_convert] = control_scalar,   [LOWER_reshape] = control_scalar,
    [LOWER_result] = control_nothing,   [LOWER_kernel] = control_kernel,
    [LOWER_cond] = control_cond,        [LOWER_while] = control_while,
    [LOWER_call] = control_call,        [LOWER_token] = control_nothing,
    [LOWER_print] = emit_print,         [LOWER_check] = emit_check,
    [LOWER_system] = emit_system,       [LOWER_tape_create] = emit_tape_create,
    [LOWER_tape_push] = emit_tape_push, [LOWER_tape_pop] = emit_tape_pop,
};

/* Does nothing go on with the tape that `n` is? */
static bool is_dropped_tape(const Node *n)
{
    const Graph *g = n->graph;

    if (n->type.kind != TYPE_TAPE || n->op == OP_param)
        return false;
    for (int i = 0; i < g->noutput; i++)
        if (g->output[i] == n)
            return false;
    for (const Node *user = n->next; user; user = user->next)
        for (int i = 0; i < user->ninput; i++)
            if (user->input[i] == n)
                return false;
    return true;
}

/* LLVM selects instructions a block at a time, with tables that grow faster
 * than the block: long ones are cut. It may join them again, and compares each
 * store with all others there before it schedules them: where there are many
 * results, a fence that no instruction is made of keeps them apart. */
static void cut_block(Control *f)
{
    LLVMBasicBlockRef next;

    if (f->nodes++ < LONG_BLOCK)
        return;
    f->nodes = 0;
    next = control_block(f, "next");
    if (f->output_item)
        LLVMBuildFence(f->b, LLVMAtomicOrderingSequentiallyConsistent, true,
                       "");
    LLVMBuildBr(f->b, next);
    LLVMPositionBuilderAtEnd(f->b, next);
}

/* Scalars that a packed function returns are stored as they come: held to its
 * end, thousands of them would all be alive at once. */
static void store_outputs(Control *f, const Node *n)
{
    if (!f->output_item || !in_register(n))
        return;
    for (int i = f->output_item[n->id]; i; i = f->next_item[i - 1])
        store_register(f, n, result_place(f, i - 1), *register_of(f, n));
}

static void emit_graph(Control *f, const Graph *g)
{
    for (const Node *n = g->first; n; n = n->next) {
        cut_block(f);
        control_rule[lower_kind[n->op]](f, n);
        store_outputs(f, n);
        if (is_dropped_tape(n)) {
            LLVMValueRef arg[2] = {f->run, *register_of(f, n)};

            emit_runtime_call(f->e, f->b, "rt_tape_free", f->e->none, 2, arg);
        }
    }
}

/* ---- functions ---- */

static int count_arguments(int n, Node *const *value)
{
    int count = 0;

    for (int i = 0; i < n; i++)
        count += is_argument(value[i]);
    return count;
}

bool is_packed(const Plan *plan)
{
    const Graph *g = plan->function;

    for (int i = 0; i < g->nparam; i++)
        if (g->param[i]->type.kind == TYPE_TAPE)
            return false;
    for (int i = 0; i < g->noutput; i++)
        if (g->output[i]->type.kind == TYPE_TAPE)
            return false;
    return !plan->called && count_arguments(g->nparam, g->param) +
                                    count_arguments(g->noutput, g->output) >
                                MANY_ARGUMENTS;
}

LLVMValueRef declare_function(Emit *e, const Plan *plan)
{
    const Graph *g = plan->function;
    char *name =
        arena_printf(e->arena, "function.%d", (int)(plan - e->plan.plan));
    LLVMValueRef f = LLVMGetNamedFunction(e->module, name);
    LLVMTypeRef *type =
        ARENA_ARRAY(e->arena, LLVMTypeRef, g->nparam + g->noutput + 4);
    bool packed = is_packed(plan);
    int n = 0;

    if (f)
        return f;
    type[n++] = e->ptr;
    type[n++] = e->ptr;
    for (int i = 0; i < g->nparam && !packed; i++)
        if (is_argument(g->param[i]))
            type[n++] = argument_type(e, g->param[i]);
    for (int i = 0; i < g->noutput && !packed; i++)
        if (is_argument(g->output[i]))
            type[n++] = e->ptr;
    for (int i = 0; i < 2 && packed; i++)
        type[n++] = e->ptr;
    f = LLVMAddFunction(e->module, name,
                        LLVMFunctionType(e->i32, type, (unsigned)n, false));
    LLVMSetLinkage(f, LLVMInternalLinkage);
    return f;
}

/* Places among those that the host gives. */
static int *number_items(Arena *a, int n, Node *const *value)
{
    int *item = ARENA_ARRAY(a, int, n + 1), count = 0;

    for (int i = 0; i < n; i++)
        item[i] = is_argument(value[i]) ? count++ : -1;
    return item;
}

/* By the id of a node which outputs it is: 1 and more; 0: no further one. */
static void list_outputs(Control *f, const Graph *g)
{
    f->output_item = ARENA_ARRAY(f->e->arena, int, f->e->m->nnode + 1);
    f->next_item = ARENA_ARRAY(f->e->arena, int, g->noutput + 1);
    for (int i = 0; i < g->noutput; i++) {
        f->next_item[i] = f->output_item[g->output[i]->id];
        f->output_item[g->output[i]->id] = i + 1;
    }
}

/* Places are loaded where they are used, scalars here. */
static void bind_packed(Control *f, const Graph *g)
{
    f->params = LLVMGetParam(f->function, 2);
    f->results = LLVMGetParam(f->function, 3);
    f->param_item = number_items(f->e->arena, g->nparam, g->param);
    f->result_item = number_items(f->e->arena, g->noutput, g->output);
    list_outputs(f, g);
    for (int i = 0; i < g->nparam; i++)
        if (in_register(g->param[i])) {
            LLVMValueRef at;

            cut_block(f);
            at = array_item(f->e, f->b, f->params, f->param_item[i]);
            *register_of(f, g->param[i]) = load_register(f, g->param[i], at);
        }
}

static void bind_arguments(Control *f, const Graph *g)
{
    unsigned n = 0;

    f->run = LLVMGetParam(f->function, n++);
    f->arena = LLVMGetParam(f->function, n++);
    if (is_packed(f->plan)) {
        bind_packed(f, g);
        return;
    }
    f->param = ARENA_ARRAY(f->e->arena, LLVMValueRef, g->nparam + 1);
    f->result = ARENA_ARRAY(f->e->arena, LLVMValueRef, g->noutput + 1);
    for (int i = 0; i < g->nparam; i++) {
        if (!is_argument(g->param[i]))
            continue;
        f->param[i] = LLVMGetParam(f->function, n++);
        *register_of(f, g->param[i]) = f->param[i];
    }
    for (int i = 0; i < g->noutput; i++)
        if (is_argument(g->output[i]))
            f->result[i] = LLVMGetParam(f->function, n++);
}

/* Outputs that are not yet where the caller wants them. */
static void return_outputs(Control *f, const Graph *g)
{
    for (int i = 0; i < g->noutput; i++) {
        const Node *out = g->output[i];
        const Buffer *at;

        cut_block(f);
        if (in_register(out)) {
            if (f->output_item)
                continue;
            store_register(f, out, result_place(f, i), *register_of(f, out));
        } else if (value_in_memory(out)) {
            at = &f->plan->buffer[buffer_of(f, out)];
            if (at->kind != BUFFER_RESULT || at->index != i)
                emit_copy(f->e, f->b, result_place(f, i), control_place(f, out),
                          value_bytes(&out->type));
        }
    }
}

void emit_function(Emit *e, const Plan *plan)
{
    const Graph *g = plan->function;
    Control f = {.e = e, .plan = plan, .function = declare_function(e, plan)};
    LLVMBasicBlockRef body;

    f.b = LLVMCreateBuilderInContext(e->c);
    f.entry = control_block(&f, "entry");
    body = control_block(&f, "start");
    f.scalars = eval_begin(e, f.b, NULL, NULL);
    LLVMPositionBuilderAtEnd(f.b, body);
    bind_arguments(&f, g);
    emit_graph(&f, g);
    return_outputs(&f, g);
    LLVMBuildRet(f.b, LLVMConstInt(e->i32, 0, false));
    e->never_fails[g->index] = !f.failed;
    LLVMPositionBuilderAtEnd(f.b, f.entry);
    LLVMBuildBr(f.b, body);
    LLVMDisposeBuilder(f.b);
}
