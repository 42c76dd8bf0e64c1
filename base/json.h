/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* JSON, strict (RFC 8259): a reader for hostile text, and pieces of a writer.
 *
 * Integers are exact, names of an object are unique, strings are
 * valid UTF-8, nesting is bounded, and every value knows where it stands. */
#ifndef HOLO_BASE_JSON_H
#define HOLO_BASE_JSON_H

#include "base/text.h"

enum { JSON_DEPTH = 64 };

typedef enum JsonKind {
    JSON_NULL,
    JSON_BOOL,
    JSON_INT,  /* an integer that fits int64_t */
    JSON_UINT, /* one that only fits uint64_t */
    JSON_LONG, /* one that fits neither: `s` is its text */
    JSON_FLOAT,
    JSON_STRING,
    JSON_ARRAY,
    JSON_OBJECT
} JsonKind;

typedef struct Json Json;
struct Json {
    JsonKind kind;
    size_t begin, end; /* bytes of the text */
    union {
        bool b;
        int64_t i;
        uint64_t u;
        double f;
        Text s;
        struct {
            int n;
            Json *item;
            Text *name; /* of an object, as many as items */
        } items;
    };
};

/* Beyond the standard: the words NaN, Infinity and -Infinity are numbers, as
 * Python's json module writes them. */
enum { JSON_NONFINITE = 1 << 0 };

typedef struct JsonError {
    size_t begin, end; /* the bytes that do not fit */
    const char *message;
} JsonError;

/* The value that is the whole text (but for white space); NULL after an error.
 * Everything is in the arena. */
const Json *json_parse(Arena *a, Text text, unsigned flags, JsonError *error);

/* The value of a name of an object; NULL if there is none. */
const Json *json_get(const Json *object, const char *name);

/* Writes a string with its quotes. Bytes that are not UTF-8 become U+FFFD. */
void json_put_string(TextBuffer *out, Text s);
/* Writes the shortest digits that read back equal; what is not finite as
 * Python's json module does. */
void json_put_f64(TextBuffer *out, double x);
void json_put_f32(TextBuffer *out, float x);

#endif
