/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The public API misused: NULL everywhere, wrong sizes, values that are none.
 * Every call must come back with a status, and free what it made. */
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

static void ignore(void *self, const char *data, size_t size)
{
    (void)self;
    (void)data;
    (void)size;
}

static void null_handles(void)
{
    holo_engine *engine;
    holo_program *program;
    holo_run *run;
    holo_value *value;
    holo_times times = {.struct_size = sizeof times};

    holo_diags_free(NULL);
    holo_diags_clear(NULL);
    holo_diags_render(NULL, 0, NULL, NULL, NULL);
    holo_engine_retain(NULL);
    holo_engine_release(NULL);
    holo_program_retain(NULL);
    holo_program_release(NULL);
    holo_run_free(NULL);
    holo_run_times(NULL, &times);
    holo_value_retain(NULL);
    holo_value_release(NULL);
    EXPECT(holo_diags_count(NULL) == 0);
    EXPECT(!holo_diags_code(NULL, 0));
    EXPECT(holo_engine_create(NULL, NULL, NULL) == HOLO_E_USAGE);
    EXPECT(holo_compile(NULL, "a", "", 0, NULL, &program, NULL) ==
           HOLO_E_USAGE);
    EXPECT(!program);
    EXPECT(holo_compile_file(NULL, NULL, NULL, &program, NULL) == HOLO_E_USAGE);
    EXPECT(holo_run_create(NULL, NULL, &run, NULL) == HOLO_E_USAGE);
    EXPECT(holo_run_main(NULL, NULL) == HOLO_E_USAGE);
    EXPECT(holo_call(NULL, "f", NULL, 0, &value, NULL) == HOLO_E_USAGE);
    EXPECT(holo_run_prepare(NULL, NULL, NULL, 0, NULL) == HOLO_E_USAGE);
    EXPECT(holo_check(NULL, NULL) == HOLO_E_USAGE);
    EXPECT(holo_dump(NULL, NULL, ignore, NULL, NULL) == HOLO_E_USAGE);
    EXPECT(holo_explain(NULL, ignore, NULL) == HOLO_E_USAGE);
    EXPECT(holo_diags_report(NULL, "H0950", "x", NULL, NULL, 0, 0, 0) ==
           HOLO_E_USAGE);
    EXPECT(holo_engine_create(NULL, &engine, NULL) == HOLO_OK);
    EXPECT(holo_compile(engine, NULL, "", 0, NULL, &program, NULL) ==
           HOLO_E_USAGE);
    EXPECT(holo_compile(engine, "a", NULL, 1, NULL, &program, NULL) ==
           HOLO_E_USAGE);
    EXPECT(holo_opt(engine, NULL, "", 0, NULL, ignore, NULL, NULL) ==
           HOLO_E_USAGE);
    holo_engine_release(engine);
}

static void old_structs(void)
{
    holo_engine_options options = {.struct_size = 1};
    holo_engine *engine;

    EXPECT(holo_engine_create(&options, &engine, NULL) == HOLO_E_USAGE);
    EXPECT(!engine);
}

static void values(void)
{
    static const int64_t huge[] = {INT64_MAX, 2}, minus[] = {-1}, one[] = {1};
    holo_value *v = holo_int(3), *deep = holo_none(), *outer, *none = NULL;

    EXPECT(!holo_str(NULL, 1));
    EXPECT(!holo_array_copy(HOLO_FLOAT32, 2, huge, "x"));
    EXPECT(!holo_array_copy(HOLO_FLOAT32, 1, minus, "x"));
    EXPECT(!holo_array_copy(HOLO_FLOAT32, 9, one, "x"));
    EXPECT(!holo_array_copy(HOLO_FLOAT32, 1, one, NULL));
    EXPECT(!holo_array_copy((holo_dtype)99, 1, one, "x"));
    EXPECT(!holo_list(1, NULL));
    EXPECT(!holo_list(1, &none));
    EXPECT(!holo_dict(1, NULL, &v));
    EXPECT(holo_value_float(v) == 0 && holo_value_int(v) == 3);
    EXPECT(!holo_value_item(v, 0) && !holo_value_key(v, 0));
    EXPECT(!holo_array_data(v) && holo_array_rank(v) == 0);
    for (int i = 0; i < HOLO_MAX_DEPTH; i++) {
        outer = holo_list(1, &deep);
        EXPECT(outer != NULL);
        holo_value_release(deep);
        deep = outer;
    }
    EXPECT(!holo_tuple(1, &deep));
    holo_value_release(deep);
    holo_value_release(v);
}

