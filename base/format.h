/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Values as Python and NumPy write them.
 *
 * The one formatter of the project: the specialiser uses it for static values,
 * the reference interpreter and the runtime for values of running programs. */
#ifndef HOLO_BASE_FORMAT_H
#define HOLO_BASE_FORMAT_H

#include "base/bigint.h"
#include "base/tensor.h"

/* Python writes and reads no int of more decimals, to bound the time. */
enum { FORMAT_DIGITS = 4300 };

/* repr() of a Python float: the shortest digits that read back equal. */
void format_f64_repr(TextBuffer *out, double x);
/* str() of a NumPy float32: the shortest digits for that width. */
void format_f32_repr(TextBuffer *out, float x);
/* repr() of a Python string, quotes and escapes included. */
void format_str_repr(TextBuffer *out, Text s);

/* format(value, spec), Python's format mini-language, for an int, a bool, a
 * float and a string. False when Python would raise ValueError (OverflowError
 * of the type "c" out of range), and past our limit of length; `*why` says why.
 */
enum { FORMAT_LONGEST = 1 << 26 };
extern const char format_too_long[]; /* the `*why` of that limit */
bool format_int(TextBuffer *out, int64_t x, Text spec, const char **why);
bool format_bigint(TextBuffer *out, const BigInt *x, Text spec,
                   const char **why);
bool format_bool(TextBuffer *out, bool x, Text spec, const char **why);
bool format_uint(TextBuffer *out, uint64_t x, Text spec, const char **why);
bool format_float(TextBuffer *out, double x, Text spec, const char **why);
bool format_str(TextBuffer *out, Text x, Text spec, const char **why);

/* str() (or repr()) of an array as NumPy 2 writes it: aligned columns,
 * shortest digits of at most 8 in positional or scientific form, lines of 75,
 * `...` past 1000 elements. */
void format_array(TextBuffer *out, const TensorView *t, bool repr);

/* str() of element i: of a bool, an integer, or a float of either width. */
void format_element(TextBuffer *out, DType dtype, const void *data, int64_t i);

/* The same of complex numbers, whose parts are two arrays of one shape. */
void format_complex_array(TextBuffer *out, const TensorView *real,
                          const TensorView *imaginary, bool repr);
/* str() of the complex number whose parts, of a float dtype, are there. */
void format_complex(TextBuffer *out, DType dtype, const void *real,
                    const void *imaginary);
const char *complex_name(DType part); /* "complex64", "complex128" */

/* What a value is in the script; it decides how repr() shows it. */
typedef enum Origin {
    ORIGIN_PYTHON,
    ORIGIN_NUMPY,
    ORIGIN_ARRAY,
    ORIGIN_RAGGED,   /* an array whose shape the next hole has */
    ORIGIN_SHAPE,    /* i64 for each dimension of the array before; no text */
    ORIGIN_IMAGINARY /* of the number or array before, behind its shape if
                        that is ragged; no text of its own */
} Origin;

/* Of the holes that `!c` shows as one container. */
enum { MOST_COLUMNS = 8 };

/* A text with holes: print's line, or a check's message.
 * pieces[0] hole[0] pieces[1] ... hole[nhole - 1] pieces[nhole]. */
typedef struct Hole {
    DType dtype;
    Shape shape;
    Origin origin;
    Text format; /* [!r|!s][:spec] as in an f-string; empty: str();
                    !j: as JSON, with its words of what is not finite;
                    !cPATTERN: the elements of this hole and of those behind it
                    whose format is !&, in turn, as Python shows a container:
                    `[(0, 1)]` is a list of pairs, `{0: 1}` a dict, `{0}` a
                    set. A digit is the hole of an item's part, or a capital
                    letter, if it shows NumPy's numbers;
                    ?size:string... for the string that an i64 names;
                    { and }: what stands between two such holes is shown if
                    the value of the first, a bool, is true;
                    ( and )spec: what stands between two such holes, whose
                    values say nothing, is a text that the spec formats;
                    ( and )!r: it is shown as repr() does;
                    ( and )*: as many times as the second, an i64, says */
} Hole;

typedef struct Message {
    int nhole;
    const Text *piece;
    const Hole *hole;
} Message;

/* Writes a message; `value[i]` are the dense elements of hole i. False when a
 * format spec does not fit its value, with Python's words in `*why`. */
bool format_message(TextBuffer *out, const Message *m, const void *const *value,
                    const char **why);

#endif
