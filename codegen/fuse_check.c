/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A checker of fusion, which knows nothing of how it was done.
 *
 * Every value of the graph level and of the kernel level gets a number that
 * follows from what it computes: its op, type and attributes, and its inputs'
 * numbers. A kernel is looked through. A branch's params have the numbers of
 * what comes in; a loop's are numbered by the loop's inputs and their place.
 * Outputs and effects must have equal numbers on both levels. Numbers of 64
 * bits do not collide by chance. */
#include "codegen/plan_check.h"

typedef struct Numbering {
    uint64_t *number; /* indexed by node id */
} Numbering;

static uint64_t mix(uint64_t h, uint64_t x)
{
    h = (h ^ x) * 0x9E3779B97F4A7C15u;
    return h ^ h >> 29;
}

static uint64_t mix_bytes(uint64_t h, const void *data, size_t size)
{
    return mix(h, text_hash(data, size));
}

/* ---- one node ---- */

static uint64_t of_type(uint64_t h, const Type *type)
{
    h = mix(h, (uint64_t)type->kind);
    if (type->kind != TYPE_TENSOR)
        return h;
    h = mix(h, (uint64_t)type->dtype << 8 | (uint64_t)type->shape.rank);
    for (int d = 0; d < type->shape.rank; d++)
        h = mix(h, (uint64_t)type->shape.dim[d]);
    return h;
}

static uint64_t of_attribute(uint64_t h, const Node *n, const Attr *a)
{
    h = mix(h, (uint64_t)a->key);
    switch (attr_info[a->key].kind) {
    case ATTR_INT:
        return mix(h, (uint64_t)a->i);
    case ATTR_INTS:
        h = mix(h, (uint64_t)a->n);
        for (int i = 0; i < a->n; i++)
            h = mix(h, (uint64_t)a->ints[i]);
        return h;
    case ATTR_TEXT:
        return mix_bytes(h, a->text.data, a->text.size);
    case ATTR_TEXTS:
        h = mix(h, (uint64_t)a->n);
        for (int i = 0; i < a->n; i++)
            h = mix_bytes(h, a->texts[i].data, a->texts[i].size);
        return h;
    case ATTR_DATA:
        return mix_bytes(h, a->data, (size_t)value_bytes(&n->type));
    }
    return h;
}

static uint64_t of_inputs(const Numbering *x, uint64_t h, const Node *n)
{
    for (int i = 0; i < n->ninput; i++)
        h = mix(h, x->number[n->input[i]->id]);
    return h;
}

/* A constant whose elements are all the same is its one element, broadcast, as
 * kernels write it. */
static uint64_t of_constant(const Node *n)
{
    Type one = type_scalar(n->type.dtype);
    size_t size = (size_t)dtype_info[n->type.dtype].size;
    uint64_t h;

    if (!constant_is_splat(n))
        return of_attribute(of_type(OP_constant, &n->type), n,
                            node_attr(n, ATTR_data));
    h = mix_bytes(of_type(OP_constant, &one), node_attr(n, ATTR_data)->data,
                  size);
    return n->type.shape.rank == 0
               ? h
               : mix(of_type(OP_broadcast_in_dim, &n->type), h);
}

/* Is this the broadcast of a scalar? */
static bool is_splat(const Node *n)
{
    return n->op == OP_broadcast_in_dim && n->input[0]->type.shape.rank == 0;
}

static uint64_t of_plain(const Numbering *x, const Node *n)
{
    uint64_t h = of_type((uint64_t)n->op, &n->type);

    if (n->op == OP_constant)
        return of_constant(n);
    if (n->op == OP_identity)
        return x->number[n->input[0]->id];
    if (is_splat(n))
        return mix(h, x->number[n->input[0]->id]);
    for (int i = 0; i < n->nattr; i++)
        h = of_attribute(h, n, &n->attr[i]);
    return of_inputs(x, h, n);
}

/* ---- regions ---- */

static void number_graph(Numbering *x, const Graph *g, uint64_t *effects);

