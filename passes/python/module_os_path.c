/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The module os.path: paths as texts, by the rules of CPython's posixpath.py,
 * and what lies where they lead, which is looked at while compiling. */
#include "passes/python/file.h"

#include <string.h>

/* ---- texts ---- */

static Text text_part(Text t, size_t begin, size_t end)
{
    return (Text){t.data + begin, end - begin};
}

/* Where what is behind the last slash begins. */
static size_t tail_of(Text t)
{
    size_t i = t.size;

    while (i && t.data[i - 1] != '/')
        i--;
    return i;
}

/* What is before the tail, without slashes at its end unless it is nothing
 * else. */
static Text head_of(Text t)
{
    size_t end = tail_of(t), n = end;

    while (n && t.data[n - 1] == '/')
        n--;
    return text_part(t, 0, n ? n : end);
}

static bool ends_in_slash(Text t)
{
    return t.size && t.data[t.size - 1] == '/';
}

static Text path_join(Spec *s, Text a, Text b)
{
    TextBuffer out = {.arena = s->arena};

    if (b.size && b.data[0] == '/')
        return b;
    buffer_put(&out, a.data, a.size);
    if (a.size && !ends_in_slash(a))
        buffer_putc(&out, '/');
    buffer_put(&out, b.data, b.size);
    return buffer_text(&out);
}

/* The part of a path that begins at `*at`, which goes behind it. */
static Text next_part(Text path, size_t *at)
{
    size_t begin = *at, end = begin;

    while (end < path.size && path.data[end] != '/')
        end++;
    *at = end + 1;
    return text_part(path, begin, end);
}

/* os.path.normpath(). */
static Text path_normal(Spec *s, Text path)
{
    TextBuffer out = {.arena = s->arena};
    Text *part = ARENA_ARRAY(s->arena, Text, path.size + 1);
    size_t slashes = 0;
    int n = 0;

    while (slashes < path.size && path.data[slashes] == '/')
        slashes++;
    if (slashes > 2)
        slashes = 1;
    for (size_t at = 0; at <= path.size;) {
        Text p = next_part(path, &at);

        if (!p.size || text_is(p, "."))
            continue;
        if (!text_is(p, "..") || (!slashes && !n) ||
            (n && text_is(part[n - 1], "..")))
            part[n++] = p;
        else if (n)
            n--;
    }
    buffer_put(&out, "//", slashes);
    for (int i = 0; i < n; i++) {
        if (i)
            buffer_putc(&out, '/');
        buffer_put(&out, part[i].data, part[i].size);
    }
    return out.size ? buffer_text(&out) : text_from(".");
}

bool path_absolute(Spec *s, Text path, Text *out)
{
    Text folder;

    if (!path.size || path.data[0] != '/') {
        if (!file_folder(s, &folder))
            return false;
        path = path_join(s, folder, path);
    }
    *out = path_normal(s, path);
    return true;
}

/* ---- functions of one path ---- */

typedef enum PathPart { PATH_DIRNAME, PATH_BASENAME, PATH_NORMAL } PathPart;

static Value do_part(Spec *s, Args *a)
{
    Text path, out = {0};

    if (!need_path(s, a->arg[0], &path))
        return value_poison();
    switch ((PathPart)a->builtin->op) {
    case PATH_DIRNAME:
        out = head_of(path);
        break;
    case PATH_BASENAME:
        out = text_part(path, tail_of(path), path.size);
        break;
    case PATH_NORMAL:
        out = path_normal(s, path);
        break;
    }
    return value_str(text_copy(s->arena, out));
}

static Value pair_of(Spec *s, Text a, Text b)
{
    Value pair[2] = {value_str(text_copy(s->arena, a)),
                     value_str(text_copy(s->arena, b))};

    return value_tuple(s, 2, pair);
}

static Value do_split(Spec *s, Args *a)
{
    Text path;

    if (!need_path(s, a->arg[0], &path))
        return value_poison();
    return pair_of(s, head_of(path), text_part(path, tail_of(path), path.size));
}

/* The last dot of the tail, if there is more than dots before it. */
static Value do_splitext(Spec *s, Args *a)
{
    size_t first, dot;
    Text path;

    if (!need_path(s, a->arg[0], &path))
        return value_poison();
    first = tail_of(path);
    dot = path.size;
    while (dot > first && path.data[dot - 1] != '.')
        dot--;
    while (first < path.size && path.data[first] == '.')
        first++;
    dot = dot > first ? dot - 1 : path.size;
    return pair_of(s, text_part(path, 0, dot), text_part(path, dot, path.size));
}

static Value do_isabs(Spec *s, Args *a)
{
    Text path;

    if (!need_path(s, a->arg[0], &path))
        return value_poison();
    return value_bool(path.size && path.data[0] == '/');
}

static Value do_abspath(Spec *s, Args *a)
{
    Text path, out;

    if (!need_path(s, a->arg[0], &path) || !path_absolute(s, path, &out))
        return value_poison();
    return value_str(text_copy(s->arena, out));
}

/* `~` is what HOME says; of others' folders nothing is known here. */
static Value do_expanduser(Spec *s, Args *a)
{
    Value key = value_cstr("HOME");
    Object *environ = os_environ(s);
    Text path, home;
    int at;

    if (!need_path(s, a->arg[0], &path))
        return value_poison();
    if (!path.size || path.data[0] != '~')
        return a->arg[0];
    if (path.size > 1 && path.data[1] != '/')
        return spec_not_yet(s, "the home of a user who is named");
    at = environ ? object_key(s, environ, key) : -2;
    if (at == -1)
        return spec_not_yet(s, "`~` without HOME in the environment");
    if (at < 0 || !spec_need_str(s, object_body(environ)->item[at],
                                 "HOME in the environment", &home))
        return value_poison();
    while (ends_in_slash(home))
        home.size--;
    path = text_part(path, 1, path.size);
    return text_join(
        s, 2,
        (Value[]){value_str(home.size || path.size ? home : text_from("/")),
                  value_str(path)});
}

