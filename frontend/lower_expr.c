/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Expressions, each kind by a rule of its own. */
#include "frontend/lower.h"

#include <string.h>

typedef Node *ExprLower(Lower *l, const Expr *e);

static Node *lower_value(Lower *l, const Expr *e, bool is_truth)
{
    return is_truth ? lower_condition(l, e) : lower_expr(l, e);
}

static bool lower_value_region(Lower *l, const Expr *e, OpenRegion *r,
                               bool is_truth)
{
    if (!lower_region_open(l, e->span, r))
        return false;
    region_yield(l, r, lower_value(l, e, is_truth));
    return true;
}

bool lower_condition_region(Lower *l, const Expr *e, OpenRegion *r)
{
    return lower_value_region(l, e, r, true);
}

static void set_truth(Node *n, bool is_truth)
{
    if (is_truth)
        node_set_int(n, ATTR_truth, 1);
}

static Node *lower_name(Lower *l, const Expr *e)
{
    return lower_load(l, e->span, e->name.id);
}

static Node *lower_constant(Lower *l, const Expr *e)
{
    TextBuffer repr = {.arena = l->ctx->arena};

    constant_repr(&repr, &e->constant);
    return lower_literal(l, e->span, repr.data);
}

static Node *lower_attribute_expr(Lower *l, const Expr *e)
{
    Node *x = lower_expr(l, e->attribute.value);

    return lower_attribute(l, e->span, x, e->attribute.attr);
}

static Node *lower_subscript(Lower *l, const Expr *e)
{
    Node *x = lower_expr(l, e->subscript.value);
    Node *index = lower_expr(l, e->subscript.slice);

    return lower_emit2(l, OP_subscript, e->span, x, index);
}

static Node *lower_bound(Lower *l, const Expr *e, Span span)
{
    return e ? lower_expr(l, e) : lower_literal(l, span, "None");
}

static Node *lower_slice(Lower *l, const Expr *e)
{
    Node *lower = lower_bound(l, e->slice.lower, e->span);
    Node *upper = lower_bound(l, e->slice.upper, e->span);
    Node *step = lower_bound(l, e->slice.step, e->span);

    return lower_emit3(l, OP_build_slice, e->span, lower, upper, step);
}

/* ---- operators ---- */

static void set_operator(Node *n, const char *text)
{
    node_set_text(n, ATTR_operator, text_from(text));
}

static Node *lower_unary_op(Lower *l, const Expr *e)
{
    Node *x = e->unary_op.op == UNARY_NOT
                  ? lower_condition(l, e->unary_op.operand)
                  : lower_expr(l, e->unary_op.operand);
    Node *n = lower_emit1(l, OP_unary, e->span, x);

    set_operator(n, unary_op_text[e->unary_op.op]);
    return n;
}

static Node *lower_bin_op(Lower *l, const Expr *e)
{
    Node *x = lower_expr(l, e->bin_op.left);
    Node *y = lower_expr(l, e->bin_op.right);
    Node *n = lower_emit2(l, OP_binary, e->span, x, y);

    set_operator(n, operator_text[e->bin_op.op]);
    return n;
}

/* `values[i] and values[i + 1] and ...`: each operand that decides nothing
 * leads into the region that holds the rest, so each is tested once. */
static Node *lower_bool_from(Lower *l, const Expr *e, int i, bool is_truth)
{
    const ExprList *values = &e->bool_op.values;
    Op op = e->bool_op.op == BOOL_AND ? OP_py_and : OP_py_or;
    Span rest = e->span;
    Node *x = lower_value(l, values->item[i], is_truth);
    OpenRegion r;
    Node *n;

    if (i == values->n - 1)
        return x;
    if (i) /* the first may stand in parentheses */
        rest.begin = values->item[i]->span.begin;
    if (!lower_region_open(l, rest, &r))
        return x;
    region_yield(l, &r, lower_bool_from(l, e, i + 1, is_truth));
    n = lower_emit1(l, op, rest, x);
    set_truth(n, is_truth);
    node_set_regions(n, 1, &r.graph);
    return n;
}

