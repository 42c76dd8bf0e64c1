/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Evaluates graphs for tests: tests/ir/ops_oracle.py compares the results with
 * NumPy's, and two engines can be compared bit for bit.
 *
 *   ops_driver --table            the op table, a JSON object a line
 *   ops_driver [--engine=NAME]    requests on stdin, answers on stdout
 *
 * A request is a line `run BYTES ARGS`, then BYTES bytes of graph text with a
 * function `main`, then a line of hexadecimal data (`-` if none) for each of
 * its tensor params. The answer is a line `ok RESULTS OUTPUT` and a line
 * `TYPE DATA` for each result, or a line `error CODE MESSAGE`; OUTPUT, what
 * was printed, DATA and MESSAGE are hexadecimal. */
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ir/ir.h"

/* Enough for every test; a mutated loop may have no end. */
enum { MOST_STEPS = 5000000 };

/* ---- engines ---- */

typedef struct Request {
    Context *ctx;
    const Graph *main;
    const Literal *arg;
    int narg;
    Literal *result;
    int nresult;
    TextBuffer output;
} Request;

static void collect_output(void *self, const char *data, size_t size)
{
    buffer_put(self, data, size);
}

static bool run_eval(Request *r)
{
    EvalHost host = {
        .write = collect_output, .self = &r->output, .step_limit = MOST_STEPS};

    return eval_function(r->ctx, r->main, r->arg, r->narg, r->result,
                         r->nresult, &host);
}

typedef struct Engine {
    const char *name;
    bool (*run)(Request *r); /* false after a diagnostic */
} Engine;

static const Engine engines[] = {
    {"eval", run_eval},
};

static const Engine *engine_find(const char *name)
{
    for (size_t i = 0; i < sizeof engines / sizeof engines[0]; i++)
        if (!strcmp(engines[i].name, name))
            return &engines[i];
    return NULL;
}

/* ---- hexadecimal ---- */

static void put_hex(const void *data, size_t size)
{
    const unsigned char *p = data;

    if (!size)
        putchar('-');
    for (size_t i = 0; i < size; i++)
        printf("%02x", p[i]);
}

static int nibble(char c)
{
    return c >= '0' && c <= '9'   ? c - '0'
           : c >= 'a' && c <= 'f' ? c - 'a' + 10
                                  : 0;
}

/* Fills a literal from a line of digits; what the line lacks stays 0. */
static void read_hex(Literal *l, const char *line, size_t length)
{
    size_t size = literal_size(&l->type);
    unsigned char *p = l->data;

    for (size_t i = 0; i < size && 2 * i + 1 < length; i++)
        p[i] =
            (unsigned char)(nibble(line[2 * i]) * 16 + nibble(line[2 * i + 1]));
}

/* ---- requests ---- */

/* Reads one line for each tensor param; false at the end of the input. */
static bool read_args(Arena *a, const Graph *g, Literal *arg, int narg)
{
    char *line = NULL;
    size_t capacity = 0;
    int next = 0;

    for (int i = 0; i < narg; i++) {
        ssize_t length = getline(&line, &capacity, stdin);

        if (length < 0) {
            free(line);
            return false;
        }
        while (g && next < g->nparam &&
               g->param[next]->type.kind != TYPE_TENSOR)
            next++;
        if (!g || next >= g->nparam)
            continue;
        arg[i] = literal_new(a, g->param[next++]->type);
        read_hex(&arg[i], line, (size_t)length);
    }
    free(line);
    return true;
}

static int count_tensors(Node *const *node, int n)
{
    int count = 0;

    for (int i = 0; i < n; i++)
        count += node[i]->type.kind == TYPE_TENSOR;
    return count;
}

