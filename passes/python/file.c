/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* File objects: instances of a class of ours. What they hold that scripts do
 * not see has names that begin with a dot:
 *
 *   .stream  the number that what is written goes to, perhaps staged; None of
 *            what is only read
 *   .text, .at  of what is read: see file_read.c
 *
 * What is written goes out when the program runs, in order with what is
 * printed. */
#include "passes/python/file.h"

#include <string.h>

Value file_get(Spec *s, Value file, const char *name)
{
    const Value *v = object_find(file.object, spec_sym(s, name));

    return v ? value_settle(s, *v, "this file") : value_none();
}

void file_set(Spec *s, Value file, const char *name, Value v)
{
    object_set(s, file.object, spec_sym(s, name), v);
}

static Value file_new(Spec *s, Value name, const char *mode,
                      const char *encoding)
{
    Value file = value_object(object_new(s, OBJECT_INSTANCE));

    file.object->instance.class = s->file_class;
    file_set(s, file, "name", name);
    file_set(s, file, "mode", value_cstr(mode));
    file_set(s, file, "encoding", value_cstr(encoding));
    file_set(s, file, "closed", value_bool(false));
    file_set(s, file, ".stream", value_none());
    file_set(s, file, ".text", value_none());
    file_set(s, file, ".at", value_none());
    return file;
}

Value file_of_stream(Spec *s, const char *name, const char *mode, Value stream)
{
    Value file = file_new(s, value_cstr(name), mode, "utf-8");

    file_set(s, file, stream.kind == VALUE_NONE ? ".at" : ".stream",
             stream.kind == VALUE_NONE ? value_int(0) : stream);
    return file;
}

static bool is_file(const Spec *s, Value v)
{
    return class_of(v) && class_of(v) == s->file_class;
}

/* Is it open; false after an error. */
bool file_is_open(Spec *s, Value file)
{
    static const char words[] = "I/O operation on closed file.";
    Value closed = file_get(s, file, "closed");

    if (number_is_bool(closed, true))
        raise_error(s, "ValueError", words);
    else if (closed.kind == VALUE_SCALAR)
        return number_need(s, DIAG_H0906, number_not(s, closed),
                           arena_printf(s->arena, "ValueError: %s", words));
    return number_is_bool(closed, false);
}

/* Where what is written goes; NONE, after an error, if it cannot be. */
static Value file_stream(Spec *s, Value file)
{
    Value stream = value_none();

    if (!file_is_open(s, file))
        return stream;
    stream = file_get(s, file, ".stream");
    if (stream.kind == VALUE_NONE)
        raise_error(s, "UnsupportedOperation", "not writable");
    return stream;
}

static Value file_write(Spec *s, Value file, Value text)
{
    Value stream = file_stream(s, file);

    text = derived_scalar(s, text);
    if (stream.kind == VALUE_NONE || stream.kind == VALUE_POISON)
        return value_poison();
    if (!value_is_text(text))
        return raise_error(s, "TypeError",
                           arena_printf(s->arena,
                                        "write() argument must be str, not %s",
                                        value_type_name(s, text)));
    if (text.kind != VALUE_STR)
        return system_ask(s, SYSTEM_write, &stream, 1, &text);
    print_to(s, stream, 1, &text);
    return value_int(text_characters(text.s));
}

static Value do_write(Spec *s, Args *a)
{
    return file_write(s, a->self, a->arg[0]);
}

static bool take_line(Spec *s, Value item, void *file)
{
    file_write(s, *(Value *)file, item);
    return !spec_ended(s);
}

static Value do_writelines(Spec *s, Args *a)
{
    return value_each(s, a->arg[0], take_line, &a->self) ? value_none()
                                                         : value_poison();
}

static Value do_flush(Spec *s, Args *a)
{
    return file_flush(s, a->self);
}

static Value do_writable(Spec *s, Args *a)
{
    Value stream;

    if (!file_is_open(s, a->self))
        return value_poison();
    stream = file_get(s, a->self, a->builtin->op ? ".at" : ".stream");
    return value_bool(stream.kind != VALUE_NONE);
}

