/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Modules, graphs and nodes: making, linking, rewriting and copying them.
 *
 * A graph's nodes are a doubly linked list, so that passes insert, move and
 * unlink in constant time. Ids are handed out by the module and never reused:
 * side tables are arrays. */
#include "ir/graph.h"

#include <assert.h>
#include <string.h>

Module *module_new(Context *ctx)
{
    Module *m = ARENA_NEW(ctx->arena, Module);

    m->ctx = ctx;
    m->arena = ctx->arena;
    return m;
}

Graph *graph_region(Module *m)
{
    Graph *g = ARENA_NEW(m->arena, Graph);

    g->module = m;
    return g;
}

/* The slot of a name, or the empty one where it would be. */
static Graph **function_slot(const Module *m, const char *name)
{
    size_t at = text_hash(name, strlen(name)) & (m->nslot - 1);

    while (m->slot[at] && strcmp(m->slot[at]->name, name) != 0)
        at = (at + 1) & (m->nslot - 1);
    return &m->slot[at];
}

static void functions_grow(Module *m)
{
    m->nslot = m->nslot ? m->nslot * 2 : 16;
    m->slot = ARENA_ARRAY(m->arena, Graph *, m->nslot);
    for (Graph *g = m->first; g; g = g->next)
        *function_slot(m, g->name) = g;
}

/* As the last one; there is room for its name. */
static void append_function(Module *m, Graph *g)
{
    g->index = m->nfunction++;
    *function_slot(m, g->name) = g;
    if (m->last)
        m->last->next = g;
    else
        m->first = g;
    m->last = g;
}

Graph *module_function(Module *m, const char *name)
{
    Graph *g = graph_region(m);

    if (m->nfunction * 2 >= m->nslot)
        functions_grow(m);
    g->name = sym_from(&m->ctx->names, name);
    append_function(m, g);
    return g;
}

Graph *module_find(const Module *m, const char *name)
{
    return m->nslot ? *function_slot(m, name) : NULL;
}

/* ---- the list ---- */

/* Puts an unlinked node before `at`, at the end if that is NULL. */
static void link_before(Graph *g, Node *n, Node *at)
{
    n->graph = g;
    n->next = at;
    n->prev = at ? at->prev : g->last;
    if (n->prev)
        n->prev->next = n;
    else
        g->first = n;
    if (at)
        at->prev = n;
    else
        g->last = n;
}

void node_unlink(Node *n)
{
    Graph *g = n->graph;

    if (n->prev)
        n->prev->next = n->next;
    else
        g->first = n->next;
    if (n->next)
        n->next->prev = n->prev;
    else
        g->last = n->prev;
    n->prev = n->next = NULL;
}

void node_move_before(Node *n, Node *at)
{
    if (n == at)
        return;
    node_unlink(n);
    link_before(at->graph, n, at);
}

/* ---- making nodes ---- */

static Node *node_alloc(Module *m, Op op, int ninput, Node *const *input)
{
    Node *n = ARENA_NEW(m->arena, Node);

    assert(m->nnode < UINT32_MAX);
    n->op = op;
    n->id = m->nnode++;
    n->ninput = ninput;
    n->input = arena_copy(m->arena, input, (size_t)ninput * sizeof *input);
    return n;
}

Node *node_new(Graph *g, Op op, int ninput, Node *const *input)
{
    Node *n = node_alloc(g->module, op, ninput, input);

    link_before(g, n, NULL);
    return n;
}

Node *graph_param(Graph *g, Type type)
{
    Node *n = node_alloc(g->module, OP_param, 0, NULL);
    Node *at = g->nparam ? g->param[g->nparam - 1]->next : g->first;

    n->type = type;
    link_before(g, n, at);
    node_set_int(n, ATTR_index, g->nparam);
    *ARENA_PUSH(g->module->arena, g->param, g->nparam, g->param_capacity) = n;
    return n;
}

void graph_set_outputs(Graph *g, int n, Node *const *output)
{
    g->noutput = n;
    g->output =
        arena_copy(g->module->arena, output, (size_t)n * sizeof *output);
}

void node_set_regions(Node *n, int nregion, Graph *const *region)
{
    Arena *a = n->graph->module->arena;

    n->nregion = nregion;
    n->region = arena_copy(a, region, (size_t)nregion * sizeof *region);
    for (int i = 0; i < nregion; i++)
        region[i]->owner = n;
}

void node_add_input(Node *n, Node *input)
{
    Node **more = ARENA_ARRAY(n->graph->module->arena, Node *, n->ninput + 1);

    for (int i = 0; i < n->ninput; i++)
        more[i] = n->input[i];
    more[n->ninput++] = input;
    n->input = more;
}

void graph_take(Graph *function, Graph *region)
{
    for (Node *n = region->first; n; n = n->next)
        n->graph = function;
    function->first = region->first;
    function->last = region->last;
    function->nparam = region->nparam;
    function->param_capacity = region->param_capacity;
    function->param = region->param;
    function->noutput = region->noutput;
    function->over = region->over;
    function->output = region->output;
    *region = (Graph){.module = region->module};
}

