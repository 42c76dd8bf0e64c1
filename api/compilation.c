/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Compilations: a script's way from text to an optimised graph.
 *
 * The stages are the rows of a table, each made from the one before. A
 * compilation owns everything that it makes, and shares nothing with another
 * one of the same script: two may go on at the same time. */
#include "api/api.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "api/scripts.h"

double seconds_now(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

/* ---- imported modules ---- */

/* The text of the file for module `a.b` in a folder of the script library:
 * FOLDERa/b; false if there is none. */
static bool library_script(const char *folder, const char *name,
                           const char **path, Text *text)
{
    size_t size = strlen(folder);

    for (const ScriptFile *f = script_library; f->name; f++) {
        size_t i = 0;

        if (strncmp(f->name, folder, size))
            continue;
        while (name[i] && f->name[size + i] == (name[i] == '.' ? '/' : name[i]))
            i++;
        if (name[i] || f->name[size + i])
            continue;
        *path = f->path;
        *text = f->text;
        return true;
    }
    return false;
}

/* `a.b` below the script's folder: a/b/__init__.py or a/b.py. */
static ModulePlace local_script(Compilation *c, const char *name,
                                const char **path, Text *text)
{
    static const char *const tail[] = {"/__init__.py", ".py"};
    const char *folder = c->script->directory, *why;
    char *relative = arena_printf(&c->arena, "%s", name);

    for (char *p = relative; *p; p++)
        if (*p == '.')
            *p = '/';
    for (int i = 0; i < 2; i++) {
        *path = arena_printf(&c->arena, "%s%s%s%s", folder, *folder ? "/" : "",
                             relative, tail[i]);
        if (file_read(&c->arena, *path, text, &why))
            return i ? MODULE_FILE : MODULE_PACKAGE;
    }
    return MODULE_ELSEWHERE;
}

static ModulePlace module_place(void *self, const char *name)
{
    const char *path;
    Text text;

    return local_script(self, name, &path, &text);
}

/* Is there surely no such folder beside the script, which would be a package
 * too? */
static bool is_no_folder(Compilation *c, const char *name)
{
    const char *folder = c->script->directory, *why;
    const char *path =
        arena_printf(&c->arena, "%s%s%s", folder, *folder ? "/" : "", name);
    FileLook look;

    return !strchr(name, '.') &&
           file_look_at(&c->script->files, path, &look, &why) &&
           look.kind == FILE_ABSENT;
}

static bool read_table(void *self, Arena *a, const char *path,
                       const TableOptions *options, Table *out,
                       const char **why)
{
    Compilation *c = self;

    return file_read_table(&c->script->files, a, path, options, out, why);
}

static bool look(void *self, const char *path, FileLook *out, const char **why)
{
    Compilation *c = self;

    return file_look_at(&c->script->files, path, out, why);
}

static bool read_file(void *self, Arena *a, const char *path, Text *out,
                      int *error, const char **why)
{
    Compilation *c = self;

    return file_read_data(&c->script->files, a, path, out, error, why);
}

static bool list_folder(void *self, Arena *a, const char *path, int *n,
                        Text **name, int *error, const char **why)
{
    Compilation *c = self;

    return file_list(&c->script->files, a, path, n, name, error, why);
}

static bool current_folder(void *self, Arena *a, Text *out, const char **why)
{
    Compilation *c = self;

    return file_current(&c->script->files, a, out, why);
}

static bool may_write(void *self, const char **why)
{
    Compilation *c = self;

    return file_may_write(&c->script->files, why);
}

/* ---- standard input ---- */

/* The end of the first line that was read; NULL: none is whole. */
static char *line_end(const Compilation *c)
{
    return c->input_size ? memchr(c->input, '\n', c->input_size) : NULL;
}

/* Reads some more: false at the end, or with `*why`. */
static bool more_input(Compilation *c, const char **why)
{
    enum { PIECE = 1 << 14 };
    ptrdiff_t n;

    if (c->input_capacity - c->input_size < PIECE) {
        size_t more = 2 * c->input_capacity + PIECE;
        char *data = realloc(c->input, more);

        *why = "no memory is left for it";
        if (!data)
            return false;
        c->input = data;
        c->input_capacity = more;
    }
    n = c->script->read_input(c->script->input_self, c->input + c->input_size,
                              PIECE);
    *why = n < 0 || n > PIECE ? "it failed" : NULL;
    if (*why || !n)
        return false;
    c->input_size += (size_t)n;
    return true;
}

static bool read_line(void *self, Arena *a, Text *out, const char **why)
{
    Compilation *c = self;
    char *end;
    size_t size;

    *why = NULL;
    while (!line_end(c) && more_input(c, why))
        ;
    if (*why)
        return false;
    end = line_end(c);
    size = end ? (size_t)(end + 1 - c->input) : c->input_size;
    *out = text_copy(a, (Text){size ? c->input : "", size});
    c->input_size -= size;
    if (size)
        memmove(c->input, c->input + size, c->input_size);
    return true;
}

static void show(void *self, const char *data, size_t size)
{
    Compilation *c = self;

    c->script->show_output(c->script->input_self, data, size);
}

/* Reads a text into a script-level module, jumps lowered; NULL after errors. */
static Module *read_module(Compilation *c, const char *path, Text text,
                           bool is_library)
{
    uint32_t file = source_add(&c->arena, &c->ctx.sources, path, text);
    int before = c->ctx.nerror;
    Module *m;

    c->ctx.sources.item[file - 1].is_library = is_library;
    m = frontend_lower(&c->ctx, frontend_parse(&c->ctx, file));
    if (!m || c->ctx.nerror > before)
        return NULL;
    pass_jumps(m);
    return c->ctx.nerror > before ? NULL : m;
}

/* `holo.x` is of the library; `x` is beside the script, or, as one of Python's
 * modules, in the library's folder `python`, or the library's own. */
static Module *load_module(void *self, const char *name, const char **why)
{
    Compilation *c = self;
    const char *path;
    bool is_library = !strncmp(name, "holo.", 5);
    Text text;
    Module *m;

    if (is_library) {
        if (!library_script("", name + 5, &path, &text)) {
            *why = "the library has no such module";
            return NULL;
        }
    } else if (!local_script(c, name, &path, &text)) {
        is_library = library_script("python/", name, &path, &text) ||
                     library_script("", name, &path, &text);
        if (!is_library && is_no_folder(c, name))
            return NULL;
        if (!is_library) {
            *why = "it is neither beside the script nor in the library";
            return NULL;
        }
    }
    m = read_module(c, path, text, is_library);
    if (!m)
        *why = "it has errors";
    return m;
}

static Module *read_text(void *self, const char *name, Text text)
{
    return read_module(self, name, text, true);
}

/* ---- stages ---- */

static void stage_ast(Compilation *c)
{
    c->ast = frontend_parse(&c->ctx, c->file);
}

static void stage_script(Compilation *c)
{
    c->module = frontend_lower(&c->ctx, c->ast);
}

static void stage_lowered(Compilation *c)
{
    pass_jumps(c->module);
}

static void stage_graph(Compilation *c)
{
    const Module *script = c->module;

    if (c->takes_input && c->script->read_input) {
        c->host.read_line = read_line;
        c->host.show = c->script->show_output ? show : NULL;
    }
    c->module = c->function
                    ? specialise_call(&c->ctx, script, &c->host, c->function,
                                      c->arg, c->narg, &c->result)
                    : specialise_script(&c->ctx, script, &c->host);
}

/* Gradients were taken while specialising; what remains of their making is
 * dropped here, so that the text shows what will be computed. */
static void stage_grad(Compilation *c)
{
    const PassInfo *dce = pass_find("dce");

    if (dce)
        dce->run(c->module);
    module_keep_reached(c->module);
}

static void stage_optimised(Compilation *c)
{
    pass_optimise(c->module);
    module_keep_reached(c->module);
}

typedef void StageRule(Compilation *c);

static StageRule *const stage_rule[] = {
    [STAGE_AST] = stage_ast,         [STAGE_SCRIPT] = stage_script,
    [STAGE_LOWERED] = stage_lowered, [STAGE_GRAPH] = stage_graph,
    [STAGE_GRAD] = stage_grad,       [STAGE_OPTIMISED] = stage_optimised,
};

enum { RULE_COUNT = sizeof stage_rule / sizeof *stage_rule };

static void next_stage(Compilation *c)
{
    double begin = seconds_now();

    stage_rule[c->stage](c);
    c->seconds[c->stage++] = seconds_now() - begin;
}

/* Syntax errors do not keep the scopes from being looked at, nor names that
 * nothing binds the types: what is found in one run is shown in one run. */
static bool may_go_on(const Compilation *c)
{
    return c->stage <= STAGE_SCRIPT ||
           (c->module && (c->stage <= STAGE_GRAPH || !c->ctx.nerror));
}

typedef struct Reach {
    Compilation *compilation;
    Stage stage;
} Reach;

static void reach(void *self)
{
    Reach *r = self;
    Compilation *c = r->compilation;
    int last = (int)r->stage;

    while (c->stage <= last && c->stage < RULE_COUNT && may_go_on(c)) {
        next_stage(c);
        if (c->stage > STAGE_SCRIPT && last < STAGE_GRAPH && c->ctx.nerror)
            last = STAGE_GRAPH; /* for the errors that are found there */
    }
}

static holo_status reach_stage(Compilation *c, Stage stage, holo_diags *diags)
{
    Reach r = {c, stage};

    if (c->stage <= (int)stage && !guard_deep(&c->arena, reach, &r)) {
        if (c->ctx.nerror)
            diags_take(diags, &c->ctx);
        return diags_no_memory(diags);
    }
    if (!may_go_on(c) || c->ctx.nerror)
        return diags_take(diags, &c->ctx);
    return diags_warn(diags, &c->ctx);
}

/* The graph stands, and what was found has been said: what led there, from the
 * tokens to the rounds that loops were tried in, ends. If memory ends first,
 * the module and what it lies in are as they were: it may be tried again. */
static void keep_graph(void *self)
{
    Compilation *c = self;

    c->ctx.arena = c->ctx.kept;
    c->module = module_copy(&c->ctx, c->module);
    c->ast = NULL;
    arena_part_close(&c->making);
}

holo_status compilation_reach(Compilation *c, Stage stage, holo_diags *diags)
{
    if (stage > STAGE_GRAD && c->making.whole) {
        holo_status status = reach_stage(c, STAGE_GRAD, diags);

        if (status != HOLO_OK)
            return status;
        if (!guard_deep(&c->arena, keep_graph, c))
            return diags_no_memory(diags);
    }
    return reach_stage(c, stage, diags);
}

/* ---- making and freeing ---- */

static void add_source(void *self)
{
    Compilation *c = self;

    c->file = source_add(&c->arena, &c->ctx.sources, c->script->name,
                         c->script->text);
}

Compilation *compilation_new(const holo_engine *engine, const Script *script)
{
    Compilation *c = calloc(1, sizeof *c);

    if (!c)
        return NULL;
    c->arena.limit = engine->memory_limit;
    context_init(&c->ctx, &c->arena);
    arena_part_open(&c->making, &c->arena);
    c->ctx.arena = &c->making;
    c->ctx.error_limit = script->error_limit;
    c->ctx.unchecked = script->unchecked;
    c->ctx.verify |= script->verify;
    c->ctx.tracing = script->calls == HOLO_CALLS_CHECK    ? TRACING_CHECK
                     : script->calls == HOLO_CALLS_INLINE ? TRACING_OFF
                                                          : TRACING_ON;
    c->script = script;
    c->host = (SpecialiseHost){
        .self = c,
        .read_table = read_table,
        .load_module = load_module,
        .module_place = module_place,
        .read_text = read_text,
        .argument = (const char *const *)script->argument,
        .nargument = script->nargument,
        .environment = (const char *const *)script->environment,
        .look = look,
        .read_file = read_file,
        .list_folder = list_folder,
        .folder = current_folder,
        .may_write = may_write};
    if (!guard(&c->arena, add_source, c)) {
        compilation_free(c);
        return NULL;
    }
    return c;
}

void compilation_free(Compilation *c)
{
    if (!c)
        return;
    arena_free(&c->arena);
    free(c->input);
    free(c);
}

typedef struct Target {
    Compilation *compilation;
    const char *function;
    holo_value *const *arg;
    size_t narg;
} Target;

static void set_target(void *self)
{
    Target *t = self;
    Compilation *c = t->compilation;

    c->function = text_copy(&c->arena, text_from(t->function)).data;
    c->narg = (int)t->narg;
    c->arg = ARENA_ARRAY(&c->arena, HostValue, t->narg);
    for (size_t i = 0; i < t->narg; i++)
        c->arg[i] = host_value_from(&c->arena, t->arg[i]);
}

bool compilation_target(Compilation *c, const char *function,
                        holo_value *const *arg, size_t narg)
{
    Target t = {c, function, arg, narg};

    return !function || guard(&c->arena, set_target, &t);
}
