/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Functions, lambdas, classes and comprehensions: what has a body of its own
 * with names of its own.
 *
 * A comprehension is a function of one parameter, `.0`, called at once with
 * the first iterable: CPython's own way, and what gives its names their scope.
 * It fills the hidden name `.items`. The function of a generator expression
 * fills nothing: its loops are the program that makes the next item. */
#include "frontend/lower.h"

#include <string.h>

/* ---- bodies ---- */

/* What changes where a body begins. */
typedef struct Outside {
    const Scope *scope;
    const Arguments *args;
    bool in_async, yields;
    OpenRegion region;
} Outside;

static bool body_open(Lower *l, Span span, const void *node,
                      const Arguments *args, Outside *o)
{
    *o = (Outside){.scope = l->scope,
                   .args = l->args,
                   .in_async = l->in_async,
                   .yields = l->yields};
    if (!lower_region_open(l, span, &o->region))
        return false;
    l->scope = scope_of(l->scopes, node);
    l->args = args;
    l->in_async = l->yields = false;
    return true;
}

static void body_close(Lower *l, const Outside *o)
{
    lower_region_close(l, &o->region);
    l->scope = o->scope;
    l->args = o->args;
    l->in_async = o->in_async;
    l->yields = o->yields;
}

static void body_return(Lower *l, Node *value)
{
    lower_emit1(l, OP_py_return, value->span, value);
}

/* Attribute `locals`: what the scope binds, and `hidden` if not NULL. */
static void set_locals(Lower *l, Node *n, const Scope *scope,
                       const char *hidden)
{
    Text *name = ARENA_ARRAY(l->ctx->arena, Text, scope->nname + 2);
    int count = 0;

    for (int i = 0; i < scope->nname; i++)
        if (scope->name[i].place == PLACE_LOCAL)
            name[count++] = text_from(scope->name[i].name);
    if (scope->needs_class)
        name[count++] = text_from("__class__");
    if (hidden)
        name[count++] = text_from(hidden);
    node_set_texts(n, ATTR_locals, count, name);
}

const Constant *body_docstring(const StmtList *body)
{
    const Expr *e;

    if (!body->n || body->item[0]->kind != STMT_EXPR)
        return NULL;
    e = body->item[0]->expr.value;
    if (e->kind != EXPR_CONSTANT || e->constant.kind != CONSTANT_STR)
        return NULL;
    return &e->constant;
}

static void set_doc(Node *n, const StmtList *body)
{
    const Constant *doc = body_docstring(body);

    if (doc)
        node_set_text(n, ATTR_doc, doc->text);
}

/* ---- parameters ---- */

typedef struct Params {
    Lower *l;
    Text *param;
    int nparam, param_capacity;
    Node **value;
    int ndefault, default_capacity;
} Params;

static void push_param(Params *p, const char *mark, const Arg *arg,
                       const Expr *value)
{
    Lower *l = p->l;
    Sym name = scope_mangle(l->ctx, l->scope, arg->arg);

    *ARENA_PUSH(l->ctx->arena, p->param, p->nparam, p->param_capacity) =
        text_from(arena_printf(l->ctx->arena, "%s%s%s", mark, name,
                               value ? "=" : ""));
    if (value)
        *ARENA_PUSH(l->ctx->arena, p->value, p->ndefault, p->default_capacity) =
            lower_expr(l, value);
}

/* The default of positional parameter `i` of `n`, or NULL. */
static const Expr *positional_default(const Arguments *args, int i)
{
    int n = args->posonlyargs.n + args->args.n;
    int first = n - args->defaults.n;

    return i >= first ? args->defaults.item[i - first] : NULL;
}

/* The defaults are evaluated here, in order, in the scope around. */
static void push_params(Params *p, const Arguments *args)
{
    int i = 0;

    for (; i < args->posonlyargs.n; i++)
        push_param(p, "/", &args->posonlyargs.item[i],
                   positional_default(args, i));
    for (int j = 0; j < args->args.n; j++, i++)
        push_param(p, "", &args->args.item[j], positional_default(args, i));
    if (args->vararg)
        push_param(p, "*", args->vararg, NULL);
    for (int j = 0; j < args->kwonlyargs.n; j++)
        push_param(p, "+", &args->kwonlyargs.item[j],
                   args->kw_defaults.item[j]);
    if (args->kwarg)
        push_param(p, "**", args->kwarg, NULL);
}

/* A make_function without its region. */
static Node *function_node(Lower *l, Span span, const char *name,
                           const Arguments *args)
{
    Params p = {.l = l};
    Node *n;

    push_params(&p, args);
    n = lower_emit(l, OP_make_function, span, p.ndefault, p.value);
    lower_set_name(n, ATTR_name, name);
    node_set_texts(n, ATTR_params, p.nparam, p.param);
    return n;
}

/* ---- def, lambda, class ---- */

