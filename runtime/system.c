/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What programs ask of the system: a function for each row of base/system.def,
 * for compiled code and for the interpreter.
 *
 * What is written to files is kept back, as C's streams do it, and goes out
 * when the file is closed, when another one is opened, and as the run ends,
 * however that is. */
#include "runtime/runtime.h"

#include "base/os_error.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* One call, with what it answers. */
typedef struct Ask {
    RunState *run;
    int32_t site;
    const int64_t *number;
    Text text;
    int64_t answer;
} Ask;

static double number_of(const Ask *a, int i)
{
    double x;

    memcpy(&x, &a->number[i], sizeof x);
    return x;
}

/* ---- failures ---- */

static void fail_words(Ask *a, const char *words)
{
    run_fail(a->run, a->site, words, strlen(words));
}

/* As CPython words an OSError; a NULL path: it is of no file. */
static void fail_errno(Ask *a, int error, const char *path)
{
    Arena arena = {0};
    TextBuffer out = {.arena = &arena};
    jmp_buf escape;

    arena.escape = &escape;
    if (setjmp(escape)) {
        rt_out_of_memory(a->run);
    } else {
        buffer_printf(&out, "%s: ", os_error_name(error));
        os_error_text(&out, error, path ? text_from(path) : (Text){0});
        run_fail(a->run, a->site, out.data, out.size);
    }
    arena.escape = NULL;
    arena_free(&arena);
}

/* ---- the end, clocks ---- */

static void system_exit(Ask *a)
{
    a->run->exit_status = (int)(a->number[0] & 0xff);
    a->run->failed_site = RUN_EXITED;
}

static void system_clock(Ask *a)
{
    static const clockid_t clock[] = {
        [CLOCK_OF_DAY] = CLOCK_REALTIME,
        [CLOCK_IS_MONOTONIC] = CLOCK_MONOTONIC,
        [CLOCK_OF_PROCESS] = CLOCK_PROCESS_CPUTIME_ID,
        [CLOCK_OF_THREAD] = CLOCK_THREAD_CPUTIME_ID,
    };
    struct timespec t;

    clock_gettime(clock[a->number[0]], &t);
    a->answer = (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

static void system_offset(Ask *a)
{
    time_t t = (time_t)a->number[0];
    struct tm tm;

    a->answer = localtime_r(&t, &tm) ? tm.tm_gmtoff : 0;
}

static void system_sleep(Ask *a)
{
    double seconds = number_of(a, 0), whole = floor(seconds);
    struct timespec t;

    if (!(whole < 0x1p62)) { /* nor is NaN */
        fail_words(a, isnan(seconds) ? "ValueError: Invalid value NaN (not a "
                                       "number)"
                                     : "OverflowError: timestamp too large to "
                                       "convert to C _PyTime_t");
        return;
    }
    t.tv_sec = (time_t)whole;
    t.tv_nsec = (long)((seconds - whole) * 1e9);
    while (clock_nanosleep(CLOCK_MONOTONIC, 0, &t, &t) == EINTR)
        ;
}

/* ---- streams ---- */

/* The file of a stream beyond the two that are there; NULL after a failure: it
 * is none, or closed. */
static FILE *file_of(Ask *a)
{
    RunState *run = a->run;
    int64_t i = a->number[0] - (STREAM_ERROR + 1);

    if (i >= 0 && i < run->nfile && run->file[i])
        return run->file[i];
    fail_words(a, "ValueError: I/O operation on closed file.");
    return NULL;
}

static void flush_files(RunState *run)
{
    for (int i = 0; i < run->nfile; i++)
        if (run->file[i])
            fflush(run->file[i]);
}

static void system_flush(Ask *a)
{
    FILE *file;

    if (a->number[0] == STREAM_OUT && a->run->flush)
        a->run->flush(a->run->self);
    if (a->number[0] <= STREAM_ERROR)
        return;
    file = file_of(a);
    if (file && fflush(file))
        fail_errno(a, errno, NULL);
}

static void system_write(Ask *a)
{
    RunState *run = a->run;
    FILE *file;

    a->answer = text_characters(a->text);
    if (a->number[0] == STREAM_OUT) {
        if (run->write)
            run->write(run->self, a->text.data, a->text.size);
    } else if (a->number[0] == STREAM_ERROR) {
        if (run->write_error)
            run->write_error(run->error_self, a->text.data, a->text.size);
    } else {
        file = file_of(a);
        if (file && a->text.size &&
            fwrite(a->text.data, 1, a->text.size, file) != a->text.size)
            fail_errno(a, errno, NULL);
    }
}

/* The file behind a descriptor as the next stream; 0 without memory. */
static int64_t add_file(RunState *run, int fd)
{
    FILE *file = fdopen(fd, "w");
    FILE **more =
        realloc(run->file, ((size_t)run->nfile + 1) * sizeof *run->file);

    if (more)
        run->file = more;
    if (!file || !more) {
        if (file)
            fclose(file);
        return 0;
    }
    run->file[run->nfile++] = file;
    return run->nfile + STREAM_ERROR;
}

/* Has the host do what changes the file system; -1 after a failure. */
static int change(Ask *a, SystemCall call)
{
    RunState *run = a->run;
    char *path = malloc(a->text.size + 1);
    const char *why = "there is no way to write files here";
    int error = 0, done = -1;

    if (!path) {
        rt_out_of_memory(run);
        return -1;
    }
    memcpy(path, a->text.data, a->text.size);
    path[a->text.size] = 0;
    flush_files(run);
    if (memchr(path, 0, a->text.size))
        fail_words(a, "ValueError: embedded null byte");
    else if (run->change)
        done = run->change(run->change_self, call, path,
                           a->number[0] & (SYSTEM_ANSWERS - 1), &error, &why);
    if (done < 0 && run->failed_site == RUN_NOT_FAILED) {
        if (error && a->number[0] & SYSTEM_ANSWERS)
            a->answer = -error;
        else if (error)
            fail_errno(a, error, path);
        else
            fail_words(a, why);
    }
    free(path);
    return done;
}

static void system_open(Ask *a)
{
    int fd = change(a, SYSTEM_open);

    if (fd < 0)
        return;
    a->answer = add_file(a->run, fd);
    if (!a->answer)
        rt_out_of_memory(a->run);
}

static void system_close(Ask *a)
{
    FILE *file = file_of(a);

    if (!file)
        return;
    a->run->file[a->number[0] - (STREAM_ERROR + 1)] = NULL;
    if (fclose(file))
        fail_errno(a, errno, NULL);
}

static void system_mkdir(Ask *a)
{
    change(a, SYSTEM_mkdir);
}

static void system_makedirs(Ask *a)
{
    change(a, SYSTEM_makedirs);
}

static void system_remove(Ask *a)
{
    change(a, SYSTEM_remove);
}

void run_files_free(RunState *run)
{
    for (int i = 0; i < run->nfile; i++)
        if (run->file[i])
            fclose(run->file[i]);
    free(run->file);
    run->file = NULL;
    run->nfile = 0;
}

/* ---- the table ---- */

static void (*const system_rule[SYSTEM_COUNT])(Ask *a) = {
#define SYSTEM(name, arguments, doc) [SYSTEM_##name] = system_##name,
#include "base/system.def"
};

bool system_call(RunState *run, int32_t site, SystemCall call,
                 const int64_t *number, Text text, int64_t *answer)
{
    Ask a = {run, site, number, text, 0};

    system_rule[call](&a);
    *answer = a.answer;
    return run->failed_site == RUN_NOT_FAILED;
}
