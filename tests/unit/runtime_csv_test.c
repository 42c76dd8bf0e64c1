/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Tables of numbers: what is read, what is refused and where, and that what
 * numbers spell is read exactly. */
#include <locale.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "runtime/csv.h"

static int failures;

#define CHECK(condition)                                                       \
    do {                                                                       \
        if (!(condition)) {                                                    \
            printf("%s:%d: %s\n", __FILE__, __LINE__, #condition);             \
            failures++;                                                        \
        }                                                                      \
    } while (0)

/* Exactly sized, so that a step past the end is seen. */
static char *exact_copy(Text t)
{
    char *copy = malloc(t.size + !t.size);

    if (t.size)
        memcpy(copy, t.data, t.size);
    return copy;
}

static bool read_text(Text t, CsvOptions o, CsvTable *table, CsvError *error)
{
    char *copy = exact_copy(t);
    bool done = csv_read((Text){copy, t.size}, &o, table, error);

    free(copy);
    return done;
}

static void reads(const char *text, CsvOptions o, int64_t rows, int64_t columns,
                  const double *expected)
{
    CsvTable t;
    CsvError e;

    if (!read_text(text_from(text), o, &t, &e)) {
        printf("`%s`: line %lld: %s\n", text, (long long)e.line, e.reason);
        failures++;
        return;
    }
    CHECK(t.rows == rows && t.columns == columns);
    if (t.rows == rows && t.columns == columns && rows * columns > 0)
        CHECK(memcmp(t.data, expected,
                     (size_t)(rows * columns) * sizeof *expected) == 0);
    csv_free(&t);
}

static void refuses(const char *text, CsvOptions o, int64_t line,
                    const char *reason)
{
    CsvTable t;
    CsvError e;

    if (read_text(text_from(text), o, &t, &e)) {
        printf("`%s` is read\n", text);
        failures++;
        csv_free(&t);
        return;
    }
    if (e.line != line || !strstr(e.reason, reason)) {
        printf("`%s`: line %lld: %s\n", text, (long long)e.line, e.reason);
        failures++;
    }
}

static void tables(void)
{
    CsvOptions comma = {.delimiter = ',', .comment = '#'};
    CsvOptions tab = {.delimiter = '\t'}, columns = comma, skip = comma;
    static const int64_t last_first[] = {-1, 0}, far[] = {3},
                         all[] = {-3, -2, -1}, before[] = {-3};
    const double a[] = {1, 2, 3, 4, 5, 6}, b[] = {3, 1, 6, 4};

    reads("1 2 3\n4 5 6\n", CSV_DEFAULTS, 2, 3, a);
    reads("  1\t2  3 # a comment\n\n# another\n4 5 6", CSV_DEFAULTS, 2, 3, a);
    reads("1,2,3\r\n4, 5 ,6\r\n", comma, 2, 3, a);
    reads("1,2,3\r4,5,6", comma, 2, 3, a);
    reads("1\t2\t3\n4\t5\t6", tab, 2, 3, a);
    reads("", comma, 0, 0, NULL);
    reads("\n\n#\n", comma, 0, 0, NULL);
    columns.usecols = last_first, columns.nusecols = 2;
    reads("1,x,3\n4,,6\n", columns, 2, 2, b);
    skip.skiprows = 2;
    reads("# x\na,b,c\n1,2,3\n4,5,6", skip, 2, 3, a);
    skip.skiprows = 99;
    reads("1,2\n", skip, 0, 0, NULL);
    refuses("1,2\n3\n", comma, 2, "1 columns, where the rows before have 2");
    refuses("1,2\n\n3,4,5\n", comma, 3, "3 columns");
    refuses("1,2,\n", comma, 1, "column 3, of 0 bytes, is not a number");
    refuses("1 2\n3 four\n", CSV_DEFAULTS, 2, "column 2, of 4 bytes");
    refuses("a,b\n1,2\n", comma, 1, "column 1, of 1 bytes");
    refuses("\t\t\n", tab, 1, "column 1");
    refuses("1 \001\377 2\n", CSV_DEFAULTS, 1, "column 2, of 2 bytes");
    columns.usecols = all, columns.nusecols = 3;
    reads("1,2,3\r\n4,5,6\r\n", columns, 2, 3, a);
    columns.usecols = far, columns.nusecols = 1;
    refuses("1,2\n", columns, 1, "no column 3 among 2");
    columns.usecols = before;
    refuses("1,2\n", columns, 1, "no column -3 among 2");
    skip.skiprows = 1;
    reads("a,b,c\r\n1,2,3\r\n4,5,6\r\n", skip, 2, 3, a);
    refuses("1,2\r\n\r\n3\r\n", comma, 3, "1 columns");
    columns.usecols = last_first, columns.nusecols = 2;
    reads("3,5,6,1\n4\n", columns, 2, 2, (double[]){1, 3, 4, 4});
    refuses("1e2", (CsvOptions){.delimiter = 'e'}, 0, "delimiter");
    refuses("1 2 3 4", (CsvOptions){.limit = 3}, 0, "limit");
    refuses("1\n2\n3\n4\n", (CsvOptions){.table_limit = 24}, 4, "limit");
    reads("1\n2\n3\n", (CsvOptions){.table_limit = 24}, 3, 1, a);
    reads("1 2\n\n3 4\nx", (CsvOptions){.max_rows = 2}, 2, 2, a);
}

/* One field that is read, or refused, as an integer. */
static void integer(const char *text, CsvKind kind, int bits, bool fits,
                    uint64_t expected)
{
    CsvOptions o = {.kind = kind, .bits = bits};
    CsvTable t;
    CsvError e;
    bool done = read_text(text_from(text), o, &t, &e);

    CHECK(done == fits);
    CHECK(!done || t.uints[0] == expected);
    csv_free(&t);
}

static void integers(void)
{
    integer("0", CSV_INT, 8, true, 0);
    integer("+127", CSV_INT, 8, true, 127);
    integer("128", CSV_INT, 8, false, 0);
    integer("-128", CSV_INT, 8, true, (uint64_t)-128);
    integer("-129", CSV_INT, 8, false, 0);
    integer("9007199254740993", CSV_INT, 64, true, 9007199254740993);
    integer("9223372036854775807", CSV_INT, 64, true, INT64_MAX);
    integer("9223372036854775808", CSV_INT, 64, false, 0);
    integer("-9223372036854775808", CSV_INT, 64, true, (uint64_t)INT64_MIN);
    integer("255", CSV_UINT, 8, true, 255);
    integer("256", CSV_UINT, 8, false, 0);
    integer("-0", CSV_UINT, 8, false, 0);
    integer("18446744073709551615", CSV_UINT, 64, true, UINT64_MAX);
    integer("18446744073709551616", CSV_UINT, 64, false, 0);
    integer("99999999999999999999999", CSV_UINT, 64, false, 0);
    integer("1.0", CSV_INT, 64, false, 0);
    integer("1e3", CSV_INT, 64, false, 0);
    integer("1_000", CSV_INT, 64, false, 0);
    integer("-", CSV_INT, 64, false, 0);
    integer("--1", CSV_INT, 64, false, 0);
}

static void numbers(void)
{
    static const struct {
        const char *text;
        double value;
    } good[] = {
        {"0", 0.0},
        {"-0", -0.0},
        {"+1.5", 1.5},
        {".5", 0.5},
        {"5.", 5.0},
        {"1e3", 1000.0},
        {"1E-3", 0.001},
        {"0.1", 0.1},
        {"123456789012345", 123456789012345.0},
        {"1234567890123456789", 1234567890123456789.0},
        {"3.141592653589793115997963468544185161590576171875", M_PI},
        {"1.7976931348623157e308", 1.7976931348623157e308},
        {"4.9406564584124654e-324", 0x1p-1074},
        {"1e400", INFINITY},
        {"-1e-400", -0.0},
        {"inf", INFINITY},
        {"-Infinity", -INFINITY},
        {"0e999999999999999999999", 0.0},
        {"1e-22", 1e-22},
        {"1.000000000000000e+23", 1e23},
    };
    static const char *const bad[] = {"",    "+",     "-",   ".",    "e5",
                                      "1e",  "1e+",   "1x",  "0x1",  "1_0",
                                      "1 2", "infin", "--1", "1.2.3"};
    double x;

    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        CHECK(number_read(text_from(good[i].text), &x));
        if (memcmp(&x, &good[i].value, sizeof x) != 0) {
            printf("%s is read as %.17g\n", good[i].text, x);
            failures++;
        }
    }
    CHECK(number_read(text_from("NaN"), &x) && isnan(x));
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        CHECK(!number_read(text_from(bad[i]), &x));
}

