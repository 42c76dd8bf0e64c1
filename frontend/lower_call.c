/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Calls and displays: expressions with a list of inputs, some of them spread.
 *
 * CPython spreads `*x` when its turn comes, before it evaluates what follows.
 * A script-level node spreads all its inputs when it is evaluated itself. The
 * two agree unless something behind `*x` could change what x holds; there x is
 * copied into a tuple (`**x`: a dict) at its turn, and the copy is spread. */
#include "frontend/lower.h"

#include <string.h>

typedef struct Inputs {
    int n, capacity;
    Node **item;
    int nstarred, starred_capacity;
    int64_t *starred;
    int nname, name_capacity;
    Text *name;
} Inputs;

static void push_input(Lower *l, Inputs *in, Node *n)
{
    *ARENA_PUSH(l->ctx->arena, in->item, in->n, in->capacity) = n;
}

static void push_spread(Lower *l, Inputs *in, Node *n)
{
    *ARENA_PUSH(l->ctx->arena, in->starred, in->nstarred,
                in->starred_capacity) = in->n;
    push_input(l, in, n);
}

static void push_name(Lower *l, Inputs *in, const char *name)
{
    *ARENA_PUSH(l->ctx->arena, in->name, in->nname, in->name_capacity) =
        text_from(name);
}

static Node *emit_inputs(Lower *l, Op op, Span span, const Inputs *in)
{
    Node *n = lower_emit(l, op, span, in->n, in->item);

    if (in->nstarred)
        node_set_ints(n, ATTR_starred, in->nstarred, in->starred);
    if (in->nname)
        node_set_texts(n, ATTR_names, in->nname, in->name);
    return n;
}

/* Can evaluating it change what a container holds? */
static bool is_quiet(const Expr *e)
{
    return !e || e->kind == EXPR_NAME || e->kind == EXPR_CONSTANT ||
           (e->kind == EXPR_STARRED && is_quiet(e->starred.value));
}

static bool exprs_quiet(const ExprList *list, int from)
{
    for (int i = from; i < list->n; i++)
        if (!is_quiet(list->item[i]))
            return false;
    return true;
}

static bool keywords_quiet(const KeywordList *list, int from)
{
    for (int i = from; i < list->n; i++)
        if (!is_quiet(list->item[i].value))
            return false;
    return true;
}

/* ---- `*x` ---- */

static Node *copy_sequence(Lower *l, Node *x)
{
    Inputs in = {0};

    push_spread(l, &in, x);
    return emit_inputs(l, OP_build_tuple, x->span, &in);
}

static Node *copy_mapping(Lower *l, Node *x)
{
    Inputs in = {0};

    push_spread(l, &in, x);
    push_input(l, &in, lower_literal(l, x->span, "None"));
    return emit_inputs(l, OP_build_dict, x->span, &in);
}

/* The elements of a list; `quiet_end`: nothing behind the list is evaluated
 * that could change what they hold. */
static void push_elements(Lower *l, Inputs *in, const ExprList *elts,
                          bool quiet_end)
{
    for (int i = 0; i < elts->n; i++) {
        const Expr *e = elts->item[i];
        Node *x;

        if (e->kind != EXPR_STARRED) {
            push_input(l, in, lower_expr(l, e));
            continue;
        }
        x = lower_expr(l, e->starred.value);
        if (!quiet_end || !exprs_quiet(elts, i + 1))
            x = copy_sequence(l, x);
        push_spread(l, in, x);
    }
}

Node *lower_display(Lower *l, const Expr *e, Op op, const ExprList *elts)
{
    Inputs in = {0};

    push_elements(l, &in, elts, true);
    return emit_inputs(l, op, e->span, &in);
}

Node *lower_dict(Lower *l, const Expr *e)
{
    const ExprList *keys = &e->dict.keys, *values = &e->dict.values;
    Inputs in = {0};

    for (int i = 0; i < values->n; i++) {
        Node *x;

        if (keys->item[i]) {
            push_input(l, &in, lower_expr(l, keys->item[i]));
            push_input(l, &in, lower_expr(l, values->item[i]));
            continue;
        }
        x = lower_expr(l, values->item[i]);
        if (!exprs_quiet(keys, i + 1) || !exprs_quiet(values, i + 1))
            x = copy_mapping(l, x);
        push_spread(l, &in, x);
        push_input(l, &in, lower_literal(l, x->span, "None"));
    }
    return emit_inputs(l, OP_build_dict, e->span, &in);
}

/* ---- calls ---- */

static void push_keywords(Lower *l, Inputs *in, const KeywordList *keywords)
{
    for (int i = 0; i < keywords->n; i++) {
        const Keyword *k = &keywords->item[i];
        Node *x = lower_expr(l, k->value);

        if (!k->arg && !keywords_quiet(keywords, i + 1))
            x = copy_mapping(l, x);
        push_input(l, in, x);
        push_name(l, in, k->arg ? k->arg : "");
    }
}

Node *lower_arguments(Lower *l, Op op, Span span, Node *first,
                      const ExprList *args, const KeywordList *keywords)
{
    Inputs in = {0};

    if (first)
        push_input(l, &in, first);
    push_elements(l, &in, args, keywords_quiet(keywords, 0));
    push_keywords(l, &in, keywords);
    return emit_inputs(l, op, span, &in);
}

/* The first positional parameter of the function in hand, or NULL. */
static const Arg *first_param(const Lower *l)
{
    if (!l->args)
        return NULL;
    if (l->args->posonlyargs.n)
        return &l->args->posonlyargs.item[0];
    return l->args->args.n ? &l->args->args.item[0] : NULL;
}

/* super() in a method, where `super` is the builtin. */
static bool is_plain_super(Lower *l, const Expr *e)
{
    const Expr *f = e->call.func;

    return f->kind == EXPR_NAME && !strcmp(f->name.id, "super") &&
           !e->call.args.n && !e->call.keywords.n && first_param(l) &&
           l->scope->kind == SCOPE_FUNCTION &&
           scope_place(l->ctx, l->scope, f->name.id) == PLACE_BUILTIN &&
           scope_place(l->ctx, l->scope,
                       sym_from(&l->ctx->names, "__class__")) ==
               PLACE_ENCLOSING;
}

/* super() is super(__class__, first parameter), as CPython finds them. */
static Node *lower_plain_super(Lower *l, const Expr *e)
{
    Node *in[3];

    in[0] = lower_expr(l, e->call.func);
    in[1] = lower_load(l, e->span, sym_from(&l->ctx->names, "__class__"));
    in[2] = lower_load(l, e->span, first_param(l)->arg);
    return lower_emit(l, OP_py_call, e->span, 3, in);
}

Node *lower_call(Lower *l, const Expr *e)
{
    Node *f;

    if (is_plain_super(l, e))
        return lower_plain_super(l, e);
    f = lower_expr(l, e->call.func);
    return lower_arguments(l, OP_py_call, e->span, f, &e->call.args,
                           &e->call.keywords);
}
