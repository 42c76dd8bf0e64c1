/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Tables of numbers as text; see csv.h. */
#include "runtime/csv.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const size_t default_limit = (size_t)1 << 30;

enum { MAX_COLUMNS = 1 << 22 };

typedef struct Reader {
    const CsvOptions *options;
    CsvTable *table;
    CsvError *error;
    int64_t line;     /* the one at hand, from 1 */
    int64_t fields;   /* in a row; -1 before the first */
    double *row;      /* the fields of the row at hand */
    int64_t row_size; /* allocated */
    int64_t capacity; /* elements allocated in the table */
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

/* Room for one more element behind `n`. */
static bool reserve(double **data, int64_t *capacity, int64_t n)
{
    int64_t more = *capacity ? *capacity : 64;
    double *grown;

    while (more < n)
        more *= 2;
    if (*capacity >= n)
        return true;
    grown = realloc(*data, (size_t)more * sizeof *grown);
    if (!grown)
        return false;
    *data = grown;
    *capacity = more;
    return true;
}

/* What is shown of a field: printable, and not all of a long one. */
static void quote(char out[40], Text field)
{
    size_t n = field.size < 32 ? field.size : 32;

    for (size_t i = 0; i < n; i++)
        out[i] =
            field.data[i] >= 32 && field.data[i] < 127 ? field.data[i] : '?';
    strcpy(out + n, n < field.size ? "..." : "");
}

/* Is field number i wanted? All are read of the first row, where the number
 * of columns is not known, and of rows without `usecols`. */
static bool is_used(const Reader *r, int64_t i)
{
    const CsvOptions *o = r->options;

    if (!o->usecols || r->fields < 0)
        return true;
    for (int k = 0; k < o->nusecols; k++) {
        if (o->usecols[k] == i || o->usecols[k] + r->fields == i)
            return true;
    }
    return false;
}

/* Reads the fields of a line into r->row; -1 after an error. A field that is
 * no number counts only if it is used. */
static int64_t read_fields(Reader *r, Text line, int64_t *bad, char shown[40])
{
    int64_t n = 0;
    Text field;

    *bad = -1;
    for (; take_field(&line, r->options->delimiter, &field); n++) {
        if (n == MAX_COLUMNS)
            return fail(r, "more than %d columns", MAX_COLUMNS), -1;
        if (!reserve(&r->row, &r->row_size, n + 1))
            return fail(r, "out of memory"), -1;
        r->row[n] = 0;
        if (is_used(r, n) && !number_read(field, &r->row[n])) {
            if (*bad < 0)
                quote(shown, field), *bad = n;
        }
    }
    return n;
}

/* The column that usecols[k] means, or -1 after an error. */
static int64_t used_column(Reader *r, int k)
{
    int64_t column = r->options->usecols[k];

    if (column >= r->fields || column < -r->fields)
        return fail(r, "there is no column %lld among %lld", (long long)column,
                    (long long)r->fields),
               -1;
    return column < 0 ? column + r->fields : column;
}

static bool append_row(Reader *r)
{
    const CsvOptions *o = r->options;
    CsvTable *t = r->table;
    int64_t n = t->rows * t->columns;

    if (!reserve(&t->data, &r->capacity, n + t->columns))
        return fail(r, "out of memory");
    for (int64_t i = 0; i < t->columns; i++) {
        int64_t column = o->usecols ? used_column(r, (int)i) : i;

        if (column < 0)
            return false;
        t->data[n + i] = r->row[column];
    }
    t->rows++;
    return true;
}

static bool read_row(Reader *r, Text line)
{
    bool first = r->fields < 0;
    char shown[40];
    int64_t bad, n = read_fields(r, line, &bad, shown);

    if (n < 0)
        return false;
    if (first) {
        r->fields = n;
        r->table->columns = r->options->usecols ? r->options->nusecols : n;
    }
    if (n != r->fields)
        return fail(r, "%lld columns, where the rows before have %lld",
                    (long long)n, (long long)r->fields);
    /* Of the first row it is only now known which columns are used. */
    if (first && bad >= 0 && r->options->usecols)
        n = read_fields(r, line, &bad, shown);
    if (bad >= 0)
        return fail(r, "`%s` in column %lld is not a number", shown,
                    (long long)bad + 1);
    return append_row(r);
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
    size_t limit = r->options->limit ? r->options->limit : default_limit;
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
    free(r.row);
    if (!done)
        csv_free(table);
    return done;
}

void csv_free(CsvTable *table)
{
    free(table->data);
    *table = (CsvTable){0};
}
