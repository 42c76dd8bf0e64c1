/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Running graphs twice, by the reference interpreter and as native code, and
 * comparing results, output and failures bit for bit. */
#ifndef HOLO_TESTS_UNIT_CODEGEN_RUN_H
#define HOLO_TESTS_UNIT_CODEGEN_RUN_H

#include "codegen/codegen.h"
#include "ir_test.h"
#include "runtime/runtime.h"

static inline void run_write(void *self, const char *data, size_t size)
{
    buffer_put(self, data, size);
}

static inline uint64_t run_random(uint64_t *state)
{
    uint64_t x = *state += 0x9E3779B97F4A7C15u;

    x = (x ^ x >> 30) * 0xBF58476D1CE4E5B9u;
    x = (x ^ x >> 27) * 0x94D049BB133111EBu;
    return x ^ x >> 31;
}

/* Small numbers of both signs, now and then a special one. */
static inline Literal run_argument(Test *t, Type type, uint64_t *state)
{
    static const double special[] = {0.0, -0.0, 1.0, 1e30, -1e-30};
    Literal l = literal_new(&t->arena, type);
    int64_t n = shape_size(type.shape);

    for (int64_t i = 0; i < n; i++) {
        uint64_t r = run_random(state);

        if (type.dtype == DTYPE_BOOL)
            literal_set_i64(&l, i, r & 1);
        else if (!dtype_info[type.dtype].is_float)
            literal_set_i64(&l, i, (int64_t)(r % 9) - 3);
        else if (r % 64 == 0)
            literal_set_f64(&l, i, special[r / 64 % 5]);
        else
            literal_set_f64(&l, i,
                            (double)(int64_t)(r >> 20 & 0xFFFFF) / 131072 - 4);
    }
    return l;
}

static inline int run_symbols(RuntimeSymbol *out)
{
    int n = 0;

    for (const RtSymbol *s = runtime_symbol; s->name; s++)
        out[n++] = (RuntimeSymbol){s->name, s->address};
    return n;
}

typedef struct RunArgs {
    int narg, nresult;
    Literal *arg, *expected, *found;
} RunArgs;

static inline RunArgs run_arguments(Test *t, const Graph *g, uint64_t seed)
{
    RunArgs a = {0};

    a.arg = ARENA_ARRAY(&t->arena, Literal, g->nparam + 1);
    a.expected = ARENA_ARRAY(&t->arena, Literal, g->noutput + 1);
    a.found = ARENA_ARRAY(&t->arena, Literal, g->noutput + 1);
    for (int i = 0; i < g->nparam; i++)
        if (g->param[i]->type.kind == TYPE_TENSOR)
            a.arg[a.narg++] = run_argument(t, g->param[i]->type, &seed);
    for (int i = 0; i < g->noutput; i++)
        if (g->output[i]->type.kind == TYPE_TENSOR) {
            a.expected[a.nresult] = literal_new(&t->arena, g->output[i]->type);
            a.found[a.nresult++] = literal_new(&t->arena, g->output[i]->type);
        }
    return a;
}

static inline bool both_nan(const Literal *x, const Literal *y, int64_t i)
{
    if (!dtype_info[x->type.dtype].is_float)
        return false;
    return literal_f64(x, i) != literal_f64(x, i) &&
           literal_f64(y, i) != literal_f64(y, i);
}

/* The first element that differs; -1 if none. */
static inline int64_t run_difference(const Literal *x, const Literal *y)
{
    size_t size = (size_t)dtype_info[x->type.dtype].size;
    int64_t n = shape_size(x->type.shape);

    for (int64_t i = 0; i < n; i++)
        if (memcmp((char *)x->data + (size_t)i * size,
                   (char *)y->data + (size_t)i * size, size) != 0 &&
            !both_nan(x, y, i))
            return i;
    return -1;
}

static inline void run_complain(Test *t, const char *name, const char *format,
                                long long a, double x, double y)
{
    t->failures++;
    printf("%s: ", name);
    printf(format, a, x, y);
    putchar('\n');
}

/* Runs "main" natively; -2 when it does not compile. */
static inline int run_native(Test *t, const Module *m, const RunArgs *a,
                             TextBuffer *out, const char **failure,
                             const char *cpu)
{
    const CodegenApi *api = holo_codegen_api();
    RuntimeSymbol symbol[256];
    CodegenOptions options = {symbol, run_symbols(symbol), cpu};
    Compiled *c = api->compile(&t->ctx, m, &options);
    const EffectSite *site;
    Message *message;
    RunState run;
    const void **arg = ARENA_ARRAY(&t->arena, const void *, a->narg + 1);
    void **result = ARENA_ARRAY(&t->arena, void *, a->nresult + 1);
    int code;

    if (!c)
        return -2;
    run_state_init(&run);
    run.write = run_write;
    run.self = out;
    site = api->sites(c, &run.nmessage);
    message = ARENA_ARRAY(&t->arena, Message, run.nmessage + 1);
    for (int i = 0; i < run.nmessage; i++)
        message[i] = site[i].message;
    run.message = message;
    for (int i = 0; i < a->narg; i++)
        arg[i] = a->arg[i].data;
    for (int i = 0; i < a->nresult; i++)
        result[i] = a->found[i].data;
    code = api->call(c, "main", &run, arg, result);
    *failure = run.failure ? arena_printf(&t->arena, "%s", run.failure) : "";
    run_state_free(&run);
    api->free(c);
    return code;
}

/* Runs "main" of a module both ways on these arguments and compares. */
static inline void run_both_on(Test *t, const char *name, const Module *m,
                               RunArgs a, const char *cpu)
{
    const Graph *g = module_find(m, "main");
    TextBuffer wanted = {.arena = &t->arena}, found = {.arena = &t->arena};
    EvalHost host = {
        .write = run_write, .self = &wanted, .step_limit = 2000000};
    const char *failure = "";
    bool ok;
    int code;

    code = run_native(t, m, &a, &found, &failure, cpu);
    if (code == -2) {
        t->failures++;
        printf("%s: does not compile: %s\n", name, test_message(t));
        return;
    }
    context_init(&t->ctx, &t->arena);
    ok = eval_function(&t->ctx, g, a.arg, a.narg, a.expected, a.nresult, &host);
    if (ok != (code == 0)) {
        t->failures++;
        printf("%s: interpreter %s (%s), native code %d (%s)\n", name,
               ok ? "ends" : "fails", test_message(t), code, failure);
        return;
    }
    buffer_puts(&wanted, "");
    buffer_puts(&found, "");
    if (strcmp(wanted.data, found.data) != 0) {
        t->failures++;
        printf("%s: printed\n%swanted\n%s", name, found.data, wanted.data);
    }
    if (!ok && strcmp(failure, test_message(t)) != 0) {
        t->failures++;
        printf("%s: failed with `%s`, wanted `%s`\n", name, failure,
               test_message(t));
    }
    for (int i = 0; i < a.nresult && ok; i++) {
        int64_t at = run_difference(&a.expected[i], &a.found[i]);

        if (at >= 0) {
            t->failures++;
            printf("%s: output %d of %s, element %lld: %.17g, wanted %.17g\n",
                   name, i, type_str(&t->arena, &a.found[i].type),
                   (long long)at, literal_f64(&a.found[i], at),
                   literal_f64(&a.expected[i], at));
        }
    }
}

/* The same on arguments drawn at random. */
static inline void run_both(Test *t, const char *name, const Module *m,
                            uint64_t seed, const char *cpu)
{
    run_both_on(t, name, m, run_arguments(t, module_find(m, "main"), seed),
                cpu);
}

#endif