static holo_program *compile(holo_engine *engine, const char *text,
                             holo_diags *diags)
{
    holo_program *program;

    EXPECT(holo_compile(engine, "a.py", text, strlen(text), NULL, &program,
                        diags) == HOLO_OK);
    return program;
}

static void calls(holo_engine *engine)
{
    holo_diags *diags = holo_diags_create();
    holo_program *program = compile(engine, "def f(x):\n    return x\n", diags);
    holo_run *run;
    holo_value *x = holo_int(3), *y, *missing = NULL;

    EXPECT(holo_run_create(program, NULL, &run, diags) == HOLO_OK);
    holo_program_release(program); /* the run keeps it alive */
    EXPECT(holo_call(run, "f", &x, 1, &y, diags) == HOLO_OK);
    EXPECT(holo_value_int(y) == 3);
    holo_value_release(y);
    EXPECT(holo_call(run, "f", &x, 1, NULL, NULL) == HOLO_OK);
    EXPECT(holo_call(run, "f", &missing, 1, &y, diags) == HOLO_E_USAGE);
    EXPECT(holo_call(run, NULL, &x, 1, &y, diags) == HOLO_E_USAGE);
    EXPECT(holo_call(run, "g", &x, 1, &y, NULL) == HOLO_E_SCRIPT && !y);
    EXPECT(holo_call(run, "f", NULL, 0, &y, diags) == HOLO_E_SCRIPT && !y);
    EXPECT(holo_diags_count(diags) == 1);
    holo_diags_clear(diags);
    EXPECT(holo_diags_count(diags) == 0);
    holo_value_release(x);
    holo_run_free(run);
    holo_diags_free(diags);
}

static void little_memory(void)
{
    for (size_t limit = 1; limit < 100000; limit += limit / 2 + 1) {
        holo_engine_options options = {.struct_size = sizeof options,
                                       .memory_limit = limit};
        holo_engine *engine;
        holo_program *program;
        holo_run *run = NULL;
        holo_status status;

        EXPECT(holo_engine_create(&options, &engine, NULL) == HOLO_OK);
        status = holo_compile(engine, "a.py", "print([1] * 100)\n", 17, NULL,
                              &program, NULL);
        if (status == HOLO_OK)
            status = holo_run_create(program, NULL, &run, NULL);
        if (status == HOLO_OK)
            status = holo_run_prepare(run, NULL, NULL, 0, NULL);
        EXPECT(status == HOLO_OK || status == HOLO_E_MEMORY);
        holo_run_free(run);
        holo_program_release(program);
        holo_engine_release(engine);
    }
}

static void no_code_generator(void)
{
    holo_engine_options options = {.struct_size = sizeof options,
                                   .codegen_path = "/nowhere/codegen.so"};
    holo_diags *diags = holo_diags_create();
    holo_engine *engine;
    holo_program *program;
    holo_run *run;

    EXPECT(holo_engine_create(&options, &engine, diags) == HOLO_OK);
    program = compile(engine, "print(1)\n", diags);
    EXPECT(holo_run_create(program, NULL, &run, diags) == HOLO_OK);
    EXPECT(holo_run_main(run, diags) == HOLO_E_IO);
    EXPECT(holo_diags_count(diags) == 1 &&
           !strcmp(holo_diags_code(diags, 0), "H0701"));
    holo_run_free(run);
    holo_program_release(program);
    holo_engine_release(engine);
    holo_diags_free(diags);
}

int main(void)
{
    holo_engine *engine;

    null_handles();
    old_structs();
    values();
    EXPECT(holo_engine_create(NULL, &engine, NULL) == HOLO_OK);
    calls(engine);
    holo_engine_release(engine);
    little_memory();
    no_code_generator();
    return failures > 0;
}
