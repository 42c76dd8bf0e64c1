/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What scripts may ask of the file system: data files, read whole.
 *
 * A file is what its descriptor is, not what its name was: its kind, its place
 * and its size are asked of the descriptor that is then read, so that nothing
 * can be exchanged in between. Its size is only a hint (files of /proc say 0);
 * it is read until it ends, and never further than a limit. */
#include "api/api.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "runtime/csv.h"

enum { OPEN_FLAGS = O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC };

static bool fail(const char **why)
{
    const char *words = strerrordesc_np(errno);

    *why = words ? words : "an unknown error";
    return false;
}

/* ---- policy ---- */

bool file_policy_init(FilePolicy *out, const holo_compile_options *options,
                      holo_files otherwise, const char **why)
{
    out->files = options->files ? options->files : otherwise;
    if (out->files != HOLO_FILES_BELOW)
        return true;
    if (!options->files_below) {
        *why = "there is no folder that files are below";
        return false;
    }
    out->below = realpath(options->files_below, NULL);
    return out->below || fail(why);
}

/* Where an open file lies now, as a path without links; false if that cannot
 * be said. */
static bool real_path(int fd, char *out, size_t size)
{
    char link[64];
    ssize_t n;

    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    n = readlink(link, out, size);
    if (n <= 0 || (size_t)n >= size)
        return false;
    out[n] = 0;
    return out[0] == '/';
}

static bool is_below(const char *folder, const char *path)
{
    size_t n = strlen(folder);

    return !strcmp(folder, "/") ||
           (!strncmp(path, folder, n) && path[n] == '/');
}

/* Opens a file below a folder. It is first opened for its place alone, which
 * touches neither device nor pipe; what is read is that very file. What is
 * elsewhere and what is nowhere are told in the same words. */
static int open_below(const char *folder, const char *path, const char **why)
{
    enum { PATH_SIZE = 1 << 13 };
    char place[PATH_SIZE], link[64];
    int at = open(path, O_PATH | O_CLOEXEC), fd = -1;
    struct stat st = {0};

    *why = "it is not there, or not below the folder that may be read";
    if (at < 0)
        return -1;
    if (real_path(at, place, sizeof place) && is_below(folder, place)) {
        snprintf(link, sizeof link, "/proc/self/fd/%d", at);
        if (!fstat(at, &st) && (S_ISREG(st.st_mode) || S_ISDIR(st.st_mode)))
            fd = open(link, OPEN_FLAGS);
        else
            *why = "it is not a regular file";
        if (fd < 0 && S_ISREG(st.st_mode))
            fail(why);
    }
    close(at);
    return fd;
}

/* A descriptor to read from, -1 with a reason in `*why`. */
static int open_data(const FilePolicy *policy, const char *path,
                     const char **why)
{
    int fd;

    switch (policy->files) {
    case HOLO_FILES_BELOW:
        return open_below(policy->below, path, why);
    case HOLO_FILES_ANY:
        fd = open(path, OPEN_FLAGS);
        if (fd < 0)
            fail(why);
        return fd;
    case HOLO_FILES_DEFAULT:
    case HOLO_FILES_NONE:
        break;
    }
    *why = "this script may not read files";
    return -1;
}

/* ---- reading ---- */

/* Why a file of this kind is not read: a pipe would block, a device never end.
 * NULL if it is. */
static const char *refuse(const struct stat *st)
{
    if (S_ISDIR(st->st_mode))
        return "it is a directory";
    if (S_ISFIFO(st->st_mode))
        return "it is a pipe, not a regular file";
    if (S_ISCHR(st->st_mode) || S_ISBLK(st->st_mode))
        return "it is a device, not a regular file";
    return S_ISREG(st->st_mode) ? NULL : "it is not a regular file";
}

/* The bytes of a file, malloc'd: no jump out of an arena leaves a descriptor
 * open or memory behind. */
typedef struct Bytes {
    char *data;
    size_t size, capacity;
} Bytes;

/* Room for more; false at the limit, or without memory. */
static bool bytes_grow(Bytes *b, size_t limit, const char **why)
{
    size_t more = b->capacity ? 2 * b->capacity : 1 << 16;
    char *data;

    if (b->size > limit) {
        *why = "it is larger than the limit";
        return false;
    }
    if (more > limit + 1)
        more = limit + 1; /* one past it, to see that there is more */
    data = realloc(b->data, more);
    *why = "no memory is left for it";
    if (!data)
        return false;
    b->data = data;
    b->capacity = more;
    return true;
}