static Node *lower_bool_op(Lower *l, const Expr *e)
{
    return lower_bool_from(l, e, 0, false);
}

/* `left op[i] comparators[i] op[i + 1] ...`, which is `left op[i] y and y
 * op[i + 1] ...` with y evaluated once. */
static Node *lower_compare_from(Lower *l, const Expr *e, Node *left, int i,
                                bool is_truth)
{
    const Expr *right = e->compare.comparators.item[i];
    Node *y = lower_expr(l, right);
    Node *test = lower_emit2(l, OP_py_compare,
                             span_join(left->span, right->span), left, y);
    OpenRegion r;
    Node *n;

    set_operator(test, compare_op_text[e->compare.ops.item[i]]);
    if (i == e->compare.comparators.n - 1 || !lower_region_open(l, e->span, &r))
        return test;
    region_yield(l, &r, lower_compare_from(l, e, y, i + 1, is_truth));
    n = lower_emit1(l, OP_py_and, e->span, test);
    set_truth(n, is_truth);
    node_set_regions(n, 1, &r.graph);
    return n;
}

static Node *lower_compare(Lower *l, const Expr *e)
{
    return lower_compare_from(l, e, lower_expr(l, e->compare.left), 0, false);
}

static Node *lower_choice(Lower *l, const Expr *e, bool is_truth)
{
    Node *test = lower_condition(l, e->if_exp.test);
    OpenRegion body, orelse;
    Node *n;

    if (!lower_value_region(l, e->if_exp.body, &body, is_truth) ||
        !lower_value_region(l, e->if_exp.orelse, &orelse, is_truth))
        return lower_poison(l, e->span);
    n = lower_emit1(l, OP_if_expression, e->span, test);
    set_truth(n, is_truth);
    node_set_regions(n, 2, (Graph *[]){body.graph, orelse.graph});
    return n;
}

static Node *lower_if_exp(Lower *l, const Expr *e)
{
    return lower_choice(l, e, false);
}

Node *lower_condition(Lower *l, const Expr *e)
{
    switch ((int)e->kind) {
    case EXPR_BOOL_OP:
        return lower_bool_from(l, e, 0, true);
    case EXPR_COMPARE:
        return lower_compare_from(l, e, lower_expr(l, e->compare.left), 0,
                                  true);
    case EXPR_IF_EXP:
        return lower_choice(l, e, true);
    default:
        return lower_expr(l, e);
    }
}

static Node *lower_named_expr(Lower *l, const Expr *e)
{
    Node *value = lower_expr(l, e->named_expr.value);

    lower_store(l, e->named_expr.target, value);
    return value;
}

/* ---- displays ---- */

static Node *lower_tuple(Lower *l, const Expr *e)
{
    return lower_display(l, e, OP_build_tuple, &e->sequence.elts);
}

static Node *lower_list(Lower *l, const Expr *e)
{
    return lower_display(l, e, OP_build_list, &e->sequence.elts);
}

static Node *lower_set(Lower *l, const Expr *e)
{
    return lower_display(l, e, OP_build_set, &e->set.elts);
}

/* ---- f-strings ---- */

static Node *lower_joined_str(Lower *l, const Expr *e)
{
    const ExprList *values = &e->joined_str.values;
    Node **piece = ARENA_ARRAY(l->ctx->arena, Node *, values->n);

    for (int i = 0; i < values->n; i++)
        piece[i] = lower_expr(l, values->item[i]);
    return lower_emit(l, OP_build_string, e->span, values->n, piece);
}

static Node *lower_formatted_value(Lower *l, const Expr *e)
{
    Node *value = lower_expr(l, e->formatted_value.value);
    const Expr *spec = e->formatted_value.format_spec;
    Node *format = spec ? lower_expr(l, spec) : lower_literal(l, e->span, "''");
    Node *n = lower_emit2(l, OP_format_value, e->span, value, format);
    char conversion = (char)e->formatted_value.conversion;

    node_set_text(n, ATTR_conversion,
                  (Text){&conversion, e->formatted_value.conversion > 0});
    return n;
}

/* ---- what is no expression of its own, or not converted ---- */

