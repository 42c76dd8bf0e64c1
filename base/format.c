/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Python's and NumPy's str() and repr() of single values, and texts with
 * holes. */
#include "base/format.h"

#include <math.h>
#include <string.h>

#include "base/decimal.h"
#include "base/utf8.h"

/* ---- floats ---- */

/* "nan", "inf" or "-inf"; false if x is finite, with its sign written. */
static bool put_special(TextBuffer *out, double x)
{
    if (isnan(x)) {
        buffer_puts(out, "nan");
        return true;
    }
    if (signbit(x))
        buffer_putc(out, '-');
    if (isinf(x))
        buffer_puts(out, "inf");
    return isinf(x);
}

static void put_repr(TextBuffer *out, const Decimal *d, bool scientific)
{
    int places = decimal_fraction_size(d);

    if (scientific)
        decimal_put_scientific(out, d, d->n ? d->n - 1 : 0, false, 'e', 2);
    else
        decimal_put_positional(out, d, places ? places : 1, true);
}

void format_f64_repr(TextBuffer *out, double x)
{
    Decimal d;

    if (put_special(out, x))
        return;
    decimal_shortest_f64(&d, x);
    put_repr(out, &d, d.point <= -4 || d.point > 16);
}

/* NumPy asks the value, not its digits, whether it is large or small: the
 * float32 nearest to 1e-4 is below it. Large is what six digits do not hold. */
void format_f32_repr(TextBuffer *out, float x)
{
    Decimal d;

    if (put_special(out, x))
        return;
    decimal_shortest_f32(&d, x);
    put_repr(out, &d,
             x != 0 && (fabs((double)x) < 1e-4 || fabs((double)x) >= 1e6));
}

/* ---- strings ---- */

static void put_escape(TextBuffer *out, uint32_t c)
{
    if (c == '\n' || c == '\r' || c == '\t')
        buffer_printf(out, "\\%c", c == '\n' ? 'n' : c == '\r' ? 'r' : 't');
    else if (c < 0x100)
        buffer_printf(out, "\\x%02x", (unsigned)c);
    else if (c < 0x10000)
        buffer_printf(out, "\\u%04x", (unsigned)c);
    else
        buffer_printf(out, "\\U%08x", (unsigned)c);
}

/* Bytes that are not UTF-8 are written as \xNN. */
void format_str_repr(TextBuffer *out, Text s)
{
    bool single = s.size && memchr(s.data, '\'', s.size);
    bool twice = s.size && memchr(s.data, '"', s.size);
    char quote = single && !twice ? '"' : '\'';

    buffer_putc(out, quote);
    for (size_t i = 0; i < s.size;) {
        uint32_t c;
        size_t n = utf8_decode(s, i, &c);

        if (!n)
            put_escape(out, (unsigned char)s.data[i]);
        else if (c == (uint32_t)quote || c == '\\')
            buffer_printf(out, "\\%c", (char)c);
        else if (utf8_is_printable(c))
            buffer_put(out, s.data + i, n);
        else
            put_escape(out, c);
        i += n ? n : 1;
    }
    buffer_putc(out, quote);
}

/* ---- elements ---- */

void format_element(TextBuffer *out, DType dtype, const void *data, int64_t i)
{
    switch (dtype) {
    case DTYPE_BOOL:
        buffer_puts(out, ((const uint8_t *)data)[i] ? "True" : "False");
        break;
#define SIGNED(dtype, ctype)                                                   \
    case DTYPE_##dtype:                                                        \
        buffer_printf(out, "%lld", (long long)((const ctype *)data)[i]);       \
        break;
#define UNSIGNED(dtype, ctype)                                                 \
    case DTYPE_##dtype:                                                        \
        buffer_printf(out, "%llu",                                             \
                      (unsigned long long)((const ctype *)data)[i]);           \
        break;
        SIGNED(I8, int8_t)
        SIGNED(I16, int16_t)
        SIGNED(I32, int32_t)
        SIGNED(I64, int64_t)
        UNSIGNED(U8, uint8_t)
        UNSIGNED(U16, uint16_t)
        UNSIGNED(U32, uint32_t)
        UNSIGNED(U64, uint64_t)
#undef SIGNED
#undef UNSIGNED
    case DTYPE_F32:
        format_f32_repr(out, ((const float *)data)[i]);
        break;
    case DTYPE_F64:
        format_f64_repr(out, ((const double *)data)[i]);
        break;
    case DTYPE_NONE:
    case DTYPE_COUNT:
        break;
    }
}

/* ---- complex numbers ---- */

