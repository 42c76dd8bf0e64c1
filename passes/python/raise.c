/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Exceptions: who waits for one, and how it gets there.
 *
 * A raise that someone waits for (a Catch) ends the evaluation of the code in
 * hand (Spec.diverged), up to the one who waits. Python's own protocols catch
 * only what is surely raised. A `try` keeps the exception in a hidden name of
 * its frame, its cell, which is None elsewhere. If a staged branch raises, the
 * way that does has an end of its own (Attempt.raised); behind the branch the
 * cell is None or the exception, as any name is one of several, and what
 * follows, at each level up to the `try`, is a branch on that (raise_then()).
 * Nothing else is needed: loops, joins and gradients see a name and branches.
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

Object *exception_class(Spec *s, const BuiltinType *type)
{
    Object *class;

    for (int i = 0; i < s->nexception_class; i++)
        if (s->exception_class[i]->class.exception == type)
            return s->exception_class[i];
    class = object_new(s, OBJECT_CLASS);
    class->class.name = spec_sym(s, type->name);
    class->class.exception = type;
    class->class.is_type = true;
    *ARENA_PUSH(s->arena, s->exception_class, s->nexception_class,
                s->exception_class_capacity) = class;
    return class;
}

/* ---- who waits ---- */

void catch_begin(Spec *s, Catch *c, const char *exception)
{
    *c = (Catch){.outer = s->catching,
                 .exception = exception,
                 .region = s->region,
                 .nobject = s->heap.nobject};
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

/* Does it take what is of a type, and of a class if that is the script's? */
static bool catch_takes(const Catch *c, const BuiltinType *type,
                        const Object *class)
{
    if (c->exception)
        return exception_is(type, c->exception);
    for (int i = 0; i < c->ntype; i++)
        if (c->type[i].kind == VALUE_TYPE
                ? exception_is(type, c->type[i].type->name)
                : class && class_is(class, c->type[i].object))
            return true;
    return !c->type;
}

static Catch *catch_of(const Spec *s, const BuiltinType *type,
                       const Object *class)
{
    Catch *c = s->catching;

    while (c && !catch_takes(c, type, class))
        c = c->outer;
    return c;
}

bool catch_waits(const Spec *s, const char *exception)
{
    return catch_of(s, builtin_type_find(exception), NULL) != NULL;
}

/* ---- an exception that is on its way ---- */

/* What a `try` was handed: None, an exception, one of several. Those that no
 * place may hold together are refused. */
static Value caught_value(Spec *s, const Catch *c)
{
    const Value *v = c->cell ? object_find(c->frame, c->cell) : NULL;

    if (v && v->kind == VALUE_UNSETTLED) {
        value_settle(s, *v, "what is raised here");
        object_set(s, c->frame, c->cell, value_none());
        return value_none();
    }
    return v ? *v : value_none();
}

/* Adds what holds where `none` is true to what is known where `all` is. */
static const Fact *facts_both(Spec *s, const Fact *all, const Node *none)
{
    for (const Fact *f = facts_of(s, none, true); f; f = f->outer)
        all = fact_add(s, all, f->tag, f->k, f->is);
    return all;
}

int raise_none(Spec *s, Node **none)
{
    const Fact *facts = NULL;
    Node *all = NULL;

    for (const Catch *c = s->may_raise ? s->catching : NULL; c; c = c->outer) {
        Value v = caught_value(s, c);
        Node *node;
        Build b;

        if (v.kind == VALUE_NONE || v.kind == VALUE_UNDEFINED)
            continue;
        switch (spec_truth(s, value_compare(s, OPERATOR_IS, v, value_none()),
                           &node)) {
        case 1:
            break;
        case -1:
            b = spec_build(s);
            facts = facts_both(s, facts, node);
            all = all ? build2(&b, OP_and, all, spec_import(s, node)) : node;
            break;
        case 0:
            return 0;
        default: /* an error was found */
            break;
        }
    }
    if (!all)
        return 1;
    if (!facts_of(s, all, true))
        facts_note(s, all, facts, NULL);
    *none = all;
    return -1;
}

void raise_onward(Spec *s)
{
    Node *node;

    for (Catch *c = s->catching; c; c = c->outer) {
        Value v = caught_value(s, c);

        if (v.kind == VALUE_NONE || v.kind == VALUE_UNDEFINED ||
            spec_truth(s, value_compare(s, OPERATOR_IS, v, value_none()),
                       &node) == 1)
            continue;
        s->raised = c;
        s->diverged = true;
        s->unguarded = false;
        return;
    }
    spec_fail(s, DIAG_H0999, "an exception is on its way to nobody");
}

void raise_note(Spec *s)
{
    Node *none;

    s->unguarded = false;
    s->unguarded = s->may_raise && !spec_ended(s) && raise_none(s, &none) != 1;
}

static Value way_onward(Spec *s, void *data)
{
    (void)data;
    raise_onward(s);
    return value_none();
}

void raise_clear(Spec *s)
{
    for (const Catch *c = s->may_raise ? s->catching : NULL; c; c = c->outer) {
        Value v = caught_value(s, c);

        if (v.kind != VALUE_NONE && v.kind != VALUE_UNDEFINED)
            object_set(s, c->frame, c->cell, value_none());
    }
}

typedef struct Then {
    Way *next;
    void *data;
} Then;

static Value way_then(Spec *s, void *data)
{
    const Then *then = data;

    raise_clear(s);
    return then->next(s, then->data);
}

Value raise_then(Spec *s, Way *next, void *data)
{
    Then then = {next, data};
    Node *none;
    int truth;

    if (spec_ended(s))
        return value_none();
    s->unguarded = false;
    truth = raise_none(s, &none);
    if (truth < 0)
        return control_branch(s, none, way_then, way_onward, &then);
    return truth ? next(s, data) : way_onward(s, NULL);
}

/* Hands it to a `try`. A call that is inside of that cannot stand for others:
 * what it raises is no result. */
static void raise_to(Spec *s, Catch *c, Value x)
{
    trace_unknown_since(s, c->nobject, "it raises what its caller catches");
    object_set(s, c->frame, c->cell, x);
    if (c->region != s->region)
        s->may_raise = true;
    s->raised = c;
    s->diverged = true;
}

static void raise_to_protocol(Spec *s, Catch *c, const BuiltinType *type)
{
    if (c->region != s->region)
        spec_not_yet(s,
                     "a %s that a staged branch raises, where Python catches "
                     "it, is not there yet",
                     type->name);
    s->raised = c;
    s->diverged = true;
}

bool raise_caught(Spec *s, const BuiltinType *type)
{
    Catch *c = catch_of(s, type, NULL);

    if (!c || c->cell)
        return false;
    raise_to_protocol(s, c, type);
    return true;
}

static bool contains(Span whole, Span part)
{
    return whole.file == part.file && whole.begin <= part.begin &&
           part.end <= whole.end;
}

/* May an operand of the code in hand, or of a call that led to it, end the
 * run? Only the last branch that may is asked, and only where it stands itself
 * in the operand: behind another, or in what the operand calls, it goes unseen,
 * and the error in hand is told when compiling though the run may end before
 * it comes there, as it is behind any earlier statement that may. */
static bool is_in_doubt(const Spec *s)
{
    const CallSite *call = s->ctx->calls;
    bool found = contains(s->span, s->ended);

    for (; call && !found; call = call->caller)
        found = contains(call->span, s->ended);
    return s->ended.file && found;
}

/* Is the code in hand reached for sure, if all before it is? */
static bool is_certain(const Spec *s)
{
    if (is_in_doubt(s))
        return false;
    for (const Region *r = s->region; r->outer; r = r->outer)
        if (!r->certain)
            return false;
    return true;
}

/* The exception that a code stands for, if a call does not say another; NULL
 * of those of NumPy's own that are not there yet. */
static const char *exception_of(DiagCode code)
{
    switch (code) {
    case DIAG_H0505:
    case DIAG_H0507:
        return NULL;
    case DIAG_H0201:
        return "NameError";
    case DIAG_H0206:
        return "UnboundLocalError";
    case DIAG_H0202:
        return "AttributeError";
    case DIAG_H0506:
        return "IndexError";
    case DIAG_H0510:
    case DIAG_H0907:
        return "OverflowError";
    case DIAG_H0905:
        return "ZeroDivisionError";
    case DIAG_H0207:
    case DIAG_H0413:
    case DIAG_H0511:
    case DIAG_H0516:
        return "TypeError";
    default:
        return "ValueError";
    }
}

/* The run ends with the message, if it gets here. */
static void end_run(Spec *s, DiagCode code, int n, const Value *part)
{
    print_failure(s, code, n, part);
    s->raised = NULL;
    s->diverged = true;
}

/* Says it now, or has the run say it if it gets here. */
static Diag *say_uncaught(Spec *s, DiagCode code, const char *message)
{
    Value text = value_cstr(message);

    if (is_certain(s))
        return spec_error(s, code, "%s", message);
    end_run(s, code, 1, &text);
    return spec_error(s, DIAG_H0415, "if the run gets here: %s (%s)", message,
                      diag_info[code].code);
}

void raise_limit(Spec *s, DiagCode code, const char *message)
{
    say_uncaught(s, code, message);
}

/* Nobody waits for it. */
static Value raise_uncaught(Spec *s, const Value *of, void *data)
{
    Value x = *of;
    const Raised *raised = x.object->instance.raised;
    Value part[3] = {value_cstr(value_type_name(s, x)), value_cstr(": ")};
    Span span = s->span;
    int npart = 1;

    (void)data;
    if (raised && raised->span.file)
        s->span = raised->span;
    if (exception_is(exception_type(x), "SystemExit")) {
        exit_by(s, x);
    } else if (raised && raised->code) {
        say_uncaught(s, raised->code, raised->message);
    } else {
        part[2] = text_format(s, x, 's', value_none());
        if (part[2].kind != VALUE_STR || part[2].s.size)
            npart = 3;
        if (!spec_ended(s))
            end_run(s, DIAG_H0906, npart, part);
    }
    s->span = span;
    return value_none();
}

static Value raise_one(Spec *s, const Value *of, void *data)
{
    Value x = *of;
    const BuiltinType *type = exception_type(x);
    Catch *c;

    if (x.kind == VALUE_POISON)
        return value_none();
    if (!type) { /* None, of one of several: no run gets here with it */
        s->raised = NULL;
        s->diverged = true;
        return value_none();
    }
    if (!x.object->instance.raised) {
        Raised *raised = ARENA_NEW(s->arena, Raised);

        raised->span = s->span;
        x.object->instance.raised = raised;
    }
    c = catch_of(s, type, class_of(x));
    if (!c)
        return raise_uncaught(s, of, data);
    if (c->cell)
        raise_to(s, c, x);
    else
        raise_to_protocol(s, c, type);
    return value_none();
}

void raise_value(Spec *s, Value x)
{
    x = choice_settle(s, x);
    if (x.kind == VALUE_CHOICE)
        choice_split(s, 0, 1, &x, raise_one, NULL);
    else
        raise_one(s, &x, NULL);
}

Value raise_instance(Spec *s, Value x)
{
    raise_value(s, x);
    return value_poison();
}

/* What is Python's own message, of which only ours is known. */
static Value unknown_words(Spec *s)
{
    Unsettled *u = ARENA_NEW(s->arena, Unsettled);

    u->code = DIAG_H0990;
    u->message = "in Python's own words, which are not there yet";
    u->span = s->span;
    u->label = "raised here";
    u->help = "the type of the exception is known: `except` and "
              "`type(e).__name__` ask for that alone";
    return (Value){.kind = VALUE_UNSETTLED, .unsettled = u};
}

/* An exception of Python's own, with its words (UNDEFINED: not known); and
 * what is said of it if nobody catches it. */
static Value exception_new(Spec *s, const char *type, Value words,
                           DiagCode code, const char *message)
{
    Value x =
        object_make(s, exception_class(s, builtin_type_find(type)), 0, NULL);
    Raised *raised = ARENA_NEW(s->arena, Raised);

    if (words.kind == VALUE_UNDEFINED)
        words = unknown_words(s);
    object_set(s, x.object, spec_sym(s, "args"), value_tuple(s, 1, &words));
    *raised = (Raised){s->span, code, message};
    x.object->instance.raised = raised;
    return x;
}

/* Who waits for one of NumPy's own exceptions, which derive from these. */
static Catch *catch_of_numpy(const Spec *s)
{
    static const char *const types[] = {"ValueError", "IndexError",
                                        "TypeError"};
    Catch *c = NULL;

    for (size_t i = 0; i < sizeof types / sizeof *types && !c; i++)
        c = catch_of(s, builtin_type_find(types[i]), NULL);
    return c;
}

/* Says it now, or has the run say it if it gets here; not at all, if someone
 * waits for the exception. What is said of one of several may hold of some of
 * them only: that is refused, by spec_error(), which clears
 * Spec.described_choice. */
static Diag *raise_message(Spec *s, const char *exception, DiagCode code,
                           const char *message)
{
    Value words = s->words;
    Catch *c = exception ? catch_of(s, builtin_type_find(exception), NULL)
                         : catch_of_numpy(s);

    s->words = (Value){.kind = VALUE_UNDEFINED};
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
    if (!c)
        return say_uncaught(s, code, message);
    if (!exception)
        return spec_error(s, DIAG_H0990,
                          "an exception of NumPy's own, where it may be "
                          "caught, is not there yet: %s",
                          message);
    if (s->diverged && s->raised) /* the first that is raised counts */
        return diag_unlisted(s->ctx, code, s->span, message);
    if (c->cell)
        raise_to(s, c, exception_new(s, exception, words, code, message));
    else
        raise_to_protocol(s, c, builtin_type_find(exception));
    return diag_unlisted(s->ctx, code, s->span, message);
}

void raise_says(Spec *s, const char *format, ...)
{
    va_list args;

    if (!s->catching) /* nobody hears it */
        return;
    va_start(args, format);
    s->words = value_cstr(arena_vprintf(s->arena, format, args));
    va_end(args);
}

/* ---- checks of the run, as exceptions ---- */

typedef struct Unless {
    const char *exception;
    Value words;
    DiagCode code;
    const char *message;
} Unless;

static Value way_fails(Spec *s, void *data)
{
    const Unless *u = data;

    s->words = u->words;
    raise_message(s, u->exception, u->code, u->message);
    return value_none();
}

/* What Python raises where a check fails; NULL where it does not, and the
 * check is of a limit of ours. */
static const char *exception_checked(Spec *s, DiagCode code,
                                     const char *message)
{
    size_t n = strcspn(message, ":");

    switch (code) {
    case DIAG_H0904:
    case DIAG_H0905:
    case DIAG_H0909:
    case DIAG_H0910:
    case DIAG_H0515:
        return code == DIAG_H0904 ? "IndexError" : exception_of(code);
    case DIAG_H0906: /* it says so itself */
        return arena_printf(s->arena, "%.*s", (int)n, message);
    default:
        return NULL;
    }
}

/* What is checked behind what may have raised: the first that fails counts. */
Node *raise_excused(Spec *s, Node *ok)
{
    Node *none;
    Build b;

    s->unguarded = false;
    if (raise_none(s, &none) != -1)
        return ok;
    b = spec_build(s);
    none = build1(&b, OP_not, spec_import(s, none));
    return build2(&b, OP_or, spec_import(s, ok), none);
}

bool raise_unless(Spec *s, DiagCode code, Node *ok, const char *message)
{
    return raise_unless_as(s, exception_checked(s, code, message), code, ok,
                           message);
}

bool raise_unless_as(Spec *s, const char *exception, DiagCode code, Node *ok,
                     const char *message)
{
    Unless u = {exception, s->words, code, message};
    const BuiltinType *type =
        u.exception ? builtin_type_find(u.exception) : NULL;
    const Catch *c = type ? catch_of(s, type, NULL) : NULL;

    if (!c || !c->cell)
        return false;
    if (s->in_bounds && code == DIAG_H0904)
        return true;
    ok = raise_excused(s, ok);
    control_branch(s, spec_import(s, ok), control_nothing, way_fails, &u);
    return true;
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
    const BuiltinType *type = builtin_type_find(exception);
    Value words = value_cstr(message);

    raise_value(
        s, object_make(s, exception_class(s, type), *message != 0, &words));
    return value_poison();
}