static void put_results(const Request *r)
{
    printf("ok %d ", r->nresult);
    put_hex(r->output.data, r->output.size);
    putchar('\n');
    for (int i = 0; i < r->nresult; i++) {
        const Literal *l = &r->result[i];

        printf("%s[", dtype_info[l->type.dtype].name);
        for (int d = 0; d < l->type.shape.rank; d++)
            printf("%s%lld", d ? "," : "", (long long)l->type.shape.dim[d]);
        printf("] ");
        put_hex(l->data, literal_size(&l->type));
        putchar('\n');
    }
}

static void put_error(const Context *ctx)
{
    const Diag *d = ctx->diag;

    printf("error %s ", d ? diag_info[d->code].code : "-");
    put_hex(d ? d->message : "", d ? strlen(d->message) : 0);
    putchar('\n');
}

/* One request, whose graph text is `text`. */
static bool answer(Context *ctx, const Engine *engine, Text text, int narg)
{
    Arena *a = ctx->arena;
    uint32_t file = source_add(a, &ctx->sources, "request", text);
    Module *m = module_parse(ctx, file);
    Graph *g = m ? module_find(m, "main") : NULL;
    Literal *arg = ARENA_ARRAY(a, Literal, narg);
    Request r = {ctx, g, arg, narg, .output = {.arena = a}};

    if (!read_args(a, g, arg, narg))
        return false;
    if (!g) {
        put_error(ctx);
        return true;
    }
    r.nresult = count_tensors(g->output, g->noutput);
    r.result = ARENA_ARRAY(a, Literal, r.nresult);
    if (engine->run(&r))
        put_results(&r);
    else
        put_error(ctx);
    return true;
}

/* Reads and answers one request; false when that cannot be done. */
static bool serve_one(const Engine *engine, Arena *a, size_t bytes, int narg)
{
    jmp_buf escape;
    Context ctx;
    char *text;

    a->escape = &escape;
    if (setjmp(escape))
        return false;
    context_init(&ctx, a);
    text = arena_alloc(a, bytes + 1);
    if (fread(text, 1, bytes, stdin) != bytes)
        return false;
    return answer(&ctx, engine, (Text){text, bytes}, narg);
}

static bool serve(const Engine *engine)
{
    unsigned long bytes;
    int narg;

    while (scanf("run %lu %d", &bytes, &narg) == 2 && getchar() == '\n') {
        Arena arena = {0};
        bool served = serve_one(engine, &arena, bytes, narg);

        arena_free(&arena);
        fflush(stdout);
        if (!served)
            return false;
    }
    return true;
}

/* ---- the table ---- */

static void put_table(void)
{
    static const char *const samples[OP_COUNT] = {
#define OP(name, in, nregion, traits, required, optional, infer, grad, eval,   \
           lower, samples, cost, doc)                                          \
    [OP_##name] = #samples,
#include "ir/ops.def"
    };
    static const char *const rule[OP_COUNT] = {
#define OP(name, in, nregion, traits, required, optional, infer, grad, eval,   \
           lower, samples, cost, doc)                                          \
    [OP_##name] = #infer "\", \"eval\": \"" #eval,
#include "ir/ops.def"
    };

    for (int i = 0; i < OP_COUNT; i++) {
        const OpInfo *info = &op_info[i];

        printf(
            "{\"name\": \"%s\", \"inputs\": %d, \"map\": %s, \"script\": "
            "%s, \"kernel\": %s, \"samples\": \"%s\", \"infer\": \"%s\"}\n",
            info->name, info->ninput, info->traits & OP_MAP ? "true" : "false",
            info->traits & OP_SCRIPT ? "true" : "false",
            info->traits & OP_KERNEL ? "true" : "false", samples[i], rule[i]);
    }
}

int main(int argc, char **argv)
{
    const Engine *engine = &engines[0];

    if (argc > 1 && !strcmp(argv[1], "--table")) {
        put_table();
        return 0;
    }
    if (argc > 1 && !strncmp(argv[1], "--engine=", 9))
        engine = engine_find(argv[1] + 9);
    if (!engine) {
        fprintf(stderr, "there is no engine %s\n", argv[1]);
        return 2;
    }
    return serve(engine) ? 0 : 1;
}