/* ---- copying ---- */

Node *copies_find(const Copies *c, Node *n)
{
    Node *copy = NULL;

    assert(c->map || n->id < c->low || n->id >= c->high);
    if (n->id >= c->low && n->id < c->high)
        copy = c->map[n->id - c->low];
    return copy ? copy : n;
}

void copies_put(Copies *c, const Node *n, Node *copy)
{
    assert(c->map || n->id < c->low || n->id >= c->high);
    if (n->id >= c->low && n->id < c->high)
        c->map[n->id - c->low] = copy;
}

static void copy_outputs(Graph *to, const Graph *from, const Copies *c)
{
    graph_set_outputs(to, from->noutput, from->output);
    for (int i = 0; i < to->noutput; i++)
        to->output[i] = copies_find(c, to->output[i]);
}

static Graph *copy_region(Module *to, const Graph *from, Copies *c);

Node *node_copy(const Node *n, Graph *g, Node *at)
{
    Module *m = g->module;
    Node *copy = node_alloc(m, n->op, n->ninput, n->input);

    link_before(g, copy, at);
    copy->type = n->type;
    copy->span = n->span;
    copy->calls = n->calls;
    copy->nattr = copy->attr_capacity = n->nattr;
    copy->attr =
        arena_copy(m->arena, n->attr, (size_t)n->nattr * sizeof *n->attr);
    return copy;
}

static Node *copy_node(Graph *to, Node *at, const Node *n, Copies *c)
{
    Module *m = to->module;
    Node *copy = node_copy(n, to, at);

    for (int i = 0; i < n->ninput; i++)
        copy->input[i] = copies_find(c, n->input[i]);
    copy->nregion = n->nregion;
    copy->region = ARENA_ARRAY(m->arena, Graph *, n->nregion);
    for (int i = 0; i < n->nregion; i++) {
        copy->region[i] = copy_region(m, n->region[i], c);
        copy->region[i]->owner = copy;
    }
    return copy;
}

static void copy_body(Graph *to, Node *at, const Graph *from, Copies *c)
{
    /* `to` may be `from`: its end is fixed before copies are appended. */
    const Node *last = from->last;

    for (const Node *n = from->first; n; n = n->next) {
        if (n->op != OP_param)
            copies_put(c, n, copy_node(to, at, n, c));
        if (n == last)
            break;
    }
}

static Graph *copy_region(Module *to, const Graph *from, Copies *c)
{
    Graph *g = graph_region(to);

    for (int i = 0; i < from->nparam; i++) {
        Node *param = graph_param(g, from->param[i]->type);

        param->span = from->param[i]->span;
        param->calls = from->param[i]->calls;
        copies_put(c, from->param[i], param);
    }
    copy_body(g, NULL, from, c);
    copy_outputs(g, from, c);
    return g;
}

void graph_copy_body(Graph *to, const Graph *from, Copies *c)
{
    copy_body(to, NULL, from, c);
}

/* Widens [low, high) to the ids of a graph and its regions. */
static void widen_range(const Graph *g, uint32_t *low, uint32_t *high)
{
    for (const Node *n = g->first; n; n = n->next) {
        if (n->id < *low)
            *low = n->id;
        if (n->id >= *high)
            *high = n->id + 1;
        for (int i = 0; i < n->nregion; i++)
            widen_range(n->region[i], low, high);
    }
}

void graph_id_range(const Graph *g, uint32_t *low, uint32_t *high)
{
    *low = UINT32_MAX;
    *high = 0;
    widen_range(g, low, high);
    if (*low > *high)
        *low = *high;
}

Copies copies_of_graph(Arena *a, const Graph *from)
{
    Copies c = {0};

    graph_id_range(from, &c.low, &c.high);
    if (c.low < c.high)
        c.map = ARENA_ARRAY(a, Node *, c.high - c.low);
    return c;
}

Graph *graph_copy(Module *to, const Graph *from)
{
    Copies c = copies_of_graph(to->arena, from);

    return copy_region(to, from, &c);
}

void graph_insert(Node *at, const Graph *from, Node *const *input,
                  Node **output)
{
    Module *m = at->graph->module;
    Copies c = copies_of_graph(m->arena, from);

    for (int i = 0; i < from->nparam; i++)
        copies_put(&c, from->param[i], input[i]);
    copy_body(at->graph, at, from, &c);
    for (int i = 0; i < from->noutput; i++)
        output[i] = copies_find(&c, from->output[i]);
}

void module_drop(Module *m, const bool *drop)
{
    Graph *g = m->first, *next;
    size_t i = 0;

    m->first = m->last = NULL;
    m->nfunction = 0;
    for (size_t k = 0; k < m->nslot; k++)
        m->slot[k] = NULL;
    for (; g; g = next, i++) {
        next = g->next;
        g->next = NULL;
        if (drop[i])
            continue;
        append_function(m, g);
    }
}
