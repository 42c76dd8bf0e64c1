/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Targets: what assignments store to, augment and delete. */
#include "frontend/lower.h"

static int starred_position(const ExprList *elts)
{
    for (int i = 0; i < elts->n; i++)
        if (elts->item[i]->kind == EXPR_STARRED)
            return i;
    return -1;
}

/* Reports a second star among targets. */
static bool has_two_stars(Lower *l, const ExprList *elts, int first)
{
    for (int i = first + 1; first >= 0 && i < elts->n; i++) {
        Diag *d;

        if (elts->item[i]->kind != EXPR_STARRED)
            continue;
        d = diag_error(l->ctx, DIAG_H0115, elts->item[i]->span,
                       "only one target of an assignment can be starred");
        diag_label(l->ctx, d, elts->item[first]->span, "the first one");
        return true;
    }
    return false;
}

/* `a, *b, c = value` */
static void store_unpacked(Lower *l, const Expr *target, Node *value)
{
    const ExprList *elts = &target->sequence.elts;
    int star = starred_position(elts);
    Node *unpack;

    if (has_two_stars(l, elts, star))
        return;
    unpack = lower_emit1(l, OP_unpack, target->span, value);
    node_set_int(unpack, ATTR_before, star < 0 ? elts->n : star);
    node_set_int(unpack, ATTR_after, star < 0 ? -1 : elts->n - star - 1);
    for (int i = 0; i < elts->n; i++) {
        const Expr *e = elts->item[i];
        Node *item = lower_emit1(l, OP_result, e->span, unpack);

        node_set_int(item, ATTR_index, i);
        lower_store(l, e->kind == EXPR_STARRED ? e->starred.value : e, item);
    }
}

static void store_attribute(Lower *l, Span span, Node *x, Sym name, Node *value)
{
    Node *n = lower_emit2(l, OP_store_attribute, span, x, value);

    lower_set_name(n, ATTR_name, scope_mangle(l->ctx, l->scope, name));
}

void lower_store(Lower *l, const Expr *target, Node *value)
{
    Node *x;

    switch (target->kind) {
    case EXPR_NAME:
        lower_store_name(l, target->span, target->name.id, value);
        break;
    case EXPR_ATTRIBUTE:
        x = lower_expr(l, target->attribute.value);
        store_attribute(l, target->span, x, target->attribute.attr, value);
        break;
    case EXPR_SUBSCRIPT:
        x = lower_expr(l, target->subscript.value);
        lower_emit3(l, OP_store_subscript, target->span, x,
                    lower_expr(l, target->subscript.slice), value);
        break;
    case EXPR_TUPLE:
    case EXPR_LIST:
        store_unpacked(l, target, value);
        break;
    case EXPR_STARRED:
        diag_error(l->ctx, DIAG_H0115, target->span,
                   "a starred target stands in a tuple or list of targets");
        break;
    default: /* poison, or what the parser has reported */
        break;
    }
}

/* ---- x += y ---- */

static Node *lower_inplace(Lower *l, const Stmt *s, Node *x)
{
    Node *y = lower_expr(l, s->aug_assign.value);
    Node *n = lower_emit2(l, OP_inplace, s->span, x, y);

    node_set_text(n, ATTR_operator, text_from(operator_text[s->aug_assign.op]));
    return n;
}

static void augment_attribute(Lower *l, const Stmt *s, const Expr *target)
{
    Sym name = target->attribute.attr;
    Node *x = lower_expr(l, target->attribute.value);
    Node *old = lower_attribute(l, target->span, x, name);

    store_attribute(l, target->span, x, name, lower_inplace(l, s, old));
}

static void augment_subscript(Lower *l, const Stmt *s, const Expr *target)
{
    Node *x = lower_expr(l, target->subscript.value);
    Node *index = lower_expr(l, target->subscript.slice);
    Node *old = lower_emit2(l, OP_subscript, target->span, x, index);
    Node *value = lower_inplace(l, s, old);

    lower_emit3(l, OP_store_subscript, target->span, x, index, value);
}

void lower_aug_assign(Lower *l, const Stmt *s)
{
    const Expr *target = s->aug_assign.target;
    Node *old;

    switch (target->kind) {
    case EXPR_NAME:
        old = lower_load(l, target->span, target->name.id);
        lower_store_name(l, target->span, target->name.id,
                         lower_inplace(l, s, old));
        break;
    case EXPR_ATTRIBUTE:
        augment_attribute(l, s, target);
        break;
    case EXPR_SUBSCRIPT:
        augment_subscript(l, s, target);
        break;
    default: /* poison, or what the parser has reported */
        lower_expr(l, s->aug_assign.value);
        break;
    }
}

/* ---- del x ---- */

void lower_delete(Lower *l, const Expr *target)
{
    Node *x;

    switch (target->kind) {
    case EXPR_NAME:
        lower_delete_name(l, target->span, target->name.id);
        break;
    case EXPR_ATTRIBUTE:
        x = lower_expr(l, target->attribute.value);
        x = lower_emit1(l, OP_delete_attribute, target->span, x);
        lower_set_name(x, ATTR_name,
                       scope_mangle(l->ctx, l->scope, target->attribute.attr));
        break;
    case EXPR_SUBSCRIPT:
        x = lower_expr(l, target->subscript.value);
        lower_emit2(l, OP_delete_subscript, target->span, x,
                    lower_expr(l, target->subscript.slice));
        break;
    case EXPR_TUPLE:
    case EXPR_LIST:
        for (int i = 0; i < target->sequence.elts.n; i++)
            lower_delete(l, target->sequence.elts.item[i]);
        break;
    default: /* poison, or what the parser has reported */
        break;
    }
}
