/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What scripts may ask of the file system: data files, read whole.
 *
 * A file is what its descriptor is, not what its name was: its kind, its place
 * and its size are asked of the descriptor that is then read, so that nothing
 * can be exchanged in between. Its size is only a hint (files of /proc say 0);
 * it is read until it ends, and never further than a limit. */
#include "api/api.h"

#include <dirent.h>
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

/* ---- what is there ---- */

/* Where a path leads, in what a policy lets be looked at: true if that is
 * known, and lies there. A path that leads nowhere lies where the nearest
 * folder on its way does. */
static bool lies_below(const char *folder, const char *path)
{
    char *way = strdup(path), *place = NULL, *slash;
    bool below = false;

    while (way && !(place = realpath(way, NULL)) && errno == ENOENT) {
        slash = strrchr(way, '/');
        if (slash && !strcmp(slash, "/..")) /* out of what is not there */
            break;
        if (slash)
            slash[slash == way] = 0; /* "/" is its own folder */
        else if (*way && strcmp(way, ".."))
            memcpy(way, ".", 2);
        else
            *way = 0;
    }
    below = place && (!strcmp(place, folder) || is_below(folder, place));
    free(place);
    free(way);
    return below;
}

static bool may_look(const FilePolicy *policy, const char *path,
                     const char **why)
{
    *why = policy->files == HOLO_FILES_BELOW
               ? "it is not below the folder that may be read"
               : "this script may not read files";
    return policy->files == HOLO_FILES_ANY ||
           (policy->files == HOLO_FILES_BELOW &&
            lies_below(policy->below, path));
}

bool file_look_at(const FilePolicy *policy, const char *path, FileLook *out,
                  const char **why)
{
    struct stat st;

    if (!may_look(policy, path, why))
        return false;
    *out = (FileLook){.kind = FILE_ABSENT};
    if (stat(path, &st)) {
        out->error = errno;
        return true;
    }
    out->kind = S_ISREG(st.st_mode)   ? FILE_REGULAR
                : S_ISDIR(st.st_mode) ? FILE_FOLDER
                                      : FILE_OTHER;
    out->size = st.st_size;
    return true;
}

bool file_read_data(const FilePolicy *policy, Arena *a, const char *path,
                    Text *out, int *error, const char **why)
{
    Bytes b = {0};
    FileLook look;
    void *copy = NULL;
    bool done = false;
    int fd;

    if (!file_look_at(policy, path, &look, why))
        return false;
    fd = open_data(policy, path, why);
    *error = fd < 0 ? errno : look.kind == FILE_FOLDER ? EISDIR : 0;
    if (fd >= 0 && *error)
        close(fd);
    if (*error)
        return false;
    done = read_bytes(fd, limit_in(a, CSV_LIMIT), &b, why) &&
           copy_to(a, b.data, b.size, &copy, why);
    *out = (Text){copy, b.size};
    free(b.data);
    return done;
}

typedef struct Names {
    Arena *arena;
    DIR *folder;
    Text *name;
    int n, capacity;
} Names;

static void take_names(void *self)
{
    Names *names = self;
    const struct dirent *entry;

    while ((entry = readdir(names->folder)))
        if (strcmp(entry->d_name, ".") && strcmp(entry->d_name, ".."))
            *ARENA_PUSH(names->arena, names->name, names->n, names->capacity) =
                text_copy(names->arena, text_from(entry->d_name));
}

bool file_list(const FilePolicy *policy, Arena *a, const char *path, int *n,
               Text **name, int *error, const char **why)
{
    Names names = {.arena = a};
    bool done;

    if (!may_look(policy, path, why))
        return false;
    names.folder = opendir(path);
    *error = names.folder ? 0 : errno;
    if (!names.folder)
        return false;
    done = guard(a, take_names, &names);
    closedir(names.folder);
    if (!done)
        *why = "no memory is left for it";
    *n = names.n;
    *name = names.name;
    return done;
}

bool file_current(const FilePolicy *policy, Arena *a, Text *out,
                  const char **why)
{
    char *folder;
    void *copy = NULL;
    bool done;

    *why = "this script may not read files";
    if (policy->files == HOLO_FILES_NONE)
        return false;
    /* NOLINTNEXTLINE(clang-analyzer-unix.*): glibc makes room of its own */
    folder = getcwd(NULL, 0);
    if (!folder)
        return fail(why);
    done = copy_to(a, folder, strlen(folder) + 1, &copy, why);
    *out = (Text){copy, strlen(folder)};
    free(folder);
    return done;
}

