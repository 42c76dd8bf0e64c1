/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* holo.h: Holograph, a whole-graph compiler, as a library.
 *
 * A script is compiled into a program; a run of the program executes its top
 * level, or calls its functions with values of the host:
 *
 *     holo_engine *engine;
 *     holo_program *program;
 *     holo_run *run;
 *     holo_value *x, *y;
 *
 *     holo_engine_create(NULL, &engine, NULL);
 *     holo_compile(engine, "double.py", text, size, NULL, &program, diags);
 *     holo_run_create(program, NULL, &run, diags);
 *     x = holo_array_copy(HOLO_FLOAT32, 1, shape, data);
 *     holo_call(run, "double", &x, 1, &y, diags);
 *
 * Conventions
 * - Every handle is opaque and counted: `create` (and `compile`, and the
 *   constructors of values) give one reference to the caller, `release` takes
 *   it back; `retain` adds one. NULL is fine in all of them. What is built
 *   from a handle keeps it alive, so the order of releases does not matter.
 * - What can fail returns a holo_status, and says why in a list of diagnostics
 *   that the caller owns; the list may be NULL. After a failure, outputs are
 *   NULL. NULL where a handle or a text is needed is HOLO_E_USAGE.
 * - The library has no global state, writes nothing on its own, reads no
 *   environment variable, installs no signal handler and never ends the
 *   process. Script output goes to the run's callback.
 * - Threads: every function says "any" (any thread at any time), "one at a
 *   time" (per handle), or nothing, which means "any".
 * - Strings are UTF-8. A struct of options begins with its size, so that it
 *   can grow; zero everywhere else, and a NULL pointer, mean the defaults. So a
 *   host that knows fewer options than the library gets the defaults of the
 *   others; one that asks for what the library does not know, HOLO_E_USAGE. */
#ifndef HOLO_H
#define HOLO_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#define HOLO_API __attribute__((visibility("default")))
#define HOLO_NODISCARD __attribute__((warn_unused_result))
#else
#define HOLO_API
#define HOLO_NODISCARD
#endif

/* ---- versions ---- */

#define HOLO_VERSION_MAJOR 0
#define HOLO_VERSION_MINOR 1
#define HOLO_VERSION_PATCH 0
#define HOLO_VERSION_NUMBER                                                    \
    (HOLO_VERSION_MAJOR * 10000 + HOLO_VERSION_MINOR * 100 + HOLO_VERSION_PATCH)

/* The version of the library that runs, "0.1.0" and as HOLO_VERSION_NUMBER. */
HOLO_API const char *holo_version(void);
HOLO_API int holo_version_number(void);

/* ---- statuses ---- */

typedef enum holo_status {
    HOLO_OK,
    HOLO_E_SCRIPT, /* the script, or the call of its function, has errors */
    HOLO_E_RUN,    /* the script failed while it ran: a check, an assert */
    HOLO_E_USAGE,  /* a call of this library that makes no sense */
    HOLO_E_IO,     /* a file, or the code generator's module */
    HOLO_E_MEMORY, /* no memory is left, or its limit is reached */
    HOLO_E_BUG,    /* a bug in holo */
    HOLO_E_EXIT    /* the script ended itself, as by sys.exit(): no failure if
                    * holo_run_exit_status() is 0; there is no diagnostic */
} holo_status;

/* "ok", "script", "run", ...; never NULL. */
HOLO_API const char *holo_status_name(holo_status status);

/* Receives text: a script's output, a dump, a rendered diagnostic. */
typedef void (*holo_write_fn)(void *self, const char *data, size_t size);

/* ---- diagnostics ---- */

/* A list of diagnostics: errors, and warnings, which come with HOLO_OK too,
 * once for each time that something is compiled. One thread at a time. */
typedef struct holo_diags holo_diags;

typedef enum holo_format {
    HOLO_TEXT,  /* with source excerpts, for people */
    HOLO_SHORT, /* file:line:column: error[code]: message */
    HOLO_JSON   /* one object a line */
} holo_format;

typedef struct holo_render_options {
    size_t struct_size;
    holo_format format;
    int width; /* columns; 0: 100 */
    bool colour;
    bool unicode; /* box drawing characters */
} holo_render_options;

HOLO_API holo_diags *holo_diags_create(void); /* NULL: no memory */
HOLO_API void holo_diags_free(holo_diags *diags);
HOLO_API void holo_diags_clear(holo_diags *diags);
HOLO_API size_t holo_diags_count(const holo_diags *diags);
/* The stable code of diagnostic `i`, "H0401"; NULL past the end. */
HOLO_API const char *holo_diags_code(const holo_diags *diags, size_t i);
/* Writes diagnostic `i`; each ends in a newline. */
HOLO_API void holo_diags_render(const holo_diags *diags, size_t i,
                                const holo_render_options *options,
                                holo_write_fn write, void *self);

