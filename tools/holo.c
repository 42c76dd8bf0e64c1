/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The holo command: its verbs, its help, and main(). */
#include "tools/command.h"

#include <pthread.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/diag.h"

/* ---- verbs ---- */

#define BIT(option) (1u << OPTION_##option)

enum {
    SHOWN = BIT(HELP) | BIT(DIAGNOSTICS) | BIT(COLOR) | BIT(WIDTH),
    COMPILED =
        SHOWN | BIT(ERROR_LIMIT) | BIT(FILES) | BIT(UNCHECKED) | BIT(CALLS)
};

static int verb_help(Command *c);

static const Verb verb_table[] = {
    {"run", "FILE [ARG...]", 1, -1, true,
     COMPILED | BIT(TIME) | BIT(INTERPRET) | BIT(VERIFY), verb_run,
     "run a script",
     "Compiles the script to one native program and runs it. FILE `-` is\n"
     "standard input; `holo FILE` is short for `holo run FILE`. What stands\n"
     "behind FILE, options too, is the script's: `sys.argv` is FILE and all "
     "that.\n"},
    {"call", "FILE:FUNC ARG...", 1, -1, false,
     COMPILED | BIT(INTERPRET) | BIT(VERIFY) | BIT(JSONL), verb_call,
     "call a function of a script",
     "Runs the script's top level, then calls the function, and prints its\n"
     "value as JSON. An argument is JSON: a number, boolean, string or null "
     "is\n"
     "known while compiling;\n"
     "  {\"int\": 5}, {\"float\": 0.5}, {\"bool\": true}\n"
     "are Python numbers that are not;\n"
     "  {\"dtype\": \"float32\", \"scalar\": 0.5}\n"
     "is a NumPy scalar,\n"
     "  {\"dtype\": \"float32\", \"shape\": [2, 3], \"data\": [...]}\n"
     "an array, row-major; {\"list\": [...]}, {\"tuple\": [...]} and\n"
     "{\"dict\": {...}} are structures of such.\n"
     "With --jsonl each line of standard input is a JSON array of arguments,\n"
     "answered by a line {\"value\": ..., \"stdout\": \"...\"} or\n"
     "{\"error\": {...}}. What was compiled for one line serves the next "
     "ones.\n"},
    {"check", "FILE...", 1, -1, false, COMPILED, verb_check,
     "find a script's errors without running it", NULL},
    {"dump", "FILE[:FUNC ARG...]", 1, -1, false,
     COMPILED | BIT(STAGE) | BIT(FORMAT) | BIT(SPANS), verb_dump,
     "show a stage of compilation",
     "Shows the top level, or a function for some arguments, as in `call`.\n"},
    {"opt", "FILE", 1, 1, false, SHOWN | BIT(PASSES) | BIT(FORMAT) | BIT(SPANS),
     verb_opt, "run passes over the text form of a graph",
     "Reads what `dump` printed (FILE `-`: standard input), checks it, runs "
     "the\n"
     "passes in the order given, and prints the result.\n"},
    {"explain", "[CODE]", 0, 1, false, SHOWN, verb_explain,
     "say more about a diagnostic, or list all of them", NULL},
    {"help", "[VERB]", 0, 1, false, BIT(HELP), verb_help, "print help", NULL},
};

enum { VERB_COUNT = sizeof verb_table / sizeof *verb_table };

static const Verb *verb_find(const char *name)
{
    for (int i = 0; i < VERB_COUNT; i++)
        if (!strcmp(verb_table[i].name, name))
            return &verb_table[i];
    return NULL;
}

/* ---- help ---- */

static void put_overview(TextBuffer *out)
{
    buffer_puts(out, "usage: holo VERB [OPTION...] [ARGUMENT...]\n"
                     "       holo FILE [ARG...]\n\n");
    for (int i = 0; i < VERB_COUNT; i++)
        buffer_printf(out, "  %-9s %s\n", verb_table[i].name,
                      verb_table[i].summary);
    buffer_puts(out,
                "\n`holo help VERB` says more; `holo --version` prints the "
                "version, and\nwith `-v` what else a report of a bug "
                "needs.\n\n"
                "Exit status: 0 all is well, 1 the script has errors, 2 the "
                "command line has,\n3 the script failed while running, 4 a "
                "file or a resource, 70 a bug in holo,\n130 interrupted.\n");
}

/* The rows of a list of the library: stages, passes. */
static void put_list(TextBuffer *out, const char *title,
                     const char *(*name)(size_t i),
                     const char *(*doc)(size_t i))
{
    buffer_printf(out, "\n%s:\n", title);
    for (size_t i = 0; name(i); i++)
        buffer_printf(out, "  %-22s %s\n", name(i), doc(i));
}

static void put_verb(TextBuffer *out, const Verb *v)
{
    buffer_printf(out, "usage: holo %s [OPTION...] %s\n\n%s\n", v->name,
                  v->arguments, v->summary);
    if (v->details)
        buffer_printf(out, "\n%s", v->details);
    buffer_puts(out, "\nOptions:\n");
    options_help(out, v->options);
    if (v->options & BIT(STAGE))
        put_list(out, "Stages", holo_stage_name, holo_stage_doc);
    if (v->options & BIT(PASSES))
        put_list(out, "Passes", holo_pass_name, holo_pass_doc);
}

