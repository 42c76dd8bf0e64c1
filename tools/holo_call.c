/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* call: a function of a script, from the shell.
 *
 * Arguments are JSON (see holo_json.c). With --jsonl one process answers many
 * calls: each line of input is a JSON array of arguments, each line of output
 * the value with what the script printed, or the error. */
#include "tools/command.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* ---- FILE:FUNC and arguments ---- */

static bool is_identifier(const char *s)
{
    if (!*s || strchr("0123456789", *s))
        return false;
    for (; *s; s++)
        if (!((*s | 32) >= 'a' && (*s | 32) <= 'z') &&
            !strchr("0123456789_", *s) && (unsigned char)*s < 0x80)
            return false;
    return true;
}

static void split_target(Command *c, Call *call)
{
    const char *word = c->argument[0];
    const char *colon = strrchr(word, ':');

    call->path = word;
    if (!colon || colon == word || !is_identifier(colon + 1) ||
        !access(word, F_OK))
        return;
    call->path = arena_printf(&c->arena, "%.*s", (int)(colon - word), word);
    call->function = colon + 1;
}

bool call_read(Command *c, Call *call)
{
    *call = (Call){0};
    split_target(c, call);
    call->arg = ARENA_ARRAY(&c->arena, holo_value *, c->nargument);
    for (int i = 1; i < c->nargument; i++) {
        const char *name = arena_printf(&c->arena, "argument %d", i);
        holo_value *v = value_from_text(c, name, text_from(c->argument[i]));

        if (!v) {
            call_release(call);
            return false;
        }
        call->arg[call->narg++] = v;
    }
    return true;
}

void call_release(Call *call)
{
    for (size_t i = 0; i < call->narg; i++)
        holo_value_release(call->arg[i]);
    call->narg = 0;
}

/* ---- one call ---- */

static void put_value(Command *c, const holo_value *value)
{
    TextBuffer out = {.arena = &c->arena};

    value_to_json(&out, value);
    buffer_putc(&out, '\n');
    output_write(c->out, out.data, out.size);
}

static int call_once(Command *c, holo_run *run, const char *function)
{
    holo_value *result = NULL;
    holo_status status;
    Call call;
    int end;

    if (!call_read(c, &call))
        return end_with(c, HOLO_E_USAGE);
    status = holo_call(run, function, call.arg, call.narg, &result, c->diags);
    call_release(&call);
    if (status == HOLO_OK)
        put_value(c, result);
    holo_value_release(result);
    end = end_with(c, status);
    return status == HOLO_E_EXIT ? holo_run_exit_status(run) : end;
}

/* ---- a call for each line ---- */

/* Script output of one line. It grows by malloc: it is written from within
 * the library, whose frames no arena may jump over. */
typedef struct Capture {
    char *data;
    size_t size, capacity;
    bool failed;
} Capture;

static void capture_write(void *self, const char *data, size_t size)
{
    Capture *cap = self;

    if (cap->failed || cap->size + size < size)
        return;
    if (cap->size + size > cap->capacity) {
        size_t more = (cap->size + size) * 2;
        char *grown = realloc(cap->data, more);

        if (!grown) {
            cap->failed = true;
            return;
        }
        cap->data = grown;
        cap->capacity = more;
    }
    memcpy(cap->data + cap->size, data, size);
    cap->size += size;
}

/* The first diagnostic, as JSON without its newline. */
static void put_error(Command *c, const holo_diags *diags, Capture *scratch)
{
    static const holo_render_options json = {.struct_size = sizeof json,
                                             .format = HOLO_JSON};

    scratch->size = 0;
    holo_diags_render(diags, 0, &json, capture_write, scratch);
    while (scratch->size && scratch->data[scratch->size - 1] == '\n')
        scratch->size--;
    output_write(c->out, "{\"error\": ", 10);
    output_write(c->out, scratch->data, scratch->size);
    output_write(c->out, "}\n", 2);
}

static void put_answer(Command *c, const holo_value *value,
                       const Capture *printed)
{
    TextBuffer out = {.arena = &c->arena};

    buffer_puts(&out, "{\"value\": ");
    value_to_json(&out, value);
    buffer_puts(&out, ", \"stdout\": ");
    json_put_string(&out, (Text){printed->data, printed->size});
    buffer_puts(&out, "}\n");
    output_write(c->out, out.data, out.size);
}

