/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Source files: their text, their lines, and positions in them. */
#include "base/source.h"

#include <string.h>

uint32_t source_add(Arena *a, Sources *s, const char *name, Text text)
{
    Source *src = ARENA_PUSH(a, s->item, s->count, s->capacity);

    memset(src, 0, sizeof *src);
    src->name = text_copy(a, text_from(name)).data;
    src->text = text_copy(a, text);
    *ARENA_PUSH(a, src->line, src->nline, src->line_capacity) = 0;
    for (size_t i = 0; i < text.size; i++) {
        char c = text.data[i];
        bool pair = c == '\r' && i + 1 < text.size && text.data[i + 1] == '\n';

        if ((c == '\n' || c == '\r') && !pair)
            *ARENA_PUSH(a, src->line, src->nline, src->line_capacity) =
                (uint32_t)i + 1;
    }
    return (uint32_t)s->count;
}

const Source *source_get(const Sources *s, uint32_t file)
{
    if (file == 0 || file > (uint32_t)s->count)
        return NULL;
    return &s->item[file - 1];
}

bool span_is_library(const Sources *s, Span span)
{
    const Source *source = source_get(s, span.file);

    return source && source->is_library;
}

Position source_position(const Source *s, uint32_t offset)
{
    int low = 0, high = s->nline - 1;
    int column = 1;

    while (low < high) {
        int middle = (low + high + 1) / 2;

        if (s->line[middle] <= offset)
            low = middle;
        else
            high = middle - 1;
    }
    for (uint32_t i = s->line[low]; i < offset && i < s->text.size; i++)
        column += ((unsigned char)s->text.data[i] & 0xC0) != 0x80;
    return (Position){low + 1, column};
}

Text source_line(const Source *s, int line)
{
    size_t begin, end;

    if (line < 1 || line > s->nline)
        return (Text){"", 0};
    begin = s->line[line - 1];
    end = line < s->nline ? s->line[line] : s->text.size;
    while (end > begin &&
           (s->text.data[end - 1] == '\n' || s->text.data[end - 1] == '\r'))
        end--;
    return (Text){s->text.data + begin, end - begin};
}

Span span_join(Span a, Span b)
{
    if (!a.file)
        return b;
    if (!b.file || b.file != a.file)
        return a;
    if (b.begin < a.begin)
        a.begin = b.begin;
    if (b.end > a.end)
        a.end = b.end;
    return a;
}

Text span_text(const Sources *s, Span span)
{
    const Source *src = source_get(s, span.file);

    if (!src || span.begin > span.end || span.end > src->text.size)
        return (Text){"", 0};
    return (Text){src->text.data + span.begin, span.end - span.begin};
}
