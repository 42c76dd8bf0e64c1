/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* From LLVM IR to machine code: target, passes, linking. */
#ifndef HOLO_CODEGEN_JIT_H
#define HOLO_CODEGEN_JIT_H

#include <llvm-c/LLJIT.h>
#include <llvm-c/TargetMachine.h>

#include "base/diag.h"
#include "codegen/codegen.h"
#include "codegen/target.h"

/* A CPU to make code for. */
typedef struct Target {
    LLVMTargetMachineRef machine;
    TargetInfo info;
} Target;

/* NULL: the host's CPU, by its feature bits; or a name that LLVM knows. False
 * after a diagnostic. */
bool target_open(Context *ctx, const char *cpu, Target *out);
void target_close(Target *t);
/* The CPU of target_open(), and the vector features that code will use; false
 * after a diagnostic. */
bool target_describe(Context *ctx, const char *cpu, TextBuffer *out);

/* The module's machine code, as an object or as assembly text; NULL after a
 * diagnostic. */
LLVMMemoryBufferRef target_emit(Context *ctx, const Target *t,
                                LLVMModuleRef module, LLVMCodeGenFileType type);

/* Code in memory. */
typedef struct Jit {
    LLVMOrcLLJITRef lljit;
} Jit;

/* Links an object (taken over) against `symbol`; false after a diagnostic. */
bool jit_open(Context *ctx, LLVMMemoryBufferRef object, int nsymbol,
              const RuntimeSymbol *symbol, Jit *out);
/* A function's address; 0 after a diagnostic. */
uint64_t jit_address(Context *ctx, const Jit *j, const char *name);
void jit_close(Jit *j);

#endif