/* Adds a diagnostic of the host's own: `code` is one of the catalogue, and
 * bytes [begin, end) of `text`, called `name`, are what it points at; a NULL
 * name points nowhere. */
HOLO_API holo_status holo_diags_report(holo_diags *diags, const char *code,
                                       const char *message, const char *name,
                                       const char *text, size_t size,
                                       size_t begin, size_t end);

/* Writes what is known about a code ("H0401") or slug ("one-branch-def").
 * HOLO_E_USAGE if there is none. */
HOLO_API HOLO_NODISCARD holo_status holo_explain(const char *code,
                                                 holo_write_fn write,
                                                 void *self);
/* The codes of the catalogue in order; NULL past the end. */
HOLO_API const char *holo_explain_code(size_t i);

/* ---- engines ---- */

/* The compiler: where its code generator is, and its limits. Any thread. */
typedef struct holo_engine holo_engine;

typedef struct holo_engine_options {
    size_t struct_size;
    const char *codegen_path; /* the code generator's module; NULL: found */
    const char *cpu;          /* a CPU to compile for; NULL: this one */
    size_t memory_limit;      /* of one compilation, in bytes; 0: 3/4 of RAM */
} holo_engine_options;

HOLO_API HOLO_NODISCARD holo_status holo_engine_create(
    const holo_engine_options *options, holo_engine **out, holo_diags *diags);
HOLO_API void holo_engine_retain(holo_engine *engine);
HOLO_API void holo_engine_release(holo_engine *engine);
/* Writes what an engine is, for reports of bugs: lines "key: value" with the
 * versions of libholo and LLVM, the CPU that code is made for, its vectors, and
 * how libholo was built. Loads the code generator; what is known without it is
 * written also if that fails. */
HOLO_API HOLO_NODISCARD holo_status holo_engine_describe(holo_engine *engine,
                                                         holo_write_fn write,
                                                         void *self,
                                                         holo_diags *diags);

/* ---- programs ---- */

/* A compiled script. Any thread. */
typedef struct holo_program holo_program;

/* What files a script may read or ask for, while it is compiled, and write,
 * while it runs. Imports of scripts beside the script are another thing. */
typedef enum holo_files {
    HOLO_FILES_DEFAULT, /* any for holo_compile_file, none for holo_compile */
    HOLO_FILES_NONE,
    HOLO_FILES_BELOW, /* those below a folder, wherever links lead */
    HOLO_FILES_ANY
} holo_files;

/* Calls of a script's function that are alike are compiled once, and so become
 * calls when the script runs. For looking into the compiler: not so, or not so
 * and with a check that they would have been compiled to the same. */
typedef enum holo_calls {
    HOLO_CALLS_SHARED,
    HOLO_CALLS_INLINE,
    HOLO_CALLS_CHECK
} holo_calls;

typedef struct holo_compile_options {
    size_t struct_size;
    const char *directory; /* where imports are found; NULL: beside the file */
    bool unchecked;        /* leave the script's run-time checks out */
    bool interpret;        /* run by the reference interpreter: very slow, on
                            * a thread of its own, while the caller waits */
    int error_limit;       /* diagnostics kept of one compilation; 0: 20 */
    bool verify;           /* check the compiler's own work at each step */
    holo_files files;
    const char *files_below; /* the folder of HOLO_FILES_BELOW */
    int specialisations;     /* kept at a time; the least used go; 0: 256 */
    holo_calls calls;
    const char *const *argv; /* sys.argv; NULL: [name], as in Python `name` */
    size_t argc;
    /* os.environ: texts `NAME=VALUE`, ended by NULL; NULL: the script may not
     * read it. */
    const char *const *environment;
    /* Answers input() and sys.stdin, while the top level is compiled for a run:
     * up to `size` bytes into `data`; how many, 0 at the end, -1 if it cannot
     * be read. NULL: they are refused. */
    ptrdiff_t (*read_input)(void *self, char *data, size_t size);
    /* Gets what is known to be printed before an input, prompts above all, when
     * that is asked for; the run does not print it again. NULL: it does. */
    holo_write_fn show_output;
    void *input_self; /* of both */
} holo_compile_options;

/* Reads a script. The text is copied; `name` appears in diagnostics. Errors of
 * syntax and of scopes are found here; those of types and shapes when its top
 * level or a function is first compiled, see holo_run_prepare. */
HOLO_API HOLO_NODISCARD holo_status holo_compile(
    holo_engine *engine, const char *name, const char *text, size_t size,
    const holo_compile_options *options, holo_program **out, holo_diags *diags);
HOLO_API HOLO_NODISCARD holo_status holo_compile_file(
    holo_engine *engine, const char *path, const holo_compile_options *options,
    holo_program **out, holo_diags *diags);
