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

/* A text between two holes: "<" (a hole of `begin`) "it's" (one of `end`) ">",
 * whose values are a bool and an i64. */
static void whole(Arena *a, const char *begin, bool shown, const char *end,
                  int64_t value, const char *expected)
{
    const Shape s = {0};
    const Text piece[] = {text_from("<"), text_from("it's"), text_from(">")};
    const Hole h[] = {{DTYPE_BOOL, s, ORIGIN_PYTHON, text_from(begin)},
                      {DTYPE_I64, s, ORIGIN_PYTHON, text_from(end)}};
    const Message m = {2, piece, h};
    const void *values[] = {&shown, &value};
    TextBuffer out = {.arena = a};
    const char *why = "";

    expect(end,
           format_message(&out, &m, values, &why) ? buffer_text(&out)
                                                  : text_from(why),
           expected);
}

/* A group in a group, and one that is hidden with what is in it. */
static void test_nested(Arena *a, bool shown, const char *expected)
{
    static const char *const marks[] = {"(", "{", "(", ")>4", "}", ")!r"};
    const Text piece[] = {text_from("<"), text_from("a"), text_from("b"),
                          text_from("c"), text_from("d"), text_from("e"),
                          text_from(">")};
    const void *values[] = {&shown, &shown, &shown, &shown, &shown, &shown};
    Hole h[6];
    const Message m = {6, piece, h};
    TextBuffer out = {.arena = a};
    const char *why = "";

    for (int i = 0; i < m.nhole; i++)
        h[i] =
            (Hole){DTYPE_BOOL, (Shape){0}, ORIGIN_PYTHON, text_from(marks[i])};
    expect("groups",
           format_message(&out, &m, values, &why) ? buffer_text(&out)
                                                  : text_from(why),
           expected);
}

static void test_groups(Arena *a)
{
    whole(a, "(", true, ")>7", 0, "<   it's>");
    whole(a, "(", true, ")!r", 0, "<\"it's\">");
    whole(a, "(", true, ")*", 3, "<it'sit'sit's>");
    whole(a, "(", true, ")*", 0, "<>");
    whole(a, "(", true, ")*", -1, "<>");
    whole(a, "(", true, ")*", INT64_MAX, format_too_long);
    whole(a, "{", true, "}", 0, "<it's>");
    whole(a, "{", false, "}", 0, "<>");
    whole(a, "}", false, "", 0,
          "what may be hidden, by no bool or without a beginning");
    hole(a, DTYPE_I64, (Shape){0}, ORIGIN_PYTHON, "{", &(int64_t){0},
         "what may be hidden, by no bool or without a beginning");
    hole(a, DTYPE_I64, (Shape){0}, ORIGIN_PYTHON, ")>7", &(int64_t){3},
         "the end of a text that does not begin");
    test_nested(a, true, "<'ab   cde'>");
    test_nested(a, false, "<'ae'>");
}

int main(void)
{
    jmp_buf escape;
    Arena arena = {.escape = &escape};

    if (setjmp(escape))
        return 1;
    test_scalars(&arena);
    test_arrays(&arena);
    test_groups(&arena);
    arena_free(&arena);
    return failures != 0;
}
