/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Programs: a script's text, and the specialisations compiled from it.
 *
 * Reading a script costs little, so every specialisation reads it anew into
 * memory of its own; nothing is shared that would need care. One lock guards
 * the list and is held while compiling: the second thread that wants the same
 * specialisation waits for the first. A program that is called with ever new
 * static arguments forgets those that were used longest ago. */
#include "api/api.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_KEPT = 256 };

/* ---- specialisations ---- */

static void specialisation_free(Specialisation *s)
{
    if (!s)
        return;
    if (s->compiled)
        s->codegen->free(s->compiled);
    compilation_free(s->compilation);
    free(s->message);
    free(s);
}

typedef struct Key {
    const char *function;
    holo_value *const *arg;
    size_t narg;
    TextBuffer text;
} Key;

/* What a specialisation is found by: the function and all that is static. */
static void make_key(void *self)
{
    Key *k = self;

    buffer_puts(&k->text, k->function ? "call " : "main");
    buffer_puts(&k->text, k->function ? k->function : "");
    buffer_putc(&k->text, 0);
    for (size_t i = 0; i < k->narg; i++)
        value_key(&k->text, k->arg[i]);
}

static void keep_key(void *self)
{
    Specialisation *s = self;

    s->key = text_copy(&s->compilation->arena, s->key);
}

/* A specialisation that knows what it is of, with nothing done yet. */
static Specialisation *specialisation_new(holo_program *p, const Key *key)
{
    Specialisation *s = calloc(1, sizeof *s);

    if (!s)
        return NULL;
    s->compilation =
        p->spare ? p->spare : compilation_new(p->engine, &p->script);
    p->spare = NULL;
    s->key = buffer_text(&key->text);
    if (!s->compilation ||
        !compilation_target(s->compilation, key->function, key->arg,
                            key->narg) ||
        !guard(&s->compilation->arena, keep_key, s)) {
        specialisation_free(s);
        return NULL;
    }
    return s;
}

/* ---- machine code ---- */

typedef struct Generation {
    holo_engine *engine;
    Specialisation *s;
    double load, generate;
} Generation;

static void generate(void *self)
{
    Generation *g = self;
    Context *ctx = &g->s->compilation->ctx;
    CodegenOptions options = engine_codegen_options(g->engine);
    double begin = seconds_now();

    g->s->codegen = engine_codegen(g->engine, ctx);
    g->load = seconds_now() - begin;
    if (!g->s->codegen)
        return;
    begin = seconds_now();
    g->s->compiled =
        g->s->codegen->compile(ctx, g->s->compilation->module, &options);
    g->generate = seconds_now() - begin;
}

/* The messages of prints and checks, in the form the runtime takes. */
static bool collect_messages(Specialisation *s)
{
    s->site = s->codegen->sites(s->compiled, &s->nsite);
    s->message = calloc((size_t)s->nsite + 1, sizeof *s->message);
    for (int i = 0; s->message && i < s->nsite; i++)
        s->message[i] = s->site[i].message;
    return s->message != NULL;
}

static holo_status generate_code(holo_program *p, Specialisation *s,
                                 holo_times *times, holo_diags *diags)
{
    Generation g = {.engine = p->engine, .s = s};
    Context *ctx = &s->compilation->ctx;

    if (!guard_deep(&s->compilation->arena, generate, &g))
        return diags_no_memory(diags);
    times->load += g.load;
    times->generate += g.generate;
    if (!s->compiled)
        return diags_take(diags, ctx);
    return collect_messages(s) ? HOLO_OK : diags_no_memory(diags);
}

/* ---- finding ---- */

static void add_times(holo_times *times, const double *before,
                      const Compilation *c)
{
    double spent[STAGE_COUNT];

    for (int i = 0; i < STAGE_COUNT; i++)
        spent[i] = c->seconds[i] - before[i];
    times->read +=
        spent[STAGE_AST] + spent[STAGE_SCRIPT] + spent[STAGE_LOWERED];
    times->convert += spent[STAGE_GRAPH];
    times->optimise += spent[STAGE_GRAD] + spent[STAGE_OPTIMISED];
}

/* Does what is left to do of a specialisation. */
static holo_status complete(holo_program *p, Specialisation *s, bool code,
                            holo_times *times, holo_diags *diags)
{
    Compilation *c = s->compilation;
    double before[STAGE_COUNT];
    holo_status status;

    memcpy(before, c->seconds, sizeof before);
    c->takes_input = code && !c->function;
    status = compilation_reach(c, code ? STAGE_OPTIMISED : STAGE_GRAPH, diags);
    add_times(times, before, c);
    if (status == HOLO_OK && code && !s->compiled && !p->script.interpret)
        status = generate_code(p, s, times, diags);
    return status;
}