static Node **lower_decorators(Lower *l, const ExprList *list)
{
    Node **decorator = ARENA_ARRAY(l->ctx->arena, Node *, list->n);

    for (int i = 0; i < list->n; i++)
        decorator[i] = lower_expr(l, list->item[i]);
    return decorator;
}

/* The last decorator is called first. */
static Node *apply_decorators(Lower *l, const ExprList *list,
                              Node *const *decorator, Node *x)
{
    for (int i = list->n - 1; i >= 0; i--)
        x = lower_emit2(l, OP_py_call, list->item[i]->span, decorator[i], x);
    return x;
}

static void lower_def_body(Lower *l, const Stmt *s, Node *n)
{
    const StmtList *body = &s->function_def.body;
    Outside o;

    if (!body_open(l, s->header, s, s->function_def.args, &o))
        return;
    l->in_async = s->kind == STMT_ASYNC_FUNCTION_DEF;
    lower_stmts(l, body);
    set_locals(l, n, l->scope, NULL);
    set_doc(n, body);
    if (l->yields)
        node_set_int(n, ATTR_generator, 1);
    body_close(l, &o);
    node_set_regions(n, 1, &o.region.graph);
}

void lower_function_def(Lower *l, const Stmt *s)
{
    Node **decorator;
    Node *n;

    if (s->kind == STMT_ASYNC_FUNCTION_DEF)
        lower_unsupported(l, UNSUPPORTED_ASYNC, s->header);
    decorator = lower_decorators(l, &s->function_def.decorator_list);
    n = function_node(l, s->header, s->function_def.name, s->function_def.args);
    lower_def_body(l, s, n);
    n = apply_decorators(l, &s->function_def.decorator_list, decorator, n);
    lower_store_name(l, s->function_def.name_span, s->function_def.name, n);
}

Node *lower_lambda(Lower *l, const Expr *e)
{
    Node *n = function_node(l, e->span, "<lambda>", e->lambda.args);
    Outside o;

    if (!body_open(l, e->span, e, e->lambda.args, &o))
        return n;
    body_return(l, lower_expr(l, e->lambda.body));
    set_locals(l, n, l->scope, NULL);
    if (l->yields)
        node_set_int(n, ATTR_generator, 1);
    body_close(l, &o);
    node_set_regions(n, 1, &o.region.graph);
    return n;
}

/* Does a statement annotate something in a statement inside it? */
static bool annotates_inside(const Stmt *s);

static bool any_annotates(const StmtList *body)
{
    for (int i = 0; i < body->n; i++)
        if (body->item[i]->kind == STMT_ANN_ASSIGN ||
            annotates_inside(body->item[i]))
            return true;
    return false;
}

static bool annotates_inside(const Stmt *s)
{
    switch (s->kind) {
    case STMT_IF:
        return any_annotates(&s->if_.body) || any_annotates(&s->if_.orelse);
    case STMT_FOR:
        return any_annotates(&s->for_.body) || any_annotates(&s->for_.orelse);
    case STMT_WHILE:
        return any_annotates(&s->while_.body) ||
               any_annotates(&s->while_.orelse);
    default:
        return false;
    }
}

/* Annotations are not evaluated: what a class's body annotates is noted, for
 * who makes fields of it. */
static void set_annotations(Lower *l, Node *n, const StmtList *body)
{
    Text *text = ARENA_ARRAY(l->ctx->arena, Text, 2 * (size_t)body->n);
    int count = 0;

    for (int i = 0; i < body->n; i++) {
        const Stmt *s = body->item[i];
        bool is_name = s->kind == STMT_ANN_ASSIGN && s->ann_assign.simple;

        if (s->kind == STMT_ANN_ASSIGN ? !is_name : !annotates_inside(s))
            continue;
        text[count++] =
            is_name ? text_from(scope_mangle(l->ctx, l->scope,
                                             s->ann_assign.target->name.id))
                    : (Text){"", 0};
        text[count++] = is_name ? span_text(&l->ctx->sources,
                                            s->ann_assign.annotation->span)
                                : (Text){"", 0};
    }
    if (count)
        node_set_texts(n, ATTR_annotations, count, text);
}

void lower_class_def(Lower *l, const Stmt *s)
{
    const StmtList *body = &s->class_def.body;
    Node **decorator = lower_decorators(l, &s->class_def.decorator_list);
    Node *n = lower_arguments(l, OP_make_class, s->header, NULL,
                              &s->class_def.bases, &s->class_def.keywords);
    Outside o;

    lower_set_name(n, ATTR_name, s->class_def.name);
    if (!body_open(l, s->header, s, NULL, &o))
        return;
    lower_stmts(l, body);
    set_locals(l, n, l->scope, NULL);
    set_doc(n, body);
    set_annotations(l, n, body);
    body_close(l, &o);
    node_set_regions(n, 1, &o.region.graph);
    n = apply_decorators(l, &s->class_def.decorator_list, decorator, n);
    lower_store_name(l, s->class_def.name_span, s->class_def.name, n);
}

/* ---- comprehensions ---- */

static const char hidden_items[] = ".items";

