/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Expressions: operators, conditionals, lambdas, `:=` and `yield`. */
#include "frontend/parser.h"

const char *const operator_text[] = {"+",  "-",  "*", "@", "/", "%", "**",
                                     "<<", ">>", "|", "^", "&", "//"};
const char *const unary_op_text[] = {"~", "not", "+", "-"};
const char *const compare_op_text[] = {"==", "!=", "<",      "<=", ">",
                                       ">=", "is", "is not", "in", "not in"};

/* ---- making nodes ---- */

Expr *expr_new(Parser *p, ExprKind kind, uint32_t begin)
{
    Expr *e = ARENA_NEW(p->ctx->arena, Expr);

    e->kind = kind;
    e->span = span_from(p, begin);
    return e;
}

Expr *expr_poison(Parser *p)
{
    return expr_new(p, EXPR_POISON, p->prev_end);
}

static Expr *too_deep(Parser *p, Span span)
{
    Diag *d = parser_error(p, DIAG_H0118, span,
                           "this expression is nested too deeply");

    diag_help(p->ctx, d, "give parts of it names of their own");
    return expr_poison(p);
}

Expr *expr_adopt(Parser *p, Expr *parent, Expr *child)
{
    if (!child)
        return NULL;
    if (child->height >= MAX_EXPRESSION_HEIGHT)
        return too_deep(p, child->span);
    if (parent->height <= child->height)
        parent->height = (uint16_t)(child->height + 1);
    return child;
}

void expr_adopt_all(Parser *p, Expr *parent, ExprList *children)
{
    for (int i = 0; i < children->n; i++)
        children->item[i] = expr_adopt(p, parent, children->item[i]);
}

void expr_push(Parser *p, ExprList *list, Expr *e)
{
    *ARENA_PUSH(p->ctx->arena, list->item, list->n, list->capacity) = e;
}

Expr *parse_deeper(Parser *p, Expr *(*parse)(Parser *p))
{
    Expr *e;

    if (p->depth >= MAX_NESTING)
        return too_deep(p, span_here(p));
    p->depth++;
    e = parse(p);
    p->depth--;
    return e;
}

/* ---- binary operators ---- */

typedef struct BinaryInfo {
    int level; /* 0: not a binary operator; the higher binds tighter */
    Operator op;
} BinaryInfo;

static const BinaryInfo binary_info[TOKEN_KIND_COUNT] = {
    [TOKEN_BIT_OR] = {1, OPERATOR_BIT_OR},
    [TOKEN_BIT_XOR] = {2, OPERATOR_BIT_XOR},
    [TOKEN_BIT_AND] = {3, OPERATOR_BIT_AND},
    [TOKEN_LSHIFT] = {4, OPERATOR_L_SHIFT},
    [TOKEN_RSHIFT] = {4, OPERATOR_R_SHIFT},
    [TOKEN_ADD] = {5, OPERATOR_ADD},
    [TOKEN_SUB] = {5, OPERATOR_SUB},
    [TOKEN_MULT] = {6, OPERATOR_MULT},
    [TOKEN_AT] = {6, OPERATOR_MAT_MULT},
    [TOKEN_DIV] = {6, OPERATOR_DIV},
    [TOKEN_FLOOR_DIV] = {6, OPERATOR_FLOOR_DIV},
    [TOKEN_MOD] = {6, OPERATOR_MOD},
};

static Expr *parse_unary(Parser *p);

static Expr *binary_new(Parser *p, Expr *left, Operator op, Span op_span,
                        Expr *right)
{
    Expr *e = expr_new(p, EXPR_BIN_OP, left->span.begin);

    e->bin_op.left = expr_adopt(p, e, left);
    e->bin_op.op = op;
    e->bin_op.op_span = op_span;
    e->bin_op.right = expr_adopt(p, e, right);
    return e;
}

/* The span of an expression in parentheses begins inside of them; that of an
 * operation around it begins at `begin`. */
static Expr *parse_binary(Parser *p, int level)
{
    uint32_t begin = p->token->begin;
    Expr *left = parse_unary(p);

    while (!p->panic) {
        BinaryInfo info = binary_info[p->token->kind];
        Span op_span = span_here(p);
        Expr *right;

        if (info.level < level || info.level == 0 || skip_increment(p, left))
            break;
        next_token(p);
        right = parse_binary(p, info.level + 1);
        left = binary_new(p, left, info.op, op_span, right);
        left->span.begin = begin;
    }
    return left;
}

