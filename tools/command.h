/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The holo command: a client of holo.h. Table of contents.
 *
 *   holo.c           verbs, help, main
 *   holo_options.c   the table of options
 *   holo_output.c    standard output, diagnostics, exit statuses
 *   holo_json.c      JSON <-> values
 *   holo_run.c       run, check
 *   holo_call.c      call, and its --jsonl
 *   holo_inspect.c   dump, opt, explain */
#ifndef HOLO_TOOLS_COMMAND_H
#define HOLO_TOOLS_COMMAND_H

#include "base/json.h"
#include "include/holo.h"

/* What the process says when it ends; docs/cli.md explains them. */
enum {
    EXIT_FINE = 0,
    EXIT_SCRIPT = 1,
    EXIT_USAGE = 2,
    EXIT_RUN = 3,
    EXIT_FILE = 4,
    EXIT_BUG = 70,
    EXIT_INTERRUPTED = 130
};

typedef enum OptionId {
    OPTION_HELP,
    OPTION_DIAGNOSTICS,
    OPTION_COLOR,
    OPTION_WIDTH,
    OPTION_ERROR_LIMIT,
    OPTION_FILES,
    OPTION_TIME,
    OPTION_UNCHECKED,
    OPTION_CALLS,
    OPTION_INTERPRET,
    OPTION_VERIFY,
    OPTION_JSONL,
    OPTION_STAGE,
    OPTION_FORMAT,
    OPTION_SPANS,
    OPTION_PASSES,
    OPTION_COUNT
} OptionId;

/* Text that leaves by a file descriptor in large pieces; by lines if that is
 * a terminal. */
typedef struct Output {
    char data[1 << 16];
    size_t size;
    int fd;
    bool is_terminal;
    int error; /* errno of the first failed write */
} Output;

typedef struct Verb Verb;

/* One execution of the command. */
typedef struct Command {
    Arena arena; /* of the command's own text; leaves by main() */
    const Verb *verb;
    const char *option[OPTION_COUNT]; /* value, "" of a flag, NULL: absent */
    int nargument;
    char **argument;
    holo_diags *diags;
    holo_engine *engine;
    Output *out;
    double startup; /* seconds of CPU time before main() */
} Command;

typedef int VerbRule(Command *c);

struct Verb {
    const char *name;
    const char *arguments; /* as its usage line shows them */
    int least, most;       /* how many arguments it takes; most -1: any */
    bool ends_options;     /* all words behind the first are arguments */
    unsigned options;      /* mask: 1 << OPTION_x */
    VerbRule *run;
    const char *summary; /* one line */
    const char *details; /* paragraphs, wrapped by hand; or NULL */
};

/* holo_options.c */

/* Sorts `argv` into options and arguments; false after a diagnostic. */
bool options_read(Command *c, int argc, char **argv);
void options_help(TextBuffer *out, unsigned options);
/* A number given as an option, `otherwise` if it is absent. */
int option_number(const Command *c, OptionId id, int otherwise);

/* holo_output.c */

void output_write(void *self, const char *data, size_t size);
bool output_flush(Output *out);
/* The script's standard error, and the flush of what it printed; `self` is the
 * Output. */
void error_write(void *self, const char *data, size_t size);
void flush_write(void *self);
/* A script's input, from a terminal with what is to be shown before. */
ptrdiff_t input_read(void *self, char *data, size_t size);
void output_show(void *self, const char *data, size_t size);
/* Where a script's run writes. */
holo_run_options run_options(Command *c);
void catch_interrupts(Output *out);
/* Reports a mistake of the command line; returns EXIT_USAGE. */
int usage_error(Command *c, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* Writes the diagnostics to standard error and forgets them. */
void show_diagnostics(Command *c);
/* The same; returns what a status is as an exit status. */
int end_with(Command *c, holo_status status);
/* Reads a whole file, or standard input for `-`; false after a diagnostic. */
bool read_input(Command *c, const char *path, Text *out);

/* A clock for intervals. */
double seconds_now(void);

/* holo_json.c */

/* NULL after describing what does not fit. */
holo_value *value_from_json(const Json *json, JsonError *error);
/* Parses a text called `name` into one value; NULL after a diagnostic. */
holo_value *value_from_text(Command *c, const char *name, Text text);
void value_to_json(TextBuffer *out, const holo_value *value);

/* holo_run.c */

/* Reads the script in the file `path` (`-`: standard input). */
holo_status read_script(Command *c, const char *path, holo_program **out);
int verb_run(Command *c);
int verb_check(Command *c);

/* holo_call.c */

/* The arguments of a call of a script's function. */
typedef struct Call {
    const char *path;
    const char *function; /* NULL: none was named */
    holo_value **arg;
    size_t narg;
} Call;

/* Reads FILE[:FUNC] and what follows it as JSON; false after a diagnostic. */
bool call_read(Command *c, Call *call);
void call_release(Call *call);
int verb_call(Command *c);

/* holo_inspect.c */

int verb_dump(Command *c);
int verb_opt(Command *c);
int verb_explain(Command *c);

#endif
