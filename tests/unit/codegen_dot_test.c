/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Products against the plain loops that define them, bit for bit: odd sizes,
 * every layout of the inputs, loops around, all dtypes. The AVX-512 form is
 * compiled to assembly where it cannot run. */
#include <math.h>
#include <sys/mman.h>

#include "codegen/dot.h"
#include "ir/build.h"
#include "ir/eval.h"
#include "tests/unit/codegen_jit.h"

typedef void Product(const void *lhs, const void *rhs, void *out,
                     void *scratch);

typedef struct Test {
    LLVMOrcLLJITRef jit;
    LLVMTargetMachineRef avx512;
    int failures;
} Test;

/* ---- the definition ---- */

#define TERM(dtype, type, expression)                                          \
    case DTYPE_##dtype: {                                                      \
        type x = ((const type *)lhs)[i], y = ((const type *)rhs)[j];           \
        type *a = &((type *)out)[k], acc = *a;                                 \
                                                                               \
        *a = (type)(expression);                                               \
        break;                                                                 \
    }

/* out[k] += lhs[i] * rhs[j] */
static void add_term(DType dtype, const void *lhs, int64_t i, const void *rhs,
                     int64_t j, void *out, int64_t k)
{
    switch (dtype) {
        TERM(BOOL, uint8_t, acc | (x & y))
        TERM(I8, uint8_t, acc + x * y)
        TERM(I16, uint16_t, acc + (uint32_t)x * y)
        TERM(I32, uint32_t, acc + x * y)
        TERM(I64, uint64_t, acc + x * y)
        TERM(U8, uint8_t, acc + x * y)
        TERM(U16, uint16_t, acc + (uint32_t)x * y)
        TERM(U32, uint32_t, acc + x * y)
        TERM(U64, uint64_t, acc + x * y)
        TERM(F32, float, fmaf(x, y, acc))
        TERM(F64, double, fma(x, y, acc))
    case DTYPE_NONE:
    case DTYPE_COUNT:
        break;
    }
}

static void plain_k(const DotSpec *s, int depth, const void *lhs, int64_t i,
                    const void *rhs, int64_t j, void *out, int64_t k)
{
    if (depth < s->nkloop) {
        for (int64_t t = 0; t < s->kloop[depth].size; t++)
            plain_k(s, depth + 1, lhs, i + t * s->kloop[depth].lhs, rhs,
                    j + t * s->kloop[depth].rhs, out, k);
        return;
    }
    for (int64_t t = 0; t < s->k; t++)
        add_term(s->dtype, lhs, i + t * s->lhs_k, rhs, j + t * s->rhs_k, out,
                 k);
}

static void plain(const DotSpec *s, int depth, const void *lhs, int64_t i,
                  const void *rhs, int64_t j, void *out, int64_t k)
{
    if (depth < s->nloop) {
        const DotLoop *l = &s->loop[depth];

        for (int64_t t = 0; t < l->size; t++)
            plain(s, depth + 1, lhs, i + t * l->lhs, rhs, j + t * l->rhs, out,
                  k + t * l->out);
        return;
    }
    for (int64_t row = 0; row < s->m; row++) {
        for (int64_t column = 0; column < s->n; column++)
            plain_k(s, 0, lhs, i + row * s->lhs_m, rhs, j + column * s->rhs_n,
                    out, k + row * s->out_m + column * s->out_n);
    }
}

/* ---- the test of one shape ---- */

/* The bytes from the first to the last element of an input or the result,
 * exactly: what lies behind is not to be touched. */
static size_t extent(const DotSpec *s, int which)
{
    int64_t last = 0;

    for (int i = 0; i < s->nloop + s->nkloop; i++) {
        const DotLoop *l = i < s->nloop ? &s->loop[i] : &s->kloop[i - s->nloop];

        if (l->size == 0 && (i < s->nloop || which != 2))
            return 0;
        last += (l->size - 1) * (which == 0   ? l->lhs
                                 : which == 1 ? l->rhs
                                              : l->out);
    }
    if (which != 1)
        last += (s->m - 1) * (which == 0 ? s->lhs_m : s->out_m);
    if (which != 0)
        last += (s->n - 1) * (which == 1 ? s->rhs_n : s->out_n);
    if (which != 2)
        last += (s->k - 1) * (which == 0 ? s->lhs_k : s->rhs_k);
    return last < 0 ? 0
                    : (size_t)(last + 1) * (size_t)dtype_info[s->dtype].size;
}

