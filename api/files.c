/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What scripts may ask of the file system: data files, read whole. */
#include "api/api.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "runtime/csv.h"

/* Reads up to `size` bytes, less at the end of the file; -1 on an error. */
static ssize_t read_all(int fd, char *data, size_t size)
{
    size_t have = 0;

    while (have < size) {
        ssize_t n = read(fd, data + have, size - have);

        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return -1;
        if (n == 0)
            break;
        have += (size_t)n;
    }
    return (ssize_t)have;
}

/* Why a file of this kind is not read: a FIFO would block, a device never
 * end. NULL if it is. */
static const char *refuse(const struct stat *st)
{
    if (S_ISDIR(st->st_mode))
        return "it is a directory";
    if (!S_ISREG(st->st_mode))
        return "it is not a regular file";
    if (st->st_size > UINT32_MAX - 1)
        return "it is larger than 4 GiB";
    return NULL;
}

static bool fail(const char **why)
{
    const char *words = strerrordesc_np(errno);

    *why = words ? words : "an unknown error";
    return false;
}

/* Memory is taken before the file is opened, so that running out of it leaves
 * no open file behind. */
bool file_read(void *self, Arena *a, const char *path, Text *out,
               const char **why)
{
    struct stat st;
    char *data;
    ssize_t n;
    int fd;

    (void)self;
    if (stat(path, &st))
        return fail(why);
    *why = refuse(&st);
    if (*why)
        return false;
    data = arena_alloc(a, (size_t)st.st_size + 1);
    fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    if (fd < 0)
        return fail(why);
    n = read_all(fd, data, (size_t)st.st_size);
    close(fd);
    if (n < 0)
        return fail(why);
    *out = (Text){data, (size_t)n};
    return true;
}

typedef struct TableCopy {
    Arena *arena;
    const CsvTable *from;
    Table *to;
} TableCopy;

static void copy_table(void *self)
{
    TableCopy *c = self;
    size_t count = (size_t)c->from->rows * (size_t)c->from->columns;

    c->to->rows = c->from->rows;
    c->to->columns = c->from->columns;
    c->to->data = arena_copy(c->arena, c->from->data, count * sizeof(double));
}

bool file_read_table(void *self, Arena *a, const char *path, char delimiter,
                     int64_t skiprows, Table *out, const char **why)
{
    CsvOptions options = CSV_DEFAULTS;
    CsvTable table;
    CsvError error;
    Text text;
    TableCopy copy = {a, &table, out};
    bool copied;

    if (!file_read(self, a, path, &text, why))
        return false;
    options.delimiter = delimiter;
    options.skiprows = skiprows;
    if (!csv_read(text, &options, &table, &error)) {
        *why = error.line ? arena_printf(a, "line %lld: %s",
                                         (long long)error.line, error.reason)
                          : arena_printf(a, "%s", error.reason);
        return false;
    }
    copied = guard(a, copy_table, &copy);
    csv_free(&table);
    *why = "no memory is left for it";
    return copied;
}
