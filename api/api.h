/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* api/: the public C API, on top of everything. Table of contents.
 *
 *   guard.c         memory exhaustion as a result, not a jump
 *   diags.c         lists of diagnostics that outlive a compilation
 *   value.c         values of the host
 *   exchange.c      values of the host <-> what the compiler takes and gives
 *   options.c       structs of options, of older and newer hosts
 *   engine.c        engines; loading codegen/
 *   files.c         what a script may ask of the file system
 *   compilation.c   the stages of compilation, one after the other
 *   program.c       programs and their specialisations
 *   run.c           runs: the top level, calls
 *   dump.c          stages as text; passes over text
 *   explain.c       versions, statuses, the catalogue of diagnostics
 *   scripts.h       lib/ as data */
#ifndef HOLO_API_API_H
#define HOLO_API_API_H

#include <assert.h>
#include <pthread.h>
#include <stdatomic.h>

#include "base/host_value.h"
#include "codegen/codegen.h"
#include "frontend/frontend.h"
#include "include/holo.h"
#include "passes/specialise.h"

/* ---- guard.c ---- */

/* Runs `body`; false if the arena was exhausted on the way. */
bool guard(Arena *a, void (*body)(void *self), void *self);
/* The same on a stack that is large enough for compiling. */
bool guard_deep(Arena *a, void (*body)(void *self), void *self);

/* ---- diags.c ---- */

/* The diagnostics are copies, with the sources they point into. */
struct holo_diags {
    Arena arena;
    Context ctx;
};

/* Appends copies of the diagnostics of `from`; returns the status that they
 * amount to, which is HOLO_E_BUG if there are none. */
holo_status diags_take(holo_diags *to, const Context *from);
/* Moves warnings there: HOLO_OK, or HOLO_E_MEMORY. */
holo_status diags_warn(holo_diags *to, Context *from);
/* Appends one without a span, and returns `status`. `to` may be NULL. */
holo_status diags_say(holo_diags *to, holo_status status, DiagCode code,
                      const char *format, ...)
    __attribute__((format(printf, 4, 5)));
holo_status diags_no_memory(holo_diags *to);

/* Renders text in an arena for a callback. */
void write_buffer(const TextBuffer *b, holo_write_fn write, void *self);

/* ---- value.c ---- */

struct holo_value {
    atomic_size_t references;
    holo_kind kind;
    bool staged; /* of a bool, an int or a float */
    int depth;   /* of containers, to bound every walk */
    union {
        bool b;
        int64_t i;
        double f;
        struct {
            size_t size;
            char *data;
        } s;
        struct {
            holo_dtype dtype;
            int rank;
            int64_t size;
            int64_t shape[HOLO_MAX_RANK];
            const void *data;
            void (*release)(void *self);
            void *self;
            uint64_t element; /* of a scalar, what `data` points at */
        } array;
        struct {
            size_t n;
            holo_value **item;
            holo_value **key; /* of a dict */
        } items;
    };
};

enum { ARRAY_ALIGNMENT = 64 };
/* Memory for an array's elements, for free(); NULL when there is none. */
void *array_memory(size_t bytes);

/* ---- exchange.c ---- */

/* Can these be the name and the arguments of a call? */
bool arguments_fit(const char *function, holo_value *const *arg, size_t narg);
/* A copy of a value's structure in an arena; what is staged is borrowed. */
HostValue host_value_from(Arena *a, const holo_value *value);
/* Writes what a specialisation depends on: of what is staged, its type. */
void value_key(TextBuffer *out, const holo_value *value);
/* Appends what is staged of a value in the order of a walk. */
typedef struct ArrayList {
    Arena *arena;
    int n, capacity;
    TensorView *item;
} ArrayList;
void host_value_arrays(ArrayList *list, const HostValue *value);
/* A value of the host with this structure, whose staged parts are taken one
 * after the other from `*array`. NULL when memory ends. */
holo_value *host_value_to(const HostValue *structure, holo_value ***array);

/* ---- options.c ---- */

/* Reads a host's struct of options (NULL: the defaults) into one of `size`
 * bytes; false if its size makes no sense, or it asks for what is not here. */
bool options_read(void *to, size_t size, const void *from);

/* ---- engine.c ---- */

struct holo_engine {
    atomic_size_t references;
    char *codegen_path; /* NULL: beside libholo */
    char *cpu;          /* NULL: the host's */
    size_t memory_limit;
    pthread_mutex_t lock; /* of what follows */
    const CodegenApi *codegen;
    RuntimeSymbol *symbol;
    int nsymbol;
};

/* The code generator, loaded on first use; NULL after a diagnostic. */
const CodegenApi *engine_codegen(holo_engine *engine, Context *ctx);
CodegenOptions engine_codegen_options(const holo_engine *engine);

/* ---- files.c ---- */