static uint64_t of_outputs(const Numbering *x, uint64_t h, const Graph *g)
{
    for (int i = 0; i < g->noutput; i++)
        h = mix(h, x->number[g->output[i]->id]);
    return h;
}

static void name_edge(Numbering *x, Edge e)
{
    for (int i = 0; i < e.n; i++)
        x->number[e.to[i]->id] = x->number[e.from[i]->id];
}

static uint64_t of_cond(Numbering *x, const Node *n, uint64_t *effects)
{
    uint64_t h = mix(OP_cond, x->number[cond_predicate(n)->id]);

    for (int i = 0; i < n->nregion; i++) {
        name_edge(x, edge_in(n, n->region[i]));
        number_graph(x, n->region[i], effects);
        h = of_outputs(x, h, n->region[i]);
    }
    return h;
}

static uint64_t of_while(Numbering *x, const Node *n, uint64_t *effects)
{
    uint64_t h = of_inputs(x, OP_while, n);
    uint64_t turn = h;

    for (int i = 0; i < n->nregion; i++) {
        for (int k = 0; k < n->region[i]->nparam; k++)
            x->number[n->region[i]->param[k]->id] = mix(turn, (uint64_t)k);
        number_graph(x, n->region[i], effects);
        h = of_outputs(x, h, n->region[i]);
    }
    return h;
}

/* The number of a kernel's result is that of the region's output. */
static uint64_t of_result(const Numbering *x, const Node *n)
{
    const Node *tuple = n->input[0];
    int64_t i = node_int(n, ATTR_index);

    if (tuple->op == OP_kernel)
        return x->number[tuple->region[0]->output[i]->id];
    return mix(mix(OP_result, x->number[tuple->id]), (uint64_t)i);
}

static uint64_t of_node(Numbering *x, const Node *n, uint64_t *effects)
{
    switch (n->op) {
    case OP_param:
        return x->number[n->id];
    case OP_result:
        return of_result(x, n);
    case OP_cond:
        return of_cond(x, n, effects);
    case OP_while:
        return of_while(x, n, effects);
    case OP_kernel:
        name_edge(x, edge_in(n, n->region[0]));
        number_graph(x, n->region[0], effects);
        return of_outputs(x, OP_kernel, n->region[0]);
    default:
        return of_plain(x, n);
    }
}

/* Numbers a graph whose params are numbered. To `effects` is added what is done
 * besides, in whatever order: tokens and tapes tell the order. */
static void number_graph(Numbering *x, const Graph *g, uint64_t *effects)
{
    for (const Node *n = g->first; n; n = n->next) {
        x->number[n->id] = of_node(x, n, effects);
        if (op_is(n->op, OP_EFFECT | OP_LINEAR))
            *effects += x->number[n->id];
    }
}

static uint64_t number_function(Numbering *x, const Graph *g)
{
    uint64_t effects = 0;

    for (int i = 0; i < g->nparam; i++)
        x->number[g->param[i]->id] = mix(OP_param, (uint64_t)i);
    number_graph(x, g, &effects);
    return effects;
}

/* ---- two levels ---- */

static bool report(const Graph *g, const Node *n)
{
    diag_error(g->module->ctx, DIAG_H0999, n ? n->span : SPAN_NONE,
               "the kernels of `%s` do not compute %s", g->name,
               n ? "this output" : "its effects");
    return false;
}

static Numbering numbering_new(const Module *m)
{
    return (Numbering){.number = ARENA_ARRAY(m->arena, uint64_t, m->nnode + 1)};
}

bool fuse_check(const Module *graph, const Module *kernels)
{
    Numbering x = numbering_new(graph), y = numbering_new(kernels);
    const Graph *b = kernels->first;

    for (const Graph *a = graph->first; a; a = a->next, b = b->next) {
        if (number_function(&x, a) != number_function(&y, b))
            return report(a, NULL);
        for (int i = 0; i < a->noutput; i++)
            if (x.number[a->output[i]->id] != y.number[b->output[i]->id])
                return report(a, a->output[i]);
    }
    return true;
}
