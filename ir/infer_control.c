/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Inference of control flow, effects and tapes. */
#include "ir/infer.h"

#include "base/system.h"
#include "ir/regions.h"

/* ---- tuples ---- */

Type infer_result(const Node *n)
{
    Context *ctx = infer_context(n);
    const Type *t = &n->input[0]->type;
    int64_t i = node_int(n, ATTR_index);

    if (t->kind == TYPE_OBJECT)
        return *t;
    if (t->kind == TYPE_TUPLE && i >= 0 && i < t->nelement)
        return t->element[i];
    diag_error(ctx, DIAG_H0516, n->span, "there is no result %lld in %s",
               (long long)i, type_str(ctx->arena, t));
    return infer_poison();
}

static Type output_tuple(const Node *n, const Graph *g)
{
    Arena *a = n->graph->module->arena;
    Type *element = ARENA_ARRAY(a, Type, g->noutput);

    for (int i = 0; i < g->noutput; i++)
        element[i] = g->output[i]->type;
    return (Type){
        .kind = TYPE_TUPLE, .nelement = g->noutput, .element = element};
}

/* ---- regions ---- */

static bool region_poisoned(const Graph *g)
{
    for (int i = 0; i < g->noutput; i++)
        if (g->output[i]->type.kind == TYPE_POISON)
            return true;
    return false;
}

/* Are a graph's params what `n` hands over to it? */
static bool params_fit(const Node *n, const Graph *g)
{
    Context *ctx = infer_context(n);
    Edge in = edge_in(n, g);

    if (g->nparam != in.n) {
        diag_error(ctx, DIAG_H0516, n->span,
                   "`%s` hands over %d values and %d are taken",
                   op_info[n->op].name, in.n, g->nparam);
        return false;
    }
    for (int i = 0; i < in.n; i++) {
        const Type *given = &in.from[i]->type, *taken = &in.to[i]->type;
        Diag *d;

        if (type_equal(taken, given))
            continue;
        d = diag_error(ctx, DIAG_H0516, n->span,
                       "`%s` hands over %s as its value %d, and %s is taken",
                       op_info[n->op].name, type_str(ctx->arena, given), i,
                       type_str(ctx->arena, taken));
        infer_blame(n, d, region_input_index(n, i));
        return false;
    }
    return true;
}

Type infer_cond(const Node *n)
{
    Context *ctx = infer_context(n);
    const Graph *yes = cond_then(n), *no = cond_else(n);

    if (n->ninput < 1) {
        diag_error(ctx, DIAG_H0516, n->span, "`cond` has no condition");
        return infer_poison();
    }
    if (!infer_is_scalar(n, 0, DTYPE_BOOL) || !params_fit(n, yes) ||
        !params_fit(n, no))
        return infer_poison();
    if (region_poisoned(yes) || region_poisoned(no))
        return infer_poison();
    if (yes->noutput != no->noutput) {
        diag_error(ctx, DIAG_H0403, n->span,
                   "one branch gives %d values and the other %d", yes->noutput,
                   no->noutput);
        return infer_poison();
    }
    for (int i = 0; i < yes->noutput; i++) {
        const Node *a = region_leaves(n, yes, i), *b = region_leaves(n, no, i);
        Diag *d;

        if (type_equal(&a->type, &b->type))
            continue;
        d = diag_error(ctx, DIAG_H0402, n->span,
                       "value %d is %s in one branch and %s in the other", i,
                       type_str(ctx->arena, &a->type),
                       type_str(ctx->arena, &b->type));
        diag_label(ctx, d, a->span, "%s here", type_str(ctx->arena, &a->type));
        diag_label(ctx, d, b->span, "%s here", type_str(ctx->arena, &b->type));
        return infer_poison();
    }
    return output_tuple(n, yes);
}

/* Does the test region yield one truth value? */
static bool test_fits(const Node *n, const Graph *test)
{
    Type truth = type_scalar(DTYPE_BOOL);

    if (test->noutput == 1 && type_equal(&test->output[0]->type, &truth))
        return true;
    diag_error(infer_context(n), DIAG_H0516, n->span,
               "the test of a `while` must give one bool scalar");
    return false;
}

Type infer_while(const Node *n)
{
    Context *ctx = infer_context(n);
    const Graph *test = while_test(n), *body = while_body(n);
    Edge turn = edge_turn(n);

    if (!params_fit(n, test) || !params_fit(n, body))
        return infer_poison();
    if (region_poisoned(test) || region_poisoned(body))
        return infer_poison();
    if (!test_fits(n, test))
        return infer_poison();
    if (body->noutput != turn.n) {
        diag_error(ctx, DIAG_H0404, n->span,
                   "a loop carries %d values and its body gives %d", turn.n,
                   body->noutput);
        return infer_poison();
    }
    for (int i = 0; i < turn.n; i++) {
        const Type *in = &turn.to[i]->type, *out = &turn.from[i]->type;
        bool tensors = in->kind == TYPE_TENSOR && out->kind == TYPE_TENSOR;
        bool dtypes = tensors && in->dtype == out->dtype;
        Diag *d;

        if (type_equal(in, out))
            continue;
        d = diag_error(ctx, dtypes ? DIAG_H0405 : DIAG_H0404, n->span,
                       "value %d of a loop is %s before it and %s after a "
                       "turn",
                       i, type_str(ctx->arena, in), type_str(ctx->arena, out));
        infer_blame(n, d, region_input_index(n, i));
        diag_label(ctx, d, turn.from[i]->span, "%s here",
                   type_str(ctx->arena, out));
        return infer_poison();
    }
    return output_tuple(n, body);
}