Expr *parse_bit_or(Parser *p)
{
    return parse_binary(p, 1);
}

static Expr *parse_await(Parser *p)
{
    uint32_t begin = p->token->begin;
    Expr *e, *value;
    Diag *d;

    if (!at_token(p, TOKEN_AWAIT))
        return parse_primary(p);
    if (p->scope->kind != SCOPE_ASYNC && !p->orphan) {
        d = parser_report(p, DIAG_H0117, span_here(p),
                          "`await` is not in an `async def` function");
        diag_help(p->ctx, d, "remove it, or make the function `async def`");
    }
    next_token(p);
    value = parse_primary(p);
    e = expr_new(p, EXPR_AWAIT, begin);
    e->await.value = expr_adopt(p, e, value);
    return e;
}

/* `**` binds tighter than a sign before it, and looser than one behind. */
static Expr *parse_power(Parser *p)
{
    uint32_t begin = p->token->begin;
    Expr *base = parse_await(p);
    Span op_span = span_here(p);
    Expr *e;

    if (p->panic || !accept_token(p, TOKEN_POW))
        return base;
    e = binary_new(p, base, OPERATOR_POW, op_span,
                   parse_deeper(p, parse_unary));
    e->span = span_from(p, begin);
    return e;
}

static Expr *parse_unary(Parser *p)
{
    uint32_t begin = p->token->begin;
    TokenKind kind = p->token->kind;
    Expr *e, *operand;

    if (kind != TOKEN_SUB && kind != TOKEN_ADD && kind != TOKEN_TILDE)
        return parse_power(p);
    next_token(p);
    operand = parse_deeper(p, parse_unary);
    e = expr_new(p, EXPR_UNARY_OP, begin);
    e->unary_op.op = kind == TOKEN_SUB   ? UNARY_SUB
                     : kind == TOKEN_ADD ? UNARY_ADD
                                         : UNARY_INVERT;
    e->unary_op.operand = expr_adopt(p, e, operand);
    return e;
}

/* ---- comparisons, not, and, or ---- */

/* Takes a comparison operator, if one is next. */
static bool accept_compare(Parser *p, CompareOp *op)
{
    switch ((int)p->token->kind) {
    case TOKEN_EQ:
        *op = COMPARE_EQ;
        break;
    case TOKEN_NOT_EQ:
        *op = COMPARE_NOT_EQ;
        break;
    case TOKEN_LT:
        *op = COMPARE_LT;
        break;
    case TOKEN_LT_E:
        *op = COMPARE_LT_E;
        break;
    case TOKEN_GT:
        *op = COMPARE_GT;
        break;
    case TOKEN_GT_E:
        *op = COMPARE_GT_E;
        break;
    case TOKEN_IN:
        *op = COMPARE_IN;
        break;
    case TOKEN_IS:
        *op = COMPARE_IS;
        if (token_ahead(p, 1)->kind == TOKEN_NOT) {
            next_token(p);
            *op = COMPARE_IS_NOT;
        }
        break;
    case TOKEN_NOT:
        if (token_ahead(p, 1)->kind != TOKEN_IN)
            return false;
        next_token(p);
        *op = COMPARE_NOT_IN;
        break;
    default:
        return false;
    }
    next_token(p);
    return true;
}

static Expr *parse_comparison(Parser *p)
{
    uint32_t begin = p->token->begin;
    Expr *left = parse_bit_or(p), *e;
    ExprList comparators = {0};
    CompareOpList ops = {0};
    CompareOp op;

    while (!p->panic && accept_compare(p, &op)) {
        *ARENA_PUSH(p->ctx->arena, ops.item, ops.n, ops.capacity) = op;
        expr_push(p, &comparators, parse_bit_or(p));
    }
    if (!ops.n)
        return left;
    e = expr_new(p, EXPR_COMPARE, begin);
    e->compare.left = expr_adopt(p, e, left);
    expr_adopt_all(p, e, &comparators);
    e->compare.ops = ops;
    e->compare.comparators = comparators;
    return e;
}

static Expr *parse_inversion(Parser *p)
{
    uint32_t begin = p->token->begin;
    Expr *e, *operand;

    if (!accept_token(p, TOKEN_NOT))
        return parse_comparison(p);
    operand = parse_deeper(p, parse_inversion);
    e = expr_new(p, EXPR_UNARY_OP, begin);
    e->unary_op.op = UNARY_NOT;
    e->unary_op.operand = expr_adopt(p, e, operand);
    return e;
}

