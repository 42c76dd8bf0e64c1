/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Runs: executing the top level, and calling functions.
 *
 * The compiled "main" takes one buffer for each array among the arguments and
 * fills one for each array among the results. */
#include "api/api.h"

#include <stdlib.h>
#include <string.h>

#include "runtime/runtime.h"

struct holo_run {
    holo_program *program;
    holo_write_fn write;
    void *self;
    holo_write_fn write_error;
    void *error_self;
    void (*flush)(void *self);
    int exit_status;
    holo_times times;
};

static void drop_output(void *self, const char *data, size_t size)
{
    (void)self;
    (void)data;
    (void)size;
}

holo_status holo_run_create(holo_program *program,
                            const holo_run_options *options, holo_run **out,
                            holo_diags *diags)
{
    holo_run_options o;
    holo_run *run;

    if (!out)
        return HOLO_E_USAGE;
    *out = NULL;
    if (!program || !options_read(&o, sizeof o, options))
        return HOLO_E_USAGE;
    run = calloc(1, sizeof *run);
    if (!run)
        return diags_no_memory(diags);
    holo_program_retain(program);
    run->program = program;
    run->write = o.write ? o.write : drop_output;
    run->self = o.self;
    run->write_error = o.write_error;
    run->error_self = o.error_self;
    run->flush = o.flush;
    *out = run;
    return HOLO_OK;
}

void holo_run_free(holo_run *run)
{
    if (!run)
        return;
    holo_program_release(run->program);
    free(run);
}

int holo_run_exit_status(const holo_run *run)
{
    return run ? run->exit_status : 0;
}

void holo_run_times(const holo_run *run, holo_times *out)
{
    size_t size = out ? out->struct_size : 0;

    if (!run || size < sizeof size)
        return;
    memcpy(out, &run->times, size < sizeof *out ? size : sizeof *out);
    out->struct_size = size;
}

/* ---- one execution ---- */

/* What goes into compiled code and comes out of it. */
typedef struct Execution {
    Arena arena;
    Context ctx; /* of this execution's diagnostics */
    holo_run *run;
    const Specialisation *s;
    holo_value *const *arg;
    size_t narg;
    ArrayList in;
    int nout;
    const Type **out_type;
    void **out; /* each of array_memory(), until a value owns it */
    RunState state;
    bool started; /* `state` is to be freed, however the execution ends */
    bool done;
} Execution;

/* Gives compiled code no less alignment than it may count on. */
static const void *aligned(Execution *e, const TensorView *t)
{
    size_t size =
        (size_t)shape_size(t->shape) * (size_t)dtype_info[t->dtype].size;
    char *copy;

    if (t->data && (uintptr_t)t->data % ARRAY_ALIGNMENT == 0)
        return t->data;
    copy = arena_alloc(&e->arena, size + ARRAY_ALIGNMENT);
    copy += ARRAY_ALIGNMENT - (uintptr_t)copy % ARRAY_ALIGNMENT;
    if (t->data)
        memcpy(copy, t->data, size);
    return copy;
}

static void collect_arguments(Execution *e)
{
    e->in.arena = &e->arena;
    for (size_t i = 0; i < e->narg; i++) {
        HostValue v = host_value_from(&e->arena, e->arg[i]);

        host_value_arrays(&e->in, &v);
    }
    for (int i = 0; i < e->in.n; i++)
        e->in.item[i].data = aligned(e, &e->in.item[i]);
}

static size_t type_bytes(const Type *t)
{
    return (size_t)shape_size(t->shape) * (size_t)dtype_info[t->dtype].size;
}

/* A buffer for each tensor output of main; false when memory ends. */
static bool make_results(Execution *e, const Graph *main)
{
    e->out_type = ARENA_ARRAY(&e->arena, const Type *, main->noutput);
    e->out = ARENA_ARRAY(&e->arena, void *, main->noutput);
    for (int i = 0; i < main->noutput; i++) {
        const Type *t = &main->output[i]->type;

        if (t->kind != TYPE_TENSOR)
            continue;
        e->out_type[e->nout] = t;
        e->out[e->nout] = array_memory(type_bytes(t));
        if (!e->out[e->nout])
            return false;
        e->nout++;
    }
    return true;
}