/* As CPython shows it. */
static Value do_repr(Spec *s, Args *a)
{
    Value part[7] = {
        value_cstr("<_io.TextIOWrapper name="),
        text_format(s, file_get(s, a->self, "name"), 'r', value_none()),
        value_cstr(" mode="),
        text_format(s, file_get(s, a->self, "mode"), 'r', value_none()),
        value_cstr(" encoding="),
        text_format(s, file_get(s, a->self, "encoding"), 'r', value_none()),
        value_cstr(">")};

    return text_join(s, 7, part);
}

static Value do_not_yet(Spec *s, Args *a)
{
    return spec_not_yet(s, "%s() of a file is not there yet", a->builtin->name);
}

/* Closing twice is nothing. */
static Value do_close(Spec *s, Args *a)
{
    Value closed = file_get(s, a->self, "closed"), stream;

    if (number_is_bool(closed, true))
        return value_none();
    if (closed.kind != VALUE_BOOL)
        return spec_not_yet(s, "closing a file that is closed on some ways "
                               "only is not there yet");
    stream = file_get(s, a->self, ".stream");
    if (stream.kind == VALUE_INT)
        return spec_not_yet(s, "closing a standard stream is not there yet");
    if (stream.kind == VALUE_SCALAR)
        spec_met(s, system_ask(s, SYSTEM_close, &stream, 0, NULL));
    file_set(s, a->self, "closed", value_bool(true));
    return value_none();
}

static Value do_self(Spec *s, Args *a)
{
    return file_is_open(s, a->self) ? a->self : value_poison();
}

static const Builtin file_methods[] = {
    {"__enter__", "", do_self, 0, NULL},
    {"__exit__", "*args", do_close, 0, NULL},
    {"__iter__", "", do_self, 0, NULL},
    {"__next__", "", file_do_next_line, 0, NULL},
    {"__repr__", "", do_repr, 0, NULL},
    {"close", "", do_close, 0, NULL},
    {"fileno", "", do_not_yet, 0, NULL},
    {"flush", "", do_flush, 0, NULL},
    {"isatty", "", do_not_yet, 0, NULL},
    {"read", "size=, /", file_do_read, 0, NULL},
    {"readable", "", do_writable, 1, NULL},
    {"readline", "size=, /", file_do_readline, 0, NULL},
    {"readlines", "hint=, /", file_do_readlines, 0, NULL},
    {"seek", "cookie, whence=, /", file_do_seek, 0, NULL},
    {"writable", "", do_writable, 0, NULL},
    {"write", "s, /", do_write, 0, NULL},
    {"writelines", "lines, /", do_writelines, 0, NULL},
    {0},
};

Object *file_class_new(Spec *s)
{
    Object *class = object_new(s, OBJECT_CLASS);

    class->class.name = spec_sym(s, "TextIOWrapper");
    class->class.slots_only = true;
    class->class.methods = file_methods;
    return class;
}

/* ---- print() and its file ---- */

/* The file that None stands for is standard output. */
static bool is_output(Value file)
{
    return !arg_given(file);
}

/* As CPython does it: a write() for each text. */
static void print_by_method(Spec *s, Value file, int n, const Value *part)
{
    Value write = value_get_attribute(s, file, spec_sym(s, "write"));

    for (int i = 0; i < n && write.kind != VALUE_POISON && !spec_ended(s);
         i++) {
        Value text = text_format(s, part[i], 's', value_none());

        if (text.kind == VALUE_POISON || spec_ended(s))
            return;
        spec_met(s, call_function(s, write, 1, &text));
    }
}

void file_print(Spec *s, Value file, int n, const Value *part)
{
    Value stream;

    if (is_output(file)) {
        print_parts(s, n, part);
    } else if (is_file(s, file)) {
        stream = file_stream(s, file);
        if (stream.kind != VALUE_NONE && stream.kind != VALUE_POISON)
            print_to(s, stream, n, part);
    } else {
        print_by_method(s, file, n, part);
    }
}

Value file_flush(Spec *s, Value file)
{
    Value stream = value_int(STREAM_OUT);

    if (!is_output(file) && !is_file(s, file))
        return call_function(
            s, value_get_attribute(s, file, spec_sym(s, "flush")), 0, NULL);
    if (!is_output(file)) {
        if (!file_is_open(s, file))
            return value_poison();
        stream = file_get(s, file, ".stream");
    }
    if (stream.kind != VALUE_NONE)
        spec_met(s, system_ask(s, SYSTEM_flush, &stream, 0, NULL));
    return value_none();
}

