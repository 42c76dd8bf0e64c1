/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The verifier: what must hold of a module between any two passes.
 *
 * One walk in order visits inputs before their users, so that "placed" is all
 * that needs remembering. Types are compared with what inference finds afresh;
 * regions of `cond` and `while` are checked by their rules of inference. */
#include "ir/graph.h"

#include <string.h>

typedef struct Verifier {
    const Module *module;
    Arena *arena;
    bool *placed;      /* by id: the walk has been there */
    bool *used;        /* by id: a token or a tape that was taken */
    bool **taken;      /* by id: which elements of a tuple were, if linear */
    const Node *at;    /* the node that `wrong` is about */
    const char *wrong; /* the first violation, or NULL */
} Verifier;

/* A graph and those around it whose nodes it may use. */
typedef struct Scope Scope;
struct Scope {
    const Graph *graph;
    const Scope *outer; /* NULL where nothing around is seen */
};

/* ---- reporting ---- */

static const char *function_of(const Graph *g)
{
    while (!g->name && g->owner)
        g = g->owner->graph;
    return g->name ? g->name : "a region";
}

static bool violated(Verifier *v, const Node *n, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Keeps the first violation; returns false. */
static bool violated(Verifier *v, const Node *n, const char *format, ...)
{
    va_list args;
    const char *what;

    if (v->wrong)
        return false;
    va_start(args, format);
    what = arena_vprintf(v->arena, format, args);
    va_end(args);
    v->at = n;
    v->wrong =
        n ? arena_printf(v->arena, "in `%s`: `%s` %s", function_of(n->graph),
                         op_info[n->op].name, what)
          : what;
    return false;
}

static bool graph_violated(Verifier *v, const Graph *g, const char *what)
{
    return violated(v, NULL, "in `%s`: %s", function_of(g), what);
}

/* ---- structure ---- */

/* Is the list well linked, and are the params the first nodes of it? */
static bool list_holds(Verifier *v, const Graph *g)
{
    const Node *prev = NULL;
    int i = 0;

    for (const Node *n = g->first; n; prev = n, n = n->next, i++) {
        bool is_param = i < g->nparam;

        if (n->prev != prev || n->graph != g)
            return graph_violated(v, g, "the list of nodes is broken");
        if (n->id >= v->module->nnode)
            return violated(v, n, "has an id that was not handed out");
        if (is_param != (n->op == OP_param) || (is_param && g->param[i] != n))
            return violated(v, n, "is not where params are");
        if (is_param && node_int(n, ATTR_index) != i)
            return violated(v, n, "%d has index %lld", i,
                            (long long)node_int(n, ATTR_index));
    }
    return (g->last == prev && i >= g->nparam) ||
           graph_violated(v, g, "the list of nodes ends elsewhere");
}

static bool is_visible(const Scope *scope, const Graph *g)
{
    for (; scope; scope = scope->outer)
        if (scope->graph == g)
            return true;
    return false;
}

/* May a node of this scope use this value? `n` is NULL for outputs. */
static bool use_holds(Verifier *v, const Scope *scope, const Node *n,
                      const Node *value)
{
    const char *user = n ? op_info[n->op].name : "output";

    if (value->id >= v->module->nnode || !v->placed[value->id])
        return violated(v, value, "is used by `%s` before it is there", user);
    if (!is_visible(scope, value->graph))
        return violated(v, value, "is used by `%s` where it is not seen", user);
    return value->type.kind != TYPE_NONE ||
           violated(v, value, "has no value, and `%s` uses it", user);
}

/* ---- tokens and tapes ---- */

static bool is_linear(const Type *t)
{
    return t->kind == TYPE_TOKEN || t->kind == TYPE_TAPE;
}

/* Tokens and tapes are handed on at most once. */
static bool linear_use_holds(Verifier *v, const Node *value)
{
    if (!is_linear(&value->type))
        return true;
    if (v->used[value->id])
        return violated(v, value, "yields a %s that is used twice",
                        type_str(v->arena, &value->type));
    v->used[value->id] = true;
    return true;
}

/* Does a `result` take a token or a tape that another has taken? */
static bool linear_result_holds(Verifier *v, const Node *n)
{
    const Node *tuple = n->input[0];
    int64_t i = node_int(n, ATTR_index);

    if (n->op != OP_result || !is_linear(&n->type))
        return true;
    if (!v->taken[tuple->id])
        v->taken[tuple->id] = ARENA_ARRAY(v->arena, bool, tuple->type.nelement);
    if (v->taken[tuple->id][i])
        return violated(v, n, "%lld takes a %s for the second time",
                        (long long)i, type_str(v->arena, &n->type));
    v->taken[tuple->id][i] = true;
    return true;
}

/* ---- types ---- */

/* What inference finds, without its diagnostics. */
static Type infer_afresh(Context *ctx, const Node *n)
{
    Context saved = *ctx;
    Node copy = *n;

    node_infer(&copy);
    *ctx = saved;
    *ctx->last_diag = NULL;
    return copy.type;
}

static bool type_holds(Verifier *v, const Node *n)
{
    Type found = infer_afresh(v->module->ctx, n);

    if (n->op == OP_constant && n->type.kind != TYPE_TENSOR)
        return violated(v, n, "is %s", type_str(v->arena, &n->type));
    if (n->op == OP_poison && n->type.kind != TYPE_POISON)
        return violated(v, n, "is %s", type_str(v->arena, &n->type));
    if (n->op == OP_call &&
        !module_find(v->module, node_text(n, ATTR_callee).data))
        return violated(v, n, "enters `%s`, which is not there",
                        node_text(n, ATTR_callee).data);
    if (n->type.kind == TYPE_NONE && !op_is(n->op, OP_SCRIPT))
        return violated(v, n, "has no type");
    return type_equal(&found, &n->type) ||
           violated(v, n, "is %s where inference finds %s",
                    type_str(v->arena, &n->type), type_str(v->arena, &found));
}

/* ---- the walk ---- */

/* What the regions of a script-level row take and yield; ANY of a function's,
 * which yields its value once jumps are lowered. */
enum { ANY = -1 };
static const struct ScriptRegions {
    Op op;
    int nparam[3], noutput[3];
} script_regions[] = {
    {OP_py_and, {0}, {1}},          {OP_py_or, {0}, {1}},
    {OP_py_if, {0}, {0}},           {OP_if_expression, {0}, {1, 1}},
    {OP_py_for, {1}, {0}},          {OP_py_while, {0}, {1, 0, 0}},
    {OP_make_class, {0}, {0}},      {OP_py_assert, {0}, {1}},
    {OP_make_function, {0}, {ANY}}, {OP_py_try, {0, 1, 0}, {0}},
    {OP_py_finally, {0}, {0}},      {OP_py_with, {1, 0}, {0}},
};

static bool script_regions_hold(Verifier *v, const Node *n)
{
    const struct ScriptRegions *row = script_regions;
    const struct ScriptRegions *end =
        row + sizeof script_regions / sizeof *script_regions;

    while (row < end && row->op != n->op)
        row++;
    for (int i = 0; row < end && i < n->nregion; i++) {
        const Graph *g = n->region[i];

        if (g->nparam != row->nparam[i])
            return violated(v, n, "has a region %d with %d params", i,
                            g->nparam);
        if (row->noutput[i] == ANY ? g->noutput > 1
                                   : g->noutput != row->noutput[i])
            return violated(v, n, "has a region %d that yields %d values", i,
                            g->noutput);
    }
    return true;
}

static bool graph_holds(Verifier *v, const Graph *g, const Scope *scope);

static bool regions_hold(Verifier *v, const Scope *scope, const Node *n)
{
    bool open = op_is(n->op, OP_SCRIPT) && n->op != OP_make_function;

    for (int i = 0; i < n->nregion; i++) {
        const Graph *g = n->region[i];
        Scope inner = {g, open ? scope : NULL};

        if (g->owner != n)
            return violated(v, n, "does not own its region %d", i);
        if (g->name)
            return violated(v, n, "has a function as its region");
        if (!graph_holds(v, g, &inner))
            return false;
    }
    return true;
}

static bool node_holds(Verifier *v, const Scope *scope, const Node *n)
{
    const char *row = node_row_error(n);

    if (row)
        return violated(v, n, "is not as its row says: %s", row);
    if (v->placed[n->id])
        return violated(v, n, "has an id that another node has");
    for (int i = 0; i < n->ninput; i++)
        if (!use_holds(v, scope, n, n->input[i]) ||
            !linear_use_holds(v, n->input[i]))
            return false;
    if (!regions_hold(v, scope, n) || !script_regions_hold(v, n) ||
        !type_holds(v, n) || !linear_result_holds(v, n))
        return false;
    v->placed[n->id] = true;
    return true;
}

static bool graph_holds(Verifier *v, const Graph *g, const Scope *scope)
{
    if (g->module != v->module)
        return graph_violated(v, g, "a graph of another module");
    if (!list_holds(v, g))
        return false;
    for (const Node *n = g->first; n; n = n->next)
        if (!node_holds(v, scope, n))
            return false;
    for (int i = 0; i < g->noutput; i++)
        if (!use_holds(v, scope, NULL, g->output[i]) ||
            !linear_use_holds(v, g->output[i]))
            return false;
    return true;
}

const char *module_violation(const Module *m, const Node **at)
{
    Verifier v = {.module = m,
                  .arena = m->arena,
                  .placed = ARENA_ARRAY(m->arena, bool, m->nnode),
                  .used = ARENA_ARRAY(m->arena, bool, m->nnode),
                  .taken = ARENA_ARRAY(m->arena, bool *, m->nnode)};

    for (const Graph *g = m->first; g && !v.wrong; g = g->next) {
        Scope scope = {g, NULL};

        if (g->owner)
            graph_violated(&v, g, "a function with an owner");
        else if (module_find(m, g->name) != g)
            graph_violated(&v, g, "a second function of that name");
        else
            graph_holds(&v, g, &scope);
    }
    *at = v.at;
    return v.wrong;
}

const char *module_verify(const Module *m)
{
    const Node *at;

    return module_violation(m, &at);
}

/* ---- purity ---- */

static bool touches_world(const Type *t)
{
    if (t->kind == TYPE_TUPLE) {
        for (int i = 0; i < t->nelement; i++)
            if (is_linear(&t->element[i]))
                return true;
        return false;
    }
    return is_linear(t);
}

static bool call_is_pure(const Node *n)
{
    for (int i = 0; i < n->ninput; i++)
        if (touches_world(&n->input[i]->type))
            return false;
    return !touches_world(&n->type);
}

bool node_is_pure(const Node *n)
{
    if (op_is(n->op, OP_EFFECT | OP_LINEAR | OP_SCRIPT))
        return false;
    if (n->op == OP_call)
        return call_is_pure(n);
    for (int i = 0; i < n->nregion; i++)
        for (const Node *in = n->region[i]->first; in; in = in->next)
            if (!node_is_pure(in))
                return false;
    return true;
}
