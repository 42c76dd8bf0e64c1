/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Standard output, diagnostics on standard error, and exit statuses. */
#include "tools/command.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

/* ---- output ---- */

/* Writes all of it; returns 0 or errno. */
static int write_whole(int fd, const char *data, size_t size)
{
    while (size) {
        ssize_t n = write(fd, data, size);

        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return errno;
        data += n;
        size -= (size_t)n;
    }
    return 0;
}

bool output_flush(Output *out)
{
    size_t size = out->size;

    out->size = 0;
    if (!out->error)
        out->error = write_whole(out->fd, out->data, size);
    return !out->error;
}

void output_write(void *self, const char *data, size_t size)
{
    Output *out = self;

    while (size) {
        size_t room = sizeof out->data - out->size;
        size_t n = size < room ? size : room;

        memcpy(out->data + out->size, data, n);
        out->size += n;
        data += n;
        size -= n;
        if (out->size == sizeof out->data)
            output_flush(out);
    }
    if (out->is_terminal && out->size && out->data[out->size - 1] == '\n')
        output_flush(out);
}

/* What a signal finds to write before the process ends: the one mutable
 * variable at file scope, since a handler has no argument. */
static Output *volatile interrupted_output;

static void end_by_signal(int number)
{
    Output *out = interrupted_output;

    if (out)
        write_whole(out->fd, out->data, out->size);
    _exit(number == SIGINT ? EXIT_INTERRUPTED : 128 + number);
}

void catch_interrupts(Output *out)
{
    struct sigaction action = {.sa_handler = end_by_signal};

    interrupted_output = out;
    sigemptyset(&action.sa_mask);
    sigaction(SIGINT, &action, NULL);
    sigaction(SIGTERM, &action, NULL);
    signal(SIGPIPE, SIG_DFL); /* `holo run x.py | head` ends quietly */
}

/* ---- diagnostics ---- */

static void write_stderr(void *self, const char *data, size_t size)
{
    (void)self;
    write_whole(STDERR_FILENO, data, size);
}

/* What was written before comes out before. */
void error_write(void *self, const char *data, size_t size)
{
    output_flush(self);
    write_stderr(NULL, data, size);
}

void flush_write(void *self)
{
    output_flush(self);
}

static bool is_set(const char *variable)
{
    const char *value = getenv(variable);

    return value && *value;
}

static bool use_colour(const Command *c)
{
    const char *when = c->option[OPTION_COLOR], *term = getenv("TERM");

    if (when && strcmp(when, "auto"))
        return !strcmp(when, "always");
    if (is_set("NO_COLOR"))
        return false;
    if (is_set("FORCE_COLOR") || is_set("CLICOLOR_FORCE"))
        return true;
    return isatty(STDERR_FILENO) && term && strcmp(term, "dumb");
}

static int terminal_width(void)
{
    const char *columns = getenv("COLUMNS");
    struct winsize size;

    if (columns && atoi(columns) > 0)
        return atoi(columns);
    if (!ioctl(STDERR_FILENO, TIOCGWINSZ, &size) && size.ws_col)
        return size.ws_col;
    return 100;
}

static holo_format diagnostics_format(const Command *c)
{
    const char *format = c->option[OPTION_DIAGNOSTICS];

    if (format && !strcmp(format, "short"))
        return HOLO_SHORT;
    if (format && !strcmp(format, "json"))
        return HOLO_JSON;
    return HOLO_TEXT;
}

void show_diagnostics(Command *c)
{
    holo_render_options options = {
        .struct_size = sizeof options,
        .format = diagnostics_format(c),
        .width = option_number(c, OPTION_WIDTH, terminal_width()),
        .colour = use_colour(c),
    };

    for (size_t i = 0; i < holo_diags_count(c->diags); i++)
        holo_diags_render(c->diags, i, &options, write_stderr, NULL);
    holo_diags_clear(c->diags);
}

int end_with(Command *c, holo_status status)
{
    static const int exit_status[] = {
        [HOLO_OK] = EXIT_FINE,   [HOLO_E_SCRIPT] = EXIT_SCRIPT,
        [HOLO_E_RUN] = EXIT_RUN, [HOLO_E_USAGE] = EXIT_USAGE,
        [HOLO_E_IO] = EXIT_FILE, [HOLO_E_MEMORY] = EXIT_FILE,
        [HOLO_E_BUG] = EXIT_BUG, [HOLO_E_EXIT] = EXIT_FINE,
    };

    output_flush(c->out);
    show_diagnostics(c);
    return exit_status[status];
}

int usage_error(Command *c, const char *format, ...)
{
    va_list args;
    const char *message;

    va_start(args, format);
    message = arena_vprintf(&c->arena, format, args);
    va_end(args);
    holo_diags_report(c->diags, "H0950", message, NULL, NULL, 0, 0, 0);
    return end_with(c, HOLO_E_USAGE);
}

holo_run_options run_options(Command *c)
{
    return (holo_run_options){.struct_size = sizeof(holo_run_options),
                              .write = output_write,
                              .self = c->out,
                              .write_error = error_write,
                              .error_self = c->out,
                              .flush = flush_write};
}

/* ---- input ---- */

ptrdiff_t input_read(void *self, char *data, size_t size)
{
    ssize_t n;

    (void)self;
    do
        n = read(STDIN_FILENO, data, size);
    while (n < 0 && errno == EINTR);
    return n;
}

void output_show(void *self, const char *data, size_t size)
{
    output_write(self, data, size);
    output_flush(self);
}

static bool cannot_read(Command *c, const char *path, const char *why)
{
    const char *message =
        arena_printf(&c->arena, "`%s` cannot be opened: %s", path, why);

    holo_diags_report(c->diags, "H0701", message, NULL, NULL, 0, 0, 0);
    return false;
}

static bool read_descriptor(Command *c, const char *path, int fd, Text *out)
{
    TextBuffer b = {.arena = &c->arena};
    char piece[1 << 14];
    ssize_t n;

    buffer_put(&b, "", 0);
    while ((n = read(fd, piece, sizeof piece)) != 0) {
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return cannot_read(c, path, strerror(errno));
        buffer_put(&b, piece, (size_t)n);
    }
    *out = buffer_text(&b);
    return true;
}

bool read_input(Command *c, const char *path, Text *out)
{
    struct stat st;
    bool read;
    int fd;

    if (!strcmp(path, "-"))
        return read_descriptor(c, "<stdin>", STDIN_FILENO, out);
    fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    if (fd < 0)
        return cannot_read(c, path, strerror(errno));
    if (fstat(fd, &st) || !S_ISREG(st.st_mode))
        read = cannot_read(c, path, "it is not a regular file");
    else
        read = read_descriptor(c, path, fd, out);
    close(fd);
    return read;
}

double seconds_now(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}
