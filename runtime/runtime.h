/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* runtime/: what compiled programs need while they run. Table of contents.
 *
 *   run.c     the state of a run: output, the failed check
 *   system.c  what programs ask of the system
 *   tape.c    tapes of loops of unknown length
 *   symbols.c what compiled code may call, by name
 *   csv.c     reading tables of numbers (text, gzip)
 *
 * Compiled code calls the rt_* functions below by the names in
 * `runtime_symbol`; they are the whole interface between the two. */
#ifndef HOLO_RUNTIME_RUNTIME_H
#define HOLO_RUNTIME_RUNTIME_H

#include <stdio.h>

#include "base/diag.h"
#include "base/format.h"
#include "base/system.h"

typedef struct Tape Tape;

/* How many of the innermost and of the outermost calls a failure keeps; how
 * deep calls of functions that enter themselves nest, as in CPython. */
enum { RUN_CALLS = 16, RUN_DEPTH = 1000 };

/* Values of RunState.failed_site that are no site. */
enum { RUN_NOT_FAILED = -1, RUN_OUT_OF_MEMORY = -2, RUN_EXITED = -3 };

typedef struct FrameBlock FrameBlock;

typedef struct RunState {
    /* Where print goes; called from the thread that runs. */
    void (*write)(void *self, const char *data, size_t size);
    void *self;
    /* The same of standard error, and what brings out what was written; NULL:
     * nothing is done. */
    void (*write_error)(void *self, const char *data, size_t size);
    void *error_self;
    void (*flush)(void *self);
    int exit_status; /* of RUN_EXITED */
    /* What changes the file system: a descriptor, or 0; -1 with an errno in
     * `*error`, or else `*why`. NULL: nothing may. */
    int (*change)(void *self, SystemCall call, const char *path, int64_t mode,
                  int *error, const char **why);
    void *change_self;
    FILE **file; /* of the streams that were opened; NULL: closed */
    int nfile;
    /* One per site of the compiled module, set before the run. */
    const Message *message;
    int nmessage;
    /* After a failed check: its site, and its message, malloc'd (NULL when
     * there was no memory even for that). The first failure is kept. */
    int failed_site;
    char *failure;
    /* The sites of the calls that led there, innermost first: the first and
     * the last of `ncalled`, which may be more than there is room for. */
    int depth; /* calls of functions that may enter themselves */
    int ncalled;
    int32_t called[2 * RUN_CALLS];
    Tape *tapes; /* every live tape, so that a failed run frees them */
    Tape *spare; /* freed ones, to be used again */
    int nspare;
    FrameBlock *frames;       /* arenas of the calls under way: frames.c */
    FrameBlock *spare_frames; /* an empty block */
} RunState;

void run_state_init(RunState *run);
void run_state_free(RunState *run);
void run_frames_free(RunState *run); /* a part of that */

/* print: formats message `site` and writes it. A format that does not fit its
 * value is a failure, with Python's words: then nonzero, and compiled code
 * returns. */
int32_t rt_print(RunState *run, int32_t site, const void *const *value);
/* Asks the system: value[] are the numbers of the call, then what its text
 * shows. Nonzero if the run ends, and compiled code returns. */
int32_t rt_system(RunState *run, int32_t site, int32_t call,
                  const void *const *value, int64_t *answer);
/* A check failed: formats and keeps the message; compiled code returns. */
void rt_fail(RunState *run, int32_t site, const void *const *value);

/* A call, from `site`, of a function that may enter itself: its arena of `size`
 * bytes, or NULL after a failure, when it is too deep or memory ended. */
void *rt_enter(RunState *run, int32_t site, int64_t size);
void rt_leave(RunState *run, void *arena);
/* A call failed: it came from `site`. Compiled code returns. */
void rt_called(RunState *run, int32_t site);

/* Tapes: stacks of bytes. A record's size is known to both sides. rt_tape_push
 * gives the place to write `size` bytes (aligned to 64); rt_tape_pop the place
 * to read them, valid until the next push; NULL when memory ends (push). */
Tape *rt_tape_create(RunState *run);
void *rt_tape_push(Tape *tape, int64_t size);
const void *rt_tape_pop(Tape *tape, int64_t size);
void rt_tape_free(RunState *run, Tape *tape);
void rt_tapes_free(RunState *run); /* all of a run's */
/* Memory of a run's arena: NULL when there is none; freed by rt_free. */
void *rt_alloc(RunState *run, int64_t size);
void rt_free(RunState *run, void *memory);
/* Fails with RUN_OUT_OF_MEMORY; compiled code returns. */
void rt_out_of_memory(RunState *run);

/* ---- system.c ---- */

/* What a call does; a double is the bits of its number. False if the run ends:
 * it exits, or failed at the site. */
bool system_call(RunState *run, int32_t site, SystemCall call,
                 const int64_t *number, Text text, int64_t *answer);
/* Closes what a run left open. */
void run_files_free(RunState *run);
/* Keeps the first failure of a run. */
void run_fail(RunState *run, int site, const char *text, size_t size);

typedef struct RtSymbol {
    const char *name;
    void *address;
} RtSymbol;
/* The rt_* functions and the C library's and SLEEF's math functions that
 * compiled code may call; ended by a NULL name. */
extern const RtSymbol runtime_symbol[];

#endif
