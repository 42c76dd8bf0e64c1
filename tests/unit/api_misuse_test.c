/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The public API misused: NULL everywhere, wrong sizes, values that are none.
 * Every call must come back with a status, and free what it made. */
#include "include/holo.h"

#include <stddef.h>
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

/* Hosts that know fewer options than the library, and more. */
static void other_structs(holo_engine *engine)
{
    static const char text[] = "import numpy as np\n"
                               "print(np.loadtxt('/proc/uptime'))\n";
    struct {
        holo_compile_options known;
        void *later;
    } options = {.known = {.struct_size = sizeof options}};
    holo_compile_options *o = &options.known;
    holo_times times = {.struct_size = sizeof(size_t), .run = 7};
    holo_program *program;
    holo_run *run;

    EXPECT(holo_compile(engine, "a.py", text, strlen(text), o, &program,
                        NULL) == HOLO_OK);
    EXPECT(holo_check(program, NULL) == HOLO_E_IO); /* from memory: none */
    holo_program_release(program);
    options.later = engine;
    EXPECT(holo_compile(engine, "a.py", text, strlen(text), o, &program,
                        NULL) == HOLO_E_USAGE);
    o->struct_size = offsetof(holo_compile_options, files);
    o->files = HOLO_FILES_BELOW; /* beyond what the size says */
    EXPECT(holo_compile(engine, "a.py", text, strlen(text), o, &program,
                        NULL) == HOLO_OK);
    EXPECT(holo_run_create(program, NULL, &run, NULL) == HOLO_OK);
    holo_run_times(run, &times);
    EXPECT(times.run == 7 && times.struct_size == sizeof(size_t));
    holo_run_free(run);
    holo_program_release(program);
    o->struct_size = sizeof *o;
    EXPECT(holo_compile(engine, "a.py", text, strlen(text), o, &program,
                        NULL) == HOLO_E_USAGE);
    o->files_below = "/no/such/folder";
    EXPECT(holo_compile(engine, "a.py", text, strlen(text), o, &program,
                        NULL) == HOLO_E_IO);
    o->files = (holo_files)99;
    EXPECT(holo_compile(engine, "a.py", text, strlen(text), o, &program,
                        NULL) == HOLO_E_USAGE);
}