const char *complex_name(DType part)
{
    return part == DTYPE_F32 ? "complex64" : "complex128";
}

/* A part: a whole number without ".0". */
static void put_part(TextBuffer *out, DType dtype, const void *x, bool plus)
{
    double value =
        dtype == DTYPE_F32 ? (double)*(const float *)x : *(const double *)x;

    if (plus && (isnan(value) || !signbit(value)))
        buffer_putc(out, '+');
    format_element(out, dtype, x, 0);
    if (out->size > 2 && !memcmp(out->data + out->size - 2, ".0", 2))
        out->size -= 2;
}

/* A real part of 0.0 is left out, and one of -0.0 is not. */
void format_complex(TextBuffer *out, DType dtype, const void *real,
                    const void *imaginary)
{
    double x = dtype == DTYPE_F32 ? (double)*(const float *)real
                                  : *(const double *)real;
    bool whole = x != 0 || signbit(x);

    if (whole) {
        buffer_putc(out, '(');
        put_part(out, dtype, real, false);
    }
    put_part(out, dtype, imaginary, whole);
    buffer_puts(out, whole ? "j)" : "j");
}

/* ---- messages ---- */

static void put_scalar_repr(TextBuffer *out, const Hole *h, const void *value)
{
    if (h->origin == ORIGIN_PYTHON) {
        format_element(out, h->dtype, value, 0);
    } else if (h->dtype == DTYPE_BOOL) {
        buffer_puts(out, *(const uint8_t *)value ? "np.True_" : "np.False_");
    } else {
        buffer_printf(out, "np.%s(", dtype_info[h->dtype].numpy);
        format_element(out, h->dtype, value, 0);
        buffer_putc(out, ')');
    }
}

static void put_plain(TextBuffer *out, const Hole *h, const void *value,
                      bool repr)
{
    TensorView view = {h->dtype, h->shape, value};

    if (h->origin == ORIGIN_ARRAY || h->shape.rank > 0)
        format_array(out, &view, repr);
    else if (repr)
        put_scalar_repr(out, h, value);
    else
        format_element(out, h->dtype, value, 0);
}

/* format(value, spec) with a spec that is not empty. */
static bool put_with_spec(TextBuffer *out, const Hole *h, const void *value,
                          Text spec, const char **why)
{
    switch (h->dtype) {
    case DTYPE_BOOL:
        return format_bool(out, *(const uint8_t *)value != 0, spec, why);
    case DTYPE_I8:
        return format_int(out, *(const int8_t *)value, spec, why);
    case DTYPE_I16:
        return format_int(out, *(const int16_t *)value, spec, why);
    case DTYPE_I32:
        return format_int(out, *(const int32_t *)value, spec, why);
    case DTYPE_I64:
        return format_int(out, *(const int64_t *)value, spec, why);
    case DTYPE_U8:
        return format_uint(out, *(const uint8_t *)value, spec, why);
    case DTYPE_U16:
        return format_uint(out, *(const uint16_t *)value, spec, why);
    case DTYPE_U32:
        return format_uint(out, *(const uint32_t *)value, spec, why);
    case DTYPE_U64:
        return format_uint(out, *(const uint64_t *)value, spec, why);
    case DTYPE_F32:
        return format_float(out, *(const float *)value, spec, why);
    case DTYPE_F64:
        return format_float(out, *(const double *)value, spec, why);
    case DTYPE_NONE:
    case DTYPE_COUNT:
        break;
    }
    *why = "a value without a dtype";
    return false;
}

/* `?size:string` for each of several strings, from `p` on: the one of this
 * index. Where they end; NULL: they are not well formed, or it is none. */
static const char *put_one_of(TextBuffer *out, const char *p, const char *end,
                              int64_t index)
{
    int64_t at = 0;

    while (p < end && *p == '?') {
        size_t size = 0;

        for (p++; p < end && *p >= '0' && *p <= '9' && size < SIZE_MAX / 16;
             p++)
            size = size * 10 + (size_t)(*p - '0');
        if (p == end || *p++ != ':' || size > (size_t)(end - p))
            return NULL;
        if (at++ == index)
            buffer_put(out, p, size);
        p += size;
    }
    return index >= 0 && index < at ? p : NULL;
}

/* The string that the value, an i64 index, names. */
static bool put_choice(TextBuffer *out, const Hole *h, const void *value,
                       const char **why)
{
    int64_t index = 0;
    const char *p = h->format.data;

    *why = "a choice that is not among the strings";
    if (h->dtype != DTYPE_I64 || h->shape.rank)
        return false;
    memcpy(&index, value, sizeof index);
    return put_one_of(out, p, p + h->format.size, index) != NULL;
}