typedef struct Build {
    const char *name;   /* of its function */
    Op op;              /* what makes it empty */
    const char *method; /* that takes an item; NULL: there is none */
} Build;

static Build build_of(const Expr *e)
{
    switch (e->kind) {
    case EXPR_SET_COMP:
        return (Build){"<setcomp>", OP_build_set, "add"};
    case EXPR_DICT_COMP:
        return (Build){"<dictcomp>", OP_build_dict, NULL};
    case EXPR_GENERATOR_EXP:
        return (Build){"<genexpr>", OP_build_generator, NULL};
    default:
        return (Build){"<listcomp>", OP_build_list, "append"};
    }
}

static const ComprehensionList *generators_of(const Expr *e)
{
    return e->kind == EXPR_DICT_COMP ? &e->dict_comp.generators
                                     : &e->comp.generators;
}

static void add_pair(Lower *l, const Expr *e)
{
    Node *key = lower_expr(l, e->dict_comp.key);
    Node *value = lower_expr(l, e->dict_comp.value);
    Node *items = lower_load_hidden(l, e->span, hidden_items);

    lower_emit3(l, OP_store_subscript, e->span, items, key, value);
}

static void add_item(Lower *l, const Expr *e, const char *method)
{
    Node *value = lower_expr(l, e->comp.elt);
    Node *items = lower_load_hidden(l, e->span, hidden_items);
    Node *add = lower_attribute(l, e->span, items, method);

    lower_emit2(l, OP_py_call, e->comp.elt->span, add, value);
}

static void lower_generator(Lower *l, const Expr *e, int i);

/* The conditions of generator `i` from `k` on, and what they guard. */
static void lower_conditions(Lower *l, const Expr *e, int i, int k)
{
    const Comprehension *c = &generators_of(e)->item[i];
    OpenRegion r;
    Node *n, *test;

    if (k == c->ifs.n) {
        lower_generator(l, e, i + 1);
        return;
    }
    test = lower_condition(l, c->ifs.item[k]);
    if (!lower_region_open(l, c->ifs.item[k]->span, &r))
        return;
    lower_conditions(l, e, i, k + 1);
    lower_region_close(l, &r);
    n = lower_emit1(l, OP_py_if, c->ifs.item[k]->span, test);
    node_set_regions(n, 2, (Graph *[]){r.graph, graph_region(l->m)});
}

/* The loop of generator `i` and all that is in it; behind the last one, the
 * item. */
static void lower_generator(Lower *l, const Expr *e, int i)
{
    const ComprehensionList *generators = generators_of(e);
    const Comprehension *c = &generators->item[i];
    Build build = build_of(e);
    OpenRegion r;
    Node *n, *iter;

    if (i == generators->n) {
        if (build.op == OP_build_generator)
            lower_emit1(l, OP_generator_item, e->comp.elt->span,
                        lower_expr(l, e->comp.elt));
        else if (build.method)
            add_item(l, e, build.method);
        else
            add_pair(l, e);
        return;
    }
    iter =
        i ? lower_expr(l, c->iter) : lower_load_hidden(l, c->iter->span, ".0");
    if (c->is_async && !l->in_async)
        lower_unsupported(l, UNSUPPORTED_ASYNC, c->span);
    if (!lower_region_open(l, c->span, &r))
        return;
    n = graph_param(r.graph, type_of_kind(TYPE_OBJECT));
    n->span = c->target->span;
    lower_store(l, c->target, n);
    lower_conditions(l, e, i, 0);
    lower_region_close(l, &r);
    n = lower_emit1(l, OP_py_for, c->span, iter);
    node_set_regions(n, 2, (Graph *[]){r.graph, graph_region(l->m)});
}

static Node *comprehension_function(Lower *l, const Expr *e, Build build)
{
    Node *n = lower_emit(l, OP_make_function, e->span, 0, NULL);
    Text param = text_from("/.0");
    Outside o;

    lower_set_name(n, ATTR_name, build.name);
    node_set_texts(n, ATTR_params, 1, &param);
    if (!body_open(l, e->span, e, NULL, &o))
        return n;
    l->in_async = o.in_async;
    if (build.op == OP_build_generator) {
        lower_generator(l, e, 0);
        set_locals(l, n, l->scope, NULL);
    } else {
        lower_store_hidden(l, e->span, hidden_items,
                           lower_emit(l, build.op, e->span, 0, NULL));
        lower_generator(l, e, 0);
        body_return(l, lower_load_hidden(l, e->span, hidden_items));
        set_locals(l, n, l->scope, hidden_items);
    }
    body_close(l, &o);
    node_set_regions(n, 1, &o.region.graph);
    return n;
}

Node *lower_comprehension(Lower *l, const Expr *e)
{
    Build build = build_of(e);
    Node *f = comprehension_function(l, e, build);
    Node *iter = lower_expr(l, generators_of(e)->item[0].iter);

    return lower_emit2(
        l, build.op == OP_build_generator ? OP_build_generator : OP_py_call,
        e->span, f, iter);
}
