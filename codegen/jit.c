/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* LLVM IR -> machine code -> memory.
 *
 * The emitted IR is final: vectors are written out and scalars are in
 * registers, so no pass pipeline runs, only the target's own passes. The
 * object is linked by LLJIT against absolute symbols; nothing of the process
 * is visible to it. */
#include "codegen/jit.h"

#include <llvm-c/Analysis.h>
#include <llvm-c/Core.h>
#include <llvm-c/Error.h>
#include <llvm-c/Orc.h>
#include <llvm-c/Target.h>

#include <string.h>
#include <threads.h>

static bool report(Context *ctx, const char *what, const char *why)
{
    diag_error(ctx, DIAG_H0999, SPAN_NONE, "LLVM: %s: %s", what,
               why ? why : "unknown");
    return false;
}

static bool report_error(Context *ctx, const char *what, LLVMErrorRef error)
{
    char *why = LLVMGetErrorMessage(error);

    report(ctx, what, why);
    LLVMDisposeErrorMessage(why);
    return false;
}

/* ---- targets ---- */

static bool has_feature(const char *features, const char *name)
{
    size_t size = strlen(name);

    for (const char *p = features; (p = strstr(p, name)); p += size)
        if (p > features && p[-1] == '+' && (p[size] == ',' || p[size] == '\0'))
            return true;
    return false;
}

static TargetInfo info_of(const char *features)
{
    static const char *const wanted[] = {"avx512f", "avx512bw", "avx512dq",
                                         "avx512vl"};

    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
        if (!has_feature(features, wanted[i]))
            return TARGET_AVX2;
    return TARGET_AVX512;
}

/* The features of the levels of x86-64 that a name can ask for. */
static const char *features_of(const char *cpu)
{
    if (strcmp(cpu, "x86-64-v3") == 0)
        return "+avx2,+fma,+bmi,+bmi2,+lzcnt,+popcnt,+f16c,+movbe";
    if (strcmp(cpu, "x86-64-v4") == 0)
        return "+avx2,+fma,+bmi,+bmi2,+lzcnt,+popcnt,+f16c,+movbe,"
               "+avx512f,+avx512bw,+avx512dq,+avx512vl,+avx512cd";
    return NULL;
}

static bool open_machine(Context *ctx, const char *features, Target *out)
{
    char *triple = LLVMGetDefaultTargetTriple(), *why = NULL;
    LLVMTargetRef target;

    if (LLVMGetTargetFromTriple(triple, &target, &why)) {
        report(ctx, "no target", why);
        LLVMDisposeMessage(why);
        LLVMDisposeMessage(triple);
        return false;
    }
    out->machine = LLVMCreateTargetMachine(target, triple, "x86-64", features,
                                           LLVMCodeGenLevelDefault,
                                           LLVMRelocPIC, LLVMCodeModelSmall);
    out->info = info_of(features);
    LLVMDisposeMessage(triple);
    return out->machine || report(ctx, "no target machine", NULL);
}

/* LLVM's list of targets is one for the process and has no lock. */
static once_flag registered = ONCE_FLAG_INIT;

static void register_target(void)
{
    LLVMInitializeX86TargetInfo();
    LLVMInitializeX86Target();
    LLVMInitializeX86TargetMC();
    LLVMInitializeX86AsmPrinter();
}

bool target_open(Context *ctx, const char *cpu, Target *out)
{
    char *host = LLVMGetHostCPUFeatures();
    const char *features = cpu ? features_of(cpu) : host;
    bool ok;

    *out = (Target){0};
    call_once(&registered, register_target);
    if (!features) {
        diag_error(ctx, DIAG_H0950, SPAN_NONE,
                   "no CPU is called `%s`; there are x86-64-v3 and x86-64-v4",
                   cpu);
        ok = false;
    } else if (!has_feature(features, "avx2") ||
               !has_feature(features, "fma")) {
        diag_error(ctx, DIAG_H0990, SPAN_NONE,
                   "native code needs a CPU with AVX2 and FMA");
        ok = false;
    } else {
        ok = open_machine(ctx, features, out);
    }
    LLVMDisposeMessage(host);
    return ok;
}

