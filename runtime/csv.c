/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Tables of numbers as text; see csv.h. */
#include "runtime/csv.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_COLUMNS = 1 << 22 };

typedef struct Reader {
    const CsvOptions *options;
    CsvTable *table;
    CsvError *error;
    int64_t line;        /* the one at hand, from 1 */
    int64_t fields;      /* in a row; -1 before the first */
    Text *field;         /* of the row at hand */
    size_t field_memory; /* bytes allocated for them */
    size_t table_memory; /* and for the table */
} Reader;

__attribute__((format(printf, 2, 3))) static bool fail(Reader *r,
                                                       const char *format, ...)
{
    va_list args;

    r->error->line = r->line;
    va_start(args, format);
    vsnprintf(r->error->reason, sizeof r->error->reason, format, args);
    va_end(args);
    return false;
}

/* ---- lines and fields ---- */

/* Cuts the first line off `*rest`; it ends at \n, \r\n or \r. */
static Text take_line(Text *rest)
{
    size_t n = 0, skip;
    Text line;

    while (n < rest->size && rest->data[n] != '\n' && rest->data[n] != '\r')
        n++;
    line = (Text){rest->data, n};
    skip = n < rest->size;
    if (n + 1 < rest->size && rest->data[n] == '\r' &&
        rest->data[n + 1] == '\n')
        skip = 2;
    rest->data += n + skip;
    rest->size -= n + skip;
    return line;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\v' || c == '\f';
}

static Text trim(Text t)
{
    while (t.size > 0 && is_blank(t.data[0]))
        t.data++, t.size--;
    while (t.size > 0 && is_blank(t.data[t.size - 1]))
        t.size--;
    return t;
}

static Text without_comment(Text line, char comment)
{
    const char *at =
        comment && line.size ? memchr(line.data, comment, line.size) : NULL;

    if (at)
        line.size = (size_t)(at - line.data);
    return line;
}

/* Has it no field? A delimiter makes two, be they empty. */
static bool is_empty(Text line, char delimiter)
{
    return trim(line).size == 0 &&
           !(delimiter && line.size && memchr(line.data, delimiter, line.size));
}

/* Cuts the first field off `*rest`; false when there is none left. With a
 * delimiter, a line of n delimiters has n + 1 fields, and `rest` is at NULL
 * after the last. */
static bool take_field(Text *rest, char delimiter, Text *field)
{
    size_t n = 0;

    if (!rest->data)
        return false;
    if (!delimiter) {
        *rest = trim(*rest);
        if (rest->size == 0)
            return false;
    }
    while (n < rest->size &&
           (delimiter ? rest->data[n] != delimiter : !is_blank(rest->data[n])))
        n++;
    *field = trim((Text){rest->data, n});
    if (delimiter && n == rest->size) {
        *rest = (Text){NULL, 0};
        return true;
    }
    n += delimiter != 0;
    rest->data += n;
    rest->size -= n;
    return true;
}

/* ---- rows ---- */

/* Room for `bytes` in all; at most `limit`, if it is not 0. */
static bool reserve(Reader *r, void **data, size_t *memory, size_t bytes,
                    size_t limit)
{
    size_t more = *memory ? *memory : 512;
    void *grown;

    if (*memory >= bytes)
        return true;
    if (limit && bytes > limit)
        return fail(r, "the table is larger than the limit of memory");
    while (more < bytes)
        more *= 2;
    if (limit && more > limit)
        more = limit;
    grown = realloc(*data, more);
    if (!grown)
        return fail(r, "out of memory");
    *data = grown;
    *memory = more;
    return true;
}

/* Finds the fields of a line; -1 after an error. */
static int64_t find_fields(Reader *r, Text line)
{
    int64_t n = 0;
    Text field;

    for (; take_field(&line, r->options->delimiter, &field); n++) {
        void *memory = r->field;

        if (n == MAX_COLUMNS)
            return fail(r, "more than %d columns", MAX_COLUMNS), -1;
        if (!reserve(r, &memory, &r->field_memory,
                     (size_t)(n + 1) * sizeof *r->field, 0))
            return -1;
        r->field = memory;
        r->field[n] = field;
    }
    return n;
}