/* The calls that led to a failure, the innermost first. */
static const CallSite *calls_of_failure(Execution *e, const RunState *state)
{
    const EffectSite *site = e->s->site;
    int n = state->ncalled, kept = n < 2 * RUN_CALLS ? n : 2 * RUN_CALLS;
    const CallSite *calls = NULL;

    for (int i = kept - 1; i >= 0; i--) {
        int at = n > kept && i >= RUN_CALLS
                     ? RUN_CALLS + (n + i - RUN_CALLS) % RUN_CALLS
                     : i;

        calls = calls_join(&e->arena, site[state->called[at]].calls, calls);
    }
    return calls;
}

/* The diagnostic of a check that failed, at the script's line. */
static void report_failure(Execution *e, const RunState *state)
{
    const EffectSite *site;

    if (state->failed_site < 0 || state->failed_site >= e->s->nsite) {
        diag_error_at_run(&e->ctx, DIAG_H0901, SPAN_NONE, NULL,
                          "no memory is left while running");
        return;
    }
    site = &e->s->site[state->failed_site];
    diag_error_at_run(
        &e->ctx, site->code, site->span,
        calls_join(&e->arena, site->calls, calls_of_failure(e, state)),
        state->failure ? state->failure : "a check failed while running");
}

static int change_files(void *self, SystemCall call, const char *path,
                        int64_t mode, int *error, const char **why)
{
    return file_change(self, call, path, mode, error, why);
}

static void start(Execution *e)
{
    run_state_init(&e->state);
    e->started = true;
    e->state.write = e->run->write;
    e->state.self = e->run->self;
    e->state.write_error = e->run->write_error;
    e->state.error_self = e->run->error_self;
    e->state.flush = e->run->flush;
    e->state.change = change_files;
    e->state.change_self = (void *)&e->run->program->script.files;
}

static bool run_native(Execution *e)
{
    const void **in = ARENA_ARRAY(&e->arena, const void *, e->in.n);
    bool failed;

    for (int i = 0; i < e->in.n; i++)
        in[i] = e->in.item[i].data;
    e->state.message = e->s->message;
    e->state.nmessage = e->s->nsite;
    failed =
        e->s->codegen->call(e->s->compiled, "main", &e->state, in, e->out) ||
        e->state.failed_site != RUN_NOT_FAILED; /* a print without memory */
    if (failed && e->state.failed_site != RUN_EXITED)
        report_failure(e, &e->state);
    return !failed;
}

/* The interpreter's way to the system. */
static bool ask_system(void *self, SystemCall call, const int64_t *number,
                       Text text, int64_t *answer, const char **why)
{
    RunState *state = self;
    bool goes_on = system_call(state, 0, call, number, text, answer);

    *why = state->failure;
    return goes_on;
}

static bool run_interpreted(Execution *e, const Graph *main)
{
    EvalHost host = {.write = e->run->write,
                     .self = e->run->self,
                     .system = ask_system,
                     .system_self = &e->state};
    Literal *in = ARENA_ARRAY(&e->arena, Literal, e->in.n);
    Literal *out = ARENA_ARRAY(&e->arena, Literal, e->nout);

    for (int i = 0; i < e->in.n; i++) {
        const TensorView *t = &e->in.item[i];

        in[i].type = type_tensor(t->dtype, t->shape);
        in[i].data = (void *)t->data;
    }
    if (!eval_function(&e->ctx, main, in, e->in.n, out, e->nout, &host))
        return false;
    for (int i = 0; i < e->nout; i++)
        memcpy(e->out[i], out[i].data, type_bytes(e->out_type[i]));
    return true;
}