/* A text, as often as the value, an i64, says. */
static bool put_times(TextBuffer *out, Text t, const Hole *h, const void *value,
                      const char **why)
{
    int64_t n;

    *why = "a count of another type";
    if (h->dtype != DTYPE_I64 || h->shape.rank)
        return false;
    memcpy(&n, value, sizeof n);
    *why = format_too_long;
    if (n > 0 && t.size > FORMAT_LONGEST / (uint64_t)n)
        return false;
    for (int64_t i = 0; t.size && i < n; i++)
        buffer_put(out, t.data, t.size);
    return true;
}

/* Texts that are to be shown as a whole in some way, once their ends are met,
 * and what is not shown. */
typedef struct Groups {
    int n, capacity;
    size_t *from; /* where they begin */
    int nshown;   /* what may be hidden and is not: so many are open */
    int hidden;   /* how deep in what is hidden; 0: shown */
} Groups;

static char mark_of(const Hole *h)
{
    return h->format.size ? h->format.data[0] : 0;
}

/* Does a hole begin or end such a text? */
static bool is_group(const Hole *h)
{
    return mark_of(h) == '(' || mark_of(h) == ')';
}

/* Does a hole begin or end what may be hidden? */
static bool is_veil(const Hole *h)
{
    return mark_of(h) == '{' || mark_of(h) == '}';
}

static bool put_veil(Groups *g, const Hole *h, const void *value,
                     const char **why)
{
    *why = "what may be hidden, by no bool or without a beginning";
    if (mark_of(h) == '}') {
        if (!g->hidden && !g->nshown)
            return false;
        g->hidden ? g->hidden-- : g->nshown--;
        return true;
    }
    if (h->dtype != DTYPE_BOOL || h->shape.rank)
        return false;
    g->hidden || !*(const uint8_t *)value ? g->hidden++ : g->nshown++;
    return true;
}

static bool put_group(TextBuffer *out, Groups *g, const Hole *h,
                      const void *value, const char **why)
{
    Text how = {h->format.data + 1, h->format.size - 1}, text;
    size_t from;

    if (h->format.data[0] == '(') {
        *ARENA_PUSH(out->arena, g->from, g->n, g->capacity) = out->size;
        return true;
    }
    *why = "the end of a text that does not begin";
    if (!g->n)
        return false;
    from = g->from[--g->n];
    text = text_copy(out->arena, (Text){out->data + from, out->size - from});
    out->size = from;
    if (text_is(how, "*"))
        return put_times(out, text, h, value, why);
    if (!text_is(how, "!r"))
        return format_str(out, text, how, why);
    format_str_repr(out, text);
    return true;
}

/* What JSON, as Python writes it, calls a float that is not finite. */
static bool put_json_word(TextBuffer *out, const Hole *h, const void *value)
{
    double x;

    if (h->dtype != DTYPE_F64 || h->shape.rank)
        return false;
    memcpy(&x, value, sizeof x);
    if (isfinite(x))
        return false;
    buffer_puts(out, isnan(x) ? "NaN" : x < 0 ? "-Infinity" : "Infinity");
    return true;
}

/* A conversion makes a string, which the spec then formats. */
static bool put_hole(TextBuffer *out, const Hole *h, const void *value,
                     const char **why)
{
    Text spec = h->format;
    char conversion = 0;

    if (spec.size && spec.data[0] == '?')
        return put_choice(out, h, value, why);
    if (spec.size >= 2 && spec.data[0] == '!') {
        conversion = spec.data[1];
        spec = (Text){spec.data + 2, spec.size - 2};
    }
    if (spec.size && spec.data[0] == ':')
        spec = (Text){spec.data + 1, spec.size - 1};
    if (conversion == 'j' && put_json_word(out, h, value))
        return true;
    if (conversion && spec.size) {
        TextBuffer text = {.arena = out->arena};

        put_plain(&text, h, value, conversion != 's');
        return format_str(out, buffer_text(&text), spec, why);
    }
    if (!spec.size) {
        put_plain(out, h, value, conversion && conversion != 's');
        return true;
    }
    if (h->shape.rank == 0)
        return put_with_spec(out, h, value, spec, why);
    *why = "unsupported format string passed to numpy.ndarray.__format__";
    return false;
}

