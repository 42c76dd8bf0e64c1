/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Targets: what can be assigned to, deleted, or looped over into. */
#include "frontend/parser.h"

const char *expr_called(const Expr *e)
{
    static const char *const called[EXPR_KIND_COUNT] = {
        [EXPR_POISON] = "this",
        [EXPR_BOOL_OP] = "an `and` or `or`",
        [EXPR_NAMED_EXPR] = "a `:=` expression",
        [EXPR_BIN_OP] = "an operation",
        [EXPR_UNARY_OP] = "an operation",
        [EXPR_LAMBDA] = "a lambda",
        [EXPR_IF_EXP] = "a conditional expression",
        [EXPR_DICT] = "a dict",
        [EXPR_SET] = "a set",
        [EXPR_LIST_COMP] = "a comprehension",
        [EXPR_SET_COMP] = "a comprehension",
        [EXPR_DICT_COMP] = "a comprehension",
        [EXPR_GENERATOR_EXP] = "a generator",
        [EXPR_AWAIT] = "an `await`",
        [EXPR_YIELD] = "a `yield`",
        [EXPR_YIELD_FROM] = "a `yield`",
        [EXPR_COMPARE] = "a comparison",
        [EXPR_CALL] = "a call",
        [EXPR_FORMATTED_VALUE] = "an f-string",
        [EXPR_JOINED_STR] = "an f-string",
        [EXPR_CONSTANT] = "a literal",
        [EXPR_ATTRIBUTE] = "an attribute",
        [EXPR_SUBSCRIPT] = "a subscript",
        [EXPR_STARRED] = "a starred expression",
        [EXPR_NAME] = "a name",
        [EXPR_LIST] = "a list",
        [EXPR_TUPLE] = "a tuple",
        [EXPR_SLICE] = "a slice",
    };
    static const char *const constant[] = {
        [CONSTANT_NONE] = "`None`",          [CONSTANT_TRUE] = "`True`",
        [CONSTANT_FALSE] = "`False`",        [CONSTANT_ELLIPSIS] = "`...`",
        [CONSTANT_INT] = "a number",         [CONSTANT_FLOAT] = "a number",
        [CONSTANT_COMPLEX] = "a number",     [CONSTANT_STR] = "a string",
        [CONSTANT_BYTES] = "a bytes literal"};

    return e->kind == EXPR_CONSTANT ? constant[e->constant.kind]
                                    : called[e->kind];
}

static void report_target(Parser *p, const Expr *e, ExprContext ctx)
{
    bool comparable = ctx == CONTEXT_STORE && e->kind != EXPR_STARRED;
    Diag *d = parser_report(p, DIAG_H0115, e->span,
                            ctx == CONTEXT_DEL ? "cannot delete %s"
                                               : "cannot assign to %s",
                            expr_called(e));

    if (comparable)
        diag_help(p->ctx, d,
                  "`==` compares; a target is a name, an attribute "
                  "or a subscript");
    else
        diag_help(p->ctx, d, "a target is a name, an attribute or a subscript");
}

/* At most one `*` in a list of targets, and none in `del`. */
static void make_targets(Parser *p, ExprList *elts, ExprContext ctx)
{
    const Expr *starred = NULL;

    for (int i = 0; i < elts->n; i++) {
        Expr *e = elts->item[i];
        Diag *d;

        if (e->kind == EXPR_STARRED && ctx == CONTEXT_STORE) {
            if (starred) {
                d = parser_report(p, DIAG_H0115, e->span,
                                  "two starred targets in one assignment");
                diag_label(p->ctx, d, starred->span, "the first one");
                diag_help(p->ctx, d, "star one of them only");
            }
            starred = e;
            e->starred.ctx = ctx;
            make_target(p, e->starred.value, ctx);
        } else {
            make_target(p, e, ctx);
        }
    }
}

void make_target(Parser *p, Expr *e, ExprContext ctx)
{
    switch ((int)e->kind) {
    case EXPR_POISON:
        return;
    case EXPR_NAME:
        e->name.ctx = ctx;
        bind_name(p, e->name.id);
        return;
    case EXPR_ATTRIBUTE:
        e->attribute.ctx = ctx;
        return;
    case EXPR_SUBSCRIPT:
        e->subscript.ctx = ctx;
        return;
    case EXPR_LIST:
    case EXPR_TUPLE:
        e->sequence.ctx = ctx;
        make_targets(p, &e->sequence.elts, ctx);
        return;
    case EXPR_STARRED:
        if (ctx == CONTEXT_STORE) {
            Diag *d = parser_report(p, DIAG_H0115, e->span,
                                    "a starred target must be in a list or "
                                    "tuple");

            diag_help(p->ctx, d, "write `,` behind it");
            e->starred.ctx = ctx;
            make_target(p, e->starred.value, ctx);
            return;
        }
        report_target(p, e, ctx);
        return;
    default:
        report_target(p, e, ctx);
    }
}

void make_single_target(Parser *p, Expr *e, const char *by)
{
    Diag *d;

    if (e->kind != EXPR_LIST && e->kind != EXPR_TUPLE &&
        e->kind != EXPR_STARRED) {
        make_target(p, e, CONTEXT_STORE);
        return;
    }
    d = parser_report(p, DIAG_H0115, e->span, "%s takes one target, not %s", by,
                      expr_called(e));
    diag_help(p->ctx, d, "write one statement for each name");
}

/* Targets are read as values of the level of `|`: what binds looser, above all
 * the `in`, ends them. */
static Expr *parse_for_target(Parser *p)
{
    uint32_t begin = p->token->begin;
    Expr *e, *value;

    if (!accept_token(p, TOKEN_MULT))
        return parse_bit_or(p);
    value = parse_bit_or(p);
    e = expr_new(p, EXPR_STARRED, begin);
    e->starred.value = expr_adopt(p, e, value);
    return e;
}

Expr *parse_for_targets(Parser *p)
{
    uint32_t begin = p->token->begin;
    Expr *first = parse_for_target(p), *e;
    ExprList elts = {0};

    if (p->panic || !at_token(p, TOKEN_COMMA)) {
        make_target(p, first, CONTEXT_STORE);
        return first;
    }
    expr_push(p, &elts, first);
    while (!p->panic && accept_token(p, TOKEN_COMMA) && !at_token(p, TOKEN_IN))
        expr_push(p, &elts, parse_for_target(p));
    e = expr_new(p, EXPR_TUPLE, begin);
    expr_adopt_all(p, e, &elts);
    e->sequence.elts = elts;
    make_target(p, e, CONTEXT_STORE);
    return e;
}
