/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Runs base/format.h on values from a test: one request a line on stdin, one
 * answer a line on stdout, so that tests/base/format_oracle.py can compare
 * thousands of values in one run. Bytes and bits are in hexadecimal.
 *
 *   r BITS              format_f64_repr
 *   s BITS              format_f32_repr
 *   q TEXT              format_str_repr
 *   f BITS SPEC         format_float
 *   i INTEGER SPEC      format_int
 *   u INTEGER SPEC      format_uint
 *   b INTEGER SPEC      format_bool
 *   t TEXT SPEC         format_str
 *   a DTYPE REPR RANK DIM... DATA   format_array
 *
 * An answer is the text, or `!` and the reason; `-` stands for no bytes. */
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/format.h"

static int nibble(char c)
{
    return c <= '9' ? c - '0' : c - 'a' + 10;
}

/* The next word of the line. */
static char *word(char **line)
{
    char *begin = *line;
    size_t n = strcspn(begin, " \n");

    *line = begin + n + (begin[n] != 0);
    begin[n] = 0;
    return begin;
}

static Text bytes(Arena *a, char **line)
{
    const char *hex = word(line);
    size_t n = *hex == '-' ? 0 : strlen(hex) / 2;
    char *data = arena_alloc(a, n + 1);

    for (size_t i = 0; i < n; i++)
        data[i] = (char)(nibble(hex[2 * i]) * 16 + nibble(hex[2 * i + 1]));
    return (Text){data, n};
}

static double bits_f64(char **line)
{
    uint64_t bits = strtoull(word(line), NULL, 16);
    double x;

    memcpy(&x, &bits, sizeof x);
    return x;
}

static float bits_f32(char **line)
{
    uint32_t bits = (uint32_t)strtoul(word(line), NULL, 16);
    float x;

    memcpy(&x, &bits, sizeof x);
    return x;
}

static void array(TextBuffer *out, char **line)
{
    TensorView t = {.dtype = dtype_from_name(word(line))};
    bool repr = *word(line) == '1';

    t.shape.rank = atoi(word(line));
    for (int i = 0; i < t.shape.rank; i++)
        t.shape.dim[i] = atoll(word(line));
    t.data = bytes(out->arena, line).data;
    format_array(out, &t, repr);
}

static bool answer(TextBuffer *out, char *line, const char **why)
{
    Arena *a = out->arena;
    double x;
    int64_t i;
    uint64_t u;
    Text t;

    switch (*word(&line)) {
    case 'r':
        format_f64_repr(out, bits_f64(&line));
        return true;
    case 's':
        format_f32_repr(out, bits_f32(&line));
        return true;
    case 'q':
        format_str_repr(out, bytes(a, &line));
        return true;
    case 'f':
        x = bits_f64(&line);
        return format_float(out, x, bytes(a, &line), why);
    case 'i':
        i = strtoll(word(&line), NULL, 10);
        return format_int(out, i, bytes(a, &line), why);
    case 'u':
        u = strtoull(word(&line), NULL, 10);
        return format_uint(out, u, bytes(a, &line), why);
    case 'b':
        i = strtoll(word(&line), NULL, 10);
        return format_bool(out, i != 0, bytes(a, &line), why);
    case 't':
        t = bytes(a, &line);
        return format_str(out, t, bytes(a, &line), why);
    case 'a':
        array(out, &line);
        return true;
    }
    *why = "no such request";
    return false;
}

static void put_hex(Text t)
{
    for (size_t i = 0; i < t.size; i++)
        printf("%02x", (unsigned char)t.data[i]);
    putchar('\n');
}

int main(void)
{
    char *line = NULL;
    size_t capacity = 0;
    jmp_buf escape;
    Arena arena = {.escape = &escape};

    if (setjmp(escape)) {
        fputs("out of memory\n", stderr);
        return 1;
    }
    while (getline(&line, &capacity, stdin) > 0) {
        TextBuffer out = {.arena = &arena};
        const char *why = NULL;

        if (!answer(&out, line, &why)) {
            putchar('!');
            put_hex(text_from(why));
        } else {
            put_hex(buffer_text(&out));
        }
        arena_free(&arena);
    }
    free(line);
    return 0;
}
