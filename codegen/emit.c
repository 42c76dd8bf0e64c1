/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A module: its functions, and an entry for each that the host may call: the
 * first, and what no other calls.
 *
 *     i32 entry.<index>(ptr run, ptr args, ptr results)
 *
 * takes one dense buffer for each tensor param and output, allocates the
 * function's arena and calls it. */
#include "codegen/emit.h"

#include "ir/regions.h"

/* ---- entries ---- */

static bool has_tape(const Graph *g)
{
    for (int i = 0; i < g->nparam; i++)
        if (g->param[i]->type.kind == TYPE_TAPE)
            return true;
    for (int i = 0; i < g->noutput; i++)
        if (g->output[i]->type.kind == TYPE_TAPE)
            return true;
    return false;
}

static LLVMValueRef load_argument(Emit *e, LLVMBuilderRef b, const Node *param,
                                  LLVMValueRef p)
{
    DType dtype = param->type.dtype;

    if (value_in_memory(param))
        return p;
    return math_from_memory(
        b, dtype, LLVMBuildLoad2(b, math_memory_type(e->c, dtype, 0), p, ""));
}

/* The arena, or out of the function with an error. */
static LLVMValueRef allocate_arena(Emit *e, LLVMBuilderRef b,
                                   LLVMValueRef function, int64_t size)
{
    LLVMValueRef run = LLVMGetParam(function, 0), arena;
    LLVMValueRef arg[2] = {run, LLVMConstInt(e->i64, (uint64_t)size, false)};
    LLVMBasicBlockRef fail, next;

    if (size == 0)
        return LLVMConstNull(e->ptr);
    fail = LLVMAppendBasicBlockInContext(e->c, function, "fail");
    next = LLVMAppendBasicBlockInContext(e->c, function, "next");
    arena = emit_runtime_call(e, b, "rt_alloc", e->ptr, 2, arg);
    LLVMBuildCondBr(b, LLVMBuildIsNull(b, arena, ""), fail, next);
    LLVMPositionBuilderAtEnd(b, fail);
    emit_runtime_call(e, b, "rt_out_of_memory", e->none, 1, &run);
    LLVMBuildRet(b, LLVMConstInt(e->i32, 1, false));
    LLVMPositionBuilderAtEnd(b, next);
    return arena;
}

/* What the function of an entry is called with; how many. */
static int entry_arguments(Emit *e, LLVMBuilderRef b, LLVMValueRef entry,
                           const Plan *plan, LLVMValueRef *arg)
{
    LLVMValueRef params = LLVMGetParam(entry, 1);
    LLVMValueRef results = LLVMGetParam(entry, 2);
    const Graph *g = plan->function;
    int n = 0, item = 0;

    if (is_packed(plan)) {
        arg[0] = params;
        arg[1] = results;
        return 2;
    }
    for (int i = 0; i < g->nparam; i++)
        if (is_argument(g->param[i]))
            arg[n++] = load_argument(e, b, g->param[i],
                                     array_item(e, b, params, item++));
    item = 0;
    for (int i = 0; i < g->noutput; i++)
        if (is_argument(g->output[i]))
            arg[n++] = array_item(e, b, results, item++);
    return n;
}

static void emit_entry(Emit *e, const Plan *plan)
{
    const Graph *g = plan->function;
    LLVMTypeRef type[3] = {e->ptr, e->ptr, e->ptr};
    char *name = arena_printf(e->arena, "entry.%d", (int)(plan - e->plan.plan));
    LLVMValueRef entry = LLVMAddFunction(
        e->module, name, LLVMFunctionType(e->i32, type, 3, false));
    LLVMValueRef function = declare_function(e, plan), code, arena;
    LLVMBuilderRef b = LLVMCreateBuilderInContext(e->c);
    LLVMValueRef *arg =
        ARENA_ARRAY(e->arena, LLVMValueRef, g->nparam + g->noutput + 4);
    int n;

    LLVMPositionBuilderAtEnd(
        b, LLVMAppendBasicBlockInContext(e->c, entry, "entry"));
    arena = allocate_arena(e, b, entry, plan->arena_size);
    arg[0] = LLVMGetParam(entry, 0);
    arg[1] = arena;
    n = 2 + entry_arguments(e, b, entry, plan, arg + 2);
    code = LLVMBuildCall2(b, LLVMGlobalGetValueType(function), function, arg,
                          (unsigned)n, "");
    if (plan->arena_size > 0) {
        LLVMValueRef free_arg[2] = {LLVMGetParam(entry, 0), arena};

        emit_runtime_call(e, b, "rt_free", e->none, 2, free_arg);
    }
    LLVMBuildRet(b, code);
    LLVMDisposeBuilder(b);
}

/* ---- modules ---- */

static void make_types(Emit *e)
{
    e->i1 = LLVMInt1TypeInContext(e->c);
    e->i8 = LLVMInt8TypeInContext(e->c);
    e->i32 = LLVMInt32TypeInContext(e->c);
    e->i64 = LLVMInt64TypeInContext(e->c);
    e->ptr = LLVMPointerTypeInContext(e->c, 0);
    e->none = LLVMVoidTypeInContext(e->c);
}

void emit_module(Emit *e)
{
    bool *called = ARENA_ARRAY(e->arena, bool, e->m->nfunction);

    make_types(e);
    e->value = ARENA_ARRAY(e->arena, LLVMValueRef, e->m->nnode + 1);
    e->stamp = ARENA_ARRAY(e->arena, int, e->m->nnode + 1);
    share_kernels(e);
    for (const Graph *g = e->m->first; g; g = g->next)
        graph_mark_called(g, called);
    e->never_fails = ARENA_ARRAY(e->arena, bool, e->plan.nplan + 1);
    for (int i = 0; i < e->plan.nplan; i++) {
        const Plan *plan = &e->plan.plan[e->plan.order[i]];
        const Graph *g = plan->function;

        emit_function(e, plan);
        if ((g == e->m->first || !called[g->index]) && !has_tape(g))
            emit_entry(e, plan);
    }
}
