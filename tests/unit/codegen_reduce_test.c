/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Reductions against the reference interpreter, bit for bit: every row, over
 * sizes around lanes and blocks, along the last dimension and along the first.
 * Sums are of numbers of all magnitudes, so that their order shows. */
#include <math.h>

#include "codegen/loop.h"
#include "codegen/reduce.h"
#include "ir/build.h"
#include "ir/eval.h"
#include "tests/unit/codegen_jit.h"

/* Results side by side: whole vectors of WIDTH, then one by one. */
enum { RESULTS = 19, WIDTH = 8 };

typedef struct Test {
    LLVMOrcLLJITRef jit;
    Context *ctx;
    Graph *graph;
    int failures, checked;
} Test;

typedef void Function(const void *x, void *out);

/* ---- elements ---- */

/* Where the elements of one result lie, or of several side by side. */
typedef struct Elements {
    LLVMContextRef context;
    LLVMModuleRef module;
    DType dtype;
    LLVMValueRef base;
    int64_t stride; /* from r to r + 1 */
} Elements;

static LLVMValueRef masked_load(const Elements *s, LLVMBuilderRef b,
                                LLVMValueRef at, int width, int lanes)
{
    LLVMTypeRef type = math_memory_type(s->context, s->dtype, width);
    LLVMTypeRef overload[2] = {type, LLVMPointerTypeInContext(s->context, 0)};
    unsigned id = LLVMLookupIntrinsicID("llvm.masked.load", 16);
    LLVMValueRef mask[MATH_MAX_WIDTH], input[4] = {at};

    for (int i = 0; i < width; i++)
        mask[i] = LLVMConstInt(LLVMInt1TypeInContext(s->context), i < lanes, 0);
    input[1] = LLVMConstInt(LLVMInt32TypeInContext(s->context), 1, false);
    input[2] = LLVMConstVector(mask, (unsigned)width);
    input[3] = LLVMConstNull(type);
    return LLVMBuildCall2(
        b, LLVMIntrinsicGetType(s->context, id, overload, 2),
        LLVMGetIntrinsicDeclaration(s->module, id, overload, 2), input, 4, "");
}

static LLVMValueRef element(void *self, LLVMBuilderRef b, LLVMValueRef r,
                            int width, int lanes)
{
    const Elements *s = self;
    LLVMValueRef index = index_multiply(b, r, s->stride), x;
    LLVMValueRef at = LLVMBuildGEP2(
        b, math_memory_type(s->context, s->dtype, 0), s->base, &index, 1, "");

    if (lanes < width) {
        x = masked_load(s, b, at, width, lanes);
    } else {
        x = LLVMBuildLoad2(b, math_memory_type(s->context, s->dtype, width), at,
                           "");
        LLVMSetAlignment(x, 1);
    }
    return math_from_memory(b, s->dtype, x);
}

/* ---- emission ---- */

static LLVMValueRef offset(TestModule *m, DType dtype, LLVMValueRef base,
                           LLVMValueRef index)
{
    return LLVMBuildGEP2(m->builder, math_memory_type(m->context, dtype, 0),
                         base, &index, 1, "");
}

static void store(TestModule *m, DType dtype, LLVMValueRef x, LLVMValueRef at)
{
    LLVMSetAlignment(
        LLVMBuildStore(m->builder, math_to_memory(m->builder, dtype, x), at),
        1);
}

static void emit(TestModule *m, const Node *n)
{
    LLVMTypeRef pointer = LLVMPointerTypeInContext(m->context, 0);
    LLVMTypeRef param[2] = {pointer, pointer};
    LLVMValueRef f = LLVMAddFunction(
        m->module, "f",
        LLVMFunctionType(LLVMVoidTypeInContext(m->context), param, 2, false));
    LLVMValueRef in = LLVMGetParam(f, 0), out = LLVMGetParam(f, 1);
    MathEmit emit = {m->module, m->builder, TARGET_AVX2};
    bool minor = reduce_is_minor(n);
    DType from = n->input[0]->type.dtype, to = n->type.dtype;
    int64_t size = n->input[0]->type.shape.dim[minor];
    Elements s = {m->context, m->module, from, in, minor ? 1 : RESULTS};
    Reduce reduce = {.op = n->op,
                     .dtype = from,
                     .size = size,
                     .element = element,
                     .self = &s};
    int64_t vectors = minor ? 0 : RESULTS / WIDTH * WIDTH;
    Loop loop;

    LLVMPositionBuilderAtEnd(m->builder,
                             LLVMAppendBasicBlockInContext(m->context, f, ""));
    loop = loop_begin_count(m->builder, vectors, WIDTH, 0, NULL);
    s.base = offset(m, from, in, loop.index);
    store(m, to, reduce_major(&emit, &reduce, WIDTH),
          offset(m, to, out, loop.index));
    loop_end(&loop, NULL);
    loop = loop_begin(m->builder, index_constant(m->builder, vectors),
                      index_constant(m->builder, RESULTS), 1, 0, NULL);
    s.base = offset(m, from, in,
                    index_multiply(m->builder, loop.index, minor ? size : 1));
    store(m, to,
          minor ? reduce_minor(&emit, &reduce)
                : reduce_major(&emit, &reduce, 0),
          offset(m, to, out, loop.index));
    loop_end(&loop, NULL);
    LLVMBuildRetVoid(m->builder);
}