/* Numbers as printf() writes them come back. */
static void round_trip(void)
{
    uint64_t seed = 1;

    for (int i = 0; i < 100000; i++) {
        char text[64];
        double x, y;

        seed = seed * 6364136223846793005u + 1442695040888963407u;
        memcpy(&x, &seed, sizeof x);
        if (!isfinite(x))
            continue;
        snprintf(text, sizeof text, i % 2 ? "%.17g" : "%.18e", x);
        CHECK(number_read(text_from(text), &y) && x == y);
        snprintf(text, sizeof text, "%.*f", i % 9, (double)(i - 50000) / 64);
        CHECK(number_read(text_from(text), &y) && y == strtod(text, NULL));
    }
}

static Text deflated(const char *text, size_t size)
{
    char *data = malloc(size + 1000);
    z_stream z = {.next_in = (Bytef *)(uintptr_t)text,
                  .avail_in = (uInt)size,
                  .next_out = (Bytef *)data,
                  .avail_out = (uInt)size + 1000};

    deflateInit2(&z, 9, Z_DEFLATED, 31, 9, Z_DEFAULT_STRATEGY);
    deflate(&z, Z_FINISH);
    deflateEnd(&z);
    return (Text){data, size + 1000 - z.avail_out};
}

static void compressed(void)
{
    const char text[] = "1,2\n3,4\n";
    CsvOptions o = {.delimiter = ','};
    Text z = deflated(text, strlen(text)), two = {NULL, 2 * z.size}, large;
    char *zeros = calloc(1, 1 << 20);
    CsvTable t;
    CsvError e;

    CHECK(read_text(z, o, &t, &e) && t.rows == 2 && t.data[3] == 4);
    csv_free(&t);
    /* Members follow each other. */
    two.data = malloc(two.size);
    memcpy((char *)(uintptr_t)two.data, z.data, z.size);
    memcpy((char *)(uintptr_t)two.data + z.size, z.data, z.size);
    CHECK(read_text(two, o, &t, &e) && t.rows == 4);
    csv_free(&t);
    /* Cut, and damaged, anywhere. */
    for (size_t i = 0; i < z.size; i++) {
        ((char *)(uintptr_t)z.data)[i] ^= 0x55;
        if (read_text(z, o, &t, &e))
            csv_free(&t);
        ((char *)(uintptr_t)z.data)[i] ^= 0x55;
        if (i >= 2)
            CHECK(!read_text((Text){z.data, i}, o, &t, &e));
    }
    large = deflated(zeros, 1 << 20);
    o.limit = 100000;
    CHECK(!read_text(large, o, &t, &e) && strstr(e.reason, "limit"));
    free((void *)(uintptr_t)z.data), free((void *)(uintptr_t)two.data);
    free((void *)(uintptr_t)large.data), free(zeros);
}

/* Random bytes of the characters that matter. */
static void noise(void)
{
    static const char alphabet[] = "0123456789.,,\n\n\r #e-+ \tnax";
    unsigned seed = 5;
    char text[64];

    for (int i = 0; i < 50000; i++) {
        size_t n = (seed >> 8) % sizeof text;
        CsvTable t;
        CsvError e;

        for (size_t k = 0; k < n; k++) {
            seed = seed * 1664525u + 1013904223u;
            text[k] = alphabet[(seed >> 16) % (sizeof alphabet - 1)];
        }
        seed = seed * 1664525u + 1013904223u;
        if (read_text(
                (Text){text, n},
                (CsvOptions){.delimiter = i % 2 ? ',' : 0, .comment = '#'}, &t,
                &e))
            csv_free(&t);
    }
}

int main(void)
{
    /* A locale with a decimal comma, where there is one, changes nothing. */
    setlocale(LC_ALL, "de_DE.UTF-8");
    tables();
    numbers();
    integers();
    setlocale(LC_ALL, "C");
    round_trip();
    compressed();
    noise();
    return failures != 0;
}
