/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Reading from file objects. Of a file `.text` is all that it holds, and `.at`
 * how many bytes of it were read; standard input holds what was read so far,
 * and is asked for more. */
#include "passes/python/file.h"

#include <string.h>

/* ---- texts ---- */

/* The bytes of the character that is at a place, as UTF-8 has it; 0 if it is
 * none. */
static size_t character_size(Text t, size_t i)
{
    static const unsigned char least[] = {0, 0, 0xc2, 0xe0, 0xf0};
    unsigned char c = (unsigned char)t.data[i], next;
    size_t n = c < 0x80 ? 1 : c < 0xe0 ? 2 : c < 0xf0 ? 3 : 4;

    if (n == 1)
        return 1;
    if (c < least[n] || c > 0xf4 || n > t.size - i)
        return 0;
    for (size_t k = 1; k < n; k++)
        if ((t.data[i + k] & 0xc0) != 0x80)
            return 0;
    next = (unsigned char)t.data[i + 1];
    if ((c == 0xe0 && next < 0xa0) || (c == 0xed && next >= 0xa0) ||
        (c == 0xf0 && next < 0x90) || (c == 0xf4 && next >= 0x90))
        return 0;
    return n;
}

bool text_decode(Spec *s, Text t, bool newlines, Text *out, const char *what)
{
    TextBuffer b = {.arena = s->arena};
    size_t kept = 0, n;

    for (size_t i = 0; i < t.size; i += n) {
        n = character_size(t, i);
        if (!n) {
            spec_not_yet(s,
                         "%s holds what is no UTF-8: byte 0x%02x at place %zu",
                         what, (unsigned char)t.data[i], i);
            return false;
        }
        if (!newlines || t.data[i] != '\r')
            continue;
        buffer_put(&b, t.data + kept, i - kept);
        buffer_putc(&b, '\n');
        n += i + 1 < t.size && t.data[i + 1] == '\n';
        kept = i + n;
    }
    *out = t;
    if (!kept)
        return true;
    buffer_put(&b, t.data + kept, t.size - kept);
    *out = buffer_text(&b);
    return true;
}

/* ---- where it stands ---- */

/* What a file to read holds, as far as it is known: of standard input what was
 * read so far. */
static Text file_text(Spec *s, Value file)
{
    Value text = file_get(s, file, ".text");

    return text.kind == VALUE_STR ? text.s : buffer_text(&s->input);
}

/* How far it was read, in bytes; -1 after an error. */
static int64_t file_at(Spec *s, Value file)
{
    Value at;

    if (!file_is_open(s, file))
        return -1;
    at = file_get(s, file, ".at");
    if (at.kind == VALUE_NONE) {
        raise_error(s, "UnsupportedOperation", "not readable");
        return -1;
    }
    if (s->region->outer && file_get(s, file, ".text").kind != VALUE_STR) {
        spec_not_yet(s, "input is read while compiling, and this may never "
                        "run, or more than once: read it before the branch or "
                        "the loop");
        return -1;
    }
    if (at.kind == VALUE_INT)
        return at.i;
    if (at.kind != VALUE_POISON)
        spec_not_yet(s, "reading on in a file from where only running knows");
    return -1;
}

/* The bytes of the next line behind a place, with its end; 0 at the end of the
 * file, -1 after an error. */
static int64_t line_size(Spec *s, Value file, int64_t at)
{
    bool is_input = file_get(s, file, ".text").kind != VALUE_STR;

    for (;;) {
        Text text = file_text(s, file);
        size_t left = text.size - (size_t)at;
        const char *end = left ? memchr(text.data + at, '\n', left) : NULL;

        if (end)
            return end + 1 - (text.data + at);
        if (!is_input || s->input_ended)
            return (int64_t)left;
        if (!input_more(s))
            return -1;
    }
}

