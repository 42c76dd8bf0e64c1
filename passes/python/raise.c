/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Exceptions that Python's own protocols catch.
 *
 * A script has no `except`, so an exception ends the program, but for those
 * that a protocol waits for: while `__next__` runs, StopIteration; while
 * hasattr() looks, AttributeError. A raise that is surely reached then ends
 * the evaluation of the code in hand (Spec.diverged), up to the one who waits.
 * One in a staged branch would be caught on some runs only: refused.
 *
 * What Python raises for sure where evaluation has come to is an error that is
 * found while compiling; in a branch or a loop that the run may not enter it is
 * an error of the run, and ends that way, with a warning while compiling.
 *
 * The words of such an error may describe a value that is one of several
 * (value_describe() leaves that in Spec.described_choice): what is made of them
 * here takes the mark, and refuses. */
#include "passes/python/protocol.h"

#include <stdarg.h>
#include <string.h>

bool exception_is(const BuiltinType *type, const char *of)
{
    while (type && strcmp(type->name, of))
        type = type->base ? builtin_type_find(type->base) : NULL;
    return type != NULL;
}

const BuiltinType *exception_type(Value v)
{
    const Object *class =
        value_is_object(v, OBJECT_CLASS) ? v.object : class_of(v);

    if (v.kind == VALUE_TYPE)
        return v.type->is_exception ? v.type : NULL;
    return class ? class->class.exception : NULL;
}

void catch_begin(Spec *s, Catch *c, const char *exception)
{
    *c = (Catch){s->catching, exception, s->region};
    s->catching = c;
}

bool catch_end(Spec *s, Catch *c)
{
    s->catching = c->outer;
    if (!s->diverged || s->raised != c)
        return false;
    s->diverged = false;
    return true;
}

bool catch_waits(const Spec *s, const char *exception)
{
    const BuiltinType *type = builtin_type_find(exception);

    for (const Catch *c = s->catching; c; c = c->outer)
        if (exception_is(type, c->exception))
            return true;
    return false;
}

bool raise_caught(Spec *s, const BuiltinType *type)
{
    Catch *c = s->catching;

    while (c && !exception_is(type, c->exception))
        c = c->outer;
    if (!c)
        return false;
    if (c->region != s->region)
        spec_not_yet(s,
                     "a %s that a staged branch raises, where Python catches "
                     "it, is not there yet",
                     type->name);
    s->raised = c;
    s->diverged = true;
    return true;
}

/* Is the code in hand reached for sure, if all before it is? */
static bool is_certain(const Spec *s)
{
    for (const Region *r = s->region; r->outer; r = r->outer)
        if (!r->certain)
            return false;
    return true;
}

/* What a code stands for, if it is an exception that a protocol waits for. */
static const char *exception_of(DiagCode code)
{
    return code == DIAG_H0202   ? "AttributeError"
           : code == DIAG_H0506 ? "IndexError"
                                : NULL;
}

/* Says it now, or has the run say it if it gets here; not at all, if someone
 * waits for the exception (which may be NULL). What is said of one of several
 * may hold of some of them only: that is refused, by spec_error(), which clears
 * Spec.described_choice. */
static Diag *raise_message(Spec *s, const char *exception, DiagCode code,
                           const char *message)
{
    Value text = value_cstr(message);

    if (s->described_choice)
        return spec_error(s, DIAG_H0990,
                          "what is an error for some of several is not there "
                          "yet: %s",
                          message);
    if (s->described_ragged)
        return spec_error(s, DIAG_H0302,
                          "what is an error for some sizes of an array is not "
                          "there yet: %s",
                          message);
    if (exception && raise_caught(s, builtin_type_find(exception)))
        return diag_unlisted(s->ctx, code, s->span, message);
    if (is_certain(s))
        return spec_error(s, code, "%s", message);
    print_failure(s, code, 1, &text);
    s->raised = NULL;
    s->diverged = true;
    return spec_error(s, DIAG_H0415, "if the run gets here: %s (%s)", message,
                      diag_info[code].code);
}

Diag *raise_found(Spec *s, DiagCode code, const char *format, ...)
{
    va_list args;
    char *message;

    va_start(args, format);
    message = arena_vprintf(s->arena, format, args);
    va_end(args);
    return raise_message(s, exception_of(code), code, message);
}

Value raise_certain(Spec *s, DiagCode code, const char *format, ...)
{
    va_list args;
    char *message;

    va_start(args, format);
    message = arena_vprintf(s->arena, format, args);
    va_end(args);
    raise_message(s, exception_of(code), code, message);
    return value_poison();
}

Value raise_other(Spec *s, const char *exception, DiagCode code,
                  const char *message)
{
    raise_message(s, exception, code, message);
    return value_poison();
}

Value raise_error(Spec *s, const char *exception, const char *message)
{
    Value part[3] = {value_cstr(exception), value_cstr(": "),
                     value_cstr(message)};

    if (raise_caught(s, builtin_type_find(exception)))
        return value_poison();
    print_failure(s, DIAG_H0906, *message ? 3 : 1, part);
    s->raised = NULL;
    s->diverged = true;
    return value_poison();
}
