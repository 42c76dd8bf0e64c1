/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The reference interpreter: graphs, control flow, effects and tapes.
 *
 * A graph is evaluated node by node into a frame, a tuple with a place for
 * each node. Values are counted and immutable, so handing one on copies
 * nothing, and what a turn of a loop leaves behind goes when its frame does.
 *
 * Whatever ends a run early (a failed check, the step limit, no memory) is
 * reported and leaves by a jump to the one place that frees all values. */
#include "ir/eval.h"

#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#include "base/format.h"
#include "ir/eval_rules.h"
#include "ir/regions.h"

enum { MOST_DEPTH = 6000, MOST_CALLS = 1000 };
/* Bytes of all values at once; more is a mistake of the script. */
static const size_t most_bytes = (size_t)8 << 30;

struct Eval {
    Context *ctx;
    const EvalHost *host; /* NULL: output is dropped */
    Arena scratch;        /* for messages */
    Value *values;        /* all that live */
    size_t bytes;         /* of them */
    uint32_t *place;      /* [node id]: where the node is in its frame */
    int64_t steps;
    int depth;             /* regions and calls that are being evaluated */
    int ncall;             /* of them, calls */
    Span span;             /* of the node at work */
    const CallSite *calls; /* that led to the function at work */
    jmp_buf escape, arena_escape;
    jmp_buf *outer_escape; /* the context's arena's, during the run */
};

static _Noreturn void eval_stop(Eval *e)
{
    longjmp(e->escape, 1);
}

/* ---- values ---- */

static _Noreturn void out_of_memory(Eval *e)
{
    diag_error(e->ctx, DIAG_H0901, e->span,
               "no memory is left for a value computed here");
    eval_stop(e);
}

/* A value with `size` bytes behind it, zeroed. */
static Value *value_new(Eval *e, size_t size)
{
    size_t bytes = sizeof(Value) + size;
    Value *v;

    if (size > most_bytes || bytes > most_bytes - e->bytes)
        out_of_memory(e);
    v = calloc(1, bytes);
    if (!v)
        out_of_memory(e);
    v->references = 1;
    v->bytes = bytes;
    v->next = e->values;
    if (v->next)
        v->next->previous = v;
    e->values = v;
    e->bytes += bytes;
    return v;
}

static void value_free(Eval *e, Value *v)
{
    if (v->previous)
        v->previous->next = v->next;
    else
        e->values = v->next;
    if (v->next)
        v->next->previous = v->previous;
    e->bytes -= v->bytes;
    free(v);
}

Value *value_tensor(Eval *e, Type type)
{
    Value *v = value_new(e, literal_size(&type));

    v->tensor = (Literal){type, v + 1};
    return v;
}

Value *value_borrow(Eval *e, Literal l)
{
    Value *v = value_new(e, 0);

    v->tensor = l;
    return v;
}

Value *eval_tuple(Eval *e, int nelement)
{
    Value *v = value_new(e, (size_t)nelement * sizeof(Value *));

    v->nelement = nelement;
    v->element = (Value **)(v + 1);
    return v;
}

Value *value_retain(Value *v)
{
    if (v)
        v->references++;
    return v;
}

/* The first element is let go by the loop, not by recursion: below a tape's
 * record lies the tape, as deep as the loop that filled it ran long. */
void value_release(Eval *e, Value *v)
{
    while (v && --v->references == 0) {
        Value *first = v->nelement ? v->element[0] : NULL;

        for (int i = 1; i < v->nelement; i++)
            value_release(e, v->element[i]);
        value_free(e, v);
        v = first;
    }
}

static bool value_truth(const Value *v)
{
    return *(const uint8_t *)v->tensor.data != 0;
}

/* ---- graphs ---- */

static EvalRule *const eval_rule[OP_COUNT] = {
#define OP(name, in, nregion, traits, required, optional, infer, grad, eval,   \
           lower, samples, cost, doc)                                          \
    [OP_##name] = eval_##eval,
#include "ir/ops.def"
};

Value *eval_none(Eval *e, const Node *n, Value *const *x)
{
    (void)x;
    diag_error(e->ctx, DIAG_H0990, n->span, "`%s` cannot be interpreted",
               op_info[n->op].name);
    eval_stop(e);
}

static void count_step(Eval *e)
{
    int64_t limit = e->host ? e->host->step_limit : 0;

    e->steps++;
    if (!limit || e->steps <= limit)
        return;
    diag_error(e->ctx, DIAG_H0306, e->span,
               "this needs more than %lld steps while compiling",
               (long long)limit);
    eval_stop(e);
}

/* Is it a kind of value that graphs compute with? Poison and the script
 * level's objects have no value. */
static bool has_value(const Type *t)
{
    return t->kind == TYPE_TENSOR || t->kind == TYPE_TOKEN ||
           t->kind == TYPE_TAPE || t->kind == TYPE_TUPLE;
}

