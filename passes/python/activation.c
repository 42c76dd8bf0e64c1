/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Activations: where the values of script nodes are while a body is run.
 *
 * Values that end with the call that made them (of nodes, of local names, of
 * arguments) lie on a stack of blocks: calls at compile time may be many, and
 * leave nothing behind but what they made. */
#include "passes/python/python.h"
#include "passes/staging/live.h"

#include <string.h>

/* ---- the stack of values ---- */

enum { BLOCK_VALUES = 4096 };

struct TempBlock {
    TempBlock *below, *above;
    size_t size, used;
    Value *item;
};

TempMark temps_mark(Spec *s)
{
    return (TempMark){s->temps, s->temps ? s->temps->used : 0};
}

/* Puts a block with room for n values on top: the one that was there before,
 * if that is large enough. */
static void next_block(Spec *s, size_t n)
{
    TempBlock *b = s->temps ? s->temps->above : NULL;

    if (!b || b->size < n) {
        b = ARENA_NEW(s->arena, TempBlock);
        b->size = n < BLOCK_VALUES ? BLOCK_VALUES : n;
        b->item = ARENA_ARRAY(s->arena, Value, b->size);
        b->below = s->temps;
        if (s->temps)
            s->temps->above = b;
    }
    b->used = 0;
    s->temps = b;
}

Value *temps_push(Spec *s, int n)
{
    Value *item;

    if (!s->temps || s->temps->size - s->temps->used < (size_t)n)
        next_block(s, (size_t)n);
    item = s->temps->item + s->temps->used;
    s->temps->used += (size_t)n;
    memset(item, 0, (size_t)n * sizeof *item);
    return item;
}

void temps_release(Spec *s, TempMark m)
{
    if (!m.block)
        while (s->temps && s->temps->below)
            s->temps = s->temps->below;
    else
        s->temps = m.block;
    if (s->temps)
        s->temps->used = m.used;
}

/* ---- the numbering of script nodes ---- */

/* For each script module: the place of every node among those of its function;
 * and by the node that makes a function or a class, what is known of it. */
struct Numbering {
    struct Numbering *next;
    const Module *module;
    uint32_t *local;
    Words *words;
    FunctionInfo **made;
    uint32_t nnode; /* of the top level, the largest if there are more */
    struct LiveFunction *live; /* of the top level */
};

static void number_graph(Arena *a, struct Numbering *m, const Graph *g,
                         uint32_t *count)
{
    for (const Node *n = g->first; n; n = n->next) {
        bool own = n->op == OP_make_function || n->op == OP_make_class;

        m->local[n->id] = (*count)++;
        if (own)
            m->made[n->id] = ARENA_NEW(a, FunctionInfo);
        for (int i = 0; i < n->nregion; i++)
            number_graph(a, m, n->region[i],
                         own ? &m->made[n->id]->nnode : count);
    }
}

static struct Numbering *numbering_of(Spec *s, const Module *module)
{
    struct Numbering *m = s->numbering;

    while (m && m->module != module)
        m = m->next;
    if (m)
        return m;
    m = ARENA_NEW(s->arena, struct Numbering);
    m->module = module;
    m->local = ARENA_ARRAY(s->arena, uint32_t, module->nnode);
    m->words = ARENA_ARRAY(s->arena, Words, module->nnode);
    m->made = ARENA_ARRAY(s->arena, FunctionInfo *, module->nnode);
    for (const Graph *g = module->first; g; g = g->next) {
        uint32_t count = 0;

        number_graph(s->arena, m, g, &count);
        if (count > m->nnode)
            m->nnode = count;
    }
    m->next = s->numbering;
    s->numbering = m;
    return m;
}

FunctionInfo *function_info(Spec *s, const Node *made)
{
    return numbering_of(s, made->graph->module)->made[made->id];
}

static void words_read(Spec *s, Words *w, const Node *n)
{
    *w = (Words){.is_read = true};
    if (node_attr(n, ATTR_name)) {
        Text name = node_text(n, ATTR_name);

        w->name = sym_intern(&s->ctx->names, name.data, name.size);
    }
    if (node_attr(n, ATTR_scope))
        w->place = node_place(n);
    if (node_attr(n, ATTR_operator))
        w->op =
            operator_from_text(node_text(n, ATTR_operator), n->op == OP_unary);
}

const Words *node_words(Spec *s, const Node *n)
{
    Words *w = &numbering_of(s, n->graph->module)->words[n->id];

    if (!w->is_read)
        words_read(s, w, n);
    return w;
}

/* How many nodes a body has that is run as a whole. */
static uint32_t body_size(const struct Numbering *m, const Graph *g)
{
    return g->owner ? m->made[g->owner->id]->nnode : m->nnode;
}

/* ---- bodies ---- */

Value eval_temp(Spec *s, const Node *n)
{
    const Activation *a = s->activation;

    return a->temp[a->local[n->id]];
}

void eval_set_temp(Spec *s, const Node *n, Value v)
{
    spec_met(s, v);
    s->activation->temp[s->activation->local[n->id]] = v;
}

/* Room for a body's temporaries, and what is read of them. */
static void open_body(Spec *s, Activation *a, const Graph *g)
{
    struct Numbering *m = numbering_of(s, g->module);

    a->local = m->local;
    a->temp = temps_push(s, (int)body_size(m, g));
    live_open(s, a, g, body_size(m, g),
              g->owner ? &m->made[g->owner->id]->live : &m->live);
}

Value eval_body(Spec *s, const Graph *g, Object *frame, Object *module,
                Object *class, Object *function)
{
    TempMark mark = temps_mark(s);
    Activation a = {.caller = s->activation,
                    .frame = frame,
                    .module = module,
                    .class = class,
                    .function = function};
    Value v = value_none();
    Span span = s->span;

    open_body(s, &a, g);
    s->activation = &a;
    eval_nodes(s, g);
    if (g->noutput && !s->diverged && !spec_unwinds(s))
        v = eval_temp(s, g->output[0]);
    if (v.kind == VALUE_UNDEFINED)
        v = value_poison();
    s->activation = a.caller;
    s->span = span;
    temps_release(s, mark);
    return v;
}

Value eval_with(Spec *s, const Graph *body, Object *frame, Object *function,
                Value (*run)(Spec *s, void *data), void *data)
{
    TempMark mark = temps_mark(s);
    Activation a = {.caller = s->activation,
                    .frame = frame,
                    .module = function->function.module,
                    .function = function};
    Span span = s->span;
    Value v;

    open_body(s, &a, body);
    s->activation = &a;
    v = run(s, data);
    s->activation = a.caller;
    s->span = span;
    temps_release(s, mark);
    return v;
}