/* A complex number, whose imaginary part is the next hole's. */
static bool put_complex_hole(TextBuffer *out, const Hole *h, const void *real,
                             const void *imaginary, const char **why)
{
    TensorView part[2] = {{h->dtype, h->shape, real},
                          {h->dtype, h->shape, imaginary}};
    bool repr = text_is(h->format, "!r"), named;
    size_t before;

    *why = "a complex number of another form";
    if (!dtype_info[h->dtype].is_float ||
        (h->format.size && !repr && !text_is(h->format, "!s")))
        return false;
    if (h->origin == ORIGIN_ARRAY || h->shape.rank) {
        format_complex_array(out, &part[0], &part[1], repr);
        return true;
    }
    named = repr && h->origin == ORIGIN_NUMPY;
    if (named) /* whose parentheses are the number's */
        buffer_printf(out, "np.%s", complex_name(h->dtype));
    before = out->size;
    format_complex(out, h->dtype, real, imaginary);
    if (named && out->data[before] != '(') {
        Text text = text_copy(out->arena,
                              (Text){out->data + before, out->size - before});

        out->size = before;
        buffer_printf(out, "(%s)", text.data);
    }
    return true;
}

/* ---- arrays that have part of their place ---- */

/* The elements in front of `inner`, of an array of a wider shape, along
 * dimension d and those behind it, whose elements begin at `from`. Gives the
 * end of what is written. */
static char *pack(char *out, const char *from, Shape outer, Shape inner, int d,
                  size_t width)
{
    size_t each = width;

    if (d == inner.rank) {
        memcpy(out, from, width);
        return out + width;
    }
    for (int i = d + 1; i < outer.rank; i++)
        each *= (size_t)outer.dim[i];
    for (int64_t i = 0; i < inner.dim[d]; i++)
        out = pack(out, from + (size_t)i * each, outer, inner, d + 1, width);
    return out;
}

/* What is there of a ragged array of the hole's shape, whose extents are given;
 * its shape goes into `inner`. */
static const void *packed(Arena *arena, const Hole *h, const void *data,
                          const int64_t *extent, Shape *inner)
{
    size_t width = (size_t)dtype_info[h->dtype].size;
    char *part;

    *inner = h->shape;
    for (int d = 0; d < inner->rank; d++)
        if (extent[d] >= 0 && extent[d] < inner->dim[d])
            inner->dim[d] = extent[d];
    part = ARENA_ARRAY(arena, char, shape_size(*inner) * (int64_t)width);
    pack(part, data, h->shape, *inner, 0, width);
    return part;
}

/* Does a hole with the shape of the ragged array of hole i follow? */
static bool has_shape_hole(const Message *m, int i)
{
    const Hole *next = &m->hole[i + 1];

    return i + 1 < m->nhole && next->origin == ORIGIN_SHAPE &&
           next->dtype == DTYPE_I64 && next->shape.rank == 1 &&
           next->shape.dim[0] == m->hole[i].shape.rank;
}

/* The hole that has the imaginary part of hole i; 0: there is none. */
static int imaginary_hole(const Message *m, int i)
{
    int at = i + 1 + (m->hole[i].origin == ORIGIN_RAGGED);

    return at < m->nhole && m->hole[at].origin == ORIGIN_IMAGINARY &&
                   m->hole[at].dtype == m->hole[i].dtype &&
                   shape_equal(m->hole[at].shape, m->hole[i].shape)
               ? at
               : 0;
}

/* ---- containers of numbers ---- */

typedef struct Column {
    Hole one; /* an element of it */
    const char *data;
} Column;

static bool is_columns(const Hole *h)
{
    return h->format.size >= 2 && !memcmp(h->format.data, "!c", 2);
}

/* The columns that hole i begins, and how many elements all of them have;
 * 0 columns: it is no well-formed message. */
static int columns_from(const Message *m, int i, const void *const *value,
                        Column *column, int64_t *n)
{
    int ncolumn = 0;

    *n = INT64_MAX;
    for (int at = i; at < m->nhole && ncolumn < MOST_COLUMNS; at++) {
        const Hole *h = &m->hole[at];
        int64_t size = h->shape.rank == 1 ? h->shape.dim[0] : 0;

        if (h->shape.rank != 1 || (at > i && !text_is(h->format, "!&")))
            break;
        if (h->origin == ORIGIN_RAGGED) {
            if (!has_shape_hole(m, at))
                return 0;
            memcpy(n, value[at + 1], sizeof *n);
        }
        column[ncolumn++] = (Column){{.dtype = h->dtype}, value[at]};
        *n = *n < 0 ? 0 : *n < size ? *n : size;
        at += h->origin == ORIGIN_RAGGED;
    }
    return ncolumn;
}