static void values(void)
{
    static const int64_t huge[] = {INT64_MAX, 2}, minus[] = {-1}, one[] = {1};
    holo_value *v = holo_int(3), *deep = holo_none(), *outer, *none = NULL;

    EXPECT(!holo_str(NULL, 1));
    EXPECT(!holo_str("a\xff", 2));
    EXPECT(!holo_str("\xc3", 1));
    EXPECT(!holo_str("\xed\xa0\x80", 3)); /* half of a surrogate pair */
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

/* Can a dict have the key that is made here? Releases it. */
static bool is_key(holo_value *key)
{
    holo_value *none = holo_none(), *dict = holo_dict(1, &key, &none);
    bool is = dict != NULL;

    holo_value_release(dict);
    holo_value_release(none);
    holo_value_release(key);
    return is;
}

static void longs(void)
{
    holo_value *small = holo_long("-0009223372036854775808", 23), *large;
    size_t size;

    EXPECT(holo_value_kind(small) == HOLO_INT);
    EXPECT(holo_value_int(small) == INT64_MIN);
    holo_value_release(small);
    large = holo_long("-009223372036854775809", 22);
    EXPECT(holo_value_kind(large) == HOLO_LONG && holo_value_int(large) == 0);
    EXPECT(!strcmp(holo_value_str(large, &size), "-9223372036854775809"));
    EXPECT(size == 20 && !holo_staged(large) && is_key(large));
    EXPECT(!holo_long(NULL, 0) && !holo_long("", 0) && !holo_long("-", 1));
    EXPECT(!holo_long("1_0", 3) && !holo_long(" 1", 2) && !holo_long("+1", 2));
    EXPECT(!holo_long("1", SIZE_MAX));
}

static void kinds(void)
{
    static const double half = 0.5;
    holo_value *i = holo_int(-3), *n = holo_staged(i), *m = holo_staged(n);
    holo_value *s = holo_scalar(HOLO_FLOAT64, &half), *t;

    EXPECT(holo_value_kind(n) == HOLO_INT && holo_value_int(n) == -3);
    EXPECT(holo_value_is_staged(n) && holo_value_is_staged(m));
    EXPECT(!holo_value_is_staged(i) && !holo_value_is_staged(NULL));
    EXPECT(holo_value_kind(s) == HOLO_SCALAR && holo_array_rank(s) == 0);
    EXPECT(holo_array_dtype(s) == HOLO_FLOAT64 && holo_array_size(s) == 1);
    EXPECT(!memcmp(holo_array_data(s), &half, sizeof half));
    EXPECT(holo_value_count(s) == 0 && !holo_value_item(s, 0));
    EXPECT(holo_value_float(s) == 0 && !holo_value_is_staged(s));
    EXPECT(!holo_staged(NULL) && !holo_staged(s));
    EXPECT(!holo_scalar(HOLO_NO_DTYPE, &half));
    EXPECT(!holo_scalar((holo_dtype)99, &half));
    EXPECT(!holo_scalar(HOLO_FLOAT64, NULL));
    EXPECT(is_key(holo_none()) && is_key(holo_float(0.5)));
    EXPECT(!is_key(holo_staged(i)));
    EXPECT(!is_key(holo_array_copy(HOLO_FLOAT64, 0, NULL, &half)));
    EXPECT(!is_key(holo_scalar(HOLO_FLOAT64, &half)));
    EXPECT(!is_key(holo_list(0, NULL)));
    EXPECT(is_key(holo_tuple(1, &i)) && !is_key(holo_tuple(1, &n)));
    t = holo_tuple(1, &s);
    EXPECT(t && !is_key(holo_tuple(1, &t)));
    holo_value_release(t);
    holo_value_release(s);
    holo_value_release(m);
    holo_value_release(n);
    holo_value_release(i);
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

/* What goes in comes back as what it was, and a specialisation for one kind
 * does not serve another. */
static void calls_by_kind(holo_engine *engine)
{
    static const int64_t three = 3;
    holo_program *program = compile(engine,
                                    "def f(x):\n"
                                    "    return x, [x + 1]\n",
                                    NULL);
    holo_value *i = holo_int(3);
    holo_value *arg[] = {i,
                         holo_staged(i),
                         holo_scalar(HOLO_INT64, &three),
                         holo_array_copy(HOLO_INT64, 0, NULL, &three),
                         holo_float(3),
                         holo_bool(true)};
    static const holo_kind next[] = {HOLO_INT,    HOLO_INT,   HOLO_SCALAR,
                                     HOLO_SCALAR, HOLO_FLOAT, HOLO_INT};
    holo_value *y, *first, *second;
    holo_run *run;

    EXPECT(holo_run_create(program, NULL, &run, NULL) == HOLO_OK);
    for (int turn = 0; turn < 2; turn++)
        for (int k = 0; k < 6; k++) {
            EXPECT(holo_call(run, "f", &arg[k], 1, &y, NULL) == HOLO_OK);
            first = holo_value_item(y, 0);
            second = holo_value_item(holo_value_item(y, 1), 0);
            EXPECT(holo_value_kind(first) == holo_value_kind(arg[k]));
            EXPECT(!holo_value_is_staged(first));
            EXPECT(holo_value_kind(second) == next[k]);
            EXPECT(holo_value_int(second) == (next[k] != HOLO_INT ? 0
                                              : k == 5            ? 2
                                                                  : 4));
            holo_value_release(y);
        }
    for (int k = 0; k < 6; k++)
        holo_value_release(arg[k]);
    holo_run_free(run);
    holo_program_release(program);
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
    kinds();
    longs();
    EXPECT(holo_engine_create(NULL, &engine, NULL) == HOLO_OK);
    other_structs(engine);
    calls(engine);
    calls_by_kind(engine);
    holo_engine_release(engine);
    little_memory();
    no_code_generator();
    return failures > 0;
}