static Value *eval_step(Eval *e, const Node *n, Value *const *frame)
{
    Value *x = eval_tuple(e, n->ninput);
    Value *out;

    e->span = n->span;
    count_step(e);
    if (!has_value(&n->type))
        return eval_none(e, n, NULL);
    for (int i = 0; i < n->ninput; i++)
        x->element[i] = value_retain(frame[e->place[n->input[i]->id]]);
    out = eval_rule[n->op](e, n, x->element);
    value_release(e, x);
    return out;
}

static void enter(Eval *e)
{
    if (++e->depth <= MOST_DEPTH)
        return;
    diag_error(e->ctx, DIAG_H0908, e->span,
               "calls, branches and loops are nested more than %d deep",
               MOST_DEPTH);
    eval_stop(e);
}

/* Gives every node of a graph its place in the graph's frame. */
static int assign_places(Eval *e, const Graph *g)
{
    uint32_t count = 0;

    for (const Node *n = g->first; n; n = n->next)
        e->place[n->id] = count++;
    return (int)count;
}

/* The outputs, as a tuple, for one argument for each param. */
static Value *eval_graph(Eval *e, const Graph *g, Value *const *arg)
{
    Value *frame = eval_tuple(e, assign_places(e, g));
    Value *out = eval_tuple(e, g->noutput);

    enter(e);
    for (int i = 0; i < g->nparam; i++)
        frame->element[e->place[g->param[i]->id]] = value_retain(arg[i]);
    for (const Node *n = g->first; n; n = n->next)
        if (n->op != OP_param)
            frame->element[e->place[n->id]] = eval_step(e, n, frame->element);
    for (int i = 0; i < g->noutput; i++)
        out->element[i] =
            value_retain(frame->element[e->place[g->output[i]->id]]);
    value_release(e, frame);
    e->depth--;
    return out;
}

/* ---- control flow ---- */

Value *eval_result(Eval *e, const Node *n, Value *const *x)
{
    (void)e;
    return value_retain(x[0]->element[node_int(n, ATTR_index)]);
}

Value *eval_cond(Eval *e, const Node *n, Value *const *x)
{
    return eval_graph(e, cond_branch(n, value_truth(x[0])),
                      x + region_input_index(n, 0));
}

static bool test_holds(Eval *e, const Graph *test, Value *const *carried)
{
    Value *verdict = eval_graph(e, test, carried);
    bool holds = value_truth(verdict->element[0]);

    value_release(e, verdict);
    return holds;
}

Value *eval_while(Eval *e, const Node *n, Value *const *x)
{
    int ncarried = while_ncarried(n);
    Value *carried = eval_tuple(e, ncarried);

    for (int i = 0; i < ncarried; i++)
        carried->element[i] = value_retain(x[i]);
    while (test_holds(e, while_test(n), carried->element)) {
        Value *next = eval_graph(e, while_body(n), carried->element);

        value_release(e, carried);
        carried = next;
    }
    return carried;
}

static _Noreturn void too_deep(Eval *e, const Node *call)
{
    diag_error_at_run(e->ctx, DIAG_H0906, call->span, e->calls,
                      "RecursionError: maximum recursion depth exceeded");
    eval_stop(e);
}

Value *eval_call(Eval *e, const Node *n, Value *const *x)
{
    Text callee = node_text(n, ATTR_callee);
    const Graph *g = module_find(n->graph->module, callee.data);
    const CallSite *outer = e->calls;
    Value *v;

    if (!g) {
        diag_error(e->ctx, DIAG_H0201, n->span, "there is no function `%s`",
                   callee.data);
        eval_stop(e);
    }
    e->calls = calls_join(e->ctx->arena, n->calls, outer);
    if (++e->ncall > MOST_CALLS)
        too_deep(e, n);
    v = eval_graph(e, g, x);
    e->ncall--;
    e->calls = outer;
    return v;
}

/* ---- effects ---- */

/* The world is outside: a token has nothing in it. */
Value *eval_token(Eval *e, const Node *n, Value *const *x)
{
    (void)e, (void)n, (void)x;
    return NULL;
}

/* The message of a print or check, whose holes the inputs `x` fill. */
static Text message_text(Eval *e, const Node *n, Value *const *x)
{
    const Attr *pieces = node_attr(n, ATTR_pieces);
    const Attr *formats = node_attr(n, ATTR_formats);
    const Attr *origins = node_attr(n, ATTR_origins);
    int nhole = formats->n;
    Hole *hole = ARENA_ARRAY(&e->scratch, Hole, nhole);
    const void **value = ARENA_ARRAY(&e->scratch, const void *, nhole);
    Message m = {nhole, pieces->texts, hole};
    TextBuffer out = {.arena = &e->scratch};
    const char *why = "";

    for (int i = 0; i < nhole; i++) {
        const Literal *l = &x[i]->tensor;

        hole[i] = (Hole){l->type.dtype, l->type.shape, (Origin)origins->ints[i],
                         formats->texts[i]};
        value[i] = l->data;
    }
    if (format_message(&out, &m, value, &why))
        return buffer_text(&out);
    diag_error_at_run(e->ctx, DIAG_H0515, n->span,
                      calls_join(e->ctx->arena, n->calls, e->calls), why);
    eval_stop(e);
}

