/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Strings: slices of bytes, a growing text buffer, and interned names. */
#ifndef HOLO_BASE_TEXT_H
#define HOLO_BASE_TEXT_H

#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/arena.h"

/* A slice of bytes (UTF-8 unless said otherwise); may hold NUL. */
typedef struct Text {
    const char *data;
    size_t size;
} Text;

/* An interned, NUL-terminated name: equal names are the same pointer. */
typedef const char *Sym;

typedef struct Interner {
    Arena *arena;
    Sym *slot;
    size_t nslot, count;
} Interner;

Sym sym_intern(Interner *in, const char *data, size_t size);
Sym sym_from(Interner *in, const char *name);

Text text_from(const char *s);

static inline bool text_equal(Text a, Text b)
{
    return a.size == b.size && (!a.size || !memcmp(a.data, b.data, a.size));
}

/* Inline, so that a literal's length is known to the compiler. */
static inline bool text_is(Text a, const char *b)
{
    return text_equal(a, (Text){b, strlen(b)});
}

Text text_copy(Arena *a, Text t); /* NUL-terminated behind the end */

/* How many characters UTF-8 is. */
int64_t text_characters(Text t);

/* FNV-1a, for hash tables whose order is never shown. */
uint64_t text_hash(const void *data, size_t size);

/* A text that grows in an arena. Zeroed but for `arena` it is empty; `data`
 * is NUL-terminated once anything was written. */
typedef struct TextBuffer {
    Arena *arena;
    char *data;
    size_t size, capacity;
} TextBuffer;

void buffer_put(TextBuffer *b, const char *data, size_t size);
void buffer_puts(TextBuffer *b, const char *s);
void buffer_putc(TextBuffer *b, char c);
void buffer_printf(TextBuffer *b, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void buffer_vprintf(TextBuffer *b, const char *format, va_list args)
    __attribute__((format(printf, 2, 0)));
Text buffer_text(const TextBuffer *b);

#endif
