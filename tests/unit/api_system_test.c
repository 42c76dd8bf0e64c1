/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What a script from memory sees of the process: what the host hands over. */
#include <stdio.h>
#include <string.h>

#include "include/holo.h"

static int failures;

static void expect(bool holds, const char *what)
{
    if (holds)
        return;
    failures++;
    printf("failed: %s\n", what);
}

#define EXPECT(x) expect(x, #x)

typedef struct Written {
    char text[2][1000];
    size_t size[2];
} Written;

static void put(Written *w, int stream, const char *data, size_t size)
{
    if (w->size[stream] + size < sizeof w->text[stream])
        memcpy(w->text[stream] + w->size[stream], data, size);
    w->size[stream] += size;
}

static void write_out(void *self, const char *data, size_t size)
{
    put(self, 0, data, size);
}

static void write_error(void *self, const char *data, size_t size)
{
    put(self, 1, data, size);
}

/* Two lines, a few bytes at a time. */
static ptrdiff_t read_input(void *self, char *data, size_t size)
{
    static const char text[] = "5\nlast";
    size_t *at = self, n = sizeof text - 1 - *at;

    n = n > 3 ? 3 : n;
    n = n > size ? size : n;
    memcpy(data, text + *at, n);
    *at += n;
    return (ptrdiff_t)n;
}

/* The code of the first diagnostic, or the status of a run without any. */
static const char *run(holo_engine *engine, const char *text,
                       const holo_compile_options *options, Written *w,
                       int *exit_status)
{
    static char code[8];
    holo_diags *diags = holo_diags_create();
    holo_program *program = NULL;
    holo_run *r = NULL;
    holo_run_options o = {.struct_size = sizeof o,
                          .write = write_out,
                          .self = w,
                          .write_error = write_error,
                          .error_self = w};
    holo_status status = holo_compile(engine, "a.py", text, strlen(text),
                                      options, &program, diags);

    if (status == HOLO_OK)
        status = holo_run_create(program, &o, &r, diags);
    if (status == HOLO_OK)
        status = holo_run_main(r, diags);
    snprintf(code, sizeof code, "%s",
             holo_diags_count(diags) ? holo_diags_code(diags, 0)
                                     : holo_status_name(status));
    *exit_status = holo_run_exit_status(r);
    holo_run_free(r);
    holo_program_release(program);
    holo_diags_free(diags);
    return code;
}

static void test_nothing_is_handed_over(holo_engine *engine)
{
    static const char *const refused[][2] = {
        {"import os\nos.environ", "H0701"},
        {"import os\nos.getenv('HOME')", "H0701"},
        {"import os\nos.getcwd()", "H0701"},
        {"import os\nos.path.exists('/')", "H0701"},
        {"open('/etc/passwd')", "H0701"},
        {"open('x', 'w')", "H0701"},
        {"import os\nos.mkdir('x')", "H0701"},
        {"input()", "H0990"},
        {"import sys\nfor line in sys.stdin: print(line)", "H0990"},
        {"import sys\nassert sys.argv == ['a.py']", "ok"},
    };
    Written w = {0};
    int status;

    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++)
        expect(!strcmp(run(engine, refused[i][0], NULL, &w, &status),
                       refused[i][1]),
               refused[i][0]);
}

static void test_what_is_handed_over(holo_engine *engine)
{
    static const char *const argv[] = {"prog", "x"};
    static const char *const environment[] = {"A=b=c", "EMPTY=", NULL};
    size_t at = 0;
    holo_compile_options o = {.struct_size = sizeof o,
                              .argv = argv,
                              .argc = 2,
                              .environment = environment,
                              .read_input = read_input,
                              .input_self = &at};
    Written w = {0};
    int status;

    EXPECT(!strcmp(run(engine,
                       "import os, sys\n"
                       "print(sys.argv, dict(os.environ))\n"
                       "print(int(input('? ')) + 1, input())\n"
                       "print('no', file=sys.stderr)\n"
                       "sys.exit(7)\n",
                       &o, &w, &status),
                   "exit"));
    EXPECT(status == 7);
    EXPECT(!strcmp(w.text[0], "['prog', 'x'] {'A': 'b=c', 'EMPTY': ''}\n"
                              "? 6 last\n"));
    EXPECT(!strcmp(w.text[1], "no\n"));
}

static void test_misuse(holo_engine *engine)
{
    static const char *const hole[] = {"prog", NULL};
    holo_compile_options o = {.struct_size = sizeof o, .argc = 2};
    holo_program *program;

    EXPECT(holo_compile(engine, "a.py", "", 0, &o, &program, NULL) ==
           HOLO_E_USAGE);
    o.argv = hole;
    EXPECT(holo_compile(engine, "a.py", "", 0, &o, &program, NULL) ==
           HOLO_E_USAGE);
    EXPECT(holo_run_exit_status(NULL) == 0);
}

int main(void)
{
    holo_engine *engine;

    if (holo_engine_create(NULL, &engine, NULL) != HOLO_OK)
        return 1;
    test_nothing_is_handed_over(engine);
    test_what_is_handed_over(engine);
    test_misuse(engine);
    holo_engine_release(engine);
    return failures != 0;
}
