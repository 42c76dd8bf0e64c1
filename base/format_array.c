/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Arrays as NumPy prints them: numpy/_core/arrayprint.py with its default
 * options, whose names are used here.
 *
 * All elements that will be shown are looked at first, for the common width
 * and for positional or scientific form; then the nested rows are written. */
#include "base/format.h"

#include <math.h>
#include <string.h>

#include "base/decimal.h"

enum { LINE_WIDTH = 75, THRESHOLD = 1000, EDGE_ITEMS = 3, PRECISION = 8 };

typedef struct ArrayFormat {
    const TensorView *t;
    int64_t stride[MAX_RANK];
    bool summary; /* only the edges of long dimensions are shown */
    const char *separator;
    TextBuffer word; /* scratch: one element */
    /* How an element is written. */
    bool scientific;
    int left;     /* characters before the dot, or of the whole element */
    int right;    /* decimal places */
    int exponent; /* digits of the exponent */
    /* What the elements are, while they are measured. */
    double largest, smallest; /* magnitudes of the finite ones but zero */
    bool finite, special, minus_infinity;
    /* Of complex numbers. */
    struct ArrayFormat *imaginary; /* how that part of an element is written;
                                      NULL: there is none */
    bool plus;                     /* it is that part: each has a sign */
} ArrayFormat;

/* ---- which elements are shown ---- */

static bool is_cut(const ArrayFormat *f, int axis)
{
    return f->summary && f->t->shape.dim[axis] > 2 * EDGE_ITEMS;
}

static int64_t shown_count(const ArrayFormat *f, int axis)
{
    return is_cut(f, axis) ? 2 * EDGE_ITEMS : f->t->shape.dim[axis];
}

/* The offset of the k-th shown item along an axis. */
static int64_t shown_offset(const ArrayFormat *f, int axis, int64_t k)
{
    if (is_cut(f, axis) && k >= EDGE_ITEMS)
        k += f->t->shape.dim[axis] - 2 * EDGE_ITEMS;
    return k * f->stride[axis];
}

typedef void Visit(ArrayFormat *f, int64_t element);

static void visit_shown(ArrayFormat *f, int axis, int64_t offset, Visit *visit)
{
    if (axis == f->t->shape.rank) {
        visit(f, offset);
        return;
    }
    for (int64_t k = 0; k < shown_count(f, axis); k++)
        visit_shown(f, axis + 1, offset + shown_offset(f, axis, k), visit);
}

/* ---- floats ---- */

static double element_f64(const ArrayFormat *f, int64_t i)
{
    return f->t->dtype == DTYPE_F32 ? ((const float *)f->t->data)[i]
                                    : ((const double *)f->t->data)[i];
}

/* The shortest digits of an element. */
static void element_shortest(const ArrayFormat *f, int64_t i, Decimal *d)
{
    if (f->t->dtype == DTYPE_F32)
        decimal_shortest_f32(d, ((const float *)f->t->data)[i]);
    else
        decimal_shortest_f64(d, ((const double *)f->t->data)[i]);
}

static int max_int(int a, int b)
{
    return a > b ? a : b;
}

static void measure_range(ArrayFormat *f, int64_t i)
{
    double x = element_f64(f, i), size = fabs(x);

    if (!isfinite(x)) {
        f->special = true;
        f->minus_infinity |= x < 0;
        return;
    }
    f->finite = true;
    if (size == 0)
        return;
    if (size > f->largest)
        f->largest = size;
    if (f->smallest == 0 || size < f->smallest)
        f->smallest = size;
}

/* Digits in positional form: shortest, at most PRECISION decimal places, and
 * exact as far as the units. */
static void positional_digits(const ArrayFormat *f, int64_t i, Decimal *d)
{
    element_shortest(f, i, d);
    if (decimal_fraction_size(d) > PRECISION)
        decimal_places(d, element_f64(f, i), PRECISION);
    else if (d->n < d->point)
        decimal_places(d, element_f64(f, i), 0);
}