HOLO_API void holo_program_retain(holo_program *program);
HOLO_API void holo_program_release(holo_program *program);

/* Finds every error of the script's top level without generating code. */
HOLO_API HOLO_NODISCARD holo_status holo_check(holo_program *program,
                                               holo_diags *diags);

/* ---- values ---- */

/* A value of the host: immutable once made. Any thread. */
typedef struct holo_value holo_value;

typedef enum holo_kind {
    HOLO_NONE,
    HOLO_BOOL,
    HOLO_INT,
    HOLO_FLOAT,
    HOLO_STR,
    HOLO_ARRAY,
    HOLO_LIST,
    HOLO_TUPLE,
    HOLO_DICT,
    HOLO_SCALAR, /* NumPy's: immutable, with a dtype */
    HOLO_LONG    /* an int that does not fit an int64_t: see holo_long() */
} holo_kind;

typedef enum holo_dtype {
    HOLO_NO_DTYPE,
    HOLO_BOOL8, /* one byte, 0 or 1 */
    HOLO_INT8,
    HOLO_INT16,
    HOLO_INT32,
    HOLO_INT64,
    HOLO_UINT8,
    HOLO_UINT16,
    HOLO_UINT32,
    HOLO_UINT64,
    HOLO_FLOAT32,
    HOLO_FLOAT64
} holo_dtype;

enum { HOLO_MAX_RANK = 8, HOLO_MAX_DEPTH = 64 };

/* "float32"; NULL if there is no such dtype. */
HOLO_API const char *holo_dtype_name(holo_dtype dtype);
HOLO_API holo_dtype holo_dtype_from_name(const char *name);
HOLO_API size_t holo_dtype_size(holo_dtype dtype);

/* Constructors: NULL when memory ends or the arguments make no value. */
HOLO_API holo_value *holo_none(void);
HOLO_API holo_value *holo_bool(bool value);
HOLO_API holo_value *holo_int(int64_t value);
HOLO_API holo_value *holo_float(double value);
/* The int of these decimals, at most 4300 behind a `-` or none: a HOLO_INT if
 * it fits an int64_t, else a HOLO_LONG. */
HOLO_API holo_value *holo_long(const char *digits, size_t size);
/* Text in UTF-8, which is copied. */
HOLO_API holo_value *holo_str(const char *data, size_t size);
/* A NumPy scalar: one element of `dtype`, copied. An array of rank 0 is another
 * thing, as it is in NumPy: it can be changed in place. */
HOLO_API holo_value *holo_scalar(holo_dtype dtype, const void *element);
/* The bool, int or float `value` as an input of compiled code: it keeps its
 * kind, and its number is not known while compiling. The caller keeps its
 * reference to `value`. */
HOLO_API holo_value *holo_staged(const holo_value *value);

/* Dense row-major arrays. `copy` copies the elements; `borrow` keeps the
 * pointer, which stays valid until `release(self)` is called (NULL: for as
 * long as the value lives, and then nothing is called). */
HOLO_API holo_value *holo_array_copy(holo_dtype dtype, int rank,
                                     const int64_t *shape, const void *data);
HOLO_API holo_value *holo_array_borrow(holo_dtype dtype, int rank,
                                       const int64_t *shape, const void *data,
                                       void (*release)(void *self), void *self);

/* Containers retain their items. At most HOLO_MAX_DEPTH deep. The keys of a
 * dict are None, bools, ints, floats, strings and tuples of such, none of them
 * staged. */
HOLO_API holo_value *holo_list(size_t n, holo_value *const *item);
HOLO_API holo_value *holo_tuple(size_t n, holo_value *const *item);
HOLO_API holo_value *holo_dict(size_t n, holo_value *const *key,
                               holo_value *const *item);

HOLO_API void holo_value_retain(holo_value *value);
HOLO_API void holo_value_release(holo_value *value);

/* What a value is. A value of another kind reads as 0, NULL or HOLO_NONE. */
HOLO_API holo_kind holo_value_kind(const holo_value *value);
HOLO_API bool holo_value_bool(const holo_value *value);
HOLO_API int64_t holo_value_int(const holo_value *value);
HOLO_API double holo_value_float(const holo_value *value);
/* The text of a HOLO_STR, the decimals of a HOLO_LONG. NUL-terminated; `size`
 * may be NULL. Valid as long as the value. */
HOLO_API const char *holo_value_str(const holo_value *value, size_t *size);

/* Was it made by holo_staged()? Results never were. */
HOLO_API bool holo_value_is_staged(const holo_value *value);

