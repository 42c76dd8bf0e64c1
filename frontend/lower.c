/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Lowering, syntax tree to script level: the module, and the pieces that all
 * the other files use. */
#include "frontend/lower.h"

#include <string.h>

/* ---- nodes ---- */

Node *lower_emit(Lower *l, Op op, Span span, int ninput, Node *const *input)
{
    Node *n = node_new(l->g, op, ninput, input);

    n->span = span;
    return n;
}

Node *lower_emit1(Lower *l, Op op, Span span, Node *x)
{
    return lower_emit(l, op, span, 1, &x);
}

Node *lower_emit2(Lower *l, Op op, Span span, Node *x, Node *y)
{
    return lower_emit(l, op, span, 2, (Node *[]){x, y});
}

Node *lower_emit3(Lower *l, Op op, Span span, Node *x, Node *y, Node *z)
{
    return lower_emit(l, op, span, 3, (Node *[]){x, y, z});
}

Node *lower_poison(Lower *l, Span span)
{
    return lower_emit(l, OP_poison, span, 0, NULL);
}

Node *lower_literal(Lower *l, Span span, const char *repr)
{
    Node *n = lower_emit(l, OP_py_literal, span, 0, NULL);

    node_set_text(n, ATTR_literal, text_from(repr));
    return n;
}

Node *lower_attribute(Lower *l, Span span, Node *x, Sym name)
{
    Node *n = lower_emit1(l, OP_py_attribute, span, x);

    lower_set_name(n, ATTR_name, scope_mangle(l->ctx, l->scope, name));
    return n;
}

/* ---- names ---- */

void lower_set_name(Node *n, AttrKey key, Sym name)
{
    node_set_text(n, key, text_from(name));
}

static void set_scoped_name(Lower *l, Node *n, Sym name)
{
    NamePlace place = scope_place(l->ctx, l->scope, name);

    lower_set_name(n, ATTR_name, scope_mangle(l->ctx, l->scope, name));
    lower_set_name(n, ATTR_scope, name_place_text[place]);
}

static void set_hidden_name(Node *n, const char *name)
{
    lower_set_name(n, ATTR_name, name);
    lower_set_name(n, ATTR_scope, name_place_text[PLACE_LOCAL]);
}

Node *lower_load(Lower *l, Span span, Sym name)
{
    Node *n = lower_emit(l, OP_load_name, span, 0, NULL);

    set_scoped_name(l, n, name);
    return n;
}

void lower_store_name(Lower *l, Span span, Sym name, Node *value)
{
    set_scoped_name(l, lower_emit1(l, OP_store_name, span, value), name);
}

void lower_delete_name(Lower *l, Span span, Sym name)
{
    set_scoped_name(l, lower_emit(l, OP_delete_name, span, 0, NULL), name);
}

Node *lower_load_hidden(Lower *l, Span span, const char *name)
{
    Node *n = lower_emit(l, OP_load_name, span, 0, NULL);

    set_hidden_name(n, name);
    return n;
}

void lower_store_hidden(Lower *l, Span span, const char *name, Node *value)
{
    set_hidden_name(lower_emit1(l, OP_store_name, span, value), name);
}

/* ---- regions ---- */

bool lower_region_open(Lower *l, Span span, OpenRegion *r)
{
    if (l->nest >= LOWER_MAX_NEST) {
        diag_error(l->ctx, DIAG_H0908, span,
                   "statements and conditions nest more than %d deep",
                   LOWER_MAX_NEST);
        return false;
    }
    r->outer = l->g;
    r->graph = graph_region(l->m);
    l->g = r->graph;
    l->nest++;
    return true;
}

void lower_region_close(Lower *l, const OpenRegion *r)
{
    l->g = r->outer;
    l->nest--;
}

void region_yield(Lower *l, const OpenRegion *r, Node *value)
{
    graph_set_outputs(r->graph, 1, &value);
    lower_region_close(l, r);
}

/* ---- types ---- */

/* Inference of the script level is the table's: every row states its type. */
static void infer_graph(Graph *g)
{
    for (Node *n = g->first; n; n = n->next) {
        for (int i = 0; i < n->nregion; i++)
            infer_graph(n->region[i]);
        if (n->op != OP_param)
            node_infer(n);
    }
}

/* ---- the module ---- */

Module *frontend_lower(Context *ctx, const AstModule *ast)
{
    bool complete = ast->complete;
    Module *m = module_new(ctx);
    Lower l = {.ctx = ctx, .m = m};
    int of_names;

    l.scopes = scopes_of_module(ctx, ast, complete);
    l.scope = scope_of(l.scopes, ast);
    of_names = ctx->nerror;
    l.g = module_function(m, "main");
    lower_stmts(&l, &ast->body);
    if (!complete || ctx->nerror > of_names)
        return NULL;
    infer_graph(l.g);
    return m;
}