static bool has_sign(const ArrayFormat *f, double x)
{
    return f->plus || signbit(x);
}

static void put_sign(TextBuffer *out, const ArrayFormat *f, double x)
{
    if (has_sign(f, x))
        buffer_putc(out, signbit(x) ? '-' : '+');
}

static void measure_positional(ArrayFormat *f, int64_t i)
{
    double x = element_f64(f, i);
    Decimal d;

    if (!isfinite(x))
        return;
    positional_digits(f, i, &d);
    f->left = max_int(f->left, max_int(d.point, 1) + has_sign(f, x));
    f->right = max_int(f->right, decimal_fraction_size(&d));
}

static void measure_scientific(ArrayFormat *f, int64_t i)
{
    double x = element_f64(f, i);
    Decimal d;

    if (!isfinite(x))
        return;
    element_shortest(f, i, &d);
    if (d.n > PRECISION + 1)
        decimal_significant(&d, x, PRECISION + 1);
    f->left = max_int(f->left, 1 + has_sign(f, x));
    f->right = max_int(f->right, d.n - 1);
    f->exponent =
        max_int(f->exponent, d.point - 1 <= -100 || d.point - 1 >= 100 ? 3 : 2);
}

/* Limits and quotient are of the array's own dtype; the latter may be inf. */
static bool wants_scientific(const ArrayFormat *f)
{
    float largest = (float)f->largest, smallest = (float)f->smallest;

    if (f->largest == 0)
        return false;
    if (f->t->dtype == DTYPE_F32)
        return largest >= 1e6f || smallest < 1e-4f || largest / smallest > 1000;
    return f->largest >= 1e8 || f->smallest < 1e-4 ||
           f->largest / f->smallest > 1000;
}

static void measure_floats(ArrayFormat *f)
{
    int tail;

    visit_shown(f, 0, 0, measure_range);
    f->scientific = wants_scientific(f);
    visit_shown(f, 0, 0,
                f->scientific ? measure_scientific : measure_positional);
    if (!f->special)
        return;
    tail = f->right + 1 + (f->scientific ? f->exponent + 2 : 0);
    f->left = max_int(f->left, 3 + (f->minus_infinity || f->plus) - tail);
}

static void put_spaces(TextBuffer *out, int64_t n)
{
    for (int64_t i = 0; i < n; i++)
        buffer_putc(out, ' ');
}

static void put_special(TextBuffer *out, const ArrayFormat *f, double x)
{
    const char *sign = x < 0 ? "-" : f->plus ? "+" : "";
    int tail = f->right + 1 + (f->scientific ? f->exponent + 2 : 0);

    put_spaces(out, f->left + tail - (int)strlen(sign) - 3);
    buffer_puts(out, sign);
    buffer_puts(out, isnan(x) ? "nan" : "inf");
}

static void put_float(TextBuffer *out, const ArrayFormat *f, int64_t i)
{
    double x = element_f64(f, i);
    Decimal d;
    int whole, places;

    if (!isfinite(x)) {
        put_special(out, f, x);
        return;
    }
    if (f->scientific) {
        put_spaces(out, f->left - 1 - has_sign(f, x));
        put_sign(out, f, x);
        element_shortest(f, i, &d);
        if (d.n != f->right + 1)
            decimal_significant(&d, x, f->right + 1);
        decimal_put_scientific(out, &d, f->right, true, 'e', f->exponent);
        return;
    }
    positional_digits(f, i, &d);
    whole = max_int(d.point, 1) + has_sign(f, x);
    places = decimal_fraction_size(&d);
    put_spaces(out, f->left - whole);
    put_sign(out, f, x);
    decimal_put_positional(out, &d, places, true);
    put_spaces(out, f->right - places);
}