/* One node for `a and b and c`. */
static Expr *parse_chain(Parser *p, TokenKind word, BoolOp op,
                         Expr *(*parse)(Parser *))
{
    uint32_t begin = p->token->begin;
    Expr *first = parse(p), *e;
    ExprList values = {0};

    if (p->panic || !at_token(p, word))
        return first;
    expr_push(p, &values, first);
    while (!p->panic && accept_token(p, word))
        expr_push(p, &values, parse(p));
    e = expr_new(p, EXPR_BOOL_OP, begin);
    e->bool_op.op = op;
    expr_adopt_all(p, e, &values);
    e->bool_op.values = values;
    return e;
}

static Expr *parse_conjunction(Parser *p)
{
    return parse_chain(p, TOKEN_AND, BOOL_AND, parse_inversion);
}

Expr *parse_disjunction(Parser *p)
{
    return parse_chain(p, TOKEN_OR, BOOL_OR, parse_conjunction);
}

/* ---- conditionals and lambdas ---- */

static Expr *conditional_new(Parser *p, uint32_t begin, Expr *test, Expr *body,
                             Expr *orelse)
{
    Expr *e = expr_new(p, EXPR_IF_EXP, begin);

    e->if_exp.test = expr_adopt(p, e, test);
    e->if_exp.body = expr_adopt(p, e, body);
    e->if_exp.orelse = expr_adopt(p, e, orelse);
    return e;
}

/* `test ? body : orelse`, as other languages write it. */
static Expr *parse_question(Parser *p, uint32_t begin, Expr *test)
{
    Diag *d = parser_report(p, DIAG_H0112, span_here(p),
                            "`a ? b : c` is written `b if a else c` in Python");
    Expr *body, *orelse;

    diag_help(p->ctx, d, "write `value if condition else other`");
    next_token(p);
    body = parse_deeper(p, parse_expression);
    expect_token(p, TOKEN_COLON, "`:`");
    orelse = parse_deeper(p, parse_expression);
    return conditional_new(p, begin, test, body, orelse);
}

static Expr *missing_else(Parser *p, uint32_t begin, Expr *test, Expr *body)
{
    Diag *d = expected(p, "`else` and a value");

    diag_help(p->ctx, d, "write `value if condition else other`");
    return conditional_new(p, begin, test, body, expr_poison(p));
}

static Expr *parse_lambda(Parser *p)
{
    uint32_t begin = next_token(p)->begin;
    ParseScope scope = {p->scope, SCOPE_FUNCTION, 0};
    Arguments *args = parse_parameters(p, TOKEN_COLON);
    Expr *e, *body = NULL;

    if (expect_token(p, TOKEN_COLON, "`:` after the parameters")) {
        p->scope = &scope;
        body = parse_deeper(p, parse_expression);
        p->scope = (ParseScope *)scope.outer;
    }
    e = expr_new(p, EXPR_LAMBDA, begin);
    expr_adopt_all(p, e, &args->defaults);
    expr_adopt_all(p, e, &args->kw_defaults);
    e->lambda.args = args;
    e->lambda.body = expr_adopt(p, e, body ? body : expr_poison(p));
    return e;
}

static Expr *parse_conditional(Parser *p)
{
    uint32_t begin = p->token->begin;
    Expr *body, *test;

    if (at_token(p, TOKEN_LAMBDA))
        return parse_lambda(p);
    body = parse_disjunction(p);
    if (p->panic)
        return body;
    if (at_token(p, TOKEN_QUESTION))
        return parse_question(p, begin, body);
    if (!accept_token(p, TOKEN_IF))
        return body;
    test = parse_disjunction(p);
    if (p->panic || !accept_token(p, TOKEN_ELSE))
        return missing_else(p, begin, test, body);
    return conditional_new(p, begin, test, body,
                           parse_deeper(p, parse_conditional));
}

Expr *parse_expression(Parser *p)
{
    return parse_deeper(p, parse_conditional);
}

/* ---- :=, *, tuples, yield ---- */