Value *eval_print(Eval *e, const Node *n, Value *const *x)
{
    Text text = message_text(e, n, x + 1);

    if (e->host && e->host->write)
        e->host->write(e->host->self, text.data, text.size);
    arena_free(&e->scratch);
    return NULL;
}

Value *eval_check(Eval *e, const Node *n, Value *const *x)
{
    DiagCode code = diag_code_from(node_text(n, ATTR_code).data);

    if (value_truth(x[1]))
        return NULL;
    diag_error_at_run(e->ctx, code, n->span,
                      calls_join(e->ctx->arena, n->calls, e->calls),
                      message_text(e, n, x + 2).data);
    eval_stop(e);
}

/* What is done where nobody is there to ask. */
static int64_t answer_alone(Eval *e, SystemCall call, const int64_t *number,
                            Text text)
{
    if (call != SYSTEM_write || number[0] != STREAM_OUT)
        return 0;
    if (e->host && e->host->write)
        e->host->write(e->host->self, text.data, text.size);
    return text_characters(text);
}

static void ask_system(Eval *e, const Node *n, Value *const *x, int64_t *answer)
{
    SystemCall call = system_find(node_text(n, ATTR_call));
    int numbers = system_numbers(call);
    int64_t number[SYSTEM_ARGUMENTS] = {0};
    Text text = message_text(e, n, x + 1 + numbers);
    const char *why = NULL;

    for (int i = 0; i < numbers; i++)
        memcpy(&number[i], x[1 + i]->tensor.data, sizeof number[i]);
    if (!e->host || !e->host->system) {
        *answer = answer_alone(e, call, number, text);
        return;
    }
    if (e->host->system(e->host->system_self, call, number, text, answer, &why))
        return;
    if (why)
        diag_error_at_run(e->ctx, DIAG_H0906, n->span,
                          calls_join(e->ctx->arena, n->calls, e->calls), why);
    eval_stop(e);
}

Value *eval_system(Eval *e, const Node *n, Value *const *x)
{
    Value *out = eval_tuple(e, 2);
    int64_t answer = 0;

    out->element[1] = value_tensor(e, n->type.element[1]);
    ask_system(e, n, x, &answer);
    memcpy(out->element[1]->tensor.data, &answer, sizeof answer);
    arena_free(&e->scratch);
    return out;
}

/* ---- tapes ---- */

Value *eval_tape_create(Eval *e, const Node *n, Value *const *x)
{
    (void)e, (void)n, (void)x;
    return NULL;
}

Value *eval_tape_push(Eval *e, const Node *n, Value *const *x)
{
    Value *record = eval_tuple(e, n->ninput);

    for (int i = 0; i < n->ninput; i++)
        record->element[i] = value_retain(x[i]);
    return record;
}

/* Is `record` what a tape_pop of that type yields? The push may have been
 * anywhere, so only the run can tell. */
static bool record_fits(const Value *record, const Type *type)
{
    if (!record || record->nelement != type->nelement)
        return false;
    for (int i = 1; i < type->nelement; i++)
        if (!type_equal(&record->element[i]->tensor.type, &type->element[i]))
            return false;
    return true;
}

Value *eval_tape_pop(Eval *e, const Node *n, Value *const *x)
{
    if (record_fits(x[0], &n->type))
        return value_retain(x[0]);
    diag_error(e->ctx, DIAG_H0999, n->span,
               "a tape does not hold the record that is taken from it");
    eval_stop(e);
}

/* ---- runs ---- */

/* Takes hold of the context's arena: when that ends, the run's values must be
 * freed before control goes on to who is in charge of it. */
static Eval *eval_open(Context *ctx, const EvalHost *host, uint32_t nnode)
{
    Eval *e = calloc(1, sizeof *e);

    if (!e)
        return NULL;
    e->place = calloc(nnode ? nnode : 1, sizeof *e->place);
    if (!e->place) {
        free(e);
        return NULL;
    }
    e->ctx = ctx;
    e->host = host;
    e->scratch.escape = &e->arena_escape;
    e->outer_escape = ctx->kept->escape;
    ctx->kept->escape = &e->arena_escape;
    return e;
}

static void eval_close(Eval *e)
{
    e->ctx->kept->escape = e->outer_escape;
    while (e->values) /* NOLINTNEXTLINE(clang-analyzer-unix.Malloc): unlinked */
        value_free(e, e->values);
    arena_free(&e->scratch);
    free(e->place);
    free(e);
}