/* The `j` stands before the spaces at the end. */
static void put_imaginary(TextBuffer *out, const ArrayFormat *f, int64_t i)
{
    size_t end;

    put_float(out, f, i);
    buffer_putc(out, ' ');
    for (end = out->size; out->data[end - 2] == ' ';)
        end--;
    out->data[end - 1] = 'j';
}

/* ---- elements of any dtype ---- */

/* Integers to the right, True as wide as False. */
static void put_plain(TextBuffer *out, const ArrayFormat *f, int64_t i)
{
    size_t before = out->size;
    int64_t missing;

    format_element(out, f->t->dtype, f->t->data, i);
    missing = f->left - (int64_t)(out->size - before);
    if (missing <= 0)
        return;
    put_spaces(out, missing);
    memmove(out->data + before + missing, out->data + before,
            out->size - before - (size_t)missing);
    memset(out->data + before, ' ', (size_t)missing);
}

static void put_element(TextBuffer *out, const ArrayFormat *f, int64_t i)
{
    if (dtype_info[f->t->dtype].is_float)
        put_float(out, f, i);
    else
        put_plain(out, f, i);
    if (f->imaginary)
        put_imaginary(out, f->imaginary, i);
}

static void measure_plain(ArrayFormat *f, int64_t i)
{
    f->word.size = 0;
    format_element(&f->word, f->t->dtype, f->t->data, i);
    f->left = max_int(f->left, (int)f->word.size);
}

static void measure(ArrayFormat *f)
{
    if (dtype_info[f->t->dtype].is_float)
        measure_floats(f);
    else if (f->t->dtype != DTYPE_BOOL)
        visit_shown(f, 0, 0, measure_plain);
    else if (f->t->shape.rank)
        f->left = (int)strlen("False");
}

/* ---- rows ---- */

/* A line that is being filled. `start` is where its column 0 is in `out`. */
typedef struct Line {
    TextBuffer *out;
    size_t start;
    int indent, width;
} Line;

static void strip_spaces(TextBuffer *out)
{
    while (out->size && out->data[out->size - 1] == ' ')
        out->size--;
}

/* Breaks the line first if the word does not fit, unless it is empty. */
static void line_put(Line *l, const char *word, size_t size)
{
    size_t column = l->out->size - l->start;

    if (column + size > (size_t)l->width && column > (size_t)l->indent) {
        strip_spaces(l->out);
        buffer_putc(l->out, '\n');
        l->start = l->out->size;
        put_spaces(l->out, l->indent);
    }
    buffer_put(l->out, word, size);
}

static void put_row(TextBuffer *out, ArrayFormat *f, int axis, int64_t offset,
                    int indent, int width)
{
    int64_t n = shown_count(f, axis);
    Line line = {out, out->size - (size_t)indent, indent, width - 1};

    for (int64_t k = 0; k < n; k++) {
        f->word.size = 0;
        put_element(&f->word, f, offset + shown_offset(f, axis, k));
        line_put(&line, f->word.data, f->word.size);
        if (k + 1 < n)
            buffer_puts(out, f->separator);
        if (k + 1 == EDGE_ITEMS && is_cut(f, axis)) {
            line_put(&line, "...", 3);
            buffer_puts(out, f->separator);
        }
    }
}

/* What stands between two items that are not elements: a line end, and one
 * blank line more for each further level of nesting. */
static void put_break(TextBuffer *out, const ArrayFormat *f, int axis,
                      int indent)
{
    buffer_puts(out, f->separator);
    strip_spaces(out);
    for (int i = axis + 1; i < f->t->shape.rank; i++)
        buffer_putc(out, '\n');
    put_spaces(out, indent);
}

