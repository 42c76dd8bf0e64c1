/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The module's table: compile, call, dump, describe. */
#include "codegen/codegen.h"

#include <llvm-c/Core.h>

#include <stdlib.h>
#include <string.h>

#include "codegen/emit.h"
#include "codegen/jit.h"
#include "codegen/plan_check.h"
#include "codegen/sort.h"

enum { MAX_DEPTH = 400 }; /* of regions that are looked into */

typedef int Entry(RunState *run, const void *const *arg, void *const *result);

typedef struct CompiledFunction {
    const char *name;
    Entry *entry; /* NULL: cannot be called from outside */
} CompiledFunction;

struct Compiled {
    Arena arena;
    Jit jit;
    int nfunction;
    CompiledFunction *function;
    int nsite;
    EffectSite *site;
};

/* ---- what a compilation holds of LLVM ---- */

/* One compilation in progress. */
typedef struct Work {
    Context *ctx;
    const Module *m;
    const CodegenOptions *options;
    Arena *kept; /* what outlives the compilation */
    Target target;
    Emit emit;
} Work;

typedef bool WorkStep(Work *w, void *self);

typedef enum { WORK_DONE, WORK_FAILED, WORK_NO_MEMORY } WorkEnd;

static void work_close(Work *w)
{
    if (w->emit.module)
        LLVMDisposeModule(w->emit.module);
    if (w->emit.c)
        LLVMContextDispose(w->emit.c);
    target_close(&w->target);
}

static WorkEnd work_guarded(Work *w, WorkStep *step, void *self)
{
    jmp_buf escape;

    if (setjmp(escape))
        return WORK_NO_MEMORY;
    w->ctx->kept->escape = w->kept->escape = &escape;
    return step(w, self) ? WORK_DONE : WORK_FAILED;
}

/* Takes the step and gives back what it had of LLVM, also when memory ends:
 * then the caller goes on to the escape of the context's arena. */
static WorkEnd work_run(Work *w, WorkStep *step, void *self)
{
    jmp_buf *outer = w->ctx->kept->escape;
    WorkEnd end = work_guarded(w, step, self);

    w->ctx->kept->escape = w->kept->escape = outer;
    work_close(w);
    return end;
}

/* ---- from graph to IR ---- */

static bool is_storable(const Type *type)
{
    return type->kind == TYPE_TENSOR || type->kind == TYPE_TOKEN ||
           type->kind == TYPE_TAPE;
}

/* A tuple is what only `result` takes apart. */
static bool has_fitting_type(const Node *n)
{
    if (n->type.kind != TYPE_TUPLE)
        return is_storable(&n->type);
    for (int i = 0; i < n->type.nelement; i++)
        if (!is_storable(&n->type.element[i]))
            return false;
    return n->op != OP_param;
}

/* The first node that is not of the graph level; NULL if none. */
static const Node *find_misfit(const Graph *g, int depth)
{
    for (const Node *n = g->first; n; n = n->next) {
        if (op_is(n->op, OP_SCRIPT | OP_KERNEL) || n->op == OP_poison ||
            !has_fitting_type(n))
            return n;
        for (int i = 0; i < n->nregion && depth < MAX_DEPTH; i++) {
            const Node *inner = find_misfit(n->region[i], depth + 1);

            if (inner)
                return inner;
        }
    }
    for (int i = 0; i < g->noutput; i++)
        if (!is_storable(&g->output[i]->type))
            return g->output[i];
    return NULL;
}

static bool check_inputs(Context *ctx, const Module *m)
{
    for (const Graph *g = m->first; g; g = g->next) {
        const Node *n = find_misfit(g, 0);

        if (n) {
            diag_error(ctx, DIAG_H0999, n->span,
                       "`%s` of type `%s` is not of the graph level",
                       op_info[n->op].name, type_str(ctx->arena, &n->type));
            return false;
        }
    }
    return true;
}

static bool work_plan(Work *w)
{
    Context *ctx = w->ctx;

    if (!check_inputs(ctx, w->m) ||
        !target_open(ctx, w->options->cpu, &w->target))
        return false;
    w->emit = (Emit){.ctx = ctx,
                     .arena = ctx->arena,
                     .m = kernel_fuse(w->m),
                     .target = w->target.info,
                     .kept = w->kept};
    return w->emit.m && plan_module(w->emit.m, w->target.info, &w->emit.plan) &&
           plan_is_whole(w->emit.m, &w->emit.plan) &&
           (!ctx->verify || (fuse_check(w->m, w->emit.m) &&
                             plan_check(w->emit.m, &w->emit.plan)));
}

static void work_emit(Work *w)
{
    LLVMTargetDataRef layout = LLVMCreateTargetDataLayout(w->target.machine);
    char *triple = LLVMGetTargetMachineTriple(w->target.machine);

    w->emit.c = LLVMContextCreate();
    w->emit.module = LLVMModuleCreateWithNameInContext("holo", w->emit.c);
    LLVMSetModuleDataLayout(w->emit.module, layout);
    LLVMSetTarget(w->emit.module, triple);
    LLVMDisposeMessage(triple);
    LLVMDisposeTargetData(layout);
    emit_module(&w->emit);
}

/* ---- from IR to code ---- */

