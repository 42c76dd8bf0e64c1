/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Tables of numbers as text, perhaps compressed by gzip, read as np.loadtxt
 * reads them: one row a line, comments and blank lines left out, the same
 * number of columns in each row.
 *
 * The text of a stranger is hostile: everything is bounded by the limits, and
 * what is wrong comes back as a line number and a reason. */
#ifndef HOLO_RUNTIME_CSV_H
#define HOLO_RUNTIME_CSV_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/text.h"

typedef struct CsvOptions {
    char delimiter;   /* 0: runs of blanks */
    char comment;     /* from it on a line is a comment; 0: there are none */
    int64_t skiprows; /* lines at the start, comments included */
    const int64_t *usecols; /* columns to keep, in order; below 0 from the
                               end; NULL: all */
    int nusecols;
    size_t limit; /* bytes of text after inflation; 0: 1 GiB */
} CsvOptions;

/* As np.loadtxt has it: blanks, `#`, nothing skipped. */
#define CSV_DEFAULTS ((CsvOptions){.comment = '#'})

/* Row-major doubles, malloc'd; 0 x 0 of a text without rows. */
typedef struct CsvTable {
    int64_t rows, columns;
    double *data;
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

#endif
