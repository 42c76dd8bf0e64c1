/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Elementwise operations against the reference interpreter, bit for bit (but
 * for the bits of a NaN): every MAP row and every conversion, all dtypes, as
 * scalars and as vectors of a handy and of an odd width. */
#include <math.h>

#include "codegen/loop.h"
#include "codegen/math.h"
#include "ir/build.h"
#include "ir/eval.h"
#include "tests/unit/codegen_jit.h"

enum { ELEMENTS = 240, INPUTS = 3 };

static const int widths[] = {0, 16, 5};
enum { WIDTHS = sizeof widths / sizeof *widths };

typedef struct Test {
    LLVMOrcLLJITRef jit;
    Context *ctx;
    Module *module;
    Graph *graph;
    int failures, checked;
} Test;

typedef void Function(const void *x, const void *y, const void *z, void *out);

/* ---- inputs ---- */

static const double special[] = {
    0.0,    -0.0,     1,         -1,      0.5,   -0.5,    1.5,   2.5,
    -2.5,   INFINITY, -INFINITY, NAN,     1e-40, -1e-310, 1e30,  -1e30,
    0x1p31, -0x1p31,  0x1p63,    -0x1p63, 128,   -129,    255.9, 65535.5,
    3,      -3,       7,         0x1p64,  1e300, 1e-300,  89,    710,
    -745,   3.14159,  0x1p24,    0x1p53,
};
enum { SPECIALS = sizeof special / sizeof *special };

/* Special values meet each other; the rest are of all sizes. */
static void fill(Literal *l, int input)
{
    unsigned seed = 17u * (unsigned)input + 1;
    const DTypeInfo *info = &dtype_info[l->type.dtype];

    for (int i = 0; i < ELEMENTS; i++) {
        int which = input == 1 ? i / 6 + i % 6 * 7 : i;
        int64_t whole;

        seed = seed * 1664525u + 1013904223u;
        whole = (int64_t)((uint64_t)seed << 32 | seed * 2654435761u);
        if (info->is_float)
            literal_set_f64(
                l, i,
                which < SPECIALS
                    ? special[which]
                    : ldexp((double)(int)seed * 0x1p-31, (int)(seed % 13)));
        else if (l->type.dtype == DTYPE_BOOL)
            ((uint8_t *)l->data)[i] = seed >> 31;
        else if (i % 3 == 0)
            literal_set_i64(l, i, (int64_t)(seed >> 24) % 9 - 4);
        else if (i % 7 == 1) /* the least, or the greatest value */
            memset((char *)l->data + i * info->size, 0, (size_t)info->size),
                ((uint8_t *)l->data)[(i + 1) * info->size - 1] =
                    (uint8_t)(seed & 1 ? 0x80 : 0x7f);
        else
            memcpy((char *)l->data + i * info->size, &whole,
                   (size_t)info->size);
    }
}

/* ---- emission ---- */

static LLVMValueRef element_at(TestModule *m, DType dtype, LLVMValueRef base,
                               LLVMValueRef index)
{
    return LLVMBuildGEP2(m->builder, math_memory_type(m->context, dtype, 0),
                         base, &index, 1, "");
}

static LLVMValueRef load(TestModule *m, DType dtype, int width, LLVMValueRef at)
{
    LLVMValueRef x = LLVMBuildLoad2(
        m->builder, math_memory_type(m->context, dtype, width), at, "");

    LLVMSetAlignment(x, 1);
    return math_from_memory(m->builder, dtype, x);
}

