/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A JIT for tests of emitted functions: one module in, one address out. */
#ifndef HOLO_TESTS_UNIT_CODEGEN_JIT_H
#define HOLO_TESTS_UNIT_CODEGEN_JIT_H

#include <llvm-c/Analysis.h>
#include <llvm-c/Core.h>
#include <llvm-c/Error.h>
#include <llvm-c/LLJIT.h>
#include <llvm-c/Orc.h>
#include <llvm-c/Target.h>
#include <llvm-c/TargetMachine.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "runtime/runtime.h"

/* A module under construction, with what owns it. */
typedef struct TestModule {
    LLVMOrcThreadSafeContextRef owner;
    LLVMContextRef context;
    LLVMModuleRef module;
    LLVMBuilderRef builder;
} TestModule;

static inline TestModule test_module(void)
{
    TestModule m = {.owner = LLVMOrcCreateNewThreadSafeContext()};

    m.context = LLVMOrcThreadSafeContextGetContext(m.owner);
    m.module = LLVMModuleCreateWithNameInContext("test", m.context);
    m.builder = LLVMCreateBuilderInContext(m.context);
    return m;
}

static inline void test_module_free(TestModule *m)
{
    LLVMDisposeBuilder(m->builder);
    LLVMDisposeModule(m->module);
    LLVMOrcDisposeThreadSafeContext(m->owner);
}

static inline void test_require(LLVMErrorRef error)
{
    if (!error)
        return;
    fprintf(stderr, "LLVM: %s\n", LLVMGetErrorMessage(error));
    exit(1);
}

/* The host's features, but no scheduling for its model: as in codegen/jit.c. */
static inline LLVMOrcLLJITBuilderRef test_jit_builder(void)
{
    LLVMOrcLLJITBuilderRef builder = LLVMOrcCreateLLJITBuilder();
    char *triple = LLVMGetDefaultTargetTriple(), *message;
    char *features = LLVMGetHostCPUFeatures();
    LLVMTargetRef target;

    if (LLVMGetTargetFromTriple(triple, &target, &message))
        exit(1);
    LLVMOrcLLJITBuilderSetJITTargetMachineBuilder(
        builder,
        LLVMOrcJITTargetMachineBuilderCreateFromTargetMachine(
            LLVMCreateTargetMachine(target, triple, "x86-64", features,
                                    LLVMCodeGenLevelDefault, LLVMRelocPIC,
                                    LLVMCodeModelJITDefault)));
    LLVMDisposeMessage(features);
    LLVMDisposeMessage(triple);
    return builder;
}

static inline LLVMOrcLLJITRef test_jit(void)
{
    LLVMOrcLLJITRef jit;
    LLVMOrcCSymbolMapPair pair[512];
    size_t n = 0;

    LLVMInitializeX86TargetInfo();
    LLVMInitializeX86Target();
    LLVMInitializeX86TargetMC();
    LLVMInitializeX86AsmPrinter();
    test_require(LLVMOrcCreateLLJIT(&jit, test_jit_builder()));
    for (const RtSymbol *s = runtime_symbol; s->name; s++) {
        pair[n].Name = LLVMOrcLLJITMangleAndIntern(jit, s->name);
        pair[n].Sym.Address = (LLVMOrcExecutorAddress)(uintptr_t)s->address;
        pair[n].Sym.Flags.GenericFlags = LLVMJITSymbolGenericFlagsExported;
        pair[n].Sym.Flags.TargetFlags = 0;
        n++;
    }
    test_require(LLVMOrcJITDylibDefine(LLVMOrcLLJITGetMainJITDylib(jit),
                                       LLVMOrcAbsoluteSymbols(pair, n)));
    return jit;
}

/* Verifies, and makes `f` visible under its name. */
static inline void test_verify(TestModule *m)
{
    char *message = NULL;

    if (LLVMVerifyModule(m->module, LLVMReturnStatusAction, &message)) {
        fprintf(stderr, "verifier: %s\n", message);
        exit(1);
    }
    LLVMDisposeMessage(message);
}

/* Compiles and consumes the module (into `*tracker`, to be removed); the
 * address of function `name`. */
static inline void *test_compile(LLVMOrcLLJITRef jit, TestModule *m,
                                 const char *name,
                                 LLVMOrcResourceTrackerRef *tracker)
{
    LLVMOrcJITDylibRef lib = LLVMOrcLLJITGetMainJITDylib(jit);
    LLVMOrcExecutorAddress address;

    LLVMSetLinkage(LLVMGetNamedFunction(m->module, name), LLVMExternalLinkage);
    test_verify(m);
    LLVMDisposeBuilder(m->builder);
    *tracker = LLVMOrcJITDylibCreateResourceTracker(lib);
    test_require(LLVMOrcLLJITAddLLVMIRModuleWithRT(
        jit, *tracker, LLVMOrcCreateNewThreadSafeModule(m->module, m->owner)));
    LLVMOrcDisposeThreadSafeContext(m->owner);
    test_require(LLVMOrcLLJITLookup(jit, &address, name));
    return (void *)(uintptr_t)address;
}

static inline void test_remove(LLVMOrcResourceTrackerRef tracker)
{
    test_require(LLVMOrcResourceTrackerRemove(tracker));
    LLVMOrcReleaseResourceTracker(tracker);
}

#endif
