/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Looking inside: stages of compilation as text, and passes over text. */
#include "api/api.h"

#include <string.h>

typedef struct StageInfo {
    const char *name, *doc;
    bool is_graph; /* a Module: it has a dot form */
} StageInfo;

static const StageInfo stage_info[] = {
    [STAGE_AST] = {"ast", "the syntax tree", false},
    [STAGE_SCRIPT] = {"script", "Python as structured regions", true},
    [STAGE_LOWERED] = {"lowered", "break, continue and return made structure",
                       true},
    [STAGE_GRAPH] = {"graph", "specialised: typed operations, gradients taken",
                     true},
    [STAGE_GRAD] = {"grad", "the same without what no result needs", true},
    [STAGE_OPTIMISED] = {"optimised", "the graph that is compiled", true},
    [STAGE_KERNELS] = {"kernels", "loop nests and the buffer plan", false},
    [STAGE_LLVM] = {"llvm", "LLVM IR", false},
    [STAGE_ASM] = {"asm", "assembly", false},
};

const char *holo_stage_name(size_t i)
{
    return i < STAGE_COUNT ? stage_info[i].name : NULL;
}

const char *holo_stage_doc(size_t i)
{
    return i < STAGE_COUNT ? stage_info[i].doc : NULL;
}

/* STAGE_COUNT if there is none. */
static Stage stage_from(const char *name)
{
    size_t i = 0;

    while (i < STAGE_COUNT && strcmp(stage_info[i].name, name))
        i++;
    return (Stage)i;
}

/* ---- dump ---- */

typedef struct Dump {
    const holo_dump_options *options;
    holo_engine *engine;
    Compilation *compilation;
    Stage stage;
    TextBuffer out;
    bool done;
} Dump;

static void print_module(TextBuffer *out, const Module *m, bool dot, bool spans)
{
    PrintOptions options = {.spans = spans};

    if (dot)
        module_print_dot(out, m);
    else
        module_print(out, m, &options);
}

static bool dump_code(Dump *d)
{
    static const CodegenStage stage[] = {[STAGE_KERNELS] = CODEGEN_KERNELS,
                                         [STAGE_LLVM] = CODEGEN_LLVM,
                                         [STAGE_ASM] = CODEGEN_ASM};
    Context *ctx = &d->compilation->ctx;
    CodegenOptions options = engine_codegen_options(d->engine);
    const CodegenApi *api = engine_codegen(d->engine, ctx);

    return api && api->dump(ctx, d->compilation->module, &options,
                            stage[d->stage], &d->out);
}

static void dump(void *self)
{
    Dump *d = self;

    d->done = true;
    if (d->stage == STAGE_AST)
        frontend_print_ast(&d->out, d->compilation->ast);
    else if (stage_info[d->stage].is_graph)
        print_module(&d->out, d->compilation->module, d->options->dot,
                     d->options->spans);
    else
        d->done = dump_code(d);
}

static holo_status dump_stage(Dump *d, holo_write_fn write, void *self,
                              holo_diags *diags)
{
    Compilation *c = d->compilation;
    holo_status status = compilation_reach(c, d->stage, diags);

    if (status != HOLO_OK)
        return status;
    d->out.arena = &c->arena;
    if (!guard_deep(&c->arena, dump, d))
        return diags_no_memory(diags);
    if (!d->done)
        return diags_take(diags, &c->ctx);
    write_buffer(&d->out, write, self);
    return HOLO_OK;
}