static int print_help(Command *c, const Verb *v)
{
    TextBuffer out = {.arena = &c->arena};

    if (v)
        put_verb(&out, v);
    else
        put_overview(&out);
    output_write(c->out, out.data, out.size);
    return end_with(c, HOLO_OK);
}

static int unknown_verb(Command *c, const char *name)
{
    const char *candidate[VERB_COUNT], *near;

    for (int i = 0; i < VERB_COUNT; i++)
        candidate[i] = verb_table[i].name;
    near = diag_nearest(name, candidate, VERB_COUNT);
    if (near)
        return usage_error(c, "there is no verb `%s`; did you mean `%s`?", name,
                           near);
    return usage_error(c, "there is no verb `%s`; see `holo help`", name);
}

static int verb_help(Command *c)
{
    const Verb *v = c->nargument ? verb_find(c->argument[0]) : NULL;

    if (c->nargument && !v)
        return unknown_verb(c, c->argument[0]);
    return print_help(c, v);
}

/* ---- one execution ---- */

/* Does a word that is no verb name a script? */
static bool is_script(const char *word)
{
    return !strcmp(word, "-") || strpbrk(word, "./") || !access(word, F_OK);
}

static int run_verb(Command *c, int argc, char **argv)
{
    holo_status status;

    if (!options_read(c, argc, argv))
        return EXIT_USAGE;
    if (c->option[OPTION_HELP])
        return print_help(c, c->verb);
    status = holo_engine_create(NULL, &c->engine, c->diags);
    if (status != HOLO_OK)
        return end_with(c, status);
    return c->verb->run(c);
}

static int print_version(Command *c, int argc, char **argv)
{
    holo_status status;

    if (argc && strcmp(argv[0], "-v"))
        return usage_error(c, "`--version` takes no `%s`, only `-v`", argv[0]);
    if (argc > 1)
        return usage_error(c, "`--version -v` takes no `%s`", argv[1]);
    output_write(c->out, "holo ", 5);
    output_write(c->out, holo_version(), strlen(holo_version()));
    output_write(c->out, "\n", 1);
    if (!argc)
        return end_with(c, HOLO_OK);
    status = holo_engine_create(NULL, &c->engine, c->diags);
    if (status == HOLO_OK)
        status =
            holo_engine_describe(c->engine, output_write, c->out, c->diags);
    return end_with(c, status);
}

static int run_command(Command *c, int argc, char **argv)
{
    const char *word = argc > 1 ? argv[1] : "--help";

    c->verb = verb_find(word);
    if (c->verb)
        return run_verb(c, argc - 2, argv + 2);
    c->verb = verb_find("help");
    if (!strcmp(word, "--help") || !strcmp(word, "-h")) {
        print_help(c, NULL);
        return argc > 1 ? EXIT_FINE : EXIT_USAGE;
    }
    if (!strcmp(word, "--version"))
        return print_version(c, argc - 2, argv + 2);
    if (word[0] == '-' && word[1])
        return usage_error(c,
                           "a verb comes first, not the option `%s`; see "
                           "`holo help`",
                           word);
    if (!is_script(word))
        return unknown_verb(c, word);
    c->verb = verb_find("run");
    return run_verb(c, argc - 1, argv + 1);
}

static double cpu_seconds(void)
{
    struct timespec t;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static int no_memory(void)
{
    fputs("error[H0901]: no memory is left\n", stderr);
    return EXIT_FILE;
}

/* A write that failed is an error, however well everything else went. */
static int finish(Command *c, int end)
{
    output_flush(c->out);
    if (!c->out->error)
        return end;
    fprintf(stderr, "error[H0701]: cannot write to standard output: %s\n",
            strerror(c->out->error));
    return end == EXIT_FINE ? EXIT_FILE : end;
}

typedef struct Execution {
    int argc, end;
    char **argv;
    Command command;
    Output out;
} Execution;

static void *execute(void *self)
{
    Execution *e = self;
    Command *c = &e->command;
    jmp_buf escape;

    c->arena.escape = &escape;
    c->out = &e->out;
    c->diags = holo_diags_create();
    if (!c->diags || setjmp(escape)) {
        e->end = no_memory();
    } else {
        catch_interrupts(c->out);
        e->end = finish(c, run_command(c, e->argc, e->argv));
    }
    holo_engine_release(c->engine);
    holo_diags_free(c->diags);
    arena_free(&c->arena);
    return NULL;
}

enum { STACK_SIZE = 4 << 20 }; /* ample for values of the greatest depth */

/* On a stack of its own: that of the process can be arbitrarily small, and
 * one that is too small is no error but a signal. */
static bool execute_aside(Execution *e)
{
    pthread_attr_t attributes;
    pthread_t thread;
    bool started;

    if (pthread_attr_init(&attributes))
        return false;
    started = !pthread_attr_setstacksize(&attributes, STACK_SIZE) &&
              !pthread_create(&thread, &attributes, execute, e);
    pthread_attr_destroy(&attributes);
    return started && !pthread_join(thread, NULL);
}

int main(int argc, char **argv)
{
    double startup = cpu_seconds();
    Execution *e = calloc(1, sizeof *e);
    int end;

    if (!e)
        return no_memory();
    e->argc = argc;
    e->argv = argv;
    e->command.startup = startup;
    e->out.fd = STDOUT_FILENO;
    e->out.is_terminal = isatty(STDOUT_FILENO);
    end = execute_aside(e) ? e->end : no_memory();
    free(e);
    return end;
}