/* What the object refers to: the host's symbols, ours, and the constants. */
static RuntimeSymbol *all_symbols(const Work *w, const CodegenOptions *options,
                                  Arena *kept, int *count)
{
    const Emit *e = &w->emit;
    RuntimeSymbol *s = ARENA_ARRAY(e->arena, RuntimeSymbol,
                                   options->nsymbol + e->nconstant + 2);
    int n = 0;

    for (int i = 0; i < options->nsymbol; i++)
        s[n++] = options->symbol[i];
    s[n++] = (RuntimeSymbol){SORT_SYMBOL, (void *)sort_rows};
    for (int i = 0; i < e->nconstant; i++) {
        const Node *c = e->constant[i];
        int64_t size = value_bytes(&c->type);

        s[n++] = (RuntimeSymbol){arena_printf(e->arena, "constant.%d", i),
                                 arena_copy(kept, node_attr(c, ATTR_data)->data,
                                            size > 0 ? (size_t)size : 1)};
    }
    *count = n;
    return s;
}

static bool find_entries(Context *ctx, const Work *w, Compiled *c)
{
    const ModulePlan *plan = &w->emit.plan;

    c->nfunction = plan->nplan;
    c->function = ARENA_ARRAY(&c->arena, CompiledFunction, plan->nplan + 1);
    for (int i = 0; i < plan->nplan; i++) {
        char *name = arena_printf(ctx->arena, "entry.%d", i);
        const char *own = plan->plan[i].function->name;
        uint64_t address;

        c->function[i].name = arena_printf(&c->arena, "%s", own);
        if (!LLVMGetNamedFunction(w->emit.module, name))
            continue;
        address = jit_address(ctx, &c->jit, name);
        if (!address)
            return false;
        c->function[i].entry = (Entry *)(uintptr_t)address;
    }
    return true;
}

static bool work_link(Context *ctx, const Work *w,
                      const CodegenOptions *options, Compiled *c)
{
    int nsymbol;
    RuntimeSymbol *symbol = all_symbols(w, options, &c->arena, &nsymbol);
    LLVMMemoryBufferRef object =
        target_emit(ctx, &w->target, w->emit.module, LLVMObjectFile);

    if (!object)
        return false;
    c->site = w->emit.site;
    c->nsite = w->emit.nsite;
    return jit_open(ctx, object, nsymbol, symbol, &c->jit) &&
           find_entries(ctx, w, c);
}

static void compiled_free(Compiled *c)
{
    if (!c)
        return;
    jit_close(&c->jit);
    arena_free(&c->arena);
    free(c);
}

static bool make_code(Work *w, void *compiled)
{
    if (!work_plan(w))
        return false;
    work_emit(w);
    return work_link(w->ctx, w, w->options, compiled);
}

static Compiled *compiled_new(Context *ctx, const Module *m,
                              const CodegenOptions *options)
{
    Compiled *c = calloc(1, sizeof *c);
    Work w;
    WorkEnd end;

    if (!c) {
        diag_error(ctx, DIAG_H0901, SPAN_NONE, "no memory is left");
        return NULL;
    }
    w = (Work){.ctx = ctx, .m = m, .options = options, .kept = &c->arena};
    end = work_run(&w, make_code, c);
    if (end == WORK_DONE)
        return c;
    compiled_free(c);
    if (end == WORK_NO_MEMORY)
        longjmp(*ctx->kept->escape, 1);
    return NULL;
}

/* ---- the rest of the table ---- */

static int compiled_call(Compiled *c, const char *function, RunState *run,
                         const void *const *arg, void *const *result)
{
    for (int i = 0; i < c->nfunction; i++)
        if (strcmp(c->function[i].name, function) == 0 && c->function[i].entry)
            return c->function[i].entry(run, arg, result);
    return -1;
}

static const EffectSite *compiled_sites(const Compiled *c, int *n)
{
    *n = c->nsite;
    return c->site;
}

static bool dump_asm(Context *ctx, const Work *w, TextBuffer *out)
{
    LLVMMemoryBufferRef text =
        target_emit(ctx, &w->target, w->emit.module, LLVMAssemblyFile);

    if (!text)
        return false;
    buffer_put(out, LLVMGetBufferStart(text), LLVMGetBufferSize(text));
    LLVMDisposeMemoryBuffer(text);
    return true;
}

static void dump_llvm(const Work *w, TextBuffer *out)
{
    char *text = LLVMPrintModuleToString(w->emit.module);

    buffer_puts(out, text);
    LLVMDisposeMessage(text);
}

typedef struct Dump {
    CodegenStage stage;
    TextBuffer *out;
} Dump;

static bool make_dump(Work *w, void *self)
{
    const Dump *d = self;

    if (!work_plan(w))
        return false;
    if (d->stage == CODEGEN_KERNELS) {
        plan_print(d->out, w->emit.m, &w->emit.plan);
        return true;
    }
    work_emit(w);
    if (d->stage == CODEGEN_ASM)
        return dump_asm(w->ctx, w, d->out);
    dump_llvm(w, d->out);
    return true;
}

static bool compiled_dump(Context *ctx, const Module *m,
                          const CodegenOptions *options, CodegenStage stage,
                          TextBuffer *out)
{
    Work w = {.ctx = ctx, .m = m, .options = options, .kept = ctx->arena};
    Dump dump = {stage, out};
    WorkEnd end = work_run(&w, make_dump, &dump);

    if (end == WORK_NO_MEMORY)
        longjmp(*ctx->kept->escape, 1);
    return end == WORK_DONE;
}

static bool compiled_describe(Context *ctx, const CodegenOptions *options,
                              TextBuffer *out)
{
    unsigned major, minor, patch;

    LLVMGetVersion(&major, &minor, &patch);
    buffer_printf(out, "LLVM: %u.%u.%u\n", major, minor, patch);
    return target_describe(ctx, options->cpu, out);
}

static const CodegenApi api = {
    .abi = CODEGEN_ABI,
    .compile = compiled_new,
    .free = compiled_free,
    .call = compiled_call,
    .sites = compiled_sites,
    .dump = compiled_dump,
    .describe = compiled_describe,
};

const CodegenApi *holo_codegen_api(void)
{
    return &api;
}
