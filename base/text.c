/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Strings: slices, buffers, and the table of interned names. */
#include "base/text.h"

#include <stdio.h>
#include <string.h>

uint64_t text_hash(const void *data, size_t size)
{
    const unsigned char *p = data;
    uint64_t h = 14695981039346656037u;

    for (size_t i = 0; i < size; i++)
        h = (h ^ p[i]) * 1099511628211u;
    return h;
}

static void interner_grow(Interner *in)
{
    Sym *old = in->slot;
    size_t nold = in->nslot;

    in->nslot = nold ? nold * 2 : 256;
    in->slot = ARENA_ARRAY(in->arena, Sym, in->nslot);
    for (size_t i = 0; i < nold; i++) {
        size_t at;

        if (!old[i])
            continue;
        at = text_hash(old[i], strlen(old[i])) & (in->nslot - 1);
        while (in->slot[at])
            at = (at + 1) & (in->nslot - 1);
        in->slot[at] = old[i];
    }
}

Sym sym_intern(Interner *in, const char *data, size_t size)
{
    size_t at;
    char *name;

    if (in->count * 2 >= in->nslot)
        interner_grow(in);
    at = text_hash(data, size) & (in->nslot - 1);
    while (in->slot[at]) {
        if (strlen(in->slot[at]) == size && !memcmp(in->slot[at], data, size))
            return in->slot[at];
        at = (at + 1) & (in->nslot - 1);
    }
    name = arena_alloc(in->arena, size + 1);
    memcpy(name, data, size);
    in->slot[at] = name;
    in->count++;
    return name;
}

Sym sym_from(Interner *in, const char *name)
{
    return sym_intern(in, name, strlen(name));
}

Text text_from(const char *s)
{
    return (Text){s, s ? strlen(s) : 0};
}

int64_t text_characters(Text t)
{
    int64_t n = 0;

    for (size_t i = 0; i < t.size; i++)
        n += (t.data[i] & 0xc0) != 0x80;
    return n;
}

Text text_copy(Arena *a, Text t)
{
    char *copy = arena_alloc(a, t.size + 1);

    if (t.size)
        memcpy(copy, t.data, t.size);
    return (Text){copy, t.size};
}

void buffer_put(TextBuffer *b, const char *data, size_t size)
{
    if (b->size + size + 1 > b->capacity) {
        size_t capacity = (b->size + size + 1) * 2;
        char *more = arena_alloc(b->arena, capacity);

        if (b->size)
            memcpy(more, b->data, b->size);
        b->data = more;
        b->capacity = capacity;
    }
    if (size)
        memcpy(b->data + b->size, data, size);
    b->size += size;
    b->data[b->size] = 0;
}

void buffer_puts(TextBuffer *b, const char *s)
{
    buffer_put(b, s, strlen(s));
}

void buffer_putc(TextBuffer *b, char c)
{
    buffer_put(b, &c, 1);
}

void buffer_vprintf(TextBuffer *b, const char *format, va_list args)
{
    va_list again;
    int n;

    va_copy(again, args);
    n = vsnprintf(NULL, 0, format, again);
    va_end(again);
    if (n < 0)
        return;
    buffer_put(b, "", 0);
    if (b->size + (size_t)n + 1 > b->capacity) {
        size_t size = b->size;

        for (int i = 0; i <= n; i++)
            buffer_putc(b, 0);
        b->size = size;
    }
    vsnprintf(b->data + b->size, (size_t)n + 1, format, args);
    b->size += (size_t)n;
}

void buffer_printf(TextBuffer *b, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    buffer_vprintf(b, format, args);
    va_end(args);
}

Text buffer_text(const TextBuffer *b)
{
    return (Text){b->data ? b->data : "", b->size};
}