enum { PAGE = 4096 };

static size_t pages(size_t size)
{
    return (size + PAGE - 1) / PAGE * PAGE;
}

/* Memory that ends where a page without access begins. */
static void *guarded_alloc(size_t size)
{
    char *memory = mmap(NULL, pages(size) + PAGE, PROT_READ | PROT_WRITE,
                        MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

    if (memory == MAP_FAILED ||
        mprotect(memory + pages(size), PAGE, PROT_NONE) != 0)
        exit(1);
    return memory + pages(size) - size;
}

static void guarded_free(void *memory, size_t size)
{
    munmap((char *)memory + size - pages(size), pages(size) + PAGE);
}

static void *filled(const DotSpec *s, int which, unsigned seed)
{
    size_t size = (size_t)dtype_info[s->dtype].size;
    size_t n = extent(s, which) / size;
    char *memory = guarded_alloc(n * size);

    for (size_t i = 0; i < n; i++) {
        seed = seed * 1664525u + 1013904223u;
        if (s->dtype == DTYPE_F32)
            ((float *)(void *)memory)[i] = (float)(int)seed * 0x1p-31f;
        else if (s->dtype == DTYPE_F64)
            ((double *)(void *)memory)[i] = (double)(int)seed * 0x1p-31;
        else if (s->dtype == DTYPE_BOOL)
            memory[i] = seed >> 29 == 0;
        else
            memcpy(memory + i * size, (uint64_t[]){seed * 0x100000001ull},
                   size);
    }
    return memory;
}

static void report(Test *t, const DotSpec *s, const char *what)
{
    t->failures++;
    fprintf(stderr,
            "%s: %s %ldx%ldx%ld, lhs %ld %ld, rhs %ld %ld, %d loops, %d of k\n",
            what, dtype_info[s->dtype].name, (long)s->m, (long)s->k, (long)s->n,
            (long)s->lhs_m, (long)s->lhs_k, (long)s->rhs_k, (long)s->rhs_n,
            s->nloop, s->nkloop);
}

static void run(Test *t, const DotSpec *s, Product *product, size_t need)
{
    size_t bytes = extent(s, 2);
    void *lhs = filled(s, 0, 1), *rhs = filled(s, 1, 2);
    void *got = filled(s, 2, 3), *expected = calloc(bytes + 1, 1);
    void *scratch = guarded_alloc(need);

    memset(scratch, 0xff, need);
    plain(s, 0, lhs, 0, rhs, 0, expected, 0);
    product(lhs, rhs, got, scratch);
    if (bytes && memcmp(got, expected, bytes) != 0)
        report(t, s, "wrong bits");
    guarded_free(lhs, extent(s, 0));
    guarded_free(rhs, extent(s, 1));
    guarded_free(got, bytes);
    guarded_free(scratch, need);
    free(expected);
}

static void check_target(Test *t, const DotSpec *s, TargetInfo target)
{
    TestModule m = test_module();
    LLVMOrcResourceTrackerRef tracker;

    dot_emit(m.module, "dot", s, target);
    run(t, s, (Product *)test_compile(t->jit, &m, "dot", &tracker),
        (size_t)dot_scratch_size(s, target));
    test_remove(tracker);
}

/* What is emitted for wider registers than the CPU has runs too, in halves. */
static void check(Test *t, const DotSpec *s)
{
    check_target(t, s, TARGET_AVX2);
    check_target(t, s, TARGET_AVX512);
}

/* The form for another target: valid, and no surprise to its assembler. */
static void check_avx512(Test *t, const DotSpec *s)
{
    TestModule m = test_module();
    LLVMMemoryBufferRef text;
    char *message = NULL;
    LLVMValueRef f = dot_emit(m.module, "dot", s, TARGET_AVX512);

    LLVMSetLinkage(f, LLVMExternalLinkage);
    test_verify(&m);
    if (LLVMTargetMachineEmitToMemoryBuffer(t->avx512, m.module,
                                            LLVMAssemblyFile, &message, &text))
        report(t, s, message);
    else if (!strstr(LLVMGetBufferStart(text), "zmm"))
        report(t, s, "no 512-bit registers");
    else
        LLVMDisposeMemoryBuffer(text);
    test_module_free(&m);
}

/* ---- the cases ---- */

/* Dense inputs; `l` and `r`: transposed in memory. */
static DotSpec dense(DType dtype, int64_t m, int64_t k, int64_t n, bool l,
                     bool r)
{
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

static void sizes(Test *t, DType dtype)
{
    static const int64_t size[] = {0, 1, 7, 15, 16, 17, 63, 64, 65, 128};
    enum { COUNT = sizeof size / sizeof *size };

    /* Every pair of sizes meets, in one place or another. */
    for (int i = 0; i < COUNT; i++) {
        for (int j = 0; j < COUNT; j++) {
            DotSpec s = dense(dtype, size[i], size[(i + j) % COUNT], size[j],
                              i % 2, (i + j) % 2);

            check_target(t, &s, (i + j / 2) % 2 ? TARGET_AVX512 : TARGET_AVX2);
        }
    }
}

static void blocks(Test *t)
{
    static const int64_t shape[][3] = {
        {30, 700, 300}, {500, 330, 33}, {1, 700, 20},
        {20, 700, 1},   {3, 1000, 10},  {2, 324, 300},
    };

    for (size_t i = 0; i < sizeof shape / sizeof *shape; i++) {
        for (int layout = 0; layout < 4; layout++) {
            DotSpec s = dense(layout & 1 ? DTYPE_F64 : DTYPE_F32, shape[i][0],
                              shape[i][1], shape[i][2], layout & 1, layout & 2);

            check(t, &s);
        }
    }
}

static void dtypes(Test *t)
{
    for (int dtype = DTYPE_BOOL; dtype < DTYPE_COUNT; dtype++) {
        for (int layout = 0; layout < 4; layout++) {
            DotSpec s = dense((DType)dtype, 7, 19, 21, layout & 1, layout & 2);

            check(t, &s);
        }
    }
}

/* Batches, a batch of one input alone, and two contracting dimensions that do
 * not merge; strides without a neighbour. */
static void loops(Test *t)
{
    DotSpec s = dense(DTYPE_F32, 9, 6, 11, false, false);

    s.nloop = 2;
    s.loop[0] = (DotLoop){.size = 3, .lhs = 54, .rhs = 66, .out = 198};
    s.loop[1] = (DotLoop){.size = 2, .lhs = 0, .rhs = 200, .out = 99};
    check(t, &s);
    s.nkloop = 2;
    s.kloop[0] = (DotLoop){.size = 2, .lhs = 400, .rhs = 7};
    s.kloop[1] = (DotLoop){.size = 3, .lhs = 90, .rhs = 13};
    check(t, &s);
    s.kloop[1].size = 0;
    check(t, &s);
    s = dense(DTYPE_F64, 9, 12, 11, false, false);
    s.lhs_k = 3, s.lhs_m = 40, s.rhs_k = 50, s.rhs_n = 4;
    check(t, &s);
}

static void avx512(Test *t)
{
    static const int64_t shape[][3] = {
        {64, 64, 128}, {64, 128, 10}, {30, 700, 300}, {1, 64, 65}, {7, 9, 1}};

    for (size_t i = 0; i < sizeof shape / sizeof *shape; i++) {
        for (int layout = 0; layout < 4; layout++) {
            DotSpec s = dense(layout & 1 ? DTYPE_F64 : DTYPE_F32, shape[i][0],
                              shape[i][1], shape[i][2], layout & 1, layout & 2);

            check_avx512(t, &s);
        }
    }
}

/* ---- dimension numbers ---- */

/* A dot_general: shapes, then dimension numbers; -1 ends a list. */
typedef struct Numbers {
    int rank[2];
    int64_t dim[2][4];
    int64_t batching[2][3], contracting[2][3];
} Numbers;

static int count(const int64_t *list)
{
    int n = 0;

    while (list[n] >= 0)
        n++;
    return n;
}

static Literal filled_literal(Context *ctx, Type type)
{
    Literal l = literal_new(ctx->arena, type);
    int64_t n = shape_size(type.shape);

    for (int64_t i = 0; i < n; i++)
        literal_set_f64(&l, i, (double)(i * 7919 % 1000) / 1000 - 0.5);
    return l;
}

/* Against the interpreter. */
static void check_numbers(Test *t, Context *ctx, Graph *g, const Numbers *d)
{
    Build b = {.graph = g};
    Literal input[2], expected, got;
    Node *x[2], *n;
    TestModule m = test_module();
    LLVMOrcResourceTrackerRef tracker;
    DotSpec s;
    Product *product;
    void *scratch;
    size_t need;

    for (int i = 0; i < 2; i++) {
        x[i] = graph_param(
            g, type_tensor(DTYPE_F32, shape_of(d->rank[i], d->dim[i])));
        input[i] = filled_literal(ctx, x[i]->type);
    }
    n = build_dot_general(&b, x[0], x[1], count(d->batching[0]), d->batching[0],
                          d->batching[1], count(d->contracting[0]),
                          d->contracting[0], d->contracting[1]);
    got = literal_new(ctx->arena, n->type);
    s = dot_spec(n, NULL, NULL);
    need = (size_t)dot_scratch_size(&s, TARGET_AVX2);
    scratch = guarded_alloc(need);
    dot_emit(m.module, "dot", &s, TARGET_AVX2);
    product = (Product *)test_compile(t->jit, &m, "dot", &tracker);
    product(input[0].data, input[1].data, got.data, scratch);
    if (!eval_node(ctx, n, input, &expected) ||
        memcmp(got.data, expected.data, literal_size(&got.type)) != 0)
        report(t, &s, "not as the interpreter");
    guarded_free(scratch, need);
    test_remove(tracker);
}

static void dimension_numbers(Test *t)
{
    static const Numbers cases[] = {
        {{2, 2}, {{9, 5}, {5, 7}}, {{-1}, {-1}}, {{1, -1}, {0, -1}}},
        {{2, 2}, {{5, 9}, {7, 5}}, {{-1}, {-1}}, {{0, -1}, {1, -1}}},
        {{1, 1}, {{40}, {40}}, {{-1}, {-1}}, {{0, -1}, {0, -1}}},
        {{1, 1}, {{4}, {9}}, {{-1}, {-1}}, {{-1}, {-1}}},
        {{2, 1}, {{9, 33}, {33}}, {{-1}, {-1}}, {{1, -1}, {0, -1}}},
        {{1, 2}, {{33}, {33, 17}}, {{-1}, {-1}}, {{0, -1}, {0, -1}}},
        {{3, 2}, {{3, 4, 5}, {5, 7}}, {{-1}, {-1}}, {{2, -1}, {0, -1}}},
        {{3, 3},
         {{3, 4, 5}, {3, 5, 7}},
         {{0, -1}, {0, -1}},
         {{2, -1}, {1, -1}}},
        /* attention: batch and heads around, heads not outermost */
        {{4, 4},
         {{2, 6, 3, 5}, {2, 8, 3, 5}},
         {{0, 2, -1}, {0, 2, -1}},
         {{3, -1}, {3, -1}}},
        /* contracted over two dimensions, which merge or do not */
        {{3, 3},
         {{4, 3, 5}, {3, 5, 17}},
         {{-1}, {-1}},
         {{1, 2, -1}, {0, 1, -1}}},
        {{3, 3},
         {{4, 3, 5}, {3, 5, 17}},
         {{-1}, {-1}},
         {{2, 1, -1}, {1, 0, -1}}},
        {{3, 3},
         {{3, 4, 5}, {3, 9, 5}},
         {{-1}, {-1}},
         {{0, 2, -1}, {0, 2, -1}}},
    };
    jmp_buf escape;
    Arena arena = {.escape = &escape};
    Context ctx;
    Graph *g;

    if (setjmp(escape))
        exit(1);
    context_init(&ctx, &arena);
    g = module_function(module_new(&ctx), "test");
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        check_numbers(t, &ctx, g, &cases[i]);
    arena_free(&arena);
}

static LLVMTargetMachineRef target_machine(const char *features)
{
    LLVMTargetRef target;
    char *message;

    if (LLVMGetTargetFromTriple("x86_64-linux-gnu", &target, &message))
        exit(1);
    return LLVMCreateTargetMachine(target, "x86_64-linux-gnu", "x86-64",
                                   features, LLVMCodeGenLevelDefault,
                                   LLVMRelocPIC, LLVMCodeModelDefault);
}

int main(void)
{
    Test t = {.jit = test_jit()};

    t.avx512 = target_machine("+avx512f,+avx512bw,+avx512dq,+avx512vl,+fma");
    sizes(&t, DTYPE_F32);
    sizes(&t, DTYPE_F64);
    blocks(&t);
    dtypes(&t);
    loops(&t);
    dimension_numbers(&t);
    avx512(&t);
    LLVMDisposeTargetMachine(t.avx512);
    test_require(LLVMOrcDisposeLLJIT(t.jit));
    return t.failures != 0;
}