holo_status holo_dump(holo_program *program, const holo_dump_options *options,
                      holo_write_fn write, void *self, holo_diags *diags)
{
    holo_dump_options own;
    const holo_dump_options *o = &own;
    Dump d = {.options = o};
    holo_status status;

    if (!program || !write || !options_read(&own, sizeof own, options) ||
        (o->function && !arguments_fit(o->function, o->arg, o->narg)))
        return HOLO_E_USAGE;
    d.stage = stage_from(o->stage ? o->stage : "graph");
    if (d.stage == STAGE_COUNT)
        return diags_say(diags, HOLO_E_USAGE, DIAG_H0950,
                         "there is no stage `%s`", o->stage);
    if (o->dot && !stage_info[d.stage].is_graph)
        return diags_say(diags, HOLO_E_USAGE, DIAG_H0950,
                         "stage `%s` has no dot form", o->stage);
    d.engine = program->engine;
    d.compilation = compilation_new(program->engine, &program->script);
    if (d.compilation &&
        compilation_target(d.compilation, o->function, o->arg, o->narg))
        status = dump_stage(&d, write, self, diags);
    else
        status = diags_no_memory(diags);
    compilation_free(d.compilation);
    return status;
}

/* ---- passes over text ---- */

typedef struct Optimisation {
    Arena arena;
    Context ctx;
    const char *name;
    Text text;
    const holo_opt_options *options;
    Module *module;
    TextBuffer out;
} Optimisation;

static bool verified(Optimisation *o, DiagCode code, const char *when)
{
    const char *violation = module_verify(o->module);

    if (violation)
        diag_error(&o->ctx, code, SPAN_NONE, "%s: %s", when, violation);
    return !violation;
}

static const char *nearest_pass(const char *name)
{
    const char *candidate[64];
    int n = 0;

    while (n < 64 && pass_info[n].name) {
        candidate[n] = pass_info[n].name;
        n++;
    }
    return diag_nearest(name, candidate, n);
}

/* One pass; false after a diagnostic. */
static bool run_pass(Optimisation *o, const char *name)
{
    const PassInfo *pass = pass_find(name);
    const char *near = pass ? NULL : nearest_pass(name);
    Diag *d;

    if (!pass) {
        d = diag_error(&o->ctx, DIAG_H0950, SPAN_NONE, "there is no pass `%s`",
                       name);
        if (near)
            diag_help(&o->ctx, d, "a similar pass exists: `%s`", near);
        return false;
    }
    pass->run(o->module);
    return !o->ctx.nerror &&
           verified(o, DIAG_H0999,
                    arena_printf(&o->arena, "after pass %s", name));
}

static void optimise(void *self)
{
    Optimisation *o = self;
    uint32_t file = source_add(&o->arena, &o->ctx.sources, o->name, o->text);
    const char *passes = o->options->passes ? o->options->passes : "";
    char *name = arena_printf(&o->arena, "%s", passes), *rest;

    o->module = module_parse(&o->ctx, file);
    if (!o->module || o->ctx.nerror ||
        !verified(o, DIAG_H0951, "the graph breaks a rule"))
        return;
    for (name = strtok_r(name, ",", &rest); name;
         name = strtok_r(NULL, ",", &rest))
        if (!run_pass(o, name))
            return;
    o->out.arena = &o->arena;
    print_module(&o->out, o->module, o->options->dot, o->options->spans);
}

holo_status holo_opt(holo_engine *engine, const char *name, const char *text,
                     size_t size, const holo_opt_options *options,
                     holo_write_fn write, void *self, holo_diags *diags)
{
    holo_opt_options own;
    Optimisation o = {.name = name, .text = {text, size}, .options = &own};
    holo_status status = HOLO_OK;

    if (!engine || !name || (!text && size) || size >= UINT32_MAX || !write ||
        !options_read(&own, sizeof own, options))
        return HOLO_E_USAGE;
    o.arena.limit = engine->memory_limit;
    context_init(&o.ctx, &o.arena);
    if (!guard_deep(&o.arena, optimise, &o))
        status = diags_no_memory(diags);
    else if (!o.out.arena)
        status = diags_take(diags, &o.ctx);
    else
        write_buffer(&o.out, write, self);
    arena_free(&o.arena);
    return status;
}

static size_t pass_count(void)
{
    size_t n = 0;

    while (pass_info[n].name)
        n++;
    return n;
}

const char *holo_pass_name(size_t i)
{
    return i < pass_count() ? pass_info[i].name : NULL;
}

const char *holo_pass_doc(size_t i)
{
    return i < pass_count() ? pass_info[i].doc : NULL;
}