static void execute(void *self)
{
    Execution *e = self;
    const Graph *main = module_find(e->s->compilation->module, "main");

    collect_arguments(e);
    if (!make_results(e, main)) {
        diag_error(&e->ctx, DIAG_H0901, SPAN_NONE, "no memory is left");
        return;
    }
    start(e);
    e->done = e->s->compiled ? run_native(e) : run_interpreted(e, main);
}

/* The results as a value, whose arrays take over the buffers. */
static holo_value *take_results(Execution *e)
{
    holo_value **array = calloc((size_t)e->nout + 1, sizeof *array);
    holo_value **next = array, *out = NULL;
    bool whole = array != NULL;

    for (int i = 0; whole && i < e->nout; i++) {
        const Type *t = e->out_type[i];

        array[i] = holo_array_borrow((holo_dtype)t->dtype, t->shape.rank,
                                     t->shape.dim, e->out[i], free, e->out[i]);
        whole = array[i] != NULL;
        if (whole)
            e->out[i] = NULL;
    }
    if (whole)
        out = host_value_to(&e->s->compilation->result, &next);
    for (int i = 0; array && i < e->nout; i++)
        holo_value_release(array[i]);
    free(array);
    return out;
}

static holo_status finish(Execution *e, bool in_memory, holo_value **result,
                          holo_diags *diags)
{
    holo_status status = HOLO_OK;

    if (!in_memory)
        status = diags_no_memory(diags);
    else if (e->started && e->state.failed_site == RUN_EXITED)
        status = HOLO_E_EXIT;
    else if (!e->done)
        status = diags_take(diags, &e->ctx);
    else if (result && !(*result = take_results(e)))
        status = diags_no_memory(diags);
    for (int i = 0; i < e->nout; i++)
        free(e->out[i]);
    if (e->started)
        run_state_free(&e->state);
    arena_free(&e->arena);
    return status;
}

/* Executes, and puts the specialisation back. */
static holo_status specialised(holo_run *run, Specialisation *s,
                               holo_value *const *arg, size_t narg,
                               holo_value **result, holo_diags *diags)
{
    Execution e = {.run = run, .s = s, .arg = arg, .narg = narg};
    double begin = seconds_now();
    holo_status status;
    bool in_memory;

    context_init(&e.ctx, &e.arena);
    e.ctx.sources = s->compilation->ctx.sources;
    /* The interpreter recurses; compiled code needs little. */
    in_memory = s->compiled ? guard(&e.arena, execute, &e)
                            : guard_deep(&e.arena, execute, &e);
    run->times.run = seconds_now() - begin;
    run->exit_status = e.state.exit_status;
    status = finish(&e, in_memory, result, diags);
    program_put_back(run->program, s);
    return status;
}

/* ---- entry points ---- */

holo_status holo_run_main(holo_run *run, holo_diags *diags)
{
    Specialisation *s;
    holo_status status;

    if (!run)
        return HOLO_E_USAGE;
    status = program_specialise(run->program, NULL, NULL, 0, true, &s,
                                &run->times, diags);
    return status == HOLO_OK ? specialised(run, s, NULL, 0, NULL, diags)
                             : status;
}

holo_status holo_call(holo_run *run, const char *function,
                      holo_value *const *arg, size_t narg, holo_value **result,
                      holo_diags *diags)
{
    Specialisation *s;
    holo_status status;

    if (result)
        *result = NULL;
    if (!run || !arguments_fit(function, arg, narg))
        return HOLO_E_USAGE;
    status = program_specialise(run->program, function, arg, narg, true, &s,
                                &run->times, diags);
    return status == HOLO_OK ? specialised(run, s, arg, narg, result, diags)
                             : status;
}

holo_status holo_run_prepare(holo_run *run, const char *function,
                             holo_value *const *arg, size_t narg,
                             holo_diags *diags)
{
    Specialisation *s;
    holo_status status;

    if (!run || (function && !arguments_fit(function, arg, narg)))
        return HOLO_E_USAGE;
    status =
        program_specialise(run->program, function, arg, function ? narg : 0,
                           true, &s, &run->times, diags);
    if (status == HOLO_OK)
        program_put_back(run->program, s);
    return status;
}