/* What is behind `at` in so many bytes, which are read then. */
static Value take_bytes(Spec *s, Value file, int64_t at, int64_t size)
{
    Text text = file_text(s, file);

    file_set(s, file, ".at", value_int(at + size));
    s->steps += size / SPEC_STEP_BYTES;
    return value_str(text_copy(s->arena, (Text){text.data + at, (size_t)size}));
}

/* The next line, empty at the end. */
Value file_line(Spec *s, Value file)
{
    int64_t at = file_at(s, file), size;

    if (at < 0)
        return value_poison();
    size = line_size(s, file, at);
    return size < 0 ? value_poison() : take_bytes(s, file, at, size);
}

/* A number of characters; what is negative or None: all. */
static bool need_size(Spec *s, Value v, int64_t *out)
{
    *out = -1;
    return !arg_given(v) || spec_need_index(s, v, "the size", out);
}

/* The bytes of at most so many characters. */
static int64_t bytes_of(Text text, int64_t at, int64_t most, int64_t count)
{
    int64_t n = 0;

    while (n < most && count > 0) {
        n++;
        while (n < most && (text.data[at + n] & 0xc0) == 0x80)
            n++;
        count--;
    }
    return n;
}

Value file_do_read(Spec *s, Args *a)
{
    int64_t at = file_at(s, a->self), count, size;
    Text text;

    if (at < 0 || !need_size(s, a->arg[0], &count))
        return value_poison();
    if (file_get(s, a->self, ".text").kind != VALUE_STR)
        while (!s->input_ended)
            if (!input_more(s))
                return value_poison();
    text = file_text(s, a->self);
    size = (int64_t)text.size - at;
    if (count >= 0)
        size = bytes_of(text, at, size, count);
    return take_bytes(s, a->self, at, size);
}

Value file_do_readline(Spec *s, Args *a)
{
    int64_t at = file_at(s, a->self), count, size;

    if (at < 0 || !need_size(s, a->arg[0], &count))
        return value_poison();
    size = line_size(s, a->self, at);
    if (size < 0)
        return value_poison();
    if (count >= 0)
        size = bytes_of(file_text(s, a->self), at, size, count);
    return take_bytes(s, a->self, at, size);
}

Value file_do_next_line(Spec *s, Args *a)
{
    Value line = file_line(s, a->self);

    return line.kind == VALUE_STR && !line.s.size
               ? raise_error(s, "StopIteration", "")
               : line;
}

Value file_do_readlines(Spec *s, Args *a)
{
    Object *list = object_new(s, OBJECT_LIST);
    int64_t hint;

    if (!need_size(s, a->arg[0], &hint))
        return value_poison();
    if (hint > 0)
        return spec_not_yet(s, "readlines() of a hint is not there yet");
    for (;;) {
        Value line = file_line(s, a->self);

        if (line.kind != VALUE_STR)
            return line;
        if (!line.s.size)
            return value_object(list);
        object_append(s, list, line);
        s->steps++;
    }
}

/* To the beginning: further on only characters are counted, and files do not
 * count in them. */
Value file_do_seek(Spec *s, Args *a)
{
    int64_t to;

    if (file_at(s, a->self) < 0 ||
        !spec_need_index(s, a->arg[0], "the place", &to))
        return value_poison();
    if (to || file_get(s, a->self, ".text").kind != VALUE_STR ||
        (a->arg[1].kind != VALUE_UNDEFINED &&
         !(a->arg[1].kind == VALUE_INT && !a->arg[1].i)))
        return spec_not_yet(s, "seek() to anywhere but the begin of a file "
                               "that is read is not there yet");
    file_set(s, a->self, ".at", value_int(0));
    return value_int(0);
}

bool file_is_ready(Spec *s, Value file)
{
    return file_at(s, file) >= 0;
}

bool input_is_asked(Spec *s)
{
    Value at = file_get(s, s->input_file, ".at");
    Text text = buffer_text(&s->input);

    return at.kind == VALUE_INT && !s->input_ended &&
           !memchr(text.data ? text.data + at.i : "", '\n',
                   text.data ? text.size - (size_t)at.i : 0);
}