/* The string that an element, an i64 index, names among those of the pattern.
 */
static const char *put_text_at(TextBuffer *out, Text pattern, size_t i,
                               const Column *column, int64_t k)
{
    int64_t index = 0;

    if (column->one.dtype != DTYPE_I64)
        return NULL;
    memcpy(&index, column->data + k * (int64_t)sizeof index, sizeof index);
    return put_one_of(out, pattern.data + i, pattern.data + pattern.size,
                      index);
}

/* An item, in the form that the pattern says. */
static bool put_item(TextBuffer *out, Text pattern, int ncolumn,
                     const Column *column, int64_t k)
{
    for (size_t i = 0; i < pattern.size; i++) {
        char c = pattern.data[i];
        bool is_numpy = c >= 'A' && c <= 'Z';
        int at = is_numpy ? c - 'A' : c >= '0' && c <= '9' ? c - '0' : -1;
        Hole one;

        if (at >= ncolumn)
            return false;
        if (at < 0) {
            buffer_putc(out, c);
            continue;
        }
        if (i + 1 < pattern.size && pattern.data[i + 1] == '?') {
            const char *end = put_text_at(out, pattern, i + 1, &column[at], k);

            if (!end)
                return false;
            i = (size_t)(end - pattern.data) - 1;
            continue;
        }
        one = column[at].one;
        one.origin = is_numpy ? ORIGIN_NUMPY : ORIGIN_PYTHON;
        put_scalar_repr(out, &one,
                        column[at].data + k * dtype_info[one.dtype].size);
    }
    return true;
}

static bool put_columns(TextBuffer *out, const Message *m, int i,
                        const void *const *value, const char **why)
{
    Text pattern = m->hole[i].format;
    Column column[MOST_COLUMNS];
    int64_t n;
    int ncolumn = columns_from(m, i, value, column, &n);
    bool good = ncolumn && pattern.size >= 5, is_set;

    *why = "a container of another form";
    if (!good)
        return false;
    pattern = (Text){pattern.data + 2, pattern.size - 2};
    is_set = pattern.data[0] == '{' && !memchr(pattern.data, ':', pattern.size);
    if (!n && is_set) {
        buffer_puts(out, "set()");
        return true;
    }
    buffer_putc(out, pattern.data[0]);
    for (int64_t k = 0; k < n && good; k++) {
        if (k)
            buffer_puts(out, ", ");
        good = put_item(out, (Text){pattern.data + 1, pattern.size - 2},
                        ncolumn, column, k);
    }
    buffer_putc(out, pattern.data[pattern.size - 1]);
    return good;
}

static bool put_any_hole(TextBuffer *out, const Message *m, int i,
                         const void *const *value, const char **why)
{
    int imaginary = imaginary_hole(m, i);
    const void *data[2] = {value[i], imaginary ? value[imaginary] : NULL};
    Hole hole = m->hole[i];

    if (hole.origin == ORIGIN_SHAPE || hole.origin == ORIGIN_IMAGINARY ||
        text_is(hole.format, "!&"))
        return true;
    if (is_columns(&hole))
        return put_columns(out, m, i, value, why);
    if (hole.origin == ORIGIN_RAGGED) {
        if (!has_shape_hole(m, i)) {
            *why = "a ragged array without a shape";
            return false;
        }
        for (int k = 0; k < 1 + !!imaginary; k++)
            data[k] = packed(out->arena, &m->hole[i], data[k], value[i + 1],
                             &hole.shape);
        hole.origin = ORIGIN_ARRAY;
    }
    return imaginary ? put_complex_hole(out, &hole, data[0], data[1], why)
                     : put_hole(out, &hole, data[0], why);
}

/* A hole, unless it is hidden. */
static bool put_shown(TextBuffer *out, Groups *groups, const Message *m, int i,
                      const void *const *value, const char **why)
{
    const Hole *h = &m->hole[i];

    if (is_veil(h))
        return put_veil(groups, h, value[i], why);
    if (groups->hidden)
        return true;
    return is_group(h) ? put_group(out, groups, h, value[i], why)
                       : put_any_hole(out, m, i, value, why);
}

bool format_message(TextBuffer *out, const Message *m, const void *const *value,
                    const char **why)
{
    Groups groups = {0};

    buffer_put(out, m->piece[0].data, m->piece[0].size);
    for (int i = 0; i < m->nhole; i++) {
        if (!put_shown(out, &groups, m, i, value, why))
            return false;
        if (!groups.hidden)
            buffer_put(out, m->piece[i + 1].data, m->piece[i + 1].size);
    }
    return true;
}
