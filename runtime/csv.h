/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Tables of numbers as text, perhaps compressed by gzip, read as np.loadtxt
 * reads them: one row a line, comments and blank lines left out, the same
 * number of columns in each row.
 *
 * The text of a stranger is hostile: everything is bounded by the limits, and
 * what is wrong comes back as a line number and a reason, which never shows
 * what the text says: it may be a secret of somebody else's. */
#ifndef HOLO_RUNTIME_CSV_H
#define HOLO_RUNTIME_CSV_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/text.h"

/* What a field spells, and an element of the table holds. */
typedef enum CsvKind { CSV_FLOAT, CSV_INT, CSV_UINT } CsvKind;

enum { CSV_LIMIT = 1 << 30 };

typedef struct CsvOptions {
    CsvKind kind;
    int bits;         /* of an integer; 0: 64 */
    char delimiter;   /* 0: runs of blanks */
    char comment;     /* from it on a line is a comment; 0: there are none */
    int64_t skiprows; /* lines at the start, comments included */
    int64_t max_rows; /* 0: all */
    const int64_t *usecols; /* columns to keep, in order; below 0 from the
                               end of the row; NULL: all, as many in each */
    int nusecols;
    size_t limit;       /* bytes of text after inflation; 0: CSV_LIMIT */
    size_t table_limit; /* bytes of the table; 0: none */
} CsvOptions;

/* As np.loadtxt has it: blanks, `#`, nothing skipped. */
#define CSV_DEFAULTS ((CsvOptions){.comment = '#'})

/* Row-major, malloc'd; without rows there are no columns either, unless
 * `usecols` says how many. */
typedef struct CsvTable {
    int64_t rows, columns;
    union {
        double *data;
        int64_t *ints;
        uint64_t *uints;
    };
} CsvTable;

typedef struct CsvError {
    int64_t line; /* from 1; 0: it is not about a line */
    char reason[160];
} CsvError;

/* False, with `*error` set, when the text is no such table. */
bool csv_read(Text bytes, const CsvOptions *options, CsvTable *table,
              CsvError *error);
void csv_free(CsvTable *table);

/* ---- runtime/gzip.c ---- */

/* Does this begin as a gzip file does? */
bool gzip_is(Text bytes);
/* Inflates all members into malloc'd memory, at most `limit` bytes; NULL, or
 * what is wrong with it. */
const char *gzip_inflate(Text bytes, size_t limit, Text *out);

/* ---- runtime/number.c ---- */

/* The float that all of `text` spells, as Python's float() reads it but
 * without underscores; correctly rounded, whatever the locale. */
bool number_read(Text text, double *x);
/* The integer that all of `text` spells in decimal digits, with or without a
 * sign; false if it is none, or does not fit `bits` bits. */
bool integer_read(Text text, int bits, int64_t *x);
/* The same without a sign of minus. */
bool unsigned_read(Text text, int bits, uint64_t *x);

#endif