/* Reads the arguments on a line into `call`; false after a diagnostic. */
static bool read_line(Command *c, const char *name, Text line, Call *call)
{
    JsonError error = {0};
    const Json *json = json_parse(&c->arena, line, JSON_NONFINITE, &error);

    if (json && json->kind != JSON_ARRAY) {
        error = (JsonError){json->begin, json->end,
                            "a line is a JSON array of arguments"};
        json = NULL;
    }
    call->arg =
        json ? ARENA_ARRAY(&c->arena, holo_value *, json->items.n) : NULL;
    for (int i = 0; json && i < json->items.n; i++) {
        call->arg[i] = value_from_json(&json->items.item[i], &error);
        if (call->arg[i])
            call->narg++;
        else
            json = NULL;
    }
    if (!json)
        holo_diags_report(c->diags, "H0950", error.message, name, line.data,
                          line.size, error.begin, error.end);
    return json != NULL;
}

typedef struct Lines {
    holo_run *run;            /* NULL: the script has errors */
    const holo_diags *broken; /* which ones */
    const char *function;
    Capture printed, scratch;
} Lines;

/* Where the script ended itself, its status is what there is to say. */
static void say_exit(Command *c, const Lines *l)
{
    const char *said =
        arena_printf(&c->arena, "SystemExit: %d", holo_run_exit_status(l->run));

    holo_diags_report(c->diags, "H0906", said, NULL, NULL, 0, 0, 0);
}

static void answer_line(Command *c, Lines *l, int number, Text line)
{
    const char *name = arena_printf(&c->arena, "line %d", number);
    holo_value *result = NULL;
    holo_status status = HOLO_E_USAGE;
    Call call = {0};

    l->printed.size = 0;
    if (l->run && read_line(c, name, line, &call))
        status = holo_call(l->run, l->function, call.arg, call.narg, &result,
                           c->diags);
    if (status == HOLO_E_EXIT)
        say_exit(c, l);
    if (status == HOLO_OK)
        put_answer(c, result, &l->printed);
    else
        put_error(c, l->run ? c->diags : l->broken, &l->scratch);
    holo_diags_clear(c->diags);
    holo_value_release(result);
    call_release(&call);
}

/* Every line is answered before the next one is read. */
static void answer_lines(Command *c, Lines *l)
{
    Arena whole = c->arena;
    char *line = NULL;
    size_t capacity = 0;
    ssize_t n;

    for (int number = 1; (n = getline(&line, &capacity, stdin)) > 0; number++) {
        Text text = {line, (size_t)n - (line[n - 1] == '\n')};

        c->arena = (Arena){.escape = whole.escape};
        answer_line(c, l, number, text);
        arena_free(&c->arena);
        if (!output_flush(c->out))
            break;
    }
    c->arena = whole;
    free(line);
    free(l->printed.data);
    free(l->scratch.data);
}

/* ---- the verb ---- */

/* Calls once, or for each line. A script that could not be read answers each
 * line with its error, and is an error of the whole as well. */
static int call_lines(Command *c, holo_program *program, holo_status script,
                      const char *function)
{
    holo_diags *none = holo_diags_create(), *broken = c->diags;
    Lines l = {.function = function, .broken = broken};
    holo_run_options options = {.struct_size = sizeof options,
                                .write = capture_write,
                                .self = &l.printed,
                                .write_error = error_write,
                                .error_self = c->out};
    holo_status status = script;

    c->diags = none;
    if (status == HOLO_OK)
        status = holo_run_create(program, &options, &l.run, broken);
    answer_lines(c, &l);
    holo_run_free(l.run);
    c->diags = broken;
    holo_diags_free(none);
    return end_with(c, status);
}

static int call_program(Command *c, holo_program *program, const char *function)
{
    holo_run_options options = run_options(c);
    holo_run *run;
    holo_status status = holo_run_create(program, &options, &run, c->diags);
    int end =
        status == HOLO_OK ? call_once(c, run, function) : end_with(c, status);

    holo_run_free(run);
    return end;
}

int verb_call(Command *c)
{
    bool lines = c->option[OPTION_JSONL] != NULL;
    Call call = {0};
    holo_program *program;
    holo_status status;
    int end;

    split_target(c, &call);
    if (!call.function)
        return usage_error(c, "`holo call` takes FILE:FUNC, not `%s`",
                           c->argument[0]);
    if (lines && c->nargument > 1)
        return usage_error(c, "with --jsonl the arguments come from standard "
                              "input");
    if (lines && !strcmp(call.path, "-"))
        return usage_error(c, "with --jsonl standard input holds arguments, "
                              "not the script");
    status = read_script(c, call.path, &program);
    if (lines)
        end = call_lines(c, program, status, call.function);
    else if (status == HOLO_OK)
        end = call_program(c, program, call.function);
    else
        end = end_with(c, status);
    holo_program_release(program);
    return end;
}