/* ---- of several ---- */

/* Is a hole's text no slash at its begin? That of a number without a format. */
static bool is_number_hole(Value hole)
{
    const Value *pair = object_body(hole.object)->item;

    return value_is_staged(pair[0]) && !pair[1].s.size;
}

/* What a text begins with, of which some is known only when running: false if
 * that is not known. */
static bool begins_with(Value text, Text *out)
{
    Value first = text;

    if (value_is_object(text, OBJECT_TEXT))
        first = object_body(text.object)->item[0];
    *out = first.kind == VALUE_STR ? first.s : text_from("0");
    return first.kind == VALUE_STR ||
           (value_is_object(text, OBJECT_TEXT) && is_number_hole(first));
}

/* A name behind a path, each a text of which some may be known only when
 * running. */
static Value join_one(Spec *s, Value path, Value name)
{
    Value part[3] = {path, value_cstr("/"), name};
    Text begin;

    if (!begins_with(name, &begin))
        return spec_not_yet(s, "a path that begins with what only running "
                               "knows");
    if (begin.size && begin.data[0] == '/')
        return name;
    if (path.kind != VALUE_STR)
        return spec_not_yet(s, "os.path.join() behind a name that only running "
                               "knows: write an f-string");
    if (!path.s.size || ends_in_slash(path.s))
        part[1] = value_cstr("");
    return text_join(s, 3, part);
}

static Value do_join(Spec *s, Args *a)
{
    Value *part = ARENA_ARRAY(s->arena, Value, a->nrest + 1);
    Text known;

    for (int i = 0; i <= a->nrest; i++) {
        part[i] = i ? a->rest[i - 1] : a->arg[0];
        if (value_is_text(part[i]))
            continue;
        if (!need_path(s, part[i], &known))
            return value_poison();
        part[i] = value_str(known);
    }
    for (int i = 1; i <= a->nrest && part[0].kind != VALUE_POISON; i++)
        part[0] = join_one(s, part[0], part[i]);
    return part[0];
}

/* Where the first part of an absolute path begins. */
static size_t first_part(Text path)
{
    size_t i = 0;

    while (i < path.size && path.data[i] == '/')
        i++;
    return i;
}

/* os.path.relpath(): up from one, down to the other. */
static Value do_relpath(Spec *s, Args *a)
{
    TextBuffer out = {.arena = s->arena};
    Text path, start = text_from("."), from, to, p = {0}, q = {0};
    size_t at, back, same, same_back;

    if (!need_path(s, a->arg[0], &path) ||
        (arg_given(a->arg[1]) && !need_path(s, a->arg[1], &start)))
        return value_poison();
    if (!path.size)
        return raise_error(s, "ValueError", "no path specified");
    if (!path_absolute(s, path, &to) || !path_absolute(s, start, &from))
        return value_poison();
    at = same = first_part(to);
    back = same_back = first_part(from);
    while (at <= to.size && back <= from.size) {
        p = next_part(to, &at);
        q = next_part(from, &back);
        if (!text_equal(p, q))
            break;
        same = at;
        same_back = back;
    }
    while (same_back < from.size) {
        if (next_part(from, &same_back).size)
            buffer_puts(&out, out.size ? "/.." : "..");
    }
    while (same < to.size) {
        p = next_part(to, &same);
        if (out.size && p.size)
            buffer_putc(&out, '/');
        buffer_put(&out, p.data, p.size);
    }
    return value_str(out.size ? buffer_text(&out) : text_from("."));
}

/* ---- what is there ---- */

static Value do_is(Spec *s, Args *a)
{
    FileLook look;
    Text path;

    if (!need_path(s, a->arg[0], &path) || !file_look(s, path, &look))
        return value_poison();
    return value_bool(a->builtin->op == FILE_ABSENT
                          ? look.kind != FILE_ABSENT
                          : look.kind == (FileKind)a->builtin->op);
}

static Value do_getsize(Spec *s, Args *a)
{
    FileLook look;
    Text path;

    if (!need_path(s, a->arg[0], &path) || !file_look(s, path, &look))
        return value_poison();
    return look.kind == FILE_ABSENT ? file_error(s, look.error, a->arg[0])
                                    : value_int(look.size);
}

const Builtin os_path_module[] = {
    {"abspath", "path", do_abspath, 0, NULL},
    {"basename", "p", do_part, PATH_BASENAME, NULL},
    {"dirname", "p", do_part, PATH_DIRNAME, NULL},
    {"exists", "path", do_is, FILE_ABSENT, NULL},
    {"expanduser", "path", do_expanduser, 0, NULL},
    {"getsize", "filename", do_getsize, 0, NULL},
    {"isabs", "s", do_isabs, 0, NULL},
    {"isdir", "s", do_is, FILE_FOLDER, NULL},
    {"isfile", "path", do_is, FILE_REGULAR, NULL},
    {"join", "a, /, *p", do_join, 0, NULL},
    {"normpath", "path", do_part, PATH_NORMAL, NULL},
    {"relpath", "path, start=", do_relpath, 0, NULL},
    {"split", "p", do_split, 0, NULL},
    {"splitext", "p", do_splitext, 0, NULL},
    {.name = "sep", .constant = "str:/"},
    {0},
};
