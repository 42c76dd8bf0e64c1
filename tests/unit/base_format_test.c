/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Texts with holes: what str(), repr() and format() make of each origin. The
 * formats themselves are compared with Python in tests/base. */
#include <setjmp.h>
#include <stdio.h>

#include "base/format.h"

static int failures;

static void expect(const char *what, Text got, const char *want)
{
    if (text_is(got, want))
        return;
    printf("%s: got `%.*s`, want `%s`\n", what, (int)got.size, got.data, want);
    failures++;
}

/* Formats one value between brackets. */
static void hole(Arena *a, DType dtype, Shape shape, Origin origin,
                 const char *format, const void *value, const char *want)
{
    const Text piece[] = {text_from("<"), text_from(">")};
    const Hole h = {dtype, shape, origin, text_from(format)};
    const Message m = {1, piece, &h};
    TextBuffer out = {.arena = a};
    const char *why = "";

    if (format_message(&out, &m, &value, &why))
        expect(format, buffer_text(&out), want);
    else
        expect(format, text_from(why), want);
}

static void test_scalars(Arena *a)
{
    const Shape s = {0};
    const double d = 1.5;
    const float f = 0.1f;
    const int64_t i = -7;
    const uint64_t u = UINT64_MAX;
    const uint8_t b = 1;

    hole(a, DTYPE_F64, s, ORIGIN_PYTHON, "", &d, "<1.5>");
    hole(a, DTYPE_F64, s, ORIGIN_PYTHON, "!r", &d, "<1.5>");
    hole(a, DTYPE_F64, s, ORIGIN_NUMPY, "", &d, "<1.5>");
    hole(a, DTYPE_F64, s, ORIGIN_NUMPY, "!r", &d, "<np.float64(1.5)>");
    hole(a, DTYPE_F64, s, ORIGIN_ARRAY, "!r", &d, "<array(1.5)>");
    hole(a, DTYPE_F32, s, ORIGIN_NUMPY, "!r", &f, "<np.float32(0.1)>");
    hole(a, DTYPE_F32, s, ORIGIN_NUMPY, ":.10f", &f, "<0.1000000015>");
    hole(a, DTYPE_I64, s, ORIGIN_PYTHON, ":+05d", &i, "<-0007>");
    hole(a, DTYPE_I64, s, ORIGIN_NUMPY, "!r", &i, "<np.int64(-7)>");
    hole(a, DTYPE_I64, s, ORIGIN_PYTHON, "!r:>5", &i, "<   -7>");
    hole(a, DTYPE_U64, s, ORIGIN_NUMPY, ":x", &u, "<ffffffffffffffff>");
    hole(a, DTYPE_BOOL, s, ORIGIN_PYTHON, "", &b, "<True>");
    hole(a, DTYPE_BOOL, s, ORIGIN_NUMPY, "!r", &b, "<np.True_>");
    hole(a, DTYPE_BOOL, s, ORIGIN_PYTHON, ":d", &b, "<1>");
    hole(a, DTYPE_F64, s, ORIGIN_PYTHON, ":d", &d,
         "Unknown format code 'd' for object of type 'float'");
    hole(a, DTYPE_F64, s, ORIGIN_ARRAY, ":.3f", &d, "<1.500>");
}

static void test_arrays(Arena *a)
{
    const Shape s = {1, {3}};
    const float f[] = {1, 2.5f, -3};

    hole(a, DTYPE_F32, s, ORIGIN_ARRAY, "", f, "<[ 1.   2.5 -3. ]>");
    hole(a, DTYPE_F32, s, ORIGIN_ARRAY, "!r", f,
         "<array([ 1. ,  2.5, -3. ], dtype=float32)>");
    hole(a, DTYPE_F32, s, ORIGIN_ARRAY, "!s:>20", f, "<    [ 1.   2.5 -3. ]>");
    hole(a, DTYPE_F32, s, ORIGIN_ARRAY, ":.2f", f,
         "unsupported format string passed to numpy.ndarray.__format__");
}

/* A text that is repeated, and one that is filled up as a whole. */
static void test_lengths(Arena *a)
{
    const Shape s = {0}, row = {1, {1}};
    const int64_t three = 3, none = -1, many = INT64_MAX;
    const double d = 3;
    const Text piece[] = {text_from("<"), text_from("ab"), text_from("|"),
                          text_from(">")};
    const Hole h[] = {{DTYPE_I64, s, ORIGIN_PYTHON, text_from("(")},
                      {DTYPE_I64, s, ORIGIN_PYTHON, text_from("*-")},
                      {DTYPE_I64, s, ORIGIN_PYTHON, text_from(")>7")}};
    const Message m = {3, piece, h};
    const void *value[] = {&none, &three, &none};
    TextBuffer out = {.arena = a};
    const char *why = "";

    hole(a, DTYPE_I64, s, ORIGIN_PYTHON, "*xy", &three, "<xyxyxy>");
    hole(a, DTYPE_I64, s, ORIGIN_PYTHON, "*xy", &none, "<>");
    hole(a, DTYPE_I64, s, ORIGIN_PYTHON, "*", &many, "<>");
    hole(a, DTYPE_I64, s, ORIGIN_PYTHON, "*xy", &many, format_too_long);
    hole(a, DTYPE_F64, s, ORIGIN_PYTHON, "*xy", &d, "a count of another type");
    hole(a, DTYPE_I64, row, ORIGIN_ARRAY, "*xy", &three,
         "a count of another type");
    hole(a, DTYPE_I64, s, ORIGIN_PYTHON, ")>7", &three,
         "the end of a text that does not begin");
    expect("a group",
           format_message(&out, &m, value, &why) ? buffer_text(&out)
                                                 : text_from(why),
           "< ab---|>");
}

int main(void)
{
    jmp_buf escape;
    Arena arena = {.escape = &escape};

    if (setjmp(escape))
        return 1;
    test_scalars(&arena);
    test_arrays(&arena);
    test_lengths(&arena);
    arena_free(&arena);
    return failures != 0;
}