/* ---- what changes it ---- */

bool file_may_write(const FilePolicy *policy, const char **why)
{
    *why = "this script may not write files";
    return policy->files == HOLO_FILES_ANY || policy->files == HOLO_FILES_BELOW;
}

/* Does an open folder lie where may be written? */
static bool stays_below(const FilePolicy *policy, int fd)
{
    enum { PATH_SIZE = 1 << 13 };
    char place[PATH_SIZE];

    return real_path(fd, place, sizeof place) &&
           (!strcmp(place, policy->below) || is_below(policy->below, place));
}

/* What the last name of a path is to be looked up in: its folder, opened for
 * its place alone, if it matters where that is. -1 with an errno or a reason.
 */
static int open_parent(const FilePolicy *policy, const char *path,
                       const char **name, int *error, const char **why)
{
    const char *slash = strrchr(path, '/');
    char *parent;
    int fd;

    *name = path;
    if (policy->files == HOLO_FILES_ANY)
        return AT_FDCWD;
    parent = slash ? strndup(path, (size_t)(slash - path) + 1) : strdup(".");
    *name = slash ? slash + 1 : path;
    fd = parent ? open(parent, O_PATH | O_DIRECTORY | O_CLOEXEC) : -1;
    free(parent);
    if (fd >= 0 && stays_below(policy, fd))
        return fd;
    *why = "it is not below the folder that may be written";
    *error = 0;
    if (fd >= 0)
        close(fd);
    return -1;
}

static int open_to_write(const FilePolicy *policy, int parent, const char *name,
                         int64_t mode)
{
    static const int flags[] = {O_TRUNC, O_APPEND, O_EXCL};
    /* a link that lies below may lead elsewhere */
    int links = policy->files == HOLO_FILES_BELOW ? O_NOFOLLOW : 0;

    return openat(
        parent, name,
        O_WRONLY | O_CREAT | O_CLOEXEC | O_NOCTTY | links | flags[mode], 0666);
}

/* Each folder on the way that is not there; 0, or an errno. */
static int make_folders(const FilePolicy *policy, const char *path,
                        bool may_exist, const char **why)
{
    char *way = strdup(path);
    struct stat st;
    int error = 0;

    if (!way)
        return ENOMEM;
    for (char *p = way; *p && !error; p++) {
        if (*p != '/' || p == way)
            continue;
        *p = 0;
        if (stat(way, &st)) {
            if (policy->files == HOLO_FILES_BELOW &&
                !lies_below(policy->below, way)) {
                *why = "it is not below the folder that may be written";
                free(way);
                return -1;
            }
            error = mkdir(way, 0777) && errno != EEXIST ? errno : 0;
        }
        *p = '/';
    }
    free(way);
    if (!error && mkdir(path, 0777)) {
        error = errno;
        if (error == EEXIST && may_exist && !stat(path, &st) &&
            S_ISDIR(st.st_mode))
            error = 0;
    }
    return error;
}

int file_change(const FilePolicy *policy, SystemCall call, const char *path,
                int64_t mode, int *error, const char **why)
{
    const char *name;
    int parent, done = -1;

    if (!file_may_write(policy, why))
        return -1;
    if (call == SYSTEM_makedirs) {
        if (policy->files == HOLO_FILES_BELOW &&
            !lies_below(policy->below, path)) {
            *why = "it is not below the folder that may be written";
            return -1;
        }
        *error = make_folders(policy, path, mode, why);
        if (*error > 0)
            return -1;
        done = *error;
        *error = 0;
        return done;
    }
    parent = open_parent(policy, path, &name, error, why);
    if (parent == -1)
        return -1;
    done = call == SYSTEM_open    ? open_to_write(policy, parent, name, mode)
           : call == SYSTEM_mkdir ? mkdirat(parent, name, 0777)
                                  : unlinkat(parent, name, 0);
    *error = done < 0 ? errno : 0;
    if (parent != AT_FDCWD)
        close(parent);
    return done;
}
