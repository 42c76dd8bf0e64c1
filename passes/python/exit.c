/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The end of a run that a script asks for: SystemExit, and who raises it. */
#include "passes/python/protocol.h"

#include "base/bigint.h"

/* The number that a code is; of any other, which is written to standard
 * error, 1. */
static Value status_of(Spec *s, Value code)
{
    Value part[2] = {code, value_cstr("\n")};

    if (derived_is_number(code))
        code = derived_scalar(s, code);
    if (code.kind == VALUE_NONE)
        return value_int(0);
    if (code.kind == VALUE_LONG) /* it does not fit a C long */
        return value_int(-1);
    if (value_is_python_number(code) && number_dtype(code) != DTYPE_F64)
        return scalar_to_int(s, code);
    print_to(s, value_int(STREAM_ERROR), 2, part);
    return value_int(1);
}

/* Whoever settles a choice among codes comes here for each. */
static Value exit_settled(Spec *s, const Value *code, void *data)
{
    Value status;

    (void)data;
    status = status_of(s, *code);
    if (status.kind == VALUE_POISON || spec_ended(s))
        return value_poison();
    system_ask(s, SYSTEM_exit, &status, 0, NULL);
    s->raised = NULL;
    s->diverged = true;
    return value_none();
}

void exit_by(Spec *s, Value exception)
{
    Value code = value_get_attribute(s, exception, spec_sym(s, "code"));

    code = choice_settle(s, code);
    if (code.kind == VALUE_POISON || spec_ended(s))
        return;
    if (code.kind == VALUE_CHOICE)
        choice_split(s, 0, 1, &code, exit_settled, NULL);
    else
        exit_settled(s, &code, NULL);
}

Value do_exit(Spec *s, Args *a)
{
    const BuiltinType *type = builtin_type_find("SystemExit");
    Value code = a->arg[0], exception;
    int narg = code.kind != VALUE_UNDEFINED;

    exception = call_function(s, (Value){.kind = VALUE_TYPE, .type = type},
                              narg, &code);
    return exception.kind == VALUE_POISON || spec_ended(s)
               ? value_poison()
               : raise_instance(s, exception);
}