/* ---- open() ---- */

enum {
    ARG_FILE,
    ARG_MODE,
    ARG_BUFFERING,
    ARG_ENCODING,
    ARG_ERRORS,
    ARG_NEWLINE
};

/* Is what was given one of these words, which stand apart by a space, or was
 * nothing? False after an error. */
static bool need_word(Spec *s, Value v, const char *what, const char *words)
{
    Text t;

    if (!arg_given(v))
        return true;
    if (!spec_need_str(s, v, what, &t))
        return false;
    for (const char *at = words; *at; at += strspn(at, " ")) {
        size_t n = strcspn(at, " ");

        if (text_equal(t, (Text){at, n}))
            return true;
        at += n;
    }
    spec_not_yet(s, "%s '%.*s' is not there yet", what, (int)t.size, t.data);
    return false;
}

/* The letter of a mode: r, w, a or x; 0 after an error. */
static char open_mode(Spec *s, Value v, const char **mode)
{
    Text t = text_from("r");
    size_t kinds = 0;
    char kind = 0;

    if (v.kind != VALUE_UNDEFINED && !spec_need_str(s, v, "the mode", &t))
        return 0;
    *mode = text_copy(s->arena, t).data;
    for (size_t i = 0; i < t.size; i++)
        if (strchr("rwax", t.data[i])) {
            kind = t.data[i];
            kinds++;
        }
    if (kinds == 1 &&
        (memchr(t.data, 'b', t.size) || memchr(t.data, '+', t.size)))
        spec_not_yet(s, "open() of mode '%s' is not there yet", *mode);
    else if (kinds == 1 && t.size <= 2 &&
             (t.size == 1 || memchr(t.data, 't', t.size)))
        return kind;
    else
        raise_error(s, "ValueError",
                    arena_printf(s->arena, "invalid mode: '%s'", *mode));
    return 0;
}

static Value open_to_read(Spec *s, Args *a, Value file)
{
    Value newline = a->arg[ARG_NEWLINE], wrong;
    Text path, text;

    if (!need_path(s, a->arg[ARG_FILE], &path))
        return value_poison();
    wrong = file_contents(s, path, &text);
    if (wrong.kind != VALUE_UNDEFINED ||
        !text_decode(
            s, text, !arg_given(newline), &text,
            arena_printf(s->arena, "`%.*s`", (int)path.size, path.data)))
        return value_poison();
    if (text.size > SPEC_TEXT)
        return spec_too_long(s);
    file_set(s, file, ".text", value_str(text));
    file_set(s, file, ".at", value_int(0));
    return file;
}

static Value open_to_write(Spec *s, Args *a, Value file, char kind)
{
    int mode = kind == 'w' ? 0 : kind == 'a' ? 1 : 2;
    Value path = a->arg[ARG_FILE], stream;

    if (!file_may_change(s, &path))
        return value_poison();
    stream = file_ask(s, SYSTEM_open, mode, path);
    file_set(s, file, ".stream", stream);
    file_changed(s, stream, path);
    return stream.kind == VALUE_POISON ? stream : file;
}

Value do_open(Spec *s, Args *a)
{
    const char *mode;
    char kind = open_mode(s, a->arg[ARG_MODE], &mode);
    Value file, encoding = a->arg[ARG_ENCODING];

    if (!kind ||
        !need_word(s, encoding, "the encoding", "utf-8 utf8 UTF-8 UTF8") ||
        !need_word(s, a->arg[ARG_ERRORS], "the way of errors", "strict") ||
        (arg_given(a->arg[ARG_NEWLINE]) &&
         !(a->arg[ARG_NEWLINE].kind == VALUE_STR &&
           !a->arg[ARG_NEWLINE].s.size) &&
         !need_word(s, a->arg[ARG_NEWLINE], "the newline", "\n")))
        return value_poison();
    file = file_new(s, a->arg[ARG_FILE], mode,
                    arg_given(encoding) ? text_copy(s->arena, encoding.s).data
                                        : "UTF-8");
    return kind == 'r' ? open_to_read(s, a, file)
                       : open_to_write(s, a, file, kind);
}