static Node *lower_poison_expr(Lower *l, const Expr *e)
{
    return lower_poison(l, e->span);
}

/* Where `*` may stand, those who lower what is around it take it away. */
static Node *lower_starred(Lower *l, const Expr *e)
{
    diag_error(l->ctx, DIAG_H0101, e->span,
               "`*` spreads values into a tuple, list, set or call");
    return lower_poison(l, e->span);
}

static Node *lower_await(Lower *l, const Expr *e)
{
    if (!l->in_async)
        lower_unsupported(l, UNSUPPORTED_AWAIT, e->span);
    return lower_expr(l, e->await.value);
}

static Node *lower_yield(Lower *l, const Expr *e)
{
    Node *x = e->yield.value ? lower_expr(l, e->yield.value)
                             : lower_literal(l, e->span, "None");

    /* outside of a function the parser has reported it */
    if (l->scope->kind == SCOPE_MODULE || l->scope->kind == SCOPE_CLASS)
        return lower_poison(l, e->span);
    l->yields = true;
    return lower_emit1(l, OP_py_yield, e->span, x);
}

/* for item in x: yield item */
void lower_yield_from(Lower *l, const Expr *e)
{
    Node *x = lower_expr(l, e->yield.value), *item, *n;
    OpenRegion body, orelse;

    if (l->scope->kind == SCOPE_MODULE || l->scope->kind == SCOPE_CLASS ||
        !lower_region_open(l, e->span, &body))
        return;
    l->yields = true;
    item = graph_param(body.graph, type_of_kind(TYPE_OBJECT));
    item->span = e->span;
    lower_emit1(l, OP_py_yield, e->span, item);
    lower_region_close(l, &body);
    if (!lower_region_open(l, e->span, &orelse))
        return;
    lower_region_close(l, &orelse);
    n = lower_emit1(l, OP_py_for, e->span, x);
    node_set_regions(n, 2, (Graph *[]){body.graph, orelse.graph});
}

/* The value of it would be what the generator returns. */
static Node *lower_yield_from_value(Lower *l, const Expr *e)
{
    Node *n = lower_emit(l, OP_not_yet, e->span, 0, NULL);

    lower_expr(l, e->yield.value);
    l->yields = true;
    lower_set_name(n, ATTR_name, "yield from, with a value");
    return n;
}

static ExprLower *const expr_lower[EXPR_KIND_COUNT] = {
    [EXPR_POISON] = lower_poison_expr,
    [EXPR_BOOL_OP] = lower_bool_op,
    [EXPR_NAMED_EXPR] = lower_named_expr,
    [EXPR_BIN_OP] = lower_bin_op,
    [EXPR_UNARY_OP] = lower_unary_op,
    [EXPR_LAMBDA] = lower_lambda,
    [EXPR_IF_EXP] = lower_if_exp,
    [EXPR_DICT] = lower_dict,
    [EXPR_SET] = lower_set,
    [EXPR_LIST_COMP] = lower_comprehension,
    [EXPR_SET_COMP] = lower_comprehension,
    [EXPR_DICT_COMP] = lower_comprehension,
    [EXPR_GENERATOR_EXP] = lower_comprehension,
    [EXPR_AWAIT] = lower_await,
    [EXPR_YIELD] = lower_yield,
    [EXPR_YIELD_FROM] = lower_yield_from_value,
    [EXPR_COMPARE] = lower_compare,
    [EXPR_CALL] = lower_call,
    [EXPR_FORMATTED_VALUE] = lower_formatted_value,
    [EXPR_JOINED_STR] = lower_joined_str,
    [EXPR_CONSTANT] = lower_constant,
    [EXPR_ATTRIBUTE] = lower_attribute_expr,
    [EXPR_SUBSCRIPT] = lower_subscript,
    [EXPR_STARRED] = lower_starred,
    [EXPR_NAME] = lower_name,
    [EXPR_LIST] = lower_list,
    [EXPR_TUPLE] = lower_tuple,
    [EXPR_SLICE] = lower_slice,
};

Node *lower_expr(Lower *l, const Expr *e)
{
    return expr_lower[e->kind](l, e);
}