/* for (i = 0; i < count; i += width) out[i...] = op(x[i...], ...) */
static void emit(TestModule *m, const Node *n, TargetInfo target, int width,
                 const char *name)
{
    LLVMTypeRef pointer = LLVMPointerTypeInContext(m->context, 0);
    LLVMTypeRef param[INPUTS + 1] = {pointer, pointer, pointer, pointer};
    LLVMValueRef x[INPUTS], y, store,
        f = LLVMAddFunction(m->module, name,
                            LLVMFunctionType(LLVMVoidTypeInContext(m->context),
                                             param, INPUTS + 1, false));
    MathEmit emit = {m->module, m->builder, target};
    Loop loop;

    LLVMPositionBuilderAtEnd(m->builder,
                             LLVMAppendBasicBlockInContext(m->context, f, ""));
    loop = loop_begin_count(m->builder, shape_size(n->type.shape),
                            width ? width : 1, 0, NULL);
    for (unsigned i = 0; i < (unsigned)n->ninput; i++) {
        DType dtype = n->input[i]->type.dtype;

        x[i] = load(m, dtype, width,
                    element_at(m, dtype, LLVMGetParam(f, i), loop.index));
    }
    y = math_to_memory(m->builder, n->type.dtype,
                       math_emit(&emit, math_op(n), x));
    store = LLVMBuildStore(
        m->builder, y,
        element_at(m, n->type.dtype, LLVMGetParam(f, INPUTS), loop.index));
    LLVMSetAlignment(store, 1);
    loop_end(&loop, NULL);
    LLVMBuildRetVoid(m->builder);
}

/* ---- one node ---- */

static bool same(const Literal *a, const Literal *b, int64_t i)
{
    int size = dtype_info[a->type.dtype].size;

    if (dtype_info[a->type.dtype].is_float && isnan(literal_f64(a, i)) &&
        isnan(literal_f64(b, i)))
        return true;
    return memcmp((char *)a->data + i * size, (char *)b->data + i * size,
                  (size_t)size) == 0;
}

static void compare(Test *t, const Node *n, int width, const Literal *input,
                    const Literal *got, const Literal *expected)
{
    for (int64_t i = 0; i < shape_size(n->type.shape); i++) {
        if (same(got, expected, i))
            continue;
        fprintf(stderr, "%s(%.17g", op_info[n->op].name,
                literal_f64(&input[0], i));
        for (int k = 1; k < n->ninput; k++)
            fprintf(stderr, ", %.17g", literal_f64(&input[k], i));
        fprintf(stderr, ") of %s to %s, width %d: %.17g, not %.17g\n",
                dtype_info[n->input[0]->type.dtype].name,
                dtype_info[n->type.dtype].name, width, literal_f64(got, i),
                literal_f64(expected, i));
        t->failures++;
        return;
    }
}

static void check(Test *t, const Node *n)
{
    Literal input[INPUTS] = {0}, expected, got;
    LLVMOrcResourceTrackerRef tracker;
    TestModule m = test_module();
    char name[] = "f0";

    for (int i = 0; i < n->ninput; i++) {
        Type full = n->input[i]->type;

        /* Rank 0 takes the first of many. */
        if (full.shape.rank == 0)
            full.shape = shape_of(1, (int64_t[]){ELEMENTS});
        input[i] = literal_new(t->ctx->arena, full);
        fill(&input[i], i);
        input[i].type = n->input[i]->type;
    }
    for (int w = 0; w < WIDTHS; w++, name[1]++) {
        if (widths[w] == 0 || n->type.shape.rank > 0)
            emit(&m, n, TARGET_AVX2, widths[w], name);
    }
    got = literal_new(t->ctx->arena, n->type);
    Function *first = (Function *)test_compile(t->jit, &m, "f0", &tracker);
    for (int step = 0; step < (n->type.shape.rank ? 1 : ELEMENTS); step++) {
        if (!eval_node(t->ctx, n, input, &expected)) {
            fprintf(stderr, "%s: no evaluation\n", op_info[n->op].name);
            t->failures++;
            break;
        }
        for (int w = 0; w < (n->type.shape.rank ? WIDTHS : 1); w++) {
            Function *f = first;
            LLVMOrcExecutorAddress at;

            name[1] = (char)('0' + w);
            if (w > 0) {
                test_require(LLVMOrcLLJITLookup(t->jit, &at, name));
                f = (Function *)(uintptr_t)at;
            }
            f(input[0].data, input[1].data, input[2].data, got.data);
            compare(t, n, widths[w], input, &got, &expected);
        }
        for (int i = 0; i < n->ninput && n->type.shape.rank == 0; i++)
            input[i].data =
                (char *)input[i].data + dtype_info[input[i].type.dtype].size;
    }
    test_remove(tracker);
    t->checked++;
}