/* What of the file system a script may read as data. */
typedef struct FilePolicy {
    holo_files files;
    char *below; /* of HOLO_FILES_BELOW: a folder's real path */
} FilePolicy;

/* What options say, or `otherwise`; `*out` stays free to be freed. False
 * with a reason in `*why` if a folder is not there. */
bool file_policy_init(FilePolicy *out, const holo_compile_options *options,
                      holo_files otherwise, const char **why);
/* Reads a regular file to its end, whatever the policy; false with a reason in
 * `*why`. */
bool file_read(Arena *a, const char *path, Text *out, const char **why);
/* What a script may ask of the file system while it is compiled: of false,
 * `*why`, or an errno in `*error`. */
bool file_look_at(const FilePolicy *policy, const char *path, FileLook *out,
                  const char **why);
bool file_read_data(const FilePolicy *policy, Arena *a, const char *path,
                    Text *out, int *error, const char **why);
bool file_list(const FilePolicy *policy, Arena *a, const char *path, int *n,
               Text **name, int *error, const char **why);
bool file_current(const FilePolicy *policy, Arena *a, Text *out,
                  const char **why);
/* May anything be written? And what changes it while a program runs: a
 * descriptor, or 0; -1 with an errno in `*error`, or else `*why`. */
bool file_may_write(const FilePolicy *policy, const char **why);
int file_change(const FilePolicy *policy, SystemCall call, const char *path,
                int64_t mode, int *error, const char **why);
/* Reads a table of numbers as np.loadtxt does. */
bool file_read_table(const FilePolicy *policy, Arena *a, const char *path,
                     const TableOptions *options, Table *out, const char **why);

/* ---- compilation.c ---- */

/* A script as the program keeps it: read only. */
typedef struct Script {
    char *name;
    char *directory;
    Text text;
    bool unchecked, interpret, verify;
    holo_calls calls;
    int error_limit;
    FilePolicy files;
    char **argument; /* sys.argv */
    int nargument;
    char **environment; /* NULL: it may not be read */
    ptrdiff_t (*read_input)(void *self, char *data, size_t size);
    holo_write_fn show_output;
    void *input_self;
} Script;

typedef enum Stage {
    STAGE_AST,
    STAGE_SCRIPT,
    STAGE_LOWERED,
    STAGE_GRAPH,
    STAGE_GRAD,
    STAGE_OPTIMISED,
    STAGE_KERNELS,
    STAGE_LLVM,
    STAGE_ASM,
    STAGE_COUNT
} Stage;

/* One compilation: of the top level, or of a function for some arguments.
 * Everything it makes is in its arena. It does not move. */
typedef struct Compilation {
    Arena arena;
    Arena making; /* part of it: the way to the graph; closed once that stands
                     and more is asked for */
    Context ctx;
    const Script *script;
    SpecialiseHost host;
    uint32_t file;
    int stage; /* how many stages are done */
    AstModule *ast;
    Module *module;
    const char *function; /* NULL: the top level */
    HostValue *arg;
    int narg;
    HostValue result;
    bool takes_input; /* the top level is compiled to be run */
    char *input; /* what was read of standard input and is no whole line yet */
    size_t input_size, input_capacity;
    double seconds[STAGE_COUNT];
} Compilation;

Compilation *compilation_new(const holo_engine *engine, const Script *script);
void compilation_free(Compilation *c);
/* What STAGE_GRAPH is to specialise; false when memory ends. */
bool compilation_target(Compilation *c, const char *function,
                        holo_value *const *arg, size_t narg);
/* Goes on until a stage (at most STAGE_OPTIMISED) is done. */
holo_status compilation_reach(Compilation *c, Stage stage, holo_diags *diags);
double seconds_now(void);

/* ---- program.c ---- */

/* A compilation with its code, kept by the program. */
typedef struct Specialisation Specialisation;
struct Specialisation {
    Specialisation *next;
    int users; /* executions that go on */
    Compilation *compilation;
    Text key; /* in the compilation's arena */
    const CodegenApi *codegen;
    Compiled *compiled; /* NULL until it is first run, or if interpreted */
    const EffectSite *site;
    Message *message; /* of each site */
    int nsite;
};

struct holo_program {
    atomic_size_t references;
    holo_engine *engine;
    Script script;
    pthread_mutex_t lock;  /* of what follows */
    Compilation *spare;    /* read already, for the first specialisation */
    Specialisation *first; /* the one used last */
    int most;              /* that are kept */
};

/* The specialisation for a call (or the top level: NULL), compiled unless it
 * was there; `code` asks for machine code too. Times are added to `times`. */
holo_status program_specialise(holo_program *program, const char *function,
                               holo_value *const *arg, size_t narg, bool code,
                               Specialisation **out, holo_times *times,
                               holo_diags *diags);
/* Ends the use of what program_specialise() gave. */
void program_put_back(holo_program *program, Specialisation *s);

#endif