Expr *parse_named_expression(Parser *p)
{
    uint32_t begin = p->token->begin;
    Expr *target = parse_expression(p), *e, *value;
    Diag *d;

    if (p->panic || !at_token(p, TOKEN_WALRUS))
        return target;
    if (target->kind == EXPR_NAME && !target->parenthesised) {
        make_target(p, target, CONTEXT_STORE);
    } else {
        d = parser_report(p, DIAG_H0115, target->span,
                          "`:=` assigns to a name only, not to %s",
                          expr_called(target));
        diag_help(p->ctx, d, "write the name alone before `:=`");
    }
    next_token(p);
    value = parse_expression(p);
    e = expr_new(p, EXPR_NAMED_EXPR, begin);
    e->named_expr.target = expr_adopt(p, e, target);
    e->named_expr.value = expr_adopt(p, e, value);
    return e;
}

static Expr *parse_starred(Parser *p)
{
    uint32_t begin = next_token(p)->begin;
    Expr *value = parse_bit_or(p);
    Expr *e = expr_new(p, EXPR_STARRED, begin);

    e->starred.value = expr_adopt(p, e, value);
    return e;
}

Expr *parse_star_named(Parser *p)
{
    return at_token(p, TOKEN_MULT) ? parse_starred(p)
                                   : parse_named_expression(p);
}

static Expr *parse_star_expression(Parser *p)
{
    return at_token(p, TOKEN_MULT) ? parse_starred(p) : parse_expression(p);
}

Expr *parse_star_expressions(Parser *p)
{
    uint32_t begin = p->token->begin;
    Expr *first = parse_star_expression(p), *e;
    ExprList elts = {0};

    if (p->panic || !at_token(p, TOKEN_COMMA))
        return first;
    expr_push(p, &elts, first);
    while (!p->panic && accept_token(p, TOKEN_COMMA)) {
        if (!starts_expression(p->token) && !at_token(p, TOKEN_MULT) &&
            !at_token(p, TOKEN_SUB) && !at_token(p, TOKEN_ADD))
            break;
        expr_push(p, &elts, parse_star_expression(p));
    }
    e = expr_new(p, EXPR_TUPLE, begin);
    expr_adopt_all(p, e, &elts);
    e->sequence.elts = elts;
    return e;
}

static void check_yield(Parser *p, bool from)
{
    bool in_function = p->scope->kind >= SCOPE_FUNCTION;

    if (p->orphan)
        return;
    if (!in_function)
        parser_report(p, DIAG_H0117, span_here(p),
                      "`yield` is not in a function");
    else if (from && p->scope->kind == SCOPE_ASYNC)
        parser_report(p, DIAG_H0117, span_here(p),
                      "`yield from` cannot be in an `async def` function");
}

Expr *parse_yield(Parser *p)
{
    uint32_t begin = p->token->begin;
    bool from = token_ahead(p, 1)->kind == TOKEN_FROM;
    Expr *e, *value = NULL;

    check_yield(p, from);
    next_token(p);
    if (from) {
        next_token(p);
        value = parse_expression(p);
    } else if (starts_expression(p->token) || at_token(p, TOKEN_MULT) ||
               at_token(p, TOKEN_SUB) || at_token(p, TOKEN_ADD)) {
        value = parse_star_expressions(p);
    }
    e = expr_new(p, from ? EXPR_YIELD_FROM : EXPR_YIELD, begin);
    e->yield.value = expr_adopt(p, e, value);
    return e;
}

Expr *parse_value(Parser *p)
{
    Expr *e;
    Diag *d;

    if (at_token(p, TOKEN_YIELD))
        return parse_yield(p);
    e = parse_star_expressions(p);
    if (e->kind == EXPR_STARRED && !at_token(p, TOKEN_ASSIGN)) {
        d = parser_report(p, DIAG_H0101, e->span,
                          "`*` spreads values into a tuple, list, set or call");
        diag_help(p->ctx, d, "write `,` behind it for a tuple");
    }
    return e;
}

Expr *parse_condition(Parser *p)
{
    uint32_t begin = p->token->begin;
    Expr *e = parse_named_expression(p), *left = e;
    Diag *d;

    if (p->panic || !at_token(p, TOKEN_ASSIGN))
        return e;
    d = parser_report(p, DIAG_H0103, span_here(p),
                      "`=` assigns; a condition compares with `==`");
    diag_help(p->ctx, d, "write `==`");
    next_token(p);
    e = expr_new(p, EXPR_COMPARE, begin);
    e->compare.left = expr_adopt(p, e, left);
    *ARENA_PUSH(p->ctx->arena, e->compare.ops.item, e->compare.ops.n,
                e->compare.ops.capacity) = COMPARE_EQ;
    expr_push(p, &e->compare.comparators,
              expr_adopt(p, e, parse_expression(p)));
    e->span = span_from(p, begin);
    return e;
}
