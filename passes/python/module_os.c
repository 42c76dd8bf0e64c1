/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The module os: the environment and the file system, as they are while the
 * script is compiled; and what changes them when the program runs. */
#include "passes/python/file.h"

#include <string.h>

/* ---- the environment ---- */

Object *os_environ(Spec *s)
{
    if (!s->environ)
        spec_fail(s, DIAG_H0701, "this script may not read the environment");
    return s->environ;
}

static Value do_getenv(Spec *s, Args *a)
{
    Object *environ = os_environ(s);
    int at;

    if (!environ)
        return value_poison();
    if (refuse_text(s, a->arg[0]))
        return value_poison();
    if (a->arg[0].kind != VALUE_STR)
        return raise_certain(s, DIAG_H0516, "str expected, not %s",
                             value_type_name(s, a->arg[0]));
    at = object_key(s, environ, a->arg[0]);
    if (at < -1)
        return value_poison();
    if (at >= 0)
        return object_body(environ)->item[at];
    return a->arg[1].kind == VALUE_UNDEFINED ? value_none() : a->arg[1];
}

/* `NAME=VALUE`, each. */
static Object *environment(Spec *s, const char *const *text)
{
    Object *dict = object_new(s, OBJECT_DICT);

    for (; *text; text++) {
        const char *equal = strchr(*text, '=');

        if (equal)
            object_set_key(
                s, dict,
                value_str(text_copy(s->arena,
                                    (Text){*text, (size_t)(equal - *text)})),
                value_cstr(equal + 1));
    }
    return dict;
}

Value os_module_own(Spec *s, Sym name)
{
    Object *environ = strcmp(name, "environ") ? NULL : os_environ(s);

    return environ ? value_object(environ) : value_poison();
}

void os_module_open(Spec *s, Object *m)
{
    if (!s->host || !s->host->environment)
        return;
    s->environ = environment(s, s->host->environment);
    object_set(s, m, spec_sym(s, "environ"), value_object(s->environ));
}

/* ---- folders ---- */

static Value do_fspath(Spec *s, Args *a)
{
    Text path;

    if (value_is_text(derived_scalar(s, a->arg[0])))
        return a->arg[0];
    return need_path(s, a->arg[0], &path) ? value_str(path) : value_poison();
}

static Value do_getcwd(Spec *s, Args *a)
{
    Text folder;

    (void)a;
    return file_folder(s, &folder) ? value_str(folder) : value_poison();
}

static Value do_listdir(Spec *s, Args *a)
{
    Text path = text_from(".");

    if (arg_given(a->arg[0]) && !need_path(s, a->arg[0], &path))
        return value_poison();
    return folder_list(s, path);
}

/* ---- what changes the file system, when the program runs ---- */

static Value do_change(Spec *s, Args *a)
{
    Value path = a->arg[0];
    int flag = 0;

    if (a->builtin->op == SYSTEM_makedirs &&
        arg_given(arg_named(s, a, "exist_ok"))) {
        Node *node;
        int truth = spec_truth(s, arg_named(s, a, "exist_ok"), &node);

        if (truth == -1)
            return spec_not_yet(s, "a flag that only running knows");
        if (truth < 0)
            return value_poison();
        flag = truth;
    }
    if (!file_may_change(s, &path))
        return value_poison();
    file_changed(s, file_ask(s, (SystemCall)a->builtin->op, flag, path), path);
    return value_none();
}

const Builtin os_module[] = {
    {"fspath", "path", do_fspath, 0, NULL},
    {"getcwd", "", do_getcwd, 0, NULL},
    {"getenv", "key, default=", do_getenv, 0, NULL},
    {"listdir", "path=", do_listdir, 0, NULL},
    {"makedirs", "name, mode?, exist_ok=", do_change, SYSTEM_makedirs, NULL},
    {"mkdir", "path, mode?", do_change, SYSTEM_mkdir, NULL},
    {"remove", "path", do_change, SYSTEM_remove, NULL},
    {"unlink", "path", do_change, SYSTEM_remove, NULL},
    {.name = "curdir", .constant = "str:."},
    {.name = "environ", .constant = "own"},
    {.name = "linesep", .constant = "str:\n"},
    {.name = "name", .constant = "str:posix"},
    {.name = "pardir", .constant = "str:.."},
    {.name = "path", .constant = "module:os.path"},
    {.name = "pathsep", .constant = "str::"},
    {.name = "sep", .constant = "str:/"},
    {0},
};