/* The callee's outputs if it is finished; what was stated otherwise. */
Type infer_call(const Node *n)
{
    const Graph *callee =
        module_find(n->graph->module, node_text(n, ATTR_callee).data);

    if (!callee || !callee->output)
        return n->type;
    if (!params_fit(n, callee) || region_poisoned(callee))
        return infer_poison();
    return output_tuple(n, callee);
}

/* ---- effects ---- */

static bool is_kind(const Node *n, int i, TypeKind kind)
{
    Context *ctx = infer_context(n);
    Type want = type_of_kind(kind);

    if (n->ninput > i && n->input[i]->type.kind == kind)
        return true;
    diag_error(ctx, DIAG_H0516, n->span, "input %d of `%s` must be a %s", i,
               op_info[n->op].name, type_str(ctx->arena, &want));
    return false;
}

/* Inputs from `first` on fill the holes of a message. */
static bool message_fits(const Node *n, int first)
{
    int nhole = n->ninput - first;

    for (int i = first; i < n->ninput; i++)
        if (!infer_is_tensor(n, i))
            return false;
    if (node_attr(n, ATTR_pieces)->n == nhole + 1 &&
        node_attr(n, ATTR_formats)->n == nhole &&
        node_attr(n, ATTR_origins)->n == nhole)
        return true;
    diag_error(infer_context(n), DIAG_H0515, n->span,
               "`%s` of %d values has %d pieces, %d formats and %d origins",
               op_info[n->op].name, nhole, node_attr(n, ATTR_pieces)->n,
               node_attr(n, ATTR_formats)->n, node_attr(n, ATTR_origins)->n);
    return false;
}

Type infer_token(const Node *n)
{
    (void)n;
    return type_of_kind(TYPE_TOKEN);
}

Type infer_effect(const Node *n)
{
    if (!is_kind(n, 0, TYPE_TOKEN) || !message_fits(n, 1))
        return infer_poison();
    return type_of_kind(TYPE_TOKEN);
}

Type infer_check(const Node *n)
{
    if (!is_kind(n, 0, TYPE_TOKEN) || !is_kind(n, 1, TYPE_TENSOR) ||
        !infer_is_scalar(n, 1, DTYPE_BOOL) || !message_fits(n, 2))
        return infer_poison();
    if (diag_code_from(node_text(n, ATTR_code).data) == DIAG_NONE) {
        diag_error(infer_context(n), DIAG_H0515, n->span,
                   "there is no diagnostic `%s`", node_text(n, ATTR_code).data);
        return infer_poison();
    }
    return type_of_kind(TYPE_TOKEN);
}

/* The numbers of a call of the system, and its text, which may be empty. */
Type infer_system(const Node *n)
{
    SystemCall call = system_find(node_text(n, ATTR_call));
    Type element[2] = {type_of_kind(TYPE_TOKEN), type_scalar(DTYPE_I64)};
    int numbers;

    if (call == SYSTEM_COUNT) {
        diag_error(infer_context(n), DIAG_H0515, n->span,
                   "there is no call `%s` of the system",
                   node_text(n, ATTR_call).data);
        return infer_poison();
    }
    numbers = system_numbers(call);
    if (!is_kind(n, 0, TYPE_TOKEN))
        return infer_poison();
    for (int i = 1; i <= numbers; i++)
        if (!is_kind(n, i, TYPE_TENSOR) ||
            !infer_is_scalar(n, i,
                             system_info[call].arguments[i - 1] == 'f'
                                 ? DTYPE_F64
                                 : DTYPE_I64))
            return infer_poison();
    if (!message_fits(n, 1 + numbers))
        return infer_poison();
    return type_tuple(n->graph->module->arena, element, 2);
}

/* ---- tapes ---- */

Type infer_tape(const Node *n)
{
    (void)n;
    return type_of_kind(TYPE_TAPE);
}

Type infer_tape_push(const Node *n)
{
    if (!is_kind(n, 0, TYPE_TAPE))
        return infer_poison();
    for (int i = 1; i < n->ninput; i++)
        if (!infer_is_tensor(n, i))
            return infer_poison();
    return type_of_kind(TYPE_TAPE);
}

/* What was pushed is stated, since the push may be in another loop. */
Type infer_tape_pop(const Node *n)
{
    const Type *t = &n->type;

    if (!is_kind(n, 0, TYPE_TAPE))
        return infer_poison();
    if (t->kind == TYPE_TUPLE && t->nelement > 0 &&
        t->element[0].kind == TYPE_TAPE)
        return *t;
    diag_error(infer_context(n), DIAG_H0516, n->span,
               "`tape_pop` yields a tape and the values of a record");
    return infer_poison();
}