/* Does the work of a run and closes it, however it ends. */
static bool eval_run(Eval *e, void (*work)(Eval *e, void *self), void *self)
{
    jmp_buf *outer = e->outer_escape;

    if (setjmp(e->arena_escape)) {
        eval_close(e);
        longjmp(*outer, 1);
    }
    if (setjmp(e->escape)) {
        eval_close(e);
        return false;
    }
    work(e, self);
    eval_close(e);
    return true;
}

static bool no_memory(Context *ctx)
{
    diag_error(ctx, DIAG_H0901, SPAN_NONE, "no memory is left to evaluate");
    return false;
}

static Literal copy_out(Eval *e, const Value *v)
{
    Literal l = literal_new(e->ctx->arena, v->tensor.type);

    if (literal_size(&l.type))
        memcpy(l.data, v->tensor.data, literal_size(&l.type));
    return l;
}

typedef struct FunctionCall {
    const Graph *function;
    const Literal *arg;
    Literal *result;
} FunctionCall;

static void run_function(Eval *e, void *self)
{
    FunctionCall *call = self;
    const Graph *g = call->function;
    Value *x = eval_tuple(e, g->nparam), *out;
    const Literal *arg = call->arg;
    Literal *result = call->result;

    for (int i = 0; i < g->nparam; i++)
        if (g->param[i]->type.kind == TYPE_TENSOR)
            x->element[i] = value_borrow(e, *arg++);
    out = eval_graph(e, g, x->element);
    for (int i = 0; i < g->noutput; i++)
        if (g->output[i]->type.kind == TYPE_TENSOR)
            *result++ = copy_out(e, out->element[i]);
}

/* Are there as many arguments and results as tensors, of the params' types? */
static bool call_fits(Context *ctx, const Graph *g, const Literal *arg,
                      int narg, int nresult)
{
    int nparam = 0, noutput = 0;

    for (int i = 0; i < g->nparam; i++) {
        const Type *t = &g->param[i]->type;

        if (t->kind == TYPE_TOKEN)
            continue;
        if (t->kind != TYPE_TENSOR) {
            diag_error(ctx, DIAG_H0990, g->param[i]->span,
                       "%s cannot be an argument from outside",
                       type_str(ctx->arena, t));
            return false;
        }
        if (nparam < narg && !type_equal(t, &arg[nparam].type)) {
            diag_error(ctx, DIAG_H0516, g->param[i]->span,
                       "argument %d is %s and must be %s", nparam,
                       type_str(ctx->arena, &arg[nparam].type),
                       type_str(ctx->arena, t));
            return false;
        }
        nparam++;
    }
    for (int i = 0; i < g->noutput; i++)
        noutput += g->output[i]->type.kind == TYPE_TENSOR;
    if (nparam == narg && noutput == nresult)
        return true;
    diag_error(ctx, DIAG_H0207, SPAN_NONE,
               "`%s` takes %d arguments and gives %d results, not %d and %d",
               g->name ? g->name : "", nparam, noutput, narg, nresult);
    return false;
}

bool eval_function(Context *ctx, const Graph *function, const Literal *arg,
                   int narg, Literal *result, int nresult, const EvalHost *host)
{
    FunctionCall call = {function, arg, result};
    Eval *e;

    if (!call_fits(ctx, function, arg, narg, nresult))
        return false;
    e = eval_open(ctx, host, function->module->nnode);
    return e ? eval_run(e, run_function, &call) : no_memory(ctx);
}

typedef struct NodeCall {
    const Node *node;
    const Literal *input;
    Literal *result;
} NodeCall;

static void run_node(Eval *e, void *self)
{
    NodeCall *call = self;
    const Node *n = call->node;
    Value *x = eval_tuple(e, n->ninput);

    e->span = n->span;
    for (int i = 0; i < n->ninput; i++)
        x->element[i] = value_borrow(e, call->input[i]);
    *call->result = copy_out(e, eval_rule[n->op](e, n, x->element));
}

/* From tensors to one tensor, and nothing else. */
static bool is_plain(const Node *n)
{
    for (int i = 0; i < n->ninput; i++)
        if (n->input[i]->type.kind != TYPE_TENSOR)
            return false;
    return n->type.kind == TYPE_TENSOR && eval_rule[n->op] != eval_none &&
           !op_is(n->op, OP_SCRIPT | OP_EFFECT | OP_LINEAR);
}

bool eval_node(Context *ctx, const Node *n, const Literal *input,
               Literal *result)
{
    NodeCall call = {n, input, result};
    Eval *e;

    if (!is_plain(n))
        return false;
    e = eval_open(ctx, NULL, 0);
    return e ? eval_run(e, run_node, &call) : no_memory(ctx);
}
