/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Threads of the host with small stacks: whatever is asked of the library on
 * them, and however deep the script or the values, it does not end them. */
#include "include/holo.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Sanitizers make each frame several times as large. */
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
enum { FRAME_FACTOR = 4 };
#else
enum { FRAME_FACTOR = 1 };
#endif

static const char header[] = "import numpy as np\n"
                             "def f(x):\n"
                             "    return x\n"
                             "def g(x):\n"
                             "    print(x, [x], f'{x.sum():.3f}')\n"
                             "    while x.sum() < 100.0:\n"
                             "        x = x * 2.0\n"
                             "    return x\n"
                             "def h(x):\n"
                             "    assert x.sum() < 0.0, 'as asked'\n";

typedef struct Job {
    int wrong;
    bool interpret;
} Job;

static void expect(Job *job, bool right, const char *what)
{
    if (!right) {
        printf("wrong: %s\n", what);
        job->wrong++;
    }
}

static void count(void *self, const char *data, size_t size)
{
    (void)data;
    *(size_t *)self += size;
}

/* Renders all, in each form. */
static void render(Job *job, holo_diags *diags)
{
    size_t size = 0;

    for (int format = HOLO_TEXT; format <= HOLO_JSON; format++) {
        holo_render_options o = {.struct_size = sizeof o,
                                 .format = (holo_format)format,
                                 .colour = true};

        for (size_t i = 0; i < holo_diags_count(diags); i++)
            holo_diags_render(diags, i, &o, count, &size);
    }
    expect(job, size > 0, "a diagnostic");
    holo_diags_clear(diags);
}

/* `header`, then a sum of `depth` pairs of parentheses. */
static char *deep_script(int depth)
{
    size_t size = sizeof header + (size_t)depth * 4 + 16;
    char *text = malloc(size), *at = text;

    if (!text)
        abort();
    at += sprintf(at, "%sy = ", header);
    for (int i = 0; i < depth; i++)
        at += sprintf(at, "(1+");
    *at++ = '1';
    memset(at, ')', (size_t)depth);
    memcpy(at + depth, "\n", 2);
    return text;
}

/* x in as many lists as there can be. */
static holo_value *deep_value(holo_value *x)
{
    for (int i = 0; i < HOLO_MAX_DEPTH; i++) {
        holo_value *outer = holo_list(1, &x);

        if (!outer)
            break;
        holo_value_release(x);
        x = outer;
    }
    return x;
}

static void call(Job *job, holo_run *run, holo_diags *diags)
{
    double data[] = {1.5, 2.5};
    int64_t shape[] = {2};
    holo_value *x = holo_array_copy(HOLO_FLOAT64, 1, shape, data), *y;
    holo_value *deep =
        deep_value(holo_array_copy(HOLO_FLOAT64, 1, shape, data));

    expect(job, holo_call(run, "g", &x, 1, &y, diags) == HOLO_OK, "g");
    holo_value_release(y);
    expect(job, holo_call(run, "f", &deep, 1, &y, diags) == HOLO_OK, "f");
    holo_value_release(y);
    expect(job, holo_call(run, "h", &x, 1, &y, diags) == HOLO_E_RUN, "h");
    render(job, diags);
    expect(job, holo_call(run, "no", &x, 1, &y, diags) == HOLO_E_SCRIPT, "no");
    render(job, diags);
    holo_value_release(x);
    holo_value_release(deep);
}

static void look_inside(Job *job, holo_engine *engine, holo_program *program,
                        holo_diags *diags)
{
    size_t size = 0;

    for (size_t i = 0; holo_stage_name(i); i++) {
        holo_dump_options o = {.struct_size = sizeof o,
                               .stage = holo_stage_name(i)};

        expect(job,
               holo_dump(program, &o, count, &size, diags) == HOLO_OK &&
                   size > 0,
               o.stage);
    }
    expect(job,
           holo_opt(engine, "a", "no graph", 8, NULL, count, &size, diags) !=
               HOLO_OK,
           "opt");
    render(job, diags);
    expect(job, holo_explain("H0401", count, &size) == HOLO_OK, "explain");
    expect(job, holo_engine_describe(engine, count, &size, diags) == HOLO_OK,
           "describe");
}

/* A script too deep for the compiler is an error on any stack. */
static void compile_deep(Job *job, holo_engine *engine, holo_diags *diags)
{
    char *text = deep_script(100000);
    holo_program *program;

    expect(job,
           holo_compile(engine, "deep.py", text, strlen(text), NULL, &program,
                        diags) == HOLO_E_SCRIPT,
           "a script too deep");
    render(job, diags);
    free(text);
}

static void *work(void *self)
{
    Job *job = self;
    holo_compile_options o = {.struct_size = sizeof o,
                              .interpret = job->interpret};
    size_t written = 0;
    holo_run_options run_options = {
        .struct_size = sizeof run_options, .write = count, .self = &written};
    holo_diags *diags = holo_diags_create();
    char *text = deep_script(150);
    holo_engine *engine;
    holo_program *program;
    holo_run *run;

    if (holo_engine_create(NULL, &engine, diags) != HOLO_OK ||
        holo_compile(engine, "a.py", text, strlen(text), &o, &program, diags) !=
            HOLO_OK ||
        holo_run_create(program, &run_options, &run, diags) != HOLO_OK) {
        job->wrong++;
        return NULL;
    }
    expect(job, holo_run_main(run, diags) == HOLO_OK, "the top level");
    call(job, run, diags);
    expect(job, written > 0, "output");
    look_inside(job, engine, program, diags);
    compile_deep(job, engine, diags);
    holo_run_free(run);
    holo_program_release(program);
    holo_engine_release(engine);
    holo_diags_free(diags);
    free(text);
    return NULL;
}

int main(void)
{
    static const size_t size[] = {64 << 10, 128 << 10};
    int wrong = 0;

    for (int i = 0; i < 4; i++) {
        Job job = {.interpret = i % 2};
        pthread_attr_t attributes;
        pthread_t thread;

        pthread_attr_init(&attributes);
        pthread_attr_setstacksize(&attributes, size[i / 2] * FRAME_FACTOR);
        if (pthread_create(&thread, &attributes, work, &job))
            return 1;
        pthread_join(thread, NULL);
        pthread_attr_destroy(&attributes);
        wrong += job.wrong;
    }
    return wrong != 0;
}