/* `indent` is the column behind the bracket that is opened here. */
static void put_nested(TextBuffer *out, ArrayFormat *f, int axis,
                       int64_t offset, int indent, int width)
{
    int64_t n = shown_count(f, axis);

    buffer_putc(out, '[');
    if (axis == f->t->shape.rank - 1) {
        put_row(out, f, axis, offset, indent, width);
        buffer_putc(out, ']');
        return;
    }
    for (int64_t k = 0; k < n; k++) {
        put_nested(out, f, axis + 1, offset + shown_offset(f, axis, k),
                   indent + 1, width - 1);
        if (k + 1 < n)
            put_break(out, f, axis, indent);
        if (k + 1 == EDGE_ITEMS && is_cut(f, axis)) {
            buffer_puts(out, "...");
            put_break(out, f, axis, indent);
        }
    }
    buffer_putc(out, ']');
}

/* array2string(): `prefix` characters stand before it, one may follow. */
static void put_array(TextBuffer *out, const TensorView *t,
                      const TensorView *imaginary, const char *separator,
                      int prefix, int width)
{
    int64_t size = shape_size(t->shape);
    ArrayFormat f = {.t = t,
                     .word = {.arena = out->arena},
                     .summary = size > THRESHOLD,
                     .separator = separator};
    ArrayFormat g = {.t = imaginary, .summary = f.summary, .plus = true};

    if (size == 0) {
        buffer_puts(out, "[]");
        return;
    }
    shape_strides(t->shape, f.stride);
    measure(&f);
    if (imaginary) {
        f.imaginary = &g;
        memcpy(g.stride, f.stride, sizeof g.stride);
        measure_floats(&g);
    }
    if (t->shape.rank)
        put_nested(out, &f, 0, 0, prefix + 1, width);
    else
        put_element(out, &f, 0);
}

/* ---- repr ---- */

static bool dtype_is_implied(DType dtype)
{
    return dtype == DTYPE_BOOL || dtype == DTYPE_I64 || dtype == DTYPE_F64;
}

/* What the elements do not tell: the shape of an array that is empty or not
 * shown whole, the dtype. It goes onto a line of its own if the last one would
 * grow too long. */
static void put_extras(TextBuffer *out, const TensorView *t, bool complex,
                       size_t start)
{
    bool empty = shape_size(t->shape) == 0;
    bool shaped = empty ? t->shape.rank != 1 : shape_size(t->shape) > THRESHOLD;
    TextBuffer extra = {.arena = out->arena};
    size_t line = out->size;

    if (shaped)
        buffer_printf(&extra, "shape=%s", shape_str(out->arena, t->shape));
    if (!dtype_is_implied(t->dtype) || empty)
        buffer_printf(&extra, "%sdtype=%s", shaped ? ", " : "",
                      complex ? complex_name(t->dtype)
                              : dtype_info[t->dtype].numpy);
    if (!extra.size)
        return;
    buffer_putc(out, ',');
    while (line > start && out->data[line - 1] != '\n')
        line--;
    if (out->size - line + extra.size + 2 > LINE_WIDTH)
        buffer_puts(out, "\n      ");
    else
        buffer_putc(out, ' ');
    buffer_put(out, extra.data, extra.size);
}

static void format_any(TextBuffer *out, const TensorView *t,
                       const TensorView *imaginary, bool repr)
{
    size_t start = out->size;

    if (!repr) {
        put_array(out, t, imaginary, " ", 0, LINE_WIDTH);
        return;
    }
    buffer_puts(out, "array(");
    put_array(out, t, imaginary, ", ", (int)strlen("array("), LINE_WIDTH - 1);
    put_extras(out, t, imaginary != NULL, start);
    buffer_putc(out, ')');
}

void format_array(TextBuffer *out, const TensorView *t, bool repr)
{
    if (!repr && t->shape.rank == 0)
        format_element(out, t->dtype, t->data, 0);
    else
        format_any(out, t, NULL, repr);
}

void format_complex_array(TextBuffer *out, const TensorView *real,
                          const TensorView *imaginary, bool repr)
{
    if (!repr && real->shape.rank == 0)
        format_complex(out, real->dtype, real->data, imaginary->data);
    else
        format_any(out, real, imaginary, repr);
}
