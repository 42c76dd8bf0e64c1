/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What lies in the file system while a script is compiled: asked of the host,
 * which knows what the script may look at. */
#include "passes/python/file.h"

#include "base/os_error.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

bool need_path(Spec *s, Value v, Text *out)
{
    if (class_method(s, v, "__fspath__").kind != VALUE_UNDEFINED)
        v = call_function(s, class_method(s, v, "__fspath__"), 0, NULL);
    v = derived_scalar(s, v);
    if (v.kind == VALUE_POISON || spec_ended(s) || refuse_text(s, v))
        return false;
    if (v.kind != VALUE_STR) {
        spec_not_yet(s, "a path that is %s, not a string",
                     value_describe(s, v));
        return false;
    }
    *out = v.s;
    if (v.s.size && memchr(v.s.data, 0, v.s.size)) {
        raise_error(s, "ValueError", "embedded null byte");
        return false;
    }
    return true;
}

/* ---- what may be looked at, and when ---- */

/* Does the program write there, or perhaps there? */
static bool is_written(Spec *s, Text path)
{
    if (s->writes_anywhere)
        return true;
    for (int i = 0; i < s->nwritten; i++) {
        Text w = s->written[i];

        /* the file, or a folder that it is in */
        if (w.size >= path.size && !memcmp(w.data, path.data, path.size) &&
            (w.size == path.size || w.data[path.size] == '/' ||
             text_is(path, "/")))
            return true;
    }
    return false;
}

/* False after an error. */
static bool may_look(Spec *s, Text path)
{
    Text whole;

    trace_unknown(s, "it looks at files");
    if (s->region->outer) {
        spec_not_yet(s, "a file is looked at while compiling, and this may "
                        "never run, or more than once: do it before the branch "
                        "or the loop");
        return false;
    }
    if (!s->nwritten && !s->writes_anywhere)
        return true;
    if (!path_absolute(s, path, &whole))
        return false;
    if (!is_written(s, whole))
        return true;
    spec_not_yet(s,
                 "`%.*s` is looked at while compiling, and this program itself "
                 "writes %s",
                 (int)path.size, path.data,
                 s->writes_anywhere ? "to files that only running knows"
                                    : "there when it runs");
    return false;
}

static Value refused(Spec *s, Text path, const char *why)
{
    return spec_fail(s, DIAG_H0701, "cannot read `%.*s`: %s", (int)path.size,
                     path.data, why);
}

bool file_look(Spec *s, Text path, FileLook *out)
{
    const char *why = "there is no way to look at files here";

    if (!may_look(s, path))
        return false;
    if (s->host && s->host->look &&
        s->host->look(s->host->self, text_copy(s->arena, path).data, out, &why))
        return true;
    refused(s, path, why);
    return false;
}

Value file_contents(Spec *s, Text path, Text *out)
{
    const char *why = "there is no way to read files here";
    int error = 0;

    if (!may_look(s, path))
        return value_poison();
    if (s->host && s->host->read_file &&
        s->host->read_file(s->host->self, s->arena,
                           text_copy(s->arena, path).data, out, &error, &why))
        return (Value){.kind = VALUE_UNDEFINED};
    return error ? file_error(s, error, value_str(path))
                 : refused(s, path, why);
}

static int compare_texts(const void *a, const void *b)
{
    const Text *x = a, *y = b;
    size_t n = x->size < y->size ? x->size : y->size;
    int order = n ? memcmp(x->data, y->data, n) : 0;

    return order ? order : (x->size > y->size) - (x->size < y->size);
}

Value folder_list(Spec *s, Text path)
{
    const char *why = "there is no way to look at files here";
    Object *list;
    Text *name;
    int n = 0, error = 0;

    if (!may_look(s, path))
        return value_poison();
    if (!s->host || !s->host->list_folder ||
        !s->host->list_folder(s->host->self, s->arena,
                              text_copy(s->arena, path).data, &n, &name, &error,
                              &why))
        return error ? file_error(s, error, value_str(path))
                     : refused(s, path, why);
    if (n)
        qsort(name, (size_t)n, sizeof *name, compare_texts);
    list = object_new(s, OBJECT_LIST);
    for (int i = 0; i < n; i++)
        object_append(s, list, value_str(name[i]));
    return value_object(list);
}