static bool read_to_end(int fd, size_t limit, Bytes *b, const char **why)
{
    for (;;) {
        ssize_t n;

        if (b->size == b->capacity && !bytes_grow(b, limit, why))
            return false;
        n = read(fd, b->data + b->size, b->capacity - b->size);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return fail(why);
        if (n == 0)
            return true;
        b->size += (size_t)n;
    }
}

/* Takes over the descriptor. The caller frees what was read. */
static bool read_bytes(int fd, size_t limit, Bytes *b, const char **why)
{
    struct stat st;
    bool done = false;

    if (fd < 0)
        return false;
    if (fstat(fd, &st)) {
        fail(why);
    } else if (!(*why = refuse(&st))) {
        b->capacity = st.st_size < 0 || (uintmax_t)st.st_size > limit
                          ? 0
                          : (size_t)st.st_size + 1;
        b->data = b->capacity ? malloc(b->capacity) : NULL;
        b->capacity = b->data ? b->capacity : 0;
        *why = "it is larger than the limit";
        done = (st.st_size <= 0 || (uintmax_t)st.st_size <= limit) &&
               read_to_end(fd, limit, b, why);
    }
    close(fd);
    return done;
}

/* The least of a limit and what an arena has left; never 0. */
static size_t limit_in(const Arena *a, size_t limit)
{
    size_t left = a->limit > a->used ? a->limit - a->used : 1;

    return a->limit && left < limit ? left : limit;
}

/* A copy of malloc'd bytes in an arena. */
typedef struct Copying {
    Arena *arena;
    const void *from;
    size_t size;
    void *to;
} Copying;

static void copy_bytes(void *self)
{
    Copying *c = self;

    c->to = arena_copy(c->arena, c->from, c->size);
}

static bool copy_to(Arena *a, const void *from, size_t size, void **to,
                    const char **why)
{
    Copying c = {a, from, size, NULL};
    bool copied = guard(a, copy_bytes, &c);

    *to = c.to;
    if (!copied)
        *why = "no memory is left for it";
    return copied;
}

bool file_read(Arena *a, const char *path, Text *out, const char **why)
{
    int fd = open(path, OPEN_FLAGS);
    Bytes b = {0};
    void *copy = NULL;
    bool done;

    if (fd < 0)
        return fail(why);
    done = read_bytes(fd, limit_in(a, UINT32_MAX - 1), &b, why) &&
           copy_to(a, b.data, b.size, &copy, why);
    *out = (Text){copy, b.size};
    free(b.data);
    return done;
}

/* ---- tables ---- */

static CsvOptions csv_options(const Arena *a, const TableOptions *o)
{
    const DTypeInfo *dtype = &dtype_info[o->dtype];
    CsvOptions csv = {
        .kind = dtype->is_float                          ? CSV_FLOAT
                : dtype->is_integer && !dtype->is_signed ? CSV_UINT
                                                         : CSV_INT,
        .bits = dtype->is_integer ? dtype->size * 8 : 64,
        .delimiter = o->delimiter,
        .comment = o->comment,
        .skiprows = o->skiprows,
        .max_rows = o->max_rows,
        .usecols = o->usecols,
        .nusecols = o->nusecols,
        .limit = limit_in(a, CSV_LIMIT),
        .table_limit = limit_in(a, SIZE_MAX),
    };

    return csv;
}

/* False with `*why`, or with `*error`, which has a reason then. */
static bool parse_table(Arena *a, const Bytes *b, const TableOptions *options,
                        Table *out, CsvError *error, const char **why)
{
    CsvOptions o = csv_options(a, options);
    CsvTable table;
    void *copy = NULL;
    bool done;

    if (!csv_read((Text){b->data, b->size}, &o, &table, error))
        return false;
    done =
        copy_to(a, table.data,
                (size_t)table.rows * (size_t)table.columns * sizeof *table.data,
                &copy, why);
    *out = (Table){table.rows, table.columns, copy};
    csv_free(&table);
    return done;
}

bool file_read_table(const FilePolicy *policy, Arena *a, const char *path,
                     const TableOptions *options, Table *out, const char **why)
{
    Bytes b = {0};
    CsvError error = {0};
    bool done = read_bytes(open_data(policy, path, why), limit_in(a, CSV_LIMIT),
                           &b, why) &&
                parse_table(a, &b, options, out, &error, why);

    free(b.data);
    if (error.line)
        *why = arena_printf(a, "line %lld: %s", (long long)error.line,
                            error.reason);
    else if (error.reason[0])
        *why = arena_printf(a, "%s", error.reason);
    return done;
}