/* Frees what is not in use behind the first so many of the list. */
static void forget_old(holo_program *p)
{
    Specialisation **at = &p->first, *s;

    for (int i = 0; (s = *at); i++) {
        if (i < p->most || s->users) {
            at = &s->next;
        } else {
            *at = s->next;
            specialisation_free(s);
        }
    }
}

/* The one with this key, or a new one, first in the list; NULL: no memory. */
static Specialisation *to_the_front(holo_program *p, const Key *key)
{
    Specialisation **at = &p->first, *s;

    while (*at && !text_equal((*at)->key, buffer_text(&key->text)))
        at = &(*at)->next;
    s = *at;
    if (s)
        *at = s->next;
    else
        s = specialisation_new(p, key);
    if (s) {
        s->next = p->first;
        p->first = s;
    }
    return s;
}

/* With the program locked. One that fails is forgotten; it never ran, so no
 * other thread knows it. */
static holo_status find_or_make(holo_program *p, const Key *key, bool code,
                                Specialisation **out, holo_times *times,
                                holo_diags *diags)
{
    Specialisation *s = to_the_front(p, key);
    holo_status status;

    if (!s)
        return diags_no_memory(diags);
    status = complete(p, s, code, times, diags);
    if (status == HOLO_OK) {
        s->users++;
        assert(s->users > 0); /* so that it is not forgotten */
        *out = s;
    } else {
        p->first = s->next;
        specialisation_free(s);
    }
    forget_old(p);
    return status;
}

holo_status program_specialise(holo_program *program, const char *function,
                               holo_value *const *arg, size_t narg, bool code,
                               Specialisation **out, holo_times *times,
                               holo_diags *diags)
{
    Arena scratch = {0};
    Key key = {function, arg, narg, {.arena = &scratch}};
    holo_status status;

    *times = (holo_times){.struct_size = sizeof *times};
    if (guard(&scratch, make_key, &key)) {
        pthread_mutex_lock(&program->lock);
        status = find_or_make(program, &key, code, out, times, diags);
        pthread_mutex_unlock(&program->lock);
    } else {
        status = diags_no_memory(diags);
    }
    arena_free(&scratch);
    return status;
}

void program_put_back(holo_program *program, Specialisation *s)
{
    pthread_mutex_lock(&program->lock);
    s->users--;
    forget_old(program);
    pthread_mutex_unlock(&program->lock);
}

/* ---- programs ---- */

/* What sys.argv is: the host's words, or the name alone. */
static bool set_words(Script *s, const char *name,
                      const holo_compile_options *o)
{
    s->nargument = o->argv ? (int)o->argc : 1;
    s->argument = calloc((size_t)s->nargument + 1, sizeof *s->argument);
    for (int i = 0; s->argument && i < s->nargument; i++) {
        s->argument[i] = strdup(o->argv ? o->argv[i] : name);
        if (!s->argument[i])
            return false;
    }
    return s->argument != NULL;
}

static bool set_environment(Script *s, const char *const *text)
{
    size_t n = 0;

    while (text && text[n])
        n++;
    s->environment = text ? calloc(n + 1, sizeof *s->environment) : NULL;
    for (size_t i = 0; s->environment && i < n; i++) {
        s->environment[i] = strdup(text[i]);
        if (!s->environment[i])
            return false;
    }
    return s->environment || !text;
}

static bool script_init(Script *s, const char *name, Text text,
                        const holo_compile_options *o)
{
    const char *slash = strrchr(name, '/');
    size_t folder = slash ? (size_t)(slash - name) : 0;
    char *copy = malloc(text.size + 1);

    s->name = strdup(name);
    s->directory = o->directory ? strdup(o->directory)
                                : strndup(slash == name ? "/" : name,
                                          slash == name ? 1 : folder);
    s->text = (Text){copy, text.size};
    s->unchecked = o->unchecked;
    s->interpret = o->interpret;
    s->error_limit = o->error_limit;
    s->verify = o->verify;
    s->calls = o->calls;
    s->read_input = o->read_input;
    s->show_output = o->show_output;
    s->input_self = o->input_self;
    if (copy && text.size)
        memcpy(copy, text.data, text.size);
    return copy && s->name && s->directory && set_words(s, name, o) &&
           set_environment(s, o->environment);
}

static void script_free(Script *s)
{
    free(s->name);
    free(s->directory);
    free(s->files.below);
    for (int i = 0; s->argument && i < s->nargument; i++)
        free(s->argument[i]);
    free(s->argument);
    for (size_t i = 0; s->environment && s->environment[i]; i++)
        free(s->environment[i]);
    free(s->environment);
    free((char *)s->text.data);
}