/* The column of a row of n that usecols[k] means, or -1 after an error. */
static int64_t used_column(Reader *r, int k, int64_t n)
{
    int64_t column = r->options->usecols[k];

    if (column >= n || column < -n)
        return fail(r, "there is no column %lld among %lld", (long long)column,
                    (long long)n),
               -1;
    return column < 0 ? column + n : column;
}

/* Reads a field into an element of the table: 8 bytes, whatever the kind. */
static bool read_element(Reader *r, int64_t column, double *out)
{
    const CsvOptions *o = r->options;
    Text field = r->field[column];
    int bits = o->bits ? o->bits : 64;
    bool fits;
    int64_t i = 0;
    uint64_t u = 0;

    switch (o->kind) {
    case CSV_INT:
        fits = integer_read(field, bits, &i);
        memcpy(out, &i, sizeof i);
        break;
    case CSV_UINT:
        fits = unsigned_read(field, bits, &u);
        memcpy(out, &u, sizeof u);
        break;
    default:
        fits = number_read(field, out);
        break;
    }
    if (fits)
        return true;
    if (o->kind == CSV_FLOAT)
        return fail(r, "column %lld, of %zu bytes, is not a number",
                    (long long)column + 1, field.size);
    return fail(r, "column %lld, of %zu bytes, is no integer of %d bits%s",
                (long long)column + 1, field.size, bits,
                o->kind == CSV_UINT ? " without a sign" : "");
}

static bool append_row(Reader *r, int64_t fields)
{
    CsvTable *t = r->table;
    int64_t n = t->rows * t->columns;
    void *memory = t->data;

    if (!reserve(r, &memory, &r->table_memory,
                 (size_t)(n + t->columns) * sizeof *t->data,
                 r->options->table_limit))
        return false;
    t->data = memory;
    for (int64_t i = 0; i < t->columns; i++) {
        int64_t column =
            r->options->usecols ? used_column(r, (int)i, fields) : i;

        if (column < 0 || !read_element(r, column, &t->data[n + i]))
            return false;
    }
    t->rows++;
    return true;
}

static bool read_row(Reader *r, Text line)
{
    int64_t n = find_fields(r, line);

    if (n < 0)
        return false;
    if (r->fields < 0 && !r->options->usecols)
        r->table->columns = n;
    if (r->fields >= 0 && n != r->fields && !r->options->usecols)
        return fail(r, "%lld columns, where the rows before have %lld",
                    (long long)n, (long long)r->fields);
    r->fields = n;
    return append_row(r, n);
}

static bool read_text(Reader *r, Text rest)
{
    while (rest.size > 0) {
        Text line = take_line(&rest);

        r->line++;
        if (r->line <= r->options->skiprows)
            continue;
        line = without_comment(line, r->options->comment);
        if (is_empty(line, r->options->delimiter))
            continue;
        if (!read_row(r, line))
            return false;
        if (r->table->rows == r->options->max_rows)
            break;
    }
    return true;
}

/* ---- the whole ---- */

/* Could the character be a part of a number, or of a line end? */
static bool is_bad_delimiter(char c)
{
    return (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.' ||
           (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '\n' ||
           c == '\r';
}

static bool read_bytes(Reader *r, Text bytes)
{
    size_t limit = r->options->limit ? r->options->limit : CSV_LIMIT;
    Text text = bytes;
    const char *why = NULL;
    bool done;

    if (is_bad_delimiter(r->options->delimiter))
        return fail(r, "the delimiter cannot be a part of a number");
    if (gzip_is(bytes))
        why = gzip_inflate(bytes, limit, &text);
    else if (bytes.size > limit)
        why = "the text is larger than the limit";
    if (why)
        return fail(r, "%s", why);
    if (r->options->usecols)
        r->table->columns = r->options->nusecols;
    done = read_text(r, text);
    if (text.data != bytes.data)
        free((void *)(uintptr_t)text.data);
    return done;
}

bool csv_read(Text bytes, const CsvOptions *options, CsvTable *table,
              CsvError *error)
{
    Reader r = {
        .options = options, .table = table, .error = error, .fields = -1};
    bool done;

    *table = (CsvTable){0};
    *error = (CsvError){0};
    done = read_bytes(&r, bytes);
    free(r.field);
    if (!done)
        csv_free(table);
    return done;
}

void csv_free(CsvTable *table)
{
    free(table->data);
    *table = (CsvTable){0};
}