void target_close(Target *t)
{
    if (t->machine)
        LLVMDisposeTargetMachine(t->machine);
    *t = (Target){0};
}

bool target_describe(Context *ctx, const char *cpu, TextBuffer *out)
{
    char *host = LLVMGetHostCPUName();
    Target t;
    bool ok;

    buffer_printf(out, "CPU: %s\n", cpu ? cpu : host);
    LLVMDisposeMessage(host);
    ok = target_open(ctx, cpu, &t);
    if (ok)
        buffer_printf(out, "vectors: %s, %d registers of %d bytes\n",
                      t.info.vector_bytes == TARGET_AVX512.vector_bytes
                          ? "AVX-512 F, BW, DQ and VL"
                          : "AVX2 and FMA",
                      t.info.nregister, t.info.vector_bytes);
    target_close(&t);
    return ok;
}

static bool verify(Context *ctx, LLVMModuleRef module)
{
    char *why = NULL;
    bool bad = LLVMVerifyModule(module, LLVMReturnStatusAction, &why);

    if (bad)
        report(ctx, "the emitted module is malformed", why);
    LLVMDisposeMessage(why);
    return !bad;
}

LLVMMemoryBufferRef target_emit(Context *ctx, const Target *t,
                                LLVMModuleRef module, LLVMCodeGenFileType type)
{
    LLVMMemoryBufferRef out = NULL;
    char *why = NULL;

    if (!verify(ctx, module))
        return NULL;
    if (LLVMTargetMachineEmitToMemoryBuffer(t->machine, module, type, &why,
                                            &out)) {
        report(ctx, "code generation", why);
        LLVMDisposeMessage(why);
        return NULL;
    }
    return out;
}

/* ---- linking ---- */

static bool define_symbols(Context *ctx, const Jit *j, int nsymbol,
                           const RuntimeSymbol *symbol)
{
    LLVMOrcCSymbolMapPair *pair =
        ARENA_ARRAY(ctx->arena, LLVMOrcCSymbolMapPair, nsymbol + 1);
    LLVMOrcMaterializationUnitRef unit;
    LLVMErrorRef error;

    if (nsymbol == 0)
        return true;
    for (int i = 0; i < nsymbol; i++) {
        pair[i].Name = LLVMOrcLLJITMangleAndIntern(j->lljit, symbol[i].name);
        pair[i].Sym.Address = (uint64_t)(uintptr_t)symbol[i].address;
        pair[i].Sym.Flags.GenericFlags = LLVMJITSymbolGenericFlagsExported;
    }
    unit = LLVMOrcAbsoluteSymbols(pair, (size_t)nsymbol);
    error = LLVMOrcJITDylibDefine(LLVMOrcLLJITGetMainJITDylib(j->lljit), unit);
    if (!error)
        return true;
    LLVMOrcDisposeMaterializationUnit(unit);
    return report_error(ctx, "runtime symbols", error);
}

bool jit_open(Context *ctx, LLVMMemoryBufferRef object, int nsymbol,
              const RuntimeSymbol *symbol, Jit *out)
{
    LLVMErrorRef error = LLVMOrcCreateLLJIT(&out->lljit, NULL);

    if (error) {
        LLVMDisposeMemoryBuffer(object);
        out->lljit = NULL;
        return report_error(ctx, "no JIT", error);
    }
    if (!define_symbols(ctx, out, nsymbol, symbol)) {
        LLVMDisposeMemoryBuffer(object);
        jit_close(out);
        return false;
    }
    error = LLVMOrcLLJITAddObjectFile(
        out->lljit, LLVMOrcLLJITGetMainJITDylib(out->lljit), object);
    if (!error)
        return true;
    jit_close(out);
    return report_error(ctx, "linking", error);
}

uint64_t jit_address(Context *ctx, const Jit *j, const char *name)
{
    LLVMOrcExecutorAddress address = 0;
    LLVMErrorRef error = LLVMOrcLLJITLookup(j->lljit, &address, name);

    if (!error)
        return address;
    report_error(ctx, "linking", error);
    return 0;
}

void jit_close(Jit *j)
{
    if (j->lljit)
        LLVMConsumeError(LLVMOrcDisposeLLJIT(j->lljit));
    j->lljit = NULL;
}
