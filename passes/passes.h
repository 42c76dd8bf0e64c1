/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* passes/: graph to graph. Table of contents.
 *
 *   jumps.c        script -> script: break, continue and return become flags
 *                  and structure
 *   specialise.c   script -> graph: evaluates the static part, stages the
 *                  rest, in three rooms: staging/, python/, numpy/
 *   grad*.c        reverse-mode autodiff, graph -> graph
 *   inline.c       calls become the nodes of what they call
 *   fold.c simplify.c carry.c licm.c cse.c dce.c
 *                  the optimiser, graph -> graph; the laws of algebra that
 *                  simplify applies are the rows of rewrites.def
 *   pipeline.c     the passes by name, and the order in which they run */
#ifndef HOLO_PASSES_PASSES_H
#define HOLO_PASSES_PASSES_H

#include "ir/ir.h"

/* Jump lowering: afterwards no py_break, py_continue or py_return is left, and
 * each function's region has one output, the value it returns. What structure
 * cannot say is kept in names of the function that begin with a dot: the flags
 * `.return`, `.break1`, `.continue1` are always bound where they are read;
 * `.value`, what is returned, may be unbound where `.return` is false. A `for`
 * ends after a turn, before it asks for the next item, if its `stop_flag` is
 * true. `else` regions of loops are empty. */
void pass_jumps(Module *m);

/* How a table of numbers is read: np.loadtxt's arguments. */
typedef struct TableOptions {
    DType dtype;                /* of what is read: f64, or an integer's */
    char delimiter;             /* 0: blanks */
    char comment;               /* 0: there are none */
    int64_t skiprows, max_rows; /* max_rows 0: all */
    int nusecols;
    const int64_t *usecols; /* NULL: all columns */
} TableOptions;

/* Numbers of a file, row-major: doubles, or for integer dtypes int64_t or
 * uint64_t. `data` is the arena's. */
typedef struct Table {
    int64_t rows, columns;
    const void *data;
} Table;

typedef enum FileKind {
    FILE_ABSENT,
    FILE_REGULAR,
    FILE_FOLDER,
    FILE_OTHER
} FileKind;

/* What lies at a path. */
typedef struct FileLook {
    FileKind kind;
    int error; /* the errno of what is absent */
    int64_t size;
} FileLook;

typedef enum ModulePlace {
    MODULE_ELSEWHERE, /* it is not beside the script */
    MODULE_FILE,
    MODULE_PACKAGE /* a folder with an `__init__.py` */
} ModulePlace;

/* What specialisation needs from outside, so that passes/ knows no files. */
typedef struct SpecialiseHost {
    void *self;
    /* Reads a table of numbers as np.loadtxt does, inflating gzip; false after
     * storing a reason (arena-owned) in `*why`. */
    bool (*read_table)(void *self, Arena *a, const char *path,
                       const TableOptions *options, Table *out,
                       const char **why);
    /* Compiles a script module (`nn`, or a file next to the script) to script
     * level, jumps lowered; NULL with `*why` if there is none: NULL as well if
     * nothing of that name is there. */
    Module *(*load_module)(void *self, const char *name, const char **why);
    /* What lies beside the script under such a name. */
    ModulePlace (*module_place)(void *self, const char *name);
    /* The same of a text that the library wrote; NULL after errors. */
    Module *(*read_text)(void *self, const char *name, Text text);
    const char *const *argument; /* sys.argv */
    int nargument;
    /* `NAME=VALUE` each, ended by NULL; NULL: it may not be read. */
    const char *const *environment;
    /* What lies at a path, and what it holds: false with an errno in `*error`,
     * if it is a matter of the system, or with `*why`. */
    bool (*look)(void *self, const char *path, FileLook *out, const char **why);
    bool (*read_file)(void *self, Arena *a, const char *path, Text *out,
                      int *error, const char **why);
    bool (*list_folder)(void *self, Arena *a, const char *path, int *n,
                        Text **name, int *error, const char **why);
    /* The folder that the process is in. */
    bool (*folder)(void *self, Arena *a, Text *out, const char **why);
    bool (*may_write)(void *self, const char **why);
    /* The next line of standard input, with its end; empty at the end of it.
     * NULL: there is none. */
    bool (*read_line)(void *self, Arena *a, Text *out, const char **why);
    /* Gets what is known to be printed before input is asked for; then the
     * program does not print it. NULL: it does. */
    void (*show)(void *self, const char *data, size_t size);
} SpecialiseHost;

/* Script level (jumps lowered) -> graph level: evaluates the whole script,
 * its top level becoming the function "main" (no params but a token, no
 * results but a token). NULL after errors. */
Module *specialise_script(Context *ctx, const Module *script,
                          const SpecialiseHost *host);

/* One function of a script for given arguments, for `holo call` and the C API:
 * see passes/specialise.h. */

/* Drops the functions that no call leads to from the module's first. */
void module_keep_reached(Module *m);

/* Reverse mode, in place: appends to `b->graph`, behind all its nodes, the
 * computation of the cotangents of `x` from those of `y`. `begin` is the first
 * node of `x`, if all that depends on them was made after it, or NULL.
 * `y_cotangent[i]` NULL is zero; `x_cotangent[i]` is NULL where nothing flows.
 * A `while` on the path is replaced by one that also fills a tape, a call by
 * one that also gives what the way back needs. False after an error: H0601 with
 * the path from y to x and the node where it breaks. */
bool grad_vjp(Context *ctx, Build *b, Node *begin, int ny, Node *const *y,
              Node *const *y_cotangent, int nx, Node *const *x,
              Node **x_cotangent);

/* How y depends on x, both of one graph, when no cotangent comes from y to x:
 * on no path; on some that gradients could pass, flat ones; or only on paths
 * that a comparison, an integer or stop_gradient cuts. The last is reported by
 * H0607, with the path, if `report` is not NULL. */
typedef enum GradLink { GRAD_APART, GRAD_LINKED, GRAD_CUT } GradLink;
GradLink grad_link(Context *ctx, const Node *y, const Node *x, Diag **report);

typedef struct PassInfo {
    const char *name;
    void (*run)(Module *m);
    const char *doc;
} PassInfo;

/* Every pass that `holo opt --passes=` knows, ended by a NULL name. */
extern const PassInfo pass_info[];
const PassInfo *pass_find(const char *name);
/* The optimiser's pipeline, when all gradients have been taken, verifying the
 * module after each pass in debug builds (a violation is an H0999 and false).
 */
bool pass_optimise(Module *m);

#endif
