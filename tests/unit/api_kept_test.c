/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A program keeps a number of specialisations: those that were used last. What
 * it warns of, it says when it compiles, once. */
#include "include/holo.h"

#include <stdio.h>
#include <string.h>

static int failures;

static void expect(bool condition, const char *what)
{
    if (condition)
        return;
    printf("failed: %s\n", what);
    failures++;
}

#define EXPECT(condition) expect((condition), #condition)

/* Calls f(x); was it compiled for that? */
static bool compiled(holo_run *run, int64_t x)
{
    holo_value *arg = holo_int(x), *result;
    holo_times times = {.struct_size = sizeof times};

    EXPECT(holo_call(run, "f", &arg, 1, &result, NULL) == HOLO_OK);
    EXPECT(result && holo_value_int(result) == 2 * x);
    holo_run_times(run, &times);
    holo_value_release(arg);
    holo_value_release(result);
    return times.convert > 0;
}

static void warn(holo_engine *engine)
{
    const char *script = "sizes = [3, 4]\n"
                         "def f(x):\n"
                         "    if x > 2:\n"
                         "        return sizes[2]\n"
                         "    return x * 2\n";
    holo_compile_options options = {.struct_size = sizeof options,
                                    .interpret = true};
    holo_value *number = holo_int(1), *arg = holo_staged(number), *result;
    holo_diags *diags = holo_diags_create();
    holo_program *program;
    holo_run *run;

    EXPECT(holo_compile(engine, "a", script, strlen(script), &options, &program,
                        diags) == HOLO_OK);
    EXPECT(holo_run_create(program, NULL, &run, diags) == HOLO_OK);
    EXPECT(holo_diags_count(diags) == 0);
    for (int i = 0; i < 2; i++) {
        EXPECT(holo_call(run, "f", &arg, 1, &result, diags) == HOLO_OK);
        EXPECT(result && holo_value_int(result) == 2);
        holo_value_release(result);
        EXPECT(holo_diags_count(diags) == 1);
        EXPECT(!strcmp(holo_diags_code(diags, 0), "H0415"));
    }
    holo_value_release(arg);
    holo_value_release(number);
    holo_run_free(run);
    holo_program_release(program);
    holo_diags_free(diags);
}

int main(void)
{
    const char *script = "def f(x):\n    return x * 2\n";
    holo_compile_options options = {
        .struct_size = sizeof options, .interpret = true, .specialisations = 3};
    holo_engine *engine;
    holo_program *program;
    holo_run *run;

    EXPECT(holo_engine_create(NULL, &engine, NULL) == HOLO_OK);
    options.specialisations = -1;
    EXPECT(holo_compile(engine, "a", script, strlen(script), &options, &program,
                        NULL) == HOLO_E_USAGE);
    options.specialisations = 3;
    EXPECT(holo_compile(engine, "a", script, strlen(script), &options, &program,
                        NULL) == HOLO_OK);
    EXPECT(holo_run_create(program, NULL, &run, NULL) == HOLO_OK);
    for (int64_t x = 1; x <= 3; x++)
        EXPECT(compiled(run, x));
    EXPECT(!compiled(run, 1));
    EXPECT(!compiled(run, 2));
    EXPECT(compiled(run, 4)); /* 3 goes, the one used longest ago */
    EXPECT(!compiled(run, 1));
    EXPECT(!compiled(run, 2));
    EXPECT(compiled(run, 3));
    for (int64_t x = 10; x < 300; x++)
        EXPECT(compiled(run, x));
    EXPECT(!compiled(run, 299));
    EXPECT(!compiled(run, 297));
    EXPECT(compiled(run, 296));
    holo_run_free(run);
    holo_program_release(program);
    warn(engine);
    holo_engine_release(engine);
    return failures != 0;
}