bool file_folder(Spec *s, Text *out)
{
    const char *why = "there is no way to look at files here";

    if (s->host && s->host->folder &&
        s->host->folder(s->host->self, s->arena, out, &why))
        return true;
    refused(s, text_from("."), why);
    return false;
}

/* May a file be written? From here on the program may write to the path, or,
 * if it is none, to any. */
static bool file_may_write(Spec *s, const Text *path)
{
    const char *why = "there is no way to write files here";
    Text whole;

    if (!s->host || !s->host->may_write ||
        !s->host->may_write(s->host->self, &why)) {
        spec_fail(s, DIAG_H0701, "cannot write files: %s", why);
        return false;
    }
    if (!path) {
        s->writes_anywhere = true;
        return true;
    }
    if (!path_absolute(s, *path, &whole))
        return false;
    *ARENA_PUSH(s->arena, s->written, s->nwritten, s->written_capacity) =
        text_copy(s->arena, whole);
    return true;
}

bool file_may_change(Spec *s, Value *v)
{
    Text path;

    if (v->kind != VALUE_STR && value_is_text(*v))
        return file_may_write(s, NULL);
    if (!need_path(s, *v, &path) || !file_may_write(s, &path))
        return false;
    *v = value_str(path);
    return true;
}

Value file_error(Spec *s, int error, Value path)
{
    const BuiltinType *type = builtin_type_find(os_error_name(error));
    Value arg[3] = {value_int(error), value_cstr(os_error_words(error)), path};
    Value x =
        call_function(s, (Value){.kind = VALUE_TYPE, .type = type}, 3, arg);

    return x.kind == VALUE_POISON || spec_ended(s) ? value_poison()
                                                   : raise_instance(s, x);
}

/* ---- what the system answers when the program runs ---- */

/* What a `try` is told apart; any other errno ends the run. */
static const int errors[] = {ENOENT, EEXIST, EISDIR, ENOTDIR,
                             EACCES, EPERM,  EROFS};
enum { ERRORS = sizeof errors / sizeof *errors };

typedef struct Answer {
    Value answer, path;
    int i; /* of errors[] */
} Answer;

static Value way_fine(Spec *s, void *data)
{
    (void)s;
    (void)data;
    return value_none();
}

static Value way_error(Spec *s, void *data)
{
    const Answer *a = data;

    file_error(s, errors[a->i], a->path);
    return value_none();
}

/* It is the one, or one of those behind it. */
static Value way_errors(Spec *s, void *data)
{
    Answer next = *(const Answer *)data;
    Value part[2] = {value_cstr("OSError: it cannot be done to "), next.path};
    Value is;

    next.i++;
    if (next.i == ERRORS) {
        print_failure(s, DIAG_H0906, 2, part);
        s->raised = NULL;
        s->diverged = true;
        return value_none();
    }
    is = number_op2(s, OP_equal, DTYPE_I64, next.answer,
                    value_int(-errors[next.i]));
    return control_branch(s, is.node, way_error, way_errors, &next);
}

/* Does somebody catch one of them? */
static bool is_awaited(const Spec *s)
{
    for (int i = 0; i < ERRORS; i++)
        if (catch_waits(s, os_error_name(errors[i])))
            return true;
    return false;
}

Value file_ask(Spec *s, SystemCall call, int mode, Value path)
{
    Value number = value_int(mode + (is_awaited(s) ? SYSTEM_ANSWERS : 0));

    return system_ask(s, call, &number, 1, &path);
}

void file_changed(Spec *s, Value answer, Value path)
{
    Answer a = {.answer = answer, .path = path, .i = -1};
    Value fine;

    if (answer.kind == VALUE_POISON || !is_awaited(s))
        return;
    fine = number_op2(s, OP_greater_equal, DTYPE_I64, answer, value_int(0));
    control_branch(s, fine.node, way_fine, way_errors, &a);
}
