/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Matrix products against the peak of the fma units.
 *
 *     dot_bench [m k n [f32|f64] [transposed operands: n|l|r|b]]
 *
 * Prints GFLOP/s and the share of the peak measured right before; without
 * arguments, a table of shapes. */
#include <time.h>

#include "codegen/dot.h"
#include "tests/unit/codegen_jit.h"

typedef void Product(const void *lhs, const void *rhs, void *out,
                     void *scratch);

/* Processor time: the machine may have other things to do. */
static double now(void)
{
    struct timespec t;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

/* Twelve independent chains of 256-bit fmas of floats; GFLOP/s. */
static double peak(void)
{
    enum { TURNS = 400000, FMAS = 12 };
    double best = 0;

    for (int run = 0; run < 10; run++) {
        long turns = TURNS;
        double start = now(), rate;

        __asm__ volatile("vxorps %%ymm12, %%ymm12, %%ymm12\n"
                         "1:\n"
                         ".irp i, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11\n"
                         "vfmadd231ps %%ymm12, %%ymm12, %%ymm\\i\n"
                         ".endr\n"
                         "dec %0\n"
                         "jnz 1b"
                         : "+r"(turns)
                         :
                         : "xmm0", "xmm1", "xmm2", "xmm3", "xmm4", "xmm5",
                           "xmm6", "xmm7", "xmm8", "xmm9", "xmm10", "xmm11",
                           "xmm12", "cc");
        rate = TURNS * FMAS * 16.0 / (now() - start) * 1e-9;
        if (rate > best)
            best = rate;
    }
    return best;
}

static void *filled(DType dtype, int64_t n)
{
    double *memory = aligned_alloc(64, (size_t)(n * 8 + 127) / 64 * 64);

    for (int64_t i = 0; i < n; i++) {
        double x = (double)(i * 7919 % 1000) / 1000 - 0.5;

        if (dtype == DTYPE_F32)
            ((float *)memory)[i] = (float)x;
        else
            memory[i] = x;
    }
    return memory;
}

static DotSpec shape(int64_t m, int64_t k, int64_t n, DType dtype, char which)
{
    bool l = which == 'l' || which == 'b', r = which == 'r' || which == 'b';

    return (DotSpec){.dtype = dtype,
                     .m = m,
                     .n = n,
                     .k = k,
                     .lhs_m = l ? 1 : k,
                     .lhs_k = l ? m : 1,
                     .rhs_k = r ? 1 : n,
                     .rhs_n = r ? k : 1,
                     .out_m = n,
                     .out_n = 1};
}

static void bench(LLVMOrcLLJITRef jit, int64_t m, int64_t k, int64_t n,
                  DType dtype, char which)
{
    DotSpec s = shape(m, k, n, dtype, which);
    TestModule module = test_module();
    LLVMOrcResourceTrackerRef tracker;
    void *lhs = filled(dtype, m * k), *rhs = filled(dtype, k * n);
    void *out = filled(dtype, m * n);
    void *scratch = filled(dtype, dot_scratch_size(&s, TARGET_AVX2));
    double flop = 2.0 * (double)m * (double)n * (double)k, best = 1e9, start;
    double top = peak() / (dtype == DTYPE_F64 ? 2 : 1), compile = now();
    int turns = (int)(2e7 / flop) + 1;
    Product *product;

    dot_emit(module.module, "dot", &s, TARGET_AVX2);
    product = (Product *)test_compile(jit, &module, "dot", &tracker);
    compile = now() - compile;
    for (int run = 0; run < 20; run++) {
        start = now();
        for (int i = 0; i < turns; i++)
            product(lhs, rhs, out, scratch);
        start = (now() - start) / turns;
        if (start < best)
            best = start;
    }
    printf("%5ld x %4ld x %4ld %s %c: %7.1f GFLOP/s, %3.0f %% of %.0f; "
           "%8.2f us; compiled in %.1f ms\n",
           (long)m, (long)k, (long)n, dtype_info[dtype].name, which,
           flop / best * 1e-9, 100 * flop / best * 1e-9 / top, top, best * 1e6,
           compile * 1e3);
    test_remove(tracker);
    free(lhs), free(rhs), free(out), free(scratch);
}

int main(int argc, char **argv)
{
    static const struct {
        int64_t m, k, n;
        char which;
    } table[] = {
        {64, 64, 128, 'n'},      {64, 128, 10, 'n'},
        {64, 10, 128, 'r'},      {128, 64, 10, 'l'},
        {64, 64, 128, 'l'},      {64, 128, 64, 'r'},
        {64, 64, 64, 'n'},       {128, 128, 128, 'n'},
        {256, 256, 256, 'n'},    {512, 512, 512, 'n'},
        {512, 512, 512, 'l'},    {512, 512, 512, 'r'},
        {1024, 1024, 1024, 'n'}, {1024, 1024, 1024, 'l'},
        {1024, 1024, 1024, 'r'}, {64, 784, 128, 'n'},
        {768, 128, 65, 'n'},     {1, 1024, 1024, 'n'},
        {1024, 1024, 1, 'n'},    {1024, 1, 1024, 'n'},
        {4, 4, 4, 'n'},
    };
    LLVMOrcLLJITRef jit = test_jit();

    if (argc >= 4) {
        DType dtype = argc > 4 ? dtype_from_name(argv[4]) : DTYPE_F32;

        bench(jit, atol(argv[1]), atol(argv[2]), atol(argv[3]), dtype,
              argc > 5 ? argv[5][0] : 'n');
    } else {
        for (size_t i = 0; i < sizeof table / sizeof *table; i++)
            bench(jit, table[i].m, table[i].k, table[i].n, DTYPE_F32,
                  table[i].which);
    }
    test_require(LLVMOrcDisposeLLJIT(jit));
    return 0;
}