/* ---- all of them ---- */

static Type tensor(DType dtype, bool scalar)
{
    return scalar ? type_scalar(dtype)
                  : type_tensor(dtype, shape_of(1, (int64_t[]){ELEMENTS}));
}

/* A node of the row on new params, or NULL if it does not take the dtype. */
static Node *make(Test *t, Op op, DType dtype, bool scalar, bool libm)
{
    Build b = {.graph = t->graph};
    Node *input[INPUTS], *n;
    int errors = t->ctx->nerror;

    for (int i = 0; i < op_info[op].ninput; i++) {
        bool test = op == OP_select && i == 0;

        input[i] =
            graph_param(t->graph, tensor(test ? DTYPE_BOOL : dtype, scalar));
    }
    n = build_function(&b, op, op_info[op].ninput, input, libm);
    return t->ctx->nerror > errors || n->type.kind != TYPE_TENSOR ? NULL : n;
}

static void check_row(Test *t, Op op)
{
    for (int dtype = DTYPE_BOOL; dtype < DTYPE_COUNT; dtype++) {
        Node *n = make(t, op, (DType)dtype, false, false);

        if (n)
            check(t, n);
    }
    for (int libm = 0; libm < 2; libm++) {
        Node *n = make(t, op, DTYPE_F64, true, libm);

        if (n)
            check(t, n);
    }
    if (op_info[op].optional & 1ull << ATTR_libm)
        check(t, make(t, op, DTYPE_F64, false, true));
}

static bool is_runtime_symbol(const char *name)
{
    for (const RtSymbol *s = runtime_symbol; s->name; s++) {
        if (strcmp(s->name, name) == 0)
            return true;
    }
    return false;
}

/* For wider registers than the CPU may have: valid, and nothing is called that
 * the runtime does not have. */
static void check_wide(Test *t, Op op, DType dtype)
{
    static const int wide[] = {8, 16, 24, 61};
    Node *n = make(t, op, dtype, false, false);
    TestModule m = test_module();

    for (int w = 0; n && w < 4; w++)
        emit(&m, n, TARGET_AVX512, wide[w], "f");
    test_verify(&m);
    for (LLVMValueRef f = LLVMGetFirstFunction(m.module); f;
         f = LLVMGetNextFunction(f)) {
        size_t size;
        const char *name = LLVMGetValueName2(f, &size);

        if (!LLVMIsDeclaration(f) || strncmp(name, "llvm.", 5) == 0 ||
            is_runtime_symbol(name))
            continue;
        fprintf(stderr, "%s calls %s\n", op_info[op].name, name);
        t->failures++;
    }
    test_module_free(&m);
}

static void check_conversions(Test *t)
{
    Build b = {.graph = t->graph};

    for (int from = DTYPE_BOOL; from < DTYPE_COUNT; from++) {
        for (int to = DTYPE_BOOL; to < DTYPE_COUNT; to++) {
            Node *x = graph_param(t->graph, tensor((DType)from, false));

            if (to != from)
                check(t, build_convert(&b, x, (DType)to));
        }
    }
}

int main(void)
{
    jmp_buf escape;
    Arena arena = {.escape = &escape};
    Context ctx;
    Test t = {.jit = test_jit(), .ctx = &ctx};

    if (setjmp(escape))
        return 1;
    context_init(&ctx, &arena);
    ctx.error_limit = 100000;
    t.module = module_new(&ctx);
    t.graph = module_function(t.module, "test");
    for (int op = 0; op < OP_COUNT; op++) {
        if (op_is((Op)op, OP_MAP) && op != OP_convert)
            check_row(&t, (Op)op);
    }
    for (int op = 0; op < OP_COUNT; op++) {
        if (!math_is_function((Op)op))
            continue;
        check_wide(&t, (Op)op, DTYPE_F32);
        check_wide(&t, (Op)op, DTYPE_F64);
    }
    check_conversions(&t);
    printf("%d nodes checked\n", t.checked);
    test_require(LLVMOrcDisposeLLJIT(t.jit));
    arena_free(&arena);
    return t.failures != 0;
}