/* ---- one node ---- */

static void fill(Literal *l, Op op)
{
    unsigned seed = 99;
    int64_t n = shape_size(l->type.shape);

    for (int64_t i = 0; i < n; i++) {
        double x;

        seed = seed * 1664525u + 1013904223u;
        x = (double)(int)seed * 0x1p-31;
        if (l->type.dtype == DTYPE_BOOL)
            ((uint8_t *)l->data)[i] =
                op == OP_reduce_and ? seed >> 22 != 0 : seed >> 22 == 0;
        else if (!dtype_info[l->type.dtype].is_float)
            literal_set_i64(l, i, (int64_t)(seed >> 20));
        else if (op == OP_reduce_prod)
            literal_set_f64(l, i, 1 + x / 64);
        else if (op == OP_reduce_sum)
            literal_set_f64(l, i, ldexp(x, (int)(seed >> 8) % 40));
        else /* ties, zeros of both signs, now and then a NaN */
            literal_set_f64(l, i, seed >> 22 == 0 ? NAN : trunc(x * 8) / 4);
    }
}

static bool same(const Literal *a, const Literal *b, int64_t i)
{
    int size = dtype_info[a->type.dtype].size;

    if (dtype_info[a->type.dtype].is_float && isnan(literal_f64(a, i)) &&
        isnan(literal_f64(b, i)))
        return true;
    return memcmp((char *)a->data + i * size, (char *)b->data + i * size,
                  (size_t)size) == 0;
}

static void check(Test *t, const Node *n)
{
    Literal input = literal_new(t->ctx->arena, n->input[0]->type);
    Literal expected, got = literal_new(t->ctx->arena, n->type);
    LLVMOrcResourceTrackerRef tracker;
    TestModule m = test_module();
    Function *f;

    fill(&input, n->op);
    emit(&m, n);
    f = (Function *)test_compile(t->jit, &m, "f", &tracker);
    f(input.data, got.data);
    if (!eval_node(t->ctx, n, &input, &expected))
        exit(1);
    t->checked++;
    for (int64_t i = 0; i < RESULTS; i++) {
        if (same(&got, &expected, i))
            continue;
        fprintf(stderr, "%s of %s, result %ld: %.17g, not %.17g\n",
                op_info[n->op].name,
                type_str(t->ctx->arena, &n->input[0]->type), (long)i,
                literal_f64(&got, i), literal_f64(&expected, i));
        t->failures++;
        break;
    }
    test_remove(tracker);
}

/* ---- all of them ---- */

static void check_size(Test *t, Op op, DType dtype, int64_t size, bool minor)
{
    int64_t shape[2] = {minor ? RESULTS : size, minor ? size : RESULTS};
    int64_t dimension = minor;
    Build b = {.graph = t->graph};
    Node *x = graph_param(t->graph, type_tensor(dtype, shape_of(2, shape)));
    int errors = t->ctx->nerror;
    Node *n;

    if (op == OP_argmax || op == OP_argmin) {
        if (size == 0)
            return;
        n = node_new(t->graph, op, 1, &x);
        node_set_int(n, ATTR_dimension, dimension);
        node_infer(n);
    } else {
        n = build_reduce(&b, op, x, 1, &dimension);
    }
    if (t->ctx->nerror == errors && n->type.kind == TYPE_TENSOR)
        check(t, n);
}

int main(void)
{
    static const Op ops[] = {OP_reduce_sum, OP_reduce_prod, OP_reduce_max,
                             OP_reduce_min, OP_reduce_and,  OP_reduce_or,
                             OP_argmax,     OP_argmin};
    static const int64_t sizes[] = {0,  1,  2,   7,    15,   16,   17,   31,
                                    33, 64, 128, 1000, 1024, 1025, 2049, 7201};
    static const DType dtypes[] = {DTYPE_F32, DTYPE_F64, DTYPE_I64, DTYPE_U8,
                                   DTYPE_BOOL};
    jmp_buf escape;
    Arena arena = {.escape = &escape};
    Context ctx;
    Test t = {.jit = test_jit(), .ctx = &ctx};

    if (setjmp(escape))
        return 1;
    context_init(&ctx, &arena);
    ctx.error_limit = 100000;
    t.graph = module_function(module_new(&ctx), "test");
    for (size_t i = 0; i < sizeof ops / sizeof *ops; i++) {
        for (size_t j = 0; j < sizeof sizes / sizeof *sizes; j++) {
            for (size_t k = 0; k < sizeof dtypes / sizeof *dtypes; k++) {
                if (k > 1 && j % 3 != 0)
                    continue;
                check_size(&t, ops[i], dtypes[k], sizes[j], true);
                check_size(&t, ops[i], dtypes[k], sizes[j], false);
            }
        }
    }
    printf("%d nodes checked\n", t.checked);
    test_require(LLVMOrcDisposeLLJIT(t.jit));
    arena_free(&arena);
    return t.failures != 0;
}