/* Reads the script, so that errors of syntax are known at once. */
static holo_status program_read(holo_program *p, holo_diags *diags)
{
    p->spare = compilation_new(p->engine, &p->script);
    if (!p->spare)
        return diags_no_memory(diags);
    return compilation_reach(p->spare, STAGE_LOWERED, diags);
}

/* The folder of data files must be there. */
static holo_status set_files(Script *s, const holo_compile_options *o,
                             holo_files otherwise, holo_diags *diags)
{
    const char *why;

    if (o->files < HOLO_FILES_DEFAULT || o->files > HOLO_FILES_ANY ||
        (o->files == HOLO_FILES_BELOW && !o->files_below))
        return HOLO_E_USAGE;
    if (file_policy_init(&s->files, o, otherwise, &why))
        return HOLO_OK;
    return diags_say(diags, HOLO_E_IO, DIAG_H0701,
                     "the folder `%s` of data files cannot be opened: %s",
                     o->files_below, why);
}

/* `otherwise` is what files may be read if the options do not say. */
static holo_status compile(holo_engine *engine, const char *name, Text text,
                           const holo_compile_options *options,
                           holo_files otherwise, holo_program **out,
                           holo_diags *diags)
{
    holo_compile_options o;
    holo_program *p;
    holo_status status;

    if (!options_read(&o, sizeof o, options) || o.specialisations < 0 ||
        o.argc > INT_MAX / 2 || (o.argc && !o.argv))
        return HOLO_E_USAGE;
    for (size_t i = 0; i < o.argc; i++)
        if (!o.argv[i])
            return HOLO_E_USAGE;
    p = calloc(1, sizeof *p);
    if (!p)
        return diags_no_memory(diags);
    atomic_init(&p->references, 1);
    pthread_mutex_init(&p->lock, NULL);
    holo_engine_retain(engine);
    p->engine = engine;
    p->most = o.specialisations ? o.specialisations : MOST_KEPT;
    status = set_files(&p->script, &o, otherwise, diags);
    if (status == HOLO_OK)
        status = script_init(&p->script, name, text, &o)
                     ? program_read(p, diags)
                     : diags_no_memory(diags);
    if (status == HOLO_OK)
        *out = p;
    else
        holo_program_release(p);
    return status;
}

holo_status holo_compile(holo_engine *engine, const char *name,
                         const char *text, size_t size,
                         const holo_compile_options *options,
                         holo_program **out, holo_diags *diags)
{
    if (!out)
        return HOLO_E_USAGE;
    *out = NULL;
    if (!engine || !name || (!text && size) || size >= UINT32_MAX)
        return HOLO_E_USAGE;
    return compile(engine, name, (Text){text, size}, options, HOLO_FILES_NONE,
                   out, diags);
}

typedef struct Loading {
    Arena arena;
    const char *path, *why;
    Text text;
    bool read;
} Loading;

static void load_file(void *self)
{
    Loading *l = self;

    l->read = file_read(&l->arena, l->path, &l->text, &l->why);
}

holo_status holo_compile_file(holo_engine *engine, const char *path,
                              const holo_compile_options *options,
                              holo_program **out, holo_diags *diags)
{
    Loading l = {.path = path};
    holo_status status;

    if (!out)
        return HOLO_E_USAGE;
    *out = NULL;
    if (!path || !engine)
        return HOLO_E_USAGE;
    l.arena.limit = engine->memory_limit;
    if (!guard(&l.arena, load_file, &l))
        status = diags_no_memory(diags);
    else if (!l.read)
        status = diags_say(diags, HOLO_E_IO, DIAG_H0701,
                           "`%s` cannot be opened: %s", path, l.why);
    else
        status =
            compile(engine, path, l.text, options, HOLO_FILES_ANY, out, diags);
    arena_free(&l.arena);
    return status;
}

void holo_program_retain(holo_program *program)
{
    if (program)
        atomic_fetch_add(&program->references, 1);
}

void holo_program_release(holo_program *program)
{
    Specialisation *next;

    if (!program || atomic_fetch_sub(&program->references, 1) != 1)
        return;
    for (Specialisation *s = program->first; s; s = next) {
        next = s->next;
        specialisation_free(s);
    }
    compilation_free(program->spare);
    pthread_mutex_destroy(&program->lock);
    holo_engine_release(program->engine);
    script_free(&program->script);
    free(program);
}

holo_status holo_check(holo_program *program, holo_diags *diags)
{
    Specialisation *s = NULL;
    holo_times times;
    holo_status status;

    if (!program)
        return HOLO_E_USAGE;
    status =
        program_specialise(program, NULL, NULL, 0, false, &s, &times, diags);
    if (s)
        program_put_back(program, s);
    return status;
}
