/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* run: the script's top level. check: its errors, without running. */
#include "tools/command.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* What --files says; false after a diagnostic. */
static bool set_files(Command *c, holo_compile_options *o)
{
    const char *which = c->option[OPTION_FILES];

    o->files = HOLO_FILES_ANY;
    if (!which || !strcmp(which, "any"))
        return true;
    if (!strcmp(which, "none")) {
        o->files = HOLO_FILES_NONE;
        return true;
    }
    o->files = HOLO_FILES_BELOW;
    o->files_below = which + strlen("below:");
    if (!strncmp(which, "below:", strlen("below:")) && *o->files_below)
        return true;
    usage_error(c, "`--files` is any, none or below:DIR, not `%s`", which);
    return false;
}

/* The command line has seen to it that it is one of these. */
static holo_calls calls_option(const Command *c)
{
    const char *how = c->option[OPTION_CALLS];

    return !how || !strcmp(how, "shared") ? HOLO_CALLS_SHARED
           : !strcmp(how, "inline")       ? HOLO_CALLS_INLINE
                                          : HOLO_CALLS_CHECK;
}

/* Files and the environment go together: what may read few files, or none, may
 * not read it. */
static const char *const *script_environment(const Command *c)
{
    const char *which = c->option[OPTION_FILES];

    return !which || !strcmp(which, "any") ? (const char *const *)environ
                                           : NULL;
}

holo_status read_script(Command *c, const char *path, holo_program **out)
{
    holo_compile_options options = {
        .struct_size = sizeof options,
        .unchecked = c->option[OPTION_UNCHECKED] != NULL,
        .interpret = c->option[OPTION_INTERPRET] != NULL,
        .error_limit = option_number(c, OPTION_ERROR_LIMIT, 0),
        .verify = c->option[OPTION_VERIFY] != NULL,
        .calls = calls_option(c),
        .argv = (const char *const *)&path,
        .argc = 1,
    };
    Text text;

    *out = NULL;
    options.environment = script_environment(c);
    if (c->verb->run == verb_run) {
        options.read_input = input_read;
        options.show_output = isatty(STDIN_FILENO) ? output_show : NULL;
        options.input_self = c->out;
    }
    if (c->verb->ends_options) { /* the others are the script's */
        options.argv = (const char *const *)c->argument;
        options.argc = (size_t)c->nargument;
    }
    if (!set_files(c, &options))
        return HOLO_E_USAGE;
    if (strcmp(path, "-"))
        return holo_compile_file(c->engine, path, &options, out, c->diags);
    if (!read_input(c, path, &text))
        return HOLO_E_IO;
    options.directory = "";
    return holo_compile(c->engine, "<stdin>", text.data, text.size, &options,
                        out, c->diags);
}

static void print_times(const Command *c, double reading, const holo_times *t)
{
    double ms = 1e3;
    double compile = reading + t->read + t->convert + t->optimise + t->generate;

    fprintf(stderr,
            "time: start-up %.1f ms, load code generator %.1f ms, compile "
            "%.1f ms (read %.1f, convert %.1f, optimise %.1f, generate %.1f), "
            "run %.1f ms\n",
            c->startup * ms, t->load * ms, compile * ms,
            (reading + t->read) * ms, t->convert * ms, t->optimise * ms,
            t->generate * ms, t->run * ms);
}

/* Adds what running spent to what preparing did. */
static void add_run_times(holo_run *run, holo_times *times)
{
    holo_times more = {.struct_size = sizeof more};

    holo_run_times(run, &more);
    times->load += more.load;
    times->read += more.read;
    times->convert += more.convert;
    times->optimise += more.optimise;
    times->generate += more.generate;
    times->run += more.run;
}

static int run_program(Command *c, holo_program *program, double reading)
{
    holo_run_options options = run_options(c);
    holo_times times = {.struct_size = sizeof times};
    holo_run *run;
    holo_status status = holo_run_create(program, &options, &run, c->diags);

    int exit_status = EXIT_FINE;

    if (status != HOLO_OK)
        return end_with(c, status);
    status = holo_run_prepare(run, NULL, NULL, 0, c->diags);
    holo_run_times(run, &times);
    if (status == HOLO_OK) {
        show_diagnostics(c); /* what is warned of may happen hours later */
        status = holo_run_main(run, c->diags);
        add_run_times(run, &times);
    }
    if (status == HOLO_E_EXIT)
        exit_status = holo_run_exit_status(run);
    holo_run_free(run);
    output_flush(c->out);
    if (c->option[OPTION_TIME])
        print_times(c, reading, &times);
    return status == HOLO_E_EXIT ? exit_status : end_with(c, status);
}

int verb_run(Command *c)
{
    holo_program *program;
    double begin = seconds_now();
    holo_status status = read_script(c, c->argument[0], &program);
    int end;

    if (status == HOLO_OK)
        end = run_program(c, program, seconds_now() - begin);
    else
        end = end_with(c, status);
    holo_program_release(program);
    return end;
}

int verb_check(Command *c)
{
    holo_status worst = HOLO_OK;

    for (int i = 0; i < c->nargument; i++) {
        holo_program *program;
        holo_status status = read_script(c, c->argument[i], &program);

        if (status == HOLO_OK)
            status = holo_check(program, c->diags);
        holo_program_release(program);
        if (status > worst)
            worst = status;
    }
    return end_with(c, worst);
}
