/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* codegen/: graph level to machine code. Table of contents.
 *
 *   kernel.c    what all ask of ops and kernels
 *   fuse.c      graph level -> kernel level: loop nests, products
 *   fuse_write.c  its result, written out
 *   buffers.c   the buffer plan: every tensor's place, loop state in place
 *   live.c      when a buffer is needed; layout.c where each lies
 *   plan_print.c the plan as text
 *   emit*.c     kernel level -> LLVM IR
 *   math.c      vector math; dot.c matrix products; reduce.c reductions
 *   jit.c       LLVM IR -> machine code; codegen.c the table below
 *
 * LLVM is named in this folder alone. The folder is a module that libholo
 * loads on first use (linking LLVM costs 18 ms at every start); what it offers
 * is the one table below, and what compiled code needs of runtime/ comes in as
 * a list of symbols. */
#ifndef HOLO_CODEGEN_CODEGEN_H
#define HOLO_CODEGEN_CODEGEN_H

#include "base/format.h"
#include "ir/graph.h"

/* A check's or print's text, handed to the runtime as `site` number. */
typedef struct EffectSite {
    Message message;
    DiagCode code; /* of the failure */
    Span span;
    const CallSite *calls;
} EffectSite;

/* The runtime's state of one run; opaque here. */
typedef struct RunState RunState;

typedef struct RuntimeSymbol {
    const char *name;
    void *address;
} RuntimeSymbol;

typedef struct CodegenOptions {
    const RuntimeSymbol *symbol; /* what emitted code may call: runtime.h */
    int nsymbol;
    const char *cpu; /* NULL: the host; features are never guessed by name */
} CodegenOptions;

/* A compiled module; freed with `free`, safe to call from one thread at a
 * time per RunState. */
typedef struct Compiled Compiled;

typedef enum { CODEGEN_KERNELS, CODEGEN_LLVM, CODEGEN_ASM } CodegenStage;

/* Of the table below and of all that it speaks of (Context, Module, ...):
 * raised with each change of them. A module of another number is not called. */
enum { CODEGEN_ABI = 4 };

typedef struct CodegenApi {
    int abi; /* CODEGEN_ABI of the module; first in every version */
    /* NULL after a diagnostic. Everything that the result needs is copied:
     * `m` and its arena may go (but for EffectSite's spans and calls). */
    Compiled *(*compile)(Context *ctx, const Module *m,
                         const CodegenOptions *options);
    void (*free)(Compiled *c);
    /* Runs a function: one dense buffer per tensor param and per tensor
     * output. 0, or nonzero when a check failed: the RunState knows which. */
    int (*call)(Compiled *c, const char *function, RunState *run,
                const void *const *arg, void *const *result);
    const EffectSite *(*sites)(const Compiled *c, int *n);
    /* A stage as text; false after a diagnostic. */
    bool (*dump)(Context *ctx, const Module *m, const CodegenOptions *options,
                 CodegenStage stage, TextBuffer *out);
    /* LLVM's version and the CPU that code is made for, a line "key: value"
     * each; false after a diagnostic. */
    bool (*describe)(Context *ctx, const CodegenOptions *options,
                     TextBuffer *out);
} CodegenApi;

/* The module's only exported symbol. */
__attribute__((visibility("default"))) const CodegenApi *holo_codegen_api(void);

#endif
