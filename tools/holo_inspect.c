/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* dump: stages of compilation as text. opt: passes over such text. explain:
 * the catalogue of diagnostics. */
#include "tools/command.h"

#include <string.h>

static bool wants_dot(const Command *c)
{
    const char *format = c->option[OPTION_FORMAT];

    return format && !strcmp(format, "dot");
}

static holo_status dump_program(Command *c, holo_program *program,
                                const Call *call)
{
    holo_dump_options options = {
        .struct_size = sizeof options,
        .stage = c->option[OPTION_STAGE],
        .function = call->function,
        .arg = call->arg,
        .narg = call->narg,
        .dot = wants_dot(c),
        .spans = c->option[OPTION_SPANS] != NULL,
    };

    return holo_dump(program, &options, output_write, c->out, c->diags);
}

int verb_dump(Command *c)
{
    holo_program *program;
    holo_status status;
    Call call;

    if (!call_read(c, &call))
        return end_with(c, HOLO_E_USAGE);
    if (!call.function && call.narg) {
        call_release(&call);
        return usage_error(c, "arguments are for a function: FILE:FUNC ARG...");
    }
    status = read_script(c, call.path, &program);
    if (status == HOLO_OK)
        status = dump_program(c, program, &call);
    call_release(&call);
    holo_program_release(program);
    return end_with(c, status);
}

int verb_opt(Command *c)
{
    holo_opt_options options = {
        .struct_size = sizeof options,
        .passes = c->option[OPTION_PASSES],
        .dot = wants_dot(c),
        .spans = c->option[OPTION_SPANS] != NULL,
    };
    const char *path = c->argument[0];
    const char *name = strcmp(path, "-") ? path : "<stdin>";
    holo_status status;
    Text text;

    if (!read_input(c, path, &text))
        return end_with(c, HOLO_E_IO);
    status = holo_opt(c->engine, name, text.data, text.size, &options,
                      output_write, c->out, c->diags);
    return end_with(c, status);
}

static void list_codes(Command *c)
{
    const char *code;

    for (size_t i = 0; (code = holo_explain_code(i)); i++) {
        output_write(c->out, code, strlen(code));
        output_write(c->out, "\n", 1);
    }
}

int verb_explain(Command *c)
{
    holo_status status;

    if (!c->nargument) {
        list_codes(c);
        return end_with(c, HOLO_OK);
    }
    status = holo_explain(c->argument[0], output_write, c->out);
    if (status == HOLO_E_USAGE)
        return usage_error(c,
                           "there is no code `%s`; `holo explain` lists them",
                           c->argument[0]);
    return end_with(c, status);
}