/* Of an array, or of a scalar, which reads like an array of rank 0. */
HOLO_API holo_dtype holo_array_dtype(const holo_value *value);
HOLO_API int holo_array_rank(const holo_value *value);
HOLO_API const int64_t *holo_array_shape(const holo_value *value);
HOLO_API int64_t holo_array_size(const holo_value *value); /* elements */
HOLO_API const void *holo_array_data(const holo_value *value);

/* Of a list, tuple or dict; items and keys are borrowed from it. */
HOLO_API size_t holo_value_count(const holo_value *value);
HOLO_API holo_value *holo_value_item(const holo_value *value, size_t i);
HOLO_API holo_value *holo_value_key(const holo_value *value, size_t i);

/* ---- runs ---- */

/* An execution of a program. One at a time; several runs of one program may
 * be used by several threads at once. */
typedef struct holo_run holo_run;

typedef struct holo_run_options {
    size_t struct_size;
    holo_write_fn write; /* the script's output; NULL: dropped */
    void *self;
    holo_write_fn write_error; /* what goes to sys.stderr; NULL: dropped */
    void *error_self;
    void (*flush)(void *self); /* of the output: the script says that it is to
                                * go out now; NULL: nothing */
} holo_run_options;

HOLO_API HOLO_NODISCARD holo_status
holo_run_create(holo_program *program, const holo_run_options *options,
                holo_run **out, holo_diags *diags);
HOLO_API void holo_run_free(holo_run *run);

/* Runs the script's top level, from the start. */
HOLO_API HOLO_NODISCARD holo_status holo_run_main(holo_run *run,
                                                  holo_diags *diags);

/* Calls a function of the script, in fresh module state: the top level runs
 * first. Arrays, scalars and what holo_staged() made are the inputs of compiled
 * code; all else is known while compiling. A specialisation is compiled for
 * each combination of kinds, dtypes, shapes and other values, once for the life
 * of the program. The result has the kinds that it has in Python: a number is a
 * bool, an int or a float, what NumPy calls a scalar is one. */
HOLO_API HOLO_NODISCARD holo_status holo_call(holo_run *run,
                                              const char *function,
                                              holo_value *const *arg,
                                              size_t narg, holo_value **result,
                                              holo_diags *diags);

/* The exit status, 0 to 255, that the script asked for when the run's last main
 * or call ended with HOLO_E_EXIT; else 0. */
HOLO_API int holo_run_exit_status(const holo_run *run);

/* Compiles what holo_run_main (function NULL) or holo_call would, so that it
 * runs at once. Elements of arrays are not looked at. */
HOLO_API HOLO_NODISCARD holo_status holo_run_prepare(holo_run *run,
                                                     const char *function,
                                                     holo_value *const *arg,
                                                     size_t narg,
                                                     holo_diags *diags);

/* Seconds that the run's last prepare, main or call spent; a specialisation
 * that was there already took none. */
typedef struct holo_times {
    size_t struct_size;
    double read;     /* parsing, scopes, the script level */
    double convert;  /* specialisation and autodiff: the graph */
    double optimise; /* graph to graph */
    double load;     /* the code generator's module, once an engine */
    double generate; /* kernels, LLVM, machine code */
    double run;
} holo_times;
HOLO_API void holo_run_times(const holo_run *run, holo_times *out);

/* ---- looking inside ---- */

typedef struct holo_dump_options {
    size_t struct_size;
    const char *stage;    /* one of holo_stage_name(); NULL: "graph" */
    const char *function; /* NULL: the top level */
    holo_value *const *arg;
    size_t narg;
    bool dot;   /* a graph for Graphviz; not of ast, kernels, llvm, asm */
    bool spans; /* each node's place in the script */
} holo_dump_options;

/* Writes a stage of compilation as text. */
HOLO_API HOLO_NODISCARD holo_status holo_dump(holo_program *program,
                                              const holo_dump_options *options,
                                              holo_write_fn write, void *self,
                                              holo_diags *diags);

/* The stages in the order of compilation, and what each shows; NULL past the
 * end. */
HOLO_API const char *holo_stage_name(size_t i);
HOLO_API const char *holo_stage_doc(size_t i);

typedef struct holo_opt_options {
    size_t struct_size;
    const char *passes; /* names, separated by commas; NULL: none */
    bool dot, spans;
} holo_opt_options;

/* Reads the text form of a module, runs passes over it, and writes it. */
HOLO_API HOLO_NODISCARD holo_status holo_opt(holo_engine *engine,
                                             const char *name, const char *text,
                                             size_t size,
                                             const holo_opt_options *options,
                                             holo_write_fn write, void *self,
                                             holo_diags *diags);

/* The passes by name, and what each does; NULL past the end. */
HOLO_API const char *holo_pass_name(size_t i);
HOLO_API const char *holo_pass_doc(size_t i);

#ifdef __cplusplus
}
#endif

#endif
