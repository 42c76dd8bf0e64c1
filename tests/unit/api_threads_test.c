/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* One program used by many threads at once: each has its own run, all want the
 * same specialisations at the same time. Under the tsan preset this is the
 * test of what holo.h says of threads. */
#include "include/holo.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>

enum { THREADS = 4, CALLS = 8 };

static const char script[] = "def f(x, n):\n"
                             "    s = x\n"
                             "    for i in range(n):\n"
                             "        s = s + x\n"
                             "    print('called')\n"
                             "    assert s < 1000.0, 'too much'\n"
                             "    return s\n";

typedef struct Shared {
    holo_program *program;
    atomic_int wrong;
} Shared;

static void count_writes(void *self, const char *data, size_t size)
{
    (void)data;
    *(size_t *)self += size;
}

/* x * (n + 1), or the failed assertion. */
static void call(Shared *s, holo_run *run, double x, int64_t n)
{
    holo_diags *diags = holo_diags_create();
    holo_value *arg[] = {holo_array_copy(HOLO_FLOAT64, 0, NULL, &x),
                         holo_int(n)};
    holo_value *result;
    holo_status status = holo_call(run, "f", arg, 2, &result, diags);
    double found = 0, expected = x * (double)(n + 1);

    if (status == HOLO_OK)
        memcpy(&found, holo_array_data(result), sizeof found);
    if (expected < 1000)
        s->wrong += status != HOLO_OK || found != expected;
    else
        s->wrong += status != HOLO_E_RUN || holo_diags_count(diags) != 1;
    holo_value_release(result);
    holo_value_release(arg[0]);
    holo_value_release(arg[1]);
    holo_diags_free(diags);
}

static void *work(void *self)
{
    Shared *s = self;
    size_t written = 0;
    holo_run_options options = {
        .struct_size = sizeof options, .write = count_writes, .self = &written};
    holo_run *run;

    if (holo_run_create(s->program, &options, &run, NULL) != HOLO_OK) {
        s->wrong++;
        return NULL;
    }
    for (int i = 0; i < CALLS; i++)
        call(s, run, i == 5 ? 900 : i, i % 3);
    s->wrong += written != CALLS * strlen("called\n");
    holo_run_free(run);
    return NULL;
}

int main(void)
{
    Shared s = {0};
    holo_engine *engine;
    pthread_t thread[THREADS];

    if (holo_engine_create(NULL, &engine, NULL) != HOLO_OK ||
        holo_compile(engine, "f.py", script, strlen(script), NULL, &s.program,
                     NULL) != HOLO_OK)
        return 1;
    holo_engine_release(engine);
    for (int i = 0; i < THREADS; i++)
        pthread_create(&thread[i], NULL, work, &s);
    for (int i = 0; i < THREADS; i++)
        pthread_join(thread[i], NULL);
    holo_program_release(s.program);
    if (s.wrong)
        printf("%d wrong answers\n", s.wrong);
    return s.wrong != 0;
}
